"""Tags of templates: the texts that readers see, and not the names of files and icons."""

from __future__ import annotations

import pytest

from dragoman.sources import read, rebuild

CASES = [
    # behind the name of the tag
    ('{% note warning "A *title*" %}\nA text.\n{% endnote %}\n', ["A *title*", "A text."]),
    ("{% note info A title %}\nA text.\n{% endnote %}\n", ["A title", "A text."]),
    ("{% note info %}\nA text.\n{% endnote %}\n", ["A text."]),
    ("{% note warn no-icon %}\nA text.\n{% endnote %}\n", ["A text."]),
    ('{{< alert "circle-info" >}}\nA text.\n{{< /alert >}}\n', ["A text."]),
    ('{{< hint "warning" >}}\nA text.\n{{< /hint >}}\n', ["A text."]),
    ('{{< alert "Take care" >}}\nA text.\n{{< /alert >}}\n', ["Take care", "A text."]),
    ('{% callout "info", "A title" %}\nA text.\n{% endcallout %}\n', ["A title", "A text."]),
    ('{{< tab "macos" >}}\nA text.\n{{< /tab >}}\n', ["macos", "A text."]),
    ('{{< alert "He said \\"so\\" to me" >}}\n', ['He said \\"so\\" to me']),
    # for the program
    ("{% note warning flat %}\nA text.\n{% endnote %}\n", ["A text."]),
    ("{% note info no-icon simple modern %}\nA text.\n{% endnote %}\n", ["A text."]),
    ("{% note info simple steps %}\nA text.\n{% endnote %}\n", ["simple steps", "A text."]),
    ("{% note primary 'fa fa-x' %}\nA text.\n{% endnote %}\n", ["A text."]),
    ('{{< button "btn btn-primary btn-lg" "Go on" >}}\n', ["Go on"]),
    ('{{< button "fas fa-home" "fa-solid fa-house" "a home a-way" >}}\n', ["a home a-way"]),
    # beside a file
    ("{% post_link 'An article' \"Read it\" %}\n", ["Read it"]),
    ("{% post_link an-article %}\n", []),
    # with a name
    ('{{< item header="A head" badge="A badge" subheader="More" icon="x" >}}\nA text.\n',
     ["A head", "A badge", "More", "A text."]),
    ('{{< item header="head.html" badge="new" >}}\nA text.\n{{< /item >}}\n', ["A text."]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "texts"), CASES)
def test_only_the_texts_of_tags_are_texts(text: str, texts: list[str]) -> None:
    document = read(text.encode(), "page", suffix=".md")
    assert [unit.text for unit in document.units] == texts
    assert rebuild(document, {}) == text.encode()


@pytest.mark.parametrize(
    "tag",
    [
        '{% asset_img cat.png "A cat" %}',
        '{% image "cat.png", "A cat", "(min-width: 30em) 50vw" %}',
        '{{< figure "cat.png" "A cat" >}}',
    ],
)
def test_the_text_behind_a_picture_describes_it(tag: str) -> None:
    (unit,) = read(f"{tag}\n".encode(), "page", suffix=".md").units
    assert (unit.text, unit.picture, unit.translatable) == ("A cat", "cat.png", True)


def test_a_text_behind_something_else_is_below_the_picture() -> None:
    tag = b"{% img left cat.png 30 'A cat' %}\n"
    units = read(tag, "page", suffix=".md").units
    assert [(unit.text, unit.translatable) for unit in units] == [
        ("![](cat.png)", False),
        ("A cat", True),
    ]


def test_a_rule_of_a_style_sheet_is_no_description() -> None:
    tag = b'{{< image "a.png" "max-width: 100%" >}}\n'
    (unit,) = read(tag, "page", suffix=".md").units
    assert (unit.text, unit.translatable) == ("![](a.png)", False)


def test_what_only_computes_has_no_text() -> None:
    document = read(b'{% if note "A text" %}\n\n{% url "A view" %}\n', "page", suffix=".md")
    assert document.units == ()
