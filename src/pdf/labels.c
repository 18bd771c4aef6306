/* A label is a prefix and a number that counts on from page to page.  Pages whose labels follow each other share a
   range.  A page on which no number is printed is #2, as messages and --pages call the second of a file. */
#include "pdf/labels.h"

typedef struct {
    Str prefix;
    int number;
} Label; /* number 0: none */

enum { MOST_DIGITS = 9 };

/* The digits at the end, but for leading noughts, are the number. */
static Label label_from(Str text)
{
    int first = text.n;
    while (first > 0 && text.n - first < MOST_DIGITS && text.at[first - 1] >= '0' && text.at[first - 1] <= '9') first--;
    while (first < text.n && text.at[first] == '0') first++;
    Label label = { str_part(text, 0, first), 0 };
    for (int i = first; i < text.n; i++) label.number = label.number * 10 + (text.at[i] - '0');
    return label;
}

static bool follows(const Label *label, const Label *before)
{
    return str_equal(label->prefix, before->prefix) && label->number == (before->number ? before->number + 1 : 0);
}

static void begin_range(Ink *ink, int page, const Label *label)
{
    ink_format(ink, "%d<<", page);
    if (label->prefix.n) {
        ink_add(ink, STR("/P"));
        ink_text(ink, label->prefix);
    }
    if (label->number) ink_add(ink, STR("/S/D"));
    if (label->number > 1) ink_format(ink, "/St %d", label->number);
    ink_add(ink, STR(">>\n"));
}

void labels_add(Ink *ink, const Pages *pages)
{
    Label before = { 0 };
    ink_add(ink, STR("<</Nums["));
    for (int i = 0; i < pages->n_pages; i++) {
        Str printed = pages->pages[i].label;
        Label label = printed.n ? label_from(printed) : (Label){ STR("#"), i + 1 };
        if (i == 0 || !follows(&label, &before)) begin_range(ink, i, &label);
        before = label;
    }
    ink_add(ink, STR("]>>"));
}
