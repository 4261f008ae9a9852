"""Paragraphs whose end somebody deleted while Word kept track of changes."""

from __future__ import annotations

import pytest

from dragoman.model import Kind
from helpers.word_files import (
    list_words,
    make_word,
    paragraph,
    read_body,
    read_part,
    read_word,
    run,
    translate,
)

GONE = '<w:rPr><w:del w:id="1" w:author="x" w:date="2026-01-01T00:00:00Z"/></w:rPr>'
"""The properties of a paragraph whose end is deleted."""


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ([paragraph("One ", GONE), paragraph("and two."), paragraph("Three.")],
         ["One and two.", "Three."]),
        ([paragraph("One, ", GONE), paragraph("two, ", GONE), paragraph("three.")],
         ["One, two, three."]),
        # moved away
        ([paragraph("One ", GONE.replace("w:del", "w:moveFrom")), paragraph("two.")], ["One two."]),
        # a bookmark is between them
        ([paragraph("One ", GONE), '<w:bookmarkEnd w:id="7"/>', paragraph("two.")], ["One two."]),
        # the end was added, not deleted
        ([paragraph("One ", GONE.replace("w:del", "w:ins")), paragraph("two.")], ["One", "two."]),
        # there is no paragraph to join
        ([paragraph("One", GONE)], ["One"]),
        ([paragraph("One", GONE), f"<w:tbl><w:tr><w:tc>{paragraph('two')}</w:tc></w:tr></w:tbl>"],
         ["One", "two"]),
        ([paragraph("One ", GONE), paragraph("two", GONE), "<w:tbl><w:tr/></w:tbl>"], ["One two"]),
        ([f"<w:tbl><w:tr><w:tc>{paragraph('One', GONE)}</w:tc><w:tc>{paragraph('two')}</w:tc>"
          "</w:tr></w:tbl>"], ["One", "two"]),
        # all of the first is deleted
        ([f"<w:p><w:pPr>{GONE}</w:pPr><w:del><w:r><w:delText>One</w:delText></w:r></w:del></w:p>",
          paragraph("two.")], ["two."]),
        # a picture keeps its paragraph
        ([f"<w:p><w:pPr>{GONE}</w:pPr>{run('One')}<w:r><w:drawing/></w:r></w:p>",
          paragraph("two.")], ["One", "two."]),
    ],
)  # fmt: skip
def test_paragraphs_are_one_where_the_end_between_them_is_deleted(
    body: list[str], expected: list[str]
) -> None:
    assert [text.split("{")[0] for text in read_body("".join(body))] == expected


def test_a_joined_paragraph_is_what_the_last_one_was() -> None:
    heading = '<w:pStyle w:val="Heading1"/>'
    items = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    body = [
        paragraph("A ", heading + GONE),
        paragraph("line", items),
        paragraph("**", GONE),
        paragraph("Title", heading),
    ]
    units = read_word(make_word("".join(body))).units
    assert [unit.line for unit in units] == [2, 4]
    assert units[0].kind is not Kind.HEADING


def test_a_translation_of_joined_paragraphs_is_one_paragraph() -> None:
    bold = run("bold", "<w:b/>")
    body = f"<w:p><w:pPr>{GONE}</w:pPr>{run('One ')}{bold}</w:p>{paragraph(' and two.')}"
    data = make_word(body + paragraph("Three."))
    (first, second) = read_word(data).units
    assert first.text == "One **bold** and two."
    untouched = translate(data, {second.text: "Drei."}, "de")
    assert [unit.text for unit in read_word(untouched).units] == [first.text, "Drei."]
    written = translate(data, {first.text: "Eins **fett** und zwei."}, "de")
    assert list_words(written) == ["Eins ", "fett", " und zwei.", "Three."]
    assert "w:del" not in read_part(written)
    assert [unit.text for unit in read_word(written).units] == ["Eins **fett** und zwei.", "Three."]


def test_a_large_first_letter_goes_with_joined_paragraphs() -> None:
    letter = paragraph("O", '<w:framePr w:dropCap="drop"/>')
    data = make_word(letter + paragraph("nce ", GONE) + paragraph("two."))
    assert [unit.text for unit in read_word(data).units] == ["Once two."]
    written = translate(data, {"Once two.": "Einmal zwei."}, "de")
    assert list_words(written) == ["E", "inmal zwei."]
    assert [unit.text for unit in read_word(written).units] == ["Einmal zwei."]


@pytest.mark.parametrize("last", ["<w:p/>", "<w:p></w:p>", '<w:p w:rsidR="00A1"/>'])
def test_a_translation_stays_in_a_paragraph_where_the_last_one_is_empty(last: str) -> None:
    data = make_word(paragraph("One ", GONE) + paragraph("two.", GONE) + last)
    assert [unit.text for unit in read_word(data).units] == ["One two."]
    written = translate(data, {"One two.": "Eins zwei."}, "de")
    assert [unit.text for unit in read_word(written).units] == ["Eins zwei."]


def test_code_whose_end_is_deleted_loses_nothing() -> None:
    code = '<w:pStyle w:val="HTMLPreformatted"/>'
    data = make_word(paragraph("a = 1", code + GONE) + paragraph(" + 2", code))
    units = read_word(data, code=True).units
    assert "".join(unit.text for unit in units) == "a = 1 + 2"
