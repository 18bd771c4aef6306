"""Kinds of defects.  Each knows how to make one at random in a set, and which code should tell of it: from the Unicode database and
the calendar, not from the tables of the program.  None: the set has no place for it."""
import datetime, re, unicodedata
from plain import Edit

KANJI, HIRAGANA, KATAKANA = "[一-鿿々]", "[ぁ-ゖ]", "[ァ-ヺー]"
FULL = {c: chr(ord(c) + 0xFEE0) for c in map(chr, range(0x21, 0x7F))}
HALF_KANA = {}
for code in range(0xFF61, 0xFFA0):
    HALF_KANA.setdefault(unicodedata.normalize("NFKC", chr(code)), chr(code))


def full(text):
    return "".join(FULL.get(c, c) for c in text)


def in_text(pattern, change, *codes, where=lambda place: True):
    """One match of the pattern in one text is changed.  What `change` gives back is None where it has no way."""
    compiled = re.compile(pattern)

    def plant(data, dice):
        spots = [(place, found) for place in data.places if where(place) for found in compiled.finditer(place.text)]
        for place, found in dice.sample(spots, min(len(spots), 60)):
            new = change(found, dice)
            if new is not None and new != found[0]:
                return Edit(place.file, place.start + found.start(), place.start + found.end(), new, codes, place.key, place.line)
        return None
    return plant


def in_file(pattern, change, *codes, where=lambda found: True):
    """One match of the pattern in one file is changed; whose it is, and on which line, is asked of the group `id` and its start."""
    compiled = re.compile(pattern, re.S)

    def plant(data, dice):
        spots = [(name, found) for name, text in data.files.items() for found in compiled.finditer(text) if where(found)]
        for name, found in dice.sample(spots, min(len(spots), 60)):
            new = change(found, dice)
            if new is not None and new != found[0]:
                key = found.groupdict().get("id", "")
                return Edit(name, found.start(), found.end(), new, codes, key, data.line(name, found.start()))
        return None
    return plant


# --- letters -------------------------------------------------------------------------------------------------------

def one_of(options):
    return lambda found, dice: dice.choice(options(found))


def mixed_figure(found, dice):
    at = dice.randrange(len(found[0]))
    return found[0][:at] + full(found[0][at]) + found[0][at + 1:]


def drop_bracket(found, dice):
    return dice.choice([found[1] + found[2], found[2] + found[3]])


def other_bracket(found, dice):
    closings = [c for c in "）」】〕)" if c != found[3]]
    return found[1] + found[2] + dice.choice(closings)


def wrong_commas(found, dice):
    digits = found[0].replace(",", "")
    ways = [digits[:at] + "," + digits[at:] for at in range(1, len(digits)) if len(digits) - at != 3]
    return dice.choice(ways)


def half_kana(found, dice):
    decomposed = "".join(HALF_KANA.get(c) or "".join(HALF_KANA.get(d, "") for d in unicodedata.normalize("NFD", c).replace(
        "\u3099", "゛").replace("\u309a", "゜")) for c in found[0])
    return decomposed.replace("゛", "ﾞ").replace("゜", "ﾟ")


def decomposed(found, dice):
    return unicodedata.normalize("NFD", found[0])


def spread(found, dice):
    return dice.choice(["　", " "]).join(found[0])


LETTERS = {
    "figure of full width": in_text(r"(?<![\d,.])\d{2,}(?![\d,.])", lambda f, d: full(f[0]), "W0940"),
    "figure of two widths": in_text(r"(?<![\d,.])\d{2,}(?![\d,.])", mixed_figure, "W0940"),
    "single figure of full width": in_text(r"(?<![\d,.])\d(?![\d,.])", lambda f, d: full(f[0]), "W0940"),
    "Latin of full width": in_text(r"[A-Za-z]{2,}", lambda f, d: full(f[0]), "W0940"),
    "percent of full width": in_text("%", lambda f, d: "％", "W0940"),
    "brackets of full width": in_text(r"\(([^()]*)\)", lambda f, d: f"（{f[1]}）", "W0940"),
    "half kana": in_text(KATAKANA + "{2,}", half_kana, "W0941"),
    "space at an end": in_text(r"^.+$", one_of(lambda f: [f[0] + " ", f[0] + "　", "　" + f[0], " " + f[0]]), "W0942",
                               where=lambda p: p.whole and p.field != "status"),  # a code with a space is none: E0302
    "spaces in a row": in_text(f"({KANJI})({KANJI})", lambda f, d: f[1] + d.choice(["  ", "　　", " 　"]) + f[2], "W0942"),
    "a word spread by spaces": in_text(f"^{KANJI}{{2,3}}$", spread, "W0942", where=lambda p: p.whole),
    "a bracket missing": in_text(r"([(「【〔])([^()「」【】〔〕]*)([)」】〕])", drop_bracket, "W0943"),
    "brackets of two kinds": in_text(r"([(「【〔])([^()「」【】〔〕]*)([)」】〕])", other_bracket, "W0944"),
    "punctuation twice": in_text("[、。・]", lambda f, d: f[0] * d.choice([2, 3]), "W0945"),
    "a comma in the wrong place": in_text(r"(?<![\d,.])\d{1,3}(,\d{3})+(?![\d,.])", wrong_commas, "W0946"),
    "a comma of full width": in_text(r"(?<=\d),(?=\d)", lambda f, d: "，", "W0946"),
    "a point for a comma": in_text(r"(?<=\d),(?=\d{3}[人件所校])", lambda f, d: ".", "W0946"),
    "a point twice": in_text(r"(?<=\d)[.,](?=\d)", lambda f, d: f[0] * 2, "W0947"),
    "a second point": in_text(r"(\d)\.(\d)%", lambda f, d: f"{f[1]}.{f[2]}.{d.randrange(10)}%", "W0947"),
    "a particle twice": in_text(f"(?<={KANJI})[をにがでへはの](?={KANJI})", lambda f, d: f[0] * d.choice([2, 2, 3]), "W0953"),
    "a word of kanji twice": in_text(f"(?<!{KANJI})(?![一毎各個]){KANJI}{{2,4}}(?!{KANJI})", lambda f, d: f[0] * 2, "W0953"),
    "a word of katakana twice": in_text(f"(?<!{KATAKANA}){KATAKANA}{{3,6}}(?!{KATAKANA})", lambda f, d: f[0] * 2, "W0953"),
    "a counter twice": in_text(r"(?<=\d)(か所|人|校|件|回|園)", lambda f, d: f[0] * 2, "W0953"),
    "a long sound twice": in_text("ー", lambda f, d: "ーー", "W0953"),
    "a stroke for ー": in_text(f"(?<={KATAKANA})ー(?={KATAKANA}|{HIRAGANA})", lambda f, d: d.choice("－―‐-—"), "W0954"),
    "一 for ー": in_text(f"(?<={KATAKANA})ー(?={KATAKANA})", lambda f, d: "一", "W0954"),
    "ー for a hyphen": in_text(r"(?<=[\dA-Z])-(?=[\dA-Z])", lambda f, d: "ー", "W0954"),
    "kanji for katakana": in_text(f"(?<={KATAKANA})[カニロハエタトチオ](?={KATAKANA})",
                                  lambda f, d: dict(zip("カニロハエタトチオ", "力二口八工夕卜千才"))[f[0]], "W0954"),
    "katakana for kanji": in_text(f"(?<={KANJI})[力二口八工夕](?={KANJI})",
                                  lambda f, d: dict(zip("力二口八工夕", "カニロハエタ"))[f[0]], "W0954"),
    "ヘ for へ": in_text(f"(?<={KANJI})へ(?!{KATAKANA})", lambda f, d: "ヘ", "W0954"),
    "べ ぺ り for ベ ペ リ": in_text(f"(?<={KATAKANA})[ベペリ](?={KATAKANA})",
                                lambda f, d: dict(zip("ベペリ", "べぺり"))[f[0]], "W0954"),
    "a letter for a digit": in_text(r"(?<=\d)[01](?=\d)", lambda f, d: d.choice({"0": "OoＯ", "1": "lI"}[f[0]]), "W0954"),
    "a radical": in_text("[長青民母西角食黄歯竜亀]",
                         lambda f, d: dict(zip("長青民母西角食黄歯竜亀", "⻑⻘⺠⺟⻄⻆⻝⻩⻭⻯⻲"))[f[0]], "W0955"),
    "a radical of the dictionary": in_text("[一人力口土大子山水火生用田立]", lambda f, d: next(
        chr(c) for c in range(0x2F00, 0x2FD6) if unicodedata.normalize("NFKC", chr(c)) == f[0]), "E0211"),
    "a compatibility ideograph": in_text(KANJI, lambda f, d: next(
        (chr(c) for c in range(0xF900, 0xFAD9) if unicodedata.normalize("NFC", chr(c)) == f[0]), None), "W0955"),
    "a mark apart": in_text("[がぎぐげござじずぜぞだぢづでどばびぶべぼぱぴぷぺぽガギグゲゴザジズゼゾダヂヅデドバビブベボパピプペポ]",
                            decomposed, "W0956"),
    "something invisible": in_text(f"(?<={KANJI})(?={KANJI})", lambda f, d: d.choice("\u200b\u200c\u200d\u2060\u00ad\u00a0\u2003"), "W0957"),
    "a byte order mark": in_text(f"(?<={KANJI})(?={KANJI})", lambda f, d: "\ufeff", "E0211"),
    "a private character": in_text(KANJI, lambda f, d: chr(d.randrange(0xE000, 0xE900)), "E0211"),
    "a figure in a ring": in_text(r"\((\d)\)|(?<=[年第])(\d)(?=[期回])", lambda f, d: chr(0x2460 + int(f[1] or f[2]) - 1)
                                  if int(f[1] or f[2]) else None, "N0958"),
}

# --- dates ---------------------------------------------------------------------------------------------------------

def no_such_day(found, dice):
    days = [(m, d) for m in range(1, 13) for d in range(28, 33) if d > (datetime.date(2021 + (m == 12), m % 12 + 1, 1)
                                                                        - datetime.timedelta(1)).day and (m, d) != (2, 29)]
    return "%d月%d日" % dice.choice(days + [(0, 5), (13, 1), (15, 20)])


DATES = {
    "no day of the calendar": in_text(r"(\d+)月(\d+)日", no_such_day, "W0948"),
    "no month of the calendar": in_text(r"(?<=年)\d+(?=月)", lambda f, d: str(d.choice([0, 13, 14, 19, 21])), "W0948"),
    "a year after the era": in_text(r"令和([2-9])年", lambda f, d: f"平成{int(f[1]) + 30}年", "W0950"),
    "the era before it began": in_text(r"平成(30|29|28)年度", lambda f, d: f"昭和{int(f[1]) + 63}年度", "W0950"),
    "a western year beside it": in_text(r"令和([2-9])年度?", lambda f, d: f"{f[0]}({2018 + int(f[1]) + d.choice([-1, 1, 2])}年{'度' * f[0].endswith('度')})", "W0951"),
    "a state that is to come": in_text(r"令和2年4月1日現在", lambda f, d: f"令和{d.choice([3, 4, 5])}年4月1日現在", "W0949"),
    "the first year as a figure": in_text(r"令和元年", lambda f, d: "令和1年", "N0952"),
    "the year of two eras": in_text(r"令和元年度", lambda f, d: "平成31年度", "N0952"),
}

# --- the data against themselves ------------------------------------------------------------------------------------

ROW = ("target", "current", "planned", "result")


def swap_counter(found, dice):
    return dice.choice([c for c in ("か所", "校", "人", "件") if c != found[0]])


def has_units_beside(data):
    """Records of which two fields begin with a figure of one counter."""
    begun = {}
    for place in data.places:
        start = re.match(r"(?:計)?[\d,]+(か所|校|人|件)", place.text)
        if start and place.field in ROW:
            begun.setdefault(place.key, []).append(start[1])
    return {key for key, counters in begun.items() if len(counters) > 1 and len(set(counters)) == 1}


def unit(data, dice):
    keys = has_units_beside(data)
    first = set()
    for place in data.places:      # only the first text of a field says what it counts
        if place.key in keys and place.field in ROW and place.whole:
            first.add(place)
    plant = in_text(r"(?<=\d)(か所|校|人|件)", swap_counter, "W0903",
                    where=lambda p: p in first and re.match(r"(?:計)?[\d,]+(か所|校|人|件)", p.text))
    return plant(data, dice)


def without_remark(data, dice):
    needy = set(re.findall(r'<status code="([^"]*)"[^>]*needs="remark"', "".join(data.files.values())))
    pattern = r'<measure id="(?P<id>[^"]*)"(?:(?!</measure>|<line).)*?<status>(?P<code>[^<]*)</status>\s*<remark>.*?</remark>'
    plant = in_file(pattern, lambda f, d: re.sub(r"\s*<remark>.*", "", f[0], flags=re.S), "W0910", where=lambda f: f["code"] in needy)
    return plant(data, dice)


def plan_for_nothing(data, dice):
    barred = set(re.findall(r'<status code="([^"]*)"[^>]*without="[^"]*planned', "".join(data.files.values())))
    pattern = r'<measure id="(?P<id>[^"]*)"(?:(?!</measure>|<line|<planned|<result).)*?(?=<status>(?P<code>[^<]*)</status>)'
    plant = in_file(pattern, lambda f, d: f[0] + "<planned>実施</planned>", "W0911", where=lambda f: f["code"] in barred)
    return plant(data, dice)


def same_name(data, dice):
    """The name of a row of the group, once more."""
    names = [p for p in data.places if p.record == "measure" and p.field == "name" and p.whole]
    places = {p.key for p in data.places if p.field == "place"}
    pairs = [(a, b) for a, b in zip(names, names[1:]) if a.file == b.file and not {a.key, b.key} & places and not re.search(
        r"</?(group|sub|label|joint|line|band)\b", data.files[a.file][a.end:b.start]) and a.text != b.text]
    if not pairs:
        return None
    a, b = dice.choice(pairs)
    return Edit(b.file, b.start, b.end, a.text, ("W0931",), b.key, b.line)


def plan_without(data, dice):
    """A list that others do not refer to is taken out: else that would be said before anything."""
    everything = "".join(data.files.values())

    def stands_alone(found):
        rest = everything.replace(found[0], "")
        return not any(re.search(rf'of="{re.escape(id)}"', rest) for id in re.findall(r'\bid="([^"]*)"', found[0]))
    plant = in_file(r'<(kpis|measures) plan="(?P<id>[^"]*)">.*?</\1>', lambda f, d: "", "W0932", where=stands_alone)
    return plant(data, dice)


def one_more(spots, code, dice):
    """At the end of one of the records (id, its found text, names of fields), a field of its own."""
    if not spots:
        return None
    data, file, record, names = dice.choice(spots)
    at, name = record.end() - len(f"</{record[1]}>"), dice.choice(names)
    text = f"<{name}>{dice.choice(['A', 'B', 'C']) if name == 'status' else '未定'}</{name}>\n"
    return Edit(file, at, at, text, (code,), record[2], data.line(file, at))


ROW_RECORD = re.compile(r'<(measure|kpi|line) id="([^"]*)"[^>]*>.*?</\1>', re.S)


def beside_shared(data, dice):
    """A row of a shared cell with a value of its own, which nobody would print."""
    spots = []
    for file, text in data.files.items():
        for joint in re.finditer(r'<joint id="[^"]*">(.*?)</joint>', text, re.S):
            names = re.findall(r"<(current|planned|result|status|remark)\b", re.split(r"<(?:label|measure|kpi|repeat)\b", joint[1])[0])
            rows = [r for r in ROW_RECORD.finditer(text, joint.start(1), joint.end(1)) if "<line" not in r[0]]
            spots += [(data, file, row, names) for row in rows if names]
    return one_more(spots, "E0361", dice)


def beside_lines(data, dice):
    """A measure that says its result line by line, and once more."""
    lines = re.compile(r'<(measure) id="([^"]*)"[^>]*>(?:(?!</measure>).)*?<line\b.*?</measure>', re.S)
    spots = [(data, file, row, ["current", "planned", "result", "status", "remark"])
             for file, text in data.files.items() for row in lines.finditer(text)]
    return one_more(spots, "E0362", dice)


def other_numbering(found, dice):
    return f'{found[1]}no="{int(found[3]) + dice.choice([1, 2, 5])}"'


def idle(data, dice):
    plant = in_file(r'<department id="d[^"]*"', lambda f, d: '<department id="d-idle" division="部"><name>使わない課</name></department>\n  ' + f[0], "N0933")
    edit = plant(data, dice)
    return edit and Edit(edit.file, edit.start, edit.end, edit.text, edit.codes, "d-idle", edit.line)


def miscount(found, dice):
    return f"{found[1]}{int(found[3]) + dice.choice([1, 2])}{found[4]}"


DATA = {
    "number against text": in_file(r'(<(?:current|result)\b[^>]*?)number="(\d+)"(([^>]*>)(?:[^<]*?)\d)', lambda f, d:
                                   f'{f[1]}number="{int(f[2]) + d.choice([1, 7, 10])}"{f[3]}', "W0901"),
    "a figure without its comma": in_text(r"(?<![\d,.])\d{1,3},\d{3}(?![\d,])(?!年)", lambda f, d: f[0].replace(",", ""), "W0902",
                                          where=lambda p: p.field in ROW),
    "another unit in a row": unit,
    "a grade without its reason": without_remark,
    "a plan for what has none": plan_for_nothing,
    "an adjustment without a note": in_file(r'(<kpi id="(?P<id>[^"]*)"(?:(?!</kpi>).)*?adjust="[^"]*"/>)\s*<note>.*?</note>', lambda f, d: f[1], "W0961"),
    # One over others counts what stands under those.
    "a label that miscounts": in_file(r'(<label id="(?P<id>[^"]*)">\s*<name>[^<]* )(\d+)((?:か所|路線|校)</name>)'
                                      r'(?=(?:(?!<(?:label|sub|joint)\b).)*?</label>)', miscount, "W0921"),
    "a number that does not follow": in_file(r'(<(?:goal|plan|group|sub|sdg)\b [^>]*?id="(?P<id>[^"]*)" )no="(\d+)"', other_numbering, "W0930"),
    "a name used twice": same_name,
    "a plan without its list": plan_without,
    "a department nobody names": idle,
    "a value beside the shared one": beside_shared,
    "a value beside the lines": beside_lines,
}

KINDS = {**LETTERS, **DATES, **DATA}
