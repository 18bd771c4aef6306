#!/usr/bin/env python3
"""A name means one thing: every type of src/ is defined once, file-local types and tags included; and no static function is
called by a bare word, which says neither what it does nor to what.  And the map, src/README.md, names what is there."""
import collections, pathlib, re, sys

root = pathlib.Path(__file__).resolve().parents[2]
src = root / "src"

BARE = set("""of in at to by for make work idle do run go get set put find next last first step walk test check read write
    add take open close begin end start stop one all it main init free new""".split())

def code(text):
    """The text without comments, strings and directives, line for line."""
    text = re.sub(r"/\*.*?\*/|//[^\n]*", lambda m: re.sub(r"[^\n]", " ", m[0]), text, flags=re.S)
    text = re.sub(r'"(\\.|[^"\\\n])*"|\'(\\.|[^\'\\\n])*\'', '""', text)
    return re.sub(r"^[ \t]*#.*(\\\n.*)*$", lambda m: "\n" * m[0].count("\n"), text, flags=re.M)

def typedef_names(text):
    """(offset, name) of each typedef: its last word, the (*name) of a pointer, or what stands before the (…) of a function."""
    for start in re.finditer(r"\btypedef\b", text):
        depth, i = 0, start.end()
        while text[i] != ";" or depth:
            depth += {"{": 1, "}": -1}.get(text[i], 0)
            i += 1
        whole = text[start.end() : i]
        plain = whole
        while re.search(r"\{[^{}]*\}", plain):
            plain = re.sub(r"\{[^{}]*\}", " ", plain)
        pointer = re.search(r"\(\s*\*\s*(\w+)\s*\)\s*\(", plain)
        name = pointer or re.search(r"(\w+)\s*(\[[^\]]*\]\s*)*$", plain) or re.search(r"(\w+)\s*\(", plain)
        yield start.start(), name[1]

defined = collections.defaultdict(list)            # name → where, each place once: typedef struct A { … } A is one
faults = []
for path in sorted(src.rglob("*.[ch]")):
    text, relative = code(path.read_text()), f"src/{path.relative_to(src)}"
    def line(offset):
        return text.count("\n", 0, offset) + 1
    names = {}
    for offset, name in typedef_names(text):
        names.setdefault(name, line(offset))
    for tag in re.finditer(r"\b(?:struct|enum|union)\s+(\w+)\s*\{", text):
        names.setdefault(tag[1], line(tag.start()))
    for name, number in names.items():
        defined[name].append((relative, number))
    for found in re.finditer(r"^static\s+(?:inline\s+)?[\w ]+?[ *](\w+)\(", text, flags=re.M):
        if found[1] in BARE:
            faults.append(f"{relative}:{line(found.start())}: a static is called {found[1]}: of what?")

                                                   # a struct declared in one header and defined in one file is one type
for name, places in sorted(defined.items()):
    bodies = [(p, n) for p, n in places if re.search(rf"\b(struct|enum|union)\s+{name}\s*\{{|\}}\s*{name}\s*;", code((root / p).read_text()))]
    opaque = [(p, n) for p, n in places if (p, n) not in bodies]
    if len(bodies) > 1 or len(opaque) > 1 or (bodies and opaque and not opaque[0][0].endswith(".h")):
        faults.append(f"{name} means {len(places)} things: " + " ".join(f"{p}:{n}" for p, n in places))

# The map names what is there: `room/file.c`, and `function()` or `Type` in it.
everything = "\n".join(code(path.read_text()) for path in sorted(src.rglob("*.[ch]")))
functions = set(re.findall(r"^[\w ]+?[ *](\w+)\(", everything, flags=re.M))
for number, row in enumerate((src / "README.md").read_text().splitlines(), 1):
    for word in re.findall(r"`([^`]+)`", row):
        if re.fullmatch(r"[a-z]+/\w+\.[a-z]+", word) and not (src / word).exists() and not (root / word).exists():
            faults.append(f"src/README.md:{number}: there is no {word}")
        if re.fullmatch(r"\w+\(\)", word) and word[:-2] not in functions:
            faults.append(f"src/README.md:{number}: there is no function {word}")
        if re.fullmatch(r"[A-Z]\w+", word) and re.match(r"\|.*\| `\w+/\w+\.h`", row):
            headers = re.findall(r"`(\w+/\w+\.h)`", row)
            if word not in defined or not any(re.search(rf"\b{word}\b", (src / h).read_text()) for h in headers if (src / h).exists()):
                faults.append(f"src/README.md:{number}: {word} is not a type of {' or '.join(headers)}")
    for function, file in re.findall(r"`(\w+)\(\)` in `(\w+/\w+\.c)`", row):
        if (src / file).exists() and not re.search(rf"^[\w ]+?[ *]{function}\(", code((src / file).read_text()), flags=re.M):
            faults.append(f"src/README.md:{number}: {function}() is not in {file}")

print("\n".join(faults) if faults else f"{len(defined)} type names, each of one thing")
sys.exit(1 if faults else 0)
