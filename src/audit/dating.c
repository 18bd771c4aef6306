#include "audit/dating.h"

bool dating_exists(const Dating *dating)
{
    enum { LEAP_YEAR = 2020 };
    if (dating->era && dating->in_era < 1) return false;
    Date date = { dating->year ? dating->year : LEAP_YEAR, dating->month < 0 ? 1 : dating->month,
                  dating->day < 0 ? 1 : dating->day };
    return date_exists(date);
}

Date dating_from(const Dating *dating)
{
    enum { APRIL = 4 };
    if (dating->is_fiscal) return (Date){ dating->year, APRIL, 1 };
    return (Date){ dating->year, dating->month < 0 ? 1 : dating->month, dating->day < 0 ? 1 : dating->day };
}

Date dating_until(const Dating *dating)
{
    enum { MARCH = 3, DECEMBER = 12, LAST = 31 };
    if (dating->is_fiscal) return (Date){ dating->year + 1, MARCH, LAST };
    if (dating->month < 0) return (Date){ dating->year, DECEMBER, LAST };
    int last = days_in_month(dating->year, dating->month);
    return (Date){ dating->year, dating->month, dating->day < 0 ? last : dating->day };
}

/* The digits at `*at`, which moves behind them; -1: there are none, or too many. */
static int number_at(const Letters *letters, int *at)
{
    enum { MOST_DIGITS = 4 };
    int value = 0, first = *at;
    while (letter_is_digit(letters_at(letters, *at))) {
        if (*at - first < MOST_DIGITS) value = value * 10 + letter_digit(letters->at[*at]);
        (*at)++;
    }
    return *at == first || *at - first > MOST_DIGITS ? -1 : value;
}

/* 9月, 9月1日 at `at`: not 9月間, 9月分. */
static bool read_month(const Letters *letters, int at, Dating *dating)
{
    int month = number_at(letters, &at);
    if (month < 0 || !letters_say(letters, at, "月")) return false;
    if (letters_say(letters, at + 1, "間") || letters_say(letters, at + 1, "分")) return false;
    dating->month = month;
    dating->end = ++at;
    int day = number_at(letters, &at);
    if (day < 0 || !letters_say(letters, at, "日") || letters_say(letters, at + 1, "間")) return true;
    dating->day = day;
    dating->end = at + 1;
    return true;
}

/* .9.1, /9/1, -9-1 at `at`. */
static bool read_numerals(const Letters *letters, int at, Dating *dating)
{
    uint32_t mark = letters_at(letters, at);
    if (!letter_is_one_of(mark, "./-．／")) return false;
    int month = (at++, number_at(letters, &at));
    if (month < 0 || letters_at(letters, at++) != mark) return false;
    int day = number_at(letters, &at);
    if (day < 0 || letters_at(letters, at) == mark) return false;
    dating->month = month;
    dating->day = day;
    dating->end = at;
    return true;
}

/* 年, 年度 behind a number, and what follows. */
static bool read_year_sign(const Letters *letters, int at, Dating *dating)
{
    if (!letters_say(letters, at, "年")) return read_numerals(letters, at, dating);
    dating->is_fiscal = letters_say(letters, at + 1, "度");
    dating->end = at + 1 + dating->is_fiscal;
    if (!dating->is_fiscal) read_month(letters, dating->end, dating);
    return true;
}

/* 令和2(2020)年: the western year in brackets before 年. */
static int behind_brackets(const Letters *letters, int at)
{
    uint32_t closing = letter_closing(letters_at(letters, at));
    int end = at + 1;
    if (!closing || number_at(letters, &end) < 0 || letters_at(letters, end) != closing) return at;
    return letters_say(letters, end + 1, "年") ? end + 1 : at;
}

static bool read_era(const Letters *letters, int at, const Era *era, Dating *dating)
{
    bool by_name = letters_say(letters, at, era->name);
    uint32_t c = letters_at(letters, at), before = letters_at(letters, at - 1), letter = (uint32_t)era->letter[0];
    bool by_letter = (c == letter || c == letter + FULL_WIDTH) && !letter_is_latin(before) && !letter_is_digit(before);
    if (!by_name && !by_letter) return false;
    *dating = (Dating){ .first = at, .era = era, .month = -1, .day = -1, .by_letter = by_letter };
    at += by_name ? 2 : 1;
    dating->is_first = letters_say(letters, at, "元");
    dating->in_era = dating->is_first ? (at++, 1) : number_at(letters, &at);
    dating->year = era_western(era, dating->in_era);
    return dating->in_era >= 0 && read_year_sign(letters, behind_brackets(letters, at), dating);
}

bool dating_western(const Letters *letters, int at, Dating *dating)
{
    enum { FIRST_YEAR = 1800, LAST_YEAR = 2199 };
    *dating = (Dating){ .first = at, .month = -1, .day = -1 };
    dating->year = number_at(letters, &at);
    dating->end = at;
    if (dating->year < FIRST_YEAR || dating->year > LAST_YEAR) return false;
    read_year_sign(letters, at, dating);
    return true;
}

static bool dating_at(const Letters *letters, int at, Dating *dating)
{
    uint32_t c = letters->at[at], before = letters_at(letters, at - 1);
    if (letter_is_hiragana(c) || letter_is_katakana(c)) return false; /* most are */
    for (int i = 0; i < ERA_COUNT; i++)
        if (read_era(letters, at, &eras[i], dating)) return true;
    if (!letter_is_digit(c) || letter_is_digit(before) || letter_is_one_of(before, ".,．，")) return false;
    if (dating_western(letters, at, dating)) {
        int n = 0;
        while (letter_is_digit(letters_at(letters, at + n))) n++;
        if (dating->end > at + n) return true; /* 2020 alone is any number */
    }
    *dating = (Dating){ .first = at, .month = -1, .day = -1 };
    return read_month(letters, at, dating);
}

bool dating_next(const Letters *letters, int at, Dating *dating)
{
    for (; at < letters->n; at++)
        if (dating_at(letters, at, dating)) return true;
    return false;
}
