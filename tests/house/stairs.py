#!/usr/bin/env python3
"""The stairs go one way: every #include in src/ is held against the table in src/README.md."""
import pathlib, re, sys

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

ONLY = {("bind", "libxml"): {"select.c"}, ("pdf", "hpdf"): {"objects.c"}, ("batch", "nettle"): {"sha.c"}}
SYSTEM = re.compile(r"(sys/)?[a-z0-9_]+\.h$")
OUTSIDE = ["hpdf", "hb", "ft2build", "freetype", "libxml", "libdeflate", "png", "nettle", "cups"]

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
            own = target == room
            ground = target in ("base", "model")
            door = target in rooms[room]["doors"] and header == f"{target}/{target}.h"
            if not (own or (ground and room != "base") or (room == "base" and target == "base") or door):
                faults.append(f"{where}: {room} may not include {header}")
            if room == "model" and target not in ("base", "model"):
                faults.append(f"{where}: model includes {header}")
        else:
            name = library(header)
            if name and name not in rooms[room]["meets"]:
                faults.append(f"{where}: {room} does not meet {name}")
            if name and (room, name) in ONLY and relative.name not in ONLY[room, name]:
                faults.append(f"{where}: {name} belongs in {', '.join(ONLY[room, name])} only")

cmake = (root / "CMakeLists.txt").read_text()
for path in sorted(src.rglob("*.c")):
    name = f"src/{path.relative_to(src)}"
    if name not in cmake:
        faults.append(f"{name} is not listed in CMakeLists.txt")
for name in re.findall(r"src/[a-z_/]+\.c", cmake):
    if not (root / name).exists():
        faults.append(f"CMakeLists.txt lists {name}, which is not there")

print("\n".join(faults) if faults else "the stairs go one way")
sys.exit(1 if faults else 0)
