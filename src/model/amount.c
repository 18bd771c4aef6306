/* Reading is one walk over the characters, each looked at in its half-width form; writing is a division, and then figures from
   left to right. */
#include "model/amount.h"

#include "base/utf8.h"

const Choice amount_missing[] = CHOICE_TABLE(MISSING_CHOICES);

/* --- reading -------------------------------------------------------------------------------------------------------- */

/* Of either width, the one form: figures, comma, point, plus, minus, brackets, space; other characters as they are. */
static uint32_t plain(uint32_t c)
{
    enum { FULL_WIDTH = 0xFEE0 };
    switch (c) {
    case 0x3000: return ' ';
    case 0x2010:
    case 0x2012:
    case 0x2013:
    case 0x2212:
    case 0xFF0D: return '-';
    case 0x301C:
    case 0xFF5E: return '~';
    default: return c >= 0xFF01 && c < 0xFF5E ? c - FULL_WIDTH : c;
    }
}

static bool is_figure(uint32_t c)
{
    return c >= '0' && c <= '9';
}

static uint32_t peek_character(Str text, int at)
{
    return at < text.n ? plain(utf8_next(text, &at)) : 0;
}

static uint32_t take_character(Str text, int *at)
{
    return plain(utf8_next(text, at));
}

/* The characters behind the next one. */
static uint32_t peek_second(Str text, int at)
{
    if (at < text.n) utf8_next(text, &at);
    return peek_character(text, at);
}

static void skip_spaces(Str text, int *at)
{
    for (uint32_t c; (c = peek_character(text, *at)) == ' ' || c == '\t' || c == '\n' || c == 0xA0;) take_character(text, at);
}

/* What ends the text does not count either. */
static Str trimmed(Str text)
{
    int first = 0, last = 0;
    skip_spaces(text, &first);
    for (int at = first; at < text.n; skip_spaces(text, &at)) {
        take_character(text, &at);
        last = at;
    }
    return str_part(text, first, last > first ? last : first);
}

typedef struct {
    char at[2 * DECIMAL_FIGURES];
    int n;
} Figures;

static void take_figures(Str text, int *at, Figures *figures)
{
    for (uint32_t c; is_figure(c = peek_character(text, *at)) && figures->n + 1 < (int)sizeof figures->at;
         take_character(text, at))
        figures->at[figures->n++] = (char)c;
}

/* 12480 or 12,480; a comma that parts no thousands stays where it is. */
static void take_whole(Str text, int *at, Figures *figures)
{
    enum { GROUP = 3 };
    take_figures(text, at, figures);
    if (figures->n == 0 || figures->n > GROUP) return;
    while (peek_character(text, *at) == ',') {
        int behind = *at;
        Figures more = *figures;
        take_character(text, &behind);
        take_figures(text, &behind, &more);
        if (more.n != figures->n + GROUP) return;
        *figures = more;
        *at = behind;
    }
}

static bool take_amount(Str text, int *at, Decimal *value)
{
    Figures figures = { 0 };
    take_whole(text, at, &figures);
    if (peek_character(text, *at) == '.' && is_figure(peek_second(text, *at))) {
        take_character(text, at);
        figures.at[figures.n++] = '.';
        take_figures(text, at, &figures);
    }
    return decimal_read((Str){ figures.at, figures.n }, value);
}

/* 12千円, 3百万円: how many figures the unit stands for, and where its word ends. */
static int scale_at(Str text, int *at)
{
    static const struct {
        uint32_t character;
        int power;
    } words[] = { { 0x5341, 1 }, { 0x767E, 2 }, { 0x5343, 3 }, { 0x4E07, 4 }, { 0x5104, 8 }, { 0x5146, 12 } }; /* 十百千万億兆 */
    int scale = 0;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (peek_character(text, *at) != words[i].character) continue;
        scale += words[i].power;
        take_character(text, at);
        i = (size_t)-1; /* 百万 */
    }
    return scale;
}

/* Marks between two figures: 3～5, 1/2, 12、13, 12,48, 1.2.3. */
static bool connects(uint32_t c)
{
    static const uint32_t marks[] = { ',', '.', '/', '-', '~', ':', '*', 0x3001, 0x30FB, 0xFF65, 0xD7, 0x2015, 0x2014 };
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (c == marks[i]) return true;
    return false;
}

/* Figures go on behind what was read, so that it is only a part of what is meant. */
static bool goes_on(Str text, int at, int scale)
{
    int unit = at;
    skip_spaces(text, &at);
    uint32_t c = peek_character(text, at);
    if ((unit < at || scale) && is_figure(c)) return true;
    bool is_power = (c == 'e' || c == 'E') && unit == at;
    if (!connects(c) && !is_power) return false;
    take_character(text, &at);
    if (is_power && (peek_character(text, at) == '-' || peek_character(text, at) == '+')) take_character(text, &at);
    skip_spaces(text, &at);
    return is_figure(peek_character(text, at));
}

typedef struct {
    bool is_negative, must_be_zero, is_signed;
} SignRead;

static SignRead take_sign(Str text, int *at)
{
    SignRead sign = { .is_signed = true };
    switch (peek_character(text, *at)) {
    case 0x25B2: /* ▲ */
    case 0x25B3: /* △ */
    case '-': sign.is_negative = true; break;
    case 0xB1: sign.must_be_zero = true; break; /* ± */
    case '+': break;
    default: return (SignRead){ 0 };
    }
    take_character(text, at);
    skip_spaces(text, at);
    return sign;
}

Amount amount_read(Str text, const Choice *missing)
{
    const Amount none = { .kind = AMOUNT_NONE };
    Amount amount = { .kind = AMOUNT_READ };
    int mark, at = 0;
    text = trimmed(text);
    if (choice_find(missing, text, &mark)) return (Amount){ .kind = AMOUNT_MISSING };
    bool in_brackets = peek_character(text, at) == '(';
    if (in_brackets) take_character(text, &at);
    SignRead sign = take_sign(text, &at);
    if (!take_amount(text, &at, &amount.value)) return none;
    if (in_brackets && (sign.is_signed || peek_character(text, at) != ')')) return none;
    if (in_brackets) take_character(text, &at);
    if (in_brackets && at < text.n) return none; /* （1）防災訓練 */
    amount.is_whole = at == text.n;
    amount.behind = str_part(text, at, text.n);
    amount.scale = scale_at(text, &at);
    if (goes_on(text, at, amount.scale) || (sign.must_be_zero && amount.value.units)) return none;
    if (sign.is_negative || in_brackets) amount.value.units = -amount.value.units;
    return amount;
}

/* --- the form ------------------------------------------------------------------------------------------------------- */

AmountForm amount_plain_form(void)
{
    enum { MOST_PLACES = 4 };
    return (AmountForm){ .thousands = true, .most_places = MOST_PLACES, .sign_place = SIGN_MINUS, .minus = STR("-") };
}

/* #,##0.0人: a comma parts thousands; 0 behind the point is always written, # where there is something to write. */
static bool read_pattern(Str word, AmountForm *form)
{
    int i = 0, zeros = 0;
    form->thousands = false;
    form->least_places = form->most_places = 0;
    for (; i < word.n && (word.at[i] == '#' || word.at[i] == ',' || word.at[i] == '0'); i++) {
        form->thousands |= word.at[i] == ',';
        zeros += word.at[i] == '0';
    }
    if (zeros > 1 || (i && word.at[i - 1] == ',')) return false;
    if (i < word.n && word.at[i] == '.') {
        for (i++; i < word.n && word.at[i] == '0'; i++) form->least_places = ++form->most_places;
        for (; i < word.n && word.at[i] == '#'; i++) form->most_places++;
        if (!form->most_places) return false;
    }
    form->unit = str_part(word, i, word.n);
    return form->most_places < DECIMAL_FIGURES / 2 && !(form->unit.n && is_figure(peek_character(form->unit, 0)));
}

/* A form being read; scaled: its word that says thousands. */
typedef struct {
    AmountForm *form;
    bool has_pattern;
    Str scaled;
} FormReader;

static bool read_rounding(FormReader *reader, Str word)
{
    static const Choice roundings[] = CHOICE_TABLE(ROUNDING_CHOICES);
    int rounding;
    if (!choice_find(roundings, word, &rounding)) return false;
    reader->form->rounding = (Rounding)rounding;
    return reader->form->says_rounding = true;
}

/* 千円, 千円切捨て. */
static bool read_scale(FormReader *reader, Str word)
{
    static const Choice scales[] = CHOICE_TABLE(SCALE_CHOICES);
    for (const Choice *scale = scales; scale->word; scale++) {
        Str name = str_from(scale->word);
        if (!str_starts(word, name)) continue;
        Str rest = str_part(word, name.n, word.n);
        if (rest.n && !read_rounding(reader, rest)) continue;
        reader->form->scale = scale->value;
        reader->scaled = word;
        return true;
    }
    return false;
}

static bool read_word(FormReader *reader, Str word)
{
    static const Choice signs[] = CHOICE_TABLE(SIGN_CHOICES), widths[] = CHOICE_TABLE(WIDTH_CHOICES);
    const Str zero = STR("0="), missing = STR("欠=");
    AmountForm *form = reader->form;
    int value;
    if (str_starts(word, zero)) form->zero = str_part(word, zero.n, word.n);
    else if (str_starts(word, missing)) form->missing = str_part(word, missing.n, word.n);
    else if (word.at[0] == '#' || word.at[0] == '0') return reader->has_pattern = read_pattern(word, form);
    else if (str_is(word, "+")) form->plus = true;
    else if (choice_find(widths, word, &value)) form->digits = (Digits)value;
    else if (choice_find(signs, word, &value)) {
        form->sign_place = (SignPlace)value;
        form->minus = word;
    } else return read_rounding(reader, word) || read_scale(reader, word);
    return true;
}

bool amount_form_read(Str text, AmountForm *form, Str *wrong)
{
    FormReader reader = { .form = form };
    form->says_rounding = false;
    for (int at = 0; skip_spaces(text, &at), at < text.n;) {
        int first = at;
        while (at < text.n && peek_character(text, at) != ' ') take_character(text, &at);
        *wrong = str_part(text, first, at);
        if (!read_word(&reader, *wrong)) return false;
    }
    if (form->scale && !reader.has_pattern) form->most_places = 0;
    *wrong = reader.scaled; /* how thousands are rounded is for the office to say */
    return !form->scale || form->says_rounding;
}

/* --- writing -------------------------------------------------------------------------------------------------------- */

/* -1234.50 → 1,234.50 */
static Str with_commas(Str figures, bool thousands, Arena *arena)
{
    int point = str_find(figures, '.'), whole = point < 0 ? figures.n : point;
    StrBuilder built = { .arena = arena };
    for (int i = 0; i < figures.n; i++) {
        if (thousands && i && i < whole && (whole - i) % 3 == 0) str_add(&built, STR(","));
        str_add_bytes(&built, &figures.at[i], 1);
    }
    return str_built(&built);
}

static Str in_width(Str figures, Digits digits, Arena *arena)
{
    enum { FULL_WIDTH = 0xFEE0 };
    bool is_full = digits == DIGITS_FULL || (digits == DIGITS_FULL_IF_SINGLE && figures.n == 1);
    if (!is_full) return figures;
    StrBuilder built = { .arena = arena };
    for (int i = 0; i < figures.n; i++) str_add_char(&built, (uint32_t)figures.at[i] + FULL_WIDTH);
    return str_built(&built);
}

static Str signed_figures(const AmountForm *form, int sign, Str figures, Arena *arena)
{
    if (sign > 0 && form->plus) return str_join(arena, STR("+"), figures);
    if (sign >= 0) return figures;
    int half = form->minus.n / 2;
    switch (form->sign_place) {
    case SIGN_BEFORE:
    case SIGN_MINUS: break;
    case SIGN_AROUND:
        figures = str_join(arena, figures, str_part(form->minus, half, form->minus.n));
        return str_join(arena, str_part(form->minus, 0, half), figures);
    }
    return str_join(arena, form->minus, figures);
}

Str amount_signed(const AmountForm *form, Str text, Arena *arena)
{
    static const Choice none[] = { { NULL, 0 } };
    int at = 0;
    Str figure = trimmed(text);
    Amount amount = amount_read(figure, none);
    if (amount.kind != AMOUNT_READ || !amount.is_whole || decimal_sign(amount.value) >= 0) return text;
    bool in_brackets = peek_character(figure, at) == '(';
    take_character(figure, &at);
    skip_spaces(figure, &at);
    int end = figure.n - (!in_brackets ? 0 : str_ends(figure, STR(")")) ? 1 : (int)sizeof "）" - 1);
    return signed_figures(form, -1, str_part(figure, at, end), arena);
}

bool amount_write(const AmountForm *form, Decimal value, Decimal divisor, Arena *arena, Str *written)
{
    divisor = decimal_multiply(divisor, decimal_power(form->scale));
    Decimal rounded = decimal_divide(value, divisor, form->most_places, form->rounding);
    if (rounded.lost) return false;
    while (rounded.places > form->least_places && rounded.units % 10 == 0) {
        rounded.units /= 10;
        rounded.places--;
    }
    int sign = decimal_sign(value) * decimal_sign(divisor); /* ▲0 where less than nothing is below the unit */
    if (!sign && form->zero.at) {
        *written = form->zero;
        return true;
    }
    if (rounded.units < 0) rounded.units = -rounded.units;
    if (!rounded.units && sign < 0 && form->sign_place == SIGN_MINUS) sign = 0;
    Str figures = with_commas(decimal_text(rounded, arena), form->thousands, arena);
    figures = signed_figures(form, sign, in_width(figures, form->digits, arena), arena);
    *written = str_join(arena, figures, form->unit);
    return true;
}
