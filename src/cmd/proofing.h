/* A proof page under construction: what is kept of pages as they come. */
#ifndef CMD_PROOFING_H
#define CMD_PROOFING_H

#include "cmd/cmd.h"
#include "view/view.h"

typedef struct Proofing {
    DrawnPages *drawn;
    PlacedTexts *texts;
    PageLine line; /* it must stay where it is once proofing_taker was called */
    const Revision *revision;
    EarlierPages before;
    int made; /* ProofMatter.made */
    /* Of pages that go into a file, too: */
    Diag *told; /* all that is to be said on the page; what stands in the way of the file is said elsewhere, as well */
    Str page;   /* once the file is there */
} Proofing;

/* For pages of this document. */
PageTaker proofing_taker(Proofing *proofing, const Document *document, Arena *arena);
/* The pages as they were published, set again from the data without what is corrected now: that they are the same is seen by their
   hashes.  Nothing is said of what is wrong with them. */
void proofing_add_before(Proofing *proofing, const Options *options, const Job *job, Arena *arena, const Diag *diag);
/* Of whatever came of the job; `data` not yet closed, or NULL. */
Str proofing_written(const Proofing *proofing, const Job *job, const Data *data, DiagLang lang, Arena *arena, const Diag *diag);
/* Data → the document of the job, with what `check` asks of both on the way: that is said to `asked`, with what a run that asks nothing
   says to `diag`.  They may be one.  The data are for the caller to close; NULL: reported. */
const Data *check_words(const Options *options, Job *job, Arena *arena, Diag *diag, Diag *asked);
/* What `check` finds and shows, as such a page; `shelf`: see Job. */
Str check_page_made(const Options *options, FaceShelf *shelf, int made, Arena *arena, Diag *diag);
/* DIR/index.html.  false: reported. */
bool proofing_save(const Options *options, const Job *job, Str page, Arena *arena, Diag *diag);

#endif
