#!/usr/bin/env python3
"""Numbered headings nobody drew: parts, chapters, items and points in random trees, numbered in random forms, in parts for each record
with page numbers of their own; points run in (同行見出し) or not.  The numbers are worked out from the tree, the labels by counting the pages; then the trace is asked for
every heading, every line of the 目次, and whether a heading run in stands on the line of its paragraph, the PDF for its page labels and bookmarks, an excerpt for the numbers of the booklet, and a correction that
puts a chapter in for the numbers behind it, each told as 連動 with its reason.

    headings.py PROGRAM [HOW_MANY] [--seed N] [--keep DIR]"""
import csv, os, pathlib, random, re, subprocess, sys, tempfile

try:
    import pikepdf
except ImportError:                                          # Debian's package is for Debian's Python
    os.execv("/usr/bin/python3", ["/usr/bin/python3", *sys.argv])

ROOT = pathlib.Path(__file__).resolve().parents[2]
LEVELS = "bu sho ko go".split()
ROMAN = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"]
KANA = "アイウエオカキクケコサシスセソタチツテトナニヌネノ"
KANJI = [""] + list("一二三四五六七八九") + ["十"] + ["十" + c for c in "一二三四五六七八九"] + ["二十"]


def lower_roman(n):
    return "x" * (n // 10) + ROMAN[n % 10]


FORMS = {"第1": lambda n: f"第{n}", "1": str, "(1)": lambda n: f"({n})", "ア": lambda n: KANA[n - 1], "(ア)": lambda n: f"({KANA[n - 1]})",
         "第一章": lambda n: f"第{KANJI[n]}章", "①": lambda n: chr(0x245F + n), "i": lower_roman, "（a）": lambda n: f"（{chr(96 + n)}）",
         "イ": lambda n: "イロハニホヘトチリヌルヲワカヨタレソツネ"[n - 1], "Ⅰ": lambda n: chr(0x215F + n)}


class Node:
    def __init__(self, level, name, office):
        self.level, self.name, self.office, self.children = level, name, office, []

    def xml(self):
        inner = "".join(child.xml() for child in self.children)
        return f'<{LEVELS[self.level]} id="{self.name}" office="{self.office}"><name>題{self.name}</name>{inner}</{LEVELS[self.level]}>'


class Booklet:
    """What was drawn."""
    def __init__(self, chance):
        self.chance, self.n = chance, 0
        while True:
            forms = chance.sample([*FORMS], 4)
            if "Ⅰ" not in forms[1:]:                          # it counts to twelve
                break
        self.forms = forms
        self.counts_on = chance.random() < .5                # chapters go on from part to part
        self.runs_in = chance.random() < .5                  # points
        self.prefix, self.restart = chance.random() < .6, chance.random() < .7
        self.parts = [self.node(0) for _ in range(chance.randint(2, 4))]

    def node(self, level, office=None):
        self.n += 1
        node = Node(level, f"n{self.n}", office or self.chance.choice(["k1", "k2"]))
        most = (5, 3, 3, 0)[level]
        for _ in range(self.chance.randint(1, most) if level == 0 else self.chance.randint(0, most)):
            node.children.append(self.node(level + 1, None if level == 0 else node.office))
        return node

    def data(self):
        return '<data id="t" lang="ja"><ka id="k1"/><ka id="k2"/>' + "".join(part.xml() for part in self.parts) + "</data>"

    def numbers(self):
        """Name → its number as printed, in the order of the booklet; of an item with that of its chapter."""
        found, counts = {}, [0] * 4

        def walk(node):
            counts[node.level] += 1
            for level in range(node.level + 1, 4):
                if not (level == 1 and self.counts_on):
                    counts[level] = 0
            if node.level > 1:
                for level in range(node.level + 1, 4):
                    counts[level] = 0
            own = FORMS[self.forms[node.level]](counts[node.level])
            found[node.name] = own, FORMS[self.forms[1]](counts[1]) if node.level else ""
            for child in node.children:
                walk(child)
        for part in self.parts:
            walk(part)
        return found

    def nodes(self):
        def walk(node):
            yield node
            for child in node.children:
                yield from walk(child)
        for part in self.parts:
            yield from walk(part)

    def layout(self):
        form = [f.replace("&", "&amp;") for f in self.forms]
        within = ["", "" if self.counts_on else ' within="bu"', ' within="sho"', ' within="ko"']
        steps = "".join(f'<step name="{name}" form="{form[i]}"{within[i]}/>' for i, name in enumerate(LEVELS))
        run_in, text = (' run-in="yes"', '<p id="p-{@id}">本文{@id}は、見出しの行に続き、次の行へわたり、もう一度行の頭から始まる。</p>') if self.runs_in else ("", "")
        inner = f'<each select="go"><heading level="4" id="h-{{@id}}" numbered="go"{run_in}><number of="go"/>　{{name}}</heading>{text}</each>'
        inner = ('<each select="ko"><heading level="3" id="h-{@id}" numbered="ko"><number of="ko"/>　{name}'
                 '<toc><number of="sho"/>の<number of="ko"/>　{name}</toc></heading>' + inner + "</each>")
        inner = ('<each select="sho"><heading level="2" id="h-{@id}" numbered="sho"><number of="sho"/>　{name}<toc/></heading>'
                 + inner + "</each>")
        last = [*self.nodes()][-1]
        return f'''<report name="headings" title="headings" lang="ja" data="data.xml" fonts="{ROOT}/fonts/fonts.xml">
<style name="default" family="BIZ UDGothic" size="10Q" leading="15Q"/>{steps}
<master name="page" width="90mm" height="{self.chance.randint(35, 60)}mm" inside="10mm" outside="10mm" head="5mm" foot="8mm">
<running side="center" at="foot" y="4mm"><folio/></running></master>
<excerpt by="ka" each="/data/ka" id="{{@id}}" name="{{@id}}" records="//sho" of="@office"/>
<toc id="toc" master="page" folio="restart" numerals="roman"><p>参照<number of="{LEVELS[last.level]}" target="h-{last.name}"/>終</p><entries room="00-000"/></toc>
<each select="/data/bu"><section id="s-{{@id}}" master="page" folio="{'restart' if self.restart else 'continue'}"{' folio-prefix="{@id}-"' if self.prefix else ''}>
<heading level="1" id="h-{{@id}}" numbered="bu"><number of="bu"/>　{{name}}<toc/></heading><entries within="part" dots="…" room="00-000"/>{inner}</section></each>
</report>'''


def run(*words, good=(0,)):
    done = subprocess.run([str(w) for w in words], capture_output=True, text=True)
    assert done.returncode in good, f"{' '.join(map(str, words))}: exit {done.returncode}\n{done.stderr}"
    return done.stdout


def pages_of(trace):
    """(label, [(role, key, text)]) of each page."""
    pages, here = [], None
    for line in trace.splitlines():
        page = re.match(r'page \d+ "(.*?)"', line)
        frame = re.match(r" *frame (\S+) (\S+)", line)
        text = re.match(r' *text .*? "(.*)"', line)
        if page:
            pages.append((page[1], []))
        elif re.match(r" *frame artifact +[\d.]+ ", line):
            here = None                                      # folios
        elif frame and frame[1] not in ("-", "artifact"):
            here = [frame[1], frame[2], ""]
            pages[-1][1].append(here)
        elif text and here:
            here[2] += text[1]
    return pages


def labels_wanted(booklet, pages):
    """By counting: roman in front, then anew in each part, or on."""
    labels, n, part = [], 0, None
    starts = {f"h-{part.name}": part for part in booklet.parts}
    for _, things in pages:
        began = next((starts[key] for role, key, _ in things if role == "heading1" and key in starts), None)
        if began:
            n = n if not booklet.restart and part else n if not booklet.restart else 0
            part = began
        n += 1
        labels.append(lower_roman(n) if not part else (f"{part.name}-" if booklet.prefix else "") + str(n))
    return labels


def ask_headings(booklet, pages):
    numbers = booklet.numbers()
    seen = [(key, text) for _, things in pages for role, key, text in things if role.startswith("heading")]
    wanted = [(f"h-{name}", f"{number[0]}　題{name}") for name, number in numbers.items()]
    assert seen == wanted, f"headings:\n{seen}\n{wanted}"
    wanted = labels_wanted(booklet, pages)
    assert [label for label, _ in pages] == wanted, f"labels: {[label for label, _ in pages]} for {wanted}"
    stands = {key: label for label, (_, things) in zip(wanted, pages) for role, key, _ in things if role.startswith("heading")}
    levels = {node.name: node.level for node in booklet.nodes()}
    lines = {}
    for _, things in pages:
        for role, key, text in things:
            if role == "entry":
                lines.setdefault(key.split("/")[0], []).append(re.sub("[・…]+", "|", text))
    for name, (own, chapter) in numbers.items():
        said = lines.get(f"h-{name}", [])
        if levels[name] == 3:
            assert not said, f"a line of the 目次 for {name}"
            continue
        words = f"{chapter}の{own}" if levels[name] == 2 else own
        wish = f"{words}　題{name}|{stands[f'h-{name}']}"
        assert said == [wish, wish], f"目次 says {said}, not twice {wish}"
    last = [*numbers][-1]
    first = "".join(text for _, things in pages[:1] for _, _, text in things)
    assert f"参照{numbers[last][0]}終" in first, f"a number of a heading further on: {first}"


def ask_run_in(booklet, trace):
    """Every point and its paragraph: one baseline, an em apart; the next line at the margin again."""
    first = {}                                               # of each frame, its first lines: x, baseline, width
    for line in trace.splitlines():
        if frame := re.match(r" *frame (heading4|paragraph) ([hp]-\S+)", line):
            here = first.setdefault(frame[2], [])
        elif re.match(r" *frame (?!-)", line):
            here = []
        elif text := re.match(r" *text +([\d.]+) +([\d.]+) .* w=([\d.]+)", line):
            here.append([float(text[i]) for i in (1, 2, 3)])
    for node in booklet.nodes():
        if node.level < 3 or not booklet.runs_in:
            continue
        own, text = first[f"h-{node.name}"], first[f"p-{node.name}"]
        end = own[-1][0] + own[-1][2]
        assert abs(text[0][1] - own[0][1]) < .02 and abs(text[0][0] - end - 2.5) < .02, f"{node.name} ends at {end}, {own[0][1]}, its paragraph is at {text[0]}"
        assert abs(text[1][0] - 10) < .02 and text[1][1] - text[0][1] - 3.75 < .02, f"the second line of {node.name} is at {text[1]}"


def ask_bookmarks(booklet, file):
    def titles(items):
        for item in items:
            yield item.title
            yield from titles(item.children)
    with pikepdf.open(file) as pdf, pdf.open_outline() as outline:
        said = [*titles(outline.root)]
    wanted = [f"{number[0]}　題{name}" for name, number in booklet.numbers().items()]
    assert said == wanted, f"bookmarks:\n{said}\n{wanted}"


def ask_labels(file, wanted):
    with pikepdf.open(file) as pdf:
        assert [page.label for page in pdf.pages] == wanted, f"page labels of the PDF: {[p.label for p in pdf.pages]} for {wanted}"


def ask_excerpt(program, booklet, folder):
    if not any(node.office == "k1" for part in booklet.parts for node in part.children):
        return                                               # nobody is k1's
    run(program, "excerpt", folder / "report.xml", "--by", "ka", "--only", "k1", "-q", "-o", folder / "ex")
    numbers = booklet.numbers()
    text = run("pdftotext", "-raw", next((folder / "ex").glob("*.pdf")), "-").replace(" ", "").replace("\u3000", "")
    for node in booklet.nodes():
        if not node.level:
            continue
        said = re.findall(rf"^(.*)題{node.name}(?:本文.*)?$", text, re.M)
        wanted = [numbers[node.name][0].replace("　", "")] if node.office == "k1" else []
        assert said == wanted, f"an excerpt numbers {node.name} {said}, the booklet {wanted}"


def ask_correction(program, booklet, folder):
    before = booklet.numbers()
    part = booklet.chance.choice(booklet.parts)
    at = booklet.chance.randrange(len(part.children))
    after = part.children[at]
    new = booklet.node(1)
    (folder / "c.xml").write_text(f'<corrections date="2026-04-01"><insert after="{after.name}" reason="記載漏れ">{new.xml()}</insert></corrections>')
    run(program, "revise", folder / "report.xml", "--release", folder / "b.release", "--corrections", folder / "c.xml", "-q", "-o", folder / "rev", good=(0, 3))
    part.children.insert(at + 1, new)
    now = booklet.numbers()
    with open(folder / "rev/errata.csv", encoding="utf-8-sig") as file:
        rows = {row["キー"]: row for row in csv.DictReader(file)}
    for name, (own, _) in now.items():
        row = rows.get(f"h-{name}")
        if name not in before:
            assert row and row["正"] == f"{own}　題{name}" and row["種別"] == "追加", f"{name} was put in: {row}"
        elif own == before[name][0]:
            assert not row, f"{name} is as it was: {row}"
        else:
            assert row and row["誤"] == f"{before[name][0]}　題{name}" and row["正"] == f"{own}　題{name}", f"{name}: {row}"
            assert row["連動"] == "連動" and row["理由"] == "記載漏れ", f"{name} follows: {row}"


def play(program, seed, folder):
    booklet = Booklet(random.Random(seed))
    (folder / "report.xml").write_text(booklet.layout())
    (folder / "data.xml").write_text(booklet.data())
    trace = run(program, "render", folder / "report.xml", "--format", "trace", "-q", "-o", "-")
    pages = pages_of(trace)
    ask_run_in(booklet, trace)
    ask_headings(booklet, pages)
    run(program, "render", folder / "report.xml", "-q", "-o", folder / "b.pdf", "--release", folder / "b.release", "--replace")
    ask_labels(folder / "b.pdf", [label for label, _ in pages])
    ask_bookmarks(booklet, folder / "b.pdf")
    ask_excerpt(program, booklet, folder)
    ask_correction(program, booklet, folder)


def main():
    words = sys.argv[1:]
    options = {words[i]: words[i + 1] for i in range(len(words)) if words[i].startswith("--")}
    words = [w for i, w in enumerate(words) if not w.startswith("--") and not (i and words[i - 1].startswith("--"))]
    program, many = pathlib.Path(words[0]).resolve(), int(words[1]) if len(words) > 1 else 10
    seeds = [int(options["--seed"])] if "--seed" in options else range(1, many + 1)
    bad = 0
    for seed in seeds:
        with tempfile.TemporaryDirectory() as folder:
            where = pathlib.Path(options.get("--keep", folder))
            where.mkdir(parents=True, exist_ok=True)
            try:
                play(program, seed, where)
            except AssertionError as fault:
                bad += 1
                print(f"seed {seed}: {fault}")
    print(f"{len(seeds)} booklets of numbered headings, {bad} bad")
    return bad > 0


sys.exit(main())
