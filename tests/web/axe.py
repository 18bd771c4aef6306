#!/usr/bin/env python3
"""Every page of the web of the booklets under layouts/, in headless Chromium, has no finding of axe-core (npm), wide and narrow, and
no figure of a table on two lines.

    tests/web/axe.py HYOGUMI AXE.min.js

AXE: the file of the npm package axe-core; 77 where it or chromium is not there.  The page itself holds no script: axe is put into a copy."""
import html, json, pathlib, re, shutil, subprocess, sys, tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
RUN = """<script>
const torn = [], texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (texts.nextNode()) {
  const text = texts.currentNode;
  if (!text.parentElement.closest("td,th")) continue;
  for (const figure of text.data.matchAll(/[▲△−]?[0-9][0-9,.]*/g)) {
    const range = document.createRange();
    range.setStart(text, figure.index);
    range.setEnd(text, figure.index + figure[0].length);
    const lines = new Set([...range.getClientRects()].map(box => Math.round(box.top)));
    if (lines.size > 1) torn.push(figure[0]);
  }
}
axe.run(document, {resultTypes: ["violations", "incomplete"]}).then(found => {
  const told = {url: "axe", size: innerWidth, torn, checked: found.passes.length, violations: found.violations.map(v => ({
    id: v.id, impact: v.impact, nodes: v.nodes.length, first: v.nodes[0].html.slice(0, 300), why: v.nodes[0].failureSummary}))};
  document.documentElement.innerHTML = "<body><pre id=told></pre>";
  document.getElementById("told").textContent = JSON.stringify(told);
});
</script>"""


def findings(page, axe, width, folder):
    probe = folder / "probe.html"
    probe.write_text(page.replace("</body>", f"<script>{axe}</script>{RUN}</body>"))
    shown = subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--window-size={width},900",
                            f"--user-data-dir={folder}/profile", "--virtual-time-budget=600000", "--dump-dom", probe.as_uri()],
                           capture_output=True, text=True, timeout=500)
    told = re.search(r'<pre id="told">(.*?)</pre>', shown.stdout, re.S)
    if not told:
        sys.exit(f"axe said nothing: {shown.stderr[-500:]}")
    return json.loads(html.unescape(told[1]))


CORRECTED = """<corrections date="2020-10" reason="集計の誤り">
  <correction key="k1-2" field="target"><was>7か所</was><now>9か所</now></correction>
  <remove key="k1-1"><was>外遊びの事業(おひさまびよびよ)の増設</was></remove></corrections>"""
CHAPTER = "chapter 2 of layouts/nerima-r1-progress.xml"
ERRATA = "正誤表 of layouts/nerima-r1-progress.xml"


def page_of(program, layout, folder):
    if layout == CHAPTER:
        subprocess.run([program, "render", layout.split()[-1], "--format", "html", "--split", "chapter", "-o", folder / "chapters", "-q"], check=True)
        return (folder / "chapters/kpi-part.html").read_text()
    if layout != ERRATA:
        subprocess.run([program, "render", layout, "--format", "html", "-o", folder / "page.html", "-q"], check=True)
        return (folder / "page.html").read_text()
    layout = layout.split()[-1]
    (folder / "c.xml").write_text(CORRECTED)
    subprocess.run([program, "render", layout, "-o", folder / "b.pdf", "--release", folder / "b.release", "-q"], check=True)
    subprocess.run([program, "revise", layout, "--release", folder / "b.release", "--corrections", folder / "c.xml", "-o", folder / "out", "-q"])
    return (folder / "out/errata.html").read_text()


def main():
    program, axe = sys.argv[1], pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else "no axe-core")
    if not shutil.which("chromium") or not axe.is_file():
        print("chromium or axe-core is not there")
        return 77
    layouts = sys.argv[3:] or sorted(str(path) for path in (ROOT / "layouts").glob("*.xml")
                                     if re.search(r"<report\b", path.read_text()) and path.name != "revision.xml") + [CHAPTER, ERRATA]
    wrong = checked = 0
    for layout in layouts:
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            page = page_of(program, layout, folder)
            for width in (1280, 390):
                told = findings(page, axe.read_text(), width, folder)
                checked += told["checked"]
                wrong += len(told["violations"]) + len(told["torn"])
                if told["torn"]:
                    print(f"{layout} at {width}: figures on two lines: {' '.join(told['torn'][:12])}")
                for found in told["violations"]:
                    print(f"{layout} at {width}: {found['id']} ({found['impact']}), {found['nodes']} times: {found['first']}\n  {found['why']}")
    print(f"{len(layouts)} pages, 2 widths, {checked} rules of axe-core held, {wrong} findings of it or figures on two lines")
    return wrong > 0


sys.exit(main())
