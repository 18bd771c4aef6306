#!/usr/bin/env python3
"""Indexes nobody drew: words in random paragraphs, cells, headings, notes and boxes, some marked, with readings said at one of their places
or above them, in pages of random size.  Which pages a word stands on is read from the PDF by poppler, and in which order the words stand
is asked of a model of JIS X 4061 (tests/bind/reading.py); the index must say just that, its numbers must lead to these pages, and its
tags must have each entry in a list under its head.

    index.py PROGRAM [HOW_MANY] [--seed N] [--keep DIR]"""
import os, pathlib, random, re, subprocess, sys, tempfile, unicodedata

try:
    import pikepdf
except ImportError:                                          # Debian's package is for Debian's Python
    os.execv("/usr/bin/python3", ["/usr/bin/python3", *sys.argv])

ROOT = pathlib.Path(__file__).resolve().parents[2]
ROWS = ["あいうえお", "かきくけこ", "さしすせそ", "たちつてと", "なにぬねの", "はひふへほ", "まみむめも", "やゆよ", "らりるれろ", "わをん"]
FILL = "計画の進み方を示す表と説明の文がここに続き、行の終わりとページの終わりが方々に来るように長さはさまざまである。"


def plain(reading):
    """What is compared first: 清音, in hiragana, without small kana."""
    text = "".join(chr(ord(c) - 0x60) if "ァ" <= c <= "ヶ" else c for c in reading)
    text = "".join(unicodedata.normalize("NFD", c)[0] for c in text)
    return text.translate(str.maketrans("ぁぃぅぇぉっゃゅょゎ", "あいうえおつやゆよわ"))


def voices(reading):
    return ["\u3099\u309a".find(unicodedata.normalize("NFD", c)[-1]) + 1 for c in reading]


class Word:
    def __init__(self, number, chance):
        self.name = f"語{chr(0x4E00 + number)}{number:03d}X"    # found in the text of a page, and nowhere by chance
        self.reading = "".join(chance.choices("あいかがきぎくしじすたちだなにはばぱひまみやゆらりわ", k=chance.randint(2, 5))) + "ん"
        self.said = self.ruby = False

    def marked(self, chance, inline=True):
        way = chance.randrange(3) if self.said else chance.randrange(2)
        if way == 0 and inline:
            self.said = True
            return f"<index><ruby><rb>{self.name}</rb><rt>{self.reading}</rt></ruby></index>"
        if way < 2:
            self.said = True
            return f'<index reading="{self.reading}">{self.name}</index>'
        return f"<index>{self.name}</index>"


def text(chance, words, expected, inline=True):
    out = FILL[:chance.randint(0, 30)]
    for _ in range(chance.choice([0, 1, 1, 2, 4])):
        word = chance.choice(words)
        if chance.random() < .8:
            expected.add(word)
            out += word.marked(chance, inline) + "、" + FILL * chance.choice([0, 0, 0, 1, 3]) + FILL[:chance.randint(0, 40)]
        else:
            out += FILL[:chance.randint(0, 12)]
    return out + "。"


def block(chance, words, expected):
    kind = chance.choice(["p", "p", "p", "table", "heading", "note", "box", "break", "list"])
    if kind == "p":
        return f"<p>{text(chance, words, expected)}</p>"
    if kind == "list":
        return "".join(f"<p>・{text(chance, words, expected)}</p>" for _ in range(3))
    if kind == "table":
        rows = "".join(f'<row><cell columns="a">{text(chance, words, expected)}</cell><cell columns="b">{text(chance, words, expected)}</cell></row>'
                       for _ in range(chance.randint(1, 6)))
        return f'<table style="cell"><column name="a" share="1"/><column name="b" share="2"/>{rows}</table>'
    if kind == "heading":
        return f'<heading level="1">{text(chance, words, expected)[:-1]}<toc/></heading>'
    if kind == "note":
        return f"<p>本文<note>{text(chance, words, expected, False)}</note>である。</p>"
    if kind == "box":
        return f'<box style="cell"><p>{text(chance, words, expected)}</p></box>'
    return "<break/>"


def draw(chance):
    words, expected = [Word(i, chance) for i in range(chance.randint(3, 25))], set()
    blocks = "".join(block(chance, words, expected) for _ in range(chance.randint(4, 30)))
    width, height = chance.randint(80, 150), chance.randint(70, 150)
    entries = f'<entries of="index" id="i" heads="{chance.choice(["rows", "none"])}" dots="{chance.choice(["・", "…", ""])}" room="{chance.choice(["0", "000"])}"/>'
    in_front = chance.random() < .2
    index = f'<appendix id="index" master="own" folio="{"none" if in_front else "continue"}">{entries}</appendix>'
    body = f'<section id="body" master="m"><p>始め</p>{blocks}</section>'
    return expected, entries, f'''<report name="r" title="r" data="data.xml" fonts="{ROOT}/fonts/fonts.xml">
<house note-style="default" mark-style="default"/>
<style name="default" family="BIZ UDGothic" size="8pt" leading="1.6"/><style name="cell" padding="1mm" stroke-width="0.1mm"/>
<master name="m" width="{width}mm" height="{height}mm" inside="10mm" outside="10mm" head="8mm" foot="12mm" note-style="default">
<running side="center" at="foot" y="5mm"><folio/></running></master>
<master name="own" width="{width}mm" height="{height}mm" inside="10mm" outside="10mm" head="8mm" foot="12mm">
<running side="center" at="foot" y="5mm">索引頁</running></master>
{index + body if in_front else body + index}</report>'''


def pages_of(pdf):
    done = subprocess.run(["pdftotext", "-raw", pdf, "-"], capture_output=True, text=True, check=True)
    return [re.sub(r"\s", "", page) for page in done.stdout.split("\f")[:-1]]


def entries_of(pdf):
    """From the tags: (head, words, [(number, page it leads to)])."""
    places = {page.objgen: n for n, page in enumerate(pdf.pages)}
    found, head = [], [""]

    def words(element):
        kids = element.get("/K", [])
        return kids if isinstance(kids, pikepdf.Array) else [kids]

    contents, known = {}, {}
    for page in pdf.pages:
        texts, stack, fonts = {}, [], {}
        for operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            if name == "BDC":
                stack.append(operands[1].get("/MCID") if isinstance(operands[1], pikepdf.Dictionary) else None)
            elif name == "BMC":
                stack.append(None)
            elif name == "EMC":
                stack.pop()
            elif name == "Tf":
                font = page.Resources.Font[str(operands[0])]
                if font.objgen not in known:
                    known[font.objgen] = unicodes(font)
                fonts["now"] = known[font.objgen]
            elif name in ("Tj", "TJ") and stack and stack[-1] is not None:
                strings = [operands[0]] if name == "Tj" else [o for o in operands[0] if isinstance(o, pikepdf.String)]
                code = b"".join(bytes(s) for s in strings)
                said = "".join(fonts["now"].get(code[i:i + 2], "?") for i in range(0, len(code), 2))
                texts[int(stack[-1])] = texts.get(int(stack[-1]), "") + said
        contents[page.objgen] = texts

    def said(element, page):
        out = ""
        for kid in words(element):
            if isinstance(kid, int):
                out += contents[page].get(kid, "")
            elif isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/MCR":
                out += contents[kid.Pg.objgen].get(int(kid.MCID), "")
            elif isinstance(kid, pikepdf.Dictionary) and "/S" in kid and kid.S != "/Reference":
                out += said(kid, kid.Pg.objgen if "/Pg" in kid else page)
        return out

    def references(element, page, out):
        for kid in words(element):
            if not isinstance(kid, pikepdf.Dictionary) or "/S" not in kid:
                continue
            own = kid.Pg.objgen if "/Pg" in kid else page
            if kid.S == "/Link":
                target = [k.Obj for k in words(kid) if isinstance(k, pikepdf.Dictionary) and k.get("/Type") == "/OBJR"]
                to = places[target[0].Dest[0].objgen] if "/Dest" in target[0] else places[target[0].A.D[0].objgen]
                out.append((said(kid, own), to))
            else:
                references(kid, own, out)
        return out

    def walk(element, inside):
        for kid in words(element):
            if not isinstance(kid, pikepdf.Dictionary) or "/S" not in kid:
                continue
            page = kid.Pg.objgen if "/Pg" in kid else None
            if inside and kid.S == "/P":
                head[0] = said(kid, page).strip()
            elif inside and kid.S == "/LI":
                found.append((head[0], said(kid, page).strip(" ,　"), references(kid, page, [])))
            else:
                walk(kid, inside or kid.S == "/Index")

    walk(pdf.Root.StructTreeRoot, False)
    return found


def unicodes(font):
    found = {}
    stream = font.ToUnicode.read_bytes().decode("latin-1")
    for first, last, to in re.findall(r"<(\w{4})>\s*<(\w{4})>\s*<(\w+)>", stream):
        for i in range(int(last, 16) - int(first, 16) + 1):
            said = bytes.fromhex(to).decode("utf-16-be")
            found[(int(first, 16) + i).to_bytes(2, "big")] = said[:-1] + chr(ord(said[-1]) + i)
    for code, to in re.findall(r"^<(\w{4})>\s*<(\w+)>$", stream, re.M):
        found[bytes.fromhex(code)] = bytes.fromhex(to).decode("utf-16-be")
    return found


def judge(expected, report, folder, program):
    (folder / "report.xml").write_text(report)
    (folder / "data.xml").write_text('<data id="t" lang="ja"><booklet id="b" published="2020-09" fiscal-year="2019" issuer="区"/></data>')
    done = subprocess.run([program, "render", "report.xml", "--schema", f"{ROOT}/tests/specimen/data/schema.xml", "-o", "o.pdf", "-q", "--lang", "en"],
                          cwd=folder, capture_output=True, text=True)
    if not expected:
        return [] if "W0415" in done.stderr else [f"an empty index without a word: {done.stderr}"]
    if done.returncode or "W0414" in done.stderr:
        return [f"exit {done.returncode}: {done.stderr[:600]}"]
    with pikepdf.open(folder / "o.pdf") as pdf:
        found = entries_of(pdf)
    texts = pages_of(folder / "o.pdf")
    own = [n for n, page in enumerate(texts) if "索引頁" in page]
    skipped = len(own) if own and own[0] == 0 else 0         # those pages have no numbers
    faults = []
    order = sorted(expected, key=lambda w: (plain(w.reading), voices(w.reading), w.name))
    names = [words for _, words, _ in found]
    if names != [w.name for w in order]:
        faults.append(f"{names} for {[w.name for w in order]}")
    by_name = {w.name: w for w in expected}
    for head, name, numbers in found:
        word = by_name.get(name)
        if not word:
            continue
        row = next(r[0] for r in ROWS if plain(word.reading)[0] in r)
        if 'heads="rows"' in report and head != row:
            faults.append(f"{name} {word.reading} under {head}")
        want = [n for n, page in enumerate(texts) if n not in own and word.name in page]
        if [p for _, p in numbers] != want or [n.strip() for n, _ in numbers] != [str(p + 1 - skipped) for p in want]:
            faults.append(f"{name}: {numbers} for pages {[p + 1 for p in want]}")
    return faults


def main():
    arguments = sys.argv[1:]
    seed, keep = 1, None
    for option in ("--seed", "--keep"):
        if option in arguments:
            at = arguments.index(option)
            value = arguments[at + 1]
            del arguments[at:at + 2]
            seed, keep = (int(value), keep) if option == "--seed" else (seed, value)
    program, count = str(pathlib.Path(arguments[0]).resolve()), int(arguments[1]) if len(arguments) > 1 else 60
    bad = 0
    for number in range(seed, seed + count):
        expected, _, report = draw(random.Random(number))
        with tempfile.TemporaryDirectory() as folder:
            faults = judge(expected, report, pathlib.Path(folder), program)
            if faults and keep:
                os.makedirs(keep, exist_ok=True)
                for name in os.listdir(folder):
                    pathlib.Path(keep, f"{number}-{name}").write_bytes(pathlib.Path(folder, name).read_bytes())
        bad += bool(faults)
        for fault in faults[:4]:
            print(f"--seed {number}: {fault}")
    print(f"{count} indexes, {bad} with faults")
    sys.exit(bad > 0)


main()
