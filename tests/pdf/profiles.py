#!/usr/bin/env python3
"""profiles.py HYOGUMI [--every N]   Every kind of PDF the program makes, for the screen, the archive and the press: the booklet,
excerpts, replacement pages, errata and their kin, the specimen, the gallery of all cases (every N-th of them).  qpdf, poppler,
MuPDF and Ghostscript read each (check-pdf.sh; the gallery as one file), and so do the checkers of our own: structure.py where
it is tagged, pdfx.py where it goes to press."""
import argparse, concurrent.futures, contextlib, os, pathlib, shutil, subprocess, sys, tempfile

try:
    import pikepdf
except ImportError:                                          # Debian's package is for Debian's Python
    os.execv("/usr/bin/python3", ["/usr/bin/python3", *sys.argv])

root = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(root / "tests/pdf"))
import pdfx, structure

LAYOUT = "layouts/nerima-r1-progress.xml"
environment = os.environ | {"SOURCE_DATE_EPOCH": "1600000000"}    # what goes to press has a date
faults = []


def run(*command, cwd=root, good=(0,)):
    """False: it has a picture in colours that this profile cannot hold."""
    done = subprocess.run([str(c) for c in command], cwd=cwd, env=environment, capture_output=True)
    if done.returncode == 1 and b"E0716" in done.stderr:
        return False
    if done.returncode not in good:
        sys.exit(f"{' '.join(map(str, command))} ended with {done.returncode}: {done.stderr.decode()[:2000]}")
    return True


def check_own(path, profile):
    found = [f"condition {n}: {what}" for n, what in pdfx.check(path, "x1a")] if profile == "press" else structure.read(path)[1]
    faults.extend(f"{profile}: {path.name}: {what}" for what in found[:5])


def check_readers(path):
    done = subprocess.run(["bash", "tests/pdf/check-pdf.sh", str(path)], cwd=root, capture_output=True)
    faults.extend(done.stdout.decode().splitlines()[:5] or [f"{path}: {done.stderr.decode()[:300]}"] * (done.returncode != 0))


def publish(hyogumi, folder):
    """A booklet as it was published, and data that have been corrected since."""
    run(hyogumi, "render", LAYOUT, "-q", "-o", folder / "old.pdf", "--release", folder / "old.release")
    shutil.copytree(root / "data", folder / "data")
    measures = folder / "data/nerima-r1/measures.xml"
    measures.write_text(measures.read_text().replace("<result>1か所開設</result>", "<result>2か所開設（うち分園1か所を含む）</result>"))


def make(hyogumi, published, profile, folder):
    folder.mkdir()
    to = ("-q", "--profile", profile, "-o")
    run(hyogumi, "render", LAYOUT, *to, folder / "booklet.pdf")
    run(hyogumi, "render", "tests/specimen/layouts/specimen.xml", *to, folder / "specimen.pdf")
    run(hyogumi, "revise", LAYOUT, "--release", published / "old.release", "--data", published / "data/nerima-r1/index.xml", *to,
        folder / "revised", good=(3,))
    for mode in ("rows", "pages"):
        run(hyogumi, "excerpt", LAYOUT, "--by", "department", "--mode", mode, "--only", "d01", "--only", "d09", *to, folder / mode)
    return sorted(folder.rglob("*.pdf"))


def schema_of(case):
    """Of a case that has none of its own."""
    return [] if (case / "schema.xml").exists() else ["--schema", root / "tests/specimen/data/schema.xml"]


def make_gallery(hyogumi, profile, folder, every):
    cases = [r.parent for r in sorted((root / "tests/cases").glob("*/*/report.xml"))]
    cases = [c for c in cases if (c / "expected.trace").exists() and (c / "expected.trace").stat().st_size][::every]
    folder.mkdir()
    paths = []
    for case in cases:
        path = folder / f"{case.parent.name}-{case.name}.pdf"
        if run(hyogumi, "render", "report.xml", "-q", "--profile", profile, "-o", path, *schema_of(case), cwd=case):
            paths.append(path)
    return paths, join(paths, folder.parent / f"gallery-{profile}.pdf")


def join(paths, whole):
    """Their pages in one file, without links: these lead to pages of the files they were taken from."""
    with pikepdf.new() as pdf, contextlib.ExitStack() as parts:
        for path in paths:
            part = parts.enter_context(pikepdf.open(path))
            for page in part.pages:
                if "/Annots" in page:
                    del page["/Annots"]
            pdf.pages.extend(part.pages)
        pdf.save(whole)
    return whole


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("hyogumi", type=pathlib.Path)
    parser.add_argument("--every", type=int, default=1)
    given = parser.parse_args()
    hyogumi = given.hyogumi.resolve()
    n = 0
    with tempfile.TemporaryDirectory() as name, concurrent.futures.ThreadPoolExecutor(2) as readers:
        folder = pathlib.Path(name)
        publish(hyogumi, folder)
        for profile in ("screen", "archive", "press"):
            paths = make(hyogumi, folder, profile, folder / profile)
            cases, gallery = make_gallery(hyogumi, profile, folder / f"cases-{profile}", given.every)
            asked = readers.map(check_readers, [*paths, gallery])
            for path in [*paths, *cases]:
                check_own(path, profile)
            n += len([*asked, *paths, *cases]) - len(paths)
    print("\n".join(faults[:40]) if faults else f"{n} files in three profiles: nothing wrong")
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
