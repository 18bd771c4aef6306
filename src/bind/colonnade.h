/* <columns>: blocks of a part that stand in columns beside each other (段組). */
#ifndef BIND_COLONNADE_H
#define BIND_COLONNADE_H

#include "bind/blocks.h"

/* They come to the list of the part, each of which knows in whose columns it stands. */
void bind_colonnade(Binder *binder, const Node *node, Context context, Surround surround, BlockList *list);

#endif
