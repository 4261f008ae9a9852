"""Translated code blocks: no empty line at the beginning or the end, and never nothing."""

from __future__ import annotations

import pytest

from dragoman.sources import ReadOptions, read, rebuild

CODE = ReadOptions(code=True)
FORMS = {
    "fenced": ("```\n", "\n```\n"),
    "indented": ("    ", "\n"),
    "in a list": ("- ```\n  ", "\n  ```\n"),
}


def translate(form: str, new: str) -> str:
    """Return the code as it is in the document, with its translation."""
    before, after = FORMS[form]
    document = read(f"{before}x{after}".encode(), "a", suffix=".md", options=CODE)
    assert [unit.text for unit in document.units] == ["x"]
    text = rebuild(document, {document.units[0].key: new}).decode()
    assert text.startswith(before) and text.endswith(after)
    return text.removeprefix(before).removesuffix(after)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("new", ["\ny", "\n\n \n  y", "y\n", "y \n\n\t\n", "\n\ny\n\n"])
def test_empty_lines_at_the_ends_are_left_out(form: str, new: str) -> None:
    assert translate(form, new) == "y"


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("new", ["\n", "\n\n \n", " ", "\x07\n\u202e"])
def test_a_translation_without_any_line_leaves_the_source(form: str, new: str) -> None:
    assert translate(form, new) == "x"


def test_empty_lines_between_others_stay() -> None:
    assert translate("fenced", "\ny\n\n  z\n") == "y\n\n  z"


@pytest.mark.parametrize(
    ("info", "texts"),
    [
        ("{=latex}", []),
        ("{=openxml}", []),
        (" {=typst} ", []),
        ("{=html}", ["x"]),
        ("{=html5}", ["x"]),
        ("{.latex}", ["x"]),
        ("latex", ["x"]),
        ("{=latex} x", ["x"]),
    ],
)
def test_what_goes_to_another_format_as_it_is_is_no_text(info: str, texts: list[str]) -> None:
    data = f"Before.\n\n```{info}\nx\n```\n\nAfter.\n".encode()
    document = read(data, "a", suffix=".md", options=CODE)
    assert [unit.text for unit in document.units] == ["Before.", *texts, "After."]
    assert rebuild(document, {}) == data


@pytest.mark.parametrize(
    ("inside", "texts"),
    [
        ("<!-- -->", []),
        ("<!-- a -->\n<!-- b\n -->", []),
        ("<!-- -->x", ["<!-- -->x"]),
        ("<b>x</b>", ["<b>x</b>"]),
        ("<hr>", []),  # it has no text, as elsewhere
    ],
)
def test_the_comment_that_pandoc_writes_between_blocks_is_no_text(
    inside: str, texts: list[str]
) -> None:
    data = f"- Item\n\n```{{=html}}\n{inside}\n```\n\n- Item\n".encode()
    document = read(data, "a", suffix=".md", options=CODE)
    assert [unit.text for unit in document.units] == ["Item", *texts, "Item"]
    assert rebuild(document, {}) == data
