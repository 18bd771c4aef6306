/* A run of equal cells is found from above; its first cell grows over the others, which leave their rows. */
#include "bind/merge.h"

static int find_cell(const Row *row, int column)
{
    for (int i = 0; i < row->n_cells; i++)
        if (row->cells[i].column == column) return i;
    return -1;
}

static Str words_of(const Cell *cell)
{
    const Block *block = cell->blocks;
    return block && block->kind == BLOCK_TEXT && !block->next ? block->as.text.text : STR("");
}

static bool merges(const Cell *upper, const Cell *lower)
{
    return lower->row_span == 1 && lower->column_span == upper->column_span && words_of(lower).n &&
           str_equal(words_of(lower), words_of(upper));
}

static void remove_cell(Row *row, int index)
{
    row->n_cells--;
    for (int i = index; i < row->n_cells; i++) row->cells[i] = row->cells[i + 1];
}

static void merge_column(Grid *grid, int first, int column)
{
    Cell *upper = NULL; /* the first of a run; rows are finished, so it stays where it is */
    for (int r = first; r < grid->rows.n; r++) {
        Row *row = &grid->rows.at[r];
        int index = find_cell(row, column);
        if (row->role == ROW_BAND || index < 0) upper = NULL;
        else if (upper && merges(upper, &row->cells[index])) {
            remove_cell(row, index);
            upper->row_span++;
        } else upper = row->cells[index].row_span == 1 ? &row->cells[index] : NULL;
    }
}

void merge_equal(Grid *grid, int first)
{
    for (int column = 0; column < grid->columns.n; column++)
        if (grid->columns.at[column].merges) merge_column(grid, first, column);
}
