/* What a revision comes to, in a line for the terminal. */
#include "base/words.h"
#include "revise/revise.h"

static int count_filings(const Revision *revision, Why why)
{
    int n = 0;
    for (int i = 0; i < revision->n_filings; i++) n += revision->filings[i].why == why;
    return n;
}

/* "（4・6・8）", the first few; … stands for two at least, for it is no shorter than one. */
static Str renewed_labels(const Revision *revision, DiagLang lang, Arena *arena)
{
    enum { MOST = 9 };
    int n_shown = revision->n_renewed <= MOST ? MOST : MOST - 1;
    StrBuilder labels = { .arena = arena };
    for (int i = 0, n = 0; i < revision->after->n_pages; i++) {
        if (!revision->renewed[i] || n++ > n_shown) continue;
        Str label = revision->after->pages[i].label;
        if (labels.n) str_add(&labels, words_str(WORD_BETWEEN, lang));
        if (n > n_shown) str_add(&labels, STR("…"));
        else if (label.n) str_add(&labels, label);
        else str_add_printf(&labels, "#%d", i + 1);
    }
    if (!labels.n) return STR("");
    return str_printf(arena, words(WORD_IN_BRACKETS, lang), str_copy(arena, str_built(&labels)).at);
}

Str revise_summary(const Revision *revision, DiagLang lang, Arena *arena)
{
    if (revision->n_changes == 0 && revision->n_filings == 0) return words_str(WORD_NO_CHANGE, lang);
    return str_printf(arena, words(WORD_SUMMARY, lang), revision->n_changes, revision->n_follows, revision->n_renewed,
                      renewed_labels(revision, lang, arena).at, revision->n_filings, revision->n_sheets,
                      count_filings(revision, WHY_LOOK), count_filings(revision, WHY_MOVED));
}
