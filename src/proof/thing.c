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

static Str read_hex_string(Scanner *scanner)
{
    const char *from = scanner->bytes.at + scanner->at, *end = memchr(from, '>', (size_t)(scanner->bytes.n - scanner->at));
    int n_digits = end ? (int)(end - from) : scanner->bytes.n - scanner->at, n = 0, high = -1;
    char *bytes = arena_bytes(scanner->arena, (size_t)n_digits / 2 + 1);
    int i = 0;
    for (; i + 1 < n_digits && hex_of(from[i]) >= 0 && hex_of(from[i + 1]) >= 0; i += 2) /* nothing else stands there, mostly */
        bytes[n++] = (char)(hex_of(from[i]) * 16 + hex_of(from[i + 1]));
    for (; i < n_digits; i++) {
        int digit = hex_of(from[i]);
        if (digit < 0) continue;
        if (high >= 0) bytes[n++] = (char)(high * 16 + digit);
        high = high < 0 ? digit : -1;
    }
    if (high >= 0) bytes[n++] = (char)(high * 16);
    scanner->at += n_digits + 1;
    return (Str){ bytes, n };
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

static Str read_plain_string(Scanner *scanner)
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
    return str_built(&bytes);
}

static Str read_name(Scanner *scanner)
{
    Str raw = regular(scanner);
    if (str_find(raw, '#') < 0) return raw;
    StrBuilder name = { .arena = scanner->arena };
    for (int i = 0; i < raw.n; i++) {
        bool is_code = raw.at[i] == '#' && i + 2 < raw.n && hex_of(raw.at[i + 1]) >= 0 && hex_of(raw.at[i + 2]) >= 0;
        char c = is_code ? (char)(hex_of(raw.at[i + 1]) * 16 + hex_of(raw.at[i + 2])) : raw.at[i];
        str_add_bytes(&name, &c, 1);
        if (is_code) i += 2;
    }
    return str_built(&name);
}

/* Digits at `at`, which moves behind them, behind those of `*value`; how many of them had no room there. */
static int digits_at(const Scanner *scanner, int *at, int64_t *value)
{
    const char *bytes = scanner->bytes.at;
    const int64_t most = 100000000000000; /* ten times as many are told exactly by a double */
    int n = scanner->bytes.n, left = 0;
    for (; *at < n && bytes[*at] >= '0' && bytes[*at] <= '9'; ++*at)
        if (*value < most) *value = *value * 10 + (bytes[*at] - '0');
        else left++;
    return left;
}

/* Behind the number that begins there, or at it: there is none, or it goes on otherwise. */
static int end_of_number(const Scanner *scanner, double *number)
{
    static const double powers[] = { 1,    1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                     1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22 };
    enum { MOST_DECIMALS = sizeof powers / sizeof *powers - 1 };
    const char *bytes = scanner->bytes.at;
    int first = scanner->at, at = first, n = scanner->bytes.n, n_decimals = 0;
    bool is_negative = bytes[at] == '-';
    int64_t value = 0;
    if (is_negative || bytes[at] == '+') at++;
    int start = at, left = digits_at(scanner, &at, &value), n_digits = at - start;
    if (at < n && bytes[at] == '.') {
        start = ++at;
        int unread = digits_at(scanner, &at, &value);
        n_digits += at - start;
        n_decimals = at - start - unread;
    }
    if (!n_digits || n_decimals > MOST_DECIMALS || left > MOST_DECIMALS || (at < n && kinds[(unsigned char)bytes[at]] == REGULAR))
        return first;
    *number = (double)(is_negative ? -value : value) * powers[left] / powers[n_decimals];
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

static void read_plain(Scanner *scanner, Thing *thing)
{
    int first = scanner->at, end = scanner->bytes.at[first] < 'A' ? end_of_number(scanner, &thing->number) : first;
    thing->kind = THING_WORD;
    if (end > first) {
        thing->text = (Str){ scanner->bytes.at + first, end - first };
        scanner->at = end;
        bool is_ref = peek(scanner, 0) == ' ' && peek(scanner, 1) == '0' && skip_reference(scanner);
        thing->kind = is_ref ? THING_REF : THING_NUMBER;
        return;
    }
    thing->text = regular(scanner);
    if (str_is(thing->text, "null")) thing->kind = THING_NULL;
    else if (str_is(thing->text, "true") || str_is(thing->text, "false")) {
        thing->kind = THING_BOOL;
        thing->number = str_is(thing->text, "true");
    }
}

/* Up to ] or >>. */
static void read_list(Scanner *scanner, Thing *list)
{
    Thing few[16]; /* of most they are all */
    Vec(Thing) items = { scanner->arena, few, 0, sizeof few / sizeof *few };
    const char close = list->kind == THING_ARRAY ? ']' : '>';
    bool is_whole = scanner->depth++ < DEEPEST;
    for (skip_white(scanner); is_whole && peek(scanner, 0) != close; skip_white(scanner))
        is_whole = thing_next(scanner, vec_push(&items));
    if (!is_whole) {
        list->kind = THING_END;
        return;
    }
    scanner->at += list->kind == THING_ARRAY ? 1 : 2;
    scanner->depth--;
    list->items = items.at == few ? (const Thing *)arena_copy(scanner->arena, few, (size_t)items.n * sizeof *few) : items.at;
    list->n = items.n;
}

bool thing_next(Scanner *scanner, Thing *thing)
{
    *thing = (Thing){ .kind = THING_END };
    skip_white(scanner);
    int c = peek(scanner, 0);
    if (c < 0) return false;
    if (kinds[c] != DELIMITER) {
        read_plain(scanner, thing);
        return true;
    }
    bool is_dict = c == '<' && peek(scanner, 1) == '<';
    scanner->at += is_dict ? 2 : 1;
    if (is_dict || c == '[') {
        thing->kind = is_dict ? THING_DICT : THING_ARRAY;
        read_list(scanner, thing);
    } else if (c == '/') {
        thing->kind = THING_NAME;
        thing->text = read_name(scanner);
    } else if (c == '(' || c == '<') {
        thing->kind = THING_STRING;
        thing->text = c == '(' ? read_plain_string(scanner) : read_hex_string(scanner);
    }
    return thing->kind != THING_END;
}

Thing thing_read(Scanner *scanner)
{
    Thing thing;
    (void)thing_next(scanner, &thing);
    return thing;
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
