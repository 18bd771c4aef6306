"""The booklet for those who read HTML and CSS (WeasyPrint, Chromium): OUT.html."""
from html import escape

from peers.booklet import Contents, Cover, Heading

ROOT = """<!DOCTYPE html><html lang="ja"><head><meta charset="utf-8"><title>{title}</title><style>
@page {{ size: A4; margin: 18mm 17mm; @top-left {{ content: "{title}"; font: 6.5pt "BIZ UDGothic" }} @bottom-center {{ content: counter(page); font: 8pt "BIZ UDGothic" }} }}
@page :first {{ @top-left {{ content: none }} @bottom-center {{ content: none }} }}
body {{ font: 8pt/11pt "BIZ UDGothic"; margin: 0; line-break: strict }}
h1, h2, h3 {{ break-after: avoid; margin: 3mm 0 }} h1 {{ font-size: 16pt; line-height: 1.3 }} h2 {{ font-size: 12pt; line-height: 1.3 }} h3 {{ font-size: 9.5pt }}
.new, .cover + nav {{ break-before: page }} .cover {{ text-align: center; padding-top: 40mm; font-size: 18pt; line-height: 30pt }}
nav a {{ display: block; color: black; text-decoration: none }} nav a::after {{ content: leader("・") target-counter(attr(href), page) }}
table {{ border-collapse: collapse; table-layout: fixed; width: 176mm }} thead {{ display: table-header-group }}
td, th {{ border: 0.1mm solid #AEBBB4; padding: 2pt; vertical-align: top; text-align: left; font-weight: normal }}
.head {{ background: #2C6E4F; color: white; text-align: center; vertical-align: middle }} .band {{ background: #DCEAE3 }} .label {{ background: #F1F6F3 }} .status {{ text-align: center; vertical-align: middle }}
</style></head><body>
"""


def rows(table_rows, tag):
    for row in table_rows:
        yield "<tr>" + "".join(f'<{tag} class="{c.style}" colspan="{c.columns}" rowspan="{c.rows}">{"<br>".join(map(escape, c.lines))}</{tag}>'
                               for _, c in sorted(row.items())) + "</tr>\n"


def block(b, book):
    if isinstance(b, Cover):
        return '<div class="cover">' + "<br>".join(map(escape, b.lines)) + "</div>\n"
    if isinstance(b, Contents):
        links = "\n".join(f'<a href="#{h.name}">{escape(h.text)}</a>' for h in book.blocks if isinstance(h, Heading))
        return f"<nav><h1>{b.title}</h1>{links}</nav>\n"
    if isinstance(b, Heading):
        return f'<h{b.level} id="{b.name}"{" class=new" if b.new_page else ""}>{escape(b.text)}</h{b.level}>\n'
    columns = "".join(f'<col style="width: {width}mm">' for width in b.widths)
    return f"<table><colgroup>{columns}</colgroup><thead>{''.join(rows(b.heads, 'th'))}</thead><tbody>{''.join(rows(b.rows, 'td'))}</tbody></table>\n"


def write(book, path):
    path.write_text(ROOT.format(title=escape(book.title)) + "".join(block(b, book) for b in book.blocks) + "</body></html>\n")
