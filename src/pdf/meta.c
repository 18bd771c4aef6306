/* The packet is written out: readers look for its first line in the raw file, so its stream is not deflated. */
#include "pdf/meta.h"

Str meta_whole_date(Str date, Arena *arena)
{
    static const char shape[] = "dddd-dd-dd", rest[] = "0000-01-01";
    bool fits = date.n == 4 || date.n == 7 || date.n == 10;
    for (int i = 0; fits && i < date.n; i++)
        fits = shape[i] == 'd' ? date.at[i] >= '0' && date.at[i] <= '9' : date.at[i] == shape[i];
    return fits ? str_printf(arena, STR_FMT "%s", STR_ARG(date), rest + date.n) : STR("");
}

static void add_value(StrBuilder *xml, const char *before, Str value, const char *after)
{
    if (!value.n) return;
    str_add(xml, str_from(before));
    str_add_xml(xml, value);
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

/* PDF Declarations, and which it makes: WTPDF 1.0 6.1.2, 6.1.3. */
static const char declarations[] =
    "<pdfd:declarations xmlns:pdfd=\"http://pdfa.org/declarations/\"><rdf:Bag>"
    "<rdf:li "
    "rdf:parseType=\"Resource\"><pdfd:conformsTo>http://pdfa.org/declarations/wtpdf#accessibility1.0</pdfd:conformsTo></rdf:li>"
    "<rdf:li rdf:parseType=\"Resource\"><pdfd:conformsTo>http://pdfa.org/declarations/wtpdf#reuse1.0</pdfd:conformsTo></rdf:li>"
    "</rdf:Bag></pdfd:declarations>\n";

/* ISO 19005-4 6.7.3, ISO 14289-2 5: parts that have a year. */
static void add_parts_of_two(StrBuilder *xml, const Meta *meta)
{
    str_add_printf(xml, "<pdfaid:part>%d</pdfaid:part>\n<pdfaid:rev>2020</pdfaid:rev>\n", meta->a_part);
    if (meta->a_level) str_add_printf(xml, "<pdfaid:conformance>%s</pdfaid:conformance>\n", meta->a_level);
    if (meta->ua_part)
        str_add_printf(xml, "<pdfuaid:part>%d</pdfuaid:part>\n<pdfuaid:rev>2024</pdfuaid:rev>\n%s", meta->ua_part, declarations);
}

static void add_parts(StrBuilder *xml, const Meta *meta)
{
    if (meta->a_part)
        str_add_printf(xml, "<pdfaid:part>%d</pdfaid:part>\n<pdfaid:conformance>%s</pdfaid:conformance>\n", meta->a_part,
                       meta->a_level);
    if (meta->ua_part) str_add_printf(xml, "<pdfuaid:part>%d</pdfuaid:part>\n%s", meta->ua_part, ua_schema);
}

/* A name of 128 bits in the usual groups (RFC 9562). */
static void add_id(StrBuilder *xml, const uint64_t print[2])
{
    unsigned long long high = print[0], low = print[1];
    str_add_printf(xml, "<xmpMM:DocumentID>uuid:%08llx-%04llx-%04llx-%04llx-%012llx</xmpMM:DocumentID>\n", high >> 32,
                   high >> 16 & 0xFFFF, high & 0xFFFF, low >> 48, low & 0xFFFFFFFFFFFF);
}

/* What PDF/X-4 wants besides. */
static void add_press(StrBuilder *xml, const Meta *meta)
{
    str_add(xml, STR("<dc:format>application/pdf</dc:format>\n<pdf:Trapped>False</pdf:Trapped>\n"
                     "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>\n"));
    add_value(xml, "<xmp:CreatorTool>", meta->producer, "</xmp:CreatorTool>\n");
    add_value(xml, "<xmp:MetadataDate>", meta->created, "T00:00:00+09:00</xmp:MetadataDate>\n");
    add_value(xml, "<xmp:ModifyDate>", meta->created, "T00:00:00+09:00</xmp:ModifyDate>\n");
    add_id(xml, meta->print);
    str_add(xml, STR("<xmpMM:RenditionClass>default</xmpMM:RenditionClass>\n<xmpMM:VersionID>1</xmpMM:VersionID>\n"));
}

Str meta_packet(const Meta *meta, Arena *arena)
{
    StrBuilder xml = { .arena = arena };
    str_add(&xml, STR("<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                      "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                      "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                      " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
                      " xmlns:pdfxid=\"http://www.npes.org/pdfx/ns/id/\" xmlns:xmpMM=\"http://ns.adobe.com/xap/1.0/mm/\""
                      " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\""
                      " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
                      " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
                      " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"));
    add_value(&xml, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", meta->title, "</rdf:li></rdf:Alt></dc:title>\n");
    add_value(&xml, "<dc:creator><rdf:Seq><rdf:li>", meta->author, "</rdf:li></rdf:Seq></dc:creator>\n");
    add_value(&xml, "<pdf:Producer>", meta->producer, "</pdf:Producer>\n");
    add_value(&xml, "<xmp:CreateDate>", meta->created, "T00:00:00+09:00</xmp:CreateDate>\n");
    if (meta->is_x4) add_press(&xml, meta);
    if (meta->a_part == 4) add_parts_of_two(&xml, meta);
    else add_parts(&xml, meta);
    str_add(&xml, STR("</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>"));
    return str_built(&xml);
}
