/* What stands in a frame, as SVG within a page of the web: what the PDF paints, its texts as texts. */
#ifndef WEB_SVG_H
#define WEB_SVG_H

#include "model/frame.h"

typedef struct {
    StrBuilder out;
    Str name;  /* with which names in it begin, no other picture of the page has it */
    int n_ids; /* names given */
} Svg;

/* From its size on, to the end tag: ` viewBox="…" …>…</svg>`.  Lengths are hundredths of a millimetre. */
Str svg_of(const Frame *frame, Str name, Arena *arena);

/* A picture of a file, in its box; nothing where the file is not what it was any more. */
void svg_add_picture(Svg *svg, const PictureBox *box, Len x, Len y);

enum { SVG_STEP = LEN_MM / 100 };
/* A length in those, rounded. */
static inline int svg_length(LenSum length)
{
    return (int)((length + (length < 0 ? -SVG_STEP / 2 : SVG_STEP / 2)) / SVG_STEP);
}
void svg_add_color(StrBuilder *out, const char *attribute, Color color);

#endif
