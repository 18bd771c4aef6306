#!/usr/bin/env python3
"""Every XML example in docs/ and the README is one the program understands.

docs.py HYOGUMI

A whole file is taken as it stands; a part of one must be taken in one of the places below, where it could stand.  Only
the grammar is asked (messages E02xx): names that an example leaves to the reader are nobody's mistake."""
import json, pathlib, re, subprocess, sys, tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
EXAMPLE = re.compile(r"```xml\n(.*?)```", re.S)
MASTER = 'name="body" width="210mm" height="297mm" inside="20mm" outside="20mm" head="20mm" foot="20mm"'
REPORT = f"""<report name="r" title="r" data="d.xml" fonts="f.xml"><include href="i.xml"/><style name="default" family="BIZ UDGothic"
 size="9pt"/><master {MASTER}/><section master="body"><p>x</p>%s</section></report>"""
TABLE = '<table><rules/><column name="a" share="1"/>%s<rows select="/"><rule match="a">%s</rule></rows></table>'
FILES = {"report": "r.xml", "fragment": "i.xml", "data": "d.xml", "fonts": "f.xml", "corrections": "c.xml", "schema": "s.xml"}
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
         "c.xml": "<corrections/>", "s.xml": '<schema name="s"/>'}
SPECIMEN, NEW = ROOT / "tests/specimen/data/schema.xml", ROOT / "templates/new/data/schema.xml"


def said_of(program, folder, name, text, schema):
    """What the grammar says of one file, the others being in order."""
    for other, usual in EMPTY.items():
        (folder / other).write_text(text if other == name else usual)
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


def main():
    program, n, wrong = pathlib.Path(sys.argv[1]).resolve(), 0, 0
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
