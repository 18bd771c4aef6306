#include "select/scan.h"

#include "grammar/grammar.h"

#include <string.h>

int scan_spaces(Str xpath, int at)
{
    while (at < xpath.n && (unsigned char)xpath.at[at] <= ' ') at++;
    return at;
}

int scan_name(Str xpath, int at)
{
    bool begins = at < xpath.n && name_starts(xpath.at[at]);
    while (begins && at < xpath.n && name_goes_on(xpath.at[at])) at++;
    return at;
}

int scan_step(Str xpath, int at)
{
    int end = scan_name(xpath, at);
    if (end == at || !str_starts(str_part(xpath, end, xpath.n), STR("::"))) return end;
    int last = scan_name(xpath, end + 2);
    return last == end + 2 ? at : last;
}

int scan_literal(Str xpath, int at)
{
    if (at >= xpath.n || (xpath.at[at] != '\'' && xpath.at[at] != '"')) return at;
    const char *end = memchr(xpath.at + at + 1, xpath.at[at], (size_t)(xpath.n - at - 1));
    return end ? (int)(end - xpath.at) + 1 : at;
}
