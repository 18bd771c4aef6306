#!/usr/bin/env python3
"""Random schemas, with data over them and a layout over these, held against an oracle of their own: sets.py HYOGUMI [options].

    --sets N    so many sets (60); a long run: 1000.   --seed S  of the first.   --only PARTS  print,check,lost,excerpt,revise,wrong
    --keep DIR  leaves the files of sets with faults there.   --jobs J  processes (2).   --most N  of each kind are told (3).   --doubt  is the yardstick itself awake?
    --show      prints the files of the first set and ends

Of each set: what is printed (oracle.py says what must be), what `check` finds of faults planted one at a time (plants.py) and of fields that the layout has lost (lost.py),
what an owner's excerpt holds and does not hold, what a 正誤表 says of random corrections (corrections.py), and that a schema which
contradicts itself is refused (contradictions.py).  Nothing here is taken from the program."""
import argparse, collections, concurrent.futures, pathlib, random, re, shutil, subprocess, sys, tempfile

import contradictions, corrections, generator, layout, lost, plants, reading
from model import Files
from oracle import Oracle

PARTS = ("print", "check", "lost", "excerpt", "revise", "wrong")
OF_LOOKS = re.compile(r"[NW]0[56]\d\d")             # how it looks on the page is not asked here


class Trial:
    """One set in a folder of its own."""

    def __init__(self, options, seed, folder):
        self.options, self.seed, self.folder = options, seed, folder
        self.set, self.maker = generator.make(seed)
        self.dice = random.Random(seed + 7)
        self.faults, self.counts = [], collections.Counter(sets=1)

    def fault(self, part, expected, found):
        self.faults.append((part, str(expected)[:300], str(found)[:300]))

    def write(self, whole, folder=None):
        folder = folder or self.folder
        folder.mkdir(exist_ok=True)
        (folder / "none.pdf").unlink(missing_ok=True)
        files = Files(whole)
        for name, text in files.texts.items():
            (folder / name).write_text(text, encoding="utf-8")
        (folder / "report.xml").write_text(self.layout, encoding="utf-8")
        return files

    def run(self, *arguments, folder=None):
        try:
            done = subprocess.run([self.options.hyogumi, *map(str, arguments)], cwd=folder or self.folder, capture_output=True, text=True, timeout=60)
        except subprocess.TimeoutExpired:
            self.fault("hang", "an end", " ".join(map(str, arguments)))
            raise
        if done.returncode < 0 or done.returncode > 6:
            self.fault("crash", "an exit status", f"{' '.join(map(str, arguments))}: {done.returncode} {done.stderr[:300]}")
        return done

    def all(self):
        self.layout = layout.text(self.set)
        self.files = self.write(self.set)
        clean = self.run("check", "report.xml", "--diagnostics", "json")
        found = self.findings(clean)
        if found or clean.returncode:
            self.fault("clean", "nothing to find", f"exit {clean.returncode}; " + "; ".join(map(line_of, found[:3])))
            if clean.returncode:
                return
        for part in self.options.only:
            getattr(self, part + "_")()

    def findings(self, done):
        return sorted({d for d in reading.said(done) if not OF_LOOKS.match(d[3])})

    # --- print ---------------------------------------------------------------------------------------------------------------

    def print_(self):
        self.printed(Oracle(self.set), "print", "render", "report.xml")
        if self.seed % 5 == 0:
            self.run("render", "report.xml", "-o", "out.pdf", "-q")
            words = reading.words_of(self.folder / "out.pdf")
            for text in Oracle(self.set).printed().values():
                for token in re.findall("甲[^甲乙]+乙", text.words):
                    if token not in words:
                        self.fault("pdf", f"{text.key} 「{token}」", "not in the PDF")

    def printed(self, oracle, part, *arguments):
        done = self.run(*arguments, "--format", "trace", "-o", "-")
        if done.returncode:
            return self.fault(part, "a booklet", f"exit {done.returncode} {done.stderr[:200]}")
        for fault in self.compare(oracle.printed(), reading.cells(done.stdout)):
            self.fault(part, *fault)

    def compare(self, expected, found):
        for key, text in expected.items():
            self.counts["fields printed"] += 1
            if key not in found:
                yield f"{key} 「{text.words}」", "no such cell"
            elif not text.reads(found[key]):
                yield f"{key} 「{text.words}」", f"「{found[key]}」"
        for key, words in found.items():
            if key not in expected and words:
                yield "no such cell", f"{key} 「{words}」"

    # --- check ---------------------------------------------------------------------------------------------------------------

    def check_(self):
        for plant in plants.ALL:
            spoilt = self.set.copy()
            expected = plant(spoilt, self.dice)
            if expected is None:
                continue
            folder = self.folder / "planted"
            files = self.write(spoilt, folder)
            places = {(severity, *files.place(record, f, at)) for severity, record, f, at in expected}
            done = self.run("check", "report.xml", "--diagnostics", "json", folder=folder)
            self.counts["faults planted"] += 1
            for fault in self.hold_check(places, self.findings(done), done.returncode):
                self.fault(f"check {plant.__name__}", *fault)
            if any(p[0] == "error" for p in places):
                refused = self.run("render", "report.xml", "-o", "none.pdf", folder=folder)
                if refused.returncode != 1 or (folder / "none.pdf").exists():
                    self.fault(f"check {plant.__name__}", "render refuses, and writes nothing", f"exit {refused.returncode}")

    def hold_check(self, places, found, status):
        """Where there are errors, what else may be asked of the data is left open."""
        errors = any(p[0] == "error" for p in places)
        there = {d[:3] for d in found if not errors or d[0] == "error"}
        if there != places:
            yield ", ".join(f"{s} {f}:{n}" for s, f, n in sorted(places)) or "nothing", "; ".join(line_of(d) for d in found[:3]) or "nothing"
        elif status != (1 if errors else 0):
            yield f"exit {1 if errors else 0}", f"exit {status}"

    # --- lost ----------------------------------------------------------------------------------------------------------------

    def lost_(self):
        """Some fields in turn are printed no more: a note where the schema has it, of so many records, or nothing where it is used otherwise."""
        folder = self.folder / "lost"
        self.write(self.set, folder)
        there = lost.fields(self.set)
        for f in random.Random(self.seed).sample(there, min(12, len(there))):
            spoilt = layout.text(self.set, f)
            (folder / "report.xml").write_text(spoilt, encoding="utf-8")
            expected = lost.expected(self.set, f, spoilt)
            done = self.run("check", "report.xml", "--diagnostics", "json", folder=folder)
            found = sorted((d[2], lost.count_in(d[4])) for d in self.findings(done) if d[3] == "W0934")
            self.counts["fields lost"] += 1
            self.counts["notes of them"] += len(expected)
            if found != expected or done.returncode:
                self.fault(f"lost {f.kind}", f"{f.name}: {expected}", f"exit {done.returncode} {found}")

    # --- excerpt -------------------------------------------------------------------------------------------------------------

    def excerpt_(self):
        done = self.run("excerpt", "report.xml", "--by", "owner", "-o", "excerpts", "-q")
        if done.returncode:
            return self.fault("excerpt", "files", f"exit {done.returncode} {done.stderr[:200]}")
        oracle = Oracle(self.set)
        owner = next(f.of for k in self.set.schema.kinds for f in k.fields if f.owner)
        manifest = [line for line in (self.folder / "excerpts/manifest.json").read_text(encoding="utf-8").splitlines() if '"file"' in line]
        by_id = {re.search(r'"owner":\s*"([^"]*)"', line)[1]: re.search(r'"file":\s*"([^"]*)"', line) for line in manifest}
        for record in [r for r in self.set.records if r.kind == owner]:
            file = by_id.get(record.id)
            self.counts["excerpts"] += 1
            if bool(file) != oracle.has_records(record):
                self.fault("excerpt", f"a file of {record.id}: {oracle.has_records(record)}", bool(file))
            if not file:
                continue
            words = reading.words_of(self.folder / "excerpts" / file[1])
            for fault in self.hold_excerpt(oracle, record, words):
                self.fault("excerpt", *fault)

    def hold_excerpt(self, oracle, owner, words):
        """All tokens that are theirs, and none that only others may see."""
        own, others = set(), set()
        for text in oracle.printed().values():
            record = oracle.ids.get(text.record)
            if record is None:
                continue
            tokens = set(re.findall("甲[^甲乙]+乙", text.words))
            (own if self.is_seen(oracle, record, owner) else others).update(tokens)
        for token in sorted(own):
            if token not in words:
                yield f"{token} in the excerpt of {owner.id}", "it is not"
        for token in sorted(others - own):
            if token in words:
                yield f"{token} not in the excerpt of {owner.id}", "it is"

    def is_seen(self, oracle, record, owner):
        kind = self.set.kind(record)
        if kind.name == owner.kind:
            return record is owner
        if kind.role == "list":
            return True
        if kind.role == "part":
            record, kind = oracle.parent(record), self.set.kind(oracle.parent(record))
        if layout.is_divided(self.set, kind):
            return owner.id in oracle.owners(record)
        return any(owner.id in oracle.owners(r) for r in record.walk() if layout.is_divided(self.set, self.set.kind(r)))

    # --- revise --------------------------------------------------------------------------------------------------------------

    def revise_(self):
        self.write(self.set)
        done = self.run("render", "report.xml", "-o", "old.pdf", "--release", "old.release", "-q")
        if done.returncode:
            return self.fault("revise", "a release", f"exit {done.returncode} {done.stderr[:200]}")
        whole, release = self.set, "old.release"
        for n in (1, 2):
            desk = corrections.Desk(whole, self.maker)
            steps = desk.steps(self.dice.choice([1, 2, 4, 8]))
            if not steps:
                return
            self.counts["corrections"] += len(steps)
            (self.folder / f"c{n}.xml").write_text(corrections.file_of(steps), encoding="utf-8")
            if n == 1:
                self.printed(Oracle(desk.set), "corrected", "render", "report.xml", "--corrections", "c1.xml")
            out = self.folder / f"out{n}"
            done = self.run("revise", "report.xml", "--release", release, "--corrections", f"c{n}.xml", "-o", out.name, "--lang", "en", "-q")
            entries = corrections.expected(Oracle(whole), Oracle(desk.set), steps)
            if done.returncode not in (0, 3) or (done.returncode == 0) != (not entries):
                return self.fault("revise", f"exit {3 if entries else 0}", f"exit {done.returncode} {done.stderr[:300]} {steps[0].xml[:200]}")
            self.counts["entries"] += len(entries)
            for kind, expected, found in corrections.held(entries, reading.errata(out / "errata.csv")):
                self.fault(f"revise {kind}", expected, found)
            self.hold_revision(entries, out / "revision.xml")
            whole, release = desk.set, f"out{n}/new.release" if (out / "new.release").exists() else release

    def hold_revision(self, entries, path):
        changes = int(re.search(r'changes="(\d+)"', path.read_text(encoding="utf-8"))[1]) if path.exists() else 0
        if changes != len(entries):
            self.fault("revise revision.xml", f'changes="{len(entries)}"', f'changes="{changes}"')

    # --- wrong schemas -------------------------------------------------------------------------------------------------------

    def wrong_(self):
        right = self.files.texts["schema.xml"]
        for spoil in self.dice.sample(contradictions.ALL, 6):
            made = spoil(right, self.dice)
            if made is None or made[0] == right:
                continue
            spoilt = self.set.copy()
            spoilt.schema_text, lines = made
            lines = lines if isinstance(lines, tuple) else (lines,)
            folder = self.folder / "wrong"
            self.write(spoilt, folder)
            self.counts["schemas refused"] += 1
            done = self.run("render", "report.xml", "-o", "none.pdf", "--diagnostics", "json", folder=folder)
            found = self.findings(done)
            named = {d[2] for d in found if d[0] == "error" and d[1].endswith("schema.xml")}
            if done.returncode != 1 or (folder / "none.pdf").exists() or not named & set(lines):
                self.fault(f"wrong {spoil.__name__}", f"exit 1, schema.xml:{'|'.join(map(str, lines))}: {made[0].splitlines()[lines[0] - 1].strip()}",
                           f"exit {done.returncode}; " + "; ".join(map(line_of, found[:3])))

    # --- the yardstick itself ------------------------------------------------------------------------------------------------

    def doubt(self):
        """Each way of being wrong must be noticed, and what is right must pass."""
        oracle = Oracle(self.set)
        expected = oracle.printed()
        ideal = {key: "".join(t.words.split()) if t.number is None else f"{float(t.number):.9f}".rstrip("0").rstrip(".") for key, t in expected.items()}
        ideal = {key: words for key, words in ideal.items() if expected[key].number is None or expected[key].reads(words)}
        exact = {key: expected[key] for key in ideal}
        awake = [("an ideal booklet is right", not list(self.compare(exact, ideal)))]
        key = self.dice.choice([k for k in ideal if ideal[k]])
        for what, spoilt in (("a field is lost", {k: v for k, v in ideal.items() if k != key}), ("a field is empty", {**ideal, key: ""}),
                             ("a field says more", {**ideal, key: ideal[key] + "1"}), ("a field is too many", {**ideal, "x#y": "語"})):
            awake.append((what, list(self.compare(exact, spoilt))))
        desk = corrections.Desk(self.set, self.maker)
        steps = desk.steps(4)
        entries = corrections.expected(oracle, Oracle(desk.set), steps)
        side = lambda s: "".join(t.words for t in s) if isinstance(s, list) else s.words if s else ""
        rows = [{"kind": e.kind, "key": e.key, "was": side(e.was), "now": side(e.now), "cause": e.cause, "reason": "、".join(sorted(e.must))} for e in entries
                if not any(t.number is not None for t in (e.was if isinstance(e.was, list) else [e.was]) + (e.now if isinstance(e.now, list) else [e.now]) if t)]
        if rows and len(rows) == len(entries):
            awake.append(("an ideal 正誤表 is right", not corrections.held(entries, rows)))
            for what, spoilt in (("an entry is lost", rows[1:]), ("an entry is false", rows + [dict(rows[0], key="x#y")]), ("an entry stands twice", rows + rows[:1]),
                                 ("正 is otherwise", [dict(rows[0], now=rows[0]["now"] + "x" if rows[0]["kind"] == "訂正" else "x", was=rows[0]["was"] if rows[0]["kind"] == "訂正" else "x"), *rows[1:]]),
                                 ("連動 is otherwise", [dict(rows[0], cause="？"), *rows[1:]]), ("the reason is another's", [dict(rows[0], reason="理由000"), *rows[1:]])):
                awake.append((what, corrections.held(entries, spoilt)))
        owner = next(f.of for k in self.set.schema.kinds for f in k.fields if f.owner)
        for record in [r for r in self.set.records if r.kind == owner]:
            everything = "".join(t.words for t in expected.values())
            own = "".join(t.words for t in expected.values() if t.record in oracle.ids and self.is_seen(oracle, oracle.ids[t.record], record))
            awake.append(("an ideal excerpt is right", not list(self.hold_excerpt(oracle, record, own))))
            awake.append(("an empty excerpt", list(self.hold_excerpt(oracle, record, ""))))
            if set(re.findall("甲[^甲乙]+乙", everything)) - set(re.findall("甲[^甲乙]+乙", own)):
                awake.append(("an excerpt of everything", list(self.hold_excerpt(oracle, record, everything))))
        place = ("error", "data.xml", 7)
        right = [(*place, "E0000", "")]
        awake += [("an ideal finding is right", not list(self.hold_check({place}, right, 1))), ("a finding is lost", list(self.hold_check({place}, [], 1))),
                  ("a finding on another line", list(self.hold_check({place}, [("error", "data.xml", 8, "E0000", "")], 1))), ("exit", list(self.hold_check({place}, right, 0))),
                  ("a finding too many", list(self.hold_check({place}, right + [("error", "data.xml", 9, "E0000", "")], 1)))]
        for what, noticed in awake:
            self.counts["doubts"] += 1
            if not noticed:
                self.fault("doubt", what, "not noticed")


def line_of(d):
    return f"{d[0]} {d[1]}:{d[2]} {d[3]} {d[4]}"


def play(options, seed):
    folder = pathlib.Path(tempfile.mkdtemp())
    trial = Trial(options, seed, folder)
    try:
        trial.doubt() if options.doubt else trial.all()
    except subprocess.TimeoutExpired:
        pass
    if options.keep and trial.faults:
        target = pathlib.Path(options.keep) / f"set{seed}"
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(folder, target)
    shutil.rmtree(folder, ignore_errors=True)
    return seed, trial.counts, trial.faults


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("hyogumi", type=lambda p: str(pathlib.Path(p).resolve()))
    for name, kind, usual in (("sets", int, 60), ("seed", int, 1), ("keep", str, None), ("jobs", int, 2), ("most", int, 3)):
        parser.add_argument("--" + name, type=kind, default=usual)
    parser.add_argument("--only", type=lambda s: tuple(s.split(",")), default=PARTS)
    parser.add_argument("--doubt", action="store_true")
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    if options.show:
        trial = Trial(options, options.seed, pathlib.Path(tempfile.mkdtemp()))
        print("\n".join([*Files(trial.set).texts.values(), layout.text(trial.set)]))
        return
    counts, faults, kinds = collections.Counter(), [], collections.Counter()
    with concurrent.futures.ProcessPoolExecutor(options.jobs) as pool:
        for seed, counted, found in pool.map(play, [options] * options.sets, range(options.seed, options.seed + options.sets)):
            counts += counted
            for part, expected, got in found:
                kinds[part] += 1
                if kinds[part] <= options.most or options.sets == 1:
                    print(f"set {seed} {part}\n   expected: {expected}\n   found:    {got}", flush=True)
            faults += found
    print(", ".join(f"{n} {name}" for name, n in counts.items()) + f"; {len(faults)} faults" +
          (": " + ", ".join(f"{kind} {n}" for kind, n in kinds.most_common()) if faults else ""))
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
