/* What is counted on from page to page: folios, running values, and on which page each key stands. */
#include "pages/runs.h"

static void want_labels(void *whose, const Rich *text)
{
    Map *wanted = whose;
    for (int i = 0; i < text->n_slots; i++)
        if (text->slots[i].kind == SLOT_PAGE_OF) map_put(wanted, text->slots[i].name, wanted);
}

Numbering number_new(const Document *document, Arena *arena)
{
    Numbering numbering = { .arena = arena,
                            .wanted = map_new(arena),
                            .labels = map_new(arena),
                            .values.arena = arena,
                            .runs = runs_new(document, arena),
                            .notes = arena_array(arena, NoteCounter, 2 * document->n_note_kinds),
                            .note_numbers = map_new(arena) };
    for (const Section *section = document->sections; section; section = section->next) {
        blocks_each_text(section->blocks, want_labels, &numbering.wanted);
        for (const Master *master = NULL; (master = section_next_master(section, master));)
            for (int i = 0; i < master->n_texts; i++) rich_each_text(&master->texts[i].rich, want_labels, &numbering.wanted);
    }
    return numbering;
}

/* Its label.  Numerals that end are told of once, by the first number they do not have. */
static Str folio_label(const Numbering *numbering, const Section *section, Diag *diag)
{
    int n = numbering->folio;
    StrBuilder label = { .arena = numbering->arena }, before = { .arena = numbering->arena };
    str_add(&label, section->folio_prefix);
    if (!numeral_write(section->numerals, n, &label) && numeral_write(section->numerals, n - 1, &before))
        diag_report(diag, section->where, section->key.text, DIAG_FOLIO_ENDS, n, str_built(&before).at);
    return str_built(&label);
}

void number_folio(Numbering *numbering, Sheet *sheet, Diag *diag)
{
    const Section *own = sheet->section;
    if (own->folio == FOLIO_NONE) return;
    if (own != numbering->counted && own->folio == FOLIO_RESTART && sheet->cut) numbering->folio = 0;
    if (sheet->cut) numbering->counted = own;
    numbering->folio++;
    sheet->page.label = folio_label(numbering, own, diag);
    bool is_plain = !own->folio_prefix.n && own->numerals == NUMERAL_ARABIC;
    if (is_plain) sheet->page.folio = numbering->folio; /* others are asked for by their label */
}

static void remember_labels(Numbering *numbering, const Frame *frame, const Str *label)
{
    const Mark *mark = frame->mark;
    if (mark && (mark->repeated || mark->sample)) return;
    if (mark && mark->key.text.n && map_find(&numbering->wanted, mark->key.text))
        map_put(&numbering->labels, mark->key.text, (void *)(uintptr_t)label);
    for (int i = 0; i < frame->n_items; i++)
        if (frame->items[i].kind == ITEM_FRAME) remember_labels(numbering, frame->items[i].as.frame, label);
}

void number_places(Numbering *numbering, const Page *page)
{
    Str *label = arena_new(numbering->arena, Str);
    *label = page->label;
    if (numbering->wanted.n) remember_labels(numbering, page->frame, label);
}

/* --- running values ------------------------------------------------------------------------------------------ */

static void put_value(Settings *values, const Setting *setting)
{
    for (int i = 0; i < values->n; i++)
        if (str_equal(values->at[i]->name, setting->name)) {
            values->at[i] = setting;
            return;
        }
    *vec_push(values) = setting;
}

static void put_slab(Settings *values, const Slab *slab)
{
    for (int i = 0; i < slab->n_settings; i++) put_value(values, slab->settings[i]);
}

/* A page is called after what stands at its top: the headings it begins with, else what goes on from before. */
static Settings begun_on(Part part, Arena *arena)
{
    Settings begun = { .arena = arena };
    for (int i = part.first; i <= part.last; i++) {
        const Slab *slab = &part.strip->slabs[i];
        for (int k = 0; k < slab->n_settings; k++) *vec_push(&begun) = slab->settings[k];
    }
    return begun;
}

static Settings at_top_of(Part part, const Settings *carried, Arena *arena)
{
    Settings top = { .arena = arena };
    for (int i = 0; i < carried->n; i++) *vec_push(&top) = carried->at[i];
    for (int i = part.first; i <= part.last; i++) {
        put_slab(&top, &part.strip->slabs[i]);
        if (!part.strip->slabs[i].keep_next) break;
    }
    return top;
}

/* --- notes --------------------------------------------------------------------------------------------------- */

/* A number, as long as its counter does not begin anew. */
typedef struct {
    Str text;
    int turn;
} NoteNumber;

/* No two notes at one foot have the same number: those of a table are counted on behind what stands there before them. */
static bool begins_anew(const NoteCounter *last, const NoteCounter *own, NoteNumbers numbers, bool is_below)
{
    switch (numbers) {
    case NUMBERS_OF_PAGE: break;
    case NUMBERS_OF_TABLE:
        if (own->section != last->section) return true;
        if (own->table && own->table == last->table) return false;
        if (own->table && is_below) return true;
        break;
    case NUMBERS_OF_PART: return own->section != last->section;
    case NUMBERS_OF_REPORT: return false;
    }
    return own->page != last->page;
}

static NoteCounter *counter_of(const Numbering *numbering, const DueNote *note)
{
    const NoteKind *kind = note->note.frame->mark->note_kind;
    bool is_apart = kind->numbers == NUMBERS_OF_TABLE && note->is_below;
    return &numbering->notes[2 * kind->order + is_apart];
}

static Str note_number(Numbering *numbering, const DueNote *note, Arena *arena)
{
    const Mark *mark = note->note.frame->mark;
    const NoteKind *kind = mark->note_kind;
    NoteNumber *known = map_find(&numbering->note_numbers, mark->key.text);
    if (note->note.is_owed && known) return known->text;
    NoteCounter *counter = counter_of(numbering, note), own = *counter;
    own.section = numbering->section;
    own.page = numbering->page;
    own.table = note->table;
    if (begins_anew(counter, &own, kind->numbers, note->is_below)) {
        own.last = 0;
        own.turn++;
    }
    *counter = own;
    if (known && known->turn == own.turn) return known->text;
    if (kind->numbers == NUMBERS_OF_PAGE && !note->note.goes_on) return str_printf(arena, "%d", ++counter->last);
    Str text = str_printf(numbering->arena, "%d", ++counter->last);
    if (!known) map_put(&numbering->note_numbers, mark->key.text, known = arena_new(numbering->arena, NoteNumber));
    *known = (NoteNumber){ text, own.turn };
    return text;
}

/* In the order of the texts that cite them: key → its number as a Str. */
static void number_notes(Numbering *numbering, Part part, Values *values, Arena *arena)
{
    Len *heights = arena_array(arena, Len, part.last - part.first + 1);
    galley_measure(part, heights);
    DueNotes notes = galley_notes(part, heights, NOTES_ALL, arena);
    values->notes = map_new(arena);
    numbering->page++;
    for (int i = 0; i < notes.n; i++)
        if (notes.at[i].note.is_owed)
            counter_of(numbering, &notes.at[i])->page = numbering->page; /* own ones are counted on behind */
    for (int i = 0; i < notes.n; i++) {
        Str *number = arena_new(arena, Str);
        *number = note_number(numbering, &notes.at[i], arena);
        map_put(&values->notes, notes.at[i].note.frame->mark->key.text, number);
        values->note_figures = len_max(values->note_figures, number->n);
    }
}

static void note_table_before(Values *values, Part part)
{
    const Slab *first = &part.strip->slabs[part.first];
    if (part.first == 0 || !first->table || first[-1].table != first->table) return;
    values->table_before = first->table;
    values->counted_before = first[-1].counted;
}

Values number_values(Numbering *numbering, const Sheet *sheet, Arena *arena)
{
    if (sheet->section != numbering->section) numbering->values.n = 0;
    numbering->section = sheet->section;
    runs_count_page(&numbering->runs, sheet->page.label.n && !sheet->page.pin.branch);
    if (!sheet->cut) return (Values){ 0 }; /* a blank page shows nothing */
    if (sheet->half == SHEET_RIGHT) {      /* it says what the left one says */
        Values right = numbering->left;
        runs_count(&numbering->runs, &right, arena);
        return right;
    }
    Part part = sheet->cut->part;
    Values values = { .top = at_top_of(part, &numbering->values, arena), .begun = begun_on(part, arena) };
    runs_count(&numbering->runs, &values, arena);
    number_notes(numbering, part, &values, arena);
    note_table_before(&values, part);
    for (int i = part.first; i <= part.last; i++) put_slab(&numbering->values, &part.strip->slabs[i]);
    numbering->left = values;
    return values;
}
