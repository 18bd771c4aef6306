/* The colours of the screen, as a profile that says so in a file (ICC.1:2004-10). */
#ifndef PDF_ICC_H
#define PDF_ICC_H

#include "base/str.h"

/* sRGB, IEC 61966-2-1: a matrix and a curve. */
Str icc_srgb(Arena *arena);

#endif
