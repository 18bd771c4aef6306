/* The walk through the documents in reading order, which makes the structure tree: what its files share. */
#ifndef PDF_READER_H
#define PDF_READER_H

#include "pdf/tags.h"
#include "pdf/tree.h"

/* Elements within a block come and go with the text: they are opened and closed as its pieces ask for them. */
typedef struct {
    TagType type;
    int which; /* of several of a type, one after the other */
} WayStep;

enum { MOST_STEPS = 8 };

typedef struct {
    WayStep steps[MOST_STEPS];
    int n;
} Way;

enum { MOST_HEADINGS = 32 };

typedef struct {
    Tags *tags;
    TagTree *tree;
    const Document *document;
    Way open;                    /* within the innermost container */
    int headings[MOST_HEADINGS]; /* the levels in force, outermost first */
    int n_headings;
    int sections[MOST_HEADINGS]; /* depths of the headings whose Sect is open in this part */
    int n_sections;
    int toc_depth;           /* open TOC elements */
    Vec(const Rich *) notes; /* cited, not yet read */
} Reader;

/* An element that holds blocks; what is open within it ends with it. */
Way reader_enter(Reader *reader, TagType type);
void reader_leave(Reader *reader, Way outer);
/* How the pieces of a text are divided: as a paragraph, as items of a list with those before and after it, or as they are; a
   text of several items is a list in any case. */
typedef enum { READ_PARAGRAPHS, READ_ITEMS, READ_PLAIN } ReadManner;
void reader_text(Reader *reader, const Rich *rich, ReadManner manner);
/* Notes stand where they are met on paper: behind what else begins on their page.  Those on pages before this one are read. */
void reader_notes(Reader *reader, int before);
/* Closes what is open within the container. */
void reader_settle(Reader *reader);
bool reader_shows(const Reader *reader, const Rich *rich);
bool reader_shows_blocks(const Reader *reader, const Block *blocks);

void reader_blocks(Reader *reader, const Block *blocks);
/* caption: the text that names it, or NULL. */
void reader_table(Reader *reader, const Table *table, const Rich *caption);

#endif
