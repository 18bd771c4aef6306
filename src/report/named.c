/* Things with names, and those who name them. */
#include "report/layoutreader.h"

#include "base/suggest.h"
#include "report/elements.h"
#include "report/styles.h"

static void collect(LayoutReader *reader, Map *map, const Node *node)
{
    Str name = node_text(node, "name");
    const Node *other = map_put(map, name, (void *)(uintptr_t)node);
    if (!other) return;
    reader->failed = true;
    diag_report(reader->diag, node->where, STR(""), DIAG_DUPLICATE_ID, name.at, diag_place(other->where, reader->arena));
}

static void collect_color(LayoutReader *reader, const Node *node)
{
    collect(reader, &reader->colors, node);
    *vec_push(&reader->named_colors) = (NamedColor){ node_text(node, "name"), node_color(node, "rgb", (Color){ 0 }) };
}

void layout_collect_names(LayoutReader *reader)
{
    for (const Node *node = reader->report->root->first; node; node = node->next) {
        if (node_is(node, "master")) collect(reader, &reader->masters, node);
        if (node_is(node, "block")) collect(reader, &reader->blocks, node);
        if (node_is(node, "step")) collect(reader, &reader->numberings, node);
        if (node_is(node, "color")) collect_color(reader, node);
        if (!node_is(node, "style")) continue;
        collect(reader, &reader->styles, node);
        *vec_push(&reader->style_nodes) = node;
    }
}

/* Wherever they stand. */
void layout_collect_runnings(LayoutReader *reader, const Node *node)
{
    for (const Node *child = node->first; child; child = child->next) {
        if (node_is(child, "set")) map_put(&reader->runnings, node_text(child, "name"), (void *)(uintptr_t)child);
        layout_collect_runnings(reader, child);
    }
}

static Str meant(LayoutReader *reader, const Map *map, Str name)
{
    reader->names.n = 0;
    for (int i = 0; i < map->room; i++)
        if (map->entries[i].value) *vec_push(&reader->names) = map->entries[i].key;
    return suggest_name(name, reader->names.at, reader->names.n, reader->arena);
}

static void check_name(LayoutReader *reader, const Map *map, const char *what, const Node *node, Str name)
{
    if (map_find(map, name)) return;
    reader->failed = true;
    diag_report(reader->diag, node->where, STR(""), DIAG_UNKNOWN_NAME, what, name.at, meant(reader, map, name).at);
}

/* A master may be for many layouts, of which not each has all its heads. */
static void check_running(LayoutReader *reader, const Node *node, Str name)
{
    if (!map_find(&reader->runnings, name))
        diag_report(reader->diag, node->where, STR(""), DIAG_RUNNING_UNSET, name.at, meant(reader, &reader->runnings, name).at);
}

/* A colour by its name is that colour from here on. */
static void settle_color(LayoutReader *reader, const Node *node, Attribute *attribute)
{
    if (color_read(attribute->text, &attribute->as.color)) return;
    check_name(reader, &reader->colors, "color", node, attribute->text);
    const Node *color = map_find(&reader->colors, attribute->text);
    if (color) attribute->as.color = node_color(color, "rgb", (Color){ 0 });
}

/* What a template will name is known when it is bound. */
static void check_attribute_names(LayoutReader *reader, const ElementRule *rule, const Node *node)
{
    for (int i = 0; i < node->n_attributes; i++) {
        Attribute *attribute = &node->attributes[i];
        bool is_open = str_find(attribute->text, '{') >= 0;
        switch (grammar_find_attribute(rule, attribute->name)->kind) {
        case KIND_STYLE_TEMPLATE:
            if (!is_open) check_name(reader, &reader->styles, "style", node, attribute->text);
            break;
        case KIND_COLOR_TEMPLATE:
        case KIND_COLOR:
            if (!is_open) settle_color(reader, node, attribute);
            break;
        case KIND_STYLE: check_name(reader, &reader->styles, "style", node, attribute->text); break;
        case KIND_MASTER: check_name(reader, &reader->masters, "master", node, attribute->text); break;
        case KIND_STEP: check_name(reader, &reader->numberings, "step", node, attribute->text); break;
        case KIND_BLOCK: check_name(reader, &reader->blocks, "block", node, attribute->text); break;
        case KIND_RUNNING: check_running(reader, node, attribute->text); break;
        default: break;
        }
    }
}

void layout_check_names(LayoutReader *reader, const ElementRule *rule, const Node *node)
{
    reader->failed |= !element_check(node, reader->arena, reader->diag);
    check_attribute_names(reader, rule, node);
    for (const Node *child = node->first; child; child = child->next)
        if (child->element && !node_is(child, "revision"))
            layout_check_names(reader, grammar_find_child(&grammar_layout, rule, child->element), child);
}

void layout_resolve_styles(LayoutReader *reader)
{
    Report *report = reader->report;
    Style *styles = arena_array(reader->arena, Style, reader->style_nodes.n);
    report->styles = styles;
    report->n_styles = reader->style_nodes.n;
    if (!styles_resolve(reader->style_nodes.at, reader->style_nodes.n, styles, report->root->where, reader->arena, reader->diag))
        reader->failed = true;
}
