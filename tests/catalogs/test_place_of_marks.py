"""Where a mark of dragoman is among the comments of a message."""

from __future__ import annotations

import pytest

from dragoman.catalogs.states import mark_reviewed
from dragoman.po import Block, parse

HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
MESSAGE = 'msgid "a"\nmsgstr "b"\n'


def read(comments: str, end: str = "\n") -> Block:
    text = (HEAD + comments + MESSAGE).replace("\n", end)
    (block,) = parse(text.encode(), "fa.po").blocks
    return block


def place_mark(comments: str, end: str = "\n") -> str:
    """Return the comments with a mark, which is shown as MARK."""
    block = mark_reviewed(read(comments, end), "2026-01-01")
    lines = block.text[: block.body].split(end)
    return "\n".join("MARK" if "dragoman: reviewed" in line else line for line in lines)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "MARK\n"),
        ("# one\n", "# one\nMARK\n"),
        ("# one\n#\n# two\n", "# one\n#\n# two\nMARK\n"),
        ("# one\n#. heading 1\n", "# one\nMARK\n#. heading 1\n"),
        ("#. heading 1\n#: a.txt:1\n", "MARK\n#. heading 1\n#: a.txt:1\n"),
        ("# one\n#. heading 1\n#: a.txt\n#, c-format\n",
         "# one\nMARK\n#. heading 1\n#: a.txt\n#, c-format\n"),
        ("#. heading 1\n# late\n#: a.txt\n", "#. heading 1\n# late\nMARK\n#: a.txt\n"),
        ("#\n#. heading 1\n", "#\nMARK\n#. heading 1\n"),
    ],
)  # fmt: skip
def test_a_mark_is_the_last_of_the_translators_comments(before: str, after: str, end: str) -> None:
    assert place_mark(before, end) == after


def test_a_new_mark_takes_the_place_of_the_old_one() -> None:
    first = mark_reviewed(read("# one\n#. heading 1\n"), "2026-01-01")
    second = mark_reviewed(first, "2026-02-02")
    assert second.text == first.text.replace("2026-01-01", "2026-02-02")
