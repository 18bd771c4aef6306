#!/usr/bin/env python3
"""Pictures made from pixels, byte by byte, by the two standards: what the tests know of PNG and JPEG is not what the program knows.

    make.py     writes the small pictures of tests/cases/picture anew
"""
import pathlib, struct, zlib

GREY, RGB, PALETTE, GREY_ALPHA, RGBA = 0, 2, 3, 4, 6
SIGNATURE = b"\x89PNG\r\n\x1a\n"
CHANNELS = {GREY: 1, RGB: 3, PALETTE: 1, GREY_ALPHA: 2, RGBA: 4}


def chunk(name, body=b""):
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def packed(row, depth):
    """Samples of a row as bytes."""
    if depth == 16:
        return b"".join(struct.pack(">H", v) for v in row)
    if depth == 8:
        return bytes(row)
    bits = "".join(f"{v:0{depth}b}" for v in row)
    bits += "0" * (-len(bits) % 8)
    return bytes(int(bits[i:i + 8], 2) for i in range(0, len(bits), 8))


ADAM7 = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]


def png(width, height, color, depth, pixels, palette=None, alpha=None, interlaced=False, filters=(0,)):
    """pixels: rows of samples, as many a pixel as the type has.  filters: 0 or 1 (Sub), row by row in turn."""
    n, raw, step = CHANNELS[color], b"", max(1, CHANNELS[color] * depth // 8)
    for x0, y0, dx, dy in ADAM7 if interlaced else [(0, 0, 1, 1)]:
        for number, y in enumerate(range(y0, height, dy)):
            row = [v for x in range(x0, width, dx) for v in pixels[y][x * n:x * n + n]]
            if not row:
                continue
            line, kind = packed(row, depth), filters[number % len(filters)]
            if kind == 1:
                line = bytes((line[i] - (line[i - step] if i >= step else 0)) & 255 for i in range(len(line)))
            raw += bytes([kind]) + line
    out = SIGNATURE + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, color, 0, 0, int(interlaced)))
    if palette:
        out += chunk(b"PLTE", bytes(v for entry in palette for v in entry))
    if alpha is not None:
        out += chunk(b"tRNS", alpha)
    return out + chunk(b"IDAT", zlib.compress(raw, 9)) + chunk(b"IEND")


def segment(marker, body):
    return bytes([0xFF, marker]) + struct.pack(">H", len(body) + 2) + body


def ycc(r, g, b):
    y = 0.299 * r + 0.587 * g + 0.114 * b
    return tuple(min(255, max(0, round(v))) for v in (y, (b - y) / 1.772 + 128, (r - y) / 1.402 + 128))


def dc_codes():
    """Categories 0 … 11 of a difference, all with codes of four bits."""
    return {category: (category, 4) for category in range(12)}


def jpeg(blocks, adobe=None, jfif=True, exif=None, names=None, before=b""):
    """blocks: rows of squares of 8 × 8 pixels, each a tuple of 1, 3 or 4 samples as they are stored.  Baseline, lossless."""
    high, wide, n = len(blocks), len(blocks[0]), len(blocks[0][0])
    names = names or [1, 2, 3, 4][:n]
    out = b"\xff\xd8"
    if jfif and n != 4:
        out += segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0")
    if exif:
        tiff = b"MM\0\x2a\0\0\0\x08" + struct.pack(">H", 1) + struct.pack(">HHIHH", 0x0112, 3, 1, exif, 0) + b"\0\0\0\0"
        out += segment(0xE1, b"Exif\0\0" + tiff)
    if adobe is not None:
        out += segment(0xEE, b"Adobe\0\x64\0\0\0\0" + bytes([adobe]))
    out += before
    out += segment(0xDB, b"\0" + b"\1" * 64)
    out += segment(0xC0, struct.pack(">BHHB", 8, high * 8, wide * 8, n) + b"".join(bytes([c, 0x11, 0]) for c in names))
    out += segment(0xC4, b"\0" + bytes([0, 0, 0, 12] + [0] * 12) + bytes(range(12)))
    out += segment(0xC4, b"\x10" + bytes([1] + [0] * 15) + b"\0")  # no more coefficients
    out += segment(0xDA, bytes([n]) + b"".join(bytes([c, 0]) for c in names) + b"\0\x3f\0")
    bits, last = "", [0] * n
    for row in blocks:
        for square in row:
            for c, value in enumerate(square):
                level = 8 * (value - 128)
                difference, last[c] = level - last[c], level
                category = abs(difference).bit_length()
                bits += f"{category:04b}"
                if category:
                    bits += f"{difference if difference > 0 else difference + (1 << category) - 1:0{category}b}"
                bits += "0"
    bits += "1" * (-len(bits) % 8)
    data = bytes(int(bits[i:i + 8], 2) for i in range(0, len(bits), 8))
    return out + data.replace(b"\xff", b"\xff\0") + b"\xff\xd9"


def gradient(width, height, channels, most=255):
    """Rows of samples that are all different from their neighbours."""
    return [[(x * 37 + y * 91 + c * 53) % (most + 1) for x in range(width) for c in range(channels)] for y in range(height)]


FOUR = [[(230, 0, 18), (0, 153, 68)], [(0, 104, 183), (255, 241, 0)]]  # red, green; blue, yellow


def small():
    """The pictures of the cases, by name."""
    dots = [[v for x in range(120) for v in ((200, 60, 40) if (x // 10 + y // 10) % 2 else (40, 90, 160))] for y in range(80)]
    other = [[v for x in range(120) for v in ((60, 140, 60) if (x // 10 + y // 10) % 2 else (40, 90, 160))] for y in range(80)]
    tall = [[(x // 10 + y // 10) % 2 * 200 for x in range(60)] for y in range(120)]
    ring = [[v for x in range(96) for v in (30, 90, 60, 255 if (x - 48) ** 2 + (y - 48) ** 2 < 45 ** 2 else 0)] for y in range(96)]
    whole = png(120, 80, RGB, 8, dots)
    return {
        "map.png": whole,
        "other.png": png(120, 80, RGB, 8, other),
        "tall.png": png(60, 120, GREY, 8, tall),
        "ring.png": png(96, 96, RGBA, 8, ring),
        "turned.jpg": jpeg([[ycc(*p) for p in row for _ in range(5)] for row in FOUR for _ in range(3)], exif=6),
        "inks.jpg": jpeg([[(255, 40, 90, 255)] * 12] * 8, adobe=0),
        "cut.png": whole[:-30],
        "words.png": b"this is no picture, and nobody should read this line in a message\n",
        "huge.png": SIGNATURE + chunk(b"IHDR", struct.pack(">IIBBBBB", 60000, 60000, 8, RGB, 0, 0, 0)) + whole[33:],
        "cut.jpg": jpeg([[(100,)] * 4] * 4)[:-5],
    }


if __name__ == "__main__":
    cases = pathlib.Path(__file__).resolve().parents[1] / "cases/picture"
    pictures = small()
    for path in sorted([*cases.glob("*/*.png"), *cases.glob("*/*.jpg"), *cases.glob("*/img/*.*g")]):
        path.write_bytes(pictures[path.name])
