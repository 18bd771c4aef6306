#!/usr/bin/env python3
"""1,000 random tables of figures against Python's decimal: all ways of writing and reading them, all roundings, shares, growth,
ranks, and what is carried over page ends, as the trace of the printed pages says.

    tests/random/figures.py HYOGUMI [--tables N] [--seed N]

Which figures stand on which page is read from the trace; what the pages must say of them is worked out here, from the figures
as they were thrown and not from how they are written."""
import argparse, collections, decimal, pathlib, random, re, subprocess, sys, tempfile
from decimal import Decimal

decimal.getcontext().prec = 80
FONTS = pathlib.Path(__file__).resolve().parents[2] / "fonts/fonts.xml"
TABLES_IN_A_BOOKLET = 10
ROUNDINGS = {"四捨五入": decimal.ROUND_HALF_UP, "切捨て": decimal.ROUND_DOWN, "切り捨て": decimal.ROUND_DOWN,
             "切上げ": decimal.ROUND_UP, "切り上げ": decimal.ROUND_UP, "偶数丸め": decimal.ROUND_HALF_EVEN}
SCALES = {"千円": 3, "万円": 4, "百万円": 6, "億円": 8, "千": 3, "万": 4, "百万": 6, "億": 8}
MISSING = ["－", "―", "—", "-", "−", "–", "‐", "…", "‥", "...", "x", "X", "ｘ", "Ｘ"]
WIDE = str.maketrans("0123456789,.-()+", "０１２３４５６７８９，．－（）＋")


class Form:
    """How figures are written: its words, and what they mean."""

    def __init__(self, dice, of_ratios=False):
        self.thousands = dice.random() < 0.6
        self.least = dice.choice([0, 0, 1, 2, 3])
        self.most = self.least + dice.choice([0, 0, 1])
        self.unit = dice.choice(["", "", "人", "％", "件"])
        self.minus = dice.choice(["-", "▲", "△", "−", "()", "（）"])
        self.plus = dice.random() < 0.2
        self.rounding = decimal.ROUND_HALF_UP
        self.scale = 0
        self.zero = dice.choice([None, None, "－", "零"])
        self.missing = dice.choice([None, None, "不詳"])
        self.width = dice.choice(["", "", "１桁全角", "全角"])
        pattern = ("#,##0" if self.thousands else "0") + ("." if self.most else "") + "0" * self.least + "#" * (self.most - self.least)
        words = [pattern + self.unit, self.width, "+" if self.plus else ""]
        if self.minus != "-" or dice.random() < 0.5:
            words.append(self.minus)
        rounding = dice.choice(list(ROUNDINGS)) if dice.random() < 0.7 else ""
        if rounding:
            self.rounding = ROUNDINGS[rounding]
        scale = dice.choice(list(SCALES)) if rounding and not of_ratios and dice.random() < 0.4 else ""
        if scale:
            self.scale = SCALES[scale]
        words += [scale + rounding] if dice.random() < 0.5 else [scale, rounding]
        words += [f"0={self.zero}" if self.zero else "", f"欠={self.missing}" if self.missing else ""]
        dice.shuffle(words)
        self.text = " ".join(word for word in words if word)

    def write(self, value):
        """A Decimal, exact or of so many figures that it does not matter."""
        if value == 0 and self.zero:
            return self.zero
        rounded = abs(value / 10 ** self.scale).quantize(Decimal(1).scaleb(-self.most), rounding=self.rounding)
        figures = f"{rounded:,f}" if self.thousands else f"{rounded:f}"
        whole, _, places = figures.partition(".")
        while len(places) > self.least and places.endswith("0"):
            places = places[:-1]
        figures = whole + ("." + places if places else "")
        if self.width == "全角" or (self.width and len(figures) == 1):
            figures = figures.translate(WIDE)
        if value < 0 and (rounded or self.minus not in "-−"):
            figures = self.minus[0] + figures + (self.minus[1] if len(self.minus) == 2 else "")
        elif value > 0 and self.plus:
            figures = "+" + figures
        return figures + self.unit


def throw(dice):
    """A figure: none, small, with places, of 18 figures."""
    if dice.random() < 0.08:
        return None
    digits = dice.choice([0, 1, 1, 2, 3, 4, 5, 7, 9, 12, 16])
    places = dice.choice([0, 0, 0, 1, 2])
    value = Decimal(dice.randrange(10 ** (digits + places))).scaleb(-places) if digits else Decimal(0)
    if dice.random() < 0.15:
        value = value.quantize(Decimal(1)) * 1000 + dice.choice([0, 500])  # halves of thousands
    return -value if dice.random() < 0.3 else value


def written(value, dice):
    """As somebody could have written it."""
    if value is None:
        return dice.choice(MISSING)
    if value == 0 and dice.random() < 0.2:
        return "±0"
    figures = f"{abs(value):,f}" if dice.random() < 0.5 else f"{abs(value):f}"
    if "." in figures and dice.random() < 0.2:
        figures += "0"
    unit = dice.choice(["", "", "", "人", "％", "件（速報）", " 件"])
    if value < 0 and not unit and dice.random() < 0.3:
        figures = f"({figures})"
    elif value < 0:
        figures = dice.choice(["▲", "△", "-", "−", "▲ "]) + figures
    elif dice.random() < 0.1:
        figures = "+" + figures
    return (figures.translate(WIDE) if dice.random() < 0.3 else figures) + unit


MARKS = ["", *"－―—-−–‐…‥", "...", *"xXｘＸ"]               # docs/schema.md: which comes of two is told by their order
Row = collections.namedtuple("Row", "id value text before before_text name")


class Table:
    def __init__(self, number, dice):
        self.id, self.form, self.ratio, self.page = f"g{number}", Form(dice), Form(dice, True), Form(dice)
        self.rows = []
        for i in range(dice.randrange(2, 16)):
            value, before = throw(dice), throw(dice)
            name = f"費目{i}" + "区民と学校と事業者が話し合う。" * (dice.randrange(4, 40) if dice.random() < 0.2 else 0)
            self.rows.append(Row(f"{self.id}-{i}", value, written(value, dice), before, written(before, dice), name))
        self.select = dice.choice(["current", "number(current)", "sum(current)"])

    def data(self):
        rows = "".join(f'<measure id="{row.id}"><name>{row.name}</name><current>{row.text}</current>'
                       f'<planned>{row.before_text}</planned></measure>\n' for row in self.rows)
        return f'<group id="{self.id}" no="1"><name>{self.id}</name>\n{rows}</group>\n'

    def layout(self):
        carried = "{format($n, '" + self.form.text + "')}"
        end = lambda element, label, value: (f'<{element}><row><cell columns="a">{label}</cell><cell columns="b">{value}</cell></row></{element}>')
        cell = lambda column, xpath: f'<cell columns="{column}" key="{column}">{{{xpath}}}</cell>'
        return (f'<section master="page"><table id="table-{self.id}" style="cell"><column name="a" width="40mm"/><column name="b" width="85mm"/>'
                '<column name="c" width="85mm"/><column name="d" width="85mm"/><column name="e" width="85mm"/><column name="f" share="1"/>'
                '<head><row><cell columns="a">費目</cell></row></head>'
                f'<sum name="n" select="{self.select}"/>'
                + end("page-foot", "頁計", f'<page-sum sum="n" format="{self.page.text}"/>')
                + end("carry-out", "次頁へ", carried) + end("carry-in", "前頁より", carried) +
                f'<rows select="//group[@id=\'{self.id}\']"><rule match="group">'
                '<row role="band" repeat="yes" keep-next="yes"><cell columns="*" again="（続き）">{name}</cell></row>'
                f'<rows select="measure"/><row>'
                + cell("b", f"format(sum(measure/current), '{self.form.text}')") + cell("c", "format(max(measure/current), '0.0#')")
                + '</row></rule><rule match="measure"><row><cell columns="a" key="a">{name}</cell>'
                + cell("b", "current") + cell("c", f"format(current, '{self.form.text}')")
                + cell("d", f"share(current, sum(../measure/current), '{self.ratio.text}')")
                + cell("e", f"growth(current, planned, '{self.ratio.text}')") + cell("f", "rank(current, ../measure/current)")
                + '</row></rule></rows></table></section>\n')

    def expected(self):
        """(record, column) → words."""
        values = [row.value for row in self.rows if row.value is not None]
        total, cells = sum(values, Decimal(0)), {}
        for row in self.rows:
            missing = lambda form, text: form.missing or text.strip()
            none = row.value is None
            cells[row.id, "c"] = missing(self.form, row.text) if none else self.form.write(row.value)
            cells[row.id, "d"] = (missing(self.ratio, row.text) if none else "－" if total == 0
                                  else self.ratio.write(row.value * 100 / total))
            cells[row.id, "f"] = "＊" if none else str(1 + sum(other > row.value for other in values))
            if none or row.before is None:
                both = none and row.before is None            # of two marks the one that stands first among those there are
                texts = [row.text, row.before_text] if both else [row.text if none else row.before_text]
                growth = missing(self.ratio, min(texts, key=lambda text: MARKS.index(text.strip())))
            elif row.before < 0 or (row.before == 0 and row.value <= 0):
                growth = "－"
            elif row.before == 0 or row.value == 0:
                growth = "皆増" if row.before == 0 else "皆減"
            else:
                growth = self.ratio.write((row.value - row.before) * 100 / row.before)
            cells[row.id, "e"] = growth
        cells[self.id, "b"] = self.form.write(total)
        if values:
            most = max(values).normalize()
            places = max(1, -most.as_tuple().exponent)
            cells[self.id, "c"] = f"{most:.{places}f}"
        return cells

    def check(self, pages):
        """pages: for each page of the table, its cells and what stands at its end and head."""
        printed, carried = {}, Decimal(0)
        for i, page in enumerate(pages):
            here = [row for row in self.rows if (row.id, "b") in page["cells"]]
            on_page = sum((row.value for row in here if row.value is not None), Decimal(0))
            is_last = i == len(pages) - 1
            wanted = {"頁計": [self.page.write(on_page)]}
            if i:
                wanted["前頁より"] = [self.form.write(carried)]
            carried += on_page
            if not is_last:
                wanted["次頁へ"] = [self.form.write(carried)]
            for label in ("頁計", "次頁へ", "前頁より"):
                if page["ends"].get(label) != wanted.get(label):
                    yield f"{self.id}, page {i + 1}: {label} {page['ends'].get(label)}, not {wanted.get(label)}"
            if i and page["texts"][1:3] != ["前頁より", wanted["前頁より"][0]]:
                yield f"{self.id}, page {i + 1}: what was carried in does not stand below the head: {page['texts'][:4]}"
            for cell in page["cells"]:
                if cell in printed and cell[1] != "a":
                    yield f"{self.id}: {cell} stands on two pages"
            printed.update(page["cells"])
        for cell, words in self.expected().items():
            if printed.get(cell) != words:
                yield f"{self.id}: {cell} says {printed.get(cell)}, not {words} ({[r for r in self.rows if r.id == cell[0]]}; {self.form.text}; {self.ratio.text})"


def read(trace):
    """Pages: cells of records by key, labels at page ends with the words behind them, all texts in order from the top."""
    pages, key, label = [], None, None
    for line in trace.splitlines():
        if line.startswith("page "):
            pages.append({"cells": {}, "ends": collections.defaultdict(list), "texts": []})
            key = label = None
        frame = re.match(r" *frame (?:\S* ?cell|\S*) (\S+)", line)
        if frame and " cell " in line:
            key = frame[1]
        text = re.match(r' *text +\S+ +(\S+) .*? "(.*)"(?: [<=].*)?$', line)
        if not text:
            continue
        page, words = pages[-1], text[2]
        page["texts"].append(words)
        if label:
            page["ends"][label].append(words)
            label = None
        elif words in ("頁計", "次頁へ", "前頁より"):
            label = words
        elif key and re.match(r"g\d+(-\d+)?#[a-f]$", key):
            record, column = key.split("#")
            page["cells"][record, column] = page["cells"].get((record, column), "") + words
    return pages


def booklet(hyogumi, folder, tables, dice):
    (folder / "data.xml").write_text('<data id="t" lang="ja"><goal id="goal" no="1"><name>目標</name><plan id="p1" no="1"><name>計画</name>'
                                     '</plan></goal><measures plan="p1">\n' + "".join(t.data() for t in tables) + "</measures></data>\n")
    (folder / "report.xml").write_text(
        f'<report name="r" title="r" lang="ja" data="data.xml" fonts="{FONTS}"><house none="＊"/>\n'
        '<style name="default" family="BIZ UDGothic" size="8pt" leading="1.4" autospace="0"/><style name="cell" padding="0.5mm"/>\n'
        f'<master name="page" width="440mm" height="{dice.randrange(48, 90)}mm" inside="10mm" outside="10mm" head="5mm" foot="5mm"/>\n'
        + "".join(t.layout() for t in tables) + "</report>\n")
    run = subprocess.run([hyogumi, "render", folder / "report.xml", "--format", "trace", "-o", folder / "trace"], capture_output=True, text=True)
    if run.returncode:
        return [run.stderr]
    pages, of_table = read((folder / "trace").read_text()), collections.defaultdict(list)
    for page in pages:
        owners = {words.removesuffix("（続き）") for words in page["texts"] if re.fullmatch(r"g\d+(（続き）)?", words)}
        for owner in owners:
            of_table[owner].append(page)
    return [fault for table in tables for fault in table.check(of_table[table.id])], sum(len(of_table[t.id]) for t in tables)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("hyogumi")
    parser.add_argument("--tables", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    faults, n_pages = 0, 0
    with tempfile.TemporaryDirectory() as folder:
        for first in range(0, options.tables, TABLES_IN_A_BOOKLET):
            dice = random.Random(options.seed + first)
            tables = [Table(first + i, dice) for i in range(TABLES_IN_A_BOOKLET)]
            found = booklet(options.hyogumi, pathlib.Path(folder), tables, dice)
            if isinstance(found, list):
                found = found, 0
            n_pages += found[1]
            for fault in found[0]:
                print(f"booklet {first}: {fault}")
            faults += len(found[0])
            if faults > 20:
                break
    print(f"figures: {options.tables} tables on {n_pages} pages, {faults} faults")
    return faults > 0


sys.exit(main())
