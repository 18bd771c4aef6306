#!/usr/bin/env python3
"""Pages counted on a terminal: ticker.py HYOGUMI.  A booklet that takes more than two seconds is set on a pty: a line counts its pages and
seconds, goes on from time to time, and is gone at the end; with -q, with messages as JSON, through a pipe and in a short run there is none."""
import os, pathlib, pty, re, subprocess, sys, tempfile, time

root = pathlib.Path(__file__).resolve().parents[2]
hyogumi = pathlib.Path(sys.argv[1]).resolve()
faults = []


def on_terminal(folder, layout, *more):
    master, slave = pty.openpty()
    run = subprocess.Popen([hyogumi, "render", layout, "-o", "x.pdf", "--lang", "en", *more], cwd=folder, stdout=subprocess.PIPE, stderr=slave)
    os.close(slave)
    seen = b""
    while True:
        try:
            piece = os.read(master, 65536)
        except OSError:
            break
        if not piece:
            break
        seen += piece
    out = run.stdout.read().decode()
    if run.wait():
        faults.append(f"{more}: {seen}")
    return out, seen.decode()


with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    n, out = 2000, ""
    (folder / "report.xml").write_text(f"""<report name="long" title="長" lang="ja" data="data.xml" fonts="{root}/fonts/fonts.xml">
  <style name="default" family="BIZ UDGothic" size="10Q" leading="15Q"/>
  <master name="page" width="210mm" height="297mm" inside="10mm" outside="10mm" head="5mm" foot="5mm"/>
  <each select="/data/row"><section id="s-{{@id}}" master="page"><p>{{name}}</p></section></each></report>""")
    while True:                                          # as long as it takes here
        words = "長い文章を並べて組むのに時間をかける。" * 60
        (folder / "data.xml").write_text('<data id="d" lang="ja">' + "".join(f'<row id="r{i}"><name>{words}</name></row>' for i in range(n)) + "</data>")
        out, seen = on_terminal(folder, "report.xml")
        took = float(re.search(r"([0-9.]+) s$", out.strip())[1])
        if took > 3 or n > 60000:
            break
        n *= 2
    counted = [(int(a), int(b)) for a, b in re.findall("… ([0-9]+) pages  ([0-9]+) s\x1b\\[K\r", seen)]
    if len(counted) < 3 or counted != sorted(counted) or counted[0][1] < 2 or counted[-1][0] > n or not seen.endswith("\r\x1b[K"):
        faults.append(f"{took} s: {counted} {seen[-60:]!r}")
    if seen.count("…") != len(counted) or len(counted) > took * 10 + 1:
        faults.append(f"{len(counted)} times in {took} s")
    for more in ["-q"], ["--diagnostics", "json"]:
        if "…" in on_terminal(folder, "report.xml", *more)[1]:
            faults.append(f"counted with {more}")
    piped = subprocess.run([hyogumi, "render", "report.xml", "-o", "x.pdf", "--lang", "en"], cwd=folder, capture_output=True, text=True)
    if piped.stderr or not piped.stdout.startswith(f"x.pdf  {n} pages"):
        faults.append(f"through a pipe: {piped.stderr} {piped.stdout}")
print("\n".join(faults) if faults else f"{n} pages in {took} s, counted {len(counted)} times")
sys.exit(bool(faults))
