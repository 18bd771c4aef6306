#include "tags/notes.h"

void notes_add(TagTexts *texts, int text)
{
    TagNote *note = arena_new(texts->arena, TagNote);
    *note = (TagNote){ .text = text, .seen = -1, .pages = { .arena = texts->arena } };
    map_put(&texts->notes, MAP_KEY(note->text), note);
}

static TagNote *note_at(const TagTexts *texts, int text)
{
    return texts->notes.n ? map_find(&texts->notes, MAP_KEY(text)) : NULL;
}

TagNote *notes_of(const TagTexts *texts, const TagText *text)
{
    return note_at(texts, (int)(text - texts->texts.at));
}

static void read_on(TagNote *note, int page)
{
    bool is_known = note->pages.n && note->pages.at[note->pages.n - 1] == page;
    if (!is_known) *vec_push(&note->pages) = page;
}

static bool is_read_on(const TagNote *note, int page)
{
    for (int i = note->pages.n - 1; i >= 0; i--)
        if (note->pages.at[i] <= page) return note->pages.at[i] == page;
    return false;
}

bool notes_are_read_on(const TagTexts *texts, int text, int page)
{
    const TagNote *note = note_at(texts, text);
    return note && is_read_on(note, page);
}

/* Of the text that the frame shows. */
static int first_byte(const Frame *frame)
{
    for (int i = 0; i < frame->n_items; i++) {
        if (frame->items[i].kind == ITEM_GLYPHS) return frame->items[i].as.glyphs.at;
        if (frame->items[i].kind == ITEM_FRAME) return first_byte(frame->items[i].as.frame);
    }
    return 0;
}

/* One that did not end on the page before goes on. */
void notes_see(const TagTexts *texts, int text, const Frame *frame, int page)
{
    TagNote *note = note_at(texts, text);
    if (!note) return;
    if (note->seen != page && is_read_on(note, page - 1) && first_byte(frame) > 0) read_on(note, page);
    note->seen = page;
}

void notes_see_marks(const TagTexts *texts, const TagText *text, int first, int page)
{
    const Rich *rich = text->rich;
    for (int i = 0; rich && i < rich->n_notes; i++) read_on(note_at(texts, first + rich->notes[i].note->serial), page);
}

/* It begins anew with its mark. */
int notes_next_printing(const TagTexts *texts, int leaf)
{
    int page = texts->leaves.at[leaf - 1].page;
    for (leaf = texts->leaves.at[leaf - 1].next; leaf; leaf = texts->leaves.at[leaf - 1].next)
        if (texts->leaves.at[leaf - 1].page > page && !texts->leaves.at[leaf - 1].at) return leaf;
    return 0;
}
