/* What is said, how often, and what it makes of the exit status: base/diag.h. */
#include "base/diag.h"
#include "base/utf8.h"

#include "desk.h"

#include <unistd.h>

/* A note, a warning, an error with the usual status, one with status 5: all without a place. */
static void say_note(Diag *diag)
{
    diag_report(diag, (Where){ 0 }, STR(""), DIAG_FIGURE_TORN, 20.0, "80円");
}
static void say_warning(Diag *diag)
{
    diag_report(diag, (Where){ 0 }, STR(""), DIAG_KEEP_BROKEN);
}
static void say_error(Diag *diag)
{
    diag_report(diag, (Where){ 0 }, STR(""), DIAG_XML_DOCTYPE);
}
static void say_unreadable(Diag *diag)
{
    diag_report(diag, (Where){ .file = "a.xml" }, STR(""), DIAG_FILE_UNREADABLE, "no");
}

static void a_clean_run_ends_with_0(void **state)
{
    Diag *diag = desk_diag(*state);
    assert_int_equal(diag_exit_status(diag), 0);
    assert_false(diag_has_errors(diag));
    assert_int_equal(diag_count(diag, SEVERITY_NOTE), 0);
}

static void notes_and_warnings_leave_the_exit_status_alone(void **state)
{
    Diag *diag = desk_diag(*state);
    say_note(diag);
    say_warning(diag);
    assert_int_equal(diag_exit_status(diag), 0);
    assert_false(diag_has_errors(diag));
    assert_int_equal(diag_count(diag, SEVERITY_NOTE), 2);
    assert_int_equal(diag_count(diag, SEVERITY_WARNING), 1);
}

static void the_gravest_error_gives_the_exit_status(void **state)
{
    Diag *diag = desk_diag(*state);
    say_error(diag);
    assert_int_equal(diag_exit_status(diag), 1);
    say_unreadable(diag);
    assert_int_equal(diag_exit_status(diag), 5);
    diag_report(diag, (Where){ 0 }, STR(""), DIAG_MISSING_ARGUMENT, "x");
    assert_int_equal(diag_exit_status(diag), 5);
    assert_int_equal(diag_count(diag, SEVERITY_ERROR), 3);
    assert_true(diag_has_errors(diag));
}

static void strict_makes_warnings_count_but_not_notes(void **state)
{
    Desk *desk = *state;
    Diag *diag = diag_open((DiagStyle){ .out = desk->out, .strict = true }, desk->arena);
    say_note(diag);
    assert_int_equal(diag_exit_status(diag), 0);
    say_warning(diag);
    assert_int_equal(diag_exit_status(diag), 1);
    assert_false(diag_has_errors(diag)); /* it is a warning all the same */
}

static void what_is_denied_is_an_error(void **state)
{
    Desk *desk = *state;
    Diag *diag = desk_diag(desk);
    diag_deny(diag, DIAG_FIGURE_TORN);
    say_warning(diag);
    assert_int_equal(diag_exit_status(diag), 0);
    say_note(diag);
    assert_int_equal(diag_exit_status(diag), 1);
    assert_true(diag_has_errors(diag));
    assert_non_null(strstr(desk_said(desk), "error[N0525]")); /* the name of the code stays */
}

static void one_thing_of_one_place_is_said_once(void **state)
{
    Desk *desk = *state;
    Diag *diag = desk_diag(desk);
    Where here = { .file = "a.xml", .line = 3, .column = 7 }, there = { .file = "a.xml", .line = 3, .column = 8 };
    diag_report(diag, here, STR("k1"), DIAG_KEEP_BROKEN);
    diag_report(diag, here, STR("k2"), DIAG_KEEP_BROKEN); /* a text set a hundred times */
    assert_int_equal(diag_count(diag, SEVERITY_WARNING), 1);
    diag_report(diag, there, STR("k1"), DIAG_KEEP_BROKEN);
    diag_report(diag, here, STR("k1"), DIAG_XML_DOCTYPE);
    assert_int_equal(diag_count(diag, SEVERITY_WARNING), 3);
    diag_report(diag, (Where){ 0 }, STR("k1"), DIAG_KEEP_BROKEN); /* without a line the key tells places apart */
    diag_report(diag, (Where){ 0 }, STR("k2"), DIAG_KEEP_BROKEN);
    diag_report(diag, (Where){ 0 }, STR("k2"), DIAG_KEEP_BROKEN);
    assert_int_equal(diag_count(diag, SEVERITY_WARNING), 5);
    diag_report(diag, here, STR(""), DIAG_FILE_UNREADABLE, "one");
    diag_report(diag, here, STR(""), DIAG_FILE_UNREADABLE, "another");
    assert_int_equal(diag_count(diag, SEVERITY_WARNING), 7);
}

static void what_is_less_is_counted_but_not_said(void **state)
{
    Desk *desk = *state;
    Diag *diag = diag_open((DiagStyle){ .out = desk->out, .least = SEVERITY_WARNING }, desk->arena);
    say_note(diag);
    assert_string_equal(desk_said(desk), "");
    assert_int_equal(diag_count(diag, SEVERITY_NOTE), 1);
    say_warning(diag);
    assert_non_null(strstr(desk_said(desk), "W0602"));
}

static void faults_are_remembered_in_their_order(void **state)
{
    int n;
    Diag *diag = desk_diag(*state);
    say_warning(diag);
    say_unreadable(diag);
    say_error(diag);
    say_unreadable(diag);
    const DiagFault *faults = diag_faults(diag, &n);
    assert_int_equal(n, 2);
    assert_int_equal(faults[0].code, DIAG_FILE_UNREADABLE);
    assert_int_equal(faults[0].status, 5);
    assert_string_equal(faults[0].line[LANG_EN].at, "a.xml: error[E0101]: cannot read the file: no");
    assert_int_equal(faults[1].status, 1);
}

static void a_fault_is_said_again_elsewhere(void **state)
{
    int n;
    Desk *desk = *state;
    Diag *diag = desk_diag(desk);
    diag_deny(diag, DIAG_KEEP_BROKEN);
    Diag *other = diag_open_like(diag, desk->out, SEVERITY_ERROR, desk->arena);
    say_unreadable(diag);
    const char *said = desk_said(desk);
    diag_report_again(other, diag_faults(diag, &n));
    assert_string_equal(desk_said(desk), said);
    assert_int_equal(diag_exit_status(other), 5);
    say_note(other); /* nothing below `least` */
    assert_string_equal(desk_said(desk), "");
    say_warning(other); /* what is denied here is denied there */
    assert_int_equal(diag_count(other, SEVERITY_ERROR), 2);
    assert_int_equal(diag_count(diag, SEVERITY_ERROR), 1);
}

/* --- how it is said --- */

static void write_lines(const char *path, const char *text)
{
    FILE *file = fopen(path, "wb");
    fputs(text, file);
    fclose(file);
}

static void the_line_is_shown_with_a_caret_under_the_column(void **state)
{
    Desk *desk = *state;
    char path[] = "/tmp/hyogumi-diag-XXXXXX";
    close(mkstemp(path));
    write_lines(path, "<a>\n  表組x\n</a>");
    diag_report(desk_diag(desk), (Where){ .file = path, .line = 2, .column = 5 }, STR("k"), DIAG_KEEP_BROKEN);
    unlink(path);
    const char *said = desk_said(desk);
    assert_non_null(strstr(said, "warning[W0602]: something that should stay together was cut by a page (k)\n"));
    assert_non_null(strstr(said, "\n      2 |   表組x\n        |       ^\n")); /* a Japanese character is two columns wide */
}

/* Of a long line, so much that the caret is seen. */
static void of_a_long_line_what_is_around_the_caret_is_shown(void **state)
{
    Desk *desk = *state;
    char path[] = "/tmp/hyogumi-diag-XXXXXX", text[1001];
    close(mkstemp(path));
    for (int i = 0; i < 1000; i++) text[i] = (char)('a' + i / 10 % 26);
    text[1000] = '\0';
    memcpy(text + 699, "X", 1);
    write_lines(path, text);
    diag_report(desk_diag(desk), (Where){ .file = path, .line = 1, .column = 700 }, STR(""), DIAG_KEEP_BROKEN);
    unlink(path);
    const char *said = desk_said(desk), *line = strstr(said, "      1 | "), *caret = strchr(line, '^');
    const char *below = strchr(line, '\n') + 1;
    assert_int_equal(line[caret - below], 'X');
    assert_int_equal(below - line, 10 + 100 + 1);
}

static void json_says_one_object_a_line_in_both_languages(void **state)
{
    Desk *desk = *state;
    Diag *diag = diag_open((DiagStyle){ .out = desk->out, .json = true }, desk->arena);
    diag_report(diag, (Where){ .file = "a\"\\\n.xml", .line = 3, .column = 7 }, STR("m1#name"), DIAG_FILE_UNREADABLE, "\xFF");
    diag_report(diag, (Where){ 0 }, STR(""), DIAG_XML_DOCTYPE);
    const char *said = desk_said(desk), *second = strchr(said, '\n') + 1;
    assert_true(
        str_starts(str_from(said), STR("{\"schema\":1,\"code\":\"E0101\",\"severity\":\"error\",\"message\":{\"ja\":\"?\",")));
    assert_non_null(strstr(said, "\"file\":\"a\\\"\\\\\\u000a.xml\",\"line\":3,\"column\":7,\"key\":\"m1#name\""));
    assert_non_null(
        strstr(second, "\"ja\":\"DOCTYPE と実体宣言は使えません\",\"en\":\"DOCTYPE and entity declarations are not allowed\""));
    assert_non_null(strstr(second, "\"file\":null"));
    assert_int_equal(utf8_check(str_from(said)), -1);
}

static void color_stands_around_the_code_alone(void **state)
{
    Desk *desk = *state;
    say_error(diag_open((DiagStyle){ .out = desk->out, .lang = LANG_EN, .color = true }, desk->arena));
    assert_non_null(strstr(desk_said(desk), "hyogumi: \033[1;31merror[E0202]\033[0m: DOCTYPE and"));
}

/* --- codes --- */

static void a_code_is_found_by_its_number(void **state)
{
    (void)state;
    DiagCode code = DIAG_COUNT;
    assert_true(diag_find_code(STR("E0101"), &code));
    assert_int_equal(code, DIAG_FILE_UNREADABLE);
    assert_true(diag_find_code(STR("w0602"), &code));
    assert_int_equal(code, DIAG_KEEP_BROKEN);
    assert_true(diag_find_code(STR("0202"), &code));
    assert_int_equal(code, DIAG_XML_DOCTYPE);
    const Str none[] = { STR(""), STR("E"), STR("E101"), STR("E00101"), STR("E010x"), STR("E9999"), STR("X0101"), STR(" 0101") };
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) assert_false(diag_find_code(none[i], &code));
}

static void what_is_explained_shows_no_marks_of_printf(void **state)
{
    Desk *desk = *state;
    for (int code = 0; code < DIAG_COUNT; code++)
        for (int lang = LANG_JA; lang <= LANG_EN; lang++) {
            diag_explain(desk->out, (DiagCode)code, (DiagLang)lang);
            const char *said = desk_said(desk);
            for (const char *at = said; (at = strchr(at, '%')); at++)
                if (strchr(".0123456789sdfuXc", at[1])) fail_msg("%s", said);
        }
}

static void rows_with_one_number_are_explained_together(void **state)
{
    Desk *desk = *state;
    diag_explain(desk->out, DIAG_MISSING_ARGUMENT, LANG_EN);
    const char *said = desk_said(desk);
    assert_non_null(strstr(said, "E0102  error  UNKNOWN_VERB\n"));
    assert_non_null(strstr(said, "E0102  error  MISSING_ARGUMENT\n  … is missing\n"));
}

static void the_list_has_a_line_for_each(void **state)
{
    int n_lines = 0;
    Desk *desk = *state;
    diag_list(desk->out, LANG_JA);
    for (const char *at = desk_said(desk); *at; at++) n_lines += *at == '\n';
    assert_int_equal(n_lines, DIAG_COUNT);
}

/* --- the table itself --- */

static const struct {
    const char *name;
    int number;
    const char *ja, *en;
} table[] = {
#define DIAG(name, number, severity, status, ja, en, help_ja, help_en) { #name, number, ja, en },
#include "base/diag_table.h"
#undef DIAG
};

/* What stands behind the next mark, flags and all; NULL: there is none. */
static const char *next_mark(const char *message)
{
    while ((message = strchr(message, '%')) && message[1] == '%') message += 2;
    return message ? message + 1 : NULL;
}

static void both_languages_take_the_same_arguments(void **state)
{
    (void)state;
    for (int i = 0; i < DIAG_COUNT; i++) {
        const char *ja = next_mark(table[i].ja), *en = next_mark(table[i].en);
        for (; ja && en; ja = next_mark(ja), en = next_mark(en)) {
            ja += strspn(ja, "0123456789.+- "), en += strspn(en, "0123456789.+- ");
            if (*ja != *en) fail_msg("%s: %%%c and %%%c", table[i].name, *ja, *en);
        }
        if (ja || en) fail_msg("%s: one takes more arguments", table[i].name);
    }
}

static void a_number_has_four_figures_and_a_chapter(void **state)
{
    (void)state;
    for (int i = 0; i < DIAG_COUNT; i++)
        if (table[i].number < 101 || table[i].number > 1199) fail_msg("%s", table[i].name);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        sentence(a_clean_run_ends_with_0),
        sentence(notes_and_warnings_leave_the_exit_status_alone),
        sentence(the_gravest_error_gives_the_exit_status),
        sentence(strict_makes_warnings_count_but_not_notes),
        sentence(what_is_denied_is_an_error),
        sentence(one_thing_of_one_place_is_said_once),
        sentence(what_is_less_is_counted_but_not_said),
        sentence(faults_are_remembered_in_their_order),
        sentence(a_fault_is_said_again_elsewhere),
        sentence(the_line_is_shown_with_a_caret_under_the_column),
        sentence(of_a_long_line_what_is_around_the_caret_is_shown),
        sentence(json_says_one_object_a_line_in_both_languages),
        sentence(color_stands_around_the_code_alone),
        sentence(a_code_is_found_by_its_number),
        sentence(what_is_explained_shows_no_marks_of_printf),
        sentence(rows_with_one_number_are_explained_together),
        sentence(the_list_has_a_line_for_each),
        sentence(both_languages_take_the_same_arguments),
        sentence(a_number_has_four_figures_and_a_chapter),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
