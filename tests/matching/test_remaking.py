"""Suggestions that nobody edited follow the translation that they were made from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.matching.match import MatchOptions, match
from dragoman.matching.model import PARTLY, RENEWED, REORDERED, SHARE, WHOLE
from dragoman.matching.remaking import RemadeSuggestion, is_untouched, remake
from helpers.scripted import Message

FERRY = "The ferry left the old harbour at dawn with forty passengers."
SNOW = "Snow lay on every roof of the town until April."
ROAD = "Engineers measured a new road between three valleys."
BEFORE = {FERRY: "کشتی سپیده‌دم رفت.", SNOW: "برف تا فروردین بود.", ROAD: "راهی تازه بود."}
AFTER = {FERRY: "قایق در سحر راه افتاد.", SNOW: "برف تا آوریل ماند.", ROAD: "راه نوی کشیدند."}
LANGUAGES = ("en", "fa")


def suggest(source: str, translation: str, wanted: str) -> Message:
    """Return a new message with what is suggested for it, as an update writes it."""
    options = MatchOptions(1, languages=LANGUAGES)
    (found,) = match([Message(source, (translation,))], [Message(wanted)], options=options)
    assert found is not None
    comments = (found.remark,) if found.remark else ()
    return Message(wanted, found.msgstr, True, previous=source, comments=comments)


@pytest.mark.parametrize(
    ("old", "new", "made"),
    [
        ([FERRY], [FERRY, ROAD], (f"{AFTER[FERRY]} […]", PARTLY)),
        ([FERRY, SNOW], [SNOW, FERRY], (f"{AFTER[SNOW]} {AFTER[FERRY]}", REORDERED)),
        ([FERRY, SNOW], [FERRY, ROAD], (f"{AFTER[FERRY]} [… {AFTER[SNOW]}]", PARTLY)),
        ([FERRY, SNOW, ROAD], [SNOW], (AFTER[SNOW], SHARE)),
        ([FERRY], [FERRY.replace("forty", "fifty")], (AFTER[FERRY], "")),
    ],
)
def test_what_was_made_of_a_translation_is_made_of_another(
    old: list[str], new: list[str], made: tuple[str, str]
) -> None:
    before, after = (" ".join(map(texts.__getitem__, old)) for texts in (BEFORE, AFTER))
    message = suggest(" ".join(old), before, " ".join(new))
    assert remake(message, before, after, LANGUAGES) == RemadeSuggestion(*made)
    assert is_untouched(message, {(None, " ".join(old)): Message("", (before,))}, LANGUAGES)
    assert remake(message._replace(fuzzy=False), before, after, LANGUAGES) is None
    edited = message._replace(msgstr=(f"{message.msgstr[0]} و",))
    assert remake(edited, before, after, LANGUAGES) is None
    assert not is_untouched(edited, {(None, " ".join(old)): Message("", (before,))}, LANGUAGES)


def test_what_cannot_be_made_of_the_other_is_that_as_a_whole() -> None:
    message = suggest(f"{FERRY} {SNOW}", f"{BEFORE[FERRY]} {BEFORE[SNOW]}", SNOW)
    before = f"{BEFORE[FERRY]} {BEFORE[SNOW]}"
    assert remake(message, before, "یک", LANGUAGES) == RemadeSuggestion("یک", WHOLE)
    renewed = Message("Room 12", ("اتاق 12",), True, previous="Room 7", comments=(RENEWED,))
    assert remake(renewed, "اتاق 7", "خانهٔ 7", LANGUAGES) == RemadeSuggestion("خانهٔ 12", RENEWED)
    assert remake(renewed, "اتاق 7", "خانه", LANGUAGES) == RemadeSuggestion("خانه", WHOLE)


SENTENCES = st.lists(st.sampled_from([FERRY, SNOW, ROAD]), min_size=1, max_size=4)


@given(SENTENCES, SENTENCES, st.text("[…]. کا", max_size=4), st.integers(0, 90), st.integers(0, 9))
def test_no_edit_is_taken_for_a_suggestion(
    old: list[str], new: list[str], typed: str, place: int, gone: int
) -> None:
    before, after = (" ".join(map(texts.__getitem__, old)) for texts in (BEFORE, AFTER))
    if old == new:
        return
    message = suggest(" ".join(old), before, " ".join(new))
    text = message.msgstr[0]
    edited = text[:place] + typed + text[place + gone :]
    made = remake(message._replace(msgstr=(edited,)), before, after, LANGUAGES)
    assert made is None or edited in (text, before)
