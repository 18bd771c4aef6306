#!/usr/bin/env python3
"""`hyogumi query` says where every text is: held against the PDF of the same run, read by MuPDF, and against the data, read by expat and
openpyxl.

    tests/view/query.py HYOGUMI [LAYOUT]...

Each level line is where MuPDF sees it, to 0.1 mm, with those characters and no others; each character of the PDF is in exactly one text.
Each source is at the place that is named: the field of that record, which holds those words unless the layout writes them otherwise (days,
figures).  Filters leave what they ask for."""
import collections, json, os, pathlib, re, subprocess, sys, tempfile, unicodedata, xml.parsers.expat

try:
    import openpyxl
except ImportError:                                          # Debian's package is for Debian's Python
    if os.path.realpath(sys.executable) == os.path.realpath("/usr/bin/python3"):
        raise
    os.execv("/usr/bin/python3", ["/usr/bin/python3", *sys.argv])

ROOT = pathlib.Path(__file__).resolve().parents[2]
MM = 72 / 25.4
NEAR = 0.1
LAYOUTS = ["layouts/nerima-r1-progress.xml", "layouts/aokawa-r3-budget.xml", "layouts/meguro-r2-kpi.xml",
           "tests/specimen/layouts/specimen.xml", "tests/cases/workbook/a-small-towns-workbook/report.xml"]
UNSEEN = "\u00ad\u200b\u309a" + "".join(map(chr, range(0xE0100, 0xE01F0)))  # and what is part of the character before
faults = []


def solid(text):
    return "".join(c for c in unicodedata.normalize("NFKC", text) if not c.isspace() and c not in UNSEEN)


def query(program, layout, *filters):
    done = subprocess.run([program, "query", layout, "-q", *filters], cwd=ROOT, capture_output=True, text=True)
    return done, [json.loads(line) for line in done.stdout.splitlines()]


# --- the PDF ---------------------------------------------------------------------------------------------------------------

def characters(pdf):
    """Of each page (character, x, y) in millimetres, origins from the top left."""
    shown = subprocess.run(["mutool", "draw", "-q", "-F", "stext", pdf], capture_output=True, check=True).stdout.decode()
    pages = []
    for page in shown.split("<page ")[1:]:
        pages.append([])
        for x, y, c in re.findall(r'<char [^>]*?\bx="([-\d.]+)" y="([-\d.]+)"[^>]*? c="([^"]*)"', page):
            c = re.sub(r"&#x([0-9a-fA-F]+);", lambda m: chr(int(m[1], 16)), c)
            c = re.sub("[\ud800-\udfff]", "", c)  # MuPDF writes the selectors of forms so
            c = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'"}.get(c, c)
            if solid(c):
                pages[-1].append((solid(c), float(x) / MM, float(y) / MM))
    return pages


OPENING = "(〔[{「『【〈《“‘・•"


def without_leader(words):
    return re.sub(r"[.…・]{3,}", "", words)


def on_line(chars, text, line):
    """The characters whose origin is in the line, and the first origin: on its baseline, and raised from it; an opening bracket is set flush."""
    box, base, em = line["box"], line["baseline"], text["fit"]["size"] / MM
    inside = [(x, y, c) for c, x, y in chars
              if box["y"] - NEAR < y < base + em / 2 and box["x"] - (em * 0.55 if c[0] in OPENING else NEAR) < x < box["x"] + box["width"] - NEAR]
    for reach in (NEAR, em):
        found = sorted((x, c) for x, y, c in inside if abs(y - base) < reach)
        words = without_leader("".join(c for _, c in found))
        if words == without_leader(solid(line["text"])):
            break
    return words, [x for x, c in found if c[0] not in OPENING][:1]


def against_pdf(name, texts, pages):
    lines = 0
    for number, chars in enumerate(pages, 1):
        here = [t for t in texts if t["page"]["number"] == number]
        said = collections.Counter(solid("".join(line["text"] for t in here for line in t["lines"])))
        shown = collections.Counter("".join(c for c, _, _ in chars))
        for c in ".…・":  # a leader is one character, painted again and again
            said.pop(c, None), shown.pop(c, None)
        if said != shown:
            faults.append(f"{name} page {number}: {dict(shown - said)} in no text, {dict(said - shown)} not painted")
        for text in here:
            for line in text["lines"]:
                words = solid(line["text"])
                if "baseline" not in line or not words:
                    continue
                lines += 1
                got, first = on_line(chars, text, line)
                if got != without_leader(words):
                    faults.append(f"{name} page {number} {text['key']}: {line['text']!r}, MuPDF sees {got!r}")
                elif words[0] not in OPENING and not line["text"][0].isspace() and first and abs(first[0] - line["box"]["x"]) > NEAR:
                    faults.append(f"{name} page {number} {text['key']}: begins at {first[0]:.2f}, not {line['box']['x']}")
                box, outer = line["box"], text["box"]
                if outer["height"] and not outer["y"] - 4 < line["baseline"] < outer["y"] + outer["height"] + NEAR:
                    faults.append(f"{name} page {number} {text['key']}: a line outside its box")
    return lines


# --- the data ------------------------------------------------------------------------------------------------------------

def elements(path):
    """(line, column) → tag, attributes around it, among which are ids, all words in it."""
    found, stack = {}, []
    parser = xml.parsers.expat.ParserCreate()

    def start(tag, attributes):
        element = {"tag": tag, "ids": list(attributes.values()) + (stack[-1]["ids"] if stack else []), "words": "", "attributes": list(attributes.values())}
        found[parser.CurrentLineNumber, parser.CurrentColumnNumber + 1] = element
        stack.append(element)

    def characters(words):
        for element in stack:
            element["words"] += words

    def end(tag):
        stack.pop()

    parser.StartElementHandler, parser.CharacterDataHandler, parser.EndElementHandler = start, characters, end
    parser.Parse(path.read_bytes(), True)
    return found


def unmarked(words):
    """Without the marks of notes and of items, which the layout writes."""
    return re.sub("[※・]", "", words)


def against_data(name, texts):
    files, books, told = {}, {}, collections.Counter()
    for text in texts:
        for source in text["source"]:
            if source["kind"] == "layout" or "file" not in source:
                told[source["kind"]] += 1
                continue
            path = ROOT / source["file"]
            words = solid(source["text"])
            if "cell" in source:
                if path not in books:
                    books[path] = openpyxl.load_workbook(path, data_only=True) if path.suffix == ".xlsx" else None
                book = books[path]
                value = solid(str(book[source["sheet"]][source["cell"]].value)) if book else None
                if source["kind"] != "computed" and value is not None:
                    told["verbatim" if words in value else "otherwise"] += 1
                    if value == "None":
                        faults.append(f"{name} {text['key']}: {source['file']} {source['sheet']} {source['cell']} is empty, not {source['text']!r}")
                continue
            if "line" not in source:
                faults.append(f"{name} {text['key']}: no place of {source}")
                continue
            if path not in files:
                files[path] = elements(path)
            at = files[path].get((source["line"], source["column"]))
            if not at:
                faults.append(f"{name} {text['key']}: nothing begins at {source['file']}:{source['line']}:{source['column']}")
                continue
            if source.get("record", "") not in [*at["ids"], ""]:
                faults.append(f"{name} {text['key']}: at {source['file']}:{source['line']} is nothing of {source['record']}")
            field = re.split("[@:]", source.get("field", ""))[0]
            if source["kind"] == "computed":
                told["computed"] += 1
            elif field and field != at["tag"] and source.get("record") not in at["attributes"]:
                faults.append(f"{name} {text['key']}: at {source['file']}:{source['line']} is {at['tag']}, not {field}")
            else:
                held = any(unmarked(words) in unmarked(solid(value)) for value in [at["words"], *at["attributes"]])
                told["verbatim" if held else "otherwise"] += 1
                if not held and not re.search(r"\d|元|^[IVX]+$", words):
                    faults.append(f"{name} {text['key']}: {source['text']!r} is not at {source['file']}:{source['line']}:{source['column']}")
    return told


# --- filters --------------------------------------------------------------------------------------------------------------

def against_filters(program, layout, texts):
    keys = [t["key"] for t in texts if "#" in t["key"]]
    if not keys:
        return
    record = keys[len(keys) // 2].split("#")[0].split("/")[0]
    field = keys[len(keys) // 2].split("#")[1]
    page = str(texts[len(texts) // 2]["page"]["number"])
    word = next(t["text"] for t in texts[len(texts) // 2:] if t["key"] and len(t["text"]) > 3)[:3]
    wishes = [(["--select", record], lambda t: re.split("[/#]", t["key"])[0] == record),
              (["--select", f"*#{field}"], lambda t: t["key"].endswith(f"#{field}")),
              (["--select", record, "--select", f"*#{field}"], lambda t: re.split("[/#]", t["key"])[0] == record or t["key"].endswith(f"#{field}")),
              (["--pages", f"#{page}"], lambda t: str(t["page"]["number"]) == page),
              (["--text", word], lambda t: word in t["text"]),
              (["--text", word, "--pages", f"#{page}"], lambda t: word in t["text"] and str(t["page"]["number"]) == page)]
    for arguments, holds in wishes:
        done, got = query(program, layout, *arguments)
        want = [t for t in texts if holds(t)]
        if got != want or not want:
            faults.append(f"{layout} {' '.join(arguments)}: {len(got)} texts, not {len(want)}")
    done, got = query(program, layout, "--select", "nobody#nothing")
    if got or done.returncode:
        faults.append("what no key is like is no error, and nothing")
    done, _ = query(program, layout, "--select", "nobody#nothing", "--strict")
    if done.returncode != 1:
        faults.append("what no key is like is a warning")


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    for layout in sys.argv[2:] or LAYOUTS:
        name = pathlib.Path(layout).stem
        done, texts = query(program, layout)
        if done.returncode or not texts:
            sys.exit(f"{layout}: {done.stderr}")
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([program, "render", layout, "-o", f"{folder}/out.pdf", "-q"], cwd=ROOT, check=True)
            lines = against_pdf(name, texts, characters(f"{folder}/out.pdf"))
        told = against_data(name, texts)
        against_filters(program, layout, texts)
        print(f"{name}: {len(texts)} texts, {lines} level lines, sources {dict(told)}")
    print("\n".join(faults[:40]))
    print(f"{len(faults)} faults")
    return bool(faults)


sys.exit(main())
