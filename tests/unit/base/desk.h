/* An arena, and a diag whose words can be read. */
#ifndef TESTS_UNIT_BASE_DESK_H
#define TESTS_UNIT_BASE_DESK_H

#include "base/diag.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

typedef struct {
    Arena *arena;
    FILE *out;
    char *said;
    size_t size, heard;
} Desk;

static inline int desk_open(void **state)
{
    Desk *desk = calloc(1, sizeof *desk);
    desk->arena = arena_open();
    desk->out = open_memstream(&desk->said, &desk->size);
    *state = desk;
    return 0;
}

static inline int desk_close(void **state)
{
    Desk *desk = *state;
    fclose(desk->out);
    free(desk->said);
    arena_close(desk->arena);
    free(desk);
    return 0;
}

/* English, in words. */
static inline Diag *desk_diag(Desk *desk)
{
    return diag_open((DiagStyle){ .out = desk->out, .lang = LANG_EN }, desk->arena);
}

/* All that was said since the last time. */
static inline const char *desk_said(Desk *desk)
{
    fflush(desk->out);
    const char *said = str_copy(desk->arena, (Str){ desk->said + desk->heard, (int)(desk->size - desk->heard) }).at;
    desk->heard = desk->size;
    return said;
}

#define sentence(function) cmocka_unit_test_setup_teardown(function, desk_open, desk_close)

#endif
