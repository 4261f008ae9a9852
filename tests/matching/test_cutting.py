"""When a translation is cut, and where: sentence by sentence, or by proportion."""

from __future__ import annotations

import pytest

from dragoman.matching.cutting import cut_translation, split_segments
from dragoman.matching.match import MatchKind, match
from helpers.durations import check_growth
from helpers.scripted import Message

SHORT = "He left. "
LONG = "The ferry crossed the old harbour at dawn with forty passengers and their goats on board."


def test_as_many_sentences_are_cut_at_the_same_sentence_however_long_they_are() -> None:
    """By proportion it would be doubtful: the first sentence is a tenth, its translation a half."""
    targets = ("ترجمهٔ نخست بسیار بسیار بسیار درازتر است از آنچه باید باشد. ", "دو. ", "و این سه.")
    shares = cut_translation(f"{SHORT}{LONG} {LONG}", "".join(targets), [SHORT, f"{LONG} {LONG}"])
    assert shares == (targets[0], "".join(targets[1:]))


@pytest.mark.parametrize(
    ("translation", "shares"),
    [
        ("aaaa. bbb. cccccccc.", ("aaaa. bbb.", "cccccccc.")),  # the end nearest to the middle
        ("aaaa bbb cccccccc.", None),  # one sentence cannot be two
        ("a. bbbbbbbbbbbbbbbbbbbbb. c.", None),  # no end is near the middle
    ],
)
def test_of_other_numbers_of_sentences_the_proportion_decides(
    translation: str, shares: tuple[str, ...] | None
) -> None:
    assert cut_translation(f"{LONG} {LONG}", translation, [LONG, LONG]) == shares


THEN = "Then nobody said anything for a long time."


@pytest.mark.parametrize(
    ("old", "msgstr", "new", "kept", "kind"),
    [
        (f"{LONG} {THEN}", "l. t.", THEN, "t.", MatchKind.SPLIT),
        (f"{SHORT}{LONG} {THEN}", "s. l. t.", f"{LONG} {THEN}", "s. l. t.", MatchKind.SIMILAR),
    ],
)
def test_a_translation_is_cut_where_more_than_a_fifth_of_the_text_is_gone(
    old: str, msgstr: str, new: str, kept: str, kind: MatchKind
) -> None:
    """Of less, the translator sees more than of what a wrong cut would take away."""
    (found,) = match([Message(old, (msgstr,))], [Message(new)])
    assert found is not None
    assert (found.msgstr, found.kind) == ((kept,), kind)


def test_a_mark_that_a_part_begins_with_does_not_tell() -> None:
    """Dashes are in both languages wherever they like. So the end nearest to the middle is."""
    parts = [LONG, f"- {LONG}"]
    shares = ("aaaa. bbb.", "cccccc. - d.")
    assert cut_translation(" ".join(parts), " ".join(shares), parts) == shares


@pytest.mark.parametrize(
    "unit", ["!", "؟", "،", ";", "- ", " ", "\n", "| ", '!"', ".", "。", "…", " – ", "a. ", "“”"]
)
def test_a_text_of_nothing_but_marks_is_cut_in_linear_time(unit: str) -> None:
    """It took the square of its length: half a minute for 50,000 marks."""

    def cut(text: str) -> None:
        assert "".join(split_segments(text, clauses=True)) == text

    check_growth(lambda count: unit * count, cut, 50_000)
    check_growth(lambda count: f"a {unit * count} b", cut, 50_000)


def test_a_word_or_two_of_a_text_are_no_part_of_it() -> None:
    """An entry of an index is in many paragraphs; what is cut out for it says nothing."""
    old = f"{LONG[:-1]}, with goats, {THEN[0].lower()}{THEN[1:]}"
    persian = "کشتی سپیده‌دم از بندر کهنه رفت، با بزها، سپس دیری هیچ‌کس چیزی نگفت."
    for new in ("With goats", "With goats."):
        assert match([Message(old, (persian,))], [Message(new)]) == (None,)
    (found,) = match([Message(old, (persian,))], [Message(THEN)])
    assert found is not None
    assert found.msgstr == ("سپس دیری هیچ‌کس چیزی نگفت.",)
    (found,) = match([Message(f"First. {LONG}", ("یکم. کشتی رفت.",))], [Message("First.")])
    assert found is not None
    assert found.msgstr == ("یکم.",)
