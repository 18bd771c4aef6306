/* A table over facing pages is set as one, twice as wide as a page: so its rows are level on both, and a page end cuts both at once.
   Each side has columns of its own, which fill its page; at the gutter the table has its outer rules.

       page 2            │ page 3
       款 項 │ 本年度    │ 節 │ 説明        pages/facing.c puts each half on its page                              */
#include "layout/facing.h"

#include "layout/wide.h"

static void join_rows(Row *left, const Row *right, int n_rows, int gutter, Arena *arena)
{
    for (int r = 0; r < n_rows; r++) {
        Row *row = &left[r];
        Cell *cells = arena_array(arena, Cell, row->n_cells + right[r].n_cells);
        for (int i = 0; i < row->n_cells; i++) cells[i] = row->cells[i];
        for (int i = 0; i < right[r].n_cells; i++) {
            Cell *cell = &cells[row->n_cells + i];
            *cell = right[r].cells[i];
            cell->column += gutter;
        }
        row->cells = cells;
        row->n_cells += right[r].n_cells;
    }
}

static void join_sets(RowSet *left, RowSet right, int gutter, Arena *arena)
{
    join_rows(left->rows, right.rows, right.n, gutter, arena);
}

const Block *facing_parted(const Block *block, Arena *arena)
{
    const Table *whole = block->as.table;
    int gutter = whole->gutter;
    const Block *sides[] = { wide_cut(block, 0, gutter - 1, arena), wide_cut(block, gutter, whole->n_columns - 1, arena) };
    Block *parted = arena_new(arena, Block);
    *parted = *sides[0];
    Table *table = parted->as.table = arena_new(arena, Table);
    *table = *sides[0]->as.table;
    const Table *right = sides[1]->as.table;
    table->columns = whole->columns;
    table->n_columns = whole->n_columns;
    table->indent_column = whole->indent_column;
    join_rows(table->rows, right->rows, table->n_rows, gutter, arena);
    join_sets(&table->head_again, right->head_again, gutter, arena);
    join_sets(&table->page_foot, right->page_foot, gutter, arena);
    join_sets(&table->carry_out, right->carry_out, gutter, arena);
    join_sets(&table->carry_in, right->carry_in, gutter, arena);
    return parted;
}

Columns facing_columns(const Block *block, Len page_width, Shop shop)
{
    const Table *table = block->as.table;
    Columns columns = columns_new(table, shop.arena);
    int firsts[] = { 0, table->gutter, table->n_columns };
    for (int side = 0; side < 2; side++) {
        int first = firsts[side], last = firsts[side + 1] - 1;
        Columns own = columns_fit(wide_cut(block, first, last, shop.arena)->as.table, page_width, block->where, shop);
        for (int i = first; i <= last; i++) {
            columns.x[i] = side * page_width + own.x[i - first];
            columns.width[i] = own.width[i - first];
        }
        columns.too_wide |= own.too_wide;
    }
    columns.x[table->n_columns] = columns.x[table->n_columns - 1] + columns.width[table->n_columns - 1];
    return columns;
}
