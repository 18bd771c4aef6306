/* Small type beside the line: readings (ruby, JLReq 3.3) and the dots of stress (圏点, 3.3.9).  Each is shaped as a small
   paragraph of its own.  A reading narrower than its characters is spread over them; a wider one first leans over the
   kana and the white beside them, by one of its own characters at most, and then makes its characters stand apart:

        か つ し か          ├half┤葛├─ whole ─┤飾├half┤
         葛  飾

   What it leans over is only known within a line; at either end of one it stands flush. */
#include "text/steps.h"

#include "base/utf8.h"

static bool is(JClasses set, const Atom *atom)
{
    return set >> atom->jclass & 1;
}

static int atom_at(const Para *para, int byte)
{
    int i = 0;
    while (i < para->n_atoms && para->atoms[i].first < byte) i++;
    return i;
}

/* The same reading beside a vertical line. */
static const Rich *turned(const Rich *rich, Arena *arena)
{
    Style *style = arena_new(arena, Style);
    Rich *copy = arena_new(arena, Rich);
    *style = *rich->style;
    style->vertical = true;
    *copy = *rich;
    copy->style = style;
    copy->runs = arena_array(arena, Run, rich->n_runs);
    for (int i = 0; i < rich->n_runs; i++) {
        copy->runs[i] = rich->runs[i];
        copy->runs[i].style = style;
    }
    return copy;
}

static Gloss *add_gloss(Para *para, int first, int last, const Para *reading, Arena *arena)
{
    Gloss *gloss = &para->glosses[para->n_glosses++];
    *gloss = (Gloss){ .first = first, .last = last, .n_readings = 1, .width = reading->max_width };
    gloss->readings = arena_array(arena, const Para *, 1);
    gloss->heads = arena_array(arena, int, 1);
    gloss->readings[0] = reading;
    gloss->heads[0] = first;
    return gloss;
}

static void add_ruby(Para *para, const Ruby *ruby, FontBook *fonts, Arena *arena, Diag *diag)
{
    int first = atom_at(para, ruby->first), last = atom_at(para, ruby->last);
    if (first == last) return;
    const Rich *reading = para->rich->style->vertical ? turned(ruby->rich, arena) : ruby->rich;
    add_gloss(para, first, last, text_shape(reading, fonts, arena, diag), arena);
}

static Len width_of_atoms(const Para *para, int first, int last)
{
    Len width = para->atoms[last - 1].advance;
    for (int i = first; i + 1 < last; i++) width += para->atoms[i].advance + para->seams[i].space;
    return width;
}

static Len width_of_base(const Para *para, const Gloss *gloss)
{
    return width_of_atoms(para, gloss->first, gloss->last);
}

/* 熟語ルビ 3.3.6: while each reading has room over its own character, that is where it stands; if one has not, they follow
   each other over the whole word.  A line may end between two of them in either case. */
static void settle_compound(Para *para, int first, Arena *arena)
{
    Gloss *glosses = &para->glosses[first], whole = *glosses;
    int n = para->n_glosses - first;
    bool fits = true;
    for (int i = 0; i < n; i++) fits = fits && glosses[i].width <= width_of_base(para, &glosses[i]);
    if (n < 2 || fits) return;
    whole.readings = arena_array(arena, const Para *, n);
    whole.heads = arena_array(arena, int, n);
    whole.n_readings = n;
    whole.last = glosses[n - 1].last;
    whole.width = 0;
    for (int i = 0; i < n; i++) {
        whole.readings[i] = glosses[i].readings[0];
        whole.heads[i] = glosses[i].first;
        whole.width += glosses[i].width;
    }
    *glosses = whole;
    para->n_glosses = first + 1;
}

static void add_readings(Para *para, FontBook *fonts, Arena *arena, Diag *diag)
{
    const Rich *rich = para->rich;
    for (int i = 0; i < rich->n_rubies;) {
        int first = para->n_glosses;
        do add_ruby(para, &rich->rubies[i++], fonts, arena, diag);
        while (i < rich->n_rubies && rich->rubies[i].goes_on);
        settle_compound(para, first, arena);
    }
}

/* ---- 圏点 ---- */

static const char *const signs[] = { [EMPHASIS_DOT] = "•", [EMPHASIS_SESAME] = "﹅", [EMPHASIS_CIRCLE] = "○" };

/* The sign as a paragraph; it shows no text of its own. */
static const Para *sign_of(const Rich *rich, const Style *style, FontBook *fonts, Arena *arena, Diag *diag)
{
    Style *small = arena_new(arena, Style);
    *small = (Style){ .name = style->name,
                      .family = style->family,
                      .weight = style->weight,
                      .size = style->size / 2,
                      .leading = style->size / 2,
                      .color = style->color,
                      .vertical = rich->style->vertical };
    Str text = str_from(signs[style->emphasis]);
    Run *run = arena_new(arena, Run);
    Rich *sign = arena_new(arena, Rich);
    *run = (Run){ .last = text.n, .style = small };
    *sign = (Rich){ .key = rich->key, .where = rich->where, .text = text, .style = small, .runs = run, .n_runs = 1 };
    return text_shape(sign, fonts, arena, diag);
}

static void add_emphasis(Para *para, const Run *run, FontBook *fonts, Arena *arena, Diag *diag)
{
    int first = atom_at(para, run->first), last = atom_at(para, run->last);
    if (first == last) return;
    add_gloss(para, first, last, sign_of(para->rich, run->style, fonts, arena, diag), arena)->each = true;
}

/* ---- room ---- */

/* Half of the white that stands between two lines of the style of these characters. */
static Len half_gap(const Para *para, const Gloss *gloss)
{
    const Style *style = para->stretches[para->atoms[gloss->first].stretch].style;
    return (len_max(style->leading, para->rich->style->leading) - style->size) / 2;
}

static Len height_over(const Para *para, const Gloss *gloss)
{
    return gloss->readings[0]->rich->style->size + para->stretches[para->atoms[gloss->first].stretch].style->raise;
}

/* The small type stands on the em box of its characters, in the white between the lines, which keep their places (JLReq 3.3.1).
   Where that white is too small every line gets what it lacks, so that they stay at one distance. */
static void make_room(Para *para)
{
    for (int i = 0; i < para->n_glosses; i++) {
        const Gloss *gloss = &para->glosses[i];
        para->over = len_max(para->over, height_over(para, gloss) - 2 * half_gap(para, gloss));
    }
}

Len text_rise(const Para *para, const Line *line, Len white)
{
    Len rise = 0;
    for (int i = 0; i < para->n_glosses; i++) {
        const Gloss *gloss = &para->glosses[i];
        if (gloss->last <= line->first || gloss->first >= line->last) continue;
        rise = len_max(rise, height_over(para, gloss) - half_gap(para, gloss) - para->over - white);
    }
    return rise;
}

static bool has_reading(const Para *para, int atom)
{
    for (int i = 0; i < para->n_glosses; i++)
        if (!para->glosses[i].each && atom >= para->glosses[i].first && atom < para->glosses[i].last) return true;
    return false;
}

/* How far a reading may lean over the atom beside it (3.3.8, Table 1), `beyond` being the next one: half as far where that
   has a reading, too. */
static Len leans_over(const Para *para, const Gloss *gloss, int beside, int beyond)
{
    const JClasses kana = IN(HIRAGANA) | IN(KATAKANA) | IN(PROLONGED) | IN(SMALL_KANA) | IN(ITERATION);
    Len most = gloss->readings[0]->size;
    if (beside < 0 || beside >= para->n_atoms || has_reading(para, beside)) return 0;
    const Atom *atom = &para->atoms[beside];
    bool shared = beyond >= 0 && beyond < para->n_atoms && has_reading(para, beyond);
    if (is(kana, atom) || atom->jclass == WIDE_SPACE) return shared ? most / 2 : most;
    bool before = beside < gloss->first;
    if (is(IN(CLOSING) | IN(FULL_STOP) | IN(COMMA) | IN(MIDDLE_DOT), atom) && before) return len_min(most, atom->after);
    if (is(IN(OPENING) | IN(MIDDLE_DOT), atom) && !before) return len_min(most, atom->before);
    return is(IN(OPENING), atom) || is(IN(CLOSING) | IN(FULL_STOP) | IN(COMMA), atom) ? most : 0;
}

static bool begins_reading(const Gloss *gloss, int atom)
{
    for (int i = 0; i < gloss->n_readings; i++)
        if (gloss->heads[i] == atom) return true;
    return false;
}

/* One reading is not torn: its characters stay on one line. */
static void keep_together(Para *para, const Gloss *gloss)
{
    enum { TORN = 600 };
    for (int i = gloss->first; i + 1 < gloss->last; i++) {
        if (!begins_reading(gloss, i + 1)) {
            para->seams[i].may_break = false;
            para->seams[i].cost = TORN;
        }
        para->seams[i].give = para->seams[i].take = 0;
        para->seams[i].rank_give = para->seams[i].rank_take = 0;
    }
}

static void open_up(Para *para, Gloss *gloss)
{
    Len excess = gloss->width - width_of_base(para, gloss);
    int n = gloss->last - gloss->first;
    if (excess <= 0) return;
    Len left = len_min(excess / 2, leans_over(para, gloss, gloss->first - 1, gloss->first - 2));
    Len right = len_min(excess / 2, leans_over(para, gloss, gloss->last, gloss->last + 1));
    Len apart = (excess - left - right) / n;
    gloss->out = apart / 2 + left;
    for (int i = gloss->first; i + 1 < gloss->last; i++) para->seams[i].space += apart;
    if (gloss->first > 0) {
        para->seams[gloss->first - 1].space += apart / 2;
        para->seams[gloss->first - 1].lead += gloss->out;
    } else {
        para->lead += gloss->out;
    }
    para->seams[gloss->last - 1].tail += apart / 2 + right;
    para->seams[gloss->last - 1].spare = 0;
    if (gloss->last < para->n_atoms) para->seams[gloss->last - 1].space += apart / 2;
}

/* Where a line ends within a compound, what is longer than its characters on either side asks for room there. */
static void open_ends(Para *para, Gloss *gloss)
{
    Len before = 0, white = gloss->width - gloss->out - width_of_base(para, gloss);
    gloss->over = len_max(0, white);
    for (int i = 1; i < gloss->n_readings; i++) {
        int head = gloss->heads[i];
        Seam *seam = &para->seams[head - 1];
        before += gloss->readings[i - 1]->max_width;
        seam->tail += len_max(0, before - gloss->out - width_of_atoms(para, gloss->first, head));
        seam->lead += len_max(0, gloss->width - before - gloss->over - width_of_atoms(para, head, gloss->last));
    }
}

void gloss(Para *para, FontBook *fonts, Arena *arena, Diag *diag)
{
    const Rich *rich = para->rich;
    int n = rich->n_rubies;
    for (int i = 0; i < rich->n_runs; i++) n += rich->runs[i].style->emphasis != EMPHASIS_NONE;
    if (n == 0) return;
    para->glosses = arena_array(arena, Gloss, n);
    add_readings(para, fonts, arena, diag);
    for (int i = 0; i < rich->n_runs; i++)
        if (rich->runs[i].style->emphasis) add_emphasis(para, &rich->runs[i], fonts, arena, diag);
    make_room(para);
    for (int i = 0; i < para->n_glosses; i++)
        if (!para->glosses[i].each) keep_together(para, &para->glosses[i]);
    for (int i = 0; i < para->n_glosses; i++)
        if (!para->glosses[i].each) open_up(para, &para->glosses[i]);
    for (int i = 0; i < para->n_glosses; i++)
        if (!para->glosses[i].each) open_ends(para, &para->glosses[i]);
}
