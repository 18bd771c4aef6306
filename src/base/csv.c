/* One pass, cell by cell.  A quote opens a cell only at its beginning, and behind the one that closes it stands a comma or a
   line end: whatever else a program may have made of the file is refused, for it cannot be known what was meant. */
#include "base/csv.h"

#include "base/file.h"
#include "base/utf8.h"
#include "base/vec.h"

#include <iconv.h>
#include <string.h>

/* Would a spreadsheet take it for a formula?  Those in Japanese read the full-width signs, too.  A sign before a plain number,
   or alone (the grade -), is none. */
static bool is_formula(Str text)
{
    static const char *const signs[] = { "=", "+", "-", "@", "\t", "＝", "＋", "－", "＠" };
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        Str sign = str_from(signs[i]);
        if (!str_starts(text, sign)) continue;
        bool is_number = true;
        for (int k = sign.n; k < text.n; k++) is_number &= strchr("0123456789.,%", text.at[k]) != NULL;
        return !is_number;
    }
    return false;
}

/* 18-2, 3/4, 2020-10-15 would become a day. */
static bool is_day(Str text)
{
    int n_parts = 0, n_digits = 0;
    for (int i = 0; i < text.n; i++) {
        char c = text.at[i];
        bool divides = n_digits > 0 && (c == '-' || c == '/');
        if (!divides && (c < '0' || c > '9')) return false;
        n_digits = divides ? 0 : n_digits + 1;
        n_parts += n_digits == 1;
    }
    return n_digits > 0 && (n_parts == 2 || n_parts == 3);
}

static bool needs_guard(Str text)
{
    return is_formula(text) || is_day(text) || str_starts(text, STR("'"));
}

/* An apostrophe that somebody wrote stays, unless one was put before it. */
static Str without_guard(Str text)
{
    Str rest = str_part(text, text.n ? 1 : 0, text.n);
    return str_starts(text, STR("'")) && needs_guard(rest) ? rest : text;
}

static void add_cell(StrBuilder *out, Str text)
{
    str_add(out, STR("\""));
    if (needs_guard(text)) str_add(out, STR("'"));
    for (int i = 0; i < text.n; i++) {
        if (text.at[i] == '"') str_add(out, STR("\""));
        str_add_bytes(out, text.at + i, 1);
    }
    str_add(out, STR("\""));
}

void csv_add_row(StrBuilder *out, const Str *cells, int n)
{
    for (int i = 0; i < n; i++) {
        if (i) str_add(out, STR(","));
        add_cell(out, cells[i]);
    }
    str_add(out, STR("\r\n"));
}

/* --- reading ------------------------------------------------------------------------------------------------------- */

typedef struct {
    Str text;
    int at;
    Where where; /* of `at` */
    Arena *arena;
    Diag *diag;
} Reading;

static bool ends(const Reading *reading)
{
    return reading->at == reading->text.n;
}

static bool at_line_end(const Reading *reading)
{
    Str rest = str_part(reading->text, reading->at, reading->text.n);
    return str_starts(rest, STR("\n")) || str_starts(rest, STR("\r\n"));
}

/* The next character; a line end is one, however it is written. */
static uint32_t take_character(Reading *reading)
{
    if (str_starts(str_part(reading->text, reading->at, reading->text.n), STR("\r\n"))) reading->at++;
    uint32_t c = utf8_next(reading->text, &reading->at);
    reading->where.column++;
    if (c != '\n') return c;
    reading->where.line++;
    reading->where.column = 1;
    return c;
}

static bool fail(const Reading *reading, Where where, DiagCode code)
{
    diag_report(reading->diag, where, STR(""), code);
    return false;
}

static bool peek_is(const Reading *reading, char c)
{
    return !ends(reading) && reading->text.at[reading->at] == c;
}

static bool read_quoted(Reading *reading, Where where, StrBuilder *text)
{
    take_character(reading);
    for (;;) {
        if (ends(reading)) return fail(reading, where, DIAG_CSV_OPEN);
        uint32_t c = take_character(reading);
        if (c == '"' && !peek_is(reading, '"')) break;
        if (c == '"') take_character(reading);
        str_add_char(text, c);
    }
    bool closes = ends(reading) || peek_is(reading, ',') || at_line_end(reading);
    return closes || fail(reading, reading->where, DIAG_CSV_QUOTE);
}

static bool read_plain(Reading *reading, StrBuilder *text)
{
    while (!ends(reading) && !peek_is(reading, ',') && !at_line_end(reading)) {
        if (peek_is(reading, '"')) return fail(reading, reading->where, DIAG_CSV_QUOTE);
        str_add_char(text, take_character(reading));
    }
    return true;
}

static bool read_cell(Reading *reading, CsvCell *cell)
{
    StrBuilder text = { .arena = reading->arena };
    cell->where = reading->where;
    if (peek_is(reading, '"') ? !read_quoted(reading, cell->where, &text) : !read_plain(reading, &text)) return false;
    cell->text = without_guard(str_built(&text));
    return true;
}

static bool read_row(Reading *reading, CsvRow *row)
{
    Vec(CsvCell) cells = { .arena = reading->arena };
    do {
        if (cells.n) take_character(reading);
        if (!read_cell(reading, vec_push(&cells))) return false;
    } while (peek_is(reading, ','));
    if (!ends(reading)) take_character(reading);
    *row = (CsvRow){ cells.at, cells.n };
    return true;
}

static bool is_empty(const CsvRow *row)
{
    for (int i = 0; i < row->n; i++)
        if (row->cells[i].text.n) return false;
    return true;
}

/* What is no UTF-8 can only be what Excel in Japanese writes. */
static bool to_utf8(Reading *reading)
{
    enum { MOST_BYTES = 3 }; /* of a character of two bytes, or one */
    Str *text = &reading->text;
    if (str_starts(*text, STR(BYTE_ORDER_MARK))) *text = str_part(*text, (int)sizeof BYTE_ORDER_MARK - 1, text->n);
    bool has_nul = memchr(text->at, '\0', (size_t)text->n);
    if (!has_nul && utf8_check(*text) < 0) return true;
    iconv_t converter = has_nul ? (iconv_t)-1 : iconv_open("UTF-8", "CP932");
    if (converter == (iconv_t)-1) return fail(reading, reading->where, DIAG_CSV_ENCODING);
    size_t n_in = (size_t)text->n, room = n_in * MOST_BYTES + 1, n_out = room;
    char *out = arena_alloc(reading->arena, room), *in = (char *)(uintptr_t)text->at, *to = out;
    bool ok = iconv(converter, &in, &n_in, &to, &n_out) != (size_t)-1;
    iconv_close(converter);
    if (!ok) return fail(reading, reading->where, DIAG_CSV_ENCODING);
    *text = (Str){ out, (int)(to - out) };
    return true;
}

bool csv_read(const char *path, Csv *csv, Arena *arena, Diag *diag)
{
    Reading reading = { .where = { str_copy(arena, str_from(path)).at, 1, 1 }, .arena = arena, .diag = diag };
    if (!file_read(path, arena, &reading.text, diag) || !to_utf8(&reading)) return false;
    Vec(CsvRow) rows = { .arena = arena };
    while (!ends(&reading)) {
        CsvRow row;
        if (!read_row(&reading, &row)) return false;
        if (!is_empty(&row)) *vec_push(&rows) = row;
    }
    *csv = (Csv){ rows.at, rows.n };
    return true;
}

bool csv_begins(Str bytes)
{
    enum { WIDE = 4 };
    if (str_starts(bytes, STR(BYTE_ORDER_MARK))) bytes = str_part(bytes, (int)sizeof BYTE_ORDER_MARK - 1, bytes.n);
    bytes = str_trim(bytes);
    /* "<" may have a byte order mark of UTF-16 before it, and its other byte on either side. */
    for (int i = 0; i < bytes.n && i < WIDE; i++) {
        unsigned char byte = (unsigned char)bytes.at[i];
        if (byte == '<') return false;
        if (byte != 0xFF && byte != 0xFE && byte != 0) return true;
    }
    return true;
}
