#!/usr/bin/env python3
"""tags.py HYOGUMI [--tables N] [--every N]   Every kind of PDF the program makes is complete for those who cannot see it
(structure.py): the booklet for the screen and the archive, some of its pages, replacement pages and errata, excerpts, the specimen,
all cases or every N-th of them, N random tables; what is read stands in the order of the data; the booklet is no larger than 480 KB, its
tags cost no more than 40 % of it; the checker sees."""
import argparse, os, pathlib, re, shutil, subprocess, sys, tempfile
import xml.etree.ElementTree as ET

try:
    import pikepdf
except ImportError:                                          # Debian's package is for Debian's Python
    os.execv("/usr/bin/python3", ["/usr/bin/python3", *sys.argv])

root = pathlib.Path(__file__).resolve().parents[2]
sys.path[:0] = [str(root / "tests/random"), str(root / "tests/pdf")]
import expected, generator, heard, structure

LAYOUT = "layouts/nerima-r1-progress.xml"
TOGETHER = 10                                                # random tables in one report
MOST_BYTES = 480_000                                         # of the booklet with its tags
faults = []


def fault(text):
    faults.append(text)


def run(*command, cwd=root, good=(0,)):
    done = subprocess.run([str(c) for c in command], cwd=cwd, capture_output=True)
    if done.returncode not in good:
        sys.exit(f"{' '.join(map(str, command))} ended with {done.returncode}: {done.stderr.decode()[:2000]}")


def look(path, release=None):
    checker, found = structure.read(path, lambda checker: heard.faults(checker, release))
    for text in found[:10]:
        fault(f"{path.name}: {text}")
    return checker


def squeeze(text):
    return re.sub(r"[\s\u3000\u200b]+", "", text)


# --- the booklet -----------------------------------------------------------------------------------------------------

def plain(field):
    """The words of a field that holds nothing but words."""
    bare = field is not None and not field.attrib and all(child.tag == "br" for child in field)
    return squeeze("".join(field.itertext())) if bare else ""


def words_in_order():
    """Names of all records, and what stands beside those that have it for themselves, as the data have them."""
    data = ET.parse(root / "data/nerima-r1/measures.xml").getroot()
    for measures in data.iter("measures"):
        joint = {child for holder in measures.iter("joint") for child in holder.iter()}
        for record in measures.iter():
            if record.tag in ("group", "sub", "measure", "label") and plain(record.find("name")):
                yield plain(record.find("name"))
            if record.tag == "measure" and record not in joint and record.find("line") is None and record.find("repeat") is None:
                yield from filter(None, (plain(record.find(name)) for name in ("target", "current", "planned", "result", "status",
                                                                                "remark")))


def check_order(checker):
    words, at, n = squeeze(checker.all_words), 0, 0
    for text in words_in_order():
        found = words.find(text, at)
        if found < 0:
            fault(f"booklet: {text!r} is not read behind {words[max(0, at - 30):at]!r}")
            return 0
        at, n = found + len(text), n + 1
    return n


def check_booklet(hyogumi, folder):
    for profile in ("screen", "archive"):
        run(hyogumi, "render", LAYOUT, "--profile", profile, "-q", "-o", folder / f"{profile}.pdf", "--release", folder / f"{profile}.release")
    n = check_order(look(folder / "screen.pdf", folder / "screen.release"))
    archive = look(folder / "archive.pdf", folder / "archive.release")
    check_lists(archive)
    many_pages = [t for t in archive.root.all() if t.type == "Table" and len({p for p, _ in contents(t)}) > 3]
    if not many_pages:
        fault("booklet: no table goes over more than three pages")
    for profile in ("screen", "archive"):
        if (folder / f"{profile}.pdf").stat().st_size > MOST_BYTES:
            fault(f"{profile}: {(folder / f'{profile}.pdf').stat().st_size} bytes, more than {MOST_BYTES}")
    tagged, untagged = weigh(folder / "screen.pdf")
    if tagged > 1.4 * untagged:
        fault(f"tags cost too much: {tagged} bytes, {untagged} without them")
    for pages in ("20-22", "1-5", "#30,#31,#33", "40"):
        run(hyogumi, "render", LAYOUT, "--profile", "archive", "--pages", pages, "-q", "-o", folder / "pages.pdf")
        look(folder / "pages.pdf")
    return n, tagged, untagged


def check_lists(checker):
    """The lists of the data are lists, each with its items."""
    shown = [squeeze(checker.words(e)) for e in checker.root.all() if e.type == "LBody"]
    lists = [[plain(item) for item in found] for found in ET.parse(root / "data/nerima-r1/measures.xml").iter("list") if len(found) > 1]
    missing = [item for items in lists for item in items if item not in shown]
    if not lists or missing:
        fault(f"booklet: {len(lists)} lists, items that are none: {missing}")


def without_tags(page):
    """Its operators, but those that say whose they are."""
    kept = [(operands, operator) for operands, operator in pikepdf.parse_content_stream(page)
            if str(operator) not in ("BDC", "BMC", "EMC")]
    return pikepdf.unparse_content_stream(kept)


def weigh(path):
    """The size with its tags and without them, both written again in the same way."""
    sizes = []
    for is_tagged in (True, False):
        with pikepdf.open(path) as pdf:
            for page in pdf.pages:
                operators = pikepdf.unparse_content_stream(pikepdf.parse_content_stream(page))
                page.Contents = pdf.make_stream(operators if is_tagged else without_tags(page))
                for key in () if is_tagged else ("/StructParents", "/Tabs"):
                    del page[key]
                for link in () if is_tagged else page.get("/Annots", []):
                    del link["/StructParent"], link["/Contents"]
            if not is_tagged:
                del pdf.Root["/StructTreeRoot"], pdf.Root["/MarkInfo"]
            pdf.remove_unreferenced_resources()
            pdf.save(path.parent / "weighed.pdf", object_stream_mode=pikepdf.ObjectStreamMode.generate, compress_streams=True,
                     recompress_flate=True)
        sizes.append((path.parent / "weighed.pdf").stat().st_size)
    return sizes


def contents(element):
    return [kid for e in element.all() for kid in e.kids if not isinstance(kid, structure.Element) and kid[0] != "annotation"]


TABLES = {"a-small-towns-workbook": {".xlsx": "/application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
          "tables-of-a-folder-lie-in-each-other": {".csv": "/text/csv"}}


def check_attached(hyogumi, folder):
    """The data as they lie on disk; the file says that it is PDF/A-3, and names each as its source."""
    run(hyogumi, "render", LAYOUT, "--profile", "archive", "--attach-data", "-q", "-o", folder / "attached.pdf")
    look(folder / "attached.pdf")
    wanted = {path.name: path.read_bytes() for path in (root / "data/nerima-r1").glob("*.xml")}
    with pikepdf.open(folder / "attached.pdf") as pdf:
        found = {str(spec.UF): spec.EF.UF.read_bytes() for spec in pdf.Root.AF if spec.AFRelationship == "/Source"}
        names = [str(name) for name in list(pdf.Root.Names.EmbeddedFiles.Names)[::2]]
        part = b"<pdfaid:part>3<" in pdf.Root.Metadata.read_raw_bytes()
    if found != wanted or names != sorted(wanted) or not part:
        fault(f"attached: {names} instead of {sorted(wanted)}, or other bytes, or not PDF/A-3")
    run(hyogumi, "render", LAYOUT, "--attach-data", "-q", "-o", folder / "refused.pdf", good=(2,))
    for case, table in TABLES.items():
        run(hyogumi, "render", root / f"tests/cases/workbook/{case}/report.xml", "--profile", "archive", "--attach-data", "-q", "-o", folder / "tables.pdf")
        with pikepdf.open(folder / "tables.pdf") as pdf:
            types = {pathlib.Path(str(spec.UF)).suffix: str(spec.EF.UF.Subtype) for spec in pdf.Root.AF}
        if types != {".xml": "/text/xml", **table}:
            fault(f"attached: {case} is told as {types}")


def check_revision(hyogumi, folder):
    data = folder / "data"
    shutil.copytree(root / "data", data)
    measures = data / "nerima-r1/measures.xml"
    measures.write_text(measures.read_text().replace("<result>1か所開設</result>", "<result>2か所開設（うち分園1か所を含む）</result>"))
    run(hyogumi, "render", LAYOUT, "-q", "-o", folder / "old.pdf", "--release", folder / "old.release")
    run(hyogumi, "revise", LAYOUT, "-q", "--release", folder / "old.release", "--data", data / "nerima-r1/index.xml",
        "--profile", "archive", "-o", folder / "revised", good=(3,))
    for path in sorted((folder / "revised").glob("*.pdf")):
        checker = look(path)
        rows = [e.elements() for e in checker.root.all() if e.type == "TR" and path.stem != "pages" and path.stem != "booklet"]
        headless = [[checker.words(c) for c in row] for row in rows if {c.type for c in row} == {"TD"} and {checker.words(c).strip() for c in row} - {"", "（略）"}]
        if headless:
            fault(f"{path.name}: rows without a head: {headless}")
        changed = [checker.words(e) for e in checker.root.all() if e.type == "Em"]
        if path.stem in ("errata", "contrast") and "".join(changed[:3]) not in ("12（うち分園1か所を含む）", "2（うち分園1か所を含む）1"):
            fault(f"{path.name}: what has changed is not said: {changed}")


def check_excerpts(hyogumi, folder):
    """Of the first departments, both ways."""
    for mode in ("rows", "pages"):
        only = [word for name in ("d01", "d09", "d10") for word in ("--only", name)]
        run(hyogumi, "excerpt", LAYOUT, "--by", "department", "--mode", mode, *only, "-q", "-o", folder / mode)
        for path in sorted((folder / mode).glob("*.pdf")):
            look(path)


def schema_of(case):
    """Of a case that has none of its own."""
    return [] if (case / "schema.xml").exists() else ["--schema", root / "tests/specimen/data/schema.xml"]


def check_cases(hyogumi, folder, every):
    n = 0
    for report in sorted((root / "tests/cases").glob("*/*/report.xml"))[::every]:
        trace = report.parent / "expected.trace"
        if trace.exists() and trace.stat().st_size:
            path = folder / f"{report.parent.parent.name}-{report.parent.name}.pdf"
            release = path.with_suffix(".release")
            run(hyogumi, "render", "report.xml", "-q", "--profile", "archive", "-o", path, "--release", release,
                *schema_of(report.parent), cwd=report.parent)
            drawn = len(re.findall(r"^ *frame figure ", trace.read_text(), re.M))
            has_leader = "<leader" in report.read_text()     # heard as a blank, which is no character of the text
            read = len([e for e in look(path, None if has_leader else release).root.all() if e.type == "Figure"])
            if drawn != read:
                fault(f"{path.name}: {drawn} figures are drawn, {read} can be read")
            n += 1
    run(hyogumi, "render", "tests/specimen/layouts/specimen.xml", "-q", "--profile", "archive", "-o", folder / "specimen.pdf")
    look(folder / "specimen.pdf")
    return n


# --- random tables -----------------------------------------------------------------------------------------------------

COLUMNS = ("name", "target", "current", "status", "remark")


def words_of_cell(wanted, key):
    """With those of the small table in it, row by row."""
    record, _, column = key.rpartition("#")
    words = wanted.texts.get(key, "")
    for row in [f"{record}-h", *wanted.small[record]] if column == "name" and record in wanted.small else ():
        words += wanted.texts.get(f"{row}#current", "") + wanted.texts.get(f"{row}#remark", "")
    return squeeze(words)


def expected_rows(wanted):
    """Of each body row the words of the cells that begin in it, in the order of the columns: the outer of two labels first."""
    for i, (_, _, keys) in enumerate(wanted.rows):
        keys = keys + [s["key"] for s in wanted.spans if s["first"] == i]
        places = sorted(range(len(keys)), key=lambda k: (COLUMNS.index(keys[k].rpartition("#")[2]), -k))
        words = [words_of_cell(wanted, keys[k]) for k in places]
        yield [w for w in words if w]


def check_random_table(spec, tables, name):
    of_spec = expected.Expected(spec)
    wanted = list(expected_rows(of_spec))
    rows = tables[0] if tables else []
    if len(tables) > 1 + len(of_spec.small) or (wanted and len(rows) != spec["head"] + len(wanted)):
        fault(f"{name}: {[len(t) for t in tables]} rows instead of {spec['head']} + {len(wanted)}")
    for row, words in zip(rows[spec["head"]:], wanted):
        shown = [squeeze(w) for w in row if squeeze(w)]
        if shown != words:
            fault(f"{name}: a row reads {shown} instead of {words}")
            return


def check_random(hyogumi, folder, count):
    n = 0
    for first in range(1, 10 * count, TOGETHER):
        specs = [generator.number(generator.make(seed)) for seed in range(first, first + TOGETHER)]
        place = folder / f"random-{first}"
        place.mkdir()
        (place / "report.xml").write_text(generator.write_layout(specs, root / "fonts/fonts.xml"))
        (place / "data.xml").write_text(generator.write_data(specs))
        shutil.copy(root / "tests/specimen/data/schema.xml", place)
        done = subprocess.run([str(hyogumi), "render", "report.xml", "-q", "--profile", "archive", "-o", "out.pdf"], cwd=place,
                              capture_output=True)
        if done.returncode == 1:
            continue                                         # one of them cannot be set: no page is so high, no column so narrow
        if done.returncode:
            fault(f"random-{first}: exit {done.returncode}: {done.stderr.decode()[:300]}")
            continue
        parts = look(place / "out.pdf").parts
        if len(parts) != len(specs):
            fault(f"random-{first}: {len(parts)} sections instead of {len(specs)}")
        for spec, tables in zip(specs, parts):
            check_random_table(spec, tables, f"random-{spec['seed']}")
        n += len(specs)
        if n >= count:
            break
    return n


# --- does the checker see? ----------------------------------------------------------------------------------------------

def elements(pdf, kind):
    work = [pdf.Root.StructTreeRoot.K]
    while work:
        node = work.pop(0)
        kids = node.get("/K", [])
        if node.S == "/" + kind:
            yield node
        work += [k for k in (kids if isinstance(kids, (list, pikepdf.Array)) else [kids])
                 if isinstance(k, pikepdf.Dictionary) and "/S" in k]


def first(pdf, kind, wanted=lambda node: True):
    return next(node for node in elements(pdf, kind) if wanted(node))


def change_page(pdf, old, new, page=2):
    contents = pdf.pages[page].Contents
    bytes_now = contents.read_bytes()
    assert old in bytes_now, old
    contents.write(bytes_now.replace(old, new, 1))


def swap(array):
    array[0], array[1] = array[1], array[0]


def has(name):
    return lambda node: name in node.get("/A", {})


def twin(pdf, link):
    """Another annotation of the same Link."""
    other = pdf.make_indirect(pikepdf.Dictionary(link))
    element = next(node for node in elements(pdf, "Link") if any(k.get("/Obj", pikepdf.Dictionary()).objgen == link.objgen
                                                                 for k in node.K if isinstance(k, pikepdf.Dictionary)))
    element.K.append(pikepdf.Dictionary(Type=pikepdf.Name.OBJR, Obj=other, Pg=pdf.pages[2].obj))
    return other


def drop_blanks(pdf, page=4):
    """Those of a page that end a line and part words."""
    checker, changed, n = structure.Checker(None, pdf), [], 0
    fonts, cmap = checker.read_fonts(pdf.pages[page]), {}
    for operands, operator in pikepdf.parse_content_stream(pdf.pages[page]):
        if str(operator) == "Tf":
            cmap = fonts[str(operands[0])]
        last = operands[0][-1] if str(operator) == "TJ" else None
        if isinstance(last, pikepdf.String) and len(bytes(last)) > 2 and cmap.get(int.from_bytes(bytes(last)[-2:], "big")) == " ":
            operands[0][-1] = pikepdf.String(bytes(last)[:-2])
            n += 1
        changed.append((operands, operator))
    assert n
    pdf.pages[page].Contents = pdf.make_stream(pikepdf.unparse_content_stream(changed))


SPOILED = ["1", "2", "3", "6", "8", "21"]                    # pages of the booklet: contents, a sample with its callouts, tables
DAMAGE = {                                                   # ways to spoil these pages, each of which must be found
    "a rule belongs to nobody": lambda pdf: change_page(pdf, b"/Artifact<</Type/Layout>>BDC\n", b""),
    "an artifact of no kind": lambda pdf: change_page(pdf, b"/Artifact<</Type/Layout>>BDC", b"/Artifact BMC"),
    "a number that the tree does not know": lambda pdf: change_page(pdf, b"/MCID 3>", b"/MCID 999>"),
    "one number twice": lambda pdf: change_page(pdf, b"/MCID 3>", b"/MCID 2>"),
    "the parent tree is wrong": lambda pdf: swap(pdf.Root.StructTreeRoot.ParentTree.Nums[1]),
    "a column too many": lambda pdf: first(pdf, "TD").__setitem__("/A", pikepdf.Dictionary(O=pikepdf.Name.Table, ColSpan=2)),
    "a cell reaches too far down": lambda pdf: list(elements(pdf, "TR"))[-1].K[0].__setitem__(
        "/A", pikepdf.Dictionary(O=pikepdf.Name.Table, Scope=pikepdf.Name.Row, RowSpan=2)),
    "a head of another table": lambda pdf: first(pdf, "TD", has("/Headers")).A.Headers.append(pikepdf.String("zzzz")),
    "a head of what?": lambda pdf: first(pdf, "TH").A.__delitem__("/Scope"),
    "a row in a cell": lambda pdf: first(pdf, "TD").__setitem__("/S", pikepdf.Name.TR),
    "a level is skipped": lambda pdf: first(pdf, "H2").__setitem__("/S", pikepdf.Name.H4),
    "a figure says nothing": lambda pdf: first(pdf, "Figure").__delitem__("/Alt"),
    "a figure is nowhere": lambda pdf: first(pdf, "Figure").A.__setitem__("/BBox", pikepdf.Array([0, 842, 0, 842])),
    "a link says nothing": lambda pdf: pdf.pages[2].Annots[0].__delitem__("/Contents"),
    "a link is not in the tree": lambda pdf: pdf.pages[2].Annots[0].__delitem__("/StructParent"),
    "lines run together": drop_blanks,
    "a cell over two rows names one head": lambda pdf: first(
        pdf, "TD", lambda node: "/Headers" in node.get("/A", {}) and "/RowSpan" in node.A).A.Headers.__delitem__(-1),
    "one link is two stops": lambda pdf: pdf.pages[2].Annots.append(twin(pdf, pdf.pages[2].Annots[0])),
    "a page without a label": lambda pdf: pdf.Root.PageLabels.Nums[3].__delitem__("/S"),
    "a figure says numbers": lambda pdf: first(pdf, "Figure", lambda node: str(node.Alt).startswith("1 ")).__setitem__("/Alt", pikepdf.String("1、2、3")),
    "another title": lambda pdf: pdf.docinfo.__setitem__("/Title", "another"),
    "no language": lambda pdf: pdf.Root.__delitem__("/Lang"),
}


def release_of(release, pages, own):
    """What of a release stands on these pages and no others."""
    lines = [line for line in release.read_text().splitlines(True)
             if not line.startswith("text\t") or set(line.split("\t")[2].split()) <= set(pages)]
    own.write_text("".join(lines))
    return own


def check_checker(hyogumi, folder):
    whole, few = folder / "whole.pdf", folder / "few.release"
    run(hyogumi, "render", LAYOUT, "-q", "--pages", ",".join(f"#{page}" for page in SPOILED), "-o", whole, "--release", folder / "whole.release")
    release_of(folder / "whole.release", SPOILED, few)
    look(whole, few)
    for what, damage in DAMAGE.items():
        with pikepdf.open(whole) as pdf:
            damage(pdf)
            pdf.save(folder / "damaged.pdf")
        if not structure.read(folder / "damaged.pdf", lambda checker: heard.faults(checker, few))[1]:
            fault(f"the checker is blind: {what}, and it finds nothing wrong")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("hyogumi", type=pathlib.Path)
    parser.add_argument("--tables", type=int, default=100)
    parser.add_argument("--every", type=int, default=1)
    given = parser.parse_args()
    hyogumi = given.hyogumi.resolve()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        n_words, tagged, untagged = check_booklet(hyogumi, folder)
        check_checker(hyogumi, folder)
        check_attached(hyogumi, folder)
        check_revision(hyogumi, folder)
        check_excerpts(hyogumi, folder)
        n_cases = check_cases(hyogumi, folder, given.every)
        n_tables = check_random(hyogumi, folder, given.tables)
    print("\n".join(faults[:40]) if faults else
          f"{n_words} texts of the booklet in order, {n_cases} cases, {n_tables} random tables; "
          f"{tagged} bytes with tags, {untagged} without")
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
