/* 再掲: marks that say where a record stands first, with a link to it. */
#ifndef BIND_REFER_H
#define BIND_REFER_H

#include "bind/writer.h"

/* Print the mark of a <mark> element in the data. */
void refer_write_mark(Writer *writer, DataNode mark);

#endif
