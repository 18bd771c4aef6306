/* Tables: records → rows of a full grid. */
#ifndef BIND_ROWS_H
#define BIND_ROWS_H

#include "bind/binder.h"

/* Fill the block's table from a <table> element; `style`: of cells that name none. */
void bind_table(Binder *binder, const Node *node, Context context, const Style *style, Block *block);

#endif
