/* What is kept of a published booklet.  Texts come from the document, so that where their lines end does not matter;
   where they stand comes from the pages.  How a person finds a text the document says, too: the heading it stands under, and
   in a table its spot. */
#include "revise/record.h"

#include "base/map.h"
#include "base/words.h"
#include "model/chart.h"
#include "revise/seen.h"
#include "revise/spot.h"
#include "revise/wording.h"

#include <assert.h>

typedef struct {
    Arena *arena;
    const Document *document;
    const Pages *pages; /* NULL: there are none */
    Vec(Passage) passages;
    Sightings *seen;
    Map known;  /* key → its Known */
    Map values; /* of running heads: record, name, words → the first Key */
    Str part;
    int n_met, n_samples; /* texts that stand as themselves met so far, samples we are inside of */
    bool is_second;       /* walk: samples, too */
    bool counted_alone;   /* record_counted */
} Recorder;

/* A text that has a passage, and its turn in the order of the booklet. */
typedef struct {
    int passage, turn;
} Known;

/* --- what ------------------------------------------------------------------------------------------------------ */

/* In the second walk all that stands as itself has its passage, and only takes its turn. */
static bool takes_turns(const Recorder *recorder)
{
    return recorder->is_second && !recorder->n_samples;
}

/* Nothing more is to be recorded of it: it is no text by itself, or has its passage. */
static bool is_told(Recorder *recorder, Key key)
{
    if (key.text.n == 0) return true;
    Known *known = map_find(&recorder->known, key.text);
    if (known && !known->turn && takes_turns(recorder)) known->turn = ++recorder->n_met;
    return known;
}

/* What only samples show takes its turn there. */
static void note_known(Recorder *recorder, Key key)
{
    assert(!takes_turns(recorder));
    Known *known = arena_new(recorder->arena, Known);
    known->passage = recorder->passages.n;
    if (recorder->is_second) known->turn = ++recorder->n_met;
    map_put(&recorder->known, key.text, known);
}

/* Where what a text refers to stands; what stands nowhere is left out. */
static void note_references(const Recorder *recorder, const Wording *wording, Passage *passage)
{
    const Pages *pages = recorder->pages;
    passage->references = wording->references;
    for (int i = 0; pages && i < wording->n_references; i++) {
        PageReference reference = wording->references[i];
        const Anchor *anchor = pages_find_anchor(pages, reference.target);
        if (!anchor) continue;
        reference.label = pages->pages[anchor->page].label;
        reference.section = pages->pages[anchor->page].pin.section;
        passage->references[passage->n_references++] = reference;
    }
}

static void add_passage(Recorder *recorder, Key key, Wording wording, Spot spot)
{
    if (is_told(recorder, key)) return;
    note_known(recorder, key);
    const Seen *seen = sightings_find(recorder->seen, key);
    Passage *passage = vec_push(&recorder->passages);
    *passage = (Passage){ .key = key,
                          .text = wording.text,
                          .sources = wording.sources,
                          .n_sources = wording.n_sources,
                          .readings = wording.readings,
                          .n_readings = wording.n_readings,
                          .part = recorder->part,
                          .item = spot.item,
                          .column = spot.column,
                          .kind = spot.kind };
    note_references(recorder, &wording, passage);
    if (!seen) return;
    passage->pages = seen->pages.at;
    passage->n_pages = seen->pages.n;
    passage->box = seen->box;
}

static bool is_wanted(Recorder *recorder, Key key)
{
    return (!recorder->counted_alone || names_are_counted(key)) && !is_told(recorder, key);
}

static void add_notes(Recorder *recorder, const Rich *rich, Spot spot)
{
    if (!rich->n_notes) return;
    Str note = words_str(WORD_NOTE, LANG_JA);
    if (!takes_turns(recorder))
        spot.column = spot.column.n ? str_printf(recorder->arena, words(WORD_NOTE_OF, LANG_JA), spot.column.at) : note;
    for (int i = 0; i < rich->n_notes; i++)
        if (is_wanted(recorder, rich->notes[i].note->key))
            add_passage(recorder, rich->notes[i].note->key, wording_of(rich->notes[i].note, recorder->arena), spot);
}

/* --- tables and cells -------------------------------------------------------------------------------------------- */

static void record_table(Recorder *recorder, const Table *table, Str name);
static void record_settings(Recorder *recorder, const Block *block);

/* What follows stands under this heading. */
static void enter_part(Recorder *recorder, const Block *heading)
{
    Wording wording = wording_of(&heading->as.text, recorder->arena);
    Str part = heading->signpost ? heading->signpost->part : STR("");
    recorder->part = part.n ? part : wording_flat(wording.text, recorder->arena);
}

static bool is_heading(const Block *block)
{
    return block->kind == BLOCK_TEXT && block->role == ROLE_HEADING;
}

/* The text of a cell is one, boxes and all; a small table in it has texts of its own. */
static void record_in_cell(Recorder *recorder, const Block *blocks, Spot spot)
{
    for (const Block *block = blocks; block; block = block->next) {
        record_settings(recorder, block);
        switch (block->kind) {
        case BLOCK_TEXT: add_notes(recorder, &block->as.text, spot); break;
        case BLOCK_BOX: record_in_cell(recorder, block->as.box.blocks, spot); break;
        case BLOCK_TABLE: record_table(recorder, block->as.table, spot.item); break;
        case BLOCK_PICTURE: record_in_cell(recorder, block->as.depiction->caption, spot); break;
        case BLOCK_CHART: record_in_cell(recorder, block->as.chart->caption, spot); break;
        case BLOCK_TILES:
        case BLOCK_SAMPLE:
        case BLOCK_GAP:
        case BLOCK_BREAK: break;
        }
    }
}

static void record_cell(Recorder *recorder, const Cell *cell, Spot spot)
{
    for (const Block *block = cell->blocks; block; block = block->next)
        if (is_heading(block)) enter_part(recorder, block);
    if (!cell->repeated && is_wanted(recorder, cell->key))
        add_passage(recorder, cell->key, wording_of_blocks(cell->blocks, recorder->arena), spot);
    record_in_cell(recorder, cell->blocks, spot);
}

/* Cells of this row that stand in the ones above them, up to the column; `next`: the first that is not recorded yet. */
static void record_absorbed(Recorder *recorder, const TopHeads *heads, const Row *row, Str name, int column, int *next)
{
    for (; *next < row->n_absorbed && row->absorbed[*next].cell.column < column; ++*next) {
        const Cell *cell = &row->absorbed[*next].cell;
        sightings_share(recorder->seen, cell->key, row->absorbed[*next].by, row->key);
        Spot spot = { .item = name };
        if (!takes_turns(recorder)) spot.column = spot_column(heads, cell, recorder->arena);
        record_cell(recorder, cell, spot);
    }
}

static void record_row(Recorder *recorder, const TopHeads *heads, int number, Str name)
{
    Arena *arena = recorder->arena;
    const Table *table = heads->table;
    const Row *row = &table->rows[number];
    bool is_head = number < table->n_head_rows;
    bool is_named = !takes_turns(recorder);
    const Str label = is_named ? spot_label(table, number, arena) : STR("");
    int next = 0;
    for (int c = 0; c < row->n_cells; c++) {
        const Cell *cell = &row->cells[c];
        bool is_beside =
            is_named && cell->role == ROLE_HEAD_CELL && !is_head && !recorder->counted_alone && !spot_is_own(cell, row);
        Spot spot = { .item = is_beside ? spot_name(cell, recorder->document->schema, arena) : name,
                      .kind = is_head ? PASSAGE_HEAD : PASSAGE_PLAIN };
        if (is_named)
            spot.column = is_head ? words_str(WORD_HEADING, LANG_JA) : label.n ? label : spot_column(heads, cell, arena);
        record_absorbed(recorder, heads, row, name, cell->column, &next);
        record_cell(recorder, cell, spot);
    }
    record_absorbed(recorder, heads, row, name, table->n_columns, &next);
}

/* Rows of a small table that say nothing of themselves have the name of the row it stands in. */
static void record_table(Recorder *recorder, const Table *table, Str name)
{
    Arena *arena = recorder->arena;
    SideHeads beside = side_heads_new(table, recorder->document->schema, arena);
    const TopHeads heads = top_heads_of(table, arena);
    for (int r = 0; r < table->n_rows; r++) {
        bool is_named = r >= table->n_head_rows && !recorder->counted_alone && !takes_turns(recorder);
        if (is_named) side_heads_enter(table, r, &beside, arena);
        record_row(recorder, &heads, r, !is_named ? STR("") : spot_row(table, r, &beside, name, arena));
    }
}

/* --- the walk -------------------------------------------------------------------------------------------------- */

/* Is it the name of a thumb tab? */
static bool is_tab(const Document *document, Str name)
{
    for (const Section *section = document->sections; section; section = section->next)
        for (const Master *master = NULL; (master = section_next_master(section, master));)
            if (str_equal(master->thumb.name, name)) return true;
    return false;
}

/* A value of one record that reads so wherever it is set is one text: the tab of a goal, in all parts of the booklet. */
static bool says_again(Recorder *recorder, const Setting *setting, const Wording *wording)
{
    Arena *arena = recorder->arena;
    Key key = setting->rich.key, *own = arena_new(arena, Key);
    if (!wording->n_sources) return false;
    Str record = key_record(key);
    Str name =
        str_printf(arena, STR_FMT "\n" STR_FMT "\n" STR_FMT, STR_ARG(record), STR_ARG(setting->name), STR_ARG(wording->text));
    *own = key;
    const Key *first = map_put(&recorder->values, name, own);
    if (!first || key_equal(*first, key)) return false;
    const Seen *seen = sightings_find(recorder->seen, key), *all = sightings_find(recorder->seen, *first);
    for (int i = 0; seen && !recorder->is_second && i < seen->pages.n; i++)
        sightings_add(recorder->seen, *first, seen->pages.at[i], (Box){ 0 });
    Known *known = map_find(&recorder->known, first->text);
    all = all ? all : sightings_find(recorder->seen, *first);
    if (known && all) {
        recorder->passages.at[known->passage].pages = all->pages.at;
        recorder->passages.at[known->passage].n_pages = all->pages.n;
    }
    return true;
}

/* 「戦略計画5～6」, 「戦略計画2・8」, as it is printed: its end has the number of the other. */
static void record_ranges(Recorder *recorder, const Setting *setting, Spot spot)
{
    Arena *arena = recorder->arena;
    for (int i = 0; i < recorder->seen->ranges.n; i++) {
        const ShownValue *range = &recorder->seen->ranges.at[i];
        if (!key_equal(range->setting->rich.key, setting->rich.key)) continue;
        Wording first = wording_of(&setting->rich, arena), last = wording_of(&range->last->rich, arena), both = first;
        Str start = str_join(arena, first.text, range->between);
        both.text = str_printf(arena, STR_FMT "%d", STR_ARG(start), range->last->number);
        both.sources = arena_array(arena, SourceSpan, first.n_sources + 1);
        for (int k = 0; k < first.n_sources; k++) both.sources[k] = first.sources[k];
        if (last.n_sources) both.sources[both.n_sources++] = (SourceSpan){ start.n, both.text.n, last.sources[0].source };
        add_passage(recorder, sightings_key_of(*range, arena), both, spot);
    }
}

static void record_settings(Recorder *recorder, const Block *block)
{
    for (int i = 0; i < block->n_settings; i++) {
        const Setting *setting = &block->settings[i];
        Word column = is_tab(recorder->document, setting->name) ? WORD_TAB : WORD_RUNNING_HEAD;
        Wording wording = wording_of(&setting->rich, recorder->arena);
        Spot spot = { .column = words_str(column, LANG_JA), .kind = PASSAGE_RUNNING };
        if (!says_again(recorder, setting, &wording)) add_passage(recorder, setting->rich.key, wording, spot);
        if (column == WORD_RUNNING_HEAD) record_ranges(recorder, setting, spot); /* the next begins where this one goes on */
    }
}

/* Of an entry of an index the numbers are words of the booklet, which are worked out from all of it: 地域未来塾　4, 12. */
static Wording with_numbers(const Recorder *recorder, const Rich *line, Wording wording)
{
    static const Source pages_say = { .kind = SOURCE_COMPUTED };
    Arena *arena = recorder->arena;
    if (!recorder->pages || !wording.n_references) return wording;
    int end = wording.references[0].at;
    StrBuilder text = { .arena = arena };
    str_add(&text, str_part(wording.text, 0, end));
    str_add(&text, STR("　"));
    for (int i = 0; i < line->n_slots; i++) {
        const Slot *slots = line->slots;
        const Anchor *anchor = pages_find_anchor(recorder->pages, slots[i].name);
        if (i) str_add(&text, str_part(line->text, slots[i - 1].at + SLOT_BYTES, slots[i].at));
        if (anchor) str_add(&text, recorder->pages->pages[anchor->page].label);
    }
    SourceSpan *sources = arena_array(arena, SourceSpan, wording.n_sources + 1);
    for (int i = 0; i < wording.n_sources; i++) sources[i] = wording.sources[i];
    sources[wording.n_sources++] = (SourceSpan){ end, text.n, pages_say };
    wording.sources = sources;
    wording.text = str_built(&text);
    wording.n_references = 0;
    return wording;
}

static void record_text(Recorder *recorder, const Block *block)
{
    Wording wording = wording_of(&block->as.text, recorder->arena);
    if (block->role == ROLE_INDEX_LINE) wording = with_numbers(recorder, &block->as.text, wording);
    Spot heading = { .column = words_str(WORD_HEADING, LANG_JA), .kind = PASSAGE_HEADING };
    if (is_heading(block)) enter_part(recorder, block);
    add_passage(recorder, block->key, wording, is_heading(block) ? heading : (Spot){ 0 });
    add_notes(recorder, &block->as.text, (Spot){ 0 });
}

/* A sample shows records that stand elsewhere as themselves: only what stands nowhere else is recorded of it. */
static void record_blocks(Recorder *recorder, const Block *block)
{
    for (; block; block = block->next) {
        if (!is_heading(block)) record_settings(recorder, block);
        switch (block->kind) {
        case BLOCK_TABLE: record_table(recorder, block->as.table, STR("")); break;
        case BLOCK_BOX: record_blocks(recorder, block->as.box.blocks); break;
        case BLOCK_TEXT: record_text(recorder, block); break;
        case BLOCK_TILES: add_passage(recorder, block->key, wording_of_block(block, recorder->arena), (Spot){ 0 }); break;
        case BLOCK_PICTURE:
            add_passage(recorder, block->key, wording_of_picture(block->as.depiction, recorder->arena), (Spot){ 0 });
            record_blocks(recorder, block->as.depiction->caption);
            break;
        case BLOCK_CHART:
            if (!block->as.chart->is_tabled)
                add_passage(recorder, block->key, wording_of(&block->as.chart->spoken, recorder->arena), (Spot){ 0 });
            record_blocks(recorder, block->as.chart->caption);
            break;
        case BLOCK_SAMPLE: {
            Str part = recorder->part;
            recorder->n_samples++;
            if (recorder->is_second) record_blocks(recorder, block->as.sample.blocks);
            recorder->n_samples--;
            recorder->part = part;
            break;
        }
        case BLOCK_GAP:
        case BLOCK_BREAK: break;
        }
        if (is_heading(block)) record_settings(recorder, block); /* its values are of the part it begins */
    }
}

/* What stands in a cover or a 目次 stands under that, until a heading says otherwise. */
static void record_sections(Recorder *recorder)
{
    static const Word names[] = { [SECTION_COVER] = WORD_COVER, [SECTION_CONTENTS] = WORD_CONTENTS };
    Str heading = STR("");
    for (const Section *section = recorder->document->sections; section; section = section->next) {
        Str own = section->kind == SECTION_PLAIN ? heading : words_str(names[section->kind], LANG_JA);
        recorder->part = own;
        record_blocks(recorder, section->blocks);
        if (recorder->part.at != own.at) heading = recorder->part;
    }
}

/* All that stands as itself first, then what only samples show: it goes to where they stand. */
static Passage *record_document(Recorder *recorder)
{
    record_sections(recorder);
    recorder->is_second = true;
    record_sections(recorder);
    Passage *ordered = arena_array(recorder->arena, Passage, recorder->passages.n);
    for (int i = 0; i < recorder->known.room; i++) {
        const Known *known = recorder->known.entries[i].value;
        assert(!known || (recorder->passages.at && known->turn > 0));
        if (known) ordered[known->turn - 1] = recorder->passages.at[known->passage];
    }
    arena_drop(recorder->arena, recorder->passages.at);
    return ordered;
}

static Recorder recorder_new(const Document *document, Arena *arena)
{
    return (Recorder){ .arena = arena,
                       .document = document,
                       .passages.arena = arena,
                       .seen = sightings_open(arena),
                       .known = map_new(arena),
                       .values = map_new(arena) };
}

static Passage *record_alone(Recorder recorder, int *n)
{
    Passage *passages = record_document(&recorder);
    *n = recorder.passages.n;
    return passages;
}

Passage *record_texts(const Document *document, int *n, Arena *arena)
{
    return record_alone(recorder_new(document, arena), n);
}

Passage *record_counted(const Document *document, int *n, Arena *arena)
{
    Recorder recorder = recorder_new(document, arena);
    recorder.counted_alone = true;
    return record_alone(recorder, n);
}

Release *record_release(const Document *document, const Pages *pages, Sightings *seen, Arena *arena)
{
    Release *release = arena_new(arena, Release);
    *release = (Release){ .title = document->title, .date = document->date, .n_pages = pages->n_pages };
    release->pages = arena_array(arena, ReleasePage, pages->n_pages);
    for (int i = 0; i < pages->n_pages; i++) {
        const Page *page = &pages->pages[i];
        release->pages[i] = (ReleasePage){ .label = page->label, .hash = page->hash, .words = page->words, .pin = page->pin };
    }
    sightings_add_heads(seen, pages);
    Recorder recorder = recorder_new(document, arena);
    recorder.pages = pages;
    recorder.seen = seen;
    release->passages = record_document(&recorder);
    release->n_passages = recorder.passages.n;
    return release;
}
