#!/usr/bin/env python3
"""Files that belong together appear together: together.py HYOGUMI [--kills N] [--faults N] [--pairs N] [--check NAME]…

`render --release` and `revise` are killed at every call that changes a file, and every such call is made to fail, once or for
good.  What stands under the names is then the old set or the new one; if it is neither, the program says so, and the next run
that comes to it, to write or to read, puts the old one back.  --kills and --faults: at most so many of each (0: all)."""
import argparse, functools, os, pathlib, re, shutil, subprocess, sys, tempfile, time

root = pathlib.Path(__file__).resolve().parents[2]
parser = argparse.ArgumentParser()
parser.add_argument("hyogumi", type=pathlib.Path)
parser.add_argument("--kills", type=int, default=0)
parser.add_argument("--faults", type=int, default=0)
parser.add_argument("--pairs", type=int, default=20)
parser.add_argument("--check", action="append", choices=["outputs", "release", "folders", "pairs", "kills", "faults", "locked"])
options = parser.parse_args()
hyogumi = options.hyogumi.resolve()
environment = {k: v for k, v in os.environ.items() if not k.startswith("FAULT_")}
environment |= {"SOURCE_DATE_EPOCH": "1600000000", "ASAN_OPTIONS": "verify_asan_link_order=0:detect_leaks=0"}
faults = []


def expect(truth, words):
    if not truth:
        print(words, flush=True)
        faults.append(words)


# --- a small booklet ------------------------------------------------------------------------------------------------

REPORT = """<report name="case" title="冊子" lang="ja" data="data.xml" fonts="%s/fonts/fonts.xml">
  <style name="default" family="BIZ UDGothic" size="10Q" leading="15Q"/><style name="cell"/>
  <master name="page" width="100mm" height="50mm" inside="10mm" outside="10mm" head="5mm" foot="5mm"/>
  <section id="s" master="page" folio="restart"><table name="t" style="cell"><rules row="0.1mm"/>
    <column name="name" share="1"/><column name="current" width="22mm"/>
    <rows select="/data/kpis/kpi"><rule match="kpi"><row><cell columns="name" key="name">{name}</cell>
      <cell columns="current" key="current">{current}</cell></row></rule></rows></table></section>
</report>
""" % root
DATA = """<data id="t" lang="ja" schema="schema.xml"><goal id="g1" no="1"><name>目標</name><plan id="p1" no="1"><name>計画</name></plan></goal>
<kpis plan="p1"><kpi id="k1"><name>街路灯</name><target>30基</target><current>%s基</current></kpi></kpis></data>
"""
CORRECTION = """<corrections date="2020-10" reason="誤り"><correction key="k1" field="%s"><was>%s</was><now>%s</now></correction></corrections>
"""


def write_booklet(folder):
    (folder / "report.xml").write_text(REPORT)
    shutil.copy(root / "tests/specimen/data/schema.xml", folder)
    (folder / "data.xml").write_text(DATA % 10)
    (folder / "other.xml").write_text(DATA % 20)
    (folder / "broken.xml").write_text(DATA % 20 + "<")
    (folder / "shown.xml").write_text(CORRECTION % ("current", "10基", "11基"))
    (folder / "again.xml").write_text(CORRECTION % ("current", "10基", "12基"))
    (folder / "hidden.xml").write_text(CORRECTION % ("target", "30基", "31基"))
    call(folder, *"render report.xml -o published.pdf --release published.release -q".split())


def command(line):
    return [str(hyogumi), *line, "--lang", "en", "--color", "never"]


def call(folder, *line, fault=None, status=(0, 3)):
    done = subprocess.run(command(line), cwd=folder, capture_output=True, text=True, env=environment | (fault or {}))
    if status is not None:
        expect(done.returncode in status, f"{' '.join(line)}: exit {done.returncode}: {done.stderr[:400]}")
    return done


def state(folder):
    """What stands under names, and not what lies out of sight."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file() and not p.name.startswith(".hyogumi-")}


def hidden(folder):
    return sorted(str(p.relative_to(folder)) for p in folder.rglob(".hyogumi-*"))


def fresh(folder):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    write_booklet(folder)
    return folder


# Each: what makes the old set, the run in question, the same with data that are wrong, and the release of the set.
RENDER = "render report.xml -o a/o.pdf --release b/o.release -q"
REVISE = "revise report.xml --release published.release -o out -q"
RUNS = {
    "a booklet and its release": (RENDER, RENDER + " --data other.xml --replace", RENDER + " --data broken.xml --replace", "b/o.release"),
    "a first booklet and its release": (None, RENDER, RENDER + " --data broken.xml", "b/o.release"),
    "a revision over another": (REVISE + " --corrections again.xml", REVISE + " --corrections shown.xml",
                                REVISE + " --corrections shown.xml --data broken.xml", "out/new.release"),
    "a revision without leaves over one with": (REVISE + " --corrections shown.xml", REVISE + " --corrections hidden.xml",
                                                REVISE + " --corrections shown.xml --data broken.xml", "out/new.release"),
    "a first revision": (None, REVISE + " --corrections shown.xml", REVISE + " --corrections shown.xml --data broken.xml", "out/new.release"),
    "a booklet alone": ("render report.xml -o a/o.pdf -q", "render report.xml -o a/o.pdf -q --data other.xml",
                        "render report.xml -o a/o.pdf -q --data broken.xml", None),
}


class Run:
    """A run in question: the folder before it, and what it leaves when all is well."""

    def __init__(self, work, name):
        self.name, self.folder = name, work / "run"
        self.first, self.line, self.wrong, self.release = RUNS[name]
        self.before = fresh(work / name)
        (self.before / "a").mkdir()
        (self.before / "b").mkdir()
        if self.first:
            call(self.before, *self.first.split())
        if (self.before / "out").exists():
            (self.before / "out/memo.txt").write_text("not ours")
        self.begin()
        self.old = state(self.folder)
        call(self.folder, *self.line.split())
        self.new = state(self.folder)
        expect(self.old != self.new, f"{name}: the run changes nothing")
        expect(hidden(self.folder) == [], f"{name}: {hidden(self.folder)} stays")

    def begin(self):
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(self.before, self.folder)

    def faulty(self, **fault):
        return call(self.folder, *self.line.split(), fault={"LD_PRELOAD": str(shim)} | {f"FAULT_{k.upper()}": str(v) for k, v in fault.items()},
                    status=None)

    @functools.cached_property
    def calls(self):
        self.begin()
        log = self.folder.parent / "log"
        log.unlink(missing_ok=True)
        self.faulty(log=log)
        return log.read_text().splitlines()

    def is_whole(self):
        return state(self.folder) in (self.old, self.new)

    def replaced(self):
        """Names under which the new file stands, of those that differ."""
        now = state(self.folder)
        return {n for n in self.old.keys() | self.new.keys() if self.old.get(n) != self.new.get(n) and now.get(n) == self.new.get(n)}

    def named(self, said, code):
        """The files a message names as new: E0708 names them before those that are not."""
        found = re.search(rf"\[{code}\]: .*?: (.*?)(?:; as they were: .*)?$", said, re.M)
        real = self.folder.resolve()
        return {str((real / n).resolve().relative_to(real)) for n in found[1].split(", ")} if found else set()

    def check_restored(self, what, replaced, was_whole, said):
        expect(self.is_whole(), f"{what}: the next run leaves a mixture: {sorted(self.replaced())} are new")
        expect(self.named(said, "W0707") & self.differing() == (set() if was_whole else replaced),
               f"{what}: of {sorted(replaced)} are said to have been put back {sorted(self.named(said, 'W0707'))}")

    def differing(self):
        return {n for n in self.old.keys() | self.new.keys() if self.old.get(n) != self.new.get(n)}

    def check_next(self, number, what):
        """Some run comes next: one that reads the release, one that fails, or the same again."""
        whole, replaced = self.is_whole(), self.replaced()
        if number % 3 == 0 and self.release and (self.folder / self.release).exists():
            said = call(self.folder, "check", "report.xml", "--release", self.release, status=None).stderr
            self.check_restored(f"{what}, then check", replaced, whole, said)
        elif number % 3 == 1:
            said = call(self.folder, *self.wrong.replace(" -q", "").split(), status=(1,)).stderr
            self.check_restored(f"{what}, then a run that fails", replaced, whole, said)
        call(self.folder, *self.line.split())
        expect(state(self.folder) == self.new, f"{what}: the same run again does not give the new set")
        expect(hidden(self.folder) == [], f"{what}: {hidden(self.folder)} stays after the next run")


def some(numbers, most):
    numbers = list(numbers)
    return numbers if not most or len(numbers) <= most else [numbers[i * len(numbers) // most] for i in range(most)]


def all_calls(runs):
    return [(run, number, call) for run in runs for number, call in enumerate(run.calls, 1)]


def check_kills(work):
    n_mixed = 0
    jobs = some(all_calls([Run(work, name) for name in RUNS]), options.kills)
    for turn, (run, number, words) in enumerate(jobs):
        run.begin()
        done = run.faulty(at=number, do="kill")
        what = f"{run.name}, killed at call {number}, {words}"
        expect(done.returncode == -9, f"{what}: exit {done.returncode}")
        n_mixed += not run.is_whole()
        run.check_next(turn, what)
    print(f"{len(jobs)} kills, {n_mixed} of them between the steps of a set")
    expect(options.kills or n_mixed > 10, "hardly a kill came between the steps of a set")


def check_failure(run, what, done):
    """A run whose files could not be written: the old set, or the new one, or a mixture that is named and can be mended."""
    whole, replaced, left = run.is_whole(), run.replaced(), hidden(run.folder)
    if done.returncode in (0, 3):
        expect(state(run.folder) == run.new, f"{what}: exit {done.returncode}, and not the new set")
    else:
        expect(done.returncode == 5 and "error[E" in done.stderr, f"{what}: exit {done.returncode}: {done.stderr}")
        expect(whole or run.named(done.stderr, "E0708") & run.differing() == replaced, f"{what}: a mixture that is not named: {done.stderr}")
    return whole, left


def check_faults(work):
    """One call fails, each with what it may fail with; then, as on a disk that is gone, all calls from one on."""
    runs = [Run(work, name) for name in RUNS]
    errors = {"write": ["ENOSPC"], "rename": ["EACCES", "EIO"], "link": ["EPERM"], "unlink": ["EACCES"], "open": ["EACCES"], "mkdir": ["ENOSPC"]}
    once = [(run, n, words, error) for run, n, words in all_calls(runs) for error in errors.get(words.split()[0], ["EIO"])]
    for turn, (run, number, words, error) in enumerate(some(once, options.faults)):
        run.begin()
        done = run.faulty(at=number, do=error)
        what = f"{run.name}, {error} at call {number}, {words}"
        whole, left = check_failure(run, what, done)
        expect(whole, f"{what}: one failure, and the set is a mixture")
        expect(left == [] or words.split()[0] in ("unlink", "rename"), f"{what}: {left} stays")
        run.check_next(turn, what)
    for_good = [(run, n, words, only) for run, n, words in all_calls(runs) for only in (False, True)]
    n_mixed = 0
    for turn, (run, number, words, only) in enumerate(some(for_good, options.faults)):
        kind = words.split()[0]
        nth = sum(w.split()[0] == kind for w in run.calls[:number]) if only else number
        run.begin()
        done = run.faulty(at=nth, do="EIO", all=1, **({"call": kind} if only else {}))
        what = f"{run.name}, {'each ' + kind if only else 'all'} from call {number} on, {words}"
        whole, _ = check_failure(run, what, done)
        n_mixed += not whole
        run.check_next(turn, what)
    print(f"{len(some(once, options.faults))} calls failed once, {len(some(for_good, options.faults))} for good; {n_mixed} mixtures, each named and mended")


def check_pairs(work):
    """Two runs with different corrections, or data, into one place: one gives its whole set, the other is refused."""
    for pair in range(options.pairs):
        name = "a revision over another" if pair % 2 else "a booklet and its release"
        folder = fresh(work / "pair")
        (folder / "a").mkdir()
        (folder / "b").mkdir()
        first, second, _, _ = RUNS[name]
        sets = []
        for line in (first, second):
            call(folder, *line.split())
            sets.append(state(folder))
        shutil.rmtree(folder / "out", ignore_errors=True)
        slow = {"LD_PRELOAD": str(slower)}
        both = [subprocess.Popen(command((line + ("" if "--replace" in line or "revise" in line else " --replace")).split()), cwd=folder,
                                 env=environment | slow, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for line in (first, second)]
        said = [run.communicate()[1] for run in both]
        ends = [run.returncode for run in both]
        good = [i for i in (0, 1) if ends[i] in (0, 3)]
        expect(len(good) == 1 and ends[1 - good[0]] == 5, f"pair {pair}: exits {ends}: {said}")
        if len(good) == 1:
            expect(state(folder) == sets[good[0]], f"pair {pair}: not the set of the one that was not refused")
            expect(re.search(rf"error\[E1001\]: another hyogumi \({both[good[0]].pid}@", said[1 - good[0]]), f"pair {pair}: {said[1 - good[0]]}")
        expect(hidden(folder) == [], f"pair {pair}: {hidden(folder)} stays")
    print(f"{options.pairs} pairs")


def check_outputs(work):
    """Two outputs under one name, an output that is an input, a name of any length."""
    folder = fresh(work / "outputs")
    (folder / "link.pdf").symlink_to("published.pdf")
    (folder / "here").symlink_to(".")
    os.link(folder / "published.pdf", folder / "hard.pdf")
    before = state(folder)
    for one, other in [("x.pdf", "x.pdf"), ("x.pdf", "./x.pdf"), ("x.pdf", "here/x.pdf"), ("link.pdf", "published.pdf"),
                       ("published.pdf", "hard.pdf"), ("-", "-")]:
        said = call(folder, "render", "report.xml", "-o", one, "--release", other, "--replace", status=(2,))
        expect("E0706" in said.stderr and not said.stdout and state(folder) == before, f"-o {one} --release {other}: {said.stderr}")
    said = call(folder, *"render report.xml -o published.pdf --release link.pdf --replace".split(), status=(5,))
    expect("E0701" in said.stderr and state(folder) == before, f"a link as a release: {said.stderr}")
    with open(folder / "published.pdf", "ab") as out:
        done = subprocess.run(command("render report.xml -o - --release published.pdf --replace".split()), cwd=folder, stdout=out, stderr=subprocess.PIPE)
    expect(done.returncode == 2 and state(folder) == before, "standard output into the release")
    for line in ["render report.xml -o data.xml", "render report.xml -o x.pdf --release report.xml --replace", "render report.xml --data other.xml -o other.xml",
                 "check report.xml --profile press --release published.release --summary published.release"]:
        said = call(folder, *line.split(), status=(5,))
        expect("E0705" in said.stderr and state(folder) == before, f"{line}: {said.stderr}")
    (folder / "out").mkdir()
    shutil.copy(folder / "published.release", folder / "out/new.release")
    shutil.copy(folder / "shown.xml", folder / "out/errata.csv")
    before = state(folder)
    for line in ["revise report.xml --release out/new.release --corrections shown.xml -o out",
                 "revise report.xml --release published.release --corrections out/errata.csv -o out"]:
        said = call(folder, *line.split(), status=(5,))
        expect("E0705" in said.stderr and state(folder) == before and not hidden(folder), f"{line}: {said.stderr}")
    for n in (1, 240, 246, 251, 255):
        name = ("長" * 90)[: n // 3] + "x" * (n - len(("長" * 90)[: n // 3].encode()))
        call(folder, "render", "report.xml", "-o", name, "--release", "r" * n, "-q")
        expect((folder / name).exists() and (folder / ("r" * n)).exists(), f"a name of {n} bytes cannot be written")
    said = call(folder, "render", "report.xml", "-o", "x" * 256, status=(5,))
    expect("E0702" in said.stderr and not hidden(folder), f"a name of 256 bytes: {said.stderr}")


def check_release(work):
    """A release of other pages, or what is none, is not written over unless that is asked for."""
    folder = fresh(work / "release")
    before = state(folder)
    line = "render report.xml -o published.pdf --release published.release -q".split()
    call(folder, *line)
    expect(state(folder) == before, "the same pages, and the release is another")
    said = call(folder, *line, "--data", "other.xml", status=(1,))
    expect("E0840" in said.stderr and "(1)" in said.stderr and state(folder) == before and not hidden(folder), f"other pages: {said.stderr}")
    call(folder, *"revise report.xml --release published.release --corrections hidden.xml -o out -q".split())
    kept = state(folder)
    said = call(folder, *"render report.xml -o x.pdf --release out/new.release -q".split(), status=(1,))
    expect("E0840" in said.stderr and state(folder) == kept, f"the corrections so far would be lost: {said.stderr}")
    for name, text in {"foreign": "a letter\n", "empty": "", "cut": (folder / "published.release").read_text()[:-30]}.items():
        (folder / name).write_text(text)
        kept = state(folder)
        said = call(folder, "render", "report.xml", "-o", "x.pdf", "--release", name, status=(1,))
        expect("error[E08" in said.stderr and state(folder) == kept, f"{name}: {said.stderr}")
    call(folder, *line, "--data", "other.xml", "--replace")
    expect(state(folder)["published.release"] != before["published.release"], "--replace does not")
    said = call(folder, *"render report.xml -o x.pdf --replace".split(), status=(2,))
    expect("--release" in said.stderr, f"--replace alone: {said.stderr}")


def check_folders(work):
    """Folders are made with those they lie in, and not left when nothing was written; no difference changes nothing."""
    folder = fresh(work / "folders")
    call(folder, *"revise report.xml --release published.release --corrections shown.xml -o p/q/r -q".split())
    expect(len(list((folder / "p/q/r").iterdir())) == 11, "a revision into p/q/r is not eleven files")
    before = {p: (p.stat().st_mtime_ns, p.stat().st_ino) for p in (folder / "p/q/r").iterdir()}
    done = call(folder, *"revise report.xml --release published.release -o p/q/r".split(), status=(0,))
    expect({p: (p.stat().st_mtime_ns, p.stat().st_ino) for p in (folder / "p/q/r").iterdir()} == before, "nothing differs, and files change")
    expect("Nothing differs" in done.stdout, f"nothing differs: {done.stdout}")
    for line in ["--data broken.xml", "--data other.xml --corrections shown.xml", ""]:
        call(folder, *"revise report.xml --release published.release -o s/t".split(), *line.split(), status=None)
        expect(not (folder / "s").exists(), f"revise {line} leaves a folder")
    (folder / "file").write_text("")
    said = call(folder, *"revise report.xml --release published.release --corrections shown.xml -o file/t".split(), status=(5,))
    expect("E0702" in said.stderr, f"a folder in a file: {said.stderr}")


def check_locked(work):
    """A file that may not be replaced: the others stay, too."""
    run = Run(work, "a revision over another")
    for name in sorted(n for n in run.old if n.startswith("out/") and n != "out/memo.txt"):
        run.begin()
        if subprocess.run(["chattr", "+i", run.folder / name], capture_output=True).returncode != 0:
            print("chattr +i is not to be had: not run")
            return
        try:
            said = call(run.folder, *run.line.split(), status=(5,))
            expect(state(run.folder) == run.old and name in said.stderr, f"{name} is locked: {said.stderr}")
            expect(hidden(run.folder) == [], f"{name} is locked: {hidden(run.folder)} stays")
        finally:
            subprocess.run(["chattr", "-i", run.folder / name])
    print("each file of a revision was locked in turn")


def build(folder, name, *flags):
    library = folder / f"{name}.so"
    subprocess.run(["cc", "-D_GNU_SOURCE", "-O1", "-Wall", "-Wextra", "-shared", "-fPIC", *flags, "-o", library, root / f"tests/files/{name}.c", "-ldl"], check=True)
    return library


with tempfile.TemporaryDirectory() as name:
    work = pathlib.Path(name)
    shim, slower = build(work, "faults"), build(work, "slower")
    for check in options.check or ["outputs", "release", "folders", "locked", "pairs", "kills", "faults"]:
        started = time.monotonic()
        globals()[f"check_{check}"](work)
        print(f"{check}: {time.monotonic() - started:.1f} s, {len(faults)} faults so far", flush=True)
sys.exit(1 if faults else 0)
