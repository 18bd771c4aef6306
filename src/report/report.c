/* Layout files → Report.  Each file is checked against the grammar by itself; then its elements become nodes, and those of
   an included file take the place of the <include>.  When the tree is whole, names are looked up: a style, a master or a block may
   stand in another file than its use. */
#include "report/report.h"

#include "base/file.h"
#include "base/map.h"
#include "base/vec.h"
#include "grammar/grammar.h"
#include "model/document.h"
#include "report/press.h"
#include "report/revision_layout.h"
#include "report/styles.h"
#include "xml/xml.h"

#include <string.h>
#include <unistd.h>

typedef struct {
    Report *report;
    Includes includes;
    DataNames data_names, revision_names;
    const DataNames *seen;                  /* what the XPaths look at: the data, in a <revision> what has changed */
    Map styles, masters, blocks, revisions; /* name → its Node */
    Vec(const Node *) style_nodes;
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
        bool known = kind->kind == KIND_XPATH ? names_check(reader->seen, value, node->where, reader->arena, reader->diag)
                     : kind->kind == KIND_TEMPLATE
                         ? names_check_template(reader->seen, value, node->where, reader->arena, reader->diag)
                         : true;
        reader->failed |= !known;
    }
}

static void add_node(NodeList *list, Node *node)
{
    *list->end = node;
    list->end = &node->next;
}

static void add_children(LayoutReader *reader, const ElementRule *rule, const xmlNode *element, NodeList *list);

static Node *new_element(LayoutReader *reader, const ElementRule *rule, const xmlNode *element)
{
    Node *node = arena_new(reader->arena, Node);
    node->element = grammar_element(&grammar_layout, (const char *)element->name);
    node->where = xml_where(element);
    const DataNames *outer = reader->seen;
    if (node_is(node, "revision")) reader->seen = &reader->revision_names;
    add_attributes(reader, node, rule, element);
    NodeList children = { &node->first };
    add_children(reader, rule, element, &children);
    reader->seen = outer;
    return node;
}

static Node *new_text(LayoutReader *reader, const xmlNode *text)
{
    Node *node = arena_new(reader->arena, Node);
    node->text = str_copy(reader->arena, xml_text(text));
    node->where = xml_where(text);
    if (!names_check_template(reader->seen, node->text, node->where, reader->arena, reader->diag)) reader->failed = true;
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

static void add_children(LayoutReader *reader, const ElementRule *rule, const xmlNode *element, NodeList *list)
{
    for (const xmlNode *node = element->children; node; node = node->next) {
        if (node->type == XML_TEXT_NODE) add_node(list, new_text(reader, node));
        else if (xml_is(node, "include")) add_include(reader, node, list);
        else add_node(list, new_element(reader, grammar_find_child(&grammar_layout, rule, (const char *)node->name), node));
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
    const ElementRule *rule = grammar_find_rule(&grammar_layout, str_from(root));
    spaces_settle(&grammar_layout, rule, xml_root(file), true, reader->arena);
    if (into) *into = new_element(reader, rule, xml_root(file));
    else add_children(reader, rule, xml_root(file), list);
    xml_close(file);
}

static void add_file(LayoutReader *reader, const char *path, Where from, const char *root, const Node **into, NodeList *list)
{
    add_opened(reader, xml_open(path, from, NULL, reader->arena, reader->diag), root, into, list);
}

/* Things with names */

static void collect(LayoutReader *reader, Map *map, const Node *node)
{
    Str name = node_text(node, "name");
    const Node *other = map_put(map, name, (void *)(uintptr_t)node);
    if (!other) return;
    reader->failed = true;
    diag_report(reader->diag, node->where, STR(""), DIAG_DUPLICATE_ID, name.at, other->where.file, other->where.line);
}

static void collect_names(LayoutReader *reader)
{
    for (const Node *node = reader->report->root->first; node; node = node->next) {
        if (node_is(node, "master")) collect(reader, &reader->masters, node);
        if (node_is(node, "block")) collect(reader, &reader->blocks, node);
        if (!node_is(node, "style")) continue;
        collect(reader, &reader->styles, node);
        *vec_push(&reader->style_nodes) = node;
    }
}

static void check_name(LayoutReader *reader, const Map *map, const char *what, const Node *node, Str name)
{
    if (map_find(map, name)) return;
    reader->names.n = 0;
    for (int i = 0; i < map->room; i++)
        if (map->entries[i].value) *vec_push(&reader->names) = map->entries[i].key;
    reader->failed = true;
    diag_report(reader->diag, node->where, STR(""), DIAG_UNKNOWN_NAME, what, name.at,
                check_suggestion(name, reader->names.at, reader->names.n, reader->arena).at);
}

static void check_attribute_names(LayoutReader *reader, const ElementRule *rule, const Node *node)
{
    for (int i = 0; i < node->n_attributes; i++) {
        const Attribute *attribute = &node->attributes[i];
        switch (grammar_find_attribute(rule, attribute->name)->kind) {
        case KIND_STYLE: check_name(reader, &reader->styles, "style", node, attribute->text); break;
        case KIND_MASTER: check_name(reader, &reader->masters, "master", node, attribute->text); break;
        case KIND_BLOCK: check_name(reader, &reader->blocks, "block", node, attribute->text); break;
        default: break;
        }
    }
}

/* Rules about one element that a table of children cannot say. */

/* A column is as wide as it says, or takes a share, or what its content needs. */
static void check_column(LayoutReader *reader, const Node *node)
{
    int n = (node_find(node, "width") != NULL) + (node_find(node, "share") != NULL) + node_flag(node, "natural", false);
    if (n == 1) return;
    reader->failed = true;
    diag_report(reader->diag, node->where, STR(""), DIAG_MISSING_ATTRIBUTE, "column", "width | share | natural=\"yes\"");
}

/* A block, or what steers blocks. */
static bool stands_alone(const Node *node)
{
    static const char *const names[] = { "p",     "heading", "set",    "gap",   "break", "box",   "let",  "use",
                                         "entry", "entries", "sample", "tiles", "tile",  "table", "lines" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (node_is(node, names[i])) return true;
    if (!node_is(node, "each") && !node_is(node, "if")) return false;
    for (const Node *child = node->first; child; child = child->next)
        if (stands_alone(child)) return true;
    return false;
}

/* A cell, or an each or if in it, holds either one paragraph of its own or blocks. */
static void check_cell(LayoutReader *reader, const Node *node)
{
    const Node *block = NULL, *words = NULL;
    for (const Node *child = node->first; child; child = child->next) {
        if (stands_alone(child)) block = child;
        else words = child;
    }
    if (!block || !words) return;
    reader->failed = true;
    if (words->element)
        diag_report(reader->diag, words->where, STR(""), DIAG_UNKNOWN_ELEMENT, block->element, words->element, "");
    else diag_report(reader->diag, words->where, STR(""), DIAG_STRAY_TEXT, node->element);
}

/* What stands between the items of a line has no place between blocks. */
static void check_each(LayoutReader *reader, const Node *node)
{
    check_cell(reader, node);
    if (!stands_alone(node) || !node_find(node, "between")) return;
    reader->failed = true;
    diag_report(reader->diag, node->where, STR(""), DIAG_UNKNOWN_ATTRIBUTE, "each", "between", "");
}

/* What the margins leave is the type area: there must be some. */
static void check_master(LayoutReader *reader, const Node *node)
{
    static const struct {
        const char *extent, *margins[2], *words;
    } ways[] = { { "width", { "inside", "outside" }, "> inside + outside, ≤ 5080mm" },
                 { "height", { "head", "foot" }, "> head + foot, ≤ 5080mm" } };
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        Len margins = node_len(node, ways[i].margins[0], 0) + node_len(node, ways[i].margins[1], 0);
        Len extent = node_len(node, ways[i].extent, 0);
        if (extent > margins && extent <= MOST_PAPER) continue;
        reader->failed = true;
        diag_report(reader->diag, node->where, STR(""), DIAG_BAD_VALUE, ways[i].extent, node_text(node, ways[i].extent).at,
                    ways[i].words);
    }
}

static void check_table(LayoutReader *reader, const Node *node)
{
    Map columns = map_new(reader->arena);
    bool has_rows = false;
    for (const Node *child = node->first; child; child = child->next) {
        if (node_is(child, "column")) collect(reader, &columns, child);
        has_rows |= node_is(child, "row") || node_is(child, "rows");
    }
    if (has_rows) return;
    reader->failed = true;
    diag_report(reader->diag, node->where, STR(""), DIAG_MISSING_ELEMENT, "table", "rows");
}

static void check_node(LayoutReader *reader, const ElementRule *rule, const Node *node)
{
    static const struct {
        const char *element;
        void (*check)(LayoutReader *, const Node *);
    } checks[] = { { "column", check_column }, { "cell", check_cell },   { "span", check_cell },    { "each", check_each },
                   { "if", check_cell },       { "table", check_table }, { "master", check_master } };
    for (size_t i = 0; i < sizeof checks / sizeof *checks; i++)
        if (node_is(node, checks[i].element)) checks[i].check(reader, node);
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
    if (other) diag_report(reader->diag, node->where, STR(""), DIAG_DUPLICATE_ID, table.at, other->where.file, other->where.line);
    reader->failed = other || !report_read_revision(reader->report, table.at, reader->arena, reader->diag);
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
    return press_read(found, reader->report->path, reader->arena, reader->diag);
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
        diag_report(reader->diag, root->where, STR(""), DIAG_MISSING_ATTRIBUTE, "report", "fonts");
    }
    return own.n ? own : named; /* where neither is there, whoever opens it says so */
}

static void fill_report(LayoutReader *reader)
{
    Report *report = reader->report;
    const Node *root = report->root;
    report->name = node_text(root, "name");
    report->title = node_text(root, "title");
    report->lang = node_find(root, "lang") ? node_text(root, "lang") : STR("ja");
    report->data_path = file_beside(reader->arena, report->path, node_text(root, "data"));
    report->fonts_path = find_fonts(reader);
    collect_names(reader);
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
                              .revisions = map_new(arena),
                              .style_nodes = { .arena = arena },
                              .names = { .arena = arena },
                              .data_names = names_of(&grammar_data, "data", arena),
                              .revision_names = names_of(&grammar_revision, "revision", arena),
                              .arena = arena,
                              .diag = diag };
    reader->seen = &reader->data_names;
    return reader;
}

const Report *report_read(const char *path, Arena *arena, Diag *diag)
{
    LayoutReader *reader = reader_new(path, arena, diag);
    reader->report->path = str_copy(arena, str_from(path));
    add_file(reader, path, (Where){ 0 }, "report", &reader->report->root, NULL);
    if (!reader->failed) fill_report(reader); /* else names would be missed that stand in the unreadable part */
    return reader->failed ? NULL : reader->report;
}

/* The tables of a revision */

/* What a table of a revision may use of a layout, by what it is known. */
static Str name_in_revision(const Node *node, const char *table)
{
    if (node_is(node, "style") || node_is(node, "master")) return node_text(node, "name");
    return node_is(node, "revision") && str_is(node_text(node, "table"), table) ? STR("revision") : STR("");
}

/* Those of `from` that `known` has not yet. */
static void add_missing(LayoutReader *reader, Map *known, NodeList *list, const Node *from, const char *table)
{
    for (const Node *node = from; node; node = node->next) {
        Str name = name_in_revision(node, table);
        Str kind = str_printf(reader->arena, "%s " STR_FMT, name.n ? node->element : "", STR_ARG(name));
        if (!name.n || map_put(known, kind, reader)) continue;
        Node *copy = arena_new(reader->arena, Node);
        *copy = *node;
        copy->next = NULL;
        add_node(list, copy);
    }
}

/* Bound as what it is: a section of a report of its own, whose words are those of the booklet as they were printed. */
static void make_section(LayoutReader *reader, Node *node)
{
    Report *report = reader->report;
    report->title = str_printf(reader->arena, STR_FMT " " STR_FMT, STR_ARG(report->title), STR_ARG(node_text(node, "title")));
    check_node(reader, grammar_find_rule(&grammar_layout, STR("revision")), node);
    node->element = grammar_element(&grammar_layout, "section");
}

const Report *report_read_revision(const Report *report, const char *table, Arena *arena, Diag *diag)
{
    LayoutReader *reader = reader_new(report->path.at, arena, diag);
    Node *root = arena_new(arena, Node);
    *root = *report->root;
    root->first = NULL;
    *reader->report = *report;
    reader->report->root = root;
    const Node *built_in = NULL;
    Str text = { (const char *)revision_layout, revision_layout_size };
    add_opened(reader, xml_open_text("layouts/revision.xml", text, arena, diag), "fragment", NULL, &(NodeList){ &built_in });
    Map known = map_new(arena);
    NodeList list = { &root->first };
    add_missing(reader, &known, &list, report->root->first, table);
    add_missing(reader, &known, &list, built_in, table);
    collect_names(reader);
    for (const Node *node = root->first; node; node = node->next)
        if (node_is(node, "revision")) make_section(reader, (Node *)(uintptr_t)node);
    if (!reader->failed) resolve_styles(reader);
    return reader->failed ? NULL : reader->report;
}
