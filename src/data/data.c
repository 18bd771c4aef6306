/* Data files → one document.  Each file is checked by itself; the children of an included file, and what a spreadsheet says, then
   move to where the <include> or <source> stood, so that XPath sees one tree. */
#include "data/data.h"

#include "base/vec.h"
#include "data/correct.h"
#include "data/refer.h"
#include "data/source.h"
#include "data/written.h"
#include "grammar/grammar.h"
#include "xml/xml.h"

typedef struct {
    const Schema *schema;
    Includes includes;
    XmlShelf *files;
    Arena *arena, *of_tree; /* what others borrow: names of files; what lasts as long as the tree */
    Diag *diag;
    Vec(Str) read;
    ReadSheets *sheets;
    OpenIds *ids; /* only they are wanted; NULL: the data are */
    bool keeps_includes, mends;
    bool failed;
} DataLoader;

static XmlFile *load(DataLoader *loader, const char *path, Where from);

/* The children of another file take the place of the element that asked for it. */
static void put_in_place(DataLoader *loader, XmlNode *asking, XmlFile *file)
{
    if (!file) loader->failed = true;
    for (XmlNode *child; file && (child = xml_first_element(xml_root(file)));) {
        xml_take_out(child);
        xml_put_before(asking, child);
    }
    if (file) xml_adopt(xml_tree_of(asking), file->tree);
    xml_close(file);
    xml_drop(asking);
}

static void splice(DataLoader *loader, XmlNode *include)
{
    const char *path = include_enter(&loader->includes, xml_where(include), xml_attribute(include, "href"));
    XmlFile *file = path ? load(loader, path, xml_where(include)) : NULL;
    if (path) include_leave(&loader->includes);
    put_in_place(loader, include, file);
}

static bool check_data(DataLoader *loader, XmlFile *file)
{
    xml_set_owner(file->tree, loader->schema);
    if (!check_file(file, loader->schema->grammar, "data", loader->of_tree, loader->diag)) return false;
    spaces_settle(xml_root(file), false);
    return true;
}

/* A path beside the file that names it, where it may be read; NULL: reported. */
static const char *path_beside(DataLoader *loader, const XmlNode *element, const char *attribute)
{
    const char *path = include_enter(&loader->includes, xml_where(element), xml_attribute(element, attribute));
    if (!path) return NULL;
    include_leave(&loader->includes);
    return path;
}

/* It stays; that it is named is known. */
static void note_include(DataLoader *loader, const XmlNode *element)
{
    const char *path = path_beside(loader, element, "href");
    if (path) *vec_push(&loader->read) = str_from(path);
    else loader->failed = true;
}

static void splice_source(DataLoader *loader, const XmlFile *host, XmlNode *element)
{
    DataSource source = { .path = path_beside(loader, element, "href"),
                          .map = path_beside(loader, element, "map"),
                          .encoding = str_copy(loader->arena, xml_attribute(element, "encoding")),
                          .where = xml_where(element),
                          .mend = loader->mends ? MEND_ALL : 0,
                          .sheets = loader->sheets,
                          .ids = loader->ids,
                          .names = host->tree };
    XmlFile *file = NULL;
    if (!loader->schema->path) diag_report(loader->diag, source.where, STR(""), DIAG_SOURCE_NEEDS_SCHEMA);
    else if (source.path && source.map) file = source_open(&source, loader->schema, loader->arena, loader->diag);
    if (source.map) *vec_push(&loader->read) = str_from(source.map);
    for (int i = 0; i < source.n_files; i++) *vec_push(&loader->read) = source.files[i];
    if (file && !loader->ids && !check_data(loader, file)) {
        xml_close(file);
        file = NULL;
    }
    put_in_place(loader, element, file);
}

/* An office may call a record of its own so; without a schema that cannot be told, but by what it says. */
static bool is_source(const DataLoader *loader, const XmlNode *element)
{
    if (!xml_is(element, "source")) return false;
    return loader->schema->path ? !record_at(element) : xml_attribute(element, "href").n && xml_attribute(element, "map").n;
}

static XmlFile *load(DataLoader *loader, const char *path, Where from)
{
    XmlFile *file = xml_take(loader->files, path, from, loader->of_tree, loader->diag);
    if (!file || !check_data(loader, file)) {
        xml_close(file);
        return NULL;
    }
    *vec_push(&loader->read) = str_from(file->source.path);
    xml_leave_text(file);
    for (XmlNode *element = xml_first_element(xml_root(file)), *next; element; element = next) {
        next = xml_next_element(element);
        if (xml_is(element, "include") && !loader->keeps_includes) splice(loader, element);
        else if (xml_is(element, "include")) note_include(loader, element);
        else if (is_source(loader, element)) splice_source(loader, file, element);
    }
    return file;
}

/* How much is made of a set. */
typedef enum { READ_AS_TYPED, READ_WHOLE, READ_WITH_FACTS } Depth;

/* false: reported; then nothing of it is to be had. */
static bool refer(Data *data, XmlFile *file, const Corrections *corrections, Depth depth, Arena *arena, Diag *diag)
{
    const Schema *schema = data->schema;
    Records *records = arena_new(arena, Records);
    *records = (Records){ .schema = schema,
                          .root = xml_root(file),
                          .ids = map_new(arena),
                          .terms = map_new(arena),
                          .origins = map_new(arena),
                          .corrections = corrections,
                          .removed = map_new(arena),
                          .gone = map_new(arena),
                          .arena = arena,
                          .diag = diag };
    axes_settle(records, records->root);
    refer_collect(records);
    if (!records->failed && corrections) correct_apply(records, corrections);
    if (!records->failed) refer_check(records);
    if (records->failed) return false;
    if (depth == READ_WITH_FACTS) data->facts = facts_read(records);
    if (depth > READ_AS_TYPED) {
        years_settle(records, records->root);
        compute_fill(records);
        refer_fill_repeats(records);
        axes_add(records);
    }
    data->n_elements = xml_number(file->tree);
    data->tree = file->tree;
    data->ids = &records->ids;
    data->terms = &records->terms;
    data->origins = &records->origins;
    return true;
}

static DataLoader begin_load(const char *path, const Schema *schema, XmlShelf *files, Arena *of_tree, Arena *arena, Diag *diag)
{
    ReadSheets *sheets = arena_new(arena, ReadSheets);
    *sheets = (ReadSheets){ .arena = arena };
    return (DataLoader){ .schema = schema,
                         .includes = include_begin(path, arena, diag),
                         .files = files,
                         .arena = arena,
                         .of_tree = of_tree,
                         .diag = diag,
                         .read = { .arena = arena },
                         .sheets = sheets };
}

static const Data *read_set(const char *path, const Schema *schema, const Corrections *corrections, XmlShelf *files, Depth depth,
                            Arena *arena, Diag *diag)
{
    Arena *of_tree = depth == READ_WITH_FACTS ? NULL : arena_open(); /* facts borrow of it */
    Arena *known = of_tree ? of_tree : arena;
    DataLoader loader = begin_load(path, schema, files, known, arena, diag);
    XmlFile *file = load(&loader, path, (Where){ 0 });
    Data *data = arena_new(arena, Data);
    *data = (Data){ .schema = schema, .of_tree = of_tree, .path = str_from(path), .whole = data };
    if (!file || loader.failed || !refer(data, file, corrections, depth, known, diag)) {
        xml_close(file);
        arena_close(of_tree);
        return NULL;
    }
    if (schema->path) *vec_push(&loader.read) = str_from(schema->path);
    data->files = loader.read.at;
    data->n_files = loader.read.n;
    data->sheets = loader.sheets;
    return data;
}

const Data *data_read(const char *path, const Schema *schema, const Corrections *corrections, XmlShelf *files, Arena *arena,
                      Diag *diag)
{
    return read_set(path, schema, corrections, files, READ_WITH_FACTS, arena, diag);
}

const Data *data_read_without_facts(const char *path, const Schema *schema, const Corrections *corrections, XmlShelf *files,
                                    Arena *arena, Diag *diag)
{
    return read_set(path, schema, corrections, files, READ_WHOLE, arena, diag);
}

const Data *data_read_as_typed(const char *path, const Schema *schema, const Corrections *corrections, XmlShelf *files,
                               Arena *arena, Diag *diag)
{
    return read_set(path, schema, corrections, files, READ_AS_TYPED, arena, diag);
}

bool data_imported(const char *path, const Schema *schema, XmlShelf *files, bool mends, ImportedData *imported, Arena *arena,
                   Diag *diag)
{
    DataLoader loader = begin_load(path, schema, files, arena, arena, diag);
    loader.keeps_includes = true;
    loader.mends = mends;
    XmlFile *file = load(&loader, path, (Where){ 0 });
    bool ok = file && !loader.failed;
    readable_tell(loader.sheets, arena, diag);
    if (schema->path) *vec_push(&loader.read) = str_from(schema->path);
    if (ok) *imported = (ImportedData){ data_written_file(file, arena), loader.read.at, loader.read.n };
    xml_close(file);
    return ok;
}

Str data_whole_file(const Data *data, bool leaves_inner, int *n_left, Arena *arena)
{
    XmlNode *root = data_root(data);
    xml_set_attribute(root, "schema", STR("schema.xml"));
    return data_written_root(root, leaves_inner, n_left, arena);
}

bool data_imported_sheet(const char *path, const char *map, const Schema *schema, bool mends, ImportedData *imported,
                         Arena *arena, Diag *diag)
{
    DataLoader loader = begin_load(path, schema, NULL, arena, arena, diag);
    DataSource source = { .path = path, .map = map, .encoding = STR(""), .sheets = loader.sheets, .mend = mends ? MEND_ALL : 0 };
    XmlFile *file = source_open(&source, schema, arena, diag);
    readable_tell(loader.sheets, arena, diag);
    if (file) xml_set_attribute(xml_root(file), "schema", str_from(schema->path));
    bool ok = file && check_data(&loader, file);
    for (int i = 0; i < source.n_files; i++) *vec_push(&loader.read) = source.files[i];
    *vec_push(&loader.read) = str_from(map);
    *vec_push(&loader.read) = str_from(schema->path);
    if (ok) *imported = (ImportedData){ data_written_file(file, arena), loader.read.at, loader.read.n };
    xml_close(file);
    return ok;
}

void data_tell_readable(const Data *data, Arena *arena, Diag *diag)
{
    if (data->sheets) readable_tell(data->sheets, arena, diag);
}

/* The number behind how an id begins; 0: it begins otherwise. */
static int number_behind(Str id, Str make)
{
    enum { MOST = 100000000 };
    int number = 0;
    if (!str_starts(id, make) || id.n == make.n) return 0;
    for (int i = make.n; i < id.n; i++) {
        if (id.at[i] < '0' || id.at[i] > '9' || number > MOST) return 0;
        number = number * 10 + (id.at[i] - '0');
    }
    return number;
}

static int highest_in(const XmlNode *element, const char *id, Str make)
{
    int highest = number_behind(xml_attribute(element, id), make);
    for (const XmlNode *child = xml_first_element(element); child; child = xml_next_element(child)) {
        int inner = highest_in(child, id, make);
        if (inner > highest) highest = inner;
    }
    return highest;
}

/* An id that was ever used is not used again: somebody may still speak of it. */
static int highest_of(const XmlFile *file, const Schema *schema, Facts past, Str make)
{
    int highest = highest_in(xml_root(file), schema->id.at, make);
    for (int i = 0; i < past.n_records; i++) {
        int number = number_behind(past.records[i].id, make);
        if (number > highest) highest = number;
    }
    return highest;
}

static void make_ids(const XmlFile *file, const Schema *schema, Facts past, const OpenIds *open, MadeIds *made, Arena *arena)
{
    Map next = map_new(arena); /* how they begin → int, the last number */
    made->at = arena_array(arena, MadeId, open->n);
    for (made->n = 0; made->n < open->n; made->n++) {
        const OpenId *id = &open->at[made->n];
        int *last = map_find(&next, id->make);
        if (!last) {
            last = arena_new(arena, int);
            *last = highest_of(file, schema, past, id->make);
            map_put(&next, id->make, last);
        }
        Str text = str_printf(arena, STR_FMT "%d", STR_ARG(id->make), ++*last);
        made->at[made->n] = (MadeId){ id->where, text, id->encoding };
    }
}

bool data_ids(const char *path, const Schema *schema, Facts past, XmlShelf *files, MadeIds *made, Arena *arena, Diag *diag)
{
    DataLoader loader = begin_load(path, schema, files, arena, arena, diag);
    loader.ids = arena_new(arena, OpenIds);
    *loader.ids = (OpenIds){ .arena = arena };
    XmlFile *file = load(&loader, path, (Where){ 0 });
    bool ok = file && !loader.failed;
    if (schema->path) *vec_push(&loader.read) = str_from(schema->path);
    *made = (MadeIds){ .files = loader.read.at, .n_files = loader.read.n };
    if (ok) make_ids(file, schema, past, loader.ids, made, arena);
    xml_close(file);
    return ok;
}

const Data *data_read_revision(Str text, Arena *arena, Diag *diag)
{
    XmlFile *file = xml_open_text("revision.xml", text, arena, diag);
    if (!file || !check_file(file, &grammar_revision, "revision", arena, diag)) {
        xml_close(file);
        return NULL;
    }
    xml_number(file->tree);
    Map *none = arena_new(arena, Map);
    *none = map_new(arena);
    Data *data = arena_new(arena, Data);
    *data = (Data){ .whole = data, .tree = file->tree, .path = str_from(file->source.path), .ids = none };
    return data;
}

void data_close(const Data *data)
{
    if (!data) return;
    xml_free_tree(data->tree);
    arena_close(data->of_tree);
}
