"""Plain text: words that are divided at the ends of lines, as in what is copied from a PDF."""

from __future__ import annotations

import textwrap
from itertools import product

import pytest

from dragoman.sources import read
from helpers.cases import each_case
from helpers.durations import check_growth


def read_text(text: str) -> str:
    (unit,) = read(text.encode(), "a", suffix=".txt").units
    return unit.text


_LINE = "We ask that all who are in prison for what they said or wrote be {}-\n{} at once, "
_PRISONERS = (
    "and that no other political pris-\noners be held in the coun-\ntry from now on, nor any "
    "mem-\nbers of their fam-\nilies."
)


@each_case(
    [
        ("re", "leased", "released"),
        ("осво", "бождены", "освобождены"),
        ("self", "governed", "self-governed"),
        ("state-of-be", "art", "state-of-be-art"),
        ("self-deter", "mination", "self-determination"),
        ("https://example.org/our", "demands", "https://example.org/our-demands"),
        ("Anglo", "American", "Anglo-American"),
        ("COVID", "19", "COVID-19"),
        ("pre", "and post-war", "pre- and post-war"),
        ("vor", "oder nachher", "vor- oder nachher"),
        # no program divides a word so
        ("NATO", "tagság", "NATO-tagság"),
        ("T", "shirts", "T-shirts"),
        ("a-t", "il", "a-t-il"),
        ("hari", "hari", "hari-hari"),
        ("takut", "takuti", "takut-takuti"),
        ("mur", "als", "murals"),
        # what joins two words may also be the end of one
        ("complica", "to,", "complicato,"),
        ("spani", "en", "spanien"),
        ("seni", "or officers", "senior officers"),
        ("said", "to be-said", "said- to be-said"),
        ("political", "or social", "political- or social"),
    ]
)
def test_a_divided_word_is_one_and_a_compound_keeps_its_hyphen(
    left: str, right: str, whole: str
) -> None:
    text = read_text(_LINE.format(left, right) + _PRISONERS)
    assert f"wrote be {whole} at once, and that" in text
    assert "political prisoners be held" in text


@pytest.mark.parametrize(
    ("others", "whole"),
    [
        ("Some govern and others have spirit", "govern-spirit"),
        ("It was a governspirit that came here", "governspirit"),
        ("It is a govern-spirit that came here", "govern-spirit"),
        ("It is another thing that came here now", "governspirit"),
    ],
)
def test_the_other_words_of_a_text_show_what_is_a_compound(others: str, whole: str) -> None:
    text = read_text(f"{others}. " + _LINE.format("govern", "spirit") + _PRISONERS)
    assert f"wrote be {whole} at once" in text


def test_one_hyphen_alone_stays_and_gets_no_space() -> None:
    text = _LINE.format("out", "source") + "and that no other person is held from now on."
    assert "wrote be out-source at once" in read_text(text)


def test_a_soft_hyphen_at_the_end_of_a_line_is_gone() -> None:
    text = _LINE.replace("-\n", "\u00ad\n").format("re", "leased") + "and that nobody is held."
    assert "wrote be released at once" in read_text(text)


def test_a_line_that_ends_within_a_word_is_no_verse() -> None:
    assert read_text("The inter-\nnational aims of\nthe govern-\nment are its\nprom-\nises") == (
        "The international aims of the government are its promises"
    )


_COMPOUNDS = (
    "The well-known anti-government activist met her co-worker at the long-term re-education "
    "centre. A non-violent crowd was stopped by state-run forces, and a twenty-year-old student "
    "was sent to a pre-trial prison. His brother-in-law, a vice-president, spoke of hard-won "
    "rights and of counter-revolutionary elements. "
)
_GERMAN = (
    "Die schwarz-weiße Fahne, das deutsch-französische Verhältnis, die links-liberale Presse der "
    "Nord-Süd-Achse und der US-amerikanische Markt sind ein Thema der SPD-nahen Vereine. "
)
_RUSSIAN = (
    "Кто-то из-за границы когда-то сказал по-русски что-то о северо-западном крае. Всё-таки он "
    "кое-как вёл общественно-политический, научно-исследовательский институт. "
)


@each_case(product([_COMPOUNDS, _GERMAN, _RUSSIAN], [30, 44, 52, 60, 66, 72, 78, 90]))
def test_a_text_that_was_only_wrapped_keeps_its_hyphens(text: str, width: int) -> None:
    wrapped = "\n".join(textwrap.wrap(text * 2, width))
    units = read(wrapped.encode(), "a", suffix=".txt").units
    assert " ".join(" ".join(unit.text for unit in units).split()) == (text * 2).strip()


def test_a_compound_that_is_one_word_elsewhere_proves_nothing_for_many_others() -> None:
    parts = "co-operate anti-war half-hearted long-term hard-won far-reaching so-called state-run"
    lines = [part.replace("-", "-\n") for part in f"{parts} full-time".split()]
    others = "They cooperate; it is well-known, ill-fated, low-paid, short-lived and high-born; "
    wrapped = others * 2 + " and then also what is ".join(lines) + "."
    text = " ".join(unit.text for unit in read(wrapped.encode(), "a", suffix=".txt").units)
    assert "antiwar" not in text
    assert "staterun" not in text


def test_a_dash_at_the_end_of_a_verse_is_no_hyphen() -> None:
    verse = "Here she stood beside the water-\nNobody had called for her-\nEvening came to her"
    assert read_text(verse) == verse


def test_a_list_whose_lines_end_in_hyphens_keeps_them() -> None:
    assert read_text("Please bring: pens-\npaper-\nink-") == "Please bring: pens-\npaper-\nink-"


def test_a_hyphen_before_an_item_of_a_list_stays() -> None:
    units = read(b"What we ask for-\n- freedom\n- bread\n", "a", suffix=".txt").units
    assert [unit.text for unit in units] == ["What we ask for-", "- freedom", "- bread"]


@pytest.mark.parametrize("data", ["a", "ab-\ncd ", "a-\n", "-\n", "a-", "a\xad\n"])
def test_the_time_grows_with_the_length(data: str) -> None:
    check_growth(
        lambda size: f"{data * size}-\nx",
        lambda text: read(text.encode(), "a", suffix=".txt"),
        5_000,
    )
