#!/usr/bin/env python3
"""The sheets of all departments of the ward go out, are filled in by openpyxl, some saved again by LibreOffice, some sorted, with columns
moved, rows put in and deleted, and come back: merge.py HYOGUMI [--seed N]

A model knows what was planted: changes, 60 conflicts of two departments or with data that have moved on, rows and sheets that are missing.
`merge` lists all of it and nothing else, writes nothing as long as a conflict is left, and then what the model says, every other byte of
the data as it was. Sheets of data with nothing in them, filled in from sheets of the whole data, give the booklet byte for byte. Sheets
that are none, damaged or hostile: a message each, and nothing is written."""
import argparse, pathlib, random, re, shutil, subprocess, sys, tempfile, xml.etree.ElementTree as tree, zipfile

from answers import Sheet, load, move_column, sort_rows, words

parser = argparse.ArgumentParser()
parser.add_argument("hyogumi")
parser.add_argument("--seed", type=int, default=1)
wanted = parser.parse_args()
hyogumi = str(pathlib.Path(wanted.hyogumi).resolve())
ROOT = pathlib.Path(__file__).resolve().parents[2]
LAYOUT = ROOT / "layouts/nerima-r1-progress.xml"
DATA = ROOT / "data/nerima-r1"
CONFLICTS = 60
random.seed(wanted.seed)
faults = []


def fault(text):
    faults.append(text)
    if len(faults) < 30:
        print(text)


def run(*arguments):
    return subprocess.run([hyogumi, *map(str, arguments), "--lang", "ja", "--color", "never"], capture_output=True, text=True)


def errors(done):
    return [line for line in done.stderr.splitlines() if "error[" in line][:4] or done.stderr[:400]


# --- what was said, read back ------------------------------------------------------------------------------------------------------

def listed(text):
    """section → key → lines below it; what is missing and who has not answered as lines."""
    found, section, key = {}, None, None
    for line in text.splitlines():
        if not line.startswith(" "):
            section = found.setdefault(line.split()[0], {})
            key = None
        elif line.startswith("      "):
            section[key].append(line.strip())
        else:
            key = line.split()[0] if "#" in line.split()[0] else line.strip()
            section[key] = []
    return found


def shown(text):
    return text.replace("\n", "↵") or "（空欄）"


# --- answers of all departments ---------------------------------------------------------------------------------------------------

def plant(place):
    """Fills in the sheets; moves the data on. What must come of it."""
    sheets = {p.stem: Sheet(p) for p in sorted((place / "out").glob("*.xlsx"))}
    cells = {name: {key: cell.value or "" for key, cell in sheet.cells().items()} for name, sheet in sheets.items()}
    root = load(DATA)
    parents = {child: parent for parent in root.iter() for child in parent}
    free = {r.get("id") for r in root.iter() if r.tag in ("kpi", "line") or r.tag == "measure" and parents[r].tag != "joint"}
    counted = {(r.get("id"), f.tag) for r in root.iter() for f in r if f.get("number")}  # whose number must be mended, too
    plain = "current planned result remark target".split()
    who = {}
    for name, values in cells.items():
        for key, value in values.items():
            if key[0] in free and key[1] in plain and "<" not in value and key not in counted:
                who.setdefault(key, []).append(name)
    keys = [key for key in who if key[1] != "target"]
    random.shuffle(keys)
    silent = set(random.sample(sorted(sheets), 3))
    several = [k for k in keys if len([n for n in who[k] if n not in silent]) > 1]
    alone = [k for k in keys if k not in set(several) and who[k][0] not in silent]
    said, moved, sides = {}, {}, {}

    def say(key, name, text):
        sides.setdefault(key, {})[name] = text

    for n, key in enumerate(several[:30]):
        names = [m for m in who[key] if m not in silent]
        for i, name in enumerate(names[:2]):
            say(key, name, f"{i + 1}番目の回答{n}")
    for key in several[30:40]:                    # all say the same: no conflict
        for name in [m for m in who[key] if m not in silent]:
            say(key, name, "皆が同じ回答\n二行目")
    n_two = len(several[:30])
    for n, key in enumerate(alone[:CONFLICTS - n_two]):
        say(key, who[key][0], f"回答{n}")
        moved[key] = f"後から直した{n}"
    alone = alone[CONFLICTS - n_two:]
    for n, key in enumerate(alone[:20]):          # the data have it already, or have moved where nobody answered
        moved[key] = f"同じ{n}"
        if n % 2:
            say(key, who[key][0], moved[key])
    for n, key in enumerate(alone[20:220]):
        value = cells[who[key][0]][key]
        say(key, who[key][0], random.choice([f"変更{n}", "", value + "\n追記 A&B <注>", f"{value}（{n}）"]) if value else f"記入{n}")
    for key, names in list(sides.items()):
        for name, text in list(names.items()):
            if text == cells[name][key]:
                del names[name]
        if not names:
            del sides[key]
    return sheets, cells, sides, moved, silent


def spoil(sheets, sides, silent):
    """What people and programs do to a file, which changes no answer; rows that are deleted are of records nobody answered of."""
    lost, new = {}, 0
    for number, (name, sheet) in enumerate(sheets.items()):
        answered = {key[0] for key, names in sides.items() if name in names}
        for table in sheet.tables:
            rows = sheet.rows(table)
            if number % 3 == 0 and len(rows) > 3:
                order = list(rows.values())
                random.shuffle(order)
                sort_rows(table, order)
            if number % 4 == 1:
                columns = sheet.columns(table)
                move_column(table, columns[""], columns["result"])
            if number % 5 == 2 and name not in silent:
                free = [r for r in rows if r not in answered]
                if free:
                    gone = random.choice(free)
                    table.delete_rows(sheet.rows(table)[gone])
                    lost.setdefault(name, []).append(gone)
            if number % 7 == 3 and name not in silent:
                table.insert_rows(4)
                table.cell(4, sheet.columns(table)["result"]).value = "足した行"
                new += 1
    return lost, new


def by_libreoffice(place, names):
    office = shutil.which("soffice")
    if not office or not names:
        return 0
    (place / "lo").mkdir()
    subprocess.run([office, "--headless", f"-env:UserInstallation=file://{place}/profile", "--convert-to", "xlsx", "--outdir", str(place / "lo"),
                    *(str(place / "back" / f"{name}.xlsx") for name in names)], capture_output=True, timeout=600)
    saved = [name for name in names if (place / "lo" / f"{name}.xlsx").exists()]
    for name in saved:
        shutil.copy(place / "lo" / f"{name}.xlsx", place / "back" / f"{name}.xlsx")
    if saved and saved != names:  # it may not be able to run here at all
        fault(f"LibreOffice saves {len(saved)} of {len(names)}")
    return len(saved)


def edit_data(folder, changes):
    """By text, so that the rest stays as it is."""
    for path in folder.glob("*.xml"):
        root = tree.parse(path)
        parents = {r.get("id"): r for r in root.iter() if r.get("id")}
        touched = False
        for (record, field), text in changes.items():
            if record not in parents:
                continue
            element = parents[record].find(field)
            if element is None:
                element = tree.SubElement(parents[record], field)
            for child in list(element):
                element.remove(child)
            element.text, touched = text, True
        if touched:
            root.write(path, encoding="UTF-8", xml_declaration=True)


def values_of(folder):
    return {(r.get("id"), f.tag): (words(f), tuple(sorted(f.attrib.items()))) for r in load(folder).iter() if r.get("id") for f in r if not f.get("id")}


def check_round(place):
    done = run("sheets", LAYOUT, "--by", "department", "-o", place / "out")
    if done.returncode:
        fault(f"sheets: {errors(done)}")
        return None
    sheets, cells, sides, moved, silent = plant(place)
    for key, names in sides.items():
        for name, text in names.items():
            sheets[name].put(*key, text)
    lost, new = spoil(sheets, sides, silent)
    (place / "back").mkdir()
    for name, sheet in sheets.items():
        if name not in silent:
            sheet.save(place / "back" / f"{name}.xlsx")
    n_office = by_libreoffice(place, [n for n in sorted(sheets) if n not in silent][:40])
    shutil.copytree(DATA, place / "data")
    edit_data(place / "data", moved)
    before = values_of(place / "data")

    def now(key):
        return before.get(key, ("", ()))[0]

    conflicts, changes = {}, {}
    for key, names in sides.items():
        base = cells[next(iter(names))][key]
        said = {n: t for n, t in names.items() if t != now(key)}
        if said:
            (conflicts if len(set(said.values())) > 1 or now(key) != base else changes)[key] = said
    done = run("merge", LAYOUT, place / "back", "--data", place / "data/index.xml")
    if done.returncode != 3:
        fault(f"merge: exit {done.returncode}: {errors(done)}")
    got = listed(done.stdout)
    for title, want in (("変更", changes), ("競合", conflicts)):
        have = {tuple(k.split("#", 1)): lines for k, lines in got.get(title, {}).items()}
        for key in set(have) ^ set(want):
            fault(f"{title} {'lost' if key in want else 'made up'}: {key} {want.get(key)} {have.get(key)}")
        for key in set(have) & set(want):
            for name, text in want[key].items():
                if not any(f"/{name}.xlsx [" in line and line.endswith("  " + shown(text)) for line in have[key]):
                    fault(f"{title} {key}: {name} says {shown(text)!r}: {have[key]}")
            if title == "競合" and (f"データ  {shown(now(key))}" not in have[key]
                                    or f"出したとき  {shown(cells[next(iter(want[key]))][key])}" not in have[key]):
                fault(f"競合 {key}: {have[key]}")
    want = {(name, record) for name, records in lost.items() for record in records}
    have = {(m[1], m[2]) for m in (re.match(r".*/(\w+)\.xlsx .*行がありません: (\S+)", line) for line in got.get("抜け", {})) if m}
    if have != want:
        fault(f"missing rows: {sorted(have ^ want)}")
    unanswered = {line.split()[1] for line in got.get("回答", {}) if line.startswith("未回答")}
    if unanswered != silent:
        fault(f"not answered: {sorted(unanswered ^ silent)}")
    if done.stderr.count("W1149") != new:
        fault(f"{new} rows were put in, {done.stderr.count('W1149')} told of")
    for line in run("merge", LAYOUT, place / "back", "--answered", "--data", place / "data/index.xml").stdout.splitlines()[1:]:
        name = line.split()[1]
        count = sum(name in names for names in sides.values())
        if not (line.strip().startswith("未回答") and name in silent or line.endswith(f"変更 {count}")):
            fault(f"--answered: {line}, {count}")

    # nothing is written as long as a conflict is left
    done = run("merge", LAYOUT, place / "back", "--data", place / "data/index.xml", "--take", "all", "-o", place / "new")
    if done.returncode != 3 or (place / "new").exists() or "E1152" not in done.stderr:
        fault(f"--take all in spite of conflicts: {done.returncode} {errors(done)}")
    named = set()
    for key, said in conflicts.items():
        if len(said) > 1 and not named & set(said):
            named.add(sorted(said)[0])
    done = run("merge", LAYOUT, place / "back", "--data", place / "data/index.xml", "--take", "all", "--take", "data",
               *[x for name in sorted(named) for x in ("--take", place / "back" / f"{name}.xlsx")], "-o", place / "new")
    both = [key for key, said in conflicts.items() if len(set(said.values())) > 1 and len({said[n] for n in named & set(said)}) != 1
            and now(key) == cells[next(iter(said))][key]]
    want = dict(before)
    for key, said in [*changes.items(), *conflicts.items()]:
        mine = {said[n] for n in named & set(said)}
        text = next(iter(mine)) if len(mine) == 1 else now(key) if key in conflicts else next(iter(said.values()))
        want[key] = (text, before.get(key, ("", ()))[1])
        if not text:
            del want[key]
    if both:
        if done.returncode != 3 or f"競合が {len(both)} 件" not in done.stderr:
            fault(f"conflicts of two that are named: {len(both)}, {done.returncode} {errors(done)}")
    elif done.returncode or not (place / "new").exists():
        fault(f"--take: {done.returncode} {errors(done)}")
    else:
        have = values_of(place / "new")
        for key in set(have) | set(want):
            if have.get(key) != want.get(key):
                fault(f"written {key}: {have.get(key)} for {want.get(key)}")
        for path in (place / "data").glob("*.xml"):
            old, new_text = path.read_text().splitlines(), (place / "new" / path.name).read_text().splitlines()
            n_lines = sum(a != b for a, b in zip(old, new_text)) if len(old) == len(new_text) else 0
            if path.name not in ("measures.xml", "kpis.xml") and old != new_text:
                fault(f"{path.name} is written otherwise")
            if n_lines > len(changes) + len(conflicts):
                fault(f"{path.name}: {n_lines} lines differ")
    return len(changes), len(conflicts), sum(map(len, lost.values())), n_office, place / "new"


# --- from nothing -----------------------------------------------------------------------------------------------------------------

def check_empty(place):
    """Data whose fields are empty, with sheets that hold all of them: the same booklet."""
    shutil.copytree(DATA, place / "bare")
    n = 0
    for path in (place / "bare").glob("*.xml"):
        root = tree.parse(path)
        parents = {child: parent for parent in root.iter() for child in parent}
        for record in list(root.iter()):
            if record.tag not in ("kpi", "measure", "line", "joint", "label") or not record.get("id"):
                continue
            for field in [f for f in record if f.tag in "qualifier target current planned result status remark note".split()]:
                if any(child.tag not in ("br", "list") for child in field):   # what a cell has as markup, an empty one is not filled in with
                    continue
                n += 1
                record.remove(field)
                keep = {k: v for k, v in field.attrib.items() if k in ("as-of", "era")}   # of when a value is to be, is asked
                if field.get("number"):  # a total is worked out with it, and is none without
                    tree.SubElement(record, field.tag, {**keep, "number": "987654"}).text = "987654"
                elif keep:
                    tree.SubElement(record, field.tag, keep)
        root.write(path, encoding="UTF-8", xml_declaration=True)
    done = run("sheets", LAYOUT, "--by", "department", "-o", place / "bare-out", "--data", place / "bare/index.xml")
    if done.returncode:
        fault(f"sheets of empty data: {errors(done)}")
        return 0, 0
    full = {p.name: Sheet(p) for p in sorted((place / "full").glob("*.xlsx"))}
    (place / "filled").mkdir()
    for path in sorted((place / "bare-out").glob("*.xlsx")):
        sheet, source = Sheet(path), full[path.name].cells()
        for key, cell in sheet.cells().items():
            if key in source:
                cell.value = source[key].value
        sheet.save(place / "filled" / path.name)
    done = run("merge", LAYOUT, place / "filled", "--data", place / "bare/index.xml", "--take", "all", "-o", place / "whole")
    if done.returncode:
        fault(f"merge into empty data: {done.returncode} {errors(done)}")
        return n, 0
    for name, data in (("xml", DATA), ("sheets", place / "whole")):
        done = run("render", LAYOUT, "--data", data / "index.xml", "-o", place / f"{name}.pdf")
        if done.returncode:
            fault(f"render {name}: {errors(done)}")
    same = (place / "xml.pdf").read_bytes() == (place / "sheets.pdf").read_bytes()
    if not same:
        fault("the booklet from sheets is another")
        one, other = values_of(DATA), values_of(place / "whole")
        for key in sorted(set(one) | set(other)):
            if one.get(key) != other.get(key):
                fault(f"  {key}: {one.get(key)}, {other.get(key)}")
    return n, (place / "sheets.pdf").stat().st_size


# --- what is no answer --------------------------------------------------------------------------------------------------------------

def check_hostile(place):
    source = place / "full/d46.xlsx"
    folder = place / "hostile"
    folder.mkdir()

    def edited(name, edit):
        sheet = Sheet(source)
        edit(sheet)
        sheet.save(folder / name)

    def rezipped(name, edit):
        with zipfile.ZipFile(source) as old, zipfile.ZipFile(folder / name, "w", zipfile.ZIP_DEFLATED) as new:
            for entry in old.infolist():
                new.writestr(entry.filename, edit(entry.filename, old.read(entry)))

    def table(sheet):
        return sheet.book["取組"]

    def put(cell, value):
        cell.value = value

    def at(sheet, field, row=3):
        """The cell of a field in a row of 取組."""
        return table(sheet).cell(row, sheet.columns(table(sheet))[field])

    cases = {
        "E1143": lambda f: (folder / f).write_text("名前,値\n"),
        "E1144": lambda f: edited(f, lambda s: put(s.book["hyogumi"]["D7"], "別の控え")),
        "E1145": lambda f: edited(f, lambda s: table(s).delete_rows(1)),
        "E1146": lambda f: edited(f, lambda s: put(at(s, "", 4), at(s, "").value)),
        "E1147": lambda f: edited(f, lambda s: table(s).merge_cells(f"{at(s, 'result').coordinate}:{at(s, 'result', 4).coordinate}")),
        "E1105": lambda f: edited(f, lambda s: (put(at(s, "result"), "#REF!"), setattr(at(s, "result"), "data_type", "e"))),
        "E1106": lambda f: edited(f, lambda s: put(at(s, "result"), "=1+1")),
        "E0211": lambda f: edited(f, lambda s: put(at(s, "result"), "\ue000外字")),
        "E0302": lambda f: edited(f, lambda s: put(at(s, "status"), "Ｚ")),
        "E1148": lambda f: edited(f, lambda s: None) or None,
        "E1103": lambda f: (folder / f).write_bytes(source.read_bytes()[:3000]),
        "E1104": lambda f: rezipped(f, lambda name, text: b" " * 600_000_000 if name == "xl/sharedStrings.xml" else text),
    }
    n = 0
    for code, make in cases.items():
        name = f"{code}.csv" if code == "E1143" else f"{code}.xlsx"
        make(name)
        layout = ROOT / "layouts/nerima-r1-action.xml" if code == "E1148" else LAYOUT
        done = run("merge", layout, folder / name, "--take", "all", "-o", place / "never")
        n += 1
        if done.returncode not in (1, 5) or code not in done.stderr or (place / "never").exists():
            fault(f"{code}: exit {done.returncode}: {done.stdout[:200]} {errors(done)}")
    # what is told of and left out
    edited("warned.xlsx", lambda s: (put(at(s, "name"), "直した名前"), s.book.create_sheet("連絡").cell(1, 1, "電話ください")))
    done = run("merge", LAYOUT, folder / "warned.xlsx")
    if done.returncode or "W1150" not in done.stderr or "W1151" not in done.stderr or not re.search("シート「取組」 [A-Z]3: warning.W1150", done.stderr):
        fault(f"what is not taken: {done.returncode} {errors(done)}")
    done = run("merge", LAYOUT, source, "--take", "d99.xlsx", "-o", place / "never")
    if done.returncode != 2 or "E1153" not in done.stderr:
        fault(f"--take of nobody: {done.returncode} {errors(done)}")
    return n + 2


def check_published(place):
    """A table of corrections, CSV and .xlsx: revise makes the same of both, and what the answer says."""
    edit = Sheet(place / "full/d46.xlsx")
    edit.put("m4-2-1", "result", "4校開始\n（2校は準備中）")
    edit.put("m4-1-19", "remark", "追記した。")
    (place / "late").mkdir()
    edit.save(place / "late/d46.xlsx")
    run("render", LAYOUT, "-o", place / "old.pdf", "--release", place / "old.release")
    errata = []
    done = run("merge", LAYOUT, place / "late", "--release", place / "old.release", "--take", "all", "-o", place / "never")
    if done.returncode != 2 or "E1156" not in done.stderr:
        fault(f"published data: {done.returncode} {errors(done)}")
    for ending in ("csv", "xlsx", "xml"):
        table = place / f"table.{ending}"
        done = run("merge", LAYOUT, place / "late", "--release", place / "old.release", "--take", "all", "-o", table, "--reason", "記入もれ")
        if done.returncode:
            fault(f"merge to {ending}: {errors(done)}")
            continue
        done = run("revise", LAYOUT, "--release", place / "old.release", "--corrections", table, "--date", "2020-10-15", "-o", place / f"rev-{ending}")
        if done.returncode not in (0, 3):
            fault(f"revise from {ending}: {errors(done)}")
            continue
        errata.append((place / f"rev-{ending}/errata.csv").read_text("utf-8-sig"))
    if len(set(errata)) != 1 or "4校開始" not in errata[0] or "追記した。" not in errata[0] or "記入もれ" not in errata[0]:
        fault(f"errata: {errata}")


with tempfile.TemporaryDirectory() as place:
    place = pathlib.Path(place)
    result = check_round(place)
    (place / "full").mkdir(exist_ok=True)
    run("sheets", LAYOUT, "--by", "department", "-o", place / "full")
    fields, size = check_empty(place)
    n_hostile = check_hostile(place)
    check_published(place)

if result:
    print(f"{result[0]} changes, {result[1]} conflicts, {result[2]} rows missing, {result[3]} files by LibreOffice; {fields} fields into empty data; "
          f"{n_hostile} that are none; {len(faults)} faults")
    if result[1] != CONFLICTS:
        fault(f"{result[1]} conflicts planted")
sys.exit(1 if faults or not result or not size else 0)
