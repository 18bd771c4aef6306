/* Records that nothing is said of. */
#include "audit/checks.h"

/* What one of its kind has a collection of, each should have. */
void check_collections(const Audit *audit, DataNode record)
{
    const Schema *schema = audit->data->schema;
    for (int i = 0; data_record_type(record) && i < schema->n_records; i++) {
        const RecordType *type = &schema->records[i];
        if (type->role != ROLE_COLLECTION || !schema_lists(type->of, data_record_type(record)->name)) continue;
        if (audit_has_collection(audit, type, STR("")) && !audit_has_collection(audit, type, data_own_id(record)))
            diag_report(audit->diag, data_where(record), data_id(record), DIAG_COLLECTION_MISSING,
                        schema_said(type->element, type->label, audit->arena).at);
    }
}

void check_used(const Audit *audit, DataNode record)
{
    if (!data_is_owner(audit->data, record)) return;
    Str id = data_own_id(record);
    if (map_find(&audit->owners, id)) return;
    diag_report(audit->diag, data_where(record), id, DIAG_OWNER_IDLE, data_record_type(record)->label.at,
                data_title(record, audit->arena).at);
}
