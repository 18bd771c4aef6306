"""A booklet of any size: departments with rows in several plans each.  write(folder, departments=60, rows=6)"""
import pathlib, shutil

root = pathlib.Path(__file__).resolve().parents[2]
PLANS_OF_GOAL, GROUPS = 5, 3
NOUNS = ["保育所", "防災", "みどり", "健康", "産業", "文化", "道路", "住宅", "教育", "環境", "福祉", "観光"]
DOINGS = ["の整備", "の支援", "の拡充", "計画の策定", "相談の実施", "団体との連携"]
STATES = ["A", "A+", "B", "A", "A"]

LAYOUT = """<?xml version="1.0" encoding="UTF-8"?>
<report name="synthetic" title="進捗状況" author="例" lang="ja" date="2026-04" data="data.xml" fonts="{fonts}">
  <excerpt by="department" each="/data/department" id="{{{id}}}" key="{{@id}}" name="{{name}}" others="grey"
           records="//measure | /data/department" of="ancestor-or-self::*[@departments][1]/@departments | self::department/@id">
    <print copies="2" sides="long-edge"/>
  </excerpt>
  <style name="default" family="BIZ UDGothic" size="8pt" leading="1.4"/>
  <style name="goal" size="13pt" weight="bold" space-before="5mm" space-after="2mm" keep-next="yes"/>
  <style name="plan" size="10pt" weight="bold" space-before="3mm" space-after="1mm" keep-next="yes"/>
  <style name="cell" padding="0.8mm 1mm"/>
  <style name="th" base="cell" weight="bold" align="center" fill="#E3EEE8" padding="0.8mm 1mm"/>
  <master name="body" width="210mm" height="297mm" inside="18mm" outside="15mm" head="16mm" foot="16mm" mirrored="yes">
    <running side="outside" at="foot" y="9mm"><folio/></running>
  </master>
  <cover master="body" folio="none" when="$excerpt"><gap height="60mm"/><p style="goal">{{$excerpt/name}}</p><p>{{count(//measure)}}件</p></cover>
  <toc master="body" folio="none"><entries style-1="cell" style-2="cell"/></toc>
  <section id="action" master="body">
    <each select="/data/goal[plan/@id = /data/measures/@plan]" as="goal">
      <heading level="1" style="goal" id="goal-{{@id}}">{{name}}<toc level="1">{{name}}</toc></heading>
      <each select="plan[@id = /data/measures/@plan]" as="plan">
        <heading level="2" style="plan" id="plan-{{@id}}">{{name}}<toc level="2">{{name}}</toc></heading>
        <table style="cell">
          <rules top="heavy" head="medium" row="hairline" bottom="heavy"/>
          <column name="name" share="3"/><column name="planned" share="2"/><column name="result" share="2"/><column name="status" width="12mm"/>
          <column name="page" width="10mm" when="$excerpt"/>
          <head><row><cell columns="name" style="th">取組</cell><cell columns="planned" style="th">計画</cell><cell columns="result" style="th">実績</cell>
            <cell columns="status" style="th">状況</cell><cell columns="page" style="th" when="$excerpt">頁</cell></row></head>
          <rows select="/data/measures[@plan = $plan/@id]/group">
            <rule match="group"><row role="band" keep-next="yes"><cell columns="*" style="th">{{name}}</cell></row><rows select="measure"/></rule>
            <rule match="measure"><row><cell columns="name">{{name}}</cell><cell columns="planned">{{planned}}</cell><cell columns="result">{{result}}</cell>
              <cell columns="status">{{status}}</cell><cell columns="page" when="$excerpt">{{booklet-page(@id)}}</cell></row></rule>
          </rows>
        </table>
      </each>
    </each>
  </section>
</report>
"""


def name_of(department):
    return f"第{department}課"


def data_text(departments, rows, names=name_of, poisoned=(), result=lambda department, row: None):
    n_goals = max(1, min(20, departments // 20))
    n_plans = n_goals * PLANS_OF_GOAL
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<data id="synthetic" lang="ja" schema="schema.xml">']
    for goal in range(n_goals):
        lines.append(f'<goal id="g{goal}" no="{goal + 1}"><name>目標{goal + 1}</name>')
        lines += [f'<plan id="p{plan}" no="{plan + 1}"><name>計画{plan + 1}</name></plan>' for plan in range(goal * PLANS_OF_GOAL, (goal + 1) * PLANS_OF_GOAL)]
        lines.append("</goal>")
    plans = [[] for _ in range(n_plans)]
    for department in range(departments):
        for row in range(rows):
            group = row * GROUPS // rows
            plans[(department * 7 + group * 11) % n_plans].append((department, group, row))
    for plan, members in enumerate(plans):
        if not members:
            continue
        lines.append(f'<measures plan="p{plan}">')
        open_group = None
        for department, group, row in sorted(members):
            if open_group != (department, group):
                lines += ["</group>"] if open_group else []
                open_group = (department, group)
                lines.append(f'<group id="m{department}-{group}" no="{group + 1}" departments="d{department}"><name>{NOUNS[(department + group) % 12]}の取組</name>')
            what = f"{NOUNS[(department + row) % 12]}{DOINGS[(department * 3 + row) % 6]}"
            bad = "\U00013000" if row == 1 and department in poisoned else ""  # a hieroglyph no font of ours has
            done = result(department, row) or f"{(department * 13 + row) % 90 + 1}か所で実施"
            lines.append(f'<measure id="m{department}-{group}-{row}"><name>{what}（第{department}-{row}）{bad}</name>'
                         f"<planned>{(department * 5 + row) % 90 + 1}か所</planned><result>{done}</result><status>{STATES[(department + row) % 5]}</status></measure>")
        lines.append("</group></measures>")
    lines += [f'<department id="d{department}"><name>{names(department)}</name></department>' for department in range(departments)]
    lines += [f'<status id="s{i}" code="{code}"><name>{code}</name></status>' for i, code in enumerate(["A", "A+", "B"])]
    return "\n".join(lines + ["</data>", ""])


def write(folder, departments=60, rows=6, id="@id", **more):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "report.xml").write_text(LAYOUT.format(fonts=root / "fonts/fonts.xml", id=id))
    shutil.copy(root / "tests/specimen/data/schema.xml", folder)
    (folder / "data.xml").write_text(data_text(departments, rows, **more))
    return folder / "report.xml"


def write_once(folder, departments, rows):
    """The pages of all excerpts in one document: a goal for each department, with its cover, its contents and its rows."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<data id="synthetic" lang="ja" schema="schema.xml">']
    for department in range(departments):
        plans = "".join(f'<plan id="p{department}-{group}" no="{group + 1}"><name>計画{group + 1}</name></plan>' for group in range(GROUPS))
        lines.append(f'<goal id="g{department}" no="{department + 1}"><name>{name_of(department)}</name>{plans}</goal>')
    for department in range(departments):
        for group in range(GROUPS):
            lines.append(f'<measures plan="p{department}-{group}"><group id="m{department}-{group}" no="{group + 1}"><name>{NOUNS[(department + group) % 12]}の取組</name>')
            for row in (r for r in range(rows) if r * GROUPS // rows == group):
                what = f"{NOUNS[(department + row) % 12]}{DOINGS[(department * 3 + row) % 6]}"
                lines.append(f'<measure id="m{department}-{group}-{row}"><name>{what}（第{department}-{row}）</name><planned>{(department * 5 + row) % 90 + 1}か所</planned>'
                             f"<result>{(department * 13 + row) % 90 + 1}か所で実施</result><status>{STATES[(department + row) % 5]}</status></measure>")
            lines.append("</group></measures>")
    layout = LAYOUT.format(fonts=root / "fonts/fonts.xml", id="@id")
    first, last = layout.index("  <excerpt"), layout.index("  <style")
    layout = layout[:first] + layout[last:]
    layout = layout[:layout.index("  <cover")] + layout[layout.index("  <section"):]
    layout = layout.replace("<each select=\"/data/goal[plan/@id = /data/measures/@plan]\" as=\"goal\">", """<each select="/data/goal" as="goal">
      <break/><gap height="60mm"/><p style="goal">{name}</p><p>{count(plan)}件</p>
      <break/><entry style="cell" target="goal-{@id}">{name}</entry><each select="plan"><entry style="cell" target="plan-{@id}">{name}</entry><entry style="cell" target="plan-{@id}">{name}</entry></each><break/>""")
    layout = layout.replace("plan[@id = /data/measures/@plan]", "plan").replace(' when="$excerpt"', "").replace("{booklet-page(@id)}", "{parent::group/@no}")
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "report.xml").write_text(layout)
    (folder / "data.xml").write_text("\n".join(lines + [f'<status id="s{i}" code="{code}"><name>{code}</name></status>' for i, code in enumerate(["A", "A+", "B"])] + ["</data>", ""]))
    return folder / "report.xml"
