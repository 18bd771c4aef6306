#!/usr/bin/env python3
"""Batches that go wrong: batch.py HYOGUMI [--departments N] [--kills N] [--check NAME]…

A clean run of an invented booklet is the reference; whatever happens, every file that stands under its name is one of it, and
--resume ends where the clean run ended."""
import argparse, hashlib, json, os, pathlib, random, re, shutil, signal, subprocess, sys, tempfile, time, unicodedata

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import synthetic

parser = argparse.ArgumentParser()
parser.add_argument("hyogumi", type=pathlib.Path)
parser.add_argument("--departments", type=int, default=60)
parser.add_argument("--kills", type=int, default=12)
parser.add_argument("--check", action="append", choices=["names", "division", "numbers", "resume", "others", "stale", "only", "poison", "worker", "two", "disk", "shards", "notes", "kills"])
options = parser.parse_args()
hyogumi = options.hyogumi.resolve()
N = options.departments
environment = {k: v for k, v in os.environ.items() if k != "SOURCE_DATE_EPOCH"}
faults = []


def expect(truth, words):
    if not truth:
        faults.append(words)


def command(report, out, *more):
    return [str(c) for c in (hyogumi, "excerpt", report, "--by", "department", "-o", out, "--lang", "en", "--color", "never", *more)]


def run(report, out, *more, status=0):
    done = subprocess.run(command(report, out, *more), capture_output=True, text=True, env=environment)
    expect(done.returncode == status, f"{' '.join(map(str, more))}: exit {done.returncode}, not {status}: {done.stderr[:500]}")
    return done


def lines_of_files(done, out):
    """What a run says of each file; the last line is of all of them."""
    return [line for line in done.stdout.splitlines() if line.startswith(f"{out}/")]


def sha(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def manifest(out, name="manifest.json"):
    """The manifest without what may vary."""
    whole = json.loads((out / name).read_text())
    for entry in whole["outputs"]:
        entry.pop("seconds")
    return whole


def entries(out):
    return {e["department"]: e for e in manifest(out)["outputs"]}


def pdfs(out):
    return {p.name: sha(p) for p in out.glob("*.pdf")}


def check_names(folder):
    """Ids from free text: paths, options, devices, twins in case and in normal form, very long ones."""
    wild = ["../../evil", "a/b", "/etc/passwd", "-rf", ".hidden", "CON", "nul.txt", "Ab", "aB", "AB", "か\u3099", "が", "é", "e\u0301", "長" * 300, "x" * 400,
            "a b", "manifest.json", "..", ".", "a_b", "a|b", "全角Ａ", "tab\u3000space", "plain-1", "sh $(rm)", "'q\"", "%s%n"]
    names = lambda d: (wild[d] if d < len(wild) else f"n{d}").replace("&", "&amp;").replace("<", "&lt;")
    report = synthetic.write(folder / "wild" / "in" / "deep", departments=len(wild), rows=2, id="name", names=names)
    before = sorted(str(p) for p in (folder / "wild").rglob("*"))
    out = folder / "wild" / "in" / "out"
    run(report, out, "-q")
    made = [e["file"] for e in manifest(out)["outputs"] if e["file"]]
    expect(len(made) == len(wild) and all(made), "not every wild id has a file")
    expect(sorted(os.listdir(out)) == sorted(made + ["manifest.json"]), "files and manifest differ")
    expect(len({unicodedata.normalize("NFC", f).casefold() for f in made}) == len(wild), "two ids share a file on some file systems")
    expect(all(len(f.encode()) < 120 and "/" not in f and f[0] not in ".-" for f in made), "an unsafe name")
    expect("plain-1.pdf" in made, "a plain id is not its file's name")
    after = sorted(str(p) for p in (folder / "wild").rglob("*") if out not in p.parents and p != out)
    expect(before == after, "something was written outside the folder")


def check_division(folder):
    """A division by which records could not be told apart, or none be found, is no division."""
    def refused(case, code, edit=lambda layout: layout, **more):
        report = synthetic.write(folder / case, departments=3, rows=2, **more)
        report.write_text(edit(report.read_text()))
        out = folder / case / "out"
        done = run(report, out, status=1)
        expect(f"error[{code}]" in done.stderr, f"{case}: {done.stderr[:300]}")
        expect(not out.exists(), f"{case}: something was written")

    by_name = lambda layout: layout.replace('key="{@id}"', 'key="{name}"')
    refused("twins", "E0301", by_name, names=lambda d: "同じ課" if d < 2 else "別の課")
    refused("two-words", "E0206", by_name, names=lambda d: f"第{d} 課")
    refused("no-word", "E0206", by_name, names=lambda d: "<wbr/>" if d else "課")
    refused("no-id", "E0205", id="name", names=lambda d: "<wbr/>" if d else "課")
    refused("same-id", "E0301", id="name", names=lambda d: " 課" if d else "課")
    refused("by-twice", "E0301", lambda layout: re.sub(r"( *<excerpt.*?</excerpt>)", r"\1\1", layout, flags=re.S))
    refused("each-of-nothing", "E0302", lambda layout: layout.replace('each="/data/department"', 'each="/data/departmnt"'))
    refused("records-are-a-number", "E0303", lambda layout: layout.replace('records="//measure | /data/department"', 'records="count(//measure)"'))
    refused("of-is-no-xpath", "E0303", lambda layout: layout.replace("self::department/@id", "self::department["))


def words_of(pdf):
    return [page for page in subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True).stdout.split("\f") if page.strip()]


def check_page_numbers(report, out):
    """Each row of an excerpt names the page of the booklet on which poppler finds it; the counts are the department's own."""
    booklet = report.parent / "booklet.pdf"
    subprocess.run([hyogumi, "render", report, "-o", booklet, "-q"], check=True)
    stands = {}
    for page in words_of(booklet):
        for row in re.findall(r"（第(\d+-\d+)）", page):
            stands[row] = page.split()[-1]  # the folio, the last word of its page
    n = 0
    for department in range(0, N, 7):
        pages = words_of(out / f"d{department}.pdf")
        expect("6件" in pages[0], f"d{department}: the count on the cover is not that of its rows")
        for row, label in re.findall(r"（第(\d+-\d+)）.*?(\d+)\s*$", "\n".join(pages), re.M):
            expect(row.startswith(f"{department}-") and stands[row] == label, f"d{department}: row {row} is said to stand on page {label}, not {stands[row]}")
            n += 1
    expect(n == 6 * len(range(0, N, 7)), f"{n} rows name their page")


def check_resume(report, out, reference):
    first = pdfs(out)
    times = {p.name: p.stat().st_mtime_ns for p in out.glob("*.pdf")}
    run(report, out, "--resume", "-q")
    expect({p.name: p.stat().st_mtime_ns for p in out.glob("*.pdf")} == times, "--resume made what was there")
    (out / "d3.pdf").unlink()
    (out / "d4.pdf").write_bytes(b"%PDF-1.7 torn")
    said = lines_of_files(run(report, out, "--resume"), out)
    expect(sum("(kept)" not in line for line in said) == 2, "--resume made more or less than the two that were missing or torn")
    expect(pdfs(out) == first and manifest(out) == reference, "--resume does not end where the clean run ended")
    text = (report.parent / "data.xml").read_text()
    (report.parent / "data.xml").write_text(synthetic.data_text(N, 6, result=lambda d, r: "中止" if (d, r) == (5, 2) else None))
    said = lines_of_files(run(report, out, "--resume"), out)
    expect([line.split()[0] for line in said if "(kept)" not in line] == [f"{out}/d5.pdf"], "one row changed, and another file than its department's was made")
    (report.parent / "data.xml").write_text(text)
    run(report, out, "--resume", "-q")
    expect(manifest(out) == reference, "the old data do not give the old files")
    said = lines_of_files(run(report, out, "--resume", "--only", "d5", "--profile", "archive"), out)
    expect([line.split()[0] for line in said if "(kept)" not in line] == [f"{out}/d5.pdf"], "--resume kept a file of another profile")
    run(report, out, "--resume", "-q")
    expect(manifest(out) == reference, "the profile of before does not give the files of before")


def check_others(folder):
    """A folder used again: each line says by which mode its file was made, and what is in no line is named."""
    report, out = synthetic.write(folder / "others", departments=4, rows=2), folder / "others" / "a" / "out"
    expect("W1005" not in run(report, out).stderr, "others in a folder that was not there")
    run(report, out, "--mode", "pages", "--only", "d1", "-q")
    expect({i: e["mode"] for i, e in entries(out).items()} == {"d0": "rows", "d1": "pages", "d2": "rows", "d3": "rows"}, "a line does not say how its file was made")
    synthetic.write(folder / "others", departments=3, rows=2)
    before = pdfs(out)["d3.pdf"]
    said = run(report, out, "--resume").stderr
    expect("W1005" in said and re.findall(r"d\d\.pdf", said) == ["d3.pdf"], f"a department that is no more: {said}")
    expect(pdfs(out)["d3.pdf"] == before and "d3" not in entries(out), "the file of a department that is no more was touched, or is in the manifest")
    (out / "d3.pdf").unlink()
    for shard in ("1/2", "2/2"):
        expect("W1005" not in run(report, out, "--shard", shard).stderr, f"shard {shard} takes files of the other for others")


def check_stale(folder):
    """Whatever files are made from, --resume makes them again when it has changed, and only then; also a face that none but
    their covers need."""
    report = synthetic.write(folder / "stale", departments=3, rows=2)
    out, fonts = folder / "stale" / "out", folder / "stale" / "fonts.xml"
    listed = (synthetic.root / "fonts/fonts.xml").read_text()
    faces = {name: next(pathlib.Path("/usr/share/fonts").rglob(name)) for name in ("BIZUDMincho-Regular.ttf", "BIZUDPMincho-Regular.ttf")}
    shutil.copy(faces["BIZUDMincho-Regular.ttf"], folder / "stale" / "cover.ttf")
    fonts.write_text(listed.replace("</fonts>", '<family name="Cover"><file href="cover.ttf" weight="regular"/></family></fonts>'))
    layout = report.read_text().replace(str(synthetic.root / "fonts/fonts.xml"), "fonts.xml")
    layout = layout.replace('<p style="goal">{$excerpt/name}', '<p style="cover">{$excerpt/name}').replace('  <style name="goal"', '  <style name="cover" family="Cover"/>\n  <style name="goal"')
    report.write_text(layout)
    run(report, out, "-q")
    data = (report.parent / "data.xml").read_text()
    changes = {
        "nothing": lambda: None,
        "the face of the covers": lambda: shutil.copy(faces["BIZUDPMincho-Regular.ttf"], folder / "stale" / "cover.ttf"),
        "which face it is": lambda: fonts.write_text(fonts.read_text().replace("cover.ttf", str(faces["BIZUDMincho-Regular.ttf"]))),
        "the layout": lambda: report.write_text(layout.replace("60mm", "50mm")),
        "what all see of the data": lambda: (report.parent / "data.xml").write_text(data.replace("目標1", "目標一")),
    }
    for what, change in changes.items():
        change()
        said = lines_of_files(run(report, out, "--resume"), out)
        kept = sum("(kept)" in line for line in said)
        expect(len(said) == 3 and kept == (3 if what == "nothing" else 0), f"{what} changed: {kept} files are kept")
        again = subprocess.run(command(report, folder / "stale" / "afresh", "-q"), env=environment).returncode
        expect(again == 0 and pdfs(out) == pdfs(folder / "stale" / "afresh"), f"{what} changed: --resume does not end where a run afresh ends")


def check_only(report, out, reference):
    (out / "d7.pdf").unlink()
    run(report, out, "--only", "d7", "--only", "d9", "-q")
    expect(manifest(out) == reference, "--only forgets the others")
    run(report, out, "--only", "d99999", status=1)
    for wrong in (["--jobs", "0"], ["--jobs", "2x"], ["--shard", "3/2"], ["--shard", "0/2"], ["--shard", "2"], ["--mode", "both"]):
        run(report, out, *wrong, status=2)
    subprocess.run([str(hyogumi), "excerpt", str(report), "--by", "ward", "-o", str(out)], capture_output=True).returncode == 1 or faults.append("an unknown --by is accepted")


def check_poison(folder, report, reference):
    """Ten departments whose data no font can show; a run says which, where, and makes the others as ever."""
    bad = set(random.Random(6).sample(range(N), max(1, N // 100 if N >= 1000 else 4)))
    poisoned = synthetic.write(folder / "poison", departments=N, poisoned=bad)
    clean = {e["department"]: e["sha256"] for e in reference["outputs"]}
    for mode in ("rows", "pages"):
        out = folder / f"poison-{mode}"
        done = run(poisoned, out, "--mode", mode, "-q", status=6)
        got = entries(out)
        failed = {int(d[1:]) for d, e in got.items() if e.get("failed")}
        expect(failed == bad, f"{mode}: {sorted(failed)} failed, not {sorted(bad)}")
        expect(all("data.xml:" in got[f"d{d}"]["why"]["en"] and "E0403" in got[f"d{d}"]["why"]["ja"] for d in bad), f"{mode}: the manifest does not say why")
        expect(set(pdfs(out)) == {f"d{d}.pdf" for d in range(N) if d not in bad}, f"{mode}: a failed output has a file, or a good one has none")
        if mode == "rows":
            expect(all(got[d]["sha256"] == clean[d] for d in got if int(d[1:]) not in bad), "poison changes other files")
            expect(done.stderr.count("error[E0403]") == len(bad), "not every failure is said once")


def check_kills(report, folder, reference):
    """SIGKILL at any moment: only whole files under their names; the last --resume ends where the clean run ended."""
    out, good, dice = folder / "killed", {e["file"]: e["sha256"] for e in reference["outputs"]}, random.Random(7)
    started = time.monotonic()
    run(report, folder / "timed", "-q")
    lasts = time.monotonic() - started
    for i in range(options.kills):
        process = subprocess.Popen(command(report, out, "--resume", "-q"), stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL, env=environment)
        time.sleep(dice.random() * lasts)
        process.kill()
        process.wait()
        torn = [n for n, h in (pdfs(out) if out.exists() else {}).items() if good.get(n) != h]
        expect(not torn, f"kill {i}: not whole: {torn}")
        if i % 4 == 3 and out.exists():  # a longer way to go
            for path in list(out.glob("*.pdf"))[:: 2]:
                path.unlink()
    wait_for_folder(report, out)
    run(report, out, "--resume", "-q")
    expect(manifest(out) == reference, "after the kills --resume does not end where the clean run ended")
    expect(not [p for p in os.listdir(out) if p.startswith(".hyogumi-") or p.endswith(".log")], "something is left of the killed runs")


def wait_for_folder(report, out):
    time.sleep(0.2)  # workers of the killed run end with it


def check_worker(report, folder):
    """One worker is killed: its output fails, the others are made, --resume makes the one."""
    out = folder / "worker"
    process = subprocess.Popen(command(report, out, "-q", "--jobs", "1"), stderr=subprocess.PIPE, text=True, env=environment)
    victim = None
    while process.poll() is None and not victim:
        children = pathlib.Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
        if len(list(out.glob("*.pdf"))) > 3 and children:
            try:
                os.kill(int(children[0]), signal.SIGKILL)
                victim = children[0]
            except ProcessLookupError:
                pass
    said = process.communicate()[1]
    failed = [e for e in entries(out).values() if e.get("failed")]
    if failed:  # else it had just ended
        expect(process.returncode == 6 and [e["failed"] for e in failed] == [128 + 9] and "E1003" in said, f"a killed worker: exit {process.returncode}, {failed}")
        expect(not list(out.glob(".hyogumi-*")), "a killed worker leaves its half file")
        expect(len(pdfs(out)) >= N - 1, "a killed worker takes others with it")  # N: its file was there, its answer was not
    run(report, out, "--resume", "-q")


def check_two_runs(report, folder):
    out = folder / "two"
    first = subprocess.Popen(command(report, out, "-q", "--jobs", "1"), stderr=subprocess.DEVNULL, env=environment)
    while not out.exists() or not (out / "manifest.log").exists():
        time.sleep(0.01)
    done = subprocess.run(command(report, out, "-q"), capture_output=True, text=True)
    if first.poll() is None:
        expect(done.returncode == 5 and "E1001" in done.stderr, f"two runs in one folder: exit {done.returncode}")
    first.wait()


def check_full_disk(report, folder, reference):
    out = folder / "small"
    out.mkdir()
    if os.geteuid() or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "none", out], capture_output=True).returncode:
        print("full disk: not tried (needs root and mount)")
        return
    try:
        done = subprocess.run(command(report, out, "-q"), capture_output=True, text=True, env=environment)
        good = {e["file"]: e["sha256"] for e in reference["outputs"]}
        expect(done.returncode in (5, 6) and "E0702" in done.stderr, f"full disk: exit {done.returncode}")
        expect(0 < len(pdfs(out)) < N and all(good[n] == h for n, h in pdfs(out).items()), "full disk: torn files")
        subprocess.run(["mount", "-o", "remount,size=256m", out], check=True)
        run(report, out, "--resume", "-q")
        expect(manifest(out) == reference, "with room again --resume does not end where the clean run ended")
    finally:
        subprocess.run(["umount", out])


def check_notes(folder):
    """Notes are for whoever maintains the layout, one booklet at a time; denied, they are errors here, too."""
    booklet, only = pathlib.Path(__file__).resolve().parents[2] / "layouts/nerima-r1-progress.xml", ("--only", "d41")
    expect(run(booklet, folder / "notes", *only).stderr == "", "a batch says notes")
    expect("N0520" in run(booklet, folder / "denied", *only, "--deny", "N0520", status=6).stderr, "a denied note is not said")


def check_shards(report, folder, reference):
    """docs/batch.md: shards, side by side, then --resume without --shard."""
    out, shards = folder / "shards", 3
    running = [subprocess.Popen(command(report, out, "-q", "--shard", f"{i}/{shards}", "--jobs", "1"), env=environment) for i in range(1, shards + 1)]
    expect([p.wait() for p in running] == [0] * shards, "a shard failed")
    parts = [manifest(out, f"manifest-{i}-of-{shards}.json")["outputs"] for i in range(1, shards + 1)]
    expect(sorted(e["file"] for part in parts for e in part) == sorted(e["file"] for e in reference["outputs"]), "shards do not add up")
    times = {p.name: p.stat().st_mtime_ns for p in out.glob("*.pdf")}
    run(report, out, "--resume", "-q")
    expect(manifest(out) == reference, "the manifest of all shards is not that of a run without")
    expect({p.name: p.stat().st_mtime_ns for p in out.glob("*.pdf")} == times, "joining shards made files again")
    if shutil.which("parallel"):
        out = folder / "parallel"
        line = " ".join(command(report, out, "-q", "--jobs", "1", "--shard", "{}/3"))
        subprocess.run(["parallel", "--will-cite", line, ":::", "1", "2", "3"], check=True, env=environment)
        run(report, out, "--resume", "-q")
        expect(manifest(out) == reference, "GNU parallel: not the manifest of a run without")
    else:
        print("GNU parallel: not installed, not tried")


with tempfile.TemporaryDirectory(prefix="hyogumi-batch-") as name:
    folder = pathlib.Path(name)
    report, out = synthetic.write(folder / "in", departments=N), folder / "out"
    run(report, out, "-q", "--jobs", "2")
    reference = manifest(out)
    expect(len(reference["outputs"]) == N and all(sha(out / e["file"]) == e["sha256"] for e in reference["outputs"]), "the manifest's hashes are not the files'")
    run(report, folder / "one", "-q", "--jobs", "1")
    expect(manifest(folder / "one") == reference, "the number of processes changes the files")
    checks = {"names": lambda: check_names(folder), "division": lambda: check_division(folder), "numbers": lambda: check_page_numbers(report, out), "resume": lambda: check_resume(report, out, reference), "others": lambda: check_others(folder), "stale": lambda: check_stale(folder), "only": lambda: check_only(report, out, reference),
              "poison": lambda: check_poison(folder, report, reference), "worker": lambda: check_worker(report, folder), "two": lambda: check_two_runs(report, folder),
              "disk": lambda: check_full_disk(report, folder, reference), "shards": lambda: check_shards(report, folder, reference), "notes": lambda: check_notes(folder),
              "kills": lambda: check_kills(report, folder, reference)}
    for name in options.check or checks:
        checks[name]()

print("\n".join(faults) if faults else f"{N} outputs, checked for {', '.join(options.check or checks)}: all as in a clean run")
sys.exit(1 if faults else 0)
