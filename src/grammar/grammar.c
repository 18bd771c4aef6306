/* The languages.  A row is an element: what it may hold, then its attributes.  Groups of children that stand in
   many places have a name of their own below. */
#include "grammar/rules.h"

#include "grammar/value.h"
#include "model/document.h"

#include <string.h>

#define ELEMENT(name, ...)                                                                                                       \
    {                                                                                                                            \
        .rule = (name), .children = __VA_ARGS__                                                                                  \
    }
#define A(attribute, ...)                                                                                                        \
    {                                                                                                                            \
        .name = (attribute), .kind = __VA_ARGS__                                                                                 \
    }
#define REQUIRED .required = true
#define RANGE(a, b) .least = (a), .most = (b)
#define CHOICES(list) .choices = (const Choice[])CHOICE_TABLE(list##_CHOICES) /* of model/choices.h */
#define OF(what) .element = (what)
#define COUNT(array) ((int)(sizeof(array) / sizeof *(array)))

/* The layout language (docs/layout.md) */

#define EMPHASIS A("emphasis", KIND_CHOICE, CHOICES(EMPHASIS))
#define INLINE "br wbr text sup sub em ruby folio page-of running link note keep "
#define BLOCKS "p heading set gap break box each if let use entry entries sample tiles tile table "
#define PARTS "cover toc divider legend section appendix "
#define TOP "include house style master block let press revision excerpt " PARTS
#define TILES "tile=tiles-tile each=tiles-each if=tiles-if "
#define CELL INLINE "p heading gap box each if let use entry tiles tile lines? "

#define ID_WHEN A("id", KIND_TEMPLATE), A("when", KIND_XPATH)
#define STYLE A("style", KIND_STYLE)
#define VALIGN A("valign", KIND_CHOICE, CHOICES(PAGE_VALIGN))
#define PART(name)                                                                                                               \
    ELEMENT(name, BLOCKS,                                                                                                        \
            .attributes = { ID_WHEN, A("master", KIND_MASTER, REQUIRED), A("start", KIND_CHOICE, CHOICES(START)),                \
                            A("folio", KIND_CHOICE, CHOICES(FOLIO)), VALIGN, A("toc-depth", KIND_INT, RANGE(0, 9)),              \
                            A("even", KIND_BOOL) })
#define CELL_VALIGN A("valign", KIND_CHOICE, CHOICES(VALIGN))
#define PLACED                                                                                                                   \
    A("columns", KIND_NAMES, REQUIRED), STYLE, A("key", KIND_TEMPLATE), CELL_VALIGN,                                             \
        A("writing", KIND_CHOICE, CHOICES(WRITING)), A("align", KIND_CHOICE, CHOICES(ALIGN)),                                    \
        A("across", KIND_CHOICE, CHOICES(ACROSS)), A("again", KIND_TEMPLATE), A("when", KIND_XPATH),                             \
        A("role", KIND_CHOICE, CHOICES(CELL)), A("align-on", KIND_TEXT), A("dates", KIND_CHOICE, CHOICES(DATES)), A("empty", KIND_CHOICE, CHOICES(EMPTY)),                \
        A("rule-top", KIND_LINE), A("rule-bottom", KIND_LINE), A("rule-left", KIND_LINE), A("rule-right", KIND_LINE),            \
        A("rule-color", KIND_COLOR)
#define SELECTED A("select", KIND_XPATH, REQUIRED), A("sort", KIND_XPATH), A("order", KIND_CHOICE, CHOICES(ORDER))
#define TILE                                                                                                                     \
    A("color", KIND_TEMPLATE, REQUIRED), A("shape", KIND_CHOICE, CHOICES(SHAPE)), A("number", KIND_TEMPLATE),                    \
        A("name", KIND_TEMPLATE), A("number-style", KIND_STYLE), A("name-style", KIND_STYLE)

/* clang-format off */
static const ElementRule layout_rules[] = {
    ELEMENT("report", TOP, .attributes = { A("name", KIND_NAME, REQUIRED), A("title", KIND_TEXT, REQUIRED), A("lang", KIND_NAME),
        A("author", KIND_TEXT), A("date", KIND_TEMPLATE), A("data", KIND_PATH, REQUIRED), A("fonts", KIND_PATH) }),
    ELEMENT("fragment", TOP),
    ELEMENT("include", "", .attributes = { A("href", KIND_PATH, REQUIRED) }),
    ELEMENT("house", "", .attributes = { A("none", KIND_TEXT), A("total", KIND_TEXT), A("total-round", KIND_TEXT),
        A("mark", KIND_TEXT), A("mark-tortoise", KIND_TEXT), A("list-mark", KIND_TEXT), A("note-mark", KIND_TEXT),
        A("continued", KIND_TEXT), A("digits", KIND_CHOICE, CHOICES(DIGITS)),
        A("thousands", KIND_CHOICE, CHOICES(THOUSANDS)), A("paren", KIND_CHOICE, CHOICES(PAREN)),
        A("roman", KIND_CHOICE, CHOICES(ROMAN)), A("dates", KIND_CHOICE, CHOICES(DATES)),
        A("as-of", KIND_CHOICE, CHOICES(AS_OF)), A("punctuation", KIND_CHOICE, CHOICES(PUNCTUATION)),
        A("counters", KIND_CHOICE, CHOICES(COUNTER)),
        A("branch", KIND_CHOICE, CHOICES(BRANCH)), A("revised", KIND_TEXT), A("revised-again", KIND_TEXT), A("vacant", KIND_TEXT), A("literals", KIND_BOOL), A("note-style", KIND_STYLE), A("mark-style", KIND_STYLE) }),
    ELEMENT("style", "", .attributes = { A("name", KIND_NAME, REQUIRED), A("base", KIND_STYLE), A("family", KIND_TEXT),
        A("size", KIND_SIZE), A("leading", KIND_LEADING), A("weight", KIND_CHOICE, CHOICES(WEIGHT)),
        A("color", KIND_COLOR), A("align", KIND_CHOICE, CHOICES(ALIGN)),
        A("indent", KIND_LEN_EM), A("hang", KIND_HANG), A("tracking", KIND_LEN_EM), A("raise", KIND_LEN_EM),
        A("autospace", KIND_INT, RANGE(0, 1000)), A("kinsoku", KIND_CHOICE, CHOICES(KINSOKU)),
        A("kinsoku-add-start", KIND_TEXT), A("kinsoku-remove-start", KIND_TEXT), A("kinsoku-add-end", KIND_TEXT),
        A("kinsoku-remove-end", KIND_TEXT), A("emphasis", KIND_CHOICE, CHOICES(STYLE_EMPHASIS)),
        A("writing", KIND_CHOICE, CHOICES(WRITING)), A("abreast", KIND_INT, RANGE(1, 4)), A("justify-narrow", KIND_BOOL), A("justify-from", KIND_SPACE),
        A("spread", KIND_SPACE),
        A("squeeze", KIND_INT, RANGE(50, 100)), A("fit-squeeze", KIND_INT, RANGE(50, 100)), A("fit-size", KIND_SIZE), A("fit-lines", KIND_BOOL), A("fit-words", KIND_BOOL),
        A("balance", KIND_BOOL),
        A("space-before", KIND_SPACE), A("space-after", KIND_SPACE), A("keep-next", KIND_BOOL),
        A("fill", KIND_COLOR), A("stroke", KIND_COLOR), A("stroke-width", KIND_LINE), A("radius", KIND_SPACE),
        A("padding", KIND_EDGES), A("rule-above", KIND_LINE), A("rule-above-color", KIND_COLOR),
        A("rule-below", KIND_LINE), A("rule-below-color", KIND_COLOR) }),
    ELEMENT("master", "running=master-running line=master-line thumb?", .attributes = { A("name", KIND_NAME, REQUIRED),
        A("width", KIND_LEN_POSITIVE, REQUIRED), A("height", KIND_LEN_POSITIVE, REQUIRED), A("inside", KIND_LEN, REQUIRED),
        A("outside", KIND_LEN, REQUIRED), A("head", KIND_LEN, REQUIRED), A("foot", KIND_LEN, REQUIRED),
        A("mirrored", KIND_BOOL), A("note-style", KIND_STYLE) }),
    ELEMENT("master-running", INLINE, .text = true, .attributes = { A("side", KIND_CHOICE, REQUIRED, CHOICES(SIDE)),
        A("at", KIND_CHOICE, REQUIRED, CHOICES(AT)), A("y", KIND_LEN, REQUIRED), STYLE }),
    ELEMENT("master-line", "", .attributes = { A("at", KIND_CHOICE, REQUIRED, CHOICES(AT)), A("y", KIND_LEN, REQUIRED),
        A("width", KIND_LINE), A("color", KIND_COLOR) }),
    ELEMENT("thumb", "", .attributes = { A("running", KIND_NAME, REQUIRED), A("width", KIND_LEN_POSITIVE, REQUIRED),
        A("height", KIND_LEN_POSITIVE, REQUIRED), A("top", KIND_LEN, REQUIRED), A("step", KIND_LEN, REQUIRED), STYLE }),
    ELEMENT("press", "ink ", .attributes = { A("standard", KIND_CHOICE, CHOICES(PRESS)), A("condition", KIND_TEXT),
        A("condition-name", KIND_TEXT), A("registry", KIND_TEXT), A("profile", KIND_PATH), A("bleed", KIND_LEN), A("marks", KIND_BOOL),
        A("multiple", KIND_INT, RANGE(1, 64)), A("back", KIND_INT, RANGE(0, 64)), A("least-rule", KIND_LINE),
        A("least-type", KIND_SIZE), A("least-reversed", KIND_SIZE), A("least-tint", KIND_INT, RANGE(0, 100)),
        A("most-ink", KIND_INT, RANGE(100, 400)) }),
    ELEMENT("ink", "", .attributes = { A("color", KIND_COLOR, REQUIRED), A("cmyk", KIND_INKS, REQUIRED), A("name", KIND_TEXT),
        A("tint", KIND_INT, RANGE(1, 100)), A("text", KIND_BOOL) }),
    ELEMENT("block", BLOCKS, .attributes = { A("name", KIND_NAME, REQUIRED) }),
    ELEMENT("let", "", .attributes = { A("name", KIND_NAME, REQUIRED), A("select", KIND_XPATH, REQUIRED) }),
    ELEMENT("revision", BLOCKS, .attributes = { A("table", KIND_CHOICE, REQUIRED, CHOICES(REVISION_TABLE)),
        A("title", KIND_TEXT, REQUIRED), A("master", KIND_MASTER, REQUIRED) }),
    ELEMENT("excerpt", "print? ", .attributes = { A("by", KIND_NAME, REQUIRED), A("each", KIND_XPATH, REQUIRED),
        A("id", KIND_TEMPLATE, REQUIRED), A("name", KIND_TEMPLATE, REQUIRED), A("key", KIND_TEMPLATE),
        A("records", KIND_XPATH, REQUIRED), A("of", KIND_XPATH, REQUIRED), A("others", KIND_CHOICE, CHOICES(OTHERS)),
        A("line", KIND_TEMPLATE), A("line-style", KIND_STYLE) }),
    ELEMENT("print", "", .attributes = { A("copies", KIND_INT, RANGE(1, 9999)), A("media", KIND_NAME),
        A("sides", KIND_CHOICE, CHOICES(SIDES)),
        A("staple", KIND_CHOICE, CHOICES(STAPLE)) }),
    PART("cover"), PART("toc"), PART("divider"), PART("legend"), PART("section"), PART("appendix"),

    ELEMENT("p", INLINE, .text = true, .attributes = { ID_WHEN, STYLE }),
    ELEMENT("heading", INLINE "toc=toc-entry? set ", .text = true, .attributes = { ID_WHEN, STYLE,
        A("level", KIND_INT, REQUIRED, RANGE(1, 6)), A("bookmark", KIND_TEMPLATE), A("part", KIND_TEMPLATE) }),
    ELEMENT("toc-entry", INLINE, .text = true, .attributes = { A("level", KIND_INT, RANGE(1, 9)) }),
    ELEMENT("set", INLINE, .text = true, .attributes = { ID_WHEN, A("name", KIND_NAME, REQUIRED), A("number", KIND_TEMPLATE) }),
    ELEMENT("gap", "", .attributes = { ID_WHEN, A("height", KIND_LEN, REQUIRED) }),
    ELEMENT("break", "", .attributes = { ID_WHEN, A("to", KIND_CHOICE, CHOICES(START)) }),
    ELEMENT("box", BLOCKS, .attributes = { ID_WHEN, STYLE, A("keep", KIND_BOOL) }),
    ELEMENT("each", BLOCKS, .attributes = { ID_WHEN, A("select", KIND_XPATH, REQUIRED), A("as", KIND_NAME), A("required", KIND_BOOL) }),
    ELEMENT("if", BLOCKS, .attributes = { ID_WHEN, A("test", KIND_XPATH, REQUIRED) }),
    ELEMENT("use", "", .attributes = { ID_WHEN, A("block", KIND_BLOCK, REQUIRED) }),
    ELEMENT("entry", INLINE, .text = true, .attributes = { ID_WHEN, STYLE, A("level", KIND_INT, RANGE(1, 9)),
        A("target", KIND_TEMPLATE), A("leader", KIND_BOOL) }),
    ELEMENT("entries", "", .attributes = { ID_WHEN, A("style-1", KIND_STYLE), A("style-2", KIND_STYLE), A("style-3", KIND_STYLE),
        A("dots", KIND_TEXT), A("room", KIND_TEXT) }),
    ELEMENT("sample", BLOCKS "callout ", .attributes = { ID_WHEN }),
    ELEMENT("callout", INLINE, .text = true, .attributes = { A("column", KIND_NAME, REQUIRED), STYLE }),
    ELEMENT("tiles", TILES, .attributes = { ID_WHEN, A("size", KIND_LEN_POSITIVE, REQUIRED),
        A("gap", KIND_LEN), A("alt", KIND_TEMPLATE) }),
    ELEMENT("tiles-each", TILES, .attributes = { A("select", KIND_XPATH, REQUIRED),
        A("as", KIND_NAME), A("required", KIND_BOOL), A("when", KIND_XPATH) }),
    ELEMENT("tiles-if", TILES, .attributes = { A("test", KIND_XPATH, REQUIRED), A("when", KIND_XPATH) }),
    ELEMENT("tiles-tile", "", .attributes = { TILE, A("when", KIND_XPATH) }),
    ELEMENT("tile", "", .attributes = { TILE, ID_WHEN, A("size", KIND_LEN_POSITIVE), A("alt", KIND_TEMPLATE) }),

    ELEMENT("table", "caption? rules? column+ head? head-continued? sum carry-out? carry-in? rows+ ", .attributes = { ID_WHEN, STYLE, A("name", KIND_NAME), A("caption", KIND_TEMPLATE),
        A("notes", KIND_CHOICE, CHOICES(NOTES)), A("stub", KIND_NAMES), A("alike", KIND_NAME), A("least-before", KIND_INT, RANGE(1, 100)), A("least-after", KIND_INT, RANGE(1, 100)),
        A("keep", KIND_BOOL), A("indent", KIND_LEN), A("indent-fill", KIND_COLOR), A("indent-column", KIND_NAMES) }),
    ELEMENT("caption", INLINE, .text = true, .attributes = { STYLE }),
    ELEMENT("rules", "", .attributes = { A("top", KIND_LINE), A("head", KIND_LINE), A("band", KIND_LINE), A("row", KIND_LINE),
        A("column", KIND_LINE), A("bottom", KIND_LINE), A("left", KIND_LINE), A("right", KIND_LINE), A("cut", KIND_LINE), A("resume", KIND_LINE),
        A("color", KIND_COLOR), A("accent", KIND_COLOR) }),
    ELEMENT("column", "", .attributes = { A("name", KIND_NAME, REQUIRED), A("width", KIND_LEN_POSITIVE),
        A("share", KIND_INT, RANGE(1, 1000)), A("natural", KIND_BOOL), A("align-on", KIND_TEXT), A("merge", KIND_CHOICE, CHOICES(MERGE)),
        A("when", KIND_XPATH) }),
    ELEMENT("head", "row+ "),
    ELEMENT("head-continued", "row+ "),
    ELEMENT("carry-out", "row+ "),
    ELEMENT("carry-in", "row+ "),
    ELEMENT("row", "cell ", .attributes = { A("role", KIND_CHOICE, CHOICES(ROW)), A("level", KIND_INT, RANGE(1, 9)),
        A("keep-next", KIND_BOOL), A("repeat", KIND_BOOL), A("key", KIND_TEMPLATE), A("when", KIND_XPATH) }),
    ELEMENT("sum", "", .attributes = { A("name", KIND_NAME, REQUIRED), A("select", KIND_XPATH, REQUIRED) }),
    ELEMENT("cell", CELL, .text = true, .attributes = { PLACED, A("rows", KIND_INT, RANGE(1, 1000)), A("parallel", KIND_BOOL) }),
    ELEMENT("span", CELL, .text = true, .attributes = { PLACED }),
    ELEMENT("lines", "line+ ", .attributes = { A("when", KIND_XPATH) }),
    ELEMENT("line", INLINE, .text = true, .attributes = { STYLE, A("when", KIND_XPATH), A("parallel", KIND_BOOL) }),
    ELEMENT("rows", "rule+ ", .attributes = { SELECTED }),
    ELEMENT("rule", "row rows=rows-below span ", .attributes = { A("match", KIND_XPATH, REQUIRED) }),
    ELEMENT("rows-below", "", .attributes = { SELECTED, A("indent", KIND_INT, RANGE(0, 1)) }),

    ELEMENT("br", ""),
    ELEMENT("wbr", ""),
    ELEMENT("sup", INLINE, .text = true),
    ELEMENT("sub", INLINE, .text = true),
    ELEMENT("em", INLINE, .text = true, .attributes = { EMPHASIS }),
    ELEMENT("ruby", "rb+ rt+ ", .attributes = { A("compound", KIND_BOOL) }),
    ELEMENT("rb", "", .text = true),
    ELEMENT("rt", "", .text = true),
    ELEMENT("text", INLINE, .text = true, .attributes = { A("style", KIND_STYLE, REQUIRED) }),
    ELEMENT("folio", ""),
    ELEMENT("page-of", "", .attributes = { A("target", KIND_TEMPLATE, REQUIRED) }),
    ELEMENT("running", "", .attributes = { A("name", KIND_NAME, REQUIRED) }),
    ELEMENT("link", INLINE, .text = true, .attributes = { A("to", KIND_TEMPLATE, REQUIRED) }),
    ELEMENT("note", INLINE, .text = true),
    ELEMENT("keep", INLINE, .text = true),
};

/* The data language (docs/data.md 10) */

#define ROWS   "sub label joint measure repeat "
#define STATE  "current=field? planned=field? result=field? status? remark=field? "
#define TITLE  "name=marked! "
#define RECORD A("id", KIND_ID, REQUIRED)
#define NUMBER A("no", KIND_NAME, REQUIRED)
#define OFFICE A("departments", KIND_REFERENCES, OF("department"))
#define FIELD  "br wbr ruby sup inf em keep date "
#define RECORDS "plan kpi band group sub label joint measure line repeat department sdg "
#define LISTS  "goal kpis measures status=status-record "
#define WHY    A("date", KIND_DATE), A("reason", KIND_TEXT)
#define AS_OF  A("as-of", KIND_MOMENT), A("era", KIND_CHOICE, CHOICES(DATE_FORM))

static const ElementRule data_rules[] = {
    ELEMENT("data", "include booklet goal kpis measures department status=status-record sdg ",
        .attributes = { A("id", KIND_NAME), A("lang", KIND_NAME) }),
    ELEMENT("include", "", .attributes = { A("href", KIND_PATH, REQUIRED) }),
    ELEMENT("booklet", "", .attributes = { RECORD, A("published", KIND_DATE), A("fiscal-year", KIND_INT, RANGE(1800, 9999)),
        A("issuer", KIND_TEXT) }),
    ELEMENT("goal", "name=marked! short=plain? plan+ ", .attributes = { RECORD, NUMBER }),
    ELEMENT("plan", TITLE, .attributes = { RECORD, NUMBER }),
    ELEMENT("kpis", "kpi joint=kpi-joint ", .attributes = { A("plan", KIND_REFERENCE, REQUIRED, OF("plan")) }),
    ELEMENT("kpi", TITLE "qualifier=plain? target=kpi-target? current=kpi-figure? result=kpi-figure? total? note=plain? ",
        .attributes = { RECORD, OFFICE }),
    ELEMENT("kpi-joint", "current=kpi-figure? kpi+ ", .attributes = { RECORD }),
    ELEMENT("kpi-target", FIELD "list ", .text = true, .attributes = { AS_OF }),
    ELEMENT("kpi-figure", FIELD "list ", .text = true, .attributes = { A("number", KIND_INT, RANGE(-1000000000, 1000000000)), AS_OF }),
    ELEMENT("total", "", .attributes = { A("unit", KIND_TEXT, REQUIRED), A("adjust", KIND_INT, RANGE(-1000000000, 1000000000)),
        A("form", KIND_CHOICE, CHOICES(TOTAL)) }),
    ELEMENT("measures", "group band ", .attributes = { A("plan", KIND_REFERENCE, REQUIRED, OF("plan")) }),
    ELEMENT("band", TITLE "group+ ", .attributes = { RECORD }),
    ELEMENT("group", TITLE ROWS, .attributes = { RECORD, NUMBER, OFFICE }),
    ELEMENT("sub", TITLE ROWS, .attributes = { RECORD, NUMBER }),
    ELEMENT("label", TITLE "target=field? " STATE ROWS, .attributes = { RECORD }),
    ELEMENT("joint", "current=field? status? remark=field? label measure repeat ", .attributes = { RECORD }),
    ELEMENT("measure", "place=plain? name=marked? target=field? " STATE "line repeat ",
        .attributes = { RECORD, A("no", KIND_NAME), OFFICE }),
    ELEMENT("line", STATE, .attributes = { RECORD }),
    ELEMENT("repeat", "place=plain? name=marked? target=field? " STATE, .attributes = { RECORD,
        A("of", KIND_REFERENCE, REQUIRED), A("by", KIND_CHOICE, CHOICES(MARK_BY)) }),
    ELEMENT("status", "", .text = true),
    ELEMENT("status-record", TITLE, .attributes = { RECORD, A("code", KIND_NAME, REQUIRED), A("needs", KIND_FIELDS, CHOICES(STATUS_FIELD)),
        A("without", KIND_FIELDS, CHOICES(STATUS_FIELD)) }),
    ELEMENT("department", TITLE, .attributes = { RECORD, A("division", KIND_TEXT) }),
    ELEMENT("sdg", TITLE "text=plain! ", .attributes = { RECORD, NUMBER }),
    ELEMENT("marked", FIELD "mark ", .text = true),
    ELEMENT("field", FIELD "list mark ", .text = true),
    ELEMENT("plain", FIELD, .text = true),
    ELEMENT("list", "item=plain+ "),
    ELEMENT("mark", "", .attributes = { A("of", KIND_REFERENCE), A("by", KIND_CHOICE, CHOICES(MARK_BY)),
        A("brackets", KIND_CHOICE, CHOICES(BRACKETS)) }),
    ELEMENT("br", ""),
    ELEMENT("wbr", ""),
    ELEMENT("ruby", "rb+ rt+ ", .attributes = { A("compound", KIND_BOOL) }),
    ELEMENT("rb", "", .text = true),
    ELEMENT("rt", "", .text = true),
    ELEMENT("em", "wbr ruby sup inf keep date ", .text = true, .attributes = { EMPHASIS }),
    ELEMENT("keep", "wbr ruby sup inf em date ", .text = true),
    ELEMENT("date", "", .text = true, .attributes = { A("at", KIND_MOMENT, REQUIRED), A("era", KIND_CHOICE, CHOICES(DATE_FORM)) }),
    ELEMENT("sup", "", .text = true),
    ELEMENT("inf", "", .text = true),

    /* Corrections (docs/data.md 12): their own elements, and in them those above */
    ELEMENT("corrections", "correction insert remove ", .attributes = { A("date", KIND_DATE), A("reason", KIND_TEXT) }),
    ELEMENT("correction", "was=field! now=field! ", .attributes = { A("key", KIND_TEXT, REQUIRED), A("field", KIND_NAME), WHY }),
    ELEMENT("insert", RECORDS LISTS, .attributes = { A("after", KIND_TEXT), A("before", KIND_TEXT), A("in", KIND_TEXT), WHY }),
    ELEMENT("remove", "was=field! ", .attributes = { A("key", KIND_TEXT, REQUIRED), WHY }),
};
enum { N_CORRECTION_RULES = 4 };

/* fonts.xml */

static const ElementRule fonts_rules[] = {
    ELEMENT("fonts", "family+ "),
    ELEMENT("family", "file+ fallback ", .attributes = { A("name", KIND_TEXT, REQUIRED) }),
    ELEMENT("file", "", .attributes = { A("href", KIND_PATH, REQUIRED), A("weight", KIND_CHOICE, CHOICES(WEIGHT)),
        A("index", KIND_INT, RANGE(0, 255)) }),
    ELEMENT("fallback", "", .attributes = { A("family", KIND_TEXT, REQUIRED) }),
};

/* What the tables of a revision are made from (docs/release.md) */

#define LEAF A("front", KIND_TEXT, REQUIRED), A("back", KIND_TEXT, REQUIRED)

static const ElementRule revision_rules[] = {
    ELEMENT("revision", "place filing pages round office ", .attributes = { A("title", KIND_TEXT), A("line", KIND_TEXT), A("number", KIND_TEXT),
        A("date", KIND_TEXT), A("onto", KIND_TEXT), A("changes", KIND_TEXT), A("follows", KIND_TEXT), A("renewed", KIND_TEXT), A("sheets", KIND_TEXT), A("copies", KIND_TEXT), A("for", KIND_CHOICE, CHOICES(REVISION_FOR)) }),
    ELEMENT("place", "change+ ", .attributes = { A("part", KIND_TEXT), A("item", KIND_TEXT), A("rest", KIND_BOOL) }),
    ELEMENT("change", "was? now? reason? ", .attributes = { A("kind", KIND_CHOICE, CHOICES(CHANGE)),
        A("cause", KIND_CHOICE, CHOICES(CAUSE)), A("page", KIND_TEXT), A("column", KIND_TEXT), A("key", KIND_TEXT),
        A("office", KIND_TEXT), A("gap", KIND_BOOL) }),
    ELEMENT("was", "br changed ", .text = true),
    ELEMENT("now", "br changed ", .text = true),
    ELEMENT("reason", "br ", .text = true),
    ELEMENT("changed", "", .text = true),
    ELEMENT("br", ""),
    ELEMENT("filing", "out in ", .attributes = { A("no", KIND_TEXT), A("why", KIND_CHOICE, CHOICES(WHY)),
        A("first-sheet", KIND_TEXT), A("last-sheet", KIND_TEXT), A("after-front", KIND_TEXT), A("after-back", KIND_TEXT) }),
    ELEMENT("out", "", .attributes = { LEAF }),
    ELEMENT("in", "", .attributes = { LEAF }),
    ELEMENT("round", "reason? ", .attributes = { A("number", KIND_TEXT), A("date", KIND_TEXT), A("line", KIND_TEXT), A("pages", KIND_TEXT), A("leaves", KIND_TEXT) }),
    ELEMENT("office", "why+ ", .attributes = { A("name", KIND_TEXT) }),
    ELEMENT("why", "reason? ", .attributes = { A("changes", KIND_TEXT), A("follows", KIND_TEXT), A("pages", KIND_TEXT) }),
    ELEMENT("pages", "", .attributes = { A("first", KIND_TEXT), A("last", KIND_TEXT), A("count", KIND_TEXT), A("revised", KIND_TEXT), A("blank", KIND_TEXT) }),
};
/* clang-format on */

const Grammar grammar_layout = { layout_rules, COUNT(layout_rules) };
const Grammar grammar_data = { data_rules, COUNT(data_rules) - N_CORRECTION_RULES };
const Grammar grammar_corrections = { data_rules, COUNT(data_rules) };
const Grammar grammar_revision = { revision_rules, COUNT(revision_rules) };
const Grammar grammar_fonts = { fonts_rules, COUNT(fonts_rules) };

const ElementRule *grammar_find_rule(const Grammar *grammar, Str rule)
{
    for (int i = 0; i < grammar->n_rules; i++)
        if (str_is(rule, grammar->rules[i].rule)) return &grammar->rules[i];
    return NULL;
}

const AttributeRule *grammar_find_attribute(const ElementRule *rule, const char *name)
{
    for (const AttributeRule *attribute = rule->attributes; attribute->name; attribute++)
        if (strcmp(attribute->name, name) == 0) return attribute;
    return NULL;
}

bool grammar_next_child(Str *children, ChildRule *child)
{
    Str word;
    if (!value_next_word(children, &word)) return false;
    *child = (ChildRule){ .times = word.at[word.n - 1] };
    if (strchr("!?+", child->times)) word.n--;
    else child->times = '*';
    int equals = str_find(word, '=');
    child->element = equals < 0 ? word : str_part(word, 0, equals);
    child->rule = equals < 0 ? word : str_part(word, equals + 1, word.n);
    return true;
}

const ElementRule *grammar_find_child(const Grammar *grammar, const ElementRule *parent, const char *element)
{
    Str children = str_from(parent->children);
    for (ChildRule child; grammar_next_child(&children, &child);)
        if (str_is(child.element, element)) return grammar_find_rule(grammar, child.rule);
    return NULL;
}

const char *grammar_element(const Grammar *grammar, const char *element)
{
    const ElementRule *rule = grammar_find_rule(grammar, str_from(element));
    return rule ? rule->rule : NULL;
}
