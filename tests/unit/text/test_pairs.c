/* Every pair of classes, against JLReq's own tables: what stands between two characters, whether a line may end there,
   what the place may lose and what it may gain.  Where we do otherwise, it is written below and why. */
#include "desk.h"
#include "pairs/tables.h"

#include "base/utf8.h"

/* What makes a text one of the classes that a character alone cannot have. */
typedef enum { PLAIN, RAISED, READ, COMPOUND, ABREAST, ABSENT } Look;

/* A text of each class.  behind: what stands before it, where it is the first of the two, to make it one; upright: a
   text of the class in a vertical line, beside 縦中横, where the first would stand abreast there. */
typedef struct {
    const char *text;
    Look look;
    const char *behind, *upright;
} Sample;
static const Sample samples[CLASSES] = {
    { .text = "「" },
    { .text = "」" },
    { .text = "‐" },
    { .text = "？" },
    { .text = "・" },
    { .text = "。" },
    { .text = "、" },
    { .text = "…" },
    { .text = "々" },
    { .text = "ー" },
    { .text = "ァ" },
    { .text = "￥" },
    { .text = "％" },
    { .text = "　" },
    { .text = "あ" },
    { .text = "ア" },
    { .text = "漢" },
    { .text = "※", .look = RAISED },
    { .text = "m²" },
    { .text = "漢", .look = READ },
    { .text = "漢字", .look = COMPOUND },
    { .text = "1", .upright = "123" },
    { .text = "km", .behind = "4" },
    { .text = " " },
    { .text = "Ab" },
    { .text = "（",
      .look = ABSENT }, /* there are no notes within the line 割注 (cl-28, cl-29): their brackets are cl-01, cl-02 */
    { .text = "）", .look = ABSENT },
    { .text = "12", .look = ABREAST },
};

typedef enum { SPACING, BREAKING, REDUCING, SPREADING, TABLES } Which;
static const char *const *const tables[TABLES] = { spacing, breaking, reducing, spreading };
static const char *const names[TABLES] = { "spacing", "breaking", "reducing", "spreading" };

/* Where the tables say n (see the notes), and where we differ: `is` holds instead of `said`.  NULL is every class. */
typedef struct {
    Which table;
    const char *before, *after;
    char said, is;
    const char *why;
} Exception;
static const Exception exceptions[] = {
#include "pairs/exceptions.h"
};
enum { EXCEPTIONS = sizeof exceptions / sizeof *exceptions };

static bool fits(const char *class_name, const char *pattern)
{
    return !pattern || !strcmp(class_name, pattern);
}

static char expected(Which table, int before, int after)
{
    char said = tables[table][before][after];
    for (int i = 0; i < EXCEPTIONS; i++) {
        const Exception *exception = &exceptions[i];
        if (exception->table == table && exception->said == said && fits(class_names[before], exception->before) &&
            fits(class_names[after], exception->after))
            return exception->is;
    }
    return said;
}

/* ---- two texts beside each other ---- */

static void add_run(Desk *desk, Rich *rich, Str text, Look look)
{
    Style *style = arena_new(desk->arena, Style);
    *style = *rich->style;
    if (look == RAISED) style->raise = QUARTER_EM;
    int first = rich->text.n;
    rich->text = str_printf(desk->arena, "%s%s", first ? rich->text.at : "", text.at);
    rich->runs[rich->n_runs++] = (Run){ .first = first, .last = rich->text.n, .style = look == RAISED ? style : rich->style };
}

/* か over each character. */
static void add_readings(Desk *desk, Rich *rich, int first, Look look)
{
    for (int at = first; at < rich->text.n;) {
        Ruby *ruby = &rich->rubies[rich->n_rubies++];
        ruby->first = at;
        utf8_next(rich->text, &at);
        ruby->last = at;
        ruby->rich = rich_from(desk, "か");
        Style *small = arena_new(desk->arena, Style);
        *small = *ruby->rich->style;
        small->size = HALF_EM;
        ruby->rich->style = ruby->rich->runs[0].style = small;
        ruby->goes_on = look == COMPOUND && at < rich->text.n;
    }
}

static void add_sample(Desk *desk, Rich *rich, const Sample *sample)
{
    bool upright = rich->style->vertical && sample->upright;
    int first = rich->text.n;
    add_run(desk, rich, str_from(upright ? sample->upright : sample->text), sample->look);
    if (sample->look == READ || sample->look == COMPOUND) add_readings(desk, rich, first, sample->look);
}

static bool is_absent(int before, int after)
{
    return samples[before].look == ABSENT || samples[after].look == ABSENT;
}

/* The seam between the two, and the white that a space before it is. */
static const Seam *seam_of(Desk *desk, int before, int after, Len *blank)
{
    enum { RUNS = 4, RUBIES = 4 };
    Rich *rich = arena_new(desk->arena, Rich);
    Style *style = arena_new(desk->arena, Style);
    *style = desk->style;
    style->vertical = samples[before].look == ABREAST || samples[after].look == ABREAST;
    *rich = (Rich){ .serial = 1, .style = style };
    rich->runs = arena_array(desk->arena, Run, RUNS);
    rich->rubies = arena_array(desk->arena, Ruby, RUBIES);
    if (samples[before].behind) add_run(desk, rich, str_from(samples[before].behind), PLAIN);
    add_sample(desk, rich, &samples[before]);
    int boundary = rich->text.n;
    add_sample(desk, rich, &samples[after]);
    add_run(desk, rich, STR("漢"), PLAIN);
    const Para *para = text_shape(rich, desk->book, desk->arena, desk->diag);
    int last = 0;
    while (para->atoms[last].last < boundary) last++;
    bool is_space = !strcmp(class_names[before], "cl-14") || !strcmp(class_names[before], "cl-26");
    *blank = is_space ? para->atoms[last].after : 0; /* the space itself is no space between */
    return &para->seams[last];
}

static char found_spacing(const Seam *seam, Len blank)
{
    Len space = seam->space - blank;
    return space == 0 ? '.' : space == HALF_EM ? 'H' : space == QUARTER_EM ? 'Q' : space == HALF_EM + QUARTER_EM ? 'T' : '?';
}

static char found_breaking(const Seam *seam)
{
    return seam->may_break ? '.' : '-';
}

/* h, q, d (of two dots) and t (of a comma and a dot) go to nothing, w to an eighth; k is white that stays. */
static char found_reducing(const Seam *seam, Len blank)
{
    Len space = seam->space - blank;
    if (seam->rank_take == 1) return '.'; /* the space itself: 3.8.3 a, before the tables */
    if (seam->take == 0) return space > 0 ? 'k' : '.';
    if (seam->rank_take == 6) return seam->take == QUARTER_EM / 2 ? 'w' : '?';
    if (seam->rank_take == 5) return seam->take == HALF_EM ? 'h' : seam->take == HALF_EM + QUARTER_EM ? 't' : '?';
    if (seam->rank_take != 4) return '?';
    return seam->take == QUARTER_EM ? 'q' : seam->take == HALF_EM ? 'd' : '?';
}

static char found_spreading(const Seam *seam)
{
    if (seam->rank_give == 2) return seam->give == QUARTER_EM ? 'w' : '?';
    return seam->rank_give == 3 ? (seam->give == QUARTER_EM ? 'c' : '?') : '.';
}

static char found(Which table, const Seam *seam, Len blank)
{
    switch (table) {
    case SPACING: return found_spacing(seam, blank);
    case BREAKING: return found_breaking(seam);
    case REDUCING: return found_reducing(seam, blank);
    default: return found_spreading(seam);
    }
}

static void check_table(Desk *desk, Which table)
{
    int wrong = 0, absent = 0;
    for (int before = 0; before < CLASSES; before++)
        for (int after = 0; after < CLASSES; after++) {
            if (is_absent(before, after)) {
                absent++;
                continue;
            }
            Len blank;
            const Seam *seam = seam_of(desk, before, after, &blank);
            char want = expected(table, before, after), got = found(table, seam, blank);
            if (want == got) continue;
            wrong++;
            print_error("%s %s %s: %c, not %c\n", names[table], class_names[before], class_names[after], got, want);
        }
    print_message("%s: %d pairs of classes, %d of them with a bracket of notes within the line, which there are not\n",
                  names[table], CLASSES * CLASSES, absent);
    assert_int_equal(wrong, 0);
}

static void what_stands_between_is_table_1(void **state)
{
    check_table(*state, SPACING);
}

static void where_lines_end_is_table_2(void **state)
{
    check_table(*state, BREAKING);
}

static void what_gives_way_is_table_3(void **state)
{
    check_table(*state, REDUCING);
}

static void what_grows_is_table_6(void **state)
{
    check_table(*state, SPREADING);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_desk, close_desk)
    const struct CMUnitTest tests[] = {
        TEST(what_stands_between_is_table_1),
        TEST(where_lines_end_is_table_2),
        TEST(what_gives_way_is_table_3),
        TEST(what_grows_is_table_6),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
