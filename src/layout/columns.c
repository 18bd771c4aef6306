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

/* Cells over several columns: what they miss is given to the narrowest of their natural columns, until these are alike. */
static void widen_for_span(const Table *table, Columns *columns, const Cell *cell, Len missing)
{
    while (missing > 0) {
        int narrowest = -1, n_alike = 0;
        Len next = 0;                                        /* the width at which another column joins in */
        for (int i = cell->column; i < cell->column + cell->column_span; i++) {
            if (table->columns[i].kind != COLUMN_NATURAL) continue;
            if (narrowest < 0 || columns->width[i] < columns->width[narrowest]) narrowest = i;
        }
        if (narrowest < 0) return;
        Len least = columns->width[narrowest];
        for (int i = cell->column; i < cell->column + cell->column_span; i++) {
            if (table->columns[i].kind != COLUMN_NATURAL) continue;
            if (columns->width[i] == least) n_alike++;
            else if (next == 0 || columns->width[i] < next) next = columns->width[i];
        }
        Len step = (missing + n_alike - 1) / n_alike;
        if (next && next - least < step) step = next - least;
        for (int i = cell->column; i < cell->column + cell->column_span; i++)
            if (table->columns[i].kind == COLUMN_NATURAL && columns->width[i] == least) columns->width[i] += step;
        missing -= step * n_alike;
    }
}

static void widen_for_spans(const Table *table, Columns *columns, Shop shop)
{
    for (int r = 0; r < table->n_rows; r++)
        for (int c = 0; c < table->rows[r].n_cells; c++) {
            const Cell *cell = &table->rows[r].cells[c];
            Len has = 0;
            bool is_open = true;                             /* a shared column takes what there is anyway */
            for (int i = cell->column; i < cell->column + cell->column_span; i++) {
                has += columns->width[i];
                is_open &= table->columns[i].kind != COLUMN_SHARED;
            }
            if (cell->column_span == 1 || !cell->blocks || !is_open || table->rows[r].role == ROW_BAND) continue;
            widen_for_span(table, columns, cell, natural_width(cell->blocks, shop) + padding_of(cell) - has);
        }
}

static Columns columns_new(const Table *table, Arena *arena)
{
    return (Columns){ .table = table, .x = arena_array(arena, Len, table->n_columns + 1), .width = arena_array(arena, Len, table->n_columns) };
}

Columns columns_wanted(const Table *table, Shop shop)
{
    Columns columns = columns_new(table, shop.arena);
    for (int i = 0; i < table->n_columns; i++) {
        columns.width[i] = table->columns[i].kind == COLUMN_FIXED ? table->columns[i].width : natural_of(table, i, shop);
        columns.x[i + 1] = columns.x[i] + columns.width[i];
    }
    return columns;
}

static Alike *find_alike(const Table *table, Shop shop)
{
    for (Alike *alike = shop.alike; alike && table->alike.n; alike = alike->next)
        if (str_equal(alike->name, table->alike) && alike->n_columns == table->n_columns) return alike;
    return NULL;
}

void columns_learn(const Table *table, Shop *shop)
{
    if (!table->alike.n) return;
    Alike *alike = find_alike(table, *shop);
    if (!alike) {
        alike = arena_new(shop->arena, Alike);
        *alike = (Alike){ table->alike, arena_array(shop->arena, Len, table->n_columns), table->n_columns, shop->alike };
        shop->alike = alike;
    }
    Columns columns = columns_new(table, shop->arena);
    for (int i = 0; i < table->n_columns; i++)
        columns.width[i] = table->columns[i].kind == COLUMN_NATURAL ? natural_of(table, i, *shop) : table->columns[i].width;
    widen_for_spans(table, &columns, *shop);
    for (int i = 0; i < table->n_columns; i++) alike->widths[i] = len_max(alike->widths[i], columns.width[i]);
}

Columns columns_fit(const Table *table, Len width, Where where, Shop shop)
{
    Columns columns = columns_new(table, shop.arena);
    Len taken = 0;
    int shares = 0;
    for (int i = 0; i < table->n_columns; i++) {
        const Column *column = &table->columns[i];
        if (column->kind == COLUMN_SHARED) shares += column->share;
        else columns.width[i] = column->kind == COLUMN_FIXED ? column->width : natural_of(table, i, shop);
    }
    widen_for_spans(table, &columns, shop);
    const Alike *alike = find_alike(table, shop);
    for (int i = 0; alike && i < table->n_columns; i++)
        if (table->columns[i].kind == COLUMN_NATURAL) columns.width[i] = alike->widths[i];
    for (int i = 0; i < table->n_columns; i++) taken += columns.width[i];
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
