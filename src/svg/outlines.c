/* Pages whose glyphs are outlines: what stands on paper, whatever fonts whoever looks at it has. */
#include "svg/svg.h"

#include "base/map.h"
#include "base/vec.h"
#include "font/font.h"

/* An outline, by its place among them; known by face and glyph. */
typedef struct {
    const Face *face;
    uint64_t glyph;
} OutlineName;
typedef struct {
    OutlineName name;
    int number; /* from 1; 0: it has no ink */
} Outline;

struct SvgOutlines {
    Arena *arena;
    Map known;
    StrBuilder defs;
    int n;
};

SvgOutlines *svg_outlines(Arena *arena)
{
    SvgOutlines *outlines = arena_new(arena, SvgOutlines);
    *outlines = (SvgOutlines){ .arena = arena, .known = map_new(arena), .defs.arena = arena };
    return outlines;
}

static int outline_number(SvgOutlines *outlines, const Face *face, uint32_t glyph)
{
    OutlineName name = { face, glyph };
    Outline *outline = map_find(&outlines->known, MAP_KEY(name));
    if (outline) return outline->number;
    outline = arena_new(outlines->arena, Outline);
    outline->name = name;
    map_put(&outlines->known, MAP_KEY(outline->name), outline);
    Str path = font_outline(face, glyph);
    if (!path.n) return 0;
    outline->number = ++outlines->n;
    str_add_printf(&outlines->defs, "<path id=\"g%d\" d=\"" STR_FMT "\"/>\n", outline->number, STR_ARG(path));
    return outline->number;
}

Str svg_outlines_defined(const SvgOutlines *outlines)
{
    return str_built(&outlines->defs);
}

/* Along the line in units of the face, as it is before it is narrowed. */
static int units(const Glyphs *glyphs, Len length, int per_mille)
{
    return (int)len_scale(length, (int64_t)glyphs->face->upem * 1000, (int64_t)glyphs->size * per_mille);
}

static void add_number(StrBuilder *out, Str before, int number)
{
    str_add(out, before);
    str_add_int(out, number);
}

/* Level glyphs, each from its origin; one upright from the middle of the top of its em box. */
void svg_add_outlines(Svg *svg, const Glyphs *glyphs, Len x, Len y)
{
    StrBuilder *out = &svg->out;
    bool is_upright = glyphs->posture == SET_UPRIGHT;
    int ascent = glyphs->face->upem * 88 / 100; /* of the em box: JLReq 2.3 */
    double scale = (double)glyphs->size / SVG_STEP / glyphs->face->upem, narrow = scale * glyphs->squeeze / 1000;
    if (!glyphs->n_glyphs) return;
    str_add_printf(out, "<g transform=\"translate(%.1f %.1f)", (double)x / SVG_STEP, (double)y / SVG_STEP);
    if (glyphs->posture == SET_SIDEWAYS) str_add(out, STR("rotate(90)"));
    if (glyphs->squeeze == 1000) str_add_printf(out, "scale(%.5f)\"", scale);
    else str_add_printf(out, "scale(%.5f %.5f)\"", narrow, scale);
    svg_add_color(out, "fill", glyphs->color);
    str_add(out, STR(">"));
    for (int i = 0; i < glyphs->n_glyphs; i++) {
        const Glyph *glyph = &glyphs->glyphs[i];
        int number = outline_number(svg->outlines, glyphs->face, glyph->id);
        if (!number) continue;
        int across = units(glyphs, glyph->x, glyphs->squeeze), down = units(glyphs, glyph->y, 1000);
        if (is_upright) {
            across -= font_advance(glyphs->face, glyph->id) / 2;
            down += ascent;
        }
        add_number(out, STR("<use href=\"#g"), number);
        if (across) add_number(out, STR("\" x=\""), across);
        if (down) add_number(out, STR("\" y=\""), down);
        str_add(out, STR("\"/>"));
    }
    str_add(out, STR("</g>"));
}
