#!/usr/bin/env python3
"""Runs the cases: run.py HYOGUMI [--accept] [SUBJECT/CASE]...

A case is a folder named by what it shows, with report.xml, data.xml and what should come of them: expected.trace (where
everything stands, in millimetres), or expected.diag (what the program says) and its exit status on the first line.
A case with a file `revise` is published (report.xml, data.xml) and then corrected: each line of the file are the arguments
of `revise`, and the next line builds on what that one has written.  expected.revision holds what each step says, the
<revision> it writes, and what stands on each page.
Where a file `command` gives another verb and its arguments, what it prints is in expected.out.

--accept writes what came instead of comparing; read it like code before it is committed."""
import difflib, os, pathlib, subprocess, sys, tempfile

here = pathlib.Path(__file__).resolve().parent
hyogumi = str(pathlib.Path(sys.argv[1]).resolve())
accept = "--accept" in sys.argv
chosen = [a for a in sys.argv[2:] if a != "--accept"]
surroundings = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}   # a case says its own day


def words_of(case, verb):
    """Data of a case are in the words of schema.xml beside it, or else of the specimen."""
    named = (case / "schema.xml").exists() or verb not in ("render", "check", "revise", "excerpt", "corrections", "query")
    return [] if named else ["--schema", "../../../specimen/data/schema.xml"]


def call(case, *arguments):
    command = [hyogumi, *arguments, *words_of(case, arguments[0]), "--lang", "en", "--color", "never", "--notes"]
    return subprocess.run(command, cwd=case, env=surroundings, capture_output=True, text=True)


def pages_of(release):
    lines = []
    for line in release.read_text().splitlines():
        cells = line.split("\t")
        if cells[0] == "page":
            lines.append(f"page {cells[2] or '#' + cells[1]} {cells[4]}{', ' + cells[8] if cells[8] else ''}:")
        elif cells[0] == "slab":
            lines[-1] += f" {cells[1]}"
        elif cells[0] == "mark":
            lines.append(f"  mark {cells[1]}")
    return "\n".join(lines) + "\n"


def revision(case):
    said = ""
    with tempfile.TemporaryDirectory() as folder:
        last = pathlib.Path(folder) / "old.release"
        done = call(case, "render", "report.xml", "-o", f"{folder}/old.pdf", "--release", str(last), "-q")
        said += f"{done.stderr}published\n{pages_of(last) if last.exists() else ''}"
        for number, line in enumerate((case / "revise").read_text().splitlines()):
            out = pathlib.Path(folder) / str(number)
            done = call(case, "revise", *line.split(), "--release", str(last), "-o", str(out))
            said += f"\nrevise {line}: exit {done.returncode}\n{done.stdout}{done.stderr}".replace(str(out), "DIR").replace(folder, "LAST")
            if (out / "new.release").exists():
                last = out / "new.release"
                said += (out / "revision.xml").read_text().split("\n", 1)[1] if (out / "revision.xml").exists() else ""
                said += pages_of(last)
    return {"expected.revision": said}


def outcome(case):
    if (case / "revise").exists():
        return revision(case)
    arguments = (case / "args").read_text().split() if (case / "args").exists() else []
    words = ["render", "report.xml", "--format", "trace", "-o", "-", *arguments]
    printed = "expected.trace"
    if (case / "command").exists():
        words, printed = (case / "command").read_text().split(), "expected.out"
    done = call(case, *words)
    said = f"exit {done.returncode}\n{done.stderr}" if done.returncode or done.stderr else ""
    return {printed: done.stdout, "expected.diag": said}


failed = run = 0
for report in sorted(here.glob("*/*/report.xml")):
    case = report.parent
    name = str(case.relative_to(here))
    if chosen and name not in chosen:
        continue
    run += 1
    wrong = False
    for file, got in outcome(case).items():
        path = case / file
        if accept:
            path.write_text(got) if got else path.unlink(missing_ok=True)
            continue
        want = path.read_text() if path.exists() else ""
        if got != want:
            wrong = True
            lines = difflib.unified_diff(want.splitlines(), got.splitlines(), f"{name}/{file}", "now", lineterm="", n=1)
            print("\n".join(list(lines)[:40]))
    failed += wrong
print(f"{run - failed} passed, {failed} failed")
sys.exit(1 if failed or not run else 0)
