"""The marks beside what a corrected page says otherwise: where they stand on the paper, and where they should.

Where they should is told by the 正誤表, which has been held against the data, and by where the rows lie in the data: not by what the release
says of marks.  On a page that was printed again

 1. each text that was corrected, or is new, or whose record has moved, as the heading that names it, has a bar as high as it;
 2. where a record was taken out, the row behind it has one; if it is not on such a page, the row before it; if there is none, what they lay in;
    a line that a 再掲 copies lies in that; where a text alone is gone, as a heading, the rest of its row; if there is none, the next that stands
    still; if that is not on such a page, the one before it;
 3. no other bar stands there.  Where a text is seen no more that is still seen elsewhere (a sample shows another record) there is none:
    what is seen instead has its own.

A page that was not printed again has the bars it had.  A bar is a fill of half a millimetre in the outer margin.  Where on its page a text stands is in the
release for the first page only; on others, its lines are found by their letters."""
import re
from dataclasses import dataclass

from errata import bare
from filing import pages_of, run

BAR = 1.417                         # points
NEAR = 0.6
LEN = 72 / 25.4 / 7200              # a length of a release in points


@dataclass
class Line:
    """Of a release: a text, and where it stands."""
    key: str
    pages: list
    top: float
    bottom: float
    words: str
    runs: bool = False              # a running head, a thumb tab
    names: str = ""                 # of a heading: the record it names

    @property
    def record(self):
        return re.split("[#/]", bare(self.key))[0]


def lines_of(release):
    found, is_heading = [], False
    for line in release.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if cells[0] == "text" and cells[2]:
            _, y, _, height = (int(n) * LEN for n in cells[3].split())
            is_heading = cells[7] == "heading"
            found.append(Line(cells[1], [int(n) - 1 for n in cells[2].split()], y, y + height, re.sub(r"\\n|\s", "", cells[8] if len(cells) > 8 else ""), cells[7] == "running"))
        elif cells[0] == "source" and found and is_heading and not found[-1].names:
            found[-1].names = cells[4] or "-"
    return found


def painted(work, pdf, sheets):
    """Of each page the bars, (top, bottom)."""
    plain = work / "plain.pdf"
    run(work, "qpdf", "--qdf", "--object-streams=disable", pdf, plain)
    found = [[] for _ in sheets]
    for number, content in re.findall(rb"%% Contents for page (\d+)\n.*?stream\n(.*?)endstream", plain.read_bytes(), re.S):
        at = int(number) - 1
        height = float(re.search(r'height="([\d.]+)"', sheets[at][0])[1])
        margin = b"".join(re.findall(rb"/Artifact<</Type/Pagination>>BDC(.*?)EMC", content, re.S)).decode("latin1")
        boxes = [tuple(map(float, box)) for box in re.findall(r"([-\d.]+) ([-\d.]+) ([-\d.]+) ([-\d.]+) re", margin)]
        found[at] = sorted({(round(height - y - h, 1), round(height - y, 1)) for _, y, w, h in boxes if abs(w - BAR) < 0.02})
    return found


class Booklet:
    def __init__(self, work, pdf, release, labels):
        self.labels, self.lines, self.sheets = labels, lines_of(release), pages_of(work, pdf)
        self.bars = painted(work, pdf, self.sheets)

    def page(self, i):
        return self.labels[i] if not self.labels[i].startswith("#") else "", self.sheets[i], self.bars[i]


class Bars:
    """What `new`, made of `old`, has in its margins."""

    def __init__(self, old, new, rows, before, after, ids):
        self.old, self.new, self.rows, self.before, self.after = old, new, rows, before.data, after.data
        self.ids = ids
        kept = [old.page(i) for i in range(len(old.labels))]
        self.renewed = {i for i in range(len(new.labels)) if new.page(i) not in kept}
        self.marked, self.faults = {i: [] for i in self.renewed}, []

    def text(self, key):
        head, mark, tail = re.match(r"([^#/]*)([#/]?)(.*)", key).groups()
        key = self.ids.get(head, head) + mark + tail
        return [line for line in self.new.lines if line.key == key]

    def row(self, id):
        id = self.ids.get(id, id)
        return [line for line in self.new.lines if bare(line.key).startswith(id + "#")]

    def headings(self, id):
        return [line for line in self.new.lines if line.names == self.ids.get(id, id)]

    def places(self, line):
        """(page, top, bottom) of each place of it; on other pages than its first those of lines that may be of it."""
        for nth, page in enumerate(line.pages):
            if page not in self.renewed:
                continue
            yield page, [(line.top, line.bottom)] if nth == 0 else self.lines_on(page, line, 1)

    def lines_on(self, page, line, least):
        """Of a page, what may be lines of the text."""
        lines = [(top, bottom, letters.replace("（続き）", "")) for top, bottom, _, _, letters in self.new.sheets[page][1]]
        return [(top, bottom) for top, bottom, letters in lines
                if len(letters) >= least and (letters in line.words or line.words and line.words in letters)]

    def stands(self, page, places, exactly):
        for top, bottom in places:
            for above, below in self.new.bars[page]:
                if abs(above - top) < NEAR and abs(below - bottom) < NEAR if exactly else above < bottom and top < below:
                    return True
        return False

    def may(self, lines):
        for line in lines:
            for page, places in self.places(line):
                self.marked[page].append((places, page == line.pages[0]))
                if "#" not in line.key:             # the lines of a paragraph stand each for itself
                    self.marked[page].append((self.lines_on(page, line, 4), False))

    def has(self, line):
        """Of its pages that were printed again, those with and without a bar."""
        found = {True: [], False: []}
        for page, places in self.places(line):
            found[self.stands(page, places, page == line.pages[0])].append(page)
        return found[True], found[False]

    def must(self, lines, row):
        self.may(lines)
        for line in lines:
            there, missing = self.has(line)
            if missing and (not there or line.pages[0] in missing):
                self.fault("no bar", f"{line.key} p.{'・'.join(self.new.labels[p] for p in missing)}", row)

    def any_of(self, groups, row):
        """Of the first of these that stands on such a page some line has a bar."""
        for lines in groups:
            self.may(lines)
        for lines in groups:
            said = [self.has(line) for line in lines]
            if any(there or missing for there, missing in said):
                if not any(there for there, _ in said):
                    self.fault("no bar", f"beside {lines[0].key} p.{self.new.labels[lines[0].pages[0]]}", row)
                return

    def fault(self, kind, expected, row):
        self.faults.append((kind, expected, f"{row['kind']} {row['key']}" if row else ""))

    # --- where something was taken out -------------------------------------------------------------------------------

    def around(self, record):
        """The row behind it, the one before it, what they lay in: those that are there now."""
        while (parent := self.before.parent(record)).get("id") and self.ids.get(parent.get("id"), parent.get("id")) not in self.after.ids:
            record = parent
        beside = [c.get("id") for c in parent if c.get("id")]
        lost = {self.old.labels[p] for line in self.old.lines if re.split("[#/]", line.key)[0] == record.get("id") for p in line.pages}
        near = sorted(self.among(beside, record.get("id")), key=lambda g: not lost & {self.new.labels[p] for line in g for p in line.pages})
        return near + [g for a in self.before.ancestors(record) if a.get("id") and (g := self.row(a.get("id")))]

    def among(self, beside, id):
        at = beside.index(id)
        groups = (next((g for other in side if (g := self.row(other))), []) for side in (beside[at + 1:], beside[:at][::-1]))
        return [g for g in groups if g]

    def around_copied(self, id):
        """Of a line that a 再掲 showed: the next, the one before, the 再掲; or if that went, what is around it."""
        repeat = self.before.copied_lines()[id]
        if self.ids.get(repeat, repeat) not in self.after.ids:
            return self.around(self.before.ids[repeat])
        beside = [line for line, of in self.before.copied_lines().items() if of == repeat]
        return self.among(beside, id) + [g for g in [self.row(repeat)] if g]

    def beside_text(self, key):
        """The rest of its row, else the text behind it, else that before it."""
        row = self.row(re.split("[#/]", bare(key))[0]) if "#" in key else []
        lines = [line for line in self.old.lines if not line.runs]
        at = next((i for i, line in enumerate(lines) if line.key == key), None)
        if row or at is None:
            return [row]
        there = {line.key: line for line in self.new.lines}
        near = [line for side in (lines[at + 1:], lines[:at][::-1]) if (line := next((there[line.key] for line in side if line.key in there), None))]
        lost = {self.old.labels[p] for p in lines[at].pages}        # what is on its page has the bar before what is on another
        near.sort(key=lambda line: not lost & {self.new.labels[p] for p in line.pages})
        return [[line] for line in near]

    # -----------------------------------------------------------------------------------------------------------------

    def hold(self):
        for row in self.rows:
            key = row["key"]
            if row["column"] in ("柱", "つめ"):
                continue
            if row["kind"] == "削除" and self.text(key):        # it stands elsewhere still
                continue
            if row["kind"] != "削除":
                self.must(self.text(key) or self.row(key) + (self.headings(key) if row["kind"] == "移動" else []), row)
            elif (record := self.before.ids.get(key)) is not None:
                self.any_of(self.around(record), row)
            elif key in self.before.copied_lines():
                self.any_of(self.around_copied(key), row)
            else:
                self.any_of(self.beside_text(key), row)
        for page in sorted(self.renewed):
            for above, below in self.new.bars[page]:
                fits = lambda places, exactly: any(abs(above - top) < NEAR and abs(below - bottom) < NEAR if exactly else above < bottom and top < below for top, bottom in places)
                if not any(fits(*marked) for marked in self.marked[page]):
                    said = [letters for top, bottom, _, _, letters in self.new.sheets[page][1] if above < bottom and top < below]
                    self.faults.append(("false bar", "", f"p.{self.new.labels[page]} beside {' '.join(said)[:60]}"))
        return self.faults
