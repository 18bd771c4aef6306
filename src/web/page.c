/* Tags → elements of HTML.  Words of one look that follow each other are gathered before they are written: lines of paper part them. */
#include "web/page.h"

#include "base/utf8.h"
#include "base/words.h"
#include "model/web.h"
#include "web/chapters.h"
#include "web/looks.h"
#include "web/page_css.h"
#include "web/places.h"
#include "web/times.h"

#include <assert.h>

typedef struct {
    Arena *arena;
    const WebPage *pages;
    const Tags *tags;
    const WebPlaces *places;
    const WebChapters *chapters; /* NULL: all stands on one page */
    const WebChapter *chapter;   /* of those, the one being written */
    DiagLang lang;               /* of what the booklet does not say itself */
    WebLooks looks;
    StrBuilder out;
    StrBuilder words;    /* gathered, */
    int look;            /* in this class */
    const Style *around; /* of the paragraph, cell or heading that is open */
    const Rich *text;    /* of the words before, which end at byte `until` of it; NULL: none go on */
    int until;
    int n_links;    /* open: there is none within one */
    bool in_figure; /* its words are part of the picture */
} WebWriter;

/* ---- words ---- */

static void flush(WebWriter *writer)
{
    if (!writer->words.n) return;
    if (writer->look) str_add_printf(&writer->out, "<span class=\"c%d\">", writer->look);
    times_add(&writer->out, str_built(&writer->words));
    if (writer->look) str_add(&writer->out, STR("</span>"));
    writer->words.n = 0;
}

static const Style *style_at(const Rich *rich, int at)
{
    for (int i = 0; i < rich->n_runs; i++)
        if (rich->runs[i].first <= at && at < rich->runs[i].last) return rich->runs[i].style;
    return rich->style;
}

static bool is_leader(const Rich *rich, int at)
{
    for (int i = 0; i < rich->n_runs; i++)
        if (rich->runs[i].first <= at && at < rich->runs[i].last) return rich->runs[i].leader;
    return false;
}

/* What is not painted between two pieces of a text: blanks at which a line was broken, forced line ends, a leader. */
static void add_between(WebWriter *writer, const Rich *rich, int from, int to)
{
    for (int at = from; at < to;) {
        bool leads = is_leader(rich, at);
        uint32_t c = utf8_next(rich->text, &at);
        if (c == '\n') {
            flush(writer);
            str_add(&writer->out, STR("<br>"));
        } else if (leads)
            str_add(&writer->words, writer->words.n && writer->words.at[writer->words.n - 1] == ' ' ? STR("") : STR(" "));
        else if (c == ' ' || c == 0x3000) str_add_char(&writer->words, c);
    }
}

static void add_attribute(StrBuilder *out, const char *name, Str value)
{
    str_add_printf(out, " %s=\"", name);
    for (int i = 0; i < value.n; i++) {
        if (value.at[i] == '"') str_add(out, STR("&quot;"));
        else str_add_xml(out, str_part(value, i, i + 1));
    }
    str_add(out, STR("\""));
}

/* Words that are shown as a picture, as high as the letters beside it. */
static void add_icon(WebWriter *writer, const WebPiece *piece)
{
    flush(writer);
    str_add(&writer->out, STR("<span class=\"icon\"><svg role=\"img\""));
    add_attribute(&writer->out, "aria-label", piece->words);
    str_add(&writer->out, piece->picture);
    str_add(&writer->out, STR("</span>"));
}

static void add_piece(WebWriter *writer, const TagPlace *place)
{
    const WebPiece *piece = &writer->pages[place->kid.page].pieces[place->number];
    bool is_icon = piece->picture.n && piece->words.n;
    if ((piece->picture.n && !is_icon) || writer->in_figure) return;
    const Rich *rich = place->text;
    assert(rich);
    bool is_reading = piece->until < 0;
    if (!is_reading && writer->text == rich && writer->until <= place->at && place->at <= rich->text.n)
        add_between(writer, rich, writer->until, place->at);
    int look = is_reading ? 0 : looks_of_run(&writer->looks, style_at(rich, place->at), writer->around);
    if (look != writer->look) flush(writer);
    writer->look = look;
    if (is_icon) add_icon(writer, piece);
    else str_add(&writer->words, piece->words);
    if (is_reading) return;
    writer->text = rich;
    writer->until = piece->until;
}

/* ---- attributes ---- */

/* Of an element, or outside.  # and % are none of the letters of a name in an address. */
static void add_href(WebWriter *writer, Str name)
{
    if (web_is_address(name)) {
        add_attribute(&writer->out, "href", name);
        return;
    }
    StrBuilder address = { .arena = writer->arena };
    const WebChapter *chapter = writer->chapters ? chapters_with(writer->chapters, name) : NULL;
    if (chapter && chapter != writer->chapter) str_add(&address, chapter->file);
    str_add(&address, STR("#"));
    for (int i = 0; i < name.n; i++) {
        if (strchr("#%\"<>`'", name.at[i])) str_add_printf(&address, "%%%02X", (unsigned char)name.at[i]);
        else str_add_bytes(&address, &name.at[i], 1);
    }
    add_attribute(&writer->out, "href", str_built(&address));
}

/* The first text in it, which is said as it is as a whole. */
static const Rich *first_text(const Tag *tag)
{
    for (const TagKid *kid = tag->kids; kid; kid = kid->next) {
        const Rich *text = kid->kind == KID_PIECE ? kid_as_place(kid)->text
                           : kid->kind == KID_TAG ? first_text(kid_as_tag(kid))
                                                  : NULL;
        if (text) return text;
    }
    return NULL;
}

static bool is_block(const Tag *tag)
{
    switch (tag->type) {
    case TAG_HEADING:
    case TAG_PARAGRAPH:
    case TAG_ENTRY:
    case TAG_ITEM:
    case TAG_NOTE:
    case TAG_CAPTION:
    case TAG_HEAD_CELL:
    case TAG_CELL: return true;
    default: return false;
    }
}

static void add_cell_attributes(WebWriter *writer, const Tag *tag)
{
    static const char *const scopes[] = { "", "col", "row", "" }; /* by TagScope; both: HTML has no word for it */
    const TagCell *cell = &tag->as.cell;
    StrBuilder *out = &writer->out;
    bool is_head = tag->type == TAG_HEAD_CELL && tag->kids;
    if (is_head && *scopes[cell->scope]) str_add_printf(out, " scope=\"%s\"", scopes[cell->scope]);
    if (cell->row_span > 1) str_add_printf(out, " rowspan=\"%d\"", cell->row_span);
    if (cell->column_span > 1) str_add_printf(out, " colspan=\"%d\"", cell->column_span);
    for (int i = 0; i < cell->n_heads; i++) str_add_printf(out, "%s_%d", i ? " " : " headers=\"", cell->heads[i]);
    if (cell->n_heads) str_add(out, STR("\""));
}

/* ---- elements ---- */

static const struct {
    const char *element, *class;
} elements[TAG_TYPE_COUNT] = {
    [TAG_DOCUMENT] = { "main", NULL },   [TAG_PART] = { "div", "part" },      [TAG_SECTION] = { "section", NULL },
    [TAG_INDEX] = { "div", "index" },    [TAG_GROUP] = { "div", "box" },      [TAG_CONTENTS] = { "ul", "contents" },
    [TAG_ENTRY] = { "li", NULL },        [TAG_PARAGRAPH] = { "p", NULL },     [TAG_NOTE] = { "div", "note" },
    [TAG_LIST] = { "ul", "items" },      [TAG_ITEM] = { "li", NULL },         [TAG_MARKER] = { "span", NULL },
    [TAG_ITEM_BODY] = { "span", NULL },  [TAG_STRESS] = { "em", "dots" },     [TAG_FOREIGN] = { "span", NULL },
    [TAG_STRUCK] = { "s", NULL },        [TAG_RUBY] = { "ruby", NULL },       [TAG_RUBY_READING] = { "rt", NULL },
    [TAG_FIGURE] = { "figure", NULL },   [TAG_CAPTION] = { "caption", NULL }, [TAG_HEAD_ROWS] = { "thead", NULL },
    [TAG_BODY_ROWS] = { "tbody", NULL }, [TAG_ROW] = { "tr", NULL },          [TAG_HEAD_CELL] = { "th", NULL },
    [TAG_CELL] = { "td", NULL },         [TAG_TABLE] = { "table", NULL },     [TAG_REFERENCE] = { "sup", NULL },
};

/* A number of an index; the mark of a note has none of its own. */
static bool has_link(const Tag *reference)
{
    for (const TagKid *kid = reference->kids; kid; kid = kid->next)
        if (kid->kind == KID_TAG && kid_as_tag(kid)->type == TAG_LINK) return true;
    return false;
}

/* NULL: its words stand in what is around it. */
static const char *element_of(const WebWriter *writer, const Tag *tag, const Tag *parent)
{
    static const char *const headings[] = { "h1", "h2", "h3", "h4", "h5", "h6" };
    switch (tag->type) {
    case TAG_HEADING: return headings[tag->as.level - 1];
    case TAG_RAISED: return tag->as.raise.by < 0 ? "sub" : "sup";
    case TAG_REFERENCE: return parent->type == TAG_ENTRY || has_link(tag) ? NULL : "sup";
    case TAG_HEAD_CELL: return tag->kids ? "th" : "td"; /* nothing heads nothing */
    case TAG_CAPTION: return parent->type == TAG_FIGURE ? "figcaption" : "caption";
    case TAG_LINK: return NULL; /* see below */
    case TAG_FIGURE: return writer->in_figure ? NULL : "figure";
    default: return elements[tag->type].element;
    }
}

static void begin_table(WebWriter *writer, const Tag *tag)
{
    str_add(&writer->out, STR("<div class=\"wide\" tabindex=\"0\" role=\"group\""));
    Str called = tag->as.summary.n ? tag->as.summary : str_from(words(WORD_WEB_TABLE, writer->lang));
    add_attribute(&writer->out, "aria-label", called);
    str_add(&writer->out, STR(">"));
}

static void begin_element(WebWriter *writer, const Tag *tag, const char *element)
{
    StrBuilder *out = &writer->out;
    if (tag->type == TAG_TABLE) begin_table(writer, tag);
    str_add_printf(out, "<%s", element);
    Str name = places_name(writer->places, tag);
    if (tag->type == TAG_DOCUMENT) name = STR("_main");
    if (name.n) add_attribute(out, "id", name);
    const Rich *first = is_block(tag) ? first_text(tag) : NULL;
    int look = first ? looks_of_block(&writer->looks, first->style) : 0;
    const char *class = elements[tag->type].class;
    if (class || look) str_add_printf(out, " class=\"%s%s", class ? class : "", class && look ? " " : "");
    if (look) str_add_printf(out, "c%d", look);
    if (class || look) str_add(out, STR("\""));
    if (tag->type == TAG_NOTE) str_add(out, STR(" role=\"note\""));
    if (tag->language) add_attribute(out, "lang", *tag->language);
    if (tag->type == TAG_CELL || tag->type == TAG_HEAD_CELL) add_cell_attributes(writer, tag);
    str_add(out, STR(">"));
    if (first) writer->around = first->style;
}

/* Where an element that leads somewhere leads; empty: nowhere. */
static Str lead_of(const WebWriter *writer, const Tag *tag, const Tag *parent)
{
    if (tag->type == TAG_REFERENCE) return places_of_mark(writer->places, tag);
    if (tag->type == TAG_MARKER && parent->type == TAG_NOTE) return places_back(writer->places, parent);
    if (tag->type != TAG_LINK) return STR("");
    for (const TagKid *kid = tag->kids; kid; kid = kid->next)
        if (kid->kind == KID_LINK)
            return places_of_link(writer->places, &writer->tags->pages[kid->page].links[kid_as_place(kid)->number]);
    return STR("");
}

/* Its pictures, in itself or in what leads somewhere from them. */
static void add_figure(WebWriter *writer, const Tag *tag, const Tag *figure)
{
    for (const TagKid *kid = tag->kids; kid; kid = kid->next) {
        if (kid->kind != KID_PIECE) continue;
        const WebPiece *piece = &writer->pages[kid->page].pieces[kid_as_place(kid)->number];
        if (!piece->picture.n) continue;
        str_add(&writer->out, STR("<svg role=\"img\""));
        add_attribute(&writer->out, "aria-label", figure->as.figure->words);
        str_add(&writer->out, piece->picture);
    }
}

static void write_tag(WebWriter *writer, const Tag *tag, const Tag *parent);

/* Those before `end`; NULL: all. */
static void write_kids(WebWriter *writer, const Tag *tag, const TagKid *first, const TagKid *end)
{
    for (const TagKid *kid = first; kid && kid != end; kid = kid->next) {
        if (kid->kind == KID_TAG) write_tag(writer, kid_as_tag(kid), tag);
        else if (kid->kind == KID_PIECE) add_piece(writer, kid_as_place(kid));
    }
}

static void end_line(WebWriter *writer, const Tag *tag)
{
    bool is_inner = !is_block(tag) && tag->type > TAG_PARAGRAPH && tag->type != TAG_LIST && tag->type != TAG_FIGURE &&
                    tag->type != TAG_TABLE && tag->type != TAG_ROW && tag->type != TAG_HEAD_ROWS && tag->type != TAG_BODY_ROWS;
    if (!is_inner) str_add(&writer->out, STR("\n"));
}

/* A level of 目次 stands in a line of the one above it. */
static bool is_inner_contents(const Tag *tag, const Tag *parent)
{
    return tag->type == TAG_CONTENTS && parent->type == TAG_CONTENTS;
}

/* Words of one text go on through the elements within it; behind what stands by itself others begin. */
static void write_tag(WebWriter *writer, const Tag *tag, const Tag *parent)
{
    const char *element = element_of(writer, tag, parent);
    const Style *around = writer->around;
    bool was_in_figure = writer->in_figure;
    Str lead = writer->n_links ? STR("") : lead_of(writer, tag, parent);
    flush(writer);
    if (is_inner_contents(tag, parent)) str_add(&writer->out, STR("<li>"));
    if (element) begin_element(writer, tag, element);
    if (lead.n) {
        str_add(&writer->out, STR("<a"));
        add_href(writer, lead);
        str_add(&writer->out, STR(">"));
        writer->n_links++;
    }
    if (tag->type == TAG_FIGURE) add_figure(writer, tag, tag);
    if (tag->type == TAG_LINK && parent->type == TAG_FIGURE) add_figure(writer, tag, parent);
    write_kids(writer, tag, tag->kids, NULL);
    flush(writer);
    if (lead.n) {
        str_add(&writer->out, STR("</a>"));
        writer->n_links--;
    }
    if (element) str_add_printf(&writer->out, "</%s>", element);
    if (tag->type == TAG_TABLE) str_add(&writer->out, STR("</div>"));
    if (is_inner_contents(tag, parent)) str_add(&writer->out, STR("</li>"));
    end_line(writer, tag);
    writer->around = around;
    writer->in_figure = was_in_figure;
}

/* ---- the page ---- */

static bool has_first_heading(const Tag *tag)
{
    if (tag->type == TAG_HEADING && tag->as.level == 1) return true;
    for (const TagKid *kid = tag->kids; kid; kid = kid->next)
        if (kid->kind == KID_TAG && has_first_heading(kid_as_tag(kid))) return true;
    return false;
}

static WebWriter new_writer(const WebPage *pages, const Pages *of, const Tags *tags, const WebPlaces *places, Arena *arena)
{
    return (WebWriter){ .arena = arena,
                        .pages = pages,
                        .tags = tags,
                        .lang = !of->lang.n || str_starts(of->lang, STR("ja")) ? LANG_JA : LANG_EN,
                        .places = places,
                        .looks = { .arena = arena, .classes = map_new(arena), .rules = { .arena = arena } },
                        .out.arena = arena,
                        .words.arena = arena };
}

static void add_head(WebWriter *writer, const Pages *of, Str title, StrBuilder *page)
{
    str_add(page, STR("<!DOCTYPE html>\n<html"));
    add_attribute(page, "lang", of->lang.n ? of->lang : STR("ja"));
    str_add(
        page,
        STR(">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"));
    if (of->author.n) {
        str_add(page, STR("<meta name=\"author\""));
        add_attribute(page, "content", of->author);
        str_add(page, STR(">\n"));
    }
    str_add(page, STR("<title>"));
    str_add_xml(page, title);
    str_add(page, STR("</title>\n<style>\n"));
    str_add(page, (Str){ (const char *)page_css, page_css_size });
    looks_write(&writer->looks, page);
    str_add(page, STR("</style>\n</head>\n"));
}

static void add_title(Str title, StrBuilder *page)
{
    str_add(page, STR("<header><h1>"));
    str_add_xml(page, title);
    str_add(page, STR("</h1></header>\n"));
}

Str page_written(const WebPage *pages, const Pages *of, const Tags *tags, Arena *arena)
{
    WebWriter writer = new_writer(pages, of, tags, places_find(tags, of, arena), arena);
    write_tag(&writer, tags->root, tags->root);
    StrBuilder page = { .arena = arena };
    add_head(&writer, of, of->title, &page);
    str_add_printf(&page, "<body>\n<a class=\"skip\" href=\"#_main\">%s</a>\n", words(WORD_WEB_SKIP, writer.lang));
    if (!has_first_heading(tags->root)) add_title(of->title, &page);
    str_add(&page, str_built(&writer.out));
    str_add(&page, STR("</body>\n</html>\n"));
    return str_built(&page);
}

/* ---- a page a chapter ---- */

static void add_way(StrBuilder *page, const WebChapter *chapter, const char *more, Str before)
{
    str_add(page, STR("<a"));
    add_attribute(page, "href", chapter->file);
    str_add(page, str_from(more));
    str_add(page, STR(">"));
    str_add_xml(page, before);
    str_add_xml(page, chapter->title);
    str_add(page, STR("</a>"));
}

static void begin_ways(StrBuilder *page, Word called, DiagLang lang)
{
    str_add(page, STR("<nav"));
    add_attribute(page, "aria-label", words_str(called, lang));
    str_add(page, STR(">"));
}

/* To all of them. */
static void add_chapters(const WebWriter *writer, StrBuilder *page)
{
    begin_ways(page, WORD_WEB_CHAPTERS, writer->lang);
    str_add(page, STR("<ol>\n"));
    for (int i = 0; i < writer->chapters->n; i++) {
        const WebChapter *chapter = &writer->chapters->at[i];
        str_add(page, STR("<li>"));
        add_way(page, chapter, chapter == writer->chapter ? " aria-current=\"page\"" : "", STR(""));
        str_add(page, STR("</li>\n"));
    }
    str_add(page, STR("</ol></nav>\n"));
}

static void add_beside(const WebWriter *writer, StrBuilder *page)
{
    const WebChapters *chapters = writer->chapters;
    long nth = writer->chapter - chapters->at;
    begin_ways(page, WORD_WEB_BESIDE, writer->lang);
    if (nth > 0) add_way(page, &chapters->at[nth - 1], " rel=\"prev\"", words_str(WORD_WEB_BEFORE, writer->lang));
    if (nth > 0 && nth + 1 < chapters->n) str_add(page, STR("\n"));
    if (nth + 1 < chapters->n) add_way(page, &chapters->at[nth + 1], " rel=\"next\"", words_str(WORD_WEB_AFTER, writer->lang));
    str_add(page, STR("</nav>\n"));
}

static Str chapter_written(WebWriter *writer, const Pages *of)
{
    const WebChapter *chapter = writer->chapter;
    bool is_first = chapter == writer->chapters->at, is_alone = writer->chapters->n == 1;
    Arena *arena = writer->arena;
    write_kids(writer, writer->tags->root, chapter->first, chapter->end);
    flush(writer);
    StrBuilder page = { .arena = arena };
    Str title = is_first ? of->title : str_printf(arena, STR_FMT " – " STR_FMT, STR_ARG(chapter->title), STR_ARG(of->title));
    add_head(writer, of, title, &page);
    str_add_printf(&page, "<body>\n<a class=\"skip\" href=\"#_main\">%s</a>\n", words(WORD_WEB_SKIP, writer->lang));
    if (!chapter->has_heading) add_title(of->title, &page);
    if (!is_alone) add_chapters(writer, &page);
    str_add(&page, STR("<main id=\"_main\">\n"));
    str_add(&page, str_built(&writer->out));
    str_add(&page, STR("</main>\n"));
    if (!is_alone) add_beside(writer, &page);
    str_add(&page, STR("</body>\n</html>\n"));
    return str_built(&page);
}

WebFile *page_chapters(const WebPage *pages, const Pages *of, const Tags *tags, int *n, Arena *arena)
{
    const WebPlaces *places = places_find(tags, of, arena);
    const WebChapters *chapters = chapters_find(pages, tags, places, of->title, arena);
    WebFile *files = arena_array(arena, WebFile, chapters->n);
    for (*n = 0; *n < chapters->n; ++*n) {
        WebWriter writer = new_writer(pages, of, tags, places, arena);
        writer.chapters = chapters;
        writer.chapter = &chapters->at[*n];
        files[*n] = (WebFile){ writer.chapter->file, chapter_written(&writer, of) };
    }
    return files;
}
