"""Random edits of whole records: put in, taken out, moved, swapped, renamed by id; lists, plans and chapters; words of the layout."""
import re
import xml.etree.ElementTree as tree

from desk import ROWS, Skip, members
from steps import Free, Insert, Remove


def new_record(desk, tag):
    n = desk.fresh()
    record = tree.Element(tag, {"id": f"{tag[0]}new-{n}"})
    if tag in ("group", "sub", "plan"):
        record.set("no", str(n % 90 + 1))
    if tag == "department":
        record.set("division", f"新しい部{n}")
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
    tag = desk.pick(("measure", "measure", "measure", "kpi", "kpi", "line", "group", "sub", "label", "plan", "department"))
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
    return not desk.refers(record) and (len(rest) > 1 or parent.tag in ("group", "measures", "data"))


def remove_record(desk):
    tag = desk.pick(("measure", "measure", "measure", "repeat", "kpi", "line", "group", "sub", "label", "joint", "department"))
    named = {id for e in desk.root.iter() for id in e.get("departments", "").split()}
    record = desk.pick(r for r in desk.root.iter(tag) if r.get("id") not in named and may_go(desk, r))
    return [desk.do(Remove(record.get("id"), desk.reason()))]


def remove_counted(desk):
    """A row under a label that says how many there are."""
    labels = [r for r in desk.root.iter("label") if re.search(r"[0-9]か所", "".join(r.find("name").itertext()))]
    record = desk.pick(r for label in labels for r in members(label) if r.tag in ROWS and may_go(desk, r))
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
    goal = tree.Element("goal", {"id": f"gnew-{n}", "no": str(n % 3 + 7)})
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
