"""What of a Word document is not read is told with the paragraph that it is at."""

from __future__ import annotations

from helpers.word_files import make_word, paragraph, read_word

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


def test_a_document_that_is_read_whole_tells_nothing() -> None:
    assert read_word(make_word(paragraph("a"))).notes == ()
