/* Page by page, glyph by glyph: the frames in the order in which they are painted, the file in the order of its operators. */
#include "proof/proof.h"

#include "base/utf8.h"
#include "proof/due.h"
#include "proof/shown.h"

#include <math.h>
#include <stdlib.h>

enum { NO_CHARACTER = 0x200B }; /* of a glyph for which none is left */

/* A glyph as the frames had it. */
typedef struct {
    const Glyphs *run;
    int glyph;
    Len x, y; /* of its run, on the page */
} Due;

typedef Vec(Due) DueList;

typedef struct {
    Viewer viewer;
    const DuePages *pages;
    const DuePage *page;
    double left, bottom; /* of the trimmed page on its sheet, in points */
    DueList due;         /* of the page in hand, both; their room serves for all */
    ShownList shown;
    Arena *arena; /* of the page in hand */
    Diag *diag;
} FileProof;

static void collect(FileProof *proof)
{
    DueRuns runs = { .arena = proof->arena };
    due_read(proof->pages, proof->page, &runs);
    for (int i = 0; i < runs.n; i++)
        for (int g = 0; g < runs.at[i].run.n_glyphs; g++)
            *vec_push(&proof->due) = (Due){ &runs.at[i].run, g, runs.at[i].x, runs.at[i].y };
}

static const char *label_of(const FileProof *proof)
{
    return proof->page->label.n ? proof->page->label.at : "-";
}

/* ---- what it says ---- */

static int end_of_cluster(const Glyphs *run, int glyph)
{
    int end = glyph + 1;
    while (end < run->n_glyphs && run->glyphs[end].cluster == run->glyphs[glyph].cluster) end++;
    return end;
}

static void add_words(StrBuilder *words, Str text)
{
    for (int at = 0; at < text.n;) {
        uint32_t c = utf8_next(text, &at);
        if (c != NO_CHARACTER) str_add_char(words, c);
    }
}

/* The characters of a cluster, as they should be and as its glyphs say them. */
static bool says(const FileProof *proof, const Due *due, const Shown *shown, int n)
{
    const Glyphs *run = due->run;
    int end = end_of_cluster(run, due->glyph);
    int from = due->glyph ? run->glyphs[due->glyph].cluster : 0,
        to = end < run->n_glyphs ? run->glyphs[end].cluster : run->text.n;
    Str due_text = str_part(run->text, from < to ? from : to, to);
    if (end == due->glyph + 1 && str_equal(due_text, fontback_text(shown->font, shown->code))) return true; /* as most do */
    StrBuilder wanted = { .arena = proof->arena }, found = { .arena = proof->arena };
    add_words(&wanted, due_text);
    for (int i = 0; i < n && i < end - due->glyph; i++) add_words(&found, fontback_text(shown[i].font, shown[i].code));
    if (str_equal(str_built(&wanted), str_built(&found))) return true;
    diag_report(proof->diag, (Where){ 0 }, STR(""), DIAG_FILE_TEXT, label_of(proof), str_built(&wanted).at, str_built(&found).at);
    return false;
}

/* ---- where it stands ---- */

/* The pen in points from the lower left corner.  Upright glyphs count from the top of their em boxes, those on their side
   along a line that runs down, or up. */
static void place_of(const FileProof *proof, const Due *due, double *x, double *y)
{
    const Glyph *glyph = &due->run->glyphs[due->glyph];
    LenSum right = due->x, down = due->y;
    switch (due->run->posture) {
    case SET_LEVEL:
    case SET_UPRIGHT: right += glyph->x, down += glyph->y; break;
    case SET_SIDEWAYS: right -= glyph->y, down += glyph->x; break;
    case SET_RISING: right += glyph->y, down -= glyph->x; break;
    }
    *x = proof->left + (double)right / LEN_PT;
    *y = proof->bottom + (double)(proof->page->height - down) / LEN_PT;
}

/* Squared. */
static double distance_to(const FileProof *proof, const Due *due, const Shown *shown)
{
    double x, y;
    place_of(proof, due, &x, &y);
    return (shown->x - x) * (shown->x - x) + (shown->y - y) * (shown->y - y);
}

/* Numbers in the page have two decimals, and a glyph may stray 1/1000 em before it is brought back. */
static bool is_near(double squared, double size)
{
    const double rounding = 0.011, stray = 0.001, most = 2 * rounding + stray * size;
    return squared <= most * most;
}

static bool stands(const FileProof *proof, const Due *due, const Shown *shown)
{
    double size = (double)due->run->size / LEN_PT, off = distance_to(proof, due, shown), swollen = fabs(shown->size - size);
    bool is_squeezed = fabs(shown->squeeze - due->run->squeeze / 1000.0) < 0.0006;
    if (is_near(off, size) && swollen <= 0.001 && is_squeezed) return true;
    diag_report(proof->diag, (Where){ 0 }, STR(""), DIAG_FILE_PLACE, label_of(proof), str_copy(proof->arena, due->run->text).at,
                sqrt(off) * LEN_PT / LEN_MM, shown->size, size);
    return false;
}

static bool draws(const FileProof *proof, const Due *due, const Shown *shown)
{
    const Glyph *glyph = &due->run->glyphs[due->glyph];
    bool upright = due->run->posture == SET_UPRIGHT;
    if (fontback_is_vertical(shown->font) == upright && fontback_draws(shown->font, shown->code, due->run->face, glyph->id))
        return true;
    diag_report(proof->diag, (Where){ 0 }, STR(""), DIAG_FILE_GLYPH, label_of(proof), str_copy(proof->arena, due->run->text).at,
                due->run->face->postscript_name.at, (int)glyph->id);
    return false;
}

/* ---- the pages ---- */

/* A blank behind a line end is for those who read: it is due nowhere. */
static bool is_blank_between(const FileProof *proof, const Shown *shown, const Due *due)
{
    if (!fontback_is_blank(shown->font, shown->code)) return false;
    return !due || !is_near(distance_to(proof, due, shown), (double)due->run->size / LEN_PT);
}

static void leave_out_blanks(const FileProof *proof, const DueList *due, ShownList *shown)
{
    int n = 0;
    for (int i = 0; i < shown->n; i++)
        if (!is_blank_between(proof, &shown->at[i], n < due->n ? &due->at[n] : NULL)) shown->at[n++] = shown->at[i];
    shown->n = n;
}

static bool compare(const FileProof *proof, const DueList *due, const ShownList *shown)
{
    int n = due->n < shown->n ? due->n : shown->n;
    for (int i = 0; i < n; i++) {
        const Glyphs *run = due->at[i].run;
        int glyph = due->at[i].glyph;
        bool begins_cluster = glyph == 0 || run->glyphs[glyph].cluster != run->glyphs[glyph - 1].cluster;
        if (begins_cluster && !says(proof, &due->at[i], &shown->at[i], shown->n - i)) return false;
        if (!draws(proof, &due->at[i], &shown->at[i]) || !stands(proof, &due->at[i], &shown->at[i])) return false;
    }
    if (due->n == shown->n) return true;
    /* What is counted is there: NOLINTNEXTLINE(clang-analyzer-core.NullDereference) */
    const char *missing = due->n > n ? str_copy(proof->arena, due->at[n].run->text).at : "";
    Str extra = shown->n > n ? fontback_text(shown->at[n].font, shown->at[n].code) : STR("");
    diag_report(proof->diag, (Where){ 0 }, STR(""), DIAG_FILE_TEXT, label_of(proof), missing, extra.at ? extra.at : "");
    return false;
}

static bool is_unreadable(const FileProof *proof, const char *what)
{
    diag_report(proof->diag, (Where){ 0 }, STR(""), DIAG_FILE_UNPROVEN, what);
    return true;
}

/* 14.11.2: without a TrimBox the page is the sheet. */
static void find_corner(FileProof *proof, const Thing *page)
{
    const Thing *box = archive_find(proof->viewer.archive, page, "TrimBox");
    bool is_box = box->kind == THING_ARRAY && box->n == 4;
    proof->left = is_box ? box->items[0].number : 0;
    proof->bottom = is_box ? box->items[1].number : 0;
}

static bool compare_page(FileProof *proof, const Thing *page)
{
    proof->due.n = proof->shown.n = 0;
    find_corner(proof, page);
    collect(proof);
    if (!shown_page(&proof->viewer, page, &proof->shown, proof->arena)) return !is_unreadable(proof, label_of(proof));
    leave_out_blanks(proof, &proof->due, &proof->shown);
    return compare(proof, &proof->due, &proof->shown);
}

static bool compare_pages(FileProof *proof)
{
    int n;
    const Thing *pages = archive_pages(proof->viewer.archive, &n);
    bool holds = n == proof->pages->pages.n || !is_unreadable(proof, "Pages");
    proof->arena = arena_open();
    for (int i = 0; i < n && holds; i++) {
        arena_clear(proof->arena);
        proof->page = &proof->pages->pages.at[i];
        holds = compare_page(proof, &pages[i]);
    }
    arena_close(proof->arena);
    return holds;
}

bool proof_pdf(Str bytes, const DuePages *pages, Diag *diag)
{
    Arena *own = arena_open(); /* all of it is given back at once */
    const char *why = "";
    FileProof proof = {
        .viewer = { .arena = own, .fonts = { .arena = own } }, .pages = pages, .due.arena = own, .shown.arena = own, .diag = diag
    };
    proof.viewer.archive = archive_open(bytes, own, &why);
    bool holds = proof.viewer.archive ? compare_pages(&proof) : !is_unreadable(&proof, why);
    shown_close(&proof.viewer);
    if (proof.viewer.archive) archive_close(proof.viewer.archive);
    arena_close(own);
    return holds;
}
