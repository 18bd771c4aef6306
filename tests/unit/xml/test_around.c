/* Whose text a byte stands in, in files that are no XML: the tags before it decide, and nothing that only looks like one. */
#include "../scratch.h"

#include "xml/xml.h"

/* The key at the stroke in the text. */
static void assert_key(const char *text, const char *key)
{
    Arena *arena = arena_open();
    Str whole = str_from(text);
    FileText source = { .path = "x.xml", .text = whole };
    assert_string_equal(str_copy(arena, source_key(&source, str_find(whole, '^'), arena)).at, key);
    arena_close(arena);
}

static void the_innermost_record_and_its_field(void **state)
{
    (void)state;
    assert_key("<data><kpi id=\"k1\"><name>^", "k1#name");
    assert_key("<data><kpi id=\"k1\"><name/><result>a<br/>^", "k1#result");
    assert_key("<data><goal id='g1'><plan id='p1'><name>a</name></plan><name><sup>^", "g1#name");
    assert_key("<data><kpi id=\"k1\">^", "k1");
    assert_key("<data><name>^", "");
    assert_key("^", "");
}

static void what_only_looks_like_a_tag(void **state)
{
    (void)state;
    assert_key("<?xml version=\"1.0\"?><kpi id=\"k1\"><!-- <kpi id=\"k2\"> --><name>^", "k1#name");
    assert_key("<kpi id=\"k1\"><name><![CDATA[<b id=\"k2\">]]>^", "k1#name");
    assert_key("<kpi no=\"a > b\" id=\"k1\"><name>^", "k1#name");
    assert_key("<kpi void=\"k0\"\n  id=\"k1\"><name>^", "k1#name");
}

static void broken_files_are_read_as_far_as_they_go(void **state)
{
    (void)state;
    assert_key("</name></kpi><kpi id=\"k1\"><name>^", "k1#name");
    assert_key("<kpi id=\"k1^", "");
    assert_key("<kpi id=\"k1\"><name title=\"^", "k1#name");
    assert_key("<!-- ^", "");
    assert_key("<![CDATA[ ^", "");
    assert_key("<>^", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_innermost_record_and_its_field),
        cmocka_unit_test(what_only_looks_like_a_tag),
        cmocka_unit_test(broken_files_are_read_as_far_as_they_go),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
