#!/usr/bin/env python3
"""Rounds of corrections: rounds.py HYOGUMI.

Whoever has filed every round and whoever files all at once, by --since published, have the same booklet, page for page.  The
words of errata.csv are those of the layout; the page for 決裁 counts what the 正誤表 lists; filing.csv names pages as they are printed."""
import hashlib, pathlib, re, shutil, subprocess, sys, tempfile
import xml.etree.ElementTree as tree

from filing import file_leaves, read_csv
from pages import expand

root = pathlib.Path(__file__).resolve().parents[2]
hyogumi = str(pathlib.Path(sys.argv[1]).resolve())
layout = "layouts/nerima-r1-progress.xml"
work = pathlib.Path(tempfile.mkdtemp())
faults = []
seen = set()    # leaves more


def expect(what, fine, *seen):
    if not fine:
        faults.append(what)
        print(what, *seen)


def run(*command, good=(0,), cwd=root):
    done = subprocess.run([str(c) for c in command], cwd=cwd, capture_output=True)
    assert done.returncode in good, f"{command}: exit {done.returncode}: {done.stderr.decode()[:800]}"
    return done.stdout.decode()


def pages_of(pdf):
    """What each page looks like."""
    folder = pathlib.Path(tempfile.mkdtemp(dir=work))
    run("pdftoppm", "-r", "40", "-gray", pdf, folder / "p")
    return [hashlib.sha256(page.read_bytes()).hexdigest() for page in sorted(folder.iterdir())]


def labels_of(release):
    lines = [line.split("\t") for line in release.read_text().splitlines() if line.startswith("page\t")]
    return [label or f"#{number}" for _, number, label, *_ in lines]


def check_filing(number, before, folder, said):
    """Rows of the CSV against the pages of both; no cell is a day to a spreadsheet; a leaf more is named."""
    old, new, put = labels_of(before), labels_of(folder / "new.release"), []
    ends = lambda cell: [int(part) for part in (cell.split("～") * 2)[:2]] if "～" not in cell else [int(part) for part in cell.split("～")]
    for row in read_csv(folder / "filing.csv"):
        _, at, out, put_in, out_said, in_said = row.values()
        expect(f"round {number}: no day", not any(re.fullmatch(r"\d+[-/]\d+", cell) for cell in row.values()), row)
        taken = old[ends(out)[0] - 1 : ends(out)[1]] if out else []
        expect(f"round {number}: pages taken out", expand(out_said, old) == taken, row, taken)
        come = expand(in_said, new)
        expect(f"round {number}: pages put in", len(come) == (ends(put_in)[1] - ends(put_in)[0] + 1 if put_in else 0) and set(come) <= set(new), row)
        put += come
        leaves = [f"{front}／{back}" for front, back in zip(come[::2], come[1::2])]
        more = [leaf for leaf in leaves if leaf.split("／")[0] not in taken]
        expect(f"round {number}: a leaf more is named", not taken or all(leaf in said for leaf in more), more, said[:300])
        seen.update(more if taken else [])
    expect(f"round {number}: all of pages.pdf is put in", len(put) == int(run("qpdf", "--show-npages", folder / "pages.pdf")), put)


def check_decision(number, folder, n, follows):
    said = run("pdftotext", "-layout", folder / "decision.pdf", "-")
    rows = [re.findall(r"(?<= )[\d,]+(?= |$)", line) for line in said.splitlines() if re.match(r" *計 ", line)]
    whys = len(re.findall("<why ", (folder / "revision.xml").read_text()))
    expect(f"round {number}: 決裁 counts in one way", said.count("うち連動（件）") == 2 and rows == ([[str(n), str(follows)]] if whys > 1 else []), said)
    expect(f"round {number}: 1,800 booklets", "1,800" in said and "1800" not in said, said)


def correction(key, was, now):
    return f'<correction key="{key}"><was>{was}</was><now>{now}</now></correction>'


long = "事業者の公募、選定、協定の締結を経て、令和2年度に延期した。" * 60
rounds = [
    ("2020-10", "転記の誤り", [correction("m2-4-1#result", "増員<br/>(心理 2人)<br/>(福祉 3人)", "増員")]),
    ("2020-10", "記載漏れ", [correction("m1-1-1#planned", "1か所開設", long), correction("k1-1#target", "8か所", "9か所")]),
    ("2020-10-15", "再度の訂正", [correction("k1-1#target", "9か所", "8か所"), correction("k4-3#target", "75校", "76校")]),
]
run(hyogumi, "render", layout, "-o", work / "published.pdf", "--release", work / "published.release", "-q")
release, filed, lines = work / "published.release", work / "published.pdf", []
for number, (date, reason, made) in enumerate(rounds, 1):
    file, folder = work / f"{number}.xml", work / f"r{number}"
    file.write_text(f'<corrections date="{date}" reason="{reason}">{"".join(made)}</corrections>')
    run(hyogumi, "revise", layout, "--release", release, "--corrections", file, "-o", folder, "-q", "--copies", "1800", good=(3,))
    file_leaves(root, filed, folder, work / f"filed{number}.pdf")
    before, release, filed = release, folder / "new.release", work / f"filed{number}.pdf"
    revision = tree.parse(folder / "revision.xml").getroot()
    lines.append(revision.get("line"))
    expect(f"round {number}", [revision.get("number"), revision.get("onto")] == [str(number), str(number - 1)])
    said = re.sub(r"\s", "", run("pdftotext", folder / "filing.pdf", "-"))
    onto = "この加除表は、発行したときのままの冊子に" if number == 1 else f"この加除表は、第{number - 1}次訂正までを加除した冊子に"
    expect(f"round {number}: onto which state", onto in said and f"第{number}次訂正" in said and "訂正履歴" in said, said[:300])
    counted = sum(int(why.get("changes")) for why in revision.iter("why"))
    expect(f"round {number}: 決裁 counts all", counted == len(read_csv(folder / "errata.csv")) == int(revision.get("changes")))
    follows = [sum(int(why.get("follows")) for why in revision.iter("why")), int(revision.get("follows")),
               sum(row["連動"] == "連動" for row in read_csv(folder / "errata.csv"))]
    expect(f"round {number}: what follows is counted one way", len(set(follows)) == 1, follows)
    check_filing(number, before, folder, said)
    check_decision(number, folder, counted, follows[0])
    expect(f"round {number}: 決裁 is one page", run("qpdf", "--show-npages", folder / "decision.pdf").strip() == "1")
expect("some leaf is one more", seen)
expect("lines", lines == ["令和2年10月 訂正", "令和2年10月 訂正（第2次）", "令和2年10月15日 訂正"], lines)

run(hyogumi, "revise", layout, "--release", release, "--since", "published", "-o", work / "since", "-q", good=(3,))
file_leaves(root, work / "published.pdf", work / "since", work / "at-once.pdf")
looks = pages_of(work / "at-once.pdf")
expect("filed at once and in rounds", looks == pages_of(filed) == pages_of(folder / "booklet.pdf") == pages_of(work / "since/booklet.pdf"))
expect("the release stays", (work / "since/new.release").read_bytes() == release.read_bytes())
rows = {row["キー"]: row for row in read_csv(work / "since/errata.csv")}
expect("corrected and corrected back", "k1-1#target" not in rows and len(rows) == 4, list(rows))
expect("reasons", rows["m2-4-1#result"]["理由"] == "転記の誤り" and rows["k4-3#target"]["理由"] == "再度の訂正", rows)

# The first release kept no booklet but its own.
known = release.read_text().splitlines()
expect("the published booklet is kept", [line.split("\t")[0] for line in known].count("published") == 1)

# The words of a layout's own 正誤表, and its columns.
case = root / "tests/cases/revise/each-round-has-its-number-and-its-day"
own = work / "own"
shutil.copytree(case, own)
text = (own / "report.xml").read_text().replace("../../../../fonts/fonts.xml", str(root / "fonts/fonts.xml"))
template = (root / "layouts/revision.xml").read_text()
template = template[template.index('<revision table="errata"') : template.index('<revision table="filing"')]
(own / "report.xml").write_text(text.replace("</report>", template.replace(">誤<", ">訂正前<").replace(">{/revision/@owner}<", ">担当<") + "</report>"))
schema = ["--schema", root / "tests/specimen/data/schema.xml"]
run(hyogumi, "render", "report.xml", *schema, "-o", "p.pdf", "--release", "p.release", "-q", cwd=own)
run(hyogumi, "revise", "report.xml", *schema, "--release", "p.release", "--corrections", "one.xml", "-o", "out", "-q", good=(3,), cwd=own)
heads = (own / "out/errata.csv").read_text(encoding="utf-8-sig").splitlines()[0]
expect("words of the layout", heads == '"ページ","見出し","項目","欄","訂正前","正","種別","連動","理由","担当","キー"', heads)
expect("and on paper", "訂正前" in run("pdftotext", own / "out/errata.pdf", "-"))

print(f"{len(rounds)} rounds, {len(faults)} faults")
sys.exit(bool(faults))
