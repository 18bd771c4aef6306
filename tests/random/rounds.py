"""Reports nobody drew, one a seed, each in a folder of its own: PROGRAM [HOW_MANY] [--seed N]."""
import pathlib
import random
import subprocess
import sys
import tempfile


def rendered(program, folder):
    """out.pdf and out.trace of its report; what went wrong."""
    for what in ("pdf", "trace"):
        done = subprocess.run([program, "render", "report.xml", "-o", f"out.{what}", "--format", what, "-q"],
                              cwd=folder, capture_output=True, text=True)
        if done.returncode:
            yield f"exit {done.returncode}: {done.stderr[:500]}"


def run(judge, usual, reports, things):
    """judge(program, dice, folder) makes a report and tells how many things are in it, and its faults; how many when nothing is said."""
    arguments = [a for a in sys.argv[1:] if not a.startswith("--")]
    program = pathlib.Path(arguments[0]).resolve()
    seed = int(sys.argv[sys.argv.index("--seed") + 1]) if "--seed" in sys.argv else None
    how_many = int(arguments[1]) if len(arguments) > 1 and seed is None else usual
    bad = n_things = 0
    for number in [seed] if seed is not None else range(how_many):
        with tempfile.TemporaryDirectory() as name:
            n, found = judge(program, random.Random(number), pathlib.Path(name))
            found = list(found)
        n_things += n
        for text in found[:5]:
            print(f"seed {number}: {text[:600]}")
        bad += bool(found)
    print(f"{how_many if seed is None else 1} {reports}, {n_things} {things}, {bad} {reports} with faults")
    return bad > 0
