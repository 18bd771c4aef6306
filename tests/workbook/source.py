#!/usr/bin/env python3
"""Data in spreadsheets: source.py HYOGUMI [--books 20] [--defects 200] [--seed 1].

Workbooks of an invented town (town/) are written by openpyxl from plans and measures made up here: side heads merged, said again or
left empty, totals between, columns in any order, furigana's neighbours and line ends; as .xlsx and as CSV.  `import` must print the
data XML that Python makes of the same facts, and a booklet rendered from that XML is byte for byte the one rendered straight from the
workbook.  Then one defect is planted in a workbook or its map; a message must name its sheet and cell (of a CSV line and column),
and nothing is said of what is right."""
import argparse, csv, datetime, io, pathlib, random, re, shutil, subprocess, sys, tempfile
from xml.sax.saxutils import escape, quoteattr
import openpyxl
from openpyxl.utils import get_column_letter

arguments = argparse.ArgumentParser()
arguments.add_argument("hyogumi")
arguments.add_argument("--books", type=int, default=20)
arguments.add_argument("--defects", type=int, default=100)
arguments.add_argument("--seed", type=int, default=1)
options = arguments.parse_args()
here = pathlib.Path(__file__).resolve().parent
hyogumi = str(pathlib.Path(options.hyogumi).resolve())
faults = []


def fault(what, *more):
    faults.append(what)
    print(what, *more)


def call(folder, *more):
    done = subprocess.run([hyogumi, *map(str, more), "--lang", "en", "--color", "never"], cwd=folder, capture_output=True, timeout=60)
    return done.returncode, done.stdout, [line for line in done.stderr.decode().splitlines() if re.search(r"(error|warning)\[", line)]


# --- a town -----------------------------------------------------------------------------------------------------------

DEPARTMENTS = {"企画課": "d1", "学務課": "d2", "土木課": "d3"}
NAMES = ["保育所の整備", "学童クラブ", "図書館の開館時間", "道路の補修", "橋の点検", "公園", "広報紙", "防災訓練", "体育館", "見守り"]
HEADS = ["№", "計画名", "管理番号", "取組名", "所管課", "実績/令和3年度", "実績/R4", "予算額", "開始日", "評価", "備考", "連絡先"]


def town(rnd):
    """(number, name, measures) for each plan; a measure is what its columns say."""
    plans, n = [], 0
    for number in range(1, rnd.randint(1, 4) + 1):
        measures = []
        for _ in range(rnd.randint(1, 6)):
            n += 1
            measures.append({
                "管理番号": f"k{n}", "取組名": f"{rnd.choice(NAMES)}{n}", "所管課": rnd.sample(list(DEPARTMENTS), rnd.randint(1, 2)),
                "実績/令和3年度": rnd.choice([None, 0, 12, 0.5, 1234.5, "－", "1,234"]), "実績/R4": rnd.choice([None, 3, 0.1 + 0.2, -2]),
                "予算額": rnd.choice([None, 0, 500, 12480, "△12"]), "開始日": rnd.choice([None, datetime.date(2021, 4, rnd.randint(1, 28))]),
                "評価": rnd.choice([None, "A", "B"]), "備考": rnd.choice([None, "着工した。", "一行目\n二行目", "A&B <検討>", '"引用"']),
                "連絡先": rnd.choice([None, "内線1234"])})
        plans.append((number, f"計画{number}のなまえ", measures))
    return plans


def figure(value):
    return value if isinstance(value, str) else format(round(value, 12), "f").rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


def xml_of(plans):
    """The data XML of these facts, from docs/data.md alone."""
    out = []
    for number, name, measures in plans:
        out += [f'  <plan id="p{number}" no="{number}">', f"    <name>{escape(name)}</name>"]
        for measure in measures:
            owners = " ".join(DEPARTMENTS[name] for name in measure["所管課"])
            out += [f'    <measure id={quoteattr(measure["管理番号"])} departments="{owners}">', f'      <name>{escape(measure["取組名"])}</name>']
            for head, year in (("実績/令和3年度", 2021), ("実績/R4", 2022)):
                if measure[head] is not None:
                    out.append(f'      <result year="{year}">{figure(measure[head])}</result>')
            for head, field in (("予算額", "budget"), ("開始日", "start"), ("評価", "grade"), ("備考", "remark")):
                if measure[head] is not None:
                    words = measure[head].isoformat() if field == "start" else figure(measure[head])
                    out.append(f"      <{field}>" + "<br/>".join(escape(line) for line in words.split("\n")) + f"</{field}>")
            out.append("    </measure>")
        out.append("  </plan>")
    return "\n".join(out) + "\n"


class Table:
    """Rows of cells as they go into a sheet, with the merged areas; `places`: of (plan, measure, head) the cell."""

    def __init__(self, rnd, plans):
        self.heads = HEADS[:]
        if rnd.random() < 0.5:                                   # the columns of results stay together
            middle = [h for h in HEADS if not h.startswith("実績")]
            rnd.shuffle(middle)
            at = rnd.randrange(len(middle))
            self.heads = middle[:at] + HEADS[5:7] + middle[at:]
        self.rows, self.merged, self.places = [["○○町 進捗状況"], [], []], [], {}
        for head in self.heads:
            upper, _, lower = head.partition("/")
            spread = upper[0] + "　" + upper[1:] if len(upper) == 2 and rnd.random() < 0.3 else upper
            self.rows[1].append("" if head == "実績/R4" else spread)
            self.rows[2].append(lower)
        column = {head: i for i, head in enumerate(self.heads)}
        for i, head in enumerate(self.heads):
            if "/" not in head:
                self.merged.append((2, i + 1, 3, i + 1))
        self.merged.append((2, column["実績/令和3年度"] + 1, 2, column["実績/R4"] + 1))
        for number, name, measures in plans:
            manner = rnd.choice(["merged", "again", "empty"])
            first = len(self.rows) + 1
            for n, measure in enumerate(measures):
                row = [None] * len(self.heads)
                for head, value in measure.items():
                    row[column[head]] = rnd.choice(["、", "\n", "・"]).join(value) if head == "所管課" else value
                    self.places[number, n, head] = (len(self.rows) + 1, column[head] + 1)
                for head, value in (("№", number), ("計画名", name)):
                    self.places[number, n, head] = (len(self.rows) + 1, column[head] + 1)
                    if n == 0 or manner == "again":
                        row[column[head]] = value
                self.rows.append(row)
            if manner == "merged" and len(measures) > 1:
                self.merged += [(first, column[h] + 1, first + len(measures) - 1, column[h] + 1) for h in ("№", "計画名")]
            if rnd.random() < 0.4:
                total = [None] * len(self.heads)
                total[column["取組名"]], total[column["予算額"]] = "計", 99
                self.rows.append(total)
            if rnd.random() < 0.3:
                self.rows.append([None] * len(self.heads))

    def workbook(self):
        book = openpyxl.Workbook()
        book.active.title = "表紙"
        sheet = book.create_sheet("計画4")
        for row in self.rows:
            sheet.append(row)
        for top, left, bottom, right in self.merged:
            sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
        return book

    def csv(self):
        """Without merged cells a head of two tiers says the upper one again."""
        rows = [row[:] for row in self.rows]
        rows[1][self.heads.index("実績/R4")] = "実績"
        out = io.StringIO(newline="")
        csv.writer(out).writerows([["" if v is None else figure(v) if isinstance(v, float) else v for v in row] +
                                   [""] * (len(self.heads) - len(row)) for row in rows])
        return out.getvalue()


def place(folder, table, book=None):
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(here / "town", folder)
    layout = folder / "layout.xml"
    layout.write_text(layout.read_text().replace("../../../fonts/fonts.xml", str(here.parents[1] / "fonts/fonts.xml")))
    (book or table.workbook()).save(folder / "data/進捗.xlsx")


work = pathlib.Path(tempfile.mkdtemp())
head, tail = (here / "town/data/index.xml").read_text().split('  <source')
for seed in range(options.seed, options.seed + options.books):
    rnd = random.Random(seed)
    plans = town(rnd)
    table, folder = Table(rnd, plans), work / "town"
    place(folder, table)
    status, printed, said = call(folder, "import", "data/index.xml")
    records = printed.decode().partition('code="B">')[2].partition("  <plan")[1:]
    if status or said or "".join(records) != xml_of(plans) + "</data>\n":
        fault(f"{seed}: import", status, said, printed.decode())
        continue
    status, _, said = call(folder, "render", "layout.xml", "-o", "straight.pdf")
    if status or said:
        fault(f"{seed}: render", status, said)
        continue
    encoding = rnd.choice(["utf-8", "utf-8-sig", "cp932", "utf-16"])
    index = (folder / "data/index.xml").read_text()
    (folder / "data/進捗.csv").write_bytes(table.csv().encode(encoding))
    (folder / "data/csv.xml").write_text(index.replace("進捗.xlsx", "進捗.csv").replace("map.xml", "csvmap.xml"))
    (folder / "data/csvmap.xml").write_text((folder / "data/map.xml").read_text().replace(' name="計画4"', ""))
    status, again, said = call(folder, "import", "data/csv.xml")
    if status or said or again != printed:
        fault(f"{seed}: CSV in {encoding}", status, said, again.decode())
    call(folder, "import", "data/index.xml", "-o", "data/imported.xml")
    if (folder / "data/imported.xml").read_bytes() != printed:
        fault(f"{seed}: -o")
    for name in "index.xml", "進捗.xlsx", "map.xml", "schema.xml":    # none of what is read is written over
        before = (folder / "data" / name).read_bytes()
        for verb in ["import", "data/index.xml"], ["render", "layout.xml"]:
            status, _, said = call(folder, *verb, "-o", "data/" + name)
            if status != 5 or len(said) != 1 or "E0705" not in said[0] or (folder / "data" / name).read_bytes() != before:
                fault(f"{seed}: {verb[0]} -o {name}", status, said)
    (folder / "data/index.xml").write_bytes(printed)
    status, _, said = call(folder, "render", "layout.xml", "-o", "imported.pdf")
    if (folder / "straight.pdf").read_bytes() != (folder / "imported.pdf").read_bytes():
        fault(f"{seed}: the booklet of the XML is another")

# --- planted ----------------------------------------------------------------------------------------------------------

def set_value(head, value):
    def plant(rnd, sheet, table, key):
        row, column = table.places[key[0], key[1], head]
        sheet.cell(row, column).value = value
        return row, column
    return plant


def repeated_id(rnd, sheet, table, key):
    keys = sorted({k[:2] for k in table.places})
    if len(keys) < 2:
        return None
    first, second = sorted(rnd.sample(keys, 2))
    row, column = table.places[(*second, "管理番号")]
    sheet.cell(row, column).value = sheet.cell(*table.places[(*first, "管理番号")]).value
    return row, column


def hidden(rnd, sheet, table, key):
    row = table.places[(*key, "取組名")][0]
    sheet.row_dimensions[row].hidden = True
    return row, 1


def merged(rnd, sheet, table, key):
    row, column = table.places[(*key, "評価")]
    if (key[0], key[1] + 1, "評価") not in table.places:
        return None
    sheet.cell(row, column).value = "A"
    sheet.cell(row + 1, column).value = None
    sheet.merge_cells(start_row=row, start_column=column, end_row=row + 1, end_column=column)
    return row, column


def other_number(rnd, sheet, table, key):
    row, column = table.places[(key[0], 1, "№")] if (key[0], 1, "№") in table.places else (0, 0)
    if not row or any(m[0] < row <= m[2] for m in table.merged):
        return None
    sheet.cell(row, column).value = 99
    return row, column


def no_record(rnd, sheet, table, key):
    column = table.heads.index("連絡先") + 1
    sheet.cell(len(table.rows) + 2, column).value = "問い合わせは企画課へ"
    sheet.cell(len(table.rows) + 2, table.heads.index("計画名") + 1).value = None
    return len(table.rows) + 2, 1


def no_head(rnd, sheet, table, key):
    row, column = table.places[(1, 0, "計画名")]
    sheet.cell(row, column).value = None
    return row, column


def new_column(rnd, sheet, table, key):
    column = len(table.heads) + 1
    sheet.cell(2, column).value, sheet.cell(4, column).value = "その他", 3
    return 2, column


DEFECTS = [
    ("unknown code", set_value("評価", "Z"), "E0"), ("a text for a figure", set_value("予算額", "たくさん"), "E0206"),
    ("decimals", set_value("予算額", 12.5), "E0206"), ("too many decimals", set_value("実績/R4", 1.25), "E0206"),
    ("a text for a day", set_value("開始日", "令和3年"), "E0"), ("a figure for a day", set_value("開始日", "3校"), "E0"),
    ("unknown department", set_value("所管課", "総務課"), "E0"), ("one department unknown", set_value("所管課", "企画課、総務課"), "E0"),
    ("a fault", set_value("予算額", "#REF!"), "E1105"), ("an open formula", set_value("予算額", "=1+1"), "E1106"),
    ("no id", set_value("管理番号", None), "E1118"), ("an id of words", set_value("管理番号", "い ろ"), "E0"),
    ("the id of another", repeated_id, "E0"), ("a hidden row", hidden, "E1116"), ("merged over records", merged, "E1119"),
    ("another number", other_number, "E1120"), ("a row of nothing", no_record, "E1117"), ("no side head", no_head, "E1117"),
    ("a new column", new_column, "W1115"), ("a private character", set_value("備考", "外字\ue000"), "E0211"),
    ("a vertical form", set_value("備考", "目標︓"), "E0211"),
]
n_planted = n_named = 0
for n in range(options.defects):
    rnd = random.Random(options.seed * 1000 + n)
    name, plant, code = DEFECTS[n % len(DEFECTS)]
    table = Table(rnd, town(rnd))
    book, folder = table.workbook(), work / "planted"
    key = rnd.choice(sorted({k[:2] for k in table.places}))
    cell = plant(rnd, book["計画4"], table, key)
    if not cell:
        continue
    place(folder, table, book)
    status, _, said = call(folder, "render", "layout.xml", "-o", "x.pdf")
    n_planted += 1
    wanted = f'data/進捗.xlsx sheet "計画4" {get_column_letter(cell[1])}{cell[0]}: '
    named = [line for line in said if line.startswith(wanted) and f"[{code}" in line]
    n_named += bool(named)
    is_warning = code.startswith("W")
    if not named or bool(status) == is_warning or (folder / "x.pdf").exists() != is_warning or (len(said) != 1 and name != "no side head"):
        fault(f"{n} {name}: {wanted}{code}", status, said)

print(f"{options.books} towns, {n_planted} defects, {n_named} named by sheet and cell: {len(faults)} faults")
sys.exit(bool(faults))
