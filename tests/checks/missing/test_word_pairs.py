"""What a catalogue teaches about words, and about the sentences that translators join."""

from __future__ import annotations

import pytest

from dragoman.checks import Pair, check_pair, learn_catalog
from dragoman.checks.text.missing.joins import Joins
from dragoman.checks.text.missing.lengths import measure_length
from dragoman.checks.text.missing.sentence_keys import read_keys
from dragoman.checks.text.missing.word_pairs import WordPairs, list_target_stems

ANIMALS = {"horse": "اسب", "camel": "شتر", "sheep": "گوسفند", "goose": "غاز"}
PLACES = {"garden": "باغ", "market": "بازار", "river": "رودخانه", "village": "روستا"}
TAUGHT = [
    (f"The {animal} stood in the {place}.", f"{theirs} در {there} ایستاده بود.")
    for animal, theirs in ANIMALS.items()
    for place, there in PLACES.items()
]
SOURCE = "The sheep stood in the market all day. A camel waited near the river until dawn."
JOINED = "گوسفند همهٔ روز در بازار بود، و شتر کنار رودخانه ماند."
LEFT_OUT = "گوسفند همهٔ روز در بازار ایستاده بود."


def find(target: str, taught: list[tuple[str, str]]) -> list[str]:
    catalog = learn_catalog([*taught, (SOURCE, target)])
    pair = Pair(SOURCE, target, "fa", catalog=catalog)
    return [hit.message for hit in check_pair(pair) if hit.rule_id.startswith("sentence-")]


def test_words_are_taught_by_other_messages() -> None:
    found = WordPairs(TAUGHT).find_translations("A camel near the market.")
    assert found["camel"].stems == {"شتر"}
    assert found["market"].stems <= {"بازار", "ازار"}  # "ب" may be a particle
    assert "near" not in found
    assert "the" not in found  # its translations would be in all messages


def test_a_message_teaches_nothing_about_itself() -> None:
    own = ("The swan sang.", "قو آواز خواند.")
    other = ("A swan swam.", "قو شنا کرد.")
    third = ("One swan slept.", "قو خوابید.")
    assert "swan" not in WordPairs([*TAUGHT, own, other]).find_translations(own[0])
    found = WordPairs([*TAUGHT, own, other, third]).find_translations(own[0])
    assert found["swan"].stems == {"قو"}


def test_joined_sentences_are_told_from_a_missing_one_by_their_words() -> None:
    assert find(JOINED, TAUGHT) == []
    (message,) = find(LEFT_OUT, TAUGHT)
    assert "“A camel waited near the river until dawn.” is missing." in message


def test_words_are_compared_without_endings_and_particles() -> None:
    assert {"كتاب", "مدرسه"} <= list_target_stems("بالكتاب في المدرسة")
    assert list_target_stems("Gefängnisse") == list_target_stems("Gefängnissen")


def test_where_no_spaces_are_pairs_of_characters_are_compared() -> None:
    assert list_target_stems("法院驳回") == {"法院", "院驳", "驳回"}


def test_a_catalogue_says_how_often_sentences_are_joined() -> None:
    source = "He came. He sat. He left."
    joined = Joins([(source, "او آمد و نشست و رفت.")] * 30)
    kept = Joins([(source, "او آمد. نشست. رفت.")] * 30)
    assert joined.measure_share("en", "fa") > 3 > 1 > kept.measure_share("en", "fa")
    assert Joins().measure_share("en", "fa") == pytest.approx(1)


def test_the_address_of_a_link_and_tags_have_no_length() -> None:
    bare = measure_length("Lire la lettre.")
    assert measure_length("Lire [la lettre](https://example.net/a/long/address).") == bare + 2
    assert measure_length("<span class='wide'>Lire</span> la lettre.") == bare


def test_what_words_say_together_counts_less_than_their_sum() -> None:
    """The words of a sentence are often said together, so that each says little more."""
    pairs = WordPairs(TAUGHT)
    known = pairs.find_translations("A camel near the market.")
    keys = read_keys(["A camel near the market."], ["شتر در بازار"], pairs)
    score = keys.score(keys.source[0], keys.target[0])
    assert 0 < score <= sum(each.gain for each in known.values()) / 2
    against = keys.score(keys.source[0], frozenset())
    assert -sum(each.loss for each in known.values()) / 2 <= against < 0
