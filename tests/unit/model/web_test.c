/* Which addresses a link may lead to (RFC 3986 2, 3.1). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "model/web.h"

static void pages_and_mailboxes_are_fine(void **state)
{
    (void)state;
    assert_int_equal(web_fault(STR("https://www.city.example.lg.jp/a/b?c=d&e=%E7%B7%B4#f")), WEB_FINE);
    assert_int_equal(web_fault(STR("http://[2001:db8::1]:8080/(x)")), WEB_FINE);
    assert_int_equal(web_fault(STR("mailto:plan@example.lg.jp")), WEB_FINE);
}

static void what_runs_or_reads_files_is_refused(void **state)
{
    (void)state;
    static const char *const bad[] = { "javascript:alert(1)", "JavaScript:alert(1)", "file:///etc/passwd",   "data:text/html,x",
                                       "ftp://example.jp/",   "//example.jp/",       " https://example.jp/", "www.example.jp" };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) assert_int_equal(web_fault(str_from(bad[i])), WEB_SCHEME);
}

static void what_is_not_ascii_or_half_encoded_is_told(void **state)
{
    (void)state;
    static const char *const bad[] = { "https://",         "https:///x",       "mailto:",         "https://a.jp/練馬",
                                       "https://a.jp/a b", "https://a.jp/%",   "https://a.jp/%4", "https://a.jp/%G0",
                                       "https://a.jp/\\",  "https://a.jp/<x>", "https://a.jp/\n" };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) assert_int_equal(web_fault(str_from(bad[i])), WEB_WRITTEN);
}

static void no_key_is_an_address(void **state)
{
    (void)state;
    assert_true(web_is_address(STR("https://")));
    assert_false(web_is_address(STR("goal-1")));
    assert_false(web_is_address(STR("p4/block2")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pages_and_mailboxes_are_fine),
        cmocka_unit_test(what_runs_or_reads_files_is_refused),
        cmocka_unit_test(what_is_not_ascii_or_half_encoded_is_told),
        cmocka_unit_test(no_key_is_an_address),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
