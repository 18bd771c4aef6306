#!/usr/bin/env python3
"""Finds src/text/parts_table.h: parts of words that would stand alone at a line end.

  parts.py > src/text/parts_table.h

MeCab, to whose reading weights_table.h is fitted, calls 障害|者, 再|開発 and に|よる two words each.  Its dictionary, IPADIC, says which
kanji are such parts (名詞-接尾, 接頭詞-名詞接続), and which particles are longer than one kana (助詞-格助詞-連語).  Where twenty times as many
nouns end with a kanji as begin with it, it is such a part wherever it stands (者; for those that go before, the other way round: 再);
of the others one that ends a run of kanji, or begins it, is taken for one (協議|会, but not 区|会議).

Debian: mecab-ipadic, whose tables are EUC-JP."""
import collections, csv, pathlib, re

TABLES = pathlib.Path("/usr/share/mecab/dic/ipadic")
NOUNS = ["Noun.csv", "Noun.verbal.csv", "Noun.adjv.csv", "Noun.others.csv", "Noun.adverbal.csv"]
TIMES = 20
OFFICIAL = "等"                  # など in official texts; the dictionary has 等辺, 等比, 等圧 of science, too
PARTICLES = "にとを"             # compound particles begin with one of these


def entries(name):
    with open(TABLES / name, encoding="euc-jp", newline="") as table:
        yield from ((row[0], row[4:8]) for row in csv.reader(table))


def is_kanji(text):
    return re.fullmatch("[一-鿿]", text)


suffixes = {s for s, kinds in entries("Suffix.csv") if is_kanji(s) and kinds[2] != "助数詞"}
prefixes = {s for s, kinds in entries("Prefix.csv") if is_kanji(s) and kinds[1] == "名詞接続"}
nouns = {s for name in NOUNS for s, _ in entries(name) if len(s) > 1}
nouns -= {s for s in nouns if s[0] in OFFICIAL}
prefixes -= set(OFFICIAL)
first, last = collections.Counter(s[0] for s in nouns), collections.Counter(s[-1] for s in nouns)
particles = {s for s, _ in entries("Postp-col.csv") if re.fullmatch(f"[{PARTICLES}][ぁ-ん]{{2,}}", s)}
particles = {p for p in particles if not any(p != other and p.startswith(other) for other in particles)}


def sureness(kanji, parts, here, there):
    if kanji not in parts:
        return "NEVER"
    return "SURELY" if here[kanji] >= TIMES * (there[kanji] + 1) else "AT_EDGE"


print("/* " + __doc__.split("\n\n")[2].replace("\n", "\n   ") + "\n   Made by tests/lines/parts.py. */\n/* clang-format off */\n")
rows = [f"PART(0x{ord(k):04X}, {sureness(k, prefixes, first, last)}, {sureness(k, suffixes, last, first)}) /* {k} */"
        for k in sorted(suffixes | prefixes)]
print("\n".join("  ".join(rows[i:i + 4]) for i in range(0, len(rows), 4)) + "\n")
print("\n".join(f'PARTICLE("{p}")' for p in sorted(particles)))
