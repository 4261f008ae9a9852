"""The table ``dragoman`` in the front matter of Markdown: YAML, TOML and JSON say the same."""

from __future__ import annotations

import pytest

from dragoman.credits import Credits
from dragoman.errors import SourceError
from dragoman.sources import markdown
from dragoman.sources._common import ReadOptions

WANTED = Credits(
    author="Political prisoners: a group",
    translators={"fa": "گروه مترجمان", "ar": "مجموعة"},
    isbn="978-0-306-40615-7",
    date="2016-12-23",
)
YAML = """---
title: A letter
dragoman:
  author: "Political prisoners: a group"  # a remark

  translators:
    fa: گروه مترجمان
    Arabic: 'مجموعة'
  isbn: 978-0-306-40615-7
  date: 2016-12-23
tags: [a, b]
---
Text.
"""
TOML = """+++
title = "A letter"
[dragoman]
author = "Political prisoners: a group"
translators = { fa = "گروه مترجمان", ar = "مجموعة" }
isbn = "978-0-306-40615-7"
date = 2016-12-23
+++
Text.
"""
JSON = """{"title": "A letter", "dragoman": {
  "author": "Political prisoners: a group",
  "translators": {"fa": "گروه مترجمان", "ar": "مجموعة"},
  "isbn": "978-0-306-40615-7", "date": "2016-12-23"}}
Text.
"""


def read(text: str) -> Credits:
    return markdown.read(text.encode(), "letter", ReadOptions()).credits


@pytest.mark.parametrize("text", [YAML, TOML, JSON, YAML.replace("\n", "\r\n")])
def test_each_form_says_the_same(text: str) -> None:
    assert read(text) == WANTED


@pytest.mark.parametrize("name", ["es-419", "es_419", "Spanish", "español"])
def test_a_language_is_named_by_any_code_or_name(name: str) -> None:
    said = read(f"---\ndragoman:\n  author:\n    en: X\n    {name}: Y  # a remark\n---\nT\n").author
    assert said == {"en": "X", "es_419" if "419" in name else "es": "Y"}


@pytest.mark.parametrize("text", [YAML, TOML, JSON])
def test_the_names_are_no_messages_and_the_file_stays_as_it_is(text: str) -> None:
    document = markdown.read(text.encode(), "letter", ReadOptions())
    assert [unit.text for unit in document.units] == ["A letter", "Text."]
    assert markdown.rebuild(document, {}) == text.encode()


@pytest.mark.parametrize(
    "text",
    [
        "No front matter with dragoman: author: X\n",
        "---\nauthor: X\npublisher: Y\n---\nText.\n",  # of another program
        "---\ndragoman: a word\n---\nText.\n",
        "---\ndragoman:\n---\nText.\n",
        "---\ntitle: dragoman\n---\nText.\n",
        "---\nother:\n  dragoman:\n    author: X\n---\nText.\n",
        "+++\ndragoman = 1\n+++\nText.\n",
        "+++\na = \ndragoman = {author = 'X'}\n+++\nText.\n",  # not TOML; others may read it
    ],
)
def test_nobody_is_named_who_is_not_in_the_table(text: str) -> None:
    assert read(text) == Credits()


@pytest.mark.parametrize(
    ("text", "line", "sentence"),
    [
        ("---\ndragoman:\n  autor: X\n---\nT\n", 3, "did you mean 'author'?"),
        ("---\ndragoman:\n  author: [a, b]\n---\nT\n", 3, "dragoman.author must be a text or a"),
        ("---\ndragoman:\n  isbn: 12\n---\nT\n", 3, "dragoman.isbn is '12', and must be an ISBN"),
        ("---\ndragoman:\n  author:\n    Klingon-ish: X\n---\nT\n", 4, "is not a language"),
        ("---\ndragoman:\n  isbn:\n    fa: X\n---\nT\n", 3, "dragoman.isbn must be a text"),
        ("---\ndragoman: {author: X}\n---\nT\n", 2, "with a line for each key, and not"),
        ("---\ndragoman: [X]\n---\nT\n", 2, "with a line for each key, and not '[X]'"),
        ("---\ndragoman:\n  - author: X\n---\nT\n", 2, "and not '- author: X'"),
        ("---\ndragoman:\n  author: X\n  Their friends: Y\n---\nT\n", 2, "Their friends"),
        ("+++\ndragoman = ['X']\n+++\nT\n", 2, "dragoman must be a table"),
        ('{"dragoman": ["X"]}\nT\n', 1, "dragoman must be a table"),
        ("---\ndragoman:\n  author: {fa: X}\n---\nT\n", 3, "a line for each language"),
        ("---\ndragoman:\n  author:\n    fa: X\n    - Y\n---\nT\n", 3, "line for each lang"),
        ("---\ndragoman:\n  author:\n    xx: X\n---\nT\n", 4, "is not a language"),
        ("---\ndragoman:\n  author:\n    fa: X\n    Persian: Y\n---\nT\n", 5, "twice"),
        ("---\ndragoman:\n  cover: art/x.png\n---\nT\n", 3, "which only the settings name"),
        ("+++\n[dragoman]\ncover = 'x.png'\n+++\nT\n", 3, "which only the settings name"),
        ("+++\n[dragoman]\nisbn = 5\n+++\nT\n", 3, "dragoman.isbn must be a text"),
        ('{"dragoman": {"author": {"fa": {"x": "y"}}}}\nT\n', 1, "dragoman.author must be a text"),
    ],
)
def test_a_mistake_is_told_with_its_line(text: str, line: int, sentence: str) -> None:
    with pytest.raises(SourceError, match="letter") as raised:
        read(text)
    assert raised.value.line == line
    assert sentence in raised.value.sentence


@pytest.mark.parametrize(
    "value",
    ["[" * 100_000, "[" * 9_000 + "]" * 9_000, "9" * 10_000, "2016-99-99", f"{{{'a.' * 99}a = 1}}"],
)
def test_toml_that_cannot_be_read_says_nothing(value: str) -> None:
    """The document is translated all the same; another program may take such front matter."""
    document = f"+++\ndragoman = {value}\n+++\nText.\n"
    units = markdown.read(document.encode(), "letter", ReadOptions()).units
    assert read(document) == Credits()
    assert [unit.text for unit in units][-1] == "Text."
