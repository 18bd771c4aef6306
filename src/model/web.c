#include "model/web.h"

#include <string.h>

/* Where what follows the scheme begins; 0: it is none of those. */
static int behind_scheme(Str address)
{
    static const char *const schemes[] = { "https://", "http://", "mailto:" };
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
        if (str_starts(address, str_from(schemes[i]))) return (int)strlen(schemes[i]);
    return 0;
}

static bool is_digit_of_16(char c)
{
    return c && strchr("0123456789ABCDEFabcdef", c) != NULL;
}

/* RFC 3986 2: letters, figures, reserved and unreserved signs, and others by % and two figures. */
static bool is_written(Str address)
{
    for (int i = 0; i < address.n; i++) {
        char c = address.at[i];
        bool is_word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        bool is_code = c == '%' && i + 2 < address.n && is_digit_of_16(address.at[i + 1]) && is_digit_of_16(address.at[i + 2]);
        if (!is_word && !is_code && (!c || !strchr("-._~:/?#[]@!$&'()*+,;=", c))) return false;
    }
    return true;
}

WebFault web_fault(Str address)
{
    int first = behind_scheme(address);
    if (!first) return WEB_SCHEME;
    bool has_host = first < address.n && address.at[first] != '/';
    return has_host && is_written(address) ? WEB_FINE : WEB_WRITTEN;
}

bool web_is_address(Str target)
{
    return behind_scheme(target) > 0;
}
