/* PDF/X-1a:2003 (ISO 15930-4) and PDF/X-4 (ISO 15930-7), as far as they go beyond what every file of ours is.  The first is
   PDF 1.4, so its objects stand in the open; the second says what it is in XMP. */
#include "pdf/press.h"

#include "base/file.h"

#include <string.h>

enum { FINE = 3 };

ObjectsFormat press_format(const Press *press)
{
    if (!press) return (ObjectsFormat){ STR("1.7"), .in_streams = true };
    bool is_x4 = press->standard == PRESS_X4;
    return (ObjectsFormat){ is_x4 ? STR("1.6") : STR("1.4"), .in_streams = is_x4 };
}

/* ---- boxes ---- */

void press_set_boxes(Objects *objects, int page, const Press *press, Len width, Len height)
{
    LenSum margin = press_margin(press);
    const struct {
        const char *name;
        LenSum beyond; /* the trimmed page */
    } boxes[] = { { "MediaBox", margin }, { "BleedBox", press->bleed }, { "TrimBox", 0 } };
    for (size_t i = 0; i < sizeof boxes / sizeof *boxes; i++) {
        LenSum in = margin - boxes[i].beyond, out = margin + boxes[i].beyond;
        objects_set_page_box(objects, page, boxes[i].name,
                             (const int64_t[]){ ink_rounded(in, FINE), ink_rounded(in, FINE), ink_rounded(out + width, FINE),
                                                ink_rounded(out + height, FINE) });
    }
}

/* ---- resources ---- */

static Ref put_value(Objects *objects, Str value)
{
    Ref ref = objects_reserve(objects);
    objects_set(objects, ref, value);
    return ref;
}

/* 8.6.6.4: an ink of its own, and how its tints look in process inks. */
static Ref put_separation(Objects *objects, Str name, const int16_t *process, Arena *arena)
{
    Ink ink = { .arena = arena };
    ink_add(&ink, STR("[/Separation"));
    ink_name(&ink, name);
    ink_add(&ink, STR("/DeviceCMYK<</FunctionType 2/Domain[0 1]/N 1/C0[0 0 0 0]/C1["));
    for (int i = 0; i < PROCESS_INKS; i++) {
        if (i) ink_add(&ink, STR(" "));
        ink_number(&ink, process[i], 3);
    }
    ink_add(&ink, STR("]>>]"));
    return put_value(objects, ink_str(&ink));
}

PressResources press_put_resources(Objects *objects, const Press *press, Arena *arena)
{
    static const int16_t everything[PROCESS_INKS] = { INK_FULL, INK_FULL, INK_FULL, INK_FULL };
    PressResources resources = {
        .all = put_separation(objects, STR("All"), everything, arena),
        .over = put_value(objects, STR("<</Type/ExtGState/OP true/op true/OPM 1>>")),
        .knock = put_value(objects, STR("<</Type/ExtGState/OP false/op false/OPM 0>>")),
        .spots = arena_array(arena, Ref, press->n_spots),
    };
    for (int i = 0; i < press->n_spots; i++)
        resources.spots[i] = put_separation(objects, press->spots[i].name, press->spots[i].process, arena);
    return resources;
}

void press_name_resources(Objects *objects, int page, const Press *press, const PressResources *resources, const int *spots,
                          int n_spots)
{
    objects_add_page_resource(objects, page, "ExtGState", "Over", resources->over);
    objects_add_page_resource(objects, page, "ExtGState", "Knock", resources->knock);
    if (press->marks) objects_add_page_resource(objects, page, "ColorSpace", "All", resources->all);
    for (int i = 0; i < n_spots; i++) {
        char name[16];
        snprintf(name, sizeof name, "S%d", spots[i] + 1);
        objects_add_page_resource(objects, page, "ColorSpace", name, resources->spots[spots[i]]);
    }
}

void press_begin_page(Ink *ink, const Press *press)
{
    ink_add(ink, STR("1 0 0 1 "));
    ink_points(ink, press_margin(press), FINE);
    ink_add(ink, STR(" "));
    ink_points(ink, press_margin(press), FINE);
    ink_add(ink, STR(" cm\n/Knock gs\n"));
}

/* ---- the printing condition ---- */

/* 0: it cannot be read, which is reported. */
static Ref put_profile(Objects *objects, const Press *press, Arena *arena, Diag *diag)
{
    Str bytes;
    if (!file_read(press->profile.at, arena, &bytes, diag)) return 0;
    Ref ref = objects_reserve(objects);
    objects_set_stream(objects, ref, STR("/N 4"), bytes);
    return ref;
}

static void put_intent(Objects *objects, const Press *press, Ref profile, Arena *arena)
{
    const struct {
        const char *key;
        Str words;
    } entries[] = { { "OutputConditionIdentifier", press->condition },
                    { "OutputCondition", press->condition_name },
                    { "Info", press->condition_name },
                    { "RegistryName", press->registry } };
    Ink ink = { .arena = arena };
    ink_add(&ink, STR("[<</Type/OutputIntent/S/GTS_PDFX"));
    for (size_t i = 0; i < sizeof entries / sizeof *entries; i++) {
        if (!entries[i].words.n) continue;
        ink_format(&ink, "/%s", entries[i].key);
        ink_words(&ink, entries[i].words);
    }
    if (profile) ink_format(&ink, "/DestOutputProfile %d 0 R", profile);
    ink_add(&ink, STR(">>]"));
    objects_add_catalog_entry(objects, "OutputIntents", put_value(objects, ink_str(&ink)));
}

/* ---- what the standard wants to be said ---- */

bool press_describe(Objects *objects, const Press *press, Str date, Arena *arena, Diag *diag)
{
    if (!date.n) {
        diag_report(diag, press->where, STR(""), DIAG_PRESS_DATE);
        return false;
    }
    Ref profile = press->profile.n ? put_profile(objects, press, arena, diag) : 0;
    if (press->profile.n && !profile) return false;
    put_intent(objects, press, profile, arena);
    objects_set_info_plain(objects, "Creator", STR("Hyogumi"));
    objects_set_info_name(objects, "Trapped", STR("False"));
    if (press->standard == PRESS_X1A) objects_set_info_plain(objects, "GTS_PDFXVersion", STR("PDF/X-1a:2003"));
    return true;
}
