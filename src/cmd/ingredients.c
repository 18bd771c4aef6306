/* What all excerpts of a run are made from, as one hash: by it a run knows which of them are still good. */
#include "base/file.h"
#include "cmd/portions.h"
#include "data/data.h"
#include "font/font.h"
#include "revise/revise.h"

#include <inttypes.h>

static void hash_node(Sha *sha, const Node *node)
{
    for (; node; node = node->next) {
        batch_sha_add(sha, node->element ? str_from(node->element) : node->text);
        for (int i = 0; i < node->n_attributes; i++) {
            batch_sha_add(sha, str_from(node->attributes[i].name));
            batch_sha_add(sha, node->attributes[i].text);
        }
        batch_sha_add(sha, STR("("));
        hash_node(sha, node->first);
        batch_sha_add(sha, STR(")"));
    }
}

/* What only excerpts show may need a face that no page of the booklet does.  Of every file there could be, the beginning is
   read: a font has there a checksum of each of its tables. */
static void hash_font_list(const ExcerptWork *work)
{
    enum { DIRECTORY = 1 << 14 };
    const FontList *list = font_list(work->job.fonts);
    for (int i = 0; i < list->n_families; i++) {
        const FontFamily *family = &list->families[i];
        batch_sha_add(work->sha, family->name);
        for (int k = 0; k < family->n_files; k++) {
            const FontFile *file = &family->files[k];
            Str start = STR("");
            long long size = 0;
            file_read_start(file->path.at, DIRECTORY, work->arena, &start, &size);
            batch_sha_add(work->sha, str_printf(work->arena, "%d %d %lld", file->index, file->weight, size));
            batch_sha_add(work->sha, start);
        }
        for (int k = 0; k < family->n_fallbacks; k++) batch_sha_add(work->sha, family->fallbacks[k]);
    }
}

static void hash_notes(const ExcerptWork *work)
{
    const Release *after = work->changed ? work->changed->after : NULL;
    if (work->since) batch_sha_add(work->sha, work->since->file);
    batch_sha_add(work->sha, work->edited.line);
    for (int i = 0; i < work->n_pasts; i++) {
        batch_sha_add(work->sha, work->pasts[i].next.line);
        batch_sha_add(work->sha, data_print(work->pasts[i].data, work->arena));
    }
    for (int i = 0; after && work->notes.marks && i < after->n_passages; i++)
        if (map_find(work->notes.marks, after->passages[i].key.text)) batch_sha_add(work->sha, after->passages[i].key.text);
}

static void hash_chosen(const ExcerptWork *work)
{
    for (const ChosenWidths *chosen = work->job.chosen; chosen; chosen = chosen->next)
        for (int i = 0; i < chosen->n_columns; i++)
            batch_sha_add(work->sha, str_printf(work->arena, STR_FMT " " STR_FMT " %d %d", STR_ARG(chosen->table),
                                                STR_ARG(chosen->names[i]), chosen->widths[i], chosen->least[i]));
}

/* What only one of them shows may be in any. */
static void hash_pictures(const ExcerptWork *work)
{
    const Document *booklet = work->job.document;
    for (int i = 0; i < booklet->n_pictures; i++) {
        const Picture *picture = booklet->pictures[i];
        batch_sha_add(work->sha, picture->path);
        batch_sha_add(work->sha, str_printf(work->arena, "%016" PRIx64, picture->fingerprint));
    }
}

void whole_hash(ExcerptWork *work, const Release *filed)
{
    const Options *options = work->options;
    const char *press = options->press ? options->press : "", *pdf = options->pdf ? options->pdf : "";
    work->sha = batch_sha_new(work->arena);
    batch_sha_add(work->sha, STR(HYOGUMI_VERSION));
    batch_sha_add(work->sha, work->by_pages ? STR("pages") : STR("rows"));
    batch_sha_add(work->sha, str_printf(work->arena, "%d %s%s", cmd_profile(options), press, pdf));
    batch_sha_add(work->sha, cmd_date(STR(""), work->arena));
    hash_node(work->sha, work->job.report->root);
    batch_sha_add(work->sha, work->job.schema->text);
    hash_font_list(work);
    hash_notes(work);
    hash_pictures(work);
    work->sum = batch_sha_of(data_print(work->data, work->arena), work->arena);
    if (work->by_pages) batch_sha_add(work->sha, work->sum);
    else hash_chosen(work);
    if (work->by_pages && filed) batch_sha_add(work->sha, revise_written(filed, work->arena));
}
