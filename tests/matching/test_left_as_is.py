"""What of a text its translation left as it is counts for more than words."""

from __future__ import annotations

import pytest

from dragoman.matching.left_as_is import measure_left
from dragoman.matching.match import match
from dragoman.matching.weights import WEIGHTS
from helpers.scripted import Message


@pytest.mark.parametrize(
    ("old", "translation", "new", "share"),
    [
        ("<b>Run</b>", "<b>اجرا</b>", "<b>Go</b>", 0.7),
        ("Run %s on {host}", "{host} را با %s اجرا کنید", "Stop %s on {host}", 8 / 17),
        ("Use Tor 13", "از Tor 13 استفاده کنید", "Get Tor 13", 0.5),
        ("See /etc/a.conf", "‏/etc/a.conf را ببینید", "Edit /etc/b.conf", 0.0),
        ("a b c", "a b c", "a b c", 0.0),
        ("Press the key", "Press the کلید", "Press the keys", 5 / 14),
        ("Go <b>on</b> <b>now</b>", "<b>حالا</b> برو", "Go <b>on</b> <b>now</b>", 7 / 23),
        ("", "", "", 0.0),
    ],
)
def test_only_what_all_three_have_counts_and_no_single_letters(
    old: str, translation: str, new: str, share: float
) -> None:
    assert measure_left(old, translation, new, only_markup=False) == pytest.approx(share)


def test_names_and_numbers_do_not_count_beside_markup_alone() -> None:
    texts = "<b>Tor</b> 13 %s", "%s <b>Tor</b> 13", "<b>Tor</b> 13 at %s"
    assert measure_left(*texts, only_markup=True) == pytest.approx(9 / 19)
    assert measure_left(*texts, only_markup=False) == pytest.approx(14 / 19)


GUI = "Press <gui style='button'>Add</gui> to add the new bookmark."
NEW = "Click <gui style='button'>Delete</gui> next to whatever else may go."


def test_a_text_with_the_same_tags_is_suggested_where_the_words_alone_are_too_few() -> None:
    old = [Message(GUI, ("<gui style='button'>افزودن</gui> را بزنید.",))]
    (found,) = match(old, [Message(NEW)])
    assert found is not None
    assert found.previous == GUI
    bare = [text.replace("<gui style='button'>", "").replace("</gui>", "") for text in (GUI, NEW)]
    assert match([Message(bare[0], ("افزودن را بزنید.",))], [Message(bare[1])]) == (None,)


def test_tags_that_the_translation_dropped_add_nothing_to_the_score() -> None:
    translations = "<gui style='button'>افزودن</gui> را بزنید.", "افزودن را بزنید."
    kept, dropped = (match([Message(GUI, (each,))], [Message(NEW)])[0] for each in translations)
    assert kept is not None
    assert dropped is not None
    assert kept.score > dropped.score


def test_no_score_is_raised_beyond_what_is_likely() -> None:
    old = "Open <a href='page.html'>a new window</a> <b>here</b>"
    new = "Shut <a href='page.html'>all the other</a> <b>doors</b> now, please"
    (found,) = match(
        [Message(old, ("<a href='page.html'>پنجره‌ای</a> <b>باز کنید</b>",))], [Message(new)]
    )
    assert found is not None
    assert found.score == WEIGHTS.score_of_likely
