/* The tools every step needs, and what holds for all of a section.  No step changes them. */
#ifndef LAYOUT_SHOP_H
#define LAYOUT_SHOP_H

#include "font/font.h"

typedef struct {
    FontBook *fonts;
    Arena *arena;
    Diag *diag;
    Len measure;               /* width of the type area, for notes */
    struct SharedWidth *alike; /* columns that are as wide in other tables (columns.h) */
} Shop;

#endif
