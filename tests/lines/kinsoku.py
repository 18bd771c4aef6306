#!/usr/bin/env python3
"""Sets every text of the data at every width from 5 to 30 em and reads the lines back from the trace: ranged left, justified
however narrow, and in a proportional face.

  kinsoku.py HYOGUMI [--every N] [--jobs N] [--text TEXT]

What may not happen is written down here a second time, from the lists of JLReq (appendix A, 3.1.7, 3.1.8, 3.1.10) and from
nothing else: a line does not begin with what may not begin one, nor end with what may not end one; figures, Latin words,
…… and ―― stay whole, figures keep their sign; nothing is wider than its column; every character stands there, in order.

A piece that no rule lets be broken and that is wider than the column cannot be helped; then, and only then, the program may
break it, and must have said so (W0504, or E0503 where not even that was enough).  --every N takes each Nth width."""
import argparse, concurrent.futures, html, json, os, pathlib, random, re, subprocess, sys, tempfile, unicodedata
import xml.etree.ElementTree as ElementTree

ROOT = pathlib.Path(__file__).resolve().parents[2]
EM = 2.5                                                     # of the type these texts are set in: 10Q
TOLERANCE = 0.03                                             # the trace has two decimals

# --- JLReq, appendix A ------------------------------------------------------------------------------------------------
OPENING = set("‘“（〔［｛〈《「『【⦅〘〖«〝") | set("([{")                                     # cl-01; and their ASCII kin
CLOSING = set("’”）〕］｝〉》」』】⦆〙〗»〟") | set(")]}")                                     # cl-02
HYPHENS = set("‐〜゠–")                                                                       # cl-03
DIVIDING = set("！？‼⁇⁈⁉") | set("!?")                                                        # cl-04
MIDDLE_DOTS = set("・：；") | set(":;")                                                       # cl-05
FULL_STOPS = set("。．") | set(".")                                                           # cl-06
COMMAS = set("、，") | set(",")                                                               # cl-07
INSEPARABLE = set("—―…‥〳〴〵")                                                               # cl-08, ― beside —
ITERATION = set("ヽヾゝゞ々〻")                                                               # cl-09
PROLONGED = set("ー")                                                                         # cl-10
SMALL_KANA = set("ぁぃぅぇぉァィゥェォっゃゅょゎゕゖッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ")     # cl-11
PREFIX = set("¥￥$＄£￡#＃€№")                                                                # cl-12
POSTFIX = set("°′″℃¢￠%％‰㏋ℓ㌃㌍㌔㌘㌢㌣㌦㌧㌫㌶㌻㍉㍊㍍㍑㍗㎎㎏㎜㎝㎞㎡㏄")                    # cl-13
NEVER_FIRST = CLOSING | HYPHENS | DIVIDING | MIDDLE_DOTS | FULL_STOPS | COMMAS | ITERATION | PROLONGED | SMALL_KANA   # 3.1.7
NEVER_LAST = OPENING                                                                          # 3.1.8

DIGITS = set("0123456789０１２３４５６７８９")
FIGURE_MARKS = set(",.，．")                                  # between digits they are part of the figure
SIGNS, MINUS_AND_PLUS = set("▲△±"), set("＋－−+-")            # the latter stand between two figures, too
LATIN = set("0123456789") | set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
LONGER = "no fault to break, but none to keep whole either: Western text without a space, a sign without its figure"
NARROW_MARKS = CLOSING | OPENING | MIDDLE_DOTS | FULL_STOPS | COMMAS


def is_word(character):
    """Kana or kanji, or nothing at all: what follows is no second figure."""
    return not character or character >= "ぁ" and unicodedata.category(character) == "Lo"


def keeps(before, after, further_before, further_after):
    """Why no line may end between these two characters; None where one may."""
    if after in NEVER_FIRST or unicodedata.combining(after):
        return f"a line begins with {after}"
    if before in NEVER_LAST:
        return f"a line ends with {before}"
    if before in DIGITS and after in DIGITS and before.isascii() == after.isascii():
        return "a figure is torn"
    if before in DIGITS and after in FIGURE_MARKS and further_after in DIGITS:
        return "a figure is torn"
    if before in FIGURE_MARKS and after in DIGITS and further_before in DIGITS and before.isascii() == after.isascii():
        return "a figure is torn"
    if after in DIGITS and (before in SIGNS or before in MINUS_AND_PLUS and is_word(further_before)):
        return f"a figure is parted from its {before}"
    if before in DIGITS and after in POSTFIX:
        return f"a figure is parted from {after}"
    if before in PREFIX and after in DIGITS:
        return f"a figure is parted from {before}"
    if before in LATIN and after in LATIN:
        return "a Latin word is torn"
    if before in INSEPARABLE and after == before:
        return f"{before}{after} is torn"
    if before.isascii() and after.isascii() or after in POSTFIX or before in PREFIX:
        return LONGER
    return None


def solid(text):
    """The characters of a line of input without its blanks, and before which of them there was one."""
    characters = [c for c in text if not c.isspace()]
    blanks = {len(re.sub(r"\s", "", text[:match.end()])) for match in re.finditer(r"\s+", text)}
    return characters, blanks


def fixed_points(characters, blanks):
    """For each place between two characters: why it may not be broken, or None."""
    spots = [None]
    for i in range(1, len(characters)):
        before, after = characters[i - 1], characters[i]
        if i in blanks:
            bound = after in NEVER_FIRST | POSTFIX or before in NEVER_LAST | PREFIX
            spots.append(keeps(before, after, "", "") if bound else None)
            continue
        further_before = characters[i - 2] if i > 1 and i - 1 not in blanks else ""
        further_after = characters[i + 1] if i + 1 < len(characters) and i + 1 not in blanks else ""
        spots.append(keeps(before, after, further_before, further_after))
    return spots


def is_latin(character):
    return ord(character) < 0x7F


def widest(piece, latin):
    """How wide, in em, the piece is at most, a Latin character being `latin` wide and nothing squeezed."""
    return sum(latin if is_latin(c) else 1 for c in piece) + 0.25 * sum(
        is_latin(a) != is_latin(b) for a, b in zip(piece, piece[1:]))


def piece_around(characters, blanks, spots, at):
    """What stands together at this place, with its blanks."""
    first, last = at, at
    while first > 0 and spots[first]:
        first -= 1
    while last < len(characters) and spots[last]:
        last += 1
    return "".join((" " if i in blanks and i > first else "") + characters[i] for i in range(first, last))


# --- the texts --------------------------------------------------------------------------------------------------------
def strings_of_json(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from strings_of_json(part)
    elif isinstance(value, list):
        for part in value:
            yield from strings_of_json(part)


def strings_of_data():
    for path in sorted((ROOT / "data/nerima-r1").glob("*.xml")):
        for element in ElementTree.parse(path).iter():
            text, lines = (element.text or ""), []
            for child in element:
                text += ("\n" if child.tag in ("br", "list") else "") + (child.tail or "")
            if text.strip():
                yield text.strip()


def invented(n):
    """Texts nobody wrote, with members of every class beside each other more often than in any booklet."""
    dice = random.Random(n)
    marks = ["".join(sorted(c for c in group if c not in "⦅⦆")) for group in (
        OPENING, CLOSING, HYPHENS, DIVIDING, MIDDLE_DOTS, FULL_STOPS, COMMAS, ITERATION, PROLONGED, SMALL_KANA, PREFIX, POSTFIX)]
    words = ["計画", "取組の", "サービス", "令和3年度", "1,234", "15.5", "２０", "SDGs", "ICT", "KPI ", "か所", "……", "――", "％", "すめる", "〔計181所〕"]
    for _ in range(n):
        parts = [dice.choice(words) if dice.random() < 0.65 else dice.choice(dice.choice(marks)) for _ in range(dice.randint(4, 24))]
        yield "".join(parts).strip()


def plain(text):
    """Forms for vertical setting and radicals, which the program refuses in data, as ordinary characters."""
    return re.sub("[\u2e80-\u2fdf\ufe10-\ufe4f]", lambda match: unicodedata.normalize("NFKC", match[0]), text)


def altered(text, number):
    """The same with a sign before its figures and a blank inside its brackets."""
    sign = "▲△±＋－−+-"[number % 8]
    signed = re.sub(r"(?<=[ぁ-んァ-ヶ一-龠])(?=[0-9０-９])", sign, text)
    return re.sub(r"([「（(〔])(?=\S)", "\\1" + " 　"[number % 2], signed)


def all_texts():
    texts = dict.fromkeys(strings_of_data())
    texts.update(dict.fromkeys(invented(400)))
    seeds = ROOT.parent / "shared/seeds"
    for path in sorted(seeds.glob("00[0-4].json")) if seeds.is_dir() else []:
        texts.update(dict.fromkeys(strings_of_json(json.loads(path.read_text()))))
    clean = dict.fromkeys(re.sub(r"[ \t]+", " ", re.sub(r" *\n *", "\n", plain(t))).strip() for t in texts)
    clean = [t for t in clean if t and not re.search("[\x00-\x09\x0b-\x1f\ue000-\uf8ff]", t)]
    return clean + list(dict.fromkeys(t for i, text in enumerate(clean) if (t := altered(text, i)) != text))


# --- a report with a row for each text and a column for each width ----------------------------------------------------
SETTINGS = {                                                 # name: attributes of the style, widest Latin character in em
    "start": ('family="BIZ UDGothic"', 0.5),
    "justify": ('family="BIZ UDGothic" align="justify" justify-narrow="yes"', 0.5),
    "proportional": ('family="BIZ UDPGothic"', 1),
}
LAYOUT = """<report name="lines" title="lines" lang="ja" data="data.xml" fonts="{fonts}">
<style name="default" {style} size="{em}mm" leading="1.2"/>
<master name="page" width="{paper:.2f}mm" height="4000mm" inside="1mm" outside="1mm" head="1mm" foot="1mm"/>
<section id="s" master="page"><table name="t">{columns}
<rows select="/data/department"><rule match="department"><row>{cells}</row></rule></rows>
</table></section></report>"""


def write_report(folder, style, texts, widths):
    columns = "".join(f'<column name="w{w}" width="{w * EM}mm"/>' for w in widths)
    cells = "".join(f'<cell columns="w{w}">{{name}}</cell>' for w in widths)
    layout = LAYOUT.format(fonts=ROOT / "fonts/fonts.xml", style=style, em=EM, paper=sum(widths) * EM + 2, columns=columns,
                           cells=cells)
    (folder / "report.xml").write_text(layout)
    rows = "".join(f'<department id="t{i}"><name>{html.escape(t, quote=False).replace(chr(10), "<br/>")}</name></department>\n'
                   for i, t in enumerate(texts))
    (folder / "data.xml").write_text(f'<data id="d" lang="ja">\n{rows}</data>\n')


LINE = re.compile(r" *frame - t(\d+)#w(\d+) +([-\d.]+) +[-\d.]+ +([-\d.]+)")
TEXT = re.compile(r' *text +([-\d.]+) +[-\d.]+  \S+ \S+ w=([-\d.]+).*? "((?:[^"\\]|\\.)*)"(?: [<=].*)?$')


def read_trace(trace):
    """{(text, width): [(characters, left over, right over)]}: every line with what it has outside its column."""
    cells, line = {}, None
    for row in trace.splitlines():
        if match := LINE.match(row):
            left, width = float(match[3]), float(match[4])
            line = ["", left, left + width, None, None]
            cells.setdefault((int(match[1]), int(match[2])), []).append(line)
        elif match := TEXT.match(row):
            start, wide = float(match[1]), float(match[2])
            line[0] += match[3].replace('\\"', '"').replace("\\\\", "\\")
            line[3] = start if line[3] is None else line[3]
            line[4] = start + wide
    return cells


def overhang(line):
    """Blank halves of marks at the ends of a line may stand outside; ink may not."""
    characters, left, right, start, end = line
    ink = characters.strip()
    if not ink:
        return False
    before = EM / 2 if ink[0] in NARROW_MARKS else 0
    after = EM / 2 if ink[-1] in NARROW_MARKS else 0
    after += EM * (len(characters) - len(characters.rstrip()))
    return start < left - before - TOLERANCE or end > right + after + TOLERANCE


def ends_of(lines):
    """How many solid characters stand before each line end."""
    ends, n = set(), 0
    for line in lines:
        n += len(re.sub(r"\s", "", line[0]))
        ends.add(n)
    return ends


def check_cell(text, width, lines, relaxed, latin=0.5):
    """Faults of one text in one width."""
    shown = "".join(line[0] for line in lines)
    if re.sub(r"\s", "", shown) != re.sub(r"\s", "", text):
        yield f"is not what was to be set: {shown!r}"
        return
    yield from (f"a line is wider than the column: {line[0]!r}" for line in lines if overhang(line) and not relaxed)
    ends, before = ends_of(lines), 0
    for stretch in text.split("\n"):
        characters, blanks = solid(stretch)
        spots = fixed_points(characters, blanks)
        for i in range(1, len(characters)):
            if spots[i] in (None, LONGER) or before + i not in ends:
                continue
            piece = piece_around(characters, blanks, spots, i)
            if not relaxed:
                yield f"{spots[i]} in {piece!r} and nothing was said"
            elif widest(piece, latin) <= width:
                yield f"{spots[i]} though {piece!r} fits"
        before += len(characters)


# Lines set wrongly, a stroke where each ends: if one of these passes, the checker sees nothing.
WRONG = ["あ|、い", "あ|」い", "（|あ", "あ|ゃ", "ア|ー", "人|々", "ア|・イ", "あ|？", "か|〜", "12|34", "1,|234", "1|.5", "２|０", "50|％",
         "20|℃", "￥|100", "あ…|…", "―|―", "KP|Iの", "A |、い", "「 |あ", "ｱ(|い", "あ|)い", "か|\u3099", "計▲|5", "計－|5",
         "文〔　|文"]


def check_checker():
    for wrong in WRONG:
        lines = [[part, 0, 100, 0, 50] for part in wrong.split("|")]
        text = wrong.replace("|", "")
        if not list(check_cell(text, 30, lines, False)) or not list(check_cell(text, 30, lines, True)):
            sys.exit(f"the checker is blind: it finds nothing wrong with {wrong}")
    lines = [["あい", 0, 5, 0, 5], ["うえ", 0, 5, 0.1, 5.1]]
    for text, expected in (("あいうえ", 1), ("あい\nうえ", 1), ("あいう", 1), ("あういえ", 1)):
        if len(list(check_cell(text, 2, lines, False))) != expected:
            sys.exit("the checker is blind: it finds nothing wrong with a line that is too wide, or with a character lost")


def work(job):
    hyogumi, setting, texts, widths = job
    style, latin = SETTINGS[setting]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        write_report(folder, style, texts, widths)
        command = [hyogumi, "render", "report.xml", "--format", "trace", "-o", "-", "--lang", "en", "--diagnostics", "json"]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    if done.returncode or not done.stdout:
        errors = [row for row in done.stderr.splitlines() if '"error"' in row]
        return [f"exit {done.returncode}: {errors[:1]}"], 0, 0, 0
    said = "\n".join(row for row in done.stderr.splitlines() if "W0504" in row or "E0503" in row)
    relaxed = {(int(text), int(width)) for text, width in re.findall(r"t(\d+)#w(\d+)", said)}
    cells, faults = read_trace(done.stdout), []
    for i, text in enumerate(texts):
        for width in widths:
            found = check_cell(text, width, cells.get((i, width), []), (i, width) in relaxed, latin)
            faults += [f"{setting}, {width} em, {text!r}: {fault}" for fault in found]
    return faults, len(texts) * len(widths), sum(map(len, cells.values())), len(relaxed)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("hyogumi")
    parser.add_argument("--every", type=int, default=1, help="each Nth width only")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--text", help="this text only")
    options = parser.parse_args()
    check_checker()
    hyogumi = str(pathlib.Path(options.hyogumi).resolve())
    texts = [options.text] if options.text else all_texts()
    widths = list(range(5, 31, options.every))
    jobs = [(hyogumi, setting, texts[i:i + 200], widths) for setting in SETTINGS for i in range(0, len(texts), 200)]
    faults, tried, lines, relaxed = [], 0, 0, 0
    with concurrent.futures.ProcessPoolExecutor(options.jobs) as pool:
        for wrong, n_cells, n_lines, n_relaxed in pool.map(work, jobs):
            faults, tried, lines, relaxed = faults + wrong, tried + n_cells, lines + n_lines, relaxed + n_relaxed
    print("\n".join(faults[:30]))
    print(f"{len(texts)} texts, {len(widths)} widths, {len(SETTINGS)} settings: {tried} cells, {lines} lines, "
          f"{relaxed} relaxed and reported; {len(faults)} faults")
    sys.exit(1 if faults or not tried else 0)


if __name__ == "__main__":
    main()
