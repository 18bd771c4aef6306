#!/usr/bin/env python3
"""正誤表 as a page of the web: errata.py HYOGUMI [--keep DIR].

The booklet of the ward is corrected in every way (words, figures that others follow, a record put in, one taken out); then
errata.html is read by html.parser and held against errata.csv, read by Python's csv: a row for each, in the same order, with the same
words; no name twice on the page, and a name for each row by which an address leads to it: the key of what is corrected, where one row
alone has that."""
import csv, html.parser, pathlib, subprocess, sys, tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
hyogumi = str(pathlib.Path(sys.argv[1]).resolve())
faults = []
CORRECTIONS = """<corrections date="2020-10" reason="集計の誤り">
  <correction key="k4-3" field="current"><was>70校</was><now>72校</now></correction>
  <correction key="k4-3#current@number"><was>70</was><now>72</now></correction>
  <correction key="k1-2" field="target"><was>7か所</was><now>9か所 &lt;見込み&gt;</now></correction>
  <remove key="k1-1" reason="二重の記載"><was>外遊びの事業(おひさまびよびよ)の増設</was></remove>
  <insert after="k1-2" reason="記載漏れ"><kpi id="k1-99"><name>新しい指標</name><target>3 "か所" &amp; 4</target></kpi></insert>
</corrections>"""


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.ids, self.rows, self.cell, self.titles = [], [], None, []

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if "id" in attributes:
            self.ids.append(attributes["id"])
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.cell = [tag, attributes.get("id"), attributes.get("scope"), ""]
            self.rows[-1].append(self.cell)
        elif tag == "br" and self.cell:
            self.cell[3] += "\n"

    def handle_endtag(self, tag):
        if tag in ("td", "th"):
            self.cell = None

    def handle_data(self, data):
        if self.cell:
            self.cell[3] += data


with tempfile.TemporaryDirectory() as folder:
    folder = pathlib.Path(sys.argv[3] if "--keep" in sys.argv else folder)
    (folder / "c.xml").write_text(CORRECTIONS)
    layout = "layouts/nerima-r1-progress.xml"
    subprocess.run([hyogumi, "render", layout, "-o", folder / "b.pdf", "--release", folder / "b.release", "--replace", "-q"], cwd=ROOT, check=True)
    made = [subprocess.run([hyogumi, "revise", layout, "--release", folder / "b.release", "--corrections", folder / "c.xml", "-o", folder / out, "-q"],
                           cwd=ROOT, capture_output=True, text=True) for out in ("out", "again")]
    if any(done.returncode != 3 for done in made):
        sys.exit(f"not revised: {made[0].stderr}")
    page = Page()
    text = (folder / "out/errata.html").read_text()
    page.feed(text)
    if text != (folder / "again/errata.html").read_text():
        faults.append("twice made it is two pages")
    with open(folder / "out/errata.csv", encoding="utf-8-sig", newline="") as file:
        entries = list(csv.DictReader(file))
heads, rows = page.rows[0], page.rows[1:]
if [cell[0] for cell in heads] != ["th"] * len(heads) or any(cell[2] != "col" for cell in heads):
    faults.append(f"heads: {heads}")
names = [cell[3] for cell in heads]
if len(set(page.ids)) != len(page.ids):
    faults.append(f"names twice: {sorted(i for i in page.ids if page.ids.count(i) > 1)}")
if len(rows) != len(entries) or len(entries) < 5:
    faults.append(f"{len(rows)} rows for {len(entries)}")
EMPTY = {"（なし）", "（削除）", "（空欄）"}
keys = [entry["キー"] for entry in entries]
for row, entry in zip(rows, entries):
    said = dict(zip(names, row))
    for head in ("ページ", "見出し", "項目", "欄", "誤", "正"):
        words, wanted = said[head][3], entry[head].removeprefix("'") if entry[head].startswith("'") else entry[head]
        if words.replace("：\n", "：") != wanted and not (words in EMPTY and not wanted):
            faults.append(f"{entry['キー']} {head}: {words!r} for {wanted!r}")
    if entry["理由"] not in said["備考"][3] or (entry["種別"] != "訂正" and entry["種別"] not in said["備考"][3]):
        faults.append(f"{entry['キー']}: 備考 {said['備考'][3]!r}")
    anchor = row[0][1]
    if not anchor or (keys.count(entry["キー"]) == 1 and entry["キー"] and anchor != entry["キー"].replace(" ", "_")):
        faults.append(f"{entry['キー']} is called {anchor}")
    if not any(cell[0] == "th" and cell[2] == "row" for cell in row):
        faults.append(f"{entry['キー']}: no head of its row")
if "<script" in text or "http" in text:
    faults.append("it asks for something")
print("\n".join(faults) if faults else f"{len(rows)} rows of the 正誤表, each with its words and its name")
sys.exit(bool(faults))
