/* Pages as pictures. */
#ifndef VIEW_DRAWN_H
#define VIEW_DRAWN_H

#include "svg/svg.h"
#include "view/view.h"

typedef struct {
    Str svg, label; /* from its size on, as svg_of_page; empty: it did not come */
    Len width, height;
    uint64_t hash; /* Page.hash */
} DrawnPage;

/* By number. */
const DrawnPage *drawn_pages(const DrawnPages *drawn, int *n);
const SvgOutlines *drawn_outlines(const DrawnPages *drawn);

#endif
