/* 分綴: words of a language with letters may be parted where its patterns allow it, with a hyphen behind the first part.  Not parted: what
   has a figure or a sign in it, as an address, a code, well-known; what has a capital behind its first letter, UNESCO, iOS. */
#include "text/steps.h"

#include "text/prices.h"

#include <hb.h>

enum { LEAST_BEFORE = 2, LEAST_BEHIND = 3 }; /* letters, as TeX has it */

typedef struct {
    Para *para;
    FontBook *fonts;
    Arena *arena;
    Diag *diag;
    const Hyphens *reported; /* once in a text */
} Hyphenator;

/* The hyphen that is typed: ‐ is as wide as a kanji in some faces. */
uint32_t hyphen_glyph(const Face *face)
{
    return font_glyph(face, '-');
}

Len hyphen_width(const Stretch *stretch)
{
    const Face *face = stretch->face;
    if (!face) return 0;
    return len_scale(style_em(stretch->style), hb_font_get_glyph_h_advance(face->hb_font, hyphen_glyph(face)), face->upem);
}

static const Style *style_at(const Para *para, int atom)
{
    return para->rich->runs[para->atoms[atom].run].style;
}

static uint32_t character_at(const Para *para, int atom)
{
    int at = para->atoms[atom].first;
    return utf8_next(para->rich->text, &at);
}

static bool is_letter(const Para *para, int atom)
{
    return para->atoms[atom].jclass == WESTERN && utf8_is_letter(character_at(para, atom));
}

static bool is_apostrophe(const Para *para, int atom)
{
    uint32_t c = character_at(para, atom);
    return c == '\'' || c == 0x2019;
}

/* All that stands together without a blank: https://www.example.jp/, don’t, «development.» without its «». */
static bool is_in_word(const Para *para, int atom)
{
    if (is_apostrophe(para, atom)) return true;
    switch ((JClass)para->atoms[atom].jclass) {
    case WESTERN:
    case NUMERAL:
    case PLAIN_SIGN:
    case PLAIN_STOP:
    case HYPHEN:
    case PREFIX:
    case POSTFIX: return true;
    default: return false;
    }
}

/* . , ; : ! ? and quotation marks, which belong to the sentence. */
static bool is_punctuation(const Para *para, int atom)
{
    return para->atoms[atom].jclass == PLAIN_STOP || character_at(para, atom) == '"' || is_apostrophe(para, atom);
}

static bool is_capital(uint32_t c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE);
}

/* Letters alone, and no capitals but the first; before one 's. */
static bool is_word(const Para *para, int first, int *last)
{
    int end = first;
    while (end < *last && is_letter(para, end)) end++;
    for (int i = end; i < *last; i++)
        if (!(i == end ? is_apostrophe(para, i) : is_letter(para, i))) return false;
    *last = end;
    Str text = str_part(para->rich->text, para->atoms[first].first, end > first ? para->atoms[end - 1].last : 0);
    for (int at = 0, n = 0; at < text.n; n++)
        if (is_capital(utf8_next(text, &at)) && n > 0) return false;
    return end > first;
}

/* Of a text in which words are to be parted; NULL: in this language they are not. */
static const Hyphens *hyphens_for(Hyphenator *h, const Style *style)
{
    if (!style->hyphenates) return NULL;
    Str lang = style->lang.n ? style->lang : STR("ja");
    const Hyphens *hyphens = font_hyphens(h->fonts, lang);
    if (font_has_hyphens(hyphens)) return hyphens;
    const Rich *rich = h->para->rich;
    if (h->reported != hyphens)
        diag_report(h->diag, rich->where, rich->key.text, DIAG_NO_HYPHENS, str_copy(h->arena, lang).at,
                    font_hyphens_path(hyphens).at, str_copy(h->arena, style->name).at);
    h->reported = hyphens;
    return NULL;
}

static void part_word(Hyphenator *h, int first, int last)
{
    const Para *para = h->para;
    while (first < last && is_punctuation(para, first)) first++;
    while (first < last && is_punctuation(para, last - 1)) last--;
    const Hyphens *hyphens = first < last ? hyphens_for(h, style_at(para, first)) : NULL;
    if (!hyphens || !is_word(para, first, &last)) return;
    int begin = para->atoms[first].first, end = para->atoms[last - 1].last;
    bool *may_end = arena_array(h->arena, bool, end - begin);
    if (!font_hyphenate(hyphens, str_part(para->rich->text, begin, end), LEAST_BEFORE, LEAST_BEHIND, may_end)) return;
    for (int i = first; i + 1 < last; i++) {
        Seam *seam = &h->para->seams[i];
        bool is_kept = para->rich->runs[para->atoms[i].run].keep || para->atoms[i].run != para->atoms[i + 1].run;
        if (!may_end[para->atoms[i].last - 1 - begin] || is_kept || seam->may_break || !style_at(para, i)->hyphenates) continue;
        seam->may_break = seam->parts_word = true;
        seam->cost = HYPHENATED;
    }
}

void hyphenate(Para *draft, FontBook *fonts, Arena *arena, Diag *diag)
{
    const Rich *rich = draft->rich;
    bool any = false;
    for (int i = 0; i < rich->n_runs; i++) any |= rich->runs[i].style->hyphenates;
    Hyphenator h = { .para = draft, .fonts = fonts, .arena = arena, .diag = diag };
    for (int first = 0, last; any && first < draft->n_atoms; first = last) {
        for (last = first; last < draft->n_atoms && is_in_word(draft, last); last++) continue;
        if (last > first) part_word(&h, first, last);
        else last++;
    }
}
