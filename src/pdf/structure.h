/* The tree of elements → objects of the file: structure elements, the parent tree, the identifiers.  PDF 32000-1 14.7. */
#ifndef PDF_STRUCTURE_H
#define PDF_STRUCTURE_H

#include "model/page.h"
#include "model/tags.h"
#include "pdf/landmarks.h"
#include "pdf/objects.h"

typedef struct Structure Structure;

Structure *structure_open(Objects *objects, Arena *arena);
/* A page with so many pieces is going to be painted. */
void structure_begin_page(Structure *structure, int page, int n_pieces);
/* A marked-content sequence that begins with this piece of the page.  Its number there. */
int structure_add_sequence(Structure *structure, int page, int piece);
/* When all pages are painted: the tags of all of them.  landmarks: it is a tree of PDF 2.0; or NULL. */
void structure_set_tags(Structure *structure, const Tags *tags, const Pages *pages, const Landmarks *landmarks);
/* Then the annotation of each link.  Its key in the parent tree. */
int structure_add_link(Structure *structure, int page, int link, Ref annotation);
void structure_write(Structure *structure);

#endif
