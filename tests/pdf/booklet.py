#!/usr/bin/env python3
"""The whole booklet, end to end: every value of the data can be read back from the PDF with two readers; page numbers of
the 目次 are those of the headings; a 小分類 or 小見出し cut by a page is said again with （続き） and nowhere else; same bytes twice.

What should stand in a cell is worked out here from the data files alone, by a second implementation of their language."""
import pathlib, re, subprocess, sys, tempfile

from nerima import effective, find, parents, squeeze, text

root = pathlib.Path(__file__).resolve().parents[2]
hyogumi = pathlib.Path(sys.argv[1]).resolve()
layout = "layouts/nerima-r1-progress.xml"
faults = []


def fault(text):
    faults.append(text)


def run(*command):
    done = subprocess.run([str(c) for c in command], cwd=root, capture_output=True)
    if done.returncode:
        sys.exit(f"{command[0]} ended with {done.returncode}: {done.stderr.decode()[:2000]}")
    return done.stdout.decode()


def total(kpi):
    t = kpi.find("total")
    n = int(kpi.find("current").get("number")) + int(kpi.find("result").get("number")) + int(t.get("adjust", 0))
    left, right = "()" if t.get("form") == "round" else "〔〕"
    return f"{left}計{n:,}{t.get('unit')}{right}"


expected = []                                   # (id of the record, words of one cell)
for kpi in find("kpi"):
    expected.append((kpi.get("id"), text(kpi.find("name"), kpi) + text(kpi.find("qualifier"), kpi)))
    for name in ("target", "current"):
        expected.append((kpi.get("id"), text(kpi.find(name), kpi)))
    result = text(kpi.find("result"), kpi)
    if kpi.find("total") is not None:
        result += total(kpi)
    expected.append((kpi.get("id"), result))
    if kpi.find("note") is not None:
        expected.append((kpi.get("id"), text(kpi.find("note"), kpi)))

rows = 0
for record in find("measure") + find("repeat") + find("line") + find("label"):
    is_line = record.tag == "line" or parents[record].tag == "measure"
    has_lines = any(child.tag in ("line", "repeat") for child in record)
    if not is_line:
        words = ""
        place, name, target = (effective(record, n) for n in ("place", "name", "target"))
        if place[0] is not None:
            words += "<" + text(*place) + ">"
        if text(*name):
            words += (f"({record.get('no')})" if record.get("no") else "") + text(*name)
        expected.append((record.get("id"), words + text(*target)))
    if record.tag == "label" or not has_lines:
        rows += record.tag != "label"
        for name in ("current", "planned", "result", "status", "remark"):
            words = text(*effective(record, name))
            if name == "status" and record.tag == "repeat":
                words += "(再掲)"
            expected.append((record.get("id"), words))
for name in ("group", "band", "plan", "goal", "sub"):
    for record in find(name):
        no = {"group": record.get("no", ""), "sub": f"({record.get('no')})"}.get(name, "")
        expected.append((record.get("id"), no + text(record.find("name"), record)))
for sdg in find("sdg"):
    expected.append((sdg.get("id"), text(sdg.find("name"), sdg)))
    expected.append((sdg.get("id"), text(sdg.find("text"), sdg)))

if rows != 397 or len(find("kpi")) != 96:
    fault(f"the data should hold 397 action rows and 96 KPIs; counted {rows} and {len(find('kpi'))}")

# --- the PDF ----------------------------------------------------------------------------------------------------

with tempfile.TemporaryDirectory() as folder:
    pdf, again = pathlib.Path(folder) / "a.pdf", pathlib.Path(folder) / "b.pdf"
    run(hyogumi, "render", layout, "-o", pdf, "-q")
    run(hyogumi, "render", layout, "-o", again, "-q")
    if pdf.read_bytes() != again.read_bytes():
        fault("the same input gave other bytes")
    trace = run(hyogumi, "render", layout, "--format", "trace", "-o", "-", "-q")
    readers = {
        "poppler": run("pdftotext", "-raw", "-enc", "UTF-8", pdf, "-"),
        "mupdf": run("mutool", "draw", "-q", "-F", "txt", pdf),
    }
    layout_text = run("pdftotext", "-layout", "-enc", "UTF-8", pdf, "-").split("\f")

for reader, words in readers.items():
    whole = squeeze(words)
    missing = [(i, w) for i, w in expected if w and w not in whole]
    for record, w in missing[:12]:
        fault(f"{reader} does not find {record}: {w}")
    if len(missing) > 12:
        fault(f"{reader}: {len(missing)} cells in all")

# --- 目次 --------------------------------------------------------------------------------------------------------

labels, page_of = [], {}
for line in trace.splitlines():
    found = re.match(r'page \d+ "([^"]*)"', line)
    if found:
        labels.append(found[1])
    found = re.match(r"\s*frame heading\d*\s+(\S+)", line)
    if found and not line.endswith("(sample)"):
        page_of.setdefault(found[1], labels[-1])
contents = squeeze("".join(layout_text[:4]))
for key, words in [(f"action-{p.get('id')}", f"戦略計画{p.get('no')}：{text(p.find('name'), p)}") for p in find("plan")] + [
    (f"kpi-{g.get('id')}", f"：{text(g.find('name'), g)}") for g in find("goal")
]:
    found = re.search(re.escape(words) + r"[・.…]+(\d+)", contents)
    if not found:
        fault(f"the 目次 has no line for {words}")
    elif found[1] != page_of.get(key):
        fault(f"the 目次 sends {words} to {found[1]}; it stands on {page_of.get(key)}")

# --- （続き） -----------------------------------------------------------------------------------------------------

row_pages = {}
page = 0
for line in trace.splitlines():
    page += line.startswith("page ")
    found = re.match(r"\s*frame row\s+(\S+)", line)
    if found and "(sample)" not in line:
        row_pages.setdefault(found[1], set()).add(page)
wanted = 0
for head in [*find("sub"), *find("label")]:
    pages = set()
    for element in head.iter():
        pages |= row_pages.get(element.get("id"), set())
    wanted += max(0, len(pages) - 1)
shown = squeeze(readers["poppler"]).count("（続き）")
if shown != wanted:
    fault(f"（続き） stands {shown} times; {wanted} labels are cut by pages")

print("\n".join(faults) if faults else f"{len([1 for _, w in expected if w])} cells found by both readers, {wanted} （続き）")
sys.exit(1 if faults else 0)
