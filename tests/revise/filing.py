"""A revision done by hand: what the tests of corrections share.  The 加除表 is followed by qpdf, leaf after leaf."""
import csv, pathlib, re, subprocess, tempfile


class Faults(list):
    """Each is printed when it is found: a long run need not end to be of use."""

    def append(self, fault):
        print(fault, flush=True)
        super().append(fault)


def run(work, *command, good=(0,)):
    done = subprocess.run([str(c) for c in command], cwd=work, capture_output=True)
    if done.returncode not in good:
        raise RuntimeError(f"{' '.join(map(str, command))}: exit {done.returncode}: {done.stderr.decode()[:800]}")
    return done.stdout.decode()


WORD = re.compile(r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>')


def pages_of(work, pdf):
    """Each page as its size, its letters and where they stand: (top, bottom, left, right, letters) of what stands together on a line.
    Where a word ends is only guessed by a reader, and not alike where a text is read (ActualText) and where it is said again (an artifact)."""
    pages = []
    for size, page in re.findall(r"<page(.*?)>(.*?)</page>", run(work, "pdftotext", "-bbox", pdf, "-"), re.S):
        lines = []
        for top, bottom, left, right, word in sorted((float(y), float(b), float(x), float(r), w) for x, y, r, b, w in WORD.findall(page)):
            word = "".join(word.split())
            if lines and lines[-1][:2] == [top, bottom] and left - lines[-1][3] <= 2 * (bottom - top):
                lines[-1][3:] = [max(right, lines[-1][3]), lines[-1][4] + word]
            else:
                lines.append([top, bottom, left, right, word])
        pages.append((size, lines))
    return pages


def images_of(work, pdf):
    """Each page as it looks, small and grey; enough for a rule, a bar, a fill."""
    with tempfile.TemporaryDirectory() as folder:
        run(work, "pdftoppm", "-r", "24", "-gray", pdf, f"{folder}/p")
        return [path.read_bytes() for path in sorted(pathlib.Path(folder).iterdir())]


def read_csv(path):
    return list(csv.DictReader(path.open(encoding="utf-8-sig", newline="")))


def file_leaves(work, old_pdf, folder, filed):
    """The 加除表, done by hand: what stays comes from the old PDF, what is put in from pages.pdf."""
    parts, at = [], 1
    n_old = int(run(work, "qpdf", "--show-npages", old_pdf))
    for row in read_csv(folder / "filing.csv"):
        _, before, out, put_in, *_ = row.values()
        if int(before) > at:
            parts += [old_pdf, f"{at}-{int(before) - 1}"]
        at = int(out.split("～")[-1]) + 1 if out else int(before)
        if put_in:
            parts += [folder / "pages.pdf", put_in.replace("～", "-")]
    if at <= n_old:
        parts += [old_pdf, f"{at}-z"]
    run(work, "qpdf", "--empty", "--pages", *parts, "--", filed, good=(0, 3))
