"""What may stand at the end of a catalogue, and what says that the file was cut off there."""

from __future__ import annotations

import pytest

from dragoman.errors import CatalogError
from dragoman.po import parse
from helpers.catalog_samples import HEADER

TEXT = HEADER.rstrip("\n") + '\n\nmsgid "a"\nmsgstr "b"\n'


@pytest.mark.parametrize("end", ["", "\n", "\n\n", " ", "\n   ", "\n\t\n  ", "\n# a note\n"])
def test_blank_lines_and_notes_of_translators_may_end_a_file(end: str) -> None:
    assert len(parse((TEXT + end).encode(), "a.po").blocks) == 1


@pytest.mark.parametrize(
    ("end", "lines"), [("\n# a note", 2), ("\n#. from the source\n", 2), ("\n#, fuzzy\n\n\n", 2)]
)
def test_what_announces_a_message_or_ends_in_a_line_was_cut_off(end: str, lines: int) -> None:
    with pytest.raises(CatalogError) as cut:
        parse((TEXT + end).encode(), "a.po")
    assert cut.value.line == TEXT.count("\n") + lines
