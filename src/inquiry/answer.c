/* Rows are known by their ids, columns by the hidden names over them, wherever they were moved to and whoever saved the file. */
#include "inquiry/answer.h"

#include "base/words.h"
#include "inquiry/base.h"

#include <string.h>

typedef struct {
    Answer *answer;
    const Workbook *workbook;
    const Worksheet *base;
    Map rows;  /* id → AnsweredRow */
    Map cells; /* "id#field" → AnsweredCell */
    Map names; /* of its sheets: name → AnsweredRow, the first on it */
    Arena *arena;
    Diag *diag;
    bool failed;
} AnswerReading;

static void fail(AnswerReading *reading, Where where, Str key, DiagCode code, const char *a, const char *b)
{
    diag_report(reading->diag, where, key, code, a, b);
    reading->failed = true;
}

/* --- what went out ---------------------------------------------------------------------------------------------------- */

static const Worksheet *find_base(const Workbook *workbook)
{
    for (int i = 0; i < workbook->n && workbook->encoding == TEXT_WORKBOOK; i++) {
        const Worksheet *sheet = &workbook->sheets[i];
        if (sheet->n_rows && str_is(row_cell(&sheet->rows[0], 1).text, BASE_SHEET)) return sheet;
    }
    return NULL;
}

enum { KIND, FIRST, SECOND, THIRD, N_TEXTS };

static void read_line(const SheetRow *row, Str texts[N_TEXTS])
{
    for (int i = 0; i < N_TEXTS; i++) texts[i] = row_cell(row, i + 1).text;
}

/* Is it all there, letter for letter? */
static bool is_whole(const AnswerReading *reading)
{
    StrBuilder all = { .arena = reading->arena };
    const Worksheet *sheet = reading->base;
    Str texts[N_TEXTS];
    for (int i = 0; i < sheet->n_rows - 1; i++) {
        read_line(&sheet->rows[i], texts);
        for (int k = 0; k < N_TEXTS; k++) str_add(&all, texts[k]), str_add(&all, STR("\t"));
    }
    read_line(&sheet->rows[sheet->n_rows - 1], texts);
    unsigned long long sum = (unsigned long long)str_checksum(str_built(&all));
    return str_is(texts[KIND], "sum") && str_equal(texts[FIRST], str_printf(reading->arena, "%016llx", sum));
}

typedef Vec(AnsweredRow) AnsweredRows;
typedef Vec(AnsweredCell) AnsweredCells;

static void take_line(Answer *answer, AnsweredRows *rows, AnsweredCells *cells, const Str texts[N_TEXTS])
{
    bool is_open = str_is(texts[KIND], "open");
    int hash = str_find(texts[FIRST], '#');
    if (str_is(texts[KIND], "layout")) answer->layout = texts[FIRST];
    else if (str_is(texts[KIND], "by")) answer->by = texts[FIRST];
    else if (str_is(texts[KIND], "portion")) answer->portion = texts[FIRST], answer->name = texts[SECOND];
    else if (str_is(texts[KIND], "row"))
        *vec_push(rows) = (AnsweredRow){ .id = texts[FIRST], .name = texts[SECOND], .sheet = texts[THIRD] };
    else if ((is_open || str_is(texts[KIND], "shut")) && hash > 0)
        *vec_push(cells) = (AnsweredCell){ .record = str_part(texts[FIRST], 0, hash),
                                           .field = str_part(texts[FIRST], hash + 1, texts[FIRST].n),
                                           .is_open = is_open,
                                           .form = base_read_form(texts[SECOND]),
                                           .base = texts[THIRD] };
}

static Str key_of(const AnswerReading *reading, Str record, Str field)
{
    return str_join_by(reading->arena, record, '#', field);
}

static bool read_base(AnswerReading *reading)
{
    Answer *answer = reading->answer;
    const Worksheet *sheet = reading->base = find_base(reading->workbook);
    Where where = { .file = answer->path };
    if (!sheet) fail(reading, where, STR(""), DIAG_ANSWER_FOREIGN, "", "");
    else if (!is_whole(reading)) fail(reading, sheet->where, STR(""), DIAG_ANSWER_DAMAGED, "", "");
    if (reading->failed) return false;
    AnsweredRows rows = { .arena = reading->arena };
    AnsweredCells cells = { .arena = reading->arena };
    for (int i = 0; i < sheet->n_rows; i++) {
        Str texts[N_TEXTS];
        read_line(&sheet->rows[i], texts);
        take_line(answer, &rows, &cells, texts);
    }
    answer->rows = rows.at;
    answer->n_rows = rows.n;
    answer->cells = cells.at;
    answer->n_cells = cells.n;
    for (int i = 0; i < rows.n; i++) {
        map_put(&reading->rows, rows.at[i].id, &rows.at[i]);
        map_put(&reading->names, rows.at[i].sheet, &rows.at[i]);
    }
    for (int i = 0; i < cells.n; i++)
        map_put(&reading->cells, key_of(reading, cells.at[i].record, cells.at[i].field), &cells.at[i]);
    return true;
}

/* --- what came back --------------------------------------------------------------------------------------------------- */

/* Of a sheet: which column has the ids, which fields the others. */
typedef struct {
    const Worksheet *sheet;
    const SheetRow *names;
    int id;
    Vec(SheetCell) fields; /* their names, without the mark */
} AnswerTable;

static bool find_names(AnswerTable *table)
{
    enum { DEEPEST = 200 };
    for (int i = 0; i < table->sheet->n_rows && i < DEEPEST && !table->names; i++) {
        const SheetRow *row = &table->sheet->rows[i];
        for (int k = 0; k < row->n; k++)
            if (str_is(str_trim(row->cells[k].text), NAME_MARK)) table->names = row, table->id = row->cells[k].column;
    }
    for (int k = 0; table->names && k < table->names->n; k++) {
        SheetCell cell = table->names->cells[k];
        cell.text = str_trim(cell.text);
        if (!str_starts(cell.text, STR(NAME_MARK)) || cell.column == table->id) continue;
        cell.text = str_part(cell.text, 1, cell.text.n);
        *vec_push(&table->fields) = cell;
    }
    return table->names;
}

static bool is_head(Str text)
{
    return str_equal(text, words_str(WORD_SHEET_ID, LANG_JA)) || str_equal(text, words_str(WORD_SHEET_ID, LANG_EN));
}

/* A row that somebody has put in says something, and nobody knows of what. */
static void tell_new_row(const AnswerReading *reading, const AnswerTable *table, const SheetRow *row, Str id)
{
    for (int i = 0; i < table->fields.n; i++) {
        SheetCell cell = row_cell(row, table->fields.at[i].column);
        if (!str_trim(cell.text).n) continue;
        diag_report(reading->diag, cell.where, STR(""), DIAG_ANSWER_NEW_ROW, str_copy(reading->arena, str_trim(cell.text)).at,
                    id.n ? str_printf(reading->arena, "（" STR_FMT "）", STR_ARG(id)).at : "");
        return;
    }
}

/* The words of a cell: all went out as texts. */
static bool take_words(AnswerReading *reading, const AnswerTable *table, const SheetCell *cell, int row, Str *words)
{
    const MergedArea *area = worksheet_merged(table->sheet, row, cell->column);
    *words = str_trim(cell->text);
    if (cell->kind == CELL_BOOLEAN) *words = str_is(*words, "TRUE") ? STR("yes") : STR("no");
    if (area && (area->top != row || area->left != cell->column)) fail(reading, cell->where, STR(""), DIAG_ANSWER_MERGED, "", "");
    else if (!cell_has_value(cell, reading->diag)) reading->failed = true;
    else return true;
    return false;
}

static void take_cell(AnswerReading *reading, const AnswerTable *table, const SheetRow *row, Str id, int i)
{
    SheetCell cell = row_cell(row, table->fields.at[i].column);
    AnsweredCell *known = map_find(&reading->cells, key_of(reading, id, table->fields.at[i].text));
    Str words;
    if (!take_words(reading, table, &cell, row->number, &words)) return;
    bool is_asked = known && known->is_open;
    if (!is_asked && words.n && !(known && str_equal(words, str_trim(known->base))))
        diag_report(reading->diag, cell.where, id, DIAG_ANSWER_UNASKED, str_copy(reading->arena, words).at);
    if (!is_asked) return;
    if (cell.kind == CELL_DATE && str_find(words, 'T') >= 0) words = str_part(words, 0, str_find(words, 'T'));
    known->now = str_copy(reading->arena, words);
    known->where = cell.where;
}

static void take_row(AnswerReading *reading, const AnswerTable *table, const SheetRow *row)
{
    SheetCell cell = row_cell(row, table->id);
    Str id = str_trim(cell.text);
    if (is_head(id)) return;
    AnsweredRow *known = id.n ? map_find(&reading->rows, id) : NULL;
    if (!known) {
        tell_new_row(reading, table, row, id);
        return;
    }
    if (known->where.line) {
        diag_report(reading->diag, cell.where, id, DIAG_ANSWER_TWICE, str_copy(reading->arena, id).at,
                    diag_place(known->where, reading->arena));
        reading->failed = true;
        return;
    }
    known->where = cell.where;
    for (int i = 0; i < table->fields.n; i++) take_cell(reading, table, row, known->id, i);
}

static bool has_field(const AnswerTable *table, Str field)
{
    for (int i = 0; i < table->fields.n; i++)
        if (str_equal(table->fields.at[i].text, field)) return true;
    return false;
}

/* Columns of this sheet that were to be filled in and are gone. */
static void note_lost(AnswerReading *reading, const AnswerTable *table)
{
    Answer *answer = reading->answer;
    Map told = map_new(reading->arena);
    Vec(LostColumn) lost = { .arena = reading->arena };
    for (int i = 0; i < answer->n_lost; i++) *vec_push(&lost) = answer->lost[i];
    for (int i = 0; i < answer->n_cells; i++) {
        const AnsweredCell *cell = &answer->cells[i];
        const AnsweredRow *row = map_find(&reading->rows, cell->record);
        bool is_here = cell->is_open && row && str_equal(row->sheet, table->sheet->name);
        if (!is_here || has_field(table, cell->field) || map_put(&told, cell->field, (void *)(uintptr_t)cell)) continue;
        *vec_push(&lost) = (LostColumn){ table->sheet->name, cell->field, STR("") };
    }
    answer->lost = lost.at;
    answer->n_lost = lost.n;
}

/* What somebody has written on a sheet of his own is for people. */
static void tell_other(const AnswerReading *reading, const Worksheet *sheet)
{
    bool is_guide = str_equal(sheet->name, words_str(WORD_SHEET_GUIDE, LANG_JA)) ||
                    str_equal(sheet->name, words_str(WORD_SHEET_GUIDE, LANG_EN)) || str_is(sheet->name, CHOICE_SHEET);
    if (!is_guide && sheet != reading->base && sheet->n_rows)
        diag_report(reading->diag, sheet->where, STR(""), DIAG_ANSWER_SHEET, str_copy(reading->arena, sheet->name).at);
}

static void read_sheet(AnswerReading *reading, const Worksheet *sheet)
{
    AnswerTable table = { .sheet = sheet, .fields.arena = reading->arena };
    bool is_own = map_find(&reading->names, sheet->name);
    if (sheet == reading->base) return;
    if (!find_names(&table)) {
        if (is_own) fail(reading, sheet->where, STR(""), DIAG_ANSWER_NAMES, "", "");
        else tell_other(reading, sheet);
        return;
    }
    for (int i = 0; i < sheet->n_rows; i++)
        if (sheet->rows[i].number > table.names->number) take_row(reading, &table, &sheet->rows[i]);
    note_lost(reading, &table);
}

const Answer *inquiry_read(const char *path, Arena *arena, Diag *diag)
{
    Answer *answer = arena_new(arena, Answer);
    *answer = (Answer){ .path = path };
    AnswerReading reading = { .answer = answer,
                              .workbook = workbook_read(path, STR(""), arena, diag),
                              .rows = map_new(arena),
                              .cells = map_new(arena),
                              .names = map_new(arena),
                              .arena = arena,
                              .diag = diag };
    if (!reading.workbook || !read_base(&reading)) return NULL;
    for (int i = 0; i < reading.workbook->n; i++) read_sheet(&reading, &reading.workbook->sheets[i]);
    return reading.failed ? NULL : answer;
}

Str inquiry_layout(const Answer *answer)
{
    return answer->layout;
}

Str inquiry_by(const Answer *answer)
{
    return answer->by;
}
