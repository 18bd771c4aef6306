#!/usr/bin/env python3
"""good.py HYOGUMI [--large]   What is printed is what the file says: PNG of each kind pixel by pixel as poppler takes it out of the PDF, JPEG as
poppler paints it, turned as it is to be held.  A file shown twice is one object; which profile holds what; what a camera has left in
a file is not in the PDF; a picture that has changed is seen by `revise`; --large: one of 49 million pixels, in bounded memory."""
import argparse, os, pathlib, re, subprocess, sys, tempfile, zlib

try:
    import pikepdf
except ImportError:                                          # Debian's package is for Debian's Python
    os.execv("/usr/bin/python3", ["/usr/bin/python3", *sys.argv])

here = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(here), str(here.parents[0] / "pdf")]
import make, pdfx, structure

root = here.parents[1]
options = argparse.ArgumentParser()
options.add_argument("hyogumi", type=pathlib.Path)
options.add_argument("--large", action="store_true")
options = options.parse_args()
hyogumi = options.hyogumi.resolve()
folder = pathlib.Path(tempfile.mkdtemp())
environment = os.environ | {"SOURCE_DATE_EPOCH": "1600000000"}
wrong, n_checks = [], 0

LAYOUT = f"""<report name="case" title="case" lang="ja" data="data.xml" fonts="{root}/fonts/fonts.xml">
  <style name="default" family="BIZ UDGothic" size="10Q" leading="15Q"/>
  <master name="page" width="WIDTH" height="HEIGHT" inside="0mm" outside="0mm" head="0mm" foot="0mm"/>
  PRESS<section id="a" master="page">BLOCKS</section>
</report>"""


def check(holds, words):
    global n_checks
    n_checks += 1
    if not holds:
        wrong.append(words)


def layout(blocks, width="100mm", height="100mm", press=""):
    text = LAYOUT.replace("WIDTH", width).replace("HEIGHT", height).replace("PRESS", press).replace("BLOCKS", blocks)
    (folder / "report.xml").write_text(text)


def run(*words):
    return subprocess.run([hyogumi, *words, "-q", "--lang", "en", "--color", "never"], cwd=folder, env=environment, capture_output=True, text=True)


def render(*more, out="out.pdf"):
    (folder / out).unlink(missing_ok=True)
    return run("render", "report.xml", "-o", out, *more)


def read_netpbm(path):
    """Rows of samples of a P5 or P6."""
    kind, size, most, rest = path.read_bytes().split(b"\n", 3)
    width, height = map(int, size.split())
    n = width * (3 if kind == b"P6" else 1)
    return [list(rest[y * n:y * n + n]) for y in range(height)]


def taken_out():
    """What pdfimages finds: rows of the picture, rows of its mask or None."""
    for old in folder.glob("taken-*"):
        old.unlink()
    subprocess.run(["pdfimages", "out.pdf", "taken"], cwd=folder, check=True)
    found = sorted(folder.glob("taken-*"))
    mask = read_netpbm(found[1]) if len(found) > 1 else None
    return read_netpbm(found[0]), mask and [row[::len(row) // 19] for row in mask]


# --- PNG, pixel by pixel --------------------------------------------------------------------------------------------------

def to_8(v, depth):
    return (v * 255 + (2 ** depth - 1) // 2) // (2 ** depth - 1)


def expected(width, color, depth, pixels, palette, alpha):
    """Rows of colour (RGB, or one sample where all is grey), rows of alpha or None: by the standard, not by the program."""
    n, colors, masks = make.CHANNELS[color], [], []
    for row in pixels:
        out, mask = [], []
        for x in range(width):
            sample = row[x * n:x * n + n]
            if color == make.PALETTE:
                out += palette[sample[0]]
                mask.append(alpha[sample[0]] if alpha and sample[0] < len(alpha) else 255)
                continue
            values = [to_8(v, depth) for v in sample]
            key = alpha and [int.from_bytes(alpha[i:i + 2], "big") for i in range(0, len(alpha), 2)]
            out += values[:1] * 3 if color in (make.GREY, make.GREY_ALPHA) else values[:3]
            mask.append(values[-1] if color in (make.GREY_ALPHA, make.RGBA) else 0 if key == list(sample) else 255)
        colors.append(out)
        masks.append(mask)
    if all(row[i] == row[i + 1] == row[i + 2] for row in colors for i in range(0, len(row), 3)):
        colors = [row[::3] for row in colors]
    return colors, masks if any(v != 255 for row in masks for v in row) else None


def pngs():
    for depth in (1, 2, 4, 8, 16):
        most = 2 ** depth - 1
        yield f"grey-{depth}", make.GREY, depth, make.gradient(19, 11, 1, most), None, None
        yield f"grey-{depth}-key", make.GREY, depth, make.gradient(19, 11, 1, most), None, make.struct.pack(">H", most // 2)
        if depth <= 8:
            palette = [((i * 77) % 256, (i * 31 + 5) % 256, 255 - i % 256) for i in range(most + 1)]
            yield f"palette-{depth}", make.PALETTE, depth, make.gradient(19, 11, 1, most), palette, None
            yield f"palette-{depth}-alpha", make.PALETTE, depth, make.gradient(19, 11, 1, most), palette, bytes([0, 90][:most + 1])
        if depth >= 8:
            for name, color in (("rgb", make.RGB), ("grey-alpha", make.GREY_ALPHA), ("rgba", make.RGBA)):
                yield f"{name}-{depth}", color, depth, make.gradient(19, 11, make.CHANNELS[color], most), None, None
            yield f"rgb-{depth}-key", make.RGB, depth, make.gradient(19, 11, 3, most), None, make.struct.pack(">HHH", *make.gradient(19, 11, 3, most)[3][6:9])
    yield "grey-in-rgb", make.RGB, 8, [[v for x in range(19) for v in [(x * 7 + y) % 256] * 3] for y in range(11)], None, None
    yield "opaque-rgba", make.RGBA, 8, [[v for x in range(19) for v in (x, y, 9, 255)] for y in range(11)], None, None


def compare_pngs():
    for name, color, depth, pixels, palette, alpha in pngs():
        for interlaced in (False, True):
            whole = make.png(19, 11, color, depth, pixels, palette, alpha, interlaced, filters=(0, 1))
            (folder / "p.png").write_bytes(whole)
            layout('<picture href="p.png" alt="x" width="3mm"/>')
            done = render()
            if done.returncode:
                wrong.append(f"{name}: {done.stderr}")
                continue
            color_rows, mask_rows = expected(19, color, depth, pixels, palette, alpha)
            got, mask = taken_out()
            if len(got[0]) == 57 and len(color_rows[0]) == 19:
                got = [row[::3] for row in got]
            check(got == color_rows, f"{name}{' interlaced' * interlaced}: other pixels: {got[0][:9]} for {color_rows[0][:9]}")
            check((mask or None) == mask_rows, f"{name}{' interlaced' * interlaced}: another mask")


# --- JPEG, as it is painted -----------------------------------------------------------------------------------------------

def painted(width, height):
    """Rows of RGB of the page, a pixel of the picture each."""
    subprocess.run(["pdftoppm", "-r", "72", "-singlefile", "out.pdf", "page"], cwd=folder, check=True)
    rows = read_netpbm(folder / "page.ppm")
    check((len(rows[0]) // 3, len(rows)) == (width, height), f"a page of {len(rows[0]) // 3} × {len(rows)} for {width} × {height}")
    return rows


def page_of(bytes_, width, height, more=""):
    (folder / "p.jpg").write_bytes(bytes_)
    layout(f'<picture href="p.jpg" alt="x" width="{width}pt" height="{height}pt" {more}/>', f"{width}pt", f"{height}pt")
    done = render()
    check(not done.returncode, done.stderr)
    return painted(width, height)


def turned(rows, turn):
    """As a person holds it: what EXIF means by the first row and the first column."""
    return {1: lambda r: r, 2: lambda r: [row[::-1] for row in r], 3: lambda r: [row[::-1] for row in r[::-1]], 4: lambda r: r[::-1],
            5: lambda r: [list(c) for c in zip(*r)], 6: lambda r: [list(c)[::-1] for c in zip(*r)],
            7: lambda r: [list(c)[::-1] for c in zip(*r)][::-1], 8: lambda r: [list(c) for c in zip(*r)][::-1]}[turn](rows)


def at_middles(rows, wide, high):
    return [[tuple(rows[y * 8 + 4][(x * 8 + 4) * 3:(x * 8 + 4) * 3 + 3]) for x in range(wide)] for y in range(high)]


def near(got, want, by=4):
    return all(abs(a - b) <= by for row, other in zip(got, want) for p, q in zip(row, other) for a, b in zip(p, q)) and len(got) == len(want)


def compare_jpegs():
    squares = [list(make.FOUR[0]) + [(20, 20, 20)], list(make.FOUR[1]) + [(250, 250, 250)]]
    as_ycc = [[make.ycc(*p) for p in row] for row in squares]
    for turn in range(1, 9):
        wide, high = (3, 2) if turn < 5 else (2, 3)
        got = at_middles(page_of(make.jpeg(as_ycc, exif=turn), wide * 8, high * 8), wide, high)
        check(near(got, turned(squares, turn)), f"turn {turn}: {got}")
    got = at_middles(page_of(make.jpeg(squares, adobe=0, jfif=False), 24, 16), 3, 2)
    check(near(got, squares, 1), f"RGB by Adobe: {got}")
    got = at_middles(page_of(make.jpeg(squares, jfif=False, names=[82, 71, 66]), 24, 16), 3, 2)
    check(near(got, squares, 1), f"RGB by its names: {got}")
    grey = [[(p[0],) for p in row] for row in squares]
    got = at_middles(page_of(make.jpeg(grey), 24, 16), 3, 2)
    check(near(got, [[p * 3 for p in row] for row in grey], 1), f"grey: {got}")
    inks = [[(0, 0, 0, 0), (255, 0, 0, 0), (0, 200, 0, 0)], [(0, 0, 180, 0), (0, 0, 0, 255), (60, 40, 40, 10)]]
    light = [[tuple(255 - v for v in p) for p in row] for row in inks]
    plain, negative = page_of(make.jpeg(inks), 24, 16), page_of(make.jpeg(light, adobe=0), 24, 16)
    check(plain == negative, "CMYK as Adobe writes it is not what it is as inks")
    check(at_middles(plain, 3, 2)[0][0] == (255, 255, 255) and max(at_middles(plain, 3, 2)[1][1]) < 60, "no ink is white, black ink is black")
    cover = at_middles(page_of(make.jpeg(as_ycc), 8, 16, 'fit="cover"'), 1, 2)
    check(near(cover, [[row[1]] for row in squares]), f"cover: {cover}")


# --- files ----------------------------------------------------------------------------------------------------------------

def images_of(path):
    with pikepdf.open(path) as pdf:
        return [o.read_raw_bytes() for o in pdf.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Image"]


def check_files():
    small = make.small()
    (folder / "p.png").write_bytes(small["map.png"])
    (folder / "q.png").write_bytes(small["ring.png"])
    layout('<picture href="p.png" alt="x" width="9mm"/><picture href="p.png" alt="y" width="5mm"/><picture href="./p.png" alt="z" width="5mm"/><picture href="q.png" alt="w" width="9mm"/>')
    check(not render().returncode and len(images_of(folder / "out.pdf")) == 3, "a file shown twice is two objects")
    first = (folder / "out.pdf").read_bytes()
    check(not render().returncode and (folder / "out.pdf").read_bytes() == first, "other bytes the second time")
    secret = b"35.7356N 139.6517E"
    bytes_ = make.jpeg([[make.ycc(9, 99, 199)] * 9] * 9, exif=1, before=make.segment(0xE2, secret) + make.segment(0xFE, secret) + make.segment(0xE1, secret))
    (folder / "p.jpg").write_bytes(bytes_)
    layout('<picture href="p.jpg" alt="x" width="9mm"/>')
    check(not render().returncode and secret not in b"".join(images_of(folder / "out.pdf")), "what a camera has left is in the PDF")


PRESS = '<press standard="{}" condition="JC200103" condition-name="Japan Color" bleed="3mm" marks="no" least-type="5pt"/>'


def check_profiles():
    small = make.small()
    cmyk, grey, rgb = make.jpeg([[(0, 90, 200, 9)] * 20] * 20), make.png(120, 80, make.GREY, 8, make.gradient(120, 80, 1)), small["map.png"]
    clear = make.png(96, 96, make.GREY_ALPHA, 8, make.gradient(96, 96, 2))
    holds = {"grey.png": {"screen", "archive", "two", "x1a"}, "rgb.png": {"screen", "archive", "two"}, "clear.png": {"screen", "archive", "two"},
             "cmyk.jpg": {"screen", "x1a"}, "ring.png": {"screen", "archive", "two"},
             "grey.svg": {"screen", "archive", "two", "x1a"}, "red.svg": {"screen", "archive", "two"}, "clear.svg": {"screen", "archive", "two"}}
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 20"><linearGradient id="a"><stop stop-color="white"/><stop offset="1" stop-color="{}"/></linearGradient><rect width="30" height="20" fill="url(#a)"/><path d="M0 0 30 20" stroke="{}" stroke-opacity="{}"/></svg>'
    for name, bytes_ in (("grey.png", grey), ("rgb.png", rgb), ("clear.png", clear), ("cmyk.jpg", cmyk), ("ring.png", small["ring.png"]),
                         *((f"{name}.svg", drawing.format(color, color, opacity).encode()) for name, color, opacity in (("grey", "#333", 1), ("red", "#C33", 1), ("clear", "#333", .5)))):
        (folder / name).write_bytes(bytes_)
        for profile, words in (("screen", ["--profile", "screen"]), ("archive", ["--profile", "archive"]), ("two", ["--profile", "archive", "--pdf", "2.0"]), ("x1a", ["--profile", "press"])):
            layout(f'<p>絵</p><picture href="{name}" alt="絵の説明" width="8mm"><caption>▲ 題</caption></picture><picture href="{name}" alt="" role="decoration" width="8mm"/>',
                   press=PRESS.format("x1a") if profile == "x1a" else "")
            done = render(*words)
            may = profile in holds[name]
            check(may == (done.returncode == 0) and may == (folder / "out.pdf").exists(), f"{name} in {profile}: exit {done.returncode}: {done.stderr[:400]}")
            check(may or "E0716" in done.stderr, f"{name} in {profile}: {done.stderr[:400]}")
            if profile != "two":
                asked = subprocess.run([hyogumi, "check", "report.xml", *words, "--lang", "en"], cwd=folder, capture_output=True, text=True)
                check(may == ("E0716" not in asked.stderr), f"check of {name} for {profile}: {asked.stderr[:400]}")
            if not may:
                continue
            found = [w for _, w in pdfx.check(folder / "out.pdf", "x1a")] if profile == "x1a" else [] if profile == "two" else structure.read(folder / "out.pdf")[1]
            check(not found, f"{name} in {profile}: {found[:3]}")
            readers = subprocess.run(["bash", "tests/pdf/check-pdf.sh", str(folder / "out.pdf")], cwd=root, capture_output=True, text=True)
            check(readers.returncode == 0, f"{name} in {profile}: {readers.stdout[:300]}{readers.stderr[:300]}")


def check_bleed():
    """A picture that fills the page fills the bleed of a press, in its proportions; on a screen, and within the page, it is as it was."""
    (folder / "p.png").write_bytes(make.png(60, 120, make.GREY, 8, make.gradient(60, 120, 1)))
    mm = 72 / 25.4
    for width, height, reaches in ((100, 100, True), (100, 50, True), (60, 100, True), (60, 60, False)):
        layout(f'<picture href="p.png" alt="x" width="{width}mm" height="{height}mm" fit="cover"/>', press=PRESS.format("x1a"))
        for profile in ("screen", "press"):
            done = render("--profile", profile)
            check(done.returncode == 0, f"bleed: {done.stderr[:300]}")
            with pikepdf.open(folder / "out.pdf") as pdf:
                operators = [(str(o), [float(v) for v in operands if not isinstance(v, pikepdf.Name)]) for operands, o in pikepdf.parse_content_stream(pdf.pages[0]) if str(o) in ("cm", "re")]
            matrix = next(v for o, v in operators if o == "cm" and v[0] > 1.5)
            clip = [v for o, v in operators if o == "re"][0]
            by = 3 * mm if profile == "press" else 0         # at the left, above; at the right and below where it reaches so far
            want = [-by, 100 * mm - height * mm - (by if height == 100 else 0), (width * mm + by + (by if width == 100 else 0)), (height * mm + by + (by if height == 100 else 0))]
            check(all(abs(a - b) < .02 for a, b in zip(clip, want)), f"{width} × {height} in {profile}: cut to {clip}, not {want}")
            check(abs(matrix[3] / matrix[0] - 2) < .001, f"{width} × {height} in {profile}: {matrix} is no picture of 1 : 2")
            covers = matrix[4] <= want[0] + .01 and matrix[5] <= want[1] + .01 and matrix[4] + matrix[0] >= want[0] + want[2] - .01 and matrix[5] + matrix[3] >= want[1] + want[3] - .01
            check(covers, f"{width} × {height} in {profile}: {matrix} does not cover {want}")


def check_revision():
    small = make.small()
    (folder / "p.png").write_bytes(small["map.png"])
    layout('<picture id="one" href="p.png" alt="庭の図" width="9mm"/><break/><p>次の頁</p>')
    check(not render("--release", "old.release").returncode, "no release")
    check(run("revise", "report.xml", "--release", "old.release", "-o", "same").returncode == 0, "what is as it was is a change")
    (folder / "p.png").write_bytes(small["other.png"])
    done = run("revise", "report.xml", "--release", "old.release", "-o", "new")
    said = (folder / "new/revision.xml").read_text() if (folder / "new/revision.xml").exists() else ""
    check(done.returncode == 3 and re.search(r'<pages first="1" last="1"', said) and "庭の図〔画像" in said, f"the picture has changed: exit {done.returncode} {done.stderr} {said}")


OFFICES = """<schema name="s"><list name="office"><field name="name" required="yes"/></list>
  <record name="sight"><attribute name="of" kind="references" of="office" owner="yes"/><field name="name" required="yes"/><field name="photo" kind="image"/></record></schema>"""


def check_excerpts():
    """Two offices on one page: each gets its own picture, and neither the other's pixels nor its words."""
    small = make.small()
    own = folder / "excerpts"
    own.mkdir()
    (own / "schema.xml").write_text(OFFICES)
    (own / "data.xml").write_text('<data id="d" lang="ja" schema="schema.xml"><office id="o1"><name>甲課</name></office><office id="o2"><name>乙課</name></office>'
                                  '<sight id="s1" of="o1"><name>庭</name><photo>p.png</photo></sight><sight id="s2" of="o2"><name>塔</name><photo>q.png</photo></sight></data>')
    rows = '<table><column name="n" width="20mm"/><column name="p" width="20mm"/><rows select="//sight"><rule match="sight"><row><cell columns="n">{name}</cell><cell columns="p"><picture href="{photo}" alt="{name}の図" width="9mm"/></cell></row></rule></rows></table>'
    division = '<excerpt by="office" each="//office" id="{@id}" name="{name}" records="//sight" of="@of"/>'
    text = LAYOUT.replace("WIDTH", "100mm").replace("HEIGHT", "100mm").replace("PRESS", division).replace("BLOCKS", rows)
    (own / "report.xml").write_text(text)
    (own / "p.png").write_bytes(small["map.png"])
    (own / "q.png").write_bytes(small["tall.png"])
    for mode in ("pages", "rows"):
        def excerpt(*more):
            done = subprocess.run([hyogumi, "excerpt", "report.xml", "--by", "office", "--mode", mode, "-o", mode, "--lang", "en", "--color", "never", *more], cwd=own, env=environment, capture_output=True, text=True)
            check(done.returncode == 0, f"{mode}: exit {done.returncode} {done.stderr}")
            return {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in sorted((own / mode).rglob("*.pdf"))}
        (own / "p.png").write_bytes(small["map.png"])
        files = excerpt()
        check(len(files) == 2, f"{mode}: {len(files)} files")
        sizes = []
        for path in files:
            with pikepdf.open(path) as pdf:
                images = [o for o in pdf.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Image"]
                sizes.append([(int(i.Width), int(i.Height)) for i in images])
                alts = [str(o.Alt) for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/Alt" in o]
                check(len(alts) == 1, f"{mode}: {path.name} says {alts}")
        check(sorted(sizes) == [[(60, 120)], [(120, 80)]], f"{mode}: pictures of {sizes}")
        again = excerpt("--resume")
        check(again == files, f"{mode}: what is as it was is made again")
        (own / "p.png").write_bytes(small["other.png"])
        changed = excerpt("--resume")
        check(sum(changed[p][0] != files[p][0] for p in files if p in changed) == 1, f"{mode}: a picture has changed, and its excerpt has not")


def check_large():
    side = 7000
    row = b"\0" + bytes(range(256)) * (side * 3 // 256) + bytes(side * 3 % 256)
    packer = zlib.compressobj(1)
    data = b"".join(packer.compress(row) for _ in range(side)) + packer.flush()
    (folder / "p.png").write_bytes(make.SIGNATURE + make.chunk(b"IHDR", make.struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)) + make.chunk(b"IDAT", data) + make.chunk(b"IEND"))
    layout('<picture href="p.png" alt="x" width="90mm"/>')
    child = subprocess.Popen([hyogumi, "render", "report.xml", "-o", "out.pdf", "-q"], cwd=folder)
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = status
    print(f"49 million pixels: {used.ru_maxrss // 1024} MB, {used.ru_utime:.1f} s")
    check(status == 0 and used.ru_maxrss < 700 << 10, f"49 million pixels: status {status}, {used.ru_maxrss // 1024} MB")


(folder / "schema.xml").write_text('<schema name="s"><record name="r"><field name="f"/></record></schema>')
(folder / "data.xml").write_text('<data id="d" lang="ja" schema="schema.xml"><r id="r1"/></data>')
compare_pngs()
compare_jpegs()
check_files()
check_profiles()
check_bleed()
check_revision()
check_excerpts()
if options.large:
    check_large()
subprocess.run(["rm", "-rf", str(folder)], check=True)
for line in wrong[:20]:
    print(line)
print(f"{n_checks} checks of good pictures, {len(wrong)} wrong")
sys.exit(1 if wrong or not n_checks else 0)
