/* What an element must be beyond what the grammar can say of its children and attributes. */
#ifndef REPORT_ELEMENTS_H
#define REPORT_ELEMENTS_H

#include "model/report.h"

/* The element itself, not those in it; false: reported. */
bool element_check(const Node *node, Arena *arena, Diag *diag);

#endif
