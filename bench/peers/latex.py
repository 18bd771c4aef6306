"""The booklet for upLaTeX and dvipdfmx: OUT.tex.  longtable repeats heads; multirow reaches over rows."""
from peers.booklet import Contents, Cover, Heading

ROOT = r"""\documentclass[uplatex,dvipdfmx,a4paper,9pt]{jsarticle}
\usepackage{pxchfon}\setgothicfont{%(font)s}\setminchofont{%(font)s}
\usepackage{longtable,multirow,array}\usepackage[table]{xcolor}
\usepackage[dvipdfmx,bookmarks,hidelinks]{hyperref}\usepackage{pxjahyper}
\usepackage[margin=17mm]{geometry}
\definecolor{head}{HTML}{2C6E4F}\definecolor{band}{HTML}{DCEAE3}\definecolor{label}{HTML}{F1F6F3}
\setlength{\tabcolsep}{1mm}\setlength{\parindent}{0pt}\setcounter{secnumdepth}{0}\setcounter{tocdepth}{3}\setlength{\LTleft}{0pt}
\kanjifamily{gt}\sffamily
\begin{document}\fontsize{8}{11}\selectfont
"""
LEVELS = {1: "section", 2: "subsection", 3: "subsubsection"}
ESCAPES = {ord(c): "\\" + c for c in "#$%&_{}"} | {ord("\\"): r"\textbackslash{}", ord("~"): r"\textasciitilde{}", ord("^"): r"\textasciicircum{}",
                                                  ord("<"): r"\textless{}", ord(">"): r"\textgreater{}", ord("["): "{[}", ord("]"): "{]}", ord("*"): "{*}"}


def words(lines):
    return r"\newline ".join(line.translate(ESCAPES) for line in lines)


def rows(table, table_rows):
    covered, widths = table.covered(table_rows), table.widths
    for at, (row, hidden) in enumerate(zip(table_rows, covered)):
        parts = []
        for column, c in sorted(row.items()):
            width = sum(widths[column:column + c.columns]) + 2 * (c.columns - 1) - 2
            text = rf"\textcolor{{white}}{{{words(c.lines)}}}" if c.style == "head" else words(c.lines)
            if c.rows > 1: text = rf"\multirow{{{c.rows}}}{{{width}mm}}{{{text}}}"
            fill = rf"\cellcolor{{{c.style}}}" if c.style in ("head", "band", "label") else ""
            parts.append((column, c.columns, rf"\multicolumn{{{c.columns}}}{{|p{{{width}mm}}|}}{{{fill}{text}}}"))
        # what lies under a cell from above is an empty cell, one for each column
        taken = {i for column, span, _ in parts for i in range(column, column + span)}
        parts += [(i, 1, "") for i in range(len(widths)) if i not in taken]
        yield " & ".join(text for _, _, text in sorted(parts)) + r"\\"
        under = covered[at + 1] if at + 1 < len(covered) else set()
        below = table_rows[at + 1] if at + 1 < len(covered) else {}
        starts = {i for column, c in below.items() for i in range(column, column + c.columns)} if below else set(range(len(widths)))
        ruled = [i for i in range(len(widths)) if i in starts or i not in under]
        yield (r"\hline" if len(ruled) == len(widths) else "".join(rf"\cline{{{i + 1}-{i + 1}}}" for i in ruled)) + "\n"


def block(b, book):
    if isinstance(b, Cover):
        return r"\begin{titlepage}\centering\vspace*{40mm}\fontsize{18}{30}\selectfont " + r"\par ".join(line.translate(ESCAPES) for line in b.lines) + "\\par\\end{titlepage}\n"
    if isinstance(b, Contents):
        return "\\tableofcontents\n"
    if isinstance(b, Heading):
        return ("\\clearpage" if b.new_page else "") + rf"\{LEVELS[b.level]}{{{b.text.translate(ESCAPES)}}}" + "\n"
    columns = "|" + "".join(rf"p{{{width - 2}mm}}|" for width in b.widths)
    head = f"{''.join(rows(b, b.heads))}\\endhead\n" if b.heads else ""
    return f"\\begin{{longtable}}{{{columns}}}\\hline\n{head}{''.join(rows(b, b.rows))}\\end{{longtable}}\n"


def write(book, path, font):
    path.write_text(ROOT % {"font": font.name} + "".join(block(b, book) for b in book.blocks) + "\\end{document}\n")
