/* Numbers of seven bits a byte, the lowest first, the sign at the lowest bit; glyphs by what is different from the one before. */
#include "proof/due.h"

/* ---- numbers ---- */

enum { MOST_BYTES = 10 }; /* of a number */

/* Returns the byte behind it. */
static char *put_number(char *at, int64_t value)
{
    uint64_t rest = (uint64_t)value << 1 ^ (uint64_t)(value >> 63);
    for (; rest > 127; rest >>= 7) *at++ = (char)(rest | 128);
    *at++ = (char)rest;
    return at;
}

typedef struct {
    const char *at, *end;
} Tape;

static int64_t take_number(Tape *tape)
{
    uint64_t rest = 0;
    for (int shift = 0;; shift += 7) {
        unsigned char byte = (unsigned char)*tape->at++;
        rest |= (uint64_t)(byte & 127) << shift;
        if (byte < 128) break;
    }
    return (int64_t)(rest >> 1) ^ -(int64_t)(rest & 1);
}

/* ---- runs ---- */

static int number_of(DuePages *due, const Face *face)
{
    int i = 0;
    while (i < due->faces.n && due->faces.at[i] != face) i++;
    if (i == due->faces.n) *vec_push(&due->faces) = face;
    return i;
}

static void put_run(StrBuilder *tape, const Glyphs *run, int face, Len x, Len y)
{
    const int64_t head[] = { face, run->size, run->squeeze, run->posture, x, y, run->text.n, run->n_glyphs };
    char bytes[sizeof head / sizeof *head * MOST_BYTES], *at = bytes;
    for (size_t i = 0; i < sizeof head / sizeof *head; i++) at = put_number(at, head[i]);
    str_add_bytes(tape, bytes, (int)(at - bytes));
    str_add(tape, run->text);
    Glyph before = { 0 };
    for (int i = 0; i < run->n_glyphs; i++) {
        const Glyph *glyph = &run->glyphs[i];
        at = put_number(bytes, glyph->id);
        at = put_number(at, (int64_t)glyph->x - before.x);
        at = put_number(at, (int64_t)glyph->y - before.y);
        at = put_number(at, glyph->cluster - before.cluster);
        str_add_bytes(tape, bytes, (int)(at - bytes));
        before = *glyph;
    }
}

static DueRun take_run(Tape *tape, const DuePages *due, Arena *arena)
{
    DueRun taken = { .run.face = due->faces.at[take_number(tape)] };
    Glyphs *run = &taken.run;
    run->size = (Len)take_number(tape);
    run->squeeze = (int)take_number(tape);
    run->posture = (Posture)take_number(tape);
    taken.x = (Len)take_number(tape);
    taken.y = (Len)take_number(tape);
    run->text.n = (int)take_number(tape);
    run->n_glyphs = (int)take_number(tape);
    run->text = str_copy(arena, (Str){ tape->at, run->text.n });
    tape->at += run->text.n;
    Glyph *glyphs = arena_array(arena, Glyph, run->n_glyphs), before = { 0 };
    for (int i = 0; i < run->n_glyphs; i++) {
        glyphs[i].id = (uint32_t)take_number(tape);
        glyphs[i].x = (Len)(before.x + take_number(tape));
        glyphs[i].y = (Len)(before.y + take_number(tape));
        glyphs[i].cluster = (int)(before.cluster + take_number(tape));
        before = glyphs[i];
    }
    run->glyphs = glyphs;
    return taken;
}

/* ---- pages ---- */

static void collect(DuePages *due, StrBuilder *tape, const Frame *frame, Len x, Len y)
{
    const int *order = frame_order(frame, tape->arena);
    for (int i = 0; i < frame->n_items; i++) {
        const Item *item = &frame->items[order ? order[i] : i];
        if (item->kind == ITEM_FRAME) collect(due, tape, item->as.frame, x + item->x, y + item->y);
        if (item->kind != ITEM_GLYPHS || item->as.glyphs.size <= 0 || item->as.glyphs.squeeze <= 0) continue;
        put_run(tape, &item->as.glyphs, number_of(due, item->as.glyphs.face), x + item->x, y + item->y);
    }
}

static void take_page(void *taker, const Page *page, int number)
{
    DuePages *due = taker;
    StrBuilder tape = { .arena = arena_open() };
    collect(due, &tape, page->frame, 0, 0);
    if (page->beside) collect(due, &tape, page->beside, 0, 0);
    while (due->pages.n <= number) *vec_push(&due->pages) = (DuePage){ 0 };
    due->pages.at[number] = (DuePage){ page->label, page->master->height, str_copy(due->pages.arena, str_built(&tape)) };
    arena_close(tape.arena);
}

DuePages *due_open(Arena *arena)
{
    DuePages *due = arena_new(arena, DuePages);
    *due = (DuePages){ .pages.arena = arena, .faces.arena = arena };
    return due;
}

PageTaker due_taker(DuePages *due)
{
    return (PageTaker){ .take = take_page, .taker = due };
}

void due_read(const DuePages *due, const DuePage *page, DueRuns *runs)
{
    Tape tape = { page->tape.at, page->tape.at + page->tape.n };
    while (tape.at < tape.end) *vec_push(runs) = take_run(&tape, due, runs->arena);
}
