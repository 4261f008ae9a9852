"""Tags that stand alone in Markdown and MDX: what of them readers see is text."""

from __future__ import annotations

import pytest

from dragoman.model import Kind
from dragoman.sources import read, rebuild
from helpers.durations import check_growth


def list_texts(data: str) -> list[str]:
    document = read(data.encode(), "a", suffix=".md")
    assert rebuild(document, {}) == data.encode()
    return [unit.text for unit in document.units]


def translate(data: str, new: str) -> str:
    document = read(data.encode(), "a", suffix=".md")
    return rebuild(document, {unit.key: new for unit in document.units}).decode()


@pytest.mark.parametrize(
    ("tag", "shown"),
    [
        (
            '<LinkCard title="A card" description="What it is" href="/a" />',
            ["A card", "What it is"],
        ),
        ("<Card\n  title='A card'\n  icon=\"pen\"\n>", ["A card"]),
        ('<Tabs items={[1, {a: 2}]} defaultValue="a">', []),
        ('<Tabs>\n<TabItem value="a" label="On Linux" default>', ["On Linux"]),
        ('<Badge text="New" :title="x" title="{{ x }}" />', ["New"]),
        ('<input type="text" placeholder="Your name">', ["Your name"]),
        ('<!-- <a title="no"> -->\n<iframe title="A map" src="x"></iframe>', ["A map"]),
        ('<script title="no">\nlet title = "no";\n</script>', []),
    ],
)
@pytest.mark.parametrize("around", ["{}\n\nText.\n", "- Text.\n\n  {}\n", "> {}\n>\n> Text.\n"])
def test_in_a_tag_alone_what_readers_see_is_text(tag: str, shown: list[str], around: str) -> None:
    data = around.format(tag.replace("\n", f"\n{around[:2]}" if around[0] == ">" else "\n  "))
    assert sorted(list_texts(data)) == sorted([*shown, "Text."])
    new = data
    for text in [*shown, "Text."]:
        new = new.replace(text, "متن")
    assert translate(data, "متن") == new


@pytest.mark.parametrize("quote", ["'", '"'])
def test_a_quotation_mark_in_a_translation_does_not_end_the_attribute(quote: str) -> None:
    written = translate(f"<Card title={quote}A card{quote} />\n", "a 'b' \"c\" <d>")
    sign = {"'": 'a &#39;b&#39; "c" <d>', '"': "a 'b' &quot;c&quot; <d>"}[quote]
    assert written == f"<Card title={quote}{sign}{quote} />\n"


@pytest.mark.parametrize(
    "data",
    [
        '<p title="A card">Text</p>',
        '<Table title="A table">\n<tr><td>Text</td></tr>\n</Table>',  # an element of HTML
        '<Card title="A card">\n    Text\n</Card>',  # it would be code
        "<Cards>\n{all.map(x => (\n<Card>{x}</Card>\n))}\n</Cards>",
    ],
)
def test_a_block_with_a_text_that_is_no_markdown_is_one_text_with_its_tags(data: str) -> None:
    (unit,) = read(data.encode(), "a", suffix=".md").units
    assert (unit.text, unit.kind) == (data, Kind.HTML)


@pytest.mark.parametrize(
    ("data", "texts"),
    [
        ("<Note>\nWatch **out**.\n</Note>", ["Watch **out**."]),
        ('<Card title="A card">\nText\n</Card>\n', ["A card", "Text"]),
        ("<Card\n  title={x}\n>\nText\n</Card>\nMore.", ["Text", "More."]),
        ("<Note>\n- One\n- Two\n</Note>", ["One", "Two"]),
        ("<Note>\n\nText.\n</Note>", ["Text."]),
        (
            "<Tabs>\n  <Tab label='A'>\n  Text.\n\n  More.\n  </Tab>\n</Tabs>",
            ["A", "Text.", "More."],
        ),
        ("<Callout.Note>\n## A title\n</Callout.Note>", ["A title"]),
        ("- Item\n\n  <Note>\n  Text.\n  </Note>", ["Item", "Text."]),
    ],
)
def test_the_lines_in_a_component_are_markdown(data: str, texts: list[str]) -> None:
    assert list_texts(data) == texts
    new = data
    for text in texts:
        new = new.replace(text, "متن")
    assert translate(data, "متن") == new


def test_a_closing_tag_ends_a_paragraph_only_where_one_was_opened() -> None:
    assert list_texts("Text\n</Note>") == ["Text </Note>"]


@pytest.mark.parametrize(
    "data",
    ['Text\n<Card title="A card" />', '<Card title="A card" /> text', "<Card\ntitle", "<Card x={"],
)
def test_what_is_not_a_tag_alone_is_a_paragraph(data: str) -> None:
    (unit,) = read(data.encode(), "a", suffix=".md").units
    assert (unit.text, unit.kind) == (data.replace("\n", " "), Kind.PARAGRAPH)


@pytest.mark.parametrize(
    "data",
    [
        "<A\n",
        '<A x="\n\n',
        "<A b c={",
        "<A>\n\n",
        '<A title="',
        "<A {a}\n",
        "<A title='a'\n\n",
        "<Note>\n",
        "<Note>\na\n",
        "<A>\n- <B>\n",
        "<A>\n> <B>\n",
    ],
)
def test_the_time_grows_with_the_length(data: str) -> None:
    check_growth(lambda size: data * size, list_texts, 500)


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        ("<aside>\n💡 **Note:** a text\n\n</aside>\n", ["💡 **Note:** a text"]),
        ("<aside>\n**One**\n- two\n</aside>\n", ["**One**", "two"]),
        ("<aside>\n\n*One*\n\n</aside>\n", ["*One*"]),
        ("<aside>\n<p>*One*</p>\n</aside>\n", ["<aside>\n<p>*One*</p>\n</aside>"]),
        ('<aside class="x">\n*One*\n</aside>\n', ['<aside class="x">\n*One*\n</aside>']),
    ],
)
def test_a_note_of_notion_is_markdown(body: str, texts: list[str]) -> None:
    document = read(f"{body}\nEnd\n".encode(), "a", suffix=".md")
    assert [unit.text for unit in document.units] == [*texts, "End"]


@pytest.mark.parametrize(
    ("body", "left_out"),
    [
        ("<Steps>\n\n1. One\n\n</Steps>\n", ()),
        ("<A>\n<B>\n\nOne\n\n</B>\n</A>\n", ()),
        ("<Steps>\n\n1. One\n", ((1, "steps"),)),
        ('<Tabs items="a">\n\nOne\n\n</Tabs>\n', ((1, "tabs"),)),
        ("<Chart />\n\nOne\n", ((1, "chart"),)),
    ],
)
def test_a_component_around_markdown_is_shown_by_what_is_in_it(
    body: str, left_out: tuple[tuple[int, str], ...]
) -> None:
    assert read(body.encode(), "a", suffix=".md").left_out == left_out
