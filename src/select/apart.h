/* XPath that is not plain, but asks the tree by plain paths alone: era(fiscal-year(@date)), (@no - 1) * 7, count(kpi[@plan = $plan]).
   Each path stands in it as a variable; libxml2 works with what they find, and sees no tree. */
#ifndef SELECT_APART_H
#define SELECT_APART_H

#include "select/plain.h"

typedef struct ApartXPath ApartXPath;

typedef struct {
    Str name;
    const Plain *path;
    bool is_counted; /* it is count(path), a number */
} ApartPath;

/* NULL: there is more in it that asks the tree. */
const ApartXPath *apart_read(Str xpath, Arena *arena);
/* How it stands without its paths. */
Str apart_text(const ApartXPath *apart);
/* Does it ask the node it is evaluated for without a path: name(), string()? */
bool apart_asks_node(const ApartXPath *apart);
/* What this variable is; NULL: it is one of the layout. */
const ApartPath *apart_path(const ApartXPath *apart, Str variable);
/* Are the variables there, and such as its paths need? */
bool apart_fits(const ApartXPath *apart, Context context);

#endif
