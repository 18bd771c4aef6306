/* The little that the checks ask of a data element.  libxml2 is met here. */
#ifndef AUDIT_TREE_H
#define AUDIT_TREE_H

#include "model/data.h"

DataNode tree_root(const Data *data);
DataNode tree_first(DataNode node); /* the first element in it, or NULL */
DataNode tree_next(DataNode node);
DataNode tree_parent(DataNode node); /* NULL above the root */
bool tree_is(DataNode node, const char *element);
Str tree_name(DataNode node);
Str tree_attribute(DataNode node, const char *name);    /* empty when not given */
DataNode tree_find(DataNode node, const char *element); /* the first child of that name, or NULL */
/* All text in it; a line end for <br/>; digits of full width as half ones.  Empty for NULL. */
Str tree_text(DataNode node, Arena *arena);
/* The id of the record it is or belongs to. */
Str tree_key(DataNode node);

#endif
