/* Page masters: their running heads, lines and thumb tabs. */
#ifndef BIND_MASTERS_H
#define BIND_MASTERS_H

#include "bind/binder.h"

/* All masters of the report into the binder. */
void bind_masters(Binder *binder, Context context);
/* Once all parts are bound: says which thumb tabs are never printed, for want of a number. */
void masters_finish(const Binder *binder);
/* The master a part names; NULL: there is none (reported). */
const Master *bind_find_master(Binder *binder, const Node *part);

#endif
