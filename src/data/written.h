/* A tree of data, bound to its grammar, as a file. */
#ifndef DATA_WRITTEN_H
#define DATA_WRITTEN_H

#include "xml/xml.h"

/* UTF-8, without comments. */
Str data_written_file(const XmlFile *file, Arena *arena);

#endif
