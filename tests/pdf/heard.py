"""What someone hears to whom a tagged PDF is read aloud along its tree, beside what structure.py asks: nothing runs together.

  every text that the release of the same run keeps is heard as it is written there, with its blanks and line ends as blanks:
  12 over 3 is not 123, a line of 目次 does not end in SDGs45
  a cell over several rows names the heads of them all, and who is the head of a row has a cell in it
  10 with a raised 3 is not 103
  a link is one stop on a page, every page has a label, and numbers over a table say for which column they are

The first needs no geometry: the release keeps texts, not lines, and is written by another part of the program."""
import re

PARTED = {"P", "H1", "H2", "H3", "H4", "H5", "H6", "LI", "TH", "TD", "Caption", "TOCI", "Note", "Figure"}  # read one after the other
PICTURE = re.compile(r"[^\n]*〔画像 [0-9a-f]{8}〕")          # what is said of it stands in its Figure
ESCAPES = {r"\t": "\t", r"\n": "\n", r"\\": "\\"}


def plain(words):
    """A soft hyphen between letters parts no word (PDF 32000-1 14.8.2.2.3)."""
    joined = re.sub(r"(?<=[^\W\d])\u00ad(?=[^\W\d])", "", words.replace("\u200b", ""))
    return re.sub(r"[ \t\r\f\v\u3000]+", " ", joined).strip()


def on_one_line(words):
    return re.sub(r"\s+", " ", plain(words)).strip()


def said_along(checker, element):
    words = []
    for kid in element.kids:
        if hasattr(kid, "kids"):
            words.append(said_along(checker, kid) if kid.type != "RT" else "")
        elif kid[0] != "annotation":
            words.append(checker.text.get(kid, ""))
    said = "".join(words)
    return f"\n{said}\n" if element.type in PARTED else said


def texts_of(release):
    """Key and words of what is printed and no running head: fields behind tabs (docs/release.md)."""
    for line in release.read_text().splitlines():
        word, *fields = line.split("\t")
        if word == "text" and fields[1] and fields[-2] != "running":
            words = re.sub(r"\\.", lambda m: ESCAPES.get(m[0], m[0]), fields[-1])
            yield fields[0], PICTURE.sub("", words).strip("\n")


def is_heard(said, words):
    """As it is, or with numbers in it that are known late (of pages, 2-15 and iv, of notes), or as several blocks."""
    whole = on_one_line(words)
    late = "(?:[0-9.-]*|[ivxlc]*)".join(map(re.escape, whole))
    lines = [plain(line) for line in words.split("\n")]
    apart = all(re.search(rf"(?:^|\n) *{re.escape(line)} *(?:\n|$)", said) for line in lines)
    return whole in on_one_line(said) or re.search(late, on_one_line(said)) or apart


def run_together(checker, release):
    said = plain(said_along(checker, checker.root))
    figures = [e for e in checker.root.all() if e.type == "Figure"]     # other words are said of them than they hold
    figures = {re.sub(r"\s", "", said) for e in figures for said in (checker.words(e), str(e.node.get("/Alt", "")))}
    for key, words in texts_of(release):
        if not is_heard(said, words) and re.sub(r"\s", "", words) not in figures:
            yield f"{key} is not heard as {on_one_line(words)!r}"


# --- heads of cells over several rows ------------------------------------------------------------------------------------

def heads_beside(squares, row, column):
    """The nearest heads of its row before this column."""
    found = []
    for at in range(column - 1, -1, -1):
        cell = squares.get((row, at))
        is_head = cell is not None and cell.type == "TH" and cell.table("Scope") == "/Row"
        if is_head:
            found.append(cell)
        elif found:
            break
    return found


def untold_heads(checker):
    for table in (e for e in checker.root.all() if e.type == "Table"):
        _, squares, _ = checker.grid_of(table)
        places = {}
        for (row, column), cell in sorted(squares.items(), key=lambda item: item[0]):
            places.setdefault(id(cell), (cell, column, []))[2].append(row)
        for cell, column, rows in places.values():
            if cell.type != "TD" or len(set(rows)) < 2 or not checker.words(cell):
                continue
            named = [str(name) for name in cell.table("Headers") or []]
            for head in (h for row in sorted(set(rows)) for h in heads_beside(squares, row, column)):
                if checker.words(head).strip() and str(head.node.get("/ID", "")) not in named:
                    yield f"{cell.path()}: {checker.words(cell)!r} over {len(set(rows))} rows does not name {checker.words(head)!r}"


def heads_of_nothing(checker):
    for table in (e for e in checker.root.all() if e.type == "Table"):
        _, squares, _ = checker.grid_of(table)
        rows_with_cells = {row for (row, _), cell in squares.items() if cell.type == "TD"}
        for cell in {id(cell): cell for cell in squares.values()}.values():
            is_head = cell.type == "TH" and cell.table("Scope") == "/Row" and rows_with_cells
            if is_head and not any(row in rows_with_cells for (row, _), other in squares.items() if other is cell):
                yield f"{cell.path()}: {checker.words(cell)!r} is the head of a row without a cell"


# --- raised figures --------------------------------------------------------------------------------------------------------

def says_its_height(element):
    attributes = element.node.get("/A", {})
    return element.type in ("Reference", "Lbl", "Link") or "/BaselineShift" in attributes or "/TextPosition" in attributes


def shown_in(checker, element, owner):
    """What is shown under the element, piece by piece, with the element that says that it stands higher or lower."""
    for kid in element.kids:
        if hasattr(kid, "kids"):
            if kid.type in ("Span", "Reference", "Lbl", "Link"):
                yield from shown_in(checker, kid, kid if says_its_height(kid) else owner)
        elif kid[0] != "annotation":
            yield from ((text, size, y, owner) for text, size, y in checker.shown.get(kid, []))


def raised_unsaid(checker):
    for element in checker.root.all():
        is_said_otherwise = str(element.node.get("/Alt", "")).strip()        # its own pieces are not read then: labels of a chart
        pieces = list(shown_in(checker, element, None)) if element.type in PARTED and not is_said_otherwise else []
        for (a, size, y, owner), (b, next_size, next_y, next_owner) in zip(pieces, pieces[1:]):
            largest, apart = max(size, next_size), abs(y - next_y)
            if a[-1:].isdecimal() and b[:1].isdecimal() and 0.1 * largest < apart < 0.6 * largest and owner is next_owner:
                yield f"{element.path()}: {a[-8:]!r} beside {b[:8]!r} at another height is heard as one"


# --- the file ----------------------------------------------------------------------------------------------------------------

def split_links(checker):
    pages = {note.objgen: i for i, page in enumerate(checker.pdf.pages) for note in page.get("/Annots", [])}
    for link in checker.links:
        on_pages = [pages.get(kid[1].objgen) for kid in link.kids if not hasattr(kid, "kids") and kid[0] == "annotation"]
        if len(on_pages) != len(set(on_pages)):
            yield f"{link.path()}: {checker.words(link)!r} is {len(on_pages)} stops"


def unlabelled(checker):
    starts = checker.numbers(checker.pdf.Root.PageLabels)
    for page in range(len(checker.pdf.pages)):
        label = starts[max(start for start in starts if start <= page)]
        if "/S" not in label and not str(label.get("/P", "")):
            yield f"page {page + 1} has no label"


def unsaid_figures(checker):
    """Numbers over a table whose columns have heads say which they are for."""
    for parent in checker.root.all():
        for element, below in zip(parent.elements(), parent.elements()[1:]):
            is_over = element.type == "Figure" and below.type == "Table" and below.elements("THead")
            if is_over and re.fullmatch(r"[\d\s、,.]*", str(element.node.get("/Alt", ""))):
                yield f"{element.path()}: a figure is told as {element.node.get('/Alt')}"


def begins_at(checker, element):
    """Page and height of the first line of an element; None: it shows nothing."""
    for kid in (kid for inner in element.all() for kid in inner.kids if isinstance(kid, tuple)):
        if checker.shown.get(kid):
            return kid[0], checker.shown[kid][0][2]


def notes_out_of_order(checker):
    """Notes that are read one after the other stand so on paper: on a vertical page side by side, at one height."""
    for parent in checker.root.all():
        for element, below in zip(parent.elements(), parent.elements()[1:]):
            starts = [begins_at(checker, e) for e in (element, below) if e.type == "Note"]
            if len(starts) == 2 and all(starts) and starts[0][0] == starts[1][0] and starts[1][1] > starts[0][1] + 1:
                yield f"{below.path()}: {checker.words(below)[:20]!r} is read behind {checker.words(element)[:20]!r}, and stands above it"


def faults(checker, release=None):
    if release:
        yield from run_together(checker, release)
    for look in (untold_heads, heads_of_nothing, split_links, unlabelled, unsaid_figures, notes_out_of_order):
        yield from look(checker)
    yield from raised_unsaid(checker)
