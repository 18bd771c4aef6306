/* White space is held back until the next character is known; then it becomes a space, a break or nothing.
   Characters extend the last run as long as they are set alike. */
#include "bind/writer.h"

#include "base/utf8.h"

enum { NO_ASCII = 0x3042 };

Writer writer_new(Binder *binder, const Style *style, Key key, Where where)
{
    Arena *arena = binder->arena;
    const Style *plain = bind_plain_style(binder, style);
    return (Writer){ .binder = binder,
                     .text = { .arena = arena },
                     .runs = { .arena = arena },
                     .slots = { .arena = arena },
                     .notes = { .arena = arena },
                     .rubies = { .arena = arena },
                     .sources = { .arena = arena },
                     .pen = { .style = plain },
                     .style = plain,
                     .key = key,
                     .where = where };
}

static Run *add_run(Writer *writer)
{
    if (!writer->runs.at) {
        writer->runs.at = &writer->first_run;
        writer->runs.room = 1;
    }
    return vec_push(&writer->runs);
}

static bool is_set_alike(const Run *a, const Run *b)
{
    return a->style == b->style && a->aligned == b->aligned && str_equal(a->link, b->link) && a->keep == b->keep &&
           a->leader == b->leader && a->stressed == b->stressed && a->note_mark == b->note_mark && a->once == b->once &&
           a->place == b->place && a->icon == b->icon;
}

/* The run of all texts of this length and style. */
static Run *whole_run(Binder *binder, const Run *run)
{
    WholeRun like = { { run->style, run->last }, *run };
    WholeRun *whole = map_find(&binder->plain_runs, MAP_KEY(like.key));
    if (whole) return &whole->run;
    whole = arena_new(binder->lasting, WholeRun);
    *whole = like;
    map_put(&binder->plain_runs, MAP_KEY(whole->key), whole);
    return &whole->run;
}

static Run *runs_of(const Writer *writer)
{
    const Run *first = &writer->first_run;
    if (writer->runs.at != first || !writer->runs.n) return writer->runs.at;
    bool is_plain = !first->first && is_set_alike(first, &(Run){ .style = first->style });
    return is_plain ? whole_run(writer->binder, first) : (Run *)arena_copy(writer->binder->arena, first, sizeof *first);
}

static const Style *style_on_page(const Writer *writer, const Style *style)
{
    return writer->binder->is_vertical ? bind_standing_style(writer->binder, style) : style;
}

Rich writer_rich(Writer *writer)
{
    for (int i = 0; i < writer->runs.n; i++) writer->runs.at[i].style = style_on_page(writer, writer->runs.at[i].style);
    return (Rich){ .key = writer->key,
                   .where = writer->where,
                   .text = str_built(&writer->text),
                   .style = style_on_page(writer, writer->style),
                   .runs = runs_of(writer),
                   .n_runs = writer->runs.n,
                   .slots = writer->slots.at,
                   .n_slots = writer->slots.n,
                   .notes = writer->notes.at,
                   .n_notes = writer->notes.n,
                   .rubies = writer->rubies.at,
                   .n_rubies = writer->rubies.n,
                   .sources = writer->sources.at,
                   .n_sources = writer->sources.n,
                   .aligns_lines = writer->aligns_lines,
                   .parallel = writer->parallel };
}

/* C0 and C1 controls, line and paragraph separators, and the character that stands for slots. */
static bool is_forbidden(uint32_t character)
{
    return character < 0x20 || (character >= 0x7F && character < 0xA0) || character == 0x2028 || character == 0x2029 ||
           character == SLOT_CHARACTER;
}

/* The last bytes written come from there. */
static void note_source(Writer *writer, int first)
{
    SourceSpan *last = writer->sources.n ? &writer->sources.at[writer->sources.n - 1] : NULL;
    bool goes_on = last && last->last == first && source_equal(last->source, *writer->source);
    if (!goes_on) last = vec_push(&writer->sources);
    if (!goes_on) *last = (SourceSpan){ .first = first, .source = *writer->source };
    last->last = writer->text.n;
}

static void add_words(Writer *writer, Str words)
{
    int first = writer->text.n;
    str_add(&writer->text, words);
    Run *last = writer->runs.n ? &writer->runs.at[writer->runs.n - 1] : NULL;
    if (!last || writer->starts_run || !is_set_alike(last, &writer->pen)) {
        last = add_run(writer);
        *last = writer->pen;
        last->first = first;
    }
    last->last = writer->text.n;
    if (writer->source) note_source(writer, first);
    writer->starts_run = false;
}

static void add_character(Writer *writer, uint32_t character)
{
    char bytes[4];
    add_words(writer, (Str){ bytes, utf8_encode(character, bytes) });
}

static bool ends_line(const Writer *writer)
{
    return writer->text.n == 0 || writer->text.at[writer->text.n - 1] == '\n';
}

/* It is tied to what it stands in, not to what follows it; neither does a run that is to begin there begin with it. */
static void add_space(Writer *writer)
{
    bool starts_run = writer->starts_run;
    int keep = writer->pen.keep;
    writer->pen.keep = writer->gap_keep;
    add_character(writer, ' ');
    writer->pen.keep = keep;
    writer->starts_run = starts_run;
}

bool writer_keep(Writer *writer)
{
    if (writer->pen.keep) return false;
    writer->pen.keep = ++writer->n_keeps;
    return true;
}

void writer_keep_no_more(Writer *writer)
{
    writer->pen.keep = writer->gap_keep = 0;
}

static void close_gap(Writer *writer, uint32_t next)
{
    Gap gap = writer->gap;
    writer->gap = GAP_NONE;
    if (ends_line(writer)) return;
    bool is_western = (unsigned char)writer->text.at[writer->text.n - 1] < 0x80 || next < 0x80;
    if (gap == GAP_NEW_LINE) add_character(writer, '\n');
    else if (gap == GAP_BLANK || (gap == GAP_LINE_END && is_western)) add_space(writer);
}

static void write_character(Writer *writer, uint32_t character)
{
    close_gap(writer, character);
    writer->at_start = false;
    add_character(writer, character);
}

/* The run of white space at byte `at`; returns the byte behind it. */
static int skip_space(Str text, int at, Gap *gap)
{
    *gap = GAP_BLANK;
    for (; at < text.n && str_is_white(text.at[at]); at++)
        if (text.at[at] == '\n' || text.at[at] == '\r') *gap = GAP_LINE_END;
    return at;
}

static void write_space(Writer *writer, Gap gap)
{
    bool vanishes = gap == GAP_LINE_END && writer->at_start;
    if (vanishes || gap <= writer->gap) return;
    if (writer->gap == GAP_NONE) writer->gap_keep = writer->at_start ? 0 : writer->pen.keep;
    writer->gap = gap;
}

/* How far text goes on from `at` that needs no second look: neither white space nor what may not be printed. */
static int skip_words(Str text, int at)
{
    for (int end = at;; at = end) {
        if (end == text.n) return end;
        unsigned char c = (unsigned char)text.at[end];
        if (c <= ' ' || c == 0x7F) return at;
        if (c < 0x7F) end++;
        else if (is_forbidden(utf8_next(text, &end))) return at;
    }
}

static void write_text(Writer *writer, Str text, bool spaces_count)
{
    for (int at = 0; at < text.n;) {
        int words = skip_words(text, at);
        if (words > at) {
            int first = at;
            close_gap(writer, utf8_next(text, &first));
            writer->at_start = false;
            add_words(writer, str_part(text, at, words));
            at = words;
            continue;
        }
        Gap gap;
        int behind = skip_space(text, at, &gap);
        bool is_counted = spaces_count && behind > at && gap == GAP_BLANK;
        if (behind > at && !is_counted) {
            write_space(writer, gap);
            at = behind;
            continue;
        }
        uint32_t character = utf8_next(text, &at);
        if (is_counted) write_character(writer, ' ');
        else if (is_forbidden(character))
            diag_report(writer->binder->diag, writer->where, writer->key.text, DIAG_BAD_CHARACTER, character);
        else write_character(writer, character);
    }
}

void writer_text(Writer *writer, Str text)
{
    write_text(writer, text, false);
}

void writer_data(Writer *writer, Str text)
{
    write_text(writer, text, true);
}

void writer_enter(Writer *writer)
{
    writer->at_start = true;
}

void writer_leave(Writer *writer)
{
    writer->at_start = false;
    if (writer->gap == GAP_LINE_END) writer->gap = GAP_NONE;
}

void writer_break(Writer *writer)
{
    writer->gap = GAP_NONE;
    add_character(writer, '\n');
    writer->at_start = true;
}

void writer_hint(Writer *writer)
{
    close_gap(writer, HINT_CHARACTER);
    add_character(writer, HINT_CHARACTER);
}

void writer_new_line(Writer *writer)
{
    if (!ends_line(writer)) writer->gap = GAP_NEW_LINE;
}

void writer_slot(Writer *writer, SlotKind kind, Str name, Str room, Align align)
{
    write_character(writer, SLOT_CHARACTER);
    *vec_push(&writer->slots) = (Slot){ .at = writer->text.n - 3, .kind = kind, .name = name, .room = room, .align = align };
}

void writer_begin_citation(Writer *writer, Rich *note)
{
    *vec_push(&writer->notes) = (Citation){ .note = note, .first = writer->text.n };
}

void writer_end_citation(Writer *writer)
{
    writer->notes.at[writer->notes.n - 1].last = writer->text.n;
}

int writer_base(Writer *writer)
{
    close_gap(writer, NO_ASCII);
    writer->starts_run = true;
    return writer->text.n;
}

void writer_icon(Writer *writer, const Picture *icon, Str words)
{
    writer_base(writer);
    writer->pen.icon = icon;
    add_words(writer, words);
    writer->pen.icon = NULL;
    writer->starts_run = true;
}

/* Bytes of the character at `at` with the marks and selectors that hang on it. */
static int end_of_character(Str text, int at)
{
    utf8_next(text, &at);
    while (at < text.n) {
        int next = at;
        uint32_t c = utf8_next(text, &next);
        if (c != 0x3099 && c != 0x309A && !(c >= 0xFE00 && c <= 0xFE0F) && !(c >= 0xE0100 && c <= 0xE01EF)) break;
        at = next;
    }
    return at;
}

static int count_parts(Str text)
{
    int n = text.n > 0;
    for (int i = 0; i < text.n; i++) n += text.at[i] == ' ';
    return n;
}

static int count_characters(Str text)
{
    int n = 0;
    for (int at = 0; at < text.n; n++) at = end_of_character(text, at);
    return n;
}

static void add_ruby(Writer *writer, int first, int last, const Writer *reading, Str part)
{
    Arena *arena = writer->binder->arena;
    Rich *rich = arena_new(arena, Rich);
    *rich = (Rich){ .key = bind_key(writer->binder, reading->key),
                    .where = reading->where,
                    .text = str_copy(arena, part),
                    .style = reading->style,
                    .runs = arena_new(arena, Run),
                    .n_runs = 1 };
    rich->runs[0] = (Run){ .last = part.n, .style = reading->style };
    *vec_push(&writer->rubies) = (Ruby){ .first = first, .last = last, .rich = rich };
}

void writer_reading(Writer *writer, int base, const Writer *reading)
{
    Str text = str_built(&writer->text), rest = str_built(&reading->text);
    int n = count_characters(str_part(text, base, text.n));
    if (rest.n == 0 || n == 0) return;
    if (n == 1 || count_parts(rest) != n) {
        add_ruby(writer, base, text.n, reading, rest);
        return;
    }
    for (int at = base, i = 0, part = 0; i < n; i++) {
        int end = end_of_character(text, at), space = str_find(str_part(rest, part, rest.n), ' ');
        int part_end = space < 0 ? rest.n : part + space;
        add_ruby(writer, at, end, reading, str_part(rest, part, part_end));
        at = end;
        part = part_end + 1;
    }
}

void writer_join_readings(Writer *writer, int first)
{
    for (int i = first + 1; i < writer->rubies.n; i++) writer->rubies.at[i].goes_on = true;
}

void writer_from(Writer *writer, Where where)
{
    if (writer->from_data || !where.file) return;
    writer->where = where;
    writer->from_data = true;
}

WriterMark writer_mark(const Writer *writer)
{
    return (WriterMark){ writer->text.n,   writer->runs.n,    writer->slots.n, writer->notes.n,
                         writer->rubies.n, writer->sources.n, writer->gap };
}

void writer_rewind(Writer *writer, WriterMark mark)
{
    writer->text.n = mark.n_text;
    writer->runs.n = mark.n_runs;
    writer->slots.n = mark.n_slots;
    writer->notes.n = mark.n_notes;
    writer->rubies.n = mark.n_rubies;
    writer->sources.n = mark.n_sources;
    writer->gap = mark.gap;
    if (mark.n_runs) writer->runs.at[mark.n_runs - 1].last = mark.n_text;
    SourceSpan *last = mark.n_sources ? &writer->sources.at[mark.n_sources - 1] : NULL;
    if (last && last->last > mark.n_text) last->last = mark.n_text;
}

bool writer_is_plain(Str text)
{
    return skip_words(text, 0) == text.n;
}

Str writer_plain(Binder *binder, Str text, Where where)
{
    StrBuilder plain = { .arena = binder->arena };
    for (int at = 0; at < text.n;) {
        int words = skip_words(text, at);
        if (words > at) str_add(&plain, str_part(text, at, words));
        at = words;
        Gap gap;
        int behind = skip_space(text, at, &gap);
        if (behind > at && plain.n && behind < text.n) str_add_char(&plain, ' ');
        at = behind;
        if (at == text.n) break;
        uint32_t character = utf8_next(text, &at);
        if (is_forbidden(character)) diag_report(binder->diag, where, STR(""), DIAG_BAD_CHARACTER, character);
        else str_add_char(&plain, character);
    }
    return str_built(&plain);
}
