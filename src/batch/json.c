#include "batch/json.h"

#include "base/jsontext.h"
#include "base/utf8.h"

#include <limits.h>
#include <stdlib.h>

enum { DEEPEST = 4 };

static bool read_members(JsonText *json, int depth, const Json **members);

static bool read_value(JsonText *json, int depth, Json *member)
{
    Str word;
    if (jsontext_peek(json) == '"') return jsontext_string(json, &member->text);
    if (jsontext_peek(json) == '{') return read_members(json, depth + 1, &member->inner);
    if (!jsontext_word(json, &word)) return false;
    bool is_null = str_is(word, "null");
    member->text = is_null ? STR("") : str_copy(json->arena, word);
    return is_null || jsontext_is_number(word);
}

static bool read_members(JsonText *json, int depth, const Json **members)
{
    if (depth > DEEPEST || !jsontext_mark(json, '{')) return false;
    if (jsontext_mark(json, '}')) return true;
    do {
        Json *member = arena_new(json->arena, Json);
        if (!jsontext_string(json, &member->name) || !jsontext_mark(json, ':') || !read_value(json, depth, member)) return false;
        *members = member;
        members = &member->next;
    } while (jsontext_mark(json, ','));
    return jsontext_mark(json, '}');
}

const Json *json_read(Str line, Arena *arena)
{
    const Json *members = NULL;
    JsonText json = jsontext_open(line, (Where){ 0 }, arena);
    bool is_read = utf8_check(line) < 0 && read_members(&json, 1, &members) && !jsontext_peek(&json);
    return is_read ? members : NULL;
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

int json_whole(const Json *members, const char *name)
{
    double number = json_number(members, name);
    return number > INT_MIN && number < INT_MAX ? (int)number : 0;
}
