#!/usr/bin/env python3
"""languages.py HYOGUMI [--layouts N]   In which language is each word of a PDF, for those who hear it?

Layouts are made up: a report, parts, boxes, paragraphs, headings, tables with their captions and cells, runs in runs, each of which may say a
language itself or name a style that says one, or inherits one from another style, or says none.  What a word should be in is read off the
layout: what the element says, else its style, else what is around.  What it is in is read off the tree: the Lang of the nearest
element that has one, else that of the document.  A whole paragraph, heading or cell says it itself, no Span within it does."""
import argparse, pathlib, random, subprocess, sys, tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import structure

root = pathlib.Path(__file__).resolve().parents[2]
LANGUAGES = ["en", "en-GB", "de", "ko", "zh-Hans", "ja", "pt-BR"]
STYLES = {"default": (None, None), "plain": (None, None), "english": (None, "en"), "small": ("english", None),
          "german": ("small", "de"), "bold": (None, None)}
WHOLE = {"P", "H1", "H2", "H3", "TD", "TH", "Caption", "LI", "Figure", "Note"}
faults = []


def language_of_style(name):
    while name and not STYLES[name][1]:
        name = STYLES[name][0]
    return name and STYLES[name][1]


class Maker:
    """A layout, and the language of each of its words."""
    def __init__(self, random_numbers):
        self.random, self.spoken, self.whole = random_numbers, {}, {}
        self.report = self.random.choice(["ja", "ja", "ja", "en"])

    def word(self, language):
        name = f"w{len(self.spoken):03d}x"
        self.spoken[name] = language
        return name

    def says(self, around, may_name_style=True):
        """Attributes of an element, and the language within."""
        style = self.random.choice(list(STYLES)[1:]) if may_name_style and self.random.random() < .4 else None
        own = self.random.choice(LANGUAGES) if self.random.random() < .3 else None
        attributes = (f' style="{style}"' if style else "") + (f' lang="{own}"' if own else "")
        return attributes, own or (style and language_of_style(style)) or around

    def inline(self, around, depth=0):
        parts = []
        for _ in range(self.random.randint(1, 3)):
            if depth < 2 and self.random.random() < .4:
                attributes, within = self.says(around)
                parts.append(f"<text{attributes}>{self.inline(within, depth + 1)}</text>")
            elif depth < 2 and self.random.random() < .2:
                parts.append(f"<em>{self.inline(around, depth + 1)}</em>")
            else:
                parts.append(self.word(around))
        return " ".join(parts)

    def text(self, element, around, more=""):
        attributes, within = self.says(around)
        first = self.word(within)
        self.whole[first] = within
        return f"<{element}{attributes}{more}>{first} {self.inline(within)}</{element}>"

    def table(self, around):
        attributes, within = self.says(around)
        body = self.text("caption", around)
        body += '<column name="a" share="1"/><column name="b" share="1"/>'
        row = lambda: "<row>" + "".join(self.text("cell", within, f' columns="{c}"') for c in "ab") + "</row>"
        return f"<table{attributes}>{body}<head>{row()}</head>{row()}{row()}</table>"

    def blocks(self, around, depth=0):
        out = ['' if depth else self.text("heading", around, ' level="1"')]
        for _ in range(self.random.randint(1, 4)):
            kind = self.random.choice(["p", "p", "box", "table"])
            if kind == "box" and depth < 2:
                attributes, within = self.says(around)
                out.append(f"<box{attributes}>{self.blocks(within, depth + 1)}</box>")
            elif kind == "table":
                out.append(self.table(around))
            else:
                out.append(self.text("p", around))
        return "\n".join(out)

    def layout(self):
        styles = "".join(f'<style name="{name}"' + (f' base="{base}"' if base else "") + (f' lang="{lang}"' if lang else "") +
                         (' family="Noto Sans CJK JP" size="10Q" leading="15Q"' if name == "default" else "") + "/>\n"
                         for name, (base, lang) in STYLES.items())
        parts = ""
        for i in range(2):
            attributes, within = self.says(self.report, False)
            parts += f'<section id="s{i}" master="page"{attributes}>{self.blocks(within)}</section>\n'
        return f"""<report name="languages" title="languages" lang="{self.report}" data="data.xml" fonts="{root}/fonts/fonts.xml">
{styles}<master name="page" width="200mm" height="280mm" inside="10mm" outside="10mm" head="5mm" foot="5mm"/>
{parts}</report>"""


def heard(checker, document):
    """Each piece of text, its language and the elements it stands in."""
    found = []

    def walk(element, language, path):
        language = str(element.node.get("/Lang", language))
        for kid in element.kids:
            if isinstance(kid, structure.Element):
                walk(kid, language, path + [kid])
            elif kid[0] != "annotation":
                found.append((checker.text.get(kid, ""), language, path))
    walk(checker.root, document, [checker.root])
    return found


def check(hyogumi, folder, seed):
    maker = Maker(random.Random(seed))
    (folder / "report.xml").write_text(maker.layout())
    (folder / "data.xml").write_text('<data id="t" lang="ja"><booklet id="b" published="2020-09" fiscal-year="2019" issuer="区"/></data>')
    done = subprocess.run([hyogumi, "render", "report.xml", "-o", "out.pdf", "--profile", "archive"], cwd=folder, capture_output=True)
    if done.returncode:
        sys.exit(f"layout {seed}: {done.stderr.decode()[:1000]}\n{maker.layout()}")
    met = {}
    def look(checker):
        for words, language, path in heard(checker, str(checker.pdf.Root.Lang)):
            for word in words.split():
                met[word] = (language, path)
        said = [(word, *met[word]) for word in maker.whole if word in met]
        wrong = [f"{word} begins a {next(e.type for e in reversed(path) if e.type in WHOLE)} in {maker.whole[word]}, which a {path[-1].type} says"
                 for word, language, path in said if any(e.type == "Span" and "/Lang" in e.node for e in path)]
        return wrong
    _, found = structure.read(folder / "out.pdf", look)
    for word, language in maker.spoken.items():
        if word not in met:
            found.append(f"{word} is not in the tree")
        elif met[word][0] != language:
            found.append(f"{word} is in {language}, and heard as {met[word][0]}")
    faults.extend(f"layout {seed}: {text}" for text in found)
    return len(maker.spoken), len(set(maker.spoken.values()))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("hyogumi", type=pathlib.Path)
    parser.add_argument("--layouts", type=int, default=20)
    options = parser.parse_args()
    n_words = n_languages = 0
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(options.layouts):
            words, languages = check(options.hyogumi.resolve(), pathlib.Path(folder), seed)
            n_words, n_languages = n_words + words, max(n_languages, languages)
    for text in faults[:20]:
        print(text)
    print(f"{n_words} words in up to {n_languages} languages in {options.layouts} layouts: {len(faults)} heard in another")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
