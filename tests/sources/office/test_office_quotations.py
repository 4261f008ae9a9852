"""Quotations in documents of Word and LibreOffice: the marks are those of the language."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from helpers import odt_files, word_files

SOURCE = "They said no."


def translate_word(text: str, language: str) -> str:
    data = word_files.make_word(word_files.paragraph(SOURCE))
    return "".join(word_files.list_words(word_files.translate(data, {SOURCE: text}, language)))


def translate_odt(text: str, language: str) -> str:
    data = odt_files.make_odt(odt_files.p(SOURCE))
    part = odt_files.read_part(odt_files.translate(data, {SOURCE: text}, language))
    return re.sub("<[^>]*>", "", part.partition("<office:body>")[2])


@pytest.mark.parametrize("translate", [translate_word, translate_odt])
@pytest.mark.parametrize(
    ("language", "text", "written"),
    [
        ("fa", "<q>a</q> b", "«a» b"),
        ("en", "<q>a <q>b</q> c</q> <q>d</q>", "“a ‘b’ c” “d”"),
        ("en", "<q>a <q>b <q>c</q></q></q>", "“a ‘b “c”’”"),
        ("de", "<q>a **<q>b</q>** c</q>", "„a ‚b‘ c“"),
        ("fr", "<q>a <q>b</q></q>", "«\u00a0a “b”\u00a0»"),
    ],
)
def test_a_quotation_has_the_marks_of_the_language_and_within_another_one_its_inner_ones(
    translate: Callable[[str, str], str], language: str, text: str, written: str
) -> None:
    assert translate(text, language) == written
