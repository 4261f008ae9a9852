"""Paragraphs in which nothing can be seen are no messages, in every format."""

from __future__ import annotations

import pytest

from dragoman.sources import read, rebuild
from helpers import odt_files, word_files

UNSEEN = ["\u200e", "\u200b\u200b", "\ufeff", "\u2060 \u200f", "\u2800", "\xa0", "\xad"]
UNSEEN += ["\ufe0f", " " * 300]


@pytest.mark.parametrize("unseen", UNSEEN)
def test_a_paragraph_without_anything_to_see_is_none(unseen: str) -> None:
    for suffix, form in (
        (".txt", "One\n\n{}\n\nTwo\n"),
        (".md", "One\n\n{}\n\nTwo\n"),
        (".html", "<p>One</p><p>{}</p><p>Two</p>"),
    ):
        data = form.format(unseen).encode()
        document = read(data, "a", suffix=suffix)
        assert [unit.text for unit in document.units] == ["One", "Two"]
        assert rebuild(document, {}) == data
        assert rebuild(document, {(None, "One"): "یک"}, "fa").decode().count(unseen) >= 1
    body = "".join(map(word_files.paragraph, ("One", unseen, "Two")))
    assert word_files.read_body(body) == ["One", "Two"]
    assert odt_files.read_body("".join(map(odt_files.p, ("One", unseen, "Two")))) == ["One", "Two"]


@pytest.mark.parametrize("name", ["&nbsp;", "&zwnj;&nbsp;", "&#8203;", "&emsp; &emsp;"])
def test_names_of_characters_that_cannot_be_seen_are_no_text(name: str) -> None:
    for suffix, form in ((".md", "One\n\n{}\n\nTwo\n"), (".html", "<p>One<p>{}<p>Two")):
        document = read(form.format(name).encode(), "a", suffix=suffix)
        assert [unit.text for unit in document.units] == ["One", "Two"]
