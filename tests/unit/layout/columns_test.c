/* Column widths against a second, plain model: layout/columns.c. */
#include "layout/columns.h"
#include "layout/stack.h"
#include "text/text.h"

#include "dice.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { EM = 100, MOST_COLUMNS = 6, MOST_ROWS = 5 };

typedef struct {
    Arena *arena;
    FontFile file;
    FontFamily family;
    FontList list;
    Style style; /* of texts: an ideograph is EM wide */
    FILE *out;
    Shop shop;
} Desk;

static int desk_open(void **state)
{
    Desk *desk = calloc(1, sizeof *desk);
    desk->arena = arena_open();
    desk->file = (FontFile){ .path = STR("/usr/share/fonts/truetype/bizud-gothic/BIZUDGothic-Regular.ttf"), .weight = 400 };
    desk->family = (FontFamily){ .name = STR("gothic"), .files = &desk->file, .n_files = 1 };
    desk->list = (FontList){ &desk->family, 1 };
    desk->style = (Style){ .family = STR("gothic"), .weight = 400, .size = EM, .leading = EM };
    desk->out = fopen("/dev/null", "w");
    desk->shop.arena = desk->arena;
    desk->shop.diag = diag_open((DiagStyle){ .out = desk->out }, desk->arena);
    desk->shop.fonts = font_open_book(&desk->list, NULL, desk->arena, desk->shop.diag);
    desk->shop.shapes = text_shapes_open(desk->shop.fonts, NULL, SHAPES_LATEST);
    desk->shop.scratch = arena_open();
    desk->shop.derived = styles_new_derived(desk->arena);
    *state = desk;
    return 0;
}

static int desk_close(void **state)
{
    Desk *desk = *state;
    text_shapes_close(desk->shop.shapes);
    font_close_book(desk->shop.fonts);
    arena_close(desk->shop.scratch);
    arena_close(desk->arena);
    fclose(desk->out);
    free(desk);
    return 0;
}

/* The calls that are tested, in one place each. */
static Columns fit(const Desk *desk, const Table *table, Len width)
{
    return columns_fit(table, width, (Where){ 0 }, desk->shop);
}

/* --- tables whose widths are known --- */

/* n ideographs, of which the first `bound` stay together: `bound` EM at least, n EM at best. */
static const Block *text_of(const Desk *desk, int n, int bound)
{
    StrBuilder text = { .arena = desk->arena };
    for (int i = 0; i < n; i++) str_add(&text, STR("漢"));
    Block *block = arena_new(desk->arena, Block);
    *block = (Block){ .kind = BLOCK_TEXT, .style = &desk->style };
    Run *runs = arena_array(desk->arena, Run, 2);
    runs[0] = (Run){ .last = 3 * bound, .style = &desk->style, .keep = 1 };
    runs[1] = (Run){ .first = 3 * bound, .last = 3 * n, .style = &desk->style };
    block->as.text = (Rich){ .text = str_built(&text), .style = &desk->style, .runs = runs, .n_runs = n > bound ? 2 : 1 };
    return block;
}

/* As wide as it is, neither more nor less. */
static const Block *tile_of(const Desk *desk, Len side)
{
    Block *block = arena_new(desk->arena, Block);
    Tile *tile = arena_new(desk->arena, Tile);
    tile->side = side;
    *block = (Block){ .kind = BLOCK_TILES, .style = &desk->style, .as.tiles = { .tiles = tile, .n_tiles = 1 } };
    return block;
}

/* A table that is filled cell by cell, and what each cell would be at best and at least, padding and all. */
typedef struct {
    Table table;
    Column columns[MOST_COLUMNS];
    Row rows[MOST_ROWS];
    Cell cells[MOST_ROWS][MOST_COLUMNS];
    Len best[MOST_ROWS][MOST_COLUMNS], least[MOST_ROWS][MOST_COLUMNS];
} Sketch;

static Sketch *sketch_new(const Desk *desk, int n_columns)
{
    Sketch *sketch = arena_new(desk->arena, Sketch);
    sketch->table = (Table){ .columns = sketch->columns, .rows = sketch->rows, .n_columns = n_columns };
    for (int i = 0; i < n_columns; i++) sketch->columns[i] = (Column){ .kind = COLUMN_NATURAL, .share = 1 };
    for (int r = 0; r < MOST_ROWS; r++) sketch->rows[r] = (Row){ .role = ROW_BODY, .cells = sketch->cells[r] };
    return sketch;
}

static void add_cell(Sketch *sketch, int row, int column, int span, const Block *blocks, Len best, Len least)
{
    static const Style bare = { .size = 1 };
    Row *of = &sketch->rows[row];
    if (row >= sketch->table.n_rows) sketch->table.n_rows = row + 1;
    sketch->best[row][of->n_cells] = best;
    sketch->least[row][of->n_cells] = least;
    of->cells[of->n_cells++] = (Cell){ .column = column, .column_span = span, .row_span = 1, .blocks = blocks, .style = &bare };
}

static void add_tile(const Desk *desk, Sketch *sketch, int row, int column, int span, Len side)
{
    add_cell(sketch, row, column, span, tile_of(desk, side), side, side);
}

static void add_text(const Desk *desk, Sketch *sketch, int row, int column, int span, int n, int bound)
{
    add_cell(sketch, row, column, span, text_of(desk, n, bound), n * EM, bound * EM);
}

static Len sum_of(const Columns *columns)
{
    Len sum = 0;
    for (int i = 0; i < columns->table->n_columns; i++) sum += columns->width[i];
    return sum;
}

/* --- one sentence each --- */

static void a_fixed_column_takes_what_it_asks_for(void **state)
{
    const Desk *desk = *state;
    Sketch *sketch = sketch_new(desk, 2);
    sketch->columns[0] = (Column){ .kind = COLUMN_FIXED, .width = 700 };
    add_text(desk, sketch, 0, 0, 1, 9, 1);
    add_text(desk, sketch, 0, 1, 1, 3, 1);
    assert_int_equal(fit(desk, &sketch->table, 2000).width[0], 700);
}

static void a_natural_column_is_as_wide_as_its_widest_cell(void **state)
{
    const Desk *desk = *state;
    Style style = { .size = 1, .plate.padding = { .left = 30, .right = 12 } };
    Sketch *sketch = sketch_new(desk, 1);
    add_text(desk, sketch, 0, 0, 1, 3, 1);
    add_text(desk, sketch, 1, 0, 1, 5, 1);
    sketch->cells[1][0].style = &style;
    add_text(desk, sketch, 2, 0, 1, 4, 1);
    assert_int_equal(fit(desk, &sketch->table, 2000).width[0], 5 * EM + 42);
    assert_int_equal(columns_wanted(&sketch->table, desk->shop).width[0], 5 * EM + 42);
    assert_int_equal(columns_least(&sketch->table, desk->shop), EM + 42);
}

static void a_natural_column_has_room_for_a_character(void **state)
{
    const Desk *desk = *state;
    Style style = { .size = 80 };
    Sketch *sketch = sketch_new(desk, 1);
    add_tile(desk, sketch, 0, 0, 1, 10);
    sketch->cells[0][0].style = &style;
    assert_int_equal(fit(desk, &sketch->table, 2000).width[0], 80);
    sketch->cells[0][0].blocks = NULL; /* an empty cell asks for nothing */
    assert_int_equal(fit(desk, &sketch->table, 2000).width[0], 0);
}

static void shared_columns_split_the_rest_by_weight(void **state)
{
    const Desk *desk = *state;
    Sketch *sketch = sketch_new(desk, 4);
    sketch->columns[0] = (Column){ .kind = COLUMN_FIXED, .width = 100 };
    for (int i = 1; i < 4; i++) sketch->columns[i] = (Column){ .kind = COLUMN_SHARED, .share = i };
    Columns columns = fit(desk, &sketch->table, 700);
    for (int i = 1; i < 4; i++) assert_int_equal(columns.width[i], 100 * i);
    assert_int_equal(columns.x[4], 700);
}

static void shares_add_up_to_the_last_unit(void **state)
{
    const Desk *desk = *state;
    Sketch *sketch = sketch_new(desk, 6);
    for (int i = 0; i < 6; i++) sketch->columns[i] = (Column){ .kind = COLUMN_SHARED, .share = 1 + i % 3 };
    for (Len width = 1; width < 300; width++) {
        Columns columns = fit(desk, &sketch->table, width);
        assert_int_equal(sum_of(&columns), width);
        for (int i = 0; i < 6; i++) assert_true(labs(12L * columns.width[i] - (1 + i % 3) * (long)width) <= 12);
    }
}

static void a_spanning_cell_widens_the_narrowest_first(void **state)
{
    const Desk *desk = *state;
    Sketch *sketch = sketch_new(desk, 3);
    for (int i = 0; i < 3; i++) add_tile(desk, sketch, 0, i, 1, 100 * (i + 1));
    add_tile(desk, sketch, 1, 0, 3, 650);
    Columns columns = fit(desk, &sketch->table, 2000); /* 100 200 300 lack 50 */
    assert_int_equal(columns.width[0], 150);
    assert_int_equal(columns.width[1], 200);
    assert_int_equal(columns.width[2], 300);
}

static void a_band_widens_nothing(void **state)
{
    const Desk *desk = *state;
    Sketch *sketch = sketch_new(desk, 2);
    for (int i = 0; i < 2; i++) add_tile(desk, sketch, 0, i, 1, 100);
    add_tile(desk, sketch, 1, 0, 2, 900);
    sketch->rows[1].role = ROW_BAND;
    assert_int_equal(fit(desk, &sketch->table, 2000).x[2], 200);
}

/* 3, 5 and 2 ems in 7: a third of it is 233. */
static void natural_columns_give_way_by_what_is_above_their_fair_share(void **state)
{
    const Desk *desk = *state;
    Sketch *sketch = sketch_new(desk, 3);
    add_text(desk, sketch, 0, 0, 1, 3, 1);            /* may give 200 */
    add_text(desk, sketch, 0, 1, 1, 5, 1);            /* 400 */
    add_text(desk, sketch, 0, 2, 1, 2, 2);            /* nothing */
    Columns columns = fit(desk, &sketch->table, 700); /* 67 and 267 are above it, 300 are lacking */
    assert_int_equal(columns.width[0], 240);
    assert_int_equal(columns.width[1], 260);
    assert_int_equal(columns.width[2], 200);
    assert_false(columns.too_wide);
}

static void a_natural_column_below_its_fair_share_keeps_its_width(void **state)
{
    const Desk *desk = *state;
    Sketch *sketch = sketch_new(desk, 3);
    add_text(desk, sketch, 0, 0, 1, 1, 1);
    add_text(desk, sketch, 0, 1, 1, 3, 1);
    add_text(desk, sketch, 0, 2, 1, 80, 1);
    Columns columns = fit(desk, &sketch->table, 1000);
    assert_int_equal(columns.width[0], 100);
    assert_int_equal(columns.width[1], 300);
    assert_int_equal(columns.width[2], 600);
}

static void words_longer_than_a_fair_share_take_from_the_others(void **state)
{
    const Desk *desk = *state;
    Sketch *sketch = sketch_new(desk, 2);
    add_text(desk, sketch, 0, 0, 1, 7, 7);
    add_text(desk, sketch, 0, 1, 1, 9, 1);
    Columns columns = fit(desk, &sketch->table, 1000);
    assert_int_equal(columns.width[0], 700);
    assert_int_equal(columns.width[1], 300);
}

static void natural_columns_make_room_for_shared_ones(void **state)
{
    const Desk *desk = *state;
    Sketch *sketch = sketch_new(desk, 2);
    sketch->columns[1].kind = COLUMN_SHARED;
    add_text(desk, sketch, 0, 0, 1, 6, 1);
    add_text(desk, sketch, 0, 1, 1, 8, 3);
    Columns columns = fit(desk, &sketch->table, 700); /* the share of either */
    assert_int_equal(columns.width[0], 350);
    assert_int_equal(columns.width[1], 350);
    columns = fit(desk, &sketch->table, 500); /* of which the longest word is more */
    assert_int_equal(columns.width[0], 200);
    assert_int_equal(columns.width[1], 300);
}

static void a_table_that_cannot_be_so_narrow_says_so(void **state)
{
    const Desk *desk = *state;
    Sketch *sketch = sketch_new(desk, 2);
    add_text(desk, sketch, 0, 0, 1, 3, 2);
    add_text(desk, sketch, 0, 1, 1, 2, 2);
    assert_false(fit(desk, &sketch->table, 400).too_wide);
    assert_int_equal(diag_count(desk->shop.diag, SEVERITY_NOTE), 0);
    Columns columns = fit(desk, &sketch->table, 399);
    assert_true(columns.too_wide);
    assert_int_equal(columns.x[2], 400); /* no column is narrower than its longest word */
    assert_int_equal(diag_count(desk->shop.diag, SEVERITY_ERROR), 1);
}

/* Six columns of 72 m, or forty of 10 m, are more than a length can say. */
static void no_width_is_too_much_to_be_said(void **state)
{
    const Desk *desk = *state;
    Sketch *sketch = sketch_new(desk, MOST_COLUMNS);
    for (int i = 0; i < MOST_COLUMNS; i++) sketch->columns[i] = (Column){ .kind = COLUMN_FIXED, .width = 72000 * LEN_MM };
    add_tile(desk, sketch, 0, 0, MOST_COLUMNS, 100);
    Columns columns = fit(desk, &sketch->table, 170 * LEN_MM), wanted = columns_wanted(&sketch->table, desk->shop);
    assert_true(columns.too_wide);
    for (int i = 0; i < MOST_COLUMNS; i++) {
        assert_true(columns.width[i] >= 0 && columns.x[i] <= columns.x[i + 1]);
        assert_true(wanted.x[i] <= wanted.x[i + 1]);
    }
    assert_true(wanted.x[MOST_COLUMNS] > 170 * LEN_MM);
    assert_true(columns_least(&sketch->table, desk->shop) > 170 * LEN_MM);
}

static void tables_of_one_name_have_columns_alike(void **state)
{
    Desk *desk = *state;
    Sketch *one = sketch_new(desk, 2), *other = sketch_new(desk, 2);
    Block blocks[2] = { { .kind = BLOCK_TABLE, .next = &blocks[1] }, { .kind = BLOCK_TABLE } };
    Sketch *const both[] = { one, other };
    for (int i = 0; i < 2; i++) {
        both[i]->table.alike = STR("kpi");
        both[i]->columns[0].name = STR("a");
        both[i]->columns[1].name = STR("b");
        add_tile(desk, both[i], 0, 0, 1, i ? 500 : 200);
        add_tile(desk, both[i], 0, 1, 1, i ? 100 : 300);
        blocks[i].as.table = &both[i]->table;
    }
    Shop shop = desk->shop;
    shop.alike = columns_alike(blocks, shop.alike, shop);
    for (int i = 0; i < 2; i++) {
        Columns columns = columns_fit(&both[i]->table, 2000, (Where){ 0 }, shop);
        assert_int_equal(columns.width[0], 500);
        assert_int_equal(columns.width[1], 300);
    }
    both[0]->table.alike = STR("other");
    assert_int_equal(columns_fit(&both[0]->table, 2000, (Where){ 0 }, shop).width[0], 200);
}

/* --- any table --- */

static void add_random_cells(const Desk *desk, Sketch *sketch, int row, Dice *dice)
{
    static const Style styles[] = { { .size = 1 },
                                    { .size = 1, .plate.padding = { .left = 7, .right = 4 } },
                                    { .size = 130, .plate.padding = { .left = 1 } } };
    int n_columns = sketch->table.n_columns;
    bool is_band = dice_throw(dice, 6) == 0;
    sketch->rows[row].role = is_band ? ROW_BAND : ROW_BODY;
    for (int column = 0, span; column < n_columns; column += span) {
        span = is_band ? n_columns : dice_throw(dice, 3) ? 1 : 1 + dice_throw(dice, n_columns - column);
        int n = 1 + dice_throw(dice, 7);
        if (dice_throw(dice, 2)) add_text(desk, sketch, row, column, span, n, 1 + dice_throw(dice, n));
        else add_tile(desk, sketch, row, column, span, dice_throw(dice, 400));
        int last = sketch->rows[row].n_cells - 1;
        Cell *cell = &sketch->cells[row][last];
        cell->style = &styles[dice_throw(dice, 3)];
        Len padding = cell->style->plate.padding.left + cell->style->plate.padding.right;
        if (span == 1) { /* room for a character */
            sketch->best[row][last] = len_max(sketch->best[row][last], cell->style->size);
            sketch->least[row][last] = len_max(sketch->least[row][last], cell->style->size);
        }
        sketch->best[row][last] += padding;
        sketch->least[row][last] += padding;
    }
}

static Sketch *random_sketch(const Desk *desk, Dice *dice)
{
    Sketch *sketch = sketch_new(desk, 1 + dice_throw(dice, MOST_COLUMNS));
    for (int i = 0; i < sketch->table.n_columns; i++) {
        static const ColumnKind kinds[] = { COLUMN_FIXED, COLUMN_NATURAL, COLUMN_NATURAL, COLUMN_SHARED };
        sketch->columns[i] =
            (Column){ .kind = kinds[dice_throw(dice, 4)], .width = dice_throw(dice, 500), .share = 1 + dice_throw(dice, 3) };
    }
    int n_rows = 1 + dice_throw(dice, MOST_ROWS);
    for (int row = 0; row < n_rows; row++) add_random_cells(desk, sketch, row, dice);
    return sketch;
}

typedef Len Widths[MOST_ROWS][MOST_COLUMNS];

static Len widest_alone(const Sketch *sketch, int column, const Widths widths)
{
    Len widest = 0;
    for (int r = 0; r < sketch->table.n_rows; r++)
        for (int c = 0; c < sketch->rows[r].n_cells; c++)
            if (sketch->cells[r][c].column == column && sketch->cells[r][c].column_span == 1)
                widest = len_max(widest, widths[r][c]);
    return widest;
}

/* The columns a cell lies over, the narrowest one unit wider after the other, until it fits with the others as they are. */
static void widen_by_units(const Sketch *sketch, Len *widths, const Cell *cell, Len best)
{
    for (;;) {
        Len sum = 0, narrowest = INT32_MAX;
        for (int i = cell->column; i < cell->column + cell->column_span; i++) {
            if (sketch->columns[i].kind == COLUMN_SHARED) return;
            if (sketch->columns[i].kind == COLUMN_NATURAL) narrowest = len_min(narrowest, widths[i]);
            sum += widths[i];
        }
        if (sum >= best || narrowest == INT32_MAX) return;
        for (int i = cell->column; i < cell->column + cell->column_span; i++)
            if (sketch->columns[i].kind == COLUMN_NATURAL && widths[i] == narrowest) widths[i]++;
    }
}

/* Before any gives way: fixed, natural, those under spanning cells wider. */
static void model_wanted(const Sketch *sketch, Len *widths, bool shared_too)
{
    for (int i = 0; i < sketch->table.n_columns; i++) {
        bool is_open = sketch->columns[i].kind == COLUMN_SHARED && !shared_too;
        widths[i] = sketch->columns[i].kind == COLUMN_FIXED ? sketch->columns[i].width
                    : is_open                               ? 0
                                                            : widest_alone(sketch, i, sketch->best);
    }
    for (int r = 0; r < sketch->table.n_rows; r++)
        for (int c = 0; c < sketch->rows[r].n_cells && sketch->rows[r].role != ROW_BAND; c++)
            if (sketch->cells[r][c].column_span > 1) widen_by_units(sketch, widths, &sketch->cells[r][c], sketch->best[r][c]);
}

/* How far a column is asked down: to its fair share, as long as that will do; to its longest word. */
typedef struct {
    Len floor[MOST_COLUMNS];
    LenSum slack, lacking;
} Round;

static Round round_of(const Sketch *sketch, const Len *widths, LenSum width, Len fair)
{
    Round round = { .lacking = -width };
    for (int i = 0; i < sketch->table.n_columns; i++) {
        ColumnKind kind = sketch->columns[i].kind;
        Len natural = kind == COLUMN_SHARED ? widest_alone(sketch, i, sketch->best) : widths[i];
        round.floor[i] = len_max(widest_alone(sketch, i, sketch->least), len_min(natural, fair));
        if (kind == COLUMN_NATURAL) round.slack += len_max(0, widths[i] - round.floor[i]);
        round.lacking += kind == COLUMN_SHARED ? round.floor[i] : widths[i];
    }
    return round;
}

static Len fair_share_of(const Sketch *sketch, LenSum width)
{
    int n = 0;
    for (int i = 0; i < sketch->table.n_columns; i++) {
        if (sketch->columns[i].kind == COLUMN_FIXED) width -= sketch->columns[i].width;
        n += sketch->columns[i].kind != COLUMN_FIXED;
    }
    return n && width > 0 ? (Len)(width / n) : 0;
}

static void assert_fits_as_the_model(const Sketch *sketch, const Columns *columns, Len width)
{
    Len wanted[MOST_COLUMNS];
    LenSum taken = 0, given = 0;
    int shares = 0, n = sketch->table.n_columns;
    model_wanted(sketch, wanted, false);
    Round round = round_of(sketch, wanted, width, fair_share_of(sketch, width));
    if (round.lacking > round.slack) { /* all at their fair share, and further down */
        for (int i = 0; i < n; i++)
            if (sketch->columns[i].kind == COLUMN_NATURAL) wanted[i] = len_min(wanted[i], round.floor[i]);
        round = round_of(sketch, wanted, width, 0);
    }
    LenSum gives = round.lacking < 0 ? 0 : round.lacking > round.slack ? round.slack : round.lacking;
    for (int i = 0; i < n; i++) {
        assert_int_equal(columns->x[i + 1], columns->x[i] + columns->width[i]);
        if (sketch->columns[i].kind == COLUMN_SHARED) shares += sketch->columns[i].share;
        if (sketch->columns[i].kind == COLUMN_SHARED) continue;
        LenSum gave = wanted[i] - columns->width[i];
        Len may_give = sketch->columns[i].kind == COLUMN_NATURAL ? len_max(0, wanted[i] - round.floor[i]) : 0;
        assert_true(gave >= 0 && gave <= may_give);
        assert_true(llabs(gave * round.slack - gives * may_give) <= round.slack); /* its part of the whole, to the unit */
        given += gave;
        taken += columns->width[i];
    }
    assert_int_equal(given, gives);
    assert_int_equal(columns->too_wide, taken > width);
    if (shares) assert_int_equal(columns->x[n], taken > width ? taken : width);
    for (int i = 0; i < n && taken <= width; i++)
        if (sketch->columns[i].kind == COLUMN_SHARED)
            assert_true(llabs((LenSum)columns->width[i] * shares - (width - taken) * sketch->columns[i].share) <= shares);
}

static void any_table_is_fitted_as_a_plain_model_says(void **state)
{
    const Desk *desk = *state;
    Dice dice = { 5 };
    for (int round = 0; round < 400; round++) {
        const Sketch *sketch = random_sketch(desk, &dice);
        Len width = 1 + dice_throw(&dice, 2500);
        Columns columns = fit(desk, &sketch->table, width);
        assert_fits_as_the_model(sketch, &columns, width);
    }
}

static void any_table_would_like_what_a_plain_model_says(void **state)
{
    const Desk *desk = *state;
    Dice dice = { 6 };
    for (int round = 0; round < 200; round++) {
        const Sketch *sketch = random_sketch(desk, &dice);
        Len wanted[MOST_COLUMNS], least = 0;
        model_wanted(sketch, wanted, true);
        Columns columns = columns_wanted(&sketch->table, desk->shop);
        for (int i = 0; i < sketch->table.n_columns; i++) {
            bool is_fixed = sketch->columns[i].kind == COLUMN_FIXED;
            assert_int_equal(columns.width[i], wanted[i]);
            least += is_fixed ? sketch->columns[i].width : widest_alone(sketch, i, sketch->least);
        }
        assert_int_equal(columns_least(&sketch->table, desk->shop), least);
    }
}

#define sentence(function) cmocka_unit_test_setup_teardown(function, desk_open, desk_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        sentence(a_fixed_column_takes_what_it_asks_for),
        sentence(a_natural_column_is_as_wide_as_its_widest_cell),
        sentence(a_natural_column_has_room_for_a_character),
        sentence(shared_columns_split_the_rest_by_weight),
        sentence(shares_add_up_to_the_last_unit),
        sentence(a_spanning_cell_widens_the_narrowest_first),
        sentence(a_band_widens_nothing),
        sentence(natural_columns_give_way_by_what_is_above_their_fair_share),
        sentence(a_natural_column_below_its_fair_share_keeps_its_width),
        sentence(words_longer_than_a_fair_share_take_from_the_others),
        sentence(natural_columns_make_room_for_shared_ones),
        sentence(a_table_that_cannot_be_so_narrow_says_so),
        sentence(no_width_is_too_much_to_be_said),
        sentence(tables_of_one_name_have_columns_alike),
        sentence(any_table_is_fitted_as_a_plain_model_says),
        sentence(any_table_would_like_what_a_plain_model_says),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
