/* A fiscal year is no span that <time> knows, and stays a word. */
#include "web/times.h"

#include "model/calendar.h"
#include "model/era.h"

enum { LONGEST = 60 }; /* bytes of a day */

static bool begins_with_era(Str words)
{
    for (int i = 0; i < ERA_COUNT; i++)
        if (str_starts(words, str_from(eras[i].name))) return true;
    return false;
}

/* The longest day, month or year at the beginning of the words; 0: there is none. */
static int length_of_date(Str words, Moment *moment)
{
    static const char *const ends[] = { "日", "月", "年" };
    for (int n = words.n < LONGEST ? words.n : LONGEST; n > 0; n--) {
        Str date = str_part(words, 0, n);
        bool is_end = false;
        for (int i = 0; i < 3; i++) is_end |= str_ends(date, str_from(ends[i]));
        if (!is_end || str_starts(str_part(words, n, words.n), STR("度"))) continue;
        if (era_read(date, STR(""), moment) && moment_is_date(*moment) && !moment->is_end) return n;
    }
    return 0;
}

void times_add(StrBuilder *out, Str words)
{
    int from = 0;
    for (int at = 0; at < words.n; at++) {
        Str rest = str_part(words, at, words.n);
        Moment moment;
        int n = begins_with_era(rest) ? length_of_date(rest, &moment) : 0;
        if (!n) continue;
        str_add_xml(out, str_part(words, from, at));
        str_add_printf(out, "<time datetime=\"" STR_FMT "\">", STR_ARG(moment_text(out->arena, moment)));
        str_add_xml(out, str_part(words, at, at + n));
        str_add(out, STR("</time>"));
        from = at + n;
        at = from - 1;
    }
    str_add_xml(out, str_part(words, from, words.n));
}
