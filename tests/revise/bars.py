"""The marks beside what a corrected page says otherwise: where they stand on the paper, and where they should.

Where they should is told by the 正誤表, which has been held against the data, and by where the rows lie in the data: not by what the release
says of marks.  On a page that was printed again

 1. each text that was corrected, or is new, or whose record has moved has a bar as high as it;
 2. where a record was taken out, the row behind it has one; if it is not on such a page, the row before it; if there is none, what they lay in;
    where a heading or a text alone is gone, that before or behind it, or the rest of its row;
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

    @property
    def record(self):
        return re.split("[#/]", bare(self.key))[0]


def lines_of(release):
    found = []
    for line in release.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if cells[0] == "text" and cells[2]:
            _, y, _, height = (int(n) * LEN for n in cells[3].split())
            found.append(Line(cells[1], [int(n) - 1 for n in cells[2].split()], y, y + height, re.sub(r"\\n|\s", "", cells[8] if len(cells) > 8 else "")))
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
        return [line for line in self.new.lines if line.record == id and ("#" in line.key or "/" not in line.key)]

    def places(self, line):
        """(page, top, bottom) of each place of it; on other pages than its first those of lines that may be of it."""
        for nth, page in enumerate(line.pages):
            if page not in self.renewed:
                continue
            if nth == 0:
                yield page, [(line.top, line.bottom)]
            else:
                yield page, [(top, bottom) for top, bottom, _, _, letters in self.new.sheets[page][1] if letters and (letters in line.words or line.words in letters)]

    def stands(self, page, places, exactly):
        for top, bottom in places:
            for above, below in self.new.bars[page]:
                if abs(above - top) < NEAR and abs(below - bottom) < NEAR if exactly else above < bottom and top < below:
                    return True
        return False

    def may(self, lines):
        for line in lines:
            for page, places in self.places(line):
                self.marked[page] += [(places, page == line.pages[0])]

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
        beside = [c for c in parent if c.get("id")]
        at = beside.index(record)
        groups = [self.row(c.get("id")) for c in beside[at + 1:]], [self.row(c.get("id")) for c in reversed(beside[:at])]
        groups = [next((g for g in side if g), []) for side in groups]
        outer = [self.row(a.get("id")) for a in self.before.ancestors(record) if a.get("id")]
        return [g for g in groups + outer if g]

    def beside_text(self, key):
        """The rest of its row, else the text behind it, or before it."""
        row = self.row(re.split("[#/]", bare(key))[0]) if "#" in key else []
        keys = [line.key for line in self.old.lines]
        at = next((i for i, line in enumerate(self.old.lines) if bare(line.key) == bare(key)), None)
        if row or at is None:
            return [row]
        there = {line.key: line for line in self.new.lines}
        behind = next((k for k in keys[at + 1:] if k in there), None)
        before = next((k for k in reversed(keys[:at]) if k in there), None)
        return [[there[k] for k in (behind, before) if k]]

    # -----------------------------------------------------------------------------------------------------------------

    def hold(self):
        for row in self.rows:
            key = row["key"]
            if row["column"] in ("柱", "つめ"):
                continue
            if row["kind"] == "削除" and self.text(key):        # it stands elsewhere still
                continue
            if row["kind"] != "削除":
                self.must(self.text(key) or self.row(key), row)
            elif (record := self.before.ids.get(self.before.copied_lines().get(key, key))) is not None:
                self.any_of(self.around(record), row)
            else:
                self.any_of(self.beside_text(key), row)
        for page in sorted(self.renewed):
            for above, below in self.new.bars[page]:
                fits = lambda places, exactly: any(abs(above - top) < NEAR and abs(below - bottom) < NEAR if exactly else above < bottom and top < below for top, bottom in places)
                if not any(fits(*marked) for marked in self.marked[page]):
                    said = [letters for top, bottom, _, _, letters in self.new.sheets[page][1] if above < bottom and top < below]
                    self.faults.append(("false bar", "", f"p.{self.new.labels[page]} beside {' '.join(said)[:60]}"))
        return self.faults
