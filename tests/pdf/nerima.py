"""The data of data/nerima-r1, read a second time, by nothing but ElementTree: what stands in a field, 再掲 and dates in words, and whose
field holds for a record.  booklet.py and action.py hold the pages against it."""
import pathlib, re
import xml.etree.ElementTree as ET

data = pathlib.Path(__file__).resolve().parents[2] / "data/nerima-r1"


def squeeze(text):
    return re.sub(r"[\s\u3000\f]+", "", text)


trees = [ET.parse(p).getroot() for p in sorted(data.glob("*.xml"))]
records, parents = {}, {}
for tree in trees:
    for parent in tree.iter():
        for child in parent:
            parents[child] = parent
    for element in tree.iter():
        if "id" in element.attrib:
            records[element.get("id")] = element


def find(tag):
    return [e for tree in trees for e in tree.iter(tag)]


def ancestor(element, tag):
    while element is not None and element.tag != tag:
        element = parents.get(element)
    return element


def plan_no(element):
    holder = ancestor(element, "measures")
    return records[holder.get("plan")].get("no")


def running_number(target):
    """Numbered 小分類 and groups without any count one each, in the order of the plan."""
    count = 0
    for element in ancestor(target, "measures").iter():
        numbered = element.tag == "sub" and element.get("no", "").isdigit()
        bare = element.tag == "group" and not any(s.get("no", "").isdigit() for s in element.iter("sub"))
        count += numbered or bare
        if element is target:
            break
    return count


def mark_text(mark, record):
    of = records[mark.get("of") or record.get("of")]
    by_count = (mark.get("by") or record.get("by")) == "measure"
    no = running_number(of) if by_count else (ancestor(of, "group")).get("no")
    left, right = "〔〕" if mark.get("brackets") == "tortoise" else "【】"
    return f"{left}戦略計画{plan_no(of)}-{no}の再掲{right}"


def as_of(value, era):
    def year(y, m):
        reiwa = (y, m) >= (2019, 5)
        n = y - 2018 if reiwa else y - 1988
        if era == "short":
            return f"{'R' if reiwa else 'H'}{n}年"
        return ("令和" if reiwa else "平成") + ("元" if n == 1 else str(n)) + "年"

    if value.startswith("FY"):
        return year(int(value[2:]), 5) + "度"
    if "/" in value:
        (y, m), (_, m2) = (map(int, part.split("-")) for part in value.split("/"))
        return f"{year(y, m)}{m}月～{m2}月"
    y, m, d = value.split("-")
    return year(int(y), int(m)) + f"{int(m)}月" + ("末" if d == "end" else f"{int(d)}日現在")


def text(field, record):
    """The words of a field, line ends left out."""
    if field is None:
        return ""
    out = field.text or ""
    for child in field:
        if child.tag == "mark":
            out += mark_text(child, record)
        if child.tag == "list":
            out += "".join("・" + text(item, record) for item in child)
        out += child.tail or ""
    if field.get("as-of"):
        out += as_of(field.get("as-of"), field.get("era"))
    return squeeze(out)


def own_or_joint(record, name):
    field = record.find(name)
    if field is None and parents[record].tag == "joint":
        field = parents[record].find(name)
    return field, record


def effective(record, name):
    """The field that holds for a record: its own, its joint's, or that of the record it repeats."""
    field, owner = own_or_joint(record, name)
    if field is None and record.tag == "repeat":
        return own_or_joint(records[record.get("of")], name)
    return field, owner
