"""errata.csv held against what is expected, entry by entry."""
import csv
import re

from expected import place_of
from pages import expand

HEADS = {"page": "ページ", "part": "見出し", "item": "項目", "column": "欄", "was": "誤", "now": "正", "kind": "種別", "cause": "連動", "reason": "理由", "office": "所管課", "key": "キー"}
FORMULA = "=+-@\t＝＋－＠"


def read(path):
    """The rows, by the head words above; those words may be a template's, and stand in any order."""
    rows = list(csv.DictReader(path.open(encoding="utf-8-sig", newline="")))
    plain = lambda text: text[1:] if len(text) > 1 and text[0] == "'" and (text[1] in FORMULA or re.fullmatch(r"\d+([-/]\d+){1,2}", text[1:])) else text
    missing = [word for word in HEADS.values() if rows and word not in rows[0]]
    if missing:
        raise KeyError(f"errata.csv has no column {missing}")
    return [{name: plain(row[word]) for name, word in HEADS.items()} for row in rows]


def solid(text):
    return re.sub(r"\s", "", text)


def says_all(text, parts):
    """Is this nothing but the texts, in their order, each with or without 欄： before it?"""
    rest = solid(text)
    for columns, said, may_lack in parts:
        said = solid(said)
        head = next((solid(c) + "：" for c in columns if c and rest.startswith(solid(c) + "：" + said)), "")
        rest = rest[len(head):]
        if not rest.startswith(said):
            if may_lack:
                continue
            return False
        rest = rest[len(said):].lstrip("、；;")
    return not rest


def side_is(found, wanted):
    return says_all(found, wanted) if isinstance(wanted, list) else found == wanted


def bare(key):
    return re.sub(r"'\d+", "", key)


def key_is(key, entry):
    """Of a line of the 目次 it has that of its heading in it; of a note that of its record."""
    if entry.column == ("", "目次"):
        return entry.key in key
    if entry.column[0].endswith("の注"):
        return key.split("#")[0] == entry.key.split("#")[0]
    return key == entry.key


def faults_of(entry, row, labels):
    """What is wrong in a row that is meant to be this entry."""
    wrong = []
    if row["kind"] != entry.kind:
        wrong.append("種別")
    if entry.key and not key_is(bare(row["key"]), entry):
        wrong.append("キー")
    wrong += [name for name, side in (("誤", "was"), ("正", "now")) if not side_is(row[side], getattr(entry, side))]
    if row["cause"] not in entry.cause:
        wrong.append("連動")
    if row["column"] not in entry.column:
        wrong.append("欄")
    if entry.part is not None and row["part"] not in entry.part:
        wrong.append("見出し")
    if entry.part is not None and row["item"] != entry.item:
        wrong.append("項目")
    pages = expand(row["page"], labels)
    if pages != entry.pages if entry.all_pages else not (pages and set(pages) <= set(entry.pages)):
        wrong.append("ページ")
    said = [r for r in re.findall(r"理由\d+", row["reason"])]
    if not set(entry.reasons) <= set(said) or not set(said) <= set(entry.reasons) | set(entry.may_say):
        wrong.append("理由")
    return wrong


def shortened(text, n=60):
    text = str(text).replace("\n", "⏎")
    return text if len(text) <= n else text[: n - 1] + "…"


def entry_line(entry):
    side = lambda s: "／".join(w for _, w, _ in s) if isinstance(s, list) else s
    part = "|".join(entry.part) if entry.part is not None else "?"
    return (f"{entry.kind} {entry.key or '?'} p.{'・'.join(entry.pages)} {part} {shortened(entry.item, 20)} 欄={'|'.join(entry.column)} "
            f"「{shortened(side(entry.was))}」→「{shortened(side(entry.now))}」 {'|'.join(entry.cause)} {'+'.join(entry.reasons)}")


def row_line(row):
    return (f"{row['kind']} {row['key']} p.{row['page']} {row['part']} {shortened(row['item'], 20)} 欄={row['column']} "
            f"「{shortened(row['was'])}」→「{shortened(row['now'])}」 {row['cause']} {row['reason']}")


def together(some, more):
    return more if set(some) <= set(more) else some + [d for d in more if d not in some]


def office_of(key, kind, old, new):
    """Whose the record of a key is, of a line that a 再掲 copies, whose that is; of one that is gone, whose it was.  Of a key that is
    the program's to choose, nobody's.  A 再掲 that comes, goes or moves, with its lines, is also of those in whose list it stands."""
    id = re.split("[#/]", bare(key))[0]
    id = new.copied_lines().get(id, old.copied_lines().get(id, id))
    data = new if id in new.ids else old
    if kind == "移動" and id in old.ids and id in new.ids:
        lost, have = old.owners(old.parent(old.ids[id])), new.owners(new.parent(new.ids[id]))
        if lost != have:                            # who lost it, who has it, whose it is
            return new.called(together(together(lost, have), new.owners(new.ids[id])), old)
    comes_or_goes = "#" not in key and "/" not in key and (kind == "移動" or (id in old.ids) != (id in new.ids))
    return data.office(data.ids[id], comes_or_goes, new) if id in data.ids else ""


def hold(rows, expected, old, new, old_pages, new_pages):
    """Faults as (kind of fault, expected line, found line)."""
    faults, rest = [], [row for row in rows if row["kind"] != "移動"]
    left = []
    for entry in expected.entries:
        labels = (new_pages if entry.kind == "追加" else old_pages).labels
        match = next((row for row in rest if not faults_of(entry, row, labels)), None)
        if match:
            rest.remove(match)
        else:
            left.append((entry, labels))
    for entry, labels in left:                      # what is said, but wrongly
        likely = sorted(((len(faults_of(entry, row, labels)), i) for i, row in enumerate(rest)
                         if row["kind"] == entry.kind and ((entry.key and key_is(bare(row["key"]), entry) and row["column"] in entry.column) or
                         (side_is(row["was"], entry.was) and side_is(row["now"], entry.now)))))
        if likely:
            row = rest.pop(likely[0][1])
            faults.append(("wrong " + "・".join(faults_of(entry, row, labels)), entry_line(entry), row_line(row)))
        else:
            faults.append(("missing", entry_line(entry), ""))
    keys = [entry.key for entry in expected.entries if entry.key]
    for row in rest:
        if row["column"] == "柱" and (row["page"], row["was"], row["now"]) in expected.heads:
            continue
        doubled = bare(row["key"]) in keys and row["kind"] == "訂正"
        faults.append(("doubled" if doubled else "false", "", row_line(row)))
    faults += [("wrong 所管課", f"{office or 'nobody'}", row_line(row) + " " + row["office"]) for row in rows
               if (office := office_of(row["key"], row["kind"], old.data, new.data)) != row["office"]]
    return faults + hold_moves([row for row in rows if row["kind"] == "移動"], expected, old, new, old_pages, new_pages)


def hold_moves(rows, expected, old, new, old_pages, new_pages):
    faults, by_key, used = [], {}, set()
    back = {now: was for was, now in expected.ids.items()}
    for row in rows:
        if row["key"] in by_key:
            faults.append(("doubled move", "", row_line(row)))
        by_key[row["key"]] = row
    names = lambda was: {was, expected.ids.get(was, was)}

    def hold_place(was, row):
        used.add(row["key"])
        wrong = place_faults(row, was, expected.ids.get(was, was), old, new, old_pages, new_pages)
        if wrong:
            faults.append(("wrong place: " + "; ".join(wrong), f"移動 {was}", row_line(row)))

    for was, now in expected.forced:
        row = by_key.get(was) or by_key.get(now)
        if row:
            hold_place(was, row)
        else:
            faults.append(("missing move", f"移動 {was} to another parent", ""))
    for group in expected.moves:
        said = [m for m in group.new if names(m) & set(by_key)]
        order = [group.old.index(m) for m in group.new if m not in said]
        if len(said) != group.count or order != sorted(order):
            faults.append(("wrong moves", f"{group.count} of {' '.join(group.new[:12])} (was {' '.join(group.old[:12])})", "said: " + " ".join(said)))
        for m in said:
            hold_place(m, next(by_key[k] for k in names(m) if k in by_key))
    for key, row in by_key.items():
        if key not in used:
            faults.append(("false move", "", row_line(row)))
    return faults


def place_faults(row, was, now, old, new, old_pages, new_pages):
    wrong = []
    if row["was"] == row["now"]:
        wrong.append("誤 and 正 are equal")
    if row["cause"] or row["column"]:
        wrong.append("連動 or 欄 said")
    own_parts, _, _, own_labels = place_of(old, old_pages, was)
    pages = expand(row["page"], old_pages.labels)
    if not pages or not set(pages) <= set(own_labels):
        wrong.append(f"the pages are {'・'.join(own_labels)}")
    items = {t.item for t in old.texts if t.record == was and t.kind == "cell"}
    if items and (row["part"] not in own_parts or row["item"] not in items):
        wrong.append(f"見出し, 項目 are {'|'.join(own_parts)} {shortened('|'.join(items))}")
    for side, edition, pages, id in (("was", old, old_pages, was), ("now", new, new_pages, now)):
        parts, inside, follows, labels = place_of(edition, pages, id)
        text = solid(row[side])
        if parts and not any(solid(p) in text for p in parts):
            wrong.append(f"{side} names no heading ({'|'.join(parts)})")
        if inside and solid(inside) not in text:
            wrong.append(f"{side} does not name 「{shortened(inside, 20)}」")
        if follows and not any(solid(f) in text for f in follows):
            wrong.append(f"{side} does not name what it follows (「{shortened(follows[0], 20)}」)")
        if labels and not any(re.search(rf"(?<![0-9#-]){re.escape(label)}(?![0-9-])", text) for label in labels):
            wrong.append(f"{side} has none of the pages {'・'.join(labels)}")
    return wrong


def ideal(expected, old, new, old_pages, new_pages):
    """The rows of a 正誤表 that says all that is expected, in words of its own where they are free."""
    side = lambda s: "\n".join((f"{c[-1]}：" if c[-1] else "") + w for c, w, _ in s) if isinstance(s, list) else s
    rows = [{"page": "・".join(e.pages), "part": e.part[0] if e.part else "", "item": e.item, "column": e.column[-1], "was": side(e.was), "now": side(e.now),
             "kind": e.kind, "cause": e.cause[-1], "reason": "、".join(e.reasons), "office": office_of(e.key or "?", e.kind, old.data, new.data), "key": e.key or "?"} for e in expected.entries]
    moved = list(expected.forced)
    for group in expected.moves:
        moved += [(m, expected.ids.get(m, m)) for m in set_aside([group.old.index(m) for m in group.new], group.new)]
    for was, now in moved:
        places = []
        for edition, pages, id in ((old, old_pages, was), (new, new_pages, now)):
            parts, inside, follows, labels = place_of(edition, pages, id)
            places.append(f"{parts[0] if parts else ''}　{inside}　{'「' + follows[0] + '」の次' if follows else 'の最初'}（{'・'.join(labels)}ページ）")
        parts, _, _, labels = place_of(old, old_pages, was)
        item = next((t.item for t in old.texts if t.record == was and t.kind == "cell"), "")
        rows.append({"page": "・".join(labels), "part": parts[0] if parts else "", "item": item, "column": "", "was": places[0], "now": places[1], "kind": "移動", "cause": "", "reason": "",
                     "office": office_of(now, "移動", old.data, new.data), "key": now})
    return rows


def set_aside(order, members):
    """The members beside a longest increasing run."""
    best, last = [], []
    for i, value in enumerate(order):
        before = max((k for k in range(i) if order[k] < value), key=lambda k: best[k], default=None)
        best.append(1 + (best[before] if before is not None else 0))
        last.append(before)
    kept, at = set(), max(range(len(order)), key=lambda i: best[i])
    while at is not None:
        kept.add(at)
        at = last[at]
    return [m for i, m in enumerate(members) if i not in kept]
