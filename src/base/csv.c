/* What is written here is read by workbook/csv.c, and by spreadsheets, which take some texts for something else. */
#include "base/csv.h"

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
Str csv_without_guard(Str text)
{
    Str rest = str_part(text, text.n ? 1 : 0, text.n);
    return str_starts(text, STR("'")) && needs_guard(rest) ? rest : text;
}

static void add_quoted(StrBuilder *out, Str text, bool is_guarded)
{
    str_add(out, STR("\""));
    if (is_guarded) str_add(out, STR("'"));
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
        add_quoted(out, cells[i], needs_guard(cells[i]));
    }
    str_add(out, STR("\r\n"));
}

static bool needs_quotes(Str text)
{
    for (int i = 0; i < text.n; i++)
        if (strchr(",\"\n\r", text.at[i])) return true;
    return false;
}

void csv_add_data(StrBuilder *out, const Str *cells, int n)
{
    for (int i = 0; i < n; i++) {
        if (i) str_add(out, STR(","));
        if (needs_quotes(cells[i])) add_quoted(out, cells[i], false);
        else str_add(out, cells[i]);
    }
    str_add(out, STR("\r\n"));
}
