/* Vertical texts. */
#ifndef LAYOUT_VERTICAL_H
#define LAYOUT_VERTICAL_H

#include "layout/stack.h"

/* Its lines stand side by side on a page that is level. */
static inline bool vertical_stands(const Rich *rich, Shop shop)
{
    return rich->style->vertical && !shop.lies;
}

/* Their lines side by side, as one piece in the middle of the width.  Without the notes. */
Stack vertical_stack(const Para *para, Len width, Setup setup, Shop shop);
/* How wide those are, each as long as it likes. */
Len vertical_width(const Para *para, Shop shop);

#endif
