#!/usr/bin/env python3
"""Every kind of font a booklet may meet: TrueType, CFF by CID and by name, collections, variable ones; those that may not be
embedded, and those that are damaged.  A small report is set in each; two readers give the text back and show the same ink.
Fonts that Debian does not have are made here with fontTools."""
import pathlib, random, re, subprocess, sys, tempfile
import pikepdf
from fontTools import subset
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import ttProgram
from fontTools.ttLib.tables.TupleVariation import TupleVariation
import io

hyogumi = pathlib.Path(sys.argv[1]).resolve()
system = pathlib.Path("/usr/share/fonts")
noto, biz = system / "opentype/noto/NotoSansCJK-Regular.ttc", system / "truetype/bizud-gothic/BIZUDGothic-Regular.ttf"
urw = system / "opentype/urw-base35/NimbusRoman-Regular.otf"
faults = []


def fault(text):
    faults.append(text)


# --- fonts that are made -------------------------------------------------------------------------------------------

def box(pen, width, height):
    for i, point in enumerate([(50, 0), (50, height), (50 + width, height), (50 + width, 0)]):
        pen.moveTo(point) if i == 0 else pen.lineTo(point)
    pen.closePath()


NAMES = {".notdef": None, "A": "A", "B": "B", "space": " "}


def describe(builder, family):
    """Widths that grow with the glyphs, and all that a font says of itself."""
    builder.setupHorizontalMetrics({n: (500 + 100 * i, 50) for i, n in enumerate(NAMES)})
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": family, "styleName": "Regular", "psName": family})
    builder.setupOS2(sTypoAscender=880, sTypoDescender=-120, usWeightClass=400)
    builder.setupPost()


def variable(path, cff2=False, low=100, high=900):
    """Boxes that grow with the weight, advances too."""
    builder = FontBuilder(1000, isTTF=not cff2)
    builder.setupGlyphOrder(list(NAMES))
    builder.setupCharacterMap({ord(c): n for n, c in NAMES.items() if c})
    if cff2:
        outlines = {}
        for i, name in enumerate(NAMES):
            pen = T2CharStringPen(None, None, CFF2=True)
            box(pen, 200 + 100 * i, 700)
            outlines[name] = pen.getCharString()
    else:
        outlines = {}
        for i, name in enumerate(NAMES):
            pen = TTGlyphPen(None)
            if name != "space":
                box(pen, 200 + 100 * i, 700)
            outlines[name] = pen.glyph()
        builder.setupGlyf(outlines)
    describe(builder, "Boxes")
    builder.setupFvar([("wght", low, min(400, high), high, "Weight"), ("wdth", 50, 100, 200, "Width")], [])
    if cff2:
        builder.setupCFF2(outlines)
    else:
        grown = lambda n: [(0, 0), (0, 0), (n, 0), (n, 0), (0, 0), (n, 0), (0, 0), (0, 0)]   # four points, four phantoms
        builder.setupGvar({n: [TupleVariation({"wght": (0, 1, 1)}, grown(200))] for n in ("A", "B")})
    builder.save(path)


def changed(source, path, change, number=-1):
    font = TTFont(source, fontNumber=number)
    change(font)
    font.save(path)


def cut(source, path, text, number=0):
    """A CID-keyed font whose CIDs are not its glyph numbers."""
    options = subset.Options()
    options.font_number, options.notdef_outline = number, True
    font = subset.load_font(str(source), options)
    cutter = subset.Subsetter(options)
    cutter.populate(text=text)
    cutter.subset(font)
    subset.save_font(font, str(path), options)


# --- a report in a font --------------------------------------------------------------------------------------------

REPORT = """<report name="fonts" title="fonts" lang="ja" date="2020-09" data="data.xml" fonts="fonts.xml">
  <style name="default" family="Tested" size="20pt" leading="1.6" autospace="0"/>
  <style name="bold" weight="bold"/>
  <master name="page" width="150mm" height="60mm" inside="10mm" outside="10mm" head="10mm" foot="10mm"/>
  <press marks="no"/>
  <section master="page"><p>{text}</p>{bold}</section>
</report>"""
DATA = '<data id="t" lang="ja"><booklet id="b" published="2020-09" fiscal-year="2019" issuer="区"/></data>'


class Booklet:
    def __init__(self, folder, files, text, bold=False, profile="screen"):
        self.folder = folder
        folder.mkdir(exist_ok=True)
        (folder / "data.xml").write_text(DATA)
        (folder / "report.xml").write_text(REPORT.format(text=text, bold=f'<p style="bold">{text}</p>' if bold else ""))
        (folder / "fonts.xml").write_text('<fonts><family name="Tested">' + "".join(files) + "</family></fonts>")
        self.pdf = folder / "out.pdf"
        done = subprocess.run([hyogumi, "render", "report.xml", "-o", self.pdf, "-q", "--lang", "en", "--profile", profile], cwd=folder,
                              capture_output=True, text=True)
        self.status, self.said = done.returncode, done.stderr

    def fonts(self):
        """BaseFont → (Subtype of the CIDFont, its program, its FontDescriptor, its W)."""
        found = {}
        pdf = pikepdf.open(self.pdf)
        for page in pdf.pages:
            for font in dict(page.Resources.Font).values():
                bottom = font.DescendantFonts[0]
                descriptor = bottom.FontDescriptor
                key = next(k for k in ("/FontFile2", "/FontFile3") if k in descriptor)
                found[str(font.BaseFont)] = (str(bottom.Subtype), descriptor[key].read_bytes(), key, bottom)
        return found


def output(*command):
    done = subprocess.run([str(c) for c in command], capture_output=True)
    return done.stdout if done.returncode == 0 else b""


def ink(grey):
    """How much of a PGM is black."""
    header = re.match(rb"P5\s+(?:#.*\n)?(\d+)\s+(\d+)\s+255\s", grey)
    pixels = grey[header.end():]
    return sum(255 - p for p in pixels) / 255


def check_text(name, booklet, text):
    if booklet.status:
        return fault(f"{name}: exit {booklet.status}: {booklet.said}")
    for reader, got in (("poppler", output("pdftotext", booklet.pdf, "-")), ("MuPDF", output("mutool", "draw", "-q", "-F", "txt", booklet.pdf))):
        if text not in got.decode().replace("\n", ""):
            fault(f"{name}: {reader} reads {got.decode()!r}")
    grey = booklet.folder / "page"
    output("pdftoppm", "-r", "72", "-gray", "-singlefile", booklet.pdf, grey)
    output("mutool", "draw", "-q", "-r", "72", "-c", "gray", "-o", f"{grey}.mu.pgm", booklet.pdf)
    one, other = ink(grey.with_suffix(".pgm").read_bytes()), ink(pathlib.Path(f"{grey}.mu.pgm").read_bytes())
    if one < 50 or abs(one - other) > 0.1 * one:
        fault(f"{name}: poppler shows {one:.0f} pixels of ink, MuPDF {other:.0f}")


def file(href, **attributes):
    return f'<file href="{href}"' + "".join(f' {k}="{v}"' for k, v in attributes.items()) + "/>"


def check_kinds(scratch):
    cut(noto, scratch / "cid.otf", "表組の書体ABC")
    cases = [("TrueType", file(biz), "表組の書体ABC", "/CIDFontType2", "BIZUDGothic"),
             ("a collection", file(noto, index=0), "表組の書体ABC", "/CIDFontType0", "NotoSansCJKjp-Regular"),
             ("the second of a collection", file(noto, index=1), "表組の書体ABC", "/CIDFontType0", "NotoSansCJKkr-Regular"),
             ("CFF by CID", file(scratch / "cid.otf"), "表組の書体ABC", "/CIDFontType0", "NotoSansCJKjp-Regular"),
             ("CFF by name", file(urw), "Planning ffi 2020", "/CIDFontType0", "NimbusRoman-Regular")]
    for i, (name, files, text, kind, base) in enumerate(cases):
        for profile in ("screen", "press"):
            booklet = Booklet(scratch / f"kind{i}", [files], text, profile=profile)
            check_text(f"{name} ({profile})", booklet, text)
            if booklet.status:
                continue
            fonts = booklet.fonts()
            if not all(base in font and kind == found[0] for font, found in fonts.items()):
                fault(f"{name}: {list(fonts)}")


def check_variable(scratch):
    variable(scratch / "boxes.ttf")
    booklet = Booklet(scratch / "variable", [file("../boxes.ttf", weight="regular"), file("../boxes.ttf", weight="bold")], "ABBA", bold=True)
    check_text("variable", booklet, "ABBA")
    if booklet.status:
        return
    # wght 700 is 3/5 of the way from 400 to 900: A is 200 + … wider by 120 of 200
    want = {"Boxes_400wght": {600, 700}, "Boxes_700wght": {720, 820}}
    for base, (_, program, _, bottom) in booklet.fonts().items():
        font = TTFont(io.BytesIO(program))
        if "fvar" in font or "gvar" in font:
            fault(f"variable: {base} is not pinned")
        name = base.split("+")[1]
        inside = {font["hmtx"][n][0] for n in font.getGlyphOrder()[1:]}
        if inside != want[name]:
            fault(f"variable: {base} has the widths {inside}")
        said = {int(v) for v in re.findall(r"\d+", " ".join(str(list(part)) if isinstance(part, pikepdf.Array) else "" for part in bottom.W))}
        if not want[name] <= said:
            fault(f"variable: {base} says the widths {said}")
    variable(scratch / "light.ttf", high=600)
    refused = Booklet(scratch / "light", [file("../light.ttf", weight="bold")], "AB", bold=True)
    if refused.status != 1 or "E0402" not in refused.said or "without the weight 700" not in refused.said:
        fault(f"variable without the weight: exit {refused.status}: {refused.said}")
    variable(scratch / "cff2.otf", cff2=True)
    refused = Booklet(scratch / "cff2", [file("../cff2.otf")], "AB")
    if refused.status != 1 or "E0402" not in refused.said or "CFF2" not in refused.said:
        fault(f"CFF2: exit {refused.status}: {refused.said}")


def parts(path):
    """A box with instructions, and two of it as parts of another glyph."""
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(list(NAMES))
    builder.setupCharacterMap({ord(c): n for n, c in NAMES.items() if c})
    one = TTGlyphPen(None)
    box(one, 200, 700)
    two = TTGlyphPen({"A": None})
    two.addComponent("A", (1, 0, 0, 1, 0, 0))
    two.addComponent("A", (0.5, 0, 0, 0.5, 300, -20))
    outlines = {".notdef": TTGlyphPen(None).glyph(), "A": one.glyph(), "B": two.glyph(), "space": TTGlyphPen(None).glyph()}
    for name in ("A", "B"):
        outlines[name].program = ttProgram.Program()
        outlines[name].program.fromBytecode(b"\x4f" * 7)
    builder.setupGlyf(outlines)
    describe(builder, "Parts")
    builder.save(path)


def drawn(font, name):
    """What a glyph draws, its parts as points; and its advance."""
    points, ends, flags = font["glyf"][name].getCoordinates(font["glyf"])
    return list(points), list(ends), [f & 1 for f in flags], font["hmtx"][name][0]


def characters(font):
    """Code → what ToUnicode says."""
    said = font.ToUnicode.read_bytes().decode()
    return {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in re.findall(r"<(....)><(.+)>\n", said) if text != "FFFF"}


def check_copied(scratch):
    """Each code draws what its character draws in the font it was taken from, without instructions; families share a program."""
    parts(scratch / "parts.ttf")
    gothic = {"BIZUDGothic-Regular": biz, "BIZUDPGothic-Regular": biz.with_name("BIZUDPGothic-Regular.ttf"), "Parts": scratch / "parts.ttf"}
    pair = [file(gothic["BIZUDGothic-Regular"], weight="regular"), file(gothic["BIZUDPGothic-Regular"], weight="bold")]
    for name, files, bold, text, most in (("parts", [file("../parts.ttf")], False, "ABBA", 3), ("families", pair, True, "表組の書体ABC", 16)):
        booklet = Booklet(scratch / name, files, text, bold=bold)
        check_text(name, booklet, text)
        if booklet.status:
            continue
        programs, n_checked = set(), 0
        pdf = pikepdf.open(booklet.pdf)
        for font in dict(pdf.pages[0].Resources.Font).values():
            bottom, base = font.DescendantFonts[0], str(font.BaseFont).split("+")[1]
            programs.add(bottom.FontDescriptor.FontFile2.objgen)
            program, source = TTFont(io.BytesIO(bottom.FontDescriptor.FontFile2.read_bytes())), TTFont(gothic[base])
            places, order = bottom.CIDToGIDMap.read_bytes(), program.getGlyphOrder()
            for code, character in characters(font).items():
                number = int.from_bytes(places[2 * code:2 * code + 2], "big")
                n_checked += 1
                if not number or drawn(program, order[number]) != drawn(source, source.getBestCmap()[ord(character)]):
                    fault(f"{name}: {base} draws {character} otherwise")
            for glyph in (program["glyf"][n] for n in order):
                if getattr(glyph, "program", None) and glyph.program.getBytecode():
                    fault(f"{name}: {base} has instructions")
            if len(order) > most:
                fault(f"{name}: {len(order)} glyphs")
        if len(programs) != 1 or n_checked < len(set(text)):
            fault(f"{name}: {len(programs)} programs, {n_checked} codes")


def set_type(value):
    def change(font):
        font["OS/2"].fsType = value
    return change


def check_licences(scratch):
    """fsType: 2 forbids embedding, 4 and 8 allow it, 0x100 forbids subsets, 0x200 all but bitmaps."""
    for value, allowed in ((0, True), (2, False), (4, True), (8, True), (0x200, False), (0x100, True)):
        changed(urw, scratch / f"type{value}.otf", set_type(value))
        booklet = Booklet(scratch / f"type{value}", [file(f"../type{value}.otf")], "Planning")
        if allowed:
            check_text(f"fsType {value:#x}", booklet, "Planning")
        elif booklet.status != 1 or "E0402" not in booklet.said or f"type{value}.otf" not in booklet.said or booklet.pdf.exists():
            fault(f"fsType {value:#x}: exit {booklet.status}: {booklet.said}")
        if allowed and not booklet.status:
            programs = [len(p) for _, p, _, _ in booklet.fonts().values()]
            whole = min(programs) > 20000           # of some 60 kB
            if whole != (value == 0x100):
                fault(f"fsType {value:#x}: programs of {programs} bytes")


def check_damaged(scratch):
    """Cut off, overwritten, something else: a message, never a crash, never a PDF that cannot be read."""
    dice = random.Random(7)
    for source in (urw, biz):
        whole = source.read_bytes()
        whole = whole if len(whole) < 3_000_000 else whole[:3_000_000]
        damaged = {"nothing": b"", "text": b"this is no font", "head": whole[:200], "half": whole[:len(whole) // 2]}
        for n in range(4):
            bytes_ = bytearray(whole)
            for _ in range(300):
                bytes_[dice.randrange(len(bytes_) if n else 400)] = dice.randrange(256)
            damaged[f"spots{n}"] = bytes(bytes_)
        for name, content in damaged.items():
            path = scratch / f"damaged{source.suffix}"
            path.write_bytes(content)
            booklet = Booklet(scratch / "damaged", [file(f"../damaged{source.suffix}")], "Planning")
            if booklet.status not in (0, 1, 4, 5) or "Sanitizer" in booklet.said:
                fault(f"damaged {source.name} {name}: exit {booklet.status}: {booklet.said[:500]}")
            elif booklet.status and not re.search(r"error\[E0", booklet.said):
                fault(f"damaged {source.name} {name}: exit {booklet.status} without a message")
            elif not booklet.status and not output("qpdf", "--check", booklet.pdf):
                fault(f"damaged {source.name} {name}: a PDF that qpdf does not like")
            booklet.pdf.unlink(missing_ok=True)


with tempfile.TemporaryDirectory() as folder:
    folder = pathlib.Path(folder)
    for check in (check_kinds, check_copied, check_variable, check_licences, check_damaged):
        check(folder)

print("\n".join(faults) if faults else "every kind of font is embedded or refused as it should be")
sys.exit(1 if faults else 0)
