#!/usr/bin/env python3
"""What fails once, in turn, while small runs are made: failures.py HYOGUMI [--memory N] [--calls N] [--signals N] [--disks N] [--ways]
[--run NAME]… [--list]

Every allocation (of ours and of every library) fails; every call that opens, reads, writes, settles, renames, removes, closes fails,
with each error it is likely to fail with; SIGTERM and SIGKILL come at every call that changes a file; the disk has room for a part of the result (root, for a tmpfs).  The run says so and leaves
what was there, or gives what it gives when all is well, byte for byte: nothing between.  --memory, --calls, --signals, --disks: at most so many
of each, evenly chosen (0: all).  --ways: of allocations to which the same calls of functions lead, one after another from main on, the first
fails, and the others are taken to be like it; that is a sixth of them."""
import argparse, collections, concurrent.futures, datetime, os, pathlib, re, shutil, signal, subprocess, sys, tempfile, time

try:
    import openpyxl
except ImportError:                                          # Debian's package is for Debian's Python
    if os.path.realpath(sys.executable) == os.path.realpath("/usr/bin/python3"):
        raise
    os.execv("/usr/bin/python3", ["/usr/bin/python3", *sys.argv])

root = pathlib.Path(__file__).resolve().parents[2]
parser = argparse.ArgumentParser()
parser.add_argument("hyogumi", type=pathlib.Path)
for kind in ("memory", "calls", "signals", "disks"):
    parser.add_argument(f"--{kind}", type=int, default=0)
parser.add_argument("--ways", action="store_true")
parser.add_argument("--run", action="append")
parser.add_argument("--list", action="store_true", help="what each failure came to")
options = parser.parse_args()
hyogumi = options.hyogumi.resolve()
environment = {k: v for k, v in os.environ.items() if not k.startswith("FAULT_")} | {"SOURCE_DATE_EPOCH": "1600000000"}
faults, ends = [], collections.defaultdict(collections.Counter)

CORRECTION = """<corrections date="2024-10-01" reason="誤字"><correction key="1-2#名称"><was>放課後こども教室</was><now>放課後こども教室（全校）</now>
</correction></corrections>"""
SHEET = [["進捗状況"],
         ["№", "計画名", "管理番号", "取組名", "所管課", "実績", "予算額", "開始日", "評価", "備考", "連絡先"], ["", "", "", "", "", "令和3年度"],
         [1, "みどり", "k1", "公園の整備", "土木課", 12.5, 500, datetime.date(2021, 4, 1), "A", "着工した。", "内線12"],
         [1, "みどり", "k2", "橋の点検", "土木課、企画課", "－", 0, None, "B", None, None]]
REPORT = "machi/layouts/report.xml"
# Each with what it makes; every one finds the folder as `prepare` leaves it.
RUNS = {
    "render": f"render {REPORT} -o a.pdf -q",
    "render and release": f"render {REPORT} -o a.pdf --release a.release --replace -q",
    "archive": f"render {REPORT} -o a.pdf --profile archive -q",
    "press": f"render {REPORT} -o a.pdf --profile press -q",
    "web": f"render {REPORT} -o a.html --format html -q",
    "trace": f"render {REPORT} -o a.trace --format trace -q",
    "revise": f"revise {REPORT} --release old.release --corrections name.xml -o revised -q",
    "excerpt": f"excerpt {REPORT} --by 課 -o excerpts --jobs 1 -q",
    "import": "import town/data/index.xml -o a.xml -q",
    "table": f"corrections {REPORT} --release old.release -o a.xlsx -q",
    "new": "new another",
}
READS = {"open": ["EACCES", "EMFILE", "EIO"], "read": ["EIO", "EINTR"], "write": ["ENOSPC", "EIO", "EINTR"], "fsync": ["EIO", "ENOSPC"],
         "rename": ["EACCES", "EIO", "ENOSPC"], "link": ["EPERM", "EIO"], "unlink": ["EACCES", "EIO"], "close": ["EIO", "ENOSPC"],
         "mkdir": ["ENOSPC", "EACCES"], "rmdir": ["EIO"], "ftruncate": ["EIO"]}


def call(folder, line, **more):
    moment = folder.parent / "moment"
    moment.mkdir(exist_ok=True)
    return subprocess.run([str(hyogumi), *line.split(), "--lang", "en"], cwd=folder, capture_output=True, text=True, timeout=60,
                          env=environment | {"TMPDIR": str(moment)} | {k: str(v) for k, v in more.items()})


def expect(truth, words):
    if not truth:
        print(words, flush=True)
        faults.append(words)


def state(folder):
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file() and not p.name.startswith(".hyogumi-")}


def hidden(folder):
    return sorted(str(p.relative_to(folder)) for p in folder.rglob(".hyogumi-*")) + sorted(os.listdir(folder.parent / "moment"))


def alike(files):
    """What a manifest says of seconds is chance; by its `inputs` a later run makes once too often what could not be looked at."""
    return {name: re.sub(rb'"(seconds|inputs)": ?("[^"]*"|[0-9.]+)', b"", data) if name.endswith(".json") else data for name, data in files.items()}


def prepare(work):
    """A set, an older edition of it under every name, and a town that keeps its data in a spreadsheet."""
    folder = work / "before"
    folder.mkdir()
    call(folder, "new machi")
    sheet = root / "tests/workbook/town/data"
    shutil.copytree(sheet, folder / "town/data")
    book = openpyxl.Workbook()
    book.active.title = "計画4"
    for row in SHEET:
        book.active.append(row)
    book.save(folder / "town/data/進捗.xlsx")
    (folder / "name.xml").write_text(CORRECTION)
    call(folder, f"render {REPORT} -o a.pdf --release old.release -q")
    for name in ("a.pdf", "a.release", "a.html", "a.trace", "a.xml", "a.xlsx"):
        (folder / name).write_text("an older one\n")
    shutil.copy(folder / "old.release", folder / "a.release")
    return folder


class Run:
    """One of RUNS, with what it leaves when all is well."""

    def __init__(self, before, name):
        self.before, self.name, self.line = before, name, RUNS[name]
        with tempfile.TemporaryDirectory() as folder:
            self.folder = pathlib.Path(folder) / "reference"
            done = self.go()
            self.new, self.status, self.said = alike(state(self.folder)), done.returncode, done.stdout
        self.old = alike(state(before))
        fine = 3 if name == "revise" else 0                   # what is corrected is a difference
        expect(done.returncode == fine and (self.new != self.old or name == "check"), f"{name}: {done.stderr}")

    def go(self, again=False, **more):
        if not again:
            shutil.copytree(self.before, self.folder)
        return call(self.folder, self.line, **more)

    def count(self, shim, **more):
        """As deep as the attempts are: the way up to the root is gone by calls, too."""
        with tempfile.TemporaryDirectory(dir=work) as folder:
            self.folder = pathlib.Path(folder) / "f"
            log = pathlib.Path(folder) / "log"
            self.go(LD_PRELOAD=shim, **{k: log if v == "log" else v for k, v in more.items()})
            return log.read_text().splitlines() if log.exists() else []


def allocations(run):
    """Which allocations of a run are to fail, and how many there are."""
    n = max(map(int, run.count(memory, FAULT_COUNT="log")))
    if not options.ways:
        return list(range(1, n + 1)), n
    first = {}
    for which, way in (line.split() for line in run.count(memory, FAULT_WAYS="log")):
        first.setdefault(way, int(which))
    least = min(first.values())                               # those before are of the loader
    return list(range(1, least)) + sorted(first.values()), n


def attempt(run, what, **more):
    """Exit status, standard error, what stands under the names, what lies beside them, and the folder for a further run."""
    folder = pathlib.Path(tempfile.mkdtemp(dir=work))
    again = Run.__new__(Run)
    again.__dict__.update(run.__dict__, folder=folder / "f")
    done = again.go(**more)
    return done, again, alike(state(again.folder)), hidden(again.folder)


def is_of(run, now):
    """The old set, the new one; of a batch, whose outputs stand alone, each file an old or a new one beside an account of them."""
    if now in (run.old, run.new):
        return True
    return run.name == "excerpt" and all(now.get(n) in (run.old.get(n), run.new.get(n)) or "/manifest." in n for n in now)


def check_memory(run, n, every):
    what = f"{run.name}, allocation {n}{' and all after it' if every else ''}"
    done, again, now, left = attempt(run, what, LD_PRELOAD=memory, FAULT_AT=n, **({"FAULT_ALL": 1} if every else {}))
    lines = done.stderr.splitlines()
    if done.returncode == run.status:
        expect(now == run.new, f"{what}: exit {done.returncode}, and another result")
        end = "all is well"
    elif run.name == "excerpt" and done.returncode == 6:
        expect(is_of(run, now) and lines.count(OUT_OF_MEMORY) >= 1, f"{what}: {done.stderr}")
        end = "a worker ends, and is told of"
    else:
        expect(done.returncode == 71 and set(lines) == {OUT_OF_MEMORY} and len(lines) <= (2 if run.name == "excerpt" else 1), f"{what}: exit {done.returncode}: {done.stderr[:300]}")
        expect(is_of(run, now), f"{what}: neither the old files nor the new ones")
        end = "71, the old files" if now == run.old else "71, the new files"
    if left:
        done = again.go(again=True)
        expect(alike(state(again.folder)) == run.new and not hidden(again.folder), f"{what}: {left} stays")
        end += ", something is left to the next run"
    shutil.rmtree(again.folder.parent)
    return "memory", run.name, end


def check_call(run, n, words, error):
    what = f"{run.name}, {error} at call {n}, {words}"
    done, again, now, left = attempt(run, what, LD_PRELOAD=shim, FAULT_READS=1, FAULT_AT=n, FAULT_DO=error)
    if done.returncode == run.status:
        expect(now == run.new, f"{what}: exit {done.returncode}, and another result")
        end = "all is well"
    else:
        expect(0 < done.returncode < 64 and re.search(r"error\[E\d+\]", done.stderr), f"{what}: exit {done.returncode}: {done.stderr[:300]}")
        expect("out of memory" not in done.stderr, f"{what}: called memory: {done.stderr[:300]}")
        expect(is_of(run, now), f"{what}: neither the old files nor the new ones")
        end = f"exit {done.returncode}"
    expect(not left or words.split()[0] in ("unlink", "rename", "rmdir"), f"{what}: {left} stays")
    if run.name != "new":
        done = again.go(again=True)
        expect(alike(state(again.folder)) == run.new and not hidden(again.folder), f"{what}: the next run does not give the reference: {done.stderr[:300]}")
    shutil.rmtree(again.folder.parent)
    return "calls", run.name, end


def check_signal(run, n, words, what_comes):
    what = f"{run.name}, SIG{what_comes.upper()} at call {n}, {words}"
    done, again, now, left = attempt(run, what, LD_PRELOAD=shim, FAULT_AT=n, FAULT_DO=what_comes)
    expected = {"kill": -signal.SIGKILL, "term": -signal.SIGTERM}[what_comes]
    is_worker = run.name == "excerpt" and done.returncode == 6
    expect(done.returncode == expected or is_worker, f"{what}: exit {done.returncode}: {done.stderr[:300]}")
    is_whole = is_of(run, now)
    expect(is_whole or left, f"{what}: a mixture, and nothing to mend it by")
    if run.name != "new":
        done = again.go(again=True)
        expect(alike(state(again.folder)) == run.new and not hidden(again.folder), f"{what}: the next run does not give the reference: {done.stderr[:300]}")
    shutil.rmtree(again.folder.parent)
    return "signals", run.name, ("whole" if is_whole else "mended by the next run") + (", something is left to it" if left else "")


PARTS, BESIDE = 12, 1 << 18


def check_disk(run, part):
    """A disk on which there is room for so many twelfths of what the run writes, on its way, too."""
    what = f"{run.name}, room for {part} of {PARTS} parts"
    folder = pathlib.Path(tempfile.mkdtemp(dir=work))
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64m", "none", folder], capture_output=True).returncode:
        return "disks", run.name, "no tmpfs here"
    try:
        again = Run.__new__(Run)
        again.__dict__.update(run.__dict__, folder=folder / "f")
        shutil.copytree(run.before, again.folder)
        room = (sum(len(data) for name, data in run.new.items() if run.old.get(name) != data) * 2 + BESIDE) * part // PARTS
        about = os.statvfs(folder)
        with open(folder / "full", "wb") as full:
            os.posix_fallocate(full.fileno(), 0, max(1, (about.f_bavail - room // about.f_frsize) * about.f_frsize))
        done = again.go(again=True)
        now = alike(state(again.folder))
        if done.returncode == run.status:
            expect(now == run.new, f"{what}: exit {done.returncode}, and another result")
        else:
            expect(part < PARTS, f"{what}: {done.stderr[:300]}")
            expect(0 < done.returncode < 64 and re.search(r"error\[E\d+\]", done.stderr), f"{what}: exit {done.returncode}: {done.stderr[:300]}")
            expect(is_of(run, now), f"{what}: neither the old files nor the new ones")
        expect(not hidden(again.folder), f"{what}: {hidden(again.folder)} stays")
        (folder / "full").unlink()
        if run.name != "new":
            later = again.go(again=True)
            expect(alike(state(again.folder)) == run.new, f"{what}: the next run does not give the reference: {later.stderr[:300]}")
    finally:
        subprocess.run(["umount", folder])
    os.rmdir(folder)
    return "disks", run.name, "all is well" if done.returncode == run.status else f"exit {done.returncode}"


def some(items, most):
    items = list(items)
    return items if not most or len(items) <= most else [items[i * len(items) // most] for i in range(most)]


def build(folder, name):
    library = folder / f"{name}.so"
    subprocess.run(["cc", "-D_GNU_SOURCE", "-O1", "-Wall", "-Wextra", "-shared", "-fPIC", "-o", library, root / f"tests/files/{name}.c", "-ldl"], check=True)
    return library


OUT_OF_MEMORY = "hyogumi: メモリが足りません / out of memory"
with tempfile.TemporaryDirectory() as name:
    work = pathlib.Path(name)
    shim, memory = build(work, "faults"), build(work, "memory")
    before = prepare(work)
    runs = [Run(before, name) for name in options.run or RUNS]
    asked = {run.name: allocations(run) for run in runs}
    reads = {run.name: run.count(shim, FAULT_READS=1, FAULT_LOG="log") for run in runs}
    changes = {run.name: run.count(shim, FAULT_LOG="log") for run in runs}
    jobs = [(check_memory, run, n, False) for run, n in some([(run, n) for run in runs for n in asked[run.name][0]], options.memory)]
    jobs += [(check_memory, run, n, True) for run, n in some([(run, n) for run in runs for n in asked[run.name][0][::23]], -(-options.memory // 4))]
    jobs += [(check_call, *job) for job in some([(run, n, words, error) for run in runs for n, words in enumerate(reads[run.name], 1)
                                                 for error in READS[words.split()[0]]], options.calls)]
    jobs += [(check_signal, *job) for job in some([(run, n, words, what) for run in runs for n, words in enumerate(changes[run.name], 1)
                                                   for what in ("kill", "term")], options.signals)]
    jobs += [(check_disk, run, part) for run, part in some([(run, part) for run in runs for part in range(PARTS + 1)], options.disks)]
    started = time.monotonic()
    with concurrent.futures.ThreadPoolExecutor(len(os.sched_getaffinity(0))) as pool:
        for kind, name, end in pool.map(lambda job: job[0](*job[1:]), jobs):
            ends[kind][end] += 1
            ends[f"{kind} of {name}"][end] += 1
    for kind, counted in ends.items():
        if options.list or " of " not in kind:
            print(f"{kind}: {counted.total()} times: " + "; ".join(f"{end}: {n}" for end, n in counted.most_common()))
    print(f"{sum(n for _, n in asked.values())} allocations{f' by {sum(len(which) for which, _ in asked.values())} ways' if options.ways else ''}, {sum(map(len, reads.values()))} calls in {len(runs)} runs; {time.monotonic() - started:.0f} s, {len(faults)} faults")
sys.exit(1 if faults else 0)
