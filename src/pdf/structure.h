/* The tree of elements → objects of the file: structure elements, the parent tree, the identifiers.  PDF 32000-1 14.7. */
#ifndef PDF_STRUCTURE_H
#define PDF_STRUCTURE_H

#include "model/page.h"
#include "model/tags.h"
#include "pdf/objects.h"

typedef struct Structure Structure;

Structure *structure_open(const Tags *tags, const Pages *pages, Objects *objects, Arena *arena);
/* A marked-content sequence that begins with this piece of the page.  Its number there. */
int structure_add_sequence(Structure *structure, int page, int piece);
/* The annotation of this link of the page.  Its key in the parent tree. */
int structure_add_link(Structure *structure, int page, int link, Ref annotation);
/* To be called when all pages are painted. */
void structure_write(Structure *structure);

#endif
