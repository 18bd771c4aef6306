#!/usr/bin/env python3
"""The page of the web says what the tagged PDF of the same layout says, and is well made.

    tests/web/page.py HYOGUMI [--cases] [LAYOUT]...

Of each layout (--cases: and of each report of tests/cases), a PDF and a page are made, and read by Python:

  the same words in the same order: those of the structure tree of the PDF, element by element, but for blanks
  as many tables, rows, cells that span as much, heads, notes, figures with the same words said instead
  every id once; every href, headers leads to one, or where a link of the PDF leads outside; headers to a head of the same table
  a heading is at most one level deeper than the one before; elements are closed as they were opened, cells tile their grid
  no script, nothing from elsewhere; the same bytes a second time

and once more as a page for each chapter: all of this of each page, links to others lead to what is there; together they say what the one page
says, in that order, each leads to all others, and a chapter begins with its heading"""
import html.parser, os, pathlib, re, subprocess, sys, tempfile, unicodedata, urllib.parse

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/pdf"))
import structure  # noqa: E402

LEADING_OUT = ROOT / "tests/cases/text/a-link-leads-to-a-web-page/report.xml"
EMPTY = {"meta", "br", "path", "rect", "image", "stop"}


class Node:
    def __init__(self, name, attributes, parent):
        self.name, self.attributes, self.parent, self.kids = name, attributes, parent, []

    def all(self):
        for kid in self.kids:
            if isinstance(kid, Node):
                yield kid
                yield from kid.all()

    def is_icon(self):
        """A picture in its line, in place of words."""
        return self.name == "svg" and self.parent.attributes.get("class") == "icon"

    def words(self):
        if self.is_icon():
            return self.attributes["aria-label"]
        if self.name in ("style", "svg", "title"):
            return ""
        return "".join(kid.words() if isinstance(kid, Node) else kid for kid in self.kids)

    def up(self, name):
        node = self.parent
        while node and node.name != name:
            node = node.parent
        return node


class Reader(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.root = self.open = Node("", {}, None)
        self.faults = []

    def handle_starttag(self, name, attributes):
        if len(dict(attributes)) != len(attributes):
            self.faults.append(f"<{name}> says an attribute twice")
        node = Node(name, dict(attributes), self.open)
        self.open.kids.append(node)
        if name not in EMPTY:
            self.open = node

    def handle_startendtag(self, name, attributes):
        self.open.kids.append(Node(name, dict(attributes), self.open))

    def handle_endtag(self, name):
        if self.open.name != name:
            self.faults.append(f"</{name}> closes <{self.open.name}>")
        self.open = self.open.parent or self.open

    def handle_data(self, data):
        self.open.kids.append(data)


def plain(words):
    return re.sub(r"[\s\u200b\u00ad]+", "", unicodedata.normalize("NFKC", words))


def said_along(checker, element):
    if element.type == "Figure":
        return "".join(said_along(checker, kid) for kid in element.kids if hasattr(kid, "kids") and kid.type == "Caption")
    return "".join(said_along(checker, kid) if hasattr(kid, "kids") else checker.text.get(kid, "") if kid[0] != "annotation" else ""
                   for kid in element.kids)


def first_difference(a, b):
    at = next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
    return f"{a[max(0, at - 20):at + 20]!r} in the PDF, {b[max(0, at - 20):at + 20]!r} on the page"


def grid_faults(table):
    rows = [n for n in table.all() if n.name == "tr" and n.up("table") is table]
    taken = {}
    for r, row in enumerate(rows):
        c = 0
        for cell in (k for k in row.kids if isinstance(k, Node)):
            while (r, c) in taken:
                c += 1
            for y in range(int(cell.attributes.get("rowspan", 1))):
                for x in range(int(cell.attributes.get("colspan", 1))):
                    if (r + y, c + x) in taken:
                        yield f"two cells at row {r + y}, column {c + x}"
                    taken[r + y, c + x] = cell
    if rows and len({c for _, c in taken}) * len(rows) != len(taken):
        yield f"the cells of a table of {len(rows)} rows do not fill it: {len(taken)}"


def page_faults(text, beside={}):
    """`beside`: other pages, which links may lead to, with the names on them."""
    reader = Reader()
    reader.feed(text)
    yield from reader.faults
    nodes = list(reader.root.all())
    named = {}
    for node in nodes:
        name = node.attributes.get("id")
        if name is not None:
            if name in named or " " in name or not name:
                yield f"id {name!r} twice, or no name"
            named[name] = node
        for attribute in node.attributes:
            if attribute.startswith("on"):
                yield f"<{node.name} {attribute}>"
        if node.name == "a" and node.up("a"):
            yield f"a link within a link: {node.words()!r}"
    for node in nodes:
        if node.name in ("script", "link", "iframe", "img", "object"):
            yield f"<{node.name}>"
        link = node.attributes.get("href", "#" if node.name == "a" else None)
        if node.name == "a" and not is_outside(link):
            page, _, name = link.partition("#")
            names = beside.get(page, ()) if page else named
            if urllib.parse.unquote(name) not in names and not (page in beside and not name):
                yield f"{link!r} leads nowhere"
        if node.name == "image" and not link.startswith("data:"):
            yield f"{link!r} is elsewhere"
        for name in node.attributes.get("headers", "").split():
            if name not in named or named[name].name not in ("th", "td") or named[name].up("table") is not node.up("table"):
                yield f"the head {name!r} of {node.words()!r} is none"
        for name in re.findall(r"url\(#([^)]*)\)", " ".join(map(str, node.attributes.values()))):
            if name not in named:
                yield f"url(#{name})"
        if node.name == "table":
            yield from grid_faults(node)
        if node.name == "time" and not re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", node.attributes["datetime"]):
            yield f"no time: {node.attributes}"
    depth = 0
    for node in nodes:
        if re.fullmatch("h[1-6]", node.name):
            if int(node.name[1]) > depth + 1:
                yield f"<{node.name}> behind <h{depth}>: {node.words()!r}"
            depth = int(node.name[1])
    main = [n for n in nodes if n.name == "main"]
    if len(main) != 1:
        yield f"{len(main)} times <main>"
    yield reader.root


def spans(cells, across, down):
    return sorted((int(across(c)), int(down(c))) for c in cells)


def beside_pdf(checker, root):
    main = next(n for n in root.all() if n.name == "main")
    heard, read = plain(said_along(checker, checker.root)), plain(main.words())
    if heard != read:
        yield first_difference(heard, read)
    elements = [e for e in checker.root.all()]
    nodes = list(main.all())
    for type, name in (("Table", "table"), ("TR", "tr"), ("Note", None), ("Figure", "figure")):
        wanted = sum(e.type == type for e in elements)
        found = sum(n.name == name if name else n.attributes.get("role") == "note" for n in nodes)
        if wanted != found:
            yield f"{wanted} {type} in the PDF, {found} on the page"
    wanted = spans((e for e in elements if e.type in ("TH", "TD")), lambda e: e.table("ColSpan") or 1, lambda e: e.table("RowSpan") or 1)
    found = spans((n for n in nodes if n.name in ("th", "td")), lambda n: n.attributes.get("colspan", 1), lambda n: n.attributes.get("rowspan", 1))
    if wanted != found:
        yield "cells span otherwise"
    alts = [str(e.node.get("/Alt", "")) for e in elements if e.type == "Figure"]
    said = [n.attributes.get("aria-label") for n in nodes if n.name == "svg" and n.attributes.get("role") == "img" and not n.is_icon()]
    if sorted(alts) != sorted(said):
        yield f"figures are called otherwise: {set(alts) ^ set(said)}"


def chapters_faults(folder, whole):
    texts = {path.name: path.read_text() for path in folder.iterdir()}
    names = {page: set(re.findall(r' id="([^"]*)"', text)) for page, text in texts.items()}
    roots = {}
    for page, text in texts.items():
        *faults, roots[page] = page_faults(text, names)
        yield from (f"{page}: {fault}" for fault in faults)
    ways = {page: [[a for a in n.all() if a.name == "a"] for n in root.all() if n.name == "nav"] for page, root in roots.items()}
    order = [a.attributes["href"] for a in ways["index.html"][0]] if ways["index.html"] else ["index.html"]
    if sorted(order) != sorted(texts) or order[0] != "index.html":
        yield f"{order} leads not to all of {sorted(texts)}"
    mains = [next(n for n in roots[page].all() if n.name == "main") for page in order]
    for page, main in zip(order, mains):
        at = order.index(page)
        listed = [(a.attributes["href"], a.attributes.get("aria-current")) for a in ways[page][0]] if ways[page] else []
        if len(order) > 1 and listed != [(other, "page" if other == page else None) for other in order]:
            yield f"{page}: chapters {listed}"
        if len(order) > 1 and [a.attributes["href"] for a in ways[page][1]] != order[max(0, at - 1):at] + order[at + 1:at + 2]:
            yield f"{page}: beside it {ways[page][1]}"
        heads = [n for n in main.all() if re.fullmatch("h[1-6]", n.name)]
        if at and (not heads or heads[0].name != "h1" or plain(heads[0].words()) != plain(ways[page][0][at].words())):
            yield f"{page} begins with {heads[0].words() if heads else None!r}"
    said, main = plain("".join(main.words() for main in mains)), next(n for n in whole.all() if n.name == "main")
    if said != plain(main.words()):
        yield "chapters: " + first_difference(plain(main.words()), said)
    elements = [[(n.name, n.attributes.get("id")) for n in main.all() if "id" in n.attributes and n is not main] for main in (*mains, main)]
    if sum(elements[:-1], []) != elements[-1]:
        yield "chapters: other names"


def is_outside(link):
    return re.match("https?:|mailto:", link)


def outside_of_pdf(path):
    """Where its links lead outside: one over two lines is two annotations."""
    with structure.pikepdf.open(path) as pdf:
        return {str(note.A.URI) for page in pdf.pages for note in page.get("/Annots", []) if "/A" in note and "/URI" in note.A}


def faults_of(program, layout, folder, more):
    def render(kind, name):
        done = subprocess.run([program, "render", str(layout), "--format", kind, "-o", folder / name, "-q", *more],
                              capture_output=True, cwd=layout.parent)
        return done.returncode
    status = render("pdf", "a.pdf")
    if status != render("html", "a.html"):
        yield f"PDF: exit {status}, page: not"
    if status or not (folder / "a.html").exists():
        return
    render("html", "b.html")
    if (folder / "a.html").read_bytes() != (folder / "b.html").read_bytes():
        yield "other bytes the second time"
    *faults, root = page_faults((folder / "a.html").read_text())
    yield from faults
    done = subprocess.run([program, "render", str(layout), "--format", "html", "--split", "chapter", "-o", folder / "chapters", "-q", *more],
                          capture_output=True, cwd=layout.parent)
    if done.returncode:
        yield f"chapters: exit {done.returncode}"
    else:
        yield from chapters_faults(folder / "chapters", root)
    yield from beside_pdf(structure.read(folder / "a.pdf")[0], root)
    outside = {n.attributes["href"] for n in root.all() if n.name == "a" and is_outside(n.attributes["href"])}
    if outside != outside_of_pdf(folder / "a.pdf"):
        yield f"links lead out to {outside}"


def main():
    arguments = [a for a in sys.argv[1:] if a != "--cases"]
    program = str(pathlib.Path(arguments[0]).resolve())
    layouts = [(pathlib.Path(a).resolve(), []) for a in arguments[1:]] or [
        (path, []) for path in sorted((ROOT / "layouts").glob("*.xml")) if path.name != "revision.xml" and "<report" in path.read_text()]
    if "--cases" in sys.argv:
        layouts += [(path, [] if (path.parent / "schema.xml").exists() else ["--schema", str(ROOT / "tests/specimen/data/schema.xml")])
                    for path in sorted((ROOT / "tests/cases").glob("*/*/report.xml")) if (path.parent / "expected.trace").exists()]
    bad = 0
    long = tempfile.TemporaryDirectory()                     # a table whose rows are not all at hand at once
    if not arguments[1:]:
        subprocess.run([sys.executable, ROOT / "bench/ledger", "600", long.name], check=True, capture_output=True)
        layouts += [(pathlib.Path(long.name, "report.xml"), []), (LEADING_OUT, [])]
    for layout, more in layouts:
        with tempfile.TemporaryDirectory() as folder:
            faults = list(faults_of(program, layout, pathlib.Path(folder), more))
        bad += bool(faults)
        for fault in faults[:8]:
            print(f"{os.path.relpath(layout, ROOT)}: {fault}")
    print(f"{len(layouts)} pages beside their PDFs, {bad} with faults")
    return bad > 0 or not layouts


sys.exit(main())
