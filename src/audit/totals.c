/* Sums and counts. */
#include "audit/checks.h"

/* A sum that is not the plain one must say why (docs/data.md 3.1). */
void check_adjustment(const Audit *audit, DataNode kpi)
{
    DataNode total = tree_find(kpi, "total");
    if (!total || !tree_attribute(total, "adjust").n || tree_find(kpi, "note")) return;
    diag_report(audit->diag, data_where(total), tree_key(kpi), DIAG_ADJUST_WITHOUT_NOTE, tree_attribute(total, "adjust").at);
}

/* The last figure of a text, where it counts: 新設 3か所, 計3か所; in 放射35号線 it is part of a name. */
static bool counts_at_end(Str text, Figure *last)
{
    bool found = false;
    for (Figure figure; figure_next(text, found ? last->end : 0, &figure); found = true) *last = figure;
    if (!found || last->end + figure_unit(text, last).n != text.n) return false;
    Str before = str_part(text, 0, last->end - last->digits.n);
    return str_ends(before, STR(" ")) || str_ends(before, STR("　")) || str_ends(before, STR("計"));
}

/* A label that counts what stands under it. */
void check_count(const Audit *audit, DataNode label)
{
    Str name = str_trim(tree_text(tree_find(label, "name"), audit->arena));
    int n_rows = 0;
    Figure figure;
    for (DataNode row = tree_first(label); row; row = tree_next(row)) {
        if (tree_is(row, "label") || tree_is(row, "sub") || tree_is(row, "joint")) return; /* it counts something else */
        n_rows += tree_is(row, "measure") || tree_is(row, "repeat");
    }
    if (!counts_at_end(name, &figure) || figure.value == n_rows) return;
    diag_report(audit->diag, data_where(label), tree_key(label), DIAG_COUNT_DIFFERS, str_copy(audit->arena, name).at, n_rows);
}
