/* Japanese has no spaces between words, so a line end in the middle of a sentence must leave none.  What stands on either
   side of a run decides; behind or before a tag that is the nearest character inside that element. */
#include "grammar/spaces.h"

#include "grammar/bound.h"

#include "base/ranges.h"
#include "base/utf8.h"

#include <string.h>

/* What stands beside a run: nothing, a letter of words that have spaces between them, a character of Japanese, or nobody can say. */
typedef enum { BESIDE_EDGE, BESIDE_LETTER, BESIDE_JAPANESE, BESIDE_UNKNOWN } Beside;

/* Latin, Greek and the like, and Korean; what stands in Japanese and in other languages, as dashes and quotation marks, tells nothing,
   nor does a {…}, of which nobody knows yet what it will print. */
static Beside beside_character(uint32_t c)
{
    static const CharRange kinds[] = {
        { 0x21, 0x7A, BESIDE_LETTER },     { '{', '{', BESIDE_UNKNOWN },       { '|', '|', BESIDE_LETTER },
        { '}', '}', BESIDE_UNKNOWN },      { '~', '~', BESIDE_LETTER },        { 0xA0, 0xBF, BESIDE_UNKNOWN },
        { 0xC0, 0x1FFF, BESIDE_LETTER },   { 0x2000, 0x206F, BESIDE_UNKNOWN }, { 0x3130, 0x318F, BESIDE_LETTER },
        { 0xA960, 0xA97F, BESIDE_LETTER }, { 0xAC00, 0xD7FF, BESIDE_LETTER },
    };
    return (Beside)ranges_find(kinds, sizeof kinds / sizeof *kinds, c, BESIDE_JAPANESE);
}

static Beside beside_first(Str text)
{
    int at = 0;
    return beside_character(utf8_next(text, &at));
}

static Beside beside_last(Str text)
{
    int at = text.n - 1;
    while (at > 0 && ((unsigned char)text.at[at] & 0xC0) == 0x80) at--;
    return beside_first(str_part(text, at, text.n));
}

/* Japanese leaves none, whatever is on the other side: between it and Latin letters there is a quarter of an em as it is. */
static bool leaves_none(Beside left, Beside right)
{
    if (left == BESIDE_EDGE || right == BESIDE_EDGE) return true;
    if (left == BESIDE_JAPANESE || right == BESIDE_JAPANESE) return true;
    return left == BESIDE_UNKNOWN && right == BESIDE_UNKNOWN;
}

static bool stands_in_line(const XmlNode *element);

/* The <else> of an <if> stands in its place, not beside it. */
static bool holds_line(const XmlNode *element)
{
    for (const XmlNode *child = xml_first_element(element); child; child = xml_next_element(child))
        if (!(xml_is(child, "else") ? holds_line(child) : stands_in_line(child))) return false;
    return true;
}

/* Elements that stand in a line of text, or steer what does; all others end it. */
static bool stands_in_line(const XmlNode *element)
{
    static const char *const names[] = { "text", "folio", "pages",  "page-of", "running", "link",
                                         "keep", "em",    "strong", "date",    "note",    "mark" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (xml_is(element, names[i])) return true;
    return (xml_is(element, "each") || xml_is(element, "if")) && holds_line(element);
}

/* The nearest character on one side of a run that reaches to the end of its text node. */
static Beside side_beyond(const XmlNode *node, bool before)
{
    const XmlNode *other = before ? xml_before(node) : xml_next(node);
    if (!other || (xml_is_element(other) && !stands_in_line(other))) return BESIDE_EDGE;
    for (const XmlNode *inside = before ? xml_last(other) : xml_first(other); inside; inside = xml_is_text(inside) ? NULL
                                                                                               : before ? xml_last(inside)
                                                                                                        : xml_first(inside)) {
        Str text = xml_is_text(inside) ? str_trim(xml_text(inside)) : STR("");
        if (text.n) return before ? beside_last(text) : beside_first(text);
    }
    return BESIDE_UNKNOWN;
}

/* scratch: cleared each time. */
static void settle_text(XmlNode *node, bool collapse, Arena *scratch)
{
    Str text = xml_text(node);
    arena_clear(scratch);
    StrBuilder out = { .arena = scratch };
    for (int at = 0, end; at < text.n; at = end) {
        bool has_line_end = false;
        for (end = at; end < text.n && str_is_white(text.at[end]); end++) has_line_end |= text.at[end] == '\n';
        if (end == at) {
            while (end < text.n && !str_is_white(text.at[end])) end++;
            str_add(&out, str_part(text, at, end));
            continue;
        }
        Beside left = at ? beside_last(str_part(text, 0, at)) : side_beyond(node, true);
        Beside right = end < text.n ? beside_first(str_part(text, end, text.n)) : side_beyond(node, false);
        if (!has_line_end && !collapse) str_add(&out, str_part(text, at, end));
        else if (!has_line_end || !leaves_none(left, right)) str_add(&out, STR(" "));
    }
    Str settled = str_built(&out);
    if (!str_equal(settled, text)) xml_set_text(node, settled);
}

static void settle_element(XmlNode *element, bool collapse, Arena *scratch)
{
    for (XmlNode *node = xml_first(element), *next; node; node = next) {
        next = xml_next(node);
        if (xml_is_text(node) && rule_at(element)->text) settle_text(node, collapse, scratch);
        else if (xml_is_element(node)) settle_element(node, collapse, scratch);
        else xml_drop(node);
    }
    for (XmlNode *node = xml_first(element), *next; node; node = next) { /* now that no neighbour asks any more */
        next = xml_next(node);
        if (xml_is_text(node) && xml_text(node).n == 0) xml_drop(node);
    }
}

void spaces_settle(XmlNode *element, bool collapse)
{
    Arena *scratch = arena_open();
    settle_element(element, collapse, scratch);
    arena_close(scratch);
}
