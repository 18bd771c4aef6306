/* Sums and counts. */
#include "audit/checks.h"

/* A sum that is not the plain one must say why (docs/data.md 3.1). */
void check_adjustment(const Audit *audit, DataNode kpi)
{
    DataNode total = data_child(kpi, "total");
    if (!total || !data_attribute(total, "adjust").n || data_child(kpi, "note")) return;
    diag_report(audit->diag, data_where(total), data_id(kpi), DIAG_ADJUST_WITHOUT_NOTE, data_attribute(total, "adjust").at);
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
    Str name = str_trim(data_words(data_child(label, "name"), audit->arena));
    int n_rows = 0;
    Figure figure;
    for (DataNode row = data_first(label); row; row = data_next(row)) {
        if (data_is(row, "label") || data_is(row, "sub") || data_is(row, "joint")) return; /* it counts something else */
        n_rows += data_is(row, "measure") || data_is(row, "repeat");
    }
    if (!counts_at_end(name, &figure) || figure.value == n_rows) return;
    diag_report(audit->diag, data_where(label), data_id(label), DIAG_COUNT_DIFFERS, str_copy(audit->arena, name).at, n_rows);
}
