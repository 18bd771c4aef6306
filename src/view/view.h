/* Pages → what a proof reader asks of them: where each text stands, what its words are from, how it was made to fit. */
#ifndef VIEW_VIEW_H
#define VIEW_VIEW_H

#include "model/data.h"
#include "model/revision.h"
#include "model/taker.h"

/* The texts of pages, noted of each page as it comes, in any order. */
typedef struct PlacedTexts PlacedTexts;
/* Lives in the arena, and borrows the document. */
PlacedTexts *placed_open(const Document *document, Arena *arena);
PageTaker placed_taker(PlacedTexts *texts);

/* Which of them: all that is asked for must hold. */
typedef struct {
    const char *const
        *keys;         /* patterns of a whole key, or of the record in it; * stands for any characters; any of them will do */
    int n_keys;        /* 0: whatever the key */
    Str words;         /* that it has; empty: whatever it says */
    const bool *pages; /* by number; NULL: on whatever page */
} QueryWish;

/* One JSON object a line (docs/query.md), page by page, in the order in which they are painted; n: how many.  `release`: of these pages,
   names the texts.  `data`: not yet closed, know where words were typed. */
Str query_written(const PlacedTexts *texts, QueryWish wish, const Release *release, const Data *data, int *n, Arena *arena);

/* Pages as pictures, each as it comes, in any order. */
typedef struct DrawnPages DrawnPages;
DrawnPages *drawn_open(Arena *arena);
/* Of another edition, for the same page of proofs: what looks alike is there once. */
DrawnPages *drawn_beside(const DrawnPages *other, Arena *arena);
PageTaker drawn_taker(DrawnPages *drawn);

/* An earlier edition, set again. */
typedef struct {
    const DrawnPages *drawn;
    const PlacedTexts *texts;
    const bool *is_same; /* of each page: it is as it was published; others cannot be shown */
    int n_pages;
} EarlierPages;

/* What a proof page shows. */
typedef struct {
    Str title;
    int made;                /* how many pages were made before for who follows, and this; 0: nobody does */
    const DrawnPages *drawn; /* NULL: there are no pages */
    const PlacedTexts *texts;
    const Release *named;    /* its passages name the texts; NULL: nobody does */
    const Data *data;        /* not yet closed; NULL: unusable */
    const Offices *offices;  /* NULL: nobody's */
    const DiagFault *faults; /* what is said of them */
    int n_faults;
    const Revision *revision; /* from what was published to here; or NULL */
    EarlierPages before;      /* what was published; drawn NULL: these are shown alone */
} ProofMatter;

/* One page of HTML that holds all it needs (docs/proofpage.md). */
Str proofpage_written(const ProofMatter *matter, DiagLang lang, Arena *arena);

#endif
