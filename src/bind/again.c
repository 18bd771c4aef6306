/* A text said again is the text without what is said once.  What hangs on its bytes hangs on those that are kept. */
#include "bind/again.h"

typedef bool Drops(const Run *run);

static bool is_mark(const Run *run)
{
    return run->note_mark;
}

static bool is_said_once(const Run *run)
{
    return run->note_mark || run->once;
}

static bool drops_any(const Rich *text, Drops *drops)
{
    for (int i = 0; i < text->n_runs; i++)
        if (drops(&text->runs[i])) return true;
    return false;
}

/* Of each byte, and of the end: how many before it are kept.  A line end is not, where no line is left before it. */
static const int *count_kept(const Rich *text, Drops *drops, Arena *arena)
{
    int *kept = arena_array(arena, int, text->text.n + 1);
    for (int i = 0; i < text->n_runs; i++) {
        bool drop = drops(&text->runs[i]);
        for (int at = text->runs[i].first; at < text->runs[i].last; at++)
            kept[at + 1] = kept[at] + (drop || (text->text.at[at] == '\n' && !kept[at]) ? 0 : 1);
    }
    return kept;
}

/* The runs that keep something, and their words. */
static Str copy_runs(Rich *again, const Rich *text, const int *kept, Arena *arena)
{
    StrBuilder words = { .arena = arena };
    again->runs = arena_array(arena, Run, text->n_runs + 1);
    again->n_runs = 0;
    for (int i = 0; i < text->n_runs; i++) {
        Run run = text->runs[i];
        int n = kept[run.last] - kept[run.first];
        if (!n) continue;
        str_add(&words, str_part(text->text, run.last - n, run.last));
        run.first = kept[run.first];
        run.last = run.first + n;
        again->runs[again->n_runs++] = run;
    }
    return str_built(&words);
}

static void copy_what_hangs_on(Rich *again, const Rich *text, const int *kept, Arena *arena)
{
    again->slots = arena_array(arena, Slot, text->n_slots);
    again->n_slots = 0;
    for (int i = 0; i < text->n_slots; i++) {
        Slot slot = text->slots[i];
        bool is_kept = kept[slot.at + 1] > kept[slot.at];
        slot.at = kept[slot.at];
        if (is_kept) again->slots[again->n_slots++] = slot;
    }
    again->sources = arena_array(arena, SourceSpan, text->n_sources);
    again->n_sources = 0;
    for (int i = 0; i < text->n_sources; i++) {
        SourceSpan span = text->sources[i];
        span.first = kept[span.first];
        span.last = kept[span.last];
        if (span.last > span.first) again->sources[again->n_sources++] = span;
    }
    again->rubies = arena_array(arena, Ruby, text->n_rubies);
    again->n_rubies = 0;
    for (int i = 0; i < text->n_rubies; i++) {
        Ruby ruby = text->rubies[i];
        if (kept[ruby.last] == kept[ruby.first]) continue;
        Rich *reading = arena_new(arena, Rich);
        *reading = *ruby.rich;
        again->rubies[again->n_rubies++] = (Ruby){ kept[ruby.first], kept[ruby.last], reading, ruby.goes_on };
    }
}

static const Rich *said_again(const Rich *text, Drops *drops, Str suffix, Arena *arena)
{
    Rich *again = arena_new(arena, Rich);
    *again = *text;
    again->notes = NULL;
    again->n_notes = 0;
    const int *kept = count_kept(text, drops, arena);
    Str words = copy_runs(again, text, kept, arena);
    copy_what_hangs_on(again, text, kept, arena);
    again->text = str_join(arena, words, suffix);
    if (suffix.n) again->runs[again->n_runs++] = (Run){ .first = words.n, .last = again->text.n, .style = again->style };
    return again;
}

const Rich *again_continued(const Block *blocks, Str suffix, Arena *arena)
{
    while (blocks && blocks->kind != BLOCK_TEXT) blocks = blocks->next;
    const Rich *text = blocks ? &blocks->as.text : NULL;
    bool differs = text && (suffix.n || text->n_notes || drops_any(text, is_said_once));
    return differs ? said_again(text, is_said_once, suffix, arena) : NULL;
}

const Block *again_unmarked(const Block *blocks, Arena *arena)
{
    bool has_notes = false;
    for (const Block *block = blocks; block; block = block->next)
        has_notes |= block->kind == BLOCK_TEXT && block->as.text.n_notes;
    Block *first = NULL, **next = &first;
    for (const Block *block = blocks; block && has_notes; block = block->next, next = &(*next)->next) {
        *next = arena_new(arena, Block);
        **next = *block;
        if (block->kind == BLOCK_TEXT) (*next)->as.text = *said_again(&block->as.text, is_mark, STR(""), arena);
    }
    return first;
}
