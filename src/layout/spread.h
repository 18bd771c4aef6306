/* 均等割付, 字取り. */
#ifndef LAYOUT_SPREAD_H
#define LAYOUT_SPREAD_H

#include "model/para.h"

/* Shorter lines are drawn out, as their style says. */
void lines_spread(const Para *para, Lines *lines, Len width);

#endif
