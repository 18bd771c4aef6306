#!/usr/bin/env python3
"""Random tables wider than their page, some with notes: in which parts and in which order they stand, by a model that knows widths and rows only.

  wide.py HYOGUMI [COUNT] [--seed FIRST]

Every part begins with the stub and has the next columns, in as few parts as the widths allow; each row says each of its cells once,
and its stub again in the later parts.  `by-part`: all rows of one part, then those of the next.  `by-page`: rows that stand on one page in all parts, then
the next rows.  Over the rows of each part on each page stands its head.  A note stands on the page of its mark, once."""
import pathlib, random, re, subprocess, sys, tempfile

import oracle

ROOT = pathlib.Path(__file__).resolve().parents[2]
LAYOUT = """<report name="wide" title="wide" lang="ja" data="data.xml" fonts="{fonts}">
<house note-style="note" continued="（続き）"/>
<style name="default" family="BIZ UDGothic" size="10Q" leading="15Q"/><style name="cell" padding="0.5mm"/>
<style name="note" size="8Q" leading="12Q"/><style name="notes" space-before="1mm" space-after="1mm" rule-above="0.1mm"/>
<master name="page" width="{width}mm" height="{height}mm" inside="5mm" outside="5mm" head="5mm" foot="5mm" note-style="notes"/>
<section id="s" master="page">{intro}<table id="t" style="cell" stub="{stub}" parts="{parts}"><rules top="0.4mm" row="0.1mm" bottom="0.4mm"/>
{columns}<head><row key="h">{head}</row></head>
{rows}</table><p id="behind">後</p></section></report>"""


def make(seed):
    dice = random.Random(f"wide {seed}")
    spec = {"parts": dice.choice(("by-part", "by-page")), "width": dice.randint(80, 160), "height": dice.randint(60, 150), "intro": dice.choice((0, 0, 3, 12))}
    stub, value = dice.choice((1, 1, 2)), dice.randint(2, 14)
    spec["columns"] = [(f"c{i}", dice.randint(9, 14) if i < stub else dice.randint(9, 35)) for i in range(stub + value)]
    spec["stub"] = [name for name, _ in spec["columns"][:stub]]

    def words():
        return "".join(dice.choice("計画取組施設整備事業実施地域福祉") for _ in range(dice.choice((1, 3, 3, 6, 6, 25))))
    spec["rows"] = [{name: words() for name, _ in spec["columns"]} for _ in range(dice.choice((1, 2, 3, 8, 20, 40)))]
    cells = [(r, name) for r in range(len(spec["rows"])) for name, _ in spec["columns"]]
    spec["noted"] = set(dice.sample(cells, min(len(cells), dice.choice((0, 0, 1, 4)))))
    return spec


def write(spec, folder):
    def cell(r, name, text):
        note = f"<note>注{r}{name}</note>" if (r, name) in spec["noted"] else ""
        return f'<cell columns="{name}" key="{name}">{text}{note}</cell>'
    columns = "".join(f'<column name="{name}" width="{width}mm"/>' for name, width in spec["columns"])
    head = "".join(cell("h", name, name) for name, _ in spec["columns"])
    rows = "".join(f'<row key="r{r}">{"".join(cell(r, name, text) for name, text in row.items())}</row>\n' for r, row in enumerate(spec["rows"]))
    intro = "".join(f"<p>前{i}</p>" for i in range(spec["intro"]))
    (folder / "data.xml").write_text('<data id="d" lang="ja"/>')
    (folder / "report.xml").write_text(LAYOUT.format(fonts=ROOT / "fonts/fonts.xml", width=spec["width"], height=spec["height"], intro=intro,
                                                     stub=f'{spec["stub"][0]} {spec["stub"][-1]}' if len(spec["stub"]) > 1 else spec["stub"][0],
                                                     parts=spec["parts"], columns=columns, head=head, rows=rows))


def fewest(spec):
    """How many parts there must be: as many columns as there is room for, again and again."""
    stub = sum(width for name, width in spec["columns"] if name in spec["stub"])
    parts, room = 1, spec["width"] - 10 - stub
    if stub + sum(width for name, width in spec["columns"] if name not in spec["stub"]) <= spec["width"] - 10:
        return 1
    used = 0
    for name, width in spec["columns"]:
        if name in spec["stub"]:
            continue
        if used + width > room:
            parts, used = parts + 1, 0
        used += width
    return parts


def pieces(page):
    """Rows and heads of the page from top to bottom, each with the keys of its cells from left to right."""
    for frame in sorted(page.rows + page.again + page.heads, key=lambda f: f.y):
        cells = sorted((f for f in frame.children if f.role in ("cell", "head-cell")), key=lambda f: f.x)
        yield frame, [f.key.split("#")[1] for f in cells]


def faults(spec, pages):
    values = [name for name, _ in spec["columns"] if name not in spec["stub"]]
    shown, parts, stretches = {}, [], []                     # a stretch: rows of one part on one page
    for page in pages:
        part = None
        for frame, names in pieces(page):
            own = [name for name in names if name not in spec["stub"]]
            if names[:len(spec["stub"])] != spec["stub"] or not own:
                yield f"stub: {frame.key} on page {page.number} has {names}"
                return
            if frame.role == "head-row":
                part = own
                parts.append(own) if own not in parts else None
                stretches.append((page.number, parts.index(own), []))
            elif own != part:
                yield f"head: {frame.key} has {own} under the head of {part} on page {page.number}"
            else:
                stretches[-1][2].append(int(frame.key[1:]))
            for f in frame.all():
                if f.role in ("cell", "head-cell"):
                    (shown.setdefault(f.key, []) if not f.repeat else []).append(f.text())
    if [name for part in parts for name in part] != values:
        yield f"parts: {parts} of {values}"
    if len(parts) != fewest(spec):
        yield f"fewest: {len(parts)} parts, {fewest(spec)} would do"
    for r, row in enumerate(spec["rows"]):
        for name, text in row.items():
            wanted = text + ("※" if (r, name) in spec["noted"] else "")
            if "".join(shown.get(f"r{r}#{name}", [])) != wanted:
                yield f"text: r{r}#{name} reads {shown.get(f'r{r}#{name}')}, not {wanted!r}"
    yield from order_faults(spec, len(parts), stretches)
    for r, name in spec["noted"]:
        marked = [p.number for p in pages for f in p.by_key.get(f"r{r}#{name}", []) if not f.repeat and f.text().endswith("※")]
        noted = [p.number for p in pages for f in p.notes if f.key == f"r{r}#{name}/note"]
        if marked != noted:
            yield f"note: of r{r}#{name} on {noted}, its mark on {marked}"


def order_faults(spec, n_parts, stretches):
    if any(not rows for _, _, rows in stretches):
        yield "head: over no rows"
    read = [(part, row) for _, part, rows in stretches for row in rows]
    read = [one for i, one in enumerate(read) if i == 0 or read[i - 1] != one]  # a row that is cut
    n = len(spec["rows"])
    if spec["parts"] == "by-part":
        if read != [(part, row) for part in range(n_parts) for row in range(n)]:
            yield f"by-part: {read}"
        return
    turns, next_row, at = [], 0, 0
    while at < len(stretches):
        turn = stretches[at:at + n_parts]
        rows = turn[0][2]
        if [part for _, part, _ in turn] != list(range(n_parts)) or any(own != rows for _, _, own in turn):
            yield f"by-page: not all parts of rows {rows}: {[(part, own) for _, part, own in turn]}"
            return
        if len({page for page, _, _ in turn}) > 1 and len(rows) > 1:
            yield f"by-page: the parts of rows {rows} stand on pages {[page for page, _, _ in turn]}"
        if rows != list(range(next_row, next_row + len(rows))):
            yield f"by-page: rows {rows} behind {next_row - 1}"
        next_row, at = next_row + len(rows), at + n_parts
    if next_row != n:
        yield f"by-page: rows up to {next_row} of {n}"


def spoil(trace):
    """Ways to spoil a trace, each of which must be found."""
    rows = list(re.finditer(r"(?m)^  frame row (r\d+) .*\n(?: {4}.*\n)*", trace))
    if len(rows) > 3 and rows[0][1] != rows[-1][1]:
        first, last = f"frame row {rows[0][1]} ", f"frame row {rows[-1][1]} "
        yield "a row is lost", trace.replace(rows[-1][0], "", 1)
        yield "two rows have changed places", trace.replace(first, "frame row ? ").replace(last, first).replace("frame row ? ", last)
    yield "a cell stands twice", re.sub(r"(?m)^(      frame - r\d+#.*\n(?:       .*\n)+)", r"\1\1", trace, count=1)


def main():
    hyogumi, count = pathlib.Path(sys.argv[1]).resolve(), int(sys.argv[2]) if len(sys.argv) > 2 and sys.argv[2].isdigit() else 100
    start = int(sys.argv[sys.argv.index("--seed") + 1]) if "--seed" in sys.argv else 1
    bad = n_parts = blind = 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for seed in range(start, start + count):
            spec = make(seed)
            write(spec, folder)
            done = subprocess.run([hyogumi, "render", folder / "report.xml", "--format", "trace", "-o", "-", "-q"], capture_output=True, text=True)
            found = [f"exit {done.returncode}: {done.stderr[:300]}"] if done.returncode else list(faults(spec, oracle.read(done.stdout)))
            for fault in found[:3]:
                print(f"{seed}: {fault[:400]}")
            bad += bool(found)
            n_parts += fewest(spec)
            for what, trace in spoil(done.stdout) if seed % 10 == 0 and not found else ():
                if trace != done.stdout and not list(faults(spec, oracle.read(trace))):
                    print(f"{seed}: blind: {what}")
                    blind += 1
    print(f"{count} wide tables in {n_parts} parts, {bad} with faults")
    sys.exit(bool(bad or blind or n_parts <= count))


if __name__ == "__main__":
    main()
