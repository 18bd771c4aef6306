"""The booklet for Typst: OUT.typ."""
from peers.booklet import Contents, Cover, Heading

FILLS = {"head": "#2C6E4F", "band": "#DCEAE3", "label": "#F1F6F3"}
ROOT = """#set document(title: {title})
#set page(paper: "a4", margin: (x: 17mm, y: 18mm), numbering: "1", header: context text(6.5pt, {title}))
#set text(font: "BIZ UDGothic", size: 8pt, lang: "ja")
#set par(leading: 5pt)
#set table(stroke: 0.1mm + rgb("#AEBBB4"), inset: 3pt)
#show heading.where(level: 1): set text(16pt)
#show heading.where(level: 2): set text(12pt)
#show heading.where(level: 3): set text(9.5pt)
"""


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def cell(cell):
    words = " \\ ".join(f"#{quoted(line)}" for line in cell.lines)
    if cell.style == "head": words = f'#text(fill: white)[{words}]'
    style = [f'fill: rgb("{FILLS[cell.style]}")'] if cell.style in FILLS else []
    style += ["align: center + horizon"] if cell.style in ("head", "status") else []
    return f"table.cell({', '.join([f'colspan: {cell.columns}', f'rowspan: {cell.rows}', *style])})[{words}]"


def cells(rows):
    return ",\n".join(cell(c) for row in rows for _, c in sorted(row.items()))


def block(b, book):
    if isinstance(b, Cover):
        lines = "".join(f"#par[#text(18pt, {quoted(line)})]\n#v(5mm)\n" for line in b.lines)
        return f"#page(header: none, numbering: none, align(center)[#v(40mm)\n{lines}])\n"
    if isinstance(b, Contents):
        return f"#outline(title: {quoted(b.title)}, depth: 3)\n"
    if isinstance(b, Heading):
        return ("#pagebreak(weak: true)\n" if b.new_page else "") + f"#heading(level: {b.level}, {quoted(b.text)})\n"
    head = f"table.header({cells(b.heads)}),\n" if b.heads else ""
    widths = ", ".join(f"{width}mm" for width in b.widths)
    return f"#table(columns: ({widths}),\n{head}{cells(b.rows)})\n"


def write(book, path):
    path.write_text(ROOT.replace("{title}", quoted(book.title)) + "".join(block(b, book) for b in book.blocks))
