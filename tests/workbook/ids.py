#!/usr/bin/env python3
"""Ids made for rows that have none, and written into their workbooks: ids.py HYOGUMI [--books 12] [--seed 1]

Workbooks and CSV nobody drew, with merged side heads, charts, comments, styles and formulas, in which some ids are missing. `hyogumi ids` names
a cell for each; what it writes, openpyxl and Python's csv read: the ids are there, each once, above all numbers that were ever used, every other cell
says what it said, every other part of the package is the same to the byte as it was packed, and the sheet without the new cells the same text;
`import` reads the result; what cannot be filled in is refused at its cell, with nothing written; nothing is written over."""
import argparse, codecs, pathlib, random, re, subprocess, sys, tempfile, zipfile
import openpyxl
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

arguments = argparse.ArgumentParser()
arguments.add_argument("hyogumi")
arguments.add_argument("--books", type=int, default=12)
arguments.add_argument("--seed", type=int, default=1)
options = arguments.parse_args()
hyogumi = str(pathlib.Path(options.hyogumi).resolve())
work = pathlib.Path(tempfile.mkdtemp())
faults = []


def fault(*what):
    faults.append(what)
    print(*what)


SCHEMA = """<schema name="t" lang="ja">
  <record name="plan" label="計画"><field name="name" label="計画名"/><records of="measure"/></record>
  <record name="measure" label="事業"><field name="title" label="事業名"/><field name="budget" label="予算"/></record>
</schema>"""
MAP = """<map><sheet name="一覧">
  <records of="plan" each="計画名" id="計画番号" make="p">
    <records of="measure" id="番号" make="m"/>
  </records>
</sheet></map>"""
FLAT = """<map><sheet><records of="measure" id="番号" make="m"/></sheet></map>"""
HEADS = ["計画番号", "計画名", "番号", "事業名", "予算"]


def run(*words):
    return subprocess.run([hyogumi, *map(str, words), "--lang", "en", "--color", "never"], capture_output=True, text=True)


def folder(name, source, table=MAP, data=""):
    place = work / name
    place.mkdir()
    (place / "schema.xml").write_text(SCHEMA)
    (place / "map.xml").write_text(table)
    (place / "index.xml").write_text(f'<data id="t" lang="ja" schema="schema.xml"><source href="{source}" map="map.xml"/>{data}</data>')
    return place


def parts(path):
    """name → what is packed, as it is packed."""
    raw = path.read_bytes()
    found = {}
    with zipfile.ZipFile(path) as book:
        for info in book.infolist():
            head = info.header_offset
            at = head + 30 + int.from_bytes(raw[head + 26:head + 28], "little") + int.from_bytes(raw[head + 28:head + 30], "little")
            found[info.filename] = (info.compress_type, info.date_time, raw[at:at + info.compress_size])
    return found


def make_book(path, rnd):
    """A sheet of plans with measures; → (cells whose id is missing → how it begins, highest numbers)."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "一覧"
    for column, head in enumerate(HEADS, 1):
        sheet.cell(1, column, head).fill = PatternFill("solid", fgColor="FFDDDDDD")
    missing, highest = {}, {"p": 0, "m": 0}
    row = 2

    def put(column, letter):
        if rnd.random() < 0.5:
            number = highest[letter] + rnd.randint(1, 30)
            highest[letter] = number
            sheet.cell(row, column, f"{letter}{number}")
        else:
            missing[row, column] = letter
            if rnd.random() < 0.5:  # it is there, for its looks
                sheet.cell(row, column).fill = PatternFill("solid", fgColor="FFFFFF00")

    for plan in range(rnd.randint(2, 6)):
        n = rnd.randint(1, 4)
        put(1, "p")
        sheet.cell(row, 2, f"計画{plan}")
        if n > 1 and rnd.random() < 0.5:
            sheet.merge_cells(start_row=row, end_row=row + n - 1, start_column=2, end_column=2)
            if rnd.random() < 0.5:
                sheet.merge_cells(start_row=row, end_row=row + n - 1, start_column=1, end_column=1)
        for k in range(n):
            put(3, "m")
            sheet.cell(row, 4, f"事業{plan}-{k}")
            sheet.cell(row, 5, rnd.randint(1, 999))
            row += 1
    sheet["D2"].comment = Comment("担当に確認", "企画課")
    other = book.create_sheet("集計")
    other["A1"], other["A2"] = "合計", f"=SUM(一覧!E2:E{row - 1})"
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=5, min_row=1, max_row=row - 1), titles_from_data=True)
    other.add_chart(chart, "C3")
    sheet.freeze_panes = "A2"
    book.save(path)
    return missing, highest


def cells(path):
    book = openpyxl.load_workbook(path)
    return {(sheet.title, cell.row, cell.column): (cell.value, cell.style_id, bool(cell.comment))
            for sheet in book for line in sheet.iter_rows() for cell in line if cell.value is not None or cell.has_style}


def check_book(number):
    rnd = random.Random(options.seed * 1000 + number)
    place = folder(f"book{number}", "進捗.xlsx")
    missing, highest = make_book(place / "進捗.xlsx", rnd)
    before = (place / "進捗.xlsx").read_bytes()
    data = place / "index.xml"
    if missing and (done := run("import", data)).stderr.count("E1159") != len(missing):
        fault(number, "import does not name each cell", done.stderr)
    if (done := run("ids", data)).returncode or len(done.stdout.splitlines()) != len(missing) + 1:
        fault(number, "listed:", done.stdout, done.stderr)
    done = run("ids", data, "-o", place / "out")
    again = run("ids", data, "-o", place / "again")
    if done.returncode or (place / "進捗.xlsx").read_bytes() != before:
        fault(number, "ids:", done.stderr, "or the workbook itself is changed")
        return 0
    if not missing:
        if (place / "out").exists():
            fault(number, "nothing is missing, and something is written")
        return 0
    out = place / "out/進捗.xlsx"
    if out.read_bytes() != (place / "again/進捗.xlsx").read_bytes():
        fault(number, "not the same bytes twice")
    counts = dict(highest)
    was, now = cells(place / "進捗.xlsx"), cells(out)
    for (row, column), letter in sorted(missing.items()):
        counts[letter] += 1
        value, style, comment = now.pop(("一覧", row, column), (None, 0, False))
        old = was.pop(("一覧", row, column), (None, 0, False))
        if value != f"{letter}{counts[letter]}" or style != old[1]:
            fault(number, f"row {row} column {column}: {value} style {style}, not {letter}{counts[letter]} style {old[1]}")
    if was != now:
        fault(number, "other cells differ", {k: (was.get(k), now.get(k)) for k in was.keys() | now.keys() if was.get(k) != now.get(k)})
    old, new = parts(place / "進捗.xlsx"), parts(out)
    changed = [name for name in old if old[name] != new.get(name)]
    if list(old) != list(new) or changed != ["xl/worksheets/sheet1.xml"]:
        fault(number, "parts that are not as they were", changed)
    with zipfile.ZipFile(place / "進捗.xlsx") as a, zipfile.ZipFile(out) as b:
        before, after = a.read(changed[0]).decode(), b.read(changed[0]).decode()
    rest = [re.sub(r'<c r="[AC]\d+"[^>]*?(/>|>.*?</c>)', lambda cell: "" if is_missing(cell[0], missing) else cell[0], text) for text in (before, after)]
    if rest[0] != rest[1]:
        fault(number, "the rest of the sheet is another text")
    (place / "進捗.xlsx").write_bytes(out.read_bytes())
    done = run("import", data)
    if done.returncode or done.stdout.count(' id="') != done.stdout.count("<plan ") + done.stdout.count("<measure ") + 1:
        fault(number, "filled in, it cannot be read:", done.stderr)
    return len(missing)


def is_missing(cell, missing):
    column, row = re.search(r'r="([A-Z]+)(\d+)"', cell).groups()
    return (int(row), ord(column) - 64) in missing


def check_csv(name, encoding, mark, end):
    text = end.join(["番号,事業名,予算", "m7,髙﨑①の整備,12", ',"二行の\n名前",3', '"",𠮷野家橋,4' if encoding != "cp932" else '"",吉野橋,4', "m9,㈱,5", ",最後,"]) + end
    place = folder(name, "t.csv", FLAT.replace("<map>", "<map>"))
    raw = mark + text.encode(encoding)
    (place / "t.csv").write_bytes(raw)
    done = run("ids", place / "index.xml", "-o", place / "out")
    want = text.replace(f'{end},"二行', f'{end}m10,"二行').replace('"",', '"m11",').replace(f"{end},最後", f"{end}m12,最後")
    if done.returncode or (place / "out/t.csv").read_bytes() != mark + want.encode(encoding):
        fault(name, done.stderr, (place / "out/t.csv").exists() and (place / "out/t.csv").read_bytes())


def refused(name, code, place, where=""):
    done = run("ids", place / "index.xml", "-o", place / "out")
    if done.returncode != 1 or code not in done.stderr or where not in done.stderr or (place / "out").exists():
        fault(name, f"exit {done.returncode}", done.stdout, done.stderr)


def small(name, change, source="進捗.xlsx"):
    place = folder(name, source)
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "一覧"
    for line in [HEADS, ["p1", "計画", "m1", "事業一", 1], [None, None, None, "事業二", 2]]:
        sheet.append(line)
    change(book, sheet)
    book.save(place / "進捗.xlsx")
    return place


made = sum(check_book(number) for number in range(options.books))
for name, encoding, mark in [("utf8", "utf-8", b""), ("bom", "utf-8", codecs.BOM_UTF8), ("cp932", "cp932", b""), ("utf16", "utf-16-le", codecs.BOM_UTF16_LE),
                             ("utf16be", "utf-16-be", codecs.BOM_UTF16_BE)]:
    check_csv(name, encoding, mark, "\r\n" if name in ("bom", "cp932") else "\n")

place = small("formula", lambda book, sheet: sheet.__setitem__("C3", "?"))
with zipfile.ZipFile(place / "進捗.xlsx") as book:  # ="" with its result, which is a text of no letters
    held = {name: book.read(name) for name in book.namelist()}
found = re.search(rb'<c r="C3"[^>]*>.*?</c>', held["xl/worksheets/sheet1.xml"])[0]
held["xl/worksheets/sheet1.xml"] = held["xl/worksheets/sheet1.xml"].replace(found, b'<c r="C3" t="str"><f>""</f><v></v></c>')
with zipfile.ZipFile(place / "進捗.xlsx", "w") as book:
    for name, text in held.items():
        book.writestr(name, text)
refused("formula", "E1160", place, "C3")
merged = small("merged", lambda book, sheet: sheet.merge_cells("C3:C4"))
refused("merged", "E1161", small("covered", lambda book, sheet: (sheet.merge_cells("B3:C3"))), "C3")
if run("ids", merged / "index.xml").returncode:
    fault("the first cell of a merged one can be filled in")
signed = small("signed", lambda book, sheet: None)
with zipfile.ZipFile(signed / "進捗.xlsx", "a") as book:
    book.writestr("_xmlsignatures/origin.sigs", "")
refused("signed", "E1162", signed)
short = folder("short", "t.csv", """<map><sheet><records of="measure" id="番号" make="m"/></sheet></map>""")
(short / "t.csv").write_text("事業名,番号\n一,m1\n二\n")
refused("a row too short", "E1163", short, "t.csv:3")

# what is there is not written over; what is read is not either
place = small("over", lambda book, sheet: None)
(place / "out").mkdir()
(place / "out/進捗.xlsx").write_text("mine")
done = run("ids", place / "index.xml", "-o", place / "out")
if done.returncode != 1 or "E1142" not in done.stderr or (place / "out/進捗.xlsx").read_text() != "mine":
    fault("written over", done.stderr)
if run("ids", place / "index.xml", "-o", place / "out", "--replace").returncode or (place / "out/進捗.xlsx").read_bytes()[:2] != b"PK":
    fault("--replace does not")
done = run("ids", place / "index.xml", "-o", place, "--replace")
if done.returncode == 0 or "E0705" not in done.stderr:
    fault("the workbook that is read is written", done.stderr)

print(f"{made} ids made in {options.books} workbooks: {len(faults)} faults")
sys.exit(1 if faults or not made else 0)
