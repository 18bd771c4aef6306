/* Slabs under each other, spanners across them.

       first ┌────┬──────────┐        A spanner whose slabs are partly on this page gets the piece between
             │    │ body     │        its first and its last slab here.  What it must show there is known
     spanner │ A  ├──────────┤        beforehand (Spanner.lines, .again), so whether it fits is a sum and a
             │    │ body     │        comparison; when it does not, the last slab of the piece grows.
        last └────┴──────────┘                                                                          */
#include "galley/column.h"

#include "galley/due.h"
#include "galley/piece.h"

/* A page of nothing but notes has no cells, either. */
static int end_of_shown(Part part)
{
    return piece_top(part) ? piece_end_of_spanners(part) : piece_first_spanner(part);
}

const Frame *column_head(Part part)
{
    const Slab *top = piece_top(part);
    return top ? top->head : NULL;
}

const Frame *column_tail(Part part)
{
    return piece_top(part) ? part.strip->slabs[part.last].tail : NULL;
}

static int end_of_spanner(Part part, int i)
{
    int last = part.strip->spanners[i].last;
    return last < part.last ? last : part.last;
}

/* Of the spanners from … to-1, the next one's end from this slab on; behind the part: there is none. */
static int next_end(Part part, int from, int to, int slab)
{
    int next = part.last + 1;
    for (int i = from; i < to; i++) {
        int end = end_of_spanner(part, i);
        if (end >= slab && end < next) next = end;
    }
    return next;
}

LenSum column_measure(Part part, Len *heights)
{
    const Strip *strip = part.strip;
    for (int i = part.first; i <= part.last; i++) heights[i - part.first] = strip->slabs[i].body->height;
    heights[0] += strip->slabs[part.first].padding;
    int from = piece_first_spanner(part), to = end_of_shown(part);
    /* Inner spanners end first: their growth counts for the outer. */
    for (int end = next_end(part, from, to, part.first); end <= part.last; end = next_end(part, from, to, end + 1))
        for (int i = to - 1; i >= from; i--) {
            SpannerPart piece;
            if (end_of_spanner(part, i) != end || !piece_of_part(part, i, &piece)) continue;
            Len missing = piece_needs(&piece) - piece_room(part, heights, &piece);
            if (missing > 0) heights[end - part.first] += missing;
        }
    LenSum sum = 0;
    for (int i = part.first; i <= part.last; i++) {
        sum += heights[i - part.first] + (i > part.first ? strip->slabs[i].gap : 0);
        if (strip->slabs[i].notes_below) sum += due_under(part, heights, i, NULL, 0);
    }
    return sum;
}

const Said *column_say(Part part, const Len *heights, int *n_said, Arena *arena)
{
    int from = piece_first_spanner(part), to = piece_end_of_spanners(part);
    Said *said = NULL;
    *n_said = 0;
    for (int i = from; i < to; i++) {
        SpannerPart piece;
        if (!piece_of_part(part, i, &piece) || piece.ends) continue;
        if (!said) said = arena_array(arena, Said, to - i);
        said[(*n_said)++] = (Said){ i, piece.spanner->across == ACROSS_FLOW ? piece_flows_until(part, heights, &piece) : 1 };
    }
    return said;
}

static const Mark *repeated_mark(const Mark *mark, Arena *arena)
{
    if (!mark) return NULL;
    Mark *copy = arena_new(arena, Mark);
    *copy = *mark;
    copy->repeated = true;
    return copy;
}

static void add_crossing(FrameBuilder *builder, Crossing crossing, Len y, Len height)
{
    Len from = crossing.falls ? 0 : height;
    frame_add_rule(builder, crossing.x, y + from, crossing.width, height - 2 * from, crossing.pen);
}

/* The piece of a spanning cell on this page, `height` high. */
static const Frame *draw_piece(Part part, const Len *heights, const SpannerPart *piece, Len height, Arena *arena)
{
    const Spanner *spanner = piece->spanner;
    FrameBuilder builder = { .arena = arena };
    const Mark *mark = spanner->mark;
    Len room = height - spanner->padding.top - spanner->padding.bottom;
    bool flows = spanner->across == ACROSS_FLOW;
    add_crossing(&builder, (Crossing){ 0, spanner->width, spanner->crossed, spanner->falls }, 0, height);
    if (!flows && piece->said) {
        mark = repeated_mark(mark, arena);
        if (spanner->again && spanner->across == ACROSS_AGAIN)
            frame_add_frame(&builder, spanner->again, spanner->padding.left,
                            spanner->padding.top + valign_offset(spanner->valign, room - spanner->again->height));
        return frame_built(&builder, spanner->width, height, mark);
    }
    int first = flows ? piece->said : 0, last = flows ? piece_flows_until(part, heights, piece) : spanner->n_lines;
    Len y = spanner->padding.top;
    if (!flows || (!piece->continues && piece->ends))
        y += valign_offset(spanner->valign, room - piece_lines_height(spanner, first, last));
    if (first < last) frame_add_frame(&builder, piece_head_of_line(spanner, first), spanner->padding.left, y);
    y += first < last ? frame_height(piece_head_of_line(spanner, first)) : 0;
    for (int i = first; i < last; i++) {
        frame_add_frame(&builder, spanner->lines[i], spanner->padding.left, y);
        y += spanner->lines[i]->height;
    }
    if (first < last) frame_add_frame(&builder, piece_tail_of_line(spanner, last - 1), spanner->padding.left, y);
    return frame_built(&builder, spanner->width, height, mark);
}

static void add_backdrops(FrameBuilder *builder, const Slab *slab, Len y, Len height)
{
    for (int i = 0; i < slab->n_backdrops; i++)
        frame_add_fill(builder, (Box){ slab->backdrops[i].x, y, slab->backdrops[i].width, height }, slab->backdrops[i].plate);
}

/* The rows that fill the white of a page: from below which slab on (-1: there are none), how many. */
typedef struct {
    int slab, n;
    Len height; /* of all */
} Blanks;

static Blanks blanks_of(Part part)
{
    for (int i = part.first; i <= part.last; i++) {
        const BlankRows *blank = part.strip->slabs[i].blank;
        if (blank && part.white >= blank->height) return (Blanks){ i, part.white / blank->height, part.white };
    }
    return (Blanks){ .slab = -1 };
}

static void add_blanks(FrameBuilder *builder, const Slab *slab, const Blanks *blanks, Len y)
{
    const BlankRows *blank = slab->blank;
    for (int i = 0; i < blanks->n; i++) {
        Len top = len_scale(blanks->height, i, blanks->n);
        frame_add_frame(builder, blank->above, 0, y + top);
    }
    for (int i = 0; i < blank->n_verticals; i++)
        frame_add_rule(builder, blank->verticals[i].x, y, 0, blanks->height, blank->verticals[i].pen);
    frame_add_frame(builder, slab->below, 0, y + blanks->height);
}

static void add_slab(FrameBuilder *builder, const Slab *slab, Len y, Len height, const Frame *above, const Blanks *blanks)
{
    frame_add_frame(builder, slab->body, 0, y);
    for (int i = 0; i < slab->n_verticals; i++)
        frame_add_rule(builder, slab->verticals[i].x, y, 0, height, slab->verticals[i].pen);
    for (int i = 0; i < slab->n_crossings; i++) add_crossing(builder, slab->crossings[i], y, height);
    frame_add_frame(builder, above, 0, y);
    if (blanks) add_blanks(builder, slab, blanks, y + height);
    else frame_add_frame(builder, slab->below, 0, y + height);
}

static Len add_tail(FrameBuilder *builder, const Slab *slab, Len y)
{
    frame_add_frame(builder, slab->tail, 0, y);
    return slab->tail ? slab->tail->height : 0;
}

/* Cells that go up beside rows said again take their fills with them. */
static void fill_beside_head(Part part, Len bottom, FrameBuilder *builder)
{
    const Slab *slab = piece_top(part);
    SpannerPart piece;
    for (int i = piece_first_spanner(part); i < part.strip->n_spanners && part.strip->spanners[i].first < part.first; i++)
        for (int k = 0; k < slab->n_backdrops && piece_of_part(part, i, &piece); k++)
            if (piece.up && slab->backdrops[k].x == piece.spanner->x && slab->backdrops[k].width == piece.spanner->width)
                frame_add_fill(builder, (Box){ piece.spanner->x, bottom - piece.up, piece.spanner->width, piece.up },
                               slab->backdrops[k].plate);
}

/* Where each slab stands; fills come first, so that none covers the rule of a neighbour.  Returns where the last ends. */
static void place_slabs(Part part, const Len *heights, Len y, Len *tops, const Blanks *blanks, bool with_tail,
                        FrameBuilder *builder)
{
    if (blanks->n) part.white = 0;
    for (int i = part.first; i <= part.last; i++) {
        const Slab *slab = &part.strip->slabs[i];
        if (i > part.first) y += slab->gap;
        if (slab->sinks) {
            y += part.white;
            part.white = 0;
        }
        tops[i - part.first] = y;
        add_backdrops(builder, slab, y, heights[i - part.first]);
        y += heights[i - part.first];
        if (i == blanks->slab) y += blanks->height;
        if (i == part.last && with_tail && slab->tail) y += slab->tail->height;
        y += due_under(part, heights, i, NULL, 0);
    }
    tops[part.last + 1 - part.first] = y;
}

const Frame *column_compose(Part part, const Len *heights, Len width, bool with_head, bool with_tail, Arena *arena)
{
    const Strip *strip = part.strip;
    FrameBuilder builder = { .arena = arena };
    const Slab *first = piece_top(part);
    const Frame *head = with_head ? column_head(part) : NULL;
    with_tail = with_tail && column_tail(part);
    Len *tops = arena_array(arena, Len, part.last - part.first + 2);
    const Blanks blanks = blanks_of(part);
    place_slabs(part, heights, head ? head->height : 0, tops, &blanks, with_tail, &builder);
    if (head) fill_beside_head(part, head->height, &builder);
    frame_add_frame(&builder, head, 0, 0);
    for (int i = part.first; i <= part.last; i++) {
        const Slab *slab = &strip->slabs[i];
        Len y = tops[i - part.first];
        bool begins_page = with_head && slab == first && slab->lintel;
        bool is_blank_below = i == blanks.slab;
        add_slab(&builder, slab, y, heights[i - part.first], begins_page ? slab->lintel : slab->above,
                 is_blank_below ? &blanks : NULL);
        y += heights[i - part.first] + (is_blank_below ? blanks.height : 0);
        if (i == part.last && with_tail) y += add_tail(&builder, slab, y);
        due_under(part, heights, i, &builder, y);
    }
    for (int i = piece_first_spanner(part), to = end_of_shown(part); i < to; i++) {
        SpannerPart piece;
        if (!piece_of_part(part, i, &piece)) continue;
        Len top = tops[piece.first - part.first] - piece.up,
            bottom = tops[piece.last - part.first] + heights[piece.last - part.first];
        frame_add_frame(&builder, draw_piece(part, heights, &piece, bottom - top, arena), piece.spanner->x, top);
    }
    return frame_built(&builder, width, tops[part.last + 1 - part.first], NULL);
}
