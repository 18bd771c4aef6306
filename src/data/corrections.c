/* A corrections file → what it says, before anybody has looked whether the data say so. */
#include "data/data.h"

#include "base/vec.h"
#include "grammar/grammar.h"
#include "model/era.h"
#include "xml/xml.h"

static XmlNode *find_child(const XmlNode *parent, const char *name)
{
    for (XmlNode *element = xml_first_element(parent); element; element = xml_next_element(element))
        if (xml_is(element, name)) return element;
    return NULL;
}

static Str attribute_or(const XmlNode *element, const char *name, Arena *arena)
{
    Str own = xml_attribute(element, name);
    return str_copy(arena, own.n ? own : xml_attribute(xml_parent(element), name));
}

/* As 2020-10-15, however it is written. */
static Str date_of(const XmlNode *element, Arena *arena)
{
    Moment moment;
    Str date = attribute_or(element, "date", arena);
    return era_read_date(date, &moment) ? moment_text(arena, moment) : date;
}

typedef Vec(Correction) CorrectionList;

/* k4-3 and a field; or k4-3#field, k4-3#field/note as errata.csv has it. */
static Str field_of(const XmlNode *element, Str key, Arena *arena)
{
    int from = str_find(key, '#') + 1;
    if (from == 0) return str_copy(arena, xml_attribute(element, "field"));
    for (int i = from; i < key.n; i++)
        if (key.at[i] == '/') from = i + 1;
    return str_copy(arena, str_part(key, from, key.n));
}

/* The field is said once.  false: reported. */
static bool says_field(const XmlNode *element, Diag *diag)
{
    bool is_in_key = str_find(xml_attribute(element, "key"), '#') >= 0, has_own = xml_attribute(element, "field").n > 0;
    if (is_in_key != has_own) return true;
    if (has_own) diag_report(diag, xml_where(element), STR(""), DIAG_FIELD_TWICE, xml_attribute(element, "key").at);
    else diag_report(diag, xml_where(element), STR(""), DIAG_MISSING_ATTRIBUTE, "correction", "field");
    return false;
}

static Correction *add_correction(CorrectionList *list, const XmlNode *element)
{
    Arena *arena = list->arena;
    Correction *correction = vec_push(list);
    Str key = xml_attribute(element, "key");
    int hash = str_find(key, '#');
    *correction = (Correction){ .record = str_copy(arena, hash < 0 ? key : str_part(key, 0, hash)),
                                .field = field_of(element, key, arena),
                                .was = markup_of(find_child(element, "was"), arena),
                                .now = markup_of(find_child(element, "now"), arena),
                                .date = date_of(element, arena),
                                .reason = attribute_or(element, "reason", arena),
                                .where = xml_where(element) };
    return correction;
}

/* Its id; of a collection, which has none, its element and whose it is. */
static Str name_of(const Schema *schema, const XmlNode *record, Arena *arena)
{
    Str id = xml_attribute(record, schema->id.at);
    if (id.n) return str_copy(arena, id);
    const FieldType *link = NULL;
    for (int i = 0; i < schema->n_records && !link; i++)
        if (str_is(schema->records[i].element, xml_name(record))) link = record_link(&schema->records[i]);
    return str_printf(arena, "%s " STR_FMT, xml_name(record), STR_ARG(link ? xml_attribute(record, link->name.at) : STR("")));
}

/* The records in an <insert>, each behind the one before it. */
static bool add_insertions(CorrectionList *list, const Schema *schema, const XmlNode *insert, Diag *diag)
{
    static const char *const sides[] = { "after", "before", "in" };
    Str place = STR("");
    int n_places = 0;
    for (size_t i = 0; i < sizeof sides / sizeof *sides; i++) {
        Str beside = xml_attribute(insert, sides[i]);
        if (!beside.n) continue;
        place = str_printf(list->arena, "%s " STR_FMT, sides[i], STR_ARG(beside));
        n_places++;
    }
    if (n_places != 1) {
        diag_report(diag, xml_where(insert), STR(""), DIAG_MISSING_ATTRIBUTE, "insert", "after | before | in");
        return false;
    }
    for (XmlNode *record = xml_first_element(insert); record; record = xml_next_element(record)) {
        Correction *correction = add_correction(list, insert);
        correction->record = name_of(schema, record, list->arena);
        correction->field = place;
        correction->now = markup_whole(record, list->arena);
        correction->where = xml_where(record);
        place = str_join(list->arena, STR("after "), correction->record);
    }
    return true;
}

const Corrections *data_read_corrections(const char *path, const Schema *schema, Arena *arena, Diag *diag)
{
    XmlFile *file = xml_open(path, (Where){ 0 }, arena, diag);
    if (!file || !check_file(file, schema->corrections, "corrections", arena, diag)) {
        xml_close(file);
        return NULL;
    }
    spaces_settle(xml_root(file), false);
    CorrectionList list = { .arena = arena };
    bool ok = true;
    for (XmlNode *element = xml_first_element(xml_root(file)); element; element = xml_next_element(element)) {
        if (xml_is(element, "insert")) ok &= add_insertions(&list, schema, element, diag);
        else if (!xml_is(element, "correction") || says_field(element, diag)) add_correction(&list, element);
        else ok = false;
    }
    xml_close(file);
    Corrections *corrections = arena_new(arena, Corrections);
    *corrections = (Corrections){ list.at, list.n };
    return ok ? corrections : NULL;
}

static Str attribute_text(Str text, Arena *arena)
{
    StrBuilder out = { .arena = arena };
    str_add_xml(&out, text);
    return str_replace(arena, str_built(&out), STR("\""), STR("&quot;"));
}

Str data_corrections_written(const Corrections *corrections, Str reason, Arena *arena)
{
    StrBuilder out = { .arena = arena };
    str_add(&out, STR("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<corrections"));
    if (reason.n) str_add_printf(&out, " reason=\"" STR_FMT "\"", STR_ARG(attribute_text(reason, arena)));
    str_add(&out, STR(">\n"));
    for (int i = 0; i < corrections->n; i++) {
        const Correction *correction = &corrections->at[i];
        str_add_printf(&out,
                       "  <correction key=\"" STR_FMT "#" STR_FMT "\">\n    <was>" STR_FMT "</was>\n    <now>" STR_FMT
                       "</now>\n  </correction>\n",
                       STR_ARG(correction->record), STR_ARG(correction->field), STR_ARG(correction->was),
                       STR_ARG(correction->now));
    }
    str_add(&out, STR("</corrections>\n"));
    return str_built(&out);
}
