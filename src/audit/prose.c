/* A part of a prose field that no page shows, though others of it are printed: the layout walks over its paragraphs, and somebody has
   written a list.  What was printed is known by its source; a part is printed where some of those words are its own. */
#include "audit/checks.h"

#include "base/utf8.h"
#include "base/vec.h"

#include <string.h>

typedef Vec(Str) WordList;

/* Parts of one name in one field: headings of 総括. */
typedef struct {
    const FieldType *field;
    DataNode first; /* that is in no text */
    int n_printed, n_missing;
} ProseParts;

typedef struct {
    const Audit *audit;
    Map printed; /* "record\nfield" → WordList, solid */
    Vec(ProseParts) parts;
} ProseAudit;

/* Letters alone, figures of either width alike: where lines end, and how the house writes figures, is no matter here. */
static Str bare_words(Str words, Arena *arena)
{
    enum { FULL_SPACE = 0x3000, FULL_ZERO = 0xFF10, FULL_NINE = 0xFF19 };
    StrBuilder bare = { .arena = arena };
    for (int at = 0; at < words.n;) {
        uint32_t c = utf8_next(words, &at);
        if (c > ' ' && c != FULL_SPACE && c != DATA_APART)
            str_add_char(&bare, c >= FULL_ZERO && c <= FULL_NINE ? c - FULL_ZERO + '0' : c);
    }
    return str_built(&bare);
}

static void note_text(void *whose, const Rich *text)
{
    ProseAudit *prose = whose;
    Arena *arena = prose->audit->arena;
    for (int i = 0; i < text->n_sources; i++) {
        const SourceSpan *span = &text->sources[i];
        DataNode record = span->source.record.n ? data_find(prose->audit->data, span->source.record) : NULL;
        const FieldType *field =
            record && data_record_type(record) ? record_field(data_record_type(record), span->source.field) : NULL;
        Str words = bare_words(str_part(text->text, span->first, span->last), arena);
        if (!field || field->kind != FIELD_PROSE || !words.n) continue;
        Str key = fact_name(span->source.record, span->source.field, arena);
        WordList *printed = map_find(&prose->printed, key);
        if (!printed) {
            printed = arena_new(arena, WordList);
            *printed = (WordList){ .arena = arena };
            map_put(&prose->printed, key, printed);
        }
        *vec_push(printed) = words;
    }
}

static bool holds_words(Str text, Str words)
{
    return memmem(text.at, (size_t)text.n, words.at, (size_t)words.n);
}

static bool is_printed(const WordList *printed, Str words)
{
    for (int i = 0; printed && i < printed->n; i++)
        if (holds_words(words, printed->at[i]) || holds_words(printed->at[i], words)) return true;
    return false;
}

static bool is_same_field(const FieldType *one, const FieldType *other)
{
    return one->where.line == other->where.line && one->where.column == other->where.column;
}

static ProseParts *parts_like(ProseAudit *prose, const FieldType *field, DataNode part)
{
    for (int i = 0; i < prose->parts.n; i++) {
        ProseParts *parts = &prose->parts.at[i];
        if (is_same_field(parts->field, field) && str_equal(data_name(parts->first), data_name(part))) return parts;
    }
    ProseParts *parts = vec_push(&prose->parts);
    *parts = (ProseParts){ .field = field, .first = part };
    return parts;
}

/* Without readings, which are texts of their own. */
static Str words_of(DataNode part, Arena *arena)
{
    Str written = data_written(part, arena);
    return bare_words(written.n ? written : data_words(part, arena), arena);
}

static void count_parts(ProseAudit *prose, DataNode holder, const FieldType *field, const WordList *printed)
{
    for (DataNode part = data_first(holder); part; part = data_next(part)) {
        if (data_is(part, "list")) {
            count_parts(prose, part, field, printed);
            continue;
        }
        Str words = words_of(part, prose->audit->arena);
        ProseParts *parts = words.n ? parts_like(prose, field, part) : NULL;
        if (parts && is_printed(printed, words)) parts->n_printed++;
        else if (parts && parts->n_missing++ == 0) parts->first = part;
    }
}

static void count_fields(ProseAudit *prose, DataNode record)
{
    const Audit *audit = prose->audit;
    for (DataNode child = data_first(record); child; child = data_next(child)) {
        const FieldType *field = data_record_type(record) ? data_field_type(child) : NULL;
        if (!field) count_fields(prose, child);
        else if (field->kind == FIELD_PROSE && !field->is_inner &&
                 data_source(audit->data, child, audit->arena).kind != SOURCE_AGAIN &&
                 audit_says(audit, audit_question(QUESTION_PRINTED), data_id(record)))
            count_parts(prose, child, field, map_find(&prose->printed, fact_name(data_id(record), field->name, audit->arena)));
    }
}

static bool is_field_printed(const ProseAudit *prose, const FieldType *field)
{
    bool is = false;
    for (int i = 0; i < prose->parts.n; i++)
        is |= is_same_field(prose->parts.at[i].field, field) && prose->parts.at[i].n_printed > 0;
    return is;
}

/* --- in other words --------------------------------------------------------------------------------------------------- */

typedef struct {
    Str words;
    bool is_there;
    Arena *arena;
} WordSearch;

static void search_text(void *whose, const Rich *text)
{
    WordSearch *search = whose;
    search->is_there = search->is_there || holds_words(bare_words(text->text, search->arena), search->words);
}

/* What a layout cuts into pieces has no source. */
static bool stands_somewhere(const ProseAudit *prose, const Document *document, DataNode part)
{
    Arena *arena = prose->audit->arena;
    WordSearch search = { .words = words_of(part, arena), .arena = arena };
    for (const Section *section = document->sections; section && !search.is_there; section = section->next)
        blocks_each_text(section->blocks, search_text, &search);
    return search.is_there;
}

void check_prose(const Audit *audit, const Document *document)
{
    ProseAudit prose = { .audit = audit, .printed = map_new(audit->arena), .parts.arena = audit->arena };
    for (const Section *section = document->sections; section; section = section->next)
        blocks_each_text(section->blocks, note_text, &prose);
    count_fields(&prose, data_root(audit->data));
    for (int i = 0; i < prose.parts.n; i++) {
        const ProseParts *parts = &prose.parts.at[i];
        if (parts->n_printed || !is_field_printed(&prose, parts->field)) continue;
        if (stands_somewhere(&prose, document, parts->first)) continue;
        diag_report(audit->diag, data_where(parts->first), data_id(parts->first), DIAG_PROSE_UNPRINTED,
                    schema_said(parts->field->name, parts->field->label, audit->arena).at,
                    str_copy(audit->arena, data_name(parts->first)).at, parts->n_missing);
    }
}
