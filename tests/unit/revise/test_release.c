/* What is written as a release is read as it was; whatever else is refused. */
#include "../scratch.h"

#include "trace/trace.h"

#define FIXED(literal)                                                                                                           \
    {                                                                                                                            \
        "" literal, (int)sizeof(literal) - 1                                                                                     \
    }

static Release *small_release(Arena *arena)
{
    static SlabName slabs[2] = { { .nth = 0 }, { .nth = 1 } };
    slabs[0].key = slabs[1].key = key_read(STR("k1"));
    static Str marks[] = { FIXED("k1#name") };
    static Version fonts[] = { { .name = FIXED("Gothic"), .hash = 0x123456789ABCDEFu },
                               { .name = FIXED("Mincho"), .hash = 0x123456789ABCDF0u, .is_plain = true } };
    static ReleasePage pages[] = {
        { .label = FIXED("12-2"),
          .hash = 1,
          .words = UINT64_MAX,
          .pin = { FIXED("kpi"), slabs, 2, 7200, true },
          .revised = FIXED("訂正"),
          .marked = marks,
          .n_marked = 1 },
        { .pin = { .section = FIXED("kpi") } },
    };
    static ReleasePage origin[] = { { .label = FIXED("12"), .pin = { FIXED("kpi"), slabs, 2, 14400, false } } };
    static int where[] = { 0, 1 };
    static RubyText readings[] = { { 0, 3, FIXED("あ\tい") } };
    static Passage passages[] = { { .text = FIXED("a\tb\nc\\n"),
                                    .part = FIXED("計画1"),
                                    .item = FIXED("取組"),
                                    .column = FIXED("欄"),
                                    .pages = where,
                                    .n_pages = 2,
                                    .readings = readings,
                                    .n_readings = 1,
                                    .box = { 1, -2, 3, 4 } } };
    passages[0].key = key_read(STR("k1#name"));
    static Fact facts[] = { { FIXED("k1"), FIXED("name@number"), FIXED(""), FIXED("") },
                            { FIXED("k1"), FIXED("name"), FIXED("練馬区"), FIXED("練馬《ねりま》区") } };
    static Correction history[] = {
        { .record = FIXED("k1"), .field = FIXED("name"), .was = FIXED("a\n"), .now = FIXED("b"), .date = FIXED("2020-10") }
    };
    static Round rounds[] = { { 2, FIXED("2020-10-15"), FIXED("令和2年10月15日 訂正"), FIXED("誤植\n集計の誤り"), 3, 2 } };
    Release *release = arena_new(arena, Release);
    *release = (Release){ .program = STR("0"),
                          .layout = STR("r"),
                          .title = STR("題"),
                          .fonts = fonts,
                          .n_fonts = 2,
                          .pages = pages,
                          .n_pages = 2,
                          .origin = origin,
                          .n_origin = 1,
                          .passages = passages,
                          .n_passages = 1,
                          .facts = { .at = facts, .n = 2 },
                          .history = { history, 1 },
                          .rounds = rounds,
                          .n_rounds = 1,
                          .published = STR("hyogumi-release\t2\n\\end") };
    return release;
}

static Release *read_back(Scratch *scratch, Str text)
{
    scratch_write_bytes("r.release", text.at, (size_t)text.n);
    return revise_read("r.release", scratch->arena, scratch->diag);
}

static void what_is_written_is_read(void **state)
{
    Scratch *scratch = *state;
    Str text = revise_written(small_release(scratch->arena), scratch->arena);
    Release *release = read_back(scratch, text);
    assert_non_null(release);
    Str again = revise_written(release, scratch->arena);
    assert_string_equal(again.at, text.at);
    assert_true(str_is(release->passages[0].text, "a\tb\nc\\n"));
    assert_int_equal(release->pages[0].pin.slabs[1].nth, 1);
    assert_true(release->pages[0].words == UINT64_MAX && release->pages[0].pin.branch);
    assert_true(release->history.at[0].past);
    assert_int_equal(release->passages[0].n_readings, 1);
    assert_int_equal(release->passages[0].readings[0].last, 3);
    assert_true(str_is(release->passages[0].readings[0].text, "あ\tい"));
    assert_true(str_is(release->facts.at[1].aloud, "練馬《ねりま》区") && !release->facts.at[0].aloud.n);
    assert_int_equal(release->rounds[0].number * 100 + release->rounds[0].pages * 10 + release->rounds[0].leaves, 232);
    assert_true(str_is(release->rounds[0].date, "2020-10-15") && str_is(release->rounds[0].reason, "誤植\n集計の誤り"));
    assert_true(str_is(release->published, "hyogumi-release\t2\n\\end") && str_equal(release->file, text));
    assert_int_equal(release->n_origin, 1);
    assert_int_equal(release->origin[0].pin.height, 14400);
    assert_int_equal(release->origin[0].pin.n_slabs, 2);
    assert_int_equal(release->pages[1].pin.n_slabs, 0); /* the slabs of the origin are its own */
}

/* A tab, a line end, a backslash at each place of fields of each length, by itself and twice. */
static void what_is_escaped_may_stand_anywhere(void **state)
{
    enum { LONGEST = 20 };
    Scratch *scratch = *state;
    Release *release = small_release(scratch->arena);
    for (int n = 1; n <= LONGEST; n++)
        for (int at = 0; at < n; at++)
            for (int k = 0; k < 6; k++) {
                char field[LONGEST + 1] = "abcdefghijklmnopqrst";
                field[at] = "\t\n\\"[k % 3];
                if (k >= 3) field[n - 1] = '\\';
                release->title = str_copy(scratch->arena, (Str){ field, n });
                Release *again = read_back(scratch, revise_written(release, scratch->arena));
                assert_non_null(again);
                assert_true(str_equal(again->title, release->title));
            }
}

static void no_byte_may_change(void **state)
{
    Scratch *scratch = *state;
    Str text = revise_written(small_release(scratch->arena), scratch->arena);
    for (int i = 0; i < text.n; i++) {
        Str changed = str_copy(scratch->arena, text);
        ((char *)(uintptr_t)changed.at)[i] ^= 1;
        assert_null(read_back(scratch, changed));
        assert_null(read_back(scratch, str_part(text, 0, i)));
    }
}

/* The checksum is right, what it covers is not. */
static void a_line_must_make_sense(void **state)
{
    static const char *const bodies[] = { "slab\tk1\t0\n",
                                          "mark\tk1\n",
                                          "page\t2\t\tkpi\tpublished\t0\t0000000000000000\t0000000000000000\t\n",
                                          "text\tk\t1\t0 0 0 0\t\t\t\t\n",
                                          "origin-slab\tk1\t0\n",
                                          "origin\t12\tkpi\tstrange\t0\n",
                                          "wonder\n",
                                          "page\t1\t\tkpi\tpublished\t-5\t0000000000000000\t0000000000000000\t\n",
                                          "page\t1\t\tkpi\tpublished\t0\t00\t00\t\n",
                                          "fact\ta\tb\n",
                                          "aloud\ta\n",
                                          "reading\t0\t1\ta\n",
                                          "page\t1\t\tkpi\tpublished\t0\t0000000000000000\t0000000000000000\t\t\n",
                                          "title\tonly\n" };
    Scratch *scratch = *state;
    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++) {
        Str body = str_printf(scratch->arena, "hyogumi-release\t2\n%s", bodies[i]);
        assert_null(read_back(
            scratch, str_printf(scratch->arena, "%send\t2\t%016llx\n", body.at, (unsigned long long)str_checksum(body))));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_is_written_is_read, scratch_open, scratch_close),
        cmocka_unit_test_setup_teardown(what_is_escaped_may_stand_anywhere, scratch_open, scratch_close),
        cmocka_unit_test_setup_teardown(no_byte_may_change, scratch_open, scratch_close),
        cmocka_unit_test_setup_teardown(a_line_must_make_sense, scratch_open, scratch_close),
    };
    return cmocka_run_group_tests_name("revise/release", tests, NULL, NULL);
}
