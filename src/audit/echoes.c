/* A 再掲 repeats a field of its source only to put its mark into it: the words are to stay those of the source.  So are those it is
   given by a shared record that it stands in. */
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

static void check_copies(const Audit *audit, DataNode record, DataNode source)
{
    for (DataNode field = data_first(record); field; field = data_next(field)) {
        const FieldType *type = data_field_type(field);
        DataNode said = type && !type->by && has_mark(field) ? data_child(source, type->name.at) : NULL;
        Str again = solid(audit, field);
        if (!said || !again.n || str_equal(again, solid(audit, said))) continue;
        diag_report(audit->diag, data_where(field), data_id(record), DIAG_ECHO_DIFFERS, again.at, type->label.at,
                    str_copy(audit->arena, data_own_id(source)).at, solid(audit, said).at);
    }
}

/* --- in a shared record ---------------------------------------------------------------------------------------------- */

/* The same field, of the same year. */
static bool is_like(DataNode field, const FieldType *type, DataNode other)
{
    const FieldType *own = data_field_type(field);
    if (!own || !str_equal(own->name, type->name)) return false;
    return !type->by || str_equal(data_attribute(field, type->by->name.at), data_attribute(other, type->by->name.at));
}

static DataNode field_like(DataNode holder, const FieldType *type, DataNode other)
{
    DataNode field = data_first(holder);
    while (field && !is_like(field, type, other)) field = data_next(field);
    return field;
}

/* As it holds for the record: its own, that of what it is a part of, or of who shares it; NULL: nobody says it. */
static DataNode field_holding(DataNode record, const FieldType *type, DataNode like)
{
    DataNode field = field_like(record, type, like);
    bool is_part = data_plays(record, ROLE_PART) && !schema_lists(data_record_type(record)->gives, type->name);
    for (DataNode above = data_parent(record); above && !field; above = data_parent(above)) {
        if (is_part || data_plays(above, ROLE_SHARED)) field = field_like(above, type, like);
        is_part = false;
    }
    return field;
}

static void check_given(const Audit *audit, DataNode record, DataNode source, DataNode shared)
{
    for (DataNode given = data_first(shared); given; given = data_next(given)) {
        const FieldType *type = data_field_type(given);
        if (!type || field_holding(record, type, given) != given) continue;
        Str shown = solid(audit, given), said = solid(audit, field_holding(source, type, given));
        if (!said.n || str_equal(shown, said)) continue;
        diag_report(audit->diag, data_where(record), data_id(record), DIAG_ECHO_SHARED,
                    schema_said(type->name, type->label, audit->arena).at, shown.at, data_record_type(shared)->label.at,
                    str_copy(audit->arena, data_own_id(shared)).at, str_copy(audit->arena, data_own_id(source)).at, said.at);
    }
}

void check_echoes(const Audit *audit, DataNode record)
{
    DataNode source = data_plays(record, ROLE_REFERENCE) ? data_source_of(audit->data, record) : NULL;
    if (!source) return;
    check_copies(audit, record, source);
    for (DataNode above = data_parent(record); above; above = data_parent(above))
        if (data_plays(above, ROLE_SHARED)) check_given(audit, record, source, above);
}
