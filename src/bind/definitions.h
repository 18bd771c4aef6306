/* A list of definitions 定義リスト: terms, and what each means. */
#ifndef BIND_DEFINITIONS_H
#define BIND_DEFINITIONS_H

#include "bind/binder.h"

/* Fill the block's table, which is read as a list, from a <definitions> element; `style`: of its parts that name none. */
void bind_definitions(Binder *binder, const Node *node, Context context, const Style *style, Block *block);

#endif
