/* What an index gives is what XPath gives: each expression by select_find(), and by libxml2 as it stands. */
#include "select/join.h"
#include "select/mirror.h"
#include "select/select.h"
#include "xml/xml.h"

#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void reads_as(const char *xpath, const char *expected)
{
    Arena *arena = arena_open();
    assert_string_equal(join_read(str_from(xpath), arena).at, expected);
    arena_close(arena);
}

static void a_predicate_of_a_plain_path_is_a_question(void **state)
{
    (void)state;
    reads_as("/data/kpis[@plan = $plan/@id]/kpi", "join·records('/data/kpis','@plan',$plan/@id)/kpi");
    reads_as("count(//kpi[ $k = name ])", "count(join·records('//kpi','name',$k))");
    reads_as("/data/goal/plan[@id = $r/ancestor::measures/@plan]/@no",
             "join·records('/data/goal/plan','@id',$r/ancestor::measures/@plan)/@no");
    reads_as("plan[@id = /data/kpis/@plan]", "plan[join·has(@id,'/data/kpis','@plan')]");
    reads_as("/data/goal[plan/@id = /data/kpis/@plan]", "/data/goal[join·has(plan/@id,'/data/kpis','@plan')]");
    reads_as("a[/data/b/c = c/n/@k][1]", "a[join·has(c/n/@k,'/data/b','c')][1]");
    reads_as("/data/a[@b='x] [']|//c[@d=current()/@e]",
             "join·records('/data/a','@b','x] [')|join·records('//c','@d',current()/@e)");
}

static void the_list_of_a_rank_is_looked_for_once(void **state)
{
    (void)state;
    reads_as("rank(result, //kpi/result)", "join·rank(result,/,'.//kpi/result')");
    reads_as("concat(rank(@a, /data/kpi[@k = 'x']/@a, 'ascending'), '位')",
             "concat(join·rank(@a,/,\"./data/kpi[@k = 'x']/@a\", 'ascending'), '位')");
    reads_as("rank(result, ../../kpi/result)", "join·rank(result,../..,'./kpi/result')");
    reads_as("rank(result, ancestor::group[1]//result[@year=$y])", "join·rank(result,ancestor::group[1],'.//result[@year=$y]')");
    reads_as("rank(n, $all)", "join·rank(n,$all,'.')");
    static const char *const stay[] = { "rank(a, b/c)",    "rank(a, //b | c)",  "rank(a, //b[@c > current()/@c])",
                                        "rank(a)",         "rank(a, //b, 'x'",  "$rank(a, //b)",
                                        "order/rank",      "rank(a, sum(//b))", "'rank(a, //b)'",
                                        "my-rank(a, //b)", "rank(a, //b + 1)",  "" };
    for (size_t i = 0; i < sizeof stay / sizeof *stay; i++) reads_as(stay[i], stay[i]);
}

static void what_is_not_surely_one_stays(void **state)
{
    (void)state;
    static const char *const stay[] = {
        "/data/kpis[@plan = $plan/@id][1]",
        "/data/kpis[@plan != $plan/@id]",
        "/data/kpis[@plan = @id]",
        "/data/kpis[@no = 3]",
        "/data/kpis[@a = $b or @c]",
        "concat('/data/a[@b=$c]', x)",
        "a/b[@c = $d]",
        "$x/data/k[@a = $b]",
        "/data/kpis[@a = $b + 1]",
        "/data/kpis[position() = $n]",
        "/data/kpis[@a = string($b)]",
        "/data/*[@a = $b]",
        "a[@b = //c]",
        "/data/a[b/@c = $d]",
        "a[b/@c = /d/@e + 1]",
        "a[b/* = /d/@e]",
        "a[b/@* = /d/@e]",
        "/data/kpis[@a = $",
        "/data/kpis[@a",
        "[",
    };
    for (size_t i = 0; i < sizeof stay / sizeof *stay; i++) reads_as(stay[i], stay[i]);
}

/* ---- the same nodes ---- */

/* Records of three kinds in lists of two, with values that are often the same, missing, empty or a number. */
static XmlFile *some_data(unsigned seed, Arena *arena)
{
    static const char *const values[] = { "", "1", "1.0", "p1", "p2", "甲", " p1", "p1 p2" };
    enum { LISTS = 6, RECORDS = 5, VALUES = sizeof values / sizeof *values };
    XmlFile *file = xml_open_text("data", STR("<data/>"), arena, diag_open((DiagStyle){ .out = stderr }, arena));
    for (int l = 0; l < LISTS; l++) {
        XmlNode *list = xml_new_element(file->tree, l % 2 ? STR("a") : STR("b"));
        xml_add(xml_root(file), list);
        if (l) xml_set_attribute(list, "k", str_from(values[(seed = seed * 1103515245U + 12345U) / 65536U % VALUES]));
        for (int r = 0; r < RECORDS; r++) {
            XmlNode *record = xml_new_element(file->tree, r % 3 ? STR("c") : STR("a"));
            xml_add(list, record);
            for (int v = 0; v < 3; v++) {
                Str value = str_from(values[(seed = seed * 1103515245U + 12345U) / 65536U % VALUES]);
                if (v == 0 && r != 1) xml_set_attribute(record, "k", value);
                if (!v || r == 2) continue;
                XmlNode *n = xml_new_element(file->tree, STR("n"));
                xml_add(record, n);
                if (value.n) xml_add(n, xml_new_text(file->tree, value));
            }
        }
    }
    xml_number(file->tree);
    return file;
}

static void nodes_are_the_same(XmlFile *file, const char *xpath, Found value)
{
    Arena *arena = arena_open();
    Diag *diag = diag_open((DiagStyle){ .out = stderr, .lang = LANG_EN }, arena);
    Data data = { .tree = file->tree };
    Select *select = select_open(&data, arena, diag);
    Context context = select_with(select, (Context){ xml_root(file), 1, 1, NULL }, STR("v"), value);
    Found found = select_find(select, context, str_from(xpath), (Where){ 0 });

    const Mirror *mirror = select_mirror(select);
    xmlXPathContextPtr plain = xmlXPathNewContext(mirror_doc(mirror));
    xmlXPathObjectPtr v = value.kind == FOUND_NUMBER ? xmlXPathNewFloat(value.number)
                          : value.kind == FOUND_FLAG ? xmlXPathNewBoolean(value.flag)
                          : value.kind == FOUND_TEXT ? xmlXPathNewCString(value.text.at)
                                                     : xmlXPathWrapNodeSet(mirror_set(mirror, value.nodes, value.n_nodes));
    xmlXPathRegisterVariable(plain, BAD_CAST "v", v);
    plain->node = mirror_of(mirror, xml_root(file));
    xmlXPathObjectPtr object = xmlXPathEvalExpression(BAD_CAST xpath, plain);
    assert_non_null(object);
    if (object->type == XPATH_NODESET) {
        xmlXPathNodeSetSort(object->nodesetval);
        assert_int_equal(found.kind, FOUND_NODES);
        assert_int_equal(found.n_nodes, xmlXPathNodeSetGetLength(object->nodesetval));
        for (int i = 0; i < found.n_nodes; i++) assert_ptr_equal(found.nodes[i], mirror_back(object->nodesetval->nodeTab[i]));
    } else assert_true(found.kind == FOUND_NUMBER && found.number == object->floatval);
    xmlXPathFreeObject(object);
    xmlXPathFreeContext(plain);
    select_close(select);
    arena_close(arena);
}

static void the_nodes_are_those_of_xpath(void **state)
{
    (void)state;
    static const char *const expressions[] = { "/data/a[@k = $v]",
                                               "//c[@k = $v]/n",
                                               "//c[n = $v]",
                                               "/data/b[$v = @k]/a/@k",
                                               "count(//a[n = $v])",
                                               "//a[@k = /data/b/@k]",
                                               "a[@k = /data/b/c/n]",
                                               "*[n = /data/a/@k]",
                                               "/data/b/c[n = 'p1']",
                                               "//a[@k = '']",
                                               "/data/a[n = $v] | //c",
                                               "/data/a[c/@k = /data/b/c/n]",
                                               "/data/*[/data/a/@k = c/n][2]",
                                               "//c[ancestor::a/@k = /data/b/@k]" };
    for (unsigned seed = 1; seed <= 40; seed++) {
        Arena *arena = arena_open();
        XmlFile *file = some_data(seed, arena);
        const XmlNode *root = xml_root(file);
        DataNode nodes[3] = { xml_first(root), xml_first(xml_first(xml_first(root))), xml_last(xml_last(xml_last(root))) };
        const Found values[] = { { .kind = FOUND_TEXT, .text = STR("p1") },
                                 { .kind = FOUND_TEXT, .text = STR("") },
                                 { .kind = FOUND_NUMBER, .number = 1 },
                                 { .kind = FOUND_FLAG, .flag = true },
                                 { .kind = FOUND_FLAG, .flag = false },
                                 { .kind = FOUND_NODES, .nodes = nodes, .n_nodes = 3 },
                                 { .kind = FOUND_NODES, .nodes = nodes, .n_nodes = 0 } };
        for (size_t e = 0; e < sizeof expressions / sizeof *expressions; e++)
            for (size_t v = 0; v < sizeof values / sizeof *values; v++) nodes_are_the_same(file, expressions[e], values[v]);
        xml_close(file);
        arena_close(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_predicate_of_a_plain_path_is_a_question),
        cmocka_unit_test(the_list_of_a_rank_is_looked_for_once),
        cmocka_unit_test(what_is_not_surely_one_stays),
        cmocka_unit_test(the_nodes_are_those_of_xpath),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
