/* The tables for spreadsheets.  正誤表 is the table of the template as it is on paper, so that both use the same words. */
#include "base/csv.h"
#include "base/utf8.h"
#include "base/words.h"
#include "model/document.h"
#include "revise/comparison.h"
#include "revise/revise.h"

/* --- a table of a document ----------------------------------------------------------------------------------------- */

/* Words alone: without hints where a line may end, and places for what is known later. */
static void add_words(StrBuilder *out, const Rich *rich)
{
    for (int at = 0; at < rich->text.n;) {
        uint32_t c = utf8_next(rich->text, &at);
        if (c != HINT_CHARACTER && c != SLOT_CHARACTER) str_add_char(out, c);
    }
}

static Str words_of(const Cell *cell, Arena *arena)
{
    StrBuilder words = { .arena = arena };
    for (const Block *block = cell->blocks; block; block = block->next) {
        if (block->kind != BLOCK_TEXT) continue;
        if (words.n) str_add(&words, STR("\n"));
        add_words(&words, &block->as.text);
    }
    return str_trim(str_built(&words));
}

static void add_table(StrBuilder *out, const Table *table)
{
    Str *cells = arena_array(out->arena, Str, table->n_columns + 1);
    for (int r = 0; r < table->n_rows; r++) {
        for (int c = 0; c < table->n_columns; c++) cells[c] = STR("");
        for (int c = 0; c < table->rows[r].n_cells; c++)
            cells[table->rows[r].cells[c].column] = words_of(&table->rows[r].cells[c], out->arena);
        csv_add_row(out, cells, table->n_columns);
    }
}

Str revise_errata_csv(const Document *errata, Arena *arena)
{
    StrBuilder out = { .arena = arena };
    str_add(&out, STR(BYTE_ORDER_MARK));
    for (const Section *section = errata->sections; section; section = section->next)
        for (const Block *block = section->blocks; block; block = block->next)
            if (block->kind == BLOCK_TABLE) add_table(&out, block->as.table);
    return str_built(&out);
}

/* --- filing -------------------------------------------------------------------------------------------------------- */

/* "5～6": pages of a PDF, from 1.  5-6 would be a day in May. */
static Str pages_text(int first, int last, Arena *arena)
{
    return last < first ? STR("") : first == last ? str_printf(arena, "%d", first) : str_printf(arena, "%d～%d", first, last);
}

/* As printed: 17・18・18-2・18-3. */
static Str labels_text(const Release *release, const Leaf *leaves, int n, Arena *arena)
{
    Passage all = { .pages = arena_array(arena, int, 2 * n) };
    for (int i = 0; i < n; i++) {
        all.pages[all.n_pages++] = leaves[i].front;
        if (leaves[i].back >= 0) all.pages[all.n_pages++] = leaves[i].back;
    }
    return comparison_pages(release, &all, arena);
}

Str revise_filing_csv(const Revision *revision, Arena *arena)
{
    enum { N_COLUMNS = 6 };
    StrBuilder out = { .arena = arena };
    int sheet_page = 1;
    str_add(&out, STR(BYTE_ORDER_MARK));
    csv_add_row(&out,
                (Str[]){ words_str(WORD_FILING_NO, LANG_JA), words_str(WORD_FILING_FROM, LANG_JA),
                         words_str(WORD_FILING_OUT, LANG_JA), words_str(WORD_FILING_IN, LANG_JA),
                         words_str(WORD_FILING_OUT_LABELS, LANG_JA), words_str(WORD_FILING_IN_LABELS, LANG_JA) },
                N_COLUMNS);
    for (int i = 0; i < revision->n_filings; i++) {
        const Filing *filing = &revision->filings[i];
        int n_in = 0, n_out = 0;
        for (int k = 0; k < filing->n_in; k++) n_in += filing->in[k].back < 0 ? 1 : 2;
        for (int k = 0; k < filing->n_out; k++) n_out += filing->out[k].back < 0 ? 1 : 2;
        int first = 2 * filing->first_out + 1;
        csv_add_row(&out,
                    (Str[]){ str_printf(arena, "%d", i + 1), str_printf(arena, "%d", first),
                             pages_text(first, first + n_out - 1, arena), pages_text(sheet_page, sheet_page + n_in - 1, arena),
                             labels_text(revision->before, filing->out, filing->n_out, arena),
                             labels_text(revision->after, filing->in, filing->n_in, arena) },
                    N_COLUMNS);
        sheet_page += n_in;
    }
    return str_built(&out);
}
