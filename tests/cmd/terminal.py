#!/usr/bin/env python3
"""What a person sees of a run: the path, the pages, the time; notes counted, and listed for those who ask: terminal.py HYOGUMI"""
import pathlib, re, shutil, subprocess, sys, tempfile

root = pathlib.Path(__file__).resolve().parents[2]
hyogumi = pathlib.Path(sys.argv[1]).resolve()
faults = []


def expect(what, condition, saw=""):
    if not condition:
        faults.append(f"{what}: {saw}")


with tempfile.TemporaryDirectory() as scratch:
    specimen = root / "tests/specimen/layouts/specimen.xml"  # three notes: see tests/specimen/specimen.py
    town = pathlib.Path(scratch) / "town"
    shutil.copytree(root / "templates/new", town)

    def run(verb, *arguments, lang="en", layout=specimen):
        done = subprocess.run([hyogumi, verb, layout, "--lang", lang, "--color", "never", *arguments], cwd=scratch, capture_output=True, text=True)
        expect(f"{verb} {arguments}", done.returncode == 0, done.stderr)
        return done.stdout, done.stderr

    out, err = run("render")
    expect("the path, the pages, the time", re.fullmatch(r"output/specimen\.pdf  \d+ pages  \d+\.\d\d s\n", out), out)
    expect("one line counts the notes", err == "notes: 3 (--notes lists them)\n", err)
    out, err = run("render", lang="ja")
    expect("in Japanese", re.fullmatch(r"output/specimen\.pdf  \d+ ページ  \d+\.\d\d 秒\n", out), out)
    expect("counted in Japanese", err == "注記 3 件（--notes で表示します）\n", err)
    err = run("render", "--notes")[1]
    expect("listed, not counted", err.count("note[") == 3 and "--notes" not in err, err)
    out, err = run("render", "--notes", "-q")
    expect("quiet", out == err == "", out + err)
    err = run("render", "--diagnostics", "json")[1]
    expect("JSON has them all", [*map(lambda line: '"severity":"note"' in line, err.splitlines())] == [True] * 3, err)
    out, err = run("render", "-o", "-", "--format", "trace")
    expect("standard output is the file alone", out.startswith("page 1 ") and "pages" not in out.splitlines()[-1], out[:80])
    err = run("check")[1]
    expect("check counts them, too", "note[" not in err and err.endswith("notes: 3 (--notes lists them)\n"), err)

    report = town / "layouts/report.xml"
    data = town / "data/index.xml"
    data.write_text(data.read_text().replace('<分野 識別="分野1"', '<課 識別="k5"><名称>図書館</名称></課>\n  <分野 識別="分野1"'))
    excerpt = ["excerpt", "--by", "課", "-o", "ex"]
    out, err = run(*excerpt, lang="ja", layout=report)
    expect("each file", sorted(re.findall(r"^ex/(k\d)\.pdf  \d+ ページ$", out, re.M)) == ["k1", "k2", "k3"], out)
    expect("all of them", re.fullmatch(r"ex  3 件  \d+ ページ  \d+\.\d\d 秒", out.splitlines()[-1]), out)
    out, err = run(*excerpt, "--resume", layout=report)
    expect("what is kept", out.count(" (kept)\n") == 3 and re.search(r"^ex  3 files  \d+ pages  \d+\.\d\d s$", out, re.M), out)
    expect("of whom there is nothing", run(*excerpt, "--only", "k5", lang="ja", layout=report)[0] == "k5: 該当なし\n")
    expect("quiet", run(*excerpt, "--only", "k5", "-q", layout=report)[0] == "")
    run("render", "-o", "t.pdf", "--release", "t.release", layout=report)
    out, err = run("corrections", "--release", "t.release", "-o", "t.csv", lang="ja", layout=report)
    rows = len((pathlib.Path(scratch) / "t.csv").read_text().splitlines()) - 1
    expect("the table, and its rows", out == f"t.csv  {rows} 行\n" and rows > 20, out)

print("\n".join(faults) if faults else "a run says what it should")
sys.exit(1 if faults else 0)
