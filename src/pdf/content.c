/* Marked content: each thing that is painted is the next piece of the page, or part of it (model/tags.h; 14.6, 14.8.2.2).
   Operators that show something are put between BDC and EMC when the piece is complete; what is read in one go with it goes on
   within.

       BT … /P<</MCID 3>>BDC [<…>]TJ … [<…>]TJ EMC /Span<</MCID 4/ActualText<FEFF…>>>BDC […]TJ EMC ET
       /Artifact<</Type/Layout>>BDC … re f EMC

   Sequences of text stand inside BT and ET, those of graphics outside (14.6.1).  What reads as something else (ActualText)
   stands beside its neighbours, not in them: poppler loses the text behind a nested one. */
#include "pdf/paint.h"

#include <assert.h>
#include <limits.h>

/* ---- whose things are ---- */

void content_take(Painter *painter)
{
    if (!painter->tags || painter->is_whole) return;
    assert(painter->next_piece < painter->tags->n_pieces);
    painter->piece = &painter->tags->pieces[painter->next_piece];
    if (++painter->n_taken < painter->piece->n_items) return;
    painter->n_taken = 0;
    painter->next_piece++;
}

void content_end_run(Painter *painter)
{
    while (painter->piece && painter->piece->until != INT_MAX) content_take(painter);
}

bool content_is_whole(const Painter *painter, const Frame *frame)
{
    if (painter->is_whole) return false;
    if (!painter->tags) return frame_is_mixed(frame);
    const TagPage *tags = painter->tags;
    return painter->next_piece < tags->n_pieces && tags->pieces[painter->next_piece].whole == frame;
}

static bool goes_on(const Painter *painter)
{
    const TagPiece *a = painter->content, *b = painter->piece;
    if (!painter->is_marked) return false;
    return a == b || (a->rich == b->rich && a->reading == b->reading && a->part == b->part && a->artifact == b->artifact);
}

/* ---- the operators ---- */

void content_end(Painter *painter)
{
    if (painter->is_marked) ink_add(&painter->ink, STR("EMC\n"));
    painter->is_marked = false;
}

static void add_begin(const Painter *painter, Ink *ink, Str said)
{
    static const char *const artifacts[] = {
        [ARTIFACT_LAYOUT] = "/Artifact<</Type/Layout>>BDC\n",
        [ARTIFACT_PAGINATION] = "/Artifact<</Type/Pagination>>BDC\n",
        [ARTIFACT_HEADER] = "/Artifact<</Type/Pagination/Subtype/Header/Attached[/Top]>>BDC\n",
        [ARTIFACT_FOOTER] = "/Artifact<</Type/Pagination/Subtype/Footer/Attached[/Bottom]>>BDC\n",
    };
    const TagPiece *piece = painter->piece;
    if (piece && !piece->rich) {
        ink_add(ink, str_from(artifacts[piece->artifact]));
        return;
    }
    ink_add(ink, said.n ? STR("/Span<<") : STR("/P<<"));
    if (piece) {
        ink_add(ink, STR("/MCID "));
        ink_count(ink, structure_add_sequence(painter->structure, painter->page, (int)(piece - painter->tags->pieces)));
    }
    if (said.n) {
        ink_add(ink, STR("/ActualText"));
        ink_text(ink, said);
    }
    ink_add(ink, STR(">>BDC\n"));
}

void content_put(Painter *painter, int at, Str said)
{
    bool stands_alone = said.n && (!painter->piece || painter->piece->rich);
    bool is_plain = !painter->piece && !said.n;
    if (painter->is_whole || at == painter->ink.n || is_plain || (!stands_alone && goes_on(painter))) return;
    painter->before.n = 0;
    if (painter->is_marked) ink_add(&painter->before, STR("EMC\n"));
    add_begin(painter, &painter->before, said);
    ink_insert(&painter->ink, at, ink_str(&painter->before));
    painter->is_marked = true;
    painter->content = painter->piece;
    if (stands_alone) content_end(painter);
}

void content_begin_artifact(Painter *painter)
{
    if (!painter->tags || painter->is_whole || goes_on(painter)) return;
    paint_end_path(painter);
    content_end(painter);
    add_begin(painter, &painter->ink, STR(""));
    painter->is_marked = true;
    painter->content = painter->piece;
}
