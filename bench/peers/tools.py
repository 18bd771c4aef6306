"""What a user might pick instead: each peer with what it needs, the input it is given, the commands that make its PDF."""
import dataclasses, os, pathlib, shutil, subprocess
import typing

from peers import fo, fodt, html, latex, typst

here = pathlib.Path(__file__).resolve().parent
modules = here.parents[1] / "build/peers/node_modules"
FONTS = pathlib.Path("/usr/share/fonts/truetype/bizud-gothic")
FONT = FONTS / "BIZUDGothic-Regular.ttf"


@dataclasses.dataclass
class Peer:
    name: str
    missing: typing.Callable   # () → what is not installed, or None
    version: list              # command that says it
    write: typing.Callable     # (booklet, folder): makes its input, in.*
    commands: typing.Callable  # folder → commands that make folder/in.pdf, run there


def needs(*programs):
    return lambda: next((program for program in programs if not shutil.which(program)), None)


def typst_missing():
    return None if shutil.which("typst") or (shutil.which("node") and (modules / "@myriaddreamin/typst-ts-node-compiler").exists()) else \
        "typst (or: npm install --prefix build/peers @myriaddreamin/typst-ts-node-compiler)"


def typst_commands(folder):
    if shutil.which("typst"):
        return [["typst", "compile", "--font-path", FONTS, "in.typ", "in.pdf"]]
    return [["node", here / "typst.js", modules, FONTS, folder / "in.typ", folder / "in.pdf"]]


def typst_version():
    if shutil.which("typst"): return ["typst", "--version"]
    return ["node", "-p", f"'node module ' + require('{modules}/@myriaddreamin/typst-ts-node-compiler/package.json').version + ', node ' + process.versions.node"]


TEX = ["uplatex", "-interaction=batchmode", "in.tex"]
PEERS = [
    Peer("Typst", typst_missing, typst_version(), lambda b, f: typst.write(b, f / "in.typ"), typst_commands),
    Peer("upLaTeX twice, dvipdfmx", needs("uplatex", "dvipdfmx"), ["uplatex", "--version"], lambda b, f: latex.write(b, f / "in.tex", FONT),
         lambda f: [TEX, TEX, ["dvipdfmx", "-q", "in.dvi"]]),
    Peer("LibreOffice", needs("soffice"), ["soffice", "--version"], lambda b, f: fodt.write(b, f / "in.fodt"),
         lambda f: [["soffice", f"-env:UserInstallation=file://{f}/home", "--headless", "--convert-to", "pdf", "in.fodt"]]),
    Peer("Chromium", needs("chromium"), ["chromium", "--version"], lambda b, f: html.write(b, f / "in.html"),
         lambda f: [["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--user-data-dir={f}/home", "--print-to-pdf=in.pdf", f"file://{f}/in.html"]]),
    Peer("Apache FOP", needs("fop"), ["fop", "-version"], lambda b, f: fo.write(b, f / "in.fo", FONT), lambda f: [["fop", "-q", "-c", "fop.xconf", "in.fo", "in.pdf"]]),
    Peer("WeasyPrint", needs("weasyprint"), ["weasyprint", "--version"], lambda b, f: html.write(b, f / "in.html"), lambda f: [["weasyprint", "-q", "in.html", "in.pdf"]]),
]


def environment(folder):
    """Fonts where TeX looks for them; a home of its own, so that nothing of the user's is read or changed."""
    return os.environ | {"HOME": str(folder), "TTFONTS": f"{FONTS}//:", "LC_ALL": "C.UTF-8"}


def said(peer):
    done = subprocess.run([str(w) for w in peer.version], capture_output=True, text=True)
    return (done.stdout + done.stderr).strip().split("\n")[0]
