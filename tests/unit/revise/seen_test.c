/* Pages are seen as they become final, not always in their order: what is known of them is the same. */
#include "revise/seen.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static Arena *arena;
static Face *const gothic = (Face *)&"gothic", *const mincho = (Face *)&"mincho"; /* known by where they are */

static int open_arena(void **state)
{
    (void)state;
    arena = arena_open();
    return 0;
}

static int close_arena(void **state)
{
    (void)state;
    arena_close(arena);
    return 0;
}

/* A text at this height, with a glyph of each face. */
static Page page_with(const char *key, Len y, const Face *first, const Face *second)
{
    Mark *mark = arena_new(arena, Mark);
    *mark = (Mark){ .role = ROLE_PARAGRAPH, .key = key_read(str_from(key)) };
    FrameBuilder text = { .arena = arena }, page = { .arena = arena };
    frame_add(&text, ITEM_GLYPHS, 0, 0)->as.glyphs = (Glyphs){ .face = first };
    frame_add(&text, ITEM_GLYPHS, 0, 0)->as.glyphs = (Glyphs){ .face = second };
    frame_add_frame(&page, frame_built(&text, LEN_MM, LEN_MM, mark), 0, y);
    return (Page){ .frame = frame_built(&page, LEN_MM, LEN_MM, NULL) };
}

static void the_order_in_which_pages_come_is_not_seen(void **state)
{
    (void)state;
    const Page pages[] = { page_with("a", 1, mincho, gothic), page_with("b", 2, gothic, mincho),
                           page_with("a", 3, gothic, gothic) };
    const int orders[][3] = { { 0, 1, 2 }, { 2, 1, 0 }, { 1, 2, 0 } };
    for (int o = 0; o < 3; o++) {
        Sightings *sightings = sightings_open(arena);
        const PageTaker taker = sightings_taker(sightings);
        for (int i = 0; i < 3; i++) taker_give(&taker, &pages[orders[o][i]], orders[o][i]);
        const Seen *seen = sightings_find(sightings, key_read(STR("a")));
        assert_int_equal(seen->pages.n, 2);
        assert_int_equal(seen->pages.at[0], 0);
        assert_int_equal(seen->pages.at[1], 2);
        assert_int_equal(seen->box.y, 1);
        int n_faces;
        const FaceSeen *faces = sightings_faces(sightings, &n_faces);
        assert_int_equal(n_faces, 2);
        assert_ptr_equal(faces[0].face, mincho);
        assert_ptr_equal(faces[1].face, gothic);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_order_in_which_pages_come_is_not_seen, open_arena, close_arena),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
