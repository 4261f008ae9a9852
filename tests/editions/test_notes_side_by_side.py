"""The marks of two notes side by side are two numbers, and not one."""

from __future__ import annotations

import io
import zipfile

import pytest

from dragoman import sources
from dragoman.align import EditionRequest, align
from dragoman.editions import docx, tex
from dragoman.editions._common import space_notes
from dragoman.model import Edition, Options, Span, SpanKind

NOTE = Span(SpanKind.NOTE, "1")
ISOLATED = Span(SpanKind.ISOLATE, children=(NOTE,), direction="rtl")
SPACE = Span(text="\u202f")
WORD = Span(text="word")


def make_edition() -> Edition:
    text = "# T\n\nOne[^1][^2] and two.[^1]\n\n[^1]: First.\n[^2]: Second.\n"
    document = sources.read(text.encode(), "letter", suffix=".md")
    return align(document, {}, EditionRequest(("en",), "en"))


@pytest.mark.parametrize(
    ("spans", "spaced"),
    [
        ((NOTE, NOTE), [NOTE, SPACE, NOTE]),
        ((NOTE, ISOLATED, NOTE), [NOTE, SPACE, ISOLATED, SPACE, NOTE]),
        ((NOTE, WORD, NOTE), [NOTE, WORD, NOTE]),
        ((WORD, WORD), [WORD, WORD]),
        ((NOTE,), [NOTE]),
        ((), []),
    ],
)
def test_a_space_is_only_between_two_notes(spans: tuple[Span, ...], spaced: list[Span]) -> None:
    assert list(space_notes(spans)) == spaced


def test_each_edition_on_paper_has_it() -> None:
    written = tex.render(make_edition(), Options(layout="single")).decode()
    assert written.count(r"\textsuperscript{1}}\thinspace{}\hyperlink") == 1
    assert written.count(r"\thinspace{}") == 1
    with zipfile.ZipFile(io.BytesIO(docx.render(make_edition(), Options()))) as archive:
        assert archive.read("word/document.xml").decode().count("\u202f") == 1
