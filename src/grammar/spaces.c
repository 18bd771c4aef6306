/* Japanese has no spaces between words, so a line end in the middle of a sentence must leave none.  What stands on either
   side of a run decides; behind or before a tag that is the nearest character inside that element. */
#include "grammar/spaces.h"

#include "grammar/bound.h"

#include "base/utf8.h"

#include <string.h>

typedef enum {
    BESIDE_EDGE,
    BESIDE_ASCII,
    BESIDE_WIDE
} Beside; /* of a run: nothing there, a letter, a character that is not ASCII */

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* What a {…} will print is not known yet; between Japanese it is Japanese. */
static Beside side_of(char c)
{
    return (unsigned char)c < 0x80 && c != '{' && c != '}' ? BESIDE_ASCII : BESIDE_WIDE;
}

static bool stands_in_line(const xmlNode *element);

/* The <else> of an <if> stands in its place, not beside it. */
static bool holds_line(const xmlNode *element)
{
    for (const xmlNode *child = xml_first_element(element); child; child = xml_next_element(child))
        if (!(xml_is(child, "else") ? holds_line(child) : stands_in_line(child))) return false;
    return true;
}

/* Elements that stand in a line of text, or steer what does; all others end it. */
static bool stands_in_line(const xmlNode *element)
{
    static const char *const names[] = { "text", "folio", "pages",  "page-of", "running", "link",
                                         "keep", "em",    "strong", "date",    "note",    "mark" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (xml_is(element, names[i])) return true;
    return (xml_is(element, "each") || xml_is(element, "if")) && holds_line(element);
}

/* The nearest character on one side of a run that reaches to the end of its text node. */
static Beside side_beyond(const xmlNode *node, bool before)
{
    const xmlNode *other = before ? node->prev : node->next;
    if (!other || (other->type == XML_ELEMENT_NODE && !stands_in_line(other))) return BESIDE_EDGE;
    for (const xmlNode *inside = before ? other->last : other->children; inside; inside = inside->type == XML_TEXT_NODE ? NULL
                                                                                          : before ? inside->last
                                                                                                   : inside->children) {
        Str text = inside->type == XML_TEXT_NODE ? str_trim(xml_text(inside)) : STR("");
        if (text.n) return side_of(text.at[before ? text.n - 1 : 0]);
    }
    return BESIDE_WIDE;
}

static void settle_text(xmlNodePtr node, bool collapse, Arena *arena)
{
    Str text = xml_text(node);
    StrBuilder out = { .arena = arena };
    for (int at = 0, end; at < text.n; at = end) {
        bool has_line_end = false;
        for (end = at; end < text.n && is_space(text.at[end]); end++) has_line_end |= text.at[end] == '\n';
        if (end == at) {
            while (end < text.n && !is_space(text.at[end])) end++;
            str_add(&out, str_part(text, at, end));
            continue;
        }
        Beside left = at ? side_of(text.at[at - 1]) : side_beyond(node, true);
        Beside right = end < text.n ? side_of(text.at[end]) : side_beyond(node, false);
        bool goes = left == BESIDE_EDGE || right == BESIDE_EDGE || (left == BESIDE_WIDE && right == BESIDE_WIDE);
        if (!has_line_end && !collapse) str_add(&out, str_part(text, at, end));
        else if (!has_line_end || !goes) str_add(&out, STR(" "));
    }
    Str settled = str_built(&out);
    if (!str_equal(settled, text)) xmlNodeSetContentLen(node, (const xmlChar *)settled.at, settled.n);
}

static void drop(xmlNodePtr node)
{
    xmlUnlinkNode(node);
    xmlFreeNode(node);
}

void spaces_settle(xmlNodePtr element, bool collapse, Arena *arena)
{
    for (xmlNodePtr node = element->children, next; node; node = next) {
        next = node->next;
        if (node->type == XML_TEXT_NODE && rule_at(element)->text) settle_text(node, collapse, arena);
        else if (node->type == XML_ELEMENT_NODE) spaces_settle(node, collapse, arena);
        else drop(node);
    }
    for (xmlNodePtr node = element->children, next; node; node = next) { /* now that no neighbour asks any more */
        next = node->next;
        if (node->type == XML_TEXT_NODE && xml_text(node).n == 0) drop(node);
    }
}
