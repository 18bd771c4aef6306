/* What was published, and what has been corrected since: enough to cut a later edition as this one was cut, and to say
   what has changed in it.  Written beside a PDF, read years later (docs/release.md). */
#ifndef MODEL_RELEASE_H
#define MODEL_RELEASE_H

#include "model/data.h"
#include "model/page.h"

enum { RELEASE_VERSION = 2 };
#define RELEASE_ENDING ".release" /* of the name of such a file, also within a PDF */

typedef struct {
    Str label;            /* as printed */
    uint64_t hash, words; /* Page.hash, Page.words */
    Pin pin;
    Str revised; /* the revision line in its margin; empty: as first published */
    Str *marked; /* keys of what change marks stand beside, as written */
    int n_marked;
} ReleasePage;

/* A page that a text refers to. */
typedef struct {
    int at;             /* byte of the text behind which its number is printed */
    Str target;         /* key of what stands there */
    Str label, section; /* of the page it stands on */
} PageReference;

/* How words of a text are read (ルビ): words that follow each other are read as one. */
typedef struct {
    int first, last; /* bytes of the text */
    Str text;
} RubyText;

/* A text of the booklet: of a cell, a heading, a note; of a running head (柱), a thumb tab (つめ). */
typedef struct {
    Key key;
    Str text;               /* all of it; '\n' where a line is forced to end */
    Str part, item, column; /* 戦略計画4, 取組名, 欄: how a person finds it */
    int *pages;             /* on which it is seen, repeated or not; from 0; none: it is not printed */
    int n_pages;
    Box box;             /* on the first of them */
    SourceSpan *sources; /* where its words came from, in order */
    int n_sources;
    RubyText *readings; /* in order */
    int n_readings;
    PageReference *references; /* known while the pages are there: not kept in the file */
    int n_references;
    PassageKind kind;
} Passage;

typedef struct {
    Str name;
    uint64_t hash;
    bool is_plain; /* of all bytes one by one, as it was once taken; else a fingerprint (base/file.h) */
    Str path;      /* empty: of a release that was read */
} Version;         /* of a font */

/* One run of corrections that changed the booklet: 第2次訂正. */
typedef struct {
    int number;
    Str date;   /* 2020-10-15, or 2020-10 where no day was given; empty: none */
    Str line;   /* in the margin of its pages */
    Str reason; /* one a line */
    int pages, leaves;
} Round;

typedef struct Release {
    Str program, layout, title, date;
    uint64_t layout_hash;
    Version *fonts;
    ReleasePage *pages;
    const ReleasePage *origin; /* the pages that corrections keep to; of these only labels and pins are known */
    Passage *passages;         /* in the order of the booklet */
    Facts facts;
    Corrections history; /* all applied so far, oldest first */
    Round *rounds;       /* oldest first; not known of booklets corrected by a program that did not keep them */
    Str file;            /* the text it was read from; empty: it was read from none */
    Str published;       /* the file of the booklet as first published; empty: this is that, or it is not known */
    int n_fonts, n_pages, n_origin, n_passages, n_rounds;
} Release;

/* How much may move when a published booklet is set again. */
typedef enum {
    REVISE_LEAVES,  /* pages are cut as published; what does not fit goes to branch pages */
    REVISE_CHANGES, /* from a change to the next heading that begins a page, lines flow anew */
    REVISE_REFLOW   /* a new edition */
} ReviseMode;

typedef struct Pins {
    const Release *release;
    ReviseMode mode;
} Pins;

#endif
