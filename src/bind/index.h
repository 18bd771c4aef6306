/* 索引: words that are marked where they stand, and lists of them in the order of their readings. */
#ifndef BIND_INDEX_H
#define BIND_INDEX_H

#include "bind/writer.h"

/* <index>: its words are printed as others, and are an entry of the index if they are in the booklet in the end. */
void index_write_marked(Writer *writer, const Node *node, Context context);
/* All parts are bound: the words that stand in them, in the places that were kept for indexes. */
void index_finish(Binder *binder, Document *document);

#endif
