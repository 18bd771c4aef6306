#!/usr/bin/env python3
"""ledger.py HYOGUMI   What rows of one long table, and of many short ones, take while the booklet is made: they are set, cut into pages,
painted and forgotten some after some.  What is painted so is byte for byte the same as where all pages were kept (for a release)."""
import os, pathlib, subprocess, sys, tempfile

root = pathlib.Path(__file__).resolve().parents[2]
hyogumi = pathlib.Path(sys.argv[1]).resolve()
# KB: rows bound up, tags; with cells at hand it was 9, with all rows set at once 26; a form sheet, two tables, took 40 with cells at hand
MOST_A_ROW, MOST_A_SHEET = 5, 32
faults = []


def memory_of(*line):
    pid = os.posix_spawn(str(hyogumi), [str(hyogumi), *map(str, line)], os.environ)
    _, status, usage = os.wait4(pid, 0)
    assert status == 0, line
    return usage.ru_maxrss


def try_growth(what, few, many, most, write, last_words):
    """`write(count, folder)`: the report and data of so many."""
    with tempfile.TemporaryDirectory() as name:
        work = pathlib.Path(name)
        used = []
        for count in (few, many):
            write(count, work / str(count))
            used.append(memory_of("render", work / str(count) / "report.xml", "-o", work / f"{count}.pdf", "-q"))
        each = (used[1] - used[0]) / (many - few)
        if each > most:
            faults.append(f"{each:.1f} KB for each {what} more: at most {most}")
        memory_of("render", work / f"{few}/report.xml", "-o", work / "kept.pdf", "--release", work / "kept.release", "-q")
        if (work / f"{few}.pdf").read_bytes() != (work / "kept.pdf").read_bytes():
            faults.append(f"with each {what} painted and forgotten it is not as if all pages had been kept")
        memory_of("render", work / f"{few}/report.xml", "--format", "html", "-o", work / "few.html", "-q")
        if last_words(few) not in (work / "few.html").read_text():
            faults.append(f"the page of the web has not each {what}")


try_growth("row", 4000, 8000, MOST_A_ROW, lambda count, folder: subprocess.run([root / "bench/ledger", str(count), folder], check=True),
           lambda count: f"{(count - 1) * 104729 % 100000:,}")
try_growth("sheet", 400, 1200, MOST_A_SHEET,
           lambda count, folder: subprocess.run([root / "bench/sheets", "--count", str(count), "--keep", folder], check=True),
           lambda count: f"（第{count - 1}号）")
for fault in faults:
    print(fault)
sys.exit(bool(faults))
