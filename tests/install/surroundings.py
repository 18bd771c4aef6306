#!/usr/bin/env python3
"""Wherever it runs, the same bytes and the same words: surroundings.py HYOGUMI

A small project is set and checked as a person would do it, and then: without any variable of the environment; in the C locale, in one of
Shift_JIS, Turkish and German, there or not; with a home and a TMPDIR that are not there; from another folder, by paths with
Japanese, spaces and quotation marks, and through a link; from a folder nothing can be written into, by somebody who is not root.
PDF, release, page of the web, table and workbook are the same, and so is each message, byte for byte, but for the paths in it."""
import os, pathlib, shutil, subprocess, sys, tempfile
sys.dont_write_bytecode = True

hyogumi = pathlib.Path(sys.argv[1]).resolve()
faults, n = [], 0
NOBODY = 65534
MADE = {
    "o.pdf": ["render", "PROJECT/layouts/report.xml", "-o", "OUT/o.pdf", "--release", "OUT/o.release"],
    "o.html": ["render", "PROJECT/layouts/report.xml", "-o", "OUT/o.html", "--format", "html"],
    "o.xlsx": ["corrections", "PROJECT/layouts/report.xml", "--release", "OUT/o.release", "-o", "OUT/o.xlsx"],
    "o.csv": ["corrections", "PROJECT/layouts/report.xml", "--release", "OUT/o.release", "-o", "OUT/o.csv"],
    "said": ["check", "PROJECT/layouts/wrong.xml"],
}


def results(project, out, environment, cwd, **who):
    """What is made and said; said of other paths it is said of these."""
    global n
    found = {}
    for name, line in MADE.items():
        command = [str(hyogumi), *(word.replace("PROJECT", str(project)).replace("OUT", str(out)) for word in line), "--lang", "ja"]
        done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, **who)
        said = (done.stdout + done.stderr).replace(os.fsencode(f"{project}/"), b"PROJECT/").replace(os.fsencode(str(out)), b"OUT")
        found[f"{name}, status"], found[f"{name}, words"] = done.returncode, b"\n".join(line for line in said.splitlines() if "秒".encode() not in line)
        n += 1
    for path in sorted(pathlib.Path(out).iterdir()):
        found[path.name] = path.read_bytes()
    return found


def compare(name, good, project, environment, cwd, **who):
    out = pathlib.Path(tempfile.mkdtemp(dir=folder)) / "out"
    out.mkdir()
    if who:
        os.chown(out, NOBODY, NOBODY)
        os.chmod(out.parent, 0o755)
    found = results(project, out, environment, cwd, **who)
    for what in sorted(good.keys() | found.keys()):
        if good.get(what) != found.get(what):
            faults.append(f"{name}: {what} differs: {str(good.get(what))[:200]} | {str(found.get(what))[:200]}")


with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name).resolve()
    os.chmod(folder, 0o755)
    project = folder / "plain"
    subprocess.run([hyogumi, "new", project], check=True, capture_output=True)
    text = (project / "layouts/report.xml").read_text()
    (project / "layouts/wrong.xml").write_text(text.replace("<table", '<table widht="3"', 1) if "<table" in text else text.replace(">", " widht='3'>", 1))
    usual = {**os.environ, "SOURCE_DATE_EPOCH": "1600000000"}
    epoch = {"SOURCE_DATE_EPOCH": "1600000000"}
    first = folder / "first"
    first.mkdir()
    good = results(project, first, usual, folder)
    if [good[f"{made}, status"] for made in MADE] != [0, 0, 0, 0, 1] or "widht" not in good["said, words"].decode():
        faults.append(f"as usual: {good}")
    compare("no environment", good, project, epoch, folder)
    for locale in ("C", "C.UTF-8", "POSIX", "ja_JP.SJIS", "ja_JP.eucJP", "tr_TR.UTF-8", "de_DE.ISO-8859-1", "no such locale"):
        compare(f"locale {locale}", good, project, {**usual, "LC_ALL": locale, "LANG": locale}, folder)
    compare("no home", good, project, {**usual, "HOME": "/nowhere/at all"}, folder)
    compare("no folder for temporary files", good, project, {**usual, "TMPDIR": "/nowhere/at all"}, folder)
    compare("a home of 5,000 characters", good, project, {**usual, "HOME": "/x" * 2500}, folder)
    for zone in ("Asia/Tokyo", "America/St_Johns", "no such zone"):
        compare(f"time zone {zone}", good, project, {**usual, "TZ": zone}, folder)
    odd = folder / "令和 7 年度" / "計画 'その1' \"案\"" / "一 式"
    shutil.copytree(project, odd)
    compare("Japanese, spaces and quotation marks", good, odd, usual, folder)
    compare("a path from where it lies", good, pathlib.Path(), usual, odd)
    (folder / "link").symlink_to(odd)
    compare("through a link", good, folder / "link", usual, "/")
    if os.geteuid() == 0:
        for path in [project, *project.rglob("*")]:
            os.chmod(path, 0o555 if path.is_dir() else 0o444)
        who = {"user": NOBODY, "group": NOBODY, "extra_groups": []}
        try:
            can = subprocess.run([hyogumi, "schema", "layout"], env=usual, capture_output=True, cwd="/", **who).returncode == 0
        except PermissionError:
            can = False
        if can:
            compare("nobody, and a project that is only read", good, project, {**epoch, "HOME": "/nowhere"}, project, **who)
        else:
            print("the program lies where others may not read it: not tried as somebody else")
print(f"{n} runs, {len(faults)} faults")
for fault in faults[:20]:
    print(fault)
sys.exit(1 if faults else 0)
