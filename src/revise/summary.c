/* What a revision comes to, in a line for the terminal. */
#include "revise/revise.h"

static int count_filings(const Revision *revision, Why why)
{
    int n = 0;
    for (int i = 0; i < revision->n_filings; i++) n += revision->filings[i].why == why;
    return n;
}

/* "（4・6・8）", the first few. */
static Str renewed_labels(const Revision *revision, DiagLang lang, Arena *arena)
{
    enum { MOST = 8 };
    StrBuilder labels = { .arena = arena };
    bool japanese = lang == LANG_JA;
    for (int i = 0, n = 0; i < revision->after->n_pages; i++) {
        if (!revision->renewed[i] || n++ > MOST) continue;
        Str label = revision->after->pages[i].label;
        if (labels.n) str_add(&labels, japanese ? STR("・") : STR(", "));
        if (n > MOST) str_add(&labels, STR("…"));
        else if (label.n) str_add(&labels, label);
        else str_add_printf(&labels, "#%d", i + 1);
    }
    if (!labels.n) return STR("");
    return str_printf(arena, japanese ? "（" STR_FMT "）" : " (" STR_FMT ")", STR_ARG(str_built(&labels)));
}

Str revise_summary(const Revision *revision, DiagLang lang, Arena *arena)
{
    static const char *const lines[] = { "訂正 %d 件（うち累計・再掲の連動 %d 件）。変わったページ %d%s。加除 %d "
                                         "か所、印刷する用紙 %d 枚（組み方だけの変更 %d か所、"
                                         "送りだけ %d か所）。",
                                         "Changed values: %d (following from others: %d). Changed pages: %d%s. Places to file: "
                                         "%d; leaves to print: %d (places that only look different: %d, only moved: %d)." };
    if (revision->n_changes == 0 && revision->n_filings == 0)
        return lang == LANG_JA ? STR("発行したものと違いはありません。") : STR("Nothing differs from what was published.");
    return str_printf(arena, lines[lang], revision->n_changes, revision->n_follows, revision->n_renewed,
                      renewed_labels(revision, lang, arena).at, revision->n_filings, revision->n_sheets,
                      count_filings(revision, WHY_LOOK), count_filings(revision, WHY_MOVED));
}
