"""The bounds of the number of sentences are never wrong, and close in common texts."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dragoman.checks import Pair, check_pair
from dragoman.checks.text.missing.gaps import list_sentences
from dragoman.checks.text.missing.sentence_bounds import count_fewest, count_most
from dragoman.texts import sentences

LANGUAGES = ("en", "de", "fa", "ar", "he", "hi", "zh", "th", "ru", "tr")
PIECES = """
    . ! ? … ؟ ۔ । 。 | : , ، « » ( ) “ ” " ' * ` [1] a Aa Maria weiter Dr Mr U S 3 2016 ۱۲ آن است
    إلخ المُشَيِّد שלום नमस्ते 法院 ไทย дом Дом _ –
"""
PARTS = [*PIECES.split(), " ", " ", " ", "\n", "\u00a0"]
TEXTS = st.lists(st.sampled_from(PARTS), max_size=24).map("".join)


@given(text=TEXTS, language=st.sampled_from(LANGUAGES))
@example("नमस्ते|  ", "hi")
@example("שלום!؟ 3", "he")
@example("weiter. ،", "fa")
@example("Maria weiter. ،،). آن", "fa")
@example("weiter!” Maria", "de")
def test_the_number_of_sentences_is_between_both(text: str, language: str) -> None:
    number = len(list_sentences(text, language)) if text else 1
    assert count_fewest(text) <= number <= count_most(text)


@given(
    word=st.sampled_from(
        sorted({w for ws in sentences._ABBREVIATIONS.values() for w in ws.split()})
    )
)
def test_no_abbreviation_surely_ends_a_sentence(word: str) -> None:
    assert count_fewest(f"Aa {word}. Aa آن {word}. آن") == 1


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The prison is in the north. It was built by prisoners. (3)", 3),
        ("زندان در شمال شهر است. هیچ‌کس آن را ندید؟ «بله» گفت (او). رفت.", 4),
        ("اعتُقلوا فجرًا في منازلهم. وعلم المحامون بذلك من الصحف.", 2),
    ],
)
def test_in_common_texts_both_are_the_number(text: str, number: int) -> None:
    assert (count_fewest(text), count_most(text)) == (number, number)


def test_a_translation_of_the_usual_length_with_fewer_sentences_is_looked_at() -> None:
    source = (
        "The prison is in the north of the city. Nobody was allowed to visit it. "
        "The lawyers learnt of it from the newspapers."
    )
    whole = (
        "زندان در شمال شهر قرار گرفته است. هیچ‌کس اجازه نداشت از آن دیدار کند. "
        "وکیلان این خبر را از روزنامه‌ها شنیدند."
    )
    without = "زندان در شمال شهر است. وکیلان این خبر را از روزنامه‌ها شنیدند، از روزنامه‌ها."
    found = [
        [hit.rule_id for hit in check_pair(Pair(source, text, "fa"))] for text in (whole, without)
    ]
    assert not any(id.startswith("sentence-") for id in found[0])
    assert any(id.startswith("sentence-") for id in found[1])


def test_a_sentence_that_is_missing_before_a_quotation_is_found() -> None:
    """A quotation that ends with its own full stop is a sentence on both sides, or on none."""
    missing = "He came home late in the evening."
    kept = "She asked him: “Where have you been all this time?” He did not answer her at once. The"
    kept += " children were already asleep in the other room."
    target = "زن از او پرسید: «این همه وقت کجا بوده‌ای؟» او بی‌درنگ پاسخ نداد. بچه‌ها دیگر در اتاق "
    target += "دیگر خوابیده بودند."
    assert _list_about_sentences(kept, target) == []
    (message,) = _list_about_sentences(f"{missing} {kept}", target)
    assert missing in message


def _list_about_sentences(source: str, target: str) -> list[str]:
    hits = check_pair(Pair(source, target, "fa"))
    return [hit.message for hit in hits if hit.rule_id.startswith("sentence-")]
