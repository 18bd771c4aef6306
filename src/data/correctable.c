/* A table shows what a field says in words.  Where elements stand among them (lists, marks, readings, raised letters) words
   alone would lose these, so they are shown as the data file has them. */
#include "data/correctable.h"

#include "grammar/grammar.h"
#include "xml/xml.h"

#include <string.h>

static const char number_ending[] = "@number";

static const ElementRule *rule_of(const Data *data, DataNode element)
{
    if (element == data_root(data)) return grammar_find_rule(&grammar_data, STR("data"));
    const ElementRule *parent = rule_of(data, element->parent);
    return parent ? grammar_find_child(&grammar_data, parent, (const char *)element->name) : NULL;
}

static bool is_plain(const xmlNode *element)
{
    for (const xmlNode *child = element ? element->children : NULL; child; child = child->next)
        if (child->type != XML_TEXT_NODE && !xml_is(child, "br")) return false;
    return true;
}

/* A child without id, as fields are. */
static DataNode field_of(DataNode record, const char *name)
{
    DataNode child = data_child(record, name);
    return child && !data_attribute(child, "id").n ? child : NULL;
}

/* Filled in from its source, or shared with others: not to be corrected here. */
static bool is_anothers(const Data *data, DataNode record, DataNode field, const char *name)
{
    if (data_is(record, "repeat")) {
        for (int i = 0; i < data->facts.n; i++)
            if (str_equal(data->facts.at[i].record, data_attribute(record, "id")) && str_is(data->facts.at[i].field, name))
                return false;
        return true;
    }
    for (DataNode above = data_parent(record); !field && above; above = data_parent(above))
        if ((data_is(above, "joint") || data_is(above, "measure")) && field_of(above, name)) return true;
    for (DataNode above = data_parent(record); above; above = data_parent(above))
        if (data_is(above, "repeat")) return true; /* a line that was copied */
    return false;
}

static bool find_number(Correctable *found, DataNode field, Arena *arena)
{
    Str number = field ? data_attribute(field, "number") : STR("");
    found->words = str_copy(arena, number);
    found->is_plain = true;
    return number.n > 0;
}

bool data_find_correctable(const Data *data, Str record, Str field, Correctable *found, Arena *arena)
{
    bool is_number = str_ends(field, STR("@number"));
    DataNode node = data_find(data, record);
    Str element = is_number ? str_part(field, 0, field.n - (int)sizeof number_ending + 1) : field;
    const char *name = str_copy(arena, element).at;
    const ElementRule *rule = node ? rule_of(data, node) : NULL;
    const ElementRule *own = rule && element.n ? grammar_find_child(&grammar_data, rule, name) : NULL;
    if (!own || !own->text || grammar_find_attribute(own, "id")) return false;
    DataNode child = field_of(node, name);
    if (is_anothers(data, node, child, name)) return false;
    *found = (Correctable){ .record = record, .field = field, .is_plain = is_plain(child) };
    if (is_number) return find_number(found, child, arena);
    Str markup = markup_of(child, arena);
    if (found->is_plain) markup_plain(str_replace(arena, markup, STR("<br/>"), STR("\n")), &found->words, arena);
    else found->words = markup;
    return true;
}

Str correctable_markup(const Correctable *field, Str words, Arena *arena)
{
    words = str_trim(words);
    if (!field->is_plain) return words;
    return str_replace(arena, markup_from_plain(words, arena), STR("\n"), STR("<br/>"));
}
