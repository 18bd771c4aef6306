#!/usr/bin/env python3
"""Random chains of corrections, each entry of the 正誤表 expected from the data: chains.py HYOGUMI [options].

    --chains N   so many chains (100), each of three rounds of some edits, by a corrections file and by edited data
    --seed S     another set of chains;  --from K  those of it from K on: a long run in slices;  --chain K  that one alone
    --only NAMES of edits (edits.py), with commas between
    --set nerima|town   one of the two booklets alone;  --edits N  of each round;  --keep DIR  leaves what was made there
    --doubt      asks the yardstick itself: is an ideal 正誤表 found right, one with a slip in it wrong?
    --jobs J     processes (2);  --table  at the end: which edits fail, with an example of each

A model of the booklet that is not the program's (booklet.py, nerima.py, town.py, records.py) gives the texts of both editions;
expected.py tells what a true 正誤表 says of them, and has the rules; errata.py holds the file against that, bars.py the marks in the
margins.  The 加除表 is filed onto the old PDF by qpdf and gives booklet.pdf, page for page.  What `check` finds miscounted then, and did not before, `revise` has said."""
import argparse, collections, concurrent.futures, copy, pathlib, random, re, shutil, subprocess, sys, tempfile
import xml.etree.ElementTree as tree

import bars, booklet, edits, errata, nerima, town
from desk import Desk, Skip
from expected import Comparison, renamed
from filing import file_leaves, images_of, pages_of, run
from pages import Pages
from steps import corrections_file, reasons

root = pathlib.Path(__file__).resolve().parents[2]
SETS = {"nerima": nerima, "town": town}
ROUNDS = 3


class Chain:
    """A published booklet and what has become of it."""

    def __init__(self, options, work, seed, number):
        self.options, self.work = options, work
        self.dice = random.Random(seed * 1000003 + number)
        self.set = options.set or ("town" if number % 3 == 2 else "nerima")
        self.module = SETS[self.set]
        self.disk, self.layout_text = self.module.published(root)
        self.say = {name: said for name, (said, _) in self.module.SAY.items()}
        self.history, self.faults, self.n, self.told = [], [], 0, []
        self.layout = work / "layouts" / pathlib.Path(self.module.LAYOUT).name

    def effective(self, data=None):
        """The data with the corrections made so far, as `revise` makes them again."""
        data = copy.deepcopy(self.disk if data is None else data)
        for step in self.history:
            step.apply(data, past=True)
        return data

    def write(self):
        tree.ElementTree(self.disk).write(self.work / "data.xml", encoding="utf-8", xml_declaration=True)
        self.layout.write_text(booklet.layout_with(self.layout_text, self.module.SAY, self.say), encoding="utf-8")

    def edit(self, by_file):
        """Some edits; the steps taken, or None when none could be."""
        count = self.options.edits or self.dice.choice([1, 2, 4, 6])
        kinds = [e for e in (edits.EITHER if by_file else edits.EITHER + edits.DATA * 2) if not self.options.only or e.__name__ in self.options.only.split(",")]
        if not kinds:
            return None
        start, say = (self.effective() if by_file or self.dice.random() < 0.5 else copy.deepcopy(self.disk)), dict(self.say)
        desk = Desk(start, say, self.dice, by_file, booklet.variants(self.module.SAY))
        steps = []
        for _ in range(count * 30):
            if count == 0:
                break
            kind = self.dice.choice(kinds)
            if steps and kind is edits.change_id:   # with another edit it may be another record
                continue
            before, words, touched = copy.deepcopy(desk.root), dict(desk.say), set(desk.touched)
            try:
                done = kind(desk)
                if not booklet.valid(desk.root if by_file else self.effective(desk.root)):
                    raise Skip
            except (Skip, AttributeError, KeyError):
                desk.root, desk.touched = before, touched
                desk.say.clear()
                desk.say.update(words)
                continue
            steps += [(kind.__name__, step) for step in done]
            count = 0 if kind is edits.change_id else count - 1
        return (steps, desk) if steps else None

    def release(self):
        """The first edition."""
        shutil.copytree(root / "layouts", self.work / "layouts")
        shutil.copy(root / "data/nerima-r1/schema.xml", self.work)
        (self.work / "fonts").symlink_to(root / "fonts")
        self.write()
        self.pdf, self.kept = self.work / "old.pdf", self.work / "old.release"
        run(self.work, self.options.hyogumi, "render", self.layout, "--data", "data.xml", "-o", self.pdf, "--release", self.kept, "-q")
        self.edition = self.latest = self.module.EDITION(self.effective(), dict(self.say))
        self.miscounts = self.check()

    def check(self):
        """Labels that count other than what stands under them, as `check` tells of the data alone."""
        tree.ElementTree(self.effective()).write(self.work / "check.xml", encoding="utf-8", xml_declaration=True)
        done = subprocess.run([self.options.hyogumi, "check", str(self.layout), "--data", "check.xml", "--lang", "en"], cwd=self.work, capture_output=True, text=True)
        return miscounts(done.stdout + done.stderr)

    def round(self):
        self.n += 1
        by_file = self.dice.random() < 0.5
        made = self.edit(by_file)
        if not made:
            return
        steps, desk = made
        self.told = [f"{name}: {step.about()}" for name, step in steps]
        folder, extra, reason = self.work / f"out{self.n}", [], ""
        if by_file:
            taken = [step for _, step in steps]
            (self.work / "c.xml").write_text(corrections_file(taken, f"2021-0{self.n + 2}"), encoding="utf-8")
            extra = ["--corrections", "c.xml"]
            self.history += taken
        else:
            said_as_before, reason = desk.say == self.say, f"理由{self.n}"
            extra = ["--reason", reason]
            self.disk, self.say, taken = desk.root, desk.say, []
            self.write()
        edition = self.module.EDITION(self.effective(), dict(self.say))
        mode = self.dice.choice(["leaves", "leaves", "leaves", "changes", "reflow"])
        done = subprocess.run([self.options.hyogumi, "revise", str(self.layout), "--release", str(self.kept), "--data", "data.xml", "-o", str(folder), "--mode", mode,
                               "--lang", "en", *extra], cwd=self.work, capture_output=True, text=True)
        if done.returncode not in (0, 3):
            raise Refused(f"exit {done.returncode}: {next((line for line in done.stderr.splitlines() if 'error[' in line), '')[:300]}")
        now = lambda name, before: folder / name if (folder / name).exists() else before    # where nothing differs nothing need be written
        kept, pdf = now("new.release", self.kept), now("booklet.pdf", self.pdf)
        rows = errata.read(folder / "errata.csv") if (folder / "errata.csv").exists() else []
        old_pages, new_pages = Pages(self.kept, self.pdf), Pages(kept, pdf)
        published = renamed(self.latest.data, self.edition.data)    # ids that no release has yet
        said = {(published.get(record, record), name): reason for (record, name), reason in reasons(taken).items()}
        expected = Comparison(self.edition, edition, old_pages, new_pages, {**reasons(taken), **said}).compare()
        if reason:
            self.one_reason(rows, reason, said_as_before)
        held = (expected, self.edition, edition, old_pages, new_pages)
        for fault in self.doubts(*held) if self.options.doubt else errata.hold(rows, *held):
            self.fault(*fault)
        now_false = self.check()
        for label in now_false - self.miscounts - miscounts(done.stderr):
            self.fault("not asked", label, "nothing was said")
        self.miscounts = now_false
        if pdf != self.pdf:
            self.file(folder, pdf)
            books = [bars.Booklet(self.work, file, release, pages.labels) for file, release, pages in ((self.pdf, self.kept, old_pages), (pdf, kept, new_pages))]
            for fault in bars.Bars(*books, rows, self.edition, edition, expected.ids).hold():
                self.fault(*fault)
        self.entries = len(rows)
        self.latest = edition
        if kept != self.kept:                       # an id that alone is another is published with the next correction
            self.edition, self.kept, self.pdf = edition, kept, pdf

    def one_reason(self, rows, reason, must):
        """Edited by hand all for one reason: whatever was typed has it, unless the layout may have typed it."""
        for row in rows:
            if row["reason"] != reason and (row["reason"] or (must and row["cause"] == "")):
                self.fault("wrong 理由", reason, errata.row_line(row))
            row["reason"] = ""

    def doubts(self, *held):
        """Of the yardstick itself: a 正誤表 that says what is expected is right, one with anything else in it is not."""
        rows = errata.ideal(*held)
        yield from errata.hold(rows, *held)
        for _ in range(6 if rows else 0):
            wrong = copy.deepcopy(rows)
            row = self.dice.choice(wrong)
            name = self.dice.choice(["drop", "double", "page", "kind", "cause", "was", "now", "reason", "office", "key"])
            if name == "drop":
                wrong.remove(row)
            elif name == "double":
                wrong.append(dict(row))
            elif name == "key" and (row["key"] == "?" or row["column"] == "目次" or row["column"].endswith("の注")):
                continue                            # such keys are the program's to choose
            else:
                row[name] = {"page": "99", "kind": "移動" if row["kind"] == "訂正" else "訂正", "cause": "？", "reason": "理由0"}.get(name, row[name] + "x")
            if not errata.hold(wrong, *held) and not (name in ("page", "reason", "was", "now") and row["kind"] == "移動"):
                yield ("not noticed: " + name, errata.row_line(row), "")

    def file(self, folder, now):
        filed = folder / "filed.pdf"
        if not errata_rows(folder / "filing.csv"):
            return
        file_leaves(self.work, self.pdf, folder, filed)
        if pages_of(self.work, filed) != pages_of(self.work, now):
            self.fault("filing", "the filed pages are the booklet", "they are not")
        elif self.n == 3 and images_of(self.work, filed) != images_of(self.work, now):
            self.fault("filing", "the filed pages look like the booklet", "they do not")

    def fault(self, kind, expected, found):
        self.faults.append((kind, self.n, list(self.told), expected, found))


def miscounts(said):
    return set(re.findall(r"\[W0921\]: (.*)", said))


class Refused(Exception):
    pass


def errata_rows(path):
    return path.exists() and len(path.read_text(encoding="utf-8-sig").splitlines()) > 1


def play(options, number):
    """(rounds done, entries, faults, refusals, edits made) of one chain."""
    folder = pathlib.Path(options.keep or tempfile.mkdtemp())
    folder.mkdir(exist_ok=True, parents=True)
    work = folder / f"chain{number}"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir()
    chain = Chain(options, work, options.seed, number)
    rounds, entries, refused, made = 0, 0, [], collections.Counter()
    try:
        chain.release()
        for _ in range(ROUNDS):
            chain.entries = 0
            try:
                chain.round()
            except Refused as error:
                if not re.search(r"\[E0[56]\d\d\]", str(error)):
                    chain.fault("refused", "a correction that can be made", str(error))
                else:                               # what cannot be set is not revise's to set
                    refused.append(f"seed {options.seed} chain {number} round {chain.n}: {error} [{'; '.join(chain.told)}]")
                break
            rounds += 1
            entries += chain.entries
            for told in chain.told:
                made[told.split(":")[0]] += 1
    finally:
        if not options.keep:
            shutil.rmtree(folder, ignore_errors=True)
    return number, chain.set, rounds, entries, chain.faults, refused, made


def tell(options, number, faults):
    for kind, n, told, expected, found in faults:
        print(f"seed {options.seed} chain {number} round {n} {kind} [{errata.shortened('; '.join(told), 300)}]")
        print(f"   expected: {expected or '–'}\n   found:    {found or '–'}", flush=True)


def table(all_faults):
    """Which edits give which faults, how often, with an example: most of use with --edits 1."""
    kinds = {}
    for number, fault in all_faults:
        edited = "+".join(sorted({told.split(":")[0] for told in fault[2]}))
        said = re.sub(r"\d+", "N", (fault[4] or fault[3]).split(" ")[1] if fault[3] or fault[4] else "")
        kinds.setdefault((edited, fault[0].split(":")[0], said if fault[0].startswith("false") else ""), []).append((len(fault[2]), number, fault))
    print("\n| edit | fault | times | an example |\n|---|---|---|---|")
    for (edited, kind, _), found in sorted(kinds.items()):
        _, number, (_, n, told, expected, said) = min(found, key=lambda f: f[0])
        print(f"| {edited} | {kind} | {len(found)} | chain {number} round {n}: {errata.shortened('; '.join(told), 120)} — expected {expected or 'nothing'} — found {said or 'nothing'} |")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("hyogumi", type=lambda p: str(pathlib.Path(p).resolve()))
    for name, kind, usual in (("chains", int, 100), ("seed", int, 1), ("from", int, 0), ("chain", int, None), ("only", str, None), ("set", str, None), ("edits", int, 0),
                              ("keep", str, None), ("jobs", int, 2)):
        parser.add_argument("--" + name, type=kind, default=usual)
    parser.add_argument("--table", action="store_true")
    parser.add_argument("--doubt", action="store_true")
    options = parser.parse_args()
    first = getattr(options, "from")
    numbers = [options.chain] if options.chain is not None else range(first, first + options.chains)
    all_faults, corrections, entries, refusals, made = [], 0, 0, [], collections.Counter()
    with concurrent.futures.ProcessPoolExecutor(options.jobs) as pool:
        for number, name, rounds, said, faults, refused, edited in pool.map(play, [options] * len(numbers), numbers):
            tell(options, number, faults)
            for line in refused:
                print("not set:", line, flush=True)
            all_faults += [(number, fault) for fault in faults]
            corrections, entries, refusals, made = corrections + rounds, entries + said, refusals + refused, made + edited
    if options.table:
        table(all_faults)
    print(f"{len(numbers)} chains, {corrections} rounds, {sum(made.values())} corrections, {entries} entries, {len(refusals)} not set; "
          f"{len(all_faults)} faults" + (": " + ", ".join(f"{k} {n}" for k, n in collections.Counter(f[0].split(':')[0] for _, f in all_faults).most_common()) if all_faults else ""))
    sys.exit(1 if all_faults else 0)


if __name__ == "__main__":
    main()
