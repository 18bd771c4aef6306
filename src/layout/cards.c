/* Blocks on a grid.  A row is a slab: no page cuts it.

        ┌──────┐ gap ┌──────┐       all plates of a row are as high as the highest asks; what stands at the foot of its box
        │ body │     │ body │       has its first line where the others have theirs
        │      │     │ ···· │
        │ foot │     │ foot │
        └──────┘     └──────┘                                                                                            */
#include "layout/boxes.h"
#include "layout/owed.h"
#include "layout/plates.h"

typedef struct {
    const Arrangement *grid;
    Len *x, *width;
} Tracks;

static Tracks tracks_placed(const Block *block, Len width, Manner manner, Shop shop)
{
    const Arrangement *grid = block->as.box.form->grid;
    Tracks tracks = { grid, arena_array(shop.arena, Len, grid->n_tracks), arena_array(shop.arena, Len, grid->n_tracks) };
    LenSum taken = (LenSum)(grid->n_tracks - 1) * grid->gap;
    int shares = 0;
    for (int i = 0; i < grid->n_tracks; i++) {
        taken += grid->tracks[i].width;
        shares += grid->tracks[i].share;
    }
    if (taken + (shares ? LEN_MM : 0) > width && !manner.is_forgiven)
        diag_report(shop.diag, block->where, block->key.text, DIAG_GRID_WIDE, len_to_mm(taken), len_to_mm(width));
    Len left = (Len)(taken < width ? width - taken : 0), x = 0;
    for (int i = 0, before = 0; i < grid->n_tracks; i++) {
        const Track *track = &grid->tracks[i];
        tracks.x[i] = x;
        tracks.width[i] = track->share ? len_scale(left, before + track->share, shares) - len_scale(left, before, shares)
                                       : len_min(track->width, width);
        before += track->share;
        x = len_min(MOST_HEIGHT, x + tracks.width[i] + grid->gap);
    }
    return tracks;
}

/* How far down the first line of a stack has its baseline; a picture stands on it. */
static Len baseline_of(const Stack *stack)
{
    Len y = 0;
    for (int i = 0; i < stack->n_lines; y += stack->lines[i++]->height)
        if (stack->lines[i]->baseline) return y + stack->lines[i]->baseline;
    return y;
}

typedef struct {
    SetBox *boxes;
    int n;
    VAlign valign;
    Len baseline;   /* of those that stand on one, from the top */
    Len under_foot; /* from the baseline of what stands at their feet down to the lower edge */
    LenSum height;
} CardRow;

static VAlign valign_of(const CardRow *row, const SetBox *box)
{
    return box->form.is_placed ? box->form.valign : row->valign;
}

static bool stands_on_baseline(const CardRow *row, const SetBox *box)
{
    return valign_of(row, box) == VALIGN_BASELINE;
}

/* How far it is moved down to stand on the common baseline. */
static Len drop_of(const CardRow *row, const SetBox *box)
{
    return stands_on_baseline(row, box) ? row->baseline - box->inset.top - baseline_of(&box->body) : 0;
}

static LenSum needed(const CardRow *row, const SetBox *box)
{
    Len foot = box->foot.n_lines ? baseline_of(&box->foot) + row->under_foot : box->inset.bottom;
    return (LenSum)drop_of(row, box) + box->inset.top + box->body.height + foot;
}

static void measure_row(CardRow *row)
{
    for (int i = 0; i < row->n; i++) {
        const SetBox *box = &row->boxes[i];
        if (stands_on_baseline(row, box)) row->baseline = len_max(row->baseline, box->inset.top + baseline_of(&box->body));
        Len under = box->foot.height - baseline_of(&box->foot) + box->inset.bottom;
        if (box->foot.n_lines) row->under_foot = len_max(row->under_foot, under);
    }
    for (int i = 0; i < row->n; i++) {
        LenSum height = needed(row, &row->boxes[i]);
        row->height = height > row->height ? height : row->height;
    }
}

/* A shape keeps its own height; every other plate takes that of the row. */
static void draw_card(FrameBuilder *builder, const CardRow *row, const SetBox *box, Len x, Manner manner)
{
    Len height = (Len)row->height, white = (Len)(row->height - needed(row, box));
    Len down = stands_on_baseline(row, box) ? drop_of(row, box) : valign_offset(valign_of(row, box), white);
    Len foot = height - row->under_foot - baseline_of(&box->foot);
    const Mark *mark = box->block->kind == BLOCK_BOX ? mark_of_block(box->block, manner, builder->arena) : NULL;
    if (box->form.shape) {
        Len own = (Len)box_height(box);
        const Frame *shape =
            box_frame(box, own, box->inset.top, own - box->inset.bottom - box->foot.height, mark, builder->arena);
        frame_add_frame(builder, shape, x, down);
    } else {
        frame_add_frame(builder, box_frame(box, height, box->inset.top + down, foot, mark, builder->arena), x, 0);
    }
}

static void add_row(StripBuilder *strip, const Block *grid, const Tracks *tracks, CardRow *row, Manner manner)
{
    Arena *arena = strip->shop.arena;
    const Block *first = row->boxes[0].block;
    measure_row(row);
    if (stack_is_too_high(row->height, first->where, first->key, strip->shop)) return;
    FrameBuilder builder = { .arena = arena };
    for (int i = 0; i < row->n; i++) draw_card(&builder, row, &row->boxes[i], tracks->x[i], manner);
    const Frame *frame = frame_built(&builder, strip->width, (Len)row->height, mark_of_block(grid, manner, arena));
    Slab *slab = strip_add(strip, frame, first->key, first->where);
    for (int i = 0; i < row->n; i++) {
        slab_add_notes(slab, &row->boxes[i].body, arena);
        slab_add_notes(slab, &row->boxes[i].foot, arena);
    }
    for (int i = 0; i < row->n; i++) slab->keep_next |= row->boxes[i].style->keep_next;
    owed_pay(strip);
}

void grid_add(StripBuilder *strip, const Block *grid, Manner manner)
{
    Tracks tracks = tracks_placed(grid, strip->width, manner, strip->shop);
    int n_tracks = tracks.grid->n_tracks;
    manner.white = 0;
    for (const Block *block = grid->as.box.blocks; block;) {
        CardRow row = { .boxes = arena_array(strip->shop.arena, SetBox, n_tracks), .valign = tracks.grid->valign };
        if (block != grid->as.box.blocks) strip->gap = len_max(strip->gap, tracks.grid->row_gap);
        for (; row.n < n_tracks && block; block = block->next)
            row.boxes[row.n] = box_set(block, tracks.width[row.n], manner, strip->shop), row.n++;
        add_row(strip, grid, &tracks, &row, manner);
    }
}
