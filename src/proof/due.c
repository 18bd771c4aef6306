/* Numbers of seven bits a byte, the lowest first; where there is a sign, at the lowest bit.  A run is told by what is different from the one
   before it, a glyph by what is different from the last step: along a line of Japanese all steps are alike.  Of most runs each glyph
   stands for its own characters: then it is told by the number of its type, which says those, too. */
#include "proof/due.h"

#include <string.h>

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

/* Behind the characters of a glyph that has a cluster of its own. */
static int end_of_type(const Glyphs *run, int i)
{
    return i + 1 < run->n_glyphs ? run->glyphs[i + 1].cluster : run->text.n;
}

/* Each glyph stands for its own characters, and few. */
static bool is_typed(const Glyphs *run)
{
    bool is_typed = run->n_glyphs && run->glyphs[0].cluster == 0;
    for (int i = 0; i < run->n_glyphs && is_typed; i++) {
        int n = end_of_type(run, i) - run->glyphs[i].cluster;
        is_typed = n > 0 && n <= MOST_OF_TYPE;
    }
    return is_typed;
}

/* Where the type is, or would be. */
static int *place_of_type(const DuePages *due, const DueType *type)
{
    uint64_t words[2];
    memcpy(words, type, sizeof words);
    uint64_t hash = (words[0] * 0x9FB21C651E98DF25u ^ words[1]) * 0x9E3779B97F4A7C15u;
    for (uint64_t i = hash >> 32;; i++) {
        int *place = &due->places[i & (uint64_t)(due->n_places - 1)];
        if (!*place || memcmp(&due->types.at[*place - 1], type, sizeof *type) == 0) return place;
    }
}

static void make_places(DuePages *due)
{
    enum { FIRST = 1024 };
    arena_drop(due->types.arena, due->places);
    due->n_places = due->n_places ? due->n_places * 2 : FIRST;
    due->places = arena_array(due->types.arena, int, due->n_places);
    for (int i = 0; i < due->types.n; i++) *place_of_type(due, &due->types.at[i]) = i + 1;
}

static int number_of_type(DuePages *due, const Glyphs *run, int face, int i)
{
    int from = run->glyphs[i].cluster;
    DueType type = { .face = face, .glyph = run->glyphs[i].id };
    for (int k = 0; from + k < end_of_type(run, i); k++) type.text[k] = run->text.at[from + k]; /* mostly three */
    if (due->types.n * 2 >= due->n_places) make_places(due);
    int *place = place_of_type(due, &type);
    if (!*place) {
        *vec_push(&due->types) = type;
        *place = due->types.n;
    }
    return *place - 1;
}

static void put_run(DuePages *due, StrBuilder *tape, const Glyphs *run, const RunSetting *setting, RunSetting *before)
{
    char bytes[8 * MOST_BYTES];
    bool is_other = !is_set_alike(setting, before), typed = is_typed(run);
    char *at = put_count(bytes, (uint64_t)run->n_glyphs << 2 | (uint64_t)typed << 1 | is_other);
    const int64_t set[] = { setting->face, setting->size, setting->squeeze, setting->posture };
    for (int i = 0; is_other && i < 4; i++) at = put_number(at, set[i]);
    at = put_number(at, setting->x - before->x);
    at = put_number(at, setting->y - before->y);
    if (!typed) at = put_count(at, (uint64_t)run->text.n);
    *before = *setting;
    str_add_bytes(tape, bytes, (int)(at - bytes));
    if (!typed) str_add(tape, run->text);
    Glyph last = { 0 };
    GlyphStep usual = { 0 };
    for (int i = 0; i < run->n_glyphs; last = run->glyphs[i++]) {
        const Glyph *glyph = &run->glyphs[i];
        const GlyphStep step = { (int64_t)glyph->x - last.x, (int64_t)glyph->y - last.y,
                                 typed ? 0 : (int64_t)glyph->cluster - last.cluster };
        bool is_same = is_same_step(&step, &usual);
        uint64_t said = typed ? (uint64_t)number_of_type(due, run, (int)setting->face, i) : glyph->id;
        at = put_count(bytes, said << 1 | !is_same);
        if (!is_same) at = put_number(put_number(at, step.x), step.y);
        if (!is_same && !typed) at = put_number(at, step.cluster);
        str_add_bytes(tape, bytes, (int)(at - bytes));
        usual = step;
    }
}

/* Characters of types are written behind each other. */
static void take_types(Tape *tape, const DuePages *due, Glyph *glyphs, int n, Str *text, Arena *arena)
{
    char *words = arena_bytes(arena, (size_t)n * MOST_OF_TYPE + 1);
    Glyph last = { 0 };
    GlyphStep step = { 0 };
    *text = (Str){ words, 0 };
    for (int i = 0; i < n; last = glyphs[i++]) {
        uint64_t said = take_count(tape);
        const DueType *type = &due->types.at[said >> 1];
        if (said & 1) {
            step.x = take_number(tape);
            step.y = take_number(tape);
        }
        glyphs[i] = (Glyph){ .id = type->glyph, .x = (Len)(last.x + step.x), .y = (Len)(last.y + step.y), .cluster = text->n };
        memcpy(words + text->n, type->text, MOST_OF_TYPE);
        for (int k = 0; k < MOST_OF_TYPE && type->text[k]; k++) text->n++;
    }
    words[text->n] = '\0';
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
    uint64_t n_glyphs = take_count(tape); /* and how they are told */
    if (n_glyphs & 1) {
        setting->face = take_number(tape);
        setting->size = take_number(tape);
        setting->squeeze = take_number(tape);
        setting->posture = take_number(tape);
    }
    setting->x += take_number(tape);
    setting->y += take_number(tape);
    int n = (int)(n_glyphs >> 2);
    Glyph *glyphs = arena_array(arena, Glyph, n);
    Str text = { NULL, 0 };
    if (n_glyphs & 2) take_types(tape, due, glyphs, n, &text, arena);
    else {
        text.n = (int)take_count(tape);
        text.at = tape->at; /* as long as the tape is there */
        tape->at += text.n;
        take_glyphs(tape, glyphs, n);
    }
    return (DueRun){ .run = { .face = due->faces.at[setting->face],
                              .size = (Len)setting->size,
                              .squeeze = (int)setting->squeeze,
                              .posture = (Posture)setting->posture,
                              .glyphs = glyphs,
                              .n_glyphs = n,
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
        put_run(due, tape, run, &setting, before);
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
    *due = (DuePages){ .pages.arena = arena, .faces.arena = arena, .types.arena = arena };
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
