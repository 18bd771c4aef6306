/* Column widths.  Fixed columns take what they ask for; natural ones the width of their longest line, and of a character
   at least (widths.c); shared columns split the rest by weight.  A table without shared columns is as wide as its columns.
   Where natural columns leave too little room they give way alike, down to their longest unbreakable piece. */
#include "layout/columns.h"

#include "layout/widths.h"

/* NULL: it is as wide as it likes. */
static SharedWidth *find_alike(const Table *table, int column, SharedWidth *known)
{
    bool may_be = table->alike.n && table->columns[column].kind == COLUMN_NATURAL;
    for (SharedWidth *alike = known; alike && may_be; alike = alike->next)
        if (str_equal(alike->table, table->alike) && str_equal(alike->column, table->columns[column].name)) return alike;
    return NULL;
}

static SharedWidth *learn_table(const Table *table, SharedWidth *known, Shop shop)
{
    if (!table->alike.n) return known;
    Columns columns = columns_wanted(table, shop);
    for (int i = 0; i < table->n_columns; i++) {
        SharedWidth *alike = find_alike(table, i, known);
        if (!alike && table->columns[i].kind == COLUMN_NATURAL) {
            alike = arena_new(shop.arena, SharedWidth);
            *alike = (SharedWidth){ .table = table->alike, .column = table->columns[i].name, .next = known };
            known = alike;
        }
        if (alike) alike->width = len_max(alike->width, columns.width[i]);
    }
    return known;
}

SharedWidth *columns_alike(const Block *blocks, SharedWidth *known, Shop shop)
{
    for (const Block *block = blocks; block; block = block->next) {
        if (block->kind == BLOCK_TABLE) known = learn_table(block->as.table, known, shop);
        if (block->kind == BLOCK_BOX) known = columns_alike(block->as.box.blocks, known, shop);
    }
    return known;
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
        Len least = column_least(table, i, shop);
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
        else columns.width[i] = column->kind == COLUMN_FIXED ? column->width : column_natural(table, i, shop);
    }
    columns_widen(table, &columns, shop);
    for (int i = 0; i < table->n_columns; i++) {
        const SharedWidth *alike = find_alike(table, i, shop.alike);
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
    columns_place(&columns);
    return columns;
}
