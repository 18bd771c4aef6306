"""One step of a correction, as it is done to the data and as a corrections file says it (docs/data.md 12)."""
import copy
import html
import xml.etree.ElementTree as tree

from records import markup


def find(root, id):
    return next((e for e in root.iter() if e.get("id") == id and e is not root), None)


def parent_of(root, record):
    return next(p for p in root.iter() if record in list(p))


def filled(tag, content):
    return tree.fromstring(f"<{tag}>{content}</{tag}>")


class Field:
    """A field says something else; "": it is taken away."""

    def __init__(self, id, field, now, reason=""):
        self.id, self.field, self.now, self.reason, self.was = id, field, now, reason, None

    def there(self, record):
        return next((c for c in record if c.tag == self.field and not c.get("id")), None)

    def apply(self, root, past=False):
        record = find(root, self.id)
        if record is None:
            return
        element = self.there(record)
        if not past:
            self.was = markup(element)
        elif markup(element) != self.was:
            return
        if not self.now and record.tag != "repeat" and self.field != "name":
            if element is not None:
                record.remove(element)
            return
        fresh = filled(self.field, self.now)
        if element is None:
            record.append(fresh)
            return
        for child in list(element):
            element.remove(child)
        element.text = fresh.text
        element.extend(list(fresh))

    def xml(self):
        return f'<correction key="{self.id}" field="{self.field}"{said(self.reason)}><was>{self.was}</was><now>{self.now}</now></correction>'

    def about(self):
        return f"{self.id}#{self.field} {self.was!r} → {self.now!r}"


class Attribute:
    """An attribute of a record (@no) or of a field of it (current@number)."""

    def __init__(self, id, name, now, reason=""):
        self.id, self.field, self.now, self.reason, self.was = id, name, now, reason, None

    def apply(self, root, past=False):
        record = find(root, self.id)
        if record is None:
            return
        field, _, name = self.field.partition("@")
        element = record.find(field) if field else record
        if element is None:
            return
        if not past:
            self.was = element.get(name, "")
        elif element.get(name, "") != self.was:
            return
        element.set(name, self.now)

    def xml(self):
        return (f'<correction key="{self.id}" field="{self.field}"{said(self.reason)}>'
                f"<was>{html.escape(self.was)}</was><now>{html.escape(self.now)}</now></correction>")

    def about(self):
        return f"{self.id}{self.field} {self.was!r} → {self.now!r}"


class Remove:
    field = ""
    CALLED = ("name", "place")                     # the fields a record is called by: the first that it has

    def __init__(self, id, reason=""):
        self.id, self.reason, self.was = id, reason, None

    def apply(self, root, past=False):
        record = find(root, self.id)
        if record is None:
            return
        name = markup(next((found for found in map(record.find, self.CALLED) if found is not None), None))
        if past and name != self.was:
            return
        self.was = name
        parent_of(root, record).remove(record)

    def xml(self):
        return f'<remove key="{self.id}"{said(self.reason)}><was>{self.was}</was></remove>'

    def about(self):
        return f"remove {self.id}"


class Insert:
    field = ""

    def __init__(self, side, beside, record, reason=""):
        self.side, self.beside, self.record, self.reason = side, beside, record, reason
        self.id = record.get("id")

    def apply(self, root, past=False):
        neighbour = find(root, self.beside)
        if neighbour is None or (past and find(root, self.id) is not None):
            return
        record = copy.deepcopy(self.record)
        if self.side == "in":
            neighbour.append(record)
            return
        parent = parent_of(root, neighbour)
        parent.insert(list(parent).index(neighbour) + (self.side == "after"), record)

    def xml(self):
        return f'<insert {self.side}="{self.beside}"{said(self.reason)}>{tree.tostring(self.record, encoding="unicode").strip()}</insert>'

    def about(self):
        return f"insert {self.id} {self.side} {self.beside}"


class Free:
    """What only edited data can do: done already, told here."""
    field = ""

    def __init__(self, told):
        self.told = told

    def about(self):
        return self.told


def said(reason):
    return f' reason="{reason}"' if reason else ""


def corrections_file(steps, date):
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<corrections date="{date}">\n' + "\n".join(s.xml() for s in steps) + "\n</corrections>\n"


def reasons(steps):
    """(record, field or "" for a whole record) → reason."""
    return {(s.id, s.field): s.reason for s in steps if getattr(s, "reason", "")}
