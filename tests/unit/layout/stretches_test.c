/* A long table set stretch by stretch is the table set at once: layout/table.c. */
#include "base/vec.h"
#include "layout/layout.h"
#include "layout/table.h"
#include "text/text.h"

#include "dice.h"

#include <assert.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { SIZE = 8 * LEN_PT, COLUMNS = 5, MOST_ROWS = 420 };

typedef struct {
    Arena *arena;
    FontFile file;
    FontFamily family;
    FontList list;
    FontBook *fonts;
    Style style;
    FILE *out;
    Diag *diag;
    Dice dice;
    int serial;
} Desk;

static int desk_open(void **state)
{
    Desk *desk = calloc(1, sizeof *desk);
    desk->arena = arena_open();
    desk->file = (FontFile){ .path = STR("/usr/share/fonts/truetype/bizud-gothic/BIZUDGothic-Regular.ttf"), .weight = 400 };
    desk->family = (FontFamily){ .name = STR("gothic"), .files = &desk->file, .n_files = 1 };
    desk->list = (FontList){ &desk->family, 1 };
    desk->style = (Style){ .family = STR("gothic"),
                           .weight = 400,
                           .size = SIZE,
                           .leading = SIZE * 3 / 2,
                           .fit_squeeze = 800,
                           .fit_size = SIZE * 7 / 8,
                           .plate.padding = { LEN_MM, LEN_MM, LEN_MM, LEN_MM } };
    desk->out = fopen("/dev/null", "w");
    desk->diag = diag_open((DiagStyle){ .out = desk->out }, desk->arena);
    desk->fonts = font_open_book(&desk->list, NULL, desk->arena, desk->diag);
    *state = desk;
    return 0;
}

static int desk_close(void **state)
{
    Desk *desk = *state;
    font_close_book(desk->fonts);
    arena_close(desk->arena);
    fclose(desk->out);
    free(desk);
    return 0;
}

static bool one_in(Desk *desk, int n)
{
    return dice_throw(&desk->dice, n) == 0;
}

/* --- a table that is thrown --- */

/* Figures with a point, names, and what is long enough to be torn or narrowed. */
static Str words(Desk *desk, int column)
{
    StrBuilder text = { .arena = desk->arena };
    int n = dice_throw(&desk->dice, column == 0 ? 4 : one_in(desk, 9) ? 40 : 7);
    if (column == 2) return str_printf(desk->arena, "%d.%d%%", dice_throw(&desk->dice, 2000), dice_throw(&desk->dice, 100));
    if (column == 3) return str_printf(desk->arena, "%d", dice_throw(&desk->dice, one_in(desk, 30) ? 2000000000 : 9999));
    for (int i = 0; i < n; i++) str_add(&text, one_in(desk, 6) ? STR("ABC") : one_in(desk, 5) ? STR("、") : STR("漢"));
    return str_built(&text);
}

static const Block *text_of(Desk *desk, int column)
{
    Block *block = arena_new(desk->arena, Block);
    Run *run = arena_new(desk->arena, Run);
    Str text = words(desk, column);
    *run = (Run){ .last = text.n, .style = &desk->style };
    *block = (Block){ .kind = BLOCK_TEXT, .role = ROLE_PARAGRAPH, .style = &desk->style };
    block->as.text = (Rich){ .serial = ++desk->serial, .text = text, .style = &desk->style, .runs = run, .n_runs = 1 };
    return block;
}

static Cell cell_of(Desk *desk, int column, int row_span)
{
    static const Across across[] = { ACROSS_AGAIN, ACROSS_FLOW, ACROSS_STAY };
    return (Cell){ .role = ROLE_CELL,
                   .column = column,
                   .column_span = 1,
                   .row_span = row_span,
                   .style = &desk->style,
                   .blocks = text_of(desk, column),
                   .valign = one_in(desk, 3) ? VALIGN_BASELINE : VALIGN_TOP,
                   .across = across[dice_throw(&desk->dice, 3)],
                   .align_on = column == 2 ? STR(".") : STR("") };
}

/* Behind a head, bands and body rows; the first columns go on through several. */
static Table *throw_table(Desk *desk)
{
    Table *table = arena_new(desk->arena, Table);
    Row *rows = arena_array(desk->arena, Row, MOST_ROWS);
    Column *columns = arena_array(desk->arena, Column, COLUMNS);
    const Len widths[COLUMNS] = { 12 * LEN_MM, 30 * LEN_MM, 18 * LEN_MM, 14 * LEN_MM, 0 };
    for (int i = 0; i < COLUMNS; i++)
        columns[i] =
            (Column){ .name = STR("c"), .kind = i < COLUMNS - 1 ? COLUMN_FIXED : COLUMN_SHARED, .width = widths[i], .share = 1 };
    const Pen pen = { .kind = LINE_SOLID, .width = LEN_MM / 10 };
    *table = (Table){ .columns = columns,
                      .n_columns = COLUMNS,
                      .rows = rows,
                      .n_rows = 1 + dice_throw(&desk->dice, MOST_ROWS),
                      .n_head_rows = 1,
                      .least_before = 1,
                      .least_after = 1,
                      .keep = one_in(desk, 4),
                      .rules = { .top = pen, .row = pen, .band = pen, .cut = pen },
                      .indent_column = -1 };
    int open[COLUMNS] = { 0 };
    for (int r = 0; r < table->n_rows; r++) {
        Row *row = &rows[r];
        bool is_free = true;
        for (int i = 0; i < COLUMNS; i++) is_free = is_free && !open[i];
        *row = (Row){ .role = r == 0 ? ROW_HEAD : is_free && one_in(desk, 12) ? ROW_BAND : ROW_BODY, .level = 1 };
        row->key = key_new(str_printf(desk->arena, "r%d", r), STR(""), STR(""), STR(""), 1, desk->arena);
        row->repeats = row->role == ROW_BAND;
        row->keep_next = one_in(desk, 20);
        row->cells = arena_array(desk->arena, Cell, COLUMNS);
        for (int i = 0; i < COLUMNS; i++) {
            int most = table->n_rows - r,
                span = row->role == ROW_BODY && i < 2 && one_in(desk, 5) ? 1 + dice_throw(&desk->dice, 9) : 1;
            if (open[i] > 0 && open[i]--) continue;
            if (span > most) span = most;
            row->cells[row->n_cells++] = cell_of(desk, i, span);
            open[i] = span - 1;
        }
    }
    return table;
}

/* --- compared --- */

static bool same_frame(const Frame *a, const Frame *b);

static bool same_glyphs(const Glyphs *a, const Glyphs *b)
{
    bool same = a->face == b->face && a->size == b->size && a->squeeze == b->squeeze && a->n_glyphs == b->n_glyphs &&
                str_equal(a->text, b->text);
    for (int i = 0; i < a->n_glyphs && same; i++)
        same = a->glyphs[i].id == b->glyphs[i].id && a->glyphs[i].x == b->glyphs[i].x && a->glyphs[i].y == b->glyphs[i].y;
    return same;
}

static bool same_item(const Item *a, const Item *b)
{
    if (a->kind != b->kind || a->x != b->x || a->y != b->y) return false;
    if (a->kind == ITEM_FRAME) return same_frame(a->as.frame, b->as.frame);
    if (a->kind == ITEM_GLYPHS) return same_glyphs(&a->as.glyphs, &b->as.glyphs);
    return a->kind != ITEM_RULE || (a->as.rule.dx == b->as.rule.dx && a->as.rule.dy == b->as.rule.dy);
}

static bool same_frame(const Frame *a, const Frame *b)
{
    if (!a || !b) return a == b;
    bool same = a->width == b->width && a->height == b->height && a->n_items == b->n_items && !a->mark == !b->mark;
    if (same && a->mark)
        same = a->mark->serial == b->mark->serial && a->mark->role == b->mark->role && key_equal(a->mark->key, b->mark->key);
    for (int i = 0; i < a->n_items && same; i++) same = same_item(&a->items[i], &b->items[i]);
    return same;
}

static bool same_slab(const Slab *a, const Slab *b)
{
    bool same = same_frame(a->body, b->body) && same_frame(a->above, b->above) && same_frame(a->below, b->below);
    same = same && same_frame(a->head, b->head) && same_frame(a->lintel, b->lintel) && same_frame(a->tail, b->tail);
    same = same && a->cost == b->cost && a->keep_next == b->keep_next && a->padding == b->padding && a->gap == b->gap;
    same = same && a->n_steps == b->n_steps && a->n_verticals == b->n_verticals && a->n_backdrops == b->n_backdrops;
    for (int i = 0; i < a->n_steps && same; i++)
        same = a->steps[i].slab == b->steps[i].slab && a->steps[i].height == b->steps[i].height;
    return same;
}

static bool same_spanner(const Spanner *a, const Spanner *b)
{
    bool same = a->first == b->first && a->last == b->last && a->x == b->x && a->across == b->across && a->height == b->height;
    same = same && a->n_lines == b->n_lines && same_frame(a->again, b->again);
    for (int i = 0; i < a->n_lines && same; i++) same = same_frame(a->lines[i], b->lines[i]);
    return same;
}

static void assert_same(const Strip *one, const Strip *other)
{
    assert_int_equal(one->n_slabs, other->n_slabs);
    assert_int_equal(one->n_spanners, other->n_spanners);
    assert(one->slabs && other->slabs && one->spanner_from && other->spanner_from);
    assert(!one->n_spanners || (one->spanners && other->spanners));
    for (int i = 0; i < one->n_slabs; i++) assert_true(same_slab(&one->slabs[i], &other->slabs[i]));
    for (int i = 0; i < one->n_spanners; i++) assert_true(same_spanner(&one->spanners[i], &other->spanners[i]));
    for (int i = 0; i <= one->n_slabs; i++) assert_int_equal(one->spanner_from[i], other->spanner_from[i]);
}

/* The whole of it, and how often it was handed on. */
static Strip strip_of(Desk *desk, const Document *document, StripExtent extent, int *n_times)
{
    Shapes *shapes = text_shapes_open(desk->fonts, NULL, SHAPES_LATEST);
    Layout *layout = layout_open(document, (LayoutWish){ .extent = extent }, desk->fonts, shapes, desk->arena, desk->diag);
    Strip whole = { 0 };
    for (const Strip *strip; (strip = layout_next(layout, desk->arena)); (*n_times)++) {
        whole = *strip; /* its lists are given back with the layout */
        whole.slabs = arena_array(desk->arena, Slab, strip->n_slabs);
        memcpy(whole.slabs, strip->slabs, (size_t)strip->n_slabs * sizeof *strip->slabs);
        whole.spanners = arena_array(desk->arena, Spanner, strip->n_spanners);
        if (strip->n_spanners) memcpy(whole.spanners, strip->spanners, (size_t)strip->n_spanners * sizeof *strip->spanners);
        whole.spanner_from = arena_array(desk->arena, int, strip->n_slabs + 1);
        memcpy(whole.spanner_from, strip->spanner_from, (size_t)(strip->n_slabs + 1) * sizeof(int));
    }
    layout_close(layout);
    text_shapes_close(shapes);
    return whole;
}

static void is_the_table_set_at_once(void **state)
{
    Desk *desk = *state;
    int n_stretches = 0, n_long = 0;
    for (int i = 0; i < 60; i++) {
        desk->dice.state = (uint64_t)i;
        Table *table = throw_table(desk);
        const Block block = { .kind = BLOCK_TABLE, .style = &desk->style, .as.table = table };
        const Master master = { .width = 120 * LEN_MM, .height = 150 * LEN_MM };
        const Section section = { .master = &master, .blocks = &block };
        const Document document = { .sections = &section, .n_serials = desk->serial };
        int once = 0, times = 0;
        Strip whole = strip_of(desk, &document, STRIPS_SECTIONS, &once),
              grown = strip_of(desk, &document, STRIPS_GROWING, &times);
        assert_int_equal(once, 1);
        assert_same(&whole, &grown);
        n_stretches += times;
        n_long += table_is_long(table);
    }
    assert_true(n_long > 30 && n_stretches > 60 + 2 * n_long); /* there was something to see */
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test_setup_teardown(is_the_table_set_at_once, desk_open, desk_close) };
    return cmocka_run_group_tests_name("layout/stretches", tests, NULL, NULL);
}
