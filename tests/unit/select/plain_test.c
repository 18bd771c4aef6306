/* What is answered here is what libxml2 answers: thousands of expressions over hundreds of trees. */
#include "select/mirror.h"
#include "select/plain.h"
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
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static unsigned seed;

static int any(int n)
{
    seed = seed * 1103515245U + 12345U;
    return (int)(seed / 65536U % (unsigned)n);
}

#define ONE_OF(list) (list)[any((int)(sizeof(list) / sizeof *(list)))]

/* --- trees ----------------------------------------------------------------------------------------------------------- */

static void add_element(StrBuilder *out, int depth)
{
    static const char *const names[] = { "a", "b", "c", "d", "x:a", "名" };
    static const char *const spaces[] = { "", "", "", "", " xmlns:x='urn:x'", " xmlns='urn:d'", " xmlns='urn:d'" };
    static const char *const texts[] = {
        "", "1", "B", "甲", "B&amp;1", " ", "&#x7532;", "<!--B-->", "<![CDATA[B]]>", "<?p B?>", "B<!--x-->1", "<![CDATA[]]>"
    };
    static const char *const values[] = { "", "1", "B", "甲", "B&amp;1", "a&#10;b" };
    const char *name = ONE_OF(names);
    str_add_printf(out, "<%s%s", name, depth ? any(8) ? "" : ONE_OF(spaces) : "");
    static const char *const attributes[] = { "a", "no", "x:no", "名" };
    for (int i = 0; i < 4; i++)
        if (!any(2)) str_add_printf(out, " %s='%s'", attributes[i], ONE_OF(values));
    str_add(out, STR(">"));
    for (int n = depth < 5 ? any(5) : 0; n > 0; n--) {
        str_add(out, str_from(ONE_OF(texts)));
        add_element(out, depth + 1);
    }
    str_add_printf(out, "%s</%s>", ONE_OF(texts), name);
}

static XmlFile *some_tree(Arena *arena)
{
    StrBuilder out = { .arena = arena };
    str_add(&out, STR("<!-- B --><data xmlns:x='urn:x'>"));
    add_element(&out, 0);
    add_element(&out, 0);
    str_add(&out, STR("</data>"));
    XmlFile *file = xml_open_text("tree", str_built(&out), arena, diag_open((DiagStyle){ .out = stderr }, arena));
    assert_non_null(file);
    xml_number(file->tree);
    return file;
}

/* Elements, texts, attributes: all that may be a context. */
typedef Vec(DataNode) Nodes;

static void add_nodes(Nodes *nodes, DataNode node)
{
    *vec_push(nodes) = node;
    for (DataNode attribute = xml_attributes(node); attribute; attribute = xml_next_attribute(attribute))
        *vec_push(nodes) = attribute;
    for (DataNode child = xml_first(node); child; child = xml_next(child)) add_nodes(nodes, child);
}

/* --- expressions ----------------------------------------------------------------------------------------------------- */

static void add_expression(StrBuilder *out, int depth);
static void add_paths(StrBuilder *out, int depth);

static void add_space(StrBuilder *out)
{
    if (!any(6)) str_add(out, any(2) ? STR(" ") : STR("\n "));
}

static void add_place(StrBuilder *out)
{
    static const char *const signs[] = { "=", " = ", "!=", "<", " <= ", ">", ">=" };
    if (any(2)) str_add_printf(out, "position()%s", ONE_OF(signs));
    else {
        str_add(out, any(2) ? STR("1") : STR("2"));
        return;
    }
    if (!any(3)) str_add(out, STR("$n"));
    else str_add_printf(out, "%d", any(4));
}

static void add_predicates(StrBuilder *out, int depth)
{
    for (int n = depth < 3 && !any(3) ? 1 + any(2) : 0; n > 0; n--) {
        str_add(out, STR("["));
        if (any(3)) add_expression(out, depth + 1);
        else add_place(out);
        str_add(out, STR("]"));
    }
}

static void add_step(StrBuilder *out, int depth)
{
    static const char *const axes[] = { "",
                                        "",
                                        "",
                                        "",
                                        "",
                                        "@",
                                        "@",
                                        "child::",
                                        "attribute::",
                                        "self::",
                                        "self::",
                                        "parent::",
                                        "ancestor::",
                                        "ancestor-or-self::",
                                        "following-sibling::",
                                        "preceding-sibling::",
                                        "descendant-or-self::",
                                        "descendant::" };
    static const char *const names[] = { "a", "b", "c", "d", "no", "*", "名", "and", "div", "data" };
    if (!any(8)) {
        str_add(out, any(2) ? STR(".") : STR(".."));
        return;
    }
    str_add(out, str_from(ONE_OF(axes)));
    add_space(out);
    str_add(out, str_from(ONE_OF(names)));
    add_predicates(out, depth);
}

static void add_path(StrBuilder *out, int depth)
{
    static const char *const begins[] = { "", "", "", "", "", "/", "//", "$v/", "$v//" };
    int begin = any(12);
    if (begin < 2 && depth < 3) {
        str_add(out, begin ? STR("$v[") : STR("("));
        if (begin) add_expression(out, depth + 1);
        else add_paths(out, depth + 1);
        str_add(out, begin ? STR("]") : STR(")"));
        add_predicates(out, depth);
        if (!any(3)) return;
        str_add(out, STR("/"));
    } else str_add(out, str_from(ONE_OF(begins)));
    for (int n = any(3); n >= 0; n--) {
        add_step(out, depth);
        add_space(out);
        if (n) str_add(out, any(6) ? STR("/") : STR("//"));
    }
}

static void add_paths(StrBuilder *out, int depth)
{
    for (int n = any(5) ? 0 : 1 + any(2); n >= 0; n--) {
        add_path(out, depth);
        if (n) str_add(out, STR("|"));
    }
}

static void add_expression(StrBuilder *out, int depth)
{
    static const char *const texts[] = { "'B'", "\"甲\"", "''", "'B&1'", "'1'", "'BB'", "' '" };
    static const char *const equals[] = { "=", " = ", "!=", " != " };
    switch (depth < 4 ? any(14) : 0) {
    case 0: /* */
    case 1:
    case 2:
    case 3: add_paths(out, depth); break;
    case 4: str_add(out, depth ? STR("a") : any(4) ? STR("$v") : STR("'B'")); break;
    case 5:
    case 6:
        add_paths(out, depth);
        str_add(out, str_from(ONE_OF(equals)));
        str_add(out, str_from(ONE_OF(texts)));
        break;
    case 7:
        str_add(out, str_from(ONE_OF(texts)));
        str_add(out, str_from(ONE_OF(equals)));
        add_paths(out, depth);
        break;
    case 8:
        add_paths(out, depth);
        str_add(out, str_from(ONE_OF(equals)));
        add_paths(out, depth);
        break;
    case 9:
        str_add(out, any(2) ? STR("$v") : STR("$n"));
        str_add(out, str_from(ONE_OF(equals)));
        add_paths(out, depth);
        break;
    case 10:
        str_add(out, any(2) ? STR("(") : STR("not("));
        add_expression(out, depth + 1);
        str_add(out, STR(")"));
        break;
    default:
        add_expression(out, depth + 1);
        str_add(out, any(2) ? STR(" and ") : STR(" or "));
        add_expression(out, depth + 1);
    }
}

/* --- the same answers ------------------------------------------------------------------------------------------------ */

static void be_silent(void *context, xmlErrorPtr error)
{
    (void)context, (void)error;
}

static xmlXPathObjectPtr object_of(const Mirror *mirror, const Found *value)
{
    if (value->kind == FOUND_NUMBER) return xmlXPathNewFloat(value->number);
    if (value->kind == FOUND_FLAG) return xmlXPathNewBoolean(value->flag);
    if (value->kind == FOUND_TEXT) return xmlXPathNewCString(value->text.at);
    return xmlXPathWrapNodeSet(mirror_set(mirror, value->nodes, value->n_nodes));
}

/* NULL: it is wrong, or makes no sense with that value. */
static xmlXPathObjectPtr libxml_answer(const Mirror *mirror, const char *xpath, DataNode node, const Found *v, double n)
{
    xmlXPathContextPtr context = xmlXPathNewContext(mirror_doc(mirror));
    context->error = be_silent;
    context->node = mirror_of(mirror, node);
    if (v) xmlXPathRegisterVariable(context, BAD_CAST "v", object_of(mirror, v));
    xmlXPathRegisterVariable(context, BAD_CAST "n", xmlXPathNewFloat(n));
    xmlXPathObjectPtr object = xmlXPathEvalExpression(BAD_CAST xpath, context);
    xmlXPathFreeContext(context);
    return object;
}

static void is_the_same(const char *xpath, const Found *found, xmlXPathObjectPtr object, Arena *arena)
{
    assert_non_null(object);
    if (!object) return;
    switch (object->type) {
    case XPATH_NODESET: {
        int n;
        const DataNode *nodes = mirror_nodes(object->nodesetval, arena, &n);
        bool is_same = found->kind == FOUND_NODES && found->n_nodes == n;
        for (int i = 0; is_same && i < n; i++) is_same = nodes[i] == found->nodes[i];
        if (!is_same) fail_msg("%s: %d nodes, %d in libxml2, or others", xpath, found->n_nodes, n);
        break;
    }
    case XPATH_BOOLEAN:
        if (found->kind != FOUND_FLAG || found->flag != (object->boolval != 0)) fail_msg("%s: %d", xpath, found->flag);
        break;
    case XPATH_NUMBER: assert_true(found->kind == FOUND_NUMBER && found->number == object->floatval); break;
    default: assert_int_equal(found->kind, FOUND_TEXT); assert_string_equal(found->text.at, (const char *)object->stringval);
    }
}

/* How often it was answered. */
static int compare_answers(const Mirror *mirror, const char *xpath, DataNode node, const Found *v, double n, Arena *arena)
{
    const Plain *plain = plain_read(str_from(xpath), arena);
    if (!plain) return 0;
    Variable number = { .name = STR("n"), .value = { .kind = FOUND_NUMBER, .number = n } };
    Variable variable = { .name = STR("v"), .outer = &number };
    if (v) variable.value = *v;
    PlainScene scene = { { node, 1, 1, v ? &variable : &number }, arena, NULL };
    Found found;
    bool is_true, is_found = plain_find(plain, scene, &found), is_held = plain_holds(plain, scene, &is_true);
    xmlXPathObjectPtr object = libxml_answer(mirror, xpath, node, v, n);
    if (is_found && !object) fail_msg("%s is wrong and was answered", xpath);
    if (is_found) is_the_same(xpath, &found, object, arena);
    if (is_held && object && is_true != (xmlXPathCastToBoolean(object) != 0)) fail_msg("%s: holds? %d", xpath, is_true);
    if (v && v->kind == FOUND_NODES && n == trunc(n) && !strstr(xpath, "$n=") && !strstr(xpath, "$n =") &&
        !strstr(xpath, "$n!=") && !strstr(xpath, "$n !=") && !is_found)
        fail_msg("%s was not answered", xpath);
    xmlXPathFreeObject(object);
    return is_found;
}

static int by_place(const void *a, const void *b)
{
    return xml_compare(*(DataNode const *)a, *(DataNode const *)b);
}

static void the_answers_are_those_of_libxml(void **state)
{
    (void)state;
    enum { TREES = 300, EXPRESSIONS = 60, LEAST = 10000 };
    static const char *const crossing[] = { "//*/*",
                                            "descendant::*/*/@*",
                                            "(*/* | *)/*",
                                            "(.//a | ../*)[position() <= $n]",
                                            "../*/..//b",
                                            "*/../@*",
                                            "ancestor::*/*[2]",
                                            "(*/ancestor::* | *)/@no",
                                            "*/following-sibling::*",
                                            "*/preceding-sibling::*[1]",
                                            "(//* | //@*)[position() > 3]",
                                            "//*[2]/descendant::*" };
    int n_answered = 0;
    for (int tree = 0; tree < TREES; tree++) {
        Arena *arena = arena_open();
        seed = (unsigned)tree * 7919U + 1;
        XmlFile *file = some_tree(arena);
        Mirror *mirror = mirror_open(file->tree);
        Nodes nodes = { .arena = arena };
        add_nodes(&nodes, xml_root(file));
        for (int i = 0; i < EXPRESSIONS; i++) {
            StrBuilder xpath = { .arena = arena };
            add_expression(&xpath, 0);
            DataNode some[] = { nodes.at[nodes.n / 4], nodes.at[nodes.n / 2], nodes.at[nodes.n - 1] };
            qsort(some, 3, sizeof *some, by_place);
            Found values[] = { { .kind = FOUND_NODES, .nodes = some, .n_nodes = 3 },
                               { .kind = FOUND_NODES },
                               { .kind = FOUND_NODES, .nodes = some, .n_nodes = 1 },
                               { .kind = FOUND_TEXT, .text = STR("B") },
                               { .kind = FOUND_TEXT, .text = STR("") },
                               { .kind = FOUND_NUMBER, .number = 2 },
                               { .kind = FOUND_FLAG, .flag = any(2) } };
            const Found *v = any(8) ? &values[any(8) ? any(3) : any(7)] : NULL;
            DataNode node = nodes.at[any(nodes.n)];
            n_answered +=
                compare_answers(mirror, str_copy(arena, str_built(&xpath)).at, node, v, any(8) ? any(4) - 1 : 1.5, arena);
        }
        for (size_t i = 0; tree % 10 == 0 && i < sizeof crossing / sizeof *crossing; i++)
            for (int k = 0; k < nodes.n; k += 1 + nodes.n / 12) compare_answers(mirror, crossing[i], nodes.at[k], NULL, 2, arena);
        mirror_close(mirror);
        xml_close(file);
        arena_close(arena);
    }
    assert_true(n_answered >= LEAST);
}

static void what_is_not_plain_is_left_to_libxml(void **state)
{
    (void)state;
    static const char *const others[] = { "",
                                          "a[1.5]",
                                          "a[1000000000]",
                                          "a[last()]",
                                          "a[position()]",
                                          "a[position() <= b]",
                                          "a[position() + 1 = 2]",
                                          "a[1 = 1]",
                                          "a[position( = 1]",
                                          "a[$v]",
                                          ".[a]",
                                          "a[",
                                          "a]",
                                          "a b",
                                          "a///b",
                                          "a//",
                                          "//",
                                          "record(a)",
                                          "record()/a",
                                          "record(a, b)/c",
                                          "record(1)/a",
                                          "current()",
                                          "current(a)/b",
                                          "records('a', b)/c",
                                          "/",
                                          "count(a)",
                                          "not(a, b)",
                                          "not()",
                                          "a = 3",
                                          "'a' = 'b'",
                                          "a = (b = c)",
                                          "a = b = c",
                                          "a < 'B'",
                                          "a + b",
                                          "-a",
                                          "x:a",
                                          "@x:a",
                                          "a/text()",
                                          "node()",
                                          "(a)/",
                                          "(a = b)/c",
                                          "($v)[1]",
                                          "not(a)[b]",
                                          "$v[a",
                                          "$v | a",
                                          "'a'/b",
                                          "a and",
                                          "a or or b",
                                          "following::a",
                                          "a/",
                                          "a = 'B",
                                          "1",
                                          "（a）",
                                          "$（a）",
                                          "a　b",
                                          "a[b = 'x' = 'y']",
                                          "a[1 or 2]",
                                          "a|'b'",
                                          "$v = 'B'",
                                          "a[-1]",
                                          "a/$v" };
    Arena *arena = arena_open();
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (plain_read(str_from(others[i]), arena)) fail_msg("%s is not plain", others[i]);
    arena_close(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_answers_are_those_of_libxml),
        cmocka_unit_test(what_is_not_plain_is_left_to_libxml),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    xmlCleanupParser();
    return failed;
}
