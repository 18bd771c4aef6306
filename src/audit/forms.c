/* Characters that are there in another form than anyone types or searches for: radicals, compatibility ideographs, marks apart from
   their letters, what cannot be seen, what one kind of machine knows.  What the reader refuses (E0211) does not come here. */
#include "audit/hygiene.h"

#include "model/letterforms.h"

/* --- forms --------------------------------------------------------------------------------------------------------- */

/* Those compatibility ideographs that Japanese fonts and IMEs have: their canonical forms.  The 0 among them are ordinary
   characters in spite of their place. */
static const uint32_t compatibles[] = {
    0x585A, 0,      0x6674, 0,      0,      0x51DE, 0x732A, 0x76CA, 0x793C,  0x795E, 0x7965, 0x798F, 0x9756, 0x7CBE,
    0x7FBD, 0,      0x8612, 0,      0x8AF8, 0,      0,      0x9038, 0x90FD,  0,      0,      0,      0x98EF, 0x98FC,
    0x9928, 0x9DB4, 0x90DE, 0x96B7, 0x4FAE, 0x50E7, 0x514D, 0x52C9, 0x52E4,  0x5351, 0x559D, 0x5606, 0x5668, 0x5840,
    0x58A8, 0x5C64, 0x5C6E, 0x6094, 0x6168, 0x618E, 0x61F2, 0x654F, 0x65E2,  0x6691, 0x6885, 0x6D77, 0x6E1A, 0x6F22,
    0x716E, 0x722B, 0x7422, 0x7891, 0x793E, 0x7949, 0x7948, 0x7950, 0x7956,  0x795D, 0x798D, 0x798E, 0x7A40, 0x7A81,
    0x7BC0, 0x7DF4, 0x7E09, 0x7E41, 0x7F72, 0x8005, 0x81ED, 0x8279, 0x8279,  0x8457, 0x8910, 0x8996, 0x8B01, 0x8B39,
    0x8CD3, 0x8D08, 0x8FB6, 0x9038, 0x96E3, 0x97FF, 0x983B, 0x6075, 0x242EE, 0x8218,
};
enum { COMPATIBLES_FIRST = 0xFA10, N_COMPATIBLES = sizeof compatibles / sizeof *compatibles };

/* Others: which character is meant is left to the reader. */
static bool is_other_form(uint32_t c)
{
    bool is_korean = c >= 0xF900 && c <= 0xFA0D, is_later = c >= 0xFA6E && c <= 0xFB06,
         is_supplement = c >= 0x2F800 && c <= 0x2FA1F;
    return is_korean || is_later || is_supplement || (c >= 0x2E80 && c < 0x2F00) || c == 0x31C0;
}

static uint32_t form_meant(uint32_t c)
{
    uint32_t radical = letterform_of_radical(c);
    if (radical) return radical;
    return c >= COMPATIBLES_FIRST && c < COMPATIBLES_FIRST + N_COMPATIBLES ? compatibles[c - COMPATIBLES_FIRST] : 0;
}

void hygiene_forms(const Hygiene *hygiene, const HygieneText *text)
{
    for (int i = 0; i < text->letters.n; i++) {
        uint32_t c = text->letters.at[i], meant = form_meant(c);
        if (meant) hygiene_say(hygiene, text, i, i + 1, DIAG_OTHER_FORM, hygiene_name(meant, hygiene->audit->arena));
        else if (is_other_form(c)) hygiene_say(hygiene, text, i, i + 1, DIAG_FORM_UNKNOWN, STR(""));
    }
}

/* --- marks --------------------------------------------------------------------------------------------------------- */

/* か゚ and あ゛ have no character of their own; they are meant. */
void hygiene_marks(const Hygiene *hygiene, const HygieneText *text)
{
    enum { VOICED = 0x3099, HALF_APART = 0x309C, LATIN_FIRST = 0x300, LATIN_LAST = 0x36F };
    const Letters *letters = &text->letters;
    Arena *arena = hygiene->audit->arena;
    for (int i = 1; i < letters->n; i++) {
        uint32_t c = letters->at[i], before = letters->at[i - 1];
        bool is_kana_mark = c >= VOICED && c <= HALF_APART, is_latin_mark = c >= LATIN_FIRST && c <= LATIN_LAST;
        uint32_t whole = is_kana_mark ? letterform_voiced(before, c) : 0;
        if (whole) hygiene_say(hygiene, text, i - 1, i + 1, DIAG_MARK_APART, hygiene_name(whole, arena));
        else if (is_latin_mark && letter_is_latin(before))
            hygiene_say(hygiene, text, i - 1, i + 1, DIAG_LATIN_MARK, str_printf(arena, "U+%04X", c));
    }
}

/* --- invisible ----------------------------------------------------------------------------------------------------- */

void hygiene_invisible(const Hygiene *hygiene, const HygieneText *text)
{
    for (int i = 0; i < text->letters.n; i++) {
        uint32_t c = text->letters.at[i];
        const char *name = letterform_invisible(c);
        if (name)
            hygiene_say(hygiene, text, i, i + 1, DIAG_INVISIBLE_CHARACTER,
                        str_printf(hygiene->audit->arena, "U+%04X %s", c, name));
    }
}

/* --- machine dependent --------------------------------------------------------------------------------------------- */

static bool is_of_machine(uint32_t c)
{
    static const uint32_t ranges[][2] = { { 0x2160, 0x217B }, { 0x2460, 0x24FF }, { 0x2776, 0x2793 }, { 0x3220, 0x33FF },
                                          { 0x2116, 0x2116 }, { 0x2121, 0x2121 }, { 0x9AD9, 0x9AD9 }, { 0xFA0E, 0xFA0F },
                                          { 0xFA11, 0xFA11 }, { 0xFA13, 0xFA14 } };
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (c >= ranges[i][0] && c <= ranges[i][1]) return true;
    return false;
}

void hygiene_machine(const Hygiene *hygiene, const HygieneText *text)
{
    for (int i = 0; i < text->letters.n; i++)
        if (is_of_machine(text->letters.at[i])) hygiene_say(hygiene, text, i, i + 1, DIAG_MACHINE_DEPENDENT, STR(""));
}
