/* The data as libxml2 would have them, for XPath that is not plain (select/plain.h): most layouts ask some such, so it is made once, when
   the first is asked. */
#ifndef SELECT_MIRROR_H
#define SELECT_MIRROR_H

#include "model/data.h"

#include <libxml/xpath.h>

typedef struct Mirror Mirror;

/* The tree is numbered and stays as it is. */
Mirror *mirror_open(DataTree tree);
void mirror_close(Mirror *mirror); /* NULL: nothing */
xmlDocPtr mirror_doc(const Mirror *mirror);
xmlNodePtr mirror_of(const Mirror *mirror, DataNode node);
DataNode mirror_back(const xmlNode *node);
/* What a set has, in the order of the data. */
DataNode *mirror_nodes(xmlNodeSetPtr set, Arena *arena, int *n);
/* Each once. */
xmlNodeSetPtr mirror_set(const Mirror *mirror, const DataNode *nodes, int n);

#endif
