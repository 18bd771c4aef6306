#!/usr/bin/env python3
"""sheaves.py HYOGUMI [--count N] [--seed FIRST]   Rows of a long table are bound up until they are set, and again when they stand on paper.
Long tables at random: what is made of them so is byte for byte what is made where nothing is bound up (for a release), and what pdftotext reads
back from the paper is what the data say, each value once, those of a column in their order.  And many short tables whose widths are sought
together, with items whose lines hang, and links, which are led when all is bound."""
import argparse, pathlib, random, re, subprocess, sys, tempfile

root = pathlib.Path(__file__).resolve().parents[2]
parser = argparse.ArgumentParser()
parser.add_argument("hyogumi", type=pathlib.Path)
parser.add_argument("--count", type=int, default=8)
parser.add_argument("--seed", type=int, default=100)
options = parser.parse_args()
hyogumi = options.hyogumi.resolve()
COLUMNS = ["a", "b", "c", "d", "e"]
faults = []


def make(seed, folder):
    """Values in reading order, of each column."""
    dice = random.Random(seed)
    may = lambda chance: dice.random() < chance
    has_bands, has_spans, has_notes, has_links, has_heads, is_boxed, is_wide, carries = (may(p) for p in (.4, .4, .3, .3, .4, .15, .2, .3))
    n_rows, n_groups = dice.choice([520, 700, 1300]), dice.choice([1, 3, 130, 600])
    values, data, n = {c: [] for c in COLUMNS}, [], 0
    for g in range(n_groups):
        rows = []
        for _ in range(n_rows // n_groups + (1 if n_groups > 500 else 0)):
            said = {}
            for c in COLUMNS:
                words = f"q{n}{c}" + (dice.choice(["", "　道路の整備", "、" * 3, "　" + "長い説明がここに入る。" * dice.randint(1, 30)]) if c == "e" else "")
                if c != "a" and may(.05):
                    continue
                said[c] = words
                values[c].append(f"q{n}{c}")
            note = f' memo="m{n}"' if has_notes and may(.02) else ""
            rows.append(f'<行 id="r{n}" ' + " ".join(f'{c}="{v}"' for c, v in said.items()) + note + "/>")
            n += 1
        data.append(f'<組 id="g{g}" 名="第{g}組">' + "".join(rows) + "</組>")
    (folder / "schema.xml").write_text('<schema name="long"><record name="組"><attribute name="名" kind="plain"/><records of="行"/></record><record name="行">' + "".join(
        f'<attribute name="{c}" kind="plain"/>' for c in COLUMNS + ["memo"]) + "</record></schema>", encoding="utf-8")
    (folder / "data.xml").write_text('<data id="long" lang="ja" schema="schema.xml">\n' + "\n".join(data) + "\n</data>\n", encoding="utf-8")
    kinds = [dice.choice(['width="30mm"', 'share="1"', 'natural="yes"']) for _ in COLUMNS[:-1]] + ['share="3"']
    if is_wide:
        kinds = ['width="60mm"'] * len(COLUMNS)
    band = '<row role="band" repeat="yes"><cell columns="*"><p>{@名}</p></cell></row>' if has_bands else ""
    span = '<span columns="g"><p>{@名}</p></span>' if has_spans else ""
    note = '<if test="@memo"><note>{@memo}</note></if>' if has_notes else ""
    link = '<link to="r5">{@b}</link>' if has_links else "{@b}"
    cells = {"a": "{@a}" + note, "b": link}
    role = ' role="th"' if has_heads else ""
    row = "".join(f'<cell columns="{c}"{role if c == "a" else ""} when="@{c}"><p>{cells.get(c, "{@" + c + "}")}</p></cell>' for c in COLUMNS)
    ends = '<page-foot><row><cell columns="a"><p>頁の終わり</p></cell></row></page-foot>' if carries else ""
    table = f"""<table name="long" style="cell"{' stub="a"' if is_wide else ""}><rules row="0.1mm"/>{'<column name="g" width="14mm"/>' if has_spans else ""}{
        "".join(f'<column name="{c}" {kind}/>' for c, kind in zip(COLUMNS, kinds))}<head><row>{'<cell columns="g"><p>組</p></cell>' if has_spans else ""}{
        "".join(f'<cell columns="{c}"><p>{c.upper()}</p></cell>' for c in COLUMNS)}</row></head>{ends}
      <rows select="/data/組"><rule match="組">{span}{band}<rows select="行"/></rule><rule match="行"><row>{row}</row></rule></rows></table>"""
    if is_boxed:
        table = f"<box>{table}</box>"
    (folder / "report.xml").write_text(f"""<report name="long" title="長い表" lang="ja" data="data.xml" fonts="{root}/fonts/fonts.xml">
  <house note-style="note" mark-style="note"/>
  <style name="default" family="BIZ UDGothic" size="7pt" leading="10pt"/><style name="cell"/><style name="note" size="6pt"/>
  <master name="page" width="210mm" height="297mm" inside="17mm" outside="17mm" head="18mm" foot="18mm" note-style="note"/>
  <section id="s" master="page">{table}</section></report>""", encoding="utf-8")
    return values, is_wide, is_boxed


def make_short(folder, n_tables=1000, n_rows=12):
    """More than stays at hand for the search (bind/sheaves.c)."""
    dice = random.Random(1)
    item = lambda: "・" + dice.choice(["道路", "公園の整備", "窓口の案内を改める", "相談"]) * dice.randint(1, 9)
    row = lambda n: f'<行 id="r{n}" a="{n}" b="{"".join(item() + "&#10;" for _ in range(dice.randint(1, 3))) + item()}" c="{item() * dice.randint(1, 5)}"/>'
    data = [f'<組 id="g{g}">' + "".join(row(g * n_rows + r) for r in range(n_rows)) + "</組>" for g in range(n_tables)]
    (folder / "schema.xml").write_text('<schema name="short"><record name="組"><records of="行"/></record><record name="行">' + "".join(
        f'<attribute name="{c}" kind="plain"/>' for c in "abc") + "</record></schema>", encoding="utf-8")
    (folder / "data.xml").write_text('<data id="short" lang="ja" schema="schema.xml">' + "\n".join(data) + "</data>", encoding="utf-8")
    (folder / "report.xml").write_text(f"""<report name="short" title="短い表" lang="ja" data="data.xml" fonts="{root}/fonts/fonts.xml">
  <style name="default" family="BIZ UDGothic" size="7pt" leading="10pt" hang="auto"/>
  <master name="page" width="210mm" height="297mm" inside="17mm" outside="17mm" head="18mm" foot="18mm"/>
  <section id="s" master="page"><each select="/data/組"><table alike="all">{"".join(f'<column name="{c}" width="best"/>' for c in "abc")}
    <rows select="行"><rule match="行"><row><cell columns="a"><link to="r5">{{@a}}</link></cell><cell columns="b">{{@b}}</cell><cell columns="c">{{@c}}</cell></row></rule></rows>
  </table></each></section></report>""", encoding="utf-8")


def render(folder, out, *more):
    done = subprocess.run([hyogumi, "render", folder / "report.xml", "-o", folder / out, "-q", *more], capture_output=True, text=True)
    return done.returncode, done.stderr, (folder / out).read_bytes() if (folder / out).exists() else b""


for seed in range(options.seed, options.seed + options.count):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        values, is_wide, is_boxed = make(seed, folder)
        for form in (["--profile", "screen"], ["--profile", "archive"]):
            bound = render(folder, "bound.pdf", *form)
            loose = render(folder, "loose.pdf", *form, "--release", folder / f"{form[-1]}.release")
            if bound != loose:
                faults.append(f"seed {seed}, {form[-1]}: another file, or other messages\n{bound[1]}{loose[1]}")
        if bound[0] and not (is_boxed and "E0601" in bound[1]):                        # what is boxed may have no room
            faults.append(f"seed {seed}: {bound[1]}")
        if bound[0]:
            continue
        text = subprocess.run(["pdftotext", "-raw", folder / "bound.pdf", "-"], capture_output=True, text=True).stdout
        read = re.findall(r"q\d+[a-e]", text)
        for c in COLUMNS:
            own = [word for word in read if word[-1] == c]
            own = list(dict.fromkeys(own)) if is_wide and c == "a" else own       # the stub stands in each part
            if sorted(own) != sorted(values[c]) or (c == "a" and own != values[c]):
                faults.append(f"seed {seed}: column {c} has {len(own)} values on paper, {len(values[c])} in the data, or another order")
with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    make_short(folder)
    bound = render(folder, "bound.pdf", "--format", "trace")
    loose = render(folder, "loose.pdf", "--format", "trace", "--release", folder / "a.release")
    if bound[0] or bound != loose:
        faults.append(f"many short tables: exit {bound[0]}, or other pages\n{bound[1][:1000]}{loose[1][:1000]}")
for fault in faults:
    print(fault)
sys.exit(bool(faults))
