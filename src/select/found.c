/* What was found, and what is looked for from there. */
#include "select/found.h"

#include <libxml/xpath.h>

#include <math.h>
#include <stdio.h>

/* Decimals are rounded to what a sum of them is sure of: 2.6, not 2.600000000000001. */
static Str number_written(Arena *arena, double number)
{
    enum { SURE_FIGURES = 12 };
    char figures[64];
    int decimals = SURE_FIGURES - 1 - (int)floor(log10(fabs(number)));
    int n = snprintf(figures, sizeof figures, "%.*f", decimals, number);
    while (figures[n - 1] == '0') n--;
    if (figures[n - 1] == '.') n--;
    return str_copy(arena, (Str){ figures, n });
}

static bool has_decimals(double number)
{
    enum { LEAST = -12, MOST = 11 };
    return isfinite(number) && number != trunc(number) && log10(fabs(number)) > LEAST && log10(fabs(number)) < MOST;
}

void found_write_number(Found *number, Arena *arena)
{
    if (number->exact) number->text = decimal_text(decimal_trim(*number->exact), arena);
    else if (has_decimals(number->number)) number->text = number_written(arena, number->number);
    else {
        xmlChar *text = xmlXPathCastNumberToString(number->number);
        number->text = str_copy(arena, str_from((const char *)text));
        xmlFree(text);
    }
}

bool select_holds(const Found *found)
{
    switch (found->kind) {
    case FOUND_NODES: return found->n_nodes > 0;
    case FOUND_NUMBER: return found->number < 0 || found->number > 0;
    case FOUND_FLAG: return found->flag;
    default: return found->text.n > 0;
    }
}

Str select_as_text(const Select *select, const Found *found)
{
    if (found->kind != FOUND_NODES) return found->text;
    return found->n_nodes ? select_value(select, found->nodes[0]) : STR("");
}

Context select_context(Context outer, const Found *found, int i)
{
    return (Context){ found->nodes[i], i + 1, found->n_nodes, outer.variables };
}

Context select_with(Select *select, Context context, Str name, Found value)
{
    Variable *variable = arena_new(select_arena(select), Variable);
    *variable = (Variable){ name, value, context.variables };
    context.variables = variable;
    return context;
}

Context select_with_node(Select *select, Context context, Str name, DataNode node)
{
    Found found = { .kind = FOUND_NODES, .nodes = arena_new(select_arena(select), DataNode), .n_nodes = 1 };
    found.nodes[0] = node;
    return select_with(select, context, name, found);
}
