#!/usr/bin/env python3
"""The proof page of `hyogumi check --html`, used as a person does, in headless Chromium.

    tests/view/proofpage.py HYOGUMI [AXE.min.js]

Findings are those of --diagnostics json, cells those of `query`, pictures those of MuPDF; 77 where chromium is not there, and without axe-core
(npm) that is not asked."""
import base64, functools, json, pathlib, re, shutil, subprocess, sys, tempfile

import browser

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = str(pathlib.Path(sys.argv[1]).resolve())
AXE = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 and pathlib.Path(sys.argv[2]).is_file() else None
LAYOUT = "layouts/nerima-r1-progress.xml"
MOST_OTHERWISE = 0.02  # of the pixels: two painters smooth edges otherwise
faults = []


def holds(what, *told):
    if not what:
        faults.append(" ".join(map(str, told)))


def run(*arguments, folder=ROOT):
    return subprocess.run([PROGRAM, *map(str, arguments)], cwd=folder, capture_output=True, text=True)


@functools.cache
def said_of(layout, folder=ROOT, *more):
    return [json.loads(line) for line in run("check", layout, "--diagnostics", "json", *more, folder=folder).stderr.splitlines()]


@functools.cache
def texts_of(layout, folder=ROOT):
    return [text for text in map(json.loads, run("query", layout, "-q", folder=folder).stdout.splitlines()) if text["key"]]


def place_of(one):
    return f"{one['file']}:{one['line']}:{one['column']}" if one["file"] else ""


TOLD = "document.getElementById('told').textContent"
MARKED = ("(() => { const e = document.querySelector('.cell[aria-current]'); if (!e) return null; const r = e.getBoundingClientRect(),"
          " s = e.closest('.sheet').getBoundingClientRect(); return {id: +e.id.slice(1), page: e.closest('.page').id,"
          " seen: r.bottom > 0 && r.top < innerHeight, box: [(r.x - s.x) / s.width, (r.y - s.y) / s.height, r.width / s.width, r.height / s.height]}; })()")


def against_query(page, marked, text, sizes, what):
    """The cell that is marked is where `query` says."""
    width, height = sizes[text["page"]["number"]]
    box = text["box"]
    want = [box["x"] / width, box["y"] / height, box["width"] / width, box["height"] / height]
    holds(marked and marked["seen"], what, "is not seen")
    holds(marked and marked["page"] == f"p{text['page']['number']}", what, "is on", marked and marked["page"])
    holds(marked and all(abs(a - b) < 0.003 for a, b in zip(marked["box"], want)), what, "is at", marked and marked["box"], "not", want)


def findings(page, layout, texts, sizes):
    said = said_of(layout)
    shown = page.evaluate("[...document.querySelectorAll('#list button')].map(b => b.textContent)")
    holds(len(shown) == len(said), len(shown), "findings, not", len(said))
    for one, words in zip(said, shown):
        holds(words.startswith(one["code"]) and one["message"]["ja"] in words and place_of(one) in words, words, "is not", one["code"], place_of(one))
    where = {place_of(source | {"sheet": None}): text for text in texts for source in text["source"] if "line" in source}
    n = next(i for i, one in enumerate(said) if one["code"] == "W0902")
    page.click(f"#list li:nth-child({n + 1}) button")
    page.wait(f"{MARKED}?.seen")
    text = where[place_of(said[n])]
    against_query(page, page.evaluate(MARKED), text, sizes, "the cell of " + said[n]["code"])
    told = page.evaluate(TOLD)
    for words in (said[n]["message"]["ja"], said[n]["help"]["ja"], place_of(said[n]), text["key"], text["text"], text["label"]["row"], text["label"]["column"]):
        holds(words in told, words, "is not told of", said[n]["code"])


def cells(page, texts, sizes):
    text = next(t for t in texts if t["key"] == "k4-3#result" and not t.get("sample"))
    page.evaluate(f"document.getElementById('p{text['page']['number']}').scrollIntoView({{behavior: 'instant'}})")
    page.wait(f"document.querySelector('#p{text['page']['number']} .cell')")
    index = page.evaluate(f"JSON.parse(document.getElementById('matter').textContent).texts.findIndex(t => t.k === 'k4-3#result' && t.p === {text['page']['number']})")
    page.click(f"#t{index}")
    page.wait(f"{MARKED}?.id === {index}")
    against_query(page, page.evaluate(MARKED), text, sizes, "the cell that was clicked")
    told = page.evaluate(TOLD)
    for source in text["source"]:
        holds(place_of(source) in told and source["text"] in told, source, "is not told")
    page.press("ArrowLeft", 37)
    left = next(t for t in texts if t["key"] == "k4-3#current" and not t.get("sample"))
    page.wait(f"{MARKED}?.id !== {index}")
    against_query(page, page.evaluate(MARKED), left, sizes, "the cell to the left")
    holds(page.evaluate("document.activeElement.getAttribute('aria-current')") == "true", "the arrow key did not take the focus along")


def filters(page, layout, texts):
    count = "document.querySelectorAll('#list button').length"
    said = said_of(layout)
    choose = "(() => {{ const e = document.getElementById('{}'); e.value = {}; e.dispatchEvent(new Event('change', {{bubbles: true}})); }})()"
    page.evaluate("document.querySelectorAll('[name=severity]').forEach(b => b.value === '0' && b.click())")
    holds(page.evaluate(count) == sum(one["severity"] != "note" for one in said), "notes are not left out")
    page.evaluate("document.querySelectorAll('[name=severity]').forEach(b => b.value === '0' && b.click())")
    page.evaluate(choose.format("kind", "'長体・縮小'"))
    fits = sum(one["code"] in ("N0520", "N0521") for one in said)
    holds(fits and page.evaluate(count) == fits, page.evaluate(count), "fit steps, not", fits)
    page.evaluate(choose.format("kind", "''"))
    page.evaluate(choose.format("owner", "'道路公園課'"))
    shown = page.evaluate("[...document.querySelectorAll('#list button')].map(b => b.textContent)")
    holds(0 < len(shown) < len(said) and all("道路公園課" in words for words in shown), "the department is not all there is")
    page.evaluate(choose.format("owner", "''"))
    holds(page.evaluate(count) == len(said), "what was left out does not come back")
    narrowed = [t for t in texts if t["fit"]["rung"] != "natural"]
    number = narrowed[0]["page"]["number"]
    page.evaluate("document.getElementById('fit').click()")
    page.evaluate(f"document.getElementById('p{number}').scrollIntoView({{behavior: 'instant'}})")
    page.wait(f"document.querySelector('#p{number} .cell.f')")
    holds(page.evaluate(f"document.querySelectorAll('#p{number} .cell.f').length") == sum(t["page"]["number"] == number for t in narrowed),
          "narrowed cells are not those of query")
    page.evaluate("document.getElementById('fit').click()")


def keyboard(page):
    """From the top: the link that skips, the filters, the first finding; Enter, and the next finding by its button."""
    page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
    for _ in range(30):
        page.press("Tab", 9)
        if page.evaluate("document.activeElement.closest('#list') !== null"):
            break
    holds(page.evaluate("document.activeElement.dataset.n") == "0", "Tab does not reach the first finding")
    page.press("Enter", 13, "\r")
    page.wait("document.querySelector('#list [aria-current]')?.dataset.n === '0'")
    page.evaluate("document.getElementById('next').focus()")
    page.press("Enter", 13, "\r")
    page.wait("document.querySelector('#list [aria-current]')?.dataset.n === '1'")


DIFFERENT = """(async () => { const [ours, theirs] = await Promise.all(%s.map(async s => createImageBitmap(await (await fetch('data:image/png;base64,' + s)).blob())));
const w = Math.min(ours.width, theirs.width), h = Math.min(ours.height, theirs.height), pixels = image => { const c = new OffscreenCanvas(w, h).getContext('2d');
c.filter = 'grayscale(1) blur(1px)'; c.drawImage(image, 0, 0, w, h); return c.getImageData(0, 0, w, h).data; };
const a = pixels(ours), b = pixels(theirs); let n = 0; for (let i = 0; i < a.length; i += 4) n += Math.abs(a[i] - b[i]) > 64; return n / (w * h); })()"""


def pictures(page, pdf, numbers, width=900, kind="now"):
    """What the page shows of a sheet, beside what MuPDF makes of the PDF."""
    shots, before = {}, page.evaluate("location.href")
    page.size(page.width, 2000)   # a sheet is seen whole: what lies beyond the view may be let go of while it is taken
    for number in numbers:
        page.evaluate(f"document.getElementById('p{number}').scrollIntoView({{behavior: 'instant'}})")
        page.wait(f"document.querySelector('#p{number} .{kind} svg')")
        page.settle()
        x, y, w, h = page.evaluate(f"(() => {{ document.querySelectorAll('.cells, div.cell').forEach(e => e.style.visibility = 'hidden'); const r = document.querySelector('#p{number} .{kind}').getBoundingClientRect();"
                                   " return [r.x + scrollX, r.y + scrollY, r.width, r.height]; })()")
        clip = {"x": x, "y": y, "width": w, "height": h, "scale": width / w}
        shots[number] = page.ask("Page.captureScreenshot", format="png", clip=clip)["data"]
    worst = 0
    page.open("data:text/html,<title>two</title>")
    for number, shot in shots.items():
        theirs = subprocess.run(["mutool", "draw", "-q", "-w", str(width), "-F", "png", "-o", "-", pdf, str(number)], capture_output=True, check=True).stdout
        share = page.evaluate(DIFFERENT % json.dumps([shot, base64.b64encode(theirs).decode()]))
        worst = max(worst, share)
        holds(share < MOST_OTHERWISE, f"page {number}: {share:.2%} of the pixels are otherwise in the PDF")
    page.size(page.width, page.height)
    page.open(before)
    return worst


def accessible(page):
    page.evaluate(AXE.read_text() + ";0")
    told = page.evaluate("axe.run(document, {resultTypes: ['violations']}).then(r => r.violations.map(v => [v.id, v.nodes.length, v.nodes[0].html.slice(0, 200)]))")
    for one in told:
        holds(False, "axe:", *one)


def of_booklet(folder):
    done = run("check", LAYOUT, "--html", folder / "page", "-q")
    holds(done.returncode == run("check", LAYOUT, "-q").returncode, "another exit status with a page")
    html = (folder / "page/index.html").read_text()
    holds([p.name for p in (folder / "page").iterdir()] == ["index.html"], "more than one file")
    holds(not re.search(r"""(src|href)="(?!#|data:)|https?://|url\((?!#)|@import""", re.sub(r'<script type="application/json".*?</script>', "", html, flags=re.S)),
          "the page asks for something that is not in it")
    run("check", LAYOUT, "--html", folder / "again", "-q")
    holds((folder / "again/index.html").read_text() == html, "not the same bytes")
    run("render", LAYOUT, "-o", folder / "out.pdf", "-q")
    texts = texts_of(LAYOUT)
    with browser.Browser(1400, 900) as page:
        page.open((folder / "page/index.html").as_uri())
        sizes = dict(page.evaluate("[...document.querySelectorAll('.page')].map(p => [+p.id.slice(1), ['--w', '--h'].map(n => p.querySelector('.sheet').style.getPropertyValue(n) / 100)])"))
        findings(page, LAYOUT, texts, sizes)
        cells(page, texts, sizes)
        filters(page, LAYOUT, texts)
        keyboard(page)
        if AXE:
            accessible(page)
        worst = pictures(page, folder / "out.pdf", [1, 3, 8, 20])
        holds(not page.complaints(), *page.complaints())
        holds(all(url.startswith(("file:", "data:")) for url in page.fetched()), page.fetched())
    with browser.Browser(390, 844) as page:
        page.open((folder / "page/index.html").as_uri())
        page.click("#list button")
        page.wait(f"{MARKED}?.seen")
        holds(page.evaluate("document.documentElement.scrollWidth") <= 390, "it is wider than a narrow screen")
        if AXE:
            accessible(page)
    return len(said_of(LAYOUT)), len(texts), worst


def of_faults(folder):
    """A glyph that no font has, and data that are wrong: what can be shown is."""
    subprocess.run([PROGRAM, "new", folder / "town", "-q"], check=True)
    data, layout = folder / "town/data/index.xml", "layouts/report.xml"
    text = data.read_text()
    name = re.search(r"<名称>([^<]+)</名称>", text)[1]
    data.write_text(text.replace(f"<名称>{name}</名称>", f"<名称>{name}\U00010380</名称>", 1))
    done = run("check", layout, "--html", "page", "-q", folder=folder / "town")
    with browser.Browser(1400, 900) as page:
        page.open((folder / "town/page/index.html").as_uri())
        shown = page.evaluate("[...document.querySelectorAll('#list button')].map(b => b.textContent)")
        glyph = [i for i, words in enumerate(shown) if words.startswith("E0403")]
        holds(done.returncode == 1 and glyph, "no word of a missing glyph:", shown[:3])
        holds(page.evaluate("[...document.querySelectorAll('#kind option')].some(o => o.textContent === 'ない文字')"), "missing glyphs cannot be chosen")
        if glyph:
            page.click(f"#list li:nth-child({glyph[0] + 1}) button")
            page.wait(f"{MARKED}?.seen")
            holds(name in page.evaluate(TOLD), "the cell of the missing glyph is not marked")
        data.write_text(text.replace("</data>", "<何か/></data>"))
        done = run("check", layout, "--html", "page", "-q", folder=folder / "town")
        page.open((folder / "town/page/index.html").as_uri())
        holds(done.returncode == 1 and page.evaluate("document.querySelectorAll('#list button').length"), "broken data: nothing is said")


def of_revision(folder):
    """What was corrected: the page as it was published beside the page as it is, both as the PDFs have them, and what reads otherwise marked on
    both; of data that were edited in place, no old page is made up."""
    (folder / "c.xml").write_text("""<corrections date="2020-10-15">
      <correction key="k4-3#result" reason="転記の誤り"><was>3校開始</was><now>4校開始</now></correction>
      <correction key="k4-3#result@number" reason="転記の誤り"><was>3</was><now>4</now></correction></corrections>""")
    more = ["--release", folder / "old.release", "--corrections", folder / "c.xml"]
    run("render", LAYOUT, "-o", folder / "old.pdf", "--release", folder / "old.release", "-q")
    run("render", LAYOUT, "-o", folder / "new.pdf", "--corrections", folder / "c.xml", "-q")
    done = run("check", LAYOUT, *more, "--html", folder / "both", "-q")
    holds(done.returncode == 3, "differences are not", done.returncode, done.stderr)
    text = next(t for t in texts_of(LAYOUT) if t["key"] == "k4-3#result" and not t.get("sample"))
    number, box = text["page"]["number"], text["box"]
    with browser.Browser(1700, 900) as page:
        page.open((folder / "both/index.html").as_uri())
        holds(page.evaluate("[...document.querySelectorAll('.renewed')].map(p => p.id)") == [f"p{number}"], "other pages are shown twice")
        words = page.evaluate("document.querySelector('#list button').textContent")
        holds("3校開始" in words and "4校開始" in words and "地域未来塾の実施" in words, words)
        page.click("#list button")
        page.wait(f"{MARKED}?.page === 'p{number}' && {MARKED}.seen")
        holds("4校開始" in page.evaluate(TOLD) and "転記の誤り" in page.evaluate(TOLD), "the change is not told")
        old = page.evaluate(f"[...document.querySelectorAll('#p{number} .was .c')].map(e => [e.style.left, e.style.top].map(parseFloat))")
        want = [100 * box["x"] / 210, 100 * box["y"] / 297]
        holds(len(old) == 1 and all(abs(a - b) < 0.1 for a, b in zip(old[0], want)), "on the old page", old, "is marked, not", want)
        pictures(page, folder / "old.pdf", [number], kind="was")
        pictures(page, folder / "new.pdf", [number])
        holds(page.evaluate("document.querySelectorAll('.gone').length") == 0, "an old page is gone")
        if AXE:
            accessible(page)
    for name in ("layouts", "data", "fonts"):
        shutil.copytree(ROOT / name, folder / "edited" / name)
    data = folder / "edited/data/nerima-r1/kpis.xml"
    data.write_text(data.read_text().replace('<result number="3">3校開始', '<result number="4">4校開始'))
    run("check", LAYOUT, "--release", folder / "old.release", "--html", "page", "-q", folder=folder / "edited")
    html = (folder / "edited/page/index.html").read_text()
    holds(html.count('class="gone"') == 1 and 'class="sheet was"' not in html, "an old page is made up from new data")


def of_watch(folder):
    """The page of `watch --serve` follows the data; while they are wrong, it stays and says so."""
    town = folder / "followed"
    subprocess.run([PROGRAM, "new", town, "-q"], check=True)
    data = town / "data/index.xml"
    text = data.read_text()
    watch = subprocess.Popen([PROGRAM, "watch", "layouts/report.xml", "--serve", "0"], cwd=town, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    address = re.search(r"http://\S+/", watch.stdout.readline())[0]
    shown = "[...document.querySelectorAll('#p{} .cell')].some(c => c.getAttribute('aria-label').includes('{}'))"
    try:
        watch.stdout.readline()
        with browser.Browser(1400, 900) as page:
            for _ in range(100):
                page.open(address)
                if page.evaluate("document.querySelectorAll('.page').length"):
                    break
            number = next(t["page"]["number"] for t in texts_of("layouts/report.xml", town) if "1,352" in t["text"])
            page.evaluate(f"document.getElementById('p{number}').scrollIntoView()")
            page.wait(shown.format(number, "1,352"))
            page.evaluate("document.getElementById('kind').selectedIndex = 0; document.querySelectorAll('[name=severity]').forEach(b => b.value === '0' && b.click())")
            data.write_text(text.replace("1,352", "4,321"))
            page.wait(f"document.getElementById('p{number}') && {shown.format(number, '4,321')}", 30)
            holds(page.evaluate("[...document.querySelectorAll('[name=severity]')].some(b => !b.checked)"), "the filters are forgotten")
            data.write_text(text.replace("</data>", "<何か/></data>"))
            page.wait("document.getElementById('live').textContent.includes('E0203')", 30)
            holds(page.evaluate(shown.format(number, "4,321")), "the last good page is gone")
            data.write_text(text)
            page.wait(f"document.getElementById('p{number}') && {shown.format(number, '1,352')} && !document.getElementById('live').textContent", 30)
            holds(all(url.startswith((address, "data:")) for url in page.fetched()), page.fetched())
    finally:
        watch.terminate()
        watch.wait()


def main():
    if not browser.is_there():
        print("chromium is not there")
        return 77
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        n_findings, n_texts, worst = of_booklet(folder)
        of_faults(folder)
        of_revision(folder)
        of_watch(folder)
    print("\n".join(faults[:40]))
    print(f"{n_findings} findings, {n_texts} texts, pictures at most {worst:.2%} otherwise than the PDF, {len(faults)} faults")
    return bool(faults)


sys.exit(main())
