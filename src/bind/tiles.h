/* Numbered colour tiles. */
#ifndef BIND_TILES_H
#define BIND_TILES_H

#include "bind/binder.h"

/* Fill the block from <tiles>, or from a single <tile>. */
void bind_tiles(Binder *binder, const Node *node, Context context, const Style *style, Block *block);

#endif
