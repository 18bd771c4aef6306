#!/usr/bin/env python3
"""What the tests have run of each room, as llvm-cov counts it: coverage.py BUILD [--room ROOM] [--least PERCENT]

BUILD is a build of the preset `coverage` whose tests have left profiles (scripts/coverage).  Lines are those with code; a branch is one
outcome of one condition.  With --room: the places of that room where a line or an outcome never came."""
import argparse, collections, json, pathlib, subprocess, sys

parser = argparse.ArgumentParser()
parser.add_argument("build", type=pathlib.Path)
parser.add_argument("--room")
parser.add_argument("--least", type=float, default=80.0, help="rooms below are named at the end")
options = parser.parse_args()
root = pathlib.Path(__file__).resolve().parents[2]
build = options.build.resolve()


def tool(*command):
    return subprocess.run([str(word) for word in command], check=True, capture_output=True, text=True).stdout


profiles = sorted((build / "profiles").glob("*.profraw"))
if not profiles:
    sys.exit(f"no profiles in {build}/profiles: scripts/coverage")
tool("llvm-profdata", "merge", "-sparse", "-o", build / "all.profdata", *profiles)
programs = [p for p in sorted(build.iterdir()) if p.is_file() and p.open("rb").read(4) == b"\x7fELF"]
objects = [word for p in programs[1:] for word in ("-object", p)]
wanted = ["-summary-only"] if not options.room else []
found = json.loads(tool("llvm-cov", "export", *wanted, "-instr-profile", build / "all.profdata", programs[0], *objects))["data"][0]

rooms = collections.defaultdict(lambda: [0, 0, 0, 0])  # lines, of them run; branches, of them run
for file in found["files"]:
    path = pathlib.Path(file["filename"]).resolve()
    if not path.is_relative_to(root / "src") or len(path.relative_to(root / "src").parts) < 2:
        continue
    room = path.relative_to(root / "src").parts[0]
    if options.room and room != options.room:
        continue
    lines, branches = file["summary"]["lines"], file["summary"]["branches"]
    for i, n in enumerate((lines["count"], lines["covered"], branches["count"], branches["covered"])):
        rooms[room][i] += n
    if not options.room:
        continue
    text = path.read_text().splitlines()
    missed = {}  # a header's inline functions are in many programs: what one of them reached is reached
    for line, column, end_line, end_column, yes, no, *_ in file.get("branches", []):
        seen = missed.setdefault((line, column), [0, 0])
        seen[0] += yes
        seen[1] += no
    print(f"--- {path.relative_to(root)}: lines {lines['percent']:.0f} %, branches {branches['percent']:.0f} %")
    for (line, column), (yes, no) in sorted(missed.items()):
        if not yes or not no:
            print(f"{line}:{column}: {'never reached' if not yes and not no else 'never true' if not yes else 'never false'}: {text[line - 1].strip()[:140]}")


def percent(part, whole):
    return 100 * part / whole if whole else 100.0


print(f"| room | lines | run | branches | run |\n|---|---|---|---|---|")
for room, (lines, lines_run, branches, branches_run) in sorted(rooms.items()):
    print(f"| `{room}` | {lines:,} | {percent(lines_run, lines):.1f} % | {branches:,} | {percent(branches_run, branches):.1f} % |")
total = [sum(row[i] for row in rooms.values()) for i in range(4)]
print(f"| all | {total[0]:,} | {percent(total[1], total[0]):.1f} % | {total[2]:,} | {percent(total[3], total[2]):.1f} % |")
low = [room for room, row in sorted(rooms.items()) if percent(row[3], row[2]) < options.least]
print(f"branches under {options.least:.0f} %: {', '.join(low) or 'none'}")
