#!/usr/bin/env python3
"""hyogumi check: what it says of the booklet, against a release, and that it writes nothing but the summary asked for."""
import pathlib, re, shutil, subprocess, sys, tempfile

root = pathlib.Path(__file__).resolve().parents[2]
hyogumi = pathlib.Path(sys.argv[1]).resolve()
faults = []


def expect(what, condition, saw=""):
    if not condition:
        faults.append(f"{what}: {saw}")


with tempfile.TemporaryDirectory() as scratch:
    project = pathlib.Path(scratch) / "project"
    for part in ("layouts", "data", "fonts"):
        shutil.copytree(root / part, project / part)
    layout, release = "layouts/nerima-r1-progress.xml", pathlib.Path(scratch) / "published.release"

    def run(*arguments):
        done = subprocess.run([hyogumi, *arguments, "--lang", "en", "--color", "never"], cwd=project, capture_output=True, text=True)
        return done.returncode, done.stdout, done.stderr

    def files():
        return {str(p): p.read_bytes() for p in project.rglob("*") if p.is_file()}

    before = files()
    status, out, err = run("check", layout)
    oddities = [("W0902", "m11-r1-4")] + [("W0903", "m1-3-5")] * 3 + [("W0940", key) for key in ("k15-1", "k21-2", "m11-2")]
    found = sorted(re.findall(r"\[(\w09\d\d)\].*\((\S+)\)$", err, re.M))
    expect("the booklet has the oddities of data/README.md", status == 0 and found == oddities, err)
    expect("warnings count with --strict", run("check", layout, "--strict")[0] == 1)
    expect("nothing is written", files() == before)

    run("render", layout, "-q", "-o", pathlib.Path(scratch) / "booklet.pdf", "--release", release)
    status, out, err = run("check", layout, "--release", release)
    expect("the booklet is as published", status == 0 and not out, f"{status} {out}")
    kpis = project / "data/nerima-r1/kpis.xml"
    kpis.write_text(kpis.read_text().replace("<target>75校</target>", "<target>76校</target>"))
    status, out, err = run("check", layout, "--release", release)
    expect("a change is found", status == 3 and "75校" in out and "76校" in out, f"{status} {out}")
    release.write_text("hyogumi-release\t1\n")
    expect("a damaged release is refused", run("check", layout, "--release", release)[0] == 1)

    summary = pathlib.Path(scratch) / "printer.pdf"
    status, out, err = run("check", layout, "--profile", "press", "--summary", summary)
    expect("the booklet can be printed", status == 0 and "E07" not in err, err)
    text = subprocess.run(["pdftotext", summary, "-"], capture_output=True, text=True).stdout
    for line in out.splitlines():
        name, value = line.split(": ", 1)
        expect("the summary says what was printed", name in text and value.split()[0] in text, line)
    expect("one page", text.count("\f") == 1, text)

print("\n".join(faults) if faults else "check says what it should")
sys.exit(1 if faults else 0)
