#!/usr/bin/env python3
"""tate.py HYOGUMI   The list of Meguro in vertical setting says what the level one says, cell for cell, and its pages are turned.

Both PDFs are read by structure.py: tables, rows, cells, spans and the words of each.  Then by MuPDF, glyph by glyph: the names of the
indicators, in the order of the data, go down the level page and from right to left on the vertical one, all from one height; behind each
name come its target and its category, further along; letters within a name run along their line.  A table nobody drew (rows, spans, cuts by
a seed) is asked the same.  Pages of a report bound on the right have their folios on the other side, and the part says WritingMode TbRl."""
import os, pathlib, random, re, subprocess, sys, tempfile
import xml.etree.ElementTree as ET

try:
    import pikepdf
except ImportError:                                          # Debian's package is for Debian's Python
    os.execv("/usr/bin/python3", ["/usr/bin/python3", *sys.argv])

root = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(root / "tests/pdf"))
import structure

hyogumi = str(pathlib.Path(sys.argv[1]).resolve())
EM = 8.2                                                     # points: of what stands in the tables
faults = []


def render(layout, pdf, *more, cwd=root):
    done = subprocess.run([hyogumi, "render", str(layout), "-q", "-o", str(pdf), *more], cwd=cwd, capture_output=True)
    if done.returncode:
        sys.exit(f"{layout}: {done.returncode}: {done.stderr.decode()[:2000]}")
    return pdf


def squeeze(words):
    return re.sub(r"\s", "", words)


def cells(path):
    """Tables → rows → (element, spans, words) of each cell; and what the parts are set in."""
    with pikepdf.open(path) as pdf:
        checker = structure.Checker(path, pdf)
        faults.extend(f"{path.name}: {fault}" for fault in checker.check()[:5])
        tables = [[[(c.type, str(c.table("RowSpan") or 1), str(c.table("ColSpan") or 1), squeeze(checker.words(c))) for c in row.elements()]
                   for body in table.elements() for row in body.elements("TR")]
                  for table in checker.root.all() if isinstance(table, structure.Element) and table.type == "Table"]
        modes = [str(part.node.get("/A", {}).get("/WritingMode", "")) for part in checker.root.elements("Part")]
        return tables, modes, str(pdf.Root.get("/ViewerPreferences", {}).get("/Direction", "")), squeeze(checker.words(checker.root))


def glyphs(path):
    """Of each page its letters as painted, (x, y) from its upper left corner."""
    pages = []
    trace = ET.fromstring(subprocess.run(["mutool", "trace", str(path)], capture_output=True, check=True).stdout)
    for page in trace.iter("page"):
        found, height = [], float(page.get("mediabox").split()[3])
        for g in page.iter("g"):
            character = g.get("unicode", "")
            if squeeze(character):
                found.append((character, float(g.get("x")), height - float(g.get("y"))))
        pages.append(found)
    return pages


def places(page, words, start=0):
    """Where its letters stand; [] where the words are not, one behind the other, from there on."""
    text = "".join(c for c, _, _ in page)
    at = text.find(squeeze(words), start)
    return (at, [(x, y) for _, x, y in page[at:at + len(squeeze(words))]]) if at >= 0 else (-1, [])


def names_at(page, name, start, before, is_vertical):
    """Where the name stands in its column: other cells may say it, too."""
    at, own = places(page, name, start)
    while own and before and abs(along(own[0], is_vertical) - along(before, is_vertical)) > EM:
        at, own = places(page, name, at + 1)
    return at, own


def along(point, is_vertical):
    return point[1] if is_vertical else point[0]


def across(point, is_vertical):
    return -point[0] if is_vertical else point[1]


def look(path, rows, is_vertical):
    """rows: names and what stands behind each in its row, in the order of the data."""
    pages, number, before, start, n = glyphs(path), 0, None, 0, 0
    for name, *rest in rows:
        at, own = names_at(pages[number], name, start, before, is_vertical)
        while not own and number + 1 < len(pages):
            number, start, before = number + 1, 0, None
            at, own = places(pages[number], name)
        if not own:
            faults.append(f"{path.name}: {name} is on no page behind the one before it")
            return n
        if before and not across(own[0], is_vertical) > across(before, is_vertical):
            faults.append(f"{path.name} page {number + 1}: {name} is not behind the row before it")
        for a, b in zip(own, own[1:]):
            ahead = along(b, is_vertical) - along(a, is_vertical) > 0 and abs(across(b, is_vertical) - across(a, is_vertical)) < EM
            if not ahead and not across(b, is_vertical) - across(a, is_vertical) > EM / 2:
                faults.append(f"{path.name} page {number + 1}: the letters of {name} do not run along its line")
                break
        before, start = own[0], at + len(own)
        last = own[0]
        for words in rest:
            at, its = places(pages[number], words, start)
            if not its or not along(its[0], is_vertical) > along(last, is_vertical):
                faults.append(f"{path.name} page {number + 1}: {words} does not stand behind {name}")
                continue
            last, start = its[0], at + len(its)
        n += 1
    return n


def meguro(folder):
    rows = []
    for file in sorted((root / "data/meguro").glob("goal-*.xml")):
        for kpi in ET.parse(file).iter("指標"):
            words = ["".join(kpi.find(name).itertext()) for name in ("名称", "目標値")]
            rows.append([*words, {"1": "維持", "2": "修正", "3": "削除"}[kpi.findtext("設定")]])
    level, vertical = (render(f"layouts/meguro-r2-kpi{kind}.xml", folder / f"meguro{kind}.pdf", "--profile", "archive") for kind in ("", "-tate"))
    (tables, modes, turns, _), (tate, tate_modes, tate_turns, _) = cells(level), cells(vertical)
    for n, (one, other) in enumerate(zip(tables, tate)):
        faults.extend(f"table {n + 1}, row {r + 1}: {a} is not {b}" for r, (a, b) in enumerate(zip(one, other)) if a != b)
    if [len(t) for t in tables] != [len(t) for t in tate]:
        faults.append(f"rows of tables: {[len(t) for t in tables]} and {[len(t) for t in tate]}")
    if (set(modes), set(tate_modes), turns, tate_turns) != ({""}, {"/TbRl"}, "", "/R2L"):
        faults.append(f"set in {modes} and {tate_modes}, turned {turns or 'to the right'} and {tate_turns or 'to the right'}")
    for number, page in enumerate(glyphs(vertical)):
        x = max((y, x) for c, x, y in page if c == str(number + 1) and y > 800)[1]
        if (x < 300) != (number % 2 == 0):
            faults.append(f"the folio of page {number + 1} stands at {x}")
    n = look(level, rows, False) + look(vertical, rows, True)
    if n != 2 * len(rows) or len(rows) != 39:
        faults.append(f"{n} rows were found, not 2 × {len(rows)}")
    return sum(len(row) for table in tables for row in table)


WORDS = "保育園の整備 学校給食 第3期計画 区民1,234人の参加 PDFの公開 みどり豊かな環境 ―― 「こども」会議 45.6％ R2年度 A4判 12か所 待機児童ゼロ、その先へ。".split()


def table_of(dice, is_vertical):
    """A table of a few columns, some cells over several rows, that lies on several small pages."""
    widths = [dice.choice((16, 20, 26)) for _ in range(dice.randint(1, 3))]
    column = "".join(f'<column name="c{i}" width="{w}mm"/>' for i, w in enumerate(widths)) + '<column name="n" width="14mm"/><column name="z" share="1"/>'
    rows, names, over = [], [], 0
    for r in range(dice.randint(5, 30)):
        cells_of_row = ""
        if not over:
            over = dice.randint(1, 4)
            cells_of_row += f'<cell columns="c0" rows="{over}" role="th">{dice.choice(WORDS)}</cell>'
        over -= 1
        cells_of_row += "".join(f'<cell columns="c{i}">{dice.choice(WORDS)}</cell>' for i in range(1, len(widths)))
        names.append([f"い{r:03}ろ", f"は{r:03}"])
        rows.append(f'<row>{cells_of_row}<cell columns="n">い{r:03}ろ</cell><cell columns="z">は{r:03}{"".join(dice.sample(WORDS, dice.randint(0, 4)))}</cell></row>')
    left = ['<row><cell columns="n">終</cell></row>'] * over  # of rows that the last cell still lies over
    side = ('width="80mm" height="130mm"', 'width="130mm" height="80mm"')[not is_vertical]
    writing = ' writing="vertical"' if is_vertical else ""
    return names, f"""<report name="t" title="表" lang="ja" data="data.xml" fonts="{root}/fonts/fonts.xml">
  <style name="default" family="BIZ UDGothic" size="8.2pt" leading="1.4"/><style name="cell" padding="0.5mm 1mm"/>
  <master name="m" {side} inside="8mm" outside="8mm" head="8mm" foot="8mm"{writing}/>
  <section id="s" master="m"><p>前文{dice.choice(WORDS)}</p><table name="t" style="cell" caption="表"><rules top="0.3" row="0.1" bottom="0.3"/>{column}
    <head><row>{"".join(f'<cell columns="c{i}">頭{i}</cell>' for i in range(len(widths)))}<cell columns="n z">名</cell></row></head>{"".join(rows + left)}</table></section>
</report>"""


def drawn_by_nobody(folder, count):
    (folder / "data.xml").write_text("<data/>")
    n = 0
    for seed in range(count):
        said = []
        for is_vertical in (False, True):
            names, report = table_of(random.Random(seed), is_vertical)
            (folder / "report.xml").write_text(report)
            pdf = render("report.xml", folder / f"table-{seed}{'-tate' * is_vertical}.pdf", "--schema", str(root / "tests/specimen/data/schema.xml"), cwd=folder)
            said.append(cells(pdf)[::3])
            n += look(pdf, names, is_vertical)
        if said[0] != said[1]:
            faults.append(f"table {seed}: the vertical one says something else")
    return n


with tempfile.TemporaryDirectory() as name:
    count = int(sys.argv[sys.argv.index("--tables") + 1]) if "--tables" in sys.argv else 12
    n_cells, n_rows = meguro(pathlib.Path(name)), drawn_by_nobody(pathlib.Path(name), count)
print("\n".join(faults[:20]) or f"{n_cells} cells of the list say the same both ways, its 39 rows and {n_rows} of {2 * count} tables stand where they should")
sys.exit(bool(faults))
