/* One datum a cell: figures as figures, years Western, codes as codes; what that leaves out of how it was typed stands in a column
   of its own, as a data file has it, so that nothing is lost. */
#include "opendata/table.h"

#include "grammar/grammar.h"
#include "model/amount.h"
#include "model/era.h"

static void add_words(StrBuilder *out, DataNode node)
{
    for (DataNode child = xml_first(node); child; child = xml_next(child)) {
        bool is_line = xml_is(child, "br") || xml_is(child, "item") || xml_is(child, "p") || xml_is(child, "heading");
        if (xml_is_text(child)) str_add(out, xml_text(child));
        if (is_line && out->n && out->at[out->n - 1] != '\n') str_add(out, STR("\n"));
        else if (xml_is(child, "br")) str_add(out, STR("\n"));
        if (xml_is_element(child) && !xml_is(child, "rt") && !xml_is(child, "rp")) add_words(out, child);
        if (xml_is(child, "list") && xml_next(child) && out->n && out->at[out->n - 1] != '\n') str_add(out, STR("\n"));
    }
}

/* Letter for letter; a line for each <br/>, <item>, <p>, no readings. */
static Str words_of(DataNode element, Arena *arena)
{
    StrBuilder out = { .arena = arena };
    if (element) add_words(&out, element);
    return str_trim(str_built(&out));
}

static DataNode element_of(const OpenRow *row, const DatumColumn *column, Arena *arena)
{
    Str name = column->at.n ? str_join_by(arena, column->field->name, ':', column->at) : column->field->name;
    return field_in(row->node, name, arena);
}

/* As it was typed, in an element or an attribute. */
static Str typed(const OpenRow *row, const DatumColumn *column, Arena *arena)
{
    const FieldType *field = column->field;
    return field->is_attribute ? str_trim(data_attribute(row->node, field->name.at))
                               : words_of(element_of(row, column, arena), arena);
}

static Str figure_in(Str words, const FieldType *field, Str *unit, Arena *arena)
{
    Amount amount = amount_read(words, amount_missing);
    *unit = STR("");
    if (amount.kind != AMOUNT_READ || schema_lists(field_marks(field), words)) return STR("");
    enum { LONG = 24 }; /* bytes: a unit is a word, not a sentence */
    Str behind = str_trim(amount.behind);
    if (behind.n <= LONG && str_find(behind, '\n') < 0) *unit = behind;
    return decimal_text(amount.value, arena);
}

static Str figure_of(const OpenRow *row, const DatumColumn *column, bool is_unit, Arena *arena)
{
    DataNode element = column->field->is_attribute ? NULL : element_of(row, column, arena);
    Str unit, figure = figure_in(typed(row, column, arena), column->field, &unit, arena);
    Str number = element ? data_attribute(element, "number") : STR("");
    if (number.n && !str_equal(number, figure)) return is_unit ? STR("") : number;
    return is_unit ? unit : figure;
}

static Str value_of(const OpenRow *row, const DatumColumn *column, Arena *arena)
{
    const FieldType *field = column->field;
    Str words = typed(row, column, arena), unit;
    Moment moment;
    int year;
    switch (field->kind) {
    case FIELD_NUMBER: return figure_in(words, field, &unit, arena);
    case FIELD_YEAR: return value_year(words, &year) ? str_printf(arena, "%d", year) : words;
    case FIELD_DATE:
    case FIELD_MOMENT: return era_read(words, STR(""), &moment) ? moment_text(arena, moment) : words;
    default: return words;
    }
}

static Str nth_of(Str list, int nth)
{
    Str word = STR("");
    for (int i = 0; i <= nth; i++)
        if (!str_next_word(&list, &word)) return STR("");
    return word;
}

/* --- as a data file has it ------------------------------------------------------------------------------------------------ */

static bool is_text_alone(DataNode element)
{
    return xml_is_text(xml_first(element)) && !xml_next(xml_first(element));
}

static bool has_attributes(DataNode element, const FieldType *field)
{
    for (const XmlNode *attribute = xml_attributes(element); attribute; attribute = xml_next_attribute(attribute))
        if (!field->by || strcmp(xml_name(attribute), field->by->name.at) != 0) return true;
    return false;
}

/* Would a cell of these words come back as this element, and no other? */
static bool says_lines(DataNode element, const FieldType *field, Str words)
{
    bool is_prose = field->kind == FIELD_PROSE;
    if (!words.n) return false;
    for (DataNode child = xml_first(element); child; child = xml_next(child)) {
        bool is_line = is_prose ? xml_is(child, "p") && !xml_attributes(child) && is_text_alone(child)
                                : xml_is_text(child) || (xml_is(child, "br") && !xml_attributes(child));
        Str text = xml_is_text(child) ? xml_text(child) : is_prose && is_line ? xml_text(xml_first(child)) : STR("");
        if (!is_line || str_find(text, '\n') >= 0 || str_find(text, '\r') >= 0 || str_find(text, '\t') >= 0) return false;
        if (is_prose && !str_equal(str_trim(text), text)) return false;
    }
    const DataNode first = xml_first(element), last = xml_last(element);
    bool is_trimmed = first && (is_prose || (xml_is_text(first) && xml_is_text(last)));
    for (DataNode child = first; child && !is_prose; child = xml_next(child))
        is_trimmed &= !xml_is_text(child) || !xml_next(child) || !xml_is_text(xml_next(child));
    return is_trimmed && (is_prose || (str_equal(str_trim(xml_text(first)), xml_text(first)) &&
                                       str_equal(str_trim(xml_text(last)), xml_text(last))));
}

static bool has_lines(const FieldType *field)
{
    return field->kind == FIELD_TEXT || field->kind == FIELD_FIGURE || field->kind == FIELD_PLAIN || field->kind == FIELD_PROSE;
}

static Str written_of(const OpenRow *row, const DatumColumn *column, Arena *arena)
{
    const FieldType *field = column->field;
    Str value = value_of(row, column, arena), words = typed(row, column, arena);
    if (field->is_attribute) return str_equal(value, words) ? STR("") : words;
    DataNode element = element_of(row, column, arena);
    if (!element) return STR("");
    bool is_typed = !field->value.n && !has_attributes(element, field);
    if (is_typed && has_lines(field) && says_lines(element, field, words)) return STR("");
    bool is_alone = is_typed && !has_lines(field) && is_text_alone(element);
    if (is_alone && str_equal(value, words)) return STR("");
    return is_alone && !str_starts(words, STR("<")) ? words : markup_whole(element, arena);
}

/* --- what follows ----------------------------------------------------------------------------------------------------------- */

static Str computed_of(const OpenRow *row, const DatumColumn *column, Arena *arena)
{
    const FieldType *field = column->field;
    DataNode element = element_of(row, column, arena);
    Decimal value, more;
    Str missing, adjust = element ? data_attribute(element, "adjust") : STR("");
    if (element && !field->is_asked) return value_of(row, column, arena);
    if ((field->is_asked && !element) || !data_computed(row->node, field, column->at, &value, &missing, arena)) return STR("");
    if (adjust.n && decimal_read(adjust, &more)) value = decimal_add(value, more);
    return decimal_text(value, arena);
}

static Str era_of(const OpenRow *row, const DatumColumn *column, Arena *arena)
{
    Str words = typed(row, column, arena), said;
    Moment moment;
    if (!words.n) return STR("");
    if (!era_read(words, STR(""), &moment)) return era_date(arena, words, DATE_LONG, &said) ? said : STR("");
    const ValueAxis *axis = column->field->on;
    if (axis && axis->kind == AXIS_FISCAL_YEAR && !moment.month) moment.is_fiscal = true;
    return era_write(arena, moment, DATE_LONG);
}

static Str title_of(const OpenSet *set, const OpenRow *row, const DatumColumn *column)
{
    const FieldType *field = column->field;
    Str words = value_of(row, column, set->arena);
    if (field->kind == FIELD_REFERENCES) words = nth_of(words, column->nth);
    DataNode meant = !words.n                    ? NULL
                     : field->kind == FIELD_CODE ? data_term(set->data, field, words, set->arena)
                                                 : data_find(set->data, words);
    return meant ? data_title(meant, set->arena) : STR("");
}

/* The nearest of the kind that the record lies in, or that a collection around it is of. */
static DataNode above_of(const OpenSet *set, DataNode node, const RecordType *kind)
{
    for (DataNode above = data_parent(node); above; above = data_parent(above)) {
        const RecordType *type = record_at(above);
        const FieldType *link = type && type->role == ROLE_COLLECTION ? record_link(type) : NULL;
        DataNode owner = link ? data_find(set->data, data_attribute(above, link->name.at)) : NULL;
        if (type == kind) return above;
        if (owner && record_at(owner) == kind) return owner;
        DataNode over = owner ? above_of(set, owner, kind) : NULL;
        if (over) return over;
    }
    return NULL;
}

Str opencell_words(const OpenSet *set, const OpenRow *row, const DatumColumn *column)
{
    Arena *arena = set->arena;
    DataNode above;
    switch (column->says) {
    case SAYS_NAME: return row->name;
    case SAYS_PARENT: return openset_name(set, row->parent);
    case SAYS_ORDER: return str_printf(arena, "%d", row->order);
    case SAYS_ABOVE: above = above_of(set, row->node, column->above); return above ? openset_name(set, above) : STR("");
    case SAYS_ABOVE_TITLE: above = above_of(set, row->node, column->above); return above ? data_title(above, arena) : STR("");
    case SAYS_ATTRIBUTE: return str_copy(arena, data_attribute(row->node, column->attribute.at));
    case SAYS_VALUE: {
        Str value = value_of(row, column, arena);
        return column->nth < 0 ? value : nth_of(value, column->nth);
    }
    case SAYS_WRITTEN: return written_of(row, column, arena);
    case SAYS_FIGURE: return figure_of(row, column, false, arena);
    case SAYS_UNIT: return figure_of(row, column, true, arena);
    case SAYS_ERA: return era_of(row, column, arena);
    case SAYS_TITLE: return title_of(set, row, column);
    case SAYS_COMPUTED: return computed_of(row, column, arena);
    }
    return STR("");
}

bool opencolumn_is_figure(const DatumColumn *column)
{
    bool is_number = column->field && (column->field->kind == FIELD_NUMBER || column->field->kind == FIELD_YEAR);
    return column->says == SAYS_ORDER || column->says == SAYS_FIGURE || column->says == SAYS_COMPUTED ||
           (column->says == SAYS_VALUE && is_number);
}
