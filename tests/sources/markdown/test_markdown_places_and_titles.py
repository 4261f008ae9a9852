"""Markdown: names of blocks, captions of tables, and titles in the tags of templates."""

from __future__ import annotations

import pytest

from dragoman.sources import read, rebuild


def read_texts(text: str) -> list[str]:
    units = read(text.encode(), "a", suffix=".md").units
    return [unit.text for unit in units if unit.translatable]


def translate(text: str) -> str:
    document = read(text.encode(), "a", suffix=".md")
    return rebuild(document, {unit.key: f"«{unit.text}»" for unit in document.units}).decode()


@pytest.mark.parametrize(
    ("text", "texts", "written"),
    [
        ("Text ^37066d\n", ["Text"], "«Text» ^37066d\n"),
        ("One\ntwo ^my-id\n", ["One two"], "«One two» ^my-id\n"),
        ("- item ^my-id\n", ["item"], "- «item» ^my-id\n"),
        ("> q ^q-1\n", ["q"], "> «q» ^q-1\n"),
        ("Text\n\n^my-id\n", ["Text"], "«Text»\n\n^my-id\n"),
        ("x ^2\n", ["x ^2"], "«x ^2»\n"),
        ("e ^n\n", ["e ^n"], "«e ^n»\n"),
        ("^ab cd\n", ["^ab cd"], "«^ab cd»\n"),
        ("a^bc\n", ["a^bc"], "«a^bc»\n"),
    ],
)
def test_the_name_of_a_block_of_obsidian_is_not_translated(
    text: str, texts: list[str], written: str
) -> None:
    assert read_texts(text) == texts
    assert translate(text) == written


_TABLE = "| A |\n|---|\n| 1 |\n\n"


@pytest.mark.parametrize("mark", [": ", "Table: ", "table:  "])
def test_of_the_caption_below_a_table_only_the_words_are_translated(mark: str) -> None:
    text = f"{_TABLE}{mark}The *caption* {{#tbl-a}}\n\nAfter\n"
    assert read_texts(text) == ["A", "1", "The *caption*", "After"]
    assert translate(text).endswith(f"\n\n{mark}«The *caption*» {{#tbl-a}}\n\n«After»\n")


@pytest.mark.parametrize("end", [":::", ":::: ", ":::::"])
def test_a_caption_may_be_the_last_in_a_division(end: str) -> None:
    """So Pandoc writes a table that has a name to refer to."""
    text = f"{end.strip()} {{#tbl-a}}\n{_TABLE}: The caption\n{end}\n\nAfter\n"
    assert read_texts(text) == ["A", "1", "The caption", "After"]
    assert translate(text).endswith(f": «The caption»\n{end}\n\n«After»\n")


def test_a_paragraph_that_begins_like_a_caption_is_one() -> None:
    assert read_texts("Table: x\n\nTables: y\n\ntable\n") == ["Table: x", "Tables: y", "table"]
    assert read_texts(f"{_TABLE}Table: a\nb\n")[-1] == "Table: a b"


@pytest.mark.parametrize(
    ("tag", "texts"),
    [
        ('{{% notice note "A title" %}}', ["A title"]),
        ('{{< tab "Linux" >}}', ["Linux"]),
        ('{{< details "Click me" "open" >}}', ["Click me"]),
        ('{% details "Click me" %}', ["Click me"]),
        ('{% include image.html url="a.png" description="A dog" %}', ["A dog"]),
        ('{{< figure src="a.png" title="T" attr="By me" caption="C" >}}', ["T", "By me", "C"]),
        ('{{< youtube "w7Ft2ymGmfc" >}}', []),
        ('{{< tab "a/b.md" >}}', []),
        ('{{< table "A b" >}}', []),
        ('{{< tab "2" >}}', []),
    ],
)
def test_titles_in_tags_are_messages(tag: str, texts: list[str]) -> None:
    assert read_texts(f"{tag}\n\nText\n") == [*texts, "Text"]
    written = translate(f"{tag}\n\nText\n")
    expected = tag
    for text in texts:
        expected = expected.replace(f'"{text}"', f'"«{text}»"')
    assert written == f"{expected}\n\n«Text»\n"


@pytest.mark.parametrize(
    ("text", "new", "written"),
    [
        ("Text\n", "a ^my-id", "a \\^my-id\n"),
        ("Text ^id-1\n", "a ^id-2", "a \\^id-2 ^id-1\n"),
        ("# Text\n", "^my-id", "# \\^my-id\n"),
        (f"{_TABLE}Text\n", "Table: a", f"{_TABLE}Table\\: a\n"),
        (f"{_TABLE}: Text\n", "Table: a", f"{_TABLE}: Table: a\n"),
    ],
)
def test_a_translation_makes_no_name_and_no_caption(text: str, new: str, written: str) -> None:
    document = read(text.encode(), "a", suffix=".md")
    assert rebuild(document, {document.units[-1].key: new}).decode() == written
    again = read(written.encode(), "a", suffix=".md").units[-1].text
    assert again.replace("\\", "") == new


@pytest.mark.parametrize(
    "anchor",
    [
        '<a id="x"></a>',
        "<a name='x'> </a>",
        '<span id="x"></span>',
        '<A ID="x" class="anchor"></A>',
        '<a id="y"></a> <a id="x"></a>',
        '<a id="y"></a>\n<a id="x"></a>',
        "[](){ #x }",
        "[](){#x}",
    ],
)
@pytest.mark.parametrize("end", ["\n\n", "\n"])
def test_an_anchor_alone_is_no_message_and_its_place_is_the_next_text(
    anchor: str, end: str
) -> None:
    text = f"See [there](#x).\n\n{anchor}{end}## There\n"
    document = read(text.encode(), "a", suffix=".md")
    assert [unit.text for unit in document.units] == ["See [there](#x).", "There"]
    assert "x" in document.units[1].places
    assert translate(text) == text.replace("See [there](#x).", "«See [there](#x).»").replace(
        "## There", "## «There»"
    )


@pytest.mark.parametrize(
    "text",
    [
        '<a id="x"></a>Text',
        'Text <a id="x"></a>',
        '<a id="x">Text</a>',
        '<a id="x"><img src="a.png" alt="A map"></a>',
        "[](a.md)",
        "<b></b>x",
    ],
)
def test_an_anchor_with_anything_beside_it_is_a_message(text: str) -> None:
    assert len(read_texts(text)) == 1


def test_an_anchor_alone_in_an_item_or_a_cell_is_no_message() -> None:
    assert read_texts('- <a id="x"></a>\n- b\n') == ["b"]
    assert read_texts('| A | <a id="x"></a> |\n|---|---|\n| 1 | 2 |\n') == ["A", "1", "2"]


@pytest.mark.parametrize("cell", ["<!-- image -->", "<br>", "<br/><BR />", '<a id="x"></a><!---->'])
def test_a_cell_with_nothing_but_comments_and_line_breaks_is_no_message(cell: str) -> None:
    """As programs write it that make tables of other documents."""
    assert read_texts(f"| A | {cell} |\n|---|---|\n| {cell} 1 | 2 |\n") == ["A", f"{cell} 1", "2"]
    assert read_texts('Text\n\n<a id="end"></a>\n') == ["Text"]


@pytest.mark.parametrize("anchor", ['<a href="#x" id="x"></a>', '<a name="x"></a>'])
def test_an_anchor_behind_a_heading_is_no_text_and_its_place_is_the_heading(anchor: str) -> None:
    text = f"## A *title* {anchor}\n\nA text.\n"
    document = read(text.encode(), "a", suffix=".md")
    title, below = document.units
    assert (title.text, title.places[0]) == ("A *title*", "x")
    assert below.places == ()
    new = rebuild(document, {title.key: "T"})
    assert new.decode() == f"## T {anchor}\n\nA text.\n"


def test_an_anchor_that_is_a_link_stays_in_the_heading() -> None:
    text = "## A title [x](#y)\n\n## <a id='z'></a> Another\n"
    units = read(text.encode(), "a", suffix=".md").units
    assert [unit.text for unit in units] == ["A title [x](#y)", "<a id='z'></a> Another"]
