"""Front matter in YAML, TOML and JSON: its title, its description, and what else readers see."""

from __future__ import annotations

import json
import tomllib
from itertools import product
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model import Document, Kind
from dragoman.sources import ReadOptions, fold_to_one_line, read, rebuild
from helpers.cases import each_case

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
        ("yaml", "&name A title", '&other-1 "What it says"'),
        ("yaml", "&name |\n  A\n  title", "&d What\n  it says"),
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


@each_case(
    product(
        [
            "---\ntitle: A title\n---",
            "---\ntitle: A title\n...",
            '+++\ntitle = "A title"\n+++',
            '+++\ntitle = "A title"\n+++  ',
            '{\n"title": "A title"\n}',
        ],
        ["\n", "\r\n", "\r"],
        ["", "\n", "\n\n"],
    )
)
def test_a_page_may_be_only_front_matter(data: str, end: str, after: str) -> None:
    units = markdown((data + after).replace("\n", end)).units
    assert [(unit.text, unit.kind) for unit in units] == [("A title", Kind.TITLE)]


def test_the_lines_that_the_author_means_are_kept_in_a_description() -> None:
    data = "---\ndescription: |\n  One\n\n  two\n---\n\nText.\n"
    assert matter_of(data) == [("One\ntwo", Kind.PARAGRAPH)]
    data = data.replace("|", ">").replace("One", "One\n  more")
    assert matter_of(data) == [("One more\ntwo", Kind.PARAGRAPH)]


@each_case(
    [
        "---\ntitle: [a, b]\n---\n",
        "---\ntitle: *a\n---\n",
        "---\ntitle: &a [a, b]\n---\n",
        "---\ntitle:\n  a: b\n---\n",
        "---\ntitle: a\n  b: c\n---\n",
        "---\ntitle: >\nother: x\n---\n",
        "---\nx:\n  title: no\n---\n",
        "---\ntitle: 'a\n---\n",
        "---\ntitle:\n- a\n---\n",
        "---\ntitle: true\n---\n",
        "---\ntitle: ~\n---\n",
        "---\nx y:\n  title: no\n---\n",
        "---\nx.y:\n  title: no\n---\n",
        '---\n"@x":\n- title: no\n---\n',
        "---\ny: 1\n<<: *x\n404:\n  title: no\n---\n",
        "---\nx: {\ntitle: no\n}\n---\n",
        '---\nx: [{y: "}"},\ntitle: no\n]\n---\n',
        "+++\ntitle = 3\n+++\n",
        '+++\ntitle = "\\q"\n+++\n',
        '{"title": 3, "x": ["title"]}\n',
        "{}\n",
    ]
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


def read_keys(data: str, *patterns: str) -> dict[str, str]:
    """Return the texts of front matter by their keys, and hold that they can be written."""
    options = ReadOptions(front_matter=patterns) if patterns else ReadOptions()
    document = read(data.encode(), "a", suffix=".md", options=options)
    assert rebuild(document, {}) == data.encode()
    *matter, _ = document.units
    new = {unit.key: f"x {unit.text}" for unit in matter}
    again = read(rebuild(document, new), "a", suffix=".md", options=options)
    assert [unit.text for unit in again.units[:-1]] == [f"x {unit.text}" for unit in matter]
    return {unit.comment.removeprefix("front matter: "): unit.text for unit in matter}


NESTED = {
    "yaml": """---
sidebar:
  label: Herbs # no text
  order: 4
hero:
  image: {alt: "not read"}
  tagline: >-
    Fresh on
    your window
  actions:
    - text: 'Begin'
      link: /start/
    -   link: "x: text"
        text: Go on
    - theme: |
        text: no
  image2:
    alt: A pot
tags:
- fruit
- "big trees"
words: [one two, "three, four", 'five']
---

Text.
""",
    "toml": """+++
words = ["one two", "three, four", 'five'] # "no"
[sidebar]
label = "Herbs"
order = 4
[hero]
tagline = '''Fresh on
your window'''
image2 = { file = "x", alt = "A pot" }
[[hero.actions]]
text = 'Begin'
[[hero.actions]]
link = "text"
text = "Go on"
[x]
tags = [
  "no",
]
+++

Text.
""",
    "json": """{"words": ["one two", "three, four", "five"],
"sidebar": {"order": 4, "label": "Herbs"},
"hero": {"tagline": "Fresh on your window", "image2": {"alt": "A pot"},
"actions": [{"text": "Begin", "link": "text"}, {"link": "x", "text": "Go on"}]}}

Text.
""",
}


@pytest.mark.parametrize("form", NESTED)
def test_what_readers_see_in_tables_and_lists(form: str) -> None:
    usual = {
        "sidebar.label": "Herbs",
        "hero.tagline": "Fresh on\nyour window" if form == "toml" else "Fresh on your window",
        "hero.actions.1.text": "Begin",
        "hero.actions.2.text": "Go on",
        "hero.image2.alt": "A pot",
    }
    assert read_keys(NESTED[form]) == usual
    words = {"words.1": "one two", "words.2": "three, four", "words.3": "five"}
    assert read_keys(NESTED[form], "words.*") == words
    assert read_keys(NESTED[form], "*.label") == {"sidebar.label": "Herbs"}


def test_the_settings_say_which_keys_are_text() -> None:
    data = "---\ntitle: A\nx:\n- y:\n  - One\n  - Two\n- y: [a, b]\nz: C\n---\n\nText.\n"
    assert read_keys(data, "z") == {"z": "C"}
    lists = {"x.1.y.1": "One", "x.1.y.2": "Two", "x.2.y.1": "a", "x.2.y.2": "b"}
    assert read_keys(data, "x.*") == lists
    assert read_keys(data, "title") == {"": "A"}


@pytest.mark.parametrize(
    ("matter", "found"),
    [
        ("x y:\n  z: A\nx.y: B\n404: C", {"x y.z": "A", "x.y": "B", "404": "C"}),
        ("'@x':\n- y: A\nz: [{a: b}]\ny: B", {"@x.1.y": "A", "y": "B"}),
        ("x:\n  |\n  A\n  - B\ny: C", {"x": "A\n- B", "y": "C"}),
        ("x: |\n    A\n  # no text\ny: C", {"x": "A", "y": "C"}),
        ("x: |2\n    A\n  # B\ny: C", {"x": "A\n# B", "y": "C"}),
        ("x: [a, it's]\ny: C", {"x.1": "a", "x.2": "it's", "y": "C"}),
    ],
)
def test_values_below_any_key_are_found(matter: str, found: dict[str, str]) -> None:
    assert read_keys(f"---\n{matter}\n---\n\nText.\n", "*") == found


@pytest.mark.parametrize(
    "matter",
    [
        "---\nx: |\n  hero:\n    text: no\n---\n",
        "---\nx: 'a\n  sidebar_label: no'\n---\n",
        "---\ndragoman:\n  title: no\n---\n",
        "---\n# tagline: no\nx: # tagline: no\n---\n",
        '+++\nx = """\ntagline = \'no\'\n"""\n+++\n',
        "+++\n# tagline = 'no'\nx = [\n['tagline'],\n]\n+++\n",
        '{"x": "{\\"tagline\\": \\"no\\"}", "tagline": ["no"]}\n',
    ],
)
def test_what_only_looks_like_a_key_is_no_text(matter: str) -> None:
    assert read_keys(f"{matter}\nText.\n") == {}


@given(new_texts)
def test_any_translation_of_an_item_in_brackets_leaves_the_others(new: str) -> None:
    options = ReadOptions(front_matter=("words.*",))
    data = "---\nwords: [one, 'two', \"three\"]\nx: [y]\n---\n\nText.\n"
    document = read(data.encode(), "a", suffix=".md", options=options)
    written = rebuild(document, {unit.key: new for unit in document.units[:2]}).decode()
    one, two, three = load("yaml", written)["words"]
    folded = " ".join(fold_to_one_line(new).split())
    if folded:
        assert one.split() == two.split() == folded.split()
    assert (three, load("yaml", written)["x"]) == ("three", ["y"])


ENTITIES = [
    ("P&aacute;gina", "Página", "Pagina è", "Pagina è"),
    ("R&amp;D", "R&D", "R&S & co", "R&amp;S &amp; co"),
    ("&lt;b&gt; &amp; &#8220;x&#x201D;", "<b> & “x”", "<i>", "&lt;i&gt;"),
    ("<b>&eacute;t&eacute;</b>", "<b>été</b>", "<b>estate</b> & mare", "<b>estate</b> &amp; mare"),
    ("R&amp;D", "R&D", "R&egrave;", "R&egrave;"),  # the translator writes entities, too
    ("a & b &unknown; &copy", "a & b &unknown; &copy", "a & c", "a & c"),
    ("Q & A", "Q & A", "D & R <1>", "D & R <1>"),
]


@pytest.mark.parametrize("form", ["yaml", "toml", "json"])
@pytest.mark.parametrize(("written", "shown", "translation", "result"), ENTITIES)
def test_an_entity_is_the_character_that_readers_see(
    form: str, written: str, shown: str, translation: str, result: str
) -> None:
    data = FORMS[form] % (f'"{written}"', '"X"')
    document = markdown(data)
    assert document.units[0].text == shown
    back = rebuild(document, {document.units[0].key: translation}).decode()
    assert back == data.replace(f'"{written}"', f'"{result}"', 1)
