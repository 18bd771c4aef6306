/* The leaves of a text under the elements they ask for.  Each has its way there, e.g. paragraph, link; from one leaf to the
   next, what differs of the way is closed and opened. */
#include "tags/lector.h"

#include "model/marker.h"
#include "tags/notes.h"
#include "tags/voice.h"

#include <limits.h>
#include <string.h>

static void add_step(Way *way, TagType type, int which)
{
    way->steps[way->n++] = (WayStep){ type, which };
}

bool lector_links(Lector *lector, const TagText *text, int start, bool are_added)
{
    bool any = false;
    for (int i = text->links; i; i = lector->texts->links.at[i - 1].next) {
        const LinkUse *use = &lector->texts->links.at[i - 1];
        if (!use->is_led || voice_link_start(text->rich, use->at) != start) continue;
        any = true;
        if (are_added && !use->goes_on) tree_add_link(lector->tree, use->page, use->number);
    }
    return any;
}

static bool same_step(WayStep a, WayStep b)
{
    return a.type == b.type && a.which == b.which;
}

static void close_to(Lector *lector, int n)
{
    for (; lector->open.n > n; lector->open.n--) tree_end(lector->tree);
}

void lector_settle(Lector *lector)
{
    close_to(lector, 0);
}

void lector_speak(Lector *lector, const Rich *rich)
{
    Str own = rich->style ? rich->style->lang : STR("");
    if (!str_equal(own, lector->document->lang)) tree_speak(lector->tree, own);
}

static void go_to(Lector *lector, const TagText *text, const Way *way)
{
    int same = 0;
    while (same < way->n && same < lector->open.n && same_step(way->steps[same], lector->open.steps[same])) same++;
    close_to(lector, same);
    for (int i = same; i < way->n; i++) {
        tree_begin(lector->tree, way->steps[i].type);
        if (way->steps[i].type == TAG_LINK) lector_links(lector, text, way->steps[i].which, true);
        if (way->steps[i].type == TAG_RAISED)
            tree_tag(lector->tree)->as.raise = voice_raise(text->rich, way->steps[i].which, lector->texts->kept);
        if (way->steps[i].type == TAG_FOREIGN) tree_speak(lector->tree, voice_language(text->rich, way->steps[i].which));
        if (way->steps[i].type == TAG_PARAGRAPH || way->steps[i].type == TAG_ITEM) lector_speak(lector, text->rich);
        if (way->steps[i].type == TAG_LIST)
            tree_tag(lector->tree)->as.list.kind =
                marker_counts(text->rich->text, way->steps[i + 1].which) ? LIST_OF_NUMBERS : LIST_OF_SIGNS;
    }
    lector->open = *way;
}

/* Bytes first … last-1 hold this one, from 1; 0: none does. */
static int ruby_at(const Rich *rich, int at)
{
    for (int i = 0; i < rich->n_rubies; i++)
        if (rich->rubies[i].first <= at && at < rich->rubies[i].last) return i + 1;
    return 0;
}

/* The mark of a note, from 1; 0: there is none. */
static int mark_at(const Rich *rich, int at)
{
    for (int i = 0; i < rich->n_notes; i++)
        if (rich->notes[i].first <= at && at < rich->notes[i].last) return i + 1;
    return 0;
}

static Way way_of(Lector *lector, const TagText *text, const TagLeaf *leaf, ReadManner manner)
{
    const Rich *rich = text->rich;
    Way way = { .n = 0 };
    int line;
    bool is_plain = manner == READ_PLAIN || manner == READ_INDEX;
    bool is_marker, in_list = (text->n_items > 1 && manner != READ_INDEX) || (manner == READ_ITEMS && text->n_items);
    if (in_list && texts_item_at(rich, leaf->at, &line, &is_marker)) {
        add_step(&way, TAG_LIST, 0);
        add_step(&way, TAG_ITEM, line);
        add_step(&way, is_marker ? TAG_MARKER : TAG_ITEM_BODY, line);
    } else if (in_list || !is_plain) add_step(&way, TAG_PARAGRAPH, rich->serial);
    int link = voice_link_start(rich, leaf->at), ruby = leaf->reading ? leaf->reading : ruby_at(rich, leaf->at);
    bool leads = link >= 0 && lector_links(lector, text, link, false);
    if (leads && manner == READ_INDEX) add_step(&way, TAG_REFERENCE, link);
    if (leads) add_step(&way, TAG_LINK, link);
    int mark = mark_at(rich, leaf->at);
    if (mark) add_step(&way, TAG_REFERENCE, mark);
    bool is_own_mark = leaf->at < rich->mark; /* a note's */
    if (is_own_mark) add_step(&way, TAG_MARKER, 0);
    int raised = mark || is_own_mark ? -1 : voice_raised_start(rich, leaf->at), stress = voice_stress_start(rich, leaf->at);
    int struck = voice_struck_start(rich, leaf->at);
    int foreign = voice_language_start(rich, leaf->at);
    if (foreign >= 0) add_step(&way, TAG_FOREIGN, foreign);
    if (raised >= 0) add_step(&way, TAG_RAISED, raised);
    if (stress >= 0) add_step(&way, TAG_STRESS, stress);
    if (struck >= 0) add_step(&way, TAG_STRUCK, struck);
    if (ruby) {
        add_step(&way, TAG_RUBY, ruby);
        add_step(&way, leaf->reading ? TAG_RUBY_READING : TAG_RUBY_BASE, ruby);
    }
    return way;
}

/* On paper. */
static bool stands_behind(const Lector *lector, NotePrinting printing, NotePrinting other)
{
    const TagLeaf *leaf = &lector->texts->leaves.at[printing.leaf - 1], *others = &lector->texts->leaves.at[other.leaf - 1];
    return leaf->page != others->page ? leaf->page > others->page : leaf->number > others->number;
}

static void remember_printing(Lector *lector, NotePrinting printing)
{
    NoteShelf *shelf = &lector->shelf;
    vec_push(&shelf->notes);
    int at = shelf->notes.n - 1;
    for (; at > shelf->n_read && stands_behind(lector, shelf->notes.at[at - 1], printing); at--)
        shelf->notes.at[at] = shelf->notes.at[at - 1];
    shelf->notes.at[at] = printing;
}

static void remember_notes(Lector *lector, const Rich *rich)
{
    for (int i = 0; i < rich->n_notes; i++) {
        const Rich *note = rich->notes[i].note;
        const TagText *text = texts_of(lector->texts, lector->document, note);
        TagNote *as_note = notes_of(lector->texts, text);
        if (as_note->is_listed) continue;
        as_note->is_listed = true;
        for (int leaf = text->leaves; leaf; leaf = notes_next_printing(lector->texts, leaf))
            remember_printing(lector, (NotePrinting){ note, leaf, lector->texts->leaves.at[leaf - 1].page });
    }
}

static void read_leaf(Lector *lector, const TagText *text, TagLeaf *leaf, ReadManner manner)
{
    Way way = way_of(lector, text, leaf, manner);
    go_to(lector, text, &way);
    tree_add_piece(lector->tree, leaf->page, leaf->number, text->rich, leaf->at);
    leaf->is_read = true;
}

/* Leaves of a text: from one, until another of them (as in TagText). */
typedef struct {
    int first, end;
} LeafRange;

/* The characters of a ruby, then their reading, in whatever order they were painted: those of a compound word stand together,
   with their readings behind. */
static void read_ruby(Lector *lector, const TagText *text, LeafRange range, int ruby, ReadManner manner)
{
    for (int is_reading = 0; is_reading < 2; is_reading++)
        for (int i = range.first, next; i != range.end; i = next) {
            TagLeaf *leaf = &lector->texts->leaves.at[i - 1];
            next = leaf->next;
            bool belongs = is_reading ? leaf->reading == ruby : !leaf->reading && ruby_at(text->rich, leaf->at) == ruby;
            if (belongs) read_leaf(lector, text, leaf, manner);
        }
}

static void read_leaves(Lector *lector, const Rich *rich, LeafRange range, ReadManner manner)
{
    const TagText *text = texts_of(lector->texts, lector->document, rich);
    bool is_plain = manner == READ_PLAIN || manner == READ_INDEX;
    if (is_plain) lector_speak(lector, rich);
    for (int i = range.first, next; i != range.end; i = next) {
        TagLeaf *leaf = &lector->texts->leaves.at[i - 1];
        next = leaf->next;
        if (leaf->is_read) continue;
        int ruby = leaf->reading ? leaf->reading : ruby_at(rich, leaf->at);
        if (ruby) read_ruby(lector, text, (LeafRange){ i, range.end }, ruby, manner);
        else read_leaf(lector, text, leaf, manner);
    }
    close_to(lector, lector->open.n < 1 || is_plain ? 0 : 1);
    remember_notes(lector, rich);
}

void lector_text(Lector *lector, const Rich *rich, ReadManner manner)
{
    const TagText *text = texts_of(lector->texts, lector->document, rich);
    read_leaves(lector, rich, (LeafRange){ text->leaves, 0 }, manner);
}

/* ISO 14289-1 7.9: each has an identifier. */
static void read_note(Lector *lector, NotePrinting printing)
{
    Way outer = lector_enter(lector, TAG_NOTE);
    tree_identify(lector->tree);
    int end = notes_next_printing(lector->texts, printing.leaf);
    read_leaves(lector, printing.rich, (LeafRange){ printing.leaf, end }, READ_PLAIN);
    lector_leave(lector, outer);
}

void lector_notes(Lector *lector, int before)
{
    NoteShelf *shelf = &lector->shelf;
    lector_settle(lector);
    while (shelf->n_read < shelf->notes.n && shelf->notes.at[shelf->n_read].page < before)
        read_note(lector, shelf->notes.at[shelf->n_read++]); /* which may cite another: the shelf fills */
    int left = shelf->notes.n - shelf->n_read;
    if (left) memmove(shelf->notes.at, &shelf->notes.at[shelf->n_read], (size_t)left * sizeof *shelf->notes.at);
    shelf->notes.n = left;
    shelf->n_read = 0;
}

NoteShelf lector_open_shelf(Lector *lector, bool is_own)
{
    NoteShelf outer = lector->shelf;
    if (is_own) lector->shelf = (NoteShelf){ .notes.arena = outer.notes.arena };
    return outer;
}

void lector_close_shelf(Lector *lector, NoteShelf outer, bool is_own)
{
    if (!is_own) return;
    lector_notes(lector, INT_MAX);
    lector->shelf = outer;
}
