#!/usr/bin/env python3
"""Defects planted at random places of a data set, one at a time, and what `check` says of them.

    planted.py HYOGUMI [--data data/nerima-r1] [--layout layouts/nerima-r1-progress.xml] [--defects 300] [--innocents 100] [--seed 1]

A defect counts as found when a message that was not there before has the right code and the key of the record, or stands on the line of
the field.  At least 95 in 100 must be; an innocent edit may bring no message at all.  The kinds stand in defects.py and innocents.py;
a set that has no place for a kind goes without it."""
import argparse, collections, concurrent.futures, json, os, pathlib, random, shutil, subprocess, sys, tempfile, threading

import defects, innocents
from plain import DataSet

ROOT = pathlib.Path(__file__).resolve().parents[2]
LEAST = 0.95


class Desk:
    """A copy of the project in which one file is changed at a time."""

    def __init__(self, program, layout, folder, data):
        self.program, self.layout, self.data = program, layout, data
        self.folder = pathlib.Path(folder)
        for part in ("layouts", "data", "fonts"):
            shutil.copytree(ROOT / part, self.folder / part)
        self.copy = self.folder / "data" / data.folder.name
        if not self.copy.exists():
            shutil.copytree(data.folder, self.copy)

    def findings(self, edit=None):
        if edit:
            (self.copy / edit.file).write_text(self.data.edited(edit))
        command = [self.program, "check", self.layout, "--data", str(self.copy / "index.xml"), "--diagnostics", "json", "--notes"]
        done = subprocess.run(command, cwd=self.folder, capture_output=True, text=True)
        if edit:
            (self.copy / edit.file).write_text(self.data.files[edit.file])
        said = [json.loads(line) for line in done.stderr.splitlines() if line.startswith("{")]
        return collections.Counter((m["code"], m["key"], pathlib.Path(m["file"] or "").name, m["line"], m["message"]["ja"])
                                   for m in said if m["code"][1:3] == "09" or m["code"][0] == "E")


def found_by(edit, new):
    """The messages that tell of it."""
    key = edit.key
    return [m for m in new if m[0] in edit.codes and ((key and (m[1] == key or m[1].startswith(key + "#"))) or
                                                      (m[2] == edit.file and m[3] == edit.line))]


def show(data, edit):
    text, line = data.edited(edit), data.line(edit.file, edit.start)
    return f"{edit.file}:{line}: {text.splitlines()[line - 1].strip()[:110]}"


def plant_all(kinds, count, data, dice):
    """By turns, so that each kind comes about as often as the others."""
    planted, empty = [], set()
    while len(planted) < count and len(empty) < len(kinds):
        for name in dice.sample(list(kinds), len(kinds)):
            edit = kinds[name](data, dice) if name not in empty else None
            if edit is None:
                empty.add(name)
            elif len(planted) < count:
                planted.append((name, edit))
    return planted, empty


def main():
    options = argparse.ArgumentParser()
    options.add_argument("hyogumi")
    options.add_argument("--data", default="data/nerima-r1")
    options.add_argument("--layout", default="layouts/nerima-r1-progress.xml")
    options.add_argument("--defects", type=int, default=300)
    options.add_argument("--innocents", type=int, default=100)
    options.add_argument("--seed", type=int, default=1)
    asked = options.parse_args()
    program, dice = str(pathlib.Path(asked.hyogumi).resolve()), random.Random(asked.seed)
    data = DataSet(ROOT / asked.data)
    planted, empty = plant_all(defects.KINDS, asked.defects, data, dice)
    innocent, _ = plant_all(innocents.KINDS, asked.innocents, data, dice)

    with tempfile.TemporaryDirectory() as scratch:
        desks = threading.local()

        def findings(edit):
            if not hasattr(desks, "own"):
                desks.own = Desk(program, asked.layout, tempfile.mkdtemp(dir=scratch) + "/project", data)
            return desks.own.findings(edit)

        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            before = findings(None)
            broken = [m for m in before if m[0][0] == "E"]
            if broken:
                sys.exit(f"the set cannot be checked: {broken[0][0]} {broken[0][4]}")
            # A place may shift by lines, which is no news.
            known = collections.Counter((m[0], m[1], m[4]) for m in before.elements())

            def news(edit):
                new, rest = [], known.copy()
                for message in findings(edit).elements():
                    name = (message[0], message[1], message[4])
                    if rest[name]:
                        rest[name] -= 1
                    else:
                        new.append(message)
                return new
            answers = list(pool.map(news, [edit for _, edit in planted + innocent]))

    tried, found, missed, faults = collections.Counter(), collections.Counter(), [], []
    for (name, edit), new in zip(planted, answers):
        tried[name] += 1
        if found_by(edit, new):
            found[name] += 1
        else:
            missed.append(f"missed: {name}: {show(data, edit)}\n        said: {[m[0] + ' ' + m[4] for m in new]}")
    for (name, edit), new in zip(innocent, answers[len(planted):]):
        if new:
            faults.append(f"false alarm: {name}: {show(data, edit)}\n        said: {[m[0] + ' ' + m[4] for m in new]}")
    for name in defects.KINDS:
        print(f"{found[name]:4d} of {tried[name]:3d}  {name}" if tried[name] else f"   no place  {name}")
    print("\n".join(missed + faults))
    n, total = sum(found.values()), len(planted)
    print(f"{n} of {total} defects found ({100 * n / max(total, 1):.1f} %), {len(faults)} false alarms in {len(innocent)} innocent edits")
    return not total or n < LEAST * total or bool(faults)


sys.exit(main())
