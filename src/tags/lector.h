/* The walk through the documents in the order in which they would be read aloud, which makes the tree: what its files share. */
#ifndef TAGS_LECTOR_H
#define TAGS_LECTOR_H

#include "tags/texts.h"
#include "tags/tree.h"

/* Elements within a block come and go with the text: they are opened and closed as its leaves ask for them. */
typedef struct {
    TagType type;
    int which; /* of several of a type, one after the other */
} WayStep;

enum { MOST_STEPS = 12 };

typedef struct {
    WayStep steps[MOST_STEPS];
    int n;
} Way;

enum { MOST_HEADINGS = 32 };

/* A printing of a note: it is read once on each page that cites it. */
typedef struct {
    const Rich *rich;
    int leaf, page; /* with which it begins, as in TagText */
} NotePrinting;

/* Notes that are printed in one place, and cited by what is being read. */
typedef struct {
    Vec(NotePrinting) notes; /* not yet read, as they stand on paper: */
    int n_read;              /* the first of them; of the others some may be read at once */
} NoteShelf;

typedef struct {
    TagTexts *texts;
    TagTree *tree;
    const Document *document;
    Way open;                    /* within the innermost container */
    int headings[MOST_HEADINGS]; /* the levels in force, outermost first */
    int n_headings;
    int sections[MOST_HEADINGS]; /* depths of the headings whose section is open in this part */
    int n_sections;
    bool in_sample;  /* a heading there leads nowhere */
    int toc_depth;   /* open levels of 目次 */
    int index_depth; /* of an index: 1 it is open, 2 and the list of what stands under a head */
    NoteShelf shelf; /* of the page, or of what holds its notes itself */
    int n_waiting;   /* cells that are told their heads by rows below */
} Lector;

/* The whole tree, when all leaves are known; it lives where the texts keep what is part of it.  NULL: it was told to who listens, by
   and by. */
const Tag *lector_read(TagTexts *texts, const TagListener *listener);

/* An element that holds blocks; what is open within it ends with it. */
Way lector_enter(Lector *lector, TagType type);
Tag *lector_leave(Lector *lector, Way outer); /* as tree_end */
/* Behind a block of a part, a row: what has been read may be told, unless something of it waits. */
void lector_tell(const Lector *lector);
/* How the leaves of a text are divided: as a paragraph, as items of a list with those before and after it, or as they are; a
   text of several items is a list in any case; as the latter, but what leads to a place of the index is a reference. */
typedef enum { READ_PARAGRAPHS, READ_ITEMS, READ_PLAIN, READ_INDEX } ReadManner;
void lector_text(Lector *lector, const Rich *rich, ReadManner manner);
/* The innermost element is in the language of this text. */
void lector_speak(Lector *lector, const Rich *rich);
/* Notes stand where they are met on paper: behind what else begins on their page, in the order they have there.  Those on pages before
   this one are read. */
void lector_notes(Lector *lector, int before);
/* What begins may have its notes in or under itself: then they are read where it ends.  Returns the shelf of what it stands in. */
NoteShelf lector_open_shelf(Lector *lector, bool is_own);
void lector_close_shelf(Lector *lector, NoteShelf outer, bool is_own);
/* Closes what is open within the container. */
void lector_settle(Lector *lector);
bool lector_shows(const Lector *lector, const Rich *rich);
bool lector_shows_blocks(const Lector *lector, const Block *blocks);

void lector_blocks(Lector *lector, const Block *blocks);
/* What a cell or a description holds: one text has no element of its own. */
void lector_content(Lector *lector, const Block *blocks);
/* caption: the text that names it, or NULL. */
void lector_table(Lector *lector, const Table *table, const Rich *caption);

/* Several words in the alternative text of a figure. */
void lector_add_words(StrBuilder *words, Str more);
/* Where the link that begins at this byte is on the pages, added to the innermost element where that is wanted; false: nowhere. */
bool lector_links(Lector *lector, const TagText *text, int start, bool are_added);
/* What is painted of the text and those that are part of its figure; caption: or NULL. */
void lector_figure(Lector *lector, const Rich *first, Str words, const Block *caption);
void lector_sample(Lector *lector, const Block *sample);

#endif
