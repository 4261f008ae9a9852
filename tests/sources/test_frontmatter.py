"""Front matter in YAML, TOML and JSON: its title and its description."""

from __future__ import annotations

import json
import tomllib
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model import Document, Kind
from dragoman.sources import fold_to_one_line, read, rebuild

FORMS = {
    "yaml": "---\ntitle: %s\ndescription: %s\n---\n\nText.\n",
    "toml": "+++\ntitle = %s\ndescription = %s\n+++\n\nText.\n",
    "json": '{\n"title": %s,\n"description": %s\n}\n\nText.\n',
}


def markdown(data: str) -> Document:
    document = read(data.encode(), "a", suffix=".md")
    assert rebuild(document, {}) == data.encode()
    return document


def matter_of(data: str) -> list[tuple[str, Kind]]:
    *matter, last = markdown(data).units
    assert last.text == "Text."
    assert all(unit.markup == "plain" for unit in matter)
    return [(unit.text, unit.kind) for unit in matter]


@pytest.mark.parametrize(
    ("form", "title", "description"),
    [
        ("yaml", "A title", "What it says"),
        ("yaml", '"A title"', "'What it says'"),
        ("yaml", ">\n  A\n  title", ">-\n  What\n  it says"),
        ("yaml", "|\n    A\n    title", "|+\n  What it says\n"),
        ("yaml", "A\n  title", "What\n  it says # no text"),
        ("yaml", "\n  A title", '\n  "What it says"'),
        ("yaml", '"A\n  title"', "'What\n  it says'"),
        ("yaml", '"A \\\n  title"  # no text', ">2-  # no text\n  What\n  it says"),
        ("toml", '"A title"', "'What it says'"),
        ("toml", '"""A\ntitle"""', "'''What it says''' # no text"),
        ("toml", '"A \\u0074itle"', '"What it says"\ntags = ["title = 1"]\n[x]\ntitle = "no"'),
        ("json", '"A title"', '"What it says"'),
        ("json", '"A \\u0074itle"', '"What it says", "x": {"title": "no"}, "y": ["title"]'),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_title_and_the_description_are_units(
    form: str, title: str, description: str, end: str
) -> None:
    data = (FORMS[form] % (title, description)).replace("\n", end)
    assert matter_of(data) == [("A title", Kind.TITLE), ("What it says", Kind.PARAGRAPH)]


def test_the_lines_that_the_author_means_are_kept_in_a_description() -> None:
    data = "---\ndescription: |\n  One\n\n  two\n---\n\nText.\n"
    assert matter_of(data) == [("One\ntwo", Kind.PARAGRAPH)]
    data = data.replace("|", ">").replace("One", "One\n  more")
    assert matter_of(data) == [("One more\ntwo", Kind.PARAGRAPH)]


@pytest.mark.parametrize(
    "matter",
    [
        "---\ntitle: [a, b]\n---\n",
        "---\ntitle: &a b\n---\n",
        "---\ntitle:\n  a: b\n---\n",
        "---\ntitle: a\n  b: c\n---\n",
        "---\ntitle: >\nother: x\n---\n",
        "---\nx:\n  title: no\n---\n",
        "---\ntitle: 'a\n---\n",
        "---\ntitle:\n- a\n---\n",
        "+++\ntitle = 3\n+++\n",
        '+++\ntitle = "\\q"\n+++\n',
        '{"title": 3, "x": ["title"]}\n',
        "{}\n",
    ],
)
def test_what_is_not_a_string_is_no_text(matter: str) -> None:
    assert matter_of(f"{matter}\nText.\n") == []


@pytest.mark.parametrize(
    "data", ["+++\nText.\n+++\n", '{"a": 1} b\n', "{a}\n", "+++\n", '{"a":' * 3000]
)
def test_what_is_not_front_matter_is_text(data: str) -> None:
    assert " ".join(unit.text for unit in markdown(data).units).split() == data.split()


def load(form: str, data: str) -> Any:
    """Read front matter as other programs do."""
    if form == "json":
        return json.JSONDecoder().raw_decode(data)[0]
    if form == "toml":
        return tomllib.loads(data.split("+++\n")[1])
    return yaml.safe_load(data.split("---\n")[1])


MARKS = [*"\"'\\:#-?[]{}>|*&!%@`,~ \n", "no", "1", "x", "'''", '"""', "- ", ": ", " #", "null"]
new_texts = st.one_of(
    st.text(st.characters(exclude_categories=["Cs", "Cn", "Co"]), max_size=12),
    st.lists(st.sampled_from(MARKS), max_size=8).map("".join),
)
VALUES = [
    ("yaml", "A title", ">-\n  What\n  it"),
    ("yaml", '"A title"', "|\n  What it"),
    ("yaml", "'A title'", "What\n  it"),
    ("yaml", '"A\n  title"', "'What\n  it'"),
    ("toml", '"A title"', "'What it'"),
    ("toml", "'A title'", '"""What it"""'),
    ("json", '"A title"', '"What it"'),
]


@given(new_texts, st.sampled_from(VALUES))
def test_any_translation_leaves_what_other_programs_read(
    new: str, value: tuple[str, str, str]
) -> None:
    form, *written = value
    document = markdown(FORMS[form] % tuple(written))
    data = rebuild(document, dict.fromkeys((unit.key for unit in document.units[:2]), new)).decode()
    ends = new.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    lines = [line for each in ends if (line := fold_to_one_line(each))]
    if not lines:
        assert data == document.text
        return
    found = load(form, data)
    assert found["title"].split() == found["description"].split() == " ".join(lines).split()
    title, description, _ = markdown(data).units
    assert (title.text, description.text) == (" ".join(lines), "\n".join(lines))
