"""Schemas that contradict themselves: each is a change of the text of a right one, with the line that must be named."""
import re


def line_of(text, part):
    return text[: text.index(part)].count("\n") + 1


def in_line(text, pattern, change, dice):
    """One of the lines in which the pattern is found, changed."""
    lines = text.split("\n")
    there = [i for i, line in enumerate(lines) if re.search(pattern, line)]
    if not there:
        return None
    i = dice.choice(there)
    lines[i] = change(lines[i])
    return "\n".join(lines), i + 1


def after_line(text, pattern, new, dice):
    """A line put in behind one of those in which the pattern is found."""
    lines = text.split("\n")
    there = [i for i, line in enumerate(lines) if re.search(pattern, line)]
    if not there:
        return None
    i = dice.choice(there)
    lines.insert(i + 1, new(lines[i]))
    return "\n".join(lines), i + 2


def attribute(name, value):
    """Sets an attribute that is there."""
    return lambda line: re.sub(rf' {name}="[^"]*"', f' {name}="{value}"', line, count=1)


FIELD = r"^    <field [^>]*/>$"


def reference_to_nothing(text, dice):
    return in_line(text, r"<reference .* to=", attribute("to", "nothing"), dice)


def code_of_nothing(text, dice):
    return in_line(text, r'<(field|attribute) .* of="', attribute("of", "nothing"), dice)


def code_of_no_list(text, dice):
    record = re.search(r'^  <record name="([^"]+)"', text, re.M)[1]
    return in_line(text, r'<field .* kind="code"', attribute("of", record), dice)


def computed_of_itself(text, dice):
    return in_line(text, r"<computed ", lambda line: attribute("value", re.search(r'name="([^"]+)"', line)[1] + " + 1")(line), dice)


def computed_in_a_circle(text, dice):
    return after_line(text, FIELD, lambda line: '    <computed name="circle-a" value="circle-b + 1"/>\n    <computed name="circle-b" value="circle-a * 2"/>', dice)


def computed_of_nothing(text, dice):
    return in_line(text, r"<computed ", attribute("value", "nothing + 1"), dice)


def computed_of_words(text, dice):
    """An expression that is none."""
    return in_line(text, r"<computed ", attribute("value", "1 + * 2"), dice)


def axis_without_values(text, dice):
    return in_line(text, r"<axis ", lambda line: re.sub(r' (from|to|values)="[^"]*"', "", line), dice)


def axis_backwards(text, dice):
    return in_line(text, r"<axis .*from=", attribute("from", "2099"), dice)


def by_no_axis(text, dice):
    return in_line(text, r'<(field|computed) .* by="', attribute("by", "nothing"), dice)


def field_twice(text, dice):
    """Two fields of one name: the second is named."""
    return after_line(text, FIELD, lambda line: "    <field name=\"" + re.search(r'name="([^"]+)"', line)[1] + '"/>', dice)


def record_twice(text, dice):
    """Two records with one element in the same place: where they stand, or one of them, is named."""
    name = re.search(r'^  <record name="([^"]+)"(?![^>]*element)', text, re.M)[1]
    first = line_of(text, f'<record name="{name}"')
    holder = re.search(rf'<records of="(?:[^"]* )?{re.escape(name)}(?: [^"]*)?"/>', text)
    if holder:
        text = text.replace(holder[0], holder[0].replace('of="', 'of="second-of-it '), 1)
    head = text.rsplit("</schema>", 1)[0]
    lines = (head.count("\n") + 1, *([line_of(text, "second-of-it")] if holder else []), first)
    return head + f'  <record name="second-of-it" element="{name}"><field name="name"/></record>\n</schema>\n', lines


def name_twice(text, dice):
    """Two records of one name."""
    name = re.search(r'^  <record name="([^"]+)"', text, re.M)[1]
    head, tail = text.rsplit("</schema>", 1)
    return head + f'  <record name="{name}"><field name="name"/></record>\n</schema>' + tail, head.count("\n") + 1


def rule_of_nothing(text, dice):
    return after_line(text, r"^    <(records|rule) |^    <field [^>]*/>\n  </record>", lambda line: '    <rule name="odd" test="unheard-of = 1" label="x"/>', dice)


def rule_that_is_none(text, dice):
    return after_line(text, r"^    <(records|rule) ", lambda line: '    <rule name="odd" test="not(" label="x"/>', dice)


def children_that_are_none(text, dice):
    return in_line(text, r"<records of=", lambda line: line.replace('of="', 'of="nothing '), dice)


def shared_of_nothing(text, dice):
    return in_line(text, r"<shared ", attribute("of", "nothing"), dice)


def part_of_nothing(text, dice):
    return in_line(text, r"<part ", attribute("of", "nothing"), dice)


def gives_what_is_none(text, dice):
    return in_line(text, r"<(shared|part) ", attribute("gives", "nothing"), dice)


def title_that_is_none(text, dice):
    return in_line(text, r"^  <record ", lambda line: re.sub(r' title="[^"]*"', "", line).replace('<record ', '<record title="nothing" '), dice)


def key_that_is_none(text, dice):
    return in_line(text, r"^  <list .* key=", attribute("key", "nothing"), dice)


def kind_that_is_none(text, dice):
    return in_line(text, r"<field .* kind=", attribute("kind", "numbr"), dice)


def choice_without_words(text, dice):
    return in_line(text, r'kind="choice" words=', lambda line: re.sub(r' words="[^"]*"', "", line), dice)


def code_without_list(text, dice):
    return in_line(text, r'<field .* kind="code" of=', lambda line: re.sub(r' of="[^"]*"', "", line), dice)


def owner_that_is_no_reference(text, dice):
    return in_line(text, r'<attribute .* owner="yes"', lambda line: attribute("kind", "plain")(re.sub(r' of="[^"]*"', "", line)), dice)


def mark_of_nothing(text, dice):
    return in_line(text, r"^    <mark ", attribute("text", "【{ancestor::unheard/@no}】"), dice)


ALL = [reference_to_nothing, code_of_nothing, code_of_no_list, computed_of_itself, computed_in_a_circle, computed_of_nothing, computed_of_words, axis_without_values,
       axis_backwards, by_no_axis, field_twice, record_twice, name_twice, rule_of_nothing, rule_that_is_none, children_that_are_none, shared_of_nothing, part_of_nothing,
       gives_what_is_none, title_that_is_none, key_that_is_none, kind_that_is_none, choice_without_words, code_without_list, owner_that_is_no_reference, mark_of_nothing]
