#!/usr/bin/env python3
"""Every division of every shipped layout makes all its files: divisions.py HYOGUMI

What a 再掲 says of where its source stands is worked out from the data a second time, and is what each excerpt prints."""
import collections, json, pathlib, re, subprocess, sys, tempfile
import xml.etree.ElementTree as xml

here = pathlib.Path(__file__).resolve().parents[2]
hyogumi = str(pathlib.Path(sys.argv[1]).resolve())
faults = []


def divide(layout, by, mode, folder):
    out = folder / f"{layout.stem}-{by}-{mode}"
    done = subprocess.run([hyogumi, "excerpt", str(layout), "--by", by, "--mode", mode, "-o", str(out), "-q", "--lang", "en"],
                          capture_output=True, text=True)
    outputs = json.loads((out / "manifest.json").read_text())["outputs"] if (out / "manifest.json").exists() else []
    if done.returncode or not outputs or any("failed" in output for output in outputs):
        faults.append(f"{layout.name} --by {by} --mode {mode}: exit {done.returncode}: {done.stderr[:300]}")
    return {output[by]: out / output["file"] for output in outputs if output["file"]}


def plans_said(pdf):
    """How often a mark in it names each plan; a band said again on the next page is none."""
    text = subprocess.run(["pdftotext", "-raw", pdf, "-"], capture_output=True, text=True, check=True).stdout
    return collections.Counter(re.findall(r"[【〔]戦略計画(\d+)-[^】〕]*再掲[】〕](?!（前頁から）)", re.sub(r"\s", "", text)))


def plans_meant(plan):
    """The plans of the records that the marks among the measures of this plan are of, by the data alone."""
    data = here / "data/nerima-r1"
    measures, goals = (xml.parse(data / name).getroot() for name in ("measures.xml", "goals.xml"))
    number = {p.get("id"): p.get("no") for p in goals.iter("plan")}
    plan_of = {e.get("id"): list_.get("plan") for list_ in measures.iter("measures") for e in list_.iter() if e.get("id")}
    said = collections.Counter()
    for list_ in measures.iter("measures"):
        around = {child: parent for parent in list_.iter() for child in parent}
        for mark in (list_.iter("mark") if list_.get("plan") == plan else ()):
            at = mark
            while at is not None and not at.get("of"):
                at = around.get(at)
            said[number[plan_of[at.get("of")]]] += 1
    return said


def excerpts_of(layout):
    """Of a report, those of the files it includes, too; a part that others include has none of its own."""
    root = xml.parse(layout).getroot()
    if root.tag != "report":
        return []
    included = [xml.parse(layout.parent / one.get("href")).getroot() for one in root.iter("include")]
    return [one for tree in [root] + included for one in tree.iter("excerpt")]


with tempfile.TemporaryDirectory() as folder:
    n_files = n_marks = 0
    layouts = sorted((here / "layouts").glob("*.xml")) + [here / "templates/new/layouts/report.xml"]
    for layout in layouts:
        for division in excerpts_of(layout):
            for mode in ("rows", "pages"):
                files = divide(layout, division.get("by"), mode, pathlib.Path(folder))
                n_files += len(files)
                if layout.name != "nerima-r1-progress.xml" or division.get("by") != "plan" or mode != "rows":
                    continue
                for plan, pdf in files.items():
                    said, meant = plans_said(pdf), plans_meant(plan)
                    n_marks += sum(said.values())
                    if said != meant:
                        faults.append(f"{plan}: marks say {dict(said)}, the data {dict(meant)}")
    if not n_marks:
        faults.append("no mark was seen")
print(f"{n_files} files of divisions; {n_marks} marks")
print("\n".join(faults))
sys.exit(bool(faults))
