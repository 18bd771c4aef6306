"""What `check` must say of a layout that prints a field no more: worked out from the schema, the data and the layout as text.

 1. A note stands at the line of the schema on which the field is declared, and says in how many records it has a value. A 再掲 counts
    where it says the field itself.
 2. There is none where nothing has a value, where the field does something else (it refers, says whose a record is, is the code of a
    term, names an owner), or where something else than printing looks at it: a condition, a predicate, a rule of its record, a mark.
 3. With a computed field go those it is worked out from, unless they are used otherwise; so they do where it comes to nothing in any record.
"""
import re

from model import fields_of, schema_xml
from oracle import Oracle

WORD = re.compile(r"@?[\w]+(?:[-.][\w]+)*")


def fields(whole):
    return [f for k in whole.schema.kinds for f in k.fields]


def line_of(whole, f):
    """Names are unique in a record; the first line of its kind that declares it."""
    kind, inside = kind_of(whole, f), False
    for number, line in enumerate(schema_xml(whole.schema).splitlines(), 1):
        inside = inside or (line.startswith(f"  <{kind.role} ") and f' name="{kind.name}"' in line)
        if inside and re.match(r"    <(attribute|field|computed) ", line) and f' name="{f.name}"' in line and line.startswith("    <attribute") == f.is_attribute:
            return number
    raise LookupError(f.name)


def kind_of(whole, f):
    return next(k for k in whole.schema.kinds if any(f is other for other in k.fields))


def count(whole, f):
    """Records that say it, or where it is worked out."""
    oracle, n = Oracle(whole), 0
    for record in whole.all():
        kind = whole.kind(record)
        if not any(f is other for other in fields_of(whole.schema, kind)):
            continue
        value = record.values.get(f.name)
        said = any(v.xml() for v in value.values()) if isinstance(value, dict) else value is not None and (f.asked or bool(value.xml()))
        if not said and f.value and not f.asked and kind.role in ("record", "list", "part"):
            ats = whole.schema.axis(f.axis).values if f.axis else [""]
            said = any(oracle.computed(record, f, at) is not None or oracle.computed_mark(record, f, at) for at in ats)
        n += bool(said)
    return n


def asked_otherwise(layout):
    """Names in what is no text: conditions, paths, templates of attributes; and in brackets of what is printed."""
    found = set()
    for name, value in re.findall(r'([\w-]+)="([^"]*)"', layout):
        for path in [value] if name in ("select", "when", "match", "each", "records", "of") else re.findall(r"\{([^}]*)\}", value):
            found |= set(WORD.findall(re.sub(r"'[^']*'", "", path)))
    for text in re.findall(r">([^<]*)<", layout):
        for group in re.findall(r"\[[^\]]*\]|\([^)]*\)", text):
            found |= set(WORD.findall(re.sub(r"'[^']*'", "", group)))
    return found


def is_used(whole, f, layout):
    schema, kind = whole.schema, kind_of(whole, f)
    owners = {o.of for k in schema.kinds for o in k.fields if o.owner}
    if f.kind in ("reference", "references") or f.owner or (f.is_attribute and f.name == kind.key):
        return True
    if kind.name in owners and f.name in kind.titles():
        return True
    said = ("@" if f.is_attribute else "") + f.name
    marks = {w for k in schema.kinds for _, text in k.marks for w in WORD.findall(text)}
    rules = {w for r in kind.rules for w in WORD.findall(re.sub(r"'[^']*'", "", r.test))}
    return said in asked_otherwise(layout) | marks | rules


def expected(whole, gone, layout):
    """[(line, how many records)] when the cells of `gone` are in no table."""
    operands = lambda f: [o for name in f.inputs for o in fields(whole)
                          if (any(o is s for s in kind_of(whole, f).fields) and o.name == name if isinstance(name, str)
                              else kind_of(whole, o).name == name[0] and o.name == name[1])]
    is_kept = {id(f): f is not gone or is_used(whole, f, layout) for f in fields(whole)}
    for _ in fields(whole):
        for f in fields(whole):
            if f.value and is_kept[id(f)] and (is_used(whole, f, layout) or count(whole, f)):
                for o in operands(f):
                    is_kept[id(o)] = True
    return sorted((line_of(whole, f), n) for f in fields(whole) if not is_kept[id(f)] and (n := count(whole, f)))


def count_in(message):
    """How many records the message tells of: the last number in it."""
    return int(re.findall(r"\d+", message)[-1])
