#!/usr/bin/env python3
"""Excerpts of a booklet that has been corrected since it was published: corrected.py HYOGUMI

What is right is found out without them: the booklet that `revise` has filed is read with poppler, page by page; whose a
correction is, is said by the invented data (row m3-1-2 is department 3's)."""
import json, os, pathlib, re, subprocess, sys, tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import synthetic

root = pathlib.Path(__file__).resolve().parents[2]
hyogumi = str(pathlib.Path(sys.argv[1]).resolve())
environment = {k: v for k, v in os.environ.items() if k != "SOURCE_DATE_EPOCH"}
N = 12
faults = []


def expect(truth, words):
    if not truth:
        faults.append(words)


def run(*command, status=0):
    done = subprocess.run([hyogumi, *map(str, command), "--lang", "en", "--color", "never"], capture_output=True, text=True, env=environment)
    expect(done.returncode == status, f"{' '.join(map(str, command))}: exit {done.returncode}, not {status}: {done.stderr[:500]}")
    return done


def tool(*command):
    return subprocess.run([str(c) for c in command], capture_output=True, check=True).stdout


def words_of(pdf):
    return tool("pdftotext", "-layout", pdf, "-").decode().split("\f")[:-1]


def labels_of_pdf(pdf):
    """The page labels of a PDF (12.4.2)."""
    told = json.loads(tool("qpdf", "--json", "--json-key=pagelabels", pdf))
    n, labels = int(tool("qpdf", "--show-npages", pdf)), []
    for i in range(n):
        at = [entry for entry in told["pagelabels"] if entry["index"] <= i][-1]
        label = at["label"]
        number = str(label.get("/St", 1) + i - at["index"]) if label.get("/S") == "/D" else ""
        labels.append(label.get("/P", "").removeprefix("u:") + number)
    return labels


def labels_of(release):
    return [line.split("\t")[2] for line in release.read_text().splitlines() if line.startswith("page\t")]


def corrections(path, *rows, date="2020-10"):
    path.write_text(f'<corrections date="{date}" reason="誤記">' + "".join(
        f'<correction key="{key}" field="{field}"><was>{was}</was><now>{now}</now></correction>' for key, field, was, now in rows) + "</corrections>")
    return path


def excerpt(report, out, *more, status=0):
    return run("excerpt", report, "--by", "department", "-o", out, *more, status=status)


def entries(out):
    return {e["department"]: e for e in json.loads((out / "manifest.json").read_text())["outputs"]}


def result_of(row):
    d, g, r = map(int, row.split("-"))
    return f"{(d * 13 + r) % 90 + 1}か所で実施"


# --- pages as filed, figures as corrected ------------------------------------------------------------------------------

def check_pages(folder, report):
    """A row grows by sixty sentences: branch pages are put in.  Each row of each excerpt names the page of the filed booklet on
    which poppler finds it, whatever the mode."""
    run("render", report, "-o", folder / "old.pdf", "--release", folder / "old.release", "-q")
    long = "、".join(["関係機関との調整を行い、実施した"] * 60)
    file = corrections(folder / "long.xml", ("m3-1-2", "result", result_of("3-1-2"), long), ("m5-0-0", "result", result_of("5-0-0"), "777か所で実施"))
    run("revise", report, "--release", folder / "old.release", "--corrections", file, "-o", folder / "filed", "-q", status=3)
    labels, pages = labels_of(folder / "filed/new.release"), words_of(folder / "filed/booklet.pdf")
    expect(any("-2" in label for label in labels), f"no branch page: {labels}")
    stands = {}
    for label, page in zip(labels, pages, strict=True):
        for row in re.findall(r"（第(\d+-\d+)）", page):
            stands.setdefault(row, label)
    later = corrections(folder / "later.xml", ("m5-0-0", "result", "777か所で実施", "778か所で実施"))
    given = {"the release before, and the corrections": (folder / "old.release", "--corrections", file),
             "the release after": (folder / "filed/new.release",),
             "the release after, and one more": (folder / "filed/new.release", "--corrections", later)}
    for number, (name, options) in enumerate(given.items()):
        out = folder / f"rows{number}"
        excerpt(report, out, "--release", *options, "-q")
        n = 0
        for department in range(N):
            text = "\n".join(words_of(out / f"d{department}.pdf"))
            for row, label in re.findall(r"（第(\d+-\d+)）.*?(\d+(?:-\d+)?)\s*$", text, re.M):
                expect(stands[row] == label, f"{name}: row {row} is said to stand on page {label}, not {stands[row]}")
                n += 1
            others = {d for d in re.findall(r"（第(\d+)-\d+）", text) if int(d) != department}
            expect(not others and (department == 3 or "関係機関" not in text), f"{name}: d{department} shows rows of {others}")
        expect(n == N * 6, f"{name}: {n} rows name their page")
        figure = "778か所" if "one more" in name else "777か所"
        text = "\n".join(words_of(out / "d5.pdf"))
        expect(figure in text and result_of("5-0-0") not in text, f"{name}: the figure is not as corrected")
    moved = [row for row, label in stands.items() if "-" in label]
    expect(moved, "nothing stands on the branch pages")
    out = folder / "pages"
    excerpt(report, out, "--release", folder / "filed/new.release", "--mode", "pages", "-q")
    booklet = dict(zip(labels, pages))
    revised = {label for label, page in booklet.items() if "訂正" in page}
    for department in range(N):
        own = {label for row, label in stands.items() if row.startswith(f"{department}-")}
        said = re.sub(r"\s", "", "".join(words_of(out / f"d{department}.pdf")))
        shown = set(labels_of_pdf(out / f"d{department}.pdf"))
        expect(set(re.findall(r"（第(\d+)-\d+）", said)) == {str(department)} and (department == 3 or "関係機関" not in said), f"pages of d{department} show other rows")
        expect(own <= shown, f"pages of d{department}: {shown}, its rows stand on {own}")
        expect(said.count("訂正") == len(shown & revised), f"pages of d{department}: not the revision lines of the filed pages")
        expect(said.count(f"第{department}課") == len(shown), f"pages of d{department}: not each says whose it is")
    return stands


# --- what has changed, and whom it concerns ------------------------------------------------------------------------------

def touched(folder, report, name, file, expected, modes=("rows", "pages")):
    for mode in modes:
        out = folder / f"{name}-{mode}"
        done = excerpt(report, out, "--changed-since", folder / "old.release", "--mode", mode, *(["--corrections", file] if file else []))
        made = {e[1:] for e in entries(out)} if (out / "manifest.json").exists() else set()
        expect(made == {str(d) for d in expected}, f"{name}, {mode}: made {sorted(made)}, not {sorted(map(str, expected))}")
        expect(f"the {N - len(expected)} that have not are left out" in done.stdout, f"{name}, {mode}: {done.stdout[:200]}")


def dark(pdf, page, x, y, width, height):
    """Is anything dark in this part of a page?  In points from the upper left corner."""
    image = tool("pdftoppm", "-r", "72", "-gray", "-f", page, "-l", page, "-x", x, "-y", y, "-W", width, "-H", height, pdf)
    return min(image[image.index(b"\n255\n") + 5:]) < 215


def places(pdf, words):
    """Page and y of each word that has these in it."""
    found, page = [], 0
    for line in tool("pdftotext", "-bbox", pdf, "-").decode().splitlines():
        page += "<page " in line
        word = re.search(r'yMin="([\d.]+)".*>(.*)</word>', line)
        if word and words in word[2]:
            found.append((page, float(word[1])))
    return found


def check_marks(folder, report):
    """A bar stands beside the row that has changed and beside no other; pages without one are as ever."""
    file = corrections(folder / "marks.xml", ("m5-0-0", "result", result_of("5-0-0"), "777か所で実施"))
    for mode in ("rows", "pages"):
        out = folder / f"marks-{mode}"
        excerpt(report, out, "--changed-since", folder / "old.release", "--corrections", file, "--mode", mode, "-q")
        pdf = out / "d5.pdf"
        bars = {row: [dark(pdf, page, 0, round(y) + 1, 41, 3) or dark(pdf, page, 554, round(y) + 1, 40, 3) for page, y in places(pdf, f"第5-{row}")] for row in range(6)}
        expect(bars[0] == [True] and all(bars[row] == [False] for row in range(1, 6)), f"{mode}: bars beside rows {bars}")
        lines = sum("訂正" in page for page in words_of(pdf))
        expect(lines == 1, f"{mode}: {lines} pages have the revision line")


def check_touched(folder, report):
    """Whose the change is; who was given a row, and from whom it was taken; who shows what is everybody's."""
    one = corrections(folder / "one.xml", ("m5-0-0", "result", result_of("5-0-0"), "777か所で実施"))
    touched(folder, report, "one", one, [5])
    gone = folder / "gone.xml"
    text = (report.parent / "data.xml").read_text()
    row = re.search(r'<measure id="m4-1-2">.*?</measure>', text)[0]
    name = re.search("<name>(.*?)</name>", row)[1]
    gone.write_text(f'<corrections date="2020-10"><remove key="m4-1-2"><was>{name}</was></remove></corrections>')
    touched(folder, report, "gone", gone, [4])
    given = corrections(folder / "given.xml", ("m6-0", "@departments", "d6", "d7"))
    touched(folder, report, "given", given, [6, 7])
    plan = corrections(folder / "plan.xml", ("p2", "name", "計画3", "計画三"))
    headed = [re.findall(r"（第(\d+)-\d+）", page) for page in words_of(folder / "old.pdf") if re.search("^ *計画3$", page, re.M)]
    shows = {"rows": {d for d in range(N) for g in range(3) if (d * 7 + g * 11) % 5 == 2}, "pages": {int(d) for page in headed for d in page}}
    for mode, departments in shows.items():
        expect(0 < len(departments) < N, f"{mode}: {departments} show plan 3")
        touched(folder, report, f"plan-{mode}", plan, departments, modes=[mode])
    only = folder / "only"
    excerpt(report, only, "--changed-since", folder / "old.release", "--corrections", one, "--only", "d5", "--only", "d6")
    expect(sorted(p.name for p in only.glob("*.pdf")) == ["d5.pdf"], "--only and --changed-since make more than what is both")
    touched(folder, report, "none", None, [])


def check_edited(folder):
    """Data edited by hand: a row that is gone belonged to somebody, who cannot be told from what is left; that is said."""
    report = synthetic.write(folder / "edited", departments=N)
    run("render", report, "-o", folder / "edited/old.pdf", "--release", folder / "edited/old.release", "-q")
    data = report.parent / "data.xml"
    data.write_text(re.sub(r'<measure id="m4-1-2">.*?</measure>', "", data.read_text()).replace(result_of("8-0-1"), "999か所で実施", 1))
    changed = [d for d in range(N) if "999か所" in re.search(rf'id="m{d}-0".*?</group>', data.read_text(), re.S)[0]]
    out = folder / "edited/out"
    done = excerpt(report, out, "--changed-since", folder / "edited/old.release")
    expect("W1007" in done.stderr and "m4-1-2" in done.stderr, f"a row that is gone is not named: {done.stderr}")
    expect(sorted(entries(out)) == [f"d{d}" for d in changed], f"edited: {sorted(entries(out))}, not {changed}")


def check_manifest(folder, report):
    """The manifest tells the release; what in the folder is of another run is said."""
    out = folder / "manifest"
    file = corrections(folder / "m.xml", ("m5-0-0", "result", result_of("5-0-0"), "777か所で実施"))
    excerpt(report, out, "--release", folder / "old.release", "--corrections", file, "-q")
    head = json.loads((out / "manifest.json").read_text())
    for name, path in (("release", folder / "old.release"), ("corrections", file)):
        expect(head[name] == path.name and head[f"{name}-sha256"] == tool("sha256sum", path).decode().split()[0], f"the manifest does not tell the {name}")
    expect({e["mode"] for e in head["outputs"]} == {"rows"}, "not each line says how it was made")
    before = {p.name: p.read_bytes() for p in out.glob("*.pdf")}
    done = excerpt(report, out, "--release", folder / "old.release", "--corrections", file, "--resume")
    expect(before == {p.name: p.read_bytes() for p in out.glob("*.pdf")} and done.stdout.count("(kept)") == N, "--resume makes what is there")
    done = excerpt(report, out, "--mode", "pages", "--only", "d1")
    expect({d: e["mode"] for d, e in entries(out).items() if e["mode"] != "rows"} == {"d1": "pages"} and "W1006" in done.stderr, f"a mixed folder: {done.stderr}")
    excerpt(report, out, "-q")
    data = report.parent / "data.xml"
    text = data.read_text()
    data.write_text(synthetic.data_text(N - 1, 6))
    done = excerpt(report, out, "--resume")
    expect("W1005" in done.stderr and f"d{N - 1}.pdf" in done.stderr and (out / f"d{N - 1}.pdf").exists(), f"a department that is gone: {done.stderr}")
    data.write_text(text)


# --- bars beside totals ----------------------------------------------------------------------------------------------------

SUMS = {"schema.xml": """<schema name="sums" id="id">
  <list name="課"><field name="名称" required="yes"/></list>
  <list name="会計"><field name="名称" required="yes"/></list>
  <record name="章"><field name="名称" required="yes"/><records of="事業"/></record>
  <record name="事業"><attribute name="所管" kind="references" of="課" owner="yes"/><attribute name="会計" kind="reference" of="会計"/>
    <field name="名称" required="yes"/><field name="額" kind="number" decimals="0"/></record>
</schema>""", "report.xml": """<report name="sums" title="sums" lang="ja" data="data.xml" fonts="FONTS">
  <excerpt by="課" each="/data/課" id="{@id}" name="{名称}" records="//事業" of="@所管"/>
  <house none="－"/>
  <style name="default" family="BIZ UDGothic" size="10Q" leading="20Q"/><style name="cell" padding="0.5mm"/>
  <master name="page" width="100mm" height="100mm" inside="15mm" outside="15mm" head="10mm" foot="15mm">
    <running side="outside" at="head" y="4mm"><running name="章"/></running></master>
  <section id="s" master="page" folio="restart">
    <p>{count(//事業)}件、{sum(//事業/額)}円</p>
    <each select="/data/章" as="章"><heading level="1" id="h-{@id}">{名称}<set name="章">{名称}</set></heading>
      <table name="t" style="cell"><column name="名" share="1"/><column name="額" width="30mm"/>
        <rows select="/data/会計" as="会"><rule match="会計"><row><cell columns="名" role="th">{名称}</cell><cell columns="額">{sum($章/事業[@会計 = $会/@id]/額)}</cell></row></rule></rows>
        <rows select="事業"><rule match="事業"><row><cell columns="名" role="th">{名称}</cell><cell columns="額">{額}</cell></row></rule></rows>
        <row key="計-{@id}"><cell columns="名" role="th">計</cell><cell columns="額">{sum(事業/額)}</cell></row>
      </table><break/></each>
  </section></report>"""}


def sums_data(amounts):
    """章 → its 事業, each with a number, an account, an owner and an amount."""
    chapters = "".join(f'<章 id="c{c}"><名称>章{c}</名称>' + "".join(
        f'<事業 id="b{c}-{k}" 所管="k{k % 3}" 会計="{"一般" if (c + k) % 2 else "特別"}"><名称>事業{c}-{k}</名称><額>{amounts[c, k]}</額></事業>'
        for k in range(6)) + "</章>" for c in range(4))
    return ('<data id="t" lang="ja" schema="schema.xml">' + "".join(f'<課 id="k{k}"><名称>課{k}</名称></課>' for k in range(3))
            + "".join(f'<会計 id="{name}"><名称>{name}会計</名称></会計>' for name in ("一般", "特別")) + chapters + "</data>")


def lines_with_bars(pdf):
    """Page by page its lines of words, each with whether a bar stands beside it; and the day at its foot."""
    pages = []
    for number, page in enumerate(tool("pdftotext", "-bbox", pdf, "-").decode().split("<page ")[1:], 1):
        lines, day = {}, ""
        for y, word in re.findall(r'yMin="([\d.]+)".*>(.*)</word>', page):
            lines.setdefault(round(float(y)), []).append(word)
        said = []
        for y, line in sorted(lines.items()):
            text = "".join(line)
            if "訂正" in text:
                day = text
            elif not re.fullmatch(r"\d+", text):
                said.append((text, dark(pdf, number, 0, y + 1, 41, 3) or dark(pdf, number, 242, y + 1, 41, 3)))
        pages.append((said, day))
    return pages


def check_sums(folder):
    """Beside whatever an excerpt says otherwise than the excerpt of the published booklet stands a bar, totals among it, and nowhere
    else; a page names the day on which it last became another."""
    folder /= "sums"
    folder.mkdir()
    for name, text in SUMS.items():
        (folder / name).write_text(text.replace("FONTS", str(root / "fonts/fonts.xml")))
    amounts = {(c, k): 100 * c + k + 1 for c in range(4) for k in range(6)}
    (folder / "data.xml").write_text(sums_data(amounts))
    report = folder / "report.xml"
    run("render", report, "-o", folder / "old.pdf", "--release", folder / "old.release", "-q")
    last, states = folder / "old.release", [dict(amounts)]
    rounds = [("2020-10-15", [((0, 0), 7)]), ("2020-12-01", [((1, 0), 900), ((2, 1), 800)]), ("2021-02-03", [((2, 1), 802), ((3, 2), 5), ((1, 0), 101)])]
    for number, (day, edits) in enumerate(rounds):
        amounts = states[-1] | dict(edits)
        file = corrections(folder / f"{number}.xml", *((f"b{c}-{k}", "額", states[-1][c, k], amounts[c, k]) for (c, k), _ in edits), date=day)
        run("revise", report, "--release", last, "--corrections", file, "-o", folder / f"r{number}", "-q", status=3)
        last = folder / f"r{number}/new.release"
        states.append(amounts)
    excerpt_all(report, folder / "now", "--release", last, "--changed-since", folder / "old.release", "-q")
    written = []
    for number, state in enumerate(states):     # what each edition prints of it
        (folder / "data.xml").write_text(sums_data(state))
        excerpt_all(report, folder / f"e{number}", "-q")
        written.append(folder / f"e{number}")
    for who in ("k0", "k1", "k2"):
        was, now, editions = lines_with_bars(written[0] / f"{who}.pdf"), lines_with_bars(folder / f"now/{who}.pdf"), [lines_with_bars(w / f"{who}.pdf") for w in written]
        for number, (lines, day) in enumerate(now):
            expected = [(text, text != old) for (text, _), (old, _) in zip(lines, was[number][0], strict=True)]
            expect(lines == expected, f"{who}, page {number + 1}: bars {lines}, not {expected}")
            differ = [k for k in range(len(rounds)) if any(a != b and b != c for (a, _), (b, _), (c, _) in zip(editions[k][number][0], editions[k + 1][number][0], was[number][0]))]
            said = f"令和{int(rounds[differ[-1]][0][:4]) - 2018}年{int(rounds[differ[-1]][0][5:7])}月{int(rounds[differ[-1]][0][8:])}日訂正" if any(d for _, d in expected) else ""
            expect(day == said, f"{who}, page {number + 1}: says {day!r}, not {said!r}")
    (folder / "data.xml").write_text(sums_data(states[-1]))
    done = excerpt_all(report, folder / "edited", "--changed-since", folder / "old.release")
    expect("W1008" in done.stderr, f"data that were edited: {done.stderr}")
    marked = [text for page, _ in lines_with_bars(folder / "edited/k0.pdf") for text, bar in page if bar]
    expect(marked == ["事業0-07"], f"data that were edited: bars beside {marked}")


def excerpt_all(report, out, *more):
    return run("excerpt", report, "--by", "課", "-o", out, *more)


# --- a row that stands in two lists ------------------------------------------------------------------------------------------

LISTS = {"schema.xml": """<schema name="lists" id="id">
  <list name="課"><field name="名称" required="yes"/></list>
  <record name="章"><attribute name="所管" kind="references" of="課" owner="yes"/><field name="名称" required="yes"/><records of="事業 再掲"/></record>
  <record name="事業"><field name="名称" required="yes"/><field name="額" kind="number"/></record>
  <reference name="再掲" to="事業" by="元"/>
</schema>""", "report.xml": """<report name="lists" title="lists" lang="ja" data="data.xml" fonts="FONTS">
  <excerpt by="課" each="/data/課" id="{@id}" name="{名称}" records="//事業 | //再掲" of="ancestor::章/@所管"/>
  <style name="default" family="BIZ UDGothic" size="10Q" leading="20Q"/><style name="cell" padding="0.5mm"/>
  <master name="page" width="100mm" height="100mm" inside="15mm" outside="15mm" head="10mm" foot="15mm"/>
  <section id="s" master="page"><each select="/data/章"><heading level="1" id="h-{@id}">{名称}</heading>
    <table name="t" style="cell"><column name="名" share="1"/><column name="額" width="30mm"/>
      <rows select="事業 | 再掲"><rule match="事業 | 再掲"><row><cell columns="名" role="th">{名称}</cell><cell columns="額">{額}</cell></row></rule></rows>
    </table></each></section></report>""", "data.xml": '<data id="t" lang="ja" schema="schema.xml">' + "".join(f'<課 id="k{k}"><名称>課{k}</名称></課>' for k in range(4)) + "".join(
    f'<章 id="c{c}" 所管="k{c}"><名称>章{c}</名称><事業 id="b{c}"><名称>事業{c}</名称><額>{c}00</額></事業>{again}</章>'
    for c, again in enumerate(('<再掲 id="r0" 元="b1"/>', "", "", ""))) + "</data>"}


def check_lists(folder):
    """A 再掲 that is put in or taken out concerns those in whose list it stands, and those who report what it says; no others."""
    folder /= "lists"
    folder.mkdir()
    for name, text in LISTS.items():
        (folder / name).write_text(text.replace("FONTS", str(root / "fonts/fonts.xml")))
    report = folder / "report.xml"
    run("render", report, "-o", folder / "old.pdf", "--release", folder / "old.release", "-q")
    for number, (told, whose) in enumerate({'<remove key="r0"><was/></remove>': {"k0", "k1"}, '<insert after="b3"><再掲 id="r3" 元="b2"/></insert>': {"k2", "k3"},
                                            '<correction key="b2#額"><was>200</was><now>201</now></correction>': {"k2"}}.items()):
        file = folder / f"{number}.xml"
        file.write_text(f'<corrections date="2020-10" reason="誤り">{told}</corrections>')
        for mode in ("rows", "pages"):
            excerpt_all(report, folder / f"{number}-{mode}", "--mode", mode, "--changed-since", folder / "old.release", "--corrections", file, "-q")
            made = {p.stem for p in (folder / f"{number}-{mode}").glob("*.pdf")}
            expect(made == whose, f"{told}, {mode}: made {sorted(made)}, not {sorted(whose)}")
    bars = {who: [text for page, _ in lines_with_bars(folder / f"0-rows/{who}.pdf") for text, bar in page if bar] for who in ("k0", "k1")}
    expect(bars == {"k0": ["事業0000"], "k1": []}, f"a row taken out: bars beside {bars}")


# --- the booklet of Nerima ------------------------------------------------------------------------------------------------

def rules_over_notes(layout):
    """Label of each page with a note at its foot → how far down the rule over it stands, in mm, and whose the notes are."""
    found, label, last = {}, None, ""
    for line in run("render", layout, "--format", "trace", "-o", "-").stdout.splitlines():
        page = re.match(r'page \d+ "(.*?)"', line)
        label = page[1] if page else label
        if line.startswith("  frame note"):
            found.setdefault(label, (float(last.split()[2]), set()))[1].add(line.split()[2].split("#")[0])
        last = line
    return found


def check_notes(folder):
    """The rule over the notes of a page goes when none of them is left (d48), and stays over a note that is its own (d44)."""
    layout, out, seen = root / "layouts/nerima-r1-progress.xml", folder / "nerima", set()
    excerpt(layout, out, "--mode", "pages", "--only", "d44", "--only", "d48", "-q")
    rules = rules_over_notes(layout)
    owners = dict(re.findall(r'<kpi id="(.*?)" departments="(.*?)"', (root / "data/nerima-r1/kpis.xml").read_text()))
    for who in ("d44", "d48"):
        for page, label in enumerate(labels_of_pdf(out / f"{who}.pdf"), 1):
            if label not in rules:
                continue
            y, notes = rules[label]
            own = any(who in owners[note].split() for note in notes)
            rule = dark(out / f"{who}.pdf", page, 200, round(y / 25.4 * 72) - 2, 40, 4)
            expect(rule == own, f"{who}, page {label}: {'no ' if own else 'a '}rule over {'its own note' if own else 'nothing'}")
            seen.add(own)
    expect(seen == {True, False}, f"notes of one's own and of others: {seen}")


# --- what is wrong ------------------------------------------------------------------------------------------------------------

def check_refused(folder, report):
    """A release that is none, of another layout, or damaged; corrections that do not match: one line, exit 1, nothing written."""
    text = (folder / "old.release").read_text()
    (folder / "bad").mkdir()
    files = {"E0801": "hello\n", "E0802": text.replace("hyogumi-release\t2", "hyogumi-release\t99", 1), "E0803": text[: len(text) // 2], "E0804": None}
    other = folder / "bad/other.release"
    renamed = report.parent / "other.xml"
    renamed.write_text(report.read_text().replace('name="synthetic"', 'name="other"', 1))
    run("render", renamed, "-o", folder / "bad/other.pdf", "--release", other, "-q")
    for code, damaged in files.items():
        path = folder / "bad" / f"{code}.release"
        path.write_text(damaged if damaged is not None else other.read_text())
        for option in ("--release", "--changed-since"):
            done = excerpt(report, folder / "bad/out", option, path, status=1)
            expect(done.stderr.count("error[") == 1 and f"error[{code}]" in done.stderr and not (folder / "bad/out").exists(), f"{option} {code}: {done.stderr}")
    wrong = corrections(folder / "bad/wrong.xml", ("m5-0-0", "result", "なし", "あり"))
    done = excerpt(report, folder / "bad/out", "--release", folder / "old.release", "--corrections", wrong, status=1)
    expect("error[E0812]" in done.stderr and not (folder / "bad/out").exists(), f"a wrong 誤: {done.stderr}")


with tempfile.TemporaryDirectory(prefix="hyogumi-corrected-") as name:
    folder = pathlib.Path(name)
    report = synthetic.write(folder / "in", departments=N)
    check_pages(folder, report)
    check_marks(folder, report)
    check_sums(folder)
    check_lists(folder)
    check_touched(folder, report)
    check_edited(folder)
    check_manifest(folder, report)
    check_notes(folder)
    check_refused(folder, report)

print("\n".join(faults) if faults else "excerpts are of the booklet as it is filed")
sys.exit(1 if faults else 0)
