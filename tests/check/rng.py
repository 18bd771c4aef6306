#!/usr/bin/env python3
"""hyogumi schema: the grammars it prints and the program itself say the same of a file.

rng.py HYOGUMI [--changes N] [--seed S]

xmllint reads the RELAX NG; the program is asked by a project in which all other files are in order.  First every XML file that is
shipped, then files with one random change each, then what RELAX NG cannot say, so that this list stays true.  Data and corrections
are held against the grammar of their own set, in the words of its schema.  Sets without one have the words that occur in them: of
these it is asked that their grammar takes them."""
import argparse, copy, json, pathlib, random, re, subprocess, sys, tempfile
import xml.etree.ElementTree as ET

ROOT = pathlib.Path(__file__).resolve().parents[2]
NERIMA = ROOT / "data/nerima-r1/schema.xml"
LANGUAGE = {"report": "layout", "fragment": "layout", "data": "data", "fonts": "fonts", "corrections": "corrections",
            "revision": "revision", "schema": "schema", "map": "map"}
FILE = {"report": "r.xml", "fragment": "i.xml", "data": "p.xml", "fonts": "f.xml", "corrections": "c.xml", "schema": "s.xml", "map": "m.xml"}
OF_A_SET = ("data", "corrections")
EMPTY = {"r.xml": """<report name="r" title="r" data="d.xml" fonts="f.xml"><include href="i.xml"/><style name="default"
 family="BIZ UDGothic" size="9pt"/><master name="body" width="210mm" height="297mm" inside="20mm" outside="20mm" head="20mm"
 foot="20mm"/><section master="body"><p>x</p></section></report>""",
         "i.xml": "<fragment/>", "d.xml": '<data schema="s.xml"><include href="p.xml"/></data>', "p.xml": "<data/>", "f.xml": (ROOT / "fonts/fonts.xml").read_text(), "c.xml": "<corrections/>", "m.xml": "<map/>", "m.csv": "id\n"}
MAPPED = '<data schema="s.xml"><source href="m.csv" map="m.xml"/></data>'
GRAMMAR = {f"E0{n}" for n in (203, 204, 205, 206, 207, 208, 217, 218)}

# The program refuses these and RELAX NG does not: what they are in, why, and the change.
UNSAYABLE = [
    ("a day that does not exist", "data", '<data><booklet id="b" published="2020-02-30"/></data>'),
    ("a span of time that goes back", "data", '<data><kpis plan="p"><kpi id="k"><name/><target as-of="2020-03/2020-01"/></kpi></kpis></data>'),
    ("a length of more than 10 m", "fragment", EMPTY["r.xml"].replace("297mm", "29700mm")),
    ("type of more than 200 mm", "fragment", '<fragment><style name="s" size="201mm"/></fragment>'),
    ("a length that rounds to nothing", "fragment", '<fragment><style name="s" size="0.00001mm"/></fragment>'),
    ("a namespace that is declared and not used", "fragment", '<fragment xmlns:x="urn:x"><style name="s"/></fragment>'),
]
# Nor what one attribute asks of another, or one file of the whole: these the program says when it has the tree.
WHOLE = re.compile(r"<report> needs the attribute fonts|<correction> needs the attribute field|<insert> needs|<mark> needs"
                   r"|can contain only one <press>|<ink> needs the attribute name|is not DIC 379|is not > (inside . outside|head . foot)"
                   r"|needs a <style name=|<style name=.default.> needs|<column> needs the attribute width"
                   r"|needs the attribute (alt|words|of)|<(cell|span|description|each|if|else)> cannot contain text|<table> needs a <rows>"
                   r"|<grid> needs the attribute columns|<grid columns=.*> cannot contain <column>|<box> needs the attribute shape"
                   r"|<p> cannot contain <each>|<each> has no attribute between|beside width=.best|<lines> cannot contain <p>"
                   r"|<link> needs the attribute to|<link to=.*> has no attribute href|<level above=.*> has no attribute term|<item> needs a <(term|description) [|]")
# Nor which figures, years and values of an axis there are, and which places the words of a house may have: of these it knows the rough shape.
ROUGH = re.compile(r"is not (2020 \| 令和|2020-10-15 \| 令和|name \(≠.* \{XPath|\d{4} … \d{4}|12,480 \| |… \{|… \(≠)")
VALUES = ["", " ", "x", "x y", "a#b", "0", "5", "-5", "+5", "5.", "1,234", "9pt", "9 pt", "-9pt", "0mm", "1.5em", ".5em", "auto", "best",
          "1mm 2mm", "1mm 2mm 3mm", "1mm 2mm 3mm 4mm", "0.1", "裏罫", "裏罫 double", "0.1mm dotted solid", "yes", "true", "#336", "#33g",
          "#2C6E4F", "80 30 75 20", "101 0 0 0", "start", " start", "justify", "2020", "1799", "2020-13", "2020-09", "2020-09-30",
          "2021-09-end", "FY2022", "2020-01/2020-03", "target result", "A+", "*"]


def root_of(path):
    try:
        return ET.parse(path).getroot()
    except (ET.ParseError, ValueError):  # ValueError: an encoding of several bytes is declared
        return None


def shipped():
    """XML files the program reads, well-formed and of a language it knows."""
    for folder in ("layouts", "data", "fonts", "tests/cases", "tests/specimen", "tests/revise"):
        for path in sorted((ROOT / folder).rglob("*.xml")):
            root = root_of(path)
            if root is not None and root.tag in FILE and "<!DOCTYPE" not in path.read_text(errors="replace"):
                yield path, root


def schemas_of(whole):
    """file of data or corrections → the schema of its set."""
    roots, schemas = dict(whole), {}

    def enter(path, schema):
        if path in roots and path not in schemas:
            schemas[path] = schema
            for include in roots[path].iter("include"):
                enter((path.parent / include.get("href", "")).resolve(), schema)

    for path, root in whole:
        schema = (path.parent / root.get("schema", "")).resolve()
        if root.tag == "data" and schema in roots:
            enter(path, schema)
            for other, of in whole:
                if of.tag == "corrections" and other.parent == path.parent:
                    schemas[other] = schema
    return schemas


class Program:
    def __init__(self, hyogumi, folder, schema):
        self.hyogumi, self.folder = hyogumi, folder
        folder.mkdir()
        self.empty = EMPTY | {"s.xml": schema.read_text()}
        for name, text in self.empty.items():
            (folder / name).write_text(text)
        done = subprocess.run([hyogumi, "render", "r.xml", "-o", "r.pdf", "--release", "r.release", "-q"], cwd=folder, capture_output=True)
        self.stands = done.returncode == 0                   # a schema may be refused for what no grammar can say: a rule that cannot be asked

    def refuses(self, root, text):
        """What the grammar has against this file; and whether the program has anything against it that RELAX NG may say or not."""
        name = FILE[root]
        (self.folder / name).write_bytes(text)
        (self.folder / "d.xml").write_text(MAPPED if name == "m.xml" else self.empty["d.xml"])
        verb = ["render", "r.xml", "-o", "r.pdf"]
        if name == "c.xml":
            verb = ["revise", "r.xml", "--release", "r.release", "--corrections", name, "-o", "out"]
        run = subprocess.run([self.hyogumi, *verb, "--diagnostics", "json"], capture_output=True, text=True, cwd=self.folder)
        (self.folder / name).write_text(self.empty[name])
        said = [json.loads(line) for line in run.stderr.splitlines() if line.startswith("{")]
        against = [m["message"]["en"] for m in said if m["code"] in GRAMMAR and pathlib.Path(m["file"]).name == name]
        sure = [words for words in against if not WHOLE.search(words) and not ROUGH.search(words)]
        return sure, len(sure) < len(against)


class Grammars:
    def __init__(self, hyogumi, folder):
        self.hyogumi, self.folder = hyogumi, folder
        folder.mkdir()

    def printed(self, language, of):
        """The file with the grammar of a language, of a set where it has one of its own; None: the set is beyond use."""
        path = self.folder / f"{language}{'+'.join(of.parts[1:]) if of else ''}.rng"
        if not path.exists():
            run = subprocess.run([self.hyogumi, "schema", language, *([of] if of else [])], capture_output=True)
            if run.returncode:
                return None
            path.write_bytes(run.stdout)
        return path

    def refused(self, language, paths, of=None):
        """Those of the files that are not of the language."""
        if not paths:
            return set()
        run = subprocess.run(["xmllint", "--noout", "--relaxng", self.printed(language, of), *paths], capture_output=True, text=True)
        told = dict(line.rsplit(" validates", 1) if line.endswith(" validates") else line.rsplit(" fails to validate", 1)
                    for line in run.stderr.splitlines() if line.endswith((" validates", " fails to validate")))
        assert set(told) == {str(p) for p in paths}, run.stderr[-2000:]
        return {line.rsplit(" fails", 1)[0] for line in run.stderr.splitlines() if line.endswith(" fails to validate")}


def change(root, dice):
    """One change anywhere; what it was."""
    elements = list(root.iter())
    inner = [(parent, child) for parent in elements for child in parent]
    element = dice.choice(elements)
    names = sorted({e.tag for e in elements})
    attributes = sorted({(k, v) for e in elements for k, v in e.attrib.items()})
    kind = dice.choice(["value"] * 5 + ["add"] * 2 + ["drop", "rename", "name", "twice", "gone", "move", "text"])
    if kind in ("value", "drop", "rename"):
        having = [e for e in elements if e.attrib]
        if not having:
            return None
        element = dice.choice(having)
        name = dice.choice(sorted(element.attrib))
        old = element.attrib[name]
        if kind == "value":
            element.attrib[name] = dice.choice(VALUES) if dice.random() < 0.7 else dice.choice(attributes)[1]
            return f"{element.tag}/@{name} {old!r} → {element.attrib[name]!r}"
        del element.attrib[name]
        if kind == "rename":
            element.attrib[name + "x"] = old
    elif kind == "add":
        if not attributes:
            return None
        name, value = dice.choice(attributes)
        element.attrib[name] = value
        return f"{element.tag}/@{name} = {value!r}"
    elif kind == "name":
        element.tag = dice.choice(names) if dice.random() < 0.5 else element.tag + "x"
    elif kind == "text":
        element.text = (element.text or "") + dice.choice(["字", " ", "A"])
    else:
        if not inner:
            return None
        parent, child = dice.choice(inner)
        element = child
        if kind != "twice":
            parent.remove(child)
        within = set(child.iter())
        if kind == "twice":
            parent.append(copy.deepcopy(child))
        elif kind == "move":
            to = dice.choice([e for e in elements if e not in within])
            to.insert(dice.randint(0, len(to)), child)
            return f"{child.tag} into {to.tag}"
    return f"{kind} {element.tag}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("hyogumi", type=pathlib.Path)
    parser.add_argument("--changes", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    hyogumi, dice, faults = given.hyogumi.resolve(), random.Random(given.seed), []
    whole = list(shipped())
    schemas = schemas_of(whole)
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch)
        (folder / "changed").mkdir()
        grammars = Grammars(hyogumi, folder / "grammars")
        projects = {of: Program(hyogumi, folder / f"project{n}", of) for n, of in enumerate(sorted({NERIMA, *schemas.values()}))}
        assert projects[NERIMA].stands
        schemas = {path: of for path, of in schemas.items() if projects[of].stands}

        def compare(files):
            """files: path → (root, schema of its set, what it is).  Both verdicts; the paths that were refused."""
            refused, groups = set(), {}
            for path, (root, of, what) in files.items():
                groups.setdefault((LANGUAGE[root], of if root in OF_A_SET else None), []).append(path)
            for (language, of), paths in groups.items():
                refused |= grammars.refused(language, paths, of)
            for path, (root, of, what) in files.items():
                against, may_be_refused = projects[of].refuses(root, path.read_bytes())
                if str(path) in refused and may_be_refused:
                    continue
                if bool(against) != (str(path) in refused):
                    faults.append(f"{what}: RELAX NG {'refuses' if str(path) in refused else 'takes'} it, the program says {against}")
            return refused

        known = [(path, root) for path, root in whole if root.tag not in OF_A_SET or path in schemas]
        files = {path: (root.tag, schemas.get(path, NERIMA), path.relative_to(ROOT)) for path, root in known}
        refused = compare(files)
        faults += [f"{path} is refused" for path in sorted(refused) if not path.startswith(f"{ROOT}/tests/")]
        print(f"{len(files)} files, {len(refused)} of them refused, in the words of {len(projects)} schemas")

        without = [path for path, root in whole if root.tag == "data" and path not in schemas and path.name == "data.xml"
                   and "bad" not in path.parts and root.find(".//mark") is None][::8]    # the words of a mark stand in a schema
        usable = [path for path in without if grammars.printed("data", path)]
        faults += [f"{path.relative_to(ROOT)}: the grammar of it does not take it" for path in usable if grammars.refused("data", [path], path)]
        print(f"{len(usable)} sets without a schema")

        revisions = []
        for n, case in enumerate(sorted((ROOT / "tests/cases/revise").glob("*/revise"))[::12]):
            release, out = folder / f"{n}.release", folder / f"out{n}"
            subprocess.run([hyogumi, "render", "report.xml", "-o", folder / "old.pdf", "--release", release, "-q"], cwd=case.parent)
            words = case.read_text().splitlines()[0].split()
            subprocess.run([hyogumi, "revise", *words, "--release", release, "-o", out, "-q"], cwd=case.parent, capture_output=True)
            revisions += out.glob("revision.xml")
        faults += [f"{path} is refused" for path in grammars.refused("revision", revisions)]
        print(f"{len(revisions)} revisions")

        changed = {}
        small = [(p, r) for p, r in known if sum(1 for _ in r.iter()) < 1500]
        by_root = {tag: [(p, r) for p, r in small if r.tag == tag] for tag in FILE}
        weights = {"report": 8, "fragment": 2, "data": 8, "fonts": 1, "corrections": 3, "schema": 4, "map": 2}
        while len(changed) < given.changes:
            tag = dice.choices(list(weights), list(weights.values()))[0]
            if not by_root[tag]:
                continue
            source, root = dice.choice(by_root[tag])
            root = copy.deepcopy(root)
            what = change(root, dice)
            if what is None:
                continue
            path = folder / "changed" / f"{len(changed)}.xml"
            ET.ElementTree(root).write(path, encoding="utf-8", xml_declaration=True)
            changed[path] = (tag, schemas.get(source, NERIMA), f"{source.relative_to(ROOT)}, {what}")
        print(f"{len(changed)} changes, {len(compare(changed))} of them refused")

        for why, tag, text in UNSAYABLE:
            path = folder / "changed" / "unsayable.xml"
            path.write_text(text)
            root = ET.fromstring(text).tag
            if grammars.refused(LANGUAGE[root], [path], NERIMA if root in OF_A_SET else None):
                faults.append(f"RELAX NG can say it: {why}")
            if not projects[NERIMA].refuses(root, text.encode())[0]:
                faults.append(f"the program takes it: {why}")
    print(*faults, sep="\n")
    return bool(faults)


sys.exit(main())
