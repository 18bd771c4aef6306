#!/usr/bin/env python3
"""What is read of spreadsheets: read.py DUMP [--books 60] [--seed 1].

Workbooks nobody drew are written by openpyxl (some then changed as Excel does it and openpyxl does not: furigana, texts in the
cell, texts in runs) and read by dump.c, which prints what the room workbook sees; every cell, merged area, hidden row, column
and sheet is held against what openpyxl reads of the same file.  CSV is written by Python's csv in every encoding.  Files that
are damaged, hostile or of another kind must be a message, quickly and in bounded memory."""
import argparse, csv, datetime, io, json, pathlib, random, re, resource, subprocess, sys, tempfile, time, zipfile
import openpyxl
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import CALENDAR_MAC_1904

arguments = argparse.ArgumentParser()
arguments.add_argument("dump")
arguments.add_argument("--books", type=int, default=60)
arguments.add_argument("--seed", type=int, default=1)
arguments.add_argument("--keep")
options = arguments.parse_args()
work = pathlib.Path(options.keep or tempfile.mkdtemp())
work.mkdir(exist_ok=True)
faults, n_cells = [], 0


def fault(what, *more):
    faults.append(what)
    print(what, *more)


def bounded():
    if b"__asan_init" not in pathlib.Path(options.dump).read_bytes():     # the sanitizer reserves terabytes it does not use
        resource.setrlimit(resource.RLIMIT_AS, (3 << 30, 3 << 30))


def dump(path, *more):
    done = subprocess.run([options.dump, str(path), *more], capture_output=True, preexec_fn=bounded, timeout=60)
    return done.returncode, [json.loads(line) for line in done.stdout.decode().splitlines()], done.stderr.decode()


# --- workbooks --------------------------------------------------------------------------------------------------------

def number_text(value):
    """As Excel shows it to 15 figures, without an exponent: from Python's decimal, not from a printf."""
    from decimal import Context, Decimal, ROUND_HALF_EVEN
    exact = Context(prec=15, rounding=ROUND_HALF_EVEN).create_decimal(Decimal(value))
    text = format(exact, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text


WORDS = ["保育所の増設", "計181所\n(定員15,660人)", "髙﨑①㈱Ⅱ～", "　前後に空白　", " a ", "=でない", "A&B <c> \"d\"", "_x00_", "R2年度",
         "𠮷野家", "①②", "0120", "true", "－", "…", "ﾊﾝｶｸ", "が", "1,234", "x" * 500]
FORMATS = ["General", "0", "#,##0", "0.0", '0.0"％"', '[赤]-0', '0.00E+00', '"d"0', '\\y0', "@", "0_);(0)"]
DAYS = ["yyyy-mm-dd", 'yyyy"年"m"月"d"日"', "[$-411]ggge\"年\"m\"月\"d\"日\"", "m/d", "mmm-yy"]
NAMES = ["計画4", "進捗 & <1>", "a'b", "シート「1」", "x" * 31, "　", "1", "総括表(案)"]


def random_value(rnd, epoch):
    kind = rnd.randrange(9)
    if kind == 0:
        return rnd.randint(-10**6, 10**6), rnd.choice(FORMATS)
    if kind == 1:
        return rnd.choice([0.1 + 0.2, 1.1 * 3, 1e15 / 7, 1e-7, 123456789012345680, rnd.uniform(-1e4, 1e4), 1e21, 2.5e-12]), rnd.choice(FORMATS)
    if kind == 2:
        return rnd.random() < 0.5, "General"
    if kind == 3:
        start = datetime.date(1904, 1, 2) if epoch == CALENDAR_MAC_1904 else datetime.date(1900, 1, 1)
        return start + datetime.timedelta(days=rnd.choice([0, 58, 59, 60, 61, 366, 43000, rnd.randrange(60000)])), rnd.choice(DAYS)
    if kind == 4:
        day = datetime.datetime(2020, 1, 1) + datetime.timedelta(days=rnd.randrange(4000), seconds=rnd.randrange(1, 86400))
        return day, "yyyy/m/d h:mm:ss"
    if kind == 5:
        return datetime.time(rnd.randrange(24), rnd.randrange(60), rnd.randrange(60)), "h:mm:ss"
    if kind == 6:
        return rnd.randrange(1000) / 1000, rnd.choice(["0%", "0.0%"])
    return rnd.choice(WORDS), "General"


def make(rnd, path):
    book = openpyxl.Workbook()
    book.remove(book.active)
    if rnd.random() < 0.4:
        book.epoch = CALENDAR_MAC_1904
    names = rnd.sample(NAMES, rnd.randint(1, 4))
    for name in names:
        sheet = book.create_sheet(name)
        for row in range(1, rnd.choice([0, 1, 5, 20]) + 1):
            for column in range(1, rnd.choice([1, 4, 30]) + 1):
                if rnd.random() < 0.3:
                    continue
                value, form = random_value(rnd, book.epoch)
                cell = sheet.cell(row, column, value)
                cell.number_format = form
                if isinstance(value, str):
                    cell.data_type = "s"                        # "=でない" is a text
        for _ in range(rnd.randrange(4)):
            top, left = rnd.randint(1, 25), rnd.choice([1, 5, 9, 13])
            area = f"{get_column_letter(left)}{top}:{get_column_letter(left + rnd.randint(0, 3))}{top + rnd.randint(0, 3)}"
            if all(area_apart(area, str(other)) for other in sheet.merged_cells.ranges) and area.split(":")[0] != area.split(":")[1]:
                sheet.merge_cells(area)
        for row in rnd.sample(range(1, 12), rnd.randrange(3)):
            sheet.row_dimensions[row].hidden = True
        if rnd.random() < 0.3:
            sheet.column_dimensions[get_column_letter(rnd.randint(1, 9))].hidden = True
    for sheet in book.worksheets[1:]:
        if rnd.random() < 0.3:
            sheet.sheet_state = rnd.choice(["hidden", "veryHidden"])
    book.save(path)
    if rnd.random() < 0.6:
        pack(path, as_excel(rnd, parts_of(path)))


def area_apart(a, b):
    from openpyxl.utils import range_boundaries
    l1, t1, r1, b1 = range_boundaries(a)
    l2, t2, r2, b2 = range_boundaries(b)
    return r1 < l2 or r2 < l1 or b1 < t2 or b2 < t1


def parts_of(path):
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def pack(path, parts):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
READING = '<rPh sb="0" eb="1"><t>ヨミガナ</t></rPh><phoneticPr fontId="1"/>'


def as_excel(rnd, parts):
    """Texts in a part of their own, furigana behind them, texts in runs: as a Japanese Excel writes them."""
    strings = []

    def share(found):
        inner = found[2]
        if rnd.random() < 0.4:
            inner = re.sub(r"^<t[^>]*>([^<&_ \n]{2,})</t>$",
                           lambda t: f"<r><t>{t[1][:1]}</t></r><r><rPr><b/></rPr><t>{t[1][1:]}</t></r>", inner)
        strings.append(f"<si>{inner}{READING if rnd.random() < 0.6 else ''}</si>")
        return f'{found[1]} t="s"><v>{len(strings) - 1}</v></c>'

    for name in [name for name in parts if name.startswith("xl/worksheets/")]:
        text = parts[name].decode().replace("&#", "\0")        # characters by number are one
        text = re.sub("\0([0-9]+);", lambda c: chr(int(c[1])), text)
        parts[name] = re.sub(r'(<c r="[A-Z0-9]+"(?: s="[0-9]+")?) t="inlineStr"><is>(.*?)</is></c>', share, text, flags=re.S).encode()
    parts["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}">{"".join(strings)}</sst>'.encode()
    parts["xl/_rels/workbook.xml.rels"] = parts["xl/_rels/workbook.xml.rels"].replace(
        b"</Relationships>", b'<Relationship Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"'
        b' Target="sharedStrings.xml" Id="rIdS"/></Relationships>')
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        b"</Types>", b'<Override PartName="/xl/sharedStrings.xml" ContentType="application/'
        b'vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>')
    return parts


def expected_of(cell, epoch):
    value = cell.value
    if isinstance(value, bool):
        return "boolean", "TRUE" if value else "FALSE"
    if isinstance(value, (int, float)):
        return "number", number_text(value * 100) + "%" if cell.number_format.rstrip().endswith("%") else number_text(value)
    if isinstance(value, datetime.datetime):
        day = value.strftime("%Y-%m-%d") if value.year >= 1000 else value.isoformat()[:10]
        return "date", day + (value.strftime("T%H:%M:%S") if value.time() != datetime.time() else "")
    if isinstance(value, datetime.time):
        return "date", value.strftime("%H:%M:%S")
    return "text", value


def compare(path):
    global n_cells
    status, lines, said = dump(path)
    if status:
        return fault(f"{path.name}: not read", said)
    book = openpyxl.load_workbook(path, data_only=True)
    sheets = [line for line in lines if "sheet" in line]
    if [(s["sheet"], bool(s["hidden"])) for s in sheets] != [(s.title, s.sheet_state != "visible") for s in book.worksheets]:
        fault(f"{path.name}: sheets", sheets)
    at, cells = None, {}
    for line in lines:
        if "sheet" in line:
            at = cells.setdefault(line["sheet"], {})
        elif "row" in line:
            at[line["row"], line["column"]] = line
    for sheet in book.worksheets:
        wanted = {}
        for row in sheet.iter_rows():
            for cell in row:
                if getattr(cell, "value", None) not in (None, ""):
                    wanted[cell.row, cell.column] = expected_of(cell, book.epoch)
        read = {place: (line["kind"], line["text"]) for place, line in cells[sheet.title].items()}
        n_cells += len(wanted)
        for place in sorted(set(wanted) | set(read)):
            if wanted.get(place) != read.get(place):
                fault(f"{path.name} {sheet.title} {place}: {read.get(place)} for {wanted.get(place)}")
        said = next(s for s in sheets if s["sheet"] == sheet.title)
        areas = sorted([r.min_row, r.min_col, r.max_row, r.max_col] for r in sheet.merged_cells.ranges)
        if sorted(said["merged"]) != areas:
            fault(f"{path.name} {sheet.title}: merged {said['merged']} for {areas}")
        for (row, _), line in cells[sheet.title].items():
            if bool(line["hidden"]) != bool(sheet.row_dimensions[row].hidden):
                fault(f"{path.name} {sheet.title}: row {row} hidden")
        columns = {c for a, b in said["columns"] for c in range(a, b + 1)}
        if columns != {openpyxl.utils.column_index_from_string(k) for k, d in sheet.column_dimensions.items() if d.hidden}:
            fault(f"{path.name} {sheet.title}: hidden columns {columns}")


for seed in range(options.seed, options.seed + options.books):
    path = work / f"book{seed}.xlsx"
    make(random.Random(seed), path)
    compare(path)

# 10,000 rows.
long = openpyxl.Workbook()
for row in range(10000):
    long.active.append([f"記録{row}", row, row / 7, "同じ文", None, row % 2 == 0])
long.save(work / "long.xlsx")
compare(work / "long.xlsx")

# Formulas: with a value of the last calculation, without one, with an empty text; texts in the cell.
plain = openpyxl.Workbook()
plain.active["A1"] = 1
plain.save(work / "formula.xlsx")
parts = parts_of(work / "formula.xlsx")
rows = ('<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>1+1</f></c><c r="C1" t="str"><f>""</f><v></v></c>'
        '<c r="D1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="E1" t="inlineStr"><is><t>中</t><rPh sb="0" eb="1"><t>ナカ</t></rPh></is></c>'
        '<c r="F1" t="str"><f>A1</f><v>文_x000D_\n_x0041_</v></c><c r="G1" t="d"><v>2020-09-30</v></c><c r="H1"><f>A1</f><v></v></c></row><row><c><v>3</v></c><c><v>4</v></c></row>')
parts["xl/worksheets/sheet1.xml"] = re.sub(rb"<row.*</row>", rows.encode(), parts["xl/worksheets/sheet1.xml"], flags=re.S)
pack(work / "formula.xlsx", parts)
status, lines, said = dump(work / "formula.xlsx")
seen = [(l["row"], l["column"], l["kind"], l["open"], l["text"]) for l in lines if "row" in l]
wanted = [(1, 1, "number", 0, "2"), (1, 2, "nothing", 1, ""), (1, 4, "fault", 0, "#DIV/0!"), (1, 5, "text", 0, "中"),
          (1, 6, "text", 0, "文\nA"), (1, 7, "date", 0, "2020-09-30"), (1, 8, "nothing", 1, ""), (2, 1, "number", 0, "3"), (2, 2, "number", 0, "4")]
if seen != wanted:
    fault("formulas", seen, said)

# --- CSV --------------------------------------------------------------------------------------------------------------

TABLE = [["番号", "名称", "備考"], ["1", "髙﨑①㈱Ⅱ～", "一行\n二行"], ["2", 'a "b", c', ""], ["", "", "　"], ["3", "だけ"]]
for encoding, mark, name in [("utf-8", b"", "utf-8"), ("utf-8", b"\xef\xbb\xbf", "utf-8"), ("cp932", b"", "cp932"),
                             ("utf-16-le", b"\xff\xfe", "utf-16"), ("utf-16-be", b"\xfe\xff", "utf-16")]:
    for end in "\r\n", "\n", "\r":
        for asked in "", name:
            out = io.StringIO(newline="")
            csv.writer(out, lineterminator=end, quoting=csv.QUOTE_ALL if end == "\r" else csv.QUOTE_MINIMAL).writerows(TABLE)
            text = out.getvalue()
            (work / "t.csv").write_bytes(mark + text.encode(encoding))
            status, lines, said = dump(work / "t.csv", *([asked] if asked else []))
            read = {}
            for line in lines:
                if "row" in line:
                    read.setdefault(line["row"], []).append(line["text"])
            if status or lines[0] != {"encoding": name, "told": int(bool(mark or asked))} or list(read.values()) != TABLE:
                fault(f"CSV {encoding} {mark} {end!r} {asked}", said, read)
            wanted_line = {1: 1, 2: 2, 3: 4, 4: 5, 5: 6}
            if any(line["line"] != wanted_line[line["row"]] for line in lines if "row" in line and line["column"] == 1):
                fault(f"CSV {encoding} {end!r}: lines")

# Every two bytes that Microsoft's table has (Python's cp932 is a copy of it) are read as it says.
pairs = []
for high in [*range(0x81, 0xA0), *range(0xE0, 0xFD)]:
    for low in [*range(0x40, 0x7F), *range(0x80, 0xFD)]:
        try:
            pairs.append((bytes([high, low]), bytes([high, low]).decode("cp932")))
        except UnicodeDecodeError:
            pass
(work / "pairs.csv").write_bytes(b"\n".join(pair for pair, _ in pairs) + b"\n" + bytes(range(0xA1, 0xE0)))
status, lines, said = dump(work / "pairs.csv")
read = [line["text"] for line in lines if "row" in line]
if read[:len(pairs)] != [c for _, c in pairs] or read[-1] != bytes(range(0xA1, 0xE0)).decode("cp932"):
    fault("CP932", len(read), len(pairs), said)

# --- what is none -----------------------------------------------------------------------------------------------------

plain = openpyxl.Workbook()
for row in range(50):
    plain.active.append([f"記録{row}", row])
plain.save(work / "plain.xlsx")
whole = as_excel(random.Random(0), parts_of(work / "plain.xlsx"))
pack(work / "plain.xlsx", whole)
good = (work / "plain.xlsx").read_bytes()

# The same parts as other programs pack them: not deflated; written as a stream, sizes behind each; with numbers of eight bytes; with a
# remark at the end; under names in other letters.  Encrypted, or by another method, is refused.
_, expected, _ = dump(work / "plain.xlsx")
limit = zipfile.ZIP64_LIMIT


class Unseekable(io.BytesIO):
    def seekable(self): return False
    def seek(self, *_): raise OSError
    def tell(self): raise OSError


def packed(parts, method=zipfile.ZIP_DEFLATED, remark=b"", file=None):
    file = file or io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as package:
        package.comment = remark
        for part, content in parts.items():
            with package.open(part, "w", force_zip64=zipfile.ZIP64_LIMIT < 100) as out: out.write(content)
    return file.getvalue()


ways = {"stored": packed(whole, zipfile.ZIP_STORED), "streamed": packed(whole, file=Unseekable()), "remark": packed(whole, remark=b"PK\5\6" * 9),
        "capitals": packed({part.upper() if "sheet1" in part else part: content for part, content in whole.items()})}
zipfile.ZIP64_LIMIT = 10
ways["large"] = packed(whole)
zipfile.ZIP64_LIMIT = limit
assert ways["large"].count((0xffffffff).to_bytes(4, "little")) > len(whole)
for way, content in ways.items():
    (work / "way.xlsx").write_bytes(content)
    status, lines, said = dump(work / "way.xlsx")
    if (status, lines) != (0, expected): fault(f"packed {way}", status, said)


def refused(name, content, code, *more):
    path = work / name
    if isinstance(content, dict):
        pack(path, content)
    elif content is not None:
        path.write_bytes(content)
    start = time.monotonic()
    try:
        status, lines, said = dump(path, *more)
    except subprocess.TimeoutExpired:
        return fault(f"{name}: takes too long")
    if status != 1 or f"[{code}]" not in said or said.count("error[") != 1 or time.monotonic() - start > 20:
        fault(f"{name}: {status} {said or lines[:3]} for {code}")


SHEET = "xl/worksheets/sheet1.xml"
bomb = b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
refused("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "E1101")
refused("open.ods", {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<a/>"}, "E1102")
refused("text.docx", {"_rels/.rels": b'<Relationships><Relationship Id="r" Type="http://x/officeDocument" Target="word/document.xml"/></Relationships>',
                      "word/document.xml": b"<a/>"}, "E1102")
refused("any.zip", {"a.txt": b"a"}, "E1102")
refused("empty.zip", {}, "E1102")
refused("doctype.xlsx", {**whole, SHEET: bomb + whole[SHEET].split(b"?>", 1)[-1]}, "E1103")
refused("strings.xlsx", {**whole, "xl/sharedStrings.xml": bomb + b"<sst><si><t>&b;</t></si></sst>"}, "E1103")
refused("outside.xlsx", {**whole, "../../etc/passwd": b"x"}, "E1103")
refused("absolute.xlsx", {**whole, "/etc/passwd": b"x"}, "E1103")
refused("cut.xlsx", {**whole, SHEET: whole[SHEET][:len(whole[SHEET]) // 2]}, "E1103")
refused("deep.xlsx", {**whole, SHEET: b"<worksheet>" + b"<a>" * 100000 + b"</a>" * 100000 + b"</worksheet>"}, "E1103")
refused("missing.xlsx", {name: content for name, content in whole.items() if name != SHEET}, "E1103")
refused("twice.xlsx", {**whole, SHEET: whole[SHEET].replace(b'r="A2"', b'r="A1"')}, "E1103")
refused("far.xlsx", {**whole, SHEET: whole[SHEET].replace(b'r="A2"', b'r="ZZZZZZ2"')}, "E1103")
refused("index.xlsx", {**whole, SHEET: whole[SHEET].replace(b"<v>0</v>", b"<v>999999</v>", 1)}, "E1103")
refused("bomb.xlsx", {**whole, SHEET: b"<worksheet>" + b" " * (300 << 20) + b"</worksheet>"}, "E1104")
refused("strings-bomb.xlsx", {**whole, "xl/sharedStrings.xml": b"<sst>" + b"<si/>" * (20 << 20) + b"</sst>"}, "E1104")
refused("many.xlsx", {**whole, **{f"a{i}": b"" for i in range(10001)}}, "E1104")
refused("nul.csv", b"a,\0b\n", "E0820")
refused("both.csv", "あ".encode() + b"\x82\xa0\xff\xff,\n", "E0820")
refused("asked.csv", "あ,い\n".encode("cp932"), "E0820", "utf-8")
refused("open.csv", b'a,"b\n', "E0821")
refused("quote.csv", b'a,"b"c\n', "E0821")
for at in range(10, len(good), max(1, len(good) // 40)):       # a file that was not written to its end
    refused("short.xlsx", good[:at], "E1103")
lie = bytearray(good)                                           # a directory that claims other sizes
for found in re.finditer(b"PK\x01\x02", good):
    lie[found.start() + 24:found.start() + 28] = (10).to_bytes(4, "little")
(work / "lie.xlsx").write_bytes(lie)
refused("lie.xlsx", None, "E1103")
for at, value, what in ((8, 1, "secret"), (10, 12, "method"), (16, 77, "checksum"), (42, 3, "place")):
    other = bytearray(good)
    for found in re.finditer(b"PK\x01\x02", good): other[found.start() + at] = value
    refused(f"{what}.xlsx", bytes(other), "E1103")
rnd = random.Random(options.seed)
for n in range(60):                                             # bytes changed anywhere: read or refused, never worse
    spoilt = bytearray(good)
    for _ in range(rnd.randint(1, 8)):
        spoilt[rnd.randrange(len(spoilt))] = rnd.randrange(256)
    (work / "spoilt.xlsx").write_bytes(spoilt)
    status, lines, said = dump(work / "spoilt.xlsx")
    if status not in (0, 1) or (status == 1) != ("error[" in said):
        fault(f"spoilt {n}: {status}", said)

print(f"{options.books} workbooks, {n_cells} cells, {len(pairs)} characters of CP932: {len(faults)} faults")
sys.exit(bool(faults))
