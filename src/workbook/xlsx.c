/* A package → Workbook (ECMA-376): what it is about, and where the parts of that are, the parts themselves say by relations. */
#include "workbook/parts.h"

#include "base/file.h"
#include "base/utf8.h"
#include "base/vec.h"

typedef struct {
    Str id, kind, target; /* kind: the last word of its type: worksheet, styles; target: the name of a part */
} Relation;

typedef struct {
    Vec(Relation) list;
    Str folder; /* of the part whose relations they are */
    Arena *arena;
} Relations;

typedef struct {
    Str name, relation;
    bool is_hidden;
} SheetEntry;

typedef struct {
    Package *package;
    BookParts book;
    Relations relations;
    Vec(SheetEntry) sheets;
    Workbook *workbook;
    Arena *arena;
    Diag *diag;
} BookReading;

/* "xl" + "../docProps/app.xml" → "docProps/app.xml"; a target that begins with / is whole. */
static Str resolved(Str folder, Str target, Arena *arena)
{
    if (str_starts(target, STR("/"))) return str_copy(arena, str_part(target, 1, target.n));
    while (str_starts(target, STR("../"))) {
        int end = folder.n;
        while (end > 0 && folder.at[end - 1] != '/') end--;
        folder = str_part(folder, 0, end ? end - 1 : 0);
        target = str_part(target, 3, target.n);
    }
    return folder.n ? str_join_by(arena, folder, '/', target) : str_copy(arena, target);
}

static void on_relation(void *context, const char *name, const PartElement *element)
{
    Relations *relations = context;
    if (!str_same(name, "Relationship") || str_is(part_attribute(element, "TargetMode"), "External")) return;
    Str type = part_attribute(element, "Type");
    int start = type.n;
    while (start > 0 && type.at[start - 1] != '/') start--;
    *vec_push(&relations->list) = (Relation){ str_copy(relations->arena, part_attribute(element, "Id")),
                                              str_copy(relations->arena, str_part(type, start, type.n)),
                                              resolved(relations->folder, part_attribute(element, "Target"), relations->arena) };
}

/* Those of the part `name`; "": of the package. */
static bool read_relations(BookReading *reading, Str name)
{
    static const PartReader reader = { .start = on_relation };
    Str folder = str_find(name, '/') < 0 ? STR("") : file_folder(reading->arena, name), bytes;
    reading->relations = (Relations){ .list.arena = reading->arena, .folder = folder, .arena = reading->arena };
    Str part = str_printf(reading->arena, STR_FMT "%s_rels/" STR_FMT ".rels", STR_ARG(folder), folder.n ? "/" : "",
                          STR_ARG(file_name(name)));
    if (!package_read(reading->package, part, &bytes)) return false;
    return part_parse(bytes, &reader, &reading->relations) || package_broken(reading->package, part);
}

static const Relation *find_relation(const BookReading *reading, Str id, const char *kind)
{
    for (int i = 0; i < reading->relations.list.n; i++) {
        const Relation *relation = &reading->relations.list.at[i];
        if (str_is(relation->kind, kind) && (!id.n || str_equal(relation->id, id))) return relation;
    }
    return NULL;
}

/* --- texts ----------------------------------------------------------------------------------------------------------- */

/* _x000D_ is how a character is written that XML has no room for; a line end is one, however it is written. */
Str xlsx_unescaped(Str text, Arena *arena)
{
    enum { LENGTH = 7 };
    StrBuilder out = { .arena = arena };
    for (int at = 0; at < text.n;) {
        bool is_escape = at + LENGTH <= text.n && text.at[at] == '_' && text.at[at + 1] == 'x' && text.at[at + LENGTH - 1] == '_';
        uint32_t c = 0;
        for (int i = 2; is_escape && i < LENGTH - 1; i++) {
            const char *digits = "0123456789ABCDEFabcdef", *found = strchr(digits, text.at[at + i]);
            is_escape = found && *found;
            if (is_escape) c = c * 16 + (uint32_t)(found - digits < 16 ? found - digits : found - digits - 6);
        }
        if (is_escape) at += LENGTH;
        else c = utf8_next(text, &at);
        bool is_pair = c == '\r' && (at == text.n || text.at[at] != '\n');
        if (c != '\r' && c != 0 && (c < 0xD800 || c > 0xDFFF)) str_add_char(&out, c);
        else if (is_pair) str_add(&out, STR("\n"));
    }
    return str_built(&out);
}

typedef struct {
    Vec(Str) strings;
    StrBuilder text;
    bool in_text, in_reading;
    Arena *arena;
} StringReading;

static void on_string_start(void *context, const char *name, const PartElement *element)
{
    (void)element;
    StringReading *reading = context;
    if (str_same(name, "si")) reading->text = (StrBuilder){ .arena = reading->arena };
    if (str_same(name, "rPh")) reading->in_reading = true;
    if (str_same(name, "t")) reading->in_text = !reading->in_reading;
}

static void on_string_text(void *context, Str text)
{
    StringReading *reading = context;
    if (reading->in_text) str_add(&reading->text, text);
}

static void on_string_end(void *context, const char *name)
{
    StringReading *reading = context;
    if (str_same(name, "t")) reading->in_text = false;
    if (str_same(name, "rPh")) reading->in_reading = false;
    if (str_same(name, "si")) *vec_push(&reading->strings) = xlsx_unescaped(str_built(&reading->text), reading->arena);
}

static bool read_strings(BookReading *reading)
{
    static const PartReader reader = { on_string_start, on_string_text, on_string_end };
    const Relation *relation = find_relation(reading, STR(""), "sharedStrings");
    StringReading strings = { .strings.arena = reading->arena, .arena = reading->arena };
    Str bytes;
    if (!relation) return true;
    if (!package_read(reading->package, relation->target, &bytes)) return false;
    bool ok = part_parse(bytes, &reader, &strings);
    arena_drop(reading->arena, (void *)(uintptr_t)bytes.at);
    reading->book.strings = strings.strings.at;
    reading->book.n_strings = strings.strings.n;
    return ok || package_broken(reading->package, relation->target);
}

static bool read_styles(BookReading *reading)
{
    const Relation *relation = find_relation(reading, STR(""), "styles");
    Str bytes;
    bool ok = true;
    if (!relation) return true;
    if (!package_read(reading->package, relation->target, &bytes)) return false;
    styles_read(&reading->book, bytes, &ok, reading->arena);
    return ok || package_broken(reading->package, relation->target);
}

/* --- the workbook ---------------------------------------------------------------------------------------------------- */

static void on_book(void *context, const char *name, const PartElement *element)
{
    BookReading *reading = context;
    if (str_same(name, "workbookPr")) {
        Str epoch = part_attribute(element, "date1904");
        reading->book.is_1904 = str_is(epoch, "1") || str_is(epoch, "true");
    }
    if (str_same(name, "sheet"))
        *vec_push(&reading->sheets) = (SheetEntry){ str_copy(reading->arena, part_attribute(element, "name")),
                                                    str_copy(reading->arena, part_attribute(element, "id")),
                                                    str_ends(part_attribute(element, "state"), STR("idden")) };
}

static bool read_book(BookReading *reading, Str name)
{
    static const PartReader reader = { .start = on_book };
    Str bytes;
    if (!package_read(reading->package, name, &bytes)) return false;
    return part_parse(bytes, &reader, reading) || package_broken(reading->package, name);
}

/* A sheet of a chart has no cells, and is left out. */
static bool read_sheets(BookReading *reading)
{
    Workbook *workbook = reading->workbook;
    workbook->sheets = arena_array(reading->arena, Worksheet, reading->sheets.n);
    for (int i = 0; i < reading->sheets.n; i++) {
        const SheetEntry *entry = &reading->sheets.at[i];
        const Relation *relation = find_relation(reading, entry->relation, "worksheet");
        Str bytes;
        if (!relation) continue;
        if (!package_read(reading->package, relation->target, &bytes)) return false;
        Worksheet *sheet = &workbook->sheets[workbook->n++];
        *sheet = (Worksheet){ .name = entry->name,
                              .part = relation->target,
                              .is_hidden = entry->is_hidden,
                              .where = { .file = workbook->path, .sheet = entry->name.at } };
        bool ok = sheet_read(sheet, bytes, &reading->book, reading->arena);
        arena_drop(reading->arena, (void *)(uintptr_t)bytes.at);
        if (!ok) return package_broken(reading->package, relation->target);
    }
    return workbook->n > 0 || package_broken(reading->package, STR("xl/worksheets"));
}

/* Of a package that is none of .xlsx, what it is. */
static const char *foreign_kind(const BookReading *reading, const Relation *book)
{
    if (book && str_ends(book->target, STR(".bin"))) return ".xlsb";
    if (book && !str_ends(book->target, STR("workbook.xml"))) return ".docx, .pptx";
    if (package_has(reading->package, STR("content.xml"))) return ".ods";
    return book ? NULL : "ZIP";
}

static bool read_package(BookReading *reading)
{
    bool has_relations = package_has(reading->package, STR("_rels/.rels"));
    if (has_relations && !read_relations(reading, STR(""))) return false;
    const Relation *book = has_relations ? find_relation(reading, STR(""), "officeDocument") : NULL;
    const char *foreign = foreign_kind(reading, book);
    if (foreign) {
        diag_report(reading->diag, (Where){ .file = reading->workbook->path }, STR(""), DIAG_WORKBOOK_FOREIGN, foreign);
        return false;
    }
    return read_book(reading, book->target) && read_relations(reading, book->target) && read_strings(reading) &&
           read_styles(reading) && read_sheets(reading);
}

bool xlsx_read(Workbook *workbook, Str bytes, Arena *arena, Diag *diag)
{
    BookReading reading = { .package = package_open(workbook->path, bytes, arena, diag),
                            .sheets.arena = arena,
                            .workbook = workbook,
                            .arena = arena,
                            .diag = diag };
    if (!reading.package) return false;
    bool ok = read_package(&reading);
    workbook->is_1904 = reading.book.is_1904;
    package_close(reading.package);
    return ok;
}
