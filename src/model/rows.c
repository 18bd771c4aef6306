#include "model/rows.h"

/* The document holds what is written there, only elsewhere. */
static int number_row(const Row *row, int serial)
{
    for (int c = 0; c < row->n_cells; c++) {
        Block *block = (Block *)row->cells[c].blocks;
        Rich *again = (Rich *)row->cells[c].again;
        if (block) block->as.text.serial = serial++;
        if (again) again->serial = serial++;
    }
    return serial;
}

void rows_number(const RowSheaf *rows)
{
    int serial = rows->serial;
    for (int r = rows->first; r < rows->last; r++) serial = number_row(&rows->table->rows[r], serial);
}

/* Serials come when all is bound, long after the sheaf. */
void rows_take(const RowSheaf *rows)
{
    if (!sheaf_take(rows->sheaf)) return;
    const RowSheaf *each = rows;
    do rows_number(each);
    while ((each = each->beside) != rows);
}

void rows_leave(RowWalk *walk)
{
    if (walk->taken) sheaf_leave(walk->taken);
    walk->taken = NULL;
}

const Row *rows_at(RowWalk *walk, int row)
{
    const Table *table = walk->table;
    while (walk->next < table->n_sheaves && table->sheaves[walk->next].last <= row) {
        rows_leave(walk);
        walk->next++;
    }
    const RowSheaf *sheaf = walk->next < table->n_sheaves ? &table->sheaves[walk->next] : NULL;
    if (sheaf && row >= sheaf->first && !walk->taken) {
        rows_take(sheaf);
        walk->taken = sheaf->sheaf;
    }
    return &table->rows[row];
}

/* Of the first sheaf that ends behind the row; n_sheaves: none does. */
static int sheaf_at(const Table *table, int row)
{
    int low = 0, high = table->n_sheaves;
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (table->sheaves[middle].last <= row) low = middle + 1;
        else high = middle;
    }
    return low;
}

static int behind_sheaves(const Table *table, int row, bool only_flat)
{
    for (int i = sheaf_at(table, row); i < table->n_sheaves && table->sheaves[i].first <= row; i++) {
        if (only_flat && !table->sheaves[i].is_flat) return row;
        row = table->sheaves[i].last;
    }
    return row;
}

int rows_loose(const Table *table, int row)
{
    return behind_sheaves(table, row, false);
}

int rows_uneven(const Table *table, int row)
{
    return behind_sheaves(table, row, true);
}

static void leave(void *whose)
{
    sheaf_leave(whose);
}

void rows_take_for(const Table *table, int first, int last, Arena *arena)
{
    for (int i = sheaf_at(table, first); i < table->n_sheaves && table->sheaves[i].first < last; i++) {
        rows_take(&table->sheaves[i]);
        arena_after(arena, leave, table->sheaves[i].sheaf);
    }
}

void sheaves_note(SheafList *list, const Table *table)
{
    for (int i = 0; i < table->n_sheaves; i++) *vec_push(list) = &table->sheaves[i];
}

const RowSheaf *sheaves_find(const SheafList *list, int serial)
{
    int low = 0, high = list->n; /* the first that begins behind the text */
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (list->at[middle]->serial <= serial) low = middle + 1;
        else high = middle;
    }
    const RowSheaf *found = low ? list->at[low - 1] : NULL;
    return found && serial < found->serial + found->n_texts ? found : NULL;
}
