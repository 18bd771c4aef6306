#include "grammar/calls.h"

#include "base/suggest.h"

enum { ANY_NUMBER = 1000 };

static const FunctionRule functions[] = {
    /* kinds of nodes, which look the same */
    { "node", 0, 0, false },
    { "text", 0, 0, false },
    { "comment", 0, 0, false },
    { "processing-instruction", 0, 1, false },
    /* XPath 1.0 */
    { "last", 0, 0, false },
    { "position", 0, 0, false },
    { "count", 1, 1, false },
    { "local-name", 0, 1, false },
    { "namespace-uri", 0, 1, false },
    { "name", 0, 1, false },
    { "string", 0, 1, false },
    { "concat", 2, ANY_NUMBER, false },
    { "starts-with", 2, 2, false },
    { "contains", 2, 2, false },
    { "substring-before", 2, 2, false },
    { "substring-after", 2, 2, false },
    { "substring", 2, 3, false },
    { "string-length", 0, 1, false },
    { "normalize-space", 0, 1, false },
    { "translate", 3, 3, false },
    { "boolean", 1, 1, false },
    { "not", 1, 1, false },
    { "true", 0, 0, false },
    { "false", 0, 0, false },
    { "lang", 1, 1, false },
    { "floor", 1, 1, false },
    { "ceiling", 1, 1, false },
    { "round", 1, 1, false },
    /* figures */
    { "number", 0, 1, false },
    { "sum", 1, 1, false },
    { "min", 1, 1, false },
    { "max", 1, 1, false },
    { "rank", 2, 3, false },
    { "figures", 1, 1, true },
    { "format", 2, 2, true },
    { "share", 3, 3, false },
    { "growth", 3, 3, false },
    { "roman", 1, 1, true },
    /* dates, pages, records */
    { "era", 1, 2, true },
    { "fiscal-year", 1, 2, false },
    { "booklet-page", 1, 1, false },
    { "id", 1, 1, false },
    { "record", 1, 1, false },
    { "records", 2, 3, false },
    { "current", 0, 0, false },
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
