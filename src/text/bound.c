/* What a text takes at the most, told from its characters without shaping it: each is one glyph at most, no wider than the widest of
   its face, and has the white of one seam.  And what a paragraph takes at least, told without breaking it. */
#include "text/steps.h"

#include "base/utf8.h"

/* ASCII, kana, kanji, full-width forms: none becomes several glyphs. */
static bool is_one_glyph(uint32_t c)
{
    return (c >= 0x20 && c < 0x7F) || (c >= 0x3001 && c <= 0x30FF) || (c >= 0x4E00 && c <= 0x9FFF) ||
           (c >= 0xFF01 && c <= 0xFF60);
}

/* What one character of a run can take. */
static LenSum most_of_one(const Style *style, const Face *face)
{
    Len em = style_em(style), white = len_scale(em, style->autospace > 250 ? style->autospace : 250, 1000);
    return len_scale(em, face->most_advance, face->upem) + white + len_max(0, style->tracking);
}

/* Of a run whose own face has all its characters; -1: who knows. */
static LenSum most_of_run(const Rich *rich, const Run *run, FontBook *fonts, Diag *diag)
{
    const Style *style = run->style;
    Edges padding = style->plate.padding;
    const Face *face = font_find(fonts, style->family, style->weight, 0, diag);
    if (!face || !face->most_advance || run->leader || run->icon || padding.left || padding.right) return -1;
    LenSum one = most_of_one(style, face), all = 0;
    for (int at = run->first; at < run->last; all += one) {
        uint32_t c = utf8_next(rich->text, &at);
        if (c != '\n' && (!is_one_glyph(c) || !font_glyph(face, c))) return -1;
    }
    return all;
}

bool text_surely_fits(const Rich *rich, Len width, FontBook *fonts, Diag *diag)
{
    const Style *style = rich->style;
    if (rich->n_slots || rich->n_rubies || style->vertical) return false;
    LenSum all = len_max(0, style->indent) + len_max(0, style->hang);
    for (int i = 0; i < rich->n_runs; i++) {
        LenSum most = most_of_run(rich, &rich->runs[i], fonts, diag);
        if (most < 0) return false;
        all += most;
    }
    return all <= width;
}

TextTake text_take(const Para *para)
{
    const Style *style = para->rich->style;
    TextTake take = { .begins = len_min(style->indent, style->hang) };
    for (int i = 0; i < para->n_atoms; i++) {
        take.length += atom_least(para, i);
        take.n += para->seams[i].must_break;
    }
    return take;
}

int text_least_lines(const Para *para, Len width, int narrowed)
{
    enum { ROUNDED = 5 }; /* per mille: more than the rounding of any letter */
    const Style *style = para->rich->style;
    Len begins = len_min(style->indent, style->hang), measure = width - (begins > 0 ? len_scale(begins, narrowed, 1000) : begins);
    LenSum least = 0;
    int n = 0;
    for (int i = 0; i < para->n_atoms; i++) {
        least += atom_least(para, i);
        if (!para->seams[i].must_break) continue;
        LenSum narrow = least * (narrowed - ROUNDED) / 1000;
        n += 1 + (int)(measure > 0 && narrow > 0 ? (narrow - 1) / measure : 0);
        least = 0;
    }
    return n;
}
