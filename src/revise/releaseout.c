/* Release → text.  One thing a line: a word, then its fields behind tabs.  In a field \t, \n and \\ stand for tab, line
   end and backslash.  The last line holds the count of lines and a checksum of all bytes before it. */
#include "revise/revise.h"

#include <endian.h>
#include <inttypes.h>
#include <string.h>

/* The highest bit of the first byte that is `c`, and perhaps of some behind it; 0: there is none among these eight. */
static uint64_t marked(uint64_t bytes, char c)
{
    const uint64_t ones = 0x0101010101010101u;
    uint64_t apart = bytes ^ (ones * (unsigned char)c); /* what is zero now borrows */
    return (apart - ones) & ~apart & (ones << 7);
}

/* How many of the eight bytes at `at` stand before the first that is escaped; they are copied. */
static int copy_plain(char *to, const char *at)
{
    uint64_t bytes;
    memcpy(&bytes, at, sizeof bytes);
    memcpy(to, at, sizeof bytes);
    bytes = le64toh(bytes);
    uint64_t escaped = marked(bytes, '\t') | marked(bytes, '\n') | marked(bytes, '\\');
    return escaped ? __builtin_ctzll(escaped) / 8 : (int)sizeof bytes;
}

static char *copy_one(char *to, char c)
{
    static const char escapes[256] = { ['\t'] = 't', ['\n'] = 'n', ['\\'] = '\\' };
    char escape = escapes[(unsigned char)c];
    if (escape) *to++ = '\\';
    *to++ = escape ? escape : c;
    return to;
}

/* A field may be the whole of another release. */
static void add_field(StrBuilder *out, Str text)
{
    enum { AT_ONCE = 8 };
    char *to = str_room(out, 1 + 2 * text.n);
    int i = 0;
    *to++ = '\t';
    while (text.n - i >= AT_ONCE) {
        int plain = copy_plain(to, text.at + i);
        i += plain, to += plain;
        if (plain < AT_ONCE) to = copy_one(to, text.at[i++]);
    }
    while (i < text.n) to = copy_one(to, text.at[i++]);
    str_take(out, to);
}

static void add_line(StrBuilder *out, const char *word, const Str *fields, int n_fields)
{
    str_add(out, str_from(word));
    for (int i = 0; i < n_fields; i++) add_field(out, fields[i]);
    str_add(out, STR("\n"));
}

#define LINE(out, word, ...) add_line((out), (word), (Str[]){ __VA_ARGS__ }, (int)(sizeof((Str[]){ __VA_ARGS__ }) / sizeof(Str)))

static void add_number(StrBuilder *out, int value)
{
    enum { MOST_DIGITS = 10 };
    char digits[MOST_DIGITS + 1];
    int at = sizeof digits;
    unsigned rest = value < 0 ? 0u - (unsigned)value : (unsigned)value;
    do digits[--at] = (char)('0' + rest % 10);
    while (rest /= 10);
    if (value < 0) digits[--at] = '-';
    str_add_bytes(out, digits + at, (int)sizeof digits - at);
}

static Str numbers(const int *values, int n, Arena *arena)
{
    StrBuilder list = { .arena = arena };
    for (int i = 0; i < n; i++) {
        if (i) str_add_bytes(&list, " ", 1);
        add_number(&list, values[i]);
    }
    return str_built(&list);
}

static Str number(int value, Arena *arena)
{
    return numbers(&value, 1, arena);
}

static Str hash(uint64_t value, Arena *arena)
{
    return str_printf(arena, "%016" PRIx64, value);
}

static Str kind_of(const ReleasePage *page)
{
    return page->pin.branch ? STR("branch") : STR("published");
}

static void add_slabs(StrBuilder *out, const char *word, const Pin *pin)
{
    for (int i = 0; i < pin->n_slabs; i++) LINE(out, word, pin->slabs[i].key.text, number(pin->slabs[i].nth, out->arena));
}

static void add_page(StrBuilder *out, const ReleasePage *page, int physical)
{
    Arena *arena = out->arena;
    LINE(out, "page", number(physical, arena), page->label, page->pin.section, kind_of(page), number(page->pin.height, arena),
         hash(page->hash, arena), hash(page->words, arena), page->revised);
    add_slabs(out, "slab", &page->pin);
    for (int i = 0; i < page->n_marked; i++) LINE(out, "mark", page->marked[i]);
}

static void add_origin(StrBuilder *out, const ReleasePage *page)
{
    LINE(out, "origin", page->label, page->pin.section, kind_of(page), number(page->pin.height, out->arena));
    add_slabs(out, "origin-slab", &page->pin);
}

static void add_source(StrBuilder *out, const SourceSpan *span)
{
    static const char *const kinds[] = { SOURCE_CHOICES(CHOICE_WORD) };
    LINE(out, "source", number(span->first, out->arena), number(span->last, out->arena), str_from(kinds[span->source.kind]),
         span->source.record, span->source.field);
}

static void add_reading(StrBuilder *out, const RubyText *reading)
{
    LINE(out, "reading", number(reading->first, out->arena), number(reading->last, out->arena), reading->text);
}

static void add_passage(StrBuilder *out, const Passage *passage)
{
    static const char *const kinds[] = { [PASSAGE_PLAIN] = "", PASSAGE_CHOICES(CHOICE_WORD) };
    StrBuilder pages = { .arena = out->arena };
    for (int i = 0; i < passage->n_pages; i++) {
        if (i) str_add_bytes(&pages, " ", 1);
        add_number(&pages, passage->pages[i] + 1);
    }
    const int box[] = { passage->box.x, passage->box.y, passage->box.width, passage->box.height };
    LINE(out, "text", passage->key.text, str_built(&pages), numbers(box, (int)(sizeof box / sizeof *box), out->arena),
         passage->part, passage->item, passage->column, str_from(kinds[passage->kind]), passage->text);
    for (int i = 0; i < passage->n_sources; i++) add_source(out, &passage->sources[i]);
    for (int i = 0; i < passage->n_readings; i++) add_reading(out, &passage->readings[i]);
}

Str revise_written(const Release *release, Arena *arena)
{
    StrBuilder builder = { .arena = arena }, *out = &builder;
    LINE(out, "hyogumi-release", number(RELEASE_VERSION, arena));
    LINE(out, "program", release->program);
    LINE(out, "layout", release->layout, hash(release->layout_hash, arena));
    LINE(out, "title", release->title);
    LINE(out, "date", release->date);
    for (int i = 0; i < release->n_fonts; i++) {
        const Version *font = &release->fonts[i];
        LINE(out, font->is_plain ? "font" : "face", font->name, hash(font->hash, arena));
    }
    for (int i = 0; i < release->n_pages; i++) add_page(out, &release->pages[i], i + 1);
    for (int i = 0; i < release->n_origin && release->origin != release->pages; i++) add_origin(out, &release->origin[i]);
    for (int i = 0; i < release->n_passages; i++) add_passage(out, &release->passages[i]);
    for (int i = 0; i < release->facts.n_records; i++)
        LINE(out, "record", release->facts.records[i].id, release->facts.records[i].parent);
    for (int i = 0; i < release->facts.n; i++) {
        const Fact *fact = &release->facts.at[i];
        LINE(out, "fact", fact->record, fact->field, fact->text);
        if (fact->aloud.n) LINE(out, "aloud", fact->aloud);
    }
    for (int i = 0; i < release->history.n; i++) {
        const Correction *past = &release->history.at[i];
        LINE(out, "correction", past->date, past->reason, past->record, past->field, past->was, past->now);
    }
    for (int i = 0; i < release->n_rounds; i++) {
        const Round *round = &release->rounds[i];
        LINE(out, "round", number(round->number, arena), round->date, round->line, round->reason, number(round->pages, arena),
             number(round->leaves, arena));
    }
    if (release->published.n) LINE(out, "published", release->published);
    Str body = str_built(out);
    int lines = 0;
    for (int i = 0; i < body.n; i++) lines += body.at[i] == '\n';
    uint64_t sum = str_checksum(body);
    LINE(out, "end", number(lines, arena), hash(sum, arena));
    return str_built(out);
}
