/* Are the names in an XPath names of the data they look at, its functions those there are?  {planed} would print nothing, all over a
   booklet. */
#ifndef GRAMMAR_NAMES_H
#define GRAMMAR_NAMES_H

#include "base/diag.h"
#include "base/map.h"
#include "base/vec.h"
#include "grammar/rules.h"

typedef Vec(Str) NameList;
typedef struct {
    NameList elements, attributes;
    bool has_no_variables; /* those of a layout, who binds it knows */
    Map *asked;            /* what is looked at is put here, as no, @no; NULL: nobody wants to know */
    Str record;            /* of a rule: its record, whose own names are put there as "record\nname" */
} DataNames;

/* Every element and attribute of a language; `root`: the element all others are in. */
DataNames names_of(const Grammar *grammar, const char *root, Arena *arena);
/* An expression; or a text in which {…} are expressions.  false: a name, a function or the number of its arguments is unknown,
   reported with what was probably meant. */
bool names_check(const DataNames *names, Str xpath, Where where, Arena *arena, Diag *diag);
bool names_check_template(const DataNames *names, Str text, Where where, Arena *arena, Diag *diag);
/* What an expression looks at beside the values that it gives as they are written: [@year = $y] of result[@year = $y], @of of
   record(@of)/name; of one that works something out, all of it. */
Str names_beside(Str xpath, Arena *arena);
/* The expressions of a text one after the other; false: there are no more. */
bool names_next_expression(Str *text, Str *xpath);

#endif
