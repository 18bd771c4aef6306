/* Data files → one document.  Each file is checked by itself; the children of an included file then move to where the
   <include> stood, so that XPath sees one tree. */
#include "data/data.h"

#include "base/vec.h"
#include "data/correct.h"
#include "data/refer.h"
#include "grammar/grammar.h"
#include "xml/xml.h"

typedef struct {
    const Schema *schema;
    Includes includes;
    XmlShelf *files;
    Arena *arena;
    Diag *diag;
    Vec(Str) read;
    bool failed;
} DataLoader;

static XmlFile *load(DataLoader *loader, const char *path, Where from);

/* The children of an included file take the place of the <include>. */
static void splice(DataLoader *loader, xmlNodePtr include)
{
    const char *path = include_enter(&loader->includes, xml_where(include), xml_attribute(include, "href"));
    XmlFile *file = path ? load(loader, path, xml_where(include)) : NULL;
    if (path) include_leave(&loader->includes);
    if (!file) loader->failed = true;
    for (xmlNodePtr child; file && (child = xml_first_element(xml_root(file)));) {
        xmlUnlinkNode(child);
        xmlAddPrevSibling(include, child);
    }
    xml_close(file);
    xmlUnlinkNode(include);
    xmlFreeNode(include);
}

static XmlFile *load(DataLoader *loader, const char *path, Where from)
{
    XmlFile *file = xml_take(loader->files, path, from, loader->arena, loader->diag);
    const Grammar *grammar = loader->schema->grammar;
    if (file) file->doc->_private = (void *)(uintptr_t)loader->schema;
    if (!file || !check_file(file, grammar, "data", loader->arena, loader->diag)) {
        xml_close(file);
        return NULL;
    }
    *vec_push(&loader->read) = str_from(file->source.path);
    spaces_settle(xml_root(file), false, loader->arena);
    xml_leave_text(file, loader->arena);
    for (xmlNodePtr element = xml_first_element(xml_root(file)), next; element; element = next) {
        next = xml_next_element(element);
        if (xml_is(element, "include")) splice(loader, element);
    }
    return file;
}

static Data *refer(XmlFile *file, const Schema *schema, const Corrections *corrections, bool has_facts, Arena *arena, Diag *diag)
{
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
    if (records->failed) return NULL;
    Facts facts = has_facts ? facts_read(records) : (Facts){ 0 };
    years_settle(records, records->root);
    compute_fill(records);
    refer_fill_repeats(records);
    axes_add(records);
    Data *data = arena_new(arena, Data);
    *data = (Data){ .whole = data,
                    .n_elements = xml_number(file->doc),
                    .schema = schema,
                    .facts = facts,
                    .doc = file->doc,
                    .path = str_from(file->source.path),
                    .ids = &records->ids,
                    .terms = &records->terms,
                    .origins = &records->origins };
    return data;
}

static const Data *read_set(const char *path, const Schema *schema, const Corrections *corrections, XmlShelf *files,
                            bool has_facts, Arena *arena, Diag *diag)
{
    DataLoader loader = { .schema = schema,
                          .includes = include_begin(path, arena, diag),
                          .files = files,
                          .arena = arena,
                          .diag = diag,
                          .read = { .arena = arena } };
    XmlFile *file = load(&loader, path, (Where){ 0 });
    Data *data = file && !loader.failed ? refer(file, schema, corrections, has_facts, arena, diag) : NULL;
    if (!data) xml_close(file);
    else {
        if (schema->path) *vec_push(&loader.read) = str_from(schema->path);
        data->files = loader.read.at;
        data->n_files = loader.read.n;
    }
    return data;
}

const Data *data_read(const char *path, const Schema *schema, const Corrections *corrections, XmlShelf *files, Arena *arena,
                      Diag *diag)
{
    return read_set(path, schema, corrections, files, true, arena, diag);
}

const Data *data_read_without_facts(const char *path, const Schema *schema, const Corrections *corrections, XmlShelf *files,
                                    Arena *arena, Diag *diag)
{
    return read_set(path, schema, corrections, files, false, arena, diag);
}

const Data *data_read_revision(Str text, Arena *arena, Diag *diag)
{
    XmlFile *file = xml_open_text("revision.xml", text, arena, diag);
    if (!file || !check_file(file, &grammar_revision, "revision", arena, diag)) {
        xml_close(file);
        return NULL;
    }
    Map *none = arena_new(arena, Map);
    *none = map_new(arena);
    Data *data = arena_new(arena, Data);
    *data = (Data){ .whole = data, .doc = file->doc, .path = str_from(file->source.path), .ids = none };
    return data;
}

void data_close(const Data *data)
{
    if (data) xmlFreeDoc(data->doc);
}
