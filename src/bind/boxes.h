/* <box>, <grid>, <around>: blocks that hold blocks. */
#ifndef BIND_BOXES_H
#define BIND_BOXES_H

#include "bind/blocks.h"

void bind_box(Binder *binder, const Node *node, Context context, Surround surround, BlockList *list);
void bind_grid(Binder *binder, const Node *node, Context context, Surround surround, BlockList *list);
void bind_around(Binder *binder, const Node *node, Context context, Surround surround, BlockList *list);

#endif
