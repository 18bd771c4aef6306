#!/usr/bin/env python3
"""Every answer of docs/ja/howto.md works: put into the town of `hyogumi new`, where the page says, it renders without a word, and
prints what its comment says: howto.py HYOGUMI

All examples of an answer go in together: a part of a table into the table the page names for it, in place of what is there for the same
column; anything else by its element.  What the page defines (styles, blocks, masters) is there for all of its answers.  Behind the
examples stands what they print, or mark, more often than the town does without them: <!-- printed: 該当なし | 計 -->; or no more:
<!-- not printed: … -->.  Every answer prints something otherwise, but those in SILENT."""
import pathlib, re, shutil, subprocess, sys, tempfile
import xml.etree.ElementTree as tree

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PAGE = ROOT / "docs/ja/howto.md"
ANSWER = re.compile(r"^\*\*(\d+)\..*?(?=^\*\*\d|^<a id|\Z)", re.S | re.M)
EXAMPLE = re.compile(r"```xml\n(.*?)```", re.S)
PRINTED = re.compile(r"<!-- (not )?printed: (.*?) -->")
PLACE = re.compile(r"^\| (\d[\d〜、]*) .*?\| 表「(\w+)」", re.M)
TAG = re.compile(r"\s*<([\w-]+)")
DEFINES = "style block master color step".split()
PARTS_OF_TABLES = "column head head-continued page-foot carry-out carry-in sum rows row cell".split()
PARTS_OF_REPORT = "section divider let excerpt press revision".split()
REPORT, STYLES, DATA, SCHEMA = "layouts/report.xml", "layouts/styles.xml", "data/index.xml", "data/schema.xml"
OTHER_PLACES = {"running": (STYLES, "</master>\n</fragment>"), "thumb": (STYLES, "</master>\n</fragment>"), "再掲": (DATA, "</分野>\n</data>"),
                "accept": (DATA, "</data>"), "rule": (SCHEMA, "</record>\n  <!-- 再掲")}
# what is defined for others, what the town has already, what counts on a second page, what other verbs ask for
SILENT = {1, 7, 8, 19, 21, 26, 27, 29, 37, 53, 54, 57, 58, 59, 60, 64, 79, 80, 81, 82, 87, 88, 97, 98}


def table_of(text):
    """The number of an answer → the table that parts of one go into."""
    found = {}
    for numbers, table in PLACE.findall(text):
        for part in numbers.split("、"):
            first, last = (part.split("〜") * 2)[:2]
            found.update(dict.fromkeys(range(int(first), int(last) + 1), table))
    return found


def replaced(pattern, example, text, otherwise):
    """The example for what the pattern finds; where it finds nothing, before `otherwise`."""
    new, n = re.subn(pattern, lambda _: example, text, count=1, flags=re.S)
    return new if n else text.replace(otherwise, example + otherwise, 1)


def with_part(table, example):
    """The table of the town with an example in it."""
    kind = TAG.match(example)[1]
    column = re.search(r' (?:name|columns)="([^"]*)"', example)
    if kind == "column":
        return replaced(rf'<column name="{column[1]}"[^>]*/>', example, table, "<head>")
    if kind == "rows":
        return replaced(r"<rows .*</rows>", example, table, "</table>")
    if kind == "head":
        return replaced(r"<head>.*</head>", example, table, "<rows ")
    if kind == "row":
        return table.replace("</table>", example + "</table>") if "key=" in example else replaced(r"<row>(?!.*<row>).*?</row>", example, table, "</rule>")
    if kind == "cell":
        head, body = table.split("</head>")
        if 'style="表頭"' in example:
            return replaced(rf'<cell columns="{column[1]}"[^>]*>[^<]*</cell>', example, head, "</row>") + "</head>" + body
        return head + "</head>" + replaced(rf'<cell columns="{column[1]}".*?</cell>', example, body, "</row>")
    return table.replace("<rows ", example + "<rows ", 1)


def elements(example):
    """An example may be several, each of which has its place."""
    return [tree.tostring(e, encoding="unicode") for e in tree.fromstring(f"<x>{example}</x>")]


def put(files, examples, table_name):
    """The files of the town with the examples of an answer in them; what goes into a part is in one section."""
    inner, report = "", files[REPORT]
    for example in examples:
        kind = TAG.match(example)[1]
        if kind in PARTS_OF_TABLES:
            table = re.search(rf'<table name="{table_name}".*?</table>', report, re.S)[0]
            report = report.replace(table, with_part(table, example))
            continue
        for element in elements(example):
            kind = TAG.match(element)[1]
            if kind == "house":
                report = re.sub(r"<house .*?/>", lambda _: element, report)
            elif kind in PARTS_OF_REPORT or (kind == "each" and "<section" in element):
                report = report.replace("</report>", element + "</report>")
            elif kind in OTHER_PLACES:
                file, mark = OTHER_PLACES[kind]
                if kind == "running":               # where it stands in the set another one has to go
                    files[file] = re.sub(r'\n *<running side="(center|outside)" at="(foot|head)".*?</running>(?=\n)', "", files[file])
                files[file] = files[file].replace(mark, element + mark, 1)
            elif kind not in DEFINES:
                inner += element
    for name in re.findall(r'<running name="(\w+)"', "".join(examples)):
        if f'<set name="{name}"' not in report + inner:     # the answer before says who gives it
            report = report.replace("</set></heading>", f'</set><set name="{name}">{name}</set></heading>', 1)
    if inner:
        report = report.replace("</report>", f'<section master="本文">{inner}</section></report>')
    files[REPORT] = report


class Town:
    def __init__(self, hyogumi, folder, defined):
        self.hyogumi, self.folder = hyogumi, folder
        shutil.copytree(ROOT / "templates/new", folder, dirs_exist_ok=True)
        shutil.copytree(ROOT / "fonts", folder / "fonts")
        (folder / "layouts/img").mkdir()                     # a picture that answers name
        (folder / "layouts/img/tel.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><circle cx="5" cy="5" r="4"/></svg>')
        self.files = {file: (folder / file).read_text() for file in (REPORT, STYLES, DATA, SCHEMA)}
        self.files[REPORT] = self.files[REPORT].replace('data="../data', 'fonts="../fonts/fonts.xml" data="../data').replace("<house", defined + "<house", 1)

    def write(self, files):
        for file, text in files.items():
            (self.folder / file).write_text(text)

    def run(self, verb, *more, good=0):
        """What it prints, and what it says when it should say nothing."""
        done = subprocess.run([self.hyogumi, verb, REPORT, "--lang", "en", "--color", "never", *more], cwd=self.folder, capture_output=True, text=True)
        heard = re.sub(r"^notes: .*\n", "", done.stderr)
        return done.stdout, f"exit {done.returncode}: {heard}" if done.returncode != good or heard else ""

    def trace(self, *more):
        return self.run("render", "--format", "trace", "-o", "-", *more)


def words_of(trace):
    return "".join(re.findall(r'^ *text .*?"(.*)"', trace, re.M))


def other_verbs(town, examples):
    """What is for a verb beside render is tried with that."""
    heard = []
    for example in examples:
        kind = TAG.match(example)[1]
        if kind == "excerpt" or "$excerpt" in example:
            named = re.search(r'by="(\w+)"', example)
            by = named[1] if named else "課"
            heard.append(town.run("excerpt", "--by", by, "-o", f"ex-{by}")[1])
        elif kind in ("rule", "accept"):
            heard.append(town.run("check")[1])
        elif kind == "press":
            heard.append(town.run("render", "--profile", "press", "-o", "p.pdf")[1])
        elif kind == "revision":
            (town.folder / "c.xml").write_text('<corrections date="2024-10-01" reason="x"><correction key="2-1#決算"><was>88,410</was><now>88,140</now></correction></corrections>')
            heard += [town.run("render", "-o", "r.pdf", "--release", "r.release", "--replace")[1],
                      town.run("revise", "--release", "r.release", "--corrections", "c.xml", "-o", "rev", good=3)[1]]
    return [fault for fault in heard if fault]


def answer_faults(town, number, answer, table, plain):
    examples, files, more = EXAMPLE.findall(answer), dict(town.files), []
    for example in examples:
        if TAG.match(example)[1] == "corrections":
            (town.folder / "c.xml").write_text(example)
            more = ["--corrections", "c.xml"]
    if not table and any(TAG.match(example)[1] in PARTS_OF_TABLES for example in examples):
        return ["it is said nowhere into which table it goes"]
    put(files, [example for example in examples if not example.startswith("<corrections")], table)
    town.write(files)
    trace, fault = town.trace(*more)
    faults = [fault] if fault else other_verbs(town, examples)
    if number not in SILENT and trace == plain:
        faults.append("nothing is printed otherwise")
    for no_more, words in PRINTED.findall(answer):
        for one in words.split(" | "):
            is_more = words_of(trace).count(one) > words_of(plain).count(one) or trace.count(f" {one} ") > plain.count(f" {one} ")
            if is_more == bool(no_more):
                faults.append(f"「{one}」 is {'printed' if no_more else 'not printed'}")
    return faults


def main():
    hyogumi, faults, n = pathlib.Path(sys.argv[1]).resolve(), [], 0
    text = PAGE.read_text()
    with tempfile.TemporaryDirectory() as name:
        defined = "".join(e for e in EXAMPLE.findall(text) if TAG.match(e)[1] in DEFINES)
        town = Town(hyogumi, pathlib.Path(name), defined)
        town.write(town.files)
        plain, fault = town.trace()
        if fault:
            faults.append(f"what the page defines:\n{fault}")
        tables = table_of(text)
        for answer in ANSWER.finditer(text):
            number = int(answer[1])
            n += len(EXAMPLE.findall(answer[0]))
            faults += [f"answer {number}:\n{fault}" for fault in answer_faults(town, number, answer[0], tables.get(number), plain)]
    numbers = [int(a[1]) for a in ANSWER.finditer(text)]
    if numbers != list(range(1, len(numbers) + 1)):
        faults.append(f"the answers are not numbered in order: {numbers}")
    print("\n".join(faults) if faults else f"{len(numbers)} answers, {n} examples, each rendered; what is printed was read")
    sys.exit(bool(faults))


main()
