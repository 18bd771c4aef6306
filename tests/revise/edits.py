"""Random edits, such as an office makes: of fields and numbers, of names; of whole records: restructure.py.

Each edit is a function (desk) → steps, with which the tree of the desk has been changed; it raises Skip where it cannot be
made.  EITHER can be said in a corrections file, too; DATA only in the data, or the layout."""
import copy
import re
import xml.etree.ElementTree as tree

from desk import Skip, members
from records import markup
from restructure import (add_goal, add_joint, add_list, add_plan, add_record, add_repeat, change_id, change_layout, move_away, move_goal, move_plan, move_within,
                         remove_goal, remove_list, remove_plan, remove_counted, remove_record, split_group, swap_records)
from steps import Attribute, Field, find

DATES = ["2019-10-01", "2020-03-31", "2020-01-end", "FY2021", "2019-12/2020-02", "2020-02-01"]


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


def era(desk):
    """The same day, written otherwise."""
    record = desk.pick(k for k in desk.root.iter("kpi") if any(f.get("as-of") for f in k))
    field = desk.pick(f for f in record if f.get("as-of"))
    now = "long" if field.get("era") == "short" else "short"
    return [desk.do(Attribute(record.get("id"), f"{field.tag}@era", now, desk.reason()))]


def unshare(desk):
    """What several rows have said together they say no more."""
    joint = desk.pick(j for j in desk.root.iter("joint") if j.find("remark") is not None)
    return [desk.do(Field(joint.get("id"), "remark", "", desk.reason()))]


def share(desk):
    """A remark for several rows that have none of their own."""
    joint = desk.pick(j for j in desk.root.iter("joint") if j.find("remark") is None and all(r.find("remark") is None and r.tag == "measure" for r in members(j)))
    if any(r.find("line") is not None for r in joint):
        raise Skip
    return [desk.do(Field(joint.get("id"), "remark", desk.words(), desk.reason()))]


def own_of_repeat(desk):
    """A 再掲 says something else than its source."""
    record = desk.pick(r for r in desk.root.iter("repeat") if desk.parent(r).tag != "measure")
    source = find(desk.root, record.get("of"))
    field = desk.pick(f for f in ("current", "planned", "result") if record.find(f) is None and source.find(f) is not None)
    return [desk.do(Field(record.get("id"), field, desk.words(), desk.reason()))]


def place(desk):
    record = desk.pick(r for r in desk.root.iter("measure") if r.find("place") is not None)
    return [desk.do(Field(record.get("id"), "place", f"駅北口地区{desk.fresh()}", desk.reason()))]


def reorder_list(desk):
    """The items of a list in another order."""
    record = desk.pick(r for r in desk.root.iter() if r.tag in ("measure", "line") and any(f.find("list") is not None and f.find("mark") is None for f in r))
    field = desk.pick(f for f in record if f.find("list") is not None and f.find("mark") is None)
    now = copy.deepcopy(field)
    items = list(now.find("list"))
    turned = items[1:] + items[:1]
    if [markup(i) for i in items] == [markup(i) for i in turned]:
        raise Skip
    for item in items:
        now.find("list").remove(item)
    now.find("list").extend(turned)
    return [desk.do(Field(record.get("id"), field.tag, markup(now), desk.reason()))]


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


EITHER = [edit_field, edit_field, edit_field, lengthen, fill_or_clear, number_with_words, date_of_value, era, unshare, share, own_of_repeat, place, reorder_list, grade, rename, rename, rename_first, shorten,
          renumber, imprint, note, swap_words, both_of_a_cell, both_of_a_cell, division, add_record, add_record, add_joint, add_repeat, remove_record, remove_record, remove_counted]
DATA = [move_within, move_within, move_away, move_away, swap_records, split_group, add_plan, remove_plan, remove_list, add_list, move_plan, add_goal, remove_goal,
        move_goal, change_id, change_id, change_layout, change_layout]
