/* How badly a text fits its width. */
#ifndef LAYOUT_STRAIN_H
#define LAYOUT_STRAIN_H

#include "layout/shop.h"
#include "model/para.h"

/* A figure is parted from its counter, or a word torn where the style minds; a break was taken where none is allowed; not
   even that was enough. */
typedef enum { STRAIN_NONE, STRAIN_TORN, STRAIN_RELAXED, STRAIN_OVERFULL } Strain;
Strain strain_of(const Lines *lines, const Style *style);
/* What is wrong with the lines, the worst of it; nothing if nothing is. */
void strain_report(const Rich *rich, const Para *para, const Lines *lines, Len width, Shop shop);
/* Words of the text, for a report. */
Str rich_shown(const Rich *rich, Shop shop);

#endif
