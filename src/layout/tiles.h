/* Colour tiles. */
#ifndef LAYOUT_TILES_H
#define LAYOUT_TILES_H

#include "layout/manner.h"
#include "layout/shop.h"
#include "model/document.h"

const Frame *tiles_frame(const Block *block, Len width, Manner manner, Shop shop);

#endif
