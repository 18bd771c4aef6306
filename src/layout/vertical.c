/* 縦組: the lines of a vertical text stand side by side, right to left, in the middle of their width; the whole is one
   piece.  A line is as long as it likes, unless its setup says how deep it may be. */
#include "layout/vertical.h"

#include "layout/strain.h"
#include "text/text.h"

/* A piece by itself: none knows what stands to the right of it. */
static Lines break_columns(const Para *para, Len depth, Shop shop)
{
    Lines lines = text_break(para, depth, shop.arena);
    lines.at[0].rise = text_rise(para, &lines.at[0], 0);
    return lines;
}

static Len width_of_columns(const Para *para, const Lines *lines, Shop shop)
{
    Len width = 0;
    for (int i = 0; i < lines->n; i++) width += text_line(para, &lines->at[i], 0, shop.arena)->height;
    return width;
}

static Len longest(const Lines *lines)
{
    Len length = 0;
    for (int i = 0; i < lines->n; i++) length = len_max(length, lines->at[i].indent + lines->at[i].width);
    return length;
}

Len vertical_width(const Para *para, Shop shop)
{
    Lines lines = break_columns(para, para->max_width, shop);
    return width_of_columns(para, &lines, shop);
}

/* What comes late, page numbers, running heads and leaders, is set level. */
static bool holds_late_words(const Rich *rich)
{
    bool holds = rich->n_slots > 0;
    for (int i = 0; i < rich->n_runs; i++) holds |= rich->runs[i].leader;
    return holds;
}

Stack vertical_stack(const Para *para, Len width, Setup setup, Shop shop)
{
    const Rich *rich = para->rich;
    if (holds_late_words(rich)) diag_report(shop.diag, rich->where, rich->key.text, DIAG_NOT_VERTICAL);
    Len depth = setup.depth > 0 ? len_min(setup.depth, para->max_width) : para->max_width;
    Lines lines = break_columns(para, depth, shop);
    Len columns = width_of_columns(para, &lines, shop), height = len_max(depth, longest(&lines));
    Stack stack = { .fit = setup.fit, .n_lines = 1, .height = height, .width = columns };
    stack.strain = columns > width ? STRAIN_OVERFULL : strain_of(&lines, rich->style);
    if (stack.strain == STRAIN_OVERFULL && !setup.is_quiet)
        diag_report(shop.diag, rich->where, rich->key.text, DIAG_CELL_OVERFULL, rich_shown(rich, shop).at, len_to_mm(width),
                    len_to_mm(columns > width ? columns - width : height - depth));
    if (stack.strain == STRAIN_RELAXED && !setup.is_quiet)
        diag_report(shop.diag, rich->where, rich->key.text, DIAG_KINSOKU_RELAXED, len_to_mm(depth), rich_shown(rich, shop).at);
    FrameBuilder builder = { .arena = shop.arena };
    Len x = (width + columns) / 2;
    for (int i = 0; i < lines.n; i++) {
        const Frame *line = text_turned(text_line(para, &lines.at[i], height, shop.arena), shop.arena);
        x -= line->width;
        frame_add_frame(&builder, line, x, 0);
    }
    stack.lines = arena_array(shop.arena, const Frame *, 1);
    stack.forced = arena_array(shop.arena, int, 1);
    stack.lines[0] = frame_built(&builder, width, height, NULL);
    return stack;
}
