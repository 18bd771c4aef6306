/* A table shows what a field says in words.  Where elements stand among them (lists, marks, readings, raised letters) words
   alone would lose these, so they are shown as the data file has them. */
#include "data/correctable.h"

#include "base/utf8.h"
#include "grammar/grammar.h"

#include <string.h>

static bool is_plain(const XmlNode *element)
{
    for (const XmlNode *child = element ? xml_first(element) : NULL; child; child = xml_next(child))
        if (!xml_is_text(child) && !xml_is(child, "br")) return false;
    return true;
}

/* Filled in from its source, or shared with others: not to be corrected here. */
static bool is_anothers(const Data *data, DataNode record, DataNode field, Str name, Arena *arena)
{
    if (plays(record, ROLE_REFERENCE)) {
        for (int i = 0; i < data->facts.n; i++)
            if (str_equal(data->facts.at[i].record, id_of(record)) && str_equal(data->facts.at[i].field, name)) return false;
        return true;
    }
    for (DataNode above = data_parent(record); !field && above; above = data_parent(above))
        if ((plays(above, ROLE_SHARED) || plays(record, ROLE_PART)) && field_in(above, name, arena)) return true;
    for (DataNode above = data_parent(record); above; above = data_parent(above))
        if (plays(above, ROLE_REFERENCE)) return true; /* a line that was copied */
    return false;
}

/* 実績値; of the year 2022, 実績値:2022. */
static Str label_of(const FieldType *type, Str element, Arena *arena)
{
    Str label = type->label.n ? type->label : type->name;
    return str_join(arena, label, str_part(element, type->name.n, element.n));
}

/* May the field have an attribute of this name that a person types?  The place of a value on its axis is none. */
static bool has_attribute(const Data *data, const XmlNode *record, const FieldType *type, Str name, Arena *arena)
{
    const ElementRule *rule = rule_at(record), *own = NULL;
    if (rule) own = grammar_find_child(data->schema->grammar, rule, str_copy(arena, type->name).at);
    bool is_place = type->by && str_equal(type->by->name, name);
    return own && !is_place && grammar_find_attribute(own, str_copy(arena, name).at);
}

bool data_find_asked(const Data *data, Str record, Str field, Correctable *found, Arena *arena)
{
    DataNode node = data_find(data, record);
    int at = str_find(field, '@');
    Str element = at < 0 ? field : str_part(field, 0, at), attribute = at < 0 ? STR("") : str_part(field, at + 1, field.n);
    int colon = str_find(element, ':');
    Str name = colon < 0 ? element : str_part(element, 0, colon);
    const FieldType *type = node && record_at(node) ? record_field(record_at(node), name) : NULL;
    if (!type || type->is_attribute || type->value.n || (type->by != NULL) != (colon >= 0)) return false;
    if (type->by && !axis_has(type->by, str_part(element, colon + 1, element.n))) return false;
    if (at >= 0 && !has_attribute(data, node, type, attribute, arena)) return false;
    DataNode child = field_in(node, element, arena);
    if (is_anothers(data, node, child, element, arena)) return false;
    *found = (Correctable){
        .record = record, .field = field, .label = label_of(type, element, arena), .is_plain = at >= 0 || is_plain(child)
    };
    if (at >= 0) {
        found->words = child ? str_copy(arena, data_attribute(child, str_copy(arena, attribute).at)) : STR("");
        found->cell = found->words;
        return true;
    }
    Str markup = markup_of(child, arena);
    if (found->is_plain) markup_plain(str_replace(arena, markup, STR("<br/>"), STR("\n")), &found->words, arena);
    else found->words = markup;
    found->form = correctable_form(type->kind, markup, &found->cell, arena);
    return true;
}

bool data_find_correctable(const Data *data, Str record, Str field, Correctable *found, Arena *arena)
{
    bool is_of_field = str_find(field, '@') >= 0, is_number = str_ends(field, STR("@number"));
    if (is_of_field && !is_number) return false;
    return data_find_asked(data, record, field, found, arena) && (!is_number || found->words.n);
}

bool data_is_said_within(DataNode record, Str field, Arena *arena)
{
    int end = 0;
    while (end < field.n && field.at[end] != ':' && field.at[end] != '@') end++;
    Str name = str_part(field, 0, end), element = str_find(field, '@') < 0 ? field : str_part(field, 0, str_find(field, '@'));
    if (field_in(record, element, arena)) return false;
    for (const XmlNode *child = xml_first_element(record); child; child = xml_next_element(child)) {
        if (!record_at(child) || plays(child, ROLE_REFERENCE)) continue;
        if (plays(child, ROLE_PART) && schema_lists(record_at(child)->gives, name)) return true;
        if (plays(record, ROLE_SHARED) && field_in(child, element, arena)) return true;
    }
    return false;
}

DataNode data_field(DataNode record, Str name, Arena *arena)
{
    return field_in(record, name, arena);
}

static void add_name(StrBuilder *names, Str name)
{
    if (names->n) str_add(names, STR(" "));
    str_add(names, name);
}

/* 実績値:2021 実績値:2022 … */
static void add_names_by(StrBuilder *names, const FieldType *field, Arena *arena)
{
    const ValueAxis *axis = field->by;
    Str values = axis->values;
    for (int year = axis->from; axis->kind != AXIS_WORDS && year <= axis->to; year++)
        add_name(names, str_printf(arena, STR_FMT ":%d", STR_ARG(field->name), year));
    for (Str word; axis->kind == AXIS_WORDS && str_next_word(&values, &word);)
        add_name(names, str_printf(arena, STR_FMT ":" STR_FMT, STR_ARG(field->name), STR_ARG(word)));
}

Str data_field_names(const Data *data, Str record, Arena *arena)
{
    DataNode node = data_find(data, record);
    const RecordType *type = node ? record_at(node) : NULL;
    StrBuilder names = { .arena = arena };
    for (int i = 0; type && i < type->n_fields; i++) {
        const FieldType *field = &type->fields[i];
        if (field->by) add_names_by(&names, field, arena);
        else add_name(&names, field->name);
    }
    return str_built(&names);
}

Str correctable_markup(const Correctable *field, Str words, Arena *arena)
{
    words = str_trim(words);
    if (!field->is_plain) return words;
    return str_replace(arena, markup_from_plain(words, arena), STR("\n"), STR("<br/>"));
}

bool data_row_words(const Correctable *field, Str markup, Str *words, Arena *arena)
{
    *words = markup;
    return !field->is_plain || markup_plain(str_replace(arena, markup, STR("<br/>"), STR("\n")), words, arena);
}

bool correctable_has_characters(Str words, Where where, Diag *diag)
{
    for (int at = 0; at < words.n;) {
        uint32_t c = utf8_next(words, &at);
        if (characters_may_stand(c)) continue;
        diag_report(diag, where, STR(""), DIAG_BAD_CHARACTER, (unsigned)c);
        return false;
    }
    return true;
}

/* Would it do in a corrections file?  What is wrong with it there is said of the cell. */
bool data_may_say(const Data *data, Str record, Str markup, Where where, Arena *arena, Diag *diag)
{
    if (!correctable_has_characters(markup, where, diag)) return false;
    Diag *found = diag_open((DiagStyle){ .strict = true, .least = SEVERITY_FATAL }, arena);
    Str text = str_printf(
        arena, "<corrections><correction key=\"k\" field=\"f\"><was/><now>" STR_FMT "</now></correction></corrections>",
        STR_ARG(markup));
    XmlFile *file = xml_open_text(where.file, text, arena, found);
    bool ok = file && check_file(file, data->schema->corrections, "corrections", arena, found);
    xml_close(file);
    int n;
    const DiagFault *faults = diag_faults(found, &n);
    for (int i = 0; i < n && !ok; i++) {
        DiagFault fault = faults[i];
        fault.where = where;
        fault.key = record;
        diag_report_again(diag, &fault);
    }
    return ok;
}
