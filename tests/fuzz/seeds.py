#!/usr/bin/env python3
"""What fuzzing begins with, from the cases and the templates of this repository: seeds.py READER FOLDER [--most N] [--bytes N]

Small files of each kind; for `whole` a layout, ====, and its data, whose fonts are those of the program."""
import argparse, io, json, pathlib, re, struct

root = pathlib.Path(__file__).resolve().parents[2]
KINDS = {
    "layout": ["tests/cases/*/*/report.xml", "templates/new/layouts/*.xml", "layouts/*.xml"],
    "data": ["tests/cases/*/*/data.xml", "templates/new/data/index.xml"],
    "schema": ["tests/cases/*/*/schema.xml", "data/*/schema.xml", "templates/new/data/schema.xml"],
    "corrections": ["tests/cases/revise/*/*.xml"],
    "fonts": ["fonts/fonts.xml", "tests/cases/*/*/fonts.xml"],
    "picture": ["tests/cases/**/*.png", "tests/cases/**/*.jpg", "tests/cases/**/*.svg"],
    "workbook": ["tests/cases/**/*.xlsx", "tests/cases/**/*.csv"],
    "json": ["tests/cases/**/*.json"],
    "manifest": [],
    "release": ["tests/fuzz/corpus/release/*"],
    "profile": [],
    "font": [],
    "whole": ["tests/cases/*/*/report.xml"],
}


def whole(report):
    """A layout and its data in one; None: it needs more than these two."""
    data = report.parent / "data.xml"
    text = report.read_text(errors="replace")
    if not data.exists() or "<include" in text or "href=" in text:
        return None
    text = re.sub(r' fonts="[^"]*"', "", text)
    facts = data.read_text(errors="replace")
    return None if "<include" in facts or "<source" in facts or " schema=" in facts else (text + "\n====\n" + facts).encode()


def font():
    """Of a box for each letter; empty where there is no fontTools."""
    try:
        from fontTools.fontBuilder import FontBuilder
        from fontTools.pens.ttGlyphPen import TTGlyphPen
    except ImportError:
        return b""
    names, builder, out = [".notdef", "A", "B", "kana"], FontBuilder(1000, isTTF=True), io.BytesIO()
    pen = TTGlyphPen(None)
    for i, point in enumerate([(100, 0), (100, 700), (600, 700), (600, 0)]):
        pen.lineTo(point) if i else pen.moveTo(point)
    pen.closePath()
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({0x41: "A", 0x42: "B", 0x3042: "kana"})
    builder.setupGlyf({name: pen.glyph() for name in names})
    builder.setupHorizontalMetrics({name: (700, 100) for name in names})
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": "Boxes", "styleName": "Regular", "psName": "Boxes-Regular"})
    builder.setupOS2(sTypoAscender=880, usWinAscent=880, usWinDescent=120)
    builder.setupPost()
    builder.save(out)
    return out.getvalue()


def profile():
    """An output profile in CMYK that has a name and no more (ICC.1:2010, 7.2, 10.13)."""
    words = "FOGRA39".encode("utf-16-be")
    name = b"mluc\0\0\0\0" + struct.pack(">IIHHII", 1, 12, 0x656E, 0x5553, len(words), 28) + words
    tags = struct.pack(">I4sII", 1, b"desc", 144, len(name))
    size = 144 + len(name)
    head = struct.pack(">I4sI4s4s4s", size, b"lcms", 0x02400000, b"prtr", b"CMYK", b"Lab ") + b"\0" * 12 + b"acsp"
    return head.ljust(128, b"\0") + tags + name


def manifest():
    """Of two outputs, one of which could not be made, with their journal behind it."""
    entry = {"department": "d01", "name": "企画課", "mode": "whole", "file": "d01.pdf", "sha256": "0" * 64, "inputs": "1" * 64, "pages": 3,
             "warnings": 0, "seconds": 0.5, "job": 7, "queue": "q", "printed": "sent"}
    other = {"department": "d02", "name": "土木課", "failed": 1, "why": {"ja": "値がありません", "en": "no value"}, "pages": None}
    whole = {"by": "department", "layout": "layouts/a.xml", "outputs": {"entries": "2"}}
    return "\n".join(json.dumps(line, ensure_ascii=False) for line in (whole, entry, other)).encode()


MADE = {"font": font, "profile": profile, "manifest": manifest}


def bytes_of(reader, path):
    return whole(path) if reader == "whole" else path.read_bytes()


def seeds(reader, most, n_bytes):
    found = sorted(path for pattern in KINDS[reader] for path in root.glob(pattern))
    if reader in MADE:
        return [made for made in [MADE[reader]()] if made]
    good = [b for b in (bytes_of(reader, path) for path in found) if b and len(b) <= n_bytes]
    return good if not most or len(good) <= most else [good[i * len(good) // most] for i in range(most)]


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("reader", choices=KINDS)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--most", type=int, default=0)
    parser.add_argument("--bytes", type=int, default=20000)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    for i, seed in enumerate(seeds(options.reader, options.most, options.bytes)):
        (options.folder / f"seed-{i}").write_bytes(seed)
