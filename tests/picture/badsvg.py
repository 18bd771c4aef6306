#!/usr/bin/env python3
"""badsvg.py HYOGUMI [--every N] [--list]   SVG that cannot be drawn, or wants to do harm: each is one message at its place in the file, no page,
bounded memory and time; never a crash.  What is odd and still well is printed: that is tried, too."""
import argparse, os, pathlib, random, re, resource, subprocess, sys, tempfile, time

root = pathlib.Path(__file__).resolve().parents[2]
MOST_MEMORY, MOST_TIME = 200, 10                             # MB, of a release; seconds
options = argparse.ArgumentParser()
options.add_argument("hyogumi", type=pathlib.Path)
options.add_argument("--every", type=int, default=1)
options.add_argument("--list", action="store_true")
options = options.parse_args()
hyogumi = options.hyogumi.resolve()
is_asan = b"__asan_init" in hyogumi.read_bytes()

LAYOUT = f"""<report name="case" title="case" lang="ja" data="data.xml" fonts="{root}/fonts/fonts.xml">
  <style name="default" family="BIZ UDGothic" size="10Q" leading="15Q"/>
  <master name="page" width="100mm" height="100mm" inside="5mm" outside="5mm" head="5mm" foot="5mm"/>
  <section id="a" master="page"><picture href="x.svg" alt="x" width="20mm" height="20mm"/></section>
</report>"""
SPACES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def svg(body, view='viewBox="0 0 100 100"', more=""):
    return f'<svg {SPACES} {view}{more}>\n{body}\n</svg>\n'


def rect(more):
    return svg(f'<rect width="50" height="50" {more}/>')


def path(data):
    return svg(f'<path d="{data}"/>')


def gradient(inner, more="", kind="linear"):
    return svg(f'<defs><{kind}Gradient id="a" {more}>{inner}</{kind}Gradient></defs><rect width="9" height="9" fill="url(#a)"/>')


STOPS = '<stop stop-color="red"/><stop offset="1" stop-color="blue"/>'
DEEP = "".join("<g>" for _ in range(150))


def bad():
    """name, text, codes of which one must be said"""
    for name in "text tspan textPath tref altGlyph font glyph image style script foreignObject filter feBlend mask pattern marker symbol a switch view animate animateTransform animateMotion set mpath iframe video audio canvas handler listener cursor color-profile solidColor hatch mesh meshgradient discard unknown embed object".split():
        yield f"element {name}", svg(f"<{name}/>"), "116"
        yield f"element {name} in defs", svg(f"<defs><g><{name}>x</{name}></g></defs>"), "116"
    yield "svg in svg", svg(svg("")), "116"
    for name in "onload onclick onbegin href src pathLength d2 xhref requiredFeatures systemLanguage externalResourcesRequired begin".split():
        yield f"attribute {name}", rect(f'{name}="alert(1)"'), "117"
    for name, value in [("filter", "url(#f)"), ("mask", "url(#m)"), ("marker-end", "url(#m)"), ("marker", "url(x.svg#m)"), ("mix-blend-mode", "multiply"), ("vector-effect", "non-scaling-stroke"),
                        ("paint-order", "stroke"), ("clip", "rect(0 0 1 1)"), ("color-interpolation", "linearRGB"), ("isolation", "isolate"), ("transform-origin", "5 5")]:
        yield f"effect {name}", rect(f'{name}="{value}"'), "117"
        yield f"effect {name} in style", rect(f'style="fill:red;{name}:{value}"'), "117"
    for name, values in {"fill": ["#12", "#12345", "#1234567", "#gggggg", "rgb(1,2)", "rgb(1,2,3", "rgba(1,2,3,.5)", "hsl(1,2%,3%)", "var(--x)", "url(#x", "url(x.svg#a)", "url(http://example.com/#a)", "url()", "url(#)", "url(javascript:alert(1))",
                                  "inherit", "icc-color(x)", "redd", "-1", "context-fill", "red blue", "url(#a) bluu"],
                         "stroke-width": ["-1", "NaN", "inf", "1e", "1e400", "--1", "1px2", "50%", "2em", "calc(1px)", "", "0x10"], "opacity": ["x", "NaN", ".5.5", "1,0"], "stroke-linecap": ["flat", "Round"], "stroke-linejoin": ["arcs", "x"],
                         "stroke-miterlimit": ["0", "-4", "nan"], "stroke-dasharray": ["-1", "1 x", "1e999", "10%", " ".join(["1"] * 17), "NaN,1"], "fill-rule": ["odd"], "display": ["table"], "visibility": ["no"],
                         "clip-path": ["circle(5)", "url(x.svg#c)", "url(#c) x"], "stroke-dashoffset": ["5%", "x"]}.items():
        for value in values:
            if value:
                yield f"{name} {value}", rect(f'{name}="{value}"'), "117"
    for value in ["fill", "fill;", ":red", "fill=red", "fill:red;stroke", "color-scheme:dark", "background:url(http://example.com/)", "@import 'x'", "fill:red !important", "--x:1"]:
        yield f"style {value}", rect(f'style="{value}"'), "11[78]"
    for value in ["-5", "5q", "NaN", "Infinity", "1e10", "1e309", "5 5", "e5", ".", "+-5", "0,5", "五"]:
        yield f"width {value}", svg(f'<rect width="{value}" height="5"/>'), "118"
        yield f"radius {value}", svg(f'<circle r="{value}"/>'), "118"
    for value in ["L 1 1", "1 1", "M", "M 1", "M 1,", "M 1 1 X 2", "M 1 1 L 2", "M 1 1 C 1 1 2 2 3", "M 1 1 A 5 5 0 2 1 9 9", "M 1 1 A 5 5 0 1 9 9", "M 1 1 A 5 5", "M NaN 1", "M 1 1e999", "M 1 1 L inf 5", "M 1 1 H", "M 1 1 Z 5 5", "M 1 1 #",
                  "M 1 1 L 2 2 x", "M 1 1 Q 2 2", "url(#a)", "M 1 1 &#x3042;", "M1 1L2 2L"]:
        yield f"path {value}", path(value), "118"
    for value in ["1", "1,2,3", "1,2 x", "NaN,1"]:
        yield f"points {value}", svg(f'<polygon points="{value}"/>'), "118"
    for value in ["rotate", "rotate()", "rotate(1,2)", "rotate(1", "matrix(1 2 3 4 5)", "matrix(1 2 3 4 5 6 7)", "scale(x)", "translate(1 2 3)", "skewX()", "perspective(5)", "rotate(45deg)", "rotate3d(1,1,1,1)", "scale(1e9) scale(1e9)", "scale(1e10)", "foo(1)",
                  "translate(NaN 1)", "rotate(1) junk", "skewX(90)"]:
        yield f"transform {value}", rect(f'transform="{value}"'), "11[78]|120"
    for view in ["", 'viewBox="0 0 0 10"', 'viewBox="0 0 10"', 'viewBox="0 0 -1 5"', 'viewBox="a b c d"', 'viewBox="0 0 NaN 5"', 'viewBox="0 0 1e12 1"', 'viewBox="0 0 100000 1"', 'width="0" height="5"', 'width="-5mm" height="5"', 'width="5em" height="5"', 'width="5"', 'height="5"',
                 'width="100%" height="100%"', 'viewBox="0 0 9 9" preserveAspectRatio="xMinYMin slice"', 'viewBox="0 0 9 9" preserveAspectRatio="yes"', 'viewBox="0 0 10 10 10"']:
        yield f"view {view}", svg("<g/>", view), "11[78]|121"
    yield "far", path("M 0 0 L 2e6 5 5 9"), "120"
    yield "far by transform", rect('transform="scale(1e6)"'), "120"
    yield "pulled too thin", rect('transform="scale(1 1e-8)" stroke="red"'), "120"
    yield "far gradient", gradient(STOPS, 'gradientUnits="userSpaceOnUse" x2="1e8"'), "120"
    for value, more in [("missing", ""), ("a", '<rect id="a"/>'), ("g", '<g id="g"/>')]:
        yield f"gradient {value}", svg(f'{more}<rect width="9" height="9" fill="url(#{value})"/>'), "119"
        yield f"clip {value}", svg(f'{more}<rect width="9" height="9" clip-path="url(#{value})"/>'), "119"
    for href in ["", "#", "#no", "x.svg#a", "http://example.com/x.svg#a", "file:///etc/passwd", "data:image/svg+xml,x", "javascript:alert(1)", "../x.svg", "#a b"]:
        yield f"use {href}", svg(f'<use xlink:href="{href}"/>'), "119"
        yield f"use of SVG 2 {href}", svg(f'<use href="{href}"/>'), "119"
    yield "use of a gradient", svg(f'<linearGradient id="a">{STOPS}</linearGradient><use href="#a"/>'), "119"
    yield "use of itself", svg('<use id="a" href="#a"/>'), "119|120"
    yield "use of what it is in", svg('<g id="a"><use href="#a"/></g>'), "119"
    yield "two that use each other", svg('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'), "119"
    yield "gradient from itself", gradient("", 'xlink:href="#a"'), "119"
    yield "gradients from each other", svg('<linearGradient id="a" href="#b"/><linearGradient id="b" href="#a"/><rect width="9" height="9" fill="url(#a)"/>'), "119"
    yield "gradient from elsewhere", gradient(STOPS, 'href="x.svg#a"'), "119"
    yield "gradient from a shape", svg('<rect id="r"/>') .replace("</svg>", '<linearGradient id="a" href="#r"/><rect width="9" height="9" fill="url(#a)"/></svg>'), "119"
    yield "clip in itself", svg('<clipPath id="a" clip-path="url(#a)"><rect width="9" height="9"/></clipPath><rect width="9" height="9" clip-path="url(#a)"/>'), "119"
    yield "clip of two", svg('<clipPath id="a"><rect width="9" height="9"/><circle r="5"/></clipPath><rect width="9" height="9" clip-path="url(#a)"/>'), "119"
    yield "clip of none", svg('<clipPath id="a"/><rect width="9" height="9" clip-path="url(#a)"/>'), "119"
    yield "clip of a group", svg('<clipPath id="a"><g/></clipPath><rect width="9" height="9" clip-path="url(#a)"/>'), "119"
    yield "clip of its box", svg('<clipPath id="a" clipPathUnits="objectBoundingBox"><rect width="1" height="1"/></clipPath><rect width="9" height="9" clip-path="url(#a)"/>'), "117"
    for more in ['spreadMethod="reflect"', 'spreadMethod="repeat"', 'gradientUnits="user"', 'gradientTransform="x"', 'x1="NaN"', 'fr="5"', 'x1="5em"']:
        yield f"gradient {more}", gradient(STOPS, more), "11[78]"
    yield "gradient with a focus outside", gradient(STOPS, 'cx=".5" cy=".5" r=".1" fx=".9"', "radial"), "117"
    yield "gradient of a negative radius", gradient(STOPS, 'r="-5"', "radial"), "118"
    for stop in ['<stop offset="x"/>', '<stop stop-color="url(#x)"/>', '<stop stop-color="none"/>', '<stop stop-color="currentColor"/>', '<stop stop-opacity=".5"/><stop/>', '<stop style="stop-opacity:0"/>']:
        yield f"stop {stop}", gradient(stop), "11[78]"
    yield "stops without number", gradient("<stop/>" * 300), "120"
    yield "opacity of a group", svg('<g opacity=".5"><rect width="9" height="9"/><rect width="9" height="9"/></g>'), "117"
    yield "opacity of fill and stroke", rect('opacity=".5" stroke="red"'), "117"
    yield "opacity of all", svg('<rect width="9" height="9"/>', more=' style="opacity:.4"'), "117"
    # XML that wants to do harm
    laughs = '<!DOCTYPE svg [<!ENTITY a "ha">' + "".join(f'<!ENTITY {chr(98 + i)} "{("&" + chr(97 + i) + ";") * 10}">' for i in range(9)) + ']>'
    yield "a billion laughs", laughs + svg("<title>&j;</title>"), "202"
    yield "an outer entity", '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + svg("<desc>&x;</desc>"), "202"
    yield "an outer DTD", '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">' + svg(""), "202"
    yield "a parameter entity", '<!DOCTYPE svg [<!ENTITY % x SYSTEM "http://example.com/x">%x;]>' + svg(""), "202"
    yield "an unknown entity", svg("<title>&nbsp;</title>"), "2\\d\\d"
    yield "XInclude", svg('<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="/etc/passwd"/><text/>'), "116"
    yield "not well-formed", svg("<g>"), "2\\d\\d"
    yield "cut off", svg("<rect/>")[:60], "2\\d\\d"
    yield "twice the same", rect('fill="red" fill="red"'), "2\\d\\d"
    yield "no namespace", "<svg viewBox='0 0 9 9'/>", "110"
    yield "HTML", "<html><body>x</body></html>", "110"
    yield "another namespace", '<svg xmlns="http://example.com/"/>', "110"
    yield "controls", svg("<title>\x01</title>"), "2\\d\\d"
    yield "no UTF-8", svg("<title>\udcff\udcfe</title>"), "2\\d\\d"
    yield "nothing but <", "<", "2\\d\\d"
    yield "deep", svg(DEEP + DEEP + '<rect width="9" height="9"/>' + "</g>" * 300), "2\\d\\d|120"
    yield "deep by use", svg('<defs><g id="a0"><rect width="1" height="1"/></g>' + "".join(f'<g id="a{i + 1}">{"<g>" * 20}<use href="#a{i}"/>{"</g>" * 20}</g>' for i in range(30)) + '</defs><use href="#a30"/>'), "120"
    yield "a billion uses", svg('<defs><g id="a0"><rect width="1" height="1"/></g>' + "".join(f'<g id="a{i + 1}">{f"""<use href="#a{i}"/>""" * 10}</g>' for i in range(12)) + '</defs><use href="#a12"/>'), "120"
    yield "elements without number", svg('<rect width="1" height="1"/>' * 150000), "120"
    yield "steps without number", path("M0 0" + "l1 1-1-1" * 700000), "120"
    yield "a heavy file", svg("<desc>" + "x" * (9 << 20) + "</desc>"), "114"
    yield "steps by use", svg(f'<defs><path id="a" d="M0 0{"l1 1-1-1" * 20000}"/></defs>' + '<use href="#a"/>' * 100), "120"
    yield "attributes without number", rect(" ".join(f'data-{i}="x"' for i in range(150))), "2\\d\\d"


def odd():
    yield "nothing", svg("")
    yield "a comment and a PI", '<?xml version="1.0"?><!-- x --><?x y?>' + svg("<!-- y --><rect width='9' height='9'/>")
    yield "a byte order mark", "\ufeff" + svg("<rect width='9' height='9'/>")
    yield "of Inkscape", svg('<sodipodi:namedview xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" id="v" pagecolor="#ffffff"/><metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><text/></rdf:RDF></metadata>'
                             '<g inkscape:label="Layer 1" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" inkscape:groupmode="layer" id="layer1"><path style="fill:none;stroke:#000000;stroke-width:0.26;stroke-linecap:butt;-inkscape-stroke:none;font-variation-settings:normal" d="M 0,0 9,9"/></g>',
                             'viewBox="0 0 210 297" width="210mm" height="297mm" version="1.1" id="svg5"')
    yield "a scale of nothing", svg('<g transform="scale(0)"><rect width="9" height="9" stroke="red"/></g>')
    yield "no numbers at all", svg('<rect/><circle/><ellipse/><line/><polyline/><polygon/><path/><path d=""/><path d="none"/>')
    yield "a point", path("M 5 5")
    yield "a gradient without stops", gradient("")
    yield "a gradient without a way", gradient(STOPS, 'x2="0"')
    yield "a gradient of one stop", gradient("<stop/>")
    yield "a gradient of no radius", gradient(STOPS, 'r="0"', "radial")
    yield "a flat thing with a gradient", svg(f'<linearGradient id="a">{STOPS}</linearGradient><path d="M0 5H9" stroke="url(#a)"/>')
    yield "dashes of nothing", rect('stroke="red" stroke-dasharray="0 0"')
    yield "very fine dashes", rect('stroke="red" stroke-dasharray="1e-9 1e-9"')
    yield "many that are not shown", svg(f'<g display="none">{"<rect/>" * 1000}</g><g opacity="0"><rect/><rect/></g>')
    yield "numbers of many digits", path(f"M 0.{'1' * 5000} {'0' * 5000}1 L {'9' * 5}.{'9' * 400} 5 z")
    yield "1000 uses", svg('<defs><rect id="a" width="1" height="1"/></defs>' + '<use href="#a" x="5"/>' * 1000)
    yield "large", path("M0 0" + "l1 1-1-1" * 200000)


def render(folder):
    begun = time.time()
    child = subprocess.Popen([hyogumi, "render", "report.xml", "-o", "out.pdf", "-q", "--lang", "en", "--color", "never"], cwd=folder, stdout=subprocess.DEVNULL, stderr=open(folder / "said", "wb"))
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    return child.returncode, (folder / "said").read_text(errors="replace"), used.ru_maxrss / 1024, time.time() - begun


wrong, n_bad, n_odd, most_memory, most_time = [], 0, 0, 0, 0.0
with tempfile.TemporaryDirectory() as folder:
    folder = pathlib.Path(folder)
    (folder / "schema.xml").write_text('<schema name="s"><record name="r"><field name="f"/></record></schema>')
    (folder / "data.xml").write_text('<data id="d" lang="ja" schema="schema.xml"><r id="r1"/></data>')
    (folder / "report.xml").write_text(LAYOUT)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for number, (name, text, codes) in enumerate([*bad(), *((name, text, None) for name, text in odd())]):
        if number % options.every:
            continue
        (folder / "x.svg").write_bytes(text.encode(errors="surrogateescape"))
        (folder / "out.pdf").unlink(missing_ok=True)
        status, said, memory, seconds = render(folder)
        has_page = (folder / "out.pdf").exists()
        if options.list:
            print(f"{name:40} {memory:4.0f} MB {seconds:4.1f} s  {said.splitlines()[0] if said else ''}")
        most_memory, most_time = max(most_memory, memory), max(most_time, seconds)
        n_bad += codes is not None
        n_odd += codes is None
        if codes is None and (status or not has_page or said):
            wrong.append(f"{name}: exit {status}: {said[:300]}")
        place = r"report\.xml" if codes in ("110", "114") else r"x\.svg"
        if codes is not None and (status != 1 or has_page or not re.match(rf"{place}:\d+:\d+: error\[E0({'|'.join(c.zfill(3) for c in codes.split('|'))})\]", said) or said.count("error[") != 1):
            wrong.append(f"{name}: exit {status}, not E0{codes}: {said[:300]}")
        if not is_asan and (memory > MOST_MEMORY or seconds > MOST_TIME):
            wrong.append(f"{name}: {memory:.0f} MB, {seconds:.1f} s")

for line in wrong[:20]:
    print(line)
print(f"{n_bad} bad SVGs refused at their place, {n_odd} odd ones printed; {len(wrong)} wrong; at most {most_memory:.0f} MB and {most_time:.1f} s each")
sys.exit(1 if wrong or not n_bad else 0)
