/* Pages and nodes have ascending numbers: whoever writes objects by number finds each by halving. */
#include "pdf/pagetree.h"

#include <stdio.h>

PageTree pagetree_new(int root, Arena *arena)
{
    return (PageTree){ .arena = arena, .pages = { .arena = arena }, .nodes = { .arena = arena }, .root = root };
}

bool pagetree_is_full(const PageTree *tree)
{
    return tree->pages.n == tree->nodes.n * PAGES_PER_NODE;
}

void pagetree_add_node(PageTree *tree, int ref)
{
    *vec_push(&tree->nodes) = ref;
}

void pagetree_add_page(PageTree *tree, int ref, int contents)
{
    *vec_push(&tree->pages) = (PageObject){ .ref = ref,
                                            .contents = contents,
                                            .node = tree->nodes.at[tree->nodes.n - 1],
                                            .resources = { .arena = tree->arena },
                                            .entries = { .arena = tree->arena } };
}

void pagetree_set_box(PageTree *tree, int page, Str box)
{
    tree->pages.at[page].box = str_copy(tree->arena, box);
}

void pagetree_add_resource(PageTree *tree, int page, const char *kind, const char *name, int value)
{
    PageObject *object = &tree->pages.at[page];
    Ink *ink = &object->resources;
    if (!object->kind || !str_same(object->kind, kind)) ink_format(ink, "%s/%s <<\n", object->kind ? ">>\n" : "", kind);
    object->kind = kind;
    ink_format(ink, "/%s %d 0 R\n", name, value);
}

void pagetree_add_font(PageTree *tree, int page, int font)
{
    char name[16];
    snprintf(name, sizeof name, "F%d", ++tree->pages.at[page].n_fonts);
    pagetree_add_resource(tree, page, "Font", name, font);
}

void pagetree_add_entry(PageTree *tree, int page, const char *key, Str value)
{
    ink_format(&tree->pages.at[page].entries, "/%s " STR_FMT "\n", key, STR_ARG(value));
}

/* ---- writing ---- */

static void write_page(const PageObject *page, bool with_procedures, Ink *value)
{
    ink_format(value, "<<\n/Type /Page\n/MediaBox " STR_FMT "\n/Contents %d 0 R\n/Resources <<\n", STR_ARG(page->box),
               page->contents);
    if (with_procedures) ink_add(value, STR("/ProcSet [ /PDF /Text /ImageB /ImageC /ImageI ]\n"));
    ink_add(value, ink_str(&page->resources));
    ink_format(value, "%s>>\n/Parent %d 0 R\n" STR_FMT ">>", page->kind ? ">>\n" : "", page->node,
               STR_ARG(ink_str(&page->entries)));
}

static void begin_node(Ink *value)
{
    ink_add(value, STR("<<\n/Type /Pages\n/Kids [ "));
}

static void write_root(const PageTree *tree, Ink *value)
{
    begin_node(value);
    for (int i = 0; i < tree->nodes.n; i++) ink_format(value, "%d 0 R ", tree->nodes.at[i]);
    ink_format(value, "]\n/Count %d\n>>", tree->pages.n);
}

static void write_node(const PageTree *tree, int node, Ink *value)
{
    int first = node * PAGES_PER_NODE, last = first + PAGES_PER_NODE < tree->pages.n ? first + PAGES_PER_NODE : tree->pages.n;
    begin_node(value);
    for (int i = first; i < last; i++) ink_format(value, "%d 0 R ", tree->pages.at[i].ref);
    ink_format(value, "]\n/Count %d\n/Parent %d 0 R\n>>", last - first, tree->root);
}

/* The page of this number; -1: it is of none. */
static int find_page(const PageTree *tree, int ref)
{
    int first = 0, last = tree->pages.n;
    while (first < last) {
        int middle = first + (last - first) / 2;
        if (tree->pages.at[middle].ref < ref) first = middle + 1;
        else last = middle;
    }
    return first < tree->pages.n && tree->pages.at[first].ref == ref ? first : -1;
}

/* Each stands before its first page. */
static int find_node(const PageTree *tree, int ref)
{
    for (int i = 0; i < tree->nodes.n && tree->nodes.at[i] <= ref; i++)
        if (tree->nodes.at[i] == ref) return i;
    return -1;
}

bool pagetree_write(const PageTree *tree, int ref, bool with_procedures, Ink *value)
{
    int page = find_page(tree, ref), node = page < 0 ? find_node(tree, ref) : -1;
    if (page >= 0) write_page(&tree->pages.at[page], with_procedures, value);
    else if (node >= 0) write_node(tree, node, value);
    else if (ref == tree->root) write_root(tree, value);
    else return false;
    return true;
}
