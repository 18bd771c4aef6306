/* One pass, cell by cell (RFC 4180).  A quote opens a cell only at its beginning, and behind the one that closes it stands a
   comma or a line end: whatever else a program may have made of the file is refused, for it cannot be known what was meant. */
#include "workbook/parts.h"

#include "base/utf8.h"
#include "base/vec.h"

#include <iconv.h>

typedef struct {
    Str text;
    int at;
    Where where; /* of `at` */
    Arena *arena;
    Diag *diag;
} CsvReading;

static bool ends(const CsvReading *reading)
{
    return reading->at == reading->text.n;
}

/* A line end may be CRLF, LF or, of old files, CR. */
static bool at_line_end(const CsvReading *reading)
{
    return !ends(reading) && (reading->text.at[reading->at] == '\n' || reading->text.at[reading->at] == '\r');
}

/* The next character; a line end is one, however it is written. */
static uint32_t take_character(CsvReading *reading)
{
    uint32_t c = utf8_next(reading->text, &reading->at);
    if (c == '\r' && !ends(reading) && reading->text.at[reading->at] == '\n') reading->at++;
    reading->where.column++;
    if (c != '\n' && c != '\r') return c;
    reading->where.line++;
    reading->where.column = 1;
    return '\n';
}

static bool fail(const CsvReading *reading, Where where, DiagCode code)
{
    diag_report(reading->diag, where, STR(""), code);
    return false;
}

static bool peek_is(const CsvReading *reading, char c)
{
    return !ends(reading) && reading->text.at[reading->at] == c;
}

static bool read_quoted(CsvReading *reading, Where where, StrBuilder *text)
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

static bool read_plain(CsvReading *reading, StrBuilder *text)
{
    while (!ends(reading) && !peek_is(reading, ',') && !at_line_end(reading)) {
        if (peek_is(reading, '"')) return fail(reading, reading->where, DIAG_CSV_QUOTE);
        str_add_char(text, take_character(reading));
    }
    return true;
}

static bool read_cell(CsvReading *reading, SheetCell *cell, int column)
{
    StrBuilder text = { .arena = reading->arena };
    *cell = (SheetCell){ .where = reading->where, .column = column };
    if (peek_is(reading, '"') ? !read_quoted(reading, cell->where, &text) : !read_plain(reading, &text)) return false;
    cell->text = str_built(&text);
    cell->kind = cell->text.n ? CELL_TEXT : CELL_NOTHING;
    return true;
}

static bool read_row(CsvReading *reading, SheetRow *row)
{
    Vec(SheetCell) cells = { .arena = reading->arena };
    row->where = reading->where;
    do {
        if (cells.n) take_character(reading);
        SheetCell *cell = vec_push(&cells);
        if (!read_cell(reading, cell, cells.n)) return false;
    } while (peek_is(reading, ','));
    if (!ends(reading)) take_character(reading);
    row->cells = cells.at;
    row->n = row->width = cells.n;
    return true;
}

static bool is_empty(const SheetRow *row)
{
    for (int i = 0; i < row->n; i++)
        if (row->cells[i].text.n) return false;
    return true;
}

/* --- encodings ------------------------------------------------------------------------------------------------------- */

static const struct {
    const char *name, *mark, *converter;
    int n; /* bytes of the mark */
    TextEncoding encoding;
} encodings[] = { { "utf-8", BYTE_ORDER_MARK, NULL, 3, TEXT_UTF8 },
                  { "utf-16", "\xFF\xFE", "UTF-16LE", 2, TEXT_UTF16 },
                  { "utf-16", "\xFE\xFF", "UTF-16BE", 2, TEXT_UTF16 },
                  { "cp932", "", "CP932", 0, TEXT_CP932 } };
enum { N_ENCODINGS = sizeof encodings / sizeof *encodings };

/* Which of them it is: by its mark; by what was asked for; what is no UTF-8 can only be what Excel in Japanese writes. */
static int which_encoding(Str bytes, Str asked)
{
    for (int i = 0; i < N_ENCODINGS; i++)
        if (encodings[i].n && str_starts(bytes, (Str){ encodings[i].mark, encodings[i].n })) return i;
    for (int i = 0; i < N_ENCODINGS; i++)
        if (str_is(asked, encodings[i].name)) return i;
    return utf8_check(bytes) < 0 ? 0 : N_ENCODINGS - 1;
}

static bool convert(CsvReading *reading, const char *converter)
{
    enum { MOST_BYTES = 3 }; /* of a character of two bytes, or one */
    Str *text = &reading->text;
    iconv_t to = iconv_open("UTF-8", converter);
    if (to == (iconv_t)-1) return fail(reading, reading->where, DIAG_CSV_ENCODING);
    size_t n_in = (size_t)text->n, room = n_in * MOST_BYTES + 1, n_out = room;
    char *out = arena_alloc(reading->arena, room), *in = (char *)(uintptr_t)text->at, *next = out;
    bool ok = iconv(to, &in, &n_in, &next, &n_out) != (size_t)-1 && n_in == 0;
    iconv_close(to);
    if (!ok) return fail(reading, reading->where, DIAG_CSV_ENCODING);
    *text = (Str){ out, (int)(next - out) };
    return true;
}

static bool to_utf8(CsvReading *reading, Str asked, Workbook *workbook)
{
    Str *text = &reading->text;
    int which = which_encoding(*text, asked);
    bool has_mark = encodings[which].n && str_starts(*text, (Str){ encodings[which].mark, encodings[which].n });
    if (has_mark) *text = str_part(*text, encodings[which].n, text->n);
    workbook->encoding = encodings[which].encoding;
    workbook->is_told = has_mark || asked.n;
    bool is_asked = !asked.n || str_is(asked, encodings[which].name); /* the mark says what was not asked for */
    bool has_nul = encodings[which].encoding != TEXT_UTF16 && text->n && memchr(text->at, '\0', (size_t)text->n);
    if (!is_asked || has_nul) return fail(reading, reading->where, DIAG_CSV_ENCODING);
    if (encodings[which].converter && !convert(reading, encodings[which].converter)) return false;
    return utf8_check(*text) < 0 || fail(reading, reading->where, DIAG_CSV_ENCODING);
}

bool csv_read(Workbook *workbook, Str bytes, Str encoding, Arena *arena, Diag *diag)
{
    Where start = { .file = workbook->path, .line = 1, .column = 1 };
    CsvReading reading = { .text = bytes, .where = start, .arena = arena, .diag = diag };
    if (!to_utf8(&reading, encoding, workbook)) return false;
    Vec(SheetRow) rows = { .arena = arena };
    for (int number = 1; !ends(&reading); number++) {
        SheetRow row = { .number = number };
        if (!read_row(&reading, &row)) return false;
        if (!is_empty(&row)) *vec_push(&rows) = row;
    }
    workbook->sheets = arena_new(arena, Worksheet);
    workbook->n = 1;
    *workbook->sheets = (Worksheet){ .name = STR(""), .rows = rows.at, .n_rows = rows.n, .where = start };
    return true;
}

/* --- filled in --------------------------------------------------------------------------------------------------------- */

/* Bytes of a character of the file. */
static int width_of(Str bytes, int at, int which)
{
    unsigned char byte = (unsigned char)bytes.at[at];
    if (encodings[which].encoding == TEXT_CP932) return (byte >= 0x81 && byte <= 0x9F) || (byte >= 0xE0 && byte <= 0xFC) ? 2 : 1;
    if (encodings[which].encoding == TEXT_UTF8) return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
    int high = encodings[which].mark[0] == '\xFF' ? 1 : 0; /* which of its bytes is the higher */
    return ((unsigned char)bytes.at[at + high] & 0xFC) == 0xD8 ? 4 : 2;
}

static Str in_encoding(Str word, int which, Arena *arena, bool *ok)
{
    if (!encodings[which].converter) return word;
    iconv_t from = iconv_open(encodings[which].converter, "UTF-8");
    size_t n_in = (size_t)word.n, room = n_in * 2 + 1, n_out = room;
    char *out = arena_alloc(arena, room), *in = (char *)(uintptr_t)word.at, *next = out;
    *ok &= from != (iconv_t)-1 && iconv(from, &in, &n_in, &next, &n_out) != (size_t)-1 && n_in == 0;
    if (from != (iconv_t)-1) iconv_close(from);
    return (Str){ out, (int)(next - out) };
}

/* Bytes of the file behind what was read since byte `from` of the text. */
static int behind(const CsvReading *reading, int from, Str bytes, int at, int which)
{
    for (int k = from; k < reading->at; k++)
        if (((unsigned char)reading->text.at[k] & 0xC0) != 0x80) at += width_of(bytes, at, which);
    return at;
}

static Str csv_words(Str text, bool is_quoted, Arena *arena)
{
    bool is_plain = !is_quoted && str_find(text, ',') < 0 && str_find(text, '"') < 0 && str_find(text, '\n') < 0;
    if (is_plain) return text;
    return str_printf(arena, "\"" STR_FMT "\"", STR_ARG(str_replace(arena, text, STR("\""), STR("\"\""))));
}

/* The text goes by in UTF-8, for its places, and as it is, character by character. */
bool csv_filled(const char *path, Str bytes, Str encoding, const FilledCell *cells, int n, Str *filled, Arena *arena, Diag *diag)
{
    Workbook workbook = { .path = path };
    CsvReading reading = { .text = bytes, .where = { .file = path, .line = 1, .column = 1 }, .arena = arena, .diag = diag };
    int which = which_encoding(bytes, encoding), i = 0;
    if (!to_utf8(&reading, encoding, &workbook)) return false;
    bool has_mark = encodings[which].n && str_starts(bytes, (Str){ encodings[which].mark, encodings[which].n });
    int at = has_mark ? encodings[which].n : 0, copied = 0;
    StrBuilder out = { .arena = arena };
    while (i < n) {
        int from = reading.at;
        if (reading.where.line == cells[i].where.line && reading.where.column == cells[i].where.column) {
            SheetCell before;
            bool is_quoted = peek_is(&reading, '"'), ok = true;
            if (!read_cell(&reading, &before, 1)) return false;
            str_add(&out, str_part(bytes, copied, at));
            str_add(&out, in_encoding(csv_words(cells[i].text, is_quoted, arena), which, arena, &ok));
            if (!ok) return fail(&reading, cells[i].where, DIAG_FILL_ENCODING);
            copied = at = behind(&reading, from, bytes, at, which);
            i++;
            continue;
        }
        if (ends(&reading)) break;
        take_character(&reading); /* a line end may be two */
        at = behind(&reading, from, bytes, at, which);
    }
    str_add(&out, str_part(bytes, copied, bytes.n));
    *filled = str_built(&out);
    return i == n || fail(&reading, cells[i].where, DIAG_FILL_PLACE);
}
