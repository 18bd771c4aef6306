/* Every pair of classes that characters can make, against JLReq's own tables: what stands between two characters, whether a
   line may end there, what the place may lose and what it may gain.  Where we do otherwise, it is written below and why. */
#include "desk.h"
#include "pairs/tables.h"

/* One character for each class; none for those a character alone cannot have (cl-21 to 23, 25, 28 to 30). */
static const char *const samples[CLASSES] = {
    "「", "」", "‐",  "？", "・", "。", "、", "…", "々", "ー", "ァ", "￥", "％", "　",
    "あ", "ア", "漢", "²",  NULL, NULL, NULL, "1", NULL, " ",  "A",  NULL, NULL, NULL,
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

static const Seam *seam_of(Desk *desk, int before, int after, Len *blank)
{
    char text[32];
    snprintf(text, sizeof text, "%s%s漢", samples[before], samples[after]);
    const Para *para = para_from(desk, text);
    const Atom *atom = &para->atoms[0];
    bool is_space = !strcmp(class_names[before], "cl-14") || !strcmp(class_names[before], "cl-26");
    *blank = is_space ? atom->after : 0; /* the space itself is no space between */
    return &para->seams[0];
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
    int wrong = 0, n = 0;
    for (int before = 0; before < CLASSES; before++)
        for (int after = 0; after < CLASSES; after++) {
            if (!samples[before] || !samples[after]) continue;
            Len blank;
            const Seam *seam = seam_of(desk, before, after, &blank);
            char want = expected(table, before, after), got = found(table, seam, blank);
            n++;
            if (want == got) continue;
            wrong++;
            print_error("%s %s %s: %c, not %c\n", names[table], class_names[before], class_names[after], got, want);
        }
    print_message("%s: %d pairs of classes\n", names[table], n);
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
