/* Strips → Pages: cut at least total cost, continued, numbered, slots filled; and the proof that nothing was lost. */
#ifndef PAGES_PAGES_H
#define PAGES_PAGES_H

#include "base/map.h"
#include "font/font.h"
#include "model/galley.h"
#include "model/release.h"
#include "model/taker.h"

typedef struct Paging Paging;
/* With pins, pages are cut and labelled as they were published, when all sections are there; NULL: freely, as strips grow.
   taker NULL: the pages keep their frames; else a page that was taken has none. */
Paging *pages_open(const Document *document, const Pins *pins, const PageTaker *taker, FontBook *fonts, Arena *arena, Diag *diag);
/* Nothing will be made of them but a file: their pins name no slabs, and of their anchors those are there that links lead to. */
void pages_for_file(Paging *paging);
/* Who will see them has no paper to turn: what lies on its page (Master.turned) is left as it is. */
void pages_stay_lying(Paging *paging);
/* Where the slabs that come next are to live: until the last page with any of them has been taken; where nobody takes the pages, or
   they are cut as published, as long as these. */
Arena *pages_stall(Paging *paging);
/* A strip of the document, the next one or the same, grown. */
void pages_add(Paging *paging, const Strip *strip);
/* When all strips are there. */
const Pages *pages_finish(Paging *paging);
void pages_close(Paging *paging);
/* The same pages with what a revision puts in the margins: the line that says when, marks beside what has changed. */
const Pages *pages_revised(const Document *document, const Pages *pages, const Release *release, const Style *style,
                           FontBook *fonts, Arena *arena, Diag *diag);
/* What is to be put in the margins of pages, each where it is given. */
typedef struct {
    const Map *marks; /* key → BarLine, and a bar beside each of them that is on the page; or NULL */
    const Map
        *rows; /* id of a record → PageRow, which is filled in: a number beside each of them, counted on each page; or NULL */
    const Style *style; /* of bars, numbers and line */
    Str head;           /* above the type area of each page */
    const Style *head_style;
} PageNotes;
/* Of a thing on a page: of several texts that one cell shows, the one said last; NULL: no bar is to stand beside it. */
const BarLine *pages_bar_line(const Mark *mark, const Map *marks);
const Pages *pages_noted(const Pages *pages, const PageNotes *notes, FontBook *fonts, Arena *arena, Diag *diag);
/* Each text of the document stands once as real content, in order, inside its frame and the paper; the error says
   which does not.  White space and line ends do not count; slots count as whatever filled them. */
bool pages_prove(const Document *document, const Pages *pages, Arena *arena, Diag *diag);
/* The same, each page seen as it becomes final, in any order. */
typedef struct PageProof PageProof;
PageProof *prove_open(const Document *document, Arena *arena, Diag *diag);
PageTaker prove_taker(PageProof *proof);
bool prove_close(PageProof *proof, const Pages *pages); /* NULL: they did not all come, which was reported */

#endif
