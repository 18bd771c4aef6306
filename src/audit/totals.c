/* Counts. */
#include "audit/checks.h"

/* The last figure of a text, where it counts: 新設 3か所, 計3か所; in 放射35号線 it is part of a name. */
static bool counts_at_end(Str text, Figure *last)
{
    bool found = false;
    for (Figure figure; figure_next(text, found ? last->end : 0, &figure); found = true) *last = figure;
    if (!found || last->end + figure_unit(text, last).n != text.n) return false;
    Str before = str_part(text, 0, last->end - last->digits.n);
    return str_ends(before, STR(" ")) || str_ends(before, STR("　")) || str_ends(before, STR("計"));
}

/* A title that counts what stands under it. */
void check_count(const Audit *audit, DataNode record)
{
    const RecordType *type = data_record_type(record);
    if (!type || !type->counts.n) return;
    Str title = str_trim(data_title(record, audit->arena));
    int n_counted = 0;
    Figure figure;
    for (DataNode child = data_first(record); child; child = data_next(child)) {
        if (!data_record_type(child)) continue;
        if (!schema_lists(type->counts, data_record_type(child)->name)) return; /* it counts something else */
        n_counted++;
    }
    if (!counts_at_end(title, &figure) || figure.value == n_counted) return;
    diag_report(audit->diag, data_where(record), data_id(record), DIAG_COUNT_DIFFERS, str_copy(audit->arena, title).at,
                n_counted);
}
