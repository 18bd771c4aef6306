/* Rules (罫線).  A rule stands between two squares unless one cell covers both; neighbouring pieces of the same pen
   are one rule.  Where a band begins its own pen is used, under the head the head's; cells may ask for rules of their
   own, and where two meet the heavier wins; a cell that asks for none takes away what its neighbour or the table asks for. */
#include "layout/rules.h"

#include "layout/grid.h"

static const Pen no_pen = { .kind = LINE_NONE };

/* Where two rules meet: none if either is to be hidden; then the heavier, the double, the one asked for by a cell. */
static Pen heavier(Pen cell, Pen other)
{
    if (cell.kind == LINE_HIDDEN || other.kind == LINE_HIDDEN) return (Pen){ .kind = LINE_HIDDEN };
    static const int ranks[] = { [LINE_NONE] = 0, [LINE_DOTTED] = 1, [LINE_SOLID] = 2, [LINE_DOUBLE] = 3 };
    if (cell.kind == LINE_NONE || other.kind == LINE_NONE) return cell.kind == LINE_NONE ? other : cell;
    if (cell.width != other.width) return cell.width > other.width ? cell : other;
    return ranks[cell.kind] >= ranks[other.kind] ? cell : other;
}

static Pen drawn(Pen pen)
{
    return pen.kind == LINE_HIDDEN ? no_pen : pen;
}

static bool same_pen(Pen a, Pen b)
{
    return a.kind == b.kind && a.width == b.width && a.color.red == b.color.red && a.color.green == b.color.green &&
           a.color.blue == b.color.blue;
}

static Pen table_pen_above(const Table *table, int row)
{
    if (row == 0) return table->rules.top;
    if (row == table->n_head_rows) return table->rules.head;
    return table->rows[row].role == ROW_BAND ? table->rules.band : table->rules.row;
}

/* The rule over one square, or under the last row (row = n_rows); none inside a cell. */
static Pen pen_above(const CellGrid *grid, int row, int column)
{
    const Table *table = grid->table;
    bool is_end = row == table->n_rows;
    if (row > 0 && !is_end && grid_joins_below(grid, row - 1, column)) return no_pen;
    Pen pen = is_end ? table->rules.bottom : table_pen_above(table, row);
    const Cell *upper = row > 0 ? grid_at(grid, row - 1, column) : NULL, *lower = is_end ? NULL : grid_at(grid, row, column);
    if (upper) pen = heavier(cell_rules(upper).below, pen);
    return drawn(lower ? heavier(cell_rules(lower).above, pen) : pen);
}

const Frame *rules_above(const CellGrid *grid, const Columns *columns, int row, Arena *arena)
{
    FrameBuilder builder = { .arena = arena };
    int n = grid->table->n_columns;
    for (int first = 0, last; first < n; first = last + 1) {
        Pen pen = pen_above(grid, row, first);
        for (last = first; last + 1 < n && same_pen(pen, pen_above(grid, row, last + 1));) last++;
        frame_add_rule(&builder, columns->x[first], 0, columns->x[last + 1] - columns->x[first], 0, pen);
    }
    return frame_built(&builder, columns->x[n], 0, NULL);
}

static const Cell *cell_at(Facing side, int column)
{
    return side.grid ? grid_at(side.grid, side.row, column) : NULL;
}

/* Where two rows meet that are no neighbours in a table: of the cells that end or begin there, each asks for its own rule.
   What a cell hides is the rule between it and a neighbour: where a page ends there is none. */
static Pen pen_between(Facing upper, Facing lower, int column, Pen pen)
{
    const Cell *above = cell_at(upper, column), *below = cell_at(lower, column);
    if (upper.grid && !above) return no_pen; /* a cell goes on beside the rows said again */
    bool ends = above && !upper.is_cut && !grid_joins_below(upper.grid, upper.row, column);
    bool begins = below && !lower.is_cut && (lower.row == 0 || !grid_joins_below(lower.grid, lower.row - 1, column));
    Pen upper_pen = ends ? cell_rules(above).below : no_pen, lower_pen = begins ? cell_rules(below).above : no_pen;
    if (!ends || !begins) upper_pen = drawn(upper_pen), lower_pen = drawn(lower_pen);
    return drawn(heavier(lower_pen, heavier(upper_pen, pen)));
}

const Frame *rules_between(Facing upper, Facing lower, const Columns *columns, Pen pen, Arena *arena)
{
    FrameBuilder builder = { .arena = arena };
    int n = columns->table->n_columns;
    for (int first = 0, last; first < n; first = last + 1) {
        Pen own = pen_between(upper, lower, first, pen);
        for (last = first; last + 1 < n && same_pen(own, pen_between(upper, lower, last + 1, pen));) last++;
        frame_add_rule(&builder, columns->x[first], 0, columns->x[last + 1] - columns->x[first], 0, own);
    }
    return frame_built(&builder, columns->x[n], 0, NULL);
}

/* The rule at the left of one square, `column` = n_columns: at the right of the last. */
static Pen pen_before(const CellGrid *grid, int row, int column)
{
    const Table *table = grid->table;
    const Cell *left = column > 0 ? grid_at(grid, row, column - 1) : NULL;
    const Cell *right = column < table->n_columns ? grid_at(grid, row, column) : NULL;
    if (left && left == right) return no_pen;
    Pen pen = column == 0 ? table->rules.left : column == table->n_columns ? table->rules.right : table->rules.column;
    if (column && column == table->gutter) pen = heavier(table->rules.left, table->rules.right); /* outer rules of both pages */
    if (left) pen = heavier(cell_rules(left).right, pen);
    return drawn(right ? heavier(cell_rules(right).left, pen) : pen);
}

void rules_down(const CellGrid *grid, const Columns *columns, int row, Slab *slab, Arena *arena)
{
    slab->verticals = arena_array(arena, Vertical, grid->table->n_columns + 1);
    Vertical *verticals = (Vertical *)slab->verticals;
    for (int column = 0; column <= grid->table->n_columns; column++) {
        Pen pen = pen_before(grid, row, column);
        if (pen.kind != LINE_NONE) verticals[slab->n_verticals++] = (Vertical){ columns->x[column], pen };
    }
}

static Pen pen_of_column(const Table *table, int column)
{
    return drawn(column == 0 ? table->rules.left : column == table->n_columns ? table->rules.right : table->rules.column);
}

const BlankRows *rules_blank(const Columns *columns, Len height, Arena *arena)
{
    const Table *table = columns->table;
    int n = table->n_columns;
    FrameBuilder above = { .arena = arena };
    BlankRows *blank = arena_new(arena, BlankRows);
    Vertical *verticals = arena_array(arena, Vertical, n + 1);
    *blank = (BlankRows){ .height = height, .verticals = verticals };
    for (int column = 0; column <= n; column++) {
        Pen pen = pen_of_column(table, column);
        if (pen.kind != LINE_NONE) verticals[blank->n_verticals++] = (Vertical){ columns->x[column], pen };
    }
    Pen row = drawn(table->rules.row);
    if (row.kind != LINE_NONE) frame_add_rule(&above, columns->x[0], 0, columns->x[n] - columns->x[0], 0, row);
    blank->above = frame_built(&above, columns->x[n], 0, NULL);
    return blank;
}
