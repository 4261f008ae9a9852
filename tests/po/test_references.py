"""References to files: a path with a space is isolated, as the gettext manual says, and read so."""

from __future__ import annotations

import pytest

from dragoman.po import parse, write_block
from dragoman.po.references import isolate_path, parse_reference

HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


@pytest.mark.parametrize(
    ("path", "written"),
    [
        ("a.txt", "a.txt"),
        ("a b.txt", "\u2068a b.txt\u2069"),
        ("new letters/the first one.md", "\u2068new letters/the first one.md\u2069"),
        ("نامه.txt", "نامه.txt"),
    ],
)
def test_a_path_with_a_space_is_isolated_and_comes_back(path: str, written: str) -> None:
    assert isolate_path(path) == written
    assert parse_reference(written) == (path, "")
    assert parse_reference(f"{written}:12") == (path, "12")
    text = f'{HEAD}#: {written} {written}:12\nmsgid "a"\nmsgstr "A"\n'
    (block,) = parse(text.encode(), "a.po").blocks
    assert block.entry().occurrences == [(path, ""), (path, "12")]
    assert f"#: {written} {written}:12\n" in write_block(block.entry()).text


def test_references_are_broken_over_lines_and_no_path_is() -> None:
    places = [(f"source/letter {number}.txt", str(number)) for number in range(9)]
    (block,) = parse(f'{HEAD}msgid "a"\nmsgstr "A"\n'.encode(), "a.po").blocks
    entry = block.entry()
    entry.occurrences = places
    made = write_block(entry)
    lines = [line for line in made.text.splitlines() if line.startswith("#:")]
    assert len(lines) > 2
    assert all(len(line.encode()) <= 79 for line in lines)
    assert all(line.count("\u2068") == line.count("\u2069") for line in lines)
    assert made.entry().occurrences == places
