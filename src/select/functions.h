/* The functions of layouts and rules, beside those of XPath 1.0 and in place of some of them: dates, and figures as people write
   them, worked out exactly.  One row of a table each.  docs/layout.md 4. */
#ifndef SELECT_FUNCTIONS_H
#define SELECT_FUNCTIONS_H

#include "model/amount.h"
#include "model/data.h"

#include <libxml/xpath.h>

/* An expression at work: what its functions see, and what they leave behind.  It is the userData of its XPath context. */
typedef struct {
    const Data *data;
    struct Select *select; /* at whose work it is */
    Arena *arena;
    Diag *diag;
    DateForm dates;
    AmountForm figures; /* as the house writes them */
    Where where;        /* of the expression in its layout or schema */
    Str xpath;
    Str message;      /* of the first error */
    bool wrong_kind;  /* it is that a value is of another kind than is needed there, nodes for a text, whatever the data say */
    Str missing;      /* the function or variable that could not be looked up */
    DataNode written; /* the value that a function has written otherwise, */
    Str as;           /* and as what: the next may go on from that, era(fiscal-year(date)) */
    DataNode unread;  /* what number() could not read: no figure, and no mark that there is none */
    bool formatted;   /* a function has written a figure as the layout wants it */
    bool absent;      /* likewise, and there was nothing to write */
} Evaluation;

void functions_register(xmlXPathContextPtr context);
/* The expression with names of our own for the functions that take the place of XPath's, which libxml2 finds first since 2.14:
   our·number(budget). */
Str functions_renamed(Str xpath, Arena *arena);

/* A number that knows its decimal exactly; and that decimal, or NULL where it has none or XPath has worked with the number. */
xmlXPathObjectPtr functions_number(Decimal decimal, Arena *arena);
const Decimal *functions_exact(const xmlXPathObject *number);
/* The figure a node begins with; false: it says that there is none, or (reported) it is none. */
bool functions_read(const Evaluation *evaluation, DataNode node, Decimal *decimal);
/* Likewise of a text that an expression has made of the data. */
bool functions_read_text(const Evaluation *evaluation, Str text, Decimal *decimal);
/* Reports a value of the data that was to be counted. */
void functions_refuse(const Evaluation *evaluation, DataNode node);

#endif
