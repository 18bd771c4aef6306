#!/usr/bin/env python3
"""Grids nobody drew: columns of widths and shares, cards with and without a foot, shapes, titles on the edge, grids in cards, pages that
end among them.  A reader of the trace works out where columns must lie and asks that plates of a row are as high as each other and as
the highest needs, that gaps are those asked for, that what stands at the feet of a row is on one line, that no two cards overlap and
nothing leaves its card or its page, that each word is there once and a row is on one page; and of the PDF that it is read in order
and complete for those who cannot see it (tests/pdf/structure.py).

    grids.py PROGRAM [HOW_MANY] [--seed N]"""
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

HAIR = 0.02                                                  # the trace rounds to a hundredth
LEFT, WIDTH, HEAD, FOOT = 10.0, 100.0, 8.0, 8.0              # of the page, its type area and its margins
PAD = 2.0
HEADER = """<report name="grids" title="grids" lang="ja" data="data.xml" fonts="{fonts}">
<style name="default" family="BIZ UDGothic" size="10Q" leading="15Q"/><style name="big" size="22Q" leading="26Q" weight="bold"/>
<style name="card" stroke="#1E6B52" stroke-width="0.3mm" padding="2mm"/><style name="tab" fill="#FFFFFF" padding="0.4mm 1mm"/>
<style name="shape" fill="#1E6B52" color="#FFFFFF" padding="1mm" radius="1mm"/>
<master name="page" width="120mm" height="{height}mm" inside="10mm" outside="10mm" head="8mm" foot="8mm"/>
<section id="s" master="page">
"""


class Card:
    def __init__(self, key, kind, words, foot):
        self.key, self.kind, self.words, self.foot = key, kind, words, foot


class Grid:
    def __init__(self, tracks, gap, row_gap, cards):
        self.tracks, self.gap, self.row_gap, self.cards = tracks, gap, row_gap, cards

    def places(self):
        """x and width of each column, as docs/layout.md has them."""
        fixed = sum(size for kind, size in self.tracks if kind == "width") + self.gap * (len(self.tracks) - 1)
        shares = sum(size for kind, size in self.tracks if kind == "share")
        x, places = LEFT, []
        for kind, size in self.tracks:
            width = size if kind == "width" else (WIDTH - fixed) * size / shares
            places.append((x, width))
            x += width + self.gap
        return places


def words(dice, key, n):
    return f"[{key}]" + "".join(dice.choice("地域見守続町会学校事業者集場年回") for _ in range(n))


def make_card(dice, key, within):
    kind = dice.choice(["card", "card", "card", "plain", "tab", "shape"] + (["nest"] if within else []))
    said, body = [], ""

    def paragraph(tag, n):
        said.append(words(dice, f"{key}{tag}", n))
        return said[-1]

    if kind == "shape":
        shape = dice.choice(["balloon", "burst", "ribbon", "arrow"])
        points = dice.choice(["", ' points="left"', ' points="above"', ' points="right"', ' points="below"'])
        return Card(key, kind, said, None), f'<box id="{key}" shape="{shape}"{points} style="shape"><p>{paragraph("s", 2)}</p></box>'
    if kind == "tab":
        body += f'<tab style="tab">{paragraph("t", 0)}</tab>'
    for i in range(dice.randint(1, 3)):
        body += f'<p>{paragraph("abc"[i], dice.choice([2, 8, 30]))}</p>'
    if kind == "nest":
        body += f'<grid columns="2" gap="1mm"><p>{paragraph("m", 3)}</p><p>{paragraph("n", 6)}</p></grid>'
    foot = None
    if kind in ("card", "tab") and dice.random() < 0.6:
        foot = f"[{key}f]"
        said.append(foot)
        second = f'<p>{paragraph("g", 3)}</p>' if dice.random() < 0.5 else ""
        body += f'<box at="foot"><p style="{dice.choice(["default", "big"])}">{foot}</p>{second}</box>'
    style = "" if kind == "plain" else ' style="card"'
    return Card(key, kind, said, foot), f'<box id="{key}"{style}>{body}</box>'


def make(dice, folder):
    height = dice.choice([160, 210, 297])
    report, grids = HEADER.format(fonts=ROOT / "fonts/fonts.xml", height=height), []
    for g in range(dice.randint(1, 3)):
        n, gap = dice.randint(1, 4), dice.choice([0, 2, 4.5])
        tracks = [dice.choice([("share", dice.randint(1, 3)), ("width", dice.choice([18, 24]))]) for _ in range(n)]
        if all(kind == "width" for kind, _ in tracks):
            tracks[-1] = ("share", 1)
        row_gap = dice.choice([gap, 3])
        cards = [make_card(dice, f"g{g}c{i}", n <= 2) for i in range(dice.randint(1, 9))]
        columns = "".join(f'<column {kind}="{size}{"mm" if kind == "width" else ""}"/>' for kind, size in tracks)
        report += f'<grid id="g{g}" gap="{gap}mm" row-gap="{row_gap}mm">{columns}{"".join(text for _, text in cards)}</grid>\n<gap height="5mm"/>\n'
        grids.append(Grid(tracks, gap, row_gap, [card for card, _ in cards]))
    (folder / "data.xml").write_text('<data id="t" lang="ja"/>')
    (folder / "report.xml").write_text(report + "</section></report>\n")
    return grids, height


class Box:
    def __init__(self, page, x, y, width, height):
        self.page, self.x, self.y, self.width, self.height = page, x, y, width, height
        self.texts = []                                      # x, baseline, width, words
        self.fills = []

    def holds(self, x, y, width, height):
        return (x >= self.x - HAIR and y >= self.y - HAIR and x + width <= self.x + self.width + 2 * HAIR
                and y + height <= self.y + self.height + 2 * HAIR)

    def overlaps(self, other):
        return (self.page == other.page and self.x + self.width > other.x + HAIR and other.x + other.width > self.x + HAIR
                and self.y + self.height > other.y + HAIR and other.y + other.height > self.y + HAIR)


def read_trace(trace):
    """Frames by key: of a grid its rows, of a card itself; with the texts and fills in them."""
    frames, stack, page = {}, [], 0
    for line in trace.splitlines():
        if line.startswith("page "):
            page, stack = page + 1, []
            continue
        depth = len(line) - len(line.lstrip())
        stack = [(d, b) for d, b in stack if d < depth]
        if found := re.match(r" *frame (\S+) (\S+) +([-\d.]+) +([-\d.]+) +([-\d.]+) +([-\d.]+)", line):
            box = Box(page, *(float(found[i]) for i in range(3, 7)))
            if re.fullmatch(r"g\d+(c\d+)?", found[2]):
                frames.setdefault(found[2], []).append(box)
                stack.append((depth, box))
        elif found := re.match(r' *text +([-\d.]+) +([-\d.]+) .* w=([\d.]+).*? "(.*)"', line):
            for _, box in stack:
                box.texts.append((float(found[1]), float(found[2]), float(found[3]), found[4]))
        elif found := re.match(r" *fill +([-\d.]+) +([-\d.]+) +([-\d.]+) +([-\d.]+)", line):
            for _, box in stack:
                box.fills.append(Box(page, *(float(found[i]) for i in range(1, 5))))
    return frames


def near(a, b):
    return abs(a - b) <= 2 * HAIR


def faults_of_card(card, box):
    said = "".join(text for *_, text in box.texts)
    if said != "".join(card.words):
        yield f"{card.key} says {said}, not {''.join(card.words)}"
    for x, y, width, text in box.texts:
        if not box.holds(x, y, width, 0):
            yield f"{card.key}: {text} leaves it"
    for fill in box.fills:
        if not box.holds(fill.x, fill.y, fill.width, fill.height):
            yield f"{card.key}: a fill leaves it"
    if card.kind == "shape":
        plate = box.fills[0]
        for x, y, width, text in box.texts:
            if not plate.holds(x, y - 1, width, 1):
                yield f"{card.key}: {text} leaves its shape"


def faults_of_row(grid, cards, boxes, places, row):
    feet = {round(y, 2) for card, box in zip(cards, boxes) if card.foot for _, y, _, text in box.texts if text.startswith(card.foot)}
    if feet and max(feet) - min(feet) > 2 * HAIR:
        yield f"feet of {cards[0].key} … on lines {sorted(feet)}"
    for card, box, (x, width) in zip(cards, boxes, places):
        yield from faults_of_card(card, box)
        if not near(box.x, x) or not near(box.width, width):
            yield f"{card.key} at {box.x} wide {box.width}, not {x} wide {width}"
        if not near(box.y, row.y) and card.kind != "shape":
            yield f"{card.key} begins at {box.y}, its row at {row.y}"
        if card.kind != "shape" and not near(box.height, row.height):
            yield f"{card.key} is {box.height} high, its row {row.height}"
        if not row.holds(box.x, box.y, box.width, box.height):
            yield f"{card.key} leaves its row"
    lowest = 0                                               # what the highest needs: nothing is stretched without reason
    for card, box in zip(cards, boxes):
        under = PAD if card.kind not in ("plain", "shape") else 0
        if card.kind == "shape":
            lowest = max(lowest, box.height)
        else:
            last = max(y for _, y, _, _ in box.texts)
            lowest = max(lowest, last - box.y + under)
    if not lowest <= row.height + HAIR or row.height - lowest > 4:
        yield f"the row of {cards[0].key} is {row.height} high, what is in it ends at {lowest:.2f}"


def faults_of(grids, height, trace):
    frames, all_boxes = read_trace(trace), []
    for g, grid in enumerate(grids):
        n, places = len(grid.tracks), grid.places()
        rows = frames.get(f"g{g}", [])
        if len(rows) != -(-len(grid.cards) // n):
            yield f"g{g} has {len(rows)} rows for {len(grid.cards)} cards in {n} columns"
            continue
        for r, row in enumerate(rows):
            cards = grid.cards[r * n:(r + 1) * n]
            found = [frames.get(card.key, []) for card in cards]
            if any(len(boxes) != 1 for boxes in found):
                yield f"not each once: {[c.key for c in cards]}"
                continue
            boxes = [boxes[0] for boxes in found]
            all_boxes += boxes
            yield from faults_of_row(grid, cards, boxes, places, row)
            if row.y < HEAD - HAIR or row.y + row.height > height - FOOT + 2 * HAIR:
                yield f"row {r} of g{g} leaves its page"
            if r and rows[r - 1].page == row.page and not near(row.y - rows[r - 1].y - rows[r - 1].height, grid.row_gap):
                yield f"rows {r - 1} and {r} of g{g} are not {grid.row_gap} apart"
    for i, box in enumerate(all_boxes):
        for other in all_boxes[:i]:
            if box.overlaps(other):
                yield f"cards at {box.x},{box.y} and {other.x},{other.y} overlap on page {box.page}"


def judge(program, dice, folder):
    grids, height = make(dice, folder)
    n_cards = sum(len(grid.cards) for grid in grids)
    found = list(rounds.rendered(program, folder))
    if found:
        return n_cards, found
    found = list(faults_of(grids, height, (folder / "out.trace").read_text()))
    checker, untagged = structure.read(folder / "out.pdf")
    said = re.sub(r"\s", "", checker.all_words)
    if said != "".join(word for grid in grids for card in grid.cards for word in card.words):
        found.append(f"read in another order: {said[:300]}")
    return n_cards, found + untagged


if __name__ == "__main__":
    sys.exit(rounds.run(judge, 60, "reports", "cards"))
