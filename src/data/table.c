/* Corrections as a table: what may be corrected goes out, and comes back with 正 filled in.  Whoever fills it in sees nothing
   but the table, so every row is held against the data: a key that was touched, a 今の記載 that is not what stands there, a
   row too many is said at its cell, and then nothing of the table is used. */
#include "base/csv.h"
#include "base/map.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "base/words.h"
#include "data/correctable.h"
#include "grammar/grammar.h"
#include "workbook/workbook.h"
#include "xml/xml.h"

enum { KEY, PAGE, ROW, COLUMN, SAYS, SHOULD, WHY, N_COLUMNS };
static const Word heads[N_COLUMNS] = { WORD_TABLE_KEY,  WORD_TABLE_PAGE,   WORD_TABLE_ROW,   WORD_TABLE_COLUMN,
                                       WORD_TABLE_SAYS, WORD_TABLE_SHOULD, WORD_TABLE_REASON };

/* In 正: the field is to be emptied. */
static bool is_emptied(Str should)
{
    return str_equal(should, words_str(WORD_TABLE_EMPTY, LANG_JA));
}

/* Row 0: its heads. */
static void fill_cells(Str cells[N_COLUMNS], const TableRow *rows, int row, Arena *arena)
{
    for (int i = 0; i < N_COLUMNS && row == 0; i++) cells[i] = words_str(heads[i], LANG_JA);
    if (row == 0) return;
    const TableRow *said = &rows[row - 1];
    cells[KEY] = str_printf(arena, STR_FMT "#" STR_FMT, STR_ARG(said->field.record), STR_ARG(said->field.field));
    cells[PAGE] = said->page;
    cells[ROW] = said->row;
    cells[COLUMN] = said->column;
    cells[SAYS] = said->field.words;
    cells[SHOULD] = said->is_emptied ? words_str(WORD_TABLE_EMPTY, LANG_JA) : said->should;
    cells[WHY] = said->reason;
}

Str data_table_written(const TableRow *rows, int n, Arena *arena)
{
    StrBuilder out = { .arena = arena };
    Str cells[N_COLUMNS];
    str_add(&out, STR(BYTE_ORDER_MARK));
    for (int i = 0; i <= n; i++) {
        fill_cells(cells, rows, i, arena);
        csv_add_row(&out, cells, N_COLUMNS);
    }
    return str_built(&out);
}

bool data_table_workbook(const TableRow *rows, int n, Str *bytes, Arena *arena, Diag *diag)
{
    static const int widths[N_COLUMNS] = {
        [KEY] = 24, [PAGE] = 8, [ROW] = 30, [COLUMN] = 20, [SAYS] = 44, [SHOULD] = 44, [WHY] = 24
    };
    WrittenSheet sheet = {
        .name = words_str(WORD_TABLE_SHEET, LANG_JA), .is_locked = true, .n_heads = 1, .n_columns = N_COLUMNS, .n_rows = n + 1
    };
    sheet.columns = arena_array(arena, WrittenColumn, N_COLUMNS);
    sheet.rows = arena_array(arena, WrittenRow, n + 1);
    for (int i = 0; i < N_COLUMNS; i++) sheet.columns[i].width = widths[i];
    for (int i = 0; i <= n; i++) {
        Str cells[N_COLUMNS];
        fill_cells(cells, rows, i, arena);
        sheet.rows[i] = (WrittenRow){ .cells = arena_array(arena, WrittenCell, N_COLUMNS), .n = N_COLUMNS };
        for (int k = 0; k < N_COLUMNS; k++) {
            bool is_open = k == SHOULD || k == WHY;
            CellLook look = i == 0 ? (is_open ? LOOK_OPEN_HEAD : LOOK_HEAD) : is_open ? LOOK_OPEN : LOOK_SHUT;
            sheet.rows[i].cells[k] = (WrittenCell){ k + 1, look, cells[k] };
        }
    }
    const WrittenBook book = { sheet.name, STR(""), &sheet, 1 };
    return workbook_write(&book, bytes, arena, diag);
}

/* --- reading it back ----------------------------------------------------------------------------------------------- */

typedef struct {
    const Data *data;
    Map seen; /* key → its cell */
    Vec(Correction) list;
    Arena *arena;
    Diag *diag;
    bool failed;
} SheetTable;

static bool fail(SheetTable *table, const SheetCell *cell, Str key, DiagCode code, const char *a, const char *b)
{
    diag_report(table->diag, cell->where, key, code, a, b);
    table->failed = true;
    return false;
}

static bool has_width(SheetTable *table, const SheetRow *row)
{
    if (row->width == N_COLUMNS) return true;
    diag_report(table->diag, row->where, STR(""), DIAG_TABLE_WIDTH, row->width, N_COLUMNS);
    table->failed = true;
    return false;
}

/* The words of a cell: all of them are texts, in which a spreadsheet may have found days and formulas that nobody meant. */
static SheetCell words_of(SheetTable *table, const SheetRow *row, int column)
{
    SheetCell cell = row_cell(row, column + 1);
    if (!cell_has_value(&cell, table->diag)) table->failed = true;
    else if (cell.kind == CELL_DATE) fail(table, &cell, STR(""), DIAG_TABLE_DAY, cell.text.at, "");
    cell.text = csv_without_guard(cell.text);
    return cell;
}

static void check_heads(SheetTable *table, const Worksheet *sheet)
{
    const SheetRow none = { .where = { .file = sheet->where.file, .line = 1, .column = 1, .sheet = sheet->where.sheet } };
    const SheetRow *row = sheet->n_rows ? sheet->rows : &none;
    for (int i = 0; i < N_COLUMNS && !table->failed; i++) {
        SheetCell cell = words_of(table, row, i);
        if (!str_equal(str_trim(cell.text), words_str(heads[i], LANG_JA)))
            fail(table, &cell, STR(""), DIAG_TABLE_HEAD, words(heads[i], LANG_JA), cell.text.at);
    }
    if (!table->failed) has_width(table, row);
}

static bool find_field(SheetTable *table, const SheetCell *key, Correctable *field)
{
    int hash = str_find(key->text, '#');
    Str record = str_copy(table->arena, str_part(key->text, 0, hash < 0 ? 0 : hash));
    Str name = str_copy(table->arena, str_part(key->text, hash + 1, key->text.n));
    if (record.n && data_find_asked(table->data, record, name, field, table->arena)) return true;
    return fail(table, key, STR(""), DIAG_TABLE_KEY, key->text.at, "");
}

static bool is_first(SheetTable *table, const SheetCell *key)
{
    SheetCell *kept = arena_new(table->arena, SheetCell);
    *kept = *key;
    const SheetCell *other = map_put(&table->seen, key->text, kept);
    if (!other) return true;
    diag_report(table->diag, key->where, STR(""), DIAG_TABLE_TWICE, key->text.at, other->where.line);
    table->failed = true;
    return false;
}

static void add_correction(SheetTable *table, const Correctable *field, const SheetCell *row)
{
    const SheetCell *should = &row[SHOULD];
    Str words = str_trim(should->text);
    Str now = is_emptied(words) ? STR("") : correctable_markup(field, words, table->arena);
    bool may = correctable_has_characters(should->text, should->where, table->diag) &&
               correctable_has_characters(row[WHY].text, row[WHY].where, table->diag) &&
               data_may_say(table->data, field->record, now, should->where, table->arena, table->diag);
    table->failed |= !may;
    if (!may) return;
    *vec_push(&table->list) = (Correction){ .record = field->record,
                                            .field = field->field,
                                            .was = correctable_markup(field, row[SAYS].text, table->arena),
                                            .now = now,
                                            .date = STR(""),
                                            .reason = str_trim(row[WHY].text),
                                            .where = should->where };
}

static void read_row(SheetTable *table, const SheetRow *cells)
{
    Correctable field;
    SheetCell *row = arena_array(table->arena, SheetCell, N_COLUMNS);
    bool ok = has_width(table, cells);
    for (int i = 0; ok && i < N_COLUMNS; i++) row[i] = words_of(table, cells, i);
    if (!ok || !find_field(table, &row[KEY], &field) || !is_first(table, &row[KEY])) return;
    Str says = str_trim(row[SAYS].text), should = str_trim(row[SHOULD].text);
    bool is_made = should.n && str_equal(is_emptied(should) ? STR("") : should, field.words);
    if (!str_equal(says, field.words) && !is_made)
        fail(table, &row[SAYS], field.record, DIAG_TABLE_STALE, str_copy(table->arena, says).at, field.words.at);
    else if (!should.n && str_trim(row[WHY].text).n) fail(table, &row[SHOULD], field.record, DIAG_TABLE_REASON, "", "");
    else if (should.n && !str_equal(should, says)) add_correction(table, &field, row);
}

const Corrections *data_read_table(const char *path, const Data *data, Arena *arena, Diag *diag)
{
    SheetTable table = { .data = data, .seen = map_new(arena), .list.arena = arena, .arena = arena, .diag = diag };
    const Workbook *workbook = workbook_read(path, STR(""), arena, diag);
    if (!workbook) return NULL;
    const Worksheet *sheet = workbook_first_sheet(workbook);
    check_heads(&table, sheet);
    for (int i = 1; i < sheet->n_rows && (i > 1 || !table.failed); i++) read_row(&table, &sheet->rows[i]);
    Corrections *corrections = arena_new(arena, Corrections);
    *corrections = (Corrections){ table.list.at, table.list.n };
    return table.failed ? NULL : corrections;
}

/* A table that nobody has touched is CSV; XML begins with <, which may have a byte order mark of UTF-16 before it, and its other
   byte on either side. */
bool data_is_table(Str bytes)
{
    enum { WIDE = 4 };
    if (workbook_begins(bytes)) return true;
    if (str_starts(bytes, STR(BYTE_ORDER_MARK))) bytes = str_part(bytes, (int)sizeof BYTE_ORDER_MARK - 1, bytes.n);
    bytes = str_trim(bytes);
    for (int i = 0; i < bytes.n && i < WIDE; i++) {
        unsigned char byte = (unsigned char)bytes.at[i];
        if (byte == '<') return false;
        if (byte != 0xFF && byte != 0xFE && byte != 0) return true;
    }
    return true;
}

const char *data_media_type(Str bytes)
{
    if (workbook_begins(bytes)) return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    return data_is_table(bytes) ? "text/csv" : "text/xml";
}
