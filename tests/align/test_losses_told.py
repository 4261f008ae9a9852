"""What readers do not get is told: references that a language lacks, and what no edition shows."""

from __future__ import annotations

import pytest

from dragoman import sources
from dragoman.align.losses import describe_lost_notes, describe_unshown, name_places
from dragoman.model import Document, Kind, Mark, Row, Segment, Span, SpanKind, State, Unit


def make_row(*texts: str, missing: bool = False) -> Row:
    """Return a row whose texts refer to a note where they have a star."""
    segments = tuple(
        Segment(
            "fa", "rtl", State.TRANSLATED, text,
            tuple(Span(SpanKind.NOTE, "a") if each == "*" else Span(text=each) for each in text),
            Mark.MISSING if missing and text == "-" else Mark.NONE,
        )
        for text in texts
    )  # fmt: skip
    return Row(7, Unit("x", Kind.PARAGRAPH, 1), segments)


def test_a_reference_that_a_language_lacks_is_told() -> None:
    (sentence,) = describe_lost_notes([make_row("x*", "x")], ("en", "fa"))
    assert sentence.startswith("paragraph 7, fa: the reference [^a] to a note is missing")
    assert not list(describe_lost_notes([make_row("x*", "x*"), make_row("x", "x")], ("en", "fa")))


def test_a_placeholder_lacks_no_reference() -> None:
    assert not list(describe_lost_notes([make_row("x*", "-", missing=True)], ("en", "fa")))


@pytest.mark.parametrize(("has_pictures", "tags"), [(False, "<video>, <img>"), (True, "<video>")])
def test_tags_that_no_edition_shows_are_told(has_pictures: bool, tags: str) -> None:
    text = 'A <video src="v.mp4"></video> and <img src="p.png"> here.'
    document = sources.read(text.encode(), "letter", suffix=".md")
    row = Row(7, document.units[0], (make_row(text).segments[0],))
    (sentence,) = describe_unshown([row], document, has_pictures=has_pictures)
    assert f"paragraph 7: an edition cannot show {tags}; only the text is shown" == sentence


def test_the_same_tags_in_many_places_are_told_once() -> None:
    texts = {3: "<input> A", 4: "<input> B", 5: "<input> C", 7: "<input> D", 9: "<blink>E</blink>"}
    source = "\n\n".join(texts.values()) + "\n\n<iframe></iframe>\n\n<iframe></iframe>\n"
    document = sources.read(source.encode(), "letter", suffix=".md")
    rows = [
        Row(number, document.units[0], (make_row(text).segments[0],))
        for number, text in texts.items()
    ]
    assert list(describe_unshown(rows, document, has_pictures=True)) == [
        "paragraphs 3 to 5 and 7: an edition cannot show <input>; only the text is shown",
        "paragraph 9: an edition cannot show <blink>; only the text is shown",
        "lines 11 and 13: an edition cannot show <iframe>",
    ]


@pytest.mark.parametrize(
    ("numbers", "name"),
    [
        ([3], "line 3"),
        ([3, 3], "line 3"),
        ([4, 3], "lines 3 and 4"),
        ([3, 4, 5], "lines 3 to 5"),
        ([1, 3, 4, 5, 6, 9, 11, 12], "lines 1, 3 to 6, 9, 11 and 12"),
        (list(range(0, 26, 2)), "lines 0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22 and 24"),
        (
            list(range(0, 40, 2)),
            "lines 0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22 and 8 other places",
        ),
    ],
)
def test_places_are_named_in_one_phrase(numbers: list[int], name: str) -> None:
    assert name_places("line", numbers) == name


def test_what_a_file_without_lines_has_is_told_without_tags() -> None:
    names = ("chart", "iframe", "math", "object", "picture")
    document = Document("letter", "docx", "", (), left_out=tuple(enumerate(names, 1)))
    assert list(describe_unshown([], document, has_pictures=True)) == [
        "paragraph 1 of the file: an edition cannot show a chart",
        "paragraph 2 of the file: an edition cannot show <iframe>",
        "paragraph 3 of the file: an edition cannot show an equation",
        "paragraph 4 of the file: an edition cannot show an embedded object",
        "paragraph 5 of the file: a picture is not shown, because nothing describes it: give it an "
        "alternative text",
    ]
