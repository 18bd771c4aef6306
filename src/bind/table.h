/* A table of the layout: columns, rules, and the rows of its head and body. */
#ifndef BIND_TABLE_H
#define BIND_TABLE_H

#include "bind/binder.h"

/* Fill the block's table from a <table> element; `style`: of cells that name none. */
void bind_table(Binder *binder, const Node *node, Context context, const Style *style, Block *block);
/* The lines a <rules> asks for. */
RuleSet table_rules(const Node *rules);

#endif
