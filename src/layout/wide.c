/* A table wider than the type area is set in parts, one under the other: each part begins with the stub (表側), the
   columns that say what a row is, and goes on with some of the others.  There are as few parts as will do, all about as wide;
   columns under one cell of the head stay in one part.

       stub │ a b c d e f      becomes      stub │ a b c
                                            stub │ d e f                                                         */
#include "layout/wide.h"

#include "layout/widths.h"
#include "model/rows.h"

/* Columns of a part: the stub, then first … last. */
typedef struct {
    int stub, first, last;
} Panel;

static int place_in(Panel panel, int column)
{
    if (column < panel.stub) return column;
    return column >= panel.first && column <= panel.last ? panel.stub + column - panel.first : -1;
}

/* What of a cell lies in the part; false: nothing. */
static bool cut_cell(Cell *cell, Panel panel)
{
    int first = -1, n = 0;
    for (int column = cell->column; column < cell->column + cell->column_span; column++) {
        int place = place_in(panel, column);
        if (place < 0) continue;
        if (first < 0) first = place;
        n++;
    }
    bool is_later_part = panel.first > panel.stub;
    bool was_said = is_later_part && cell->column < panel.first;
    cell->repeated |= was_said;
    if (was_said && cell->unmarked) cell->blocks = cell->unmarked; /* its notes stand with the first part */
    cell->column = first;
    cell->column_span = n;
    return n > 0;
}

static Row *cut_rows(const Row *rows, int n_rows, Panel panel, Arena *arena)
{
    Row *cut = arena_array(arena, Row, n_rows);
    for (int r = 0; r < n_rows; r++) {
        cut[r] = rows[r];
        cut[r].cells = arena_array(arena, Cell, rows[r].n_cells);
        cut[r].n_cells = 0;
        for (int i = 0; i < rows[r].n_cells; i++) {
            Cell cell = rows[r].cells[i];
            if (cut_cell(&cell, panel)) cut[r].cells[cut[r].n_cells++] = cell;
        }
    }
    return cut;
}

static const Block *cut_table(const Block *block, Panel panel, Arena *arena)
{
    Block *part = arena_new(arena, Block);
    *part = *block;
    const Table *whole = block->as.table;
    rows_take_for(whole, 0, whole->n_rows, arena);
    Table *table = part->as.table = arena_new(arena, Table);
    *table = *whole;
    table->columns = arena_array(arena, Column, whole->n_columns);
    table->n_columns = table->n_sheaves = 0;
    for (int i = 0; i < whole->n_columns; i++)
        if (place_in(panel, i) >= 0) table->columns[table->n_columns++] = whole->columns[i];
    table->rows = cut_rows(whole->rows, whole->n_rows, panel, arena);
    table->head_again.rows = cut_rows(whole->head_again.rows, whole->head_again.n, panel, arena);
    table->page_foot.rows = cut_rows(whole->page_foot.rows, whole->page_foot.n, panel, arena);
    table->carry_out.rows = cut_rows(whole->carry_out.rows, whole->carry_out.n, panel, arena);
    table->carry_in.rows = cut_rows(whole->carry_in.rows, whole->carry_in.n, panel, arena);
    table->indent_column = whole->indent_column >= 0 ? place_in(panel, whole->indent_column) : -1;
    table->stub = 0; /* a part is set as it is */
    return part;
}

const Block *wide_cut(const Block *block, int first, int last, Arena *arena)
{
    return cut_table(block, (Panel){ 0, first, last }, arena);
}

/* ---- where it is parted ---- */

/* How good a way of parting it is: what belongs together stays together, then there are few parts, then none is much wider than
   the others. */
typedef struct {
    int parted, n_parts; /* cells of the head that go on in another part */
    double uneven;       /* the squares of the widths, in mm */
} Parting;

/* From one column on: the best way for it and all behind it, of which this is the first part. */
typedef struct {
    Parting parting;
    int last;
} PartFrom;

static bool is_better(Parting a, Parting b)
{
    if (a.parted != b.parted) return a.parted < b.parted;
    if (a.n_parts != b.n_parts) return a.n_parts < b.n_parts;
    return a.uneven < b.uneven - 1e-6; /* as even: the earlier part is the wider */
}

/* Cells of the head over this column and the next. */
static int parted_behind(const Table *table, int column)
{
    int n = 0;
    for (int r = 0; r < table->n_head_rows; r++)
        for (int i = 0; i < table->rows[r].n_cells; i++) {
            const Cell *cell = &table->rows[r].cells[i];
            n += cell->column <= column && column + 1 < cell->column + cell->column_span;
        }
    return n;
}

/* The best first part from this column on; a column that has no room beside the stub is a part all the same. */
static PartFrom best_from(const Columns *columns, const PartFrom *behind, int first, Len width)
{
    const Table *table = columns->table;
    PartFrom best = { .last = -1 };
    for (int last = table->n_columns - 1; last >= first; last--) {
        Len own = columns->x[last + 1] - columns->x[first];
        bool ends = last + 1 == table->n_columns;
        if (last > first && (LenSum)columns->x[table->stub] + own > width) continue;
        Parting parting = ends ? (Parting){ 0 } : behind[last + 1].parting;
        parting.parted += ends ? 0 : parted_behind(table, last);
        parting.n_parts++;
        parting.uneven += len_to_mm(own) * len_to_mm(own);
        if (best.last < 0 || is_better(parting, best.parting)) best = (PartFrom){ parting, last };
    }
    return best;
}

const Block **wide_parts(const Block *block, Len width, int *n_parts, Shop shop)
{
    const Table *table = block->as.table;
    int n = table->n_columns;
    *n_parts = 0;
    if (table->stub == 0 || table->stub >= n) return NULL;
    Columns columns = columns_wanted(table, shop);
    if (columns.x[n] <= width) return NULL;
    PartFrom *from = arena_array(shop.arena, PartFrom, n);
    for (int first = n - 1; first >= table->stub; first--) from[first] = best_from(&columns, from, first, width);
    const Block **parts = arena_array(shop.arena, const Block *, n);
    for (Panel panel = { table->stub, table->stub, 0 }; panel.first < n; panel.first = panel.last + 1) {
        panel.last = from[panel.first].last;
        parts[(*n_parts)++] = cut_table(block, panel, shop.arena);
    }
    return parts;
}
