/* The lines of an index (索引), whose numbers depend on where pages end. */
#ifndef MODEL_INDEX_H
#define MODEL_INDEX_H

#include "model/page.h"

/* The text of its block: a number for each of these places. */
void index_write(const IndexLine *line, const Str *places, int n_places, Arena *arena);
/* Some line may have two places on one page. */
bool index_is_open(const Document *document);
/* No index moves what it names. */
bool index_follows(const Document *document);
/* Each page once, in their order, as the places are on these pages; of a line whose places have no number one stays, which will be told
   of.  Nobody must have been shown the document yet. */
void index_settle(const Document *document, const Pages *pages, Arena *arena);
/* A line that would be another on these pages; NULL: none would. */
const IndexLine *index_unsettled(const Document *document, const Pages *pages);

#endif
