/* number, sum, min, max, rank of XPath: calls of the table in functions.c. */
#ifndef SELECT_FIGURES_H
#define SELECT_FIGURES_H

#include "select/functions.h"

#include <libxml/xpath.h>

void figures_call_number(xmlXPathParserContextPtr parser, int n_arguments);
void figures_call_sum(xmlXPathParserContextPtr parser, int n_arguments);
void figures_call_min(xmlXPathParserContextPtr parser, int n_arguments);
void figures_call_max(xmlXPathParserContextPtr parser, int n_arguments);
void figures_call_rank(xmlXPathParserContextPtr parser, int n_arguments);

/* The figures of a list, the least first: a table asks for each of its rows, and the list is the same for all. */
typedef struct {
    Decimal *figures;
    int n;
    bool fails; /* there is what is no figure, reported */
} Ranking;
Ranking figures_ranking(const Evaluation *evaluation, const DataNode *nodes, int n);
/* The order from the stack, where there are three arguments; false: there is no such order (an error of the parser). */
bool figures_pop_order(xmlXPathParserContextPtr parser, int n_arguments, int *order);
/* 1 and how many of the list are larger than the value on the stack, which goes, so that two that are equal are 1, 1 and the next
   is 3; ascending: smaller. */
void figures_push_rank(xmlXPathParserContextPtr parser, const Ranking *ranking, int order);

#endif
