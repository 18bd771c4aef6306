/* Markers at the head of a paragraph or of a forced line, by which the lines below hang (字下げ, JLReq 3.5.2):

        (1) 認可保育所の増設を      ・ 街路灯の
            進めます。                 改修

   A marker is one sign (・ ※ ① ● …), or one or two figures or one letter in brackets, or figures with a dot behind; ※ may have
   its figures behind it.  White that follows belongs to it. */
#include "base/utf8.h"
#include "text/steps.h"

static uint32_t character_at(const Para *para, int i)
{
    if (i >= para->n_atoms || para->atoms[i].slot >= 0) return 0;
    int at = para->atoms[i].first;
    return utf8_next(para->rich->text, &at);
}

static bool is_in(const char *set, uint32_t c)
{
    Str signs = str_from(set);
    for (int at = 0; c && at < signs.n;)
        if (utf8_next(signs, &at) == c) return true;
    return false;
}

static bool is_digit(uint32_t c)
{
    return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19);
}

/* ①–⓿, ㊀–㊉, ❶–➓ */
static bool is_circled(uint32_t c)
{
    return (c >= 0x2460 && c <= 0x24FF) || (c >= 0x3280 && c <= 0x3289) || (c >= 0x2776 && c <= 0x2793);
}

/* (ア) (a) （イ） */
static bool is_letter(uint32_t c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= 0x30A2 && c <= 0x30F3) || (c >= 0x2160 && c <= 0x217B);
}

static int skip_digits(const Para *para, int i)
{
    enum { MOST = 2 };
    int n = 0;
    while (n < MOST && is_digit(character_at(para, i + n))) n++;
    return i + n;
}

/* Behind a marker in brackets, with a dot or a bracket behind, or `first`: there is none. */
static int skip_enumerator(const Para *para, int first)
{
    bool opens = is_in("(（〔［[【", character_at(para, first));
    int inside = first + opens, end = skip_digits(para, inside);
    if (end == inside && (opens || is_in(")）", character_at(para, inside + 1))) && is_letter(character_at(para, inside))) end++;
    if (end == inside) return first;
    const char *closing = opens ? ")）〕］]】" : ")）．.";
    bool point = !opens && is_in("．.", character_at(para, end)) && is_digit(character_at(para, end + 1)); /* 1.5 is a number */
    return is_in(closing, character_at(para, end)) && !point ? end + 1 : first;
}

static int skip_marker(const Para *para, int first)
{
    uint32_t c = character_at(para, first);
    if (is_in("※＊*", c)) return skip_digits(para, first + 1);
    if (is_circled(c) || is_in("・●○◎◆◇■□▲△▼▽★☆◯➢✓", c)) return first + 1;
    return skip_enumerator(para, first);
}

Len hang_of(const Para *para, int first, Len width)
{
    const Style *style = para->rich->style;
    bool is_flush = style->align == ALIGN_START || style->align == ALIGN_JUSTIFY; /* else there is no edge to hang from */
    if (!style->hang_auto || !is_flush) return style->hang;
    int end = skip_marker(para, first);
    if (end == first) return style->hang;
    while (end < para->n_atoms && !para->seams[end - 1].must_break && is_blank(&para->atoms[end])) end++;
    if (end >= para->n_atoms || para->seams[end - 1].must_break) return style->hang;
    Len lead = first == 0 ? para->lead : para->seams[first - 1].lead;
    Len hang = style->indent + lead + (Len)(para->starts[end] - para->starts[first]);
    return hang <= width / 2 ? hang : style->hang;
}
