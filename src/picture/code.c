/* QR codes (ISO/IEC 18004), made by libqrencode: a drawing of the modules, black in a white square with the quiet zone. */
#include "picture/picture.h"

#include <qrencode.h>

#include "base/vec.h"

enum { QUIET = 4 };   /* modules of white on every side (ISO/IEC 18004 6.3.8) */
enum { CORNERS = 4 }; /* of a stretch of dark modules in a row */

static int32_t at_module(int module, int modules)
{
    return (int32_t)((int64_t)DRAWING_SIDE * module / modules);
}

typedef struct {
    StrBuilder steps;
    Vec(DrawnPoint) points;
} OutlineBuilder;

static void add_box(OutlineBuilder *outline, int32_t left, int32_t top, int32_t right, int32_t bottom)
{
    const DrawnPoint corners[CORNERS] = { { left, top }, { right, top }, { right, bottom }, { left, bottom } };
    for (int i = 0; i < CORNERS; i++) *vec_push(&outline->points) = corners[i];
    str_add(&outline->steps, STR("mlllh"));
}

/* One box for each stretch of dark modules in a row. */
static void add_row(OutlineBuilder *outline, const unsigned char *row, int width, int y)
{
    int modules = width + 2 * QUIET;
    for (int x = 0, end; x < width; x = end) {
        for (end = x + 1; end < width && (row[end] & 1) == (row[x] & 1); end++) continue;
        if (row[x] & 1)
            add_box(outline, at_module(x + QUIET, modules), at_module(y + QUIET, modules), at_module(end + QUIET, modules),
                    at_module(y + 1 + QUIET, modules));
    }
}

static DrawnPath path_from(const OutlineBuilder *outline, Color color, Where where)
{
    return (DrawnPath){ .outline = { str_built(&outline->steps).at, outline->points.at, outline->steps.n, outline->points.n },
                        .fill = { .kind = PAINT_COLOR, .color = color, .opacity = DRAWING_FULL },
                        .where = where };
}

static const Drawing *draw(const QRcode *code, Where where, Arena *arena)
{
    const Color white = { 255, 255, 255 }, black = { 0, 0, 0 };
    OutlineBuilder ground = { { .arena = arena }, { .arena = arena } }, dark = ground;
    add_box(&ground, 0, 0, DRAWING_SIDE, DRAWING_SIDE);
    for (int y = 0; y < code->width; y++) add_row(&dark, code->data + (size_t)y * (size_t)code->width, code->width, y);
    Drawing *drawing = arena_new(arena, Drawing);
    *drawing = (Drawing){ DRAWING_SIDE, DRAWING_SIDE, arena_array(arena, DrawnPath, 2), 2 };
    drawing->paths[0] = path_from(&ground, white, where);
    drawing->paths[1] = path_from(&dark, black, where);
    return drawing;
}

static QRecLevel level_of(CodeMending mending)
{
    static const QRecLevel levels[] = {
        [MENDS_LITTLE] = QR_ECLEVEL_L, [MENDS_SOME] = QR_ECLEVEL_M, [MENDS_MORE] = QR_ECLEVEL_Q, [MENDS_MOST] = QR_ECLEVEL_H
    };
    return levels[mending];
}

static bool is_ascii(Str text)
{
    for (int i = 0; i < text.n; i++)
        if ((unsigned char)text.at[i] >= 0x80) return false;
    return true;
}

/* Bytes that are no ASCII say that they are UTF-8 (ECI 26): a reader would have to guess, and of few Japanese ones would guess wrong. */
static QRcode *encode(Str text, QRecLevel level)
{
    enum { UTF8 = 26 };
    QRinput *input = QRinput_new2(0, level);
    if (!input) return NULL;
    bool is_said = is_ascii(text) || QRinput_appendECIheader(input, UTF8) == 0;
    bool is_put = is_said && QRinput_append(input, QR_MODE_8, text.n, (const unsigned char *)text.at) == 0;
    QRcode *code = is_put ? QRcode_encodeInput(input) : NULL;
    QRinput_free(input);
    return code;
}

const Picture *picture_of_code(Str text, CodeMending mending, int *modules, Where where, Arena *arena)
{
    QRcode *code = encode(text, level_of(mending));
    if (!code) return NULL;
    *modules = code->width + 2 * QUIET;
    Picture *picture = arena_new(arena, Picture);
    *picture = (Picture){ .path = STR("QR"),
                          .fingerprint = str_checksum(text) + (uint64_t)mending,
                          .format = PICTURE_SVG,
                          .space = PICTURE_GREY,
                          .columns = DRAWING_SIDE,
                          .rows = DRAWING_SIDE,
                          .turn = 1,
                          .drawing = draw(code, where, arena) };
    QRcode_free(code);
    return picture;
}
