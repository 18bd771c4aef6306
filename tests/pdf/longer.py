#!/usr/bin/env python3
"""A row made ten and a hundred times longer loses nothing: the program proves it, and its cell is read back here."""
import pathlib, re, shutil, subprocess, sys, tempfile

root = pathlib.Path(__file__).resolve().parents[2]
hyogumi = str(pathlib.Path(sys.argv[1]).resolve())
faults = []
with tempfile.TemporaryDirectory() as folder:
    copy = pathlib.Path(folder)
    for part in ("data", "layouts", "fonts"):
        shutil.copytree(root / part, copy / part)
    measures = copy / "data/nerima-r1/measures.xml"
    original = measures.read_text()
    remark = re.search(r'id="m1-1-1".*?<remark>(.*?)</remark>', original, re.S)[1]
    for times in (10, 100):
        measures.write_text(original.replace(remark, remark * times, 1))
        for output in ("out.pdf", "out.trace"):
            done = subprocess.run([hyogumi, "render", "layouts/nerima-r1-progress.xml", "-o", output, "--format", output[4:], "-q"],
                                  cwd=copy, capture_output=True)
            if done.returncode:
                sys.exit(f"{times} times: exit {done.returncode}: {done.stderr.decode()[:500]}")
        words, pages, depth = "", set(), None
        for line in (copy / "out.trace").read_text().splitlines():
            indent = len(line) - len(line.lstrip())
            if line.startswith("page "):
                page = line.split()[1]
            if depth is not None and indent <= depth:
                depth = None
            if re.match(r"\s*frame cell m1-1-1#remark ", line) and "(sample)" not in line:
                depth = indent
                pages.add(page)
            elif depth is not None and line.lstrip().startswith("text "):
                words += re.search(r'"((?:[^"\\]|\\.)*)"(?: [<=].*)?$', line)[1]
        if words != remark * times:
            faults.append(f"{times} times: {len(words)} characters stand in the cell, not {len(remark) * times}")
        if times == 100 and len(pages) < 4:
            faults.append(f"a row {times} times longer stands on {len(pages)} pages")
print("\n".join(faults) if faults else "nothing is lost")
sys.exit(1 if faults else 0)
