/* Layout files → Report.  Each file is checked against the grammar by itself; then its elements become nodes, and those of
   an included file take the place of the <include>.  When the tree is whole, names are looked up: a style, a master or a block may
   stand in another file than its use. */
#include "report/report.h"

#include "base/file.h"
#include "base/map.h"
#include "base/suggest.h"
#include "base/vec.h"
#include "grammar/grammar.h"
#include "report/elements.h"
#include "report/press.h"
#include "report/revision_layout.h"
#include "report/styles.h"
#include "xml/xml.h"

#include <string.h>
#include <unistd.h>

typedef struct {
    Report *report;
    Includes includes;
    Vec(DataLook) looks; /* where the layout looks at the data, */
    DataNames changes;   /* and what may be looked at in a <revision> */
    bool in_revision;
    Map styles, masters, blocks, colors, numberings, runnings,
        revisions; /* name → its Node; of a running value the first that sets it */
    Vec(const Node *) style_nodes;
    Vec(NamedColor) named_colors;
    Vec(Str) names; /* of the kind looked up, for suggestions */
    Arena *arena;
    Diag *diag;
    bool failed;
} LayoutReader;

/* The chain of siblings under construction. */
typedef struct {
    const Node **end;
} NodeList;

static void add_file(LayoutReader *reader, const char *path, Where from, const char *root, const Node **into, NodeList *list);

/* What has changed is the same everywhere; what data have, their schema says, which is not known yet. */
static void look(LayoutReader *reader, DataLook look)
{
    Arena *arena = reader->arena;
    if (!reader->in_revision) *vec_push(&reader->looks) = look;
    else if (look.is_template)
        reader->failed |= !names_check_template(&reader->changes, look.text, look.where, arena, reader->diag);
    else reader->failed |= !names_check(&reader->changes, look.text, look.where, arena, reader->diag);
}

/* What an attribute asks the data by. */
static void look_from(LayoutReader *reader, Kind kind, Str value, Where where)
{
    switch (kind) {
    case KIND_XPATH: look(reader, (DataLook){ .text = value, .where = where }); break;
    case KIND_TEMPLATE:
    case KIND_NAME_TEMPLATE:
    case KIND_NAMES_TEMPLATE:
    case KIND_STYLE_TEMPLATE:
    case KIND_COLOR_TEMPLATE: look(reader, (DataLook){ .text = value, .is_template = true, .where = where }); break;
    default: break;
    }
}

static void add_attributes(LayoutReader *reader, Node *node, const ElementRule *rule, const xmlNode *element)
{
    for (const xmlAttr *attribute = element->properties; attribute; attribute = attribute->next) node->n_attributes++;
    node->attributes = arena_array(reader->arena, Attribute, node->n_attributes);
    int n = 0;
    for (const xmlAttr *attribute = element->properties; attribute; attribute = attribute->next) {
        const char *name = (const char *)attribute->name;
        const AttributeRule *kind = grammar_find_attribute(rule, name);
        Str value = str_copy(reader->arena, xml_attribute(element, name));
        grammar_value(kind, value, &node->attributes[n++]);
        look_from(reader, kind->kind, value, node->where);
    }
}

static void add_node(NodeList *list, Node *node)
{
    *list->end = node;
    list->end = &node->next;
}

static void add_children(LayoutReader *reader, const xmlNode *element, NodeList *list);

static Node *new_element(LayoutReader *reader, const xmlNode *element)
{
    Node *node = arena_new(reader->arena, Node);
    node->element = grammar_element(&grammar_layout, (const char *)element->name);
    node->where = xml_where(element);
    bool outer = reader->in_revision;
    reader->in_revision |= node_is(node, "revision");
    add_attributes(reader, node, rule_at(element), element);
    NodeList children = { &node->first };
    add_children(reader, element, &children);
    reader->in_revision = outer;
    return node;
}

static Node *new_text(LayoutReader *reader, const xmlNode *text)
{
    Node *node = arena_new(reader->arena, Node);
    node->text = str_copy(reader->arena, xml_text(text));
    node->where = xml_where(text);
    look(reader, (DataLook){ node->text, .is_template = true, .is_words = true, .where = node->where });
    return node;
}

static void add_include(LayoutReader *reader, const xmlNode *element, NodeList *list)
{
    const char *path = include_enter(&reader->includes, xml_where(element), xml_attribute(element, "href"));
    if (!path) {
        reader->failed = true;
        return;
    }
    add_file(reader, path, xml_where(element), "fragment", NULL, list);
    include_leave(&reader->includes);
}

static void add_children(LayoutReader *reader, const xmlNode *element, NodeList *list)
{
    for (const xmlNode *node = element->children; node; node = node->next) {
        if (node->type == XML_TEXT_NODE) add_node(list, new_text(reader, node));
        else if (xml_is(node, "include")) add_include(reader, node, list);
        else add_node(list, new_element(reader, node));
    }
}

/* Its root becomes `*into`, or, when that is NULL, its children join `list`. */
static void add_opened(LayoutReader *reader, XmlFile *file, const char *root, const Node **into, NodeList *list)
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

static void add_file(LayoutReader *reader, const char *path, Where from, const char *root, const Node **into, NodeList *list)
{
    add_opened(reader, xml_open(path, from, reader->arena, reader->diag), root, into, list);
}

/* Things with names */

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

static void collect_names(LayoutReader *reader)
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
static void collect_runnings(LayoutReader *reader, const Node *node)
{
    for (const Node *child = node->first; child; child = child->next) {
        if (node_is(child, "set")) map_put(&reader->runnings, node_text(child, "name"), (void *)(uintptr_t)child);
        collect_runnings(reader, child);
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

static void check_node(LayoutReader *reader, const ElementRule *rule, const Node *node)
{
    reader->failed |= !element_check(node, reader->arena, reader->diag);
    check_attribute_names(reader, rule, node);
    for (const Node *child = node->first; child; child = child->next)
        if (child->element && !node_is(child, "revision"))
            check_node(reader, grammar_find_child(&grammar_layout, rule, child->element), child);
}

static void resolve_styles(LayoutReader *reader)
{
    Report *report = reader->report;
    Style *styles = arena_array(reader->arena, Style, reader->style_nodes.n);
    report->styles = styles;
    report->n_styles = reader->style_nodes.n;
    if (!styles_resolve(reader->style_nodes.at, reader->style_nodes.n, styles, report->root->where, reader->arena, reader->diag))
        reader->failed = true;
}

/* One of each table, and with what is built in it has all it names. */
static void check_revision(LayoutReader *reader, const Node *node)
{
    Str table = node_text(node, "table");
    const Node *other = map_put(&reader->revisions, table, (void *)(uintptr_t)node);
    if (other)
        diag_report(reader->diag, node->where, STR(""), DIAG_DUPLICATE_ID, table.at, diag_place(other->where, reader->arena));
    const Revisions *revisions = report_open_revisions(reader->report, reader->arena, reader->diag);
    reader->failed = other || !report_read_revision(revisions, table.at, reader->arena, reader->diag);
}

/* Its one <press>, or what holds where there is none. */
static const Press *find_press(LayoutReader *reader)
{
    const Node *found = NULL;
    for (const Node *node = reader->report->root->first; node; node = node->next) {
        if (!node_is(node, "press")) continue;
        if (found) {
            diag_report(reader->diag, node->where, STR(""), DIAG_ELEMENT_TWICE, "report", "press");
            reader->failed = true;
        }
        found = node;
    }
    return press_read(found, reader->report->root, reader->report->path, reader->arena, reader->diag);
}

/* The list of fonts: the one named, or where none is named, or one that is not there, that of the program. */
static Str find_fonts(LayoutReader *reader)
{
    const Node *root = reader->report->root;
    bool is_named = node_find(root, "fonts");
    Str named = is_named ? file_beside(reader->arena, reader->report->path, node_text(root, "fonts")) : STR("");
    if (is_named && access(named.at, F_OK) == 0) return named;
    Str own = file_installed(reader->arena, "fonts.xml");
    if (is_named && own.n) diag_report(reader->diag, root->where, STR(""), DIAG_FONTS_OF_THE_PROGRAM, named.at, own.at);
    if (!is_named && !own.n) {
        reader->failed = true;
        diag_report(reader->diag, root->where, STR(""), DIAG_NO_FONT_LIST);
    }
    return own.n ? own : named; /* where neither is there, whoever opens it says so */
}

/* Data, and lists of fonts, may lie anywhere; but of what lies outside the project and is neither, not a byte is told, and so
   nothing is read of it but that.  One that is not there is for whoever opens it to say. */
static bool may_be_read(Str path, const char *layout, const char *element, Arena *arena)
{
    if (!path.n || access(path.at, F_OK) != 0 || file_is_below(path.at, file_project(arena, layout).at)) return true;
    const DiagStyle silent = { .least = SEVERITY_FATAL };
    XmlFile *file = xml_open_root(path.at, arena, diag_open(silent, arena));
    bool is_one = file && xml_is(xml_root(file), element);
    xml_close(file);
    return is_one;
}

static void check_fence(LayoutReader *reader, Str path, const char *element)
{
    const Node *root = reader->report->root;
    if (may_be_read(path, reader->report->path.at, element, reader->arena)) return;
    diag_report(reader->diag, root->where, STR(""), DIAG_FILE_OUTSIDE, path.at);
    reader->failed = true;
}

static void fill_report(LayoutReader *reader)
{
    Report *report = reader->report;
    const Node *root = report->root;
    report->name = node_text(root, "name");
    report->title = node_text(root, "title");
    report->lang = node_find(root, "lang") ? node_text(root, "lang") : STR("ja");
    report->data_path = file_beside(reader->arena, report->path, node_text(root, "data"));
    check_fence(reader, report->data_path, "data");
    report->fonts_path = find_fonts(reader);
    if (node_find(root, "fonts")) check_fence(reader, report->fonts_path, "fonts");
    collect_names(reader);
    report->colors = reader->named_colors.at;
    report->n_colors = reader->named_colors.n;
    collect_runnings(reader, root);
    check_node(reader, grammar_find_rule(&grammar_layout, STR("report")), root);
    if (reader->failed) return; /* bases may be missing: no chain to follow */
    resolve_styles(reader);
    report->press = find_press(reader);
    reader->failed |= !report->press;
    for (const Node *node = root->first; node && !reader->failed; node = node->next)
        if (node_is(node, "revision")) check_revision(reader, node);
}

static LayoutReader *reader_new(const char *path, Arena *arena, Diag *diag)
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

const Report *report_read(const char *path, Arena *arena, Diag *diag)
{
    LayoutReader *reader = reader_new(path, arena, diag);
    reader->report->path = str_copy(arena, str_from(path));
    add_file(reader, path, (Where){ 0 }, "report", &reader->report->root, NULL);
    if (!reader->failed) fill_report(reader); /* else names would be missed that stand in the unreadable part */
    reader->report->looks = reader->looks.at;
    reader->report->n_looks = reader->looks.n;
    return reader->failed ? NULL : reader->report;
}

Str report_find_data(const char *path, Arena *arena)
{
    const DiagStyle silent = { .least = SEVERITY_FATAL };
    XmlFile *file = xml_open_root(path, arena, diag_open(silent, arena));
    Str href = file ? str_copy(arena, xml_attribute(xml_root(file), "data")) : STR("");
    xml_close(file);
    Str found = href.n ? file_beside(arena, str_from(path), href) : href;
    return may_be_read(found, path, "data", arena) ? found : STR("");
}

/* The tables of a revision */

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
        add_node(list, copy);
    }
}

/* A running head over the tables of a revision sees what they see: nothing of the data, nor what the layout has worked out from them. */
static void look_again(LayoutReader *reader, const ElementRule *rule, const Node *node)
{
    for (int i = 0; i < node->n_attributes; i++)
        look_from(reader, grammar_find_attribute(rule, node->attributes[i].name)->kind, node->attributes[i].text, node->where);
    for (const Node *child = node->first; child; child = child->next) {
        if (child->element) look_again(reader, grammar_find_child(&grammar_layout, rule, child->element), child);
        else look(reader, (DataLook){ child->text, .is_template = true, .is_words = true, .where = child->where });
    }
}

/* Bound as what it is: a section of a report of its own, whose words are those of the booklet as they were printed. */
static void make_section(LayoutReader *reader, Node *node)
{
    Report *report = reader->report;
    report->title = str_printf(reader->arena, "{/revision/@title} " STR_FMT, STR_ARG(node_text(node, "title")));
    check_node(reader, grammar_find_rule(&grammar_layout, STR("revision")), node);
    node->element = grammar_element(&grammar_layout, "section");
}

struct Revisions {
    const Report *report;
    const Node *built_in; /* NULL: they are not as they should be, reported */
};

const Revisions *report_open_revisions(const Report *report, Arena *arena, Diag *diag)
{
    LayoutReader *reader = reader_new(report->path.at, arena, diag);
    Revisions *revisions = arena_new(arena, Revisions);
    revisions->report = report;
    Str text = { (const char *)revision_layout, revision_layout_size };
    add_opened(reader, xml_open_text("layouts/revision.xml", text, arena, diag), "fragment", NULL,
               &(NodeList){ &revisions->built_in });
    if (reader->failed) revisions->built_in = NULL;
    return revisions;
}

const Report *report_read_revision(const Revisions *revisions, const char *table, Arena *arena, Diag *diag)
{
    const Report *report = revisions->report;
    LayoutReader *reader = reader_new(report->path.at, arena, diag);
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
    collect_names(reader);
    for (const Node *node = root->first; node; node = node->next) {
        if (node_is(node, "master")) look_again(reader, grammar_find_rule(&grammar_layout, STR("master")), node);
        if (node_is(node, "revision")) make_section(reader, (Node *)(uintptr_t)node);
    }
    if (!reader->failed) resolve_styles(reader);
    return reader->failed ? NULL : reader->report;
}
