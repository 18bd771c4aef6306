#!/usr/bin/env python3
"""charts.py HYOGUMI   No figure of another office is in an excerpt's charts.  Two offices stand in one chart, and each has one of its own.
In `rows` a chart is drawn from the records of its office alone; on `pages` that are shared the chart of both is not shown, neither its bars,
its words nor its text for those who cannot see it, and the own one is as it was.  Every object of every file is looked into."""
import os, pathlib, re, subprocess, sys, tempfile

try:
    import pikepdf
except ImportError:                                          # Debian's package is for Debian's Python
    os.execv("/usr/bin/python3", ["/usr/bin/python3", *sys.argv])

root = pathlib.Path(__file__).resolve().parents[2]
hyogumi = pathlib.Path(sys.argv[1]).resolve()
BOTH, OWN = "AA0011", "00BB22"                               # colours: of the chart of both, of each office's
FIGURES = {"o1": ["31.7", "42.9", "53.1"], "o2": ["61.3", "74.7", "87.9"]}
LAYOUT = f"""<report name="case" title="case" lang="ja" data="data.xml" fonts="{root}/fonts/fonts.xml">
  <style name="default" family="BIZ UDGothic" size="8pt" leading="1.5"/>
  <master name="page" width="120mm" height="200mm" inside="10mm" outside="10mm" head="5mm" foot="5mm"/>
  <excerpt by="office" each="//office" id="{{@id}}" name="{{name}}" records="//place" of="@of"/>
  <section id="a" master="page">
    <chart id="both" kind="KIND" select="//place" label="{{name}}" caption="全体" unit="人" height="50mm"><series label="利用" value="used" color="#{BOTH}"/></chart>
    <each select="//office" as="office">
      <chart id="own-{{@id}}" kind="KIND" select="//place[@of = $office/@id]" label="{{name}}" caption="{{name}}" unit="人" height="50mm"><series label="利用" value="used" color="#{OWN}"/></chart>
    </each>
    <table><column name="n" width="30mm"/><rows select="//place"><rule match="place"><row><cell columns="n">{{name}}</cell></row></rule></rows></table>
  </section>
</report>"""
SCHEMA = """<schema name="s"><list name="office"><field name="name" required="yes"/></list>
  <record name="place"><attribute name="of" kind="references" of="office" owner="yes"/><field name="name" required="yes"/><field name="used" kind="number"/></record></schema>"""
faults, n_looked = [], 0


def check(holds, words):
    global n_looked
    n_looked += 1
    if not holds:
        faults.append(words)


def everything_in(path):
    """Text of the pages; bytes of all strings, names and streams; how many bars or lines there are of each colour."""
    text = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout
    said, painted = [], {BOTH: 0, OWN: 0}
    with pikepdf.open(path) as pdf:
        for thing in pdf.objects:
            for key, value in (thing.items() if isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)) else ()):
                if isinstance(value, pikepdf.String):
                    said.append(str(value))
        for page in pdf.pages:
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) in ("rg", "RG"):
                    color = "".join(f"{round(float(n) * 255):02X}" for n in operands)
                    painted[color] = painted.get(color, 0) + 1
    return text, "\n".join(said), painted


with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    places = "".join(f'<place id="{o}-{i}" of="{o}"><name>{"甲乙"[o == "o2"]}の{"一二三"[i]}</name><used>{v}</used></place>' for o, vs in FIGURES.items() for i, v in enumerate(vs))
    (folder / "schema.xml").write_text(SCHEMA)
    (folder / "data.xml").write_text(f'<data id="d" lang="ja" schema="schema.xml"><office id="o1"><name>甲課</name></office><office id="o2"><name>乙課</name></office>{places}</data>')
    for kind in ("bar", "line"):
        (folder / "report.xml").write_text(LAYOUT.replace("KIND", kind))
        for mode in ("rows", "pages"):
            out = folder / f"{kind}-{mode}"
            done = subprocess.run([hyogumi, "excerpt", "report.xml", "--by", "office", "--mode", mode, "-o", out, "--profile", "archive", "--lang", "en", "--color", "never"],
                                  cwd=folder, env=os.environ | {"SOURCE_DATE_EPOCH": "1600000000"}, capture_output=True, text=True)
            check(done.returncode == 0, f"{kind}, {mode}: exit {done.returncode} {done.stderr}")
            files = sorted(out.rglob("*.pdf"))
            check(len(files) == 2, f"{kind}, {mode}: {len(files)} files")
            for path, own in zip(files, FIGURES):
                text, said, painted = everything_in(path)
                other = next(o for o in FIGURES if o != own)
                for figure in FIGURES[other]:
                    check(figure not in text and figure not in said, f"{kind}, {mode}, {own}: {figure} of the other office is there")
                check(("甲" if other == "o1" else "乙") + "の" not in text + said, f"{kind}, {mode}, {own}: a name of the other office is there")
                for figure in FIGURES[own]:
                    check(figure in text and figure in said, f"{kind}, {mode}, {own}: its own {figure} is not there")
                check(painted[OWN] > 0, f"{kind}, {mode}, {own}: its own chart is not there")
                check((painted[BOTH] > 0) == (mode == "rows"), f"{kind}, {mode}, {own}: of the chart of both there are {painted[BOTH]} things")
for fault in faults[:20]:
    print(fault)
print(f"charts of two offices: {n_looked} looks, {len(faults)} faults")
sys.exit(bool(faults))
