/* What the data accept of a record, with a reason, is not said of it. */
#include "audit/checks.h"

#include "base/vec.h"

static Str acceptance_key(Str question, Str record, Arena *arena)
{
    return str_printf(arena, STR_FMT "\n" STR_FMT, STR_ARG(question), STR_ARG(record));
}

Acceptances acceptances_of(const Data *data, Arena *arena)
{
    Vec(Acceptance) all = { .arena = arena };
    Acceptances accepted = { .known = map_new(arena) };
    for (DataNode child = data_first(data_root(data)); child; child = data_next(child)) {
        if (data_record_type(child) || !data_is(child, "accept")) continue;
        Acceptance one = { data_attribute(child, "question"), data_attribute(child, "record"), data_where(child) };
        *vec_push(&all) = one;
        map_put(&accepted.known, acceptance_key(one.question, one.record, arena), child);
    }
    accepted.at = all.at;
    accepted.n = all.n;
    return accepted;
}

bool audit_says(const Audit *audit, Str question, Str record)
{
    return !schema_lists(audit->data->schema->off, question) &&
           !map_find(&audit->accepted.known, acceptance_key(question, record, audit->arena));
}

void check_acceptances(const Audit *audit)
{
    for (int i = 0; i < audit->accepted.n; i++) {
        const Acceptance *one = &audit->accepted.at[i];
        if (!data_find(audit->data, one->record))
            diag_report(audit->diag, one->where, one->record, DIAG_ACCEPTED_OF_NONE, str_copy(audit->arena, one->record).at);
    }
}
