"""What of a Word document is not read is told with the paragraph that it is at."""

from __future__ import annotations

import pytest

from helpers.word_files import make_word, paragraph, read_word, run

CHUNK = '<w:altChunk r:id="x"/>'


def test_a_file_that_is_embedded_as_text_is_told_at_the_paragraph_that_follows() -> None:
    for body, number in (
        (CHUNK + paragraph("a"), 1),
        (paragraph("a") + CHUNK, 2),
        (paragraph("a") + paragraph("b") + CHUNK + paragraph("c"), 3),
    ):
        document = read_word(make_word(body))
        assert document.notes, "the user should know"
        told = [(line, text) for line, text in document.notes if "an embedded file of text" in text]
        assert len(told) == 1 and f"{number}" in f"{told[0][0]} {told[0][1]}"
        assert "a" in [unit.text for unit in document.units]


@pytest.mark.parametrize(
    ("inside", "what"),
    [(CHUNK, "an embedded file of text"), ('<w:subDoc r:id="x"/>', "the text of another file")],
)
def test_another_text_in_a_paragraph_is_told(inside: str, what: str) -> None:
    document = read_word(make_word(paragraph("a") + f"<w:p>{run('b')}{inside}</w:p>"))
    assert document.notes == ((2, f"not translated: {what} (in paragraph 2)"),)


def test_a_document_that_is_read_whole_tells_nothing() -> None:
    assert read_word(make_word(paragraph("a"))).notes == ()


def control(choices: str, shown: str) -> str:
    settings = f"<w:sdtPr>{choices}</w:sdtPr>" if choices else ""
    return f"<w:sdt>{settings}<w:sdtContent>{shown}</w:sdtContent></w:sdt>"


@pytest.mark.parametrize(
    ("choices", "is_told"),
    [
        ('<w:dropDownList><w:listItem w:displayText="Red" w:value="1"/>{}</w:dropDownList>', True),
        ('<w:comboBox><w:listItem w:displayText="Red" w:value="1"/>{}</w:comboBox>', True),
        ('<w:dropDownList><w:listItem w:value="Red"/>{}</w:dropDownList>', True),
        ("<w:dropDownList>{}</w:dropDownList>", False),  # only what it shows
        ("<w:text/>", False),
        ("", False),
    ],
)
@pytest.mark.parametrize("is_block", [True, False])
def test_what_a_control_offers_to_choose_is_told(
    choices: str, is_told: bool, is_block: bool
) -> None:
    choices = choices.format('<w:listItem w:displayText="Blue" w:value="2"/>')
    if is_block:
        body = paragraph("a") + control(choices, paragraph("Blue"))
    else:
        body = paragraph("a") + f"<w:p>{control(choices, run('Blue'))}</w:p>"
    said = ((2, "not translated: the choices of a form (in paragraph 2)"),)
    assert read_word(make_word(body)).notes == (said if is_told else ())
