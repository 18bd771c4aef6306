#!/usr/bin/env python3
"""The specimen is set without a message, but for the notes of the fit ladder, which it shows: specimen.py PROGRAM"""
import re
import subprocess
import sys

EXPECTED = ["note[N0520]", "note[N0520]", "note[N0521]"]  # 88 %; 80 % and a smaller size

done = subprocess.run([sys.argv[1], "render", "tests/specimen/layouts/specimen.xml", "--strict", "--lang", "en", "--color", "never",
                       "--format", "trace", "-o", "-", "--notes"], capture_output=True, text=True, check=False)
found = re.findall(r"(?:error|warning|note)\[\w+\]", done.stderr)
if done.returncode != 0 or found != EXPECTED:
    print(done.stderr)
    sys.exit(f"exit {done.returncode}, {found}; expected exit 0, {EXPECTED}")
