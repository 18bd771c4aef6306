"""Names, texts and figures for random sets.  No two texts are alike: each holds a token of its own, so that a text is known
wherever it turns up, and its absence, too."""
import re
from decimal import Decimal

RECORDS = [("chapter", "章"), ("section", "節"), ("policy", "施策"), ("project", "事業"), ("indicator", "指標"), ("measure", "取組"), ("entry", "項目"),
           ("case", "案件"), ("goal", "目標"), ("plan", "計画"), ("field", "分野"), ("theme", "主題"), ("kpi", "評価指標"), ("row", "明細")]
LISTS = [("status", "進捗状況"), ("grade", "評価区分"), ("class", "種別"), ("rank", "段階")]
OWNERS = [("department", "所管課"), ("office", "部署"), ("bureau", "担当")]
FIELDS = [("name", "名称"), ("title", "題名"), ("unit", "単位"), ("target", "目標値"), ("result", "実績値"), ("budget", "予算現額"), ("settled", "決算額"),
          ("remark", "備考"), ("place", "箇所"), ("current", "現況"), ("planned", "当初計画"), ("summary", "総括"), ("reason", "理由"), ("effect", "効果"),
          ("cost", "経費"), ("staff", "人員"), ("period", "期間"), ("begin", "開始日"), ("finish", "終了日"), ("law", "根拠法令"), ("method", "手法"),
          ("issue", "課題"), ("next", "今後の方向"), ("partner", "連携先"), ("rate", "達成率"), ("index", "指数"), ("area", "地区"), ("note", "注記"),
          ("source", "出典"), ("share", "構成比"), ("kind", "区分"), ("level", "水準"), ("value", "値"), ("order", "順位"), ("view", "所見"),
          ("act", "活動量"), ("input", "投入量"), ("outcome", "成果"), ("people", "対象者"), ("merit", "有効性"), ("speed", "緊急性"), ("total", "合計"),
          ("gap", "差引"), ("mean", "平均"), ("photo", "写真"), ("see", "関連"), ("when", "時点"), ("open", "公開"), ("text", "本文"), ("sdg", "ゴール")]
WORDS = ["保育所の整備", "防災訓練", "みどりの保全", "健康づくり", "商店街の支援", "文化財の公開", "道路の改良", "住まいの相談", "学びの場", "水辺の再生", "見守り活動",
         "観光の案内", "Wi-Fi網", "ICT活用", "子育てひろば", "図書館", "スポーツ交流", "地域コミュニティ", "申請のオンライン化", "バリアフリー"]
TOKEN = "亜伊宇江於加幾久計己佐之寸世曽太知川天止"
UNITS = ["校", "か所", "人", "件", "回"]
JOINTS = [("joint", "共通欄"), ("bundle", "一括")]
PARTS = [("line", "行"), ("step", "内訳")]
REFERENCES = [("again", "再掲"), ("repeat", "参照")]
MEMOS = [("memo", "覚書"), ("remarks", "付記")]
COLLECTIONS = [("memos", "覚書集"), ("list", "一覧")]
IDS = ["id", "id", "識別", "code-id", "番号札"]


class Words:
    """The dice, and a count of the tokens that were given out."""

    def __init__(self, dice, latin):
        self.dice, self.latin, self.count = dice, latin, 0

    def one(self, pool, used):
        """A name that is not in use, in the script of the set or, now and then, in the other; and its label."""
        free = [pair for pair in pool if not set(pair) & used]
        pair = self.dice.choice(free)
        is_latin = self.latin if self.dice.random() < 0.85 else not self.latin
        used |= set(pair)
        return pair[0 if is_latin else 1], pair[1] if self.dice.random() < 0.8 else ""

    def token(self):
        """Begins and ends with signs that stand nowhere else."""
        self.count += 1
        n, out = self.count, ""
        while n:
            n, digit = divmod(n, len(TOKEN))
            out = TOKEN[digit] + out
        return "甲" + out + "乙"

    def text(self):
        return self.dice.choice(WORDS) + self.token()

    def number(self, decimals, low=-9999, high=99999):
        scale = 10 ** decimals
        if self.dice.random() < 0.6:
            low, high = 0, min(high, 900)
        return Decimal(self.dice.randint(low * scale, high * scale)) / scale

    def spelled(self, number, decimals):
        """One of the ways in which an office writes a figure: 12,480  ▲1,234  △1,234  -1,234  １２  12.50."""
        size = f"{abs(number):,.{decimals}f}" if self.dice.random() < 0.8 else f"{abs(number):,}"
        said = (self.dice.choice("▲△-") if number < 0 else "") + size
        if self.dice.random() < 0.15:
            said = said.translate(str.maketrans("0123456789,.-", "０１２３４５６７８９，．－"))
        return said


def figure(text):
    """The number that a text of a number is; None where it is none.  （12） is left out: whether it is less than nothing the documents do not say."""
    text = text.translate(str.maketrans("０１２３４５６７８９，．－△−", "0123456789,.-▲-")).strip()
    found = re.fullmatch(r"(▲|-)?((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)", text)
    if not found:
        return None
    return Decimal(found[2].replace(",", "")) * (-1 if found[1] else 1)


def years_said(year, dice):
    """A year as an office says it."""
    era = ("令和" if year >= 2019 else "平成", "R" if year >= 2019 else "H", year - (2018 if year >= 2019 else 1988))
    said = "元" if era[2] == 1 else str(era[2])
    return dice.choice([str(year), str(year), f"{era[0]}{said}", f"{era[0]}{said}年度", f"{era[1]}{era[2]}", f"FY{year}"])
