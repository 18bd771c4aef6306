#!/usr/bin/env python3
"""budget.py HYOGUMI   The budget book of data/aokawa-r3-budget, read back from its PDF by poppler and held against the data, worked out here a second
time: every figure stands once, in its row and its column; rows are level on the left and the right page; pairs begin on an even page;
款 and 項 are said on both pages of each pair they stand on; what adds up does; so on the lying page of sums, and in the index. Data that do not add up are refused; a corrected figure
changes one pair of pages; an excerpt holds pairs. Faults planted in what was read are seen."""
import collections, copy, html, pathlib, re, subprocess, sys, tempfile, unicodedata
import xml.etree.ElementTree as ET

root = pathlib.Path(__file__).resolve().parents[2]
hyogumi = pathlib.Path(sys.argv[1]).resolve()
LAYOUT, DATA = root / "layouts/aokawa-r3-budget.xml", root / "data/aokawa-r3-budget"
LEFT = ["本年度", "前年度", "比較", "国県支出金", "地方債", "その他", "一般財源"]
LEVEL = 0.05 * 72 / 25.4                                     # points
HEAD, FOOT = 97, 790                                         # what lies between are rows
FIGURE = re.compile(r"△?\d{1,3}(,\d{3})*$")
Word = collections.namedtuple("Word", "left top right text")
faults = []


def written(number):
    return ("△" if number < 0 else "") + f"{abs(number):,}"


def number(node, field):
    return int(node.findtext(field))


def amounts(items):
    """The seven figures of the left page, of one 目 or the sum of several."""
    sums = {field: sum(number(item, field) for item in items) for field in LEFT if field != "比較"}
    return [sums[f] if f != "比較" else sums["本年度"] - sums["前年度"] for f in LEFT]


def expected(parts):
    """(款 or 項 said, or the figures left and right) of each row in order; the number of a 目 and a 節 belongs to their figures."""
    for part in parts:
        yield "band", f"{part.get('番号')}款{part.findtext('名称')}"
        for section in part.findall("項"):
            figures = amounts(section.findall("目"))
            yield "band", f"{section.get('番号')}項{section.findtext('名称')}本年度{written(figures[0])}前年度{written(figures[1])}"
            for item in section.findall("目"):
                left = [item.get("番号"), *map(written, amounts([item]))]
                for use in item.findall("節"):
                    right = [use.get("番号"), written(number(use, "金額"))]
                    for detail in use.findall("説明"):
                        yield "row", left, right + [written(number(detail, "内訳"))], detail.findtext("内容")
                        left, right = [], []


def pages_of(pdf):
    text = subprocess.run(["pdftotext", "-bbox", pdf, "-"], capture_output=True, text=True, check=True).stdout
    for page in re.findall(r"<page .*?</page>", text, re.S):
        yield [Word(float(a), float(b), float(c), html.unescape(t)) for a, b, c, t in
               re.findall(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="[\d.]+">(.*?)</word>', page)]


def lines_of(page):
    lines = []
    for word in sorted(page, key=lambda w: w.top):
        if not HEAD < word.top < FOOT:
            continue
        if lines and word.top - lines[-1][0].top <= LEVEL:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [(min(w.top for w in line), sorted(line)) for line in lines]


def is_band(line):
    return re.match(r"\d+[款項]", line[0].text)


def read_rows(pairs):
    """What a person reads across both pages, line after line; edges: where the figures of each column end."""
    edges = collections.defaultdict(set)
    for left, right in pairs:
        level = dict(lines_of(left))
        for top, line in lines_of(right):
            beside = next((level.pop(t) for t in sorted(level) if abs(t - top) <= LEVEL), [])
            if is_band(line):
                said = "".join(w.text for w in line)
                if said != "".join(w.text for w in beside):
                    faults.append(f"{said}: the left page says {''.join(w.text for w in beside)}")
                yield "band", said
                continue
            figures = [[w for w in side if FIGURE.match(w.text)] for side in (beside, line)]
            for name, side in zip(("left", "right"), figures):
                for i, word in enumerate(reversed(side)):
                    edges[name, i if name == "left" or i < 1 else (i, len(side))].add(round(word.right, 1))
            rest = "".join(w.text for w in line if not FIGURE.match(w.text))
            yield "row", [w.text for w in figures[0]], [w.text for w in figures[1]], rest
        for line in level.values():
            faults.append(f"only on the left page: {' '.join(w.text for w in line)}")
    for column, found in edges.items():
        if max(found) - min(found) > 0.3:
            faults.append(f"column {column} ends at {sorted(found)}")


def compare(parts, pairs):
    """Bands that are said again at the head of a pair are those in force."""
    want, in_force = list(expected(parts)), []
    at, starts = 0, 0
    for row in read_rows(pairs):
        if row[0] == "band" and (at >= len(want) or want[at] != row):
            if row[1] not in in_force:
                faults.append(f"said where it is not: {row[1]}")
            starts += 1
            continue
        if at >= len(want):
            faults.append(f"one row too many: {row}")
            break
        same = want[at] == row if row[0] == "band" else want[at][:3] == row[:3] and row[3].endswith(want[at][3].replace(" ", ""))
        if not same:
            faults.append(f"row {at}: {row}, not {want[at]}")
            return
        if row[0] == "band":
            in_force = ([] if "款" in row[1][:3] else in_force[:1]) + [row[1]]
        at += 1
    if at != len(want):
        faults.append(f"{len(want) - at} rows are not printed, the first of them {want[at]}")
    if starts < 2 * (len(pairs) - 1) - 2:
        faults.append(f"款 and 項 are said again {starts} times on {len(pairs)} pairs")


def pairs_of(pages):
    """Pages over both of which the table lies: on each a head; the first of a pair is even."""
    over = [i for i, page in enumerate(pages) if any("事項別明細書（単位" in w.text for w in page)]
    if not over or len(over) % 2 or over != list(range(over[0], over[0] + len(over))) or (over[0] + 1) % 2:
        faults.append(f"the table lies on pages {[i + 1 for i in over]}")
    return [(pages[i], pages[i + 1]) for i in over[::2]]


def totals(parts, pages):
    page = next(page for page in pages if any(w.text == "歳出の総括" for w in page) and any(w.text == "予算額" for w in page))
    lines = [[w.text for w in line if FIGURE.match(w.text)][-7:] for _, line in lines_of(page)]
    for name, items in [(p.findtext("名称"), p.findall(".//目")) for p in parts] + [("計", [m for p in parts for m in p.iter("目")])]:
        if [*map(written, amounts(items))] not in lines:
            faults.append(f"総括: no line of {name}")


def by_use(parts, pages):
    """The table on a page that lies: poppler says where words are on the paper, so rows stand side by side and a line runs up the page."""
    page = next(page for page in reversed(pages) if any(w.text == "節ごとの内訳" for w in page))
    items = [item for part in parts for item in part.iter("目")]
    uses = sorted({int(use.get("番号")) for item in items for use in item.findall("節")})
    spent = [{int(use.get("番号")): number(use, "金額") for use in item.findall("節")} for item in items]
    spent.append({use: sum(row.get(use, 0) for row in spent) for use in uses})
    head = max(w.left for w in page if w.text == "報酬") + 12
    figures = [w for w in page if FIGURE.match(w.text) and w.left > head and w.top < FOOT]
    rows, ends = collections.defaultdict(list), []
    for word in sorted(figures):
        row = next((left for left in rows if abs(left - word.left) < 4), word.left)
        rows[row].append(word)
    for word in sorted(figures, key=lambda w: -w.top):
        if not ends or ends[-1] - word.top > 10:
            ends.append(word.top)
    if len(ends) != len(uses) + 1 or len(rows) != len(spent):
        faults.append(f"節: {len(ends)} columns and {len(rows)} rows, not {len(uses) + 1} and {len(spent)}")
    for want, (_, words) in zip(spent, sorted(rows.items())):
        read = {(uses + [0])[min(range(len(ends)), key=lambda i: abs(ends[i] - w.top))]: w.text for w in words}
        if read != {**{use: written(n) for use, n in want.items()}, 0: written(sum(want.values()))}:
            faults.append(f"節: {read}, not {want}")


def index(parts, pages, pairs):
    """Each 目 in the order of its reading, with the page on which it begins."""
    folio = lambda page: next(w.text for w in reversed(sorted(page, key=lambda w: w.top)) if w.text.isdigit())
    column = lambda page: "".join(w.text for w in sorted((w for w in page if w.left < 140), key=lambda w: w.top))
    items = [item for part in parts for item in part.iter("目")]
    read = [w for w in pages[-1] if w.text in {item.findtext("名称") for item in items}]
    for word in read:
        said = min((w for w in pages[-1] if w.text.isdigit() and abs(w.top - word.top) < 2 and w.left > word.left), key=lambda w: w.left).text
        begins = folio(next(left for left, _ in pairs if word.text in column(left)))
        if said != begins:
            faults.append(f"索引: {word.text} is said to be on page {said}, not {begins}")
    plain = lambda kana: "".join(c if c not in "ゃゅょっ" else chr(ord(c) + 1) for c in unicodedata.normalize("NFD", kana) if not unicodedata.combining(c))
    wanted = [item.findtext("名称") for item in sorted(items, key=lambda item: plain(item.get("読み")))]
    middle = max(w.right for w in pages[-1]) / 2
    if [w.text for w in sorted(read, key=lambda w: (w.left > middle, w.top))] != wanted:
        faults.append(f"索引: {[w.text for w in read]}, not {wanted}")


def render(*words):
    return subprocess.run([hyogumi, *map(str, words), "-q"], capture_output=True, text=True)


def corrected(work, parts):
    """One figure of 財源内訳 for another, and the same with the data it depends on: refused and accepted."""
    item = parts[0].find(".//目")
    change = '<correction key="{}" field="{}"><was>{}</was><now>{}</now></correction>'
    fed, own = number(item, "国県支出金"), number(item, "一般財源")
    one = change.format(item.get("識別"), "国県支出金", fed, fed + 100)
    both = one + change.format(item.get("識別"), "一般財源", own, own - 100)
    for name, body in ("one", one), ("both", both):
        (work / f"{name}.xml").write_text(f'<corrections date="2021-03-01" reason="誤記">{body}</corrections>')
    line = ["revise", LAYOUT, "--release", work / "a.release", "-o", work / "out", "--corrections"]
    if render(*line, work / "one.xml").returncode != 1:
        faults.append("sources that do not add up are not refused")
    run = render(*line, work / "both.xml")
    if run.returncode != 3:                                  # something has changed
        faults.append(run.stderr or f"exit {run.returncode}")
        return
    before, after = list(pages_of(work / "a.pdf")), list(pages_of(work / "out/booklet.pdf"))
    strip = lambda page: [w for w in page if "訂正" not in w.text]
    changed = [i + 1 for i, (a, b) in enumerate(zip(before, after)) if strip(a) != strip(b)]
    if len(before) != len(after) or len(changed) != 2:            # the sums at the beginning, the left page
        faults.append(f"corrected: pages {changed} differ")


def excerpted(work, parts):
    """Whoever has something on one page of a pair gets both, and nothing of the others."""
    layout = LAYOUT.read_text().replace("../", f"{root}/").replace(
        '<color name="墨"', '<excerpt by="款" each="/data/款" id="{@識別}" name="{名称}" records="//説明" of="ancestor::款/@識別"/><color name="墨"', 1)
    (work / "divided.xml").write_text(layout)
    run = render("excerpt", work / "divided.xml", "--by", "款", "--mode", "pages", "-o", work / "parts")
    if run.returncode:
        faults.append(run.stderr)
        return
    for part in parts:
        pages = list(pages_of(work / f"parts/{part.get('識別')}.pdf"))
        folios = [int(next(w.text for w in reversed(sorted(page, key=lambda w: w.top)) if w.text.isdigit())) for page in pages]
        if any(n % 2 for n in folios[::2]) or [n + 1 for n in folios[::2]] != folios[1::2]:
            faults.append(f"{part.get('識別')}: an excerpt of pages {folios}")
        words = {w.text for page in pages for w in page}
        own, others = ({word for p in parts if (p is part) == mine for d in p.iter("説明") for word in d.findtext("内容").split()} for mine in (True, False))
        if not own <= words or words & (others - own):
            faults.append(f"{part.get('識別')}: without {own - words}, with {words & (others - own)}")


def doubt(parts, pairs):
    """A yardstick that sees nothing measures nothing."""
    global faults
    real, faults = faults, []
    plants = 0
    for side in (0, 1):
        for k, change in enumerate((lambda w: w._replace(text="1" + w.text), lambda w: w._replace(top=w.top + 1))):
            spoilt = copy.deepcopy(pairs)
            page = spoilt[1][side]
            at = [i for i, w in enumerate(page) if FIGURE.match(w.text) and HEAD < w.top < FOOT and "," in w.text][-2 - k]
            page[at] = change(page[at])
            faults = []
            compare(parts, spoilt)
            plants += bool(faults)
    faults = real
    if plants != 4:
        faults.append(f"of four planted faults {plants} are seen")


parts = [part for file in sorted(DATA.glob("k*.xml")) for part in ET.parse(file).getroot().iter("款")]
with tempfile.TemporaryDirectory() as name:
    work = pathlib.Path(name)
    run = render("render", LAYOUT, "-o", work / "a.pdf", "--release", work / "a.release")
    if run.returncode or run.stderr:
        sys.exit(run.stderr or "not rendered")
    pages = list(pages_of(work / "a.pdf"))
    pairs = pairs_of(pages)
    compare(parts, pairs)
    totals(parts, pages)
    by_use(parts, pages)
    index(parts, pages, pairs)
    if not faults:
        doubt(parts, pairs)
    corrected(work, parts)
    excerpted(work, parts)
for fault in faults[:20]:
    print(fault)
print(f"{sum(1 for row in expected(parts) if row[0] == 'row')} rows on {len(pairs)} pairs of pages")
sys.exit(bool(faults))
