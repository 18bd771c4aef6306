/* A drawing as a form of the file (8.10): the operators of its paths, once, however often it is shown. */
#ifndef PDF_DRAWING_H
#define PDF_DRAWING_H

#include "model/drawing.h"
#include "pdf/convert.h"
#include "pdf/objects.h"
#include "pdf/press.h"

/* Where the colours of a drawing come from; all NULL for a screen. */
typedef struct {
    const Press *press;
    const PressResources *resources;
    const Converter *converter; /* of colours that the press does not know; NULL: there are none */
} DrawingInks;

/* Its unit square is the drawing, as that of an image is its pixels.  spots: of the press, true is put where the drawing uses one. */
Ref drawing_put(Objects *objects, const Drawing *drawing, DrawingInks inks, bool *spots, Arena *arena);

#endif
