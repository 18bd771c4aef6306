/* What stands upright in vertical lines, character by character, against the file of Unicode (Debian: unicode-data). */
#include "text/steps.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define ORIENTATIONS "/usr/share/unicode/VerticalOrientation.txt"

typedef enum { NOT_LISTED, ROTATED, UPRIGHT, TRANSFORMED_UPRIGHT, TRANSFORMED_ROTATED } Orientation;

static Orientation orientation_named(const char *name)
{
    static const struct {
        const char *name;
        Orientation orientation;
    } named[] = { { "R", ROTATED }, { "U", UPRIGHT }, { "Tu", TRANSFORMED_UPRIGHT }, { "Tr", TRANSFORMED_ROTATED } };
    for (int i = 0; i < 4; i++)
        if (!strcmp(named[i].name, name)) return named[i].orientation;
    return NOT_LISTED;
}

/* "2014..2015 ; R # …" */
static bool read_line(const char *line, unsigned *first, unsigned *last, Orientation *orientation)
{
    char name[4];
    bool is_range = sscanf(line, "%x..%x ; %3s", first, last, name) == 3;
    if (!is_range && sscanf(line, "%x ; %3s", first, name) != 2) return false;
    if (!is_range) *last = *first;
    *orientation = orientation_named(name);
    return true;
}

static bool agree(Orientation orientation, Stance stance)
{
    switch (orientation) {
    case UPRIGHT:
    case TRANSFORMED_UPRIGHT: return stance == TATE_STANDS;
    case TRANSFORMED_ROTATED: return stance == TATE_TURNS;
    case ROTATED:
    case NOT_LISTED: break;
    }
    return stance != TATE_STANDS; /* what a face has a form of may turn */
}

static void characters_stand_as_unicode_says(void **state)
{
    (void)state;
    FILE *file = fopen(ORIENTATIONS, "r");
    if (!file) skip();
    static uint8_t orientations[0x110000];
    char line[256];
    unsigned first, last;
    Orientation orientation;
    while (fgets(line, sizeof line, file))
        if (read_line(line, &first, &last, &orientation))
            for (unsigned c = first; c <= last && c < 0x110000; c++) orientations[c] = (uint8_t)orientation;
    fclose(file);
    for (unsigned c = 0; c < 0x110000; c++)
        if (!agree((Orientation)orientations[c], tate_stance(c))) fail_msg("U+%04X stands as %d", c, tate_stance(c));
}

static void what_japanese_faces_have_forms_of_turns(void **state)
{
    (void)state;
    static const uint32_t turning[] = { 0x2014, 0x2015, 0x2025, 0x2026, 0xFF0D, 0xFF1C, 0xFF1D, 0xFF1E };
    for (size_t i = 0; i < sizeof turning / sizeof *turning; i++) assert_int_equal(tate_stance(turning[i]), TATE_TURNS);
    assert_int_equal(tate_stance('-'), TATE_LIES);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(characters_stand_as_unicode_says),
                                        cmocka_unit_test(what_japanese_faces_have_forms_of_turns) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
