"""What the manual says of directives in Markdown and of the laws of sources, on the odd inputs."""

from __future__ import annotations

from itertools import product

import pytest

from dragoman.sources import ReadOptions, read, rebuild
from helpers.cases import each_case

CODE = ReadOptions(code=True)
TABLE = "| Open | Close |\n|------|-------|\n| Save | Open  |\n"


def test_what_is_said_before_a_table_is_said_of_all_its_cells_and_of_nothing_else() -> None:
    head = "<!-- i18n:context: menu -->\n<!-- i18n:comment: A button. -->\n\n"
    document = read(f"{head}{TABLE}\nOpen\n".encode(), "a", suffix=".md")
    assert [(unit.context, unit.comment, unit.text) for unit in document.units] == [
        *(("menu", "A button.", text) for text in ("Open", "Close", "Save", "Open")),
        (None, "", "Open"),
    ]
    texts = {("menu", "Open"): "باز کن", (None, "Open"): "باز"}
    written = rebuild(document, texts).decode()
    assert (written.count("باز کن"), written.count("باز")) == (2, 3)


@pytest.mark.parametrize(
    "block", ["```\nprint(1)\n```\n", "~~~\nprint(1)\n~~~\n", TABLE, "# Text\n"]
)
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<!-- i18n:skip -->\n", ""),
        ("<!-- i18n:skip-start -->\n", "\n<!-- i18n:skip-end -->\n"),
    ],
)
def test_what_is_skipped_is_shown_as_it_is_also_where_code_is_translated(
    block: str, before: str, after: str
) -> None:
    data = f"{before}\n{block}{after}\n{block}".encode()
    document = read(data, "a", suffix=".md", options=CODE)
    skipped, translated = document.units[::2], document.units[1::2]
    if block == TABLE:
        skipped, translated = document.units[:4], document.units[4:]
    assert [unit.text for unit in skipped] == [unit.text for unit in translated]
    assert not any(unit.translatable for unit in skipped)
    assert all(unit.translatable for unit in translated)
    texts = {unit.key: "x" for unit in document.units}
    again = read(rebuild(document, texts), "a", suffix=".md", options=CODE)
    assert [unit.text for unit in again.units if not unit.translatable] == [
        unit.text for unit in skipped
    ]


@each_case(
    product(
        [".txt", ".md"],
        ["", "\n", "\ufeff", " \n", "\f\n"],
        ["", " ", "\t", "\f", "\v", "\n\n\n", "\r", "\r\n", " \r\n\t", "\x1c"],
    )
)
def test_without_translations_every_byte_is_kept_at_both_ends(
    suffix: str, start: str, end: str
) -> None:
    data = f"{start}Text.{end}".encode()
    assert rebuild(read(data, "a", suffix=suffix), {}) == data


@pytest.mark.parametrize(
    ("source", "new"),
    [
        ("See [this][a].\n\n[a]: https://example.org\n\nEnd.\n", "[a]: https://example.net"),
        ("One.\n\nTwo.\n", "[b]: https://example.net"),
        ("<div>One</div>\n\nTwo.\n", "<!-- i18n:comment: odd --># a"),
        ("<div>One</div>\n\nTwo.\n", "<div>one</div>\n\ntwo"),
        ("<div>One</div>\n\nTwo.\n", "<!-- i18n:skip -->\n<div>one</div>"),
        ("One.\n\n<p>Two</p>\n", "<p>two\n\nthree</p>\n\nfour"),
        ("See [v].\n\n[v]: http://x\n[w]:\n", "()\n["),  # not the title of the address above
        ("One.\n<p>z\n# s\n", "</p>\n\n"),
        ("- One.\n<p>z\n# s\n", "</div>\n\n"),
    ],
)
def test_a_translation_adds_no_block_no_address_and_no_directive(source: str, new: str) -> None:
    document = read(source.encode(), "a", suffix=".md")
    for texts in ({unit.key: new} for unit in document.units):
        again = read(rebuild(document, texts), "a", suffix=".md")
        assert len(again.units) == len(document.units)
        assert again.links == document.links
        for before, after in zip(document.units, again.units, strict=True):
            assert (after.comment, after.translatable) == (before.comment, before.translatable)
