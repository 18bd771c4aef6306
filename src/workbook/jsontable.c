/* JSON (RFC 8259) as a sheet: an array of objects, one a row, whose values are cells; their names, in the order in which they are met, are its
   heads.  What has more depth than a table is none. */
#include "workbook/parts.h"

#include "base/map.h"
#include "base/utf8.h"
#include "base/vec.h"

#include <string.h>

typedef struct {
    Str text;
    int at;
    Where where; /* of `at` */
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
    return fail(reading, reading->where, DIAG_JSON_BROKEN, STR(""));
}

static char peek(const JsonReading *reading)
{
    return reading->at < reading->text.n ? reading->text.at[reading->at] : '\0';
}

static uint32_t take_character(JsonReading *reading)
{
    uint32_t c = utf8_next(reading->text, &reading->at);
    reading->where.column++;
    if (c == '\n') reading->where.line++, reading->where.column = 1;
    return c;
}

static void skip_blanks(JsonReading *reading)
{
    while (peek(reading) && strchr(" \t\r\n", peek(reading))) take_character(reading);
}

/* With the blanks before it and behind it. */
static bool take_mark(JsonReading *reading, char mark)
{
    skip_blanks(reading);
    if (peek(reading) != mark) return false;
    take_character(reading);
    skip_blanks(reading);
    return true;
}

/* --- values ----------------------------------------------------------------------------------------------------------- */

static bool take_hex(JsonReading *reading, uint32_t *unit)
{
    static const char digits[] = "0123456789abcdefABCDEF";
    *unit = 0;
    for (int i = 0; i < 4; i++) {
        const char *found = peek(reading) ? strchr(digits, peek(reading)) : NULL;
        if (!found) return false;
        uint32_t digit = (uint32_t)(found - digits);
        *unit = *unit * 16 + (digit < 16 ? digit : digit - 6);
        take_character(reading);
    }
    return true;
}

/* Behind \u; a character beyond the first plane is two of them. */
static bool take_unit(JsonReading *reading, uint32_t *c)
{
    enum { HIGH = 0xD800, LOW = 0xDC00, END = 0xE000, BEYOND = 0x10000 };
    uint32_t low;
    if (!take_hex(reading, c)) return false;
    if (*c < HIGH || *c >= END) return *c != 0;
    if (*c >= LOW || take_character(reading) != '\\' || take_character(reading) != 'u' || !take_hex(reading, &low) || low < LOW ||
        low >= END)
        return false;
    *c = BEYOND + ((*c - HIGH) << 10) + (low - LOW);
    return true;
}

static bool take_escape(JsonReading *reading, uint32_t *c)
{
    static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
    take_character(reading);
    char letter = peek(reading);
    const char *found = letter ? strchr(from, letter) : NULL;
    if (letter) take_character(reading);
    if (letter == 'u') return take_unit(reading, c);
    if (found) *c = (uint32_t)to[found - from];
    return found;
}

static bool take_string(JsonReading *reading, Str *string)
{
    StrBuilder out = { .arena = reading->arena };
    take_character(reading);
    while (peek(reading) != '"') {
        uint32_t c;
        if ((unsigned char)peek(reading) < ' ') return broken(reading); /* the end, too */
        if (peek(reading) != '\\') c = take_character(reading);
        else if (!take_escape(reading, &c)) return broken(reading);
        if (c != '\r') str_add_char(&out, c);
    }
    take_character(reading);
    *string = str_built(&out);
    return true;
}

static bool take_word(JsonReading *reading, Str *word)
{
    int from = reading->at;
    while (peek(reading) && !strchr(" \t\r\n,]}:[{\"", peek(reading))) take_character(reading);
    *word = str_part(reading->text, from, reading->at);
    return word->n;
}

/* -?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)? */
static bool is_number(Str word)
{
    int at = str_starts(word, STR("-")) ? 1 : 0, from = at;
    const char *const end = word.at + word.n;
#define DIGITS()                                                                                                                 \
    while (word.at + at < end && word.at[at] >= '0' && word.at[at] <= '9') at++
    DIGITS();
    if (at == from || (word.at[from] == '0' && at > from + 1)) return false;
    if (at < word.n && word.at[at] == '.') {
        from = ++at;
        DIGITS();
        if (at == from) return false;
    }
    if (at < word.n && (word.at[at] == 'e' || word.at[at] == 'E')) {
        at++;
        if (at < word.n && (word.at[at] == '+' || word.at[at] == '-')) at++;
        from = at;
        DIGITS();
        if (at == from) return false;
    }
#undef DIGITS
    return at == word.n;
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
    if (is_number(word) && (!has_exponent || number_written(word, false, &cell->text, reading->arena))) return true;
    return fail(reading, cell->where, DIAG_JSON_BROKEN, STR(""));
}

static bool take_value(JsonReading *reading, SheetCell *cell)
{
    Str word;
    if (peek(reading) == '[' || peek(reading) == '{') return fail(reading, reading->where, DIAG_JSON_DEEP, STR(""));
    if (peek(reading) == '"') {
        cell->kind = CELL_TEXT;
        if (!take_string(reading, &cell->text)) return false;
        if (!cell->text.n) cell->kind = CELL_NOTHING;
        return true;
    }
    return take_word(reading, &word) ? set_word(reading, cell, word) : broken(reading);
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
    skip_blanks(reading);
    row->where = reading->where;
    if (peek(reading) != '{') return fail(reading, reading->where, DIAG_JSON_SHAPE, STR(""));
    if (take_mark(reading, '{') && take_mark(reading, '}')) return true;
    do {
        Str name;
        Where named = reading->where;
        if (peek(reading) != '"') return broken(reading);
        if (!take_string(reading, &name)) return false;
        if (!take_mark(reading, ':')) return broken(reading);
        SheetCell cell = { .where = reading->where, .text = STR("") };
        cell.column = column_of(reading, name, named);
        if (!take_value(reading, &cell) || !put_cell(reading, &cells, cell, name)) return false;
    } while (take_mark(reading, ','));
    row->cells = cells.at;
    row->n = cells.n;
    return take_mark(reading, '}') || broken(reading);
}

bool jsontable_read(Workbook *workbook, Str bytes, Arena *arena, Diag *diag)
{
    Where start = { .file = workbook->path, .line = 1, .column = 1 };
    Str mark = STR(BYTE_ORDER_MARK);
    JsonReading reading = { .text = str_starts(bytes, mark) ? str_part(bytes, mark.n, bytes.n) : bytes,
                            .where = start,
                            .columns = map_new(arena),
                            .heads.arena = arena,
                            .arena = arena,
                            .diag = diag };
    Vec(SheetRow) rows = { .arena = arena };
    if (utf8_check(reading.text) >= 0) return fail(&reading, start, DIAG_CSV_ENCODING, STR(""));
    if (!take_mark(&reading, '[')) return fail(&reading, start, DIAG_JSON_SHAPE, STR(""));
    SheetRow *heads = vec_push(&rows);
    *heads = (SheetRow){ .number = 1, .where = start };
    if (peek(&reading) != ']') do {
            SheetRow *row = vec_push(&rows);
            *row = (SheetRow){ .number = rows.n };
            if (!take_row(&reading, row)) return false;
        } while (take_mark(&reading, ','));
    if (!take_mark(&reading, ']') || peek(&reading)) return broken(&reading);
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
