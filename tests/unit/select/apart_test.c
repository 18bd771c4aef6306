/* What libxml2 works out with what the walker has found is what it works out with the whole tree: each expression from every node. */
#include "select/apart.h"
#include "select/mirror.h"
#include "xml/xml.h"

#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static const char tree[] =
    "<data xmlns:x='urn:x'><a no='2' x:no='3'>B<b>1</b><b no='1'>2</b>甲<c/></a>"
    "<a no='10'><b>2<c>3</c>4</b><x:b>1</x:b> <c no=''> 1 </c></a><c no='2'><a><b no='2'>B</b></a></c></data>";

static const char *const expressions[] = {
    "count(a)",
    "count(a | */b | .)",
    "count($v) + count(a/b)",
    "count(b[1]) * 2 - 1",
    "concat(name(), '·', local-name(..), '·', namespace-uri(b))",
    "name(@no)",
    "name(a/b)",
    "local-name($v)",
    "namespace-uri()",
    "string()",
    "string(a/b)",
    "string(@no)",
    "string($v)",
    "string-length()",
    "normalize-space()",
    "normalize-space(*[2])",
    "starts-with(., 'B')",
    "contains(a, b)",
    "contains(., $v)",
    "concat(b[2], ' ', c/b, $v, 3)",
    "substring(a, 2, count(a/b))",
    "substring-before(., 'B')",
    "substring-after(., '1')",
    "translate(., '12', 'ab')",
    "boolean(a) = boolean(b)",
    "boolean($v) != boolean(following-sibling::a)",
    "not(count(a) > 1 and preceding-sibling::*)",
    "a = 2",
    "*/b = 1 or @no = 2",
    "@no != 2",
    "$v = 2",
    "$v = */b",
    "*/b != $v",
    "a = true()",
    "a/b = concat(b, '')",
    "-count(a)",
    "floor(count(*) div 2)",
    "position() + last()",
    "string(a) = '' or (count(b) = 1 and c)",
    "count((a | c)[b]) + count(.//b[2])",
    "string((a/b | c)[2])",
    "concat(/data/a[2]/b, /data/c/@no)",
    "string(/data/a[@no = $v]/b)",
    "count(/data/a[b = $v])",
    "count(//b[2]) + count(//*[@no])",
    "string(//c/a//b)",
};
enum { EXPRESSIONS = sizeof expressions / sizeof *expressions };

static void these_are_taken_apart(void **state)
{
    (void)state;
    static const char *const others[] = { "text()",
                                          "count(text())",
                                          "count(a/text())",
                                          "$v | a",
                                          "count($v | a)",
                                          "records('a', b)/b",
                                          "a[last()]",
                                          "count(a[b < 2])",
                                          "lang('ja')",
                                          "rank(a, ../b)",
                                          "$plain·0",
                                          "x:a",
                                          "count(preceding::a)",
                                          "count(node())",
                                          "(a | record(b))",
                                          "record(a)[b]",
                                          "current()[b]",
                                          "count(a)[1]",
                                          "string(a[b + 1 = 2])",
                                          "count(/)",
                                          "count(a[)",
                                          "(count(a))/b",
                                          "count(a) + x:b",
                                          "count($v/a[last()])",
                                          "'B" };
    Arena *arena = arena_open();
    for (int i = 0; i < EXPRESSIONS; i++)
        if (!apart_read(str_from(expressions[i]), arena)) fail_msg("%s is taken apart", expressions[i]);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (apart_read(str_from(others[i]), arena)) fail_msg("%s asks the tree", others[i]);
    const ApartXPath *apart = apart_read(STR("concat(b[@no = 'x)'], $v, ( a|c )[2])"), arena);
    assert_string_equal(apart_text(apart).at, "concat($plain·0, $v, $plain·1)");
    assert_non_null(apart_path(apart, STR("plain·1")));
    assert_null(apart_path(apart, STR("v")));
    assert_string_equal(apart_text(apart_read(STR("count(a|b) + count($v) + string()"), arena)).at,
                        "$plain·0 + count($v) + string()");
    arena_close(arena);
}

static void is_the_same(const char *xpath, const Found *found, xmlXPathObjectPtr object, Arena *arena)
{
    assert_non_null(object);
    bool is_same = false;
    switch (object->type) {
    case XPATH_NODESET: {
        int n;
        const DataNode *nodes = mirror_nodes(object->nodesetval, arena, &n);
        is_same = found->kind == FOUND_NODES && found->n_nodes == n;
        for (int i = 0; is_same && i < n; i++) is_same = nodes[i] == found->nodes[i];
        break;
    }
    case XPATH_BOOLEAN: is_same = found->kind == FOUND_FLAG && found->flag == (object->boolval != 0); break;
    case XPATH_NUMBER: is_same = found->kind == FOUND_NUMBER && found->number == object->floatval; break;
    default: is_same = found->kind == FOUND_TEXT && str_is(found->text, (const char *)object->stringval);
    }
    if (!is_same) fail_msg("%s: another answer", xpath);
}

static xmlXPathObjectPtr whole_answer(const Mirror *mirror, const char *xpath, Context context)
{
    xmlXPathContextPtr whole = xmlXPathNewContext(mirror_doc(mirror));
    const Found *v = &context.variables->value;
    xmlXPathRegisterVariable(whole, BAD_CAST "v",
                             v->kind == FOUND_NODES ? xmlXPathWrapNodeSet(mirror_set(mirror, v->nodes, v->n_nodes))
                                                    : xmlXPathNewCString(v->text.at));
    whole->node = mirror_of(mirror, context.node);
    whole->proximityPosition = context.position;
    whole->contextSize = context.count;
    xmlXPathObjectPtr object = xmlXPathEvalExpression(BAD_CAST xpath, whole);
    xmlXPathFreeContext(whole);
    return object;
}

static void compare_from(Select *select, const Mirror *mirror, DataNode node, Found value)
{
    Context context = select_with(select, (Context){ node, 2, 3, NULL }, STR("v"), value);
    for (int i = 0; i < EXPRESSIONS; i++) {
        if (value.kind == FOUND_TEXT && (strstr(expressions[i], "count($v)") || strstr(expressions[i], "name($v)"))) continue;
        Found found = select_find(select, context, str_from(expressions[i]), (Where){ 0 });
        xmlXPathObjectPtr object = whole_answer(mirror, expressions[i], context);
        is_the_same(expressions[i], &found, object, select_arena(select));
        xmlXPathFreeObject(object);
    }
}

static void compare_below(Select *select, const Mirror *mirror, DataNode node, DataNode *some)
{
    static const Found words[] = { { .kind = FOUND_TEXT, .text = { "2", 1 } }, { .kind = FOUND_TEXT, .text = { "", 0 } } };
    for (int n = 0; n < 4; n++) compare_from(select, mirror, node, (Found){ .kind = FOUND_NODES, .nodes = some, .n_nodes = n });
    for (int i = 0; i < 2; i++) compare_from(select, mirror, node, words[i]);
    for (DataNode child = xml_first(node); child; child = xml_next(child)) compare_below(select, mirror, child, some);
    for (DataNode attribute = xml_attributes(node); attribute; attribute = xml_next_attribute(attribute))
        compare_from(select, mirror, attribute, words[0]);
}

static void the_answers_are_those_of_the_whole_tree(void **state)
{
    (void)state;
    Arena *arena = arena_open();
    Diag *diag = diag_open((DiagStyle){ .out = stderr, .lang = LANG_EN }, arena);
    XmlFile *file = xml_open_text("tree", str_from(tree), arena, diag);
    assert_non_null(file);
    xml_number(file->tree);
    Data data = { .tree = file->tree };
    Select *select = select_open(&data, arena, diag);
    Mirror *mirror = mirror_open(file->tree);
    DataNode first = xml_first(xml_root(file)), second = xml_next(first);
    DataNode some[] = { xml_find_attribute(first, "no"), second, xml_first(second) };
    compare_below(select, mirror, xml_root(file), some);
    mirror_close(mirror);
    select_close(select);
    xml_close(file);
    arena_close(arena);
}

/* One that is wrong for its variable is wrong as ever, and right again with another. */
static void a_variable_that_is_no_nodes_is_left_to_libxml(void **state)
{
    (void)state;
    Arena *arena = arena_open();
    Diag *diag = diag_open((DiagStyle){ .out = stderr, .lang = LANG_EN }, arena);
    XmlFile *file = xml_open_text("tree", str_from(tree), arena, diag);
    xml_number(file->tree);
    Data data = { .tree = file->tree };
    Select *select = select_open(&data, arena, diag);
    Context context = { xml_root(file), 1, 1, NULL };
    Str xpath = STR("string-length(string($v/a))");
    DataNode root = xml_root(file);
    Context nodes = select_with(select, context, STR("v"), (Found){ .kind = FOUND_NODES, .nodes = &root, .n_nodes = 1 });
    assert_true(select_find(select, nodes, xpath, (Where){ 0 }).number == 4); /* B12甲 */
    Context words = select_with(select, context, STR("v"), (Found){ .kind = FOUND_TEXT, .text = STR("B") });
    Found found = select_find(select, words, STR("a or string-length(string($v/b)) > 0"), (Where){ 0 });
    assert_true(found.kind == FOUND_FLAG && found.flag); /* the other side is not asked */
    assert_true(select_find(select, nodes, xpath, (Where){ 0 }).number == 4);
    select_close(select);
    xml_close(file);
    arena_close(arena);
}

/* [string(1)] is true, and not plain: the path is libxml2's. */
static void what_functions_begin_is_what_they_find(void **state)
{
    (void)state;
    static const char records[] = "<data><r id='x' to=' y z '><n>1</n></r><r id='y' to='x'><n>2</n><n>y</n></r>"
                                  "<g id='z' to='z'><n>z</n><g id='1'><n>x</n></g></g></data>";
    static const char *const paths[] = { "record(@to)/n",
                                         "record(n)/@id",
                                         "record('x  z')/n",
                                         "record($v)/n",
                                         "record($v/@to)/n[1]",
                                         "current()/n",
                                         "//r[@id = current()/@to]/n",
                                         "//g[n = current()/@id]/n",
                                         "record(n | @to)/@id",
                                         "record(//r/@to)/n",
                                         "*[n = current()/*/n]/@id",
                                         "//*[n = record(@to)/@id]/@id",
                                         "record(record(@to)/@to)/n" };
    Arena *arena = arena_open();
    Diag *diag = diag_open((DiagStyle){ .out = stderr, .lang = LANG_EN }, arena);
    XmlFile *file = xml_open_text("records", str_from(records), arena, diag);
    xml_number(file->tree);
    Data data = { .tree = file->tree };
    Select *select = select_open(&data, arena, diag);
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        Str path = str_from(paths[i]), other = str_join(arena, path, STR("[string(1)]"));
        int n = 0;
        assert_non_null(plain_read(path, arena));
        assert_null(plain_read(other, arena));
        for (DataNode node = xml_root(file); node; node = node == xml_root(file) ? xml_first(node) : xml_next(node)) {
            DataNode first = xml_first(xml_root(file));
            Found value = { .kind = FOUND_NODES, .nodes = &first, .n_nodes = 1 };
            Context context = select_with(select, (Context){ node, 1, 1, NULL }, STR("v"), value);
            Found found = select_find(select, context, path, (Where){ 0 }),
                  whole = select_find(select, context, other, (Where){ 0 });
            assert_int_equal(found.kind, FOUND_NODES);
            assert_int_equal(found.n_nodes, whole.n_nodes);
            for (int k = 0; k < found.n_nodes; k++) assert_ptr_equal(found.nodes[k], whole.nodes[k]);
            n += found.n_nodes;
        }
        if (!n) fail_msg("%s finds nothing", paths[i]);
    }
    select_close(select);
    xml_close(file);
    arena_close(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(these_are_taken_apart),
        cmocka_unit_test(the_answers_are_those_of_the_whole_tree),
        cmocka_unit_test(what_functions_begin_is_what_they_find),
        cmocka_unit_test(a_variable_that_is_no_nodes_is_left_to_libxml),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    xmlCleanupParser();
    return failed;
}
