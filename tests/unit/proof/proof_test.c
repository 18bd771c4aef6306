/* A page with two faces and three postures is written, damaged in every way that matters, and read back. */
#include "proof/due.h"
#include "proof/proof.h"

#include "base/claim.h"
#include "base/file.h"

#include <hb.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "../written.h"

typedef struct {
    Arena *arena;
    Diag *diag;
    FILE *said;
    FontFile files[2];
    FontFamily families[2];
    FontList list;
    FontBook *book;
    const char *path;
} Desk;

static int open_desk(void **state)
{
    Desk *desk = calloc(1, sizeof *desk);
    desk->arena = arena_open();
    desk->said = tmpfile();
    desk->diag = diag_open((DiagStyle){ .out = desk->said, .lang = LANG_EN }, desk->arena);
    desk->files[0] = (FontFile){ .path = STR("/usr/share/fonts/truetype/bizud-gothic/BIZUDGothic-Regular.ttf"), .weight = 400 };
    desk->files[1] = (FontFile){ .path = STR("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"), .weight = 400 };
    desk->families[0] = (FontFamily){ STR("truetype"), &desk->files[0], NULL, 1, 0, { 0 } };
    desk->families[1] = (FontFamily){ STR("cff"), &desk->files[1], NULL, 1, 0, { 0 } };
    desk->list = (FontList){ desk->families, 2 };
    desk->book = font_open_book(&desk->list, NULL, desk->arena, desk->diag);
    desk->path = str_printf(desk->arena, "/tmp/proof-test-%ld.pdf", (long)getpid()).at;
    *state = desk;
    return 0;
}

static int close_desk(void **state)
{
    Desk *desk = *state;
    unlink(desk->path);
    font_close_book(desk->book);
    fclose(desk->said);
    arena_close(desk->arena);
    free(desk);
    return 0;
}

/* ---- pages made by hand ---- */

typedef struct {
    const char *family;
    Posture posture;
    Len x, y, size;
    int squeeze;
    const char *characters[4]; /* each shown by one glyph */
} Line;

enum { LINES = 4 };
static const Line lines[LINES] = {
    { "truetype", SET_LEVEL, 20 * LEN_MM, 30 * LEN_MM, 12 * LEN_PT, 1000, { "練", "馬", "区", "A" } },
    { "cff", SET_LEVEL, 20 * LEN_MM, 50 * LEN_MM, 9 * LEN_PT, 800, { "計", "画", "1", "i" } },
    { "cff", SET_UPRIGHT, 100 * LEN_MM, 30 * LEN_MM, 10 * LEN_PT, 1000, { "縦", "書", "き", "。" } },
    { "truetype", SET_SIDEWAYS, 120 * LEN_MM, 30 * LEN_MM, 10 * LEN_PT, 1000, { "P", "D", "F", "2" } },
};

static void add_line(Desk *desk, FrameBuilder *builder, const Line *line)
{
    const Face *face = font_find(desk->book, str_from(line->family), 400, 0, desk->diag);
    Glyph *glyphs = arena_array(desk->arena, Glyph, 4);
    StrBuilder text = { .arena = desk->arena };
    Len along = 0;
    for (int i = 0; i < 4; i++) {
        hb_codepoint_t glyph = 0;
        hb_buffer_t *buffer = hb_buffer_create();
        hb_buffer_add_utf8(buffer, line->characters[i], -1, 0, -1);
        hb_buffer_guess_segment_properties(buffer);
        hb_shape(face->hb_font, buffer, NULL, 0);
        glyph = hb_buffer_get_glyph_infos(buffer, NULL)[0].codepoint;
        hb_buffer_destroy(buffer);
        bool upright = line->posture == SET_UPRIGHT;
        int advance = upright ? face->upem : hb_font_get_glyph_h_advance(face->hb_font, glyph);
        glyphs[i] = (Glyph){ glyph, upright ? 0 : along, upright ? along : 0, 0, text.n };
        glyphs[i].advance = len_scale(line->size, (int64_t)advance * line->squeeze, (int64_t)face->upem * 1000);
        along += glyphs[i].advance;
        str_add(&text, str_from(line->characters[i]));
    }
    frame_add(builder, ITEM_GLYPHS, line->x, line->y)->as.glyphs = (Glyphs){ .face = face,
                                                                             .size = line->size,
                                                                             .squeeze = line->squeeze,
                                                                             .glyphs = glyphs,
                                                                             .n_glyphs = 4,
                                                                             .text = str_built(&text),
                                                                             .posture = line->posture };
}

static Pages *pages_from(Desk *desk, int n_lines)
{
    Master *master = arena_new(desk->arena, Master);
    *master = (Master){ .width = 210 * LEN_MM, .height = 297 * LEN_MM };
    FrameBuilder builder = { .arena = desk->arena };
    for (int i = 0; i < n_lines; i++) add_line(desk, &builder, &lines[i]);
    Pages *pages = arena_new(desk->arena, Pages);
    *pages = (Pages){ .pages = arena_new(desk->arena, Page), .n_pages = 1, .title = STR("表組") };
    pages->pages[0] =
        (Page){ .label = STR("12"), .master = master, .frame = frame_built(&builder, master->width, master->height, NULL) };
    return pages;
}

static Glyphs *run_of(const Pages *pages, int line)
{
    return &((Frame *)pages->pages[0].frame)->items[line].as.glyphs;
}

static Glyph *glyph_of(const Pages *pages, int line, int glyph)
{
    return &((Glyph *)run_of(pages, line)->glyphs)[glyph];
}

static bool put(Desk *desk, int n_lines, const PdfInfo *info)
{
    return written_pdf(pages_from(desk, n_lines), desk->path, info, desk->arena, desk->diag);
}

static Str written(Desk *desk, PdfProfile profile)
{
    Str bytes = { 0 };
    assert_true(put(desk, LINES, &(PdfInfo){ .profile = profile }));
    assert_true(file_read(desk->path, desk->arena, &bytes, desk->diag));
    return bytes;
}

static const DuePages *due_of(Desk *desk, const Pages *pages)
{
    DuePages *due = due_open(desk->arena);
    const PageTaker taker = due_taker(due);
    taker_give_all(&taker, pages);
    return due;
}

/* Held against these pages. */
static bool holds(Desk *desk, Str bytes, const Pages *pages)
{
    return proof_pdf(bytes, due_of(desk, pages), desk->diag);
}

static const char *said(Desk *desk)
{
    static char text[4096];
    rewind(desk->said);
    text[fread(text, 1, sizeof text - 1, desk->said)] = '\0';
    return text;
}

/* One glyph a character, several characters a glyph, several glyphs a character, more characters than a type has, from right to left,
   none at all, and the same again elsewhere. */
static void a_run_comes_back_as_it_was_noted(void **state)
{
    static const struct {
        const char *text;
        int clusters[4], n;
    } runs[] = {
        { "\xE8\xA1\xA8\xE7\xB5\x84", { 0, 3 }, 2 },
        { "ffi.", { 0, 3 }, 2 },
        { "e\xCC\x81x", { 0, 0, 3 }, 3 },
        { "a\xCC\x81\xCC\x81\xCC\x81\xCC\x81"
          "b",
          { 0, 9 },
          2 },
        { "abc", { 2, 1, 0 }, 3 },
        { "abc", { 1, 2 }, 2 },
        { "", { 0 }, 0 },
        { "abc", { 0, 1, 2 }, 3 },
        { "\xE7\xB5\x84\xE8\xA1\xA8", { 0, 3 }, 2 },
    };
    enum { RUNS = sizeof runs / sizeof *runs };
    Desk *desk = *state;
    Pages *pages = pages_from(desk, 1);
    const Face *face = run_of(pages, 0)->face;
    FrameBuilder builder = { .arena = desk->arena };
    for (int i = 0; i < RUNS; i++) {
        Glyph *glyphs = arena_array(desk->arena, Glyph, 4);
        for (int g = 0; g < runs[i].n; g++)
            glyphs[g] = (Glyph){ .id = (uint32_t)(40000 + g * i), .x = g * 7 * (g + i), .y = -g, .cluster = runs[i].clusters[g] };
        frame_add(&builder, ITEM_GLYPHS, i, -i)->as.glyphs = (Glyphs){ .face = face,
                                                                       .size = 100 + i / 3,
                                                                       .squeeze = 1000,
                                                                       .glyphs = glyphs,
                                                                       .n_glyphs = runs[i].n,
                                                                       .text = str_from(runs[i].text) };
    }
    pages->pages[0].frame = frame_built(&builder, LEN_MM, LEN_MM, NULL);
    const DuePages *due = due_of(desk, pages);
    DueRuns back = { .arena = desk->arena };
    due_read(due, &due->pages.at[0], &back);
    assert_int_equal(back.n, RUNS);
    for (int i = 0; i < RUNS; i++) {
        const Glyphs *was = run_of(pages, i), *is = &back.at[i].run;
        assert_true(str_equal(was->text, is->text));
        assert_ptr_equal(was->face, is->face);
        assert_int_equal(was->size, is->size);
        assert_int_equal(back.at[i].x, i);
        assert_int_equal(back.at[i].y, -i);
        assert_int_equal(was->n_glyphs, is->n_glyphs);
        for (int g = 0; g < was->n_glyphs; g++) {
            assert_int_equal(was->glyphs[g].id, is->glyphs[g].id);
            assert_int_equal(was->glyphs[g].x, is->glyphs[g].x);
            assert_int_equal(was->glyphs[g].y, is->glyphs[g].y);
            assert_int_equal(was->glyphs[g].cluster, is->glyphs[g].cluster);
        }
    }
}

/* ---- what must be found ---- */

static void what_was_written_is_what_the_pages_are(void **state)
{
    Desk *desk = *state;
    for (PdfProfile profile = PROFILE_SCREEN; profile <= PROFILE_PRESS; profile++)
        assert_true(holds(desk, written(desk, profile), pages_from(desk, LINES)));
    assert_int_equal(diag_count(desk->diag, SEVERITY_NOTE), 0);
}

/* Pages that differ in one thing from those that were written: the proof must see it, and say what. */
static void refuted(void **state, void (*change)(Pages *pages), const char *code)
{
    Desk *desk = *state;
    Pages *pages = pages_from(desk, LINES);
    change(pages);
    assert_false(holds(desk, written(desk, PROFILE_ARCHIVE), pages));
    assert_int_equal(diag_exit_status(desk->diag), 4);
    const char *words = said(desk);
    if (!strstr(words, code)) print_error("%s\n", words);
    assert_non_null(strstr(words, code));
}

static void swap_texts(Pages *pages)
{
    run_of(pages, 1)->text = STR("計晝1i");
}
static void another_text_is_seen(void **state)
{
    refuted(state, swap_texts, "E0620");
}

static void swap_glyphs(Pages *pages)
{
    glyph_of(pages, 0, 1)->id = glyph_of(pages, 0, 0)->id;
}
static void another_outline_in_a_truetype_font_is_seen(void **state)
{
    refuted(state, swap_glyphs, "E0622");
}

static void swap_cff_glyphs(Pages *pages)
{
    glyph_of(pages, 1, 1)->id = glyph_of(pages, 1, 0)->id;
}
static void another_outline_in_a_cff_font_is_seen(void **state)
{
    refuted(state, swap_cff_glyphs, "E0622");
}

static void swap_faces(Pages *pages)
{
    run_of(pages, 0)->face = run_of(pages, 1)->face;
}
static void another_face_is_seen(void **state)
{
    refuted(state, swap_faces, "E0622");
}

static void move_a_glyph(Pages *pages)
{
    glyph_of(pages, 0, 3)->x += LEN_MM / 10;
}
static void a_tenth_of_a_millimetre_is_seen(void **state)
{
    refuted(state, move_a_glyph, "E0621");
}

static void move_down(Pages *pages)
{
    glyph_of(pages, 2, 3)->y += LEN_MM / 10;
}
static void so_it_is_in_a_column(void **state)
{
    refuted(state, move_down, "E0621");
}

static void move_on_the_side(Pages *pages)
{
    glyph_of(pages, 3, 2)->x += LEN_MM / 10;
}
static void and_on_a_line_turned(void **state)
{
    refuted(state, move_on_the_side, "E0621");
}

static void enlarge(Pages *pages)
{
    run_of(pages, 3)->size += LEN_PT / 100;
}
static void another_size_is_seen(void **state)
{
    refuted(state, enlarge, "E0621");
}

static void lose_a_line(Pages *pages)
{
    ((Frame *)pages->pages[0].frame)->n_items--;
}
static void a_line_too_many_is_seen(void **state)
{
    refuted(state, lose_a_line, "E0620");
}

static void a_line_lost_is_seen(void **state)
{
    Desk *desk = *state;
    Str bytes = { 0 };
    assert_true(put(desk, LINES - 1, &(PdfInfo){ 0 }));
    assert_true(file_read(desk->path, desk->arena, &bytes, desk->diag));
    assert_false(holds(desk, bytes, pages_from(desk, LINES)));
    assert_non_null(strstr(said(desk), "E0620"));
}

static void a_page_lost_is_seen(void **state)
{
    Desk *desk = *state;
    Pages *pages = pages_from(desk, LINES);
    Page two[] = { pages->pages[0], pages->pages[0] };
    pages->pages = two;
    pages->n_pages = 2;
    assert_false(holds(desk, written(desk, PROFILE_SCREEN), pages));
    assert_non_null(strstr(said(desk), "E0623"));
}

/* A page that waited for a later one is noted behind it; its turn decides nothing, its number does. */
static void pages_come_in_any_order(void **state)
{
    Desk *desk = *state;
    Page two[] = { pages_from(desk, LINES)->pages[0], pages_from(desk, LINES - 1)->pages[0] };
    Pages pages = { .pages = two, .n_pages = 2 };
    Str bytes = { 0 };
    assert_true(written_pdf(&pages, desk->path, &(PdfInfo){ 0 }, desk->arena, desk->diag));
    assert_true(file_read(desk->path, desk->arena, &bytes, desk->diag));
    two[0].turn = 1;
    assert_true(holds(desk, bytes, &pages));
    two[0] = two[1];
    assert_false(holds(desk, bytes, &pages));
}

/* ---- a file that is damaged ---- */

/* Whatever happens to the bytes, an answer comes; and where the page's own operators are hit, it is no. */
static void damage_anywhere_is_survived(void **state)
{
    Desk *desk = *state;
    Str bytes = written(desk, PROFILE_ARCHIVE);
    const Pages *pages = pages_from(desk, LINES);
    int refused = 0;
    srand(1);
    for (int i = 0; i < 400; i++) {
        char *copy = arena_copy(desk->arena, bytes.at, (size_t)bytes.n);
        int at = rand() % bytes.n;
        copy[at] = (char)(copy[at] ^ (1 + rand() % 255));
        refused += !holds(desk, (Str){ copy, bytes.n }, pages);
    }
    assert_true(refused > 200);
    for (int n = 0; n < bytes.n; n += bytes.n / 50) assert_false(holds(desk, str_part(bytes, 0, n), pages));
}

/* What lies between writing and reading back: a disk that gives back other bytes than it was given. */
static bool read_damaged(Str bytes, const void *due, Diag *diag)
{
    char *copy = base_malloc((size_t)bytes.n);
    memcpy(copy, bytes.at, (size_t)bytes.n);
    static const char stream[] = "stream\n";
    for (int i = 0; i + 60 < bytes.n; i++)
        if (memcmp(copy + i, stream, sizeof stream - 1) == 0) {
            copy[i + 40] ^= 16; /* within the operators of the first page */
            break;
        }
    bool holds = proof_pdf((Str){ copy, bytes.n }, due, diag);
    free(copy);
    return holds;
}

static void what_is_damaged_on_the_way_is_not_kept(void **state)
{
    Desk *desk = *state;
    const PdfInfo info = { .profile = PROFILE_ARCHIVE,
                           .proof = read_damaged,
                           .proof_context = due_of(desk, pages_from(desk, LINES)) };
    assert_false(put(desk, LINES, &info));
    assert_int_equal(access(desk->path, F_OK), -1);
    assert_int_equal(access(claim_on(desk->path, desk->arena).place, F_OK), -1);
    assert_int_equal(diag_exit_status(desk->diag), 4);
}

static void an_older_file_stays(void **state)
{
    Desk *desk = *state;
    Str older = written(desk, PROFILE_SCREEN), now = { 0 };
    const PdfInfo info = { .profile = PROFILE_ARCHIVE,
                           .proof = read_damaged,
                           .proof_context = due_of(desk, pages_from(desk, LINES)) };
    assert_false(put(desk, LINES, &info));
    assert_true(file_read(desk->path, desk->arena, &now, desk->diag));
    assert_true(str_equal(older, now));
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, open_desk, close_desk)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(a_run_comes_back_as_it_was_noted),
        CASE(what_was_written_is_what_the_pages_are),
        CASE(another_text_is_seen),
        CASE(another_outline_in_a_truetype_font_is_seen),
        CASE(another_outline_in_a_cff_font_is_seen),
        CASE(another_face_is_seen),
        CASE(a_tenth_of_a_millimetre_is_seen),
        CASE(so_it_is_in_a_column),
        CASE(and_on_a_line_turned),
        CASE(another_size_is_seen),
        CASE(a_line_too_many_is_seen),
        CASE(a_line_lost_is_seen),
        CASE(a_page_lost_is_seen),
        CASE(pages_come_in_any_order),
        CASE(damage_anywhere_is_survived),
        CASE(what_is_damaged_on_the_way_is_not_kept),
        CASE(an_older_file_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
