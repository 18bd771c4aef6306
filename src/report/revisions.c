/* The layouts of the tables of a revision, each a report of its own. */
#include "report/layoutreader.h"
#include "report/report.h"
#include "report/revision_layout.h"

/* The template of a table: of the layout, or the one that is built in. */
static const Node *find_template(const Node *from, const Node *built_in, const char *table)
{
    for (const Node *node = from; node; node = node->next)
        if (node_is(node, "revision") && str_is(node_text(node, "table"), table)) return node;
    return built_in ? find_template(built_in, NULL, table) : NULL;
}

/* What it may use of a layout, by what that is known: of the masters, which look at the data of a booklet, its own alone. */
static Str name_in_revision(const Node *node, const Node *template)
{
    Str name = node_text(node, "name");
    if (node_is(node, "style") || node_is(node, "color")) return name;
    if (node_is(node, "master")) return str_equal(name, node_text(template, "master")) ? name : STR("");
    return node == template ? STR("revision") : STR("");
}

/* Those of `from` that `known` has not yet. */
static void add_missing(LayoutReader *reader, Map *known, NodeList *list, const Node *from, const Node *template)
{
    for (const Node *node = from; node; node = node->next) {
        Str name = name_in_revision(node, template);
        Str kind = str_printf(reader->arena, "%s " STR_FMT, name.n ? node->element : "", STR_ARG(name));
        if (!name.n || map_put(known, kind, reader)) continue;
        Node *copy = arena_new(reader->arena, Node);
        *copy = *node;
        copy->next = NULL;
        layout_add_node(list, copy);
    }
}

/* A running head over the tables of a revision sees what they see: nothing of the data, nor what the layout has worked out from them. */
static void look_again(LayoutReader *reader, const ElementRule *rule, const Node *node)
{
    for (int i = 0; i < node->n_attributes; i++)
        layout_look_from(reader, grammar_find_attribute(rule, node->attributes[i].name)->kind, node->attributes[i].text,
                         node->where);
    for (const Node *child = node->first; child; child = child->next) {
        if (child->element) look_again(reader, grammar_find_child(&grammar_layout, rule, child->element), child);
        else layout_look(reader, (DataLook){ child->text, .is_template = true, .is_words = true, .where = child->where });
    }
}

/* Bound as what it is: a section of a report of its own, whose words are those of the booklet as they were printed. */
static void make_section(LayoutReader *reader, Node *node)
{
    Report *report = reader->report;
    report->title = str_printf(reader->arena, "{/revision/@title} " STR_FMT, STR_ARG(node_text(node, "title")));
    layout_check_names(reader, grammar_find_rule(&grammar_layout, STR("revision")), node);
    node->element = grammar_element(&grammar_layout, "section");
}

struct Revisions {
    const Report *report;
    const Node *built_in; /* NULL: they are not as they should be, reported */
};

const Revisions *report_open_revisions(const Report *report, Arena *arena, Diag *diag)
{
    LayoutReader *reader = layout_reader(report->path.at, arena, diag);
    Revisions *revisions = arena_new(arena, Revisions);
    revisions->report = report;
    Str text = { (const char *)revision_layout, revision_layout_size };
    layout_add_opened(reader, xml_open_text("layouts/revision.xml", text, arena, diag), "fragment", NULL,
                      &(NodeList){ &revisions->built_in });
    if (reader->failed) revisions->built_in = NULL;
    return revisions;
}

const Report *report_read_revision(const Revisions *revisions, const char *table, Arena *arena, Diag *diag)
{
    const Report *report = revisions->report;
    LayoutReader *reader = layout_reader(report->path.at, arena, diag);
    Node *root = arena_new(arena, Node);
    *root = *report->root;
    root->first = NULL;
    DerivedStyles *derived = reader->report->derived;
    *reader->report = *report;
    reader->report->derived = derived;
    reader->report->root = root;
    reader->failed = !revisions->built_in;
    reader->in_revision = true;
    reader->changes.has_no_variables = true; /* those of a template stand in it, and are known when it is bound */
    Map known = map_new(arena);
    NodeList list = { &root->first };
    const Node *template = find_template(report->root->first, revisions->built_in, table);
    for (int i = 0; template && i < 2; i++)
        add_missing(reader, &known, &list, i ? revisions->built_in : report->root->first, template);
    layout_collect_names(reader);
    for (const Node *node = root->first; node; node = node->next) {
        if (node_is(node, "master")) look_again(reader, grammar_find_rule(&grammar_layout, STR("master")), node);
        if (node_is(node, "revision")) make_section(reader, (Node *)(uintptr_t)node);
    }
    if (!reader->failed) layout_resolve_styles(reader);
    return reader->failed ? NULL : reader->report;
}
