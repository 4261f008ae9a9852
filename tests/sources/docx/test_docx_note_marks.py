"""Word files: marks of notes that people wrote themselves, and references to no note."""

from __future__ import annotations

import pytest

from dragoman.model import Kind
from helpers.word_files import make_word, paragraph, read_body, read_part, read_word, run, translate


def refer(kind: str, mark: str) -> str:
    return f'<w:r><w:{kind}Reference w:customMarkFollows="1" w:id="2"/>{mark}</w:r>'


def make_note(kind: str, mark: str, text: str = " A note") -> str:
    return f'<w:{kind} w:id="2"><w:p><w:r>{mark}</w:r>{run(text)}</w:p></w:{kind}>'


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
@pytest.mark.parametrize(
    "mark",
    [
        "<w:t>*</w:t>",
        "<w:t>**</w:t>",
        '<w:sym w:font="Symbol" w:char="F02A"/>',
        "<w:t>*</w:t><w:t>*</w:t>",
    ],
)
def test_the_own_mark_of_a_note_is_no_text(kind: str, mark: str) -> None:
    body = f"<w:p>{run('A text')}{refer(kind, mark)}{run(' and more')}</w:p>"
    data = make_word(body, **{f"{kind}s": make_note(kind, mark)})
    first, second = read_word(data).units
    assert (first.text, second.text, second.kind) == ("A text[^1] and more", "A note", Kind.NOTE)
    written = translate(data, {"A text[^1] and more": "متن[^1]", "A note": "یادداشت"}, "fa")
    assert refer(kind, mark)[5:-6] in read_part(written)
    assert f"<w:r>{mark}</w:r>" in read_part(written, f"word/{kind}s.xml")


def test_a_note_that_begins_with_another_text_than_its_mark_keeps_it() -> None:
    body = f"<w:p>{run('A text')}{refer('footnote', '<w:t>*</w:t>')}</w:p>"
    note = make_note("footnote", "<w:t>†</w:t>")
    assert read_body(body, footnotes=note) == ["A text[^1]", "† A note"]


def test_a_reference_to_a_note_that_is_not_there_is_not_shown() -> None:
    body = (
        f'<w:p>{run("A text")}<w:r><w:footnoteReference w:id="9"/></w:r>{run(".")}</w:p>'
        f'<w:p>{run("Two")}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>{paragraph("End")}'
    )
    note = make_note("footnote", "<w:footnoteRef/>")
    assert read_body(body, footnotes=note) == ["A text<x1/>.", "Two[^1]", "End", "A note"]
