#!/usr/bin/env python3
"""Corrections as a table: table.py HYOGUMI.

What `hyogumi corrections` writes is filled in as a spreadsheet would do it (Python's csv, in UTF-8, UTF-16 and CP932; openpyxl, as
.xlsx), given back, and what `revise` then says differs is held against what was typed.  Whatever else may have become of the table is refused at its
cell, and nothing is written."""
import csv, datetime, io, pathlib, subprocess, sys, tempfile
import xml.etree.ElementTree as tree
import openpyxl

root = pathlib.Path(__file__).resolve().parents[2]
hyogumi = str(pathlib.Path(sys.argv[1]).resolve())
layout = "layouts/nerima-r1-progress.xml"
heads = ["キー", "ページ", "項目", "欄", "今の記載", "正", "理由"]
KEY, PAGE, ROW, COLUMN, SAYS, SHOULD, WHY = range(7)
faults = []
work = pathlib.Path(tempfile.mkdtemp())


def call(*arguments):
    done = subprocess.run([hyogumi, *map(str, arguments), "--lang", "en", "--color", "never"], cwd=root, capture_output=True)
    return done.returncode, done.stdout.decode() + done.stderr.decode()


def read(path, encoding="utf-8-sig"):
    return list(csv.reader(io.StringIO(path.read_bytes().decode(encoding), newline="")))


def text_of(rows, **style):
    out = io.StringIO(newline="")
    csv.writer(out, **style).writerows(rows)
    return out.getvalue()


def workbook_of(rows, **cells):
    """As a spreadsheet saves it: all of them texts, but where a cell is given otherwise."""
    book, out = openpyxl.Workbook(), io.BytesIO()
    book.active.title = "訂正"
    for number, row in enumerate(rows, 1):
        for column, text in enumerate(row, 1):
            cell = book.active.cell(number, column, text)
            cell.data_type = "s"
    for place, value in cells.items():
        book.active[place] = value
    book.save(out)
    return out.getvalue()


def revise(name, table, *more):
    path, folder = work / f"{name}.{'xlsx' if table[:2] == b'PK' else 'csv'}", work / name
    path.write_bytes(table)
    status, said = call("revise", layout, "--release", work / "published.release", "-o", folder, "--corrections", path, *more)
    return status, [line for line in said.splitlines() if "[N0" not in line and not line.startswith(" ")], folder


def expect(what, fine, *seen):
    if not fine:
        faults.append(what)
        print(what, *seen)


status, said = call("render", layout, "-o", work / "booklet.pdf", "--release", work / "published.release", "-q")
assert status == 0, said
status, said = call("corrections", layout, "--release", work / "published.release", "-o", work / "all.csv")
assert status == 0, said
table = read(work / "all.csv")
expect("heads", table[0] == heads, table[0])
keys = [row[KEY] for row in table[1:]]
expect("each key once", len(keys) == len(set(keys)))

# Every field of the data that is printed as it stands, and no 再掲's, is in the table with the words of the data.
data = {}
for file in (root / "data/nerima-r1").glob("*.xml"):
    for record in tree.parse(file).iter():
        if not record.get("id") or record.tag == "data":
            continue
        for field in record:
            if field.get("id") or field.tag == "total":
                continue
            if not any(child.tag != "br" for child in field):
                words = (field.text or "") + "".join("\n" + (br.tail or "") for br in field)
                data[f"{record.get('id')}#{field.tag}"] = words.strip()
            if field.get("number"):
                data[f"{record.get('id')}#{field.tag}@number"] = field.get("number")


def guarded(text):
    return "'" + text if text[:1] in ("=", "+", "-", "@", "＋", "－") and len(text) > 1 and not text[1:].replace(",", "").isdigit() else text


shown = {row[KEY]: row[SAYS] for row in table[1:]}
for key, words in data.items():
    expect(f"{key}: {words!r}", shown.get(key) == guarded(words), shown.get(key))

# And every field that a record might have and has not, whatever cell of the layout would print it (the shared ones stand in their joint).
schema = tree.parse(root / "data/nerima-r1/schema.xml")
typed_fields = {r.get("name"): [f.get("name") for f in r.findall("field") if not f.get("value")] for r in schema.iter("record")}
shared = {"current", "status", "remark"}
for file in (root / "data/nerima-r1").glob("*.xml"):
    if file.name == "schema.xml":
        continue
    for record in tree.parse(file).iter():
        for field in typed_fields.get(record.tag, []) if record.get("id") and record.tag in ("kpi", "measure") else []:
            key = f"{record.get('id')}#{field}"
            expect(f"{key}: might be said", field in shared or key in shown and (record.find(field) is not None or shown[key] == ""), shown.get(key))

# A department's own.
status, said = call("corrections", layout, "--release", work / "published.release", "-o", work / "own.csv", "--only", "d46")
own = read(work / "own.csv")
owners = {e.get("id"): e.get("departments", "").split() for file in (root / "data/nerima-r1").glob("*.xml") for e in tree.parse(file).iter("kpi")}
expect("own: kpis", {row[KEY].split("#")[0] for row in own[1:] if row[KEY].startswith("k")} == {k for k, d in owners.items() if "d46" in d})

# Filled in: letters that CSV, XML and spreadsheets each have their own idea of.
typed = {
    "k1-1#target": '9か所, "増" & <1校>',
    "k1-3#target": "182所\n(定員15,700人)",
    "m1-1-1#remark": "+1か所",
    "m1-1-1#planned": "（空欄）",
    "k4-3#current": "72校",
    "k4-3#current@number": "72",
}
filled = [row[:] for row in table]
for row in filled:
    if row[KEY] in typed:
        row[SHOULD], row[WHY] = typed[row[KEY]], "集計の誤り"


def check_errata(folder, what):
    rows = {row["キー"]: row for row in csv.DictReader((folder / "errata.csv").open(encoding="utf-8-sig", newline=""))}
    for key, words in typed.items():
        if key.endswith("@number") or key == "k1-1#target":
            continue
        want = "" if words == "（空欄）" else guarded(words)
        got = rows.get(key)
        expect(f"{what}: {key}", got and got["正"] == want and got["理由"] == "集計の誤り", got)
    got = rows.get("k1-1#target")
    expect(f"{what}: letters", got and got["正"] == typed["k1-1#target"], got)
    expect(f"{what}: total", "〔計73校〕" in rows["k4-3#result"]["正"])
    expect(f"{what}: nothing else", len(rows) == 6, list(rows))
    expect(f"{what}: departments", all(row["所管課"] for row in rows.values()))


spreadsheets = {
    "quoted": text_of(filled, quoting=csv.QUOTE_ALL).encode(),
    "excel": b"\xef\xbb\xbf" + text_of(filled).encode(),
    "lines": text_of(filled, lineterminator="\n").encode() + b"\n,,,,,,\n",
    "utf-16 with its mark": b"\xff\xfe" + text_of(filled).encode("utf-16-le"),
    "workbook": workbook_of(filled),
    "cp932": text_of([row for row in filled if all(c.encode("cp932", "ignore").decode("cp932") == c for c in row)]).encode("cp932"),
}
for name, content in spreadsheets.items():
    status, said, folder = revise(name, content, "--date", "2020-10-15")
    expect(f"{name}: exit", status == 3, status, said)
    if status == 3:
        check_errata(folder, name)
        line = tree.parse(folder / "revision.xml").getroot().get("line")
        expect(f"{name}: day", line == "令和2年10月15日 訂正", line)

# As a workbook it says the same; what is to be filled in is open, all else is shut; and it comes back.
status, said = call("corrections", layout, "--release", work / "published.release", "-o", work / "all.xlsx")
expect("workbook: exit", status == 0, said)
book = openpyxl.load_workbook(work / "all.xlsx")
sheet = book.worksheets[0]
told = [[cell.value or "" for cell in row] for row in sheet.iter_rows()]
expect("workbook: words", [[guarded(text) for text in row] for row in told] == table, len(told), len(table))
shut = {(number > 1 and column in (SHOULD, WHY), cell.protection.locked) for number, row in enumerate(sheet.iter_rows(), 1) for column, cell in enumerate(row)}
expect("workbook: open and shut", sheet.protection.sheet and shut == {(True, False), (False, True)}, sheet.protection.sheet, shut)
for row in sheet.iter_rows(min_row=2):
    if row[KEY].value in typed:
        row[SHOULD].value, row[WHY].value = typed[row[KEY].value], "集計の誤り"
        row[SHOULD].data_type = "s"
book.save(work / "filled.xlsx")
status, said, folder = revise("filled", (work / "filled.xlsx").read_bytes(), "--date", "2020-10-15")
expect("workbook, filled in: exit", status == 3, status, said)
check_errata(folder, "workbook, filled in")

# Given again it makes nothing twice; the next table says what is printed now.
status, said = call("revise", layout, "--release", work / "excel/new.release", "-o", work / "again", "--corrections", work / "excel.csv", "-q")
expect("again", status == 0, status, said)
call("corrections", layout, "--release", work / "excel/new.release", "-o", work / "next.csv")
now = {row[KEY]: row[SAYS] for row in read(work / "next.csv")[1:]}
for key, words in typed.items():
    expect(f"next: {key}", now[key] == ("" if words == "（空欄）" else guarded(words)), now[key])


# --- what is refused, each at its cell ------------------------------------------------------------------------------


def line_of(rows, number):
    """Where the row begins, when each cell is written by text_of."""
    return 1 + sum(1 + sum(cell.count("\n") for cell in row) for row in rows[:number])


def refused(what, rows, number, code, raw=None):
    name = what.replace(" ", "-")
    status, said, folder = revise(name, raw if raw is not None else text_of(rows).encode())
    places = [line for line in said if f"error[{code}]" in line]
    expect(f"{what}: one line", status == 1 and len(said) == 1 and len(places) == 1, status, said)
    if places and isinstance(number, str):
        expect(f"{what}: place", places[0].startswith(f'{work}/{name}.xlsx sheet "訂正" {number}: '), places[0])
    elif places and number is not None:
        expect(f"{what}: place", places[0].startswith(f"{work}/{name}.csv:{line_of(rows, number)}:"), places[0])
    expect(f"{what}: nothing written", not folder.exists())


def changed(number, column, text):
    rows = [row[:] for row in filled]
    rows[number][column] = text
    return rows


at = next(i for i, row in enumerate(filled) if row[KEY] == "k1-4#name")
refused("head changed", changed(0, SAYS, "現在の記載"), 0, "E0822")
refused("columns swapped", [row[:SAYS] + [row[SHOULD], row[SAYS], row[WHY]] for row in filled], 0, "E0822")
refused("column lost", [row[:WHY] for row in filled], 0, "E0822")
refused("row too wide", filled[:at] + [filled[at] + ["x"]] + filled[at + 1 :], at, "E0822")
refused("key unknown", changed(at, KEY, "k1-44#name"), at, "E0823")
refused("key without field", changed(at, KEY, "k1-4"), at, "E0823")
refused("key of another field", changed(at, KEY, "k1-4#mane"), at, "E0823")
refused("key of a copy", changed(at, KEY, "m8-4-1#result"), at, "E0823")
refused("says edited", changed(at, SAYS, "練馬こども園の増設"), at, "E0824")
refused("row twice", filled[: at + 1] + [filled[at]] + filled[at + 1 :], at + 1, "E0825")
refused("reason alone", changed(at, WHY, "誤記"), at, "E0826")
refused("control character", changed(at, SHOULD, "園\x08"), at, "E0211")
refused("quote inside", filled, None, "E0821", text_of(filled).encode().replace("練馬こども園の認定".encode(), '練馬"こども園の認定'.encode(), 1))
refused("cut off", filled, None, "E0821", b'"' + text_of(filled, quoting=csv.QUOTE_ALL).encode()[1:-3] + b"x")
refused("other bytes", filled, None, "E0820", b"\xff\x80\x81" + text_of(filled).encode())
refused("utf-16", filled, None, "E0820", text_of(filled).encode("utf-16-le"))
refused("empty", [], None, "E0822", b"\xef\xbb\xbf\xef\xbb\xbf")
refused("workbook key unknown", None, f"A{at + 1}", "E0823", workbook_of(changed(at, KEY, "k1-44#name")))
refused("workbook with a day", None, f"F{at + 1}", "E0827", workbook_of(filled, **{f"F{at + 1}": datetime.date(2020, 2, 18)}))
refused("workbook with a fault", None, f"F{at + 1}", "E1105", workbook_of(filled, **{f"F{at + 1}": "#REF!"}))
refused("workbook with a formula", None, f"F{at + 1}", "E1106", workbook_of(filled, **{f"F{at + 1}": "=A1"}))
forgetful = [row[:] for row in filled]
for row in forgetful:
    if row[KEY] == "k4-3#current@number":
        row[SHOULD] = row[WHY] = ""
refused("number forgotten", forgetful, next(i for i, row in enumerate(forgetful) if row[KEY] == "k4-3#current"), "E0815")
rich = next(i for i, row in enumerate(filled) if "<" in row[SAYS] and row[KEY] not in typed)
refused("markup broken", changed(rich, SHOULD, "<list><item>一</list>"), rich, "E0213")

print(f"{len(table) - 1} fields, {len(faults)} faults")
sys.exit(bool(faults))
