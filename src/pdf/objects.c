/* libharu is met here and nowhere else.  Its object table (HPDF_Xref) numbers everything and holds what is its own: catalog and
   information.  Our objects have a number there and nothing else: they are finished text, and
   go into an object stream (PDF 1.7, 7.5.7), or into the body, as soon as they are known.  When saving, libharu's follow, and
   the table of all of them closes the file. */
#include "pdf/objects.h"

#include "pdf/body.h"
#include "pdf/ink.h"
#include "pdf/outline.h"
#include "pdf/pagetree.h"
#include "pdf/xref.h"

#include <hpdf.h>
#include <hpdf_catalog.h>
#include <hpdf_doc.h>
#include <hpdf_objects.h>
#include <hpdf_streams.h>
#include <hpdf_utils.h>

#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* We reach into its structures.  Those met here are the same from 2.3.0 to 2.4.6: HPDF_Doc_Rec has grown at its end alone, HPDF_Xref,
   HPDF_List and HPDF_Obj_Header not at all. */
_Static_assert(HPDF_VERSION_ID >= 20300 && HPDF_VERSION_ID < 20500, "libharu 2.3 or 2.4 is needed");

enum {
    TABLE_STEP = 1 << 16, /* libharu's lists grow by a fixed step, copying: make it a large one */
    OBJECTS_PER_STREAM = 400,
    LIGHT_LEVEL = 1,
    QUICK_LEVEL = 6,
    DENSE_LEVEL = 10 /* docs/performance.md: 2 to 4 per cent less for six times the time */
};

/* An object stream that is being filled. */
typedef struct {
    int number, n; /* its own; of objects in it */
    Ink index, values;
} ObjectStream;

struct Objects {
    Arena *arena;
    ObjectsFormat format;
    HPDF_Doc doc;
    const char *failure; /* the first one, or NULL */
    Body body;
    ObjectStream stream;
    HPDF_XrefEntry_Rec ours; /* what stands in libharu's table for every object of ours */
    PageTree tree;
    BookmarkTree outline;
};

/* libharu's allocator has no context argument. */
static _Thread_local Arena *library_arena;

static void *allocate_for_library(HPDF_UINT size)
{
    return arena_alloc(library_arena, size);
}

static void leave_to_arena(void *memory)
{
    (void)memory;
}

void objects_fail(Objects *objects, const char *why)
{
    if (!objects->failure) objects->failure = why;
}

/* After every group of libharu calls: its error is sticky too, one look is enough. */
static void check_libharu(Objects *objects)
{
    HPDF_STATUS status = HPDF_GetError(objects->doc);
    if (status != HPDF_OK && !objects->failure)
        objects->failure = str_printf(objects->arena, "libharu 0x%04X", (unsigned)status).at;
}

static int number_of(const void *object)
{
    return (int)(((const HPDF_Obj_Header *)object)->obj_id & 0x00FFFFFF);
}

Objects *objects_open(ObjectsFormat format, Arena *arena, Diag *diag)
{
    if (strcmp(HPDF_GetVersion(), HPDF_VERSION_TEXT) != 0) {
        diag_report(diag, (Where){ 0 }, STR(""), DIAG_PDF_LIBRARY, HPDF_GetVersion());
        return NULL;
    }
    Objects *objects = arena_new(arena, Objects);
    *objects = (Objects){ .arena = arena,
                          .format = format,
                          .stream = { .index = { .arena = arena }, .values = { .arena = arena } },
                          .ours = { .entry_typ = HPDF_IN_USE_ENTRY },
                          .outline.lines.arena = arena };
    library_arena = arena;
    objects->doc = HPDF_NewEx(NULL, allocate_for_library, leave_to_arena, 0, NULL);
    int light = format.is_dense ? DENSE_LEVEL : LIGHT_LEVEL, level = format.is_dense ? DENSE_LEVEL : QUICK_LEVEL;
    if (!body_open(&objects->body, format.version, light, level, arena) || !objects->doc) {
        diag_report(diag, (Where){ 0 }, STR(""), DIAG_PDF_FAILED, objects->doc ? "libdeflate" : "libharu");
        objects_close(objects);
        return NULL;
    }
    objects->doc->xref->entries->items_per_block = TABLE_STEP;
    objects->tree = pagetree_new(number_of(objects->doc->root_pages), arena);
    pagetree_add_node(&objects->tree, objects_reserve(objects));
    return objects;
}

void objects_close(Objects *objects)
{
    body_close(&objects->body);
    library_arena = NULL; /* the document itself lies in the arena and goes with it */
}

/* ---- objects ---- */

Ref objects_reserve(Objects *objects)
{
    if (objects->failure) return 0;
    HPDF_List entries = objects->doc->xref->entries;
    if (entries->count >= HPDF_LIMIT_MAX_XREF_ELEMENT) objects_fail(objects, "too many objects");
    else HPDF_List_Add(entries, &objects->ours);
    check_libharu(objects);
    return objects->failure ? 0 : (Ref)entries->count - 1; /* they stand in the table under their number */
}

/* An object of ours as it goes into a dictionary of libharu, which asks for no more than the number of what stands by itself. */
static void *stand_in(Objects *objects, Ref ref)
{
    HPDF_Obj_Header *header = arena_new(objects->arena, HPDF_Obj_Header);
    *header = (HPDF_Obj_Header){ .obj_id = (HPDF_UINT32)ref | HPDF_OTYPE_INDIRECT, .obj_class = HPDF_OCLASS_DICT };
    return header;
}

/* 7.5.7: an object stream begins with the numbers of its objects and where each begins. */
static void end_stream(Objects *objects)
{
    ObjectStream *stream = &objects->stream;
    if (stream->n == 0) return;
    Str entries = str_printf(objects->arena, "/Type/ObjStm/N %d/First %d", stream->n, stream->index.n);
    ink_add(&stream->index, ink_str(&stream->values));
    body_put_stream(&objects->body, stream->number, entries, ink_str(&stream->index), PACKED_WELL);
    stream->n = stream->index.n = stream->values.n = 0;
}

static void add_to_stream(Objects *objects, Ref ref, Str value)
{
    ObjectStream *stream = &objects->stream;
    if (stream->n == 0) stream->number = objects_reserve(objects);
    body_note(&objects->body, ref, (XrefRow){ ROW_IN_STREAM, (uint32_t)stream->number, stream->n++ });
    ink_count(&stream->index, ref);
    ink_add(&stream->index, STR(" "));
    ink_count(&stream->index, stream->values.n);
    ink_add(&stream->index, STR(" "));
    ink_add(&stream->values, value);
    ink_add(&stream->values, STR("\n"));
    if (stream->n == OBJECTS_PER_STREAM) end_stream(objects);
}

void objects_set(Objects *objects, Ref ref, Str value)
{
    if (objects->failure) return;
    if (objects->format.in_streams) add_to_stream(objects, ref, value);
    else body_put_object(&objects->body, ref, value);
}

void objects_set_stream(Objects *objects, Ref ref, Str entries, Str bytes)
{
    if (!objects->failure) body_put_stream(&objects->body, ref, entries, bytes, PACKED_WELL);
}

void objects_set_program(Objects *objects, Ref ref, Str entries, Str bytes)
{
    if (!objects->failure) body_put_stream(&objects->body, ref, entries, bytes, PACKED_LIGHTLY);
}

void objects_set_plain_stream(Objects *objects, Ref ref, Str entries, Str bytes)
{
    if (!objects->failure) body_put_stream(&objects->body, ref, entries, bytes, PACKED_NOT);
}

void objects_get_print(const Objects *objects, uint64_t print[2])
{
    memcpy(print, objects->body.print, sizeof objects->body.print);
}

/* ---- pages ---- */

Ref objects_add_page(Objects *objects)
{
    if (objects->failure) return 0;
    if (pagetree_is_full(&objects->tree)) pagetree_add_node(&objects->tree, objects_reserve(objects));
    Ref page = objects_reserve(objects);
    pagetree_add_page(&objects->tree, page, objects_reserve(objects));
    objects_reserve(objects); /* free: once the Length of its contents */
    return page;
}

/* In points: a float (7.3.3) to five decimals. */
static void set_box(Objects *objects, int page, const char *key, const double box[4])
{
    enum { DECIMALS = 5, UNITS = 100000 };
    Ink text = { .arena = objects->arena };
    ink_add(&text, STR("["));
    for (int i = 0; i < 4; i++) {
        ink_add(&text, STR(" "));
        ink_number(&text, llround((double)(float)box[i] * UNITS), DECIMALS);
    }
    ink_add(&text, STR(" ]"));
    if (str_same(key, "MediaBox")) pagetree_set_box(&objects->tree, page, ink_str(&text));
    else pagetree_add_entry(&objects->tree, page, key, ink_str(&text));
}

void objects_set_page_size(Objects *objects, int page, Len width, Len height)
{
    if (!objects->failure) set_box(objects, page, "MediaBox", (const double[]){ 0, 0, len_to_pt(width), len_to_pt(height) });
}

void objects_set_page_box(Objects *objects, int page, const char *key, const int64_t box[4])
{
    if (objects->failure) return;
    set_box(objects, page, key,
            (const double[]){ (double)box[0] / 1000, (double)box[1] / 1000, (double)box[2] / 1000, (double)box[3] / 1000 });
}

void objects_set_contents(Objects *objects, int page, Str operators)
{
    if (!objects->failure) objects_set_stream(objects, objects->tree.pages.at[page].contents, STR(""), operators);
}

void objects_add_page_font(Objects *objects, int page, Ref font)
{
    if (!objects->failure) pagetree_add_font(&objects->tree, page, font);
}

Ref objects_tag_page(Objects *objects, int page)
{
    if (objects->failure) return 0;
    char number[16];
    snprintf(number, sizeof number, "%d", page);
    pagetree_add_entry(&objects->tree, page, "StructParents", str_from(number));
    pagetree_add_entry(&objects->tree, page, "Tabs", STR("/S"));
    return objects->tree.pages.at[page].ref;
}

void objects_add_page_entry(Objects *objects, int page, const char *key, Ref value)
{
    if (objects->failure) return;
    char reference[24];
    snprintf(reference, sizeof reference, "%d 0 R", value);
    pagetree_add_entry(&objects->tree, page, key, str_from(reference));
}

void objects_add_page_resource(Objects *objects, int page, const char *kind, const char *name, Ref value)
{
    if (!objects->failure) pagetree_add_resource(&objects->tree, page, kind, name, value);
}

/* ---- catalog, information, outline ---- */

/* FE FF and UTF-16BE; libharu writes it as a hex string, and takes no more than some thousand characters. */
static HPDF_Binary words_from(Objects *objects, Str text)
{
    Ink hex = { .arena = objects->arena };
    ink_utf16(&hex, text);
    int n = 2 + hex.n / 2;
    HPDF_BYTE *bytes = arena_alloc(objects->arena, (size_t)n);
    bytes[0] = 0xFE, bytes[1] = 0xFF;
    for (int i = 2; i < n; i++) {
        const char *digits = hex.at + 2 * (i - 2);
        bytes[i] = (HPDF_BYTE)strtol((char[]){ digits[0], digits[1], 0 }, NULL, 16);
    }
    return HPDF_Binary_New(objects->doc->mmgr, bytes, (HPDF_UINT)n);
}

int objects_add_bookmark(Objects *objects, int parent, Str title, int page, int y, Ref action)
{
    if (!objects->outline.root) {
        objects->outline.root = objects_reserve(objects);
        objects_add_catalog_entry(objects, "Outlines", objects->outline.root);
    }
    Ref ref = objects_reserve(objects);
    if (objects->failure) return 0;
    return outline_add(
        &objects->outline,
        (BookmarkLine){
            .ref = ref, .parent = parent, .page = objects->tree.pages.at[page].ref, .y = y, .action = action, .title = title });
}

void objects_add_catalog_entry(Objects *objects, const char *key, Ref value)
{
    if (objects->failure) return;
    HPDF_Dict_Add(objects->doc->catalog, key, stand_in(objects, value));
    check_libharu(objects);
}

static HPDF_String plain_from(Objects *objects, Str value)
{
    return HPDF_String_New(objects->doc->mmgr, str_copy(objects->arena, value).at, NULL);
}

void objects_set_language(Objects *objects, Str tag)
{
    if (objects->failure) return;
    HPDF_Dict_Add(objects->doc->catalog, "Lang", plain_from(objects, tag));
    check_libharu(objects);
}

void objects_show_outline(Objects *objects)
{
    if (!objects->failure) HPDF_SetPageMode(objects->doc, HPDF_PAGE_MODE_USE_OUTLINE);
}

void objects_set_info_text(Objects *objects, const char *key, Str words)
{
    if (objects->failure) return;
    HPDF_Dict_Add(objects->doc->info, key, words_from(objects, words));
    check_libharu(objects);
}

void objects_set_info_plain(Objects *objects, const char *key, Str value)
{
    if (objects->failure) return;
    HPDF_Dict_Add(objects->doc->info, key, plain_from(objects, value));
    check_libharu(objects);
}

void objects_set_info_name(Objects *objects, const char *key, Str value)
{
    if (objects->failure) return;
    HPDF_Dict_AddName(objects->doc->info, key, str_copy(objects->arena, value).at);
    check_libharu(objects);
}

/* ---- saving ---- */

static HPDF_STATUS write_into_ink(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT n)
{
    ink_add(stream->attr, (Str){ (const char *)bytes, (int)n });
    return HPDF_OK;
}

/* Pages, outline, what libharu has made, and the table. */
static void put_rest(Objects *objects)
{
    HPDF_Xref table = objects->doc->xref;
    int info = number_of(objects->doc->info);
    if (objects->format.is_two) HPDF_Xref_GetEntry(table, (HPDF_UINT)info)->obj = NULL;
    Ink value = { .arena = objects->arena };
    HPDF_Stream writer = HPDF_CallbackWriter_New(objects->doc->mmgr, write_into_ink, &value);
    for (HPDF_UINT i = 0; i < table->entries->count; i++) {
        void *object = HPDF_Xref_GetEntry(table, i)->obj;
        value.n = 0;
        bool is_ours = pagetree_write(&objects->tree, (int)i, !objects->format.is_two, &value) ||
                       outline_write(&objects->outline, (int)i, &value);
        if (!is_ours && !object) continue;
        if (!is_ours) HPDF_Obj_WriteValue(object, writer, NULL);
        objects_set(objects, (Ref)i, ink_str(&value));
    }
    end_stream(objects);
    check_libharu(objects);
    Str named = str_printf(objects->arena, "/Root %d 0 R", number_of(objects->doc->catalog));
    if (!objects->format.is_two) named = str_printf(objects->arena, STR_FMT "/Info %d 0 R", STR_ARG(named), info);
    xref_close(&objects->body, objects->format.in_streams, named, objects->arena);
    if (objects->body.offset > INT_MAX) objects_fail(objects, "> 2 GiB");
}

bool objects_save(Objects *objects, const char *path, FileSet *set, FileCheck holds, const void *context, Diag *diag)
{
    if (!objects->failure) put_rest(objects);
    if (objects->failure) {
        diag_report(diag, (Where){ .file = path }, STR(""), DIAG_PDF_FAILED, objects->failure);
        return false;
    }
    return body_save(&objects->body, path, set, holds, context, diag);
}
