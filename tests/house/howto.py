#!/usr/bin/env python3
"""Every answer of docs/ja/howto.md works: put into the town of `hyogumi new`, it renders without a word: howto.py HYOGUMI

An answer is tried in each place below until one takes it.  What the page defines (styles, blocks, masters) is there for
all of its answers."""
import pathlib, re, shutil, subprocess, sys, tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PAGE = ROOT / "docs/ja/howto.md"
ANSWER = re.compile(r"^\*\*(\d+)\..*?(?=^\*\*\d|^<a id|\Z)", re.S | re.M)
EXAMPLE = re.compile(r"```xml\n(.*?)```", re.S)
DEFINES = re.compile(r"\s*<(style|block|master|color) ")
COLUMNS = "".join(f'<column name="{name}" width="{width}mm"/>' for name, width in
                  [("番号", 8), ("事業", 40), ("前年度", 18), ("本年度", 18), ("予算", 22), ("差引", 22), ("評価", 12), ("備考", 30)])
RULES = '<rules row="0.1"/>'
ROWS = '<rows select="//事業"><rule match="事業"><row><cell columns="事業">{名称}</cell></row></rule></rows>'
# What goes round an example: in the report behind the styles, or (file, before which line of it) elsewhere.
IN_REPORT = ["%s",
             '<section master="本文">%s</section>',
             '<section master="本文"><p>%s</p></section>',
             f'<section master="本文"><table style="欄">{RULES}{COLUMNS}%s</table></section>',
             f'<section master="本文"><table style="欄">{RULES}{COLUMNS}%s{ROWS}</table></section>',
             f'<section master="本文"><table style="欄">{RULES}%s<rows select="//事業"><rule match="事業"><row><cell columns="*">x</cell></row></rule></rows></table></section>',
             f'<section master="本文"><table style="欄">{RULES}<column name="事業" share="1"/>%s{ROWS}</table></section>',
             f'<section master="本文"><table style="欄">{RULES}{COLUMNS}<rows select="//事業"><rule match="事業">%s</rule></rows></table></section>',
             f'<section master="本文"><table style="欄">{RULES}{COLUMNS}<rows select="//事業"><rule match="事業"><row>%s</row></rule></rows></table></section>',
             '<master name="試し" width="210mm" height="297mm" inside="18mm" outside="18mm" head="20mm" foot="20mm">%s</master>'
             '<section master="試し"><p>x</p></section>']
ELSEWHERE = [("data/index.xml", "</data>"), ("data/index.xml", "</分野>"), ("data/schema.xml", "  </record>\n  <!-- 再掲")]


def said(hyogumi, folder, file, text, *more):
    """What is said with that file so."""
    path = folder / file
    before = path.read_text() if path.exists() else None
    path.write_text(text)
    done = subprocess.run([hyogumi, "render", "layouts/report.xml", "-o", "r.pdf", "--lang", "en", "--color", "never", *more],
                          cwd=folder, capture_output=True, text=True)
    path.write_text(before) if before is not None else path.unlink()
    return done.stderr if done.returncode or done.stderr else ""


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
        for answer in ANSWER.finditer(text):
            for example in EXAMPLE.findall(answer[0]):
                n += 1
                if DEFINES.match(example):
                    continue
                heard = []
                for fault in attempts(hyogumi, folder, example):
                    heard.append(fault)
                    if not fault:
                        break
                else:
                    faults.append(f"answer {answer[1]}:\n{example}" + "\n".join(sorted(set(heard), key=len)[:4]))
    numbers = [int(a[1]) for a in ANSWER.finditer(text)]
    if numbers != list(range(1, len(numbers) + 1)):
        faults.append(f"the answers are not numbered in order: {numbers}")
    print("\n".join(faults) if faults else f"{len(numbers)} answers, {n} examples, each rendered")
    sys.exit(bool(faults))


main()
