/* What is bound for a stretch of rows lives in a sheaf: the words that others ask for again are in `lasting` all the same.  Where all its
   rows are plain, nobody has a pointer into it but from the table, and it is bound up; else it stays as it is. */
#include "bind/sheaves.h"

enum { FEWEST = 500 };      /* records; of fewer there is nothing to be had */
enum { SIZE = 192 * 1024 }; /* of a sheaf: some dozens of rows */
/* Rows of a table whose widths are sought come back once more, for the search: so many bytes of them stay at hand, for time. */
enum { AT_HAND = 24 << 20 };

static bool is_plain_text(const Rich *rich)
{
    bool is_plain = !rich->n_slots && !rich->n_notes && !rich->n_rubies;
    for (int i = 0; i < rich->n_runs; i++) is_plain &= !rich->runs[i].place && !rich->runs[i].icon;
    return is_plain;
}

static bool is_plain_cell(const Cell *cell)
{
    const Block *block = cell->blocks;
    if (cell->unmarked || cell->absorbed || cell->align_on.n || (cell->again && !is_plain_text(cell->again))) return false;
    return !block || (block->kind == BLOCK_TEXT && !block->next && !block->n_settings && !block->signpost &&
                      is_plain_text(&block->as.text));
}

static bool is_plain_row(const Row *row)
{
    bool is_plain = !row->n_absorbed;
    for (int i = 0; i < row->n_cells && is_plain; i++) is_plain = is_plain_cell(&row->cells[i]);
    return is_plain;
}

/* Whose words stand at the head of later pages, too. */
static bool is_said_again(const Row *row)
{
    bool any = row->repeats;
    for (int i = 0; i < row->n_cells; i++) any |= row->cells[i].again != NULL;
    return any;
}

static bool has_link(const Rich *rich)
{
    bool any = false;
    for (int i = 0; i < rich->n_runs; i++) any |= rich->runs[i].link.n > 0;
    return any;
}

static bool has_links(const Row *row)
{
    bool any = false;
    for (int i = 0; i < row->n_cells; i++) {
        const Cell *cell = &row->cells[i];
        any |= (cell->blocks && has_link(&cell->blocks->as.text)) || (cell->again && has_link(cell->again));
    }
    return any;
}

static int n_texts_of(const Row *row)
{
    int n = 0;
    for (int i = 0; i < row->n_cells; i++) n += (row->cells[i].blocks != NULL) + (row->cells[i].again != NULL);
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

/* Widths that are sought are tried on all rows at once. */
static bool are_sought(const Column *columns, int n)
{
    bool any = false;
    for (int i = 0; i < n; i++) any |= columns[i].kind == COLUMN_BEST;
    return any;
}

/* Cells that may yet be joined stay at hand; a table in a cell lives with that. */
static bool may_have_sheaves(const Grid *grid)
{
    const Binder *binder = grid->binder;
    bool merges = false;
    for (int i = 0; i < grid->columns.n; i++) merges |= grid->columns.at[i].merges;
    return binder->has_sheaves && binder->n_tables == 1 && !binder->samples && !merges;
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

/* false: they are not plain. */
static bool look_at_rows(RowSheaf *sheaf, const Row *rows)
{
    bool are_plain = true;
    sheaf->is_flat = true;
    for (int i = sheaf->first; i < sheaf->last && are_plain; i++) {
        are_plain = is_plain_row(&rows[i]);
        sheaf->n_texts += n_texts_of(&rows[i]);
        sheaf->has_links |= are_plain && has_links(&rows[i]);
        sheaf->is_flat &= is_flat_row(&rows[i]);
    }
    return are_plain;
}

/* One that is not plain is at hand for ever, and none that anybody need know of. */
static void close_sheaf(Grid *grid)
{
    RowSheaf *sheaf = latest(grid);
    sheaf->last = grid->rows.n;
    bool stays = !look_at_rows(sheaf, grid->rows.at);
    for (int i = sheaf->first; i < sheaf->last && !stays; i++) stays = is_said_again(&grid->rows.at[i]);
    if (!stays) sheaf_bind(sheaf->sheaf);
    else grid->sheaves.n--;
}

bool sheaves_begin(Grid *grid, int n_records)
{
    if (!may_have_sheaves(grid) || n_records < FEWEST || are_sought(grid->columns.at, grid->columns.n) || has_open_cells(grid))
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

/* --- rows of short tables ---------------------------------------------------------------------------------------------- */

void sheaves_share(Grid *grid, const Node *table)
{
    Binder *binder = grid->binder;
    RowCommons *commons = &binder->commons;
    if (!may_have_sheaves(grid) || map_find(&commons->not_plain, MAP_KEY(table))) return;
    if (!commons->sheaf) commons->sheaf = sheaf_open(binder->lasting);
    grid->shares = table;
    binder->arena = sheaf_arena(commons->sheaf);
}

void sheaves_share_no_more(Grid *grid)
{
    grid->binder->arena = grid->binder->lasting;
}

static void begin_anew(RowCommons *commons)
{
    commons->sheaf = NULL;
    commons->latest = NULL;
    commons->is_sought = false;
}

/* Of a table whose rows have no sheaves of their own. */
static bool most_are_plain(const Table *table)
{
    int n = 0;
    for (int i = table->n_head_rows; i < table->n_rows; i++) n += is_plain_row(&table->rows[i]) ? 1 : -1;
    return n > 0;
}

/* What cannot be bound up keeps all that lives with it at hand; where that is to be expected, the next of its kind live elsewhere. */
static void leave_commons(Binder *binder, const Table *table, const Node *of_layout)
{
    begin_anew(&binder->commons);
    if (!table->n_sheaves && most_are_plain(table)) return;
    const Node **known = arena_new(binder->work, const Node *);
    *known = of_layout;
    map_put(&binder->commons.not_plain, MAP_KEY(*known), known);
}

static void join_ring(RowCommons *commons, RowSheaf *rows)
{
    if (commons->latest) {
        rows->beside = commons->latest->beside;
        commons->latest->beside = rows;
    }
    commons->latest = rows;
}

/* It has all it will have. */
static void fill_commons(RowCommons *commons)
{
    if (commons->is_sought) commons->n_sought += sheaf_size(commons->sheaf);
    bool stays = commons->is_sought && commons->n_sought <= AT_HAND;
    if (!stays) sheaf_bind(commons->sheaf);
    begin_anew(commons);
}

static void settle_in_commons(Grid *grid, Table *table)
{
    Binder *binder = grid->binder;
    RowCommons *commons = &binder->commons;
    RowSheaf *rows = arena_new(binder->lasting, RowSheaf);
    *rows =
        (RowSheaf){ .first = table->n_head_rows, .last = table->n_rows, .table = table, .sheaf = commons->sheaf, .beside = rows };
    if (table->n_sheaves || !look_at_rows(rows, table->rows)) {
        leave_commons(binder, table, grid->shares);
        return;
    }
    table->sheaves = rows;
    table->n_sheaves = 1;
    join_ring(commons, rows);
    commons->is_sought |= are_sought(table->columns, table->n_columns);
    if (sheaf_size(commons->sheaf) >= SIZE) fill_commons(commons);
}

/* Of many records there may be few rows. */
void sheaves_give(Grid *grid, Table *table)
{
    bool is_long = table->n_rows - table->n_head_rows >= FEWEST;
    for (int i = 0; i < grid->sheaves.n && !is_long; i++) sheaf_take(grid->sheaves.at[i].sheaf);
    table->sheaves = grid->sheaves.at;
    table->n_sheaves = is_long ? grid->sheaves.n : 0;
    for (int i = 0; i < table->n_sheaves; i++) {
        table->sheaves[i].table = table;
        table->sheaves[i].beside = &table->sheaves[i];
    }
    bool has_rows = table->n_rows > table->n_head_rows;
    if (grid->shares && has_rows) settle_in_commons(grid, table);
}
