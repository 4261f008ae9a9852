"""Lines of makers of sites and slides: readers see what they hold, and not the lines."""

from __future__ import annotations

import pytest

from dragoman.model import Kind
from dragoman.sources import read, rebuild

CASES = [
    # Nuxt Content
    ('::alert{type="info"}\nA *text*.\n::\n', ["A *text*."]),
    ('::card{title="A card"}\nA text.\n::\n', ["A card", "A text."]),
    ("::card\n---\ntitle: A card\nicon: x\n---\nA text.\n#footer\nMore.\n::\n\nLast.\n",
     ["A card", "A text.", "More.", "Last."]),
    ("::badge[New]\nA text.\n::\n", ["New", "A text."]),
    (':icon{name="x"}\n\nA text.\n', ["A text."]),
    (':button[Go *on*]{to="x"}\n\n:badge[New]\n', ["Go *on*", "New"]),
    ("A :badge[new]{x=y} text.\n", ["A :badge[new]{x=y} text."]),
    ("::alert\nA text without an end.\n", ["::alert A text without an end."]),
    ("A text.\n#footer\n", ["A text. #footer"]),
    ("::video[A *film*]{id=x}\n\nA text.\n", ["A *film*", "A text."]),
    ('::include{file=a.md}\n\n::toc[]{title="Contents"}\n', ["Contents"]),
    ("::name without brackets\n", ["::name without brackets"]),
    ("One\n\n. . .\n\nTwo...\n", ["One", "Two..."]),
    # Slidev
    ("# One\n\n---\nlayout: two-cols\n---\n\n# Two\n\n::right::\n\nA text.\n",
     ["One", "Two", "A text."]),
    ("# One\n\n---\nlayout: cover\ntitle: A cover\nlist:\n  - a\n- b\n---\n\n# Two\n",
     ["One", "A cover", "Two"]),
    ("# One\n\n---\n\nA heading: yes\n---\n", ["One", "A heading: yes"]),
    ("# One\n\n---\nA heading: yes\n---\n", ["One", "A heading: yes"]),
    ("- One\n\n  ---\n  two: 2\n  ---\n", ["One", "two: 2"]),
    ("# One\n\n---\ntitle: two\n---\n", ["One", "title: two"]),
    ("# One\n\n---\nto: my sister\nfrom: me\n---\n", ["One", "to: my sister from: me"]),
    # docsify
    ("!> A note\nof two lines.\n", ["A note of two lines."]),
    ("?> A *tip*.\n", ["A *tip*."]),
    ("- ?> A *tip*.\n", ["A *tip*."]),
    ("A text\n?> more.\n", ["A text ?> more."]),
    # Microsoft
    (':::image type="content" source="a.png" alt-text="A map.":::\n', ["A map."]),
    ('::: moniker range=">=v1"\nA text.\n::: moniker-end\n', ["A text."]),
    (':::code language="cs" source="a.cs":::\n\nA text.\n', ["A text."]),
    (':::row:::\n   :::column span="2":::\n      One.\n\n      - Two\n   :::column-end:::\n'
     ":::row-end:::\n",
     ["One.", "Two"]),
    ('> [!div class="next"]\n> [Next](a.md)\n', ["[Next](a.md)"]),
    ("> [!VIDEO https://example.org/a]\n\nA text.\n", ["A text."]),
    ('[!code-csharp[Main](a.cs "T")]\n\nA text.\n', ["A text."]),
    (":::row:::\n:::column:::\n    One.\n\n    Two.\n:::column-end:::\n:::row-end:::\n",
     ["One.", "Two."]),
    # tabs
    (":::tabs key:a\n== The *first*\nOne.\n== Second #b\nTwo.\n:::\n",
     ["The *first*", "One.", "Second", "Two."]),
    ("::: code-tabs#a\n@tab The first\n```sh\nx\n```\n@tab:active Second#b\nTwo.\n:::\n",
     ["The first", "Second", "Two."]),
    ("<!-- tab The first@icon -->\nOne.\n<!-- endtab -->\n<!-- tab -->\nTwo.\n<!-- endtab -->\n",
     ["The first", "One.", "Two."]),
    ("- <!-- tab First -->\n  One.\n  <!-- endtab -->\n", ["First", "One."]),
    ("<!-- tab not here -->\nOne.\n\nA\n== b\n\n@tab c\n", ["One.", "A == b", "@tab c"]),
    # the end of a tag of a template, below HTML without a blank line
    ("{{% table %}}\n<b>One</b>\n{{% /table %}}\n\nTwo.\n", ["<b>One</b>", "Two."]),
    ("{% note %}\n<div>\nOne\n</div>\n{% endnote %}\n", ["<div>\nOne\n</div>"]),
    ("{::nomarkdown}\n<p>One</p>\n{:/}\nTwo.\n", ["<p>One</p>", "Two."]),
    ("<div>\n{% if x %}\nOne\n{% endif %}\n</div>\n",
     ["<div>\n{% if x %}\nOne\n{% endif %}\n</div>"]),
    ("<div>{{< x >}}\n{{< /x >}} One</div>\n", ["<div>{{< x >}}\n{{< /x >}} One</div>"]),
    ("{{< columns >}} <!-- begin -->\nOne.\n<--->\nTwo.\n{{< /columns >}}\n", ["One.", "Two."]),
    ("<!-- one --> {{< x >}} Two.\n\n{{ x }} <!-- y --> Three.\n",
     ["<!-- one --> {{< x >}} Two.", "{{ x }} <!-- y --> Three."]),
    # what only looks so
    ("A.\n\n---\n- One\n- Two\n---\n\nB.\n", ["A.", "One", "Two", "B."]),
    ("A.\n\n---\nfrom: Alice\nto: Bob\n---\n\nB.\n", ["A.", "from: Alice to: Bob", "B."]),
    ("A.\n\n---\n  set in\n---\n\nB.\n", ["A.", "set in", "B."]),
    ("::a\nOne.\n::\n\n#hashtag\n", ["One.", "#hashtag"]),
    ("::a\n---\nlinks:\n  - label: Read on\n    to: /a\n    class: big one\n---\n::\n",
     ["Read on"]),
    ('::a\n#links{unwrap="p"}\n  :::b\n  ---\n  label: Read on\n  size: lg\n  ---\n  :::\n::\n',
     ["Read on"]),
    ('::u-button{label="Read on" to="/a"}\n::\n', ["Read on"]),
    ('{{< code-toggle config=a />}}\n\nOne.\n\n{{< code-toggle >}}\na = 1\n'
     "{{< /code-toggle >}}\n\nTwo.\n", ["One.", "Two."]),
    ("{% math %}\na\n{% /math %}\n\nOne.\n", ["One."]),
    # others
    ("{% codeblock A title lang:js %}\nlet a\n{% endcodeblock %}\n\nA text.\n", ["A text."]),
    ("{{< math >}}\nx = y\n{{< /math >}}\n\nA text.\n", ["A text."]),
    ("# A title {% #id .big %}\n", ["A title"]),
    ("{{< code-toggle file=hugo >}}\na = 1\n{{< /code-toggle >}}\n\nA text.\n", ["A text."]),
    ('| A |\n|---|\n| b |\n\n{tbl-colwidths="\\[30,70\\]"}\n', ["A", "b"]),
    ("| A | B |\n|---|---|\n| &nbsp; | b |\n", ["A", "B", "b"]),
    ("<br />\n___\n\nA text.\n", ["A text."]),
    ("::: {.a}\n<div>\nOne\n</div>\n:::\n", ["<div>\nOne\n</div>"]),
    ("::: {.a}\n<!-- x\n:::\ny -->\n:::\n\nOne\n", ["One"]),
    ("<div>\n:::\n</div>\n\nOne\n", ["<div>\n:::\n</div>", "One"]),
    ("# Half {% $percent %}\n", ["Half {% $percent %}"]),
]  # fmt: skip


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(("data", "texts"), CASES)
def test_what_readers_see_is_text(data: str, texts: list[str], end: str) -> None:
    data = data.replace("\n", end)
    document = read(data.encode(), "a", suffix=".md")
    assert [unit.text for unit in document.units if unit.translatable] == texts
    assert rebuild(document, {}) == data.encode()
    new = {unit.key: f"{unit.text} ۱" for unit in document.units}
    again = read(rebuild(document, new), "a", suffix=".md")
    assert [unit.text for unit in again.units if unit.translatable] == [
        f"{text} ۱" for text in texts
    ]


def test_what_is_in_a_codeblock_of_hexo_is_code() -> None:
    data = b"{% codeblock %}\nlet a\n{% endcodeblock %}\n"
    (unit,) = read(data, "a", suffix=".md").units
    assert (unit.text, unit.kind) == ("let a", Kind.CODE)
