/* A drawing as a form of the file (8.10): the operators of its paths, once, however often it is shown. */
#ifndef PDF_DRAWING_H
#define PDF_DRAWING_H

#include "model/drawing.h"
#include "pdf/objects.h"
#include "pdf/press.h"

/* Its unit square is the drawing, as that of an image is its pixels.  press, resources: NULL for a screen.  spots: of the press, true
   is put where the drawing uses one. */
Ref drawing_put(Objects *objects, const Drawing *drawing, const Press *press, const PressResources *resources, bool *spots,
                Arena *arena);

#endif
