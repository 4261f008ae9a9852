"""What rules share, and what is known from before, changes nothing that is found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dragoman.checks import (
    CatalogFile,
    Example,
    Pair,
    check_pair,
    check_pairs,
    list_text_rules,
    run,
)
from dragoman.checks.text.mask import mask, mask_signs
from dragoman.checks.text.missing.gaps import list_sentences
from dragoman.checks.text.missing.joins import Joins
from dragoman.checks.text.missing.lengths import learn_lengths, measure_length
from dragoman.checks.text.missing.word_pairs import WordPairs, list_stems_of_part, list_target_stems
from dragoman.checks.text.punctuation.brackets import ALL_BRACKETS, are_all_pairs, match_brackets
from dragoman.po import parse

NO_IDS: frozenset[str] = frozenset()
EITHER = {"numbers", "number-words", "placeholders", "tags"}
PAIRS = [
    (Pair("He left in 1998.", "او در ۱۹۹۹ رفت.", "fa"), NO_IDS),
    (Pair("He left in 1998.", "او در ۱۹۹۹ رفت.", "fa"), frozenset({"numbers"})),
    (Pair("Write to us.", "", "fa"), NO_IDS),
    (Pair("Write {name}.", "اكتبوا  إلينا", "ar"), NO_IDS),
    (Pair("Write “no” to us, please.", "Schreibt uns „nein ,", "de", kind="code"), NO_IDS),
    (Pair("Write “no” to us, please.", "Schreibt uns „nein ,", "de", markup="plain"), NO_IDS),
]


def list_ids(pair: Pair) -> set[str]:
    """Return the ids of the rules that are asked about a pair."""
    return {rule.id for rule in run._list_rules(pair).select(pair)}


def test_pairs_together_have_the_hits_that_each_has_alone() -> None:
    together = list(check_pairs(PAIRS))
    assert together == [check_pair(*each) for each in PAIRS]
    assert [bool(hits) for hits in together] == [True, False, False, True, False, True]
    assert list(check_pairs([])) == []


def test_hits_of_a_pair_are_in_the_order_of_the_rules() -> None:
    order = [rule.id for rule in list_text_rules()]
    for hits in check_pairs(PAIRS):
        places = [order.index(hit.rule_id) for hit in hits]
        assert places == sorted(places)


@pytest.mark.parametrize(
    ("source", "target", "asked"),
    [
        ("Write to us.", "Schreibt uns.", set()),
        ("Write 2 letters.", "Schreibt uns.", {"numbers", "number-words"}),
        ("Write to us.", "Schreibt ۲ uns.", {"numbers", "number-words"}),
        ("Write to {us}.", "Schreibt uns.", {"placeholders"}),
        ("Write to us.", "Schreibt %s.", {"placeholders"}),
        ("Write to <b>us.", "Schreibt uns.", {"tags"}),
        ("Write to us.", "Schreibt <b>uns.", {"tags"}),
    ],
)
def test_a_clue_in_one_of_the_texts_is_enough(source: str, target: str, asked: set[str]) -> None:
    pair = Pair(source, target, "de")
    assert list_ids(pair) & EITHER == asked
    # Of another source language the clues are not known.
    assert list_ids(replace(pair, source_language="fr")) >= EITHER


@given(text=st.text(st.sampled_from([*ALL_BRACKETS, *"ab1. :-"]), max_size=12))
@example("a) (b)")
@example("[(])")
@example("»a«")
def test_where_all_brackets_are_pairs_none_is_single(text: str) -> None:
    for language in ("fa", "de"):
        if are_all_pairs(text, language):
            assert not match_brackets(text, language).single


@pytest.mark.parametrize(
    ("text", "language", "are_pairs"),
    [
        ("", "fa", True),
        ("a (b [c]) «d»", "fa", True),
        ("a (b", "fa", False),
        ("a) b", "fa", False),
        ("»a«", "fa", False),
        ("»a« (b)", "de", True),
        ("»a« (b", "de", False),
    ],
)
def test_pairs_of_brackets_are_seen_without_what_is_between(
    text: str, language: str, are_pairs: bool
) -> None:
    assert are_all_pairs(text, language) is are_pairs


PIECES = ("a", "b", ":", "::", "://x", "o:b", "O:b", ":a:", ":+1:", "www.a.b", "WWW.a", "c:\\d",
          "`x`", "<b>", "%s", "\n", " ")  # fmt: skip


@given(text=st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
@example("a: b")
@example("mailto:a@b")
@example(":a:")
def test_what_is_masked_is_seen_quickly(text: str) -> None:
    assert mask(text, "fa") == mask_signs.__wrapped__(text, "fa")


def test_the_lengths_of_texts_that_taught_are_known() -> None:
    source, target = "The prison is in the north of the city of Ahwaz.", "زندان در شمال شهر است."
    norm = learn_lengths([(source, target), ("short", "کوتاه")])
    assert norm.measured == {text: measure_length(text) for text in (source, target)}
    for text in (source, target, "short", "", "法院"):
        assert norm.measure_length(text) == measure_length(text)
    assert norm == replace(norm, measured={})  # what is remembered makes no other norm


def test_words_have_the_translations_that_they_have_if_nothing_was_asked_before() -> None:
    texts = [(f"The horse number {number} ran.", f"اسب {number} دوید.") for number in range(90)]
    texts += [(f"The goat number {number} ate.", f"بز {number} خورد.") for number in range(300)]
    texts += [("A horse.", "اسبی."), ("A goat.", "بز.")]

    def find(asked: Sequence[str]) -> list[object]:
        words = WordPairs(texts)
        return [words.find_translations(each) for each in asked]

    sources = [source for source, _ in texts if "horse" in source]
    alone = [WordPairs(texts).find_translations(source) for source in sources]
    assert find(sources) == alone
    assert find(sources[::-1]) == alone[::-1]
    assert any(found and "horse" in found for found in alone)


@given(
    text=st.lists(
        st.sampled_from(
            ["بال", "كتاب", "کتاب‌ها", "Haus", "家", "家族", "\u00a0", " ", "\u064e", "’"]
        ),
        max_size=8,
    ).map("".join)
)
def test_stems_are_those_of_the_parts_between_spaces(text: str) -> None:
    assert list_target_stems(text) == list_stems_of_part(text)


def test_joined_sentences_are_counted_as_if_all_were_listed() -> None:
    texts = [
        ("One came. Two sat.", "یکی آمد و دو نشست."),
        ("One came. Two sat.", "یکی آمده بود. دو نشسته بود."),
        ("One came.", "یکی. آمد."),
        ("Mr. One came. Two sat.", "آقای یک آمد. دو نشست"),
        ("One came. Two sat.", "One came. Two sat."),
        ("One came! Two sat?", "یکی آمد!دو نشست؟"),
    ]
    total = fewer = 0
    for source, target in texts:
        sentences = len(list_sentences(source, "en"))
        if sentences > 1 and source != target:
            total += 1
            fewer += len(list_sentences(target, "fa")) < sentences
    assert 0 < fewer < total
    share = (fewer + 0.06 * 15) / (total + 15) / 0.06
    assert Joins(texts).measure_share("en", "fa") == pytest.approx(share)


def test_a_file_knows_its_live_and_its_finished_messages() -> None:
    data = (
        b'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        b'msgid "done"\nmsgstr "a"\n\n#, fuzzy\nmsgid "fuzzy"\nmsgstr "a"\n\n'
        b'msgid "empty"\nmsgstr ""\n\nmsgid "part"\nmsgid_plural "parts"\nmsgstr[0] ""\n'
        b'msgstr[1] "a"\n\n#~ msgid "old"\n#~ msgstr "a"\n'
    )
    file = CatalogFile(data, "fa", messages=parse(data, "a.po").blocks)
    assert [each.msgid for each in file.live] == ["done", "fuzzy", "empty", "part"]
    assert [each.msgid for each in file.finished] == ["done", "part"]


def test_an_example_may_have_the_messages_that_teach_its_catalogue() -> None:
    messages = tuple((f"In {n} we wrote to Aleppo.", f"به حلب {n}") for n in range(4))
    taught = Example("fa", "a", "b", catalog=messages).pair.catalog
    assert taught.names.usual["Aleppo"].messages == 4
    assert Example("fa", "a", "b", catalog=taught).pair.catalog is taught
