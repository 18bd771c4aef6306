/* Frame items → page operators. */
#ifndef PDF_PAINT_H
#define PDF_PAINT_H

#include "model/page.h"
#include "pdf/embed.h"
#include "pdf/ink.h"
#include "pdf/tags.h"
#include "pdf/tone.h"

/* A place on the page that leads to a key. */
typedef struct {
    Box box;
    Str target;
    Where where;
    int text, at; /* the text it stands on, as in Owner */
} Spot;

typedef enum { PATH_NONE, PATH_STROKE, PATH_FILL } PathKind;

/* What has been said to the reader of the page so far, so that nothing is said twice.  No q/Q is used: text and
   graphics parameters stay until changed (8.4.1). */
typedef struct {
    Tone fill, stroke;
    bool overprint;
    Len line_width, dot_gap; /* dot_gap 0: solid */
    int font, squeeze;       /* font -1: none yet */
    Len size, rise;
    PathKind path; /* begun and not yet painted: neighbours of one pen share a path */
    int n_parts;
    bool in_text;           /* between BT and ET, which lines share as well */
    int64_t text_x, text_y; /* where the current line began, in 1/100 pt */
} PaintState;

typedef struct {
    Arena *arena;
    Fonts *fonts;
    Tags *tags; /* NULL: nothing is tagged */
    Ink ink;    /* operators of the page */
    int page;
    Len width, height; /* of the page: PDF counts from below */
    PaintState state;
    Owner owner;                       /* of what is to be painted */
    Owner content;                     /* of the marked content that is open */
    bool repeated, is_late, is_marked; /* said before; fills a slot; marked content is open */
    Vec(int) page_fonts;               /* those of the file this page uses: F1, F2, … */
    Vec(Spot) spots;
    const Press *press; /* NULL: for a screen */
    Vec(int) page_inks; /* of the press: spot colours this page uses */
    const Mark *mark;   /* of the innermost marked frame around */
    bool is_whole;      /* what is painted is one marked content */
} Painter;

/* The operators, fonts and links of a page are in `painter` afterwards. */
void paint_page(Painter *painter, const Pages *pages, int page);

/* For the files of this painter: the operators of a text run (glyphs.c) and changes of state (paint.c). */
void paint_glyphs(Painter *painter, const Glyphs *glyphs, Len x, Len y);
void paint_set_fill(Painter *painter, Color color, ColorUse use);
void paint_end_path(Painter *painter);
void paint_end_text(Painter *painter);

/* Whose it is (content.c).  The frame with this mark is entered; what was painted since `at` belongs to this owner, and reads
   as `said` if that is not empty; graphics that belong to nobody begin; the marked content ends. */
void content_enter(Painter *painter, const Mark *mark);
void content_put(Painter *painter, int at, Owner owner, Str said);
void content_begin_artifact(Painter *painter, Len y);
void content_end(Painter *painter);
/* The same owner, for what stands at this height of the page. */
Owner content_at_height(const Painter *painter, Len y);

#endif
