/* The texts of the documents that are in the file, and where on the pages they are painted.  The frames say where each is, by its
   serial; the documents say what it is and in which order it is read.  So a text that is painted on two pages, or after texts
   that follow it, is still one thing in its place. */
#ifndef TAGS_TEXTS_H
#define TAGS_TEXTS_H

#include "base/map.h"
#include "base/vec.h"
#include "model/rows.h"
#include "model/tags.h"

/* A painted piece of a text. */
typedef struct {
    int page, number; /* among the pieces of the page */
    int shown;        /* the text whose words these are: itself, or what is said again in its place */
    int at, until;    /* bytes of that: it begins with one, and ends before the other */
    int reading;      /* of this ruby, from 1; 0: of the text itself */
    int next;         /* leaf of the same text: index + 1, or 0 */
    bool is_read;
} TagLeaf;

/* A link on a text. */
typedef struct {
    int page, number; /* among the links of the page */
    int at;           /* byte of the text */
    int next;         /* of the same text: index + 1, or 0 */
    bool is_led;      /* to a place on these pages */
    bool goes_on;     /* with the one before, on the line above */
} LinkUse;

/* A text of a document that is in the file.  There are as many as the document has: 64 bytes. */
typedef struct {
    const Rich *rich; /* NULL: not read as part of the booklet (fixed matter, 次頁へ) */
    const int *cuts;  /* bytes at which a piece ends, ascending: links, readings, note marks and items begin or end there */
    int n_cuts;
    int base;              /* the text it is read with: itself, that of its reading, of the label it continues, of its figure */
    int reading;           /* as in TagLeaf */
    int instead;           /* of a head on continued pages: a text of the head itself; that is read, where it is shown */
    int n_items;           /* lines that begin with a marker */
    int reached;           /* behind what was painted of it last */
    int first_page;        /* the first page on which it is said again; -1: none */
    int leaves, last_leaf; /* first and last in the order of pages: index + 1; 0: none */
    int links, last_link;  /* first and last link use, likewise */
    bool is_said;          /* shown as itself, not only said again */
} TagText;

/* Where a figure stands, on the page of its first leaf. */
typedef struct {
    int text;
    Box box;
} FigurePlace;

/* The texts of one document: serial s is text first + s. */
typedef struct {
    const Document *document;
    int first;
    SheafList sheaves;
} Volume;

typedef struct {
    Arena *arena;       /* all that is forgotten when the tags have been read */
    Arena *walk;        /* what is forgotten with the walk over a page */
    Arena *kept;        /* what is part of them */
    Vec(TagText) texts; /* texts[0] is none */
    Vec(Volume) volumes;
    Vec(TagLeaf) leaves;
    Vec(LinkUse) links;
    Map figures; /* index of the first text → FigurePlace */
    Map notes;   /* index of the text → TagNote (tags/notes.h) */
} TagTexts;

TagTexts *texts_open(Arena *arena, Arena *walk, Arena *kept);
void texts_add_document(TagTexts *texts, const Document *document);
void texts_see(TagTexts *texts, const Page *page, int number);
/* Where each link leads, and what it is called: that is known when all pages are. */
void texts_lead(TagTexts *texts, TagPage *painted, const Pages *pages);
/* Index of the text that is read where this serial of the document is shown on this page; 0: it is an artifact there. */
int texts_at(const TagTexts *texts, const Document *document, int page, int serial, bool repeated);
/* Wherever it stands. */
TagText *texts_of(const TagTexts *texts, const Document *document, const Rich *rich);
/* The part between two cuts of the text that a byte lies in; where the next one begins (INT_MAX: nowhere). */
int texts_part(const TagText *text, int at);
int texts_next_cut(const TagText *text, int at);
/* Does white of the text, or a leader, lie between these bytes, with words behind it? */
bool texts_parts_words(const Rich *rich, int from, int to);
/* The item a byte of the text belongs to, and whether to its marker; false: to none. */
bool texts_item_at(const Rich *rich, int at, int *line, bool *is_marker);
/* Of its leaves so far; INT_MAX: there are none. */
int texts_first_page(const TagTexts *texts, const TagText *text);
/* Of the figure whose first text has this index; what was said last holds. */
void texts_place_figure(TagTexts *texts, int text, Box box);
Box texts_box_of_figure(const TagTexts *texts, const TagText *text);
/* One more of the text with this index. */
void texts_add_leaf(TagTexts *texts, int text, TagLeaf leaf);
void texts_add_link(TagTexts *texts, int text, LinkUse use);

#endif
