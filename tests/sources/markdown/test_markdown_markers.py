"""Markers of the tools that extend Markdown: what of them is text, and that they stay."""

from __future__ import annotations

from itertools import product

import pytest

from dragoman.model import Document, Kind
from dragoman.sources import ReadOptions, read, rebuild
from helpers.cases import each_case
from helpers.durations import check_growth


def markdown(data: str, *, code: bool = False) -> Document:
    document = read(data.encode(), "a", suffix=".md", options=ReadOptions(code=code))
    assert rebuild(document, {}) == data.encode()
    return document


def texts(data: str) -> list[str]:
    return [unit.text for unit in markdown(data).units if unit.translatable]


def translate(data: str, new: str) -> str:
    document = markdown(data)
    return rebuild(document, {unit.key: new for unit in document.units}).decode()


@each_case(
    product(
        [
            ":::note",
            "::: warning",
            ":::{note}",
            "::: {.callout #x}",
            "::::{grid} 2",
            "{{< toc >}}",
            '{{< figure src="/a.png" >}}',
            "{{% notice note %}}",
            "{{% /notice %}}",
            "{{< a >}} {{< /a >}}",
            "{% include x.html %}",
            "{%- if a -%}",
            "{{ page.title }}",
            '{{< figure\n  src="/a.png"\n  width="3"\n>}}',
            "{: .lead}",
            "{:.x #id}",
            "{:toc}",
            "{#id}",
            '{ .x key="a value" }',
            "{.x}",
            "!!! note",
            "!!! note inline end",
            "$$",
            "[post]: {% post_url 2013-05-06-a %}",
            "(a-place)=",
            "(fig:one/two)=",
            '+++ {"part": "abstract"}',
            "[TOC]",
            "[[_TOC_]]",
            "\\newpage",
            "# ::: a.b.C",
            "@[toc]",
            "* Do not remove this line.\n{:toc}",
            "- TOC\n{: toc .large}",
            "+ x\n{:toc}",
            "1. TOC\n{:toc}",
            "2) TOC\n{: toc}",
            "{::comment}\nHidden.\n\nMore.\n{:/comment}",
            "{::comment}\nHidden.\n{:/}",
            '{::options parse_block_html="true" /}',
        ],
        ["{}\nText.\n", "Text.\n{}\n", "- Text.\n\n  {}\n", "{}\n\nText.\n"],
    )
)
def test_a_line_that_is_only_a_marker_is_no_text(marker: str, around: str) -> None:
    data = around.format(marker.replace("\n", "\n  " if around.startswith("-") else "\n"))
    assert texts(data) == ["Text."]
    assert translate(data, "متن.") == data.replace("Text.", "متن.")


@pytest.mark.parametrize("marker", ["[!NOTE]", "[!warning]-", "[!tip]+"])
def test_the_marker_of_a_quotation(marker: str) -> None:
    (unit,) = markdown(f"> {marker}\n> Text is\n> here.\n").units
    assert (unit.text, unit.kind, unit.line) == ("Text is here.", Kind.QUOTATION, 2)


@pytest.mark.parametrize(
    ("data", "shown"),
    [
        ("{{#title My title}}\nText.\n", "My title"),
        ("> [!note] A title\n> Text.\n", "A title"),
        (":::tip[A title]\nText.\n:::\n", "A title"),
        (":::tip[A [nice](x) title]{.x}\nText.\n:::\n", "A [nice](x) title"),
        ("::: warning A title\nText.\n:::\n", "A title"),
        (":::{admonition} A title\n:class: tip\n:name: x\nText.\n:::\n", "A title"),
        ('!!! note "A title"\n    Text.\n', "A title"),
        ("```{admonition} A title\n:class: tip\nText.\n```\n", "A title"),
        ('??? note "A title"\n\n    Text.\n', "A title"),
        ('=== "A title"\n\n    Text.\n', "A title"),
        ('{{< figure src="x" caption="A title" >}}\n\nText.\n', "A title"),
        ('{{< figure\n  src="x"\n  alt="A title"\n>}}\n\nText.\n', "A title"),
    ],
)
def test_what_a_marker_shows_is_text_of_one_line(data: str, shown: str) -> None:
    assert texts(data) == [shown, "Text."]
    new = 'عنوان "تازه"\nاو'
    written = translate(data, new)
    assert len(markdown(written).units) == 2
    assert '"تازه"' in written.replace("&quot;", '"')
    assert written.count("\n") == data.count("\n")
    split = translate(data, 'عنوان "تازه"\n\nاو')  # a paragraph may be split, a title may not
    title = markdown(split).units[0].text
    assert (title.split()[0], title.split()[-1], "\n" in title) == ("عنوان", "او", False)


@pytest.mark.parametrize(
    "data",
    [
        "Use {x} and {y=1} here {z}\n", "{not attributes}\n", "See {{< ref \"x\" >}} here.\n",
        "A ::: b\n", "!!! This is text.\n", "Really?!\n", "It costs $$ a lot\n", "[!NOTE]\n",
        "{{< never closed\n", "???\n", ": a\n", ":::\n", ":::---\n", "+++ a\n",
        "Text {{ variable }}\n", "(a place)=\n", "(a)= b\n", "(a)\n", "{/* a */} b\n",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_marker_is_text(data: str) -> None:
    assert texts(data) == [data.strip()]


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("## Head {#id}", "Head"), ("## Head {: #id .x}", "Head"), 
        ("# Head { .x k='v' } #", "Head"),
        ("# Head{#id}", "Head"), ("Head {.c}\n======", "Head"), ("Text {: .x}", "Text"),
        ("- item {: .x}", "item"), ("A [link](x){ .button }", "A [link](x){ .button }"),
        ("# Set {a}", "Set {a}"), ("## Head {/* #id */}", "Head"), ("Text {/* a */}", "Text"),
        ("## Head \\{#id}", "Head"), ("Text {/* a */ b}", "Text {/* a */ b}"),
        ("# Head {-}", "Head"), ("Text {-}", "Text {-}"), ("# A {--}", "A {--}"),
    ],
)  # fmt: skip
def test_a_list_of_attributes_at_the_end_is_no_text(line: str, text: str) -> None:
    assert texts(f"{line}\n") == [text]
    assert translate(f"{line}\n", "نو") == f"{line}\n".replace(text, "نو", 1)


def test_what_is_indented_below_a_note_is_markdown() -> None:
    data = (
        "!!! note\n\n    One.\n\n    - two\n\n          code\n\n"
        '    ??? a "B"\n        Three.\n\nFour.\n'
    )
    units = markdown(data).units
    assert [(unit.text, unit.kind) for unit in units] == [
        ("One.", Kind.PARAGRAPH),
        ("two", Kind.LIST_ITEM),
        ("code", Kind.CODE),
        ("B", Kind.PARAGRAPH),
        ("Three.", Kind.PARAGRAPH),
        ("Four.", Kind.PARAGRAPH),
    ]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ("Text.\n$$\nx = y\n\nz\n$$\n", "x = y\n\nz"),
        ("Text.\n\n$$ a = b $$\n", "$$ a = b $$"),
        ("Text.\n\n$$\na = b\n$$ (label)\n", "a = b"),
        ("Text.\n{% highlight ruby %}\ndef x\n{% endhighlight %}\n", "def x"),
        ("Text.\n{{< highlight go >}}\nfunc\n{{< /highlight >}}\n", "func"),
    ],
)
def test_formulas_and_code(data: str, code: str) -> None:
    first, second = markdown(data).units
    assert (first.text, second.text, second.kind) == ("Text.", code, Kind.CODE)
    assert not second.translatable
    document = markdown(data, code=True)
    new = "$$ نو $$" if code.startswith("$$") else "نو"
    assert rebuild(document, {(None, code): new}).decode() == data.replace(code, new)


@pytest.mark.parametrize("opening", [":::", ":::note", "::: {.x}", "::::note"])
def test_colons_are_a_marker_in_pairs(opening: str) -> None:
    assert texts(f"{opening}\nText.\n:::\n") == ["Text."]


def test_fences_of_text_and_of_code() -> None:
    data = "````{note}\nOne.\n\n```py\ncode\n```\n\n- two\n````\n\n```{code-block}\nx\n```\n"
    assert [(unit.text, unit.kind) for unit in markdown(data).units] == [
        ("One.", Kind.PARAGRAPH),
        ("code", Kind.CODE),
        ("two", Kind.LIST_ITEM),
        ("x", Kind.CODE),
    ]


def test_a_comment_alone_is_no_text() -> None:
    assert texts("# <!-- md:setting x -->\n\n{{ year.name }}\n\nText.\n") == ["Text."]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("漢字\n漢字。\n", "漢字漢字。"),
        ("漢字\nABC\n", "漢字 ABC"),
        ("สวัสดี\nชาวโลก\n", "สวัสดีชาวโลก"),
    ],
)
def test_lines_of_scripts_without_spaces(data: str, text: str) -> None:
    assert texts(data) == [text]


@pytest.mark.parametrize(
    "data",
    [
        "$$\nx\n\n", "{% highlight x %}\n", "{{< a\n", "!!! note\n\n", "> [!NOTE]\n> x\n\n",
        "{{ a }} ", "{: .x ", "{.x}", "{: .x}", "```{note}\n", "> ```{tip}\n\n",
        "x {#a} ", ":::a ", "[a]: {% x ", '{{< a title="x', "<!-- a -", "$$ ",
    ],
)  # fmt: skip
def test_the_time_grows_with_the_length(data: str) -> None:
    check_growth(lambda count: "x\n\n" + data * count, markdown, 4_000)


@pytest.mark.parametrize("fence", [":::", "```"])
@pytest.mark.parametrize("number", range(4))
def test_the_options_of_a_directive_are_no_text_and_end_where_the_text_begins(
    fence: str, number: int
) -> None:
    options = "".join(f":option-{each}: value\n" for each in range(number))
    data = f"{fence}{{note}}\n{options}Text\nof two lines.\n{fence}\n"
    (unit,) = markdown(data).units
    assert (unit.text, unit.line) == ("Text of two lines.", 2 + number)
    assert translate(data, "متن") == f"{fence}{{note}}\n{options}متن\n{fence}\n"


def test_what_only_looks_like_an_option_is_text() -> None:
    assert texts(":::{note}\nText\n:a: b\n:::\n") == ["Text :a: b"]
    assert texts(":::{note}\n\n:a: b\n:::\n") == [":a: b"]
    assert texts(":::note\n:a: b\n:::\n") == [":a: b"]


def test_a_mark_with_a_backslash_in_a_title_leaves_no_backslash() -> None:
    document = read(b'{{< card title="A \\"b\\" c" >}}\n', "a", suffix=".md")
    (unit,) = document.units
    written = rebuild(document, {unit.key: unit.text.upper()}, "fa").decode()
    assert written == '{{< card title="A &quot;B&quot; C" >}}\n'


@pytest.mark.parametrize(
    ("line", "texts"),
    [
        ('{% include note.html content="A *text* of a box." %}', ["A *text* of a box."]),
        (
            "{% include note.html\n   content='See <b>it</b> now' type=\"x y\" %}",
            ["See <b>it</b> now"],
        ),
        ('{{< quote text="To be, or not" >}}', ["To be, or not"]),
        ('{% include a.html content="../my file.md" text="the-one" %}', []),
        (
            '{% include a.html content="https://a.example/B" body="/Files/A" note="a: B" %}',
            ["a: B"],
        ),
        ('{% include a.html content="{{ page.text }} and" message=page.text %}', []),
    ],
)
def test_the_text_of_a_box_is_a_message(line: str, texts: list[str]) -> None:
    document = read(f"{line}\n".encode(), "a", suffix=".md")
    assert [unit.text for unit in document.units] == texts
    written = rebuild(document, {unit.key: "متن" for unit in document.units}).decode()
    expected = line
    for text in texts:
        expected = expected.replace(text, "متن")
    assert written == f"{expected}\n"


@each_case(
    [
        ('{{< card title="File > Save" link="x" >}}', ["File > Save"]),
        ('{{% alert title="Using <code>uv</code>?" %}}', ["Using <code>uv</code>?"]),
        ("{% callout title='a <b>c</b>' %}", ["a <b>c</b>"]),
        ('{{< tab "Input > Output" >}}', ["Input > Output"]),
        ('{: title="A > b" .x }', ["A > b"]),
    ]
)
def test_a_title_in_a_tag_may_have_the_signs_of_tags(line: str, found: list[str]) -> None:
    """Readers see it: Docsy, Hextra and others give titles so."""
    document = markdown(line)
    assert [unit.text for unit in document.units] == found
    written = rebuild(document, {unit.key: "x > y" for unit in document.units})
    assert written.decode() == line.replace(found[0], "x > y")
