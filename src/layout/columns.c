/* Column widths.  Fixed columns take what they ask for; natural ones the width of their longest line, and of a character
   at least (widths.c); best ones what is best for the whole table (best.c); shared columns split the rest by weight.  A table without shared columns is as wide as its columns.
   Where natural columns leave too little room, those wider than their fair share give way by what they have above it; where that is not
   enough, all do, down to their longest unbreakable piece. */
#include "layout/columns.h"

#include "layout/best.h"
#include "layout/widths.h"

static bool has_kind(const Table *table, ColumnKind kind)
{
    for (int i = 0; i < table->n_columns; i++)
        if (table->columns[i].kind == kind) return true;
    return false;
}

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
    if (!table->alike.n || !has_kind(table, COLUMN_NATURAL)) return known;
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

/* Natural columns give what is needed, each by what it has above its floor; what is needed still. */
static LenSum give_way(Columns *columns, const Len *floors, LenSum needed)
{
    const Table *table = columns->table;
    LenSum slack = 0, given = 0, before = 0;
    for (int i = 0; i < table->n_columns; i++)
        if (column_gives(&table->columns[i])) slack += len_max(0, columns->width[i] - floors[i]);
    if (needed <= 0 || slack == 0) return needed;
    LenSum gives = needed > slack ? slack : needed;
    for (int i = 0; i < table->n_columns; i++) { /* differences of rounded sums: they give exactly what is needed */
        if (!column_gives(&table->columns[i])) continue;
        before += len_max(0, columns->width[i] - floors[i]);
        Len own = (Len)(gives * before / slack - given);
        columns->width[i] -= own;
        given += own;
    }
    return needed - gives;
}

/* What each of the columns that are not fixed has when they share alike what those leave. */
static Len fair_share(const Table *table, Len width)
{
    LenSum room = width;
    int n = 0;
    for (int i = 0; i < table->n_columns; i++) {
        if (table->columns[i].kind == COLUMN_FIXED) room -= table->columns[i].width;
        else n++;
    }
    return n && room > 0 ? (Len)(room / n) : 0;
}

/* What natural columns have to give so that all columns have the room they cannot do without: as CSS does it, but nobody gives of
   his fair share as long as others have more. */
static void narrow_naturals(const Table *table, Columns *columns, Len width, Shop shop)
{
    LenSum needed = -(LenSum)width;
    for (int i = 0; i < table->n_columns; i++) needed += columns->width[i];
    bool may_give = has_kind(table, COLUMN_NATURAL) || has_kind(table, COLUMN_BEST);
    if (!may_give || (needed <= 0 && !has_kind(table, COLUMN_SHARED))) return;
    Len fair = fair_share(table, width);
    Len *least = arena_array(shop.arena, Len, table->n_columns), *floors = arena_array(shop.arena, Len, table->n_columns);
    LenSum needed_at_least = needed;
    for (int i = 0; i < table->n_columns; i++) {
        ColumnKind kind = table->columns[i].kind;
        if (kind == COLUMN_FIXED) continue;
        least[i] = column_least(table, i, shop);
        Len natural = kind != COLUMN_SHARED ? columns->width[i] : column_natural(table, i, shop);
        floors[i] = len_max(least[i], len_min(natural, fair));
        needed += kind == COLUMN_SHARED ? floors[i] : 0;
        needed_at_least += kind == COLUMN_SHARED ? least[i] : 0;
    }
    LenSum gave = needed - give_way(columns, floors, needed);
    give_way(columns, least, needed_at_least - gave);
}

/* What the content of the columns asks for.  Where all but the best are fixed, nothing is asked when those are known. */
static void find_widths(const Table *table, Columns *columns, Len width, Shop shop)
{
    LenSum room = width;
    for (int i = 0; i < table->n_columns; i++) {
        if (table->columns[i].kind == COLUMN_FIXED) columns->width[i] = table->columns[i].width;
        room -= columns->width[i];
    }
    bool is_open = has_kind(table, COLUMN_NATURAL) || has_kind(table, COLUMN_SHARED) || !has_kind(table, COLUMN_BEST);
    if (!is_open && best_take(shop.best, columns, room, shop)) return;
    for (int i = 0; i < table->n_columns; i++)
        if (column_gives(&table->columns[i])) columns->width[i] = column_natural(table, i, shop);
    columns_widen(table, columns, shop);
    for (int i = 0; i < table->n_columns; i++) {
        const SharedWidth *alike = find_alike(table, i, shop.alike);
        if (alike) columns->width[i] = alike->width;
    }
    narrow_naturals(table, columns, width, shop);
    best_widths(shop.best, table, columns, width, shop);
}

Columns columns_fit(const Table *table, Len width, Where where, Shop shop)
{
    Columns columns = columns_new(table, shop.arena);
    LenSum taken = 0;
    int shares = 0;
    find_widths(table, &columns, width, shop);
    for (int i = 0; i < table->n_columns; i++)
        if (table->columns[i].kind == COLUMN_SHARED) shares += table->columns[i].share;
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
