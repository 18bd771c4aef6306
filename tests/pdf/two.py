#!/usr/bin/env python3
"""two.py HYOGUMI [--every N]   Archives by --pdf 2.0: the booklet, some of its pages, an excerpt, replacement pages, the specimen and
every N-th case.  The file says what it is; its tree is that of PDF 1.7 by other names; each link and bookmark leads to the element
whose words it says, on the page it says; each line of 目次 and each note names its other end.  The checker sees."""
import argparse, os, pathlib, re, shutil, subprocess, sys, tempfile

try:
    import pikepdf
except ImportError:                                          # Debian's package is for Debian's Python
    os.execv("/usr/bin/python3", ["/usr/bin/python3", *sys.argv])

root = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(root / "tests/pdf"))
import structure

LAYOUT = "layouts/nerima-r1-progress.xml"
SPACE = "http://iso.org/pdf2/ssn"
OF_ONE = {"TOC", "TOCI", "Index", "Reference"}                      # types that PDF 2.0 has not
faults = []


def run(*command, cwd=root, good=(0,)):
    done = subprocess.run([str(c) for c in command], cwd=cwd, capture_output=True)
    if done.returncode not in good:
        sys.exit(f"{' '.join(map(str, command))} ended with {done.returncode}: {done.stderr.decode()[:2000]}")


def bare(words):
    """Letters and figures alone: 目次 has leaders, and other marks than the headings."""
    return re.sub(r"[\W_]+", "", words)


class Reader:
    """One file: its elements, by number, and the words of each."""
    def __init__(self, path):
        self.pdf = pikepdf.open(path)
        self.tree = structure.Checker(path, self.pdf)
        for number, page in enumerate(self.pdf.pages):
            self.tree.read_page(number, page)
        self.tree.read_tree()
        self.elements = list(self.tree.root.all())
        self.tree.links = [e for e in self.elements if e.type == "Link"]
        self.by_number = {e.node.objgen: e for e in self.elements}
        self.bytes = path.read_bytes()
        self.faults = []

    def fault(self, text):
        self.faults.append(text)

    def words(self, element, without=()):
        return bare(self.tree.words(element, without))

    def pages_of(self, element):
        return {kid[0] for e in element.all() for kid in e.kids if not isinstance(kid, structure.Element) and kid[0] != "annotation"}

    def refs(self, element):
        return [self.by_number.get(node.objgen) for node in element.node.get("/Ref", [])]

    # --- what the file says of itself

    def check_file(self):
        trailer, meta = self.pdf.trailer, self.pdf.Root.Metadata.read_raw_bytes().decode()
        if not self.bytes.startswith(b"%PDF-2.0\n"):
            self.fault(f"begins with {self.bytes[:9]}")
        if "/Info" in trailer or "/Version" in self.pdf.Root:
            self.fault("has an information dictionary, or another version")
        has_files = "/EmbeddedFiles" in self.pdf.Root.get("/Names", {})
        for wanted in ("<pdfaid:part>4<", "<pdfaid:rev>2020<", "<pdfuaid:part>2<", "<pdfuaid:rev>2024<", "<dc:title>",
                       "wtpdf#accessibility1.0<", "wtpdf#reuse1.0<"):
            if wanted not in meta:
                self.fault(f"does not say {wanted}")
        if ("<pdfaid:conformance>F<" in meta) != has_files or "pdfaExtension:schemas>" in meta:
            self.fault("says a level that it has not, or describes what PDF/A-4 knows")
        for page in self.pdf.pages:
            if "/ProcSet" in page.get("/Resources", {}):
                self.fault("has a ProcSet")
        for spec in self.pdf.Root.get("/AF", []):
            if not str(spec.get("/Desc", "")):
                self.fault("an attached file is not described")

    # --- the tree

    def check_types(self):
        spaces = [str(s.NS) for s in self.pdf.Root.StructTreeRoot.get("/Namespaces", [])]
        if spaces != [SPACE]:
            self.fault(f"namespaces {spaces}")
        for element in self.elements:
            space = element.node.get("/NS")
            if (space is None) != (element.type in OF_ONE) or (space is not None and str(space.NS) != SPACE):
                self.fault(f"{element.path()} is in no namespace, or in the wrong one")
            if element.type == "Link" and element.parent.type in ("TOCI", "Reference"):
                self.fault(f"{element.path()}: a link by itself")
        self.tree.check_contents()
        self.faults += self.tree.faults

    def check_as_one(self, one):
        """Element for element the tree that PDF 1.7 has."""
        def outline(reader, element, is_one):
            kind = element.type
            if is_one:
                in_entry = element.parent is not None and element.parent.type == "TOCI"
                holds_link = any(e.type == "Link" for e in element.elements())   # of an index; the mark of a note holds none
                kind = {"Note": "FENote", "Reference": "P" if in_entry else "Span" if holds_link else "Reference"}.get(kind, kind)
            return [kind, reader.words(element), *(outline(reader, e, is_one) for e in element.elements())]
        if outline(self, self.tree.root, False) != outline(one, one.tree.root, True):
            self.fault("the tree is not that of PDF 1.7")

    # --- who leads where

    def landing(self, holder, what):
        """The element a link or bookmark leads to; it is on the page that those who see are led to."""
        action = holder.get("/A", {})
        if action.get("/S") == "/URI" and holder.get("/Subtype") == "/Link" and str(action.get("/URI", "")).startswith(("https://", "http://", "mailto:")):
            if str(action.URI) not in str(holder.get("/Contents", "")) and not str(action.URI).endswith(str(holder.get("/Contents", " "))):
                self.fault(f"{what} does not say where it leads")
            return None
        if "/Dest" in holder or action.get("/S") != "/GoTo" or "/D" not in action or "/SD" not in action:
            self.fault(f"{what} does not lead to a page and an element")
            return None
        element = self.by_number.get(action.SD[0].objgen)
        page = self.tree.pages.get(action.D[0].objgen)
        if element is None or page not in self.pages_of(element):
            self.fault(f"{what} leads to page {page} and {element and element.path()}")
            return None
        return element

    def check_outline(self):
        n, work = 0, [self.pdf.Root.get("/Outlines", {}).get("/First")]
        while work:
            line = work.pop()
            if line is None:
                continue
            work += [line.get("/Next"), line.get("/First")]
            title, n = bare(str(line.Title)), n + 1
            element = self.landing(line, f"bookmark {title}")
            words = element and self.words(element, without={"RT"})   # an outline has no room for readings
            is_heading = element and (re.fullmatch(r"H\d", element.type) or (element.type in ("TD", "TH") and words == title))   # a cell may be one
            if is_heading and title not in (words, self.words(element, without={"RT", "Reference"})):   # nor for marks of notes
                self.fault(f"bookmark {title} leads to {element.path()} {words}")
            if element and not is_heading and element.type != "Figure":
                self.fault(f"bookmark {title} leads to {element.path()} {words[:20]}")
        return n

    def check_links(self):
        n = 0
        for page in self.pdf.pages:
            for link in page.get("/Annots", []):
                n += self.landing(link, f"link {link.Contents}") is not None
        return n

    def check_contents(self):
        """A line of 目次 has the words of what it names, and its link leads there, too."""
        n = 0
        for entry in (e for e in self.elements if e.type == "TOCI"):
            named, words = self.refs(entry), self.words(entry)
            links = [kid[1] for e in entry.all() for kid in e.kids if not isinstance(kid, structure.Element) and kid[0] == "annotation"]
            led = {self.by_number[link.A.SD[0].objgen] for link in links if "/SD" in link.get("/A", {})}
            if links and (None in named or set(named) != led):
                self.fault(f"目次 {words} names {[e and e.path() for e in named]}")
            for element in led:
                target = self.words(element)
                if re.fullmatch(r"H\d", element.type) and target not in words:
                    self.fault(f"目次 {words} leads to {target}")
            n += bool(links)
        return n

    def check_notes(self):
        """A note and each mark that cites it name each other; the marks are the same."""
        notes = [e for e in self.elements if e.type == "FENote"]
        marks = [e for e in self.elements if e.type == "Reference"]
        for note in notes:
            label = next((self.words(e) for e in note.elements("Lbl")), "")
            for mark in self.refs(note):
                if mark not in marks or note not in self.refs(mark) or self.words(mark) != label:
                    self.fault(f"note {self.words(note)[:20]} names {mark and mark.path()} {mark and self.words(mark)}")
        for mark in marks:
            if any(note not in notes or mark not in self.refs(note) for note in self.refs(mark)):
                self.fault(f"{mark.path()} names no note, or one that does not name it")
        cited = [note for note in notes if self.refs(note)]
        if len(cited) != len(notes):
            self.fault(f"{len(notes) - len(cited)} of {len(notes)} notes are cited nowhere")
        return len(notes)

    def check(self, one=None):
        self.check_file()
        self.check_types()
        if one:
            self.check_as_one(one)
        return [self.check_outline(), self.check_links(), self.check_contents(), self.check_notes()]


def look(path, one=None):
    reader = Reader(path)
    counts = reader.check(Reader(one) if one else None)
    faults.extend(f"{path.name}: {what}" for what in reader.faults[:6])
    return counts


def both(hyogumi, path, *command, cwd=root):
    """The same by PDF 1.7, beside it."""
    one = path.with_name(path.stem + "-1.7.pdf")
    run(hyogumi, "render", *command, "-q", "--profile", "archive", "-o", one, cwd=cwd)
    run(hyogumi, "render", *command, "-q", "--profile", "archive", "--pdf", "2.0", "-o", path, cwd=cwd)
    return look(path, one)


def check_booklet(hyogumi, folder):
    counts = both(hyogumi, folder / "booklet.pdf", LAYOUT)
    if min(counts) < 2:
        faults.append(f"booklet: bookmarks, links, lines of 目次, notes: {counts}")
    both(hyogumi, folder / "pages.pdf", LAYOUT, "--pages", "1-5,20-22,#30")
    run(hyogumi, "render", LAYOUT, "-q", "--profile", "archive", "--pdf", "2.0", "--attach-data", "--attach-release", "-o", folder / "attached.pdf",
        "--release", folder / "old.release")
    look(folder / "attached.pdf")
    return counts


def check_others(hyogumi, folder):
    data = folder / "data"
    shutil.copytree(root / "data", data)
    measures = data / "nerima-r1/measures.xml"
    measures.write_text(measures.read_text().replace("<result>1か所開設</result>", "<result>2か所開設（うち分園1か所を含む）</result>"))
    two = ("-q", "--profile", "archive", "--pdf", "2.0", "-o")
    run(hyogumi, "revise", LAYOUT, "--release", folder / "attached.pdf", "--data", data / "nerima-r1/index.xml", *two, folder / "revised",
        good=(3,))
    for mode in ("rows", "pages"):
        run(hyogumi, "excerpt", LAYOUT, "--by", "department", "--mode", mode, "--only", "d09", *two, folder / mode)
    for path in sorted([*(folder / "revised").glob("*.pdf"), *(folder / "rows").glob("*.pdf"), *(folder / "pages").glob("*.pdf")]):
        look(path)


def check_cases(hyogumi, folder, every):
    cases = [r.parent for r in sorted((root / "tests/cases").glob("*/*/report.xml"))]
    cases = [c for c in cases if (c / "expected.trace").exists() and (c / "expected.trace").stat().st_size][::every]
    for case in cases:
        words = () if (case / "schema.xml").exists() else ("--schema", root / "tests/specimen/data/schema.xml")
        both(hyogumi, folder / f"{case.parent.name}-{case.name}.pdf", "report.xml", *words, cwd=case)
    both(hyogumi, folder / "specimen.pdf", "tests/specimen/layouts/specimen.xml")
    return len(cases)


# --- does the checker see? ----------------------------------------------------------------------------------------------

def first_link(pdf):
    return next(link for page in pdf.pages for link in page.get("/Annots", []))


def elsewhere(pdf, holder, other):
    holder.A.SD[0] = other.A.SD[0]


def first(pdf, kind):
    work = [pdf.Root.StructTreeRoot.K]
    while work:
        node = work.pop(0)
        if node.S == "/" + kind:
            return node
        kids = node.get("/K", [])
        work += [k for k in (kids if isinstance(kids, (list, pikepdf.Array)) else [kids])
                 if isinstance(k, pikepdf.Dictionary) and "/S" in k]


DAMAGE = {                                                   # ways to spoil the booklet, each of which must be found
    "a bookmark leads to another element": lambda pdf: elsewhere(pdf, pdf.Root.Outlines.First, pdf.Root.Outlines.Last),
    "a link leads to another element": lambda pdf: elsewhere(pdf, first_link(pdf), pdf.Root.Outlines.First),
    "a link leads to a page alone": lambda pdf: first_link(pdf).A.__delitem__("/SD"),
    "a line of 目次 names nothing": lambda pdf: first(pdf, "TOCI").__delitem__("/Ref"),
    "a note names nothing": lambda pdf: first(pdf, "FENote").__delitem__("/Ref"),
    "a mark names another element": lambda pdf: first(pdf, "Reference").Ref.__setitem__(0, pdf.Root.Outlines.First.A.SD[0]),
    "a type without namespace": lambda pdf: first(pdf, "H1").__delitem__("/NS"),
    "an information dictionary": lambda pdf: pdf.docinfo.__setitem__("/Title", "title"),
}


def check_checker(folder):
    for what, damage in DAMAGE.items():
        with pikepdf.open(folder / "booklet.pdf") as pdf:
            damage(pdf)
            pdf.save(folder / "damaged.pdf")
        reader = Reader(folder / "damaged.pdf")
        reader.check()
        if not [f for f in reader.faults if "begins with" not in f]:
            faults.append(f"the checker is blind: {what}, and it finds nothing wrong")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("hyogumi", type=pathlib.Path)
    parser.add_argument("--every", type=int, default=8)
    given = parser.parse_args()
    hyogumi = given.hyogumi.resolve()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        counts = check_booklet(hyogumi, folder)
        check_checker(folder)
        check_others(hyogumi, folder)
        n_cases = check_cases(hyogumi, folder, given.every)
    print("\n".join(faults[:40]) if faults else
          "the booklet by PDF 2.0: {} bookmarks, {} links, {} lines of 目次, {} notes lead where they say; {} cases".format(*counts, n_cases))
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
