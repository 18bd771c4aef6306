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

static int hex_of(int c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return -1;
}

static Thing read_hex_string(Scanner *scanner)
{
    const char *from = scanner->bytes.at + scanner->at, *end = memchr(from, '>', (size_t)(scanner->bytes.n - scanner->at));
    int n_digits = end ? (int)(end - from) : scanner->bytes.n - scanner->at, n = 0, high = -1;
    char *bytes = arena_alloc(scanner->arena, (size_t)n_digits / 2 + 1);
    for (int i = 0; i < n_digits; i++) {
        int digit = hex_of((unsigned char)from[i]);
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

static bool number_from(Str text, double *number)
{
    double value = 0, unit = 1;
    bool point = false, any = false;
    int i = text.n && (text.at[0] == '-' || text.at[0] == '+');
    for (; i < text.n; i++) {
        if (text.at[i] == '.' && !point) point = true;
        else if (text.at[i] >= '0' && text.at[i] <= '9') {
            any = true;
            value = value * 10 + (text.at[i] - '0');
            if (point) unit *= 10;
        } else return false;
    }
    *number = (text.n && text.at[0] == '-' ? -value : value) / unit;
    return any;
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
    Str text = regular(scanner);
    Thing thing = { .kind = THING_WORD, .text = text };
    if (!text.n) return (Thing){ .kind = THING_END };
    if (text.at[0] < 'A' && number_from(text, &thing.number)) {
        thing.kind = THING_NUMBER;
        if (peek(scanner, 0) == ' ' && peek(scanner, 1) == '0' && skip_reference(scanner)) thing.kind = THING_REF;
    } else if (str_is(text, "null")) thing.kind = THING_NULL;
    else if (str_is(text, "true") || str_is(text, "false")) {
        thing.kind = THING_BOOL;
        thing.number = str_is(text, "true");
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
