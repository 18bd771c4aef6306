/* A text is shaped once and broken at each width that is asked for; a cell is asked once for each.  The steps between widths are half
   the smallest em, by which lines of Japanese change.  What is no text counts by its least width and a height that does not change. */
#include "layout/trial.h"

#include "base/vec.h"
#include "layout/picture.h"
#include "layout/stack.h"
#include "text/text.h"

enum {
    MOST_ROWS = 600, /* are tried; of more every second, third, … one */
    /* per mille of a line: */
    WORD_TORN = 500,
    FIGURE_TORN = 2000,
    RULE_BROKEN = 20000,
    TOO_LONG = 200000
};

/* --- filling ---------------------------------------------------------------------------------------------------------- */

static Len leading_of(const Rich *rich)
{
    Len leading = rich->style->leading;
    for (int i = 0; i < rich->n_runs; i++) leading = len_max(leading, rich->runs[i].style->leading);
    return leading;
}

typedef Vec(TrialText) TrialTexts;

static void add_text(TrialCell *cell, TrialTexts *texts, const Rich *rich, Len less, Shop shop)
{
    if (!rich->text.n) return;
    if (rich->style->vertical) cell->height += leading_of(rich);
    else *vec_push(texts) = (TrialText){ text_shaped(rich, shop.shapes, texts->arena, shop.diag), leading_of(rich), less };
}

/* As wide as its column it is as high as that is wide, which no trial knows: it counts by its caption alone. */
static void add_picture(TrialCell *cell, TrialTexts *texts, const Depiction *depiction, Len less, Shop shop)
{
    if (picture_width(depiction)) cell->height += picture_height(depiction, 0);
    if (depiction->caption) add_text(cell, texts, &depiction->caption->as.text, less, shop);
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
        if (block->kind == BLOCK_PICTURE) add_picture(cell, texts, block->as.depiction, inside, shop);
        if (block->kind == BLOCK_TEXT || block->kind == BLOCK_BOX) cell->height += padding.top + padding.bottom;
    }
}

static void take_columns(const WidthTrial *trial, TrialCell *own, const Cell *cell, const Columns *columns)
{
    own->first = -1;
    for (int column = cell->column; column < cell->column + cell->column_span; column++) {
        int open = 0;
        while (open < trial->n_open && trial->columns[open] != column) open++;
        if (open == trial->n_open) {
            own->width += columns->width[column];
            continue;
        }
        if (own->first < 0) own->first = open;
        own->n_open++;
        own->width += trial->least[open];
    }
}

/* So many units more, and none of its lines need be broken. */
static int units_enough(const WidthTrial *trial, const TrialCell *cell)
{
    Len wanted = 0;
    for (int i = 0; i < cell->n_texts; i++) wanted = len_max(wanted, cell->texts[i].para->max_width + cell->texts[i].less);
    Len lacks = len_max(0, wanted - cell->width);
    return cell->first < 0 ? 0 : len_min((lacks + trial->unit - 1) / trial->unit, trial->n_units);
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
    take_columns(trial, &own, cell, columns);
    own.n_looks = units_enough(trial, &own) + 1;
    own.looks = arena_array(trial->arena, TrialLooks, own.n_looks);
    if (own.last_row > own.row) *vec_push(&trial->tall) = own;
    else *vec_push(&trial->cells[own.n_open ? own.first + own.n_open : 0]) = own;
}

/* --- opening ---------------------------------------------------------------------------------------------------------- */

static Len smallest_em(const Table *const *tables, int n_tables)
{
    Len smallest = 0;
    for (int t = 0; t < n_tables; t++)
        for (int r = 0; r < tables[t]->n_rows; r++)
            for (int c = 0; c < tables[t]->rows[r].n_cells; c++) {
                Len size = tables[t]->rows[r].cells[c].style->size;
                if (size > 0 && (!smallest || size < smallest)) smallest = size;
            }
    return len_max(smallest, 2);
}

/* The open columns and what they cannot do without. */
static void open_columns(WidthTrial *trial, const Table *const *tables, int n_tables, const Columns *columns, Len room)
{
    const Table *table = tables[0];
    LenSum rest = room;
    trial->columns = arena_array(trial->arena, int, table->n_columns);
    trial->least = arena_array(trial->arena, Len, table->n_columns);
    for (int i = 0; i < table->n_columns; i++) {
        if (table->columns[i].kind != COLUMN_BEST) {
            rest -= columns->width[i];
            continue;
        }
        int open = trial->n_open++;
        trial->columns[open] = i;
        for (int t = 0; t < n_tables; t++)
            trial->least[open] = len_max(trial->least[open], column_least(tables[t], i, trial->shop));
        rest -= trial->least[open];
    }
    trial->n_units = rest < 0 ? -1 : (int)(rest / trial->unit);
    if (rest > 0) trial->least[trial->n_open - 1] += (Len)(rest % trial->unit);
}

static void add_rows(WidthTrial *trial, const Table *table, const Columns *columns, int every, int *met)
{
    for (int row = 0; row < table->n_rows; row++) {
        if ((*met)++ % every) continue;
        trial->heights[trial->n_rows] = table->rows[row].height;
        for (int i = 0; i < table->rows[row].n_cells; i++) {
            const Cell *cell = &table->rows[row].cells[i];
            if (cell->row_span == 1 || every == 1) add_cell(trial, table, cell, row, trial->n_rows, columns);
        }
        trial->n_rows++;
    }
}

WidthTrial trial_open(const Table *const *tables, int n_tables, const Columns *columns, Len room, Shop shop)
{
    WidthTrial trial = { .arena = arena_open(), .shop = shop, .unit = smallest_em(tables, n_tables) / 2 };
    int n_rows = 0, met = 0;
    trial.tall.arena = trial.shop.arena = trial.arena;
    open_columns(&trial, tables, n_tables, columns, room);
    trial.cells = arena_array(trial.arena, TrialCells, trial.n_open + 1);
    for (int i = 0; i <= trial.n_open; i++) trial.cells[i].arena = trial.arena;
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

static TrialLooks looks_at(const TrialCell *cell, Len width, Shop shop)
{
    TrialLooks looks = { .height = cell->height, .is_known = true };
    for (int i = 0; i < cell->n_texts; i++) {
        const TrialText *text = &cell->texts[i];
        Lines lines = text_break(text->para, width - text->less, shop.scratch);
        int64_t torn = (int64_t)lines.words_torn * WORD_TORN + lines.torn * FIGURE_TORN + lines.relaxed * RULE_BROKEN +
                       lines.overfull * TOO_LONG;
        looks.height += lines.n * (text->leading + text->para->over);
        looks.torn += (Len)(torn * text->leading / 1000);
        arena_clear(shop.scratch);
    }
    return looks;
}

TrialLooks trial_looks(const WidthTrial *trial, TrialCell *cell, const int *units)
{
    int more = 0;
    for (int i = 0; i < cell->n_open; i++) more += units[cell->first + i];
    more = len_min(more, cell->n_looks - 1);
    TrialLooks *looks = &cell->looks[more];
    if (!looks->is_known) *looks = looks_at(cell, cell->width + more * trial->unit, trial->shop);
    return *looks;
}
