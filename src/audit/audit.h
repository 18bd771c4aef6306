/* The data against themselves: what a careful reader would ask the departments about before it is printed. */
#ifndef AUDIT_AUDIT_H
#define AUDIT_AUDIT_H

#include "model/data.h"

/* Every finding is a warning or a note at its place in the data, with the key of its record: figures, grades, counts,
   numbers and names (docs/data.md 13). */
void audit_data(const Data *data, Arena *arena, Diag *diag);

#endif
