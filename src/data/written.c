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

static const FieldType *field_of(const XmlNode *record, const char *attribute)
{
    const RecordType *type = record_at(record);
    const FieldType *field = type ? record_field(type, str_from(attribute)) : NULL;
    return field && field->is_attribute ? field : NULL;
}

static void add_attributes(DataWriting *writing, const XmlNode *element)
{
    StrBuilder *out = &writing->out;
    for (const XmlNode *attribute = xml_attributes(element); attribute; attribute = xml_next_attribute(attribute)) {
        if (is_left(writing, field_of(element, xml_name(attribute)))) continue;
        StrBuilder value = { .arena = out->arena };
        str_add_xml(&value, xml_text(attribute));
        Str quoted = str_replace(out->arena, str_built(&value), STR("\""), STR("&quot;"));
        str_add_printf(out, " %s=\"" STR_FMT "\"", xml_name(attribute), STR_ARG(quoted));
    }
}

static void add_line(DataWriting *writing, const XmlNode *element)
{
    StrBuilder *out = &writing->out;
    str_add_printf(out, "<%s", xml_name(element));
    add_attributes(writing, element);
    str_add(out, xml_first(element) ? STR(">") : STR("/>"));
    for (const XmlNode *child = xml_first(element); child; child = xml_next(child)) {
        if (xml_is_element(child)) add_line(writing, child);
        else if (xml_is_text(child)) str_add_xml(out, xml_text(child));
    }
    if (xml_first(element)) str_add_printf(out, "</%s>", xml_name(element));
}

static void add_block(DataWriting *writing, const XmlNode *element, int depth)
{
    StrBuilder *out = &writing->out;
    bool is_root = depth == 0, holds_records = is_root || (record_at(element) && xml_first_element(element));
    if (!is_root && is_left(writing, field_at(element))) return;
    str_add_printf(out, "%*s", depth * 2, "");
    if (!holds_records) add_line(writing, element);
    else {
        str_add_printf(out, "<%s", xml_name(element));
        add_attributes(writing, element);
        str_add(out, STR(">\n"));
        for (const XmlNode *child = xml_first_element(element); child; child = xml_next_element(child))
            add_block(writing, child, depth + 1);
        str_add_printf(out, "%*s</%s>", depth * 2, "", xml_name(element));
    }
    str_add(out, STR("\n"));
}

Str data_written_root(const XmlNode *root, bool leaves_inner, int *n_left, Arena *arena)
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
