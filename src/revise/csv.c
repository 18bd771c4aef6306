/* The tables for spreadsheets: RFC 4180, with the byte order mark by which Excel knows UTF-8; what would be taken for a
   formula begins with an apostrophe. */
#include "base/utf8.h"
#include "revise/revise.h"

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

static void add_cell(StrBuilder *out, Str text, bool first)
{
    if (!first) str_add(out, STR(","));
    str_add(out, STR("\""));
    if (is_formula(text)) str_add(out, STR("'"));
    for (int i = 0; i < text.n; i++) {
        if (text.at[i] == '"') str_add(out, STR("\""));
        str_add_bytes(out, text.at + i, 1);
    }
    str_add(out, STR("\""));
}

static void add_row(StrBuilder *out, const Str *cells, int n)
{
    for (int i = 0; i < n; i++) add_cell(out, cells[i], i == 0);
    str_add(out, STR("\r\n"));
}

Str revise_errata_csv(const Revision *revision, Arena *arena)
{
    static const char *const kinds[] = {
        [CHANGE_EDITED] = "訂正", [CHANGE_ADDED] = "追加", [CHANGE_DELETED] = "削除", [CHANGE_MOVED] = "移動"
    };
    static const char *const causes[] = { [CAUSE_OWN] = "", [CAUSE_FOLLOWS] = "連動", [CAUSE_BOTH] = "計も連動" };
    StrBuilder out = { .arena = arena };
    str_add(&out, STR(BYTE_ORDER_MARK));
    add_row(&out,
            (Str[]){ STR("ページ"), STR("計画"), STR("取組"), STR("欄"), STR("誤"), STR("正"), STR("種別"), STR("連動"),
                     STR("理由"), STR("キー") },
            10);
    for (int i = 0; i < revision->n_changes; i++) {
        const Change *change = &revision->changes[i];
        add_row(&out,
                (Str[]){ change->label, change->part, change->item, change->column, change->was, change->now,
                         str_from(kinds[change->kind]), str_from(causes[change->cause]), change->reason, change->key.text },
                10);
    }
    return str_built(&out);
}

/* "5-6": pages of a PDF, from 1. */
static Str pages_text(int first, int last, Arena *arena)
{
    return last < first ? STR("") : first == last ? str_printf(arena, "%d", first) : str_printf(arena, "%d-%d", first, last);
}

Str revise_filing_csv(const Revision *revision, Arena *arena)
{
    StrBuilder out = { .arena = arena };
    int sheet_page = 1;
    str_add(&out, STR(BYTE_ORDER_MARK));
    add_row(&out,
            (Str[]){ STR("順"), STR("この枚の前まで残す"), STR("除く（元のPDFのページ）"), STR("加える（pages.pdfのページ）") },
            4);
    for (int i = 0; i < revision->n_filings; i++) {
        const Filing *filing = &revision->filings[i];
        int n_in = 0, n_out = 0;
        for (int k = 0; k < filing->n_in; k++) n_in += filing->in[k].back < 0 ? 1 : 2;
        for (int k = 0; k < filing->n_out; k++) n_out += filing->out[k].back < 0 ? 1 : 2;
        int first = 2 * filing->first_out + 1;
        add_row(&out,
                (Str[]){ str_printf(arena, "%d", i + 1), str_printf(arena, "%d", first),
                         pages_text(first, first + n_out - 1, arena), pages_text(sheet_page, sheet_page + n_in - 1, arena) },
                4);
        sheet_page += n_in;
    }
    return str_built(&out);
}
