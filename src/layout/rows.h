/* Rows of a table. */
#ifndef LAYOUT_ROWS_H
#define LAYOUT_ROWS_H

#include "layout/builder.h"

/* Behind the last of a stretch of rows that begins with `first` no cell goes on. */
int rows_end_of_stretch(const Table *table, int first, int least);
/* Under those that are there, once their cells are set. */
void rows_add(TableBuilder *builder, const SetRows *set);

#endif
