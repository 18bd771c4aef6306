#!/usr/bin/env python3
"""Tables that machines read, and words that are mended: readable.py HYOGUMI [--defects 300] [--clean 30] [--mended 30] [--seed 1].

Tables nobody drew (figures, days, names, notes), as .xlsx by openpyxl and as CSV:

* of a clean one `import` says nothing at all;
* one defect of a kind that 総務省's rules for such tables name is planted in it, and a note must stand at its cell (of a CSV line and
  column), with its code;
* words are spoilt (full width, radicals, half kana, marks apart, invisible characters, runs of spaces) in random cells: `import --mend`
  prints what Python's Unicode database makes of them, tells of each cell, and without it prints them as they are."""
import argparse, csv, datetime, io, pathlib, random, re, subprocess, sys, tempfile, unicodedata
import xml.etree.ElementTree as ET
import openpyxl
from openpyxl.utils import get_column_letter

arguments = argparse.ArgumentParser()
arguments.add_argument("hyogumi")
arguments.add_argument("--defects", type=int, default=100)
arguments.add_argument("--clean", type=int, default=10)
arguments.add_argument("--mended", type=int, default=10)
arguments.add_argument("--seed", type=int, default=1)
options = arguments.parse_args()
hyogumi = str(pathlib.Path(options.hyogumi).resolve())
work = pathlib.Path(tempfile.mkdtemp())
faults = []


def fault(what, *more):
    faults.append(what)
    print(what, *more)


SCHEMA = """<schema name="t" lang="ja"><record name="row" label="事業">
  <field name="name" label="事業名"/><field name="place" label="場所"/>
  <field name="people" label="人数"/><field name="money" label="金額"/><field name="start" label="開始日"/><field name="remark" label="備考"/>
</record></schema>"""
REPEATED = "".join(f'<field name="{name}" repeat="yes"/>' for name in ("name", "place", "remark"))
HEADS = ["番号", "事業名", "場所", "人数", "金額", "開始日", "備考"]
NAMES = ["保育所の整備", "学童クラブ", "図書館", "道路の補修", "橋の点検", "公園の清掃", "広報紙の発行", "防災訓練", "体育館の改修", "見守り活動"]
PLACES = ["本庁", "東地区", "西地区", "中央図書館", "第二小学校"]
REMARKS = [None, "着工した。", "令和3年度に3か所で始めた。", "12人（うち3人は新任）", "A&B社と協定（10年間）", "1／2の補助がある", "翌年度に延期", "東 京タワー", "X Y"]


class Table:
    def __init__(self, rnd):
        self.rows = [HEADS[:]]
        for n in range(rnd.randint(6, 14)):
            self.rows.append([f"k{n + 1}", f"{rnd.choice(NAMES)}{n + 1}", rnd.choice(PLACES), rnd.choice([rnd.randint(0, 999), rnd.randint(0, 99), None, "－"]) if n else 5,
                              rnd.choice([rnd.randint(-500, 99999), rnd.randint(0, 999) / 10]), datetime.date(2021, rnd.randint(1, 12), rnd.randint(1, 28)),
                              rnd.choice(REMARKS)])
        self.rows[1][3], self.rows[2][3], self.rows[3][3], self.rows[4][3] = 5, 12, 120, 7
        self.merged, self.hidden_rows, self.hidden_columns = [], [], []

    def write(self, kind):
        path = work / ("table." + kind)
        if kind == "xlsx":
            book = openpyxl.Workbook()
            sheet = book.active
            sheet.title = "事業一覧"
            for i, row in enumerate(self.rows):
                for k, value in enumerate(row):
                    cell = sheet.cell(i + 1, k + 1, value)
                    if isinstance(value, str):
                        cell.data_type = "s"
            for area in self.merged:
                sheet.merge_cells(start_row=area[0], start_column=area[1], end_row=area[2], end_column=area[3])
            for row in self.hidden_rows:
                sheet.row_dimensions[row].hidden = True
            for column in self.hidden_columns:
                sheet.column_dimensions[get_column_letter(column)].hidden = True
            book.save(path)
        else:
            out = io.StringIO(newline="")
            csv.writer(out).writerows([["" if v is None else v for v in row] for row in self.rows])
            path.write_bytes(out.getvalue().encode("utf-8-sig"))
        return path


def run(path, *more, mend=None):
    (work / "schema.xml").write_text(SCHEMA)
    mends = f' mend="{mend}"' if mend else ""
    (work / "map.xml").write_text(f'<map{mends}><sheet hidden="yes"><records of="row" id="番号">{REPEATED}</records></sheet></map>')
    (work / "data.xml").write_text(f'<data id="t" lang="ja" schema="schema.xml"><source href="{path.name}" map="map.xml"/></data>')
    done = subprocess.run([hyogumi, "import", "data.xml", "--lang", "en", "--color", "never", "--notes", *more], cwd=work, capture_output=True)
    said = [line for line in done.stderr.decode().splitlines() if re.search(r"(error|warning|note)\[", line)]
    return done.returncode, done.stdout.decode(), said


def place(kind, table, row, column):
    if kind == "xlsx":
        return f'table.xlsx sheet "事業一覧" {get_column_letter(column)}{row}: '
    text = io.StringIO(newline="")
    csv.writer(text).writerows([["" if v is None else v for v in r] for r in table.rows[:row - 1]])
    line = text.getvalue().count("\n") + 1
    last = io.StringIO(newline="")
    csv.writer(last).writerow(["" if v is None else v for v in table.rows[row - 1][:column - 1]])
    return f"table.csv:{line}:{len(last.getvalue()) if column > 1 else 1}: "


# --- clean ------------------------------------------------------------------------------------------------------------------

for seed in range(options.clean):
    table = Table(random.Random(options.seed * 7919 + seed))
    for kind in "xlsx", "csv":
        status, out, said = run(table.write(kind))
        if status or said:
            fault(f"clean {seed} {kind}", status, said)

# --- planted ----------------------------------------------------------------------------------------------------------------

def value(column, make):
    def plant(rnd, table):
        row = rnd.randint(3, len(table.rows))
        table.rows[row - 1][column - 1] = make(rnd)
        return row, column
    return plant


def merged(rnd, table):
    row, column = rnd.randint(2, len(table.rows) - 1), rnd.choice([2, 3, 7])
    table.rows[row][column - 1] = None
    table.rows[row - 1][column - 1] = table.rows[row - 1][column - 1] or "共通"
    table.merged = [(row, column, row + 1, column)]
    return row, column


def blank_row(rnd, table):
    row = rnd.randint(3, len(table.rows))
    table.rows.insert(row - 1, [None] * len(HEADS))
    return row + 1, 1


def blank_column(rnd, table):
    column = rnd.randint(2, len(HEADS))
    for row in table.rows:
        row.insert(column - 1, None)
    return 1, column


def again(rnd, table):
    row = rnd.randint(4, len(table.rows))
    table.rows.insert(row - 1, HEADS[:])
    return row, 1


def hidden_row(rnd, table):
    row = rnd.randint(2, len(table.rows))
    table.hidden_rows = [row]
    return row, 1


def hidden_column(rnd, table):
    column = rnd.randint(2, len(HEADS))
    table.hidden_columns = [column]
    return 1, column


DEFECTS = [
    ("merged", merged, "N1170", ("xlsx",)), ("a unit", value(4, lambda r: f"{r.randint(1, 999)}{r.choice(['人', '名', '件', ' 人', '人（見込み）'])}"), "N1171", None),
    ("a unit of money", value(5, lambda r: f"{r.randint(1, 99)},{r.randint(100, 999)}{r.choice(['千円', '円'])}"), "N1171", None),
    ("two figures", value(4, lambda r: r.choice(["12／34", "3、4", "12\n34", "1～5", "12・15"])), "N1172", None),
    ("a figure that is a text", value(5, lambda r: r.choice(["1,234", "１２３", "△12", "12.5"])), "N1173", ("xlsx",)),
    ("a day that is a text", value(6, lambda r: r.choice(["令和3年4月1日", "R3.4.1", "2021/4/1", "2021年4月1日"])), "N1174", None),
    ("spread", value(3, lambda r: r.choice(["本　庁", "東　地　区", "公 園", "西 地 区"])), "N1175", None),
    ("an empty row", blank_row, "N1176", None), ("an empty column", blank_column, "N1177", None), ("heads again", again, "N1178", None),
    ("a hidden row", hidden_row, "N1179", ("xlsx",)), ("a hidden column", hidden_column, "N1179", ("xlsx",)),
]
n_planted = n_named = 0
for n in range(options.defects):
    rnd = random.Random(options.seed * 100003 + n)
    name, plant, code, kinds = DEFECTS[n % len(DEFECTS)]
    table, kind = Table(rnd), rnd.choice(kinds or ("xlsx", "csv"))
    row, column = plant(rnd, table)
    status, _, said = run(table.write(kind))
    n_planted += 1
    wanted = place(kind, table, row, column)
    named = [line for line in said if line.startswith(wanted) and f"[{code}]" in line]
    n_named += bool(named)
    if not named or len(said) != 1:
        fault(f"{n} {name} {kind}: {wanted}{code}", status, said)

# --- mended -----------------------------------------------------------------------------------------------------------------

TEXTS = ["パソコンの整備", "プール", "ガードレール", "がん検診", "ざっと12か所", "KPIの達成", "1,234.5人", "一部を改修", "金額の見直し", "長さ10m", "カフェ éclair", "東京・大阪", "「水」の日"]
HALF = {unicodedata.normalize("NFKC", chr(c)): chr(c) for c in range(0xFF66, 0xFF9E)}
RADICAL = {unicodedata.normalize("NFKC", chr(c)): chr(c) for c in range(0x2F00, 0x2FD6)}


def full(text):
    return "".join(chr(ord(c) + 0xFEE0) if c.isascii() and c.isalnum() else "，" if c == "," else "．" if c == "." else c for c in text)


SPOIL = {
    "widths": full,
    "radicals": lambda t: "".join(RADICAL.get(c, c) for c in t),
    "half-kana": lambda t: "".join(HALF.get(unicodedata.normalize("NFD", c)[0], c) + {"\u3099": "ﾞ", "\u309a": "ﾟ"}.get(unicodedata.normalize("NFD", c)[1:], "")
                                   if unicodedata.normalize("NFD", c)[0] in HALF and unicodedata.name(c).startswith("KATAKANA") else c for c in t),
    "marks": lambda t: unicodedata.normalize("NFD", t),
    "invisible": lambda t: "\u200b".join(t[i:i + 3] for i in range(0, len(t), 3)) + "\ufeff",
    "spaces": lambda t: "　" + t + "  　",
}
n_mended = 0
for n in range(options.mended):
    rnd = random.Random(options.seed * 15485863 + n)
    table, kind, spoilt = Table(rnd), rnd.choice(["xlsx", "csv"]), {}
    for row in range(2, len(table.rows) + 1):
        text = rnd.choice(TEXTS) + rnd.choice(["", "と" + rnd.choice(TEXTS)])
        names = [name for name in SPOIL if rnd.random() < 0.3]
        broken = text
        for name in names:
            broken = SPOIL[name](broken)
        table.rows[row - 1][6] = broken
        if broken != text:
            spoilt[row] = (text, broken)
    path = table.write(kind)
    for more, mend in (["--mend"], None), ([], "all"), ([], "invisible radicals half-kana marks widths spaces"):
        status, out, said = run(path, *more, mend=mend)
        rows = {r.get("id"): r.find("remark").text for r in ET.fromstring(out).iter("row")} if not status else {}
        for row in range(2, len(table.rows) + 1):
            wanted = spoilt.get(row, (table.rows[row - 1][6],))[0]
            if rows.get(table.rows[row - 1][0]) != wanted:
                fault(f"mended {n} {kind} {row}: {rows.get(table.rows[row - 1][0])!r} for {wanted!r}", said)
        told = [line for line in said if "[N1139]" in line]
        places = [place(kind, table, row, 7) for row in spoilt]
        if len(told) != len(spoilt) or any(not any(line.startswith(p) for line in told) for p in places):
            fault(f"mended {n}: {len(told)} told of {len(spoilt)}", said, places)
        n_mended += len(spoilt)
    status, out, said = run(path)
    if any("[N1139]" in line for line in said):
        fault(f"mended {n}: unasked", said)
    kept = {r.get("id"): r.find("remark").text for r in ET.fromstring(out).iter("row")} if not status else None
    for row, (text, broken) in spoilt.items():
        if kept and kept[table.rows[row - 1][0]] != broken.strip(" \t\n"):
            fault(f"mended {n}: changed unasked: {broken!r}")

print(f"{options.clean * 2} clean tables, {n_planted} defects, {n_named} named by their cell, {n_mended} cells mended: {len(faults)} faults")
sys.exit(bool(faults))
