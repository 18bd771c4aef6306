"""What is asked to be printed: a table of all records, four fields a row, with a rule for each kind; and its layout.

`cells(whole, kind)` are the cells that a record of this kind has, in order, with the condition under which it has them."""
import pathlib
from dataclasses import dataclass

from model import written

WIDTH = 4                           # columns; g1, g2 beside them are those of what a shared cell gives
root = pathlib.Path(__file__).resolve().parents[2]

LAYOUT = """<?xml version="1.0" encoding="UTF-8"?>
<report name="random" title="試験" author="例" lang="ja" data="data.xml" fonts="{fonts}">
  <house none="{none}"/>
{excerpt}
  <style name="default" family="BIZ UDGothic" size="8pt" leading="1.4"/>
  <style name="cell" padding="0.6mm"/>
  <master name="body" width="210mm" height="297mm" inside="12mm" outside="12mm" head="12mm" foot="12mm">
    <running side="outside" at="foot" y="6mm"><folio/></running>
  </master>
  <section id="all" master="body">
    <p id="counted">全{{count(//{leaf})}}件</p>{summed}
    <table style="cell">
      <rules top="heavy" row="hairline" column="hairline" bottom="heavy"/>
{columns}
      <rows select="{tops}">
{rules}
      </rows>
    </table>
  </section>
</report>
"""


@dataclass
class Cell:
    field: object
    at: str = ""                    # value of the axis; * walks over all that occur
    when: str = ""                  # "shared": not where the record shares it; "part": not where its lines have it

    @property
    def key(self):
        return self.field.name + (f":{self.at}" if self.at not in ("", "*") else "")


def summed(schema):
    """(element, field) of the records whose figure some computed field adds up: the layout has the sum of all of them; None: there is none."""
    found = next((i for k in schema.kinds for f in k.fields for i in f.inputs if isinstance(i, tuple)), None)
    return found and (schema.kind(found[0]).tag, found[1])


def sum_text(schema):
    return "\n    <p id=\"summed\">{sum(//%s/%s)}</p>" % summed(schema) if summed(schema) else ""


def leaf_of(schema):
    return schema.kinds and next((schema.kind(k.of[0]) for k in schema.kinds if k.role in ("shared", "part", "reference")), None)


def relation(schema, role):
    return next((k for k in schema.kinds if k.role == role), None)


def cells(whole, kind):
    """Of a record of this kind, in the order of its fields."""
    schema = whole.schema
    shared, part = relation(schema, "shared"), relation(schema, "part")
    source = schema.kind(kind.of[0]) if kind.role in ("reference", "part", "shared") else kind      # a collection has none
    found = []
    for f in source.fields:
        if kind.role == "reference" and f.is_attribute or kind.role in ("part", "shared") and f.name not in kind.gives:
            continue
        when = ""
        if kind.role == "record":
            when = "shared" if shared and kind.name in shared.of and f.name in shared.gives else "part" if part and kind.name in part.of and f.name in part.gives else ""
        if not f.axis:
            found.append(Cell(f, "", when))
        elif walked(f, kind):
            found.append(Cell(f, "*", when))
        else:
            found += [Cell(f, at, when) for at in schema.axis(f.axis).values]
    return found


def walked(f, kind):
    """A few of the fields by an axis are printed as the layout walks along it."""
    return not f.value and kind.role != "reference" and len(f.name) % 3 == 0


def content(cell):
    f = cell.field
    if cell.at == "*":
        return (f'<let name="r" select="."/><each select="/data/axis[@name=\'{f.axis}\']/value" as="v"><p>{{$v/@at}}：{{$r/{f.name}[@{f.axis} = $v/@at]}}</p></each>')
    if cell.at:
        return f"{{{f.name}[@{f.axis} = '{cell.at}']}}"
    return f"{{@{f.name}}}" if f.is_attribute else f"{{{f.name}}}"


def is_given(whole, kind, f):
    shared = relation(whole.schema, "shared")
    return shared is not None and f.name in shared.gives and kind.name in [*shared.of, *([relation(whole.schema, "reference").name] if relation(whole.schema, "reference") else [])]


def rule(whole, kind, lost=None):
    schema = whole.schema
    shared, part = relation(schema, "shared"), relation(schema, "part")
    lines = []
    below = " | ".join(dict.fromkeys(schema.kind(n).tag for n in (kind.holds or (kind.of if kind.role == "shared" else []))))
    if kind.role == "shared":
        lines += [f'<span columns="g{kind.gives.index(c.field.name) + 1}" key="{c.field.name}" when="{c.field.name}">{content(c)}</span>' for c in cells(whole, kind) if c.field is not lost]
    else:
        asked = [c for c in cells(whole, kind) if c.field is not lost]
        titles = schema.kind(kind.of[0]).titles() if kind.of else kind.titles()
        given = [c for c in asked if is_given(whole, kind, c.field)]
        plain = [c for c in asked if c not in given]
        for start in range(0, max(len(plain), 1), WIDTH):
            row = []
            for i, c in enumerate(plain[start : start + WIDTH]):
                when = f' when="not({part.tag})"' if c.when == "part" else ""
                th = ' role="th"' if c.field.name in titles else ""
                row.append(f'<cell columns="c{i + 1}" key="{c.key}"{th}{when}>{content(c)}</cell>')
            for c in given if start == 0 else []:
                when = f' when="not(parent::{shared.tag}/{c.field.name})"' if c.when == "shared" else ""
                row.append(f'<cell columns="g{shared.gives.index(c.field.name) + 1}" key="{c.key}"{when}>{content(c)}</cell>')
            if row:
                lines.append("<row>" + "".join(row) + "</row>")
    if below:
        lines.append(f'<rows select="{below}"/>')
    return f'        <rule match="{match(whole, kind)}">' + "\n          ".join(["", *lines]) + "\n        </rule>"


def match(whole, kind):
    """Its element; where another kind has the same, with what it stands in, and that so, too."""
    others = [k for k in whole.schema.kinds if k is not kind and k.tag == kind.tag]
    if not others or not kind.element:
        return kind.tag
    holders = [match(whole, k) for k in whole.schema.kinds if kind.name in k.holds]
    return f"{kind.tag}[{' or '.join('parent::' + h for h in holders)}]"


def tops(schema):
    held = {name for k in schema.kinds for name in k.holds} | {name for k in schema.kinds if k.role == "shared" for name in k.of}
    return [k for k in schema.kinds if k.name not in held and k.role in ("record", "list", "collection")]


def division(whole):
    """The excerpt by the owner: the smallest records, each as a whole."""
    schema = whole.schema
    owner = next(f for k in schema.kinds for f in k.fields if f.owner)
    kind = schema.kind(owner.of)
    records = " | ".join(dict.fromkeys("//" + k.tag for k in schema.kinds if is_divided(whole, k))) + f" | /data/{kind.tag}"
    return "  <excerpt" + written({"by": "owner", "each": f"/data/{kind.tag}", "id": f"{{@{schema.id}}}", "name": f"{{{kind.titles()[0]}}}", "records": records,
                                   "of": f"ancestor-or-self::*[@{owner.name}][1]/@{owner.name} | self::{kind.tag}/@{schema.id}"}) + "/>"


def is_divided(whole, kind):
    """Is it a smallest record?  What holds records belongs to all who have one in it; lines belong to their record."""
    return kind.role == "reference" or (kind.role == "record" and all(whole.schema.kind(n).role == "part" for n in kind.holds))


def text(whole, lost=None):
    """The layout; `lost`: a field whose cells are not in it."""
    schema = whole.schema
    ordered = sorted((k for k in schema.kinds), key=lambda k: not k.element)
    columns = [f'      <column name="c{i + 1}" share="1"/>' for i in range(WIDTH)]
    shared = relation(schema, "shared")
    columns += [f'      <column name="g{i + 1}" share="1"/>' for i in range(len(shared.gives) if shared else 0)]
    leaf = next(k for k in schema.kinds if is_divided(whole, k) and k.role == "record")
    return LAYOUT.format(fonts=root / "fonts/fonts.xml", none=whole.none, excerpt=division(whole), leaf=leaf.tag, summed=sum_text(whole.schema), columns="\n".join(columns),
                         tops=" | ".join("/data/" + k.tag for k in tops(schema)), rules="\n".join(rule(whole, k, lost) for k in ordered if k.role != "part" or k.gives))
