/* Figures are handled number by number: a number is a stretch of figures with separators between two of them. */
#include "bind/house.h"

#include "base/utf8.h"

static Str text_or(const Node *node, const char *name, const char *usual)
{
    const Attribute *attribute = node ? node_find(node, name) : NULL;
    return attribute ? attribute->text : str_from(usual);
}

static int choice_or(const Node *node, const char *name, int usual)
{
    return node ? node_choice(node, name, usual) : usual;
}

/* 、。 as one attribute: its two characters. */
static void set_punctuation(House *house, const Node *node)
{
    int at = 0;
    if (choice_or(node, "punctuation", CHOICE_AS_IS) == CHOICE_AS_IS) return;
    Str both = node_text(node, "punctuation");
    utf8_next(both, &at);
    house->comma = str_part(both, 0, at);
    house->stop = str_part(both, at, both.n);
}

static const Style *style_or_null(const Report *report, const Node *node, const char *name)
{
    return node && node_find(node, name) ? report_find_style(report, node_text(node, name)) : NULL;
}

House house_from(const Report *report, const Node *node)
{
    House house = { .none = text_or(node, "none", ""),
                    .total = text_or(node, "total", "〔計{n}{unit}〕"),
                    .total_round = text_or(node, "total-round", "(計{n}{unit})"),
                    .branch = text_or(node, "branch", "-"),
                    .revised = text_or(node, "revised", "{date} 訂正"),
                    .revised_again = text_or(node, "revised-again", ""),
                    .vacant = text_or(node, "vacant", "（{page}ページは欠番）"),
                    .blank = text_or(node, "blank", "（{page}ページは余白）"),
                    .list_mark = text_or(node, "list-mark", "・"),
                    .note_mark = text_or(node, "note-mark", "※"),
                    .continued = text_or(node, "continued", "（続き）"),
                    .note_style = style_or_null(report, node, "note-style"),
                    .mark_style = style_or_null(report, node, "mark-style") };
    house.note_numbers = (NoteNumbers)choice_or(node, "note-numbers", NUMBERS_OF_PAGE);
    house.digits = (Digits)choice_or(node, "digits", DIGITS_AS_IS);
    house.thousands = (Thousands)choice_or(node, "thousands", THOUSANDS_AS_IS);
    house.paren = (Paren)choice_or(node, "paren", PAREN_AS_IS);
    house.roman = (Roman)choice_or(node, "roman", ROMAN_AS_IS);
    house.dates = (DateForm)choice_or(node, "dates", DATES_AS_IN_DATA);
    house.as_of = (AsOf)choice_or(node, "as-of", AS_OF_PLAIN);
    house.figures = amount_plain_form();
    Str wrong, sign = text_or(node, "negative", "");
    house.signs = sign.n && amount_form_read(sign, &house.figures, &wrong);
    house.literals = node && node_flag(node, "literals", false);
    set_punctuation(&house, node);
    Str counters = text_or(node, "counters", "");
    house.counter = str_part(counters, 0, counters.n > 3 ? 3 : 0); /* か of か所 */
    return house;
}

DateForm house_dates(const House *house, DateForm otherwise)
{
    return house->dates == DATES_AS_IN_DATA ? otherwise : house->dates;
}

/* The value of a figure of either width, or -1. */
static int figure_value(uint32_t character)
{
    if (character >= '0' && character <= '9') return (int)(character - '0');
    if (character >= 0xFF10 && character <= 0xFF19) return (int)(character - 0xFF10);
    return -1;
}

static bool is_latin_letter(uint32_t character)
{
    return (character >= 'A' && character <= 'Z') || (character >= 'a' && character <= 'z');
}

static uint32_t character_at(Str text, int at)
{
    return at < text.n ? utf8_next(text, &at) : 0;
}

/* Three figures behind a full-width comma make it one of thousands: １，０００, not １，２ of a list. */
static bool groups_figures(Str text, int at)
{
    for (int i = 0; i < 3; i++)
        if (at >= text.n || figure_value(utf8_next(text, &at)) < 0) return false;
    return figure_value(character_at(text, at)) < 0;
}

/* Is this a comma or point of a number, `behind` it more figures? */
static bool goes_on(Str text, uint32_t character, int behind)
{
    if (character == 0xFF0C) return groups_figures(text, behind);
    return (character == ',' || character == '.' || character == 0xFF0E) && figure_value(character_at(text, behind)) >= 0;
}

/* Behind the number that begins at `at`; how many figures it has.  "4,400" and "99.9" are one number. */
static int skip_number(Str text, int at, int *n_figures)
{
    for (*n_figures = 0; at < text.n; ++*n_figures) {
        int behind = at;
        uint32_t character = utf8_next(text, &behind);
        if (*n_figures && goes_on(text, character, behind)) utf8_next(text, &behind);
        else if (figure_value(character) < 0) break;
        at = behind;
    }
    return at;
}

/* Its marks are as wide as its figures. */
static void add_number(StrBuilder *built, Str number, bool is_full)
{
    for (int at = 0; at < number.n;) {
        uint32_t character = utf8_next(number, &at);
        int value = figure_value(character);
        bool is_comma = character == ',' || character == 0xFF0C;
        uint32_t mark = is_comma ? (is_full ? 0xFF0Cu : ',') : (is_full ? 0xFF0Eu : '.');
        str_add_char(built, value < 0 ? mark : (is_full ? 0xFF10u : '0') + (uint32_t)value);
    }
}

static bool is_full_width(Digits digits, int n_figures)
{
    switch (digits) {
    case DIGITS_FULL: return true;
    case DIGITS_FULL_IF_SINGLE: return n_figures == 1;
    case DIGITS_HALF:
    case DIGITS_AS_IS: break;
    }
    return false;
}

Str house_digits(Arena *arena, Digits digits, Str text)
{
    if (digits == DIGITS_AS_IS) return text;
    StrBuilder built = { .arena = arena };
    uint32_t before = 0;
    for (int at = 0; at < text.n;) {
        int first = at, n_figures;
        at = skip_number(text, at, &n_figures);
        if (n_figures) {
            bool is_code = is_latin_letter(before) || is_latin_letter(character_at(text, at));
            add_number(&built, str_part(text, first, at), is_full_width(digits, n_figures) && !is_code);
            before = '0';
        } else {
            before = utf8_next(text, &at);
            str_add_char(&built, before);
        }
    }
    return str_built(&built);
}

Str house_fill(Arena *arena, Str pattern, const char *const *names, const Str *values)
{
    StrBuilder built = { .arena = arena };
    for (int at = 0; at < pattern.n;) {
        Str rest = str_part(pattern, at, pattern.n);
        int found = -1, close = str_find(rest, '}');
        for (int i = 0; names[i] && rest.at[0] == '{' && close > 0; i++)
            if (str_is(str_part(rest, 1, close), names[i])) found = i;
        if (found >= 0) str_add(&built, values[found]);
        else str_add_bytes(&built, rest.at, 1);
        at += found >= 0 ? close + 1 : 1;
    }
    return str_built(&built);
}

Str house_divide(Str pattern, Str place, Str *behind)
{
    int at = 0;
    while (at < pattern.n && !str_starts(str_part(pattern, at, pattern.n), place)) at++;
    *behind = str_part(pattern, at < pattern.n ? at + place.n : at, pattern.n);
    return str_part(pattern, 0, at);
}
