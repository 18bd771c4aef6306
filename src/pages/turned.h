/* Pages whose type area lies: master turned="yes". */
#ifndef PAGES_TURNED_H
#define PAGES_TURNED_H

#include "pages/steps.h"

/* A quarter turn against the clock; what cannot be turned is reported.  Slots are filled already. */
const Frame *turned_left(const Frame *lying, Tools tools);

#endif
