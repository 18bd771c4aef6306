#!/usr/bin/env python3
"""stream.py HYOGUMI   A booklet that is painted page after page, each forgotten, is the one whose pages were all kept (as they are for a
release): the same characters at the same places on the same pages, drawn alike, read in the same order, with the same links and
bookmarks.  Several booklets in one document take little more memory than one."""
import os, pathlib, subprocess, sys, tempfile

try:
    import pikepdf
except ImportError:                                          # Debian's package is for Debian's Python
    os.execv("/usr/bin/python3", ["/usr/bin/python3", *sys.argv])

root = pathlib.Path(__file__).resolve().parents[2]
hyogumi = pathlib.Path(sys.argv[1]).resolve()
LAYOUTS = ["layouts/nerima-r1-progress.xml", "layouts/nerima-kpi-r1.xml", "layouts/meguro-r2-kpi.xml"]
MOST_A_PAGE = 400                                            # KB; all pages kept took 700
faults = []


def run(*line):
    done = subprocess.run([str(word) for word in line], cwd=root, capture_output=True)
    assert done.returncode == 0, (line, done.stderr.decode())
    return done.stdout


def drawn(path):
    return run("pdftoppm", "-r", "30", "-gray", path)


def places(path):
    return run("pdftotext", "-bbox", path, "-")


def leads(path):
    """(page, box, page it leads to, words) of each link; titles and pages of the bookmarks."""
    with pikepdf.open(path) as pdf:
        number = {page.objgen: i for i, page in enumerate(pdf.pages)}
        links = [(i, [float(x) for x in link.Rect], number[link.Dest[0].objgen], [float(x) for x in list(link.Dest)[2:4]], str(link.Contents))
                 for i, page in enumerate(pdf.pages) for link in page.get("/Annots", [])]
        with pdf.open_outline() as outline:
            lines = []
            def walk(items, depth):
                for item in items:
                    lines.append((depth, item.title, number[item.destination[0].objgen]))
                    walk(item.children, depth + 1)
            walk(outline.root, 0)
        return links, lines


def read(path):
    """What is read, element by element."""
    return run("pdfinfo", "-struct-text", path)


def memory_of(*line):
    pid = os.posix_spawn(str(hyogumi), [str(hyogumi), *map(str, line)], os.environ)
    _, status, usage = os.wait4(pid, 0)
    assert status == 0, line
    return usage.ru_maxrss


with tempfile.TemporaryDirectory() as name:
    work = pathlib.Path(name)
    for layout in LAYOUTS:
        streamed, whole = work / "streamed.pdf", work / "whole.pdf"
        run(hyogumi, "render", layout, "-o", streamed, "-q")
        run(hyogumi, "render", layout, "-o", whole, "--release", work / "kept.release", "-q")
        for what in (places, drawn, leads, read):
            if what(streamed) != what(whole):
                faults.append(f"{layout}: {what.__name__} differ")
        (work / "kept.release").unlink()
        print(f"{layout}: as if all pages had been kept")
    used = []
    for count in (2, 6):
        run(root / "bench/many", count, work / f"k{count}")
        out = work / "many.pdf"
        used.append((memory_of("render", LAYOUTS[0], "--data", work / f"k{count}/index.xml", "-o", out, "-q"), len(pikepdf.open(out).pages)))
    a_page = (used[1][0] - used[0][0]) / (used[1][1] - used[0][1])
    print(f"a page more takes {a_page:.0f} KB")
    if a_page > MOST_A_PAGE:
        faults.append(f"a page more takes {a_page:.0f} KB")
print("\n".join(faults) or "0 faults")
sys.exit(bool(faults))
