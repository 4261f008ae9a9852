"""What a catalogue teaches: which words it has, how names are written, what is beside a message."""

from __future__ import annotations

import pytest

from dragoman.checks import CatalogTexts, Pair, check_pair
from dragoman.checks.text.arabic_spelling import list_right_spellings
from dragoman.checks.text.names.shared_endings import SharedEndings
from dragoman.checks.text.vocabulary import Vocabulary
from dragoman.checks.text.word_forms import is_respelled, is_same_word
from dragoman.texts.scripts import fold_letters
from helpers.names import find_in_pairs


def find(rule_id: str, pair: Pair) -> list[str]:
    """Return what a rule would write instead of each place."""
    return [hit.replacement or "" for hit in check_pair(pair) if hit.rule_id == rule_id]


PARTS = {3: ("سفر", "طويل"), 4: ("وزير", "كبيرة"), 5: ("وزارة", "كبيرة")}
"""By the letters of the shorter one, two words."""


@pytest.mark.parametrize(("letters", "uses"), [(3, 3), (4, 2), (5, 1)])
def test_two_words_that_are_together_nowhere_must_be_alone_the_oftener_the_shorter_they_are(
    letters: int, uses: int
) -> None:
    parts = PARTS[letters]

    def find_after(count: int) -> list[str]:
        words = Vocabulary([f"{parts[0]} ثم {parts[1]}"] * count)
        pair = Pair("one", "".join(parts), "ar", catalog=CatalogTexts(words=words))
        return find("glued-words", pair)

    assert min(map(len, parts)) == letters
    assert find_after(uses - 1) == []
    assert find_after(uses) == [" ".join(parts)]


def test_two_words_of_which_one_has_two_letters_are_told_only_if_they_are_somewhere_together() -> (
    None
):
    for between, expected in ((" ثم ", []), (" ", ["قد وصلوا"])):
        words = Vocabulary([f"قد{between}وصلوا"] * 5)
        pair = Pair("one", "قدوصلوا", "ar", catalog=CatalogTexts(words=words))
        assert find("glued-words", pair) == expected


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ([], ["هلپ"]),
        ([("A word.", "هلپ")], []),  # it is a word of other messages too
        ([("They left Aleppo again.", "هلپ")], []),  # neither is the usual one
    ],
)
def test_a_second_spelling_is_rarer_than_the_usual_one_and_nothing_else(
    more: list[tuple[str, str]], found: list[str]
) -> None:
    spelled = ["حلب", "به حلب", "هلپ"]
    pairs = [(f"Yesterday {at} people saw Aleppo.", f"{text} {at}") for at, text in
             enumerate(spelled)]  # fmt: skip
    assert [second for _, second in find_in_pairs(pairs, more)] == found


@pytest.mark.parametrize(
    ("bare", "word", "same"),
    [
        ("عليزاده", "علي\u200cزاده", True), ("علي\u200cزاده", "عليزاده", True),
        ("حلب", "حلب\u200cها", True), ("حلب", "الحلبي", True), ("حلب", "حلم", False),
        ("المانيا", "والمانيا", True), ("المانيا", "لالمانيا", True),
        ("اليابان", "لليابان", True), ("فرانسه", "فرانسوي", True), ("المانيا", "البانيا", False),
        ("برلين", "برليني", True), ("فرنسا", "فرنسي", True), ("פריז", "הפריזית", True),
        ("London", "Londons", True), ("London", "Londoners", True),
        ("London", "Londonderry", False),
        ("лондон", "лондона", True), ("лондон", "лондонский", True), ("лондон", "лондрина", False),
        ("москва", "москвой", True), ("ивановой", "иван", False),
    ],
)  # fmt: skip
def test_a_word_is_the_same_with_what_its_language_writes_beside_it(
    bare: str, word: str, same: bool
) -> None:
    assert is_same_word(bare, word) is same


def test_a_misspelled_arabic_word_is_mended_in_its_hamza_or_an_alef_only() -> None:
    spellings = list_right_spellings()
    assert len(spellings) > 1000
    for wrong, right in spellings.items():
        assert wrong != right
        assert fold_letters(wrong).replace("ا", "") == fold_letters(right).replace("ا", "")
        assert len(wrong) - len(right) in (0, 1)
    assert spellings["والاسلام"] == "والإسلام"


@pytest.mark.parametrize(
    ("first", "second", "is_it"),
    [
        ("google", "googlle", True),
        ("dallas", "dalas", True),
        ("nixon", "nixonn", True),
        ("hill", "hilll", True),  # no ending gives a consonant three times
        ("росс", "россс", True),
        ("palu", "paluu", True),  # nor a vowel twice
        ("holly", "hollyy", True),
        ("google", "googlee", True),
        ("rosa", "rosaa", False),  # but Finnish has cases that do
        ("miniștri", "miniștrii", False),
        ("joko", "jokoon", False),
        ("москви", "мосскви", True),
        ("novak", "nowak", True),
        ("borisem", "borysem", True),
        ("mohamed", "mohamad", False),  # so near the end it may be an ending
        ("putinem", "putinom", False),
        ("londontol", "londonrol", False),  # endings of Hungarian
        ("bella", "bellaa", False),  # an ending of Finnish
        ("paris", "parisissa", False),
        ("paris", "paris", False),
    ],
)
def test_words_that_differ_inside_are_no_forms_of_one(
    first: str, second: str, *, is_it: bool
) -> None:
    assert is_respelled(first, second) is is_it
    assert is_respelled(second, first) is is_it


def test_a_name_has_the_endings_that_other_words_have() -> None:
    stems = ("Brit", "Pari", "Bosni", "Korea")
    words = {stem.lower() + end for stem in stems for end in ("s", "", "su", "n", "em")}
    endings = SharedEndings(words)
    assert is_same_word("dallas", "dallasu", endings)
    assert is_same_word("dallas", "dalla", endings)
    assert is_same_word("dallas", "dallan", endings)
    assert not is_same_word("dallas", "dalas", endings)
    assert not is_same_word("covid", "cowid", endings)
    assert not is_same_word("paris", "pariss", endings)
    assert not is_same_word("dallas", "dallin", endings)
