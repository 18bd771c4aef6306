/* Fonts of one PDF.  While pages are painted, every glyph is asked for together with the characters it shows; the
   answer is a code in one of the file's fonts.  When all pages are painted, the fonts are cut down to what was used. */
#ifndef PDF_EMBED_H
#define PDF_EMBED_H

#include "font/font.h"
#include "pdf/objects.h"

typedef struct Fonts Fonts;

/* A glyph as it stands for certain characters. */
typedef struct {
    uint32_t glyph;
    uint32_t text;          /* see embed_text */
    int font;               /* of the file, from 0 */
    int width;              /* 1/1000 em, as the file says it: whole */
    int drop;               /* upright under each other: 1/1000 em down to the next */
    int origin_x, origin_y; /* of its vertical origin */
    uint16_t code;
    int next; /* the same glyph for other characters: index + 1, or 0 */
} Letter;

Fonts *embed_open(Objects *objects, Arena *arena);
/* The number of these characters: a single one is its code point, several are remembered by value. */
uint32_t embed_text(Fonts *fonts, Str characters);
const Letter *embed_letter(Fonts *fonts, const Face *face, uint32_t glyph, uint32_t text);
/* The same font for glyphs that stand under each other. */
int embed_vertical(Fonts *fonts, int font);
Ref embed_font_ref(const Fonts *fonts, int font);
/* A character of the private use areas is shown: what it says is between us and the font. */
bool embed_shows_private_use(const Fonts *fonts);
/* Writes all fonts.  What cannot be embedded is a failure of `objects`. */
void embed_write(Fonts *fonts);

#endif
