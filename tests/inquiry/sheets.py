#!/usr/bin/env python3
"""Return sheets as openpyxl reads them, held against the data as xml.etree reads them: sheets.py HYOGUMI

For each department: which records stand on its sheets, in the order of the data; what each cell says, whether it can be typed into, that
what may be chosen is what the list of codes has; ids hidden, sheets locked without a password, heads frozen. The same input gives the same
bytes, dates come from the data; a sheet that somebody has filled in is not overwritten."""
import pathlib, re, resource, shutil, subprocess, sys, tempfile, xml.etree.ElementTree as tree, zipfile

import openpyxl

from answers import in_cell, load, words

ROOT = pathlib.Path(__file__).resolve().parents[2]
hyogumi = str(pathlib.Path(sys.argv[1]).resolve())
faults = []


def fault(text):
    faults.append(text)
    if len(faults) < 20:
        print(text)


def run(*arguments):
    return subprocess.run([hyogumi, *map(str, arguments), "--lang", "ja"], capture_output=True, text=True)


def rows_of(sheet):
    """id → {field: cell}, in order; the heads by their field."""
    names = {cell.column: cell.value for cell in sheet[1] if cell.value}
    key = [column for column, name in names.items() if name == "#"]
    if len(key) != 1 or not sheet.row_dimensions[1].hidden:
        fault(f"{sheet.title}: no hidden row of names")
        return {}, {}
    letter = sheet.cell(1, key[0]).column_letter
    if not any(d.hidden and d.min <= key[0] <= d.max for d in sheet.column_dimensions.values()):
        fault(f"{sheet.title}: ids are seen (column {letter})")
    rows = {}
    for row in sheet.iter_rows(min_row=3):
        rows[row[key[0] - 1].value] = {names[cell.column][1:]: cell for cell in row if cell.column in names and names[cell.column] != "#"}
    return rows, {name[1:]: sheet.cell(2, column) for column, name in names.items()}


def check_frame(book, name):
    for sheet in book:
        if not sheet.protection.sheet or sheet.protection.password:
            fault(f"{name} {sheet.title}: not locked, or with a password")
    for sheet in tables(book):
        if sheet.freeze_panes is None or not re.match(r"[A-Z]+3$", sheet.freeze_panes):
            fault(f"{name} {sheet.title}: heads move away ({sheet.freeze_panes})")
        if sheet.print_title_rows != "$1:$2" or sheet.page_setup.orientation != "landscape" or not sheet.sheet_properties.pageSetUpPr.fitToPage:
            fault(f"{name} {sheet.title}: not set up for print")
    if book["hyogumi"].sheet_state == "visible":
        fault(f"{name}: what the program keeps is seen")


def tables(book):
    return [sheet for sheet in book if sheet.sheet_state == "visible" and sheet["A1"].value == "#"]


# --- the booklet of a ward: lines, shared cells, 再掲 -----------------------------------------------------------------------------

FIELDS = {
    "指標": "name qualifier target current result note".split(),
    "取組": "place name target current planned result status remark".split(),
}
FORM = {"kpi": "指標", "joint": None, "label": "取組", "measure": "取組", "repeat": "取組", "line": "取組"}
OWN = {  # what a record may say itself, where nothing else says it
    "kpi": FIELDS["指標"], "label": "name target current planned result status remark".split(), "measure": FIELDS["取組"],
    "line": "current planned result status remark".split(),
}


def owners(record, parents):
    while record is not None:
        if record.get("departments"):
            return record.get("departments").split()
        record = parents.get(record)
    return []


def expected(root):
    """department → form → [record], and what a record holds beside others."""
    parents = {child: parent for parent in root.iter() for child in parent}
    found = {}
    for record in root.iter():
        if record.tag not in FORM or not record.get("id"):
            continue
        form = FORM[record.tag] or ("指標" if parents[record].tag == "kpis" else "取組")
        inner = [r for r in record.iter() if r.tag in ("kpi", "measure", "repeat")] or [record]
        if record.tag in ("line", "repeat"):
            inner = [record]
        for department in dict.fromkeys(d for r in inner for d in owners(r, parents)):
            found.setdefault(department, {}).setdefault(form, []).append(record)
    return found, parents


def is_open(record, field, parents, open_fields):
    if field not in open_fields:
        return False
    if record.tag == "repeat":
        return record.find(field) is not None
    if record.find(field) is None and (record.tag == "joint" and any(c.tag != "repeat" and c.find(field) is not None for c in record)
                                       or record.find("line") is not None and field in OWN["line"]):
        return False                              # its members or its lines say it
    if record.tag == "joint":
        return field in (["current"] if parents[record].tag == "kpis" else ["current", "status", "remark"])
    if field not in OWN[record.tag]:
        return False
    above = parents.get(record)
    while above is not None and record.find(field) is None:
        if (above.tag == "joint" or record.tag == "line") and above.find(field) is not None:
            return False
        if above.tag == "repeat":
            return False
        above = parents.get(above)
    return True


def check_ward(folder):
    root = load(ROOT / "data/nerima-r1")
    people, parents = expected(root)
    names = {d.get("id"): f'{d.get("division")}　{d.findtext("name")}' for d in root.iter("department")}
    codes = [s.get("code") for s in root.findall("status")]
    open_fields = "target current planned result status remark qualifier note".split()
    n = cells = 0
    if {p.stem for p in folder.glob("*")} != set(people):
        fault(f"departments with sheets: {sorted({p.stem for p in folder.glob('*')} ^ set(people))}")
    for department, forms in people.items():
        path = folder / f"{department}.xlsx"
        if not path.exists():
            continue
        book = openpyxl.load_workbook(path)
        check_frame(book, department)
        n += 1
        if book.worksheets[0]["A2"].value != names[department]:
            fault(f"{department}: calls itself {book.worksheets[0]['A2'].value}")
        if [s.title for s in tables(book)] != [f for f in ("指標", "取組") if f in forms]:
            fault(f"{department}: sheets {[s.title for s in tables(book)]}")
        for sheet in tables(book):
            rows, heads = rows_of(sheet)
            want = [r.get("id") for r in forms[sheet.title]]
            if sorted(rows) != sorted(want):
                fault(f"{department} {sheet.title}: {sorted(set(rows) ^ set(want))}")
            for record in forms[sheet.title]:
                for field in FIELDS[sheet.title]:
                    cell = rows.get(record.get("id"), {}).get(field)
                    if cell is None:
                        fault(f"{department} {record.get('id')}: no cell for {field}")
                        continue
                    cells += 1
                    may = is_open(record, field, parents, open_fields)
                    if may == cell.protection.locked:
                        fault(f"{department} {record.get('id')}#{field}: {'shut' if may else 'open'}")
                    if may and (cell.value or "") != in_cell(record.find(field)):
                        fault(f"{department} {record.get('id')}#{field}: {cell.value!r} for {in_cell(record.find(field))!r}")
                    if cell.value and (cell.data_type != "s" or cell.number_format != "@"):
                        fault(f"{department} {record.get('id')}#{field}: {cell.data_type}, {cell.number_format}")
                number = rows.get(record.get("id"), {}).get("result@number")
                if sheet.title == "指標" and record.tag == "kpi":
                    want = record.find("result").get("number") if record.find("result") is not None else None
                    if number is None or number.value != want or number.protection.locked:
                        fault(f"{department} {record.get('id')}: number {number and number.value}, {want}")
            if sheet.title == "取組":
                rule = [v for v in sheet.data_validations.dataValidation if heads["status"].column_letter + "3" in v]
                area = re.match(r"'hyogumi-choices'!\$([A-Z]+)\$1:\$\1\$(\d+)$", rule[0].formula1) if rule else None
                said = area and [book["hyogumi-choices"][f"{area[1]}{i + 1}"].value for i in range(int(area[2]))]
                if said != codes:
                    fault(f"{department}: of codes may be chosen {said}")
                if not heads["status"].comment or "遅れや修正が生じたもの" not in heads["status"].comment.text:
                    fault(f"{department}: no note on the head of 進捗状況")
    return n, cells


# --- sheets of a city: a year, and the year before --------------------------------------------------------------------------------

def check_years(folder):
    root = load(ROOT / "data/aokawa-r1-sheets")
    n = 0
    for path in sorted(folder.glob("*.xlsx")):
        book = openpyxl.load_workbook(path)
        check_frame(book, path.stem)
        for sheet in tables(book):
            rows, heads = rows_of(sheet)
            years = sorted({name.split(":")[1] for name in heads if ":" in name})
            for identity, row in rows.items():
                record = next(e for e in root.iter() if e.get("識別") == identity)
                for name, cell in row.items():
                    if ":" not in name:
                        continue
                    field, at = name.split(":")
                    value = [e for e in record.findall(field) if western(e.get("年度")) == at]
                    n += 1
                    if (cell.value or "") != (words(value[0]) if value else ""):
                        fault(f"{path.stem} {identity}#{name}: {cell.value!r}")
                    has = any(child.tag == field for child in record) or cell.fill.fgColor.rgb != "FFECECEC"
                    if has and cell.protection.locked != (at != years[-1]):
                        fault(f"{path.stem} {identity}#{name}: {'shut' if cell.protection.locked else 'open'}")
            if years and (len(years) != 2 or int(years[1]) != int(years[0]) + 1):
                fault(f"{path.stem} {sheet.title}: years {years}")
    return n


def western(text):
    found = re.match(r"(?:FY)?(\d{4})|(令和|R|平成|H)(元|\d+)", text)
    if found[1]:
        return found[1]
    return str((2018 if found[2] in ("令和", "R") else 1988) + (1 if found[3] == "元" else int(found[3])))


def check_proof(folder):
    """page and row of each record on the sheet → the words right of that number, as poppler sees them."""
    if not (folder / "proof.pdf").exists():
        fault("no proof.pdf")
        return 0
    labels = subprocess.run(["pdftotext", "-bbox", folder / "proof.pdf", "-"], capture_output=True, text=True).stdout.split("<page ")[1:]
    pages = []
    for page in labels:
        pages.append([(float(m[1]), float(m[2]), m[3]) for m in re.finditer(r'xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>([^<]*)<', page)])
        width = float(re.match(r'width="([\d.]+)"', page)[1])
        pages[-1] = (width, pages[-1])
    n = 0
    for sheet in tables(openpyxl.load_workbook(folder / "d46.xlsx")):
        heads = {cell.value: cell.column for cell in sheet[2]}
        name = next(heads[h] for h in ("取組名", "指標名") if h in heads)
        for row in sheet.iter_rows(min_row=3):
            number, title = row[heads["行"] - 1].value, row[name - 1].value
            if not number or not title:
                continue
            first = title.split("\n")[0][:6]
            found = False
            for width, said in pages:
                for x, y, word in said:
                    if word == number and (x < width * 0.09 or x > width * 0.91):
                        found |= any(abs(other - y) < 12 and text.startswith(first[:4]) for ox, other, text in said)
            n += 1
            if not found:
                fault(f"proof: no {number} beside {title!r}")
    return n


with tempfile.TemporaryDirectory() as place:
    place = pathlib.Path(place)
    layout = ROOT / "layouts/nerima-r1-progress.xml"
    for name in ("a", "b"):
        done = run("sheets", layout, "--by", "department", "-o", place / name)
        if done.returncode:
            fault(f"exit {done.returncode}: {done.stderr[:400]}")
    n, cells = check_ward(place / "a")
    for path in sorted((place / "a").glob("*")):
        if path.read_bytes() != (place / "b" / path.name).read_bytes():
            fault(f"{path.name} differs in a second run")
        if any(entry.date_time != (1980, 1, 1, 0, 0, 0) for entry in zipfile.ZipFile(path).infolist()):
            fault(f"{path.name}: the zip tells the time")
    done = run("sheets", layout, "--by", "department", "-o", place / "one", "--only", "d46")
    if [p.name for p in (place / "one").glob("*")] != ["d46.xlsx"]:
        fault("--only d46 makes others")

    # what somebody has filled in stays, and nothing else of the set is written
    book = openpyxl.load_workbook(place / "b/d46.xlsx")
    next(iter(rows_of(book["取組"])[0].values()))["result"].value = "書き込み"
    book.save(place / "b/d46.xlsx")
    filled = (place / "b/d46.xlsx").read_bytes()
    (place / "b/d01.xlsx").unlink()
    done = run("sheets", layout, "--by", "department", "-o", place / "b")
    if done.returncode != 1 or "E1142" not in done.stderr or (place / "b/d46.xlsx").read_bytes() != filled or (place / "b/d01.xlsx").exists():
        fault("a filled-in sheet is overwritten, or others are written beside it")
    done = run("sheets", layout, "--by", "department", "-o", place / "b", "--replace")
    if done.returncode or (place / "b/d46.xlsx").read_bytes() != (place / "a/d46.xlsx").read_bytes():
        fault("--replace does not")

    # proofs: the number that a sheet gives a row stands in the margin of its page, beside its name
    done = run("sheets", layout, "--by", "department", "-o", place / "proof", "--only", "d46", "--proof")
    proofs = check_proof(place / "proof")

    # what no cell holds is shut, and told of
    shutil.copytree(ROOT / "tests/cases/inquiry/a-sheet-asks-for-a-field-that-there-is-not", place / "long")
    for name, old, new in (("data.xml", "講師を探している。", "長" * 40000), ("report.xml", 'open="budget remarks"', ""),
                           ("report.xml", "../../../../fonts", str(ROOT / "fonts")), ("report.xml", "{remark}", "")):
        text = (place / "long" / name).read_text()
        (place / "long" / name).write_text(text.replace(old, new))
    done = run("sheets", place / "long/report.xml", "--by", "department", "-o", place / "long/out")
    cell = rows_of(openpyxl.load_workbook(place / "long/out/d2.xlsx")["取組"])[0]["m2"]["remark"]
    if done.returncode or "W1141" not in done.stderr or not cell.protection.locked or len(cell.value) != 32767:
        fault(f"a long text: {done.stderr[:300]} {cell.protection.locked} {len(cell.value or '')}")

    # no temporary file can be had: one line says so, and nothing is written
    unwritten = 0
    for files in range(4, 24):
        keep = lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (files, files))
        done = subprocess.run([hyogumi, "sheets", place / "long/report.xml", "--by", "department", "-o", place / "none"],
                              capture_output=True, text=True, preexec_fn=keep)
        if "E1140" not in done.stderr:
            continue
        unwritten += 1
        if done.returncode != 5 or (place / "none").exists():
            fault(f"{files} open files: exit {done.returncode}, {list(place.glob('none*'))}")
    if not unwritten:
        fault("E1140 is never said")

    done = run("sheets", ROOT / "layouts/aokawa-r1-sheets.xml", "--by", "課", "-o", place / "years")
    if done.returncode:
        fault(f"exit {done.returncode}: {done.stderr[:400]}")
    values = check_years(place / "years")

print(f"{n} departments, {cells} cells; {values} values by a year; {proofs} rows of a proof; {len(faults)} faults")
sys.exit(1 if faults or not n or not cells or not values else 0)
