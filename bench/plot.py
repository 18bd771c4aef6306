"""Curves against pages, as plain SVG: the same figures give the same bytes."""
import math
from html import escape

COLOURS = ["#888888", "#2C6E4F", "#C5192D", "#26BDE2", "#FD6925", "#DDA63A", "#19486A", "#A21942"]
WIDTH, HEIGHT, LEFT, TOP, GAP = 330, 240, 60, 40, 70


def spread(values):
    """Whole powers of ten around the values."""
    return math.floor(math.log10(min(values))), max(math.ceil(math.log10(max(values))), math.floor(math.log10(min(values))) + 1)


def panel(left, title, series):
    """series: name → [(pages, value)], both on scales of powers of ten."""
    points = [point for curve in series.values() for point in curve]
    (x0, x1), (y0, y1) = (spread([point[axis] for point in points]) for axis in (0, 1))
    x = lambda pages: left + WIDTH * (math.log10(pages) - x0) / (x1 - x0)
    y = lambda value: TOP + HEIGHT * (1 - (math.log10(value) - y0) / (y1 - y0))
    out = [f'<text x="{left}" y="{TOP - 12}" font-weight="bold">{escape(title)}</text>']
    for power in range(x0, x1 + 1):
        out += [f'<path d="M{x(10**power):.1f} {TOP}v{HEIGHT}" stroke="#ddd"/>',
                f'<text x="{x(10**power):.1f}" y="{TOP + HEIGHT + 16}" text-anchor="middle">{10**power:,}</text>']
    for power in range(y0, y1 + 1):
        out += [f'<path d="M{left} {y(10**power):.1f}h{WIDTH}" stroke="#ddd"/>',
                f'<text x="{left - 6}" y="{y(10**power) + 4:.1f}" text-anchor="end">{10**power:,g}</text>']
    for colour, curve in zip(COLOURS, series.values()):
        path = "L".join(f"{x(pages):.1f} {y(value):.1f}" for pages, value in curve)
        out.append(f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        out += [f'<circle cx="{x(pages):.1f}" cy="{y(value):.1f}" r="3" fill="{colour}"/>' for pages, value in curve]
    return out


def svg(title, panels):
    """panels: title → series; all have the same names."""
    names = list(next(iter(panels.values())))
    width, height = len(panels) * (WIDTH + GAP) + 170, TOP + HEIGHT + 40
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="11">',
           f"<title>{escape(title)}</title>", f'<rect width="{width}" height="{height}" fill="white"/>']
    for nth, (what, series) in enumerate(panels.items()):
        out += panel(LEFT + nth * (WIDTH + GAP), what, series)
        out.append(f'<text x="{LEFT + nth * (WIDTH + GAP) + WIDTH}" y="{TOP + HEIGHT + 32}" text-anchor="end">pages</text>')
    for nth, (name, colour) in enumerate(zip(names, COLOURS)):
        across, down = len(panels) * (WIDTH + GAP) + 15, TOP + 10 + nth * 20
        out += [f'<rect x="{across}" y="{down - 8}" width="10" height="10" fill="{colour}"/>', f'<text x="{across + 16}" y="{down + 1}">{escape(name)}</text>']
    return "\n".join(out + ["</svg>", ""])
