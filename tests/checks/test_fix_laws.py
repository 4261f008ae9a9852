"""Laws of ``--fix``: no rule finds more after it, and what is balanced stays balanced.

The texts are made of hard pieces, in every language that a rule or a fix knows by name.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman import checks
from dragoman.checks import ARABIC_SCRIPT, SPACED_WORDS, Pair, Policy
from dragoman.checks.text.languages import OUTWARD_GUILLEMETS, SPACED_GUILLEMETS

LANGUAGES = sorted(
    {*ARABIC_SCRIPT, "de", "en", "es", "fr", "he", "hy", "el", "km", "sv", "th", "zh"}
)
PIECES = [
    *"()[]{}«»“”„\"'،؛؟,;?!:.…*_~-–/\\",
    " ", "  ", "   ", "\u00a0", "\u202f", "\u200c", "\u200b", "\u200d", "\u200f", "\u00ad", "\n",
    "«نه»", "»نه«", "« نه »", "“نه”", '"نه"', "„nein“", "»nein«", "« non »", ")الف(", "(ب )",
    '"آ «ب» پ"', "«آ “ب” پ»", ":smile:", ":ref:`x`", ":)", ":(", "::", "ه\u200d", "أ)",
    "250،000", "۱۸،۰۰۰", "٢،٥٠٠", "18", "2,500", "3.5", "2016-12-23", "10:30", "۲٬۵۰۰", "١٨", "1۸",
    "می", "ها", "های", "نویسد", "کتاب", "كتاب", "الکاتب", "ﻧﺎﻣﻪ", "نامـه", "ا\u0654ول", "إليه",
    "wort", "mot", "слово", "%s", "{x}", "<b>", "</b>", "`ي`", "https://e.org/a", "C:\\a\\b",
    "[آ]", "(https://e.org/a)", "واحد،اثنان", " ،دو", "Noooo",
]  # fmt: skip
TEXT = st.lists(st.sampled_from(PIECES), max_size=10).map("".join) | st.lists(
    st.sampled_from(PIECES), max_size=8
).map(" ".join)
QUOTES = st.sampled_from(
    [{}, dict.fromkeys(LANGUAGES, "«»"), dict.fromkeys(LANGUAGES, "“”"), {"de": "»«", "sv": "””"}]
)
POLICY = st.builds(Policy, digits=st.sampled_from(["", "native", "latin"]), quotes=QUOTES)
PAIR = st.builds(
    Pair,
    TEXT,
    TEXT,
    st.sampled_from(LANGUAGES),
    policy=POLICY,
    markup=st.sampled_from(["", "plain", "markdown"]),
)
EXAMPLES = 400


def count_findings(pair: Pair) -> Counter[str]:
    return Counter(hit.rule_id for hit in checks.check_pair(pair))


@settings(max_examples=EXAMPLES)
@given(PAIR)
def test_fix_never_adds_a_finding(pair: Pair) -> None:
    fixed = replace(pair, target=checks.fix_pair(pair))
    assert not count_findings(fixed) - count_findings(pair)


@settings(max_examples=EXAMPLES)
@given(PAIR)
def test_fix_leaves_nothing_that_it_would_fix(pair: Pair) -> None:
    fixed = replace(pair, target=checks.fix_pair(pair))
    assert checks.fix_pair(fixed) == fixed.target
    assert not [hit for hit in checks.check_pair(fixed) if hit.safe]


def is_balanced(text: str) -> bool:
    """Return whether every bracket and mark closes the one that was opened last."""
    partners = {")": "(", "]": "[", "}": "{", "»": "«", "”": "“"}
    open_: list[str] = []
    for character in text:
        if character in partners.values():
            open_.append(character)
        elif character == '"':
            if open_ and open_[-1] == '"':
                open_.pop()
            else:
                open_.append(character)
        elif character in partners and (not open_ or open_.pop() != partners[character]):
            return False
    return not open_


def has_same_marks_nested(text: str) -> bool:
    """Return whether a quotation is within one with the same marks, as in «…«…»…»."""
    for opening, closing in ("«»", "“”"):
        depth = 0
        for character in text:
            depth += (character == opening) - (character == closing)
            if depth > 1:
                return True
    return False


WRAPPERS = ["({})", "[{}]", "«{}»", "“{}”", '"{}"', "« {} »", "( {} )", "{} "]
BALANCED = st.recursive(
    st.sampled_from([one for one in PIECES if is_balanced(one)]),
    lambda inner: (
        st.builds(str.format, st.sampled_from(WRAPPERS), inner.filter(lambda one: "{" not in one))
        | st.lists(inner, min_size=1, max_size=3).map(" ".join)
    ),
    max_leaves=8,
).filter(is_balanced)


@settings(max_examples=EXAMPLES)
@given(TEXT, BALANCED, st.sampled_from(sorted(OUTWARD_GUILLEMETS)), POLICY)
def test_what_is_balanced_stays_balanced(
    source: str, target: str, language: str, policy: Policy
) -> None:
    fixed = checks.fix_pair(Pair(source, target, language, policy=policy))
    assert is_balanced(fixed)
    assert has_same_marks_nested(target) or not has_same_marks_nested(fixed)


SPACES = " \u00a0\u202f"


@pytest.mark.parametrize("space", SPACES, ids=ascii)
@pytest.mark.parametrize("language", sorted(SPACED_GUILLEMETS))
@given(st.lists(st.sampled_from([*"«»:;?!", "mot", "non", "oui", "(a)"]), max_size=9))
def test_spaces_at_french_marks_stay(space: str, language: str, words: list[str]) -> None:
    text = space.join(words)
    assert checks.fix_pair(Pair("a word “no”: yes?", text, language)).strip() == text.strip()


def test_every_fix_of_spaces_names_its_languages() -> None:
    for rule in checks.list_text_rules():
        for example in rule.fires if rule.fix == "safe" else ():
            after = checks.fix_pair(example.pair, frozenset({rule.id}))
            changes_spaces = after != example.target and (
                "".join(after.split()) == "".join(example.target.split())
            )
            named = rule.languages or rule.fixed_in or rule.about_markup
            assert named or not changes_spaces, rule.id


def test_a_fix_of_named_languages_is_only_offered_in_others() -> None:
    assert "x" not in SPACED_WORDS
    for language, is_safe in (("fr", True), ("x", False), ("th", False)):
        (hit,) = checks.check_pair(Pair("a b", "a  b", language))
        assert (hit.replacement, hit.safe) == (" ", is_safe)


@pytest.mark.parametrize("severity", list(checks.Severity))
def test_the_place_of_an_error_stays_whatever_its_severity_is_called(
    severity: checks.Severity,
) -> None:
    policy = Policy(severity={"numbers": severity}, digits="native")
    pair = Pair("18 days and 5", "19 روز و 5", "fa", policy=policy)
    assert checks.fix_pair(pair) == "19 روز و ۵"
    assert [hit.safe for hit in checks.check_pair(pair) if hit.rule_id == "digit-style"] == [
        False,
        True,
    ]


def test_a_fix_that_uncovers_another_fault_is_left_and_the_others_are_made() -> None:
    """After it, «تر» would be an ending that a person must look at."""
    target = "ﻧﺎﻣﻪ ﻣﻦ و ﺑﺰﺭﮒ ﺗﺮ و ﮐﺘﺎﺏ ﺗﻮ"
    pair = Pair("my letter and larger and your book", target, "fa")
    fixed = checks.fix_pair(pair)
    assert fixed in ("نامه من و بزرگ ﺗﺮ و کتاب تو", "نامه من و ﺑﺰﺭﮒ تر و کتاب تو")
    before = count_findings(pair)
    assert not count_findings(replace(pair, target=fixed)) - before


@pytest.mark.parametrize("target", ["ﺑﺰﺭﮒ ﺗﺮ", "ﺗﺮ ﺑﺰﺭﮒ ﺗﺮ"])
def test_no_word_is_corrected_in_part(target: str) -> None:
    for word in checks.fix_pair(Pair("larger", target, "fa")).split():
        forms = [one for one in word if "\ufb50" <= one <= "\ufefc"]
        assert forms in ([], list(word))
