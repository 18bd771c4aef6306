/* Fixed matter: what stands on every page of a master, each time with the words of the page. */
#include "base/vec.h"
#include "pages/late.h"
#include "pages/runs.h"
#include "text/text.h"

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

/* Where the ink of a running head stands, and what it says. */
typedef struct {
    Len left, right, top, bottom;
    StrBuilder words;
    Where where;
} RunningHead;
typedef Vec(RunningHead) RunningHeads;

static void find_ink(RunningHead *head, const Frame *frame, Len x, Len y)
{
    for (int i = 0; i < frame->n_items; i++) {
        const Item *item = &frame->items[i];
        if (item->kind == ITEM_FRAME) find_ink(head, item->as.frame, x + item->x, y + item->y);
        if (item->kind != ITEM_GLYPHS || !item->as.glyphs.n_glyphs) continue;
        const Glyphs *glyphs = &item->as.glyphs;
        const Glyph *last = &glyphs->glyphs[glyphs->n_glyphs - 1];
        head->left = len_min(head->left, x + item->x + glyphs->glyphs[0].x);
        head->right = len_max(head->right, x + item->x + last->x + last->advance);
        head->top = len_min(head->top, y + item->y - glyphs->size);
        head->bottom = len_max(head->bottom, y + item->y);
        str_add(&head->words, glyphs->text);
    }
}

static bool meet(const RunningHead *a, const RunningHead *b)
{
    return a->left < b->right && b->left < a->right && a->top < b->bottom && b->top < a->bottom;
}

/* Those of one line stand side by side, or it is said which do not. */
static void note_head(RunningHeads *heads, const SlotWords *words, const Frame *line, Len x, Len y, Where where)
{
    RunningHead head = { INT32_MAX, INT32_MIN, INT32_MAX, INT32_MIN, { .arena = words->tools.arena }, where };
    find_ink(&head, line, x, y);
    for (int i = 0; i < heads->n; i++)
        if (meet(&heads->at[i], &head))
            diag_report(words->tools.diag, where, words->page->label, DIAG_HEADS_MEET, str_built(&heads->at[i].words).at,
                        str_built(&head.words).at, words->page->label.n ? words->page->label.at : "-");
    *vec_push(heads) = head;
}

static void add_master_text(FrameBuilder *builder, RunningHeads *heads, const SlotWords *words, const MasterText *text, Len x,
                            Len width)
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
    const Frame *line = late_filled(words, text_line(para, &lines.at[0], width, arena));
    Len y = text->at_foot ? master->height - text->y : text->y;
    note_head(heads, words, line, x, y - line->baseline, rich->where);
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
    late_note_shown(words, (ShownValue){ .setting = setting });
    FrameBuilder tab = { .arena = arena };
    frame_add_fill(&tab, (Box){ 0, 0, thumb->width, thumb->height }, thumb->style->plate);
    Style *upright = arena_new(arena, Style);
    *upright = *thumb->style;
    upright->vertical = true;
    const Rich *rich = late_rich(setting->rich.text, upright, ALIGN_CENTER, arena);
    const Para *para = text_shape(rich, words->tools.fonts, arena, words->tools.diag);
    Lines lines = text_break(para, thumb->height, arena);
    Len columns = lines.n * upright->leading, right = (thumb->width + columns) / 2;
    if (lines.overfull || columns > thumb->width)
        diag_report(words->tools.diag, thumb->where, setting->rich.key.text, DIAG_THUMB_OVERFULL,
                    str_copy(arena, setting->rich.text).at, len_to_mm(thumb->width), len_to_mm(thumb->height));
    for (int i = 0; i < lines.n; i++)
        frame_add_frame(&tab, text_turned(text_line(para, &lines.at[i], thumb->height, arena), arena),
                        right - (i + 1) * upright->leading, 0);
    frame_add_frame(builder, frame_built(&tab, thumb->width, thumb->height, artifact(arena)), x, (Len)y);
}

static bool stands_here(const SlotWords *words, const MasterText *text)
{
    const PageInRun *first = runs_find(words->values, text->first_of), *later = runs_find(words->values, text->later_of);
    if (text->first_of.n && !(first && first->number == 1)) return false;
    return text->later_of.n == 0 || (later && later->number > 1);
}

const Frame *late_fixed_matter(const SlotWords *words)
{
    const Master *master = words->page->master;
    FrameBuilder builder = { .arena = words->tools.arena };
    Box area = master_type_area(master, words->page->is_left);
    for (int i = 0; i < master->n_rules; i++) {
        const MasterRule *rule = &master->rules[i];
        frame_add_rule(&builder, area.x, rule->at_foot ? master->height - rule->y : rule->y, area.width, 0, rule->pen);
    }
    RunningHeads heads = { .arena = words->tools.arena };
    for (int i = 0; i < master->n_texts; i++)
        if (stands_here(words, &master->texts[i]))
            add_master_text(&builder, &heads, words, &master->texts[i], area.x, area.width);
    const Setting *top = late_value(words, master->thumb.name);
    if (top && top->number > 0) add_thumb(&builder, words, top);
    for (int i = 0; i < words->values->begun.n; i++) { /* a part that begins further down has its tab too */
        const Setting *begun = words->values->begun.at[i];
        if (str_equal(begun->name, master->thumb.name) && begun != top && begun->number > 0) add_thumb(&builder, words, begun);
    }
    return frame_built(&builder, master->width, master->height, artifact(words->tools.arena));
}
