/* Are the names in an XPath names of the data they look at, its functions those there are?  {planed} would print nothing, all over a
   booklet. */
#ifndef GRAMMAR_NAMES_H
#define GRAMMAR_NAMES_H

#include "base/diag.h"
#include "base/vec.h"
#include "grammar/rules.h"

typedef Vec(Str) NameList;
typedef struct {
    NameList elements, attributes;
    bool has_no_variables; /* those of a layout, who binds it knows */
} DataNames;

/* Every element and attribute of a language; `root`: the element all others are in. */
DataNames names_of(const Grammar *grammar, const char *root, Arena *arena);
/* An expression; or a text in which {…} are expressions.  false: a name, a function or the number of its arguments is unknown,
   reported with what was probably meant. */
bool names_check(const DataNames *names, Str xpath, Where where, Arena *arena, Diag *diag);
bool names_check_template(const DataNames *names, Str text, Where where, Arena *arena, Diag *diag);

#endif
