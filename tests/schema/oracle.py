"""What must be printed of a set, worked out from docs/schema.md and docs/layout.md alone.  Where they are silent, what an official
expects is decided here:

 1. A value that is no text is printed as it is written in the data: 2020-09-30, 令和4, yes, the id of a reference.
 2. How a computed number is spelled is free (12480, 12,480, ▲3): it must be the right number, rounded half up.
 3. An attribute that names a value of an axis is seen by XPath as keys have it: 年度="令和4" is 2022, so that @at finds it.
 4. 再掲: a field is its own, also an empty one, else that of its source as it holds there: given by a shared cell, computed, of a
    line also what is said once for all lines.  So is an attribute, but not its number and whose it is.
 5. A computed field of a 再掲 is that of its source.
 6. A sum over records in a record counts those that lie right in it, not 再掲 among them.
 7. A shared cell is no parent: ordinals within a parent run through it.
 8. A fault of a field is told where its element begins; of an attribute, or of what is not there, where its record begins.
 9. An ordinal may be a letter, also where numbers run (ア): only numbers are asked whether they follow.
10. An empty field of a 再掲 is printed like one that is absent.
11. A mark (－ … x) goes through a computed field: of several the first in this order; where a field is not there, nothing is.
12. There is an excerpt for whoever has a record of those that are divided; that which is their own name is none.
"""
from dataclasses import dataclass
from fractions import Fraction

import layout
import words as w
from model import fields_of


@dataclass
class Run:
    words: str
    source: tuple                   # ("own" | "copied", record, field, at) ("computed", record, field) or None: the layout's


@dataclass
class Text:
    key: str
    runs: list
    record: str = ""
    number: object = None           # of a computed field: only its value is known, not how it is spelled

    @property
    def words(self):
        return "".join(r.words for r in self.runs)

    def reads(self, found):
        """Does what was found say this?  White space is left out."""
        found = "".join(found.split())
        if self.number is not None:
            return w.figure(found) == self.number
        return found == "".join(self.words.split())


def rounded(number, decimals):
    """Half up, away from nothing on both sides."""
    scale = 10 ** decimals
    size = abs(number) * scale
    whole = (2 * size.numerator + size.denominator) // (2 * size.denominator)
    return Fraction(whole if number >= 0 else -whole, scale)


class Oracle:
    def __init__(self, whole):
        self.set, self.schema = whole, whole.schema
        self.ids = {r.id: r for r in whole.all()}
        self.parents = {id(child): r for r in whole.all() for child in r.children}
        self.shared, self.part, self.reference = (layout.relation(self.schema, role) for role in ("shared", "part", "reference"))

    def parent(self, record):
        return self.parents.get(id(record))

    def ancestors(self, record):
        while (record := self.parent(record)) is not None:
            yield record

    # --- values -----------------------------------------------------------------------------------------------------------

    def holder(self, record, f):
        """(the record that says this field of that one, is it copied)."""
        if f.name in record.values:
            return record, False
        kind, parent = self.set.kind(record), self.parent(record)
        if kind.role == "reference":
            source = self.ids[record.extra[kind.by]]
            found = self.holder(source, f)[0]
            return found, True
        if kind.role == "part":
            return (None, False) if f.name in kind.gives else self.holder(parent, f)
        if parent is not None and parent.kind == getattr(self.shared, "name", None) and f.name in self.shared.gives and f.name in parent.values:
            return parent, False
        return None, False

    def value(self, record, f, at=""):
        """(Value or None, its source)."""
        holder, is_copied = self.holder(record, f)
        if holder is None:
            return None, None
        value = holder.values[f.name]
        if f.axis:
            value = value.get(at)
        return value, ("copied" if is_copied else "own", holder.id, f.name, at)

    def source_of(self, record):
        kind = self.set.kind(record)
        return self.ids[record.extra[kind.by]] if kind.role == "reference" else record

    def computed(self, record, f, at=""):
        """The number, or None: it is left out."""
        record = self.source_of(record)
        if self.set.kind(record).role == "part":
            record = self.parent(record)
        numbers = []
        for name in f.inputs:
            if isinstance(name, tuple):
                kind = self.schema.kind(name[0])
                for child in record.children:
                    if child.kind == kind.name:
                        numbers.append(w.figure(child.values[name[1]].text()))
                continue
            field = self.set.kind(record).field(name)
            value, _ = self.value(record, field, at)
            if value is None:
                return None
            numbers.append(w.figure(value.text()) if field.kind == "number" else number_of(value))
        if None in numbers:
            return None
        result = f.formula(*[Fraction(n) for n in numbers])
        if result is None:
            return None
        return rounded(Fraction(result), f.decimals) if f.decimals is not None else Fraction(result)

    def computed_mark(self, record, f, at=""):
        """What stands there instead of a number; None: nothing."""
        record = self.source_of(record)
        if self.set.kind(record).role == "part":
            record = self.parent(record)
        fields = [self.set.kind(record).field(name) for name in f.inputs if isinstance(name, str)]
        said = [self.value(record, field, at)[0] for field in fields]
        marks = [v.text() for v, field in zip(said, fields) if v is not None and v.text() in field.missing]
        there = all(v is not None and (v.text() in field.missing or (w.figure(v.text()) if field.kind == "number" else number_of(v)) is not None)
                    for v, field in zip(said, fields))
        return min(marks, key="－…x".index) if marks and there else None

    # --- words ------------------------------------------------------------------------------------------------------------

    def runs(self, record, cell, at):
        f = cell.field
        if f.asked:
            return self.total(record, f)
        value, source = self.value(record, f, at)
        if value is None:
            return []
        runs = []
        for piece in value.pieces:
            if isinstance(piece, str):
                runs.append(Run(piece, source))
            elif piece[0] == "list":
                runs += [Run("・" + item, source) for item in piece[1]]
            elif piece[0] == "mark":
                runs.append(Run(self.mark(record, piece[1]), ("computed", record.id, "mark")))
            elif len(piece) > 1:
                runs.append(Run(piece[1], source))
        return runs

    def total(self, record, f):
        asked, _ = self.value(record, f)
        number = self.computed(record, f)
        if asked is None or number is None:
            return []
        said = f"{int(number):,}{asked.attributes['unit']}"
        return [Run(f"(計{said})" if asked.attributes.get("form") == "round" else f"〔計{said}〕", ("computed", record.id, f.name))]

    def mark(self, record, attributes):
        name = attributes.get("by") or record.extra.get("by") or self.reference.marks[0][0]
        if self.reference.by == "by" and not attributes.get("by"):
            name = self.reference.marks[0][0]
        template = dict(self.reference.marks)[name]
        source = self.source_of(record)
        said = ""
        rest = template
        while "{" in rest:
            before, _, rest = rest.partition("{")
            asked, _, rest = rest.partition("}")
            said += before + self.asked(source, asked)
        said += rest
        return said.replace("【", "〔").replace("】", "〕") if attributes.get("brackets") == "tortoise" else said

    def asked(self, record, path):
        """ancestor::x[1]/@no, ancestor::x[1]/name."""
        step, _, name = path.partition("/")
        tag = step.removeprefix("ancestor::").removesuffix("[1]")
        holder = next((a for a in self.ancestors(record) if self.set.kind(a).tag == tag), None)
        if holder is None:
            return ""
        value = holder.values.get(name.lstrip("@"))
        return plain(value) if value else ""

    # --- what is printed ----------------------------------------------------------------------------------------------------

    def printed(self):
        """Key → Text, in order."""
        found = {}
        leaf = next(k for k in self.schema.kinds if k.role == "record" and layout.is_divided(self.set, k))
        n = sum(1 for r in self.set.all() if self.set.kind(r).tag == leaf.tag)
        found["counted"] = Text("counted", [Run("全", None), Run(str(n), ("computed", "", "count")), Run("件", None)])
        if layout.summed(self.schema):
            number = Fraction(sum(w.figure(r.values[name].text()) for r, name in self.addends()))
            found["summed"] = Text("summed", [Run(str(number), ("computed", "", "sum"))], number=number)
        for record in self.set.all():
            for cell in layout.cells(self.set, self.set.kind(record)):
                if self.is_there(record, cell):
                    text = self.text(record, cell)
                    found[text.key] = text
        return found

    def addends(self):
        """(record, field) of all that the sum of the layout adds up."""
        tag, name = layout.summed(self.schema)
        return [(r, name) for r in self.set.all() if self.set.kind(r).tag == tag and self.set.kind(r).field(name) and name in r.values]

    def is_there(self, record, cell):
        parent, kind = self.parent(record), self.set.kind(record)
        if kind.role == "shared":
            return cell.field.name in record.values
        if cell.when == "shared" and parent is not None and self.set.kind(parent).role == "shared":
            return cell.field.name not in parent.values
        return not (cell.when == "part" and record.children)

    def text(self, record, cell):
        f, key = cell.field, f"{record.id}#{cell.key}"
        if f.value and not f.asked:
            number = self.computed(record, f, cell.at)
            if number is None and (mark := self.computed_mark(record, f, cell.at)):
                return Text(key, [Run(mark, ("computed", record.id, f.name))], record.id)
            if number is None:
                return Text(key, [Run(self.set.none, None)] if self.set.none else [], record.id)
            return Text(key, [Run(str(number), ("computed", record.id, f.name))], record.id, number)
        if cell.at == "*":
            runs = []
            for at in self.occurring(f.axis):
                said = self.runs(record, cell, at) or [Run(self.set.none, None)]
                runs += [Run(f"{at}：", ("computed", "", "axis")), *said]    # what occurs, the data as a whole say
            return Text(key, runs, record.id)
        runs = self.runs(record, cell, cell.at)
        if not "".join(r.words for r in runs):
            runs = [Run(self.set.none, None)]
        return Text(key, runs, record.id)

    def occurring(self, name):
        """The values of an axis that occur in the data, in its order."""
        there = {at for r in self.set.all() for f in self.fields_with(name, r) for at in r.values[f.name]}
        return [at for at in self.schema.axis(name).values if at in there]

    def fields_with(self, axis, record):
        return [f for f in fields_of(self.schema, self.set.kind(record)) if f.axis == axis and not f.value and f.name in record.values]

    # --- whose --------------------------------------------------------------------------------------------------------------

    def owners(self, record):
        """Ids of those whose record it is: said by it or the nearest record around it."""
        for r in [record, *self.ancestors(record)]:
            for f in self.set.kind(r).fields:
                if f.owner and f.name in r.values:
                    return r.values[f.name].text().split()
        return []

    def has_records(self, owner):
        return any(layout.is_divided(self.set, self.set.kind(r)) and owner.id in self.owners(r) for r in self.set.all())


def number_of(value):
    if "number" in value.attributes:
        return w.figure(value.attributes["number"])
    digits = ""
    for c in value.text():
        if c.isdigit() or c == ",":
            digits += c
        else:
            break
    return w.figure(digits)


def plain(value):
    return "".join(p if isinstance(p, str) else "" if len(p) == 1 or p[0] in ("mark", "list") else p[1] for p in value.pieces)

