#!/usr/bin/env python3
"""`watch` renders again when a file it has read changes, however it is saved; what it writes is what `render` writes; what is wrong
leaves the last PDF; it does not grow; it ends when it is told: watch.py HYOGUMI"""
import os, pathlib, queue, re, shutil, signal, subprocess, sys, tempfile, threading, time

root = pathlib.Path(__file__).resolve().parents[2]
hyogumi = pathlib.Path(sys.argv[1]).resolve()
faults = []
LONG = 60   # seconds a round may take with sanitizers on a busy machine
STILL = 0.7  # seconds in which nothing is to happen


def expect(what, condition, saw=""):
    if not condition:
        faults.append(f"{what}: {saw}")


class Watch:
    """A running `watch`, and what it has said: a line of standard output ends a round."""

    def __init__(self, town, *options):
        quarantine = {"ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", "") + ":quarantine_size_mb=1"}  # or memory seems to grow
        command = [hyogumi, "watch", "layouts/report.xml", "--lang", "en", "--color", "never", *options]
        log = town / "err"
        self.out = log.open("w")
        self.err = log.open()
        self.run = subprocess.Popen(command, cwd=town, stdout=subprocess.PIPE, stderr=self.out, text=True, env=os.environ | quarantine)
        self.lines = queue.Queue()
        threading.Thread(target=lambda: [self.lines.put(line) for line in self.run.stdout], daemon=True).start()

    def round(self, wait=LONG):
        """The line of the next round; empty: there is none."""
        try:
            return self.lines.get(timeout=wait)
        except queue.Empty:
            return ""

    def said(self):
        """What came on standard error since the last time."""
        return self.err.read()

    def memory(self):
        return int(re.search(r"VmRSS:\s*(\d+)", pathlib.Path(f"/proc/{self.run.pid}/status").read_text())[1]) / 1024

    def end(self, number):
        self.run.send_signal(number)
        try:
            return self.run.wait(LONG)
        except subprocess.TimeoutExpired:
            self.run.kill()
            return "it goes on"


def replace(path, text):
    """As editors do that never write into a file: another one takes its name."""
    beside = path.with_name(f".{path.name}.new")
    beside.write_text(text)
    beside.rename(path)


def put_aside(path, text):
    """As others do: the old one gets another name first."""
    path.rename(path.with_name(path.name + "~"))
    time.sleep(0.05)
    path.write_text(text)


with tempfile.TemporaryDirectory() as scratch:
    town = pathlib.Path(scratch) / "town"
    shutil.copytree(root / "templates/new", town)
    data, layout, styles = town / "data/index.xml", town / "layouts/report.xml", town / "layouts/styles.xml"
    first = data.read_text()
    made = town / "output/計画.pdf"

    def figure(number):
        return first.replace("1,352", str(number))

    def as_rendered(what, *options, path=made):
        done = subprocess.run([hyogumi, "render", "layouts/report.xml", "-q", "-o", "once.pdf", *options], cwd=town, capture_output=True, text=True)
        expect(f"{what}: render", done.returncode == 0, done.stderr)
        expect(f"{what}: what render writes", path.read_bytes() == (town / "once.pdf").read_bytes())

    def changes(what, names):
        """A round because of these files, whose PDF is that of `render`, and another than before."""
        line = watch.round()
        expect(what, re.fullmatch(rf"{re.escape(names)} -> output/計画\.pdf  \d+ pages  \d+\.\d\d s\n", line), line)
        as_rendered(what)

    watch = Watch(town)
    line = watch.round()
    expect("the first", re.fullmatch(r"output/計画\.pdf  \d+ pages  \d+\.\d\d s\n", line), line)
    as_rendered("the first")
    expect("nothing changes", watch.round(STILL) == "")
    (town / "data/notes.txt").write_text("x")
    (town / "layouts/.report.xml.swp").write_text("x")
    expect("other files", watch.round(STILL) == "")

    for number, save in enumerate([pathlib.Path.write_text, replace, put_aside], 1400):
        before = made.read_bytes()
        save(data, figure(number))
        changes(save.__name__, "data/index.xml")
        expect(f"{save.__name__}: another PDF", made.read_bytes() != before)
        expect(f"{save.__name__}: once", watch.round(STILL) == "")
    styles.write_text(styles.read_text().replace('size="9pt"', 'size="10pt"'))
    changes("what is included", "layouts/styles.xml")

    # A character only another family has, before all others: fonts come into use in another order than they were opened in.
    layout.write_text(layout.read_text().replace('title="', 'title="𠮷'))
    data.write_text(figure(1500).replace("保育所の整備は", "𩸽ɐ保育所の整備は").replace("汐見市まちづくり計画", "♠𠮷汐見市まちづくり計画"))
    line = watch.round()
    names = set(line.split(" -> ")[0].split(", "))
    if names != {"layouts/report.xml", "data/index.xml"}:  # the second came during the round of the first
        names |= set(watch.round().split(" -> ")[0].split(", "))
    expect("two files", names == {"layouts/report.xml", "data/index.xml"}, names)
    as_rendered("another order of fonts")
    data.write_text(figure(1501))
    changes("and back", "data/index.xml")

    watch.said()
    good = made.read_bytes()
    data.write_text(first.replace("</data>", ""))
    line = watch.round()
    expect("wrong XML", line == "data/index.xml -> errors: 1; saving what mends them renders again. The PDF stays as it was.\n", line)
    said = watch.said()
    expect("it is said", re.search(r"^data/index\.xml:\d+:\d+: error\[E0\d+\]", said, re.M), said)
    expect("the last PDF", made.read_bytes() == good)
    data.write_text(figure(1502))
    changes("mended", "data/index.xml")
    expect("nothing is said", watch.said() == "")

    layout.write_text(layout.read_text().replace('<include href="styles.xml"/>', '<include href="new.xml"/>'))
    line = watch.round()
    expect("a file that is not there", "errors: 1" in line and "new.xml" in watch.said(), line)
    shutil.copy(styles, town / "layouts/new.xml")
    changes("it comes", "layouts/new.xml")
    (town / "layouts/new.xml").unlink()
    expect("it goes", "errors: 1" in watch.round(), line)
    (town / "layouts/new.xml").symlink_to(pathlib.Path(scratch) / "town/data/kept.xml")
    shutil.copy(styles, town / "data/kept.xml")
    line = watch.round()
    if "errors" in line:  # it was seen before there was something behind it
        line = watch.round()
    expect("a link", line.startswith("layouts/new.xml -> output"), line)
    (town / "data/kept.xml").write_text(styles.read_text().replace('size="10pt"', 'size="9pt"'))
    changes("behind a link", "layouts/new.xml")

    watch.said()
    for number in range(2000, 2020):  # faster than rounds
        data.write_text(figure(number))
        time.sleep(0.02)
    while watch.round(2):
        pass
    as_rendered("many in a row")

    sizes = []
    for number in range(3000, 3025):
        data.write_text(figure(number))
        line = watch.round()
        expect("a round", line.startswith("data/index.xml -> output"), line)
        sizes.append(watch.memory())
    expect("memory", max(sizes[5:]) - max(sizes[:5]) < 4, sizes)
    as_rendered("the last of them")
    expect("SIGTERM", watch.end(signal.SIGTERM) == 0, watch.said())

    # A file that is read back, beside its inputs, is no input.
    beside = ["--profile", "archive", "-o", "layouts/report.pdf", "--attach-data"]
    watch = Watch(town, *beside)
    expect("for the archive", watch.round().startswith("layouts/report.pdf  "))
    expect("what it writes is no input", watch.round(STILL) == "")
    replace(data, figure(4000))
    expect("an input", watch.round().startswith("data/index.xml -> layouts/report.pdf"))
    as_rendered("for the archive", *beside[:2], beside[4], path=town / "layouts/report.pdf")
    expect("nothing out of sight", not [*(town / "layouts").glob(".*hyogumi*")], [*(town / "layouts").iterdir()])
    expect("SIGINT", watch.end(signal.SIGINT) == 0, watch.said())

    # What is wrong from the beginning is waited for; -q says only what is wrong.
    data.write_text("<data>")
    watch = Watch(town, "-q", "-o", "q.pdf")
    deadline = time.time() + LONG
    while "error[" not in watch.said() and time.time() < deadline:
        time.sleep(0.05)
    expect("no PDF", not (town / "q.pdf").exists())
    data.write_text(first)
    while not (town / "q.pdf").exists() and time.time() < deadline:
        time.sleep(0.05)
    expect("a PDF", (town / "q.pdf").exists())
    expect("quiet", watch.end(signal.SIGTERM) == 0 and watch.round(STILL) == "" and watch.said() == "")
    done = subprocess.run([hyogumi, "watch", layout, "-o", "-", "--lang", "en"], capture_output=True, text=True)
    expect("standard output", done.returncode == 2 and "error[E0102]" in done.stderr, done.stderr)

print("\n".join(faults) if faults else "watch renders what changes")
sys.exit(1 if faults else 0)
