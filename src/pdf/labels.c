/* A label is a prefix and a number that counts on from page to page.  Pages whose labels follow each other share a
   range.  A page on which no number is printed is #2, as messages and --pages call the second of a file. */
#include "pdf/labels.h"

#include "model/numeral.h"

typedef struct {
    Str prefix;
    int number;
    bool is_roman;
} Label; /* number 0: none */

enum { MOST_DIGITS = 9, LONGEST_ROMAN = 15 }; /* mmmdccclxxxviii */

/* iv of A-iv; what is written otherwise than the number it stands for is no number. */
static Label roman_label(Str text, Arena *arena)
{
    static const struct {
        char letter;
        int value;
    } letters[] = { { 'i', 1 }, { 'v', 5 }, { 'x', 10 }, { 'l', 50 }, { 'c', 100 }, { 'd', 500 }, { 'm', 1000 } };
    int first = text.n, n = 0, above = 0;
    for (; first > 0 && text.n - first < LONGEST_ROMAN; first--) {
        int value = 0;
        for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
            if (letters[i].letter == text.at[first - 1]) value = letters[i].value;
        if (!value) break;
        n += value < above ? -value : value;
        above = value > above ? value : above;
    }
    StrBuilder again = { .arena = arena };
    bool is_it = numeral_write(NUMERAL_LOWER_ROMAN, n, &again) && str_equal(str_built(&again), str_part(text, first, text.n));
    return is_it ? (Label){ str_part(text, 0, first), n, true } : (Label){ text, 0, false };
}

/* The digits at the end, but for leading noughts, are the number. */
static Label label_from(Str text, Arena *arena)
{
    int first = text.n;
    while (first > 0 && text.n - first < MOST_DIGITS && text.at[first - 1] >= '0' && text.at[first - 1] <= '9') first--;
    while (first < text.n && text.at[first] == '0') first++;
    if (first == text.n) return roman_label(text, arena);
    Label label = { str_part(text, 0, first), 0, false };
    for (int i = first; i < text.n; i++) label.number = label.number * 10 + (text.at[i] - '0');
    return label;
}

static bool follows(const Label *label, const Label *before)
{
    return str_equal(label->prefix, before->prefix) && label->is_roman == before->is_roman &&
           label->number == (before->number ? before->number + 1 : 0);
}

static void begin_range(Ink *ink, int page, const Label *label)
{
    ink_format(ink, "%d<<", page);
    if (label->prefix.n) {
        ink_add(ink, STR("/P"));
        ink_text(ink, label->prefix);
    }
    if (label->number) ink_add(ink, label->is_roman ? STR("/S/r") : STR("/S/D"));
    if (label->number > 1) ink_format(ink, "/St %d", label->number);
    ink_add(ink, STR(">>\n"));
}

void labels_add(Ink *ink, const Pages *pages)
{
    Label before = { 0 };
    ink_add(ink, STR("<</Nums["));
    for (int i = 0; i < pages->n_pages; i++) {
        Str printed = pages->pages[i].label;
        Label label = printed.n ? label_from(printed, ink->arena) : (Label){ STR("#"), i + 1, false };
        if (i == 0 || !follows(&label, &before)) begin_range(ink, i, &label);
        before = label;
    }
    ink_add(ink, STR("]>>"));
}
