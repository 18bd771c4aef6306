/* What is asked of an element of the data. */
#include "data/data.h"
#include "data/refer.h"

#include "base/utf8.h"

#include "grammar/grammar.h"
#include "xml/xml.h"

static DataNode element_from(DataNode node)
{
    while (node && !xml_is_element(node)) node = xml_next(node);
    return node;
}

DataNode data_root(const Data *data)
{
    return xml_tree_root(data->tree);
}

DataNode data_first(DataNode node)
{
    return element_from(xml_first(node));
}

DataNode data_next(DataNode node)
{
    return element_from(xml_next(node));
}

Str data_name(DataNode node)
{
    return str_from(xml_name(node));
}

bool data_is(DataNode node, const char *element)
{
    return str_same(xml_name(node), element);
}

Str data_attribute(DataNode node, const char *name)
{
    return xml_attribute(node, name);
}

Str data_typed(DataNode node)
{
    return xml_is_element(node) ? STR("") : xml_text(node);
}

bool data_attribute_at(DataNode node, int i, Str *name, Str *value)
{
    const XmlNode *attribute = xml_attributes(node);
    while (attribute && i-- > 0) attribute = xml_next_attribute(attribute);
    if (!attribute) return false;
    *name = str_from(xml_name(attribute));
    *value = xml_reading(attribute);
    return true;
}

DataNode data_child(DataNode node, const char *element)
{
    for (DataNode child = data_first(node); child; child = data_next(child))
        if (data_is(child, element)) return child;
    return NULL;
}

/* Digits of full width as plain ones; they all begin with one byte. */
static void add_digits_folded(StrBuilder *text, Str words)
{
    enum { FULL_ZERO = 0xFF10, FULL_NINE = 0xFF19, BEGINS = 0xEF };
    for (int at = 0; at < words.n;) {
        int plain = str_find(str_part(words, at, words.n), (char)BEGINS), end = plain < 0 ? words.n : at + plain;
        str_add(text, str_part(words, at, end));
        if ((at = end) == words.n) break;
        uint32_t character = utf8_next(words, &at);
        bool is_full = character >= FULL_ZERO && character <= FULL_NINE;
        str_add_char(text, is_full ? character - FULL_ZERO + '0' : character);
    }
}

static void add_text(StrBuilder *text, DataNode node)
{
    for (DataNode child = xml_first(node); child; child = xml_next(child)) {
        if (xml_is_element(child)) {
            if (data_is(child, "br")) str_add_char(text, '\n');
            if (!data_is(child, "rt")) add_text(text, child);
            continue;
        }
        if (xml_is_text(child)) add_digits_folded(text, xml_reading(child));
    }
}

Str data_words(DataNode node, Arena *arena)
{
    StrBuilder text = { .arena = arena };
    if (node) add_text(&text, node);
    return str_built(&text);
}

typedef enum { PART_NONE, PART_FLOWS, PART_BREAKS, PART_APART, PART_SILENT } PartManner;

/* How a part of a field joins the text around it. */
static PartManner part_manner(DataNode element)
{
    static const struct {
        const char *element;
        PartManner manner;
    } parts[] = { { "br", PART_BREAKS },  { "list", PART_FLOWS }, { "item", PART_BREAKS }, { "mark", PART_APART },
                  { "sup", PART_APART },  { "inf", PART_APART },  { "em", PART_FLOWS },    { "strong", PART_FLOWS },
                  { "keep", PART_FLOWS }, { "date", PART_FLOWS }, { "ruby", PART_FLOWS },  { "rb", PART_FLOWS },
                  { "rt", PART_SILENT },  { "wbr", PART_SILENT } };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (data_is(element, parts[i].element)) return parts[i].manner;
    return PART_NONE;
}

static void add_written(StrBuilder *text, DataNode node)
{
    for (DataNode child = xml_first(node); child; child = xml_next(child)) {
        if (xml_is_text(child)) str_add(text, xml_reading(child));
        PartManner manner = xml_is_element(child) ? part_manner(child) : PART_NONE;
        if (manner == PART_NONE || manner == PART_SILENT) continue;
        uint32_t around = manner == PART_BREAKS ? '\n' : manner == PART_APART ? DATA_APART : 0;
        if (around) str_add_char(text, around);
        add_written(text, child);
        if (around && xml_first(child)) str_add_char(text, around);
    }
}

static bool is_field(DataNode element)
{
    PartManner manner = part_manner(element);
    if (manner != PART_NONE) return data_is(element, "rt");
    for (DataNode child = xml_first(element); child; child = xml_next(child)) {
        if (xml_is_text(child) && str_trim(xml_reading(child)).n) return true;
        if (xml_is_element(child) && part_manner(child) != PART_NONE) return true;
    }
    return false;
}

Str data_written(DataNode element, Arena *arena)
{
    StrBuilder text = { .arena = arena };
    if (is_field(element)) add_written(&text, element);
    return str_built(&text);
}

Str data_id(DataNode node)
{
    for (; node; node = data_parent(node)) {
        Str id = id_of(node);
        if (id.n) return id;
    }
    return STR("");
}

/* The record an element is or lies in, and on the way there its field; NULL: there is none. */
static DataNode record_of(DataNode element, DataNode *field)
{
    for (*field = NULL; element; element = data_parent(element)) {
        if (data_parent(element) && id_of(element).n) return element;
        *field = element;
    }
    *field = NULL;
    return NULL;
}

Str data_record(DataNode node, Arena *arena)
{
    DataNode field, record = record_of(xml_is_element(node) ? node : xml_parent(node), &field);
    return record ? str_copy(arena, id_of(record)) : STR("");
}

Source data_source(const Data *data, DataNode node, Arena *arena)
{
    DataNode element = xml_is_element(node) ? node : xml_parent(node), field, record = record_of(element, &field);
    Source source = { SOURCE_TYPED, record ? str_copy(arena, id_of(record)) : STR(""), STR("") };
    const XmlPlace *place = field ? xml_place(field) : NULL;
    const Source *origin = place && data->origins ? map_find(data->origins, origin_key(&place)) : NULL;
    if (origin && !str_equal(origin->record, source.record))
        source = (Source){ SOURCE_AGAIN, str_copy(arena, origin->record), STR("") };
    bool is_filled_in = xml_is_attribute(node) && xml_is_borrowed(node) && record && element == record;
    if (is_filled_in && data_source_of(data, record))
        source = (Source){ SOURCE_AGAIN, str_copy(arena, id_of(data_source_of(data, record))), STR("") };
    bool is_computed = field && field_at(field) && field_at(field)->value.n && record && place == xml_place(record);
    if (is_computed && source.kind == SOURCE_TYPED) source.kind = SOURCE_COMPUTED;
    bool of_attribute = xml_is_attribute(node) && (!field || element == field);
    Str name = field ? field_name(field, arena) : STR("");
    source.field = of_attribute ? str_join_by(arena, name, '@', str_from(xml_name(node))) : str_copy(arena, name);
    return source;
}

Where data_where(DataNode element)
{
    return xml_where(element);
}

Where data_place(const Data *data, Source source, Arena *arena)
{
    DataNode record = source.record.n || !source.field.n ? data_find(data, source.record) : data_root(data);
    if (!record) return (Where){ 0 };
    int at = str_find(source.field, '@');
    Str name = at < 0 ? source.field : str_part(source.field, 0, at);
    DataNode field = name.n ? field_in(record, name, arena) : record;
    for (const XmlNode *attribute = field && at >= 0 ? xml_attributes(field) : NULL; attribute;
         attribute = xml_next_attribute(attribute)) {
        bool is_it = str_is(str_part(source.field, at + 1, source.field.n), xml_name(attribute));
        if (is_it && xml_place(attribute)) return xml_place_where(xml_place(attribute));
    }
    return xml_where(field ? field : record);
}

DataNode data_parent(DataNode node)
{
    return xml_parent(node);
}

const RecordType *data_record_type(DataNode node)
{
    return record_at(node);
}

const FieldType *data_field_type(DataNode node)
{
    return field_at(node);
}

bool data_plays(DataNode node, RecordRole role)
{
    return plays(node, role);
}

Str data_own_id(DataNode node)
{
    return id_of(node);
}

Str data_title(DataNode record, Arena *arena)
{
    StrBuilder words = { .arena = arena };
    Str fields = record_at(record) ? record_at(record)->title : STR("");
    for (Str name; str_next_word(&fields, &name);)
        for (DataNode child = data_first(record); child; child = data_next(child)) {
            if (!field_at(child) || !str_equal(field_at(child)->name, name)) continue;
            Str said = data_words(child, arena);
            if (said.n) str_add_printf(&words, "%s" STR_FMT, words.n ? " " : "", STR_ARG(said));
        }
    return str_built(&words);
}

DataNode data_source_of(const Data *data, DataNode record)
{
    const FieldType *link = plays(record, ROLE_REFERENCE) ? record_link(record_at(record)) : NULL;
    return link ? data_find(data, data_attribute(record, link->name.at)) : NULL;
}

DataNode data_term(const Data *data, const FieldType *field, Str code, Arena *arena)
{
    return map_find(data->terms, refer_term(field->of, code, arena));
}

DataNode data_find(const Data *data, Str id)
{
    return map_find(data->ids, id);
}
