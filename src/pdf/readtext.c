/* The pieces of a text under the elements they ask for.  Each piece has its way there, e.g. P, Link; from one piece to the
   next, what differs of the way is closed and opened. */
#include "pdf/reader.h"

#include "model/marker.h"

static void add_step(Way *way, TagType type, int which)
{
    way->steps[way->n++] = (WayStep){ type, which };
}

/* The annotations of the link that begins at this byte. */
static bool add_annotations(Reader *reader, const Text *text, int start, bool are_added)
{
    bool any = false;
    for (int i = text->links; i; i = reader->tags->links.at[i - 1].next) {
        const LinkUse *use = &reader->tags->links.at[i - 1];
        if (tags_link_start(text->rich, use->at) != start) continue;
        any = true;
        if (are_added) tree_add_link(reader->tree, use->page, i - 1);
    }
    return any;
}

static bool same_step(WayStep a, WayStep b)
{
    return a.type == b.type && a.which == b.which;
}

static void close_to(Reader *reader, int n)
{
    for (; reader->open.n > n; reader->open.n--) tree_end(reader->tree);
}

void reader_settle(Reader *reader)
{
    close_to(reader, 0);
}

static void go(Reader *reader, const Text *text, const Way *way)
{
    int same = 0;
    while (same < way->n && same < reader->open.n && same_step(way->steps[same], reader->open.steps[same])) same++;
    close_to(reader, same);
    for (int i = same; i < way->n; i++) {
        tree_begin(reader->tree, way->steps[i].type);
        if (way->steps[i].type == TAG_LINK) add_annotations(reader, text, way->steps[i].which, true);
        if (way->steps[i].type == TAG_LIST)
            tree_tag(reader->tree)->as.counts = marker_counts(text->rich->text, way->steps[i + 1].which);
    }
    reader->open = *way;
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
        if (rich->notes[i]->mark_first <= at && at < rich->notes[i]->mark_last) return i + 1;
    return 0;
}

static Way way_of(Reader *reader, const Text *text, const Piece *piece, ReadManner manner)
{
    const Rich *rich = text->rich;
    Way way = { .n = 0 };
    int line;
    bool is_marker, in_list = text->n_items > 1 || (manner == READ_ITEMS && text->n_items);
    if (in_list && tags_item_at(rich, piece->at, &line, &is_marker)) {
        add_step(&way, TAG_LIST, 0);
        add_step(&way, TAG_ITEM, line);
        add_step(&way, is_marker ? TAG_MARKER : TAG_ITEM_BODY, line);
    } else if (in_list || manner != READ_PLAIN) add_step(&way, TAG_PARAGRAPH, rich->serial);
    int link = tags_link_start(rich, piece->at), ruby = piece->reading ? piece->reading : ruby_at(rich, piece->at);
    if (link >= 0 && add_annotations(reader, text, link, false)) add_step(&way, TAG_LINK, link);
    int mark = mark_at(rich, piece->at);
    if (mark) add_step(&way, TAG_REFERENCE, mark);
    if (piece->at < rich->mark_last - rich->mark_first) add_step(&way, TAG_MARKER, 0); /* a note's own */
    if (ruby) {
        add_step(&way, TAG_RUBY, ruby);
        add_step(&way, piece->reading ? TAG_RUBY_READING : TAG_RUBY_BASE, ruby);
    }
    return way;
}

static void remember_notes(Reader *reader, const Rich *rich)
{
    for (int i = 0; i < rich->n_notes; i++) {
        Text *note = tags_text_of(reader->tags, reader->document, rich->notes[i]);
        if (!note->pieces || note->has_been_read) continue;
        note->has_been_read = true;
        *vec_push(&reader->notes) = rich->notes[i];
    }
}

/* ISO 14289-1 7.9: each has an identifier. */
static void read_note(Reader *reader, const Rich *note)
{
    Way outer = reader_enter(reader, TAG_NOTE);
    tree_identify(reader->tree);
    reader_text(reader, note, READ_PLAIN);
    reader_leave(reader, outer);
}

void reader_notes(Reader *reader, int before)
{
    int left = 0;
    reader_settle(reader);
    for (int i = 0; i < reader->notes.n; i++) { /* one may cite another: the list grows */
        const Rich *note = reader->notes.at[i];
        const Text *text = tags_text_of(reader->tags, reader->document, note);
        if (reader->tags->pieces.at[text->pieces - 1].page < before) read_note(reader, note);
        else reader->notes.at[left++] = note;
    }
    reader->notes.n = left;
}

static void read_piece(Reader *reader, const Text *text, Piece *piece, ReadManner manner)
{
    Way way = way_of(reader, text, piece, manner);
    go(reader, text, &way);
    tree_add_piece(reader->tree, piece->page, piece->mcid);
    piece->is_read = true;
}

/* The characters of a ruby, then their reading, in whatever order they were painted: those of a compound word stand together,
   with their readings behind. */
static void read_ruby(Reader *reader, const Text *text, int first, int ruby, ReadManner manner)
{
    for (int is_reading = 0; is_reading < 2; is_reading++)
        for (int i = first, next; i; i = next) {
            Piece *piece = &reader->tags->pieces.at[i - 1];
            next = piece->next;
            bool belongs = is_reading ? piece->reading == ruby : !piece->reading && ruby_at(text->rich, piece->at) == ruby;
            if (belongs) read_piece(reader, text, piece, manner);
        }
}

void reader_text(Reader *reader, const Rich *rich, ReadManner manner)
{
    const Text *text = tags_text_of(reader->tags, reader->document, rich);
    for (int i = text->pieces, next; i; i = next) {
        Piece *piece = &reader->tags->pieces.at[i - 1];
        next = piece->next;
        if (piece->is_read) continue;
        int ruby = piece->reading ? piece->reading : ruby_at(rich, piece->at);
        if (ruby) read_ruby(reader, text, i, ruby, manner);
        else read_piece(reader, text, piece, manner);
    }
    close_to(reader, reader->open.n < 1 || manner == READ_PLAIN ? 0 : 1);
    remember_notes(reader, rich);
}
