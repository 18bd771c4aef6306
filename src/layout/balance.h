/* Balanced heads. */
#ifndef LAYOUT_BALANCE_H
#define LAYOUT_BALANCE_H

#include "model/para.h"

/* As many lines as these, of more even length, breaking where phrases end; the same lines where there is nothing to gain. */
Lines lines_balanced(const Para *para, Lines lines, Len width, Arena *arena);

#endif
