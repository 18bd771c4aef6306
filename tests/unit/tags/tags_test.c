/* What is read, in which order, and whose everything on a page is. */
#include "tags/tags.h"

#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

enum { HEIGHT = 100, MARGIN = 10 }; /* mm */

static Arena *arena;
static const Master master = {
    .width = 100 * LEN_MM, .height = HEIGHT * LEN_MM, .head = MARGIN * LEN_MM, .foot = MARGIN * LEN_MM
};

static int open_arena(void **state)
{
    (void)state;
    arena = arena_open();
    return 0;
}

static int close_arena(void **state)
{
    (void)state;
    arena_close(arena);
    return 0;
}

/* ---- documents ---- */

static Rich rich_from(int serial, const char *text)
{
    Rich rich = { .serial = serial, .text = str_from(text), .n_runs = 1, .runs = arena_new(arena, Run) };
    rich.runs[0].last = rich.text.n;
    return rich;
}

static Block *text_block(int serial, const char *text)
{
    Block *block = arena_new(arena, Block);
    *block = (Block){ .kind = BLOCK_TEXT, .role = ROLE_PARAGRAPH, .as.text = rich_from(serial, text) };
    return block;
}

static const Document *document_of(const Block *blocks, int n_serials)
{
    Section *section = arena_new(arena, Section);
    section->master = arena_new(arena, Master);
    Document *document = arena_new(arena, Document);
    section->blocks = blocks;
    *document = (Document){ .sections = section, .n_serials = n_serials };
    return document;
}

/* ---- pages ---- */

enum { MOST_PAGES = 2 };
/* Of those which were read last. */
static TagPiece painted[MOST_PAGES][16];
static int n_painted[MOST_PAGES];

/* All of them at once. */
static const Tags *tags_read(const Pages *pages, Arena *kept)
{
    Tagging *tagging = tags_open(kept);
    for (int i = 0; i < pages->n_pages; i++) tags_expect(tagging, &pages->pages[i], i);
    assert_in_range(pages->n_pages, 0, MOST_PAGES);
    for (int i = 0; i < pages->n_pages && i < MOST_PAGES; i++) {
        const TagPage *page = tags_see(tagging, &pages->pages[i], i);
        assert_in_range(n_painted[i] = page->n_pieces, 0, 16);
        for (int k = 0; k < page->n_pieces; k++) painted[i][k] = page->pieces[k];
    }
    const Tags *tags = tags_finish(tagging, pages);
    tags_close(tagging);
    return tags;
}

/* A glyph for each byte: the texts are ASCII. */
static const Frame *line_of(Str text, int at, const Mark *mark)
{
    FrameBuilder builder = { .arena = arena };
    Glyph *glyphs = arena_array(arena, Glyph, text.n);
    for (int i = 0; i < text.n; i++) glyphs[i].cluster = i;
    frame_add(&builder, ITEM_GLYPHS, 0, 0)->as.glyphs =
        (Glyphs){ .size = LEN_MM, .squeeze = 1000, .glyphs = glyphs, .n_glyphs = text.n, .text = text, .at = at };
    return frame_built(&builder, LEN_MM, LEN_MM, mark);
}

static const Mark *mark_of(int serial, bool repeated)
{
    Mark *mark = arena_new(arena, Mark);
    *mark = (Mark){ .role = ROLE_PARAGRAPH, .key = key_read(STR("key")), .serial = serial, .repeated = repeated };
    return mark;
}

static const Frame *shown(int serial, const char *text, int at)
{
    return line_of(str_from(text), at, mark_of(serial, false));
}

static const Frame *page_of(const Frame *const *frames, int n)
{
    FrameBuilder builder = { .arena = arena };
    for (int i = 0; i < n; i++) frame_add_frame(&builder, frames[i], 0, 50 * LEN_MM);
    return frame_built(&builder, master.width, master.height, NULL);
}

static Pages *pages_of(const Document *document, const Frame *const *frames, int n)
{
    Pages *pages = arena_new(arena, Pages);
    *pages = (Pages){ .pages = arena_array(arena, Page, n), .n_pages = n };
    for (int i = 0; i < n; i++) pages->pages[i] = (Page){ .master = &master, .document = document, .frame = frames[i] };
    return pages;
}

/* ---- what came of it ---- */

static const char *const names[TAG_TYPE_COUNT] = {
    [TAG_DOCUMENT] = "document", [TAG_PART] = "part",      [TAG_PARAGRAPH] = "paragraph", [TAG_LINK] = "link",
    [TAG_TABLE] = "table",       [TAG_HEAD_ROWS] = "head", [TAG_BODY_ROWS] = "body",      [TAG_ROW] = "row",
    [TAG_HEAD_CELL] = "th",      [TAG_CELL] = "td",        [TAG_LIST] = "list",           [TAG_ITEM] = "item",
    [TAG_MARKER] = "marker",     [TAG_ITEM_BODY] = "rest", [TAG_GROUP] = "group",         [TAG_RAISED] = "raised",
    [TAG_STRESS] = "stress",     [TAG_CONTENTS] = "toc",   [TAG_ENTRY] = "entry",         [TAG_REFERENCE] = "reference",
};

static void say(const Tag *tag, StrBuilder *said);

static void say_kids(const Tag *tag, StrBuilder *said)
{
    for (const TagKid *kid = tag->kids; kid; kid = kid->next) {
        if (!str_ends(str_built(said), STR("("))) str_add_printf(said, " ");
        if (kid->kind == KID_TAG) say(kid_as_tag(kid), said);
        else str_add_printf(said, "%s%d.%d", kid->kind == KID_LINK ? "@" : "", kid->page, kid_as_place(kid)->number);
    }
}

/* document(part(paragraph(0.0 1.0))): pieces by page and number, links as @0.0. */
static void say(const Tag *tag, StrBuilder *said)
{
    str_add_printf(said, "%s(", names[tag->type]);
    say_kids(tag, said);
    str_add_printf(said, ")");
}

/* The same of what is told by and by. */
typedef struct {
    StrBuilder said;
    int n_times, n_heads; /* of cells on the outside of what was told */
} Hearing;

static void hear_begin(void *listener, const Tag *tag)
{
    Hearing *hearing = listener;
    if (hearing->said.n && !str_ends(str_built(&hearing->said), STR("("))) str_add_printf(&hearing->said, " ");
    str_add_printf(&hearing->said, "%s(", names[tag->type]);
}

static void hear_kids(void *listener, const Tag *tag)
{
    Hearing *hearing = listener;
    say_kids(tag, &hearing->said);
    hearing->n_times++;
    for (const TagKid *row = tag->kids; row && tag->type == TAG_BODY_ROWS; row = row->next)
        for (const TagKid *cell = kid_as_tag(row)->kids; cell; cell = cell->next)
            hearing->n_heads += kid_as_tag(cell)->as.cell.n_heads;
}

static void hear_end(void *listener, const Tag *tag)
{
    (void)tag;
    Hearing *hearing = listener;
    str_add_printf(&hearing->said, ")");
}

static const char *said_of(const Tags *tags)
{
    StrBuilder said = { .arena = arena };
    say(tags->root, &said);
    return str_copy(arena, str_built(&said)).at;
}

static const Tag *inner(const Tag *tag, int nth)
{
    const TagKid *kid = tag->kids;
    while (nth-- > 0) kid = kid->next;
    return kid_as_tag(kid);
}

static void a_text_on_two_pages_is_one_paragraph(void **state)
{
    (void)state;
    const Document *document = document_of(text_block(1, "one two"), 1);
    const Frame *frames[] = { shown(1, "one", 0), shown(1, "two", 4) };
    const Tags *tags = tags_read(pages_of(document, frames, 2), arena);
    assert_string_equal(said_of(tags), "document(part(paragraph(0.0 1.0)))");
    assert_int_equal(painted[1][0].at, 4);
}

static void a_line_end_parts_words_where_the_text_has_white(void **state)
{
    (void)state;
    const char *texts[] = { "10 20", "10\n\n20", "1020", "10 \n" };
    const bool parted[] = { true, true, false, false };
    for (int i = 0; i < 4; i++) {
        const Document *document = document_of(text_block(1, texts[i]), 1);
        int behind = (int)strlen(texts[i]) - 2;
        const Frame *parts[] = { shown(1, "10", 0), shown(1, i == 3 ? "" : "20", behind) }, *page = page_of(parts, 2);
        tags_read(pages_of(document, &page, 1), arena);
        assert_int_equal(painted[0][0].is_parted, parted[i]);
        assert_false(painted[0][1].is_parted);
    }
}

static void a_text_that_goes_on_behind_its_page_is_parted_there(void **state)
{
    (void)state;
    const Document *document = document_of(text_block(1, "one two"), 1);
    const Frame *frames[] = { shown(1, "one", 0), shown(1, "two", 4) };
    Tagging *tagging = tags_open(arena);
    const Pages *pages = pages_of(document, frames, 2);
    for (int i = 0; i < 2; i++) tags_expect(tagging, &pages->pages[i], i);
    assert_true(tags_see(tagging, &pages->pages[0], 0)->pieces[0].is_parted);
    assert_false(tags_see(tagging, &pages->pages[1], 1)->pieces[0].is_parted);
    tags_close(tagging);
}

static void a_leader_parts_words(void **state)
{
    (void)state;
    Block *block = text_block(1, "SDGs.45");
    Run *runs = arena_array(arena, Run, 3);
    runs[0] = (Run){ .first = 0, .last = 4 };
    runs[1] = (Run){ .first = 4, .last = 5, .leader = true };
    runs[2] = (Run){ .first = 5, .last = 7 };
    block->as.text.runs = runs;
    block->as.text.n_runs = 3;
    const Frame *parts[] = { shown(1, "SDGs", 0), shown(1, "45", 5) }, *page = page_of(parts, 2);
    tags_read(pages_of(document_of(block, 1), &page, 1), arena);
    assert_true(painted[0][0].is_parted);
}

static void the_document_says_the_order_not_the_page(void **state)
{
    (void)state;
    Block *first = text_block(1, "first");
    first->next = text_block(2, "second");
    const Frame *parts[] = { shown(2, "second", 0), shown(1, "first", 0) }, *page = page_of(parts, 2);
    const Tags *tags = tags_read(pages_of(document_of(first, 2), &page, 1), arena);
    assert_string_equal(said_of(tags), "document(part(paragraph(0.1) paragraph(0.0)))");
}

static Pages *pages_with_a_link(int n_anchors)
{
    Block *block = text_block(1, "see page two");
    Run *runs = arena_array(arena, Run, 3);
    runs[0] = (Run){ .first = 0, .last = 4 };
    runs[1] = (Run){ .first = 4, .last = 8, .link = STR("there") };
    runs[2] = (Run){ .first = 8, .last = 12 };
    block->as.text.runs = runs;
    block->as.text.n_runs = 3;
    FrameBuilder builder = { .arena = arena };
    frame_add_frame(&builder, line_of(block->as.text.text, 0, NULL), 0, 0);
    frame_add(&builder, ITEM_LINK, LEN_MM, 0)->as.link = (Link){ LEN_MM, LEN_MM, STR("there"), 4 };
    const Frame *frame = frame_built(&builder, LEN_MM, LEN_MM, mark_of(1, false));
    Pages *pages = pages_of(document_of(block, 1), &frame, 1);
    pages->anchors = arena_new(arena, Anchor);
    pages->anchors[0].key = key_read(STR("there"));
    pages->n_anchors = n_anchors;
    return pages;
}

static void a_run_is_divided_where_a_link_begins_and_ends(void **state)
{
    (void)state;
    const Tags *tags = tags_read(pages_with_a_link(1), arena);
    const TagPage *page = &tags->pages[0];
    assert_string_equal(said_of(tags), "document(part(paragraph(0.0 link(@0.0 0.1) 0.2)))");
    assert_int_equal(n_painted[0], 3);
    assert_int_equal(painted[0][0].until, 4);
    assert_int_equal(painted[0][1].until, 8);
    assert_int_equal(painted[0][2].until, INT_MAX);
    assert_true(str_is(page->links[0].words, "page"));
    assert_int_equal(page->links[0].box.x, LEN_MM);
}

static void a_link_out_of_the_pages_is_none(void **state)
{
    (void)state;
    const Tags *tags = tags_read(pages_with_a_link(0), arena);
    assert_string_equal(said_of(tags), "document(part(paragraph(0.0 0.1 0.2)))");
    assert_null(tags->pages[0].links[0].anchor);
}

static void lines_with_markers_are_items(void **state)
{
    (void)state;
    const char *text = "(1) one\n(2) two";
    const Frame *parts[] = { shown(1, "(1) one", 0), shown(1, "(2) two", 8) }, *page = page_of(parts, 2);
    const Tags *tags = tags_read(pages_of(document_of(text_block(1, text), 1), &page, 1), arena);
    assert_string_equal(said_of(tags), "document(part(list(item(marker(0.0) rest(0.1)) item(marker(0.2) rest(0.3)))))");
    assert_int_equal(inner(inner(tags->root, 0), 0)->as.list.kind, LIST_OF_NUMBERS);
}

static void what_is_said_again_is_read_only_where_the_pages_begin_there(void **state)
{
    (void)state;
    const Document *document = document_of(text_block(1, "head"), 1);
    const Frame *frames[] = { shown(1, "head", 0), line_of(STR("head"), 0, mark_of(1, true)) };
    const Tags *both = tags_read(pages_of(document, frames, 2), arena);
    assert_string_equal(said_of(both), "document(part(paragraph(0.0)))");
    assert_null(painted[1][0].rich);
    assert_int_equal(painted[1][0].artifact, ARTIFACT_PAGINATION);
    assert_string_equal(said_of(tags_read(pages_of(document, frames + 1, 1), arena)), "document(part(paragraph(0.0)))");
}

static void fixed_matter_is_of_the_margin_it_stands_in(void **state)
{
    (void)state;
    static const Mark fixed = { .role = ROLE_ARTIFACT };
    FrameBuilder around = { .arena = arena }, builder = { .arena = arena };
    const Pen pen = { .kind = LINE_SOLID, .width = LEN_MM };
    const Len heights[] = { 5, 6, 50, 95 };
    for (int i = 0; i < 4; i++) frame_add_rule(&around, 0, heights[i] * LEN_MM, LEN_MM, 0, pen);
    frame_add_rule(&builder, 0, 5 * LEN_MM, LEN_MM, 0, pen);
    frame_add_frame(&builder, frame_built(&around, 0, 0, &fixed), 0, 0);
    const Frame *frame = frame_built(&builder, master.width, master.height, NULL);
    tags_read(pages_of(document_of(NULL, 0), &frame, 1), arena);
    const ArtifactKind kinds[] = { ARTIFACT_LAYOUT, ARTIFACT_HEADER, ARTIFACT_PAGINATION, ARTIFACT_FOOTER };
    assert_int_equal(n_painted[0], 4);
    for (int i = 0; i < 4; i++) {
        assert_int_equal(painted[0][i].artifact, kinds[i]);
        assert_int_equal(painted[0][i].n_items, i == 1 ? 2 : 1);
    }
}

static void raised_figures_and_words_with_stress_are_told_apart(void **state)
{
    (void)state;
    const Style plain = { .size = 10 * LEN_PT }, above = { .raise = 3 * LEN_PT };
    Block *block = text_block(1, "10-3t");
    Run runs[] = { { .last = 2, .style = &plain },
                   { .first = 2, .last = 4, .style = &above },
                   { .first = 4, .last = 5, .style = &plain, .stressed = true } };
    block->as.text.style = &plain;
    block->as.text.runs = runs;
    block->as.text.n_runs = 3;
    const Frame *parts[] = { shown(1, "10", 0), shown(1, "-3", 2), shown(1, "t", 4) }, *page = page_of(parts, 3);
    const Tags *tags = tags_read(pages_of(document_of(block, 1), &page, 1), arena);
    assert_string_equal(said_of(tags), "document(part(paragraph(0.0 raised(0.1) stress(0.2))))");
    const TagRaise *raise = &inner(inner(inner(tags->root, 0), 0), 1)->as.raise;
    assert_int_equal(raise->by, 3 * LEN_PT);
    assert_true(str_is(raise->words, "\u207b\u00b3"));
}

static void a_heading_in_a_sample_is_a_paragraph(void **state)
{
    (void)state;
    Block *heading = text_block(1, "plan");
    heading->role = ROLE_HEADING;
    heading->level = 1;
    Block sample = { .kind = BLOCK_SAMPLE, .as.sample.blocks = heading };
    const Frame *parts[] = { shown(1, "plan", 0) }, *page = page_of(parts, 1);
    assert_string_equal(said_of(tags_read(pages_of(document_of(&sample, 1), &page, 1), arena)),
                        "document(part(group(paragraph(0.0))))");
}

static void a_link_on_two_lines_is_one(void **state)
{
    (void)state;
    Block *block = text_block(1, "one two");
    block->as.text.runs[0].link = STR("there");
    FrameBuilder builder = { .arena = arena };
    for (int i = 0; i < 2; i++) {
        frame_add_frame(&builder, line_of(str_from(i ? "two" : "one"), 4 * i, NULL), 0, i * LEN_MM);
        frame_add(&builder, ITEM_LINK, 0, i * LEN_MM)->as.link = (Link){ LEN_MM, LEN_MM, STR("there"), 4 * i };
    }
    const Frame *frame = frame_built(&builder, LEN_MM, LEN_MM, mark_of(1, false));
    Pages *pages = pages_of(document_of(block, 1), &frame, 1);
    Anchor anchor = { .key = key_read(STR("there")) };
    pages->anchors = &anchor;
    pages->n_anchors = 1;
    const Tags *tags = tags_read(pages, arena);
    assert_string_equal(said_of(tags), "document(part(paragraph(link(@0.0 0.0 0.1))))");
    assert_int_equal(tags->pages[0].links[0].more, 2);
    assert_true(tags->pages[0].links[1].goes_on);
}

static Row row_of(RowRole role, Cell *cells, int n_cells)
{
    for (int i = 0; i < n_cells; i++) cells[i].row_span = 1;
    return (Row){ .role = role, .cells = cells, .n_cells = n_cells };
}

static void a_cell_names_the_head_over_it_and_is_kept_without_words(void **state)
{
    (void)state;
    Cell head[] = { { .role = ROLE_HEAD_CELL, .column_span = 2, .blocks = text_block(1, "head") } };
    Cell body[] = { { .role = ROLE_CELL, .column_span = 1, .blocks = text_block(2, "cell") },
                    { .role = ROLE_CELL, .column = 1, .column_span = 1 } };
    Row rows[] = { row_of(ROW_HEAD, head, 1), row_of(ROW_BODY, body, 2) };
    Block block = { .kind = BLOCK_TABLE };
    Table grid = { .caption = STR("name"), .rows = rows, .n_rows = 2, .n_head_rows = 1, .n_columns = 2 };
    block.as.table = &grid;
    const Frame *parts[] = { shown(1, "head", 0), shown(2, "cell", 0) }, *page = page_of(parts, 2);
    const Tags *tags = tags_read(pages_of(document_of(&block, 2), &page, 1), arena);
    assert_string_equal(said_of(tags), "document(part(table(head(row(th(0.0))) body(row(td(0.1) td())))))");
    const Tag *table = inner(inner(tags->root, 0), 0), *th = inner(inner(inner(table, 0), 0), 0);
    assert_true(str_is(table->as.summary, "name"));
    assert_int_equal(th->id, 1);
    assert_int_equal(th->as.cell.scope, SCOPE_COLUMN);
    assert_int_equal(th->as.cell.column_span, 2);
    for (int i = 0; i < 2; i++) {
        const TagCell *cell = &inner(inner(inner(table, 1), 0), i)->as.cell;
        assert_int_equal(cell->n_heads, 1);
        assert_int_equal(cell->heads[0], 1);
    }
}

/* Words that fill a slot at this byte of a text. */
static const Frame *late(const char *text, int slot)
{
    Mark *mark = arena_new(arena, Mark);
    *mark = (Mark){ .serial = SERIAL_LATE, .slot = slot };
    return line_of(str_from(text), 0, mark);
}

/* The first page names a later one, so it is final behind the second: "4ab" | "cd9". */
static void a_text_is_read_in_its_order_whichever_page_comes_first(void **state)
{
    (void)state;
    const Frame *first[] = { late("4", 0), shown(1, "ab", 3) }, *second[] = { shown(1, "cd", 5), late("9", 7) };
    FrameBuilder builders[] = { { .arena = arena }, { .arena = arena } };
    const Frame *frames[2];
    for (int p = 0; p < 2; p++) {
        for (int i = 0; i < 2; i++) frame_add_frame(&builders[p], p ? second[i] : first[i], 0, 0);
        frames[p] = frame_built(&builders[p], LEN_MM, LEN_MM, mark_of(1, false));
    }
    const Pages *pages = pages_of(document_of(text_block(1, "\uFFFCabcd\uFFFC"), 1), frames, 2);
    Tagging *tagging = tags_open(arena);
    for (int i = 0; i < 2; i++) tags_expect(tagging, &pages->pages[i], i);
    for (int i = 1; i >= 0; i--) tags_see(tagging, &pages->pages[i], i);
    assert_string_equal(said_of(tags_finish(tagging, pages)), "document(part(paragraph(0.0 0.1 1.0 1.1)))");
    tags_close(tagging);
}

/* th td over both rows
   th                   */
static void a_cell_over_two_rows_names_the_heads_of_both(void **state)
{
    (void)state;
    Cell upper[] = { { .role = ROLE_HEAD_CELL, .column_span = 1, .blocks = text_block(1, "one") },
                     { .role = ROLE_CELL, .column = 1, .column_span = 1, .blocks = text_block(2, "both") } };
    Cell lower[] = { { .role = ROLE_HEAD_CELL, .column_span = 1, .blocks = text_block(3, "two") } };
    Row rows[] = { row_of(ROW_BODY, upper, 2), row_of(ROW_BODY, lower, 1) };
    upper[1].row_span = 2;
    Table grid = { .rows = rows, .n_rows = 2, .n_columns = 2 };
    Block block = { .kind = BLOCK_TABLE, .as.table = &grid };
    const Frame *parts[] = { shown(1, "one", 0), shown(2, "both", 0), shown(3, "two", 0) }, *page = page_of(parts, 3);
    const Tags *tags = tags_read(pages_of(document_of(&block, 3), &page, 1), arena);
    assert_string_equal(said_of(tags), "document(part(table(body(row(th(0.0) td(0.1)) row(th(0.2))))))");
    const Tag *body = inner(inner(inner(tags->root, 0), 0), 0);
    const TagCell *cell = &inner(inner(body, 0), 1)->as.cell;
    assert_int_equal(cell->n_heads, 2);
    for (int i = 0; i < 2; i++) assert_int_equal(cell->heads[i], inner(inner(body, i), 0)->id);
}

static Tagging *seen(const Pages *pages)
{
    Tagging *tagging = tags_open(arena);
    tags_expect(tagging, &pages->pages[0], 0);
    tags_see(tagging, &pages->pages[0], 0);
    return tagging;
}

/* th td over both rows, and so on: no cell is told before it has all its heads. */
static void who_listens_hears_the_whole_tree_in_parts(void **state)
{
    (void)state;
    enum { PARAGRAPHS = 700, PAIRS = 600, TEXTS = PARAGRAPHS + 3 * PAIRS };
    Block *first = text_block(1, "one"), *last = first, *table = arena_new(arena, Block);
    const Frame **frames = arena_array(arena, const Frame *, TEXTS);
    for (int i = 1; i < PARAGRAPHS; i++) last = last->next = text_block(i + 1, "one");
    Row *rows = arena_array(arena, Row, 2 * PAIRS);
    for (int i = 0; i < 2 * PAIRS; i++) {
        bool is_upper = i % 2 == 0;
        int serial = PARAGRAPHS + i / 2 * 3 + (is_upper ? 1 : 3);
        Cell *cells = arena_array(arena, Cell, 2);
        cells[0] = (Cell){ .role = ROLE_HEAD_CELL, .column_span = 1, .blocks = text_block(serial, "one") };
        if (is_upper)
            cells[1] = (Cell){ .role = ROLE_CELL, .column = 1, .column_span = 1, .blocks = text_block(serial + 1, "one") };
        rows[i] = row_of(ROW_BODY, cells, is_upper ? 2 : 1);
        if (is_upper) cells[1].row_span = 2;
    }
    Table grid = { .rows = rows, .n_rows = 2 * PAIRS, .n_columns = 2 };
    *table = (Block){ .kind = BLOCK_TABLE, .as.table = &grid };
    last->next = table;
    for (int i = 0; i < TEXTS; i++) frames[i] = shown(i + 1, "one", 0);
    const Frame *page = page_of(frames, TEXTS);
    const Pages *pages = pages_of(document_of(first, TEXTS), &page, 1);
    Hearing hearing = { .said.arena = arena };
    const TagListener listener = { hear_begin, hear_kids, hear_end, &hearing };
    const Tags *told = tags_finish_to_read(seen(pages), pages);
    assert_null(told->root);
    told->read(told->reader, &listener);
    assert_string_equal(str_copy(arena, str_built(&hearing.said)).at, said_of(tags_finish(seen(pages), pages)));
    assert_true(hearing.n_times > 4);
    assert_int_equal(hearing.n_heads, 2 * PAIRS);
}

/* A term says what is said of it, whatever rows and columns that takes. */
static void definitions_are_a_list_of_terms(void **state)
{
    (void)state;
    Block *mark = text_block(1, "1"), *term = text_block(2, "term"), *inner_term = text_block(3, "A"),
          *said = text_block(4, "said");
    Cell cells[] = { { .role = ROLE_HEAD_CELL, .column_span = 1, .blocks = mark },
                     { .role = ROLE_HEAD_CELL, .column = 1, .column_span = 1, .blocks = term },
                     { .role = ROLE_HEAD_CELL, .column = 2, .column_span = 1, .blocks = inner_term },
                     { .role = ROLE_CELL, .column = 3, .column_span = 1, .blocks = said } };
    Row rows[] = { row_of(ROW_BODY, cells, 4) };
    ListItem below = { .term = inner_term, .description = said }, item = { .mark = mark, .term = term, .items = &below };
    Table grid = { .rows = rows, .n_rows = 1, .n_columns = 4, .items = &item, .caption = STR("legend") };
    Block block = { .kind = BLOCK_TABLE, .as.table = &grid };
    const Frame *parts[] = { shown(4, "said", 0), shown(3, "A", 0), shown(2, "term", 0), shown(1, "1", 0) };
    const Frame *page = page_of(parts, 4);
    const Tags *tags = tags_read(pages_of(document_of(&block, 4), &page, 1), arena);
    assert_string_equal(said_of(tags), "document(part(list(item(marker(0.3 0.2) rest(list(item(marker(0.1) rest(0.0))))))))");
    assert_int_equal(inner(inner(tags->root, 0), 0)->as.list.kind, LIST_OF_TERMS);
    assert_true(str_is(inner(inner(tags->root, 0), 0)->as.list.name, "legend"));
}

/* 目次 and 表目次 behind it; a line one level deeper is within. */
static void entries_behind_others_are_a_list_of_their_own(void **state)
{
    (void)state;
    Block *lines[] = { text_block(1, "one"), text_block(2, "deep"), text_block(3, "table"), text_block(4, "other") };
    for (int i = 0; i < 4; i++) {
        lines[i]->role = ROLE_ENTRY;
        lines[i]->level = i == 1 ? 2 : 1;
        lines[i]->begins_list = i == 2;
        lines[i]->next = i < 3 ? lines[i + 1] : NULL;
    }
    const Frame *parts[] = { shown(1, "one", 0), shown(2, "deep", 0), shown(3, "table", 0), shown(4, "other", 0) };
    const Frame *page = page_of(parts, 4);
    const Tags *tags = tags_read(pages_of(document_of(lines[0], 4), &page, 1), arena);
    assert_string_equal(said_of(tags), "document(part(toc(entry(reference(0.0)) toc(entry(reference(0.1)))) "
                                       "toc(entry(reference(0.2)) entry(reference(0.3)))))");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_text_on_two_pages_is_one_paragraph, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(a_text_is_read_in_its_order_whichever_page_comes_first, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(a_line_end_parts_words_where_the_text_has_white, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(a_text_that_goes_on_behind_its_page_is_parted_there, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(a_leader_parts_words, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(the_document_says_the_order_not_the_page, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(a_run_is_divided_where_a_link_begins_and_ends, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(a_link_out_of_the_pages_is_none, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(lines_with_markers_are_items, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(what_is_said_again_is_read_only_where_the_pages_begin_there, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(fixed_matter_is_of_the_margin_it_stands_in, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(raised_figures_and_words_with_stress_are_told_apart, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(a_heading_in_a_sample_is_a_paragraph, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(a_link_on_two_lines_is_one, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(a_cell_names_the_head_over_it_and_is_kept_without_words, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(a_cell_over_two_rows_names_the_heads_of_both, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(who_listens_hears_the_whole_tree_in_parts, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(definitions_are_a_list_of_terms, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(entries_behind_others_are_a_list_of_their_own, open_arena, close_arena),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
