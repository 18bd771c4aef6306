#!/usr/bin/env python3
"""However a release comes: carried.py HYOGUMI [COUNT]

As a file, with the line ends and the mark of an editor, within a PDF, within a PDF that other programs have written anew: what is
made from it is the same.  What is none is refused by every verb in one line, and nothing is written; so are COUNT PDFs in
which something has been changed at random."""
import json, pathlib, random, re, shutil, subprocess, sys, tempfile

root = pathlib.Path(__file__).resolve().parents[2]
hyogumi = str(pathlib.Path(sys.argv[1]).resolve())
count = int(sys.argv[2]) if len(sys.argv) > 2 else 40
layout = root / "layouts/nerima-r1-progress.xml"
faults = []


def expect(truth, words):
    if not truth:
        faults.append(words)


def run(*command, status=0):
    done = subprocess.run([hyogumi, *map(str, command), "--lang", "en", "--color", "never"], capture_output=True, text=True)
    expect(done.returncode == status, f"{' '.join(map(str, command))}: exit {done.returncode}, not {status}: {done.stderr[:500]}")
    return done


def tool(*command):
    subprocess.run([str(c) for c in command], check=True, capture_output=True)


def contents(folder):
    return {p.name: p.read_bytes() for p in folder.iterdir()}


def write_corrections(path, *rows):
    path.write_text('<corrections date="2020-10" reason="集計の誤り">' + "".join(
        f'<correction key="{k}" field="{f}"><was>{w}</was><now>{n}</now></correction>' for k, f, w, n in rows) + "</corrections>")
    return path


def check_ways(folder, correction):
    """Every way a release comes gives the same revision."""
    plain, pdf = folder / "plain.release", folder / "carries.pdf"
    run("render", layout, "-o", pdf, "--attach-release", "--release", plain, "-q")
    run("render", layout, "-o", folder / "archive.pdf", "--attach-release", "--attach-data", "--profile", "archive", "-q")
    text = plain.read_bytes()
    (folder / "crlf.release").write_bytes(text.replace(b"\n", b"\r\n"))
    (folder / "bom.release").write_bytes(b"\xef\xbb\xbf" + text)
    (folder / "both.release").write_bytes(b"\xef\xbb\xbf" + text.replace(b"\n", b"\r\n"))
    tool("qpdf", "--object-streams=generate", pdf, folder / "streams.pdf")
    tool("qpdf", "--linearize", "--compress-streams=n", pdf, folder / "linear.pdf")
    tool("qpdf", pdf, "--pages", pdf, "1-z", "--", folder / "again.pdf")
    ways = ["plain.release", "crlf.release", "bom.release", "both.release", "carries.pdf", "archive.pdf", "streams.pdf", "linear.pdf", "again.pdf"]
    made = {}
    for way in ways:
        run("revise", layout, "--release", folder / way, "--corrections", correction, "-o", folder / "out", "-q", status=3)
        made[way] = contents(folder / "out")
        shutil.rmtree(folder / "out")
    for way in ways:
        expect(made[way] == made[ways[0]], f"{way}: another revision than from {ways[0]}")
    said = {run("release", folder / way).stdout for way in ways}
    expect(len(said) == 1, "the verb release says different things of one release")
    run("render", layout, "-o", folder / "twice.pdf", "--attach-release", "-q")
    expect((folder / "twice.pdf").read_bytes() == pdf.read_bytes(), "a PDF that carries its release is another each time")
    for wrong in (("--profile", "press"), ("--format", "trace")):
        done = run("render", layout, "-o", folder / "wrong.pdf", "--attach-release", *wrong, status=2)
        expect("--attach-release" in done.stderr and not (folder / "wrong.pdf").exists(), f"--attach-release {wrong}: {done.stderr}")
    return made[ways[0]]["new.release"]


def check_corrected(folder, correction, filed):
    """render and check with corrections: the figure as corrected; what would change, and nothing written."""
    pdf, release = folder / "corrected.pdf", folder / "corrected.release"
    run("render", layout, "--corrections", correction, "-o", pdf, "--release", release, "-q")
    words = re.sub(r"\s", "", subprocess.run(["pdftotext", "-layout", "-f", "8", "-l", "8", str(pdf), "-"], capture_output=True, text=True).stdout)
    expect("72校" in words and "〔計73校〕" in words and "70校" not in words, "render --corrections prints the figure of before")
    history = [line for line in release.read_text().splitlines() if line.startswith("correction\t")]
    expect(history == [line for line in filed.decode().splitlines() if line.startswith("correction\t")], f"the corrections are not in the release: {history}")
    before = sorted(folder.iterdir())
    said = run("check", layout, "--release", folder / "carries.pdf", "--corrections", correction, status=3).stdout
    expect("70校" in said and "72校" in said and "〔計73校〕" in said and "2 texts and 1 places to file differ" in said, f"check --corrections: {said}")
    expect(sorted(folder.iterdir()) == before, "check has written something")
    (folder / "filed.release").write_bytes(filed)
    run("check", layout, "--release", folder / "filed.release", "--corrections", correction)
    for output in (("-o", correction), ("-o", folder / "no.pdf", "--release", correction)):
        text = correction.read_text()
        done = run("render", layout, "--corrections", correction, *output, status=5)
        expect("error[E0705]" in done.stderr and correction.read_text() == text, f"render overwrites its corrections: {done.stderr}")
    wrong = write_corrections(folder / "wrong.xml", ("k4-3", "current", "71校", "72校"))
    for verb in (("render", layout, "-o", folder / "no.pdf"), ("check", layout)):
        done = run(*verb, "--corrections", wrong, status=1)
        expect("error[E0812]" in done.stderr and not (folder / "no.pdf").exists(), f"{verb[0]}: a wrong 誤: {done.stderr}")


def check_said(folder, filed):
    """hyogumi release: edition, corrections, and how many pages are of which state."""
    (folder / "filed.release").write_bytes(filed)
    said = run("release", folder / "filed.release").stdout
    lines = [json.loads(line) for line in run("release", folder / "filed.release", "--diagnostics", "json").stdout.splitlines()]
    pages = [line.split("\t") for line in filed.decode().splitlines() if line.startswith("page\t")]
    head, past, states = lines[0], [l for l in lines if l["kind"] == "correction"], [l for l in lines if l["kind"] == "pages"]
    expect(head["layout"] == "nerima-r1-progress" and head["pages"] == len(pages) == sum(s["count"] for s in states), f"release: {head}")
    expect([(p["key"], p["field"], p["was"], p["now"], p["date"], p["reason"]) for p in past] ==
           [("k4-3", "current", "70校", "72校", "2020-10", "集計の誤り"), ("k4-3", "current@number", "70", "72", "2020-10", "集計の誤り")], f"release: {past}")
    told = [s["revised"] for s in states for _ in range(s["count"])]
    expect(told == [cells[8] for cells in pages], f"release: {states}")
    expect("corrections: 2" in said and "k4-3#current  \"70校\" -> \"72校\"" in said and "4  令和2年10月 訂正" in said and f"5-{pages[-1][2]}  as published" in said, said)


def check_refused(folder):
    """Nothing that is no release is taken for one, by whichever verb."""
    bad, plain = folder / "bad", (folder / "plain.release").read_bytes()
    bad.mkdir()
    files = {"E0801": b"hello\n", "E0802": plain.replace(b"\t2\n", b"\t99\n", 1), "E0803": plain[: len(plain) // 2]}
    for code, damaged in files.items():
        (bad / f"{code}.release").write_bytes(damaged)
    run("render", layout, "-o", bad / "E0808.pdf", "-q", "--pages", "3")
    (bad / "cut.release").write_bytes(plain[: len(plain) // 3])
    tool("qpdf", bad / "E0808.pdf", "--add-attachment", bad / "cut.release", "--", bad / "E0803.pdf")
    tool("qpdf", folder / "carries.pdf", "--add-attachment", bad / "cut.release", "--", bad / "E0809-two.pdf")
    tool("qpdf", "--encrypt", "a", "b", "256", "--", folder / "carries.pdf", bad / "E0809-secret.pdf")
    carries = (folder / "carries.pdf").read_bytes()
    (bad / "E0809-cut.pdf").write_bytes(carries[: len(carries) // 2])
    (bad / "cut.release").unlink()
    for part in ("data", "layouts", "fonts"):
        shutil.copytree(root / part, folder / "copy" / part)
    other = folder / "copy/layouts/other.xml"
    other.write_text(layout.read_text().replace('report name="', 'report name="other-', 1))
    verbs = {"release": ("release",), "check": ("check", layout, "--release"), "revise": ("revise", layout, "-o", folder / "none", "--release"),
             "excerpt": ("excerpt", layout, "--by", "plan", "-o", folder / "none", "--release")}
    for path in sorted(bad.iterdir()):
        for verb, words in verbs.items():
            done = run(*words, path, status=1)
            expect(done.stderr.count("error[") == 1 and f"error[{path.stem[:5]}]" in done.stderr and str(path) in done.stderr, f"{verb} {path.name}: {done.stderr}")
            expect(not (folder / "none").exists(), f"{verb} {path.name}: something was written")
    (bad / "E0804.release").write_bytes(plain)
    for verb in ("check", "revise", "excerpt"):
        words = [other if word == layout else word for word in verbs[verb]]
        done = run(*words, bad / "E0804.release", status=1)
        expect("E0804" in done.stderr and not (folder / "none").exists(), f"{verb}, of another layout: {done.stderr}")


def check_random(folder):
    """A PDF in which bytes were changed, taken out or put in: its release, or one line."""
    said, carries = run("release", folder / "carries.pdf").stdout, (folder / "streams.pdf").read_bytes()
    plain = (folder / "carries.pdf").read_bytes()
    for trial in range(count):
        dice = random.Random(trial)
        pdf = bytearray(dice.choice([carries, plain]))
        for _ in range(dice.choice([1, 4, 30])):
            tail = dice.random() < 0.7  # the tables stand at the end
            at = dice.randrange(max(0, len(pdf) - 3000) if tail else 0, len(pdf))
            length = dice.choice([1, 1, 2, 40])
            pdf[at:at + length] = bytes(dice.choice(b"0123456789 <>[]()/R\n\xff\x00-") for _ in range(dice.choice([length, length, 0, 3])))
        (folder / "random.pdf").write_bytes(b"%PDF-1.7\n" + pdf[9:])
        done = subprocess.run([hyogumi, "release", str(folder / "random.pdf"), "--lang", "en"], capture_output=True, text=True, timeout=60)
        good = done.returncode == 0 and done.stdout == said
        expect(good or (done.returncode == 1 and done.stderr.count("error[") == 1 and not done.stdout), f"random PDF {trial}: exit {done.returncode}: {done.stderr[:300]}")


def fnv(data, value):
    for byte in data:
        value = (value ^ byte) * 1099511628211 & 0xFFFFFFFFFFFFFFFF
    return value


def check_older(folder):
    """A release of before fonts had fingerprints holds the FNV-1a of their files, from a basis of its own: the font is the same, or it is told."""
    name, basis = "BIZUDGothic-Regular", 1469598103934665603
    file = next(pathlib.Path("/usr/share/fonts").rglob(name + ".ttf"), None)
    lines = (folder / "plain.release").read_text().splitlines(True)[:-1]
    at = next(i for i, line in enumerate(lines) if line.startswith(f"face\t{name}\t"))
    for value, is_told in ((fnv(file.read_bytes(), basis), False), (12345, True)) if file else ():
        lines[at] = f"font\t{name}\t{value:016x}\n"
        body = "".join(lines)
        (folder / "older.release").write_text(body + f"end\t{len(lines)}\t{fnv(body.encode(), 14695981039346656037):016x}\n")
        told = run("revise", layout, "--release", folder / "older.release", "-o", folder / "none")
        expect(("W0806" in told.stdout + told.stderr) == is_told, f"a font of an older release: {value:016x}: {told.stderr[:300]}")


with tempfile.TemporaryDirectory(prefix="hyogumi-carried-") as name:
    folder = pathlib.Path(name)
    correction = write_corrections(folder / "c.xml", ("k4-3", "current", "70校", "72校"), ("k4-3", "current@number", "70", "72"))
    filed = check_ways(folder, correction)
    check_corrected(folder, correction, filed)
    check_said(folder, filed)
    check_older(folder)
    check_refused(folder)
    check_random(folder)

print("\n".join(faults) if faults else f"releases are read wherever they are; {count} damaged PDFs give one line each")
sys.exit(1 if faults else 0)
