#!/usr/bin/env python3
"""`hyogumi new`: what it writes is what templates/new holds, and can be used at once by every verb: new.py HYOGUMI

A folder in which something lies, or that cannot be made, is refused, and nothing is written."""
import pathlib, shutil, sys, tempfile
sys.dont_write_bytecode = True
from installed import ROOT, installed, run

TEMPLATE = ROOT / "templates/new"
faults = []


def expect(what, condition, saw=""):
    if not condition:
        faults.append(f"{what}: {saw}")


def files_of(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def check_quiet(what, done):
    expect(what, done.returncode == 0 and not done.stderr, done)


def check_whole(hyogumi, folder):
    """A set that is new renders, has nothing to be asked, can be divided, and is what the grammars say."""
    check_quiet("render", run(hyogumi, "render", "machi/layouts/report.xml", "--release", "1.release", "--notes", cwd=folder))
    expect("the booklet", (folder / "output/計画.pdf").stat().st_size > 10000)
    for profile in ("archive", "press"):
        check_quiet(profile, run(hyogumi, "render", "machi/layouts/report.xml", "-o", "a.pdf", "--profile", profile, cwd=folder))
    done = run(hyogumi, "check", "machi/layouts/report.xml", "--notes", cwd=folder)
    check_quiet("check", done)
    check_quiet("excerpt", run(hyogumi, "excerpt", "machi/layouts/report.xml", "--by", "課", "-o", "ex", "--notes", cwd=folder))
    expect("one for each department", sorted(p.name for p in (folder / "ex").glob("*.pdf")) == ["k1.pdf", "k2.pdf", "k3.pdf"])
    check_quiet("corrections", run(hyogumi, "corrections", "machi/layouts/report.xml", "--release", "1.release", "-o", "c.csv", cwd=folder))
    (folder / "name.xml").write_text('<corrections date="2024-10-01" reason="誤字"><correction key="1-2#名称"><was>放課後こども教室</was><now>放課後こども教室（全校）</now></correction></corrections>')
    run(hyogumi, "revise", "machi/layouts/report.xml", "--release", "1.release", "--corrections", "name.xml", "-o", "named", cwd=folder)
    errata = (folder / "named/errata.csv").read_text(encoding="utf-8-sig")
    expect("a 再掲 is called as its source is", all(f'"{key}"' in errata for key in ("1-2#名称", "2-3#名称", "1-2#事業")), errata)
    for words, files in ((["layout"], ["layouts/report.xml", "layouts/styles.xml"]), (["schema"], ["data/schema.xml"]),
                         (["data", "machi/data/index.xml"], ["data/index.xml"])):
        (folder / "grammar.rng").write_text(run(hyogumi, "schema", *words, cwd=folder).stdout)
        done = run("xmllint", "--noout", "--relaxng", "grammar.rng", *[f"machi/{file}" for file in files], cwd=folder)
        expect(f"xmllint: {words}", done.returncode == 0, done.stderr)


def check_refused(hyogumi, folder, what, name, code):
    before = files_of(folder)
    done = run(hyogumi, "new", name, "--lang", "en", cwd=folder)
    expect(f"{what}: status", done.returncode == 5, done)
    expect(f"{what}: said", done.stderr.startswith(name) and f"error[{code}]" in done.stderr, done.stderr)
    expect(f"{what}: nothing is written", files_of(folder) == before and not done.stdout, done)


with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    hyogumi = installed(pathlib.Path(sys.argv[1]).resolve(), folder / "program")
    done = run(hyogumi, "new", "machi", "--lang", "ja", cwd=folder)
    check_quiet("new", done)
    expect("what comes next is said", "hyogumi render machi/layouts/report.xml" in done.stdout, done.stdout)
    expect("what is written", files_of(folder / "machi") == files_of(TEMPLATE), list(files_of(folder / "machi")))
    check_whole(hyogumi, folder)

    built = pathlib.Path(sys.argv[1]).resolve()
    check_quiet("by the program where it was built", run(built, "render", "machi/layouts/report.xml", "-o", "built.pdf", cwd=folder))
    expect("it is the same", (folder / "built.pdf").read_bytes() == (folder / "output/計画.pdf").read_bytes())
    alone = pathlib.Path(shutil.copy(built, folder / "alone"))
    done = run(alone, "render", "machi/layouts/report.xml", "--lang", "en", cwd=folder)
    expect("away from its list it says so", "report.xml:3:1: error[E0407]" in done.stderr or pathlib.Path("/usr/local/share/hyogumi").exists(), done)
    done = run(alone, "fonts", "--lang", "en", cwd=folder)
    expect("asked for its list, too", "error[E0407]" in done.stderr or pathlib.Path("/usr/local/share/hyogumi").exists(), done)

    (folder / "deep").mkdir()
    check_quiet("an empty folder", run(hyogumi, "new", "deep", "-q", cwd=folder))
    check_quiet("folders above it", run(hyogumi, "new", "a/b/c", cwd=folder))
    expect("folders above it", files_of(folder / "a/b/c") == files_of(folder / "deep") == files_of(TEMPLATE))

    (folder / "hidden").mkdir()
    (folder / "hidden/.keep").write_text("")
    (folder / "file").write_text("mine")
    check_refused(hyogumi, folder, "a set that is there", "machi", "E0709")
    check_refused(hyogumi, folder, "a hidden file", "hidden", "E0709")
    check_refused(hyogumi, folder, "a file", "file", "E0702")
    expect("DIR is asked for", run(hyogumi, "new", cwd=folder).returncode == 2)

print("\n".join(faults) if faults else f"new: {len(files_of(TEMPLATE))} files, ready to render, check, excerpt and correct")
sys.exit(1 if faults else 0)
