#include "pages/late.h"

#include "base/utf8.h"

#include "pages/runs.h"
#include "text/text.h"

const Setting *late_value(const SlotWords *words, Str name)
{
    for (int i = 0; i < words->values->top.n; i++)
        if (str_equal(words->values->top.at[i]->name, name)) return words->values->top.at[i];
    return NULL;
}

/* A page on which 戦略計画10 and 11 begin under 9 is headed 戦略計画9～11; where those between stand elsewhere, or nowhere, it names
   those that are there: 戦略計画2・8. */
static ShownValue shown_value(const SlotWords *words, const Setting *setting)
{
    ShownValue shown = { .setting = setting };
    StrBuilder between = { .arena = words->shown->arena }; /* a release asks for it when the page is forgotten */
    Str sign = STR("");                                    /* before the last so far, which is not written yet */
    int last = setting->number;
    for (int i = 0; i < words->values->begun.n && setting->number > 0; i++) {
        const Setting *begun = words->values->begun.at[i];
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

static Str note_number(const SlotWords *words, Str note)
{
    const Str *number = map_find(&words->values->notes, note);
    return number ? *number : STR("");
}

void late_note_shown(const SlotWords *words, ShownValue value)
{
    for (int i = 0; i < words->shown->n; i++)
        if (words->shown->at[i].setting == value.setting && words->shown->at[i].last == value.last) return;
    *vec_push(words->shown) = value;
}

static Str running_words(const SlotWords *words, Str name)
{
    const Setting *setting = late_value(words, name);
    if (!setting) return STR("");
    ShownValue shown = shown_value(words, setting);
    Str text = setting->rich.text;
    late_note_shown(words, shown);
    if (!shown.last) return text;
    return str_printf(words->tools.arena, STR_FMT STR_FMT "%d", STR_ARG(text), STR_ARG(shown.between), shown.last->number);
}

/* Body rows of the table that stand on the pages before. */
static int counted_before(const SlotWords *words)
{
    return words->values->table_before == words->table ? words->values->counted_before : 0;
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

/* 2 of 2／3, or 3. */
static Str number_in_run(const SlotWords *words, const Slot *slot)
{
    const PageInRun *place = runs_find(words->values, slot->name);
    if (!place) return STR("");
    return str_printf(words->tools.arena, "%d", slot->kind == SLOT_FOLIO_OF ? place->number : place->run->n_pages);
}

static Str slot_words(const SlotWords *words, const Slot *slot)
{
    switch (slot->kind) {
    case SLOT_FOLIO: return words->page->label;
    case SLOT_FOLIO_OF:
    case SLOT_PAGES_OF: return number_in_run(words, slot);
    case SLOT_RUNNING: return running_words(words, slot->name);
    case SLOT_NOTE: return note_number(words, slot->name);
    case SLOT_CARRIED: return slot->tally->words[words->counted];
    case SLOT_PAGE_SUM: return page_sum(words, slot->tally);
    case SLOT_PAGE_OF: break;
    }
    const Str *label = map_find(words->labels, slot->name);
    if (!label) diag_report(words->tools.diag, words->where, slot->name, DIAG_NO_TARGET, slot->name.at);
    return label ? *label : STR("");
}

Rich *late_rich(Str text, const Style *style, Align align, Arena *arena)
{
    Style *aligned = arena_new(arena, Style);
    *aligned = *style;
    aligned->align = align;
    aligned->indent = aligned->hang = 0;
    aligned->raise = 0; /* its room is raised already */
    Rich *rich = arena_new(arena, Rich);
    *rich = (Rich){ .serial = SERIAL_LATE, .text = text, .style = aligned, .runs = arena_new(arena, Run), .n_runs = 1 };
    rich->runs[0] = (Run){ .last = text.n, .style = aligned };
    return rich;
}

enum { LEAST_SQUEEZE = 400, ROUNDING = 5 }; /* per mille */

/* A line of late words, which knows where it stands in the text around. */
static const Frame *slotted(const Frame *line, const Slot *slot, Arena *arena)
{
    Mark *mark = arena_new(arena, Mark);
    Frame *copy = arena_new(arena, Frame);
    *mark = *line->mark;
    mark->slot = slot->at;
    *copy = *line;
    copy->mark = mark;
    return copy;
}

static const Frame *fill_slot(const SlotWords *words, const SlotBox *box, Str text)
{
    Arena *arena = words->tools.arena;
    if (text.n == 0) return NULL;
    const Rich *rich = late_rich(text, box->style, box->align, arena);
    const Para *para = text_shape(rich, words->tools.fonts, arena, words->tools.diag);
    Lines lines = text_break(para, box->width, arena);
    if (para->max_width > box->width && box->width > 0) { /* 12-2 in the room of 12: 長体 */
        int squeeze = (int)((int64_t)style_squeeze(box->style) * box->width / para->max_width) - ROUNDING;
        if (squeeze >= LEAST_SQUEEZE) {
            Style *narrow = arena_new(arena, Style);
            *narrow = *box->style;
            narrow->squeeze = squeeze;
            para = text_shape(late_rich(text, narrow, box->align, arena), words->tools.fonts, arena, words->tools.diag);
            lines = text_break(para, box->width, arena);
            diag_report(words->tools.diag, words->where, words->page->label, DIAG_FIT_SQUEEZED, len_to_mm(box->width), text.at,
                        squeeze / 10.0);
        }
    }
    if (lines.n != 1 || lines.overfull) {
        diag_report(words->tools.diag, words->where, words->page->label, DIAG_SLOT_OVERFULL, text.at, len_to_mm(box->width));
        return NULL;
    }
    return slotted(text_line(para, &lines.at[0], box->width, arena), box->slot, arena);
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
        const Rich *rich = late_rich(words->said[slot], style, ALIGN_START, arena);
        widths[slot] = text_shape(rich, words->tools.fonts, arena, words->tools.diag)->max_width;
        bool keeps_room = late_hangs(words) && late_is_own_mark(para->rich, slot);
        if (keeps_room) widths[slot] = len_max(widths[slot], para->atoms[i].advance);
    }
    const Frame *again = text_line_again(line->late, widths, arena);
    return again ? again : line;
}

static Waiting slot_waits(const Slot *slot, const Map *labels, const Values *values)
{
    if (slot->kind == SLOT_PAGE_OF && !map_find(labels, slot->name)) return WAITS_FOR_PAGE;
    const PageInRun *place = slot->kind == SLOT_PAGES_OF ? runs_find(values, slot->name) : NULL;
    return place && !place->run->is_over ? WAITS_FOR_RUN : WAITS_FOR_NOTHING;
}

static Waiting later(Waiting a, Waiting b)
{
    return a > b ? a : b;
}

Waiting late_text_waits(const Rich *rich, const Map *labels, const Values *values)
{
    Waiting waiting = WAITS_FOR_NOTHING;
    for (int i = 0; i < rich->n_slots; i++) waiting = later(waiting, slot_waits(&rich->slots[i], labels, values));
    return waiting;
}

Waiting late_waits(const Frame *frame, const Map *labels, const Values *values)
{
    Waiting waiting = WAITS_FOR_NOTHING;
    for (int i = 0; i < frame->n_items && waiting < WAITS_FOR_PAGE; i++) {
        const Item *item = &frame->items[i];
        if (item->kind == ITEM_SLOT) waiting = later(waiting, slot_waits(item->as.slot.slot, labels, values));
        if (item->kind == ITEM_FRAME) waiting = later(waiting, late_waits(item->as.frame, labels, values));
    }
    return waiting;
}

static bool has_slots(const Frame *frame)
{
    for (int i = 0; i < frame->n_items; i++) {
        if (frame->items[i].kind == ITEM_SLOT) return true;
        if (frame->items[i].kind == ITEM_FRAME && has_slots(frame->items[i].as.frame)) return true;
    }
    return false;
}

/* The title as far as the next place of a slot, which is left out; false: there is none, and nothing is left of the title. */
static bool say_to_slot(StrBuilder *title, Str *rest)
{
    for (int at = 0; at < rest->n;) {
        uint32_t c = utf8_next(*rest, &at);
        if (c == SLOT_CHARACTER) {
            *rest = str_part(*rest, at, rest->n);
            return true;
        }
        str_add_char(title, c);
    }
    *rest = STR("");
    return false;
}

/* What the slots say that are in the frame, in the places that the title has for them; marks of notes are no part of it. */
static void say_slots(const SlotWords *words, const Frame *frame, StrBuilder *title, Str *rest)
{
    for (int i = 0; i < frame->n_items; i++) {
        const Item *item = &frame->items[i];
        if (item->kind == ITEM_FRAME) say_slots(words, item->as.frame, title, rest);
        else if (item->kind == ITEM_SLOT && say_to_slot(title, rest) && item->as.slot.slot->kind != SLOT_NOTE)
            str_add(title, slot_words(words, item->as.slot.slot));
    }
}

/* The mark of a heading; its bookmark says what its slots say. */
static const Mark *titled(const SlotWords *words, const Frame *frame)
{
    if (!frame->mark || frame->mark->role != ROLE_HEADING || !frame->mark->bookmark.n) return frame->mark;
    StrBuilder title = { .arena = words->tools.arena };
    Str rest = frame->mark->bookmark;
    say_slots(words, frame, &title, &rest);
    say_to_slot(&title, &rest);
    Mark *copy = arena_new(words->tools.arena, Mark);
    *copy = *frame->mark;
    copy->bookmark = str_built(&title);
    return copy;
}

/* The same frame with words in its slots; itself where it has none. */
const Frame *late_filled(const SlotWords *outer, const Frame *frame)
{
    if (!has_slots(frame)) return frame;
    if (frame->mark && frame->mark->role == ROLE_NOTE) frame = late_hung(outer, frame);
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
        if (item->kind == ITEM_FRAME) frame_add_frame(&builder, late_filled(words, item->as.frame), item->x, item->y);
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
    copy->mark = titled(words, frame);
    copy->items = builder.at;
    copy->n_items = builder.n;
    return copy;
}
