/* Character → class: ranges in order, found by halving; what stands in none is Western below U+2E80 and an
   ideograph above.  JLReq Appendix A, its full-width forms included. */
#include "text/jclass.h"

#include "base/ranges.h"

static const CharRange ranges[] = {
    { 0x000A, 0x000A, LINE_FEED },     { 0x0020, 0x0020, SPACE },
    { 0x0021, 0x0021, PLAIN_STOP },                                /* ! */
    { 0x0022, 0x0022, PLAIN_SIGN },    { 0x0023, 0x0024, PREFIX }, /* # $ */
    { 0x0025, 0x0025, POSTFIX },                                   /* % */
    { 0x0026, 0x0027, PLAIN_SIGN },                                /* & ' */
    { 0x0028, 0x0028, PLAIN_OPENING }, { 0x0029, 0x0029, PLAIN_CLOSING },
    { 0x002A, 0x002B, PLAIN_SIGN }, /* * + */
    { 0x002C, 0x002C, PLAIN_STOP },    { 0x002D, 0x002D, PLAIN_SIGN },
    { 0x002E, 0x002E, PLAIN_STOP },    { 0x002F, 0x002F, PLAIN_SIGN },
    { 0x0030, 0x0039, NUMERAL },       { 0x003A, 0x003B, PLAIN_STOP },
    { 0x003C, 0x003C, PLAIN_OPENING }, /* <…> is set as brackets in official texts */
    { 0x003D, 0x003D, PLAIN_SIGN },    { 0x003E, 0x003E, PLAIN_CLOSING },
    { 0x003F, 0x003F, PLAIN_STOP },    { 0x005B, 0x005B, PLAIN_OPENING },
    { 0x005C, 0x005C, PLAIN_SIGN },    { 0x005D, 0x005D, PLAIN_CLOSING },
    { 0x005E, 0x0060, PLAIN_SIGN }, /* ^ _ ` */
    { 0x007B, 0x007B, PLAIN_OPENING }, { 0x007C, 0x007C, PLAIN_SIGN },
    { 0x007D, 0x007D, PLAIN_CLOSING }, { 0x007E, 0x007E, HYPHEN },
    { 0x00A0, 0x00A0, BOUND_SPACE },   { 0x00A2, 0x00A2, POSTFIX },   /* ¢ */
    { 0x00A3, 0x00A3, PREFIX },                                       /* £ */
    { 0x00A5, 0x00A5, PREFIX },                                       /* ¥ */
    { 0x00AB, 0x00AB, OPENING },                                      /* « */
    { 0x00B0, 0x00B0, POSTFIX },                                      /* ° */
    { 0x00B1, 0x00B1, OPERATOR },      { 0x00B2, 0x00B3, REFERENCE }, /* ² ³ */
    { 0x00B7, 0x00B7, MIDDLE_DOT },    { 0x00B9, 0x00B9, REFERENCE }, /* ¹ */
    { 0x00BB, 0x00BB, CLOSING },                                      /* » */
    { 0x00D7, 0x00D7, OPERATOR },      { 0x00F7, 0x00F7, OPERATOR },
    { 0x1100, 0x11FF, HANGUL },     /* letters that make up its syllables */
    { 0x2000, 0x2006, WIDE_SPACE }, /* of one width, as U+3000 */
    { 0x2007, 0x2007, BOUND_SPACE },   { 0x2008, 0x200A, WIDE_SPACE },
    { 0x2010, 0x2010, HYPHEN },        { 0x2013, 0x2013, HYPHEN },
    { 0x2014, 0x2015, INSEPARABLE }, /* — ― */
    { 0x2018, 0x2018, OPENING },       { 0x2019, 0x2019, CLOSING },
    { 0x201C, 0x201C, OPENING },       { 0x201D, 0x201D, CLOSING },
    { 0x2025, 0x2026, INSEPARABLE }, /* ‥ … */
    { 0x202F, 0x202F, BOUND_SPACE },   { 0x2030, 0x2030, POSTFIX },
    { 0x2032, 0x2033, POSTFIX }, /* ′ ″ */
    { 0x203B, 0x203B, PREFIX },  /* ※ and its number */
    { 0x203C, 0x203C, DIVIDING },      { 0x2047, 0x2049, DIVIDING },
    { 0x205F, 0x205F, WIDE_SPACE },    { 0x2070, 0x2079, REFERENCE }, /* ⁰ … ⁹ */
    { 0x20AC, 0x20AC, PREFIX },                                       /* € */
    { 0x2103, 0x2103, POSTFIX },                                      /* ℃ */
    { 0x2113, 0x2113, POSTFIX },                                      /* ℓ */
    { 0x2116, 0x2116, PREFIX },                                       /* № */
    { 0x2160, 0x217F, IDEOGRAPH },                                    /* Ⅰ … */
    { 0x2190, 0x21FF, IDEOGRAPH },                                    /* arrows */
    { 0x2200, 0x2211, EQUALS },        { 0x2212, 0x2213, OPERATOR },  /* − ∓ */
    { 0x2214, 0x22FF, EQUALS },        { 0x2300, 0x2328, IDEOGRAPH }, /* ⌘ */
    { 0x2329, 0x2329, OPENING },       { 0x232A, 0x232A, CLOSING },   /* the same as 〈〉, by Unicode */
    { 0x232B, 0x27FF, IDEOGRAPH },                                    /* ① … ● ▲ ✓ */
    { 0x2985, 0x2985, OPENING },       { 0x2986, 0x2986, CLOSING },
    { 0x3000, 0x3000, WIDE_SPACE },    { 0x3001, 0x3001, COMMA },
    { 0x3002, 0x3002, FULL_STOP },     { 0x3005, 0x3005, ITERATION }, /* 々 */
    { 0x3008, 0x3008, OPENING },       { 0x3009, 0x3009, CLOSING },
    { 0x300A, 0x300A, OPENING },       { 0x300B, 0x300B, CLOSING },
    { 0x300C, 0x300C, OPENING },       { 0x300D, 0x300D, CLOSING },
    { 0x300E, 0x300E, OPENING },       { 0x300F, 0x300F, CLOSING },
    { 0x3010, 0x3010, OPENING },       { 0x3011, 0x3011, CLOSING },
    { 0x3014, 0x3014, OPENING },       { 0x3015, 0x3015, CLOSING },
    { 0x3016, 0x3016, OPENING },       { 0x3017, 0x3017, CLOSING },
    { 0x3018, 0x3018, OPENING },       { 0x3019, 0x3019, CLOSING },
    { 0x301A, 0x301A, OPENING },       { 0x301B, 0x301B, CLOSING },
    { 0x301C, 0x301C, WAVE }, /* 〜 */
    { 0x301D, 0x301D, OPENING },       { 0x301E, 0x301F, CLOSING },
    { 0x3033, 0x3035, INSEPARABLE }, /* 〳 〴 〵 */
    { 0x303B, 0x303B, ITERATION },   /* 〻 */
    { 0x3041, 0x3041, SMALL_KANA },    { 0x3042, 0x3042, HIRAGANA },
    { 0x3043, 0x3043, SMALL_KANA },    { 0x3044, 0x3044, HIRAGANA },
    { 0x3045, 0x3045, SMALL_KANA },    { 0x3046, 0x3046, HIRAGANA },
    { 0x3047, 0x3047, SMALL_KANA },    { 0x3048, 0x3048, HIRAGANA },
    { 0x3049, 0x3049, SMALL_KANA },    { 0x304A, 0x3062, HIRAGANA },
    { 0x3063, 0x3063, SMALL_KANA },                                    /* っ */
    { 0x3064, 0x3082, HIRAGANA },      { 0x3083, 0x3083, SMALL_KANA }, /* ゃ */
    { 0x3084, 0x3084, HIRAGANA },      { 0x3085, 0x3085, SMALL_KANA }, /* ゅ */
    { 0x3086, 0x3086, HIRAGANA },      { 0x3087, 0x3087, SMALL_KANA }, /* ょ */
    { 0x3088, 0x308D, HIRAGANA },      { 0x308E, 0x308E, SMALL_KANA }, /* ゎ */
    { 0x308F, 0x3094, HIRAGANA },      { 0x3095, 0x3096, SMALL_KANA }, /* ゕ ゖ */
    { 0x3099, 0x309A, PROLONGED },                                     /* voicing marks that lost their kana */
    { 0x309B, 0x309C, PROLONGED },     { 0x309D, 0x309E, ITERATION },  /* ゝ ゞ */
    { 0x30A0, 0x30A0, WAVE },                                          /* ゠ */
    { 0x30A1, 0x30A1, SMALL_KANA },    { 0x30A2, 0x30A2, KATAKANA },
    { 0x30A3, 0x30A3, SMALL_KANA },    { 0x30A4, 0x30A4, KATAKANA },
    { 0x30A5, 0x30A5, SMALL_KANA },    { 0x30A6, 0x30A6, KATAKANA },
    { 0x30A7, 0x30A7, SMALL_KANA },    { 0x30A8, 0x30A8, KATAKANA },
    { 0x30A9, 0x30A9, SMALL_KANA },    { 0x30AA, 0x30C2, KATAKANA },
    { 0x30C3, 0x30C3, SMALL_KANA },                                    /* ッ */
    { 0x30C4, 0x30E2, KATAKANA },      { 0x30E3, 0x30E3, SMALL_KANA }, /* ャ */
    { 0x30E4, 0x30E4, KATAKANA },      { 0x30E5, 0x30E5, SMALL_KANA }, /* ュ */
    { 0x30E6, 0x30E6, KATAKANA },      { 0x30E7, 0x30E7, SMALL_KANA }, /* ョ */
    { 0x30E8, 0x30ED, KATAKANA },      { 0x30EE, 0x30EE, SMALL_KANA }, /* ヮ */
    { 0x30EF, 0x30F4, KATAKANA },      { 0x30F5, 0x30F6, SMALL_KANA }, /* ヵ ヶ */
    { 0x30F7, 0x30FA, KATAKANA },      { 0x30FB, 0x30FB, MIDDLE_DOT }, /* ・ */
    { 0x30FC, 0x30FC, PROLONGED },                                     /* ー */
    { 0x30FD, 0x30FE, ITERATION },                                     /* ヽ ヾ */
    { 0x3130, 0x318F, HANGUL },                                        /* the same, each for itself */
    { 0x31F0, 0x31FF, SMALL_KANA },    { 0x3300, 0x3357, POSTFIX },    /* ㌃ … */
    { 0x3371, 0x33DF, POSTFIX },                                       /* ㎜ ㎡ … */
    { 0xA960, 0xA97F, HANGUL },                                        /* old letters */
    { 0xAC00, 0xD7FF, HANGUL },                                        /* 가 … */
    { 0xFE13, 0xFE13, MIDDLE_DOT },    { 0xFF01, 0xFF01, DIVIDING },   /* ！ */
    { 0xFF03, 0xFF04, PREFIX },                                        /* ＃ ＄ */
    { 0xFF05, 0xFF05, POSTFIX },                                       /* ％ */
    { 0xFF08, 0xFF08, OPENING },       { 0xFF09, 0xFF09, CLOSING },
    { 0xFF0B, 0xFF0B, OPERATOR },      { 0xFF0C, 0xFF0C, COMMA },
    { 0xFF0D, 0xFF0D, HYPHEN }, /* － */
    { 0xFF0E, 0xFF0E, FULL_STOP },     { 0xFF10, 0xFF19, WIDE_NUMERAL },
    { 0xFF1A, 0xFF1B, MIDDLE_DOT },    /* ： ； */
    { 0xFF1C, 0xFF1C, PLAIN_OPENING }, /* ＜ fills its frame */
    { 0xFF1D, 0xFF1D, EQUALS },        { 0xFF1E, 0xFF1E, PLAIN_CLOSING },
    { 0xFF1F, 0xFF1F, DIVIDING }, /* ？ */
    { 0xFF21, 0xFF3A, WIDE_LETTER },   { 0xFF3B, 0xFF3B, OPENING },
    { 0xFF3D, 0xFF3D, CLOSING },       { 0xFF41, 0xFF5A, WIDE_LETTER },
    { 0xFF5B, 0xFF5B, OPENING },       { 0xFF5D, 0xFF5D, CLOSING },
    { 0xFF5E, 0xFF5E, WAVE }, /* ～ */
    { 0xFF5F, 0xFF5F, OPENING },       { 0xFF60, 0xFF60, CLOSING },
    { 0xFF61, 0xFF61, FULL_STOP }, /* half-width kana */
    { 0xFF62, 0xFF62, OPENING },       { 0xFF63, 0xFF63, CLOSING },
    { 0xFF64, 0xFF64, COMMA },         { 0xFF65, 0xFF65, MIDDLE_DOT },
    { 0xFF66, 0xFF66, KATAKANA },      { 0xFF67, 0xFF6F, SMALL_KANA },
    { 0xFF70, 0xFF70, PROLONGED },     { 0xFF71, 0xFF9D, KATAKANA },
    { 0xFF9E, 0xFF9F, PROLONGED },     { 0xFFE0, 0xFFE0, POSTFIX }, /* ￠ */
    { 0xFFE1, 0xFFE1, PREFIX },                                     /* ￡ */
    { 0xFFE5, 0xFFE5, PREFIX },                                     /* ￥ */
};

JClass jclass_of(uint32_t character)
{
    if (character >= 0x4E00 && character <= 0x9FFF) return IDEOGRAPH;
    return (JClass)ranges_find(ranges, sizeof ranges / sizeof *ranges, character, character < 0x2E80 ? WESTERN : IDEOGRAPH);
}
