/* Words that a line more would spare. */
#ifndef LAYOUT_RELIEF_H
#define LAYOUT_RELIEF_H

#include "layout/builder.h"

/* Cells of the rows that tear words take a line more, where their row has room for it, or where it spares more than it costs. */
void rows_relieve(const TableBuilder *builder, const SetRows *set);

#endif
