/* Tables: one Table however many pages it takes, every TR a full grid, heads said by Scope where the grid tells whose they
   are, and by Headers where it does not: heads of two tiers, bands, labels over several rows (ISO 14289-1 7.5).

       head rows          THead   TH, Scope Column
       band               TBody   TH over all columns: of all rows up to the next band of its level
       label row                  TH: of the deeper rows below it
       cells that say th          TH, Scope Row: of the rows they span                                             */
#include "pdf/reader.h"

enum { MOST_LEVELS = 16 };

/* Who lies in a column, in the row in hand. */
typedef struct {
    const Cell *cell;
    const Row *row; /* in which it starts */
    int until;      /* the row below it */
    bool is_written;
    int id; /* of a head; 0: none */
} Cover;

typedef struct {
    Reader *reader;
    const Table *table;
    const Row *rows; /* heads first */
    int n_rows, n_head_rows;
    bool *is_shown;     /* of each row */
    bool names_headers; /* the grid alone does not tell which heads are whose */
    Cover *covers;      /* of each column */
    int *heads;         /* of each head row and column: identifier of the head there */
    int bands[MOST_LEVELS], labels[MOST_LEVELS];
} Desk;

/* ---- which rows ---- */

static bool has_text(const Row *row)
{
    for (int c = 0; c < row->n_cells; c++)
        if (row->cells[c].row_span == 1 && row->cells[c].blocks) return true;
    return false;
}

static bool shows_row(const Reader *reader, const Row *row)
{
    for (int c = 0; c < row->n_cells; c++)
        if (row->cells[c].row_span == 1 && reader_shows_blocks(reader, row->cells[c].blocks)) return true;
    return false;
}

/* A row without words of its own is there if the row above it is. */
static void find_rows(Desk *desk)
{
    for (int r = 0; r < desk->n_rows; r++) {
        const Row *row = &desk->rows[r];
        bool next_shown = r + 1 < desk->n_rows && shows_row(desk->reader, row + 1);
        desk->is_shown[r] = has_text(row) ? shows_row(desk->reader, row) : next_shown || (r > 0 && desk->is_shown[r - 1]);
    }
}

static int rows_shown(const Desk *desk, int first, int until)
{
    int n = 0;
    for (int r = first; r < until && r < desk->n_rows; r++) n += desk->is_shown[r];
    return n;
}

/* ---- heads ---- */

static bool is_head(const Desk *desk, const Cell *cell, int row)
{
    return cell->blocks && (cell->role == ROLE_HEAD_CELL || row < desk->n_head_rows);
}

static bool needs_headers(const Desk *desk)
{
    if (desk->n_head_rows > 1) return true;
    for (int r = 0; r < desk->n_rows; r++)
        for (int c = 0; c < desk->rows[r].n_cells; c++) {
            const Cell *cell = &desk->rows[r].cells[c];
            if (is_head(desk, cell, r) && (cell->column_span > 1 || cell->row_span > 1)) return true;
        }
    return false;
}

typedef Vec(int) Heads;

static void add_head(Heads *heads, int id)
{
    if (id && (!heads->n || heads->at[heads->n - 1] != id)) *vec_push(heads) = id;
}

/* Column heads over any of its columns, bands, labels above, heads of its row. */
static void add_heads(const Desk *desk, const Cell *cell, int depth)
{
    Heads heads = { .arena = desk->reader->tags->arena };
    for (int r = 0; r < desk->n_head_rows; r++)
        for (int c = cell->column; c < cell->column + cell->column_span; c++)
            add_head(&heads, desk->heads[r * desk->table->n_columns + c]);
    for (int i = 0; i < MOST_LEVELS; i++) add_head(&heads, desk->bands[i]);
    for (int i = 0; i < depth && i < MOST_LEVELS; i++) add_head(&heads, desk->labels[i]);
    for (int c = 0; c < desk->table->n_columns; c++)
        if (desk->covers[c].cell != cell) add_head(&heads, desk->covers[c].id);
    TagCell *said = &tree_tag(desk->reader->tree)->as.cell;
    said->heads = heads.at;
    said->n_heads = heads.n;
}

static int *in_levels(int *levels, int level)
{
    int at = level < 0 ? 0 : level < MOST_LEVELS ? level : MOST_LEVELS - 1;
    for (int i = at; i < MOST_LEVELS; i++) levels[i] = 0;
    return &levels[at];
}

/* ---- cells ---- */

static void read_content(Reader *reader, const Cell *cell)
{
    bool is_one_text = cell->blocks && cell->blocks->kind == BLOCK_TEXT && !cell->blocks->next;
    if (is_one_text) reader_text(reader, &cell->blocks->as.text, READ_PLAIN);
    else reader_blocks(reader, cell->blocks);
}

/* The identifier, if it is a head and others ask for it. */
static int read_cell(const Desk *desk, const Cover *cover, int row)
{
    const Cell *cell = cover->cell;
    Reader *reader = desk->reader;
    bool is_th = is_head(desk, cell, row), in_body = row >= desk->n_head_rows;
    bool is_band = is_th && cover->row->role == ROW_BAND;
    Way outer = reader_enter(reader, is_th ? TAG_HEAD_CELL : TAG_CELL);
    Tag *tag = tree_tag(reader->tree);
    tag->is_kept = true;
    tag->as.cell = (TagCell){ .scope = !is_th                ? SCOPE_NONE
                                       : in_body && !is_band ? SCOPE_ROW
                                                             : SCOPE_COLUMN,
                              .row_span = rows_shown(desk, row, cover->until),
                              .column_span = cell->column_span };
    int id = is_th && desk->names_headers ? tree_identify(reader->tree) : 0;
    if (!is_th && desk->names_headers && in_body) add_heads(desk, cell, cover->row->depth);
    read_content(reader, cell);
    reader_leave(reader, outer);
    return id;
}

static void note_head(Desk *desk, Cover *cover, int row, int id)
{
    const Cell *cell = cover->cell;
    for (int c = cell->column; c < cell->column + cell->column_span; c++) {
        desk->covers[c].is_written = true;
        bool is_over_columns = row < desk->n_head_rows;
        for (int r = row; is_over_columns && r < cover->until && r < desk->n_head_rows; r++)
            desk->heads[r * desk->table->n_columns + c] = id;
        if (!is_over_columns && cover->row->role != ROW_BAND) desk->covers[c].id = id;
    }
    if (!id || row < desk->n_head_rows) return;
    if (cover->row->role == ROW_BAND) *in_levels(desk->bands, cover->row->level) = id;
    if (cover->row->role == ROW_LABEL) *in_levels(desk->labels, cover->row->depth) = id;
}

static void cover_columns(Desk *desk, int row)
{
    const Row *source = &desk->rows[row];
    for (int i = 0; i < source->n_cells; i++) {
        const Cell *cell = &source->cells[i];
        for (int c = cell->column; c < cell->column + cell->column_span && c < desk->table->n_columns; c++)
            desk->covers[c] = (Cover){ .cell = cell, .row = source, .until = row + cell->row_span };
    }
    if (row >= desk->n_head_rows && source->role != ROW_BAND) in_levels(desk->labels, source->depth);
}

static void read_row(Desk *desk, int row)
{
    static const Cell none = { .column_span = 1 };
    Reader *reader = desk->reader;
    tree_begin(reader->tree, TAG_ROW)->is_kept = true;
    for (int c = 0; c < desk->table->n_columns; c++) {
        Cover *cover = &desk->covers[c];
        if (cover->until <= row) *cover = (Cover){ .cell = &none, .row = &desk->rows[row], .until = row + 1 };
        if (cover->is_written) continue;
        int id = read_cell(desk, cover, row);
        if (cover->cell != &none) note_head(desk, cover, row, id);
    }
    tree_end(reader->tree);
}

static void read_rows(Desk *desk, int first, int last, TagType type)
{
    tree_begin(desk->reader->tree, type);
    for (int r = first; r < last; r++) {
        cover_columns(desk, r);
        if (desk->is_shown[r]) read_row(desk, r);
    }
    tree_end(desk->reader->tree);
}

/* ---- the table ---- */

static bool shows_rows(const Reader *reader, const RowSet *set)
{
    for (int r = 0; r < set->n; r++)
        if (shows_row(reader, &set->rows[r])) return true;
    return false;
}

/* The head as it was on the first page; in a file that begins further on, as it is said again. */
static Desk desk_for(Reader *reader, const Table *table)
{
    Arena *arena = reader->tags->arena;
    RowSet head = { table->rows, table->n_head_rows };
    if (!shows_rows(reader, &head) && table->head_again.n) head = table->head_again;
    int n_body = table->n_rows - table->n_head_rows;
    Row *rows = arena_array(arena, Row, head.n + n_body);
    for (int r = 0; r < head.n; r++) rows[r] = head.rows[r];
    for (int r = 0; r < n_body; r++) rows[head.n + r] = table->rows[table->n_head_rows + r];
    Desk desk = { .reader = reader,
                  .table = table,
                  .rows = rows,
                  .n_rows = head.n + n_body,
                  .n_head_rows = head.n,
                  .is_shown = arena_array(arena, bool, head.n + n_body),
                  .covers = arena_array(arena, Cover, table->n_columns),
                  .heads = arena_array(arena, int, head.n * table->n_columns) };
    find_rows(&desk);
    desk.names_headers = needs_headers(&desk);
    return desk;
}

void reader_table(Reader *reader, const Table *table, const Rich *caption)
{
    Desk desk = desk_for(reader, table);
    Way outer = reader_enter(reader, TAG_TABLE);
    tree_tag(reader->tree)->as.summary = table->caption;
    if (caption && reader_shows(reader, caption)) {
        Way around = reader_enter(reader, TAG_CAPTION);
        reader_text(reader, caption, READ_PLAIN);
        reader_leave(reader, around);
    }
    bool has_body = rows_shown(&desk, desk.n_head_rows, desk.n_rows) > 0; /* ISO 14289-1 7.2: no THead without TBody */
    read_rows(&desk, 0, desk.n_head_rows, has_body ? TAG_HEAD_ROWS : TAG_BODY_ROWS);
    read_rows(&desk, desk.n_head_rows, desk.n_rows, TAG_BODY_ROWS);
    reader_leave(reader, outer);
}
