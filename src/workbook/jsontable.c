/* JSON (RFC 8259) as a sheet: an array of objects, one a row, whose values are cells; their names, in the order in which they are met, are its
   heads.  What has more depth than a table is none. */
#include "workbook/parts.h"

#include "base/jsontext.h"
#include "base/map.h"
#include "base/utf8.h"
#include "base/vec.h"

typedef struct {
    JsonText json;
    Map columns; /* name → int, from 1 */
    Vec(SheetCell) heads;
    Arena *arena;
    Diag *diag;
} JsonReading;

static bool fail(const JsonReading *reading, Where where, DiagCode code, Str what)
{
    diag_report(reading->diag, where, STR(""), code, str_copy(reading->arena, what).at);
    return false;
}

static bool broken(const JsonReading *reading)
{
    return fail(reading, reading->json.where, DIAG_JSON_BROKEN, STR(""));
}

/* A number as it is written, however many figures it has, but where it has an exponent. */
static bool set_word(JsonReading *reading, SheetCell *cell, Str word)
{
    bool is_true = str_is(word, "true"), is_flag = is_true || str_is(word, "false");
    if (str_is(word, "null")) return true;
    cell->kind = is_flag ? CELL_BOOLEAN : CELL_NUMBER;
    cell->text = is_flag ? (is_true ? STR("TRUE") : STR("FALSE")) : str_copy(reading->arena, word);
    if (is_flag) return true;
    bool has_exponent = str_find(word, 'e') >= 0 || str_find(word, 'E') >= 0;
    if (jsontext_is_number(word) && (!has_exponent || number_written(word, false, &cell->text, reading->arena))) return true;
    return fail(reading, cell->where, DIAG_JSON_BROKEN, STR(""));
}

static bool take_value(JsonReading *reading, SheetCell *cell)
{
    Str word;
    char next = jsontext_peek(&reading->json);
    if (next == '[' || next == '{') return fail(reading, reading->json.where, DIAG_JSON_DEEP, STR(""));
    if (next == '"') {
        cell->kind = CELL_TEXT;
        if (!jsontext_string(&reading->json, &cell->text)) return broken(reading);
        if (!cell->text.n) cell->kind = CELL_NOTHING;
        return true;
    }
    return jsontext_word(&reading->json, &word) ? set_word(reading, cell, word) : broken(reading);
}

/* --- rows ------------------------------------------------------------------------------------------------------------- */

static int column_of(JsonReading *reading, Str name, Where where)
{
    int *column = map_find(&reading->columns, name);
    if (column) return *column;
    column = arena_new(reading->arena, int);
    SheetCell *head = vec_push(&reading->heads);
    *head = (SheetCell){ .where = where, .column = reading->heads.n, .kind = CELL_TEXT, .text = name };
    *column = reading->heads.n;
    map_put(&reading->columns, name, column);
    return *column;
}

typedef Vec(SheetCell) SheetCells;

/* Cells stand by their columns, whatever the order of the names. */
static bool put_cell(const JsonReading *reading, SheetCells *cells, SheetCell cell, Str name)
{
    SheetCell *last = vec_push(cells);
    for (; last > cells->at && last[-1].column > cell.column; last--) *last = last[-1];
    *last = cell;
    bool is_twice = last > cells->at && last[-1].column == cell.column;
    return !is_twice || fail(reading, cell.where, DIAG_JSON_TWICE, name);
}

static bool take_row(JsonReading *reading, SheetRow *row)
{
    SheetCells cells = { .arena = reading->arena };
    row->where = reading->json.where;
    if (jsontext_peek(&reading->json) != '{') return fail(reading, reading->json.where, DIAG_JSON_SHAPE, STR(""));
    if (jsontext_mark(&reading->json, '{') && jsontext_mark(&reading->json, '}')) return true;
    do {
        Str name;
        Where named = reading->json.where;
        if (!jsontext_string(&reading->json, &name) || !jsontext_mark(&reading->json, ':')) return broken(reading);
        SheetCell cell = { .where = reading->json.where, .text = STR("") };
        cell.column = column_of(reading, name, named);
        if (!take_value(reading, &cell) || !put_cell(reading, &cells, cell, name)) return false;
    } while (jsontext_mark(&reading->json, ','));
    row->cells = cells.at;
    row->n = cells.n;
    return jsontext_mark(&reading->json, '}') || broken(reading);
}

bool jsontable_read(Workbook *workbook, Str bytes, Arena *arena, Diag *diag)
{
    Where start = { .file = workbook->path, .line = 1, .column = 1 };
    JsonReading reading = {
        .json = jsontext_open(bytes, start, arena), .columns = map_new(arena), .heads.arena = arena, .arena = arena, .diag = diag
    };
    Vec(SheetRow) rows = { .arena = arena };
    if (utf8_check(reading.json.text) >= 0) return fail(&reading, start, DIAG_CSV_ENCODING, STR(""));
    if (!jsontext_mark(&reading.json, '[')) return fail(&reading, start, DIAG_JSON_SHAPE, STR(""));
    SheetRow *heads = vec_push(&rows);
    *heads = (SheetRow){ .number = 1, .where = start };
    if (jsontext_peek(&reading.json) != ']') do {
            SheetRow *row = vec_push(&rows);
            *row = (SheetRow){ .number = rows.n };
            if (!take_row(&reading, row)) return false;
        } while (jsontext_mark(&reading.json, ','));
    if (!jsontext_mark(&reading.json, ']') || jsontext_peek(&reading.json)) return broken(&reading);
    rows.at[0].cells = reading.heads.at;
    rows.at[0].n = reading.heads.n;
    for (int i = 0; i < rows.n; i++) rows.at[i].width = reading.heads.n;
    workbook->encoding = TEXT_UTF8;
    workbook->is_told = true;
    workbook->sheets = arena_new(arena, Worksheet);
    workbook->n = 1;
    *workbook->sheets = (Worksheet){ .name = STR(""), .rows = rows.at, .n_rows = rows.n, .where = start };
    return true;
}
