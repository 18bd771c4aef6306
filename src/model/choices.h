/* What may be chosen, once.  A list names the words of an attribute and the value behind each: the grammar reads its words
   from it, all others the values, so that no word is known without what it means.  A value that nobody switches on is found by
   the compiler, or by tests/house/choices.py. */
#ifndef MODEL_CHOICES_H
#define MODEL_CHOICES_H

#include "base/str.h"

typedef struct {
    const char *word; /* NULL: the end of a list */
    int value;
} Choice;

/* What a list is used for: `typedef enum { SIDE_CHOICES(CHOICE_VALUE) } Side`, `const Choice sides[] = CHOICE_TABLE(SIDE_CHOICES)`,
   and the other way round `const char *const words[] = { SIDE_CHOICES(CHOICE_WORD) }`. */
#define CHOICE_VALUE(word, value) value,
/* clang-format off */
#define CHOICE_ROW(word, value) { word, value },
#define CHOICE_TABLE(list) { list(CHOICE_ROW) { NULL, 0 } }
/* clang-format on */
#define CHOICE_WORD(word, value) [value] = word,

/* false: there is no such word; the value is then untouched. */
static inline bool choice_find(const Choice *choices, Str word, int *value)
{
    for (; choices->word; choices++) {
        if (!str_is(word, choices->word)) continue;
        *value = choices->value;
        return true;
    }
    return false;
}

/* Words that are themselves what is printed or asked for stand for no value of their own. */
enum { CHOICE_AS_IS, CHOICE_AS_WRITTEN };

/* clang-format off */

/* --- text --------------------------------------------------------------------------------------------------------- */

#define ALIGN_CHOICES(X) /* 行頭 中央 行末 両端ぞろえ 均等割付 */                                                                \
    X("start", ALIGN_START) X("center", ALIGN_CENTER) X("end", ALIGN_END) X("justify", ALIGN_JUSTIFY) X("spread", ALIGN_SPREAD)
typedef enum { ALIGN_CHOICES(CHOICE_VALUE) } Align;

#define PAGE_VALIGN_CHOICES(X) X("top", VALIGN_TOP) X("middle", VALIGN_MIDDLE) X("bottom", VALIGN_BOTTOM)
#define VALIGN_CHOICES(X) PAGE_VALIGN_CHOICES(X) X("baseline", VALIGN_BASELINE) /* of the first lines of a row */
typedef enum { VALIGN_CHOICES(CHOICE_VALUE) } VAlign;

#define KINSOKU_CHOICES(X) /* 禁則: as line-break of CSS; text/seam.c */                                                         \
    X("strict", KINSOKU_STRICT) X("normal", KINSOKU_NORMAL) X("loose", KINSOKU_LOOSE)
typedef enum { KINSOKU_CHOICES(CHOICE_VALUE) } Kinsoku;

#define EMPHASIS_CHOICES(X) /* 圏点 over each character */                                                                       \
    X("dot", EMPHASIS_DOT) X("sesame", EMPHASIS_SESAME) X("circle", EMPHASIS_CIRCLE)
#define STYLE_EMPHASIS_CHOICES(X) X("none", EMPHASIS_NONE) EMPHASIS_CHOICES(X)
typedef enum { STYLE_EMPHASIS_CHOICES(CHOICE_VALUE) } Emphasis;

#define LINE_CHOICES(X) /* 罫, LineKind */                                                                                       \
    X("solid", LINE_SOLID) X("double", LINE_DOUBLE) X("dotted", LINE_DOTTED)
#define DECORATION_CHOICES(X) X("none", LINE_NONE) LINE_CHOICES(X) /* 下線, 傍線, 取消線 */

#define WEIGHT_CHOICES(X) X("regular", WEIGHT_REGULAR) X("bold", WEIGHT_BOLD)
enum { WEIGHT_REGULAR = 400, WEIGHT_BOLD = 700 }; /* as OpenType counts them */

#define WRITING_CHOICES(X) X("horizontal", WRITING_HORIZONTAL) X("vertical", WRITING_VERTICAL) /* 横組 縦組 */
typedef enum { WRITING_CHOICES(CHOICE_VALUE) } WritingMode;

/* --- pages -------------------------------------------------------------------------------------------------------- */

/* On the next page; on the next right-hand one, left-hand one. */
#define BINDING_CHOICES(X) X("left", BINDING_LEFT) X("right", BINDING_RIGHT) /* 左綴じ 右綴じ */
typedef enum { BINDING_CHOICES(CHOICE_VALUE) } Binding;

#define START_CHOICES(X) X("page", START_PAGE) X("odd", START_ODD) X("even", START_EVEN)
#define BREAK_CHOICES(X) START_CHOICES(X) X("column", START_COLUMN) /* 改段: on the next column of the page */
typedef enum { BREAK_CHOICES(CHOICE_VALUE) } PageStart;

#define FOLIO_CHOICES(X) /* NONE: neither counted nor printed */                                                                 \
    X("continue", FOLIO_CONTINUE) X("restart", FOLIO_RESTART) X("none", FOLIO_NONE)
typedef enum { FOLIO_CHOICES(CHOICE_VALUE) } FolioRule;

#define SIDE_CHOICES(X) /* mirrored on left-hand (even) pages */                                                                 \
    X("inside", SIDE_INSIDE) X("outside", SIDE_OUTSIDE) X("center", SIDE_CENTER)
typedef enum { SIDE_CHOICES(CHOICE_VALUE) } Side;

#define AT_CHOICES(X) X("head", AT_HEAD) X("foot", AT_FOOT)
typedef enum { AT_CHOICES(CHOICE_VALUE) } At;

#define NUMERAL_CHOICES(X) /* by the first of each: how numbers are written, in a form that holds one of these */                 \
    X("1", NUMERAL_ARABIC) X("１", NUMERAL_WIDE) X("一", NUMERAL_KANJI) X("ア", NUMERAL_KATAKANA) X("イ", NUMERAL_IROHA)         \
    X("①", NUMERAL_CIRCLED) X("Ⅰ", NUMERAL_ROMAN) X("i", NUMERAL_LOWER_ROMAN) X("a", NUMERAL_LETTER) X("A", NUMERAL_CAPITAL)
typedef enum { NUMERAL_CHOICES(CHOICE_VALUE) } Numeral;
#define FOLIO_NUMERALS_CHOICES(X) X("arabic", NUMERAL_ARABIC) X("roman", NUMERAL_LOWER_ROMAN)

/* --- tables and tiles --------------------------------------------------------------------------------------------- */

#define ROW_CHOICES(X) X("band", ROW_BAND) X("label", ROW_LABEL) X("body", ROW_BODY)
typedef enum { ROW_HEAD, ROW_CHOICES(CHOICE_VALUE) } RowRole;

#define CELL_CHOICES(X) X("td", ROLE_CELL) X("th", ROLE_HEAD_CELL) /* of model/document.h */

/* How a cell that lies across several rows looks when a page cuts it. */
#define ACROSS_CHOICES(X)                                                                                                        \
    X("again", ACROSS_AGAIN) /* said again on each page: Cell.again, or the same text */                                         \
    X("flow", ACROSS_FLOW)   /* flows on, line by line */                                                                        \
    X("stay", ACROSS_STAY)   /* stays on the first page */
typedef enum { ACROSS_CHOICES(CHOICE_VALUE) } Across;

#define EMPTY_CHOICES(X) X("blank", EMPTY_BLANK) X("diagonal", EMPTY_DIAGONAL) /* crossed out by a line */
typedef enum { EMPTY_CHOICES(CHOICE_VALUE) } Empty;

#define ORDER_CHOICES(X) X("ascending", ORDER_ASCENDING) X("descending", ORDER_DESCENDING)
typedef enum { ORDER_CHOICES(CHOICE_VALUE) } Order;

#define MERGE_CHOICES(X) X("no", MERGE_NO) X("equal", MERGE_EQUAL)
typedef enum { MERGE_CHOICES(CHOICE_VALUE) } Merge;

#define NOTES_CHOICES(X) X("foot", NOTES_FOOT) X("below", NOTES_BELOW) /* of the page; the table, the box or the cell */
typedef enum { NOTES_CHOICES(CHOICE_VALUE) } NotesPlace;

#define PARTS_CHOICES(X) /* of a table too wide: each to its end; or all of them, for the rows of a page, before the next rows */ \
    X("by-part", PARTS_BY_PART) X("by-page", PARTS_BY_PAGE)
typedef enum { PARTS_CHOICES(CHOICE_VALUE) } PartsOrder;

#define NOTE_NUMBERS_CHOICES(X) /* what notes are counted through */                                                             \
    X("page", NUMBERS_OF_PAGE) X("table", NUMBERS_OF_TABLE) X("part", NUMBERS_OF_PART) X("report", NUMBERS_OF_REPORT)
typedef enum { NOTE_NUMBERS_CHOICES(CHOICE_VALUE) } NoteNumbers;

#define SHAPE_CHOICES(X) /* a colour tile, or a mark in outline: ○ ◎ △ × ◇ */                                                    \
    X("square", SHAPE_SQUARE) X("circle", SHAPE_CIRCLE) X("double-circle", SHAPE_DOUBLE_CIRCLE)                                  \
    X("triangle", SHAPE_TRIANGLE) X("cross", SHAPE_CROSS) X("diamond", SHAPE_DIAMOND)
typedef enum { SHAPE_CHOICES(CHOICE_VALUE) } Shape;

/* --- boxes -------------------------------------------------------------------------------------------------------- */

#define BOX_SHAPE_CHOICES(X) /* 吹き出し 爆発形 リボン 矢印: layout/outline.c */                                                  \
    X("balloon", BOX_BALLOON) X("burst", BOX_BURST) X("ribbon", BOX_RIBBON) X("arrow", BOX_ARROW)
typedef enum { BOX_PLAIN, BOX_SHAPE_CHOICES(CHOICE_VALUE) } BoxShape;

#define POINTS_CHOICES(X) X("below", POINTS_BELOW) X("above", POINTS_ABOVE) X("left", POINTS_LEFT) X("right", POINTS_RIGHT)
typedef enum { POINTS_BY_SHAPE, POINTS_CHOICES(CHOICE_VALUE) } Points; /* to which side a shape points */

#define REACH_CHOICES(X) X("margins", REACH_MARGINS) X("paper", REACH_PAPER) /* of the plate of a box, to both sides */
typedef enum { REACH_CHOICES(CHOICE_VALUE) } PlateReach;

#define FLOAT_CHOICES(X) X("end", FLOAT_END) X("start", FLOAT_START) /* 回り込み: at which end of the lines the figure stands */
typedef enum { FLOAT_CHOICES(CHOICE_VALUE) } FloatSide;

/* --- pictures ----------------------------------------------------------------------------------------------------- */

#define PICTURE_FIT_CHOICES(X) /* all of it in its box; the box full of it, what is too much cut off */                          \
    X("contain", PICTURE_CONTAIN) X("cover", PICTURE_COVER)
typedef enum { PICTURE_FIT_CHOICES(CHOICE_VALUE) } PictureFit;

#define CODE_MENDING_CHOICES(X) /* of a QR code: how much of it may be lost, 7, 15, 25, 30 per cent */                             \
    X("low", MENDS_LITTLE) X("medium", MENDS_SOME) X("quartile", MENDS_MORE) X("high", MENDS_MOST)
typedef enum { CODE_MENDING_CHOICES(CHOICE_VALUE) } CodeMending;

#define PICTURE_ROLE_CHOICES(X) X("figure", ROLE_FIGURE) X("decoration", ROLE_ARTIFACT) /* of model/document.h */

#define ENTRIES_OF_CHOICES(X) X("headings", ENTRIES_OF_HEADINGS) X("tables", ENTRIES_OF_TABLES) X("figures", ENTRIES_OF_FIGURES) X("index", ENTRIES_OF_INDEX)
typedef enum { ENTRIES_OF_CHOICES(CHOICE_VALUE) } EntriesOf; /* 目次, 図表一覧, 索引 */

#define INDEX_HEADS_CHOICES(X) /* あ か さ; あ い う; none */                                                                      \
    X("rows", INDEX_HEADS_ROWS) X("kana", INDEX_HEADS_KANA) X("none", INDEX_HEADS_NONE)
typedef enum { INDEX_HEADS_CHOICES(CHOICE_VALUE) } IndexHeads;

#define ENTRIES_WITHIN_CHOICES(X) /* of all parts; of this one; of those made for the same record by an <each> around parts */        \
    X("report", WITHIN_REPORT) X("part", WITHIN_PART) X("record", WITHIN_RECORD)
typedef enum { ENTRIES_WITHIN_CHOICES(CHOICE_VALUE) } EntriesWithin;

#define CAPTION_SIDE_CHOICES(X) X("below", CAPTION_BELOW) X("above", CAPTION_ABOVE)
typedef enum { CAPTION_SIDE_CHOICES(CHOICE_VALUE) } CaptionSide;

/* --- charts ------------------------------------------------------------------------------------------------------- */

#define CHART_KIND_CHOICES(X) /* 棒 積上げ棒 帯（100 %） 折れ線 */                                                               \
    X("bar", CHART_BAR) X("stacked", CHART_STACKED) X("share", CHART_SHARE) X("line", CHART_LINE)
typedef enum { CHART_KIND_CHOICES(CHOICE_VALUE) } ChartKind;

#define CHART_DIRECTION_CHOICES(X) /* 縦 横 */ X("vertical", CHART_VERTICAL) X("horizontal", CHART_HORIZONTAL)
typedef enum { CHART_DIRECTION_CHOICES(CHOICE_VALUE) } ChartDirection;

#define CHART_DATA_CHOICES(X) /* where its figures are told in words */ X("alt", CHART_IN_ALT) X("table", CHART_IN_TABLE)
typedef enum { CHART_DATA_CHOICES(CHOICE_VALUE) } ChartData;

#define SERIES_KIND_CHOICES(X) /* 棒 折れ線 印 */ X("bar", SERIES_BAR) X("line", SERIES_LINE) X("mark", SERIES_MARK)
typedef enum { SERIES_KIND_CHOICES(CHOICE_VALUE) } SeriesKind;

#define CHART_AXIS_CHOICES(X) X("first", CHART_FIRST_AXIS) X("second", CHART_SECOND_AXIS)
typedef enum { CHART_AXIS_CHOICES(CHOICE_VALUE) } ChartAxisChoice;

#define CHART_PATTERN_CHOICES(X) /* べた 斜線 網点 あみ目 横線 白抜き; of lines: solid, dashed, dotted … */                         \
    X("solid", PATTERN_SOLID) X("hatch", PATTERN_HATCH) X("dots", PATTERN_DOTS) X("open", PATTERN_OPEN)                          \
    X("cross", PATTERN_CROSS) X("lines", PATTERN_LINES)
typedef enum { CHART_PATTERN_CHOICES(CHOICE_VALUE) } ChartPattern;
enum { CHART_PATTERNS = PATTERN_LINES + 1 };

/* --- figures ------------------------------------------------------------------------------------------------------ */

#define MISSING_CHOICES(X) /* there is no figure, and that is known */                                                           \
    X("", CHOICE_AS_WRITTEN) X("－", CHOICE_AS_WRITTEN) X("―", CHOICE_AS_WRITTEN) X("—", CHOICE_AS_WRITTEN)                      \
    X("-", CHOICE_AS_WRITTEN) X("−", CHOICE_AS_WRITTEN) X("–", CHOICE_AS_WRITTEN) X("‐", CHOICE_AS_WRITTEN)                      \
    X("…", CHOICE_AS_WRITTEN) X("‥", CHOICE_AS_WRITTEN) X("...", CHOICE_AS_WRITTEN) X("x", CHOICE_AS_WRITTEN)                    \
    X("X", CHOICE_AS_WRITTEN) X("ｘ", CHOICE_AS_WRITTEN) X("Ｘ", CHOICE_AS_WRITTEN)

#define SIGN_CHOICES(X) /* of what is less than nothing */                                                                       \
    X("▲", SIGN_BEFORE) X("△", SIGN_BEFORE) X("−", SIGN_MINUS) X("-", SIGN_MINUS) X("()", SIGN_AROUND) X("（）", SIGN_AROUND)
typedef enum { SIGN_BEFORE, SIGN_MINUS, SIGN_AROUND } SignPlace; /* minus: before, but 0 has none */

#define SCALE_CHOICES(X) /* powers of ten */                                                                                     \
    X("千円", 3) X("万円", 4) X("百万円", 6) X("億円", 8) X("千", 3) X("万", 4) X("百万", 6) X("億", 8)
#define ROUNDING_CHOICES(X) /* of base/decimal.h */                                                                              \
    X("四捨五入", ROUND_HALF_UP) X("切捨て", ROUND_DOWN) X("切り捨て", ROUND_DOWN) X("切上げ", ROUND_UP)                         \
    X("切り上げ", ROUND_UP) X("偶数丸め", ROUND_HALF_EVEN)
#define WIDTH_CHOICES(X) X("半角", DIGITS_HALF) X("１桁全角", DIGITS_FULL_IF_SINGLE) X("全角", DIGITS_FULL)

/* --- house style -------------------------------------------------------------------------------------------------- */

#define DIGITS_CHOICES(X)                                                                                                        \
    X("as-is", DIGITS_AS_IS) X("half", DIGITS_HALF) X("full-if-single", DIGITS_FULL_IF_SINGLE) X("full", DIGITS_FULL)
typedef enum { DIGITS_CHOICES(CHOICE_VALUE) } Digits;

#define THOUSANDS_CHOICES(X) X("as-is", THOUSANDS_AS_IS) X("comma", THOUSANDS_COMMA) X("none", THOUSANDS_NONE)
typedef enum { THOUSANDS_CHOICES(CHOICE_VALUE) } Thousands;

#define PAREN_CHOICES(X) X("as-is", PAREN_AS_IS) X("half", PAREN_HALF) X("full", PAREN_FULL)
typedef enum { PAREN_CHOICES(CHOICE_VALUE) } Paren;

#define ROMAN_CHOICES(X) X("as-is", ROMAN_AS_IS) X("single", ROMAN_SINGLE) X("letters", ROMAN_LETTERS)
typedef enum { ROMAN_CHOICES(CHOICE_VALUE) } Roman;

#define DATE_FORM_CHOICES(X) /* a row each in model/era.c */                                                                     \
    X("long", DATE_LONG)                 /* 令和2年9月, 令和2年度 */                                                             \
    X("short", DATE_SHORT)               /* R2年9月 */                                                                           \
    X("both", DATE_BOTH)                 /* 令和2年(2020年)9月, 令和2年度(2020年度) */                                           \
    X("both-number", DATE_BOTH_NUMBER)   /* 令和2年度(2020) */                                                                   \
    X("both-inside", DATE_BOTH_INSIDE)   /* 令和2（2020）年度 */                                                                 \
    X("western", DATE_WESTERN)           /* 2020年9月 */                                                                         \
    X("bare", DATE_BARE)                 /* 2年度: of the era of the time */                                                     \
    X("heisei", DATE_HEISEI)             /* 平成37年度: written before that era was over */                                      \
    X("bare-heisei", DATE_BARE_HEISEI)   /* 37年度 */                                                                            \
    X("padded", DATE_PADDED)             /* 令和02年09月01日 */                                                                  \
    X("dots", DATE_DOTS)                 /* R2.9.1 */                                                                            \
    X("dots-padded", DATE_DOTS_PADDED)   /* R02.09.01 */
typedef enum { DATE_FORM_CHOICES(CHOICE_VALUE) DATE_FORM_COUNT, DATES_AS_IN_DATA = DATE_FORM_COUNT } DateForm;
#define DATES_CHOICES(X) X("as-data", DATES_AS_IN_DATA) DATE_FORM_CHOICES(X) /* as the value itself says, else long */

#define AS_OF_CHOICES(X) X("plain", AS_OF_PLAIN) X("note", AS_OF_NOTE) X("brackets", AS_OF_BRACKETS)
typedef enum { AS_OF_CHOICES(CHOICE_VALUE) } AsOf;

#define PUNCTUATION_CHOICES(X) /* 読点 and 句点 */                                                                               \
    X("as-is", CHOICE_AS_IS) X("、。", CHOICE_AS_WRITTEN) X("，．", CHOICE_AS_WRITTEN) X("，。", CHOICE_AS_WRITTEN)              \
    X(",.", CHOICE_AS_WRITTEN)
#define COUNTER_CHOICES(X)                                                                                                       \
    X("か所", CHOICE_AS_WRITTEN) X("カ所", CHOICE_AS_WRITTEN) X("ヵ所", CHOICE_AS_WRITTEN) X("ヶ所", CHOICE_AS_WRITTEN)          \
    X("ケ所", CHOICE_AS_WRITTEN) X("箇所", CHOICE_AS_WRITTEN) X("個所", CHOICE_AS_WRITTEN)
#define BRANCH_CHOICES(X) X("-", CHOICE_AS_WRITTEN) X("の", CHOICE_AS_WRITTEN) /* 12-2, 12の2 */

/* --- who gets it, and how it is printed --------------------------------------------------------------------------- */

#define OTHERS_CHOICES(X) X("blank", OTHERS_BLANK) X("grey", OTHERS_GREY) /* what is others' on a shared page */
typedef enum { OTHERS_CHOICES(CHOICE_VALUE) } Others;

#define SIDES_CHOICES(X) X("one", SIDES_ONE) X("long-edge", SIDES_LONG_EDGE) X("short-edge", SIDES_SHORT_EDGE)
typedef enum { SIDES_AS_IS, SIDES_CHOICES(CHOICE_VALUE) } Sides;

#define STAPLE_CHOICES(X)                                                                                                        \
    X("none", STAPLE_NONE) X("any", STAPLE_ANY) X("top-left", STAPLE_TOP_LEFT) X("top-right", STAPLE_TOP_RIGHT)                  \
    X("left", STAPLE_LEFT) X("top", STAPLE_TOP)
typedef enum { STAPLE_CHOICES(CHOICE_VALUE) } Staple;

#define PRESS_CHOICES(X) X("x1a", PRESS_X1A) X("x4", PRESS_X4) /* PDF/X-1a:2003, PDF/X-4 */
typedef enum { PRESS_CHOICES(CHOICE_VALUE) } PressStandard;

#define PRESS_INTENT_CHOICES(X) /* how colours a press cannot print are moved to those it can: ICC.1:2022 0.6 */                  \
    X("relative", PRESS_RELATIVE) X("perceptual", PRESS_PERCEPTUAL) X("saturation", PRESS_SATURATION)                            \
    X("absolute", PRESS_ABSOLUTE)
typedef enum { PRESS_INTENT_CHOICES(CHOICE_VALUE) } PressIntent;

/* --- data --------------------------------------------------------------------------------------------------------- */

#define TOTAL_CHOICES(X) X("tortoise", TOTAL_TORTOISE) X("round", TOTAL_ROUND) /* 〔計…〕 (計…) */
typedef enum { TOTAL_CHOICES(CHOICE_VALUE) } TotalForm;

#define BRACKETS_CHOICES(X) X("lenticular", BRACKETS_LENTICULAR) X("tortoise", BRACKETS_TORTOISE) /* 【】 〔〕 */
typedef enum { BRACKETS_CHOICES(CHOICE_VALUE) } Brackets;

/* --- schema ------------------------------------------------------------------------------------------------------- */

#define FIELD_KIND_CHOICES(X) /* what may stand in a field (docs/schema.md 3) */                                                 \
    X("text", FIELD_TEXT) X("figure", FIELD_FIGURE) X("plain", FIELD_PLAIN) X("prose", FIELD_PROSE)                             \
    X("number", FIELD_NUMBER) X("ordinal", FIELD_ORDINAL) X("date", FIELD_DATE) X("moment", FIELD_MOMENT)                       \
    X("year", FIELD_YEAR) X("code", FIELD_CODE) X("reference", FIELD_REFERENCE) X("references", FIELD_REFERENCES)               \
    X("choice", FIELD_CHOICE) X("flag", FIELD_FLAG) X("image", FIELD_IMAGE)
typedef enum { FIELD_KIND_CHOICES(CHOICE_VALUE) } FieldKind;

#define MEND_CHOICES(X) /* what is mended in a spreadsheet, in this order (docs/data.md 14) */                                   \
    X("invisible", MEND_INVISIBLE) X("radicals", MEND_RADICALS) X("half-kana", MEND_HALF_KANA) X("marks", MEND_MARKS)           \
    X("widths", MEND_WIDTHS) X("spaces", MEND_SPACES)
typedef enum { MEND_CHOICES(CHOICE_VALUE) MEND_COUNT } MendKind;

#define RUNS_CHOICES(X) X("within", RUNS_WITHIN) X("through", RUNS_THROUGH) X("free", RUNS_FREE) /* how an ordinal goes on */
typedef enum { RUNS_CHOICES(CHOICE_VALUE) } Runs;

#define AXIS_CHOICES(X) X("fiscal-year", AXIS_FISCAL_YEAR) X("year", AXIS_YEAR) X("words", AXIS_WORDS)
typedef enum { AXIS_CHOICES(CHOICE_VALUE) } AxisKind;

#define RECORD_CHOICES(X) /* the part a record plays (docs/schema.md) */                                                         \
    X("record", ROLE_RECORD) X("list", ROLE_LIST) X("collection", ROLE_COLLECTION) X("shared", ROLE_SHARED)                     \
    X("part", ROLE_PART) X("reference", ROLE_REFERENCE)
typedef enum { RECORD_CHOICES(CHOICE_VALUE) } RecordRole;

#define RULE_SEVERITY_CHOICES(X) X("note", SEVERITY_NOTE) X("warning", SEVERITY_WARNING) X("error", SEVERITY_ERROR)

#define QUESTION_CHOICES(X) /* what check asks of every set (docs/data.md 13) */                                                 \
    X("numbers", QUESTION_NUMBERS) X("separators", QUESTION_SEPARATORS) X("units", QUESTION_UNITS)                              \
    X("needs", QUESTION_NEEDS) X("counts", QUESTION_COUNTS) X("ordinals", QUESTION_ORDINALS) X("names", QUESTION_NAMES)         \
    X("collections", QUESTION_COLLECTIONS) X("owners", QUESTION_OWNERS) X("computed", QUESTION_COMPUTED)                          \
    X("echoes", QUESTION_ECHOES) X("printed", QUESTION_PRINTED)
typedef enum { QUESTION_CHOICES(CHOICE_VALUE) } QuestionKind;

/* What is asked of every text, whatever it is called (audit/hygiene.c). */
#define HYGIENE_CHOICES(X)                                                                                                       \
    X("width", HYGIENE_WIDTH)             /* 全角 among 半角 */                                                                  \
    X("half-kana", HYGIENE_HALF_KANA)     /* ｶﾅ */                                                                               \
    X("spaces", HYGIENE_SPACES)           /* at ends, for looks */                                                               \
    X("brackets", HYGIENE_BRACKETS)       /* that do not pair */                                                                 \
    X("punctuation", HYGIENE_PUNCTUATION) /* 。。 */                                                                             \
    X("grouping", HYGIENE_SEPARATORS)     /* 12,34 1..5 */                                                                       \
    X("dates", HYGIENE_DATES)             /* 2月30日 */                                                                          \
    X("eras", HYGIENE_ERAS)               /* 平成32年 */                                                                         \
    X("published", HYGIENE_PUBLISHED)     /* a state of a day that is to come */                                                 \
    X("doubled", HYGIENE_DOUBLED)         /* をを */                                                                             \
    X("look-alikes", HYGIENE_LOOK_ALIKES) /* サ－ビス 人ロ */                                                                    \
    X("forms", HYGIENE_FORMS)             /* radicals, compatibility ideographs */                                               \
    X("marks", HYGIENE_MARKS)             /* か゛ */                                                                             \
    X("invisible", HYGIENE_INVISIBLE)     /* U+200B */                                                                           \
    X("machine", HYGIENE_MACHINE)         /* 機種依存文字 */
typedef enum { HYGIENE_CHOICES(CHOICE_VALUE) HYGIENE_COUNT } HygieneKind;

/* --- revision ----------------------------------------------------------------------------------------------------- */

#define REVISION_TABLE_CHOICES(X) /* 正誤表 加除表 新旧対照表 決裁 */                                                                 \
    X("errata", CHOICE_AS_WRITTEN) X("filing", CHOICE_AS_WRITTEN) X("contrast", CHOICE_AS_WRITTEN)                            \
    X("decision", CHOICE_AS_WRITTEN)
#define REVISION_FOR_CHOICES(X) X("csv", CHOICE_AS_WRITTEN)

#define CHANGE_CHOICES(X)                                                                                                        \
    X("edited", CHANGE_EDITED) X("added", CHANGE_ADDED) X("deleted", CHANGE_DELETED) X("moved", CHANGE_MOVED)
typedef enum { CHANGE_CHOICES(CHOICE_VALUE) } ChangeKind;

/* The record was corrected itself; or the text follows from another (累計, 再掲); or both in one cell. */
#define CAUSE_CHOICES(X) X("own", CAUSE_OWN) X("follows", CAUSE_FOLLOWS) X("both", CAUSE_BOTH)
typedef enum { CAUSE_CHOICES(CHOICE_VALUE) } Cause;

#define WHY_CHOICES(X) /* a leaf is replaced */                                                                                  \
    X("text", WHY_TEXT) X("moved", WHY_MOVED) X("numbers", WHY_NUMBERS) X("look", WHY_LOOK) X("gone", WHY_GONE)
typedef enum { WHY_CHOICES(CHOICE_VALUE) WHY_COUNT } Why;

/* Words that stand in a field; that a 再掲 has from the field of another record; that were worked out (a total, a count). */
#define SOURCE_CHOICES(X) X("typed", SOURCE_TYPED) X("again", SOURCE_AGAIN) X("computed", SOURCE_COMPUTED)
typedef enum { SOURCE_CHOICES(CHOICE_VALUE) } SourceKind;

#define PASSAGE_CHOICES(X)                                                                                                       \
    X("heading", PASSAGE_HEADING)                                                                                                \
    X("head", PASSAGE_HEAD)       /* of a table: it comes and goes with it */                                                    \
    X("running", PASSAGE_RUNNING) /* a running value: it comes and goes with the pages that show it */
typedef enum { PASSAGE_PLAIN, PASSAGE_CHOICES(CHOICE_VALUE) } PassageKind;

/* --- spreadsheets ------------------------------------------------------------------------------------------------- */

/* encoding of a CSV */
#define ENCODING_CHOICES(X) X("utf-8", CHOICE_AS_WRITTEN) X("cp932", CHOICE_AS_WRITTEN) X("utf-16", CHOICE_AS_WRITTEN)

/* clang-format on */

#endif
