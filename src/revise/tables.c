/* A revision as XML: the data that layouts/revision.xml (or the layout's own <revision>) makes 正誤表, 加除表 and 新旧対照表
   from.  No words here but those of the booklet: what to call things, and in which order they stand, is the layout's. */
#include "revise/revise.h"
#include "revise/words.h"

typedef struct {
    const Revision *revision;
    StrBuilder out;
    Arena *arena;
} Writing;

static const char *const kinds[] = {
    [CHANGE_EDITED] = "edited", [CHANGE_ADDED] = "added", [CHANGE_DELETED] = "deleted", [CHANGE_MOVED] = "moved"
};
static const char *const causes[] = { [CAUSE_OWN] = "own", [CAUSE_FOLLOWS] = "follows", [CAUSE_BOTH] = "both" };
static const char *const whys[] = { [WHY_TEXT] = "text", [WHY_MOVED] = "moved", [WHY_NUMBERS] = "numbers",
                                    [WHY_LOOK] = "look", [WHY_GONE] = "gone",   [WHY_COUNT] = "text" };

static void add_words(Writing *writing, const char *words)
{
    str_add(&writing->out, str_from(words));
}

/* Line ends become <br/>; in an attribute there are none. */
static void add_text(Writing *writing, Str text)
{
    for (int i = 0; i < text.n; i++) {
        char c = text.at[i];
        if (c == '&') add_words(writing, "&amp;");
        else if (c == '<') add_words(writing, "&lt;");
        else if (c == '>') add_words(writing, "&gt;");
        else if (c == '"') add_words(writing, "&quot;");
        else if (c == '\n') add_words(writing, "<br/>");
        else str_add_bytes(&writing->out, &c, 1);
    }
}

static void add_attribute(Writing *writing, const char *name, Str value)
{
    str_add_printf(&writing->out, " %s=\"", name);
    for (int from = 0; from <= value.n;) { /* on one line */
        int end = str_find(str_part(value, from, value.n), '\n');
        int to = end < 0 ? value.n : from + end;
        add_text(writing, str_part(value, from, to));
        from = to + 1;
    }
    add_words(writing, "\"");
}

static void add_number(Writing *writing, const char *name, int number)
{
    str_add_printf(&writing->out, " %s=\"%d\"", name, number);
}

/* --- what reads otherwise --------------------------------------------------------------------------------------- */

/* Line ends stay outside <changed>: it underlines characters. */
static void add_piece(Writing *writing, Piece piece)
{
    for (int from = 0; from < piece.text.n;) {
        int end = str_find(str_part(piece.text, from, piece.text.n), '\n');
        int to = end < 0 ? piece.text.n : from + end;
        bool marks = piece.changed && to > from;
        add_words(writing, marks ? "<changed>" : "");
        add_text(writing, str_part(piece.text, from, to));
        add_words(writing, marks ? "</changed>" : "");
        if (end >= 0) add_words(writing, "<br/>");
        from = to + 1;
    }
}

/* <was>, <now>; nothing for a side that is empty.  Only of a text that is still there are characters marked. */
static void add_side(Writing *writing, const char *element, Str own, Str other, ChangeKind kind)
{
    if (!own.n) return;
    bool compares = kind == CHANGE_EDITED && other.n;
    Pieces pieces = compares ? words_against(own, other, writing->arena) : (Pieces){ &(Piece){ own, false }, 1 };
    str_add_printf(&writing->out, "<%s>", element);
    for (int i = 0; i < pieces.n; i++) add_piece(writing, pieces.at[i]);
    str_add_printf(&writing->out, "</%s>", element);
}

static bool same_place(const Change *a, const Change *b)
{
    return str_equal(a->part, b->part) && str_equal(a->item, b->item);
}

/* Did texts of this place stand between these two in the published booklet, which are as they were? */
static bool leaves_out(const Writing *writing, const Change *change, int after, int before)
{
    const Release *release = writing->revision->before;
    for (int i = after + 1; i < before && i < release->n_passages; i++) {
        const Passage *passage = &release->passages[i];
        if (passage->text.n && str_equal(passage->part, change->part) && str_equal(passage->item, change->item)) return true;
    }
    return false;
}

static void add_change(Writing *writing, const Change *change, int after)
{
    add_words(writing, "    <change");
    add_attribute(writing, "kind", str_from(kinds[change->kind]));
    add_attribute(writing, "cause", str_from(causes[change->cause]));
    add_attribute(writing, "page", change->label);
    add_attribute(writing, "column", change->column);
    add_attribute(writing, "key", change->key.text);
    if (!change->of_record && leaves_out(writing, change, after, change->order)) add_words(writing, " gap=\"yes\"");
    add_words(writing, ">");
    add_side(writing, "was", change->was, change->now, change->kind);
    add_side(writing, "now", change->now, change->was, change->kind);
    if (change->reason.n) {
        add_words(writing, "<reason>");
        add_piece(writing, (Piece){ change->reason, false });
        add_words(writing, "</reason>");
    }
    add_words(writing, "</change>\n");
}

/* Changes that stand one after the other in one place. */
static int add_place(Writing *writing, int first)
{
    const Revision *revision = writing->revision;
    const Change *changes = revision->changes;
    int end = first, after = -1;
    while (end < revision->n_changes && same_place(&changes[first], &changes[end])) end++;
    add_words(writing, "  <place");
    add_attribute(writing, "part", changes[first].part);
    add_attribute(writing, "item", changes[first].item);
    const Change *last = &changes[end - 1];
    if (!last->of_record && leaves_out(writing, last, last->order, revision->before->n_passages))
        add_words(writing, " rest=\"yes\"");
    add_words(writing, ">\n");
    for (int i = first; i < end; after = changes[i++].order) add_change(writing, &changes[i], after);
    add_words(writing, "  </place>\n");
    return end;
}

/* --- leaves ------------------------------------------------------------------------------------------------------ */

static Str label_of(const Release *release, int page, Arena *arena)
{
    if (page < 0 || page >= release->n_pages) return STR("—");
    const ReleasePage *named = &release->pages[page];
    return named->label.n ? named->label : str_printf(arena, "#%d", page + 1);
}

static void add_leaf(Writing *writing, const char *element, const Release *release, Leaf leaf)
{
    str_add_printf(&writing->out, "<%s", element);
    add_attribute(writing, "front", label_of(release, leaf.front, writing->arena));
    add_attribute(writing, "back", label_of(release, leaf.back, writing->arena));
    add_words(writing, "/>");
}

static void add_filing(Writing *writing, int number)
{
    const Revision *revision = writing->revision;
    const Filing *filing = &revision->filings[number];
    add_words(writing, "  <filing");
    add_number(writing, "no", number + 1);
    add_attribute(writing, "why", str_from(whys[filing->why]));
    add_number(writing, "first-sheet", filing->first_sheet + 1);
    add_number(writing, "last-sheet", filing->first_sheet + filing->n_in);
    if (filing->first_out > 0) {
        add_attribute(writing, "after-front", label_of(revision->before, 2 * filing->first_out - 2, writing->arena));
        add_attribute(writing, "after-back", label_of(revision->before, 2 * filing->first_out - 1, writing->arena));
    }
    add_words(writing, ">");
    for (int i = 0; i < filing->n_out; i++) add_leaf(writing, "out", revision->before, filing->out[i]);
    for (int i = 0; i < filing->n_in; i++) add_leaf(writing, "in", revision->after, filing->in[i]);
    add_words(writing, "</filing>\n");
}

/* A page put in so that the next stays on its side of its leaf: nothing is printed on it, not even when. */
static bool is_blank(const ReleasePage *page)
{
    return page->pin.branch && page->pin.n_slabs == 0;
}

static bool same_state(const ReleasePage *a, const ReleasePage *b)
{
    return str_equal(a->revised, b->revised) && is_blank(a) == is_blank(b) && (a->label.n > 0) == (b->label.n > 0);
}

/* 現行ページ一覧: pages in a row that are of the same state, numbered or not. */
static int add_pages(Writing *writing, int first)
{
    const Release *after = writing->revision->after;
    const ReleasePage *from = &after->pages[first];
    int end = first + 1;
    while (end < after->n_pages && same_state(from, &after->pages[end])) end++;
    add_words(writing, "  <pages");
    add_attribute(writing, "first", label_of(after, first, writing->arena));
    add_attribute(writing, "last", label_of(after, end - 1, writing->arena));
    add_number(writing, "count", end - first);
    add_attribute(writing, "revised", from->revised);
    if (is_blank(from)) add_words(writing, " blank=\"yes\"");
    add_words(writing, "/>\n");
    return end;
}

Str revise_xml(const Revision *revision, Str line, Arena *arena)
{
    Writing writing = { .revision = revision, .out.arena = arena, .arena = arena };
    add_words(&writing, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<revision");
    add_attribute(&writing, "title", revision->after->title);
    add_attribute(&writing, "line", line);
    add_words(&writing, ">\n");
    for (int i = 0; i < revision->n_changes;) i = add_place(&writing, i);
    for (int i = 0; i < revision->n_filings; i++) add_filing(&writing, i);
    for (int i = 0; i < revision->after->n_pages;) i = add_pages(&writing, i);
    add_words(&writing, "</revision>\n");
    return str_built(&writing.out);
}
