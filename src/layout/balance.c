/* Balanced heads.  The breaker fills lines; a head of two lines looks better with two halves:

        目標値（年度               目標値
        末の値）        →        （年度末の値）

   The number of lines stays.  The narrowest measure that still gives so many is found by halving; from there up to the
   full width each half em is tried, and the lines are taken that cost least: unevenness against what the breaks tear
   (the prices of seams and groups come from text). */
#include "layout/balance.h"

#include "text/text.h"

/* What a line shorter by 1 em costs, squared; weights of breaks by their seams: 参加者による|新規創業数 is taken before
   参加者に|よる新規創業数, which is more even; and of words and numbers torn: no evenness is worth one. */
enum { UNEVEN = 6, PHRASE = 6, TORN = 1000 };

static Len set_width(const Line *line)
{
    return line->width + line->indent + (line->adjust < 0 ? line->adjust : 0);
}

static Len longest(const Lines *lines)
{
    Len width = 0;
    for (int i = 0; i < lines->n; i++) width = len_max(width, set_width(&lines->at[i]));
    return width;
}

/* What a break in front of this atom tears. */
static int64_t price_of_break(const Para *para, int atom)
{
    int64_t price = PHRASE * para->seams[atom - 1].cost;
    for (int i = 0; i < para->n_groups; i++) {
        const Group *group = &para->groups[i];
        if (group->first < atom && atom < group->last) price += TORN * group->cost;
    }
    return price;
}

/* Forced line ends are the author's: only the lines between two of them are held against each other. */
static int64_t price_of_lines(const Para *para, const Lines *lines)
{
    int64_t price = 0;
    Len size = para->size ? para->size : 1;
    for (int first = 0, last; first < lines->n; first = last) {
        Len widest = 0;
        for (last = first; last < lines->n; last++) {
            widest = len_max(widest, set_width(&lines->at[last]));
            if (lines->at[last].ends_paragraph) break;
        }
        last = last < lines->n ? last + 1 : last;
        for (int i = first; i < last; i++) {
            int64_t shorter = (int64_t)(widest - set_width(&lines->at[i])) * 16 / size;
            price += shorter * shorter * UNEVEN / 256;
            if (i + 1 < last) price += price_of_break(para, lines->at[i].last);
        }
    }
    return price;
}

static bool is_as_good(const Lines *lines, int n)
{
    return lines->n <= n && !lines->relaxed && !lines->overfull;
}

/* Within a quarter em of the narrowest measure that gives no more than n lines. */
static Len narrowest(const Para *para, int n, Len width, Arena *arena)
{
    Len below = 0, above = width;
    while (above - below > para->size / 4 + 1) {
        Len middle = below + (above - below) / 2;
        Lines lines = text_break(para, middle, arena);
        if (is_as_good(&lines, n)) above = middle;
        else below = middle;
    }
    return above;
}

/* There is room: nothing need be tightened or spread to the narrower measure. */
static void relax_lines(Lines *lines, Len width)
{
    for (int i = 0; i < lines->n; i++) {
        Line *line = &lines->at[i];
        line->adjust = len_min(0, width - line->indent - line->width);
    }
}

Lines lines_balanced(const Para *para, Lines lines, Len width, Arena *arena)
{
    int n_forced = 0;
    for (int i = 0; i < lines.n; i++) n_forced += lines.at[i].ends_paragraph;
    if (lines.n == n_forced || lines.relaxed || lines.overfull) return lines;
    Lines best = lines;
    int64_t least = price_of_lines(para, &lines);
    for (Len measure = narrowest(para, lines.n, width, arena); measure < longest(&lines); measure += len_max(para->size / 2, 1)) {
        Lines tried = text_break(para, measure, arena);
        if (!is_as_good(&tried, lines.n) || tried.n < lines.n) continue; /* a line that was taken to spare a word stays */
        relax_lines(&tried, width);
        int64_t price = price_of_lines(para, &tried);
        if (price >= least) continue;
        least = price;
        best = tried;
    }
    return best;
}
