/* A file of data as it is written: two spaces of indent, a field a line, equal data in equal bytes. */
#include "data/written.h"

#include "grammar/grammar.h"

typedef struct {
    StrBuilder out;
    bool leaves_inner; /* fields that are not for print are left out, */
    Map left;          /* and these were: FieldType of its place */
    int n_left;
} DataWriting;

/* Is it of a field that is left out? */
static bool is_left(DataWriting *writing, const FieldType *field)
{
    if (!writing->leaves_inner || !field || !field->is_inner) return false;
    if (!map_put(&writing->left, MAP_KEY(field), writing)) writing->n_left++;
    return true;
}

static const FieldType *field_of(const xmlNode *record, const xmlChar *attribute)
{
    const RecordType *type = record_at(record);
    const FieldType *field = type ? record_field(type, str_from((const char *)attribute)) : NULL;
    return field && field->is_attribute ? field : NULL;
}

static void add_attributes(DataWriting *writing, const xmlNode *element)
{
    StrBuilder *out = &writing->out;
    for (const xmlAttr *attribute = element->properties; attribute; attribute = attribute->next) {
        if (is_left(writing, field_of(element, attribute->name))) continue;
        StrBuilder value = { .arena = out->arena };
        str_add_xml(&value, attribute->children ? xml_text(attribute->children) : STR(""));
        Str quoted = str_replace(out->arena, str_built(&value), STR("\""), STR("&quot;"));
        str_add_printf(out, " %s=\"" STR_FMT "\"", (const char *)attribute->name, STR_ARG(quoted));
    }
}

static void add_line(DataWriting *writing, const xmlNode *element)
{
    StrBuilder *out = &writing->out;
    str_add_printf(out, "<%s", (const char *)element->name);
    add_attributes(writing, element);
    str_add(out, element->children ? STR(">") : STR("/>"));
    for (const xmlNode *child = element->children; child; child = child->next) {
        if (child->type == XML_ELEMENT_NODE) add_line(writing, child);
        else if (child->type == XML_TEXT_NODE) str_add_xml(out, xml_text(child));
    }
    if (element->children) str_add_printf(out, "</%s>", (const char *)element->name);
}

static void add_block(DataWriting *writing, const xmlNode *element, int depth)
{
    StrBuilder *out = &writing->out;
    bool is_root = depth == 0, holds_records = is_root || (record_at(element) && xml_first_element(element));
    if (!is_root && is_left(writing, field_at(element))) return;
    str_add_printf(out, "%*s", depth * 2, "");
    if (!holds_records) add_line(writing, element);
    else {
        str_add_printf(out, "<%s", (const char *)element->name);
        add_attributes(writing, element);
        str_add(out, STR(">\n"));
        for (const xmlNode *child = xml_first_element(element); child; child = xml_next_element(child))
            add_block(writing, child, depth + 1);
        str_add_printf(out, "%*s</%s>", depth * 2, "", (const char *)element->name);
    }
    str_add(out, STR("\n"));
}

Str data_written_root(const xmlNode *root, bool leaves_inner, int *n_left, Arena *arena)
{
    DataWriting writing = { .out.arena = arena, .leaves_inner = leaves_inner, .left = map_new(arena) };
    str_add(&writing.out, STR("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"));
    add_block(&writing, root, 0);
    *n_left = writing.n_left;
    return str_built(&writing.out);
}

Str data_written_file(const XmlFile *file, Arena *arena)
{
    int none;
    return data_written_root(xml_root(file), false, &none, arena);
}
