/* Words put into cells of a workbook.  No library that Debian has edits one: what a library has not understood it loses, charts, what
   prints, what macros need.  So the text of the sheet is edited, where the cell is or should be, and nothing else is looked at. */
#include "base/file.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "workbook/parts.h"
#include "xml/xml.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    Str text;   /* of the sheet */
    int at;     /* behind what was looked at */
    int copied; /* so much of it is in `out` */
    bool is_1904;
    StrBuilder out;
    Diag *diag;
} SheetFilling;

static bool fail(const SheetFilling *filling, Where where, DiagCode code)
{
    diag_report(filling->diag, where, STR(""), code);
    return false;
}

/* --- tags ------------------------------------------------------------------------------------------------------------- */

typedef struct {
    LexemeKind kind;
    int from, to; /* LEXEME_OTHER at the end of the text: there is none */
    Str name;     /* without its prefix, which is */
    Str prefix;   /* with its colon */
} SheetTag;

static SheetTag tag_from(Str text, int at)
{
    for (;;) {
        int next = at < text.n ? str_find(str_part(text, at, text.n), '<') : -1;
        if (next < 0) return (SheetTag){ LEXEME_OTHER, text.n, text.n, STR(""), STR("") };
        SheetTag tag = { .from = at + next };
        tag.kind = lexeme_at(text, tag.from, &tag.to);
        at = tag.to;
        if (tag.kind == LEXEME_OTHER) continue;
        int start = tag.from + (tag.kind == LEXEME_END_TAG ? 2 : 1), end = start;
        while (end < tag.to && !str_is_white(text.at[end]) && !strchr("/>", text.at[end])) end++;
        Str name = str_part(text, start, end);
        int colon = str_find(name, ':');
        tag.prefix = str_part(name, 0, colon + 1);
        tag.name = str_part(name, colon + 1, name.n);
        return tag;
    }
}

/* An attribute without a prefix; empty: it is not given.  A name is preceded by white space and followed by = and a quote, and within
   quotes no tag of a sheet has that. */
static Str tag_attribute(Str text, SheetTag tag, const char *name)
{
    Str inner = str_part(text, tag.from, tag.to);
    int n = (int)strlen(name);
    char quote = 0;
    for (int i = 1; i + n + 1 < inner.n; i++) {
        if (quote) quote = inner.at[i] == quote ? 0 : quote;
        else if (inner.at[i] == '"' || inner.at[i] == '\'') quote = inner.at[i];
        bool begins = !quote && str_is_white(inner.at[i - 1]) && memcmp(inner.at + i, name, (size_t)n) == 0;
        int at = i + n;
        while (begins && at < inner.n && str_is_white(inner.at[at])) at++;
        if (!begins || at >= inner.n || inner.at[at] != '=') continue;
        do at++;
        while (at < inner.n && str_is_white(inner.at[at]));
        if (at >= inner.n) break;
        Str value = str_part(inner, at + 1, inner.n);
        int end = str_find(value, inner.at[at]);
        return end < 0 ? STR("") : str_part(value, 0, end);
    }
    return STR("");
}

/* Behind the element that begins with this tag. */
static int element_end(Str text, SheetTag tag)
{
    for (int depth = 1; tag.kind != LEXEME_EMPTY_TAG && depth;) {
        tag = tag_from(text, tag.to);
        if (tag.kind == LEXEME_OTHER) break;
        depth += tag.kind == LEXEME_START_TAG ? 1 : tag.kind == LEXEME_END_TAG ? -1 : 0;
    }
    return tag.to;
}

/* --- a cell ----------------------------------------------------------------------------------------------------------- */

static void copy_to(SheetFilling *filling, int at)
{
    str_add(&filling->out, str_part(filling->text, filling->copied, at));
    filling->copied = at;
}

/* What stands for a character it is not, _x000A_, does so to every reader. */
static Str escaped(Str text, Arena *arena)
{
    StrBuilder out = { .arena = arena };
    enum { LONG = 7 }; /* _xHHHH_ */
    for (int i = 0; i < text.n; i++) {
        Str next = str_part(text, i, i + LONG <= text.n ? i + LONG : i);
        bool is_one = str_starts(next, STR("_x")) && next.at[LONG - 1] == '_';
        for (int k = 2; is_one && k < LONG - 1; k++) is_one = strchr("0123456789ABCDEFabcdef", next.at[k]);
        str_add(&out, is_one ? STR("_x005F_") : str_part(text, i, i + 1));
    }
    return str_built(&out);
}

static void add_text(SheetFilling *filling, Str prefix, Str text)
{
    StrBuilder *out = &filling->out;
    bool has_space = str_find(text, '\n') >= 0 || str_find(text, ' ') >= 0;
    str_add_printf(out, " t=\"inlineStr\"><" STR_FMT "is><" STR_FMT "t%s>", STR_ARG(prefix), STR_ARG(prefix),
                   has_space ? " xml:space=\"preserve\"" : "");
    str_add_xml(out, escaped(text, out->arena));
    str_add_printf(out, "</" STR_FMT "t></" STR_FMT "is></" STR_FMT "c>", STR_ARG(prefix), STR_ARG(prefix), STR_ARG(prefix));
}

/* `style`, `type`: of the cell that was there, or empty. */
static bool add_cell(SheetFilling *filling, Str prefix, const FilledCell *cell, Str style, Str type)
{
    StrBuilder *out = &filling->out;
    Str typed = cell->text;
    bool is_iso = cell->kind == CELL_DATE && str_is(type, "d"), ok = true;
    str_add_printf(out, "<" STR_FMT "c r=\"" STR_FMT "\"", STR_ARG(prefix), STR_ARG(diag_cell(cell->where, out->arena)));
    if (style.n) str_add_printf(out, " s=\"" STR_FMT "\"", STR_ARG(style));
    switch (cell->kind) {
    case CELL_NOTHING: str_add(out, STR("/>")); return true;
    case CELL_NUMBER: ok = number_typed(cell->text, &typed, out->arena); break;
    case CELL_DATE: ok = is_iso || day_counted(cell->text, filling->is_1904, &typed, out->arena); break;
    case CELL_BOOLEAN: typed = str_is(cell->text, "TRUE") ? STR("1") : STR("0"); break;
    case CELL_TEXT:
    case CELL_FAULT: add_text(filling, prefix, cell->text); return true;
    }
    str_add_printf(out, "%s><" STR_FMT "v>" STR_FMT "</" STR_FMT "v></" STR_FMT "c>",
                   cell->kind == CELL_BOOLEAN ? " t=\"b\""
                   : is_iso                   ? " t=\"d\""
                                              : "",
                   STR_ARG(prefix), STR_ARG(typed), STR_ARG(prefix), STR_ARG(prefix));
    return ok || fail(filling, cell->where, DIAG_FILL_PLACE);
}

/* The cell is there, for its looks: it keeps them. */
static bool fill_there(SheetFilling *filling, SheetTag tag, const FilledCell *cell)
{
    int end = element_end(filling->text, tag);
    for (SheetTag inner = tag_from(filling->text, tag.to); inner.from < end; inner = tag_from(filling->text, inner.to))
        if (str_is(inner.name, "f")) return fail(filling, cell->where, DIAG_FILL_FORMULA);
    copy_to(filling, tag.from);
    filling->copied = filling->at = end;
    return add_cell(filling, tag.prefix, cell, tag_attribute(filling->text, tag, "s"), tag_attribute(filling->text, tag, "t"));
}

/* Column of a cell, as `r` has it; `otherwise`: it has none. */
static int column_of(Str place, int otherwise)
{
    int column = 0;
    for (int i = 0; i < place.n && place.at[i] >= 'A' && place.at[i] <= 'Z'; i++) column = column * 26 + (place.at[i] - 'A' + 1);
    return column ? column : otherwise;
}

static int number_of(Str text, int otherwise)
{
    char digits[12] = "";
    if (!text.n || text.n >= (int)sizeof digits) return otherwise;
    memcpy(digits, text.at, (size_t)text.n);
    return atoi(digits);
}

/* Cells of one row, by column.  `row`: its tag. */
static bool fill_row(SheetFilling *filling, SheetTag row, const FilledCell *cells, int n)
{
    int column = 0, i = 0;
    if (row.kind == LEXEME_EMPTY_TAG) {
        copy_to(filling, row.to - 2);
        str_add(&filling->out, STR(">"));
        for (; i < n; i++)
            if (!add_cell(filling, row.prefix, &cells[i], STR(""), STR(""))) return false;
        str_add_printf(&filling->out, "</" STR_FMT "row>", STR_ARG(row.prefix));
        filling->copied = row.to;
    }
    while (i < n) {
        SheetTag tag = tag_from(filling->text, filling->at);
        bool is_cell = tag.kind != LEXEME_END_TAG && str_is(tag.name, "c");
        if (is_cell) column = column_of(tag_attribute(filling->text, tag, "r"), column + 1);
        if (is_cell && column == cells[i].where.column) {
            if (!fill_there(filling, tag, &cells[i++])) return false;
        } else if (!is_cell || column > cells[i].where.column) { /* the end of the row, or a cell behind it */
            copy_to(filling, tag.from);
            if (!add_cell(filling, row.prefix, &cells[i++], STR(""), STR(""))) return false;
        } else {
            filling->at = element_end(filling->text, tag);
        }
    }
    return true;
}

/* --- the sheet ---------------------------------------------------------------------------------------------------------- */

static bool fill_sheet(SheetFilling *filling, const FilledCell *cells, int n)
{
    int row = 0, i = 0;
    for (SheetTag tag = tag_from(filling->text, 0); i < n && tag.kind != LEXEME_OTHER;
         tag = tag_from(filling->text, filling->at)) {
        filling->at = tag.to;
        if (tag.kind == LEXEME_END_TAG || !str_is(tag.name, "row")) continue;
        row = number_of(tag_attribute(filling->text, tag, "r"), row + 1);
        int k = i;
        while (k < n && cells[k].where.line == row) k++;
        if (k > i && !fill_row(filling, tag, &cells[i], k - i)) return false;
        i = k;
    }
    copy_to(filling, filling->text.n);
    return i == n || fail(filling, cells[i].where, DIAG_FILL_PLACE);
}

/* Its text is edited as it stands. */
static bool is_plain(Str text)
{
    SheetTag root = tag_from(text, 0);
    return utf8_check(text) < 0 && str_is(root.name, "worksheet");
}

static bool add_part(Package *package, const Workbook *workbook, const Worksheet *sheet, const FilledCell *cells, int n,
                     PackagePart *part, Arena *arena, Diag *diag)
{
    SheetFilling filling = { .is_1904 = workbook->is_1904, .out.arena = arena, .diag = diag };
    if (!package_read(package, sheet->part, &filling.text)) return false;
    if (!is_plain(filling.text)) return fail(&filling, cells->where, DIAG_FILL_PLACE);
    if (!fill_sheet(&filling, cells, n)) return false;
    *part = (PackagePart){ sheet->part, str_built(&filling.out) };
    return true;
}

static bool fill_package(Package *package, const Workbook *workbook, const FilledCell *cells, int n, Str *bytes, Arena *arena,
                         Diag *diag)
{
    Vec(PackagePart) parts = { .arena = arena };
    if (package_has(package, STR("_xmlsignatures/origin.sigs"))) {
        diag_report(diag, (Where){ .file = workbook->path }, STR(""), DIAG_FILL_SIGNED);
        return false;
    }
    for (int i = 0; i < workbook->n; i++) {
        const Worksheet *sheet = &workbook->sheets[i];
        Vec(FilledCell) own = { .arena = arena };
        for (int k = 0; k < n; k++)
            if (str_is(sheet->name, cells[k].where.sheet)) *vec_push(&own) = cells[k];
        if (!own.n) continue;
        if (!add_part(package, workbook, sheet, own.at, own.n, vec_push(&parts), arena, diag)) return false;
    }
    return package_with(package, parts.at, parts.n, bytes);
}

static int by_place(const void *a, const void *b)
{
    const FilledCell *one = a, *other = b;
    int rows = one->where.line - other->where.line;
    return rows ? rows : one->where.column - other->where.column;
}

bool workbook_filled(const char *path, Str encoding, const FilledCell *cells, int n, Str *bytes, Arena *arena, Diag *diag)
{
    Workbook workbook = { .path = path };
    Str read;
    FilledCell *sorted = arena_array(arena, FilledCell, n);
    memcpy(sorted, cells, (size_t)n * sizeof *cells);
    qsort(sorted, (size_t)n, sizeof *sorted, by_place);
    if (!file_read(path, arena, &read, diag)) return false;
    if (str_ends(str_from(path), json_ending)) {
        diag_report(diag, cells->where, STR(""), DIAG_FILL_PLACE);
        return false;
    }
    if (!workbook_begins(read)) return csv_filled(path, read, encoding, sorted, n, bytes, arena, diag);
    if (!xlsx_read(&workbook, read, arena, diag)) return false;
    Package *package = package_open(path, read, arena, diag);
    bool ok = package && fill_package(package, &workbook, sorted, n, bytes, arena, diag);
    if (package) package_close(package);
    return ok;
}
