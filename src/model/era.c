/* An era is the last of a table that had begun by then.  Forms are patterns; reading takes the same words in any of their orders. */
#include "model/era.h"

#include "model/calendar.h"

#include "base/utf8.h"

#include <string.h>

static int first_day(const Era *era)
{
    return (era->begins.year * 100 + era->begins.month) * 100 + era->begins.day;
}

static int year_of_era(const Era *era, int year)
{
    return year - era->begins.year + 1;
}

/* Writing */

/* A moment in words: the year alone, the fiscal year, the year before a month, the month and the day behind them.  {era} 令和,
   {letter} R, {year} 元, 2, {number} 1, 2, {western} 2020, {month} and {day}; 0 before one of these: of two figures. */
typedef struct {
    const char *year, *fiscal, *year_before, *month, *day;
    const char *in; /* the era that is counted on; NULL: the one of the time */
} DatePattern;

/* clang-format off */
#define YEARS(year) year "年", year "年度", year "年"
#define DAYS        "{month}月", "{day}日"
static const DatePattern patterns[DATE_FORM_COUNT] = {
    [DATE_LONG]        = { YEARS("{era}{year}"), DAYS, NULL },
    [DATE_SHORT]       = { YEARS("{letter}{year}"), DAYS, NULL },
    [DATE_BOTH]        = { "{era}{year}年({western}年)", "{era}{year}年度({western}年度)", "{era}{year}年({western}年)", DAYS, NULL },
    [DATE_BOTH_NUMBER] = { "{era}{year}年({western})", "{era}{year}年度({western})", "{era}{year}年({western})", DAYS, NULL },
    [DATE_BOTH_INSIDE] = { YEARS("{era}{year}（{western}）"), DAYS, NULL },
    [DATE_WESTERN]     = { YEARS("{western}"), DAYS, NULL },
    [DATE_BARE]        = { YEARS("{year}"), DAYS, NULL },
    [DATE_HEISEI]      = { YEARS("{era}{year}"), DAYS, "平成" },
    [DATE_BARE_HEISEI] = { YEARS("{year}"), DAYS, "平成" },
    [DATE_PADDED]      = { YEARS("{era}{0number}"), "{0month}月", "{0day}日", NULL },
    [DATE_DOTS]        = { "{letter}{number}年", "{letter}{number}年度", "{letter}{number}.", "{month}", ".{day}", NULL },
    [DATE_DOTS_PADDED] = { "{letter}{0number}年", "{letter}{0number}年度", "{letter}{0number}.", "{0month}", ".{0day}", NULL },
};
/* clang-format on */

/* The day by which its era is told. */
static int day_of_naming(Moment moment)
{
    enum { MAY_1 = 501 };
    if (moment.is_fiscal) return moment.year * 10000 + MAY_1;
    return moment.month ? moment_first_day(moment) : moment_last_day(moment);
}

/* NULL: there was none yet. */
static const Era *era_of(Moment moment, const char *in)
{
    int day = day_of_naming(moment);
    for (int i = 0; in && i < ERA_COUNT; i++)
        if (strcmp(in, eras[i].name) == 0 && day >= first_day(&eras[i])) return &eras[i];
    return era_on((Date){ day / 10000, day / 100 % 100, day % 100 });
}

/* The pattern with its words filled in. */
static void write_words(StrBuilder *out, const char *pattern, Moment moment, const Era *era)
{
    int count = era ? year_of_era(era, moment.year) : moment.year;
    const struct {
        const char *word, *text, *format;
        int number;
    } fills[] = {
        { "{era}", era ? era->name : "", NULL, 0 },
        { "{letter}", era ? era->letter : "", NULL, 0 },
        { "{year}", count == 1 ? "元" : NULL, "%d", count },
        { "{number}", NULL, "%d", count },
        { "{0number}", NULL, "%02d", count },
        { "{western}", NULL, "%d", moment.year },
        { "{month}", NULL, "%d", moment.month },
        { "{0month}", NULL, "%02d", moment.month },
        { "{day}", NULL, "%d", moment.day },
        { "{0day}", NULL, "%02d", moment.day },
    };
    enum { N_FILLS = sizeof fills / sizeof *fills };
    while (*pattern) {
        int i = 0;
        while (i < N_FILLS && strncmp(pattern, fills[i].word, strlen(fills[i].word)) != 0) i++;
        if (i == N_FILLS) {
            str_add_bytes(out, pattern++, 1);
            continue;
        }
        if (fills[i].text) str_add(out, str_from(fills[i].text));
        else str_add(out, str_printf(out->arena, fills[i].format, fills[i].number));
        pattern += strlen(fills[i].word);
    }
}

/* A moment in two halves, so that a span of time may say a common year once. */
typedef struct {
    Str year, rest;
} DateHalves;

static DateHalves halves_of(Arena *arena, Moment moment, DateForm form)
{
    const Era *era = era_of(moment, patterns[form].in);
    const DatePattern *pattern = &patterns[era ? form : DATE_WESTERN];
    StrBuilder year = { .arena = arena }, rest = { .arena = arena };
    write_words(&year, moment.month ? pattern->year_before : moment.is_fiscal ? pattern->fiscal : pattern->year, moment, era);
    if (moment.month) write_words(&rest, pattern->month, moment, era);
    if (moment.day) write_words(&rest, pattern->day, moment, era);
    if (moment.is_end) str_add(&rest, STR("末"));
    return (DateHalves){ str_built(&year), str_built(&rest) };
}

Str era_write(Arena *arena, Moment moment, DateForm form)
{
    DateHalves said = halves_of(arena, moment, form);
    return str_join(arena, said.year, said.rest);
}

static Str write_span(Arena *arena, Moment from, Moment to, DateForm form)
{
    DateHalves first = halves_of(arena, from, form), last = halves_of(arena, to, form);
    bool is_common = str_equal(first.year, last.year) && !str_ends(last.year, STR(".")); /* R2.1～R2.3: 3 alone is no month */
    return str_printf(arena, "%s%s～%s%s", first.year.at, first.rest.at, is_common ? "" : last.year.at, last.rest.at);
}

static bool write_date(Arena *arena, Str date, DateForm form, const char *behind_a_day, Str *line)
{
    Moment first, last;
    if (!moment_read_span(date, &first, &last)) return false;
    if (moment_first_day(first) != moment_first_day(last)) *line = write_span(arena, first, last, form);
    else *line = str_printf(arena, "%s%s", era_write(arena, first, form).at, first.day ? behind_a_day : "");
    return true;
}

bool era_line(Arena *arena, Str as_of, DateForm form, Str *line)
{
    return write_date(arena, as_of, form, "現在", line);
}

bool era_date(Arena *arena, Str date, DateForm form, Str *line)
{
    return write_date(arena, date, form, "", line);
}

/* Reading */

typedef struct {
    Str text;
    int at;
    Str bare;
} DateReader;

/* The next character, full-width forms as half-width ones; 0 at the end.  White space is passed over. */
static uint32_t next_character(DateReader *reader)
{
    enum { WIDE_SPACE = 0x3000, WIDE_FIRST = 0xFF01, WIDE_LAST = 0xFF5E, WIDE_OFFSET = 0xFEE0 };
    while (reader->at < reader->text.n) {
        uint32_t character = utf8_next(reader->text, &reader->at);
        if (character >= WIDE_FIRST && character <= WIDE_LAST) return character - WIDE_OFFSET;
        if (character != ' ' && character != WIDE_SPACE) return character;
    }
    return 0;
}

static bool take_word(DateReader *reader, const char *word)
{
    int before = reader->at, at = 0;
    for (Str wanted = str_from(word); at < wanted.n;) {
        if (next_character(reader) == utf8_next(wanted, &at)) continue;
        reader->at = before;
        return false;
    }
    return true;
}

/* Figures; how many there were, 0: none, or more than four. */
static int take_number(DateReader *reader, int *number)
{
    enum { MOST_FIGURES = 4 };
    int n = 0;
    *number = 0;
    for (int before = reader->at;; n++, before = reader->at) {
        uint32_t character = next_character(reader);
        if (character < '0' || character > '9') {
            reader->at = before;
            return n <= MOST_FIGURES ? n : 0;
        }
        if (n < MOST_FIGURES) *number = *number * 10 + (int)(character - '0');
    }
}

static const Era *take_era(DateReader *reader)
{
    for (int i = 0; i < ERA_COUNT; i++)
        if (take_word(reader, eras[i].name) || take_word(reader, eras[i].letter)) return &eras[i];
    for (int i = 0; i < ERA_COUNT; i++)
        if (str_is(reader->bare, eras[i].name)) return &eras[i];
    return NULL;
}

/* 令和2, 元, 2020: the Western year; `era` NULL: it is written so. */
static bool take_year_number(DateReader *reader, const Era **era, int *year)
{
    int before = reader->at;
    *era = NULL;
    if (take_number(reader, year) == 4) return true;
    reader->at = before;
    *era = take_era(reader);
    if (!*era) return false;
    int number = 1, n_figures = take_word(reader, "元") ? 1 : take_number(reader, &number);
    *year = era_western(*era, number);
    return n_figures > 0 && n_figures < 3 && number > 0;
}

typedef struct {
    int year;
    const Era *era; /* the one it is counted in, or NULL */
    bool has_word, is_fiscal;
} YearRead;

static void take_year_words(DateReader *reader, YearRead *read)
{
    if (read->has_word || !take_word(reader, "年")) return;
    read->has_word = true;
    if (take_word(reader, "度")) read->is_fiscal = true;
}

/* (2020), （2020年度）, （令和2年）: the same year once more. */
static bool take_bracket(DateReader *reader, YearRead *read)
{
    YearRead again = { 0 };
    if (!take_word(reader, "(")) return true;
    if (!take_year_number(reader, &again.era, &again.year)) return false;
    take_year_words(reader, &again);
    if (!again.era == !read->era || again.year != read->year || (again.is_fiscal && !read->is_fiscal)) return false;
    if (again.era) read->era = again.era;
    return take_word(reader, ")");
}

/* 令和2年度, 令和2年(2020年), 令和2（2020）年度, FY2020. */
static bool take_year(DateReader *reader, YearRead *read)
{
    *read = (YearRead){ .is_fiscal = take_word(reader, "FY") };
    if (!take_year_number(reader, &read->era, &read->year)) return false;
    if (read->is_fiscal) return !read->era;
    take_year_words(reader, read);
    if (!take_bracket(reader, read)) return false;
    take_year_words(reader, read);
    return true;
}

/* A month or a day between its words; where it is none, nothing is taken. */
static bool take_part(DateReader *reader, const char *before, int *part, const char *behind)
{
    int start = reader->at, n_figures = take_word(reader, before) ? take_number(reader, part) : 0;
    if (n_figures > 0 && n_figures < 3 && *part > 0 && take_word(reader, behind)) return true;
    reader->at = start;
    *part = 0;
    return false;
}

/* 9月30日, -09-30, .9.30. */
static void take_days(DateReader *reader, bool has_word, Moment *moment)
{
    static const char *const marks[] = { "-", ".", "/" };
    if (has_word && take_part(reader, "", &moment->month, "月")) take_part(reader, "", &moment->day, "日");
    for (size_t i = 0; i < sizeof marks / sizeof *marks && !has_word && !moment->month; i++)
        if (take_part(reader, marks[i], &moment->month, "")) take_part(reader, marks[i], &moment->day, "");
}

bool era_read(Str text, Str bare, Moment *moment)
{
    DateReader reader = { .text = text, .bare = bare };
    YearRead year;
    if (!take_year(&reader, &year)) return false;
    Moment read = { .year = year.year, .is_fiscal = year.is_fiscal };
    take_days(&reader, year.has_word, &read);
    read.is_end = take_word(&reader, "末") || take_word(&reader, "-end");
    if (!take_word(&reader, "現在")) take_word(&reader, "時点");
    if (next_character(&reader) || !moment_exists(read)) return false;
    if (year.era && moment_last_day(read) < first_day(year.era)) return false;
    *moment = read;
    return true;
}

bool era_read_date(Str text, Moment *moment)
{
    Moment read;
    if (!era_read(str_trim(text), STR(""), &read) || !moment_is_date(read)) return false;
    *moment = read;
    return true;
}
