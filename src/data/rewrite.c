/* Corrected fields, written into the text of their files: what is not corrected stays letter for letter, comments and all. */
#include "data/data.h"

#include "base/file.h"
#include "base/utf8.h"
#include "data/refill.h"
#include "grammar/grammar.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* Bytes from … to-1 of a file give way to a text; of several at one place the order is by `rank`. */
typedef struct {
    int from, to, rank;
    Str text;
} TextEdit;

typedef struct {
    FileText source;
    bool has_mark; /* a byte order mark stands before the text */
    Vec(TextEdit) edits;
    Map opened; /* places of records without an end tag that get one */
} EditedFile;

/* All that is corrected of one field. */
typedef struct {
    const XmlNode *record, *element; /* element NULL: it is new */
    const ElementRule *rule;
    Str name; /* result:2022 */
    const Correction *content;
    Vec(const Correction *) attributes;
} FieldEdit;

typedef struct {
    const Data *data;
    Vec(EditedFile *) files;
    Vec(FieldEdit) fields;
    CorrectedFields cells; /* of records that spreadsheets hold */
    Map known;             /* "record\nfield" → number in `fields`, from 1 */
    Arena *arena;
    Diag *diag;
    bool failed;
} Rewriting;

static Str rest_of(const EditedFile *file, int at)
{
    return str_part(file->source.text, at, file->source.text.n);
}

/* --- XML that is known to be well-formed --------------------------------------------------------------------------------- */

/* Behind the element that begins at byte `at`. */
static int element_end(Str text, int at)
{
    for (int depth = 0;;) {
        LexemeKind kind = lexeme_at(text, at, &at);
        depth += kind == LEXEME_START_TAG ? 1 : kind == LEXEME_END_TAG ? -1 : 0;
        if (depth == 0) return at;
        int next = str_find(str_part(text, at, text.n), '<');
        if (next < 0) return text.n;
        at += next;
    }
}

static bool ends_name(char c)
{
    return str_is_white(c) || strchr("=>/", c);
}

/* The attribute within a start tag, with the white space before it; false: it is not there, and would stand at `from`. */
static bool find_attribute(Str tag, Str name, int *from, int *to)
{
    int at = 1;
    while (at < tag.n && !ends_name(tag.at[at])) at++;
    for (;;) {
        int start = at;
        while (at < tag.n && str_is_white(tag.at[at])) at++;
        int first = at;
        while (at < tag.n && !ends_name(tag.at[at])) at++;
        *from = start;
        *to = start;
        if (at == first) return false;
        Str own = str_part(tag, first, at);
        while (at < tag.n && tag.at[at] != '"' && tag.at[at] != '\'') at++;
        char quote = tag.at[at++];
        while (at < tag.n && tag.at[at] != quote) at++;
        at++;
        *to = at;
        if (str_equal(own, name)) return true;
    }
}

static Str with_attribute(Str tag, Str name, Str markup, Arena *arena)
{
    int from, to;
    find_attribute(tag, name, &from, &to);
    Str own = STR("");
    Str value = str_replace(arena, markup, STR("\""), STR("&quot;"));
    if (markup.n) own = str_printf(arena, " " STR_FMT "=\"" STR_FMT "\"", STR_ARG(name), STR_ARG(value));
    return str_join(arena, str_join(arena, str_part(tag, 0, from), own), str_part(tag, to, tag.n));
}

/* --- files ------------------------------------------------------------------------------------------------------------ */

static EditedFile *open_file(Rewriting *rewriting, const char *path)
{
    for (int i = 0; i < rewriting->files.n; i++)
        if (strcmp(rewriting->files.at[i]->source.path, path) == 0) return rewriting->files.at[i];
    EditedFile *file = arena_new(rewriting->arena, EditedFile);
    *file = (EditedFile){ .edits.arena = rewriting->arena, .opened = map_new(rewriting->arena) };
    Str bytes;
    if (!source_read(&file->source, path, (Where){ 0 }, rewriting->arena, rewriting->diag) ||
        !file_read(path, rewriting->arena, &bytes, rewriting->diag))
        return NULL;
    file->has_mark = str_starts(bytes, STR(BYTE_ORDER_MARK));
    if (file->has_mark) bytes = str_part(bytes, (int)sizeof BYTE_ORDER_MARK - 1, bytes.n);
    if (!str_equal(bytes, file->source.text)) {
        diag_report(rewriting->diag, (Where){ .file = file->source.path }, STR(""), DIAG_REWRITE_ENCODING);
        return NULL;
    }
    *vec_push(&rewriting->files) = file;
    return file;
}

static void add_edit(EditedFile *file, int from, int to, int rank, Str text)
{
    *vec_push(&file->edits) = (TextEdit){ from, to, rank, text };
}

/* What is put in before what is there gives way. */
static int by_place(const void *a, const void *b)
{
    const TextEdit *one = a, *other = b;
    if (one->from != other->from) return (one->from > other->from) - (one->from < other->from);
    bool removes = one->to > one->from, other_removes = other->to > other->from;
    if (removes != other_removes) return removes ? 1 : -1;
    return (one->rank > other->rank) - (one->rank < other->rank);
}

static Str text_of(EditedFile *file, Arena *arena)
{
    StrBuilder out = { .arena = arena };
    int at = 0;
    if (file->edits.n) qsort(file->edits.at, (size_t)file->edits.n, sizeof *file->edits.at, by_place);
    if (file->has_mark) str_add(&out, STR(BYTE_ORDER_MARK));
    for (int i = 0; i < file->edits.n; i++) {
        const TextEdit *edit = &file->edits.at[i];
        str_add(&out, str_part(file->source.text, at, edit->from));
        str_add(&out, edit->text);
        at = edit->to;
    }
    str_add(&out, rest_of(file, at));
    return str_built(&out);
}

/* --- a field that is there -------------------------------------------------------------------------------------------- */

/* The white space before byte `at` back to its line, with the line's end; empty: something else stands there. */
static Str indent_before(Str text, int at)
{
    int from = at;
    while (from > 0 && strchr(" \t", text.at[from - 1])) from--;
    if (from > 0 && text.at[from - 1] == '\n') from--;
    else return STR("");
    if (from > 0 && text.at[from - 1] == '\r') from--;
    return str_part(text, from, at);
}

static Str edited_tag(const FieldEdit *field, Str tag, Arena *arena)
{
    for (int i = 0; i < field->attributes.n; i++) {
        Str name = field->attributes.at[i]->field;
        name = str_part(name, str_find(name, '@') + 1, name.n);
        tag = with_attribute(tag, name, field->attributes.at[i]->now, arena);
    }
    return tag;
}

/* A start tag and what is in the element → the element. */
static Str element_of(Str tag, Str name, Str content, Arena *arena)
{
    Str open = str_part(tag, 0, tag.n - (str_ends(tag, STR("/>")) ? 2 : 1));
    if (!content.n) return str_join(arena, open, STR("/>"));
    return str_printf(arena, STR_FMT ">" STR_FMT "</" STR_FMT ">", STR_ARG(open), STR_ARG(content), STR_ARG(name));
}

static void edit_element(Rewriting *rewriting, EditedFile *file, const FieldEdit *field)
{
    Str text = file->source.text;
    int at = source_byte(&file->source, xml_where(field->element)), tag, end = element_end(text, at);
    Str inner = lexeme_at(text, at, &tag) == LEXEME_EMPTY_TAG ? STR("") : str_part(text, tag, end);
    for (int i = inner.n; i > 0; i--)
        if (inner.at[i - 1] == '<') {
            inner = str_part(inner, 0, i - 1);
            break;
        }
    bool is_removed = field->content && !field->content->now.n && !plays(field->record, ROLE_REFERENCE);
    if (is_removed) {
        Str indent = indent_before(text, at);
        add_edit(file, at - indent.n, end, 0, STR(""));
        return;
    }
    Str start = edited_tag(field, str_part(text, at, tag), rewriting->arena);
    Str content = field->content ? field->content->now : inner;
    add_edit(file, at, end, 0, element_of(start, field->rule->field->name, content, rewriting->arena));
}

/* --- a new one -------------------------------------------------------------------------------------------------------- */

static int rank_of(const RecordType *type, const FieldType *field)
{
    for (int i = 0; i < type->n_fields; i++)
        if (&type->fields[i] == field) return i;
    return type->n_fields;
}

/* Byte of its start tag, where it is written in the record itself; -1: it is worked out, or another's. */
static int own_byte(const EditedFile *file, const XmlNode *element, int from, int to)
{
    const FieldType *type = field_at(element);
    Where where = xml_where(element);
    if (!type || type->value.n || !where.file || where.sheet || strcmp(where.file, file->source.path) != 0) return -1;
    int at = source_byte(&file->source, where);
    return at > from && at < to ? at : -1;
}

/* Behind the fields that stand before it in the schema. */
static void insert_element(Rewriting *rewriting, EditedFile *file, const FieldEdit *field, Str element)
{
    Arena *arena = rewriting->arena;
    Str text = file->source.text;
    const RecordType *type = record_at(field->record);
    int record = source_byte(&file->source, xml_where(field->record)), start;
    bool is_empty = lexeme_at(text, record, &start) == LEXEME_EMPTY_TAG;
    int end = element_end(text, record), rank = rank_of(type, field->rule->field), at = start;
    int order =
        rank * (rewriting->fields.n + 1) + (int)(field - rewriting->fields.at); /* values by an axis in the order they came in */
    Str indent = indent_before(text, record);
    if (is_empty) {
        Str deeper = indent.n ? str_join(arena, indent, STR("  ")) : STR("");
        if (!map_put(&file->opened, MAP_KEY(field->record), file)) {
            Str *name = arena_new(arena, Str);
            *name = str_printf(arena, STR_FMT "</%s>", STR_ARG(indent), xml_name(field->record));
            add_edit(file, start - 2, start, -1, STR(">"));
            add_edit(file, start, start, INT_MAX, *name);
        }
        add_edit(file, start, start, order, str_join(arena, deeper, element));
        return;
    }
    int next = str_find(str_part(text, start, text.n), '<');
    indent = next > 0 ? indent_before(text, start + next) : STR("");
    if (indent.n && str_starts(str_part(text, start + next, text.n), STR("</"))) indent = str_join(arena, indent, STR("  "));
    for (const XmlNode *child = xml_first_element(field->record); child; child = xml_next_element(child)) {
        int place = own_byte(file, child, record, end);
        if (place < 0 || rank_of(type, field_at(child)) > rank) continue;
        int behind_it = element_end(text, place);
        if (behind_it <= at) continue;
        at = behind_it;
        indent = indent_before(text, place);
    }
    add_edit(file, at, at, order, str_join(arena, indent, element));
}

static void add_element(Rewriting *rewriting, EditedFile *file, const FieldEdit *field)
{
    Arena *arena = rewriting->arena;
    const FieldType *type = field->rule->field;
    if (!field->content || !field->content->now.n) return;
    Str tag = str_printf(arena, "<" STR_FMT ">", STR_ARG(type->name));
    int colon = str_find(field->name, ':');
    if (colon >= 0) tag = with_attribute(tag, type->by->name, str_part(field->name, colon + 1, field->name.n), arena);
    tag = edited_tag(field, tag, arena);
    insert_element(rewriting, file, field, element_of(tag, type->name, field->content->now, arena));
}

/* --- all of them ------------------------------------------------------------------------------------------------------ */

static FieldEdit *field_edit(Rewriting *rewriting, const Correction *correction)
{
    Arena *arena = rewriting->arena;
    int at = str_find(correction->field, '@');
    Str name = at < 0 ? correction->field : str_part(correction->field, 0, at);
    Str key = fact_name(correction->record, name, arena);
    intptr_t known = (intptr_t)map_find(&rewriting->known, key);
    if (known) return &rewriting->fields.at[known - 1];
    const XmlNode *record = data_find(rewriting->data, correction->record);
    int colon = str_find(name, ':');
    Str element = str_copy(arena, colon < 0 ? name : str_part(name, 0, colon));
    const ElementRule *rule = grammar_find_child(rewriting->data->schema->grammar, rule_at(record), element.at);
    FieldEdit *field = vec_push(&rewriting->fields);
    *field = (FieldEdit){
        .record = record, .element = field_in(record, name, arena), .rule = rule, .name = name, .attributes.arena = arena
    };
    map_put(&rewriting->known, key, (void *)(intptr_t)rewriting->fields.n);
    return field;
}

static void edit_field(Rewriting *rewriting, const FieldEdit *field)
{
    Where where = xml_where(field->record);
    const Correction *correction = field->content ? field->content : field->attributes.at[0];
    if (refill_takes(rewriting->data, field->record)) {
        if (field->content) *vec_push(&rewriting->cells) = correction;
        for (int i = 0; i < field->attributes.n; i++) *vec_push(&rewriting->cells) = field->attributes.at[i];
        return;
    }
    EditedFile *file = open_file(rewriting, where.file);
    if (!file) rewriting->failed = true;
    else if (field->element && own_byte(file, field->element, source_byte(&file->source, where), file->source.text.n) >= 0)
        edit_element(rewriting, file, field);
    else add_element(rewriting, file, field);
}

bool data_rewritten(const Data *data, const Corrections *corrections, DataFile **files, int *n, Arena *arena, Diag *diag)
{
    Rewriting rewriting = { .data = data,
                            .files.arena = arena,
                            .fields.arena = arena,
                            .cells.arena = arena,
                            .known = map_new(arena),
                            .arena = arena,
                            .diag = diag };
    for (int i = 0; i < corrections->n; i++) {
        FieldEdit *field = field_edit(&rewriting, &corrections->at[i]);
        if (str_find(corrections->at[i].field, '@') < 0) field->content = &corrections->at[i];
        else *vec_push(&field->attributes) = &corrections->at[i];
    }
    for (int i = 0; i < rewriting.fields.n; i++) edit_field(&rewriting, &rewriting.fields.at[i]);
    DataFiles written = { .arena = arena };
    for (int i = 0; i < rewriting.files.n; i++)
        *vec_push(&written) = (DataFile){ rewriting.files.at[i]->source.path, text_of(rewriting.files.at[i], arena) };
    if (rewriting.cells.n && !refill(data, &rewriting.cells, &written, arena, diag)) rewriting.failed = true;
    *files = written.at;
    *n = written.n;
    return !rewriting.failed;
}
