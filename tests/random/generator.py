"""Tables nobody drew: a seed number → a description (plain dicts, so that it can be shrunk) → layout, data, and what is
expected of the pages (expected.py).

A description holds the paper, the columns, how spans are continued, and a tree of records.  `write_layout` and `write_data`
turn it into XML."""
import html, math, random

EM = 2.5                                                     # 10Q
LEADING = 3.75
COLUMNS = ("sub", "item", "target", "current", "status", "remark")
KANJI = "計画取組施設整備事業実施地域福祉子育支援学校道路公園緑水都市防災健康区民協働図書館介護保険"
KANA = "のをにがはとでもするあるいるための、。・ー"
KATAKANA = "サービスネットワークデータ"
WORDS = ("令和3年度", "1,234", "15.5％", "（仮称）", "「みどり」", "SDGs", "……", "〔計181所〕", "10・11", "か所", "推進")


def phrase(dice, n):
    text = ""
    while len(text) < n:
        kind = dice.random()
        text += dice.choice(KANJI) if kind < 0.5 else dice.choice(KANA) if kind < 0.8 else dice.choice(KATAKANA) if kind < 0.9 \
            else dice.choice(WORDS)
    return text[:n] if n < 4 else text


def length(dice, mean, may_be_tall=True):
    """A text that stands beside several rows may be long only where it may flow from page to page."""
    if may_be_tall and dice.random() < 0.03:
        return dice.randint(80, 400)                         # a tall row
    return dice.choice((1, 2, mean // 2 + 1, mean, mean, 2 * mean))


# --- the description --------------------------------------------------------------------------------------------------
def make(seed):
    dice = random.Random(f"table {seed}")
    tiny = dice.random() < 0.4
    columns = ["item"] + [c for c in COLUMNS if c != "item" and dice.random() < 0.7]
    columns = [c for c in COLUMNS if c in columns]
    spec = {
        "seed": seed,
        "width": dice.randint(90, 210), "height": dice.randint(50, 70) if tiny else dice.randint(70, 297),
        "margin": dice.choice((3, 5)), "padding": dice.choice((0, 0.5, 1)),
        "columns": {c: dice.choice((("share", 1), ("share", 2), ("width", dice.randint(8, 13)), ("natural", 0)) if c == "status"
                                   else (("share", 1), ("share", 2), ("width", dice.randint(11, 25)))) for c in columns},
        "head": dice.choice((0, 1, 1, 2, 2, 3)), "suffix": dice.choice(("（続き）", "（続き）", "")),
        "across": {c: dice.choice(("again", "again", "flow", "stay")) for c in COLUMNS},
        "valign": dice.choice(("top", "middle", "bottom")),
        "indent": dice.choice((0, 0, 2.5)), "intro": dice.choice((0, 0, 1, 3, 6)), "notes": dice.random() < 0.3,
        "keep": dice.random() < 0.05, "sample": dice.random() < 0.05, "rules": dice.random() < 0.8,
        "style_fill": dice.random() < 0.3,
        "repeat": dice.random() < 0.3, "notes_below": dice.random() < 0.3, "merge": dice.random() < 0.2, "fit": dice.random() < 0.3,
        "small": dice.random() < 0.2, "small_head": dice.random() < 0.7, "caption": dice.random() < 0.3, "callouts": 0,
    }
    spec |= more(random.Random(f"more {seed}"))
    spec |= trims(random.Random(f"trims {seed}"))
    if spec["sample"]:
        spec["callouts"] = dice.randint(0, len(columns))
    if not any(kind == "share" for kind, _ in spec["columns"].values()):
        spec["columns"]["item"] = ("share", 1)
    if dice.random() < 0.02:
        spec["columns"][dice.choice(columns)] = ("width", 2)  # narrower than a character
        if not any(kind == "share" for kind, _ in spec["columns"].values()):
            spec["columns"]["item"] = ("share", 1)
    groups = dice.choice((0, 1, 1, 1, 2, 3, 5))
    spec["records"] = [make_band(dice, spec) if dice.random() < 0.2 else make_group(dice, spec) for _ in range(groups)]
    if spec["shared"]:
        share_notes(spec)
    return spec


def more(dice):
    """Thrown apart, so that what was thrown before stays."""
    spec = {"title": dice.choice(("", "", "（続き）")), "best": dice.random() < 0.2, "least": dice.choice((0, 0, 0, 6, 12)),
            "kind": dice.random() < 0.3, "notes_in": dice.random() < 0.2,
            "line": dice.choice(("", "", 'underline="solid"', 'strike="double"'))}
    spec["shared"] = not spec["notes_in"] and dice.random() < 0.6
    return spec


def trims(dice):
    """A head cell of two labels and a slash, cells that are crossed out when nothing is in them, rules that are taken away."""
    return {"corner": dice.random() < 0.15, "crossed": dice.random() < 0.2, "open": dice.choice(("", "", "", 'rule-left="0mm"', 'rule-bottom="0mm"'))}


SHARED = ("年度の途中の値。", "見込みを含む。")                      # what cells of one table cite together


def share_notes(spec):
    """One note for all that say the same."""
    dice = random.Random(f"shared {spec['seed']}")
    for node in walk(spec["records"]):
        if node["kind"] == "measure" and spec["notes"] and not node.get("small") and (node.pop("note", None) or dice.random() < 0.2):
            node["note"] = dice.choice(SHARED)


def mark(spec):
    return "＊" if spec["kind"] else "※"


def has(spec, column):
    return column in spec["columns"]


def make_band(dice, spec):
    return {"kind": "band", "name": phrase(dice, 6), "children": [make_group(dice, spec) for _ in range(dice.randint(1, 2))]}


def make_group(dice, spec):
    n = dice.choice((0, 1, 2, 4, 8, 15))
    return {"kind": "group", "name": phrase(dice, dice.choice((4, 10, 40))), "children": make_rows(dice, spec, n, 3, frozenset())}


def make_rows(dice, spec, n, depth, given):
    """`given`: fields a joint above has said, and "sub" where one covers that column."""
    return [make_row(dice, spec, depth, given) for _ in range(n)]


def make_row(dice, spec, depth, given):
    kind = dice.random()
    if depth and kind < 0.15 and has(spec, "sub") and not given:
        return {"kind": "sub", "name": phrase(dice, length(dice, 6, spec["across"]["sub"] == "flow")),
                "children": make_rows(dice, spec, dice.choice((0, 1, 2, 3, 6, 12)), depth - 1, given | {"sub"})}
    if depth and kind < 0.3:
        return {"kind": "label", "name": phrase(dice, length(dice, 8)),
                "children": make_rows(dice, spec, dice.choice((1, 1, 2, 4)), depth - 1, given)}
    fields = [c for c in ("current", "status", "remark") if has(spec, c)]
    if depth and kind < 0.5 and fields and not given & set(fields):
        tail = fields[dice.randrange(len(fields)):]          # the last columns, so that what is left hangs together
        node = {"kind": "joint", "fields": {c: text_for(dice, c, spec["across"][c] == "flow") for c in tail}, "children": []}
        for _ in range(dice.choice((1, 2, 3, 6, 12))):
            node["children"].append(make_label_of_measures(dice, spec, given | set(tail)) if dice.random() < 0.15
                                    else make_measure(dice, spec, given | set(tail)))
        return node
    return make_measure(dice, spec, given)


def make_label_of_measures(dice, spec, given):
    return {"kind": "label", "name": phrase(dice, 5), "children": [make_measure(dice, spec, given) for _ in range(dice.randint(1, 3))]}


def text_for(dice, column, may_be_tall=True):
    return dice.choice(("A", "A+", "B", "C")) if column == "status" else phrase(dice, length(dice, 10, may_be_tall))


def make_measure(dice, spec, given):
    free = [c for c in ("current", "status", "remark") if has(spec, c) and c not in given]
    of_lines = free and dice.random() < 0.12
    if spec["small"] and dice.random() < 0.15 and not given & {"current", "remark"}:      # which its lines say themselves
        return make_small(dice, spec)
    node = {"kind": "measure", "name": phrase(dice, length(dice, 8, not of_lines or spec["across"]["item"] == "flow")), "fields": {}}
    if spec["notes"] and dice.random() < 0.15:
        node["note"] = phrase(dice, dice.choice((5, 30)))
    if has(spec, "target") and dice.random() < 0.8:
        node["fields"]["target"] = text_for(dice, "target", not of_lines or spec["across"]["target"] == "flow")
    if of_lines:
        node["lines"] = [{"kind": "line", "fields": {c: text_for(dice, c) for c in free if dice.random() < 0.8} or
                          {free[0]: text_for(dice, free[0])}} for _ in range(dice.choice((1, 2, 3, 7)))]
    else:
        node["fields"].update({c: text_for(dice, c) for c in free if dice.random() < 0.8})
    return node


def make_small(dice, spec):
    """A measure with a small table in its cell: a row for each line, some of them tall."""
    lines = [{"kind": "small", "fields": {"current": phrase(dice, length(dice, 6)), "remark": phrase(dice, dice.choice((1, 4)))}}
             for _ in range(dice.choice((1, 2, 3, 8, 20)))]
    return {"kind": "measure", "name": phrase(dice, 5), "fields": {}, "small": lines}


def widths(spec):
    """A natural column is as wide as its head and a code."""
    area = spec["width"] - 2 * spec["margin"]
    fixed = {c: value if kind == "width" else 4 * EM + 2 * spec["padding"] for c, (kind, value) in spec["columns"].items() if kind != "share"}
    shares = sum(value for kind, value in spec["columns"].values() if kind == "share")
    return {c: fixed[c] if c in fixed else (area - sum(fixed.values())) * value / shares for c, (_, value) in spec["columns"].items()}


def narrowest(spec):
    """Of all cells, records under labels standing in."""
    wide = widths(spec)
    wide["sub" if "sub" in wide else "item"] -= spec["indent"] * depth_of(spec["records"])
    least = min(wide.values()) - 2 * spec["padding"]
    if any(node.get("small") for node in walk(spec["records"])):
        left = wide["item"] + (wide["sub"] if "sub" in wide else 0)
        for node in walk(spec["records"]):
            if node["kind"] == "sub" and any(inner.get("small") for inner in walk(node["children"])):
                left = min(left, wide["item"] - spec["indent"] * depth_of(spec["records"]))
        least = min(least, (left - 2 * spec["padding"]) / 2 - 2 * spec["padding"])
    return least


def wholes(spec, least={}):
    """Of the cells that are said again as a whole, or stay: key → about how high they are, in columns at least so wide."""
    wide, heights = {**widths(spec), **least}, {}
    for node in walk(spec["records"]):
        texts = {**node.get("fields", {}), "name": node.get("name", "") if node["kind"] == "sub" or node.get("lines") else ""} \
            if node["kind"] in ("sub", "joint") or node.get("lines") else {}
        for column, text in texts.items():
            place = "sub" if node["kind"] == "sub" else "item" if column == "name" else column
            if spec["across"][place] != "flow" and text:
                letters = max(1, (wide[place] - 2 * spec["padding"] - 3 * spec["indent"]) / EM - 1)
                heights[f"{node['id']}#{column}"] = ((len(text) + 6) / letters + 1) * LEADING
    return heights


def tallest_label(spec):
    return max(wholes(spec).values(), default=0)


def tallest_small(spec):
    """About how high a page must be for a row of a small table: what is said again above it, its head, the name before it, two lines of it."""
    inner, wide = (widths(spec)["item"] - 2 * spec["padding"]) / 2 - 2 * spec["padding"], spec["width"] - 2 * spec["margin"]
    line = LEADING + 2 * spec["padding"]

    def lines_of(text, room):
        return max(1, math.ceil(len(text) * EM / max(room - EM, EM)))

    def rows(nodes, above):
        for node in nodes:
            own = above
            if spec["repeat"] and node["kind"] in ("band", "group", "label"):
                own += lines_of(node["name"], wide) * LEADING + 2 * spec["padding"]
            yield from rows(node.get("children", ()), own)
            for small in node.get("small", ()):
                lines = max(lines_of(text, inner) for text in small["fields"].values())
                yield (own + 2 * spec["padding"] + lines_of(node["name"], 2 * inner) * LEADING + spec["small_head"] * line +
                       (lines if lines < 4 else 2) * LEADING + 2 * spec["padding"])

    tallest = max(rows(spec["records"], 0), default=0)
    return tallest and tallest + bool(spec["title"]) * (LEADING + 1) + spec["head"] * line


def depth_of(nodes):
    return max(((node["kind"] == "label") + depth_of(node.get("children", ())) for node in nodes), default=0)


# --- XML --------------------------------------------------------------------------------------------------------------
def number(spec):
    """Every record of the tree with its id; a number once given stays, so that a shrunken table is the same table."""
    counter = spec.get("numbered", 0)
    for node in walk(spec["records"]):
        if "id" not in node:
            counter += 1
            node["id"] = f"t{spec['seed']}-{counter}"
    spec["numbered"] = counter
    return spec


def walk(nodes):
    for node in nodes:
        yield node
        yield from walk(node.get("children", ()))
        yield from walk(node.get("lines", ()))
        yield from walk(node.get("small", ()))


def escape(text):
    return html.escape(text, quote=False)


def element(name, text):
    return f"<{name}>{escape(text)}</{name}>"


def write_fields(fields):
    return "".join(element(c, fields[c]) for c in ("target", "current", "status", "remark") if c in fields)


def write_record(node):
    kind = "line" if node["kind"] == "small" else node["kind"]
    number_of = ' no="1"' if kind in ("group", "sub") else ' no="small"' if node.get("small") else ""
    inside = ""
    if kind == "measure" and "note" in node:
        inside += element("place", node["note"])
    if "name" in node:
        inside += element("name", node["name"])
    inside += write_fields(node.get("fields", {}))
    inside += "".join(write_record(child) for child in node.get("children", []) + node.get("lines", []) + node.get("small", []))
    return f'<{kind} id="{node["id"]}"{number_of}>{inside}</{kind}>\n'


def write_data(specs):
    goals = "".join(f'<plan id="p{s["seed"]}" no="{i + 1}"><name>計画</name></plan>' for i, s in enumerate(specs))
    measures = "".join(f'<measures plan="p{s["seed"]}">\n{"".join(map(write_record, s["records"]))}</measures>\n' for s in specs)
    return f'<data id="d" lang="ja" schema="schema.xml"><goal id="g" no="1"><name>目標</name>{goals}</goal>\n{measures}</data>\n'


def write_head(spec):
    names = list(spec["columns"])
    if not spec["head"]:
        return ""
    seed, depth = spec["seed"], spec["head"]
    corner = f' corner="{CORNER}"' if spec["corner"] else ""
    rows = ""
    for r in range(depth):
        if depth == 1:
            cells = "".join(f'<cell columns="{c}" key="{c}"{corner if c == names[0] else ""}>{c}欄</cell>' for c in names)
        elif r == 0:                                         # the first column runs down beside all rows of the head
            cells = f'<cell columns="{names[0]}" rows="{depth}" key="{names[0]}"{corner}>{names[0]}欄</cell>'
            cells += f'<cell columns="{names[1]} {names[-1]}" key="all">見出し</cell>' if len(names) > 1 else ""
        else:
            cells = "".join(f'<cell columns="{c}" key="{c}">{c}{r}</cell>' for c in names[1:])
        rows += f'<row key="h{seed}r{r}">{cells}</row>'
    return f"<head>{rows}</head>"


CORNER = "年"
RULES = '<rules top="0.4mm" head="0.25mm" band="0.2mm" row="0.1mm" column="0.1mm" bottom="0.4mm" color="#000" accent="#000"/>'


def write_table(spec):
    seed, across = spec["seed"], spec["across"]
    merge = ' merge="equal"' if spec["merge"] else ""
    columns = "".join(f'<column name="{c}"{merge if c == "status" else ""} ' + ('width="best"' if spec["best"] and kind != "width" else 'natural="yes"' if kind == "natural" else f'share="{value}"' if kind == "share"
                      else f'width="{value}mm"') + "/>" for c, (kind, value) in spec["columns"].items())
    again = f'again="{spec["suffix"]}"' if spec["suffix"] else ""
    kind = ' kind="k"' if spec["kind"] else ""
    sub_note = f"<note{kind}>{{concat('注', @id)}}</note>" if spec["notes"] else ""
    place_note = f"<note{kind}>{{place}}</note>"
    if spec["shared"]:
        place_note = f"""<if test="place"><note{kind} id="{{concat('n{seed}-', place)}}">{{place}}</note></if>"""
    notes_in = ' notes="below"' if spec["notes_in"] else ""
    least = f' height="{spec["least"]}mm"' if spec["least"] else ""
    left = "sub item" if has(spec, "sub") else "item"

    def cell(column, condition):
        crossed = 'empty="diagonal" ' if spec["crossed"] and column == "status" else ""
        own = f'{spec["open"]} ' if column == "remark" else ""
        return f'<cell columns="{column}" key="{column}" {crossed}{own}when="{condition}">{{{column}}}</cell>' if has(spec, column) else ""

    def span(column):
        return (f'<span columns="{column}" key="{column}" valign="{spec["valign"]}" across="{across[column]}" {again} '
                f'when="{column}">{{{column}}}</span>') if has(spec, column) else ""
    cells = "".join(cell(c, f"not(ancestor::joint/{c})") for c in ("current", "status", "remark"))
    target_span = f'<span columns="target" key="target" across="{across["target"]}">{{target}}</span>' if has(spec, "target") else ""
    repeat = 'repeat="yes"' if spec["repeat"] else ""

    def band(level):
        return (f'<row role="band" level="{level}" {repeat} keep-next="yes" key="{{@id}}"><cell columns="*" key="name" {again}>{{name}}'
                '</cell></row>')
    small_rule = [f'<rule match="measure[@no]"><row><cell columns="{left}" key="name"><p>{{name}}</p><use block="small{seed}"/></cell>'
                  '</row></rule>'] if spec["small"] else []
    rules = [
        f'<rule match="band">{band(1)}<rows required="no" select="group"/></rule>',
        f'<rule match="group">{band(2)}<rows required="no" select="sub|label|joint|measure"/></rule>',
        f'<rule match="label"><row role="label" {repeat} keep-next="yes"><cell columns="*" key="name" {again}>{{name}}</cell></row>'
        f'<rows required="no" select="sub|label|joint|measure" indent="1"/></rule>',
        f'<rule match="joint">{span("current")}{span("status")}{span("remark")}<rows required="no" select="label|measure"/></rule>',
        *small_rule,
        f'<rule match="measure[line]"><span columns="{left}" key="name" across="{across["item"]}" {again}>{{name}}'
        f'{place_note}</span>{target_span}<rows required="no" select="line"/></rule>',
        f'<rule match="measure"><row{least}><cell columns="{left}" key="name"{notes_in}>{{name}}{place_note}</cell>'
        f'{cell("target", "true()")}{cells}</row></rule>',
        f'<rule match="line"><row>{cells}</row></rule>']
    if has(spec, "sub"):
        rules.insert(2, f'<rule match="sub"><span columns="sub" key="name" valign="{spec["valign"]}" across="{across["sub"]}" '
                        f'{again}>{{name}}{sub_note}</span><rows required="no" select="sub|label|joint|measure"/></rule>')
    indent = f'indent="{spec["indent"]}mm" indent-fill="#EEEEEE" indent-column="{left}"' if spec["indent"] else ""
    keep = 'keep="yes"' if spec["keep"] else ""
    keep += ' notes="below"' if spec["notes_below"] else ""
    keep += ' caption="表"' if spec["caption"] else ""
    title = f'<caption again="{spec["title"]}">題{seed}</caption>' if spec["title"] else ""
    table = (f'<table name="t{seed}" id="t{seed}" style="cell{seed}" {indent} {keep}>{title}{RULES if spec["rules"] else ""}{columns}'
             f'{write_head(spec)}<rows required="no" select="/data/measures[@plan=\'p{seed}\']/*">{"".join(rules)}</rows></table>')
    callouts = "".join(f'<callout column="{c}">{i + 1}</callout>' for i, c in enumerate(list(spec["columns"])[:spec["callouts"]]))
    return f'<sample id="c{seed}">{table}{callouts}</sample>' if spec["sample"] else table


def write_small(spec):
    """The table that stands in cells; its head is known by the record."""
    seed = spec["seed"]
    cells = "".join(f'<cell columns="{c}" key="{c}">{{{c}}}</cell>' for c in ("current", "remark"))
    head = ('<head><row key="{@id}-h"><cell columns="current" key="current">現</cell><cell columns="remark" key="remark">備</cell></row>'
            '</head>') if spec["small_head"] else ""
    return (f'<block name="small{seed}"><table id="{{@id}}-s" style="cell{seed}"><column name="current" share="1"/>'
            f'<column name="remark" share="1"/>{head}<rows required="no" select="line"><rule match="line"><row>{cells}</row></rule></rows></table></block>\n')


def write_layout(specs, fonts):
    styles = masters = sections = blocks = ""
    for spec in specs:
        seed, margin = spec["seed"], spec["margin"]
        fill = 'fill="#F0F0F0"' if spec["style_fill"] else ""
        fit = 'fit-squeeze="70" fit-size="1.75mm"' if spec["fit"] else ""
        blocks += write_small(spec) if spec["small"] else ""
        styles += f'<style name="cell{seed}" padding="{spec["padding"]}mm" {fill} {fit} {spec["line"]}/>'
        masters += (f'<master name="page{seed}" width="{spec["width"]}mm" height="{spec["height"]}mm" inside="{margin}mm" '
                    f'outside="{margin}mm" head="{margin}mm" foot="{margin}mm" note-style="notes"/>')
        intro = "".join(f'<p id="i{seed}-{i}">前文</p>' for i in range(spec["intro"]))
        sections += f'<section id="s{seed}" master="page{seed}"><p id="i{seed}">頭</p>{intro}{write_table(spec)}</section>\n'
    return f'''<report name="random" title="random" lang="ja" data="data.xml" fonts="{fonts}">
<house continued="（続き）" note-style="note" mark-style="note"/>
<note-kind name="k" mark="＊"/>
<style name="default" family="BIZ UDGothic" size="{EM}mm" leading="{LEADING}mm"/>
<style name="note" size="2mm" leading="3mm"/>
<style name="notes" space-before="1mm" space-after="1mm" rule-above="0.1mm"/>
{styles}
{masters}
{blocks}{sections}</report>
'''
