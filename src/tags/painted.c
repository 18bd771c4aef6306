/* A walk over the frames of a page, as a file paints them.  All that is painted belongs to a text that is read, or is an artifact
   and of a kind (PDF 32000-1 14.8.2.2).  A run of glyphs ends where a cut of its text lies in it, so that a link or a reading has
   pieces of its own; a picture, and a column of mixed postures that is of one part, is one piece with all that is in it. */
#include "tags/painted.h"

#include <assert.h>
#include <limits.h>
#include <string.h>

typedef struct {
    int text, shown; /* index of the text; 0: an artifact; of that whose words are painted */
    int at, until, reading;
    ArtifactKind artifact;
    bool repeated, is_late, is_whole; /* said before; fills a slot; part of a frame that is one piece */
} Owner;

typedef struct {
    TagTexts *texts;
    const Page *drawn;
    int page;
    Vec(TagPiece) pieces;
    Vec(TagLink) links;
    int n_seen; /* things painted so far */
} PageWalk;

static TagText *text_of(const PageWalk *walk, const Owner *owner)
{
    return &walk->texts->texts.at[owner->text];
}

/* ---- whose a frame is ---- */

/* Fixed matter has no key; ornaments of a text have that of the text. */
static ArtifactKind artifact_of(const Mark *mark)
{
    return mark->key.text.n ? ARTIFACT_LAYOUT : ARTIFACT_PAGINATION;
}

static void enter_text(const PageWalk *walk, Owner *owner, int serial)
{
    int index = texts_at(walk->texts, walk->drawn->document, walk->page, serial, owner->repeated);
    const TagText *text = &walk->texts->texts.at[index];
    bool is_beside = index && owner->text == text->base; /* in the line of its text */
    owner->text = index ? text->base : 0;
    owner->shown = index;
    owner->at = is_beside ? owner->at : 0;
    owner->reading = index ? text->reading : 0;
    owner->artifact = index ? ARTIFACT_NONE : owner->repeated ? ARTIFACT_PAGINATION : ARTIFACT_LAYOUT;
}

static void enter(const PageWalk *walk, Owner *owner, const Mark *mark)
{
    owner->repeated |= mark->repeated;
    bool is_fixed = owner->artifact != ARTIFACT_NONE && owner->artifact != ARTIFACT_LAYOUT;
    if (mark->role == ROLE_ARTIFACT && !is_fixed) {
        owner->text = owner->at = owner->reading = 0;
        owner->artifact = artifact_of(mark);
    } else if (mark->serial == SERIAL_LATE) {
        owner->is_late = true;
        if (!owner->reading) owner->at = mark->slot;
    } else if (mark->serial + mark->figure > 0 && !is_fixed) enter_text(walk, owner, mark->serial + mark->figure);
}

/* ---- pieces ---- */

static ArtifactKind kind_at(const PageWalk *walk, const Owner *owner, Len y)
{
    const Master *master = walk->drawn->master;
    if (owner->artifact != ARTIFACT_PAGINATION || owner->repeated) return owner->artifact;
    if (y > master->height - master->foot) return ARTIFACT_FOOTER;
    return y < master->head ? ARTIFACT_HEADER : ARTIFACT_PAGINATION;
}

/* Artifacts of one kind that follow each other are one piece. */
static void add_artifact(PageWalk *walk, ArtifactKind kind, const Frame *whole)
{
    assert(!walk->pieces.n || walk->pieces.at);
    TagPiece *last = walk->pieces.n ? &walk->pieces.at[walk->pieces.n - 1] : NULL;
    if (last && !last->rich && !last->whole && last->artifact == kind && !whole) last->n_items++;
    else *vec_push(&walk->pieces) = (TagPiece){ .artifact = kind, .whole = whole, .until = INT_MAX, .n_items = 1 };
}

static void add_piece(PageWalk *walk, const Owner *owner, Len y, int until, const Frame *whole)
{
    if (!owner->text) {
        add_artifact(walk, kind_at(walk, owner, y), whole);
        return;
    }
    const TagText *text = text_of(walk, owner);
    texts_add_leaf(walk->texts, owner->text,
                   (TagLeaf){ .page = walk->page,
                              .number = walk->pieces.n,
                              .shown = owner->shown,
                              .at = owner->at,
                              .until = owner->until,
                              .reading = owner->reading });
    *vec_push(&walk->pieces) = (TagPiece){ .rich = text->rich,
                                           .at = owner->at,
                                           .reading = owner->reading,
                                           .part = texts_part(text, owner->at),
                                           .whole = whole,
                                           .until = until,
                                           .n_items = 1 };
}

/* Behind what the run shows of its text. */
static int end_of(const Glyphs *glyphs)
{
    return glyphs->at + (glyphs->is_hyphen ? 0 : glyphs->text.n);
}

/* How far the text has been painted: a slot is behind its character. */
static void note_place(const PageWalk *walk, Owner *owner, const Glyphs *glyphs)
{
    if (!owner->text || owner->reading) return;
    owner->until = owner->is_late ? owner->at + SLOT_BYTES : end_of(glyphs);
    text_of(walk, owner)->reached = owner->until;
}

/* The first character of the run that lies behind the cut: what is drawn as one glyph is not torn.  INT_MAX: there is none. */
static int end_of_part(const Glyphs *glyphs, int cut)
{
    for (int i = 0; cut < glyphs->text.n && i < glyphs->n_glyphs; i++)
        if (glyphs->glyphs[i].cluster >= cut) return glyphs->glyphs[i].cluster;
    return INT_MAX;
}

static void add_parts(PageWalk *walk, Owner owner, const Glyphs *glyphs, Len y)
{
    const TagText *text = text_of(walk, &owner);
    for (int from = 0; from < INT_MAX;) {
        owner.at = glyphs->at + from;
        int cut = texts_next_cut(text, owner.at);
        from = cut == INT_MAX ? cut : end_of_part(glyphs, cut - glyphs->at);
        owner.until = from == INT_MAX ? end_of(glyphs) : glyphs->at + from;
        add_piece(walk, &owner, y, from, NULL);
    }
}

static void see_glyphs(PageWalk *walk, Owner *owner, const Glyphs *glyphs, Len y)
{
    bool is_painted = glyphs->n_glyphs > 0;
    if (is_painted) note_place(walk, owner, glyphs);
    walk->n_seen += is_painted;
    if (owner->is_whole) return;
    if (!is_painted) add_artifact(walk, ARTIFACT_LAYOUT, NULL);
    else if (owner->text && !owner->reading && !owner->is_late) add_parts(walk, *owner, glyphs, y);
    else add_piece(walk, owner, y, INT_MAX, NULL);
}

/* Graphics belong to nobody. */
static void see_graphics(PageWalk *walk, const Owner *owner, Len y)
{
    walk->n_seen++;
    if (!owner->is_whole) add_artifact(walk, owner->text ? ARTIFACT_LAYOUT : kind_at(walk, owner, y), NULL);
}

/* What is said again is no link; whether it leads anywhere is seen when all pages are known. */
static void see_link(PageWalk *walk, const Owner *owner, const Link *link, Len x, Len y)
{
    if (!link->target.n || !owner->text) return;
    texts_add_link(walk->texts, owner->text, (LinkUse){ .page = walk->page, .number = walk->links.n, .at = link->at });
    *vec_push(&walk->links) = (TagLink){ .box = { x, y, link->width, link->height }, .target = link->target };
}

/* ---- the walk ---- */

static void walk_items(PageWalk *walk, const Frame *frame, Len x, Len y, Owner *owner);

static void walk_whole(PageWalk *walk, const Frame *frame, Len x, Len y, Owner *owner)
{
    const TagText *text = text_of(walk, owner);
    bool is_figure = frame->mark && frame->mark->figure;
    if (is_figure && owner->text && walk->page < texts_first_page(walk->texts, text))
        texts_place_figure(walk->texts, owner->text, (Box){ x, y, frame->width, frame->height });
    int n_before = walk->n_seen;
    owner->is_whole = true;
    walk_items(walk, frame, x, y, owner);
    owner->is_whole = false;
    owner->until = text->reached;
    if (walk->n_seen > n_before) add_piece(walk, owner, y, INT_MAX, frame);
    else add_artifact(walk, ARTIFACT_LAYOUT, frame);
}

static bool is_icon(const Frame *frame)
{
    return frame->mark && frame->mark->is_icon;
}

/* It is read as the words it stands for. */
static void walk_icon(PageWalk *walk, const Frame *frame, Len x, Len y, Owner *owner)
{
    owner->at = frame->mark->slot;
    for (int i = 0; i < frame->n_items && owner->text; i++)
        if (frame->items[i].kind == ITEM_GLYPHS) text_of(walk, owner)->reached = end_of(&frame->items[i].as.glyphs);
    walk_whole(walk, frame, x, y, owner);
}

/* A line of one part of its text: nothing in it is read for itself, a link, a reading, the mark of a note, an icon. */
static bool is_of_one_part(const PageWalk *walk, const Frame *frame, const Owner *owner)
{
    const Glyphs *first = NULL, *last = NULL;
    for (int i = 0; i < frame->n_items; i++) {
        if (frame->items[i].kind == ITEM_FRAME && is_icon(frame->items[i].as.frame)) return false;
        if (frame->items[i].kind != ITEM_GLYPHS) continue;
        last = &frame->items[i].as.glyphs;
        if (!first) first = last;
    }
    return !owner->text || owner->reading || !first || texts_next_cut(text_of(walk, owner), first->at) >= end_of(last);
}

static void walk_frame(PageWalk *walk, const Frame *frame, Len x, Len y, Owner owner)
{
    if (frame->mark) enter(walk, &owner, frame->mark);
    bool is_figure = frame->mark && frame->mark->figure;
    bool is_column = frame_is_mixed(frame) && is_of_one_part(walk, frame, &owner);
    if (!owner.is_whole && is_icon(frame)) walk_icon(walk, frame, x, y, &owner);
    else if (!owner.is_whole && (is_figure || is_column)) walk_whole(walk, frame, x, y, &owner);
    else walk_items(walk, frame, x, y, &owner);
}

static void walk_items(PageWalk *walk, const Frame *frame, Len x, Len y, Owner *owner)
{
    const int *order = frame_order(frame, walk->texts->walk);
    for (int i = 0; i < frame->n_items; i++) {
        const Item *item = &frame->items[order ? order[i] : i];
        Len at_x = x + item->x, at_y = y + item->y;
        switch (item->kind) {
        case ITEM_GLYPHS: see_glyphs(walk, owner, &item->as.glyphs, at_y); break;
        case ITEM_RULE:
        case ITEM_PATH:
        case ITEM_PICTURE:
        case ITEM_FILL: see_graphics(walk, owner, at_y); break;
        case ITEM_LINK: see_link(walk, owner, &item->as.link, at_x, at_y); break;
        case ITEM_FRAME: walk_frame(walk, item->as.frame, at_x, at_y, *owner); break;
        case ITEM_SLOT: break; /* reserved room: what fills it stands beside it */
        }
    }
}

/* Where words of a text are parted by what is not painted: the blank at which a line was broken, a forced line end, the leader before
   the number of a line of 目次.  Readings stand beside their text. */
static void part_pieces(PageWalk *walk, int first_leaf)
{
    const TagTexts *texts = walk->texts;
    for (int i = first_leaf; i < texts->leaves.n; i++) {
        const TagLeaf *leaf = &texts->leaves.at[i];
        const Rich *rich = texts->texts.at[leaf->shown].rich;
        int next = leaf->next;
        while (next && texts->leaves.at[next - 1].reading) next = texts->leaves.at[next - 1].next;
        const TagLeaf *follower = next ? &texts->leaves.at[next - 1] : NULL;
        bool is_near = follower && follower->shown == leaf->shown && follower->at >= leaf->until;
        if (!leaf->reading && texts_parts_words(rich, leaf->until, is_near ? follower->at : rich->text.n))
            walk->pieces.at[leaf->number].is_parted = true;
    }
}

TagPage painted_page(TagTexts *texts, const Page *page, int number)
{
    arena_clear(texts->walk);
    PageWalk walk = {
        .texts = texts, .drawn = page, .page = number, .pieces = { .arena = texts->walk }, .links = { .arena = texts->walk }
    };
    int first_leaf = texts->leaves.n;
    walk_frame(&walk, page->frame, 0, 0, (Owner){ .artifact = ARTIFACT_LAYOUT });
    part_pieces(&walk, first_leaf);
    TagLink *links = arena_array(texts->kept, TagLink, walk.links.n);
    if (walk.links.n) memcpy(links, walk.links.at, (size_t)walk.links.n * sizeof *links);
    return (TagPage){ walk.pieces.at, links, walk.pieces.n, walk.links.n };
}
