"""Where sentences end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.texts import sentences as module
from dragoman.texts.sentences import find_sentences, split_sentences
from helpers.durations import check_growth


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("en", ("Mr. Smith left.", "He was tired!", "Why?")),
        ("en", ("The U.S. and the U.K. signed it.", "See Art. 5, No. 3.")),
        ("en", ("J. R. Smith said so.", "Nobody heard it.")),
        ("en", ("It cost 3.50 e.g. on Mondays.", '"Really?" she asked.')),
        ("en", ("He said: “Go.”", "(They went.)", "All of them…")),
        ("en", ("Wait... what?", "Yes.")),
        ("fa", ("چرا رفت؟", "ر.ک. فصل دوم.", "دکتر م. رضایی آمد.")),
        ("ar", ("هل جاء؟", "نعم، جاء د. سامي.", "ثم ذهب.")),
        ("de", ("Das ist z. B. Nr. 5.", "Usw. usf.")),
        ("de", ("Am 6. November kam er.", "„Wer weiß das?“", "Seit dem 19. Jahrhundert …")),
        ("de", ("Er war 12.", "Sie kam am 3. Mai.", "»Nein.«", "Also ging er.")),
        ("da", ("»Hvad nu?«", "Ingen svarede.")),
        ("en", ("He died on Nov. 6.", "It was Dec. 2014.", "He may.", "Mar.", "It is.")),
        ("en", ("**Never do it.**", "*Why not?*", "__Nobody knows.__", "Do it.")),
        ("fa", ("**این کار را نکنید.**", "*چرا؟*", "کسی نمی‌داند.")),
        ("fa", ("سال ۲۰۱۵ بود.\u200f", "او رفت.[^1]", "دیگری آمد.[^یک][2]", "همین.")),
        ("fr", ("Voir p. 12.", "M. Dupont est là !")),
        ("ja", ("雨が降った。", "誰も来なかった！", "なぜ？")),
        ("zh-Hans", ("他走了。[^1]", "没人知道。[2][^3]", "为什么？")),
        ("zh-Hans", ("他走了。", "“为什么？”", "没人知道。")),
        ("hi", ("वह चला गया।", "क्यों?")),
        ("ur", ("وہ چلا گیا۔", "کیوں؟")),
        ("am", ("ሄደ።", "ለምን?")),
        ("hy", ("Նա գնաց։", "Ինչո՞ւ։")),
    ],
)
def test_a_text_is_cut_where_its_sentences_end(language: str, sentences: tuple[str, ...]) -> None:
    space = "" if language in ("ja", "zh-Hans") else " "
    assert split_sentences(space.join(sentences), language) == sentences


def test_the_number_of_an_item_is_no_sentence() -> None:
    assert split_sentences("3. The third item. It is long.", "en") == (
        "3. The third item.",
        "It is long.",
    )


def test_markup_behind_a_full_width_mark_ends_with_the_sentence_if_a_space_follows() -> None:
    assert split_sentences("**他走了。** 没人知道。", "zh") == ("**他走了。**", "没人知道。")
    assert split_sentences("他走了。**没人**知道。", "zh") == ("他走了。", "**没人**知道。")


def test_a_line_ends_a_sentence() -> None:
    assert split_sentences("First line\nsecond line", "en") == ("First line", "second line")


@pytest.mark.parametrize("text", ["", "   ", "\n\n"])
def test_a_text_without_characters_has_no_sentence(text: str) -> None:
    assert split_sentences(text, "en") == ()


@given(text=st.text(alphabet="aB. ?!؟۔。\n\"')»1…٫क।กข", max_size=80))
def test_nothing_is_lost_and_nothing_is_twice(text: str) -> None:
    assert "".join("".join(split_sentences(text, "en")).split()) == "".join(text.split())
    places = find_sentences(text, "en")
    assert [start for start, _ in places[1:]] == [end for _, end in places[:-1]]
    if places:
        assert (places[0][0], places[-1][1]) == (0, len(text))


@pytest.mark.parametrize(
    "unit", [".", ". ", "a. ", ".[^", ".[^1]", ".*", "…", "\n", '." ', "1. ", "؟ "]
)
def test_a_text_of_nothing_but_ends_is_cut_in_linear_time(unit: str) -> None:
    check_growth(lambda count: unit * count, lambda text: split_sentences(text, "en"), 40_000)


@given(st.text(alphabet="aBé½ß1_ .\u0301اب\u064e\n\u00a0-", max_size=12))
def test_the_last_word_is_the_letters_at_the_end(text: str) -> None:
    """The quick way and the search agree."""
    found = module._LAST_WORD.search(text)
    assert module._find_last_word(text) == (found[0] if found else "")


@given(st.text(alphabet="aBéÉßǅ1_ («“.ا字\n\u00a0", max_size=6))
def test_the_first_letter_behind_a_mark_is_found(text: str) -> None:
    found = module._SMALL.match(" " + text)
    assert module._begins_small(" " + text, 0) == (found is not None and found[1].islower())
