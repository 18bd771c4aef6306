#!/usr/bin/env python3
"""Columns that are chosen for a booklet are where they were in each of its excerpts: widths.py HYOGUMI

Where a column stands is read from the words of the head, which begin at its left edge.  Every department writes more or less than the
others in one column, so that each would choose other widths by itself."""
import pathlib, re, subprocess, sys, tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import synthetic

hyogumi = str(pathlib.Path(sys.argv[1]).resolve())
DEPARTMENTS, HEAD, MM = 8, ["取組", "計画", "実績", "状況"], 72 / 25.4
faults = []


def expect(truth, words):
    if not truth:
        faults.append(words)


def write(folder, table, page):
    """The booklet with best columns in a table that begins like this; `page`: its excerpts have a column more, as wide as that says."""
    more = lambda department, row: "とても詳しく書かれた実績の説明です。" * (1 + 3 * (department % 4) + row) if row == department % 3 else "済"
    report = synthetic.write(folder, DEPARTMENTS, result=more)
    layout = report.read_text().replace('<table style="cell">', table).replace('style="th">', 'style="cell">')
    layout = re.sub(r'share="\d"', 'width="best"', layout)
    if page:
        layout = re.sub(r'(<column name="page" width=)"[^"]*"', rf'\1"{page}"', layout)
    else:
        layout = re.sub(r'<column name="page".*?/>|<cell columns="page".*?</cell>', "", layout)
    report.write_text(layout)
    return report


def heads(pdf):
    """How far behind the first of them the heads of the columns stand, in tenths of a mm: of each table that is begun or gone on with."""
    found, lines = set(), {}
    text = subprocess.run(["pdftotext", "-bbox", pdf, "-"], capture_output=True, text=True, check=True).stdout
    for page, part in enumerate(text.split("<page ")[1:]):
        for x, y, word in re.findall(r'<word xMin="([\d.]+)" yMin="([\d.]+)".*?>(.*?)</word>', part):
            lines.setdefault((page, y), []).append((float(x), word))
    for words in lines.values():
        places = {word: x for x, word in words}
        if all(word in places for word in HEAD):
            found.add(tuple(round((places[word] - places[HEAD[0]]) / MM * 10) for word in HEAD[1:]))
    return found


def run(*words):
    done = subprocess.run([hyogumi, *map(str, words), "-q", "--lang", "en"], capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, words))}: {done.stderr}")


def set_all(folder, table, page):
    """Of the booklet, and of each excerpt: where columns stand."""
    report = write(folder, table, page)
    run("render", report, "-o", folder / "booklet.pdf")
    run("excerpt", report, "--by", "department", "-o", folder / "excerpts")
    files = sorted((folder / "excerpts").glob("*.pdf"))
    expect(len(files) == DEPARTMENTS, f"{len(files)} excerpts")
    return heads(folder / "booklet.pdf"), [heads(file) for file in files]


with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    booklet, excerpts = set_all(folder / "alike", '<table style="cell" alike="action">', page=None)
    expect(len(booklet) == 1, f"tables of the booklet that are alike: {booklet}")
    expect(all(excerpt == booklet for excerpt in excerpts), f"alike: {booklet}, in excerpts {excerpts}")

    booklet, excerpts = set_all(folder / "each", '<table style="cell" id="actions-{$plan/@id}">', page=None)
    expect(len(booklet) > 1, f"tables of their own: {booklet}")
    expect(all(excerpt and excerpt <= booklet for excerpt in excerpts), f"each: {booklet}, in excerpts {excerpts}")

    booklet, excerpts = set_all(folder / "page", '<table style="cell" alike="action">', page="10mm")
    (whole,), narrow = booklet, excerpts[0]
    expect(len(narrow) == 1 and all(excerpt == narrow for excerpt in excerpts), f"with a column more: {excerpts}")
    widths = [[end - start for start, end in zip((0, *places), places)] for places in (whole, *narrow)]
    expect(all(0 <= a - b < 80 for a, b in zip(*widths)), f"of {widths[0]} there is left {widths[1]}")
    expect(abs(sum(widths[0]) - sum(widths[1]) - 100) <= 1, f"10 mm for the page: {widths}")

    _, chosen = set_all(folder / "best", '<table style="cell" alike="action">', page="best")
    expect(all(len(excerpt) == 1 for excerpt in chosen), f"with a column more that is best: {chosen}")
    for (places,) in chosen:
        own = [end - start for start, end in zip((0, *places), places)]
        expect(all(0 <= a - b < 80 for a, b in zip(widths[0], own)), f"of {widths[0]} there is left {own}, the page as wide as is best")
        expect(0 < sum(widths[0]) - sum(own) < 200, f"as wide as its words: {widths[0]}, {own}")

print("\n".join(faults) or f"{4 * DEPARTMENTS} excerpts, columns where the booklet has them")
sys.exit(bool(faults))
