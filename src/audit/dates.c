/* Dates that are none, years that are no more, and what is to come although it is told as a state. */
#include "audit/dating.h"
#include "audit/hygiene.h"

void hygiene_dates(const Hygiene *hygiene, const HygieneText *text)
{
    Dating date;
    for (int at = 0; dating_next(&text->letters, at, &date); at = date.end)
        if (!dating_exists(&date)) hygiene_say(hygiene, text, date.first, date.end, DIAG_DATE_IMPOSSIBLE, STR(""));
}

/* --- eras ---------------------------------------------------------------------------------------------------------- */

static Str year_in(const Era *era, const Dating *date, Arena *arena)
{
    const char *sign = date->is_fiscal ? "年度" : "年";
    int in_era = date->year - era->begins.year + 1;
    if (date->by_letter) return str_printf(arena, "%s%d%s", era->letter, in_era, sign);
    return in_era == 1 ? str_printf(arena, "%s元%s", era->name, sign) : str_printf(arena, "%s%d%s", era->name, in_era, sign);
}

/* 令和 was not known before April 2019: what was published then counts on in 平成. */
static bool knows_reiwa(const Hygiene *hygiene)
{
    enum { KNOWN_FROM = 2019 * 12 + 3 };
    return !hygiene->published || hygiene->published >= KNOWN_FROM;
}

/* The era in which it should be written, because the other had ended, or had not begun, on all its days; NULL: it is right. */
static const Era *era_meant(const Hygiene *hygiene, const Dating *date)
{
    if (!date->era || !dating_exists(date) || (date->era == &eras[ERA_HEISEI] && !knows_reiwa(hygiene))) return NULL;
    const Era *first = era_on(dating_from(date)), *last = era_on(dating_until(date));
    if (first && first < date->era) return first; /* the newest stands first */
    return last && last > date->era ? last : NULL;
}

static void ask_era(const Hygiene *hygiene, const HygieneText *text, const Dating *date)
{
    const Era *meant = era_meant(hygiene, date);
    if (meant) hygiene_say(hygiene, text, date->first, date->end, DIAG_ERA_OVER, year_in(meant, date, hygiene->audit->arena));
}

/* 令和2年(2019年), 2019年度（令和2年度）, 令和2(2019)年: `other` is what stands in the brackets. */
static bool bracketed_year(const Letters *letters, const Dating *date, Dating *other)
{
    int at = date->end;
    for (int i = date->first; i < date->end; i++)
        if (letter_closing(letters->at[i])) at = i;
    if (!date->year || !letter_closing(letters_at(letters, at))) return false;
    bool found = dating_western(letters, at + 1, other) || (dating_next(letters, at + 1, other) && other->first == at + 1);
    return found && other->year && (date->era == NULL) != (other->era == NULL) && letter_opening(letters_at(letters, other->end));
}

static void ask_western(const Hygiene *hygiene, const HygieneText *text, const Dating *date)
{
    Dating other;
    if (!bracketed_year(&text->letters, date, &other) || other.year == date->year) return;
    bool of_one_kind = date->is_fiscal == other.is_fiscal || (other.month < 0 && other.end == other.first + 4);
    if (!of_one_kind) return;
    hygiene_say(hygiene, text, date->first, date->end, DIAG_ERA_WESTERN,
                letters_part(&text->letters, other.first, other.end, hygiene->audit->arena));
}

/* Of which habit it is, and which way; false: of none. */
static bool era_habit(const Dating *date, HabitKind *kind, int *way)
{
    bool is_2019 = date->year == 2019 && date->is_fiscal && date->era == &eras[ERA_HEISEI];
    *kind = is_2019 ? HABIT_YEAR_2019 : HABIT_FIRST_YEAR;
    *way = is_2019 || !date->is_first;
    return date->era && !date->by_letter && (is_2019 || date->in_era == 1);
}

void hygiene_count_eras(Habit *habits, const Letters *letters)
{
    Dating date;
    for (int at = 0; dating_next(letters, at, &date); at = date.end) {
        HabitKind kind;
        int way;
        if (!era_habit(&date, &kind, &way)) continue;
        habits[kind].n[way]++;
        if (kind == HABIT_FIRST_YEAR && date.year == 2019 && date.is_fiscal) habits[HABIT_YEAR_2019].n[0]++;
    }
}

static Str year_other_way(HabitKind kind, int way, const Dating *date, Arena *arena)
{
    const char *sign = date->is_fiscal ? "年度" : "年";
    if (kind == HABIT_YEAR_2019) return str_from(way ? "令和元年度" : "平成31年度");
    return str_printf(arena, "%s%s%s", date->era->name, way ? "元" : "1", sign);
}

static void ask_habit(const Hygiene *hygiene, const HygieneText *text, const Dating *date, HabitKind kind, int way)
{
    Habit habit = hygiene_habit(hygiene, kind);
    bool is_rarer = habit.n[way] < habit.n[!way] || (way && habit.n[way] == habit.n[!way]);
    if (habit.n[0] && habit.n[1] && is_rarer)
        hygiene_say(hygiene, text, date->first, date->end, DIAG_ERA_TWO_WAYS,
                    year_other_way(kind, way, date, hygiene->audit->arena));
}

void hygiene_eras(const Hygiene *hygiene, const HygieneText *text)
{
    Dating date;
    for (int at = 0; dating_next(&text->letters, at, &date); at = date.end) {
        HabitKind kind;
        int way;
        ask_era(hygiene, text, &date);
        ask_western(hygiene, text, &date);
        if (!era_habit(&date, &kind, &way)) continue;
        ask_habit(hygiene, text, &date, kind, way);
        if (kind == HABIT_FIRST_YEAR && date.year == 2019 && date.is_fiscal) ask_habit(hygiene, text, &date, HABIT_YEAR_2019, 0);
    }
}

/* --- published ----------------------------------------------------------------------------------------------------- */

/* Behind a date: 現在, 末時点; に開設した. Targets and plans may lie ahead; what is said so cannot. */
static bool tells_what_is(const Letters *letters, int at)
{
    static const char *const states[] = { "現在", "時点" };
    static const char *const acts[] = { "開設", "開始", "開園", "開校", "開館", "完了", "終了", "実施",
                                        "施行", "供用", "竣工", "廃止", "制定", "公表", "締結" };
    if (letters_say(letters, at, "末")) at++;
    for (size_t i = 0; i < sizeof states / sizeof *states; i++)
        if (letters_say(letters, at, states[i])) return true;
    if (!letters_say(letters, at, "に")) return false;
    for (size_t i = 0; i < sizeof acts / sizeof *acts; i++)
        if (letters_say(letters, at + 1, acts[i]) &&
            (letters_say(letters, at + 3, "した") || letters_say(letters, at + 3, "された")))
            return true;
    return false;
}

/* The month it lies in, counted from the year 0; of a fiscal year the first, or with 末 the last. */
static int month_of(const Letters *letters, const Dating *date)
{
    enum { MONTHS = 12 };
    bool is_end = date->is_fiscal && letters_say(letters, date->end, "末");
    Date day = is_end ? dating_until(date) : dating_from(date);
    return day.year * MONTHS + day.month - 1;
}

void hygiene_published(const Hygiene *hygiene, const HygieneText *text)
{
    Dating date;
    for (int at = 0; hygiene->published && dating_next(&text->letters, at, &date); at = date.end)
        if (date.year && dating_exists(&date) && month_of(&text->letters, &date) > hygiene->published &&
            tells_what_is(&text->letters, date.end))
            hygiene_say(hygiene, text, date.first, date.end, DIAG_DATE_TO_COME, hygiene->issue);
}
