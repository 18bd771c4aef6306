/* A tree of data, bound to its grammar, as a file. */
#ifndef DATA_WRITTEN_H
#define DATA_WRITTEN_H

#include "xml/xml.h"

/* UTF-8, without comments. */
Str data_written_file(const XmlFile *file, Arena *arena);
/* `n_left`: how many fields that are not for print were left out, where they are to be. */
Str data_written_root(const XmlNode *root, bool leaves_inner, int *n_left, Arena *arena);

#endif
