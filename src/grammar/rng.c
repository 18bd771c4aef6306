/* One definition for each element in each kind of place, the roots first, then what they hold, and so on down.  Children stand in
   any order: those that may come any number of times are one repeated choice, text among them; those that are counted stand beside
   it in an interleave. */
#include "grammar/rng.h"

#include "base/vec.h"
#include "model/language.h"

#include <assert.h>

typedef struct {
    Str element;
    const ElementRule *rule;
} Definition;

typedef struct {
    const Grammar *grammar;
    const GrammarLabels *labels;
    StrBuilder *out;
    Vec(Definition) definitions; /* all that something refers to, in the order they are written */
    int depth;
} Rng;

static void put_line(Rng *rng, Str line)
{
    str_add_printf(rng->out, "%*s" STR_FMT "\n", 2 * rng->depth, "", STR_ARG(line));
}

static void open_tag(Rng *rng, Str tag)
{
    put_line(rng, tag);
    rng->depth++;
}

static void close_tag(Rng *rng, Str tag)
{
    rng->depth--;
    put_line(rng, tag);
}

/* <tag>text</tag> on a line; `opening` with its attributes. */
static void put_text(Rng *rng, const char *opening, Str text, const char *closing)
{
    str_add_printf(rng->out, "%*s<%s>", 2 * rng->depth, "", opening);
    str_add_xml(rng->out, text);
    str_add_printf(rng->out, "</%s>\n", closing);
}

static void put_label(Rng *rng, const ElementRule *rule, const AttributeRule *attribute)
{
    StrBuilder words = { .arena = rng->out->arena };
    if (rng->labels) str_add(&words, rng->labels->say(rng->labels->of, rule, attribute));
    Str expected = attribute ? grammar_expected(attribute, rng->out->arena) : STR("");
    if (expected.n && str_built(&words).n) str_add(&words, STR(": "));
    str_add(&words, expected);
    if (str_built(&words).n) put_text(rng, "a:documentation", str_built(&words), "a:documentation");
}

/* Attributes: the words of grammar/value.c as patterns of XML Schema.  What rounding or a calendar decides is left to that. */

#define NUMBER "([0-9]+(\\.[0-9]+)?|\\.[0-9]+)"
#define POSITIVE "([0-9]*[1-9][0-9]*(\\.[0-9]+)?|[0-9]*\\.[0-9]*[1-9][0-9]*)"
#define NOUGHT "(0+(\\.0+)?|\\.0+)" /* of any unit, or none */
#define UNIT "(mm|Q|H|pt|cm|in)"
#define UNIT_EM "(mm|Q|H|pt|cm|in|em)"
#define SPACE "(" NUMBER UNIT_EM "|" NOUGHT ")"
#define LEN_EM "-?" SPACE
#define RULE "(hairline|medium|heavy|表罫|中細罫|裏罫|" NUMBER UNIT "?)"
#define FACTOR "0*(10(\\.0+)?|[1-9](\\.[0-9]+)?|\\.[0-9]*[1-9][0-9]*)"
#define AMOUNT "0*(100(\\.0+)?|[0-9]{1,2}(\\.[0-9]+)?|\\.[0-9]+)"
#define NUMERALS "1１一アイ①ⅠiaA"
#define NAME "[^\\s#{}/|']+"
#define MONTH "(1[89]|[2-9][0-9])[0-9]{2}-(0[1-9]|1[0-2])"
#define YEAR "(1[89]|[2-9][0-9])[0-9]{2}"
#define DATE "(" YEAR "|" MONTH "(-(0[1-9]|[12][0-9]|3[01]))?)"
#define DAY                                                                                                                      \
    "\\s*(明治|大正|昭和|平成|令和|[MTSHRmtshr])?[0-9０-９元][0-9０-９元年月日現在明治大正昭平成令和（）()./\\-\\s]*" /* as people write it */
#define MOMENT "(" DATE "|(" YEAR "|FY" YEAR "|" MONTH ")-end|FY" YEAR ")"
#define RGB "#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})"
#define COLOR RGB "|[^#\\s{}/|'][^\\s{}/|']*" /* or the name of one */
#define TEMPLATE "[^{]*\\{[\\s\\S]*"
#define LIST(item, rest) "\\s*" item "(\\s+" item ")" rest "\\s*"

/* NULL: anything may be written. */
static const char *pattern_of(Kind kind)
{
    switch (kind) {
    case KIND_TEXT:
    case KIND_TEMPLATE: return NULL;
    case KIND_XPATH:
    case KIND_PATH: return "[\\s\\S]*\\S[\\s\\S]*";
    case KIND_NAME:
    case KIND_STYLE:
    case KIND_MASTER:
    case KIND_BLOCK:
    case KIND_RUNNING:
    case KIND_STEP:
    case KIND_ID: /* no xsd:ID: it is unique in a set of many files */
    case KIND_REFERENCE: return NAME;
    case KIND_NAMES:
    case KIND_REFERENCES: return LIST(NAME, "*");
    case KIND_NAME_TEMPLATE:
    case KIND_STYLE_TEMPLATE: return NAME "|" TEMPLATE;
    case KIND_NAMES_TEMPLATE: return LIST(NAME, "*") "|" TEMPLATE;
    case KIND_NUMBERED: return "[^" NUMERALS "]*[" NUMERALS "][^" NUMERALS "]*";
    case KIND_LEN: return "(" NUMBER UNIT "|" NOUGHT ")";
    case KIND_LEN_POSITIVE:
    case KIND_SIZE: return POSITIVE UNIT;
    case KIND_COLUMN_WIDTH: return "best|" POSITIVE UNIT;
    case KIND_LEN_EM: return LEN_EM;
    case KIND_SPACE: return SPACE;
    case KIND_HANG: return "auto|" LEN_EM;
    case KIND_EDGES: return LIST(SPACE, "?") "|" LIST(SPACE, "{3}");
    case KIND_LEADING: return FACTOR "|" POSITIVE UNIT;
    case KIND_LINE: return "\\s*" RULE "(\\s+(solid|double|dotted))?\\s*";
    case KIND_RGB: return RGB;
    case KIND_COLOR: return COLOR;
    case KIND_COLOR_TEMPLATE: return COLOR "|" TEMPLATE;
    case KIND_INKS: return LIST(AMOUNT, "{3}");
    case KIND_DATE: return DATE;
    case KIND_MOMENT: return MOMENT "(/" MOMENT ")?";
    case KIND_INT:
    case KIND_BOOL:
    case KIND_CHOICE:
    case KIND_WORD:
    case KIND_WORDS: return NULL; /* put_value has a shape of its own for each */
    case KIND_LANGUAGE: return "(" LANGUAGES_OF_TWO "|[A-Za-z]{3})(-[A-Za-z0-9]{1,8})*";
    case KIND_XML_NAME: return "[\\i-[:]][\\c-[:]]*";
    case KIND_FILLED: return NULL;
    case KIND_DAY: return DAY;
    case KIND_YEAR:
    case KIND_AXIS: return "\\s*\\S[\\s\\S]*"; /* in any form of a date */
    case KIND_NUMBER: return "\\s*([^a-z]*|x)\\s*";
    }
    return NULL;
}

static void put_choices(Rng *rng, const Choice *choices)
{
    open_tag(rng, STR("<choice>"));
    for (; choices->word; choices++) put_text(rng, "value type=\"string\"", str_from(choices->word), "value");
    close_tag(rng, STR("</choice>"));
}

static void put_integer(Rng *rng, const AttributeRule *rule)
{
    Arena *arena = rng->out->arena;
    open_tag(rng, STR("<data type=\"integer\">"));
    put_text(rng, "param name=\"pattern\"", STR("-?[0-9]{1,12}"), "param");
    put_text(rng, "param name=\"minInclusive\"", str_printf(arena, "%d", rule->least), "param");
    put_text(rng, "param name=\"maxInclusive\"", str_printf(arena, "%d", rule->most), "param");
    close_tag(rng, STR("</data>"));
}

/* opening: as string, to the letter, or as token, whatever blanks stand around it */
static void put_words(Rng *rng, Str words, const char *opening)
{
    open_tag(rng, STR("<choice>"));
    for (Str word; str_next_word(&words, &word);) put_text(rng, opening, word, "value");
    close_tag(rng, STR("</choice>"));
}

static void put_value(Rng *rng, const AttributeRule *rule)
{
    static const Choice flags[] = { { "yes", 1 }, { "no", 0 }, { 0 } };
    const char *pattern = pattern_of(rule->kind);
    if (rule->kind == KIND_INT) put_integer(rng, rule);
    else if (rule->kind == KIND_CHOICE) put_choices(rng, rule->choices);
    else if (rule->kind == KIND_BOOL) put_choices(rng, flags);
    else if (rule->kind == KIND_WORD && rule->words.n) put_words(rng, rule->words, "value type=\"string\"");
    else if (rule->kind == KIND_AXIS && rule->field->by->kind == AXIS_WORDS)
        put_words(rng, rule->field->by->values, "value type=\"token\"");
    else if (rule->kind == KIND_WORDS && rule->words.n) {
        open_tag(rng, STR("<list>"));
        open_tag(rng, STR("<oneOrMore>"));
        put_words(rng, rule->words, "value type=\"string\"");
        close_tag(rng, STR("</oneOrMore>"));
        close_tag(rng, STR("</list>"));
    } else if (pattern) {
        open_tag(rng, STR("<data type=\"string\">"));
        put_text(rng, "param name=\"pattern\"", str_from(pattern), "param");
        close_tag(rng, STR("</data>"));
    } else put_line(rng, STR("<text/>"));
}

static void put_attributes(Rng *rng, const ElementRule *rule)
{
    for (const AttributeRule *attribute = rule->attributes; attribute->name; attribute++) {
        if (!attribute->required) open_tag(rng, STR("<optional>"));
        open_tag(rng, str_printf(rng->out->arena, "<attribute name=\"%s\">", attribute->name));
        put_label(rng, rule, attribute);
        put_value(rng, attribute);
        close_tag(rng, STR("</attribute>"));
        if (!attribute->required) close_tag(rng, STR("</optional>"));
    }
}

/* Content */

/* kpi; plain.note where several elements have one rule. */
static Str name_of(Rng *rng, Str element, const ElementRule *rule)
{
    if (str_is(element, rule->rule)) return element;
    return str_printf(rng->out->arena, "%s." STR_FMT, rule->rule, STR_ARG(element));
}

static void put_ref(Rng *rng, Str element, Str rule_name)
{
    const ElementRule *rule = grammar_find_rule(rng->grammar, rule_name);
    assert(rule);
    bool known = false;
    for (int i = 0; i < rng->definitions.n && !known; i++)
        known = rng->definitions.at[i].rule == rule && str_equal(rng->definitions.at[i].element, element);
    if (!known) *vec_push(&rng->definitions) = (Definition){ element, rule };
    put_line(rng, str_printf(rng->out->arena, "<ref name=\"" STR_FMT "\"/>", STR_ARG(name_of(rng, element, rule))));
}

static void put_counted(Rng *rng, const ChildRule *child)
{
    if (child->times == '?') open_tag(rng, STR("<optional>"));
    if (child->times == '+') open_tag(rng, STR("<oneOrMore>"));
    put_ref(rng, child->element, child->rule);
    if (child->times == '+') close_tag(rng, STR("</oneOrMore>"));
    if (child->times == '?') close_tag(rng, STR("</optional>"));
}

/* Are they all of `one_of`? */
static bool needs_one(const ElementRule *rule)
{
    Str children = str_from(rule->children);
    bool needs = rule->one_of.n && !rule->text;
    for (ChildRule child; grammar_next_child(&children, &child);)
        needs &= child.times != '*' || schema_lists(rule->one_of, child.element);
    return needs;
}

/* The children that are not counted, and text. */
static void put_free(Rng *rng, const ElementRule *rule)
{
    const char *times = needs_one(rule) ? "oneOrMore" : "zeroOrMore";
    open_tag(rng, str_printf(rng->out->arena, "<%s>", times));
    open_tag(rng, STR("<choice>"));
    if (rule->text) put_line(rng, STR("<text/>"));
    Str children = str_from(rule->children);
    for (ChildRule child; grammar_next_child(&children, &child);)
        if (child.times == '*') put_ref(rng, child.element, child.rule);
    close_tag(rng, STR("</choice>"));
    close_tag(rng, str_printf(rng->out->arena, "</%s>", times));
}

static void put_content(Rng *rng, const ElementRule *rule)
{
    if (rule->content) { /* an empty one is as good as none */
        open_tag(rng, STR("<choice>"));
        put_line(rng, STR("<empty/>"));
        put_value(rng, rule->content);
        close_tag(rng, STR("</choice>"));
        return;
    }
    int n_counted = 0, n_free = 0;
    Str children = str_from(rule->children);
    for (ChildRule child; grammar_next_child(&children, &child);) *(child.times == '*' ? &n_free : &n_counted) += 1;
    bool is_mixed = n_counted + (n_free || rule->text) > 1;
    if (is_mixed) open_tag(rng, STR("<interleave>"));
    children = str_from(rule->children);
    for (ChildRule child; grammar_next_child(&children, &child);)
        if (child.times != '*') put_counted(rng, &child);
    if (n_free) put_free(rng, rule);
    else if (rule->text) put_line(rng, STR("<text/>"));
    else if (!n_counted) put_line(rng, STR("<empty/>"));
    if (is_mixed) close_tag(rng, STR("</interleave>"));
}

static void put_definition(Rng *rng, Definition definition)
{
    Arena *arena = rng->out->arena;
    Str name = name_of(rng, definition.element, definition.rule);
    open_tag(rng, str_printf(arena, "<define name=\"" STR_FMT "\">", STR_ARG(name)));
    open_tag(rng, str_printf(arena, "<element name=\"" STR_FMT "\">", STR_ARG(definition.element)));
    put_label(rng, definition.rule, NULL);
    put_attributes(rng, definition.rule);
    put_content(rng, definition.rule);
    close_tag(rng, STR("</element>"));
    close_tag(rng, STR("</define>"));
}

void grammar_write_rng(const Grammar *grammar, const char *const *roots, const GrammarLabels *labels, StrBuilder *out)
{
    Rng rng = { .grammar = grammar, .labels = labels, .out = out, .definitions = { .arena = out->arena } };
    put_line(&rng, STR("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"));
    put_line(&rng, STR("<grammar xmlns=\"http://relaxng.org/ns/structure/1.0\""));
    put_line(&rng, STR("         xmlns:a=\"http://relaxng.org/ns/compatibility/annotations/1.0\""));
    open_tag(&rng, STR("         datatypeLibrary=\"http://www.w3.org/2001/XMLSchema-datatypes\">"));
    open_tag(&rng, STR("<start>"));
    open_tag(&rng, STR("<choice>"));
    for (; *roots; roots++) put_ref(&rng, str_from(*roots), str_from(*roots));
    close_tag(&rng, STR("</choice>"));
    close_tag(&rng, STR("</start>"));
    for (int i = 0; i < rng.definitions.n; i++) put_definition(&rng, rng.definitions.at[i]);
    close_tag(&rng, STR("</grammar>"));
}
