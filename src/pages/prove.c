/* The proof.  What should stand on the pages is read off the document, what does stand there off the frames, text by
   text (Rich.serial).  The two lists are made by different walks over different trees, so a fault in layout or in the
   cutting of pages cannot hide in both. */
#include "base/utf8.h"
#include "base/vec.h"
#include "model/richbook.h"
#include "pages/pages.h"

#include <stdlib.h>

/* Ink may stand this far outside its cell: rounding of advances, nothing a ruler could see. */
enum { TOLERANCE = LEN_MM / 20 };

/* What a page has painted of a text as real content. */
typedef struct ShownPart {
    int page;
    StrBuilder words;
    struct ShownPart *next; /* on a later page */
} ShownPart;

/* A text, by its serial.  Most stand whole on one page: then that is all that is kept of what was shown. */
typedef struct {
    ShownPart *parts; /* in page order; */
    int whole;        /* or the page (from 1) that shows all of it, and no other shows any; 0: there is none */
} ProvedText;

typedef struct {
    ProvedText *text;
    const ShownPart *part;
} ShownHere;

struct PageProof {
    const Document *document;
    Arena *arena;
    Arena *page; /* what is forgotten with each page */
    Diag *diag;
    RichBook *expected;  /* what should be there */
    ProvedText *texts;   /* what is, by serial */
    Vec(ShownHere) here; /* what the page in hand shows */
    Where outside;       /* of the last thing reported to have ink outside: once is enough */
    bool holds;
};

/* --- what is there -------------------------------------------------------------------------------------------- */

typedef struct {
    int serial;
    bool repeated;
    Box cell;
    const Page *page;
    int number; /* of the page */
    const Mark *mark;
} Standing;

/* A vertical line is as wide as its em boxes: upright about its axis, sideways over its baseline. */
static Len column_outside(const Glyphs *glyphs, Len x, Box cell)
{
    Len left = x - (glyphs->posture == SET_UPRIGHT ? glyphs->size / 2 : len_scale(glyphs->size, 12, 100));
    return len_max(0, len_max(cell.x - left, left + glyphs->size - cell.x - cell.width));
}

enum { FULL_WIDTH = 1000 };

/* How far ink stands outside the cell.  Blank halves of punctuation may: a bracket at the head of a line is set flush. */
static Len ink_outside(const Glyphs *glyphs, Len x, Len y, Box cell)
{
    Len over = 0;
    if (glyphs->posture == SET_RISING) { /* as it was before it was turned */
        x = cell.y + cell.height - y;
        cell = (Box){ 0, cell.x, cell.height, cell.width };
    } else if (glyphs->posture != SET_LEVEL) return column_outside(glyphs, x, cell);
    for (int i = 0; i < glyphs->n_glyphs; i++) {
        const Glyph *glyph = &glyphs->glyphs[i];
        Len origin = x + glyph->x;
        int left, right;
        if (origin >= cell.x && origin + glyph->advance <= cell.x + cell.width) continue;
        if (!font_ink(glyphs->face, glyph->id, &left, &right)) continue;
        int64_t whole = (int64_t)glyphs->face->upem * 1000;
        Len first = origin + len_scale(glyphs->size, (int64_t)left * glyphs->squeeze, whole);
        Len last = origin + len_scale(glyphs->size, (int64_t)right * glyphs->squeeze, whole);
        over = len_max(over, len_max(cell.x - first, last - cell.x - cell.width));
    }
    return over;
}

/* Where ink begins and ends along its line, from the origin of its glyph, as what stands so has it; false: there is none. */
static bool ink_along(const Glyphs *glyphs, const Glyph *glyph, Len *first, Len *last)
{
    int begins, ends;
    bool is_upright = glyphs->posture == SET_UPRIGHT;
    bool has_ink =
        is_upright ? font_ink_down(glyphs->face, glyph->id, &begins, &ends) : font_ink(glyphs->face, glyph->id, &begins, &ends);
    if (!has_ink) return false;
    int squeeze = is_upright ? FULL_WIDTH : glyphs->squeeze; /* the size of what is flattened is less */
    int64_t whole = (int64_t)glyphs->face->upem * FULL_WIDTH;
    *first = len_scale(glyphs->size, (int64_t)begins * squeeze, whole);
    *last = len_scale(glyphs->size, (int64_t)ends * squeeze, whole);
    return true;
}

/* The same of a line that runs down a vertical page; figures abreast are one em of it. */
static Len ink_outside_down(const Glyphs *glyphs, Len y, Box cell)
{
    Len over = 0, first, last;
    if (glyphs->posture == SET_LEVEL) {
        first = y - len_scale(glyphs->size, 88, 100);
        return len_max(0, len_max(cell.y - first, first + glyphs->size - cell.y - cell.height));
    }
    for (int i = 0; i < glyphs->n_glyphs; i++) {
        const Glyph *glyph = &glyphs->glyphs[i];
        Len origin = y + (glyphs->posture == SET_UPRIGHT ? glyph->y : glyph->x);
        if (!ink_along(glyphs, glyph, &first, &last)) continue;
        over = len_max(over, len_max(cell.y - origin - first, origin + last - cell.y - cell.height));
    }
    return over;
}

/* The style itself asks for it: what begins before its box, or is moved up or down, may well end outside. */
static bool is_led_outside(const Rich *rich)
{
    bool led = rich && (rich->style->indent < 0 || rich->style->hang < 0);
    for (int i = 0; rich && i < rich->n_runs; i++) led |= rich->runs[i].style->tracking < 0 || rich->runs[i].style->raise != 0;
    return led;
}

static bool is_same_place(const Where *a, const Where *b)
{
    return a->file && a->file == b->file && a->line == b->line && a->column == b->column;
}

/* Along its line in its cell; across at least on the paper. */
static void check_inside(PageProof *proof, const Glyphs *glyphs, Len x, Len y, const Standing *standing)
{
    const Master *master = standing->page->master;
    Len over = master->vertical ? ink_outside_down(glyphs, y, standing->cell) : ink_outside(glyphs, x, y, standing->cell);
    over = len_max(over, master->vertical ? len_max(-x, x - master->width) : len_max(-y, y - master->height));
    const Rich *rich = richbook_find(proof->expected, standing->serial);
    Where where = standing->mark ? standing->mark->where : rich ? rich->where : (Where){ 0 };
    if (over <= TOLERANCE || (is_same_place(&where, &proof->outside))) return;
    proof->holds = false;
    proof->outside = where;
    Str key = standing->mark ? standing->mark->key.text : rich ? rich->key.text : STR("");
    diag_report(proof->diag, where, key, is_led_outside(rich) ? DIAG_STYLE_OUTSIDE : DIAG_PROOF_OUTSIDE,
                str_copy(proof->arena, glyphs->text).at, len_to_mm(over),
                standing->page->label.n ? standing->page->label.at : "-");
}

/* What stands on its own may have its readings in the white above it, down the page to the right of it; a cell has not. */
static Len white_above(const Frame *line, const Standing *standing)
{
    bool is_reading = standing->serial && standing->serial != line->mark->serial;
    bool has_rules = standing->mark && (standing->mark->role == ROLE_CELL || standing->mark->role == ROLE_HEAD_CELL);
    Len high = standing->page->master->vertical ? line->width : line->height;
    return is_reading && !has_rules ? high : 0;
}

static void check_height(PageProof *proof, const Frame *line, Len x, Len y, const Standing *standing)
{
    const Box *cell = &standing->cell;
    Len white = white_above(line, standing), over;
    if (standing->page->master->vertical) over = len_max(cell->x - x, x + line->width - cell->x - cell->width - white);
    else over = len_max(cell->y - white - y, y + line->height - cell->y - cell->height);
    if (over <= TOLERANCE) return;
    proof->holds = false;
    diag_report(proof->diag, line->mark->where, line->mark->key.text, DIAG_PROOF_OUTSIDE, "", len_to_mm(over),
                standing->page->label.n ? standing->page->label.at : "-");
}

static ShownPart **place_of_part(ProvedText *text, int page)
{
    ShownPart **part = &text->parts;
    while (*part && (*part)->page < page) part = &(*part)->next;
    return part;
}

static void show(PageProof *proof, int serial, int page, Str words)
{
    ShownPart **part = place_of_part(&proof->texts[serial], page);
    if (!*part || (*part)->page > page) {
        ShownPart *fresh = arena_new(proof->page, ShownPart);
        *fresh = (ShownPart){ .page = page, .words.arena = proof->page, .next = *part };
        *part = fresh;
        *vec_push(&proof->here) = (ShownHere){ &proof->texts[serial], fresh };
    }
    str_add(&(*part)->words, words);
}

/* A hyphen is nothing that the text says, if letters of it stand on both sides. */
static bool parts_word(const Rich *rich, const Glyphs *hyphen)
{
    if (!rich || !str_is(hyphen->text, "\u00AD")) return false;
    int at = hyphen->at, before = at - 1;
    if (at <= 0 || at >= rich->text.n) return false;
    while (before > 0 && ((unsigned char)rich->text.at[before] & 0xC0) == 0x80) before--;
    return utf8_is_letter(utf8_next(rich->text, &before)) && utf8_is_letter(utf8_next(rich->text, &at));
}

static void read_frame(PageProof *proof, const Frame *frame, Len x, Len y, Standing standing)
{
    const Mark *mark = frame->mark;
    if (mark) {
        if (mark->role == ROLE_ARTIFACT) return;
        standing.repeated |= mark->repeated;
        if (mark->serial) {
            bool is_within_line =
                mark->serial == SERIAL_LATE && standing.serial; /* which is as high as it is, whatever came into it */
            if (!is_within_line) check_height(proof, frame, x, y, &standing);
            standing.serial = mark->serial;
        } else if (mark->role != ROLE_NONE) {
            standing.cell = (Box){ x, y, frame->width, frame->height };
            standing.mark = mark;
        }
    }
    for (int i = 0; i < frame->n_items; i++) {
        const Item *item = &frame->items[i];
        if (item->kind == ITEM_FRAME) read_frame(proof, item->as.frame, x + item->x, y + item->y, standing);
        if (item->kind != ITEM_GLYPHS) continue;
        if (item->as.glyphs.n_glyphs) check_inside(proof, &item->as.glyphs, x + item->x, y + item->y, &standing);
        if (item->as.glyphs.is_hyphen && parts_word(richbook_find(proof->expected, standing.serial), &item->as.glyphs)) continue;
        if (standing.serial > 0 && standing.serial <= proof->document->n_serials && !standing.repeated)
            show(proof, standing.serial, standing.number, item->as.glyphs.text);
    }
}

/* --- the two compared ------------------------------------------------------------------------------------------ */

static bool counts(const Rich *rich, int byte, uint32_t character)
{
    if (character == ' ' || character == '\n' || character == 0x3000 || character == SLOT_CHARACTER ||
        character == HINT_CHARACTER)
        return false;
    for (int i = 0; rich && i < rich->n_runs; i++)
        if (rich->runs[i].leader && byte >= rich->runs[i].first && byte < rich->runs[i].last) return false;
    return true;
}

/* The next character that counts, 0 behind the last. */
static uint32_t next_counted(const Rich *rich, Str text, int *at)
{
    while (*at < text.n) {
        int byte = *at;
        uint32_t character = utf8_next(text, at);
        if (counts(rich, byte, character)) return character;
    }
    return 0;
}

static Str solid(const Rich *rich, Str text, Arena *arena)
{
    StrBuilder builder = { .arena = arena };
    int at = 0;
    for (uint32_t character = next_counted(rich, text, &at); character; character = next_counted(rich, text, &at))
        str_add_char(&builder, character);
    return str_built(&builder);
}

static bool is_same_solid(const Rich *rich, Str expected, Str shown)
{
    int at = 0, shown_at = 0;
    uint32_t character, other;
    do {
        character = next_counted(rich, expected, &at);
        other = next_counted(NULL, shown, &shown_at);
    } while (character == other && character);
    return character == other;
}

static Str all_shown(const ShownPart *part, Arena *arena)
{
    StrBuilder all = { .arena = arena };
    for (; part; part = part->next) str_add(&all, str_built(&part->words));
    return str_built(&all);
}

static void keep_part(PageProof *proof, ProvedText *text, int page, Str words, ShownPart *next)
{
    ShownPart *kept = arena_new(proof->arena, ShownPart);
    *kept = (ShownPart){ .page = page, .words.arena = proof->arena, .next = next };
    str_add(&kept->words, words);
    *place_of_part(text, page) = kept;
}

/* Of what the page has shown of a text, what must be known when all pages are. */
static void settle(PageProof *proof, ProvedText *text, const ShownPart *part)
{
    int page = part->page;
    const Rich *rich = richbook_find(proof->expected, (int)(text - proof->texts));
    Str expected = rich ? rich->text : STR(""), words = str_built(&part->words);
    bool is_first = text->parts == part && !part->next && !text->whole;
    if (is_first && is_same_solid(rich, expected, words)) {
        text->whole = page + 1;
        text->parts = NULL;
        return;
    }
    keep_part(proof, text, page, words, part->next);
    if (!text->whole) return;
    int whole = text->whole - 1; /* that was not all */
    text->whole = 0;
    keep_part(proof, text, whole, expected, *place_of_part(text, whole));
}

PageProof *prove_open(const Document *document, Arena *arena, Diag *diag)
{
    PageProof *proof = arena_new(arena, PageProof);
    *proof = (PageProof){ .document = document,
                          .arena = arena,
                          .page = arena_open(),
                          .diag = diag,
                          .here = { .arena = arena },
                          .expected = richbook_open(document, arena),
                          .holds = true };
    proof->texts = arena_array(arena, ProvedText, document->n_serials + 1);
    return proof;
}

/* What does not fit, or has no words, was said where it was found: then there is nothing to prove. */
static bool is_settled(const PageProof *proof)
{
    return proof->holds && diag_has_errors(proof->diag);
}

static void see_page(void *taker, const Page *page, int number)
{
    PageProof *proof = taker;
    if (is_settled(proof)) return;
    Box paper = { 0, 0, page->master->width, page->master->height };
    read_frame(proof, page->frame, 0, 0, (Standing){ .cell = paper, .page = page, .number = number });
    for (int i = 0; i < proof->here.n; i++) settle(proof, proof->here.at[i].text, proof->here.at[i].part);
    proof->here.n = 0;
    arena_clear(proof->page);
}

PageTaker prove_taker(PageProof *proof)
{
    return (PageTaker){ .take = see_page, .taker = proof };
}

bool prove_close(PageProof *proof, const Pages *pages)
{
    Arena *scratch = proof->page;
    bool is_said = !pages || is_settled(proof);
    for (int serial = 1; serial <= proof->document->n_serials && !is_said; serial++) {
        if (proof->texts[serial].whole) continue;
        richbook_take(proof->expected, serial, scratch);
        const Rich *rich = richbook_find(proof->expected, serial);
        Str expected = rich ? rich->text : STR(""), shown = all_shown(proof->texts[serial].parts, scratch);
        if (!is_same_solid(rich, expected, shown)) {
            proof->holds = false;
            diag_report(proof->diag, rich ? rich->where : (Where){ 0 }, rich ? rich->key.text : STR(""), DIAG_PROOF_TEXT,
                        solid(rich, expected, scratch).at, solid(NULL, shown, scratch).at);
        }
        arena_clear(scratch);
    }
    arena_close(scratch);
    return proof->holds && !is_said;
}

bool pages_prove(const Document *document, const Pages *pages, Arena *arena, Diag *diag)
{
    PageProof *proof = prove_open(document, arena, diag);
    for (int i = 0; i < pages->n_pages; i++) see_page(proof, &pages->pages[i], i);
    return prove_close(proof, pages);
}
