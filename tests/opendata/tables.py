#!/usr/bin/env python3
"""Open data: tables.py HYOGUMI [--keep DIR].

Of every set under data/: the tables that `hyogumi data` writes are read by Python's
csv and held against the XML, read a second time by xml.etree:

* they are tables for machines: one row of heads, no head twice, all rows as wide, a figure and nothing else where a figure is promised,
  years Western and with their 和暦 beside them, a code with its name, a parent that is there, no record missing or more;
* the dictionary has a row for each column of each table, JSON has the same words and figures;
* the way back: what `import` makes of them, and of JSON, is the same tree, and the booklet set from them is byte for byte the same;
* fields that are not for print are in none of the files, and then there is no way back; a correction is in them;
* what is read is never written over;
* the same in CP932, where that has the characters, or a message that names one that it has not and nothing written."""
import argparse, csv, decimal, io, json, pathlib, re, shutil, subprocess, sys, tempfile
import xml.etree.ElementTree as ET

arguments = argparse.ArgumentParser()
arguments.add_argument("hyogumi")
arguments.add_argument("--keep")
options = arguments.parse_args()
here = pathlib.Path(__file__).resolve().parent
root = here.parents[1]
hyogumi = str(pathlib.Path(options.hyogumi).resolve())
faults, n_cells = [], 0


def fault(what, *more):
    faults.append(what)
    print(what, *more)


def call(*more):
    done = subprocess.run([hyogumi, *map(str, more), "--lang", "en", "--color", "never"], capture_output=True, timeout=300, cwd=root)
    return done.returncode, done.stdout, done.stderr.decode()


# --- the data, read a second time ---------------------------------------------------------------------------------------

def load(path):
    """One tree: included files in place."""
    tree = ET.parse(path).getroot()
    for include in list(tree.iter("include")):
        other = load(path.parent / include.get("href"))
        at = list(tree).index(include)
        tree.remove(include)
        for i, child in enumerate(other):
            tree.insert(at + i, child)
    return tree


class Schema:
    def __init__(self, path):
        self.tree = ET.parse(path).getroot()
        self.id = self.tree.get("id", "id")
        self.records = {r.get("name"): r for r in self.tree if r.tag in ("record", "list", "collection", "shared", "part", "reference")}
        self.axes = {a.get("name"): a for a in self.tree.iter("axis")}

    def fields(self, name):
        return {f.get("name"): f for f in self.records[name] if f.tag in ("field", "computed", "attribute")}


def canonical(element, schema):
    """Records in their order, fields by their names: their order means nothing."""
    def is_record(child):
        return schema.id in child.attrib or child.tag in collections
    collections = {r.get("element", r.get("name")) for r in schema.records.values() if r.tag == "collection"}
    fields = sorted(whole(child) for child in element if not is_record(child) and child.tag not in ("accept", "source"))
    accepted = sorted(whole(child) for child in element if child.tag == "accept")
    records = [canonical(child, schema) for child in element if is_record(child)]
    return element.tag, tuple(sorted((k, v) for k, v in element.attrib.items() if v.strip())), tuple(fields), tuple(accepted), tuple(records)


def whole(field):
    text = "" if len(field) and not (field.text or "").strip() else field.text or ""
    return (field.tag, tuple(sorted(field.attrib.items())), text.strip() if not len(field) else text.lstrip(),
            tuple(whole(child) + (child.tail or "",) for child in field)) if field.tag not in ("p", "list") else \
           (field.tag, tuple(sorted(field.attrib.items())), (field.text or "").strip(), tuple(whole(c) + (c.tail or "",) for c in field))


def without_blanks(tree):
    """What is between elements for looks alone, and line ends a person typed in a text, are none."""
    for element in tree.iter():
        for part in "text", "tail":
            value = getattr(element, part)
            if value is not None and not value.strip() and "\n" in value:
                setattr(element, part, None)
    return tree


def first_difference(a, b, path=""):
    if a == b:
        return None
    if isinstance(a, tuple) and isinstance(b, tuple) and len(a) == len(b):
        for i, (x, y) in enumerate(zip(a, b)):
            if x != y:
                return first_difference(x, y, f"{path}/{i}")
    return path, str(a)[:300], str(b)[:300]


def count_records(element, schema):
    collections = {r.get("element", r.get("name")) for r in schema.records.values() if r.tag == "collection"}
    return sum(1 for e in element.iter() if schema.id in e.attrib and e is not element or e.tag in collections)


# --- the tables -----------------------------------------------------------------------------------------------------------

def read_table(path, encoding="utf-8-sig"):
    return list(csv.reader(io.StringIO(path.read_bytes().decode(encoding), newline=""), strict=True))


def check_tables(name, folder, schema, tree):
    global n_cells
    tables = {path.stem: read_table(path) for path in sorted((folder / "tables").glob("*.csv"))}
    dictionary = read_table(folder / "dictionary.csv")
    described = [(row[0], row[2]) for row in dictionary[1:]]
    kinds = {(row[0], row[2]): row[4] for row in dictionary[1:]}
    keys = {(row[0], row[2]): row[3] for row in dictionary[1:]}
    names = {row[0] for rows in tables.values() for row in rows[1:]}
    if sorted(described) != sorted((table, head) for table, rows in tables.items() for head in rows[0]):
        fault(f"{name}: the dictionary has other columns than the tables")
    if sum(len(rows) - 1 for rows in tables.values()) != count_records(tree, schema) or len(names) != count_records(tree, schema):
        fault(f"{name}: {sum(len(r) - 1 for r in tables.values())} rows for {count_records(tree, schema)} records")
    by_id = {e.get(schema.id): e for e in tree.iter() if e.get(schema.id)}
    for table, rows in tables.items():
        heads = rows[0]
        if len(set(heads)) != len(heads) or any(len(row) != len(heads) for row in rows) or "" in heads:
            fault(f"{name} {table}: heads or widths", heads)
        fields = schema.fields(table)
        label_of = {f.get("name"): f.get("label", f.get("name")) for f in fields.values()}
        for row in rows[1:]:
            n_cells += len(row)
            record = by_id.get(row[0])
            for head, words in zip(heads, row):
                kind = kinds[table, head]
                if kind in ("数値", "西暦年") and words:
                    try:
                        decimal.Decimal(words)
                        assert re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", words)
                    except (decimal.InvalidOperation, AssertionError):
                        fault(f"{name} {table} {row[0]} {head}: no figure: {words}")
                if kind == "西暦年" and words and not re.fullmatch("[12][0-9]{3}", words):
                    fault(f"{name} {table} {row[0]} {head}: no Western year: {words}")
                if (head == "親の識別子" or "識別子" == kind) and words and words not in names and head != heads[0]:
                    fault(f"{name} {table} {row[0]} {head}: nothing is called {words}")
            if record is None:
                continue
            for field, f in fields.items():                     # each plain value stands in its column, letter for letter
                kind, by = f.get("kind", "text"), f.get("by")
                if f.tag == "computed" or f.get("print") == "no":
                    continue
                if f.tag == "attribute" or table_attribute(f):
                    words = record.get(field, "")
                    if kind in ("year", "references"):
                        continue
                    if words and row[heads.index(label_of[field])] != words and heads.count(label_of[field]) == 1:
                        fault(f"{name} {table} {row[0]} {field}: {row[heads.index(label_of[field])]!r} for {words!r}")
                    continue
                for element in record.findall(field):
                    at = element.get(by, "") if by else ""
                    found = [i for i, head in enumerate(heads) if head == label_of[field] or (at and re.match(
                        re.escape(label_of[field] + "/") + ".*" + re.escape(at), head) and "（表記）" not in head)]
                    words = "".join(element.itertext()).strip()
                    if len(found) != 1 or len(element) or kind in ("number", "year", "references"):
                        if kind == "number" and len(found) == 1 and figure(words) != (decimal.Decimal(row[found[0]]) if row[found[0]] else None):
                            fault(f"{name} {table} {row[0]} {field}: {row[found[0]]!r} for {words!r}")
                        continue
                    if row[found[0]] != words:
                        fault(f"{name} {table} {row[0]} {field}: {row[found[0]]!r} for {words!r}")
                    if kind == "code" and words:
                        term = [t for t in tree.iter() if t.get(schema.id) and (t.get(code_key(schema, f.get("of")), "") == words)]
                        titles = {"".join(t.find(next(iter(title_fields(schema, f.get("of"))))).itertext()) for t in term}
                        if row[found[0] + 1] not in titles:
                            fault(f"{name} {table} {row[0]} {field}: {words} is called {row[found[0] + 1]!r}, not {titles}")
    return tables, kinds, keys


def table_attribute(field):
    return field.tag == "attribute"


def code_key(schema, of):
    return schema.records[of].get("key", schema.id)


def title_fields(schema, of):
    title = schema.records[of].get("title")
    return title.split() if title else [next(f.get("name") for f in schema.records[of] if f.tag == "field")]


def figure(words):
    """A number as people write it, from docs/schema.md 3 alone."""
    text = words.translate(str.maketrans("０１２３４５６７８９，．（）", "0123456789,.()")).replace(" ", "")
    sign = -1 if text[:1] in "▲△-−" and text[1:] or (text.startswith("(") and text.endswith(")")) else 1
    digits = text.strip("▲△-−+()").replace(",", "")
    return sign * decimal.Decimal(digits) if re.fullmatch(r"[0-9]+(\.[0-9]+)?", digits) else None


def check_json(name, folder, tables, kinds, keys):
    for table, rows in tables.items():
        read = json.loads((folder / "tables" / f"{table}.json").read_text(), parse_float=decimal.Decimal, parse_int=decimal.Decimal)
        if len(read) != len(rows) - 1:
            fault(f"{name} {table}.json: {len(read)} rows for {len(rows) - 1}")
        for row, thing in zip(rows[1:], read):
            wanted = [keys[table, head] for head in rows[0]]
            if list(thing) != wanted or len(set(wanted)) != len(wanted):
                fault(f"{name} {table}.json: keys {list(thing)}")
            for head, words in zip(rows[0], row):
                value = thing[keys[table, head]]
                if ("" if value is None else str(value)) != words or (isinstance(value, decimal.Decimal) != (
                        kinds[table, head] in ("数値", "西暦年") and words != "")):
                    fault(f"{name} {table}.json {row[0]} {head}: {value!r} for {words!r}")


def check_set(name, index, layout, work):
    schema_path = index.parent / ET.parse(index).getroot().get("schema")
    schema, tree = Schema(schema_path), without_blanks(load(index))
    folder = work / name
    status, _, said = call("data", index, "-o", folder, "-q")
    if status or said.strip():
        return fault(f"{name}: not written", status, said)
    tables, kinds, keys = check_tables(name, folder, schema, tree)
    status, _, said = call("data", index, "--format", "json", "-o", work / (name + "-json"), "-q")
    if status:
        return fault(f"{name}: no JSON", said)
    check_json(name, work / (name + "-json"), tables, kinds, keys)
    status, _, said = call("import", folder / "index.xml", "-o", work / (name + ".xml"), "-q")
    if status or said.strip():
        return fault(f"{name}: not read back", status, said)
    before, after = canonical(tree, schema), canonical(without_blanks(ET.parse(work / (name + ".xml")).getroot()), schema)
    difference = first_difference(before, after)
    if difference:
        fault(f"{name}: another tree", *difference)
    status, _, said = call("data", index, "--format", "xml", "--all", "-o", work / (name + "-xml"), "-q")
    if status or said.strip():
        return fault(f"{name}: no XML", status, said)
    difference = first_difference(canonical(tree, schema), canonical(without_blanks(ET.parse(work / (name + "-xml") / "data.xml").getroot()), schema))
    if difference:
        fault(f"{name}: as XML another tree", *difference)
    status, out, said = call("import", work / (name + "-xml") / "data.xml", "-q")
    if status or said.strip() or out != (work / (name + "-xml") / "data.xml").read_bytes():
        fault(f"{name}: as XML it is not read", status, said)
    status, out, said = call("import", work / (name + "-json") / "index.xml", "-q")
    if status or said.strip() or out != (work / (name + ".xml")).read_bytes():
        fault(f"{name}: JSON is read back otherwise", status, said)
    status, _, said = call("data", index, "--encoding", "cp932", "-o", work / (name + "-cp932"), "-q")
    narrow = work / (name + "-cp932")
    if status:
        if "cp932" not in said.lower() and "CP932" not in said or narrow.exists() and any(narrow.rglob("*.csv")):
            fault(f"{name}: CP932", status, said)
    else:
        for table, rows in tables.items():
            if read_table(narrow / "tables" / f"{table}.csv", "cp932") != rows:
                fault(f"{name} {table}: in CP932 it is another table")
        status, out, said = call("import", narrow / "index.xml", "-q")
        if status or out != (work / (name + ".xml")).read_bytes():
            fault(f"{name}: CP932 is read back otherwise", status, said)
    if layout:
        for pictures in (p for p in index.parent.iterdir() if p.is_dir()):    # a path of a picture is one beside its table
            shutil.copytree(pictures, folder / "tables" / pictures.name)
        for data, out in (index, "straight.pdf"), (folder / "index.xml", "back.pdf"):
            status, _, said = call("render", layout, "--data", data, "-o", work / out, "-q")
            if status:
                return fault(f"{name}: {out} not set", said)
        if (work / "straight.pdf").read_bytes() != (work / "back.pdf").read_bytes():
            fault(f"{name}: the booklet set from the tables is another")


work = pathlib.Path(options.keep or tempfile.mkdtemp())
layouts = {}
for layout in sorted((root / "layouts").glob("*.xml")):
    data = ET.parse(layout).getroot().get("data")
    if data:
        layouts.setdefault((layout.parent / data).resolve().parent.name, layout)
for index in sorted((root / "data").glob("*/index.xml")):
    check_set(index.parent.name, index, layouts.get(index.parent.name), work)

# --- what is not for print, what is corrected, what is read ------------------------------------------------------------------

inner = work / "inner"
shutil.copytree(root / "data/nerima-kpi-r1", inner)
schema = inner / "schema.xml"
schema.write_text(schema.read_text().replace('<field name="qualifier" label="補足"/>', '<field name="qualifier" label="補足" print="no"/>'))
secret = next("".join(e.itertext()) for path in sorted(inner.glob("goal-*.xml")) for e in ET.parse(path).iter("qualifier"))
for more, is_there in ([], False), (["--all"], True):
    out = work / f"inner-{len(more)}"
    status, _, said = call("data", inner / "index.xml", "-o", out, *more, "--notes")
    all_text = "".join(p.read_text() for p in out.rglob("*") if p.is_file() and p.suffix == ".csv")
    if status or (secret in all_text) != is_there or ("補足" in all_text) != is_there or (out / "index.xml").exists() != is_there or \
            ("note[N1138]" in said) == is_there:
        fault("inner", more, status, said)
(work / "c.xml").write_text('<corrections date="2020-10" reason="誤り"><correction key="k1-2" field="target"><was>7か所</was><now>９か所</now></correction></corrections>')
status, _, said = call("data", root / "layouts/nerima-r1-progress.xml", "--corrections", work / "c.xml", "-o", work / "corrected", "-q")
row = next((r for r in read_table(work / "corrected/tables/kpi.csv") if r[0] == "k1-2"), []) if not status else []
if status or "９か所" not in row or row[row.index("９か所") + 1] != "9":
    fault("corrected", status, said, row)
before = (inner / "index.xml").read_bytes()
status, _, said = call("data", inner / "index.xml", "--all", "-o", inner)
if status != 5 or "E0705" not in said or (inner / "index.xml").read_bytes() != before or (inner / "tables").exists() and any((inner / "tables").iterdir()):
    fault("written over", status, said)

if not options.keep:
    shutil.rmtree(work)
print(f"{len(list((root / 'data').glob('*/index.xml')))} sets, {n_cells} cells: {len(faults)} faults")
sys.exit(bool(faults))
