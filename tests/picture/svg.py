#!/usr/bin/env python3
"""svg.py HYOGUMI [--count N] [--seed S] [--keep FOLDER] [--plant]   Random drawings of the subset (docs/layout.md), painted by Chromium from the
SVG, by MuPDF from our PDF and by Chromium from our page of the web: pixel by pixel the same, but for the edges of what is drawn.  Without chromium the test is skipped (77).  (librsvg
shows nothing of the first of two stops at one place; poppler takes cusps for corners.)
So are JPEGs that are to be held in each of the eight ways on the page of the web (the PDF: good.py).
--plant: the SVG that Chromium gets is another one, in one number, word or colour: that must be seen."""
import argparse, os, pathlib, random, re, shutil, subprocess, sys, tempfile, zlib
sys.dont_write_bytecode = True
import make

root = pathlib.Path(__file__).resolve().parents[2]
options = argparse.ArgumentParser()
options.add_argument("hyogumi", type=pathlib.Path)
options.add_argument("--count", type=int, default=60)
options.add_argument("--seed", type=int, default=1)
options.add_argument("--keep", type=pathlib.Path)
options.add_argument("--plant", action="store_true")
options = options.parse_args()
hyogumi = options.hyogumi.resolve()
if not shutil.which("chromium"):
    print("no chromium: skipped")
    sys.exit(77)
QUARTERS = [[make.ycc(*((200, 40, 40), (40, 160, 40), (40, 40, 200), (220, 200, 40))[(x >= 3) + 2 * (y >= 2)]) for x in range(6)] for y in range(4)]
SIDE, NEAR, MOST_WRONG = 150, 26, 0.005                      # pixels; of 255; of all pixels

LAYOUT = """<report name="case" title="case" lang="ja" data="data.xml" fonts="{root}/fonts/fonts.xml">
  <style name="default" family="BIZ UDGothic" size="10Q" leading="15Q"/>
  <master name="page" width="150pt" height="150pt" inside="0mm" outside="0mm" head="0mm" foot="0mm"/>
{parts}</report>"""
PART = '  <section id="s{n}" master="page"><picture href="{name}" alt="x" width="{width}pt" height="{height}pt"/></section>\n'


class Drawing:
    """A random one; every choice by its own generator, so that a seed is a drawing."""

    def __init__(self, seed):
        self.r = random.Random(seed)
        self.defs, self.ids = [], 0
        self.view = self.r.choice([(0, 0, 100, 100), (-20, 10, 64, 48), (0, 0, 1000, 640), (5, 5, 0.9, 1.3)])
        self.size = max(self.view[2:])
        body = "".join(self.thing(0) for _ in range(self.r.randint(2, 6)))
        x, y, w, h = self.view
        fit = self.r.choice(["", "", ' width="40mm" height="60mm"', ' width="60mm" height="20mm" preserveAspectRatio="none"', ' width="100%" height="100%"'])
        self.text = (f'<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
                     f'viewBox="{x} {y} {w} {h}"{fit}>\n<title>図 &amp; 表</title><defs>{"".join(self.defs)}</defs>\n{body}</svg>\n')

    def id(self):
        self.ids += 1
        return f"i{self.ids}"

    def n(self, value):
        return f"{value:.5g}" if self.r.random() < .8 else f"{value:.4e}"

    def x(self):
        return self.n(self.view[0] + self.view[2] * self.r.uniform(-.1, 1.1))

    def y(self):
        return self.n(self.view[1] + self.view[3] * self.r.uniform(-.1, 1.1))

    def length(self, least=.1, most=.6):
        return self.n(self.size * self.r.uniform(least, most))

    def color(self):
        r, g, b = (self.r.randrange(256) for _ in range(3))
        return self.r.choice([f"#{r:02x}{g:02X}{b:02x}", f"#{r // 16:x}{g // 16:x}{b // 16:x}", f"rgb({r}, {g},{b})", f"rgb({r * 100 // 255}%,{g * 100 // 255}%,{b * 100 // 255}%)",
                              "tomato", "DarkSlateBlue", "gray", "black", "white", "lightgoldenrodyellow"])

    def transform(self):
        s = self.size
        made = []
        for _ in range(self.r.randint(1, 2)):
            made.append(self.r.choice([
                f"translate({self.n(s * self.r.uniform(-.2, .2))} {self.n(s * self.r.uniform(-.2, .2))})",
                f"rotate({self.r.randint(-90, 90)},{self.x()},{self.y()})",
                f"rotate( {self.r.randint(-20, 20)} )",
                f"scale({self.r.uniform(.5, 1.5):.3f})",
                f"scale({self.r.uniform(.5, 1.5):.3f},{self.r.uniform(.4, -1.2):.3f})",
                f"skewX({self.r.randint(-30, 30)})",
                f"skewY({self.r.randint(-30, 30)})",
                f"matrix({self.r.uniform(.6, 1.2):.3f} {self.r.uniform(-.3, .3):.3f},{self.r.uniform(-.3, .3):.3f} {self.r.uniform(.6, 1.2):.3f} 0 0)"]))
        return self.r.choice([" ", ", "]).join(made)

    def stops(self):
        places = sorted(self.r.uniform(0, 1) for _ in range(self.r.randint(2, 4)))
        if self.r.random() < .3:                             # not the first two alone
            places[-1] = places[max(1, len(places) - 2)]
        return "".join(f'<stop offset="{p:.3f}" stop-color="{self.color()}"/>' if self.r.random() < .5 else f'<stop offset="{p * 100:.1f}%" style="stop-color:{self.color()}"/>' for p in places)

    def gradient(self):
        name, own = self.id(), ""
        units = self.r.choice(["", ' gradientUnits="objectBoundingBox"', ' gradientUnits="userSpaceOnUse"'])
        in_box = "userSpace" not in units
        number = (lambda: f"{self.r.uniform(0, 1):.3f}") if in_box else self.x
        if self.r.random() < .4:
            own += f' gradientTransform="rotate({self.r.randint(-60, 60)} {number()} {number()})"'
        kind = self.r.choice(["linear", "radial"])
        if kind == "linear":
            if self.r.random() < .7:
                own += f' x1="{number()}" y1="{number()}" x2="{number()}" y2="{number()}"'
        elif self.r.random() < .7:
            cx, cy = (self.r.uniform(.3, .7) for _ in range(2))
            if not in_box:
                cx, cy = self.view[0] + cx * self.view[2], self.view[1] + cy * self.view[3]
            radius = self.r.uniform(.3, .6) * (1 if in_box else self.size)
            own += f' cx="{cx:.4f}" cy="{cy:.4f}" r="{radius:.4f}"'
            if self.r.random() < .5:
                own += f' fx="{cx + radius * self.r.uniform(-.4, .4):.4f}" fy="{cy + radius * self.r.uniform(-.4, .4):.4f}"'
        if self.r.random() < .3:
            base = self.id()
            self.defs.append(f'<linearGradient id="{base}">{self.stops()}</linearGradient>')
            self.defs.append(f'<{kind}Gradient id="{name}" xlink:href="#{base}"{units}{own}/>')
        else:
            self.defs.append(f'<{kind}Gradient id="{name}"{units}{own}>{self.stops()}</{kind}Gradient>')
        return f"url(#{name})"

    def paint(self):
        return self.gradient() if self.r.random() < .3 else self.color()

    def clip(self):
        name = self.id()
        shape = self.r.choice([f'<circle cx="{self.x()}" cy="{self.y()}" r="{self.length(.3, .6)}"/>',
                               f'<rect x="{self.x()}" y="{self.y()}" width="{self.length(.4, .8)}" height="{self.length(.4, .8)}" transform="rotate(12)"/>',
                               f'<path clip-rule="evenodd" d="{self.path()}"/>'])
        self.defs.append(f'<clipPath id="{name}">{shape}</clipPath>')
        return f"url(#{name})"

    def style(self, is_group=False):
        said = {}
        if self.r.random() < .85:
            said["fill"] = self.paint() if self.r.random() < .8 else "none"
        if self.r.random() < .5:
            said["stroke"] = self.paint()
            said["stroke-width"] = self.length(.01, .08)
            if self.r.random() < .5:
                said["stroke-linejoin"] = self.r.choice(["miter", "round", "bevel"])
                said["stroke-miterlimit"] = self.n(self.r.uniform(1, 8))
            if self.r.random() < .5:
                said["stroke-linecap"] = self.r.choice(["butt", "round", "square"])
            if self.r.random() < .4:
                said["stroke-dasharray"] = self.r.choice([" ", ", ", ","]).join(self.length(.02, .1) for _ in range(self.r.randint(1, 4)))
                said["stroke-dashoffset"] = self.length(0, .1)
        if self.r.random() < .2:
            said["fill-opacity"] = f"{self.r.uniform(.2, 1):.2f}"
        if self.r.random() < .2:
            said["stroke-opacity"] = f"{self.r.uniform(.2, 1):.2f}"
        if self.r.random() < .3:
            said["fill-rule"] = "evenodd"
        if self.r.random() < .15:
            said["clip-path"] = self.clip()
        if said.get("fill") == "none" and not is_group and self.r.random() < .3:
            said["opacity"] = "0.5"
        out, inner = "", ""
        for name, value in said.items():
            if self.r.random() < .5:
                out += f' {name}="{value}"'
            else:
                inner += f"{name}:{value};"
        return out + (f' style="{inner}"' if inner else "")

    def path(self):
        parts, r = [], self.r
        relative = lambda: self.n(self.size * r.uniform(-.3, .3))
        for _ in range(r.randint(1, 2)):
            parts.append(f"M{self.x()} {self.y()}")
            for _ in range(r.randint(2, 6)):
                kind = r.choice("LlHhVvCcSsQqTtAaZ")
                number = (self.x, self.y) if kind.isupper() else (relative, relative)
                pair = lambda: f"{number[0]()},{number[1]()}"
                if kind == "Z":
                    parts.append("z")
                elif kind in "Hh":
                    parts.append(kind + number[0]())
                elif kind in "Vv":
                    parts.append(kind + number[1]())
                elif kind in "Aa":
                    parts.append(f"{kind}{self.length(.1, .4)} {self.length(.1, .4)} {r.randint(-90, 90)} {r.randint(0, 1)}{r.choice([' ', ''])}{r.randint(0, 1)}{pair()}")
                else:
                    parts.append(kind + " ".join(pair() for _ in range({"L": 1, "T": 1, "S": 2, "Q": 2, "C": 3}[kind.upper()])))
            if r.random() < .4:
                parts.append("Z")
        return r.choice(["", " ", "\n"]).join(parts)

    def shape(self, more):
        kind = self.r.choice("path path rect circle ellipse line polyline polygon".split())
        points = lambda: " ".join(f"{self.x()},{self.y()}" for _ in range(self.r.randint(3, 7)))
        own = {"path": lambda: f'd="{self.path()}"',
               "rect": lambda: f'x="{self.x()}" y="{self.y()}" width="{self.length()}" height="{self.length()}"' + self.r.choice(["", f' rx="{self.length(.02, .2)}"', f' rx="{self.length(.02, .2)}" ry="{self.length(.02, .4)}"']),
               "circle": lambda: f'cx="{self.x()}" cy="{self.y()}" r="{self.length(.05, .4)}"',
               "ellipse": lambda: f'cx="50%" cy="{self.y()}" rx="{self.length(.05, .4)}" ry="{self.length(.05, .4)}"',
               "line": lambda: f'x1="{self.x()}" y1="{self.y()}" x2="{self.x()}" y2="{self.y()}"',
               "polyline": lambda: f'points="{points()}"', "polygon": lambda: f'points="{points()}"'}[kind]()
        return f"<{kind} {own}{more}{self.style()}/>\n"

    def thing(self, depth):
        moved = f' transform="{self.transform()}"' if self.r.random() < .4 else ""
        what = self.r.random()
        if depth < 3 and what < .25:
            return f"<g{moved}{self.style(True)}>{''.join(self.thing(depth + 1) for _ in range(self.r.randint(1, 3)))}</g>\n"
        if what < .4:
            name = self.id()
            self.defs.append(f'<g id="{name}">{self.shape("")}</g>' if self.r.random() < .5 else self.shape(f' id="{name}"'))
            return f'<use xlink:href="#{name}" x="{self.n(self.size * self.r.uniform(-.2, .2))}"{moved} fill="{self.color()}"/>\n'
        if what < .45:
            return '<g xmlns:z="http://example.com/z" z:label="x"><desc>nothing</desc><z:thing/></g>\n'
        return self.shape(moved)


def fixed():
    """Drawings of which it is known what they show, or which no chance finds."""
    names = re.findall(r'\{ "([a-z]+)",', (root / "src/picture/svgcolor.c").read_text())
    head = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {0}">{1}</svg>'
    squares = "".join(f'<rect x="{i % 15}" y="{i // 15}" width="1" height="1" fill="{name}"/>' for i, name in enumerate(names))
    yield head.format(15, squares)
    yield head.format(100, '<path d="M10 80A45 30 0 1 1 90 80A10 10 0 0010 80z" fill="teal"/><path d="M20 20a5 5 0 1 0 10 0a5 5 0 1 0-10 0M60,20h20v20h-20z" fill-rule="evenodd"/>')
    yield head.format(100, '<g color="#C02040"><rect width="40" height="40" fill="currentColor"/></g><rect x="50" y="50" width="30" height="30" fill="none" stroke="navy" stroke-width="8" transform="scale(1 .5)"/>')
    jump = '<defs><linearGradient id="a"><stop offset="1" stop-color="red"/><stop offset="1" stop-color="blue"/></linearGradient><linearGradient id="b" x1=".3" x2=".7"><stop stop-color="lime"/><stop offset="0" stop-color="navy"/><stop offset="1" stop-color="gold"/></linearGradient></defs>'
    yield head.format(100, jump + '<rect width="90" height="40" fill="url(#a)"/><rect y="50" width="90" height="40" fill="url(#b)"/>')
    yield head.format(100, '<defs><linearGradient id="a"><stop stop-color="red"/><stop offset="1" stop-color="blue"/></linearGradient></defs><path d="M0 50H100" stroke="url(#a)" stroke-width="20"/><rect x="10" y="5" width="60" height="20" stroke="url(#a)" stroke-width="9" fill="none"/>')
    yield head.format(100, '<defs><clipPath id="a"><circle cx="50" cy="50" r="40"/></clipPath><clipPath id="b"><rect width="100" height="60"/></clipPath><clipPath id="c"><rect width="0" height="10"/></clipPath></defs><g clip-path="url(#b)"><g clip-path="url(#a)"><rect width="100" height="100" fill="purple"/><rect clip-path="url(#c)" width="100" height="100"/></g></g><rect x="80" y="80" width="20" height="20"/>')
    yield head.format(100, '<rect x="10" y="10" width="60" height="60" fill="red" stroke="blue" stroke-width="20" stroke-opacity=".5"/><g visibility="hidden"><circle r="20"/><circle cx="90" cy="90" r="9" visibility="visible"/></g><rect display="none" width="100" height="100"/>')
    yield head.format(100, '<radialGradient id="a" cx=".5" cy=".5" r=".4" fx=".3" fy=".4"><stop stop-color="white"/><stop offset="1" stop-color="black"/></radialGradient><circle cx="50" cy="50" r="45" fill="url(#a)"/>')


def read_ppm(path):
    kind, size, most, rest = path.read_bytes().split(b"\n", 3)
    return tuple(map(int, size.split())), rest


def read_png(path):
    """Of 8 bits a sample, RGB or RGBA that nothing shines through."""
    data, at, packed = path.read_bytes(), 8, b""
    while at < len(data):
        n, name = int.from_bytes(data[at:at + 4], "big"), data[at + 4:at + 8]
        body = data[at + 8:at + 8 + n]
        if name == b"IHDR":
            width, height, channels = int.from_bytes(body[:4], "big"), int.from_bytes(body[4:8], "big"), {2: 3, 6: 4}[body[9]]
        packed += body if name == b"IDAT" else b""
        at += n + 12
    raw, stride, out, above = zlib.decompress(packed), width * channels, bytearray(), bytearray(width * channels)
    for y in range(height):
        kind, row = raw[y * (stride + 1)], bytearray(raw[y * (stride + 1) + 1:(y + 1) * (stride + 1)])
        for i in range(stride if kind else 0):
            left, up, corner = row[i - channels] if i >= channels else 0, above[i], above[i - channels] if i >= channels else 0
            nearest = min((abs(up - corner), 0, left), (abs(left - corner), 1, up), (abs(left + up - 2 * corner), 2, corner))[2]
            row[i] = (row[i] + [0, left, up, (left + up) // 2, nearest][kind]) & 255
        out += row if channels == 3 else bytes(v for i in range(0, stride, 4) for v in row[i:i + 3])
        above = row
    return (width, height), bytes(out)


def cropped(picture, width, height):
    (wide, _), pixels = picture
    return b"".join(pixels[y * wide * 3:(y * wide + width) * 3] for y in range(height))


def lowest_and_highest(pixels, width, height, x, y, channel):
    near = [pixels[(b * width + a) * 3 + channel] for b in range(max(0, y - 1), min(height, y + 2)) for a in range(max(0, x - 2), min(width, x + 3))]
    return min(near), max(near)


def difference(size, one, other):
    """How many pixels of one are none of those the other has next to there."""
    if one == other:
        return 0
    width, height = size
    n = 0
    for at in range(0, len(one), 3):
        if max(abs(one[at + c] - other[at + c]) for c in range(3)) <= NEAR:
            continue
        x, y = at // 3 % width, at // 3 // width
        for c in range(3):
            for a, b in ((one, other), (other, one)):
                low, high = lowest_and_highest(b, width, height, x, y, c)
                if not low - NEAR <= a[at + c] <= high + NEAR:
                    n += 1
                    break
            else:
                continue
            break
    return n


def planted(text, seed):
    """The same drawing, but for one thing that is seen."""
    r = random.Random(seed)
    ways = [lambda t: re.sub(r'#[0-9a-fA-F]{6}\b', "#10F040", t, count=1), lambda t: t.replace("evenodd", "nonzero", 1), lambda t: t.replace('"none"', '"#10F040"', 1),
            lambda t: re.sub(r' transform="[^"]*"', "", t, count=1), lambda t: re.sub(r'clip-path[:=]"?url\(#i\d+\)"?;?', "", t, count=1), lambda t: t.replace("round", "butt", 1),
            lambda t: re.sub(r'<(path|rect|circle|polygon)', r'<\1 display="none"', t, count=1), lambda t: re.sub(r'stroke-dasharray[:=]"?[^";]*"?;?', "", t, count=1),
            lambda t: re.sub(r' viewBox="(\S+)', lambda m: f' viewBox="{float(m[1]) + 12}', t, count=1)]
    r.shuffle(ways)
    for way in ways:
        if way(text) != text:
            return way(text)
    return text


def size_of(text):
    """Width and height of what is shown, the longer one SIDE pt."""
    x, y, w, h = (float(v) for v in re.search(r'viewBox="([^"]*)"', text)[1].split())
    given = [re.search(rf'<svg[^>]* {name}="([\d.]+)mm"', text) for name in ("width", "height")]
    if all(given):
        w, h = (float(g[1]) for g in given)
    return SIDE * w / max(w, h), SIDE * h / max(w, h)


def by_chromium(folder, name, things):
    """All of them on one page, each in a square of its own."""
    across = 10
    down = -(-len(things) // across)
    squares = "".join(f'<div style="position:absolute;overflow:hidden;left:{n % across * SIDE}px;top:{n // across * SIDE}px;width:{SIDE}px;height:{SIDE}px">{thing}</div>'
                      for n, thing in enumerate(things))
    (folder / f"{name}.html").write_text(f'<!DOCTYPE html><meta charset="utf-8"><body style="margin:0;background:white">{squares}')
    subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--allow-file-access-from-files", f"--screenshot={folder}/{name}.png",
                    f"--window-size={across * SIDE},{down * SIDE + 100}", f"file://{folder.resolve()}/{name}.html"], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    (wide, _), pixels = read_png(folder / f"{name}.png")
    for n in range(len(things)):
        left, top = n % across * SIDE, n // across * SIDE
        yield (SIDE, SIDE), b"".join(pixels[((top + y) * wide + left) * 3:((top + y) * wide + left + SIDE) * 3] for y in range(SIDE))


def as_given(texts):
    for n, text in enumerate(texts):
        width, height = size_of(text)
        yield f'<img src="{n}.theirs.svg" style="position:absolute;left:0;top:0;width:{width:.3f}px;height:{height:.3f}px">'


def on_the_web(page):
    """Each figure of our page, at a pixel for a point; its units are hundredths of a millimetre, and it stands in a little air."""
    units = SIDE * 2540 / 72
    for svg in re.findall(r'<svg role="img".*?</svg>\s*(?=</figure>)', page, re.S):
        x, y, width, height = re.search(r'viewBox="([^"]*)"', svg)[1].split()
        inner = re.sub(r'^<svg ([^>]*?) width="[^"]*" height="[^"]*"', rf'<svg \1 x="{x}" y="{y}" width="{width}" height="{height}"', svg)
        yield f'<svg style="display:block" width="{SIDE}" height="{SIDE}" viewBox="0 0 {units:.3f} {units:.3f}">{inner}</svg>'


folder = options.keep or pathlib.Path(tempfile.mkdtemp())
folder.mkdir(exist_ok=True)
texts = [*fixed(), *(Drawing(options.seed * 100000 + i).text for i in range(options.count))]
(folder / "schema.xml").write_text('<schema name="s"><record name="r"><field name="f"/></record></schema>')
(folder / "data.xml").write_text('<data id="d" lang="ja" schema="schema.xml"><r id="r1"/></data>')
parts = ""
for n, text in enumerate(texts):
    width, height = size_of(text)
    parts += PART.format(n=n, name=f"{n}.svg", width=f"{width:.3f}", height=f"{height:.3f}")
    (folder / f"{n}.svg").write_text(text)
    (folder / f"{n}.theirs.svg").write_text(planted(text, n) if options.plant else text)
given = list(as_given(texts))
for way in range(1, 9):
    n, (width, height) = len(given), (SIDE, SIDE * 2 // 3) if way < 5 else (SIDE * 2 // 3, SIDE)
    (folder / f"{n}.jpg").write_bytes(make.jpeg(QUARTERS, adobe=1, exif=way))
    parts += PART.format(n=n, name=f"{n}.jpg", width=width, height=height)
    given.append(f'<img src="{n}.jpg" style="position:absolute;left:0;top:0;width:{width}px;height:{height}px">')
theirs = by_chromium(folder, "all", given)
(folder / "report.xml").write_text(LAYOUT.format(root=root, parts=parts))
for form, out in (("pdf", "out.pdf"), ("html", "out.html")):
    done = subprocess.run([hyogumi, "render", "report.xml", "--format", form, "-o", out, "-q", "--lang", "en", "--color", "never"], cwd=folder, capture_output=True, text=True)
    if done.returncode:
        print(done.stderr[:2000])
        sys.exit(1)
figures = list(on_the_web((folder / "out.html").read_text()))
if len(figures) != len(given):
    sys.exit(f"{len(figures)} figures on the page of the web, of {len(given)}")
web = by_chromium(folder, "web", figures)
subprocess.run(["mutool", "draw", "-q", "-r", "72", "-F", "ppm", "-o", "ours-%03d.ppm", "out.pdf"], cwd=folder, check=True)
wrong, worst, n_seen, n_planted = [], 0.0, 0, 0
for n, (on_paper, on_web, other) in enumerate(zip(map(read_ppm, sorted(folder.glob("ours-*.ppm"))), web, theirs, strict=True)):
    is_drawing = n < len(texts)
    width, height = (int(v) for v in size_of(texts[n])) if is_drawing else (SIDE, SIDE)  # an edge that is part of a pixel is left out
    there = cropped(other, width, height)
    for where, one in (("the PDF", on_paper), ("the page of the web", on_web))[not is_drawing:]:
        share = difference((width, height), cropped(one, width, height), there) / (width * height)
        is_planted = options.plant and is_drawing and planted(texts[n], n) != texts[n]
        n_planted += is_planted
        n_seen += is_planted and share > MOST_WRONG
        worst = max(worst, 0 if is_planted else share)
        if share > MOST_WRONG and not is_planted:
            wrong.append(f"{n}.{'svg' if is_drawing else 'jpg'}: {share:.2%} of its pixels are otherwise in {where}")
if not options.keep:
    shutil.rmtree(folder)
for line in wrong[:20]:
    print(line)
if options.plant:
    print(f"{n_planted} pictures with one thing changed: {n_seen} seen")
    sys.exit(1 if wrong or n_seen < n_planted * 3 // 4 else 0)
print(f"{len(texts)} drawings and {len(given) - len(texts)} photographs in the PDF and on the web, {len(wrong)} otherwise; at most {worst:.2%} of the pixels of one")
sys.exit(1 if wrong else 0)
