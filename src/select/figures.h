/* number, sum, min, max, rank of XPath: calls of the table in functions.c. */
#ifndef SELECT_FIGURES_H
#define SELECT_FIGURES_H

#include <libxml/xpath.h>

void figures_call_number(xmlXPathParserContextPtr parser, int n_arguments);
void figures_call_sum(xmlXPathParserContextPtr parser, int n_arguments);
void figures_call_min(xmlXPathParserContextPtr parser, int n_arguments);
void figures_call_max(xmlXPathParserContextPtr parser, int n_arguments);
void figures_call_rank(xmlXPathParserContextPtr parser, int n_arguments);

#endif
