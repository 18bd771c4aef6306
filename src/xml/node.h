/* The tree of a file, or of a set of files: elements, texts, attributes, and over the root the document.  What a node is, is known
   here alone.

   A node lasts as long as its tree.  Texts and attributes say what was typed (xml_text) and what XPath reads (xml_reading): 2020, where
   R2年度 stands; most say the same. */
#ifndef XML_NODE_H
#define XML_NODE_H

#include "base/diag.h"

typedef struct _xmlNode XmlNode;
typedef struct _xmlDoc XmlTree;

/* ---- kinds; of NULL: false ---- */
bool xml_is_element(const XmlNode *node);
bool xml_is_text(const XmlNode *node);
bool xml_is_attribute(const XmlNode *node);
bool xml_is(const XmlNode *node, const char *element);

/* ---- ways; NULL: there is none ---- */
XmlNode *xml_tree_root(const XmlTree *tree);
XmlTree *xml_tree_of(const XmlNode *node);
XmlNode *xml_first(const XmlNode *parent); /* what is in an element: elements and texts */
XmlNode *xml_last(const XmlNode *parent);
XmlNode *xml_next(const XmlNode *node);
XmlNode *xml_before(const XmlNode *node);
XmlNode *xml_parent(const XmlNode *node); /* an element; NULL above the root */
XmlNode *xml_first_element(const XmlNode *parent);
XmlNode *xml_next_element(const XmlNode *element);
XmlNode *xml_attributes(const XmlNode *element); /* the first */
XmlNode *xml_next_attribute(const XmlNode *attribute);
XmlNode *xml_find_attribute(const XmlNode *element, const char *name);

/* ---- what they say; all borrowed from the tree ---- */
const char *xml_name(const XmlNode *node); /* without its prefix; equal names of one set are one pointer */
const char *xml_prefix(const XmlNode *node);
const char *xml_space(const XmlNode *node);                  /* the namespace it is in; NULL: none */
bool xml_has_spaces(const XmlNode *element);                 /* xmlns stands in it */
Str xml_attribute(const XmlNode *element, const char *name); /* as XPath reads it; empty when not given */
Str xml_text(const XmlNode *node);
Str xml_reading(const XmlNode *node);
/* All text in an element. */
Str xml_content(const XmlNode *element, Arena *arena);

/* ---- what others keep with a node ---- */
/* By which rule of which grammar it stands (grammar/bound.h). */
const void *xml_rule(const XmlNode *element);
void xml_set_rule(XmlNode *element, const void *rule);
/* Its own place, which copies of it keep: the same pointer.  Of an attribute, where it is no part of a start tag: a cell.  NULL: none. */
const Where *xml_place(const XmlNode *node);
void xml_set_place(XmlNode *node, const Where *place);
/* The place of an element or a text, or of what it is in. */
Where xml_where(const XmlNode *node);
/* An attribute that another record says (再掲). */
bool xml_is_borrowed(const XmlNode *attribute);
void xml_set_borrowed(XmlNode *attribute);
/* In whose words a tree is: its Schema. */
const void *xml_owner(const XmlTree *tree);
void xml_set_owner(XmlTree *tree, const void *owner);

/* ---- making and changing ---- */
/* Nodes may move between trees that have their names from the same one. */
XmlTree *xml_new_tree(const XmlTree *names);
void xml_free_tree(XmlTree *tree);
void xml_set_root(XmlTree *tree, XmlNode *root);
XmlNode *xml_new_element(XmlTree *tree, Str name);
XmlNode *xml_new_text(XmlTree *tree, Str text);
XmlNode *xml_set_attribute(XmlNode *element, const char *name, Str value);
void xml_remove_attribute(XmlNode *element, const char *name);
void xml_set_text(XmlNode *node, Str words); /* of a text, or an attribute that says something */
/* From now on XPath reads there, in a text or an attribute, something else than what was typed. */
void xml_read_as(XmlNode *node, Str reading, Str typed, Arena *arena);
void xml_add(XmlNode *parent, XmlNode *child); /* behind all that is in it */
void xml_put_before(XmlNode *next, XmlNode *node);
void xml_take_out(XmlNode *node);
void xml_drop(XmlNode *node); /* for good, with all in it; NULL: nothing */
/* A node for this tree that says the same and stands at the same place; without what is in it, but with its attributes. */
XmlNode *xml_copy(XmlTree *tree, const XmlNode *node);
XmlNode *xml_copy_whole(XmlTree *tree, const XmlNode *node);
/* Numbers the elements in document order, so that XPath need not walk to compare two; how many there are.  For a tree that stays
   as it is. */
int xml_number(XmlTree *tree);

#endif
