/* What the functions of the layout language take from the stack of XPath, and put there. */
#ifndef SELECT_ARGUMENT_H
#define SELECT_ARGUMENT_H

#include "select/functions.h"

/* A value as a figure.  absent: nothing was selected. */
typedef struct {
    Amount amount;
    Str text; /* as it is written */
    DataNode node;
    bool absent;
} Argument;

Evaluation *argument_evaluation(xmlXPathParserContextPtr parser);
Argument argument_read(DataNode node, Arena *arena);
/* The argument on top of the others. */
Argument argument_pop(xmlXPathParserContextPtr parser);
Str argument_pop_text(xmlXPathParserContextPtr parser);
/* A figure, or a mark that there is none, or nothing; anything else is reported, at its place in the data where it has one. */
bool argument_counts(const Evaluation *evaluation, const Argument *argument);
bool argument_has_figure(const Argument *argument);
/* The argument at this depth below the top is what the function is going to write otherwise. */
void argument_note_written(xmlXPathParserContextPtr parser, int depth);

void argument_push_text(xmlXPathParserContextPtr parser, Str text);
/* One too large to be exact is no number, and reported. */
void argument_push_decimal(xmlXPathParserContextPtr parser, Decimal decimal);
/* Each once. */
void argument_push_nodes(xmlXPathParserContextPtr parser, const DataNode *nodes, int n);
/* NaN */
void argument_push_nothing(xmlXPathParserContextPtr parser);

#endif
