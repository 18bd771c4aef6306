#!/usr/bin/env python3
"""The booklet for the printing house, as PDF/X-1a in process inks and as PDF/X-4 with a spot colour.

Each file is held against the conditions of pdfx.py and read by qpdf, poppler and MuPDF; its plates are made by Ghostscript
and compared with the trace, which says where fills, rules and text stand and what colour the layout gave them."""
import pathlib, re, shutil, subprocess, sys, tempfile
import pikepdf
import pdfx

root = pathlib.Path(__file__).resolve().parents[2]
hyogumi = pathlib.Path(sys.argv[1]).resolve()
faults = []
DPI, MARGIN = 72, 19.0          # pixels an inch; from the trimmed page to the edge of the sheet, in mm
SCALE = DPI / 25.4


def fault(text):
    faults.append(text)


def run(*command, status=0, cwd=root):
    done = subprocess.run([str(c) for c in command], cwd=cwd, capture_output=True)
    if done.returncode != status:
        sys.exit(f"{' '.join(map(str, command))} ended with {done.returncode}: {(done.stdout + done.stderr).decode()[:2000]}")
    return done.stdout.decode("utf-8", "replace"), done.stderr.decode()


# --- what the layout put where -----------------------------------------------------------------------------------

class Page:
    def __init__(self):
        self.fills, self.rules, self.texts = [], [], []


def pages_of(trace):
    pages = []
    for line in trace.splitlines():
        line = line.strip()
        if line.startswith("page "):
            pages.append(Page())
        elif line.startswith("fill "):
            x, y, w, h, *rest = line.split()[1:]
            color = next((r for r in rest if r.startswith("#")), None)
            pages[-1].fills.append((float(x), float(y), float(w), float(h), color))
        elif line.startswith("rule "):
            x, y, dx, dy, kind, width, color = line.split()[1:8]
            pages[-1].rules.append((float(x), float(y), float(dx), float(dy), kind, float(width), color))
        elif line.startswith("text "):
            found = re.match(r"text +(\S+) +(\S+) +\S+ (\S+)pt (?:\S+ )*?w=(\S+) (?:\S+ )*?(#\S+) ", line)
            if found:
                x, y, size, width, color = found.groups()
                pages[-1].texts.append((float(x), float(y), float(size) * 0.3528, float(width), color))
    return pages


# --- plates --------------------------------------------------------------------------------------------------------

class Plate:
    """An uncompressed grey TIFF: rows of bytes, 255 where there is no ink."""

    def __init__(self, path):
        data = path.read_bytes()
        number = lambda at, size: int.from_bytes(data[at:at + size], "little")
        at, tags = number(4, 4), {}
        for i in range(number(at, 2)):
            entry = at + 2 + 12 * i
            size = {1: 1, 3: 2, 4: 4}.get(number(entry + 2, 2), 4)
            count = number(entry + 4, 4)
            start = entry + 8 if size * count <= 4 else number(entry + 8, 4)
            tags[number(entry, 2)] = [number(start + size * k, size) for k in range(count)]
        self.width, self.height = tags[256][0], tags[257][0]
        assert tags.get(259, [1])[0] == 1 and tags[262][0] == 1, "an uncompressed grey TIFF"
        pixels = b"".join(data[o:o + n] for o, n in zip(tags[273], tags[279]))
        self.rows = [bytearray(pixels[self.width * y:self.width * (y + 1)]) for y in range(self.height)]

    def span(self, low, size, most, grow):
        """Pixels that a stretch in mm of the trimmed page touches, and `grow` more."""
        first = int((low + MARGIN) * SCALE) - grow
        last = int((low + size + MARGIN) * SCALE) + 1 + grow
        return max(0, first), min(most, last)

    def inside(self, box, grow=0):
        x, y, w, h = box
        (left, right), (top, bottom) = self.span(x, w, self.width, grow), self.span(y, h, self.height, grow)
        return [self.rows[row][left:right] for row in range(top, bottom) if left < right]

    def least(self, box, grow=0):
        return min((min(row) for row in self.inside(box, grow)), default=255)

    def clear(self, box, grow=0):
        x, y, w, h = box
        (left, right), (top, bottom) = self.span(x, w, self.width, grow), self.span(y, h, self.height, grow)
        for row in range(top, bottom):
            self.rows[row][left:right] = b"\xff" * (right - left)

    def first_ink(self):
        for y, row in enumerate(self.rows):
            if min(row) < 250:
                x = next(x for x, value in enumerate(row) if value < 250)
                return x / SCALE - MARGIN, y / SCALE - MARGIN
        return None


def plates_of(pdf, folder, numbers):
    """(page, plate) → file, for these pages."""
    run("gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiffsep", f"-r{DPI}", "-sCompression=none",
        f"-sPageList={','.join(map(str, numbers))}", f"-sOutputFile={folder}/p%d.tif", pdf)
    plates = {}
    for path in folder.glob("p*(*).tif"):
        number, name = re.fullmatch(r"p(\d+)\((.*)\)\.tif", path.name).groups()
        plates[numbers[int(number) - 1], name] = path
    return plates


OUTSIDE = [(-MARGIN, -MARGIN, 210 + 2 * MARGIN, MARGIN - 3), (-MARGIN, 300, 210 + 2 * MARGIN, MARGIN - 3),
           (-MARGIN, -MARGIN, MARGIN - 3, 297 + 2 * MARGIN), (213, -MARGIN, MARGIN - 3, 297 + 2 * MARGIN)]


def bled(fill):
    x, y, w, h, _ = fill
    left, top = -3 if x <= 0 else x, -3 if y <= 0 else y
    right, bottom = 213 if x + w >= 210 else x + w, 300 if y + h >= 297 else y + h
    return left, top, right - left, bottom - top


def check_page(name, number, page, plates, spot_colors):
    """Text and rules only on black (or on the spot ink that the layout gives them)."""
    black = Plate(plates[number, "Black"])
    lines = [t for t in page.texts if t[4] != "#FFFFFF" and t[4] not in spot_colors]
    for x, y, size, width, color in lines:
        if width > 1 and black.least((x, y - size, width, size)) > 220:
            fault(f"{name} page {number}: the text at {x} {y} ({color}) is not on the black plate")
    for x, y, dx, dy, kind, width, color in page.rules:
        if color in spot_colors or kind == "dotted":
            continue
        if abs(dx) + abs(dy) > 2 and black.least((min(x, x + dx), min(y, y + dy), abs(dx), abs(dy)), 1) > 250:
            fault(f"{name} page {number}: the rule at {x} {y} is not on the black plate")
    for plate_name in [n for p, n in plates if p == number and n != "Black"]:
        plate = Plate(plates[number, plate_name])
        for fill in page.fills:
            inks = bled(fill)
            values = {value for row in plate.inside((inks[0] + .8, inks[1] + .8, inks[2] - 1.6, inks[3] - 1.6)) for value in row}
            over = [t for t in lines if fill[0] <= t[0] < fill[0] + fill[2] and fill[1] <= t[1] - t[2] / 2 < fill[1] + fill[3]]
            white = [t for t in page.texts if t[4] == "#FFFFFF" and fill[0] - 1 <= t[0] <= fill[0] + fill[2]]
            others = [f for f in page.fills if f is not fill and f[0] < fill[0] + fill[2] and fill[0] < f[0] + f[2]
                      and f[1] < fill[1] + fill[3] and fill[1] < f[1] + f[3]]
            if over and not white and not others and len(values) > 1:
                fault(f"{name} page {number}: {plate_name} has a gap under the black text on the fill {fill}")
        for fill in page.fills:
            plate.clear(bled(fill), 1)
        for box in OUTSIDE:
            plate.clear(box, 1)
        if plate_name not in ("Cyan", "Magenta", "Yellow"):
            for x, y, size, width, color in page.texts:
                if color in spot_colors:
                    plate.clear((x, y - size, width, size * 1.3), 2)
            for x, y, dx, dy, *_, color in page.rules:
                if color in spot_colors:
                    plate.clear((min(x, x + dx), min(y, y + dy), abs(dx), abs(dy)), 2)
        ink = plate.first_ink()
        if ink:
            fault(f"{name} page {number}: {plate_name} has ink at {ink[0]:.1f} {ink[1]:.1f} mm, where there is no fill")


def check_bleed(name, number, page, plates):
    """What touches the trim goes on for 3 mm and no further."""
    for fill in page.fills:
        if fill[0] > 0 and fill[0] + fill[2] < 210:
            continue
        least = lambda x: min(Plate(path).least((x, fill[1] + fill[3] * .6, 0.1, fill[3] * .3)) for (p, _), path in plates.items() if p == number)
        at_left = fill[0] <= 0
        if least(-2.6 if at_left else 212.5) > 250:
            fault(f"{name} page {number}: the fill {fill} does not bleed")
        if least(-3.9 if at_left else 213.8) < 250:
            fault(f"{name} page {number}: the fill {fill} goes on beyond the bleed")
        return True
    return False


def check_marks(name, number, plates):
    """The marks stand on every plate: 内トンボ at the trim, 外トンボ at the bleed, the middle of each side."""
    edges = [(-9, 0), (-9, -3), (0, -9), (-3, -9), (105, -10), (105, -7), (-10, 148.5), (219, 297), (219, 300), (105, 304), (220, 148.5)]
    for (p, plate_name), path in plates.items():
        if p != number:
            continue
        plate = Plate(path)
        for x, y in edges:
            if plate.least((x - .2, y - .2, .4, .4)) > 200:
                fault(f"{name} page {number}: no mark on {plate_name} at {x} {y}")


def check_readers(name, pdf, words):
    run("qpdf", "--check", pdf)
    for text in (run("pdftotext", "-enc", "UTF-8", pdf, "-")[0], run("mutool", "draw", "-q", "-F", "txt", pdf)[0]):
        for word in words:
            if word not in text:
                fault(f"{name}: a reader does not find {word}")


def check_booklet(name, standard, layout, project, spot_colors, folder, step):
    """`step`: the plates of every so-many-th page are looked at."""
    folder.mkdir()
    pdf, again = folder / "booklet.pdf", folder / "again.pdf"
    for path in (pdf, again):
        run(hyogumi, "render", layout, "--profile", "press", "-q", "-o", path, cwd=project)
    if pdf.read_bytes() != again.read_bytes():
        fault(f"{name}: not the same bytes twice")
    for number, what in pdfx.check(pdf, standard):
        fault(f"{name}: condition {number}: {what}")
    check_readers(name, pdf, ["練馬区版総合戦略", "ねりっこクラブの実施", "無電柱化"])
    pages = pages_of(run(hyogumi, "render", layout, "--format", "trace", "-o", "-", cwd=project)[0])
    numbers = list(range(1, len(pages) + 1, step))
    plates = plates_of(pdf, folder, numbers)
    bleeds = 0
    for number in numbers:
        check_page(name, number, pages[number - 1], plates, spot_colors)
        if bleeds < 4:
            bleeds += check_bleed(name, number, pages[number - 1], plates)
    if not bleeds:
        fault(f"{name}: no page has a thumb tab to look at")
    if len(pdfx.pikepdf.open(pdf).pages) != -(-len(pages) // 4) * 4:
        fault(f"{name}: {len(pages)} pages were not made a multiple of four")
    for number in (numbers[0], numbers[-1]):
        check_marks(name, number, plates)
    return {plate for _, plate in plates}


SPOT = '''<press standard="x4" condition="CGATS TR 001" condition-name="SWOP" profile="ghostscript/default_cmyk.icc" multiple="4">
  <ink color="#2C6E4F" name="DIC 379" cmyk="80 35 75 20"/>
  <ink color="#5B7F6D" name="DIC 379" tint="70" cmyk="80 35 75 20"/>
  <ink color="#E3EEE8" name="DIC 379" tint="12" cmyk="80 35 75 20"/>
  <ink color="#DCEAE3" name="DIC 379" tint="15" cmyk="80 35 75 20"/>
</press>'''

with tempfile.TemporaryDirectory() as scratch:
    scratch = pathlib.Path(scratch)
    layout = "layouts/nerima-r1-progress.xml"
    plates = check_booklet("X-1a", "x1a", layout, root, set(), scratch / "x1a", 1)
    if plates != {"Cyan", "Magenta", "Yellow", "Black"}:
        fault(f"X-1a: plates {plates}")

    project = scratch / "project"
    for part in ("layouts", "data", "fonts"):
        shutil.copytree(root / part, project / part, ignore=shutil.ignore_patterns("*.ttf", "*.otf"))
    text = (project / layout).read_text()
    changed, n = re.subn(r"<press .*?</press>", SPOT, text, flags=re.S)
    assert n == 1
    (project / layout).write_text(changed)
    plates = check_booklet("X-4", "x4", layout, project, {"#2C6E4F", "#5B7F6D"}, scratch / "x4", 4)
    if "DIC 379" not in plates:
        fault(f"X-4: plates {plates}")
    refusals = [("a profile of a screen", changed.replace("default_cmyk", "default_rgb"), "E0206"),
                ("a profile that is not there", changed.replace("default_cmyk", "nowhere"), "E0101"),
                ("X-4 without a profile", changed.replace('profile="ghostscript/default_cmyk.icc"', ""), "E0711"),
                ("no date", changed.replace(' date="{/data/booklet/@published}"', ""), "E0710")]
    for what, wrong, code in refusals:
        (project / layout).write_text(wrong)
        done = subprocess.run([hyogumi, "render", layout, "--profile", "press", "-o", scratch / "none.pdf"], cwd=project, capture_output=True)
        if done.returncode not in (1, 5) or code not in done.stderr.decode() or (scratch / "none.pdf").exists():
            fault(f"{what}: exit {done.returncode}: {done.stderr.decode()[-300:]}")

print("\n".join(faults[:40]) if faults else "the booklet is fit to print in both standards")
sys.exit(1 if faults else 0)
