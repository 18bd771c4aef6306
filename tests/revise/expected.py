"""What a true 正誤表 says of two editions, worked out from both.  The rules, and what was decided where they leave room:

 1. 訂正: one entry for each cell, note, heading, line of the 目次, paragraph whose words differ; where lines end is no matter
    of words, unless two Western words or numbers would run together.  All that names it (見出し, 項目, 欄, pages) is the old edition's.
 2. Pages: all on which the text is seen: samples, and where a band, a span, a head is said again.  Of a row that a page cuts, or a
    remark that flows over pages, some of the pages of the row.
 3. 追加, 削除: one entry for each record whose cells come or go; its key is the id; all its texts in the order of the booklet, with
    or without 欄： before each.  Headings, lines of the 目次, paragraphs: each an entry.  Heads of tables, thumb tabs, running heads
    that come or go with their heading: none.  A cell of a record that stays: an entry with the key of the cell.
 4. 移動: see Moves.  A moved record keeps its texts: no other entry, but for what truly reads otherwise (marks of its 再掲).
 5. An id that changed with everything else as it was is the same record: same element, parent, fields, and the record before it.
 6. 連動: by the source of the words that differ: typed ones of any record: own; computed ones, and typed ones shown by a 再掲: follows.
    追加 and 削除 are own, but for lines that a 再掲 copies; of headings and paragraphs that come or go though their record was and is there
    (its list of KPIs came or went) either is right.
 7. Thumb tabs and running heads whose words differ: one entry for the tab of a chapter, however many parts show it; one for each running
    head as printed (戦略計画2～3 is one), in each part; where it shows what is no longer there, or is a range no longer, none.  見出し and 項目 are not looked at.
 8. A record merged into a cell with its neighbours (merge="equal") has a cell of its own: what is drawn as one is still a value of each.
    Where such a record comes or goes, that value may be among its texts or not.
 9. 項目 of a cell over several rows: its own words when it is a th, else the name of the first row beside it.  Rows without a th of their own
    (lines of a measure) are named by the th that stands beside them.  Of a th that shows a name and, on other lines, other fields, that is
    the name.
10. The old edition is what its release says: where an id alone became another none is made, and the record has the id that was published
    until something else differs.  What a corrections file takes out by the new id has its reason all the same.
11. A value that several rows share (joint) and that is given or taken away: a text, as of any field.  Of a 再掲 that says its own value now, or no
    more, that is own, and has the reason of its own correction alone.
12. 所管課: of the record as it is now, else as it was.  A 再掲, and the lines it copies, belong to those of its source.  Where it is put in,
    taken out or moved as a whole, to those in whose list it stands as well: these first, each once, unless the source's are more.
"""
import re
from dataclasses import dataclass, field

from booklet import flat
from records import markup, words


@dataclass
class Entry:
    kind: str                       # 種別
    key: str                        # "" where the key is the program's to choose
    was: object                     # a text, or of a record a list of (column, text)
    now: object
    cause: tuple                    # 連動: what may be said
    column: tuple
    item: str
    part: tuple
    pages: list
    all_pages: bool = True
    reasons: tuple = ()             # each must be said
    may_say: tuple = ()             # may be said beside them


@dataclass
class Moves:
    """Of these records, all with the same parent before and after, `count` moved: without them the rest keep their order."""
    old: list
    new: list
    count: int


@dataclass
class Expected:
    entries: list = field(default_factory=list)
    moves: list = field(default_factory=list)
    forced: list = field(default_factory=list)      # (old id, new id) of records with another parent
    ids: dict = field(default_factory=dict)
    heads: set = field(default_factory=set)         # (page, was, now): a head that goes over others between the same two


def reads_alike(a, b):
    """But for line ends between characters of which one is not ASCII."""
    def solid(text):
        out = ""
        for i, c in enumerate(text):
            if c != "\n":
                out += c
            elif 0 < i < len(text) - 1 and ord(text[i - 1]) < 128 and ord(text[i + 1]) < 128 and text[i - 1] != "\n":
                out += "\n"
        return out
    return solid(a) == solid(b)


def keep_longest(order):
    """How many stay: the longest increasing run."""
    best = []
    for i, value in enumerate(order):
        best.append(1 + max((best[k] for k in range(i) if order[k] < value), default=0))
    return max(best, default=0)


# --- which record is which -------------------------------------------------------------------------------------------

def renamed(old, new):
    """id before → id after, of records that are otherwise as and where they were."""
    ids = {}

    def name(element):
        return ids.get(element.get("id"), element.get("id")) or f"{element.tag} {ids.get(element.get('plan'), element.get('plan'))}"

    def same(a, b):
        if a.tag != b.tag or {k: v for k, v in a.attrib.items() if k != "id"} != {k: v for k, v in b.attrib.items() if k != "id"}:
            return False
        fields = lambda e: sorted((c.tag, sorted(c.attrib.items()), markup(c)) for c in e if not c.get("id"))
        return fields(a) == fields(b)

    def walk(a, b):
        before = [c for c in a if c.get("id") or c.get("plan")]
        after = [c for c in b if c.get("id") or c.get("plan")]
        there = {c.get("id") for c in after}
        previous_of = {id(c): (after[i - 1] if i else None) for i, c in enumerate(after)}
        for i, child in enumerate(before):
            if not child.get("id") or child.get("id") in new.ids:
                continue
            for other in after:
                if not other.get("id") or other.get("id") in old.ids or not same(child, other):
                    continue
                mine, its = (before[i - 1] if i else None), previous_of[id(other)]
                if (mine is None) == (its is None) and (mine is None or name(mine) == its.get("id") or its.get("id") is None):
                    ids[child.get("id")] = other.get("id")
                    break
        matched = {}
        for other in after:
            matched[other.get("id") or f"{other.tag} {other.get('plan')}"] = other
        for child in before:
            if (partner := matched.get(name(child))) is not None:
                walk(child, partner)

    walk(old.root, new.root)
    return ids


def with_ids(name, ids):
    def mapped(part):
        head, mark, tail = part.partition("#")
        return ids.get(head, head) + mark + tail
    return tuple(mapped(part) for part in name)


# --- whose words differ ----------------------------------------------------------------------------------------------

def by_source(text, ids):
    said = {}
    for run, source in text.runs if text else []:
        if source is None or not run.strip():
            continue
        source = (source[0], ids.get(source[1], source[1]), source[2])
        said[source] = said.get(source, "") + run.replace("\n", "")
    return said


def changed_sources(old, new, ids):
    before, after = by_source(old, ids), by_source(new, {})
    return [s for s in {**before, **after} if before.get(s, "") != after.get(s, "")]


def cause_of(sources):
    follows = [s for s in sources if s[0] != "own"]
    if not follows:
        return ""
    return "一部連動" if len(follows) < len(sources) else "連動"


def in_one(said):
    """戦略計画2, 戦略計画3, 戦略計画8: 戦略計画2～3・8; of numbers that do not grow the first alone."""
    numbers = [int(words) if words else 0 for words in (re.search(r"\d*$", each)[0] for each in said)]
    growing = [n for i, n in enumerate(numbers) if n > max(numbers[:i], default=0)]
    if not numbers[0] or len(growing) < 2:
        return said[0]
    runs = [[n for n in growing if n - growing.index(n) == step] for step in dict.fromkeys(n - i for i, n in enumerate(growing))]
    return said[0][: -len(str(numbers[0]))] + "・".join(f"{run[0]}～{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def named_by(headings, texts):
    """Of these those that the head in one names."""
    numbers = [int(number) if (number := re.search(r"\d*$", texts[h].words)[0]) else 0 for h in headings]
    growing = [h for i, h in enumerate(headings) if numbers[i] > max(numbers[:i], default=0)]
    return growing if numbers[0] and len(growing) > 1 else headings[:1]


def is_range(words):
    return bool(re.search(r"[～・]\d+$", words))


class Comparison:
    """Of two editions, with the pages on which each stands and the reasons of the corrections between them."""

    def __init__(self, old, new, old_pages, new_pages, reasons):
        self.old, self.new, self.old_pages, self.new_pages, self.reasons = old, new, old_pages, new_pages, reasons
        self.ids = renamed(old.data, new.data)
        self.result = Expected(ids=self.ids)

    def pages(self, texts, side):
        pages = self.new_pages if side else self.old_pages
        numbers, exact = set(), True
        for text in texts:
            found, is_exact = pages.of(text, (self.old, self.new)[side].texts)
            numbers |= set(found)
            exact &= is_exact
        return pages.named(sorted(numbers)), exact

    # --- reasons -----------------------------------------------------------------------------------------------------

    def reasons_of(self, sources):
        """Those that must be said, those that may be."""
        must, may = [], []
        for kind, record, name in sources:
            told = [reason for (r, f), reason in self.reasons.items() if r == record and f.split("@")[0] == name.split("@")[0]] \
                if not name.startswith("@") else [reason for (r, f), reason in self.reasons.items() if r == record and f == name]
            if kind in ("own", "copied"):
                must += told
            elif name == "total":
                must += [reason for (r, f), reason in self.reasons.items() if r == record and f.endswith("@number")]
            else:
                may += list(self.reasons.values())
        return tuple(dict.fromkeys(must)), tuple(may)

    def reason_of_record(self, data, id):
        """Of the correction that took it out or put it in, or what it stands in."""
        while id:
            if (id, "") in self.reasons:
                return (self.reasons[id, ""],)
            record = data.ids.get(id)
            parent = data.parent(record) if record is not None else None
            id = parent.get("id") or parent.get("plan") if parent is not None and parent is not data.root else None
        return ()

    # --- texts -------------------------------------------------------------------------------------------------------

    def groups(self, edition, ids):
        found = {}
        for text in edition.texts:
            found.setdefault(with_ids(text.name, ids), []).append(text)
        return found

    def compare(self):
        before, after = self.groups(self.old, self.ids), self.groups(self.new, {})
        old_records = {self.ids.get(t.record, t.record) for t in self.old.texts if t.record and t.kind == "cell" and t.words}
        new_records = {t.record for t in self.new.texts if t.record and t.kind == "cell" and t.words}
        gone, come = {}, {}
        for name, texts in before.items():
            text, others = texts[0], after.get(name)
            if text.kind == "running":
                continue
            if others:
                if not reads_alike(text.words, others[0].words):
                    self.edited(texts, others[0])
                self.shown_elsewhere("削除", text, others[0], 0)
                self.shown_elsewhere("追加", others[0], text, 1)
            elif text.kind in ("cell", "note") and self.ids.get(text.record, text.record) not in new_records and not self.is_shared(text):
                gone.setdefault(text.record, []).extend(texts)
            else:
                self.alone("削除", texts, 0)
        for name, texts in after.items():
            if name in before or texts[0].kind == "running":
                continue
            if texts[0].kind in ("cell", "note") and texts[0].record not in old_records and not self.is_shared(texts[0]):
                come.setdefault(texts[0].record, []).extend(texts)
            else:
                self.alone("追加", texts, 1)
        for id, texts in gone.items():
            self.record("削除", id, texts, 0)
        for id, texts in come.items():
            self.record("追加", id, texts, 1)
        self.running_heads(before, after)
        self.compare_places()
        return self.result

    def is_shared(self, text):
        """What several rows share, of a record that both data have: a text, not a record, comes and goes."""
        known = self.old.data.ids, self.new.data.ids
        now = known[1].get(self.ids.get(text.record, text.record))
        return now is not None and now.tag == "joint" and (text.record in known[0] or text.record in self.ids.values())

    def edited(self, texts, other):
        text = texts[0]
        pages, exact = self.pages(texts, 0)
        if text.kind == "tab" and not pages:
            return
        sources = changed_sources(text, other, self.ids)
        own = {(record, name) for kind, record, name in sources if kind == "own"}
        sources = [s for s in sources if s[0] != "copied" or (text.record, s[2]) not in own]    # the 再掲 says its own now
        must, may = self.reasons_of(sources)
        self.result.entries.append(Entry("訂正", text.key, text.words, other.words, (cause_of(sources),), text.column, text.item,
                                         text.part, pages, exact, must, may))

    def in_samples(self, text, side):
        """Heading, or section, of each sample that shows it → its pages there.  Where no new release was made a record is known there by its old id."""
        pages, (kind, *where) = (self.new_pages if side else self.old_pages), text.where
        if kind == "heading":
            return {key: pages.standing([key]) for key in where[1:] if "legend" in key}
        published = {now: was for was, now in self.ids.items()}
        known = where[0] + [published[id] for id in where[0] if id in published] if kind == "rows" else []
        found = {section: pages.standing(known, (section,)) for section in where[1] if "legend" in section} if kind == "rows" else {}
        return {section: stands for section, stands in found.items() if stands}

    def shown_elsewhere(self, kind, text, other, side):
        """The samples show another plan, or another of its rows: what stands there now, and what no more."""
        here, there = self.in_samples(text, side), self.in_samples(other, 1 - side)
        pages = sorted({page for name, stands in here.items() if name not in there for page in stands})
        if not pages or not text.words or text.kind not in ("cell", "heading", "note"):
            return
        labels = (self.new_pages if side else self.old_pages).named(pages)
        self.result.entries.append(Entry(kind, text.key, "" if side else text.words, text.words if side else "", ("連動",), text.column, text.item,
                                         None, labels, False, (), tuple(self.reasons.values())))

    def running_heads(self, before, after):
        """As printed: where a page shows several numbered ones, 戦略計画2～3."""
        groups = {}
        for name, (text, *_) in before.items():
            if text.kind == "running":
                groups.setdefault((text.where[1], text.where[3]), {})[text.where[2]] = (text, after.get(name, [None])[0])
        for values in groups.values():
            found = {}
            together = self.heads_together(values)
            for page, shown in self.old_pages.running(next(iter(values.values()))[0].where, self.old.texts):
                pairs = [values[heading] for heading in shown if heading in values]
                if not pairs or any(new is None for _, new in pairs):
                    continue
                was, now = (in_one([pair[side].words for pair in pairs]) for side in (0, 1))
                stands = not is_range(now) or [new.where[2] for _, new in pairs] in together
                if was != now and is_range(was) == is_range(now) and stands:
                    found.setdefault((was, now), (pairs, []))[1].append(page)
            for (was, now), (pairs, pages) in found.items():
                sources = [s for old, new in pairs for s in changed_sources(old, new, self.ids)]
                must, may = self.reasons_of(sources)
                self.result.entries.append(Entry("訂正", "", was, now, (cause_of(sources),), ("柱",), "", None, self.old_pages.named(pages), True, must, may))
        for (variable, section), values in groups.items():
            now_there = {t.where[2]: t for t, *_ in after.values() if t.kind == "running" and (t.where[1], t.where[3]) == (variable, section)}
            self.heads_of_others(values, now_there)
            self.result.heads |= self.other_heads({heading: old for heading, (old, _) in values.items()}, now_there)

    def heads_of_others(self, values, now_there):
        """A page that goes on with its number, and whose head named what is gone, or names what has come: another first or last of them."""
        old_texts = {heading: old for heading, (old, _) in values.items()}
        gone = {heading for heading, (_, new) in values.items() if not new}
        if not now_there:
            return
        new_shown = {self.new_pages.labels[page]: (page, [h for h in heads if h in now_there])
                     for page, heads in self.new_pages.running(next(iter(now_there.values())).where, self.new.texts)}
        found = {}
        for page, heads in self.old_pages.running(next(iter(old_texts.values())).where, self.old.texts):
            old = [h for h in heads if h in old_texts]
            on, new = new_shown.get(self.old_pages.labels[page], (None, []))
            if not old or not new or not set(self.old_pages.slabs[page]) & set(self.new_pages.slabs[on]):
                continue
            old, new = named_by(old, old_texts), named_by(new, now_there)
            of_others = gone & {old[0], old[-1]} or {new[0], new[-1]} - old_texts.keys()
            was, now = in_one([old_texts[h].words for h in old]), in_one([now_there[h].words for h in new])
            if of_others and was != now and (old[0], old[-1]) != (new[0], new[-1]):
                found.setdefault((was, now, tuple(old), tuple(new)), []).append(page)
        for (was, now, _, _), pages in found.items():
            self.result.entries.append(Entry("訂正", "", was, now, ("連動",), ("柱",), "", None, self.old_pages.named(pages), True, (), tuple(self.reasons.values())))

    def heads_together(self, values):
        """Which of them pages of the new edition show in one."""
        new = [pair[1] for pair in values.values() if pair[1]]
        named = {text.where[2] for text in new}
        return [[h for h in heads if h in named] for _, heads in self.new_pages.running(new[0].where, self.new.texts)] if new else []

    def other_heads(self, *there):
        """(page, was, now) of heads that go from the same first to the same last, but over others: as good said as not."""
        shown = [{pages.named([page])[0]: [h for h in heads if h in texts] for page, heads in pages.running(next(iter(texts.values())).where, edition.texts)}
                 if texts else {} for texts, pages, edition in zip(there, (self.old_pages, self.new_pages), (self.old, self.new))]
        found = set()
        for page in shown[0].keys() & shown[1].keys():
            old, new = shown[0][page], shown[1][page]
            if old and new and old != new and (old[0], old[-1]) == (new[0], new[-1]):
                found.add((page, in_one([there[0][h].words for h in old]), in_one([there[1][h].words for h in new])))
        return found

    def alone(self, kind, texts, side):
        """A heading, a paragraph, a note, a cell of a record that stays."""
        text = texts[0]
        if text.kind in ("head", "tab", "running") or not text.words:
            return
        pages, exact = self.pages(texts, side)
        all_sources = list(by_source(text, {}))
        sources = all_sources if text.kind in ("cell", "note") else []
        own_reason = self.reason_of_record((self.old, self.new)[side].data, text.record) if text.record else ()
        must, may = self.reasons_of(sources or [s for s in all_sources if s[0] not in ("own", "copied")])
        known = not text.record or (text.kind not in ("cell", "note") and (text.record in self.old.data.ids) == (text.record in self.new.data.ids))
        cause = ("", "連動") if known else (cause_of(sources),)
        self.result.entries.append(Entry(kind, text.key, "" if side else text.words, text.words if side else "", cause, text.column,
                                         text.item, text.part, pages, exact, must or own_reason, may))

    def record(self, kind, id, texts, side):
        data = (self.old, self.new)[side].data
        said = [(t.column, t.words, t.merged) for t in texts if t.words]
        if not said:
            return
        pages, _ = self.pages([t for t in texts if t.words], side)
        cause = ("",) if id in data.ids else ("連動",)
        self.result.entries.append(Entry(kind, id, [] if side else said, said if side else [], cause, ("",), texts[0].item, texts[0].part,
                                         pages, len(pages) == 1, self.reason_of_record(data, id), tuple(self.reasons.values()) if cause != ("",) else ()))

    # --- places ------------------------------------------------------------------------------------------------------

    def compare_places(self):
        old, new = self.old.data.records(), self.new.data.records()
        shown = lambda edition: {t.record for t in edition.texts if t.record and (t.kind in ("cell", "heading")) and t.words}
        shown_old, shown_new = shown(self.old), shown(self.new)
        stay = {}

        def place(parent):
            tag, _, plan = parent.partition(" ")
            return f"{tag} {self.ids.get(plan, plan)}" if plan else self.ids.get(parent, parent)

        back = {now: before for before, now in self.ids.items()}
        for id in new:
            was = back.get(id, id)
            if was not in old or was not in shown_old or id not in shown_new:
                continue
            if place(old[was]) != new[id]:
                self.result.forced.append((was, id))
            else:
                tag = self.new.data.ids[id].tag if not new[id] else ""
                stay.setdefault((new[id], tag), []).append(was)
        order = {id: i for i, id in enumerate(old)}
        for members in stay.values():
            numbers = [order[m] for m in members]
            count = len(numbers) - keep_longest(numbers)
            if count:
                self.result.moves.append(Moves(sorted(members, key=order.get), members, count))


def place_of(edition, pages, id):
    """What must be told of a place: (any of the headings, name of what it stands in or "", any of the names it follows, labels)."""
    data, record = edition.data, edition.data.ids[id]
    texts = [t for t in edition.texts if t.record == id and t.words]
    labels = sorted({i for t in texts if t.kind in ("cell", "heading") for i in pages.of(t, edition.texts)[0]})
    name = lambda r: flat(words(data.runs(r, "name"))).strip()
    if record.tag in ("goal", "plan"):
        goal = data.parent(record) if record.tag == "plan" else None
        around = [t for t in edition.texts if goal is not None and t.record == goal.get("id") and t.kind == "heading"]
        inside = ""
        parts = [p for t in around for p in t.part]
        siblings = [r for r in data.parent(record).findall(record.tag)]
    else:
        parts = [p for t in texts if t.kind == "cell" for p in t.part]
        holder = next((a for a in data.ancestors(record) if a.get("id") and a.tag in ("group", "sub", "label", "band")), None)
        inside = name(holder) if holder is not None else ""
        siblings = [r for r in data.parent(record) if r.get("id")]
    at = siblings.index(record)
    follows = []
    if at:
        before = siblings[at - 1]
        follows = [before.get("id")]
        last = before
        while last is not None:
            follows.append(name(last))
            follows += [t.item for t in edition.texts if t.record == last.get("id") and t.item]
            follows += [flat(t.words) for t in edition.texts if t.record == last.get("id") and t.kind == "heading"]
            last = next((c for c in reversed(last) if c.get("id")), None)
    return parts, inside, [f for f in follows[1:] if f], pages.named(labels)
