/* The operators that move the pen; all others are passed over.  Numbers are points. */
#include "proof/shown.h"

#include <math.h>

enum { MOST_OPERANDS = 64, MOST_STATES = 32 };

typedef struct {
    double a, b, c, d, e, f;
} Matrix;

typedef struct {
    Matrix page; /* CTM */
    FontBack *font;
    double size, squeeze, rise, spacing, word_spacing, leading;
} State;

typedef struct {
    Viewer *viewer;
    const Thing *fonts; /* of the page */
    ShownList *list;
    Arena *arena;
    State state, saved[MOST_STATES];
    int n_saved;
    Matrix text, line;
    Thing operands[MOST_OPERANDS];
    int n;
    bool failed;
} ContentReader;

static Matrix times(Matrix m, Matrix n)
{
    return (Matrix){ m.a * n.a + m.b * n.c, m.a * n.b + m.b * n.d,       m.c * n.a + m.d * n.c,
                     m.c * n.b + m.d * n.d, m.e * n.a + m.f * n.c + n.e, m.e * n.b + m.f * n.d + n.f };
}

static double operand(const ContentReader *reader, int i)
{
    return i < reader->n ? reader->operands[i].number : 0;
}

static Matrix matrix_from(const ContentReader *reader)
{
    return (Matrix){ operand(reader, 0), operand(reader, 1), operand(reader, 2),
                     operand(reader, 3), operand(reader, 4), operand(reader, 5) };
}

/* ---- text ---- */

static void advance(ContentReader *reader, double along)
{
    bool down = reader->state.font && fontback_is_vertical(reader->state.font);
    reader->text = times((Matrix){ 1, 0, 0, 1, down ? 0 : along, down ? along : 0 }, reader->text);
}

static void show_code(ContentReader *reader, int code)
{
    const State *state = &reader->state;
    Matrix all = times(reader->text, state->page);
    bool down = fontback_is_vertical(state->font);
    *vec_push(reader->list) = (Shown){ .font = state->font,
                                       .code = code,
                                       .x = all.e + state->rise * all.c,
                                       .y = all.f + state->rise * all.d,
                                       .size = state->size * sqrt(all.c * all.c + all.d * all.d),
                                       .squeeze = state->squeeze };
    double em = down ? -fontback_drop(state->font, code) : fontback_width(state->font, code);
    advance(reader, (em / 1000 * state->size + state->spacing) * (down ? 1 : state->squeeze));
}

static void show_string(ContentReader *reader, Str codes)
{
    if (!reader->state.font || codes.n % 2) reader->failed = true;
    for (int i = 0; i + 1 < codes.n && !reader->failed; i += 2)
        show_code(reader, (unsigned char)codes.at[i] << 8 | (unsigned char)codes.at[i + 1]);
}

static void show_list(ContentReader *reader)
{
    const Thing *list = &reader->operands[0];
    for (int i = 0; reader->n == 1 && i < list->n; i++) {
        const Thing *item = &list->items[i];
        bool down = reader->state.font && fontback_is_vertical(reader->state.font);
        if (item->kind == THING_STRING) show_string(reader, item->text);
        else advance(reader, -item->number / 1000 * reader->state.size * (down ? 1 : reader->state.squeeze));
    }
}

static FontBack *font_named(ContentReader *reader, const Thing *name)
{
    Viewer *viewer = reader->viewer;
    const Thing *ref = NULL;
    for (int i = 0; i + 1 < reader->fonts->n; i += 2)
        if (str_equal(reader->fonts->items[i].text, name->text)) ref = &reader->fonts->items[i + 1];
    if (!ref || ref->kind != THING_REF) return NULL;
    for (int i = 0; i < viewer->fonts.n; i++)
        if (viewer->fonts.at[i].number == (int)ref->number) return viewer->fonts.at[i].font;
    FontBack *font = fontback_open(viewer->archive, archive_value(viewer->archive, ref), viewer->arena);
    if (font) *vec_push(&viewer->fonts) = (OpenFont){ (int)ref->number, font };
    return font;
}

/* ---- operators ---- */

static void begin_text(ContentReader *reader)
{
    reader->text = reader->line = (Matrix){ 1, 0, 0, 1, 0, 0 };
}

static void set_matrix(ContentReader *reader)
{
    reader->text = reader->line = matrix_from(reader);
}

static void move_by(ContentReader *reader, double x, double y)
{
    reader->line = times((Matrix){ 1, 0, 0, 1, x, y }, reader->line);
    reader->text = reader->line;
}

static void move(ContentReader *reader)
{
    move_by(reader, operand(reader, 0), operand(reader, 1));
}

static void move_leading(ContentReader *reader)
{
    reader->state.leading = -operand(reader, 1);
    move(reader);
}

static void next_line(ContentReader *reader)
{
    move_by(reader, 0, -reader->state.leading);
}

static void set_font(ContentReader *reader)
{
    reader->state.font = reader->n == 2 ? font_named(reader, &reader->operands[0]) : NULL;
    reader->state.size = operand(reader, 1);
    reader->failed |= !reader->state.font;
}

static void set_squeeze(ContentReader *reader)
{
    reader->state.squeeze = operand(reader, 0) / 100;
}

static void set_rise(ContentReader *reader)
{
    reader->state.rise = operand(reader, 0);
}

static void set_spacing(ContentReader *reader)
{
    reader->state.spacing = operand(reader, 0);
}

static void set_leading(ContentReader *reader)
{
    reader->state.leading = operand(reader, 0);
}

static void show(ContentReader *reader)
{
    show_string(reader, reader->n ? reader->operands[0].text : STR(""));
}

static void save(ContentReader *reader)
{
    if (reader->n_saved == MOST_STATES) reader->failed = true;
    else reader->saved[reader->n_saved++] = reader->state;
}

static void restore(ContentReader *reader)
{
    if (reader->n_saved == 0) reader->failed = true;
    else reader->state = reader->saved[--reader->n_saved];
}

static void concatenate(ContentReader *reader)
{
    reader->state.page = times(matrix_from(reader), reader->state.page);
}

/* What the writer has no use for would be read wrongly: ' and ", which show text on a new line. */
static void give_up(ContentReader *reader)
{
    reader->failed = true;
}

static const struct {
    const char *name;
    void (*run)(ContentReader *);
} operators[] = {
    { "BT", begin_text }, { "Tm", set_matrix },  { "Td", move },     { "TD", move_leading }, { "T*", next_line },
    { "Tf", set_font },   { "Tz", set_squeeze }, { "Ts", set_rise }, { "Tc", set_spacing },  { "TL", set_leading },
    { "Tj", show },       { "TJ", show_list },   { "q", save },      { "Q", restore },       { "cm", concatenate },
    { "'", give_up },     { "\"", give_up },     { "BI", give_up },
};

/* All have one or two characters. */
static bool is_named(Str word, const char *name)
{
    return word.at[0] == name[0] && (word.n == 1 ? !name[1] : word.n == 2 && word.at[1] == name[1]);
}

static void run_operator(ContentReader *reader, Str name)
{
    for (size_t i = 0; i < sizeof operators / sizeof *operators; i++)
        if (is_named(name, operators[i].name)) operators[i].run(reader);
    reader->n = 0;
}

static void read_operators(ContentReader *reader, Str content)
{
    Scanner scanner = { .bytes = content, .arena = reader->arena };
    for (Thing thing = thing_read(&scanner); thing.kind != THING_END && !reader->failed; thing = thing_read(&scanner)) {
        if (thing.kind == THING_WORD) run_operator(reader, thing.text);
        else if (reader->n < MOST_OPERANDS) reader->operands[reader->n++] = thing;
    }
    reader->failed |= scanner.at < content.n;
}

bool shown_page(Viewer *viewer, const Thing *page, ShownList *list, Arena *arena)
{
    const Thing *resources = archive_find(viewer->archive, page, "Resources");
    ContentReader reader = {
        .viewer = viewer, .list = list, .arena = arena, .fonts = archive_find(viewer->archive, resources, "Font")
    };
    Str content;
    reader.state = (State){ .page = { 1, 0, 0, 1, 0, 0 }, .squeeze = 1 };
    if (!archive_stream(viewer->archive, thing_find(archive_value(viewer->archive, page), "Contents"), &content, arena))
        return false;
    read_operators(&reader, content);
    return !reader.failed;
}

void shown_close(Viewer *viewer)
{
    for (int i = 0; i < viewer->fonts.n; i++) fontback_close(viewer->fonts.at[i].font);
}
