/* The walk of painted.c once more: things and pieces go side by side (TagPage). */
#include "web/pieces.h"

#include "svg/svg.h"

#include <assert.h>
#include <limits.h>

typedef struct {
    const TagPage *painted;
    WebPiece *pieces;
    int page, next, n_taken;
    Arena *arena;
} PieceWalk;

/* The piece the thing that comes next belongs to. */
static int take_piece(PieceWalk *walk)
{
    assert(walk->next < walk->painted->n_pieces);
    int piece = walk->next;
    if (++walk->n_taken < walk->painted->pieces[piece].n_items) return piece;
    walk->n_taken = 0;
    walk->next++;
    return piece;
}

static void take_glyphs(PieceWalk *walk, const Glyphs *glyphs)
{
    for (int from = 0;;) {
        int number = take_piece(walk);
        const TagPiece *piece = &walk->painted->pieces[number];
        bool is_last = piece->until == INT_MAX, is_late = glyphs->text.n && piece->at != glyphs->at + from;
        int end = is_last ? glyphs->text.n : piece->until;
        if (piece->rich && !glyphs->is_hyphen)
            walk->pieces[number] = (WebPiece){ .words = str_copy(walk->arena, str_part(glyphs->text, from, end)),
                                               .until = piece->reading ? -1
                                                        : is_late      ? piece->at + SLOT_BYTES
                                                                       : glyphs->at + end };
        else if (piece->rich) walk->pieces[number].until = glyphs->at;
        if (is_last) return;
        from = end;
    }
}

typedef struct {
    StrBuilder words;
    int until;
} Whole;

static void gather(Whole *whole, const Frame *frame)
{
    for (int i = 0; i < frame->n_items; i++) {
        const Item *item = &frame->items[i];
        if (item->kind == ITEM_FRAME) gather(whole, item->as.frame);
        if (item->kind != ITEM_GLYPHS || item->as.glyphs.is_hyphen) continue;
        const Glyphs *glyphs = &item->as.glyphs;
        str_add(&whole->words, glyphs->text);
        if (glyphs->at + glyphs->text.n > whole->until) whole->until = glyphs->at + glyphs->text.n;
    }
}

/* A figure is seen, a column of several postures is read. */
static void take_whole(PieceWalk *walk, const Frame *frame)
{
    int number = take_piece(walk);
    WebPiece *piece = &walk->pieces[number];
    if (!walk->painted->pieces[number].rich) return;
    bool is_icon = frame->mark && frame->mark->is_icon, is_seen = is_icon || (frame->mark && frame->mark->figure);
    Str picture = is_seen ? svg_of(frame, str_printf(walk->arena, "_p%d.%d", walk->page, number), walk->arena) : STR("");
    if (is_seen && !is_icon) {
        piece->picture = picture;
        return;
    }
    Whole whole = { .words.arena = walk->arena };
    gather(&whole, frame);
    *piece = (WebPiece){ .picture = picture,
                         .words = str_built(&whole.words),
                         .until = walk->painted->pieces[number].reading ? -1 : whole.until };
}

static void walk_frame(PieceWalk *walk, const Frame *frame)
{
    if (walk->next < walk->painted->n_pieces && walk->painted->pieces[walk->next].whole == frame) {
        take_whole(walk, frame);
        return;
    }
    const int *order = frame_order(frame, walk->arena);
    for (int i = 0; i < frame->n_items; i++) {
        const Item *item = &frame->items[order ? order[i] : i];
        switch (item->kind) {
        case ITEM_GLYPHS: take_glyphs(walk, &item->as.glyphs); break;
        case ITEM_RULE:
        case ITEM_PATH:
        case ITEM_PICTURE:
        case ITEM_FILL: take_piece(walk); break;
        case ITEM_FRAME: walk_frame(walk, item->as.frame); break;
        case ITEM_LINK:
        case ITEM_SLOT: break;
        }
    }
}

WebPiece *pieces_seen(const Page *page, int number, const TagPage *painted, Arena *arena)
{
    PieceWalk walk = {
        .painted = painted, .page = number, .pieces = arena_array(arena, WebPiece, painted->n_pieces), .arena = arena
    };
    walk_frame(&walk, page->frame);
    return walk.pieces;
}
