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
#define PLACES(names) .places = (names)
#define COUNT(array) ((int)(sizeof(array) / sizeof *(array)))

/* The layout language (docs/layout.md) */

#define EMPHASIS A("emphasis", KIND_CHOICE, CHOICES(EMPHASIS))
#define IN_LINE "br wbr text sup sub em ruby folio pages page-of running link note keep page-sum leader number index icon "
#define INLINE IN_LINE "each=each-inline if=if-inline "
#define BLOCKS                                                                                                                   \
    "p heading set gap break box grid around each if let use entry entries sample tiles tile picture qr chart table "            \
    "definitions "
#define FLOW BLOCKS "columns " /* of a part */
#define PARTS "cover toc divider legend section appendix "
#define TOP "include house note-kind color style master block let press revision excerpt step " PARTS "each=parts-each "
#define GRID "box picture qr chart p use tiles tile grid let each=grid-each if=grid-if "
#define TILES "tile=tiles-tile each=tiles-each if=tiles-if "
#define CHARTED "series each=chart-each if=chart-if "
#define DEFINED "item each=items-each if=items-if let "
#define CELL                                                                                                                     \
    IN_LINE "p heading gap box around each=each-cell if=if-cell let use entry tiles tile picture qr chart definitions lines? "
#define IN_CELL                                                                                                                  \
    IN_LINE                                                                                                                      \
    "p heading set gap break box around each=each-cell if=if-cell let use entry entries sample tiles tile picture qr chart "     \
    "table "                                                                                                                     \
    "definitions "

#define ID_WHEN A("id", KIND_TEMPLATE), A("when", KIND_XPATH)
#define LANG A("lang", KIND_LANGUAGE)
#define STYLE A("style", KIND_STYLE_TEMPLATE), LANG
#define VALIGN A("valign", KIND_CHOICE, CHOICES(PAGE_VALIGN))
#define PART(name)                                                                                                               \
    ELEMENT(name, FLOW,                                                                                                          \
            .attributes = { ID_WHEN, A("master", KIND_MASTER, REQUIRED), A("start", KIND_CHOICE, CHOICES(START)),                \
                            A("folio", KIND_CHOICE, CHOICES(FOLIO)), A("folio-prefix", KIND_TEMPLATE),                           \
                            A("numerals", KIND_CHOICE, CHOICES(FOLIO_NUMERALS)), VALIGN, A("toc-depth", KIND_INT, RANGE(0, 9)),  \
                            LANG, A("even", KIND_BOOL), A("facing", KIND_BOOL) })
#define CELL_VALIGN A("valign", KIND_CHOICE, CHOICES(VALIGN))
#define PLACED                                                                                                                   \
    A("columns", KIND_NAMES_TEMPLATE, REQUIRED), STYLE, A("key", KIND_TEMPLATE), CELL_VALIGN,                                    \
        A("writing", KIND_CHOICE, CHOICES(WRITING)), A("align", KIND_CHOICE, CHOICES(ALIGN)),                                    \
        A("across", KIND_CHOICE, CHOICES(ACROSS)), A("again", KIND_TEMPLATE), A("when", KIND_XPATH),                             \
        A("role", KIND_CHOICE, CHOICES(CELL)), A("align-on", KIND_TEXT), A("dates", KIND_CHOICE, CHOICES(DATES)),                \
        A("empty", KIND_CHOICE, CHOICES(EMPTY)), A("rule-top", KIND_LINE), A("rule-bottom", KIND_LINE),                          \
        A("rule-left", KIND_LINE), A("rule-right", KIND_LINE), A("rule-color", KIND_COLOR), A("fill", KIND_COLOR_TEMPLATE),      \
        A("none", KIND_TEXT), A("format", KIND_TEXT), A("notes", KIND_CHOICE, CHOICES(NOTES))
#define IN_HAND                                                                                                                  \
    A("select", KIND_XPATH, REQUIRED), A("as", KIND_NAME), A("required", KIND_BOOL), A("sort", KIND_XPATH),                      \
        A("order", KIND_CHOICE, CHOICES(ORDER))
#define ROW                                                                                                                      \
    A("role", KIND_CHOICE, CHOICES(ROW)), A("level", KIND_INT, RANGE(1, 9)), A("keep-next", KIND_BOOL), A("repeat", KIND_BOOL),  \
        A("height", KIND_LEN_POSITIVE), A("key", KIND_TEMPLATE), A("fill", KIND_COLOR_TEMPLATE), CELL_VALIGN,                    \
        A("when", KIND_XPATH)
#define BREAK A("break", KIND_CHOICE, CHOICES(START))
#define TILE                                                                                                                     \
    A("color", KIND_COLOR_TEMPLATE, REQUIRED), A("shape", KIND_CHOICE, CHOICES(SHAPE)), A("number", KIND_TEMPLATE),              \
        A("name", KIND_TEMPLATE), A("number-style", KIND_STYLE_TEMPLATE), A("name-style", KIND_STYLE_TEMPLATE)

/* clang-format off */
static const ElementRule layout_rules[] = {
    ELEMENT("report", TOP, .attributes = { A("name", KIND_NAME, REQUIRED), A("title", KIND_TEMPLATE, REQUIRED), LANG,
        A("author", KIND_TEXT), A("date", KIND_TEMPLATE), A("data", KIND_PATH, REQUIRED), A("fonts", KIND_PATH),
        A("binding", KIND_CHOICE, CHOICES(BINDING)) }),
    ELEMENT("fragment", TOP),
    ELEMENT("include", "", .attributes = { A("href", KIND_PATH, REQUIRED) }),
    ELEMENT("house", "", .attributes = { A("none", KIND_FILLED), A("total", KIND_FILLED, PLACES("n unit note")),
        A("total-round", KIND_FILLED, PLACES("n unit note")), A("list-mark", KIND_FILLED), A("note-mark", KIND_FILLED, PLACES("n")),
        A("note-numbers", KIND_CHOICE, CHOICES(NOTE_NUMBERS)),
        A("continued", KIND_FILLED), A("digits", KIND_CHOICE, CHOICES(DIGITS)),
        A("thousands", KIND_CHOICE, CHOICES(THOUSANDS)), A("negative", KIND_CHOICE, CHOICES(SIGN)), A("paren", KIND_CHOICE, CHOICES(PAREN)),
        A("roman", KIND_CHOICE, CHOICES(ROMAN)), A("dates", KIND_CHOICE, CHOICES(DATES)),
        A("as-of", KIND_CHOICE, CHOICES(AS_OF)), A("punctuation", KIND_CHOICE, CHOICES(PUNCTUATION)),
        A("counters", KIND_CHOICE, CHOICES(COUNTER)),
        A("branch", KIND_CHOICE, CHOICES(BRANCH)), A("revised", KIND_FILLED, PLACES("date number")),
        A("revised-again", KIND_FILLED, PLACES("date number")), A("vacant", KIND_FILLED, PLACES("page")), A("blank", KIND_FILLED, PLACES("page")),
        A("literals", KIND_BOOL), A("note-style", KIND_STYLE), A("mark-style", KIND_STYLE) }),
    ELEMENT("note-kind", "", .attributes = { A("name", KIND_NAME, REQUIRED), A("mark", KIND_FILLED, REQUIRED, PLACES("n")),
        A("numbers", KIND_CHOICE, CHOICES(NOTE_NUMBERS)), A("style", KIND_STYLE), A("mark-style", KIND_STYLE) }),
    ELEMENT("color", "", .attributes = { A("name", KIND_NAME, REQUIRED), A("rgb", KIND_RGB, REQUIRED), A("inks", KIND_INKS),
        A("text", KIND_BOOL) }),
    ELEMENT("style", "", .attributes = { A("name", KIND_NAME, REQUIRED), A("base", KIND_STYLE), A("family", KIND_TEXT),
        A("size", KIND_SIZE), A("leading", KIND_LEADING), A("weight", KIND_CHOICE, CHOICES(WEIGHT)),
        A("color", KIND_COLOR), A("align", KIND_CHOICE, CHOICES(ALIGN)),
        A("indent", KIND_LEN_EM), A("hang", KIND_HANG), A("tracking", KIND_LEN_EM), A("raise", KIND_LEN_EM),
        A("autospace", KIND_INT, RANGE(0, 1000)), A("kinsoku", KIND_CHOICE, CHOICES(KINSOKU)),
        A("kinsoku-add-start", KIND_TEXT), A("kinsoku-remove-start", KIND_TEXT), A("kinsoku-add-end", KIND_TEXT),
        A("kinsoku-remove-end", KIND_TEXT), A("emphasis", KIND_CHOICE, CHOICES(STYLE_EMPHASIS)),
        LANG, A("hyphenate", KIND_BOOL), A("underline", KIND_CHOICE, CHOICES(DECORATION)), A("strike", KIND_CHOICE, CHOICES(DECORATION)),
        A("writing", KIND_CHOICE, CHOICES(WRITING)), A("abreast", KIND_INT, RANGE(1, 4)), A("justify-narrow", KIND_BOOL),
        A("justify-from", KIND_SPACE),
        A("spread", KIND_SPACE),
        A("squeeze", KIND_INT, RANGE(50, 100)), A("fit-squeeze", KIND_INT, RANGE(50, 100)), A("fit-size", KIND_SIZE),
        A("fit-lines", KIND_BOOL), A("fit-lines-squeeze", KIND_INT, RANGE(50, 100)), A("fit-words", KIND_BOOL),
        A("balance", KIND_BOOL),
        A("space-before", KIND_SPACE), A("space-after", KIND_SPACE), A("keep-next", KIND_BOOL),
        A("fill", KIND_COLOR), A("stroke", KIND_COLOR), A("stroke-width", KIND_LINE), A("radius", KIND_SPACE),
        A("padding", KIND_EDGES), A("rule-above", KIND_LINE), A("rule-above-color", KIND_COLOR),
        A("rule-below", KIND_LINE), A("rule-below-color", KIND_COLOR) }),
    ELEMENT("master", "running=master-running line=master-line thumb?", .attributes = { A("name", KIND_NAME, REQUIRED),
        A("width", KIND_LEN_POSITIVE, REQUIRED), A("height", KIND_LEN_POSITIVE, REQUIRED), A("inside", KIND_LEN, REQUIRED),
        A("outside", KIND_LEN, REQUIRED), A("head", KIND_LEN, REQUIRED), A("foot", KIND_LEN, REQUIRED),
        A("mirrored", KIND_BOOL), A("writing", KIND_CHOICE, CHOICES(WRITING)), A("note-style", KIND_STYLE), A("first", KIND_MASTER),
        A("turned", KIND_BOOL) }),
    ELEMENT("master-running", INLINE, .text = true, .attributes = { A("side", KIND_CHOICE, REQUIRED, CHOICES(SIDE)),
        A("at", KIND_CHOICE, REQUIRED, CHOICES(AT)), A("y", KIND_LEN, REQUIRED), A("first-of", KIND_RUNNING), A("later-of", KIND_RUNNING), STYLE }),
    ELEMENT("master-line", "", .attributes = { A("at", KIND_CHOICE, REQUIRED, CHOICES(AT)), A("y", KIND_LEN, REQUIRED),
        A("width", KIND_LINE), A("color", KIND_COLOR) }),
    ELEMENT("thumb", "", .attributes = { A("running", KIND_RUNNING, REQUIRED), A("width", KIND_LEN_POSITIVE, REQUIRED),
        A("height", KIND_LEN_POSITIVE, REQUIRED), A("top", KIND_LEN, REQUIRED), A("step", KIND_LEN, REQUIRED),
        A("style", KIND_STYLE) }),
    ELEMENT("press", "ink ", .attributes = { A("standard", KIND_CHOICE, CHOICES(PRESS)), A("condition", KIND_TEXT),
        A("condition-name", KIND_TEXT), A("registry", KIND_TEXT), A("profile", KIND_PATH),
        A("intent", KIND_CHOICE, CHOICES(PRESS_INTENT)), A("black-point", KIND_BOOL), A("bleed", KIND_LEN),
        A("marks", KIND_BOOL),
        A("multiple", KIND_INT, RANGE(1, 64)), A("back", KIND_INT, RANGE(0, 64)), A("least-rule", KIND_LINE),
        A("least-type", KIND_SIZE), A("least-reversed", KIND_SIZE), A("least-tint", KIND_INT, RANGE(0, 100)),
        A("most-ink", KIND_INT, RANGE(100, 400)) }),
    ELEMENT("ink", "", .attributes = { A("color", KIND_COLOR, REQUIRED), A("cmyk", KIND_INKS, REQUIRED), A("name", KIND_TEXT),
        A("tint", KIND_INT, RANGE(1, 100)), A("text", KIND_BOOL) }),
    ELEMENT("block", FLOW, .attributes = { A("name", KIND_NAME, REQUIRED) }),
    ELEMENT("step", "", .attributes = { A("name", KIND_NAME, REQUIRED), A("form", KIND_NUMBERED, REQUIRED), A("within", KIND_STEP) }),
    ELEMENT("let", "", .attributes = { A("name", KIND_NAME, REQUIRED), A("select", KIND_XPATH, REQUIRED) }),
    ELEMENT("revision", FLOW, .attributes = { A("table", KIND_CHOICE, REQUIRED, CHOICES(REVISION_TABLE)),
        A("title", KIND_TEXT, REQUIRED), A("master", KIND_MASTER, REQUIRED) }),
    ELEMENT("excerpt", "print? sheets? ", .attributes = { A("by", KIND_NAME, REQUIRED), A("each", KIND_XPATH, REQUIRED),
        A("id", KIND_TEMPLATE, REQUIRED), A("name", KIND_TEMPLATE, REQUIRED), A("key", KIND_TEMPLATE),
        A("records", KIND_XPATH, REQUIRED), A("of", KIND_XPATH, REQUIRED), A("others", KIND_CHOICE, CHOICES(OTHERS)),
        A("line", KIND_TEMPLATE), A("line-style", KIND_STYLE) }),
    ELEMENT("print", "", .attributes = { A("copies", KIND_INT, RANGE(1, 9999)), A("media", KIND_NAME),
        A("sides", KIND_CHOICE, CHOICES(SIDES)),
        A("staple", KIND_CHOICE, CHOICES(STAPLE)) }),
    ELEMENT("sheets", "", .attributes = { A("open", KIND_NAMES), A("note", KIND_TEMPLATE) }),
    PART("cover"), PART("toc"), PART("divider"), PART("legend"), PART("section"), PART("appendix"),
    ELEMENT("parts-each", PARTS "let each=parts-each ", .attributes = { IN_HAND, A("when", KIND_XPATH) }),

    ELEMENT("p", INLINE, .text = true, .attributes = { ID_WHEN, STYLE }),
    ELEMENT("heading", INLINE "toc=toc-entry? set ", .text = true, .attributes = { ID_WHEN, STYLE,
        A("level", KIND_INT, REQUIRED, RANGE(1, 6)), A("numbered", KIND_STEP), A("run-in", KIND_BOOL), A("bookmark", KIND_TEMPLATE), A("part", KIND_TEMPLATE) }),
    ELEMENT("toc-entry", INLINE, .text = true, .attributes = { A("level", KIND_INT, RANGE(1, 9)) }),
    ELEMENT("set", INLINE, .text = true, .attributes = { ID_WHEN, A("name", KIND_NAME, REQUIRED), A("number", KIND_TEMPLATE) }),
    ELEMENT("gap", "", .attributes = { ID_WHEN, A("height", KIND_LEN, REQUIRED) }),
    ELEMENT("break", "", .attributes = { ID_WHEN, A("to", KIND_CHOICE, CHOICES(BREAK)) }),
    ELEMENT("box", BLOCKS "tab? ", .attributes = { ID_WHEN, STYLE, A("fill", KIND_COLOR_TEMPLATE), A("keep", KIND_BOOL),
        A("notes", KIND_CHOICE, CHOICES(NOTES)), A("shape", KIND_CHOICE, CHOICES(BOX_SHAPE)), A("points", KIND_CHOICE, CHOICES(POINTS)),
        A("width", KIND_LEN_POSITIVE), A("at", KIND_CHOICE, CHOICES(AT)), A("reach", KIND_CHOICE, CHOICES(REACH)), CELL_VALIGN }),
    ELEMENT("tab", INLINE, .text = true, .attributes = { STYLE }),
    ELEMENT("grid", GRID "column=grid-column ", .attributes = { ID_WHEN, A("columns", KIND_INT, RANGE(1, 24)), A("gap", KIND_LEN),
        A("row-gap", KIND_LEN), CELL_VALIGN }),
    ELEMENT("around", BLOCKS "figure? ", .attributes = { ID_WHEN, A("side", KIND_CHOICE, CHOICES(FLOAT)), A("gap", KIND_LEN),
        A("row-gap", KIND_LEN) }),
    ELEMENT("figure", BLOCKS, .attributes = { A("width", KIND_LEN_POSITIVE, REQUIRED), A("when", KIND_XPATH) }),
    ELEMENT("grid-column", "", .attributes = { A("width", KIND_LEN_POSITIVE), A("share", KIND_INT, RANGE(1, 1000)) }),
    ELEMENT("grid-each", GRID, .attributes = { ID_WHEN, IN_HAND }),
    ELEMENT("grid-if", GRID "else=grid-else? ", .attributes = { ID_WHEN, A("test", KIND_XPATH, REQUIRED) }),
    ELEMENT("grid-else", GRID),
    ELEMENT("columns", BLOCKS, .attributes = { A("when", KIND_XPATH), A("count", KIND_INT, REQUIRED, RANGE(2, 12)), A("gap", KIND_LEN, REQUIRED),
        A("rule", KIND_LINE), A("rule-color", KIND_COLOR) }),
    ELEMENT("each", FLOW, .attributes = { ID_WHEN, IN_HAND }),
    ELEMENT("if", FLOW "else? ", .attributes = { ID_WHEN, A("test", KIND_XPATH, REQUIRED) }),
    ELEMENT("each-inline", INLINE, .text = true, .attributes = { IN_HAND, A("between", KIND_TEMPLATE), A("when", KIND_XPATH) }),
    ELEMENT("if-inline", INLINE "else=else-inline? ", .text = true, .attributes = { A("test", KIND_XPATH, REQUIRED), A("when", KIND_XPATH) }),
    ELEMENT("each-cell", IN_CELL, .text = true, .attributes = { ID_WHEN, IN_HAND, A("between", KIND_TEMPLATE) }),
    ELEMENT("if-cell", IN_CELL "else=else-cell? ", .text = true, .attributes = { ID_WHEN, A("test", KIND_XPATH, REQUIRED) }),
    ELEMENT("else", FLOW), ELEMENT("else-inline", INLINE, .text = true), ELEMENT("else-cell", IN_CELL, .text = true),
    ELEMENT("use", "", .attributes = { ID_WHEN, A("block", KIND_BLOCK, REQUIRED) }),
    ELEMENT("entry", INLINE, .text = true, .attributes = { ID_WHEN, STYLE, A("level", KIND_INT, RANGE(1, 9)),
        A("target", KIND_TEMPLATE), A("leader", KIND_BOOL) }),
    ELEMENT("entries", "", .attributes = { ID_WHEN, A("of", KIND_CHOICE, CHOICES(ENTRIES_OF)), A("within", KIND_CHOICE, CHOICES(ENTRIES_WITHIN)), A("style-1", KIND_STYLE), A("style-2", KIND_STYLE), A("style-3", KIND_STYLE),
        A("dots", KIND_TEXT), A("room", KIND_TEXT), A("list", KIND_NAME), A("heads", KIND_CHOICE, CHOICES(INDEX_HEADS)), A("head-style", KIND_STYLE),
        A("between", KIND_TEXT) }),
    ELEMENT("sample", BLOCKS "callout ", .attributes = { ID_WHEN }),
    ELEMENT("callout", INLINE, .text = true, .attributes = { A("column", KIND_NAME), A("row", KIND_TEMPLATE),
        A("to", KIND_TEMPLATE), STYLE }),
    ELEMENT("tiles", TILES, .attributes = { ID_WHEN, A("size", KIND_LEN_POSITIVE, REQUIRED),
        A("gap", KIND_LEN), A("alt", KIND_TEMPLATE) }),
    ELEMENT("tiles-each", TILES, .attributes = { IN_HAND, A("when", KIND_XPATH) }),
    ELEMENT("tiles-if", TILES "else=tiles-else? ", .attributes = { A("test", KIND_XPATH, REQUIRED), A("when", KIND_XPATH) }),
    ELEMENT("tiles-else", TILES),
    ELEMENT("tiles-tile", "", .attributes = { TILE, A("when", KIND_XPATH) }),
    ELEMENT("tile", "", .attributes = { TILE, ID_WHEN, A("size", KIND_LEN_POSITIVE), A("alt", KIND_TEMPLATE) }),
    ELEMENT("picture", "caption=picture-caption? ", .attributes = { ID_WHEN, STYLE, A("href", KIND_TEMPLATE, REQUIRED),
        A("alt", KIND_TEMPLATE, REQUIRED), A("role", KIND_CHOICE, CHOICES(PICTURE_ROLE)), A("width", KIND_LEN_POSITIVE),
        A("height", KIND_LEN_POSITIVE), A("fit", KIND_CHOICE, CHOICES(PICTURE_FIT)), A("reach", KIND_CHOICE, CHOICES(REACH)),
        A("focus-x", KIND_INT, RANGE(0, 100)), A("focus-y", KIND_INT, RANGE(0, 100)) }),
    ELEMENT("qr", "caption=picture-caption? ", .attributes = { ID_WHEN, STYLE, A("href", KIND_TEMPLATE), A("text", KIND_TEMPLATE),
        A("alt", KIND_TEMPLATE), A("level", KIND_CHOICE, CHOICES(CODE_MENDING)), A("width", KIND_LEN_POSITIVE) }),
    ELEMENT("picture-caption", INLINE "toc=toc-entry? ", .text = true, .attributes = { STYLE, A("side", KIND_CHOICE, CHOICES(CAPTION_SIDE)),
        A("mark", KIND_BOOL), A("mark-style", KIND_STYLE) }),

    ELEMENT("chart", CHARTED "caption=picture-caption? ", .attributes = { ID_WHEN, STYLE, A("value-style", KIND_STYLE_TEMPLATE), IN_HAND,
        A("label", KIND_TEMPLATE, REQUIRED), A("every", KIND_INT, RANGE(1, 1000)), A("kind", KIND_CHOICE, CHOICES(CHART_KIND)),
        A("direction", KIND_CHOICE, CHOICES(CHART_DIRECTION)), A("caption", KIND_TEMPLATE), A("alt", KIND_TEMPLATE),
        A("data", KIND_CHOICE, CHOICES(CHART_DATA)), A("unit", KIND_TEMPLATE),
        A("second-unit", KIND_TEMPLATE), A("format", KIND_TEXT), A("none", KIND_TEXT), A("values", KIND_BOOL),
        A("width", KIND_LEN_POSITIVE), A("height", KIND_LEN_POSITIVE) }),
    ELEMENT("series", "", .attributes = { A("label", KIND_TEMPLATE, REQUIRED), A("value", KIND_XPATH, REQUIRED),
        A("kind", KIND_CHOICE, CHOICES(SERIES_KIND)), A("axis", KIND_CHOICE, CHOICES(CHART_AXIS)), A("color", KIND_COLOR_TEMPLATE),
        A("pattern", KIND_CHOICE, CHOICES(CHART_PATTERN)), A("format", KIND_TEXT), A("values", KIND_BOOL), A("when", KIND_XPATH) }),
    ELEMENT("chart-each", CHARTED, .attributes = { IN_HAND, A("when", KIND_XPATH) }),
    ELEMENT("chart-if", CHARTED "else=chart-else? ", .attributes = { A("test", KIND_XPATH, REQUIRED), A("when", KIND_XPATH) }),
    ELEMENT("chart-else", CHARTED),

    ELEMENT("table", "caption? rules? column each=columns-each gutter head? head-continued? sum page-foot? carry-out? carry-in? row rows ", .attributes = { ID_WHEN, STYLE, A("name", KIND_NAME), A("caption", KIND_TEMPLATE),
        A("notes", KIND_CHOICE, CHOICES(NOTES)), A("stub", KIND_NAMES), A("parts", KIND_CHOICE, CHOICES(PARTS)), A("alike", KIND_NAME),
        A("least-before", KIND_INT, RANGE(1, 100)), A("least-after", KIND_INT, RANGE(1, 100)), A("blank-rows", KIND_LEN_POSITIVE),
        A("keep", KIND_BOOL), A("indent", KIND_LEN), A("indent-fill", KIND_COLOR), A("indent-strip", KIND_LEN_POSITIVE), A("indent-column", KIND_NAMES) }),
    ELEMENT("caption", INLINE "toc=toc-entry? ", .text = true, .attributes = { STYLE, A("again", KIND_TEMPLATE) }),
    ELEMENT("rules", "", .attributes = { A("top", KIND_LINE), A("head", KIND_LINE), A("band", KIND_LINE), A("row", KIND_LINE),
        A("column", KIND_LINE), A("bottom", KIND_LINE), A("left", KIND_LINE), A("right", KIND_LINE), A("cut", KIND_LINE),
        A("resume", KIND_LINE),
        A("color", KIND_COLOR), A("accent", KIND_COLOR) }),
    ELEMENT("column", "", .attributes = { A("name", KIND_NAME_TEMPLATE, REQUIRED), A("width", KIND_COLUMN_WIDTH),
        A("share", KIND_INT, RANGE(1, 1000)), A("natural", KIND_BOOL), A("align-on", KIND_TEXT), A("none", KIND_TEXT),
        A("format", KIND_TEXT), A("merge", KIND_CHOICE, CHOICES(MERGE)),
        A("when", KIND_XPATH) }),
    ELEMENT("gutter", ""),
    ELEMENT("columns-each", "column each=columns-each ", .attributes = { IN_HAND, A("when", KIND_XPATH) }),
    ELEMENT("head", "row=row-apart+ "),
    ELEMENT("head-continued", "row=row-apart+ "),
    ELEMENT("page-foot", "row=row-apart+ "),
    ELEMENT("carry-out", "row=row-apart+ "),
    ELEMENT("carry-in", "row=row-apart+ "),
    ELEMENT("row", "cell each=cells-each ", .attributes = { ROW, BREAK, A("break-when", KIND_XPATH) }),
    ELEMENT("row-apart", "cell each=cells-each ", .attributes = { ROW }),
    ELEMENT("cells-each", "cell each=cells-each ", .attributes = { IN_HAND, A("when", KIND_XPATH) }),
    ELEMENT("sum", "", .attributes = { A("name", KIND_NAME, REQUIRED), A("select", KIND_XPATH, REQUIRED) }),
    ELEMENT("cell", CELL, .text = true, .attributes = { PLACED, A("rows", KIND_INT, RANGE(1, 1000)), A("parallel", KIND_BOOL),
        A("corner", KIND_TEMPLATE) }),
    ELEMENT("span", CELL, .text = true, .attributes = { PLACED }),
    ELEMENT("lines", "line+ ", .attributes = { A("when", KIND_XPATH) }),
    ELEMENT("line", INLINE, .text = true, .attributes = { STYLE, A("when", KIND_XPATH), A("parallel", KIND_BOOL), A("again", KIND_BOOL) }),
    ELEMENT("rows", "rule+ none? ", .attributes = { IN_HAND, BREAK }),
    ELEMENT("rule", "let row rows=rows-below span each=spans-each ", .attributes = { A("match", KIND_XPATH, REQUIRED), A("keep", KIND_BOOL),
        A("rule-top", KIND_LINE), A("rule-color", KIND_COLOR) }),
    ELEMENT("spans-each", "span each=spans-each ", .attributes = { IN_HAND, A("when", KIND_XPATH) }),
    ELEMENT("rows-below", "none? ", .attributes = { IN_HAND, BREAK, A("indent", KIND_INT, RANGE(0, 1)) }),
    ELEMENT("none", "row+ "),

    ELEMENT("definitions", "rules? level " DEFINED, .attributes = { ID_WHEN, STYLE, A("mark-style", KIND_STYLE), A("term-style", KIND_STYLE),
        A("caption", KIND_TEMPLATE), A("notes", KIND_CHOICE, CHOICES(NOTES)), A("keep", KIND_BOOL) }),
    ELEMENT("level", "", .attributes = { A("mark", KIND_LEN_POSITIVE), A("term", KIND_LEN_POSITIVE), A("above", KIND_BOOL) }),
    ELEMENT("item", "mark? term? description? " DEFINED, .attributes = { A("key", KIND_TEMPLATE), A("when", KIND_XPATH) }),
    ELEMENT("items-each", DEFINED, .attributes = { IN_HAND, A("when", KIND_XPATH) }),
    ELEMENT("items-if", DEFINED "else=items-else? ", .attributes = { A("test", KIND_XPATH, REQUIRED), A("when", KIND_XPATH) }),
    ELEMENT("items-else", DEFINED),
    ELEMENT("mark", INLINE, .text = true, .attributes = { STYLE, CELL_VALIGN, A("align", KIND_CHOICE, CHOICES(ALIGN)) }),
    ELEMENT("term", INLINE, .text = true, .attributes = { STYLE, CELL_VALIGN, A("align", KIND_CHOICE, CHOICES(ALIGN)) }),
    ELEMENT("description", CELL, .text = true, .attributes = { STYLE, CELL_VALIGN, A("align", KIND_CHOICE, CHOICES(ALIGN)) }),

    ELEMENT("br", ""),
    ELEMENT("wbr", ""),
    ELEMENT("sup", INLINE, .text = true),
    ELEMENT("sub", INLINE, .text = true),
    ELEMENT("em", INLINE, .text = true, .attributes = { EMPHASIS }),
    ELEMENT("ruby", "rb+ rt+ ", .attributes = { A("compound", KIND_BOOL) }),
    ELEMENT("rb", "icon ", .text = true),
    ELEMENT("rt", "", .text = true),
    ELEMENT("text", INLINE, .text = true, .attributes = { STYLE }),
    ELEMENT("folio", "", .attributes = { A("of", KIND_RUNNING) }),
    ELEMENT("pages", "", .attributes = { A("of", KIND_RUNNING) }),
    ELEMENT("number", "", .attributes = { A("of", KIND_STEP, REQUIRED), A("form", KIND_NUMBERED), A("target", KIND_TEMPLATE) }),
    ELEMENT("leader", "", .attributes = { A("dots", KIND_TEXT) }),
    ELEMENT("page-of", "", .attributes = { A("target", KIND_TEMPLATE, REQUIRED) }),
    ELEMENT("running", "", .attributes = { A("name", KIND_RUNNING, REQUIRED) }),
    ELEMENT("link", INLINE, .text = true, .attributes = { A("to", KIND_TEMPLATE), A("href", KIND_TEMPLATE) }),
    ELEMENT("note", INLINE, .text = true, .attributes = { A("id", KIND_TEMPLATE), A("kind", KIND_NAME) }),
    ELEMENT("keep", INLINE, .text = true),
    ELEMENT("icon", "", .attributes = { A("href", KIND_TEMPLATE, REQUIRED), A("alt", KIND_TEMPLATE, REQUIRED), A("when", KIND_XPATH) }),
    ELEMENT("index", INLINE, .text = true, .attributes = { A("reading", KIND_TEMPLATE), A("as", KIND_TEMPLATE), A("list", KIND_NAME),
        A("when", KIND_XPATH) }),
    ELEMENT("page-sum", "", .attributes = { A("sum", KIND_NAME, REQUIRED), A("format", KIND_TEXT) }),
};

/* What stands in the fields of any office's data (docs/data.md 5); the records are those of its schema */

#define AS_OF A("as-of", KIND_MOMENT), A("era", KIND_CHOICE, CHOICES(DATE_FORM))

static const ElementRule words_rules[] = {
    ELEMENT("include", "", .attributes = { A("href", KIND_PATH, REQUIRED) }),
    ELEMENT("source", "", .attributes = { A("href", KIND_PATH, REQUIRED), A("map", KIND_PATH, REQUIRED),
        A("encoding", KIND_CHOICE, CHOICES(ENCODING)) }),
    ELEMENT("accept", "", .attributes = { A("question", KIND_NAME, REQUIRED), A("record", KIND_ID, REQUIRED),
        A("reason", KIND_TEXT, REQUIRED) }),
    ELEMENT("axes", "axis value ", .attributes = { A("name", KIND_NAME), A("at", KIND_NAME),
        A("date", KIND_MOMENT) }), /* made by the program: data_read */
    ELEMENT("text", DATA_WORDS "list mark ", .text = true),
    ELEMENT("figure", DATA_WORDS "list mark ", .text = true, .attributes = { A("number", KIND_INT, RANGE(-1000000000, 1000000000)), AS_OF }),
    ELEMENT("inline", DATA_WORDS "mark ", .text = true),
    ELEMENT("plain", "br wbr ", .text = true),
    ELEMENT("prose", "p=inline heading=inline list "),
    ELEMENT("value", "", .text = true),
    ELEMENT("total", "", .attributes = { A("unit", KIND_TEXT, REQUIRED), A("adjust", KIND_INT, RANGE(-1000000000, 1000000000)),
        A("form", KIND_CHOICE, CHOICES(TOTAL)) }),
    ELEMENT("list", "item=inline+ "),
    ELEMENT("mark", "", .attributes = { A("of", KIND_REFERENCE), A("by", KIND_NAME),
        A("brackets", KIND_CHOICE, CHOICES(BRACKETS)) }),
    ELEMENT("br", ""),
    ELEMENT("wbr", ""),
    ELEMENT("ruby", "rb+ rt+ ", .attributes = { A("compound", KIND_BOOL) }),
    ELEMENT("rb", "", .text = true),
    ELEMENT("rt", "", .text = true),
    ELEMENT("em", "wbr ruby sup inf strong keep date ", .text = true, .attributes = { EMPHASIS }),
    ELEMENT("strong", "wbr ruby sup inf em keep date ", .text = true),
    ELEMENT("keep", "wbr ruby sup inf em strong date ", .text = true),
    ELEMENT("date", "", .text = true, .attributes = { A("at", KIND_MOMENT, REQUIRED), A("era", KIND_CHOICE, CHOICES(DATE_FORM)) }),
    ELEMENT("sup", "", .text = true),
    ELEMENT("inf", "", .text = true),
};

/* Corrections of it (docs/data.md 12); what may be put in is added with the records */

#define WHY A("date", KIND_DAY), A("reason", KIND_TEXT)

static const ElementRule correction_rules[] = {
    ELEMENT("corrections", "correction insert remove ", .attributes = { WHY }),
    ELEMENT("correction", "was=said! now=said! ", .attributes = { A("key", KIND_TEXT, REQUIRED), A("field", KIND_NAME), WHY }),
    ELEMENT("insert", "", .attributes = { A("after", KIND_TEXT), A("before", KIND_TEXT), A("in", KIND_TEXT), WHY }),
    ELEMENT("said", DATA_WORDS "p=inline heading=inline list mark ", .text = true), /* by a field of whatever kind */
    ELEMENT("remove", "was=text! ", .attributes = { A("key", KIND_TEXT, REQUIRED), WHY }),
};

/* schema.xml (docs/schema.md) */

#define CALLED A("name", KIND_XML_NAME, REQUIRED), A("element", KIND_XML_NAME), A("label", KIND_TEXT)
#define MEMBER                                                                                                                   \
    A("name", KIND_XML_NAME, REQUIRED), A("label", KIND_TEXT), A("kind", KIND_CHOICE, CHOICES(FIELD_KIND)),                      \
        A("required", KIND_BOOL), A("owner", KIND_BOOL), A("issue", KIND_BOOL), A("runs", KIND_CHOICE, CHOICES(RUNS)), A("of", KIND_NAME),              \
        A("words", KIND_NAMES), A("missing", KIND_NAMES), A("decimals", KIND_INT, RANGE(0, 9)), A("by", KIND_NAME),                 \
        A("print", KIND_BOOL), A("note", KIND_TEXT)
#define MEMBERS "attribute field computed records? rule "

static const ElementRule schema_rules[] = {
    ELEMENT("schema", "axis list=terms record collection shared part reference question ",
        .attributes = { A("name", KIND_NAME, REQUIRED), A("title", KIND_TEXT), A("lang", KIND_LANGUAGE), A("id", KIND_XML_NAME) }),
    ELEMENT("axis", "", .attributes = { A("name", KIND_XML_NAME, REQUIRED), A("label", KIND_TEXT),
        A("kind", KIND_CHOICE, CHOICES(AXIS)), A("values", KIND_NAMES), A("from", KIND_INT, RANGE(1800, 9999)),
        A("to", KIND_INT, RANGE(1800, 9999)) }),
    ELEMENT("terms", MEMBERS, .attributes = { CALLED, A("title", KIND_NAMES), A("key", KIND_NAME) }),
    ELEMENT("record", MEMBERS, .attributes = { CALLED, A("title", KIND_NAMES), A("counts", KIND_NAMES) }),
    ELEMENT("collection", "records ", .attributes = { CALLED, A("for", KIND_NAME), A("by", KIND_XML_NAME) }),
    ELEMENT("shared", "rule ", .attributes = { CALLED, A("of", KIND_NAMES, REQUIRED), A("gives", KIND_NAMES, REQUIRED) }),
    ELEMENT("part", "rule ", .attributes = { CALLED, A("of", KIND_NAME, REQUIRED), A("gives", KIND_NAMES, REQUIRED) }),
    ELEMENT("reference", "mark=mark-type rule ", .attributes = { CALLED, A("to", KIND_NAMES, REQUIRED), A("by", KIND_XML_NAME) }),
    ELEMENT("mark-type", "", .attributes = { A("name", KIND_NAME, REQUIRED), A("text", KIND_TEMPLATE, REQUIRED) }),
    ELEMENT("attribute", "", .attributes = { MEMBER }),
    ELEMENT("field", "", .attributes = { MEMBER }),
    ELEMENT("computed", "", .attributes = { A("name", KIND_XML_NAME, REQUIRED), A("label", KIND_TEXT),
        A("value", KIND_TEXT, REQUIRED),
        A("decimals", KIND_INT, RANGE(0, 9)), A("missing", KIND_NAMES), A("tolerance", KIND_NAME), A("by", KIND_NAME), A("asked", KIND_BOOL),
        A("print", KIND_BOOL) }),
    ELEMENT("records", "", .attributes = { A("of", KIND_NAMES, REQUIRED), A("least", KIND_INT, RANGE(0, 1)) }),
    ELEMENT("rule", "", .attributes = { A("name", KIND_NAME, REQUIRED), A("test", KIND_XPATH, REQUIRED),
        A("severity", KIND_CHOICE, CHOICES(RULE_SEVERITY)), A("label", KIND_TEXT, REQUIRED) }),
    ELEMENT("question", "", .attributes = { A("name", KIND_NAME, REQUIRED), A("ask", KIND_BOOL, REQUIRED) }),
};

/* A map of a spreadsheet (docs/data.md 14) */

#define SHEET_ROW RANGE(1, 1048576)

#define MEND_WORD(word, value) " " word
#define MEND_WORDS "all" MEND_CHOICES(MEND_WORD)
static const ElementRule map_rules[] = {
    ELEMENT("map", "sheet+ ", .attributes = { A("mend", KIND_WORDS, .words = { MEND_WORDS, sizeof MEND_WORDS - 1 }) }),
    ELEMENT("sheet", "records+ leave ", .attributes = { A("name", KIND_TEXT), A("head", KIND_INT, SHEET_ROW), A("tiers", KIND_INT, RANGE(1, 9)),
        A("first", KIND_INT, SHEET_ROW), A("last", KIND_INT, SHEET_ROW), A("hidden", KIND_BOOL) }),
    ELEMENT("records", "field records ", .attributes = { A("of", KIND_NAME, REQUIRED), A("each", KIND_TEXT), A("column", KIND_TEXT),
        A("is", KIND_TEXT), A("id", KIND_TEXT), A("make", KIND_NAME), A("in", KIND_TEXT), A("order", KIND_TEXT) }),
    ELEMENT("field", "word ", .attributes = { A("name", KIND_NAME, REQUIRED), A("column", KIND_TEXT), A("written", KIND_TEXT), A("at", KIND_TEXT),
        A("value", KIND_TEXT), A("repeat", KIND_BOOL) }),
    ELEMENT("word", "", .attributes = { A("is", KIND_TEXT, REQUIRED), A("means", KIND_TEXT, REQUIRED) }),
    ELEMENT("leave", "", .attributes = { A("column", KIND_TEXT, REQUIRED), A("is", KIND_TEXT) }),
};

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
    ELEMENT("revision", "place filing pages round office ", .attributes = { A("title", KIND_TEXT), A("line", KIND_TEXT),
        A("number", KIND_TEXT),
        A("date", KIND_TEXT), A("onto", KIND_TEXT), A("changes", KIND_TEXT), A("follows", KIND_TEXT), A("renewed", KIND_TEXT),
        A("sheets", KIND_TEXT), A("owner", KIND_TEXT), A("copies", KIND_TEXT), A("for", KIND_CHOICE, CHOICES(REVISION_FOR)) }),
    ELEMENT("place", "change+ ", .attributes = { A("part", KIND_TEXT), A("item", KIND_TEXT), A("rest", KIND_BOOL) }),
    ELEMENT("change", "was? now? reason? ", .attributes = { A("kind", KIND_CHOICE, CHOICES(CHANGE)),
        A("cause", KIND_CHOICE, CHOICES(CAUSE)), A("page", KIND_TEXT), A("column", KIND_TEXT), A("key", KIND_TEXT),
        A("office", KIND_TEXT), A("gap", KIND_BOOL) }),
    ELEMENT("was", "br changed heads ", .text = true),
    ELEMENT("now", "br changed heads ", .text = true),
    ELEMENT("reason", "br ", .text = true),
    ELEMENT("changed", "", .text = true),
    ELEMENT("heads", "", .text = true),
    ELEMENT("br", ""),
    ELEMENT("filing", "out in ", .attributes = { A("no", KIND_TEXT), A("why", KIND_CHOICE, CHOICES(WHY)),
        A("first-sheet", KIND_TEXT), A("last-sheet", KIND_TEXT), A("after-front", KIND_TEXT), A("after-back", KIND_TEXT) }),
    ELEMENT("out", "", .attributes = { LEAF }),
    ELEMENT("in", "", .attributes = { LEAF }),
    ELEMENT("round", "reason? ", .attributes = { A("number", KIND_TEXT), A("date", KIND_TEXT), A("line", KIND_TEXT),
        A("pages", KIND_TEXT), A("leaves", KIND_TEXT) }),
    ELEMENT("office", "why+ ", .attributes = { A("name", KIND_TEXT) }),
    ELEMENT("why", "reason? ", .attributes = { A("changes", KIND_TEXT), A("follows", KIND_TEXT), A("pages", KIND_TEXT) }),
    ELEMENT("pages", "", .attributes = { A("first", KIND_TEXT), A("last", KIND_TEXT), A("count", KIND_TEXT),
        A("revised", KIND_TEXT), A("blank", KIND_TEXT) }),
};
/* clang-format on */

const Grammar grammar_layout = { layout_rules, COUNT(layout_rules) };
const Grammar grammar_words = { words_rules, COUNT(words_rules) };
const Grammar grammar_correction_words = { correction_rules, COUNT(correction_rules) };
const Grammar grammar_schema = { schema_rules, COUNT(schema_rules) };
const Grammar grammar_revision = { revision_rules, COUNT(revision_rules) };
const Grammar grammar_map = { map_rules, COUNT(map_rules) };
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
        if (str_same(attribute->name, name)) return attribute;
    return NULL;
}

bool grammar_next_child(Str *children, ChildRule *child)
{
    Str word;
    if (!str_next_word(children, &word)) return false;
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
