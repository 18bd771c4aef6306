/* One page for the printer: what the file is, and what was measured on it. */
#include "base/words.h"
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

static Str say_profile(const Summary *summary)
{
    Str profile = press_profile_words(summary->press, summary->arena);
    return profile.n ? profile : words_str(WORD_NONE, summary->lang);
}

static Str say_size(const Summary *summary)
{
    const Master *master = summary->sheets->pages[0].master;
    return str_printf(summary->arena, words(WORD_PRESS_SHEET, summary->lang), len_to_mm(master->width), len_to_mm(master->height),
                      len_to_mm(summary->press->bleed), words(summary->press->marks ? WORD_YES : WORD_NO, summary->lang));
}

static Str say_count(const Summary *summary)
{
    int n_blank = 0;
    for (int i = 0; i < summary->sheets->n_pages; i++) n_blank += summary->sheets->pages[i].frame->n_items == 0;
    return str_printf(summary->arena, words(WORD_PRESS_PAGES, summary->lang), summary->sheets->n_pages, summary->press->multiple,
                      n_blank);
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
    return pages.n ? pages : words_str(WORD_NONE, summary->lang);
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
    if (!length) return words_str(WORD_NONE, summary->lang);
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
    StrBuilder names = { .arena = summary->arena };
    for (int i = 0; i < summary->found->n_faces; i++) {
        const Face *face = summary->found->faces[i];
        str_add_printf(&names, "%s" STR_FMT "%s", i ? ", " : "", STR_ARG(face->postscript_name),
                       face->may_subset ? "" : words(WORD_PRESS_WHOLE, summary->lang));
    }
    return str_built(&names);
}

static Str say_images(const Summary *summary)
{
    if (!summary->found->n_pictures) return words_str(WORD_NONE, summary->lang);
    return str_printf(summary->arena, words(WORD_PRESS_IMAGES_OF, summary->lang), summary->found->n_pictures,
                      summary->found->least_dpi);
}

static const struct {
    Word name;
    Str (*say)(const Summary *);
} lines[] = {
    { WORD_PRESS_STANDARD, say_standard }, { WORD_PRESS_CONDITION, say_condition }, { WORD_PRESS_PROFILE, say_profile },
    { WORD_PRESS_SIZE, say_size },         { WORD_PRESS_COUNT, say_count },         { WORD_PRESS_PLATES, say_plates },
    { WORD_PRESS_COLOR, say_color_pages }, { WORD_PRESS_BLACK, say_black_pages },   { WORD_PRESS_TYPE, say_type },
    { WORD_PRESS_REVERSED, say_reversed }, { WORD_PRESS_RULE, say_rule },           { WORD_PRESS_INK, say_ink },
    { WORD_PRESS_FONTS, say_fonts },       { WORD_PRESS_IMAGES, say_images },
};
enum { N_LINES = sizeof lines / sizeof *lines };

PressSummary press_preflight(const Pages *sheets, const Press *press, DiagLang lang, Arena *arena, Diag *diag)
{
    Preflight found = preflight_inspect(sheets, press, arena, diag);
    Summary summary = { sheets, press, &found, lang, arena };
    PressSummary result = { .title = sheets->title, .lines = arena_array(arena, PressLine, N_LINES + 1) };
    result.lines[result.n++] = (PressLine){ words_str(WORD_PRESS_TITLE, lang), sheets->title };
    for (int i = 0; i < N_LINES; i++)
        result.lines[result.n++] = (PressLine){ words_str(lines[i].name, lang), lines[i].say(&summary) };
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
    const Style *text = paper_style(report, 10 * LEN_PT, WEIGHT_REGULAR, arena);
    Block *first = text_block(ROLE_HEADING, words_str(WORD_PRESS_HEADING, lang),
                              paper_style(report, 14 * LEN_PT, WEIGHT_BOLD, arena), 1, arena);
    Block *last = first;
    for (int i = 0; i < summary.n; i++) {
        Str line = str_printf(arena, STR_FMT "%s" STR_FMT, STR_ARG(summary.lines[i].name), words(WORD_PRESS_COLON, lang),
                              STR_ARG(summary.lines[i].value));
        last->next = text_block(ROLE_PARAGRAPH, line, text, i + 2, arena);
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
                            .title = str_printf(arena, "%s " STR_FMT, words(WORD_PRESS_HEADING, lang), STR_ARG(summary.title)),
                            .lang = lang == LANG_JA ? STR("ja") : STR("en"),
                            .n_serials = summary.n + 1 };
    return document;
}
