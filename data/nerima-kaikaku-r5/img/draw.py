#!/usr/bin/env python3
"""The placeholders of this folder: flat scenes where the published brochure has photographs.  They are drawn here, shape by shape,
and show nobody and no place.

    data/nerima-kaikaku-r5/img/draw.py [NAME …]

Without a name all are drawn.  A point is a hundredth of the width of the picture; y grows downwards.
"""
import math, pathlib, struct, sys, zlib

SKY, GROUND, MID, DARK = "E6F0EC", "B9D2C7", "6F9F8B", "1E6B52"
ORANGE, SALMON, BROWN, SKIN, HAIR, WHITE, GREY = "B84E14", "E3A37F", "8A7763", "F3DCCB", "3A4644", "FFFFFF", "9AA8A2"
PARTS = 4  # of a line of pixels, for smooth edges


class Canvas:
    def __init__(self, width, height):
        self.width, self.height, self.unit = width, height, width / 100
        self.rows = [bytearray(3 * width) for _ in range(height)]

    def polygon(self, color, *points):
        rgb = bytes.fromhex(color)
        points = [(x * self.unit, y * self.unit) for x, y in points]
        edges = list(zip(points, points[1:] + points[:1]))
        top = max(0, math.floor(min(y for _, y in points)))
        bottom = min(self.height, math.ceil(max(y for _, y in points)))
        for row in range(top, bottom):
            cover = {}
            for part in range(PARTS):
                y = row + (part + 0.5) / PARTS
                cross = sorted(x0 + (y - y0) * (x1 - x0) / (y1 - y0) for (x0, y0), (x1, y1) in edges if (y0 <= y) != (y1 <= y))
                for left, right in zip(cross[::2], cross[1::2]):
                    left, right = max(0.0, left), min(float(self.width), right)
                    for x in range(int(left), math.ceil(right)):
                        cover[x] = cover.get(x, 0) + (min(right, x + 1) - max(left, x)) / PARTS
            line = self.rows[row]
            for x, share in cover.items():
                for k in range(3):
                    line[3 * x + k] = round(line[3 * x + k] * (1 - share) + rgb[k] * share)

    def box(self, color, x, y, width, height):
        self.polygon(color, (x, y), (x + width, y), (x + width, y + height), (x, y + height))

    def oval(self, color, x, y, across, down):
        turn = [2 * math.pi * i / 64 for i in range(64)]
        self.polygon(color, *((x + across * math.cos(a), y + down * math.sin(a)) for a in turn))

    def hill(self, color, x, y, across, down):
        self.oval(color, x, y + down, across, down)

    def save(self, path):
        def chunk(kind, data):
            return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        header = struct.pack(">IIBBBBB", self.width, self.height, 8, 2, 0, 0, 0)
        lines = b"".join(b"\0" + bytes(row) for row in self.rows)
        path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(lines, 9)) + chunk(b"IEND", b""))


# --- what the scenes are made of ------------------------------------------------------------------------------------

def ground(c, horizon, sky=SKY, earth=GROUND):
    c.box(sky, 0, 0, 100, horizon)
    c.box(earth, 0, horizon, 100, 100)

def tree(c, x, foot, size, color=DARK):
    c.box(BROWN, x - size * 0.07, foot - size * 0.6, size * 0.14, size * 0.6)
    c.oval(color, x, foot - size * 0.85, size * 0.36, size * 0.48)

def person(c, x, foot, size, color):
    c.polygon(color, (x - size * .13, foot - size * .66), (x + size * .13, foot - size * .66), (x + size * .2, foot), (x - size * .2, foot))
    c.oval(SKIN, x, foot - size * .8, size * .13, size * .14)
    turn = [math.pi + math.pi * i / 24 for i in range(25)]
    c.polygon(HAIR, *((x + size * .14 * math.cos(a), foot - size * .83 + size * .14 * math.sin(a)) for a in turn))

def house(c, x, foot, width, height, roof=ORANGE, wall=WHITE, windows=3):
    c.box(wall, x, foot - height, width, height)
    c.polygon(roof, (x - width * .06, foot - height), (x + width / 2, foot - height * 1.5), (x + width * 1.06, foot - height))
    for i in range(windows):
        c.box(GROUND, x + width * (.1 + .82 * i / windows), foot - height * .75, width * .5 / windows, height * .3)
    c.box(SALMON, x + width * .43, foot - height * .5, width * .14, height * .5)

def block(c, x, foot, width, height, floors, wall=WHITE, glass=GROUND):
    c.box(wall, x, foot - height, width, height)
    for floor in range(floors):
        y = foot - height + height * (floor + .25) / floors
        for i in range(5):
            c.box(glass, x + width * (.06 + .185 * i), y, width * .13, height * .45 / floors)

def cross(c, x, y, size):
    c.box(DARK, x - size / 2, y - size / 2, size, size)
    c.box(WHITE, x - size * .1, y - size * .32, size * .2, size * .64)
    c.box(WHITE, x - size * .32, y - size * .1, size * .64, size * .2)


# --- the scenes -----------------------------------------------------------------------------------------------------

def park(c):
    ground(c, 18)
    c.oval("F6DCCB", 57, 7.4, 3.2, 3.2)
    c.hill(GROUND, 20, 16, 42, 30)
    c.hill("A3C5B7", 76, 19, 46, 26)
    c.polygon(WHITE, (55, 18), (47, 21), (50, 26), (44, 32), (58, 32), (58, 25), (51, 21))
    for x, foot, size, color in ((6, 22, 14, MID), (14, 21, 12, DARK), (25, 21, 17, MID), (35, 22, 11, DARK), (66, 22, 13, MID),
                                 (73, 22, 15, DARK), (83, 22, 12, MID), (93, 23, 17, DARK)):
        tree(c, x, foot, size, color)
    person(c, 41, 28, 7.5, ORANGE); person(c, 44.6, 28.2, 4.8, SALMON); person(c, 63, 28.6, 7.5, DARK)
    c.box(BROWN, 70, 26.2, 9.4, .8); c.box(BROWN, 71, 27, .8, 2); c.box(BROWN, 77.6, 27, .8, 2)

def kindergarten(c):
    ground(c, 42)
    tree(c, 9, 43, 26, MID); tree(c, 92, 43, 30)
    house(c, 26, 43, 48, 20, windows=4)
    for x, size, color in ((34, 9, DARK), (42, 6.5, SALMON), (49, 6.5, MID), (63, 6.5, ORANGE), (70, 9, MID)):
        person(c, x, 50, size, color)

def vaccination(c):
    ground(c, 44)
    c.box(WHITE, 9, 8, 22, 17)
    for i in range(3): c.box(GROUND, 11.5, 11.5 + 3.6 * i, 17 - 5 * (i == 2), 1)
    c.box(WHITE, 14, 34, 15, 13); c.box(MID, 14, 33, 15, 1.6)
    person(c, 42, 48, 33, SALMON); person(c, 66, 48, 35, WHITE)
    c.polygon(SKIN, (44, 28), (50, 31.5), (62, 28), (62, 30), (50, 34), (44, 31))
    cross(c, 86, 13, 12)

def counsel(c):
    ground(c, 44)
    c.box(WHITE, 42, 6, 24, 17)
    for i in range(3): c.box(GROUND, 45, 9.6 + 3.8 * i, 18 - 6 * (i == 2), 1.1)
    person(c, 16, 54, 21, ORANGE); person(c, 30, 54, 38, SALMON); person(c, 76, 54, 40, DARK)
    c.box(BROWN, 42, 36, 22, 2); c.box(BROWN, 44, 38, 2, 16); c.box(BROWN, 60, 38, 2, 16)

def children(c):
    ground(c, 40)
    block(c, 8, 42, 40, 26, 3); tree(c, 88, 43, 28); tree(c, 74, 42, 20, MID)
    for x, size, color in ((18, 12, ORANGE), (30, 10, DARK), (44, 12, SALMON), (56, 11, MID), (66, 13, ORANGE)):
        person(c, x, 53, size, color)
    c.oval(ORANGE, 50, 53, 1.6, 1.6)

def cafe(c):
    ground(c, 42)
    c.polygon(ORANGE, (18, 14), (82, 14), (88, 21), (12, 21))
    for i in range(1, 7, 2):
        top, foot = 18 + 64 * i / 7, 12 + 76 * i / 7
        c.polygon(WHITE, (top, 14), (top + 64 / 7, 14), (foot + 76 / 7, 21), (foot, 21))
    c.box(WHITE, 16, 21, 68, 24); c.box(SKY, 20, 25, 26, 14)
    for x, size, color in ((38, 20, DARK), (56, 20, SALMON), (72, 20, MID)): person(c, x, 53, size, color)
    c.box(BROWN, 42, 44, 10, 1.6); c.box(BROWN, 46, 45.6, 2, 8)

def visit(c):
    ground(c, 46)
    c.box(WHITE, 8, 8, 32, 38); c.box(BROWN, 12, 14, 18, 32); c.oval(SALMON, 27.5, 31, 1, 1)
    person(c, 48, 54, 36, MID); person(c, 74, 54, 40, DARK); c.box(WHITE, 62, 30, 8, 10); c.box(GROUND, 63.5, 32.5, 5, 1)

def care_home(c):
    ground(c, 44)
    block(c, 20, 46, 58, 32, 4); c.box(ORANGE, 20, 12, 58, 2); c.box(SALMON, 45, 38, 8, 8)
    tree(c, 9, 47, 26, MID); tree(c, 90, 47, 30)

def hospital(c):
    ground(c, 44)
    block(c, 12, 46, 34, 22, 3); block(c, 46, 46, 42, 36, 5, WHITE); cross(c, 67, 17, 9)
    tree(c, 6, 47, 18); tree(c, 94, 47, 20, MID)

def leaves(c):
    ground(c, 46)
    tree(c, 12, 48, 32, SALMON); tree(c, 88, 48, 36, MID)
    person(c, 34, 60, 34, DARK); person(c, 68, 60, 32, ORANGE)
    c.polygon(BROWN, (40, 38), (41.2, 37.6), (52, 57), (50.6, 57.6)); c.polygon(BROWN, (62, 40), (63, 40.4), (57, 57), (56, 56.6))
    for i, (x, y) in enumerate(((16, 58), (22, 63), (44, 63), (50, 61), (54, 63.6), (59, 61), (62, 64), (80, 58), (86, 62))):
        c.oval((ORANGE, SALMON)[i % 2], x, y, 1.8, .9)

def forest(c):
    ground(c, 46)
    for x, size, color in ((8, 44, DARK), (24, 52, MID), (42, 46, DARK), (60, 54, MID), (78, 46, DARK), (93, 40, MID)):
        tree(c, x, 54, size, color)
    for x, color in ((33, ORANGE), (49, WHITE), (66, SALMON)): person(c, x, 64, 28, color)
    c.box(BROWN, 18, 54, 66, 1.6)

def flowers(c):
    ground(c, 38)
    tree(c, 12, 44, 26, MID); tree(c, 92, 44, 34)
    person(c, 40, 54, 34, MID); person(c, 60, 54, 32, SALMON)
    c.oval(BROWN, 50, 56, 42, 8); c.oval(DARK, 50, 55, 41, 7)
    for row in range(3):
        for i in range(12): c.oval((ORANGE, WHITE, SALMON)[(row + i) % 3], 16 + 6.2 * i, 52 + 2.7 * row, 1.5, 1.3)

def railway(c):
    ground(c, 34)
    c.box(GREY, 0, 30, 100, 4)
    for x in range(8, 100, 18): c.box(GREY, x, 34, 4, 14)
    c.box(WHITE, 12, 17, 76, 12); c.box(DARK, 12, 24, 76, 2)
    for x in range(16, 84, 9): c.box(SKY, x, 19, 5.6, 4)
    tree(c, 93, 50, 18, MID)
    person(c, 36, 53, 11, ORANGE); person(c, 62, 53, 11, DARK)

def farm(c):
    ground(c, 26)
    for i in range(7):
        c.polygon(MID if i % 2 else DARK, (2 + 14 * i, 56), (10 + 14 * i, 56), (38 + 3.4 * i + 2, 26), (38 + 3.4 * i, 26))
    house(c, 8, 27, 20, 10, windows=2); tree(c, 90, 28, 18, MID); tree(c, 78, 27, 13)
    person(c, 58, 50, 24, ORANGE); person(c, 74, 50, 18, SALMON)

def museum(c):
    ground(c, 44)
    c.box(WHITE, 14, 18, 72, 28); c.polygon(MID, (10, 18), (50, 5), (90, 18))
    for x in range(20, 84, 11): c.box(SKY, x, 23, 5, 23)
    person(c, 38, 52, 13, DARK); person(c, 45, 52, 9, ORANGE); person(c, 66, 52, 13, SALMON)

def sports(c):
    ground(c, 30)
    c.oval(WHITE, 50, 44, 40, 9); c.oval(GROUND, 50, 44, 38, 8)
    for x, color in ((26, ORANGE), (50, DARK), (72, SALMON)): person(c, x, 48, 25, color)
    for x, y, color in ((36, 48, ORANGE), (41, 50, WHITE), (60, 49, DARK), (64, 51, ORANGE)): c.oval(color, x, y, 1.9, 1.9)

def counter(c):
    ground(c, 44)
    c.box(WHITE, 8, 8, 84, 8); c.box(DARK, 8, 8, 26, 8); c.box(ORANGE, 37, 8, 26, 8); c.box(MID, 66, 8, 26, 8)
    for x, color in ((21, MID), (50, SALMON), (79, DARK)): person(c, x, 42, 22, color)
    c.box(BROWN, 8, 36, 84, 2.4); c.box(WHITE, 8, 38.4, 84, 12)


def stage(c):
    ground(c, 44, sky=HAIR, earth=MID)
    c.polygon(BROWN, (18, 20), (50, 8), (82, 20)); c.box(BROWN, 22, 20, 3, 26); c.box(BROWN, 75, 20, 3, 26); c.box(SALMON, 16, 42, 68, 6)
    tree(c, 50, 42, 22); person(c, 40, 43, 17, ORANGE); person(c, 62, 43, 17, WHITE)
    for x in (9, 91): c.box(BROWN, x - .8, 38, 1.6, 14); c.oval(ORANGE, x, 36, 2.4, 3.6); c.oval(SALMON, x, 37, 1.2, 2)


SCENES = {"stage": (stage, 760, 440), "park": (park, 1600, 512), "kindergarten": (kindergarten, 900, 480), "vaccination": (vaccination, 900, 480),
          "counsel": (counsel, 760, 440), "children": (children, 900, 480), "cafe": (cafe, 900, 480), "visit": (visit, 760, 440),
          "care-home": (care_home, 760, 440), "hospital": (hospital, 900, 440), "leaves": (leaves, 700, 460), "forest": (forest, 700, 460),
          "flowers": (flowers, 700, 460), "railway": (railway, 900, 440), "farm": (farm, 900, 440), "museum": (museum, 900, 440),
          "sports": (sports, 900, 440), "counter": (counter, 900, 440)}

if __name__ == "__main__":
    folder = pathlib.Path(__file__).resolve().parent
    for name in sys.argv[1:] or SCENES:
        draw, width, height = SCENES[name]
        canvas = Canvas(width, height)
        draw(canvas)
        canvas.save(folder / f"{name}.png")
