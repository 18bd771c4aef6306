/* Rows of a table. */
#ifndef LAYOUT_ROWS_H
#define LAYOUT_ROWS_H

#include "layout/builder.h"

/* All that are not of the head, once their cells are set. */
void rows_add(TableBuilder *builder, const SetRows *set);

#endif
