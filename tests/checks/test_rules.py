"""Every rule keeps its own examples, fixes what it promises, and can be switched off."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman import checks
from dragoman.checks import Example, Pair, Policy, Rule
from dragoman.errors import ProjectError
from helpers.cases import each_case

SILENT = [(rule, example) for rule in checks.list_text_rules() for example in rule.silent]
FIRES = [(rule, example) for rule in checks.list_text_rules() for example in rule.fires]


def _name(value: object) -> str:
    return value.id if isinstance(value, Rule) else ascii(getattr(value, "target", value))[:40]


def _ids(pair: Pair) -> set[str]:
    return {hit.rule_id for hit in checks.check_pair(pair)}


@each_case(SILENT, _name)
def test_a_near_miss_is_silent(rule: Rule, example: Example) -> None:
    assert rule.id not in _ids(example.pair)


@each_case(FIRES, _name)
def test_a_fault_is_found_within_the_text_and_something_is_said(
    rule: Rule, example: Example
) -> None:
    found = checks.check_pair(example.pair)
    assert rule.id in {hit.rule_id for hit in found}
    for hit in found:
        assert 0 <= hit.start <= hit.end <= len(example.target)
        assert hit.message


def test_every_rule_has_a_near_miss_and_a_fault() -> None:
    for rule in checks.list_text_rules():
        assert rule.silent, rule.id
        assert rule.fires, rule.id
        assert rule.sentence.endswith((".", "?")), rule.id


def test_ids_are_unique_among_both_kinds_of_rules() -> None:
    ids = [one.id for one in checks.list_all_rules()]
    assert len(ids) == len(set(ids))


@each_case([(rule, one) for rule, one in FIRES if rule.fix == "safe"], _name)
def test_what_is_fixed_no_longer_fires(rule: Rule, example: Example) -> None:
    pair = example.pair
    fixed = replace(pair, target=checks.fix_pair(pair))
    assert not [hit for hit in checks.check_pair(fixed) if hit.safe]


@each_case(FIRES + SILENT, _name)
def test_fixing_twice_is_fixing_once(rule: Rule, example: Example) -> None:
    once = checks.fix_pair(example.pair)
    assert checks.fix_pair(replace(example.pair, target=once)) == once


@each_case([(rule, one) for rule, one in FIRES if rule.fix != "safe"], _name)
def test_what_is_only_suggested_is_left(rule: Rule, example: Example) -> None:
    only = frozenset({rule.id})
    assert checks.fix_pair(example.pair, only) == example.target


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("fa", "اين كتاب", "این کتاب"),
        ("fa", "ري\u0654یس", "رئیس"),
        ("fa", "مسي\u0654له", "مسئله"),
        ("fa", "خانۀ من", "خانه\u0654 من"),
        ("fa", "ﻧﺎﻣﻪﻱ", "نامهی"),
        ("fa", "می نویسد , نامه ها", "می\u200cنویسد، نامه\u200cها"),
        ("fa", "کتاب ها", "کتاب\u200cها"),
        ("fa", "کار ها", "کارها"),
        ("ar", "عذراً ، نعرف", "عذراً، نعرف"),
        ("ar", "الکاتب", "الكاتب"),
        ("ar", "من أنت?", "من أنت؟"),
        ("ar", "خطـأ", "خطأ"),
        ("fa", "نامه\u200c\u200cها\u200c", "نامه\u200cها"),
    ],
)
def test_safe_fixes(language: str, before: str, after: str) -> None:
    assert (
        checks.fix_pair(Pair("some, words?" if "?" in before else "some", before, language))
        == after
    )


def test_the_half_space_and_not_the_space_is_kept_after_a_prefix() -> None:
    pair = Pair("you want", "می\u200c خواهید", "fa")
    hit = next(hit for hit in checks.check_pair(pair) if hit.rule_id == "stray-zwnj")
    assert hit.replacement == "\u200c"
    assert pair.target[: hit.start] + hit.replacement + pair.target[hit.end :] == "می\u200cخواهید"


@pytest.mark.parametrize(
    "kept",
    [
        "`ي ,  ك`",
        "<code>ي ,  ك</code>",
        "https://example.net/ي_ك?a=١",
        "%(ي)s",
        "{كلمة}",
        "<span lang='ar'>كتابي , علي</span>",
        "<b title='ي  ك'>",
        "user@example.net",
    ],
)
def test_a_fix_touches_no_code_address_placeholder_tag_or_other_language(kept: str) -> None:
    pair = Pair("one", f"اين {kept} كتاب", "fa")
    assert checks.fix_pair(pair) == f"این {kept} کتاب"


def test_code_is_looked_at_only_for_what_harms_everywhere() -> None:
    assert _ids(Pair("x = 1", "x =  ي,  ك", "fa", kind="code")) == set()
    assert _ids(Pair("x = 1", "x = \u202e1", "fa", kind="code")) == {"bidi-override"}


def test_an_empty_translation_has_no_faults() -> None:
    assert checks.check_pair(Pair("18 days.", "", "fa")) == []
    assert "numbers" in _ids(Pair("18 days.", "۱۹ روز.", "fa"))


@pytest.mark.parametrize("language", ["fa_IR", "fa_AF", "fa-Arab-IR"])
def test_a_rule_of_a_language_holds_in_its_countries(language: str) -> None:
    assert "arabic-letters" in _ids(Pair("a", "كتاب", language))


def test_a_rule_of_a_script_holds_in_that_script_only() -> None:
    assert "latin-punctuation" in _ids(Pair("a, b", "بىر, ئىككى", "ug"))
    assert "latin-punctuation" in _ids(Pair("a, b", "بیر, ایکی", "az_Arab"))
    assert "arabic-letters" not in _ids(Pair("a", "كتاب", "fa_Latn"))


def test_a_rule_can_be_switched_off_for_the_project_and_for_a_message() -> None:
    pair = Pair("18 days", "۱۹ روز", "fa")
    assert "numbers" in _ids(pair)
    assert "numbers" not in _ids(replace(pair, policy=checks.make_policy(disable=["numbers"])))
    assert checks.check_pair(pair, frozenset({"numbers"})) == []


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"disable": ["number"]}, "did you mean 'numbers'"),
        ({"severity": {"quote": "hint"}}, "did you mean 'quotes'"),
        ({"severity": {"quotes": "fatal"}}, "error, warning or hint"),
        ({"digits": "persian"}, "native or latin"),
        ({"quotes": {"fa": "«"}}, "opening and the closing"),
    ],
)
def test_a_wrong_setting_is_named_with_the_right_one(
    arguments: dict[str, object], message: str
) -> None:
    with pytest.raises(ProjectError, match=message):
        checks.make_policy(**arguments)  # type: ignore[arg-type]


def test_styles_ask_for_nothing_by_default() -> None:
    pair = Pair("He said “no” 18 times", "۱۸ بار گفت “نه” و 18 بار", "fa")
    assert not {"digit-style", "quote-style"} & _ids(pair)
    chosen = checks.make_policy(digits="native", quotes={"fa": "«»"})
    assert {"digit-style", "quote-style"} <= _ids(replace(pair, policy=chosen))


@pytest.mark.parametrize(
    ("digits", "before", "after"),
    [
        ("native", "18 روز و 2,500 نفر", "۱۸ روز و ۲٬۵۰۰ نفر"),
        ("native", "نسخهٔ Python 3 و UTF-8", "نسخهٔ Python 3 و UTF-8"),
        ("native", "نشانی 192.168.0.1", "نشانی 192.168.0.1"),
        ("latin", "۱۸ روز", "18 روز"),
    ],
)
def test_digit_style_fixes_numbers_and_not_names(digits: str, before: str, after: str) -> None:
    pair = Pair(before, before, "fa", policy=Policy(digits=digits))
    assert checks.fix_pair(pair, frozenset({"digit-style"})) == after
