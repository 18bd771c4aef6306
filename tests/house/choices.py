#!/usr/bin/env python3
"""What may be chosen stands once, in src/model/choices.h: no list of it is written again in src/, and every value is used.

A list written again: two neighbouring words of one list as neighbours in an array ("page", "odd"; [X] = "page", [Y] = "odd";
{ "page", X }, { "odd", Y }) or in a string ("page|odd"), or a word compared by hand with the text of an attribute.  Words
that stand for no value (CHOICE_AS_WRITTEN) may be in other lists, too; and what options of the command line may be is a
language of its own (src/cmd)."""
import pathlib, re, sys

SRC = pathlib.Path(__file__).resolve().parents[2] / "src"
TABLE = SRC / "model/choices.h"
LISTS = re.compile(r"#define (\w+)_CHOICES\(X\)((?:[^\n]*\\\n)*[^\n]*)")
ENTRY = re.compile(r'X\("([^"]*)", (\w+)\)')
STRINGS = re.compile(r'"((?:[^"\\\n]|\\.)*)"')
BETWEEN = re.compile(r"\s*,\s*(?:\[\w+\]\s*=\s*)?|\s*,\s*\w+\s*\},\s*\{\s*")
BY_HAND = re.compile(r'str_is\((?:node_text|select_attribute|xml_attribute)\([^()]*"([\w-]+)"\), "([^"]*)"\)')
# Neighbours that are something else: the names of margins; the XML of a revision, which is checked when it is read again.
APART = {("base/diag.c", "note"), ("base/diag.c", "warning"), ("report/elements.c", "inside"), ("report/elements.c", "head")}


def without_comments(text):
    return re.sub(r"/\*.*?\*/", lambda found: "\n" * found[0].count("\n"), text, flags=re.S)


def lists():
    """Name → (word, value) of each list, with those of the lists it contains."""
    text, found = TABLE.read_text(), {}
    for name, body in LISTS.findall(text):
        within = re.match(r"(?:\s*/\*.*?\*/)?\s*(?:(?!X\().)*?(\w+)_CHOICES\(X\)", body)
        found[name] = ENTRY.findall(body) + (found[within[1]] if within and within[1] in found else [])
    return found


def written_again(name, text, pairs):
    strings = list(STRINGS.finditer(text))
    for one, other in zip(strings, strings[1:]):
        if (one[1], other[1]) in pairs and (name, one[1]) not in APART and BETWEEN.fullmatch(text, one.end(), other.start()):
            yield one.start(), f"{one[0]}, {other[0]}", pairs[one[1], other[1]]
    for string in strings:
        words = string[1].split("|")
        for pair in zip(words, words[1:]):
            if pair in pairs:
                yield string.start(), f'"{string[1]}"', pairs[pair]
    for found in BY_HAND.finditer(text):
        if found[2] in pairs[None]:
            yield found.start(), found[0], "a value"


def main():
    faults, tables = [], lists()
    pairs = {(a[0], b[0]): name for name, rows in tables.items() for a, b in zip(rows, rows[1:])
             if "CHOICE_AS_WRITTEN" not in (a[1], b[1])}
    pairs[None] = {word for rows in tables.values() for word, _ in rows}
    everything = ""
    for path in sorted(SRC.rglob("*.[ch]")):
        name = str(path.relative_to(SRC))
        if path == TABLE:
            continue
        text = without_comments(path.read_text())
        everything += text
        if name.startswith("cmd/"):
            continue
        for at, what, table in written_again(name, text, pairs):
            faults.append(f"src/{name}:{text.count(chr(10), 0, at) + 1}: {what}: stands in {table}_CHOICES of model/choices.h"
                          if table != "a value" else f"src/{name}:{text.count(chr(10), 0, at) + 1}: {what}: ask for its value")
    used = set(re.findall(r"\w+", everything))
    for name, rows in tables.items():
        if not re.search(rf"\b(CHOICES\({name}\)|{name}_CHOICES\b)", everything + TABLE.read_text().split("#define " + name, 1)[1]):
            faults.append(f"{name}_CHOICES is the list of no attribute")
        for word, value in rows:
            if value != "CHOICE_AS_WRITTEN" and value not in used:
                faults.append(f'src/model/choices.h: "{word}" may be written, but nothing knows {value}')
    print("\n".join(faults) if faults else f"{len(tables)} lists of choices, each written once, each value used")
    return len(faults) > 0


sys.exit(main())
