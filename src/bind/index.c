/* A marked word is a run that is reached by itself.  When all is bound the texts are asked which of those stand in them: what was taken back,
   or stands in a sample, is in no index.  Entries are gathered under their words, sorted by reading, and set under heads. */
#include "bind/index.h"

#include "base/utf8.h"
#include "bind/blocks.h"
#include "bind/inline.h"
#include "bind/reading.h"
#include "model/index.h"

#include <stdlib.h>

/* What is said of a marked word where it is marked. */
typedef struct {
    Key place;
    Str list, words, reading; /* words, reading empty: its own */
    Where where;
    int part, turn;
} IndexMark;

/* A marked word that stands in the booklet. */
typedef struct {
    const IndexMark *mark;
    Str words, reading; /* reading empty: none is known */
    const SourceSpan *sources;
    int n_sources;
} IndexWord;

/* Words of one reading, which are an entry. */
typedef struct {
    const IndexWord *first;
    Str order; /* reading_key() */
    int nth, last_part;
    Vec(Str) places;
} IndexEntry;

typedef Vec(IndexWord) IndexWords;

void index_write_marked(Writer *writer, const Node *node, Context context)
{
    Binder *binder = writer->binder;
    if (binder->samples || writer->skips_notes) {
        inline_write(writer, node, context);
        return;
    }
    const Key *outer = writer->pen.place;
    IndexMark *mark = arena_new(binder->lasting, IndexMark);
    *mark = (IndexMark){ .place = bind_key(binder, key_with_part(writer->key, STR("index"), binder->lasting)),
                         .list = node_text(node, "list"),
                         .words = str_copy(binder->lasting, inline_template(binder, node, "as", context)),
                         .reading = str_copy(binder->lasting, inline_template(binder, node, "reading", context)),
                         .where = node->where,
                         .part = binder->part,
                         .turn = binder->turn };
    map_put(&binder->index_marks, mark->place.text, mark);
    writer->pen.place = &mark->place;
    inline_write(writer, node, context);
    writer->pen.place = outer;
}

/* ---- the words that stand in the booklet ---- */

typedef struct {
    Binder *binder;
    IndexWords words;
} IndexWalk;

static bool is_printed_word(uint32_t c)
{
    return c != SLOT_CHARACTER && c != HINT_CHARACTER && c != '\n';
}

typedef Vec(SourceSpan) WordSources;

/* The last bytes of the word, from this one on, come from there. */
static void note_origin(WordSources *sources, const Source *source, int first, int last)
{
    SourceSpan *latest = sources->n ? &sources->at[sources->n - 1] : NULL;
    bool goes_on = latest && latest->last == first && source_equal(latest->source, *source);
    if (!goes_on) latest = vec_push(sources);
    if (!goes_on) *latest = (SourceSpan){ .first = first, .source = *source };
    latest->last = last;
}

/* Its characters; how they are read, where readings stand over them: 葛飾区 → かつしか区. */
static void take_words(const Rich *rich, int first, int last, IndexWord *word, Arena *arena)
{
    StrBuilder words = { .arena = arena }, read = { .arena = arena };
    WordSources sources = { .arena = arena };
    bool is_read = false;
    int ruby = 0, source = 0, said_to = first;
    for (int at = first; at < last;) {
        int from = at, before = words.n;
        uint32_t c = utf8_next(rich->text, &at);
        while (ruby < rich->n_rubies && rich->rubies[ruby].last <= from) ruby++;
        while (source < rich->n_sources && rich->sources[source].last <= from) source++;
        bool is_under = ruby < rich->n_rubies && rich->rubies[ruby].first <= from;
        if (!is_printed_word(c)) continue;
        str_add_char(&words, c);
        if (!is_under) str_add_char(&read, c);
        else if (rich->rubies[ruby].last > said_to) {
            str_add(&read, rich->rubies[ruby].rich->text);
            said_to = rich->rubies[ruby].last;
            is_read = true;
        }
        bool is_from = source < rich->n_sources && rich->sources[source].first <= from;
        if (is_from) note_origin(&sources, &rich->sources[source].source, before, words.n);
    }
    word->words = str_built(&words);
    if (is_read) word->reading = str_built(&read);
    word->sources = sources.at;
    word->n_sources = sources.n;
}

static void take_word(IndexWalk *walk, const Rich *rich, int first, int last)
{
    Arena *arena = walk->binder->arena;
    const IndexMark *mark = map_find(&walk->binder->index_marks, rich->runs[first].place->text);
    IndexWord word = { .mark = mark };
    take_words(rich, rich->runs[first].first, rich->runs[last].last, &word, arena);
    if (mark->words.n) word = (IndexWord){ .mark = mark, .words = mark->words };
    if (mark->reading.n) word.reading = mark->reading;
    if (word.words.n) *vec_push(&walk->words) = word;
}

static void look_for_words(void *whose, const Rich *rich)
{
    for (int i = 0, last; i < rich->n_runs; i = last + 1) {
        const Key *place = rich->runs[i].place;
        for (last = i; place && last + 1 < rich->n_runs && rich->runs[last + 1].place == place; last++) continue;
        if (place) take_word(whose, rich, i, last);
    }
}

/* ---- entries ---- */

/* How words are read needs to be said at one of their places only. */
static void spread_readings(IndexWords *words, Arena *arena)
{
    Map known = map_new(arena);
    for (int i = 0; i < words->n; i++)
        if (words->at[i].reading.n && !map_find(&known, words->at[i].words))
            map_put(&known, words->at[i].words, &words->at[i].reading);
    for (int i = 0; i < words->n; i++) {
        const Str *reading = map_find(&known, words->at[i].words);
        if (!words->at[i].reading.n) words->at[i].reading = reading ? *reading : words->at[i].words;
    }
}

static bool is_wanted(const Gathering *gathering, const IndexMark *mark)
{
    if (!str_equal(mark->list, node_text(gathering->node, "list"))) return false;
    switch ((EntriesWithin)node_choice(gathering->node, "within", WITHIN_REPORT)) {
    case WITHIN_REPORT: break;
    case WITHIN_PART: return mark->part == gathering->part;
    case WITHIN_RECORD: return mark->turn == gathering->turn;
    }
    return true;
}

static int by_reading(const void *a, const void *b)
{
    const IndexEntry *one = *(IndexEntry *const *)a, *other = *(IndexEntry *const *)b;
    int order = str_compare(one->order, other->order);
    if (!order) order = str_compare(one->first->words, other->first->words);
    return order ? order : one->nth - other->nth;
}

typedef Vec(IndexEntry *) IndexEntries;

static IndexEntries entries_of(Binder *binder, const Gathering *gathering, const IndexWords *words)
{
    Arena *arena = binder->arena;
    IndexEntries entries = { .arena = arena };
    Map known = map_new(arena);
    for (int i = 0; i < words->n; i++) {
        const IndexWord *word = &words->at[i];
        if (!is_wanted(gathering, word->mark)) continue;
        Str name = str_join_by(arena, word->words, '\n', word->reading);
        IndexEntry *entry = map_find(&known, name);
        if (!entry) {
            entry = arena_new(arena, IndexEntry);
            *entry = (IndexEntry){
                .first = word, .order = reading_key(word->reading, arena), .nth = entries.n, .places.arena = arena
            };
            if (reading_has_kanji(entry->order))
                diag_report(binder->diag, word->mark->where, word->mark->place.text, DIAG_INDEX_UNREAD, word->words.at);
            map_put(&known, name, entry);
            *vec_push(&entries) = entry;
        }
        *vec_push(&entry->places) = word->mark->place.text;
        if (word->mark->part > entry->last_part) entry->last_part = word->mark->part;
    }
    if (entries.n) qsort(entries.at, (size_t)entries.n, sizeof *entries.at, by_reading);
    return entries;
}

/* ---- lines ---- */

typedef Vec(IndexLine) IndexLines;

typedef struct {
    Binder *binder;
    const Node *node;
    const Style *style, *head_style;
    Key key;       /* of the index */
    Block *latest; /* of its blocks; NULL: none is written yet, */
    Block *place;  /* and this is where the first goes */
    int part;      /* it stands in */
    IndexLines *lines;
} IndexSetter;

static Block *next_block(IndexSetter *setter, Role role, const Style *style, Str name, Where where)
{
    Binder *binder = setter->binder;
    Block *block = setter->latest ? block_add_behind(setter->latest, binder->arena) : setter->place;
    block->kind = BLOCK_TEXT;
    block->role = role;
    block->style = style;
    block->where = where;
    block->key = bind_key(binder, key_with_part(setter->key, name, binder->arena));
    setter->latest = block;
    return block;
}

static void set_head(IndexSetter *setter, Str head)
{
    Block *block = next_block(setter, ROLE_INDEX_HEAD, setter->head_style, head, setter->node->where);
    Writer writer = writer_new(setter->binder, block->style, block->key, block->where);
    writer_text(&writer, head);
    block->as.text = writer_rich(&writer);
}

/* As they are where they stand: what they say, and from which field. */
static void write_words(Writer *writer, const IndexWord *word)
{
    int at = 0;
    for (int i = 0; i < word->n_sources; i++) {
        const SourceSpan *span = &word->sources[i];
        writer_data(writer, str_part(word->words, at, span->first));
        writer->source = &span->source;
        writer_data(writer, str_part(word->words, span->first, span->last));
        writer->source = NULL;
        at = span->last;
    }
    writer_data(writer, str_part(word->words, at, word->words.n));
}

/* In a key there is none of its signs. */
static Str name_of(Str words, Arena *arena)
{
    StrBuilder name = { .arena = arena };
    for (int at = 0; at < words.n;) {
        uint32_t c = utf8_next(words, &at);
        if (c > ' ' && c != '#' && c != '/' && c != '\'' && c != '|' && c != '{' && c != '}') str_add_char(&name, c);
    }
    return str_built(&name);
}

static void set_line(IndexSetter *setter, const IndexEntry *entry)
{
    Binder *binder = setter->binder;
    const IndexWord *word = entry->first;
    Block *block = next_block(setter, ROLE_INDEX_LINE, setter->style, name_of(word->words, binder->arena), word->mark->where);
    Writer writer = writer_new(binder, block->style, block->key, block->where);
    write_words(&writer, word);
    inline_write_dots(&writer, node_find(setter->node, "dots") ? node_text(setter->node, "dots") : STR("・"));
    IndexLine *line = vec_push(setter->lines);
    *line = (IndexLine){ .block = block,
                         .name = word->words,
                         .words = writer_rich(&writer),
                         .between = node_find(setter->node, "between") ? node_text(setter->node, "between") : STR(", "),
                         .room = node_find(setter->node, "room") ? node_text(setter->node, "room") : STR("000"),
                         .places = entry->places.at,
                         .n_places = entry->places.n,
                         .follows = entry->last_part < setter->part };
    index_write(line, line->places, line->n_places, binder->arena);
}

/* Empty: none. */
static Str head_over(const IndexEntry *entry, IndexHeads heads, Arena *arena)
{
    switch (heads) {
    case INDEX_HEADS_ROWS: return reading_head(entry->order, true, arena);
    case INDEX_HEADS_KANA: return reading_head(entry->order, false, arena);
    case INDEX_HEADS_NONE: break;
    }
    return STR("");
}

static void set_index(Binder *binder, const Gathering *gathering, const IndexWords *words, IndexLines *lines)
{
    const Node *node = gathering->node;
    const Style *style = bind_fixed_style(binder, node, "style-1", binder->style);
    IndexSetter setter = { .binder = binder,
                           .node = node,
                           .style = style,
                           .head_style = bind_fixed_style(binder, node, "head-style", style),
                           .key = gathering->block->key,
                           .place = gathering->block,
                           .part = gathering->part,
                           .lines = lines };
    IndexHeads heads = (IndexHeads)node_choice(node, "heads", INDEX_HEADS_ROWS);
    IndexEntries entries = entries_of(binder, gathering, words);
    Str latest = STR("");
    if (!entries.n && !binder->data->self) diag_report(binder->diag, node->where, setter.key.text, DIAG_INDEX_EMPTY);
    for (int i = 0; i < entries.n; i++) {
        Str head = head_over(entries.at[i], heads, binder->arena);
        if (!str_equal(head, latest)) set_head(&setter, head);
        latest = head;
        set_line(&setter, entries.at[i]);
    }
}

void index_finish(Binder *binder, Document *document)
{
    IndexWalk walk = { .binder = binder, .words.arena = binder->arena };
    IndexLines lines = { .arena = binder->arena };
    for (const Section *section = document->sections; section && binder->index_marks.n; section = section->next)
        blocks_each_text(section->blocks, look_for_words, &walk);
    spread_readings(&walk.words, binder->arena);
    for (int i = 0; i < binder->gatherings.n; i++)
        if (node_choice(binder->gatherings.at[i].node, "of", ENTRIES_OF_HEADINGS) == ENTRIES_OF_INDEX)
            set_index(binder, &binder->gatherings.at[i], &walk.words, &lines);
    document->index_lines = lines.at;
    document->n_index_lines = lines.n;
}
