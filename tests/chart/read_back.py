#!/usr/bin/env python3
"""read_back.py HYOGUMI [--count N] [--seed S]   Charts of all kinds of random figures are rendered, and read back from what the PDF paints: bars,
lines and marks by their colour, the axis by its printed figures and the grid line each stands at.  Every figure is within 0.2 mm of
where its axis has it, what is missing is a gap, all words are printed, and the text for those who cannot see it has all figures; and as PDF/X-1a they are what that asks for.  Then
faults are planted into what the reader reads, each of which it must see."""
import argparse, collections, os, pathlib, random, re, subprocess, sys, tempfile
from fractions import Fraction as F
from xml.sax.saxutils import escape, quoteattr

try:
    import pikepdf
except ImportError:                                          # Debian's package is for Debian's Python
    os.execv("/usr/bin/python3", ["/usr/bin/python3", *sys.argv])

root = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(root / "tests/pdf"))
import pdfx

MM = 25.4 / 72
NEAR = 0.2                                                   # mm
WIDTH, HEIGHT = 150, 90
COLORS = ["1E6B52", "B84E14", "2A4F8F", "8A2E5A"]
GRID = "C4C4C4"

options = argparse.ArgumentParser()
options.add_argument("hyogumi", type=pathlib.Path)
options.add_argument("--count", type=int, default=60)
options.add_argument("--seed", type=int, default=1)
options = options.parse_args()


# ---- charts of random figures ----

Chart = collections.namedtuple("Chart", "kind level english labels series")
Series = collections.namedtuple("Series", "name kind second pattern color values")   # values: as they are written; None: missing


def figure(dice, scale, places, below):
    value = F(dice.randint(-999 if below else 0, 999), 10 ** places) * scale
    return value


def written(value, places):
    if value is None:
        return "…"
    digits = f"{abs(value).numerator * 10 ** places // abs(value).denominator:0{places + 1}d}"
    whole, rest = (digits[:-places], digits[-places:]) if places else (digits, "")
    text = f"{int(whole):,}" + (f".{rest}" if rest else "")
    return ("▲" if value < 0 else "") + text


def make_chart(dice):
    kind = dice.choice(["bar", "bar", "stacked", "share", "line", "two"])
    level = kind in ("bar", "stacked", "share") and dice.random() < 0.5
    n, places, scale = dice.randint(1, 7), dice.randint(0, 2), 10 ** dice.randint(0, 3)
    below = kind != "share" and dice.random() < 0.4
    n_series = {"two": 2}.get(kind) or dice.randint(1, 3)
    series = []
    for s in range(n_series):
        drawn = "line" if kind == "line" or (kind == "two" and s) else "mark" if kind == "bar" and s == 2 else "bar"
        values = [None if dice.random() < 0.12 else figure(dice, scale, places, below) for _ in range(n)]
        if s == 0 and all(v is None for v in values):
            values[0] = F(7)
        pattern = dice.choice(["solid", "hatch", "dots", "open", "cross", "lines"])
        series.append(Series(f"系列{'甲乙丙'[s]}", drawn, kind == "two" and s == 1, pattern, COLORS[s], values))
    if kind == "share":
        series = [s._replace(kind="bar") for s in series]
    if kind == "stacked":
        series = [s._replace(kind="bar") for s in series]
    labels = [f"項{'一二三四五六七'[i]}" for i in range(n)]
    return Chart("bar" if kind == "two" else kind, level, dice.random() < 0.3, labels, series), places


def layout_of(charts):
    out = [f'<report name="charts" title="charts" lang="ja" data="data.xml" fonts="{root}/fonts/fonts.xml"><house negative="▲"/>',
           '<style name="default" family="BIZ UDGothic" size="7pt" leading="1.4"/>',
           f'<master name="page" width="{WIDTH}mm" height="{HEIGHT}mm" inside="10mm" outside="10mm" head="8mm" foot="8mm"/>']
    for c, (chart, _) in enumerate(charts):
        out.append(f'<section master="page" lang="{"en" if chart.english else "ja"}"><chart kind="{chart.kind}" select="/data/c{c}" label="{{name}}"'
                   f' caption="図{c}" unit="人" second-unit="件" height="70mm" direction="{"horizontal" if chart.level else "vertical"}">')
        for s, series in enumerate(chart.series):
            second = ' axis="second"' if series.second else ""
            out.append(f'<series label={quoteattr(series.name)} value="v{s}" kind="{series.kind}" color="#{series.color}" pattern="{series.pattern}"{second}/>')
        out.append("</chart></section>")
    return "\n".join(out + ["</report>"])


def data_of(charts):
    out, records = ['<data id="t" lang="ja" schema="schema.xml">'], []
    for c, (chart, places) in enumerate(charts):
        fields = "".join(f'<field name="v{s}"/>' for s in range(len(chart.series)))
        records.append(f'<record name="c{c}"><field name="name"/>{fields}</record>')
        for i, label in enumerate(chart.labels):
            values = "".join(f"<v{s}>{escape(written(series.values[i], places))}</v{s}>" for s, series in enumerate(chart.series))
            out.append(f'<c{c} id="c{c}-{i}"><name>{label}</name>{values}</c{c}>')
    return "\n".join(out + ["</data>"]), "<schema name='charts'>" + "".join(records) + "</schema>"


# ---- what a page paints ----

Page = collections.namedtuple("Page", "fills strokes paths words alt")   # mm from the upper left; by colour


def color_of(numbers):
    numbers = [float(n) for n in numbers]
    if len(numbers) == 1:
        numbers *= 3
    return "".join(f"{round(n * 255):02X}" for n in numbers)


def box_of(points):
    """Of a path around a box; None: it is none."""
    xs, ys = sorted({p[0] for p in points}), sorted({p[1] for p in points})
    is_box = len(points) == 5 and points[0] == points[4] and len(xs) == len(ys) == 2 and points[0][0] != points[2][0]
    return (xs[0], ys[0], xs[1], ys[1]) if is_box else None


def read_operators(instructions):
    """Rectangles that are filled and stroked, and stroked paths (a list of parts, each of points), with their colours."""
    fill, stroke, is_dot = "000000", "000000", False
    fills, strokes, paths, rectangles, parts, is_curved = [], [], [], [], [], False
    for operands, operator in instructions:
        name, numbers = str(operator), operands
        if name in ("rg", "g"):
            fill = color_of(numbers)
        elif name in ("RG", "G"):
            stroke = color_of(numbers)
        elif name == "w":
            is_dot = float(numbers[0]) * MM > 1              # the ring of a point is one: no line is so thick
        elif name == "re":
            x, y, width, height = (float(n) * MM for n in numbers)
            rectangles.append((x, HEIGHT - y - height, x + width, HEIGHT - y))
        elif name == "m":
            parts.append([(float(numbers[0]) * MM, HEIGHT - float(numbers[1]) * MM)])
        elif name == "l":
            parts[-1].append((float(numbers[0]) * MM, HEIGHT - float(numbers[1]) * MM))
        elif name == "c":                                    # of a round point
            is_curved = True
        elif name in ("f", "S", "B", "n"):
            if name in ("f", "B"):
                fills += [(fill, r) for r in rectangles]
            if name in ("S", "B"):
                strokes += [(stroke, r) for r in rectangles]
                boxes = [box_of(p) for p in parts]
                strokes += [(stroke, r) for r in boxes if r]
                parts = [p for p, r in zip(parts, boxes) if not r]
                paths += [(stroke, parts)] if parts and not is_curved and not is_dot else []
            rectangles, parts, is_curved = [], [], False
    return fills, strokes, paths


def read_alts(pdf):
    """Of each Figure, by its page."""
    alts = {}
    def walk(node):
        if isinstance(node, pikepdf.Array):
            for kid in node:
                walk(kid)
        elif isinstance(node, pikepdf.Dictionary):
            if node.get("/S") == "/Figure":
                alts[node.Pg.objgen] = str(node.Alt)
            if "/K" in node:
                walk(node.K)
    walk(pdf.Root.StructTreeRoot.K)
    return alts


def read_words(path):
    """Words with their boxes in mm, page by page, as poppler has them."""
    text = subprocess.run(["pdftotext", "-bbox", path, "-"], capture_output=True, text=True, check=True).stdout
    for page in re.split("<page ", text)[1:]:
        found = re.findall(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>', page)
        yield [(word, *(float(n) * MM for n in box)) for *box, word in found]


def read_pages(path):
    pdf = pikepdf.open(path)
    alts, words = read_alts(pdf), list(read_words(path))
    for n, page in enumerate(pdf.pages):
        fills, strokes, paths = read_operators(pikepdf.parse_content_stream(page))
        yield Page(fills, strokes, paths, words[n], alts.get(page.objgen, ""))


# ---- is it the chart? ----

def number_of(word):
    text = word.replace(",", "")
    sign = -1 if text[:1] in "▲" else 1
    return sign * F(text.lstrip("▲")) if re.fullmatch(r"▲?\d+(\.\d+)?", text) else None


class Reader:
    """Positions along the axis of figures are called up, those along the categories across; both grow from where they begin."""

    def __init__(self, chart, places, page):
        self.chart, self.places, self.page, self.faults, self.ticks = chart, places, page, [], collections.Counter()

    def fault(self, words):
        self.faults.append(words)

    def grid(self):
        """Of each line: where it is on the axis; and between which two ends it runs."""
        thin = [r for color, r in self.page.fills if color == GRID and min(r[2] - r[0], r[3] - r[1]) < 0.15]
        if self.chart.level:
            return sorted((r[0] + r[2]) / 2 for r in thin), min(r[1] for r in thin), max(r[3] for r in thin)
        return sorted((r[1] + r[3]) / 2 for r in thin), min(r[0] for r in thin), max(r[2] for r in thin)

    def axis(self, second):
        """The figures printed at the lines, each with its line: a map from figures to mm, if they are evenly apart in both."""
        lines, begin, end = self.grid()
        marks = []
        for word, x0, y0, x1, y1 in self.page.words:
            number = number_of(word)
            beside = y0 > max(p[3] for p in self.plot_boxes()) - 0.5 if self.chart.level else x0 > end if second else x1 < begin
            if number is None or not beside:
                continue
            at = (x0 + x1) / 2 if self.chart.level else (y0 + y1) / 2
            line = min(lines, key=lambda l: abs(l - at))
            if abs(line - at) < 1.5:
                marks.append((number, line))
                self.ticks[word] += 1
        marks.sort()
        if len(marks) != len(lines) or len(marks) < 2:
            self.fault(f"{len(marks)} figures at {len(lines)} lines of the axis")
            return None
        steps = {b[0] - a[0] for a, b in zip(marks, marks[1:])}
        mantissa = min(steps)
        if mantissa <= 0:
            self.fault("figures of the axis that do not grow")
            return None
        while mantissa >= 10:
            mantissa /= 10
        while mantissa < 1:
            mantissa *= 10
        if len(steps) > 1 or mantissa not in (1, 2, F(5, 2), 5):
            self.fault(f"steps of {sorted(map(float, steps))}")
        (low, first), (high, last) = marks[0], marks[-1]
        for number, line in marks:
            if abs(first + float((number - low) / (high - low)) * (last - first) - line) > NEAR / 2:
                self.fault(f"the line of {float(number)} is not where its figure belongs")
        return lambda value: first + float((value - low) / (high - low)) * (last - first)

    def plot_boxes(self):
        return [r for color, r in self.page.fills if color == GRID]

    def inside(self, box):
        plot = self.plot_boxes()
        return (box[0] > min(p[0] for p in plot) - 0.5 and box[2] < max(p[2] for p in plot) + 0.5 and
                box[1] > min(p[1] for p in plot) - 0.5 and box[3] < max(p[3] for p in plot) + 0.5)

    def category(self, across):
        _, begin, end = self.grid()
        return int((across - begin) / (end - begin) * len(self.chart.labels))

    def middle(self, i):
        _, begin, end = self.grid()
        return begin + (end - begin) * (2 * i + 1) / (2 * len(self.chart.labels))

    def spans(self, i):
        """From where to where each bar of a category goes, worked out from the data."""
        up = down = F(0)
        total = sum((s.values[i] for s in self.chart.series if s.values[i] is not None), F(0))
        for s, series in enumerate(self.chart.series):
            value = series.values[i]
            if series.kind != "bar" or value is None:
                continue
            if self.chart.kind == "share":
                if total:
                    yield s, up * 100 / total, (up + value) * 100 / total
                up += value
            elif self.chart.kind == "stacked":
                yield (s, down, down + value) if value < 0 else (s, up, up + value)
                up, down = (up, down + value) if value < 0 else (up + value, down)
            else:
                yield s, F(0), value

    def check_bars(self, axes):
        wanted = {}
        for i in range(len(self.chart.labels)):
            for s, begin, end in self.spans(i):
                if begin != end:
                    ends = sorted(axes[self.chart.series[s].second](v) for v in (begin, end))
                    if ends[1] - ends[0] > 0.02:
                        wanted[s, i] = ends
        for s, series in enumerate(self.chart.series):
            if series.kind != "bar":
                continue
            boxes = self.page.fills if series.pattern == "solid" else self.page.strokes
            found = {}
            for color, r in boxes:
                if color != series.color or not self.inside(r):
                    continue
                across = (r[1] + r[3]) / 2 if self.chart.level else (r[0] + r[2]) / 2
                i = self.category(across)
                if (s, i) in found:
                    self.fault(f"two bars of {series.name} in {i}")
                found[s, i] = [r[0], r[2]] if self.chart.level else [r[1], r[3]]
            for at in {k for k in wanted if k[0] == s} - set(found):
                if wanted[at][1] - wanted[at][0] > 0.3:      # of thinner ones the outline may not be there
                    self.fault(f"no bar of {series.name} in {at[1]}")
            for at in set(found) - set(wanted):
                if found[at][1] - found[at][0] < 0.05:       # too little to be seen
                    continue
                self.fault(f"a bar of {series.name} in {at[1]}, where there is no figure")
            for at in set(found) & set(wanted):
                for there, here in zip(found[at], wanted[at]):
                    if abs(there - here) > NEAR:
                        self.fault(f"a bar of {series.name} in {at[1]} ends at {there:.2f} and not at {here:.2f} mm")

    def check_line(self, s, axis):
        series = self.chart.series[s]
        runs, run = [], []
        for i, value in enumerate(series.values):
            if value is None:
                runs, run = runs + ([run] if run else []), []
            else:
                run = run + [(self.middle(i), axis(value))]
        runs += [run] if run else []
        # a part of one point is painted as a line of no length
        parts = [p if p[0] != p[-1] else p[:1] for color, many in self.page.paths if color == series.color for p in many
                 if self.inside((p[0][0], p[0][1], p[-1][0], p[-1][1])) and (len(p) != 5 or p[0] != p[4])]
        if len(parts) != len(runs):
            self.fault(f"{len(parts)} runs of the line {series.name}, not {len(runs)}")
        for part, run in zip(parts, runs):
            if len(part) != len(run):
                self.fault(f"{len(part)} points of {series.name}, not {len(run)}")
            for there, here in zip(part, run):
                if max(abs(there[0] - here[0]), abs(there[1] - here[1])) > NEAR:
                    self.fault(f"a point of {series.name} at {there}, not at {here}")

    def check_marks(self, s, axis):
        series = self.chart.series[s]
        wanted = {i: axis(v) for i, v in enumerate(series.values) if v is not None}
        found = {}
        for color, many in self.page.paths:
            for p in many:
                if color == series.color and len(p) == 5 and p[0] == p[4] and self.near_plot(p):
                    x, y = (p[1][0] + p[3][0]) / 2, (p[0][1] + p[2][1]) / 2
                    found[self.category(y if self.chart.level else x)] = x if self.chart.level else y
        if found.keys() != wanted.keys():
            self.fault(f"marks of {series.name} in {sorted(found)}, not in {sorted(wanted)}")
        for i in found.keys() & wanted.keys():
            if abs(found[i] - wanted[i]) > NEAR:
                self.fault(f"the mark of {series.name} in {i} at {found[i]:.2f}, not at {wanted[i]:.2f} mm")

    def near_plot(self, points):
        plot, x, y = self.plot_boxes(), sum(p[0] for p in points[:4]) / 4, sum(p[1] for p in points[:4]) / 4
        return (min(p[0] for p in plot) - 0.5 < x < max(p[2] for p in plot) + 0.5 and
                min(p[1] for p in plot) - 0.5 < y < max(p[3] for p in plot) + 0.5)

    def totals(self):
        """Of heaps of several, where nothing is missing: as they are written, without zeros behind the last place."""
        bars = [s.values for s in self.chart.series if s.kind == "bar"]
        if self.chart.kind != "stacked" or len(bars) < 2:
            return collections.Counter()
        sums = [sum(values) for values in zip(*bars) if None not in values]
        texts = [written(v, self.places) for v in sums]
        return collections.Counter(t.rstrip("0").rstrip(".") if "." in t else t for t in texts)

    def check_words(self):
        printed = collections.Counter(word for word, *_ in self.page.words)
        joined = "".join(word for word, *_ in self.page.words)
        for label in self.chart.labels + ([s.name for s in self.chart.series] if len(self.chart.series) > 1 else []):
            if label not in joined:
                self.fault(f"{label} is not printed")
        if self.chart.kind != "share":
            wanted = collections.Counter(written(v, self.places) for s in self.chart.series for v in s.values if v is not None)
            for text, n in (wanted + self.totals() + self.ticks).items():
                if printed[text] < n:
                    self.fault(f"{text} is printed {printed[text]} times, not {n}")

    def check_alt(self):
        alt, english = self.page.alt, self.chart.english
        colon, comma, end = (": ", ", ", ". ") if english else ("：", "、", "。")
        for series in self.chart.series:
            unit = "件" if series.second else "人"
            places = [re.escape(label) + " " + ("…" if v is None else re.escape(written(v, self.places)) + unit) +
                      (r"(?: ?[（(][\d.]+％[）)])?" if self.chart.kind == "share" else "") for label, v in zip(self.chart.labels, series.values)]
            form = re.escape(series.name) + r"(?:（[^）]*）| \([^)]*\))*" + re.escape(colon) + re.escape(comma).join(places) + re.escape(end.strip())
            if not re.search(form, alt):
                self.fault(f"the text for those who cannot see it has not {series.name}: {alt!r} /{form}/")

    def check(self):
        axes = {False: self.axis(False)}
        if any(s.second for s in self.chart.series):
            axes[True] = self.axis(True)
        if all(axes.values()):
            self.check_bars(axes)
            for s, series in enumerate(self.chart.series):
                if series.kind == "line":
                    self.check_line(s, axes[series.second])
                if series.kind == "mark":
                    self.check_marks(s, axes[False])
        self.check_words()
        self.check_alt()
        return self.faults


# ---- faults ----

def moved(boxes, color, by, reader):
    """The same with the far end of the first bar of that colour elsewhere."""
    for k, (c, r) in enumerate(boxes):
        if c == color and reader.inside(r) and min(r[2] - r[0], r[3] - r[1]) > 1:
            r = (r[0], r[1], r[2] + by, r[3]) if reader.chart.level else (r[0], r[1] - by, r[2], r[3])
            return boxes[:k] + [(c, r)] + boxes[k + 1:]
    return None


def spoiled(chart, places, page):
    """Pages that are wrong in one thing each, with what that is."""
    reader = Reader(chart, places, page)
    for series in chart.series:
        which = "fills" if series.pattern == "solid" else "strokes"
        boxes = getattr(page, which)
        if series.kind == "bar":
            other = moved(boxes, series.color, 0.4, reader)
            if other:
                yield "a bar is 0.4 mm longer", page._replace(**{which: other})
                first = next(k for k, (a, b) in enumerate(zip(boxes, other)) if a != b)
                yield "a bar is gone", page._replace(**{which: boxes[:first] + boxes[first + 1:]})
        for k, (color, many) in enumerate(page.paths):
            line = [p for p in many if len(p) > 1 and len(p) != 5 and reader.inside((*p[0], *p[-1]))]
            if color != series.color or series.kind != "line" or not line:
                continue
            part = line[0]
            bent = [part[0], (part[1][0], part[1][1] - 0.5)] + part[2:]
            yield "a point of a line is 0.5 mm higher", page._replace(paths=page.paths[:k] + [(color, [bent if p is part else p for p in many])] + page.paths[k + 1:])
            if len(many) > 1:
                yield "a gap is closed", page._replace(paths=page.paths[:k] + [(color, [sum(many, [])])] + page.paths[k + 1:])
    for k, (word, *box) in enumerate(page.words):
        number = number_of(word)
        if number and any(abs(number) == abs(v) for s in chart.series for v in s.values if v is not None) and chart.kind != "share":
            yield f"{word} is not printed", page._replace(words=page.words[:k] + page.words[k + 1:])
            break
    for k, (word, *box) in enumerate(page.words):
        if word == "0" and reader.axis(False):
            yield "the axis begins with 1", page._replace(words=page.words[:k] + [("1", *box)] + page.words[k + 1:])
            break
    digits = re.sub(r"(\d)(?=[件人])", lambda m: str((int(m[1]) + 1) % 10), page.alt, count=1)
    if digits != page.alt:
        yield "a figure of the text is another", page._replace(alt=digits)


def main():
    dice, wrong, blind = random.Random(options.seed), [], []
    charts = [make_chart(dice) for _ in range(options.count)]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        data, schema = data_of(charts)
        for file, text in (("report.xml", layout_of(charts)), ("data.xml", data), ("schema.xml", schema)):
            (folder / file).write_text(text, encoding="utf-8")
        for profile in ("archive", "press"):
            done = subprocess.run([options.hyogumi.resolve(), "render", "report.xml", "-o", f"{profile}.pdf", "--profile", profile, "--lang", "en", "--color", "never"],
                                  cwd=folder, env=os.environ | {"SOURCE_DATE_EPOCH": "1600000000"}, capture_output=True, text=True)
            if done.returncode:
                sys.exit(done.stderr)
        wrong += [f"for the press: {number} {what}" for number, what in pdfx.check(folder / "press.pdf", "x1a")]
        pages = list(read_pages(folder / "archive.pdf"))
        if len(pages) != len(charts):
            sys.exit(f"{len(pages)} pages of {len(charts)} charts")
        n_planted = 0
        for c, ((chart, places), page) in enumerate(zip(charts, pages)):
            wrong += [f"chart {c} ({chart.kind}{', level' if chart.level else ''}): {f}" for f in Reader(chart, places, page).check()]
            for what, other in spoiled(chart, places, page):
                n_planted += 1
                if not Reader(chart, places, other).check():
                    blind.append(f"chart {c} ({chart.kind}): not seen that {what}")
    for line in (wrong + blind)[:30]:
        print(line)
    print(f"{len(charts)} charts read back, {n_planted} faults planted; wrong: {len(wrong)}, not seen: {len(blind)}")
    sys.exit(1 if wrong or blind or n_planted < len(charts) else 0)


main()
