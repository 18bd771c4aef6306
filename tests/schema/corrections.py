"""Random corrections of a set, done to it and said as a corrections file says them; and what a 正誤表 must say of them.

 1. 訂正: one entry for each cell whose words differ, by its key; `i1#result:2022` of a value by an axis.
 2. 追加, 削除: one entry for each record that has cells, by its id; also where all of them are empty, for its row comes or goes.
 3. 連動: nothing where all that differs was typed there; 連動 where all of it is computed, or copied by a 再掲; else 一部連動.
 4. The reason is that of the correction of what differs; of a computed field, of its inputs, and of a sum, the layout's too, those of its
    figures: corrected, or of a record that is put in or taken out with one.  Where there is none, and of a count, it may be any.
"""
import html
import re
from dataclasses import dataclass, field as has

import layout
import words as w
from model import Files, Value, fields_of
from oracle import Oracle


@dataclass
class Step:
    xml: str
    reason: str
    facts: list                     # (record, field, at) that it touches; (record, "", "") of a whole record


class Skip(Exception):
    pass


class Desk:
    """Makes corrections to a copy of a set."""

    def __init__(self, whole, maker):
        self.set, self.maker, self.dice, self.touched, self.n = whole.copy(), maker, maker.dice, set(), 0
        self.schema = whole.schema
        self.files = None

    def steps(self, count):
        steps = []
        kinds = [self.field, self.field, self.field, self.axis, self.axis, self.attribute, self.empty, self.fill, self.remove, self.insert, self.figure]
        for _ in range(count * 8):
            if len(steps) >= count:
                break
            before = self.set.copy()
            try:
                steps.append(self.dice.choice(kinds)())
            except (Skip, IndexError):
                self.set = before
        return steps

    def reason(self):
        self.n += 1
        return f"理由{self.n:03}" if self.dice.random() < 0.8 else ""

    # --- where --------------------------------------------------------------------------------------------------------------

    def spots(self, wanted):
        """(record, field) that may be corrected: no rule, no typed result looks at them."""
        found = []
        for record in self.set.all():
            kind = self.set.kind(record)
            fields = fields_of(self.schema, kind)
            looked_at = {name for rule in kind.rules for name in rule.on}
            typed = {i for f in fields if f.value and f.name in record.values for i in f.inputs}
            for f in fields:
                if f.value or f.name in looked_at | typed or (record.id, f.name) in self.touched or f.kind in ("reference", "references"):
                    continue
                if f.name == kind.key or (f.kind == "ordinal" and f.runs != "free"):
                    continue
                if wanted(record, f):
                    found.append((record, f))
        return found

    def pick(self, found):
        record, f = self.dice.choice(found)
        self.touched.add((record.id, f.name))
        return record, f

    def has(self, record, f):
        return f.name in record.values

    def change(self, record, f, was, now, at="", name=""):
        reason = self.reason()
        said = name or f.name + (f":{at}" if at else "")
        key = f'key="{record.id}#{said}"' if self.dice.random() < 0.5 and not said.startswith("@") else f'key="{record.id}" field="{said}"'
        because = f' reason="{reason}"' if reason else ""
        return Step(f"<correction {key}{because}><was>{was}</was><now>{now}</now></correction>", reason, [(record.id, f.name, at)])

    # --- corrections ---------------------------------------------------------------------------------------------------------

    def fresh(self, f, old):
        for _ in range(9):
            value = self.maker.value(f)
            value.attributes = {}
            if value.xml() != old:
                return value
        raise Skip

    def field(self):
        record, f = self.pick(self.spots(lambda r, f: self.has(r, f) and not f.axis and not f.is_attribute and r.values[f.name].pieces and "number" not in r.values[f.name].attributes))
        old = record.values[f.name]
        new = self.fresh(f, old.xml())
        record.values[f.name] = new
        return self.change(record, f, old.xml(), new.xml())

    def figure(self):
        """Words and number of a figure together."""
        record, f = self.pick(self.spots(lambda r, f: self.has(r, f) and f.kind == "figure" and not f.axis and "number" in r.values[f.name].attributes))
        old, n = record.values[f.name], self.dice.randint(1, 900)
        if old.attributes["number"] == str(n):
            raise Skip
        record.values[f.name] = Value([f"{n}{self.maker.unit}"], {"number": str(n)})
        words = self.change(record, f, old.xml(), f"{n}{self.maker.unit}")
        number = self.change(record, f, old.attributes["number"], str(n), name=f"{f.name}@number")
        number.xml = number.xml.replace(number.reason, words.reason) if number.reason and words.reason else number.xml
        if bool(number.reason) != bool(words.reason):
            raise Skip
        return Step(words.xml + number.xml, words.reason, words.facts)

    def axis(self):
        record, f = self.pick(self.spots(lambda r, f: self.has(r, f) and f.axis and any("number" not in v.attributes for v in r.values[f.name].values())))
        at = self.dice.choice([at for at, v in record.values[f.name].items() if "number" not in v.attributes])
        old = record.values[f.name][at]
        new = self.fresh(f, old.xml())
        new.spelled = old.spelled
        record.values[f.name][at] = new
        return self.change(record, f, old.xml(), new.xml(), at)

    def attribute(self):
        record, f = self.pick(self.spots(lambda r, f: self.has(r, f) and f.is_attribute))
        old = record.values[f.name]
        new = self.fresh(f, old.xml())
        record.values[f.name] = new
        return self.change(record, f, html.escape(old.text()), html.escape(new.text()), name="@" + f.name)

    def empty(self):
        record, f = self.pick(self.spots(lambda r, f: self.has(r, f) and not f.axis and not f.is_attribute and not f.required and r.values[f.name].pieces and self.set.kind(r).role in ("record", "part")
                                         and f.name not in self.set.kind(r).title))
        old = record.values.pop(f.name)
        return self.change(record, f, old.xml(), "")

    def fill(self):
        """What was not there; of an axis a value that was not."""
        shared = layout.relation(self.schema, "shared")
        oracle = Oracle(self.set)

        def is_free(r, f):
            if f.is_attribute or self.set.kind(r).role != "record" or (shared and r.kind in shared.of and f.name in shared.gives) or r.children and any(self.set.kind(c).role == "part" for c in r.children):
                return False
            return bool(self.missing(oracle, r, f)) if f.axis else not self.has(r, f)
        record, f = self.pick(self.spots(is_free))
        if not f.axis:
            record.values[f.name] = self.maker.value(f)
            record.values[f.name].attributes = {}
            return self.change(record, f, "", record.values[f.name].xml())
        at = self.dice.choice(self.missing(oracle, record, f))
        value = self.fresh(f, "")
        record.values.setdefault(f.name, {})[at] = value
        return self.change(record, f, "", value.xml(), at)

    def missing(self, oracle, record, f):
        return [at for at in oracle.occurring(f.axis) if at not in record.values.get(f.name, {})]

    def named(self):
        """Ids that something refers to."""
        found = {v for r in self.set.all() for v in r.extra.values()}
        for r in self.set.all():
            for f in self.set.kind(r).fields:
                if f.kind in ("reference", "references", "code") and f.name in r.values:
                    values = r.values[f.name].values() if f.axis else [r.values[f.name]]
                    found |= {word for v in values for word in v.text().split()}
        return found

    def remove(self):
        named = self.named()
        found = []
        for holder in self.set.all():
            for r in holder.children:
                kind = self.set.kind(r)
                alike = [c for c in holder.children if c.kind == r.kind]
                if r.id in named or r.children or kind.role not in ("record", "reference", "part") or (len(alike) < 2 and kind.role != "reference") or kind.title:
                    continue
                if any(id == r.id for id, _ in self.touched):
                    continue
                found.append((holder, r))
        holder, record = self.dice.choice(found)
        kind = self.set.kind(record)
        titles = (self.schema.kind(kind.of[0]) if kind.of else kind).titles()
        holder.children = [c for c in holder.children if c is not record]
        was = next((record.values[title].xml() for title in titles if title in record.values), "")
        self.touched |= {(record.id, "")}
        reason = self.reason()
        because = f' reason="{reason}"' if reason else ""
        return Step(f'<remove key="{record.id}"{because}><was>{was}</was></remove>', reason, [(record.id, "", "")])

    def insert(self):
        leaf = self.maker.leaf
        holders = [r for r in self.set.all() if any(c.kind == leaf.name for c in r.children) and self.set.kind(r).role == "record"]
        holder = self.dice.choice(holders)
        record = self.maker.record(self.schema, leaf, 0)
        for f in leaf.fields:
            if f.name in record.values and f.kind in ("reference", "references") and not f.owner:
                record.values[f.name] = Value([next(r.id for r in self.set.all() if r.kind == f.of)])
            if f.kind == "ordinal" and not f.required:
                record.values.pop(f.name, None)
            if f.asked or (f.value and f.name in record.values):
                record.values.pop(f.name, None)
        for rule in leaf.rules:
            if rule.on[0] in record.values and rule.on[2] not in record.values:
                record.values[rule.on[2]] = Value(["定め"])
        neighbour = self.dice.choice([c for c in holder.children if c.kind == leaf.name])
        side = self.dice.choice(["after", "before", "in"])
        at = holder.children.index(neighbour)
        holder.children.insert({"after": at + 1, "before": at, "in": len(holder.children)}[side], record)
        if side != "in":
            if any((neighbour.id, "") == t for t in self.touched):
                raise Skip
        self.touched |= {(neighbour.id, ""), (record.id, ""), (holder.id, "")}
        written = Files(self.set).record_xml(record)
        reason = self.reason()
        because = f' reason="{reason}"' if reason else ""
        return Step(f'<insert {side}="{holder.id if side == "in" else neighbour.id}"{because}>{written}</insert>', reason, [(record.id, "", "")])


def file_of(steps, date="2024-05"):
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<corrections date="{date}">\n' + "\n".join(s.xml for s in steps) + "\n</corrections>\n"


# --- what the 正誤表 must say --------------------------------------------------------------------------------------------------

@dataclass
class Entry:
    kind: str
    key: str
    was: object                     # a Text; of a record a list of them
    now: object
    cause: str
    must: set = has(default_factory=set)
    may: set = has(default_factory=set)

    def line(self):
        side = lambda s: "／".join(t.words for t in s) if isinstance(s, list) else s.words if s else ""
        return f"{self.kind} {self.key} 「{side(self.was)}」→「{side(self.now)}」 {self.cause} {'+'.join(sorted(self.must))}"


def by_source(text):
    said = {}
    for run in text.runs:
        if run.source:
            said[run.source] = said.get(run.source, "") + run.words
    return said


def expected(old, new, steps):
    """Of two oracles, and the corrections between them."""
    before, after = old.printed(), new.printed()
    reasons = {fact: s.reason for s in steps for fact in s.facts if s.reason}
    everything = {s.reason for s in steps if s.reason}
    entries, gone, come = [], {}, {}
    for key, text in before.items():
        if key in after:
            if not text.words == after[key].words:
                entries.append(edited(text, after[key], reasons, everything, old, new))
        else:
            gone.setdefault(text.record, []).append(text)
    for key, text in after.items():
        if key not in before:
            come.setdefault(text.record, []).append(text)
    for kind, found in (("削除", gone), ("追加", come)):
        for record, texts in found.items():
            must = {reasons[record, "", ""]} if (record, "", "") in reasons else set()
            said = [t for t in texts if t.words]
            entries.append(Entry(kind, record, said if kind == "削除" else [], said if kind == "追加" else [], "", must))
    return entries


def causes(f, source, at, oracles):
    """(record, field, at) of all that a computed field is worked out from, in either edition."""
    for name in f.inputs:
        if isinstance(name, str):
            yield source, name, at
            continue
        kind, summed = name
        for oracle in oracles:
            holder = oracle.ids.get(source)
            for child in holder.children if holder else []:
                if child.kind == kind and summed in child.values and w.figure(child.values[summed].text()) is not None:
                    yield child.id, summed, ""
                    yield child.id, "", ""


def edited(text, other, reasons, everything, oracle, new):
    a, b = by_source(text), by_source(other)
    sources = [s for s in {**a, **b} if a.get(s, "") != b.get(s, "")]
    follows = [s for s in sources if s[0] != "own"]
    cause = "" if not follows else "連動" if len(follows) == len(sources) else "一部連動"
    must, may = set(), set()
    for s in sources:
        if s[0] == "computed":
            record = oracle.ids.get(s[1])
            f = oracle.set.kind(record).field(s[2]) if record is not None else None
            own = set()
            if f and f.value:
                at = text.key.rpartition(":")[2] if f.axis else ""
                own = {reasons[fact] for fact in causes(f, s[1], at, (oracle, new)) if fact in reasons}
            elif s[2] == "sum":
                facts = [fact for o in (oracle, new) for r, name in o.addends() for fact in ((r.id, name, ""), (r.id, "", ""))]
                own = {reasons[fact] for fact in facts if fact in reasons}
            must |= own
            may |= set() if own else everything
        elif s[1:] in reasons:
            must.add(reasons[s[1:]])
    return Entry("訂正", text.key, text, other, cause, must, may)


def held(entries, rows):
    """Faults of a 正誤表: (kind, expected, found)."""
    faults, rest = [], list(rows)
    for entry in entries:
        row = next((r for r in rest if r["kind"] == entry.kind and bare(r["key"]) == entry.key), None)
        if row is None:
            faults.append(("lost", entry.line(), ""))
            continue
        rest.remove(row)
        wrong = [name for name in ("was", "now") if not says(getattr(entry, name), row[name])]
        wrong += ["連動"] if row["cause"] != entry.cause else []
        reasons = set(re.split("[、／\n]", row["reason"])) - {""}
        wrong += ["理由"] if not entry.must <= reasons or not reasons <= entry.must | entry.may else []
        if wrong:
            faults.append(("wrong " + " ".join(wrong), entry.line(), row_line(row)))
    return faults + [("false", "", row_line(r)) for r in rest]


def bare(key):
    return key.split("'")[0]


def row_line(row):
    return f"{row['kind']} {row['key']} 「{row['was']}」→「{row['now']}」 {row['cause']} {row['reason']}".replace("\n", "⏎")


def says(wanted, found):
    """One text; of a record all of its texts, each with or without 欄： before it, and nothing else.  Their order is the layout's."""
    if not isinstance(wanted, list):
        return wanted.reads(found) if wanted else not found
    rest = found
    for solid in sorted(("".join(t.words.split()) for t in wanted if t.number is None), key=len, reverse=True):
        spaced = r"\s*".join(map(re.escape, solid))
        there = re.search(f"(?:^|：|\n){spaced}(?=\n|$)", rest) or re.search(spaced, rest)    # 45 and 454 are lines of their own
        if not there:
            return False
        rest = rest[:there.start()] + "\n" + rest[there.end():]
    return True
