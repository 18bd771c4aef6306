#!/usr/bin/env python3
"""What stands in the margins of leaves that were put in, seen on the paper: margins.py HYOGUMI

The pages are painted by poppler and looked at: the revision line stands on the line of the folio; where a row was taken out a bar
stands beside the row that came after it, and beside no other; a cell of several rows that say the same has one
whichever of them is said to be otherwise; a page that was put in so that the next stays on its side says so; the
grey of an excerpt covers no rule; each of its pages says whose it is, those of a corrected booklet, branch pages among them, too."""
import pathlib, re, subprocess, sys, tempfile

root = pathlib.Path(__file__).resolve().parents[2]
hyogumi = str(pathlib.Path(sys.argv[1]).resolve())
work = pathlib.Path(tempfile.mkdtemp())
faults = []
DOTS = 200                                          # per inch

LAYOUT = """<report name="margins" title="余白" lang="ja" data="data.xml" fonts="%s/fonts/fonts.xml">
  <house revised="111"/>
  <style name="default" family="BIZ UDGothic" size="10Q" leading="15Q" autospace="0"/>
  <style name="folio" size="14Q"/>
  <master name="page" width="100mm" height="70mm" inside="15mm" outside="15mm" head="8mm" foot="14mm">
    <running side="outside" at="foot" y="6mm" style="folio"><folio/></running>%s
  </master>
  <section id="s" master="page" folio="restart"><table id="t"><column name="name" share="1"/><column name="text" share="2"/>
    <rows select="/data/measures/group/measure"><rule match="measure"><row><cell columns="name" role="th">{name}</cell><cell columns="text">{result}</cell></row></rule></rows></table></section>
</report>"""


def expect(truth, words):
    if not truth:
        faults.append(words)
        print(words)


def run(*command, status=0):
    done = subprocess.run([hyogumi, *map(str, command), "--lang", "en", "-q"], capture_output=True, text=True, cwd=work)
    expect(done.returncode == status, f"{' '.join(map(str, command))}: exit {done.returncode}, not {status}: {done.stderr[:300]}")


def painted(pdf, page):
    """(width, height, rows of (r, g, b))."""
    raw = subprocess.run(["pdftoppm", "-r", str(DOTS), "-f", str(page), "-l", str(page), pdf], capture_output=True, check=True).stdout
    head = re.match(rb"P6\s+(\d+)\s+(\d+)\s+255\s", raw)
    width, height = int(head[1]), int(head[2])
    flat = raw[head.end():]
    return width, height, [[tuple(flat[3 * (y * width + x): 3 * (y * width + x) + 3]) for x in range(width)] for y in range(height)]


def dots(mm):
    return round(mm * DOTS / 25.4)


def dark_rows(page, left, right, top, bottom):
    """Rows of the paper, in millimetres, with something dark between these."""
    return [y for y in range(dots(top), dots(bottom)) if any(sum(dot) < 300 for dot in page[2][y][dots(left):dots(right)])]


def data(names, lines=1):
    rows = "".join(f'<measure id="m{n}"><name>{n}番</name><result>{"<br/>".join(["実績"] * (lines if n == 2 else 1))}</result></measure>' for n in names)
    return f'<data id="t" lang="ja"><goal id="g1" no="1"><name>目標</name><plan id="p1" no="1"><name>計画</name></plan></goal><measures plan="p1"><group id="g" no="1"><name>群</name>{rows}</group></measures></data>'


def corrected(name, edition, more=""):
    folder = work / name
    (work / "layout.xml").write_text(LAYOUT % (root, more), encoding="utf-8")
    (work / "data.xml").write_text(data(range(1, 25)), encoding="utf-8")
    (work / "edited.xml").write_text(edition, encoding="utf-8")
    words = ["--schema", root / "tests/specimen/data/schema.xml"]
    run("render", "layout.xml", "-o", folder / "old.pdf", "--release", folder / "old.release", *words)
    run("revise", "layout.xml", "--data", "edited.xml", "--release", folder / "old.release", "-o", folder, *words, status=3)
    return folder / "booklet.pdf"


def lowest(rows):
    return max(rows) if rows else -1


def words_at(pdf, word):
    """(page, top, bottom), in millimetres, of each place of the word."""
    found = []
    for number, page in enumerate(subprocess.run(["pdftotext", "-bbox", pdf, "-"], capture_output=True, text=True, check=True).stdout.split("<page ")[1:], 1):
        for top, bottom in re.findall(rf'yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">{word}<', page):
            found.append((number, float(top) * 25.4 / 72, float(bottom) * 25.4 / 72))
    return found


(work / "down").mkdir(), (work / "aside").mkdir(), (work / "long").mkdir(), (work / "one").mkdir()

# The 5th row is gone: figures of line and folio end on one line of dots; a bar beside the 6th, nowhere else.
booklet = corrected("down", data([n for n in range(1, 25) if n != 5]))
page = painted(booklet, 1)
line, folio = dark_rows(page, 14, 40, 57, 69), dark_rows(page, 60, 86, 57, 69)
expect(line and folio and abs(lowest(line) - lowest(folio)) <= 1, f"the revision line ends at dot {lowest(line)}, the folio at {lowest(folio)}")
bar = dark_rows(page, 85.6, 88, 5, 56)
_, top, bottom = words_at(booklet, "6番")[0]
expect(bar and dots(top) - 8 <= min(bar) and max(bar) <= dots(bottom) + 8, f"the bar reaches from dot {min(bar, default=0)} to {max(bar, default=0)}, the row from {dots(top)} to {dots(bottom)}")

# The 4th row says now what the 3rd does, and stands in its cell: the bar is as high as the two.
(work / "layout.xml").write_text((LAYOUT % (root, "")).replace('name="text"', 'name="text" merge="equal"'), encoding="utf-8")
said = lambda other: "".join(f'<measure id="m{n}"><name>{n}番</name><result>{other if n == 4 else "同じ" if n == 3 else f"実績{n}"}</result></measure>' for n in range(1, 7))
for name, other in (("data", "違う"), ("edited", "同じ")):
    (work / f"{name}.xml").write_text(re.sub("<measure .*</measure>", said(other), data([1])), encoding="utf-8")
words = ["--schema", root / "tests/specimen/data/schema.xml"]
run("render", "layout.xml", "-o", work / "one/old.pdf", "--release", work / "one/old.release", *words)
run("revise", "layout.xml", "--data", "edited.xml", "--release", work / "one/old.release", "-o", work / "one", *words, status=3)
booklet = work / "one/booklet.pdf"
bar, tops = dark_rows(painted(booklet, 1), 85.6, 88, 5, 56), [dots(words_at(booklet, f"{n}番")[0][1]) for n in (3, 5)]
expect(bar and abs(min(bar) - tops[0]) <= 8 and abs(max(bar) - tops[1]) <= 8, f"the bar reaches from dot {min(bar, default=0)} to {max(bar, default=0)}, the cell from {tops[0]} to {tops[1]}")

# Where the master has something on the inner side of the foot, the line stands above it.
booklet = corrected("aside", data([n for n in range(1, 25) if n != 5]), '<running side="inside" at="foot" y="6mm" style="folio">凡例</running>')
(_, top, bottom), (_, _, above) = words_at(booklet, "凡例")[0], words_at(booklet, "111")[0]
expect(above <= top + 0.3, f"the revision line reaches down to {above:.1f} mm, the words beside the folio begin at {top:.1f} mm")

# A branch page, and the blank one behind it.
booklet = corrected("long", data(range(1, 25), lines=9))
pages = subprocess.run(["pdftotext", "-layout", booklet, "-"], capture_output=True, text=True, check=True).stdout.split("\f")
expect("（1-3ページは余白）" in pages[2] and "111" not in pages[2], f"the blank page says {pages[2].strip()!r}")
expect("111" in pages[1] and "1-2" in pages[1], f"the branch page says {pages[1].strip()!r}")

# Every dot of a green rule of the booklet is green in the excerpt of its pages.
run("render", root / "layouts/nerima-r1-progress.xml", "-o", work / "whole.pdf")
run("excerpt", root / "layouts/nerima-r1-progress.xml", "--by", "department", "--only", "d46", "--mode", "pages", "-o", work / "ex")
GREEN = (0x2C, 0x6E, 0x4F)


def long_greens(pdf, number):
    width, height, rows = painted(pdf, number)
    found = set()
    for y, row in enumerate(rows):
        x = 0
        while x < width:
            end = x
            while end < width and row[end] == GREEN:
                end += 1
            if end - x >= dots(20):
                found.update((y, at) for at in range(x, end))
            x = max(end, x + 1)
    return found


at = next(n for n, said in enumerate(subprocess.run(["pdftotext", "-layout", work / "whole.pdf", "-"], capture_output=True, text=True, check=True).stdout.split("\f"), 1)
          if "ICTを活用して指導できる教員の割合" in said and "計画3" in said)
rules, left = long_greens(work / "whole.pdf", at), long_greens(work / "ex/d46.pdf", 1)
expect(rules and rules <= left, f"{len(rules - left)} of {len(rules)} dots of the green rules are covered")

# A remark grows until there are branch pages: the excerpt of the pages says on each whose it is.
layout, remark = root / "layouts/nerima-r1-progress.xml", "補足の説明をここに長く書いて、ページからあふれさせる。" * 60
(work / "longer.xml").write_text(f'<corrections date="2020-10"><correction key="m1-1-4" field="remark"><was></was><now>{remark}</now></correction></corrections>', encoding="utf-8")
run("render", layout, "-o", work / "kept.pdf", "--release", work / "kept.release")
run("revise", layout, "--release", work / "kept.release", "--corrections", "longer.xml", "-o", work / "grown", status=3)
run("excerpt", layout, "--by", "department", "--only", "d48", "--mode", "pages", "--release", work / "grown/new.release", "--corrections", "longer.xml", "-o", work / "ex2")
pages = subprocess.run(["pdftotext", "-layout", work / "ex2/d48.pdf", "-"], capture_output=True, text=True, check=True).stdout.split("\f")[:-1]
mute = [number for number, said in enumerate(pages, 1) if "抜き刷り" not in said]
expect(any(re.search(r"\b\d+-2\b", said) for said in pages) and not mute, f"of {len(pages)} pages of the excerpt {mute} do not say whose it is")

print(f"margins: {len(faults)} faults")
sys.exit(1 if faults else 0)
