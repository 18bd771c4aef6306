#!/usr/bin/env python3
"""The draft: the KPIs of data/nerima-r1 by the customs of another house.  Every cell of the goals it goes to stands in the pages, for two
readers, as that house writes it: a figure alone in full width, ― for none, brackets of full width, the ※ of a note before the bracket of
its total, a date behind ※; and nothing of the goals it does not go to.  draft.py HYOGUMI

What the house makes of a word is worked out here a second time (house()), from the data files alone (nerima.py)."""
import pathlib, re, subprocess, sys, tempfile

from nerima import as_of, find, parents, records, squeeze, text

root = pathlib.Path(__file__).resolve().parents[2]
hyogumi = pathlib.Path(sys.argv[1]).resolve()
layout, through = "layouts/nerima-r1-draft.xml", 2
faults = []


def run(*command):
    done = subprocess.run([str(c) for c in command], cwd=root, capture_output=True)
    if done.returncode:
        sys.exit(f"{command[0]} ended with {done.returncode}: {done.stderr.decode()[:2000]}")
    return done.stdout.decode()


def house(words):
    """Brackets full, a digit alone full."""
    words = words.replace("(", "（").replace(")", "）")
    return re.sub(r"(?<![\d.,])\d(?![\d.,])", lambda d: chr(ord(d[0]) + 0xFEE0), words)


def field(kpi, name):
    """A cell, or ―; its date is a line of its own."""
    element = kpi.find(name)
    if element is None and parents[kpi].tag == "joint":
        element = parents[kpi].find(name)
    if element is None or not text(element, kpi):
        return "―"
    words = text(element, kpi)
    date = as_of(element.get("as-of"), element.get("era")) if element.get("as-of") else ""
    return house(words.removesuffix(date)) + ("※" + house(date) if date else "")


def result(kpi):
    words, total = field(kpi, "result"), kpi.find("total")
    mark = "※" if kpi.find("note") is not None else ""
    if total is None:
        return words + mark
    n = int(kpi.find("current").get("number")) + int(kpi.find("result").get("number")) + int(total.get("adjust", 0))
    left, right = "（）" if total.get("form") == "round" else "〔〕"
    return words + f"{left}計{house(f'{n:,}')}{total.get('unit')}{mark}{right}"


goal_of = lambda kpi: int(parents[records[next(h for h in find("kpis") if kpi in h.iter()).get("plan")]].get("no"))
expected, foreign = [], []
for kpi in find("kpi"):
    cells = [house(text(kpi.find("name"), kpi) + text(kpi.find("qualifier"), kpi)), field(kpi, "target"), field(kpi, "current"), result(kpi)]
    if kpi.find("note") is not None:
        cells.append("※" + house(text(kpi.find("note"), kpi)))
    (expected if goal_of(kpi) <= through else foreign).append((kpi.get("id"), cells))
for goal in find("goal"):
    (expected if int(goal.get("no")) <= through else foreign).append((goal.get("id"), [text(goal.find("name"), goal)]))

with tempfile.TemporaryDirectory() as folder:
    for profile in ("screen", "archive", "press"):
        pdf = pathlib.Path(folder) / f"{profile}.pdf"
        run(hyogumi, "render", layout, "--profile", profile, "-o", pdf, "-q")
        readers = {"poppler": run("pdftotext", "-raw", "-enc", "UTF-8", pdf, "-"), "mupdf": run("mutool", "draw", "-q", "-F", "txt", pdf)}
        for reader, whole in readers.items():
            whole = squeeze(whole)
            for record, cells in expected:
                for words in cells:
                    if words not in whole:
                        faults.append(f"{profile}, {reader} does not find {record}: {words}")
            faults += [f"{profile}: {record} is of a goal beyond {through}" for record, cells in foreign if cells[0] in whole]
            if whole.count("―") < sum(cells.count("―") for _, cells in expected):
                faults.append(f"{profile}, {reader}: too few ―")
            box = "【重要業績評価指標（KPI※）とは】"
            if box not in whole or not re.search(re.escape(box) + r".*※KPI＝KeyPerformanceIndicatorの略", whole):
                faults.append(f"{profile}, {reader}: the note of the box does not stand behind it")
            if profile == "screen" and reader == "poppler" and len(re.findall("目標値|現状値", whole)) < 14:
                faults.append("the spaced heads are not read as words")

print("\n".join(faults[:40]) if faults else f"{sum(len(c) for _, c in expected)} cells of {len(expected)} records found by both readers, in three profiles")
sys.exit(bool(faults))
