"""How steadily texts like a new one were translated raises or lowers what is suggested for it."""

from __future__ import annotations

from dragoman.matching.match import Match, MatchOptions, match
from dragoman.matching.weights import WEIGHTS
from helpers.scripted import Message

NEW = Message("The ferry left the new pier at noon with forty people on board.")
NEAR = Message(
    "The ferry left the old harbour at noon with thirty goats on board.", ("abc def ghi",)
)
NEXT = "The ferry left the old harbour at dawn with forty passengers on board."
FAR = Message("The mayor has the old pier at heart, with its forty lamps.", ("mmm nnn",))
LOW = MatchOptions(threshold=10.0)


def suggest(*old: Message, options: MatchOptions = LOW) -> Match:
    (found,) = match(old, [NEW], options=options)
    assert found is not None and found.reasons is not None
    assert found.old == (0,)
    return found


def shift(*old: Message, options: MatchOptions = LOW) -> float:
    reasons = suggest(*old, options=options).reasons
    assert reasons is not None
    return reasons.shift


def test_an_offer_alone_is_worth_its_likeness_and_edits() -> None:
    found = suggest(NEAR).reasons
    assert found is not None
    assert suggest(NEAR).score == found.likeness + found.edits
    assert found.shift == 0.0


def test_alike_sources_with_other_translations_lower_and_with_alike_ones_raise() -> None:
    assert shift(NEAR, Message(NEXT, ("xyz qqq",))) < -10
    assert shift(NEAR, Message(NEXT, NEAR.msgstr)) > 3


def test_the_shift_is_half_of_how_much_more_alike_the_translations_are() -> None:
    from rapidfuzz.distance.Indel import normalized_similarity

    texts = normalized_similarity(NEAR.msgid.casefold(), NEXT.casefold())
    translations = normalized_similarity("abc def ghi", "abc xyz ghi")
    expected = 100 * WEIGHTS.weight_of_steadiness * (translations - texts)
    assert abs(shift(NEAR, Message(NEXT, ("ABC xyz ghi",))) - expected) < 1e-9


def test_an_offer_that_is_no_witness_says_nothing() -> None:
    following = Message(NEXT, ("abc xyz ghi",))
    reasons = suggest(FAR).reasons
    assert reasons is not None
    far = reasons.likeness
    assert WEIGHTS.score_of_witness < far < suggest(NEAR).score
    strict = LOW._replace(weights=WEIGHTS._replace(score_of_witness=far + 1))
    assert shift(NEAR, following, FAR, options=strict) == shift(NEAR, following)
    assert shift(NEAR, following, FAR) != shift(NEAR, following)
    only_itself = LOW._replace(weights=WEIGHTS._replace(score_of_witness=99.0))
    assert shift(NEAR, following, options=only_itself) == 0.0


def test_the_nearer_an_offer_the_more_it_says() -> None:
    following = Message(NEXT, NEAR.msgstr)  # raises; FAR lowers
    shifts = [
        shift(NEAR, following, FAR,
              options=LOW._replace(weights=WEIGHTS._replace(power_of_nearness=power)))
        for power in (0, 1, 4, 40)
    ]  # fmt: skip
    assert shifts == sorted(shifts)
    assert len(set(shifts)) == 4
    assert abs(shifts[-1] - shift(NEAR, following)) < 0.1


def test_a_sure_offer_is_not_weighed() -> None:
    sure = Message(NEW.msgid.replace("noon", "dawn"), NEAR.msgstr)
    assert shift(sure, Message(NEXT, ("xyz qqq",))) == 0.0


def test_a_text_left_as_it_was_says_nothing_about_a_heading_without_its_words() -> None:
    old = [Message("Jin, jiyan, azadî", ("Jin, jiyan, azadî",)), Message("OK", ("OK",))]
    heading, word, code = (Message(text) for text in ("Woman, life, freedom", "On", "jin=on"))
    assert match(old, [heading, word]) == (None, None)
    assert match(
        [Message("Human Rights Watch", ("Human Rights Watch",))], [Message("Human Rights")]
    )
    (found,) = match([Message("jim=off", ("jim=off",))], [code])
    assert found is not None
