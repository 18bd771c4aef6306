/* Characters that are there in another form than anyone types or searches for: radicals, compatibility ideographs, marks apart from
   their letters, what cannot be seen, what one kind of machine knows.  What the reader refuses (E0211) does not come here. */
#include "audit/hygiene.h"

/* --- forms --------------------------------------------------------------------------------------------------------- */

typedef struct {
    uint32_t first;
    int n;
    const uint32_t *meant; /* of each; 0: not said */
} FormBlock;

/* CJK Radicals Supplement: Equivalent_Unified_Ideograph of Unicode. */
static const uint32_t radicals[] = {
    0,      0x5382,  0x4E5B, 0x4E5A,  0x4E59,  0x4EBB, 0x5182,  0x20628, 0x5200, 0x5202,  0x535C, 0x353E, 0x5C0F,
    0x5C0F, 0x5140,  0x5C23, 0x5C22,  0x21BC2, 0x5DF3, 0x5E7A,  0x5F51,  0x5F50, 0x5FC4,  0x5FC3, 0x624C, 0x6535,
    0,      0x65E1,  0x65E5, 0x6708,  0x6B7A,  0x6BCD, 0x6C11,  0x6C35,  0x6C3A, 0x706C,  0x722B, 0x722B, 0x4E2C,
    0x725B, 0x72AD,  0x738B, 0x24D14, 0x76EE,  0x793A, 0x793B,  0x25AD7, 0x7CF9, 0x7E9F,  0x7F53, 0x7F52, 0x34C1,
    0x5197, 0x2626B, 0x7F8A, 0x2634C, 0x2634B, 0x8002, 0x8080,  0x807F,  0x8089, 0x26951, 0x8279, 0x8279, 0x8279,
    0x864E, 0x8864,  0x8980, 0x897F,  0x89C1,  0x89D2, 0x278B2, 0x8BA0,  0x8D1D, 0x27FB7, 0x8F66, 0x8FB6, 0x8FB6,
    0x8FB6, 0x9091,  0x9485, 0x9577,  0x9578,  0x957F, 0x95E8,  0x28E0F, 0x961D, 0x96E8,  0x9752, 0x97E6, 0x9875,
    0x98CE, 0x98DE,  0x98DF, 0x2967F, 0x98E0,  0x9963, 0x29810, 0x9A6C,  0x9AA8, 0x9B3C,  0x9C7C, 0x9E1F, 0x5364,
    0x9EA6, 0x9EC4,  0x9EFE, 0x6589,  0x9F50,  0x6B6F, 0x9F7F,  0x7ADC,  0x9F99, 0x9F9C,  0x4E80, 0x9F9F,
};
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
static const FormBlock blocks[] = { { 0x2E80, sizeof radicals / sizeof *radicals, radicals },
                                    { 0xFA10, sizeof compatibles / sizeof *compatibles, compatibles } };

/* Others: which character is meant is left to the reader. */
static bool is_other_form(uint32_t c)
{
    bool is_korean = c >= 0xF900 && c <= 0xFA0D, is_later = c >= 0xFA6E && c <= 0xFB06,
         is_supplement = c >= 0x2F800 && c <= 0x2FA1F;
    return is_korean || is_later || is_supplement || (c >= 0x2E80 && c < 0x2F00) || c == 0x31C0;
}

static uint32_t form_meant(uint32_t c)
{
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
        if (c >= blocks[i].first && c < blocks[i].first + (uint32_t)blocks[i].n) return blocks[i].meant[c - blocks[i].first];
    return 0;
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

uint32_t hygiene_voiced(uint32_t kana, bool half)
{
    enum { U = 0x30A6, VU = 0x30F4, TO_KATAKANA = 0x60 };
    bool is_hiragana = letter_is_hiragana(kana);
    uint32_t katakana = is_hiragana ? kana + TO_KATAKANA : kana;
    bool is_h = letter_is_one_of(katakana, "ハヒフヘホ");
    if (half) return is_h ? kana + 2 : 0;
    if (katakana == U) return kana + (VU - U);
    return is_h || letter_is_one_of(katakana, "カキクケコサシスセソタチツテト") ? kana + 1 : 0;
}

/* か゚ and あ゛ have no character of their own; they are meant. */
void hygiene_marks(const Hygiene *hygiene, const HygieneText *text)
{
    enum { VOICED = 0x3099, HALF_VOICED = 0x309A, HALF_APART = 0x309C, LATIN_FIRST = 0x300, LATIN_LAST = 0x36F };
    const Letters *letters = &text->letters;
    Arena *arena = hygiene->audit->arena;
    for (int i = 1; i < letters->n; i++) {
        uint32_t c = letters->at[i], before = letters->at[i - 1];
        bool is_kana_mark = c >= VOICED && c <= HALF_APART, is_latin_mark = c >= LATIN_FIRST && c <= LATIN_LAST;
        uint32_t whole = is_kana_mark ? hygiene_voiced(before, c == HALF_VOICED || c == HALF_APART) : 0;
        if (whole) hygiene_say(hygiene, text, i - 1, i + 1, DIAG_MARK_APART, hygiene_name(whole, arena));
        else if (is_latin_mark && letter_is_latin(before))
            hygiene_say(hygiene, text, i - 1, i + 1, DIAG_LATIN_MARK, str_printf(arena, "U+%04X", c));
    }
}

/* --- invisible ----------------------------------------------------------------------------------------------------- */

void hygiene_invisible(const Hygiene *hygiene, const HygieneText *text)
{
    static const struct {
        uint32_t first, last;
        const char *name;
    } invisible[] = { { 0xA0, 0xA0, "NO-BREAK SPACE" },         { 0xAD, 0xAD, "SOFT HYPHEN" },
                      { 0x34F, 0x34F, "GRAPHEME JOINER" },      { 0x115F, 0x1160, "HANGUL FILLER" },
                      { 0x180E, 0x180E, "VOWEL SEPARATOR" },    { 0x2000, 0x200A, "SPACE OF FIXED WIDTH" },
                      { 0x200B, 0x200B, "ZERO WIDTH SPACE" },   { 0x200C, 0x200C, "ZERO WIDTH NON-JOINER" },
                      { 0x200D, 0x200D, "ZERO WIDTH JOINER" },  { 0x202F, 0x202F, "NARROW NO-BREAK SPACE" },
                      { 0x205F, 0x205F, "MATHEMATICAL SPACE" }, { 0x2060, 0x2064, "WORD JOINER" },
                      { 0x3164, 0x3164, "HANGUL FILLER" },      { 0xFFA0, 0xFFA0, "HALF HANGUL FILLER" } };
    for (int i = 0; i < text->letters.n; i++)
        for (size_t k = 0; k < sizeof invisible / sizeof *invisible; k++) {
            uint32_t c = text->letters.at[i];
            if (c < invisible[k].first || c > invisible[k].last) continue;
            Str name = str_printf(hygiene->audit->arena, "U+%04X %s", c, invisible[k].name);
            hygiene_say(hygiene, text, i, i + 1, DIAG_INVISIBLE_CHARACTER, name);
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
