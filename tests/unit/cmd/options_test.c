/* The roof: what is said when something is missing, what `explain` shows, and each character of --cover once. */
#include "cmd/cmd.h"
#include "cmd/options.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { MOST_WORDS_TYPED = 8 };

/* What is said of a command, in English, without "hyogumi: error[E0102]: ". */
static void check_said(char *const typed[], const char *expected)
{
    char *argv[MOST_WORDS_TYPED + 2] = { "hyogumi" }, *text = NULL;
    int argc = 1;
    for (; typed[argc - 1]; argc++) argv[argc] = typed[argc - 1];
    Options options;
    const Verb *verb;
    Mistake mistake;
    Arena *arena = arena_open();
    assert_false(options_parse(argc, argv, &options, &verb, &mistake, arena));
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    Diag *diag = diag_open((DiagStyle){ .out = out, .lang = LANG_EN }, arena);
    diag_report(diag, (Where){ 0 }, STR(""), mistake.code, mistake.words[0], mistake.words[1], mistake.words[2]);
    fclose(out);
    const char *said = strstr(text, "error[E0102]: ");
    assert_non_null(said);
    said += strlen("error[E0102]: ");
    text[strcspn(said, "\n") + (size_t)(said - text)] = '\0';
    assert_string_equal(said, expected);
    free(text);
    arena_close(arena);
}

static void each_mistake_has_words_of_its_own(void **state)
{
    (void)state;
    static const struct {
        char *typed[MOST_WORDS_TYPED];
        const char *said;
    } mistakes[] = {
        { { NULL }, "VERB is missing" },
        { { "--lang", "en" }, "VERB is missing" },
        { { "rendr", "a.xml" }, "there is no verb \"rendr\" → render?" },
        { { "typeset", "a.xml" }, "there is no verb \"typeset\"" },
        { { "render" }, "LAYOUT is missing" },
        { { "render", "a.xml", "b.xml" }, "\"b.xml\" is one too many" },
        { { "render", "a.xml", "--pages" }, "--pages needs a value: LIST" },
        { { "render", "a.xml", "--pagse", "3" }, "hyogumi render has no option --pagse → --pages?" },
        { { "render", "a.xml", "--strict=yes" }, "\"--strict=yes\" is one too many" },
        { { "render", "a.xml", "--format", "svg" }, "--format cannot be \"svg\": it is pdf|html|trace" },
        { { "render", "a.xml", "--pages", "#4-#2" }, "--pages cannot be \"#4-#2\": it is 3-5,12,#17,#20-#24" },
        { { "render", "a.xml", "--pages", "1,#0" }, "--pages cannot be \"1,#0\": it is 3-5,12,#17,#20-#24" },
        { { "render", "a.xml", "--pages", "#1-2-3" }, "--pages cannot be \"#1-2-3\": it is 3-5,12,#17,#20-#24" },
        { { "render", "a.xml", "--pages", "1,,2" }, "--pages cannot be \"1,,2\": it is 3-5,12,#17,#20-#24" },
        { { "render", "a.xml", "--pages=" }, "--pages cannot be \"\": it is 3-5,12,#17,#20-#24" },
        { { "render", "a.xml", "--replace" }, "--replace goes with --release FILE" },
        { { "render", "a.xml", "--press", "x4", "--profile", "screen" }, "--press goes with --profile press" },
        { { "render", "a.xml", "--pdf", "2.0" }, "--pdf goes with --profile archive" },
        { { "render", "a.xml", "--pdf", "1.4", "--profile", "archive" }, "--pdf cannot be \"1.4\": it is 1.7|2.0" },
        { { "render", "a.xml", "--attach-data" }, "--attach-data goes with --profile archive" },
        { { "render", "a.xml", "--attach-release", "--format", "trace" }, "--attach-release goes with --profile screen|archive" },
        { { "excerpt", "a.xml", "--summary=b.pdf" }, "hyogumi excerpt has no option --summary=b.pdf" },
        { { "excerpt", "a.xml", "--reason", "x" }, "hyogumi excerpt has no option --reason" },
        { { "revise", "a.xml", "--changed-since", "b" }, "hyogumi revise has no option --changed-since" },
        { { "check", "a.xml", "--shard=1/2" }, "hyogumi check has no option --shard=1/2" },
        { { "--pages", "3", "render" }, "hyogumi VERB has no option --pages" },
    };
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) check_said(mistakes[i].typed, mistakes[i].said);
}

static void common_options_may_stand_before_the_verb(void **state)
{
    (void)state;
    static const struct {
        char *typed[MOST_WORDS_TYPED];
        const char *verb; /* NULL: none */
        bool help;
    } commands[] = {
        { { "-h", "--lang", "en" }, NULL, true },
        { { "--lang", "en", "-h" }, NULL, true },
        { { "--lang=en", "--version" }, "version", false },
        { { "--version", "--lang", "en" }, "version", false },
        { { "--lang", "en", "fonts" }, "fonts", false },
        { { "-h", "render", "--lang", "en" }, "render", true },
        { { "render", "-h", "--lang", "en" }, "render", true },
    };
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        char *argv[MOST_WORDS_TYPED + 2] = { "hyogumi" };
        int argc = 1;
        for (; commands[i].typed[argc - 1]; argc++) argv[argc] = commands[i].typed[argc - 1];
        Options options;
        const Verb *verb;
        Mistake mistake;
        Arena *arena = arena_open();
        assert_true(options_parse(argc, argv, &options, &verb, &mistake, arena));
        assert_string_equal(verb ? verb->name : "", commands[i].verb ? commands[i].verb : "");
        assert_int_equal(options.help, commands[i].help);
        assert_int_equal(options_lang(&options), LANG_EN);
        arena_close(arena);
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

/* A verb takes an option by its letter; and no verb two of one name. */
static void an_option_has_a_letter_of_its_own(void **state)
{
    (void)state;
    for (const Option *option = options_table; option->name; option++)
        for (const Option *other = option + 1; other->name; other++)
            assert_true(option->letter == '*' || option->letter != other->letter);
    for (const Verb *verb = verbs; verb->name; verb++)
        for (const Option *option = options_table; option->name; option++)
            for (const Option *other = option + 1; other->name; other++)
                assert_false(verb_takes(verb, option) && verb_takes(verb, other) && strcmp(option->name, other->name) == 0);
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
        cmocka_unit_test(each_mistake_has_words_of_its_own), cmocka_unit_test(common_options_may_stand_before_the_verb),
        cmocka_unit_test(every_message_says_what_to_do),     cmocka_unit_test(an_option_has_a_letter_of_its_own),
        cmocka_unit_test(places_to_fill_in_are_dots),        cmocka_unit_test(a_character_is_missed_once_whatever_the_families),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
