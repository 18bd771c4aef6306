/* Words are copied stretch by stretch, and each says where it came from; so whatever is left out, moves or is joined, the
   sources stay with their words. */
#include "revise/wording.h"

#include "base/utf8.h"
#include "base/vec.h"
#include "base/words.h"
#include "model/chart.h"

typedef struct {
    StrBuilder text;
    Vec(SourceSpan) sources;
    Vec(PageReference) references;
    Vec(RubyText) readings;
} Copy;

static Copy copy_begin(Arena *arena)
{
    return (Copy){ .text = { .arena = arena },
                   .sources = { .arena = arena },
                   .references = { .arena = arena },
                   .readings = { .arena = arena } };
}

static void add_words(Copy *copy, Str words, const Source *source)
{
    int first = copy->text.n;
    str_add(&copy->text, words);
    if (!source || !words.n) return;
    SourceSpan *last = copy->sources.n ? &copy->sources.at[copy->sources.n - 1] : NULL;
    if (!last || last->last != first || !source_equal(last->source, *source)) {
        last = vec_push(&copy->sources);
        *last = (SourceSpan){ .first = first, .source = *source };
    }
    last->last = copy->text.n;
}

static bool is_in_leader(const Rich *rich, int at)
{
    for (int i = 0; i < rich->n_runs; i++)
        if (rich->runs[i].leader && at >= rich->runs[i].first && at < rich->runs[i].last) return true;
    return false;
}

static void add_reference(Copy *copy, const Rich *rich, int at)
{
    for (int i = 0; i < rich->n_slots; i++)
        if (rich->slots[i].at == at && rich->slots[i].kind == SLOT_PAGE_OF)
            *vec_push(&copy->references) = (PageReference){ .at = copy->text.n, .target = rich->slots[i].name };
}

/* These bytes, all of one source. */
static void add_stretch(Copy *copy, const Rich *rich, int at, int end, const Source *source)
{
    int start = at;
    while (at < end) {
        int first = at;
        uint32_t character = utf8_next(rich->text, &at);
        if (character != HINT_CHARACTER && character != SLOT_CHARACTER && !is_in_leader(rich, first)) continue;
        add_words(copy, str_part(rich->text, start, first), source);
        if (character == SLOT_CHARACTER) add_reference(copy, rich, first);
        start = at;
    }
    add_words(copy, str_part(rich->text, start, at), source);
}

/* That the words copied last are read so. */
static void add_reading(Copy *copy, int first, Str text)
{
    RubyText *last = copy->readings.n ? &copy->readings.at[copy->readings.n - 1] : NULL;
    if (first == copy->text.n) return;
    if (!last || last->last != first) {
        last = vec_push(&copy->readings);
        *last = (RubyText){ .first = first, .text = STR("") };
    }
    last->last = copy->text.n;
    last->text = str_join(copy->text.arena, last->text, text);
}

/* From that byte on; without slots and hints: late words are no words of the booklet; of the number of another page it is known where it stands. */
static void add_from(Copy *copy, const Rich *rich, int at)
{
    for (int span = 0, ruby = 0, end; at < rich->text.n; at = end) {
        while (span < rich->n_sources && rich->sources[span].last <= at) span++;
        while (ruby < rich->n_rubies && rich->rubies[ruby].last <= at) ruby++;
        const Ruby *above = ruby < rich->n_rubies ? &rich->rubies[ruby] : NULL;
        bool is_read = above && above->first <= at;
        int turn = is_read ? above->last : above ? above->first : rich->text.n, first = copy->text.n;
        const SourceSpan *next = span < rich->n_sources ? &rich->sources[span] : NULL;
        bool is_said = next && next->first <= at;
        end = is_said ? next->last : next ? next->first : rich->text.n;
        end = end < turn ? end : turn;
        add_stretch(copy, rich, at, end, is_said ? &next->source : NULL);
        if (is_read) add_reading(copy, first, end == above->last ? above->rich->text : STR(""));
    }
}

static void add_rich(Copy *copy, const Rich *rich)
{
    add_from(copy, rich, 0);
}

static void add_wording(Copy *copy, Wording wording)
{
    int at = 0;
    for (int i = 0; i < wording.n_references; i++) {
        PageReference *reference = vec_push(&copy->references);
        *reference = wording.references[i];
        reference->at += copy->text.n;
    }
    for (int i = 0; i < wording.n_readings; i++) {
        RubyText *reading = vec_push(&copy->readings);
        *reading = wording.readings[i];
        reading->first += copy->text.n;
        reading->last += copy->text.n;
    }
    for (int i = 0; i < wording.n_sources; i++) {
        const SourceSpan *span = &wording.sources[i];
        add_words(copy, str_part(wording.text, at, span->first), NULL);
        add_words(copy, str_part(wording.text, span->first, span->last), &span->source);
        at = span->last;
    }
    add_words(copy, str_part(wording.text, at, wording.text.n), NULL);
}

/* Without white space at both ends. */
static Wording copied(const Copy *copy)
{
    Str whole = str_built(&copy->text), text = str_trim(whole);
    int before = text.n ? (int)(text.at - whole.at) : 0, n = 0;
    Wording wording = { .text = text, .sources = copy->sources.at };
    for (int i = 0; i < copy->sources.n; i++) {
        SourceSpan span = copy->sources.at[i];
        span.first = span.first > before ? span.first - before : 0;
        span.last = span.last - before < text.n ? span.last - before : text.n;
        if (span.first < span.last) wording.sources[n++] = span;
    }
    wording.n_sources = n;
    wording.references = copy->references.at;
    wording.n_references = copy->references.n;
    for (int i = 0; i < wording.n_references; i++) {
        int at = wording.references[i].at - before;
        wording.references[i].at = at < 0 ? 0 : at < text.n ? at : text.n;
    }
    wording.readings = copy->readings.at;
    wording.n_readings = copy->readings.n;
    for (int i = 0; i < wording.n_readings; i++) {
        wording.readings[i].first -= before;
        wording.readings[i].last -= before;
    }
    return wording;
}

Wording wording_of(const Rich *rich, Arena *arena)
{
    Copy copy = copy_begin(arena);
    add_rich(&copy, rich);
    return copied(&copy);
}

static Wording wording_of_tiles(const Block *block, Arena *arena)
{
    Copy copy = copy_begin(arena);
    for (int i = 0; i < block->as.tiles.n_tiles; i++) {
        if (i) add_words(&copy, STR("\n"), NULL);
        add_rich(&copy, &block->as.tiles.tiles[i].number);
        add_words(&copy, STR(" "), NULL);
        add_rich(&copy, &block->as.tiles.tiles[i].name);
    }
    return copied(&copy);
}

Wording wording_of_picture(const Depiction *depiction, Arena *arena)
{
    Copy copy = copy_begin(arena);
    unsigned told_by = (unsigned)(depiction->picture->fingerprint >> 32);
    add_words(&copy, depiction->alt, NULL);
    add_words(&copy, str_printf(arena, words(WORD_PICTURE, LANG_JA), told_by),
              depiction->source.field.n ? &depiction->source : NULL);
    return copied(&copy);
}

/* With what is said under it, or over it. */
static Wording with_caption(Wording figure, const Block *of, CaptionSide side, Arena *arena)
{
    Copy copy = copy_begin(arena);
    Wording caption = wording_of_blocks(of, arena);
    bool is_first = side == CAPTION_ABOVE;
    add_wording(&copy, is_first ? caption : figure);
    if (caption.text.n) add_words(&copy, STR("\n"), NULL);
    add_wording(&copy, is_first ? figure : caption);
    return copied(&copy);
}

static Wording wording_of_depiction(const Depiction *depiction, Arena *arena)
{
    return with_caption(wording_of_picture(depiction, arena), depiction->caption, depiction->side, arena);
}

static Wording wording_of_chart(const Chart *chart, Arena *arena)
{
    return with_caption(wording_of(&chart->spoken, arena), chart->caption, chart->side, arena);
}

Wording wording_of_block(const Block *block, Arena *arena)
{
    switch (block->kind) {
    case BLOCK_TEXT: return wording_of(&block->as.text, arena);
    case BLOCK_BOX: return wording_of_blocks(block->as.box.blocks, arena);
    case BLOCK_TILES: return wording_of_tiles(block, arena);
    case BLOCK_PICTURE: return wording_of_depiction(block->as.depiction, arena);
    case BLOCK_CHART: return wording_of_chart(block->as.chart, arena);
    case BLOCK_TABLE:
    case BLOCK_SAMPLE:
    case BLOCK_GAP:
    case BLOCK_BREAK: break;
    }
    return (Wording){ .text = STR("") };
}

Wording wording_of_blocks(const Block *block, Arena *arena)
{
    Copy copy = copy_begin(arena);
    for (; block; block = block->next) {
        Wording wording = wording_of_block(block, arena);
        if (!wording.text.n && !wording.n_references) continue;
        if (copy.text.n && wording.text.n) add_words(&copy, STR("\n"), NULL);
        add_wording(&copy, wording);
    }
    return copied(&copy);
}

static bool is_ascii_at(Str text, int at)
{
    return at >= 0 && at < text.n && (unsigned char)text.at[at] < 0x80 && text.at[at] != '\n';
}

bool wording_reads_alike(Str a, Str b)
{
    int i = 0, k = 0;
    while (i < a.n || k < b.n) {
        bool ends = i < a.n && a.at[i] == '\n', other_ends = k < b.n && b.at[k] == '\n';
        if (ends != other_ends) {
            Str text = ends ? a : b;
            int at = ends ? i++ : k++;
            if (is_ascii_at(text, at - 1) && is_ascii_at(text, at + 1)) return false;
        } else if (i == a.n || k == b.n || a.at[i++] != b.at[k++]) return false;
    }
    return true;
}

bool wording_sounds_alike(const Passage *a, const Passage *b)
{
    bool alike = a->n_readings == b->n_readings;
    for (int i = 0; alike && i < a->n_readings; i++) alike = str_equal(a->readings[i].text, b->readings[i].text);
    return alike;
}

/* From the start of a text to a byte of it, aloud: what is read there belongs to the words before it. */
static Str aloud_until(const Passage *passage, int end, Arena *arena)
{
    StrBuilder out = { .arena = arena };
    int at = 0;
    for (int i = 0; i < passage->n_readings && passage->readings[i].last <= end; i++) {
        const RubyText *reading = &passage->readings[i];
        str_add(&out, str_part(passage->text, at, reading->last));
        str_add_printf(&out, "《" STR_FMT "》", STR_ARG(reading->text));
        at = reading->last;
    }
    str_add(&out, str_part(passage->text, at, end));
    return str_built(&out);
}

Passage wording_aloud(const Passage *passage, Arena *arena)
{
    Passage aloud = *passage;
    aloud.text = aloud_until(passage, passage->text.n, arena);
    aloud.sources = arena_array(arena, SourceSpan, passage->n_sources);
    for (int i = 0; i < passage->n_sources; i++) {
        const SourceSpan *span = &passage->sources[i];
        aloud.sources[i] =
            (SourceSpan){ aloud_until(passage, span->first, arena).n, aloud_until(passage, span->last, arena).n, span->source };
    }
    return aloud;
}

Str wording_flat(Str text, Arena *arena)
{
    return str_replace(arena, text, STR("\n"), STR(""));
}

static bool begins_with_bracket(Str text)
{
    static const char *const opening[] = { "(", "[", "（", "［", "〔", "【", "「", "『", "〈", "《" };
    for (size_t k = 0; k < sizeof opening / sizeof *opening; k++)
        if (str_starts(text, str_from(opening[k]))) return true;
    return false;
}

static const Style *style_at(const Rich *rich, int at)
{
    for (int i = 0; i < rich->n_runs; i++)
        if (at >= rich->runs[i].first && at < rich->runs[i].last) return rich->runs[i].style;
    return rich->style;
}

/* Line by line, so that what is left out of a line (a slot, a leader) does not matter. */
static void add_head(StrBuilder *out, const Rich *rich, Arena *arena)
{
    for (int at = 0, end; at < rich->text.n; at = end + 1) {
        int line = str_find(str_part(rich->text, at, rich->text.n), '\n');
        end = line < 0 ? rich->text.n : at + line;
        bool is_other = at > 1 && style_at(rich, at) != style_at(rich, at - 2);
        if (is_other && out->n && !begins_with_bracket(str_part(rich->text, at, end))) str_add(out, STR("　"));
        Copy copy = { .text = { .arena = arena }, .sources = { .arena = arena } };
        Rich part = *rich;
        part.text = str_part(rich->text, 0, end);
        add_from(&copy, &part, at);
        str_add(out, copied(&copy).text);
    }
}

Str wording_of_head(const Block *block, Arena *arena)
{
    StrBuilder out = { .arena = arena };
    for (; block; block = block->next) {
        if (block->kind == BLOCK_TEXT) add_head(&out, &block->as.text, arena);
        else str_add(&out, wording_flat(wording_of_block(block, arena).text, arena));
    }
    return str_built(&out);
}

Str wording_in_line(Str text, Arena *arena)
{
    StrBuilder builder = { .arena = arena };
    for (int i = 0; i < text.n; i++) {
        bool parts = text.at[i] == '\n' && !begins_with_bracket(str_part(text, i + 1, text.n));
        if (parts) str_add(&builder, STR(" "));
        if (text.at[i] != '\n') str_add_bytes(&builder, text.at + i, 1);
    }
    return str_built(&builder);
}
