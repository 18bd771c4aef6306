/* XPath 1.0 is scanned, not parsed: a name is an element's unless what stands around it makes it something else:
   $variable, @attribute, function(, axis::, or the operators and, or, div, mod. */
#include "grammar/names.h"

#include "base/suggest.h"
#include "grammar/calls.h"

#include <string.h>

static void add_name(NameList *names, Str name)
{
    for (int i = 0; i < names->n; i++)
        if (str_equal(names->at[i], name)) return;
    *vec_push(names) = name;
}

DataNames names_of(const Grammar *grammar, const char *root, Arena *arena)
{
    DataNames names = { .elements = { .arena = arena }, .attributes = { .arena = arena } };
    add_name(&names.elements, str_from(root));
    for (int i = 0; i < grammar->n_rules; i++) {
        const ElementRule *rule = &grammar->rules[i];
        Str children = str_from(rule->children);
        ChildRule child;
        while (grammar_next_child(&children, &child)) add_name(&names.elements, child.element);
        for (const AttributeRule *attribute = rule->attributes; attribute->name; attribute++)
            add_name(&names.attributes, str_from(attribute->name));
    }
    return names;
}

static int skip_spaces(Str xpath, int at)
{
    while (at < xpath.n && (xpath.at[at] == ' ' || xpath.at[at] == '\n' || xpath.at[at] == '\t')) at++;
    return at;
}

/* The last character before `at` that is no space, or 0. */
static char before(Str xpath, int at)
{
    while (at > 0 && (xpath.at[at - 1] == ' ' || xpath.at[at - 1] == '\n' || xpath.at[at - 1] == '\t')) at--;
    return at > 0 ? xpath.at[at - 1] : '\0';
}

static bool is_operator(Str name)
{
    return str_is(name, "and") || str_is(name, "or") || str_is(name, "div") || str_is(name, "mod");
}

static bool is_known(const DataNames *names, bool attribute, Str name)
{
    int n = attribute ? names->attributes.n : names->elements.n;
    const Str *at = attribute ? names->attributes.at : names->elements.at;
    for (int i = 0; i < n; i++)
        if (str_equal(at[i], name)) return true;
    return false;
}

/* How many arguments stand behind the bracket at `at`. */
static int count_arguments(Str xpath, int at)
{
    int n = 0, depth = 0;
    char quote = '\0';
    for (; at < xpath.n; at++) {
        char c = xpath.at[at];
        if (depth == 1 && !n && (unsigned char)c > ' ' && c != ')') n = 1;
        if (quote) quote = c == quote ? '\0' : quote;
        else if (c == '"' || c == '\'') quote = c;
        else if (c == '(' || c == '[') depth++;
        else if (c == ')' || c == ']') depth--;
        else if (c == ',' && depth == 1) n++;
        if (!depth) break;
    }
    return n;
}

static bool refuse_xpath(Str xpath, Str words, Where where, Arena *arena, Diag *diag)
{
    diag_report(diag, where, STR(""), DIAG_BAD_XPATH, str_copy(arena, xpath).at, words.at);
    return false;
}

static bool check_call(Str xpath, Str name, int bracket, Where where, Arena *arena, Diag *diag)
{
    const FunctionRule *rule = function_rule(name);
    int n = count_arguments(xpath, bracket);
    if (rule && n >= rule->least && n <= rule->most) return true;
    Str words = rule ? str_printf(arena, "wrong number of arguments: %s()", rule->name)
                     : str_printf(arena, "unknown function " STR_FMT "()%s", STR_ARG(name), function_meant(name, arena).at);
    return refuse_xpath(xpath, words, where, arena, diag);
}

/* Does a step before it say in which record the name at `at` stands, or a bracket around it? */
static bool is_of_another(Str xpath, int at)
{
    int depth = 0;
    for (int i = 0; i < at; i++) depth += xpath.at[i] == '[' ? 1 : xpath.at[i] == ']' ? -1 : 0;
    if (before(xpath, at) == '@') at = (int)((const char *)memrchr(xpath.at, '@', (size_t)at) - xpath.at);
    return depth || before(xpath, at) == '/' || before(xpath, at) == ':';
}

static void note_asked(const DataNames *names, Str xpath, int at, bool attribute, Str name)
{
    Arena *arena = names->elements.arena;
    bool is_own = names->record.n && !is_of_another(xpath, at);
    map_put(names->asked,
            str_printf(arena, STR_FMT "%s%s" STR_FMT, STR_ARG(is_own ? names->record : STR("")), is_own ? "\n" : "",
                       attribute ? "@" : "", STR_ARG(name)),
            names->asked);
}

static bool check_name(const DataNames *names, Str xpath, int first, int last, Where where, Arena *arena, Diag *diag)
{
    Str name = str_part(xpath, first, last);
    char left = before(xpath, first);
    int next = skip_spaces(xpath, last);
    bool is_call = next < xpath.n && xpath.at[next] == '(';
    bool is_axis = next + 1 < xpath.n && xpath.at[next] == ':' && xpath.at[next + 1] == ':';
    if (left == '$' && names->has_no_variables)
        return refuse_xpath(xpath, str_printf(arena, "unknown variable $" STR_FMT, STR_ARG(name)), where, arena, diag);
    if (left == '$' || is_axis || is_operator(name)) return true;
    if (is_call) return check_call(xpath, name, next, where, arena, diag);
    bool attribute = left == '@' || (left == ':' && first >= 11 && str_ends(str_part(xpath, 0, first), STR("attribute::")));
    if (names->asked) note_asked(names, xpath, first, attribute, name);
    if (is_known(names, attribute, name)) return true;
    const Str *known = attribute ? names->attributes.at : names->elements.at;
    Str suggestion = suggest_name(name, known, attribute ? names->attributes.n : names->elements.n, arena);
    diag_report(diag, where, STR(""), attribute ? DIAG_UNKNOWN_DATA_ATTRIBUTE : DIAG_UNKNOWN_DATA_ELEMENT,
                str_copy(arena, name).at, suggestion.at);
    return false;
}

/* The literal at `at` without its quotation marks, and the place behind it; false: there is none. */
static bool cut_literal(Str xpath, int *at, Str *literal)
{
    int first = skip_spaces(xpath, *at), last = first + 1;
    if (first >= xpath.n || (xpath.at[first] != '"' && xpath.at[first] != '\'')) return false;
    while (last < xpath.n && xpath.at[last] != xpath.at[first]) last++;
    if (last == xpath.n) return false;
    *literal = str_part(xpath, first + 1, last);
    *at = skip_spaces(xpath, last + 1);
    return true;
}

/* records('kpi|measure', '@plan', …), records('grade', …): what is asked for and what by are names of the data, though they stand in
   quotation marks. */
static bool check_records(const DataNames *names, Str xpath, int at, Where where, Arena *arena, Diag *diag)
{
    Str what, by = STR("");
    at = skip_spaces(xpath, at);
    int n = count_arguments(xpath, at++);
    bool good = n >= 2 && n <= 3 && cut_literal(xpath, &at, &what) && at < xpath.n && xpath.at[at++] == ',' &&
                (n == 2 || cut_literal(xpath, &at, &by));
    if (good) return names_check(names, what, where, arena, diag) & names_check(names, by, where, arena, diag);
    return refuse_xpath(xpath, STR("records('name', 'by', …), records('list', …)?"), where, arena, diag);
}

bool names_check(const DataNames *names, Str xpath, Where where, Arena *arena, Diag *diag)
{
    bool good = true;
    for (int at = 0; at < xpath.n;) {
        char c = xpath.at[at];
        int first = at++;
        if (c == '"' || c == '\'') {
            while (at < xpath.n && xpath.at[at] != c) at++;
            at++;
        } else if (name_starts(c)) {
            while (at < xpath.n && name_goes_on(xpath.at[at])) at++;
            bool asks =
                str_is(str_part(xpath, first, at), "records") && str_starts(str_trim(str_part(xpath, at, xpath.n)), STR("("));
            good &= asks ? check_records(names, xpath, at, where, arena, diag)
                         : check_name(names, xpath, first, at, where, arena, diag);
        } else if (c >= '0' && c <= '9') {
            while (at < xpath.n && name_goes_on(xpath.at[at])) at++;
        }
    }
    return good;
}

bool names_next_expression(Str *text, Str *xpath)
{
    for (int at = 0; at < text->n; at++) {
        if (text->at[at] != '{') continue;
        if (at + 1 < text->n && text->at[at + 1] == '{') {
            at++;
            continue;
        }
        int end = at + 1;
        while (end < text->n && text->at[end] != '}') end++;
        *xpath = str_part(*text, at + 1, end);
        *text = str_part(*text, end < text->n ? end + 1 : end, text->n);
        return true;
    }
    return false;
}

bool names_check_template(const DataNames *names, Str text, Where where, Arena *arena, Diag *diag)
{
    bool good = true;
    for (Str xpath; names_next_expression(&text, &xpath);) good &= names_check(names, xpath, where, arena, diag);
    return good;
}

/* --- what is printed as it is ------------------------------------------------------------------------------------------ */

/* Behind the bracket at `at`, or the literal. */
static int skip_group(Str xpath, int at)
{
    int depth = 0;
    for (char quote = '\0'; at < xpath.n; at++) {
        char c = xpath.at[at];
        if (quote) quote = c == quote ? '\0' : quote;
        else if (c == '"' || c == '\'') quote = c;
        else if (c == '(' || c == '[') depth++;
        else if (c == ')' || c == ']') depth--;
        if (!quote && depth <= 0) return at + 1;
    }
    return at;
}

/* Where the function is called that only writes a value otherwise, format(result, '0'): its arguments. */
static bool cut_writing(Str xpath, Str *value, Str *others)
{
    int bracket = str_find(xpath, '(');
    const FunctionRule *rule = bracket > 0 ? function_rule(str_trim(str_part(xpath, 0, bracket))) : NULL;
    if (!rule || !rule->writes || skip_group(xpath, bracket) != xpath.n) return false;
    int end = bracket + 1;
    while (end < xpath.n - 1 && xpath.at[end] != ',') end = strchr("([\"'", xpath.at[end]) ? skip_group(xpath, end) : end + 1;
    *value = str_part(xpath, bracket + 1, end);
    *others = str_part(xpath, end, xpath.n - 1);
    return true;
}

/* A path may begin with it, or end. */
static bool gives_nodes(Str function)
{
    static const char *const names[] = { "record", "records", "id", "current", "node", "text" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_is(function, names[i])) return true;
    return false;
}

/* What stands in the brackets of a path; false: it is no path, or paths with | between them. */
static bool add_beside(StrBuilder *beside, Str xpath)
{
    for (int at = 0; at < xpath.n;) {
        int first = at;
        while (at < xpath.n && name_goes_on(xpath.at[at])) at++;
        int next = skip_spaces(xpath, at);
        bool is_call = next < xpath.n && xpath.at[next] == '(' && at > first;
        if (is_call && !gives_nodes(str_part(xpath, first, at))) return false;
        if (next == xpath.n) break;
        if (is_call || xpath.at[next] == '[') {
            at = skip_group(xpath, next);
            str_add(beside, str_part(xpath, is_call ? first : next, at));
            str_add_char(beside, ' ');
            continue;
        }
        bool is_step =
            strchr("/@:$|", xpath.at[next]) || (xpath.at[next] == '*' && (next == 0 || strchr("/:@|", before(xpath, next))));
        if (!is_step) return false;
        at = next + 1;
    }
    return true;
}

Str names_beside(Str xpath, Arena *arena)
{
    StrBuilder beside = { .arena = arena };
    Str value, others;
    xpath = str_trim(xpath);
    if (cut_writing(xpath, &value, &others))
        return str_printf(arena, STR_FMT STR_FMT, STR_ARG(names_beside(value, arena)), STR_ARG(others));
    return add_beside(&beside, xpath) ? str_built(&beside) : xpath;
}
