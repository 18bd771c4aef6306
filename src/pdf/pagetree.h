/* The pages of a file as text, and the tree they hang in (PDF 32000-1 7.7.3): what is known of a page is added to it, in a few hundred
   bytes, until all of them are written. */
#ifndef PDF_PAGETREE_H
#define PDF_PAGETREE_H

#include "base/vec.h"
#include "pdf/ink.h"

enum { PAGES_PER_NODE = 64 }; /* a flat tree stops at 32,767 pages */

typedef struct {
    int ref, contents, node; /* numbers of its object, of the stream of its operators, of the node above it */
    Str box;                 /* [ 0 0 595.27557 841.88977 ] */
    const char *kind;        /* of the latest of its resources */
    Ink resources, entries;
    int n_fonts;
} PageObject;

typedef struct {
    Arena *arena;
    Vec(PageObject) pages;
    Vec(int) nodes; /* numbers; each has as many pages as there may be, but for the last */
    int root;
} PageTree;

PageTree pagetree_new(int root, Arena *arena);
/* true: the next page asks for another node, whose number is to be added first. */
bool pagetree_is_full(const PageTree *tree);
void pagetree_add_node(PageTree *tree, int ref);
void pagetree_add_page(PageTree *tree, int ref, int contents);
/* A box takes the place of the one the page had.  Resources come kind by kind. */
void pagetree_set_box(PageTree *tree, int page, Str box);
void pagetree_add_font(PageTree *tree, int page, int font);
void pagetree_add_resource(PageTree *tree, int page, const char *kind, const char *name, int value);
/* Of its dictionary. */
void pagetree_add_entry(PageTree *tree, int page, const char *key, Str value);

/* The value of the object of this number; false: it is not of the tree.  with_procedures: it has a ProcSet. */
bool pagetree_write(const PageTree *tree, int ref, bool with_procedures, Ink *value);

#endif
