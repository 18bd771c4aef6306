/* One pass for each kind over the characters, in an order in which none undoes another: what is invisible goes first, so that it parts
   nothing; marks join their letters when these have their full width; spaces come last. */
#include "data/mend.h"

#include "base/utf8.h"
#include "model/letterforms.h"

typedef struct {
    uint32_t *at;
    int n;
} MendedLetters;

static void mend_invisible(MendedLetters *text)
{
    int n = 0;
    for (int i = 0; i < text->n; i++) {
        uint32_t c = text->at[i];
        if (letterform_is_blank(c)) text->at[n++] = ' ';
        else if (!letterform_invisible(c) && c != 0xFEFF) text->at[n++] = c;
    }
    text->n = n;
}

static void mend_radicals(MendedLetters *text)
{
    for (int i = 0; i < text->n; i++) {
        uint32_t meant = letterform_of_radical(text->at[i]);
        if (meant) text->at[i] = meant;
    }
}

/* ﾊﾟ is one kana. */
static void mend_half_kana(MendedLetters *text)
{
    int n = 0;
    for (int i = 0; i < text->n; i++) {
        uint32_t kana = letterform_of_half_kana(text->at[i]), next = i + 1 < text->n ? text->at[i + 1] : 0;
        uint32_t voiced = kana ? letterform_voiced(kana, next) : 0;
        text->at[n++] = voiced ? voiced : kana ? kana : text->at[i];
        i += voiced != 0;
    }
    text->n = n;
}

static void mend_marks(MendedLetters *text)
{
    int n = 0;
    for (int i = 0; i < text->n; i++) {
        uint32_t before = n ? text->at[n - 1] : 0, c = text->at[i];
        uint32_t whole = letterform_voiced(before, c);
        if (!whole) whole = letterform_accented(before, c);
        if (whole) text->at[n - 1] = whole;
        else text->at[n++] = c;
    }
    text->n = n;
}

static bool is_digit(const MendedLetters *text, int i)
{
    return i >= 0 && i < text->n && text->at[i] >= '0' && text->at[i] <= '9';
}

/* Figures and Latin letters, and what stands between figures: １，２３４．５ */
static void mend_widths(MendedLetters *text)
{
    enum { FULL = 0xFEE0, COMMA = 0xFF0C, POINT = 0xFF0E };
    for (int i = 0; i < text->n; i++) {
        uint32_t half = text->at[i] - FULL;
        bool is_digit_or_letter = (half >= '0' && half <= '9') || ((half | 0x20) >= 'a' && (half | 0x20) <= 'z');
        if (text->at[i] > FULL && is_digit_or_letter) text->at[i] = half;
    }
    for (int i = 0; i < text->n; i++)
        if ((text->at[i] == COMMA || text->at[i] == POINT) && is_digit(text, i - 1) && is_digit(text, i + 1)) text->at[i] -= FULL;
}

static bool is_space(uint32_t c)
{
    return c == ' ' || c == '\t' || c == 0x3000;
}

/* None at the ends of lines, one between words; a wide one where there was one. */
static void mend_spaces(MendedLetters *text)
{
    enum { WIDE = 0x3000 };
    int n = 0;
    for (int i = 0; i < text->n;) {
        int end = i;
        bool is_wide = false;
        while (end < text->n && is_space(text->at[end])) is_wide |= text->at[end++] == WIDE;
        bool is_inside = end > i && n && text->at[n - 1] != '\n' && end < text->n && text->at[end] != '\n';
        if (is_inside) text->at[n++] = is_wide ? WIDE : ' ';
        if (end < text->n) text->at[n++] = text->at[end++];
        i = end;
    }
    text->n = n;
}

static const char *const names[] = { MEND_CHOICES(CHOICE_WORD) };
static void (*const passes[MEND_COUNT])(MendedLetters *text) = {
    [MEND_INVISIBLE] = mend_invisible, [MEND_RADICALS] = mend_radicals, [MEND_HALF_KANA] = mend_half_kana,
    [MEND_MARKS] = mend_marks,         [MEND_WIDTHS] = mend_widths,     [MEND_SPACES] = mend_spaces,
};

MendKinds mend_kinds(Str words)
{
    MendKinds kinds = 0;
    for (Str word; str_next_word(&words, &word);)
        for (int i = 0; i < MEND_COUNT; i++)
            if (str_is(word, names[i]) || str_is(word, "all")) kinds |= 1U << i;
    return kinds;
}

Str mend_names(MendKinds kinds, Arena *arena)
{
    StrBuilder said = { .arena = arena };
    for (int i = 0; i < MEND_COUNT; i++)
        if (kinds & 1U << i) str_add_printf(&said, "%s%s", said.n ? " " : "", names[i]);
    return str_built(&said);
}

static Str text_of(const MendedLetters *text, Arena *arena)
{
    StrBuilder out = { .arena = arena };
    for (int i = 0; i < text->n; i++) str_add_char(&out, text->at[i]);
    return str_built(&out);
}

Str mend_text(Str text, MendKinds kinds, MendKinds *done, Arena *arena)
{
    MendedLetters letters = { arena_array(arena, uint32_t, text.n + 1), 0 };
    for (int at = 0; at < text.n;) letters.at[letters.n++] = utf8_next(text, &at);
    *done = 0;
    for (int i = 0; i < MEND_COUNT; i++) {
        if (!(kinds & 1U << i)) continue;
        passes[i](&letters);
        Str mended = text_of(&letters, arena);
        if (!str_equal(mended, text)) *done |= 1U << i;
        text = mended;
    }
    return text;
}
