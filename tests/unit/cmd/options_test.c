/* The roof: what is said when something is missing, what `explain` shows, and each character of --cover once. */
#include "cmd/cmd.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void check_missing(int argc, char **argv, const char *what)
{
    Options options;
    const Verb *verb;
    DiagCode fault;
    const char *mistake;
    assert_false(options_parse(argc, argv, &options, &verb, &fault, &mistake));
    assert_int_equal(fault, DIAG_MISSING_ARGUMENT);
    assert_string_equal(mistake, what);
}

static void what_is_missing_is_named(void **state)
{
    (void)state;
    check_missing(1, (char *[]){ "hyogumi", NULL }, "VERB");
    check_missing(2, (char *[]){ "hyogumi", "render", NULL }, "LAYOUT");
    check_missing(4, (char *[]){ "hyogumi", "render", "a.xml", "--pages", NULL }, "LIST");
}

static void an_unknown_option_is_a_matter_of_usage(void **state)
{
    (void)state;
    Options options;
    const Verb *verb;
    DiagCode fault;
    const char *mistake;
    assert_false(
        options_parse(4, (char *[]){ "hyogumi", "render", "a.xml", "--pagse", NULL }, &options, &verb, &fault, &mistake));
    assert_int_equal(fault, DIAG_USAGE);
    assert_string_equal(mistake, "--pagse");
}

static void a_verb_has_no_option_of_another_verb(void **state)
{
    (void)state;
    static char *const others[][4] = { { "hyogumi", "excerpt", "a.xml", "--summary=b.pdf" },
                                       { "hyogumi", "check", "a.xml", "--shard=1/2" } };
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        Options options;
        const Verb *verb;
        DiagCode fault;
        const char *mistake;
        assert_false(options_parse(4, (char **)others[i], &options, &verb, &fault, &mistake));
        assert_string_equal(mistake, others[i][3]);
    }
}

static void every_message_says_what_to_do(void **state)
{
    (void)state;
    static const char *const helps[][2] = {
#define DIAG(name, number, severity, status, ja, en, help_ja, help_en) { help_ja, help_en },
#include "base/diag_table.h"
#undef DIAG
    };
    for (size_t i = 0; i < sizeof helps / sizeof *helps; i++) {
        assert_true(strlen(helps[i][0]) > 0);
        assert_true(strlen(helps[i][1]) > 0);
    }
}

static void places_to_fill_in_are_dots(void **state)
{
    (void)state;
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    diag_explain(out, DIAG_FIT_SQUEEZED, LANG_EN);
    fclose(out);
    assert_non_null(strstr(text, "to fit a column of … mm, \"…\" is set at … % of its width"));
    free(text);
}

static void a_character_is_missed_once_whatever_the_families(void **state)
{
    (void)state;
    char path[] = "/tmp/hyogumi-cover-XXXXXX";
    FILE *file = fdopen(mkstemp(path), "w");
    fputs("表\xF0\x9F\x8E\x89\xF0\x9F\x8E\x89 \xEF\xB8\x93 \xEE\x80\x80\n\xEF\xB8\x93\n",
          file); /* 🎉 twice, ︓ twice, private use */
    fclose(file);
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    Arena *arena = arena_open();
    Diag *diag = diag_open((DiagStyle){ .out = out, .lang = LANG_EN }, arena);
    Options options = { .cover = path };
    assert_int_equal(cmd_fonts(&options, diag, arena), 1);
    assert_int_equal(diag_count(diag, SEVERITY_ERROR), 3);
    fclose(out);
    assert_non_null(strstr(text, "(family: BIZ UDGothic, BIZ UDPGothic, "));
    free(text);
    arena_close(arena);
    remove(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_missing_is_named),
        cmocka_unit_test(an_unknown_option_is_a_matter_of_usage),
        cmocka_unit_test(a_verb_has_no_option_of_another_verb),
        cmocka_unit_test(every_message_says_what_to_do),
        cmocka_unit_test(places_to_fill_in_are_dots),
        cmocka_unit_test(a_character_is_missed_once_whatever_the_families),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
