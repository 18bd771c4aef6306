"""The booklet for Apache FOP: OUT.fo, and the list of fonts beside it, fop.xconf."""
from html import escape

from peers.booklet import Contents, Cover, Heading

FILLS = {"head": ' background-color="#2C6E4F" color="white"', "band": ' background-color="#DCEAE3"', "label": ' background-color="#F1F6F3"'}
SIZES = {1: "16pt", 2: "12pt", 3: "9.5pt"}
ROOT = """<fo:root xmlns:fo="http://www.w3.org/1999/XSL/Format" font-family="BIZ UDGothic" font-size="8pt" line-height="11pt" xml:lang="ja">
<fo:layout-master-set><fo:simple-page-master master-name="page" page-width="210mm" page-height="297mm" margin="10mm 17mm">
<fo:region-body margin="8mm 0"/><fo:region-before extent="6mm"/><fo:region-after extent="6mm"/></fo:simple-page-master></fo:layout-master-set>
{bookmarks}<fo:page-sequence master-reference="page"><fo:static-content flow-name="xsl-region-before"><fo:block font-size="6.5pt">{title}</fo:block></fo:static-content>
<fo:static-content flow-name="xsl-region-after"><fo:block text-align="center"><fo:page-number/></fo:block></fo:static-content><fo:flow flow-name="xsl-region-body">
"""
FONTS = """<fop version="1.0"><renderers><renderer mime="application/pdf"><fonts>
<font kerning="no" embed-url="{path}" embedding-mode="subset"><font-triplet name="BIZ UDGothic" style="normal" weight="normal"/></font>
</fonts></renderer></renderers></fop>
"""


def rows(table_rows):
    for row in table_rows:
        yield "<fo:table-row>"
        for column, c in sorted(row.items()):
            align = ' text-align="center" display-align="center"' if c.style in ("head", "status") else ""
            words = "".join(f"<fo:block>{escape(line)}</fo:block>" for line in c.lines or [""])
            yield (f'<fo:table-cell column-number="{column + 1}" number-columns-spanned="{c.columns}" number-rows-spanned="{c.rows}" padding="2pt" '
                   f'border="0.1mm solid #AEBBB4"{FILLS.get(c.style, "")}{align}>{words}</fo:table-cell>')
        yield "</fo:table-row>\n"


def block(b, book):
    if isinstance(b, Cover):
        lines = "".join(f'<fo:block space-after="5mm">{escape(line)}</fo:block>' for line in b.lines)
        return f'<fo:block text-align="center" font-size="18pt" line-height="24pt" padding-before="40mm">{lines}</fo:block>\n'
    if isinstance(b, Contents):
        lines = "".join(f'<fo:block text-align-last="justify">{escape(h.text)}<fo:leader leader-pattern="dots"/><fo:page-number-citation ref-id="{h.name}"/></fo:block>\n'
                        for h in book.blocks if isinstance(h, Heading))
        return f'<fo:block break-before="page" font-size="16pt" line-height="24pt">{b.title}</fo:block>{lines}'
    if isinstance(b, Heading):
        new = ' break-before="page"' if b.new_page else ""
        return f'<fo:block id="{b.name}" font-size="{SIZES[b.level]}" line-height="1.4" space-before="3mm" keep-with-next="always"{new}>{escape(b.text)}</fo:block>\n'
    columns = "".join(f'<fo:table-column column-width="{width}mm"/>' for width in b.widths)
    head = f"<fo:table-header>{''.join(rows(b.heads))}</fo:table-header>" if b.heads else ""
    return f'<fo:table table-layout="fixed" width="{sum(b.widths)}mm" border-collapse="collapse">{columns}{head}<fo:table-body>{"".join(rows(b.rows))}</fo:table-body></fo:table>\n'


def write(book, path, font):
    (path.parent / "fop.xconf").write_text(FONTS.format(path=font))
    marks = "".join(f'<fo:bookmark internal-destination="{h.name}"><fo:bookmark-title>{escape(h.text)}</fo:bookmark-title></fo:bookmark>'
                    for h in book.blocks if isinstance(h, Heading))
    path.write_text(ROOT.format(title=escape(book.title), bookmarks=f"<fo:bookmark-tree>{marks}</fo:bookmark-tree>\n")
                    + "".join(block(b, book) for b in book.blocks) + "</fo:flow></fo:page-sequence></fo:root>\n")
