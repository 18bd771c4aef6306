/* The book: chains, weights, and files that are of no use. */
#include "font/font.h"

#include <hb.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#define FOLDER "/usr/share/fonts/truetype/bizud-gothic/"
#define NOTO "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"

typedef struct {
    Arena *arena;
    Diag *diag;
    FontFile files[3];
    Str fallback;
    FontFamily families[2];
    FontList list;
} Shelf;

static int open_shelf(void **state)
{
    Shelf *shelf = calloc(1, sizeof *shelf);
    shelf->arena = arena_open();
    shelf->diag = diag_open((DiagStyle){ .out = fopen("/dev/null", "w") }, shelf->arena);
    shelf->files[0] = (FontFile){ .path = STR(FOLDER "BIZUDGothic-Regular.ttf"), .weight = 400 };
    shelf->files[1] = (FontFile){ .path = STR(FOLDER "BIZUDGothic-Bold.ttf"), .weight = 700 };
    shelf->files[2] = (FontFile){ .path = STR(NOTO), .weight = 400 };
    shelf->fallback = STR("noto");
    shelf->families[0] = (FontFamily){ STR("gothic"), shelf->files, &shelf->fallback, 2, 1, { 0 } };
    shelf->families[1] = (FontFamily){ STR("noto"), &shelf->files[2], NULL, 1, 0, { 0 } };
    shelf->list = (FontList){ shelf->families, 2 };
    *state = shelf;
    return 0;
}

static int close_shelf(void **state)
{
    Shelf *shelf = *state;
    arena_close(shelf->arena);
    free(shelf);
    return 0;
}

static void the_nearest_weight_serves(void **state)
{
    Shelf *shelf = *state;
    FontBook *book = font_open_book(&shelf->list, NULL, shelf->arena, shelf->diag);
    assert_int_equal(font_find(book, STR("gothic"), 800, 0, shelf->diag)->weight, 700);
    assert_int_equal(font_find(book, STR("gothic"), 300, 0, shelf->diag)->weight, 400);
    font_close_book(book);
}

static void a_chain_goes_on_with_the_fallbacks_and_ends(void **state)
{
    Shelf *shelf = *state;
    FontBook *book = font_open_book(&shelf->list, NULL, shelf->arena, shelf->diag);
    const Face *own = font_find(book, STR("gothic"), 400, 0, shelf->diag);
    const Face *noto = font_find(book, STR("gothic"), 400, 1, shelf->diag);
    assert_ptr_equal(own, font_find(book, STR("gothic"), 400, 0, shelf->diag));
    assert_int_equal(own->kind, FACE_TRUETYPE);
    assert_null(own->cid_of_gid);
    assert_int_equal(noto->kind, FACE_CFF_CID);
    assert_int_equal(noto->cid_of_gid[1461], 1461);
    assert_int_equal(noto->serial, 1);
    assert_null(font_find(book, STR("gothic"), 400, 2, shelf->diag));
    assert_null(font_find(book, STR("nowhere"), 400, 0, shelf->diag));
    assert_true(font_glyph(own, 0x6F22) != 0);
    assert_int_equal(font_glyph(own, 0x20BB7), 0);
    font_close_book(book);
}

static void a_file_of_no_use_is_said_once_and_skipped(void **state)
{
    static const char *const useless[] = { "nowhere.ttf", "/dev/null", "/tmp", __FILE__ };
    Shelf *shelf = *state;
    int said = 0;
    for (size_t i = 0; i < sizeof useless / sizeof *useless; i++) {
        shelf->files[0].path = str_from(useless[i]);
        shelf->families[0].n_files = 1;
        FontBook *book = font_open_book(&shelf->list, NULL, shelf->arena, shelf->diag);
        assert_true(str_ends(font_find(book, STR("gothic"), 400, 0, shelf->diag)->path, STR("NotoSansCJK-Regular.ttc")));
        font_find(book, STR("gothic"), 400, 0, shelf->diag);
        assert_int_equal(diag_count(shelf->diag, SEVERITY_ERROR), ++said);
        font_close_book(book);
    }
}

static void faces_of_a_shelf_stay_open_and_are_numbered_anew(void **state)
{
    Shelf *shelf = *state;
    FaceShelf *standing = font_open_shelf(shelf->arena);
    FontBook *book = font_open_book(&shelf->list, standing, shelf->arena, shelf->diag);
    const Face *gothic = font_find(book, STR("gothic"), 400, 0, shelf->diag);
    const Face *noto = font_find(book, STR("noto"), 400, 0, shelf->diag);
    assert_int_equal(noto->serial, 1);
    font_close_book(book);
    shelf->files[1] = shelf->files[0]; /* two <file>s of one font, each with a face of its own */
    shelf->families[1].files = &shelf->files[1];
    book = font_open_book(&shelf->list, standing, shelf->arena, shelf->diag);
    assert_int_equal(font_n_faces(book), 0);
    assert_ptr_equal(font_find(book, STR("noto"), 400, 0, shelf->diag), gothic);
    assert_ptr_not_equal(font_find(book, STR("gothic"), 400, 0, shelf->diag), gothic);
    assert_ptr_equal(font_find(book, STR("gothic"), 400, 1, shelf->diag), gothic);
    assert_int_equal(gothic->serial, 0);
    assert_int_equal(font_n_faces(book), 2);
    font_close_book(book);
    font_close_shelf(standing);
}

static void a_face_whose_file_has_changed_is_opened_anew(void **state)
{
    Shelf *shelf = *state;
    const char *path = str_printf(shelf->arena, "/tmp/hyogumi-shelf-%d.ttf", (int)getpid()).at;
    assert_int_equal(symlink(FOLDER "BIZUDGothic-Regular.ttf", path), 0);
    shelf->files[0].path = str_from(path);
    FaceShelf *standing = font_open_shelf(shelf->arena);
    for (int round = 0; round < 2; round++) {
        FontBook *book = font_open_book(&shelf->list, standing, shelf->arena, shelf->diag);
        assert_int_equal(font_find(book, STR("gothic"), 400, 0, shelf->diag)->weight, round ? 700 : 400);
        font_close_book(book);
        unlink(path);
        if (!round) assert_int_equal(symlink(FOLDER "BIZUDGothic-Bold.ttf", path), 0);
    }
    font_close_shelf(standing);
}

/* A font file cut short anywhere, or with bytes of noise, opens as a face or is refused; it never brings us down. */
static void a_damaged_file_is_refused_or_used(void **state)
{
    Shelf *shelf = *state;
    FILE *in = fopen(FOLDER "BIZUDGothic-Regular.ttf", "rb");
    enum { SIZE = 60000 };
    char *bytes = malloc(SIZE), path[] = "/tmp/hyogumi-font-XXXXXX";
    assert_int_equal(fread(bytes, 1, SIZE, in), SIZE);
    fclose(in);
    close(mkstemp(path));
    shelf->files[0].path = str_from(path);
    shelf->families[0].n_files = 1;
    for (size_t size = 1; size < SIZE; size = size * 2 + 5) {
        bytes[size * 7 % 3000] = (char)size;
        FILE *out = fopen(path, "wb");
        assert_int_equal(fwrite(bytes, 1, size, out), size);
        fclose(out);
        FontBook *book = font_open_book(&shelf->list, NULL, shelf->arena, shelf->diag);
        const Face *face = font_find(book, STR("gothic"), 400, 0, shelf->diag);
        int left, right;
        assert_non_null(face);
        font_ink(face, font_glyph(face, 0x6F22), &left, &right);
        font_close_book(book);
    }
    unlink(path);
    free(bytes);
}

static void an_em_box_is_centred_in_its_leading(void **state)
{
    (void)state;
    assert_int_equal(font_baseline(1000, 1000), 880);
    assert_int_equal(font_baseline(1000, 2000), 1380);
}

/* What of a text is said to be left alone is as HarfBuzz has it, whatever stands beside it. */
static void assert_left_alone(const Face *face, const uint32_t *characters, int n)
{
    hb_buffer_t *buffer = hb_buffer_create();
    hb_feature_t kern = { HB_TAG('k', 'e', 'r', 'n'), 0, 0, (unsigned)-1 };
    unsigned n_shaped;
    hb_buffer_add_utf32(buffer, characters, n, 0, n);
    hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, HB_SCRIPT_HAN);
    hb_buffer_set_language(buffer, hb_language_from_string("ja", -1));
    hb_shape(face->hb_font, buffer, &kern, 1);
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &n_shaped);
    const hb_glyph_position_t *places = hb_buffer_get_glyph_positions(buffer, &n_shaped);
    assert_int_equal(n_shaped, n);
    for (int i = 0; i < n; i++) {
        assert_int_equal(infos[i].codepoint, font_glyph(face, characters[i]));
        assert_int_equal(places[i].x_advance, font_advance(face, infos[i].codepoint));
        assert_true(places[i].x_offset == 0 && places[i].y_offset == 0);
    }
    hb_buffer_destroy(buffer);
}

static bool is_left_alone(const Face *face, uint32_t c)
{
    uint32_t glyph = font_glyph(face, c);
    return glyph && font_leaves_alone(face, c, glyph);
}

/* Returns how many texts of several such characters there were. */
static int ask_random_texts(const Face *face, int n_texts)
{
    static const struct {
        uint32_t first, last;
    } ranges[] = { { 0x20, 0x7E },     { 0x3000, 0x30FF }, { 0x3000, 0x30FF },
                   { 0x4E00, 0x9FFF }, { 0xFF00, 0xFF60 }, { 0x2010, 0x2040 } };
    enum { LONG = 8, RANGES = sizeof ranges / sizeof *ranges };
    int n_asked = 0;
    for (int i = 0; i < n_texts; i++) {
        uint32_t text[LONG];
        int n = 0;
        for (int k = 0; k < LONG; k++) {
            int r = rand() % RANGES;
            uint32_t c = ranges[r].first + (uint32_t)rand() % (ranges[r].last - ranges[r].first + 1);
            if (is_left_alone(face, c)) text[n++] = c;
        }
        if (n) assert_left_alone(face, text, n);
        n_asked += n > 1;
    }
    return n_asked;
}

static void everyday_characters_are_left_alone(void **state)
{
    enum { TEXTS = 2000 };
    static const char *const paths[] = { FOLDER "BIZUDGothic-Regular.ttf", FOLDER "BIZUDPGothic-Bold.ttf", NOTO };
    Shelf *shelf = *state;
    srand(1);
    for (int i = 0; i < 3; i++) {
        FontFile file = { .path = str_from(paths[i]), .weight = 400 };
        FontFamily family = { STR("one"), &file, NULL, 1, 0, { 0 } };
        FontList list = { &family, 1 };
        FontBook *book = font_open_book(&list, NULL, shelf->arena, shelf->diag);
        assert_true(ask_random_texts(font_find(book, STR("one"), 400, 0, shelf->diag), TEXTS) > TEXTS / 2);
        font_close_book(book);
    }
}

/* か, and what makes it か゜ in this font; f and i are one glyph in a proportional one. */
static void what_becomes_another_glyph_is_not_left_alone(void **state)
{
    Shelf *shelf = *state;
    FontBook *book = font_open_book(&shelf->list, NULL, shelf->arena, shelf->diag);
    const Face *gothic = font_find(book, STR("gothic"), 400, 0, shelf->diag);
    const Face *noto = font_find(book, STR("noto"), 400, 0, shelf->diag);
    assert_true(is_left_alone(gothic, 0x304B));
    assert_false(is_left_alone(gothic, 0x309A));
    assert_false(is_left_alone(noto, 'f') && is_left_alone(noto, 'i'));
    font_close_book(book);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_shelf, close_shelf)
    const struct CMUnitTest tests[] = {
        TEST(the_nearest_weight_serves),
        TEST(a_chain_goes_on_with_the_fallbacks_and_ends),
        TEST(a_file_of_no_use_is_said_once_and_skipped),
        TEST(faces_of_a_shelf_stay_open_and_are_numbered_anew),
        TEST(a_face_whose_file_has_changed_is_opened_anew),
        TEST(a_damaged_file_is_refused_or_used),
        TEST(an_em_box_is_centred_in_its_leading),
        TEST(everyday_characters_are_left_alone),
        TEST(what_becomes_another_glyph_is_not_left_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
