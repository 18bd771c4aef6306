/* Data: one tree out of many files, ids unique, references resolved, repeats filled. */
#include "../scratch.h"

#include "xml/node.h"

#define SET(rows)                                                                                                                \
    "<data id=\"s\">\n<goal id=\"g1\" no=\"1\"><name>G</name><plan id=\"p1\" no=\"1\"><name>P</name></plan></goal>\n"            \
    "<status id=\"s-a\" code=\"A\"><name>ok</name></status><department id=\"d1\"><name>D</name></department>\n"                  \
    "<measures plan=\"p1\"><group id=\"m1\" no=\"1\" departments=\"d1\"><name>N</name>\n" rows "\n</group></measures></data>\n"

static const Data *read_set(Scratch *scratch, const char *text)
{
    scratch_write("data/d.xml", text);
    XmlShelf *files = xml_open_shelf(scratch->arena);
    const Schema *schema = schema_read("data/d.xml", TESTS "/specimen/data/schema.xml", files, scratch->arena, scratch->diag);
    const Data *data = schema ? data_read("data/d.xml", schema, NULL, files, scratch->arena, scratch->diag) : NULL;
    xml_close_shelf(files);
    return data;
}

static void refused(Scratch *scratch, const char *text, const char *words)
{
    assert_null(read_set(scratch, text));
    assert_said(scratch, words);
}

/* The fields of a record, as "name=…;target=…;" */
static Str fields_of(Scratch *scratch, const Data *data, const char *id)
{
    StrBuilder built = { .arena = scratch->arena };
    DataNode record = data_find(data, str_from(id));
    assert_non_null(record);
    for (const XmlNode *field = xml_first(record); field; field = xml_next(field))
        str_add_printf(&built, "%s=" STR_FMT ";", xml_name(field), STR_ARG(xml_content(field, scratch->arena)));
    return str_built(&built);
}

static void an_id_stands_once(void **state)
{
    refused(*state, SET("<measure id=\"m1-1\"><name>a</name></measure>\n\n  <measure id=\"m1-1\"><name>b</name></measure>"),
            "data/d.xml:7:3: error[E0301]: the id \"m1-1\" is already used at data/d.xml:5");
}

static void references_lead_somewhere(void **state)
{
    refused(*state, SET("<repeat id=\"r1\" of=\"m9\"/>"),
            "data/d.xml:5:1: error[E0312]: the record \"m9\" referred to does not exist (r1)");
    refused(*state, SET("<repeat id=\"r1\" of=\"g1\"/>"), "error[E0312]: the record \"g1\"");
    refused(*state, SET("<measure id=\"a\"/><repeat id=\"r1\" of=\"a\"/>\n <repeat id=\"r2\" of=\"r1\"/>"),
            "data/d.xml:6:2: error[E0313]");
    refused(*state, SET("<repeat id=\"r1\" of=\"r1\"/>"), "data/d.xml:5:1: error[E0313]");
    refused(*state, SET("<measure id=\"a\" departments=\"d1 d2\"/>"),
            "data/d.xml:5:1: error[E0302]: there is no department \"d2\" → d1? (a)");
    refused(*state, SET("<measure id=\"a\"><status>AA</status></measure>"),
            "data/d.xml:5:17: error[E0302]: there is no 進捗状況 (status) \"AA\" → A? (there are A) (a)");
    refused(*state, SET("<measure id=\"a\"><name>x<mark/></name></measure>"),
            "data/d.xml:5:24: error[E0205]: <mark> needs the attribute of");
    refused(*state, "<data><measures plan=\"g1\"/></data>", "data/d.xml:1:7: error[E0302]: there is no plan \"g1\"");
}

static void the_language_is_checked(void **state)
{
    refused(*state, SET("<measure id=\"a\"><resutl>x</resutl></measure>"),
            "data/d.xml:5:17: error[E0203]: <measure> cannot contain <resutl> → result?");
    refused(*state, SET("<measure id=\"a\"><result>x</result>\n<result>y</result></measure>"),
            "data/d.xml:6:1: error[E0217]: <measure> can contain only one <result>");
    refused(*state, SET("<measure id=\"a b\"/>"), "data/d.xml:5:10: error[E0206]");
    refused(*state,
            "<data><kpis plan=\"p\"><kpi id=\"k\"><name>n</name>\n<result as-of=\"2020-13-01\">1</result></kpi></kpis></data>",
            "data/d.xml:2:9: error[E0206]: as-of=\"2020-13-01\"");
    refused(*state, "<data><kpis plan=\"p\"><kpi id=\"k\"><name>n</name>\n<result number=\"1e9\">1</result></kpi></kpis></data>",
            "data/d.xml:2:9: error[E0206]");
    refused(*state, "<layout/>", "data/d.xml:1:1: error[E0218]: the first element is not <layout> but <data>");
}

static void included_files_stand_in_one_tree(void **state)
{
    Scratch *scratch = *state;
    scratch_write("data/part.xml", "<data>\n <!-- one -->\n <goal id=\"g2\" no=\"2\"><name>二</name><plan id=\"p2\" "
                                   "no=\"2\"><name>P</name></plan></goal></data>");
    const Data *data = read_set(
        scratch, "<data>\n<goal id=\"g1\" no=\"1\"><name>一</name><plan id=\"p1\" no=\"1\"><name>P</name></plan></goal>\n"
                 "<include href=\"part.xml\"/>\n<goal id=\"g3\" no=\"3\"><name>三</name><plan id=\"p3\" "
                 "no=\"3\"><name>P</name></plan></goal></data>");
    assert_said_nothing(scratch);
    assert_non_null(data);
    const XmlNode *first = xml_first(data_root(data)), *second = xml_next(first), *third = xml_next(second);
    assert_ptr_equal(first, data_find(data, STR("g1")));
    assert_ptr_equal(second, data_find(data, STR("g2")));
    assert_ptr_equal(third, data_find(data, STR("g3")));
    assert_null(xml_next(third));
    Where where = data_where((DataNode)(uintptr_t)second);
    assert_string_equal(where.file, "data/part.xml");
    assert_int_equal(where.line, 3);
    assert_int_equal(where.column, 2);
    data_close(data);
    scratch_write("data/part.xml", "<data><include href=\"d.xml\"/></data>");
    refused(scratch, "<data><include href=\"part.xml\"/></data>", "data/part.xml:1:7: error[E0209]");
    refused(scratch, "<data><include href=\"/etc/hostname\"/></data>", "data/d.xml:1:7: error[E0103]");
}

static void a_repeat_has_the_fields_of_its_source(void **state)
{
    Scratch *scratch = *state;
    const Data *data = read_set(scratch, SET("<joint id=\"j1\"><status>A</status><measure id=\"a\" no=\"7\" "
                                             "departments=\"d1\"><name>n</name><target>t<br/>u</target>"
                                             "<current>c</current><result>r</result></measure></joint>\n"
                                             "<repeat id=\"r1\" of=\"a\"><target>mine<mark/></target><current/></repeat>\n"
                                             "<joint id=\"j2\"><remark>of all</remark><repeat id=\"r2\" of=\"b\"/></joint>\n"
                                             "<measure id=\"b\"><name>b</name><remark>own</remark></measure>"));
    assert_said_nothing(scratch);
    assert_non_null(data);
    assert_string_equal(fields_of(scratch, data, "r1").at, "name=n;target=mine;current=;result=r;status=A;");
    assert_string_equal(fields_of(scratch, data, "r2").at, "name=b;");
    DataNode repeat = data_find(data, STR("r1"));
    assert_null(xml_find_attribute(repeat, "no"));
    assert_int_equal(data_where(data_first(repeat)).line, 5); /* the copied name stands where its source does */
    assert_int_equal(data_where(data_next(data_first(repeat))).line, 6);
    assert_int_equal(data_where(data_first(data_next(data_first(data_find(data, STR("a")))))).column, 97);
    data_close(data);
}

static void lines_are_repeated_and_repeat(void **state)
{
    Scratch *scratch = *state;
    const Data *data = read_set(
        scratch,
        SET("<repeat id=\"r1\" of=\"a\"/><repeat id=\"r2\" of=\"a-1\"/>"
            "<measure id=\"a\"><name>n</name><target>t</target><line id=\"a-1\"><current>c1</current><status>A</status></line>"
            "<repeat id=\"a-2\" of=\"b\"><current>mine</current></repeat></measure>"
            "<measure id=\"b\"><name>b</name><current>cb</current><result>rb</result></measure>"));
    assert_said_nothing(scratch);
    assert_non_null(data);
    assert_string_equal(fields_of(scratch, data, "a-2").at, "current=mine;result=rb;");
    assert_string_equal(fields_of(scratch, data, "r1").at, "name=n;target=t;line=c1A;repeat=minerb;");
    assert_string_equal(fields_of(scratch, data, "r2").at, "name=n;target=t;current=c1;status=A;");
    assert_string_equal(fields_of(scratch, data, "r1-1").at, "current=c1;status=A;");
    assert_ptr_not_equal(data_find(data, STR("r1-1")), data_find(data, STR("a-1")));
    data_close(data);
}

/* Places are right wherever the parser's own count of lines gives up. */
static void places_are_right_beyond_the_65535th_line(void **state)
{
    Scratch *scratch = *state;
    StrBuilder text = { .arena = scratch->arena };
    str_add(&text, STR("<data>"));
    for (int i = 0; i < 70000; i++) str_add(&text, STR("\n"));
    str_add(&text, STR("  <goal id=\"g\" no=\"1\"><name>漢字</name><plan id=\"p\" no=\"1\"><name>P</name></plan></goal></data>"));
    const Data *data = read_set(scratch, str_built(&text).at);
    assert_non_null(data);
    assert_int_equal(data_where(data_find(data, STR("g"))).line, 70001);
    assert_int_equal(data_where(data_find(data, STR("p"))).line, 70001);
    assert_int_equal(data_where(data_find(data, STR("p"))).column, 38);
    data_close(data);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, scratch_open, scratch_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(an_id_stands_once),
        TEST(references_lead_somewhere),
        TEST(the_language_is_checked),
        TEST(included_files_stand_in_one_tree),
        TEST(a_repeat_has_the_fields_of_its_source),
        TEST(lines_are_repeated_and_repeat),
        TEST(places_are_right_beyond_the_65535th_line),
    };
    return cmocka_run_group_tests_name("data/data", tests, NULL, NULL);
}
