#include "base/jsontext.h"

#include "base/utf8.h"

#include <string.h>

JsonText jsontext_open(Str text, Where where, Arena *arena)
{
    Str mark = STR(BYTE_ORDER_MARK);
    if (str_starts(text, mark)) text = str_part(text, mark.n, text.n);
    return (JsonText){ .text = text, .where = where, .arena = arena };
}

char jsontext_peek(const JsonText *json)
{
    return json->at < json->text.n ? json->text.at[json->at] : '\0';
}

static uint32_t take_character(JsonText *json)
{
    uint32_t c = utf8_next(json->text, &json->at);
    json->where.column++;
    if (c == '\n') json->where.line++, json->where.column = 1;
    return c;
}

static void skip_blanks(JsonText *json)
{
    while (jsontext_peek(json) && strchr(" \t\r\n", jsontext_peek(json))) take_character(json);
}

bool jsontext_mark(JsonText *json, char mark)
{
    skip_blanks(json);
    if (jsontext_peek(json) != mark) return false;
    take_character(json);
    skip_blanks(json);
    return true;
}

static bool take_hex(JsonText *json, uint32_t *unit)
{
    static const char digits[] = "0123456789abcdefABCDEF";
    *unit = 0;
    for (int i = 0; i < 4; i++) {
        const char *found = jsontext_peek(json) ? strchr(digits, jsontext_peek(json)) : NULL;
        if (!found) return false;
        uint32_t digit = (uint32_t)(found - digits);
        *unit = *unit * 16 + (digit < 16 ? digit : digit - 6);
        take_character(json);
    }
    return true;
}

/* Behind \u; a character beyond the first plane is two of them. */
static bool take_unit(JsonText *json, uint32_t *c)
{
    enum { HIGH = 0xD800, LOW = 0xDC00, END = 0xE000, BEYOND = 0x10000 };
    uint32_t low;
    if (!take_hex(json, c)) return false;
    if (*c < HIGH || *c >= END) return *c != 0;
    if (*c >= LOW || take_character(json) != '\\' || take_character(json) != 'u' || !take_hex(json, &low) || low < LOW ||
        low >= END)
        return false;
    *c = BEYOND + ((*c - HIGH) << 10) + (low - LOW);
    return true;
}

static bool take_escape(JsonText *json, uint32_t *c)
{
    static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
    take_character(json);
    char letter = jsontext_peek(json);
    const char *found = letter ? strchr(from, letter) : NULL;
    if (letter) take_character(json);
    if (letter == 'u') return take_unit(json, c);
    if (found) *c = (uint32_t)to[found - from];
    return found;
}

bool jsontext_string(JsonText *json, Str *string)
{
    StrBuilder out = { .arena = json->arena };
    if (jsontext_peek(json) != '"') return false;
    take_character(json);
    while (jsontext_peek(json) != '"') {
        uint32_t c;
        if ((unsigned char)jsontext_peek(json) < ' ') return false; /* the end, too */
        if (jsontext_peek(json) != '\\') c = take_character(json);
        else if (!take_escape(json, &c)) return false;
        if (c != '\r') str_add_char(&out, c);
    }
    take_character(json);
    *string = str_built(&out);
    return true;
}

bool jsontext_word(JsonText *json, Str *word)
{
    int from = json->at;
    while (jsontext_peek(json) && !strchr(" \t\r\n,]}:[{\"", jsontext_peek(json))) take_character(json);
    *word = str_part(json->text, from, json->at);
    return word->n;
}

bool jsontext_is_number(Str word)
{
    int at = str_starts(word, STR("-")) ? 1 : 0, from = at;
    const char *const end = word.at + word.n;
#define DIGITS()                                                                                                                 \
    while (word.at + at < end && word.at[at] >= '0' && word.at[at] <= '9') at++
    DIGITS();
    if (at == from || (word.at[from] == '0' && at > from + 1)) return false;
    if (at < word.n && word.at[at] == '.') {
        from = ++at;
        DIGITS();
        if (at == from) return false;
    }
    if (at < word.n && (word.at[at] == 'e' || word.at[at] == 'E')) {
        at++;
        if (at < word.n && (word.at[at] == '+' || word.at[at] == '-')) at++;
        from = at;
        DIGITS();
        if (at == from) return false;
    }
#undef DIGITS
    return at == word.n;
}
