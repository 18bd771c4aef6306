/* Plain TrueType outlines are copied, those of faces that look alike into one program (program.h).  What must be worked out, CFF
   and variable fonts, and what may only be embedded whole is for hb-subset (subset.h). */
#include "pdf/programs.h"

#include "base/vec.h"
#include "pdf/program.h"
#include "pdf/subset.h"

typedef struct {
    FontProgram *program;
    Ref ref;
} SharedProgram;

struct Programs {
    Objects *objects;
    Arena *arena;
    Vec(SharedProgram) shared;
};

Programs *programs_open(Objects *objects, Arena *arena)
{
    Programs *programs = arena_new(arena, Programs);
    *programs = (Programs){ .objects = objects, .arena = arena, .shared = { .arena = arena } };
    return programs;
}

static const SharedProgram *find_shared(Programs *programs, const Face *face, int n_glyphs)
{
    for (int i = 0; i < programs->shared.n; i++)
        if (program_suits(programs->shared.at[i].program, face, n_glyphs)) return &programs->shared.at[i];
    SharedProgram *fresh = vec_push(&programs->shared);
    *fresh = (SharedProgram){ program_open(), objects_reserve(programs->objects) };
    return fresh;
}

static void put_program(const Programs *programs, Ref ref, const Face *face, Str bytes)
{
    Str entries =
        face->kind == FACE_TRUETYPE ? str_printf(programs->arena, "/Length1 %d", bytes.n) : STR("/Subtype/CIDFontType0C");
    objects_set_program(programs->objects, ref, entries, bytes);
}

static Outlines cut_alone(const Programs *programs, const Face *face, const uint32_t *glyphs, int n_glyphs)
{
    Subset subset;
    Outlines outlines = { .program = objects_reserve(programs->objects) };
    if (subset_open(&subset, face, glyphs, n_glyphs, programs->arena)) {
        put_program(programs, outlines.program, face, subset.program);
        outlines.new_glyph = subset.new_glyph;
    } else {
        objects_fail(programs->objects, str_printf(programs->arena, "hb-subset: %s", face->postscript_name.at).at);
    }
    subset_close(&subset);
    return outlines;
}

Outlines programs_add(Programs *programs, const Face *face, const uint32_t *glyphs, int n_glyphs)
{
    if (!face_has_plain_outlines(face)) return cut_alone(programs, face, glyphs, n_glyphs);
    uint16_t *numbers = arena_array(programs->arena, uint16_t, n_glyphs);
    const SharedProgram *shared = find_shared(programs, face, n_glyphs);
    if (program_add(shared->program, face, glyphs, n_glyphs, numbers)) return (Outlines){ shared->ref, numbers };
    return cut_alone(programs, face, glyphs, n_glyphs);
}

void programs_close(Programs *programs)
{
    for (int i = 0; i < programs->shared.n; i++) {
        const SharedProgram *shared = &programs->shared.at[i];
        Arena *arena = arena_open();
        Str bytes = program_written(shared->program, arena);
        objects_set_program(programs->objects, shared->ref, str_printf(programs->arena, "/Length1 %d", bytes.n), bytes);
        arena_close(arena);
        program_close(shared->program);
    }
}
