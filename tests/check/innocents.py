"""Edits that any office makes and no reader would ask about: words said otherwise, other figures, dates, brackets that pair."""
import re
from plain import Edit

# Words of reports as they are; some look like mistakes and are none.
PHRASES = """関係機関と協議し、区とともに進める
地元の理解を得ながら、区で検討した
区ののびのびひろばで実施
協議ののち、区民へ公表した
子どもも大人も参加できるイベントの開催
一人一人に応じた支援の充実
年々増加する利用者への対応
いきいきと暮らせるまちづくり
国と国との交流、まちとまちをつなぐ取組
令和2年度に延期
令和3年度末までに完了する見込み
令和2年3月に開設した
令和2年9月1日現在
平成31年4月から運用を開始
令和元年5月に改称
令和6年2月29日まで
10月4日日曜日に開催
「練馬の未来を語る会」の開催
調査(アンケート)の実施、結果の公表
【事業完了】
〔実施設計【完了】〕
「『みどり』に関する方針(案)」の策定
A-1区間の用地買収
東京―大阪間の調査
センターへタクシーで移動する方への支援
ネット口コミの分析、チーム力アップ
数カ国語での案内、二カ国語サービス
関ケ原町との交流
エネルギー、バリアフリー、コミュニティ
サービス力の強化
ニーズ調査の結果をカリキュラムへ反映
プラットホーム、ヘルパー、ペダル
1,234人が参加(前年度1,198人)
12.5%増加し、年間12,345,678円となった
1.234kmの区間
1日1,000人程度
第1・2回の開催
1,2,3学年を対象とする
10:30～15:00に開館
電話03-1234-5678
https://www.example.jp/a.b/c-1.html を参照
CO2の削減、O157対策、H28年の計画
24時間365日対応
3～5か所を予定
ものの、引き続き検討することとした
月1回または2回の実施
1か所目の開設に向けた調整
区内全域での実施、年末年始を除く
住民説明会の開催(3回、延べ120人)
長期未利用地の活用
工事着手に向けた設計
力強いまちづくりの推進
口座振替の促進
八ッ場ダムの見学
夕方の見守り活動
二十歳のつどいの開催""".split("\n")
# Numbers that are names, and years: no separator belongs into them.
NUMBERS = ["電話3993-1111", "内線1234", "〒179-0085", "0120-123456", "第1234号", "No.1234", "A-1234区間", "K2020", "#1234", "2020/4/1", "2020.4.1から",
           "2019～2022年度", "2019-2022", "緯度35.7356"]
ROW = ("target", "current", "planned", "result", "remark", "direction", "理由")        # of the sets here, that say what is done


def as_written(data, text):
    """In the brackets of the set."""
    there = "".join(p.text for p in data.places)
    return text.translate(str.maketrans("()", "（）")) if there.count("（") > there.count("(") else text


def one_of(spots, dice):
    """None: the set has no place for it."""
    return dice.choice(spots) if spots else None


def reword(data, dice):
    """A field of words only, said with others; or a sentence more in a remark.  Not of a record that is shown again, whose words may
    stand there once more."""
    again = set(re.findall(r'\bof="([^"]+)"', " ".join(data.files.values())))
    place = one_of([p for p in data.places if p.whole and p.field in ROW and p.key not in again and not re.search(r"[0-9]", p.text)], dice)
    if not place:
        return None
    phrase = dice.choice(PHRASES)
    if place.field != "remark":
        phrase = dice.choice([w for w in PHRASES if not re.match(r"[\d(]|計|電話", w)])
    elif place.text.endswith("。"):
        phrase = place.text + phrase + "。"
    return Edit(place.file, place.start, place.end, as_written(data, phrase))


def refigure(data, dice):
    """Another figure of as many digits in a row that adds nothing up."""
    spots = [(p, f) for p in data.places if p.field in ROW and p.record in ("measure", "line")
             for f in re.finditer(r"(?<![\d,.])[1-9]\d?(?=か所|校|人|件|回|%)", p.text)]
    if not spots:
        return None
    place, found = dice.choice(spots)
    start = place.start + found.start()
    new = str(dice.randrange(10 ** (len(found[0]) - 1), 10 ** len(found[0])))
    return Edit(place.file, start, start + len(found[0]), new)


def bracket(data, dice):
    """A note in brackets behind a text, or a word in quotes."""
    place = one_of([p for p in data.places if p.whole and p.field in ROW and re.search("[一-鿿]$", p.text)], dice)
    if not place:
        return None
    added = dice.choice(["(一部)", "(予定)", "【完了】", "(1)", "〔工事〕", "(3か所)", "(令和3年度)", "(定員1,200人)"])
    return Edit(place.file, place.end, place.end, as_written(data, added))


def redate(data, dice):
    """Another day of the same year, before the booklet went out."""
    spots = [(p, f) for p in data.places for f in re.finditer(r"(?<=令和2年)([1-9])月(?!\d)", p.text)]
    if not spots:
        return None
    place, found = dice.choice(spots)
    new = f"{dice.randrange(1, 9)}月"
    return Edit(place.file, place.start + found.start(), place.start + found.end(), new)


def number(data, dice):
    """A telephone number, a postal code, a year, a code in brackets behind a figure."""
    place = one_of([p for p in data.places if p.whole and p.field in ("current", "planned", "result") and re.search("[一-鿿]$", p.text)], dice)
    return place and Edit(place.file, place.end, place.end, as_written(data, f"({dice.choice(NUMBERS)})"))


KINDS = {"said otherwise": reword, "a number that is a name": number, "another figure": refigure, "brackets": bracket, "another month": redate}
