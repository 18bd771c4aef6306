#!/usr/bin/env python3
"""Text around figures nobody drew (回り込み): figures of all sizes at either end of the lines, with and without captions, and paragraphs, headings, boxes
and notes beside and under them, in parts, boxes and columns.  A reader of the trace asks of every line what the rule says: its characters are
beside the figure, or in the white under it, and then it is short; or they are not, and then it is as long as any.  No line is over a figure, none
leaves its page, a figure stands with the first line beside it, no line of a paragraph is alone at a page end, each character is there once and
in order; and of the PDF that it is read in order and complete, the figure first (tests/pdf/structure.py).

    around.py PROGRAM [HOW_MANY] [--seed N]"""
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

HAIR = 0.03                                                  # the trace rounds to a hundredth
SIZE, LINE, ABOVE = 2.5, 3.75, 0.625                         # of a character, from line to line, white above one in its line
LEFT, WIDTH, HEAD, FOOT, HEIGHT = 10.0, 120.0, 8.0, 10.0, 120.0
PAD = 2.0                                                    # of a box
HEADER = """<report name="around" title="around" lang="ja" data="data.xml" fonts="{fonts}">
<house note-style="note" mark-style="note"/>
<style name="default" family="BIZ UDGothic" size="10Q" leading="15Q" autospace="0"/>
<style name="h" weight="bold" space-before="2mm"/><style name="note" size="8Q" leading="12Q"/><style name="p" align="{align}"/>
<style name="b" stroke="#1E6B52" stroke-width="0.3mm" padding="2mm"/><style name="notes" space-before="2mm" rule-above="0.1mm"/>
<master name="page" width="140mm" height="120mm" inside="10mm" outside="10mm" head="8mm" foot="10mm" note-style="notes"/>
<section id="s" master="page">
"""


class Run:
    """An around: its figure, its gaps, the left edge and the width of where it stands."""
    def __init__(self, key, side, width, height, gap, row_gap, left, room):
        self.key, self.side, self.width, self.height = key, side, width, height
        self.gap, self.row_gap, self.left, self.room = gap, row_gap, left, room
        self.short = room - width - gap


def words(dice, n):
    return "".join(dice.choice("地域見守続町会学校事業者集場年回区民") for _ in range(n))


def make_run(dice, nth, said, left, room):
    run = Run(f"r{nth}", dice.choice(["start", "end"]), dice.choice([15, 30, 42.5, 60]), dice.choice([6, 17, 25, 40]), dice.choice([3, 4, 6.5]),
              dice.choice([0, 1, 2.5, 6]), left, room)
    caption = f'<caption style="note">図{run.key}</caption>' if dice.random() < 0.4 else ""
    text = (f'<around id="{run.key}" side="{run.side}" gap="{run.gap}mm" row-gap="{run.row_gap}mm"><figure width="{run.width}mm">'
            f'<picture id="f{nth}" href="map.svg" alt="図" height="{run.height}mm" width="{run.width}mm" fit="cover">{caption}</picture></figure>\n')
    if caption:
        said.append((f"f{nth}#caption", f"図{run.key}"))
    n = dice.randint(1, 5)
    for i in range(n):
        kind = "p" if i == n - 1 else dice.choice("ppph")    # a heading is last in no box
        key = f"{kind}{nth}-{i}"
        own = f"[{key}]" + words(dice, dice.choice([2, 5, 30]) if kind == "h" else dice.choice([3, 20, 60, 150, 300]))
        said.append((key, own))
        note = f"<note>注{words(dice, 5)}</note>" if kind == "p" and dice.random() < 0.1 else ""
        text += f'<heading level="2" id="{key}" style="h">{own}</heading>\n' if kind == "h" else f'<p id="{key}" style="p">{own}{note}</p>\n'
    return run, text + "</around>\n"


def make(dice, folder):
    report, said, runs = HEADER.format(fonts=ROOT / "fonts/fonts.xml", align=dice.choice(["start", "justify"])), [], {}
    for nth in range(dice.randint(1, 6)):
        kind = dice.choice(["part", "part", "box"])
        if kind == "part":
            key, own = f"p{nth}", words(dice, dice.choice([10, 80, 300]))
            said.append((key, own))
            report += f'<p id="{key}" style="p">{own}</p>\n'
        inset = PAD if kind == "box" else 0
        run, text = make_run(dice, nth, said, LEFT + inset, WIDTH - 2 * inset)
        runs[nth] = run
        report += f'<box id="x{nth}" style="b">{text}</box>\n' if kind == "box" else text
    (folder / "data.xml").write_text('<data id="t" lang="ja"/>')
    (folder / "map.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="20mm" height="10mm" viewBox="0 0 20 10"><rect width="20" height="10"/></svg>')
    (folder / "report.xml").write_text(report + "</section></report>\n")
    return said, runs


class Line:
    def __init__(self, role, key, page, x, y, width, height):
        self.role, self.key, self.page, self.x, self.y, self.width, self.height, self.text = role, key, page, x, y, width, height, ""

    def characters(self):
        return self.y + ABOVE, self.y + ABOVE + SIZE


def read_trace(trace):
    lines, page, line = [], 0, None
    for text in trace.splitlines():
        if text.startswith("page "):
            page += 1
        elif found := re.match(r" *frame (\S+) (\S*) +([-\d.]+) +([-\d.]+) +([-\d.]+) +([-\d.]+)", text):
            if found[1] in ("paragraph", "heading2", "caption", "figure", "note"):
                line = Line(found[1], found[2], page, *(float(found[i]) for i in range(3, 7)))
                lines.append(line)
        elif (found := re.match(r' *text .* w=[\d.]+.*? "(.*)"', text)) and line is not None:
            line.text += found[1]
    return lines


def faults_beside(run, nth, lines):
    figure = next(line for line in lines if line.key == f"f{nth}")
    caption = [line for line in lines if line.key == f"f{nth}#caption"]
    own = [line for line in lines if re.fullmatch(rf"[ph]{nth}-\d+", line.key)]
    foot = max([figure.y + figure.height] + [line.y + line.height for line in caption])
    x = run.left + (0 if run.side == "start" else run.room - run.width)
    if abs(figure.x - x) > HAIR:
        yield f"{run.key}: the figure stands at {figure.x}, not {x}"
    if any(line.page != figure.page for line in caption):
        yield f"{run.key}: its caption is on another page"
    beside = [line for line in own if line.page == figure.page and line.width < run.room - HAIR]
    for line in own:
        top, _ = line.characters()
        is_short = line in beside
        if line.page < figure.page or (line.page == figure.page and line.y + line.height < figure.y - HAIR):
            yield f"{run.key}: {line.key} stands before the figure"
        if is_short:
            left = run.left + (run.width + run.gap if run.side == "start" else 0)
            if abs(line.x - left) > HAIR or abs(line.width - run.short) > HAIR:
                yield f"{run.key}: {line.key} is at {line.x} {line.width} wide, not {left} {run.short}"
            if top > max(foot + run.row_gap, foot + ABOVE) + HAIR:
                yield f"{run.key}: {line.key} is short at {top}, the figure ends at {foot}"
        elif line.page == figure.page and top < foot + run.row_gap - HAIR:
            yield f"{run.key}: {line.key} is long at {top}, the figure ends at {foot}"
    if beside and beside[0].role == "paragraph" and abs(beside[0].characters()[0] - figure.y) > HAIR:
        yield f"{run.key}: the figure begins at {figure.y}, the first characters at {beside[0].characters()[0]}"
    first = own[0]
    if first.role == "paragraph" and run.short >= 10 * SIZE and first not in beside:
        yield f"{run.key}: {first.key} has room and does not stand beside the figure"
    if run.short < 10 * SIZE and beside:
        yield f"{run.key}: {beside[0].key} stands in {run.short} mm"
    for before, line in zip(own, own[1:]):
        if before.key == line.key and before.page == line.page and abs(line.y - before.y - LINE) > HAIR:
            yield f"{run.key}: {line.key} goes on after {line.y - before.y:.2f} mm"


def faults_of(said, runs, trace):
    lines = read_trace(trace)
    texts = {}
    for line in lines:
        texts[line.key] = texts.get(line.key, "") + line.text
    for key, own in said:
        if re.sub("※", "", texts.get(key, "")) != own:
            yield f"{key} says {texts.get(key, '')[:60]}, not {own[:60]}"
    for nth, run in runs.items():
        yield from faults_beside(run, nth, lines)
    notes = [line for line in lines if line.role == "note"]
    for line in lines:
        foot = min([note.y for note in notes if note.page == line.page], default=HEIGHT - FOOT)
        if line.role != "note" and (line.y < HEAD - HAIR or line.y + line.height > foot + 2 * HAIR):
            yield f"page {line.page}: {line.key} leaves its page, or stands on its notes"
    for line in lines:
        if line.role != "paragraph":
            continue
        pages = [other.page for other in lines if other.key == line.key]
        for page in set(pages):
            if len(set(pages)) > 1 and pages.count(page) == 1:
                yield f"page {page}: one line of {line.key} is alone"
    headings = [i for i, line in enumerate(lines) if line.role == "heading2"]
    for i in headings:
        following = [line for line in lines[i + 1:] if line.role in ("paragraph", "heading2")]
        if following and following[0].page != lines[i].page:
            yield f"page {lines[i].page}: {lines[i].key} is last on it"


def judge(program, dice, folder):
    said, runs = make(dice, folder)
    found = list(rounds.rendered(program, folder))
    if found:
        return len(said), found
    found = list(faults_of(said, runs, (folder / "out.trace").read_text()))
    checker, untagged = structure.read(folder / "out.pdf")
    read = re.sub(r"\s|※|注[^\[\]図]{5}", "", checker.all_words)
    if read != "".join(own for _, own in said):
        found.append(f"read in another order: {read[:300]}")
    return len(said), found + untagged


if __name__ == "__main__":
    sys.exit(rounds.run(judge, 60, "reports", "texts"))
