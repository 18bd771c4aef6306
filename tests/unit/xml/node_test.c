/* A tree says what libxml2 reads in the same bytes, and stays whole while nodes come and go. */
#include "../scratch.h"

#include "xml/xml.h"

#include <libxml/parser.h>
#include <libxml/tree.h>

static unsigned seed;

static int any(int n)
{
    seed = seed * 1103515245U + 12345U;
    return (int)(seed / 65536U % (unsigned)n);
}
#define ONE_OF(names) (names)[any((int)(sizeof(names) / sizeof *(names)))]

/* --- as libxml2 reads it --------------------------------------------------------------------------------------------- */

static void add_some_text(StrBuilder *out)
{
    static const char *const texts[] = {
        "\n  ",         "甲乙",  " ", "a &amp; b", "&lt;&#x3042;&gt;", "<![CDATA[<c>&]]>", "<!--n-->", "<?p i?>",
        "一\r\n二\r三", "&#10;", "",  "  x"
    };
    for (int n = any(4); n > 0; n--) str_add(out, str_from(ONE_OF(texts)));
}

static void add_some_element(StrBuilder *out, int depth)
{
    static const char *const names[] = { "a", "名", "x:a", "b-1" };
    static const char *const attributes[] = { "k", "x:k", "数", "l" };
    static const char *const values[] = { "", "1,200", "a &quot;b&quot; &amp;c", "一\n二\t三", "&#x9;&#38;", " p1  p2 ", "'" };
    const char *name = ONE_OF(names);
    str_add_printf(out, "<%s", name);
    for (int i = 0; i < 4; i++)
        if (any(2)) str_add_printf(out, " %s=\"%s\"", attributes[i], ONE_OF(values));
    if (!any(5)) str_add(out, STR(" xmlns:y='urn:y' y:k='y'"));
    str_add(out, STR(">"));
    add_some_text(out);
    for (int n = depth < 5 ? any(4) : 0; n > 0; n--) {
        add_some_element(out, depth + 1);
        add_some_text(out);
    }
    str_add_printf(out, "</%s>", name);
}

static void is_same_name(const XmlNode *node, const xmlChar *name, const xmlNs *space)
{
    assert_string_equal(xml_name(node), (const char *)name);
    assert_string_equal(xml_space(node) ? xml_space(node) : "", space ? (const char *)space->href : "");
    assert_string_equal(xml_prefix(node) ? xml_prefix(node) : "", space ? (const char *)space->prefix : "");
}

static void is_same_text(Str text, xmlChar *other)
{
    assert_int_equal(text.n, strlen(text.at));
    assert_string_equal(text.at, (const char *)other);
    xmlFree(other);
}

/* Comments and the like part texts for libxml2; here they are not there. */
static const xmlNode *joined_text(const xmlNode *node, StrBuilder *text)
{
    for (; node && node->type != XML_ELEMENT_NODE; node = node->next)
        if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
            str_add(text, str_from((const char *)node->content));
    return node;
}

static void is_same(const XmlNode *element, const xmlNode *other, Arena *arena)
{
    is_same_name(element, other->name, other->ns);
    assert_int_equal(xml_has_spaces(element), other->nsDef != NULL);
    const XmlNode *attribute = xml_attributes(element);
    for (const xmlAttr *same = other->properties; same; same = same->next, attribute = xml_next_attribute(attribute)) {
        assert_non_null(attribute);
        is_same_name(attribute, same->name, same->ns);
        is_same_text(xml_text(attribute), xmlNodeGetContent((const xmlNode *)same));
        assert_ptr_equal(xml_parent(attribute), element);
    }
    assert_null(attribute);
    is_same_text(xml_content(element, arena), xmlNodeGetContent(other));
    const XmlNode *node = xml_first(element), *before = NULL;
    for (const xmlNode *same = other->children; same || node;) {
        StrBuilder text = { .arena = arena };
        same = joined_text(same, &text);
        if (text.n) {
            assert_true(xml_is_text(node));
            assert_string_equal(xml_text(node).at, str_copy(arena, str_built(&text)).at);
            assert_ptr_equal(xml_before(node), before);
            before = node;
            node = xml_next(node);
        }
        if (!same) break;
        assert_true(xml_is_element(node));
        assert_ptr_equal(xml_before(node), before);
        assert_ptr_equal(xml_parent(node), element);
        is_same(node, same, arena);
        before = node;
        node = xml_next(node);
        same = same->next;
    }
    assert_null(node);
    assert_ptr_equal(xml_last(element), before);
}

static XmlFile *some_file(Arena *arena, StrBuilder *out)
{
    str_add(out, STR("<!-- h -->\n<data xmlns:x='urn:x'>"));
    add_some_element(out, 0);
    add_some_element(out, 0);
    str_add(out, STR("</data>\n<!-- f -->"));
    XmlFile *file = xml_open_text("t.xml", str_built(out), arena, diag_open((DiagStyle){ .out = stderr }, arena));
    assert_non_null(file);
    return file;
}

static void a_tree_says_what_libxml_reads(void **state)
{
    (void)state;
    for (int round = 0; round < 300; round++) {
        Arena *arena = arena_open();
        seed = (unsigned)round * 7919U + 1;
        StrBuilder out = { .arena = arena };
        XmlFile *file = some_file(arena, &out);
        xmlDocPtr doc = xmlReadMemory(out.at, out.n, "t.xml", NULL, XML_PARSE_NOENT);
        assert_non_null(doc);
        is_same(xml_root(file), xmlDocGetRootElement(doc), arena);
        xmlFreeDoc(doc);
        xml_close(file);
        arena_close(arena);
    }
}

/* --- order ----------------------------------------------------------------------------------------------------------- */

/* Each node of the tree, as a walk comes to it. */
static int list_nodes(XmlNode *node, XmlNode **all, int n)
{
    all[n++] = node;
    for (XmlNode *attribute = xml_attributes(node); attribute; attribute = xml_next_attribute(attribute)) all[n++] = attribute;
    for (XmlNode *child = xml_first(node); child; child = xml_next(child)) n = list_nodes(child, all, n);
    return n;
}

static void nodes_are_ordered_as_they_stand(void **state)
{
    (void)state;
    enum { MOST = 20000, PAIRS = 400 };
    XmlNode **all = base_malloc(MOST * sizeof *all);
    for (int round = 0; round < 60; round++) {
        Arena *arena = arena_open();
        seed = (unsigned)round * 104729U + 3;
        StrBuilder out = { .arena = arena };
        XmlFile *file = some_file(arena, &out);
        int n = list_nodes(xml_document(file->tree), all, 0), n_elements = 0;
        for (int i = 0; i < n; i++) n_elements += xml_is_element(all[i]);
        assert_int_equal(xml_number(file->tree), n_elements);
        for (int i = 0; i + 1 < n; i++) assert_true(xml_compare(all[i], all[i + 1]) < 0);
        for (int i = 0; i < PAIRS; i++) {
            int a = any(n), b = any(n), order = xml_compare(all[a], all[b]);
            assert_int_equal((order > 0) - (order < 0), (a > b) - (a < b));
        }
        xml_close(file);
        arena_close(arena);
    }
    free(all);
}

/* --- coming and going ------------------------------------------------------------------------------------------------ */

enum { PARENTS = 3, MOST_CHILDREN = 64 };

/* What should stand where. */
typedef struct {
    XmlNode *parents[PARENTS], *children[PARENTS][MOST_CHILDREN];
    int n[PARENTS];
} Standing;

static XmlNode *taken(Standing *standing, int parent, int at)
{
    XmlNode *node = standing->children[parent][at];
    for (int i = at + 1; i < standing->n[parent]; i++) standing->children[parent][i - 1] = standing->children[parent][i];
    standing->n[parent]--;
    return node;
}

static void put(Standing *standing, int parent, int at, XmlNode *node)
{
    for (int i = standing->n[parent]++; i > at; i--) standing->children[parent][i] = standing->children[parent][i - 1];
    standing->children[parent][at] = node;
    if (at + 1 < standing->n[parent]) xml_put_before(standing->children[parent][at + 1], node);
    else xml_add(standing->parents[parent], node);
}

static void stands(const Standing *standing)
{
    for (int parent = 0; parent < PARENTS; parent++) {
        const XmlNode *node = xml_first(standing->parents[parent]), *before = NULL;
        for (int i = 0; i < standing->n[parent]; i++, before = node, node = xml_next(node)) {
            assert_ptr_equal(node, standing->children[parent][i]);
            assert_ptr_equal(xml_before(node), before);
            assert_ptr_equal(xml_parent(node), standing->parents[parent]);
        }
        assert_null(node);
        assert_ptr_equal(xml_last(standing->parents[parent]), before);
    }
}

static void nodes_stand_where_they_are_put(void **state)
{
    (void)state;
    XmlTree *tree = xml_new_tree(NULL);
    XmlNode *root = xml_new_element(tree, STR("data"));
    xml_set_root(tree, root);
    Standing standing = { 0 };
    seed = 11;
    for (int i = 0; i < PARENTS; i++) xml_add(root, standing.parents[i] = xml_new_element(tree, STR("list")));
    for (int step = 0; step < 4000; step++) {
        int parent = any(PARENTS), other = any(PARENTS), n = standing.n[parent];
        switch (any(4)) {
        case 0:
            if (n < MOST_CHILDREN / 2) put(&standing, parent, any(n + 1), xml_new_element(tree, STR("a")));
            break;
        case 1:
            if (n < MOST_CHILDREN / 2) put(&standing, parent, any(n + 1), xml_new_text(tree, STR("t")));
            break;
        case 2:
            if (n) xml_drop(taken(&standing, parent, any(n)));
            break;
        default:
            if (n && standing.n[other] < MOST_CHILDREN / 2) {
                XmlNode *node = taken(&standing, parent, any(n));
                xml_take_out(node);
                assert_null(xml_parent(node));
                assert_ptr_equal(xml_tree_of(node), tree);
                put(&standing, other, any(standing.n[other] + 1), node);
            }
        }
        stands(&standing);
    }
    xml_free_tree(tree);
}

static void attributes_are_set_and_removed(void **state)
{
    (void)state;
    XmlTree *tree = xml_new_tree(NULL);
    XmlNode *element = xml_new_element(tree, STR("a"));
    char name[] = "k0";
    for (int i = 0; i < 9; i++) {
        name[1] = (char)('0' + i);
        xml_set_attribute(element, name, str_from(name));
    }
    xml_remove_attribute(element, "k3");
    xml_remove_attribute(element, "k8");
    xml_remove_attribute(element, "none");
    xml_set_attribute(element, "k1", STR("other"));
    static const char *const left[] = { "k0", "k1", "k2", "k4", "k5", "k6", "k7" };
    const XmlNode *attribute = xml_attributes(element);
    for (size_t i = 0; i < sizeof left / sizeof *left; i++, attribute = xml_next_attribute(attribute)) {
        assert_string_equal(xml_name(attribute), left[i]);
        assert_string_equal(xml_text(attribute).at, i == 1 ? "other" : left[i]);
    }
    assert_null(attribute);
    xml_free_tree(tree);
}

/* What is read otherwise, borrowed, has a place of its own: a copy has all of it, and goes its own way. */
static void a_copy_says_the_same(void **state)
{
    (void)state;
    XmlTree *tree = xml_new_tree(NULL), *other = xml_new_tree(tree);
    XmlNode *element = xml_new_element(tree, STR("a")), *text = xml_new_text(tree, STR("R2年度"));
    XmlNode *year = xml_set_attribute(element, "year", STR("R3年度"));
    const XmlPlace *place = xml_new_place(tree, (Where){ "a.xml", 7, 9, NULL });
    xml_set_place(element, place);
    xml_set_place(year, xml_new_place(tree, (Where){ "a.xlsx", 3, 2, "S" }));
    xml_set_rule(element, &seed);
    xml_set_borrowed(year);
    xml_read_as(year, STR("2021"), STR("R3年度"));
    xml_read_as(text, STR("2020"), STR("R2年度"));
    xml_add(element, text);
    XmlNode *copy = xml_copy_whole(other, element), *copied = xml_attributes(copy);
    xml_set_root(other, copy);
    assert_ptr_equal(xml_name(copy), xml_name(element));
    assert_ptr_equal(xml_place(copy), place);
    assert_ptr_equal(xml_rule(copy), &seed);
    assert_true(xml_is_borrowed(copied));
    assert_string_equal(xml_attribute(copy, "year").at, "2021");
    assert_string_equal(xml_text(copied).at, "R3年度");
    assert_string_equal(xml_place_where(xml_place(copied)).sheet, "S");
    assert_string_equal(xml_text(xml_first(copy)).at, "R2年度");
    assert_string_equal(xml_reading(xml_first(copy)).at, "2020");
    assert_int_equal(xml_where(xml_first(copy)).line, 7);
    xml_set_attribute(copy, "year", STR("x"));
    assert_string_equal(xml_text(copied).at, "x");
    assert_string_equal(xml_attribute(element, "year").at, "2021");
    xml_free_tree(other);
    xml_free_tree(tree);
}

static void adopted_nodes_last_as_long_as_the_host(void **state)
{
    (void)state;
    XmlTree *tree = xml_new_tree(NULL);
    xml_set_root(tree, xml_new_element(tree, STR("data")));
    for (int i = 0; i < 20; i++) {
        XmlTree *guest = xml_new_tree(tree);
        XmlNode *node = xml_new_element(guest, STR("a"));
        xml_set_attribute(node, "k", STR("v"));
        xml_add(xml_tree_root(tree), node);
        xml_adopt(tree, guest);
        xml_free_tree(guest);
    }
    int n = 0;
    for (const XmlNode *node = xml_first(xml_tree_root(tree)); node; node = xml_next(node), n++) {
        assert_string_equal(xml_attribute(node, "k").at, "v");
        assert_ptr_equal(xml_tree_of(node), tree);
    }
    assert_int_equal(n, 20);
    xml_free_tree(tree);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_tree_says_what_libxml_reads),  cmocka_unit_test(nodes_are_ordered_as_they_stand),
        cmocka_unit_test(nodes_stand_where_they_are_put), cmocka_unit_test(attributes_are_set_and_removed),
        cmocka_unit_test(a_copy_says_the_same),           cmocka_unit_test(adopted_nodes_last_as_long_as_the_host),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
