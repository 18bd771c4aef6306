"""Faults planted in data that are right, each with what `check` must find of it: (severity, place) and nothing else.

A plant is a function of (set, dice) that spoils the set and gives [(severity, record, field, at)], or None where it finds no soil."""
import re

from model import Record, Value, fields_of
from oracle import Oracle


def spots(whole, wanted, with_value=True):
    """(record, field, value, at) of all fields that are so."""
    found = []
    for record in whole.all():
        for f in fields_of(whole.schema, whole.kind(record)):
            if not wanted(f) or (with_value and f.name not in record.values):
                continue
            value = record.values.get(f.name)
            found += [(record, f, v, at) for at, v in value.items()] if isinstance(value, dict) else [(record, f, value, "")]
    return found


def pick(dice, found):
    return dice.choice(found) if found else None


def other_value(name, kinds, say):
    """A value of such a field is replaced by one that it may not have."""
    def plant(whole, dice):
        spot = pick(dice, spots(whole, lambda f: f.kind in kinds and not f.value))
        if not spot:
            return None
        record, f, value, at = spot
        value.pieces = [say(dice, f)]
        return [("error", record, f.name, at)]
    plant.__name__ = name
    return plant


wrong_code = other_value("wrong_code", ("code",), lambda dice, f: "ZZ")
no_figure = other_value("no_figure", ("number",), lambda dice, f: dice.choice(["約百", "12,48", "1.2.3", "未定", "12人", "--3", "Ⅳ"]))
wrong_choice = other_value("wrong_choice", ("choice",), lambda dice, f: "極大")
wrong_flag = other_value("wrong_flag", ("flag",), lambda dice, f: dice.choice(["はい", "true", "YES"]))
wrong_date = other_value("wrong_date", ("date",), lambda dice, f: dice.choice(["2020-13-01", "2021-02-30", "2020/09/30", "来月"]))
wrong_year = other_value("wrong_year", ("year",), lambda dice, f: dice.choice(["20", "令和", "翌年"]))
wrong_moment = other_value("wrong_moment", ("moment",), lambda dice, f: dice.choice(["2021-13-end", "FY", "いつか"]))
reference_to_nothing = other_value("reference_to_nothing", ("reference", "references"), lambda dice, f: "nobody")


def too_many_decimals(whole, dice):
    spot = pick(dice, spots(whole, lambda f: f.kind == "number" and f.decimals is not None))
    if not spot:
        return None
    record, f, value, at = spot
    value.pieces = ["1." + "2" * (f.decimals + 1)]
    return [("error", record, f.name, at)]


def wrong_kind_of_record(whole, dice):
    """A reference to a record of another kind."""
    spot = pick(dice, spots(whole, lambda f: f.kind == "reference" or f.owner))
    if not spot:
        return None
    record, f, value, _ = spot
    others = [r for r in whole.all() if r.kind != f.of and r.id]
    value.pieces = [dice.choice(others).id]
    return [("error", record, f.name, "")]


def again_of_nothing(whole, dice):
    there = [r for r in whole.all() if whole.kind(r).role == "reference"]
    record = pick(dice, there)
    if not record:
        return None
    record.extra[whole.kind(record).by] = dice.choice(["nobody", *[r.id for r in there]])
    return [("error", record, "", "")]


def outside_the_axis(whole, dice):
    spot = pick(dice, spots(whole, lambda f: f.axis and not f.value))
    if not spot:
        return None
    record, f, value, _ = spot
    axis = whole.schema.axis(f.axis)
    at = dice.choice([str(int(axis.values[-1]) + 1), str(int(axis.values[0]) - 1)]) if axis.kind != "words" else "無"
    record.values[f.name][at] = Value(list(value.pieces), dict(value.attributes), at)
    return [("error", record, f.name, at)]


def no_value_of_the_axis(whole, dice):
    spot = pick(dice, spots(whole, lambda f: f.axis and not f.value))
    if not spot:
        return None
    record, f, value, _ = spot
    axis = whole.schema.axis(f.axis)
    record.raw = f"<{f.name}>{value.xml()}</{f.name}>"
    return [("error", record, "raw", "")] if axis else None


def year_twice(whole, dice):
    """The same year, in other words."""
    spot = pick(dice, [s for s in spots(whole, lambda f: f.axis and not f.value) if whole.schema.axis(s[1].axis).kind != "words" and int(s[3]) >= 2019])
    if not spot:
        return None
    record, f, value, at = spot
    record.raw = f'<{f.name} {f.axis}="R{int(at) - 2018}">{value.xml()}</{f.name}>'
    return [("error", record, "raw", "")]


def field_twice(whole, dice):
    spot = pick(dice, spots(whole, lambda f: not f.axis and not f.value and not f.is_attribute))
    if not spot:
        return None
    record, f, value, _ = spot
    record.raw = f"<{f.name}>{value.xml()}</{f.name}>" if value.xml() else f"<{f.name}/>"
    return [("error", record, "raw", "")]


def required_missing(whole, dice):
    spot = pick(dice, [s for s in spots(whole, lambda f: f.required and not f.value) if whole.kind(s[0]).role in ("record", "list") and not is_input(whole, s[1]) and s[1].name != whole.kind(s[0]).key])
    if not spot:
        return None
    record, f, _, _ = spot
    del record.values[f.name]
    return [("error", record, "", "")]


def is_input(whole, f):
    return any(f.name in (i if isinstance(i, tuple) else (i,)) for k in whole.schema.kinds for c in k.fields for i in c.inputs)


def named(whole):
    """Ids that something refers to."""
    found = {v for r in whole.all() for v in r.extra.values()}
    for _, _, value, _ in spots(whole, lambda f: f.kind in ("reference", "references", "code")):
        found |= set(value.text().split())
    return found


def id_twice(whole, dice):
    there, used = [r for r in whole.all() if r.id], named(whole)
    free = [i for i, r in enumerate(there) if i and r.id not in used]
    if not free:
        return None
    i = dice.choice(free)                          # the later one is told
    there[i].id = there[dice.randrange(i)].id
    return [("error", there[i], "", "")]


def no_id(whole, dice):
    used = named(whole)
    record = pick(dice, [r for r in whole.all() if r.id and r.id not in used])
    if not record:
        return None
    record.id = ""
    return [("error", record, "", "")]


def unknown_element(whole, dice):
    record = dice.choice(list(whole.all()))
    record.raw = dice.choice(["<unheard>x</unheard>", "<未知>x</未知>"])
    return [("error", record, "raw", "")]


def out_of_place(whole, dice):
    """A top record within another that cannot hold it."""
    holders = [r for r in whole.all() if whole.kind(r).role == "record"]
    record = dice.choice(holders)
    term = next(r for r in whole.all() if whole.kind(r).role == "list")
    title = whole.kind(term).titles()[0]
    tag = whole.kind(term).tag
    if any(f.name == tag for f in whole.kind(record).fields):
        return None
    record.raw = f'<{tag} {whole.schema.id}="elsewhere"><{title}>x</{title}></{tag}>'
    return [("error", record, "raw", "")]


def rule_broken(whole, dice):
    found = [(r, rule) for r in whole.all() for rule in whole.kind(r).rules if rule.on[0] in r.values]
    spot = pick(dice, found)
    if not spot:
        return None
    record, rule = spot
    asks, word, wanted = rule.on
    record.values[asks].pieces = [word]
    record.values.pop(wanted, None)
    return [(rule.severity, record, "", "")]


def rule_accepted(whole, dice):
    expected = rule_broken(whole, dice)
    if not expected or expected[0][0] == "error":
        return None
    rule = next(rule for rule in whole.kind(expected[0][1]).rules if rule.severity == expected[0][0])
    whole.accepts.append((rule.name, expected[0][1].id, "別に記した。"))
    return []


def ordinal_gap(whole, dice):
    """The last of its run says one more."""
    found = []
    for kind in whole.schema.kinds:
        for f in [f for f in kind.fields if f.kind == "ordinal" and f.runs in ("within", "through")]:
            members = [r for r in whole.all() if r.kind == kind.name and f.name in r.values]
            found += [(r, f) for i, r in enumerate(members) if int(r.values[f.name].text()) > 1 and (i + 1 == len(members) or members[i + 1].values[f.name].text() == "1")]
    spot = pick(dice, found)
    if not spot:
        return None
    record, f = spot
    record.values[f.name].pieces = [str(int(record.values[f.name].text()) + 1)]
    return [("warning", record, "", "")]


def owner_idle(whole, dice):
    name = next(f.of for k in whole.schema.kinds for f in k.fields if f.owner)
    kind = whole.schema.kind(name)
    record = Record(name, "idle", {kind.titles()[0]: Value(["何もない課"])})
    whole.records.insert(0, record)
    return [("note", record, "", "")]


def term_needs(whole, dice):
    """A term says what a record with it must have, and one has it not."""
    return of_term(whole, dice, "needs")


def term_without(whole, dice):
    return of_term(whole, dice, "without")


def of_term(whole, dice, word):
    lists = {k.name: k for k in whole.schema.kinds if k.role == "list"}
    found = []
    for record, f, value, at in spots(whole, lambda f: f.kind == "code" and not f.axis and not f.is_attribute):
        kind = whole.kind(record)
        if kind.role != "record":
            continue
        relation = [k for k in whole.schema.kinds if k.role in ("shared", "part", "reference") and kind.name in k.of]
        if relation:
            continue
        for other in kind.fields:
            if other.kind in ("text", "plain") and not other.is_attribute and not other.axis and other is not f and not other.value:
                found.append((record, f, value, other))
    spot = pick(dice, found)
    if not spot:
        return None
    record, f, value, other = spot
    listed = lists[f.of]
    said = value.text()
    term = next(r for r in whole.all() if r.kind == listed.name and (r.values[listed.key].text() if listed.key else r.id) == said)
    term.extra[word] = other.name
    wrong = []
    for r in whole.all():
        uses = any(f2.kind == "code" and f2.of == listed.name and f2.name in r.values and
                   (said in [v.text() for v in (r.values[f2.name].values() if f2.axis else [r.values[f2.name]])]) for f2 in fields_of(whole.schema, whole.kind(r)))
        if not uses:
            continue
        if r is record:
            if word == "needs":
                if other.required:
                    return None
                r.values.pop(other.name, None)
            else:
                r.values[other.name] = Value(["余分の語"])
            wrong.append(("warning", r, "", ""))
        elif whole.kind(r).role != "record" or whole.kind(r).field(other.name) is not whole.kind(record).field(other.name):
            return None
        elif (other.name in r.values) != (word == "needs"):
            wrong.append(("warning", r, "", ""))
    if any(rule.on[2] == other.name for k in whole.schema.kinds for rule in k.rules):
        return None
    return wrong


def typed_otherwise(whole, dice):
    """A computed field says something else than what comes of its inputs."""
    oracle = Oracle(whole)
    found = [(r, f) for r in whole.all() for f in whole.kind(r).fields if f.value and not f.asked and not f.axis and oracle.computed(r, f) is not None and whole.kind(r).role == "record"]
    spot = pick(dice, found)
    if not spot:
        return None
    record, f = spot
    near = bool(f.tolerance) and dice.random() < 0.5 and oracle.computed(record, f).denominator == 1
    record.values[f.name] = Value([str(int(oracle.computed(record, f)) + (1 if near else 3))])
    return [] if near else [("warning", record, f.name, "")]


def separator_forgotten(whole, dice):
    """Where the schema has switched the question off, nothing is asked."""
    spot = pick(dice, spots(whole, lambda f: f.kind == "figure"))
    if not spot:
        return None
    record, f, value, at = spot
    if not re.match(r"[\d,]", value.text()):
        return None                                 # a line of a repeat may say nothing of its own
    value.pieces, value.attributes = [re.sub(r"^[\d,]+", "4772", value.text())], {}
    return [] if "separators" in whole.schema.unasked else [("warning", record, f.name, at)]


def collection_missing(whole, dice):
    """One record has no list, where others of its kind have theirs."""
    there = [r for r in whole.records if whole.kind(r).role == "collection"]
    if len(there) < 2:
        return None
    gone = dice.choice(there)
    used = named(whole)
    if any(r.id in used for r in gone.walk() if r.id):
        return None
    whole.records.remove(gone)
    whole.cuts = []
    owners = {w for r in whole.all() for f in whole.kind(r).fields if f.owner and f.name in r.values for w in r.values[f.name].text().split()}
    owner = next(f.of for k in whole.schema.kinds for f in k.fields if f.owner)
    if any(r.kind == owner and r.id not in owners for r in whole.records):
        return None
    id = next(iter(gone.extra.values()))
    return [("warning", whole.find(id), "", "")]


def collection_of_nothing(whole, dice):
    there = [r for r in whole.records if whole.kind(r).role == "collection"]
    if not there:
        return None
    record = dice.choice(there)
    record.extra = {name: "nobody" for name in record.extra}
    return [("error", record, "", "")]


ALL = [wrong_code, no_figure, wrong_choice, wrong_flag, wrong_date, wrong_year, wrong_moment, reference_to_nothing, too_many_decimals, wrong_kind_of_record,
       again_of_nothing, outside_the_axis, no_value_of_the_axis, year_twice, field_twice, required_missing, id_twice, no_id, unknown_element, out_of_place, rule_broken,
       rule_accepted, ordinal_gap, owner_idle, term_needs, term_without, typed_otherwise, separator_forgotten, collection_missing, collection_of_nothing]
