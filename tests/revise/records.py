"""The records of a data set and the words that their fields say, worked out from docs/data.md alone.

A text is a list of runs (words, source).  A source says whose words they are:
    ("own", record, field)       typed in this field of this record
    ("copied", record, field)    typed there, and shown by a 再掲 of it
    ("computed", record, what)   a total, a count, the numbers of a mark; `record` is the one that says it
    None                         the layout's own
"""
import copy, re
import xml.etree.ElementTree as tree

FIELDS = ("place", "name", "target", "current", "planned", "result", "status", "remark")
WHOLE = ("place", "name", "target")                  # of a measure of several lines
ERAS = (((2019, 5, 1), "令和", "R"), ((1989, 1, 8), "平成", "H"), ((1926, 12, 25), "昭和", "S"))


def own(record, field):
    return ("own", record, field)


def computed(record, what):
    return ("computed", record, what)


def words(runs):
    return "".join(text for text, _ in runs)


def said_year(date, short):
    for begins, name, letter in ERAS:
        if date >= begins:
            year = date[0] - begins[0] + 1
            return (letter if short else name) + ("元" if year == 1 else str(year)) + "年"
    return f"{date[0]}年"


def moment(text, short):
    """A moment as (year, rest, is a day)."""
    found = re.fullmatch(r"(FY)?(\d{4})(?:-(\d\d))?(?:-(\d\d|end))?", text)
    fiscal, year, month, day = found[1], int(found[2]), found[3], found[4]
    if fiscal:
        return said_year((year, 5, 1), short), "度", False
    if not month:
        return said_year((year, 12, 31), short), "", False
    if day == "end":
        return said_year((year, int(month), 28), short), f"{int(month)}月末", False
    if day:
        return said_year((year, int(month), int(day)), short), f"{int(month)}月{int(day)}日", True
    return said_year((year, int(month), 1), short), f"{int(month)}月", False


def as_of(text, short):
    if "/" in text:
        first, last = (moment(part, short) for part in text.split("/"))
        return first[0] + first[1] + "～" + ("" if first[0] == last[0] else last[0]) + last[1]
    year, rest, is_day = moment(text, short)
    return year + rest + ("現在" if is_day else "")


def era_western(published):
    """era('2020-09', 'western'): 令和2年(2020年)9月."""
    year, rest, _ = moment(published, False)
    return f"{year}({published[:4]}年){rest}"


class Data:
    """A set of data, corrected or not; the tree stays as it is."""

    def __init__(self, root):
        self.root = root
        self.parents = {child: parent for parent in root.iter() for child in parent}
        self.ids = {e.get("id"): e for e in root.iter() if e.get("id") and e is not root}

    def parent(self, record):
        return self.parents.get(record)

    def ancestors(self, record):
        while (record := self.parents.get(record)) is not None:
            yield record

    def nearest(self, record, name):
        return next((a for a in [record, *self.ancestors(record)] if a.tag == name), None)

    def list_of(self, record):
        """The kpis or measures it stands in."""
        return next((a for a in self.ancestors(record) if a.get("plan")), None)

    def records(self):
        """Of the booklet, in order: id → the record it stands in.  A list of a plan stands for that plan."""
        places = {}
        for record in self.root.iter():
            if record is self.root or not record.get("id"):
                continue
            parent = self.parents[record]
            if parent is self.root:
                places[record.get("id")] = ""
                continue
            places[record.get("id")] = parent.get("id") or (parent.tag + " " + parent.get("plan") if parent.get("plan") else "")
        return places

    def owners(self, record):
        """Of the nearest record that says so; of a 再掲, its source's."""
        source = self.ids[record.get("of")] if record.tag == "repeat" else record
        return next((r.get("departments") for r in [source, *self.ancestors(source)] if r.get("departments")), "").split()

    def called(self, owners, others=None):
        names = {**self.ids, **(others.ids if others else {})}
        return "・".join("".join(names[d].find("name").itertext()) for d in owners)

    def office(self, record, as_row=False, called=None):
        """Whose it is, by their names (those of another edition, as far as it has them); of the row of a 再掲, those in whose list it stands, too."""
        owners = self.owners(record)
        around = self.owners(self.parent(record)) if as_row and record.tag == "repeat" else []
        if not set(around) <= set(owners):
            owners = around + [d for d in owners if d not in around]
        return self.called(owners, called)

    # --- fields ---------------------------------------------------------------------------------------------------

    def shared(self, record, field):
        for joint in self.ancestors(record):
            if joint.tag == "joint" and joint.find(field) is not None:
                return joint
        return None

    def holder(self, record, field):
        """(the record that says this field of that one, is it copied)."""
        if record.find(field) is not None:
            return record, False
        if record.tag != "repeat" or (field in WHOLE and self.parents[record].tag == "measure") or field not in FIELDS:
            return None, False
        if self.shared(record, field) is not None:
            return None, False
        source = self.ids[record.get("of")]
        if source.find(field) is not None:
            return source, True
        if source.tag == "line" and field in WHOLE and self.parents[source].find(field) is not None:
            return self.parents[source], True
        return self.shared(source, field), True

    def runs(self, record, field):
        """What the field says, with the line of its date."""
        holder, is_copied = self.holder(record, field)
        if holder is None:
            return []
        element = holder.find(field)
        source = ("copied" if is_copied else "own", holder.get("id"), field)
        runs = self.content(element, source, record if record.tag == "repeat" else None)
        if element.get("as-of"):
            runs = runs + new_line(runs) + [(as_of(element.get("as-of"), element.get("era") == "short"), source)]
        return runs

    def content(self, element, source, repeat=None):
        runs = [(element.text, source)] if element.text else []
        for child in element:
            if child.tag == "br":
                runs.append(("\n", source))
            elif child.tag == "mark":
                runs.append((self.mark(child, repeat), computed((repeat if repeat is not None else self.parents[self.parents[child]]).get("id"), "mark")))
            elif child.tag == "list":
                for item in child:
                    runs += new_line(runs) + [("・", source)] + self.content(item, source, repeat)
                runs += new_line(runs)
            else:
                runs += self.content(child, source, repeat)
            if child.tail:
                runs.append((child.tail, source))
        return runs

    def mark(self, mark, repeat):
        of = mark.get("of") or repeat.get("of")
        by = mark.get("by") or (repeat.get("by") if repeat is not None else None)
        record = self.ids[of]
        listed = self.list_of(record)
        plan = self.ids[listed.get("plan")].get("no")
        if by == "measure":
            units = [u for u in listed.iter() if (u.tag == "sub" and not any(a.tag == "sub" for a in self.ancestors(u)))
                     or (u.tag == "group" and not any(e.tag == "sub" for e in u.iter()))]
            around = [record, *self.ancestors(record)]
            no = next((str(i + 1) for i, unit in enumerate(units) if unit in around), "")
        else:
            no = self.nearest(record, "group").get("no")
        return f"〔戦略計画{plan}-{no}の再掲〕" if mark.get("brackets") == "tortoise" else f"【戦略計画{plan}-{no}の再掲】"

    def total(self, record):
        asked = record.find("total")
        if asked is None:
            return []
        n = sum(int(record.find(name).get("number")) for name in ("current", "result")) + int(asked.get("adjust", 0))
        said = f"(計{n:,}{asked.get('unit')})" if asked.get("form") == "round" else f"〔計{n:,}{asked.get('unit')}〕"
        return [(said, computed(record.get("id"), "total"))]

    def lines_of(self, record):
        """The lines of a measure, or those a 再掲 of it copies, each with the id it has there."""
        own_lines = [(child, child.get("id")) for child in record if child.tag in ("line", "repeat")]
        if own_lines or record.tag != "repeat" or self.parents[record].tag == "measure":
            return own_lines
        source = self.ids[record.get("of")]
        renamed = []
        for line in source:
            if line.tag in ("line", "repeat"):
                id = line.get("id")
                rest = id[len(source.get("id")):] if id.startswith(source.get("id")) else "-" + id
                renamed.append((line, record.get("id") + rest))
        return renamed

    def copied_lines(self):
        """Id of each line that a 再掲 copies → that of the 再掲."""
        return {id: repeat.get("id") for repeat in self.root.iter("repeat") for line, id in self.lines_of(repeat) if line.get("id") != id}


def new_line(runs):
    return [("\n", None)] if runs and not words(runs).endswith("\n") else []


def markup(element):
    """What is in an element, as it is written in a corrections file."""
    if element is None:
        return ""
    bare = copy.deepcopy(element)
    bare.tail, bare.attrib = None, {}
    text = tree.tostring(bare, encoding="unicode")
    return re.sub(r" />", "/>", re.sub(rf"^<{element.tag}\s*/?>|</{element.tag}>$", "", text))


def merged(index):
    """One tree of a set of files."""
    root = tree.parse(index).getroot()
    whole = tree.Element("data", root.attrib)
    for child in root:
        if child.tag == "include":
            whole.extend(tree.parse(index.parent / child.get("href")).getroot())
        else:
            whole.append(child)
    return whole
