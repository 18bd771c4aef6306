/* The data as libxml2 would have them, for XPath that asks more of them than plain paths (select/plain.h, select/apart.h): it is made once,
   when the first such is asked. */
#ifndef SELECT_MIRROR_H
#define SELECT_MIRROR_H

#include "model/data.h"

#include <libxml/xpath.h>

typedef struct Mirror Mirror;

/* The tree is numbered and stays as it is. */
Mirror *mirror_open(DataTree tree);
/* One of leaves: each node it is asked for stands alone in it, called as it is and saying what it says. */
Mirror *mirror_open_leaves(void);
void mirror_close(Mirror *mirror);          /* NULL: nothing */
xmlDocPtr mirror_doc(const Mirror *mirror); /* NULL: of leaves */
xmlNodePtr mirror_of(const Mirror *mirror, DataNode node);
DataNode mirror_back(const xmlNode *node);
/* What a set has, in the order of the data. */
DataNode *mirror_nodes(xmlNodeSetPtr set, Arena *arena, int *n);
/* Each once. */
xmlNodeSetPtr mirror_set(const Mirror *mirror, const DataNode *nodes, int n);

#endif
