"""The booklet for LibreOffice: OUT.fodt."""
from html import escape

from peers.booklet import Contents, Cover, Heading

FILLS = {"plain": "", "status": "", "head": ' fo:background-color="#2C6E4F"', "band": ' fo:background-color="#DCEAE3"', "label": ' fo:background-color="#F1F6F3"'}
SPACES = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{rest}:1.0"' for name, rest in
                  {"office": "office", "text": "text", "table": "table", "style": "style", "fo": "xsl-fo-compatible", "svg": "svg-compatible"}.items())


def style(name, size, family="paragraph", paragraph="", text="", more=""):
    return (f'<style:style style:name="{name}" style:family="{family}"{more}><style:paragraph-properties {paragraph}/><style:text-properties '
            f'style:font-name-asian="BIZ UDGothic" style:font-name="BIZ UDGothic" fo:font-size="{size}pt" style:font-size-asian="{size}pt" {text}/></style:style>\n')


def styles(widths):
    words = style("body", 8) + style("middle", 8, paragraph='fo:text-align="center"') + style("head", 8, paragraph='fo:text-align="center"', text='fo:color="#ffffff"')
    words += style("cover", 18, paragraph='fo:text-align="center" fo:margin-bottom="5mm"') + style("running", 6.5)
    words += style("entry", 8, paragraph='fo:text-align="start"').replace("<style:paragraph-properties fo:text-align=\"start\"/>",
        '<style:paragraph-properties><style:tab-stops><style:tab-stop style:position="176mm" style:type="right" style:leader-style="dotted" style:leader-text="・"/></style:tab-stops></style:paragraph-properties>')
    for level, size in ((1, 16), (2, 12), (3, 9.5)):
        for new, name in ((' fo:break-before="page"', f"h{level}new"), ("", f"h{level}")):
            words += style(name, size, paragraph=f'fo:keep-with-next="always" fo:margin-top="3mm" fo:margin-bottom="2mm"{new}')
    for name, fill in FILLS.items():
        words += f'<style:style style:name="cell-{name}" style:family="table-cell"><style:table-cell-properties fo:border="0.1mm solid #AEBBB4" fo:padding="0.7mm"{fill}/></style:style>\n'
    for width in widths:
        words += f'<style:style style:name="w{width}" style:family="table-column"><style:table-column-properties style:column-width="{width}mm"/></style:style>\n'
    return words + ('<style:style style:name="table" style:family="table"><style:table-properties style:width="176mm" table:align="left"/></style:style>'
                    '<style:page-layout style:name="page"><style:page-layout-properties fo:page-width="210mm" fo:page-height="297mm" fo:margin="10mm 17mm"/>'
                    '<style:header-style><style:header-footer-properties fo:min-height="8mm"/></style:header-style>'
                    '<style:footer-style><style:header-footer-properties fo:min-height="8mm"/></style:footer-style></style:page-layout>')


def rows(table, table_rows):
    for row, hidden in zip(table_rows, table.covered(table_rows)):
        yield "<table:table-row>"
        for column in range(len(table.widths)):
            if column in hidden:
                yield "<table:covered-table-cell/>"
                continue
            c = row[column]
            kind = {"head": "head", "status": "middle"}.get(c.style, "body")
            words = "".join(f'<text:p text:style-name="{kind}">{escape(line)}</text:p>' for line in c.lines or [""])
            yield (f'<table:table-cell table:style-name="cell-{c.style}" table:number-columns-spanned="{c.columns}" table:number-rows-spanned="{c.rows}">{words}</table:table-cell>')
        yield "</table:table-row>\n"


def block(b, book):
    if isinstance(b, Cover):
        return "".join(f'<text:p text:style-name="cover">{escape(line)}</text:p>' for line in b.lines)
    if isinstance(b, Contents):
        return f'<text:p text:style-name="h1new">{b.title}</text:p>\n' + "".join(
            f'<text:p text:style-name="entry">{escape(h.text)}<text:tab/><text:bookmark-ref text:reference-format="page" text:ref-name="{h.name}">0</text:bookmark-ref></text:p>\n'
            for h in book.blocks if isinstance(h, Heading))
    if isinstance(b, Heading):
        return (f'<text:h text:style-name="h{b.level}{"new" if b.new_page else ""}" text:outline-level="{b.level}"><text:bookmark-start text:name="{b.name}"/>{escape(b.text)}'
                f'<text:bookmark-end text:name="{b.name}"/></text:h>\n')
    columns = "".join(f'<table:table-column table:style-name="w{width}"/>' for width in b.widths)
    heads = f"<table:table-header-rows>{''.join(rows(b, b.heads))}</table:table-header-rows>" if b.heads else ""
    return f'<table:table table:style-name="table">{columns}{heads}{"".join(rows(b, b.rows))}</table:table>\n'


def write(book, path):
    widths = sorted({width for b in book.blocks if hasattr(b, "widths") for width in b.widths})
    path.write_text(f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {SPACES} office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
<office:font-face-decls><style:font-face style:name="BIZ UDGothic" svg:font-family="'BIZ UDGothic'"/></office:font-face-decls>
<office:automatic-styles>{styles(widths)}</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="page">
<style:header><text:p text:style-name="running">{escape(book.title)}</text:p></style:header>
<style:footer><text:p text:style-name="middle"><text:page-number/></text:p></style:footer></style:master-page></office:master-styles>
<office:body><office:text>
{"".join(block(b, book) for b in book.blocks)}</office:text></office:body></office:document>
""")
