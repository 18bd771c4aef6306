#!/usr/bin/env python3
"""Random tables over facing pages: bands over the gutter, labels over several rows left and right, notes, long cells.

  facing.py HYOGUMI [COUNT] [--seed FIRST]

Pairs begin on an even page; a row stands level on both pages of its pair, left columns left, right ones right; each character once;
each pair has its heads and the bands in force on both pages; a note stands on the page of its mark. A correction keeps all pairs but the
one it changes, and what does not fit goes on to pairs of branch pages."""
import pathlib, random, re, subprocess, sys, tempfile

import oracle

ROOT = pathlib.Path(__file__).resolve().parents[2]
LEVEL = 0.05
LAYOUT = """<report name="facing" title="facing" lang="ja" data="data.xml" fonts="{fonts}">
<house note-style="note" continued="（続き）"/>
<style name="default" family="BIZ UDGothic" size="10Q" leading="15Q"/><style name="cell" padding="0.5mm"/>
<style name="note" size="8Q" leading="12Q"/><style name="notes" space-before="1mm" space-after="1mm" rule-above="0.1mm"/>
<master name="page" width="{width}mm" height="{height}mm" inside="9mm" outside="5mm" head="5mm" foot="9mm" mirrored="yes" note-style="notes">
<running side="outside" at="foot" y="4mm" style="note"><folio/></running></master>
{before}<section id="s" master="page" facing="yes">{intro}<table id="t" style="cell"><rules top="0.4mm" row="0.1mm" column="0.1mm" {sides} bottom="0.4mm"/>
{columns}<head><row key="h">{head}</row></head>
<rows select="/data/goal"><rule match="goal"><row role="band" level="1" repeat="yes" keep-next="yes" key="{{@id}}"><cell columns="*" key="name" role="th">{{name}}</cell></row><rows select="plan"/></rule>
<rule match="plan"><span columns="{label}" key="name" across="again" again="{{name}}（続き）">{{name}}</span><rows select="//measures[@plan=current()/@id]/group/measure"/></rule>
<rule match="measure"><row key="{{@id}}">{cells}</row></rule></rows></table></section></report>"""


def make(seed):
    dice = random.Random(f"facing {seed}")
    spec = {"width": dice.randint(60, 110), "height": dice.randint(50, 120), "before": dice.randint(0, 2), "intro": dice.choice((0, 0, 2)),
            "sides": dice.choice(("", 'left="0.2mm" right="0.2mm"'))}
    spec["left"] = [f"l{i}" for i in range(dice.randint(2, 4))]
    spec["right"] = [f"r{i}" for i in range(dice.randint(1, 4))]
    spec["label"] = dice.choice((spec["left"][0], spec["right"][0]) if len(spec["right"]) > 1 else (spec["left"][0],))
    spec["free"] = [c for c in spec["left"] + spec["right"] if c != spec["label"]]

    def words(*counts):
        return "".join(dice.choice("計画取組施設整備事業実施地域福祉") for _ in range(dice.choice(counts)))
    spec["goals"], n, most = [], 0, 60 if dice.random() < 0.06 else 6  # a long table is set some rows at a time
    for g in range(dice.randint(1, 4)):
        plans = []
        for p in range(dice.randint(1, 3)):
            rows = {}
            for _ in range(dice.randint(1, most)):
                rows[f"m{n}"] = {c: words(0, 1, 3, 3, 6, 12) for c in spec["free"]}
                n += 1
            plans.append((f"p{g}-{p}", words(2, 4), rows))
        spec["goals"].append((f"g{g}", words(3, 5), plans))
    spec["rows"] = {key: row for _, _, plans in spec["goals"] for _, _, rows in plans for key, row in rows.items()}
    for key, row in spec["rows"].items():
        if key == "m0":
            row.update({column: text or "文" for column, text in row.items()})  # a field that occurs nowhere is a mistake
        row[spec["free"][-1]] = row[spec["free"][-1]] or "計"  # no row is empty
    spec["noted"] = {(key, dice.choice([c for c in row if row[c]])) for key, row in spec["rows"].items() if dice.random() < 0.15}
    return spec


def write(spec, folder):
    columns = "".join(f'<column name="{c}" share="1"/>' for c in spec["left"]) + "<gutter/>" + "".join(f'<column name="{c}" share="1"/>' for c in spec["right"])
    head = "".join(f'<cell columns="{c}" key="{c}">{c}</cell>' for c in spec["left"] + spec["right"])

    def cell(c):
        return "".join(f"<if test=\"@id='{key}'\"><note>注{key}</note></if>" for key, own in sorted(spec["noted"]) if own == c)
    fields = dict(zip(spec["free"], ("target", "current", "planned", "result", "remark", "place", "office", "reason")))
    cells = "".join(f'<cell columns="{c}" key="{c}">{{{fields[c]}}}{cell(c)}</cell>' for c in spec["free"])
    goals, measures = [], []
    for number, (goal, name, plans) in enumerate(spec["goals"], 1):
        goals.append(f'<goal id="{goal}" no="{number}"><name>{name}</name>')
        for place, (plan, title, rows) in enumerate(plans, 1):
            goals.append(f'<plan id="{plan}" no="{place}"><name>{title}</name></plan>')
            measures.append(f'<measures plan="{plan}"><group id="g-{plan}" no="1"><name>分類</name>')
            for key, row in rows.items():
                measures.append(f'<measure id="{key}"><name>{key}</name>' + "".join(f"<{fields[c]}>{t}</{fields[c]}>" for c, t in row.items() if t) + "</measure>")
            measures.append("</group></measures>")
        goals.append("</goal>")
    (folder / "data.xml").write_text(f'<data id="d" lang="ja">{"".join(goals)}{"".join(measures)}</data>')
    before = "".join(f'<section id="b{i}" master="page"><p>前の部{i}</p></section>' for i in range(spec["before"]))
    (folder / "report.xml").write_text(LAYOUT.format(
        fonts=ROOT / "fonts/fonts.xml", width=spec["width"], height=spec["height"], sides=spec["sides"], before=before, columns=columns, head=head,
        label=spec["label"], cells=cells, intro="".join(f"<p>{'前書き' * 3}</p>" for _ in range(spec["intro"]))))
    spec["fields"] = fields


def side_of(spec, column):
    return 1 if column in spec["right"] else 0


def faults(spec, pages):
    first = spec["before"] + (1 - spec["before"] % 2)         # index of an even page
    facing = pages[first:]
    if len(facing) % 2 or any(page.rows for page in pages[:first]):
        yield f"pairs: {len(pages)} pages, the first pair on {first + 1}"
    shown, in_force = {}, None
    for left, right in zip(facing[::2], facing[1::2]):
        rows = [{f.key: f for f in page.rows + page.again} for page in (left, right)]
        if rows[0].keys() != rows[1].keys():
            yield f"rows: left {list(rows[0])}, right {list(rows[1])}"
        for key in rows[0].keys() & rows[1].keys():
            a, b = rows[0][key], rows[1][key]
            if abs(a.y - b.y) > LEVEL or abs(a.height - b.height) > LEVEL:
                yield f"level: {key} at {a.y}+{a.height} and {b.y}+{b.height}"
        for page in (left, right):
            if not page.heads:
                yield f"head: none on page {page.number}"
        ordered = sorted(rows[0].values(), key=lambda f: f.y)
        if ordered and not ordered[0].key.startswith("g"):
            yield f"band: none over {ordered[0].key} on page {left.number}"
        for side, page in enumerate((left, right)):
            words = {f.key.split("#")[0]: f.text() for f in page.cells if f.key.startswith("g") and f.key.endswith("#name")}
            for goal, name, _ in spec["goals"]:
                if goal in rows[side] and words.get(goal) != name:
                    yield f"band: {goal} reads {words.get(goal)} on page {page.number}"
            for f in page.cells:
                column = f.key.split("#")[-1]
                if f.role == "cell" and column in spec["free"] and side_of(spec, column) != side:
                    yield f"side: {f.key} on page {page.number}"
                if not f.repeat and column in spec["free"]:
                    shown.setdefault(f.key, []).append((f.text(), page.number))
    for key, row in spec["rows"].items():
        for column, text in row.items():
            said = "".join(words for words, _ in shown.get(f"{key}#{column}", []))
            if said.replace("※", "") != text:
                yield f"text: {key}#{column} reads {said}, not {text}"
    for key, column in spec["noted"]:
        marked = [number for words, number in shown.get(f"{key}#{column}", []) if "※" in words]
        noted = [page.number for page in pages for f in page.notes if f.text().endswith(f"注{key}") and not f.repeat]
        if marked != noted[:1] or not marked:
            yield f"note: of {key}#{column} on {noted}, its mark on {marked}"


def text_of(pdf, folder):
    subprocess.run(["pdftotext", "-layout", pdf, folder / "text"], check=True)
    return [re.sub(r"\S+ 訂正|\s", "", page) for page in (folder / "text").read_text().split("\f")[:-1]]


def corrected(spec, hyogumi, folder, dice):
    """One cell becomes long: what the booklet says then, pair by pair."""
    key = dice.choice(sorted(spec["rows"]))
    column = dice.choice([c for c in spec["free"] if spec["rows"][key][c]])
    field, was = spec["fields"][column], spec["rows"][key][column]
    now = "改" * dice.choice((2, 30))
    (folder / "c.xml").write_text(f'<corrections date="2021-01-01" reason="誤記"><correction key="{key}" field="{field}"><was>{was}</was><now>{now}</now></correction></corrections>')
    subprocess.run([hyogumi, "render", folder / "report.xml", "-o", folder / "a.pdf", "--release", folder / "a.release", "-q"], check=True)
    done = subprocess.run([hyogumi, "revise", folder / "report.xml", "--release", folder / "a.release", "--corrections", folder / "c.xml", "-o", folder / "out", "-q"], capture_output=True, text=True)
    if done.returncode != 3:
        yield f"revise: exit {done.returncode}: {done.stderr[:300]}"
        return
    old, new = text_of(folder / "a.pdf", folder), text_of(folder / "out/booklet.pdf", folder)
    if (len(new) - len(old)) % 2:
        yield f"revise: {len(old)} pages become {len(new)}"
    same_before = next((i for i, (a, b) in enumerate(zip(old, new)) if a != b), len(old))
    same_after = next((i for i, (a, b) in enumerate(zip(old[::-1], new[::-1])) if a != b), len(old))
    changed = old[same_before:len(old) - same_after]
    if len(changed) > 2 or (len(changed) == 2 and same_before % 2 == 0):
        yield f"revise: pages {same_before + 1} to {len(old) - same_after} have changed"
    if "".join(new).count("改") != len(now):
        yield f"revise: {''.join(new).count('改')} of {len(now)} characters are printed"


def spoil(trace):
    """Ways to spoil a trace, each of which must be found."""
    rows = list(re.finditer(r"(?m)^( *)frame row (m\d+) .*\n(?:\1  .*\n)*", trace))
    if rows:
        last = rows[-1]
        yield "a half row is lost", trace[:last.start()] + trace[last.end():]
        frame = re.compile(r"(frame row m\d+ +[\d.]+ +)([\d.]+)")
        yield "a half row is not level", trace[:last.start()] + frame.sub(lambda m: f"{m[1]}{float(m[2]) + 0.1:.2f}", trace[last.start():], count=1)
    yield "a page too many", trace + "page 99 \"99\" 1x1 left\n"


def main():
    hyogumi, count = pathlib.Path(sys.argv[1]).resolve(), int(sys.argv[2]) if len(sys.argv) > 2 and sys.argv[2].isdigit() else 60
    start = int(sys.argv[sys.argv.index("--seed") + 1]) if "--seed" in sys.argv else 1
    bad = n_pairs = blind = 0
    for seed in range(start, start + count):
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            spec = make(seed)
            write(spec, folder)
            done = subprocess.run([hyogumi, "render", folder / "report.xml", "--format", "trace", "-o", "-", "-q"], capture_output=True, text=True)
            pages = oracle.read(done.stdout)
            found = [f"exit {done.returncode}: {done.stderr[:300]}"] if done.returncode else list(faults(spec, pages))
            if not found and seed % 4 == 0:
                found = list(corrected(spec, hyogumi, folder, random.Random(seed)))
            for fault in found[:3]:
                print(f"{seed}: {fault[:400]}")
            bad += bool(found)
            n_pairs += (len(pages) - spec["before"]) // 2
            for what, trace in spoil(done.stdout) if seed % 10 == 0 and not found else ():
                if trace != done.stdout and not list(faults(spec, oracle.read(trace))):
                    print(f"{seed}: blind: {what}")
                    blind += 1
    print(f"{count} tables on {n_pairs} pairs of pages, {bad} with faults")
    sys.exit(bool(bad or blind or n_pairs <= count))


if __name__ == "__main__":
    main()
