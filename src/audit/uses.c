/* Records that nothing is said of. */
#include "audit/checks.h"

/* Is there a collection of this kind, for this record (of no record: at all)? */
static bool has_collection(DataNode node, const RecordType *type, Str id)
{
    bool is_it = data_record_type(node) == type && (!id.n || str_equal(data_attribute(node, record_link(type)->name.at), id));
    for (DataNode child = data_first(node); child && !is_it; child = data_next(child)) is_it = has_collection(child, type, id);
    return is_it;
}

/* What one of its kind has a collection of, each should have. */
void check_collections(const Audit *audit, DataNode record)
{
    const Schema *schema = audit->data->schema;
    for (int i = 0; data_record_type(record) && i < schema->n_records; i++) {
        const RecordType *type = &schema->records[i];
        if (type->role != ROLE_COLLECTION || !schema_lists(type->of, data_record_type(record)->name)) continue;
        DataNode root = data_root(audit->data);
        if (has_collection(root, type, STR("")) && !has_collection(root, type, data_own_id(record)))
            diag_report(audit->diag, data_where(record), data_id(record), DIAG_COLLECTION_MISSING,
                        schema_said(type->element, type->label, audit->arena).at);
    }
}

static bool is_named_below(const Audit *audit, DataNode element, Str id)
{
    if (schema_lists(data_owners(audit->data, element, audit->arena), id)) return true;
    for (DataNode child = data_first(element); child; child = data_next(child))
        if (is_named_below(audit, child, id)) return true;
    return false;
}

void check_used(const Audit *audit, DataNode record)
{
    if (!data_is_owner(audit->data, record)) return;
    Str id = data_own_id(record);
    if (is_named_below(audit, data_root(audit->data), id)) return;
    diag_report(audit->diag, data_where(record), id, DIAG_OWNER_IDLE, data_record_type(record)->label.at,
                data_title(record, audit->arena).at);
}
