/* A text is shaped once and broken at each width that is asked for; a span is asked once for each.  The steps between widths are half
   the smallest em, by which lines of Japanese change.  What is no text counts by its least width and a height that does not change. */
#include "layout/trial.h"
#include "layout/vertical.h"

#include "base/vec.h"
#include "layout/chart.h"
#include "layout/picture.h"
#include "layout/stack.h"
#include "model/chart.h"
#include "model/rows.h"

enum {
    MOST_ROWS = 600, /* are tried; of more every second, third, … one */
    /* per mille of a line: */
    WORD_TORN = 500,
    FIGURE_TORN = 2000,
    RULE_BROKEN = 20000,
    TOO_LONG = 200000
};

/* --- one cell ---------------------------------------------------------------------------------------------------------- */

static Len height_of_lines(const TrialText *text, int n)
{
    return n * (text->leading + text->para.over);
}

/* No lower than that when its columns have so many units more. */
static Len least_height(const WidthTrial *trial, const TrialCell *cell, int more)
{
    Len height = cell->height, width = cell->width + more * trial->unit;
    for (int i = 0; i < cell->n_texts; i++) {
        const TrialText *text = &cell->texts[i];
        height += height_of_lines(text, more < cell->enough ? text_take_lines(text->takes, width - text->less) : text->takes.n);
    }
    return height;
}

/* Its height then, and what it tears. */
static Len height_at(const WidthTrial *trial, const TrialCell *cell, int more, int64_t *torn)
{
    if (more >= cell->enough) return least_height(trial, cell, more);
    Len height = cell->height, width = cell->width + more * trial->unit;
    for (int i = 0; i < cell->n_texts; i++) {
        const TrialText *text = &cell->texts[i];
        Lines lines = text_break(&text->para, width - text->less, trial->shop.scratch);
        int64_t price = (int64_t)lines.words_torn * WORD_TORN + lines.torn * FIGURE_TORN + lines.relaxed * RULE_BROKEN +
                        lines.overfull * TOO_LONG;
        *torn += price * text->leading / 1000;
        height += height_of_lines(text, lines.n);
        arena_clear(trial->shop.scratch);
    }
    return height;
}

/* --- filling ---------------------------------------------------------------------------------------------------------- */

static Len leading_of(const Rich *rich)
{
    Len leading = rich->style->leading;
    for (int i = 0; i < rich->n_runs; i++) leading = len_max(leading, rich->runs[i].style->leading);
    return leading;
}

typedef Vec(TrialText) TrialTexts;

/* What breaking its lines asks for; its row is at hand no longer then. */
static const Rich *kept(const Rich *rich, Arena *arena)
{
    Rich *own = arena_new(arena, Rich);
    *own = *rich;
    own->text = str_copy(arena, rich->text);
    own->runs = (Run *)arena_copy(arena, rich->runs, (size_t)rich->n_runs * sizeof *rich->runs);
    return own;
}

static void add_text(TrialCell *cell, TrialTexts *texts, const Rich *rich, Len less, Shop shop)
{
    if (!rich->text.n) return;
    if (vertical_stands(rich, shop)) cell->height += leading_of(rich);
    else {
        Para para = text_measured(rich, shop.shapes, texts->arena, shop.diag);
        para.rich = kept(rich, texts->arena);
        *vec_push(texts) = (TrialText){ para, leading_of(rich), less, text_take(&para) };
    }
}

/* As wide as its column it is as high as that is wide, which no trial knows: it counts by its caption alone. */
static void add_picture(TrialCell *cell, TrialTexts *texts, const Depiction *depiction, Len less, Shop shop)
{
    Len width = picture_width(depiction);
    if (width) cell->height += shop.lies ? width : picture_height(depiction, 0);
    if (depiction->caption) add_text(cell, texts, &depiction->caption->as.text, less, shop);
}

static void add_chart(TrialCell *cell, TrialTexts *texts, const Chart *chart, Len less, Shop shop)
{
    cell->height += shop.lies ? chart->width : chart_usual_height(chart);
    if (chart->caption) add_text(cell, texts, &chart->caption->as.text, less, shop);
}

static void add_blocks(TrialCell *cell, TrialTexts *texts, const Block *blocks, Len less, Shop shop)
{
    for (const Block *block = blocks; block; block = block->next) {
        Edges padding = { 0 };
        if (block->style && !block_is_plain(block)) padding = block->style->plate.padding;
        Len inside = less + padding.left + padding.right;
        if (block->kind == BLOCK_TEXT) add_text(cell, texts, &block->as.text, inside, shop);
        if (block->kind == BLOCK_BOX) add_blocks(cell, texts, block->as.box.blocks, inside, shop);
        if (block->kind == BLOCK_GAP) cell->height += block->as.gap;
        if (block->kind == BLOCK_TILES && block->as.tiles.n_tiles) cell->height += block->as.tiles.tiles[0].side;
        if (block->kind == BLOCK_CHART) add_chart(cell, texts, block->as.chart, inside, shop);
        if (block->kind == BLOCK_PICTURE) add_picture(cell, texts, block->as.depiction, inside, shop);
        if (block->kind == BLOCK_TEXT || block->kind == BLOCK_BOX) cell->height += padding.top + padding.bottom;
    }
}

/* first < 0: it lies over none that is open. */
static TrialSpan take_columns(const WidthTrial *trial, TrialCell *own, const Cell *cell, const Columns *columns)
{
    TrialSpan span = { .first = -1, .last = -1 };
    for (int column = cell->column; column < cell->column + cell->column_span; column++) {
        int open = 0;
        while (open < trial->n_open && trial->columns[open] != column) open++;
        if (open == trial->n_open) {
            own->width += columns->width[column];
            continue;
        }
        if (span.first < 0) span.first = open;
        span.last = open;
        own->width += trial->least[open];
    }
    return span;
}

/* So many units more, and none of its lines need be broken. */
static int units_enough(const WidthTrial *trial, const TrialCell *cell)
{
    Len wanted = 0;
    for (int i = 0; i < cell->n_texts; i++) wanted = len_max(wanted, cell->texts[i].para.max_width + cell->texts[i].less);
    return (len_max(0, wanted - cell->width) + trial->unit - 1) / trial->unit;
}

static TrialSpan *span_for(TrialSpans *spans, const TrialSpan *like, const WidthTrial *trial)
{
    for (int i = 0; i < spans->n; i++)
        if (spans->at[i].first == like->first && spans->at[i].last == like->last) return &spans->at[i];
    TrialSpan *span = vec_push(spans);
    *span = *like;
    span->cells.arena = trial->arena;
    span->looks = arena_array(trial->arena, TrialLooks, trial->n_units + 1);
    return span;
}

/* A cell that looks the same whatever the widths are need not be asked again. */
static void add_same(WidthTrial *trial, const TrialCell *cell)
{
    int64_t torn = 0;
    Len *height = &trial->heights[cell->row];
    *height = len_max(*height, height_at(trial, cell, 0, &torn));
    trial->torn += torn;
}

static void add_cell(WidthTrial *trial, const Table *table, const Cell *cell, int row, int trial_row, const Columns *columns)
{
    TrialCell own = { .row = trial_row, .last_row = trial_row + len_min(cell->row_span, table->n_rows - row) - 1 };
    TrialTexts texts = { .arena = trial->arena };
    Edges padding = cell->style->plate.padding;
    bool stands_in = cell->column <= table->indent_column && table->indent_column < cell->column + cell->column_span;
    Len indent = stands_in ? table->indent * table->rows[row].depth : 0;
    own.height = padding.top + padding.bottom + (cell->blocks ? 0 : cell->style->leading);
    add_blocks(&own, &texts, cell->blocks, padding.left + padding.right + indent, trial->shop);
    own.texts = texts.at;
    own.n_texts = texts.n;
    const TrialSpan span = take_columns(trial, &own, cell, columns);
    own.enough = units_enough(trial, &own);
    bool is_tall = own.last_row > own.row, is_same = span.first < 0 || own.enough == 0;
    if (is_same && !is_tall) add_same(trial, &own);
    else *vec_push(&span_for(is_tall ? &trial->tall : &trial->spans[span.last], &span, trial)->cells) = own;
}

/* --- opening ---------------------------------------------------------------------------------------------------------- */

static void find_open_columns(WidthTrial *trial, const Table *table)
{
    trial->columns = arena_array(trial->arena, int, table->n_columns);
    trial->least = arena_array(trial->arena, Len, table->n_columns);
    for (int i = 0; i < table->n_columns; i++)
        if (table->columns[i].kind == COLUMN_BEST) trial->columns[trial->n_open++] = i;
}

/* What the open columns cannot do without; the smallest em so far, 0: there is none. */
static void look_at_table(WidthTrial *trial, const Table *table, Len *em)
{
    for (int r = 0; r < table->n_rows; r++)
        for (int c = 0; c < table->rows[r].n_cells; c++) {
            Len size = table->rows[r].cells[c].style->size;
            if (size > 0 && (!*em || size < *em)) *em = size;
        }
    for (int i = 0; i < trial->n_open; i++)
        trial->least[i] = len_max(trial->least[i], column_least(table, trial->columns[i], trial->shop));
}

/* One after the other: of many not all are at hand at once. */
static Len look_at_tables(WidthTrial *trial, const Table *const *tables, int n_tables)
{
    Arena *rows = arena_open();
    Len em = 0;
    for (int t = 0; t < n_tables; t++) {
        rows_take_for(tables[t], 0, tables[t]->n_rows, rows);
        look_at_table(trial, tables[t], &em);
        arena_clear(rows);
    }
    arena_close(rows);
    return len_max(em, 2);
}

static void count_units(WidthTrial *trial, const Columns *columns, LenSum room)
{
    const Table *table = columns->table;
    for (int i = 0; i < table->n_columns; i++)
        if (table->columns[i].kind != COLUMN_BEST) room -= columns->width[i];
    for (int i = 0; i < trial->n_open; i++) room -= trial->least[i];
    trial->n_units = room < 0 ? -1 : (int)(room / trial->unit);
    if (room > 0) trial->least[trial->n_open - 1] += (Len)(room % trial->unit);
}

static void add_rows(WidthTrial *trial, const Table *table, const Columns *columns, int every, int *met)
{
    RowWalk walk = rows_walk(table);
    for (int r = 0; r < table->n_rows; r++) {
        if ((*met)++ % every) continue;
        const Row *row = rows_at(&walk, r);
        trial->heights[trial->n_rows] = row->height;
        for (int i = 0; i < row->n_cells; i++)
            if (row->cells[i].row_span == 1 || every == 1) add_cell(trial, table, &row->cells[i], r, trial->n_rows, columns);
        trial->n_rows++;
    }
    rows_leave(&walk);
}

WidthTrial trial_open(const Table *const *tables, int n_tables, const Columns *columns, Len room, Shop shop)
{
    WidthTrial trial = { .arena = arena_open(), .shop = shop };
    int n_rows = 0, met = 0;
    trial.tall.arena = trial.shop.arena = trial.arena;
    find_open_columns(&trial, tables[0]);
    trial.unit = look_at_tables(&trial, tables, n_tables) / 2;
    count_units(&trial, columns, room);
    trial.spans = arena_array(trial.arena, TrialSpans, trial.n_open);
    for (int i = 0; i < trial.n_open; i++) trial.spans[i].arena = trial.arena;
    for (int t = 0; t < n_tables; t++) n_rows += tables[t]->n_rows;
    int every = (n_rows + MOST_ROWS - 1) / MOST_ROWS;
    trial.heights = arena_array(trial.arena, Len, n_rows);
    for (int t = 0; t < n_tables && trial.n_units >= 0; t++) add_rows(&trial, tables[t], columns, every, &met);
    return trial;
}

void trial_close(WidthTrial *trial)
{
    arena_close(trial->arena);
}

/* --- asking ----------------------------------------------------------------------------------------------------------- */

/* For so many units that is what the open columns of the span have more than the least. */
static int units_of(const TrialSpan *span, const int *units)
{
    int more = 0;
    for (int i = len_max(0, span->first); i <= span->last; i++) more += units[i];
    return more;
}

const TrialLooks *trial_looks(const WidthTrial *trial, const TrialSpan *span, const int *units)
{
    int more = units_of(span, units);
    TrialLooks *looks = &span->looks[more];
    if (looks->heights) return looks;
    looks->heights = arena_array(trial->arena, Len, span->cells.n);
    for (int k = 0; k < span->cells.n; k++) looks->heights[k] = least_height(trial, &span->cells.at[k], more);
    return looks;
}

bool trial_ask(const WidthTrial *trial, const TrialSpan *span, const int *units)
{
    int more = units_of(span, units);
    TrialLooks *looks = &span->looks[more];
    if (looks->is_known) return false;
    (void)trial_looks(trial, span, units);
    for (int k = 0; k < span->cells.n; k++) looks->heights[k] = height_at(trial, &span->cells.at[k], more, &looks->torn);
    return looks->is_known = true;
}
