"""Random edits, such as an office makes: of fields and numbers, of whole records, of names, of what stands where.

Each edit is a function (desk) → steps, with which the tree of the desk has been changed; it raises Skip where it cannot be
made.  EITHER can be said in a corrections file, too; DATA only in the data, or the layout."""
import copy
import re
import xml.etree.ElementTree as tree

from steps import Attribute, Field, Free, Insert, Remove, find, parent_of

WORDS = ["見直し", "関係機関との調整", "12か所で実施", "事業者の公募、選定、協定の締結", "令和2年度に延期", "協議", "3校", "検討<br/>(一部)",
         "年2回実施<br/>延べ1,200人", "調整<list><item>補助132号線</item><item>主要区道67号線</item></list>", "ICT環境の整備", "=区の単独事業", "＋3校"]
ROWS = ("sub", "label", "joint", "measure", "repeat")
DATES = ["2019-10-01", "2020-03-31", "2020-01-end", "FY2021", "2019-12/2020-02", "2020-02-01"]


class Skip(Exception):
    pass


class Desk:
    """The data (and the layout's words) while they are edited."""

    def __init__(self, root, say, dice, by_file, variants):
        self.root, self.say, self.dice, self.by_file, self.variants, self.n = root, say, dice, by_file, variants, dice.randint(100, 999) * 1000
        self.touched = set()

    def reason(self):
        return f"理由{self.fresh()}" if self.by_file and self.dice.random() < 0.7 else ""

    def fresh(self):
        self.n += 1
        return self.n

    def words(self, short=False):
        said = self.dice.choice(["見直し", "協議", "名称の変更", "充実"] if short else WORDS)
        return said if self.dice.random() < 0.4 else f"{said}{self.fresh()}"

    def pick(self, things):
        things = list(things)
        if not things:
            raise Skip
        return self.dice.choice(things)

    def do(self, step):
        if isinstance(step, (Field, Attribute)):
            if (step.id, step.field) in self.touched:
                raise Skip
            self.touched.add((step.id, step.field))
        step.apply(self.root)
        return step

    def parent(self, record):
        return parent_of(self.root, record)

    def inside(self, record, tags):
        """Is it in one of these?"""
        parents = {c: p for p in self.root.iter() for c in p}
        while (record := parents.get(record)) is not None:
            if record.tag in tags:
                return True
        return False

    def refers(self, record):
        """What outside of a record refers to something in it."""
        ids = {e.get("id") for e in record.iter() if e.get("id")}
        inner = set(record.iter())
        return [e for e in self.root.iter() if e.get("of") in ids and e not in inner]

    def lists(self, plan):
        return [e for e in self.root if e.get("plan") == plan.get("id")]


def members(parent):
    return [c for c in parent if c.get("id")]


# --- fields ----------------------------------------------------------------------------------------------------------

EDITED = {"measure": ("name", "target", "current", "planned", "result", "remark"), "line": ("current", "planned", "result", "remark"),
          "label": ("name", "target", "current"), "joint": ("current", "remark"), "kpi": ("name", "qualifier", "target", "current", "result"),
          "sdg": ("name", "text"), "repeat": ("name", "target", "current", "planned")}


def without_number(element):
    return element.get("number") is None


def edit_field(desk):
    record = desk.pick(r for r in desk.root.iter() if r.tag in EDITED)
    field = desk.pick(f for f in record if f.tag in EDITED[record.tag] and without_number(f) and f.get("as-of") is None)
    if not (field.text or len(field)) or (record.tag == "repeat" and field.find("mark") is None):
        raise Skip
    mark = field.find("mark")
    now = desk.words(short=record.tag in ("kpi", "sdg"))
    if record.tag == "kpi" and "<list>" in now or (record.tag == "sdg" or field.tag in ("qualifier", "name")) and "<list>" in now:
        raise Skip
    if mark is not None:
        bare = copy.deepcopy(mark)
        bare.tail = None
        now = re.sub("<list>.*", "", now) + "<br/>" + tree.tostring(bare, encoding="unicode").replace(" />", "/>")
    return [desk.do(Field(record.get("id"), field.tag, now, desk.reason()))]


def lengthen(desk):
    record = desk.pick(r for r in desk.root.iter("measure") if r.find("remark") is not None)
    now = (record.find("remark").text or "") + "".join(desk.words(True) + "、" for _ in range(desk.dice.choice([2, 10, 60]))) + "など"
    return [desk.do(Field(record.get("id"), "remark", now, desk.reason()))]


def fill_or_clear(desk):
    record = desk.pick(r for r in desk.root.iter("measure") if r.find("line") is None and r.find("repeat") is None)
    name = desk.pick(("target", "remark", "current"))
    if desk.inside(record, ("joint",)):
        raise Skip
    field = record.find(name)
    if field is not None and name == "remark" and (record.findtext("status") or "") in ("A+", "B"):
        raise Skip
    return [desk.do(Field(record.get("id"), name, "" if field is not None else desk.words(), desk.reason()))]


def number_with_words(desk):
    record = desk.pick(k for k in desk.root.iter("kpi") if k.find("total") is not None)
    field = record.find(desk.pick(("current", "result")))
    number, text = field.get("number"), field.text or ""
    said = f"{int(number):,}"
    if said not in text:
        raise Skip
    n = int(number) + desk.dice.randint(1, 300)
    plain = "".join(tree.tostring(c, encoding="unicode").replace(" />", "/>") for c in field)
    now = text.replace(said, f"{n:,}", 1) + plain
    reason = desk.reason()
    return [desk.do(Field(record.get("id"), field.tag, now, reason)), desk.do(Attribute(record.get("id"), f"{field.tag}@number", str(n), reason))]


def date_of_value(desk):
    record = desk.pick(k for k in desk.root.iter("kpi") if any(f.get("as-of") for f in k))
    field = desk.pick(f for f in record if f.get("as-of"))
    now = desk.pick(d for d in DATES if d != field.get("as-of"))
    return [desk.do(Attribute(record.get("id"), f"{field.tag}@as-of", now, desk.reason()))]


def grade(desk):
    record = desk.pick(r for r in desk.root.iter() if r.tag in ("measure", "line", "joint") and r.find("status") is not None)
    if record.findtext("status") == "-":
        raise Skip
    codes = ["A", "*"] + (["A+", "B"] if record.find("remark") is not None else [])
    return [desk.do(Field(record.get("id"), "status", desk.pick(c for c in codes if c != record.findtext("status")), desk.reason()))]


def rename(desk):
    """What is said in headings, bands, side heads, the 目次."""
    tag = desk.pick(("goal", "plan", "plan", "group", "group", "sub", "band", "sdg", "status", "department"))
    record = desk.pick(r for r in desk.root.iter(tag) if r.find("name") is not None and r.find("name").find("mark") is None and r.get("id"))
    return [desk.do(Field(record.get("id"), "name", f"{desk.pick(('新しいまち', '支援の充実', 'みどりの推進'))}{desk.fresh()}", desk.reason()))]


def rename_first(desk):
    """What the samples show."""
    goal = desk.root.find("goal")
    record = desk.pick([goal, goal.find("plan"), goal.find("plan")])
    return [desk.do(Field(record.get("id"), "name", f"新しい名称{desk.fresh()}", desk.reason()))]


def shorten(desk):
    goal = desk.pick(desk.root.findall("goal"))
    return [desk.do(Field(goal.get("id"), "short", f"略{desk.dice.randint(10, 99)}", desk.reason()))]


def renumber(desk):
    record = desk.pick(r for r in desk.root.iter(desk.pick(("plan", "group", "sub", "measure"))) if r.get("no"))
    return [desk.do(Attribute(record.get("id"), "@no", str(desk.dice.randint(30, 99)), desk.reason()))]


def imprint(desk):
    name, now = desk.pick((("@published", "2020-11"), ("@published", "2021-02"), ("@issuer", "練馬区企画部")))
    if find(desk.root, "booklet").get(name[1:]) == now:
        raise Skip
    return [desk.do(Attribute("booklet", name, now, desk.reason()))]


def note(desk):
    record = desk.pick(k for k in desk.root.iter("kpi") if k.find("result") is not None)
    there = record.find("note")
    now = "" if there is not None and desk.dice.random() < 0.4 and record.find("total[@adjust]") is None else f"集計の時点が異なる{desk.fresh()}。"
    return [desk.do(Field(record.get("id"), "note", now, desk.reason()))]


def swap_words(desk):
    """Two records say what the other said."""
    field = desk.pick(("planned", "result"))
    both = [r for r in desk.root.iter("measure") if r.find(field) is not None and not len(r.find(field)) and r.findtext(field)]
    a, b = desk.pick(both), desk.pick(both)
    if a.findtext(field) == b.findtext(field):
        raise Skip
    texts = a.findtext(field), b.findtext(field)
    return [desk.do(Field(a.get("id"), field, texts[1], desk.reason())), desk.do(Field(b.get("id"), field, texts[0], desk.reason()))]


def both_of_a_cell(desk):
    """A cell shows two fields; each has a reason of its own."""
    tag, fields = desk.pick((("sdg", ("name", "text")), ("measure", ("name", "target")), ("measure", ("result", "status")), ("label", ("name", "target")), ("kpi", ("name", "target"))))
    record = desk.pick(r for r in desk.root.iter(tag) if all(r.find(f) is not None for f in fields) and r.findtext("status") in (None, "A", "*"))
    steps = []
    for field in fields:
        now = {"A": "*", "*": "A"}[record.findtext("status")] if field == "status" else f"見直し{desk.fresh()}"
        steps.append(desk.do(Field(record.get("id"), field, now, desk.reason())))
    return steps


def division(desk):
    record = desk.pick(desk.root.findall("department"))
    return [desk.do(Attribute(record.get("id"), "@division", f"新しい部{desk.fresh()}", desk.reason()))]


# --- whole records -----------------------------------------------------------------------------------------------------

def new_record(desk, tag):
    n = desk.fresh()
    record = tree.Element(tag, {"id": f"{tag[0]}new-{n}"})
    if tag in ("group", "sub"):
        record.set("no", str(n % 90 + 1))
    if tag != "line":
        tree.SubElement(record, "name").text = f"新たに始める取組{n}"
    if tag in ("measure", "line", "kpi"):
        for field in ("target", "current", "planned", "result", "status", "remark"):
            if (tag == "kpi" and field in ("planned", "status", "remark")) or (tag == "line" and field == "target") or desk.dice.random() < 0.2:
                continue
            tree.SubElement(record, field).text = "A" if field == "status" else f"{desk.pick(('実施', '開始', '検討'))}{desk.dice.choice(['', str(n)])}"
        if tag != "kpi" and record.find("planned") is None and record.find("current") is None:
            tree.SubElement(record, "planned").text = "実施"
    if tag in ("group", "sub", "label"):
        for _ in range(desk.dice.choice([1, 2])):
            record.append(new_record(desk, "measure"))
    return record


def add_joint(desk):
    """A grade for two rows together."""
    beside = desk.pick(r for r in desk.root.iter("measure") if not desk.inside(r, ("joint",)))
    joint = tree.Element("joint", {"id": f"jnew-{desk.fresh()}"})
    tree.SubElement(joint, "remark").text = f"合わせて行う{desk.fresh()}。"
    for _ in range(2):
        measure = new_record(desk, "measure")
        for field in [f for f in measure if f.tag == "remark"]:
            measure.remove(field)
        joint.append(measure)
    return [desk.do(Insert("after", beside.get("id"), joint, desk.reason()))]


def add_record(desk):
    tag = desk.pick(("measure", "measure", "kpi", "line", "group", "sub", "label"))
    beside = desk.pick(r for r in desk.root.iter(tag) if not (tag in ("measure", "sub", "label") and desk.inside(r, ("joint", "label", "sub") if tag != "measure" else ("joint",)))
                       and not (tag == "kpi" and desk.inside(r, ("joint",))))
    return [desk.do(Insert(desk.pick(("after", "before")), beside.get("id"), new_record(desk, tag), desk.reason()))]


def add_repeat(desk):
    source = desk.pick(r for r in desk.root.iter() if r.tag == "measure")
    beside = desk.pick(r for r in desk.root.iter("measure") if not desk.inside(r, ("joint",)) and desk.inside(r, ("group",)))
    if desk.inside(source, ("joint",)):
        raise Skip
    repeat = tree.Element("repeat", {"id": f"rnew-{desk.fresh()}", "of": source.get("id")})
    name = tree.SubElement(repeat, "name")
    name.text = "再び掲げる取組"
    tree.SubElement(name, "mark")
    return [desk.do(Insert("after", beside.get("id"), repeat, desk.reason()))]


def may_go(desk, record):
    parent = desk.parent(record)
    rest = [m for m in members(parent) if m.tag in ROWS + ("kpi", "line", "group")]
    return not desk.refers(record) and (len(rest) > 1 or parent.tag in ("group", "measures"))


def remove_record(desk):
    tag = desk.pick(("measure", "measure", "measure", "repeat", "kpi", "line", "group", "sub", "label", "joint"))
    record = desk.pick(r for r in desk.root.iter(tag) if may_go(desk, r))
    return [desk.do(Remove(record.get("id"), desk.reason()))]


# --- what only the data can say ----------------------------------------------------------------------------------------

def told(what, *records):
    return [Free(what + " " + " ".join(r.get("id") or r.tag + " " + r.get("plan", "") for r in records))]


def movable(desk):
    tag = desk.pick(("measure", "measure", "repeat", "kpi", "group", "sub"))
    return desk.pick(r for r in desk.root.iter(tag) if not desk.inside(r, ("joint",)) and desk.parent(r).tag != "measure"
                     and not (tag == "sub" and desk.parent(r).tag != "group"))


def move_within(desk):
    record = movable(desk)
    parent = desk.parent(record)
    others = [m for m in members(parent) if m is not record and m.tag in ROWS + ("kpi", "group", "band")]
    beside = desk.pick(others)
    parent.remove(record)
    parent.insert(list(parent).index(beside) + desk.dice.choice([0, 1]), record)
    return told("move within", record)


def move_away(desk):
    record = movable(desk)
    parent = desk.parent(record)
    homes = {"kpi": ("kpis",), "group": ("measures",), "sub": ("group",)}.get(record.tag, ("group", "sub", "label"))
    home = desk.pick(e for e in desk.root.iter() if e.tag in homes and e is not parent and not (record.tag != "kpi" and desk.inside(e, ("joint",)))
                     and (record.tag != "sub" or e.find("sub") is not None))
    if len([m for m in members(parent) if m.tag in ROWS + ("kpi", "group")]) < 2 or parent.tag == "band":
        raise Skip
    parent.remove(record)
    at = [i for i, c in enumerate(home) if c.get("id")]
    home.insert(desk.dice.choice(at + [at[-1] + 1]) if at else len(home), record)
    return told(f"move to {home.get('id') or home.get('plan')}", record)


def swap_records(desk):
    record = movable(desk)
    parent = desk.parent(record)
    other = desk.pick(m for m in members(parent) if m.tag == record.tag and m is not record)
    one, two = list(parent).index(record), list(parent).index(other)
    parent[one], parent[two] = other, record
    return told("swap", record, other)


def split_group(desk):
    """Rows of a group become a group of their own."""
    group = desk.pick(g for g in desk.root.iter("group") if len([m for m in members(g) if m.tag == "measure"]) > 2)
    rows = [m for m in members(group) if m.tag == "measure"][-2:]
    fresh = new_record(desk, "group")
    for row in members(fresh):
        fresh.remove(row)
    for row in rows:
        group.remove(row)
        fresh.append(row)
    parent = desk.parent(group)
    parent.insert(list(parent).index(group) + 1, fresh)
    return told("split group", group)


def new_plan(desk):
    """A plan with its lists; returns all three."""
    n = desk.fresh()
    plan = tree.Element("plan", {"id": f"pnew-{n}", "no": str(n % 60 + 30)})
    tree.SubElement(plan, "name").text = f"新しい計画{n}"
    kpis = tree.Element("kpis", {"plan": plan.get("id")})
    for _ in range(desk.dice.choice([1, 3])):
        kpis.append(new_record(desk, "kpi"))
    measures = tree.Element("measures", {"plan": plan.get("id")})
    measures.append(new_record(desk, "group"))
    return plan, kpis, measures


def add_plan(desk):
    goal = desk.pick(desk.root.findall("goal"))
    plan, kpis, measures = new_plan(desk)
    at = [i for i, c in enumerate(goal) if c.tag == "plan"]
    goal.insert(desk.dice.choice([at[0], at[-1] + 1, *at]), plan)
    for listed in (kpis, measures):
        desk.root.insert(desk.pick([i for i, e in enumerate(desk.root) if e.tag == listed.tag]), listed)
    return told("add plan in " + goal.get("id") + f" at {list(goal).index(plan)}", plan)


def drop_plan(desk, goal, plan):
    for listed in desk.lists(plan):
        for reference in desk.refers(listed):
            if reference.tag != "repeat" or not may_go(desk, reference) or reference in set(listed.iter()):
                raise Skip
            desk.parent(reference).remove(reference)
        desk.root.remove(listed)
    goal.remove(plan)


def remove_plan(desk):
    goal = desk.pick(g for g in desk.root.findall("goal") if len(g.findall("plan")) > 1)
    plan = desk.pick(goal.findall("plan"))
    drop_plan(desk, goal, plan)
    return told("remove plan", plan)


def remove_list(desk):
    listed = desk.pick(e for e in desk.root if e.tag in ("kpis", "measures"))
    if desk.refers(listed):
        raise Skip
    desk.root.remove(listed)
    return told("remove list", listed)


def add_list(desk):
    there = {(e.tag, e.get("plan")) for e in desk.root if e.get("plan")}
    tag, plan = desk.pick((tag, p) for p in desk.root.iter("plan") for tag in ("kpis", "measures") if (tag, p.get("id")) not in there)
    listed = tree.Element(tag, {"plan": plan.get("id")})
    listed.append(new_record(desk, "kpi" if tag == "kpis" else "group"))
    desk.root.append(listed)
    return told("add list", listed)


def move_plan(desk):
    goal = desk.pick(g for g in desk.root.findall("goal") if len(g.findall("plan")) > 1)
    plan, home = desk.pick(goal.findall("plan")), desk.pick(desk.root.findall("goal"))
    goal.remove(plan)
    at = [i for i, c in enumerate(home) if c.tag == "plan"]
    home.insert(desk.dice.choice([at[0], at[-1] + 1]), plan)
    return told(f"move plan to {home.get('id')}", plan)


def add_goal(desk):
    n = desk.fresh()
    goal = tree.Element("goal", {"id": f"gnew-{n}", "no": str(n % 4 + 8)})
    tree.SubElement(goal, "name").text = f"新しいまち{n}"
    tree.SubElement(goal, "short").text = f"新{n % 90}"
    plan, kpis, measures = new_plan(desk)
    goal.append(plan)
    at = [i for i, e in enumerate(desk.root) if e.tag == "goal"]
    desk.root.insert(desk.dice.choice([at[0], at[-1] + 1, *at]), goal)
    desk.root.extend([kpis, measures])
    return told("add goal", goal)


def remove_goal(desk):
    goals = desk.root.findall("goal")
    if len(goals) < 3:
        raise Skip
    goal = desk.pick(goals)
    for plan in goal.findall("plan"):
        drop_plan(desk, goal, plan)
    desk.root.remove(goal)
    return told("remove goal", goal)


def move_goal(desk):
    goals = desk.root.findall("goal")
    goal = desk.pick(goals)
    other = desk.pick(g for g in goals if g is not goal)
    desk.root.remove(goal)
    desk.root.insert(list(desk.root).index(other) + desk.dice.choice([0, 1]), goal)
    return told("move goal", goal)


def change_id(desk):
    record = desk.pick(r for r in desk.root.iter(desk.pick(("measure", "kpi", "group", "sub", "plan", "repeat", "label", "goal", "sdg"))) if r.find("line") is None and r.get("id"))
    was, now = record.get("id"), f"{record.get('id')}x{desk.fresh() % 1000}"
    for element in desk.root.iter():
        for name in ("id", "of", "plan"):
            if element.get(name) == was and element is not desk.root:
                element.set(name, now)
    return told(f"id {was} becomes", record)


def change_layout(desk):
    name = desk.pick(desk.variants)
    now = desk.pick(v for v in desk.variants[name] if v != desk.say[name])
    desk.say[name] = now
    return [Free(f"layout: {name} says {now!r}")]


EITHER = [edit_field, edit_field, edit_field, lengthen, fill_or_clear, number_with_words, date_of_value, grade, rename, rename, rename_first, shorten,
          renumber, imprint, note, swap_words, both_of_a_cell, both_of_a_cell, division, add_record, add_record, add_joint, add_repeat, remove_record, remove_record]
DATA = [move_within, move_within, move_away, move_away, swap_records, split_group, add_plan, remove_plan, remove_list, add_list, move_plan, add_goal, remove_goal,
        move_goal, change_id, change_id, change_layout, change_layout]
