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

static bool is_name(const Schema *schema, Str field)
{
    bool names = false;
    for (int i = 0; schema && i < schema->n_records && !names; i++) names = schema_lists(schema->records[i].title, field);
    return names;
}

typedef enum { SHOWS_FIELD, SHOWS_NAME, SHOWS_OWN_NAME } NameRank;

/* Of any record, that is; of the record of the cell, or shown in it again. */
static bool is_such(const Source *source, NameRank what, const Schema *schema, Str record)
{
    if (source->kind == SOURCE_COMPUTED || str_starts(source->field, STR("@"))) return false;
    if (what == SHOWS_FIELD) return true;
    bool is_own = source->kind == SOURCE_AGAIN || str_equal(source->record, record);
    return is_name(schema, source->field) && (is_own || what == SHOWS_NAME);
}

/* Are there fields between these bytes, or such as are names?  Numbers of records (@no) are neither; what is worked out (the mark of a
   再掲) belongs to whatever it stands with. */
static bool shows(const Wording *wording, int first, int last, NameRank what, const Schema *schema, Str record)
{
    bool found = false;
    for (int i = 0; i < wording->n_sources && !found; i++) {
        const SourceSpan *span = &wording->sources[i];
        found = first < last && span->last > first && span->first < last && is_such(&span->source, what, schema, record);
    }
    return found;
}

/* Where it shows its record's own name, the name of another (its 所管課) is a field like others. */
Str spot_name(const Cell *cell, const Schema *schema, Arena *arena)
{
    const Wording all = wording_of_blocks(cell->blocks, arena);
    Str record = key_record(cell->key);
    NameRank names = shows(&all, 0, all.text.n, SHOWS_OWN_NAME, schema, record) ? SHOWS_OWN_NAME : SHOWS_NAME;
    const bool is_named = shows(&all, 0, all.text.n, names, schema, record);
    StrBuilder name = { .arena = arena };
    for (int first = 0; first < all.text.n;) {
        int end = str_find(str_part(all.text, first, all.text.n), '\n');
        int last = end < 0 ? all.text.n : first + end;
        bool is_other =
            is_named && shows(&all, first, last, SHOWS_FIELD, schema, record) && !shows(&all, first, last, names, schema, record);
        if (!is_other) str_add_printf(&name, "%s" STR_FMT, name.n ? "\n" : "", STR_ARG(str_part(all.text, first, last)));
        first = last + 1;
    }
    return wording_in_line(str_built(&name), arena);
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

static bool shows_a_field(const Cell *cell, Arena *arena)
{
    const Wording words = wording_of_blocks(cell->blocks, arena);
    return shows(&words, 0, words.text.n, SHOWS_FIELD, NULL, STR(""));
}

static const Cell *head_of_row(const Table *table, const Row *row)
{
    for (int c = 0; c < row->n_cells; c++)
        if (names_row(table, &row->cells[c], row)) return &row->cells[c];
    return NULL;
}

static bool goes_on(const Table *table, int number, Arena *arena)
{
    const Row *row = &table->rows[number], *above = row - 1;
    if (number <= table->n_head_rows || !str_equal(key_record(row->key), key_record(above->key))) return false;
    const Cell *label = head_of_row(table, row), *name = head_of_row(table, above);
    return label && name && !shows_a_field(label, arena) && shows_a_field(name, arena);
}

Str spot_label(const Table *table, int number, Arena *arena)
{
    const Cell *label = goes_on(table, number, arena) ? head_of_row(table, &table->rows[number]) : NULL;
    return label ? spot_name(label, NULL, arena) : STR("");
}

static void add_name(StrBuilder *names, Str name)
{
    if (name.n) str_add_printf(names, "%s" STR_FMT, names->n ? " " : "", STR_ARG(name));
}

Str spot_row(const Table *table, int number, const SideHeads *beside, Str outer, Arena *arena)
{
    StrBuilder names = { .arena = arena };
    const Row *row = &table->rows[goes_on(table, number, arena) ? number - 1 : number];
    for (int k = 0; k < table->n_columns; k++)
        if (beside->until[k] > number) add_name(&names, beside->names[k]);
    for (int c = 0; c < row->n_cells; c++)
        if (names_row(table, &row->cells[c], row)) add_name(&names, spot_name(&row->cells[c], beside->schema, arena));
    if (names.n || outer.n) return names.n ? str_built(&names) : outer;
    for (int c = 0; c < row->n_cells && !names.n; c++) add_name(&names, spot_name(&row->cells[c], beside->schema, arena));
    return str_built(&names);
}

void side_heads_enter(const Table *table, int number, SideHeads *beside, Arena *arena)
{
    const Row *row = &table->rows[number];
    for (int c = 0; c < row->n_cells; c++) {
        const Cell *cell = &row->cells[c];
        if (cell->role != ROLE_HEAD_CELL || names_row(table, cell, row)) continue;
        beside->names[cell->column] = spot_name(cell, beside->schema, arena);
        beside->until[cell->column] = number + (cell->row_span > 1 ? cell->row_span : 1);
    }
}

SideHeads side_heads_new(const Table *table, const Schema *schema, Arena *arena)
{
    return (SideHeads){ schema, arena_array(arena, Str, table->n_columns + 1), arena_array(arena, int, table->n_columns + 1) };
}
