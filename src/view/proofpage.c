/* The proof page: one file of HTML.  Pages are pictures in <template>s, of which a browser makes something only where it shows them; what
   stands on them, and what is said of it, is JSON, which the script (proofpage.js) lays over them. */
#include "view/proofpage.h"

#include "base/utf8.h"
#include "base/words.h"
#include "view/drawn.h"
#include "view/pinned.h"

#include <string.h>

typedef struct {
    StrBuilder out;
    const ProofMatter *matter;
    const PlacedText *texts;
    int n_texts;
    Pinboard *board;
    const PlacedText *earlier; /* texts as they were published */
    int n_earlier;
    Map passages; /* key → Passage */
    DiagLang lang;
    Arena *arena;
} ProofWriter;

/* --- JSON within HTML: no < of it is one ----------------------------------------------------------------------------- */

static void add_string(ProofWriter *writer, Str value)
{
    StrBuilder json = { .arena = writer->arena };
    str_add_json(&json, utf8_check(value) >= 0 ? STR("?") : value);
    str_add(&writer->out, str_replace(writer->arena, str_built(&json), STR("<"), STR("\\u003c")));
}

static void add_named(ProofWriter *writer, const char *name, Str value)
{
    if (!value.n) return;
    str_add_printf(&writer->out, ",\"%s\":", name);
    add_string(writer, value);
}

static Str said(const ProofWriter *writer, Word word)
{
    return words_str(word, writer->lang);
}

/* --- texts ------------------------------------------------------------------------------------------------------------- */

static Str owner_of(const ProofWriter *writer, Str record)
{
    const Str *names = writer->matter->offices && record.n ? map_find(&writer->matter->offices->of_words, record) : NULL;
    return names ? *names : STR("");
}

static Str owner_of_text(const ProofWriter *writer, const PlacedText *text)
{
    Str owner = owner_of(writer, key_record(text->key));
    for (int i = 0; i < text->n_sources && !owner.n; i++) owner = owner_of(writer, text->sources[i].source.record);
    return owner;
}

static void add_sources(ProofWriter *writer, const PlacedText *text)
{
    static const char *const kinds[] = { SOURCE_CHOICES(CHOICE_WORD) };
    StrBuilder *out = &writer->out;
    str_add(out, STR(",\"s\":["));
    for (int i = 0; i < text->n_sources; i++) {
        const SourceSpan *span = &text->sources[i];
        str_add_printf(out, "%s[\"%s\",", i ? "," : "", kinds[span->source.kind]);
        add_string(writer, str_part(text->text, span->first, span->last));
        str_add(out, STR(","));
        add_string(writer, pinboard_place(writer->board, span->source));
        str_add(out, STR("]"));
    }
    if (!text->n_sources && text->where.line) {
        str_add(out, STR("[\"layout\",\"\","));
        add_string(writer, str_from(diag_place(text->where, writer->arena)));
        str_add(out, STR("]"));
    }
    str_add(out, STR("]"));
}

static void add_text(ProofWriter *writer, const PlacedText *text)
{
    StrBuilder *out = &writer->out;
    const Passage *passage = map_find(&writer->passages, text->key.text);
    str_add_printf(out, "{\"p\":%d,\"b\":[%d,%d,%d,%d]", text->page + 1, svg_length(text->box.x), svg_length(text->box.y),
                   svg_length(text->box.width), svg_length(text->box.height));
    add_named(writer, "k", text->key.text);
    add_named(writer, "t", text->text);
    add_named(writer, "o", owner_of_text(writer, text));
    if (passage) {
        str_add(out, STR(",\"l\":["));
        add_string(writer, passage->part);
        str_add(out, STR(","));
        add_string(writer, passage->item);
        str_add(out, STR(","));
        add_string(writer, passage->column);
        str_add(out, STR("]"));
    }
    add_sources(writer, text);
    const PlacedFit fit = text->fit;
    str_add_printf(out, ",\"f\":[%.1f,%.2f,%.1f,%.2f]", fit.squeeze / 10.0, len_to_pt(fit.size), fit.natural_squeeze / 10.0,
                   len_to_pt(fit.natural_size));
    str_add(out, STR("}"));
}

/* --- what is said of them ---------------------------------------------------------------------------------------------- */

/* What a person looks for among findings: by the hundreds of their numbers, but for what is looked for most. */
static Word kind_of(const DiagFault *fault)
{
    static const Word hundreds[] = {
        [1] = WORD_KIND_FILE,   [2] = WORD_KIND_GRAMMAR, [3] = WORD_KIND_REFERENCE, [4] = WORD_KIND_FONT,
        [5] = WORD_KIND_LAYOUT, [6] = WORD_KIND_PAGES,   [7] = WORD_KIND_PRESS,     [8] = WORD_KIND_REVISION,
        [9] = WORD_KIND_DATA,   [10] = WORD_KIND_PRESS,  [11] = WORD_KIND_SHEETS
    };
    if (fault->code == DIAG_NO_GLYPH || fault->code == DIAG_NO_VARIANT) return WORD_KIND_GLYPH;
    if (fault->code == DIAG_FIT_SQUEEZED || fault->code == DIAG_FIT_SMALLER) return WORD_KIND_FIT;
    size_t hundred = (size_t)diag_number(fault->code) / 100;
    return hundred < sizeof hundreds / sizeof *hundreds ? hundreds[hundred] : WORD_KIND_FILE;
}

enum { MOST_PINS = 50, CHANGE = SEVERITY_FATAL + 1 };

static void add_pins(ProofWriter *writer, Str key, const int *found, int n)
{
    str_add(&writer->out, STR(",\"t\":["));
    for (int i = 0; i < n; i++) str_add_printf(&writer->out, "%s%d", i ? "," : "", found[i]);
    str_add(&writer->out, STR("]"));
    Str owner = owner_of(writer, key_record(key_read(key)));
    add_named(writer, "o", owner.n || !n ? owner : owner_of_text(writer, &writer->texts[found[0]]));
}

static void add_finding(ProofWriter *writer, const DiagFault *fault)
{
    str_add_printf(&writer->out, "{\"v\":%d,\"n\":\"%s\",\"g\":", (int)fault->severity, diag_name(fault->code, writer->arena).at);
    add_string(writer, said(writer, kind_of(fault)));
    add_named(writer, "m", fault->message[writer->lang]);
    add_named(writer, "h", str_from(diag_help(fault->code, writer->lang)));
    add_named(writer, "w", fault->where.file ? str_from(diag_place(fault->where, writer->arena)) : STR(""));
    add_named(writer, "k", fault->key);
    int found[MOST_PINS];
    add_pins(writer, fault->key, found, pinboard_find(writer->board, fault->key, fault->where, found, MOST_PINS));
    str_add(&writer->out, STR("}"));
}

static bool is_about(const Change *change, const PlacedText *text)
{
    return change->of_record ? str_equal(key_record(text->key), change->key.text) : key_equal(text->key, change->key);
}

/* The new page that has the number of the old one, from 1; 0: there is none. */
static int page_of_label(const ProofWriter *writer, Str label)
{
    int n_pages;
    const DrawnPage *pages = drawn_pages(writer->matter->drawn, &n_pages);
    for (int i = 0; label.n && i < n_pages; i++)
        if (str_equal(pages[i].label, label)) return i + 1;
    return 0;
}

/* What is gone was on this page. */
static void add_page_before(ProofWriter *writer, const Change *change)
{
    int page = 0;
    for (int i = 0; i < writer->n_earlier && !page; i++)
        if (is_about(change, &writer->earlier[i])) page = page_of_label(writer, writer->earlier[i].label);
    if (page) str_add_printf(&writer->out, ",\"q\":%d", page);
}

static void add_change(ProofWriter *writer, const Change *change)
{
    str_add_printf(&writer->out, "{\"v\":%d,\"g\":", CHANGE);
    add_string(writer, said(writer, WORD_VIEW_CHANGES));
    add_named(writer, "k", change->key.text);
    add_named(writer, "from", change->was);
    add_named(writer, "to", change->now);
    add_named(writer, "m",
              str_printf(writer->arena, STR_FMT " " STR_FMT " " STR_FMT, STR_ARG(change->part), STR_ARG(change->item),
                         STR_ARG(change->column)));
    add_named(writer, "h", change->reason);
    int found[MOST_PINS], n = change->of_record ? pinboard_of_record(writer->board, change->key.text, found, MOST_PINS)
                                                : pinboard_find(writer->board, change->key.text, (Where){ 0 }, found, MOST_PINS);
    add_pins(writer, change->key.text, found, n);
    if (!n) add_page_before(writer, change);
    str_add(&writer->out, STR("}"));
}

/* --- the page ---------------------------------------------------------------------------------------------------------- */

static void add_words(ProofWriter *writer)
{
    static const struct {
        const char *name;
        Word word;
    } list[] = { { "none", WORD_VIEW_NONE },          { "shown", WORD_VIEW_SHOWN },      { "key", WORD_VIEW_KEY },
                 { "label", WORD_VIEW_LABEL },        { "text", WORD_VIEW_TEXT },        { "source", WORD_VIEW_SOURCE },
                 { "letters", WORD_VIEW_LETTERS },    { "natural", WORD_VIEW_NATURAL },  { "owner", WORD_VIEW_OWNER },
                 { "page", WORD_VIEW_PAGE_SHORT },    { "noPage", WORD_VIEW_NO_PAGE },   { "findings", WORD_VIEW_FINDINGS },
                 { "from typed", WORD_VIEW_TYPED },   { "from again", WORD_VIEW_AGAIN }, { "from computed", WORD_VIEW_COMPUTED },
                 { "from layout", WORD_VIEW_LAYOUT }, { "was", WORD_VIEW_WAS },          { "now", WORD_VIEW_NOW },
                 { "broken", WORD_VIEW_BROKEN },      { "gone", WORD_VIEW_GONE },        { "squeeze", WORD_VIEW_SQUEEZE },
                 { "place", WORD_VIEW_PLACE } };
    str_add(&writer->out, STR(",\"words\":{\"\":\"\""));
    for (size_t i = 0; i < sizeof list / sizeof *list; i++) add_named(writer, list[i].name, said(writer, list[i].word));
    str_add(&writer->out, STR("}"));
}

static void add_data(ProofWriter *writer)
{
    const ProofMatter *matter = writer->matter;
    StrBuilder *out = &writer->out;
    str_add(out, STR("<script type=\"application/json\" id=\"matter\">{\"texts\":["));
    for (int i = 0; i < writer->n_texts; i++) {
        if (i) str_add(out, STR(",\n"));
        add_text(writer, &writer->texts[i]);
    }
    str_add(out, STR("],\n\"findings\":["));
    int n_changes = matter->revision ? matter->revision->n_changes : 0;
    for (int i = 0; i < n_changes; i++) {
        if (i) str_add(out, STR(",\n"));
        add_change(writer, &matter->revision->changes[i]);
    }
    for (int i = 0; i < matter->n_faults; i++) {
        if (i || n_changes) str_add(out, STR(",\n"));
        add_finding(writer, &matter->faults[i]);
    }
    str_add(out, STR("]"));
    add_words(writer);
    str_add(out, STR("}</script>\n"));
}

static void add_xml(ProofWriter *writer, Str text)
{
    str_add_xml(&writer->out, text);
}

static Str page_name(const ProofWriter *writer, const DrawnPage *page, int number)
{
    const char *form = words(page->label.n ? WORD_VIEW_PAGE : WORD_VIEW_PAGE_BLANK, writer->lang);
    return page->label.n ? str_printf(writer->arena, form, page->label.at, number + 1)
                         : str_printf(writer->arena, form, number + 1);
}

static void add_label(ProofWriter *writer, const char *before, Word word, const char *after)
{
    str_add(&writer->out, str_from(before));
    add_xml(writer, said(writer, word));
    str_add(&writer->out, str_from(after));
}

/* `marks`: what lies over it. */
static void add_sheet(ProofWriter *writer, const DrawnPage *page, Str name, const char *kind, Str marks)
{
    StrBuilder *out = &writer->out;
    str_add_printf(out, "<div class=\"sheet %s\" style=\"--w:%d;--h:%d\"><template><svg role=\"img\" aria-label=\"", kind,
                   svg_length(page->width), svg_length(page->height));
    add_xml(writer, name);
    str_add(out, STR("\""));
    str_add(out, page->svg);
    str_add(out, marks);
    str_add(out, STR("</template></div>\n"));
}

/* Over the picture of an old page: what of it reads otherwise now. */
static Str marks_on(const ProofWriter *writer, const DrawnPage *page, int number)
{
    StrBuilder marks = { .arena = writer->arena };
    const Revision *revision = writer->matter->revision;
    for (int i = 0; i < writer->n_earlier; i++) {
        const PlacedText *text = &writer->earlier[i];
        bool is_changed = false;
        for (int k = 0; text->page == number && k < revision->n_changes; k++) is_changed |= is_about(&revision->changes[k], text);
        if (!is_changed) continue;
        str_add_printf(&marks, "<div class=\"cell c\" style=\"left:%.3f%%;top:%.3f%%;width:%.3f%%;height:%.3f%%\"></div>",
                       100.0 * text->box.x / page->width, 100.0 * text->box.y / page->height,
                       100.0 * text->box.width / page->width, 100.0 * text->box.height / page->height);
    }
    return str_built(&marks);
}

/* The old page of the same number; what cannot be made again is told of. */
static void add_old_sheet(ProofWriter *writer, Str label, Str name)
{
    const EarlierPages *before = &writer->matter->before;
    int n_pages, found = -1;
    const DrawnPage *pages = drawn_pages(before->drawn, &n_pages);
    for (int i = 0; label.n && i < n_pages && found < 0; i++)
        if (str_equal(pages[i].label, label)) found = i;
    if (found < 0) return;
    add_label(writer, "<figure><figcaption>", WORD_VIEW_WAS, "</figcaption>\n");
    if (found < before->n_pages && before->is_same[found])
        add_sheet(writer, &pages[found], name, "was", marks_on(writer, &pages[found], found));
    else add_label(writer, "<p class=\"gone\">", WORD_VIEW_GONE, "</p>");
    str_add(&writer->out, STR("</figure>\n"));
}

static void add_page(ProofWriter *writer, const DrawnPage *page, int number)
{
    const Revision *revision = writer->matter->revision;
    bool is_renewed = writer->matter->before.drawn && revision && number < revision->after->n_pages && revision->renewed[number];
    Str name = page_name(writer, page, number);
    str_add_printf(&writer->out, "<section class=\"page%s\" id=\"p%d\"><h2>", is_renewed ? " renewed" : "", number + 1);
    add_xml(writer, name);
    str_add(&writer->out, STR("</h2>\n<div class=\"sheets\">"));
    if (is_renewed) add_old_sheet(writer, page->label, name);
    if (is_renewed) add_label(writer, "<figure><figcaption>", WORD_VIEW_NOW, "</figcaption>\n");
    add_sheet(writer, page, name, "now", STR(""));
    str_add(&writer->out, is_renewed ? STR("</figure></div></section>\n") : STR("</div></section>\n"));
}

static void add_controls(ProofWriter *writer)
{
    static const struct {
        int severity;
        Word word;
    } severities[] = { { CHANGE, WORD_VIEW_CHANGES },
                       { SEVERITY_ERROR, WORD_VIEW_ERRORS },
                       { SEVERITY_WARNING, WORD_VIEW_WARNINGS },
                       { SEVERITY_NOTE, WORD_VIEW_NOTES } };
    StrBuilder *out = &writer->out;
    str_add(out, STR("<form id=\"filters\">"));
    add_label(writer, "<label>", WORD_VIEW_OWNER, " <select id=\"owner\"><option value=\"\">");
    add_label(writer, "", WORD_VIEW_ALL, "</option></select></label>\n");
    add_label(writer, "<label>", WORD_VIEW_KIND, " <select id=\"kind\"><option value=\"\">");
    add_label(writer, "", WORD_VIEW_ALL, "</option></select></label>\n<fieldset><legend>");
    add_label(writer, "", WORD_VIEW_SEVERITY, "</legend>");
    for (size_t i = 0; i < sizeof severities / sizeof *severities; i++) {
        if (severities[i].severity == CHANGE && !writer->matter->revision) continue;
        str_add_printf(out, "<label><input type=\"checkbox\" name=\"severity\" value=\"%d\" checked> ", severities[i].severity);
        add_label(writer, "", severities[i].word, "</label>\n");
    }
    add_label(writer, "</fieldset>\n<label><input type=\"checkbox\" id=\"fit\"> ", WORD_VIEW_FIT, "</label></form>\n");
}

static void add_file(StrBuilder *out, const unsigned char *bytes, int n)
{
    str_add_bytes(out, (const char *)bytes, n);
}

static void add_head(ProofWriter *writer)
{
    StrBuilder *out = &writer->out;
    str_add_printf(out, "<!DOCTYPE html>\n<html lang=\"%s\"", writer->lang == LANG_JA ? "ja" : "en");
    if (writer->matter->made) str_add_printf(out, " data-made=\"%d\"", writer->matter->made);
    str_add(out, STR("><head><meta charset=\"utf-8\">\n"));
    str_add(out, STR("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n"
                     "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';style-src 'unsafe-inline';"
                     "script-src 'unsafe-inline';img-src data:;connect-src 'self'\">\n<title>"));
    add_xml(writer, str_printf(writer->arena, words(WORD_VIEW_TITLE, writer->lang), writer->matter->title.at));
    str_add(out, STR("</title>\n<style>"));
    add_file(out, proofpage_css, proofpage_css_size);
    str_add(out, STR("</style></head>\n"));
}

static void add_body(ProofWriter *writer)
{
    StrBuilder *out = &writer->out;
    int n_pages = 0;
    const DrawnPage *pages = writer->matter->drawn ? drawn_pages(writer->matter->drawn, &n_pages) : NULL;
    add_label(writer, "<body><a class=\"skip\" href=\"#pages\">", WORD_VIEW_SKIP, "</a>\n<header><h1>");
    add_xml(writer, str_printf(writer->arena, words(WORD_VIEW_TITLE, writer->lang), writer->matter->title.at));
    str_add(out, STR("</h1>\n<p id=\"live\" role=\"status\"></p></header>\n"));
    add_label(writer, "<div id=\"desk\"><aside id=\"side\" aria-labelledby=\"found\"><h2 id=\"found\">", WORD_VIEW_FINDINGS,
              "</h2>\n");
    add_controls(writer);
    str_add(out, STR("<p id=\"count\" role=\"status\"></p><ol id=\"list\"></ol></aside>\n<main id=\"pages\" tabindex=\"-1\">\n"));
    for (int i = 0; i < n_pages; i++)
        if (pages[i].svg.n) add_page(writer, &pages[i], i);
    if (!n_pages) add_label(writer, "<p>", WORD_VIEW_NO_PAGES, "</p>");
    add_label(writer, "</main>\n<section id=\"panel\" aria-labelledby=\"about\"><h2 id=\"about\">", WORD_VIEW_PANEL,
              "</h2>\n<p class=\"steps\"><button type=\"button\" id=\"back\">");
    add_label(writer, "", WORD_VIEW_BACK, "</button> <button type=\"button\" id=\"next\">");
    add_label(writer, "", WORD_VIEW_NEXT, "</button></p><div id=\"told\" aria-live=\"polite\"><p>");
    add_label(writer, "", WORD_VIEW_HINT, "</p></div></section></div>\n");
    str_add(out, STR("<svg width=\"0\" height=\"0\" aria-hidden=\"true\" class=\"defs\"><defs>"));
    if (writer->matter->drawn) str_add(out, svg_outlines_defined(drawn_outlines(writer->matter->drawn)));
    str_add(out, STR("</defs></svg>\n"));
    add_data(writer);
    str_add(out, STR("<script>"));
    add_file(out, proofpage_js, proofpage_js_size);
    str_add(out, STR("</script></body></html>\n"));
}

/* Fixed matter is seen, not asked about. */
static void choose_texts(ProofWriter *writer, const PlacedText *all, int n)
{
    PlacedText *texts = arena_array(writer->arena, PlacedText, n + 1);
    for (int i = 0; i < n; i++)
        if (all[i].key.text.n) texts[writer->n_texts++] = all[i];
    writer->texts = texts;
}

Str proofpage_written(const ProofMatter *matter, DiagLang lang, Arena *arena)
{
    Arena *scratch = arena_open();
    ProofWriter writer = { .out.arena = arena, .matter = matter, .passages = map_new(scratch), .lang = lang, .arena = scratch };
    int n = 0;
    const PlacedText *texts = matter->texts ? placed_texts(matter->texts, &n, scratch) : NULL;
    choose_texts(&writer, texts, n);
    for (int i = 0; matter->named && i < matter->named->n_passages; i++)
        map_put(&writer.passages, matter->named->passages[i].key.text, &matter->named->passages[i]);
    if (matter->before.texts) writer.earlier = placed_texts(matter->before.texts, &writer.n_earlier, scratch);
    writer.board = pinboard_open(writer.texts, writer.n_texts, matter->data, scratch);
    add_head(&writer);
    add_body(&writer);
    arena_close(scratch);
    return str_built(&writer.out);
}
