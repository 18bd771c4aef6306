#include "galley/piece.h"

const Slab *piece_top(Part part)
{
    for (int i = part.first; i <= part.last; i++)
        if (!part.strip->slabs[i].is_debt) return &part.strip->slabs[i];
    return NULL;
}

static Len height_beside(const Slab *slab, int first)
{
    Len height = 0;
    for (int i = slab->n_steps - 1; i >= 0 && slab->steps[i].slab >= first; i--) height += slab->steps[i].height;
    return height;
}

bool piece_of_part(Part part, int i, SpannerPart *piece)
{
    const Spanner *spanner = &part.strip->spanners[i];
    if (spanner->last < part.first || spanner->first > part.last) return false;
    *piece = (SpannerPart){ .spanner = spanner };
    for (int k = 0; k < part.n_said; k++)
        if (part.said[k].spanner == i) piece->said = part.said[k].said;
    piece->first = spanner->first > part.first ? spanner->first : part.first;
    piece->last = spanner->last < part.last ? spanner->last : part.last;
    piece->continues = spanner->first < part.first;
    piece->ends = spanner->last <= part.last;
    const Slab *top = piece_top(part);
    piece->up = piece->continues && top ? height_beside(top, spanner->first) : 0;
    return true;
}

const Frame *piece_head_of_line(const Spanner *spanner, int line)
{
    return spanner->fringes && line > 0 && line < spanner->n_lines ? spanner->fringes[line].head : NULL;
}

const Frame *piece_tail_of_line(const Spanner *spanner, int line)
{
    return spanner->fringes && line >= 0 && line < spanner->n_lines - 1 ? spanner->fringes[line].tail : NULL;
}

Len piece_lines_height(const Spanner *spanner, int first, int last)
{
    Len height = frame_height(piece_head_of_line(spanner, first));
    for (int i = first; i < last; i++) height += spanner->lines[i]->height;
    return height;
}

int piece_first_spanner(Part part)
{
    return part.strip->spanner_from[part.first];
}

int piece_end_of_spanners(Part part)
{
    int low = piece_first_spanner(part), high = part.strip->n_spanners;
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (part.strip->spanners[middle].first <= part.last) low = middle + 1;
        else high = middle;
    }
    return low;
}

Len piece_needs(const SpannerPart *piece)
{
    const Spanner *spanner = piece->spanner;
    Len padding = spanner->padding.top + spanner->padding.bottom;
    switch (spanner->across) {
    case ACROSS_FLOW:
        if (!piece->ends) return 0;
        return piece->said < spanner->n_lines ? piece_lines_height(spanner, piece->said, spanner->n_lines) + padding : 0;
    case ACROSS_AGAIN:
        if (piece->said) return spanner->again ? spanner->again->height + padding : 0;
        break;
    case ACROSS_STAY:
        if (piece->said) return 0;
        break;
    }
    return spanner->n_lines ? spanner->height + padding : 0;
}

Len piece_room(Part part, const Len *heights, const SpannerPart *piece)
{
    Len room = piece->up;
    for (int i = piece->first; i <= piece->last; i++)
        room += heights[i - part.first] + (i > piece->first ? part.strip->slabs[i].gap : 0);
    return room;
}

int piece_flows_until(Part part, const Len *heights, const SpannerPart *piece)
{
    const Spanner *spanner = piece->spanner;
    if (piece->ends) return spanner->n_lines;
    Len room = piece_room(part, heights, piece) - spanner->padding.top - frame_height(piece_head_of_line(spanner, piece->said));
    int until = piece->said;
    for (int line = piece->said; line < spanner->n_lines && spanner->lines[line]->height <= room; line++) {
        room -= spanner->lines[line]->height;
        if (frame_height(piece_tail_of_line(spanner, line)) <= room) until = line + 1;
    }
    return until;
}
