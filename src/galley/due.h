/* Notes that stand within a part: under the table that cites them. */
#ifndef GALLEY_DUE_H
#define GALLEY_DUE_H

#include "galley/galley.h"

/* After slab `last` of the part, if that is the last of its table there: their height, with the gap above; drawn if `builder`. */
Len due_under(Part part, const Len *heights, int last, FrameBuilder *builder, Len y);

#endif
