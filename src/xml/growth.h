/* How a tree grows while a file is read: for xml.c alone.  Names are those of the dictionary of the tree. */
#ifndef XML_GROWTH_H
#define XML_GROWTH_H

#include "xml/node.h"

struct _xmlDict;

/* space, prefix: NULL, none. */
typedef struct {
    const char *local, *prefix, *space;
} GrowthName;

/* NULL: names of its own. */
XmlTree *growth_tree(struct _xmlDict *names);
struct _xmlDict *growth_names(const XmlTree *tree);
/* Behind all that is in the parent: an element, or the document. */
XmlNode *growth_element(XmlTree *tree, XmlNode *parent, GrowthName name, Where where);
void growth_spaces(XmlNode *element);
/* So many will be added. */
void growth_attributes(XmlTree *tree, XmlNode *element, int n);
void growth_attribute(XmlTree *tree, XmlNode *element, GrowthName name, Str value);

#endif
