#!/usr/bin/env python3
"""Runs the cases: run.py HYOGUMI [--accept] [SUBJECT/CASE]...

A case is a folder named by what it shows, with report.xml, data.xml and what should come of them: expected.trace (where
everything stands, in millimetres), or expected.diag (what the program says) and its exit status on the first line.  Where a
file `command` gives another verb and its arguments, what it prints is in expected.out.
--accept writes what came instead of comparing; read it like code before it is committed."""
import difflib, pathlib, subprocess, sys

here = pathlib.Path(__file__).resolve().parent
hyogumi = str(pathlib.Path(sys.argv[1]).resolve())
accept = "--accept" in sys.argv
chosen = [a for a in sys.argv[2:] if a != "--accept"]


def outcome(case):
    arguments = (case / "args").read_text().split() if (case / "args").exists() else []
    words = ["render", "report.xml", "--format", "trace", "-o", "-", *arguments]
    printed = "expected.trace"
    if (case / "command").exists():
        words, printed = (case / "command").read_text().split(), "expected.out"
    command = [hyogumi, *words, "--lang", "en", "--color", "never"]
    done = subprocess.run(command, cwd=case, capture_output=True, text=True)
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
