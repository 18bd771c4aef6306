#!/usr/bin/env python3
"""Nothing of another department's is in an excerpt: leaks.py HYOGUMI [--every N]

Whose a text is is worked out from the data a second time, by the rule of docs/layout.md 17.  Then every object of every file
is read, used or not: strings, names, metadata, bookmarks, content through its fonts' ToUnicode, and those maps themselves."""
import json, pathlib, re, subprocess, sys, tempfile
import xml.etree.ElementTree as xml

try:
    import pikepdf
except ImportError:  # another python may come first in PATH than Debian's, which has the package
    import os
    if sys.executable == "/usr/bin/python3":
        raise
    os.execv("/usr/bin/python3", ["/usr/bin/python3", *sys.argv])

here = pathlib.Path(__file__).resolve().parents[2]
hyogumi = str(pathlib.Path(sys.argv[1]).resolve())
layout = here / "layouts/nerima-r1-progress.xml"
data = here / "data/nerima-r1"
RECORDS = {"kpi", "measure", "repeat"}
every = int(sys.argv[3]) if len(sys.argv) > 3 else 1
FEW = 8       # of the archive and the press every eighth: what differs is how a file is written, not what is in it
SHORTEST = 6  # shorter texts (検討, 2か所増) are everybody's words, or come about where two others meet

squeeze = lambda text: re.sub(r"\s+", "", text or "")


def load():
    root = xml.Element("data")
    for name in re.findall(r'href="([^"]+)"', (data / "index.xml").read_text()):
        root.extend(xml.parse(data / name).getroot())
    return root


def text_below(element):
    """All text of the element; a list's items and lines apart, as they may be set."""
    return [squeeze("".join(element.itertext()))] + [squeeze(t) for e in element.iter() for t in (e.text, e.tail)]


class Booklet:
    """Texts of each department, and of everybody."""

    def __init__(self):
        self.root = load()
        self.parents = {child: parent for parent in self.root.iter() for child in parent}
        self.ids = {e.get("id"): e for e in self.root.iter() if e.get("id")}
        self.own = {e.get("id"): set() for e in self.root.iter("department")}
        self.common = set()
        for name in ("layouts/nerima-r1-progress.xml", "layouts/styles.xml"):
            self.common.update(text for e in xml.parse(here / name).iter() for text in text_below(e) + [squeeze(v) for v in e.attrib.values()])
        self.holders = {}  # element → departments with a record in it
        for record in self.root.iter():
            if record.tag in RECORDS:
                for department in self.departments(record):
                    self.hold(record, department)
        self.collect(self.root)

    def departments(self, element):
        while element is not None:
            if element.get("departments"):
                return element.get("departments").split()
            element = self.parents.get(element)
        return []

    def hold(self, record, department):
        element = record
        while element is not None:
            self.holders.setdefault(element, set()).add(department)
            element = self.parents.get(element)

    def fields(self, record):
        """A repeat shows the fields of its source, and what a joint gives to it."""
        texts = []
        chain = [record] + ([self.ids[record.get("of")]] if record.get("of") else [])
        for element in chain:
            texts += text_below(element)
            while element is not None and element.tag in ("line", "measure", "joint", "repeat"):
                texts += [t for child in element if child.tag not in RECORDS | {"line"} for t in text_below(child)]
                element = self.parents.get(element)
        return texts

    def collect(self, element):
        if element.tag == "department":
            self.own[element.get("id")].update(text_below(element) + [squeeze(element.get("division"))])
        elif element.tag in RECORDS:
            for department in self.holders.get(element, ()):
                self.own[department].update(self.fields(element))
            for child in element:
                if child.tag in RECORDS:
                    self.collect(child)
        elif element in self.holders and element is not self.root:
            for child in element:
                if child in self.holders or child.tag in RECORDS:
                    self.collect(child)
                else:
                    for department in self.holders[element]:
                        self.own[department].update(text_below(child))
        elif element is self.root:
            for child in element:
                self.collect(child)
        elif not any(e.tag in RECORDS for e in element.iter()):
            self.common.update(text for e in element.iter() for text in text_below(e))

    def needles(self, department):
        """Texts that are others' and stand in nothing that may be seen."""
        may = "\n".join(self.own[department] | self.common)
        others = {text for other, texts in self.own.items() if other != department for text in texts}
        return {text for text in others if len(text) >= SHORTEST and text not in may and not re.fullmatch(r"[\d.,%()年月度所人件回か]+", text)}

    def characters(self, department):
        """What computed words add: dates, counts, marks of a 再掲, the title."""
        computed = "0123456789令和年月日現在度末〔計〕(再掲)【】戦略画の-・※（続き）前頁から～ 　,.練馬区Ⅰ Ⅱ Ⅲ Ⅳ Ⅴ ⅥA+B*–HR" + "".join(e.get("unit", "") for e in self.root.iter("total"))
        attributes = "".join(v for e in self.root.iter() for k, v in e.attrib.items() if k in ("no", "code", "issuer"))
        return set("".join(self.own[department] | self.common) + computed + attributes)


# --- the PDF ----------------------------------------------------------------------------------------------------------


def unicode_map(stream):
    """ToUnicode: bfchar and bfrange."""
    text, codes = stream.read_bytes().decode("latin-1"), {}
    decode = lambda digits: bytes.fromhex(digits).decode("utf-16-be")
    for body in re.findall(r"beginbfchar(.*?)endbfchar", text, re.S):
        for code, value in re.findall(r"<(\w+)>\s*<(\w+)>", body):
            codes[int(code, 16)] = decode(value)
    for body in re.findall(r"beginbfrange(.*?)endbfrange", text, re.S):
        for first, last, value in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", body):
            for i in range(int(last, 16) - int(first, 16) + 1):
                codes[int(first, 16) + i] = decode(value)[:-1] + chr(ord(decode(value)[-1]) + i)
    return codes


def strings_in(thing, depth=0):
    """All strings and names of an object, not those of objects it refers to."""
    if isinstance(thing, (pikepdf.String,)):
        raw = bytes(thing)
        yield str(thing)
        yield raw.decode("utf-8", "replace")
        yield raw.decode("utf-16-be", "replace")
    elif isinstance(thing, pikepdf.Name):
        yield str(thing)
    elif isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)) and (depth == 0 or not thing.is_indirect):
        for key, value in thing.items():
            yield key
            yield from strings_in(value, depth + 1)
    elif isinstance(thing, pikepdf.Array) and (depth == 0 or not thing.is_indirect):
        for value in thing:
            yield from strings_in(value, depth + 1)


def shown(pdf):
    """What each content stream shows, its characters by the fonts' own maps."""
    maps = {}
    for page in pdf.pages:
        fonts = {name: font for name, font in page.Resources.get("/Font", {}).items()}
        for name, font in fonts.items():
            if font.objgen not in maps:
                maps[font.objgen] = unicode_map(font.ToUnicode)
        codes, words = {}, []
        for operands, operator in pikepdf.parse_content_stream(page):
            if str(operator) == "Tf":
                codes = maps[fonts[str(operands[0])].objgen]
            for operand in operands:
                for item in operand if isinstance(operand, pikepdf.Array) else [operand]:
                    if isinstance(item, pikepdf.String):
                        raw = bytes(item)
                        words += [codes.get(raw[i] << 8 | raw[i + 1], "\ufffd") for i in range(0, len(raw) - 1, 2)]
        yield "".join(words)


def read(path):
    """Its texts, its bytes, the characters of its fonts."""
    with pikepdf.open(path) as pdf:
        seen, raw = list(shown(pdf)), [path.read_bytes()]
        characters = {c for codes in (unicode_map(o.ToUnicode) for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/ToUnicode" in o) for text in codes.values() for c in text}
        for thing in pdf.objects:
            seen.extend(strings_in(thing))
            if isinstance(thing, pikepdf.Stream):
                raw.append(thing.read_bytes())
        seen.extend(strings_in(pdf.trailer))
    return squeeze("\n".join(seen)), b"\n".join(raw), characters


def grams(text):
    return {text[i:i + SHORTEST] for i in range(len(text))}


def check(path, own, needles, allowed):
    text, raw, characters = read(path)
    parts, cut = grams(text), 2 * SHORTEST
    found = {needle for needle in needles if needle[:SHORTEST] in parts and needle in text}
    for encoding in ("utf-8", "utf-16-be", "utf-16-le"):
        heads = {needle[:SHORTEST].encode(encoding)[:cut] for needle in needles}
        parts = {raw[i:i + cut] for i in range(len(raw))} & heads
        found |= {n for n in needles if n[:SHORTEST].encode(encoding)[:cut] in parts and n.encode(encoding) in raw}
    faults = [f"{path.name}: shows {needle!r}, which is another's" for needle in sorted(found)]
    faults += [f"{path.name}: its fonts have {c!r}, which none of its words has" for c in characters - allowed if not c.isspace()]
    missing = [t for t in own if t not in text]
    return faults, missing


def main():
    booklet, faults, n = Booklet(), [], 0
    with tempfile.TemporaryDirectory() as folder:
        for mode, profile in [(mode, profile) for mode in ("rows", "pages") for profile in ("screen", "archive", "press")]:
            out = pathlib.Path(folder) / f"{mode}-{profile}"
            few = [word for name in list(booklet.own)[::FEW] for word in ("--only", name)] if profile != "screen" else []
            subprocess.run([hyogumi, "excerpt", layout, "--by", "department", "--mode", mode, "--profile", profile, *few, "-o", out, "-q"], check=True)
            manifest = json.loads((out / "manifest.json").read_text())
            entries = [entry for entry in manifest["outputs"] if entry["file"]][::1 if few else every]
            for entry in entries:
                department = entry["department"]
                names = [squeeze("".join(r.find("name").itertext())) for r in booklet.root.iter() if r.tag in ("kpi", "measure") and department in booklet.departments(r) and r.find("name") is not None and r.find("name/mark") is None and r.find("name/list") is None]
                found, missing = check(out / entry["file"], names, booklet.needles(department), booklet.characters(department) | set("#/pCMYK" if profile == "press" else ""))
                faults += found + [f"{out.name}/{entry['file']}: has not {m!r}, which is its own" for m in missing]
                n += 1
    print("\n".join(faults[:40]) if faults else f"{n} excerpts: nothing of another's")
    sys.exit(1 if faults or n * every < 100 else 0)


if __name__ == "__main__":
    main()
