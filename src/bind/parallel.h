/* Lines of several cells of a row that belong together. */
#ifndef BIND_PARALLEL_H
#define BIND_PARALLEL_H

#include "model/document.h"

/* Cells whose lines do not belong to each other's after all are said not to be parallel.  They do where each of these cells has
   as many, two or more, and all lines of one place are about the same (docs/layout.md 12). */
void parallel_settle(Row *row);

#endif
