"""Quotation marks are compared by what they do, in whatever language and shape."""

from __future__ import annotations

import pytest

from dragoman.checks import Hit, Neighbours, Pair, check_pair
from dragoman.checks.rules.enclosing import quotation_lost
from dragoman.checks.text.punctuation.quotations import count_open_ends, count_quotes, is_middle
from helpers.durations import check_growth

LANGUAGES = ["fa", "ar", "de", "fr", "ru", "he", "zh", "ja", "hi", "sv", "pl", "hu", "uk", "el"]
MARKS = {"ja": "「」", "fr": "«»", "fa": "«»", "ar": "«»", "ru": "«»", "uk": "«»", "de": "„“"}
MARKS |= {"sv": "””", "pl": "„”", "hu": "„”", "he": "„“", "el": "«»"}


def find(source: str, target: str, language: str) -> set[str]:
    """Return the rules about marks that find something."""
    hits = check_pair(Pair(source, target, language))
    return {hit.rule_id for hit in hits} & {"quotes", "brackets"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_paragraph_of_a_quotation_opens_and_the_last_closes(language: str) -> None:
    opening, closing = list(MARKS.get(language, "“”"))
    assert find("“One two three.", f"{opening}Abc abc abc.", language) == set()
    assert find("One two three.”", f"Abc abc abc.{closing}", language) == set()
    assert find("“One two three.”", f"{opening}Abc abc abc.{closing}", language) == set()
    whole = f"{opening}Abc abc{closing}, abc {opening}abc{closing}."
    assert find("“One two,” three “four.”", whole, language) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_lost_mark_is_found(language: str) -> None:
    opening, closing = list(MARKS.get(language, "“”"))
    assert find("“One” two “three” four.", f"{opening}Abc{closing} abc {opening}abc abc.", language)
    assert find("She said “one” to us.", f"Abc abc {opening}abc abc abc.", language)
    assert find("She said “one” to us.", f"Abc abc abc{closing} abc abc.", language)


@pytest.mark.parametrize(
    ("language", "target"),
    [
        ("he", 'מפקד צה"ל אמר לרמטכ"ל'),
        ("he", 'ד"ר כהן קרא ב"הארץ" על ארה"ב'),
        ("yi", 'די ס"ה און ד"ר'),
        ("en", """a 5'10" man with a 19" screen"""),
        ("fa", 'نمایشگر ۱۹" و ۵"'),
        ("uk", "п'ять об'єктів і п’ять"),
        ("fr", "L'eau d'ici n'est qu'à l'un d'eux"),
    ],
)
def test_what_only_looks_like_a_quotation_mark(language: str, target: str) -> None:
    assert find("one two three", target, language) == set()


@pytest.mark.parametrize(
    ("language", "target"),
    [
        ("zh", "请选择“.zip”或“=”，然后“[”。"),
        ("ja", "「(」と「[」が必要です"),
        ("ru", "Ожидалось «[» или «(»."),
        ("de", "Er sagte: »Das ist ›gut‹ so.«"),
        ("de", "Er sagte: „Das ist “ und „gut“."),
        ("ar", "قال ”نعم“ ثم ”لا“"),
        ("fi", "Hän sanoi ”kyllä” ja ”ei”"),
        ("fa", "گفت «او گفت «نه»»"),
        ("hu", "„Ez »jó« így”"),
    ],
)
def test_what_is_around_a_mark_agrees_with_what_is_open(language: str, target: str) -> None:
    assert find("She said “one” and “two”", target, language) == set()


def test_a_mark_of_another_kind_is_said_to_be_so() -> None:
    pair = Pair("He said “no” to us.", 'Er sagte uns „nein".', "de")
    (hit,) = [hit for hit in check_pair(pair) if hit.rule_id == "quotes"]
    assert pair.target[hit.start] == '"' and "another kind" in hit.message


def test_the_ends_of_a_text_are_counted() -> None:
    assert count_open_ends("yes,” he said, “no", "en") == (1, 1)
    assert count_open_ends("“yes,” he said", "en") == (0, 0)
    assert count_open_ends("we know that.'", "en") == (1, 0)
    assert count_quotes('«a» "b" “c', "fa").lonely == 1


def test_a_mark_in_the_middle_is_not_that_of_a_part() -> None:
    assert is_middle("«abc abc", [0], "one two")
    assert not is_middle("abc «abc", [4], "one two")
    assert not is_middle("«abc abc", [0], "“one” two")


def test_a_smiley_of_the_source_is_no_bracket() -> None:
    assert find("Just watch :)", "观看:)", "zh") == set()
    assert find("Just watch", "观看:)", "zh") == {"brackets"}


FIRST = ("“One two three,” she said.", "Sagte sie: “Abc abc abc.")
SECOND = ("“Four five six.”", "Def def def.”")


NOTHING = ("", "")


def find_beside(
    pair: tuple[str, str], before: tuple[str, str] = NOTHING, behind: tuple[str, str] = NOTHING
) -> bool:
    """Return whether ``quotes`` finds something beside these messages."""
    hits = check_pair(Pair(*pair, "zh", neighbours=Neighbours(before, behind)))
    return any(hit.rule_id == "quotes" for hit in hits)


def test_a_translation_may_have_one_quotation_for_those_of_two_messages() -> None:
    assert not find_beside(FIRST, behind=SECOND)
    assert not find_beside(SECOND, before=FIRST)
    assert not find_beside(SECOND, before=("“In the middle.”", "Ghi ghi."))  # the third of three


def test_a_lonely_mark_is_found_beside_messages_that_do_not_fit() -> None:
    whole = ("“Four five six.”", "“Def def def.”")
    assert find_beside(FIRST, whole, whole)
    assert find_beside(SECOND, whole, whole)
    assert find_beside(SECOND, ("One two.", "Abc abc."))
    assert find_beside(FIRST)


def test_the_message_before_is_not_taken_for_the_one_behind() -> None:
    assert find_beside(FIRST, before=SECOND)  # the last message: nothing goes on behind it
    assert find_beside(SECOND, behind=FIRST)  # the first: nothing opened before it
    whole = ("“Four five six.”", "“Def def def.”")
    assert find_beside(FIRST, SECOND, whole)
    assert find_beside(SECOND, whole, FIRST)
    assert not find_beside(FIRST, whole, SECOND)
    assert not find_beside(SECOND, FIRST, whole)


def test_a_straight_mark_at_the_end_closes_what_the_message_before_opened() -> None:
    first, second = ("“One two,” she said.", 'Sagte sie: "Abc abc.'), ("“Four.”", 'Def def."')
    assert not find_beside(first, behind=second)
    assert not find_beside(second, before=first)
    assert find_beside(first, before=second)
    assert find_beside(second, behind=first)


def test_a_dash_before_what_somebody_says_is_found_in_linear_time() -> None:
    def check(target: str) -> list[Hit]:
        return list(quotation_lost.check(Pair("She said: “Go home now.”", target, "fa")))

    check_growth(lambda length: "ا" + "\n" * length + "ب", check, 50_000)
