/* A run of equal cells is found from above; its first cell grows over the others, which leave their rows. */
#include "bind/merge.h"

static int find_cell(const Row *row, int column)
{
    for (int i = 0; i < row->n_cells; i++)
        if (row->cells[i].column == column) return i;
    return -1;
}

/* NULL: it holds none, or more than one. */
static const Rich *text_of(const Cell *cell)
{
    const Block *block = cell->blocks;
    return block && block->kind == BLOCK_TEXT && !block->next ? &block->as.text : NULL;
}

/* Nothing one of them says is lost when only the other is printed: words, readings, notes and what fills the slots. */
static bool says_the_same(const Rich *one, const Rich *other)
{
    if (!str_equal(one->text, other->text) || one->n_slots != other->n_slots || one->n_notes != other->n_notes ||
        one->n_rubies != other->n_rubies)
        return false;
    for (int i = 0; i < one->n_slots; i++) {
        const Slot *a = &one->slots[i], *b = &other->slots[i];
        if (a->kind != b->kind || (a->kind != SLOT_NOTE && !str_equal(a->name, b->name))) return false;
    }
    for (int i = 0; i < one->n_rubies; i++)
        if (one->rubies[i].first != other->rubies[i].first || !says_the_same(one->rubies[i].rich, other->rubies[i].rich))
            return false;
    for (int i = 0; i < one->n_notes; i++)
        if (!says_the_same(one->notes[i].note, other->notes[i].note)) return false;
    return true;
}

static bool merges(const Cell *upper, const Cell *lower)
{
    const Rich *above = text_of(upper), *below = text_of(lower);
    return lower->row_span == 1 && lower->column_span == upper->column_span && above && below && below->text.n &&
           says_the_same(above, below);
}

static void remove_cell(Row *row, int index)
{
    row->n_cells--;
    for (int i = index; i < row->n_cells; i++) row->cells[i] = row->cells[i + 1];
}

/* The cell leaves its row, which remembers it: its record says so all the same. */
static void absorb(Grid *grid, Row *row, int index, Cell *upper)
{
    Absorbed *all = arena_array(grid->binder->arena, Absorbed, row->n_absorbed + 1);
    for (int i = 0; i < row->n_absorbed; i++) all[i] = row->absorbed[i];
    all[row->n_absorbed] = (Absorbed){ row->cells[index], upper->key, upper->absorbed };
    upper->absorbed = &all[row->n_absorbed++];
    row->absorbed = all;
    remove_cell(row, index);
}

static void merge_column(Grid *grid, int first, int column)
{
    Cell *upper = NULL; /* the first of a run; rows are finished, so it stays where it is */
    for (int r = first; r < grid->rows.n; r++) {
        Row *row = &grid->rows.at[r];
        int index = find_cell(row, column);
        if (row->role == ROW_BAND || index < 0) upper = NULL;
        else if (upper && merges(upper, &row->cells[index])) {
            absorb(grid, row, index, upper);
            upper->row_span++;
        } else upper = row->cells[index].row_span == 1 ? &row->cells[index] : NULL;
    }
}

void merge_equal(Grid *grid, int first)
{
    for (int column = 0; column < grid->columns.n; column++)
        if (grid->columns.at[column].merges) merge_column(grid, first, column);
}
