/* XPath 1.0 over the data, with the functions of docs/layout.md 4, for layouts and for rules of a schema; and the few things that are
   asked of a data element.  Each expression is compiled once.  All results live in the arena; a node is valid while the data are
   open. */
#ifndef SELECT_SELECT_H
#define SELECT_SELECT_H

#include "base/arena.h"
#include "base/decimal.h"
#include "base/map.h"
#include "model/amount.h"
#include "model/choices.h"
#include "model/data.h"

typedef enum { FOUND_NOTHING, FOUND_NODES, FOUND_TEXT, FOUND_NUMBER, FOUND_FLAG } FoundKind;
/* What an expression gave; NOTHING: it was wrong, and reported.  Nodes are in document order. */
typedef struct {
    FoundKind kind;
    DataNode *nodes;
    int n_nodes;
    Str text;
    DataNode written; /* of a text: the one value it is a way of writing, roman(@no); NULL: it was worked out */
    double number;
    const Decimal *exact; /* of a number; NULL: what a double is sure of */
    DataNode unread;      /* of a number that is none: the value it should have been read from; NULL: nothing was selected */
    bool formatted;       /* of a text: a figure as the layout wants it; the house has no say in it */
    bool absent;          /* of a text that is empty: the value it would be a way of writing is not there */
    bool flag;
} Found;

typedef struct Variable {
    Str name;
    Found value;
    const struct Variable *outer;
} Variable;
/* Where an expression is evaluated: the node, its position among those selected with it, the variables in sight. */
typedef struct {
    DataNode node;
    int position, count;
    const Variable *variables;
} Context;

typedef struct Select Select;

Select *select_open(const Data *data, Arena *arena, Diag *diag);
/* How era() says dates from here on, unless it is told. */
void select_say_dates(Select *select, DateForm dates);
/* How figures are written where no form says otherwise. */
void select_say_figures(Select *select, AmountForm figures);
/* Less than nothing is printed with this sign, which the expression at `where` asks for; that there is another is reported once. */
void select_note_sign(Select *select, Str minus, Where where);
/* Reports, once, a value of the data that has more decimals than `form` prints, unless that says how to round. */
void select_note_dropped(Select *select, DataNode node, const AmountForm *form, Decimal value, Str written, Where where);
void select_close(Select *select);

/* `where`: the place of the expression in its layout or schema, for BAD_XPATH. */
Found select_find(Select *select, Context context, Str xpath, Where where);
/* Could it be true of anything?  Tried once on the root; only what no data can mend, count('x'), is reported: false. */
bool select_try(Select *select, Str xpath, Where where);
/* The same where only records will do: a number or a text is reported. */
Found select_records(Select *select, Context context, Str xpath, Where where);
/* Is it true, as XPath has it?  Of nothing, no. */
bool select_holds(const Found *found);
bool select_true(Select *select, Context context, Str xpath, Where where);
Str select_string(Select *select, Context context, Str xpath, Where where);
/* The figure that was found, by the first node, a number or a text; false: there is none.  What should be a figure and is not is
   reported at its place in the data. */
bool select_decimal(Select *select, const Found *found, Decimal *decimal);
/* Reports a number that was to be read from the data and could not be. */
void select_refuse_unread(Select *select, const Found *found);
/* What was found as a text: of nodes the first one's. */
Str select_as_text(const Select *select, const Found *found);
/* The i-th of several nodes as the context. */
Context select_context(Context outer, const Found *found, int i);
/* `context` with a variable that is one node. */
Context select_with_node(Select *select, Context context, Str name, DataNode node);
Context select_with(Select *select, Context context, Str name, Found value);

/* For the functions that look records up (select/lookup.h, select/join.h), and for nodes.c.  Within: while another expression is
   being evaluated, and at its place.  Now: what that one is evaluated for; current: its node. */
struct Lookup *select_lookup(const Select *select);
const struct Mirror *select_mirror(Select *select);
Arena *select_arena(const Select *select);
Map *select_joins(Select *select);
Found select_within(Select *select, Context context, Str xpath);
Context select_now(const Select *select);
DataNode select_current(const Select *select);

DataNode select_root(const Select *select);
DataNode select_parent(DataNode node); /* NULL above the root */
DataNode select_first(DataNode node);
DataNode select_next(DataNode node);
bool select_is_element(DataNode node);
bool select_is_text(DataNode node);
Str select_name(DataNode node);                                              /* borrowed from the data */
Str select_text(DataNode node);                                              /* of a text node; borrowed from the data */
Str select_value(const Select *select, DataNode node);                       /* string-value, without readings (rt) */
Str select_words(DataNode node, Arena *arena);                               /* the same */
Str select_attribute(const Select *select, DataNode node, const char *name); /* empty when not given */
bool select_has(DataNode node, const char *attribute);
/* The value of a word that may be chosen; `otherwise` when not given. */
int select_choice(const Select *select, DataNode node, const char *name, const Choice *choices, int otherwise);
/* In the order of the data, each once; how many these are. */
int select_in_order(DataNode *nodes, int n);
/* The place of the element the node is or belongs to. */
Where select_where(DataNode node);
/* The id of the nearest record the node is or lies in; empty: none. */
Str select_id(const Select *select, DataNode node);

#endif
