#!/usr/bin/env python3
"""Poppler and MuPDF must read the same characters from every page.  White space is not compared: readers guess it.
Order is not compared either: they differ in how they sort columns.  Compatibility forms are made equal, since MuPDF
takes ligatures apart; variation selectors are left out, since it cannot print them."""
import collections, subprocess, sys, unicodedata

def pages_of(*command):
    text = subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8", "ignore")
    return [tally(page) for page in text.split("\f")]

def tally(page):
    letters = unicodedata.normalize("NFKC", page)
    return collections.Counter(c for c in letters if not c.isspace() and c not in "\u200b\u00ad"
                               and not 0xFE00 <= ord(c) <= 0xFE0F and not 0xE0100 <= ord(c) <= 0xE01EF)

status = 0
for name in sys.argv[1:]:
    one = pages_of("pdftotext", "-raw", "-enc", "UTF-8", name, "-")
    other = pages_of("mutool", "draw", "-q", "-F", "txt", name)
    if len(one) != len(other):
        print(f"{name}: pdftotext finds {len(one) - 1} pages, mutool {len(other) - 1}")
        status = 1
    for number, (a, b) in enumerate(zip(one, other), 1):
        if a != b:
            print(f"{name}: page {number}: only pdftotext {''.join((a - b).elements())!r}, only mutool {''.join((b - a).elements())!r}")
            status = 1
sys.exit(status)
