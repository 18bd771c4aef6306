/* Which widths of those tried are the best. */
#ifndef LAYOUT_SEARCH_H
#define LAYOUT_SEARCH_H

#include "layout/trial.h"

/* So many units for each open column, all that there are: the rows lowest, what is torn counted as height; among equals nearest to
   those given, which it takes the place of. */
void search_widths(WidthTrial *trial, int *units);

#endif
