"""The booklet as every peer is given it: read from the data, laid out in blocks, each a thing that all of them know.

A table's rows hold cells at columns; a cell may cover columns to its right and rows below it, and what it covers has none."""
import dataclasses, pathlib, re
import xml.etree.ElementTree as ET


@dataclasses.dataclass
class Cell:
    lines: list
    columns: int = 1
    rows: int = 1
    style: str = "plain"  # head, band, label, status, plain


@dataclasses.dataclass
class Table:
    widths: list  # mm
    heads: list   # rows
    rows: list    # each: {column: Cell}

    def covered(self, rows):
        """Row by row, where a cell from the left or from above lies."""
        hidden = [set() for _ in rows]
        for at, row in enumerate(rows):
            for column, cell in row.items():
                for below in range(at, min(at + cell.rows, len(rows))):
                    hidden[below] |= set(range(column, column + cell.columns)) - ({column} if below == at else set())
        return hidden


@dataclasses.dataclass
class Heading:
    level: int
    text: str
    name: str
    new_page: bool = False


@dataclasses.dataclass
class Cover:
    lines: list


@dataclasses.dataclass
class Contents:
    title: str


def read(index):
    """The data as one tree, what it includes in place."""
    root = ET.parse(index).getroot()
    for at, child in reversed(list(enumerate(root))):
        if child.tag == "include":
            root[at:at + 1] = list(ET.parse(pathlib.Path(index).parent / child.get("href")).getroot())
    return root


def era(year):
    return "令和元年度" if year == 2019 else f"令和{year - 2018}年度" if year > 2019 else f"平成{year - 1988}年度"


class Rows:
    """Rows of a table as they come, with the cells that reach down over them."""

    def __init__(self, columns):
        self.columns, self.rows, self.open = columns, [], {}

    def row(self, cells):
        placed, column = {}, 0
        while column < self.columns:
            cell = self.open.get(column)
            if cell:
                if cell.rows: cell.rows += 1
                else: cell.rows, placed[column] = 1, cell
                column += cell.columns
                continue
            end = next((c for c in range(column + 1, self.columns) if c in self.open or c in cells), self.columns)
            placed[column] = cell = cells.get(column) or next((v for c, v in cells.items() if c < column < c + v.columns), Cell([]))
            cell.columns = end - column
            column = end
        self.rows.append(placed)

    def under(self, column, cell, work):
        """What work() adds stands beside the cell."""
        if column in self.open: return work()
        cell.rows, self.open[column] = 0, cell
        work()
        del self.open[column]


class Booklet:
    def __init__(self, index):
        self.data = read(index)
        self.parents = {child: parent for parent in self.data.iter() for child in parent}
        self.by_id = {e.get("id"): e for e in self.data.iter() if e.get("id")}
        head = self.data.find("booklet")
        self.year, self.base, self.target = (era(int(head.get(f"{name}-year"))) for name in ("fiscal", "base", "target"))
        self.title = f"重要業績評価指標（KPI）およびアクションプラン {self.year}末の進捗状況"
        self.blocks = [Cover(["練馬区版総合戦略", "重要業績評価指標（KPI）", "および", "第2次みどりの風吹くまちビジョン", "アクションプラン",
                              "［年度別取組計画］", f"{self.year}末の進捗状況", "令和2年（2020年）9月", head.get("issuer")]), Contents("目次")]
        self.part("kpi", f"重要業績評価指標（KPI）の{self.year}末実績", "基本目標", "計画", self.kpi_table)
        self.part("measures", f"アクションプラン［年度別取組計画］{self.year}末の進捗状況", "施策の柱", "戦略計画", self.action_table)
        self.blocks += [Heading(1, "参考　第2次みどりの風吹くまちビジョンとSDGs", "sdgs", True),
                        Table([22, 154], [], [{0: Cell([s.get("no")], style="status"), 1: Cell([*self.lines(s, "name"), *self.lines(s, "text")])}
                                              for s in self.data.iter("sdg")])]

    def part(self, kind, title, goal_word, plan_word, table):
        lists = {e.get("plan"): e for e in self.data.findall("kpis" if kind == "kpi" else kind)}
        self.blocks.append(Heading(1, title, kind, True))
        for goal in self.data.iter("goal"):
            plans = [plan for plan in goal.iter("plan") if plan.get("id") in lists]
            if not plans: continue
            self.blocks.append(Heading(2, f"{goal_word}{goal.get('no')}　{self.text(goal, 'name')}", f"{kind}-{goal.get('id')}", kind == "kpi"))
            for plan in plans:
                self.blocks.append(Heading(3, f"{plan_word}{plan.get('no')}　{self.text(plan, 'name')}", f"{kind}-{plan.get('id')}"))
                self.blocks.append(table(lists[plan.get("id")]))

    # words

    def above(self, record, tag):
        while record is not None and record.tag != tag:
            record = self.parents.get(record)
        return record

    def mark(self, mark, record):
        of = self.by_id[mark.get("of") or record.get("of")]
        plan = self.by_id[self.above(of, "measures").get("plan")]
        return f"【戦略計画{plan.get('no')}-{self.above(of, 'group').get('no')}の再掲】"

    def flow(self, element, record):
        """Text with \\n where a line ends."""
        words = re.sub(r"\s+", "", element.text or "")
        for child in element:
            words += {"br": "\n", "item": "\n・"}.get(child.tag, "") + (self.mark(child, record) if child.tag == "mark" else self.flow(child, record))
            words += re.sub(r"\s+", "", child.tail or "")
        return words

    def lines(self, record, *fields):
        words = [self.flow(element, record) for field in fields for element in record.findall(field)]
        return [line for word in words for line in word.split("\n") if line]

    def text(self, record, field):
        return "".join(self.lines(record, field))

    # tables

    def kpi_table(self, kpis):
        heads = [["指標"], ["目標値", f"(原則：{self.target}末)"], ["現状値", f"(原則：{self.base}末)"], [f"{self.year}末の実績"]]
        rows = Rows(4)

        def kpi(record):
            result, total = self.lines(record, "result"), record.find("total")
            if total is not None:
                both = sum(int(record.find(f).get("number", 0)) for f in ("current", "result") if record.find(f) is not None)
                result.append(f"〔計{both + int(total.get('adjust', 0)):,}{total.get('unit')}〕")
            result += [f"※{line}" for line in self.lines(record, "note")]
            rows.row({0: Cell(self.lines(record, "name", "qualifier")), 1: Cell(self.lines(record, "target")),
                      2: Cell(self.lines(record, "current")), 3: Cell(result)})

        for record in kpis:
            if record.tag == "kpi": kpi(record)
            else: rows.under(2, Cell(self.lines(record, "current")), lambda: [kpi(child) for child in record.iter("kpi")])
        return Table([60, 36, 37, 43], [{i: Cell(words, style="head") for i, words in enumerate(heads)}], rows.rows)

    def action_table(self, measures):
        def head(*words, columns=1, rows=1):
            return Cell(list(words), columns, rows, "head")
        heads = [{0: head(f"取組名・{self.target}目標", columns=2, rows=2), 2: head(f"{self.base}末の", "現況", rows=2), 3: head(self.year, columns=2),
                  5: head("進捗", "状況", rows=2), 6: head("備考", rows=2)}, {3: head("当初計画"), 4: head("実績")}]
        rows = Rows(7)
        fields = {"current": 2, "planned": 3, "result": 4, "status": 5, "remark": 6}

        def record_row(record, name):
            said = self.by_id[record.get("of")] if record.tag == "repeat" else record
            cells = {0: Cell(name, 2)} | {at: Cell(self.lines(said, field), style="status" if at == 5 else "plain") for field, at in fields.items()}
            if record is not said: cells[5].lines.append("(再掲)")
            rows.row(cells)

        def walk(record):
            if record.tag in ("band", "group"):
                rows.row({0: Cell([f"{record.get('no', '')}　{self.text(record, 'name')}".strip("　")], 7, style="band")})
            elif record.tag == "sub":
                name = f"({record.get('no')}){self.text(record, 'name')}"
                if 0 not in rows.open:
                    return rows.under(0, Cell([name]), lambda: [walk(child) for child in record])
                rows.row({0: Cell([name], 7, style="label")})
            elif record.tag == "label":
                cells = {at: Cell(self.lines(record, field), style="label") for field, at in fields.items()} if record.find("status") is not None else {}
                rows.row({0: Cell(self.lines(record, "name", "target"), style="label")} | cells)
            elif record.tag == "joint":
                work = lambda: [walk(child) for child in record]
                for field, at in fields.items():
                    if record.find(field) is not None:
                        work = lambda at=at, field=field, work=work: rows.under(at, Cell(self.lines(record, field)), work)
                return work()
            elif record.tag in ("measure", "repeat"):
                said = self.by_id[record.get("of")] if record.tag == "repeat" else record
                name = [f"<{place}>" for place in self.lines(record, "place")] + self.lines(record, "name")
                if record.get("no") and name: name[-1] = f"({record.get('no')}){name[-1]}"
                name += self.lines(record, "target")
                parts = [child for child in said if child.tag in ("line", "repeat")]
                if not parts: return record_row(record, name)
                column = 1 if 0 in rows.open else 0
                return rows.under(column, Cell(name, 2 - column), lambda: [record_row(part, []) for part in parts])
            else: return
            for child in record:
                walk(child)

        for record in measures:
            walk(record)
        return Table([24.7, 34.8, 24.7, 24.7, 24.7, 11, 31], heads, rows.rows)
