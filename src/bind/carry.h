/* Running totals of a table, and the rows that say them where a page ends: 次頁へ繰越, 前頁より繰越, 頁計.  Each of these rows is
   bound once; what changes from page to page are slots, filled when it is known where pages end. */
#ifndef BIND_CARRY_H
#define BIND_CARRY_H

#include "bind/writer.h"

/* What the body rows add up to, after none of them, one, two … */
typedef struct {
    const Node *node;
    Vec(Decimal) totals;
} Sum;

typedef struct Carry {
    Vec(Sum) sums;
    Vec(Context) rows; /* of each body row, as its expressions see it */
    Context table;     /* of the expressions that are bound to slots */
} Carry;

Carry carry_new(Arena *arena);
void carry_add_sum(Carry *carry, const Node *sum);
/* A body row stands: counted or not (the second row of a record is not). */
void carry_add_row(Carry *carry, Context context, bool counts, Binder *binder);
/* The context in which the rows at page ends are bound: the sums are variables. */
Context carry_context(Carry *carry, Context table);

/* {XPath} in such a row: a slot for what it gives at each of the body rows.  false: it is an expression like any other. */
bool carry_write(const Carry *carry, Writer *writer, Str xpath, Context context, Where where);
/* <page-sum sum="…" format="…"/> */
void carry_write_page_sum(Writer *writer, const Node *node, Context context);

#endif
