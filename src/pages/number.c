/* Late words.  When all pages exist, their labels, the running values in force on each, and the pages of all keys are
   known; every slot gets its words.  The room kept for them is as wide as they may become; what they do not need is given back
   within their line, whose ends stay where they are.  Nothing else moves. */
#include "base/map.h"
#include "pages/steps.h"
#include "text/text.h"

typedef Vec(const Setting *) Running;
typedef Vec(ShownValue) ShownValues;

/* What a slot on this page can ask for. */
typedef struct {
    Tools tools;
    const Page *page;
    const Map *labels;             /* key → Page that it stands on */
    const Setting *const *running; /* values in force */
    int n_running;
    const Setting *const *begun; /* values that begin on this page, in order */
    int n_begun;
    Map note_numbers;
    Part part;
    int table, counted; /* of the rows at a page end whose slots are filled: Mark.table, .counted */
    Where where;        /* of the text whose slots are filled */
    ShownValues *shown; /* values that fixed matter shows */
    const Str *said;    /* of a line with rooms: the words of each slot of its text */
} SlotWords;

static const Setting *running_value(const SlotWords *words, Str name)
{
    for (int i = 0; i < words->n_running; i++)
        if (str_equal(words->running[i]->name, name)) return words->running[i];
    return NULL;
}

/* A page on which 戦略計画10 and 11 begin under 9 is headed 戦略計画9～11; where those between stand elsewhere, or nowhere, it names
   those that are there: 戦略計画2・8. */
static ShownValue shown_value(const SlotWords *words, const Setting *setting)
{
    ShownValue shown = { .setting = setting };
    StrBuilder between = { .arena = words->tools.arena };
    Str sign = STR(""); /* before the last so far, which is not written yet */
    int last = setting->number;
    for (int i = 0; i < words->n_begun && setting->number > 0; i++) {
        const Setting *begun = words->begun[i];
        if (!str_equal(begun->name, setting->name) || begun->number <= last) continue;
        bool follows = begun->number == last + 1, is_passed = follows && str_is(sign, "～");
        if (shown.last && !is_passed) str_add_printf(&between, STR_FMT "%d", STR_ARG(sign), last);
        sign = follows ? STR("～") : STR("・");
        last = begun->number;
        shown.last = begun;
    }
    str_add(&between, sign);
    shown.between = str_built(&between);
    return shown;
}

/* Notes are counted page by page, in the order of the texts that cite them: key → its number as a Str. */
static Map note_numbers(const Cut *cut, Arena *arena)
{
    Part part = cut->part;
    Map numbers = map_new(arena);
    Len *heights = arena_array(arena, Len, part.last - part.first + 1);
    galley_measure(part, heights);
    int n = galley_notes(part, heights, NOTES_ALL, NULL);
    const Frame **notes = arena_array(arena, const Frame *, n);
    galley_notes(part, heights, NOTES_ALL, notes);
    for (int i = 0; i < n; i++) {
        Str *number = arena_new(arena, Str);
        *number = str_printf(arena, "%d", i + 1);
        map_put(&numbers, notes[i]->mark->key.text, number);
    }
    return numbers;
}

static Str note_number(const SlotWords *words, Str note)
{
    const Str *number = map_find(&words->note_numbers, note);
    return number ? *number : STR("");
}

static void note_shown(const SlotWords *words, ShownValue value)
{
    for (int i = 0; i < words->shown->n; i++)
        if (words->shown->at[i].setting == value.setting && words->shown->at[i].last == value.last) return;
    *vec_push(words->shown) = value;
}

static Str running_words(const SlotWords *words, Str name)
{
    const Setting *setting = running_value(words, name);
    if (!setting) return STR("");
    ShownValue shown = shown_value(words, setting);
    Str text = setting->rich.text;
    note_shown(words, shown);
    if (!shown.last) return text;
    return str_printf(words->tools.arena, STR_FMT STR_FMT "%d", STR_ARG(text), STR_ARG(shown.between), shown.last->number);
}

/* Body rows of the table that stand on the pages before. */
static int counted_before(const SlotWords *words)
{
    const Slab *first = &words->part.strip->slabs[words->part.first];
    bool goes_on = words->part.first > 0 && first->table == words->table && first[-1].table == words->table;
    return goes_on ? first[-1].counted : 0;
}

/* What the rows of this page add up to: what all have come to, less what those of the pages before had. */
static Str page_sum(const SlotWords *words, const Tally *tally)
{
    Arena *arena = words->tools.arena;
    Decimal sum = decimal_subtract(tally->totals[words->counted], tally->totals[counted_before(words)]);
    Str written = STR("");
    if (!words->table) diag_report(words->tools.diag, words->where, STR(""), DIAG_PAGE_SUM_INNER);
    else if (!amount_write(&tally->form, sum, decimal_whole(1), arena, &written))
        diag_report(words->tools.diag, words->where, STR(""), DIAG_FIGURE_TOO_LONG, decimal_text(sum, arena).at, DECIMAL_FIGURES);
    return written;
}

static Str slot_words(const SlotWords *words, const Slot *slot)
{
    switch (slot->kind) {
    case SLOT_FOLIO: return words->page->label;
    case SLOT_RUNNING: return running_words(words, slot->name);
    case SLOT_NOTE: return note_number(words, slot->name);
    case SLOT_CARRIED: return slot->tally->words[words->counted];
    case SLOT_PAGE_SUM: return page_sum(words, slot->tally);
    case SLOT_PAGE_OF: break;
    }
    const Page *page = map_find(words->labels, slot->name);
    if (!page) diag_report(words->tools.diag, words->where, slot->name, DIAG_NO_TARGET, slot->name.at);
    return page ? page->label : STR("");
}

static Rich *plain_rich(Str text, const Style *style, Align align, Arena *arena)
{
    Style *aligned = arena_new(arena, Style);
    *aligned = *style;
    aligned->align = align;
    aligned->indent = aligned->hang = 0;
    Rich *rich = arena_new(arena, Rich);
    *rich = (Rich){ .serial = SERIAL_LATE, .text = text, .style = aligned, .runs = arena_new(arena, Run), .n_runs = 1 };
    rich->runs[0] = (Run){ .last = text.n, .style = aligned };
    return rich;
}

enum { LEAST_SQUEEZE = 400, ROUNDING = 5 }; /* per mille */

static const Frame *fill_slot(const SlotWords *words, const SlotBox *box, Str text)
{
    Arena *arena = words->tools.arena;
    if (text.n == 0) return NULL;
    const Rich *rich = plain_rich(text, box->style, box->slot->align, arena);
    const Para *para = text_shape(rich, words->tools.fonts, arena, words->tools.diag);
    Lines lines = text_break(para, box->width, arena);
    if (para->max_width > box->width && box->width > 0) { /* 12-2 in the room of 12: 長体 */
        int squeeze = (int)((int64_t)style_squeeze(box->style) * box->width / para->max_width) - ROUNDING;
        if (squeeze >= LEAST_SQUEEZE) {
            Style *narrow = arena_new(arena, Style);
            *narrow = *box->style;
            narrow->squeeze = squeeze;
            para = text_shape(plain_rich(text, narrow, box->slot->align, arena), words->tools.fonts, arena, words->tools.diag);
            lines = text_break(para, box->width, arena);
        }
    }
    if (lines.n != 1 || lines.overfull) {
        diag_report(words->tools.diag, words->where, words->page->label, DIAG_SLOT_OVERFULL, text.at, len_to_mm(box->width));
        return NULL;
    }
    return text_line(para, &lines.at[0], box->width, arena);
}

/* What the slots on a line say. */
static const Str *words_of_line(const SlotWords *words, const LateLine *late)
{
    const Para *para = late->para;
    Str *said = arena_array(words->tools.arena, Str, para->rich->n_slots);
    for (int i = late->line.first; i < late->line.last; i++) {
        int slot = para->atoms[i].slot;
        if (slot >= 0) said[slot] = slot_words(words, &para->rich->slots[slot]);
    }
    return said;
}

/* A line with rooms as wide as what it says; itself where it needs more than there is. */
static const Frame *line_again(const SlotWords *words, const Frame *line)
{
    Arena *arena = words->tools.arena;
    const Para *para = line->late->para;
    Len *widths = arena_array(arena, Len, para->rich->n_slots);
    for (int i = line->late->line.first; i < line->late->line.last; i++) {
        int slot = para->atoms[i].slot;
        if (slot < 0 || !words->said[slot].n) continue;
        const Style *style = para->stretches[para->atoms[i].stretch].style;
        const Rich *rich = plain_rich(words->said[slot], style, ALIGN_START, arena);
        widths[slot] = text_shape(rich, words->tools.fonts, arena, words->tools.diag)->max_width;
    }
    const Frame *again = text_line_again(line->late, widths, arena);
    return again ? again : line;
}

static bool has_slots(const Frame *frame)
{
    for (int i = 0; i < frame->n_items; i++) {
        if (frame->items[i].kind == ITEM_SLOT) return true;
        if (frame->items[i].kind == ITEM_FRAME && has_slots(frame->items[i].as.frame)) return true;
    }
    return false;
}

/* The same frame with words in its slots; itself where it has none. */
static const Frame *filled(const SlotWords *outer, const Frame *frame)
{
    if (!has_slots(frame)) return frame;
    SlotWords words_here = *outer, *words = &words_here;
    if (frame->mark && frame->mark->where.file) words->where = frame->mark->where;
    if (frame->mark && frame->mark->counted) {
        words->table = frame->mark->table;
        words->counted = frame->mark->counted;
    }
    words->said = frame->late ? words_of_line(words, frame->late) : NULL;
    if (frame->late) frame = line_again(words, frame);
    FrameBuilder builder = { .arena = words->tools.arena };
    for (int i = 0; i < frame->n_items; i++) {
        const Item *item = &frame->items[i];
        if (item->kind == ITEM_FRAME) frame_add_frame(&builder, filled(words, item->as.frame), item->x, item->y);
        else if (item->kind != ITEM_SLOT) *frame_add(&builder, item->kind, 0, 0) = *item;
        else {
            const SlotBox *box = &item->as.slot;
            Str text = words->said ? words->said[box->slot - frame->late->para->rich->slots] : slot_words(words, box->slot);
            const Frame *line = fill_slot(words, box, text);
            if (line) frame_add_frame(&builder, line, item->x, item->y - line->baseline);
        }
    }
    Frame *copy = arena_new(words->tools.arena, Frame);
    *copy = *frame;
    copy->items = builder.at;
    copy->n_items = builder.n;
    return copy;
}

/* --- fixed matter ------------------------------------------------------------------------------------------- */

static const Mark *artifact(Arena *arena)
{
    Mark *mark = arena_new(arena, Mark);
    mark->role = ROLE_ARTIFACT;
    return mark;
}

static Align edge_align(Side side, bool is_left)
{
    switch (side) {
    case SIDE_INSIDE: return is_left ? ALIGN_END : ALIGN_START;
    case SIDE_OUTSIDE: return is_left ? ALIGN_START : ALIGN_END;
    case SIDE_CENTER: break;
    }
    return ALIGN_CENTER;
}

static void add_master_text(FrameBuilder *builder, const SlotWords *words, const MasterText *text, Len x, Len width)
{
    Arena *arena = words->tools.arena;
    const Master *master = words->page->master;
    bool is_left = master->mirrored && words->page->is_left;
    Align align = edge_align(text->side, is_left);
    Style *style = arena_new(arena, Style);
    *style = *text->rich.style;
    style->align = align;
    Rich *rich = arena_new(arena, Rich);
    *rich = text->rich;
    rich->style = style;
    rich->slots = arena_array(arena, Slot, rich->n_slots);
    for (int i = 0; i < rich->n_slots; i++) {
        rich->slots[i] = text->rich.slots[i];
        rich->slots[i].align = align;
    }
    const Para *para = text_shape(rich, words->tools.fonts, arena, words->tools.diag);
    Lines lines = text_break(para, width, arena);
    if (lines.n == 0) return;
    if (lines.n > 1 || lines.overfull)
        diag_report(words->tools.diag, rich->where, words->page->label, DIAG_SLOT_OVERFULL, rich->text.at, len_to_mm(width));
    const Frame *line = filled(words, text_line(para, &lines.at[0], width, arena));
    Len y = text->at_foot ? master->height - text->y : text->y;
    frame_add_frame(builder, frame_marked(line, artifact(arena), arena), x, y - line->baseline);
}

/* つめ: the tab at the outer edge, its text vertical. */
static void add_thumb(FrameBuilder *builder, const SlotWords *words, const Setting *setting)
{
    const Master *master = words->page->master;
    const Thumb *thumb = &master->thumb;
    Arena *arena = words->tools.arena;
    bool is_left = master->mirrored && words->page->is_left;
    Len x = is_left ? 0 : master->width - thumb->width;
    LenSum y = thumb->top + (LenSum)(setting->number - 1) * thumb->step;
    if (y + thumb->height > master->height) {
        diag_report(words->tools.diag, setting->rich.where, setting->rich.key.text, DIAG_THUMB_OUTSIDE, setting->number);
        return;
    }
    note_shown(words, (ShownValue){ .setting = setting });
    FrameBuilder tab = { .arena = arena };
    frame_add_fill(&tab, (Box){ 0, 0, thumb->width, thumb->height }, thumb->style->plate);
    Style *upright = arena_new(arena, Style);
    *upright = *thumb->style;
    upright->vertical = true;
    const Rich *rich = plain_rich(setting->rich.text, upright, ALIGN_CENTER, arena);
    const Para *para = text_shape(rich, words->tools.fonts, arena, words->tools.diag);
    Lines lines = text_break(para, thumb->height, arena);
    Len columns = lines.n * upright->leading, right = (thumb->width + columns) / 2;
    if (lines.overfull || columns > thumb->width)
        diag_report(words->tools.diag, thumb->where, setting->rich.key.text, DIAG_THUMB_OVERFULL,
                    str_copy(arena, setting->rich.text).at, len_to_mm(thumb->width), len_to_mm(thumb->height));
    for (int i = 0; i < lines.n; i++)
        frame_add_frame(&tab, text_line(para, &lines.at[i], thumb->height, arena), right - (i + 1) * upright->leading, 0);
    frame_add_frame(builder, frame_built(&tab, thumb->width, thumb->height, artifact(arena)), x, (Len)y);
}

static const Frame *fixed_matter(const SlotWords *words)
{
    const Master *master = words->page->master;
    FrameBuilder builder = { .arena = words->tools.arena };
    Len x = master->mirrored && words->page->is_left ? master->outside : master->inside;
    Len width = master->width - master->inside - master->outside;
    for (int i = 0; i < master->n_rules; i++) {
        const MasterRule *rule = &master->rules[i];
        frame_add_rule(&builder, x, rule->at_foot ? master->height - rule->y : rule->y, width, 0, rule->pen);
    }
    for (int i = 0; i < master->n_texts; i++) add_master_text(&builder, words, &master->texts[i], x, width);
    const Setting *top = running_value(words, master->thumb.name);
    if (top && top->number > 0) add_thumb(&builder, words, top);
    for (int i = 0; i < words->n_begun; i++) { /* a part that begins further down has its tab too */
        const Setting *begun = words->begun[i];
        if (str_equal(begun->name, master->thumb.name) && begun != top && begun->number > 0) add_thumb(&builder, words, begun);
    }
    return frame_built(&builder, master->width, master->height, artifact(words->tools.arena));
}

/* --- running values ------------------------------------------------------------------------------------------ */

static void put_running(Running *running, const Setting *setting)
{
    for (int i = 0; i < running->n; i++)
        if (str_equal(running->at[i]->name, setting->name)) {
            running->at[i] = setting;
            return;
        }
    *vec_push(running) = setting;
}

static void put_slab(Running *running, const Slab *slab)
{
    for (int i = 0; i < slab->n_settings; i++) put_running(running, &slab->settings[i]);
}

/* A page is called after what stands at its top: the headings it begins with, else what goes on from before. */
static Running begun_on(const Sheet *sheet, Arena *arena)
{
    Running begun = { .arena = arena };
    for (int i = sheet->cut->part.first; i <= sheet->cut->part.last; i++) {
        const Slab *slab = &sheet->strip->slabs[i];
        for (int k = 0; k < slab->n_settings; k++) *vec_push(&begun) = &slab->settings[k];
    }
    return begun;
}

static Running at_top_of(const Sheet *sheet, Running carried, Arena *arena)
{
    Running top = { .arena = arena };
    for (int i = 0; i < carried.n; i++) *vec_push(&top) = carried.at[i];
    Part part = sheet->cut->part;
    for (int i = part.first; i <= part.last; i++) {
        put_slab(&top, &part.strip->slabs[i]);
        if (!part.strip->slabs[i].keep_next) break;
    }
    return top;
}

static void remember_labels(const Frame *frame, const Page *page, Map *labels, bool sample)
{
    if (frame->mark && frame->mark->repeated) return;
    sample |= frame->mark && frame->mark->sample;
    if (frame->mark && frame->mark->key.text.n && !sample) map_put(labels, frame->mark->key.text, (void *)(uintptr_t)page);
    for (int i = 0; i < frame->n_items; i++)
        if (frame->items[i].kind == ITEM_FRAME) remember_labels(frame->items[i].as.frame, page, labels, sample);
}

void label_sheets(Sheets *sheets, Arena *arena)
{
    int folio = 0;
    const Section *section = NULL;
    for (int i = 0; i < sheets->n; i++) {
        Sheet *sheet = &sheets->at[i];
        const Section *own = sheet->strip->section;
        if (own->folio == FOLIO_NONE) continue;
        if (own != section && own->folio == FOLIO_RESTART && sheet->cut) folio = 0;
        if (sheet->cut) section = own;
        sheet->page.folio = ++folio;
        sheet->page.label = str_printf(arena, "%d", folio);
    }
}

void number_sheets(Sheets *sheets, Tools tools)
{
    Map labels = map_new(tools.arena);
    Running running = { .arena = tools.arena };
    for (int i = 0; i < sheets->n; i++) {
        sheets->at[i].page.frame = compose_column(&sheets->at[i], tools);
        remember_labels(sheets->at[i].page.frame, &sheets->at[i].page, &labels, false);
    }
    for (int i = 0; i < sheets->n; i++) {
        Sheet *sheet = &sheets->at[i];
        if (!sheet->cut) continue; /* a blank page shows nothing */
        if (i == 0 || sheets->at[i - 1].strip != sheet->strip) running.n = 0;
        Running top = at_top_of(sheet, running, tools.arena);
        Running begun = begun_on(sheet, tools.arena);
        ShownValues shown = { .arena = tools.arena };
        SlotWords words = { .tools = tools,
                            .shown = &shown,
                            .page = &sheet->page,
                            .part = sheet->cut->part,
                            .labels = &labels,
                            .running = top.at,
                            .n_running = top.n,
                            .note_numbers = note_numbers(sheet->cut, tools.arena),
                            .begun = begun.at,
                            .n_begun = begun.n };
        FrameBuilder builder = { .arena = tools.arena };
        frame_add_frame(&builder, fixed_matter(&words), 0, 0);
        sheet->page.shown = shown.at;
        sheet->page.n_shown = shown.n;
        frame_add_frame(&builder, filled(&words, sheet->page.frame), 0, 0);
        sheet->page.frame = frame_built(&builder, sheet->page.master->width, sheet->page.master->height, NULL);
        for (int k = sheet->cut->part.first; k <= sheet->cut->part.last; k++) put_slab(&running, &sheet->strip->slabs[k]);
    }
}
