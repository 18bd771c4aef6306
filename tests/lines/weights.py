#!/usr/bin/env python3
"""Finds src/text/weights_table.h: what characters say of a line end near them.

  weights.py TEXTS [--characters N] > src/text/weights_table.h

TEXTS: one paragraph a line, some millions of characters.  The table there was made of 60,000 paragraphs of minutes of city
councils and what is published with them (7 million characters); no text of data/ is in them.
MeCab with IPADIC says where words begin; a break is worth 1 within a word, 0.55 before a
particle, 0.45 before an auxiliary, less before what leans otherwise on the word before it, 0.1 between other words, 0 behind a
particle.  Least squares over the characters at four places, the kinds of both sides, and how many of a run stand on either side;
below 0 and above 1 nothing is wrong with a price that should be 0 or 1.  Debian: mecab, mecab-ipadic-utf8, python3-numpy."""
import argparse, array, collections, pathlib, subprocess, sys

import numpy

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import torn

TORN = 100                                                   # WORD_TORN of src/text/prices.h
KINDS = KANJI, HIRA, KATA, WEST, MARK = range(5)
NAMES = ["KANJI", "HIRA", "KATA", "WEST", "MARK"]
NEVER_FIRST = set("ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ々")
PLACES, STEPS = 4, 6


def kind_of(character):
    code = ord(character)
    if 0x3041 <= code <= 0x309F:
        return HIRA
    if 0x30A1 <= code <= 0x30FA or character == "ー":
        return KATA
    if 0x4E00 <= code <= 0x9FFF or character == "々":
        return KANJI
    return WEST if character.isalnum() or character in "％℃" else MARK


def sentences(path):
    command = ["mecab", "-d", torn.DICTIONARY, "-F", "%m\t%f[0]\t%f[1]\n", "-E", "\n", str(path)]
    words = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as reader:
        for row in reader.stdout:
            if row != "\n":
                words.append(tuple(row.rstrip("\n").split("\t")))
            elif words:
                yield words
                words = []


def worth(before, word):
    """Of a break between two words."""
    (_, a, a2), (_, b, b2) = before, word
    if b in ("助詞", "助動詞"):
        return 0.55 if b == "助詞" else 0.45
    if a == "接頭詞" or b == "動詞" and b2 in ("非自立", "接尾"):
        return 0.4
    if (b, b2) in (("名詞", "接尾"), ("形容詞", "非自立")) or b == "動詞" and a2 == "サ変接続":
        return 0.3
    if (b, b2) == ("名詞", "非自立"):
        return 0.2
    return 0 if a in ("助詞", "助動詞", "記号", "副詞", "連体詞", "接続詞") else 0.1


def step_of(n):
    return n - 1 if n < STEPS - 1 else STEPS - 1 - n % 2


def runs(kinds):
    """For each character, how many of its run stand up to it, and from it on."""
    before, behind = [1] * len(kinds), [1] * len(kinds)
    for i in range(1, len(kinds)):
        before[i] = before[i - 1] + 1 if kinds[i] == kinds[i - 1] else 1
    for i in range(len(kinds) - 2, -1, -1):
        behind[i] = behind[i + 1] + 1 if kinds[i] == kinds[i + 1] else 1
    return before, behind


def read(path, n_kanji):
    """Characters of the table; for each seam what is there, as columns of the model; what a break there is worth."""
    counts = collections.Counter(c for words in sentences(path) for word in words for c in word[0] if kind_of(c) == KANJI)
    characters = [chr(c) for c in [*range(0x3041, 0x3097), *range(0x30A1, 0x30FB)]] + ["ー"] + [c for c, _ in counts.most_common(n_kanji)]
    row_of = {c: i + len(KINDS) for i, c in enumerate(characters)}
    n = len(characters) + len(KINDS)
    columns, values = array.array("i"), array.array("f")
    for words in sentences(path):
        text = "".join(word[0] for word in words)
        kinds = [kind_of(c) for c in text]
        rows = [MARK] + [row_of.get(c, k) for c, k in zip(text, kinds)] + [MARK]
        before, behind = runs(kinds)
        begins, at = {}, 0
        for k, word in enumerate(words):
            begins[at] = k
            at += len(word[0])
        for i in range(1, len(text)):
            a, b = kinds[i - 1], kinds[i]
            if MARK in (a, b) or a == b == WEST or text[i] in NEVER_FIRST:
                continue
            shape = a * STEPS * STEPS + step_of(before[i - 1]) * STEPS + step_of(behind[i]) if a == b else 180 + a * 5 + b
            columns.extend([*(place * n + rows[i - 1 + place] for place in range(PLACES)), PLACES * n + shape])
            values.append(worth(words[begins[i] - 1], words[begins[i]]) if i in begins else 1)
    return characters, numpy.frombuffer(columns, dtype="i4").reshape(-1, PLACES + 1), numpy.frombuffer(values, dtype="f4")


def fit(columns, values, size, epochs=4, batch=4096, rate=0.01):
    """Adam; the same each time."""
    weights, mean, square, t = numpy.zeros(size), numpy.zeros(size), numpy.zeros(size), 0
    order = numpy.random.default_rng(1)
    for epoch in range(epochs):
        seams = order.permutation(len(values))
        for first in range(0, len(values), batch):
            some = seams[first:first + batch]
            error = weights[columns[some]].sum(1) + 0.5 - values[some]
            error[(values[some] == 1) & (error > 0) | (values[some] == 0) & (error < 0)] = 0
            slope = numpy.bincount(columns[some].ravel(), numpy.repeat(error, PLACES + 1), minlength=size) / len(some)
            t += 1
            mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope**2
            weights -= rate * (1 - epoch / epochs) * mean / (1 - 0.9**t) / (numpy.sqrt(square / (1 - 0.999**t)) + 1e-8)
    return weights


def write(characters, weights):
    head = (torn.kinsoku.ROOT / "src/text/weights_table.h").read_text()
    print(head[:head.index("/* clang-format off */")] + "/* clang-format off */\n")
    rows = TORN * weights[:PLACES * (len(characters) + len(KINDS))].reshape(PLACES, -1).T
    shapes = TORN * (0.5 + weights[PLACES * len(rows):]) + rows.mean(0).sum()
    rows = numpy.rint(rows - rows.mean(0)).astype(int).tolist()
    shapes = numpy.rint(shapes).astype(int).tolist()
    for kind in KINDS:
        print(f"KIND({NAMES[kind]}, {', '.join(map(str, rows[kind]))})")
    print("\n/* Between two kinds; within a run of one, by how many of it stand before the line end (1, 2, 3, 4, odd, even) and behind it. */")
    for a in KINDS[:-1]:
        for b in KINDS[:-1]:
            if a != b or a == WEST:
                print(f"BETWEEN({NAMES[a]}, {NAMES[b]}, {shapes[180 + a * 5 + b]})")
    for kind in KINDS[:3]:
        for k in range(STEPS):
            at = (kind * STEPS + k) * STEPS
            print(f"WITHIN({NAMES[kind]}, {k}, {', '.join(f'{x:3}' for x in shapes[at:at + STEPS])})")
    cells = [f"CHARACTER(0x{ord(c):04X}, {', '.join(f'{x:3}' for x in row)}) /* {c} */"
             for c, row in sorted(zip(characters, rows[len(KINDS):]))]
    print("\n" + "\n".join("  ".join(cells[i:i + 3]) for i in range(0, len(cells), 3)))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=pathlib.Path)
    parser.add_argument("--characters", type=int, default=900, help="so many kanji have a row")
    options = parser.parse_args()
    characters, columns, values = read(options.texts, options.characters)
    write(characters, fit(columns, values, PLACES * (len(characters) + len(KINDS)) + 180 + 25))


if __name__ == "__main__":
    main()
