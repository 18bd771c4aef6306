/* A 再掲 repeats a field of its source only to put its mark into it: the words are to stay those of the source. */
#include "audit/checks.h"

static bool has_mark(DataNode element)
{
    for (DataNode child = data_first(element); child; child = data_next(child))
        if (data_is(child, "mark") || has_mark(child)) return true;
    return false;
}

/* Without spaces and line ends, which may stand elsewhere. */
static Str solid(const Audit *audit, DataNode field)
{
    StrBuilder built = { .arena = audit->arena };
    Str text = str_replace(audit->arena, data_words(field, audit->arena), STR("　"), STR(""));
    for (int i = 0; i < text.n; i++)
        if ((unsigned char)text.at[i] > ' ') str_add_bytes(&built, &text.at[i], 1);
    return str_built(&built);
}

void check_echoes(const Audit *audit, DataNode record)
{
    DataNode source = data_plays(record, ROLE_REFERENCE) ? data_source_of(audit->data, record) : NULL;
    for (DataNode field = source ? data_first(record) : NULL; field; field = data_next(field)) {
        const FieldType *type = data_field_type(field);
        DataNode said = type && !type->by && has_mark(field) ? data_child(source, type->name.at) : NULL;
        Str again = solid(audit, field);
        if (!said || !again.n || str_equal(again, solid(audit, said))) continue;
        diag_report(audit->diag, data_where(field), data_id(record), DIAG_ECHO_DIFFERS, again.at, type->label.at,
                    str_copy(audit->arena, data_own_id(source)).at, solid(audit, said).at);
    }
}
