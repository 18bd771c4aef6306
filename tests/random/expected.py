"""What a random table is: its rows, spans, texts, notes, what is said again over each row; without a word about how it is set."""
from generator import CORNER, has, mark, walk


class Expected:
    """rows: (id, role, keys of the cells that are in no span); spans: of rows first … last; texts by key; notes by key; shared: by key the
    text of a note and the cells that cite it."""

    def __init__(self, spec):
        self.spec, self.rows, self.spans, self.texts, self.notes, self.lost = spec, [], [], {}, {}, []
        self.head, self.head_rows, self.shared = {}, [], {}
        self.texts[f"i{spec['seed']}"] = "頭"
        self.texts.update({f"i{spec['seed']}-{i}": "前文" for i in range(spec["intro"])})
        self.inside = set()                                  # notes that stand in their cell
        self.measures = [node["id"] for node in walk(spec["records"]) if node["kind"] == "measure" and not node.get("lines")
                         and not node.get("small")]
        self.title = f"t{spec['seed']}#caption" if spec["title"] else None
        if self.title:
            self.texts[self.title] = f"題{spec['seed']}"
        self.above, self.small, self.status = {}, {}, {}     # rows said again over a row; small tables; cells that may merge
        self.add_head()
        for node in spec["records"]:
            self.add(node, frozenset(), ())
        if self.head_rows or self.rows:                       # what has no row is not there to point to
            self.texts.update({f"c{spec['seed']}/callout{i + 1}": str(i + 1) for i in range(spec["callouts"])})
        if spec["merge"]:
            self.merge()

    def add_head(self):
        names, seed, depth = list(self.spec["columns"]), self.spec["seed"], self.spec["head"]
        for r in range(depth):
            self.head_rows.append(f"h{seed}r{r}")
            for c in names if depth == 1 or r == 0 else names[1:]:
                if depth > 1 and r == 0 and c != names[0]:
                    self.head[f"h{seed}r0#all"] = "見出し"
                else:
                    self.head[f"h{seed}r{r}#{c}"] = f"{c}欄" if r == 0 else f"{c}{r}"
        if depth and self.spec["corner"]:                     # the second label is read first: it heads the columns
            self.head[f"h{seed}r0#{names[0]}"] = CORNER + self.head[f"h{seed}r0#{names[0]}"]

    def row(self, node, role, keys, above):
        self.rows.append((node["id"], role, keys))
        self.above[node["id"]] = above if self.spec["repeat"] else ()

    def merge(self):
        """Equal status cells under each other are one cell, said again plainly; a row without one, or without words, ends it."""
        runs, run = [], []
        for index, (key, role, _) in enumerate(self.rows):
            cell = self.status.get(key)
            if run and cell and self.texts[cell] and self.texts[cell] == self.texts[run[0][1]]:
                run.append((index, cell))
            else:
                run = [(index, cell)] if cell else []
                runs.append(run)
        spans = {span["key"]: span for span in self.spans}
        for run in runs:
            if run and self.texts[run[0][1]]:
                spans.setdefault(run[0][1], {"key": run[0][1], "first": run[0][0], "across": "again",
                                             "text": self.texts[run[0][1]], "suffix": ""})["last"] = run[-1][0]
                for index, cell in run:
                    if cell in self.rows[index][2]:
                        self.rows[index][2].remove(cell)
                for _, cell in run[1:]:
                    del self.texts[cell]
                    spans.pop(cell, None)
        self.spans = list(spans.values())

    def span(self, node, column, text, first, suffix=True):
        key = f"{node['id']}#{column}"
        if first == len(self.rows):
            if not self.spec["sample"]:                      # a sample leaves rows out on purpose
                self.lost.append(node["id"])
            return
        self.texts[key] = text
        if column == "status" and first == len(self.rows) - 1:
            self.status[self.rows[first][0]] = key
        across = self.spec["across"]["sub" if node["kind"] == "sub" else "item" if column == "name" else column]
        self.spans.append({"key": key, "first": first, "last": len(self.rows) - 1, "across": across, "text": text,
                           "suffix": self.spec["suffix"] if suffix else ""})

    def share(self, node):
        key, text = f"{node['id']}#name", node["note"]
        self.shared.setdefault(f"note/n{self.spec['seed']}-{text}", (mark(self.spec) + text, []))[1].append(key)
        self.texts[key] = self.texts.get(key, "") + mark(self.spec)

    def note(self, node, text):
        key = f"{node['id']}#name"
        self.notes[f"{key}/note"] = (key, mark(self.spec) + text)
        self.texts[key] = self.texts.get(key, "") + mark(self.spec)
        if self.spec["notes_in"] and node["kind"] == "measure" and not node.get("lines"):
            self.inside.add(f"{key}/note")

    def add_small(self, node):
        head = f"{node['id']}-h"
        self.small[node["id"]] = [line["id"] for line in node["small"]]
        for line in node["small"]:
            self.texts.update({f"{line['id']}#{c}": line["fields"][c] for c in ("current", "remark")})
        if self.spec["small_head"]:
            self.texts.update({f"{head}#current": "現", f"{head}#remark": "備"})

    def add(self, node, given, above):
        kind, first = node["kind"], len(self.rows)
        key = f"{node['id']}#name"
        if kind in ("band", "group", "label"):
            self.texts[key] = node["name"]
            self.row(node, "label" if kind == "label" else "band", [key], above)
            above += ((node["id"], node["name"] + self.spec["suffix"]),)
        if kind == "measure" and not node.get("lines"):
            self.add_cells(node, given, ["name", "target"], above)
            self.texts[key] = node["name"]
            if node.get("small"):
                self.add_small(node)
        if kind == "line":
            self.add_cells(node, given, [], above)
        inner = given | set(node.get("fields", ())) if kind == "joint" else given
        for child in node.get("children", []) + node.get("lines", []):
            self.add(child, inner, above)
        if kind == "sub" or node.get("lines"):
            self.span(node, "name", node["name"], first)
        if node.get("lines") and has(self.spec, "target"):
            self.span(node, "target", node["fields"].get("target", ""), first, suffix=False)
        if kind == "joint":
            for column, text in node["fields"].items():
                self.span(node, column, text, first)
        if kind == "sub" and self.spec["notes"] and first < len(self.rows):
            self.note(node, "注" + node["id"])
        if "note" in node and self.spec["shared"]:
            self.share(node)
        elif "note" in node:
            self.note(node, node["note"])

    def add_cells(self, node, given, columns, above):
        columns = [c for c in columns if c == "name" or has(self.spec, c)]
        columns += [c for c in ("current", "status", "remark") if has(self.spec, c) and c not in given]
        keys = [f"{node['id']}#{c}" for c in columns]
        for c, key in zip(columns, keys):
            if c != "name":
                self.texts[key] = node["fields"].get(c, "")
            if c == "status":
                self.status[node["id"]] = key
        self.row(node, "body", keys, above)
