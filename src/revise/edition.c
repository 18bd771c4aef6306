/* What a release says of the program, the layout and the fonts, beside what record_release knows. */
#include "base/file.h"
#include "font/font.h"
#include "revise/record.h"
#include "revise/seen.h"

#include <unistd.h>

static uint64_t hash_node(uint64_t hash, const Node *node)
{
    enum { PRIME = 31 };
    for (; node; node = node->next) {
        hash = hash * PRIME + str_hash(node->element ? str_from(node->element) : node->text);
        for (int i = 0; i < node->n_attributes; i++)
            hash = (hash * PRIME + str_hash(str_from(node->attributes[i].name))) * PRIME + str_hash(node->attributes[i].text);
        hash = hash_node(hash * PRIME, node->first) * PRIME + 1;
    }
    return hash;
}

static void note_fonts(Release *release, const Sightings *seen, Arena *arena, Diag *diag)
{
    int n_faces;
    const FaceSeen *faces = sightings_faces(seen, &n_faces);
    release->fonts = arena_array(arena, Version, n_faces);
    for (int i = 0; i < n_faces; i++) {
        const Face *face = faces[i].face;
        uint64_t fingerprint;
        if (file_fingerprint(face->path.at, &fingerprint, diag))
            release->fonts[release->n_fonts++] = (Version){ face->postscript_name, fingerprint, .path = face->path };
    }
}

Release *revise_edition(const Typeset *booklet, Arena *arena, Diag *diag)
{
    Release *release = record_release(booklet->document, booklet->pages, booklet->seen, arena);
    const Pins *pins = booklet->pins;
    release->program = STR(HYOGUMI_VERSION);
    release->layout = booklet->report->name;
    release->layout_hash = hash_node(0, booklet->report->root);
    release->facts = booklet->facts;
    if (booklet->history) release->history = *booklet->history;
    bool keeps_origin = pins && pins->mode == REVISE_LEAVES;
    release->origin = keeps_origin ? pins->release->origin : release->pages;
    release->n_origin = keeps_origin ? pins->release->n_origin : release->n_pages;
    note_fonts(release, booklet->seen, arena, diag);
    return release;
}

static bool is_same_page(const ReleasePage *a, const ReleasePage *b)
{
    return str_equal(a->label, b->label) && str_equal(a->revised, b->revised) && a->hash == b->hash;
}

/* "4・6", the first few pages that one has and the other has not as it is. */
static Str other_pages(const Release *a, const Release *b, Arena *arena)
{
    enum { MOST = 5 };
    StrBuilder labels = { .arena = arena };
    int n = 0, most = a->n_pages > b->n_pages ? a->n_pages : b->n_pages;
    for (int i = 0; i < most && n <= MOST; i++) {
        if (i < a->n_pages && i < b->n_pages && is_same_page(&a->pages[i], &b->pages[i])) continue;
        Str label = i < a->n_pages ? a->pages[i].label : b->pages[i].label;
        if (n++) str_add(&labels, STR("・"));
        if (n > MOST) str_add(&labels, STR("…"));
        else if (label.n) str_add(&labels, label);
        else str_add_printf(&labels, "#%d", i + 1);
    }
    return str_built(&labels);
}

/* Corrections are kept nowhere else: a release that tells of some is not written over by one that does not. */
bool revise_may_replace(const char *path, const Release *by, Arena *arena, Diag *diag)
{
    if (access(path, F_OK) != 0) return true;
    const Release *old = revise_read(path, arena, diag);
    if (!old) return false;
    Str other = other_pages(old, by, arena);
    if (!str_equal(old->layout, by->layout) || (!other.n && old->history.n != by->history.n)) other = old->layout;
    if (other.n) diag_report(diag, (Where){ .file = path }, STR(""), DIAG_RELEASE_KEPT, other.at);
    return !other.n;
}

static bool is_same_font(const Version *now, const Version *then, Arena *arena, Diag *diag)
{
    Str bytes;
    if (!then->is_plain) return now->hash == then->hash;
    return file_read(now->path.at, arena, &bytes, diag) && str_hash(bytes) == then->hash;
}

void revise_check_versions(const Release *before, const Release *after, const char *path, Diag *diag)
{
    Where where = { .file = path };
    Arena *scratch = arena_open();
    if (before->layout_hash != after->layout_hash) diag_report(diag, where, STR(""), DIAG_LAYOUT_CHANGED);
    for (int i = 0; i < after->n_fonts; i++)
        for (int k = 0; k < before->n_fonts; k++) {
            const Version *now = &after->fonts[i], *then = &before->fonts[k];
            if (str_equal(now->name, then->name) && !is_same_font(now, then, scratch, diag))
                diag_report(diag, where, STR(""), DIAG_FONT_CHANGED, now->name.at);
        }
    arena_close(scratch);
}
