"""Directives and blocks: which hold text, and what behind their names is a title."""

from __future__ import annotations

import pytest

from dragoman.sources import read, rebuild

CASES = [
    # what is behind the name is for the program
    (":::{figure-md} a-name\nA *caption*\n:::\n", ["A *caption*"]),
    ("```{solution} a-label\nA text.\n```\n", ["A text."]),
    (":::{py:function} open(a)\nA text.\n:::\n", ["A text."]),
    (":::{autoclass} a.B\n:::\n\nA text.\n", ["A text."]),
    ("```{only} html\nA text.\n```\n", ["A text."]),
    # what is behind the name is a title
    ("```{rubric} A title\n```\n", ["A title"]),
    (":::{prf:theorem} A title\nA text.\n:::\n", ["A title", "A text."]),
    ("~~~{admonition} A title of {sup}`2`\nA text.\n~~~\n", ["A title of {sup}`2`", "A text."]),
    # the head and the foot of a card
    (":::{card} A title\nHead\n^^^\nA text.\n+++\nFoot\n:::\n",
     ["A title", "Head", "A text.", "Foot"]),
    ("+++\nA text without a directive.\n^^^\n", ["+++ A text without a directive. ^^^"]),
    # R Markdown and Quarto
    ('```{theorem, pyth, name="A name"}\nA *text*.\n```\n', ["A name", "A *text*."]),
    ("```{block2, type='note'}\nA *text*.\n```\n", ["A *text*."]),
    ('::: {#thm-line name="The line"}\nA text.\n:::\n', ["The line", "A text."]),
    ('::: {.theorem name="pyth"}\nA text.\n:::\n', ["A text."]),
    ('::: {.proof name="The proof"}\nA text.\n:::\n', ["The proof", "A text."]),
    ('::: {.card name="My card"}\nA text.\n:::\n', ["A text."]),
    (':::field{name="userName" type="string"}\nA text.\n:::\n', ["A text."]),
    ("(ref:map) A *caption*.\n", ["A *caption*."]),
    ("(ref:map) A text\nof two lines.\n", ["(ref:map) A text of two lines."]),
    # MkDocs
    ("/// html | div[style='border: 1px']\nA text.\n///\n", ["A text."]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "texts"), CASES)
def test_only_what_readers_see_is_a_text(text: str, texts: list[str]) -> None:
    document = read(text.encode(), "page", suffix=".md")
    assert [unit.text for unit in document.units if unit.translatable] == texts
    assert rebuild(document, {}) == text.encode()


@pytest.mark.parametrize("fence", ['{r theorem, name="A name"}', "{python, echo=FALSE}"])
def test_cells_that_are_run_are_code(fence: str) -> None:
    text = f"```{fence}\nx\n```\n"
    (unit,) = read(text.encode(), "page", suffix=".rmd").units
    assert (unit.text, unit.translatable) == ("x", False)


@pytest.mark.parametrize("fence", ["{=html}", "{=html5}", "{raw} html"])
def test_html_for_the_page_is_html(fence: str) -> None:
    text = f"- One\n\n  ```{fence}\n  <b>Two</b>\n\n  <p>Three</p>\n  ```\n"
    document = read(text.encode(), "page", suffix=".qmd")
    one, html = document.units
    assert (one.text, html.text) == ("One", "<b>Two</b>\n\n<p>Three</p>")
    assert (html.markup, html.translatable) == ("html", True)
    new = rebuild(document, {html.key: "<b>Zwei</b>\n\n<p>Drei</p>"})
    assert new.decode() == text.replace("Two", "Zwei").replace("Three", "Drei")


@pytest.mark.parametrize("fence", ["{=latex}", "{raw} latex"])
def test_what_is_for_another_format_is_not_shown(fence: str) -> None:
    assert read(f"```{fence}\n\\x\n```\n".encode(), "page", suffix=".md").units == ()


def test_html_without_a_text_is_not_shown() -> None:
    text = b"```{=html}\n<script>\nvar x;\n</script>\n```\n"
    assert read(text, "page", suffix=".qmd").units == ()
