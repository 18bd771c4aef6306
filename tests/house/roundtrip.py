#!/usr/bin/env python3
"""docs/ja/roundtrip.md is done as it is read: roundtrip.py HYOGUMI [--accept] [--pictures]

As tutorial.py does it, and besides:

| in the page | here |
|---|---|
| `<!-- まだ空: FIELDS -->` | these fields are taken out of data/index.xml: departments fill them in |
| `<!-- 記入 FILE -->` above a table | openpyxl types what stands in its last column into the row and the column that the others name |
| `<!-- 絵: sheet FILE N -->`, `<!-- 絵: page FILE N -->` above a picture | with --pictures the picture is made: page N of the workbook as LibreOffice prints it, of the PDF |"""
import pathlib, re, shutil, subprocess, sys, tempfile
sys.dont_write_bytecode = True
import openpyxl
import tutorial
from installed import installed

PAGE = tutorial.ROOT / "docs/ja/roundtrip.md"
STEP = re.compile(tutorial.BLOCK.pattern + r"|^<!-- まだ空: (?P<fields>.*?) -->$|^<!-- 記入 (?P<book>\S+) -->\n(?P<table>(?:^\|[^\n]*\n)+)"
                  r"|^<!-- 絵: (?P<kind>\w+) (?P<file>\S+) (?P<number>\d+) -->\n!\[.*?\]\((?P<picture>.*?)\)", re.S | re.M)


class Official(tutorial.Reader):
    pictures = False
    n_filled = 0

    def step(self, found):
        if found["fields"]:
            data = self.here / "data/index.xml"
            names = "|".join(map(re.escape, found["fields"].split("、")))
            data.write_text(re.sub(rf"\n *<(?:{names})>.*?</\w+>", "", data.read_text()))
        elif found["book"]:
            self.fill(found["book"], [[cell.strip() for cell in line.strip("|\n").split("|")] for line in found["table"].splitlines()[2:]])
        elif found["picture"]:
            if self.pictures:
                self.draw(found["kind"], found["file"], found["number"], PAGE.parent / found["picture"])
        else:
            return tutorial.BLOCK.sub(self.block, found[0])
        return found[0]

    def fill(self, name, cells):
        book = openpyxl.load_workbook(self.here / name)
        for row, column, words in cells:
            places = [(line, cell) for sheet in book if sheet.sheet_state == "visible" for line in sheet.iter_rows() for cell in line
                      if any(other.value == row for other in line) and any(sheet.cell(n, cell.column).value == column for n in (1, 2))]
            if len(places) != 1 or places[0][1].protection.locked:
                self.fault(f"{name}: {row} {column}", f"{len(places)} cells that may be filled in")
                continue
            places[0][1].value, places[0][1].data_type = words, "s"
            self.n_filled += 1
        book.save(self.here / name)

    def draw(self, kind, name, number, picture):
        from PIL import Image, ImageChops
        with tempfile.TemporaryDirectory() as place:
            path, place = self.here / name, pathlib.Path(place)
            if kind == "sheet":
                subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{place}/profile", "--convert-to", "pdf", "--outdir", place, path],
                               check=True, capture_output=True, timeout=300)
                path = place / (path.stem + ".pdf")
            subprocess.run(["pdftoppm", "-r", "80", "-f", number, "-l", number, "-singlefile", "-png", path, place / "page"], check=True)
            image = Image.open(place / "page.png").convert("RGB")
        left, top, right, bottom = ImageChops.difference(image, Image.new("RGB", image.size, "white")).point(lambda c: 255 if c > 8 else 0).getbbox()
        # below the cells, or the last text of a page, there is nothing but its number
        bottom = min(bottom, max(y for y in range(image.height * 9 // 10) if image.crop((0, y, image.width, y + 1)).getextrema() != ((255, 255),) * 3) + 1)
        edge = 12
        image = image.crop((max(left - edge, 0), max(top - edge, 0), min(right + edge, image.width), min(bottom + edge, image.height)))
        picture.parent.mkdir(exist_ok=True)
        image.quantize(32).save(picture, optimize=True)
        print(f"{picture.relative_to(tutorial.ROOT)}  {image.width}x{image.height}  {picture.stat().st_size} bytes")


def main():
    if "--pictures" in sys.argv and not shutil.which("soffice"):
        sys.exit("LibreOffice is not installed: apt-get install --no-install-recommends libreoffice-calc")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        official = Official(installed(pathlib.Path(sys.argv[1]).resolve(), folder / "program"), folder / "home")
        official.pictures = "--pictures" in sys.argv
        official.here.mkdir()
        page = STEP.sub(official.step, PAGE.read_text())
        if "--accept" in sys.argv:
            PAGE.write_text(page)
    for found in re.findall(r"!\[.*?\]\((.*?)\)", page):
        if not (PAGE.parent / found).exists():
            official.fault("no picture", found)
    print("\n".join(official.faults) if official.faults else f"the round trip: {official.commands} commands say what it says, {official.n_filled} cells are filled in")
    sys.exit(bool(official.faults) or not official.n_filled)


main()
