/* A strip of slabs of known heights on pages with SPACE for them; what is said goes nowhere and is counted. */
#ifndef TESTS_UNIT_PAGES_DESK_H
#define TESTS_UNIT_PAGES_DESK_H

#include "pages/steps.h"

#include "dice.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { SPACE = 600 };

typedef struct {
    Arena *arena;
    FILE *out;
    Tools tools;
    Style note_style; /* 12 above the rule, 8 below */
    Master master;
    Section section;
} Desk;

static inline int desk_open(void **state)
{
    Desk *desk = calloc(1, sizeof *desk);
    desk->arena = arena_open();
    desk->out = fopen("/dev/null", "w");
    desk->tools = (Tools){ .arena = desk->arena, .diag = diag_open((DiagStyle){ .out = desk->out }, desk->arena) };
    desk->note_style = (Style){ .space_before = 12, .space_after = 8 };
    desk->master = (Master){ .note_style = &desk->note_style, .width = 500, .height = SPACE + 30, .head = 10, .foot = 20 };
    desk->section = (Section){ .key = key_read(STR("s")), .master = &desk->master };
    *state = desk;
    return 0;
}

static inline int desk_close(void **state)
{
    Desk *desk = *state;
    arena_close(desk->arena);
    fclose(desk->out);
    free(desk);
    return 0;
}

/* Nothing to be seen, so high; or NULL, which is no frame. */
static inline const Frame *desk_frame(const Desk *desk, Len height)
{
    return height ? frame_built(&(FrameBuilder){ .arena = desk->arena }, 100, height, NULL) : NULL;
}

static inline const Frame **desk_frames(const Desk *desk, int n, Len height)
{
    const Frame **frames = arena_array(desk->arena, const Frame *, n);
    for (int i = 0; i < n; i++) frames[i] = desk_frame(desk, height);
    return frames;
}

static inline const Note *desk_notes(const Desk *desk, int n, Len height)
{
    static const Mark mark = { .role = ROLE_NOTE, .key.text = { "", 0 } };
    Note *notes = arena_array(desk->arena, Note, n);
    for (int i = 0; i < n && height; i++) notes[i].frame = frame_marked(desk_frame(desk, height), &mark, desk->arena);
    return notes;
}

/* n slabs of one height, and no spanners yet. */
static inline Strip desk_strip(const Desk *desk, int n, Len height)
{
    Strip strip = { .section = &desk->section, .slabs = arena_array(desk->arena, Slab, n), .n_slabs = n };
    for (int i = 0; i < n; i++)
        strip.slabs[i] = (Slab){ .body = frame_built(&(FrameBuilder){ .arena = desk->arena }, 100, height, NULL) };
    galley_order(&strip, desk->arena);
    return strip;
}

#define sentence(function) cmocka_unit_test_setup_teardown(function, desk_open, desk_close)

#endif
