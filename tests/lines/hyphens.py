#!/usr/bin/env python3
"""hyphens.py HYOGUMI [--words N]   Are English words parted where the patterns allow it, and nowhere else?

The patterns are read, and the words parted, a second time here, as Liang has it (Word Hy-phen-a-tion by Com-put-er, 1983): of all
patterns in .word. the highest figure stands between two letters, and a line may end where it is odd, not before 2 letters nor with fewer than 3
behind.  300 words of the documentation, some of them capitalized, and texts that are never parted are set in columns of many
widths; what the trace shows of each line is held against it."""
import argparse, pathlib, re, subprocess, sys, tempfile

root = pathlib.Path(__file__).resolve().parents[2]
PATTERNS = pathlib.Path("/usr/share/hyphen/hyph_en_US.dic")
WIDTHS = [5, 6, 7, 8, 9, 10, 11, 12, 14, 16, 19, 22]          # mm
WHOLE = ["UNESCO", "GmbHInternational", "development2020", "3Dprinting", "https://international.example/development",
         "someone@development.example", "well-established", "ABC-international", "administration/organization", "international@", "-establishment", "representatives#1"]
LEAST_BEFORE, LEAST_BEHIND = 2, 3
HYPHEN = "\u00ad"
faults = []


def read_patterns():
    patterns = {}
    for line in PATTERNS.read_text("utf-8").split("\n")[1:]:
        if re.fullmatch(r"[.a-z0-9']+", line):
            patterns[re.sub(r"\d", "", line)] = [int(d or 0) for d in re.findall(r"(\d?)[^\d]|(\d?)$", line) for d in ["".join(d)]]
    return patterns


def places(word, patterns):
    """How many letters stand before each hyphen that may be."""
    dotted = "." + word.lower() + "."
    figures = [0] * (len(dotted) + 1)
    for first in range(len(dotted)):
        for last in range(first + 1, len(dotted) + 1):
            for i, figure in enumerate(patterns.get(dotted[first:last], [])):
                figures[first + i] = max(figures[first + i], figure)
    return {n for n in range(LEAST_BEFORE, len(word) - LEAST_BEHIND + 1) if figures[n + 1] % 2}


def words_to_set(count):
    text = " ".join(path.read_text() for path in sorted((root / "docs").glob("*.md")))
    words = sorted(set(re.findall(r"(?<![\w\-/.@#<&'])[a-z]{5,}(?![\w\-/.@#>&'])", text)), key=lambda w: (hash_of(w), w))[:count]
    return [w.capitalize() if i % 5 == 0 else w for i, w in enumerate(words)]


def hash_of(word):
    return sum(ord(c) * 31 ** i for i, c in enumerate(word)) % 9973


def layout(words):
    columns = "".join(f'<column name="c{w}" width="{w}mm"/>' for w in WIDTHS)
    rows = "".join("<row>" + "".join(f'<cell columns="c{w}">{word}</cell>' for w in WIDTHS) + "</row>" for word in words)
    return f"""<report name="hyphens" title="hyphens" lang="en-US" data="data.xml" fonts="{root}/fonts/fonts.xml">
<style name="default" family="BIZ UDPGothic" size="8Q" leading="10Q" hyphenate="yes" fit-squeeze="100" fit-size="8Q"/>
<master name="page" width="200mm" height="290mm" inside="10mm" outside="10mm" head="5mm" foot="5mm"/>
<section id="a" master="page"><table>{columns}{rows}</table></section></report>"""


def lines_of_cells(trace):
    """(row, column) → the words of its lines."""
    cells, cell, line = {}, None, None
    for row in trace.splitlines():
        found = re.match(r'\s+frame cell \S*?row(\d+)#c(\d+)', row)
        if found:
            cell = cells.setdefault((int(found[1]), int(found[2])), {})
        found = re.match(r'\s+text\s+([\d.-]+)\s+([\d.-]+) .*? "(.*)"$', row)
        if found and cell is not None:
            cell.setdefault(float(found[2]), []).append(found[3])
    return {key: ["".join(cell[y]) for y in sorted(cell)] for key, cell in cells.items()}


def check(words, cells, patterns):
    met, allowed, parted = set(), set(), 0
    for row, word in enumerate(words, 1):
        may = places(word, patterns) if re.fullmatch("[A-Z]?[a-z]+", word) else set()
        allowed |= {(word, n) for n in may}
        for width in WIDTHS:
            lines = cells[row, width]
            if "".join(lines).replace(HYPHEN, "") != word:
                faults.append(f"{word} at {width} mm is {lines}")
            n = 0
            for line in lines[:-1]:
                n += len(line.replace(HYPHEN, ""))
                if not line.endswith(HYPHEN):
                    continue                                 # told of by W0504, or behind a sign of an address
                met.add((word, n))
                parted += 1
                if n not in may:
                    faults.append(f"{word} at {width} mm: {lines}, may be parted behind {sorted(may)}")
            if any(HYPHEN in line[:-1] for line in lines) or HYPHEN in lines[-1]:
                faults.append(f"{word} at {width} mm: a hyphen within a line, {lines}")
    return met, allowed, parted


def read_back(hyogumi, folder, words):
    """What a reader of the PDF gets who takes soft hyphens for what they are: every word, as often as it was set."""
    subprocess.run([hyogumi.resolve(), "render", "report.xml", "-o", "out.pdf", "--profile", "archive"], cwd=folder, capture_output=True, check=True)
    text = subprocess.run(["pdftotext", "-raw", "out.pdf", "-"], cwd=folder, capture_output=True, check=True).stdout.decode()
    if text.count("-") != len(WIDTHS) * sum(word.count("-") for word in words):
        faults.append("a hyphen that is no soft one")
    joined = re.sub(r"\u00ad?\s+", "", text)
    for word in set(words):
        if joined.count(word) < len(WIDTHS):
            faults.append(f"{word} is read {joined.count(word)} times")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("hyogumi", type=pathlib.Path)
    parser.add_argument("--words", type=int, default=300)
    options = parser.parse_args()
    patterns = read_patterns()
    assert places("hyphenation", patterns) == {2, 6}, places("hyphenation", patterns)
    words = words_to_set(options.words) + WHOLE
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        (folder / "report.xml").write_text(layout(words))
        (folder / "data.xml").write_text('<data id="t" lang="en"><booklet id="b" published="2020-09" fiscal-year="2019" issuer="区"/></data>')
        done = subprocess.run([options.hyogumi.resolve(), "render", "report.xml", "--format", "trace", "-o", "out.trace"], cwd=folder, capture_output=True)
        if done.returncode or not (folder / "out.trace").exists():
            sys.exit(done.stderr.decode()[:2000])
        read_back(options.hyogumi, folder, words)
        met, allowed, parted = check(words, lines_of_cells((folder / "out.trace").read_text()), patterns)
    for text in faults[:20]:
        print(text)
    print(f"{len(words)} words in {len(WIDTHS)} columns parted {parted} times at {len(met)} of {len(allowed)} places: {len(faults)} faults")
    if len(met) * 10 < len(allowed) * 8:
        faults.append("too few")
        print("fewer than 8 of 10 places were met: that proves little")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
