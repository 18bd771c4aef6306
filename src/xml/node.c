/* Nodes are libxml2's: a node's _private is its place, an element's psvi its rule, a text's psvi what was typed where it is read
   otherwise; of an attribute its text has both, and its own _private says that it is borrowed. */
#include "xml/node.h"

#include <libxml/tree.h>
#include <libxml/xpath.h>

static const xmlAttr *as_attribute(const XmlNode *node)
{
    return (const xmlAttr *)node;
}

bool xml_is_element(const XmlNode *node)
{
    return node && node->type == XML_ELEMENT_NODE;
}

bool xml_is_text(const XmlNode *node)
{
    return node && node->type == XML_TEXT_NODE;
}

bool xml_is_attribute(const XmlNode *node)
{
    return node && node->type == XML_ATTRIBUTE_NODE;
}

bool xml_is(const XmlNode *node, const char *element)
{
    return xml_is_element(node) && str_same((const char *)node->name, element);
}

XmlNode *xml_tree_root(const XmlTree *tree)
{
    return xmlDocGetRootElement(tree);
}

XmlTree *xml_tree_of(const XmlNode *node)
{
    return node->doc;
}

XmlNode *xml_first(const XmlNode *parent)
{
    return xml_is_element(parent) ? parent->children : NULL;
}

XmlNode *xml_last(const XmlNode *parent)
{
    return xml_is_element(parent) ? parent->last : NULL;
}

XmlNode *xml_next(const XmlNode *node)
{
    return node->next;
}

XmlNode *xml_before(const XmlNode *node)
{
    return node->prev;
}

XmlNode *xml_parent(const XmlNode *node)
{
    return xml_is_element(node->parent) ? node->parent : NULL;
}

static XmlNode *element_from(XmlNode *node)
{
    while (node && node->type != XML_ELEMENT_NODE) node = node->next;
    return node;
}

XmlNode *xml_first_element(const XmlNode *parent)
{
    return element_from(parent->children);
}

XmlNode *xml_next_element(const XmlNode *element)
{
    return element_from(element->next);
}

XmlNode *xml_attributes(const XmlNode *element)
{
    return xml_is_element(element) ? (XmlNode *)element->properties : NULL;
}

XmlNode *xml_next_attribute(const XmlNode *attribute)
{
    return (XmlNode *)as_attribute(attribute)->next;
}

XmlNode *xml_find_attribute(const XmlNode *element, const char *name)
{
    XmlNode *attribute = xml_attributes(element);
    while (attribute && !str_same((const char *)attribute->name, name)) attribute = xml_next_attribute(attribute);
    return attribute;
}

const char *xml_name(const XmlNode *node)
{
    return (const char *)node->name;
}

static const xmlNs *space_of(const XmlNode *node)
{
    return node->type == XML_ATTRIBUTE_NODE ? as_attribute(node)->ns : node->ns;
}

const char *xml_prefix(const XmlNode *node)
{
    return space_of(node) ? (const char *)space_of(node)->prefix : NULL;
}

const char *xml_space(const XmlNode *node)
{
    return space_of(node) ? (const char *)space_of(node)->href : NULL;
}

bool xml_has_spaces(const XmlNode *element)
{
    return element->nsDef;
}

Str xml_attribute(const XmlNode *element, const char *name)
{
    const XmlNode *attribute = xml_find_attribute(element, name);
    return attribute ? xml_reading(attribute) : STR("");
}

/* The text that has what an attribute says. */
static XmlNode *saying(const XmlNode *node)
{
    return node->type == XML_ATTRIBUTE_NODE ? node->children : (XmlNode *)(uintptr_t)node;
}

Str xml_text(const XmlNode *node)
{
    const XmlNode *text = saying(node);
    return text && text->psvi ? *(const Str *)text->psvi : xml_reading(node);
}

Str xml_reading(const XmlNode *node)
{
    const XmlNode *text = saying(node);
    return text ? str_from((const char *)text->content) : STR("");
}

Str xml_content(const XmlNode *element, Arena *arena)
{
    xmlChar *content = xmlNodeGetContent(element);
    Str copy = str_copy(arena, str_from((const char *)content));
    xmlFree(content);
    return copy;
}

const void *xml_rule(const XmlNode *element)
{
    return element->psvi;
}

void xml_set_rule(XmlNode *element, const void *rule)
{
    element->psvi = (void *)(uintptr_t)rule;
}

const Where *xml_place(const XmlNode *node)
{
    const XmlNode *placed = saying(node);
    return placed ? placed->_private : NULL;
}

void xml_set_place(XmlNode *node, const Where *place)
{
    XmlNode *placed = saying(node);
    if (placed) placed->_private = (void *)(uintptr_t)place;
}

Where xml_where(const XmlNode *node)
{
    if (xml_is_attribute(node)) node = saying(node) ? saying(node) : node->parent;
    while (node && !node->_private) node = node->parent;
    return node && node->type != XML_DOCUMENT_NODE ? *(const Where *)node->_private : (Where){ 0 };
}

bool xml_is_borrowed(const XmlNode *attribute)
{
    return attribute->_private;
}

void xml_set_borrowed(XmlNode *attribute)
{
    attribute->_private = attribute;
}

const void *xml_owner(const XmlTree *tree)
{
    return tree ? tree->_private : NULL;
}

void xml_set_owner(XmlTree *tree, const void *owner)
{
    tree->_private = (void *)(uintptr_t)owner;
}

static void *there(void *made)
{
    if (!made) base_out_of_memory();
    return made;
}

XmlTree *xml_new_tree(const XmlTree *names)
{
    XmlTree *tree = there(xmlNewDoc(BAD_CAST "1.0"));
    tree->dict = names ? names->dict : NULL;
    if (tree->dict) xmlDictReference(tree->dict);
    return tree;
}

void xml_free_tree(XmlTree *tree)
{
    xmlFreeDoc(tree);
}

void xml_set_root(XmlTree *tree, XmlNode *root)
{
    xmlDocSetRootElement(tree, root);
}

/* libxml2 takes texts that end with a zero. */
static XmlNode *made_with(Str text, XmlTree *tree, const char *name)
{
    xmlChar *copy = there(xmlStrndup((const xmlChar *)text.at, text.n));
    XmlNode *node = name ? xmlNewDocNode(tree, NULL, copy, NULL) : xmlNewDocText(tree, copy);
    xmlFree(copy);
    return there(node);
}

XmlNode *xml_new_element(XmlTree *tree, Str name)
{
    return made_with(name, tree, name.at);
}

XmlNode *xml_new_text(XmlTree *tree, Str text)
{
    return made_with(text, tree, NULL);
}

XmlNode *xml_set_attribute(XmlNode *element, const char *name, Str value)
{
    xmlChar *copy = there(xmlStrndup((const xmlChar *)value.at, value.n));
    XmlNode *attribute = there(xmlSetProp(element, (const xmlChar *)name, copy));
    xmlFree(copy);
    return attribute;
}

void xml_remove_attribute(XmlNode *element, const char *name)
{
    xmlUnsetProp(element, (const xmlChar *)name);
}

void xml_set_text(XmlNode *node, Str words)
{
    xmlNodeSetContentLen(saying(node), (const xmlChar *)words.at, words.n);
}

void xml_read_as(XmlNode *node, Str reading, Str typed, Arena *arena)
{
    XmlNode *text = saying(node);
    Str *kept = arena_new(arena, Str);
    *kept = str_copy(arena, typed);
    xml_set_text(text, reading);
    text->psvi = kept;
}

void xml_add(XmlNode *parent, XmlNode *child)
{
    there(xmlAddChild(parent, child));
}

void xml_put_before(XmlNode *next, XmlNode *node)
{
    there(xmlAddPrevSibling(next, node));
}

void xml_take_out(XmlNode *node)
{
    xmlUnlinkNode(node);
}

void xml_drop(XmlNode *node)
{
    if (!node) return;
    xmlUnlinkNode(node);
    xmlFreeNode(node);
}

static void copy_marks(const XmlNode *from, XmlNode *to)
{
    to->_private = from->_private;
    to->psvi = from->psvi;
    if (from->type != XML_ELEMENT_NODE) return;
    for (xmlAttrPtr in = from->properties, out = to->properties; in && out; in = in->next, out = out->next) {
        out->_private = in->_private;
        if (!in->children) continue;
        out->children->psvi = in->children->psvi;
        out->children->_private = in->children->_private;
    }
}

XmlNode *xml_copy(XmlTree *tree, const XmlNode *node)
{
    enum { WITH_ATTRIBUTES = 2 };
    XmlNode *copy = there(xmlDocCopyNode((XmlNode *)(uintptr_t)node, tree, WITH_ATTRIBUTES));
    copy_marks(node, copy);
    return copy;
}

XmlNode *xml_copy_whole(XmlTree *tree, const XmlNode *node)
{
    XmlNode *copy = xml_copy(tree, node);
    for (const XmlNode *child = xml_first(node); child; child = xml_next(child)) xml_add(copy, xml_copy_whole(tree, child));
    return copy;
}

int xml_number(XmlTree *tree)
{
    return (int)xmlXPathOrderDocElems(tree);
}
