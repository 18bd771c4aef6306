/* The tree of a file, or of a set of files: elements, texts, attributes, and over the root the document.  What a node is, is known in
   node.c alone: an attribute takes 24 bytes, a text 48, an element 80, and their words.

   A node lasts as long as its tree.  Texts and attributes say what was typed (xml_text) and what XPath reads (xml_reading): 2020, where
   R2年度 stands; most say the same.  Two texts never stand side by side. */
#ifndef XML_NODE_H
#define XML_NODE_H

#include "base/diag.h"

typedef struct XmlNode XmlNode;
typedef struct XmlTree XmlTree;
typedef struct XmlPlace XmlPlace;

/* ---- kinds; of NULL: false ---- */
bool xml_is_element(const XmlNode *node);
bool xml_is_text(const XmlNode *node);
bool xml_is_attribute(const XmlNode *node);
bool xml_is(const XmlNode *node, const char *element);

/* ---- ways; NULL: there is none ---- */
XmlNode *xml_tree_root(const XmlTree *tree);
XmlNode *xml_document(const XmlTree *tree); /* what XPath calls /: over the root, and no element */
XmlTree *xml_tree_of(const XmlNode *node);
XmlNode *xml_first(const XmlNode *parent); /* what is in an element: elements and texts; in a document: its root */
XmlNode *xml_last(const XmlNode *parent);
XmlNode *xml_next(const XmlNode *node); /* of an attribute: none */
XmlNode *xml_before(const XmlNode *node);
XmlNode *xml_parent(const XmlNode *node); /* an element; NULL above the root */
XmlNode *xml_above(const XmlNode *node);  /* as XPath has it: above the root is the document */
XmlNode *xml_first_element(const XmlNode *parent);
XmlNode *xml_next_element(const XmlNode *element);
XmlNode *xml_attributes(const XmlNode *element); /* the first */
XmlNode *xml_next_attribute(const XmlNode *attribute);
XmlNode *xml_find_attribute(const XmlNode *element, const char *name);

/* ---- what they say; all borrowed from the tree, ending with a zero ---- */
const char *xml_name(const XmlNode *node); /* without its prefix; equal names of one set are one pointer */
const char *xml_prefix(const XmlNode *node);
const char *xml_space(const XmlNode *node);                  /* the namespace it is in; NULL: none */
bool xml_has_spaces(const XmlNode *element);                 /* xmlns stands in it */
Str xml_attribute(const XmlNode *element, const char *name); /* as XPath reads it; empty when not given */
Str xml_text(const XmlNode *node);
Str xml_reading(const XmlNode *node);
/* The string-value of XPath: all text in an element, as it is read. */
Str xml_content(const XmlNode *node, Arena *arena);

/* ---- what others keep with a node ---- */
/* By which rule of which grammar it stands (grammar/bound.h). */
const void *xml_rule(const XmlNode *element);
void xml_set_rule(XmlNode *element, const void *rule);
/* Its own place, which copies of it keep: the same pointer.  Of an attribute, where it is no part of a start tag: a cell.  NULL: none. */
const XmlPlace *xml_place(const XmlNode *node);
void xml_set_place(XmlNode *node, const XmlPlace *place);
const XmlPlace *xml_new_place(XmlTree *tree, Where where); /* borrows the names in it */
Where xml_place_where(const XmlPlace *place);
/* The place of an element or a text, or of what it is in. */
Where xml_where(const XmlNode *node);
/* An attribute that another record says (再掲). */
bool xml_is_borrowed(const XmlNode *attribute);
void xml_set_borrowed(XmlNode *attribute);
/* In whose words a tree is: its Schema. */
const void *xml_owner(const XmlTree *tree);
void xml_set_owner(XmlTree *tree, const void *owner);

/* ---- making and changing ---- */
/* `names`: a tree whose names are its names, too; NULL: none. */
XmlTree *xml_new_tree(const XmlTree *names);
void xml_free_tree(XmlTree *tree); /* NULL: nothing */
/* The nodes of the guest may move into the host, and last as long as that.  They have their names from one set. */
void xml_adopt(XmlTree *host, XmlTree *guest);
void xml_set_root(XmlTree *tree, XmlNode *root);
/* Made, copied and taken out nodes belong to a tree and stand nowhere in it. */
XmlNode *xml_new_element(XmlTree *tree, Str name);
XmlNode *xml_new_text(XmlTree *tree, Str text);
XmlNode *xml_set_attribute(XmlNode *element, const char *name, Str value);
void xml_remove_attribute(XmlNode *element, const char *name);
void xml_set_text(XmlNode *node, Str words); /* of a text or an attribute */
/* From now on XPath reads there, in a text or an attribute, something else than what was typed. */
void xml_read_as(XmlNode *node, Str reading, Str typed);
void xml_add(XmlNode *parent, XmlNode *child); /* behind all that is in it */
void xml_put_before(XmlNode *next, XmlNode *node);
void xml_take_out(XmlNode *node);
void xml_drop(XmlNode *node); /* for good, with all in it; NULL: nothing */
/* A node for this tree that says the same and stands at the same place; without what is in it, but with its attributes.  It borrows the
   words of the other, which is of this tree, or of one that lasts longer. */
XmlNode *xml_copy(XmlTree *tree, const XmlNode *node);
XmlNode *xml_copy_whole(XmlTree *tree, const XmlNode *node);

/* ---- order ---- */
/* Numbers the elements in document order, from 1; how many there are.  For a tree that stays as it is. */
int xml_number(XmlTree *tree);
int xml_number_of(const XmlNode *element); /* of a document: 0 */
/* Less than, equal to, more than 0: as XPath orders nodes of one tree that is numbered. */
int xml_compare(const XmlNode *one, const XmlNode *other);

#endif
