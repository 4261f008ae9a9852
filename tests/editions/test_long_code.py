"""Long code on facing pages: it is cut between its lines, at the same ones on both pages."""

from __future__ import annotations

import re
from itertools import chain

import pytest

from dragoman.editions import pdf
from dragoman.model import Edition, Kind, Options, PrintOptions, Unit
from helpers import editions
from helpers.pdfs import read_pdf


def build(lines: int, above: int = 0, width: int = 1, *, is_shared: bool = True) -> Edition:
    """Return a text with so many paragraphs above code of so many lines."""
    builder = editions.Builder()
    for number in range(above):
        text = f"Paragraph {number} " + "of the letter, with a few more words. " * 4
        builder.add(Unit("", Kind.PARAGRAPH, 1), text, text, text)
    builder.add(Unit("", Kind.HEADING, 1, level=2), "Wells", "Wells", "Wells")
    code = "\n".join(f"L{line} = " + "value_" * width for line in range(lines))
    if is_shared:
        builder.same(Unit("", Kind.CODE, 1), code)
    else:
        builder.add(Unit("", Kind.CODE, 1), code, code, code)
    builder.add(Unit("", Kind.PARAGRAPH, 2), "The end.", "The end.", "The end.")
    return builder.edition("letter", ("en", "fa"))


def read_lines(
    edition: Edition, printing: PrintOptions | None = None
) -> tuple[list[str], list[list[int]]]:
    """Return the texts of all pages, and the numbers of the lines of code on each."""
    options = Options(layout="facing", paper="a5", printing=printing or PrintOptions())
    data = pdf.render(edition, options)
    texts = [page.extract_text() for page in read_pdf(data).pages]
    return texts, [[int(found) for found in re.findall(r"L(\d+)", text)] for text in texts]


@pytest.mark.parametrize(("lines", "above", "width"), [(150, 0, 1), (90, 3, 1), (70, 2, 15)])
def test_both_pages_have_the_same_lines(lines: int, above: int, width: int) -> None:
    texts, found = read_lines(build(lines, above, width, is_shared=width == 1))
    left, right = found[1::2], found[2::2]
    assert left[: len(right)] == right
    assert list(chain(*right)) == list(range(lines))
    with_code = [numbers for numbers in right if numbers]
    assert len(with_code) > 2
    assert all(len(numbers) >= 3 for numbers in with_code)
    assert all("Wells" not in text or "L0" in text for text in texts[1:])


def test_code_that_has_no_room_for_three_lines_begins_another_page() -> None:
    for above in range(3, 9):
        _, found = read_lines(build(12, above))
        right = [numbers for numbers in found[2::2] if numbers]
        assert all(len(numbers) >= 3 for numbers in right)
        assert list(chain(*right)) == list(range(12))


def test_one_line_that_is_longer_than_a_page_is_there() -> None:
    texts, _ = read_lines(build(1, width=900))
    assert sum(text.count("value_") for text in texts) > 1700


def test_code_of_many_pages_is_there() -> None:
    large = PrintOptions(size=30)  # ten lines on a page
    _, found = read_lines(build(700), large)
    right = found[2::2]
    assert found[1::2][: len(right)] == right
    assert list(chain(*right)) == list(range(700))
