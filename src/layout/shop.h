/* The tools every step needs, and what holds for all of a section.  No step changes them. */
#ifndef LAYOUT_SHOP_H
#define LAYOUT_SHOP_H

#include "font/font.h"
#include "model/style.h"

typedef struct {
    FontBook *fonts;
    struct Shapes *shapes; /* text/text.h */
    Arena *arena;
    Arena *scratch;         /* of trials, of which nothing stays */
    DerivedStyles *derived; /* styles narrowed, made smaller, in another colour (letters.h), among them */
    Diag *diag;
    Len measure;               /* width of the type area, for notes */
    bool lies;                 /* the page does, until it is turned: lines of vertical texts lie like any others */
    struct SharedWidth *alike; /* columns that are as wide in other tables (columns.h) */
    struct BestBook *best;     /* widths chosen for whole tables (best.h) */
} Shop;

#endif
