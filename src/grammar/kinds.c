/* The kinds of attributes: how each is read and what would have been right. */
#include "grammar/rules.h"
#include "grammar/value.h"
#include "model/moment.h"

#include <string.h>

#define NAME_WORDS "name (≠ space # { } / |)"

typedef struct {
    ValueKind value;
    const char *expected; /* NULL: from the rule */
} KindRow;

static const KindRow kinds[] = {
    [KIND_TEXT] = { VALUE_TEXT, "" },
    [KIND_TEMPLATE] = { VALUE_TEXT, "" },
    [KIND_NAME] = { VALUE_TEXT, NAME_WORDS },
    [KIND_NAMES] = { VALUE_TEXT, "name name … | *" },
    [KIND_FIELDS] = { VALUE_TEXT, NULL },
    [KIND_STYLE] = { VALUE_TEXT, NAME_WORDS },
    [KIND_MASTER] = { VALUE_TEXT, NAME_WORDS },
    [KIND_BLOCK] = { VALUE_TEXT, NAME_WORDS },
    [KIND_LEN] = { VALUE_LEN, "12.5mm | 9Q | 9pt (≥ 0)" },
    [KIND_LEN_POSITIVE] = { VALUE_LEN, "12.5mm | 9Q | 9pt (> 0)" },
    [KIND_SIZE] = { VALUE_LEN, "9pt | 13Q | 3mm (≤ 200mm)" },
    [KIND_LEN_EM] = { VALUE_TEXT, "1.5em | 12.5mm | 9Q | 9pt" },
    [KIND_HANG] = { VALUE_TEXT, "auto | 1.5em | 12.5mm | 9Q | 9pt" },
    [KIND_SPACE] = { VALUE_TEXT, "1.5em | 12.5mm | 9Q | 9pt (≥ 0)" },
    [KIND_EDGES] = { VALUE_TEXT, "1mm | 1mm 2mm | 1mm 2mm 3mm 4mm" },
    [KIND_LEADING] = { VALUE_TEXT, "1.5 | 16Q | 12pt" },
    [KIND_LINE] = { VALUE_LINE, "0.1 | 0.1mm | 0.3pt | hairline 表罫 | medium 中細罫 | heavy 裏罫 (+ double | dotted)" },
    [KIND_INT] = { VALUE_INT, NULL },
    [KIND_BOOL] = { VALUE_BOOL, "yes|no" },
    [KIND_COLOR] = { VALUE_COLOR, "#336 | #2C6E4F" },
    [KIND_INKS] = { VALUE_TEXT, "C M Y K (0 … 100): 80 30 75 20" },
    [KIND_CHOICE] = { VALUE_CHOICE, NULL },
    [KIND_XPATH] = { VALUE_XPATH, "XPath" },
    [KIND_PATH] = { VALUE_TEXT, "path/file" },
    [KIND_ID] = { VALUE_TEXT, NAME_WORDS },
    [KIND_REFERENCE] = { VALUE_TEXT, NAME_WORDS },
    [KIND_REFERENCES] = { VALUE_TEXT, "id id …" },
    [KIND_DATE] = { VALUE_TEXT, "2020 | 2020-09 | 2020-09-30" },
    [KIND_MOMENT] = { VALUE_TEXT, "2020-04-01 | 2021-09-end | FY2022 | FY2022-end | 2020-01/2020-03" },
};

static bool are_names(Str list)
{
    int n = 0;
    for (Str word; value_next_word(&list, &word); n++)
        if (!value_name(word)) return false;
    return n > 0;
}

static bool are_fields(const AttributeRule *rule, Str list)
{
    int n = 0, value;
    for (Str word; value_next_word(&list, &word); n++)
        if (!choice_find(rule->choices, word, &value)) return false;
    return n > 0;
}

static bool is_leading(Str text)
{
    Len length;
    int factor;
    return value_factor(text, &factor) || (value_len(text, 0, &length) && length > 0);
}

bool grammar_value(const AttributeRule *rule, Str text, Attribute *attribute)
{
    Edges edges;
    Moment first, last;
    int16_t inks[4];
    Len length;
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
    case KIND_ID:
    case KIND_REFERENCE: return value_name(text);
    case KIND_NAMES:
    case KIND_REFERENCES: return are_names(text);
    case KIND_FIELDS: return are_fields(rule, text);
    case KIND_LEN: return value_len(text, 0, &attribute->as.len) && attribute->as.len >= 0;
    case KIND_LEN_POSITIVE: return value_len(text, 0, &attribute->as.len) && attribute->as.len > 0;
    case KIND_SIZE: return value_len(text, 0, &attribute->as.len) && attribute->as.len > 0 && attribute->as.len <= MOST_SIZE;
    case KIND_SPACE: return value_len(text, MOST_SIZE, &length) && length >= 0;
    case KIND_HANG: return str_is(text, "auto") || value_len(text, MOST_SIZE, &length);
    case KIND_LEN_EM: return value_len(text, MOST_SIZE, &length);
    case KIND_EDGES: return value_edges(text, MOST_SIZE, &edges);
    case KIND_LEADING: return is_leading(text);
    case KIND_LINE: return value_line(text, &attribute->as.line.width, &attribute->as.line.kind);
    case KIND_INT: return value_int(text, rule->least, rule->most, &attribute->as.number);
    case KIND_BOOL: return value_bool(text, &attribute->as.flag);
    case KIND_COLOR: return value_color(text, &attribute->as.color);
    case KIND_INKS: return value_inks(text, inks);
    case KIND_CHOICE: return choice_find(rule->choices, text, &attribute->as.number);
    case KIND_DATE: return value_date(text);
    case KIND_MOMENT: return moment_read_span(text, &first, &last);
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

Str grammar_expected(const AttributeRule *rule, Arena *arena)
{
    if (rule->kind == KIND_INT) return str_printf(arena, "%d … %d", rule->least, rule->most);
    if (rule->kind == KIND_CHOICE) return say_choices(rule->choices, "|", "", arena);
    if (rule->kind == KIND_FIELDS) return say_choices(rule->choices, " | ", " (separated by spaces)", arena);
    return str_from(kinds[rule->kind].expected);
}
