#!/usr/bin/env python3
"""The booklet of the action plan, each 備考 under its row: every text of the data stands in the pages, for two readers; a remark stands
under its row, on its page and from the 目標 on to the edge; the counts at the heads of the plans are those of the data, and together
what the legend says they count.

What should stand there is worked out from the data files alone (nerima.py)."""
import pathlib, re, subprocess, sys, tempfile

from nerima import ancestor, effective, find, parents, records, squeeze, text

root = pathlib.Path(__file__).resolve().parents[2]
hyogumi = pathlib.Path(sys.argv[1]).resolve()
layout = "layouts/nerima-r1-action.xml"
faults = []


def run(*command):
    done = subprocess.run([str(c) for c in command], cwd=root, capture_output=True)
    if done.returncode:
        sys.exit(f"{command[0]} ended with {done.returncode}: {done.stderr.decode()[:2000]}")
    return done.stdout.decode()


# --- what should stand there: (record, words of one cell) -----------------------------------------------------------

expected, marks, remarks = [], {}, []
for record in find("measure") + find("repeat") + find("line") + find("label"):
    id, is_line = record.get("id"), record.tag == "line" or parents[record].tag == "measure"
    has_lines = any(child.tag in ("line", "repeat") for child in record)
    if not is_line:
        place, name = text(*effective(record, "place")), text(*effective(record, "name"))
        expected.append((id, f"<{place}>" * bool(place) + f"({record.get('no')})" * bool(record.get("no") and name) + name))
        expected.append((id, text(*effective(record, "target"))))
    if record.tag == "label" or not has_lines:
        for field in ("current", "planned", "result", "status", "remark"):
            words = text(*effective(record, field))
            expected.append((id, words + "再掲" * (field == "status" and record.tag == "repeat")))
        remark = effective(record, "remark")[0]
        if remark is not None and text(remark, record) and parents[remark].tag != "joint":
            remarks.append(id)
for name in ("group", "band", "sub", "plan", "goal"):
    for record in find(name):
        no = {"group": record.get("no", ""), "sub": f"({record.get('no')})"}.get(name, "")
        expected.append((record.get("id"), no + text(record.find("name"), record)))

# A mark is counted where it is printed: of a joint once, of what is told in lines for each line.
for plan in find("plan"):
    marks[plan.get("no")] = count = {"": 0, "再掲": 0}
    for record in [r for m in find("measures") if m.get("plan") == plan.get("id") for r in m.iter()]:
        has_lines = any(child.tag in ("line", "repeat") for child in record) and record.tag in ("measure", "repeat")
        if record.tag not in ("measure", "repeat", "line", "label", "joint") or has_lines or parents[record].tag == "joint":
            if not (parents[record].tag == "joint" and record.find("status") is not None):
                continue
        own = record.find("status") if record.tag in ("joint", "label") else effective(record, "status")[0]
        code = squeeze("".join(own.itertext())) if own is not None else ""
        if code:
            count[code] = count.get(code, 0) + 1
            count[""] += 1
            count["再掲"] += record.tag == "repeat"

# --- what stands there ----------------------------------------------------------------------------------------------

with tempfile.TemporaryDirectory() as folder:
    pdf, again = pathlib.Path(folder) / "a.pdf", pathlib.Path(folder) / "b.pdf"
    run(hyogumi, "render", layout, "-o", pdf, "-q")
    run(hyogumi, "render", layout, "-o", again, "-q")
    if pdf.read_bytes() != again.read_bytes():
        faults.append("the same input gave other bytes")
    trace = run(hyogumi, "render", layout, "--format", "trace", "-o", "-", "-q")
    readers = {"poppler": run("pdftotext", "-raw", "-enc", "UTF-8", pdf, "-"), "mupdf": run("mutool", "draw", "-q", "-F", "txt", pdf)}

for reader, words in readers.items():
    whole = squeeze(words)
    missing = [(i, w) for i, w in expected if w and w not in whole]
    faults += [f"{reader} does not find {i}: {w}" for i, w in missing[:12]]
    if len(missing) > 12:
        faults.append(f"{reader}: {len(missing)} cells in all")
    for plan in find("plan"):
        no, count = plan.get("no"), marks[plan.get("no")]
        echoes = f"（うち再掲{count['再掲']}件）" if count["再掲"] else ""
        kinds = "".join(f"{k}{count.get(k, 0)}" for k in ("A+", "A", "B", "*", "-") if k in ("A+", "A", "B") or count.get(k))
        head = f"戦略計画{no}{text(plan.find('name'), plan)}{count['']}件{echoes}{kinds}"
        if head not in whole:
            faults.append(f"{reader} does not find the head {head}")

# --- a remark is under its row, and wide ----------------------------------------------------------------------------

page, places = 0, {}
for line in trace.splitlines():
    page += line.startswith("page ")
    found = re.match(r"\s*frame cell (\S+)#(result|remark)\s+([\d.]+)\s+([\d.]+)\s+([\d.]+)\s+([\d.]+)", line)
    if found and "(sample)" not in line:
        places[found[1], found[2]] = (page, *(float(found[k]) for k in range(3, 7)))
for id in remarks:
    row, remark = places.get((id, "result")), places.get((id, "remark"))
    if not row or not remark:
        faults.append(f"no cell of {id} for its result or its remark")
    elif remark[0] != row[0] or abs(row[2] + row[4] - remark[2]) > 0.02 or remark[3] < 85:
        faults.append(f"the remark of {id} is not under its row: {row} {remark}")

print("\n".join(faults) if faults else f"{len([1 for _, w in expected if w])} cells found by both readers, {len(remarks)} remarks under their rows")
sys.exit(1 if faults else 0)
