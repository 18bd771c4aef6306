/* A code says what goes with it: `needs` and `without` of its term; and what the office asks of its records itself. */
#include "audit/checks.h"

#include "base/map.h"

/* A shared record may give the field for all in it. */
static bool has_field(const Audit *audit, DataNode record, const char *name)
{
    DataNode parent = data_parent(record);
    if (data_words(data_child(record, name), audit->arena).n) return true;
    return parent && data_plays(parent, ROLE_SHARED) && data_words(data_child(parent, name), audit->arena).n;
}

static void check_fields(const Audit *audit, DataNode record, DataNode term, Str code, const char *rule, bool wanted)
{
    Str names = data_attribute(term, rule);
    code = str_copy(audit->arena, code);
    for (Str word; str_next_word(&names, &word);) {
        const FieldType *field = record_field(data_record_type(record), word);
        Str name = str_copy(audit->arena, word);
        if (has_field(audit, record, name.at) == wanted) continue;
        Str said = field ? schema_said(name, field->label, audit->arena) : name;
        diag_report(audit->diag, data_where(record), data_id(record), wanted ? DIAG_CODE_NEEDS : DIAG_CODE_WITHOUT, code.at,
                    said.at);
    }
}

static void check_code(const Audit *audit, DataNode record, const FieldType *field, Str code)
{
    DataNode term = code.n ? data_term(audit->data, field, code, audit->arena) : NULL;
    if (!term) return;
    check_fields(audit, record, term, code, "needs", true);
    check_fields(audit, record, term, code, "without", false);
}

/* By an axis there are several; what each says is asked once. */
static void check_codes_of(const Audit *audit, DataNode record, const FieldType *field)
{
    Map seen = map_new(audit->arena);
    for (DataNode child = data_first(record); child; child = data_next(child)) {
        Str code = data_field_type(child) == field ? str_trim(data_words(child, audit->arena)) : STR("");
        if (code.n && !map_put(&seen, code, record)) check_code(audit, record, field, code);
    }
}

void check_codes(const Audit *audit, DataNode record)
{
    const RecordType *type = data_record_type(record);
    for (int i = 0; type && i < type->n_fields; i++) {
        const FieldType *field = &type->fields[i];
        if (field->kind != FIELD_CODE) continue;
        if (field->is_attribute) check_code(audit, record, field, data_attribute(record, field->name.at));
        else check_codes_of(audit, record, field);
    }
}

/* One that cannot be worked out is reported, and kept. */
static bool is_kept(const Audit *audit, DataNode record, const Question *question)
{
    Found found = select_find(audit->select, (Context){ record, 1, 1, NULL }, question->test, question->where);
    return found.kind == FOUND_NOTHING || select_holds(&found);
}

void check_rules(const Audit *audit, DataNode record)
{
    static const DiagCode codes[] = {
        [SEVERITY_NOTE] = DIAG_RULE_NOTE, [SEVERITY_WARNING] = DIAG_RULE, [SEVERITY_ERROR] = DIAG_RULE_BROKEN
    };
    const RecordType *type = data_record_type(record);
    for (int i = 0; type && i < type->n_questions; i++) {
        const Question *question = &type->questions[i];
        if (question->severity < audit->least) continue;
        if (!is_kept(audit, record, question) && audit_says(audit, question->name, data_id(record)))
            diag_report(audit->diag, data_where(record), data_id(record), codes[question->severity], question->label.at,
                        question->name.at);
    }
}
