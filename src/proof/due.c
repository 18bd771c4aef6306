/* Numbers of seven bits a byte, the lowest first; where there is a sign, at the lowest bit.  A run is told by what is different from the one
   before it, a glyph by what is different from the last step: along a line of Japanese all steps are alike. */
#include "proof/due.h"

/* ---- numbers ---- */

enum { MOST_BYTES = 10 }; /* of a number */

/* Returns the byte behind it. */
static char *put_count(char *at, uint64_t rest)
{
    for (; rest > 127; rest >>= 7) *at++ = (char)(rest | 128);
    *at++ = (char)rest;
    return at;
}

static char *put_number(char *at, int64_t value)
{
    return put_count(at, (uint64_t)value << 1 ^ (uint64_t)(value >> 63));
}

typedef struct {
    const char *at, *end;
} Tape;

static uint64_t take_count(Tape *tape)
{
    uint64_t rest = 0;
    for (int shift = 0;; shift += 7) {
        unsigned char byte = (unsigned char)*tape->at++;
        rest |= (uint64_t)(byte & 127) << shift;
        if (byte < 128) return rest;
    }
}

static int64_t take_number(Tape *tape)
{
    uint64_t rest = take_count(tape);
    return (int64_t)(rest >> 1) ^ -(int64_t)(rest & 1);
}

/* ---- runs ---- */

/* How a run is set, and where. */
typedef struct {
    int64_t face, size, squeeze, posture, x, y;
} RunSetting;

static bool is_set_alike(const RunSetting *a, const RunSetting *b)
{
    return a->face == b->face && a->size == b->size && a->squeeze == b->squeeze && a->posture == b->posture;
}

/* From one glyph to the next. */
typedef struct {
    int64_t x, y, cluster;
} GlyphStep;

static bool is_same_step(const GlyphStep *a, const GlyphStep *b)
{
    return a->x == b->x && a->y == b->y && a->cluster == b->cluster;
}

static int number_of(DuePages *due, const Face *face)
{
    int i = 0;
    while (i < due->faces.n && due->faces.at[i] != face) i++;
    if (i == due->faces.n) *vec_push(&due->faces) = face;
    return i;
}

static void put_run(StrBuilder *tape, const Glyphs *run, const RunSetting *setting, RunSetting *before)
{
    char bytes[8 * MOST_BYTES];
    bool is_other = !is_set_alike(setting, before);
    char *at = put_count(bytes, (uint64_t)run->n_glyphs << 1 | is_other);
    const int64_t set[] = { setting->face, setting->size, setting->squeeze, setting->posture };
    for (int i = 0; is_other && i < 4; i++) at = put_number(at, set[i]);
    at = put_number(at, setting->x - before->x);
    at = put_number(at, setting->y - before->y);
    at = put_count(at, (uint64_t)run->text.n);
    *before = *setting;
    str_add_bytes(tape, bytes, (int)(at - bytes));
    str_add(tape, run->text);
    Glyph last = { 0 };
    GlyphStep usual = { 0 };
    for (int i = 0; i < run->n_glyphs; last = run->glyphs[i++]) {
        const Glyph *glyph = &run->glyphs[i];
        const GlyphStep step = { (int64_t)glyph->x - last.x, (int64_t)glyph->y - last.y, (int64_t)glyph->cluster - last.cluster };
        bool is_same = is_same_step(&step, &usual);
        at = put_count(bytes, (uint64_t)glyph->id << 1 | !is_same);
        if (!is_same) at = put_number(put_number(put_number(at, step.x), step.y), step.cluster);
        str_add_bytes(tape, bytes, (int)(at - bytes));
        usual = step;
    }
}

static void take_glyphs(Tape *tape, Glyph *glyphs, int n)
{
    Glyph last = { 0 };
    GlyphStep step = { 0 };
    for (int i = 0; i < n; last = glyphs[i++]) {
        uint64_t id = take_count(tape);
        if (id & 1) {
            step.x = take_number(tape);
            step.y = take_number(tape);
            step.cluster = take_number(tape);
        }
        glyphs[i] = (Glyph){ .id = (uint32_t)(id >> 1),
                             .x = (Len)(last.x + step.x),
                             .y = (Len)(last.y + step.y),
                             .cluster = (int)(last.cluster + step.cluster) };
    }
}

static DueRun take_run(Tape *tape, const DuePages *due, RunSetting *setting, Arena *arena)
{
    uint64_t n_glyphs = take_count(tape);
    if (n_glyphs & 1) {
        setting->face = take_number(tape);
        setting->size = take_number(tape);
        setting->squeeze = take_number(tape);
        setting->posture = take_number(tape);
    }
    setting->x += take_number(tape);
    setting->y += take_number(tape);
    Str text = { NULL, (int)take_count(tape) };
    text.at = tape->at; /* as long as the tape is there */
    tape->at += text.n;
    Glyph *glyphs = arena_array(arena, Glyph, n_glyphs >> 1);
    take_glyphs(tape, glyphs, (int)(n_glyphs >> 1));
    return (DueRun){ .run = { .face = due->faces.at[setting->face],
                              .size = (Len)setting->size,
                              .squeeze = (int)setting->squeeze,
                              .posture = (Posture)setting->posture,
                              .glyphs = glyphs,
                              .n_glyphs = (int)(n_glyphs >> 1),
                              .text = text },
                     .x = (Len)setting->x,
                     .y = (Len)setting->y };
}

/* ---- pages ---- */

static void collect(DuePages *due, StrBuilder *tape, const Frame *frame, Len x, Len y, RunSetting *before)
{
    const int *order = frame_order(frame, tape->arena);
    for (int i = 0; i < frame->n_items; i++) {
        const Item *item = &frame->items[order ? order[i] : i];
        if (item->kind == ITEM_FRAME) collect(due, tape, item->as.frame, x + item->x, y + item->y, before);
        if (item->kind != ITEM_GLYPHS || item->as.glyphs.size <= 0 || item->as.glyphs.squeeze <= 0) continue;
        const Glyphs *run = &item->as.glyphs;
        const RunSetting setting = { number_of(due, run->face), run->size,           run->squeeze, run->posture,
                                     (int64_t)x + item->x,      (int64_t)y + item->y };
        put_run(tape, run, &setting, before);
    }
}

static void take_page(void *taker, const Page *page, int number)
{
    DuePages *due = taker;
    StrBuilder tape = { .arena = arena_open() };
    RunSetting before = { 0 };
    collect(due, &tape, page->frame, 0, 0, &before);
    if (page->beside) collect(due, &tape, page->beside, 0, 0, &before);
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
    RunSetting setting = { 0 };
    while (tape.at < tape.end) *vec_push(runs) = take_run(&tape, due, &setting, runs->arena);
}
