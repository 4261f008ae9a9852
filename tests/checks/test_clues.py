"""Clues: a rule that is not asked about a text would have found nothing in it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dragoman.checks import Pair, Rule, base_language, check_pair, find_hits, list_text_rules, run
from dragoman.checks.clues import Clue, ClueReader
from dragoman.checks.rules import language as language_rules
from dragoman.checks.rules import neighbours, repeated_words
from dragoman.checks.text.catalog_texts import CatalogTexts
from dragoman.checks.text.known_words import KnownWords
from dragoman.checks.text.vocabulary import Vocabulary
from dragoman.patterns import compile_later

PIECES = """
    می نمی نویسد نویسند میشود خانه ها های تر ای اند که که از و (و «و رفت ، ؛ ؟ : . .. ... ! ( ) [ ]
    « » " ' “ ” الى المدرسه وايضا الإستخدام شكراَ مسبقًاهذا أوّلاً مدرسةهنا بالحريه نظامLinux ازLinux
    لمجلسالأمنبالإجماع ۲ ۵۰۰ ۲،۵۰۰ ٢.٥ ۲,۵۰۰ ۹۰% ٪۹۰ 1,500 2016 1395 ۱۳۹۵ 12 May Monday December
    2016-12-23 3.5 - / % {x} %s <b> </b> `x y` ](http://a.b) [a] www.a.org WwW.a.org a@b.org
    https://a.b :smile: and is not the letter ﻻ ي ك ة ى \u0654 \u064e \u064b \u0640\u0640 \u200c
    \u200c\u200c \u200b \u200f \u202b \u202d \u00a0 \ufffd ÃÂ Ã© ﴿ا﴾ […]
"""
BETWEEN = (" ", " ", " ", "", "  ", "\n", "\t", "\u2028", "\x1c")
LANGUAGES = ("fa", "ar", "ur", "ckb", "de", "he", "zh")


def texts() -> st.SearchStrategy[str]:
    """Return texts of the pieces, with and without spaces between them."""
    part = st.tuples(st.sampled_from(PIECES.split()), st.sampled_from(BETWEEN)).map("".join)
    return st.lists(part, max_size=14).map("".join)


def list_unasked(pair: Pair) -> list[Rule]:
    """Return the rules for a pair that are not asked about it."""
    rules = run._list_rules(pair)
    asked = rules.select(pair)
    return [rule for rule in rules.rules if rule not in asked]


@settings(max_examples=600)
@given(
    source=texts(),
    target=texts(),
    language=st.sampled_from(LANGUAGES),
    markup=st.sampled_from(["plain", "markdown"]),
)
@example(" a", "a", "fa", "plain")
@example("a", "a  b", "fa", "plain")
@example("a", "خانه ها", "fa", "plain")
@example("a\nb", "ا", "fa", "plain")
@example("On 12. 5. 2016", "در ۱۳. ۵. ۲۰۱۶", "fa", "plain")
@example("a", "`a` (` `و نحن", "ar", "markdown")
def test_a_rule_that_is_not_asked_would_find_nothing(
    source: str, target: str, language: str, markup: str
) -> None:
    pair = Pair(source, target, language, markup=markup)
    for rule in list_unasked(pair):
        assert not find_hits(rule, pair), rule.id


@pytest.mark.parametrize("rule", list_text_rules(), ids=lambda rule: rule.id)
def test_a_rule_is_asked_about_its_own_examples(rule: Rule) -> None:
    for each in rule.fires:
        pair = each.pair
        for changed in (pair, replace(pair, source_language="en_GB")):
            assert rule not in list_unasked(changed)


@pytest.mark.parametrize("rule", list_text_rules(), ids=lambda rule: rule.id)
def test_examples_have_the_same_findings_without_clues(rule: Rule) -> None:
    for each in (*rule.fires, *rule.silent):
        pairs = [each.pair]
        # Beside other words, and as another line, an example has other neighbours.
        pairs += [
            replace(pairs[0], source=f"{a}{each.source}{b}", target=f"{a}{each.target}{b}")
            for a, b in (("«", "»"), ("1\n", "\n2"), ("`", "` "), ("  ", " x"))
        ]
        for pair in pairs:
            for other in list_unasked(pair):
                assert not find_hits(other, pair), (other.id, pair)


def test_clues_of_a_source_are_in_english() -> None:
    pair = Pair("Am 12 Mai 2016", "در ۱۳ مهٔ ۲۰۱۶.", "fa", source_language="de")
    assert "dates" in {hit.rule_id for hit in check_pair(pair)}
    assert "dates" not in {rule.id for rule in list_unasked(pair)}
    assert "dates" in {rule.id for rule in list_unasked(replace(pair, source_language="en"))}


def test_a_clue_has_a_character_and_passes_a_test_in_one_word() -> None:
    both = Clue(frozenset("x"), compile_later("y$"))
    reader = ClueReader([both, Clue(frozenset("z")), Clue(), Clue(test=str.isdigit)])
    assert reader.read(["x", "y"]) == 0b100
    assert reader.read(["xy"]) == 0b101
    assert reader.read(["yx", "z", "12"]) == 0b1110
    assert reader.read([]) == 0b100


def test_a_space_is_no_clue_because_it_is_in_no_word() -> None:
    assert not Clue(frozenset(" a"))
    assert ClueReader([Clue(frozenset(" a"))]).read(["b"]) == 1


def test_a_function_is_asked_about_a_word_once() -> None:
    asked: list[str] = []

    def count(word: str) -> int:
        asked.append(word)
        return len(word)

    known = KnownWords(count)
    assert list(map(known.__getitem__, ["a", "bc", "a"])) == [1, 2, 1]
    assert asked == ["a", "bc"]


def test_neither_long_words_nor_too_many_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.checks.text.known_words._MOST_WORDS", 3)
    known = KnownWords(len)
    assert known["a" * 1000] == 1000
    assert not known
    for number in range(10):
        assert known[f"{number}"] == 1
        assert 1 <= len(known) <= 3


@given(target=texts())
@example("قال من (من في")
@example("،که که")
@example("a\u00a0a")
def test_a_repeated_word_is_found_quickly(target: str) -> None:
    pair = Pair("a", target, "fa")
    is_there = repeated_words._REPEATED.search(pair.masked_target) is not None
    assert repeated_words._may_repeat(pair) or not is_there


@given(source=texts(), target=texts())
@example("a " * 50, "\u064b" * 60)
@example("a " * 50, "ا " * 30 + "\n" * 100)
def test_a_translation_that_is_long_enough_is_not_too_short(source: str, target: str) -> None:
    pair = Pair(source * 3, target, "fa")
    if language_rules._is_long_enough(pair):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(language_rules, "_is_long_enough", lambda pair: False)
            assert not find_hits(language_rules.too_short, pair)


@given(target=texts())
@example("وزيرالخارجية")
@example("(وزيرالخارجية) لمجلسالأمنبالإجماع")
def test_glued_words_are_known_by_what_is_between_spaces(target: str) -> None:
    words = Vocabulary(["قال وزير الخارجية أمس"] * 3)
    pair = Pair("a", target, "ar", catalog=CatalogTexts(words=words))
    found = [match[0] for match, _ in neighbours._find_glued(pair.masked_target, words)]
    assert bool(find_hits(neighbours.glued_words, pair)) == bool(found)
    assert base_language(pair.language) == "ar"
