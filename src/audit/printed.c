/* A figure that is in the data and on no page: each text of the document knows where its words came from, so a field that is in none of
   them was not printed.  It may be used all the same: by a path that sorts, by a total, by a rule; or the office keeps it for itself, and
   then it must not be on a page. */
#include "audit/audit.h"

#include "audit/checks.h"

#include <assert.h>

/* A field where it is declared; those that other records have from there are the same one. */
typedef struct {
    const RecordType *record;
    const FieldType *field;
    Map records; /* that have a value: by their place */
    Str shown;   /* a record of which it is printed; empty: of none */
    bool is_used;
} FieldUse;

typedef struct {
    const Data *data;
    const NamesAsked *asked;
    const Audit *audit; /* what is accepted */
    Vec(FieldUse) uses;
    Map seen; /* fields of sources */
    Arena *arena;
} PrintAudit;

static bool is_same_place(Where a, Where b)
{
    return a.line == b.line && a.column == b.column;
}

/* NULL: it is of no office's schema. */
static FieldUse *use_of(const PrintAudit *print, const FieldType *field)
{
    for (int i = 0; field && i < print->uses.n; i++)
        if (is_same_place(print->uses.at[i].field->where, field->where)) return &print->uses.at[i];
    return NULL;
}

/* What it does is done without being printed: it says whose or which a record is, what it refers to, of when the set is. */
static bool has_other_part(const Schema *schema, const RecordType *record, const FieldType *field)
{
    bool refers = field->kind == FIELD_REFERENCE || field->kind == FIELD_REFERENCES;
    bool is_key = field->is_attribute && str_equal(record->key, field->name);
    bool names_owner = schema_lists(record->title, field->name) && !field->is_attribute;
    for (int i = 0; names_owner && i < schema->n_records; i++) {
        const FieldType *owner = record_owner(&schema->records[i]);
        if (owner && str_equal(owner->of, record->name)) return true;
    }
    return refers || is_key || field->is_issue;
}

/* --- what is there ---------------------------------------------------------------------------------------------------- */

/* Its fields are another's: what it is part of, gives to or shows. */
static bool borrows(const RecordType *record)
{
    return record->role == ROLE_SHARED || record->role == ROLE_PART || record->role == ROLE_REFERENCE;
}

static void list_fields(PrintAudit *print, bool of_borrowers)
{
    const Schema *schema = print->data->schema;
    for (int i = 0; i < schema->n_records; i++)
        for (int k = 0; k < schema->records[i].n_fields && borrows(&schema->records[i]) == of_borrowers; k++) {
            const RecordType *record = &schema->records[i];
            const FieldType *field = &record->fields[k];
            if (use_of(print, field)) continue;
            FieldUse *use = vec_push(&print->uses);
            *use = (FieldUse){ .record = record,
                               .field = field,
                               .records = map_new(print->arena),
                               .is_used = has_other_part(schema, record, field) };
        }
}

static void count_value(PrintAudit *print, DataNode record, const FieldType *field)
{
    FieldUse *use = use_of(print, field);
    Where *where = arena_new(print->arena, Where);
    *where = data_where(record);
    if (use && audit_says(print->audit, audit_question(QUESTION_PRINTED), data_id(record)))
        map_put(&use->records, str_printf(print->arena, "%s:%d:%d", where->file, where->line, where->column), use);
}

/* Of a 再掲 what is its own. */
static void count_values(PrintAudit *print, DataNode element)
{
    const RecordType *type = data_record_type(element);
    for (int i = 0; type && i < type->n_fields && type->role != ROLE_REFERENCE; i++)
        if (type->fields[i].is_attribute && data_attribute(element, type->fields[i].name.at).n)
            count_value(print, element, &type->fields[i]);
    for (DataNode child = data_first(element); child; child = data_next(child)) {
        const FieldType *field = type ? data_field_type(child) : NULL;
        bool says = field && (field->is_asked || str_trim(data_words(child, print->arena)).n);
        if (says && data_source(print->data, child, print->arena).kind != SOURCE_AGAIN) count_value(print, element, field);
        if (!field) count_values(print, child);
    }
}

/* --- what is used ----------------------------------------------------------------------------------------------------- */

static void use_all_in(PrintAudit *print, DataNode element)
{
    const RecordType *type = data_record_type(element);
    for (DataNode child = data_first(element); child; child = data_next(child)) {
        FieldUse *use = type ? use_of(print, data_field_type(child)) : NULL;
        if (!use) {
            use_all_in(print, child);
            continue;
        }
        use->is_used = true;
        use->shown = data_id(element);
    }
}

/* name, @no; result@number, result:2022: of the field result. */
static void use_source(PrintAudit *print, Source source)
{
    DataNode record = data_find(print->data, source.record);
    const RecordType *type = record ? data_record_type(record) : NULL;
    bool is_attribute = str_starts(source.field, STR("@"));
    Str name = str_part(source.field, is_attribute, source.field.n);
    int end = 0;
    assert(!name.n || name.at);
    while (end < name.n && name.at[end] != '@' && name.at[end] != ':') end++;
    name = str_part(name, 0, end);
    if (record && !source.field.n) use_all_in(print, record); /* printed as a whole */
    for (int i = 0; type && i < type->n_fields; i++) {
        FieldUse *use = use_of(print, &type->fields[i]);
        if (!use || type->fields[i].is_attribute != is_attribute || !str_equal(type->fields[i].name, name)) continue;
        use->is_used = true;
        use->shown = source.record;
    }
}

static void use_text(void *whose, const Rich *text)
{
    PrintAudit *print = whose;
    for (int i = 0; i < text->n_sources; i++) {
        const Source *source = &text->sources[i].source;
        Str key = str_printf(print->arena, STR_FMT "\n" STR_FMT, STR_ARG(source->record), STR_ARG(source->field));
        if (source->record.n && !map_put(&print->seen, key, print)) use_source(print, *source);
    }
}

static void use_document(PrintAudit *print, const Document *document)
{
    for (const Section *section = document->sections; section; section = section->next) {
        blocks_each_text(section->blocks, use_text, print);
        for (const Master *master = NULL; (master = section_next_master(section, master));)
            for (int i = 0; i < master->n_texts; i++) rich_each_text(&master->texts[i].rich, use_text, print);
    }
}

/* By a rule of a record that has the field. */
static bool is_in_rule(const PrintAudit *print, const FieldUse *use, Str name)
{
    const Schema *schema = print->data->schema;
    bool is = false;
    for (int i = 0; i < schema->n_records && !is; i++) {
        const RecordType *record = &schema->records[i];
        const FieldType *field = record_field(record, use->field->name);
        Str key = str_printf(print->arena, STR_FMT "\n" STR_FMT, STR_ARG(record->name), STR_ARG(name));
        is = field && is_same_place(field->where, use->field->where) && map_find(&print->asked->apart, key);
    }
    return is;
}

/* By an expression.  What stands in a list without an id has no source: there it counts to be printed at all. */
static void use_asked(PrintAudit *print)
{
    for (int i = 0; i < print->uses.n; i++) {
        FieldUse *use = &print->uses.at[i];
        const Map *names = use->record->role == ROLE_COLLECTION ? &print->asked->any : &print->asked->apart;
        Str name = str_printf(print->arena, "%s" STR_FMT, use->field->is_attribute ? "@" : "", STR_ARG(use->field->name));
        use->is_used |= map_find(names, name) || is_in_rule(print, use, name);
    }
}

/* Of this record, or of those in it with this element. */
static bool use_operand(PrintAudit *print, const RecordType *record, Str operand)
{
    const Schema *schema = print->data->schema;
    int slash = str_find(operand, '/');
    Str name = str_part(operand, slash + 1, operand.n), element = str_part(operand, 0, slash < 0 ? 0 : slash);
    bool is_new = false;
    for (int i = 0; i < schema->n_records; i++) {
        const RecordType *type = &schema->records[i];
        FieldUse *use = use_of(print, record_field(type, name));
        if (!use || use->is_used || (slash < 0 ? type != record : !str_equal(type->element, element))) continue;
        use->is_used = is_new = true;
    }
    return is_new;
}

/* What comes of a field is printed: so is the field; and so on. */
static void use_operands(PrintAudit *print)
{
    for (bool is_new = true; is_new;) {
        is_new = false;
        for (int i = 0; i < print->uses.n; i++) {
            const FieldUse *use = &print->uses.at[i];
            Str operands = use->is_used ? data_operands(use->field, print->arena) : STR("");
            for (Str operand; str_next_word(&operands, &operand);) is_new |= use_operand(print, use->record, operand);
        }
    }
}

static void report_use(const PrintAudit *print, const FieldUse *use)
{
    const char *record = schema_said(use->record->name, use->record->label, print->arena).at,
               *field = schema_said(use->field->name, use->field->label, print->arena).at;
    if (use->field->is_inner && use->shown.n)
        diag_report(print->audit->diag, use->field->where, use->shown, DIAG_INNER_PRINTED, record, field);
    if (!use->field->is_inner && !use->is_used && use->records.n)
        diag_report(print->audit->diag, use->field->where, STR(""), DIAG_FIELD_UNPRINTED, record, field, use->records.n);
}

void audit_printed(const Data *data, const NamesAsked *asked, const Document *document, Arena *arena, Diag *diag)
{
    if (!data->schema->path || schema_lists(data->schema->off, audit_question(QUESTION_PRINTED))) return;
    Audit audit = audit_begin(data, SEVERITY_NOTE, arena, diag);
    PrintAudit print = {
        .data = data, .asked = asked, .audit = &audit, .uses.arena = arena, .seen = map_new(arena), .arena = arena
    };
    list_fields(&print, false);
    list_fields(&print, true);
    count_values(&print, data_root(data));
    use_document(&print, document);
    use_asked(&print);
    use_operands(&print);
    for (int i = 0; i < print.uses.n; i++) report_use(&print, &print.uses.at[i]);
    check_prose(&audit, document);
    audit_end(&audit);
}
