"""Rules raise nothing, take at most linear time, and their fixes are stable and careful."""

from __future__ import annotations

from dataclasses import replace
from functools import cache, partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman import checks, glossary
from dragoman.checks import Pair, Policy, Rule
from dragoman.checks.text.mask import mask_signs
from helpers.durations import check_growth

ARABIC = (
    "ابپتجحخدرزژسشعغفقکكگلمنوهةیيىئؤأإآءٱۀھەۍﻻﷲ\u064b\u0651\u0654\u0653\u0640\u200c\u200d\u200b"
    "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u00a0\u00ad\ufeff"
    "٠١٢٣۱۲۳0123456789،؛؟٪٫٬.,:;!?…«»“”„\"'()[]{}<>/`%&@#*_-=~|\\ \t\nabcAÃ©É\ufffd"
)
WORDS = [
    "می", "نمی", "ها", "های", "تر", "ه ای", "ال", "و", "که", "https://e.org/a", "%(n)s", "{x}",
    "<b>", "</b>", "<i lang='ar'>", "</i>", "`x`", "](", "& amp;", "&amp;", "میلیون", "ألف",
    "خمسة", "عشر", "بیست", "2 million", "Aleppo", "حلب", "ceasefire", "3 PM", "1,500",
]  # fmt: skip
MARKUP = ["https://e.org/a", "%(n)s", "{x}", "<b>", "</b>", "`x`"]
EXAMPLES = 300
TEXT = st.one_of(
    st.text(max_size=80),
    st.text(ARABIC, max_size=80),
    st.lists(st.one_of(st.sampled_from(WORDS), st.text(ARABIC, max_size=4)), max_size=16).map(
        " ".join
    ),
    st.lists(st.one_of(st.sampled_from(WORDS), st.text(ARABIC, max_size=3)), max_size=16).map(
        "".join
    ),
)
LANGUAGE = st.sampled_from(["fa", "ar", "ur", "ckb", "de", "az_Arab", "x"])
TERMS = glossary.parse(
    "term,language,translation,alternatives,note,case\n"
    "Aleppo,fa,حلب,,,yes\nAleppo,ar,حلب,,,\nceasefire,ar,وقف إطلاق النار,هدنة,,\n"
)
POLICY = st.builds(
    Policy,
    digits=st.sampled_from(["", "native", "latin"]),
    quotes=st.sampled_from([{}, {"fa": "«»", "ar": "“”"}]),
    glossary=st.sampled_from([None, TERMS]),
)


@settings(max_examples=EXAMPLES)
@given(TEXT, TEXT, LANGUAGE, POLICY)
def test_no_rule_raises(source: str, target: str, language: str, policy: Policy) -> None:
    pair = Pair(
        source, target, language, policy=policy, other_translations=((source, target + "x"),)
    )
    for hit in checks.check_pair(pair):
        assert 0 <= hit.start <= hit.end <= len(target)
        checks.make_excerpt(target, hit.start, hit.end)


@settings(max_examples=EXAMPLES)
@given(TEXT)
def test_masking_keeps_every_place(text: str) -> None:
    pair = Pair(text, text, "fa")
    assert len(pair.masked_source) == len(pair.masked_target) == len(text)
    hidden = "\ue000\ue001"
    assert all(a == b or b in hidden for a, b in zip(text, pair.masked_target, strict=True))


@settings(max_examples=EXAMPLES)
@given(TEXT, TEXT, LANGUAGE, POLICY)
def test_fixing_twice_is_fixing_once(
    source: str, target: str, language: str, policy: Policy
) -> None:
    pair = Pair(source, target, language, policy=policy)
    once = replace(pair, target=checks.fix_pair(pair))
    assert checks.fix_pair(once) == once.target
    if any(character.isalnum() for character in target):
        assert not [
            hit for hit in checks.check_pair(once) if hit.safe and hit.replacement is not None
        ]


@settings(max_examples=EXAMPLES)
@given(TEXT, TEXT, LANGUAGE)
def test_fixing_a_translation_leaves_one(source: str, target: str, language: str) -> None:
    fixed = checks.fix_pair(Pair(source, target, language))
    assert bool(fixed) == bool(target)


@settings(max_examples=EXAMPLES)
@given(st.lists(st.sampled_from([*MARKUP, "متن", "،", "كتاب", "١٢"]), max_size=12))
def test_fixing_leaves_markup_as_it_is(words: list[str]) -> None:
    text = " ".join(words)
    fixed = checks.fix_pair(Pair(text, text, "fa"))
    for mark in MARKUP:
        assert fixed.count(mark) == text.count(mark)


UNITS = [
    "ا", "می ", "نامه ", " ", "\u00a0", "\u200c", "\u0640", "\u064b", "،", "؟", ".", "..", "(", ")",
    "](", "] (", "[", "<", "<b>", "<a ", "</b>", "`", "`` ` ", "%", "%(", "%0", "{", "{{", "{a}",
    "https://", "http://a.b/c ", "www.", "a", "a@", "@", "a@b.c ", "1", "1,", "1,500 ", "١، ", "«",
    "“",
    "\"", "\"a b c d e", "\u202b", "\u2069", "\n", "که که ", "حلب ", "Aleppo ", "خمسة و", "ها ",
    "<i lang='ar'>", "&amp", "&", ":-(", "ﻻ", "ي", "ه ای ", "میشود ", "V", "10:30 ", "2nd ",
    "\ufffd",
    "Ã", "-", "/", "ب\u200c", "۱۰،۲۰۰ ", "{a0} <x1> ",
]  # fmt: skip
"""What long texts are made of: a careless rule takes minutes on a repetition of one of them."""
LONG = 100_000


def _repeat(unit: str, length: int) -> str:
    return (unit * (length // len(unit) + 1))[:length]


def _pairs(unit: str, language: str, length: int) -> list[Pair]:
    """A long translation of a short text, and the reverse."""
    text = _repeat(unit, length)
    policy = Policy(digits="native", quotes={"fa": "«»", "ar": "«»"}, glossary=TERMS)
    sides = (("a", text + "x"), (text + "x", "ا " + text[: length // 10]))
    pairs = [
        Pair(*side, language, policy=policy, other_translations=(("a", "b c d e"),))
        for side in sides
    ]
    for pair in pairs:  # is kept, and has its own test
        assert pair.masked_source is not None
        assert pair.masked_target is not None
    return pairs


@pytest.mark.parametrize("unit", UNITS, ids=ascii)
def test_no_rule_is_worse_than_linear(unit: str) -> None:
    makers = {language: cache(partial(_pairs, unit, language)) for language in ("ar", "fa")}
    for rule in checks.list_text_rules():

        def check(pairs: list[Pair], rule: Rule = rule) -> None:
            for pair in pairs:
                list(rule.check(pair))

        check_growth(makers["ar" if rule.languages == {"ar"} else "fa"], check, LONG)


@pytest.mark.parametrize("unit", UNITS, ids=ascii)
def test_masking_is_not_worse_than_linear(unit: str) -> None:
    check_growth(partial(_repeat, unit), lambda text: mask_signs.__wrapped__(text, "fa"), LONG)


@pytest.mark.parametrize("unit", ["می نویسد ", "كتاب ,", "  ", "\u200c\u200c", "(  x "])
def test_fixing_is_not_worse_than_linear(unit: str) -> None:
    check_growth(partial(_repeat, unit), lambda text: checks.fix_pair(Pair("a", text, "fa")), LONG)


@pytest.mark.parametrize(("first", "last"), ["()", ")(", "«»", "»«", "“”"])
def test_nested_brackets_and_quotations_take_linear_time(first: str, last: str) -> None:
    def make(length: int) -> Pair:
        text = "ا " + f" {first} ا" * (length // 8) + f" {last}" * (length // 8)
        return Pair("a", text, "fa", policy=Policy(quotes={"fa": "«»"}))

    check_growth(make, checks.fix_pair, LONG)


@pytest.mark.parametrize("letter", ["\u0640", "\u06f1", "a"])
@pytest.mark.parametrize("tag", ["<b>x</b>", '<span class="x">', "<sup>2</sup>"])
def test_a_long_word_beside_a_tag_takes_linear_time(letter: str, tag: str) -> None:
    def make(length: int) -> Pair:
        return Pair("It has 2 words.", f"{letter * length}{tag}", "fa", markup="markdown")

    check_growth(make, checks.check_pair, LONG)
