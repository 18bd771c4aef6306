#!/usr/bin/env python3
"""Type areas that lie: the same random report on pages that are wide, and on upright ones whose type area is turned.  Where every letter
stands on the latter is worked out from the former, as MuPDF reads it: x runs up the page, y to the right; so do the links.  The letters
are in the same order for those who cannot see them.

    turned.py PROGRAM [HOW_MANY] [--seed N]"""
import os, pathlib, random, re, subprocess, sys, tempfile

try:
    import pikepdf
except ImportError:                                          # Debian's package is for Debian's Python
    os.execv("/usr/bin/python3", ["/usr/bin/python3", *sys.argv])

ROOT = pathlib.Path(__file__).resolve().parents[2]
PT = 72 / 25.4
FILL = "計画の進み方を示す表と説明の文がここに続き、1,234件のABC字や（括弧）の行の終わりが方々に来る。"


def words(chance, most):
    start = chance.randrange(20)
    return FILL[start:start + chance.randint(1, most)]


def cell(chance, name, row):
    said = words(chance, chance.choice([4, 10, 40]))
    if chance.random() < .15:
        said = f'<link to="t0">{said}</link>'
    if chance.random() < .15:
        said += f"<note>{words(chance, 20)}</note>"
    if chance.random() < .1:
        said += "<ruby><rb>葛飾</rb><rt>かつ しか</rt></ruby>"
    look = chance.choice(['', ' style="filled"', ' align="end"', ' valign="middle"'])
    return f'<cell columns="{name}"{look}>{said}</cell>'


def table(chance, number):
    names = "abcdefg"[:chance.randint(2, 7)]
    columns = "".join(f'<column name="{n}" {chance.choice(["share=%s1%s", "share=%s3%s", "natural=%syes%s"]) % (chr(34), chr(34))}/>' for n in names)
    head = "<head><row>" + "".join(f'<cell columns="{n}">{words(chance, 5)}</cell>' for n in names) + "</row></head>"
    rows = "".join("<row>" + "".join(cell(chance, n, r) for n in names) + "</row>" for r in range(chance.randint(1, 14)))
    return f'<table id="t{number}" style="cell"><rules top="0.3" row="0.1" bottom="0.3" column="0.1"/>{columns}{head}{rows}</table>'


def report(blocks, master):
    return f'''<report name="r" title="r" data="data.xml" fonts="{ROOT}/fonts/fonts.xml"><house note-style="default" mark-style="default"/>
<style name="default" family="BIZ UDGothic" size="8pt" leading="1.6"/><style name="cell" padding="1mm"/>
<style name="filled" base="cell" fill="#DDEEDD"/>{master}<section master="m">{blocks}</section></report>'''


def letters(pdf, page):
    done = subprocess.run(["mutool", "draw", "-q", "-F", "stext", pdf, str(page)], capture_output=True, text=True, check=True)
    return [(c, float(x), float(y)) for x, y, c in re.findall(r'<char quad="[^"]*" x="([\d.-]+)" y="([\d.-]+)"[^>]* c="([^"]*)"', done.stdout)
            if c.strip() and c != "　"]


def render(program, folder, name, text):
    (folder / f"{name}.xml").write_text(text)
    done = subprocess.run([program, "render", f"{name}.xml", "--schema", f"{ROOT}/tests/specimen/data/schema.xml", "-o", f"{name}.pdf", "-q", "--lang", "en"],
                          cwd=folder, capture_output=True, text=True)
    return done.returncode, done.stderr


def judge(program, chance, folder):
    (folder / "data.xml").write_text('<data id="t" lang="ja"><booklet id="b" published="2020-09" fiscal-year="2019" issuer="区"/></data>')
    blocks = "".join(table(chance, i) + f"<p>{words(chance, 40)}</p>" for i in range(chance.randint(1, 3)))
    width, height = chance.randint(90, 150), chance.randint(180, 260)
    left, right, head, foot = (chance.randint(5, 15) for _ in range(4))
    size = f'inside="%dmm" outside="%dmm" head="%dmm" foot="%dmm"'
    lying = f'<master name="m" width="{height}mm" height="{width}mm" {size % (foot, head, left, right)}/>'
    turned = f'<master name="m" turned="yes" width="{width}mm" height="{height}mm" {size % (left, right, head, foot)}/>'
    said = [render(program, folder, name, report(blocks, master)) for name, master in (("wide", lying), ("turned", turned))]
    if said[0][0] != said[1][0] or said[0][0]:
        return [] if said[0][0] and said[1][0] else [f"exits {said}"]
    faults = []
    with pikepdf.open(folder / "wide.pdf") as wide, pikepdf.open(folder / "turned.pdf") as upright:
        if len(wide.pages) != len(upright.pages):
            return [f"{len(upright.pages)} pages for {len(wide.pages)}"]
        for n in range(len(wide.pages)):
            whole = height * PT
            want = sorted((c, round(y, 1), round(whole - x, 1)) for c, x, y in letters(folder / "wide.pdf", n + 1))
            got = sorted((c, round(x, 1), round(y, 1)) for c, x, y in letters(folder / "turned.pdf", n + 1))
            off = [(a, b) for a, b in zip(want, got) if a[0] != b[0] or abs(a[1] - b[1]) > .3 or abs(a[2] - b[2]) > .3]
            near = not off or all(any(a[0] == b[0] and abs(a[1] - b[1]) <= .3 and abs(a[2] - b[2]) <= .3 for b in got) for a, _ in off)
            if len(want) != len(got) or not near:
                faults.append(f"page {n + 1}: {len(got)} letters for {len(want)}, {off[:2]}")
            links = [[[float(v) for v in a.Rect] for a in pdf.pages[n].get("/Annots", [])] for pdf in (wide, upright)]
            paper = width * PT                               # PDF counts from the lower left corner
            for a, b in zip(*links):
                if any(abs(u - v) > .3 for u, v in zip(b, [paper - a[3], a[0], paper - a[1], a[2]])):
                    faults.append(f"page {n + 1}: a link at {b} for {a}")
            if len(links[0]) != len(links[1]):
                faults.append(f"page {n + 1}: {len(links[1])} links for {len(links[0])}")
    heard = [subprocess.run(["pdfinfo", "-struct-text", folder / f"{name}.pdf"], capture_output=True, text=True).stdout for name in ("wide", "turned")]
    one, other = ("".join(re.findall(r'"(.*)"', text)) for text in heard)
    if one != other:
        faults.append("they are heard otherwise")
    return faults


def main():
    arguments = sys.argv[1:]
    seed = 1
    if "--seed" in arguments:
        at = arguments.index("--seed")
        seed = int(arguments[at + 1])
        del arguments[at:at + 2]
    program, count, bad = str(pathlib.Path(arguments[0]).resolve()), int(arguments[1]) if len(arguments) > 1 else 60, 0
    for number in range(seed, seed + count):
        with tempfile.TemporaryDirectory() as folder:
            faults = judge(program, random.Random(number), pathlib.Path(folder))
        bad += bool(faults)
        for fault in faults[:3]:
            print(f"--seed {number}: {fault}"[:400])
    print(f"{count} reports, {bad} with faults")
    sys.exit(bad > 0)


main()
