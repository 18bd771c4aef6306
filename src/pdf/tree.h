/* Structure elements under construction, from the outside in: an element that is open takes contents and elements until
   it ends.  One that stays empty is not written, unless it is kept.  PDF 32000-1 14.7.2. */
#ifndef PDF_TREE_H
#define PDF_TREE_H

#include "pdf/ink.h"
#include "pdf/objects.h"

typedef struct Tree Tree;

/* n_marked: of each page, how many marked-content sequences it has; n_links: annotations with a key in the parent tree. */
Tree *tree_open(Objects *objects, const Ref *pages, const int *n_marked, int n_pages, int n_links, Arena *arena);
void tree_begin(Tree *tree, const char *type);
void tree_end(Tree *tree);
/* Of the innermost open element: it is written even if it stays empty; an entry of its dictionary; its attributes as a
   table cell, or another kind of thing. */
void tree_keep(Tree *tree);
Ink *tree_entries(Tree *tree);
Ink *tree_attributes(Tree *tree, const char *owner);
/* Gives it an identifier, which is returned as it is written: (000a). */
Str tree_identify(Tree *tree);
void tree_add_content(Tree *tree, int page, int mcid);
void tree_add_object(Tree *tree, int page, Ref object, int parent);
/* The root, the parent tree and the identifiers. */
void tree_close(Tree *tree);

#endif
