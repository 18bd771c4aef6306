#include "batch/json.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    Str line;
    int at;
    int depth;
    bool failed;
    Arena *arena;
} JsonReader;

static char peek(JsonReader *reader)
{
    while (reader->at < reader->line.n && strchr(" \t\r\n", reader->line.at[reader->at])) reader->at++;
    return reader->at < reader->line.n ? reader->line.at[reader->at] : '\0';
}

static bool accept(JsonReader *reader, char c)
{
    if (peek(reader) != c || c == '\0') return false;
    reader->at++;
    return true;
}

static void expect(JsonReader *reader, char c)
{
    if (!accept(reader, c)) reader->failed = true;
}

static uint32_t hexadecimal(JsonReader *reader)
{
    enum { DIGITS = 4 };
    char digits[DIGITS + 1] = { 0 }, *end;
    for (int i = 0; i < DIGITS && reader->at < reader->line.n; i++) digits[i] = reader->line.at[reader->at++];
    uint32_t code = (uint32_t)strtoul(digits, &end, 16);
    if (*end || end != digits + DIGITS || code == 0 || (code >= 0xD800 && code < 0xE000)) reader->failed = true;
    return reader->failed ? '?' : code;
}

static Str read_string(JsonReader *reader)
{
    StrBuilder text = { .arena = reader->arena };
    expect(reader, '"');
    while (!reader->failed) {
        if (reader->at == reader->line.n) reader->failed = true;
        else {
            char c = reader->line.at[reader->at++];
            if (c == '"') break;
            if (c != '\\') str_add_bytes(&text, &c, 1);
            else if (reader->at == reader->line.n) reader->failed = true;
            else if ((c = reader->line.at[reader->at++]) == 'u') str_add_char(&text, hexadecimal(reader));
            else if (strchr("\"\\/", c)) str_add_bytes(&text, &c, 1);
            else reader->failed = true;
        }
    }
    return str_copy(reader->arena, str_built(&text));
}

static const Json *read_object(JsonReader *reader);

static void read_value(JsonReader *reader, Json *member)
{
    char c = peek(reader);
    if (c == '"') member->text = read_string(reader);
    else if (c == '{') member->inner = read_object(reader);
    else {
        int first = reader->at;
        while (reader->at < reader->line.n && !strchr(",} \t\r\n", reader->line.at[reader->at])) reader->at++;
        Str word = str_part(reader->line, first, reader->at);
        char *end;
        member->text = str_is(word, "null") ? STR("") : str_copy(reader->arena, word);
        if (member->text.n && (strtod(member->text.at, &end), *end)) reader->failed = true;
    }
}

static const Json *read_object(JsonReader *reader)
{
    enum { DEEPEST = 4 };
    Json *first = NULL, *last = NULL;
    expect(reader, '{');
    if (++reader->depth > DEEPEST) reader->failed = true;
    if (!accept(reader, '}')) {
        do {
            Json *member = arena_new(reader->arena, Json);
            peek(reader);
            member->name = read_string(reader);
            expect(reader, ':');
            if (!reader->failed) read_value(reader, member);
            if (last) last->next = member;
            else first = member;
            last = member;
        } while (!reader->failed && accept(reader, ','));
        expect(reader, '}');
    }
    reader->depth--;
    return first;
}

const Json *json_read(Str line, Arena *arena)
{
    JsonReader reader = { .line = line, .arena = arena };
    if (utf8_check(line) >= 0) return NULL;
    const Json *members = read_object(&reader);
    return reader.failed || peek(&reader) ? NULL : members;
}

static const Json *find_name(const Json *members, const char *name)
{
    while (members && !str_is(members->name, name)) members = members->next;
    return members;
}

Str json_text(const Json *members, const char *name)
{
    const Json *member = find_name(members, name);
    return member && member->text.at ? member->text : STR("");
}

const Json *json_inner(const Json *members, const char *name)
{
    const Json *member = find_name(members, name);
    return member ? member->inner : NULL;
}

double json_number(const Json *members, const char *name)
{
    return strtod(json_text(members, name).at, NULL);
}
