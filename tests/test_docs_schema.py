"""The JSON schema of the settings: it takes the settings of the manual, and refuses mistakes."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest

from helpers.documents import fences
from helpers.tools import ROOT, need_module

PAGES = ("docs/settings.md", "docs/commands.md", "docs/formats.md", "docs/checks.md")


def find_errors(settings: str) -> list[str]:
    jsonschema = need_module("jsonschema")
    schema = json.loads((ROOT / "docs/dragoman.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft7Validator.check_schema(schema)
    found: Iterator[Any] = jsonschema.Draft7Validator(schema).iter_errors(tomllib.loads(settings))
    return [error.message for error in found]


def list_examples() -> list[str]:
    examples = [text for page in PAGES for text in fences(page, "toml")]
    return [text for text in examples if "entry-points" not in text]


@pytest.mark.parametrize("text", list_examples())
def test_the_examples_of_the_manual_are_valid(text: str) -> None:
    assert find_errors(text) == []


def test_the_settings_of_the_letter_are_valid() -> None:
    assert find_errors((ROOT / "dragoman.toml").read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "text",
    [
        'langages = ["fa"]',
        'languages = "fa"',
        'layout = "beside"',
        "jobs = -1",
        "code = 1",
        'date = "23.12.2016"',
        "encoding = 1",
        '[encoding]\n"*" = 1',
        "[update]\nthreshold = 101",
        '[check.severity]\nnumbers = "fatal"',
        '[check.quotes]\nfa = "«"',
        '[check.require]\nfa = "done"',
        '[check]\nlanguages = ["fa"]',
        '[fonts.families]\nfa = "Amiri"',
    ],
)
def test_what_the_settings_refuse_the_schema_refuses(text: str) -> None:
    assert find_errors(text)


def test_every_setting_is_explained() -> None:
    schema = json.loads((ROOT / "docs/dragoman.schema.json").read_text(encoding="utf-8"))

    def explain(properties: dict[str, Any]) -> Iterator[str]:
        for described in properties.values():
            if "properties" in described:
                yield from explain(described["properties"])
            else:
                yield described["description"]

    texts = list(explain(schema["properties"]))
    assert len(texts) > 30
    assert all(text and "](" not in text and "`" not in text for text in texts)
