/* The layout's <press>: how the booklet goes to the printing house. */
#ifndef REPORT_PRESS_H
#define REPORT_PRESS_H

#include "model/press.h"
#include "model/report.h"

/* `node` NULL: the layout has none, and everything is as when it says nothing.  `root`: of the layout, whose colours may have inks.
   NULL: reported. */
const Press *press_read(const Node *node, const Node *root, Str layout, Arena *arena, Diag *diag);

#endif
