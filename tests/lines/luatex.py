#!/usr/bin/env python3
"""The sample of torn.py beside LuaTeX-ja: in how many lines each sets it, and how many words it tears.

  luatex.py HYOGUMI [--widths 6 8 …] [--table]

Debian: texlive-luatex, texlive-lang-japanese.  They are large, and no test needs them; where they are not, this says so and
ends well.  `excused` are lines that LuaTeX-ja saves by parting figures from their counters or by lines that stick out; it fails
where a text takes more lines otherwise.  The texts are paragraphs, not cells of a table, which may take a line for a word.  LuaTeX-ja has the same face, JLReq's metric (jfm=ujis), and no white round the text; ranged left its lines have any
white at their end, justified any between letters (tolerance 10000)."""
import argparse, pathlib, re, shutil, subprocess, sys, tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import kinsoku, torn

FACE = "/usr/share/fonts/truetype/bizud-gothic/BIZUDGothic-Regular.ttf"
PREAMBLE = r"""\input luatexja.sty
\jfont\japanese={file:%s:jfm=ujis} at 10pt \font\letters={file:%s} at 10pt \japanese\letters
\ltjsetparameter{kanjiskip=0pt plus .25\zw, xkanjiskip=.25\zw plus .25\zw minus .125\zw}
\parindent=0pt \hbadness=10000 \vbadness=10000 \hfuzz=\maxdimen \tolerance=10000 \pretolerance=-1
\directlua{
local function characters(head, out)
  for n in node.traverse(head) do
    if n.id == node.id("glyph") then out[\string#out + 1] = utf8.char(n.char)
    elseif n.id == node.id("hlist") then characters(n.list, out)
    elseif n.id == node.id("disc") and n.replace then characters(n.replace, out) end
  end
  return out
end
function lines_of(box)
  for n in node.traverse(box.list) do
    if n.id == node.id("hlist") then texio.write_nl("log", "LINE " .. table.concat(characters(n.list, {}))) end
  end
end}
\def\cell#1#2#3{\setbox0\vbox{\hsize=#2\zw \rightskip=0pt #3 #1\par}\immediate\write-1{CELL}\directlua{lines_of(tex.box[0])}}
""" % (FACE, FACE)


LAYOUT = """<report name="lines" title="lines" lang="ja" data="data.xml" fonts="{fonts}">
<style name="default" {style} size="{em}mm" leading="1.2"/>
<master name="page" width="{paper}mm" height="4000mm" inside="1mm" outside="1mm" head="1mm" foot="1mm"/>
<section id="s" master="page"><each select="/data/department"><p id="p-{{@id}}">{{name}}</p></each></section></report>"""
LINE = re.compile(r" *frame - p-t(\d+) ")


def paragraphs_of(hyogumi, style, texts, width):
    """As torn.lines_of; nothing is said of white."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        kinsoku.write_report(folder, style, texts, [width])
        em = kinsoku.EM
        (folder / "report.xml").write_text(LAYOUT.format(fonts=kinsoku.ROOT / "fonts/fonts.xml", style=style, em=em, paper=width * em + 2))
        command = [hyogumi, "render", "report.xml", "--format", "trace", "-o", "-", "--lang", "en"]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    if done.returncode:
        sys.exit(done.stderr)
    cells = [[] for _ in texts]
    for row in done.stdout.splitlines():
        if match := LINE.match(row):
            lines = cells[int(match[1])]
            lines.append(("", 0))
        elif match := kinsoku.TEXT.match(row):
            lines[-1] = (lines[-1][0] + re.sub(r"\s", "", match[3]), 0)
    return cells


def lines_of(texts, width, ranged):
    """As torn.lines_of; nothing is said of white."""
    escaped = [re.sub(r"[\\{}$&#^_%~]", lambda m: rf"\char{ord(m[0])} ", text) for text in texts]
    white = "plus 1fil" if ranged else ""
    with tempfile.TemporaryDirectory() as folder:
        source = PREAMBLE + "".join(rf"\cell{{{text}}}{{{width}}}{{{white}}}" + "\n" for text in escaped) + "\\bye\n"
        pathlib.Path(folder, "cells.tex").write_text(source)
        command = ["luatex", "-interaction=batchmode", "cells.tex"]
        subprocess.run(command, cwd=folder, capture_output=True, env=torn.os.environ | {"max_print_line": "10000"}, check=False)
        log = pathlib.Path(folder, "cells.log").read_text(errors="replace")
    cells = []
    for row in log.splitlines():
        if row.startswith("CELL"):
            cells.append([])
        elif row.startswith("LINE ") and cells:
            cells[-1].append((re.sub(r"\s", "", row[5:]), 0))
    if len(cells) != len(texts):
        sys.exit("LuaTeX-ja did not set every text:\n" + log[-2000:])
    return cells


def is_excused(cell, width, lines):
    """They save a line by what we do not do: part a figure from its counter, or set a line wider than its column."""
    ends = torn.ends_of(lines)
    spans = zip([0] + ends, ends + [len(cell.characters)])
    return any(cell.bound[end] for end in ends) or any(cell.width(*span) > width * torn.WHOLE for span in spans)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("hyogumi")
    parser.add_argument("--widths", type=int, nargs="+", default=list(range(6, 27)))
    parser.add_argument("--table", action="store_true", help="as Markdown")
    options = parser.parse_args()
    if not shutil.which("luatex") or not shutil.which("mecab"):
        print("luatex or mecab is not installed: nothing to compare")
        return
    hyogumi = str(pathlib.Path(options.hyogumi).resolve())
    texts = torn.texts_of_data()[:torn.SAMPLE]
    cells = [torn.Cell(text, begins) for text, (begins, _) in zip(texts, torn.words_of(texts))]
    bar, unexcused = " | " if options.table else " ", 0
    heads = ["em"] + [f"{how} {what}" for how in ("left", "just.") for what in ("lines", "theirs", "excused", "torn", "theirs")]
    rows = [heads] + [["---"] * len(heads)] * options.table
    for width in options.widths:
        row = [width]
        for ranged, style in ((True, torn.RANGED), (False, torn.JUSTIFIED)):
            ours, theirs = paragraphs_of(hyogumi, style, texts, width), lines_of(texts, width, ranged)
            more = [(c, a, b) for c, a, b in zip(cells, ours, theirs) if len(a) > len(b)]
            wrong = [c for c, a, b in more if not is_excused(c, width, b)]
            excused = sum(len(a) - len(b) for c, a, b in more if c not in wrong)
            lines = [sum(map(len, many)) for many in (ours, theirs)]
            words = [sum(len(c.torn(torn.ends_of(each))) for c, each in zip(cells, many)) for many in (ours, theirs)]
            row += [*lines, excused, *words]
            unexcused += len(wrong)
            for cell in wrong:
                print(f"more lines than LuaTeX-ja at {width} em:", "".join(cell.characters))
        rows.append(row)
    for row in rows:
        print((bar + bar.join(f"{x:>8}" for x in row) + bar).strip() if options.table else bar.join(f"{x:>13}" for x in row))
    sys.exit(bool(unexcused))


if __name__ == "__main__":
    main()
