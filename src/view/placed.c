/* A walk over the frames of a page.  A text is what stands under one key; all glyphs of a page belong to some text, fixed matter to texts
   without a key.  A line of it is what stands in the frame of a line: its pieces, of which some come late (page numbers), are put in
   order; what the text has between two of them and no page shows, the document knows. */
#include "view/placed.h"

#include "font/font.h"
#include "model/richbook.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* Glyphs of a line; serial: of the text whose bytes they show, or SERIAL_LATE. */
typedef struct {
    const Glyphs *glyphs;
    Len x, y;
    int serial, nth;
} LinePiece;

typedef struct {
    Vec(LinePiece) pieces;
    Box room;
    const Mark *mark; /* has the sources of its words; or NULL */
} OpenLine;

typedef struct {
    PlacedText text;
    StrBuilder words;
    Vec(PlacedLine) lines;
    Vec(SourceSpan) sources;
    int serial, until; /* what was read last, up to which byte */
    int most;          /* bytes of the piece that its fit is of */
} OpenText;

struct PlacedTexts {
    Arena *arena;
    RichBook *book;
    Vec(PlacedText) texts;
};

typedef struct {
    PlacedTexts *placed;
    const Page *page;
    int number;
    Arena *scratch;
    Vec(OpenText *) opened;
} PageReading;

/* Where in the frames of a page we are. */
typedef struct {
    OpenText *text;
    OpenLine *line;
    int serial;
    bool repeated, sample;
} Reading;

PlacedTexts *placed_open(const Document *document, Arena *arena)
{
    PlacedTexts *placed = arena_new(arena, PlacedTexts);
    *placed = (PlacedTexts){ .arena = arena, .book = richbook_open(document, arena), .texts.arena = arena };
    return placed;
}

/* --- a line ---------------------------------------------------------------------------------------------------------- */

static bool is_level(const OpenLine *line)
{
    for (int i = 0; i < line->pieces.n; i++)
        if (line->pieces.at[i].glyphs->posture != SET_LEVEL) return false;
    return true;
}

static Len end_of(const LinePiece *piece, bool level)
{
    const Glyphs *glyphs = piece->glyphs;
    const Glyph *last = glyphs->n_glyphs ? &glyphs->glyphs[glyphs->n_glyphs - 1] : NULL;
    if (level) return piece->x + (last ? last->x + last->advance : 0);
    bool is_upright = glyphs->posture == SET_UPRIGHT;
    return piece->y + (!last ? 0 : is_upright ? last->y + last->advance : last->x + last->advance);
}

static int compare_level(const void *a, const void *b)
{
    const LinePiece *one = a, *other = b;
    return one->x != other->x ? (one->x > other->x) - (one->x < other->x) : one->nth - other->nth;
}

static int compare_down(const void *a, const void *b)
{
    const LinePiece *one = a, *other = b;
    return one->y != other->y ? (one->y > other->y) - (one->y < other->y) : one->nth - other->nth;
}

static PlacedLine measured(const OpenLine *line, bool level)
{
    const LinePiece *first = &line->pieces.at[0];
    Box box = line->room;
    Len begin = level ? first->x : first->y, end = begin;
    for (int i = 0; i < line->pieces.n; i++) end = len_max(end, end_of(&line->pieces.at[i], level));
    if (level) box = (Box){ begin, box.y, end - begin, box.height };
    else box = (Box){ box.x, begin, box.width, end - begin };
    return (PlacedLine){ .box = box, .baseline = level ? first->y : first->x };
}

/* --- its words ------------------------------------------------------------------------------------------------------ */

/* What no page shows: blanks at which a line ended, forced line ends.  What stands for something else is none of the words. */
static void add_unseen(OpenText *text, const Rich *rich, int first, int last)
{
    Str unseen = str_part(rich->text, first, last);
    unseen = str_replace(text->words.arena, unseen, STR("\u200B"), STR(""));
    str_add(&text->words, str_replace(text->words.arena, unseen, STR("\uFFFC"), STR("")));
}

static SourceSpan *last_source(const OpenText *text)
{
    assert(!text->sources.n || text->sources.at);
    return text->sources.n ? &text->sources.at[text->sources.n - 1] : NULL;
}

static void add_source(OpenText *text, int first, int last, const Source *source)
{
    SourceSpan *before = last_source(text);
    if (before && source_equal(before->source, *source) && before->last >= first) before->last = last;
    else *vec_push(&text->sources) = (SourceSpan){ first, last, *source };
}

/* Bytes `at` … of the text, which were read to byte `first` of the words; with what is unseen before them, where that is of the same source. */
static void add_sources(OpenText *text, const Mark *mark, const LinePiece *piece, int unseen, int first)
{
    int at = piece->glyphs->at, n = piece->glyphs->text.n;
    for (int i = 0; mark && piece->serial > 0 && i < mark->n_sources; i++) {
        const SourceSpan *span = &mark->sources[i];
        int begin = span->first > at ? span->first - at : 0, end = span->last < at + n ? span->last - at : n;
        if (begin >= end) continue;
        SourceSpan *before = last_source(text);
        if (begin == 0 && before && before->last == unseen && source_equal(before->source, span->source)) before->last = first;
        add_source(text, first + begin, first + end, &span->source);
    }
}

static void note_fit(OpenText *text, const Rich *rich, const Glyphs *glyphs)
{
    const Style *style = rich ? rich->style : NULL;
    for (int i = 0; rich && i < rich->n_runs; i++)
        if (glyphs->at >= rich->runs[i].first && glyphs->at < rich->runs[i].last) style = rich->runs[i].style;
    if (glyphs->text.n <= text->most) return;
    text->most = glyphs->text.n;
    text->text.fit = (PlacedFit){ glyphs->size, style ? style->size : glyphs->size, glyphs->squeeze,
                                  style ? style_squeeze(style) : glyphs->squeeze };
}

/* false: it is a hyphen, which nobody wrote. */
static bool read_piece(PageReading *reading, OpenText *text, const Mark *mark, const LinePiece *piece)
{
    const Glyphs *glyphs = piece->glyphs;
    const Rich *rich = richbook_find(reading->placed->book, piece->serial);
    int unseen = text->words.n;
    if (glyphs->is_hyphen) return false;
    bool is_own = piece->serial > 0;
    if (is_own && piece->serial != text->serial && text->words.n) str_add(&text->words, STR("\n"));
    else if (is_own && rich && glyphs->at > text->until && text->words.n) add_unseen(text, rich, text->until, glyphs->at);
    int first = text->words.n;
    str_add(&text->words, glyphs->text);
    add_sources(text, mark, piece, unseen, first);
    note_fit(text, rich, glyphs);
    if (!is_own) return true;
    text->serial = piece->serial;
    text->until = glyphs->at + glyphs->text.n;
    return true;
}

static void read_line(PageReading *reading, OpenText *text, OpenLine *line)
{
    if (!line->pieces.n) return;
    bool level = is_level(line);
    qsort(line->pieces.at, (size_t)line->pieces.n, sizeof(LinePiece), level ? compare_level : compare_down);
    PlacedLine placed = measured(line, level);
    int first = -1;
    for (int i = 0; i < line->pieces.n; i++) {
        const LinePiece *piece = &line->pieces.at[i];
        if (read_piece(reading, text, line->mark, piece) && first < 0) first = text->words.n - piece->glyphs->text.n;
    }
    placed.first = first < 0 ? text->words.n : first;
    placed.last = text->words.n;
    text->text.is_vertical |= !level;
    *vec_push(&text->lines) = placed;
}

/* --- the walk ----------------------------------------------------------------------------------------------------------- */

/* Ornaments of a text are artifacts under its key; fixed matter is a text of its own, with whatever it is made of. */
static bool begins_text(const Mark *mark, const OpenText *text)
{
    bool is_artifact = mark->role == ROLE_ARTIFACT, in_artifact = text && text->text.role == ROLE_ARTIFACT;
    if (is_artifact || in_artifact) return !in_artifact;
    return mark->key.text.n && (!text || !key_equal(mark->key, text->text.key));
}

static OpenText *new_text(PageReading *reading, const Mark *mark, Box box, const Reading *at)
{
    OpenText *text = arena_new(reading->scratch, OpenText);
    *text = (OpenText){ .words.arena = reading->scratch, .lines.arena = reading->scratch, .sources.arena = reading->scratch };
    text->text = (PlacedText){ .key = mark ? mark->key : NO_KEY,
                               .role = mark ? mark->role : ROLE_NONE,
                               .where = mark ? mark->where : (Where){ 0 },
                               .page = reading->number,
                               .label = reading->page->label,
                               .box = box,
                               .repeated = at->repeated,
                               .sample = at->sample };
    *vec_push(&reading->opened) = text;
    return text;
}

static Box box_around(Box a, Box b)
{
    Len x = len_min(a.x, b.x), y = len_min(a.y, b.y);
    return (Box){ x, y, len_max(a.x + a.width, b.x + b.width) - x, len_max(a.y + a.height, b.y + b.height) - y };
}

/* A paragraph is handed on line by line, each in a frame of its own. */
static OpenText *going_on(PageReading *reading, const Mark *mark, Box box, const Reading *at)
{
    OpenText *last = reading->opened.n ? reading->opened.at[reading->opened.n - 1] : NULL;
    bool is_cell = mark->role == ROLE_CELL || mark->role == ROLE_HEAD_CELL || mark->role == ROLE_ARTIFACT;
    if (is_cell || !last || last->text.role != mark->role || !key_equal(last->text.key, mark->key)) return NULL;
    if (last->text.repeated != at->repeated || last->text.sample != at->sample) return NULL;
    last->text.box = box_around(last->text.box, box);
    return last;
}

static OpenLine *new_line(PageReading *reading, const Mark *mark, Box room)
{
    OpenLine *line = arena_new(reading->scratch, OpenLine);
    *line = (OpenLine){ .pieces.arena = reading->scratch, .room = room, .mark = mark };
    return line;
}

static void add_piece(PageReading *reading, Reading *at, const Glyphs *glyphs, Len x, Len y, Box room)
{
    if (!glyphs->n_glyphs) return;
    OpenText *text = at->text ? at->text : new_text(reading, NULL, room, at);
    OpenLine *line = at->line ? at->line : new_line(reading, NULL, room);
    *vec_push(&line->pieces) = (LinePiece){ glyphs, x, y, at->serial, line->pieces.n - 1 };
    if (!at->line) read_line(reading, text, line);
}

static void read_frame(PageReading *reading, const Frame *frame, Len x, Len y, Reading at)
{
    const Mark *mark = frame->mark;
    const Box box = { x, y, frame->width, frame->height };
    const OpenLine *outer = at.line;
    if (mark) {
        at.repeated |= mark->repeated;
        at.sample |= mark->sample;
        if (begins_text(mark, at.text)) {
            OpenText *before = going_on(reading, mark, box, &at);
            at.text = before ? before : new_text(reading, mark, box, &at);
            at.line = NULL;
        }
        if (mark->serial > 0 || (mark->serial && !at.line)) at.line = new_line(reading, mark, box);
        if (mark->serial) at.serial = mark->serial;
    }
    const int *order = frame_order(frame, reading->scratch);
    for (int i = 0; i < frame->n_items; i++) {
        const Item *item = &frame->items[order ? order[i] : i];
        if (item->kind == ITEM_FRAME) read_frame(reading, item->as.frame, x + item->x, y + item->y, at);
        if (item->kind == ITEM_GLYPHS) add_piece(reading, &at, &item->as.glyphs, x + item->x, y + item->y, box);
    }
    if (at.line && at.line != outer && at.text) read_line(reading, at.text, at.line);
}

/* --- what stays of a page ---------------------------------------------------------------------------------------------- */

static Key kept_key(Key key, Arena *arena)
{
    key.text = str_copy(arena, key.text);
    return key;
}

static void keep_text(PlacedTexts *placed, const OpenText *open)
{
    if (!open->lines.n) return;
    Arena *arena = placed->arena;
    PlacedText *text = vec_push(&placed->texts);
    *text = open->text;
    text->key = kept_key(text->key, arena);
    text->label = str_copy(arena, text->label);
    text->text = str_copy(arena, str_built(&open->words));
    text->lines = arena_array(arena, PlacedLine, open->lines.n);
    memcpy(text->lines, open->lines.at, (size_t)open->lines.n * sizeof *text->lines);
    text->n_lines = open->lines.n;
    text->n_sources = open->sources.n;
    text->sources = arena_array(arena, SourceSpan, open->sources.n + 1);
    for (int i = 0; i < open->sources.n; i++) {
        SourceSpan span = open->sources.at[i];
        span.source.record = str_copy(arena, span.source.record);
        span.source.field = str_copy(arena, span.source.field);
        text->sources[i] = span;
    }
}

static void take_page(void *taker, const Page *page, int number)
{
    PlacedTexts *placed = taker;
    Arena *scratch = arena_open();
    PageReading reading = { placed, page, number, scratch, { .arena = scratch } };
    read_frame(&reading, page->frame, 0, 0, (Reading){ 0 });
    for (int i = 0; i < reading.opened.n; i++) keep_text(placed, reading.opened.at[i]);
    arena_close(scratch);
}

PageTaker placed_taker(PlacedTexts *placed)
{
    return (PageTaker){ .take = take_page, .taker = placed };
}

/* ---- all of them: pages do not always come in their order ---- */

const PlacedText *placed_texts(const PlacedTexts *placed, int *n, Arena *arena)
{
    int n_pages = 0;
    *n = placed->texts.n;
    for (int i = 0; i < *n; i++)
        if (placed->texts.at[i].page >= n_pages) n_pages = placed->texts.at[i].page + 1;
    int *next = arena_array(arena, int, n_pages + 1);
    for (int i = 0; i < *n; i++) next[placed->texts.at[i].page + 1]++;
    for (int i = 0; i < n_pages; i++) next[i + 1] += next[i];
    PlacedText *ordered = arena_array(arena, PlacedText, *n + 1);
    for (int i = 0; i < *n; i++) ordered[next[placed->texts.at[i].page]++] = placed->texts.at[i];
    return ordered;
}
