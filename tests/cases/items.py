#!/usr/bin/env python3
"""Each item of jlreq/items.txt that matters (H, M) has a case of its number with a trace, each case there an item; says how many."""
import pathlib, re, sys

here = pathlib.Path(__file__).resolve().parent / "jlreq"
items = {}
for line in (here / "items.txt").read_text().splitlines():
    if match := re.match(r" ?(\d+)  ([HML])  \S", line):
        items[int(match[1])] = match[2]
    elif not line.startswith("#"):
        sys.exit(f"items.txt: no item: {line}")

cases = {}
for folder in here.iterdir():
    if folder.is_dir():
        cases.setdefault(int(folder.name[:2]), []).append(folder)

faults = [f"{folder.name}: no such item" for number in cases.keys() - items.keys() for folder in cases[number]]
faults += [f"item {number} ({items[number]}) has no case" for number in items if items[number] != "L" and number not in cases]
faults += [f"{folder.name} has no expected.trace" for folders in cases.values() for folder in folders
           if not (folder / "expected.trace").exists()]
print("\n".join(faults))
print(f"JLReq: {len(items)} items, {sum(rank != 'L' for rank in items.values())} to be shown, "
      f"{len(items.keys() & cases.keys())} shown by {sum(map(len, cases.values()))} cases; {len(faults)} faults")
sys.exit(1 if faults or not items else 0)
