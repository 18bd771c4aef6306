/* The best lines for a width.  For every place where a line may end, the cheapest way to get there is kept: least forbidden first,
   then fewest codes cut at their joints, then fewest lines (table rows must not grow; unless a line has a price, too), then the
   prices of raggedness, of torn words and of a short last line.  Each stretch between forced breaks is a problem of its own.  First figures stay with their counters;
   where that cannot be they may part, and only where no allowed break makes it fit are all seams open, dearest last. */
#include "text/steps.h"

#include "text/prices.h"

#include <assert.h>
#include <limits.h>

/* Which seams may be broken: none inside a figure with its counter; all that the rules allow; all. */
typedef enum { FIRM, ALLOWED, RELAXED } Strictness;

/* Of a seam: inside a firm group that would fit, between a figure and its counter, in a word. */
enum { TIED = 1, IN_FIGURE = 2, IN_WORD = 4 };

typedef struct {
    int64_t hard, soft;
    int joints, lines;
} Price;
typedef struct {
    Price price;
    int from;
    Len adjust;
    bool reached, too_open; /* too_open: to be justified, but ranged left */
} Stop;

/* What a line has room for, and whether it is to fill that. */
typedef struct {
    Len measure;
    bool is_spread;
} LineRoom;

typedef struct {
    const Para *para;
    Len width;
    int line_price; /* 0: no price can buy a line */
    int square;     /* prices of raggedness, and of a last line of two characters, at this width */
    int last_of_two;
    bool has_fillers;
    LineRoom head, rest; /* of the stretch in hand: its first line, and those below */
    int *extra;          /* of breaking at a seam, by the groups that would fit */
    uint8_t *ties;
    LenSum *least; /* least[i]: what the atoms before i take at least, wherever lines end */
    Stop *stops;   /* stops[i]: atoms up to i are on lines */
    int *places;   /* where the stretch in hand begins, and where a line of it may end */
    int n_places;
    int most; /* lines: so many are enough for the stretch in hand, no more are tried; INT_MAX: that is open */
    bool relaxed, overfull, torn;
    int words_torn, tears;
    Vec(Line) lines;
} Breaker;

static bool is_cheaper(Price a, Price b, bool lines_first)
{
    if (a.hard != b.hard) return a.hard < b.hard;
    if (a.joints != b.joints) return a.joints < b.joints;
    return a.lines != b.lines && (lines_first || a.soft == b.soft) ? a.lines < b.lines : a.soft < b.soft;
}

static bool breaks_paragraph(const Breaker *b, int last)
{
    return b->para->seams[last - 1].must_break;
}

static bool is_mark(const Atom *atom)
{
    return atom->jclass == CLOSING || atom->jclass == PLAIN_CLOSING || atom->jclass == FULL_STOP || atom->jclass == COMMA ||
           is_blank(atom);
}

static bool has_filler(const Breaker *b, int first, int last)
{
    for (int i = first; b->has_fillers && i < last; i++)
        if (b->para->atoms[i].fills) return true;
    return false;
}

/* Of a line of the stretch that begins there, which fills its measure unless it ends a paragraph. */
static LineRoom room_for(const Breaker *b, int first, Len before)
{
    const Style *style = b->para->rich->style;
    Len measure = b->width - before;
    bool is_wide = style->justify_narrow || measure >= (style->justify_from ? style->justify_from : 10 * b->para->size);
    return (LineRoom){ measure, is_wide && text_align(b->para, first) == ALIGN_JUSTIFY };
}

/* White at the end of a line: a little for each em, much for many, and always more for more: no first line is left nearly
   empty for the sake of a phrase.  A long line minds more than one of a narrow cell. */
static int64_t price_of_white(LenSum white, Len size, int square)
{
    int64_t parts = white * 16 / (size ? size : 1);
    int64_t price = parts * RAGGED_LEAST / 16 + parts * parts * square / 256;
    return price > RAGGED_MUCH ? RAGGED_MUCH + parts * RAGGED_FURTHER / 16 : price;
}

/* What justification adds: Japanese is set solid (JLReq 3.8), so what another break would not leave over is dear, and the
   more so the fewer seams there are to take it. */
static int64_t price_of_opening(Len white, int gaps, Len size)
{
    int64_t parts = (int64_t)white * 64 / (size ? size : 1), apart = parts / (gaps ? gaps : 1);
    return (parts * parts * OPENED + apart * apart * STRETCHED) / 4096;
}

static int raggedness(Len measure, Len size)
{
    enum { NARROW = 20, WIDE = 40 };
    Len em = measure / (size ? size : 1);
    if (em <= NARROW) return RAGGED_NARROW;
    return em >= WIDE ? RAGGED_WIDE : RAGGED_NARROW + (em - NARROW) * (RAGGED_WIDE - RAGGED_NARROW) / (WIDE - NARROW);
}

/* JLReq 3.5.4: the last line has at least two characters; marks that close do not count. */
static int price_of_last(const Breaker *b, int first, int last)
{
    const Para *para = b->para;
    if (first == 0 || para->seams[first - 1].must_break) return 0; /* it is the first, too */
    int n = 0;
    for (int i = first; i < last && n <= 2; i++) n += !is_mark(&para->atoms[i]);
    return n <= 1 ? LAST_OF_ONE : n == 2 ? b->last_of_two : 0;
}

/* Two characters are few in a long line; in one of four or five they are half of it. */
static int price_of_two(Len measure, Len size)
{
    enum { LONG = 20 };
    Len em = measure / (size ? size : 1);
    return em >= LONG ? LAST_OF_TWO : LAST_OF_TWO * em / LONG;
}

/* The last atom that a line of these has to have room for. */
static inline int end_of(const Para *para, int first, int last)
{
    int end = para->ends[last - 1];
    return end > first ? end : first;
}

/* Where a line begins and where it ends, set naturally, in a paragraph that is one line: the difference is its width. */
static inline LenSum start_of(const Para *para, int first)
{
    return para->starts[first] - (first == 0 ? para->lead : para->seams[first - 1].lead);
}

static inline LenSum stop_of(const Para *para, int first, int last)
{
    int end = end_of(para, first, last);
    return para->starts[end] + para->atoms[end].advance + para->seams[last - 1].tail;
}

static inline Len width_of(const Para *para, int first, int last)
{
    return (Len)(stop_of(para, first, last) - start_of(para, first));
}

/* white: what the line lacks of its measure, < 0 where it is longer.  false: even squeezed it is too long, and so are all longer ones. */
static inline bool can_fit(const Para *para, int first, int last, LenSum white)
{
    return white >= 0 || white + para->takes[end_of(para, first, last)] - para->takes[first] >= 0;
}

/* JLReq 3.8.3 a, b: the white behind a mark at the end of a line is there whole or not at all.  Where it is not quite there
   the spaces between words give what lacks; where they have not enough, it goes, and the line is spread to its end. */
static Len adjustment(const Breaker *b, const Stop *line, int last, LenSum white)
{
    const Seam *seams = b->para->seams;
    int end = end_of(b->para, line->from, last);
    LenSum lacks = seams[last - 1].spare - white, spaces = 0;
    if (lacks <= 0) return (Len)-lacks;
    for (int i = line->from; i < end && spaces < lacks; i++)
        if (seams[i].rank_take == 1) spaces += seams[i].take;
    return (Len)(spaces >= lacks ? -lacks : white);
}

/* Where nothing but the white between words can take it, of a third of an em each, no more than two thirds are added on an average: a
   line of long words in a narrow cell that lacks more stays ranged left.  Japanese is spread to its end. */
static bool opens_too_far(const Breaker *b, const Stop *line, int end, Len adjust)
{
    const Para *para = b->para;
    Len most = (para->opens[end] - para->opens[line->from]) * (para->size * 2 / 3);
    for (int i = line->from; i < end && adjust > most; i++)
        if (para->seams[i].growth == GROWS_BETWEEN_LETTERS) return false;
    return adjust > most;
}

static void price_line(const Breaker *b, Stop *line, int last, LenSum white, bool is_spread)
{
    const Para *para = b->para;
    const Seam *seam = &para->seams[last - 1];
    int end = end_of(para, line->from, last);
    if (white < 0) {
        LenSum takes = para->takes[end] - para->takes[line->from];
        assert(takes > 0); /* else the line would not have been tried */
        line->adjust = (Len)white;
        line->price.soft += SQUEEZED + (int)(-white * (SQUEEZED_FULLY - SQUEEZED) / takes);
    } else if (is_spread && !seam->must_break) {
        line->adjust = adjustment(b, line, last, white);
        line->price.soft +=
            price_of_opening(line->adjust > 0 ? line->adjust : 0, para->opens[end] - para->opens[line->from], para->size);
        line->too_open = opens_too_far(b, line, end, line->adjust);
        if (line->too_open) line->adjust = 0;
    } else if (!seam->must_break) {
        line->price.soft += price_of_white(white, para->size, b->square);
    }
}

/* Hyphens under each other. */
static int price_of_ladder(const Breaker *b, int first, int last)
{
    const Seam *seams = b->para->seams;
    return first > 0 && seams[first - 1].parts_word && seams[last - 1].parts_word ? HYPHENATED_AGAIN : 0;
}

/* Of its end. */
static void price_end(const Breaker *b, Stop *line, int last)
{
    const Seam *seam = &b->para->seams[last - 1];
    Price *price = &line->price;
    if (seam->joint) price->joints++;
    else if (!seam->may_break) price->hard += seam->cost;
    else if (!seam->must_break) price->soft += seam->cost + b->extra[last - 1] + price_of_ladder(b, line->from, last);
    else if (!has_filler(b, line->from, last)) price->soft += price_of_last(b, line->from, last);
}

static bool is_better(const Breaker *b, Price price, int last)
{
    const Stop *stop = &b->stops[last];
    return !stop->reached || is_cheaper(price, stop->price, !b->line_price);
}

static bool may_end(const Breaker *b, int last, Strictness strictness)
{
    if (strictness == RELAXED) return true;
    return b->para->seams[last - 1].may_break && !(strictness == FIRM && b->ties[last - 1] & TIED);
}

static void find_places(Breaker *b, int first, int end, Strictness strictness)
{
    b->places[0] = first;
    b->n_places = 1;
    for (int last = first + 1; last <= end; last++)
        if (may_end(b, last, strictness)) b->places[b->n_places++] = last;
}

/* What has to be on lines when one more is made behind `from`, if the rest is still to get onto those there are. */
static LenSum due_behind(const Breaker *b, int from, int end)
{
    Len measure = len_max(b->head.measure, b->rest.measure);
    if (b->most == INT_MAX || measure <= 0) return INT64_MIN;
    return b->least[end] - (LenSum)(b->most - b->stops[from].price.lines - 1) * measure;
}

/* All lines that begin at this place.  Nothing that is added to a price makes it less.  One atom wider than the measure has a line of
   its own, with the blanks behind it. */
static void try_lines(Breaker *b, int place, int end, LineRoom room)
{
    const Para *para = b->para;
    int from = b->places[place], next = place + 1;
    LenSum due = due_behind(b, from, end), edge = room.measure + start_of(para, from);
    Stop begun = { .price = b->stops[from].price, .from = from, .reached = true };
    begun.price.lines++;
    begun.price.soft += b->line_price;
    while (next < b->n_places && b->least[b->places[next]] < due) next++;
    for (; next < b->n_places; next++) {
        int last = b->places[next];
        LenSum white = edge - stop_of(para, from, last);
        bool fits = can_fit(para, from, last, white);
        if (!fits && last > from + 1 && !is_blank(&para->atoms[last - 1])) return;
        if (!is_better(b, begun.price, last)) continue;
        Stop line = begun;
        if (fits) price_line(b, &line, last, white, room.is_spread);
        else line.price.hard += OVERFULL;
        price_end(b, &line, last);
        if (is_better(b, line.price, last)) b->stops[last] = line;
    }
}

/* The last place where a line that begins at this one may end; itself: there is none. */
static int furthest(const Breaker *b, int place, LineRoom room)
{
    int from = b->places[place], furthest = place;
    LenSum edge = room.measure + start_of(b->para, from);
    for (int next = place + 1; next < b->n_places; next++) {
        int last = b->places[next];
        if (!can_fit(b->para, from, last, edge - stop_of(b->para, from, last))) break;
        furthest = next;
    }
    return furthest;
}

/* Lines as long as can be are as few as can be.  Where a forbidden break may be cheaper than many lines, or none can be made, their
   number is open, as it is where lines have a price. */
static int enough_lines(const Breaker *b, Strictness strictness)
{
    if (strictness == RELAXED || b->line_price) return INT_MAX;
    int n = 0;
    for (int place = 0, last; place < b->n_places - 1; place = last, n++) {
        last = furthest(b, place, place ? b->rest : b->head);
        if (last == place) return INT_MAX;
    }
    return n;
}

static bool solve(Breaker *b, int first, int end, Strictness strictness)
{
    find_places(b, first, end, strictness);
    b->most = enough_lines(b, strictness);
    for (int i = 0; i < b->n_places; i++) b->stops[b->places[i]].reached = false;
    b->stops[end].reached = false; /* it may be none of them */
    b->stops[first] = (Stop){ .from = first, .reached = true };
    for (int place = 0; place < b->n_places - 1; place++)
        if (b->stops[b->places[place]].reached) try_lines(b, place, end, place ? b->rest : b->head);
    return b->stops[end].reached && (strictness == RELAXED || b->stops[end].price.hard == 0);
}

static Line line_from(const Breaker *b, const Stop *stop, int last, LineRoom room)
{
    return (Line){ .first = stop->from,
                   .last = last,
                   .width = width_of(b->para, stop->from, last),
                   .adjust = stop->adjust,
                   .indent = b->width - room.measure,
                   .ends_paragraph = breaks_paragraph(b, last),
                   .justified = !breaks_paragraph(b, last) && !stop->too_open && room.is_spread };
}

static void write_lines(Breaker *b, int first, int end)
{
    int n = b->stops[end].price.lines, base = b->lines.n;
    for (int i = 0; i < n; i++) (void)vec_push(&b->lines);
    for (int at = end, i = n - 1; at > first; at = b->stops[at].from, i--) {
        b->lines.at[base + i] = line_from(b, &b->stops[at], at, b->stops[at].from == first ? b->head : b->rest);
        if (at == end) continue;
        b->torn |= (b->ties[at - 1] & IN_FIGURE) > 0;
        b->words_torn += (b->ties[at - 1] & IN_WORD) > 0;
        int tear = b->para->seams[at - 1].cost + b->extra[at - 1];
        if (tear >= TORN_FROM) b->tears += tear;
    }
    if (b->stops[end].price.hard > 0) b->relaxed = true;
    if (b->stops[end].price.hard >= OVERFULL) b->overfull = true;
}

static void price_groups(Breaker *b)
{
    const Para *para = b->para;
    for (int i = 0; i < para->n_groups; i++) {
        const Group *group = &para->groups[i];
        bool fits = group->width <= b->width - para->rich->style->hang;
        for (int k = group->first; k + 1 < group->last; k++) {
            if (para->seams[k].hinted) continue;
            if (fits) b->extra[k] += group->cost;
            b->ties[k] |= (uint8_t)((group->firm && fits ? TIED : 0) | (group->word ? IN_WORD : group->firm ? IN_FIGURE : 0));
        }
    }
}

/* The arrays are made for the first stretch that needs more than a line: most cells never do. */
static void prepare(Breaker *b, Arena *arena)
{
    if (b->stops) return;
    b->extra = arena_array(arena, int, b->para->n_atoms);
    b->ties = arena_array(arena, uint8_t, b->para->n_atoms);
    b->stops = arena_array(arena, Stop, b->para->n_atoms + 1);
    b->least = arena_array(arena, LenSum, b->para->n_atoms + 1);
    b->places = arena_array(arena, int, b->para->n_atoms + 1);
    for (int i = 0; i < b->para->n_atoms; i++) {
        b->least[i + 1] = b->least[i] + atom_least(b->para, i);
        b->has_fillers |= b->para->atoms[i].fills;
    }
    price_groups(b);
}

/* Where the stretch begins that this atom is in: lines may be asked for from the middle of one. */
static int start_of_stretch(const Para *para, int atom)
{
    while (atom > 0 && !para->seams[atom - 1].must_break) atom--;
    return atom;
}

static void break_stretch(Breaker *b, int first, int end, Arena *arena)
{
    const Para *para = b->para;
    int start = start_of_stretch(para, first);
    b->head = room_for(b, start, first > start ? hang_of(para, start, b->width) : para->rich->style->indent);
    if (breaks_paragraph(b, end) && width_of(para, first, end) <= b->head.measure) {
        *vec_push(&b->lines) = line_from(b, &(Stop){ .from = first }, end, b->head);
        return;
    }
    b->rest = room_for(b, start, hang_of(para, start, b->width));
    prepare(b, arena);
    for (Strictness strictness = FIRM; !solve(b, first, end, strictness); strictness++) continue;
    write_lines(b, first, end);
}

static Lines break_atoms(const Para *para, int first, int end, Len width, int line_price, Arena *arena)
{
    enum { USUALLY = 2 };
    Breaker b = { .para = para,
                  .width = width,
                  .line_price = line_price,
                  .square = raggedness(width, para->size),
                  .last_of_two = price_of_two(width, para->size),
                  .lines = { arena, arena_array(arena, Line, USUALLY), 0, USUALLY } };
    for (int last = first + 1; last <= end; last++) {
        if (last < end && !breaks_paragraph(&b, last)) continue;
        break_stretch(&b, first, last, arena);
        first = last;
    }
    return (Lines){ b.lines.at, b.lines.n, b.overfull, b.relaxed, b.torn, b.words_torn, b.tears };
}

Lines text_break_at(const Para *para, Len width, int line_price, Arena *arena)
{
    return break_atoms(para, 0, para->n_atoms, width, line_price, arena);
}

Lines text_break_part(const Para *para, int first, int end, Len width, Arena *arena)
{
    return break_atoms(para, first, end, width, 0, arena);
}

Lines text_break(const Para *para, Len width, Arena *arena)
{
    return text_break_at(para, width, 0, arena);
}
