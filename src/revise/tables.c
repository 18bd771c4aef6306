/* 正誤表, 加除表, 新旧対照表: Revision → documents like any other. */
#include "revise/desk.h"
#include "revise/revise.h"

static Str title_of(const Revision *revision, Arena *arena)
{
    return str_copy(arena, revision->after->title);
}

static const char *const kinds[] = {
    [CHANGE_EDITED] = "", [CHANGE_ADDED] = "追加", [CHANGE_DELETED] = "削除", [CHANGE_MOVED] = "移動"
};
static const char *const causes[] = { [CAUSE_OWN] = "", [CAUSE_FOLLOWS] = "連動", [CAUSE_BOTH] = "計も連動" };

static Str remark_of(const Change *change, Arena *arena)
{
    StrBuilder builder = { .arena = arena };
    Str parts[] = { str_from(kinds[change->kind]), str_from(causes[change->cause]), change->reason };
    for (int i = 0; i < 3; i++)
        if (parts[i].n) str_add_printf(&builder, "%s" STR_FMT, builder.n ? "\n" : "", STR_ARG(parts[i]));
    return str_built(&builder);
}

/* An empty side says why. */
static Str side_text(Str text, const Change *change, bool is_new)
{
    if (text.n) return text;
    if (is_new) return change->kind == CHANGE_DELETED ? STR("（削除）") : STR("（空欄）");
    return change->kind == CHANGE_ADDED ? STR("（なし）") : STR("（空欄）");
}

static void add_sides(Sheeted *table, const Change *change, bool new_first)
{
    Str was = side_text(change->was, change, false), now = side_text(change->now, change, true);
    bool compares = change->was.n && change->now.n && change->kind == CHANGE_EDITED;
    desk_cell(table, new_first ? now : was, compares ? (new_first ? &was : &now) : NULL);
    desk_cell(table, new_first ? was : now, compares ? (new_first ? &now : &was) : NULL);
}

const Document *revise_errata(const Report *report, const Revision *revision, const Master *like, Arena *arena)
{
    static const DeskColumn columns[] = { { "ページ", 0, 15 * LEN_MM },
                                          { "計画", 0, 21 * LEN_MM },
                                          { "取組", 26, 0 },
                                          { "欄", 0, 24 * LEN_MM },
                                          { "誤", 34, 0 },
                                          { "正", 34, 0 },
                                          { "備考", 0, 18 * LEN_MM } };
    Desk *desk = desk_new(report, like, arena);
    desk_text(desk, desk->title, ROLE_HEADING, STR("正誤表"));
    desk_text(desk, desk->text, ROLE_PARAGRAPH, title_of(revision, arena));
    if (revision->n_changes == 0) desk_text(desk, desk->text, ROLE_PARAGRAPH, STR("文字の訂正はありません。"));
    else {
        Sheeted table = desk_table(desk, columns, sizeof columns / sizeof *columns, "正誤表");
        for (int i = 0; i < revision->n_changes; i++) {
            const Change *change = &revision->changes[i];
            desk_row(&table, ROW_BODY);
            desk_cell(&table, change->label, NULL);
            desk_cell(&table, change->part, NULL);
            desk_cell(&table, change->item, NULL);
            desk_cell(&table, change->column, NULL);
            add_sides(&table, change, false);
            desk_cell(&table, remark_of(change, arena), NULL);
        }
        desk_end_table(&table);
    }
    if (revision->n_follows)
        desk_text(desk, desk->text, ROLE_NOTE, STR("備考の「連動」は、ほかの訂正に伴って変わる累計・再掲です。"));
    return desk_document(desk, report, "正誤表");
}

/* --- 加除表 ----------------------------------------------------------------------------------------------------- */

static Str label_of(const Release *release, int page, Arena *arena)
{
    if (page < 0) return STR("—");
    const ReleasePage *named = &release->pages[page];
    return named->label.n ? named->label : str_printf(arena, "#%d", page + 1);
}

static Str leaf_text(const Release *release, Leaf leaf, Arena *arena)
{
    return str_printf(arena, STR_FMT "／" STR_FMT, STR_ARG(label_of(release, leaf.front, arena)),
                      STR_ARG(label_of(release, leaf.back, arena)));
}

/* "11／12", or from the first to the last. */
static Str leaves_text(const Release *release, const Leaf *leaves, int n, Arena *arena)
{
    if (n == 0) return STR("（なし）");
    Str first = leaf_text(release, leaves[0], arena);
    if (n == 1) return first;
    return str_printf(arena, STR_FMT "\n～ " STR_FMT, STR_ARG(first), STR_ARG(leaf_text(release, leaves[n - 1], arena)));
}

static const char *const whys[] = { [WHY_TEXT] = "本文の訂正",
                                    [WHY_MOVED] = "送り（文字の訂正なし）",
                                    [WHY_NUMBERS] = "ページ番号・柱",
                                    [WHY_LOOK] = "組み方の変更（文字の訂正なし）",
                                    [WHY_GONE] = "廃止",
                                    [WHY_COUNT] = "" };

static Str place_text(const Revision *revision, const Filing *filing, Arena *arena)
{
    if (filing->n_out) return leaves_text(revision->before, filing->out, filing->n_out, arena);
    if (filing->first_out == 0) return STR("（先頭に）");
    Leaf before = { 2 * filing->first_out - 2, 2 * filing->first_out - 1 };
    return str_printf(arena, "（" STR_FMT "の次に）", STR_ARG(leaf_text(revision->before, before, arena)));
}

static void add_filings(Desk *desk, const Revision *revision)
{
    static const DeskColumn columns[] = { { "順", 0, 12 * LEN_MM }, { "除くページ", 3, 0 },   { "枚", 0, 11 * LEN_MM },
                                          { "加えるページ", 3, 0 }, { "枚", 0, 11 * LEN_MM }, { "差替紙", 2, 0 },
                                          { "理由", 3, 0 } };
    Arena *arena = desk->arena;
    Sheeted table = desk_table(desk, columns, sizeof columns / sizeof *columns, "加除表");
    for (int i = 0; i < revision->n_filings; i++) {
        const Filing *filing = &revision->filings[i];
        desk_row(&table, ROW_BODY);
        desk_cell(&table, str_printf(arena, "%d", i + 1), NULL);
        desk_cell(&table, place_text(revision, filing, arena), NULL);
        desk_cell(&table, str_printf(arena, "%d", filing->n_out), NULL);
        desk_cell(&table, leaves_text(revision->after, filing->in, filing->n_in, arena), NULL);
        desk_cell(&table, str_printf(arena, "%d", filing->n_in), NULL);
        int last = filing->first_sheet + filing->n_in;
        Str sheets = filing->n_in == 0   ? STR("")
                     : filing->n_in == 1 ? str_printf(arena, "%d枚目", last)
                                         : str_printf(arena, "%d～%d枚目", filing->first_sheet + 1, last);
        desk_cell(&table, sheets, NULL);
        desk_cell(&table, str_from(whys[filing->why]), NULL);
    }
    desk_end_table(&table);
}

/* 現行ページ一覧: which state of each page is the right one. */
static void add_effective_pages(Desk *desk, const Revision *revision)
{
    static const DeskColumn columns[] = { { "ページ", 3, 0 }, { "版", 2, 0 } };
    const Release *after = revision->after;
    Arena *arena = desk->arena;
    Sheeted table = desk_table(desk, columns, sizeof columns / sizeof *columns, "現行ページ一覧");
    for (int first = 0, end; first < after->n_pages; first = end) {
        Str revised = after->pages[first].revised;
        for (end = first + 1; end < after->n_pages && str_equal(after->pages[end].revised, revised); end++) continue;
        Str from = label_of(after, first, arena), to = label_of(after, end - 1, arena);
        desk_row(&table, ROW_BODY);
        desk_cell(&table, end - first == 1 ? from : str_printf(arena, STR_FMT " ～ " STR_FMT, STR_ARG(from), STR_ARG(to)), NULL);
        desk_cell(&table, revised.n ? revised : STR("発行時のまま"), NULL);
    }
    desk_end_table(&table);
}

const Document *revise_filing(const Report *report, const Revision *revision, const Master *like, Arena *arena)
{
    Desk *desk = desk_new(report, like, arena);
    desk_text(desk, desk->title, ROLE_HEADING, STR("加除表"));
    desk_text(desk, desk->text, ROLE_PARAGRAPH, title_of(revision, arena));
    if (revision->n_filings) add_filings(desk, revision);
    else desk_text(desk, desk->text, ROLE_PARAGRAPH, STR("差し替えるページはありません。"));
    desk_text(desk, desk->text, ROLE_NOTE, STR("1枚は表／裏です。#は番号の印刷されていないページを、先頭から数えた順です。"));
    desk_text(desk, desk->title, ROLE_HEADING, STR("現行ページ一覧"));
    add_effective_pages(desk, revision);
    return desk_document(desk, report, "加除表");
}

/* --- 新旧対照表 ------------------------------------------------------------------------------------------------- */

static Str place_of(const Change *change, Arena *arena)
{
    StrBuilder builder = { .arena = arena };
    Str parts[] = { change->part, change->item };
    for (int i = 0; i < 2; i++)
        if (parts[i].n) str_add_printf(&builder, "%s" STR_FMT, builder.n ? "　" : "", STR_ARG(parts[i]));
    return str_built(&builder);
}

static bool same_place(const Change *a, const Change *b)
{
    return str_equal(a->part, b->part) && str_equal(a->item, b->item);
}

const Document *revise_contrast(const Report *report, const Revision *revision, const Master *like, Arena *arena)
{
    static const DeskColumn columns[] = { { "欄", 0, 26 * LEN_MM }, { "改正後", 1, 0 }, { "改正前", 1, 0 } };
    Desk *desk = desk_new(report, like, arena);
    desk_text(desk, desk->title, ROLE_HEADING, STR("新旧対照表"));
    desk_text(desk, desk->text, ROLE_PARAGRAPH, title_of(revision, arena));
    if (revision->n_changes == 0) desk_text(desk, desk->text, ROLE_PARAGRAPH, STR("文字の訂正はありません。"));
    else {
        Sheeted table = desk_table(desk, columns, sizeof columns / sizeof *columns, "新旧対照表");
        for (int i = 0; i < revision->n_changes; i++) {
            const Change *change = &revision->changes[i];
            if (i == 0 || !same_place(change, change - 1)) desk_band(&table, place_of(change, arena));
            desk_row(&table, ROW_BODY);
            desk_cell(&table, change->column, NULL);
            add_sides(&table, change, true);
            bool is_last = i + 1 == revision->n_changes || !same_place(change, change + 1);
            if (!is_last || change->of_record) continue;
            desk_row(&table, ROW_BODY);
            desk_cell(&table, STR(""), NULL);
            for (int k = 0; k < 2; k++) desk_cell(&table, STR("（略）"), NULL);
        }
        desk_end_table(&table);
    }
    return desk_document(desk, report, "新旧対照表");
}

const Style *revise_margin_style(const Report *report, Arena *arena)
{
    const Style *own = report_find_style(report, STR("revision"));
    if (own) return own;
    Style *style = arena_new(arena, Style);
    *style = *desk_new(report, &(Master){ 0 }, arena)->folio;
    style->size = style->fit_size = 6 * LEN_PT;
    style->leading = 8 * LEN_PT;
    return style;
}
