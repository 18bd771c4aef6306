/* A revision as XML: the data that layouts/revision.xml (or the layout's own <revision>) makes 正誤表, 加除表 and 新旧対照表
   from.  No words here but those of the booklet: what to call things, and in which order they stand, is the layout's. */
#include "revise/current.h"
#include "revise/decision.h"
#include "revise/revise.h"
#include "revise/words.h"

typedef struct {
    const Revision *revision;
    const Occasion *occasion;
    StrBuilder out;
    Arena *arena;
} Writing;

/* clang-format off */
static const char *const kinds[] = { CHANGE_CHOICES(CHOICE_WORD) };
static const char *const causes[] = { CAUSE_CHOICES(CHOICE_WORD) };
static const char *const whys[] = { WHY_CHOICES(CHOICE_WORD) [WHY_COUNT] = "text" };
/* clang-format on */

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

/* All a record says, column after column.  On paper what stands in it begins a line of its own. */
static void add_columns(Writing *writing, Str said, const Change *change)
{
    int at = 0;
    for (int i = 0; i < change->n_heads; i++) {
        HeadsSpan heads = change->heads[i];
        add_piece(writing, (Piece){ str_part(said, at, heads.first), false });
        add_words(writing, "<heads>");
        add_text(writing, str_part(said, heads.first, heads.last));
        add_words(writing, writing->occasion->is_for_csv ? "</heads>" : "</heads><br/>");
        at = heads.last;
    }
    add_piece(writing, (Piece){ str_part(said, at, said.n), false });
}

/* <was>, <now>; nothing for a side that is empty.  Only of a text that is still there are characters marked. */
static void add_side(Writing *writing, const char *element, Str own, Str other, const Change *change)
{
    if (!own.n) return;
    if (change->n_heads) {
        str_add_printf(&writing->out, "<%s>", element);
        add_columns(writing, own, change);
        str_add_printf(&writing->out, "</%s>", element);
        return;
    }
    bool compares = change->kind == CHANGE_EDITED && other.n;
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

static void add_reason(Writing *writing, Str reason)
{
    if (!reason.n) return;
    add_words(writing, "<reason>");
    add_piece(writing, (Piece){ reason, false });
    add_words(writing, "</reason>");
}

static void add_change(Writing *writing, const Change *change, int after)
{
    add_words(writing, "    <change");
    add_attribute(writing, "kind", str_from(kinds[change->kind]));
    add_attribute(writing, "cause", str_from(causes[change->cause]));
    add_attribute(writing, "page", change->label);
    add_attribute(writing, "column", change->column);
    add_attribute(writing, "key", change->key.text);
    Str office = decision_office(writing->revision, change, writing->occasion->offices);
    if (office.n) add_attribute(writing, "office", office);
    if (!change->of_record && leaves_out(writing, change, after, change->order)) add_words(writing, " gap=\"yes\"");
    add_words(writing, ">");
    add_side(writing, "was", change->was, change->now, change);
    add_side(writing, "now", change->now, change->was, change);
    add_reason(writing, change->reason);
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

static void add_leaf(Writing *writing, const char *element, const Release *release, Leaf leaf)
{
    str_add_printf(&writing->out, "<%s", element);
    add_attribute(writing, "front", current_label(release, leaf.front, writing->arena));
    add_attribute(writing, "back", current_label(release, leaf.back, writing->arena));
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
        add_attribute(writing, "after-front", current_label(revision->before, 2 * filing->first_out - 2, writing->arena));
        add_attribute(writing, "after-back", current_label(revision->before, 2 * filing->first_out - 1, writing->arena));
    }
    add_words(writing, ">");
    for (int i = 0; i < filing->n_out; i++) add_leaf(writing, "out", revision->before, filing->out[i]);
    for (int i = 0; i < filing->n_in; i++) add_leaf(writing, "in", revision->after, filing->in[i]);
    add_words(writing, "</filing>\n");
}

static int add_pages(Writing *writing, int first)
{
    const Release *after = writing->revision->after;
    CurrentPages pages = current_pages(after, first);
    add_words(writing, "  <pages");
    add_attribute(writing, "first", current_label(after, pages.first, writing->arena));
    add_attribute(writing, "last", current_label(after, pages.last, writing->arena));
    add_number(writing, "count", pages.last - pages.first + 1);
    add_attribute(writing, "revised", pages.revised);
    if (pages.is_blank) add_words(writing, " blank=\"yes\"");
    add_words(writing, "/>\n");
    return pages.last + 1;
}

/* --- rounds ------------------------------------------------------------------------------------------------------ */

static void add_round(Writing *writing, const Round *round)
{
    add_words(writing, "  <round");
    add_number(writing, "number", round->number);
    add_attribute(writing, "date", round->date);
    add_attribute(writing, "line", round->line);
    add_number(writing, "pages", round->pages);
    add_number(writing, "leaves", round->leaves);
    add_words(writing, ">");
    add_reason(writing, round->reason);
    add_words(writing, "</round>\n");
}

/* 決裁: each department once. */
static void add_stakes(Writing *writing)
{
    int n;
    const Stake *stakes = decision_stakes(writing->revision, writing->occasion->offices, &n, writing->arena);
    for (int i = 0; i < n; i++) {
        if (i == 0 || !str_equal(stakes[i].office, stakes[i - 1].office)) {
            add_words(writing, "  <office");
            add_attribute(writing, "name", stakes[i].office);
            add_words(writing, ">");
        }
        add_words(writing, "<why");
        add_number(writing, "changes", stakes[i].changes);
        add_number(writing, "follows", stakes[i].follows);
        add_attribute(writing, "pages", stakes[i].pages);
        add_words(writing, ">");
        add_reason(writing, stakes[i].reason);
        add_words(writing, "</why>");
        if (i == n - 1 || !str_equal(stakes[i].office, stakes[i + 1].office)) add_words(writing, "</office>\n");
    }
}

static void add_head(Writing *writing)
{
    const Revision *revision = writing->revision;
    const Occasion *occasion = writing->occasion;
    add_words(writing, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<revision");
    add_attribute(writing, "title", revision->after->title);
    add_attribute(writing, "line", occasion->round.line);
    add_number(writing, "number", occasion->round.number);
    add_attribute(writing, "date", occasion->round.date);
    add_number(writing, "onto", occasion->onto);
    add_number(writing, "changes", revision->n_changes);
    add_number(writing, "follows", revision->n_follows);
    add_number(writing, "renewed", revision->n_renewed);
    add_number(writing, "sheets", revision->n_sheets);
    if (occasion->owner.n) add_attribute(writing, "owner", occasion->owner);
    if (occasion->copies) add_number(writing, "copies", occasion->copies);
    if (occasion->is_for_csv) add_words(writing, " for=\"csv\"");
    add_words(writing, ">\n");
}

Str revise_xml(const Revision *revision, const Occasion *occasion, Arena *arena)
{
    Writing writing = { .revision = revision, .occasion = occasion, .out.arena = arena, .arena = arena };
    add_head(&writing);
    for (int i = 0; i < revision->n_changes;) i = add_place(&writing, i);
    for (int i = 0; i < revision->n_filings; i++) add_filing(&writing, i);
    for (int i = 0; i < revision->after->n_pages;) i = add_pages(&writing, i);
    for (int i = 0; i < revision->after->n_rounds; i++) add_round(&writing, &revision->after->rounds[i]);
    add_stakes(&writing);
    add_words(&writing, "</revision>\n");
    return str_built(&writing.out);
}
