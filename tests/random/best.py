#!/usr/bin/env python3
"""Random small tables with width="best" against every way of giving their columns fixed widths: none is lower and tears no more
words, or as low and tears fewer, than the one the program has chosen.

    tests/random/best.py HYOGUMI [--tables N] [--seed N]

The widths tried are those in steps of half an em.  How high a table is and which words it tears is read from the trace: the words are
runs of katakana between particles, as they were thrown."""
import argparse, itertools, pathlib, random, re, subprocess, sys, tempfile

FONTS = pathlib.Path(__file__).resolve().parents[2] / "fonts/fonts.xml"
EM, PADDING, MM = 3.0, 0.5, 7200
KANA = "アイウエオカキクケコサシスセソタチテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワ"
LAYOUT = """<report name="best" title="best" lang="ja" data="data.xml" fonts="{fonts}">
<house note-style="cell" mark-style="cell"/>
<style name="default" family="BIZ UDGothic" size="3mm" leading="4mm"/><style name="cell" padding="0.5mm"/>
<master name="page" width="{paper}mm" height="5000mm" inside="0" outside="0" head="0" foot="0"/>
<section id="s" master="page">{tables}</section></report>"""
DATA = '<data id="t" lang="ja"><goal id="g" no="1"><name>目標</name><plan id="p" no="1"><name>計画</name></plan></goal></data>'


class Table:
    def __init__(self, dice):
        self.n_columns = dice.choice([2, 3, 3])
        self.fixed = dice.choice([None, None, dice.randrange(self.n_columns)]) if self.n_columns > 2 else None
        self.rows = [[self.text(dice) for _ in range(self.n_columns)] for _ in range(dice.randrange(1, 6))]
        self.rowspan = dice.random() < 0.2 and len(self.rows) > 1 and self.fixed != 0
        self.colspan = dice.random() < 0.3
        self.units = dice.randrange(8 * self.n_columns, 14 * self.n_columns)
        self.width = self.units * EM / 2 + 2 * PADDING * self.n_columns

    def text(self, dice):
        words = ["".join(dice.choice(KANA) for _ in range(dice.randrange(2, 7))) for _ in range(dice.choice([0, 1, 1, 2, 3, 6]))]
        return words, dice.choice(["と", "や", "の"])

    def ways(self):
        """Half ems of each column, two at least."""
        for first in itertools.product(range(2, self.units), repeat=self.n_columns - 1):
            last = self.units - sum(first)
            if last >= 2 and (self.fixed is None or (*first, last)[self.fixed] == 6):
                yield (*first, last)

    def xml(self, name, widths):
        columns = "".join(f'<column name="c{i}" width="{width}"/>' for i, width in enumerate(widths))
        rows = ""
        for r, row in enumerate(self.rows):
            rows += f'<row key="{name}r{r}">'
            for c, (words, between) in enumerate(row):
                if self.rowspan and r > 0 and c == 0 or self.colspan and r == len(self.rows) - 1 and c == 2:
                    continue
                across = " c2" if self.colspan and r == len(self.rows) - 1 and c == 1 and self.n_columns > 2 else ""
                down = f' rows="{len(self.rows)}"' if self.rowspan and c == 0 else ""
                rows += f'<cell columns="c{c}{across}" key="{c}"{down}>{between.join(words)}</cell>'
            rows += "</row>"
        return f'<table name="{name}" id="{name}" style="cell"><rules row="0.1mm"/>{columns}{rows}</table>'

    def torn(self, r, c, lines):
        """Line ends within a word."""
        words, between = self.rows[r][c]
        ends = set(itertools.accumulate(len(line) for line in lines))
        starts = itertools.accumulate((len(word) + len(between) for word in words), initial=0)
        return sum(end in ends for start, word in zip(starts, words) for end in range(start + 1, start + len(word)))


def set_tables(program, folder, tables):
    """(height, line ends within words) of each (table, widths)."""
    paper = max(table.width for table, _ in tables)
    names = [f"t{i}x" for i in range(len(tables))]
    (folder / "data.xml").write_text(DATA)
    (folder / "layout.xml").write_text(LAYOUT.format(fonts=FONTS, paper=paper, tables="".join(
        table.xml(name, widths) for name, (table, widths) in zip(names, tables))))
    done = subprocess.run([program, "render", folder / "layout.xml", "--format", "trace", "-o", "-", "-q", "--schema",
                           FONTS.parents[1] / "tests/specimen/data/schema.xml"], capture_output=True, text=True)
    if done.returncode:
        sys.exit(done.stderr)
    heights, lines = {}, {}
    for line in done.stdout.splitlines():
        if found := re.match(r"\s*frame row (t\d+x)r\d+\s+\S+\s+\S+\s+\S+\s+(\S+)", line):
            heights[found[1]] = heights.get(found[1], 0) + float(found[2])
        if found := re.match(r"\s*frame cell (t\d+x)r(\d+)#(\d)", line):
            cell = lines.setdefault(found[1], {}).setdefault((int(found[2]), int(found[3])), [])
        if found := re.match(r'\s*text .*"(.*)"', line):
            cell.append(found[1])
    return [(round(heights[name], 2), sum(table.torn(r, c, own) for (r, c), own in lines[name].items()))
            for name, (table, _) in zip(names, tables)]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--tables", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    dice, tried, failed = random.Random(options.seed), 0, 0
    with tempfile.TemporaryDirectory() as folder:
        for number in range(options.tables):
            table = Table(dice)
            ways = [[f"{units * EM / 2 + 2 * PADDING}mm" for units in way] for way in table.ways()]
            chosen = [f"{3 * EM + 2 * PADDING}mm" if i == table.fixed else "best" for i in range(table.n_columns)]
            (best, *others) = set_tables(options.program, pathlib.Path(folder), [(table, chosen), *((table, way) for way in ways)])
            tried += len(others)
            for way, other in zip(ways, others):
                if other != best and other[0] <= best[0] and other[1] <= best[1]:
                    failed += 1
                    print(f"table {number} of seed {options.seed}: best is {best}, {' '.join(way)} is {other}", file=sys.stderr)
                    break
    print(f"{options.tables} tables, {tried} ways, {failed} are better otherwise")
    return failed > 0


sys.exit(main())
