#!/usr/bin/env python3
"""The sheets of data/aokawa-r1-sheets: every figure and text of a sheet stands on its own pages, for two readers, and what is worked
out of them; the boxes that are ticked are those the data name; at each foot stands which page of its sheet it is; 目次 and 総括表 say
what the sheets say.  A department's excerpt, and the file of one sheet, hold nothing of others; a corrected figure changes its sheet and
the sums, and no other page.  sheets.py HYOGUMI

Everything that should stand there is worked out here from the data files alone."""
import csv, pathlib, re, subprocess, sys, tempfile
import xml.etree.ElementTree as ET

root = pathlib.Path(__file__).resolve().parents[2]
hyogumi = pathlib.Path(sys.argv[1]).resolve()
layout, data = "layouts/aokawa-r1-sheets.xml", root / "data/aokawa-r1-sheets"
YEARS, NOW = ["2017", "2018", "2019", "2020", "2021"], "2019"
ERA = {"2017": "平成29年度", "2018": "平成30年度", "2019": "令和元年度", "2020": "令和2年度", "2021": "令和3年度"}
faults = []


def run(*command, good=0):
    done = subprocess.run([str(c) for c in command], cwd=root, capture_output=True)
    if done.returncode != good:
        sys.exit(f"{' '.join(map(str, command))} ended with {done.returncode}: {done.stderr.decode()[:2000]}")
    return done.stdout.decode()


def squeeze(text):
    return re.sub(r"[\s\u3000\f\u200b]+", "", text)            # MuPDF has U+200B behind a box with its tick


def words(element):
    """A field as it is read: its items hang on ・."""
    text = element.text or ""
    for child in element:
        text += ("・" if child.tag == "item" else "") + words(child) + (child.tail or "")
    return squeeze(text)


def number(text):
    return None if text in ("－", "…") else int(text.replace(",", "").replace("▲", "-"))


def figure(n):
    return f"▲{-n:,}" if n < 0 else f"{n:,}"


trees = [ET.parse(p).getroot() for p in sorted(data.glob("*.xml"))]
sheets = [e for tree in trees for e in tree.iter("事業") if e.get("番号")]
sheets.sort(key=lambda e: int(e.get("番号")))
named = {e.get("識別"): e for tree in trees for e in tree.iter() if e.get("識別")}
lists = {tag: [e for tree in trees for e in tree.iter(tag) if e.get("識別")] for tag in ("課", "施策", "方法", "段階", "評価区分", "方向区分")}
by_year = lambda sheet, tag: {e.get("年度"): e.text for e in sheet.findall(tag)}
SOURCES = ["国県支出金", "地方債", "その他", "一般財源"]


def computed(values):
    """The sum of a year, or the mark that stands for it."""
    marks = [v for v in values if number(v) is None]
    return (("－" if "－" in marks else "…") if marks else figure(sum(map(number, values))))


def ticked(terms, chosen):
    return "".join(("☑" if is_chosen else "☐") + squeeze(name) for name, is_chosen in ((n, c in chosen) for c, n in terms))


def expected(sheet):
    """(what, words) that stand on the pages of the sheet; rows as they are read."""
    text = lambda tag: words(sheet.find(tag))
    department, policy = named[sheet.get("所管")], named[sheet.get("施策")]
    yield "題", f"事務事業評価シート令和元年度碧川市整理番号{sheet.get('番号')}"
    yield "概要", f"事務事業名{text('名称')}所管課{department.get('部')}{words(department.find('名称'))}"
    yield "施策", policy.get("番号") + words(policy.find("名称"))
    yield "根拠", "根拠法令等" + (text("根拠") if sheet.find("根拠") is not None else "－")
    for tag in ("対象", "目的", "内容"):
        yield tag, tag + text(tag)
    chosen = sheet.get("実施方法").split()
    yield "実施方法", ticked([(m.get("識別"), words(m.find("名称"))) for m in lists["方法"]], chosen)
    for indicator in sheet.findall("指標"):
        yield "指標", words(indicator.find("単位"))
        for kind in ("目標", "実績"):
            yield f"{indicator.get('識別')} {kind}", kind + "".join(e.text for e in indicator.findall(kind))
    money = {tag: by_year(sheet, tag) for tag in ["事業費", *SOURCES, "人件費"]}
    row = lambda label, values: (label, label + "".join(values[y] for y in YEARS))
    sources = {y: computed([money[s][y] for s in SOURCES]) for y in YEARS}
    if sources != money["事業費"]:
        faults.append(f"{sheet.get('識別')}: the sources do not add up to 事業費")
    yield row("事業費①", money["事業費"])
    for tag, label in zip(SOURCES, ["国・県支出金", "地方債", "その他特定財源", "一般財源"]):
        yield row(label, money[tag])
    yield row("計", sources)
    yield row("人件費②", money["人件費"])
    yield row("総コスト①＋②", {y: computed([money["事業費"][y], money["人件費"][y]]) for y in YEARS})
    parts = [(words(p.find("名称")), number(p.find("決算額").text)) for p in sheet.findall("細事業")]
    whole = sum(n for _, n in parts)
    for name, n in [*parts, ("計", whole)]:
        tenths = (2000 * n + whole) // (2 * whole)          # half up
        yield "細事業", f"{name}{figure(n)}{tenths // 10}.{tenths % 10}"
    for tag in ("必要性", "有効性", "効率性"):
        yield tag, tag + ticked([(t.get("識別"), words(t.find("名称"))) for t in lists["段階"]], [text(tag)])
    yield "評価", ticked([(g.get("記号"), g.get("記号") + words(g.find("名称"))) for g in lists["評価区分"]], [text("評価")])
    yield "方向性", ticked([(w.get("識別"), words(w.find("名称"))) for w in lists["方向区分"]], [text("方向性")])
    for tag in ("課題", "方針", "意見", "対応"):
        if sheet.find(tag) is not None:
            yield tag, text(tag)


def pages_of(pdf):
    """Each page as two readers have it."""
    poppler = run("pdftotext", "-raw", "-enc", "UTF-8", pdf, "-").split("\f")[:-1]
    mupdf = run("mutool", "draw", "-q", "-F", "txt", pdf).split("\f")[:len(poppler)]
    return {"poppler": [squeeze(p) for p in poppler], "mupdf": [squeeze(p) for p in mupdf]}


def foot(sheet, n, of):
    return f"整理番号{sheet.get('番号')}{words(sheet.find('名称'))}{n}／{of}"


def own_pages(sheet, pages):
    return [i for i, page in enumerate(pages) if re.search(re.escape(foot(sheet, "", "X")[:-2]) + r"\d+／\d+", page)]


def look_at(sheet, readers):
    """Its texts, on its pages alone."""
    found = 0
    for reader, pages in readers.items():
        own = own_pages(sheet, pages)
        here = "".join(pages[i] for i in own)
        for n, i in enumerate(own, 1):
            if foot(sheet, n, len(own)) not in pages[i]:
                faults.append(f"{reader}: page {i + 1} is not {foot(sheet, n, len(own))}")
            if (words(sheet.find("名称")) + "（続き）" in pages[i]) != (n > 1):
                faults.append(f"{reader}: page {i + 1}, {n} of its sheet, says（続き）wrongly")
        for what, text in expected(sheet):
            found += 1
            # a row in which the cells of a year stand side by side may be read with others of its height between
            if text not in here and (reader == "poppler" or not all(part in here for part in re.findall(r"[\d,.▲]+|[^\d,.▲]+", text))):
                faults.append(f"{reader} does not find {sheet.get('識別')} {what}: {text}")
    return found


def tables(pages, contents):
    """目次 and 総括表 against the sheets; contents: the lines of the 目次."""
    text = "".join(pages)
    said = dict(re.findall(r"^(\d+[^\d・]\S*?)・+(\d+)$", "\n".join(map(squeeze, contents)), re.M))
    for sheet in sheets:
        line, at = f"{sheet.get('番号')}{words(sheet.find('名称'))}", own_pages(sheet, pages)[0]   # page 2 of the file is 1
        if said.get(line) != str(at):
            faults.append(f"the 目次 sends {line} to {said.get(line)}; it stands on {at}")
    dash = lambda n: str(n) if n else "－"
    grades, ways = [g.get("記号") for g in lists["評価区分"]], [w.get("識別") for w in lists["方向区分"]]
    counts = lambda some: dash(len(some)) + "".join(dash(sum(words(s.find("評価")) == g for s in some)) for g in grades) + \
        "".join(dash(sum(words(s.find("方向性")) == w for s in some)) for w in ways)
    for department in lists["課"]:
        some = [s for s in sheets if s.get("所管") == department.get("識別")]
        if words(department.find("名称")) + counts(some) not in text:
            faults.append(f"総括表: {words(department.find('名称'))}{counts(some)}")
    if "計" + counts(sheets) not in text:
        faults.append(f"総括表: 計{counts(sheets)}")
    amounts = lambda some: str(len(some)) + "".join(figure(sum(number(by_year(s, t)[NOW]) for s in some)) for t in ["事業費", *SOURCES, "人件費"])
    for policy in lists["施策"]:
        some = [s for s in sheets if s.get("施策") == policy.get("識別")]
        if amounts(some) not in text:
            faults.append(f"総括表: {words(policy.find('名称'))} {amounts(some)}")
    if "計" + amounts(sheets) not in text:
        faults.append(f"総括表: 計 {amounts(sheets)}")


def excerpts(folder):
    """A department's file has its sheets, a sheet's file that sheet."""
    for by, parts in (("課", {d.get("識別"): [s for s in sheets if s.get("所管") == d.get("識別")] for d in lists["課"]}),
                      ("シート", {s.get("識別"): [s] for s in sheets})):
        run(hyogumi, "excerpt", layout, "--by", by, "-o", folder / by, "-q")
        if sorted(p.stem for p in (folder / by).glob("*.pdf")) != sorted(parts):
            faults.append(f"excerpts by {by}: {len(list((folder / by).glob('*.pdf')))} files for {len(parts)}")
        for id, own in parts.items():
            text = squeeze(run("pdftotext", "-raw", folder / by / f"{id}.pdf", "-"))
            for sheet in sheets:
                if (words(sheet.find("目的")) in text) != (sheet in own):
                    faults.append(f"excerpt {id} by {by}: {sheet.get('識別')}")


def corrected(folder, first):
    """One figure: its sheet, what is worked out of it, the sums of 総括表; those pages and no other."""
    sheet = sheets[17]
    id, was = sheet.get("識別"), by_year(sheet, "人件費")[NOW]
    now = figure(number(was) + 7840)
    (folder / "c.xml").write_text(f'<corrections date="2020-10-01" reason="転記の誤り"><correction key="{id}#人件費:{NOW}"><was>{was}</was><now>{now}</now></correction></corrections>')
    run(hyogumi, "revise", layout, "--release", folder / "a.release", "--corrections", folder / "c.xml", "-o", folder / "rev", "-q", good=3)
    with open(folder / "rev/errata.csv", encoding="utf-8-sig") as file:
        entries = [(row["ページ"], row["キー"]) for row in csv.DictReader(file)]
    own, page = str(first[sheet]), "3"
    wanted = [(page, f"{sheet.get('施策')}#人件費"), (page, "金額計#人件費"), (own, f"{id}#人件費:{NOW}"), (own, f"{id}#総コスト:{NOW}")]
    if sorted(entries) != sorted(wanted):
        faults.append(f"a corrected figure changes {entries}, not {wanted}")


with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    profiles = {"screen": [], "archive": ["--profile", "archive"], "two": ["--profile", "archive", "--pdf", "2.0"], "press": ["--profile", "press"]}
    for profile, options in profiles.items():
        release = ["--release", folder / "a.release"] if profile == "screen" else []
        run(hyogumi, "render", layout, *options, "-o", folder / f"{profile}.pdf", "-q", *release)
    readers = pages_of(folder / "screen.pdf")
    found = sum(look_at(sheet, readers) for sheet in sheets)
    tables(readers["poppler"], run("pdftotext", "-layout", "-f", "2", "-l", "3", folder / "screen.pdf", "-").splitlines())
    for profile in list(profiles)[1:]:
        other = squeeze(run("pdftotext", "-raw", "-enc", "UTF-8", folder / f"{profile}.pdf", "-"))
        for n, page in enumerate(readers["poppler"], 1):
            if page not in other:                   # a sheet of the press has a line of its own beside its page
                faults.append(f"{profile} has other words than screen on page {n}")
    excerpts(folder)
    corrected(folder, {sheet: own_pages(sheet, readers["poppler"])[0] for sheet in sheets})

print("\n".join(faults[:40]) if faults else f"{len(sheets)} sheets, {found} texts found, on {len(readers['poppler'])} pages; 72 excerpts, one correction")
sys.exit(bool(faults))
