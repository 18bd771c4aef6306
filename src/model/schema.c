#include "model/schema.h"

#include "model/era.h"

const RecordType *schema_record(const Schema *schema, Str name)
{
    for (int i = 0; i < schema->n_records; i++)
        if (str_equal(schema->records[i].name, name)) return &schema->records[i];
    return NULL;
}

const FieldType *record_field(const RecordType *record, Str name)
{
    const FieldType *link = record_link(record), *found = NULL;
    for (int i = 0; i < record->n_fields; i++)
        if (str_equal(record->fields[i].name, name) && (!found || found == link)) found = &record->fields[i];
    return found;
}

const FieldType *record_owner(const RecordType *record)
{
    for (int i = 0; i < record->n_fields; i++)
        if (record->fields[i].is_owner) return &record->fields[i];
    return NULL;
}

const FieldType *record_ordinal(const RecordType *record)
{
    for (int i = 0; i < record->n_fields; i++)
        if (record->fields[i].kind == FIELD_ORDINAL) return &record->fields[i];
    return NULL;
}

const FieldType *record_link(const RecordType *record)
{
    bool has_link = record->role == ROLE_REFERENCE || record->role == ROLE_COLLECTION;
    for (int i = 0; has_link && i < record->n_fields; i++)
        if (record->fields[i].kind == FIELD_REFERENCE && record->fields[i].is_attribute) return &record->fields[i];
    return NULL;
}

Str field_marks(const FieldType *field)
{
    bool has_usual = field->kind == FIELD_NUMBER || field->kind == FIELD_FIGURE;
    return field->missing.n || !has_usual ? field->missing : STR(SCHEMA_MISSING);
}

Str schema_owner_label(const Schema *schema)
{
    for (int i = 0; i < schema->n_records; i++) {
        const FieldType *owner = record_owner(&schema->records[i]);
        if (owner) return owner->label.n ? owner->label : owner->name;
    }
    return STR("");
}

bool schema_lists(Str list, Str name)
{
    for (Str word; str_next_word(&list, &word);)
        if (str_equal(word, name)) return true;
    return false;
}

Str schema_said(Str name, Str label, Arena *arena)
{
    if (!label.n || str_equal(name, label)) return name;
    return str_printf(arena, STR_FMT " (" STR_FMT ")", STR_ARG(label), STR_ARG(name));
}

bool value_year(Str text, int *year)
{
    Moment moment;
    if (!era_read(str_trim(text), STR(""), &moment) || moment.month || moment.is_end) return false;
    *year = moment.year;
    return true;
}

bool axis_has(const ValueAxis *axis, Str written)
{
    int year = 0;
    if (axis->kind == AXIS_WORDS) return schema_lists(axis->values, str_trim(written));
    return value_year(written, &year) && year >= axis->from && year <= axis->to;
}

Str axis_value(const ValueAxis *axis, Str written, Arena *arena)
{
    int year = 0;
    if (!axis_has(axis, written)) return STR("");
    if (axis->kind == AXIS_WORDS) return str_copy(arena, str_trim(written));
    value_year(written, &year);
    return str_printf(arena, "%d", year);
}

Str schema_questions(const Schema *schema, Arena *arena)
{
    static const char *const questions[] = { QUESTION_CHOICES(CHOICE_WORD) }, *const hygiene[] = { HYGIENE_CHOICES(CHOICE_WORD) };
    StrBuilder names = { .arena = arena };
    for (size_t i = 0; i < sizeof questions / sizeof *questions; i++) str_add_printf(&names, "%s ", questions[i]);
    for (size_t i = 0; i < sizeof hygiene / sizeof *hygiene; i++) str_add_printf(&names, "%s ", hygiene[i]);
    for (int i = 0; i < schema->n_records; i++)
        for (int k = 0; k < schema->records[i].n_questions; k++)
            str_add_printf(&names, STR_FMT " ", STR_ARG(schema->records[i].questions[k].name));
    return str_built(&names);
}
