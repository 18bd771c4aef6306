/* What the marked content of the pages belongs to.  The frames say where each text of the booklet is painted, by its serial;
   the documents say what it is and in which order it is read.  So a text that is painted on two pages, or after texts that
   follow it, is still one thing in its place (PDF 32000-1 14.7, 14.8). */
#ifndef PDF_TAGS_H
#define PDF_TAGS_H

#include "base/vec.h"
#include "model/page.h"
#include "model/tags.h"
#include "pdf/objects.h"

/* A marked-content sequence of a text. */
typedef struct {
    int page, mcid;
    int at;      /* byte of the text it begins with */
    int reading; /* of this ruby, from 1; 0: of the text itself */
    int next;    /* piece of the same text: index + 1, or 0 */
    bool is_read;
} Piece;

/* A link annotation on a text. */
typedef struct {
    int page, at; /* byte of the text */
    Ref annotation;
    int next; /* of the same text: index + 1, or 0 */
} LinkUse;

/* A text of a document that is in the file. */
typedef struct {
    const Rich *rich; /* NULL: not read as part of the booklet (fixed matter, 次頁へ) */
    int base;         /* the text it is read with: itself, that of its reading, of the label it continues, of its figure */
    int reading;      /* as in Piece */
    int instead;      /* of a head on continued pages: a text of the head itself; that is read, where it is shown */
    const int *cuts;  /* bytes at which a sequence ends, ascending: links, readings, note marks and items begin or end there */
    int n_cuts;
    int n_items;          /* lines that begin with a marker */
    bool is_said;         /* shown as itself, not only said again */
    int first_page;       /* the first page on which it is said again; -1: none */
    int reached;          /* byte behind what has been painted so far */
    int pieces, last;     /* first and last piece: index + 1; 0: none */
    int links, last_link; /* first and last link use, likewise */
    bool has_been_read;   /* a note cited twice is read once */
    Box box;              /* of a figure, on the page of its first piece */
} Text;

/* What is painted belongs to a text, or to none and is an artifact (14.8.2.2). */
typedef enum { ARTIFACT_NONE, ARTIFACT_LAYOUT, ARTIFACT_PAGINATION, ARTIFACT_HEADER, ARTIFACT_FOOTER } ArtifactKind;

typedef struct {
    int text; /* index in Tags.texts; 0: an artifact */
    int at, reading;
    ArtifactKind artifact;
} Owner;

/* The texts of one document: serial s is text first + s. */
typedef struct {
    const Document *document;
    int first;
} Volume;

typedef struct {
    Arena *arena;
    const Pages *pages;
    Vec(Text) texts; /* texts[0] is none */
    Vec(Volume) volumes;
    Vec(Piece) pieces;
    Vec(LinkUse) links;
    int *n_marked; /* of each page: its marked-content sequences so far */
} Tags;

Tags *tags_open(const Pages *pages, Arena *arena);
/* The text that is read where this serial is shown on this page; NULL: it is an artifact there. */
const Text *tags_text_at(const Tags *tags, int page, int serial, bool repeated);
/* Wherever it stands. */
Text *tags_text_of(const Tags *tags, const Document *document, const Rich *rich);
/* The part between two cuts of the text that a byte lies in; where the next one begins (INT_MAX: nowhere). */
int tags_part(const Tags *tags, int text, int at);
int tags_next_cut(const Tags *tags, int text, int at);
/* The byte of the slot that is filled behind what has been painted of the text. */
int tags_next_slot(const Tags *tags, int text);
/* The item a byte of the text belongs to, and whether to its marker; false: to none. */
bool tags_item_at(const Rich *rich, int at, int *line, bool *is_marker);
/* A new marked-content sequence on the page: its number there. */
int tags_add_piece(Tags *tags, int page, const Owner *owner);
/* A link on the text.  The key it has in the parent tree. */
int tags_add_link(Tags *tags, int page, int text, int at, Ref annotation);
/* Where the link that holds this byte begins; -1: there is none. */
int tags_link_start(const Rich *rich, int at);
/* The words of that link, on one line. */
Str tags_link_words(const Tags *tags, int text, int at);

/* The whole tree; to be called when all pages are painted. */
const Tag *tags_tree(Tags *tags);

#endif
