#!/usr/bin/env python3
"""Every XML example in docs/ and the README is one the program understands; docs/layout.md 19 lists the attributes there are.

docs.py HYOGUMI

A whole file is taken as it stands; a part of one must be taken in one of the places below, where it could stand.  Only
the grammar is asked (messages E02xx): names that an example leaves to the reader are nobody's mistake."""
import json, pathlib, re, subprocess, sys, tempfile
import xml.etree.ElementTree as ET

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
EXAMPLE = re.compile(r"```xml\n(.*?)```", re.S)
MASTER = 'name="body" width="210mm" height="297mm" inside="20mm" outside="20mm" head="20mm" foot="20mm"'
REPORT = f"""<report name="r" title="r" data="d.xml" fonts="f.xml"><include href="i.xml"/><style name="default" family="BIZ UDGothic"
 size="9pt"/><master {MASTER}/><section master="body"><p>x</p>%s</section></report>"""
TABLE = '<table><rules/><column name="a" share="1"/>%s<rows select="/"><rule match="a">%s</rule></rows></table>'
FILES = {"report": "r.xml", "fragment": "i.xml", "data": "d.xml", "fonts": "f.xml", "corrections": "c.xml", "schema": "s.xml", "map": "m.xml"}
# Places a part can stand in: the file, and what goes round it.
PLACES = [("i.xml", "<fragment>%s</fragment>"),
          ("i.xml", f"<fragment><master {MASTER}>%s</master></fragment>"),
          ("i.xml", "<fragment><press>%s</press></fragment>"),
          ("r.xml", REPORT),
          ("r.xml", REPORT % "<p>%s</p>"),
          ("r.xml", REPORT % '<heading level="1">%s</heading>'),
          ("r.xml", REPORT % "<table><rules/>%s</table>"),
          ("r.xml", REPORT % "<table><rules/><column name='a' share='1'/>%s</table>"),
          ("r.xml", REPORT % TABLE % ("%s", '<row><cell columns="a">x</cell></row>')),
          ("r.xml", REPORT % TABLE % ("", "%s")),
          ("r.xml", REPORT % TABLE % ("", "<row>%s</row>")),
          ("r.xml", REPORT % TABLE % ("", "<row><cell columns='a'>%s</cell></row>")),
          ("d.xml", "<data>%s</data>"),
          ("d.xml", '<data><kpis plan="1">%s</kpis></data>'),
          ("d.xml", '<data><kpis plan="1"><kpi id="k"><name>k</name>%s</kpi></kpis></data>'),
          ("d.xml", '<data><measures plan="1">%s</measures></data>'),
          ("d.xml", '<data><measures plan="1"><group id="g" no="1"><name>g</name>%s</group></measures></data>'),
          ("d.xml", '<data><measures plan="1"><group id="g" no="1"><name>g</name><measure id="m"><name>m</name>%s</measure>'
                    '</group></measures></data>'),
          ("c.xml", "<corrections>%s</corrections>"),
          ("d.xml", '<data><分野 識別="b" 番号="1"><名称>b</名称>%s</分野></data>'),
          ("d.xml", '<data><分野 識別="b" 番号="1"><名称>b</名称><事業 識別="j" 番号="1" 所管="k"><名称>j</名称>%s</事業></分野></data>'),
          ("s.xml", '<schema name="s">%s</schema>'),
          ("s.xml", '<schema name="s"><record name="r">%s</record></schema>')]
EMPTY = {"r.xml": REPORT % "", "i.xml": "<fragment/>", "d.xml": "<data/>", "f.xml": (ROOT / "fonts/fonts.xml").read_text(),
         "c.xml": "<corrections/>", "s.xml": '<schema name="s"/>', "m.xml": "<map/>"}
MAPPED = '<data><source href="f.xml" map="m.xml"/></data>'           # a map is read with what it is laid over
SPECIMEN, NEW = ROOT / "tests/specimen/data/schema.xml", ROOT / "templates/new/data/schema.xml"


def said_of(program, folder, name, text, schema):
    """What the grammar says of one file, the others being in order."""
    for other, usual in EMPTY.items():
        (folder / other).write_text(text if other == name else MAPPED if (name, other) == ("m.xml", "d.xml") else usual)
    schema = ["--schema", "s.xml" if name == "s.xml" else schema]
    command = [program, "render", "r.xml", "-o", "r.pdf", *schema]
    if name == "c.xml":
        command = [program, "revise", "r.xml", "--release", "r.release", "--corrections", name, "-o", "out", *schema]
    run = subprocess.run([*command, "--diagnostics", "json"], capture_output=True, text=True, cwd=folder)
    said = [json.loads(line) for line in run.stderr.splitlines()]
    return [f"{m['message']['en']} (in {m['file']})" for m in said if m["code"].startswith("E02")]


def tries(example, schemas):
    """The files the example may be, or be in; in the words of one of these schemas."""
    text = re.sub(r"<\?xml.*?\?>\s*", "", example)
    whole = FILES.get(re.match(r"\s*(?:<!--.*?-->\s*)*<(\w+)", text, re.S)[1])
    files = [(whole, text)] if whole else [(name, around.replace("%s", text)) for name, around in PLACES]
    return [(name, inside, schema) for name, inside in files for schema in schemas]


RNG = "{http://relaxng.org/ns/structure/1.0}"
PARTS = "cover toc divider legend section appendix".split()


def attributes_there_are(program):
    """Element → its attributes, and those that must be there, by the grammar as `hyogumi schema` prints it.  An element that may
    stand in several places, with some attributes here and others there, has all of them, and None must be."""
    found = {}
    for language in ("layout", "fonts"):
        grammar = ET.fromstring(subprocess.run([program, "schema", language], capture_output=True, text=True, check=True).stdout)
        for element in grammar.iter(RNG + "element"):
            names = {a.get("name") for a in element.iter(RNG + "attribute")}
            required = {a.get("name") for a in element.findall(RNG + "attribute")}
            if element.get("name") in found:
                names, required = names | found[element.get("name")][0], None
            found[element.get("name")] = names, required
    return found


def attributes_listed(text):
    """The same, as the tables of docs/layout.md list them."""
    chapter = lambda name: re.search(rf'<a id="{name}">.*?(?=<a id|\Z)', text, re.S)[0]
    style = {name for row in re.findall(r"^\| (`.*?) \|", chapter("styles"), re.M) for name in re.findall(r"`([\w-]+)`", row)}
    found = {}
    for who, attributes in re.findall(r"^\| ((?:`|parts).*?) \| (.*?) \|", chapter("all"), re.M):
        elements = PARTS if who == "parts" else re.findall(r"`([\w-]+)`", who.split(" in `")[0])
        words = [re.sub(r"^.* (also|of) ", "", word.strip()) for word in re.split("[,;:]", attributes)]
        names = {word.strip("*") for word in words if re.fullmatch(r"\**[\w-]+\**", word) and word != "–"}
        required = {word.strip("*") for word in words if word.startswith("**")}
        if attributes.startswith("the same without "):
            names, required = found["cell"][0] - names - {attributes.split(",")[0].split()[-1]}, found["cell"][1]
        names |= style if "#styles" in attributes else set()
        for element in elements:
            before = found.get(element)
            found[element] = (names | before[0], None) if before else (names, required)
    return found


def list_faults(program):
    are, listed = attributes_there_are(program), attributes_listed((ROOT / "docs/layout.md").read_text())
    for element in sorted(are.keys() | listed.keys()):
        names, required = are.get(element, (set(), None))
        told, bold = listed.get(element, (set(), None))
        if element not in listed:
            yield f"{element} is not listed"
        if names != told:
            yield f"{element}: not listed {sorted(names - told)}, listed and not there {sorted(told - names)}"
        elif required is not None and bold is not None and required != bold:
            yield f"{element}: must be there {sorted(required)}, bold {sorted(bold)}"


def main():
    program, n, wrong = pathlib.Path(sys.argv[1]).resolve(), 0, 0
    for fault in list_faults(program):
        wrong += 1
        print(f"docs/layout.md 19: {fault}")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for file, usual in EMPTY.items():
            (folder / file).write_text(usual)
        subprocess.run([program, "render", "r.xml", "-o", "r.pdf", "--release", "r.release", "-q", "--schema", SPECIMEN], cwd=folder, check=True)
        for doc in [*sorted((ROOT / "docs").rglob("*.md")), ROOT / "README.md"]:
            text = doc.read_text()
            own = [m[1] for m in EXAMPLE.finditer(text) if m[1].startswith("<schema") and "<record" in m[1]]
            (folder / "own.xml").write_text(own[0] if own else '<schema name="none"/>')
            # in the words of the page itself, of the town of `hyogumi new`, or of the specimen
            schemas = ["own.xml"] * bool(own) + [NEW if doc.parent.name == "ja" else SPECIMEN]
            for example in EXAMPLE.finditer(text):
                n += 1
                faults = []
                for file, whole, schema in tries(example[1], schemas):
                    faults.append(said_of(program, folder, file, whole, schema))
                    if not faults[-1]:
                        break
                else:
                    wrong += 1
                    line = text[: example.start()].count("\n") + 1
                    print(f"{doc.relative_to(ROOT)}:{line}: stands nowhere:", *sorted({f[0] for f in faults}), sep="\n    ")
    print(f"{n} examples in the documentation, {wrong} not understood")
    return wrong > 0


sys.exit(main())
