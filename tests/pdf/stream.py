#!/usr/bin/env python3
"""stream.py HYOGUMI   A booklet that is painted page after page, each forgotten, is byte for byte the one whose pages were all kept (as
they are for a release).  Several booklets in one document take little more memory than one."""
import os, pathlib, subprocess, sys, tempfile

root = pathlib.Path(__file__).resolve().parents[2]
hyogumi = pathlib.Path(sys.argv[1]).resolve()
LAYOUTS = ["layouts/nerima-r1-progress.xml", "layouts/nerima-kpi-r1.xml", "layouts/meguro-r2-kpi.xml", "templates/new/layouts/report.xml"]
MOST_A_PAGE = 400                                            # KB; all pages kept took 700
faults = []


def run(*line):
    done = subprocess.run([str(word) for word in line], cwd=root, capture_output=True)
    assert done.returncode == 0, (line, done.stderr.decode())
    return done.stdout


def memory_of(*line):
    pid = os.posix_spawn(str(hyogumi), [str(hyogumi), *map(str, line)], os.environ)
    _, status, usage = os.wait4(pid, 0)
    assert status == 0, line
    return usage.ru_maxrss


def pages_of(path):
    return int(run("pdfinfo", path).decode().split("Pages:")[1].split()[0])


with tempfile.TemporaryDirectory() as name:
    work = pathlib.Path(name)
    for layout in LAYOUTS:
        streamed, whole = work / "streamed.pdf", work / "whole.pdf"
        run(hyogumi, "render", layout, "-o", streamed, "-q")
        run(hyogumi, "render", layout, "-o", whole, "--release", work / "kept.release", "-q")
        if streamed.read_bytes() != whole.read_bytes():
            faults.append(f"{layout}: not as if all pages had been kept")
        (work / "kept.release").unlink()
    used = []
    for count in (2, 6):
        run(root / "bench/many", count, work / f"k{count}")
        out = work / "many.pdf"
        used.append((memory_of("render", LAYOUTS[0], "--data", work / f"k{count}/index.xml", "-o", out, "-q"), pages_of(out)))
    a_page = (used[1][0] - used[0][0]) / (used[1][1] - used[0][1])
    print(f"a page more takes {a_page:.0f} KB")
    if a_page > MOST_A_PAGE:
        faults.append(f"a page more takes {a_page:.0f} KB")
print("\n".join(faults) or "0 faults")
sys.exit(bool(faults))
