/* Pages, where everything went, and how a published booklet was cut. */
#ifndef MODEL_PAGE_H
#define MODEL_PAGE_H

#include "model/frame.h"

/* A slab by its name: what it shows, and how many slabs of that key stand before it in its section. */
typedef struct {
    Key key;
    int nth;
} SlabName;

/* How a page was cut. */
typedef struct {
    Str section;           /* key of it, as written */
    const SlabName *slabs; /* none: a blank page */
    int n_slabs;
    Len height;  /* of all that stands in its type area */
    bool branch; /* put in after publication: 12-2 */
} Pin;

/* A running value as a page shows it: 戦略計画6; or, where others with a number begin on it, 戦略計画6～7, 戦略計画2・5～8: its own
   text, what stands between, and the number of the last. */
typedef struct {
    const Setting *setting, *last; /* last NULL: itself */
    Str between;                   /* ～; ・5～ */
} ShownValue;

typedef struct {
    int folio;    /* 0: none */
    Str label;    /* as printed: "12", or empty; also the page label of the PDF */
    bool is_left; /* an even page, of what is bound on the right an odd one: inside is at its right */
    bool is_half; /* of facing pages: a row that stands on it goes on on the one beside it */
    const Master *master;
    const Document *document; /* what it is a page of: serials count in it */
    const Frame *frame;       /* all of it, from the corner of the trimmed page */
    const Frame *beside;      /* on a sheet for the press: what stands outside it, from the same corner; or NULL */
    Pin pin;
    const ShownValue *shown; /* running values in its fixed matter, each once */
    int n_shown;
    int turn;       /* when it was final: before those with a greater one */
    uint64_t hash;  /* of everything painted: equal pages have equal hashes */
    uint64_t words; /* of its characters alone, in order */
} Page;

/* What the margin of a page says that has a bar beside some text: of several that with the greatest turn. */
typedef struct {
    int turn;
    Str line; /* empty: nothing */
} BarLine;

/* Where a record first stands among those that are counted on each page. */
typedef struct {
    Str label; /* of the page */
    int row;   /* 0: it stands on none */
    int last;  /* page on which it was counted last, from 1 */
} PageRow;

/* Where a key can be reached.  Sorted by key (str_compare). */
typedef struct {
    Key key;
    int page;
    Len x, y;
    int column; /* of its page, from 1; 0: it stands across it */
    Len down;   /* how far down its column: y; on a vertical page how far from the right edge */
} Anchor;
typedef struct {
    int level;
    Str title;
    int page;
    Len y;
    Key key;
} Bookmark;

typedef struct {
    Page *pages;
    Anchor *anchors;
    Bookmark *bookmarks;
    int n_pages, n_anchors, n_bookmarks;
    Str title, author, lang, date;
    Binding binding;
} Pages;

const Anchor *pages_find_anchor(const Pages *pages, Str key); /* NULL: nowhere */
/* The marked pages alone (a flag for each), anchors and bookmarks with them. */
const Pages *pages_selected(const Pages *pages, const bool *marked, Arena *arena);

#endif
