/* fonts/fonts.xml: which file serves which family, and what stands in for what. */
#ifndef MODEL_FONTLIST_H
#define MODEL_FONTLIST_H

#include "base/diag.h"

typedef struct {
    Str path;
    int index, weight;
    Where where;
} FontFile; /* path: as opened */
typedef struct {
    Str name;
    FontFile *files;
    Str *fallbacks; /* families tried in this order when a character is missing */
    int n_files, n_fallbacks;
    Where where;
} FontFamily;
typedef struct {
    FontFamily *families;
    int n_families;
} FontList;

#endif
