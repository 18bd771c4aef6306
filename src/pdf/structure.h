/* The tree of elements → objects of the file: structure elements, the parent tree, the identifiers.  PDF 32000-1 14.7. */
#ifndef PDF_STRUCTURE_H
#define PDF_STRUCTURE_H

#include "model/page.h"
#include "model/tags.h"
#include "pdf/objects.h"

/* What stands on the pages and belongs to an element. */
typedef struct {
    const Pages *pages;
    const int *n_marked; /* of each page, how many marked-content sequences it has */
    const Ref *links;    /* annotations; their keys in the parent tree follow those of the pages */
    int n_links;
} Marked;

/* To be called when all pages are painted. */
void structure_write(const Tag *root, const Marked *marked, Objects *objects, Arena *arena);

#endif
