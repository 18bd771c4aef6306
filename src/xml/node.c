/* Nodes of three sizes.  Attributes of an element stand in one list; what few of them have (a namespace, a place of their own, other words
   than were typed) stands apart.  Words stand in rows of letters, names are kept once for all files of a set. */
#include "xml/node.h"

#include "xml/growth.h"

#include "base/vec.h"

#include <libxml/tree.h>

#include <assert.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

typedef enum { NODE_ELEMENT, NODE_TEXT, NODE_ATTRIBUTE, NODE_DOCUMENT, NODE_LIMBO } NodeKind;
enum {
    IS_APART = 1,    /* Rare stands for the text, of an element for the name */
    IS_BORROWED = 2, /* an attribute: from another record */
    HAS_SPACES = 4,  /* an element: with xmlns */
};

struct XmlNode {
    uint8_t kind, flags;
    uint16_t at; /* of an attribute: which of its element */
    int n;       /* bytes of what is read there; of an element its number */
};

struct XmlPlace {
    const Where *in; /* the file and the sheet */
    int line, column;
};

/* What few nodes have. */
typedef struct {
    const char *text, *name, *prefix, *space;
    Str typed;
    bool is_other; /* typed is not what is read */
    const XmlPlace *place;
} Rare;

/* What they say; IS_APART: in a Rare. */
typedef union {
    const char *text;
    Rare *rare;
} NodeWords;

typedef struct XmlElement XmlElement;

typedef struct {
    XmlNode node;
    NodeWords said;
    const char *name;
} XmlAttribute;

typedef struct {
    XmlElement *element;
    int n, room;
    XmlAttribute at[];
} AttributeList;

/* A text, and what an element begins with. */
typedef struct {
    XmlNode node;
    NodeWords said; /* of an element: its name */
    XmlElement *parent;
    XmlNode *next, *before;
    const XmlPlace *place;
} XmlText;

struct XmlElement {
    XmlText as;
    XmlNode *first, *last;
    AttributeList *attributes;
    const void *rule;
};

/* Where nodes live: of a tree, and of those it has adopted. */
typedef struct Store {
    Arena *arena;
    xmlDictPtr names;
    char *letters; /* a row of them, as far as it is free */
    int n_letters;
    XmlNode *dropped; /* texts; each has the next one behind it */
    const Where *in;  /* of the latest place */
    struct Store *next;
} Store;

struct XmlTree {
    XmlElement document; /* first: that one is the other */
    XmlElement limbo;    /* above what stands nowhere */
    Store *store;
    const void *owner;
};

/* ---- kinds ---- */

static XmlElement *as_element(const XmlNode *node)
{
    return (XmlElement *)(uintptr_t)node;
}

static XmlText *as_text(const XmlNode *node)
{
    return (XmlText *)(uintptr_t)node;
}

static XmlAttribute *as_attribute(const XmlNode *node)
{
    return (XmlAttribute *)(uintptr_t)node;
}

static XmlNode *node_of(XmlElement *element)
{
    return element ? &element->as.node : NULL;
}

static AttributeList *list_of(const XmlNode *attribute)
{
    return (AttributeList *)(void *)((char *)(as_attribute(attribute) - attribute->at) - offsetof(AttributeList, at));
}

static bool is_kind(const XmlNode *node, NodeKind kind)
{
    return node && node->kind == kind;
}

bool xml_is_element(const XmlNode *node)
{
    return is_kind(node, NODE_ELEMENT);
}

bool xml_is_text(const XmlNode *node)
{
    return is_kind(node, NODE_TEXT);
}

bool xml_is_attribute(const XmlNode *node)
{
    return is_kind(node, NODE_ATTRIBUTE);
}

bool xml_is(const XmlNode *node, const char *element)
{
    return xml_is_element(node) && str_same(xml_name(node), element);
}

/* ---- ways ---- */

static bool has_content(const XmlNode *node)
{
    return node && node->kind != NODE_TEXT && node->kind != NODE_ATTRIBUTE;
}

XmlNode *xml_first(const XmlNode *parent)
{
    return has_content(parent) ? as_element(parent)->first : NULL;
}

XmlNode *xml_last(const XmlNode *parent)
{
    return has_content(parent) ? as_element(parent)->last : NULL;
}

XmlNode *xml_next(const XmlNode *node)
{
    return node->kind == NODE_ATTRIBUTE ? NULL : as_text(node)->next;
}

XmlNode *xml_before(const XmlNode *node)
{
    return node->kind == NODE_ATTRIBUTE ? NULL : as_text(node)->before;
}

static XmlElement *over(const XmlNode *node)
{
    return node->kind == NODE_ATTRIBUTE ? list_of(node)->element : as_text(node)->parent;
}

XmlNode *xml_parent(const XmlNode *node)
{
    XmlNode *parent = node_of(over(node));
    return xml_is_element(parent) ? parent : NULL;
}

XmlNode *xml_above(const XmlNode *node)
{
    XmlNode *above = node_of(over(node));
    return is_kind(above, NODE_LIMBO) ? NULL : above;
}

XmlTree *xml_tree_of(const XmlNode *node)
{
    while (over(node)) node = node_of(over(node));
    char *top = (char *)(uintptr_t)node;
    return (XmlTree *)(void *)(node->kind == NODE_LIMBO ? top - offsetof(XmlTree, limbo) : top);
}

XmlNode *xml_document(const XmlTree *tree)
{
    return (XmlNode *)(uintptr_t)&tree->document.as.node;
}

XmlNode *xml_tree_root(const XmlTree *tree)
{
    return tree->document.first;
}

static XmlNode *element_from(XmlNode *node)
{
    while (node && node->kind != NODE_ELEMENT) node = as_text(node)->next;
    return node;
}

XmlNode *xml_first_element(const XmlNode *parent)
{
    return element_from(xml_first(parent));
}

XmlNode *xml_next_element(const XmlNode *element)
{
    return element_from(as_text(element)->next);
}

XmlNode *xml_attributes(const XmlNode *element)
{
    const AttributeList *list = xml_is_element(element) ? as_element(element)->attributes : NULL;
    return list && list->n ? (XmlNode *)(uintptr_t)&list->at[0].node : NULL;
}

XmlNode *xml_next_attribute(const XmlNode *attribute)
{
    return attribute->at + 1 < list_of(attribute)->n ? &as_attribute(attribute)[1].node : NULL;
}

XmlNode *xml_find_attribute(const XmlNode *element, const char *name)
{
    XmlNode *attribute = xml_attributes(element);
    while (attribute && !str_same(as_attribute(attribute)->name, name)) attribute = xml_next_attribute(attribute);
    return attribute;
}

/* ---- what they say ---- */

static NodeWords *said_of(const XmlNode *node)
{
    return node->kind == NODE_ATTRIBUTE ? &as_attribute(node)->said : &as_text(node)->said;
}

static Rare *rare_of(const XmlNode *node)
{
    return node->flags & IS_APART ? said_of(node)->rare : NULL;
}

const char *xml_name(const XmlNode *node)
{
    if (node->kind == NODE_ATTRIBUTE) return as_attribute(node)->name;
    return node->flags & IS_APART ? as_text(node)->said.rare->name : as_text(node)->said.text;
}

const char *xml_prefix(const XmlNode *node)
{
    return rare_of(node) ? rare_of(node)->prefix : NULL;
}

const char *xml_space(const XmlNode *node)
{
    return rare_of(node) ? rare_of(node)->space : NULL;
}

bool xml_has_spaces(const XmlNode *element)
{
    return element->flags & HAS_SPACES;
}

Str xml_attribute(const XmlNode *element, const char *name)
{
    const XmlNode *attribute = xml_find_attribute(element, name);
    return attribute ? xml_reading(attribute) : STR("");
}

Str xml_reading(const XmlNode *node)
{
    if (has_content(node)) return STR("");
    const Rare *rare = rare_of(node);
    return (Str){ rare ? rare->text : said_of(node)->text, node->n };
}

Str xml_text(const XmlNode *node)
{
    const Rare *rare = rare_of(node);
    return rare && rare->is_other ? rare->typed : xml_reading(node);
}

static void add_content(StrBuilder *content, const XmlNode *node)
{
    if (!has_content(node)) str_add(content, xml_reading(node));
    else
        for (const XmlNode *child = xml_first(node); child; child = xml_next(child)) add_content(content, child);
}

Str xml_content(const XmlNode *node, Arena *arena)
{
    StrBuilder content = { .arena = arena };
    add_content(&content, node);
    return str_built(&content);
}

/* ---- what others keep ---- */

const void *xml_rule(const XmlNode *element)
{
    return as_element(element)->rule;
}

void xml_set_rule(XmlNode *element, const void *rule)
{
    as_element(element)->rule = rule;
}

const XmlPlace *xml_place(const XmlNode *node)
{
    if (node->kind != NODE_ATTRIBUTE) return as_text(node)->place;
    return rare_of(node) ? rare_of(node)->place : NULL;
}

Where xml_place_where(const XmlPlace *place)
{
    return (Where){ place->in->file, place->line, place->column, place->in->sheet };
}

Where xml_where(const XmlNode *node)
{
    while (node && !xml_place(node)) node = xml_parent(node);
    return node ? xml_place_where(xml_place(node)) : (Where){ 0 };
}

bool xml_is_borrowed(const XmlNode *attribute)
{
    return attribute->flags & IS_BORROWED;
}

void xml_set_borrowed(XmlNode *attribute)
{
    attribute->flags |= IS_BORROWED;
}

const void *xml_owner(const XmlTree *tree)
{
    return tree->owner;
}

void xml_set_owner(XmlTree *tree, const void *owner)
{
    tree->owner = owner;
}

/* ---- memory ---- */

static Store *new_store(xmlDictPtr names)
{
    Arena *arena = arena_open();
    Store *store = arena_new(arena, Store);
    *store = (Store){ .arena = arena, .names = names ? names : xmlDictCreate() };
    if (!store->names) base_out_of_memory();
    if (names) xmlDictReference(names);
    return store;
}

XmlTree *growth_tree(struct _xmlDict *names)
{
    Store *store = new_store(names);
    XmlTree *tree = arena_new(store->arena, XmlTree);
    tree->store = store;
    tree->document.as.node.kind = NODE_DOCUMENT;
    tree->limbo.as.node.kind = NODE_LIMBO;
    return tree;
}

XmlTree *xml_new_tree(const XmlTree *names)
{
    return growth_tree(names ? names->store->names : NULL);
}

struct _xmlDict *growth_names(const XmlTree *tree)
{
    return tree->store->names;
}

void xml_free_tree(XmlTree *tree)
{
    for (Store *store = tree ? tree->store : NULL, *next; store; store = next) {
        next = store->next;
        xmlDictFree(store->names);
        arena_close(store->arena);
    }
}

void xml_adopt(XmlTree *host, XmlTree *guest)
{
    Store **end = &host->store->next;
    while (*end) end = &(*end)->next;
    *end = guest->store;
    guest->store = NULL;
}

/* A copy among the letters of the tree, with a zero behind it. */
static const char *kept_letters(Store *store, Str text)
{
    enum { ROW = 4096, LONG = 512 };
    if (text.n >= LONG) return arena_copy(store->arena, text.at, (size_t)text.n);
    if (text.n >= store->n_letters) {
        store->letters = arena_bytes(store->arena, ROW);
        store->n_letters = ROW;
    }
    char *copy = store->letters;
    if (text.n) memcpy(copy, text.at, (size_t)text.n);
    copy[text.n] = '\0';
    store->letters += text.n + 1;
    store->n_letters -= text.n + 1;
    return copy;
}

static const char *kept_name(Store *store, Str name)
{
    const xmlChar *kept = xmlDictLookup(store->names, (const xmlChar *)name.at, name.n);
    if (!kept) base_out_of_memory();
    return (const char *)kept;
}

static Rare *make_rare(Store *store, XmlNode *node)
{
    NodeWords *said = said_of(node);
    if (node->flags & IS_APART) return said->rare;
    Rare *rare = arena_new(store->arena, Rare);
    if (node->kind == NODE_ELEMENT) rare->name = said->text;
    else rare->text = said->text;
    said->rare = rare;
    node->flags |= IS_APART;
    return rare;
}

static Store *store_of(const XmlNode *node)
{
    return xml_tree_of(node)->store;
}

const XmlPlace *xml_new_place(XmlTree *tree, Where where)
{
    Store *store = tree->store;
    if (!store->in || store->in->file != where.file || store->in->sheet != where.sheet) {
        Where *in = arena_new(store->arena, Where);
        *in = (Where){ .file = where.file, .sheet = where.sheet };
        store->in = in;
    }
    XmlPlace *place = arena_new(store->arena, XmlPlace);
    *place = (XmlPlace){ store->in, where.line, where.column };
    return place;
}

void xml_set_place(XmlNode *node, const XmlPlace *place)
{
    if (node->kind != NODE_ATTRIBUTE) as_text(node)->place = place;
    else make_rare(store_of(node), node)->place = place;
}

/* ---- making ---- */

static XmlElement *new_element(XmlTree *tree, const char *name)
{
    XmlElement *element = arena_new(tree->store->arena, XmlElement);
    element->as.node.kind = NODE_ELEMENT;
    element->as.said.text = name;
    element->as.parent = &tree->limbo;
    return element;
}

XmlNode *xml_new_element(XmlTree *tree, Str name)
{
    return node_of(new_element(tree, kept_name(tree->store, name)));
}

static XmlText *new_text(XmlTree *tree)
{
    Store *store = tree->store;
    XmlText *text = (XmlText *)store->dropped;
    if (text) {
        store->dropped = text->next;
        *text = (XmlText){ 0 };
    } else text = arena_new(store->arena, XmlText);
    text->node.kind = NODE_TEXT;
    text->parent = &tree->limbo;
    return text;
}

static void say(Store *store, XmlNode *node, Str words)
{
    const char *text = kept_letters(store, words);
    Rare *rare = rare_of(node);
    if (rare) rare->text = text;
    else said_of(node)->text = text;
    node->n = words.n;
}

XmlNode *xml_new_text(XmlTree *tree, Str words)
{
    XmlText *text = new_text(tree);
    say(tree->store, &text->node, words);
    return &text->node;
}

static AttributeList *new_list(Store *store, XmlElement *element, int room)
{
    AttributeList *list = arena_alloc(store->arena, sizeof *list + (size_t)room * sizeof *list->at);
    *list = (AttributeList){ element, 0, room };
    return list;
}

static XmlAttribute *add_attribute(Store *store, XmlElement *element, const char *name)
{
    AttributeList *list = element->attributes;
    if (!list || list->n == list->room) {
        AttributeList *larger = new_list(store, element, list ? list->room * 2 : 1);
        if (list) memcpy(larger->at, list->at, (size_t)list->n * sizeof *list->at);
        larger->n = list ? list->n : 0;
        element->attributes = list = larger;
    }
    XmlAttribute *attribute = &list->at[list->n];
    *attribute = (XmlAttribute){ .node = { .kind = NODE_ATTRIBUTE, .at = (uint16_t)list->n }, .name = name };
    list->n++;
    return attribute;
}

XmlNode *xml_set_attribute(XmlNode *element, const char *name, Str value)
{
    Store *store = store_of(element);
    XmlNode *attribute = xml_find_attribute(element, name);
    if (!attribute) attribute = &add_attribute(store, as_element(element), kept_name(store, str_from(name)))->node;
    Rare *rare = rare_of(attribute);
    if (rare) rare->is_other = false;
    say(store, attribute, value);
    return attribute;
}

void xml_remove_attribute(XmlNode *element, const char *name)
{
    XmlNode *attribute = xml_find_attribute(element, name);
    if (!attribute) return;
    AttributeList *list = list_of(attribute);
    list->n--;
    for (int i = attribute->at; i < list->n; i++) {
        list->at[i] = list->at[i + 1];
        list->at[i].node.at = (uint16_t)i;
    }
}

void xml_set_text(XmlNode *node, Str words)
{
    say(store_of(node), node, words);
}

void xml_read_as(XmlNode *node, Str reading, Str typed)
{
    Store *store = store_of(node);
    Rare *rare = make_rare(store, node);
    rare->typed = (Str){ kept_letters(store, typed), typed.n };
    rare->is_other = true;
    say(store, node, reading);
}

/* ---- where they stand ---- */

static void link_between(XmlElement *parent, XmlNode *before, XmlNode *node, XmlNode *next)
{
    XmlText *linked = as_text(node);
    assert(linked->parent->as.node.kind == NODE_LIMBO);
    linked->parent = parent;
    linked->next = next;
    linked->before = before;
    if (before) as_text(before)->next = node;
    else parent->first = node;
    if (next) as_text(next)->before = node;
    else parent->last = node;
}

void xml_add(XmlNode *parent, XmlNode *child)
{
    link_between(as_element(parent), xml_last(parent), child, NULL);
}

void xml_put_before(XmlNode *next, XmlNode *node)
{
    link_between(over(next), xml_before(next), node, next);
}

void xml_set_root(XmlTree *tree, XmlNode *root)
{
    xml_add(xml_document(tree), root);
}

void xml_take_out(XmlNode *node)
{
    XmlText *out = as_text(node);
    XmlElement *parent = out->parent;
    if (parent->as.node.kind == NODE_LIMBO) return;
    if (out->before) as_text(out->before)->next = out->next;
    else parent->first = out->next;
    if (out->next) as_text(out->next)->before = out->before;
    else parent->last = out->before;
    out->parent = &xml_tree_of(node_of(parent))->limbo;
    out->next = out->before = NULL;
}

void xml_drop(XmlNode *node)
{
    if (!node) return;
    xml_take_out(node);
    if (node->kind != NODE_TEXT) return;
    Store *store = store_of(node);
    as_text(node)->next = store->dropped;
    store->dropped = node;
}

/* ---- copies ---- */

static void copy_attributes(Store *store, const AttributeList *from, XmlElement *to)
{
    if (!from || !from->n) return;
    to->attributes = new_list(store, to, from->n);
    to->attributes->n = from->n;
    memcpy(to->attributes->at, from->at, (size_t)from->n * sizeof *from->at);
    for (int i = 0; i < from->n; i++)
        if (from->at[i].node.flags & IS_APART) {
            Rare *rare = arena_new(store->arena, Rare);
            *rare = *from->at[i].said.rare;
            to->attributes->at[i].said.rare = rare;
        }
}

XmlNode *xml_copy(XmlTree *tree, const XmlNode *node)
{
    Store *store = tree->store;
    XmlText *copy = xml_is_text(node) ? new_text(tree) : &new_element(tree, "")->as;
    copy->node = *node;
    copy->said = as_text(node)->said;
    copy->place = as_text(node)->place;
    if (node->flags & IS_APART) {
        copy->said.rare = arena_new(store->arena, Rare);
        *copy->said.rare = *as_text(node)->said.rare;
    }
    if (xml_is_element(node)) {
        as_element(&copy->node)->rule = as_element(node)->rule;
        copy_attributes(store, as_element(node)->attributes, as_element(&copy->node));
    }
    return &copy->node;
}

XmlNode *xml_copy_whole(XmlTree *tree, const XmlNode *node)
{
    XmlNode *copy = xml_copy(tree, node);
    for (const XmlNode *child = xml_first(node); child; child = xml_next(child)) xml_add(copy, xml_copy_whole(tree, child));
    return copy;
}

/* ---- growing, as a file is read ---- */

XmlNode *growth_element(XmlTree *tree, XmlNode *parent, GrowthName name, Where where)
{
    XmlElement *element = new_element(tree, name.local);
    if (name.space) {
        Rare *rare = make_rare(tree->store, node_of(element));
        rare->prefix = name.prefix;
        rare->space = name.space;
    }
    element->as.place = xml_new_place(tree, where);
    xml_add(parent, node_of(element));
    return node_of(element);
}

void growth_spaces(XmlNode *element)
{
    element->flags |= HAS_SPACES;
}

void growth_attributes(XmlTree *tree, XmlNode *element, int n)
{
    if (n) as_element(element)->attributes = new_list(tree->store, as_element(element), n);
}

void growth_attribute(XmlTree *tree, XmlNode *element, GrowthName name, Str value)
{
    XmlAttribute *attribute = add_attribute(tree->store, as_element(element), name.local);
    say(tree->store, &attribute->node, value);
    if (!name.space) return;
    Rare *rare = make_rare(tree->store, &attribute->node);
    rare->prefix = name.prefix;
    rare->space = name.space;
}

/* ---- order ---- */

/* Behind it and all in it, in document order; NULL: there is nothing. */
static XmlNode *element_behind(XmlNode *element)
{
    XmlNode *next = xml_first_element(element);
    for (; !next && xml_is_element(element); element = node_of(over(element))) next = xml_next_element(element);
    return next;
}

int xml_number(XmlTree *tree)
{
    int n = 0;
    for (XmlNode *element = xml_tree_root(tree); element; element = element_behind(element)) element->n = ++n;
    return n;
}

int xml_number_of(const XmlNode *element)
{
    return element->n;
}

/* Behind which element a node stands, and in what turn among those behind it. */
typedef struct {
    int number, turn;
} NodeTurn;

static NodeTurn order_of(const XmlNode *node)
{
    enum {
        DEEPEST = 1 << 20
    }; /* attributes of an element stand before texts, and of texts behind one element the deepest first */
    if (has_content(node)) return (NodeTurn){ node->n, -1 };
    if (node->kind == NODE_ATTRIBUTE) return (NodeTurn){ node_of(over(node))->n, node->at };
    int depth = 0;
    for (const XmlElement *above = over(node); above; above = above->as.parent) depth++;
    const XmlNode *behind = xml_before(node), *last = behind;
    for (; last; last = xml_last(last)) {
        while (last && last->kind != NODE_ELEMENT) last = xml_before(last);
        if (!last) break;
        behind = last;
    }
    if (!xml_is_element(behind)) behind = node_of(over(node));
    return (NodeTurn){ behind->n, DEEPEST - depth };
}

int xml_compare(const XmlNode *one, const XmlNode *other)
{
    NodeTurn a = order_of(one), b = order_of(other);
    return a.number != b.number ? (a.number > b.number) - (a.number < b.number) : (a.turn > b.turn) - (a.turn < b.turn);
}
