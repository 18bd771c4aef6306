#!/usr/bin/env python3
"""Answers written back into the spreadsheets the data are read from: back.py HYOGUMI [--books 9] [--seed 1]

Workbooks nobody drew (side heads merged, formulas, charts, comments, styles, a second sheet, both epochs) and CSV in all encodings are asked about,
answered by openpyxl and merged. openpyxl and Python's csv read what is written: the cells that were answered say so, a number as a number, a day as
a day, all other cells of all sheets what they said with the looks they had; every other part of the package is the same to the byte as it was packed.
What cannot be written so is refused at its cell, with nothing written."""
import argparse, copy, csv, datetime, io, pathlib, random, shutil, subprocess, sys, tempfile, zipfile
import openpyxl
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.utils.escape import unescape
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from answers import Sheet

arguments = argparse.ArgumentParser()
arguments.add_argument("hyogumi")
arguments.add_argument("--books", type=int, default=9)
arguments.add_argument("--seed", type=int, default=1)
options = arguments.parse_args()
hyogumi = str(pathlib.Path(options.hyogumi).resolve())
fonts = pathlib.Path(__file__).resolve().parents[2] / "fonts/fonts.xml"
work = pathlib.Path(tempfile.mkdtemp())
faults, n_cells = [], 0


def fault(*what):
    faults.append(what)
    print(*what)


SCHEMA = """<schema name="t" title="進捗" lang="ja">
  <list name="status" label="評価" key="code"><attribute name="code" label="記号" required="yes"/><field name="name" label="意味" required="yes"/></list>
  <list name="department" label="所管課"><field name="name" label="課名" required="yes"/></list>
  <record name="plan" label="計画"><field name="title" label="計画名"/><records of="measure"/></record>
  <record name="measure" label="事業">
    <attribute name="departments" label="所管課" kind="references" of="department" owner="yes"/>
    <field name="name" label="事業名"/><field name="budget" label="予算" kind="number" decimals="1"/><field name="share" label="割合"/>
    <field name="day" label="開始日" kind="date"/><field name="done" label="完了" kind="flag"/><field name="grade" label="区分" kind="code" of="status"/>
    <field name="remark" label="備考"/><field name="story" label="経過" kind="prose"/><field name="place" label="地区"/>
  </record>
</schema>"""
FIELDS = "name budget share day done grade remark story place".split()
LABELS = dict(zip(FIELDS, "事業名 予算 割合 開始日 完了 区分 備考 経過 地区".split()))
HEADS = ["計画番号", "計画名", "番号", "所管課", *LABELS.values()]
MAP = """<map><sheet%s>
  <records of="plan" each="計画名" id="計画番号">
    <records of="measure" id="番号"><field name="departments" column="所管課"><word is="企画課" means="d1"/><word is="学務課" means="d2"/></field>
      <field name="grade" column="区分"><word is="順調" means="A"/><word is="遅れ" means="B"/></field>
      <field name="place" column="地区" repeat="yes"/></records>
  </records>%s
</sheet></map>"""
LAYOUT = f"""<report name="t" title="t" lang="ja" data="data/index.xml" fonts="{fonts}">
  <style name="default" family="BIZ UDGothic" size="10Q" leading="15Q"/>
  <master name="page" width="100mm" height="50mm" inside="10mm" outside="10mm" head="5mm" foot="5mm"/>
  <excerpt by="department" each="/data/department" id="{{@id}}" name="{{name}}" records="//measure" of="@departments"><sheets open="{' '.join(FIELDS)}"/></excerpt>
  <section id="s" master="page"><each select="//measure"><p>{{name}} {{budget}} {{share}} {{day}} {{done}} {{grade}} {{remark}} {{place}}</p><each select="story/*"><p>{{.}}</p></each></each></section>
</report>"""
DATA = """<data id="t" lang="ja" schema="schema.xml">
  <department id="d1"><name>企画課</name></department><department id="d2"><name>学務課</name></department>
  <status id="s-a" code="A"><name>順調</name></status><status id="s-b" code="B"><name>遅れ</name></status>
  <source href="進捗.%s" map="map.xml"%s/>
</data>"""


def run(place, *words):
    return subprocess.run([hyogumi, *map(str, words), "--lang", "en", "--color", "never"], capture_output=True, text=True, cwd=place)


def town(name, ending, rows, write, encoding="", leave=""):
    """A folder with the data, and the sheets that are sent."""
    place = work / name
    (place / "data").mkdir(parents=True)
    (place / "layout.xml").write_text(LAYOUT)
    (place / "data/schema.xml").write_text(SCHEMA)
    (place / "data/map.xml").write_text(MAP % (' name="一覧"' if ending == "xlsx" else "", leave))
    (place / "data/index.xml").write_text(DATA % (ending, f' encoding="{encoding}"' if encoding else ""))
    write(place / "data" / f"進捗.{ending}", rows)
    done = run(place, "sheets", "layout.xml", "--by", "department", "-o", "out")
    if done.returncode:
        fault(name, "sheets", done.stderr[:600])
    return place


def made_rows(rnd):
    """What the rows say, with the plan in the first of each."""
    rows, n = [], 0
    for number in range(1, rnd.randint(2, 4)):
        for k in range(rnd.randint(1, 4)):
            n += 1
            rows.append({"計画番号": f"p{number}" if k == 0 else None, "計画名": f"計画{number}" if k == 0 else None, "番号": f"m{n}",
                         "所管課": rnd.choice(["企画課", "学務課"]), "事業名": f"事業{n}", "予算": rnd.choice([None, 1200, 12.5, 0]),
                         "割合": rnd.choice([0.25, 0.5]), "開始日": rnd.choice([None, datetime.date(2021, 4, rnd.randint(1, 28))]),
                         "完了": rnd.choice([True, False]), "区分": rnd.choice([None, "順調", "遅れ"]), "備考": rnd.choice([None, "着工", "一行目\n二行目"]),
                         "経過": rnd.choice([None, "春に始めた。\n秋に終えた。"]), "地区": rnd.choice(["東", "西"])})
    return rows


NEW = {"事業名": ["新しい名前", "A&B <注> \"q\"", "_x0041_の計画"], "予算": ["4,321", "▲12", "0.5", "－", ""], "割合": ["30%", "12.5%", "未定"],
       "開始日": ["2022-10-01", "1904-02-29", ""], "完了": ["yes", "no"], "区分": ["A", "B", ""], "備考": ["直した", "三行目\n四行目", "=1+1", ""],
       "経過": ["一つの段。", "初めの段。\n次の段。", ""], "地区": ["南", "北, 西"]}


def answer(place, rows, rnd, share=0.5, only=None):
    """What openpyxl puts into the sheets that were sent: (row, head) → words; the answers lie in back/."""
    said = {}
    (place / "back").mkdir(exist_ok=True)
    for path in sorted((place / "out").glob("*.xlsx")):
        sheet = Sheet(path)
        for (record, field), cell in sheet.cells().items():
            row, head = int(record[1:]) - 1, LABELS.get(field)
            if head and (rnd.random() < share if only is None else (record, field) in only):
                word = rnd.choice(NEW[head]) if only is None else only[record, field]
                if word != (cell.value or ""):
                    said[row, head] = word
                    cell.value = word.replace("_x", "_x005F_x") or None
                    cell.data_type = "s" if word else "n"
        sheet.save(place / "back" / path.name)
    return said


def expected(head, word, was):
    """As the cell has it: the same type where the words are of it."""
    if not word:
        return None
    if head == "区分":
        return {"A": "順調", "B": "遅れ"}[word]
    if head == "予算" and word != "－":
        return float(word.replace(",", "").replace("▲", "-"))
    if head == "割合" and word.endswith("%"):
        return float(word[:-1]) / 100
    if head == "開始日" and isinstance(was, datetime.datetime):
        return datetime.datetime.fromisoformat(word)
    if head == "完了":
        return word == "yes"
    return word


def parts(path):
    """name → what is packed, as it is packed."""
    raw, found = path.read_bytes(), {}
    with zipfile.ZipFile(path) as book:
        for info in book.infolist():
            at = info.header_offset
            start = at + 30 + int.from_bytes(raw[at + 26:at + 28], "little") + int.from_bytes(raw[at + 28:at + 30], "little")
            found[info.filename] = raw[start:start + info.compress_size]
    return found


def write_book(path, rows, epoch=None, spoil=lambda sheet, other: None):
    book = openpyxl.Workbook()
    if epoch:
        book.epoch = epoch
    sheet, other = book.active, book.create_sheet("集計")
    sheet.title = "一覧"
    sheet.append(HEADS)
    for row in rows:
        sheet.append([row[head] for head in HEADS])
    begins = [n for n, row in enumerate(rows, 2) if row["計画番号"]] + [len(rows) + 2]
    for first, after in zip(begins, begins[1:]):
        for column in "AB":
            if after - first > 1:
                sheet.merge_cells(f"{column}{first}:{column}{after - 1}")
    for n in range(2, len(rows) + 2):
        sheet.cell(n, HEADS.index("予算") + 1).number_format = "#,##0.0"
        sheet.cell(n, HEADS.index("割合") + 1).number_format = "0.0%"
        sheet.cell(n, HEADS.index("開始日") + 1).number_format = 'ggge"年"m"月"d"日"'
        sheet.cell(n, HEADS.index("備考") + 1).fill = PatternFill("solid", fgColor="FFFF99")
        sheet.cell(n, HEADS.index("事業名") + 1).font = Font(bold=True)
    sheet["C2"].comment = Comment("控え", "係")
    other["A1"], other["B1"] = "計", 7
    chart = BarChart()
    chart.add_data(Reference(other, min_col=2, min_row=1))
    other.add_chart(chart, "D3")
    other.column_dimensions["A"].width = 33
    spoil(sheet, other)
    book.save(path)


def look(cell):
    return cell.number_format, copy.copy(cell.fill.fgColor.rgb), cell.font.bold, cell.border.left.style, cell.alignment.horizontal


def check_book(number, rnd):
    global n_cells
    rows = made_rows(rnd)
    epoch = CALENDAR_MAC_1904 if number % 2 else None
    place = town(f"book{number}", "xlsx", rows, lambda path, said: write_book(path, said, epoch))
    said = answer(place, rows, rnd)
    done = run(place, "merge", "layout.xml", "back", "--take", "all", "-o", "new")
    if done.returncode or "W1183" in done.stderr:
        return fault(number, "merge", done.returncode, done.stderr[:800])
    old, new = place / "data/進捗.xlsx", place / "new/進捗.xlsx"
    before, after = openpyxl.load_workbook(old), openpyxl.load_workbook(new)
    for sheet in before:
        for line in sheet.iter_rows(max_row=max(sheet.max_row, after[sheet.title].max_row)):
            for cell in line:
                now = after[sheet.title].cell(cell.row, cell.column)
                head = HEADS[cell.column - 1] if sheet.title == "一覧" and cell.column <= len(HEADS) else None
                key = (cell.row - 2, head)
                want = expected(head, said[key], cell.value) if key in said else cell.value
                if isinstance(now.value, str):
                    now.value = unescape(now.value)
                if now.value != want or type(now.value) is not type(want) and not {type(now.value), type(want)} <= {int, float}:
                    fault(number, sheet.title, cell.coordinate, repr(now.value), "for", repr(want), "was", repr(cell.value))
                if now.has_style != cell.has_style or look(now) != look(cell):
                    fault(number, cell.coordinate, "looks otherwise", look(cell), look(now))
        if sorted(map(str, sheet.merged_cells.ranges)) != sorted(map(str, after[sheet.title].merged_cells.ranges)):
            fault(number, "merged areas differ")
    one, other = parts(old), parts(new)
    for name in set(one) | set(other):
        if one.get(name) != other.get(name) and not (name == "xl/worksheets/sheet1.xml" and said):
            fault(number, "part", name, "is another")
    for path in (place / "data").iterdir():
        if path.suffix == ".xml" and path.read_bytes() != (place / "new" / path.name).read_bytes():
            fault(number, path.name, "is another")
    again = run(place, "merge", "layout.xml", "back", "--data", "new/index.xml")
    if again.returncode or "changes: 0" not in again.stdout:
        fault(number, "what was taken is not there", again.stdout[:400], again.stderr[:400])
    n_cells += len(said)


def check_by_libreoffice():
    """It opens what was written, and finds there what openpyxl does."""
    office, written = shutil.which("soffice"), work / "book0/new/進捗.xlsx"
    if not office or not written.exists():
        return
    try:
        subprocess.run([office, "--headless", f"-env:UserInstallation=file://{work}/profile", "--convert-to", "xlsx", "--outdir", str(work / "lo"), str(written)],
                       capture_output=True, timeout=300)
    except subprocess.TimeoutExpired:
        return
    if (work / "lo/進捗.xlsx").exists():  # it may not be able to run here at all
        one, other = (openpyxl.load_workbook(path)["一覧"] for path in (written, work / "lo/進捗.xlsx"))
        for line in one.iter_rows():
            for cell in line:
                found = {"=TRUE()": True, "=FALSE()": False}.get(other[cell.coordinate].value, other[cell.coordinate].value)
                if unescape(str(cell.value)) not in (str(found), unescape(str(found))):  # it does not always write _x0041_ as _x005F_x0041_
                    fault("LibreOffice finds", repr(found), "for", repr(cell.value), "in", cell.coordinate)


def check_csv(number, rnd):
    global n_cells
    rows = made_rows(rnd)
    for row in rows:
        row["割合"], row["開始日"] = f"{row['割合']:.0%}", str(row["開始日"] or "") or None
        row["完了"] = "yes" if row["完了"] else "no"
    codec, asked = [("utf-8-sig", ""), ("cp932", ""), ("utf-16", ""), ("utf-8", "utf-8")][number % 4]
    end, quoting = ("\r\n", "\n")[number % 2], (csv.QUOTE_MINIMAL, csv.QUOTE_ALL)[number // 2 % 2]

    def lines(table):
        text = io.StringIO()
        csv.writer(text, lineterminator=end, quoting=quoting).writerows([HEADS, *table])
        return text.getvalue()

    def write(path, said):
        path.write_bytes(lines([[row[h] if row[h] is not None else "" for h in HEADS] for row in said]).encode(codec))
    place = town(f"csv{number}", "csv", rows, write, asked)
    said = answer(place, rows, rnd)
    done = run(place, "merge", "layout.xml", "back", "--take", "all", "-o", "new")
    if done.returncode:
        return fault("csv", number, "merge", done.returncode, done.stderr[:800])
    for (row, head), word in said.items():
        rows[row][head] = {"A": "順調", "B": "遅れ"}.get(word, word) if head == "区分" else word
    raw = (place / "new/進捗.csv").read_bytes()
    got, want = list(csv.reader(io.StringIO(raw.decode(codec)))), [[("" if r[h] is None else str(r[h])) for h in HEADS] for r in rows]
    if got[1:] != want:
        fault("csv", number, codec, [(a, b) for a, b in zip(got[1:], want) if a != b][:2])
    if quoting == csv.QUOTE_ALL and raw.decode(codec) != lines(want):
        fault("csv", number, codec, "is written otherwise than it was")
    n_cells += len(said)


def refused(what, code, place, words, at):
    done = run(place, "merge", "layout.xml", "back", "--take", "all", "-o", "new")
    if done.returncode != 1 or code not in done.stderr or at not in done.stderr or (place / "new").exists():
        fault(what, "is not refused with", code, "at", at, done.returncode, done.stderr[:600])


def check_refusals():
    rows = [{"計画番号": "p1", "計画名": "計画1", "番号": "m1", "所管課": "企画課"}, {"計画番号": None, "計画名": None, "番号": "m2", "所管課": "企画課"}]
    rows = [dict.fromkeys(HEADS) | row | {"事業名": "名", "予算": 5, "地区": "東"} for row in rows]
    budget, area = HEADS.index("予算") + 1, HEADS.index("地区") + 1

    def formula(sheet, other):
        sheet.cell(2, budget).value = "=2+3"

    def shared(sheet, other):
        sheet.cell(3, area).value = None
        sheet.merge_cells(start_row=2, end_row=3, start_column=area, end_column=area)
    for name, code, spoil, only, at in (("formula", "E1160", formula, {("m1", "budget"): "9"}, "F2"),
                                        ("shared", "E1181", shared, {("m2", "place"): "南"}, "M3")):
        def write(path, said):
            write_book(path, said, spoil=spoil)
            if name == "formula":  # whose result somebody has saved
                edited = path.with_suffix(".tmp")
                with zipfile.ZipFile(path) as old, zipfile.ZipFile(edited, "w") as new:
                    for info in old.infolist():
                        new.writestr(info, old.read(info).replace(b"<f>2+3</f><v></v>", b"<f>2+3</f><v>5</v>").replace(b"<f>2+3</f><v />", b"<f>2+3</f><v>5</v>"))
                edited.rename(path)
        place = town(name, "xlsx", rows, write)
        answer(place, rows, random.Random(1), only=only)
        refused(name, code, place, only, at)
        if name == "formula":  # beside one, results are of yesterday
            shutil.rmtree(place / "back")
            answer(place, rows, random.Random(1), only={("m2", "budget"): "9"})
            done = run(place, "merge", "layout.xml", "back", "--take", "all", "-o", "new")
            if done.returncode or "W1183" not in done.stderr:
                fault("formulas are not told of", done.returncode, done.stderr[:600])
    place = town("cp932", "csv", [{h: str(v) if v is not None else "" for h, v in row.items()} for row in rows],
                 lambda path, said: path.write_bytes("\r\n".join(",".join(r) for r in [HEADS, *[[row[h] for h in HEADS] for row in said]]).encode("cp932")))
    answer(place, rows, random.Random(1), only={("m1", "remark"): "𠮷野"})
    refused("another encoding", "E1182", place, None, ":2:")


rnd = random.Random(options.seed)
for number in range(options.books):
    check_book(number, rnd)
for number in range(max(4, options.books // 2)):
    check_csv(number, rnd)
check_refusals()
check_by_libreoffice()
shutil.rmtree(work)
print(f"{n_cells} answers written into spreadsheets: {len(faults)} faults")
sys.exit(bool(faults) or not n_cells)
