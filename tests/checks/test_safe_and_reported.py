"""What ``--fix`` fixes and what it only reports, for every rule; and plurals, for those that know.

Which hits a rule can make is read from its code, so that a rule without an example fails here.
"""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Iterator
from typing import NamedTuple

import pytest

from dragoman import checks
from dragoman.checks import FileRule, Pair, Policy, Rule
from dragoman.proofread import CatalogPlace, check_catalog, fix_catalog

NATIVE = Policy(digits="native", quotes={"fa": "«»"})
PLACE = CatalogPlace("letter", "fa", "fa.po")


def find_code(rule: Rule | FileRule) -> Iterator[ast.FunctionDef]:
    """Yield the function of a rule, and those of its module that it calls."""
    check = rule.check
    module = ast.parse(inspect.getsource(sys.modules[check.__module__]))
    functions = {node.name: node for node in module.body if isinstance(node, ast.FunctionDef)}
    names, seen = [getattr(check, "__name__", "")], set[str]()
    while names:
        name = names.pop()
        if name in functions and name not in seen:
            seen.add(name)
            yield functions[name]
            for node in ast.walk(functions[name]):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                    names.append(node.func.id)


def list_outcomes(rule: Rule | FileRule) -> set[bool]:
    """Return what ``--fix`` may do with the hits of a rule, by its code: fix, or only report."""
    outcomes: set[bool] = set()
    for function in find_code(rule):
        for node in ast.walk(function):
            if getattr(getattr(node, "func", None), "id", "") not in ("Hit", "Fault"):
                continue
            assert isinstance(node, ast.Call)
            values = [word.value for word in node.keywords if word.arg in ("safe", "fixable")]
            values += node.args[4:]  # where they are not named
            if not values:
                outcomes.add(False)
            elif isinstance(values[0], ast.Constant):
                outcomes.add(bool(values[0].value))
            else:
                outcomes |= {True, False}
    return outcomes


def mentions(rule: Rule | FileRule, *names: str) -> bool:
    return any(
        isinstance(node, ast.Attribute) and node.attr in names
        for function in find_code(rule)
        for node in ast.walk(function)
    )


def ids(rules: object) -> dict[str, Rule | FileRule]:
    assert isinstance(rules, tuple | list)
    return {rule.id: rule for rule in rules}


RULES = ids(checks.list_all_rules())


@pytest.mark.parametrize("id", RULES)
def test_a_rule_promises_the_fixes_that_its_code_makes(id: str) -> None:
    outcomes = list_outcomes(RULES[id])
    assert outcomes, "no Hit and no Fault was found in the code"
    assert (True in outcomes) is (RULES[id].fix == "safe")


class Text(NamedTuple):
    """A source and its translation."""

    language: str
    source: str
    target: str
    policy: Policy = Policy()

    @property
    def pair(self) -> Pair:
        return Pair(self.source, self.target, self.language, policy=self.policy)


class Both(NamedTuple):
    """Two texts with a fault of one rule."""

    fixed: Text
    """``--fix`` fixes it."""
    reported: Text
    """``--fix`` leaves it, and it is still reported."""


BOTH = {
    "arabic-spelling": Both(
        Text("ar", "to Cairo", "الى القاهرة"), Text("ar", "to Cairo", "الي القاهرة")
    ),
    "heh-for-teh-marbuta": Both(
        Text("ar", "the school", "المدرسه"), Text("ar", "the station", "المحطه")
    ),
    "decimal-point": Both(
        Text("fa", "2.5 million", "۲.۵ میلیون"), Text("fa", "it is 2.5 now", "اکنون ۲.۵ است")
    ),
    "percent-sign": Both(Text("fa", "90%", "۹۰%"), Text("fa", "90%", "٪۹۰")),
    "space-after-punctuation": Both(
        Text("fa", "He went. We stayed.", "او رفت.ما ماندیم."),
        Text("fa", "He went and we stayed", "همسایه رفتند.آنها ماندند"),
    ),
    "space-outside-brackets": Both(
        Text("ar", "He said “no” today", 'قال "لا أوافق"اليوم.'),
        Text("ar", "“This is sad,” he said", '"وأضاف"هذه مأساة'),
    ),
    "invisible": Both(
        Text("fa", "letter", "\ufeffنامه"), Text("fa", "letters", "نامه\u00adها")
    ),
    "wrong-digits": Both(Text("fa", "18 days", "١٨ روز"), Text("fa", "2018", "۲۰1۸")),
    "persian-letters": Both(Text("ar", "the writer", "الکاتب"), Text("ar", "to", "إلی")),
    "tatweel": Both(Text("ar", "letter", "رســالة"), Text("ar", "the letter", "الرسالةــ")),
    "stray-zwnj": Both(
        Text("fa", "he writes", "می\u200c\u200cنویسد"), Text("fa", "letter.", "نامه\u200c.")
    ),
    "half-space": Both(Text("fa", "prisons", "زندان ها"), Text("fa", "bigger", "بزرگ تر")),
    "space-before-punctuation": Both(
        Text("ar", "Really?", "حقّا ؟"), Text("fa", "It was 5:3", "پنج : سه")
    ),
    "presentation-forms": Both(Text("ar", "no", "ﻻ"), Text("ar", "1430 AH", "١٤٣٠ ﻫ")),
    "arabic-letters": Both(
        Text("fa", "a city", "يک شهر"), Text("fa", "He said “to Him”", "گفت «إليه»")
    ),
    "double-space": Both(Text("fa", "a letter", "یک  نامه"), Text("fa", "one\ntwo", "یک    دو")),
    "thousands-comma": Both(
        Text("fa", "2,500 letters", "۲،۵۰۰ نامه"), Text("fa", "250,000 people", "250،000 نفر")
    ),
    "no-break-space": Both(
        Text("ar", "letter", "رسالة\u00a0"), Text("fa", "is written", "نوشته\u00a0شده")
    ),
    "digit-style": Both(
        Text("fa", "18 days", "18 روز", NATIVE), Text("fa", "part 3.5", "بخش 3.5", NATIVE)
    ),
    "marks": Both(
        Text("ar", "**Never** write.", "** أبدا** لا تكتبوا."),
        Text("fa", "the **letter**", "**«نامه»**ی او"),
    ),
    "quote-style": Both(
        Text("fa", "“no”", "“نه”", NATIVE), Text("fa", "“a ‘b’ c”", '"آ «ب» پ"', NATIVE)
    ),
}  # fmt: skip
"""By rule, for those that fix some faults and only report others."""


def test_every_rule_that_fixes_some_faults_only_has_two_texts() -> None:
    """The texts of a rule of files that does so are in test_people."""
    some = {id for id in RULES if list_outcomes(RULES[id]) == {True, False}}
    assert some - set(BOTH) == {"po-names"}
    assert set(BOTH) <= some


def fix(id: str, text: Text) -> tuple[str, set[bool]]:
    """Return a text with the fixes of one rule, and what the rule then still finds: fixable?"""
    rule = RULES[id]
    assert isinstance(rule, Rule)
    before = checks.find_hits(rule, text.pair)
    assert len(before) == 1, "the text must have one fault of this rule"
    only = frozenset({id})
    fixed = checks.fix_pair(text.pair, only)
    after = checks.find_hits(rule, text._replace(target=fixed).pair)
    return fixed, {hit.safe for hit in after}


@pytest.mark.parametrize("id", BOTH)
def test_one_text_is_fixed_and_the_other_only_reported(id: str) -> None:
    fixed, left = fix(id, BOTH[id].fixed)
    assert fixed != BOTH[id].fixed.target
    assert left == set()
    kept, left = fix(id, BOTH[id].reported)
    assert kept == BOTH[id].reported.target
    assert left == {False}


@pytest.mark.parametrize(
    "id", [id for id, rule in RULES.items() if rule.fix == "safe" and isinstance(rule, Rule)]
)
def test_every_rule_that_fixes_has_an_example_that_it_fixes(id: str) -> None:
    rule, only = RULES[id], frozenset({id})
    assert isinstance(rule, Rule)
    assert any(checks.fix_pair(one.pair, only) != one.target for one in rule.fires)


@pytest.mark.parametrize(
    "id", [id for id, rule in RULES.items() if rule.fix == "safe" and isinstance(rule, FileRule)]
)
def test_every_rule_of_files_that_fixes_fixes_its_examples(id: str) -> None:
    rule = RULES[id]
    assert isinstance(rule, FileRule)
    for data in rule.fires:
        assert {one.fixable for one in check_catalog(data, PLACE) if one.id == id} == {True}
        fixed, _ = fix_catalog(data, PLACE)
        assert id not in [one.id for one in check_catalog(fixed, PLACE)]


# Plurals


HEAD = (
    'msgid ""\nmsgstr ""\n"Language: fa\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    '"PO-Revision-Date: 2016-12-20 12:00+0000\\n"\n'
    '"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n\n'
)


class Forms(NamedTuple):
    """A message with plurals, and the sentences of one rule about it."""

    msgid: str
    plural: str
    msgstr: tuple[str, str]
    sentences: tuple[str, ...] = ()


LETTERS = "{n} letters"
MISSING, EXTRA = "The placeholder {n} is missing.", "The placeholder {x} is not in the source."
GONE = (
    "The prison is in the north of the city. It was built forty years ago for two hundred men, "
    "and three hundred more are kept in its cellars today. "
    "Nobody was allowed to visit it."
)
UNSURE = (
    "The prison is in the north of the city. It was built forty years ago for two hundred men. "
    "Nobody was allowed to visit it."
)
WITHOUT = "زندان در شمال شهر است. هیچ‌کس اجازهٔ دیدار از آن را نداشت."
PLURALS = {
    "placeholders": (
        Forms("One letter", LETTERS, ("یک نامه", "{n} نامه")),
        Forms("One letter", LETTERS, ("{n} نامه", "{n} نامه")),  # of the other source
        Forms(LETTERS, LETTERS, ("یک نامه", "{n} نامه")),  # a form for one needs no number
        Forms(LETTERS, LETTERS, ("{n} نامه", "نامه‌ها"), (MISSING,)),
        Forms("One letter", LETTERS, ("{x} نامه", "{n} نامه"), (EXTRA,)),
        Forms("One letter", LETTERS, ("یک نامه", "{x} {n} نامه"), (EXTRA,)),
    ),
    "numbers": (Forms("1 day", "18 days", ("۳ روز", "۱۹ روز")),),
    "sentence-missing": (Forms(GONE, GONE, (WITHOUT, WITHOUT)),),
    "sentence-unsure": (Forms(UNSURE, UNSURE, (WITHOUT, WITHOUT)),),
    "units": (Forms("18 months", "18 months", ("۱۸ هفته", "۱۸ هفته")),),
    "number-words": (Forms("A day", "All days", ("روز", "۲۰ روز")),),
}
"""By rule, for those that treat plurals in a way of their own."""


def test_every_rule_that_knows_plurals_has_an_example_with_plural_forms() -> None:
    texts = {
        one.id for one in checks.list_text_rules() if mentions(one, "other_source", "is_last_form")
    }
    assert set(PLURALS) == texts
    for rule in checks.list_file_rules():
        if mentions(rule, "plural"):
            assert any(b"msgid_plural" in data for data in rule.fires), rule.id
            assert any(b"msgid_plural" in data for data in rule.silent), rule.id


@pytest.mark.parametrize(
    ("id", "forms"), [(id, forms) for id, table in PLURALS.items() for forms in table]
)
def test_plural_forms_are_compared_as_their_rule_says(id: str, forms: Forms) -> None:
    data = (
        f'{HEAD}msgid "{forms.msgid}"\nmsgid_plural "{forms.plural}"\n'
        f'msgstr[0] "{forms.msgstr[0]}"\nmsgstr[1] "{forms.msgstr[1]}"\n'
    )
    found = check_catalog(data.encode(), PLACE)
    assert tuple(one.message for one in found if one.id == id) == forms.sentences


@pytest.mark.parametrize("id", PLURALS)
def test_without_plurals_the_same_rule_finds_a_fault(id: str) -> None:
    """So that its silence about plurals is not that of a rule that never runs."""
    _, source, (_, target), *_ = PLURALS[id][0]
    target = target.replace("{n}", "")
    data = f'{HEAD}msgid "{source}"\nmsgstr "{target}"\n'
    assert id in [one.id for one in check_catalog(data.encode(), PLACE)]
