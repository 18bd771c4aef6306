/* Any text at any width: nothing is lost, 禁則 holds unless the lines say that it had to be relaxed, and what is painted
   stands inside the measure. */
#include "desk.h"

#include "base/utf8.h"

static const char *const letters[] = {
    "漢",       "字", "計",
    "画",       "あ", "の",
    "を",       "ア", "ン",
    "ー",       "っ", "ャ",
    "々",       "、", "。",
    "，",       "．", "・",
    "：",       "「", "」",
    "（",       "）", "【",
    "】",       "(",  ")",
    "<",        ">",  "0",
    "7",        "３", "５",
    "A",        "b",  "Ｋ",
    ",",        ".",  "-",
    "/",        "%",  "％",
    "℃",        "～", "…",
    "―",        "！", "？",
    "￥",       "№",  "※",
    " ",        "　", "\n",
    "か所",     "人", "葛\U000E0100",
    "か\u309A",
};
static const char *const never_first[] = {
    "ー", "っ", "ャ", "々", "、", "。", "，", "．", "・", "：", "」", "）",
    "】", ")",  ">",  ",",  ".",  "%",  "％", "℃",  "～", "！", "？",
};
static const char *const never_last[] = { "「", "（", "【", "(", "<", "￥", "№" }; /* a ※ may, behind a word */

#define COUNT(array) ((int)(sizeof(array) / sizeof *(array)))

static uint32_t next_random(uint32_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed;
}

static Str random_text(Desk *desk, uint32_t *seed)
{
    StrBuilder text = { .arena = desk->arena };
    int n = 1 + (int)(next_random(seed) % 60);
    while (n-- > 0) str_add(&text, str_from(letters[next_random(seed) % COUNT(letters)]));
    return str_built(&text);
}

static Str text_of(const Para *para, const Line *line)
{
    return str_part(para->rich->text, para->atoms[line->first].first, para->atoms[line->last - 1].last);
}

static Str without_blanks(Str text)
{
    while (str_ends(text, STR(" ")) || str_ends(text, STR("　"))) text.n -= str_ends(text, STR(" ")) ? 1 : 3;
    return text;
}

static void check_kinsoku(const Para *para, const Line *line, bool first, Str whole)
{
    Str text = text_of(para, line);
    for (int i = 0; i < COUNT(never_first) && !first; i++)
        if (str_starts(text, str_from(never_first[i]))) fail_msg("begins a line: %s in %s", never_first[i], whole.at);
    for (int i = 0; i < COUNT(never_last) && !line->ends_paragraph; i++)
        if (str_ends(without_blanks(text), str_from(never_last[i]))) fail_msg("ends a line: %s in %s", never_last[i], whole.at);
}

/* All that is painted of a line, and whether it lies inside. */
static Str painted(Desk *desk, const Frame *frame, Len width, bool overfull)
{
    StrBuilder said = { .arena = desk->arena };
    for (int i = 0; i < frame->n_items; i++) {
        const Item *item = &frame->items[i];
        if (item->kind != ITEM_GLYPHS) continue;
        const Glyphs *glyphs = &item->as.glyphs;
        str_add(&said, glyphs->text);
        for (int g = 0; g < glyphs->n_glyphs; g++) {
            int left, right;
            if (!font_ink(glyphs->face, glyphs->glyphs[g].id, &left, &right) || overfull) continue;
            Len x = item->x + glyphs->glyphs[g].x;
            assert_true(x + len_scale(glyphs->size, left, glyphs->face->upem) >= -2);
            assert_true(x + len_scale(glyphs->size, right, glyphs->face->upem) <= width + 2);
        }
    }
    return str_built(&said);
}

static Str solid(Desk *desk, Str text)
{
    StrBuilder out = { .arena = desk->arena };
    for (int at = 0; at < text.n;) {
        uint32_t c = utf8_next(text, &at);
        if (c != ' ' && c != 0x3000 && c != '\n') str_add_char(&out, c);
    }
    return str_built(&out);
}

static void check(Desk *desk, Str text, Len width)
{
    const Para *para = para_from(desk, text.at);
    Lines lines = text_break(para, width, desk->arena);
    StrBuilder said = { .arena = desk->arena };
    int next = 0;
    for (int i = 0; i < lines.n; i++) {
        const Line *line = &lines.at[i];
        assert_int_equal(line->first, next); /* every atom once, in order */
        assert_true(line->last > line->first);
        next = line->last;
        if (!lines.overfull) assert_true(line->indent + line->width + line->adjust <= width);
        bool first = i == 0 || lines.at[i - 1].ends_paragraph;
        if (!lines.relaxed) check_kinsoku(para, line, first, text);
        str_add(&said, painted(desk, text_line(para, line, width, desk->arena), width, lines.overfull));
    }
    assert_int_equal(next, para->n_atoms);
    assert_string_equal(solid(desk, str_built(&said)).at, solid(desk, text).at);
    if (width >= para->max_width) assert_false(lines.relaxed);
    if (width >= para->min_width) assert_false(lines.overfull);
}

static void any_text_at_any_width(void **state)
{
    static const char *const families[] = { "gothic", "proportional", "noto" };
    uint32_t seed = 20200901;
    for (int i = 0; i < 6000; i++) {
        Desk *desk = *state;
        desk->style.family = str_from(families[i % 3]);
        desk->style.align = (Align)(next_random(&seed) % 4);
        desk->style.justify_narrow = next_random(&seed) % 2;
        desk->style.autospace = next_random(&seed) % 2 ? 250 : 0;
        desk->style.hang = next_random(&seed) % 3 ? 0 : EM;
        Str text = random_text(desk, &seed);
        check(desk, text, (Len)(3 * EM + (Len)(next_random(&seed) % (27 * EM))));
        if (i % 500 == 499) {
            close_desk(state);
            open_desk(state);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test_setup_teardown(any_text_at_any_width, open_desk, close_desk) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
