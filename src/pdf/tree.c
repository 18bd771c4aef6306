/* Elements are numbered when the first thing is put into them, and written when they end: so the texts of all open ones
   are as many as the tree is deep, and the same room is used again and again. */
#include "pdf/tree.h"

#include "base/vec.h"

enum { ID_DIGITS = 4 };

typedef struct {
    const char *type;
    Ref ref;
    int page; /* of its first content; -1: none yet */
    int n_kids;
    Ink kids, entries, attributes;
} Element;

struct Tree {
    Objects *objects;
    Arena *arena;
    const Ref *pages;
    const int *n_marked;
    int n_pages, n_links;
    Ref root, document;
    Ref **parents;     /* of each page, by mcid */
    Ref *link_parents; /* by key - n_pages */
    Vec(Element *) open;
    int depth;
    Ink element;         /* being written */
    Vec(Ref) identified; /* by identifier */
};

Tree *tree_open(Objects *objects, const Ref *pages, const int *n_marked, int n_pages, int n_links, Arena *arena)
{
    Tree *tree = arena_new(arena, Tree);
    *tree = (Tree){ .objects = objects,
                    .arena = arena,
                    .pages = pages,
                    .n_marked = n_marked,
                    .n_pages = n_pages,
                    .n_links = n_links,
                    .root = objects_reserve(objects),
                    .parents = arena_array(arena, Ref *, n_pages),
                    .link_parents = arena_array(arena, Ref, n_links),
                    .open = { .arena = arena },
                    .element = { .arena = arena },
                    .identified = { .arena = arena } };
    for (int i = 0; i < n_pages; i++) tree->parents[i] = arena_array(arena, Ref, n_marked[i]);
    return tree;
}

static Element *innermost(const Tree *tree)
{
    return tree->open.at[tree->depth - 1];
}

static Ref number_of(Tree *tree, Element *element)
{
    if (!element->ref) element->ref = objects_reserve(tree->objects);
    return element->ref;
}

void tree_begin(Tree *tree, const char *type)
{
    if (tree->depth == tree->open.n) {
        Element *fresh = arena_new(tree->arena, Element);
        fresh->kids.arena = fresh->entries.arena = fresh->attributes.arena = tree->arena;
        *vec_push(&tree->open) = fresh;
    }
    Element *element = tree->open.at[tree->depth++];
    element->type = type;
    element->ref = element->n_kids = element->kids.n = element->entries.n = element->attributes.n = 0;
    element->page = -1;
}

void tree_keep(Tree *tree)
{
    number_of(tree, innermost(tree));
}

Ink *tree_entries(Tree *tree)
{
    return &innermost(tree)->entries;
}

Ink *tree_attributes(Tree *tree, const char *owner)
{
    Ink *ink = &innermost(tree)->attributes;
    if (!ink->n) ink_format(ink, "/O/%s", owner);
    return ink;
}

/* All of one length, so that they are in order as they are made. */
static Str identifier(int number, Arena *arena)
{
    static const char digits[] = "0123456789abcdefghijklmnopqrstuvwxyz";
    char name[ID_DIGITS + 1] = { 0 };
    for (int i = ID_DIGITS - 1; i >= 0; i--, number /= 36) name[i] = digits[number % 36];
    return str_printf(arena, "(%s)", name);
}

Str tree_identify(Tree *tree)
{
    enum { MOST = 36 * 36 * 36 * 36 };
    Element *element = innermost(tree);
    if (tree->identified.n == MOST) objects_fail(tree->objects, "too many structure identifiers");
    Str name = identifier(tree->identified.n, tree->arena);
    *vec_push(&tree->identified) = number_of(tree, element);
    ink_format(&element->entries, "/ID" STR_FMT, STR_ARG(name));
    return name;
}

static Ink *next_kid(Element *element)
{
    if (element->n_kids++) ink_add(&element->kids, STR(" "));
    return &element->kids;
}

void tree_add_content(Tree *tree, int page, int mcid)
{
    Element *element = innermost(tree);
    tree->parents[page][mcid] = number_of(tree, element);
    if (element->page < 0) element->page = page;
    Ink *kids = next_kid(element);
    if (element->page == page) ink_count(kids, mcid);
    else ink_format(kids, "<</Type/MCR/Pg %d 0 R/MCID %d>>", tree->pages[page], mcid);
}

void tree_add_object(Tree *tree, int page, Ref object, int parent)
{
    Element *element = innermost(tree);
    tree->link_parents[parent - tree->n_pages] = number_of(tree, element);
    ink_format(next_kid(element), "<</Type/OBJR/Obj %d 0 R/Pg %d 0 R>>", object, tree->pages[page]);
}

static void add_part(Ink *ink, const char *before, const Ink *part, const char *after)
{
    if (!part->n) return;
    ink_add(ink, str_from(before));
    ink_add(ink, ink_str(part));
    ink_add(ink, str_from(after));
}

void tree_end(Tree *tree)
{
    Element *element = innermost(tree);
    tree->depth--;
    if (!element->ref) return;
    Ref parent = tree->depth ? number_of(tree, innermost(tree)) : tree->root;
    Ink *ink = &tree->element;
    ink->n = 0;
    ink_add(ink, STR("<</S/"));
    ink_add(ink, str_from(element->type));
    ink_add(ink, STR("/P "));
    ink_ref(ink, parent);
    if (element->page >= 0) {
        ink_add(ink, STR("/Pg "));
        ink_ref(ink, tree->pages[element->page]);
    }
    add_part(ink, element->n_kids > 1 ? "/K[" : "/K ", &element->kids, element->n_kids > 1 ? "]" : "");
    add_part(ink, "/A<<", &element->attributes, ">>");
    add_part(ink, "", &element->entries, "");
    ink_add(ink, STR(">>"));
    objects_set(tree->objects, element->ref, ink_str(ink));
    if (tree->depth) ink_ref(next_kid(innermost(tree)), element->ref);
    else tree->document = element->ref;
}

/* ---- the root ---- */

static Ref put(Tree *tree, const Ink *ink)
{
    Ref ref = objects_reserve(tree->objects);
    objects_set(tree->objects, ref, ink_str(ink));
    return ref;
}

static Ref put_page_parents(Tree *tree, int page)
{
    Ink ink = { .arena = tree->arena };
    ink_add(&ink, STR("["));
    for (int i = 0; i < tree->n_marked[page]; i++) {
        if (i) ink_add(&ink, STR(" "));
        ink_ref(&ink, tree->parents[page][i]);
    }
    ink_add(&ink, STR("]"));
    return put(tree, &ink);
}

static Ref put_parent_tree(Tree *tree)
{
    Ink ink = { .arena = tree->arena };
    ink_add(&ink, STR("<</Nums["));
    for (int i = 0; i < tree->n_pages; i++)
        if (tree->n_marked[i]) ink_format(&ink, "%d %d 0 R ", i, put_page_parents(tree, i));
    for (int i = 0; i < tree->n_links; i++) ink_format(&ink, "%d %d 0 R ", tree->n_pages + i, tree->link_parents[i]);
    ink_add(&ink, STR("]>>"));
    return put(tree, &ink);
}

static Ref put_identifiers(Tree *tree)
{
    Ink ink = { .arena = tree->arena };
    ink_add(&ink, STR("<</Names["));
    for (int i = 0; i < tree->identified.n; i++)
        ink_format(&ink, STR_FMT "%d 0 R ", STR_ARG(identifier(i, tree->arena)), tree->identified.at[i]);
    ink_add(&ink, STR("]>>"));
    return put(tree, &ink);
}

void tree_close(Tree *tree)
{
    Ink ink = { .arena = tree->arena };
    ink_format(&ink, "<</Type/StructTreeRoot/ParentTree %d 0 R/ParentTreeNextKey %d", put_parent_tree(tree),
               tree->n_pages + tree->n_links);
    if (tree->document) ink_format(&ink, "/K %d 0 R", tree->document);
    if (tree->identified.n) ink_format(&ink, "/IDTree %d 0 R", put_identifiers(tree));
    ink_add(&ink, STR(">>"));
    objects_set(tree->objects, tree->root, ink_str(&ink));
    objects_add_catalog_entry(tree->objects, "StructTreeRoot", tree->root);
}
