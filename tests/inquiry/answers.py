"""Return sheets filled in by openpyxl, and what a set of data says, read by xml.etree."""
import pathlib, xml.etree.ElementTree as tree

import openpyxl


def words(element):
    """Text, a line end for <br/>; as the file has it, where there is more."""
    if element is None:
        return ""
    if all(child.tag == "br" for child in element):
        return ((element.text or "") + "".join("\n" + (child.tail or "") for child in element)).strip()
    inner = (element.text or "") + "".join(tree.tostring(child, encoding="unicode") for child in element)
    return inner.replace(" />", "/>").strip()


def load(folder):
    root = tree.Element("data")
    for name in ["index.xml", *[i.get("href") for i in tree.parse(folder / "index.xml").getroot() if i.tag == "include"]]:
        root.extend(child for child in tree.parse(folder / name).getroot() if child.tag != "include")
    return root


def in_cell(element):
    """As a cell has it: lines that begin with ・ are items of a list."""
    text = words(element)
    if element is None or not any(child.tag == "list" for child in element) or any(e.tag not in ("br", "list", "item") for e in element.iter() if e is not element):
        return text
    lines = [(element.text or "")] if (element.text or "").strip() else []
    for child in element:
        if child.tag == "br":
            lines.append("")
        else:
            lines += ["・" + (item.text or "").strip() for item in child]
        if (child.tail or "").strip():
            lines = lines[:-1] + [lines[-1] + child.tail] if child.tag == "br" else lines + [child.tail]
    return "\n".join(lines).strip()


class Sheet:
    """A return sheet: its open cells by (record, field), wherever rows and columns are."""

    def __init__(self, path):
        self.path, self.book = path, openpyxl.load_workbook(path)
        self.tables = [s for s in self.book if s.sheet_state == "visible" and any(c.value == "#" for c in s[1])]

    def columns(self, table):
        return {cell.value[1:]: cell.column for cell in table[1] if cell.value and str(cell.value).startswith("#")}

    def rows(self, table):
        key = self.columns(table)[""]
        return {table.cell(row, key).value: row for row in range(3, table.max_row + 1) if table.cell(row, key).value}

    def cells(self):
        found = {}
        for table in self.tables:
            for record, row in self.rows(table).items():
                for field, column in self.columns(table).items():
                    cell = table.cell(row, column)
                    if field and not cell.protection.locked:
                        found[record, field] = cell
        return found

    def put(self, record, field, text):
        self.cells()[record, field].value = text or None

    def save(self, path=None):
        self.book.save(path or self.path)


def move_column(table, one, other):
    """Two columns change places, heads and all."""
    for row in range(1, table.max_row + 1):
        a, b = table.cell(row, one), table.cell(row, other)
        a.value, b.value, a._style, b._style = b.value, a.value, b._style, a._style
    a, b = (table.column_dimensions[table.cell(1, i).column_letter] for i in (one, other))
    a.hidden, b.hidden = b.hidden, a.hidden


def sort_rows(table, order):
    """The rows below the heads in another order: a list of their numbers."""
    rows = [[(cell.value, cell._style) for cell in table[row]] for row in order]
    for number, row in enumerate(rows, 3):
        for cell, (value, style) in zip(table[number], row):
            cell.value, cell._style = value, style
