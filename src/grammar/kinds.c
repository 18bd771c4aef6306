/* The kinds of attributes: how each is read and what would have been right. */
#include "grammar/rules.h"
#include "grammar/value.h"
#include "model/calendar.h"
#include "model/era.h"
#include "model/language.h"
#include "model/numeral.h"

#include <libxml/tree.h>

#include <string.h>

#define NAME_WORDS "name (≠ space # { } / |)"

typedef struct {
    ValueKind value;
    const char *expected; /* NULL: from the rule */
} KindRow;

static const KindRow kinds[] = {
    [KIND_TEXT] = { VALUE_TEXT, "" },
    [KIND_TEMPLATE] = { VALUE_TEXT, "" },
    [KIND_FILLED] = { VALUE_TEXT, NULL },
    [KIND_NAME] = { VALUE_TEXT, NAME_WORDS },
    [KIND_NAMES] = { VALUE_TEXT, "name name … | *" },
    [KIND_NAME_TEMPLATE] = { VALUE_TEXT, NAME_WORDS " | {XPath}" },
    [KIND_NAMES_TEMPLATE] = { VALUE_TEXT, "name name … | * | {XPath}" },
    [KIND_XML_NAME] = { VALUE_TEXT, "name (XML)" },
    [KIND_LANGUAGE] = { VALUE_TEXT, "ja | en | zh-Hant" },
    [KIND_WORD] = { VALUE_TEXT, NULL },
    [KIND_WORDS] = { VALUE_TEXT, NULL },
    [KIND_STYLE] = { VALUE_TEXT, NAME_WORDS },
    [KIND_STYLE_TEMPLATE] = { VALUE_TEXT, NAME_WORDS " | {XPath}" },
    [KIND_MASTER] = { VALUE_TEXT, NAME_WORDS },
    [KIND_BLOCK] = { VALUE_TEXT, NAME_WORDS },
    [KIND_RUNNING] = { VALUE_TEXT, NAME_WORDS },
    [KIND_STEP] = { VALUE_TEXT, NAME_WORDS },
    [KIND_NUMBERED] = { VALUE_TEXT, "第1 1 (1) ア (ア) 一 イ ① Ⅰ i a A" },
    [KIND_LEN] = { VALUE_LEN, "12.5mm | 9Q | 9pt (≥ 0)" },
    [KIND_LEN_POSITIVE] = { VALUE_LEN, "12.5mm | 9Q | 9pt (> 0)" },
    [KIND_COLUMN_WIDTH] = { VALUE_LEN, "12.5mm | 9Q | 9pt (> 0) | best" },
    [KIND_SIZE] = { VALUE_LEN, "9pt | 13Q | 3mm (≤ 200mm)" },
    [KIND_LEN_EM] = { VALUE_TEXT, "1.5em | 12.5mm | 9Q | 9pt" },
    [KIND_HANG] = { VALUE_TEXT, "auto | 1.5em | 12.5mm | 9Q | 9pt" },
    [KIND_SPACE] = { VALUE_TEXT, "1.5em | 12.5mm | 9Q | 9pt (≥ 0)" },
    [KIND_EDGES] = { VALUE_TEXT, "1mm | 1mm 2mm | 1mm 2mm 3mm 4mm" },
    [KIND_LEADING] = { VALUE_TEXT, "1.5 | 16Q | 12pt" },
    [KIND_LINE] = { VALUE_LINE, "0.1 | 0.1mm | 0.3pt | hairline 表罫 | medium 中細罫 | heavy 裏罫 (+ double | dotted)" },
    [KIND_INT] = { VALUE_INT, NULL },
    [KIND_BOOL] = { VALUE_BOOL, "yes|no" },
    [KIND_COLOR] = { VALUE_COLOR, "#336 | #2C6E4F | name" },
    [KIND_COLOR_TEMPLATE] = { VALUE_COLOR, "#336 | #2C6E4F | name | {XPath}" },
    [KIND_RGB] = { VALUE_COLOR, "#336 | #2C6E4F" },
    [KIND_INKS] = { VALUE_TEXT, "C M Y K (0 … 100): 80 30 75 20" },
    [KIND_CHOICE] = { VALUE_CHOICE, NULL },
    [KIND_XPATH] = { VALUE_XPATH, "XPath" },
    [KIND_PATH] = { VALUE_TEXT, "path/file" },
    [KIND_ID] = { VALUE_TEXT, NAME_WORDS },
    [KIND_REFERENCE] = { VALUE_TEXT, NAME_WORDS },
    [KIND_REFERENCES] = { VALUE_TEXT, "id id …" },
    [KIND_DATE] = { VALUE_TEXT, "2020 | 2020-09 | 2020-09-30" },
    [KIND_MOMENT] = { VALUE_TEXT, "2020-04-01 | 2021-09-end | FY2022 | FY2022-end | 2020-01/2020-03" },
    [KIND_YEAR] = { VALUE_TEXT, "2020 | 令和2年度 | R2" },
    [KIND_DAY] = { VALUE_TEXT, "2020-10-15 | 令和2年10月15日 | R2.10.15 | 2020-10" },
    [KIND_NUMBER] = { VALUE_TEXT, NULL },
    [KIND_AXIS] = { VALUE_TEXT, NULL },
};

static bool are_names(Str list)
{
    int n = 0;
    for (Str word; str_next_word(&list, &word); n++)
        if (!value_name(word)) return false;
    return n > 0;
}

static bool are_words(const AttributeRule *rule, Str list)
{
    int n = 0;
    for (Str word; str_next_word(&list, &word); n++)
        if (!schema_lists(rule->words, word)) return false;
    return n > 0;
}

static bool is_xml_name(Str text)
{
    return value_name(text) && text.at[text.n] == '\0' && xmlValidateNCName((const xmlChar *)text.at, 0) == 0;
}

static bool is_leading(Str text)
{
    Len length;
    int factor;
    return value_factor(text, &factor) || (value_len(text, 0, &length) && length > 0);
}

/* Behind a place that begins here, or `at` itself. */
static int skip_place(Str text, int at, const char *places)
{
    Str list = str_from(places ? places : ""), rest = str_part(text, at, text.n);
    int close = str_find(rest, '}');
    for (Str place; rest.at[0] == '{' && close > 0 && str_next_word(&list, &place);)
        if (str_equal(str_part(rest, 1, close), place)) return at + close + 1;
    return at;
}

/* Braces hold a place, or mean nothing. */
static bool are_places(Str text, const char *places)
{
    for (int at = 0; at < text.n;) {
        int behind = skip_place(text, at, places);
        if (behind == at && (text.at[at] == '{' || text.at[at] == '}')) return false;
        at = behind > at ? behind : at + 1;
    }
    return true;
}

static bool is_template(Str text)
{
    return str_find(text, '{') >= 0;
}

/* A name stands for its colour when all are known. */
static bool is_color(Str text, Color *color)
{
    return color_read(text, color) || value_name(text);
}

bool grammar_value(const AttributeRule *rule, Str text, Attribute *attribute)
{
    Edges edges;
    Moment first, last;
    int16_t inks[4];
    NumberForm number_form;
    Len length;
    Decimal decimal;
    bool is_missing;
    *attribute = (Attribute){ .name = rule->name, .kind = kinds[rule->kind].value, .text = text };
    switch (rule->kind) {
    case KIND_TEXT:
    case KIND_TEMPLATE: return true;
    case KIND_XPATH:
    case KIND_PATH: return str_trim(text).n > 0;
    case KIND_NAME:
    case KIND_STYLE:
    case KIND_MASTER:
    case KIND_BLOCK:
    case KIND_RUNNING:
    case KIND_STEP:
    case KIND_ID:
    case KIND_REFERENCE: return value_name(text);
    case KIND_NAMES:
    case KIND_REFERENCES: return are_names(text);
    case KIND_XML_NAME: return is_xml_name(text);
    case KIND_NUMBERED: return number_form_read(text, &number_form);
    case KIND_LANGUAGE: return language_is_known(text);
    case KIND_WORD: return schema_lists(rule->words, text);
    case KIND_WORDS: return are_words(rule, text);
    case KIND_LEN: return value_len(text, 0, &attribute->as.len) && attribute->as.len >= 0;
    case KIND_LEN_POSITIVE: return value_len(text, 0, &attribute->as.len) && attribute->as.len > 0;
    case KIND_COLUMN_WIDTH:
        attribute->as.len = 0;
        return str_is(text, "best") || (value_len(text, 0, &attribute->as.len) && attribute->as.len > 0);
    case KIND_SIZE: return value_len(text, 0, &attribute->as.len) && attribute->as.len > 0 && attribute->as.len <= MOST_SIZE;
    case KIND_SPACE: return value_len(text, MOST_SIZE, &length) && length >= 0;
    case KIND_HANG: return str_is(text, "auto") || value_len(text, MOST_SIZE, &length);
    case KIND_LEN_EM: return value_len(text, MOST_SIZE, &length);
    case KIND_EDGES: return value_edges(text, MOST_SIZE, &edges);
    case KIND_LEADING: return is_leading(text);
    case KIND_LINE: return value_line(text, &attribute->as.line.width, &attribute->as.line.kind);
    case KIND_INT: return value_int(text, rule->least, rule->most, &attribute->as.number);
    case KIND_BOOL: return value_bool(text, &attribute->as.flag);
    case KIND_FILLED: return are_places(text, rule->places);
    case KIND_NAMES_TEMPLATE: return is_template(text) || are_names(text);
    case KIND_NAME_TEMPLATE:
    case KIND_STYLE_TEMPLATE: return is_template(text) || value_name(text);
    case KIND_COLOR: return is_color(text, &attribute->as.color);
    case KIND_COLOR_TEMPLATE: return is_template(text) || is_color(text, &attribute->as.color);
    case KIND_RGB: return color_read(text, &attribute->as.color);
    case KIND_INKS: return value_inks(text, inks);
    case KIND_CHOICE: return choice_find(rule->choices, text, &attribute->as.number);
    case KIND_DATE: return value_date(text);
    case KIND_DAY: return era_read_date(text, &first);
    case KIND_MOMENT: return moment_read_span(text, &first, &last);
    case KIND_YEAR: return value_year(text, &attribute->as.number);
    case KIND_NUMBER: return value_figure(text, rule->field, &decimal, &is_missing);
    case KIND_AXIS: return axis_has(rule->field->by, text);
    }
    return false;
}

static Str say_choices(const Choice *choices, const char *between, const char *behind, Arena *arena)
{
    StrBuilder words = { .arena = arena };
    for (const Choice *choice = choices; choice->word; choice++) {
        if (choice != choices) str_add(&words, str_from(between));
        str_add(&words, str_from(choice->word));
    }
    str_add(&words, str_from(behind));
    return str_built(&words);
}

static Str say_words(Str list, Arena *arena)
{
    StrBuilder words = { .arena = arena };
    for (Str word; str_next_word(&list, &word);) {
        if (words.n) str_add(&words, STR(" | "));
        str_add(&words, word);
    }
    return str_built(&words);
}

static Str say_number(const FieldType *field, Arena *arena)
{
    StrBuilder words = { .arena = arena };
    str_add(&words, STR("12,480 | ▲1,234"));
    if (field->decimals > 0) str_add_printf(&words, " | 12.%.*s", field->decimals, "500000000");
    str_add(&words, STR(" | "));
    str_add(&words, say_words(field_marks(field), arena));
    return str_built(&words);
}

static Str say_axis(const ValueAxis *axis, Arena *arena)
{
    if (axis->kind == AXIS_WORDS) return say_words(axis->values, arena);
    return str_printf(arena, "%d … %d", axis->from, axis->to);
}

static Str say_places(const char *places, Arena *arena)
{
    if (!places) return STR("… (≠ { })");
    StrBuilder words = { .arena = arena };
    Str list = str_from(places);
    str_add(&words, STR("…"));
    for (Str place; str_next_word(&list, &place);) str_add_printf(&words, " {" STR_FMT "} …", STR_ARG(place));
    return str_built(&words);
}

/* Where thousands may stand, they stand without commas. */
static Str say_range(const AttributeRule *rule, Arena *arena)
{
    enum { LARGE = 1000000 };
    return str_printf(arena, "%s%d … %d", rule->most >= LARGE ? "12480 (≠ 12,480) | " : "", rule->least, rule->most);
}

Str grammar_expected(const AttributeRule *rule, Arena *arena)
{
    switch (rule->kind) {
    case KIND_INT: return say_range(rule, arena);
    case KIND_CHOICE: return say_choices(rule->choices, "|", "", arena);
    case KIND_FILLED: return say_places(rule->places, arena);
    case KIND_WORD:
    case KIND_WORDS: return say_words(rule->words, arena);
    case KIND_NUMBER: return say_number(rule->field, arena);
    case KIND_AXIS: return say_axis(rule->field->by, arena);
    default: return str_from(kinds[rule->kind].expected);
    }
}

/* A day of a month that has fewer. */
static bool find_last_day(Str text, Arena *arena, ValueFault *fault)
{
    enum { MONTH = sizeof "2020-02" - 1, DAY = sizeof "2020-02-30" - 1 };
    Moment month;
    if (text.n != DAY || text.at[MONTH] != '-' || !moment_read(str_part(text, 0, MONTH), &month)) return false;
    int last = days_in_month(month.year, month.month);
    *fault = (ValueFault){ DIAG_NO_SUCH_DAY, str_printf(arena, STR_FMT "-%d", STR_ARG(str_part(text, 0, MONTH)), last) };
    return true;
}

/* As people write it: 令和2年4月1日, 1,234. */
static bool find_written(const AttributeRule *rule, Str text, Arena *arena, ValueFault *fault)
{
    static const FieldType any = { .decimals = -1 };
    Moment moment;
    Decimal figure;
    bool is_missing;
    Attribute attribute;
    Str written = STR("");
    if ((rule->kind == KIND_MOMENT || rule->kind == KIND_DATE) && era_read(text, STR(""), &moment))
        written = moment_text(arena, moment);
    if (rule->kind == KIND_INT && value_figure(text, &any, &figure, &is_missing)) written = decimal_text(figure, arena);
    if (!written.n || !grammar_value(rule, written, &attribute)) return false;
    *fault = (ValueFault){ DIAG_WRITTEN_OTHERWISE, written };
    return true;
}

/* Of a figure that is right but for its decimals. */
static bool find_decimals(const AttributeRule *rule, Str text, Arena *arena, ValueFault *fault)
{
    Decimal figure;
    bool is_missing;
    if (rule->kind != KIND_NUMBER || rule->field->decimals < 0) return false;
    FieldType any = *rule->field;
    any.decimals = -1;
    *fault = (ValueFault){ DIAG_TOO_MANY_DECIMALS, str_printf(arena, "%d", rule->field->decimals) };
    return value_figure(text, &any, &figure, &is_missing);
}

ValueFault grammar_fault(const AttributeRule *rule, Str text, Arena *arena)
{
    ValueFault fault;
    Str expected = grammar_expected(rule, arena);
    bool is_moment = rule->kind == KIND_MOMENT || rule->kind == KIND_DATE;
    if (!str_trim(text).n) return (ValueFault){ DIAG_VALUE_EMPTY, expected };
    if (is_moment && find_last_day(text, arena, &fault)) return fault;
    if (find_written(rule, text, arena, &fault) || find_decimals(rule, text, arena, &fault)) return fault;
    if (rule->kind == KIND_INT) return (ValueFault){ DIAG_BAD_INTEGER, str_printf(arena, "%d … %d", rule->least, rule->most) };
    return (ValueFault){ rule->kind == KIND_WORDS ? DIAG_BAD_WORDS : rule->field ? DIAG_BAD_FIELD : DIAG_BAD_VALUE, expected };
}
