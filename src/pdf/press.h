/* What a file for the printing house has besides its pages: boxes, marks, printing condition (ISO 15930; docs/press.md). */
#ifndef PDF_PRESS_H
#define PDF_PRESS_H

#include "model/page.h"
#include "model/press.h"
#include "pdf/ink.h"
#include "pdf/objects.h"

/* How a file of this standard is built; press NULL: one for a screen. */
ObjectsFormat press_format(const Press *press);

/* The media of a page; the trimmed page lies in its middle. */
void press_set_boxes(Objects *objects, int page, const Press *press, Len width, Len height);

/* The resources all pages share. */
typedef struct {
    Ref all, over, knock; /* the colour space of all plates; the graphics states of overprinting and not */
    Ref *spots;           /* by index in the press */
} PressResources;
PressResources press_put_resources(Objects *objects, const Press *press, Arena *arena);
/* spots: indexes of those a page uses. */
void press_name_resources(Objects *objects, int page, const Press *press, const PressResources *resources, const int *spots,
                          int n_spots);

/* Operators: the origin goes to the corner of the trimmed page; nothing is overprinted. */
void press_begin_page(Ink *ink, const Press *press);
/* 二重トンボ, センタートンボ and colour bars.  spots: as above. */
void press_add_marks(Ink *ink, const Press *press, Len width, Len height, const int *spots, int n_spots);

/* Output intent and what the standard wants to be said besides XMP; `date` as in Meta.  false: something is missing, which
   is reported. */
bool press_describe(Objects *objects, const Press *press, Str date, Arena *arena, Diag *diag);

#endif
