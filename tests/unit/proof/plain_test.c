/* Two programs of hand-made tables, of which one is said to be copied from the other. */
#include "proof/plain.h"

#include <hb.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* One contour of three points at the bearing 7, with two bytes of instructions; a composite glyph; a blank one. */
#define HEADER                                                                                                                   \
    "\0\1"                                                                                                                       \
    "\0\7"                                                                                                                       \
    "\0\0"                                                                                                                       \
    "\0\x50"                                                                                                                     \
    "\0\x60"                                                                                                                     \
    "\0\2"
#define POINTS                                                                                                                   \
    "\1\1\1"                                                                                                                     \
    "\0\7\0\x10\0\x20"                                                                                                           \
    "\0\0\0\x30\0\x0"
#define COMPOSITE                                                                                                                \
    "\xFF\xFF"                                                                                                                   \
    "\0\0\0\0\0\0\0\0"                                                                                                           \
    "\0\0\0\0\0\0"

typedef struct {
    char glyf[256];
    int at[4]; /* of three glyphs and the end */
    bool has_long_places;
    char bearings[3];
} Program;

static hb_blob_t *blob_of(const void *bytes, size_t n)
{
    return hb_blob_create(bytes, (unsigned)n, HB_MEMORY_MODE_DUPLICATE, NULL, NULL);
}

static hb_blob_t *table_of(hb_face_t *face, hb_tag_t tag, void *data)
{
    (void)face;
    const Program *program = data;
    char head[54] = { 0 }, hhea[36] = { 0 }, loca[16] = { 0 }, metrics[8] = { 3, 0, 0, 0, 0, 0, 0, 0 };
    head[51] = program->has_long_places;
    hhea[35] = 1; /* one advance, and bearings only for the rest */
    metrics[3] = program->bearings[0];
    metrics[5] = program->bearings[1];
    metrics[7] = program->bearings[2];
    for (int i = 0; i < 4; i++)
        loca[program->has_long_places ? 4 * i + 3 : 2 * i + 1] =
            (char)(program->has_long_places ? program->at[i] : program->at[i] / 2);
    switch (tag) {
    case HB_TAG('g', 'l', 'y', 'f'): return blob_of(program->glyf, (size_t)program->at[3]);
    case HB_TAG('l', 'o', 'c', 'a'): return blob_of(loca, program->has_long_places ? 16 : 8);
    case HB_TAG('h', 'm', 't', 'x'): return blob_of(metrics, 8);
    case HB_TAG('h', 'e', 'a', 'd'): return blob_of(head, 54);
    case HB_TAG('h', 'h', 'e', 'a'): return blob_of(hhea, 36);
    default: return NULL;
    }
}

static PlainOutlines outlines_of(Program *program)
{
    hb_face_t *face = hb_face_create_for_tables(table_of, program, NULL);
    PlainOutlines outlines = plain_open(face);
    hb_face_destroy(face);
    return outlines;
}

static void add(Program *program, int glyph, const char *bytes, size_t n)
{
    memcpy(program->glyf + program->at[glyph], bytes, n);
    program->at[glyph + 1] = program->at[glyph] + (int)n;
}
#define ADD(program, glyph, bytes) add(program, glyph, bytes, sizeof(bytes) - 1)

static Program source(void)
{
    Program program = { .bearings = { 7, 0, 0 } };
    ADD(&program, 0,
        HEADER "\0\2"
               "\x4A\x4B" POINTS "\0");
    ADD(&program, 1, COMPOSITE);
    ADD(&program, 2, "");
    return program;
}

static bool is_copied(Program to, uint32_t glyph, uint32_t copy)
{
    Program from = source();
    PlainOutlines ours = outlines_of(&from), theirs = outlines_of(&to);
    bool is = plain_is_copied(&ours, glyph, &theirs, copy);
    plain_close(&ours);
    plain_close(&theirs);
    return is;
}

static void a_glyph_may_lose_its_instructions_and_stand_elsewhere(void **state)
{
    (void)state;
    Program to = { .bearings = { 0, 7, 0 }, .has_long_places = true };
    ADD(&to, 0, "");
    ADD(&to, 1, HEADER "\0\0" POINTS "\0\0\0");
    ADD(&to, 2, "");
    assert_true(is_copied(to, 0, 1));
    assert_true(is_copied(to, 2, 0));
    assert_false(is_copied(to, 0, 0));
    assert_false(is_copied(to, 2, 1));
}

static void a_point_that_lies_elsewhere_is_seen(void **state)
{
    (void)state;
    for (int i = 0; i < (int)sizeof(HEADER POINTS) + 2; i++) {
        Program to = { .bearings = { 7, 0, 0 } };
        ADD(&to, 0, HEADER "\0\0" POINTS "\0");
        ADD(&to, 1, "");
        ADD(&to, 2, "");
        to.glyf[i] ^= 1;
        assert_false(is_copied(to, 0, 0));
    }
}

static void a_glyph_that_is_moved_or_cut_off_is_seen(void **state)
{
    (void)state;
    Program to = source();
    assert_true(is_copied(to, 0, 0));
    to.bearings[0] = 8;
    assert_false(is_copied(to, 0, 0));
    to = source();
    to.at[1] -= 2;
    assert_false(is_copied(to, 0, 0));
}

static void what_is_made_of_others_and_what_is_not_there_are_not_judged(void **state)
{
    (void)state;
    assert_false(is_copied(source(), 1, 1));
    assert_false(is_copied(source(), 0, 3));
    assert_false(is_copied(source(), 3, 0));
    assert_false(is_copied((Program){ 0 }, 0, 0));
    Program to = source();
    to.at[1] = 200; /* behind the end */
    assert_false(is_copied(to, 0, 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_glyph_may_lose_its_instructions_and_stand_elsewhere),
        cmocka_unit_test(a_point_that_lies_elsewhere_is_seen),
        cmocka_unit_test(a_glyph_that_is_moved_or_cut_off_is_seen),
        cmocka_unit_test(what_is_made_of_others_and_what_is_not_there_are_not_judged),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
