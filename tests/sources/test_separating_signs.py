"""Lines of signs that separate: they are not translated, and each language shows them."""

from __future__ import annotations

import pytest

from dragoman.sources import read, rebuild


@pytest.mark.parametrize("rule", ["＊＊＊", "※", "⁂", "――――", "◇ ◇ ◇", "❦", "★★★"])
@pytest.mark.parametrize(
    ("suffix", "page"),
    [
        (".txt", "One.\n\n{}\n\nTwo.\n"),
        (".md", "One.\n\n{}\n\nTwo.\n"),
        (".html", "<p>One.</p><p>{}</p><p>Two.</p>"),
    ],
)
def test_signs_that_separate_are_not_translated(rule: str, suffix: str, page: str) -> None:
    data = page.format(rule)
    document = read(data.encode(), "a", suffix=suffix)
    assert [unit.text for unit in document.units] == ["One.", rule, "Two."]
    assert [unit.translatable for unit in document.units] == [True, False, True]
    texts = {unit.key: "متن" for unit in document.units}
    assert rule in rebuild(document, texts, "fa").decode()


@pytest.mark.parametrize("text", ["*", "…", "- a -", "● a", "?", "*a*", "100 ★"])
def test_what_says_something_is_translated(text: str) -> None:
    (unit,) = read(f"{text}\n".encode(), "a", suffix=".txt").units
    assert unit.translatable


def test_escaped_signs_of_markdown_separate_too() -> None:
    (unit,) = read(b"\\* \\* \\*\n", "a", suffix=".md").units
    assert not unit.translatable


@pytest.mark.parametrize("new", ["＊＊＊", "---", "※"])
def test_a_translation_of_such_signs_is_written(new: str) -> None:
    document = read(b"a\n\nb\n", "a", suffix=".md")
    assert new in rebuild(document, {document.units[0].key: new}).decode()
