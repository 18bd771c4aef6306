/* Tables: one Table however many pages it takes, every TR a full grid, heads said by Scope where the grid tells whose they
   are, and by Headers where it does not: heads of two tiers, bands, labels over several rows (ISO 14289-1 7.5).

       head rows          THead   TH, Scope Column; one with two labels: Both
       band               TBody   TH over all columns: of all rows up to the next band of its level
       label row                  TH: of the deeper rows below it; Scope Column if it stands there alone
       cells that say th          TH, Scope Row: of the rows they span
       cell over several rows     TD, Headers: the heads of all of them                                            */
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
    const Table *table;
    const Row *rows; /* heads first */
    int n_rows, n_head_rows;
    bool *is_shown;     /* of each row */
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

/* A row without words of its own is there if the row above it is. */
static void find_rows(TagGrid *grid)
{
    for (int r = 0; r < grid->n_rows; r++) {
        const Row *row = &grid->rows[r];
        bool next_shown = r + 1 < grid->n_rows && shows_row(grid->lector, row + 1);
        grid->is_shown[r] = has_text(row) ? shows_row(grid->lector, row) : next_shown || (r > 0 && grid->is_shown[r - 1]);
    }
}

static int rows_shown(const TagGrid *grid, int first, int until)
{
    int n = 0;
    for (int r = first; r < until && r < grid->n_rows; r++) n += grid->is_shown[r];
    return n;
}

/* ---- heads ---- */

static bool is_head(const TagGrid *grid, const Cell *cell, int row)
{
    return cell->blocks && (cell->role == ROLE_HEAD_CELL || row < grid->n_head_rows);
}

/* Readers look for the heads of a cell from the place where it begins. */
static bool has_several_heads(const TagGrid *grid, const Cell *cell, int row)
{
    if (cell->column_span > 1 && grid->n_head_rows) return true;
    for (int r = row + 1; r < row + cell->row_span && r < grid->n_rows; r++)
        for (int c = 0; c < grid->rows[r].n_cells; c++)
            if (is_head(grid, &grid->rows[r].cells[c], r)) return true;
    return false;
}

static bool needs_headers(const TagGrid *grid)
{
    if (grid->n_head_rows > 1) return true;
    for (int r = 0; r < grid->n_rows; r++)
        for (int c = 0; c < grid->rows[r].n_cells; c++) {
            const Cell *cell = &grid->rows[r].cells[c];
            if (is_head(grid, cell, r) && (cell->column_span > 1 || cell->row_span > 1)) return true;
            if (cell->blocks && r >= grid->n_head_rows && has_several_heads(grid, cell, r)) return true;
        }
    return false;
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
    const HeadList *heads = &cover->heads;
    if (cover->tag && heads->n) {
        TagCell *said = &cover->tag->as.cell;
        said->heads = (const int *)arena_copy(grid->lector->texts->kept, heads->at, (size_t)heads->n * sizeof *heads->at);
        said->n_heads = heads->n;
    }
    cover->tag = NULL;
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
    if (!is_th && grid->names_headers && in_body) {
        cover->tag = tag;
        cover->heads = (HeadList){ .arena = lector->texts->arena };
        find_heads(grid, &cover->heads, cell, (int)(cover - grid->covers), cover->row->depth);
    }
    lector_content(lector, cell->blocks);
    lector_leave(lector, outer);
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

static void cover_columns(TagGrid *grid, int row)
{
    const Row *source = &grid->rows[row];
    for (int i = 0; i < source->n_cells; i++) {
        const Cell *cell = &source->cells[i];
        for (int c = cell->column; c < cell->column + cell->column_span && c < grid->table->n_columns; c++)
            take_cover(grid, c, (Cover){ .cell = cell, .row = source, .until = row + cell->row_span });
    }
    if (row >= grid->n_head_rows && source->role != ROW_BAND) in_levels(grid->labels, source->depth);
}

static void read_row(TagGrid *grid, int row)
{
    static const Cell none = { .column_span = 1 };
    Lector *lector = grid->lector;
    tree_begin(lector->tree, TAG_ROW);
    for (int c = 0; c < grid->table->n_columns; c++) {
        Cover *cover = &grid->covers[c];
        if (cover->until <= row) take_cover(grid, c, (Cover){ .cell = &none, .row = &grid->rows[row], .until = row + 1 });
        if (cover->is_written) continue;
        int id = read_cell(grid, cover, row);
        if (cover->cell != &none) note_head(grid, cover, row, id);
    }
    hear_row(grid, row);
    tree_end(lector->tree);
}

static void read_rows(TagGrid *grid, int first, int last, TagType type)
{
    tree_begin(grid->lector->tree, type);
    for (int r = first; r < last; r++) {
        cover_columns(grid, r);
        if (grid->is_shown[r]) read_row(grid, r);
    }
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
    Arena *arena = lector->texts->arena;
    RowSet head = { table->rows, table->n_head_rows };
    if (!shows_rows(lector, &head) && table->head_again.n) head = table->head_again;
    int n_body = table->n_rows - table->n_head_rows;
    Row *rows = arena_array(arena, Row, head.n + n_body);
    for (int r = 0; r < head.n; r++) rows[r] = head.rows[r];
    for (int r = 0; r < n_body; r++) rows[head.n + r] = table->rows[table->n_head_rows + r];
    TagGrid grid = { .lector = lector,
                     .table = table,
                     .rows = rows,
                     .n_rows = head.n + n_body,
                     .n_head_rows = head.n,
                     .is_shown = arena_array(arena, bool, head.n + n_body),
                     .covers = arena_array(arena, Cover, table->n_columns),
                     .heads = arena_array(arena, int, head.n * table->n_columns) };
    find_rows(&grid);
    grid.names_headers = needs_headers(&grid);
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
    bool has_body = rows_shown(&grid, grid.n_head_rows, grid.n_rows) > 0; /* ISO 14289-1 7.2: no THead without TBody */
    read_rows(&grid, 0, grid.n_head_rows, has_body ? TAG_HEAD_ROWS : TAG_BODY_ROWS);
    read_rows(&grid, grid.n_head_rows, grid.n_rows, TAG_BODY_ROWS);
    lector_leave(lector, outer);
}
