/* JSON, a mark at a time: base/jsontext.h.  What is expected is by RFC 8259 §6 and §7. */
#include "base/jsontext.h"

#include "desk.h"

static JsonText json_of(void **state, const char *text)
{
    Desk *desk = *state;
    return jsontext_open(str_from(text), (Where){ .line = 1, .column = 1 }, desk->arena);
}

static void numbers_are_those_of_the_grammar(void **state)
{
    (void)state;
    static const char *const numbers[] = { "0", "-0", "10", "-1.50", "1e5", "1E+05", "0.1e-9", "123456789012345678901234567890" };
    static const char *const others[] = { "",   "-",   "+1",   "01",    "-01", "1.", ".5", "1.e5",
                                          "1e", "1e+", "0x10", "1_000", "NaN", "１", "1 " };
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) assert_true(jsontext_is_number(str_from(numbers[i])));
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) assert_false(jsontext_is_number(str_from(others[i])));
}

static void a_string_says_what_its_escapes_mean(void **state)
{
    static const char *const pairs[][2] = {
        { "\"\"", "" },
        { "\"\\\"\\\\\\/\\b\\f\\n\\t\"", "\"\\/\b\f\n\t" },
        { "\"\\u6238\\u304B\"", "戸か" },
        { "\"\\uD867\\ude3d\"", "\xF0\xA9\xB8\xBD" }, /* U+29E3D, a pair */
        { "\"a\\r\\nb\\r\"", "a\nb" },
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        JsonText json = json_of(state, pairs[i][0]);
        Str string;
        assert_true(jsontext_string(&json, &string));
        assert_string_equal(string.at, pairs[i][1]);
        assert_int_equal(jsontext_peek(&json), '\0');
    }
}

static void what_is_no_string_is_refused(void **state)
{
    static const char *const others[] = { "",
                                          "a",
                                          "\"",
                                          "\"a",
                                          "\"\\\"",
                                          "\"a\nb\"",
                                          "\"\\x\"",
                                          "\"\\",
                                          "\"\\u12\"",
                                          "\"\\u0000\"",
                                          "\"\\uD800\"",
                                          "\"\\uDC00\\uD800\"",
                                          "\"\\uD800\\u0041\"",
                                          "\"\\uD800x\"" };
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        JsonText json = json_of(state, others[i]);
        Str string;
        assert_false(jsontext_string(&json, &string));
    }
}

static void places_are_counted_in_characters(void **state)
{
    JsonText json = json_of(state, "\xEF\xBB\xBF[ \"区民\" ,\r\n\ttrue]");
    Str string, word;
    assert_true(jsontext_mark(&json, '['));
    assert_int_equal(json.where.column, 3);
    assert_true(jsontext_string(&json, &string));
    assert_int_equal(json.where.column, 7);
    assert_true(jsontext_mark(&json, ','));
    assert_int_equal(json.where.line, 2);
    assert_int_equal(json.where.column, 2);
    assert_true(jsontext_word(&json, &word));
    assert_true(str_is(word, "true"));
    assert_false(jsontext_mark(&json, '}'));
    assert_true(jsontext_mark(&json, ']'));
    assert_int_equal(jsontext_peek(&json), '\0');
}

int main(void)
{
    const struct CMUnitTest sentences[] = {
        sentence(numbers_are_those_of_the_grammar),
        sentence(a_string_says_what_its_escapes_mean),
        sentence(what_is_no_string_is_refused),
        sentence(places_are_counted_in_characters),
    };
    return cmocka_run_group_tests(sentences, NULL, NULL);
}
