#include "grammar/calls.h"

#include "base/suggest.h"

enum { ANY_NUMBER = 1000 };

static const FunctionRule functions[] = {
    /* kinds of nodes, which look the same */
    { "node", 0, 0 },
    { "text", 0, 0 },
    { "comment", 0, 0 },
    { "processing-instruction", 0, 1 },
    /* XPath 1.0 */
    { "last", 0, 0 },
    { "position", 0, 0 },
    { "count", 1, 1 },
    { "local-name", 0, 1 },
    { "namespace-uri", 0, 1 },
    { "name", 0, 1 },
    { "string", 0, 1 },
    { "concat", 2, ANY_NUMBER },
    { "starts-with", 2, 2 },
    { "contains", 2, 2 },
    { "substring-before", 2, 2 },
    { "substring-after", 2, 2 },
    { "substring", 2, 3 },
    { "string-length", 0, 1 },
    { "normalize-space", 0, 1 },
    { "translate", 3, 3 },
    { "boolean", 1, 1 },
    { "not", 1, 1 },
    { "true", 0, 0 },
    { "false", 0, 0 },
    { "lang", 1, 1 },
    { "floor", 1, 1 },
    { "ceiling", 1, 1 },
    { "round", 1, 1 },
    /* figures */
    { "number", 0, 1 },
    { "sum", 1, 1 },
    { "min", 1, 1 },
    { "max", 1, 1 },
    { "rank", 2, 3 },
    { "figures", 1, 1 },
    { "format", 2, 2 },
    { "share", 3, 3 },
    { "growth", 3, 3 },
    { "roman", 1, 1 },
    /* dates, pages, records */
    { "era", 1, 2 },
    { "fiscal-year", 1, 2 },
    { "booklet-page", 1, 1 },
    { "id", 1, 1 },
    { "record", 1, 1 },
    { "records", 2, 3 },
    { "current", 0, 0 },
};
enum { FUNCTION_COUNT = sizeof functions / sizeof *functions };

const FunctionRule *function_rule(Str name)
{
    for (int i = 0; i < FUNCTION_COUNT; i++)
        if (str_is(name, functions[i].name)) return &functions[i];
    return NULL;
}

Str function_meant(Str wrong, Arena *arena)
{
    Str names[FUNCTION_COUNT];
    for (int i = 0; i < FUNCTION_COUNT; i++) names[i] = str_printf(arena, "%s()", functions[i].name);
    return suggest_name(str_printf(arena, STR_FMT "()", STR_ARG(wrong)), names, FUNCTION_COUNT, arena);
}
