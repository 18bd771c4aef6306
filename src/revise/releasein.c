/* The release file.  First its outside: the first line says what it is and of what version, the last how many lines
   there are and their checksum.  Then line by line, each word by a reader of its own. */
#include "base/fileset.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "revise/opening.h"
#include "revise/revise.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_FIELDS = 8, LONGEST_PAGE = 100000000 };

typedef struct {
    Arena *arena;
    Release *release;
    Vec(Version) fonts;
    Vec(ReleasePage) pages, origin;
    ReleasePage *page;   /* the one being read */
    Vec(SlabName) slabs; /* of it */
    Vec(Str) marked;
    Vec(Passage) passages;
    Vec(SourceSpan) sources; /* of the last text */
    Vec(RubyText) readings;  /* likewise */
    Vec(Fact) facts;
    Vec(RecordPlace) records;
    Vec(Correction) history;
    Where where; /* of the line being read */
    Vec(Round) rounds;
    Str fields[MOST_FIELDS];
} Loader;

/* --- fields ---------------------------------------------------------------------------------------------------- */

/* What stands for the field, in its place: that is never longer. */
static Str unescaped(char *at, int n)
{
    const char *first = memchr(at, '\\', (size_t)n); /* most have nothing to unescape */
    char *end = first ? at + (first - at) : at + n;
    for (const char *from = end; from < at + n;) {
        char c = *from++;
        if (c == '\\' && from < at + n) {
            char next = *from++;
            c = next == 't' ? '\t' : next == 'n' ? '\n' : next;
        }
        *end++ = c;
    }
    *end = '\0';
    return (Str){ at, (int)(end - at) };
}

static bool next_field(Str *line, Str *field)
{
    if (!line->at) return false;
    int tab = str_find(*line, '\t');
    *field = tab < 0 ? *line : str_part(*line, 0, tab);
    *line = tab < 0 ? (Str){ NULL, 0 } : str_part(*line, tab + 1, line->n);
    return true;
}

static bool read_whole(Str text, int base, int least, int most, int *number)
{
    char *end;
    errno = 0;
    long value = strtol(text.at, &end, base);
    if (text.n == 0 || *end || errno || value < least || value > most) return false;
    *number = (int)value;
    return true;
}

static bool read_hash(Str text, uint64_t *hash)
{
    char *end;
    *hash = strtoull(text.at, &end, 16);
    return text.n == 16 && *end == '\0';
}

/* --- one reader for each word ---------------------------------------------------------------------------------- */

static bool read_program(Loader *loader)
{
    loader->release->program = loader->fields[0];
    return true;
}

static bool read_layout(Loader *loader)
{
    loader->release->layout = loader->fields[0];
    return read_hash(loader->fields[1], &loader->release->layout_hash);
}

static bool read_title(Loader *loader)
{
    loader->release->title = loader->fields[0];
    return true;
}

static bool read_date(Loader *loader)
{
    loader->release->date = loader->fields[0];
    return true;
}

static bool add_font(Loader *loader, bool is_plain)
{
    Version *font = vec_push(&loader->fonts);
    *font = (Version){ .name = loader->fields[0], .is_plain = is_plain };
    return read_hash(loader->fields[1], &font->hash);
}

static bool read_face(Loader *loader)
{
    return add_font(loader, false);
}

static bool read_font(Loader *loader)
{
    return add_font(loader, true);
}

/* The page before is complete: its slabs and marks are known. */
static void finish_page(Loader *loader)
{
    ReleasePage *page = loader->page;
    if (!page) return;
    page->pin.slabs = loader->slabs.at;
    page->pin.n_slabs = loader->slabs.n;
    page->marked = loader->marked.at;
    page->n_marked = loader->marked.n;
    memset(&loader->slabs, 0, sizeof loader->slabs);
    memset(&loader->marked, 0, sizeof loader->marked);
    loader->slabs.arena = loader->marked.arena = loader->arena;
}

static void finish_text(Loader *loader)
{
    if (!loader->passages.n) return;
    Passage *passage = &loader->passages.at[loader->passages.n - 1];
    passage->sources = loader->sources.at;
    passage->n_sources = loader->sources.n;
    passage->readings = loader->readings.at;
    passage->n_readings = loader->readings.n;
    memset(&loader->sources, 0, sizeof loader->sources);
    memset(&loader->readings, 0, sizeof loader->readings);
    loader->sources.arena = loader->readings.arena = loader->arena;
}

/* Section, branch or published, height. */
static bool read_pin(ReleasePage *page, const Str *fields)
{
    page->pin = (Pin){ .section = fields[0], .branch = str_is(fields[1], "branch") };
    return (page->pin.branch || str_is(fields[1], "published")) && read_whole(fields[2], 10, 0, LONGEST_PAGE, &page->pin.height);
}

static bool read_page(Loader *loader)
{
    const Str *fields = loader->fields;
    int physical;
    finish_page(loader);
    ReleasePage *page = loader->page = vec_push(&loader->pages);
    *page = (ReleasePage){ .label = fields[1], .revised = fields[7] };
    return read_whole(fields[0], 10, 1, INT32_MAX, &physical) && physical == loader->pages.n && read_pin(page, fields + 2) &&
           read_hash(fields[5], &page->hash) && read_hash(fields[6], &page->words);
}

static bool read_origin(Loader *loader)
{
    finish_page(loader);
    loader->page = vec_push(&loader->origin);
    *loader->page = (ReleasePage){ .label = loader->fields[0] };
    return read_pin(loader->page, loader->fields + 1);
}

static bool read_slab(Loader *loader)
{
    SlabName *name = vec_push(&loader->slabs);
    name->key = key_read(loader->fields[0]);
    return loader->page && read_whole(loader->fields[1], 10, 0, INT32_MAX, &name->nth);
}

static bool read_mark(Loader *loader)
{
    *vec_push(&loader->marked) = loader->fields[0];
    return loader->pages.n > 0;
}

static bool read_box(const char *text, Box *box)
{
    enum { MOST = 999999999 };
    int *const sides[] = { &box->x, &box->y, &box->width, &box->height };
    for (size_t i = 0; i < sizeof sides / sizeof *sides; i++) {
        char *end;
        long side = strtol(text, &end, 10);
        if (end == text || side < -MOST || side > MOST) return false;
        *sides[i] = (int)side;
        text = end;
    }
    return true;
}

static bool read_text(Loader *loader)
{
    static const Choice kinds[] = CHOICE_TABLE(PASSAGE_CHOICES);
    finish_text(loader);
    const Str *fields = loader->fields;
    int kind = PASSAGE_PLAIN;
    choice_find(kinds, fields[6], &kind); /* no word: it is plain */
    Passage *passage = vec_push(&loader->passages);
    *passage = (Passage){ .key = key_read(fields[0]),
                          .part = fields[3],
                          .item = fields[4],
                          .column = fields[5],
                          .kind = (PassageKind)kind,
                          .text = fields[7] };
    Vec(int) pages = { .arena = loader->arena };
    for (const char *at = fields[1].at; *at;) {
        char *end;
        long page = strtol(at, &end, 10);
        if (end == at || page < 1 || page > loader->pages.n) return false;
        *vec_push(&pages) = (int)page - 1;
        at = *end == ' ' ? end + 1 : end;
    }
    passage->pages = pages.at;
    passage->n_pages = pages.n;
    return read_box(fields[2].at, &passage->box);
}

/* Of the text before it. */
static bool read_source(Loader *loader)
{
    static const Choice kinds[] = CHOICE_TABLE(SOURCE_CHOICES);
    const Str *fields = loader->fields;
    SourceSpan *span = vec_push(&loader->sources);
    *span = (SourceSpan){ .source = { SOURCE_TYPED, fields[3], fields[4] } };
    int kind = SOURCE_TYPED;
    bool is_known = choice_find(kinds, fields[2], &kind);
    span->source.kind = (SourceKind)kind;
    Str text = loader->passages.n ? loader->passages.at[loader->passages.n - 1].text : STR("");
    return is_known && read_whole(fields[0], 10, 0, text.n, &span->first) &&
           read_whole(fields[1], 10, span->first + 1, text.n, &span->last);
}

static bool read_reading(Loader *loader)
{
    const Str *fields = loader->fields;
    int n = loader->passages.n ? loader->passages.at[loader->passages.n - 1].text.n : 0;
    int behind = loader->readings.n ? loader->readings.at[loader->readings.n - 1].last : 0;
    RubyText *reading = vec_push(&loader->readings);
    *reading = (RubyText){ .text = fields[2] };
    return read_whole(fields[0], 10, behind, n, &reading->first) &&
           read_whole(fields[1], 10, reading->first + 1, n, &reading->last);
}

static bool read_record(Loader *loader)
{
    *vec_push(&loader->records) = (RecordPlace){ .id = loader->fields[0], .parent = loader->fields[1] };
    return true;
}

static bool read_fact(Loader *loader)
{
    *vec_push(&loader->facts) = (Fact){ .record = loader->fields[0], .field = loader->fields[1], .text = loader->fields[2] };
    return true;
}

static bool read_aloud(Loader *loader)
{
    if (loader->facts.n) loader->facts.at[loader->facts.n - 1].aloud = loader->fields[0];
    return loader->facts.n > 0;
}

static bool read_correction(Loader *loader)
{
    const Str *fields = loader->fields;
    *vec_push(&loader->history) = (Correction){ .date = fields[0],
                                                .reason = fields[1],
                                                .record = fields[2],
                                                .field = fields[3],
                                                .was = fields[4],
                                                .now = fields[5],
                                                .where = loader->where,
                                                .past = true };
    return true;
}

static bool read_round(Loader *loader)
{
    const Str *fields = loader->fields;
    Round *round = vec_push(&loader->rounds);
    *round = (Round){ .date = fields[1], .line = fields[2], .reason = fields[3] };
    return read_whole(fields[0], 10, 1, INT32_MAX, &round->number) && read_whole(fields[4], 10, 0, INT32_MAX, &round->pages) &&
           read_whole(fields[5], 10, 0, INT32_MAX, &round->leaves);
}

static bool read_published(Loader *loader)
{
    loader->release->published = loader->fields[0];
    return true;
}

typedef struct {
    const char *word;
    int n_fields;
    bool (*read)(Loader *loader);
} Reader;

/* Those of most lines first. */
static const Reader readers[] = {
    { "text", 8, read_text },       { "source", 5, read_source },       { "fact", 3, read_fact },
    { "record", 2, read_record },   { "slab", 2, read_slab },           { "origin-slab", 2, read_slab },
    { "program", 1, read_program }, { "layout", 2, read_layout },       { "title", 1, read_title },
    { "date", 1, read_date },       { "face", 2, read_face },           { "font", 2, read_font },
    { "page", 8, read_page },       { "origin", 4, read_origin },       { "mark", 1, read_mark },
    { "reading", 3, read_reading }, { "aloud", 1, read_aloud },         { "correction", 6, read_correction },
    { "round", 6, read_round },     { "published", 1, read_published },
};
enum { N_READERS = sizeof readers / sizeof *readers };

static bool read_line(Loader *loader, Str line)
{
    char *own = arena_copy(loader->arena, line.at, (size_t)line.n); /* its fields stay where they stand in it */
    Str rest = { own, line.n }, word, field;
    int n = 0;
    if (!next_field(&rest, &word)) return false;
    while (n < MOST_FIELDS && next_field(&rest, &field)) loader->fields[n++] = unescaped(own + (field.at - own), field.n);
    for (int i = 0; i < N_READERS; i++)
        if (str_is(word, readers[i].word)) return n == readers[i].n_fields && !rest.at && readers[i].read(loader);
    return false;
}

/* --- the file -------------------------------------------------------------------------------------------------- */

static bool damaged(const char *path, int line, const char *why, Diag *diag)
{
    diag_report(diag, (Where){ .file = path, .line = line, .column = line ? 1 : 0 }, STR(""), DIAG_RELEASE_DAMAGED, why);
    return false;
}

/* What it is, whether this program may read it, and whether all of it is there.  `body`: the lines between. */
static bool check_outside(const char *path, Str text, Str *body, Arena *arena, Diag *diag)
{
    static const char magic[] = "hyogumi-release\t";
    Where where = { .file = path, .line = 1, .column = 1 };
    int version = 0, first = str_find(text, '\n');
    if (!str_starts(text, str_from(magic)) || first < 0 ||
        !read_whole(str_copy(arena, str_part(text, (int)sizeof magic - 1, first)), 10, 1, INT32_MAX, &version)) {
        diag_report(diag, where, STR(""), DIAG_RELEASE_FOREIGN);
        return false;
    }
    if (version > RELEASE_VERSION) {
        diag_report(diag, where, STR(""), DIAG_RELEASE_NEWER, version, RELEASE_VERSION);
        return false;
    }
    if (version < RELEASE_VERSION) {
        diag_report(diag, where, STR(""), DIAG_RELEASE_OLDER, version, RELEASE_VERSION);
        return false;
    }
    int last = text.n - 1, n_lines = 0, said;
    if (text.at[last] != '\n') return damaged(path, 0, "its end is missing", diag);
    while (last > 0 && text.at[last - 1] != '\n') last--;
    Str covered = str_part(text, 0, last), end = str_part(text, last, text.n - 1), word = { 0 }, count = { 0 }, sum = { 0 };
    for (int i = 0; i < covered.n; i++) n_lines += covered.at[i] == '\n';
    uint64_t checksum;
    bool ok = next_field(&end, &word) && next_field(&end, &count) && next_field(&end, &sum) && !end.at && str_is(word, "end") &&
              read_whole(str_copy(arena, count), 10, 1, INT32_MAX, &said) && read_hash(str_copy(arena, sum), &checksum);
    if (!ok) return damaged(path, n_lines + 1, "its end is missing", diag);
    if (said != n_lines) return damaged(path, 0, "lines are missing", diag);
    if (checksum != str_checksum(covered)) return damaged(path, 0, "the checksum is wrong", diag);
    *body = str_part(covered, first + 1, covered.n);
    return utf8_check(text) < 0 || damaged(path, 0, "it is not UTF-8", diag);
}

Release *revise_read(const char *path, Arena *arena, Diag *diag)
{
    Str text = STR("");
    path = str_copy(arena, str_from(path)).at;
    if (!fileset_mend(path, arena, diag) || !opening_read(path, &text, arena, diag)) return NULL;
    return revise_read_text(path, text, arena, diag);
}

Release *revise_read_text(const char *path, Str text, Arena *arena, Diag *diag)
{
    Str body = STR("");
    if (!check_outside(path, text, &body, arena, diag)) return NULL;
    Loader loader = { .arena = arena,
                      .release = arena_new(arena, Release),
                      .fonts.arena = arena,
                      .pages.arena = arena,
                      .origin.arena = arena,
                      .slabs.arena = arena,
                      .marked.arena = arena,
                      .passages.arena = arena,
                      .sources.arena = arena,
                      .readings.arena = arena,
                      .facts.arena = arena,
                      .records.arena = arena,
                      .history.arena = arena,
                      .rounds.arena = arena };
    for (int line = 2; body.n; line++) {
        int end = str_find(body, '\n');
        loader.where = (Where){ .file = path, .line = line, .column = 1 };
        if (!read_line(&loader, str_part(body, 0, end))) {
            damaged(path, line, "this line cannot be understood", diag);
            return NULL;
        }
        body = str_part(body, end + 1, body.n);
    }
    finish_page(&loader);
    finish_text(&loader);
    Release *release = loader.release;
    release->fonts = loader.fonts.at;
    release->n_fonts = loader.fonts.n;
    release->pages = loader.pages.at;
    release->n_pages = loader.pages.n;
    release->origin = loader.origin.n ? loader.origin.at : loader.pages.at;
    release->n_origin = loader.origin.n ? loader.origin.n : loader.pages.n;
    release->passages = loader.passages.at;
    release->n_passages = loader.passages.n;
    release->facts =
        (Facts){ .at = loader.facts.at, .records = loader.records.at, .n = loader.facts.n, .n_records = loader.records.n };
    release->history = (Corrections){ loader.history.at, loader.history.n };
    release->rounds = loader.rounds.at;
    release->n_rounds = loader.rounds.n;
    release->file = text;
    if (release->n_pages) return release;
    damaged(path, 0, "it has no pages", diag);
    return NULL;
}
