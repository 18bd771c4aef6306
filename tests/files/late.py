#!/usr/bin/env python3
"""Libraries that few runs need are opened when they are wanted (base/late.h): late.py HYOGUMI

Workbooks are read and written with what this machine has.  Where the library is no library, or another one under its name, the program says
which, ends with 5 and leaves nothing; whoever needs no workbook is told nothing.  A copy of it in a folder of the user's serves as well,
behind the fence, too."""
import os, pathlib, re, shutil, subprocess, sys, tempfile, zipfile

hyogumi = pathlib.Path(sys.argv[1]).resolve()
root = pathlib.Path(__file__).resolve().parents[2]
asked = root / "tests/cases/inquiry/a-sheet-asks-for-a-field-that-there-is-not"
faults = []


def run(*arguments, libraries=None):
    surroundings = {**os.environ, **({"LD_LIBRARY_PATH": str(libraries)} if libraries else {})}
    return subprocess.run([hyogumi, *map(str, arguments), "--lang", "en", "--color", "never"], capture_output=True, text=True, env=surroundings)


def expect(truth, what, done):
    if not truth:
        faults.append(f"{what}: exit {done.returncode}: {done.stdout[-300:]}{done.stderr[-500:]}")


names = {found.decode() for found in re.findall(rb"\blib(?:zip|xlsxwriter)\.so\.\d+", hyogumi.read_bytes())}
linked = subprocess.run(["ldd", hyogumi], capture_output=True, text=True).stdout
if len(names) != 2 or any(name in linked for name in names):
    faults.append(f"opened late: {names}, linked: {linked}")
known = dict(re.findall(r"(\S+) \(.*=> (/\S+)", subprocess.run(["/sbin/ldconfig", "-p"], capture_output=True, text=True).stdout))
other = re.search(r"libdeflate\.so\S* => (\S+)", linked)[1]

# neither lies where any verb may read
with tempfile.TemporaryDirectory(dir=hyogumi.parent) as folder, tempfile.TemporaryDirectory(dir=hyogumi.parent) as apart:
    place = pathlib.Path(folder)
    shutil.copytree(asked, place / "in")
    report = place / "in/report.xml"
    for old, new in (('open="budget remarks"', ""), ("../../../../fonts", str(root / "fonts")), ("{remark}", "")):
        report.write_text(report.read_text().replace(old, new))

    def wanted(library, libraries, out):
        """What cannot be done without it."""
        if "xlsxwriter" in library:
            return run("sheets", report, "--by", "department", "-o", place / out, libraries=libraries)
        return run("revise", report, "--release", place / "a.release", "--corrections", place / "d2.xlsx", "-o", place / out, libraries=libraries)

    done = run("render", report, "-o", place / "a.pdf", "--release", place / "a.release", "-q")
    expect(done.returncode == 0, "a booklet", done)
    with zipfile.ZipFile(place / "d2.xlsx", "w") as book:
        book.writestr("nothing.xml", "<nothing/>")
    for library in sorted(names):
        whole, broken, strange = (pathlib.Path(apart) / f"{library} {name}" for name in ("whole", "broken", "strange"))
        for libraries, source in ((whole, known[library]), (strange, other)):
            libraries.mkdir()
            shutil.copy(source, libraries / library)
        broken.mkdir()
        (broken / library).write_text("no library")
        for libraries in (broken, strange):
            done = wanted(library, libraries, "out")
            expect(done.returncode == 5 and "E1190" in done.stderr and library in done.stderr, f"{libraries.name}", done)
            expect(not (place / "out").exists(), f"{libraries.name} leaves something", done)
            done = run("render", report, "-o", place / "b.pdf", "-q", libraries=libraries)
            expect(done.returncode == 0 and not done.stderr, f"a booklet needs no {library}", done)
        done = wanted(library, whole, "own")
        good = done.returncode == 0 and list((place / "own").glob("*.xlsx")) if "xlsxwriter" in library else "E1102" in done.stderr
        expect(good, f"{library} of the user", done)

print("\n".join(faults) or f"{', '.join(sorted(names))}: opened when they are wanted, told of where they cannot be")
sys.exit(1 if faults else 0)
