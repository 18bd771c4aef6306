/* Which schema is it?  The main file of a set says. */
#include "schema/schema.h"

#include "schema/parts.h"

static const Schema *read_file(const char *path, Where from, Arena *arena, Diag *diag)
{
    XmlFile *file = xml_open(path, from, arena, diag);
    Schema *schema = NULL;
    if (file && check_file(file, &grammar_schema, "schema", arena, diag)) schema = schema_from(file, arena);
    if (schema && !schema_is_sound(schema, arena, diag)) schema = NULL;
    if (schema) schema_compile(schema, arena);
    if (schema && !schema_names_are_known(schema, arena, diag)) schema = NULL;
    xml_close(file);
    return schema;
}

/* What the root of the data names; the file lies in their project. */
static const Schema *read_named(const char *data, const XmlFile *file, Str href, Arena *arena, Diag *diag)
{
    Includes includes = include_begin(data, arena, diag);
    Where where = xml_attribute_where(&file->source, xml_root(file), "schema");
    const char *path = include_enter(&includes, where, href);
    return path ? read_file(path, where, arena, diag) : NULL;
}

const Schema *schema_read(const char *path, const char *schema, XmlShelf *files, Arena *arena, Diag *diag)
{
    if (schema) return read_file(schema, (Where){ 0 }, arena, diag);
    XmlFile *file = xml_open_root(path, arena, diag);
    if (!file) return NULL;
    if (xml_is(xml_root(file), "schema")) {
        xml_close(file);
        return read_file(path, (Where){ 0 }, arena, diag);
    }
    Str href = str_copy(arena, xml_attribute(xml_root(file), "schema"));
    const Schema *read = href.n ? read_named(path, file, href, arena, diag) : schema_inferred(path, files, arena, diag);
    xml_leave_text(file);
    xml_close(file);
    return read;
}
