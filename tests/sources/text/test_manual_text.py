"""What docs/commands.md says of headings in plain text, at the limits."""

from __future__ import annotations

import pytest

from dragoman.model import Kind
from dragoman.sources import read


@pytest.mark.parametrize(("length", "kind"), [(80, Kind.HEADING), (81, Kind.PARAGRAPH)])
def test_a_heading_has_at_most_80_characters(length: int, kind: Kind) -> None:
    document = read(("x" * length + "\n\nText.\n").encode(), "letter", suffix=".txt")
    assert [unit.kind for unit in document.units] == [kind, Kind.PARAGRAPH]
