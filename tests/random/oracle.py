"""What must hold on the pages of a table, whatever it is: read from the trace, held against the description.

`faults` names everything that does not hold.  Nothing here knows how the program works; it knows what a reader expects:
each character once, everything in its place, heads over each page, labels continued, nothing stranded."""
import re

import generator
from expected import Expected

TOLERANCE = 0.03                                             # the trace has two decimals, and sums of them
SUFFIX = 5                                                   # mm: a line more, where a row is said again with its （続き）
HALF = generator.EM / 2                                      # blank halves of marks may stand outside
FRAME = re.compile(r"( *)frame (\S+) (?:(\S+) )? *(-?[\d.]+) +(-?[\d.]+) +(-?[\d.]+) +(-?[\d.]+)(.*)$")
TEXT = re.compile(r'( *)text +(-?[\d.]+) +(-?[\d.]+)  \S+ \S+ w=(-?[\d.]+).*? "((?:[^"\\]|\\.)*)"(?: [<=].*)?$')
OWNER = re.compile(r"[tihc](\d+)")                            # each key begins with the number of its table
PAGE = re.compile(r"page \d+ ")


class Frame:
    def __init__(self, role, key, box, tail, parent):
        self.role, self.key, self.parent = role, key, parent
        self.x, self.y, self.width, self.height = box
        self.repeat = "(repeat)" in tail or bool(parent and parent.repeat)
        self.children, self.texts = [], []

    right = property(lambda self: self.x + self.width)
    bottom = property(lambda self: self.y + self.height)

    def all(self):
        yield self
        for child in self.children:
            yield from child.all()

    def text(self):
        return "".join(t[3] for frame in self.all() for t in frame.texts)


def read(trace):
    """The trace as pages, each with all its frames."""
    pages, stack = [], []
    for line in trace.splitlines():
        if line.lstrip().startswith(("rule", "fill", "slot")):
            continue
        if match := FRAME.match(line):
            depth = len(match[1]) // 2 - 1
            while len(stack) > depth:
                stack.pop()
            parent = stack[-1] if stack else None
            frame = Frame(match[2], match[3] or "", [float(match[i]) for i in (4, 5, 6, 7)], match[8], parent)
            (parent.children if parent else pages[-1]).append(frame)
            stack.append(frame)
        elif match := TEXT.match(line):
            while len(stack) > len(match[1]) // 2 - 1:
                stack.pop()
            characters = re.sub(r"\s", "", match[5].replace('\\"', '"').replace("\\\\", "\\"))
            if stack:
                stack[-1].texts.append((float(match[2]), float(match[3]), float(match[4]), characters))
        elif PAGE.match(line):
            pages.append([])
            stack = []
    return [Page(i, roots) for i, roots in enumerate(pages)]


class Page:
    """The frames of one page, sorted by what they are."""

    def __init__(self, number, roots):
        self.number = number
        self.frames = [frame for root in roots if root.role != "artifact" for frame in root.all()]
        outer = [f for f in self.frames if not (f.parent and cell_around(f.parent))]
        inner = [f for f in self.frames if f.parent and cell_around(f.parent)]
        self.small_rows = [f for f in inner if f.role == "row"]
        self.small_heads = [f for f in inner if f.role == "head-row"]
        self.small_cells = [f for f in inner if f.role in ("cell", "head-cell")]
        self.rows = [f for f in outer if f.role == "row" and not f.repeat]
        self.again = [f for f in outer if f.role == "row" and f.repeat]
        self.heads = [f for f in outer if f.role == "head-row"]
        self.cells = [f for f in outer if f.role in ("cell", "head-cell")]
        self.notes = [f for f in self.frames if f.role == "note"]
        self.lines = [f for f in self.frames if f.role == "-" and f.texts]
        self.tables = {int(match[1]) for f in self.frames if (match := OWNER.match(f.key))}
        self.by_key = {}
        for f in self.cells:
            self.by_key.setdefault(f.key, []).append(f)


def pages_of(spec, pages):
    return [page for page in pages if spec["seed"] in page.tables]


def faults(spec, pages, said):
    """`said`: [(code, key)] of the diagnostics about this table."""
    expected = Expected(spec)
    pages = pages_of(spec, pages)
    if not pages:
        return ["lost: the section has no page"]
    found = []
    for check in (check_said, check_texts, check_rows, check_heads, check_again, check_small, check_inside, check_apart, check_cover, check_orphans, check_filled,
                  check_spans, check_notes, check_shared, check_title, check_least):
        found += check(expected, pages, said)
    return found


def check_said(expected, pages, said):
    best = {c: 0 for c, (kind, _) in expected.spec["columns"].items() if expected.spec["best"] and kind != "width"}   # may be a letter wide
    lost, wholes = set(expected.lost), generator.wholes(expected.spec, best)
    for code, key in said:
        if code == "W0524" and any(above_key == key for above in expected.above.values() for above_key, _ in above):
            continue                                         # with all above it more than half a page
        if code == "W0523" and wholes.get(key, 0) + 45 > expected.spec["height"] - 2 * expected.spec["margin"]:
            continue                                         # too high to be said again below what stands with its rows
        first = next(iter(expected.spec["columns"]))
        if code == "W0526" and expected.spec["corner"] and generator.widths(expected.spec)[first] < 8 * generator.EM:
            continue                                         # the slash runs through its labels
        if code == "W0321" and not expected.rows and not expected.head_rows:
            continue                                         # callouts of a table of nothing
        if code in ("W0504", "W0602") or code.startswith("N") or (code == "W0319" and key in lost):
            continue
        yield f"said: {code} {key}"
    for key in lost - {k for code, k in said if code == "W0319"}:
        yield f"said: nothing, though {key} is lost"


def check_texts(expected, pages, said):
    """Each character once as real content, in order; what is repeated is a head or a continued span."""
    shown, repeated = {}, {}
    for page in pages:
        for frame in page.lines:
            into = repeated if frame.repeat else shown
            into[frame.key] = into.get(frame.key, "") + "".join(t[3] for t in frame.texts)
    wanted = {**expected.texts, **expected.head, **{key: text for key, (_, text) in expected.notes.items()},
              **{key: text for key, (text, _) in expected.shared.items()}}
    for key, text in wanted.items():
        text = re.sub(r"\s", "", text)
        if shown.get(key, "") != text:
            yield f"text: {key} is {shown.get(key, '')[:60]!r}, not {text[:60]!r}"
    for key in shown.keys() - wanted.keys():
        yield f"text: {key} was not in the table: {shown[key]!r}"
    rows_again = {f"{key}#name" for above in expected.above.values() for key, _ in above}
    small_heads = {f"{node}-h#{c}" for node in expected.small for c in ("current", "remark")}
    for key in repeated.keys() - expected.head.keys() - {s["key"] for s in expected.spans} - rows_again - small_heads - expected.shared.keys() - {expected.title}:
        yield f"repeat: {key} is said again"


def check_rows(expected, pages, said):
    """The rows stand in their order, each on one page or on pages that follow each other."""
    shown = []
    for page in pages:
        for row in sorted(page.rows, key=lambda f: f.y):
            if not shown or shown[-1] != row.key:
                shown.append(row.key)
    if shown != [key for key, _, _ in expected.rows]:
        yield f"rows: {shown} instead of {[key for key, _, _ in expected.rows]}"


def check_heads(expected, pages, said):
    """The head stands over the first rows, and again, marked as repeated, over those of each further page."""
    if not expected.head_rows:
        return
    seen = False
    for page in pages:
        if not page.rows and not page.heads:
            continue
        if [f.key for f in page.heads] != expected.head_rows:
            yield f"head: page {page.number} has the head rows {[f.key for f in page.heads]}"
        elif page.heads[0].repeat != seen:
            yield f"head: page {page.number} has it {'not ' if seen else ''}as a repeat"
        elif {f.key: f.text() for f in page.cells if f.key in expected.head} != expected.head:
            yield f"head: page {page.number} has other words"
        elif page.rows and max(f.bottom for f in page.heads) > min(f.y for f in page.rows) + TOLERANCE:
            yield f"head: page {page.number} has rows beside it"
        seen = True


def check_again(expected, pages, said):
    """Over the rows a page goes on with, the bands and labels they belong to are said again, the outermost first."""
    began, heights = False, {}
    for f in [f for page in pages for f in page.rows]:       # a row cut between its lines has many
        heights[f.key] = heights.get(f.key, 0) + f.bottom - f.y
    for page in pages:
        rows = sorted(page.rows, key=lambda f: f.y)
        if not rows:
            continue
        got = [(f.key, f.text()) for f in sorted(page.again, key=lambda f: f.y)]
        wanted, above = [], sum(f.bottom - f.y for f in page.heads)
        for key, text in expected.above[rows[0].key] if began else []:
            left_out = any(code == "W0524" for code, _ in said) and key not in [k for k, _ in got]
            if not left_out or above + heights[key] + SUFFIX < (expected.spec["height"] - 2 * expected.spec["margin"]) / 2:
                wanted.append((key, text))
                above += heights[key]
        if got != [(key, re.sub(r"\s", "", text)) for key, text in wanted]:
            yield f"again: page {page.number} begins with {rows[0].key} under {got}, not {wanted}"
        if page.again and max(f.bottom for f in page.again) > rows[0].y + TOLERANCE:
            yield f"again: page {page.number} has rows beside what is said again"
        began = True


def check_small(expected, pages, said):
    """A small table in a cell has its rows in order, and its head above them on each page it goes on to."""
    shown, began = {}, set()
    owners = {line: node for node, lines in expected.small.items() for line in lines}
    for page in pages:
        here = {}
        for row in sorted(page.small_rows, key=lambda f: f.y):
            node = owners[row.key]
            here.setdefault(node, []).append(row)
            if shown.setdefault(node, [])[-1:] != [row.key]:
                shown[node].append(row.key)
        for node, rows in here.items() if expected.spec["small_head"] else ():
            heads = [f for f in page.small_heads if f.key == f"{node}-h"]
            if len(heads) != 1 or heads[0].repeat != (node in began) or heads[0].bottom > rows[0].y + TOLERANCE:
                yield f"small: the head of {node} on page {page.number}"
            began.add(node)
    for node, lines in expected.small.items():
        if shown.get(node) != lines:
            yield f"small: the rows of {node} are {shown.get(node)}"


def is_within(inner, outer):
    return (inner.x >= outer.x - TOLERANCE and inner.y >= outer.y - TOLERANCE and inner.right <= outer.right + TOLERANCE and
            inner.bottom <= outer.bottom + TOLERANCE)


def cell_around(frame):
    while frame and frame.role not in ("cell", "head-cell"):
        frame = frame.parent
    return frame


def check_inside(expected, pages, said):
    spec = expected.spec
    margin = spec["margin"]
    area = Frame("area", "", (margin, margin, spec["width"] - 2 * margin, spec["height"] - 2 * margin), "", None)
    for page in pages:
        for frame in page.rows + page.again + page.heads + page.cells + page.small_cells + page.notes + page.lines:
            if not is_within(frame, area):
                yield f"outside: {frame.role} {frame.key} is outside the type area on page {page.number}"
        for line in page.lines:
            cell = cell_around(line)
            if cell and not is_within(line, cell):
                yield f"outside: a line of {line.key} is outside its cell on page {page.number}"
            for x, y, width, characters in line.texts:
                if not characters:
                    continue
                before = HALF if characters[0] in "（「〔、。・" else 0
                after = HALF if characters[-1] in "）」〕、。・" else 0
                if x < line.x - before - TOLERANCE or x + width > line.right + after + TOLERANCE:
                    yield f"outside: {characters!r} of {line.key} sticks out on page {page.number}"
                if not line.y <= y <= line.bottom + TOLERANCE:
                    yield f"outside: {characters!r} of {line.key} stands above or below its line on page {page.number}"


def overlap(a, b):
    return (min(a.right, b.right) - max(a.x, b.x) > TOLERANCE) and (min(a.bottom, b.bottom) - max(a.y, b.y) > TOLERANCE)


def check_apart(expected, pages, said):
    """Cells, notes and lines do not lie on each other."""
    for page in pages:
        blocks = sorted(page.cells + [f for f in page.notes if f.key not in expected.inside], key=lambda f: f.y)
        lines = sorted(page.lines, key=lambda f: f.y)
        for group in (blocks, sorted(page.small_cells, key=lambda f: f.y), lines):
            for i, one in enumerate(group):
                for other in group[i + 1:]:
                    if other.y > one.bottom:
                        break
                    if one.height > 0 and other.height > 0 and overlap(one, other):
                        yield f"overlap: {one.key} and {other.key} on page {page.number}"


def extent(frames):
    return min(f.y for f in frames), max(f.bottom for f in frames)


def check_cover(expected, pages, said):
    """On each page, a row has all its cells, and with the spans beside it they fill the width of the table."""
    spec = expected.spec
    width = spec["width"] - 2 * spec["margin"]
    for page in pages:
        places = {}
        for f in page.rows:
            places.setdefault(f.key, []).append(f)
        for index, (key, _, cells) in enumerate(expected.rows):
            if key not in places:
                continue
            keys = cells + [s["key"] for s in expected.spans if s["first"] <= index <= s["last"]]
            missing = [k for k in keys if len(page.by_key.get(k, [])) != 1]
            if missing:
                yield f"cover: {missing} once beside row {key} on page {page.number}"
                continue
            frames = [page.by_key[k][0] for k in keys]
            top, bottom = extent(places[key])
            if abs(sum(f.width for f in frames) - width) > 0.1:
                yield f"cover: the cells of row {key} are {sum(f.width for f in frames):.2f} mm wide, not {width}"
            if any(f.y > top + TOLERANCE or f.bottom < bottom - TOLERANCE for f in frames):
                yield f"cover: a cell of row {key} is lower than the row on page {page.number}"


def check_orphans(expected, pages, said):
    """No head, band or label is the last thing on a page its table goes on from."""
    roles = {key: role for key, role, _ in expected.rows}
    broken = any(code == "W0602" for code, _ in said)
    for page, following in zip(pages, pages[1:]):
        if not following.rows or broken:
            continue
        rows = sorted(page.rows, key=lambda f: f.y)
        if rows and roles.get(rows[-1].key) in ("band", "label") and rows[-1].key != min(following.rows, key=lambda f: f.y).key:
            yield f"orphan: {rows[-1].key} at the foot of page {page.number}"
        if page.heads and not rows:
            yield f"orphan: the head alone on page {page.number}"


def room_left(expected, page):
    """The height of what more could stand on it."""
    margin = expected.spec["margin"]
    bottom = max(f.bottom for f in page.rows + page.cells + page.notes)
    foot = expected.spec["height"] - margin
    if page.notes and not expected.spec["notes_below"] and not all(f.key in expected.inside for f in page.notes):
        foot = min(f.y for f in page.notes if f.key not in expected.inside) - 2.1  # the white and the rule above them
        bottom = max(f.bottom for f in page.rows + page.cells)
    return foot - bottom


def check_filled(expected, pages, said):
    """A page that ends within a table has no room for an eighth of a page of its next rows.  Told where these are plain: they stand on the
    next page, beside no span and without notes; nor is one row parted from all others."""
    order = [key for key, _, _ in expected.rows]
    bodies = [role == "body" for _, role, _ in expected.rows]
    noted = {cell.split("#")[0] for cell in [cell for cell, _ in expected.notes.values()] + [c for _, cells in expected.shared.values() for c in cells]}
    spanned = {i for s in expected.spans for i in range(s["first"], s["last"] + 1)}
    eighth = (expected.spec["height"] - 2 * expected.spec["margin"]) / 8
    if any(code == "W0602" for code, _ in said):
        return
    for page, following in zip(pages, pages[1:]):
        if not page.rows or not following.rows:
            continue
        last = max(page.rows, key=lambda f: f.y).key
        if last == min(following.rows, key=lambda f: f.y).key:
            continue                                         # it goes on itself
        room, heights, asked = room_left(expected, page), {}, 0
        for f in following.rows:
            heights[f.key] = heights.get(f.key, 0) + f.height
        at = order.index(last) + 1
        later = {f.key for other in pages[following.number - pages[0].number + 1:] for f in other.rows}
        while at < len(order) and order[at] in heights.keys() - later and at not in spanned and order[at] not in noted:
            asked += heights[order[at]]
            if asked > room - TOLERANCE:
                break
            rest = sum(bodies[at + 1:])                       # a band without rows at the end is not left alone, either
            may_end = bodies[at] and sum(bodies[:at + 1]) > 1 and (rest > 1 or at + 1 == len(order))
            if may_end and asked > eighth + TOLERANCE:
                yield f"filled: page {page.number} has {room:.1f} mm left, enough for {order[at]} ({asked:.1f} mm)"
                break
            at += 1


def check_spans(expected, pages, said):
    """A span on a further page: said again with its suffix, flowing on, or blank, as its policy says."""
    flowing = {key for code, key in said if code == "W0523"}
    for span in expected.spans:
        seen, key = 0, span["key"]
        across = "flow" if key in flowing else span["across"]
        is_noted = f"{key}/note" in expected.notes or any(key in cells for _, cells in expected.shared.values())
        note = generator.mark(expected.spec) if is_noted else ""
        for page in pages:
            for frame in page.by_key.get(key, []):
                text, seen = frame.text(), seen + 1
                if seen == 1:
                    if frame.repeat:
                        yield f"span: {key} begins as a repeat on page {page.number}"
                    if across != "flow" and text != re.sub(r"\s", "", span["text"]) + note:
                        yield f"span: {key} reads {text!r} on its first page {page.number}"
                    continue
                if across == "flow":
                    if frame.repeat:
                        yield f"span: {key} flows, yet is a repeat on page {page.number}"
                    continue
                again = re.sub(r"\s", "", span["text"]) + span["suffix"] if across == "again" and span["text"] else ""
                if not frame.repeat:
                    yield f"span: {key} is no repeat on page {page.number}"
                if text != again:
                    yield f"span: {key} reads {text!r} on page {page.number}, not {again!r}"


def check_notes(expected, pages, said):
    """A note stands once, at the foot of the page its mark stands on, below everything else."""
    for key, (cell, _) in expected.notes.items():
        of_note = [page.number for page in pages for f in page.notes if f.key == key]
        if key in expected.inside:
            if len(of_note) != 1 or any(not cell_around(f) or cell_around(f).key != cell for page in pages for f in page.notes if f.key == key):
                yield f"note: {key} is on pages {of_note}, in its cell on one of them"
            continue
        of_mark = [page.number for page in pages for f in page.by_key.get(cell, []) if not f.repeat and f.text().endswith(generator.mark(expected.spec))]
        if of_note != of_mark:
            yield f"note: {key} is on pages {of_note}, its mark on {of_mark}"
    for page in pages:
        bottom = max((f.bottom for f in page.cells), default=0)
        if any(f.y < bottom - TOLERANCE for f in page.notes if f.key not in expected.inside):
            yield f"note: above a cell on page {page.number}"


def check_shared(expected, pages, said):
    """A note that several cells cite stands once on each page with one of its marks, on no other, on the first of them as itself."""
    for key, (text, cells) in expected.shared.items():
        began = False
        for page in pages:
            notes = [f for f in page.notes if f.key == key]
            marks = [f for cell in cells for f in page.by_key.get(cell, []) if not f.repeat and f.text().endswith(generator.mark(expected.spec))]
            if len(notes) != bool(marks):
                yield f"shared: {key} stands {len(notes)} times on page {page.number}, under {len(marks)} marks"
            elif notes and (notes[0].repeat != began or notes[0].text() != text):
                yield f"shared: {key} on page {page.number} is {'a repeat' if notes[0].repeat else 'itself'} and says {notes[0].text()!r}"
            began |= bool(notes)


def check_title(expected, pages, said):
    """Over the head of each further page with rows of it, the title is said again with its suffix."""
    if not expected.title:
        return
    began = False
    for page in pages:
        titles = [f for f in page.frames if f.role == "caption" and f.key == expected.title]
        if page.rows and (len(titles) != 1 or titles[0].repeat != began or
                          titles[0].bottom > min(f.y for f in page.rows + page.heads) + TOLERANCE):
            yield f"title: page {page.number} has {len(titles)} titles, or not over its rows, or not as it should"
        if page.rows and began and titles and titles[0].text() != f"題{expected.spec['seed']}{expected.spec['title']}":
            yield f"title: page {page.number} says {titles[0].text()!r}"
        began |= bool(page.rows)


def check_least(expected, pages, said):
    """Rows are as high as they are asked to be."""
    heights = {}
    for row in (f for page in pages for f in page.rows):
        heights[row.key] = heights.get(row.key, 0) + row.height
    for key in expected.measures:
        if key in heights and heights[key] < expected.spec["least"] - TOLERANCE:
            yield f"least: {key} is {heights[key]:.2f} mm high"
