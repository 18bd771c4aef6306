/* Vertical texts. */
#ifndef LAYOUT_VERTICAL_H
#define LAYOUT_VERTICAL_H

#include "layout/stack.h"

/* Their lines side by side, as one piece in the middle of the width.  Without the notes. */
Stack vertical_stack(const Para *para, Len width, Setup setup, Shop shop);
/* How wide those are, each as long as it likes. */
Len vertical_width(const Para *para, Shop shop);

#endif
