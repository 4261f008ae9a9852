"""Each suggestion says where it comes from, why it was chosen, and what came next."""

from __future__ import annotations

import pytest

from dragoman.matching.match import MatchKind, match
from dragoman.matching.model import Match
from dragoman.matching.reasons import NextBest, Reason, Reasons
from dragoman.matching.weights import WEIGHTS
from helpers.scripted import Message

FERRY = "The ferry left the old harbour at dawn with forty passengers on board."
WAVED = "Nobody on the pier waved to them."
SNOW = "Snow lay on every roof of the town until the middle of April."
ONE, TWO = Message("One.", ("1",)), Message("Two.", ("2",))


def reasons(found: Match | None) -> Reasons:
    assert found is not None
    assert found.reasons is not None
    return found.reasons


def of_only(old: Message, new: str) -> Reasons:
    (found,) = match([old], [Message(new)])
    return reasons(found)


def test_what_keeps_its_own_translation_needs_no_reasons() -> None:
    old = [Message(FERRY, ("f",)), Message(SNOW, ("s",), obsolete=True)]
    assert [found and found.reasons for found in match(old, [Message(FERRY), Message(SNOW)])] == [
        None,
        None,
    ]


@pytest.mark.parametrize(
    ("old", "new", "reason", "score"),
    [
        (FERRY, FERRY.replace("forty", "fifty"), Reason.ALIKE, None),
        ("He said “no” — twice.", 'He said "no" - twice.', Reason.TYPOGRAPHY, 95.0),
        ("# Small Example", "Small example", Reason.SAME_WORDS, 95.0),
        (FERRY, f"{FERRY} {WAVED}", Reason.PREFIX_KEPT, 90.0),
        (f"{WAVED} {FERRY}", FERRY, Reason.PREFIX_KEPT, 90.0),
    ],
)
def test_the_first_reason_says_what_the_score_rests_on(
    old: str, new: str, reason: Reason, score: float | None
) -> None:
    (found,) = match([Message(old, ("x",))], [Message(new)])
    why = reasons(found)
    assert why.why[0] is reason
    assert found is not None
    counted = score or why.likeness
    assert found.score == pytest.approx(counted + why.edits)
    assert 0 < why.likeness < 100
    assert 0 < why.bar <= found.score


def test_the_same_text_under_another_context_is_said_to_be_the_same() -> None:
    (found,) = match([Message("Open", ("o",), context="door")], [Message("Open")])
    assert reasons(found) == Reasons(
        (Reason.SAME_TEXT, Reason.NEIGHBOURS),
        100.0,
        WEIGHTS.threshold - WEIGHTS.allowance_between_neighbours + WEIGHTS.more_if_one_word,
    )


def test_unchanged_neighbours_are_a_reason_and_lower_the_bar() -> None:
    new = Message(FERRY.replace("dawn", "noon"))
    old = [ONE, Message(FERRY, ("f",)), TWO]
    (_, between, _) = match(old, [ONE, new, TWO])
    (moved, _, _) = match(old, [new, ONE, TWO])
    assert reasons(between).why == (Reason.ALIKE, Reason.NEIGHBOURS)
    assert reasons(moved).why == (Reason.ALIKE,)
    assert reasons(moved).bar - reasons(between).bar == WEIGHTS.allowance_between_neighbours


def test_the_next_best_is_another_text_with_its_score() -> None:
    closer, further = FERRY.replace("forty", "fifty"), FERRY.replace("old harbour", "new pier")
    old = [Message(further, ("g",)), Message(closer, ("f",)), Message(SNOW, ("s",))]
    (found,) = match(old, [Message(FERRY)])
    assert found is not None
    assert found.old == (1,)
    following = reasons(found).next_best
    assert following is not None
    assert (following.number, following.remembered, following.source) == (0, False, further)
    assert found.score > following.score > 60


def test_the_same_text_is_the_next_best_only_with_another_translation() -> None:
    copies = [Message(FERRY, ("f",)), Message(FERRY, ("g",), context="again")]
    new = [Message(FERRY.replace("forty", "fifty"))]
    following = reasons(match(copies, new)[0]).next_best
    assert following is not None
    assert (following.number, following.source) == (1, FERRY)
    memory = [Message(FERRY, ("f",))]
    weak = Message(f"{FERRY.replace('forty', 'a hundred')} {SNOW[:20]}")
    assert reasons(match(copies[:1], [weak], memory)[0]).next_best is None


def test_what_another_document_has_is_handicapped_and_said() -> None:
    (found,) = match([], [Message(FERRY)], [Message(FERRY, ("m",))])
    assert found is not None
    assert reasons(found) == Reasons(
        (Reason.SAME_TEXT, Reason.MEMORY), 100.0, WEIGHTS.threshold, WEIGHTS.handicap_if_remembered
    )
    assert found.score == 98.0


def test_the_next_best_may_be_remembered() -> None:
    new = Message(FERRY.replace("forty", "fifty").replace("dawn", "noon"))
    old = [Message(FERRY.replace("left", "had left"), ("one two three four",))]
    memory = [Message(SNOW, ("s",))]
    near = Message(FERRY.replace("dawn", "noon on Sunday, as ever,"), ("one two three five",))
    following = reasons(match(old, [new], [*memory, near])[0]).next_best
    assert following is not None
    assert (following.number, following.remembered, following.source) == (1, True, near.msgid)


def test_what_is_still_in_the_document_is_handicapped_and_said() -> None:
    old = [Message(FERRY, ("f",))]
    copy = FERRY.replace("forty", "fifty")
    (_, found) = match(old, [Message(FERRY), Message(copy)])
    assert reasons(found).why == (Reason.ALIKE, Reason.STAYED)
    assert reasons(found).handicap == WEIGHTS.handicap_if_stayed


def test_what_is_left_of_a_paragraph_needs_no_bar() -> None:
    source = f"{FERRY} {SNOW} Nobody had expected such a winter."
    (found,) = match([Message(source, ("یک. دو. سه.",))], [Message(SNOW)])
    assert found is not None
    assert (found.kind, found.msgstr) == (MatchKind.SPLIT, ("دو.",))
    assert Reason.PART_LEFT in reasons(found).why
    assert reasons(found).bar == 0.0


@pytest.mark.parametrize("cut", [True, False])
def test_a_split_says_how_like_the_whole_the_parts_are_together(cut: bool) -> None:
    whole = Message(f"{FERRY} {SNOW}", ("یک. دو." if cut else "بی هیچ نشانه",))
    first, second = match([whole], [Message(FERRY), Message(SNOW)])
    why = (Reason.SPLIT,) if cut else (Reason.SPLIT, Reason.WHOLE_TRANSLATION)
    assert reasons(first).why == why
    assert reasons(first).likeness == 100.0
    assert reasons(first).bar >= WEIGHTS.likeness_of_parts
    assert reasons(first).next_best is None
    assert (second is None) is not cut


def test_a_merger_says_how_like_the_text_its_parts_are_together() -> None:
    old = [Message(FERRY, ("f",)), Message(SNOW, ("s",)), Message("Snow lay on a roof.", ("r",))]
    (found,) = match(old, [Message(f"{FERRY} {SNOW}")])
    assert found is not None
    assert (found.kind, found.old) == (MatchKind.MERGED, (0, 1))
    assert (reasons(found).why, reasons(found).likeness) == ((Reason.MERGED,), 100.0)
    following = reasons(found).next_best
    assert following is None or following.source == old[2].msgid


def test_what_is_left_as_it_is_is_said_to_be() -> None:
    code = "cp -a source/letter.txt build/letter.txt"
    why = of_only(Message(code, (code,)), code.replace("build", "print"))
    assert why.why == (Reason.ALIKE, Reason.NEIGHBOURS, Reason.VERBATIM)
    old = [Message(option, (option,)) for option in ("--list-titles", "--list-rules", "--list-all")]
    (found,) = match(old, [Message("rules=no")])
    assert found is not None
    assert reasons(found).why[-2:] == (Reason.VERBATIM, Reason.ALL_VERBATIM)
    assert reasons(found).bar == 0.0 < found.score < WEIGHTS.threshold


def test_likeness_handicap_edits_and_steadiness_add_up_to_the_score() -> None:
    """Two sources that are alike, with translations that are less so: both are worth less."""
    old = [
        Message("Click the red button to start the engine of the boat.", ("abc def ghi",)),
        Message("Click the green button to stop the engine of the boat.", ("abc uvw rst",)),
    ]
    (found,) = match(old, [Message("Click the red lever to start the motor of the boat.")])
    assert found is not None
    why = reasons(found)
    assert why.why[0] is Reason.ALIKE
    assert why.shift < 0
    assert why.edits < 0
    assert found.score == pytest.approx(why.likeness - why.handicap + why.shift + why.edits)
    following = why.next_best
    assert isinstance(following, NextBest)
    assert following.source == old[1].msgid
