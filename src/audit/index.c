/* What the checks ask of the whole set is gathered in one walk. */
#include "audit/checks.h"

static Str pair(Str one, Str other, Arena *arena)
{
    return str_printf(arena, STR_FMT "\n" STR_FMT, STR_ARG(one), STR_ARG(other));
}

static void gather(Audit *audit, DataNode element)
{
    const RecordType *type = data_record_type(element);
    if (type && type->role == ROLE_COLLECTION && record_link(type)) {
        Str id = data_attribute(element, record_link(type)->name.at);
        map_put(&audit->collections, pair(type->name, id, audit->arena), element);
        map_put(&audit->collections, pair(type->name, STR(""), audit->arena), element);
    }
    Str owners = data_owners(audit->data, element, audit->arena);
    for (Str owner; str_next_word(&owners, &owner);) map_put(&audit->owners, owner, element);
    for (DataNode child = data_first(element); child; child = data_next(child)) gather(audit, child);
}

Audit audit_begin(const Data *data, Severity least, Arena *arena, Diag *diag)
{
    Audit audit = { .data = data,
                    .select = select_open(data, arena, diag),
                    .least = least,
                    .collections = map_new(arena),
                    .owners = map_new(arena),
                    .accepted = acceptances_of(data, arena),
                    .numbers = map_new(arena),
                    .arena = arena,
                    .diag = diag };
    gather(&audit, data_root(data));
    return audit;
}

void audit_end(Audit *audit)
{
    select_close(audit->select);
}

bool audit_has_collection(const Audit *audit, const RecordType *type, Str id)
{
    return map_find(&audit->collections, pair(type->name, id, audit->arena));
}
