/* Marked content: all that is painted belongs to a text that is read, or is an artifact and of a kind (14.6, 14.8.2.2).
   Operators that show something are put between BDC and EMC as soon as it is known whose they are; what follows of the
   same owner goes on within.

       BT … /P<</MCID 3>>BDC [<…>]TJ … [<…>]TJ EMC /Span<</MCID 4/ActualText<FEFF…>>>BDC […]TJ EMC ET
       /Artifact<</Type/Layout>>BDC … re f EMC

   Sequences of text stand inside BT and ET, those of graphics outside (14.6.1).  What reads as something else (ActualText)
   stands beside its neighbours, not in them: poppler loses the text behind a nested one. */
#include "pdf/paint.h"

static bool same_owner(const Painter *painter, const Owner *a, const Owner *b)
{
    if (a->text != b->text || a->reading != b->reading || a->artifact != b->artifact) return false;
    return !a->text || tags_part(painter->tags, a->text, a->at) == tags_part(painter->tags, b->text, b->at);
}

void content_end(Painter *painter)
{
    if (painter->is_marked) ink_add(&painter->ink, STR("EMC\n"));
    painter->is_marked = false;
}

/* ---- whose a frame is ---- */

/* Fixed matter has no key; ornaments of a text have that of the text. */
static ArtifactKind artifact_of(const Mark *mark)
{
    return mark->key.text.n ? ARTIFACT_LAYOUT : ARTIFACT_PAGINATION;
}

static void enter_text(Painter *painter, int serial)
{
    Owner *owner = &painter->owner;
    const Text *text = tags_text_at(painter->tags, painter->page, serial, painter->repeated);
    if (!text) {
        *owner = (Owner){ .artifact = painter->repeated ? ARTIFACT_PAGINATION : ARTIFACT_LAYOUT };
        return;
    }
    bool is_beside = owner->text == text->base; /* in the line of its text */
    *owner = (Owner){ .text = text->base, .at = is_beside ? owner->at : 0, .reading = text->reading };
}

void content_enter(Painter *painter, const Mark *mark)
{
    if (!painter->tags) return;
    painter->repeated |= mark->repeated;
    bool is_fixed = painter->owner.artifact != ARTIFACT_NONE && painter->owner.artifact != ARTIFACT_LAYOUT;
    if (mark->role == ROLE_ARTIFACT && !is_fixed) painter->owner = (Owner){ .artifact = artifact_of(mark) };
    else if (mark->serial == SERIAL_LATE) painter->is_late = true;
    else if (mark->serial + mark->figure > 0 && !is_fixed) enter_text(painter, mark->serial + mark->figure);
}

Owner content_at_height(const Painter *painter, Len y)
{
    Owner owner = painter->owner;
    if (owner.artifact != ARTIFACT_PAGINATION || !painter->tags || painter->repeated) return owner;
    const Master *master = painter->tags->pages->pages[painter->page].master;
    if (y < master->head) owner.artifact = ARTIFACT_HEADER;
    if (y > master->height - master->foot) owner.artifact = ARTIFACT_FOOTER;
    return owner;
}

/* ---- the operators ---- */

static void add_begin(Painter *painter, Ink *ink, const Owner *owner, Str said)
{
    static const char *const artifacts[] = {
        [ARTIFACT_LAYOUT] = "/Artifact<</Type/Layout>>BDC\n",
        [ARTIFACT_PAGINATION] = "/Artifact<</Type/Pagination>>BDC\n",
        [ARTIFACT_HEADER] = "/Artifact<</Type/Pagination/Subtype/Header/Attached[/Top]>>BDC\n",
        [ARTIFACT_FOOTER] = "/Artifact<</Type/Pagination/Subtype/Footer/Attached[/Bottom]>>BDC\n",
    };
    if (painter->tags && !owner->text) {
        ink_add(ink, str_from(artifacts[owner->artifact]));
        return;
    }
    ink_add(ink, said.n ? STR("/Span<<") : STR("/P<<"));
    if (painter->tags) {
        ink_add(ink, STR("/MCID "));
        ink_count(ink, tags_add_piece(painter->tags, painter->page, owner));
    }
    if (said.n) {
        ink_add(ink, STR("/ActualText"));
        ink_text(ink, said);
    }
    ink_add(ink, STR(">>BDC\n"));
}

void content_put(Painter *painter, int at, Owner owner, Str said)
{
    bool is_read = !painter->tags || owner.text;
    bool goes_on = painter->is_marked && !(is_read && said.n) && same_owner(painter, &painter->content, &owner);
    if (painter->is_whole || goes_on || at == painter->ink.n || (!painter->tags && !said.n)) return;
    Ink before = { .arena = painter->arena };
    if (painter->is_marked) ink_add(&before, STR("EMC\n"));
    add_begin(painter, &before, &owner, said);
    ink_insert(&painter->ink, at, ink_str(&before));
    painter->is_marked = true;
    painter->content = owner;
    if (is_read && said.n) content_end(painter);
}

void content_begin_artifact(Painter *painter, Len y)
{
    if (!painter->tags || painter->is_whole) return;
    Owner owner = content_at_height(painter, y);
    if (owner.text) owner = (Owner){ .artifact = ARTIFACT_LAYOUT };
    if (painter->is_marked && same_owner(painter, &painter->content, &owner)) return;
    paint_end_path(painter);
    content_end(painter);
    Ink begin = { .arena = painter->arena };
    add_begin(painter, &begin, &owner, STR(""));
    ink_add(&painter->ink, ink_str(&begin));
    painter->is_marked = true;
    painter->content = owner;
}
