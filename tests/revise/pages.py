"""On which pages a text is seen: worked out from where the rows and headings stand (the lines `page` and `slab` of a release:
docs/release.md) and, of words that have no row or heading of their own, from the text of the PDF."""
import re
import subprocess


class Pages:
    def __init__(self, release, pdf):
        self.labels, self.sections, self.slabs = [], [], []
        for line in release.read_text(encoding="utf-8").splitlines():
            cells = line.split("\t")
            if cells[0] == "page":
                self.labels.append(cells[2] or f"#{cells[1]}")
                self.sections.append(cells[3])
                self.slabs.append([])
            elif cells[0] == "slab":
                self.slabs[-1].append(re.sub(r"'\d+", "", cells[1]))
        self.pdf, self.said = pdf, None

    def words(self, page):
        if self.said is None:
            done = subprocess.run(["pdftotext", str(self.pdf), "-"], capture_output=True, check=True)
            self.said = [re.sub(r"\s", "", text) for text in done.stdout.decode().split("\f")]
        return self.said[page] if page < len(self.said) else ""

    def standing(self, keys, sections=None):
        keys = set(keys)
        return [i for i, slabs in enumerate(self.slabs) if keys & set(slabs) and (not sections or self.sections[i] in sections)]

    def with_words(self, text, section):
        plain = re.sub(r"\s", "", text)
        return [i for i in range(len(self.labels)) if self.sections[i] == section and plain in self.words(i)]

    def in_force(self, section, setting, numbered, headings):
        """(page, the headings whose running value it shows): that in force at its head, and, numbered, those begun further down."""
        pages, current = [], None
        for i, slabs in enumerate(self.slabs):
            if self.sections[i] != section or not slabs:    # a blank page shows nothing
                continue
            begun = [s for s in slabs if s in setting]
            leads = begun and all(s in headings for s in slabs[: slabs.index(begun[0])])
            shown = [begun[0] if leads else current] + (begun if numbered else [])
            pages.append((i, list(dict.fromkeys(shown))))
            current = begun[-1] if begun else current
        return pages

    def running(self, where, texts):
        """The pages of a section, and what their running value of this name comes from."""
        _, variable, _, section, numbered = where
        headings = {t.key for t in texts if t.kind == "heading"}
        setting = {t.where[2] for t in texts if t.where[0] == "running" and t.where[1] == variable and t.where[3] == section}
        return self.in_force(section, setting, numbered, headings)

    def of(self, text, texts):
        """(pages, must they all be said); `texts`: all of the edition."""
        where = text.where
        if where[0] == "rows":
            pages = self.standing(where[1], where[2])
            cut = any(len(self.standing([row], where[2][:1])) > 1 for row in where[1])
            return pages, not cut
        if where[0] == "heading":
            return sorted({p for key in where[1:] for p in self.standing([key])}), True
        if where[0] == "below":                     # a head without rows, somewhere below a heading
            return [p + i for p in self.standing([where[1]]) for i in (0, 1)], False
        if where[0] == "words":
            pages = self.with_words(text.words, where[1])
            return pages, len(pages) == 1           # the same words may stand elsewhere in the section, too
        return [page for page, shown in self.running(where, texts) if where[2] is None or where[2] in shown], True

    def named(self, pages):
        return [self.labels[i] for i in pages]


def expand(said, labels):
    """2・14～16 as a list of labels."""
    found = []
    for part in [p for p in said.split("・") if p]:
        ends = re.split("[～〜]", part)
        if len(ends) == 2 and ends[0] in labels and ends[1] in labels:
            found += labels[labels.index(ends[0]) : labels.index(ends[1]) + 1]
        else:
            found.append(part)
    return found
