"""The form of dragoman's marks: what is written is parsed again, and nothing else is a mark."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.po import parse
from dragoman.po.marks import (
    OF_A_PAIR,
    OWN,
    REMARKS,
    CatalogMark,
    MarkKind,
    find_marks,
    is_mark,
    join_broken_marks,
    parse_mark,
    write_mark,
)

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(
    lambda text: text == text.strip()
)


@given(st.sampled_from(MarkKind), TEXTS, st.none() | st.integers(0, 5))
def test_a_mark_that_was_written_is_parsed_again(
    kind: MarkKind, text: str, form: int | None
) -> None:
    assert parse_mark(write_mark(kind, text, form)) == CatalogMark(kind, text, form)


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        ("dragoman: ignore numbers, quotes", CatalogMark(MarkKind.IGNORE, "numbers, quotes")),
        ("  dragoman:  ignore  numbers ", CatalogMark(MarkKind.IGNORE, "numbers")),
        ('dragoman: theirs[1] "a "', CatalogMark(MarkKind.THEIRS, '"a "', 1)),
        ("dragoman: split: the part", CatalogMark(MarkKind.SPLIT, "the part")),
        ("dragoman: split the sentence, please", None),
        ("dragoman: reviewed: good", None),
        ("dragoman: reviewed", None),
        ("dragoman: reviewedly 0123456789ab", None),
        ("dragoman: praised 0123456789ab", None),
        ("dragoman:reviewed 0123456789ab", None),
        ("see dragoman: ignore numbers", None),
        ("", None),
        (f'dragoman: theirs[{"1" * 5_000}] "a"', None),
    ],
)
def test_what_is_a_mark(comment: str, expected: CatalogMark | None) -> None:
    assert parse_mark(comment) == expected


def test_only_what_dragoman_takes_away_is_its_own() -> None:
    for kind in MarkKind:
        comment = write_mark(kind, "x")
        assert is_mark(comment, OWN) == (
            kind in {"reviewed", "draft", "machine", "adopted", "offered", "pivot", "sent"}
        )
        assert is_mark(comment, OF_A_PAIR) == (kind not in {"theirs", "ignore", "machine"})


@pytest.mark.parametrize(
    ("comments", "msgstr", "may_have"),
    [
        ("# dragoman: ignore numbers\n", "b", True),
        ("#. dragoman: what the author says\n", "b", True),
        ("#: source/a.txt\n", "dragoman: reviewed", False),
        ("", "dragoman: reviewed", False),
        ("", "b", False),
    ],
)
def test_a_message_whose_comments_say_nothing_of_dragoman_has_no_marks(
    comments: str, msgstr: str, may_have: bool
) -> None:
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    data = f'{head}{comments}msgid "a"\nmsgstr "{msgstr}"\n'.encode()
    assert parse(data, "a.po").blocks[0].may_have_marks is may_have


def test_marks_are_found_among_comments_in_their_order() -> None:
    comments = ("dragoman: ignore a", "a note", "dragoman: draft x", "dragoman: ignore b")
    assert [mark.text for mark in find_marks(comments, MarkKind.IGNORE)] == ["a", "b"]


WHOLE = (
    "dragoman: reviewed 3535eaf87ff7 2026-01-02",
    "dragoman: draft 3535eaf87ff7 2026-01-02",
    "dragoman: adopted 3535eaf87ff7 2026-01-02 0.97",
    "dragoman: machine 12 qXw0Zr_4",
    'dragoman: theirs[1] "a text of two words and more, (all) of it."',
    r'dragoman: theirs "he said \"yes\" and \"no\", and \\ \n \"then\""',
    "dragoman: offered once: if you clear it, it stays empty",
    "dragoman: pivot pt_BR 3535eaf87ff7",
    "dragoman: sent dgm_45dfbedb3c0ef68a1ce3b0c400000000u",
    "dragoman: ignore numbers, quotes",
)


def test_the_list_has_all_marks_that_have_an_end() -> None:
    kinds = {mark.kind for mark in map(parse_mark, WHOLE) if mark}
    assert kinds == set(MarkKind) - REMARKS


@pytest.mark.parametrize("mark", WHOLE)
@pytest.mark.parametrize("width", [19, 25, 30, 40, 60])
@pytest.mark.parametrize("breaks_words", [False, True])
def test_a_mark_that_was_broken_is_one_again(mark: str, width: int, breaks_words: bool) -> None:
    lines = textwrap.wrap(mark, width, break_long_words=breaks_words, break_on_hyphens=False)
    comments = ("A note.", *lines, "See page 3.", "dragoman: pivot fa 0123456789ab")
    expected = ("A note.", mark, "See page 3.", "dragoman: pivot fa 0123456789ab")
    assert join_broken_marks(comments) == expected


@pytest.mark.parametrize("mark", WHOLE)
@pytest.mark.parametrize("below", ["2026-01-02 A. B.", "0.97", '"', "Ask her.", ""])
def test_a_whole_mark_takes_nothing_from_below(mark: str, below: str) -> None:
    assert join_broken_marks((mark, below)) == (mark, below)


@pytest.mark.parametrize(
    "comments",
    [
        ("dragoman: reviewed", "by nobody"),
        ("dragoman: reviewed", "", "3535eaf87ff7 2026-01-02"),
        ("dragoman: sent", "dragoman: sent dgm_45dfbedb3c0ef68a1ce3b0c400000000u"),
        ("dragoman: merged: the earlier", "translations, joined"),
        ("dragoman: reviewed", *"abcdef", "3535eaf87ff7 2026-01-02"),
        ("a dragoman: sent", "dgm_45dfbedb3c0ef68a1ce3b0c400000000u"),
        ("dragoman: sent",),
        (),
    ],
)
def test_what_does_not_become_a_mark_stays_as_it_is(comments: tuple[str, ...]) -> None:
    assert join_broken_marks(comments) == comments
