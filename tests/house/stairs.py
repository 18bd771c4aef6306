#!/usr/bin/env python3
"""The stairs go one way: every #include in src/ is held against the table in src/README.md; and, given the folder of a build,
every symbol that one room defines and another uses: by nm, so that no declaration written by hand leads past a door.

    tests/house/stairs.py [BUILD]
"""
import collections, functools, pathlib, re, subprocess, sys

root = pathlib.Path(__file__).resolve().parents[2]
src = root / "src"
faults = []

rooms = {}
for line in (src / "README.md").read_text().splitlines():
    cells = [c.strip() for c in line.strip("|").split("|")]
    if len(cells) == 3 and (src / cells[0]).is_dir() and "/" not in cells[0]:
        words = [[] if c == "–" else c.split() for c in cells[1:]]
        rooms[cells[0]] = {"doors": set(words[0]), "meets": set(words[1])}

for folder in sorted(p.name for p in src.iterdir() if p.is_dir()):
    if folder not in rooms:
        faults.append(f"src/{folder} is not in the table of stairs")

def may_enter(room, target):
    """Its own files, the ground below it, or a door it may knock at; model stands on base, base on nothing."""
    if room in ("base", "model"):
        return target in (room, "base")
    return target in (room, "base", "model") or target in rooms[room]["doors"]

# --- includes -------------------------------------------------------------------------------------------------------

ONLY = {("font", "hyphen"): {"hyphens.c"}, ("pdf", "hpdf"): {"objects.c"}, ("pdf", "lcms2"): {"convert.c"}, ("batch", "nettle"): {"sha.c"}, ("base", "xxhash"): {"fingerprint.c"}, ("workbook", "zip"): {"package.c"}, ("workbook", "libxml"): {"elements.c"}, ("workbook", "xlsxwriter"): {"write.c"}}
OUTSIDE = ["zip", "hpdf", "hb", "ft2build", "freetype", "libxml", "libdeflate", "png", "jpeglib", "lcms2", "nettle", "qrencode", "cups", "hyphen", "xlsxwriter", "xxhash"]

def library(header):
    for name in OUTSIDE:
        if re.match(rf"{name}([-_./a-z0-9]*)?\.h$", header) or header.startswith(name + "/"):
            return name
    return None

for path in sorted(src.rglob("*.[ch]")):
    relative = path.relative_to(src)
    room = relative.parts[0] if len(relative.parts) > 1 else "cmd"
    for number, line in enumerate(path.read_text().splitlines(), 1):
        found = re.match(r'\s*#\s*include\s*([<"])([^>"]+)[>"]', line)
        if not found:
            continue
        where, header = f"src/{relative}:{number}", found[2]
        if found[1] == '"':
            target = header.split("/")[0]
            door = target in (room, "base", "model") or header == f"{target}/{target}.h"
            if not may_enter(room, target) or not door:
                faults.append(f"{where}: {room} may not include {header}")
        else:
            name = library(header)
            if name and name not in rooms[room]["meets"]:
                faults.append(f"{where}: {room} does not meet {name}")
            if name and (room, name) in ONLY and relative.name not in ONLY[room, name]:
                faults.append(f"{where}: {name} belongs in {', '.join(ONLY[room, name])} only")

# --- symbols --------------------------------------------------------------------------------------------------------

@functools.cache
def words_of_door(room):
    """All identifiers of the room's door and of the headers that it includes; the ground has a door in each header."""
    seen, words = set(), set()
    todo = [p for p in (src / room).glob("*.h")] if room in ("base", "model") else [src / room / f"{room}.h"]
    while todo:
        header = todo.pop()
        if header in seen or not header.exists():
            continue
        seen.add(header)
        text = header.read_text()
        todo += [src / name for name in re.findall(r'#\s*include\s*"([^"]+)"', text)]
        words |= set(re.findall(r"\w+", re.sub(r"/\*.*?\*/", " ", text, flags=re.S)))
    return words

GENERATED = {"proofpage_bytes.c.o": "view", "revision_layout.c.o": "report", "new_files.c.o": "cmd", "page_css.c.o": "web"}

def symbols(build):
    """(symbol → where it is defined, symbol → where it is used): where is a room and a source file."""
    defined, used = {}, collections.defaultdict(set)
    n = 0
    for path in sorted(build.glob("CMakeFiles/hyogumi*.dir/**/*.o")):
        source = path.relative_to(build).parts[2:]                     # src/ROOM/FILE.c.o; or generated
        if source[0] == "tests":
            continue                                                   # what the sanitizers are told belongs to no room
        if source[0] == "src" and not (root / "/".join(source).removesuffix(".o")).exists():
            continue                                                   # left by an older build
        n += 1
        room = GENERATED[source[-1]] if source[0] != "src" else source[1] if len(source) > 2 else "cmd"
        place = (room, "/".join(source).removesuffix(".o"))
        for line in subprocess.run(["nm", path], capture_output=True, text=True, check=True).stdout.splitlines():
            kind, symbol = line.split()[-2:]
            if kind == "U":
                used[symbol].add(place)
            elif kind in "TDRBCV":
                defined[symbol] = place
    return defined, used, n

n_calls = 0
if len(sys.argv) > 1:
    build = pathlib.Path(sys.argv[1])
    defined, used, n_objects = symbols(build)
    if n_objects < len(list(src.rglob("*.c"))) - 1:                    # printing has one of its two files
        faults.append(f"{build} has {n_objects} objects: it is not a whole build")
    for symbol, places in sorted(used.items()):
        if symbol not in defined:
            continue                                                   # of a library
        home, file = defined[symbol]
        for room, user in sorted(places):
            if room == home:
                continue
            n_calls += 1
            if not may_enter(room, home):
                faults.append(f"{user}: {room} may not use {symbol} of {file}")
            elif symbol not in words_of_door(home):
                faults.append(f"{user}: uses {symbol} of {file}, which is not in the door of {home}")

# --- the list of files ----------------------------------------------------------------------------------------------

for folder in ("tests", "scripts", "bench"):                          # what is run by its name can be
    for path in sorted((root / folder).rglob("*")):
        is_script = path.is_file() and path.suffix in ("", ".py", ".sh") and path.read_bytes()[:2] == b"#!"
        if is_script and not path.stat().st_mode & 0o100:
            faults.append(f"{path.relative_to(root)} cannot be run by its name")

cmake = (root / "CMakeLists.txt").read_text()
for path in sorted(src.rglob("*.c")):
    name = f"src/{path.relative_to(src)}"
    if name not in cmake:
        faults.append(f"{name} is not listed in CMakeLists.txt")
for name in re.findall(r"src/[a-z_/]+\.c", cmake):
    if not (root / name).exists():
        faults.append(f"CMakeLists.txt lists {name}, which is not there")

also = f", {n_calls} uses of symbols between rooms among them" if n_calls else " (includes only: no build given)"
print("\n".join(faults) if faults else f"the stairs go one way{also}")
sys.exit(1 if faults else 0)
