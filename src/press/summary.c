/* One page for the printer: what the file is, and what was measured on it. */
#include "press/press.h"

#include "press/preflight.h"

typedef struct {
    const Pages *sheets;
    const Press *press;
    const Preflight *found;
    DiagLang lang;
    Arena *arena;
} Summary;

/* ---- values ---- */

static Str say_standard(const Summary *summary)
{
    return summary->press->standard == PRESS_X4 ? STR("PDF/X-4") : STR("PDF/X-1a:2003");
}

static Str say_condition(const Summary *summary)
{
    return str_printf(summary->arena, STR_FMT " (" STR_FMT ")", STR_ARG(summary->press->condition),
                      STR_ARG(summary->press->condition_name));
}

static Str say_size(const Summary *summary)
{
    static const char *const words[] = { "%.2f × %.2f mm、塗り足し %.3g mm、トンボ%s",
                                         "%.2f × %.2f mm, bleed %.3g mm, marks: %s" };
    static const char *const marks[][2] = { { "なし", "あり" }, { "no", "yes" } };
    const Master *master = summary->sheets->pages[0].master;
    return str_printf(summary->arena, words[summary->lang], len_to_mm(master->width), len_to_mm(master->height),
                      len_to_mm(summary->press->bleed), marks[summary->lang][summary->press->marks]);
}

static Str say_count(const Summary *summary)
{
    static const char *const words[] = { "%d ページ（%d の倍数、白紙 %d）、単ページ順",
                                         "%d pages (a multiple of %d, blank: %d), single, in order" };
    int n_blank = 0;
    for (int i = 0; i < summary->sheets->n_pages; i++) n_blank += summary->sheets->pages[i].frame->n_items == 0;
    return str_printf(summary->arena, words[summary->lang], summary->sheets->n_pages, summary->press->multiple, n_blank);
}

static Str say_plates(const Summary *summary)
{
    return plates_say(&summary->found->plates, summary->press, summary->arena);
}

static Str say_pages(const Summary *summary, bool in_color)
{
    bool *on = arena_array(summary->arena, bool, summary->sheets->n_pages);
    for (int i = 0; i < summary->sheets->n_pages; i++) on[i] = summary->found->in_color[i] == in_color;
    Str pages = preflight_pages(summary->sheets, on, summary->arena);
    return pages.n ? pages : summary->lang == LANG_JA ? STR("なし") : STR("none");
}

static Str say_color_pages(const Summary *summary)
{
    return say_pages(summary, true);
}

static Str say_black_pages(const Summary *summary)
{
    return say_pages(summary, false);
}

static Str say_least(const Summary *summary, Len length, const char *unit, double value)
{
    if (!length) return summary->lang == LANG_JA ? STR("なし") : STR("none");
    return str_printf(summary->arena, "%.3g %s", value, unit);
}

static Str say_type(const Summary *summary)
{
    Len least = summary->found->least_type;
    return say_least(summary, least, "pt", len_to_pt(least));
}

static Str say_reversed(const Summary *summary)
{
    Len least = summary->found->least_reversed;
    return say_least(summary, least, "pt", len_to_pt(least));
}

static Str say_rule(const Summary *summary)
{
    Len least = summary->found->least_rule;
    return say_least(summary, least, "mm", len_to_mm(least));
}

static Str say_ink(const Summary *summary)
{
    return str_printf(summary->arena, "%.3g %%", (double)summary->found->most_ink / 10);
}

static Str say_fonts(const Summary *summary)
{
    static const char *const words[][2] = { { "（全体）", "" }, { " (whole)", "" } };
    StrBuilder names = { .arena = summary->arena };
    for (int i = 0; i < summary->found->n_faces; i++) {
        const Face *face = summary->found->faces[i];
        str_add_printf(&names, "%s" STR_FMT "%s", i ? ", " : "", STR_ARG(face->postscript_name),
                       words[summary->lang][face->may_subset]);
    }
    return str_built(&names);
}

static Str say_images(const Summary *summary)
{
    return summary->lang == LANG_JA ? STR("なし") : STR("none");
}

static const struct {
    const char *names[2];
    Str (*say)(const Summary *);
} lines[] = {
    { { "規格", "Standard" }, say_standard },
    { { "印刷条件", "Printing condition" }, say_condition },
    { { "仕上がり", "Trimmed size" }, say_size },
    { { "ページ数", "Pages" }, say_count },
    { { "版", "Plates" }, say_plates },
    { { "色のあるページ", "Pages in colour" }, say_color_pages },
    { { "墨だけのページ", "Pages in black" }, say_black_pages },
    { { "最小の文字", "Smallest type" }, say_type },
    { { "最小の白抜き文字", "Smallest reversed type" }, say_reversed },
    { { "最も細い罫", "Thinnest rule" }, say_rule },
    { { "総インキ量の最大", "Most ink" }, say_ink },
    { { "埋め込みフォント", "Embedded fonts" }, say_fonts },
    { { "画像", "Images" }, say_images },
};
enum { N_LINES = sizeof lines / sizeof *lines };

PressSummary press_preflight(const Pages *sheets, const Press *press, DiagLang lang, Arena *arena, Diag *diag)
{
    Preflight found = preflight_inspect(sheets, press, arena, diag);
    Summary summary = { sheets, press, &found, lang, arena };
    PressSummary result = { arena_array(arena, PressLine, N_LINES + 1), 0 };
    result.lines[result.n++] = (PressLine){ lang == LANG_JA ? STR("題名") : STR("Title"), sheets->title };
    for (int i = 0; i < N_LINES; i++)
        result.lines[result.n++] = (PressLine){ str_from(lines[i].names[lang]), lines[i].say(&summary) };
    return result;
}

/* ---- on paper ---- */

enum { PAPER_WIDTH = 210 * LEN_MM, PAPER_HEIGHT = 297 * LEN_MM, MARGIN = 20 * LEN_MM };

static Style *paper_style(const Report *report, Len size, int weight, Arena *arena)
{
    const Style *plain = report_find_style(report, STR("default"));
    Style *style = arena_new(arena, Style);
    *style = (Style){ .name = STR("printer"),
                      .family = plain->family,
                      .weight = weight,
                      .size = size,
                      .leading = size * 3 / 2,
                      .squeeze = INK_FULL,
                      .fit_squeeze = INK_FULL,
                      .fit_size = size,
                      .space_after = size,
                      .kinsoku = plain->kinsoku };
    return style;
}

static Block *text_block(Role role, Str text, const Style *style, int serial, Arena *arena)
{
    Block *block = arena_new(arena, Block);
    Key key = key_read(str_printf(arena, "printer%d", serial));
    *block = (Block){ .kind = BLOCK_TEXT, .role = role, .level = role == ROLE_HEADING, .key = key, .style = style };
    block->as.text =
        (Rich){ .serial = serial, .key = key, .text = text, .style = style, .runs = arena_new(arena, Run), .n_runs = 1 };
    block->as.text.runs[0] = (Run){ .last = text.n, .style = style };
    return block;
}

const Document *press_summary_document(PressSummary summary, const Report *report, DiagLang lang, Arena *arena)
{
    static const char *const titles[] = { "入稿データの内容", "For the printer" };
    const Style *text = paper_style(report, 10 * LEN_PT, WEIGHT_REGULAR, arena);
    Block *first =
        text_block(ROLE_HEADING, str_from(titles[lang]), paper_style(report, 14 * LEN_PT, WEIGHT_BOLD, arena), 1, arena);
    Block *last = first;
    for (int i = 0; i < summary.n; i++) {
        Str words = str_printf(arena, STR_FMT "%s" STR_FMT, STR_ARG(summary.lines[i].name), lang == LANG_JA ? "：" : ": ",
                               STR_ARG(summary.lines[i].value));
        last->next = text_block(ROLE_PARAGRAPH, words, text, i + 2, arena);
        last = last->next;
    }
    Master *master = arena_new(arena, Master);
    *master = (Master){ .name = STR("printer"),
                        .width = PAPER_WIDTH,
                        .height = PAPER_HEIGHT,
                        .inside = MARGIN,
                        .outside = MARGIN,
                        .head = MARGIN,
                        .foot = MARGIN,
                        .note_style = text,
                        .thumb = { .style = text } };
    Section *section = arena_new(arena, Section);
    *section = (Section){ .key = key_read(STR("printer")), .master = master, .folio = FOLIO_NONE, .blocks = first };
    Document *document = arena_new(arena, Document);
    *document = (Document){ .sections = section,
                            .title = str_printf(arena, "%s " STR_FMT, titles[lang], STR_ARG(report->title)),
                            .lang = lang == LANG_JA ? STR("ja") : STR("en"),
                            .n_serials = summary.n + 1 };
    return document;
}
