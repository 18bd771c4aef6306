/* Blocks that may stand under a caption 表題: tables, definitions, pictures, codes and charts.  Each function is one of `kinds` in
   bind/blocks.c: it binds an element and appends what it becomes to the list. */
#ifndef BIND_CAPTIONED_H
#define BIND_CAPTIONED_H

#include "bind/blocks.h"

void captioned_table(Binder *binder, const Node *node, Context context, Surround surround, BlockList *list);
void captioned_definitions(Binder *binder, const Node *node, Context context, Surround surround, BlockList *list);
/* <picture>, <qr>: what cannot be read is not there, which is said. */
void captioned_picture(Binder *binder, const Node *node, Context context, Surround surround, BlockList *list);
void captioned_chart(Binder *binder, const Node *node, Context context, Surround surround, BlockList *list);

#endif
