#!/usr/bin/env python3
"""QR codes of texts nobody chose: addresses, telephone numbers, Japanese prose, one character and two thousand, at every level, in black on white and
for the press.  ZBar reads each from the page as it is painted; pikepdf finds four modules of white around what is black, the link of an
address and what the figure says.  Not tried where zbarimg is not installed (77).

    codes.py PROGRAM [HOW_MANY] [--seed N]"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
from xml.sax.saxutils import quoteattr

try:
    import pikepdf
except ImportError:                                          # Debian's package is for Debian's Python
    os.execv("/usr/bin/python3", ["/usr/bin/python3", *sys.argv])

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests/pdf"), str(ROOT / "tests/random")]
import rounds
import structure

if not shutil.which("zbarimg"):
    print("zbarimg is not installed")
    sys.exit(77)


def words(dice):
    kind = dice.choice(["address", "number", "prose", "one", "ascii", "long"])
    letters = "abcdefghijklmnopqrstuvwxyz0123456789-_."
    if kind == "address":
        return kind, "https://" + "".join(dice.choice(letters[:36]) for _ in range(12)) + ".lg.jp/" + "".join(dice.choice(letters) for _ in range(dice.randint(0, 60)))
    if kind == "number":
        return kind, "".join(dice.choice("0123456789") for _ in range(dice.randint(2, 40)))
    if kind == "prose":
        return kind, "".join(dice.choice("地域の見守り、続く町会と学校。アクションプラン①") for _ in range(dice.randint(2, 90)))
    if kind == "one":
        return kind, dice.choice("練&<\"'Z")
    return kind, "".join(dice.choice(letters) for _ in range(600 if kind == "long" else dice.randint(2, 90)))


def make(dice, folder):
    codes, body = [], ""
    for i in range(dice.randint(1, 5)):
        kind, text = words(dice)
        level, width = dice.choice(["low", "medium", "quartile", "high"]), 80 if kind == "long" else dice.choice([45, 55])
        codes.append((kind, text))
        what = f"href={quoteattr(text)}" if kind == "address" else f"text={quoteattr(text)} alt={quoteattr(f'符号{i}')}"
        body += f'<qr id="c{i}" {what} level="{level}" width="{width}mm" style="{dice.choice(["default", "end"])}"/><gap height="8mm"/>\n'
    (folder / "data.xml").write_text('<data id="t" lang="ja"/>')
    (folder / "report.xml").write_text(f'''<report name="codes" title="codes" lang="ja" date="2026-04" data="data.xml" fonts="{ROOT / 'fonts/fonts.xml'}">
<style name="default" family="BIZ UDGothic" size="10Q" leading="15Q"/><style name="end" align="end"/>
<master name="page" width="160mm" height="220mm" inside="20mm" outside="20mm" head="20mm" foot="20mm"/>
<section id="s" master="page">{body}</section></report>''')
    return codes


def read_codes(folder, file):
    """What ZBar reads on the pages."""
    subprocess.run(["pdftoppm", "-r", "200", "-gray", "-png", file, "page"], cwd=folder, check=True)
    pages = sorted(page.name for page in folder.glob("page-*.png"))
    done = subprocess.run(["zbarimg", "-q", "--raw", "-Sdisable", "-Sqrcode.enable", *pages], cwd=folder, capture_output=True)
    for page in pages:
        (folder / page).unlink()
    return sorted(text.decode() for text in done.stdout.split(b"\n") if text)


def faults_of_quiet(pdf):
    """Of each form with a code: how much white is around what is black, in its modules."""
    for form in pdf.objects:
        if not isinstance(form, pikepdf.Stream) or form.get("/Subtype") != "/Form":
            continue
        points, paths = [], []
        for operands, operator in pikepdf.parse_content_stream(form):
            if str(operator) in "ml":
                points.append((float(operands[0]), float(operands[1])))
            elif str(operator) in ("f", "f*", "B"):
                paths.append(points)
                points = []
        if len(paths) != 2:
            yield f"a code of {len(paths)} paths"
            continue
        side = max(x for x, _ in paths[0]) - min(x for x, _ in paths[0])
        xs, ys = sorted({round(x, 3) for x, _ in paths[1]}), sorted({round(y, 3) for _, y in paths[1]})
        n = 8 + 17 + 4 * round((side / min(b - a for a, b in zip(ys, ys[1:])) - 8 - 17) / 4)   # 21, 25, 29 … and the white
        for low, high in ((xs[0], side - xs[-1]), (ys[0], side - ys[-1])):
            if abs(low * n / side - 4) > 0.02 or abs(high * n / side - 4) > 0.02:
                yield f"white of {low * n / side:.2f} and {high * n / side:.2f} modules"


def faults_of(program, folder, codes):
    for profile in ("screen", "press"):
        done = subprocess.run([program, "render", "report.xml", "-o", f"{profile}.pdf", "--profile", profile, "-q"], cwd=folder, capture_output=True, text=True)
        if done.returncode:
            yield f"{profile}: exit {done.returncode}: {done.stderr[:400]}"
            return
        said, wanted = read_codes(folder, f"{profile}.pdf"), sorted(text for _, text in codes)
        if said != wanted:
            yield f"{profile}: ZBar reads {[text for text in said if text not in wanted]}, not {[text for text in wanted if text not in said]}"
    yield from structure.read(folder / "screen.pdf")[1]
    with pikepdf.open(folder / "screen.pdf") as pdf:
        yield from faults_of_quiet(pdf)
        alts = sorted(str(o.Alt) for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/Figure")
        wanted = sorted(f"QRコード：{text}" if kind == "address" else f"符号{i}" for i, (kind, text) in enumerate(codes))
        if alts != wanted:
            yield f"figures say {alts}, not {wanted}"
        links = sorted(str(a.A.URI) for page in pdf.pages for a in page.get("/Annots", []) if a.get("/Subtype") == "/Link")
        if links != sorted(text for kind, text in codes if kind == "address"):
            yield f"links lead to {links}"


def judge(program, dice, folder):
    codes = make(dice, folder)
    return len(codes), list(faults_of(program, folder, codes))


if __name__ == "__main__":
    sys.exit(rounds.run(judge, 20, "reports", "codes"))
