/* What is bound for a stretch of rows lives in a sheaf: the words that others ask for again are in `lasting` all the same.  Where all its
   rows are plain, nobody has a pointer into it but from the table, and it is bound up; else it stays as it is. */
#include "bind/sheaves.h"

enum { FEWEST = 500 };      /* records; of fewer there is nothing to be had */
enum { SIZE = 192 * 1024 }; /* of a sheaf: some dozens of rows */

static bool is_plain_text(const Rich *rich)
{
    bool is_plain = !rich->n_slots && !rich->n_notes && !rich->n_rubies;
    for (int i = 0; i < rich->n_runs; i++) is_plain &= !rich->runs[i].link.n && !rich->runs[i].place;
    return is_plain;
}

static bool is_plain_cell(const Cell *cell)
{
    const Block *block = cell->blocks;
    if (cell->again || cell->unmarked || cell->absorbed || cell->align_on.n) return false;
    return !block || (block->kind == BLOCK_TEXT && !block->next && !block->n_settings && !block->signpost &&
                      is_plain_text(&block->as.text));
}

static bool is_plain_row(const Row *row)
{
    bool is_plain = !row->repeats && !row->n_absorbed;
    for (int i = 0; i < row->n_cells && is_plain; i++) is_plain = is_plain_cell(&row->cells[i]);
    return is_plain;
}

static int n_texts_of(const Row *row)
{
    int n = 0;
    for (int i = 0; i < row->n_cells; i++) n += row->cells[i].blocks != NULL;
    return n;
}

static bool is_flat_row(const Row *row)
{
    bool is_flat = true;
    for (int i = 0; i < row->n_cells; i++) {
        const Cell *cell = &row->cells[i];
        is_flat &= cell->role != ROLE_HEAD_CELL && cell->row_span == 1 && cell->column_span == 1;
    }
    return is_flat;
}

static bool has_open_cells(const Grid *grid)
{
    bool any = false;
    for (int i = 0; i < grid->columns.n; i++) any |= grid->open[i] > 0;
    return any;
}

/* Cells that may yet be joined, or are looked at again and again while widths are sought, stay at hand. */
static bool has_restless_columns(const Grid *grid)
{
    bool any = false;
    for (int i = 0; i < grid->columns.n; i++) any |= grid->columns.at[i].merges || grid->columns.at[i].kind == COLUMN_BEST;
    return any;
}

static void open_sheaf(Grid *grid)
{
    Binder *binder = grid->binder;
    Sheaf *sheaf = sheaf_open(binder->lasting);
    *vec_push(&grid->sheaves) = (RowSheaf){ .first = grid->rows.n, .last = grid->rows.n, .sheaf = sheaf };
    binder->arena = sheaf_arena(sheaf);
}

static RowSheaf *latest(const Grid *grid)
{
    return &grid->sheaves.at[grid->sheaves.n - 1];
}

/* One that is not plain is at hand for ever, and none that anybody need know of. */
static void close_sheaf(Grid *grid)
{
    RowSheaf *sheaf = latest(grid);
    bool is_plain = true;
    sheaf->last = grid->rows.n;
    sheaf->is_flat = true;
    for (int i = sheaf->first; i < sheaf->last && is_plain; i++) {
        is_plain = is_plain_row(&grid->rows.at[i]);
        sheaf->n_texts += n_texts_of(&grid->rows.at[i]);
        sheaf->is_flat &= is_flat_row(&grid->rows.at[i]);
    }
    if (is_plain) sheaf_bind(sheaf->sheaf);
    else grid->sheaves.n--;
}

bool sheaves_begin(Grid *grid, int n_records)
{
    Binder *binder = grid->binder;
    bool is_inner = binder->arena != binder->lasting;
    if (!binder->has_sheaves || is_inner || binder->samples || n_records < FEWEST || has_restless_columns(grid) ||
        has_open_cells(grid))
        return false;
    open_sheaf(grid);
    return true;
}

void sheaves_go_on(Grid *grid)
{
    if (sheaf_size(latest(grid)->sheaf) < SIZE || has_open_cells(grid)) return;
    close_sheaf(grid);
    open_sheaf(grid);
}

void sheaves_end(Grid *grid)
{
    if (!has_open_cells(grid)) close_sheaf(grid);
    else grid->sheaves.n--;
    grid->binder->arena = grid->binder->lasting;
}

/* Of many records there may be few rows. */
void sheaves_give(Grid *grid, Table *table)
{
    bool is_long = table->n_rows - table->n_head_rows >= FEWEST;
    for (int i = 0; i < grid->sheaves.n && !is_long; i++) sheaf_take(grid->sheaves.at[i].sheaf);
    table->sheaves = grid->sheaves.at;
    table->n_sheaves = is_long ? grid->sheaves.n : 0;
}
