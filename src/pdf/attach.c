/* Each is a stream of its own, deflated; the list of names must be in their order. */
#include "pdf/attach.h"

#include "pdf/ink.h"
#include "pdf/meta.h"

#include <stdlib.h>

static Ref put_object(Objects *objects, Str value)
{
    Ref ref = objects_reserve(objects);
    objects_set(objects, ref, value);
    return ref;
}

/* text/xml → /text#2Fxml (7.3.5) */
static Str name_of_type(const PdfFile *file, Arena *arena)
{
    return str_join(arena, STR("/"), str_replace(arena, str_from(file->type), STR("/"), STR("#2F")));
}

/* The day of publication: the clock is never asked. */
static Ref put_bytes(Objects *objects, const PdfFile *file, Str created, Arena *arena)
{
    Ref ref = objects_reserve(objects);
    Str date = created.n ? str_printf(arena, "/ModDate(D:%.4s%.2s%.2s000000+09'00')", created.at, created.at + 5, created.at + 8)
                         : STR("");
    objects_set_stream(objects, ref,
                       str_printf(arena, "/Type/EmbeddedFile/Subtype" STR_FMT "/Params<</Size %d" STR_FMT ">>",
                                  STR_ARG(name_of_type(file, arena)), file->bytes.n, STR_ARG(date)),
                       file->bytes);
    return ref;
}

static Ref put_file(Objects *objects, const PdfFile *file, Str created, bool is_two, Arena *arena)
{
    Ref bytes = put_bytes(objects, file, created, arena);
    Ink ink = { .arena = arena };
    ink_format(&ink, "<</Type/Filespec/AFRelationship/%s/F", file->relation);
    ink_text(&ink, file->name);
    ink_add(&ink, STR("/UF"));
    ink_text(&ink, file->name);
    if (is_two) { /* ISO 14289-2 8.14.1 */
        ink_add(&ink, STR("/Desc"));
        ink_text(&ink, file->name);
    }
    ink_format(&ink, "/EF<</F %d 0 R/UF %d 0 R>>>>", bytes, bytes);
    return put_object(objects, ink_str(&ink));
}

static int by_name(const void *a, const void *b)
{
    return str_compare(((const PdfFile *)a)->name, ((const PdfFile *)b)->name);
}

void attach_write(Objects *objects, const PdfInfo *info, Arena *arena)
{
    if (!info->n_files) return;
    PdfFile *files = arena_array(arena, PdfFile, info->n_files);
    Ink names = { .arena = arena }, list = { .arena = arena };
    for (int i = 0; i < info->n_files; i++) files[i] = info->files[i];
    qsort(files, (size_t)info->n_files, sizeof *files, by_name);
    Str created = meta_whole_date(info->created, arena);
    for (int i = 0; i < info->n_files; i++) {
        Ref ref = put_file(objects, &files[i], created, info->is_two, arena);
        ink_text(&names, files[i].name);
        ink_ref(&names, ref);
        ink_add(&list, i ? STR(" ") : STR("["));
        ink_ref(&list, ref);
    }
    ink_add(&list, STR("]"));
    objects_add_catalog_entry(
        objects, "Names",
        put_object(objects, str_printf(arena, "<</EmbeddedFiles<</Names[" STR_FMT "]>>>>", STR_ARG(ink_str(&names)))));
    objects_add_catalog_entry(objects, "AF", put_object(objects, ink_str(&list)));
}
