"""The data, and the layout's words, while they are edited at random."""
from steps import Attribute, Field, parent_of

WORDS = ["見直し", "関係機関との調整", "12か所で実施", "事業者の公募、選定、協定の締結", "令和2年度に延期", "協議", "3校", "検討<br/>(一部)",
         "年2回実施<br/>延べ1,200人", "調整<list><item>補助132号線</item><item>主要区道67号線</item></list>", "ICT環境の整備", "=区の単独事業", "＋3校"]
ROWS = ("sub", "label", "joint", "measure", "repeat")


class Skip(Exception):
    pass


class Desk:
    """The data (and the layout's words) while they are edited."""

    def __init__(self, root, say, dice, by_file, variants):
        self.root, self.say, self.dice, self.by_file, self.variants, self.n = root, say, dice, by_file, variants, dice.randint(100, 999) * 1000
        self.touched = set()

    def reason(self):
        return f"理由{self.fresh()}" if self.by_file and self.dice.random() < 0.7 else ""

    def fresh(self):
        self.n += 1
        return self.n

    def words(self, short=False):
        said = self.dice.choice(["見直し", "協議", "名称の変更", "充実"] if short else WORDS)
        return said if self.dice.random() < 0.4 else f"{said}{self.fresh()}"

    def pick(self, things):
        things = list(things)
        if not things:
            raise Skip
        return self.dice.choice(things)

    def do(self, step):
        if isinstance(step, (Field, Attribute)):
            if (step.id, step.field) in self.touched:
                raise Skip
            self.touched.add((step.id, step.field))
        step.apply(self.root)
        return step

    def parent(self, record):
        return parent_of(self.root, record)

    def inside(self, record, tags):
        """Is it in one of these?"""
        parents = {c: p for p in self.root.iter() for c in p}
        while (record := parents.get(record)) is not None:
            if record.tag in tags:
                return True
        return False

    def refers(self, record):
        """What outside of a record refers to something in it."""
        ids = {e.get("id") for e in record.iter() if e.get("id")}
        inner = set(record.iter())
        return [e for e in self.root.iter() if e.get("of") in ids and e not in inner]

    def lists(self, plan):
        return [e for e in self.root if e.get("plan") == plan.get("id")]


def members(parent):
    return [c for c in parent if c.get("id")]
