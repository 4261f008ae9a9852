"""A text that would take too long to parse is plain text; one that is just short enough is not."""

from __future__ import annotations

import pytest

from dragoman.inline import (
    _dialect,
    _writing,
    find_hard_breaks,
    is_parsable,
    parse_spans,
    plain_text,
    read_marks,
    write_marks,
)
from dragoman.model import Span, SpanKind
from dragoman.sources import ReadOptions, read, rebuild
from helpers.durations import check_growth

BRACKETS = _dialect._MOST_BRACKETS
LONGEST = _dialect._LONGEST


def make_text(*, brackets: int = 0, length: int = 0) -> str:
    """Make a text with an emphasis at its beginning and a soft line break after it."""
    text = "*a*\nb " + "[" * brackets
    return text + "x" * (length - len(text))


@pytest.mark.parametrize(
    ("within", "beyond"),
    [
        (make_text(brackets=BRACKETS), make_text(brackets=BRACKETS + 1)),
        (make_text(length=LONGEST), make_text(length=LONGEST + 1)),
    ],
    ids=["brackets", "characters"],
)
def test_what_is_beyond_the_limits_is_shown_as_it_is_written(within: str, beyond: str) -> None:
    parsed = parse_spans(within)
    assert parsed[0] == Span(SpanKind.EMPHASIS, children=(Span(text="a"),))
    assert plain_text(parsed) == within.replace("*", "").replace("\n", " ")
    assert parse_spans(beyond) == (Span(text=beyond.replace("\n", " ")),)


def test_an_empty_text_has_no_span() -> None:
    assert parse_spans("", markup="plain") == ()
    assert parse_spans("\u202e", markup="plain") == ()


@pytest.mark.parametrize("brackets", [0, BRACKETS - 1, BRACKETS + 1])
def test_hard_line_breaks_are_those_of_the_lines_beyond_the_limits_too(brackets: int) -> None:
    text = "a  \nb\nc\\\nd \n" + "[" * brackets
    assert find_hard_breaks(text, {}) == {0, 2}


@pytest.mark.parametrize("brackets", [1, BRACKETS + 1])
def test_a_document_with_such_a_text_is_the_same_after_writing(brackets: int) -> None:
    text = "# Title\n\na  \nb\nc\\\nd " + "[" * brackets + "\n\n*The* end.\n"
    document = read(text.encode(), "a", suffix=".md", options=ReadOptions())
    assert rebuild(document, {}) == text.encode()
    messages = [unit.text for unit in document.units]
    assert messages == ["Title", "a\\\nb c\\\nd " + "[" * brackets, "*The* end."]
    new = {unit.key: unit.text.replace("b", "B") for unit in document.units}
    again = read(rebuild(document, new), "a", suffix=".md", options=ReadOptions())
    assert [unit.text for unit in again.units] == [each.replace("b", "B") for each in messages]


@pytest.mark.parametrize("kind", [SpanKind.EMPHASIS, SpanKind.SUPERSCRIPT])
def test_a_text_of_very_many_marks_is_written_and_read_back(kind: SpanKind) -> None:
    """To find the plainest way of 60,000 marks took 20 seconds. A text within the limits is still
    what is read back; one beyond them is not read as marks, however it is written."""
    marks = (Span(kind, children=(Span(text="x"),)), Span(text="*"))
    some = marks * (_writing._MOST_CHOSEN + 1)
    assert read_marks(write_marks(some)) == some
    assert not is_parsable(write_marks(marks * 60_000))


def test_each_text_looks_only_at_the_definitions_that_it_uses() -> None:
    def make(size: int) -> dict[str, tuple[str, str]]:
        return {f"R{number}": (f"https://example.org/{number}", "") for number in range(size)}

    def read(links: dict[str, tuple[str, str]]) -> None:
        texts = [f"See [it][r{number}], and [that][R0]." for number in range(len(links))]
        ends = [parse_spans(text, links)[1].target for text in texts]
        assert ends == [f"https://example.org/{number}" for number in range(len(links))]

    check_growth(make, read, 8_000)
