/* Strings: base/str.h. */
#include "base/str.h"

#include "desk.h"
#include "dice.h"

#include <limits.h>

#define assert_str(str, expected) assert_string_equal(str_copy(desk->arena, (str)).at, (expected))

/* A number for each string of the letters a and b: 1 is the empty one. */
static Str nth_string(Desk *desk, int nth)
{
    StrBuilder built = { .arena = desk->arena };
    for (; nth > 1; nth /= 2) str_add_char(&built, nth % 2 ? 'a' : 'b');
    return str_built(&built);
}

static void order_is_that_of_the_dictionary(void **state)
{
    Desk *desk = *state;
    for (int i = 1; i < 64; i++)
        for (int k = 1; k < 64; k++) {
            Str a = nth_string(desk, i), b = nth_string(desk, k);
            int order = str_compare(a, b), plain = strcmp(a.at, b.at);
            assert_int_equal((order > 0) - (order < 0), (plain > 0) - (plain < 0));
            assert_int_equal(str_equal(a, b), plain == 0);
            assert_int_equal(str_is(a, b.at), plain == 0);
        }
    assert_true(str_compare(STR("a\0a"), STR("a\0b")) < 0); /* a NUL is a byte like others */
    assert_true(str_compare(STR("z"), STR("表")) < 0);      /* bytes count from 0 to 255 */
}

static void nothing_equals_the_empty_string(void **state)
{
    (void)state;
    assert_true(str_equal(str_from(NULL), STR("")));
    assert_true(str_equal((Str){ 0 }, STR("")));
    assert_int_equal(str_compare((Str){ 0 }, STR("")), 0);
    assert_true(str_compare((Str){ 0 }, STR("a")) < 0);
    assert_string_equal(str_from(NULL).at, "");
}

static void starts_and_ends_are_what_strstr_says(void **state)
{
    Desk *desk = *state;
    for (int i = 1; i < 64; i++)
        for (int k = 1; k < 32; k++) {
            Str text = nth_string(desk, i), part = nth_string(desk, k);
            assert_int_equal(str_starts(text, part), strncmp(text.at, part.at, (size_t)part.n) == 0);
            bool ends = part.n <= text.n && strcmp(text.at + text.n - part.n, part.at) == 0;
            assert_int_equal(str_ends(text, part), ends);
        }
}

static void the_first_of_a_character_is_found(void **state)
{
    (void)state;
    assert_int_equal(str_find(STR("a,b,c"), ','), 1);
    assert_int_equal(str_find(STR("abc"), ','), -1);
    assert_int_equal(str_find(str_part(STR("ab,"), 0, 2), ','), -1); /* not behind the end */
    assert_int_equal(str_find((Str){ 0 }, ','), -1);
}

static void white_space_goes_at_both_ends_and_stays_inside(void **state)
{
    Desk *desk = *state;
    assert_str(str_trim(STR(" \t\r\n a b \n")), "a b");
    assert_str(str_trim(STR(" \t\r\n")), "");
    assert_str(str_trim(STR("")), "");
    assert_str(str_trim(STR("　a　")), "　a　"); /* 全角空白 is no ASCII */
}

/* From left to right, never twice the same byte. */
static void each_place_is_replaced_once(void **state)
{
    Desk *desk = *state;
    assert_str(str_replace(desk->arena, STR("{date}訂正{date}"), STR("{date}"), STR("9月")), "9月訂正9月");
    assert_str(str_replace(desk->arena, STR("aaaaa"), STR("aa"), STR("b")), "bba");
    assert_str(str_replace(desk->arena, STR("ab"), STR("a"), STR("aa")), "aab"); /* what came in is not looked at again */
    assert_str(str_replace(desk->arena, STR("a&amp;lt;"), STR("&amp;"), STR("&")), "a&lt;");
    assert_str(str_replace(desk->arena, STR("abc"), STR("b"), STR("")), "ac");
    assert_str(str_replace(desk->arena, STR("abc"), STR("abcd"), STR("x")), "abc");
    assert_str(str_replace(desk->arena, STR(""), STR("a"), STR("x")), "");
    assert_str(str_replace(desk->arena, STR("abc"), STR(""), STR("x")), "abc"); /* nothing is nowhere */
}

static void a_part_is_borrowed_and_a_copy_is_not(void **state)
{
    Desk *desk = *state;
    char text[] = "表組";
    Str whole = str_from(text), part = str_part(whole, 3, 6), copy = str_copy(desk->arena, part);
    assert_ptr_equal(part.at, text + 3);
    assert_int_equal(str_part(whole, 6, 6).n, 0);
    memset(text, 'x', 6);
    assert_string_equal(copy.at, "組");
}

static void joined_and_printed_strings_end_with_nul(void **state)
{
    Desk *desk = *state;
    assert_string_equal(str_join(desk->arena, STR("表"), STR("組")).at, "表組");
    assert_string_equal(str_join(desk->arena, (Str){ 0 }, str_part(STR("abc"), 0, 1)).at, "a");
    assert_string_equal(str_printf(desk->arena, "%d-%s", 12, "2").at, "12-2");
}

/* Around the 256 bytes that are tried first. */
static void printing_into_a_builder_loses_nothing(void **state)
{
    Desk *desk = *state;
    char long_text[600];
    for (int n = 0; n < 600; n++) {
        for (int i = 0; i < n; i++) long_text[i] = (char)('a' + i % 26);
        long_text[n] = '\0';
        StrBuilder built = { .arena = desk->arena };
        str_add_printf(&built, "%s", long_text);
        str_add_printf(&built, "%d", n);
        assert_string_equal(str_built(&built).at, str_printf(desk->arena, "%s%d", long_text, n).at);
    }
}

static void a_number_is_added_as_it_is_printed(void **state)
{
    Desk *desk = *state;
    static const int numbers[] = { 0, 1, -1, 9, 10, -10, 123456, INT_MAX, INT_MIN, INT_MIN + 1 };
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        StrBuilder built = { .arena = desk->arena };
        str_add_int(&built, numbers[i]);
        assert_string_equal(str_built(&built).at, str_printf(desk->arena, "%d", numbers[i]).at);
    }
}

static void a_string_of_json_says_what_it_is_of(void **state)
{
    Desk *desk = *state;
    StrBuilder built = { .arena = desk->arena };
    str_add_json(&built, STR("\"表\\\n\x01組\""));
    assert_string_equal(str_built(&built).at, "\"\\\"表\\\\\\u000a\\u0001組\\\"\"");
}

static void what_is_built_is_what_was_added(void **state)
{
    Desk *desk = *state;
    Dice dice = { 3 };
    char plain[20000] = "";
    int n = 0;
    StrBuilder built = { .arena = desk->arena };
    assert_string_equal(str_built(&built).at, "");
    while (n < 19000) {
        char piece[64];
        int length = dice_throw(&dice, 60);
        for (int i = 0; i < length; i++) piece[i] = (char)(1 + dice_throw(&dice, 127));
        str_add_bytes(&built, piece, length);
        memcpy(plain + n, piece, (size_t)length);
        n += length;
        if (dice_throw(&dice, 5) == 0) memset(arena_alloc(desk->arena, 100), 0xFF, 100);
        assert_int_equal(built.at ? built.at[built.n] : 0, '\0');
    }
    assert_int_equal(str_built(&built).n, n);
    assert_memory_equal(built.at, plain, (size_t)n);
}

static void text_of_xml_is_escaped(void **state)
{
    Desk *desk = *state;
    StrBuilder built = { .arena = desk->arena };
    str_add_xml(&built, STR("A & B <表> \"q\" &amp;"));
    assert_string_equal(str_built(&built).at, "A &amp; B &lt;表&gt; \"q\" &amp;amp;");
}

static void equal_strings_have_equal_hashes_and_others_seldom(void **state)
{
    enum { N = 4096 };
    Desk *desk = *state;
    static uint64_t seen[N];
    for (int i = 1; i < N; i++) {
        Str text = nth_string(desk, i);
        seen[i] = str_hash(text);
        assert_true(seen[i] == str_hash(str_copy(desk->arena, text)));
        for (int k = 1; k < i; k++)
            if (seen[k] == seen[i]) fail_msg("%s and %s", nth_string(desk, k).at, text.at);
    }
}

static void the_checksum_is_fnv_1a(void **state) /* published vectors */
{
    (void)state;
    assert_true(str_checksum(STR("")) == 0xcbf29ce484222325u);
    assert_true(str_checksum(STR("a")) == 0xaf63dc4c8601ec8cu);
    assert_true(str_checksum(STR("foobar")) == 0x85944171f73967e8u);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        sentence(order_is_that_of_the_dictionary),
        sentence(the_checksum_is_fnv_1a),
        sentence(nothing_equals_the_empty_string),
        sentence(starts_and_ends_are_what_strstr_says),
        sentence(the_first_of_a_character_is_found),
        sentence(white_space_goes_at_both_ends_and_stays_inside),
        sentence(each_place_is_replaced_once),
        sentence(a_part_is_borrowed_and_a_copy_is_not),
        sentence(joined_and_printed_strings_end_with_nul),
        sentence(printing_into_a_builder_loses_nothing),
        sentence(a_number_is_added_as_it_is_printed),
        sentence(a_string_of_json_says_what_it_is_of),
        sentence(what_is_built_is_what_was_added),
        sentence(text_of_xml_is_escaped),
        sentence(equal_strings_have_equal_hashes_and_others_seldom),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
