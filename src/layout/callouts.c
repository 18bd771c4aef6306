/* ①②③ hung on the columns of a sample, part of a real table, or standing beside its rows.

          ①          ②                      a disc over the column, a stem down to its head
       ┌──┴──┬───────┴──────┐
       │     │              ├─③            beside a row; beside several, a bracket; of a cell that is meant, an outline around it
       ├─────╆━━━━━━━━━━━━━━┪              and the disc beside its rows.  Where rows of several discs are the same, these
       │     ┃              ┠─④⑤          stand beside each other in lanes
                                                                                                                         */
#include "layout/callouts.h"

#include "layout/columns.h"
#include "layout/notes.h"
#include "layout/stack.h"

enum { STEM = 2 * LEN_MM, DISC = 9 * LEN_MM / 2, LANE = STEM + DISC, LINE = LEN_MM / 4 };

static Pen pen_of(const Callout *callout)
{
    return (Pen){ LINE_SOLID, LINE, callout->style->plate.fill };
}

/* The disc in the middle of a room so wide, and its words, which stand there as their style says. */
static void add_disc(FrameBuilder *builder, const Callout *callout, Len x, Len width, Len y, Manner manner, Shop shop)
{
    Stack stack = text_fit(&callout->rich, width, manner, shop);
    if (stack.n_lines == 0) return;
    if (stack.height > DISC)
        diag_report(shop.diag, callout->rich.where, callout->rich.key.text, DIAG_BOX_OVERFULL, len_to_mm(stack.height),
                    len_to_mm(DISC));
    Plate disc = callout->style->plate;
    disc.radius = DISC / 2;
    frame_add_fill(builder, (Box){ x + width / 2 - DISC / 2, y, DISC, DISC }, disc);
    frame_add_frame(builder, stack_frame(&stack, width, NULL, shop.arena), x, y + DISC / 2 - stack.height / 2);
}

/* ---- over columns ---- */

static void add_over(FrameBuilder *builder, const Callout *callout, const Columns *columns, Manner manner, Shop shop)
{
    Len x = columns->x[callout->column], width = columns->width[callout->column];
    if (!callout->rich.text.n) return;
    frame_add_rule(builder, x + width / 2, DISC, 0, STEM, pen_of(callout));
    add_disc(builder, callout, x, width, 0, manner, shop);
}

const Frame *callouts_frame(const Block *sample, const Block *table, Len width, Manner manner, Shop shop)
{
    const Callout *first = callout_first(sample, table);
    if (!first) return NULL;
    FrameBuilder builder = { .arena = shop.arena };
    Columns columns = columns_fit(table->as.table, width, table->where, shop);
    for (int i = 0; i < sample->as.sample.n_callouts; i++)
        if (sample->as.sample.callouts[i].table == table && !callout_is_beside(&sample->as.sample.callouts[i]))
            add_over(&builder, &sample->as.sample.callouts[i], &columns, manner, shop);
    const Mark *mark =
        mark_new((Mark){ .role = ROLE_FIGURE, .key = sample->key, .where = sample->where, .figure = first->rich.serial }, manner,
                 shop.arena);
    return frame_built(&builder, width, STEM + DISC, mark);
}

/* ---- beside rows ---- */

static bool is_beside(const Callout *callout, const Block *table)
{
    return callout->table == table && callout_is_beside(callout);
}

static bool share_rows(const Callout *a, const Callout *b)
{
    return a->first_row <= b->last_row && b->first_row <= a->last_row;
}

/* The first lane that no disc before it has beside the same rows. */
static int lane_of(const Block *sample, const Callout *callout)
{
    int lane = 0;
    for (const Callout *other = sample->as.sample.callouts; other < callout; other++)
        if (is_beside(other, callout->table) && share_rows(other, callout) && lane_of(sample, other) >= lane)
            lane = lane_of(sample, other) + 1;
    return lane;
}

Len callouts_room(const Block *sample, const Block *table)
{
    int n = 0;
    for (int i = 0; i < sample->as.sample.n_callouts; i++) {
        const Callout *callout = &sample->as.sample.callouts[i];
        int lanes = is_beside(callout, table) ? lane_of(sample, callout) + 1 : 0;
        n = lanes > n ? lanes : n;
    }
    return n * LANE;
}

static void add_vertical(Slab *slab, Len x, Pen pen, Arena *arena)
{
    Vertical *all = arena_array(arena, Vertical, slab->n_verticals + 1);
    for (int i = 0; i < slab->n_verticals; i++) all[i] = slab->verticals[i];
    all[slab->n_verticals++] = (Vertical){ x, pen };
    slab->verticals = all;
}

/* Along an edge of a slab, with the rules that are there. */
static const Frame *with_rule(const Frame *edge, Len x, Len width, Pen pen, Arena *arena)
{
    FrameBuilder builder = { .arena = arena };
    frame_add_frame(&builder, edge, 0, 0);
    frame_add_rule(&builder, x, 0, width, 0, pen);
    return frame_built(&builder, edge ? edge->width : x + width, frame_height(edge), edge ? edge->mark : NULL);
}

/* A line from left to right along the edges of slabs first … last, and down the sides of those of its ends that are wanted. */
static void add_outline(StripBuilder *strip, int first, int last, Len left, Len right, bool has_left, Pen pen)
{
    Arena *arena = strip->shop.arena;
    for (int i = first; i <= last; i++) {
        if (has_left) add_vertical(&strip->slabs.at[i], left, pen, arena);
        add_vertical(&strip->slabs.at[i], right, pen, arena);
    }
    Slab *top = &strip->slabs.at[first], *bottom = &strip->slabs.at[last];
    top->above = with_rule(top->above, left, right - left, pen, arena);
    bottom->below = with_rule(bottom->below, left, right - left, pen, arena);
}

static void mark_rows(StripBuilder *strip, const Callout *callout, int first, int last, Len width, Len x)
{
    Pen outline = pen_of(callout);
    outline.width *= 2;
    if (callout->column < 0 && callout->last_row > callout->first_row)
        add_outline(strip, first, last, x + STEM / 4, x + STEM / 2, false, pen_of(callout));
    if (callout->column < 0) return;
    Columns columns = columns_fit(callout->table->as.table, width, callout->table->where, strip->shop);
    int end = callout->column + callout->n_columns;
    add_outline(strip, first, last, columns.x[callout->column], columns.x[end], true, outline);
}

/* The disc, with its stem where it stands next to the table. */
static const Frame *disc_beside(const Block *sample, const Callout *callout, Manner manner, Shop shop)
{
    FrameBuilder builder = { .arena = shop.arena };
    bool is_bracketed = callout->column < 0 && callout->last_row > callout->first_row;
    Len from = is_bracketed ? STEM / 2 : 0;
    if (!lane_of(sample, callout)) frame_add_rule(&builder, from, DISC / 2, STEM - from, 0, pen_of(callout));
    add_disc(&builder, callout, STEM, DISC, 0, manner, shop);
    return frame_built(&builder, LANE, DISC, NULL);
}

/* false: the rows are in no slabs of these. */
static bool find_slabs(const StripBuilder *strip, const Callout *callout, int *first, int *last)
{
    int from = *first;
    *first = *last = -1;
    for (int i = from; i < strip->slabs.n; i++) {
        Key key = strip->slabs.at[i].key;
        if (*first < 0 && key_equal(key, callout->first)) *first = i;
        if (*first >= 0 && key_equal(key, callout->last)) *last = i;
    }
    return *last >= 0;
}

static void add_beside(StripBuilder *strip, const Block *sample, const Callout *callout, Len width, int first, Manner manner)
{
    Shop shop = strip->shop;
    int last;
    if (!callout->rich.text.n) return;
    if (!find_slabs(strip, callout, &first, &last)) {
        diag_report(shop.diag, callout->rich.where, callout->rich.key.text, DIAG_CALLOUT_ROWLESS, callout->first.text.at);
        return;
    }
    Len x = width + lane_of(sample, callout) * LANE;
    mark_rows(strip, callout, first, last, width, x);
    const Frame **line = arena_array(shop.arena, const Frame *, 1);
    line[0] = disc_beside(sample, callout, manner, shop);
    *vec_push(&strip->spanners) = (Spanner){
        .first = first,
        .last = last,
        .x = x,
        .width = LANE,
        .valign = VALIGN_MIDDLE,
        .across = ACROSS_STAY,
        .lines = line,
        .n_lines = 1,
        .height = DISC,
        .mark = mark_new(
            (Mark){ .role = ROLE_FIGURE, .key = callout->rich.key, .where = callout->rich.where, .figure = callout->rich.serial },
            manner, shop.arena)
    };
}

void callouts_add_beside(StripBuilder *strip, const Block *sample, const Block *table, Len width, int first, Manner manner)
{
    for (int i = 0; i < sample->as.sample.n_callouts; i++)
        if (is_beside(&sample->as.sample.callouts[i], table))
            add_beside(strip, sample, &sample->as.sample.callouts[i], width, first, manner);
}
