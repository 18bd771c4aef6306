/* Column widths.  Fixed columns take what they ask for; natural ones the width of their longest line, and of a character
   at least; shared columns split the rest by weight.  A table without shared columns is as wide as its columns. */
#include "layout/parts.h"

static Len padding_of(const Cell *cell)
{
    return cell->style->plate.padding.left + cell->style->plate.padding.right;
}

static Len natural_of(const Table *table, int column, Shop shop)
{
    Len width = 0;
    for (int r = 0; r < table->n_rows; r++)
        for (int c = 0; c < table->rows[r].n_cells; c++) {
            const Cell *cell = &table->rows[r].cells[c];
            if (cell->column == column && cell->column_span == 1 && cell->blocks)
                width = len_max(width, len_max(natural_width(cell->blocks, shop), cell->style->size) + padding_of(cell));
        }
    return width;
}

Columns columns_fit(const Table *table, Len width, Where where, Shop shop)
{
    Columns columns = { .table = table,
                        .x = arena_array(shop.arena, Len, table->n_columns + 1),
                        .width = arena_array(shop.arena, Len, table->n_columns) };
    Len taken = 0;
    int shares = 0;
    for (int i = 0; i < table->n_columns; i++) {
        const Column *column = &table->columns[i];
        if (column->kind == COLUMN_SHARED) shares += column->share;
        else columns.width[i] = column->kind == COLUMN_FIXED ? column->width : natural_of(table, i, shop);
        taken += columns.width[i];
    }
    if (taken > width) diag_report(shop.diag, where, table->key, DIAG_TABLE_TOO_WIDE, len_to_mm(taken), len_to_mm(width));
    Len rest = len_max(0, width - taken);
    for (int i = 0, before = 0; i < table->n_columns; i++) {
        const Column *column = &table->columns[i];
        if (column->kind == COLUMN_SHARED) {                /* differences of rounded sums: the shares add up to the rest */
            columns.width[i] = len_scale(rest, before + column->share, shares) - len_scale(rest, before, shares);
            before += column->share;
        }
        columns.x[i + 1] = columns.x[i] + columns.width[i];
    }
    return columns;
}
