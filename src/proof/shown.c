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
    double size, squeeze, rise, spacing, leading;
} State;

typedef struct {
    Viewer *viewer;
    const Thing *fonts; /* of the page */
    ShownList *list;
    Arena *arena;
    State state, saved[MOST_STATES];
    int n_saved;
    Matrix text, line;
    Thing operands[MOST_OPERANDS + 1]; /* and the one that is being read */
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

static bool runs_down(const ContentReader *reader)
{
    return reader->state.font && fontback_is_vertical(reader->state.font);
}

static void advance(ContentReader *reader, double along)
{
    bool down = runs_down(reader);
    Matrix *text = &reader->text;
    text->e += along * (down ? text->c : text->a);
    text->f += along * (down ? text->d : text->b);
}

static void show_code(ContentReader *reader, const Matrix *all, double size, int code)
{
    const State *state = &reader->state;
    const Matrix *text = &reader->text, *page = &state->page;
    bool down = fontback_is_vertical(state->font);
    *vec_push(reader->list) = (Shown){ .font = state->font,
                                       .code = code,
                                       .x = text->e * page->a + text->f * page->c + page->e + state->rise * all->c,
                                       .y = text->e * page->b + text->f * page->d + page->f + state->rise * all->d,
                                       .size = size,
                                       .squeeze = state->squeeze };
    double em = down ? -fontback_drop(state->font, code) : fontback_width(state->font, code);
    advance(reader, (em / 1000 * state->size + state->spacing) * (down ? 1 : state->squeeze));
}

/* Along it the text only moves. */
static void show_string(ContentReader *reader, Str codes)
{
    const Matrix all = times(reader->text, reader->state.page);
    double size = reader->state.size * sqrt(all.c * all.c + all.d * all.d);
    if (!reader->state.font || codes.n % 2) reader->failed = true;
    for (int i = 0; i + 1 < codes.n && !reader->failed; i += 2)
        show_code(reader, &all, size, (unsigned char)codes.at[i] << 8 | (unsigned char)codes.at[i + 1]);
}

static void show_list(ContentReader *reader)
{
    const Thing *list = &reader->operands[0];
    for (int i = 0; reader->n == 1 && i < list->n; i++) {
        const Thing *item = &list->items[i];
        if (item->kind == THING_STRING) show_string(reader, item->text);
        else advance(reader, -item->number / 1000 * reader->state.size * (runs_down(reader) ? 1 : reader->state.squeeze));
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

/* All that count here have one or two characters. */
enum { MOST_LETTERS = 2 };
#define OPERATOR(first, second) ((first) | (second) << 8)

static void run_operator(ContentReader *reader, Str name)
{
    switch (name.n > MOST_LETTERS ? 0 : OPERATOR(name.at[0], name.n == MOST_LETTERS ? name.at[1] : 0)) {
    case OPERATOR('B', 'T'): begin_text(reader); break;
    case OPERATOR('T', 'm'): set_matrix(reader); break;
    case OPERATOR('T', 'd'): move(reader); break;
    case OPERATOR('T', 'D'): move_leading(reader); break;
    case OPERATOR('T', '*'): next_line(reader); break;
    case OPERATOR('T', 'f'): set_font(reader); break;
    case OPERATOR('T', 'z'): reader->state.squeeze = operand(reader, 0) / 100; break;
    case OPERATOR('T', 's'): reader->state.rise = operand(reader, 0); break;
    case OPERATOR('T', 'c'): reader->state.spacing = operand(reader, 0); break;
    case OPERATOR('T', 'L'): reader->state.leading = operand(reader, 0); break;
    case OPERATOR('T', 'j'): show(reader); break;
    case OPERATOR('T', 'J'): show_list(reader); break;
    case OPERATOR('q', 0): save(reader); break;
    case OPERATOR('Q', 0): restore(reader); break;
    case OPERATOR('c', 'm'): concatenate(reader); break;
    case OPERATOR('\'', 0): /* they show text on a new line; the writer has no use for them */
    case OPERATOR('"', 0):
    case OPERATOR('B', 'I'): reader->failed = true; break;
    default: break;
    }
    reader->n = 0;
}

static void read_operators(ContentReader *reader, Str content)
{
    Scanner scanner = { .bytes = content, .arena = reader->arena };
    for (Thing *next; next = &reader->operands[reader->n], !reader->failed && thing_next(&scanner, next);) {
        if (next->kind == THING_WORD) run_operator(reader, next->text);
        else if (reader->n < MOST_OPERANDS) reader->n++;
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
