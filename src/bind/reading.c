#include "bind/reading.h"

#include "base/utf8.h"
#include "base/vec.h"

/* The classes of characters in their order (JIS X 4061, 5). */
typedef enum { READS_BLANK = 1, READS_SIGN, READS_FIGURE, READS_LETTER, READS_KANA, READS_KANJI } ReadClass;

typedef enum { VOICE_NONE = 1, VOICE_VOICED, VOICE_HALF } Voicing;
typedef enum { FORM_LONG = 1, FORM_SMALL, FORM_REPEATED, FORM_PLAIN } KanaForm;
enum { SCRIPT_FIRST = 1, SCRIPT_SECOND }; /* hiragana, katakana; of half width, of full width */

typedef struct {
    uint32_t base; /* its class, and what it says: of kana the plain hiragana */
    uint8_t voicing, form, script;
} ReadCharacter;
typedef Vec(ReadCharacter) ReadCharacters;

enum { HIRAGANA_FIRST = 0x3041, HIRAGANA_LAST = 0x3096, TO_HIRAGANA = 0x60 };

/* The vowel of each hiragana from ぁ to ゖ; n: of ん. */
static const char vowels[] = "aaiiuueeoo"
                             "aaiiuueeoo"
                             "aaiiuueeoo"
                             "aaiiuuueeoo"
                             "aiueo"
                             "aaaiiiuuueeeooo"
                             "aiueo"
                             "aauuoo"
                             "aiueo"
                             "aaieon"
                             "uae";

static uint32_t kana_of_vowel(char vowel)
{
    switch (vowel) {
    case 'a': return 0x3042;
    case 'i': return 0x3044;
    case 'u': return 0x3046;
    case 'e': return 0x3048;
    case 'o': return 0x304A;
    default: return 0;
    }
}

static uint32_t in_class(ReadClass of, uint32_t character)
{
    return (uint32_t)of << 24 | character;
}

/* か が; は ば ぱ: they follow each other in their code. */
static Voicing voicing_of(uint32_t kana)
{
    if (kana == 0x3094) return VOICE_VOICED; /* ゔ */
    if (kana >= 0x304B && kana <= 0x3062) return kana % 2 ? VOICE_NONE : VOICE_VOICED;
    if (kana == 0x3065 || kana == 0x3067 || kana == 0x3069) return VOICE_VOICED;
    return kana >= 0x306F && kana <= 0x307D ? (Voicing)(VOICE_NONE + (kana - 0x306F) % 3) : VOICE_NONE;
}

static bool is_small(uint32_t kana)
{
    return (kana <= 0x3049 && kana % 2) || kana == 0x3063 || kana == 0x3083 || kana == 0x3085 || kana == 0x3087 ||
           kana == 0x308E || kana >= 0x3095;
}

static ReadCharacter kana_as_read(uint32_t kana, int script)
{
    ReadCharacter read = { 0, (uint8_t)voicing_of(kana), is_small(kana) ? FORM_SMALL : FORM_PLAIN, (uint8_t)script };
    if (kana == 0x3094) kana = 0x3046;
    else if (kana >= 0x3095) kana = kana == 0x3095 ? 0x304B : 0x3051; /* ゕ ゖ */
    else if (read.form == FORM_SMALL) kana++;
    else kana -= (uint32_t)(read.voicing - VOICE_NONE);
    read.base = in_class(READS_KANA, kana);
    return read;
}

/* ｱ → ア, Ａ → A; what has one width stays. */
static uint32_t in_one_width(uint32_t c)
{
    static const uint16_t narrow[] = {
        0x30F2, 0x30A1, 0x30A3, 0x30A5, 0x30A7, 0x30A9, 0x30E3, 0x30E5, 0x30E7, 0x30C3, 0x30FC, 0x30A2, 0x30A4, 0x30A6,
        0x30A8, 0x30AA, 0x30AB, 0x30AD, 0x30AF, 0x30B1, 0x30B3, 0x30B5, 0x30B7, 0x30B9, 0x30BB, 0x30BD, 0x30BF, 0x30C1,
        0x30C4, 0x30C6, 0x30C8, 0x30CA, 0x30CB, 0x30CC, 0x30CD, 0x30CE, 0x30CF, 0x30D2, 0x30D5, 0x30D8, 0x30DB, 0x30DE,
        0x30DF, 0x30E0, 0x30E1, 0x30E2, 0x30E4, 0x30E6, 0x30E8, 0x30E9, 0x30EA, 0x30EB, 0x30EC, 0x30ED, 0x30EF, 0x30F3,
    };
    if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFEE0;
    if (c >= 0xFF66 && c <= 0xFF9D) return narrow[c - 0xFF66];
    if (c == 0xFF9E || c == 0xFF9F) return c - 0xFF9E + 0x3099;
    return c == 0x309B || c == 0x309C ? c - 0x309B + 0x3099 : c;
}

static ReadCharacter other_as_read(uint32_t c, int script)
{
    ReadCharacter read = { 0, VOICE_NONE, FORM_PLAIN, (uint8_t)script };
    bool is_capital = c >= 'A' && c <= 'Z';
    if (c == ' ' || c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200A)) read.base = in_class(READS_BLANK, 0);
    else if (c >= '0' && c <= '9') read.base = in_class(READS_FIGURE, c);
    else if (is_capital || (c >= 'a' && c <= 'z')) read.base = in_class(READS_LETTER, is_capital ? c + 'a' - 'A' : c);
    else if (c >= 0xC0 && c < 0x2000 && c != 0xD7 && c != 0xF7) read.base = in_class(READS_LETTER, c);
    else if (c >= 0x3400 || c == 0x3005 || c == 0x3007) read.base = in_class(READS_KANJI, c);
    else read.base = in_class(READS_SIGN, c);
    if (read.base >> 24 == READS_LETTER && !is_capital) read.form = FORM_SMALL;
    return read;
}

static bool is_kana(uint32_t base)
{
    return base >> 24 == READS_KANA;
}

/* ー is the vowel of the kana before it, ゝ ヽ 々 repeat what stands there; they do not where nothing of their kind does. */
static bool follows(uint32_t c, const ReadCharacter *before, ReadCharacter *read)
{
    *read = *before;
    uint32_t kana = is_kana(before->base) ? before->base & 0xFFFFFF : 0;
    uint32_t vowel = kana ? kana_of_vowel(vowels[kana - HIRAGANA_FIRST]) : 0;
    switch (c) {
    case 0x30FC:
        read->base = in_class(READS_KANA, vowel);
        read->voicing = VOICE_NONE;
        read->form = FORM_LONG;
        return vowel;
    case 0x309D:
    case 0x309E:
    case 0x30FD:
    case 0x30FE:
        read->voicing = c % 2 ? VOICE_NONE : VOICE_VOICED;
        read->form = FORM_REPEATED;
        read->script = c < 0x30A0 ? SCRIPT_FIRST : SCRIPT_SECOND;
        return kana;
    case 0x3005: read->form = FORM_REPEATED; return before->base >> 24 == READS_KANJI;
    default: return false;
    }
}

static void read_character(ReadCharacters *characters, uint32_t written)
{
    static const ReadCharacter nothing = { 0 };
    uint32_t c = in_one_width(written);
    ReadCharacter *before = characters->n ? &characters->at[characters->n - 1] : NULL, read;
    if (c == 0x3099 || c == 0x309A) { /* a mark of its own voices the kana before it */
        if (before && is_kana(before->base)) before->voicing = c == 0x3099 ? VOICE_VOICED : VOICE_HALF;
        return;
    }
    int script = c == written ? SCRIPT_FIRST : SCRIPT_SECOND;
    bool is_katakana = c >= HIRAGANA_FIRST + TO_HIRAGANA && c <= HIRAGANA_LAST + TO_HIRAGANA;
    if (follows(c, before ? before : &nothing, &read)) {
        /* it is read as what stands before it */
    } else if (is_katakana) read = kana_as_read(c - TO_HIRAGANA, SCRIPT_SECOND);
    else if (c >= 0x30F7 && c <= 0x30FA) { /* ヷ ヸ ヹ ヺ */ read = kana_as_read(c - 0x30F7 + 0x308F, SCRIPT_SECOND);
        read.voicing = VOICE_VOICED;
    } else if (c >= HIRAGANA_FIRST && c <= HIRAGANA_LAST) read = kana_as_read(c, SCRIPT_FIRST);
    else read = other_as_read(c, script);
    *vec_push(characters) = read;
}

Str reading_key(Str text, Arena *arena)
{
    ReadCharacters characters = { .arena = arena };
    for (int at = 0; at < text.n;) read_character(&characters, utf8_next(text, &at));
    int n = characters.n, to = 0;
    char *key = arena_array(arena, char, 7 * n + 4 + 3); /* each of the four ends with zeros, which nothing is less than */
    for (int i = 0; i < n; i++)
        for (int shift = 24; shift >= 0; shift -= 8) key[to++] = (char)(characters.at[i].base >> shift & 0xFF);
    to += 4;
    for (int i = 0; i < n; i++) key[to++] = (char)characters.at[i].voicing;
    to++;
    for (int i = 0; i < n; i++) key[to++] = (char)characters.at[i].form;
    to++;
    for (int i = 0; i < n; i++) key[to++] = (char)characters.at[i].script;
    return (Str){ key, to };
}

/* ---- asked of a key ---- */

/* The i-th character; 0: there is none. */
static uint32_t base_at(Str key, int i)
{
    uint32_t base = 0;
    for (int k = 4 * i; k < 4 * i + 4 && k < key.n; k++) base = base << 8 | (unsigned char)key.at[k];
    return base;
}

/* The row of the table of fifty sounds that a kana belongs to: its first. */
static uint32_t row_of(uint32_t kana)
{
    static const uint16_t rows[] = { 0x3042, 0x304B, 0x3055, 0x305F, 0x306A, 0x306F, 0x307E, 0x3084, 0x3089, 0x308F };
    int row = 0;
    while (row + 1 < (int)(sizeof rows / sizeof *rows) && rows[row + 1] <= kana) row++;
    return rows[row];
}

Str reading_head(Str key, bool by_row, Arena *arena)
{
    uint32_t first = base_at(key, 0), character = first & 0xFFFFFF;
    StrBuilder head = { .arena = arena };
    switch ((ReadClass)(first >> 24)) {
    case READS_LETTER:
        if (by_row) return STR("英字");
        str_add_char(&head, character >= 'a' && character <= 'z' ? character - 'a' + 'A' : character);
        break;
    case READS_KANA: str_add_char(&head, by_row ? row_of(character) : character); break;
    case READS_KANJI: return STR("漢字");
    case READS_BLANK:
    case READS_SIGN:
    case READS_FIGURE: return STR("数字・記号");
    }
    return str_built(&head);
}

bool reading_has_kanji(Str key)
{
    for (int i = 0; base_at(key, i); i++)
        if (base_at(key, i) >> 24 == READS_KANJI) return true;
    return false;
}
