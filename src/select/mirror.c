/* A node of libxml2 knows the node it stands for; elements are found the other way by their number, what else there is from its element. */
#include "select/mirror.h"

#include "select/select.h"
#include "xml/xml.h"

#include <libxml/xpathInternals.h>

struct Mirror {
    xmlDocPtr doc;
    xmlNodePtr *elements; /* by their numbers; 0: the document */
    int *n_leaves;        /* NULL: it is of a tree */
    Arena *arena;
};

static void *there(void *made)
{
    if (!made) base_out_of_memory();
    return made;
}

/* XPath reads nodes and frees none: they live in an arena, their words where the others have them. */
static xmlNodePtr new_node(const Mirror *mirror, XmlNode *of, xmlElementType type, const char *name)
{
    xmlNodePtr node = arena_new(mirror->arena, xmlNode);
    node->type = type;
    node->_private = of;
    node->name = (const xmlChar *)name;
    node->doc = mirror->doc;
    return node;
}

static xmlNodePtr new_text(const Mirror *mirror, XmlNode *of)
{
    xmlNodePtr text = new_node(mirror, of, XML_TEXT_NODE, "text");
    text->content = (xmlChar *)(uintptr_t)xml_reading(of).at;
    return text;
}

static void add_child(xmlNodePtr parent, xmlNodePtr child)
{
    child->parent = parent;
    child->prev = parent->last;
    if (parent->last) parent->last->next = child;
    else parent->children = child;
    parent->last = child;
}

static xmlNsPtr space_of(const Mirror *mirror, const XmlNode *node)
{
    if (!xml_space(node)) return NULL;
    xmlNsPtr space = arena_new(mirror->arena, xmlNs);
    space->type = XML_NAMESPACE_DECL;
    space->href = (const xmlChar *)xml_space(node);
    space->prefix = (const xmlChar *)xml_prefix(node);
    return space;
}

static xmlAttrPtr new_attribute(const Mirror *mirror, XmlNode *of, xmlNodePtr element, xmlAttrPtr before)
{
    xmlAttrPtr attribute = arena_new(mirror->arena, xmlAttr);
    attribute->type = XML_ATTRIBUTE_NODE;
    attribute->_private = of;
    attribute->name = (const xmlChar *)xml_name(of);
    attribute->doc = mirror->doc;
    attribute->parent = element;
    attribute->prev = before;
    attribute->ns = space_of(mirror, of);
    if (before) before->next = attribute;
    else element->properties = attribute;
    if (xml_reading(of).n) add_child((xmlNodePtr)attribute, new_text(mirror, of));
    return attribute;
}

static void add_content(const Mirror *mirror, const XmlNode *parent, xmlNodePtr copy);

/* Its content is its number, by which XPath compares elements: below nothing, as xmlXPathOrderDocElems() has it. */
static xmlNodePtr new_element(const Mirror *mirror, XmlNode *of)
{
    xmlNodePtr element = new_node(mirror, of, XML_ELEMENT_NODE, xml_name(of));
    int number = xml_number_of(of);
    element->content = (xmlChar *)(-(intptr_t)number);
    element->ns = space_of(mirror, of);
    mirror->elements[number] = element;
    xmlAttrPtr before = NULL;
    for (XmlNode *attribute = xml_attributes(of); attribute; attribute = xml_next_attribute(attribute))
        before = new_attribute(mirror, attribute, element, before);
    add_content(mirror, of, element);
    return element;
}

static void add_content(const Mirror *mirror, const XmlNode *parent, xmlNodePtr copy)
{
    for (XmlNode *node = xml_first(parent); node; node = xml_next(node))
        add_child(copy, xml_is_text(node) ? new_text(mirror, node) : new_element(mirror, node));
}

/* The number of the last is how many there are. */
static int last_number(const XmlNode *document)
{
    const XmlNode *last = document;
    for (const XmlNode *node = xml_first_element(document); node; node = xml_first_element(node)) {
        for (const XmlNode *next = node; next; next = xml_next_element(next)) node = next;
        last = node;
    }
    return xml_number_of(last);
}

Mirror *mirror_open(DataTree tree)
{
    Arena *arena = arena_open();
    Mirror *mirror = arena_new(arena, Mirror);
    XmlNode *document = xml_document(tree);
    *mirror =
        (Mirror){ there(xmlNewDoc(BAD_CAST "1.0")), arena_array(arena, xmlNodePtr, last_number(document) + 1), NULL, arena };
    mirror->doc->_private = document;
    mirror->elements[0] = (xmlNodePtr)mirror->doc;
    add_content(mirror, document, (xmlNodePtr)mirror->doc);
    return mirror;
}

Mirror *mirror_open_leaves(void)
{
    Arena *arena = arena_open();
    Mirror *mirror = arena_new(arena, Mirror);
    *mirror = (Mirror){ .n_leaves = arena_new(arena, int), .arena = arena };
    return mirror;
}

void mirror_close(Mirror *mirror)
{
    if (!mirror) return;
    if (mirror->doc) mirror->doc->children = mirror->doc->last = NULL; /* they are not its own */
    xmlFreeDoc(mirror->doc);
    arena_close(mirror->arena);
}

xmlDocPtr mirror_doc(const Mirror *mirror)
{
    return mirror->doc;
}

static xmlNodePtr find_among(xmlNodePtr nodes, DataNode node)
{
    while (nodes->_private != node) nodes = nodes->next;
    return nodes;
}

/* An element, whatever it is of: such are put in their order by their numbers, which is that in which they are asked for. */
static xmlNodePtr new_leaf(const Mirror *mirror, DataNode node)
{
    bool has_name = xml_is_element(node) || xml_is_attribute(node);
    xmlNodePtr leaf = new_node(mirror, node, XML_ELEMENT_NODE, has_name ? xml_name(node) : " ");
    leaf->content = (xmlChar *)(-(intptr_t)++ * mirror->n_leaves);
    if (has_name) leaf->ns = space_of(mirror, node);
    bool is_value = xml_is_text(node) || xml_is_attribute(node);
    xmlNodePtr text = new_node(mirror, node, XML_TEXT_NODE, "text");
    text->content = (xmlChar *)(uintptr_t)(is_value ? xml_reading(node) : xml_content(node, mirror->arena)).at;
    add_child(leaf, text);
    return leaf;
}

xmlNodePtr mirror_of(const Mirror *mirror, DataNode node)
{
    if (mirror->n_leaves) return new_leaf(mirror, node);
    if (xml_is_text(node)) return find_among(mirror_of(mirror, xml_parent(node))->children, node);
    if (xml_is_attribute(node)) return find_among((xmlNodePtr)mirror_of(mirror, xml_parent(node))->properties, node);
    return mirror->elements[xml_number_of(node)];
}

DataNode mirror_back(const xmlNode *node)
{
    return node->_private;
}

DataNode *mirror_nodes(xmlNodeSetPtr set, Arena *arena, int *n)
{
    int all = xmlXPathNodeSetGetLength(set);
    DataNode *nodes = arena_array(arena, DataNode, all);
    *n = 0;
    for (int i = 0; i < all; i++)
        if (set->nodeTab[i]->type != XML_NAMESPACE_DECL) nodes[(*n)++] = mirror_back(set->nodeTab[i]);
    *n = select_in_order(nodes, *n); /* libxml2's own order is wrong for texts behind elements with others in them */
    return nodes;
}

xmlNodeSetPtr mirror_set(const Mirror *mirror, const DataNode *nodes, int n)
{
    xmlNodeSetPtr set = there(xmlXPathNodeSetCreate(NULL));
    for (int i = 0; i < n; i++) xmlXPathNodeSetAddUnique(set, mirror_of(mirror, nodes[i]));
    return set;
}
