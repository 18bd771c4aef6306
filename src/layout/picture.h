/* Pictures. */
#ifndef LAYOUT_PICTURE_H
#define LAYOUT_PICTURE_H

#include "layout/manner.h"
#include "layout/shop.h"
#include "model/frame.h"

/* As wide as the room; what it shows stands in it as its style aligns.  What is too wide, or coarser than it should be, is reported. */
const Frame *picture_frame(const Block *block, Len room, Manner manner, Shop shop);
/* The width and height it asks for where there is so much room; 0: as wide as there is. */
Len picture_width(const Depiction *depiction);
Len picture_height(const Depiction *depiction, Len room);

#endif
