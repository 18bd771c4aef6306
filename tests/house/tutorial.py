#!/usr/bin/env python3
"""docs/ja/tutorial.md is done, step by step, in an empty folder, as a reader would do it: tutorial.py HYOGUMI [--accept]

| in the page | here |
|---|---|
| a block `sh`: lines `$ …` | are run; what stands below each is what it says. `…` is any words within a line |
| a block `diff`, `--- FILE` at its head | the lines with `-` (and those without a mark) stand in the file once, and become those with `+` |
| a block `xml` below `<!-- FILE -->` | is written to that file |
| any other block `xml` | stands so in one of the files, whatever its indent |
| `<!-- printed with X: A B -->` | of the words in the newest PDF those that end in X are A and B, as often as they stand there |

--accept writes into the page what the commands said; read it like code before it is committed."""
import pathlib, re, subprocess, sys, tempfile
sys.dont_write_bytecode = True
ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tests/cmd"))
from installed import installed

PAGE = ROOT / "docs/ja/tutorial.md"
BLOCK = re.compile(r"(?:^<!-- (\S+) -->\n)?^```(\w+)\n(.*?)^```$(?:\n<!-- printed with (\S+): (.*?) -->)?", re.S | re.M)


def flat(text):
    return "\n".join(line.strip() for line in text.strip().splitlines())


class Reader:
    """Somebody at a terminal, with the page open."""
    def __init__(self, hyogumi, home):
        self.hyogumi, self.here, self.faults, self.commands = hyogumi, home, [], 0

    def fault(self, what, saw):
        self.faults.append(f"{what}\n{saw}")

    def said(self, command):
        if command.startswith("cd "):
            self.here = self.here / command[3:]
            return "" if self.here.is_dir() else "no such folder"
        self.commands += 1
        done = subprocess.run(command, shell=True, cwd=self.here, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                              env={"PATH": f"{self.hyogumi.parent}:/usr/bin:/bin", "LANG": "ja_JP.UTF-8", "SOURCE_DATE_EPOCH": "1730000000"})
        return re.sub(r"\d+\.\d+ 秒", "… 秒", done.stdout)

    def run(self, text):
        """The block as it should read."""
        out = ""
        for step in re.split(r"^(?=\$ )", text, flags=re.M)[1:]:
            command, _, expected = step.partition("\n")
            said = self.said(command[2:])
            pattern = ".*".join(re.escape(part) for part in expected.strip().split("…"))
            same = re.fullmatch(pattern, said.strip())
            if not same:
                self.fault(command, f"expected:\n{expected}\nsaid:\n{said}")
            out += f"{command}\n{expected if same else said}"
        return out

    def change(self, text):
        head, _, body = text.partition("\n")
        path = self.here / head.removeprefix("--- ")
        lines = body.splitlines()
        old, new = ("".join(line[1:] + "\n" for line in lines if line[:1] != other) for other in "+-")
        whole = path.read_text()
        if whole.count(old) != 1:
            self.fault(head, f"stands there {whole.count(old)} times:\n{old}")
        path.write_text(whole.replace(old, new, 1))

    def look(self, text):
        files = [p for p in self.here.rglob("*.xml")]
        if not any(flat(text) in flat(p.read_text()) for p in files):
            self.fault("stands in no file:", text)

    def read(self, end, expected):
        """The page as it is printed."""
        newest = max(self.here.rglob("*.pdf"), key=lambda path: path.stat().st_mtime_ns)
        words = subprocess.run(["pdftotext", newest, "-"], capture_output=True, text=True, check=True).stdout.split()
        printed = [word for word in words if word.endswith(end)]
        if sorted(printed) != sorted(expected.split()):
            self.fault(f"printed with {end}: {expected}", f"printed: {' '.join(printed)}")

    def block(self, found):
        name, kind, text, end, expected = found.groups()
        if kind == "sh":
            said = found[0].replace(text, self.run(text)) if text else found[0]
            if end:
                self.read(end, expected)
            return said
        if kind == "diff":
            self.change(text)
        elif name:
            (self.here / name).write_text(text)
        elif kind == "xml":
            self.look(text)
        return found[0]


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        reader = Reader(installed(pathlib.Path(sys.argv[1]).resolve(), folder / "program"), folder / "home")
        reader.here.mkdir()
        page = BLOCK.sub(reader.block, PAGE.read_text())
        if "--accept" in sys.argv:
            PAGE.write_text(page)
    print("\n".join(reader.faults) if reader.faults else f"the tutorial: {reader.commands} commands say what it says")
    sys.exit(bool(reader.faults))


if __name__ == "__main__":
    main()
