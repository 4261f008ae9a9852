"""What people write who do not know TOML: each sentence says what to write."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import ProjectError
from dragoman.settings import has_settings, parse_settings

ADVICE = {
    "languages = [fa, ar]": 'put each text between quotation marks, as "fa"',
    "paper = a4": 'put each text between quotation marks, as "fa"',
    "languages = [\u201cfa\u201d]": 'write straight quotation marks, as "fa"',
    "layout = \u2018single\u2019": 'write straight quotation marks, as "fa"',
    "code = True": "write true or false",
    "code = yes": "write true or false",
    "team = ": "write a value behind the =",
    "team = # nobody": "write a value behind the =",
    'source = "C:\\Users\\me"': "write / for each \\ of a path",
    'source = "texts\\letters"': "write / for each \\ of a path",
    'team = "friends\n': "write a quotation mark at the end of the text, too",
    "layout: single": "write = and not :",
    'languages = "fa", "ar"': 'write several texts as a list, as ["fa", "ar"]',
    'languages = ["fa" "ar"]': "write commas between the texts of a list, and ] at its end",
    'languages = ["fa",\nsource = "texts"': "write ] at the end of the list above it",
    "code = true\ncode = true": "it is there twice: write it once",
    "[check]\n[check]": "it is there twice: write it once",
    "<<<<<<< HEAD\ncode = true": "take out what git left of a conflict",
    "// my settings": "begin a comment with #",
    "; my settings": "begin a comment with #",
}


@pytest.mark.parametrize("text", ADVICE)
def test_a_mistake_in_toml_says_what_to_write(text: str) -> None:
    with pytest.raises(ProjectError, match="not TOML") as caught:
        parse_settings(f"{text}\n", Path("dragoman.toml"), {})
    assert str(caught.value).endswith(f"); {ADVICE[text]}")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ('languages = "fa, ar"', '["fa", "ar"]'),
        ('languages = "fa ar"', '["fa", "ar"]'),
        ('formats = "html"', '["html"]'),
        ('editions = "en,fa,ar fa,ar"', '["en,fa,ar", "fa,ar"]'),
        ('[check]\ndisable = "numbers"', '["numbers"]'),
        ('[fonts.families]\nfa = "Noto Naskh Arabic, Amiri"', '["Noto Naskh Arabic", "Amiri"]'),
    ],
)
def test_a_text_for_a_list_is_written_as_one(text: str, written: str) -> None:
    with pytest.raises(ProjectError) as caught:
        parse_settings(text, Path("dragoman.toml"), {})
    assert str(caught.value).endswith(f"; write {written}")


@pytest.mark.parametrize(
    ("text", "line"), [("[tool]\ndragoman = 1\n", ":2"), ("[[tool.dragoman]]\ncode = true\n", ":1")]
)
def test_settings_that_are_no_table_are_not_passed_over(text: str, line: str) -> None:
    path = Path("pyproject.toml")
    assert has_settings(text, path)
    with pytest.raises(ProjectError) as caught:
        parse_settings(text, path, {})
    said = "tool.dragoman must be a table; write [tool.dragoman] above its settings"
    assert str(caught.value) == f"pyproject.toml{line}: {said}"
