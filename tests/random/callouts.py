#!/usr/bin/env python3
"""Callouts nobody drew: a sample table whose rows are of one line or more, some in cells over several rows, and discs over its columns, beside its rows,
beside several, beside cells. A reader of the trace asks that each disc stands in the middle of the height of what it names, to the right of
the table, that no two overlap, that each has its number in it, that brackets and outlines end at those rows and cells, and that nothing is covered
or lost; and of the PDF that each disc beside the table is a figure that says what it names (tests/pdf/structure.py).

    callouts.py PROGRAM [HOW_MANY] [--seed N]"""
import os
import pathlib
import re
import sys

try:
    import pikepdf
except ImportError:                                          # Debian's package is for Debian's Python
    os.execv("/usr/bin/python3", ["/usr/bin/python3", *sys.argv])

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/pdf"))
import rounds
import structure

HAIR = 0.03
DISC, LEFT, WIDTH = 4.5, 10.0, 130.0
COLUMNS = ["group", "name", "target", "result"]
HEADER = """<report name="callouts" title="callouts" lang="ja" data="data.xml" fonts="{fonts}">
<style name="default" family="BIZ UDGothic" size="10Q" leading="{leading}Q" autospace="0"/><style name="t" padding="{padding}mm 1mm"/>
<style name="c" align="center" fill="#1E6B52" color="#FFFFFF"/>
<master name="page" width="150mm" height="290mm" inside="10mm" outside="10mm" head="10mm" foot="10mm"/>
<section id="s" master="page"><p>前</p><sample id="look"><table style="t"><rules top="0.4mm" row="0.1mm" bottom="0.4mm" color="#000" accent="#000"/>
<column name="group" width="16mm"/><column name="name" share="1"/><column name="target" width="16mm"/><column name="result" width="16mm"/>
<head><row><cell columns="group">分野</cell><cell columns="name">指標</cell><cell columns="target">目標</cell><cell columns="result">実績</cell></row></head>
"""


def make(dice, folder):
    report = HEADER.format(fonts=ROOT / "fonts/fonts.xml", leading=dice.choice([12, 15]), padding=dice.choice([0, 0.5]))
    n, group, r = dice.randint(2, 12), [], 0
    while r < n:                                             # group of each row: the row it begins with
        rows = min(dice.randint(1, 3), n - r)
        group += [r] * rows
        r += rows
    names = ["".join(dice.choice("地域見守続町会学校") for _ in range(dice.choice([2, 4, 60]))) for _ in range(n)]
    for r in range(n):
        head = f'<cell columns="group" key="g{r}" rows="{group.count(r)}">区{r}</cell>' if group[r] == r else ""
        report += (f'<row key="k{r}">{head}<cell columns="name" key="n{r}">{names[r]}</cell><cell columns="target" key="t{r}">{r}件</cell>'
                   f'<cell columns="result" key="r{r}">{r}人</cell></row>\n')
    report += "</table>"
    wanted = []                                              # number → first row, last row, column or None
    for number in range(1, dice.randint(1, 7) + 1):
        first = dice.randrange(n)
        last, column = first, None
        kind = dice.choice(["row", "rows", "cell"])
        words = f'row="k{first}"'
        if kind == "rows":
            last = dice.randrange(first, n)
            words += f' to="k{last}"'
        if kind == "cell":
            column = dice.choice(COLUMNS)
            words += f' column="{column}"'
            if column == "group":
                first = group[first]
                last = first + group.count(first) - 1
        wanted.append((first, last, column))
        report += f'<callout {words} style="c">{number}</callout>'
    report += "</sample><p>後</p></section></report>\n"
    (folder / "data.xml").write_text('<data id="t" lang="ja"/>')
    (folder / "report.xml").write_text(report)
    called = [f"区{r}" if group[r] == r and group.count(r) == 1 else names[r] for r in range(n)]   # by its first cell of its own
    return names, called, wanted


def read_trace(trace):
    """Boxes of cells and rows by key; discs; lines; texts, and of each in which callout it stands (None: in none)."""
    cells, rows, discs, lines, texts, stack = {}, {}, [], [], [], []
    for text in trace.splitlines():
        depth = len(text) - len(text.lstrip())
        stack = [(d, kind) for d, kind in stack if d < depth]
        if found := re.match(r" *frame (\S+) (\S*) +([-\d.]+) +([-\d.]+) +([-\d.]+) +([-\d.]+)", text):
            box = tuple(float(found[i]) for i in range(3, 7))
            stack.append((depth, found[2] if found[1] == "figure" else None))
            if found[1] in ("cell", "head-cell") and "#" in found[2]:
                cells[found[2].split("#")[1]] = box
            if found[1] == "row":
                rows[len(rows)] = box
        elif found := re.match(r" *fill +([-\d.]+) +([-\d.]+) +([-\d.]+) +([-\d.]+)", text):
            discs.append(tuple(float(found[i]) for i in range(1, 5)))
        elif found := re.match(r" *rule +([-\d.]+) +([-\d.]+) +([-\d.]+) +([-\d.]+) solid +([\d.]+) #1E6B52", text):
            lines.append(tuple(float(found[i]) for i in range(1, 6)))
        elif found := re.match(r' *text +([-\d.]+) +([-\d.]+) .* w=([\d.]+).*? "(.*)"', text):
            figure = next((key for _, key in stack if key), None)
            texts.append((float(found[1]), float(found[2]), float(found[3]), found[4], figure))
    return cells, rows, discs, lines, texts


def faults_of(names, wanted, trace):
    cells, rows, discs, lines, texts = read_trace(trace)
    foot = max(float(y) for y in re.findall(r"rule +[\d.]+ +([\d.]+) +[\d.]+ +0.00 solid 0.40", trace))
    said = "".join(text for *_, text, figure in texts if not figure)
    expected = "前分野指標目標実績" + "".join(names) + "後"
    if sorted(re.sub(r"[0-9件人]|区(?=\d)", "", said)) != sorted(expected):
        yield f"says {said[:100]}"
    right = max(box[0] + box[2] for box in rows.values())
    tops = [rows[r][1] for r in range(len(rows))] + [foot]   # a row may be higher than what it holds
    if len(discs) != len(wanted):
        yield f"{len(discs)} discs for {len(wanted)} callouts"
    numbers = {}                                             # number → its disc
    for x, y, width, text, figure in texts:
        if figure:
            around = [disc for disc in discs if disc[0] - HAIR < x and x + width < disc[0] + disc[2] + HAIR and disc[1] < y < disc[1] + disc[3]]
            if len(around) != 1:
                yield f"number {text} at {x}, {y} stands in {len(around)} discs"
            else:
                numbers[int(text)] = around[0]
    for i, a in enumerate(discs):
        if a[0] < right or a[0] + a[2] > LEFT + WIDTH + HAIR:
            yield f"a disc at {a[0]}, the table ends at {right}"
        for b in discs[:i]:
            if abs(a[0] - b[0]) < DISC - HAIR and abs(a[1] - b[1]) < DISC - HAIR:
                yield f"discs at {a} and {b} overlap"
    for number, (first, last, column) in enumerate(wanted, 1):
        top, bottom = tops[first], tops[last + 1]
        disc = numbers.get(number)
        if not disc or abs(disc[1] + DISC / 2 - (top + bottom) / 2) > HAIR:
            yield f"disc {number} at {disc}, its rows from {top} to {bottom}"
        if bottom - top < DISC - HAIR:
            yield f"the rows of {number} are {bottom - top} high"
        if column:
            cell = cells[f"{column[0] if column != 'result' else 'r'}{first}"]
            for x in (cell[0], cell[0] + cell[2]):
                down = sum(line[3] for line in lines if abs(line[2]) < HAIR and abs(line[0] - x) < HAIR and top - HAIR < line[1] and line[1] + line[3] < bottom + HAIR)
                if down < bottom - top - HAIR:
                    yield f"the outline of {number} has {down} of {bottom - top} at {x}"
            for y in (top, bottom):
                if not any(abs(line[1] - y) < HAIR and abs(line[0] - cell[0]) < HAIR and abs(line[2] - cell[2]) < HAIR for line in lines):
                    yield f"the outline of {number} has no line at {y}"
        elif last > first:
            ticks = [line for line in lines if 0 < line[2] < 1 and line[0] > right and (abs(line[1] - top) < HAIR or abs(line[1] - bottom) < HAIR)]
            if len({round(line[1], 1) for line in ticks}) < 2:
                yield f"the bracket of {number} ends elsewhere than at {top} and {bottom}"


def judge(program, dice, folder):
    names, called, wanted = make(dice, folder)
    found = list(rounds.rendered(program, folder))
    if found:
        return len(wanted), found
    found = list(faults_of(names, wanted, (folder / "out.trace").read_text()))
    found += structure.read(folder / "out.pdf")[1]
    with pikepdf.open(folder / "out.pdf") as pdf:
        alts = sorted(str(o.Alt) for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/Figure")
    heads = dict(zip(COLUMNS, ["分野", "指標", "目標", "実績"]))
    says = sorted(f"{i} {called[first]}" + (f"・{heads[column]}" if column else f"～{called[last]}" if last > first else "")
                  for i, (first, last, column) in enumerate(wanted, 1))
    if alts != says:
        found.append(f"figures say {alts}, not {says}")
    return len(wanted), found


if __name__ == "__main__":
    sys.exit(rounds.run(judge, 40, "samples", "callouts"))
