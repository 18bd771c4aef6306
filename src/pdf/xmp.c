/* Properties stand in the order of their namespaces; words are escaped, nothing else needs to be. */
#include "pdf/xmp.h"

static void add_escaped(StrBuilder *xmp, Str words)
{
    static const struct {
        char character;
        const char *entity;
    } escapes[] = { { '&', "&amp;" }, { '<', "&lt;" }, { '>', "&gt;" } };
    for (int i = 0; i < words.n; i++) {
        Str piece = str_part(words, i, i + 1);
        for (size_t k = 0; k < sizeof escapes / sizeof *escapes; k++)
            if (words.at[i] == escapes[k].character) piece = str_from(escapes[k].entity);
        str_add(xmp, piece);
    }
}

static void add_property(StrBuilder *xmp, const char *name, const char *open, Str words, const char *close)
{
    str_add_printf(xmp, "<%s>%s", name, open);
    add_escaped(xmp, words);
    str_add_printf(xmp, "%s</%s>\n", close, name);
}

static Str document_id(const uint64_t print[2], Arena *arena)
{
    unsigned long long high = print[0], low = print[1];
    return str_printf(arena, "uuid:%08llx-%04llx-%04llx-%04llx-%012llx", high >> 32, high >> 16 & 0xFFFF, high & 0xFFFF,
                      low >> 48, low & 0xFFFFFFFFFFFF);
}

Str xmp_of_press(const XmpWords *words, Arena *arena)
{
    StrBuilder xmp = { .arena = arena };
    str_add(&xmp,
            STR("<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:pdfxid=\"http://www.npes.org/pdfx/ns/id/\""
                " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:xmpMM=\"http://ns.adobe.com/xap/1.0/mm/\">\n"));
    if (words->author.n) add_property(&xmp, "dc:creator", "<rdf:Seq><rdf:li>", words->author, "</rdf:li></rdf:Seq>");
    add_property(&xmp, "dc:format", "", STR("application/pdf"), "");
    add_property(&xmp, "dc:title", "<rdf:Alt><rdf:li xml:lang=\"x-default\">", words->title, "</rdf:li></rdf:Alt>");
    add_property(&xmp, "pdf:Producer", "", STR("Hyogumi"), "");
    add_property(&xmp, "pdf:Trapped", "", STR("False"), "");
    add_property(&xmp, "pdfxid:GTS_PDFXVersion", "", STR("PDF/X-4"), "");
    add_property(&xmp, "xmp:CreateDate", "", words->date, "");
    add_property(&xmp, "xmp:CreatorTool", "", STR("Hyogumi"), "");
    add_property(&xmp, "xmp:MetadataDate", "", words->date, "");
    add_property(&xmp, "xmp:ModifyDate", "", words->date, "");
    add_property(&xmp, "xmpMM:DocumentID", "", document_id(words->print, arena), "");
    add_property(&xmp, "xmpMM:RenditionClass", "", STR("default"), "");
    add_property(&xmp, "xmpMM:VersionID", "", STR("1"), "");
    str_add(&xmp, STR("</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>"));
    return str_built(&xmp);
}
