/* A font of the file, read back: what its codes say, how wide they are, which outlines they draw. */
#ifndef PROOF_FONTBACK_H
#define PROOF_FONTBACK_H

#include "font/font.h"
#include "proof/archive.h"

typedef struct FontBack FontBack;

/* NULL: it is none that we know how to read. */
FontBack *fontback_open(Archive *archive, const Thing *font, Arena *arena);
void fontback_close(FontBack *font);
bool fontback_is_vertical(const FontBack *font);
/* 1/1000 em; down, if it is vertical. */
int fontback_width(const FontBack *font, int code);
int fontback_drop(const FontBack *font, int code);
Str fontback_text(const FontBack *font, int code);
/* The code reads as a blank and draws nothing. */
bool fontback_is_blank(const FontBack *font, int code);
/* The code draws the outline of this glyph, as far as its extent tells, and has its advance. */
bool fontback_draws(FontBack *font, int code, const Face *face, uint32_t glyph);

#endif
