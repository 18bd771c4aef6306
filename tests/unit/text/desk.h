/* A desk to set type on: a book with the fonts of the booklet, one style, and ways to write down what became of a text.
   One em is EM; at this size each glyph advance of BIZ UDGothic is a whole number. */
#ifndef TESTS_TEXT_DESK_H
#define TESTS_TEXT_DESK_H

#include "text/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { EM = 20480, HALF_EM = EM / 2, QUARTER_EM = EM / 4 };

typedef struct {
    Arena *arena;
    Diag *diag;
    FontBook *book;
    FontFile files[3];
    Str fallback;
    FontFamily families[3];
    FontList list;
    Style style;
} Desk;

#define FONT_FOLDER "/usr/share/fonts/"

static int open_desk(void **state)
{
    Desk *desk = calloc(1, sizeof *desk);
    desk->arena = arena_open();
    desk->diag = diag_open((DiagStyle){ .out = fopen("/dev/null", "w"), .lang = LANG_JA }, desk->arena);
    static const char *const paths[] = { FONT_FOLDER "truetype/bizud-gothic/BIZUDGothic-Regular.ttf",
                                         FONT_FOLDER "truetype/bizud-gothic/BIZUDPGothic-Regular.ttf",
                                         FONT_FOLDER "opentype/noto/NotoSansCJK-Regular.ttc" };
    static const char *const names[] = { "gothic", "proportional", "noto" };
    desk->fallback = STR("noto");
    for (int i = 0; i < 3; i++) {
        desk->files[i] = (FontFile){ .path = str_from(paths[i]), .weight = 400 };
        desk->families[i] = (FontFamily){
            .name = str_from(names[i]), .files = &desk->files[i], .n_files = 1, .fallbacks = &desk->fallback, .n_fallbacks = i < 2
        };
    }
    desk->list = (FontList){ desk->families, 3 };
    desk->book = font_open_book(&desk->list, NULL, desk->arena, desk->diag);
    desk->style = (Style){ .family = STR("gothic"), .weight = 400, .size = EM, .leading = EM * 3 / 2, .autospace = 250 };
    *state = desk;
    return 0;
}

static int close_desk(void **state)
{
    Desk *desk = *state;
    font_close_book(desk->book);
    arena_close(desk->arena);
    free(desk);
    return 0;
}

static inline Rich *rich_from(Desk *desk, const char *text)
{
    Rich *rich = arena_new(desk->arena, Rich);
    Style *style = arena_new(desk->arena, Style);
    *style = desk->style;
    *rich = (Rich){ .serial = 1, .key = key_read(STR("m1#name")), .text = str_from(text), .style = style, .n_runs = 1 };
    rich->runs = arena_new(desk->arena, Run);
    rich->runs[0] = (Run){ .last = rich->text.n, .style = style };
    return rich;
}

static inline const Para *para_from(Desk *desk, const char *text)
{
    return text_shape(rich_from(desk, text), desk->book, desk->arena, desk->diag);
}

/* The lines with | between them; ~ behind a line that was squeezed. */
static inline Str written(Desk *desk, const Para *para, const Lines *lines)
{
    StrBuilder out = { .arena = desk->arena };
    for (int i = 0; i < lines->n; i++) {
        const Line *line = &lines->at[i];
        if (i) str_add(&out, STR("|"));
        Str text = str_part(para->rich->text, para->atoms[line->first].first, para->atoms[line->last - 1].last);
        str_add(&out, str_ends(text, STR("\n")) ? str_part(text, 0, text.n - 1) : text);
        if (line->adjust < 0) str_add(&out, STR("~"));
    }
    return str_built(&out);
}

static inline Str broken(Desk *desk, const char *text, Len width)
{
    const Para *para = para_from(desk, text);
    Lines lines = text_break(para, width, desk->arena);
    return written(desk, para, &lines);
}

#define assert_broken(desk, text, width, expected) assert_string_equal(broken((desk), (text), (width)).at, (expected))

/* The first glyphs of a line's frame. */
static inline const Item *item_of(const Frame *frame, ItemKind kind, int nth)
{
    for (int i = 0; i < frame->n_items; i++)
        if (frame->items[i].kind == kind && nth-- == 0) return &frame->items[i];
    return NULL;
}

static inline const Frame *only_line(Desk *desk, const Para *para, Len width)
{
    Lines lines = text_break(para, width, desk->arena);
    assert_int_equal(lines.n, 1);
    return text_line(para, &lines.at[0], width, desk->arena);
}

/* Where the glyph of the nth character stands on its line. */
static inline Len x_of(const Frame *frame, int nth)
{
    for (int i = 0; i < frame->n_items; i++) {
        const Item *item = &frame->items[i];
        if (item->kind != ITEM_GLYPHS) continue;
        if (nth < item->as.glyphs.n_glyphs) return item->x + item->as.glyphs.glyphs[nth].x;
        nth -= item->as.glyphs.n_glyphs;
    }
    fail_msg("no such glyph");
    return 0;
}

#endif
