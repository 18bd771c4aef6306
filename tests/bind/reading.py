#!/usr/bin/env python3
"""`sort` of Japanese: tests/bind/reading.py HYOGUMI

Pairs in the order of JIS X 4061, written down by its rules, and words nobody chose, sorted by a model of these rules that is not the
program's: NFKD of Python's Unicode database takes kana apart, and each of the four comparisons is asked of the whole word."""
import pathlib, random, re, subprocess, sys, tempfile, unicodedata

root = pathlib.Path(__file__).resolve().parent.parent.parent
hyogumi = str(pathlib.Path(sys.argv[1]).resolve())

# Each before the next; 清音 first, then 清濁, then ー before small, repeated and plain, then hiragana before katakana.
CHAINS = [
    ["がか", "かし"], ["きよい", "きょく"], ["カード", "かあど", "かい", "ん"], ["か", "カ", "が", "ガ"], ["は", "ば", "ぱ", "ひ"],
    ["はっか", "はつか", "ばつか"], ["きょう", "きよう", "ぎょう"], ["こゝろ", "こころ", "ココロ"], ["ハハ", "はゞ", "はば", "バハ"],
    ["カー", "カァ", "カア"], ["コーヒー", "こうし"][::-1], ["びょういん", "びよういん"], ["１", "１０", "２", "Ａ", "あ", "亜"],
    ["ab", "aB", "Ab", "b"], ["か・い", "かい"], ["ヴ", "ゔぁ"], ["か", "かか"], ["ｶﾞｽ", "がせ"], ["佐々木", "佐藤"],
]
# 佐々木 is 佐佐木, whose code comes before 藤.
SMALL = dict(zip("ぁぃぅぇぉっゃゅょゎゕゖ", "あいうえおつやゆよわかけ"))
VOWEL = {k: v for v, row in zip("あいうえお", ("あかさたなはまやらわ", "いきしちにひみりゐ", "うくすつぬふむゆる", "えけせてねへめれゑ",
                                              "おこそとのほもよろを")) for k in row}


def key(word):
    said, voices, forms, scripts = [], [], [], []
    for c in unicodedata.normalize("NFKC", word):
        kata = "ァ" <= c <= "ヶ"
        h = chr(ord(c) - 0x60) if kata else c
        if h == "ー" and said and said[-1] in VOWEL:
            said.append(VOWEL[said[-1]]), voices.append(0), forms.append(0), scripts.append(scripts[-1])
        elif c in "ゝゞヽヾ" and said and "あ" <= said[-1] <= "ん":
            said.append(said[-1]), voices.append(c in "ゞヾ"), forms.append(2), scripts.append(c in "ヽヾ")
        else:
            plain, *marks = unicodedata.normalize("NFD", h)
            said.append(SMALL.get(plain, plain))
            voices.append({"\u3099": 1, "\u309a": 2}.get(marks[0] if marks else "", 0))
            forms.append(1 if plain in SMALL else 3), scripts.append(kata)
    return said, voices, forms, scripts


def sorted_by_program(words):
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        (folder / "data.xml").write_text('<data id="d" lang="ja">' + "".join(
            f'<department id="w{i}"><name>{w}</name></department>' for i, w in enumerate(words)) + "</data>")
        (folder / "report.xml").write_text(f'''<report name="r" title="r" data="data.xml" fonts="{root}/fonts/fonts.xml">
<style name="default" family="BIZ UDGothic" size="7pt"/>
<master name="m" width="200mm" height="290mm" inside="5mm" outside="5mm" head="5mm" foot="5mm"/>
<section id="s" master="m"><table><column name="a" width="90mm"/><rows select="/data/department" sort="name"><rule match="department"><row>
<cell columns="a">{{name}}</cell></row></rule></rows></table></section></report>''')
        done = subprocess.run([hyogumi, "render", "report.xml", "--schema", f"{root}/tests/specimen/data/schema.xml", "--format", "trace", "-o", "-", "-q"],
                              cwd=folder, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return [words[int(i)] for i in re.findall(r"frame cell w(\d+)#", done.stdout)]


faults = []
for chain in CHAINS:
    for order in (chain, chain[::-1]):
        got = sorted_by_program(order)
        if got != chain:
            faults.append(f"{' '.join(chain)}: came {' '.join(got)}")
dice = random.Random(4061)
letters = "あいかがきぎくはばぱひびつづっよょゃアイカガキハバパツヅッヨョーゝんン"
words = list({"".join(dice.choices(letters, k=dice.randint(1, 4))) for _ in range(1500)})
words = [w for w in words if not re.search(r"(^|[んンっッーゝ])[ーゝ]", w)]
got = sorted_by_program(words)
want = sorted(words, key=key)
faults += [f"{i}: {a} for {b}" for i, (a, b) in enumerate(zip(got, want)) if key(a) != key(b)][:10]
if len(got) != len(words):
    faults.append(f"{len(got)} of {len(words)} words")
print(f"{len(CHAINS)} chains, {len(words)} words", *faults, sep="\n")
sys.exit(1 if faults else 0)
