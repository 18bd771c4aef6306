/* One column: slabs of a part under each other, none of them in columns beside each other, or all in the same of those. */
#ifndef GALLEY_COLUMN_H
#define GALLEY_COLUMN_H

#include "galley/galley.h"

/* What is said again above it, what stands below it where it ends before its table; NULL: nothing is. */
const Frame *column_head(Part column);
const Frame *column_tail(Part column);
/* These do for a column what those of galley.h do for a part. */
LenSum column_measure(Part column, Len *heights);
const Said *column_say(Part column, const Len *heights, int *n_said, Arena *arena);
const Frame *column_compose(Part column, const Len *heights, Len width, bool with_head, bool with_tail, Arena *arena);

#endif
