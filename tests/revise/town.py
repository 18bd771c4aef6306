"""What town/layout.xml prints; as nerima.py does for the booklet of the ward."""
from booklet import Cell, Edition, Rule, Table, TableTexts, Text, children, has, is_a, lines_of, shared_by_any
from records import computed, merged, own, words

LAYOUT = "layouts/town.xml"
INDEX = "tests/revise/town/data.xml"
ROWS = ("sub", "label", "joint", "measure", "repeat")

SAY = {
    "contents": ("もくじ", 'id="contents"*>%s</heading>'),
    "field head": ("分野", '<cell columns="field" style="kpi-th">%s</cell>'),
    "value head": ("値", '<cell columns="aim result" style="kpi-th">%s</cell>'),
    "done head": ("実績〔状況〕", '<cell columns="done" style="th">%s</cell>'),
    "index head": ("指標の名称", '<cell columns="name" style="th">%s</cell><cell columns="result"'),
    "legend what": ("指標の値は年度末のものです。", '<p style="body">%s</p>'),
    "legend more": ("", '年度末のものです。*</p>%s\n  </legend>'),
    "index place": ("索引", '<appendix id="index"*<set name="place">%s</set>'),
    "index heading": ("索引", 'id="index-h"*>%s<toc'),
    "index entry": ("索引", 'id="index-h"*<toc level="1">%s</toc>'),
    "main part": ("町の計画　本文", '<section id="main"*<set name="part">%s</set>'),
    "title": ("町の計画", '<p style="cover-title">%s</p>'),
}


def count_measures(data, record):
    return [(str(len(list(record.iter("measure")))), computed(record.get("id"), "count"))]



def kpi_table(say):
    return Table("kpi", ["field", "name", "aim", "result"],
                 [[("field name", "指標"), ("aim result", say["value head"])],
                  [("field", say["field head"]), ("name", "名称"), ("aim", "目標（現状）"), ("result", "実績")]],
                 [Rule(is_a("kpi"), row=[Cell("field", "{qualifier}", th=True, merged=True), Cell("name", "{name}", th=True),
                                         Cell("aim", ["{target}", "（現状 {current}）"]),
                                         Cell("result", [("{result}{*note}", has("note")), ("{result}", lambda d, r: r.find("note") is None), ("{total}", has("total"))])])])


def action_table(say):
    item = ["{name}", "{target}"]
    return Table("action", ["item", "planned", "done", "remark"],
                 [[("item", "取組"), ("planned", "当初計画"), ("done", say["done head"]), ("remark", "備考")]],
                 [Rule(is_a("group"), row=[Cell("*", "{@no}　{name}（{measures}件）", th=True, key="name")], inner=children(*ROWS), band=True),
                  Rule(is_a("sub"), row=[Cell("*", "({@no}){name}", th=True, key="name")], inner=children(*ROWS)),
                  Rule(is_a("label"), row=[Cell("*", item, th=True, key="name")], inner=children(*ROWS)),
                  Rule(is_a("joint"), spans=[Cell("remark", "{remark}", has("remark"))], inner=children(*ROWS)),
                  Rule(lambda d, r: r.tag in ("measure", "repeat") and d.parent(r).tag != "measure" and bool(d.lines_of(r)),
                       spans=[Cell("item", item, th=True)], inner=lines_of),
                  Rule(is_a("measure", "repeat", "line"), row=[
                      Cell("item", item, lambda d, r: r.tag != "line" and d.parent(r).tag != "measure", th=True), Cell("planned", "{planned}"),
                      Cell("done", ["{result}", "〔{status}〕", ("(再掲)", is_a("repeat"))]), Cell("remark", "{remark}", shared_by_any("remark"))])])


def index_table(say):
    return Table("index", ["name", "result"], [[("name", say["index head"]), ("result", "年度末の実績")]],
                 [Rule(is_a("kpi"), row=[Cell("name", "{name}", th=True), Cell("result", "{result}")])])


DEPARTMENTS = Table("departments", ["name", "division"], [[("name", "課"), ("division", "部")]],
                    [Rule(is_a("department"), row=[Cell("name", "{name}", th=True), Cell("division", "{@division}")])])


class Town(Edition):
    name = "town"

    def __init__(self, root, say):
        super().__init__(root, say, {"measures": count_measures})

    def make(self):
        root, say, none = self.data.root, self.say, ("", "表紙")
        kpis = [k for listed in root.findall("kpis") for k in listed.iter("kpi")]
        self.paragraph([(say["title"], None)], none, ("title",), "cover", "cover")
        self.paragraph([(root.find("booklet").get("issuer"), own("booklet", "@issuer"))], none, ("issuer",), "cover", "cover")
        n_measures = sum(len(list(listed.iter("measure"))) for listed in root.findall("measures"))
        self.paragraph([("指標", None), (str(len(kpis)), computed("", "kpis")), ("件・取組", None), (str(n_measures), computed("", "measures")), ("件", None)],
                       none, ("counted",), "cover", "cover", key="counted")
        self.heading("contents", [(say["contents"], None)], (say["contents"],))
        at = len(self.texts)
        self.running([("町の計画　見方", None)], "part", None, "legend")
        self.heading("legend-h", [("表の見方", None)], ("表の見方",), [("表の見方", None)])
        for name in ("legend what", "legend more"):
            if say[name]:
                self.paragraph([(say[name], None)], ("表の見方", "計画" + root.find("goal").find("plan").get("no")), (name,), section="legend")
        self.running([(say["main part"], None)], "part", None, "main")
        for goal in root.findall("goal"):
            self.chapter(goal)
        self.index(kpis)
        self.contents(at)
        for entry in self.entries:
            entry.part = (say["contents"], "目次", "")

    def chapter(self, goal):
        id, label = goal.get("id"), [("第", None)] + self.no(goal) + [("章", None)]
        whole = label + [("　", None)] + self.field(goal, "name")
        part = (words(label),)
        self.heading(f"c-{id}", whole, part, whole, id)
        self.running(label, "place", f"c-{id}", "main", id)
        self.running(self.field(goal, "short"), "tab", f"c-{id}", "main", id)
        for plan in goal.findall("plan"):
            self.plan(plan)

    def plan(self, plan):
        id, numbered = plan.get("id"), self.no(plan) + [("　", None)] + self.field(plan, "name")
        part = ("計画" + plan.get("no"),)
        self.heading(f"s-{id}", [("計画", None)] + numbered, part, numbered, id, ("legend-h",) if self.is_sample(plan) else ())
        n = sum(len(list(listed.iter("kpi"))) for listed in self.lists("kpis", plan))
        self.add(Text("paragraph", f"n-{id}", [("指標は", None), (str(n), computed("", "kpis of a plan")), ("件です。", None)], part=part,
                      where=("heading", f"n-{id}"), name=("paragraph", "n", id)))
        TableTexts(kpi_table(self.say), self.writer, part, ("kpi", id), ("main", "legend"), self.add, f"n-{id}").write(self.rows_of("kpis", plan))
        TableTexts(action_table(self.say), self.writer, part, ("action", id), ("main",), self.add, f"n-{id}").write(self.rows_of("measures", plan))

    def index(self, kpis):
        say = self.say
        self.running([("町の計画　索引", None)], "part", None, "index")
        self.running([(say["index place"], None)], "place", None, "index")
        self.heading("index-h", [(say["index heading"], None)], (say["index heading"],), [(say["index entry"], None)])
        TableTexts(index_table(say), self.writer, (say["index heading"],), ("index",), ("index",), self.add).write([(k, k.get("id")) for k in kpis])
        self.heading("departments", [("所管", None)], ("所管",), [("所管", None)])
        TableTexts(DEPARTMENTS, self.writer, ("所管",), ("departments",), ("index",), self.add).write([(d, d.get("id")) for d in self.data.root.findall("department")])


def published(root):
    return merged(root / INDEX), (root / "tests/revise/town/layout.xml").read_text(encoding="utf-8")


EDITION = Town
