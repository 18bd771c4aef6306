/* A square is covered from above by an open span of a rule or by a cell with rows="…" of an earlier row, and taken by a
   cell of the row itself.  Cells step back from what covers them and must not meet what is taken. */
#include "bind/grid.h"

#include "bind/inline.h"

#include <stdlib.h>
#include <string.h>

Grid grid_new(Binder *binder, const Style *style, Key key)
{
    Arena *own = arena_open();
    return (Grid){ .binder = binder,
                   .own = own,
                   .style = style,
                   .key = key,
                   .declared = { .arena = own },
                   .columns = { .arena = own },
                   .rows = { .arena = own },
                   .cells = { .arena = own },
                   .sheaves = { .arena = binder->arena } };
}

static const Declared *find_declared(const Grid *grid, Str name)
{
    for (int i = 0; i < grid->declared.n; i++)
        if (str_equal(grid->declared.at[i].name, name)) return &grid->declared.at[i];
    return NULL;
}

/* Names that may be a template. */
static Str names_from(Binder *binder, const Node *node, const char *attribute, Context context)
{
    Str written = node_text(node, attribute);
    return str_find(written, '{') < 0 ? written : inline_template(binder, node, attribute, context);
}

/* What the grammar asks of a name, asked of what a template made; and no other column has it. */
static bool is_name(Grid *grid, const Node *node, Str name)
{
    Binder *binder = grid->binder;
    const Declared *other = find_declared(grid, name);
    bool is_wrong = !name.n;
    for (int i = 0; i < name.n; i++) is_wrong |= strchr(" \t\n#{}/|", name.at[i]) != NULL;
    if (is_wrong)
        diag_report(binder->diag, node->where, STR(""), DIAG_BAD_VALUE, "name", str_copy(binder->arena, name).at,
                    "name (≠ space # { } / |)");
    else if (other)
        diag_report(binder->diag, node->where, STR(""), DIAG_DUPLICATE_ID, str_copy(binder->arena, name).at,
                    diag_place(other->where, binder->arena));
    return !is_wrong && !other;
}

void grid_add_column(Grid *grid, const Node *node, Context context)
{
    Str name = names_from(grid->binder, node, "name", context);
    if (!is_name(grid, node, name)) return;
    bool applies = bind_applies(grid->binder, node, context);
    Declared *declared = vec_push(&grid->declared);
    declared->name = name;
    declared->where = node->where;
    declared->place = applies ? grid->columns.n : -1;
    declared->usage = bind_usage(grid->binder, node, (Usage){ .form = NULL });
    if (!applies) return;
    Column *column = vec_push(&grid->columns);
    *column = (Column){ .name = name, .kind = COLUMN_SHARED, .where = node->where };
    column->share = node_int(node, "share", 1);
    column->width = node_len(node, "width", 0);
    column->align_on = node_text(node, "align-on");
    column->merges = node_choice(node, "merge", MERGE_NO) == MERGE_EQUAL;
    if (node_flag(node, "natural", false)) column->kind = COLUMN_NATURAL;
    else if (node_find(node, "width")) column->kind = column->width ? COLUMN_FIXED : COLUMN_BEST;
}

void grid_ready(Grid *grid)
{
    grid->open = arena_array(grid->own, int, grid->columns.n);
    grid->spans = arena_array(grid->own, int, grid->columns.n);
    grid->taken = arena_array(grid->own, bool, grid->columns.n);
    grid->cells.at = arena_array(grid->own, Cell, grid->columns.n);
    grid->cells.room = grid->columns.n;
}

Grid grid_apart(const Grid *grid)
{
    Grid apart = *grid;
    memset(&apart.rows, 0, sizeof apart.rows);
    apart.rows.arena = grid->own;
    grid_ready(&apart);
    return apart;
}

RowSet grid_rows(const Grid *grid)
{
    Row *rows = grid->rows.at;
    if (rows && grid->rows.arena == grid->own)
        rows = (Row *)arena_copy(grid->binder->arena, rows, (size_t)grid->rows.n * sizeof *rows);
    return (RowSet){ rows, grid->rows.n };
}

void grid_give(Grid *grid, Table *table)
{
    RowSet rows = grid_rows(grid);
    table->columns = (Column *)arena_copy(grid->binder->arena, grid->columns.at, (size_t)grid->columns.n * sizeof(Column));
    table->n_columns = grid->columns.n;
    table->rows = rows.rows;
    table->n_rows = rows.n;
    arena_close(grid->own);
}

static void report_column(Grid *grid, const Node *cell, Str key, DiagCode code, Str name)
{
    Binder *binder = grid->binder;
    Str copy = str_copy(binder->arena, name);
    if (code == DIAG_UNKNOWN_NAME) diag_report(binder->diag, cell->where, key, code, "column", copy.at, "");
    else diag_report(binder->diag, cell->where, key, code, copy.at);
}

static Str next_word(Str *list)
{
    *list = str_trim(*list);
    int n = 0;
    while (n < list->n && list->at[n] != ' ' && list->at[n] != '\n' && list->at[n] != '\t') n++;
    Str word = str_part(*list, 0, n);
    *list = str_part(*list, n, list->n);
    return word;
}

Usage grid_usage(const Grid *grid, int place)
{
    for (int i = 0; i < grid->declared.n; i++)
        if (grid->declared.at[i].place == place) return grid->declared.at[i].usage;
    return (Usage){ 0 };
}

int grid_first_column(const Grid *grid, Str names)
{
    for (Str name = next_word(&names); name.n; name = next_word(&names)) {
        const Declared *declared = find_declared(grid, name);
        if (declared && declared->place >= 0) return declared->place;
    }
    return -1;
}

/* From the first to the last column named, in the order of the table; false: one of them is unknown (reported). */
static bool declared_range(Grid *grid, const Node *cell, Context context, Str key, Range *range)
{
    Str list = names_from(grid->binder, cell, "columns", context);
    *range = (Range){ grid->declared.n, -1 };
    for (Str name = next_word(&list); name.n; name = next_word(&list)) {
        const Declared *declared = find_declared(grid, name);
        if (str_is(name, "*")) {
            *range = (Range){ 0, grid->declared.n - 1 };
        } else if (declared) {
            int i = (int)(declared - grid->declared.at);
            if (i < range->first) range->first = i;
            if (i > range->last) range->last = i;
        } else {
            report_column(grid, cell, key, DIAG_UNKNOWN_NAME, name);
            return false;
        }
    }
    return true;
}

static bool is_covered(const Grid *grid, int column)
{
    return grid->open[column] || grid->spans[column];
}

bool grid_range(Grid *grid, const Node *cell, Context context, Str key, Range *range)
{
    Range declared, found = { 0, -1 };
    if (!declared_range(grid, cell, context, key, &declared)) return false;
    bool is_torn = false, is_absent = true;
    for (int i = declared.first; i <= declared.last; i++) {
        int place = grid->declared.at[i].place;
        is_absent = is_absent && place < 0;
        if (place < 0 || is_covered(grid, place)) continue;
        if (found.last < 0) found.first = place;
        else is_torn = is_torn || place > found.last + 1;
        found.last = place;
    }
    if (found.last >= 0 && !is_torn) {
        *range = found;
        return true;
    }
    Str first = declared.first <= declared.last ? grid->declared.at[declared.first].name : STR("");
    report_column(grid, cell, key, is_absent ? DIAG_UNKNOWN_NAME : DIAG_COLUMN_TAKEN, first);
    return false;
}

void grid_begin_row(Grid *grid, Row row)
{
    enum { FEW = 64 }; /* many are not copied */
    if (grid->rows.n == FEW) grid->rows.arena = grid->binder->lasting;
    *vec_push(&grid->rows) = row;
    grid->cells.n = 0;
    for (int i = 0; i < grid->columns.n; i++) grid->taken[i] = false;
}

bool grid_place(Grid *grid, Range range, const Node *cell, Str key)
{
    for (int i = range.first; i <= range.last; i++)
        if (grid->taken[i]) {
            report_column(grid, cell, key, DIAG_COLUMN_TAKEN, grid->columns.at[i].name);
            return false;
        }
    for (int i = range.first; i <= range.last; i++) grid->taken[i] = true;
    return true;
}

void grid_add_cell(Grid *grid, Cell cell)
{
    *vec_push(&grid->cells) = cell;
}

static int compare_columns(const void *a, const void *b)
{
    return ((const Cell *)a)->column - ((const Cell *)b)->column;
}

static void add_empty_cells(Grid *grid, const Row *row, const Style *style, Role role)
{
    for (int i = 0; i < grid->columns.n; i++) {
        if (grid->taken[i] || is_covered(grid, i)) continue;
        Key key = key_new(row->key.text, STR(""), grid->columns.at[i].name, STR(""), 1, grid->binder->arena);
        grid_add_cell(grid, (Cell){ .key = bind_key(grid->binder, key),
                                    .where = row->where,
                                    .role = role,
                                    .column = i,
                                    .column_span = 1,
                                    .row_span = 1,
                                    .style = style });
    }
}

/* What the rows below will find covered. */
static void open_tall_cells(Grid *grid)
{
    for (int i = 0; i < grid->columns.n; i++)
        if (grid->open[i]) grid->open[i]--;
    for (int i = 0; i < grid->cells.n; i++) {
        const Cell *cell = &grid->cells.at[i];
        for (int column = cell->column; column < cell->column + cell->column_span; column++)
            if (cell->row_span > 1) grid->open[column] = cell->row_span - 1;
    }
}

void grid_end_row(Grid *grid, const Style *empty_style, Role empty_role)
{
    Row *row = &grid->rows.at[grid->rows.n - 1];
    add_empty_cells(grid, row, empty_style, empty_role);
    open_tall_cells(grid);
    if (grid->cells.n) qsort(grid->cells.at, (size_t)grid->cells.n, sizeof *grid->cells.at, compare_columns);
    row->n_cells = grid->cells.n;
    row->cells = arena_array(grid->binder->arena, Cell, row->n_cells);
    if (row->n_cells) memcpy(row->cells, grid->cells.at, (size_t)row->n_cells * sizeof *row->cells);
}

void grid_insert(Grid *grid, int row_index, Cell cell)
{
    Row *row = &grid->rows.at[row_index];
    Cell *cells = arena_array(grid->binder->arena, Cell, row->n_cells + 1);
    int n = 0;
    for (int i = 0; i < row->n_cells; i++) {
        if (n == i && row->cells[i].column > cell.column) cells[n++] = cell;
        cells[n++] = row->cells[i];
    }
    if (n == row->n_cells) cells[n++] = cell;
    row->cells = cells;
    row->n_cells = n;
}

void grid_close(Grid *grid, int first)
{
    bool in_sheaves = grid->sheaves.n && grid->sheaves.at[grid->sheaves.n - 1].last > first; /* those end where no cell is open */
    if (in_sheaves) first = grid->sheaves.at[grid->sheaves.n - 1].last;
    for (int i = first; i < grid->rows.n; i++)
        for (int j = 0; j < grid->rows.at[i].n_cells; j++) {
            Cell *cell = &grid->rows.at[i].cells[j];
            int n_left = grid->rows.n - i;
            if (cell->row_span <= n_left) continue;
            Arena *arena = grid->binder->arena;
            diag_report(grid->binder->diag, cell->where, cell->key.text, DIAG_BAD_VALUE, "rows",
                        str_printf(arena, "%d", cell->row_span).at, str_printf(arena, "1 … %d", n_left).at);
            cell->row_span = n_left;
        }
    for (int i = 0; i < grid->columns.n; i++) grid->open[i] = 0;
}
