/* Layout files → Report.  When the tree of their elements is whole, names are looked up: a style, a master or a block may stand in another
   file than its use. */
#include "report/report.h"

#include "base/file.h"
#include "report/layoutreader.h"
#include "report/press.h"

#include <unistd.h>

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
    layout_collect_names(reader);
    report->colors = reader->named_colors.at;
    report->n_colors = reader->named_colors.n;
    layout_collect_runnings(reader, root);
    layout_check_names(reader, grammar_find_rule(&grammar_layout, STR("report")), root);
    if (reader->failed) return; /* bases may be missing: no chain to follow */
    layout_resolve_styles(reader);
    report->press = find_press(reader);
    reader->failed |= !report->press;
    for (const Node *node = root->first; node && !reader->failed; node = node->next)
        if (node_is(node, "revision")) check_revision(reader, node);
}

const Report *report_read(const char *path, Arena *arena, Diag *diag)
{
    LayoutReader *reader = layout_reader(path, arena, diag);
    reader->report->path = str_copy(arena, str_from(path));
    layout_add_file(reader, path, (Where){ 0 }, "report", &reader->report->root, NULL);
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
