#!/usr/bin/env python3
"""stream.py HYOGUMI   Pages that are taken as they come, each forgotten, are those that were all kept, as they are for the printing house: the
same release, the same trace, glyph by glyph.  The pages of --pages are those of the whole booklet.  Several booklets in one document take
little more memory than one, whatever is made of them."""
import os, pathlib, re, subprocess, sys, tempfile

root = pathlib.Path(__file__).resolve().parents[2]
hyogumi = pathlib.Path(sys.argv[1]).resolve()
MOST_A_PAGE = {                                              # options → KB; pages that were kept took 500 to 700
    ("--profile", "screen"): 400,
    ("--profile", "archive"): 400,
    ("--format", "trace"): 400,
    ("--pages", "#3-#60"): 400,
    ("--release", "many.release"): 600,                      # of which the texts of the release are 150
}
LAYOUTS = ["layouts/nerima-r1-progress.xml", "layouts/nerima-r1-action.xml", "layouts/nerima-kpi-r1.xml", "layouts/meguro-r2-kpi.xml", "layouts/meguro-r2-kpi-tate.xml", "layouts/aokawa-r1-sheets.xml", "templates/new/layouts/report.xml"]
TALL = """<report name="tall" title="高い見出し" lang="ja" data="tall.data.xml" fonts="{root}/fonts/fonts.xml">
  <style name="default" family="BIZ UDGothic" size="10Q" leading="15Q"/>
  <master name="page" width="60mm" height="30mm" inside="10mm" outside="10mm" head="5mm" foot="5mm"/>
  <section id="s" master="page"><table><column name="a" share="1"/><head><row><cell columns="a">見<br/>出<br/>し<br/>が<br/>高<br/>い</cell></row></head>
    <row><cell columns="a">一</cell></row><row><cell columns="a">二</cell></row></table></section>
</report>"""
os.environ["SOURCE_DATE_EPOCH"] = "1600000000"               # a PDF for the press must have a date
faults = []


def run(*line):
    done = subprocess.run([str(word) for word in line], cwd=root, capture_output=True)
    assert done.returncode == 0, (line, done.stderr.decode())
    return done.stdout


def render(layout, out, *options):
    run(hyogumi, "render", layout, "-o", out, "-q", *options)
    return out.read_bytes()


def memory_of(*line):
    pid = os.posix_spawn(str(hyogumi), [str(hyogumi), *map(str, line)], os.environ)
    _, status, usage = os.wait4(pid, 0)
    assert status == 0, line
    return usage.ru_maxrss


def pages_of(trace):
    """Heading → lines, for each page; what stands beside a sheet is none of it."""
    pages = [page.partition("\n") for page in re.split(r"^page \d+ ", trace.decode(), flags=re.M)[1:]]
    return [(heading, ("\n" + lines).partition("\n  beside\n")[0].rstrip()) for heading, _, lines in pages]


def compare(layout, what, one, other):
    if one != other:
        faults.append(f"{layout}: {what}")


with tempfile.TemporaryDirectory() as name:
    work = pathlib.Path(name)
    kept = {}
    for layout in LAYOUTS:
        for profile in ("screen", "archive", "press"):
            plain = render(layout, work / "plain.pdf", "--profile", profile)
            again = render(layout, work / "again.pdf", "--profile", profile, "--release", work / f"{profile}.release")
            compare(layout, f"{profile}: another PDF where a release is kept", plain, again)
            kept[profile] = (work / f"{profile}.release").read_bytes()
            (work / f"{profile}.release").unlink()
        for profile in ("screen", "archive"):
            compare(layout, f"{profile}: the release is not that of pages which were kept", kept[profile], kept["press"])
        taken = pages_of(render(layout, work / "taken.trace", "--format", "trace"))
        whole = pages_of(render(layout, work / "whole.trace", "--format", "trace", "--profile", "press"))
        shown = lambda pages: [page for page in pages if page[1]]
        compare(layout, "the pages are not those which were kept", shown(taken), shown(whole))
        for numbers in ((1, 2), (2, 3), (1, 3)):
            if numbers[1] > len(taken):
                continue
            some = pages_of(render(layout, work / "some.trace", "--format", "trace", "--pages", ",".join(f"#{n}" for n in numbers)))
            compare(layout, f"--pages {numbers} has others", some, [taken[n - 1] for n in numbers])
    tall = work / "tall.xml"                        # what does not fit is the layout's fault, and nobody's who looks at the page
    (work / "tall.data.xml").write_text("<data/>")
    tall.write_text(TALL.format(root=root), encoding="utf-8")
    done = subprocess.run([hyogumi, "render", tall, "-o", work / "tall.pdf", "--lang", "en"], capture_output=True, text=True)
    if done.returncode != 1 or "E0601" not in done.stderr or "E0611" in done.stderr:
        faults.append(f"a head higher than the page: exit {done.returncode}: {done.stderr[:300]}")
    n_pages = {}
    for count in (2, 6):
        run(root / "bench/many", count, work / f"k{count}")
        trace = render(LAYOUTS[0], work / "many.trace", "--format", "trace", "--data", work / f"k{count}/index.xml")
        n_pages[count] = len(pages_of(trace))
    os.chdir(work)                                           # for many.release
    for options, most in MOST_A_PAGE.items():
        used = {}
        for count in (2, 6):
            line = ("render", root / LAYOUTS[0], "--data", work / f"k{count}/index.xml", "-o", work / "many.pdf", "-q")
            used[count] = memory_of(*line, *options)
            (work / "many.release").unlink(missing_ok=True)
        a_page = (used[6] - used[2]) / (n_pages[6] - n_pages[2])
        print(f"{' '.join(options)}: a page more takes {a_page:.0f} KB")
        if a_page > most:
            faults.append(f"{' '.join(options)}: a page more takes {a_page:.0f} KB")
print("\n".join(faults) or "0 faults")
sys.exit(bool(faults))
