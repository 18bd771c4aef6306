/* Characters → things.  Whole numbers behind each other may turn out to be a reference: 12 0 R. */
#include "proof/thing.h"

#include "base/vec.h"

#include <string.h>

enum { DEEPEST = 64 };

/* 7.2.2 */
typedef enum { REGULAR, WHITE, DELIMITER } CharacterKind;
static const unsigned char kinds[256] = {
    [0] = WHITE,       ['\t'] = WHITE,    ['\n'] = WHITE,    ['\f'] = WHITE,    ['\r'] = WHITE,    [' '] = WHITE,
    ['('] = DELIMITER, [')'] = DELIMITER, ['<'] = DELIMITER, ['>'] = DELIMITER, ['['] = DELIMITER, [']'] = DELIMITER,
    ['{'] = DELIMITER, ['}'] = DELIMITER, ['/'] = DELIMITER, ['%'] = DELIMITER,
};

static int peek(const Scanner *scanner, int ahead)
{
    int at = scanner->at + ahead;
    return at < scanner->bytes.n ? (unsigned char)scanner->bytes.at[at] : -1;
}

static void skip_white(Scanner *scanner)
{
    const char *bytes = scanner->bytes.at;
    int at = scanner->at, n = scanner->bytes.n;
    for (; at < n && (kinds[(unsigned char)bytes[at]] == WHITE || bytes[at] == '%'); at++)
        if (bytes[at] == '%')
            while (at + 1 < n && bytes[at + 1] != '\n' && bytes[at + 1] != '\r') at++;
    scanner->at = at;
}

static Str regular(Scanner *scanner)
{
    const char *bytes = scanner->bytes.at;
    int first = scanner->at, at = first, n = scanner->bytes.n;
    while (at < n && kinds[(unsigned char)bytes[at]] == REGULAR) at++;
    scanner->at = at;
    return (Str){ bytes + first, at - first };
}

/* 1 + what a digit is worth; 0: it is none. */
static const unsigned char hex_digits[256] = {
    ['0'] = 1,  ['1'] = 2,  ['2'] = 3,  ['3'] = 4,  ['4'] = 5,  ['5'] = 6,  ['6'] = 7,  ['7'] = 8,
    ['8'] = 9,  ['9'] = 10, ['A'] = 11, ['B'] = 12, ['C'] = 13, ['D'] = 14, ['E'] = 15, ['F'] = 16,
    ['a'] = 11, ['b'] = 12, ['c'] = 13, ['d'] = 14, ['e'] = 15, ['f'] = 16,
};

static int hex_of(int c)
{
    return hex_digits[(unsigned char)c] - 1;
}

static Thing read_hex_string(Scanner *scanner)
{
    const char *from = scanner->bytes.at + scanner->at, *end = memchr(from, '>', (size_t)(scanner->bytes.n - scanner->at));
    int n_digits = end ? (int)(end - from) : scanner->bytes.n - scanner->at, n = 0, high = -1;
    char *bytes = arena_bytes(scanner->arena, (size_t)n_digits / 2 + 1);
    for (int i = 0; i < n_digits; i++) {
        int digit = hex_of(from[i]);
        if (digit < 0) continue;
        if (high >= 0) bytes[n++] = (char)(high * 16 + digit);
        high = high < 0 ? digit : -1;
    }
    if (high >= 0) bytes[n++] = (char)(high * 16);
    scanner->at += n_digits + 1;
    return (Thing){ .kind = THING_STRING, .text = { bytes, n } };
}

/* 7.3.4.2; octal codes are taken, too. */
static char escaped(Scanner *scanner)
{
    static const char from[] = "nrtbf", to[] = "\n\r\t\b\f";
    int c = peek(scanner, 0);
    const char *known = c > 0 ? strchr(from, c) : NULL;
    if (known) return to[known - from];
    if (c < '0' || c > '7') return (char)c;
    int value = 0, n = 0;
    for (; n < 3 && peek(scanner, n) >= '0' && peek(scanner, n) <= '7'; n++) value = value * 8 + peek(scanner, n) - '0';
    scanner->at += n - 1;
    return (char)value;
}

static Thing read_plain_string(Scanner *scanner)
{
    StrBuilder bytes = { .arena = scanner->arena };
    for (int depth = 1; peek(scanner, 0) >= 0; scanner->at++) {
        char c = (char)peek(scanner, 0);
        if (c == '(') depth++;
        if (c == ')' && --depth == 0) break;
        if (c == '\\') {
            scanner->at++;
            c = escaped(scanner);
        }
        str_add_bytes(&bytes, &c, 1);
    }
    scanner->at++;
    return (Thing){ .kind = THING_STRING, .text = str_built(&bytes) };
}

static Thing read_name(Scanner *scanner)
{
    Str raw = regular(scanner);
    if (str_find(raw, '#') < 0) return (Thing){ .kind = THING_NAME, .text = raw };
    StrBuilder name = { .arena = scanner->arena };
    for (int i = 0; i < raw.n; i++) {
        bool is_code = raw.at[i] == '#' && i + 2 < raw.n && hex_of(raw.at[i + 1]) >= 0 && hex_of(raw.at[i + 2]) >= 0;
        char c = is_code ? (char)(hex_of(raw.at[i + 1]) * 16 + hex_of(raw.at[i + 2])) : raw.at[i];
        str_add_bytes(&name, &c, 1);
        if (is_code) i += 2;
    }
    return (Thing){ .kind = THING_NAME, .text = str_built(&name) };
}

/* Behind the number that begins there, or at it: there is none, or it goes on otherwise. */
static int end_of_number(const Scanner *scanner, double *number)
{
    const char *bytes = scanner->bytes.at;
    int at = scanner->at, n = scanner->bytes.n;
    bool is_negative = bytes[at] == '-', any = false;
    double value = 0, unit = 1;
    if (is_negative || bytes[at] == '+') at++;
    for (; at < n && bytes[at] >= '0' && bytes[at] <= '9'; at++, any = true) value = value * 10 + (bytes[at] - '0');
    if (at < n && bytes[at] == '.') at++;
    for (; at < n && bytes[at] >= '0' && bytes[at] <= '9'; at++, any = true, unit *= 10) value = value * 10 + (bytes[at] - '0');
    if (!any || (at < n && kinds[(unsigned char)bytes[at]] == REGULAR)) return scanner->at;
    *number = (is_negative ? -value : value) / unit;
    return at;
}

/* Behind the number of a reference: 0 R. */
static bool skip_reference(Scanner *scanner)
{
    Scanner ahead = *scanner;
    skip_white(&ahead);
    Str generation = regular(&ahead);
    skip_white(&ahead);
    if (!str_is(generation, "0") || !str_is(regular(&ahead), "R")) return false;
    scanner->at = ahead.at;
    return true;
}

static Thing read_plain(Scanner *scanner)
{
    Thing thing = { .kind = THING_WORD };
    int first = scanner->at, end = scanner->bytes.at[first] < 'A' ? end_of_number(scanner, &thing.number) : first;
    if (end > first) {
        thing.text = str_part(scanner->bytes, first, end);
        scanner->at = end;
        bool is_ref = peek(scanner, 0) == ' ' && peek(scanner, 1) == '0' && skip_reference(scanner);
        thing.kind = is_ref ? THING_REF : THING_NUMBER;
        return thing;
    }
    thing.text = regular(scanner);
    if (str_is(thing.text, "null")) thing.kind = THING_NULL;
    else if (str_is(thing.text, "true") || str_is(thing.text, "false")) {
        thing.kind = THING_BOOL;
        thing.number = str_is(thing.text, "true");
    }
    return thing;
}

/* Up to ] or >>. */
static Thing read_list(Scanner *scanner, ThingKind kind)
{
    Thing few[16]; /* of most they are all */
    Vec(Thing) items = { scanner->arena, few, 0, sizeof few / sizeof *few };
    const char close = kind == THING_ARRAY ? ']' : '>';
    if (scanner->depth >= DEEPEST) return (Thing){ .kind = THING_END };
    scanner->depth++;
    for (skip_white(scanner); peek(scanner, 0) != close; skip_white(scanner)) {
        Thing item = thing_read(scanner);
        if (item.kind == THING_END) return item;
        *vec_push(&items) = item;
    }
    scanner->at += kind == THING_ARRAY ? 1 : 2;
    scanner->depth--;
    const Thing *kept =
        items.at == few ? (const Thing *)arena_copy(scanner->arena, few, (size_t)items.n * sizeof *few) : items.at;
    return (Thing){ .kind = kind, .items = kept, .n = items.n };
}

Thing thing_read(Scanner *scanner)
{
    skip_white(scanner);
    int c = peek(scanner, 0), next = peek(scanner, 1);
    if (c < 0) return (Thing){ .kind = THING_END };
    if (kinds[c] != DELIMITER) return read_plain(scanner);
    scanner->at++;
    if (c == '/') return read_name(scanner);
    if (c == '(') return read_plain_string(scanner);
    if (c == '[') return read_list(scanner, THING_ARRAY);
    if (c == '<' && next != '<') return read_hex_string(scanner);
    if (c == '<') {
        scanner->at++;
        return read_list(scanner, THING_DICT);
    }
    return (Thing){ .kind = THING_END };
}

const Thing *thing_find(const Thing *dict, const char *name)
{
    static const Thing none = { .kind = THING_NULL };
    for (int i = 0; dict->kind == THING_DICT && i + 1 < dict->n; i += 2)
        if (str_is(dict->items[i].text, name)) return &dict->items[i + 1];
    return &none;
}

int thing_int(const Thing *thing, int otherwise)
{
    bool fits = thing->kind == THING_NUMBER && thing->number > -2e9 && thing->number < 2e9;
    return fits ? (int)thing->number : otherwise;
}

bool thing_is(const Thing *thing, const char *name)
{
    return thing->kind == THING_NAME && str_is(thing->text, name);
}
