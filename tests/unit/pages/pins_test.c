/* A booklet cut as it was published: pages/pins.c.  A booklet is written down as text,

       "11 a b c / 12 d e f"          its pages: label, then slabs, three to a page;
       "A: a b c | B: d=400 e+ f#"    its sections as they are now: e stays with f, f is a heading, d is 400 high.

   A page of a section other than s is written with it: "A.11 a b c". */
#include "pages/steps.h"

#include "desk.h"

enum { ROW = SPACE / 3 };

/* The next word before `end`, which is taken off; false: there is none. */
static bool next_word(Str *text, char end, Str *word)
{
    *text = str_trim(*text);
    if (text->n == 0) return false;
    int at = str_find(*text, end);
    *word = str_trim(at < 0 ? *text : str_part(*text, 0, at));
    *text = at < 0 ? STR("") : str_part(*text, at + 1, text->n);
    return true;
}

static int count_in(Str text, char c)
{
    int n = 0;
    for (int i = 0; i < text.n; i++) n += text.at[i] == c;
    return n;
}

/* d=400 → d, 400 high. */
static Key slab_of(const Desk *desk, Str word, Slab *slab)
{
    static const Mark heading = { .role = ROLE_HEADING }, plain = { .role = ROLE_PARAGRAPH };
    int equals = str_find(word, '='), n = 0;
    bool is_heading = str_find(word, '#') >= 0;
    Len height = equals < 0 ? ROW : (Len)strtol(str_copy(desk->arena, word).at + equals + 1, NULL, 10);
    while (n < word.n && !strchr("=+#", word.at[n])) n++;
    *slab = (Slab){ .body = frame_built(&(FrameBuilder){ .arena = desk->arena }, 100, height, is_heading ? &heading : &plain),
                    .key = key_read(str_part(word, 0, n)),
                    .keep_next = str_find(word, '+') >= 0 };
    return slab->key;
}

/* How many slabs of this key stand before in the section. */
static int nth_of(const ReleasePage *pages, int n_pages, const ReleasePage *page, int n, Key key)
{
    int nth = 0;
    for (int p = 0; p < n_pages; p++)
        for (int i = 0; str_equal(pages[p].pin.section, page->pin.section) && i < pages[p].pin.n_slabs; i++)
            nth += key_equal(pages[p].pin.slabs[i].key, key);
    for (int i = 0; i < n; i++) nth += key_equal(page->pin.slabs[i].key, key);
    return nth;
}

static Release *release_of(const Desk *desk, Str text)
{
    Release *release = arena_new(desk->arena, Release);
    ReleasePage *pages = arena_array(desk->arena, ReleasePage, count_in(text, '/') + 1);
    for (Str line, word = STR(""); next_word(&text, '/', &line); release->n_origin++) {
        ReleasePage *page = &pages[release->n_origin];
        SlabName *names = arena_array(desk->arena, SlabName, line.n);
        next_word(&line, ' ', &word);
        int dot = str_find(word, '.');
        *page = (ReleasePage){ .label = str_part(word, dot + 1, word.n), .pin = { .section = STR("s"), .slabs = names } };
        if (dot > 0) page->pin.section = str_part(word, 0, dot);
        page->pin.branch = str_find(page->label, '-') >= 0;
        while (next_word(&line, ' ', &word)) {
            Slab slab;
            Key key = slab_of(desk, word, &slab);
            names[page->pin.n_slabs] = (SlabName){ key, nth_of(pages, release->n_origin, page, page->pin.n_slabs, key) };
            page->pin.n_slabs++;
            page->pin.height += slab.body->height;
        }
    }
    release->origin = pages;
    return release;
}

static Strip strip_of(const Desk *desk, Str text)
{
    Section *section = arena_new(desk->arena, Section);
    *section = desk->section;
    int colon = str_find(text, ':');
    if (colon > 0) section->key = key_read(str_part(text, 0, colon));
    text = str_part(text, colon + 1, text.n);
    Strip strip = { .section = section, .slabs = arena_array(desk->arena, Slab, text.n) };
    for (Str word; next_word(&text, ' ', &word);) slab_of(desk, word, &strip.slabs[strip.n_slabs++]);
    galley_order(&strip, desk->arena);
    return strip;
}

static const Galley *galley_of(const Desk *desk, Str text)
{
    static const Document document = { .branch = { "-", 1 } };
    Galley *galley = arena_new(desk->arena, Galley);
    *galley = (Galley){ .strips = arena_array(desk->arena, Strip, count_in(text, '|') + 1), .document = &document };
    for (Str part; next_word(&text, '|', &part);) galley->strips[galley->n_strips++] = strip_of(desk, part);
    return galley;
}

static Sheets sheets_of(const Desk *desk, ReviseMode mode, const char *published, const char *now)
{
    Pins pins = { release_of(desk, str_from(published)), mode };
    return pins_sheets(galley_of(desk, str_from(now)), &pins, desk->tools);
}

static const char *written(const Desk *desk, Sheets sheets)
{
    StrBuilder out = { .arena = desk->arena };
    for (int i = 0; i < sheets.n; i++) {
        const Sheet *sheet = &sheets.at[i];
        str_add_printf(&out, "%s" STR_FMT, i ? " / " : "", STR_ARG(sheet->page.label));
        for (int k = 0; sheet->cut && k <= sheet->cut->part.last - sheet->cut->part.first; k++) {
            str_add(&out, STR(" "));
            str_add(&out, sheet->cut->part.strip->slabs[sheet->cut->part.first + k].key.text);
        }
    }
    return str_built(&out).at;
}

/* By leaves, unless said otherwise. */
static void assert_sheets(const Desk *desk, const char *published, const char *now, const char *expected)
{
    assert_string_equal(written(desk, sheets_of(desk, REVISE_LEAVES, published, now)), expected);
}

static void assert_flows(const Desk *desk, const char *published, const char *now, const char *expected)
{
    assert_string_equal(written(desk, sheets_of(desk, REVISE_CHANGES, published, now)), expected);
}

/* --- slabs and their pages --- */

static void what_is_the_same_is_cut_the_same(void **state)
{
    const char *pages = "11 a b c / 12 d / 13 / 14 e f";
    assert_sheets(*state, pages, "a b c d e f", pages);
    assert_flows(*state, pages, "a b c d e f", pages);
    assert_sheets(*state, pages, "s:", "11 / 12 / 13 / 14");
}

/* The example at the head of the file. */
static void what_does_not_fit_goes_to_branch_pages_in_pairs(void **state)
{
    const char *pages = "11 a b c / 12 d e f / 13 g h";
    assert_sheets(*state, pages, "a b c d x e f g h", "11 a b c / 12 d x e / 12-2 f / 12-3 / 13 g h");
    assert_sheets(*state, pages, "a b c d x y z w e f g h", "11 a b c / 12 d x y / 12-2 z w e / 12-3 f / 13 g h");
    assert_sheets(*state, pages, "a b c d=600 e=600 f=600 g=600 h", "11 a b c / 12 d / 12-2 e / 12-3 f / 13 g / 13-2 h / 13-3");
}

static void what_has_shrunk_leaves_white(void **state)
{
    const char *pages = "11 a b c / 12 d e f / 13 g h";
    assert_sheets(*state, pages, "a b c d f g h", "11 a b c / 12 d f / 13 g h");
    assert_sheets(*state, pages, "a b c g h", "11 a b c / 12 / 13 g h");
    assert_sheets(*state, pages, "d e f", "11 / 12 d e f / 13");
}

static void what_is_new_joins_what_stands_before_it(void **state)
{
    assert_sheets(*state, "11 a b / 12 d e", "a b x d e", "11 a b x / 12 d e");
    assert_sheets(*state, "11 a b / 12 d e", "x a b d e", "11 x a b / 12 d e");
    assert_sheets(*state, "11 a b / 12 d e", "a b d e x", "11 a b / 12 d e x");
}

static void what_is_new_and_keeps_to_the_next_joins_that(void **state)
{
    assert_sheets(*state, "11 a b / 12 d e", "a b x+ d e", "11 a b / 12 x d e");
    assert_sheets(*state, "11 a b / 12 d", "a b x+ y+ d", "11 a b / 12 x y d");
}

static void what_comes_for_another_takes_its_place(void **state)
{
    assert_sheets(*state, "11 a b / 12 d e / 13 f", "a b x e f", "11 a b / 12 x e / 13 f");
    assert_sheets(*state, "11 a b / 12 d e / 13 f", "a x y z f", "11 a x / 12 y z / 13 f"); /* in turn */
    assert_sheets(*state, "11 a b / 12 d e / 13 f", "x y z u v", "11 x y / 12 z u / 13 v");
}

static void of_what_has_moved_the_fewer_move(void **state)
{
    assert_sheets(*state, "11 a b / 12 d e / 13 f", "f a b d e", "11 f a b / 12 d e / 13");
    assert_sheets(*state, "11 a b / 12 d e / 13 f", "b d e a f", "11 b / 12 d e a / 13 f");
}

static void slabs_of_one_key_are_told_apart_by_their_number(void **state)
{
    assert_sheets(*state, "11 r r r / 12 r r q", "r r r r r q", "11 r r r / 12 r r q");
    assert_sheets(*state, "11 r r r / 12 r r q", "r r r r q", "11 r r r / 12 r q");
}

static void a_page_that_has_lost_all_gives_its_room_to_the_one_before(void **state)
{
    assert_sheets(*state, "11 a b c / 12 d e f / 13 g", "a b=400 c g", "11 a b / 12 c / 13 g");
    assert_sheets(*state, "A.11 a b c / B.12 d", "A: a b=400 c | B:", "11 a b / 11-2 c / 11-3 / 12"); /* not of another section */
}

/* --- labels --- */

static void branch_pages_are_numbered_on(void **state)
{
    assert_sheets(*state, "12 a b c / 12-2 d e f / 13 g", "a b c d=600 e f g", "12 a b c / 12-2 d / 12-3 e f / 12-4 / 13 g");
    assert_sheets(*state, "12 a b c / 12-2 d e f / 12-3 g / 13 h", "a b c d=600 e f g h",
                  "12 a b c / 12-2 d / 12-2-2 e f / 12-2-3 / 12-3 g / 13 h"); /* 12-3 is taken */
    assert_sheets(*state, "iv a b c / v d", "a=600 b c d", "iv a / iv-2 b c / iv-3 / v d");
}

static void a_branch_page_has_the_folio_of_its_page(void **state)
{
    Sheets sheets = sheets_of(*state, REVISE_LEAVES, "12 a b c / x d", "a=600 b c d");
    const int folios[] = { 12, 12, 12, 0 };
    const bool branches[] = { false, true, true, false };
    assert_int_equal(sheets.n, 4);
    for (int i = 0; i < 4; i++) {
        assert_int_equal(sheets.at[i].page.folio, folios[i]);
        assert_int_equal(sheets.at[i].page.pin.branch, branches[i]);
    }
}

/* --- sections --- */

static void a_new_section_follows_the_one_before_it(void **state)
{
    assert_sheets(*state, "A.11 a b c / B.12 d", "A: a b c | N: x | B: d", "11 a b c / 11-2 x / 11-3 / 12 d");
    assert_sheets(*state, "A.11 a b c / B.12 d", "A: a b c | B: d | N: x", "11 a b c / 12 d / 12-2 x / 12-3");
    assert_sheets(*state, "A.11 a b c / B.12 d", "A: a b c | N: x | M: y | B: d", "11 a b c / 11-2 x / 11-3 y / 12 d");
}

static void a_new_section_follows_one_that_has_shrunk(void **state)
{
    assert_sheets(*state, "A.11 a b / A.12 d e / B.13 f", "A: a b | N: x | B: f", "11 a b / 12 / 12-2 x / 12-3 / 13 f");
    assert_sheets(*state, "A.11 a b c / A.12 d", "A: a b=400 c | N: x", "11 a b / 12 c / 12-2 x / 12-3");
    assert_flows(*state, "A.11 a b / A.12 d e", "A: a | N: x", "11 a / 12 / 12-2 x / 12-3");
}

static void a_section_is_known_by_what_stands_in_it(void **state)
{
    assert_sheets(*state, "A.11 a b / B.12 d e", "B: a b | C: d e", "11 a b / 12 d e"); /* counted names have moved */
    assert_sheets(*state, "A.11 a b / B.12 d e", "A: x y | B: d e", "11 x y / 12 d e"); /* by its own name if by nothing else */
}

static void a_section_taken_out_leaves_its_pages(void **state)
{
    assert_sheets(*state, "A.11 a b / B.12 d / B.13 e / C.14 f", "A: a b | C: f", "11 a b / 12 / 13 / 14 f");
}

static void a_section_cut_in_two_loses_nothing(void **state)
{
    assert_sheets(*state, "A.11 a b / A.12 d e", "A: a b | N: d e", "11 a b / 12 d e");
    assert_sheets(*state, "A.11 a b / A.12 d e", "A: a b d | N: e", "11 a b / 12 d / 12-2 e / 12-3");
}

/* --- changes that flow --- */

static void lines_flow_from_a_change_to_the_next_heading(void **state)
{
    const char *pages = "1 a b c / 2 d e f / 3 g h i", *now = "a x b c d e f g# h i";
    assert_flows(*state, pages, now, "1 a x b / 2 c d e / 2-2 f / 2-3 / 3 g h i");
    assert_sheets(*state, pages, now, "1 a x b / 1-2 c / 1-3 / 2 d e f / 3 g h i");
}

static void a_page_of_another_height_has_changed(void **state)
{
    assert_flows(*state, "1 a b c / 2 d", "a=400 b c d", "1 a b / 2 c d");
    assert_flows(*state, "1 a b c / 2 d", "a b=100 c d", "1 a b c / 2 d"); /* d has no room there yet */
}

static void pages_before_a_change_do_not_flow(void **state)
{
    assert_flows(*state, "1 a b / 2 d e f / 3 g", "a b d x e f g", "1 a b / 2 d x e / 3 f g");
}

/* --- any booklet, any change --- */

enum { MOST_PAGES = 6 };

/* A slab is a letter: A … those published, in order; a … those that are new. */
typedef struct {
    const char *published, *now;
    int page_of[26]; /* of A …: as published */
    int n_pages, n_slabs;
    bool has_parts; /* a published section is several now: what is new in one may stand behind what another has kept */
} Change;

/* What may happen to a booklet. */
typedef struct {
    bool loses, gains, moves, parts; /* parts: new sections begin in the middle of it */
} May;

static Change random_change(const Desk *desk, May may, Dice *dice)
{
    Change change = { .n_pages = 1 + dice_throw(dice, MOST_PAGES), .has_parts = may.parts };
    StrBuilder published = { .arena = desk->arena }, now = { .arena = desk->arena };
    char order[26];
    str_add(&now, STR("s: "));
    for (int p = 0; p < change.n_pages; p++) {
        str_add_printf(&published, "%s%d", p ? " / " : "", 11 + p);
        for (int n = 1 + dice_throw(dice, 3); n > 0; n--) {
            change.page_of[change.n_slabs] = p;
            order[change.n_slabs] = (char)('A' + change.n_slabs);
            str_add_printf(&published, " %c", order[change.n_slabs++]);
        }
    }
    for (int i = 0; may.moves && i < 3; i++) {
        int one = dice_throw(dice, change.n_slabs), other = dice_throw(dice, change.n_slabs);
        char letter = order[one];
        order[one] = order[other];
        order[other] = letter;
    }
    for (int i = 0, n_new = 0; i < change.n_slabs; i++) {
        if (may.parts && dice_throw(dice, 5) == 0) str_add_printf(&now, "| new%d: ", i);
        if (!may.loses || dice_throw(dice, 3)) str_add_printf(&now, "%c ", order[i]);
        while (may.gains && n_new < 20 && dice_throw(dice, 4) == 0)
            str_add_printf(&now, "%c%s ", 'a' + n_new++, dice_throw(dice, 5) ? "" : "=500");
    }
    change.published = str_built(&published).at;
    change.now = str_built(&now).at;
    return change;
}

static bool same_letters(Str one, Str other)
{
    for (int i = 0; i < one.n; i++)
        if (str_find(other, one.at[i]) < 0) return false;
    return one.n == other.n;
}

/* Slabs once each and in order, no page too high; the labels of the release in order, an even number of pages between
   them; no label twice. */
static void assert_is_a_booklet(const Desk *desk, const Change *change, Sheets sheets)
{
    Str letters = { 0 }, labels = STR(" ");
    int n_branches = 0, n_published = 0;
    for (int i = 0; i < sheets.n; i++) {
        const Sheet *sheet = &sheets.at[i];
        Str label = str_printf(desk->arena, " " STR_FMT " ", STR_ARG(sheet->page.label));
        if (strstr(labels.at, label.at)) fail_msg("%s twice in %s", label.at, written(desk, sheets));
        labels = str_join(desk->arena, labels, label);
        n_branches += sheet->page.pin.branch;
        if (!sheet->page.pin.branch) {
            assert_int_equal(n_branches % 2, 0);
            assert_int_equal(sheet->page.folio, 11 + n_published++);
        }
        if (!sheet->cut) continue;
        Part part = sheet->cut->part;
        assert_true(part.first == part.last || cut_height(part, desk->arena) <= SPACE);
        for (int k = part.first; k <= part.last; k++) letters = str_join(desk->arena, letters, part.strip->slabs[k].key.text);
    }
    assert_int_equal(n_branches % 2, 0);
    assert_int_equal(n_published, change->n_pages);
    Str wanted = { 0 }, rest = str_from(change->now);
    for (Str word; next_word(&rest, ' ', &word);)
        if (!str_ends(word, STR(":")) && !str_is(word, "|")) wanted = str_join(desk->arena, wanted, str_part(word, 0, 1));
    if (change->has_parts ? !same_letters(wanted, letters) : !str_equal(wanted, letters))
        fail_msg("%s now %s: %s", change->published, change->now, written(desk, sheets));
}

/* The published page a slab stands on, or behind on a branch page. */
static int page_of_slab(Sheets sheets, char letter)
{
    int page = -1;
    for (int i = 0; i < sheets.n; i++) {
        page += !sheets.at[i].page.pin.branch;
        for (int k = 0; sheets.at[i].cut && k <= sheets.at[i].cut->part.last - sheets.at[i].cut->part.first; k++)
            if (sheets.at[i].cut->part.strip->slabs[sheets.at[i].cut->part.first + k].key.text.at[0] == letter) return page;
    }
    return -1;
}

static void nothing_is_lost_whatever_changes(void **state)
{
    Desk *desk = *state;
    Dice dice = { 11 };
    for (int round = 0; round < 400; round++) {
        Change change = random_change(desk, (May){ .loses = true, .gains = true, .moves = true }, &dice);
        ReviseMode mode = dice_throw(&dice, 2) ? REVISE_LEAVES : REVISE_CHANGES;
        assert_is_a_booklet(desk, &change, sheets_of(desk, mode, change.published, change.now));
    }
}

static void nothing_is_lost_where_sections_are_cut_in_two(void **state)
{
    Desk *desk = *state;
    Dice dice = { 14 };
    for (int round = 0; round < 400; round++) {
        Change change = random_change(desk, (May){ .loses = true, .gains = true, .parts = true }, &dice);
        ReviseMode mode = dice_throw(&dice, 2) ? REVISE_LEAVES : REVISE_CHANGES;
        assert_is_a_booklet(desk, &change, sheets_of(desk, mode, change.published, change.now));
    }
}

static void what_stays_keeps_its_page_when_others_go(void **state)
{
    Desk *desk = *state;
    Dice dice = { 12 };
    for (int round = 0; round < 200; round++) {
        Change change = random_change(desk, (May){ .loses = true }, &dice);
        Sheets sheets = sheets_of(desk, REVISE_LEAVES, change.published, change.now);
        assert_is_a_booklet(desk, &change, sheets);
        assert_int_equal(sheets.n, change.n_pages);
        for (int i = 0; i < change.n_slabs; i++)
            if (strchr(change.now, 'A' + i)) assert_int_equal(page_of_slab(sheets, (char)('A' + i)), change.page_of[i]);
    }
}

/* What has come before it may push it to a branch page behind its own, never further. */
static void what_stays_keeps_its_page_when_others_come(void **state)
{
    Desk *desk = *state;
    Dice dice = { 13 };
    for (int round = 0; round < 200; round++) {
        Change change = random_change(desk, (May){ .gains = true }, &dice);
        Sheets sheets = sheets_of(desk, REVISE_LEAVES, change.published, change.now);
        assert_is_a_booklet(desk, &change, sheets);
        for (int i = 0; i < change.n_slabs; i++) assert_int_equal(page_of_slab(sheets, (char)('A' + i)), change.page_of[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        sentence(what_is_the_same_is_cut_the_same),
        sentence(what_does_not_fit_goes_to_branch_pages_in_pairs),
        sentence(what_has_shrunk_leaves_white),
        sentence(what_is_new_joins_what_stands_before_it),
        sentence(what_is_new_and_keeps_to_the_next_joins_that),
        sentence(what_comes_for_another_takes_its_place),
        sentence(of_what_has_moved_the_fewer_move),
        sentence(slabs_of_one_key_are_told_apart_by_their_number),
        sentence(a_page_that_has_lost_all_gives_its_room_to_the_one_before),
        sentence(branch_pages_are_numbered_on),
        sentence(a_branch_page_has_the_folio_of_its_page),
        sentence(a_new_section_follows_the_one_before_it),
        sentence(a_new_section_follows_one_that_has_shrunk),
        sentence(a_section_is_known_by_what_stands_in_it),
        sentence(a_section_taken_out_leaves_its_pages),
        sentence(a_section_cut_in_two_loses_nothing),
        sentence(lines_flow_from_a_change_to_the_next_heading),
        sentence(a_page_of_another_height_has_changed),
        sentence(pages_before_a_change_do_not_flow),
        sentence(nothing_is_lost_whatever_changes),
        sentence(nothing_is_lost_where_sections_are_cut_in_two),
        sentence(what_stays_keeps_its_page_when_others_go),
        sentence(what_stays_keeps_its_page_when_others_come),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
