"""A sentence of the message beside is found, also where the own one has no mark at its end."""

from __future__ import annotations

import pytest

from dragoman.checks import Neighbours, Pair, check_pair

NEXT = "The guards counted the men in the second house."


@pytest.mark.parametrize(
    ("language", "own", "pasted"),
    [
        ("hi", "अदालत सोमवार को बैठी।", "पहरेदारों ने दूसरे घर के आदमियों को गिना।"),
        ("fa", "نامه‌ها", "نگهبانان مردان خانهٔ دوم را شمردند."),  # a heading has no mark
        ("de", "Die Briefe lagen da.", "Die Wächter zählten 3.5 Stunden die Männer im Haus."),
    ],
)
def test_a_sentence_of_the_next_message_is_found(language: str, own: str, pasted: str) -> None:
    neighbours = Neighbours(behind=(NEXT, pasted))
    pair = Pair("One of the letters", f"{own} {pasted}", language, neighbours=neighbours)
    assert "pasted" in {hit.rule_id for hit in check_pair(pair)}
    whole = Pair(NEXT, pasted, language, neighbours=Neighbours(before=("One of the letters", own)))
    assert "pasted" not in {hit.rule_id for hit in check_pair(whole)}


def test_short_words_in_a_row_are_in_any_two_sources() -> None:
    theirs = ("One of the guards counted the men.", "یکی از نگهبانان مردان خانه را شمرد.")
    pair = Pair(
        "One of the letters is lost.",
        f"نامه گم شد. {theirs[1]}",
        "fa",
        neighbours=Neighbours(theirs),
    )
    assert "pasted" in {hit.rule_id for hit in check_pair(pair)}
    same = ("The guards counted three hundred men.", theirs[1])
    pair = Pair(
        "They say the guards counted us.",
        f"نامه گم شد. {same[1]}",
        "fa",
        neighbours=Neighbours(same),
    )
    assert "pasted" not in {hit.rule_id for hit in check_pair(pair)}
