/* What stands in a frame, as SVG within HTML: what the PDF paints, its texts as texts or as outlines. */
#ifndef SVG_SVG_H
#define SVG_SVG_H

#include "model/frame.h"

/* Outlines of glyphs, each once for all pictures that use it by its name. */
typedef struct SvgOutlines SvgOutlines;
SvgOutlines *svg_outlines(Arena *arena);
Str svg_outlines_defined(const SvgOutlines *outlines); /* what belongs into a <defs>, when all is drawn */

typedef struct {
    StrBuilder out;
    Str name;              /* with which names in it begin, no other picture of the page has it */
    int n_ids;             /* names given */
    SvgOutlines *outlines; /* of its glyphs; NULL: they are texts */
} Svg;

/* From its size on, to the end tag: ` viewBox="…" …>…</svg>`.  Lengths are hundredths of a millimetre. */
Str svg_of(const Frame *frame, Str name, Arena *arena);
/* The same of what is as large as its frame and cut off around it, by outlines. */
Str svg_of_page(const Frame *frame, Str name, SvgOutlines *outlines, Arena *arena);

/* Within the room: */
void svg_add_outlines(Svg *svg, const Glyphs *glyphs, Len x, Len y);

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
