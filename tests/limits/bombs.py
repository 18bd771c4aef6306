#!/usr/bin/env python3
"""Small inputs that would take much: bombs.py HYOGUMI [--only WORDS]… [--list]

None is larger than 100 KB.  Each is set, or refused with a message that names a place; within 256 MB and 5 s of processor time; and
nothing is written where it is refused.  Then the same by hand: --max-memory and --timeout end what would be set, and 0 lets it."""
import argparse, os, pathlib, re, resource, subprocess, sys, tempfile

root = pathlib.Path(__file__).resolve().parents[2]
parser = argparse.ArgumentParser()
parser.add_argument("hyogumi", type=pathlib.Path)
parser.add_argument("--only", action="append")
parser.add_argument("--list", action="store_true", help="what each came to")
options = parser.parse_args()
hyogumi = options.hyogumi.resolve()
MOST_BYTES, MOST_MB, MOST_SECONDS = 100_000, 256, 5
faults = []
FONTS = root / "fonts/fonts.xml"

HEAD = f"""<report name="r" title="t" lang="ja" data="data.xml" fonts="{FONTS}">
<style name="default" family="BIZ UDGothic" size="9pt"/><master name="m" width="210mm" height="297mm" inside="10mm" outside="10mm" head="10mm" foot="10mm"/>
"""


def report(body, top=""):
    return HEAD + top + f'<section id="s" master="m">{body}</section></report>'


def data(n, one=lambda i: f'<k id="k{i}"><n>a</n></k>'):
    return '<data id="d" lang="ja">' + "".join(one(i) for i in range(n)) + "</data>"


def table(columns, rows, more=""):
    return "<table>" + more + "".join(f'<column name="c{i}" share="1"/>' for i in range(columns)) + rows + "</table>"


def nested(depth):
    """A table in a cell of a table, so deep; each cell asks how wide what it holds would be."""
    blocks = '<block name="t0"><p>あいう</p></block>'
    for i in range(1, depth + 1):
        blocks += (f'<block name="t{i}"><table><column name="a" natural="yes"/><column name="b" natural="yes"/><row><cell columns="a"><use block="t{i - 1}"/></cell>'
                   '<cell columns="b">あ</cell></row></table></block>')
    return report(f'<use block="t{depth}"/>', blocks)


RUBY = "<ruby><rb>課</rb><rt>か</rt></ruby>"
EACH_ROW = '<rows select="//k"><rule match="k"><row><cell columns="c0">%s</cell></row></rule></rows>'


BOMBS = {
    "every record in every record": (report('<each select="//k"><each select="//k"><p>{n}</p></each></each>'), data(1000)),
    "every record in every record, in many columns": (report('<each select="//k">' + table(200, EACH_ROW % "{n}") + "</each>"), data(700)),
    "a wide table": (report(table(1000, EACH_ROW % "{n}")), data(2000, lambda i: f'<k id="k{i}"><n/></k>')),
    "lines by the hundred in each row": (report(table(1, EACH_ROW % ("<lines>" + "<line>{n}</line>" * 900 + "</lines>"))), data(2500)),
    "words within words": (report('<p><each select="//k"><each select="//k"><text>{n}</text></each></each></p>'), data(3000)),
    "all data for each record": (report('<each select="//k"><p>{/}</p></each>'), data(2000)),
    "all data in each bookmark": (report('<each select="//k"><heading level="1" bookmark="{/}">{n}</heading></each>'), data(2000)),
    "contents many times over": (report('<each select="//k"><heading level="1">{n}</heading></each><each select="//k"><entries/></each>'), data(1500)),
    "tables in samples": (report('<each select="//k"><sample>' + table(20, EACH_ROW % "{n}") + "</sample></each>"), data(500)),
    "many cells": (report(table(40, '<rows select="//k"><rule match="k"><row>' + "".join(f'<cell columns="c{i}">あ</cell>' for i in range(40)) + "</row></rule></rows>")), data(1800)),
    "tables in tables": (nested(15), data(1)),
    "many rows": (report(table(1, EACH_ROW % "{n}")), data(2500)),
    "conditions over all records": (report('<each select="//k"><p>い<if test="count(//k[n = current()/n]) &gt; 1">あ</if></p></each>'), data(2000)),
    "conditions over all records, not indexed": (report('<each select="//k"><p>い<if test="count(//k[string-length(n) &gt; string-length(current()/n)]) &gt; 1">あ</if></p></each>'), data(2000)),
    "sets compared": (report('<p>い<if test="//k != //k/n">あ</if></p>'), data(2500)),
    "preceding siblings counted": (report('<each select="//k"><p>{count(preceding-sibling::k)}</p></each>'), data(2500)),
    "preceding siblings of all counted": (report("<p>{count(//k/preceding-sibling::k)}</p>"), data(2500)),
    "a long text measured": (report('<each select="//k"><p>{string-length(/)}</p></each>'), data(2000)),
    "merged equal cells": (report('<table><column name="a" share="1" merge="equal"/><column name="b" share="1"/><rows select="//k"><rule match="k"><row><cell columns="a">{n}</cell><cell columns="b">{n}</cell></row></rule></rows></table>'), data(2500)),
    "readings in one cell": (report("<table><column name='a' share='1'/><row><cell columns='a'>" + RUBY * 2000 + "</cell></row></table>"), data(1)),
    "readings in one paragraph": (report("<p>" + RUBY * 2000 + "</p>"), data(1)),
    "styles upon styles": (report("<p style='s2000'>あ</p>", "".join(f'<style name="s{i}" base="s{i-1}"/>' if i else '<style name="s0"/>' for i in range(2001))), data(1)),
    "a word that does not end": (report(table(1, '<row><cell columns="c0">' + "a" * 95000 + "</cell></row>")), data(1)),
    "many attributes": (report("<p " + " ".join(f"a{i}=''" for i in range(9000)) + "/>"), data(1)),
    "blocks that stay together": (report('<each select="//k"><p style="k">{n}</p></each>', '<style name="k" keep-next="yes"/>'), data(2500)),
    "a row higher than any page": (report(table(1, '<row><cell columns="c0">' + "<p>あ</p>" * 9000 + "</cell></row>")), data(1)),
    "variables upon variables": (report("".join(f'<let name="v{i}" select="{"concat($v%d,$v%d)" % (i-1, i-1) if i else chr(39)+"aaaaaaaaaa"+chr(39)}"/>' for i in range(40)) + "<p>{$v39}</p>"), data(1)),
    "a vertical line of 300 m": (report("<p style='v'>" + "縦" * 32000 + "</p>", "<style name='v' writing='vertical'/>"), data(1)),
}


def limit():
    resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
    resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))


def render(folder, *more):
    return call(folder, "render", "layout.xml", "-o", "o.pdf", *more)


def call(folder, *words):
    """Exit status, what was said, megabytes of the largest of its processes, seconds of all."""
    with open(folder / "said", "w") as said:
        run = subprocess.Popen([hyogumi, *words, "--lang", "en", "-q"], cwd=folder, stderr=said, preexec_fn=limit)
        _, status, used = os.wait4(run.pid, 0)
    return os.waitstatus_to_exitcode(status), (folder / "said").read_text(), used.ru_maxrss / 1024, used.ru_utime + used.ru_stime


def try_bomb(folder, name, layout, records):
    (folder / "layout.xml").write_text(layout)
    (folder / "data.xml").write_text(records)
    size = len(layout.encode()) + len(records.encode())
    status, said, megabytes, seconds = render(folder)
    left = sorted(p.name for p in folder.iterdir() if p.name not in ("layout.xml", "data.xml", "said"))
    wrong = [words for words, holds in {
        "is larger than 100 KB": size <= MOST_BYTES,
        f"takes {megabytes:.0f} MB": megabytes <= MOST_MB,
        f"takes {seconds:.1f} s": seconds <= MOST_SECONDS,
        f"exit {status}": status in (0, 1, 71),
        f"leaves {left}": left == (["o.pdf"] if status == 0 else []),
        f"says {said[:200]}": status == 0 or re.search(r"^(layout|data)\.xml:\d+:.*error(\[E\d+\])?: ", said, re.M),
    }.items() if not holds]
    faults.extend(f"{name}: {words}" for words in wrong)
    if options.list or wrong:
        print(f"{name:50} {size / 1000:4.0f} KB {megabytes:5.0f} MB {seconds:6.2f} s  exit {status}  {said.splitlines()[0] if said else ''}", *wrong, flush=True)


def try_excerpts(folder):
    """For each of a hundred records a file, in characters of which the large fonts have some and no font has most."""
    rare = "".join(chr(0x20000 + 5 * i) for i in range(6500))
    (folder / "schema.xml").write_text('<schema name="s" title="t"><record name="k" label="K"><field name="n" label="N"/></record></schema>')
    (folder / "data.xml").write_text(data(100, lambda i: f'<k id="k{i}"><n>{rare[65 * i:65 * i + 65]}</n></k>').replace("<data ", '<data schema="schema.xml" '))
    (folder / "layout.xml").write_text(report(table(1, EACH_ROW % "{n}"), '<excerpt by="k" each="/data/k" id="{@id}" name="{@id}" records="//k" of="@id"/>'))
    status, said, megabytes, seconds = call(folder, "excerpt", "layout.xml", "--by", "k", "-o", "all")
    if status != 6 or "E0403" not in said or megabytes > MOST_MB or seconds > MOST_SECONDS:
        faults.append(f"excerpts in rare characters: exit {status}, {megabytes:.0f} MB, {seconds:.1f} s: {said[:200]}")


def try_limits(folder):
    """What is set as it is has an end where one is asked for, at the place in hand."""
    (folder / "layout.xml").write_text(report('<each select="//k"><each select="//k"><p>{n}</p></each></each>'))
    (folder / "data.xml").write_text(data(200))
    for more, code in ((("--max-memory", "40"), "E0740"), (("--timeout", "1"), None), (("--max-memory", "0", "--timeout", "0"), None), ((), None)):
        status, said, megabytes, _ = render(folder, *more)
        good = status == 71 and code in said and "layout.xml:" in said and megabytes < 60 if code else status == 0 and (folder / "o.pdf").exists()
        faults.extend([] if good else [f"{more}: exit {status}: {said}"])
    (folder / "data.xml").write_text(data(2000, lambda i: f"<k id='k{i}'><n>a</n></k>"))
    (folder / "layout.xml").write_text(report('<each select="//k"><p>{/}</p></each>'))
    status, said, _, seconds = render(folder, "--timeout", "1")
    faults.extend([] if status == 71 and "E0741" in said and "layout.xml:3" in said and seconds < 3 else [f"--timeout 1: exit {status}: {said}"])
    for wrong in ("--max-memory=x", "--timeout=-1", "--timeout=", "--max-memory=12345678"):
        status, said, *_ = render(folder, wrong)
        faults.extend([] if status == 2 and "E0102" in said else [f"{wrong}: exit {status}: {said}"])


with tempfile.TemporaryDirectory() as name:
    for bomb, (layout, records) in BOMBS.items():
        if options.only and not any(words in bomb for words in options.only):
            continue
        with tempfile.TemporaryDirectory(dir=name) as folder:
            try_bomb(pathlib.Path(folder), bomb, layout, records)
    with tempfile.TemporaryDirectory(dir=name) as folder:
        try_limits(pathlib.Path(folder))
    with tempfile.TemporaryDirectory(dir=name) as folder:
        try_excerpts(pathlib.Path(folder))
print(f"{len(BOMBS) + 1} small inputs that would take much, {len(faults)} wrong")
for fault in faults:
    print(fault)
sys.exit(1 if faults else 0)
