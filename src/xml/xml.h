/* XML files → trees, every element and text with its place.  The parser is libxml2's; what is made
   of a document is for the rooms that read one. */
#ifndef XML_XML_H
#define XML_XML_H

#include "xml/characters.h"
#include "xml/include.h"
#include "xml/markup.h"
#include "xml/node.h"

/* A file as UTF-8, without byte order mark. */
typedef struct {
    const char *path;
    Str text;
} FileText;

/* Reads and decodes; bytes that are no text and characters no booklet can use are reported at their place.  `from`
   names who asked (an <include>), where an unreadable file is reported; from.file NULL: nobody, the file itself.  Places borrow the
   path: it lasts longer than they do. */
bool source_read(FileText *source, const char *path, Where from, Arena *arena, Diag *diag);
/* Line and column of byte `at`. */
Where source_place(const FileText *source, int at);
/* The byte a place stands for; the inverse of source_place. */
int source_byte(const FileText *source, Where where);
/* What begins with the '<' at byte `at`, where a tree has lost it; `end`: behind it, or the end of a text that is cut off. */
typedef enum {
    LEXEME_START_TAG,
    LEXEME_EMPTY_TAG,
    LEXEME_END_TAG,
    LEXEME_OTHER
} LexemeKind; /* OTHER: comment, CDATA, <?…?>, <!…> */
LexemeKind lexeme_at(Str text, int at, int *end);
/* The key of the text around byte `at`, as far as the bytes tell; empty: it belongs to no record. */
Str source_key(const FileText *source, int at, Arena *arena);

typedef struct {
    FileText source;
    XmlTree *tree;
    Arena *arena; /* of the text; the path lasts as long as the tree */
} XmlFile;

/* NULL: reported.  No DOCTYPE, no entities, no network, no catalogue.  Comments, processing instructions are dropped, CDATA is
   text. */
XmlFile *xml_open(const char *path, Where from, Arena *arena, Diag *diag);
/* Its root without what is in it; what is wrong behind its start tag is not seen. */
XmlFile *xml_open_root(const char *path, Arena *arena, Diag *diag);
/* The same of UTF-8 text that is in no file; `name` stands for its path. */
XmlFile *xml_open_text(const char *name, Str text, Arena *arena, Diag *diag);
/* The element that the text is, in the memory of a tree and nowhere in it; NULL: reported. */
XmlNode *xml_read_part(XmlTree *tree, const char *name, Str text, Arena *arena, Diag *diag);
void xml_close(XmlFile *file);
/* Nobody will ask for a place in its text any more: given back.  The tree stays. */
void xml_leave_text(XmlFile *file);

/* The files of a set, each parsed once: who looks at one leaves it standing for who takes it to read.  Nodes may move from one of
   them into another. */
typedef struct XmlShelf XmlShelf;
XmlShelf *xml_open_shelf(Arena *arena);
void xml_close_shelf(XmlShelf *shelf); /* with all that nobody took */
/* As xml_open, but the shelf's, and in its arena. */
const XmlFile *xml_look(XmlShelf *shelf, const char *path, Where from, Diag *diag);
/* The same, for the caller to change and to close. */
XmlFile *xml_take(XmlShelf *shelf, const char *path, Where from, Arena *arena, Diag *diag);

XmlNode *xml_root(const XmlFile *file);
/* The place of an attribute: its own, where its text has one (a cell), else in the start tag of `element`. */
Where xml_attribute_where(const FileText *source, const XmlNode *element, const char *name);

#endif
