/* What may be chosen: every list of every language. */
#include "../scratch.h"

#include "grammar/rules.h"
#include "model/document.h"

#include <string.h>

static const Grammar *const languages[] = { &grammar_layout, &grammar_words,    &grammar_correction_words,
                                            &grammar_schema, &grammar_revision, &grammar_fonts };

/* All attributes that are chosen, with the place to say in a message. */
static void for_each_list(void (*look)(const AttributeRule *attribute, const char *place))
{
    int n = 0;
    for (size_t language = 0; language < sizeof languages / sizeof *languages; language++)
        for (int i = 0; i < languages[language]->n_rules; i++) {
            const ElementRule *rule = &languages[language]->rules[i];
            for (const AttributeRule *attribute = rule->attributes; attribute->name; attribute++) {
                bool is_chosen = attribute->kind == KIND_CHOICE;
                if (is_chosen != (attribute->choices != NULL)) fail_msg("<%s %s>", rule->rule, attribute->name);
                if (attribute->choices) look(attribute, rule->rule);
                n += is_chosen;
            }
        }
    assert_true(n > 40);
}

static void has_words_once(const AttributeRule *attribute, const char *place)
{
    int n = 0;
    for (const Choice *choice = attribute->choices; choice->word; choice++, n++) {
        if (!*choice->word || strpbrk(choice->word, "| \t\n")) fail_msg("<%s %s=\"%s\">", place, attribute->name, choice->word);
        for (const Choice *other = attribute->choices; other < choice; other++)
            if (strcmp(other->word, choice->word) == 0) fail_msg("<%s %s>: %s twice", place, attribute->name, choice->word);
    }
    if (n == 0) fail_msg("<%s %s>: nothing to choose from", place, attribute->name);
}

/* Of a sign the value says where it stands, and the word is the sign. */
static void means_one_thing_each(const AttributeRule *attribute, const char *place)
{
    if (strcmp(attribute->name, "negative") == 0) return;
    for (const Choice *choice = attribute->choices; choice->word; choice++)
        for (const Choice *other = attribute->choices; other < choice; other++)
            if (other->value == choice->value && choice->value != CHOICE_AS_WRITTEN)
                fail_msg("<%s %s>: %s and %s", place, attribute->name, other->word, choice->word);
}

static void is_read_as_its_value(const AttributeRule *attribute, const char *place)
{
    for (const Choice *choice = attribute->choices; choice->word; choice++) {
        Attribute value;
        if (!grammar_value(attribute, str_from(choice->word), &value)) fail_msg("<%s %s>", place, attribute->name);
        if (attribute->kind == KIND_CHOICE) assert_int_equal(value.as.number, choice->value);
    }
    Attribute value;
    assert_false(grammar_value(attribute, STR(""), &value));
    assert_false(grammar_value(attribute, STR("no such word"), &value));
}

static void every_list_has_words_and_none_twice(void **state)
{
    (void)state;
    for_each_list(has_words_once);
}

static void no_two_words_mean_the_same(void **state)
{
    (void)state;
    for_each_list(means_one_thing_each);
}

static void a_word_is_read_as_its_value(void **state)
{
    (void)state;
    for_each_list(is_read_as_its_value);
}

static const AttributeRule *rule_of(const Grammar *grammar, const char *element, const char *attribute)
{
    return grammar_find_attribute(grammar_find_rule(grammar, str_from(element)), attribute);
}

static int value_of(const char *element, const char *attribute, const char *word)
{
    Attribute value;
    assert_true(grammar_value(rule_of(&grammar_layout, element, attribute), str_from(word), &value));
    assert_int_equal(value.kind, VALUE_CHOICE);
    return value.as.number;
}

/* Lists that share their values, though a word stands at another place in each. */
static void lists_of_one_kind_agree(void **state)
{
    (void)state;
    assert_int_equal(value_of("em", "emphasis", "dot"), EMPHASIS_DOT);
    assert_int_equal(value_of("style", "emphasis", "dot"), EMPHASIS_DOT);
    assert_int_equal(value_of("section", "valign", "bottom"), VALIGN_BOTTOM);
    assert_int_equal(value_of("cell", "valign", "bottom"), VALIGN_BOTTOM);
    assert_int_equal(value_of("row", "role", "band"), ROW_BAND);
    assert_int_equal(value_of("print", "sides", "one"), SIDES_ONE);
    assert_int_equal(value_of("style", "weight", "bold"), 700);
}

static void all_words_are_said_where_one_is_wrong(void **state)
{
    Scratch *scratch = *state;
    Str choices = grammar_expected(rule_of(&grammar_layout, "section", "valign"), scratch->arena);
    const AttributeRule needs = { .name = "needs", .kind = KIND_WORDS, .words = STR("target current") };
    Str fields = grammar_expected(&needs, scratch->arena);
    assert_string_equal(choices.at, "top|middle|bottom");
    assert_string_equal(fields.at, "target | current");
}

static void what_is_no_word_of_a_list_leaves_the_value(void **state)
{
    (void)state;
    static const Choice sides[] = CHOICE_TABLE(SIDE_CHOICES);
    int value = 9;
    assert_false(choice_find(sides, STR("out"), &value));
    assert_false(choice_find(sides, STR(""), &value));
    assert_int_equal(value, 9);
    assert_true(choice_find(sides, STR("center"), &value));
    assert_int_equal(value, SIDE_CENTER);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_list_has_words_and_none_twice),
        cmocka_unit_test(no_two_words_mean_the_same),
        cmocka_unit_test(a_word_is_read_as_its_value),
        cmocka_unit_test(lists_of_one_kind_agree),
        cmocka_unit_test_setup_teardown(all_words_are_said_where_one_is_wrong, scratch_open, scratch_close),
        cmocka_unit_test(what_is_no_word_of_a_list_leaves_the_value),
    };
    return cmocka_run_group_tests_name("grammar/choices", tests, NULL, NULL);
}
