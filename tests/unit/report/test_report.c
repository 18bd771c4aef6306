/* Layouts: every mistake at its place, nothing from outside, white space and styles as the language says. */
#include "../scratch.h"

static const Report *read_elements(Scratch *scratch, const char *elements)
{
    scratch_write_report("layouts/a.xml", elements);
    return report_read("layouts/a.xml", scratch->arena, scratch->diag);
}

/* `elements` are refused, and `words` are said. */
static void refused(Scratch *scratch, const char *elements, const char *words)
{
    assert_null(read_elements(scratch, elements));
    assert_said(scratch, words);
}

static const Node *find_below(const Node *node, const char *element)
{
    for (; node; node = node->next) {
        if (node_is(node, element)) return node;
        const Node *found = find_below(node->first, element);
        if (found) return found;
    }
    return NULL;
}

static void mistakes_are_found_at_their_place(void **state)
{
    Scratch *scratch = *state;
    refused(scratch, "<section master=\"m\"><pp>x</pp></section>",
            "layouts/a.xml:4:21: error[E0203]: <section> cannot contain <pp> → p?");
    refused(scratch, "<section master=\"m\">\n  <p\n    styel=\"default\">x</p></section>",
            "layouts/a.xml:6:5: error[E0204]: <p> has no attribute styel → style?");
    refused(scratch, "<section/>", "layouts/a.xml:4:1: error[E0205]: <section> needs the attribute master");
    refused(scratch, "<section master=\"m\"><p>漢字</p><gap height=\"9px\"/></section>",
            "layouts/a.xml:4:35: error[E0206]: height=\"9px\" is not ");
    refused(scratch, "<section master=\"m\">\n 漢字</section>", "layouts/a.xml:5:2: error[E0207]: <section> cannot contain text");
    refused(scratch, "<section master=\"m\"><table><rows select=\"plan\"><rule match=\"plan\"/></rows></table></section>",
            "layouts/a.xml:4:21: error[E0208]: <table> needs a <column>");
    refused(scratch, "<section master=\"m\"><p style=\"defualt\">x</p></section>",
            "layouts/a.xml:4:21: error[E0302]: there is no style \"defualt\" → default?");
    refused(scratch, "<section master=\"n\"/>", "layouts/a.xml:4:1: error[E0302]: there is no master \"n\"");
    refused(scratch, "<section master=\"m\"><use block=\"b\"/></section>",
            "layouts/a.xml:4:21: error[E0302]: there is no block \"b\"");
    refused(scratch, "<style name=\"default\" size=\"8pt\"/>",
            "layouts/a.xml:4:1: error[E0301]: the id \"default\" is already used at layouts/a.xml:2");
    refused(scratch, "<style name=\"s\" size=\"201mm\"/>", "layouts/a.xml:4:17: error[E0206]: size=\"201mm\" is not ");
    refused(scratch, "<style name=\"s\" indent=\"51em\"/>", "layouts/a.xml:4:17: error[E0206]: indent=\"51em\" is not ");
    refused(scratch, "<style name=\"s\" space-before=\"-1mm\"/>", "layouts/a.xml:4:17: error[E0206]: space-before");
    refused(scratch,
            "<master name=\"n\" width=\"20mm\" height=\"9mm\" inside=\"10mm\" outside=\"10mm\" head=\"1mm\" foot=\"1mm\"/>",
            "layouts/a.xml:4:1: error[E0206]: width=\"20mm\" is not > inside + outside");
    refused(scratch, "<section master=\"m\"><p>&#xFFFC;</p></section>", "layouts/a.xml:4:24: error[E0211]: the character U+FFFC");
}

static void malformed_files_are_refused_at_their_place(void **state)
{
    Scratch *scratch = *state;
    refused(scratch, "<section master=\"m\"><p>x</q></section>",
            "layouts/a.xml:4:25: error[E0213]: <p> of line 4 is closed by </q>");
    refused(scratch, "<section master=\"m\">\n&who;</section>",
            "layouts/a.xml:5:1: error[E0215]: the entity &who; cannot be used");
    refused(scratch, "<section master=\"m\"><p>a & b</p></section>", "layouts/a.xml:4:26: error[E0201]");
    refused(scratch, "<section master=\"m\"><p>\x01</p></section>", "layouts/a.xml:4:24: error[E0211]: the character U+0001");
    refused(scratch, "<section master=\"m\"><p>漢\xFF</p></section>",
            "layouts/a.xml:4:25: error[E0212]: cannot be read as UTF-8");
    refused(scratch, "<section master=\"m\"><p>\xE2\x80\xAE</p></section>",
            "layouts/a.xml:4:24: error[E0211]: the character U+202E");
    refused(scratch, "<section master=\"m\" master=\"m\"/>",
            "layouts/a.xml:4:1: error[E0216]: the attribute master stands twice");
    refused(scratch, "<section", "error[E0201]");
    scratch_write("layouts/a.xml", "<report>\n  <p>");
    assert_null(report_read("layouts/a.xml", scratch->arena, scratch->diag));
    assert_said(scratch, "layouts/a.xml:2:6: error[E0214]: the XML ends too early");
    scratch_write("layouts/a.xml", "");
    assert_null(report_read("layouts/a.xml", scratch->arena, scratch->diag));
    assert_said(scratch, "layouts/a.xml:1:1: error[E0214]");
    assert_null(report_read("layouts/none.xml", scratch->arena, scratch->diag));
    assert_said(scratch, "layouts/none.xml: error[E0101]");
}

static void nothing_is_declared_or_fetched(void **state)
{
    Scratch *scratch = *state;
    scratch_write("elsewhere/secret", "secret words");
    scratch_write(
        "layouts/a.xml",
        "<?xml version=\"1.0\"?>\n<!DOCTYPE report [\n <!ENTITY e SYSTEM \"../elsewhere/secret\">]>\n<report title=\"&e;\"/>");
    assert_null(report_read("layouts/a.xml", scratch->arena, scratch->diag));
    assert_said(scratch, "layouts/a.xml:2:1: error[E0202]");
    assert_null(strstr(scratch->said, "secret words"));
    refused(scratch, "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"../elsewhere/secret\" parse=\"text\"/>",
            "layouts/a.xml:4:1: error[E0203]: <report> cannot contain <xi:include>");
    refused(scratch, "<section master=\"m\" xmlns=\"urn:x\"/>", "layouts/a.xml:4:1: error[E0203]");
}

static void deep_nesting_is_refused(void **state)
{
    Scratch *scratch = *state;
    char text[8192] = "<section master=\"m\">";
    for (int i = 0; i < 250; i++) strcat(text, "<box>");
    for (int i = 0; i < 250; i++) strcat(text, "</box>");
    strcat(text, "</section>");
    refused(scratch, text, "error[E0210]");
}

static void includes_stay_in_the_project(void **state)
{
    Scratch *scratch = *state;
    scratch_write("layouts/more.xml", "<fragment><style name=\"s\" size=\"12pt\"/></fragment>");
    scratch_write("elsewhere/more.xml", "<fragment/>");
    assert_int_equal(mkdir("elsewhere/layouts", 0777), 0);
    assert_non_null(read_elements(scratch, "<include href=\"more.xml\"/><include href=\"../elsewhere/more.xml\"/>\n"
                                           "<section master=\"m\"><p style=\"s\">x</p></section>"));
    assert_said_nothing(scratch);
    scratch_write_report("elsewhere/layouts/a.xml", "\n<include href=\"../../layouts/more.xml\"/>");
    assert_null(report_read("elsewhere/layouts/a.xml", scratch->arena, scratch->diag));
    assert_said(scratch, "elsewhere/layouts/a.xml:5:1: error[E0103]");
    assert_int_equal(symlink("../../layouts/more.xml", "elsewhere/layouts/link.xml"), 0);
    scratch_write_report("elsewhere/layouts/b.xml", "<include href=\"link.xml\"/>");
    assert_null(report_read("elsewhere/layouts/b.xml", scratch->arena, scratch->diag));
    assert_said(scratch, "elsewhere/layouts/b.xml:4:1: error[E0103]");
    refused(scratch, "<include href=\"none.xml\"/>", "layouts/a.xml:4:1: error[E0101]");
}

static void circles_are_named(void **state)
{
    Scratch *scratch = *state;
    scratch_write("layouts/one.xml", "<fragment>\n<include href=\"two.xml\"/></fragment>");
    scratch_write("layouts/two.xml", "<fragment>\n\n <include href=\"./one.xml\"/></fragment>");
    refused(scratch, "<include href=\"one.xml\"/>", "layouts/two.xml:3:2: error[E0209]");
    refused(scratch, "<style name=\"a\" base=\"b\"/>\n<style name=\"b\" base=\"a\"/>", "layouts/a.xml:4:1: error[E0315]");
}

static void mistakes_in_an_included_file_have_its_name(void **state)
{
    Scratch *scratch = *state;
    scratch_write("layouts/more.xml", "<fragment>\n  <block name=\"b\"><p style=\"none\">x</p></block></fragment>");
    refused(scratch, "<include href=\"more.xml\"/>", "layouts/more.xml:2:19: error[E0302]");
}

static void line_ends_vanish_between_japanese_and_not_between_words(void **state)
{
    Scratch *scratch = *state;
    const Report *report =
        read_elements(scratch, "<section master=\"m\"><p>\n  表組\n  とは\n  a  table\n  setter </p></section>");
    assert_non_null(report);
    const Node *text = find_below(report->root, "p")->first;
    assert_null(text->element);
    assert_string_equal(text->text.at, "表組とはa table setter ");
    assert_int_equal(text->where.line, 5);
    assert_int_equal(text->where.column, 3);
}

static void white_space_around_elements(void **state)
{
    Scratch *scratch = *state;
    const Report *report = read_elements(scratch, "<section master=\"m\"><p>表\n<text style=\"default\">組</text>\n<br/>\n a "
                                                  "<text style=\"default\">b</text>\nc</p></section>");
    assert_non_null(report);
    const Node *p = find_below(report->root, "p"), *node = p->first;
    assert_string_equal(node->text.at, "表");
    node = node->next->next;
    assert_true(node_is(node, "br"));
    assert_string_equal(node->next->text.at, "a ");
    assert_string_equal(node->next->next->next->text.at, " c");
}

static void styles_inherit_what_is_of_text_and_not_what_is_of_a_block(void **state)
{
    Scratch *scratch = *state;
    const Report *report =
        read_elements(scratch, "<style name=\"a\" base=\"b\" size=\"20pt\"/>\n"
                               "<style name=\"b\" leading=\"1.5\" indent=\"1em\" weight=\"bold\" color=\"#336\" fill=\"#fff\" "
                               "space-before=\"2mm\" keep-next=\"yes\" rule-above=\"0.1\"/>\n"
                               "<style name=\"c\" base=\"b\" leading=\"5mm\"/>");
    assert_non_null(report);
    const Style *a = report_find_style(report, STR("a")), *b = report_find_style(report, STR("b")),
                *c = report_find_style(report, STR("c"));
    assert_int_equal(a->size, 20 * LEN_PT);
    assert_int_equal(a->leading, 30 * LEN_PT);
    assert_int_equal(a->indent, 20 * LEN_PT);
    assert_int_equal(a->weight, 700);
    assert_int_equal(a->color.blue, 0x66);
    assert_string_equal(str_copy(scratch->arena, a->family).at, "F");
    assert_false(a->plate.filled || a->keep_next || a->space_before || a->above.width);
    assert_true(b->plate.filled && b->keep_next);
    assert_int_equal(b->space_before, 2 * LEN_MM);
    assert_int_equal(b->above.width, 720);
    assert_int_equal(b->size, 9 * LEN_PT);
    assert_int_equal(c->leading, 5 * LEN_MM);
}

static void the_default_style_is_needed(void **state)
{
    Scratch *scratch = *state;
    scratch_write("layouts/a.xml", "<report name=\"r\" title=\"T\" data=\"d.xml\" fonts=\"f.xml\"><style name=\"x\"/></report>");
    assert_null(report_read("layouts/a.xml", scratch->arena, scratch->diag));
    assert_said(scratch, "layouts/a.xml:1:1: error[E0208]: <report> needs a <style name=\"default\">");
}

static void values_are_typed_and_paths_resolved(void **state)
{
    Scratch *scratch = *state;
    const Report *report = read_elements(
        scratch,
        "<section master=\"m\" start=\"odd\"><gap height=\"12.5mm\"/><p when=\"@no &lt; 2\">&lt;<![CDATA[<]]></p></section>");
    assert_non_null(report);
    assert_string_equal(report->data_path.at, "data/d.xml");
    assert_string_equal(report->fonts_path.at, "fonts/fonts.xml");
    const Node *section = find_below(report->root, "section");
    assert_int_equal(node_choice(section, "start", 9), START_ODD);
    assert_int_equal(node_len(section->first, "height", 0), 90000);
    assert_string_equal(node_text(section->first->next, "when").at, "@no < 2");
    assert_string_equal(section->first->next->first->text.at, "<<");
}

static void other_encodings_are_read(void **state)
{
    Scratch *scratch = *state;
    static const char shift_jis[] =
        "<?xml version=\"1.0\" encoding=\"Shift_JIS\"?>\n<report name=\"r\" title=\"\xfb\xfc\x87\x40\" data=\"d\" fonts=\"f\">"
        "<style name=\"default\" family=\"F\" size=\"9pt\"/></report>";
    scratch_write("layouts/a.xml", shift_jis);
    const Report *report = report_read("layouts/a.xml", scratch->arena, scratch->diag);
    assert_non_null(report);
    assert_string_equal(report->title.at, "髙①");
    static const char text[] = "<fonts><family name=\"F\"><file href=\"x.ttf\"/></family></fonts>";
    char utf16[2 * sizeof text] = "\xFF\xFE";
    for (size_t i = 0; i + 1 < sizeof text; i++) utf16[2 + 2 * i] = text[i];
    scratch_write_bytes("fonts.xml", utf16, 2 * sizeof text);
    assert_non_null(report_read_fonts("fonts.xml", scratch->arena, scratch->diag));
    scratch_write("layouts/a.xml", "<?xml version=\"1.0\" encoding=\"klingon\"?><report/>");
    assert_null(report_read("layouts/a.xml", scratch->arena, scratch->diag));
    assert_said(scratch, "error[E0212]: cannot be read as klingon");
}

static void a_cell_holds_words_or_blocks(void **state)
{
    Scratch *scratch = *state;
    refused(scratch,
            "<section master=\"m\"><table><column name=\"a\" share=\"1\"/><rows select=\"plan\"><rule match=\"plan\"><row>\n"
            "<cell columns=\"a\">words <p>x</p></cell></row></rule></rows></table></section>",
            "layouts/a.xml:5:19: error[E0207]");
    refused(scratch,
            "<section master=\"m\"><table><column name=\"a\" share=\"1\" width=\"1mm\"/><rows select=\"plan\"><rule "
            "match=\"plan\"/></rows></table></section>",
            "layouts/a.xml:4:28: error[E0205]: <column> needs the attribute width | share");
}

static void fonts_are_found_and_fallbacks_known(void **state)
{
    Scratch *scratch = *state;
    scratch_write("font.ttf", "");
    scratch_write(
        "fonts.xml",
        "<fonts><family name=\"A\"><file href=\"font.ttf\" weight=\"bold\"/><file href=\"nowhere/none.ttf\" index=\"3\"/>"
        "<fallback family=\"B\"/></family><family name=\"B\"><file href=\"font.ttf\"/></family></fonts>");
    const FontList *list = report_read_fonts("fonts.xml", scratch->arena, scratch->diag);
    assert_non_null(list);
    assert_int_equal(list->n_families, 2);
    assert_string_equal(list->families[0].files[0].path.at, "font.ttf");
    assert_int_equal(list->families[0].files[0].weight, 700);
    assert_string_equal(list->families[0].files[1].path.at, "nowhere/none.ttf");
    assert_int_equal(list->families[0].files[1].index, 3);
    assert_int_equal(list->families[0].files[1].weight, 400);
    scratch_write("fonts.xml", "<fonts><family name=\"A\"><file href=\"font.ttf\"/><fallback family=\"C\"/></family></fonts>");
    assert_null(report_read_fonts("fonts.xml", scratch->arena, scratch->diag));
    assert_said(scratch, "fonts.xml:1:8: error[E0302]: there is no family \"C\"");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, scratch_open, scratch_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(mistakes_are_found_at_their_place),
        TEST(malformed_files_are_refused_at_their_place),
        TEST(nothing_is_declared_or_fetched),
        TEST(deep_nesting_is_refused),
        TEST(includes_stay_in_the_project),
        TEST(circles_are_named),
        TEST(mistakes_in_an_included_file_have_its_name),
        TEST(line_ends_vanish_between_japanese_and_not_between_words),
        TEST(white_space_around_elements),
        TEST(styles_inherit_what_is_of_text_and_not_what_is_of_a_block),
        TEST(the_default_style_is_needed),
        TEST(values_are_typed_and_paths_resolved),
        TEST(other_encodings_are_read),
        TEST(a_cell_holds_words_or_blocks),
        TEST(fonts_are_found_and_fallbacks_known),
    };
    return cmocka_run_group_tests_name("report/report", tests, NULL, NULL);
}
