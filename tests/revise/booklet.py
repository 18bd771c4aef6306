"""A printed booklet as the list of its texts, in the order of the document: what a description (nerima.py, town.py) says
of a layout, filled in from the data.  Nothing here is read from what the program writes.

Templates: `{name}` a field, `{@no}` an attribute, `{*note}` the mark ※ of a note, anything else in braces a function of
the description.  A line without a condition is there when one of its braces gave something, or when it has none."""
import re
from dataclasses import dataclass, field

from records import Data, own, words


@dataclass
class Text:
    kind: str                       # cell, note, heading, toc, paragraph, head, tab, running, cover
    key: str                        # as errata.csv has it; of what has no key that anybody may know: ""
    runs: list
    record: str = None              # whose text it is: added and removed with it
    part: tuple = ("",)             # 計画: what may be said
    item: str = ""                  # 項目
    column: tuple = ("",)           # 欄
    where: tuple = ()               # ("rows", ids, sections), ("heading", key), ("words", section), ("running", …): what tells its pages
    merged: bool = False            # drawn as one with its equal neighbours
    name: tuple = ()                # what makes it the same text in both editions; ids stand alone or before a #

    def __post_init__(self):
        self.words = words(self.runs).strip()


@dataclass
class Cell:
    columns: str                    # the first is the name in the key
    lines: object                   # a template, or a list of templates and (template, condition)
    when: object = None
    th: bool = False
    key: str = ""
    merged: bool = False            # drawn as one with its equal neighbours: it names no row

    def shows(self, data, record):
        return self.when is None or self.when(data, record)


@dataclass
class Rule:
    match: object                   # (data, record) → bool
    row: list = field(default_factory=list)
    spans: list = field(default_factory=list)
    inner: object = None            # (data, record) → records with their ids
    band: bool = False


@dataclass
class Table:
    name: str
    columns: list
    heads: list                     # rows of [(columns, words)]
    rules: list


@dataclass
class Place:
    """One record as it stands in a table: cells of its row, its spans, what stands in it."""
    record: object
    id: str
    rule: Rule
    inside: list
    rows: list                      # ids of the rows that its spans stand beside, or of its own


# --- conditions, and what stands in a record, as rules say them ---------------------------------------------------------

def is_a(*tags):
    return lambda data, record: record.tag in tags


def shared_by_parent(field):
    return lambda data, record: not (data.parent(record).tag == "joint" and data.parent(record).find(field) is not None)


def shared_by_any(field):
    return lambda data, record: data.shared(record, field) is None


def has(field):
    return lambda data, record: record.find(field) is not None


def children(*tags):
    return lambda data, record: [(c, c.get("id")) for c in record if c.tag in tags]


def lines_of(data, record):
    return data.lines_of(record)


# --- filling in --------------------------------------------------------------------------------------------------------

def in_line(text):
    """On one line: what was on lines of its own is a word of its own, unless it is in brackets."""
    return re.sub(r"\n(?=[(\[（［〔【「『〈《])", "", text).replace("\n", " ")


NAMES = {"name", "place"}           # fields by which schema.xml lets a record be called


def flat(text):
    return text.replace("\n", "")


class Writer:
    """Fills in templates for one record of one edition."""

    def __init__(self, data, functions):
        self.data, self.functions = data, functions

    def template(self, text, record):
        """(runs, is the line there: did a brace give something, or are there none)."""
        runs, said, asked = [], False, False
        for part in re.split(r"(\{[^}]*\})", text):
            if not part.startswith("{"):
                runs += [(part, None)] if part else []
                continue
            found, asked = self.brace(part[1:-1], record), True
            said |= bool(words(found))
            runs += found
        return runs, said or not asked

    def brace(self, name, record):
        if name.startswith("@"):
            return [(record.get(name[1:], ""), own(record.get("id"), name))] if record.get(name[1:]) else []
        if name.startswith("*"):
            return [("※", own(record.get("id"), name[1:]))] if record.find(name[1:]) is not None else []
        if name == "total":
            return self.data.total(record)
        if name in self.functions:
            return self.functions[name](self.data, record)
        return self.data.runs(record, name)

    def lines(self, lines, record):
        runs = []
        if isinstance(lines, str):
            return self.template(lines, record)[0]
        for line in lines:
            template, when = line if isinstance(line, tuple) else (line, None)
            found, is_there = self.template(template, record)
            if when is not None:
                is_there = when(self.data, record)
            if is_there:
                runs += ([("\n", None)] if runs and not words(runs).endswith("\n") else []) + found
        return runs


class TableTexts:
    """The texts of one table: walks the records by the rules, then names each row by its own cells with role th."""

    def __init__(self, table, writer, part, name, sections, add, under=""):
        self.table, self.writer, self.part, self.name, self.sections, self.add, self.under = table, writer, part, name, sections, add, under
        self.data = writer.data

    def rule_of(self, record):
        return next(rule for rule in self.table.rules if rule.match(self.data, record))

    def places(self, records):
        found = []
        for record, id in records:
            rule = self.rule_of(record)
            inside = self.places(rule.inner(self.data, record)) if rule.inner else []
            rows = [id] if rule.row else []
            for place in inside:
                rows += place.rows
            found.append(Place(record, id, rule, inside, rows))
        return found

    def write(self, records):
        """Adds the head and the rows; returns the ids of all rows."""
        places = self.places(records)
        rows = [id for place in places for id in place.rows]
        self.heads(rows)
        for place in places:
            self.place(place, "")
        return rows

    def heads(self, rows):
        for level, row in enumerate(self.table.heads):
            for columns, said in row:
                key = f"row{level + 1}#{columns.split()[0]}"
                self.add(Text("head", "", [(said, None)], part=self.part, column=("見出し",), name=("head", *self.name, key),
                              where=("rows", rows, self.sections) if rows else ("below", self.under)))

    def column(self, cell, is_label):
        """The words of the heads over a cell; none over all columns.  Of a label only those over its first column."""
        if cell.columns == "*":                     # beside a span it is not over all columns
            return ("", " ".join(flat(row[0][1]) for row in self.table.heads[:1]))
        names = cell.columns.split()[: 1 if is_label else None]
        heads = [flat(said) for row in self.table.heads for columns, said in row if set(columns.split()) & set(names)]
        return (" ".join(heads),)

    def called(self, cell, record):
        """The words of a head cell: where one of its lines shows the name of the record, lines that show but other fields of it are none."""
        lines = [[]]
        for said, source in self.writer.lines(cell.lines, record):
            for i, part in enumerate(said.split("\n")):
                lines += [[]] if i else []
                lines[-1].append((part, source))
        shown = [{s[2] for said, s in line if said and s and s[0] != "computed" and not s[2].startswith("@")} for line in lines]
        named = any(fields & NAMES for fields in shown)
        return "\n".join(words(line) for line, fields in zip(lines, shown) if not named or not fields or fields & NAMES).strip()

    def item_of(self, place, beside):
        """All head cells of a row, first those that stand beside it and others."""
        heads = [c for c in place.rule.row if c.th and c.shows(self.data, place.record)]
        said = [self.called(c, place.record) for c in sorted(heads, key=lambda c: not c.merged)]
        return in_line(" ".join(w for w in [beside, *said] if w))

    def first_item(self, places, outer):
        for place in places:
            if place.rule.row:
                return self.item_of(place, outer)
            spans = f"{outer} {self.span_item(place)}".strip()
            inner = self.first_item(place.inside, spans)
            if inner:
                return inner
        return outer

    def span_item(self, place):
        """A span of role th names the rows beside it: the name of a measure of several lines."""
        return in_line(" ".join(self.called(c, place.record) for c in place.rule.spans
                                if c.th and c.shows(self.data, place.record)))

    def place(self, place, outer):
        spans = [c for c in place.rule.spans if c.shows(self.data, place.record)]
        if spans and place.rows:
            beside = self.span_item(place)
            for cell in spans:                      # its own name when it is a label, else that of the first row beside it
                item = beside if cell.th and beside else self.first_item(place.inside, f"{outer} {beside}".strip())
                self.cell(place, cell, item, place.rows)
        item = self.item_of(place, outer)
        for cell in place.rule.row:
            if cell.shows(self.data, place.record):
                self.cell(place, cell, item, place.rows if place.rule.band else [place.id])
        for inner in place.inside:
            self.place(inner, f"{outer} {self.span_item(place)}".strip())

    def cell(self, place, cell, item, rows):
        column = self.column(cell, cell.th)
        runs = self.writer.lines(cell.lines, place.record)
        if place.id != place.record.get("id"):      # a line that a 再掲 copies
            runs = [(said, source and ("copied", *source[1:])) for said, source in runs]
        key = f"{place.id}#{cell.key or cell.columns.split()[0]}"
        self.add(Text("cell", key, runs, record=place.id, part=self.part, item=item, column=column,
                      where=("rows", rows, self.sections), name=("cell", self.table.name, key), merged=cell.merged))
        note = place.record.find("note")
        if note is not None and "※" in words(runs) and any(s == own(place.id, "note") for _, s in runs):
            said = [("※", None)] + self.data.content(note, own(place.id, "note"))
            self.add(Text("note", key, said, record=place.id, part=self.part, item=item,
                          column=(column[0] + "の注",), where=("rows", rows, self.sections), name=("note", self.table.name, key)))


class Edition:
    """One edition of a booklet: `make` of a description adds its texts in the order of the document."""

    def __init__(self, root, say, functions):
        self.data, self.say, self.texts, self.entries = Data(root), say, [], []
        self.writer = Writer(self.data, functions)
        self.make()

    def add(self, text):
        self.texts.append(text)

    def field(self, record, name):
        return self.data.runs(record, name)

    def no(self, record, said=None):
        return [(said or record.get("no"), own(record.get("id"), "@no"))]

    def paragraph(self, runs, part, name, kind="paragraph", section="", key=""):
        self.add(Text(kind, key, runs, part=part, name=("paragraph", *name), column=("", "表紙") if kind == "cover" else ("",), where=("words", section)))

    def heading(self, key, runs, part, entry=None, record=None, sample=()):
        """Its line of the 目次, if it has one, comes with it; `sample`: the headings of the pages of the samples that show it."""
        named = (key.split("-")[0], record) if record else (key,)
        self.add(Text("heading", key, runs, record=record, part=part, column=("見出し",), where=("heading", key, *sample), name=("heading", *named)))
        if entry:
            self.entries.append(Text("toc", key, entry, record=record, part=("目次", ""), column=("", "目次"), where=("words", "toc"), name=("toc", *named)))

    def contents(self, at):
        self.texts[at:at] = self.entries

    def running(self, runs, variable, heading, section, record=None, numbered=False):
        """A value of the running head from this heading on (None: of the whole section)."""
        tab = variable == "tab"
        self.add(Text("tab" if tab else "running", "", runs, record=record, part=None, column=("つめ",) if tab else ("柱",),
                      where=("running", variable, heading, section, numbered or tab),
                      name=("running", variable, "" if tab else section, record or heading or section)))

    def lists(self, tag, plan):
        return [e for e in self.data.root.findall(tag) if e.get("plan") == plan.get("id")]

    def rows_of(self, tag, plan):
        return [(r, r.get("id")) for listed in self.lists(tag, plan) for r in listed]

    def is_sample(self, plan):
        return plan is self.data.root.find("goal").find("plan")


ERA_YEAR = re.compile(r"(?:令和|平成)(?:元|\d+)年度")     # the layout may ask the data for it: {$year}


def layout_with(layout, sayings, say):
    """The layout with these words in place of those it has; a saying is (words, what stands around them: %s the words, * anything)."""
    for name, (usual, around) in sayings.items():
        if say[name] == usual:
            continue
        head, tail = (".*?".join(re.escape(part) for part in side.split("*")) for side in around.split("%s"))
        written = ERA_YEAR.sub(lambda year: rf"(?:{year[0]}|\{{\$[a-z-]+\}})", re.escape(usual))
        found = re.search(f"({head}){written}({tail})", layout, re.S)
        assert found, f"{name}: not found in the layout"
        now = say[name] if usual else f'<p style="body">{say[name]}</p>'
        layout = layout[: found.start()] + found[1] + now + found[2] + layout[found.end() :]
    return layout


def variants(sayings):
    return {name: [f"{said}（案）", f"新しい{said}"] + ([] if said else [""]) for name, (said, _) in sayings.items()}


def valid(root):
    """The samples show what stands elsewhere, too: the first plan has both lists.  No id is used twice, none is asked for in vain."""
    plan = root.find("goal").find("plan")
    listed = {e.tag: e for e in root if plan is not None and e.get("plan") == plan.get("id")}
    ids = [e.get("id") for e in root.iter() if e.get("id")]
    asked = {e.get(name) for e in root.iter() for name in ("of", "plan") if e.get(name)}
    return len(listed) == 2 and all(len(e) for e in listed.values()) and len(set(ids)) == len(ids) and asked <= set(ids)
