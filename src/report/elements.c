/* One check for each element that needs one, in a table. */
#include "report/elements.h"

#include "base/map.h"
#include "model/document.h"

typedef struct {
    Arena *arena;
    Diag *diag;
    bool failed;
} Inspection;

static void object(Inspection *inspection, const Node *node, DiagCode code, const char *element, const char *what)
{
    inspection->failed = true;
    diag_report(inspection->diag, node->where, STR(""), code, element, what, "");
}

/* A column is as wide as it says, or takes a share, or what its content needs. */
static void check_column(Inspection *inspection, const Node *node)
{
    int n = (node_find(node, "width") != NULL) + (node_find(node, "share") != NULL) + node_flag(node, "natural", false);
    if (n != 1) object(inspection, node, DIAG_MISSING_ATTRIBUTE, "column", "width | share | natural=\"yes\"");
}

/* A block, or what steers blocks. */
static bool stands_alone(const Node *node)
{
    static const char *const names[] = { "p",      "heading", "set", "gap",   "break",   "box",         "grid",
                                         "around", "let",     "use", "entry", "entries", "sample",      "tiles",
                                         "tile",   "picture", "qr",  "chart", "table",   "definitions", "columns" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (node_is(node, names[i])) return true;
    if (node_is_part(node)) return true;
    if (!node_is(node, "each") && !node_is(node, "if") && !node_is(node, "else")) return false;
    for (const Node *child = node->first; child; child = child->next)
        if (stands_alone(child)) return true;
    return false;
}

/* A cell, or an each, if or else in it, holds either one paragraph of its own, be it of lines, or blocks. */
static void check_cell(Inspection *inspection, const Node *node)
{
    const Node *lines = NULL, *block = NULL, *words = NULL;
    for (const Node *child = node->first; child; child = child->next) {
        if (node_is(child, "lines")) lines = child;
        else if (stands_alone(child)) block = child;
        else words = child;
    }
    const Node *first = lines ? lines : block, *other = words ? words : lines ? block : NULL;
    if (!first || !other) return;
    if (other->element) object(inspection, other, DIAG_UNKNOWN_ELEMENT, first->element, other->element);
    else object(inspection, other, DIAG_STRAY_TEXT, node->element, "");
}

/* What stands between the items of a line has no place between blocks. */
static void check_each(Inspection *inspection, const Node *node)
{
    check_cell(inspection, node);
    if (stands_alone(node) && node_find(node, "between")) object(inspection, node, DIAG_UNKNOWN_ATTRIBUTE, "each", "between");
}

/* What only a shape has. */
static void check_box(Inspection *inspection, const Node *node)
{
    bool asks = node_find(node, "points") || node_find(node, "width");
    if (asks && !node_find(node, "shape")) object(inspection, node, DIAG_MISSING_ATTRIBUTE, "box", "shape");
}

/* Its columns are counted, or each of them is told. */
static void check_grid(Inspection *inspection, const Node *node)
{
    const Node *told = NULL;
    for (const Node *child = node->first; child && !told; child = child->next)
        if (node_is(child, "column")) told = child;
    if (told && node_find(node, "columns")) object(inspection, told, DIAG_UNKNOWN_ELEMENT, "grid columns=\"…\"", "column");
    if (!told && !node_find(node, "columns")) object(inspection, node, DIAG_MISSING_ATTRIBUTE, "grid", "columns | <column>");
}

/* What the margins leave is the type area: there must be some. */
static void check_master(Inspection *inspection, const Node *node)
{
    static const struct {
        const char *extent, *margins[2], *words;
    } ways[] = { { "width", { "inside", "outside" }, "> inside + outside, ≤ 5080mm" },
                 { "height", { "head", "foot" }, "> head + foot, ≤ 5080mm" } };
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        Len margins = node_len(node, ways[i].margins[0], 0) + node_len(node, ways[i].margins[1], 0);
        Len extent = node_len(node, ways[i].extent, 0);
        if (extent > margins && extent <= MOST_PAPER) continue;
        inspection->failed = true;
        diag_report(inspection->diag, node->where, STR(""), DIAG_BAD_VALUE, ways[i].extent, node_text(node, ways[i].extent).at,
                    ways[i].words);
    }
}

static const Node *column_that_is(const Node *parent, bool (*is)(const Node *))
{
    for (const Node *child = parent->first; child; child = child->next) {
        const Node *found = node_is(child, "each") ? column_that_is(child, is) : NULL;
        if (found || (node_is(child, "column") && is(child))) return found ? found : child;
    }
    return NULL;
}

static bool is_best(const Node *column)
{
    return str_is(node_text(column, "width"), "best");
}

static bool is_shared(const Node *column)
{
    return node_find(column, "share");
}

/* What the others leave is for those whose widths are chosen, and cannot be shared out before. */
static void check_best(Inspection *inspection, const Node *table)
{
    const Node *shared = column_that_is(table, is_shared);
    if (!shared || !column_that_is(table, is_best)) return;
    inspection->failed = true;
    diag_report(inspection->diag, shared->where, STR(""), DIAG_BAD_VALUE, "share", node_text(shared, "share").at,
                "width | natural=\"yes\" (beside width=\"best\")");
}

/* Columns have names of their own (those of a template are known when it is bound), and there are rows. */
static void check_table(Inspection *inspection, const Node *node)
{
    Map columns = map_new(inspection->arena);
    bool has_rows = false, has_columns = false;
    for (const Node *child = node->first; child; child = child->next) {
        has_rows |= node_is(child, "row") || node_is(child, "rows");
        has_columns |= node_is(child, "column") || node_is(child, "each");
        if (!node_is(child, "column")) continue;
        Str name = node_text(child, "name");
        const Node *other = map_put(&columns, name, (void *)(uintptr_t)child);
        if (!other) continue;
        inspection->failed = true;
        diag_report(inspection->diag, child->where, STR(""), DIAG_DUPLICATE_ID, name.at,
                    diag_place(other->where, inspection->arena));
    }
    if (!has_columns) object(inspection, node, DIAG_MISSING_ELEMENT, "table", "column");
    if (!has_rows) object(inspection, node, DIAG_MISSING_ELEMENT, "table", "rows");
    check_best(inspection, node);
}

/* A term over what is said of it has no column. */
static void check_level(Inspection *inspection, const Node *node)
{
    bool is_twice = node_flag(node, "above", false) && node_find(node, "term");
    if (is_twice) object(inspection, node, DIAG_UNKNOWN_ATTRIBUTE, "level above=\"yes\"", "term");
}

/* It has something it is known by, and something is said of it. */
static void check_item(Inspection *inspection, const Node *node)
{
    bool is_known = false, is_said = false;
    for (const Node *child = node->first; child; child = child->next) {
        bool is_own = node_is(child, "mark") || node_is(child, "term");
        is_known |= is_own;
        is_said |= child->element && !is_own;
    }
    if (!is_known) object(inspection, node, DIAG_MISSING_ELEMENT, "item", "term | mark");
    if (!is_said) object(inspection, node, DIAG_MISSING_ELEMENT, "item", "description | item");
}

/* Within the booklet, or out of it. */
static void check_link(Inspection *inspection, const Node *node)
{
    bool leads_in = node_find(node, "to"), leads_out = node_find(node, "href");
    if (!leads_in && !leads_out) object(inspection, node, DIAG_MISSING_ATTRIBUTE, "link", "to | href");
    if (leads_in && leads_out) object(inspection, node, DIAG_UNKNOWN_ATTRIBUTE, "link to=\"…\"", "href");
}

static void check_callout(Inspection *inspection, const Node *node)
{
    bool has_row = node_find(node, "row");
    if (!has_row && !node_find(node, "column")) object(inspection, node, DIAG_MISSING_ATTRIBUTE, "callout", "column | row");
    if (node_find(node, "to") && !has_row) object(inspection, node, DIAG_MISSING_ATTRIBUTE, "callout", "row");
    if (node_find(node, "to") && node_find(node, "column"))
        object(inspection, node, DIAG_UNKNOWN_ATTRIBUTE, "callout column=\"…\"", "to");
}

/* The paper says how wide it is. */
static void check_picture(Inspection *inspection, const Node *node)
{
    bool reaches = node_choice(node, "reach", REACH_MARGINS) == REACH_PAPER;
    if (reaches && node_find(node, "width")) object(inspection, node, DIAG_UNKNOWN_ATTRIBUTE, "picture reach=\"paper\"", "width");
}

static void check_code(Inspection *inspection, const Node *node)
{
    bool leads = node_find(node, "href"), says = node_find(node, "text");
    if (!leads && !says) object(inspection, node, DIAG_MISSING_ATTRIBUTE, "qr", "href | text");
    if (leads && says) object(inspection, node, DIAG_UNKNOWN_ATTRIBUTE, "qr href=\"…\"", "text");
}

bool element_check(const Node *node, Arena *arena, Diag *diag)
{
    static const struct {
        const char *element;
        void (*check)(Inspection *, const Node *);
    } checks[] = { { "grid", check_grid },   { "box", check_box },        { "column", check_column },
                   { "cell", check_cell },   { "span", check_cell },      { "description", check_cell },
                   { "level", check_level }, { "link", check_link },      { "item", check_item },
                   { "each", check_each },   { "if", check_cell },        { "else", check_cell },
                   { "table", check_table }, { "master", check_master },  { "callout", check_callout },
                   { "qr", check_code },     { "picture", check_picture } };
    Inspection inspection = { arena, diag, false };
    for (size_t i = 0; i < sizeof checks / sizeof *checks; i++)
        if (node_is(node, checks[i].element)) checks[i].check(&inspection, node);
    return !inspection.failed;
}
