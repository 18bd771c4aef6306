/* startxref leads to the table, or the stream, that says where each object is (7.5.4, 7.5.8); older ones by /Prev.  An object
   stands at its offset, or in an object stream (7.5.7). */
#include "proof/archive.h"

#include "base/vec.h"

#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_OBJECTS = 1 << 24, DEEPEST = 64, WIDEST_FIELD = 7 };

typedef enum { ROW_UNKNOWN, ROW_FREE, ROW_AT_OFFSET, ROW_IN_STREAM } PlaceKind;
typedef struct {
    PlaceKind kind;
    int where, which;
} ObjectPlace;

/* Which objects stand in an object stream, and where. */
typedef struct {
    int n;
    struct {
        int number, at;
    } entries[];
} StreamIndex;

/* An object that has been read. */
typedef struct {
    bool is_read;
    Thing value;
    Str raw;                  /* of a stream: as it stands in the file */
    Str content;              /* of a stream that many will ask for: inflated */
    const StreamIndex *index; /* of an object stream */
} Object;

struct Archive {
    Arena *arena;
    Str bytes;
    Vec(ObjectPlace) rows;
    Object *objects;
    Thing trailer;
    struct libdeflate_decompressor *decompressor;
    int depth; /* of objects being read for one another */
};

static const Thing none = { .kind = THING_NULL };

static ObjectPlace *row_of(Archive *archive, int number)
{
    while (archive->rows.n <= number) *vec_push(&archive->rows) = (ObjectPlace){ ROW_UNKNOWN, 0, 0 };
    return &archive->rows.at[number];
}

/* ---- streams ---- */

static bool inflate(const Archive *archive, Str packed, Str *plain, Arena *arena)
{
    for (size_t room = (size_t)packed.n * 8 + 1024; room < (size_t)1 << 31; room *= 4) {
        size_t n = 0;
        char *bytes = arena_bytes(arena, room);
        enum libdeflate_result result =
            libdeflate_zlib_decompress(archive->decompressor, packed.at, (size_t)packed.n, bytes, room, &n);
        *plain = (Str){ bytes, (int)n };
        if (result != LIBDEFLATE_INSUFFICIENT_SPACE) return result == LIBDEFLATE_SUCCESS;
    }
    return false;
}

/* 7.4.4.4, predictor 12: each row is said as what differs from the one above. */
static bool add_rows_above(const Thing *dict, Str *bytes, Arena *arena)
{
    const Thing *parameters = thing_find(dict, "DecodeParms");
    if (thing_int(thing_find(parameters, "Predictor"), 1) == 1) return true;
    int columns = thing_int(thing_find(parameters, "Columns"), 1), n_rows = columns > 0 ? bytes->n / (columns + 1) : 0;
    char *plain = arena_alloc(arena, (size_t)n_rows * (size_t)columns + 1);
    for (int r = 0; r < n_rows; r++)
        for (int c = 0; c < columns; c++) {
            int from = r * (columns + 1), to = r * columns + c;
            if (bytes->at[from] != 2) return false;
            plain[to] = (char)(bytes->at[from + 1 + c] + (r ? plain[to - columns] : 0));
        }
    *bytes = (Str){ plain, n_rows * columns };
    return true;
}

static bool decode(const Archive *archive, const Thing *dict, Str raw, Str *bytes, Arena *arena)
{
    const Thing *filter = thing_find(dict, "Filter");
    *bytes = raw;
    if (filter->kind == THING_NULL) return true;
    return thing_is(filter, "FlateDecode") && inflate(archive, raw, bytes, arena) && add_rows_above(dict, bytes, arena);
}

/* ---- objects ---- */

static Object *object_of(Archive *archive, int number);

static bool skip_word(Scanner *scanner, const char *word)
{
    Thing thing = thing_read(scanner);
    return thing.kind == THING_WORD && str_is(thing.text, word);
}

static bool keep_content(const Archive *archive, Object *object)
{
    return object->content.at || decode(archive, &object->value, object->raw, &object->content, archive->arena);
}

/* 12 0 obj … endobj.  `number` < 0: any. */
static bool read_object(Archive *archive, int at, int number, Object *object)
{
    Scanner scanner = { .bytes = archive->bytes, .at = at, .arena = archive->arena };
    Thing own = thing_read(&scanner), generation = thing_read(&scanner);
    if (thing_int(&own, -1) < 0 || (number >= 0 && thing_int(&own, -1) != number) || thing_int(&generation, -1) != 0)
        return false;
    if (!skip_word(&scanner, "obj")) return false;
    object->value = thing_read(&scanner);
    if (object->value.kind == THING_END) return false;
    Scanner behind = scanner;
    if (!skip_word(&behind, "stream")) return skip_word(&scanner, "endobj");
    int first = behind.at + (behind.at < archive->bytes.n && archive->bytes.at[behind.at] == '\r') + 1;
    int n = thing_int(archive_value(archive, thing_find(&object->value, "Length")), -1);
    if (n < 0 || n > archive->bytes.n - first) return false;
    object->raw = str_part(archive->bytes, first, first + n);
    behind.at = first + n;
    return skip_word(&behind, "endstream");
}

/* NULL: it is none. */
static const StreamIndex *read_index(const Archive *archive, const Object *holder)
{
    int n = thing_int(thing_find(&holder->value, "N"), -1), first = thing_int(thing_find(&holder->value, "First"), -1);
    Str bytes = holder->content;
    if (n < 0 || n > bytes.n || first < 0 || first > bytes.n) return NULL;
    StreamIndex *index = arena_alloc(archive->arena, sizeof *index + (size_t)n * sizeof *index->entries);
    Scanner scanner = { .bytes = bytes, .arena = archive->arena };
    for (index->n = 0; index->n < n; index->n++) {
        Thing own = thing_read(&scanner), offset = thing_read(&scanner);
        int number = thing_int(&own, -1), at = thing_int(&offset, -1);
        if (number < 0 || at < 0 || at >= bytes.n - first) return NULL;
        index->entries[index->n].number = number;
        index->entries[index->n].at = first + at;
    }
    return index;
}

static bool read_from_stream(Archive *archive, const ObjectPlace *row, int number, Object *object)
{
    Object *holder = object_of(archive, row->where);
    if (!holder || !holder->raw.at || !thing_is(thing_find(&holder->value, "Type"), "ObjStm")) return false;
    if (!keep_content(archive, holder)) return false;
    const StreamIndex *index = holder->index ? holder->index : (holder->index = read_index(archive, holder));
    if (!index || row->which < 0 || row->which >= index->n || index->entries[row->which].number != number) return false;
    Scanner scanner = { .bytes = holder->content, .at = index->entries[row->which].at, .arena = archive->arena };
    object->value = thing_read(&scanner);
    return object->value.kind != THING_END;
}

static Object *object_of(Archive *archive, int number)
{
    if (!archive->objects || number < 0 || number >= archive->rows.n || archive->depth > DEEPEST) return NULL;
    Object *object = &archive->objects[number];
    if (object->is_read) return object;
    const ObjectPlace *row = &archive->rows.at[number];
    bool found = false;
    archive->depth++;
    if (row->kind == ROW_AT_OFFSET) found = read_object(archive, row->where, number, object);
    if (row->kind == ROW_IN_STREAM) found = read_from_stream(archive, row, number, object);
    archive->depth--;
    object->is_read = found;
    return found ? object : NULL;
}

const Thing *archive_value(Archive *archive, const Thing *thing)
{
    if (thing->kind != THING_REF) return thing;
    const Object *object = object_of(archive, (int)thing->number);
    return object ? &object->value : &none;
}

const Thing *archive_find(Archive *archive, const Thing *dict, const char *name)
{
    return archive_value(archive, thing_find(archive_value(archive, dict), name));
}

bool archive_stream(Archive *archive, const Thing *ref, Str *bytes, Arena *arena)
{
    const Object *object = ref->kind == THING_REF ? object_of(archive, (int)ref->number) : NULL;
    return object && object->raw.at && decode(archive, &object->value, object->raw, bytes, arena);
}

bool archive_shared_stream(Archive *archive, const Thing *ref, Str *bytes)
{
    Object *object = ref->kind == THING_REF ? object_of(archive, (int)ref->number) : NULL;
    if (!object || !object->raw.at || !keep_content(archive, object)) return false;
    *bytes = object->content;
    return true;
}

/* ---- where they are ---- */

static int field(Str bytes, int at, int width, int otherwise)
{
    int64_t value = width ? 0 : otherwise;
    for (int i = 0; i < width && at + i < bytes.n; i++) value = value << 8 | (unsigned char)bytes.at[at + i];
    return value >= 0 && value <= INT32_MAX ? (int)value : -1;
}

static void note_row(Archive *archive, int number, ObjectPlace row)
{
    if (number < 0 || number >= MOST_OBJECTS) return;
    ObjectPlace *known = row_of(archive, number);
    if (known->kind == ROW_UNKNOWN) *known = row; /* the newest table comes first */
}

static bool read_stream_rows(Archive *archive, const Object *object)
{
    static const PlaceKind kinds[] = { ROW_FREE, ROW_AT_OFFSET, ROW_IN_STREAM };
    const Thing *dict = &object->value, *widths = thing_find(dict, "W"), *index = thing_find(dict, "Index");
    Str bytes;
    if (widths->kind != THING_ARRAY || widths->n != 3 || !decode(archive, dict, object->raw, &bytes, archive->arena))
        return false;
    int w[3], at = 0, row = 0;
    for (int i = 0; i < 3; i++) {
        w[i] = thing_int(&widths->items[i], -1);
        if (w[i] < 0 || w[i] > WIDEST_FIELD) return false;
        row += w[i];
    }
    if (row == 0) return false;
    const Thing all[] = { { .kind = THING_NUMBER }, *thing_find(dict, "Size") };
    const Thing *parts = index->kind == THING_ARRAY ? index->items : all;
    int n_parts = index->kind == THING_ARRAY ? index->n : 2;
    for (int p = 0; p + 1 < n_parts; p += 2)
        for (int i = 0; i < thing_int(&parts[p + 1], 0) && at < bytes.n; i++, at += row) {
            int kind = field(bytes, at, w[0], 1);
            ObjectPlace here = { kind >= 0 && kind <= 2 ? kinds[kind] : ROW_UNKNOWN, field(bytes, at + w[0], w[1], 0),
                                 field(bytes, at + w[0] + w[1], w[2], 0) };
            note_row(archive, thing_int(&parts[p], 0) + i, here);
        }
    return true;
}

static bool read_table_rows(Archive *archive, Scanner *scanner, Thing *dict)
{
    for (;;) {
        Thing first = thing_read(scanner);
        if (first.kind == THING_WORD && str_is(first.text, "trailer")) break;
        Thing n = thing_read(scanner);
        if (first.kind != THING_NUMBER || n.kind != THING_NUMBER) return false;
        for (int i = 0; i < thing_int(&n, 0); i++) {
            Thing where = thing_read(scanner), generation = thing_read(scanner), kind = thing_read(scanner);
            if (generation.kind != THING_NUMBER || kind.kind != THING_WORD) return false;
            note_row(archive, thing_int(&first, 0) + i,
                     (ObjectPlace){ str_is(kind.text, "n") ? ROW_AT_OFFSET : ROW_FREE, thing_int(&where, 0), 0 });
        }
    }
    *dict = thing_read(scanner);
    return dict->kind == THING_DICT;
}

static bool read_rows(Archive *archive, int at)
{
    for (int n = 0; at > 0 && n < DEEPEST; n++) {
        Scanner scanner = { .bytes = archive->bytes, .at = at, .arena = archive->arena };
        Object object = { 0 };
        Thing dict = { 0 };
        if (skip_word(&scanner, "xref")) {
            if (!read_table_rows(archive, &scanner, &dict)) return false;
        } else {
            if (!read_object(archive, at, -1, &object) || !read_stream_rows(archive, &object)) return false;
            dict = object.value;
        }
        if (archive->trailer.kind != THING_DICT) archive->trailer = dict;
        at = thing_int(thing_find(&dict, "Prev"), 0);
    }
    return true;
}

static int start_of_table(Str bytes, Arena *arena)
{
    static const char word[] = "startxref";
    int n = (int)sizeof word - 1;
    for (int at = bytes.n - n; at >= 0; at--)
        if (memcmp(bytes.at + at, word, (size_t)n) == 0) {
            Scanner scanner = { .bytes = bytes, .at = at + n, .arena = arena };
            Thing start = thing_read(&scanner);
            return thing_int(&start, 0);
        }
    return 0;
}

Archive *archive_open(Str bytes, Arena *arena, const char **why)
{
    Archive *archive = arena_new(arena, Archive);
    *archive = (Archive){ .arena = arena, .bytes = bytes, .rows = { .arena = arena } };
    archive->decompressor = libdeflate_alloc_decompressor();
    if (!archive->decompressor) base_out_of_memory();
    int start = start_of_table(bytes, arena);
    bool ok = start > 0 && start < bytes.n && read_rows(archive, start) && archive->trailer.kind == THING_DICT;
    if (ok) {
        archive->objects = arena_array(arena, Object, archive->rows.n);
        return archive;
    }
    *why = "xref";
    archive_close(archive);
    return NULL;
}

void archive_close(Archive *archive)
{
    libdeflate_free_decompressor(archive->decompressor);
}

const Thing *archive_trailer(const Archive *archive)
{
    return &archive->trailer;
}

/* ---- pages ---- */

typedef Vec(Thing) ThingList;

static void collect_pages(Archive *archive, const Thing *node, ThingList *pages, int depth)
{
    const Thing *kids = archive_find(archive, node, "Kids");
    if (kids->kind != THING_ARRAY) *vec_push(pages) = *node;
    for (int i = 0; kids->kind == THING_ARRAY && i < kids->n && depth < DEEPEST; i++)
        collect_pages(archive, &kids->items[i], pages, depth + 1);
}

const Thing *archive_pages(Archive *archive, int *n)
{
    ThingList pages = { .arena = archive->arena };
    const Thing *root = archive_find(archive, &archive->trailer, "Root");
    collect_pages(archive, thing_find(root, "Pages"), &pages, 0);
    *n = pages.n;
    return pages.at;
}
