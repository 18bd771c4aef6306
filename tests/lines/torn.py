#!/usr/bin/env python3
"""How many words narrow cells tear, by a reader that has a dictionary where the program has none: MeCab with IPADIC (Debian:
mecab, mecab-ipadic-utf8).

  torn.py HYOGUMI [--widths 6 7 …] [--rest | --texts FILE] [--list] [--table]
  torn.py HYOGUMI --layout FILE    a booklet as it is: its pages, its lines, and the words they tear

The sample is 160 texts of three sets of data/: of all that are distinct and at least 18 characters long, those whose SHA-256 comes first.  --rest takes
the others; --texts the paragraphs of a file.  Each is set at each width, ranged left and justified; of the line ends this says

  torn     how many lie within a word of MeCab
  least    how many could not be helped: fewest over all ways to set the text in as many lines (dynamic programming here, over
           MeCab's words, the rules of kinsoku.py and widths of JLReq written down once more, figures not parted from counters)
  needless torn, less least
  particle how many come right before a particle or an auxiliary, which a reader would rather see behind the word
  opened   lines of justified text in which more than half an em was handed out

The last row, `mixed`, is 160 cells: each text once, at 6 to 12 em in turn.  The test: no more than GOAL words are torn there, and by
the model too every line of the program fits its column."""
import argparse, hashlib, os, pathlib, re, shutil, subprocess, sys, unicodedata
import xml.etree.ElementTree as ElementTree

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import kinsoku, solid

SETS = ("meguro", "nerima-kpi-r1", "nerima-r1")    # real cells of plans; a set more is another sample
SAMPLE, SHORTEST, GOAL = 160, 18, 25
MIXED = range(6, 13)
DICTIONARY = "/var/lib/mecab/dic/ipadic-utf8"
RANGED, JUSTIFIED = 'family="BIZ UDGothic"', 'family="BIZ UDGothic" align="justify" justify-narrow="yes"'


# --- the texts --------------------------------------------------------------------------------------------------------
def texts_of_data():
    """Every distinct text of the data sets that needs two lines somewhere; <keep> and the like are read through."""
    texts = {}
    for path in sorted(path for name in SETS for path in (kinsoku.ROOT / "data" / name).glob("*.xml")):
        for element in ElementTree.parse(path).iter():
            inside = "keep", "date", "note", "r", "em"
            own = (element.text or "") + "".join(
                ("".join(child.itertext()) if child.tag in inside else "\n") + (child.tail or "") for child in element)
            for text in kinsoku.plain(own).split("\n"):
                if len(text := re.sub(r"[ \t]+", " ", text).strip()) >= SHORTEST and not text.isascii():
                    texts[text] = None
    return sorted(texts, key=lambda text: hashlib.sha256(text.encode()).digest())


def words_of(texts):
    """For each text where its words begin, counted in characters that are no blanks, and which words only lean on the one before."""
    command = ["mecab", "-d", DICTIONARY, "-F", "%m\t%f[0]\\n", "-E", "\\n"]
    out = subprocess.run(command, input="".join(f"{text}\n" for text in texts), capture_output=True, text=True, check=True).stdout
    for block in out.split("\n\n")[:len(texts)]:
        begins, leans, at = set(), set(), 0
        for row in filter(None, block.split("\n")):
            word, kind = row.rsplit("\t", 1)
            begins.add(at)
            if kind in ("助詞", "助動詞"):
                leans.add(at)
            at += len(re.sub(r"\s", "", word))
        yield begins, leans


# --- how wide, a second time: in eighths of an em, which add without rounding ------------------------
EIGHTH, QUARTER, HALF, WHOLE = 1, 2, 4, 8
WIDE_OPENING = {c for c in kinsoku.OPENING if unicodedata.east_asian_width(c) != "Na"}
WIDE_CLOSING = {c for c in kinsoku.CLOSING | kinsoku.COMMAS | kinsoku.FULL_STOPS if unicodedata.east_asian_width(c) != "Na"}
WIDE_DOTS = set("・：；")


def ink(character):
    narrow = character in WIDE_OPENING | WIDE_CLOSING | WIDE_DOTS or unicodedata.east_asian_width(character) in ("Na", "H")
    return HALF if narrow else WHOLE


def white(before, after, blank):
    """The least that stands between two characters of one line."""
    if blank:
        return QUARTER
    if before in "。．" and after not in WIDE_CLOSING:
        return HALF
    letters = kinsoku.LATIN
    japanese = (before if after in letters else after).isalpha()
    return EIGHTH if (before in letters) != (after in letters) and japanese else 0


class Cell:
    """A text as the setter of lines sees it: characters, where no line may end, how wide each stretch is at least."""

    def __init__(self, text, begins):
        self.characters, self.blanks = kinsoku.solid(text)
        self.begins = begins
        spots = kinsoku.fixed_points(self.characters, self.blanks)
        self.bound = [bool(spot) or self.parts_figure(i) for i, spot in enumerate(spots)]
        self.starts = [0]
        for i, character in enumerate(self.characters):
            gap = white(character, self.characters[i + 1], i + 1 in self.blanks) if i + 1 < len(self.characters) else 0
            self.starts.append(self.starts[-1] + ink(character) + gap)

    def parts_figure(self, i):
        return i not in self.blanks and i > 0 and self.characters[i - 1] in kinsoku.DIGITS and kinsoku.is_word(self.characters[i])

    def width(self, first, last):
        return self.starts[last - 1] - self.starts[first] + ink(self.characters[last - 1])

    def torn(self, ends):
        return [end for end in ends if end not in self.begins]

    def least_torn(self, width, n_lines):
        """Fewest torn words in so many lines, none wider; None: no way, the program had to break a rule."""
        room, n = width * WHOLE, len(self.characters)
        best = {0: 0}
        for _ in range(n_lines):
            reached = {n: best[n]} if n in best else {}
            for first, price in best.items():
                for last in range(first + 1, n + 1):
                    if self.width(first, last) > room:
                        break
                    if last < n and self.bound[last]:
                        continue
                    total = price + (last < n and last not in self.begins)
                    if total < reached.get(last, n):
                        reached[last] = total
            best = reached
        return best.get(n)


def check_model():
    """The model is not blind: it knows a torn word, one that can be helped, and one that cannot."""
    text = "都の補助率"
    cell = Cell(text, {0, 1, 2, 4})
    assert cell.torn([3]) == [3] and cell.torn([2]) == []
    assert cell.least_torn(3, 2) == 0 and cell.least_torn(1, 5) == 1 and cell.least_torn(3, 1) is None
    assert Cell("計12人、約3件。", set()).width(0, 9) == 56


# --- the program's lines ----------------------------------------------------------------------------------------------
def lines_of(hyogumi, style, texts, width):
    """For each text its lines: characters that are no blanks, and em handed out."""
    return [[(re.sub(r"\s", "", words), given) for words, given in lines]
            for lines in solid.lines_of(hyogumi, style, texts, width)]


def ends_of(lines):
    ends, at = [], 0
    for words, _ in lines[:-1]:
        at += len(words)
        ends.append(at)
    return ends


class Tally:
    def __init__(self):
        self.ends = self.torn = self.least = self.particle = self.opened = self.lines = self.misfits = 0

    def add(self, cell, leans, width, lines, listed):
        ends = ends_of(lines)
        torn, least = cell.torn(ends), cell.least_torn(width, len(lines))
        least = len(torn) if least is None else min(least, len(torn))
        self.ends += len(ends)
        self.torn += len(torn)
        self.least += least
        self.particle += sum(end in leans for end in ends)
        self.lines += len(lines)
        self.opened += sum(given > solid.HALF for _, given in lines[:-1])
        misfits = [words for (words, _), first, last in zip(lines, [0] + ends, ends + [len(cell.characters)])
                   if cell.width(first, last) > width * WHOLE]
        self.misfits += len(misfits)
        if listed and (len(torn) > least or misfits):
            print(f"  {width} em, {len(torn)} torn, least {least}: " + "｜".join(words for words, _ in lines), *misfits)


def row_of(name, ranged, justified):
    needless = ranged.torn - ranged.least
    return [name, ranged.ends, ranged.torn, ranged.least, needless, ranged.particle, ranged.lines, justified.torn,
            justified.torn - justified.least, justified.opened, justified.lines]


HEADS = ["em", "ends", "torn", "least", "needless", "particle", "lines", "torn", "needless", "opened", "lines"]


PLACE = re.compile(r"( *)frame (\S+) ")


def texts_of_booklet(trace):
    """Each text as the lines it is set in; what is said again on a page is none."""
    texts, depth = [], None
    for row in trace.splitlines():
        if match := PLACE.match(row):
            if match[2] == "-":
                if texts:
                    texts[-1].append("")
            else:
                texts.append([])
            again = "(repeat)" in row
            if again or depth is not None and len(match[1]) <= depth:
                depth = len(match[1]) if again else None
        elif (match := kinsoku.TEXT.match(row)) and depth is None and texts and texts[-1]:
            texts[-1][-1] += re.sub(r"\s", "", match[3])
    return [[line for line in lines if line] for lines in texts if any(lines)]


def read_booklet(hyogumi, layout):
    command = [hyogumi, "render", layout, "--format", "trace", "-o", "-", "-q"]
    trace = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    texts = texts_of_booklet(trace)
    torn = 0
    for lines, (begins, _) in zip(texts, words_of(["".join(lines) for lines in texts])):
        at = 0
        for line in lines[:-1]:
            at += len(line)
            torn += at not in begins
    print(f"{layout}: {len(re.findall('^page ', trace, re.M))} pages, {sum(map(len, texts))} lines, {torn} words torn")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("hyogumi")
    parser.add_argument("--widths", type=int, nargs="+", default=list(range(6, 27)))
    parser.add_argument("--rest", action="store_true", help="the texts that are not in the sample")
    parser.add_argument("--texts", type=pathlib.Path, help="a file, a text on each line, instead of data/")
    parser.add_argument("--layout", help="a booklet, instead of the sample at many widths")
    parser.add_argument("--list", action="store_true", help="print the cells of the last row in which a word could be spared")
    parser.add_argument("--table", action="store_true", help="as Markdown")
    options = parser.parse_args()
    if not shutil.which("mecab") or not pathlib.Path(DICTIONARY).is_dir():
        sys.exit("torn.py needs mecab and mecab-ipadic-utf8 (scripts/packages)")
    hyogumi = str(pathlib.Path(options.hyogumi).resolve())
    if options.layout:
        return read_booklet(hyogumi, options.layout)
    check_model()
    texts = options.texts.read_text().splitlines() if options.texts else texts_of_data()
    texts = [t for t in texts if len(t) >= SHORTEST] if options.texts else texts[SAMPLE:] if options.rest else texts[:SAMPLE]
    read = list(words_of(texts))
    cells = [Cell(text, begins) for text, (begins, _) in zip(texts, read)]
    mixed, rows = (Tally(), Tally()), []
    for width in sorted({*options.widths, *MIXED}):
        tallies = Tally(), Tally()
        for k, style in enumerate((RANGED, JUSTIFIED)):
            for i, lines in enumerate(lines_of(hyogumi, style, texts, width)):
                tallies[k].add(cells[i], read[i][1], width, lines, False)
                if MIXED[i % len(MIXED)] == width:
                    mixed[k].add(cells[i], read[i][1], width, lines, options.list and k == 0)
        if width in options.widths:
            rows.append((row_of(width, *tallies), sum(t.misfits for t in tallies)))
    rows.append((row_of("mixed", *mixed), sum(t.misfits for t in mixed)))
    print(f"{len(texts)} texts; ranged left, then justified")
    bar = " | " if options.table else " "
    for row in [HEADS] + [["---"] * len(HEADS)] * options.table + [row for row, _ in rows]:
        print((bar + bar.join(f"{x:>8}" for x in row) + bar).strip() if options.table else bar.join(f"{x:>8}" for x in row))
    misfits = sum(n for _, n in rows)
    if misfits:
        print(f"{misfits} lines of the program are too wide for the model")
    sys.exit(bool(misfits) or mixed[0].torn > GOAL and not options.rest and not options.texts)


if __name__ == "__main__":
    main()
