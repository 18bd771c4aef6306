/* fonts.xml → FontList.  Files are looked for, not opened: a font nobody uses need not be there. */
#include "report/report.h"

#include "base/file.h"
#include "base/map.h"
#include "base/suggest.h"
#include "grammar/grammar.h"

#include <dirent.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST_DEPTH = 6 };

typedef struct {
    Str path;
    Arena *arena;
    Diag *diag;
    bool failed;
} FontReader;

static bool is_file(Str path)
{
    struct stat info;
    return stat(path.at, &info) == 0 && S_ISREG(info.st_mode);
}

static Str join_path(Arena *arena, Str folder, Str name)
{
    return str_printf(arena, STR_FMT "/" STR_FMT, STR_ARG(folder), STR_ARG(name));
}

/* `href` in the folder or in one below it, folders by name; empty: not there. */
static Str find_below(Str folder, Str href, int depth, Arena *arena)
{
    Str here = join_path(arena, folder, href);
    if (is_file(here)) return here;
    struct dirent **names;
    int n = depth ? scandir(folder.at, &names, NULL, alphasort) : -1;
    if (n < 0) return STR("");
    Str found = STR("");
    for (int i = 0; i < n; i++) {
        bool is_folder = names[i]->d_type == DT_DIR && names[i]->d_name[0] != '.';
        if (is_folder && !found.n)
            found = find_below(join_path(arena, folder, str_from(names[i]->d_name)), href, depth - 1, arena);
        free(names[i]);
    }
    free(names);
    return found;
}

/* Beside fonts.xml, then in the folders for fonts; as written when it is nowhere. */
static Str find_font(const FontReader *reader, Str href)
{
    Str beside = file_beside(reader->arena, reader->path, href);
    file_asked(beside.at);
    if (is_file(beside) || str_starts(href, STR("/"))) return beside;
    const char *home = getenv("HOME");
    Str roots[] = { STR("/usr/share/fonts"), STR("/usr/local/share/fonts"),
                    home ? join_path(reader->arena, str_from(home), STR(".local/share/fonts")) : STR("") };
    for (size_t i = 0; i < sizeof roots / sizeof *roots; i++) {
        Str found = roots[i].n ? find_below(roots[i], href, MOST_DEPTH, reader->arena) : STR("");
        if (found.n) return found;
    }
    return href;
}

static Attribute value_of(const FontReader *reader, const XmlNode *element, const char *name)
{
    const ElementRule *rule = grammar_find_rule(&grammar_fonts, str_from(xml_name(element)));
    Attribute value;
    grammar_value(grammar_find_attribute(rule, name), str_copy(reader->arena, xml_attribute(element, name)), &value);
    return value;
}

static FontFile read_file(const FontReader *reader, const XmlNode *element)
{
    FontFile file = { .path = find_font(reader, value_of(reader, element, "href").text), .where = xml_where(element) };
    file.weight = WEIGHT_REGULAR;
    if (xml_attribute(element, "weight").n) file.weight = value_of(reader, element, "weight").as.number;
    file.index = value_of(reader, element, "index").as.number;
    return file;
}

static int count_elements(const XmlNode *parent)
{
    int n = 0;
    for (const XmlNode *element = xml_first_element(parent); element; element = xml_next_element(element)) n++;
    return n;
}

static FontFamily read_family(const FontReader *reader, const XmlNode *element)
{
    int n = count_elements(element);
    FontFamily family = { .name = value_of(reader, element, "name").text, .where = xml_where(element) };
    family.files = arena_array(reader->arena, FontFile, n);
    family.fallbacks = arena_array(reader->arena, Str, n);
    for (const XmlNode *child = xml_first_element(element); child; child = xml_next_element(child)) {
        if (xml_is(child, "file")) family.files[family.n_files++] = read_file(reader, child);
        else family.fallbacks[family.n_fallbacks++] = value_of(reader, child, "family").text;
    }
    return family;
}

static void check_families(FontReader *reader, const FontList *list)
{
    Map names = map_new(reader->arena);
    Str *all = arena_array(reader->arena, Str, list->n_families);
    for (int i = 0; i < list->n_families; i++) {
        FontFamily *family = &list->families[i], *other = map_put(&names, family->name, family);
        all[i] = family->name;
        if (!other) continue;
        reader->failed = true;
        diag_report(reader->diag, family->where, STR(""), DIAG_DUPLICATE_ID, family->name.at,
                    diag_place(other->where, reader->arena));
    }
    for (int i = 0; i < list->n_families; i++)
        for (int k = 0; k < list->families[i].n_fallbacks; k++) {
            Str name = list->families[i].fallbacks[k];
            if (map_find(&names, name)) continue;
            reader->failed = true;
            diag_report(reader->diag, list->families[i].where, STR(""), DIAG_UNKNOWN_NAME, "family", name.at,
                        suggest_name(name, all, list->n_families, reader->arena).at);
        }
}

const FontList *report_read_fonts(const char *path, Arena *arena, Diag *diag)
{
    FontReader reader = { .path = str_copy(arena, str_from(path)), .arena = arena, .diag = diag };
    XmlFile *file = xml_open(path, (Where){ 0 }, arena, diag);
    if (!file || !check_file(file, &grammar_fonts, "fonts", arena, diag)) {
        xml_close(file);
        return NULL;
    }
    FontList *list = arena_new(arena, FontList);
    list->families = arena_array(arena, FontFamily, count_elements(xml_root(file)));
    for (const XmlNode *element = xml_first_element(xml_root(file)); element; element = xml_next_element(element))
        list->families[list->n_families++] = read_family(&reader, element);
    xml_close(file);
    check_families(&reader, list);
    return reader.failed ? NULL : list;
}

/* "MS Gothic" is meant by nobody's list: all that there is are said. */
static void report_family(const Report *report, const Node *style, Str family, const FontList *list, Arena *arena, Diag *diag)
{
    Str *names = arena_array(arena, Str, list->n_families);
    StrBuilder all = { .arena = arena };
    for (int i = 0; i < list->n_families; i++) {
        names[i] = list->families[i].name;
        str_add_printf(&all, "%s" STR_FMT, i ? ", " : "", STR_ARG(names[i]));
    }
    diag_report(diag, style->where, STR(""), DIAG_UNKNOWN_FAMILY, family.at, report->fonts_path.at,
                suggest_name(family, names, list->n_families, arena).at, str_built(&all).at);
}

static bool has_family(const FontList *list, Str name)
{
    for (int i = 0; i < list->n_families; i++)
        if (str_equal(list->families[i].name, name)) return true;
    return false;
}

bool report_check_families(const Report *report, const FontList *list, Arena *arena, Diag *diag)
{
    bool good = true;
    for (const Node *node = report->root->first; node; node = node->next) {
        Str family = node_is(node, "style") ? node_text(node, "family") : STR("");
        if (!family.n || has_family(list, family)) continue;
        report_family(report, node, family, list, arena, diag);
        good = false;
    }
    return good;
}
