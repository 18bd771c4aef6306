/* What the pages are for those who cannot see them: a tree of elements in the order in which they are read.  Its leaves are pieces
   of the pages; what is painted and is none of them is an artifact.  Any format that has headings, lists and tables can say it
   (PDF 32000-1 14.8.4 names most). */
#ifndef MODEL_TAGS_H
#define MODEL_TAGS_H

#include "model/page.h"

typedef enum {
    TAG_DOCUMENT,
    TAG_PART,
    TAG_SECTION, /* a heading and all that stands below it */
    TAG_HEADING,
    TAG_GROUP,    /* a box, a sample */
    TAG_CONTENTS, /* 目次, or a level of it */
    TAG_ENTRY,    /* a line of it */
    TAG_INDEX,
    TAG_PARAGRAPH,
    TAG_REFERENCE, /* words that lead to what stands elsewhere: of 目次, the mark of a note */
    TAG_LINK,
    TAG_NOTE,
    TAG_LIST,
    TAG_ITEM,
    TAG_MARKER, /* of an item, a note */
    TAG_ITEM_BODY,
    TAG_RAISED, /* letters above or below the line */
    TAG_STRESS,
    TAG_FOREIGN, /* words of another language than those around them */
    TAG_STRUCK,  /* letters with a line through them */
    TAG_RUBY,
    TAG_RUBY_BASE,
    TAG_RUBY_READING,
    TAG_FIGURE,
    TAG_TABLE,
    TAG_CAPTION,
    TAG_HEAD_ROWS,
    TAG_BODY_ROWS,
    TAG_ROW,
    TAG_HEAD_CELL,
    TAG_CELL,
    TAG_TYPE_COUNT
} TagType;

/* What the markers of a list are (PDF 32000-1 14.8.5.5). */
typedef enum { LIST_OF_SIGNS, LIST_OF_NUMBERS, LIST_OF_TERMS, LIST_OF_WORDS } TagListKind; /* words: of an index */

/* Whose head a head cell is, as far as the grid tells. */
typedef enum { SCOPE_NONE, SCOPE_COLUMN, SCOPE_ROW, SCOPE_BOTH } TagScope;

typedef struct {
    const int *heads; /* identifiers of its heads, where the grid alone does not tell them */
    int n_heads;
    TagScope scope;
    int row_span, column_span;
} TagCell;

typedef struct {
    Str words; /* said instead of it */
    int page;
    Box box;
} TagFigure;

typedef struct {
    Len by;    /* above the line, or below it: < 0 */
    Str words; /* the characters that say it, where there are such: ³; empty: there are none */
} TagRaise;

typedef enum { KID_TAG, KID_PIECE, KID_LINK } TagKidKind;

/* What an element holds: an element, a piece, a link; this is how each of them begins.  A long table has many: they are kept small. */
typedef struct TagKid {
    struct TagKid *next;
    TagKidKind kind;
    int page; /* PIECE, LINK: where it is painted */
} TagKid;

typedef struct {
    TagKid kid;
    int number;       /* of the pieces, the links of that page */
    int at;           /* PIECE: the byte of its text it begins with */
    const Rich *text; /* likewise: with which it is read */
} TagPlace;

typedef struct Tag {
    TagKid kid;
    TagType type;
    int id;              /* of a note, or a head that cells name; from 1, in the order in which they are read; 0: none */
    const Str *language; /* BCP 47, where it is not that of the document; NULL: it is, or an element around says it */
    TagKid *kids;
    union {
        int level;        /* HEADING: 1 … 6 */
        bool is_vertical; /* PART: its lines run down, from right to left */
        struct {
            TagListKind kind;
            Str name; /* empty: none */
        } list;
        Str summary; /* TABLE: empty: none */
        const TagFigure *figure;
        TagRaise raise; /* RAISED */
        TagCell cell;   /* CELL, HEAD_CELL */
    } as;
} Tag;

static inline const Tag *kid_as_tag(const TagKid *kid)
{
    return (const Tag *)(const void *)kid;
}

static inline const TagPlace *kid_as_place(const TagKid *kid)
{
    return (const TagPlace *)(const void *)kid;
}

/* It is there even if nothing of it is painted; others hold something. */
static inline bool tag_is_kept(const Tag *tag)
{
    return tag->type == TAG_ROW || tag->type == TAG_CELL || tag->type == TAG_HEAD_CELL;
}

/* What is painted and belongs to no text. */
typedef enum { ARTIFACT_NONE, ARTIFACT_LAYOUT, ARTIFACT_PAGINATION, ARTIFACT_HEADER, ARTIFACT_FOOTER } ArtifactKind;

/* Whose painted things are: glyphs, rules and fills, as many as n_items of them; or part of a run of glyphs, the next piece being
   that of its next part; or all of a frame.  Neighbours of one text, reading and part of it are read in one go. */
typedef struct {
    const Rich *rich;   /* the text it is read with; NULL: an artifact */
    const Frame *whole; /* NULL: not all of a frame */
    int at;             /* byte of the text it begins with */
    int reading;        /* of this ruby, from 1; 0: of the text itself */
    int part;           /* counted from the beginning of the text */
    int until;          /* byte of the run at which the piece ends; INT_MAX: with the run */
    int n_items;        /* more than one only of artifacts */
    bool
        is_parted; /* white that is not painted parts it from what follows of its text: a line ends there, or a leader fills it */
    ArtifactKind artifact;
} TagPiece;

/* A place that leads to another. */
typedef struct {
    Box box;
    Str target;           /* a key, as written, or an address outside */
    const Anchor *anchor; /* where that is; NULL: not on these pages, and nobody is led there */
    bool leads_out;       /* to an address */
    Str words;            /* those on it, on one line */
    int more;             /* of the same link on this page, on its next line: number + 1; 0: there is none */
    bool goes_on;         /* on a line below the first */
} TagLink;

/* Pieces in the order in which a file paints them (frame_order): who paints the page needs them; in the tags of all pages they are gone. */
typedef struct {
    const TagPiece *pieces;
    TagLink *links;
    int n_pieces, n_links;
} TagPage;

/* Who is told the tree while it is read, and keeps what he needs of it: an element begins, holds its kids, some of them at a time, and
   ends.  What it holds is gone when he has been told; what it is, is known in full when it ends. */
typedef struct {
    void (*begin)(void *listener, const Tag *tag);
    void (*hold)(void *listener, const Tag *tag);
    void (*end)(void *listener, const Tag *tag);
    void *listener;
} TagListener;

typedef struct {
    const Tag *root;                                         /* NULL: it is read to who listens, */
    void (*read)(void *reader, const TagListener *listener); /* once */
    void *reader;
    const TagPage *pages;
    int n_pages;
} Tags;

#endif
