/* The facts: one libxml2 document with all files of the set spliced in, valid and read-only, ids unique,
   every 再掲 (repeat) filled with the fields of its source.  Reached by XPath 1.0 (bind/select.c). */
#ifndef MODEL_DATA_H
#define MODEL_DATA_H

#include "base/diag.h"

typedef struct Data Data;              /* made and freed by read; see below what bind may see of it */

typedef struct _xmlDoc  *DataDoc;
typedef struct _xmlNode *DataNode;

struct Data {
    DataDoc doc;                       /* owned by read: read_close_data */
    Str     path;
    void   *ids;                       /* private to read */
};

/* The place of an element in its own file, recorded while it was parsed. */
Where    data_where(DataNode element);
/* The record with this id, or NULL. */
DataNode data_find(const Data *data, Str id);

#endif
