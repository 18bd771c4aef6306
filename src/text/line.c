/* One line → frame.  First each atom gets its x: the seams within the line as they stand, then what justification
   hands out or takes, rank by rank (JLReq 3.8.3, 3.8.4), then the leader or running head that fills the rest.  Then the
   frame is written down (draw.c).  A line that will run down the page lies here like any other. */
#include "text/setter.h"

/* ---- where everything stands ---- */

enum { LAST_RANK = 6 };

/* 3.8.3: a middle dot at the end of the line gives way before those within it.  What stands behind it is Seam.spare. */
static int rank_of_taking(const Setter *s, int seam)
{
    enum { DOT_AT_END = 3, DOT_WITHIN = 4 };
    const Para *para = s->para;
    bool ends = seam + 2 == s->last && para->atoms[seam + 1].jclass == MIDDLE_DOT;
    int rank = para->seams[seam].rank_take;
    return ends && rank == DOT_WITHIN ? DOT_AT_END : rank;
}

static int64_t room_at(const Setter *s, int at, int rank, bool giving)
{
    const Seam *seam = &s->para->seams[at];
    if (!giving) return rank_of_taking(s, at) == rank ? seam->take : 0;
    if (rank == GROWS_EVENLY) return seam_opens(seam);
    return seam->rank_give == rank ? seam->give : 0;
}

/* Each seam of the rank bears its part of `amount`, and the parts add up exactly. */
static Len share_out(Setter *s, Len *extra, Len amount, int rank, bool giving)
{
    int n = s->last - s->first - 1;
    int64_t all = 0, passed = 0;
    for (int i = 0; i < n; i++) all += room_at(s, s->first + i, rank, giving);
    if (all == 0) return 0;
    bool unlimited = giving && rank == GROWS_EVENLY;
    Len shared = unlimited ? amount : (Len)(amount < all ? amount : all), given = 0;
    for (int i = 0; i < n; i++) {
        passed += room_at(s, s->first + i, rank, giving);
        Len upto = (Len)((int64_t)shared * passed / all);
        extra[i] += giving ? upto - given : given - upto;
        given = upto;
    }
    return shared;
}

static Str text_of(const Para *para, int atom)
{
    return str_part(para->rich->text, para->atoms[atom].first, para->atoms[atom].last);
}

/* What each seam got in this rank: the difference to what it had before. */
static void note_shares(Setter *s, const Len *extra, Len *noted, int rank)
{
    for (int i = 0; i + 1 < s->last - s->first; i++) {
        if (extra[i] == noted[i]) continue;
        *vec_push(&s->shares) =
            (Share){ text_of(s->para, s->first + i), text_of(s->para, s->first + i + 1), extra[i] - noted[i], rank };
        noted[i] = extra[i];
    }
}

static Len *hand_out(Setter *s)
{
    int n = s->last - s->first;
    bool giving = s->line->adjust > 0;
    Len amount = giving ? s->line->adjust : -s->line->adjust;
    if (amount == 0) return NULL;
    Len *extra = arena_array(s->arena, Len, n + 1), *noted = arena_array(s->arena, Len, n + 1);
    for (int rank = 1; rank <= LAST_RANK && amount > 0; rank++) {
        amount -= share_out(s, extra, amount, rank, giving);
        note_shares(s, extra, noted, rank);
    }
    return extra;
}

static void place_atoms(Setter *s, Len x)
{
    const Para *para = s->para;
    int n = s->last - s->first;
    Len *extra = hand_out(s);
    bool filled = false;
    s->x = arena_array(s->arena, Len, n + 1);
    for (int i = 0; i < n; i++) {
        const Atom *atom = &para->atoms[s->first + i];
        s->x[i] = x;
        x += atom->advance;
        if (atom->fills && !filled) x += s->rest;
        filled = filled || atom->fills;
        if (i + 1 < n) x += para->seams[s->first + i].space + (extra ? extra[i] : 0);
    }
    s->x[n] = x;
}

Align text_align(const Para *para, int first)
{
    const Rich *rich = para->rich;
    for (int i = 0; rich->aligns_lines && first < para->n_atoms && i < rich->n_runs; i++) {
        const Run *run = &rich->runs[i];
        if (run->aligned && para->atoms[first].first >= run->first && para->atoms[first].first < run->last)
            return run->aligned->align;
    }
    return rich->style->align;
}

static Len white_before_line(const Setter *s, Len white)
{
    switch (text_align(s->para, s->line->first)) {
    case ALIGN_SPREAD: /* one character alone */
    case ALIGN_CENTER: return white / 2;
    case ALIGN_END: return white;
    case ALIGN_START:
    case ALIGN_JUSTIFY: break;
    }
    return 0;
}

static bool has_filler(const Setter *s)
{
    for (int i = s->first; i < s->last; i++)
        if (s->para->atoms[i].fills) return true;
    return false;
}

static void place(Setter *s, Len width)
{
    const Line *line = s->line;
    Len white = width - line->indent - line->width - line->adjust;
    Len lead = line->first == 0 ? s->para->lead : s->para->seams[line->first - 1].lead;
    bool fills = has_filler(s);
    if (fills) s->rest = len_max(0, white);
    place_atoms(s, line->indent + lead + (fills ? 0 : white_before_line(s, white)));
}

/* The largest leading rules; the largest em box is centred in it. */
static void set_height(Setter *s)
{
    const Style *own = s->para->rich->style;
    Len size = len_max(own->size, own->body), leading = own->leading;
    for (int i = s->first; i < s->last; i++) {
        const Style *style = style_of(s, i);
        size = len_max(size, style->size);
        leading = len_max(leading, style->leading);
    }
    Len over = s->para->over + s->line->rise;
    s->height = leading + over;
    s->baseline = font_baseline(size, leading) + over;
    s->middle = s->baseline - len_scale(size, 38, 100);
}

/* A running head that is alone on its line keeps all of it. */
static const LateLine *late_line(const Setter *s, Len width)
{
    bool waits = false, is_shared = s->last - s->first > 1;
    for (int i = s->first; i < s->last; i++) waits |= s->para->atoms[i].slot >= 0 && (is_shared || !s->para->atoms[i].fills);
    if (!waits) return NULL;
    LateLine *late = arena_new(s->arena, LateLine);
    *late = (LateLine){ s->para, *s->line, width };
    return late;
}

const Frame *text_line(const Para *para, const Line *line, Len width, Arena *arena)
{
    Setter s = { .para = para,
                 .line = line,
                 .arena = arena,
                 .first = line->first,
                 .last = line->last,
                 .shares = { .arena = arena },
                 .frame = { .arena = arena } };
    while (s.last > s.first && is_blank(&para->atoms[s.last - 1])) s.last--;
    set_height(&s);
    place(&s, width);
    draw_line(&s);
    Frame *frame = arena_new(arena, Frame);
    *frame = *frame_built(&s.frame, width, s.height, para->mark);
    frame->baseline = para->rich->style->vertical ? s.middle : s.baseline;
    frame->shares = s.shares.at;
    frame->n_shares = s.shares.n;
    frame->late = late_line(&s, width);
    return frame;
}

/* Dots of neighbouring lines stand under each other: the room behind a leader, with what else follows there, grows by whole dots. */
static Len room_behind_leader(const Para *para, int slot, Len words, Len behind)
{
    const Atom *atom = &para->atoms[slot], *leader = atom - 1;
    Len dot = leader->advance / 3, room = atom->advance;
    Len needs = words + behind + style_em(para->stretches[atom->stretch].style) / 2;
    while (dot > 0 && room < needs) room += dot;
    return room - behind;
}

/* The line with rooms of these widths. */
static LateLine with_rooms(const LateLine *late, const Len *widths, Arena *arena)
{
    LateLine again = *late;
    Para *para = arena_new(arena, Para);
    *para = *late->para;
    para->atoms = arena_array(arena, Atom, para->n_atoms);
    for (int i = 0; i < para->n_atoms; i++) para->atoms[i] = late->para->atoms[i];
    Len behind = 0;
    for (int i = late->line.last - 1; i >= late->line.first; i--) {
        Atom *atom = &para->atoms[i];
        if (atom->slot >= 0) {
            atom->fills = false; /* its words are known, and what follows them stands right behind */
            Len words = widths[atom->slot];
            bool is_led = i > late->line.first && atom[-1].jclass == LEADER;
            atom->advance = is_led ? room_behind_leader(para, i, words, behind) : words;
            again.line.width += atom->advance - late->para->atoms[i].advance;
        }
        behind += atom->advance + (i > late->line.first ? para->seams[i - 1].space : 0);
    }
    again.para = para;
    return again;
}

const Frame *text_line_again(const LateLine *late, const Len *widths, Arena *arena)
{
    LateLine again = with_rooms(late, widths, arena);
    Len grows = again.line.width - late->line.width, white = late->width - again.line.indent - again.line.width;
    if (grows > 0 && white < 0) return NULL;
    bool fills = late->line.justified || late->line.adjust > 0;
    again.line.adjust = fills ? late->line.adjust - grows : len_max(late->line.adjust, len_min(0, white));
    return text_line(again.para, &again.line, late->width, arena);
}
