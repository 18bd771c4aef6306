/* XML as bytes: where what begins with a '<' ends. */
#include "xml/xml.h"

#include <string.h>

/* Behind the tag that begins at `at`; a '>' in quotes does not end it. */
static int tag_end(Str text, int at)
{
    char quote = 0;
    for (; at < text.n; at++) {
        char c = text.at[at];
        if (quote) quote = c == quote ? 0 : quote;
        else if (c == '"' || c == '\'') quote = c;
        else if (c == '>') return at + 1;
    }
    return text.n;
}

LexemeKind lexeme_at(Str text, int at, int *end)
{
    static const struct {
        const char *start, *end;
    } others[] = { { "<!--", "-->" }, { "<![CDATA[", "]]>" }, { "<?", "?>" }, { "<!", ">" } };
    Str rest = str_part(text, at, text.n);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        if (!str_starts(rest, str_from(others[i].start))) continue;
        const char *found = memmem(rest.at, (size_t)rest.n, others[i].end, strlen(others[i].end));
        *end = found ? (int)(found - text.at) + (int)strlen(others[i].end) : text.n;
        return LEXEME_OTHER;
    }
    *end = tag_end(text, at);
    if (str_starts(rest, STR("</"))) return LEXEME_END_TAG;
    return *end - at > 2 && text.at[*end - 2] == '/' ? LEXEME_EMPTY_TAG : LEXEME_START_TAG;
}
