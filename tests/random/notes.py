#!/usr/bin/env python3
"""Random tables whose cells and heads cite notes, short, long and many, also cells that span several rows; a reader of the trace asks that each note stands once as itself, all of
it, in the order of citation; that numbers go up by one, or begin anew; and that at the foot nothing overlaps, nor leaves the page.

    notes.py PROGRAM [HOW_MANY]"""
import pathlib
import random
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
LAYOUT = """<report name="notes" title="notes" lang="ja" data="data.xml" fonts="{fonts}">
<house note-mark="※{{n}}" note-style="note" note-numbers="{numbers}"/>
<style name="default" family="BIZ UDGothic" size="10Q" leading="15Q"/><style name="cell" padding="0.5mm"/>
<style name="note" size="8Q" leading="12Q" hang="auto"/><style name="notes" space-before="1mm" space-after="1mm" rule-above="0.1mm"/>
<master name="page" width="120mm" height="{height}mm" inside="10mm" outside="10mm" head="5mm" foot="5mm" note-style="notes"/>
<section id="s" master="page"><table name="t" style="cell"><rules top="0.4mm" row="0.1mm" bottom="0.4mm"/>
<column name="c" width="14mm"/><column name="a" share="1"/><column name="b" width="12mm"/>
<head><row><cell columns="c">款{head}</cell><cell columns="a">名</cell><cell columns="b">値</cell></row></head>
<rows select="/data"><rule match="data">{rows}</rule></rows></table></section></report>"""
LINE = re.compile(r"^( *)(?:frame (\S+) (\S*) +|(text) +)([-\d.]+) +([-\d.]+) +(.*)$")


def words(dice, n):
    return "".join(dice.choice("地域見守続町会学校事業者集場年回") for _ in range(n))


def make(seed, folder):
    dice, rows, wanted, spanned = random.Random(seed), "", [], 0

    def cite(name, n, lengths):
        for k in range(n):
            wanted.append(f"[{name}-{k}]" + words(dice, dice.choice(lengths)))
        return "".join(f"語<note>{note}</note>" for note in wanted[len(wanted) - n:])

    head = cite("h", dice.choice([0, 0, 1]), [1500])         # where it is short it is said again on each page
    last = dice.randint(2, 25)
    for i in range(1, last):
        first = ""
        if spanned == 0:
            spanned = min(dice.choice([1, 1, 2, 3, 6]), last - i)
            notes = cite(f"c{i}", dice.choice([0, 0, 1, 2]), [3, 60, dice.choice([60, 900])])
            first = f'<cell columns="c" rows="{spanned}" across="{dice.choice(["again", "stay", "flow"])}">款{notes}</cell>'
        spanned -= 1
        text = f"行{i}{words(dice, dice.choice([2, 30, 200]))}"
        notes = cite(i, dice.choice([0, 0, 0, 1, 1, 2, 9]), [3, 20, 60, dice.choice([60, 900])])
        rows += f'<row>{first}<cell columns="a">{text}{notes}</cell><cell columns="b">{i}</cell></row>'
    (folder / "data.xml").write_text('<data id="t" lang="ja"/>')
    (folder / "report.xml").write_text(LAYOUT.format(fonts=ROOT / "fonts/fonts.xml", rows=rows, head=head, height=dice.choice([60, 90, 140]),
                                                     numbers=dice.choice(["page", "table", "part", "report"])))
    return wanted


def faults(trace, wanted):
    said, height, floor, inside = "", 0, 0, None
    for line in trace.splitlines():
        if page := re.match(r'page .* ([\d.]+)x([\d.]+) ', line):
            height, floor, inside = float(page[2]), 0, None
            continue
        if not (found := LINE.match(line)):
            continue
        depth, role, y, rest = len(found[1]), found[2], float(found[6]), found[7]
        if inside is not None and depth <= inside:
            inside = None
        if role == "row":
            floor = max(floor, y + float(rest.split()[1]))
        if role == "note":
            bottom = y + float(rest.split()[1])
            if y < floor - 0.02 or bottom > height - 5 + 0.02:
                yield f"a note at {y} … {bottom} under what ends at {floor}, on a page of {height}"
            floor = bottom
            inside = None if "(repeat)" in rest else depth
        if found[4] and inside is not None:
            said += re.search(r'"(.*)"', rest)[1]
    numbers = [int(n) for n in re.findall(r"※(\d+)(?=\[)", said)]
    notes = re.split(r"※\d+(?=\[)", said)[1:]
    if sorted(notes) != sorted(wanted):
        yield "the notes do not say what they should"
    if [note for note in notes if not note.startswith("[c")] != [note for note in wanted if not note.startswith("[c")]:
        yield "the notes are not in this order"              # those of a cell that flows come with its lines
    if any(n not in (1, before + 1) for before, n in zip([0] + numbers, numbers)):
        yield f"numbers {numbers}"


def main():
    program, n = pathlib.Path(sys.argv[1]).resolve(), int(sys.argv[2]) if len(sys.argv) > 2 else 60
    bad = 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for seed in range(n):
            wanted = make(seed, folder)
            run = subprocess.run([program, "render", folder / "report.xml", "--format", "trace", "-o", folder / "trace"],
                                 capture_output=True, text=True)
            found = [f"exit {run.returncode}: {run.stderr[:300]}"] if run.returncode else list(faults((folder / "trace").read_text(), wanted))
            for fault in found:
                print(f"{seed}: {fault}")
            bad += bool(found)
    print(f"{n} tables with notes, {bad} with faults")
    sys.exit(bad > 0)


main()
