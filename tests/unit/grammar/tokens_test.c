/* Each token of an expression, with the first letter of its kind before it. */
#include "grammar/tokens.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void is_cut(const char *xpath, const char *expected)
{
    static const char kinds[] = {
        [TOKEN_END] = 'e',     [TOKEN_NAME] = 'n',   [TOKEN_AXIS] = 'x',     [TOKEN_CALL] = 'c', [TOKEN_VARIABLE] = 'v',
        [TOKEN_LITERAL] = 'l', [TOKEN_NUMBER] = 'd', [TOKEN_OPERATOR] = 'o', [TOKEN_SIGN] = 's', [TOKEN_WRONG] = 'w'
    };
    Arena *arena = arena_open();
    TokenList tokens = tokens_read(str_from(xpath), arena);
    StrBuilder cut = { .arena = arena };
    for (int i = 0; i < tokens.n; i++)
        str_add_printf(&cut, "%s%c" STR_FMT, i ? " " : "", kinds[tokens.at[i].kind], STR_ARG(tokens.at[i].text));
    assert_string_equal(cut.at, expected);
    assert_int_equal(tokens.at[tokens.n - 1].kind, TOKEN_END);
    arena_close(arena);
}

static void what_stands_before_tells_operators_from_names(void **state)
{
    (void)state;
    is_cut("a and b", "na oand nb e");
    is_cut("and and and", "nand oand nand e");
    is_cut("@div div @mod", "s@ ndiv odiv s@ nmod e");
    is_cut("/div/mod", "s/ ndiv s/ nmod e");
    is_cut("* * *", "n* o* n* e");
    is_cut("@* | a/*[* = 3]*2", "s@ n* o| na s/ n* s[ n* o= d3 s] o* d2 e");
    is_cut(".. or .", "s.. oor s. e");
    is_cut("$or or 'or'or count(or)", "vor oor lor oor ccount s( nor s) e");
    is_cut("f(a)div g (b)", "cf s( na s) odiv cg s( nb s) e");
}

static void names_signs_and_figures_are_cut_where_they_end(void **state)
{
    (void)state;
    is_cut("", "e");
    is_cut("ancestor-or-self :: 計画/@no", "xancestor-or-self s:: n計画 s/ s@ nno e");
    is_cut("target-year - 1", "ntarget-year o- d1 e");
    is_cut("3-1<=.5", "d3 o- d1 o<= d.5 e");
    is_cut("a!=\"x's\"//b>=-1.", "na o!= lx's s// nb o>= o- d1. e");
    is_cut("x:a", "nx s: na e");
    is_cut("#a", "w# na e");
    is_cut("$ = 'B", "w o= wB e");
}

static void an_argument_ends_at_its_own_comma_or_bracket(void **state)
{
    (void)state;
    static const struct {
        const char *xpath, *argument;
    } calls[] = { { "f(a, b)", "a" },
                  { "f( a[f(b, c)]/d , e)", "a[f(b, c)]/d" },
                  { "f(concat(a, ','))", "concat(a, ',')" },
                  { "f()", "" },
                  { "f(a", "a" },
                  { "f(a[b, c)", "a[b, c)" } };
    Arena *arena = arena_open();
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
        Str xpath = str_from(calls[i].xpath);
        TokenList tokens = tokens_read(xpath, arena);
        Str argument = tokens_text(&tokens, xpath, 2, tokens_argument_end(&tokens, 2));
        assert_string_equal(str_copy(arena, argument).at, calls[i].argument);
    }
    arena_close(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_stands_before_tells_operators_from_names),
        cmocka_unit_test(names_signs_and_figures_are_cut_where_they_end),
        cmocka_unit_test(an_argument_ends_at_its_own_comma_or_bracket),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
