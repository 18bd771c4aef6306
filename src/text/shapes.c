/* A paragraph by what it is shaped from.  Two texts that are the same to the shaper share all arrays; each has a head of its own,
   for it is asked who it is. */
#include "text/steps.h"
#include "text/text.h"

#include "base/map.h"

#include <stdlib.h>

/* Drafts by the styles their texts are written in, paragraphs by those they are set in. */
typedef enum { SHAPE_DRAFT, SHAPE_PARA, SHAPE_COUNT } ShapeKind;

struct Shapes {
    FontBook *fonts;
    const Shapes *known; /* looked at first; */
    Shapes *first;       /* own ones that are so, or NULL */
    ShapesKept kept;
    Arena *arena;
    Arena *scratch; /* of keys that are looked for, drafts that are not kept */
    Map shaped[SHAPE_COUNT];
};

static void forget(Shapes *shapes)
{
    for (int kind = 0; kind < SHAPE_COUNT; kind++) shapes->shaped[kind] = map_new(shapes->arena);
}

static void begin_shapes(Shapes *shapes)
{
    shapes->arena = arena_open();
    shapes->scratch = arena_open();
    forget(shapes);
}

static void end_shapes(Shapes *shapes)
{
    arena_close(shapes->arena);
    arena_close(shapes->scratch);
}

Shapes *text_shapes_open(FontBook *fonts, const Shapes *known, ShapesKept kept)
{
    Shapes *shapes = base_malloc(sizeof *shapes);
    *shapes = (Shapes){ .fonts = fonts, .known = known, .kept = kept };
    begin_shapes(shapes);
    return shapes;
}

void text_shapes_close(Shapes *shapes)
{
    if (!shapes) return;
    text_shapes_close(shapes->first);
    end_shapes(shapes);
    free(shapes);
}

void text_shapes_end(Shapes *shapes)
{
    if (shapes->kept == SHAPES_FIRST) return;
    end_shapes(shapes);
    begin_shapes(shapes);
}

/* What there is now stays as it is; the latest come and go. */
static void keep_first(Shapes *shapes)
{
    Shapes *first = base_malloc(sizeof *first);
    *first = *shapes;
    shapes->known = shapes->first = first;
    shapes->kept = SHAPES_LATEST;
    begin_shapes(shapes);
}

void text_shapes_tidy(Shapes *shapes)
{
    enum { MOST_LATEST = 6 << 20, MOST_FIRST = 48 << 20 };
    size_t size = arena_size(shapes->arena);
    if (shapes->kept == SHAPES_FIRST) {
        if (size >= MOST_FIRST) keep_first(shapes);
    } else if (size >= MOST_LATEST) {
        arena_clear(shapes->arena);
        forget(shapes);
    }
}

/* Returns the byte behind them. */
static char *put_bytes(char *at, const void *bytes, size_t n)
{
    memcpy(at, bytes, n);
    return at + n;
}

typedef const Style *StyleOf(const Style *style);

static const Style *style_written(const Style *style)
{
    return style->fitted_from ? style->fitted_from : style;
}

static const Style *style_set(const Style *style)
{
    return style;
}

/* All that shaping, sewing and weighing look at; until the next one. */
static Str key_of(const Rich *rich, StyleOf *style_of, Shapes *shapes)
{
    enum { BYTES_OF_RUN = 5 * sizeof(int) + sizeof(const Style *) };
    size_t n = sizeof(const Style *) + (size_t)rich->n_runs * BYTES_OF_RUN + (size_t)rich->text.n;
    arena_clear(shapes->scratch);
    char *key = arena_alloc(shapes->scratch, n);
    const Style *style = style_of(rich->style);
    char *at = put_bytes(key, &style, sizeof style);
    for (int i = 0; i < rich->n_runs; i++) {
        const Run *run = &rich->runs[i];
        const int shape[] = { run->first, run->last, run->keep, run->note_mark, run->leader };
        style = style_of(run->style);
        at = put_bytes(at, shape, sizeof shape);
        at = put_bytes(at, &style, sizeof style);
    }
    if (rich->text.n) put_bytes(at, rich->text.at, (size_t)rich->text.n);
    return (Str){ key, (int)n };
}

/* Small type beside it is a paragraph with a mark of its own; late words are as wide as their room, pictures are what they are. */
static bool is_plain(const Rich *rich)
{
    if (rich->n_slots || rich->n_rubies) return false;
    for (int i = 0; i < rich->n_runs; i++)
        if (rich->runs[i].style->emphasis != EMPHASIS_NONE || rich->runs[i].icon) return false;
    return true;
}

/* Its own, or of those that are looked at first. */
static const Para *find_known(const Shapes *shapes, ShapeKind kind, Str key)
{
    const Para *para = map_find(&shapes->shaped[kind], key);
    return para || !shapes->known ? para : find_known(shapes->known, kind, key);
}

static bool is_fitted(const Rich *rich)
{
    for (int i = 0; i < rich->n_runs; i++)
        if (rich->runs[i].style->fitted_from) return true;
    return rich->style->fitted_from;
}

/* Most texts are set in the styles they are written in and no others: only of those that are fitted the draft is kept. */
static const Para *draft_for(const Rich *rich, Shapes *shapes, Diag *diag)
{
    Str key = key_of(rich, style_written, shapes);
    const Para *draft = find_known(shapes, SHAPE_DRAFT, key);
    if (draft) return draft;
    if (!is_fitted(rich)) return para_draft(rich, shapes->fonts, shapes->scratch, diag);
    key = str_copy(shapes->arena, key);
    int n_said = diag_n_reports(diag);
    draft = para_draft(rich, shapes->fonts, shapes->arena, diag);
    bool is_clean = diag_n_reports(diag) == n_said; /* what is wrong with a text is said of each that has it */
    if (is_clean) map_put(&shapes->shaped[SHAPE_DRAFT], key, (void *)(uintptr_t)draft);
    return draft;
}

static const Para *para_for(const Rich *rich, Shapes *shapes, Diag *diag)
{
    Str key = key_of(rich, style_set, shapes);
    const Para *para = find_known(shapes, SHAPE_PARA, key);
    if (para) return para;
    key = str_copy(shapes->arena, key);
    int n_said = diag_n_reports(diag);
    para = para_measured(draft_for(rich, shapes, diag), rich, shapes->fonts, shapes->arena, diag);
    bool is_clean = diag_n_reports(diag) == n_said;
    if (is_clean) map_put(&shapes->shaped[SHAPE_PARA], key, (void *)(uintptr_t)para);
    return para;
}

Para text_measured(const Rich *rich, Shapes *shapes, Arena *arena, Diag *diag)
{
    Para para = is_plain(rich) ? *para_for(rich, shapes, diag) : *text_shape(rich, shapes->fonts, arena, diag);
    para.rich = rich;
    return para;
}

const Para *text_shaped(const Rich *rich, Shapes *shapes, Arena *arena, Diag *diag)
{
    if (!is_plain(rich)) return text_shape(rich, shapes->fonts, arena, diag);
    Para *para = arena_new(shapes->arena, Para);
    *para = text_measured(rich, shapes, arena, diag);
    para->mark = mark_of(rich, arena);
    return para;
}
