"""What layouts/nerima-r1-progress.xml prints, as read from it: which cell of which table shows which field, under which
heading, and which words are the layout's own.  `say` holds those words that the tests change between two editions."""
from booklet import Cell, Edition, Rule, Table, TableTexts, Text, children, has, is_a, lines_of, shared_by_any, shared_by_parent
from records import era_western, merged, own

LAYOUT = "layouts/nerima-r1-progress.xml"
INDEX = "data/nerima-r1/index.xml"
ROMAN = ["", "Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ", "Ⅴ", "Ⅵ", "Ⅶ", "Ⅷ", "Ⅸ", "Ⅹ", "Ⅺ", "Ⅻ"]
ROWS = ("sub", "label", "joint", "measure", "repeat")
LEGEND_KPI, LEGEND_ACTION = 3, 2                     # rows of the samples

# Words of the layout that may change between editions: name → (words, what stands around them in the layout).
SAY = {
    "kpi target head": ("目標値", '<cell columns="target" style="kpi-th" valign="middle">%s<br/>'),
    "kpi result head": ("令和元年度末の実績", '<cell columns="result" style="kpi-th" valign="middle">%s</cell>'),
    "remark head": ("備考", '<cell columns="remark" rows="2" style="th" valign="middle">%s</cell>'),
    "planned head": ("当初計画", '<cell columns="planned" style="th" valign="middle">%s</cell>'),
    "legend heading": ("表の見方", 'id="kpi-legend-h"*>%s<toc level="2">'),
    "legend entry": ("表の見方", 'id="kpi-legend-h"*<toc level="2">%s</toc>'),
    "legend place": ("表の見方", '<legend id="kpi-legend"*<set name="place">%s</set>'),
    "kpi part": ("練馬区版総合戦略　重要業績評価指標（KPI）の令和元年度末実績",
                 '<block name="kpi-part"*<set name="part">%s</set>'),
    "sdgs list": ("SDGsに掲げる17のゴール", 'id="sdgs-list"*>%s</heading>'),
    "poster": ("SUSTAINABLE DEVELOPMENT GOALS", '<p style="poster">%s</p>'),
    "sdgs what": ("国は、SDGsを力に地方創生を進めるよう自治体に求めています。", '<p style="body">%s区は、'),
    "cover main": ("令和元年度末の進捗状況", '<cover id="cover"*<p style="cover-main">%s</p>'),
    "legend target": ("令和3年度末に達成する値です。", '<description>%s別の時点を目標とする指標には、'),
    "sdgs more": ("", '自治体に求めています。*</p>%s\n    <p style="poster">'),
    "legend more": ("", '※ KPI = Key Performance Indicatorの略</p>\n    </box>%s'),
}

STATUS = [("{status}", lambda data, r: bool(data.runs(r, "status"))), ("(再掲)", is_a("repeat"))]
ITEM = ["<{place}>", ("({@no}){name}", lambda d, r: bool(r.get("no"))), ("{name}", lambda d, r: not r.get("no")), "{target}"]


def kpi_table(say):
    return Table("kpi", ["name", "target", "current", "result"],
                 [[("name", "指標"), ("target", say["kpi target head"] + "\n(原則：令和3年度末)"),
                   ("current", "現状値\n(原則：平成30年度末)"), ("result", say["kpi result head"])]],
                 [Rule(is_a("joint"), spans=[Cell("current", "{current}", has("current"))], inner=children("kpi")),
                  Rule(is_a("kpi"), row=[
                      Cell("name", ["{name}", "{qualifier}"], th=True),
                      Cell("target", "{target}"),
                      Cell("current", "{current}", shared_by_parent("current")),
                      Cell("result", [("{result}", lambda d, r: r.find("result") is not None and (r.find("total") is not None or r.find("note") is None)),
                                      ("{result}{*note}", lambda d, r: r.find("result") is not None and r.find("note") is not None and r.find("total") is None),
                                      ("{total}", lambda d, r: r.find("total") is not None and r.find("note") is None),
                                      ("{total}{*note}", lambda d, r: r.find("total") is not None and r.find("note") is not None)])])])


def action_table(say):
    wide = "sub item"

    def row(joint):
        own_cell = shared_by_parent if joint == "parent" else lambda field: None
        return [Cell("current", "{current}", own_cell("current")), Cell("planned", "{planned}", own_cell("planned")),
                Cell("result", "{result}", own_cell("result")), Cell("status", STATUS, shared_by_any("status")),
                Cell("remark", "{remark}", shared_by_any("remark"))]

    return Table("action", wide.split() + ["current", "planned", "result", "status", "remark"],
                 [[(wide, "取組名・令和3年度目標"), ("current", "平成30年度末の\n現況"), ("planned result", "令和元年度"),
                   ("status", "進捗\n状況"), ("remark", say["remark head"])],
                  [("planned", say["planned head"]), ("result", "実績")]],
                 [Rule(is_a("band"), row=[Cell("*", "{name}", th=True, key="name")], inner=children("group"), band=True),
                  Rule(is_a("group"), row=[Cell("*", "{@no}　{name}", th=True, key="name")], inner=children(*ROWS), band=True),
                  Rule(lambda d, r: r.tag == "sub" and any(a.tag == "sub" for a in d.ancestors(r)),
                       row=[Cell("*", "({@no}){name}", th=True, key="name")], inner=children(*ROWS), band=True),
                  Rule(is_a("sub"), spans=[Cell("sub", "({@no}){name}", th=True, key="name")], inner=children(*ROWS)),
                  Rule(lambda d, r: r.tag == "label" and any(r.find(f) is not None for f in ("current", "planned", "result", "status")),
                       row=[Cell(wide, ["{name}", "{target}"], th=True, key="item")] +
                           [Cell(f, "{%s}" % f) for f in ("current", "planned", "result", "status", "remark")], inner=children(*ROWS), band=True),
                  Rule(is_a("label"), row=[Cell("*", ["{name}", "{target}"], th=True, key="item")], inner=children(*ROWS), band=True),
                  Rule(is_a("joint"), spans=[Cell(f, "{%s}" % f, has(f)) for f in ("current", "planned", "result", "status", "remark")],
                       inner=children(*ROWS)),
                  Rule(lambda d, r: r.tag in ("measure", "repeat") and d.parent(r).tag != "measure" and bool(d.lines_of(r)),
                       spans=[Cell(wide, ITEM, th=True, key="item")], inner=lines_of),
                  Rule(lambda d, r: r.tag == "line" or (r.tag == "repeat" and d.parent(r).tag == "measure"), row=row("none")),
                  Rule(is_a("measure", "repeat"), row=[Cell(wide, ITEM, th=True, key="item")] + row("parent"))])


class Nerima(Edition):
    name = "nerima"

    def __init__(self, root, say):
        super().__init__(root, say, {})

    def plans_with(self, goal, tag):
        return [plan for plan in goal.findall("plan") if any(e.get("plan") == plan.get("id") for e in self.data.root.findall(tag))]

    def make(self):
        root, say = self.data.root, self.say
        booklet = root.find("booklet")
        cover = [["練馬区版総合戦略"], ["重要業績評価指標（KPI）"], ["および"], ["第2次みどりの風吹くまちビジョン"], ["アクションプラン"], ["［年度別取組計画］"], [say["cover main"]]]
        for i, (said,) in enumerate(cover):
            self.paragraph([(said, None)], ("", "表紙"), (f"cover{i}",), "cover", "cover")
        self.paragraph([(era_western(booklet.get("published")), own("booklet", "@published"))], ("", "表紙"), ("published",), "cover", "cover")
        self.paragraph([(booklet.get("issuer"), own("booklet", "@issuer"))], ("", "表紙"), ("issuer",), "cover", "cover")
        self.add(Text("heading", "contents", [("目次", None)], part=("目次",), column=("見出し",), where=("heading", "contents"), name=("heading", "contents")))
        at = len(self.texts)
        self.kpi_legend()
        self.kpis()
        self.action_legend()
        self.actions()
        self.sdgs()
        self.contents(at)

    def kpi_legend(self):
        part = "練馬区版総合戦略　重要業績評価指標（KPI）の令和元年度末実績"
        self.heading("kpi-part", [("練馬区版総合戦略\n重要業績評価指標（KPI）の\n令和元年度末実績", None)],
                     (flat_part("練馬区版総合戦略\n重要業績評価指標（KPI）の\n令和元年度末実績"),),
                     [("練馬区版総合戦略\n重要業績評価指標（KPI）の令和元年度末実績", None)])
        self.running([(part, None)], "part", "kpi-legend-h", "kpi-legend")
        self.running([(self.say["legend place"], None)], "place", "kpi-legend-h", "kpi-legend")
        place = (self.say["legend heading"], "表の見方")
        self.heading("kpi-legend-h", [(self.say["legend heading"], None)], place, [(self.say["legend entry"], None)])
        explained = [("目標値", self.say["legend target"] + "別の時点を目標とする指標には、その時点を添えています。"),
                     ("現状値", "平成30年度末の状況です。別の時点の値には、その時点を添えています。"),
                     ("令和元年度末の実績", "令和元年度末までの実績です。別の時点の値には、その時点を添えています。〔計　〕は、現状値と実績を合わせた累計です。")]
        for i, (term, said) in enumerate(explained):
            self.add(Text("paragraph", "", [(said, None)], part=place, item=f"{i + 1} {term}", where=("words", "kpi-legend"), name=("paragraph", "legend " + term)))
        if self.say["legend more"]:
            self.paragraph([(self.say["legend more"], None)], place, ("legend more",), section="kpi-legend")

    def kpis(self):
        if self.data.root.find("kpis") is None:
            return
        self.running([(self.say["kpi part"], None)], "part", None, "kpi")
        for goal in [g for g in self.data.root.findall("goal") if self.plans_with(g, "kpis")]:
            id, roman = goal.get("id"), self.no(goal, ROMAN[int(goal.get("no"))])
            label = [("基本目標", None)] + roman
            name = ("基本目標" + ROMAN[int(goal.get("no"))],)
            self.heading(f"kpi-{id}", label + [("　", None)] + self.field(goal, "name"), name, label + [("：", None)] + self.field(goal, "name"), record=id)
            self.running(label, "place", f"kpi-{id}", "kpi", id)
            self.running(self.field(goal, "short"), "tab", f"kpi-{id}", "kpi", id)
            for plan in self.plans_with(goal, "kpis"):
                self.plan("kpi", plan, "計画", kpi_table(self.say), self.rows_of("kpis", plan))

    def plan(self, section, plan, label, table, rows):
        id = plan.get("id")
        part = (label + plan.get("no"),)
        runs = [(label, None)] + self.no(plan)
        entry = runs + [("：", None)] + self.field(plan, "name") if section == "action" else None
        sample = (f"{section}-legend-h",) if self.is_sample(plan) else ()
        self.heading(f"{section}-{id}", runs + [("　", None)] + self.field(plan, "name"), part, entry, id, sample)
        if section == "action":
            self.running(runs, "place", f"action-{id}", "action", id, numbered=True)
        TableTexts(table, self.writer, part, (section, id), (section, section + "-legend"), self.add, f"{section}-{id}").write(rows)

    def action_legend(self):
        words = "第2次みどりの風吹くまちビジョン\nアクションプラン\n［年度別取組計画］\n令和元年度末の進捗状況"
        self.heading("action-part", [(words, None)], (flat_part(words),),
                     [("第2次みどりの風吹くまちビジョン\nアクションプラン〔年度別取組計画〕令和元年度末の進捗状況", None)])
        self.heading("action-legend-h", [("表の見方", None)], ("表の見方",), [("表の見方", None)])
        for i, status in enumerate(self.data.root.findall("status")):
            row = [status.get("id")] + ["legend-status"] * (i == 0)  # the first stands beside the term of the definition
            for key, runs in (("mark", [(status.get("code"), own(status.get("id"), "@code"))]), ("description", self.field(status, "name"))):
                self.add(Text("cell", f"{status.get('id')}#{key}", runs, record=status.get("id"), part=("表の見方",), item=f"5 進捗状況 {status.get('code')}",
                              where=("rows", row, ("action-legend",)), name=("cell", "status", f"{status.get('id')}#{key}")))

    def actions(self):
        if self.data.root.find("measures") is None:
            return
        for goal in [g for g in self.data.root.findall("goal") if self.plans_with(g, "measures")]:
            id, label = goal.get("id"), [("施策の柱", None)] + self.no(goal)
            self.heading(f"action-{id}", label + [("　", None)] + self.field(goal, "name"), ("施策の柱" + goal.get("no"),), record=id)
            self.running(self.field(goal, "short"), "tab", f"action-{id}", "action", id)
            for plan in self.plans_with(goal, "measures"):
                self.plan("action", plan, "戦略計画", action_table(self.say), self.rows_of("measures", plan))

    def sdgs(self):
        self.heading("sdgs-h", [("参考　第2次みどりの風吹くまちビジョンとSDGs", None)], ("参考",), [("参考：第2次みどりの風吹くまちビジョンとSDGs", None)])
        self.paragraph([("SDGsは「Sustainable Development Goals（持続可能な開発目標）」の略です。平成27年（2015年）9月の国連サミットで採択された、令和12（2030）年までの国際目標で、17のゴールからなり、先進国を含むすべての国に共通します。", None)], ("参考",), ("sdgs1",), section="sdgs")
        self.paragraph([(self.say["sdgs what"] + "区は、第2次みどりの風吹くまちビジョンを軸に、あらゆる施策でこれに取り組みます。", None)], ("参考",), ("sdgs2",), section="sdgs")
        if self.say["sdgs more"]:
            self.paragraph([(self.say["sdgs more"], None)], ("参考",), ("sdgs more",), section="sdgs")
        self.paragraph([(self.say["poster"], None)], ("参考",), ("poster",), section="sdgs")
        self.heading("sdgs-list", [(self.say["sdgs list"], None)], (self.say["sdgs list"], SAY["sdgs list"][0], "参考"))
        for sdg in self.data.root.findall("sdg"):
            id = sdg.get("id")
            both = self.field(sdg, "name") + [("\n", None)] + self.field(sdg, "text")
            for key, runs in (("tile", self.no(sdg)), ("text", both)):
                self.add(Text("cell", f"{id}#{key}", runs, record=id, part=(self.say["sdgs list"], SAY["sdgs list"][0], "参考"), item=sdg.get("no"),
                              where=("rows", [id], ("sdgs",)), name=("cell", "sdg", f"{id}#{key}")))


def flat_part(heading):
    return heading.replace("\n", "").split("　")[0] or heading


def published(root):
    """(data, layout) as they are."""
    return merged(root / INDEX), (root / LAYOUT).read_text(encoding="utf-8")


EDITION = Nerima
