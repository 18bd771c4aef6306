/* How wide things would like to be, and how wide they have to be, before any width is given to them.  A block is as wide as
   its widest line or longest word; a column as its widest cell, and a character at least; a table as all its columns.  As a
   cell may hold a table, these ask each other. */
#include "layout/widths.h"

#include "layout/chart.h"
#include "layout/picture.h"
#include "layout/stack.h"
#include "layout/vertical.h"
#include "model/chart.h"
#include "model/rows.h"
#include "text/text.h"

#include <assert.h>

static Len padding_of(const Cell *cell)
{
    return cell->style->plate.padding.left + cell->style->plate.padding.right;
}

/* The width the blocks would like to have, and that of their longest piece that must not be broken. */
typedef Len WidthOf(const Block *blocks, Shop shop);
static WidthOf natural_width, least_width;

static Len widest_cell(const Table *table, int column, WidthOf *width_of, Shop shop)
{
    Len width = 0;
    RowWalk walk = rows_walk(table);
    for (int r = 0; r < table->n_rows; r++) {
        const Row *row = rows_at(&walk, r);
        for (int c = 0; c < row->n_cells; c++) {
            const Cell *cell = &row->cells[c];
            if (cell->column != column || cell->column_span > 1 || !cell->blocks) continue;
            Len own = len_max(cell->corner ? natural_width(cell->blocks, shop) : width_of(cell->blocks, shop), cell->style->size);
            width =
                len_max(width, own * (cell->corner ? 2 : 1) + padding_of(cell)); /* of two labels each has its half, unbroken */
        }
    }
    rows_leave(&walk);
    return width;
}

Len column_natural(const Table *table, int column, Shop shop)
{
    return widest_cell(table, column, natural_width, shop);
}

Len column_least(const Table *table, int column, Shop shop)
{
    return widest_cell(table, column, least_width, shop);
}

/* Cells over several columns: what they miss is given to the narrowest of their natural columns, until these are alike. */
static void widen_for_span(const Table *table, Columns *columns, const Cell *cell, Len missing)
{
    while (missing > 0) {
        int narrowest = -1, n_alike = 0;
        Len next = 0; /* the width at which another column joins in */
        for (int i = cell->column; i < cell->column + cell->column_span; i++) {
            if (!column_gives(&table->columns[i])) continue;
            if (narrowest < 0 || columns->width[i] < columns->width[narrowest]) narrowest = i;
        }
        if (narrowest < 0) return;
        Len least = columns->width[narrowest];
        for (int i = cell->column; i < cell->column + cell->column_span; i++) {
            if (!column_gives(&table->columns[i])) continue;
            if (columns->width[i] == least) n_alike++;
            else if (next == 0 || columns->width[i] < next) next = columns->width[i];
        }
        assert(n_alike > 0); /* the narrowest itself */
        Len step = (missing + n_alike - 1) / n_alike;
        if (next && next - least < step) step = next - least;
        for (int i = cell->column; i < cell->column + cell->column_span; i++)
            if (column_gives(&table->columns[i]) && columns->width[i] == least) columns->width[i] += step;
        missing -= step * n_alike;
    }
}

static void widen_for_cell(const Table *table, Columns *columns, const Cell *cell, Shop shop)
{
    LenSum has = 0;
    bool is_open = true; /* a shared column takes what there is anyway */
    for (int i = cell->column; i < cell->column + cell->column_span; i++) {
        has += columns->width[i];
        is_open &= table->columns[i].kind != COLUMN_SHARED;
    }
    if (cell->column_span == 1 || !cell->blocks || !is_open) return;
    LenSum missing = natural_width(cell->blocks, shop) + padding_of(cell) - has;
    if (missing > 0) widen_for_span(table, columns, cell, (Len)missing);
}

void columns_widen(const Table *table, Columns *columns, Shop shop)
{
    bool gives = false;
    for (int i = 0; i < table->n_columns; i++) gives |= column_gives(&table->columns[i]);
    RowWalk walk = rows_walk(table);
    for (int r = 0; r < table->n_rows && gives; r++) {
        const Row *row = rows_at(&walk, r);
        for (int c = 0; c < row->n_cells && row->role != ROW_BAND; c++) widen_for_cell(table, columns, &row->cells[c], shop);
    }
    rows_leave(&walk);
}

Columns columns_new(const Table *table, Arena *arena)
{
    return (Columns){ .table = table,
                      .x = arena_array(arena, Len, table->n_columns + 1),
                      .width = arena_array(arena, Len, table->n_columns) };
}

void columns_place(Columns *columns)
{
    for (int i = 0; i < columns->table->n_columns; i++) {
        columns->width[i] = len_min(columns->width[i], MOST_HEIGHT - columns->x[i]);
        columns->x[i + 1] = columns->x[i] + columns->width[i];
    }
}

Columns columns_wanted(const Table *table, Shop shop)
{
    Columns columns = columns_new(table, shop.arena);
    for (int i = 0; i < table->n_columns; i++) {
        columns.width[i] = table->columns[i].kind == COLUMN_FIXED ? table->columns[i].width : column_natural(table, i, shop);
    }
    columns_widen(table, &columns, shop);
    columns_place(&columns);
    return columns;
}

Len columns_least(const Table *table, Shop shop)
{
    LenSum width = 0;
    for (int i = 0; i < table->n_columns; i++)
        width += table->columns[i].kind == COLUMN_FIXED ? table->columns[i].width : column_least(table, i, shop);
    return width < MOST_HEIGHT ? (Len)width : MOST_HEIGHT;
}

static Len natural_width_of_text(const Rich *rich, Shop shop)
{
    const Para para = text_measured(rich, shop.shapes, shop.arena, shop.diag);
    Len width = vertical_stands(rich, shop) ? vertical_width(&para, shop) : para.max_width;
    return len_max(rich->text.n ? rich->style->spread : 0, width);
}

/* Its columns that share are each as wide as its widest block asks. */
static Len width_of_box(const Block *box, WidthOf *width_of, Shop shop)
{
    const BoxForm form = box_form(box);
    const Arrangement *grid = form.grid;
    Len inner = width_of(box->as.box.blocks, shop), width = 0;
    if (form.around) return len_max(inner, form.around->width);
    if (!grid) return inner;
    for (int i = 0; i < grid->n_tracks; i++) width += grid->tracks[i].width ? grid->tracks[i].width : inner;
    return width + (grid->n_tracks - 1) * grid->gap;
}

static Len width_of_chart(const Chart *chart, WidthOf *width_of, Shop shop)
{
    Len caption = chart->caption ? width_of(chart->caption, shop) : 0;
    return len_max(caption, shop.lies ? chart_usual_height(chart) : chart_least_width(chart));
}

static Len width_of_picture(const Depiction *depiction, WidthOf *width_of, Shop shop)
{
    Len caption = depiction->caption ? width_of(depiction->caption, shop) : 0;
    Len width = picture_width(depiction);
    return len_max(caption, shop.lies ? picture_height(depiction, width) : width);
}

/* Of one block and what stands in it. */
static Len least_width_of(const Block *block, Shop shop)
{
    switch (block->kind) {
    case BLOCK_TEXT:
        return block->as.text.text.n ? text_measured(&block->as.text, shop.shapes, shop.arena, shop.diag).min_width : 0;
    case BLOCK_TILES: return block->as.tiles.n_tiles ? block->as.tiles.tiles[0].side : 0;
    case BLOCK_CHART: return width_of_chart(block->as.chart, least_width, shop);
    case BLOCK_PICTURE: return width_of_picture(block->as.depiction, least_width, shop);
    case BLOCK_BOX: return width_of_box(block, least_width, shop);
    case BLOCK_TABLE: return columns_least(block->as.table, shop);
    case BLOCK_SAMPLE:
    case BLOCK_GAP:
    case BLOCK_BREAK: break;
    }
    return 0;
}

static Len natural_width_of(const Block *block, Shop shop)
{
    if (block->kind == BLOCK_TEXT) return natural_width_of_text(&block->as.text, shop);
    if (block->kind == BLOCK_CHART) return width_of_chart(block->as.chart, natural_width, shop);
    if (block->kind == BLOCK_PICTURE) return width_of_picture(block->as.depiction, natural_width, shop);
    if (block->kind == BLOCK_BOX) return width_of_box(block, natural_width, shop);
    if (block->kind == BLOCK_TABLE) return columns_wanted(block->as.table, shop).x[block->as.table->n_columns];
    return least_width_of(block, shop);
}

/* Of the plate around a block. */
static Len padding_beside(const Block *block)
{
    bool is_plated = block->kind == BLOCK_BOX || (block->kind == BLOCK_TEXT && !block_is_plain(block));
    return is_plated ? block->style->plate.padding.left + block->style->plate.padding.right : 0;
}

static Len least_width(const Block *blocks, Shop shop)
{
    Len width = 0;
    for (const Block *block = blocks; block; block = block->next)
        width = len_max(width, least_width_of(block, shop) + padding_beside(block));
    return width;
}

static Len natural_width(const Block *blocks, Shop shop)
{
    Len width = 0;
    for (const Block *block = blocks; block; block = block->next)
        width = len_max(width, natural_width_of(block, shop) + padding_beside(block));
    return width;
}

Len blocks_natural(const Block *blocks, Shop shop)
{
    return natural_width(blocks, shop);
}
