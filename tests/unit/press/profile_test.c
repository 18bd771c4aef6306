/* What an ICC profile says of itself, in both forms of description; and one that lies about where it says it. */
#include "press/profile.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum { HEAD = 128, TABLE = 4 + 12 };

static void put_number(char *at, uint32_t number)
{
    for (int i = 0; i < 4; i++) at[i] = (char)(number >> (24 - 8 * i));
}

/* A CMYK output profile with one element, said to be at `place` and of `size` bytes. */
static Str profile_of(char *bytes, const char *signature, const char *element, int n, uint32_t place, uint32_t size)
{
    memset(bytes, 0, HEAD + TABLE);
    memcpy(bytes + 12, "prtrCMYK", 8);
    memcpy(bytes + 36, "acsp", 4);
    put_number(bytes + HEAD, 1);
    memcpy(bytes + HEAD + 4, signature, 4);
    put_number(bytes + HEAD + 8, place);
    put_number(bytes + HEAD + 12, size);
    memcpy(bytes + HEAD + TABLE, element, (size_t)n);
    put_number(bytes, (uint32_t)(HEAD + TABLE + n));
    return (Str){ bytes, HEAD + TABLE + n };
}

static void a_description_is_read_in_both_forms(void **state)
{
    (void)state;
    static const char old[] = "desc\0\0\0\0\0\0\0\5Japan",
                      fresh[] = "mluc\0\0\0\0\0\0\0\1\0\0\0\14jaJP\0\0\0\6\0\0\0\x1C\x65\xE5\x67\x2C\0\x31";
    char bytes[512];
    Arena *arena = arena_open();
    IccProfile profile;
    Str file = profile_of(bytes, "desc", old, sizeof old - 1, HEAD + TABLE, sizeof old - 1);
    assert_null(profile_fault(file, &profile, arena));
    assert_true(str_is(profile.description, "Japan"));
    file = profile_of(bytes, "desc", fresh, sizeof fresh - 1, HEAD + TABLE, sizeof fresh - 1);
    assert_null(profile_fault(file, &profile, arena));
    assert_true(str_is(profile.description, "日本1"));
    arena_close(arena);
}

static void what_lies_outside_the_file_is_not_said(void **state)
{
    (void)state;
    static const char element[] = "desc\0\0\0\0\xFF\xFF\xFF\xFFJapan";
    static const uint32_t places[] = { HEAD + TABLE, HEAD + TABLE + 4, 0xFFFFFFF0, HEAD + TABLE + 14 };
    char bytes[512];
    Arena *arena = arena_open();
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        IccProfile profile;
        Str file = profile_of(bytes, "desc", element, sizeof element - 1, places[i], 0xFFFFFFFF);
        assert_null(profile_fault(file, &profile, arena));
        assert_true(str_is(profile.description, i ? "" : "Japan"));
    }
    arena_close(arena);
}

static void a_condition_is_named_by_its_name_or_its_words(void **state)
{
    (void)state;
    const Press press = { .condition = STR("JC200103"), .condition_name = STR("Japan Color 2001 Coated") };
    static const struct {
        const char *description, *target;
        bool names;
    } profiles[] = {
        { "Japan Color 2001 Coated", "", true },    { "JapanColor2001Coated.icc", "", true },
        { "Offset", "ICCHDAT JC200103", true },     { "Japan Color 2011 Coated", "ICCHDAT JCS2011", false },
        { "Artifex CMYK SWOP Profile", "", false }, { "", "", false },
    };
    Arena *arena = arena_open();
    for (size_t i = 0; i < sizeof profiles / sizeof *profiles; i++) {
        IccProfile profile = { str_from(profiles[i].description), str_from(profiles[i].target) };
        assert_int_equal(profile_names(&profile, &press, arena), profiles[i].names);
    }
    arena_close(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_description_is_read_in_both_forms),
        cmocka_unit_test(what_lies_outside_the_file_is_not_said),
        cmocka_unit_test(a_condition_is_named_by_its_name_or_its_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
