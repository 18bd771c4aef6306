/* Pictures of files: pixels as the file has them, without what else stands in it; drawings path by path. */
#include "svg/svg.h"

#include "base/file.h"
#include "picture/picture.h"

#include <math.h>

static void add_base64(StrBuilder *out, Str bytes)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (int at = 0; at < bytes.n; at += 3) {
        uint32_t word = 0;
        int n = bytes.n - at < 3 ? bytes.n - at : 3;
        for (int i = 0; i < 3; i++) word = word << 8 | (i < n ? (unsigned char)bytes.at[at + i] : 0);
        char four[] = { digits[word >> 18], digits[word >> 12 & 63], n > 1 ? digits[word >> 6 & 63] : '=',
                        n > 2 ? digits[word & 63] : '=' };
        str_add_bytes(out, four, 4);
    }
}

/* ---- pixels ---- */

/* The chunks that say how its pixels look (ISO/IEC 15948 11.2, 11.3); others may say where and by whom they were taken. */
static bool is_needed(Str chunk)
{
    static const char *const kept[] = { "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "sRGB", "gAMA", "cHRM", "iCCP" };
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
        if (str_is(chunk, kept[i])) return true;
    return false;
}

enum { PNG_SIGNATURE = 8, CHUNK_AROUND = 12 };

static Str png_bare(Str file, Arena *arena)
{
    StrBuilder bare = { .arena = arena };
    if (file.n < PNG_SIGNATURE) return STR("");
    str_add(&bare, str_part(file, 0, PNG_SIGNATURE));
    for (int at = PNG_SIGNATURE, size; at + CHUNK_AROUND <= file.n; at += size) {
        const unsigned char *head = (const unsigned char *)file.at + at;
        int64_t length = (int64_t)head[0] << 24 | head[1] << 16 | head[2] << 8 | head[3];
        if (length > file.n - at - CHUNK_AROUND) return STR("");
        size = (int)length + CHUNK_AROUND;
        if (is_needed(str_part(file, at + 4, at + 8))) str_add(&bare, str_part(file, at, at + size));
    }
    return str_built(&bare);
}

static Str file_of(const Picture *picture, Arena *arena)
{
    Str file = STR("");
    Samples samples = { 0 };
    if (picture->format == PICTURE_JPEG) return picture_samples(picture, &samples, arena) ? samples.color : file;
    return file_read_back(str_copy(arena, picture->path).at, arena, &file, NULL) ? png_bare(file, arena) : file;
}

/* As EXIF holds it: across, down, each from the left or right, the top or foot. */
static void add_held(StrBuilder *out, int turn, Box box)
{
    bool is_swapped = turn >= 5, from_right = turn == 2 || turn == 3 || turn == 6 || turn == 7,
         from_foot = turn == 3 || turn == 4 || turn == 7 || turn == 8;
    int width = svg_length(box.width), height = svg_length(box.height), x = svg_length(box.x), y = svg_length(box.y);
    int across = from_right ? -width : width, down = from_foot ? -height : height;
    str_add_printf(out, " width=\"1\" height=\"1\" preserveAspectRatio=\"none\" transform=\"matrix(%d %d %d %d %d %d)\"",
                   is_swapped ? 0 : across, is_swapped ? down : 0, is_swapped ? across : 0, is_swapped ? 0 : down,
                   from_right ? x + width : x, from_foot ? y + height : y);
}

static void add_pixels(Svg *svg, const PictureBox *box)
{
    Str file = file_of(box->picture, svg->out.arena);
    str_add(&svg->out, STR("<image"));
    add_held(&svg->out, box->picture->turn, box->whole);
    str_add_printf(&svg->out, " href=\"data:image/%s;base64,", box->picture->format == PICTURE_PNG ? "png" : "jpeg");
    add_base64(&svg->out, file);
    str_add(&svg->out, STR("\"/>"));
}

/* ---- drawings ---- */

enum { DRAWN_STEP = DRAWING_UNIT / 1000 };

static int drawn(int64_t length)
{
    return (int)((length + (length < 0 ? -DRAWN_STEP / 2 : DRAWN_STEP / 2)) / DRAWN_STEP);
}

static void add_outline(StrBuilder *out, const DrawnOutline *outline)
{
    const DrawnPoint *point = outline->points;
    str_add(out, STR(" d=\""));
    for (int i = 0; i < outline->n_steps; i++) {
        char step = outline->steps[i];
        str_add_char(out, step == 'h' ? 'z' : (uint32_t)(step - 'a' + 'A'));
        for (int n = step == 'c' ? 3 : step != 'h'; n > 0; n--, point++)
            str_add_printf(out, "%d %d%s", drawn(point->x), drawn(point->y), n > 1 ? " " : "");
    }
    str_add(out, STR("\""));
}

static void add_millionths(StrBuilder *out, int64_t value)
{
    int64_t size = value < 0 ? -value : value;
    str_add_printf(out, "%s%lld.%06lld", value < 0 ? "-" : "", (long long)(size / DRAWING_MILLION),
                   (long long)(size % DRAWING_MILLION));
}

static void add_stops(StrBuilder *out, const Gradient *gradient)
{
    for (int i = 0; i < gradient->n_stops; i++) {
        str_add(out, STR("<stop offset=\""));
        add_millionths(out, gradient->stops[i].at);
        str_add(out, STR("\""));
        svg_add_color(out, "stop-color", gradient->stops[i].color);
        str_add(out, STR("/>"));
    }
}

/* A gradient lies on the drawing, and where its path is bent would be bent with it: it is bent back before. */
static void add_bent_back(StrBuilder *out, const int32_t bend[4])
{
    double a = (double)bend[0], b = (double)bend[1], c = (double)bend[2], d = (double)bend[3], unit = DRAWING_MILLION;
    double area = a * d - b * c;
    if (area == 0) return; /* nothing of it is seen */
    const double back[] = { d, -b, -c, a };
    str_add(out, STR("matrix("));
    for (int i = 0; i < 4; i++) {
        add_millionths(out, llround(back[i] * unit / area * unit));
        str_add(out, STR(" "));
    }
    str_add(out, STR("0 0) "));
}

/* The number of its name. */
static int add_gradient(Svg *svg, const DrawnPath *path, const Gradient *gradient)
{
    StrBuilder *out = &svg->out;
    const char *kind = gradient->is_radial ? "radialGradient" : "linearGradient";
    str_add_printf(out, "<%s id=\"" STR_FMT ".%d\" gradientUnits=\"userSpaceOnUse\"", kind, STR_ARG(svg->name), ++svg->n_ids);
    if (gradient->is_radial) {
        str_add(out, STR(" cx=\"0\" cy=\"0\" r=\"1\" fx=\""));
        add_millionths(out, gradient->focus_x);
        str_add(out, STR("\" fy=\""));
        add_millionths(out, gradient->focus_y);
        str_add(out, STR("\""));
    } else str_add(out, STR(" x1=\"0\" y1=\"0\" x2=\"1\" y2=\"0\""));
    str_add(out, STR(" gradientTransform=\""));
    if (path->is_bent) add_bent_back(out, path->bend);
    str_add(out, STR("matrix("));
    for (int i = 0; i < 6; i++) str_add_printf(out, "%s%d", i ? " " : "", drawn(gradient->matrix[i]));
    str_add(out, STR(")\">"));
    add_stops(out, gradient);
    str_add_printf(out, "</%s>", kind);
    return svg->n_ids;
}

static int add_clip(Svg *svg, const DrawnClip *clip)
{
    int around = clip->around ? add_clip(svg, clip->around) : 0;
    str_add_printf(&svg->out, "<clipPath id=\"" STR_FMT ".%d\"", STR_ARG(svg->name), ++svg->n_ids);
    if (around) str_add_printf(&svg->out, " clip-path=\"url(#" STR_FMT ".%d)\"", STR_ARG(svg->name), around);
    str_add(&svg->out, STR("><path"));
    add_outline(&svg->out, &clip->outline);
    if (clip->is_even_odd) str_add(&svg->out, STR(" clip-rule=\"evenodd\""));
    str_add(&svg->out, STR("/></clipPath>"));
    return svg->n_ids;
}

static void add_paint(Svg *svg, const char *attribute, const DrawnPaint *paint, int gradient)
{
    StrBuilder *out = &svg->out;
    if (paint->kind == PAINT_NOTHING) str_add_printf(out, " %s=\"none\"", attribute);
    if (paint->kind == PAINT_COLOR) svg_add_color(out, attribute, paint->color);
    if (paint->kind == PAINT_GRADIENT)
        str_add_printf(out, " %s=\"url(#" STR_FMT ".%d)\"", attribute, STR_ARG(svg->name), gradient);
    if (paint->kind != PAINT_NOTHING && paint->opacity < DRAWING_FULL)
        str_add_printf(out, " %s-opacity=\".%03d\"", attribute, paint->opacity);
}

static void add_pen(StrBuilder *out, const DrawnPen *pen)
{
    static const char *const ends[] = { "butt", "round", "square" }, *const corners[] = { "miter", "round", "bevel" };
    str_add_printf(out, " stroke-width=\"%d\" stroke-linecap=\"%s\" stroke-linejoin=\"%s\"", pen->width ? drawn(pen->width) : 1,
                   ends[pen->ends], corners[pen->corners]);
    if (pen->corners == CORNERS_SHARP)
        str_add_printf(out, " stroke-miterlimit=\"%d.%03d\"", pen->sharpest / 1000, pen->sharpest % 1000);
    if (!pen->n_dashes) return;
    str_add_printf(out, " stroke-dashoffset=\"%d\" stroke-dasharray=\"", drawn(pen->dash_start));
    for (int i = 0; i < pen->n_dashes; i++) str_add_printf(out, "%s%d", i ? " " : "", drawn(pen->dashes[i]));
    str_add(out, STR("\""));
}

static void add_drawn(Svg *svg, const DrawnPath *path)
{
    StrBuilder *out = &svg->out;
    int fill = path->fill.kind == PAINT_GRADIENT ? add_gradient(svg, path, path->fill.gradient) : 0;
    int stroke = path->stroke.kind == PAINT_GRADIENT ? add_gradient(svg, path, path->stroke.gradient) : 0;
    int clip = path->clip ? add_clip(svg, path->clip) : 0;
    if (clip) str_add_printf(out, "<g clip-path=\"url(#" STR_FMT ".%d)\">", STR_ARG(svg->name), clip);
    str_add(out, STR("<path"));
    add_outline(out, &path->outline);
    if (path->is_even_odd) str_add(out, STR(" fill-rule=\"evenodd\""));
    add_paint(svg, "fill", &path->fill, fill);
    add_paint(svg, "stroke", &path->stroke, stroke);
    if (path->stroke.kind != PAINT_NOTHING) add_pen(out, &path->pen);
    if (path->is_bent) {
        str_add(out, STR(" transform=\"matrix("));
        for (int i = 0; i < 4; i++) {
            add_millionths(out, path->bend[i]);
            str_add(out, STR(" "));
        }
        str_add(out, STR("0 0)\""));
    }
    str_add(out, STR("/>"));
    if (clip) str_add(out, STR("</g>"));
}

static void add_drawing(Svg *svg, const Drawing *drawing, Box whole)
{
    str_add_printf(&svg->out,
                   "<svg x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" preserveAspectRatio=\"none\">",
                   svg_length(whole.x), svg_length(whole.y), svg_length(whole.width), svg_length(whole.height),
                   drawn(drawing->width), drawn(drawing->height));
    for (int i = 0; i < drawing->n_paths; i++) add_drawn(svg, &drawing->paths[i]);
    str_add(&svg->out, STR("</svg>"));
}

void svg_add_picture(Svg *svg, const PictureBox *box, Len x, Len y)
{
    str_add_printf(&svg->out, "<svg x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\">", svg_length(x), svg_length(y),
                   svg_length(box->width), svg_length(box->height));
    if (box->picture->drawing) add_drawing(svg, box->picture->drawing, box->whole);
    else add_pixels(svg, box);
    str_add(&svg->out, STR("</svg>"));
}
