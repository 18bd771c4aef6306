/* Marks in outline. */
#ifndef LAYOUT_SHAPES_H
#define LAYOUT_SHAPES_H

#include "model/frame.h"

/* In the upper left corner of the frame. */
void shape_add(FrameBuilder *builder, Shape shape, Len side, Color color);

#endif
