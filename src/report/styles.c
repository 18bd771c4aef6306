/* A style is a chain: itself, its base, the base of that, …, "default".  A property is what the nearest style in the chain
   says, and it is measured there where it is used: leading="1.4" and indent="1em" follow the size of the style that inherits
   them.  What belongs to one block and not to its kind of text (plate, rules, space around) is taken from the style alone. */
#include "report/styles.h"

#include "base/map.h"
#include "base/means.h"
#include "base/utf8.h"
#include "grammar/grammar.h"

#include <string.h>

typedef struct {
    const Node *const *links; /* the style itself first */
    int n;
} StyleChain;

/* By name; the first of those that have it. */
static Map named_styles(const Node *const *nodes, int n, Arena *arena)
{
    Map named = map_new(arena);
    for (int i = 0; i < n; i++) map_put(&named, node_text(nodes[i], "name"), (void *)(uintptr_t)nodes[i]);
    return named;
}

/* The chain of one style; false: it comes back to itself, which is reported. */
static bool follow_bases(const Map *named, int n, const Node *style, StyleChain *chain, Arena *arena, Diag *diag)
{
    const Node **links = arena_array(arena, const Node *, n + 1);
    int n_links = 0;
    for (const Node *link = style; link;) {
        if (n_links == n) {
            diag_report(diag, style->where, STR(""), DIAG_RECURSION, node_text(style, "name").at);
            return false;
        }
        links[n_links++] = link;
        Str base = node_text(link, "base");
        if (!base.n && !str_is(node_text(link, "name"), "default")) base = STR("default");
        link = base.n ? map_find(named, base) : NULL;
    }
    *chain = (StyleChain){ links, n_links };
    return true;
}

static const Attribute *inherited(const StyleChain *chain, const char *name)
{
    for (int i = 0; i < chain->n; i++) {
        const Attribute *attribute = node_find(chain->links[i], name);
        if (attribute) return attribute;
    }
    return NULL;
}

static Len inherited_len(const StyleChain *chain, const char *name, Len em)
{
    const Attribute *attribute = inherited(chain, name);
    Len len = 0;
    if (attribute) value_len(attribute->text, em, &len);
    return len;
}

static Len own_len(const Node *style, const char *name, Len em)
{
    Len len = 0;
    value_len(node_text(style, name), em, &len);
    return len;
}

static Len leading_of(const StyleChain *chain, Len size)
{
    enum { USUAL = 1500 }; /* 1.5: between the half and the whole em of line gap usual for books (JLReq 2.4.2) */
    const Attribute *attribute = inherited(chain, "leading");
    int factor = USUAL;
    Len leading;
    if (attribute && !value_factor(attribute->text, &factor) && value_len(attribute->text, 0, &leading)) return leading;
    return len_scale(size, factor, 1000);
}

static Pen pen_from(Len width, Color color)
{
    return (Pen){ width ? LINE_SOLID : LINE_NONE, width, color };
}

static Plate plate_of(const Node *style, Len em, Color color)
{
    enum { USUAL_STROKE = LEN_MM / 10 };
    Plate plate = { .filled = node_find(style, "fill"),
                    .fill = node_color(style, "fill", color),
                    .radius = own_len(style, "radius", em) };
    if (node_find(style, "stroke") || node_find(style, "stroke-width"))
        plate.pen = pen_from(node_len(style, "stroke-width", USUAL_STROKE), node_color(style, "stroke", color));
    value_edges(node_text(style, "padding"), em, &plate.padding);
    return plate;
}

/* How far the fit ladder may go (docs/layout.md 5): 80 % of the width, 7 pt. */
static void measure_fit(Style *style, const StyleChain *chain)
{
    enum { USUAL_SQUEEZE = 80, USUAL_SIZE = 7 * LEN_PT };
    const Attribute *squeeze = inherited(chain, "fit-squeeze"), *size = inherited(chain, "fit-size");
    const Attribute *lines = inherited(chain, "fit-lines"), *words = inherited(chain, "fit-words");
    style->fit_squeeze = (squeeze ? squeeze->as.number : USUAL_SQUEEZE) * 10;
    style->fit_size = size ? size->as.len : USUAL_SIZE;
    style->fit_lines = lines && lines->as.flag;
    style->fit_words = words && words->as.flag;
    const Attribute *lines_squeeze = inherited(chain, "fit-lines-squeeze");
    style->fit_lines_squeeze = lines_squeeze ? lines_squeeze->as.number * 10 : 0;
}

static Str inherited_text(const StyleChain *chain, const char *name)
{
    const Attribute *attribute = inherited(chain, name);
    return attribute ? attribute->text : STR("");
}

static void measure_kinsoku(Style *style, const StyleChain *chain)
{
    const Attribute *level = inherited(chain, "kinsoku");
    style->kinsoku = level ? (Kinsoku)level->as.number : KINSOKU_STRICT;
    style->no_start = inherited_text(chain, "kinsoku-add-start");
    style->may_start = inherited_text(chain, "kinsoku-remove-start");
    style->no_end = inherited_text(chain, "kinsoku-add-end");
    style->may_end = inherited_text(chain, "kinsoku-remove-end");
}

/* What all styles have from "default" is nothing a style says. */
static bool says(const StyleChain *chain, const char *name)
{
    for (int i = 0; i < chain->n; i++)
        if (node_find(chain->links[i], name)) return !str_is(node_text(chain->links[i], "name"), "default");
    return false;
}

static Style measure_style(const Node *node, const StyleChain *chain)
{
    const Attribute *family = inherited(chain, "family"), *weight = inherited(chain, "weight"), *size = inherited(chain, "size");
    const Attribute *color = inherited(chain, "color"), *align = inherited(chain, "align");
    const Attribute *autospace = inherited(chain, "autospace"), *narrow = inherited(chain, "justify-narrow");
    const Attribute *squeeze = inherited(chain, "squeeze"), *balance = inherited(chain, "balance");
    const Attribute *hang = inherited(chain, "hang"), *emphasis = inherited(chain, "emphasis");
    const Attribute *writing = inherited(chain, "writing"), *abreast = inherited(chain, "abreast");
    const Attribute *underline = inherited(chain, "underline"), *strike = inherited(chain, "strike");
    const Attribute *hyphenate = inherited(chain, "hyphenate");
    Len em = size ? size->as.len : 0;
    Style style = { .name = node_text(node, "name"), .family = family ? family->text : STR(""), .size = em };
    style.weight = weight ? weight->as.number : WEIGHT_REGULAR;
    style.leading = leading_of(chain, em);
    style.squeeze = squeeze ? squeeze->as.number * 10 : 1000;
    measure_fit(&style, chain);
    style.color = color ? color->as.color : (Color){ 0 };
    style.align = align ? (Align)align->as.number : ALIGN_START;
    style.is_aligned = says(chain, "align");
    style.indent = inherited_len(chain, "indent", em);
    style.hang = inherited_len(chain, "hang", em);
    style.hang_auto = hang && str_is(hang->text, "auto");
    style.spread = inherited_len(chain, "spread", em);
    style.justify_from = inherited_len(chain, "justify-from", em);
    style.tracking = inherited_len(chain, "tracking", em);
    style.raise = inherited_len(chain, "raise", em);
    style.autospace = autospace ? autospace->as.number : 250; /* JLReq 3.2.6: a quarter em */
    style.balance = !balance ? BALANCE_TITLES : balance->as.flag ? BALANCE_ALL : BALANCE_NONE;
    style.justify_narrow = narrow && narrow->as.flag;
    style.vertical = writing && writing->as.number == WRITING_VERTICAL;
    style.is_level = !style.vertical && says(chain, "writing");
    style.abreast = abreast ? abreast->as.number : 2;
    measure_kinsoku(&style, chain);
    style.emphasis = emphasis ? (Emphasis)emphasis->as.number : EMPHASIS_NONE;
    style.lang = inherited_text(chain, "lang");
    style.hyphenates = hyphenate && hyphenate->as.flag;
    style.underline = underline ? (LineKind)underline->as.number : LINE_NONE;
    style.strike = strike ? (LineKind)strike->as.number : LINE_NONE;
    style.space_before = own_len(node, "space-before", em);
    style.space_after = own_len(node, "space-after", em);
    style.keep_next = node_flag(node, "keep-next", false);
    style.may_part = !node_flag(node, "keep-next", true);
    style.plate = plate_of(node, em, style.color);
    style.above = node_pen(node, "rule-above", node_color(node, "rule-above-color", style.color));
    style.below = node_pen(node, "rule-below", node_color(node, "rule-below-color", style.color));
    return style;
}

/* Everything hangs on "default": it must say what nobody else need say. */
static bool check_default(const Map *named, Where root, Diag *diag)
{
    static const char *const needed[] = { "family", "size" };
    const Node *style = map_find(named, STR("default"));
    bool ok = style != NULL;
    if (!style) diag_report(diag, root, STR(""), DIAG_MISSING_ELEMENT, "report", "style name=\"default\"");
    for (size_t i = 0; style && i < sizeof needed / sizeof *needed; i++) {
        if (node_find(style, needed[i])) continue;
        diag_report(diag, style->where, STR(""), DIAG_MISSING_ATTRIBUTE, "style name=\"default\"", needed[i]);
        ok = false;
    }
    return ok;
}

/* A floor that a style sets itself is not above what it is the floor of; an inherited one gives way. */
static bool check_floors(const Node *node, const Style *style, Diag *diag)
{
    bool size_ok = !node_find(node, "fit-size") || style->fit_size <= style->size;
    bool squeeze_ok = !node_find(node, "fit-squeeze") || style->fit_squeeze <= style_squeeze(style) || style->fit_squeeze == 1000;
    char natural[32];
    if (!size_ok) {
        snprintf(natural, sizeof natural, "%.4gpt", len_to_pt(style->size));
        diag_report(diag, node->where, STR(""), DIAG_FLOOR_TOO_HIGH, "fit-size", node_text(node, "fit-size").at, "size", natural);
    }
    if (!squeeze_ok) {
        snprintf(natural, sizeof natural, "%d%%", style_squeeze(style) / 10);
        diag_report(diag, node->where, STR(""), DIAG_FLOOR_TOO_HIGH, "fit-squeeze", node_text(node, "fit-squeeze").at, "squeeze",
                    natural);
    }
    return size_ok && squeeze_ok;
}

static bool contains(Str characters, uint32_t character)
{
    for (int at = 0; at < characters.n;)
        if (utf8_next(characters, &at) == character) return true;
    return false;
}

/* No style adds a character and takes it away, be one of the two inherited; said where either is written. */
static bool check_kinsoku(const Node *node, const Style *style, Diag *diag)
{
    static const char *const pairs[2][2] = { { "kinsoku-add-start", "kinsoku-remove-start" },
                                             { "kinsoku-add-end", "kinsoku-remove-end" } };
    bool ok = true;
    for (int i = 0; i < 2; i++) {
        Str added = i == 0 ? style->no_start : style->no_end, removed = i == 0 ? style->may_start : style->may_end;
        if (!node_find(node, pairs[i][0]) && !node_find(node, pairs[i][1])) continue;
        for (int at = 0; at < added.n;) {
            uint32_t character = utf8_next(added, &at);
            char bytes[5] = "";
            if (!contains(removed, character)) continue;
            utf8_encode(character, bytes);
            diag_report(diag, node->where, STR(""), DIAG_CONTRADICTION, bytes, pairs[i][0], pairs[i][1]);
            ok = false;
        }
    }
    return ok;
}

bool styles_resolve(const Node *const *nodes, int n, Style *styles, Where root, Arena *arena, Diag *diag)
{
    Map named = named_styles(nodes, n, arena);
    bool ok = check_default(&named, root, diag);
    for (int i = 0; i < n; i++) {
        StyleChain chain;
        means_at(nodes[i]->where);
        if (!follow_bases(&named, n, nodes[i], &chain, arena, diag)) {
            ok = false;
            continue;
        }
        styles[i] = measure_style(nodes[i], &chain);
        ok &= check_floors(nodes[i], &styles[i], diag);
        ok &= check_kinsoku(nodes[i], &styles[i], diag);
    }
    return ok;
}
