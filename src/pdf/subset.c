/* TrueType and CID-keyed CFF glyphs are renumbered: the first are reached through a CIDToGIDMap, the second keep their
   CIDs in the charset.  A name-keyed CFF is reached by glyph number, so it keeps them (9.7.4.2).
   The tables dropped are of no use to a PDF; left in, GSUB alone would pull in every alternate form. */
#include "pdf/subset.h"

#include <hb-subset.h>

static const char dropped[][5] = { "GSUB", "GPOS", "GDEF", "BASE", "VORG", "vhea", "vmtx", "cmap", "name",
                                   "OS/2", "post", "DSIG", "kern", "JSTF", "gasp", "VDMX", "hdmx", "LTSH" };

static hb_subset_input_t *describe(const Face *face, const uint32_t *glyphs, int n_glyphs)
{
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    if (!input) return NULL;
    hb_set_t *set = hb_subset_input_glyph_set(input);
    for (int i = 0; i < n_glyphs; i++) hb_set_add(set, glyphs[i]);
    if (!face->may_subset) hb_set_add_range(set, 0, (hb_codepoint_t)face->n_glyphs - 1); /* OS/2 fsType bit 8 */
    hb_set_t *tags = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (size_t i = 0; i < sizeof dropped / sizeof dropped[0]; i++) hb_set_add(tags, hb_tag_from_string(dropped[i], 4));
    unsigned flags = HB_SUBSET_FLAGS_NOTDEF_OUTLINE | HB_SUBSET_FLAGS_NO_HINTING;
    if (face->kind == FACE_CFF_NAMED) flags |= HB_SUBSET_FLAGS_RETAIN_GIDS;
    hb_subset_input_set_flags(input, flags);
    for (int i = 0; i < face->n_pins; i++)
        hb_subset_input_pin_axis_location(input, face->hb_face, face->pins[i].tag, face->pins[i].value);
    return input;
}

static const uint16_t *new_numbers(hb_subset_plan_t *plan, const uint32_t *glyphs, int n_glyphs, Arena *arena)
{
    const hb_map_t *map = hb_subset_plan_old_to_new_glyph_mapping(plan);
    uint16_t *numbers = arena_array(arena, uint16_t, n_glyphs);
    for (int i = 0; i < n_glyphs; i++) numbers[i] = (uint16_t)hb_map_get(map, glyphs[i]);
    return numbers;
}

bool subset_open(Subset *subset, const Face *face, const uint32_t *glyphs, int n_glyphs, Arena *arena)
{
    *subset = (Subset){ 0 };
    hb_subset_input_t *input = describe(face, glyphs, n_glyphs);
    hb_subset_plan_t *plan = input ? hb_subset_plan_create_or_fail(face->hb_face, input) : NULL;
    hb_face_t *cut = plan ? hb_subset_plan_execute_or_fail(plan) : NULL;
    if (cut && face->kind == FACE_TRUETYPE) {
        subset->blob = hb_face_reference_blob(cut);
        subset->new_glyph = new_numbers(plan, glyphs, n_glyphs, arena);
    } else if (cut) {
        subset->blob = hb_face_reference_table(cut, HB_TAG('C', 'F', 'F', ' '));
    }
    hb_face_destroy(cut);
    hb_subset_plan_destroy(plan);
    hb_subset_input_destroy(input);
    unsigned n = 0;
    const char *bytes = subset->blob ? hb_blob_get_data(subset->blob, &n) : NULL;
    subset->program = (Str){ bytes, (int)n };
    return n > 0;
}

void subset_close(Subset *subset)
{
    hb_blob_destroy(subset->blob);
}
