/* How a person finds a cell, the document says: by the head cells (th) of its row, the heads of its column. */
#include "revise/spot.h"

#include "base/vec.h"
#include "revise/wording.h"

/* A cell that names rows stands over one column, however far it reaches. */
static bool is_over(const Cell *head, const Cell *cell)
{
    int span = cell->role == ROLE_HEAD_CELL ? 1 : cell->column_span;
    return head->column < cell->column + span && cell->column < head->column + head->column_span;
}

TopHeads top_heads_of(const Table *table, Arena *arena)
{
    Vec(Str) words = { .arena = arena };
    for (int r = 0; r < table->n_head_rows; r++)
        for (int c = 0; c < table->rows[r].n_cells; c++)
            *vec_push(&words) = wording_of_head(table->rows[r].cells[c].blocks, arena);
    return (TopHeads){ table, words.at };
}

Str spot_column(const TopHeads *heads, const Cell *cell, Arena *arena)
{
    StrBuilder builder = { .arena = arena };
    const Table *table = heads->table;
    if (cell->column_span == table->n_columns && table->n_columns > 1) return STR("");
    for (int r = 0, n = 0; r < table->n_head_rows; r++)
        for (int c = 0; c < table->rows[r].n_cells; c++) {
            Str words = heads->words[n++];
            if (!words.n || !is_over(&table->rows[r].cells[c], cell)) continue;
            if (builder.n) str_add(&builder, STR(" "));
            str_add(&builder, words);
        }
    return str_built(&builder);
}

Str spot_name(const Cell *cell, Arena *arena)
{
    return wording_in_line(wording_of_blocks(cell->blocks, arena).text, arena);
}

bool spot_is_own(const Cell *cell, const Row *row)
{
    return str_equal(key_record(cell->key), key_record(row->key));
}

/* A head cell of the row's own; one of another record stands beside it, and perhaps beside others. */
static bool names_row(const Table *table, const Cell *cell, const Row *row)
{
    bool merges = cell->column_span == 1 && table->columns[cell->column].merges; /* it says what several have in common */
    return cell->role == ROLE_HEAD_CELL && cell->row_span <= 1 && !merges && spot_is_own(cell, row);
}

static void add_name(StrBuilder *names, Str name)
{
    if (name.n) str_add_printf(names, "%s" STR_FMT, names->n ? " " : "", STR_ARG(name));
}

Str spot_row(const Table *table, int number, const SideHeads *beside, Str outer, Arena *arena)
{
    StrBuilder names = { .arena = arena };
    const Row *row = &table->rows[number];
    for (int k = 0; k < table->n_columns; k++)
        if (beside->until[k] > number) add_name(&names, beside->names[k]);
    for (int c = 0; c < row->n_cells; c++)
        if (names_row(table, &row->cells[c], row)) add_name(&names, spot_name(&row->cells[c], arena));
    if (names.n || outer.n) return names.n ? str_built(&names) : outer;
    for (int c = 0; c < row->n_cells && !names.n; c++) add_name(&names, spot_name(&row->cells[c], arena));
    return str_built(&names);
}

void side_heads_enter(const Table *table, int number, SideHeads *beside, Arena *arena)
{
    const Row *row = &table->rows[number];
    for (int c = 0; c < row->n_cells; c++) {
        const Cell *cell = &row->cells[c];
        if (cell->role != ROLE_HEAD_CELL || names_row(table, cell, row)) continue;
        beside->names[cell->column] = spot_name(cell, arena);
        beside->until[cell->column] = number + (cell->row_span > 1 ? cell->row_span : 1);
    }
}

SideHeads side_heads_new(const Table *table, Arena *arena)
{
    return (SideHeads){ arena_array(arena, Str, table->n_columns + 1), arena_array(arena, int, table->n_columns + 1) };
}
