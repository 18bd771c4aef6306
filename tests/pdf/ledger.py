#!/usr/bin/env python3
"""ledger.py HYOGUMI   What rows of one long table take while the booklet is made: they are set, cut into pages, painted and forgotten some
after some.  The table painted so is byte for byte the one whose pages were all kept (for a release)."""
import os, pathlib, subprocess, sys, tempfile

root = pathlib.Path(__file__).resolve().parents[2]
hyogumi = pathlib.Path(sys.argv[1]).resolve()
MOST_A_ROW = 5                                               # KB: rows bound up, tags; with cells at hand it was 9, with all rows set at once 26
faults = []


def memory_of(*line):
    pid = os.posix_spawn(str(hyogumi), [str(hyogumi), *map(str, line)], os.environ)
    _, status, usage = os.wait4(pid, 0)
    assert status == 0, line
    return usage.ru_maxrss


with tempfile.TemporaryDirectory() as name:
    work = pathlib.Path(name)
    used = []
    for rows in (4000, 8000):
        subprocess.run([root / "bench/ledger", str(rows), work / str(rows)], check=True)
        used.append(memory_of("render", work / str(rows) / "report.xml", "-o", work / f"{rows}.pdf", "-q"))
    a_row = (used[1] - used[0]) / 4000
    if a_row > MOST_A_ROW:
        faults.append(f"{a_row:.1f} KB for each row more: at most {MOST_A_ROW}")
    memory_of("render", work / "4000/report.xml", "-o", work / "kept.pdf", "--release", work / "kept.release", "-q")
    if (work / "4000.pdf").read_bytes() != (work / "kept.pdf").read_bytes():
        faults.append("the ledger is not as if all its pages had been kept")
for fault in faults:
    print(fault)
sys.exit(bool(faults))
