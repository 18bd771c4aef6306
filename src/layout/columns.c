/* Column widths.  Fixed columns take what they ask for; natural ones the width of their longest line, and of a character
   at least; shared columns split the rest by weight.  A table without shared columns is as wide as its columns.  Where
   natural columns leave too little room they give way alike, down to their longest unbreakable piece. */
#include "layout/parts.h"

#include <assert.h>

static Len padding_of(const Cell *cell)
{
    return cell->style->plate.padding.left + cell->style->plate.padding.right;
}

typedef Len WidthOf(const Block *blocks, Shop shop);

static Len widest_cell(const Table *table, int column, WidthOf *width_of, Shop shop)
{
    Len width = 0;
    for (int r = 0; r < table->n_rows; r++)
        for (int c = 0; c < table->rows[r].n_cells; c++) {
            const Cell *cell = &table->rows[r].cells[c];
            if (cell->column == column && cell->column_span == 1 && cell->blocks)
                width = len_max(width, len_max(width_of(cell->blocks, shop), cell->style->size) + padding_of(cell));
        }
    return width;
}

/* Cells over several columns: what they miss is given to the narrowest of their natural columns, until these are alike. */
static void widen_for_span(const Table *table, Columns *columns, const Cell *cell, Len missing)
{
    while (missing > 0) {
        int narrowest = -1, n_alike = 0;
        Len next = 0; /* the width at which another column joins in */
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
        assert(n_alike > 0); /* the narrowest itself */
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
            LenSum has = 0;
            bool is_open = true; /* a shared column takes what there is anyway */
            for (int i = cell->column; i < cell->column + cell->column_span; i++) {
                has += columns->width[i];
                is_open &= table->columns[i].kind != COLUMN_SHARED;
            }
            if (cell->column_span == 1 || !cell->blocks || !is_open || table->rows[r].role == ROW_BAND) continue;
            LenSum missing = natural_width(cell->blocks, shop) + padding_of(cell) - has;
            if (missing > 0) widen_for_span(table, columns, cell, (Len)missing);
        }
}

static Columns columns_new(const Table *table, Arena *arena)
{
    return (Columns){ .table = table,
                      .x = arena_array(arena, Len, table->n_columns + 1),
                      .width = arena_array(arena, Len, table->n_columns) };
}

/* Each behind the one before it.  Behind what can be set in one piece they have no width: the table is too wide in any case. */
static void place(Columns *columns)
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
        columns.width[i] =
            table->columns[i].kind == COLUMN_FIXED ? table->columns[i].width : widest_cell(table, i, natural_width, shop);
    }
    widen_for_spans(table, &columns, shop);
    place(&columns);
    return columns;
}

Len columns_least(const Table *table, Shop shop)
{
    LenSum width = 0;
    for (int i = 0; i < table->n_columns; i++)
        width += table->columns[i].kind == COLUMN_FIXED ? table->columns[i].width : widest_cell(table, i, least_width, shop);
    return width < MOST_HEIGHT ? (Len)width : MOST_HEIGHT;
}

/* NULL: it is as wide as it likes. */
static Alike *find_alike(const Table *table, int column, Shop shop)
{
    bool may_be = table->alike.n && table->columns[column].kind == COLUMN_NATURAL;
    for (Alike *alike = shop.alike; alike && may_be; alike = alike->next)
        if (str_equal(alike->table, table->alike) && str_equal(alike->column, table->columns[column].name)) return alike;
    return NULL;
}

static void learn_table(const Table *table, Shop *shop)
{
    if (!table->alike.n) return;
    Columns columns = columns_wanted(table, *shop);
    for (int i = 0; i < table->n_columns; i++) {
        Alike *alike = find_alike(table, i, *shop);
        if (!alike && table->columns[i].kind == COLUMN_NATURAL) {
            alike = arena_new(shop->arena, Alike);
            *alike = (Alike){ .table = table->alike, .column = table->columns[i].name, .next = shop->alike };
            shop->alike = alike;
        }
        if (alike) alike->width = len_max(alike->width, columns.width[i]);
    }
}

void columns_learn(const Block *blocks, Shop *shop)
{
    for (const Block *block = blocks; block; block = block->next) {
        if (block->kind == BLOCK_TABLE) learn_table(&block->as.table, shop);
        if (block->kind == BLOCK_BOX) columns_learn(block->as.box.blocks, shop);
    }
}

/* What natural columns have to give so that all columns have the room they cannot do without. */
static void narrow_naturals(const Table *table, Columns *columns, Len width, Shop shop)
{
    LenSum needed = -(LenSum)width, slack = 0, given = 0, before = 0;
    Len *slacks = arena_array(shop.arena, Len, table->n_columns);
    for (int i = 0; i < table->n_columns; i++) needed += columns->width[i];
    bool has_shared = false;
    for (int i = 0; i < table->n_columns; i++) has_shared |= table->columns[i].kind == COLUMN_SHARED;
    if (needed <= 0 && !has_shared) return;
    for (int i = 0; i < table->n_columns; i++) {
        ColumnKind kind = table->columns[i].kind;
        if (kind == COLUMN_FIXED) continue;
        Len least = widest_cell(table, i, least_width, shop);
        if (kind == COLUMN_SHARED) needed += least;
        else slack += slacks[i] = len_max(0, columns->width[i] - least);
    }
    if (needed <= 0 || slack == 0) return;
    if (needed > slack) needed = slack;
    for (int i = 0; i < table->n_columns; i++) { /* differences of rounded sums: they give exactly what is needed */
        before += slacks[i];
        Len gives = (Len)(needed * before / slack - given);
        columns->width[i] -= gives;
        given += gives;
    }
}

Columns columns_fit(const Table *table, Len width, Where where, Shop shop)
{
    Columns columns = columns_new(table, shop.arena);
    LenSum taken = 0;
    int shares = 0;
    for (int i = 0; i < table->n_columns; i++) {
        const Column *column = &table->columns[i];
        if (column->kind == COLUMN_SHARED) shares += column->share;
        else columns.width[i] = column->kind == COLUMN_FIXED ? column->width : widest_cell(table, i, natural_width, shop);
    }
    widen_for_spans(table, &columns, shop);
    for (int i = 0; i < table->n_columns; i++) {
        const Alike *alike = find_alike(table, i, shop);
        if (alike) columns.width[i] = alike->width;
    }
    narrow_naturals(table, &columns, width, shop);
    for (int i = 0; i < table->n_columns; i++) taken += columns.width[i];
    columns.too_wide = taken > width;
    if (columns.too_wide) diag_report(shop.diag, where, table->key.text, DIAG_TABLE_TOO_WIDE, len_to_mm(taken), len_to_mm(width));
    Len rest = columns.too_wide ? 0 : (Len)(width - taken);
    for (int i = 0, before = 0; i < table->n_columns; i++) {
        const Column *column = &table->columns[i];
        if (column->kind == COLUMN_SHARED) { /* differences of rounded sums: the shares add up to the rest */
            columns.width[i] = len_scale(rest, before + column->share, shares) - len_scale(rest, before, shares);
            before += column->share;
        }
    }
    place(&columns);
    return columns;
}
