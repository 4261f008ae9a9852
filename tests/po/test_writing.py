"""Writing a new message: what it says of its origin, and what no catalogue can hold."""

from __future__ import annotations

import polib
import pytest

from dragoman.errors import CatalogError
from dragoman.po import parse, write_block
from dragoman.po.edit import MessageHead, write_message


def test_the_context_and_the_text_that_a_suggestion_was_made_from_are_written() -> None:
    head = MessageHead(flags=("fuzzy",), previous=("door", 'Open "it"\nnow'))
    block = write_message("gate", "Open it", "بگشا", head)
    assert block.text == (
        '#, fuzzy\n#| msgctxt "door"\n#| msgid ""\n#| "Open \\"it\\"\\n"\n#| "now"\n'
        'msgctxt "gate"\nmsgid "Open it"\nmsgstr "بگشا"\n'
    )
    (again,) = parse(block.text.encode(), "a.po").blocks
    assert (again.previous_context, again.previous) == ("door", 'Open "it"\nnow')
    assert again.key == block.key == ("gate", "Open it")


@pytest.mark.parametrize("where", ["msgid", "msgstr", "context", "comment"])
def test_a_nul_is_refused(where: str) -> None:
    texts = dict.fromkeys(("msgid", "msgstr", "context", "comment"), "a") | {where: "a\0b"}
    with pytest.raises(CatalogError, match="contains a NUL, which PO does not allow"):
        head = MessageHead(comments=[texts["comment"]])
        write_message(texts["context"], texts["msgid"], texts["msgstr"], head)


@pytest.mark.parametrize("before", ["", 'msgid "x"\nmsgstr "y"\n\n'])
def test_a_message_that_begins_with_its_plural_is_reported(before: str) -> None:
    data = f'{before}msgid_plural "a"\nmsgstr[0] "b"\n'.encode()
    with pytest.raises(CatalogError, match="cannot begin with msgid_plural; restore the msgid"):
        parse(data, "a.po")


def test_references_are_in_lines_as_long_as_those_of_msgcat() -> None:
    """79 bytes, unless a single one is longer; none is lost, and their order stays."""
    names = ["d" * 90, "a" * 30, "ب" * 20, "c" * 6, "e" * 34, "f" * 34, "g"]
    block = write_block(polib.POEntry(msgid="x", occurrences=[(name, "") for name in names]))
    lines = block.text.splitlines()[:-2]
    assert lines == [
        f"#: {names[0]}",
        f"#: {names[1]} {names[2]}",
        f"#: {names[3]} {names[4]} {names[5]}",
        "#: g",
    ]
    assert [len(line.encode()) for line in lines] == [93, 74, 79, 4]
    assert block.references == tuple(names)
