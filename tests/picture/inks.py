#!/usr/bin/env python3
"""inks.py HYOGUMI   Pictures and drawings in RGB go to press by the profile of the printing condition: what stands in the PDF is held against our own
reading of the profile (ICC.1:2022 10.10, 10.11: its tables from Lab to inks, without black point).  And: the black point changes the dark colours
alone, greys and inks of the layout stay what they are, without a profile there is no file, the same bytes each time."""
import os, pathlib, struct, subprocess, sys, tempfile

try:
    import pikepdf
except ImportError:                                          # Debian's package is for Debian's Python
    os.execv("/usr/bin/python3", ["/usr/bin/python3", *sys.argv])

here = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(here), str(here.parent / "pdf")]
import make, pdfx

root, hyogumi = here.parents[1], pathlib.Path(sys.argv[1]).resolve()
PROFILE = pathlib.Path("/usr/share/color/icc/ghostscript/default_cmyk.icc")
NEAR = 6                                                     # of 255: tables are read between their points in more than one way
wrong, n_checks = [], 0


def check(holds, words):
    global n_checks
    n_checks += 1
    if not holds:
        wrong.append(words)


class Inks:
    """A table of a profile from Lab to inks: lut16Type or lut8Type, read straight along all axes."""

    def __init__(self, data, name):
        n = struct.unpack(">I", data[128:132])[0]
        rows = {data[132 + 12 * i:136 + 12 * i]: struct.unpack(">II", data[136 + 12 * i:144 + 12 * i]) for i in range(n)}
        at, size = rows[name]
        tag = data[at:at + size]
        self.wide = tag[:4] == b"mft2"
        self.n_in, self.n_out, self.grid = tag[8:11]
        n_input, n_output = struct.unpack(">HH", tag[48:52]) if self.wide else (256, 256)
        body = tag[52:] if self.wide else tag[48:]
        values = [v / 65535 for v in struct.unpack(f">{len(body) // 2}H", body[:len(body) // 2 * 2])] if self.wide else [v / 255 for v in body]
        first = self.n_in * n_input
        last = first + self.grid ** self.n_in * self.n_out
        self.inputs = [values[i * n_input:(i + 1) * n_input] for i in range(self.n_in)]
        self.table = values[first:last]
        self.outputs = [values[last + i * n_output:last + (i + 1) * n_output] for i in range(self.n_out)]

    @staticmethod
    def along(curve, x):
        x = min(1, max(0, x)) * (len(curve) - 1)
        i = min(int(x), len(curve) - 2)
        return curve[i] + (curve[i + 1] - curve[i]) * (x - i)

    def of(self, lab):
        scale = 65280 / 65535 if self.wide else 1            # 6.3.4.2: of 16 bits, 100 is FF00
        coded = [lab[0] / 100 * scale, (lab[1] + 128) / 255 * scale, (lab[2] + 128) / 255 * scale]
        places = [self.along(c, v) * (self.grid - 1) for c, v in zip(self.inputs, coded)]
        out = [0.0] * self.n_out
        for corner in range(8):
            share, index = 1.0, 0
            for axis in range(3):
                low = min(int(places[axis]), self.grid - 2)
                part = places[axis] - low
                high = corner >> axis & 1
                share *= part if high else 1 - part
                index = index * self.grid + low + high
            for k in range(self.n_out):
                out[k] += share * self.table[index * self.n_out + k]
        return [self.along(c, v) * 255 for c, v in zip(self.outputs, out)]


def lab(r, g, b):
    """Of sRGB (IEC 61966-2-1), as seen under D50."""
    linear = [v / 255 / 12.92 if v <= 10.31475 else ((v / 255 + .055) / 1.055) ** 2.4 for v in (r, g, b)]
    rows = [(.4360747, .3850649, .1430804), (.2225045, .7168786, .0606169), (.0139322, .0971045, .7141733)]
    xyz = [sum(m * v for m, v in zip(row, linear)) for row in rows]
    f = [c ** (1 / 3) if c > (6 / 29) ** 3 else c / (3 * (6 / 29) ** 2) + 4 / 29 for c in (v / w for v, w in zip(xyz, (.9642, 1, .8249)))]
    return 116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])


LAYOUT = f"""<report name="case" title="case" lang="ja" data="data.xml" fonts="{root}/fonts/fonts.xml">
  <style name="default" family="BIZ UDGothic" size="10Q" leading="15Q"/>
  <master name="page" width="100mm" height="100mm" inside="5mm" outside="5mm" head="5mm" foot="5mm"/>
  <press standard="STANDARD" PROFILE condition="JC200103" least-type="5pt"><ink color="#2C6E4F" name="DIC 379" cmyk="80 35 75 20"/></press>
  <section id="a" master="page"><p>絵</p>BLOCKS</section>
</report>"""
folder = pathlib.Path(tempfile.mkdtemp())
(folder / "schema.xml").write_text('<schema name="s"><record name="r"><field name="f"/></record></schema>')
(folder / "data.xml").write_text('<data id="d" lang="ja" schema="schema.xml"><r id="r1"/></data>')


def render(blocks, standard="x4", profile='profile="ghostscript/default_cmyk.icc"', more=""):
    (folder / "report.xml").write_text(LAYOUT.replace("STANDARD", standard).replace("PROFILE", f"{profile} {more}").replace("BLOCKS", blocks))
    (folder / "out.pdf").unlink(missing_ok=True)
    return subprocess.run([hyogumi, "render", "report.xml", "-o", "out.pdf", "--profile", "press", "-q", "--lang", "en", "--color", "never"], cwd=folder, capture_output=True,
                          text=True, env=os.environ | {"SOURCE_DATE_EPOCH": "1600000000"})


def image():
    with pikepdf.open(folder / "out.pdf") as pdf:
        found = [o for o in pdf.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Image" and o.get("/ColorSpace") == "/DeviceCMYK"]
        data = found[0].read_bytes()
        return [tuple(data[i:i + 4]) for i in range(0, len(data), 4)]


def drawn():
    """Operands of each colour that a form sets."""
    with pikepdf.open(folder / "out.pdf") as pdf:
        form = next(o for o in pdf.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Form")
        return [(str(operator), [float(v) if not isinstance(v, pikepdf.Name) else str(v) for v in operands]) for operands, operator in pikepdf.parse_content_stream(form) if str(operator) in ("k", "K", "cs", "scn")]


if not PROFILE.exists():
    print("no profile of Ghostscript: skipped")
    sys.exit(77)
profile = PROFILE.read_bytes()
colors = [(r, g, b) for r in (0, 60, 128, 200, 255) for g in (0, 90, 170, 255) for b in (0, 120, 255)]
side = len(colors)
(folder / "p.png").write_bytes(make.png(side, 1, make.RGB, 8, [[v for c in colors for v in c]]))
PNG = '<picture href="p.png" alt="x" width="60mm" height="5mm"/>'
for intent, table in (("perceptual", b"B2A0"), ("relative", b"B2A1"), ("saturation", b"B2A2")):
    done = render(PNG, more=f'intent="{intent}" black-point="no"')
    check(done.returncode == 0, f"{intent}: {done.stderr}")
    if done.returncode:
        continue
    inks = Inks(profile, table)
    for color, got in zip(colors, image()):
        want = inks.of(lab(*color))
        check(max(abs(a - b) for a, b in zip(got, want)) <= NEAR, f"{intent} {color}: {got}, not {[round(v) for v in want]}")
with_point = render(PNG) and image()
again = (folder / "out.pdf").read_bytes()
render(PNG)
check((folder / "out.pdf").read_bytes() == again, "other bytes the second time")
plain = render(PNG, more='black-point="no"') and image()
check(with_point != plain and with_point[colors.index((255, 255, 255))] == plain[colors.index((255, 255, 255))] == (0, 0, 0, 0), "the black point changes something, and white is paper")
squares = [[(200, 60, 40), (40, 90, 160)] * 4, [(20, 20, 20), (250, 250, 250)] * 4]
(folder / "p.jpg").write_bytes(make.jpeg([[make.ycc(*p) for p in row] for row in squares]))
done = render('<picture href="p.jpg" alt="x" width="10mm"/>', more='black-point="no"')
check(done.returncode == 0, f"JPEG: {done.stderr}")
inks = Inks(profile, b"B2A1")
for row, y in ((0, 4), (1, 12)):
    for k in range(2):
        got, want = image()[y * 64 + k * 8 + 4], inks.of(lab(*squares[row][k]))
        check(max(abs(a - b) for a, b in zip(got, want)) <= NEAR + 4, f"JPEG {squares[row][k]}: {got}, not {[round(v) for v in want]}")
broken = bytearray((folder / "p.jpg").read_bytes())
broken[-12:-2] = b"\xff\xd0" * 5
(folder / "p.jpg").write_bytes(broken)
done = render('<picture href="p.jpg" alt="x" width="10mm"/>')
check(done.returncode == 1 and "E0112" in done.stderr and not (folder / "out.pdf").exists(), f"a damaged JPEG: exit {done.returncode} {done.stderr}")
(folder / "d.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="3" height="9" fill="#C8783C"/><rect x="3" width="3" height="9" fill="#888"/><rect x="6" width="3" height="9" fill="#2C6E4F"/></svg>')
DRAWING = '<picture href="d.svg" alt="x" width="9mm"/>'
for standard in ("x4", "x1a"):
    done = render(DRAWING, standard, more='black-point="no"')
    check(done.returncode == 0, f"drawing in {standard}: {done.stderr}")
    found = drawn()
    want = [v / 255 for v in inks.of(lab(0xC8, 0x78, 0x3C))]
    check(found[0][0] == "k" and max(abs(a - b) for a, b in zip(found[0][1], want)) < NEAR / 255, f"{standard}: {found[0]}, not {want}")
    check(found[1] == ("k", [0, 0, 0, .467]), f"{standard}: a grey is {found[1]}")
    check(found[2] == ("cs", ["/S1"]), f"{standard}: a spot colour is {found[2]}")
    said = [w for _, w in pdfx.check(folder / "out.pdf", standard)]
    check(not said, f"{standard}: {said[:3]}")
for blocks in (PNG, DRAWING):
    done = render(blocks, "x1a", profile="")
    check(done.returncode == 1 and "E0716" in done.stderr and not (folder / "out.pdf").exists(), f"without a profile: exit {done.returncode} {done.stderr}")
subprocess.run(["rm", "-rf", str(folder)], check=True)
for line in wrong[:20]:
    print(line)
print(f"{n_checks} checks of the inks of pictures, {len(wrong)} wrong")
sys.exit(1 if wrong or not n_checks else 0)
