#!/usr/bin/env python3
"""Every answer of docs/ja/howto.md works: put into the town of `hyogumi new`, it renders without a word: howto.py HYOGUMI

What is a part of a table goes into the table the page names for it, with the rest of its answer: in place of what is there for the same
column.  Any other example is tried in each place below until one takes it.  What the page defines (styles, blocks, masters) is there
for all of its answers."""
import pathlib, re, shutil, subprocess, sys, tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PAGE = ROOT / "docs/ja/howto.md"
ANSWER = re.compile(r"^\*\*(\d+)\..*?(?=^\*\*\d|^<a id|\Z)", re.S | re.M)
EXAMPLE = re.compile(r"```xml\n(.*?)```", re.S)
DEFINES = re.compile(r"\s*<(style|block|master|color) ")
PLACE = re.compile(r"^\| (\d[\d〜、]*) .*?\| 表「(\w+)」", re.M)
TAG = re.compile(r"\s*<([\w-]+)")
PARTS_OF_TABLES = "column head head-continued page-foot carry-out carry-in sum rows row cell".split()
# What goes round an example: in the report behind the styles, or (file, before which line of it) elsewhere.
IN_REPORT = ["%s",
             '<section master="本文">%s</section>',
             '<section master="本文"><p>%s</p></section>',
             '<master name="試し" width="210mm" height="297mm" inside="18mm" outside="18mm" head="20mm" foot="20mm">%s</master>'
             '<section master="試し"><p>x</p></section>']
ELSEWHERE = [("data/index.xml", "</data>"), ("data/index.xml", "</分野>"), ("data/schema.xml", "  </record>\n  <!-- 再掲")]


def said(hyogumi, folder, file, text, *more, verb=("render", "-o", "r.pdf")):
    """What is said with that file so."""
    path = folder / file
    before = path.read_text() if path.exists() else None
    path.write_text(text)
    done = subprocess.run([hyogumi, *verb, "layouts/report.xml", "--lang", "en", "--color", "never", *more],
                          cwd=folder, capture_output=True, text=True)
    path.write_text(before) if before is not None else path.unlink()
    return done.stderr if done.returncode or done.stderr else ""


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


def answer_in_table(hyogumi, folder, name, examples, excerpt):
    if not name:
        return "it is said nowhere into which table it goes"
    report = (folder / "layouts/report.xml").read_text()
    table = re.search(rf'<table name="{name}".*?</table>', report, re.S)[0]
    new = table
    for example in examples:
        new = with_part(new, example)
    changed = report.replace(table, new)
    fault = said(hyogumi, folder, "layouts/report.xml", changed)
    if excerpt and not fault:
        fault = said(hyogumi, folder, "layouts/report.xml", changed, verb=("excerpt", "--by", "課", "-o", "ex"))
    return fault and f"{fault}\nin:\n{new}"


def attempts(hyogumi, folder, example):
    report = (folder / "layouts/report.xml").read_text()
    if example.startswith("<corrections"):
        yield said(hyogumi, folder, "c.xml", example, "--corrections", "c.xml")
        return
    if example.startswith("<house"):
        yield said(hyogumi, folder, "layouts/report.xml", re.sub(r"<house .*?/>", lambda _: example, report))
        return
    for around in IN_REPORT:
        yield said(hyogumi, folder, "layouts/report.xml", report.replace("</report>", around.replace("%s", example) + "</report>"))
    for file, mark in ELSEWHERE:
        whole = (folder / file).read_text()
        yield said(hyogumi, folder, file, whole.replace(mark, example + mark, 1))


def alone(hyogumi, folder, example):
    """What is said of an example wherever it is put; nothing, where one place takes it."""
    heard = []
    for fault in attempts(hyogumi, folder, example):
        heard.append(fault)
        if not fault:
            return ""
    return example + "\n".join(sorted(set(heard), key=len)[:4])


def main():
    hyogumi, faults, n = pathlib.Path(sys.argv[1]).resolve(), [], 0
    text = PAGE.read_text()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        shutil.copytree(ROOT / "templates/new", folder, dirs_exist_ok=True)
        shutil.copytree(ROOT / "fonts", folder / "fonts")
        path = folder / "layouts/report.xml"
        defined = "".join(e for e in EXAMPLE.findall(text) if DEFINES.match(e))
        path.write_text(path.read_text().replace('data="../data', 'fonts="../fonts/fonts.xml" data="../data').replace("<house", defined + "<house", 1))
        first = said(hyogumi, folder, "layouts/report.xml", path.read_text())
        if first:
            faults.append(f"what the page defines:\n{first}")
        tables = table_of(text)
        for answer in ANSWER.finditer(text):
            number, examples = int(answer[1]), EXAMPLE.findall(answer[0])
            n += len(examples)
            parts = [example for example in examples if TAG.match(example)[1] in PARTS_OF_TABLES]
            heard = [answer_in_table(hyogumi, folder, tables.get(number), parts, "$excerpt" in answer[0])] if parts else []
            heard += [alone(hyogumi, folder, example) for example in examples if example not in parts and not DEFINES.match(example)]
            faults += [f"answer {number}:\n{fault}" for fault in heard if fault]
    numbers = [int(a[1]) for a in ANSWER.finditer(text)]
    if numbers != list(range(1, len(numbers) + 1)):
        faults.append(f"the answers are not numbered in order: {numbers}")
    print("\n".join(faults) if faults else f"{len(numbers)} answers, {n} examples, each rendered")
    sys.exit(bool(faults))


main()
