/* What the parser tells grows into a tree, with its places; what a layout or a data file has no use for is refused.  The parser counts lines no further than 65535 and columns not at all; but it knows how many bytes it
   has eaten, and in a well-formed file the start tag it has just read begins at the last '<' before that. */
#include "xml/xml.h"

#include "base/utf8.h"
#include "xml/growth.h"

#include <ctype.h>
#include <libxml/SAX2.h>
#include <libxml/catalog.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <stdlib.h>
#include <string.h>

#include "base/heard.h"

enum { MOST_DEPTH = 200, MOST_ATTRIBUTES = 100 };

/* What the callbacks know.  place/at: the last place asked for; places are asked for from front to back. */
typedef struct {
    const FileText *source;
    Arena *arena;
    Diag *diag;
    Where place;
    int at;
    XmlTree *tree;
    XmlNode *open;   /* the innermost element, or the document */
    int depth;       /* of elements that are open */
    StrBuilder text; /* between two tags, */
    Where from;      /* and where it begins; line 0: it says nothing yet */
    bool only_root;
    bool failed;
} Parse;

static int bytes_eaten(const Parse *parse, xmlParserCtxtPtr parser)
{
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations" /* since 2.14, whose successor is of 2.15 */
    long eaten = xmlByteConsumed(parser);
#pragma GCC diagnostic pop
    return eaten < 0 ? 0 : eaten > parse->source->text.n ? parse->source->text.n : (int)eaten;
}

/* The last `c` before byte `at`, or `at` itself. */
static int back_to(const Parse *parse, int at, char c)
{
    const char *found = memrchr(parse->source->text.at, c, (size_t)at);
    return found ? (int)(found - parse->source->text.at) : at;
}

static Where place_of(Parse *parse, int at)
{
    if (at < parse->at) {
        parse->at = 0;
        parse->place = (Where){ .file = parse->source->path, .line = 1, .column = 1 };
    }
    FileText rest = { .path = parse->source->path, .text = str_part(parse->source->text, parse->at, parse->source->text.n) };
    Where beyond = source_place(&rest, at - parse->at);
    if (beyond.line == 1) beyond.column += parse->place.column - 1;
    beyond.line += parse->place.line - 1;
    parse->at = at;
    parse->place = beyond;
    return beyond;
}

static void stop_parse(Parse *parse, xmlParserCtxtPtr parser)
{
    parse->failed = true;
    xmlStopParser(parser);
}

/* What went wrong in the words of our table, and where to point: back to the last `point` before the parser's place. */
static const struct {
    int code;
    DiagCode diag;
    char point;
} faults[] = {
    { XML_ERR_TAG_NAME_MISMATCH, DIAG_XML_MISMATCH, '<' },       { XML_ERR_UNDECLARED_ENTITY, DIAG_XML_ENTITY, '&' },
    { XML_ERR_ATTRIBUTE_REDEFINED, DIAG_XML_TWICE, '<' },        { XML_ERR_INVALID_CHAR, DIAG_BAD_CHARACTER, '&' },
    { XML_ERR_NAME_REQUIRED, DIAG_XML_MALFORMED, '&' },          { XML_ERR_ENTITYREF_SEMICOL_MISSING, DIAG_XML_MALFORMED, '&' },
    { XML_NS_ERR_UNDEFINED_NAMESPACE, DIAG_XML_MALFORMED, '<' }, { XML_ERR_LT_IN_ATTRIBUTE, DIAG_XML_MALFORMED, 0 },
};

/* A few characters from byte `at` on, on one line: it shows the place and says nothing. */
static const char *excerpt(const Parse *parse, int at)
{
    enum { CHARACTERS = 24 };
    Str text = parse->source->text;
    int end = at;
    for (int n = 0; n < CHARACTERS && end < text.n && text.at[end] != '\n' && text.at[end] != '\r'; n++) utf8_next(text, &end);
    return str_copy(parse->arena, str_part(text, at, end)).at;
}

/* The number of the character reference at this byte, be there such a character or not; false: it is no number of any. */
static bool read_reference(Str text, int at, unsigned *number)
{
    enum { LAST = 0x10FFFF };
    bool is_hex = at + 2 < text.n && text.at[at + 2] == 'x';
    int first = at + (is_hex ? 3 : 2);
    *number = 0;
    for (at = first; at < text.n && isxdigit((unsigned char)text.at[at]) && *number <= LAST; at++) {
        int c = tolower((unsigned char)text.at[at]);
        *number = *number * (is_hex ? 16 : 10) + (unsigned)(c <= '9' ? c - '0' : c - 'a' + 10);
    }
    return at > first && *number <= LAST;
}

static void report_fault(Parse *parse, int at, const xmlError *error)
{
    DiagCode code = DIAG_XML_MALFORMED;
    bool at_end = str_trim(str_part(parse->source->text, at, parse->source->text.n)).n == 0;
    if (at_end && error->code != XML_ERR_TAG_NAME_MISMATCH) code = DIAG_XML_UNFINISHED;
    for (size_t i = 0; i < sizeof faults / sizeof *faults && code != DIAG_XML_UNFINISHED; i++) {
        if (faults[i].code != error->code) continue;
        code = faults[i].diag;
        if (faults[i].point) at = back_to(parse, at, faults[i].point);
    }
    unsigned number = 0;
    if (code == DIAG_BAD_CHARACTER && !read_reference(parse->source->text, at, &number)) code = DIAG_XML_MALFORMED;
    Where where = place_of(parse, at);
    const char *name = error->str1 ? error->str1 : "", *other = error->str2 ? error->str2 : "";
    switch (code) {
    case DIAG_XML_MISMATCH: diag_report(parse->diag, where, STR(""), code, name, error->int1, other); break;
    case DIAG_XML_ENTITY:
    case DIAG_XML_TWICE: diag_report(parse->diag, where, STR(""), code, name); break;
    case DIAG_XML_UNFINISHED: diag_report(parse->diag, where, STR(""), code); break;
    case DIAG_BAD_CHARACTER: diag_report(parse->diag, where, source_key(parse->source, at, parse->arena), code, number); break;
    default: diag_report(parse->diag, where, STR(""), code, excerpt(parse, at));
    }
}

static void on_error(void *context, HeardError error)
{
    xmlParserCtxtPtr parser = context;
    Parse *parse = parser->_private;
    if (error->level < XML_ERR_ERROR) return;
    if (!parse->failed) report_fault(parse, bytes_eaten(parse, parser), error);
    stop_parse(parse, parser);
}

static void on_doctype(void *context, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
    (void)name, (void)external, (void)system;
    xmlParserCtxtPtr parser = context;
    Parse *parse = parser->_private;
    int at = bytes_eaten(parse, parser);
    while (at > 0 && !str_starts(str_part(parse->source->text, at, parse->source->text.n), STR("<!DOCTYPE"))) at--;
    if (!parse->failed) diag_report(parse->diag, place_of(parse, at), STR(""), DIAG_XML_DOCTYPE);
    stop_parse(parse, parser);
}

/* The text that has come to its end at a tag. */
static void end_text(Parse *parse)
{
    if (!parse->text.n) return;
    XmlNode *text = xml_new_text(parse->tree, str_built(&parse->text));
    if (parse->from.line) xml_set_place(text, xml_new_place(parse->tree, parse->from));
    xml_add(parse->open, text);
    parse->text.n = 0;
    parse->from = (Where){ 0 };
}

static void add_attributes(Parse *parse, int n, const xmlChar **attributes)
{
    growth_attributes(parse->tree, parse->open, n);
    for (int i = 0; i < n; i++) {
        const xmlChar **attribute = attributes + (ptrdiff_t)i * 5; /* name, prefix, namespace, value, its end */
        GrowthName name = { (const char *)attribute[0], (const char *)attribute[1], (const char *)attribute[2] };
        growth_attribute(parse->tree, parse->open, name, (Str){ (const char *)attribute[3], (int)(attribute[4] - attribute[3]) });
    }
}

static void on_element(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int n_namespaces,
                       const xmlChar **namespaces, int n_attributes, int n_defaulted, const xmlChar **attributes)
{
    (void)namespaces, (void)n_defaulted;
    xmlParserCtxtPtr parser = context;
    Parse *parse = parser->_private;
    Where where = place_of(parse, back_to(parse, bytes_eaten(parse, parser), '<'));
    if (parse->depth >= MOST_DEPTH) {
        if (!parse->failed) diag_report(parse->diag, where, STR(""), DIAG_XML_TOO_DEEP);
        stop_parse(parse, parser);
        return;
    }
    if (n_attributes > MOST_ATTRIBUTES) {
        if (!parse->failed)
            diag_report(parse->diag, where, STR(""), DIAG_TOO_MANY_ATTRIBUTES, (const char *)name, MOST_ATTRIBUTES);
        stop_parse(parse, parser);
        return;
    }
    end_text(parse);
    GrowthName named = { (const char *)name, (const char *)prefix, (const char *)uri };
    parse->open = growth_element(parse->tree, parse->open, named, where);
    if (n_namespaces) growth_spaces(parse->open);
    add_attributes(parse, n_attributes, attributes);
    parse->depth++;
    if (parse->only_root) xmlStopParser(parser);
}

static void on_end(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
    (void)name, (void)prefix, (void)uri;
    xmlParserCtxtPtr parser = context;
    Parse *parse = parser->_private;
    end_text(parse);
    parse->depth--;
    parse->open = xml_above(parse->open);
}

/* Where `text` begins in the file if it ends before byte `end` there; -1: it does not.  A line end may be two bytes there. */
static int match_back(Str file, int end, const char *text, int n)
{
    int at = end <= file.n ? end : 0;
    for (int i = n; i > 0; i--) {
        if (at <= 0 || file.at[--at] != text[i - 1]) return -1;
        if (text[i - 1] == '\n' && at > 0 && file.at[at - 1] == '\r') at--;
    }
    return at;
}

/* Where the first visible byte of a text stands that was just handed over.  The parser stands before it, behind it, before its
   last character, or behind the end of a CDATA section; when nothing matches, it has read a character reference. */
static int start_of_text(const Parse *parse, int eaten, const char *text, int n)
{
    const int beyond[] = { n, 0, 1, 2, 3, 4, -3 };
    Str file = parse->source->text;
    for (size_t i = 0; i < sizeof beyond / sizeof *beyond; i++) {
        int at = match_back(file, eaten + beyond[i], text, n);
        if (at < 0) continue;
        while (at < file.n && strchr(" \t\r\n", file.at[at])) at++;
        return at;
    }
    return back_to(parse, eaten, '&');
}

static void on_text(void *context, const xmlChar *text, int n)
{
    xmlParserCtxtPtr parser = context;
    Parse *parse = parser->_private;
    Str words = { (const char *)text, n };
    str_add(&parse->text, words);
    if (parse->from.line || str_trim(words).n == 0) return;
    parse->from = place_of(parse, start_of_text(parse, bytes_eaten(parse, parser), words.at, n));
}

static xmlParserInputPtr load_nothing(const char *url, const char *id, xmlParserCtxtPtr parser)
{
    (void)url, (void)id, (void)parser;
    return NULL;
}

static char *copy_string(const char *text)
{
    size_t size = strlen(text) + 1;
    return memcpy(base_malloc(size), text, size);
}

/* The library's settings are its own globals; the same words each time. */
static void set_up_library(void)
{
    xmlMemSetup(free, base_malloc, base_realloc, copy_string); /* no memory: one line and the end, as everywhere */
    xmlInitParser();
    xmlSetExternalEntityLoader(load_nothing);
    xmlCatalogSetDefaults(XML_CATA_ALLOW_NONE);
}

static xmlParserCtxtPtr new_parser(Parse *parse)
{
    xmlParserCtxtPtr parser = xmlNewParserCtxt();
    if (!parser) base_out_of_memory();
    parser->_private = parse;
    parser->sax->serror = on_error;
    parser->sax->internalSubset = on_doctype;
    parser->sax->startElementNs = on_element;
    parser->sax->endElementNs = on_end;
    parser->sax->characters = parser->sax->ignorableWhitespace = on_text;
    parser->sax->cdataBlock = NULL;
    parser->sax->comment = NULL;
    parser->sax->processingInstruction = NULL;
    xmlDictFree(parser->dict);
    parser->dict = growth_names(parse->tree);
    xmlDictReference(parser->dict);
    return parser;
}

/* What the text says grows below `open`; false: reported. */
static bool parse_below(const FileText *source, XmlTree *tree, XmlNode *open, bool only_root, Arena *arena, Diag *diag)
{
    Arena *scratch = arena_open();
    Parse parse = { .source = source,
                    .arena = arena,
                    .diag = diag,
                    .tree = tree,
                    .open = open,
                    .text.arena = scratch,
                    .place = { .file = source->path, .line = 1, .column = 1 },
                    .only_root = only_root };
    xmlParserCtxtPtr parser = new_parser(&parse);
    int options = XML_PARSE_NONET | XML_PARSE_IGNORE_ENC | XML_PARSE_NOENT; /* of entities there are those of XML alone */
    if (only_root) options |= XML_PARSE_RECOVER;                            /* it will not end */
    xmlDocPtr doc = xmlCtxtReadMemory(parser, source->text.at, source->text.n, NULL, NULL, options);
    bool is_read = doc;
    if (!is_read && !parse.failed)
        diag_report(diag, (Where){ .file = source->path, .line = 1, .column = 1 }, STR(""), DIAG_XML_UNFINISHED);
    xmlFreeDoc(doc); /* in which there is nothing */
    xmlFreeParserCtxt(parser);
    arena_close(scratch);
    return is_read && !parse.failed;
}

static XmlFile *parse_source(XmlFile *file, xmlDictPtr names, bool only_root, Arena *arena, Diag *diag)
{
    set_up_library();
    file->arena = arena;
    file->tree = growth_tree(names);
    if (parse_below(&file->source, file->tree, xml_document(file->tree), only_root, arena, diag)) return file;
    xml_close(file);
    return NULL;
}

XmlNode *xml_read_part(XmlTree *tree, const char *name, Str text, Arena *arena, Diag *diag)
{
    FileText source = { name, text };
    XmlNode *around = xml_new_element(tree, STR("part"));
    return parse_below(&source, tree, around, false, arena, diag) ? xml_first(around) : NULL;
}

static XmlFile *open_named(const char *path, Where from, xmlDictPtr names, Arena *arena, Diag *diag)
{
    XmlFile *file = arena_new(arena, XmlFile);
    return source_read(&file->source, path, from, arena, diag) ? parse_source(file, names, false, arena, diag) : NULL;
}

XmlFile *xml_open(const char *path, Where from, Arena *arena, Diag *diag)
{
    return open_named(path, from, NULL, arena, diag);
}

XmlFile *xml_open_root(const char *path, Arena *arena, Diag *diag)
{
    XmlFile *file = arena_new(arena, XmlFile);
    return source_read(&file->source, path, (Where){ 0 }, arena, diag) ? parse_source(file, NULL, true, arena, diag) : NULL;
}

XmlFile *xml_open_text(const char *name, Str text, Arena *arena, Diag *diag)
{
    XmlFile *file = arena_new(arena, XmlFile);
    file->source = (FileText){ name, text };
    return parse_source(file, NULL, false, arena, diag);
}

void xml_close(XmlFile *file)
{
    if (!file) return;
    xml_free_tree(file->tree);
    file->tree = NULL;
}

/* Documents with one dictionary of names let their nodes move. */
struct XmlShelf {
    xmlDictPtr names;
    Vec(XmlFile *) standing;
    Arena *arena;
};

XmlShelf *xml_open_shelf(Arena *arena)
{
    XmlShelf *shelf = arena_new(arena, XmlShelf);
    *shelf = (XmlShelf){ .names = xmlDictCreate(), .standing.arena = arena, .arena = arena };
    return shelf;
}

void xml_close_shelf(XmlShelf *shelf)
{
    if (!shelf) return;
    for (int i = 0; i < shelf->standing.n; i++) xml_close(shelf->standing.at[i]);
    xmlDictFree(shelf->names);
}

static int stands_at(const XmlShelf *shelf, const char *path)
{
    int at = 0;
    while (at < shelf->standing.n && !str_same(shelf->standing.at[at]->source.path, path)) at++;
    return at;
}

const XmlFile *xml_look(XmlShelf *shelf, const char *path, Where from, Diag *diag)
{
    int at = stands_at(shelf, path);
    if (at < shelf->standing.n) return shelf->standing.at[at];
    XmlFile *file = open_named(path, from, shelf->names, shelf->arena, diag);
    if (file) *vec_push(&shelf->standing) = file;
    return file;
}

XmlFile *xml_take(XmlShelf *shelf, const char *path, Where from, Arena *arena, Diag *diag)
{
    int at = stands_at(shelf, path);
    if (at == shelf->standing.n) return open_named(path, from, shelf->names, arena, diag);
    XmlFile *file = shelf->standing.at[at];
    shelf->standing.at[at] = shelf->standing.at[--shelf->standing.n];
    return file;
}

void xml_leave_text(XmlFile *file)
{
    arena_drop(file->arena, (void *)(uintptr_t)file->source.text.at);
    file->source.text = STR("");
}

XmlNode *xml_root(const XmlFile *file)
{
    return xml_tree_root(file->tree);
}

Where xml_attribute_where(const FileText *source, const XmlNode *element, const char *name)
{
    const XmlNode *attribute = xml_find_attribute(element, name);
    if (attribute && xml_place(attribute)) return xml_place_where(xml_place(attribute));
    Where where = xml_where(element);
    int at = source_byte(source, where), n = (int)strlen(name);
    Str text = source->text;
    char quote = 0;
    for (; at < text.n && (quote || text.at[at] != '>'); at++) {
        char c = text.at[at];
        if (quote) quote = c == quote ? 0 : quote;
        else if (c == '"' || c == '\'') quote = c;
        else if (strchr(" \t\r\n", c) && str_starts(str_part(text, at + 1, text.n), (Str){ name, n }) && at + 1 + n < text.n &&
                 strchr("= \t\r\n", text.at[at + 1 + n]))
            return source_place(source, at + 1);
    }
    return where;
}
