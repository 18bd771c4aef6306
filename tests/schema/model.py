"""A schema and the data over it as plain values: what docs/schema.md says they are, and how they are written to files.

The files know their lines: `Files.place(record, field, at)` is where a record, or a field of it, stands."""
import copy
import html
from dataclasses import dataclass, field as has


@dataclass
class Axis:
    name: str
    label: str
    kind: str                       # fiscal-year, year, words
    values: list                    # as keys have them: Western years, words


@dataclass
class Field:
    name: str
    label: str
    kind: str = "text"
    is_attribute: bool = False
    required: bool = False
    of: str = ""                    # of codes and references: name of a kind
    owner: bool = False
    runs: str = ""
    axis: str = ""
    decimals: int = None
    missing: list = has(default_factory=list)
    words: list = has(default_factory=list)
    value: str = ""                 # computed; `formula` of (name → number) is the same in Python
    formula: object = None
    inputs: tuple = ()              # names of the fields it is computed from; (kind, field) of a sum over records
    asked: bool = False
    tolerance: str = ""

    @property
    def said(self):
        return self.label or self.name


@dataclass
class Rule:
    name: str
    test: str
    label: str
    severity: str
    on: tuple                       # (field, word, field that must be there then)


@dataclass
class Kind:
    role: str                       # record, list, collection, shared, part, reference
    name: str
    label: str
    element: str = ""
    title: list = has(default_factory=list)
    fields: list = has(default_factory=list)
    holds: list = has(default_factory=list)         # names of the kinds that may stand in it
    rules: list = has(default_factory=list)
    of: list = has(default_factory=list)            # of shared, part, reference; of a collection: for
    gives: list = has(default_factory=list)
    by: str = ""                    # of a reference, a collection: the attribute that names the record meant
    marks: list = has(default_factory=list)         # (name, template)
    key: str = ""                   # of a list

    @property
    def tag(self):
        return self.element or self.name

    def field(self, name):
        return next((f for f in self.fields if f.name == name), None)

    def titles(self):
        return self.title or [next(f.name for f in self.fields if not f.is_attribute)]


@dataclass
class Schema:
    name: str
    id: str
    axes: list
    kinds: list
    unasked: list = has(default_factory=list)       # questions that are switched off

    def kind(self, name):
        return next((k for k in self.kinds if k.name == name), None)

    def axis(self, name):
        return next((a for a in self.axes if a.name == name), None)


@dataclass
class Value:
    """What a field says: its XML, the words of it (None: a mark stands there), attributes of its element."""
    pieces: list                    # str; ("br",) ("wbr",); ("sup"|"inf"|"em"|"keep", words); ("list", [words]); ("p"|"heading", words); ("mark", {attributes})
    attributes: dict = has(default_factory=dict)
    spelled: str = ""               # of an axis: how its value is written there

    def xml(self):
        return "".join(self.piece(p) for p in self.pieces)

    @staticmethod
    def piece(p):
        if isinstance(p, str):
            return html.escape(p, quote=False)
        if len(p) == 1:
            return f"<{p[0]}/>"
        if p[0] == "list":
            return "<list>" + "".join(f"<item>{html.escape(i, quote=False)}</item>" for i in p[1]) + "</list>"
        if p[0] == "mark":
            return "<mark" + written(p[1]) + "/>"
        return f"<{p[0]}>{html.escape(p[1], quote=False)}</{p[0]}>"

    def text(self):
        """The words it begins with: all of them where it has nothing but words."""
        return self.pieces[0] if self.pieces and isinstance(self.pieces[0], str) else ""


@dataclass
class Record:
    kind: str                       # name of its kind
    id: str
    values: dict = has(default_factory=dict)        # field → Value, or, by an axis, value of the axis → Value
    children: list = has(default_factory=list)
    extra: dict = has(default_factory=dict)         # attributes that are no fields: needs, without, of
    raw: str = ""                   # what was planted in it

    def walk(self):
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass
class Set:
    schema: Schema
    records: list                   # top records, lists among them
    cuts: list                      # how many top records stand in each file after the first
    none: str = ""                  # what the house prints for what is absent
    is_nested: bool = False         # each file includes the next; otherwise the first includes all
    is_mixed: bool = False          # fields stand in another order than in the schema
    accepts: list = has(default_factory=list)       # (question, record, reason)
    schema_text: str = ""           # of a schema that was spoilt

    def copy(self):
        return Set(self.schema, copy.deepcopy(self.records), list(self.cuts), self.none, self.is_nested, self.is_mixed, list(self.accepts), self.schema_text)

    def all(self):
        for record in self.records:
            yield from record.walk()

    def find(self, id):
        return next((r for r in self.all() if r.id == id), None)

    def kind(self, record):
        return self.schema.kind(record.kind)

    def parent(self, record):
        return next((r for r in self.all() if any(c is record for c in r.children)), None)

    def ancestors(self, record):
        while (record := self.parent(record)) is not None:
            yield record


def written(attributes):
    return "".join(f' {name}="{html.escape(str(value))}"' for name, value in attributes.items() if value not in ("", None))


# --- the schema as a file ------------------------------------------------------------------------------------------------

def field_xml(f):
    tag = "computed" if f.value else "attribute" if f.is_attribute else "field"
    usual = "plain" if f.is_attribute else "text"
    return f"<{tag}" + written({"name": f.name, "label": f.label, "value": f.value, "kind": "" if f.kind == usual or f.value else f.kind, "of": f.of,
                                "runs": f.runs, "by": f.axis, "decimals": f.decimals, "missing": " ".join(f.missing), "words": " ".join(f.words),
                                "required": "yes" if f.required else "", "owner": "yes" if f.owner else "", "asked": "yes" if f.asked else "", "tolerance": f.tolerance}) + "/>"


def schema_xml(schema):
    lines = [f"<schema{written({'name': schema.name, 'title': '試験の報告', 'lang': 'ja', 'id': '' if schema.id == 'id' else schema.id})}>"]
    for axis in schema.axes:
        span = {"values": " ".join(axis.values)} if axis.kind == "words" else {"from": axis.values[0], "to": axis.values[-1]}
        lines.append(f"  <axis{written({'name': axis.name, 'label': axis.label, 'kind': axis.kind, **span})}/>")
    for kind in schema.kinds:
        attributes = {"name": kind.name, "label": kind.label, "element": kind.element, "title": " ".join(kind.title), "key": kind.key}
        if kind.role in ("record", "list"):
            lines.append(f"  <{kind.role}{written(attributes)}>")
            lines += ["    " + field_xml(f) for f in kind.fields if f.is_attribute] + ["    " + field_xml(f) for f in kind.fields if not f.is_attribute]
            if kind.holds:
                lines.append(f'    <records of="{" ".join(kind.holds)}"/>')
            lines += [f"    <rule{written({'name': r.name, 'test': r.test, 'severity': '' if r.severity == 'warning' else r.severity, 'label': r.label})}/>" for r in kind.rules]
            lines.append(f"  </{kind.role}>")
        elif kind.role == "collection":
            lines.append(f"  <collection{written({'name': kind.name, 'label': kind.label, 'for': kind.of[0], 'by': kind.by})}>")
            lines += [f'    <records of="{" ".join(kind.holds)}"/>', "  </collection>"]
        elif kind.role == "reference":
            lines.append(f"  <reference{written({'name': kind.name, 'label': kind.label, 'to': ' '.join(kind.of), 'by': '' if kind.by == 'of' else kind.by})}>")
            lines += [f"    <mark{written({'name': name, 'text': text})}/>" for name, text in kind.marks]
            lines.append("  </reference>")
        else:
            lines.append(f"  <{kind.role}{written({'name': kind.name, 'label': kind.label, 'of': ' '.join(kind.of), 'gives': ' '.join(kind.gives)})}/>")
    lines += [f'  <question name="{name}" ask="no"/>' for name in schema.unasked]
    return "\n".join(lines + ["</schema>", ""])


# --- the data as files ----------------------------------------------------------------------------------------------------

class Files:
    """The texts of all files of a set, and the place of each record and field."""

    def __init__(self, whole):
        self.set, self.texts, self.places = whole, {}, {}
        self.schema = whole.schema
        self.texts["schema.xml"] = whole.schema_text or schema_xml(self.schema)
        names = ["data.xml"] + [f"part{i}.xml" for i in range(1, len(whole.cuts) + 1)]
        bounds = [len(whole.records) - sum(whole.cuts)]
        for cut in whole.cuts:
            bounds.append(bounds[-1] + cut)
        start = 0
        for i, (name, end) in enumerate(zip(names, bounds)):
            self.lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<data id="set" lang="ja" schema="schema.xml">' if i == 0 else "<data>"]
            self.name = name
            if i == 0:
                for question, record, reason in whole.accepts:
                    self.lines.append(f"  <accept{written({'question': question, 'record': record, 'reason': reason})}/>")
            for record in whole.records[start:end]:
                self.write(record, "  ")
            self.lines += [f'  <include href="{n}"/>' for n in (names[i + 1 : i + 2] if whole.is_nested else names[1:] if i == 0 else [])]
            self.texts[name] = "\n".join(self.lines + ["</data>", ""])
            start = end

    def place(self, record, field="", at=""):
        return self.places[id(record), field, at]

    def record_xml(self, record):
        """A record alone, as a correction puts it in."""
        self.lines, self.name = [], ""
        self.write(record, "")
        return "".join(line.strip() for line in self.lines)

    def note(self, record, field="", at=""):
        self.places[id(record), field, at] = (self.name, len(self.lines) + 1)

    def write(self, record, indent):
        kind = self.set.kind(record)
        attributes = {self.schema.id: record.id, **record.extra}
        fields = fields_of(self.schema, kind)
        for f in fields:
            if f.is_attribute and f.name in record.values:
                attributes[f.name] = record.values[f.name].text()
                self.note(record, f.name)
        self.note(record)
        self.lines.append(f"{indent}<{kind.tag}{written(attributes)}>")
        for f in reversed(fields) if self.set.is_mixed else fields:
            if f.is_attribute or f.name not in record.values:
                continue
            said = record.values[f.name]
            for at, value in sorted(said.items(), reverse=self.set.is_mixed) if f.axis else [("", said)]:
                self.note(record, f.name, at)
                more = {f.axis: value.spelled or at} if f.axis else {}
                xml = value.xml()
                self.lines.append(f"{indent}  <{f.name}{written({**more, **value.attributes})}" + (f">{xml}</{f.name}>" if xml else "/>"))
        if record.raw:
            self.note(record, "raw")
            self.lines.append(f"{indent}  {record.raw}")
        for child in record.children:
            self.write(child, indent + "  ")
        self.lines.append(f"{indent}</{kind.tag}>")


def fields_of(schema, kind):
    """What may stand in a record of this kind: of a shared cell and a part what they give, of a reference what it may show."""
    if kind.role in ("shared", "part"):
        return [f for f in schema.kind(kind.of[0]).fields if f.name in kind.gives]
    if kind.role == "reference":
        return [f for f in schema.kind(kind.of[0]).fields if not f.is_attribute]
    return kind.fields                              # a collection has none
