#!/usr/bin/env python3
"""Columns nobody drew (段組): headings, paragraphs, boxes, tables and notes in two to four columns of a page, and what stands across it before,
between and behind them.  A reader of the trace works out, of the lines that are on a page, in which height they can stand at least and how even
the columns can be, by trying all ways; and asks that they stand so, in reading order, each character once, none outside its column, no
heading or first line of a paragraph last in one, heads said again over the rows that go on; and of the PDF that it is read in order and complete
for those who cannot see it (tests/pdf/structure.py).

    columns.py PROGRAM [HOW_MANY] [--seed N]"""
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
LEFT, WIDTH, HEAD, FOOT = 10.0, 150.0, 10.0, 12.0            # of the page: its type area and its margins
LINE, WHITE = 3.75, {"h": 3.0, "p": 0.0, "b": 2.0, "t": 2.0} # a line of text; white asked for before
AFTER = {"h": 0.0, "p": 0.0, "b": 2.0, "t": 2.0}
HEADER = """<report name="columns" title="columns" lang="ja" data="data.xml" fonts="{fonts}">
<house note-style="note" mark-style="note"/>
<style name="default" family="BIZ UDGothic" size="10Q" leading="15Q" autospace="0"/>
<style name="h" weight="bold" space-before="3mm"/><style name="note" size="8Q" leading="12Q"/>
<style name="b" stroke="#1E6B52" stroke-width="0.3mm" padding="1mm" space-before="2mm" space-after="2mm"/>
<style name="t" padding="0.4mm" space-before="2mm" space-after="2mm"/><style name="notes" space-before="2mm" space-after="1mm" rule-above="0.1mm"/>
<master name="page" width="170mm" height="{height}mm" inside="10mm" outside="10mm" head="10mm" foot="12mm" note-style="notes"/>
<section id="s" master="page">
"""


class Block:
    def __init__(self, key, kind, words, group):
        self.key, self.kind, self.words, self.group = key, kind, words, group   # group: of which columns; None: across


def words(dice, n):
    return "".join(dice.choice("地域見守続町会学校事業者集場年回区民") for _ in range(n))


def make_block(dice, key, group):
    kind = key[0]
    said = f"[{key}]" + words(dice, {"h": 6, "b": 30}.get(kind, dice.choice([3, 20, 60, 150, 300])))
    if kind == "h":
        return Block(key, kind, said, group), f'<heading level="2" id="{key}" style="h">{said}</heading>\n'
    if kind == "b":
        return Block(key, kind, said, group), f'<box id="{key}" style="b"><p>{said}</p></box>\n'
    if kind == "t":
        rows = [f"[{key}r{i}]" + words(dice, dice.choice([2, 2, 14])) for i in range(dice.randint(3, 25))]
        body = "".join(f'<row><cell columns="a" key="{key}r{i}a">{row}</cell><cell columns="b">甲</cell></row>' for i, row in enumerate(rows))
        text = (f'<table id="{key}" style="t"><rules top="0.3mm" row="0.1mm" bottom="0.3mm" color="#000" accent="#000"/><column name="a" share="1"/>'
                f'<column name="b" width="9mm"/><head><row><cell columns="a">見出し{key}</cell><cell columns="b">数</cell></row></head>{body}</table>\n')
        return Block(key, kind, f"見出し{key}数" + "".join(row + "甲" for row in rows), group), text
    note = f"<note>注[{key}]{words(dice, 12)}</note>" if dice.random() < 0.12 else ""
    return Block(key, kind, said, group), f'<p id="{key}">{said}{note}</p>\n'


def make(dice, folder):
    height = dice.choice([120, 180, 257])
    report, blocks, groups = HEADER.format(fonts=ROOT / "fonts/fonts.xml", height=height), [], []
    for _ in range(dice.randint(1, 3)):
        for _ in range(dice.randint(0, 2)):
            block, text = make_block(dice, f"p{len(blocks)}", None)
            blocks.append(block)
            report += text
        n, gap = dice.randint(2, 4), dice.choice([4, 6.5])
        groups.append((n, gap))
        rule = dice.choice(["", ' rule="0.1mm"'])
        report += f'<columns count="{n}" gap="{gap}mm"{rule}>\n'
        kinds = dice.choice(["ppph", "ppphb", "pphbt"])
        for _ in range(dice.randint(1, 25)):
            block, text = make_block(dice, f"{dice.choice(kinds)}{len(blocks)}", len(groups) - 1)
            blocks.append(block)
            report += text
        report += "</columns>\n"
    (folder / "data.xml").write_text('<data id="t" lang="ja"/>')
    (folder / "report.xml").write_text(report + "</section></report>\n")
    return blocks, groups, height


class Line:
    """What is not cut: a line of a text, a box, a cell of a row."""
    def __init__(self, key, page, x, y, width, height):
        self.key, self.page, self.x, self.y, self.width, self.height, self.text = key, page, x, y, width, height, ""


def read_trace(trace):
    """Lines of blocks, and apart those of notes; each in the order in which the trace has them.  Of frames in each other the inner one counts, but of a
    box the outer one."""
    lines, notes, stack, page = [], [], [], 0
    for text in trace.splitlines():
        if text.startswith("page "):
            page, stack = page + 1, []
            continue
        depth = len(text) - len(text.lstrip())
        while stack and stack[-1][0] >= depth:
            stack.pop()
        if found := re.match(r" *frame (\S+) (\S*) +([-\d.]+) +([-\d.]+) +([-\d.]+) +([-\d.]+)", text):
            own = Line(found[2], page, *(float(found[i]) for i in range(3, 7)))
            outer = stack[-1][1] if stack else None
            is_note = found[1] == "note" or outer in notes
            is_head = found[1] in ("head-row", "head-cell")
            if is_note or is_head:
                own.key = "note" if is_note else "head"
                if is_note:
                    notes.append(own)
            elif outer is not None and (outer.key[:1] in ("b", "t") or outer.key in ("head", "note")):
                own = outer                                  # all of a box; what is in a cell is asked elsewhere
            elif cell := re.search(r"#(t\d+r\d+a)$", own.key):
                own.key = cell[1]
                lines.append(own)
            elif re.fullmatch(r"[phb]\d+", own.key):
                lines.append(own)
            else:
                own = outer
            if own is not None:
                stack.append((depth, own))
        elif (found := re.match(r' *text +([-\d.]+) +([-\d.]+) .* w=([\d.]+).*? "(.*)"', text)) and stack:
            stack[-1][1].text += found[4]
    return [line for line in lines if line.text], notes


def least(units, n, most=None):
    """Of the units (height, white before, stays with the next) the least height of n columns; or, where that is given, how even they can be: the least sum
    of squares of what is white in them."""
    infinity = float("inf")
    ways = [infinity] * len(units) + [0]                     # of the units from here on, in no columns
    if most is not None:
        ways[-1] = 0
    for column in range(n):
        best = [infinity] * (len(units) + 1)
        best[-1] = 0 if most is None else ways[-1] + most ** 2
        for first in range(len(units)):
            height = 0
            for last in range(first, len(units)):
                height += units[last][0] + (units[last][1] if last > first else 0)
                if most is not None and height > most + HAIR:
                    break
                if units[last][2] and last < len(units) - 1:
                    continue
                value = max(height, ways[last + 1]) if most is None else (most - height) ** 2 + ways[last + 1]
                best[first] = min(best[first], value)
        ways = best
    return ways[0]


def units_of(lines, blocks, total, seen):
    """Lines as the rules see them: of a paragraph the first two and the last two stay together, a heading stays with what follows."""
    units, before = [], None
    for line in lines:
        kind, nth = line.key[0], seen.get(line.key, 0)
        seen[line.key] = nth + 1
        begins = nth == 0
        white = 0 if before is None or not begins else max(WHITE[kind], AFTER[before])
        n = total[line.key]
        stays = kind == "h" or (kind == "p" and nth < n - 1 and (nth == 0 or nth == n - 2))
        units.append((line.height, white, stays))
        before = kind
    return units


def faults_of_columns(lines, blocks, group, total, seen, page):
    n, gap = group
    width = (WIDTH - (n - 1) * gap) / n
    columns = [[] for _ in range(n)]
    for line in lines:
        nth = round((line.x - LEFT) / (width + gap))
        if not 0 <= nth < n or abs(LEFT + nth * (width + gap) - line.x) > 0.6 or line.x + line.width > LEFT + nth * (width + gap) + width + 2 * HAIR:
            yield f"page {page}: {line.key} at {line.x} wide {line.width} is in no column of {n}"
            return
        columns[nth].append(line)
    filled = [column for column in columns if column]
    if [line for column in columns for line in sorted(column, key=lambda l: l.y)] != lines:
        yield f"page {page}: not in order: {[l.key for l in lines][:12]}"
    if any(columns[i + 1] and not columns[i] for i in range(n - 1)):
        yield f"page {page}: an empty column before another"
    has_table = any(line.key.startswith("t") for line in lines)
    units = None if has_table else units_of(lines, blocks, total, seen)
    top = min(line.y for line in filled[0])
    for column in filled:
        if not has_table and abs(column[0].y - top) > HAIR:
            yield f"page {page}: columns begin at {top} and {column[0].y}"
    for column in filled[:-1]:
        if column[-1].key.startswith("h"):
            yield f"page {page}: {column[-1].key} is last in its column"
    heights = [max(line.y + line.height for line in column) - top if column else 0 for column in columns]
    if units is None:
        if len(filled) == n and max(heights) - min(heights) > 45 and len(lines) > 6 * n:
            yield f"page {page}: columns are {heights}"
        return
    wanted = least(units, n)
    if abs(max(heights) - wanted) > 2 * HAIR:
        yield f"page {page}: columns are {max(heights):.2f} high and need {wanted:.2f}"
    even, are = least(units, n, max(heights)), sum((max(heights) - height) ** 2 for height in heights)
    if are > even + 0.01 * max(1, even) + 2 * HAIR * max(heights):
        yield f"page {page}: columns {[round(h, 2) for h in heights]} could be more even: {are:.1f}, not {even:.1f}"


def faults_of(blocks, groups, height, trace):
    lines, notes = read_trace(trace)
    group_of = {block.key: block.group for block in blocks}
    key_of = lambda line: re.match(r"[phbt]\d+", line.key)[0]
    total, said = {}, {}
    for line in lines:
        total[line.key] = total.get(line.key, 0) + 1
        said[key_of(line)] = said.get(key_of(line), "") + line.text
    for block in blocks:
        text = said.get(block.key, "")
        expected = re.sub("甲|見出し\\w+数", "", block.words) if block.kind == "t" else block.words
        if re.sub("※", "", text) != expected:
            yield f"{block.key} says {text[:60]}, not {expected[:60]}"
    n_pages = max(line.page for line in lines)
    seen = {}
    for page in range(1, n_pages + 1):
        here = [line for line in lines if line.page == page]
        foot = min([note.y for note in notes if note.page == page], default=height - FOOT)
        for line in here:
            if line.y < HEAD - HAIR or line.y + line.height > foot + 2 * HAIR:
                yield f"page {page}: {line.key} leaves its page, or stands on its notes"
        reached = HEAD
        for part in sorted({group_of[key_of(line)] is not None and group_of[key_of(line)] for line in here} - {False}):
            own = [line for line in here if group_of[key_of(line)] == part]
            yield from faults_of_columns(own, blocks, groups[part], total, seen, page)
            top, bottom = min(l.y for l in own), max(l.y + l.height for l in own)
            if top < reached - HAIR:
                yield f"page {page}: columns {part} begin at {top}, what is before them ends at {reached}"
            reached = bottom
            for line in here:
                if group_of[key_of(line)] is None and top + HAIR < line.y < bottom - HAIR:
                    yield f"page {page}: {line.key} stands across columns {part}"
        last = max(line.y + line.height for line in here)
        following = [line for line in lines if line.page == page + 1]
        if following and foot - last > 30 and not following[0].key.startswith(("t", "b")) and not notes:
            yield f"page {page}: {foot - last:.1f} mm are left, and {following[0].key} is on the next"


def judge(program, dice, folder):
    blocks, groups, height = make(dice, folder)
    found = list(rounds.rendered(program, folder))
    if found:
        return len(blocks), found
    found = list(faults_of(blocks, groups, height, (folder / "out.trace").read_text()))
    checker, untagged = structure.read(folder / "out.pdf")
    read = re.sub(r"\s|※|注\[p\d+\].{12}", "", checker.all_words)
    if read != "".join(block.words for block in blocks):
        found.append(f"read in another order: {read[:300]}")
    return len(blocks), found + untagged


if __name__ == "__main__":
    sys.exit(rounds.run(judge, 60, "reports", "blocks"))
