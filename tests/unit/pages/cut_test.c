/* Where pages end, against all ways to end them: pages/ways.c, pages/cutter.c. */
#include "pages/steps.h"

#include "desk.h"

#include <limits.h>

/* All of a strip. */
static Cuts cut_strip(const Strip *strip, Tools tools)
{
    Begun begun = { 0 };
    return cut_range((StripRange){ strip, 0, strip->n_slabs - 1 }, &begun, tools);
}

/* "0-2 3-3 4-7": first and last slab of each page. */
static const char *written(const Desk *desk, const Cuts *cuts)
{
    StrBuilder out = { .arena = desk->arena };
    for (int i = 0; i < cuts->n; i++)
        str_add_printf(&out, "%s%d-%d", i ? " " : "", cuts->at[i].part.first, cuts->at[i].part.last);
    return str_built(&out).at;
}

#define assert_cut(desk, strip, expected)                                                                                        \
    do {                                                                                                                         \
        Cuts cuts_ = cut_strip((strip), (desk)->tools);                                                                          \
        assert_string_equal(written((desk), &cuts_), (expected));                                                                \
    } while (0)

static void pages_are_filled_in_order(void **state)
{
    Desk *desk = *state;
    Strip strip = desk_strip(desk, 7, SPACE / 3);
    assert_cut(desk, &strip, "0-2 3-5 6-6");
    strip = desk_strip(desk, 0, 1);
    assert_cut(desk, &strip, "");
}

static void white_at_the_head_of_a_page_is_dropped(void **state)
{
    Desk *desk = *state;
    Strip strip = desk_strip(desk, 4, SPACE / 2 - 10);
    for (int i = 0; i < 4; i++) strip.slabs[i].gap = 20;
    assert_cut(desk, &strip, "0-1 2-3");
    for (int i = 0; i < 4; i++) strip.slabs[i].gap = 21;
    assert_cut(desk, &strip, "0-0 1-1 2-2 3-3");
}

static void a_head_said_again_takes_its_room(void **state)
{
    Desk *desk = *state;
    Strip strip = desk_strip(desk, 5, SPACE / 3);
    strip.slabs[3].head = desk_frame(desk, 50);
    assert_cut(desk, &strip, "0-2 3-4"); /* 50 + 2/3 */
    strip = desk_strip(desk, 6, SPACE / 3);
    for (int i = 1; i < 6; i++) strip.slabs[i].head = desk_frame(desk, 50);
    assert_cut(desk, &strip, "0-2 3-4 5-5");
}

/* With its tail slab 1 would be too high, slab 2 has none. */
static void what_stands_only_at_a_page_end_counts_only_there(void **state)
{
    Desk *desk = *state;
    Strip strip = desk_strip(desk, 4, SPACE / 3);
    for (int i = 0; i < 2; i++) strip.slabs[i].tail = desk_frame(desk, SPACE / 2);
    assert_cut(desk, &strip, "0-2 3-3");
}

static void notes_stand_on_the_page_of_what_cites_them(void **state)
{
    Desk *desk = *state;
    Strip strip = desk_strip(desk, 4, SPACE / 4);
    strip.slabs[2].notes = desk_notes(desk, 2, SPACE / 8 - 10); /* with the rule as high as a slab */
    strip.slabs[2].n_notes = 2;
    Cuts cuts = cut_strip(&strip, desk->tools);
    assert_string_equal(written(desk, &cuts), "0-2 3-3");
    assert_int_equal(cuts.at[0].notes.n, 2);
    assert_ptr_equal(cuts.at[0].notes.at[1].note.frame, strip.slabs[2].notes[1].frame);
    assert_int_equal(cuts.at[0].height, SPACE);
    assert_int_equal(cuts.at[1].notes.n, 0);
    assert_int_equal(cut_notes_height(&desk->master, cuts.at[0].notes), SPACE / 4);
    assert_int_equal(cut_notes_height(&desk->master, (DueNotes){ 0 }), 0);
}

static void a_page_begins_where_it_must(void **state)
{
    Desk *desk = *state;
    Strip strip = desk_strip(desk, 4, SPACE / 4);
    strip.slabs[1].new_page = true;
    assert_cut(desk, &strip, "0-0 1-3");
}

static void what_keeps_to_the_next_is_not_parted_from_it(void **state)
{
    Desk *desk = *state;
    Strip strip = desk_strip(desk, 4, SPACE / 3);
    strip.slabs[1].keep_next = strip.slabs[2].keep_next = true;
    assert_cut(desk, &strip, "0-0 1-3");
    assert_int_equal(diag_count(desk->tools.diag, SEVERITY_NOTE), 0);
}

static void what_cannot_be_kept_together_is_cut_and_said(void **state)
{
    Desk *desk = *state;
    Strip strip = desk_strip(desk, 5, SPACE / 3);
    for (int i = 0; i < 4; i++) strip.slabs[i].keep_next = true;
    Cuts cuts = cut_strip(&strip, desk->tools);
    assert_int_equal(cuts.n, 2); /* once, not more often than it must */
    assert_int_equal(diag_count(desk->tools.diag, SEVERITY_WARNING), 1);
}

static void a_slab_too_high_has_a_page_of_its_own_and_is_said(void **state)
{
    Desk *desk = *state;
    Strip strip = desk_strip(desk, 3, SPACE / 4);
    strip.slabs[1].body = desk_frame(desk, SPACE + 1);
    Cuts cuts = cut_strip(&strip, desk->tools);
    assert_string_equal(written(desk, &cuts), "0-0 1-1 2-2");
    assert_int_equal(diag_count(desk->tools.diag, SEVERITY_ERROR), 1);
    assert_int_equal(cuts.at[1].height, SPACE); /* that of the page, not more */
    assert_int_equal(cut_height(cuts.at[1].part, desk->arena), SPACE + 1);
}

static void an_even_section_fills_its_pages_alike(void **state)
{
    Desk *desk = *state;
    Strip strip = desk_strip(desk, 4, SPACE / 3);
    assert_cut(desk, &strip, "0-2 3-3");
    desk->section.even = true;
    assert_cut(desk, &strip, "0-1 2-3");
}

/* Slab 1 would fill the first page; but slab 2 alone would be less than a sixth of the last. */
static void a_line_or_two_are_not_left_to_a_page_of_their_own(void **state)
{
    Desk *desk = *state;
    Strip strip = desk_strip(desk, 3, SPACE / 10);
    strip.slabs[0].body = desk_frame(desk, SPACE - SPACE / 10);
    assert_cut(desk, &strip, "0-0 1-2");
    strip.slabs[2].body = desk_frame(desk, SPACE / 6);
    assert_cut(desk, &strip, "0-1 2-2");
}

/* Of two ends that leave as much white the cheaper one. */
static void a_page_ends_where_it_is_welcome(void **state)
{
    Desk *desk = *state;
    Strip strip = desk_strip(desk, 6, SPACE / 4);
    for (int i = 0; i < 6; i++) strip.slabs[i].cost = 2000;
    strip.slabs[2].cost = 0;
    assert_cut(desk, &strip, "0-2 3-5");
}

static void a_label_is_said_again_where_its_rows_go_on(void **state)
{
    Desk *desk = *state;
    Strip strip = desk_strip(desk, 4, SPACE / 4);
    Spanner label = { .first = 1, .last = 3, .height = 100, .n_lines = 1, .again = desk_frame(desk, SPACE / 2) };
    label.lines = desk_frames(desk, 1, 100);
    strip.spanners = &label;
    strip.n_spanners = 1;
    strip.slabs[0].body = desk_frame(desk, SPACE / 2);
    galley_order(&strip, desk->arena);
    Cuts cuts = cut_strip(&strip, desk->tools);
    assert_string_equal(written(desk, &cuts), "0-2 3-3");
    assert_int_equal(cuts.at[0].part.n_said, 0);
    assert_int_equal(cuts.at[1].part.n_said, 1);
    assert_int_equal(cuts.at[1].height, SPACE / 2); /* the row grows for the label */
}

/* --- any strip, any way to cut it --- */

enum { MOST_SLABS = 9, LONGEST = 60 }; /* all ways can be tried; a strip can be */

/* What a random slab is made of. */
typedef struct {
    Len height, gap, padding, head, tail, note;
} Piece;

typedef struct {
    Piece pieces[LONGEST];
    Strip strip;
    Spanner spanners[2];
} Sketch;

static Len sometimes(Dice *dice, int one_in, int below)
{
    return dice_throw(dice, one_in) ? 0 : 1 + dice_throw(dice, below);
}

static void add_random_spanner(const Desk *desk, Sketch *sketch, int first, int last, Dice *dice)
{
    Spanner *spanner = &sketch->spanners[sketch->strip.n_spanners++];
    Len height = 1 + dice_throw(dice, SPACE / 2);
    *spanner = (Spanner){ .first = first, .last = last, .across = dice_throw(dice, 2) ? ACROSS_AGAIN : ACROSS_STAY };
    spanner->lines = desk_frames(desk, 1, height);
    spanner->n_lines = 1;
    spanner->height = height;
    spanner->padding = (Edges){ .top = dice_throw(dice, 20), .bottom = dice_throw(dice, 20) };
    spanner->again = desk_frame(desk, sometimes(dice, 2, SPACE / 3));
}

static void draw_random(const Desk *desk, Sketch *sketch, int n, Dice *dice)
{
    int usual = SPACE / (2 + dice_throw(dice, 4));
    *sketch = (Sketch){ .strip = desk_strip(desk, n, 1) };
    for (int i = 0, table = 0; i < n; i++) {
        if (dice_throw(dice, 5) == 0) table = table ? 0 : i + 1;
        Piece *piece = &sketch->pieces[i];
        Len most = dice_throw(dice, 8) ? usual : SPACE + 100;
        *piece = (Piece){ 1 + dice_throw(dice, most),    sometimes(dice, 2, 60),        sometimes(dice, 6, 40),
                          sometimes(dice, 4, SPACE / 4), sometimes(dice, 6, SPACE / 3), sometimes(dice, 4, SPACE / 4) };
        sketch->strip.slabs[i] = (Slab){ .body = desk_frame(desk, piece->height),
                                         .gap = piece->gap,
                                         .padding = piece->padding,
                                         .head = desk_frame(desk, piece->head),
                                         .tail = desk_frame(desk, piece->tail),
                                         .notes = desk_notes(desk, 1, piece->note),
                                         .n_notes = piece->note > 0,
                                         .table = table,
                                         .cost = dice_throw(dice, 5) ? dice_throw(dice, 100) : 400,
                                         .keep_next = dice_throw(dice, 4) == 0,
                                         .new_page = dice_throw(dice, 7) == 0 };
    }
    int middle = n / 2;
    if (middle > 1) add_random_spanner(desk, sketch, 0, dice_throw(dice, middle), dice);
    if (n - middle > 1) add_random_spanner(desk, sketch, middle, middle + dice_throw(dice, n - middle), dice);
    sketch->strip.spanners = sketch->spanners;
    galley_order(&sketch->strip, desk->arena);
}

/* What a spanning cell must have room for on this page: its text where it begins, its label where it goes on. */
static Len height_in_page(const Spanner *spanner, int first)
{
    Len padding = spanner->padding.top + spanner->padding.bottom;
    if (spanner->first >= first) return spanner->height + padding;
    return spanner->across == ACROSS_AGAIN && spanner->again ? spanner->again->height + padding : 0;
}

/* Of slabs first … last on one page, worked out with a ruler.  No two spanners have a slab in common. */
static Len model_height(const Desk *desk, const Sketch *sketch, int first, int last)
{
    Len height = sketch->pieces[first].padding + sketch->pieces[first].head, notes = 0;
    for (int i = first; i <= last; i++) {
        height += sketch->pieces[i].height + (i > first ? sketch->pieces[i].gap : 0);
        notes += sketch->pieces[i].note;
    }
    for (int s = 0; s < sketch->strip.n_spanners; s++) {
        const Spanner *spanner = &sketch->spanners[s];
        Len beside = 0;
        int from = spanner->first > first ? spanner->first : first, to = spanner->last < last ? spanner->last : last;
        for (int i = from; i <= to; i++)
            beside +=
                sketch->pieces[i].height + (i > from ? sketch->pieces[i].gap : 0) + (i == first ? sketch->pieces[i].padding : 0);
        if (from <= to) height += len_max(0, height_in_page(spanner, first) - beside);
    }
    if (notes) notes += desk->master.note_style->space_before + desk->master.note_style->space_after;
    return height + notes + sketch->pieces[last].tail;
}

static int64_t cost_of_end(const Slab *last)
{
    return last->cost + (last->keep_next ? 100000 : 0);
}

/* The furthest end of that page behind this one, so dear at most, in its table or anywhere; itself: there is none. */
static int furthest_end(const Desk *desk, const Sketch *sketch, int first, int last, int end, int most, bool in_table)
{
    const Slab *slabs = sketch->strip.slabs;
    int furthest = last;
    for (int i = last + 1; i <= end && !slabs[i].new_page; i++) {
        bool may_end = i == end || slabs[i + 1].new_page || !slabs[i].keep_next;
        bool is_asked = slabs[i].cost <= most && (!in_table || (slabs[i].table && slabs[i].table == slabs[last].table));
        if (may_end && is_asked && model_height(desk, sketch, first, i) <= SPACE) furthest = i;
    }
    return furthest;
}

/* As the file's head says it; -1: no page may be so. */
static int64_t model_cost(const Desk *desk, const Sketch *sketch, int first, int last, int end)
{
    const Slab *slabs = sketch->strip.slabs;
    for (int i = first + 1; i <= last; i++)
        if (slabs[i].new_page) return -1;
    int64_t height = model_height(desk, sketch, first, last), white = SPACE - height;
    if (white < 0) return first == last ? 10000000 : -1;
    bool may_be_empty = last == end || slabs[last + 1].new_page;
    if (may_be_empty && !desk->section.even) return 150 + (height < SPACE / 6 ? 60 : 0);
    if (desk->section.even) return 150 + 3000 * white * white / (SPACE * SPACE) + (may_be_empty ? 0 : cost_of_end(&slabs[last]));
    bool is_full = furthest_end(desk, sketch, first, last, end, INT_MAX, false) == last;
    int64_t rest = is_full && white > SPACE / 4 ? white - SPACE / 4 : 0;
    int fuller = furthest_end(desk, sketch, first, last, end, slabs[last].cost < 300 ? 299 : slabs[last].cost, true);
    int64_t wasted = fuller > last ? model_height(desk, sketch, first, fuller) - height : 0;
    int64_t cost = 150 + 3000 * (white - rest) * (white - rest) / (SPACE * SPACE) + 200 * rest / SPACE;
    return cost + cost_of_end(&slabs[last]) + (wasted > (slabs[last].cost < 300 ? SPACE / 8 : 0) ? 3000 : 0);
}

/* The least that slabs first … end can cost: every end of the first page is tried with all ways to go on. */
static int64_t least_cost(const Desk *desk, const Sketch *sketch, int first, int end)
{
    if (first > end) return 0;
    int64_t least = INT64_MAX;
    for (int last = first; last <= end; last++) {
        int64_t page = model_cost(desk, sketch, first, last, end);
        if (page < 0) continue;
        int64_t all = page + least_cost(desk, sketch, last + 1, end);
        if (all < least) least = all;
    }
    return least;
}

static void assert_cheapest(const Desk *desk, const Sketch *sketch, const Cuts *cuts, int first, int end)
{
    int64_t cost = 0;
    for (int i = 0; i < cuts->n; i++) {
        Part part = cuts->at[i].part;
        assert_int_equal(part.first, i ? cuts->at[i - 1].part.last + 1 : first);
        int64_t page = model_cost(desk, sketch, part.first, part.last, end);
        assert_true(page >= 0);
        cost += page;
        Len height = model_height(desk, sketch, part.first, part.last);
        assert_int_equal(cut_height(part, desk->arena), height);
        assert_int_equal(cuts->at[i].height, len_min(height, SPACE));
    }
    assert_int_equal(cuts->at[cuts->n - 1].part.last, end);
    assert_int_equal(cost, least_cost(desk, sketch, first, end));
}

static void no_way_to_cut_a_strip_is_cheaper(void **state)
{
    Desk *desk = *state;
    Dice dice = { 8 };
    for (int round = 0; round < 1500; round++) {
        Sketch sketch;
        draw_random(desk, &sketch, 1 + dice_throw(&dice, MOST_SLABS), &dice);
        desk->section.even = dice_throw(&dice, 4) == 0;
        Cuts cuts = cut_strip(&sketch.strip, desk->tools);
        assert_cheapest(desk, &sketch, &cuts, 0, sketch.strip.n_slabs - 1);
    }
}

/* Cut in two at any place, each part is cut best, and the second knows what the first has said. */
static void a_stretch_is_cut_as_if_it_were_all_there_is(void **state)
{
    Desk *desk = *state;
    Dice dice = { 9 };
    for (int round = 0; round < 500; round++) {
        Sketch sketch;
        draw_random(desk, &sketch, 1 + dice_throw(&dice, MOST_SLABS), &dice);
        int end = sketch.strip.n_slabs - 1, middle = dice_throw(&dice, sketch.strip.n_slabs);
        Begun begun = { 0 };
        Cuts upper = cut_range((StripRange){ &sketch.strip, 0, middle }, &begun, desk->tools);
        assert_cheapest(desk, &sketch, &upper, 0, middle);
        int n_cut = 0;
        for (int s = 0; s < sketch.strip.n_spanners; s++)
            n_cut += sketch.spanners[s].first <= middle && sketch.spanners[s].last > middle;
        assert_int_equal(begun.n_said, n_cut);
        if (middle == end) continue;
        Cuts lower = cut_range((StripRange){ &sketch.strip, middle + 1, end }, &begun, desk->tools);
        assert_cheapest(desk, &sketch, &lower, middle + 1, end);
        assert_int_equal(begun.n_said, 0);
    }
}

/* Handed over as it grows, by any number of slabs and up to where no spanner reaches, a strip is cut as it is at once; and what is
   cut is never taken back, whatever the slab behind it says in the end. */
static void a_strip_is_cut_alike_as_it_grows(void **state)
{
    Desk *desk = *state;
    Dice dice = { 11 };
    int n_early = 0;
    for (int round = 0; round < 1500; round++) {
        Sketch sketch;
        draw_random(desk, &sketch, 1 + dice_throw(&dice, LONGEST), &dice);
        desk->section.even = dice_throw(&dice, 4) == 0;
        Strip *whole = &sketch.strip, part = *whole;
        Cuts all = cut_strip(whole, desk->tools), cuts;
        PageCutter *cutter = cutter_open();
        int n_cut = 0;
        for (part.n_slabs = 0; part.n_slabs < whole->n_slabs;) {
            part.n_slabs += 1 + dice_throw(&dice, 5);
            part.goes_on = part.n_slabs < whole->n_slabs;
            if (!part.goes_on) part.n_slabs = whole->n_slabs;
            bool is_torn = false;
            for (int s = 0; s < whole->n_spanners; s++)
                is_torn |= whole->spanners[s].first < part.n_slabs && whole->spanners[s].last >= part.n_slabs;
            if (is_torn) continue;
            Slab *last = &whole->slabs[part.n_slabs - 1], kept = *last;
            if (part.goes_on && sometimes(&dice, 2, 1)) last->keep_next = !last->keep_next;
            cuts = cutter_cut(cutter, &part, desk->tools);
            *last = kept;
            for (int i = 0; i < cuts.n; i++, n_cut++) {
                assert_true(n_cut < all.n);
                assert_int_equal(cuts.at[i].part.first, all.at[n_cut].part.first);
                assert_int_equal(cuts.at[i].part.last, all.at[n_cut].part.last);
                assert_int_equal(cuts.at[i].height, all.at[n_cut].height);
                assert_int_equal(cuts.at[i].part.n_said, all.at[n_cut].part.n_said);
                n_early += part.goes_on;
            }
        }
        assert_int_equal(n_cut, all.n);
        cutter_close(cutter);
    }
    assert_in_range(n_early, 5000, 1000000);
}

/* Ways through rows that are all alike never agree: what is held stays bounded all the same, and little is lost by it. */
static void rows_without_end_are_not_held(void **state)
{
    enum { ROWS = 4000, A_PAGE = 7, AT_ONCE = 5, MOST_HELD = 60 * A_PAGE };
    Desk *desk = *state;
    Strip strip = desk_strip(desk, ROWS, SPACE / A_PAGE - 10), part = strip;
    for (int i = 0; i < ROWS; i += 11) strip.slabs[i].cost = 90; /* not quite */
    PageCutter *cutter = cutter_open();
    int next = 0, n_pages = 0;
    for (part.n_slabs = AT_ONCE; part.n_slabs <= ROWS; part.n_slabs += AT_ONCE) {
        part.goes_on = part.n_slabs < ROWS;
        Cuts cuts = cutter_cut(cutter, &part, desk->tools);
        for (int i = 0; i < cuts.n; i++, n_pages++) {
            assert_int_equal(cuts.at[i].part.first, next);
            next = cuts.at[i].part.last + 1;
        }
        assert_in_range(part.n_slabs - next, 0, MOST_HELD);
    }
    assert_int_equal(next, ROWS);
    Cuts best = cut_strip(&strip, desk->tools);
    assert_in_range(n_pages, best.n, best.n + best.n / 40);
    cutter_close(cutter);
}

/* Lines of a cell that flows: each stands on one page, and none where there is no room. */
static void lines_that_flow_stand_once_each(void **state)
{
    Desk *desk = *state;
    Dice dice = { 10 };
    for (int round = 0; round < 300; round++) {
        int n = 2 + dice_throw(&dice, MOST_SLABS - 1);
        Strip strip = desk_strip(desk, n, 1);
        for (int i = 0; i < n; i++) strip.slabs[i].body = desk_frame(desk, 1 + dice_throw(&dice, SPACE / 2));
        int n_lines = 1 + dice_throw(&dice, 30);
        Spanner flowing = { .last = n - 1, .across = ACROSS_FLOW, .n_lines = n_lines, .height = 40 * n_lines };
        flowing.lines = desk_frames(desk, n_lines, 40);
        strip.spanners = &flowing;
        strip.n_spanners = 1;
        galley_order(&strip, desk->arena);
        Cuts cuts = cut_strip(&strip, desk->tools);
        for (int i = 0, said = 0; i < cuts.n; i++) {
            Part part = cuts.at[i].part;
            LenSum height = cut_height(part, desk->arena);
            assert_int_equal(part.n_said ? part.said[0].said : 0, said);
            int next = i + 1 < cuts.n ? cuts.at[i + 1].part.said[0].said : n_lines;
            assert_true(next >= said && (next - said) * 40 <= height);
            if (i + 1 < cuts.n && next < n_lines) assert_true((next - said + 1) * 40 > height); /* as many as have room */
            said = next;
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        sentence(pages_are_filled_in_order),
        sentence(white_at_the_head_of_a_page_is_dropped),
        sentence(a_head_said_again_takes_its_room),
        sentence(what_stands_only_at_a_page_end_counts_only_there),
        sentence(notes_stand_on_the_page_of_what_cites_them),
        sentence(a_page_begins_where_it_must),
        sentence(what_keeps_to_the_next_is_not_parted_from_it),
        sentence(what_cannot_be_kept_together_is_cut_and_said),
        sentence(a_slab_too_high_has_a_page_of_its_own_and_is_said),
        sentence(an_even_section_fills_its_pages_alike),
        sentence(a_line_or_two_are_not_left_to_a_page_of_their_own),
        sentence(a_page_ends_where_it_is_welcome),
        sentence(a_label_is_said_again_where_its_rows_go_on),
        sentence(no_way_to_cut_a_strip_is_cheaper),
        sentence(a_stretch_is_cut_as_if_it_were_all_there_is),
        sentence(a_strip_is_cut_alike_as_it_grows),
        sentence(rows_without_end_are_not_held),
        sentence(lines_that_flow_stand_once_each),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
