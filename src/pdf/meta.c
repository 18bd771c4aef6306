/* The packet is written out: readers look for its first line in the raw file, so its stream is not deflated. */
#include "pdf/meta.h"

bool meta_is_date(Str text)
{
    static const char shape[] = "dddd-dd-dd";
    bool fits = text.n == (int)sizeof shape - 1;
    for (int i = 0; fits && i < text.n; i++)
        fits = shape[i] == 'd' ? text.at[i] >= '0' && text.at[i] <= '9' : text.at[i] == shape[i];
    return fits;
}

static void add_escaped(StrBuilder *xml, Str text)
{
    for (int i = 0; i < text.n; i++) {
        char c = text.at[i];
        if (c == '<') str_add(xml, STR("&lt;"));
        else if (c == '&') str_add(xml, STR("&amp;"));
        else if (c == '>') str_add(xml, STR("&gt;"));
        else str_add_bytes(xml, &c, 1);
    }
}

static void add_value(StrBuilder *xml, const char *before, Str value, const char *after)
{
    if (!value.n) return;
    str_add(xml, str_from(before));
    add_escaped(xml, value);
    str_add(xml, str_from(after));
}

/* ISO 19005-2 6.6.2.3: what PDF/A does not know must be described. */
static const char ua_schema[] =
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">"
    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">"
    "<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>Part of ISO 14289 the file keeps</pdfaProperty:description>"
    "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>\n";

Str meta_packet(const Meta *meta, Arena *arena)
{
    StrBuilder xml = { .arena = arena };
    str_add(&xml, STR("<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                      "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                      "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                      " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
                      " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\""
                      " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
                      " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
                      " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"));
    add_value(&xml, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", meta->title, "</rdf:li></rdf:Alt></dc:title>\n");
    add_value(&xml, "<dc:creator><rdf:Seq><rdf:li>", meta->author, "</rdf:li></rdf:Seq></dc:creator>\n");
    add_value(&xml, "<pdf:Producer>", meta->producer, "</pdf:Producer>\n");
    add_value(&xml, "<xmp:CreateDate>", meta->created, "T00:00:00+09:00</xmp:CreateDate>\n");
    if (meta->a_part)
        str_add_printf(&xml, "<pdfaid:part>%d</pdfaid:part>\n<pdfaid:conformance>%s</pdfaid:conformance>\n", meta->a_part,
                       meta->a_level);
    if (meta->is_ua) str_add_printf(&xml, "<pdfuaid:part>1</pdfuaid:part>\n%s", ua_schema);
    str_add(&xml, STR("</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>"));
    return str_built(&xml);
}
