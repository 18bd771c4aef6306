/* Each file is checked against the grammar by itself; then its elements become nodes, and those of an included file take the place of
   the <include>. */
#include "report/layoutreader.h"

LayoutReader *layout_reader(const char *path, Arena *arena, Diag *diag)
{
    LayoutReader *reader = arena_new(arena, LayoutReader);
    *reader = (LayoutReader){ .report = arena_new(arena, Report),
                              .includes = include_begin(path, arena, diag),
                              .styles = map_new(arena),
                              .masters = map_new(arena),
                              .blocks = map_new(arena),
                              .numberings = map_new(arena),
                              .colors = map_new(arena),
                              .runnings = map_new(arena),
                              .named_colors = { .arena = arena },
                              .revisions = map_new(arena),
                              .style_nodes = { .arena = arena },
                              .names = { .arena = arena },
                              .looks = { .arena = arena },
                              .changes = names_of(&grammar_revision, "revision", arena),
                              .arena = arena,
                              .diag = diag };
    reader->report->derived = styles_new_derived(arena);
    return reader;
}

/* What has changed is the same everywhere; what data have, their schema says, which is not known yet. */
void layout_look(LayoutReader *reader, DataLook look)
{
    Arena *arena = reader->arena;
    if (!reader->in_revision) *vec_push(&reader->looks) = look;
    else if (look.is_template)
        reader->failed |= !names_check_template(&reader->changes, look.text, look.where, arena, reader->diag);
    else reader->failed |= !names_check(&reader->changes, look.text, look.where, arena, reader->diag);
}

/* What an attribute asks the data by. */
void layout_look_from(LayoutReader *reader, Kind kind, Str value, Where where)
{
    switch (kind) {
    case KIND_XPATH: layout_look(reader, (DataLook){ .text = value, .where = where }); break;
    case KIND_TEMPLATE:
    case KIND_NAME_TEMPLATE:
    case KIND_NAMES_TEMPLATE:
    case KIND_STYLE_TEMPLATE:
    case KIND_COLOR_TEMPLATE: layout_look(reader, (DataLook){ .text = value, .is_template = true, .where = where }); break;
    default: break;
    }
}

static void add_attributes(LayoutReader *reader, Node *node, const ElementRule *rule, const XmlNode *element)
{
    for (const XmlNode *attribute = xml_attributes(element); attribute; attribute = xml_next_attribute(attribute))
        node->n_attributes++;
    node->attributes = arena_array(reader->arena, Attribute, node->n_attributes);
    int n = 0;
    for (const XmlNode *attribute = xml_attributes(element); attribute; attribute = xml_next_attribute(attribute)) {
        const char *name = xml_name(attribute);
        const AttributeRule *kind = grammar_find_attribute(rule, name);
        Str value = str_copy(reader->arena, xml_attribute(element, name));
        grammar_value(kind, value, &node->attributes[n++]);
        layout_look_from(reader, kind->kind, value, node->where);
    }
}

void layout_add_node(NodeList *list, Node *node)
{
    *list->end = node;
    list->end = &node->next;
}

static void add_children(LayoutReader *reader, const XmlNode *element, NodeList *list);

static Node *new_element(LayoutReader *reader, const XmlNode *element)
{
    Node *node = arena_new(reader->arena, Node);
    node->element = grammar_element(&grammar_layout, xml_name(element));
    node->where = xml_where(element);
    bool outer = reader->in_revision;
    reader->in_revision |= node_is(node, "revision");
    add_attributes(reader, node, rule_at(element), element);
    NodeList children = { &node->first };
    add_children(reader, element, &children);
    reader->in_revision = outer;
    return node;
}

static Node *new_text(LayoutReader *reader, const XmlNode *text)
{
    Node *node = arena_new(reader->arena, Node);
    node->text = str_copy(reader->arena, xml_text(text));
    node->where = xml_where(text);
    layout_look(reader, (DataLook){ node->text, .is_template = true, .is_words = true, .where = node->where });
    return node;
}

static void add_include(LayoutReader *reader, const XmlNode *element, NodeList *list)
{
    const char *path = include_enter(&reader->includes, xml_where(element), xml_attribute(element, "href"));
    if (!path) {
        reader->failed = true;
        return;
    }
    layout_add_file(reader, path, xml_where(element), "fragment", NULL, list);
    include_leave(&reader->includes);
}

static void add_children(LayoutReader *reader, const XmlNode *element, NodeList *list)
{
    for (const XmlNode *node = xml_first(element); node; node = xml_next(node)) {
        if (xml_is_text(node)) layout_add_node(list, new_text(reader, node));
        else if (xml_is(node, "include")) add_include(reader, node, list);
        else layout_add_node(list, new_element(reader, node));
    }
}

/* Its root becomes `*into`, or, when that is NULL, its children join `list`. */
void layout_add_opened(LayoutReader *reader, XmlFile *file, const char *root, const Node **into, NodeList *list)
{
    if (!file || !check_file(file, &grammar_layout, root, reader->arena, reader->diag)) {
        xml_close(file);
        reader->failed = true;
        return;
    }
    spaces_settle(xml_root(file), true);
    if (into) *into = new_element(reader, xml_root(file));
    else add_children(reader, xml_root(file), list);
    xml_close(file);
}

void layout_add_file(LayoutReader *reader, const char *path, Where from, const char *root, const Node **into, NodeList *list)
{
    layout_add_opened(reader, xml_open(path, from, reader->arena, reader->diag), root, into, list);
}
