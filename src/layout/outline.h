/* Shapes of boxes: balloons, bursts, ribbons, arrows. */
#ifndef LAYOUT_OUTLINE_H
#define LAYOUT_OUTLINE_H

#include "model/frame.h"

/* What a shape adds around the room of its text. */
Edges outline_margins(const BoxForm *form, const Style *style, Len width, Len height);
/* How wide the room of the text may be where all of the shape has this width. */
Len outline_room(const BoxForm *form, const Style *style, Len width);
/* Of a shape so large. */
const Contour *outline_contour(const BoxForm *form, const Style *style, Len width, Len height, Arena *arena);

#endif
