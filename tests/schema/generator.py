"""A random set: make(seed) gives a schema, the data over it and what the layout asks of them.

A set as it is made is right: nothing in it gives a careful reader reason to ask."""
import random

import words as w
from model import Axis, Field, Kind, Record, Rule, Schema, Set, Value

PLAIN = ["text", "text", "text", "plain", "prose", "number", "number", "number", "figure", "date", "moment", "year", "code", "choice", "flag", "reference", "references"]


def used_here(kind):
    return {f.name for f in kind.fields}


class Maker:
    def __init__(self, seed):
        self.dice = random.Random(seed)
        self.spelling = random.Random(seed + 11)       # dice of their own: how a year is said moves nothing else
        self.words = w.Words(self.dice, latin=self.dice.random() < 0.5)
        self.used, self.count = set(), 0
        self.unit = self.dice.choice(w.UNITS)      # one for the set: figures of a row that count different things are asked about

    def chance(self, p):
        return self.dice.random() < p

    def name(self, pool):
        return self.words.one(pool, self.used)

    # --- the schema -----------------------------------------------------------------------------------------------------

    def schema(self):
        self.axes = [self.axis(i) for i in range(self.dice.choice([0, 1, 1, 2, 3]))]
        self.lists = [self.list_kind() for _ in range(self.dice.choice([1, 1, 2, 3]))]
        self.owner = self.owner_kind()
        self.owner_field = self.dice.choice([("departments", "所管課"), ("所管", "所管"), ("office", "担当課"), ("owners", "")])
        self.depth = self.dice.choice([1, 2, 2, 3, 3, 4, 5])
        self.levels = []
        for level in range(self.depth):
            is_leaf = level == self.depth - 1
            n = 2 if self.chance(0.3) and self.depth > 1 else 1
            self.levels.append([self.record_kind(level, is_leaf) for _ in range(n)])
        for upper, lower in zip(self.levels, self.levels[1:]):
            for i, kind in enumerate(upper):
                kind.holds = [k.name for j, k in enumerate(lower) if len(upper) == 1 or j % len(upper) == i] or [lower[0].name]
            for k in lower:                        # none is left that nothing holds
                if not any(k.name in u.holds for u in upper):
                    upper[-1].holds.append(k.name)
        self.leaf = self.levels[-1][0]
        self.share_an_element()
        for kind in self.levels[-1]:
            self.fill(kind)
        for level in self.levels[:-1]:
            for kind in level:
                self.fill(kind, self.dice.randint(0, 3))
        self.owned()
        kinds = [k for level in self.levels for k in level]
        self.relations = self.relate()
        self.add_sums()
        for kind in kinds:
            self.rule(kind)
        self.collected()
        order = self.lists + [self.owner] + kinds + self.relations + [k for k in (self.collection, self.memo) if k]
        if self.chance(0.3):
            self.dice.shuffle(order)
        return Schema(self.dice.choice(["progress", "報告"]), self.dice.choice(w.IDS), self.axes, order, ["separators"] if self.chance(0.15) else [])

    def axis(self, i):
        if i == 0 or self.chance(0.5):
            name, label = self.name([("year", "年度"), ("fy", "会計年度"), ("nen", "年")])
            first = self.dice.randint(2016, 2022)
            return Axis(name, label, self.dice.choice(["fiscal-year", "fiscal-year", "year"]), [str(first + k) for k in range(self.dice.randint(2, 5))])
        name, label = self.name([("sex", "性別"), ("route", "路線"), ("season", "季節")])
        return Axis(name, label, "words", self.dice.choice([["男", "女"], ["東", "西", "南", "北"], ["spring", "summer", "autumn"]]))

    def list_kind(self):
        name, label = self.name(w.LISTS)
        kind = Kind("list", name, label)
        kind.key = self.dice.choice(["code", "記号", ""])
        if kind.key:
            kind.fields.append(Field(kind.key, "", "plain", is_attribute=True, required=True))
        title, said = self.words.one(w.FIELDS, {kind.key})
        kind.fields.append(Field(title, said, required=True))
        return kind

    def owner_kind(self):
        name, label = self.name(w.OWNERS)
        title, said = self.words.one(w.FIELDS, set())
        return Kind("list", name, label, fields=[Field(title, said, required=True)])

    def record_kind(self, level, is_leaf):
        name, label = self.name(w.RECORDS)
        kind = Kind("record", name, label)
        if self.chance(0.6):
            attribute = self.dice.choice([("no", "番号"), ("番号", ""), ("nr", "No.")])
            runs = self.dice.choice(["within", "within", "through", "free"]) if not is_leaf or self.chance(0.7) else "free"
            kind.fields.append(Field(*attribute, "ordinal", is_attribute=True, required=runs == "through", runs=runs))
        if self.chance(0.15):
            kind.fields.append(Field(*self.dice.choice([("tag", "札"), ("色", "")]), "plain", is_attribute=True))
        title, said = self.words.one(w.FIELDS[:2], set())
        kind.fields.append(Field(title, said, required=True))
        return kind

    def share_an_element(self):
        """Two kinds of one element, in different places."""
        for upper, lower in zip(self.levels, self.levels[1:]):
            if len(lower) == 2 and len(upper) == 2 and upper[0].holds == [lower[0].name] and upper[1].holds == [lower[1].name] and self.chance(0.6):
                lower[1].element = lower[0].name

    def fill(self, kind, n=None):
        used = {f.name for f in kind.fields} | {f.label for f in kind.fields} | self.used
        n = self.dice.choice([1, 3, 6, 10, 20, 38]) if n is None else n
        for _ in range(min(n, 38)):
            kind.fields.append(self.field(kind, used))
        numbers = [f for f in kind.fields if f.kind == "number"]
        for _ in range(2):
            if len(numbers) >= 2 and self.chance(0.5):
                kind.fields.append(self.computed(numbers, used))
        figures = [f for f in kind.fields if f.kind == "figure" and not f.axis and not f.is_attribute]
        if len(figures) >= 2 and self.chance(0.5):
            a, b = figures[:2]
            name, label = self.words.one(w.FIELDS, used)
            kind.fields.append(Field(name, label, "computed", value=f"{a.name} + {b.name}", inputs=(a.name, b.name), asked=True, formula=lambda a, b: a + b))
        if self.chance(0.15) and len(kind.fields) > 2:
            extra = next((f for f in kind.fields[1:] if f.kind == "text" and not f.axis), None)
            title = next(f for f in kind.fields if not f.is_attribute)
            if extra and extra is not title:
                kind.title = [title.name, extra.name]

    def field(self, kind, used):
        sort = self.dice.choice(PLAIN)
        is_attribute = sort in ("plain", "date", "year", "choice", "flag", "reference", "number") and self.chance(0.1)
        of = self.dice.choice(self.lists)
        if sort == "code" and of.name not in used_here(kind) and self.chance(0.3):
            name, label = of.name, of.label       # as the list is called
        else:
            name, label = self.words.one(w.FIELDS, used)
        f = Field(name, label, sort, is_attribute, required=self.chance(0.15))
        if sort == "code":
            f.of = of.name
        elif sort in ("reference", "references"):
            f.of = kind.name
        elif sort == "choice":
            f.words = self.dice.choice([["大", "中", "小"], ["yes", "no", "later"], ["継続", "拡充", "縮小", "廃止"]])
        elif sort == "number":
            f.decimals = self.dice.choice([None, 0, 0, 1, 2])
            f.missing = self.dice.choice([[], [], ["－"], ["－", "…", "x"]])
        if sort in ("text", "number", "figure", "code", "plain") and self.axes and not is_attribute and self.chance(0.35):
            f.axis = self.dice.choice(self.axes).name
        return f

    def computed(self, numbers, used):
        axis = self.dice.choice(["", *[a.name for a in self.axes]])
        fitting = [f for f in numbers if f.axis == axis] or [f for f in numbers if not f.axis]
        axis = fitting[0].axis if fitting else numbers[0].axis
        fitting = fitting or [f for f in numbers if f.axis == axis]
        a, b = self.dice.choice(fitting), self.dice.choice(fitting)
        name, label = self.words.one(w.FIELDS, used)
        text, formula, decimals = self.dice.choice([
            ("{a} - {b}", lambda a, b: a - b, None), ("{a} + {b}", lambda a, b: a + b, None), ("{a} - ({b} - {a})", lambda a, b: a - (b - a), None),
            ("({a} + {b}) / 2", lambda a, b: (a + b) / 2, 1), ("{a} / {b} * 100", lambda a, b: a / b * 100 if b else None, 1), ("{a} * {b}", lambda a, b: a * b, 2),
            ("-{a} + 10", lambda a, b: -a + 10, None), ("{a} / 7", lambda a, b: a / 7, 3)])
        tolerance = self.dice.choice(["", "", "", "1"])
        return Field(name, label, "computed", tolerance=tolerance, value=text.format(a=a.name, b=b.name), inputs=(a.name, b.name) if "{b}" in text else (a.name,), axis=axis, decimals=decimals,
                     formula=formula if "{b}" in text else lambda a, f=formula: f(a, None))

    def owned(self):
        """Some level says whose its records are; below it, all are of that owner unless they say otherwise."""
        level = self.dice.randrange(self.depth)
        name, label = self.owner_field
        for k in self.levels[level]:
            k.fields.insert(0, Field(name, label, "references", is_attribute=True, required=True, of=self.owner.name, owner=True))
        if level < self.depth - 1 and self.chance(0.5):
            for k in self.levels[-1]:
                k.fields.insert(0, Field(name, label, "references", is_attribute=True, of=self.owner.name, owner=True))

    def relate(self):
        leaf, made = self.leaf, []
        holders = self.levels[-2] if self.depth > 1 else []
        holders = [k for k in holders if leaf.name in k.holds]
        inputs = {name for f in leaf.fields if f.value for name in f.inputs}
        titles = leaf.titles()
        free = [f for f in leaf.fields if not f.is_attribute and not f.value and f.name not in titles and f.name not in inputs and not f.required
                and f.kind in ("text", "code", "number", "choice", "plain", "figure") and not f.axis]
        self.dice.shuffle(free)
        self.shared = self.part = self.reference = None
        if len(free) >= 1 and holders and self.chance(0.5):
            name, label = self.name(w.JOINTS)
            self.shared = Kind("shared", name, label, of=[leaf.name], gives=[f.name for f in free[:self.dice.randint(1, 2)]])
            made.append(self.shared)
        rest = [f for f in free if not self.shared or f.name not in self.shared.gives]
        if len(rest) >= 1 and self.chance(0.5):
            name, label = self.name(w.PARTS)
            self.part = Kind("part", name, label, of=[leaf.name], gives=[f.name for f in rest[:self.dice.randint(1, 4)]])
            leaf.holds.append(self.part.name)
            made.append(self.part)
        if holders and self.chance(0.6):
            name, label = self.name(w.REFERENCES)
            self.reference = Kind("reference", name, label, of=[leaf.name] + ([self.part.name] if self.part else []), by=self.dice.choice(["of", "of", "source", "元"]))
            self.reference.marks = self.marks(holders[0]) if len(holders) == 1 else [("short", "（再掲）")]
            made.append(self.reference)
        for k in holders:
            k.holds += [r.name for r in (self.shared, self.reference) if r]
        return made

    def collected(self):
        """Beside the records stand lists of memos, one for each top record."""
        self.collection = self.memo = None
        if not self.chance(0.3):
            return
        name, label = self.name(w.MEMOS)
        self.memo = Kind("record", name, label, fields=[Field(*self.owner_field, "references", is_attribute=True, required=True, of=self.owner.name, owner=True),
                                                        Field(*self.words.one(w.FIELDS[:2], set()), required=True), Field("memo-text", "記事")])
        name, label = self.name(w.COLLECTIONS)
        self.collection = Kind("collection", name, label, of=[self.levels[0][0].name], holds=[self.memo.name], by=self.dice.choice(["", "", "whose", "主"]))

    def marks(self, holder):
        if self.chance(0.2):
            return []
        ordinal = next((f.name for f in holder.fields if f.kind == "ordinal" and f.required), None)
        title = holder.titles()[0]
        asked = f"@{ordinal}" if ordinal and self.chance(0.7) else title
        texts = [("where", f"【{{ancestor::{holder.tag}[1]/{asked}}}の再掲】"), ("short", "（再掲）")]
        return texts[: self.dice.randint(1, 2)]

    def add_sums(self):
        """Over the records that lie right in a record; their figure is required, so that none is missing."""
        if self.depth < 2 or self.shared or not self.chance(0.5):
            return
        figure = Field(*self.words.one([("volume", "事業量"), ("amount", "金額")], {f.name for f in self.leaf.fields}), "number", required=True, decimals=self.dice.choice([0, 1]))
        self.leaf.fields.append(figure)
        for k in self.levels[-2]:
            if self.leaf.name in k.holds:
                used = {f.name for f in k.fields}
                k.fields.append(Field(*self.words.one([("sum", "計"), ("whole", "総計")], used), "computed", value=f"sum({self.leaf.tag}/{figure.name})", inputs=((self.leaf.name, figure.name),),
                                      formula=lambda *all: sum(all)))

    def rule(self, kind):
        """If a choice or a flag says this, there must be that."""
        asking = [f for f in kind.fields if f.kind in ("choice", "flag") and not f.axis]
        wanted = [f for f in kind.fields if f.kind in ("text", "plain") and not f.axis and not f.required and not f.is_attribute and f.name not in kind.titles()]
        wanted = [f for f in wanted if not (self.shared and f.name in self.shared.gives) and not (self.part and f.name in self.part.gives)]
        asking = [f for f in asking if not (self.shared and f.name in self.shared.gives) and not (self.part and f.name in self.part.gives)]
        if asking and wanted and self.chance(0.7):
            a, b = self.dice.choice(asking), self.dice.choice(wanted)
            word = (a.words or ["yes"])[0]
            said = "@" + a.name if a.is_attribute else a.name
            kind.rules.append(Rule(f"{kind.name}-asks", f"not({said} = '{word}') or {b.name}", f"{a.said}が{word}なら{b.said}が要ります",
                                   self.dice.choice(["warning", "warning", "note", "error"]), (a.name, word, b.name)))

    # --- the data ---------------------------------------------------------------------------------------------------------

    def id(self, stem):
        self.count += 1
        return f"{stem}{self.count}" if self.chance(0.9) else f"{stem}-{self.count}.x"

    def data(self, schema):
        self.titled = [k for k in schema.kinds if k.fields]
        self.terms = {k.name: self.list_records(k) for k in self.lists}
        self.owners = [self.list_record(self.owner, {}) for _ in range(self.dice.randint(2, 4))]
        self.turn = 0
        self.through = {}
        tops = []
        for kind in self.levels[0]:
            n = self.dice.randint(2, 3) if self.depth > 1 else self.dice.randint(3, 6)
            tops += [self.record(schema, kind, i) for i in range(n)]
        if self.collection:
            tops += [self.collect(schema, r) for r in tops if r.kind == self.collection.of[0]]
        whole = Set(schema, [t for terms in self.terms.values() for t in terms] + self.owners + tops, [])
        self.point(whole)
        self.refer(whole)
        self.number(whole)
        self.fill_needs(whole)
        self.agree(whole)
        named = {id for r in whole.all() for f in whole.kind(r).fields if f.owner and f.name in r.values for id in r.values[f.name].text().split()}
        strangers = [o for o in self.owners if o.id not in named]
        whole.records = [r for r in whole.records if r not in strangers]
        self.owners = [o for o in self.owners if o not in strangers]
        n = len(whole.records)
        whole.cuts = [1] * min(n - 1, self.dice.choice([0, 0, 1, 2, 3]))
        whole.none = "―" if self.chance(0.25) else ""
        whole.is_nested, whole.is_mixed = self.chance(0.4), self.chance(0.4)
        return whole

    def collect(self, schema, record):
        kind = self.collection
        return Record(kind.name, "", extra={kind.by or kind.of[0]: record.id}, children=[self.record(schema, self.memo, i) for i in range(self.dice.randint(1, 3))])

    def list_records(self, kind):
        codes = self.dice.choice([["A", "B", "C"], ["A+", "A", "-"], ["○", "△", "×"], ["1", "2", "3", "4"]])
        return [self.list_record(kind, {kind.key: Value([c])} if kind.key else {}) for c in codes]

    def list_record(self, kind, values):
        title = kind.titles()[0]
        return Record(kind.name, self.id(self.dice.choice(["t", "用"])), {**values, title: Value([self.words.text()])})

    def record(self, schema, kind, i):
        record = Record(kind.name, self.id(self.dice.choice(["r", "r", "記"])))
        density = self.dice.choice([0.4, 0.8, 1.0])
        for f in kind.fields:
            if f.value or not (f.required or self.chance(density)):
                continue
            if f.axis:
                axis = schema.axis(f.axis)
                chosen = [at for at in axis.values if self.chance(0.7)] or axis.values[:1]
                record.values[f.name] = {at: self.value(f, spelled=self.spell(axis, at)) for at in chosen}
            else:
                record.values[f.name] = self.value(f)
        level = next((i for i, l in enumerate(self.levels) if kind in l), self.depth)
        if level < self.depth - 1:
            for child in [k for k in self.levels[level + 1] if k.name in kind.holds]:
                n = self.dice.randint(1, 3) if level < self.depth - 2 else self.dice.randint(1, 4)
                record.children += [self.record(schema, child, j) for j in range(n)]
        self.typed(record, kind)
        return record

    def spell(self, axis, at):
        return w.years_said(int(at), self.dice) if axis.kind != "words" else at

    def value(self, f, spelled=""):
        return Value(*self.content(f), spelled)

    def content(self, f):
        d = self.dice
        if f.kind == "text" and not f.is_attribute:
            return self.rich(f.name in {n for k in self.titled for n in k.titles()}), {}
        if f.kind in ("text", "plain"):
            return [self.words.text()], {}
        if f.kind == "prose":
            return [("p", self.words.text()) if self.chance(0.7) else ("heading", self.words.text()) if self.chance(0.5) else ("list", [self.words.text()])
                    for _ in range(d.randint(1, 3))], {}
        if f.kind == "figure":
            n = d.randint(1, 1200)
            return [f"{n:,}{self.unit}" + (f"で{self.words.text()}" if self.chance(0.5) else "")], {"number": str(n)} if self.chance(0.3) else {}
        if f.kind == "number":
            if f.missing and not f.required and self.chance(0.2):
                return [d.choice(f.missing)], {}
            places = d.choice([0, 1, 2]) if f.decimals is None else f.decimals
            return [self.words.spelled(self.words.number(places), places)], {}
        return [self.word(f)], {}

    def word(self, f):
        d = self.dice
        if f.kind == "date":
            return f"{d.randint(2015, 2025)}-{d.randint(1, 12):02}-{d.randint(1, 28):02}"
        if f.kind == "moment":
            return d.choice(["2021-09-end", "FY2022", "2020-01/2020-03", "2020-09-30"])
        if f.kind == "year":
            return w.years_said(d.randint(2000, 2030), self.spelling)
        if f.kind == "ordinal":
            return str(d.randint(1, 30)) if f.runs != "free" else d.choice(["ア", "イ", "12の2", "x-3"])
        if f.kind == "choice":
            return d.choice(f.words)
        if f.kind == "flag":
            return d.choice(["yes", "no"])
        if f.kind == "code":
            return self.code(f.of)
        if f.owner:
            self.turn += 1
            chosen = [self.owners[self.turn % len(self.owners)].id]
            if self.chance(0.2):
                chosen.append(self.owners[(self.turn + 1) % len(self.owners)].id)
            return " ".join(chosen)
        return ""                                  # references are pointed when all ids are there

    def code(self, name):
        kind, term = next(k for k in self.lists if k.name == name), self.dice.choice(self.terms[name])
        return term.values[kind.key].text() if kind.key else term.id

    def rich(self, is_title):
        pieces = [self.words.text()]
        sort = self.dice.random()
        if sort < 0.1:
            pieces += [("br",), self.words.token()]
        elif sort < 0.15 and not is_title:
            pieces += [("list", [self.words.token(), self.words.token()])]
        elif sort < 0.25:
            pieces += [(self.dice.choice(["sup", "inf", "em", "keep"]), self.dice.choice(["2", "重要", "令和2年"])), "の" + self.words.token()]
        elif sort < 0.3:
            pieces += [("wbr",), "一覧"]
        return pieces

    def typed(self, record, kind):
        """Now and then a computed value is in the data, too."""
        for f in kind.fields:
            if f.asked and all(i in record.values and not isinstance(record.values[i], dict) for i in f.inputs) and self.chance(0.8):
                record.values[f.name] = Value([], {"unit": self.dice.choice(w.UNITS), **({"form": "round"} if self.chance(0.3) else {})})
            elif f.asked or not f.value:
                continue
            elif not f.axis and all(isinstance(i, str) and i in record.values for i in f.inputs) and self.chance(0.15):
                numbers = [w.figure(record.values[i].text()) for i in f.inputs]
                result = f.formula(*numbers) if None not in numbers else None
                if result is not None and (places := max(0, -result.normalize().as_tuple().exponent)) <= (2 if f.decimals is None else f.decimals):
                    record.values[f.name] = Value([self.words.spelled(round(result, places), places)])     # 590.80 * 590.80 is 349,044.6400

    def point(self, whole):
        """References to records of the same kind, any of them."""
        for record in whole.all():
            for f in whole.kind(record).fields:
                if f.kind in ("reference", "references") and not f.owner and f.name in record.values:
                    there = [r.id for r in whole.all() if r.kind == f.of]
                    chosen = self.dice.sample(there, min(len(there), self.dice.randint(1, 2) if f.kind == "references" else 1))
                    record.values[f.name] = Value([" ".join(chosen)])

    def refer(self, whole):
        """Shared cells, records in several lines, records said again."""
        leaf, d = self.leaf, self.dice
        holders = [r for r in whole.all() if any(c.kind == leaf.name for c in r.children)]
        if self.shared:
            for holder in holders:
                members = [c for c in holder.children if c.kind == leaf.name]
                if not self.chance(0.6):
                    continue
                members = members[: d.randint(1, 3)]
                joint = Record(self.shared.name, self.id("j"))
                for name in self.shared.gives:
                    f = leaf.field(name)
                    if self.chance(0.8):
                        joint.values[name] = self.value(f)
                        for m in members:
                            m.values.pop(name, None)
                at = holder.children.index(members[0])
                holder.children = [c for c in holder.children if c not in members]
                joint.children = members
                holder.children.insert(at, joint)
        alone = [r for r in whole.all() if r.kind == leaf.name and (whole.parent(r) is None or whole.parent(r).kind != getattr(self.shared, "name", None))]
        if self.part:
            for record in alone:
                if self.chance(0.4):
                    for name in self.part.gives:
                        record.values.pop(name, None)
                    record.children = [Record(self.part.name, self.id("l"), {name: self.value(leaf.field(name)) for name in self.part.gives if self.chance(0.8)})
                                       for _ in range(d.randint(1, 3))]
        if self.reference:
            there = [r for r in whole.all() if r.kind in self.reference.of and not (r.kind == leaf.name and r.children)]
            for holder in holders:
                for _ in range(d.choice([0, 1, 1, 2])):
                    self.again(whole, holder, d.choice(there))

    def again(self, whole, holder, source):
        leaf, d = self.leaf, self.dice
        record = Record(self.reference.name, self.id("a"), extra={self.reference.by: source.id})
        inputs = {name for f in leaf.fields if f.value for name in f.inputs}
        free = [f for f in leaf.fields if not f.is_attribute and not f.value and not f.axis and f.name not in inputs]
        names = [name for name, _ in self.reference.marks]
        if len(names) > 1 and self.chance(0.3):
            record.extra["by"] = names[1]
        for f in d.sample(free, min(len(free), d.choice([0, 1, 2]))):
            if f.kind == "text" and self.reference.marks and self.chance(0.6):
                more = {"by": d.choice(names)} if self.chance(0.2) else {}
                more |= {"brackets": "tortoise"} if self.chance(0.2) else {}
                parent = whole.parent(source)
                gives = parent and (whole.kind(parent).role == "shared" or whole.kind(source).role == "part")
                there = next((r.values[f.name].pieces for r in ((source, parent) if gives else (source,)) if f.name in r.values), None)
                own = [self.words.text()]
                record.values[f.name] = Value([*(there or own), ("mark", more)])      # in other words than its source it would be asked about
            elif f.required or self.chance(0.6):
                if f.kind not in ("reference", "references"):
                    record.values[f.name] = self.value(f)
            else:
                record.values[f.name] = Value([])
        if record.extra.get("by") and self.reference.by == "by":
            del record.extra["by"]
        holder.children.insert(d.randint(0, len(holder.children)), record)

    def agree(self, whole):
        """A marked field of a 再掲 is in the words of its source, also where these have come since."""
        for record in [r for r in whole.all() if self.reference and r.kind == self.reference.name]:
            source = next(r for r in whole.all() if r.id == record.extra[self.reference.by])
            for name, value in record.values.items():
                if name in source.values and any(p[0] == "mark" for p in value.pieces):
                    record.values[name] = Value([*source.values[name].pieces, value.pieces[-1]])

    def number(self, whole):
        """Ordinals as they must run."""
        for kind in whole.schema.kinds:
            for f in [f for f in kind.fields if f.kind == "ordinal" and f.runs != "free"]:
                members = [r for r in whole.all() if r.kind == kind.name]
                count = {}
                given = f.required or self.chance(0.7)
                for r in members:
                    if not given:
                        r.values.pop(f.name, None)
                        continue
                    parent = next((a for a in whole.ancestors(r) if whole.kind(a).role != "shared"), None)
                    place = "" if f.runs == "through" else id(parent) if parent else ""
                    count[place] = count.get(place, 0) + 1
                    r.values[f.name] = Value([str(count[place])])

    def fill_needs(self, whole):
        """What rules and terms ask for is there."""
        for record in whole.all():
            kind = whole.kind(record)
            for rule in kind.rules:
                asks, word, wanted = rule.on
                if asks in record.values and record.values[asks].text() == word and wanted not in record.values:
                    record.values[wanted] = self.value(kind.field(wanted))
            for wanted in [f for f in kind.fields if f.asked]:
                if wanted.name in record.values and not all(i in record.values for i in wanted.inputs):
                    del record.values[wanted.name]


def make(seed):
    """(the set, the maker, who can make more for it)."""
    maker = Maker(seed)
    return maker.data(maker.schema()), maker

