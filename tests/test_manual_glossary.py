"""What docs/commands.md says of the glossary: its example, column by column."""

from __future__ import annotations

import pytest

from dragoman.glossary import find_missing, find_terms, parse
from helpers.documents import fences


@pytest.mark.parametrize(
    ("language", "source", "term", "right", "wrong"),
    [
        ("ar", "A ceasefire.", "ceasefire|cease-fire", "وقف إطلاق النار.", "سلام."),
        ("ar", "The cease-fire.", "ceasefire|cease-fire", "هدنة.", "سلام."),
        ("ar", "A CEASEFIRE.", "ceasefire|cease-fire", "وقف إطلاق النار.", "سلام."),
        ("fa", "A political prisoner.", "political prisoner", "زندانی سیاسی.", "زندانی."),
        ("fa", "Political prisoners.", "political prisoner", "زندانیان سیاسی.", "زندانیان."),
        ("fa_AF", "In Aleppo.", "Aleppo", "در حلب.", "در دمشق."),
    ],
)
def test_the_glossary_of_the_page_finds_what_its_columns_say(
    language: str, source: str, term: str, right: str, wrong: str
) -> None:
    (table,) = fences("docs/commands.md", "csv")
    glossary = parse(table)
    assert [found.term for found in find_terms(glossary, source, language)] == [term]
    assert list(find_missing(glossary, source, right, language)) == []
    assert [found.term for found in find_missing(glossary, source, wrong, language)] == [term]


def test_capitals_matter_where_the_column_says_yes() -> None:
    (table,) = fences("docs/commands.md", "csv")
    assert find_terms(parse(table), "The aleppo pine.", "fa") == ()
