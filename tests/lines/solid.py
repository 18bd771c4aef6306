#!/usr/bin/env python3
"""Long justified texts stay solid: the letters of a line are opened only for what kinsoku, figures and words of Latin letters
leave over, not to end it with a phrase.

  solid.py HYOGUMI [--widths 20 26 …] [--list]

A line counts as solid where no more than half an em had to be handed out in it: a figure is half an em wide, and no letter would
have had room (JLReq 3.8: Japanese is set solid in principle).  At each width nine lines of ten are so, and no text takes more
lines than it takes ranged left."""
import argparse, pathlib, re, subprocess, sys, tempfile
import xml.etree.ElementTree as ElementTree

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import kinsoku

GOAL, LONG, HALF = 0.9, 60, 0.51
SHARE = re.compile(r" *(give|take) +\d \+?(-?[\d.]+)")


def prose():
    """Sentences of the data and the layouts that fill three lines and more."""
    texts = {}
    for path in sorted(path for top in ("data/*", "layouts", "tests/specimen/*") for path in kinsoku.ROOT.glob(top + "/*.xml")):
        for element in ElementTree.parse(path).iter():
            text = "".join([element.text or ""] + [child.tail or "" for child in element])
            texts[re.sub(r"\s+", "", kinsoku.plain(text))] = None
    return [text for text in texts if len(text) >= LONG and "。" in text and "{" not in text]


def lines_of(hyogumi, style, texts, width):
    """For each text its lines: characters, and what was handed out in them, in em."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        kinsoku.write_report(folder, style, texts, [width])
        command = [hyogumi, "render", "report.xml", "--format", "trace", "-o", "-", "--lang", "en"]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    if done.returncode:
        sys.exit(done.stderr)
    cells, line = {}, None
    for row in done.stdout.splitlines():
        if match := kinsoku.LINE.match(row):
            line = ["", 0.0]
            cells.setdefault(int(match[1]), []).append(line)
        elif match := SHARE.match(row):
            line[1] += float(match[2]) / kinsoku.EM if match[1] == "give" else 0
        elif match := kinsoku.TEXT.match(row):
            line[0] += match[3]
    return [cells.get(i, []) for i in range(len(texts))]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("hyogumi")
    parser.add_argument("--widths", type=int, nargs="+", default=[20, 22, 24, 26, 35])
    parser.add_argument("--list", action="store_true", help="print the lines that are not solid")
    options = parser.parse_args()
    hyogumi, failed = str(pathlib.Path(options.hyogumi).resolve()), False
    for width in options.widths:
        texts = prose()
        ragged = lines_of(hyogumi, 'family="BIZ UDGothic"', texts, width)
        justified = lines_of(hyogumi, 'family="BIZ UDGothic" align="justify"', texts, width)
        given = [line for lines in justified for line in lines[:-1]]
        solid = sum(white <= HALF for _, white in given)
        longer = [t for t, a, b in zip(texts, ragged, justified) if len(b) > len(a)]
        print(f"{width} em: {len(texts)} texts, {solid} of {len(given)} lines solid ({100 * solid // max(len(given), 1)} %), "
              f"{sum(white == 0 for _, white in given)} untouched, {sum(white >= 1 for _, white in given)} opened by an em and more, "
              f"{len(longer)} texts of more lines than ranged left")
        if options.list:
            print("\n".join(f"  {white:.2f} {words}" for words, white in given if white > HALF))
        failed |= solid < GOAL * len(given) or bool(longer) or not given
    sys.exit(failed)


if __name__ == "__main__":
    main()
