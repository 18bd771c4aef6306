#!/usr/bin/env python3
"""One version: that of project() is the topmost of CHANGELOG.md and what the program says: version.py HYOGUMI

The sections go down in order, each with its day or (unreleased), which only the first may be.  What is released has its tag,
where the tags are there to be asked."""
import datetime, pathlib, re, subprocess, sys

root = pathlib.Path(__file__).resolve().parents[2]
project = re.search(r"^project\(hyogumi VERSION (\d+\.\d+\.\d+) ", (root / "CMakeLists.txt").read_text(), re.M)[1]
heads = re.findall(r"^## (.*)$", (root / "CHANGELOG.md").read_text(), re.M)
faults = []


def expect(what, condition):
    if not condition:
        faults.append(what)


def number(version):
    return [int(part) for part in version.split(".")]


sections = [re.fullmatch(r"(\d+\.\d+\.\d+) \((\d{4}-\d\d-\d\d|unreleased)\)", head) for head in heads]
for head, section in zip(heads, sections):
    expect(f"CHANGELOG.md: ## {head} is not “1.2.3 (2026-04-01)” or “1.2.3 (unreleased)”", section)
sections = [section.groups() for section in sections if section]
for version, day in sections[1:]:
    expect(f"{version} is below another and not released", day != "unreleased")
for version, day in sections:
    if day != "unreleased":
        datetime.date.fromisoformat(day)
versions = [number(version) for version, _ in sections]
expect("the newest does not stand first", versions == sorted(versions, reverse=True) and len(versions) == len(set(map(tuple, versions))))
expect(f"project() has {project}, CHANGELOG.md {sections[0][0]}", sections[0][0] == project)
said = subprocess.run([sys.argv[1], "version"], capture_output=True, text=True).stdout.split()
expect(f"the program says {said}", said[:2] == ["hyogumi", project])

tags = subprocess.run(["git", "tag", "--list", "v*"], cwd=root, capture_output=True, text=True)
if tags.returncode == 0 and tags.stdout:
    released = {f"v{version}" for version, day in sections if day != "unreleased"}
    for tag in set(tags.stdout.split()) - released:
        faults.append(f"{tag} is a tag without a dated section")
    for tag in sorted(released - set(tags.stdout.split()) - {f"v{project}"}):  # the newest is tagged after it is committed
        faults.append(f"{tag} is not tagged")

print("\n".join(faults) if faults else f"version {project} everywhere")
sys.exit(1 if faults else 0)
