"""What the program wrote, read back: the cells of a trace, the words of a PDF, what was said, a 正誤表."""
import csv
import json
import re
import subprocess

FRAME = re.compile(r"( *)frame (\S+) (?:(\S+) )? *-?[\d.]+ +-?[\d.]+ +-?[\d.]+ +-?[\d.]+(.*)$")
TEXT = re.compile(r'( *)text +.*? "((?:[^"\\]|\\.)*)"(?: [<=].*)?$')
FORMULA = "=+-@\t＝＋－＠"
HEADS = {"was": "誤", "now": "正", "kind": "種別", "cause": "連動", "reason": "理由", "key": "キー"}


def cells(trace):
    """Key → words, of each cell and paragraph, without white space; what is said again is left out."""
    found, stack = {}, []                           # stack: (depth, key or None)
    for line in trace.splitlines():
        if match := FRAME.match(line):
            depth, role, key, tail = len(match[1]), match[2], match[3], match[4]
            while stack and stack[-1][0] >= depth:
                stack.pop()
            above = stack[-1][1] if stack else ""
            if role == "artifact" or "(repeat)" in tail or above is None:
                own = None
            elif above:
                own = above
            else:
                own = key if role in ("cell", "head-cell", "paragraph") and key else ""
                if own:
                    found.setdefault(own, "")
            stack.append((depth, own))
        elif match := TEXT.match(line):
            while stack and stack[-1][0] >= len(match[1]):
                stack.pop()
            if stack and stack[-1][1]:
                found[stack[-1][1]] += re.sub(r"\s", "", match[2].replace('\\"', '"').replace("\\\\", "\\"))
    return found


def words_of(pdf):
    """The words of a PDF in the order they are painted, without white space."""
    done = subprocess.run(["pdftotext", "-raw", str(pdf), "-"], capture_output=True, check=True)
    return re.sub(r"[\s\u200b]", "", done.stdout.decode())


def said(done):
    """The diagnostics of a run: (severity, file, line, code, message)."""
    found = []
    for line in (done.stdout + "\n" + done.stderr).splitlines():
        if line.startswith("{") and '"severity"' in line:
            d = json.loads(line)
            found.append((d["severity"], d.get("file", ""), d.get("line", 0), d["code"], d["message"]["en"]))
    return found


def errata(path):
    if not path.exists():
        return []
    plain = lambda text: text[1:] if len(text) > 1 and text[0] == "'" and (text[1] in FORMULA or re.fullmatch(r"\d+([-/]\d+){1,2}", text[1:])) else text
    rows = list(csv.DictReader(path.open(encoding="utf-8-sig", newline="")))
    return [{name: plain(row[word]) for name, word in HEADS.items()} for row in rows]
