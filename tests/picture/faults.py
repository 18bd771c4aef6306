"""Pictures with something wrong in them: (name, bytes), each made on purpose from what make.py writes."""
import random, struct, zlib

import make

CANARY = b"nobody-may-read-this"


def parts(bytes_):
    """Chunks of a PNG: (name, first, end)."""
    at, found = 8, []
    while at + 12 <= len(bytes_):
        n = struct.unpack(">I", bytes_[at:at + 4])[0]
        found.append((bytes_[at + 4:at + 8].decode(), at, at + 12 + n))
        at += 12 + n
    return found


def segments(bytes_):
    """Segments of a JPEG up to its samples: (marker, first, end)."""
    at, found = 2, []
    while at + 4 <= len(bytes_) and bytes_[at] == 0xFF:
        n = struct.unpack(">H", bytes_[at + 2:at + 4])[0]
        found.append((bytes_[at + 1], at, at + 2 + n))
        at += 2 + n
        if found[-1][0] == 0xDA:
            break
    return found


def put(bytes_, at, more):
    return bytes_[:at] + more + bytes_[at + len(more):]


def head(width=8, height=8, depth=8, color=2, packing=0, filters=0, interlace=0):
    return make.chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, color, packing, filters, interlace))


def of_png():
    good = {
        "rgb": make.png(8, 8, make.RGB, 8, make.gradient(8, 8, 3)),
        "palette": make.png(8, 8, make.PALETTE, 4, make.gradient(8, 8, 1, 11), palette=[(i * 9, i, 255 - i) for i in range(12)], alpha=b"\x80\xff"),
        "deep": make.png(8, 8, make.RGBA, 16, make.gradient(8, 8, 4, 65535), interlaced=True),
    }
    for name, whole in good.items():
        for chunk, first, end in parts(whole):
            for cut in (first, first + 2, first + 6, (first + end) // 2, end - 1):
                yield f"png-{name}-cut-in-{chunk}-{cut - first}", whole[:cut]
            for length in (0, end - first - 11, 0x7FFFFFFF, 0xFFFFFFFF):
                yield f"png-{name}-{chunk}-says-{length:x}", put(whole, first, struct.pack(">I", length))
            yield f"png-{name}-{chunk}-other-sum", put(whole, end - 1, bytes([whole[end - 1] ^ 0x55]))
            if chunk not in ("tRNS",):
                yield f"png-{name}-without-{chunk}", whole[:first] + whole[end:]
            if chunk in ("IHDR", "PLTE"):
                yield f"png-{name}-{chunk}-twice", whole[:end] + whole[first:end] + whole[end:]
    rest = good["rgb"][33:]
    for what, fields in {
        "no-width": {"width": 0}, "no-height": {"height": 0}, "depth-3": {"depth": 3}, "depth-32": {"depth": 32}, "color-1": {"color": 1},
        "color-7": {"color": 7}, "packing-1": {"packing": 1}, "filters-1": {"filters": 1}, "interlace-2": {"interlace": 2},
        "60000": {"width": 60000, "height": 60000}, "long": {"width": 2147483647, "height": 1}, "high": {"width": 1, "height": 2147483647},
        "negative": {"width": 0x80000000, "height": 1}, "more-pixels": {"width": 7072, "height": 7072}, "wider": {"width": 900}, "higher": {"height": 900},
    }.items():
        yield f"png-head-{what}", make.SIGNATURE + head(**fields) + rest
    yield "png-index-out-of-palette", make.png(8, 8, make.PALETTE, 4, make.gradient(8, 8, 1, 15), palette=[(1, 2, 3)] * 8)
    yield "png-no-colors", make.SIGNATURE + head(color=3) + make.chunk(b"PLTE") + rest
    yield "png-palette-of-five-bytes", make.SIGNATURE + head(color=3) + make.chunk(b"PLTE", b"12345") + rest
    raw = b"".join(b"\0" + bytes(24) for _ in range(8))

    def with_data(data, before=b""):
        return make.SIGNATURE + head() + before + make.chunk(b"IDAT", data) + make.chunk(b"IEND")
    yield "png-filter-9", with_data(zlib.compress(b"\x09" + raw[1:]))
    yield "png-data-no-zlib", with_data(CANARY * 4)
    yield "png-data-too-short", with_data(zlib.compress(raw[:90]))
    yield "png-data-cut", with_data(zlib.compress(raw)[:-6])
    yield "png-no-data", with_data(b"")
    yield "png-bomb-in-text", with_data(zlib.compress(raw), make.chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(200_000_000), 9)))
    yield "png-bomb-in-profile", with_data(zlib.compress(raw), make.chunk(b"iCCP", b"sRGB\0\0" + zlib.compress(bytes(200_000_000), 9)))
    yield "png-unknown-critical", with_data(zlib.compress(raw), make.chunk(b"ABCD", CANARY))
    yield "png-many-texts", with_data(zlib.compress(raw), make.chunk(b"tEXt", b"Comment\0" + CANARY) * 20000)
    yield "png-data-after-end", good["rgb"] + CANARY * 1000


def of_jpeg():
    whole = make.jpeg([[make.ycc(*p) for p in row] for row in make.FOUR], adobe=1, exif=6)
    for marker, first, end in segments(whole):
        for cut in (first, first + 1, first + 3, (first + end) // 2, end):
            yield f"jpg-cut-in-{marker:02x}-{cut - first}", whole[:cut]
        for length in (0, 1, 2, 0xFFFF):
            yield f"jpg-{marker:02x}-says-{length:x}", put(whole, first + 2, struct.pack(">H", length))
        yield f"jpg-without-{marker:02x}", whole[:first] + whole[end:]
        yield f"jpg-{marker:02x}-twice", whole[:end] + whole[first:]
    yield "jpg-without-end", whole[:-2]
    yield "jpg-starts-alone", whole[:2] + b"\xff"
    frame = next(first for marker, first, end in segments(whole) if marker == 0xC0)
    for kind in (0xC3, 0xC5, 0xC9, 0xCB, 0xCF, 0xC8):
        yield f"jpg-frame-{kind:02x}", put(whole, frame + 1, bytes([kind]))
    for what, at, more in (("12-bits", 4, b"\x0c"), ("no-rows", 5, b"\0\0"), ("no-columns", 7, b"\0\0"), ("huge", 5, b"\xff\xff\xff\xff"),
                           ("2-components", 9, b"\2"), ("255-components", 9, b"\xff"), ("no-sampling", 11, b"\0"), ("sampling-15", 11, b"\xff")):
        yield f"jpg-frame-{what}", put(whole, frame + at, more)
    exif = next(first for marker, first, end in segments(whole) if marker == 0xE1)
    for what, at, more in (("far", 14, b"\xff\xff\xff\xff"), ("many", 18, b"\xff\xff"), ("turn-0", 28, b"\0\0"), ("turn-99", 28, b"\0\x63"), ("order", 10, b"XX")):
        yield f"jpg-exif-{what}", put(whole, exif + at, more)
    yield "jpg-exif-short", make.jpeg([[(9,)]], before=make.segment(0xE1, b"Exif\0\0MM"))
    yield "jpg-no-samples-between", whole[:whole.rindex(b"\xff\xda")] + b"\xff\xd9"


def others():
    yield "empty", b""
    yield "words", CANARY * 20
    yield "gif", b"GIF89a" + CANARY
    yield "pdf", b"%PDF-1.7\n" + CANARY
    yield "signature-alone", make.SIGNATURE
    yield "half-signature", make.SIGNATURE[:4]
    yield "jpeg-start-alone", b"\xff\xd8\xff"
    yield "line-ends-changed", make.png(4, 4, make.RGB, 8, make.gradient(4, 4, 3)).replace(b"\r\n", b"\n")


def by_chance(n, seed):
    chance = random.Random(seed)
    good = [("png", make.png(24, 24, make.RGBA, 8, make.gradient(24, 24, 4), filters=(0, 1))),
            ("png", make.png(24, 24, make.PALETTE, 2, make.gradient(24, 24, 1, 3), palette=[(1, 2, 3)] * 4, interlaced=True)),
            ("jpg", make.jpeg([[make.ycc(*p) for p in row] for row in make.FOUR], exif=3)), ("jpg", make.small()["inks.jpg"])]
    for i in range(n):
        kind, whole = chance.choice(good)
        bytes_ = bytearray(whole)
        for _ in range(chance.randint(1, 4)):
            at = chance.randrange(2, len(bytes_))
            what = chance.randrange(3)
            if what == 0:
                bytes_[at] = chance.randrange(256)
            elif what == 1:
                del bytes_[at:at + chance.randint(1, 9)]
            else:
                bytes_[at:at] = bytes(chance.randrange(256) for _ in range(chance.randint(1, 9)))
            if len(bytes_) < 4:
                break
        yield f"chance-{i}-{kind}", bytes(bytes_)


def all_of(n_by_chance, seed=1):
    yield from of_png()
    yield from of_jpeg()
    yield from others()
    yield from by_chance(n_by_chance, seed)
