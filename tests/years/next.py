#!/usr/bin/env python3
"""Next year's edition of the booklet: fiscal-year a year later, a new day of publication, new facts, a row more, a row less; no word of
the layout is touched.  An edition of before and one of after are set, and compared text by text with what Python's own table of
eras says: the year reported has moved on wherever it stands, the years of the plan have not, each new fact is printed.

    tests/years/next.py build/release/hyogumi [--year 2020]… [--doubt]
--doubt: the yardstick itself; a layout that types its year must be found out."""
import argparse, datetime, pathlib, random, re, shutil, subprocess, sys, tempfile
import xml.etree.ElementTree as ET

ROOT = pathlib.Path(__file__).resolve().parents[2]
LAYOUT = "layouts/nerima-r1-progress.xml"
ERAS = [("令和", datetime.date(2019, 5, 1)), ("平成", datetime.date(1989, 1, 8)), ("昭和", datetime.date(1926, 12, 25))]
COLUMNS = ["tests/cases/table/a-column-for-each-year-of-the-data/tables.xml",         # three years, then four: one layout
           "tests/cases/table/a-year-more-is-a-column-more/tables.xml"]
ASKED = "{$year}"                                     # how the layout asks for the year
NEW, ENDED = "m1-1-7", "m1-1-4"
FRESH = ("planned", "result", "remark", "note")       # what each year says anew


def era_year(day):
    name, begins = next((name, begins) for name, begins in ERAS if day >= begins)
    count = day.year - begins.year + 1
    return f"{name}{'元' if count == 1 else count}年"


def fiscal(year):
    """平成31年度 is nobody's: the year that begins on April 1 is called as most of it is."""
    return era_year(datetime.date(year, 7, 1)) + "度"


def issued(year, month):
    return f"{era_year(datetime.date(year, month, 1))[:-1]}年({year}年){month}月"


def squeeze(text):
    return re.sub(r"\s+", "", text.replace("\\n", ""))


def run(*command):
    done = subprocess.run([str(c) for c in command], capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command[:3]))} ended with {done.returncode}: {done.stderr[:3000]}")
    return done.stdout


# --- the editions: every file of the set, with facts of the year --------------------------------------------------------

def fresh_facts(trees, dice, old, new):
    """Words nobody else says, in every field of the year; statuses; what the facts that stay say of the year that was."""
    n, facts, codes = 0, [], [e.get("code") for t in trees.values() for e in t.iter("status") if e.get("code")]
    for tree in trees.values():
        owners = {child: parent for parent in tree.iter() for child in parent}
        for element in list(tree.iter()):
            for attribute in ("text", "tail"):
                said = getattr(element, attribute)
                if said and old in said:
                    setattr(element, attribute, said.replace(old, new))
            if element.tag == "status" and not element.get("code"):
                element.text = dice.choice(codes)
            if element.tag not in FRESH:
                continue
            n += 1
            for child in list(element):
                element.remove(child)
            element.text = f"{dice.choice(['整備', '開設', '改修', '検討'])}第{n}号"
            if element.get("number"):
                element.set("number", str(n))
            for key in ("as-of", "era"):
                element.attrib.pop(key, None)
            facts.append((owners[element].get("id"), element.tag, element.text))
    return facts


def edition(work, name, year, seed, typed):
    """A folder with layouts and data of that year; the facts it must print.  `typed`: which of the places of the layout that ask
    for the year has it typed instead, None: none."""
    folder = work / name
    shutil.copytree(ROOT / "layouts", folder / "layouts")
    shutil.copytree(ROOT / "data/nerima-r1", folder / "data/nerima-r1")
    if typed is not None:
        parts = (folder / LAYOUT).read_text().split(ASKED)
        (folder / LAYOUT).write_text(ASKED.join(parts[: typed + 1]) + fiscal(year - 1) + ASKED.join(parts[typed + 1 :]))
    (folder / "fonts").symlink_to(ROOT / "fonts")
    trees = {p: ET.parse(p) for p in sorted((folder / "data/nerima-r1").glob("*.xml")) if p.name != "schema.xml"}
    booklet = next(e for t in trees.values() for e in t.iter("booklet"))
    old = fiscal(int(booklet.get("fiscal-year")))
    booklet.set("fiscal-year", str(year))
    booklet.set("published", f"{year + 1}-09")
    facts = fresh_facts(trees, random.Random(seed), old, fiscal(year))
    if name == "after":
        group = next(e for t in trees.values() for e in t.iter("group") if e.get("id") == "m1-1")
        group.remove(next(e for e in group if e.get("id") == ENDED))
        facts = [f for f in facts if f[0] != ENDED]
        row = ET.SubElement(group, "measure", id=NEW)
        for tag, words in (("name", "あたらしい取組"), ("planned", "新規の計画"), ("result", "新規の実績"), ("status", "A")):
            ET.SubElement(row, tag).text = words
            facts.append((NEW, tag, words))
    for path, tree in trees.items():
        tree.write(path, encoding="utf-8", xml_declaration=True)
    return folder, facts


def texts(release):
    """key → what stands there, with its part, row and column as people call them; the title of the booklet."""
    found = {}
    for line in release.read_text().split("\n"):
        kind, *fields = line.split("\t")
        if kind == "text":
            found[fields[0]] = [squeeze(f) for f in fields[3:]]
        if kind == "title":
            found["title"] = [fields[0]]
    return found


def unprinted(pdf):
    """Strings of the file that are not on its pages: title, bookmarks, captions of tables."""
    bare = subprocess.run(["qpdf", "--qdf", "--object-streams=disable", pdf, "-"], capture_output=True, check=True).stdout
    hexed = re.findall(rb"<feff([0-9a-f]+)>", bare)
    return "".join(squeeze(bytes.fromhex(h.decode()).decode("utf-16-be", "replace")) for h in hexed)


def render(program, folder):
    release, pdf = folder / "r.release", folder / "r.pdf"
    run(program, "render", folder / LAYOUT, "-o", pdf, "--release", release, "--quiet")
    return texts(release), squeeze(run("pdftotext", "-raw", pdf, "-")), squeeze(run("mutool", "show", pdf, "outline")), unprinted(pdf)


def moved(words, before, after):
    return [w.replace(fiscal(before), fiscal(after)).replace(issued(before + 1, 9), issued(after + 1, 9)) for w in words]


def is_fresh(key):
    return re.split("[/~]", key.partition("#")[2])[0] in FRESH + ("status",)


def compare(program, work, before, after, typed=None):
    faults = []
    (old_folder, _), (new_folder, facts) = edition(work, "before", before, 1, None), edition(work, "after", after, 2, typed)
    (was, _, old_outline, _), (now, page, outline, unsaid) = render(program, old_folder), render(program, new_folder)
    n_moved = 0
    for key, words in was.items():
        if key.split("#")[0] == ENDED:
            continue
        if key not in now:
            faults.append(f"{key}: nowhere in the new edition")
            continue
        wanted, found = moved(words, before, after), now[key]
        n_moved += wanted != words
        if is_fresh(key):
            wanted, found = wanted[:-1], found[:-1]                  # the words are new, the heads over them are not
        if wanted != found:
            faults.append(f"{key}: {found}, not {wanted}")
    for said, where in ((page, "pages"), (outline, "bookmarks"), (unsaid, "strings of the PDF"), ("".join(sum(now.values(), [])), "texts")):
        for gone in (fiscal(before), issued(before + 1, 9)):
            if gone in said:
                faults.append(f"{where}: still {gone}, {said.count(gone)} times")
    if old_outline.count(fiscal(before)) != outline.count(fiscal(after)) or not outline.count(fiscal(after)):
        faults.append("the bookmarks have not moved on")
    if fiscal(after) not in unsaid:
        faults.append("the title of the PDF has not moved on")
    if issued(after + 1, 9) not in page:
        faults.append("the day of publication has not moved on")
    for record, tag, words in facts:
        if squeeze(words) not in page:
            faults.append(f"{record} {tag}: {words} is not printed")
    if any(k.split("#")[0] == ENDED for k in now) or not any(k.startswith(NEW) for k in now):
        faults.append("the row that ended, or the new one")
    return faults, n_moved, len(facts)


def typed_years():
    """Years of the plan and the report that stand in the layout as words: also in what only excerpts print."""
    return re.findall(r"(?:令和|平成)(?:元|\d+)年度", (ROOT / LAYOUT).read_text())


def doubt(program):
    """A year typed in one place of those the booklet prints; excerpts have a cover and a heading of their own."""
    layout = (ROOT / LAYOUT).read_text()
    places = [m.start() for m in re.finditer(re.escape(ASKED), layout)]
    own = [(m.start(), m.end()) for m in re.finditer(r'<cover id="excerpt-cover".*?</cover>|<heading[^>]*id="excerpt-.*?</heading>', layout, re.S)]
    for i, at in enumerate(places):
        if any(first <= at < last for first, last in own):
            continue
        with tempfile.TemporaryDirectory() as folder:
            faults = compare(program, pathlib.Path(folder), 2019, 2020, typed=i)[0]
        if not faults:
            yield f"a year typed in line {layout.count(chr(10), 0, at) + 1} of the layout is not found"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("--year", type=int, action="append")
    parser.add_argument("--doubt", action="store_true")
    options = parser.parse_args()
    found = [f"{COLUMNS[1]} is not {COLUMNS[0]}"] if len({(ROOT / c).read_text() for c in COLUMNS}) > 1 else []
    found += [f"{LAYOUT} types {year}" for year in typed_years()] + (list(doubt(options.program.resolve())) if options.doubt else [])
    print("\n".join(found), end="\n" if found else "")
    n_faults = len(found)
    for year in options.year or [2020]:
        with tempfile.TemporaryDirectory() as folder:
            faults, n_moved, n_facts = compare(options.program.resolve(), pathlib.Path(folder), 2019, year)
        for fault in faults[:20]:
            print(f"{fiscal(year)}: {fault}")
        print(f"{fiscal(year)}: {n_moved} texts moved on, {n_facts} new facts; {len(faults)} faults")
        n_faults += len(faults) + (n_moved < 50)
    sys.exit(n_faults > 0)


main()
