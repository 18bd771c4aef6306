#!/usr/bin/env python3
"""stream.py HYOGUMI   A booklet that is painted page after page, each forgotten, is byte for byte the one whose pages were all kept (as
they are for a release).  Several booklets in one document take little more memory than one."""
import os, pathlib, subprocess, sys, tempfile

root = pathlib.Path(__file__).resolve().parents[2]
hyogumi = pathlib.Path(sys.argv[1]).resolve()
LAYOUTS = ["layouts/nerima-r1-progress.xml", "layouts/nerima-kpi-r1.xml", "layouts/meguro-r2-kpi.xml", "templates/new/layouts/report.xml"]
MOST_A_PAGE = 400                                            # KB; all pages kept took 700
TALL = """<report name="tall" title="高い見出し" lang="ja" data="tall.data.xml" fonts="{root}/fonts/fonts.xml">
  <style name="default" family="BIZ UDGothic" size="10Q" leading="15Q"/>
  <master name="page" width="60mm" height="30mm" inside="10mm" outside="10mm" head="5mm" foot="5mm"/>
  <section id="s" master="page"><table><column name="a" share="1"/><head><row><cell columns="a">見<br/>出<br/>し<br/>が<br/>高<br/>い</cell></row></head>
    <row><cell columns="a">一</cell></row><row><cell columns="a">二</cell></row></table></section>
</report>"""
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
    tall = work / "tall.xml"                        # what does not fit is the layout's fault, and nobody's who looks at the page
    (work / "tall.data.xml").write_text("<data/>")
    tall.write_text(TALL.format(root=root), encoding="utf-8")
    done = subprocess.run([hyogumi, "render", tall, "-o", work / "tall.pdf", "--lang", "en"], capture_output=True, text=True)
    if done.returncode != 1 or "E0601" not in done.stderr or "E0611" in done.stderr:
        faults.append(f"a head higher than the page: exit {done.returncode}: {done.stderr[:300]}")
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
