/* Tables: one Table however many pages it takes, every TR a full grid, heads said by Scope where the grid tells whose they
   are, and by Headers where it does not: heads of two tiers, bands, labels over several rows (ISO 14289-1 7.5).

       head rows          THead   TH, Scope Column; one with two labels: Both
       band               TBody   TH over all columns: of all rows up to the next band of its level
       label row                  TH: of the deeper rows below it; Scope Column if it stands there alone
       cells that say th          TH, Scope Row: of the rows they span
       cell over several rows     TD, Headers: the heads of all of them                                            */
#include "model/rows.h"
#include "tags/lector.h"

enum { MOST_LEVELS = 16 };

typedef Vec(int) HeadList;

/* Who lies in a column, in the row in hand. */
typedef struct {
    const Cell *cell;
    const Row *row; /* in which it starts */
    int until;      /* the row below it */
    bool is_written;
    int id;         /* of a head; 0: none */
    Tag *tag;       /* of a cell that names its heads, which may go on to rows below: in its first column */
    HeadList heads; /* of that */
} Cover;

typedef struct {
    Lector *lector;
    Arena *arena;
    const Table *table;
    RowSet head;
    int n_rows, n_head_rows;   /* heads first */
    bool *is_shown, *has_text; /* of each row, as far as they were looked at, which goes ahead of the reading */
    int n_seen;
    RowWalk look;
    bool names_headers; /* the grid alone does not tell which heads are whose */
    Cover *covers;      /* of each column */
    int *heads;         /* of each head row and column: identifier of the head there */
    int bands[MOST_LEVELS], labels[MOST_LEVELS];
} TagGrid;

/* ---- which rows ---- */

static bool has_text(const Row *row)
{
    for (int c = 0; c < row->n_cells; c++)
        if (row->cells[c].row_span == 1 && row->cells[c].blocks) return true;
    return false;
}

static bool shows_row(const Lector *lector, const Row *row)
{
    for (int c = 0; c < row->n_cells; c++)
        if (row->cells[c].row_span == 1 && lector_shows_blocks(lector, row->cells[c].blocks)) return true;
    return false;
}

/* Of the table, heads first. */
static const Row *row_at(const TagGrid *grid, RowWalk *walk, int r)
{
    return r < grid->n_head_rows ? &grid->head.rows[r] : rows_at(walk, r - grid->n_head_rows + grid->table->n_head_rows);
}

/* A row without words of its own is there if the row above it is, or the row below it shows something. */
static void find_row(TagGrid *grid, int r, const Row *row)
{
    bool is_shown = shows_row(grid->lector, row);
    if (r > 0 && !grid->has_text[r - 1]) grid->is_shown[r - 1] = is_shown || (r > 1 && grid->is_shown[r - 2]);
    grid->has_text[r] = has_text(row);
    grid->is_shown[r] = grid->has_text[r] ? is_shown : r > 0 && grid->is_shown[r - 1];
}

/* What is shown of the rows before this one is known. */
static void look_until(TagGrid *grid, int until)
{
    for (; grid->n_seen <= until && grid->n_seen < grid->n_rows; grid->n_seen++)
        find_row(grid, grid->n_seen, row_at(grid, &grid->look, grid->n_seen));
}

static int rows_shown(TagGrid *grid, int first, int until)
{
    int n = 0;
    look_until(grid, until);
    for (int r = first; r < until && r < grid->n_rows; r++) n += grid->is_shown[r];
    return n;
}

static bool shows_body(TagGrid *grid)
{
    for (int r = grid->n_head_rows; r < grid->n_rows; r++)
        if (rows_shown(grid, r, r + 1)) return true;
    return false;
}

/* ---- heads ---- */

static bool is_head(const TagGrid *grid, const Cell *cell, int row)
{
    return cell->blocks && (cell->role == ROLE_HEAD_CELL || row < grid->n_head_rows);
}

/* Readers look for the heads of a cell from the place where it begins; `row` is that it begins in, and those behind it are there. */
static bool has_several_heads(const TagGrid *grid, const Row *row, const Cell *cell, int r)
{
    if (cell->column_span > 1 && grid->n_head_rows) return true;
    for (int below = 1; below < cell->row_span && r + below < grid->n_rows; below++)
        for (int c = 0; c < row[below].n_cells; c++)
            if (is_head(grid, &row[below].cells[c], r + below)) return true;
    return false;
}

static bool needs_headers(const TagGrid *grid, const Row *row, int r)
{
    for (int c = 0; c < row->n_cells; c++) {
        const Cell *cell = &row->cells[c];
        if (is_head(grid, cell, r) && (cell->column_span > 1 || cell->row_span > 1)) return true;
        if (cell->blocks && r >= grid->n_head_rows && has_several_heads(grid, row, cell, r)) return true;
    }
    return false;
}

static bool names_headers(const TagGrid *grid)
{
    const Table *table = grid->table;
    bool any = grid->n_head_rows > 1;
    RowWalk walk = rows_walk(table);
    for (int r = 0; r < grid->n_head_rows && !any; r++) any = needs_headers(grid, &grid->head.rows[r], r);
    for (int r = rows_uneven(table, table->n_head_rows); r < table->n_rows && !any; r = rows_uneven(table, r + 1))
        any = needs_headers(grid, rows_at(&walk, r), r - table->n_head_rows + grid->n_head_rows);
    rows_leave(&walk);
    return any;
}

static void add_head(HeadList *heads, int id)
{
    for (int i = 0; i < heads->n; i++)
        if (heads->at[i] == id) return;
    if (id) *vec_push(heads) = id;
}

/* Column heads over any of its columns, bands, labels above, heads of its row. */
static void find_heads(const TagGrid *grid, HeadList *heads, const Cell *cell, int column, int depth)
{
    for (int r = 0; r < grid->n_head_rows; r++)
        for (int c = column; c < column + cell->column_span; c++) add_head(heads, grid->heads[r * grid->table->n_columns + c]);
    for (int i = 0; i < MOST_LEVELS; i++) add_head(heads, grid->bands[i]);
    for (int i = 0; i < depth && i < MOST_LEVELS; i++) add_head(heads, grid->labels[i]);
    for (int c = 0; c < grid->table->n_columns; c++)
        if (grid->covers[c].cell != cell) add_head(heads, grid->covers[c].id);
}

/* What cells that began further up are told by the row in hand: its heads before them. */
static void hear_row(TagGrid *grid, int row)
{
    for (int c = 0; c < grid->table->n_columns; c++) {
        Cover *cover = &grid->covers[c];
        if (!cover->tag || cover->until <= row) continue;
        for (int before = 0; before < c; before++) add_head(&cover->heads, grid->covers[before].id);
    }
}

static void tell_heads(const TagGrid *grid, Cover *cover)
{
    if (!cover->tag) return;
    cover->tag->as.cell.heads = cover->heads.at;
    cover->tag->as.cell.n_heads = cover->heads.n;
    cover->tag = NULL;
    grid->lector->n_waiting--;
}

static int *in_levels(int *levels, int level)
{
    int at = level < 0 ? 0 : level < MOST_LEVELS ? level : MOST_LEVELS - 1;
    for (int i = at; i < MOST_LEVELS; i++) levels[i] = 0;
    return &levels[at];
}

/* ---- cells ---- */

/* A head with nothing but heads beside it heads nothing in its row. */
static bool stands_alone(const Row *row, const Cell *cell)
{
    for (int c = 0; c < row->n_cells; c++)
        if (row->cells[c].blocks && row->cells[c].role != ROLE_HEAD_CELL) return false;
    return row->role == ROW_LABEL && cell->column_span > 1;
}

static TagScope scope_of(const TagGrid *grid, const Cover *cover, int row)
{
    if (!is_head(grid, cover->cell, row)) return SCOPE_NONE;
    if (cover->cell->corner) return SCOPE_BOTH;
    if (row < grid->n_head_rows || cover->row->role == ROW_BAND || stands_alone(cover->row, cover->cell)) return SCOPE_COLUMN;
    return SCOPE_ROW;
}

/* The identifier, if it is a head and others ask for it. */
static int read_cell(TagGrid *grid, Cover *cover, int row)
{
    const Cell *cell = cover->cell;
    Lector *lector = grid->lector;
    bool is_th = is_head(grid, cell, row), in_body = row >= grid->n_head_rows;
    Way outer = lector_enter(lector, is_th ? TAG_HEAD_CELL : TAG_CELL);
    Tag *tag = tree_tag(lector->tree);
    tag->as.cell = (TagCell){ .scope = scope_of(grid, cover, row),
                              .row_span = rows_shown(grid, row, cover->until),
                              .column_span = cell->column_span };
    int id = is_th && grid->names_headers ? tree_identify(lector->tree) : 0;
    bool waits = !is_th && grid->names_headers && in_body;
    cover->heads = (HeadList){ .arena = lector->tree->arena };
    if (waits) find_heads(grid, &cover->heads, cell, (int)(cover - grid->covers), cover->row->depth);
    lector->n_waiting += waits;
    NoteShelf shelf = lector_open_shelf(lector, cell->notes_below);
    lector_content(lector, cell->blocks);
    lector_close_shelf(lector, shelf, cell->notes_below);
    tag = lector_leave(lector, outer);
    if (waits) cover->tag = tag;
    return id;
}

static void note_head(TagGrid *grid, Cover *cover, int row, int id)
{
    const Cell *cell = cover->cell;
    for (int c = cell->column; c < cell->column + cell->column_span; c++) {
        grid->covers[c].is_written = true;
        bool is_over_columns = row < grid->n_head_rows;
        for (int r = row; is_over_columns && r < cover->until && r < grid->n_head_rows; r++)
            grid->heads[r * grid->table->n_columns + c] = id;
        if (!is_over_columns && cover->row->role != ROW_BAND) grid->covers[c].id = id;
    }
    if (!id || row < grid->n_head_rows) return;
    if (cover->row->role == ROW_BAND) *in_levels(grid->bands, cover->row->level) = id;
    if (cover->row->role == ROW_LABEL) *in_levels(grid->labels, cover->row->depth) = id;
}

static void take_cover(TagGrid *grid, int column, Cover cover)
{
    tell_heads(grid, &grid->covers[column]);
    grid->covers[column] = cover;
}

static void cover_columns(TagGrid *grid, const Row *source, int row)
{
    for (int i = 0; i < source->n_cells; i++) {
        const Cell *cell = &source->cells[i];
        for (int c = cell->column; c < cell->column + cell->column_span && c < grid->table->n_columns; c++)
            take_cover(grid, c, (Cover){ .cell = cell, .row = source, .until = row + cell->row_span });
    }
    if (row >= grid->n_head_rows && source->role != ROW_BAND) in_levels(grid->labels, source->depth);
}

static void read_row(TagGrid *grid, const Row *source, int row)
{
    static const Cell none = { .column_span = 1 };
    Lector *lector = grid->lector;
    tree_begin(lector->tree, TAG_ROW);
    for (int c = 0; c < grid->table->n_columns; c++) {
        Cover *cover = &grid->covers[c];
        if (cover->until <= row) take_cover(grid, c, (Cover){ .cell = &none, .row = source, .until = row + 1 });
        if (cover->is_written) continue;
        int id = read_cell(grid, cover, row);
        if (cover->cell != &none) note_head(grid, cover, row, id);
    }
    hear_row(grid, row);
    for (int c = 0; c < grid->table->n_columns; c++)
        if (grid->covers[c].until <= row + 1) tell_heads(grid, &grid->covers[c]);
    tree_end(lector->tree);
}

static void read_rows(TagGrid *grid, int first, int last, TagType type)
{
    RowWalk walk = rows_walk(grid->table);
    tree_begin(grid->lector->tree, type);
    for (int r = first; r < last; r++) {
        const Row *row = row_at(grid, &walk, r);
        cover_columns(grid, row, r);
        if (!rows_shown(grid, r, r + 1)) continue;
        read_row(grid, row, r);
        lector_tell(grid->lector);
    }
    rows_leave(&walk);
    for (int c = 0; c < grid->table->n_columns; c++) tell_heads(grid, &grid->covers[c]);
    tree_end(grid->lector->tree);
}

/* ---- the table ---- */

static bool shows_rows(const Lector *lector, const RowSet *set)
{
    for (int r = 0; r < set->n; r++)
        if (shows_row(lector, &set->rows[r])) return true;
    return false;
}

/* The head as it was on the first page; in a file that begins further on, as it is said again. */
static TagGrid grid_for(Lector *lector, const Table *table)
{
    Arena *arena = arena_open();
    RowSet head = { table->rows, table->n_head_rows };
    if (!shows_rows(lector, &head) && table->head_again.n) head = table->head_again;
    int n_rows = head.n + table->n_rows - table->n_head_rows;
    TagGrid grid = { .lector = lector,
                     .arena = arena,
                     .table = table,
                     .head = head,
                     .n_rows = n_rows,
                     .n_head_rows = head.n,
                     .is_shown = arena_array(arena, bool, n_rows),
                     .has_text = arena_array(arena, bool, n_rows),
                     .look = rows_walk(table),
                     .covers = arena_array(arena, Cover, table->n_columns),
                     .heads = arena_array(arena, int, head.n * table->n_columns) };
    grid.names_headers = names_headers(&grid);
    return grid;
}

void lector_table(Lector *lector, const Table *table, const Rich *caption)
{
    TagGrid grid = grid_for(lector, table);
    Way outer = lector_enter(lector, TAG_TABLE);
    tree_tag(lector->tree)->as.summary = table->caption;
    if (caption && lector_shows(lector, caption)) {
        Way around = lector_enter(lector, TAG_CAPTION);
        lector_text(lector, caption, READ_PLAIN);
        lector_leave(lector, around);
    }
    bool has_body = shows_body(&grid); /* ISO 14289-1 7.2: no THead without TBody */
    read_rows(&grid, 0, grid.n_head_rows, has_body ? TAG_HEAD_ROWS : TAG_BODY_ROWS);
    read_rows(&grid, grid.n_head_rows, grid.n_rows, TAG_BODY_ROWS);
    rows_leave(&grid.look);
    arena_close(grid.arena);
    lector_leave(lector, outer);
}
