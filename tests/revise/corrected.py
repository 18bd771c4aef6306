#!/usr/bin/env python3
"""Random corrections of the real booklet: corrected.py HYOGUMI [COUNT] [SEED].

For each, the data are changed somehow, `revise` is run, and what it wrote is held against what can be found out without it:
the 加除表 is filed onto the old PDF by qpdf and gives booklet.pdf, page for page; the values that differ between two traces
are those in the 正誤表, each once; a leaf both of whose sides read as before is not replaced; the 目次 names the pages on
which the headings stand.  Every tenth booklet, and each of the chain, is looked at as well.  The chain gives the pages that one
correction gives."""
import copy, csv, pathlib, random, re, shutil, subprocess, sys, tempfile, time
import xml.etree.ElementTree as tree

from filing import Faults, file_leaves, images_of, pages_of, read_csv, run

root = pathlib.Path(__file__).resolve().parents[2]
hyogumi = str(pathlib.Path(sys.argv[1]).resolve())
count = int(sys.argv[2]) if len(sys.argv) > 2 else 21
seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
layout = "layouts/nerima-r1-progress.xml"


faults = Faults()


# --- changing the data ---------------------------------------------------------------------------------------------

WORDS = ["見直し", "関係機関との調整", "12か所で実施", "事業者の公募、選定、協定の締結", "令和2年度に延期", "協議", "3校"]


def fields(data, names):
    return [f for r in data.iter() if r.get("id") for f in r if f.tag in names and len(f) == 0 and f.text]


def edit(data, dice):
    field = dice.choice(fields(data, ("result", "planned", "remark", "current")))
    field.text = dice.choice([w for w in WORDS if w != field.text])


def lengthen(data, dice):
    field = dice.choice(fields(data, ("result", "planned", "remark")))
    field.text = field.text + "".join(dice.choice(WORDS) + "、" for _ in range(dice.choice([2, 10, 60]))) + "など"


def shorten(data, dice):
    field = dice.choice([f for f in fields(data, ("remark", "target", "result")) if len(f.text) > 4])
    field.text = field.text[: len(field.text) // 2]


def rows(data):
    named = {e.get("of") for e in data.iter() if e.get("of")}
    return [(g, m) for g in data.iter("group") for m in g.findall("measure") if m.get("id") not in named and m.find("line") is None]


def add_row(data, dice):
    group, row = dice.choice(rows(data))
    new = copy.deepcopy(row)
    new.set("id", f'{row.get("id")}-new{dice.randint(0, 10**9)}')
    new.find("name").text = "新たに始める取組" if new.find("name") is not None else None
    group.insert(list(group).index(row) + 1, new)


def delete_row(data, dice):
    group, row = dice.choice([(g, m) for g, m in rows(data) if len(g.findall("measure")) > 1])
    group.remove(row)


def empty_plan(data, dice):
    """So much goes that a page is left with nothing."""
    plan = dice.choice(list(data.iter("measures")))
    kept = False
    for group, row in rows(plan):
        if kept and len(list(group)) > 2 and row.get("id") not in {e.get("of") for e in data.iter()}:
            group.remove(row)
        kept = True


def move_row(data, dice):
    group, row = dice.choice([(g, m) for g, m in rows(data) if len(g.findall("measure")) > 1])
    other = dice.choice([g for g in data.iter("group") if g is not group])
    group.remove(row)
    other.append(row)


def change_status(data, dice):
    field = dice.choice([f for f in fields(data, ("status",))])
    field.text = dice.choice([s for s in ("A", "A+", "B", "*") if s != field.text])


def change_total(data, dice):
    field = dice.choice([f for k in data.iter("kpi") if k.find("total") is not None for f in k.findall("current")])
    field.set("number", str(int(field.get("number")) + dice.randint(1, 400)))


CHANGES = [edit, lengthen, shorten, add_row, delete_row, change_status, change_total, empty_plan, move_row]


def turn(number, count):
    """The kinds of change whose turn it is: one after the other, several at a time where there are fewer turns than kinds."""
    return CHANGES[number::count] if count < len(CHANGES) else [CHANGES[number % len(CHANGES)]]


def change_data(folder, change, dice):
    name = "kpis.xml" if change is change_total else "measures.xml"
    data = tree.parse(folder / name)
    change(data.getroot(), dice)
    data.write(folder / name, encoding="utf-8", xml_declaration=True)


# --- what can be found out without revise ----------------------------------------------------------------------------

def texts_by_key(trace):
    """Key → text of every cell and note that is no repeat and no part of a sample."""
    texts, around = {}, []                       # of each open frame: its depth, whether it is a repeat, the key it shows
    for line in trace.splitlines():
        depth = len(line) - len(line.lstrip())
        while around and around[-1][0] >= depth:
            around.pop()
        outer = around[-1] if around else (0, False, None)
        found = re.match(r"\s*frame (\S+) ?(\S*)", line)
        if found:
            repeats = outer[1] or "(repeat)" in line or "(sample)" in line
            key = found[2] if found[1] in ("cell", "head-cell", "note") and re.match(r"(?!block)\S*#", found[2]) else outer[2]
            around.append((depth, repeats, key))
            if key and not repeats:
                texts.setdefault(key, "")
        elif outer[2] and not outer[1] and line.lstrip().startswith("text "):
            said = re.search(r'"((?:[^"\\]|\\.)*)"(?: [<=].*)?$', line)[1]
            texts[outer[2]] += re.sub(r"\s", "", said)
    return texts


def trace_of(work, data):
    return texts_by_key(run(work, hyogumi, "render", layout, "--data", data, "--format", "trace", "-o", "-"))


def expected_keys(old, new):
    record = lambda key: key.split("#")[0]
    gone = {record(k) for k in old} - {record(k) for k in new}
    come = {record(k) for k in new} - {record(k) for k in old}
    keys = gone | come
    for key in old.keys() | new.keys():
        if record(key) not in gone | come and old.get(key, "") != new.get(key, ""):
            keys.add(key)
    return sorted(keys)


def check_contents(work, folder, name):
    """The number in the 目次 is the label of the page on which the heading stands."""
    label, where = "", {}
    for line in (folder / "new.release").read_text().splitlines():
        cells = line.split("\t")
        if cells[0] == "page":
            label = cells[2]
        if cells[0] == "slab" and (found := re.match(r"action-p(\d+)$", cells[1])):
            where[found[1]] = label
    contents = run(work, "pdftotext", "-layout", "-f", "3", "-l", "3", folder / "booklet.pdf", "-")
    said = dict(re.findall(r"戦略計画\s?(\d+)：.*?・\s*([0-9の-]+)\s*$", contents, re.M))
    if said != where:
        faults.append(f"{name}: the contents say {said}, the headings stand on {where}")


def check(work, name, folder, old_texts, new_texts, old_pdf, looks=False):
    filed = folder / "filed.pdf"
    # what only a sample shows now, or shows no more, stands as itself before and after
    errata = [row["キー"] for row in read_csv(folder / "errata.csv")
              if row["種別"] != "移動" and not (row["種別"] in ("追加", "削除") and row["キー"] in old_texts and row["キー"] in new_texts)]
    moved = [row["キー"] for row in read_csv(folder / "errata.csv") if row["種別"] == "移動"]
    if len(moved) > name.count("move_row"):
        faults.append(f"{name}: moved {moved}")
    if sorted(errata) != expected_keys(old_texts, new_texts):
        faults.append(f"{name}: errata {sorted(errata)}, changed {expected_keys(old_texts, new_texts)}")
    for row in read_csv(folder / "errata.csv"):
        if "#" in row["キー"] and row["種別"] == "訂正" and re.sub(r"\s", "", row["正"]) != new_texts[row["キー"]]:
            faults.append(f"{name}: {row['キー']} is said to be {row['正']!r}")
    file_leaves(work, old_pdf, folder, filed)
    old, new, booklet = pages_of(work, old_pdf), pages_of(work, filed), pages_of(work, folder / "booklet.pdf")
    if new != booklet:
        faults.append(f"{name}: the filed pages are not the booklet ({len(new)} and {len(booklet)} pages)")
    if looks and images_of(work, filed) != images_of(work, folder / "booklet.pdf"):
        faults.append(f"{name}: the filed pages do not look like the booklet")
    for row in read_csv(folder / "filing.csv"):
        _, before, out, put_in, *_ = row.values()
        taken = [int(p) - 1 for p in out.split("～")] if out else []
        put = [int(p) - 1 for p in put_in.split("～")] if put_in else []
        sheets = pages_of(work, folder / "pages.pdf") if put_in else []
        if len(taken) == 2 == len(put) and old[taken[0] : taken[1] + 1] == sheets[put[0] : put[1] + 1]:
            faults.append(f"{name}: leaf {out} is replaced by what it was")
    check_contents(work, folder, name)
    return filed


def revise(work, release, data, folder, mode="leaves"):
    run(work, hyogumi, "revise", layout, "--release", release, "--data", data, "-o", folder, "--mode", mode, "-q", good=(3,))


def texts_of_release(folder):
    return sorted((c[1], c[7]) for c in (l.split("\t") for l in (folder / "new.release").read_text().splitlines()) if c[0] == "text")


def pages_of_release(folder):
    """How each page was cut, what is painted on it (a hash), where each text stands; not when it was revised."""
    lines = [line.split("\t") for line in (folder / "new.release").read_text().splitlines()]
    return [cells[:8] for cells in lines if cells[0] in ("page", "slab", "origin", "origin-slab")] + [cells[:4] for cells in lines if cells[0] == "text"]


# --- the tests --------------------------------------------------------------------------------------------------------

def random_corrections(work, old_pdf, old_texts):
    for trial in range(count):
        if trial and trial % 50 == 0:
            print(f"{trial} so far", flush=True)
        dice = random.Random(seed * 1000003 + trial)
        changes = turn(trial, count) + dice.choices(CHANGES, k=dice.choice([0, 0, 1, 3]))
        mode = ["leaves", "leaves", "leaves", "changes", "reflow"][trial % 5]
        name = f"trial {trial} ({mode}: {', '.join(c.__name__ for c in changes)})"
        folder, data = work / f"out{trial}", work / f"data/trial{trial}"
        shutil.copytree(work / "data/nerima-r1", data)
        try:
            for change in changes:
                change_data(data, change, dice)
            try:
                new_texts = trace_of(work, data / "index.xml")
            except RuntimeError as error:                  # what cannot be set at all is not revise's to set
                print(f"{name}: not set: {str(error).splitlines()[0][-160:]}")
                shutil.rmtree(data)
                continue
            if new_texts == old_texts and move_row not in changes:
                continue
            revise(work, work / "old.release", data / "index.xml", folder, mode)
            check(work, name, folder, old_texts, new_texts, old_pdf, looks=trial % 10 == 0)
        except RuntimeError as error:
            faults.append(f"{name}: {error}")
        shutil.rmtree(folder, ignore_errors=True)
        shutil.rmtree(data)


def chain(work, old_pdf, old_texts, length):
    """A chain of corrections files leaf after leaf, and says in the end what one correction would have said."""
    data, release, pdf, texts = work / "data/chain", work / "old.release", old_pdf, old_texts
    shutil.copytree(work / "data/nerima-r1", data)
    for step in range(length):
        dice = random.Random(seed * 7919 + step)
        changes = turn(step, length)
        for change in changes:
            change_data(data, change, dice)
        new_texts = trace_of(work, data / "index.xml")
        if new_texts == texts and move_row not in changes:
            continue
        folder = work / f"chain{step}"
        revise(work, release, data / "index.xml", folder)
        pdf = check(work, f"chain {step} ({', '.join(c.__name__ for c in changes)})", folder, texts, new_texts, pdf, looks=True)
        release, texts = folder / "new.release", new_texts
    revise(work, work / "old.release", data / "index.xml", work / "at-once")
    if texts_of_release(work / "at-once") != texts_of_release(folder):
        faults.append("the chain does not say what one correction says")
    at_once, in_steps = pages_of_release(work / "at-once"), pages_of_release(folder)
    if at_once != in_steps:
        faults.append(f"the chain does not look like one correction: {[pair for pair in zip(at_once, in_steps) if pair[0] != pair[1]][:4]}")


def one_cell(work):
    """A correction of one cell that does not grow replaces one leaf, by what the corrections file says alone."""
    corrections = work / "one.xml"
    corrections.write_text('<corrections date="2020-10"><correction key="m2-1-1" field="status"><was>A</was><now>B</now></correction></corrections>')
    folder = work / "one"
    run(work, hyogumi, "revise", layout, "--release", "old.release", "--corrections", corrections, "-o", folder, "-q", good=(3,))
    rows, filing = read_csv(folder / "errata.csv"), read_csv(folder / "filing.csv")
    own = [r for r in rows if not r["連動"]]
    if [r["キー"] for r in own] != ["m2-1-1#status"] or len(filing) != 1 or len(pages_of(work, folder / "pages.pdf")) != 2:
        faults.append(f"one cell: {rows} {filing}")
    if not re.search("^Title: .*令和2年10月 訂正$", run(work, "pdfinfo", folder / "pages.pdf"), re.M):
        faults.append("the title of the replacement pages does not say of which revision they are")
    run(work, hyogumi, "revise", layout, "--release", folder / "new.release", "--corrections", corrections, "-o", work / "again", "-q")
    if (work / "again").exists():
        faults.append("what was corrected is corrected again")
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    shutil.copy(folder / "new.release", work / "again.release")
    run(work, hyogumi, "revise", layout, "--release", "again.release", "--corrections", corrections, "-o", folder, "-q")
    if {path.name: path.read_bytes() for path in folder.iterdir()} != before:
        faults.append("nothing differs, and the 正誤表 of the run before is another")
    corrections.write_text(corrections.read_text().replace("<was>A<", "<was>B<"))
    done = subprocess.run([hyogumi, "revise", layout, "--release", "old.release", "--corrections", corrections, "-o", folder, "--lang", "en"],
                          cwd=work, capture_output=True, text=True)
    if done.returncode != 1 or 'm2-1-1#status is neither "B" (was) nor "B" (now) but "A"' not in done.stderr:
        faults.append(f"a wrong 誤: exit {done.returncode}: {done.stderr}")


def follow_on(work):
    """A total follows its input, a 再掲 its source, and both are marked as following; a correction that cannot be made is refused."""
    write = lambda *rows: (work / "c.xml").write_text("<corrections>" + "".join(
        f'<correction key="{k}" field="{f}"><was>{w}</was><now>{n}</now></correction>' for k, f, w, n in rows) + "</corrections>")
    command = [hyogumi, "revise", layout, "--release", "old.release", "--corrections", "c.xml", "-o", "follow", "--lang", "en"]
    write(("k1-1", "current@number", "6", "16"), ("m6-3-1", "result", "対象施設の拡大", "対象施設を拡大"))
    done = subprocess.run(command + ["--encoding", "cp932"], cwd=work, capture_output=True, text=True)
    if done.returncode != 3:
        faults.append(f"follow-on: exit {done.returncode}: {done.stderr}")
        return
    rows = list(csv.DictReader((work / "follow/errata.csv").open(encoding="cp932", newline="")))
    said = {row["キー"]: row["連動"] for row in rows}
    if said.get("k1-1#result") != "連動" or said.get("m6-3-1#result") != "" or [k for k in said if said[k] and not k.endswith("#result")]:
        faults.append(f"follow-on: {said}")
    for code, row in {"E0810": ("k99", "name", "a", "b"), "E0811": ("k1-1", "colour", "", "b"), "E0812": ("k1-1", "target", "9か所", "b"),
                      "E0206": ("k1-1", "current@number", "6", "six"), "E0302": ("m1-1-1", "status", "A", "Z")}.items():
        write(row)
        done = subprocess.run(command, cwd=work, capture_output=True, text=True)
        if done.returncode != 1 or code not in done.stderr:
            faults.append(f"{row}: exit {done.returncode}, not {code}: {done.stderr}")


def look_only(work):
    """Another colour changes pages and no text: pages are replaced, the 正誤表 is empty."""
    styles = work / "layouts/styles.xml"
    original = styles.read_text()
    styles.write_text(original.replace('name="plan-label" base="plan"', 'name="plan-label" base="plan" tracking="0.01em"', 1))
    said = run(work, hyogumi, "revise", layout, "--release", "old.release", "-o", "look", "--lang", "en", good=(3,))
    filings = len(read_csv(work / "look/filing.csv"))
    if read_csv(work / "look/errata.csv") or not filings or not re.search(rf"only look different: {filings}, only moved: 0\)", said):
        faults.append(f"another look: {said}")
    styles.write_text(original)


def spreadsheets(work):
    """The CSV: a byte order mark, nothing a spreadsheet would compute, in CP932 nothing but what CP932 has."""
    write = lambda now: (work / "s.xml").write_text(f'<corrections><correction key="m6-3-1" field="result"><was>対象施設の拡大</was><now>{now}</now></correction></corrections>')
    command = [hyogumi, "revise", layout, "--release", "old.release", "--corrections", "s.xml", "-o", "sheet", "--lang", "en", "-q"]
    cells = {"=HYPERLINK(1)": "'=HYPERLINK(1)", "＋3校": "'＋3校", "@A": "'@A", "-2": "-2", "-": "-", "－5.1%": "－5.1%", "A=1": "A=1", "引用&quot;符": '引用"符'}
    for now, cell in cells.items():
        write(now)
        run(work, *command, good=(3,))
        raw = (work / "sheet/errata.csv").read_bytes()
        rows = read_csv(work / "sheet/errata.csv")
        if not raw.startswith(b"\xef\xbb\xbf") or [r["正"] for r in rows if r["キー"] == "m6-3-1#result"] != [cell]:
            faults.append(f"spreadsheets: {now}: {rows}")
    for now in ("𠮷田", "髙﨑①㈱Ⅱ～", "¥5", "6−2"):             # Windows' own table; a sign that would come back as another is not in it
        write(now)
        shutil.rmtree(work / "sheet")
        done = subprocess.run(command + ["--encoding", "cp932"], cwd=work, capture_output=True, text=True)
        fits = now == "髙﨑①㈱Ⅱ～"
        if done.returncode != (3 if fits else 1) or (not fits and ("E0807" not in done.stderr or (work / "sheet").exists())):
            faults.append(f"spreadsheets: {now}: exit {done.returncode}: {done.stderr}")
        if fits and now not in (work / "sheet/errata.csv").read_bytes().decode("cp932"):
            faults.append(f"spreadsheets: {now} is not there")
        (work / "sheet").mkdir(exist_ok=True)


def own_template(work):
    """A layout has its own 新旧対照表: its words, its order; the other tables stay those built in."""
    layout_file = work / layout
    original = layout_file.read_text()
    own = """<revision table="contrast" master="cover" title="比較">
      <heading level="1">比較表</heading>
      <table><column name="a" share="1"/><column name="b" share="1"/>
        <head><row><cell columns="a">直す前</cell><cell columns="b">直した後</cell></row></head>
        <rows select="/revision/place/change"><rule match="change"><row><cell columns="a">{was}</cell><cell columns="b">{now}</cell></row></rule></rows>
      </table></revision></report>"""
    (work / "own.xml").write_text('<corrections date="2020-10"><correction key="m2-1-1" field="status"><was>A</was><now>B</now></correction></corrections>')
    layout_file.write_text(original.replace("</report>", own))
    run(work, hyogumi, "revise", layout, "--release", "old.release", "--corrections", "own.xml", "-o", "own", "-q", good=(3,))
    said = run(work, "pdftotext", "-layout", "own/contrast.pdf", "-").split()
    if said[:5] != ["比較表", "直す前", "直した後", "A", "B"] or "誤" not in run(work, "pdftotext", "own/errata.pdf", "-"):
        faults.append(f"own template: {said}")
    layout_file.write_text(original.replace("</report>", own.replace("{was}", "{wass}")))
    done = subprocess.run([hyogumi, "render", layout, "-o", "own.pdf", "--lang", "en"], cwd=work, capture_output=True, text=True)
    if done.returncode != 1 or "wass" not in done.stderr:
        faults.append(f"own template with a slip: exit {done.returncode}: {done.stderr}")
    layout_file.write_text(original)


def together(work):
    """What a run writes appears together: a run that fails or is killed leaves what an earlier one left, of which all belongs together."""
    corrections = work / "together.xml"
    write = lambda now: corrections.write_text(f'<corrections date="2020-10"><correction key="m2-1-1" field="status"><was>A</was><now>{now}</now></correction></corrections>')
    command = [hyogumi, "revise", layout, "--release", "old.release", "--corrections", corrections, "-o", "together", "-q", "--lang", "en"]
    folder, contents = work / "together", {}

    def seen():
        return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file() and not path.name.startswith(".hyogumi-")}

    for now in ("B", "A+"):
        write(now)
        started = time.monotonic()
        run(work, *command, good=(3,))
        contents[now] = seen()
    took = time.monotonic() - started
    write("B")
    (folder / "booklet.pdf").unlink()
    (folder / "booklet.pdf").mkdir()
    before = seen()
    done = subprocess.run(command, cwd=work, capture_output=True, text=True)
    if done.returncode != 5 or "E0701" not in done.stderr or seen() != before or list(folder.glob(".hyogumi-*")):
        faults.append(f"a file that cannot be written: exit {done.returncode}: {done.stderr}, {sorted(seen())}")
    (folder / "booklet.pdf").rmdir()
    (folder / "booklet.pdf").write_bytes(contents["A+"]["booklet.pdf"])
    for k in range(8):
        process = subprocess.Popen(command, cwd=work, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(took * (k + 1) / 9)
        process.kill()
        process.wait()
        if seen() not in contents.values():
            faults.append(f"a run killed after {k + 1}/9 leaves some of this and some of that")
    run(work, *command, good=(3,))
    if seen() != contents["B"] or list(folder.glob(".hyogumi-*")):
        faults.append("after a run that was killed the next does not write what it should")


def refusals(work):
    """A damaged, foreign or newer release is refused, and nothing is written."""
    text = (work / "old.release").read_text()
    cases = {"E0801": "<release/>\n", "E0809": "%PDF-1.4\n", "E0802": text.replace("hyogumi-release\t2", "hyogumi-release\t3", 1),
             "E0816": text.replace("hyogumi-release\t2", "hyogumi-release\t1", 1), "E0803": text.replace("70校", "71校", 1)}
    (work / "layouts/other.xml").write_text((work / layout).read_text().replace('report name="', 'report name="other-', 1))
    done = subprocess.run([hyogumi, "revise", "layouts/other.xml", "--release", "old.release", "-o", "bad"], cwd=work, capture_output=True, text=True)
    if done.returncode != 1 or "E0804" not in done.stderr or (work / "bad").exists():
        faults.append(f"a release of another layout: exit {done.returncode}: {done.stderr}")
    for code, damaged in list(cases.items()) + [("E0803", text[: len(text) // 2]), ("E0801", "")]:
        (work / "bad.release").write_text(damaged)
        done = subprocess.run([hyogumi, "revise", layout, "--release", "bad.release", "-o", "bad"], cwd=work, capture_output=True, text=True)
        if done.returncode != 1 or code not in done.stderr or (work / "bad").exists():
            faults.append(f"a bad release: exit {done.returncode}, not {code}: {done.stderr}")


def main():
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        for part in ("data", "layouts", "fonts"):
            shutil.copytree(root / part, work / part)
        run(work, hyogumi, "render", layout, "-o", "old.pdf", "--release", "old.release", "-q")
        old_texts = trace_of(work, work / "data/nerima-r1/index.xml")
        run(work, hyogumi, "revise", layout, "--release", "old.release", "-o", "same", "-q")
        refusals(work)
        one_cell(work)
        follow_on(work)
        look_only(work)
        own_template(work)
        spreadsheets(work)
        together(work)
        random_corrections(work, work / "old.pdf", old_texts)
        chain(work, work / "old.pdf", old_texts, min(count, 10))
    print(f"{len(faults)} faults" if faults else f"{count} corrections filed")
    sys.exit(1 if faults else 0)


main()
