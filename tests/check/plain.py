"""The files of a data set as a person with an editor sees them: texts between tags, each with its record, its field and its line.
Nothing of the program is used; nor is an XML library, since a defect is one change to one line of one file."""
import pathlib, re
from dataclasses import dataclass

TAG = re.compile(r"<(/?)([\w-]+)([^<>]*?)(/?)>|([^<]+)|<[^<>]*>")
# Parts of a field, which are no fields themselves.
PARTS = {"br", "wbr", "list", "item", "ruby", "rb", "rt", "em", "strong", "keep", "date", "sup", "inf", "mark"}


@dataclass(frozen=True)
class Place:
    """A piece of text: `start` and `end` in its file; the whole field when nothing but that text is in it."""
    file: str
    start: int
    end: int
    text: str
    key: str
    record: str     # element of the record
    field: str
    line: int       # on which the field begins
    whole: bool


@dataclass(frozen=True)
class Edit:
    """Characters start … end of a file become `text`; what should be said of that: one of the codes, of the key or on the line."""
    file: str
    start: int
    end: int
    text: str
    codes: tuple = ()
    key: str = ""
    line: int = 0


class DataSet:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.files = {p.name: p.read_text() for p in sorted(self.folder.glob("*.xml"))}
        schema = self.files.get("schema.xml", "")
        named = re.search(r'<schema\b[^>]*\bid="([^"]*)"', schema)
        self.id = named[1] if named else "id"
        # what holds figures, codes, years is no text, and is not written like one
        self.no_texts = set(re.findall(r'<field name="([^"]*)"[^>]*\bkind="(?:number|code|year|date|moment|references?|choice|flag|ordinal|image)"', schema))
        self.places = [place for name in self.files for place in self._read(name)]

    def _read(self, name):
        text, stack, places = self.files[name], [], []
        for token in TAG.finditer(text):
            closes, element, attributes, empty, words = token.groups()
            if element and not closes and not empty:
                identity = re.search(rf'\b{self.id}="([^"]*)"', attributes)
                stack.append((element, identity and identity[1], token.start()))
            elif element and closes:
                stack.pop()
            elif words and words.strip() and "&" not in words and stack:
                at = len(stack) - 1
                while at > 0 and stack[at][0] in PARTS:
                    at -= 1
                field, _, began = stack[at]
                owner = next((e for e in reversed(stack[:at]) if e[1]), None)
                if not owner or stack[at][1] or field in self.no_texts:
                    continue
                whole = text.rfind("<", 0, token.start()) == began and text.startswith(f"</{field}>", token.end())
                places.append(Place(name, token.start(), token.end(), words, owner[1], owner[0], field,
                                    text.count("\n", 0, began) + 1, whole))
        return places

    def edited(self, edit):
        text = self.files[edit.file]
        return text[: edit.start] + edit.text + text[edit.end:]

    def line(self, file, at):
        return self.files[file].count("\n", 0, at) + 1

    def records(self, element):
        """(file, start, end, id, all of it) of each record of that name; none of them holds another."""
        for name, text in self.files.items():
            for found in re.finditer(rf'<{element}\b[^>]*\bid="([^"]*)"[^>]*>.*?</{element}>', text, re.S):
                yield name, found.start(), found.end(), found[1], found[0]
