#!/usr/bin/env python3
"""structure.py FILE.pdf…   Is this a tagged PDF in which nothing is missing?  What must hold, from ISO 32000-1 14.7 and 14.8 and
ISO 14289-1; nothing here knows how the program works.

  everything painted is in marked content that the tree reaches, or in an artifact; the parent tree and the tree agree
  elements stand only where they may; headings skip no level; lists, contents, links, notes, figures are complete
  each TR is a full row of its table, under the same columns; each TD with words has heads, by Scope or by Headers
  the words about the file are the same in both places where a file has them"""
import collections, os, re, sys

try:
    import pikepdf
except ImportError:                                          # Debian's package is for Debian's Python
    if os.path.realpath(sys.executable) == os.path.realpath("/usr/bin/python3"):
        raise
    os.execv("/usr/bin/python3", ["/usr/bin/python3", *sys.argv])

GROUPS = {"Document", "Part", "Sect", "Div"}
BLOCKS = {"P", "H1", "H2", "H3", "H4", "H5", "H6", "L", "Table", "TOC", "Index", "Figure", "Note"}
INLINE = {"Span", "Em", "Link", "Reference", "Ruby", "Lbl"}
CHILDREN = {                                                 # what may stand in what; "text" is marked content
    "Document": {"Part"},
    **{group: (GROUPS - {"Document", "Part"}) | BLOCKS for group in ("Part", "Sect", "Div")},
    **{block: INLINE | {"text"} for block in ("P", "H1", "H2", "H3", "H4", "H5", "H6")},
    "Note": INLINE | BLOCKS | {"text"},
    "L": {"LI"}, "LI": {"Lbl", "LBody"}, "Lbl": (INLINE - {"Lbl"}) | {"text"}, "LBody": INLINE | BLOCKS | {"Div", "text"},
    "Index": {"P", "L"}, "TOC": {"TOC", "TOCI"}, "TOCI": {"Reference"},
    "Table": {"Caption", "THead", "TBody"}, "Caption": INLINE | {"text"}, "THead": {"TR"}, "TBody": {"TR"}, "TR": {"TH", "TD"},
    **{cell: INLINE | BLOCKS | {"Div", "text"} for cell in ("TH", "TD")},
    "Reference": {"Link", "Lbl", "text", "Span", "Em"}, "Link": {"text", "annotation", "Reference", "Ruby", "Span", "Em"},
    "Span": {"text", "Em", "Ruby", "Span"}, "Em": {"text", "Ruby"},
    "Ruby": {"RB", "RT"}, "RB": {"text"}, "RT": {"text"}, "Figure": {"text", "Caption", "Link"},
}
PAINTS = {"Tj", "TJ", "'", '"', "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "EI"}
ARTIFACTS = {"Layout", "Pagination", "Background", "Page"}


class Element:
    def __init__(self, node, parent):
        self.node, self.parent = node, parent
        self.type = str(node.S)[1:]
        self.kids = []                                       # Element, (page, mcid) or ("annotation", object)

    def all(self):
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.all()

    def elements(self, *types):
        return [k for k in self.kids if isinstance(k, Element) and (not types or k.type in types)]

    def table(self, name):
        attributes = self.node.get("/A", {})
        return attributes.get("/" + name) if attributes.get("/O") == "/Table" else None

    def path(self):
        return (self.parent.path() + "/" if self.parent else "") + self.type


class Checker:
    def __init__(self, path, pdf):
        self.path, self.pdf, self.faults = path, pdf, []
        self.pages = {page.objgen: i for i, page in enumerate(pdf.pages)}
        self.text = {}                                       # (page, mcid) → characters
        self.said = {}                                       # → ActualText
        self.shown = collections.defaultdict(list)           # (page, mcid) → (characters, size, height of the line), as they come
        self.root = None

    def fault(self, text):
        self.faults.append(text)

    # --- the pages ---------------------------------------------------------------------------------------------

    def read_fonts(self, page):
        fonts = {}
        for name, font in page.get("/Resources", {}).get("/Font", {}).items():
            fonts[name] = self.read_cmap(font)
        return fonts

    def read_cmap(self, font):
        if not hasattr(self, "cmaps"):
            self.cmaps = {}
        if font.objgen not in self.cmaps:
            words = font.ToUnicode.read_bytes().decode("latin-1")
            pairs = {}
            for part in re.findall(r"beginbfchar(.*?)endbfchar", words, re.S):
                for code, to in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>", part):
                    pairs[int(code, 16)] = bytes.fromhex(to).decode("utf-16-be")
            for part in re.findall(r"beginbfrange(.*?)endbfrange", words, re.S):
                for first, last, to in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", part):
                    start = bytes.fromhex(to).decode("utf-16-be")
                    for i in range(int(last, 16) - int(first, 16) + 1):
                        pairs[int(first, 16) + i] = start[:-1] + chr(ord(start[-1]) + i)
            self.cmaps[font.objgen] = pairs
        return self.cmaps[font.objgen]

    def read_page(self, number, page):
        fonts, cmap, open_marks, in_text = self.read_fonts(page), {}, [], False
        size = line = rise = 0
        for operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            if name in ("BDC", "BMC"):
                open_marks.append(self.mark_of(number, operands, in_text))
            elif name == "EMC":
                if not open_marks:
                    self.fault(f"page {number + 1}: EMC without a beginning")
                else:
                    self.end_mark(number, *open_marks.pop(), in_text)
            elif name in ("BT", "ET"):
                in_text = name == "BT"
            elif name == "Tf":
                cmap, size = fonts.get(str(operands[0]), {}), float(operands[1])
            elif name == "Ts":
                rise = float(operands[0])
            if name in ("BT", "Tm", "Td"):
                line = 0 if name == "BT" else float(operands[5]) if name == "Tm" else line + float(operands[1])
            if name not in PAINTS:
                continue
            if not open_marks:
                self.fault(f"page {number + 1}: {name} belongs to nobody")
            elif name in ("Tj", "TJ") and open_marks[-1][0] == "text":
                strings = operands[0] if name == "TJ" else [operands[0]]
                for item in strings:
                    if isinstance(item, pikepdf.String):
                        codes = bytes(item)
                        words = "".join(cmap.get(codes[i] << 8 | codes[i + 1], "\ufffd") for i in range(0, len(codes), 2))
                        self.text[number, open_marks[-1][1]] += words
                        self.shown[number, open_marks[-1][1]].append((words, size, line + rise))
        if open_marks:
            self.fault(f"page {number + 1}: marked content is not ended")

    def mark_of(self, number, operands, in_text):
        tag, values = str(operands[0]), operands[1] if len(operands) > 1 else {}
        if tag == "/Artifact":
            if str(values.get("/Type", ""))[1:] not in ARTIFACTS:
                self.fault(f"page {number + 1}: an artifact without a type")
            return "artifact", None, in_text
        if "/MCID" not in values:
            self.fault(f"page {number + 1}: marked content without a number")
            return "nothing", None, in_text
        mcid = int(values["/MCID"])
        if (number, mcid) in self.text:
            self.fault(f"page {number + 1}: number {mcid} is there twice")
        self.text[number, mcid] = ""
        self.said[number, mcid] = str(values.get("/ActualText", ""))
        return "text", mcid, in_text

    def end_mark(self, number, kind, mcid, was_in_text, in_text):
        if was_in_text != in_text:
            self.fault(f"page {number + 1}: marked content crosses the border of a text object")
        if kind == "text" and not self.text[number, mcid]:   # a picture that stands for words
            self.text[number, mcid] = self.said[number, mcid]
        if kind == "text" and self.said[number, mcid].endswith(" ") and not self.text[number, mcid].endswith(" "):
            self.text[number, mcid] += " "                   # of a column whose glyphs stand in several ways

    # --- the tree ----------------------------------------------------------------------------------------------

    def read_tree(self):
        root = self.pdf.Root.StructTreeRoot
        top = Element(root.K, None)
        work = [top]
        while work:
            element = work.pop()
            kids = element.node.get("/K", [])
            for kid in kids if isinstance(kids, (list, pikepdf.Array)) else [kids]:
                child = self.kid_of(element, kid)
                element.kids.append(child)
                if isinstance(child, Element):
                    if child.node.P.objgen != element.node.objgen:
                        self.fault(f"{child.path()}: its parent is another")
                    work.append(child)
        if root.K.P.objgen != root.objgen:
            self.fault("the document element is not under the root")
        self.root = top

    def kid_of(self, element, kid):
        if isinstance(kid, int):
            return self.pages[element.node.Pg.objgen], kid
        if kid.get("/Type") == "/MCR":
            return self.pages[kid.Pg.objgen], int(kid.MCID)
        if kid.get("/Type") == "/OBJR":
            return "annotation", kid.Obj
        return Element(kid, element)

    def check_contents(self):
        owner = {}
        for element in self.root.all():
            for kid in element.kids:
                if not isinstance(kid, Element) and kid[0] != "annotation":
                    if kid in owner:
                        self.fault(f"{element.path()}: {kid} has two owners")
                    owner[kid] = element
        for key in self.text.keys() - owner.keys():
            self.fault(f"page {key[0] + 1}: content {key[1]} is not in the tree: {self.text[key]}")
        for key in owner.keys() - self.text.keys():
            self.fault(f"{owner[key].path()}: content {key[1]} is not on page {key[0] + 1}")
        numbers = self.numbers(self.pdf.Root.StructTreeRoot.ParentTree)
        for (page, mcid), element in owner.items():
            key = self.pdf.pages[page].get("/StructParents")
            parents = numbers.get(int(key)) if key is not None else None
            if parents is None or mcid >= len(parents) or parents[mcid].objgen != element.node.objgen:
                self.fault(f"{element.path()}: the parent tree says otherwise of {mcid} on page {page + 1}")
        self.check_links(numbers)

    def numbers(self, node):
        pairs = list(node.get("/Nums", []))
        found = {int(pairs[i]): pairs[i + 1] for i in range(0, len(pairs), 2)}
        for kid in node.get("/Kids", []):
            found.update(self.numbers(kid))
        return found

    def check_links(self, numbers):
        for i, page in enumerate(self.pdf.pages):
            if page.get("/Tabs") != "/S":
                self.fault(f"page {i + 1}: tabs do not follow the structure")
            for note in page.get("/Annots", []):
                where = f"page {i + 1}: a link"
                key = note.get("/StructParent")
                element = numbers.get(int(key)) if key is not None else None
                if element is None or element.get("/S") != "/Link":
                    self.fault(f"{where} has no Link")
                elif not any(e.node.objgen == element.objgen and any(k[0] == "annotation" and k[1].objgen == note.objgen
                                                                     for k in e.kids if not isinstance(k, Element))
                             for e in self.links):
                    self.fault(f"{where} is not in its Link")
                if not str(note.get("/Contents", "")).strip():
                    self.fault(f"{where} does not say where it leads")
                if int(note.get("/F", 0)) & 0b110 != 0b100:
                    self.fault(f"{where} is not printed, or hidden")

    # --- elements ----------------------------------------------------------------------------------------------

    def check_nesting(self):
        roles = {key: str(value) for key, value in self.pdf.Root.StructTreeRoot.get("/RoleMap", {}).items()}
        if any(e.type == "Em" for e in self.root.all()) and roles.get("/Em") != "/Span":
            self.fault("Em is none of PDF 1.7, and no role is said of it")
        for element in self.root.all():
            allowed = CHILDREN.get(element.type)
            if allowed is None:
                self.fault(f"{element.path()}: not known")
                continue
            for kid in element.kids:
                kind = kid.type if isinstance(kid, Element) else "annotation" if kid[0] == "annotation" else "text"
                if kind not in allowed:
                    self.fault(f"{element.path()} may not hold {kind}")
            if not element.kids and element.type not in ("TH", "TD", "Document"):
                self.fault(f"{element.path()} is empty")
        self.links = [e for e in self.root.all() if e.type == "Link"]
        for link in self.links:
            if not any(not isinstance(k, Element) and k[0] == "annotation" for k in link.kids):
                self.fault(f"{link.path()}: no annotation: {self.words(link)}")

    def check_headings(self):
        level = 0
        for element in self.root.all():
            if re.fullmatch("H[1-6]", element.type):
                now = int(element.type[1])
                if now > level + 1:
                    self.fault(f"{element.path()}: H{now} under H{level}: {self.words(element)}")
                if not self.words(element).strip():
                    self.fault(f"{element.path()}: a heading without words")
                level = now

    def check_the_rest(self):
        ids = collections.Counter(str(e.node.ID) for e in self.root.all() if "/ID" in e.node)
        for name, n in ids.items():
            if n > 1:
                self.fault(f"identifier {name} is there {n} times")
        if ids:
            tree = list(self.pdf.Root.StructTreeRoot.IDTree.Names)
            names = [str(n) for n in tree[::2]]
            if sorted(ids) != names:
                self.fault("the identifiers are not those of their tree, or not in order")
        marks = [self.words(e).strip() for e in self.root.all() if e.type == "Reference" and e.parent.type != "TOCI"]
        labels = [self.words(e.elements("Lbl")[0]).strip() for e in self.root.all() if e.type == "Note" and e.elements("Lbl")]
        for label in set(labels):
            if marks.count(label) < labels.count(label):
                self.fault(f"notes {label} are cited {marks.count(label)} times for {labels.count(label)}")
        for element in self.root.all():
            if element.type == "Figure" and not str(element.node.get("/Alt", "")).strip():
                self.fault(f"{element.path()}: a figure without words")
            if element.type == "Figure":
                left, bottom, right, top = map(float, element.node.get("/A", {}).get("/BBox", [0] * 4))
                if left >= right or bottom >= top:
                    self.fault(f"{element.path()}: a figure without its place: {element.node.Alt}")
            if element.type == "Note" and "/ID" not in element.node:
                self.fault(f"{element.path()}: a note without identifier")
            if element.type == "Note" and [k.type for k in element.elements("Lbl")] != ["Lbl"]:
                self.fault(f"{element.path()}: a note without its mark")
            if element.type == "LI" and [k.type for k in element.elements()] not in (["Lbl", "LBody"], ["LBody"], ["Lbl"]):
                self.fault(f"{element.path()}: an item of {[k.type for k in element.elements()]}")
            if element.type == "Ruby" and [k.type for k in element.elements()] != ["RB", "RT"]:
                self.fault(f"{element.path()}: {[k.type for k in element.elements()]}")

    def words(self, element, without=()):
        """All that is in the element, or all but what stands in elements of these types."""
        out = []
        for kid in element.kids:
            if isinstance(kid, Element):
                out.append("" if kid.type in without else self.words(kid, without))
            elif kid[0] != "annotation":
                out.append(self.text.get(kid, ""))
        return "".join(out).replace("\u200b", "")

    # --- tables ------------------------------------------------------------------------------------------------

    def grid_of(self, table):
        """Rows of squares, each with the cell that covers it."""
        rows = [row for part in table.elements() for row in part.elements("TR")]
        squares, width = {}, None
        for r, row in enumerate(rows):
            column = 0
            for cell in row.elements():
                while (r, column) in squares:
                    column += 1
                down, across = int(cell.table("RowSpan") or 1), int(cell.table("ColSpan") or 1)
                for i in range(down):
                    for k in range(across):
                        if (r + i, column + k) in squares:
                            self.fault(f"{cell.path()}: row {r + 1}: two cells in one place: {self.words(cell)}")
                        squares[r + i, column + k] = cell
            n = len([1 for (row_number, _) in squares if row_number == r])
            width = n if width is None else width
            if n != width:
                self.fault(f"{table.path()}: row {r + 1} covers {n} of {width} columns")
        for (r, _) in squares:
            if r >= len(rows):
                self.fault(f"{table.path()}: a cell reaches below the last row")
                break
        return rows, squares, width or 0

    def check_table(self, table):
        parts = [part.type for part in table.elements()]
        if parts[parts[:1] == ["Caption"]:] not in (["THead", "TBody"], ["TBody"]):
            self.fault(f"{table.path()}: made of {parts}")
        rows, squares, width = self.grid_of(table)
        heads = {str(c.node.ID) for c in squares.values() if c.type == "TH" and "/ID" in c.node}
        if not any(c.type == "TH" for c in squares.values()):
            return                                           # its layout names no heads
        for (r, column), cell in squares.items():
            if cell.type == "TH" and cell.table("Scope") not in ("/Row", "/Column", "/Both"):
                self.fault(f"{cell.path()}: a head of what? {self.words(cell)}")
            named = [str(h) for h in cell.table("Headers") or []]
            for name in named:
                if name not in heads:
                    self.fault(f"{cell.path()}: no head {name} in its table")
            if cell.type != "TD" or named or not self.words(cell):
                continue
            above = any(squares.get((i, column)) is not None and squares[i, column].type == "TH" and
                        squares[i, column].table("Scope") in ("/Column", "/Both") for i in range(r))
            beside = any(squares[r, i].type == "TH" and squares[r, i].table("Scope") in ("/Row", "/Both") for i in range(width))
            if not above and not beside:
                self.fault(f"{table.path()}: row {r + 1}, column {column + 1} has no head: {self.words(cell)}")

    # --- the file ----------------------------------------------------------------------------------------------

    def check_file(self):
        root, info = self.pdf.Root, self.pdf.docinfo
        if not root.get("/MarkInfo", {}).get("/Marked"):
            self.fault("not marked")
        if not str(root.get("/Lang", "")):
            self.fault("no language")
        xmp = root.Metadata.read_raw_bytes().decode()
        for key, pattern in (("/Title", r'xml:lang="x-default">(.*?)</rdf:li>'), ("/Author", r"<dc:creator>.*?<rdf:li>(.*?)</rdf:li>"),
                             ("/Producer", r"<pdf:Producer>(.*?)</pdf:Producer>")):
            found = re.search(pattern, xmp, re.S)
            words = found and found[1].replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
            if str(info.get(key, "")) != (words or ""):
                self.fault(f"{key} is {info.get(key)} and {words}")
        if "<pdfuaid:part>1<" not in xmp or "pdfaProperty:name>part<" not in xmp:
            self.fault("does not say that it is PDF/UA-1")
        if "/Title" in info and not root.ViewerPreferences.get("/DisplayDocTitle"):
            self.fault("readers are not asked to show the title")
        is_archive = "<pdfaid:part>" in xmp
        if is_archive != ("/OutputIntents" in root):
            self.fault("archive and output intent do not go together")

    def check(self):
        if "/StructTreeRoot" not in self.pdf.Root:
            return ["not tagged"]
        for number, page in enumerate(self.pdf.pages):
            self.read_page(number, page)
        self.read_tree()
        self.check_nesting()
        self.check_contents()
        self.check_headings()
        self.check_the_rest()
        for table in (e for e in self.root.all() if e.type == "Table"):
            self.check_table(table)
        self.check_file()
        return self.faults


def read(path, also=lambda checker: ()):
    """The checker with what it has read (of each part, its tables, their rows, the words of their cells), and the faults; those that are asked
    for beside them, too, of a file that has a tree."""
    with pikepdf.open(path) as pdf:
        checker = Checker(path, pdf)
        faults = checker.check()
        faults += also(checker) if checker.root else ()
        checker.parts = [[[[checker.words(c) for c in row.elements()] for body in table.elements() for row in body.elements("TR")]
                          for table in part.all() if isinstance(table, Element) and table.type == "Table"]
                         for part in (checker.root.elements("Part") if checker.root else [])]
        checker.all_words = checker.words(checker.root) if checker.root else ""
        return checker, faults


def main(paths):
    bad = 0
    for path in paths:
        checker, faults = read(path)
        bad += bool(faults)
        for text in faults[:20]:
            print(f"{path}: {text}")
        if len(faults) > 20:
            print(f"{path}: {len(faults)} faults in all")
    print(f"{len(paths)} files, {bad} with faults")
    return bad > 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
