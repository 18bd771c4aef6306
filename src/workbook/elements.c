/* A part of a workbook goes by once, element by element: of a sheet of a million cells no tree is made. */
#include "workbook/parts.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include "base/heard.h"

struct PartElement {
    int n;
    const xmlChar **attributes; /* by five: name, prefix, namespace, value, its end */
};

typedef struct {
    const PartReader *reader;
    void *context;
    bool failed;
} PartParse;

Str part_attribute(const PartElement *element, const char *name)
{
    for (int i = 0; i < element->n; i++) {
        const xmlChar **attribute = element->attributes + (ptrdiff_t)i * 5;
        if (str_same((const char *)attribute[0], name))
            return (Str){ (const char *)attribute[3], (int)(attribute[4] - attribute[3]) };
    }
    return STR("");
}

static PartParse *parse_of(void *parser)
{
    return ((xmlParserCtxtPtr)parser)->_private;
}

static void on_start(void *parser, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int n_namespaces,
                     const xmlChar **namespaces, int n_attributes, int n_defaulted, const xmlChar **attributes)
{
    (void)prefix, (void)uri, (void)n_namespaces, (void)namespaces, (void)n_defaulted;
    const PartParse *parse = parse_of(parser);
    const PartElement element = { n_attributes, attributes };
    if (parse->reader->start) parse->reader->start(parse->context, (const char *)name, &element);
}

static void on_end(void *parser, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
    (void)prefix, (void)uri;
    const PartParse *parse = parse_of(parser);
    if (parse->reader->end) parse->reader->end(parse->context, (const char *)name);
}

static void on_text(void *parser, const xmlChar *text, int n)
{
    const PartParse *parse = parse_of(parser);
    if (parse->reader->text) parse->reader->text(parse->context, (Str){ (const char *)text, n });
}

static void on_doctype(void *parser, const xmlChar *name, const xmlChar *public_id, const xmlChar *system_id)
{
    (void)name, (void)public_id, (void)system_id;
    parse_of(parser)->failed = true;
    xmlStopParser(parser);
}

static void on_error(void *parser, HeardError error)
{
    if (error->level >= XML_ERR_ERROR) parse_of(parser)->failed = true;
}

bool part_parse(Str bytes, const PartReader *reader, void *context)
{
    PartParse parse = { reader, context, false };
    xmlParserCtxtPtr parser = xmlNewParserCtxt();
    if (!parser) base_out_of_memory();
    parser->_private = &parse;
    parser->sax->startElementNs = on_start;
    parser->sax->endElementNs = on_end;
    parser->sax->characters = parser->sax->ignorableWhitespace = parser->sax->cdataBlock = on_text;
    parser->sax->internalSubset = on_doctype;
    parser->sax->serror = on_error;
    parser->sax->comment = NULL;
    parser->sax->processingInstruction = NULL;
    /* NOENT: &amp; in an attribute is handed over as &; there is nothing else it could bring in. */
    xmlDocPtr doc = xmlCtxtReadMemory(parser, bytes.at, bytes.n, NULL, NULL, XML_PARSE_NONET | XML_PARSE_NOENT);
    bool ok = doc && !parse.failed;
    xmlFreeDoc(doc);
    xmlFreeParserCtxt(parser);
    return ok;
}
