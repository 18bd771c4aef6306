#!/usr/bin/env python3
"""Is a figure that a layout prints no more told of?  lost.py HYOGUMI

Of each set that is here, each field is taken out of the texts of the layout, one name at a time: {result}, {$r/result[@year = $y]},
{format(result, '#,##0')}.  What has values in the data then, and is looked at by nothing else (conditions, paths, rules, what is
computed), must be told of at its line of the schema; as the layout is, nothing but KNOWN.  Read by xml.etree, not by the program."""
import json, pathlib, re, shutil, subprocess, sys, tempfile
import xml.etree.ElementTree as ET

root = pathlib.Path(__file__).resolve().parents[2]
hyogumi = str(pathlib.Path(sys.argv[1]).resolve())
# layout, main file of the data, schema
SETS = [("layouts/nerima-r1-progress.xml", "data/nerima-r1"), ("layouts/nerima-kpi-r1.xml", "data/nerima-kpi-r1"),
        ("layouts/meguro-r2-kpi.xml", "data/meguro"), ("layouts/meguro-r2-kpi-tate.xml", "data/meguro"),
        ("layouts/nerima-kaikaku-r5.xml", "data/nerima-kaikaku-r5"),
        ("templates/new/layouts/report.xml", "templates/new/data")]
KNOWN = {"data/meguro": [("資料", "発行者")]}      # the layout says it itself, in `author`
WORD = re.compile(r"@?[^\W\d][\w.-]*")
ROLES = ("record", "list", "collection", "shared", "part", "reference")


def names(xpath):
    return set(WORD.findall(re.sub(r"'[^']*'|\$[\w.-]+", "", xpath)))


def whole(path):
    """The layout with what it includes."""
    def included(m):
        return re.search(r"<fragment>(.*)</fragment>", (path.parent / m[1]).read_text(encoding="utf-8"), re.S)[1]
    return re.sub(r'<include href="([^"]*)"/>', included, path.read_text(encoding="utf-8"))


def parts(layout):
    """The texts that are printed, and whatever else looks at the data."""
    texts, others = [], set()
    for element in ET.fromstring(layout).iter():
        if element.tag == "revision":
            continue
        texts += [t for t in (element.text, element.tail) if t]
        for name, value in element.attrib.items():
            is_path = name in ("select", "when", "match", "test", "each", "records", "of", "sort", "break-when") or \
                (element.tag == "series" and name == "value")
            for path in [value] if is_path else re.findall(r"\{([^}]*)\}", value):
                others |= names(path)
                for quoted in re.findall(r"'([^']*)'", path):      # records('kpi', '@plan', …)
                    others |= names(quoted) if "records(" in path else set()
    return texts, others


PLAIN = re.compile(r"^(?:(?:format|figures|roman|era)\()?\s*([^,()+*=<>]*?)\s*(?:,[^)]*)?\)?$")


def printed(path):
    """The name that {path} gives the value of, and what it looks at besides."""
    besides = set().union(*[names(g) for g in re.findall(r"\[([^\]]*)\]", path)])
    bare = re.sub(r"\[[^\]]*\]", "", path)
    shown = PLAIN.match(bare)
    if not shown or " - " in bare or " div " in bare:
        return set(), names(path)
    return {("@" if "@" in part else "") + re.split(r"[/@]", part.strip())[-1] for part in shown[1].split("|")} | \
           {step for part in shown[1].split("|") for step in names(part)}, besides


def fields(schema):
    """(record, element of the field, line) of what is declared."""
    lines = schema.splitlines()
    tree = ET.fromstring(schema)
    found, cursor = [], 0
    for record in tree:
        for field in record if record.tag in ROLES else []:
            if field.tag in ("attribute", "field", "computed"):
                pattern = re.compile(rf'<{field.tag} name="{re.escape(field.get("name"))}"')
                cursor = next(i for i in range(cursor, len(lines)) if pattern.search(lines[i]))
                found.append((record, field, cursor + 1))
    return tree, found


def has_values(data, record, field):
    tag, name = record.get("element", record.get("name")), field.get("name")
    same = [e for tree in data for e in tree.iter(tag)]
    if field.tag == "attribute":
        return any(e.get(name) for e in same)
    borrowing = [e for tree in data for e in tree.iter() if e.find(name) is not None]
    return any("".join(child.itertext()).strip() or field.get("asked") for e in (same or borrowing) for child in e.findall(name))


def expected(layout, schema, data):
    tree, declared = fields(schema)
    texts, others = parts(layout)
    shown = set()
    for path in (p for text in texts for p in re.findall(r"\{([^}]*)\}", text)):
        gives, besides = printed(path)
        shown |= gives
        others |= besides
    for mark in tree.iter("mark"):
        others |= names(" ".join(re.findall(r"\{([^}]*)\}", mark.get("text"))))
    owners = {f.get("of") for _, f, _ in declared if f.get("owner") == "yes"}
    kept = {}
    for record, field, line in declared:
        said = ("@" if field.tag == "attribute" else "") + field.get("name")
        rules = set().union(*[names(rule.get("test")) for rule in record.iter("rule")])
        title = (record.get("title") or next((f.get("name") for f in record.iter("field")), "")).split()
        kept[line] = (said in shown | others | rules or field.get("kind") in ("reference", "references") or field.get("issue") == "yes" or
                      field.get("name") == record.get("key") or (record.get("name") in owners and field.get("name") in title))
    for _ in declared:
        for record, field, line in declared:
            if field.tag == "computed" and kept[line]:
                for other, operand, at in declared:
                    kept[at] = kept[at] or (other is record and operand.get("name") in names(field.get("value")))
    return [(line, record, field) for record, field, line in declared if not kept[line] and (field.tag == "computed" or has_values(data, record, field))]


def found(layout, data):
    done = subprocess.run([hyogumi, "check", layout, "--notes", "--diagnostics", "json"], capture_output=True, text=True)
    said = [json.loads(line) for line in (done.stderr + done.stdout).splitlines() if line.startswith("{")]
    return done.returncode, sorted(d["line"] for d in said if d.get("code") == "W0934")


def without(layout, name):
    """The layout in whose texts no path ends in the name."""
    def cut(text):
        return re.sub(r"\{([^}]*)\}", lambda m: "" if name in printed(m[1])[0] else m[0], text)
    return re.sub(r">([^<]*)<", lambda m: ">" + cut(m[1]) + "<", layout)


def main():
    n, lost, faults = 0, 0, []
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder)
        for part in ("layouts", "data", "templates", "fonts"):
            shutil.copytree(root / part, copy / part)
        for layout, data in SETS:
            path, schema = copy / layout, (copy / data / "schema.xml").read_text(encoding="utf-8")
            text = whole(path)
            trees = [ET.parse(f) for f in sorted((copy / data).glob("*.xml")) if f.name != "schema.xml"]
            status, notes = found(path, data)
            known = [line for record, field, line in fields(schema)[1] if (record.get("name"), field.get("name")) in KNOWN.get(data, [])]
            if status or notes != known:
                faults.append(f"{layout} as it is: exit {status}, notes at {notes}, not {known}")
            for name in sorted({("@" if f.tag == "attribute" else "") + f.get("name") for _, f, _ in fields(schema)[1]}):
                spoilt = without(text, name)
                wanted = sorted(line for line, _, _ in expected(spoilt, schema, trees))
                if spoilt == text:
                    continue
                path.write_text(spoilt, encoding="utf-8")
                status, notes = found(path, data)
                n += 1
                lost += len(set(wanted) - set(known))
                if not set(wanted) <= set(notes):
                    faults.append(f"{layout} without {{{name}}}: lines {wanted} of the schema, not {notes} (exit {status})")
            path.write_text(text, encoding="utf-8")
    print(f"{n} names taken out of {len(SETS)} layouts, {lost} fields lost; {len(faults)} faults", *faults, sep="\n")
    sys.exit(1 if faults or not lost else 0)


main()
