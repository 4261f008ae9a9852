"""The table of substitutions of a damaged font: refused before it takes time and memory."""

from __future__ import annotations

import struct
from collections.abc import Callable

import pytest

from dragoman.fonts import substitutions
from dragoman.fonts.substitutions import substitute_by_itself

MANY = 2000
NUMBERS = bytes(2 * 10_000)
"""What is below a record: large, and the same for all."""


def make_list(count: int, content: bytes, *, first: bytes = b"") -> bytes:
    """Return a list all of whose records lead to the same content."""
    place = len(first) + 2 + 6 * count
    records = b"".join(struct.pack(">4sH", b"arab", place) for _ in range(count))
    return first + struct.pack(">H", count) + records + content


def make_table(scripts: bytes, features: bytes) -> bytes:
    places = 10, 10 + len(scripts), 10 + len(scripts) + len(features)
    return struct.pack(">2H3H", 1, 0, *places) + scripts + features + struct.pack(">H", 0)


LANGUAGE = struct.pack(">3H", 0, 0xFFFF, 10_000) + NUMBERS
FEW = make_list(1, struct.pack(">2H", 0, 0))


@pytest.mark.parametrize(
    ("piece", "make"),
    [
        (
            "_copy_language",
            lambda: make_table(make_list(1, make_list(MANY, LANGUAGE, first=b"\0\0")), FEW),
        ),
        (
            "_copy_script",
            lambda: make_table(make_list(MANY, struct.pack(">2H", 4, 0) + LANGUAGE), FEW),
        ),
    ],
)
def test_pieces_that_have_no_room_are_not_made(
    piece: str, make: Callable[[], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[int] = []
    real = getattr(substitutions, piece)

    def count(table: bytes, place: int) -> bytes:
        made.append(place)
        found: bytes = real(table, place)
        return found

    monkeypatch.setattr(substitutions, piece, count)
    with pytest.raises(struct.error):
        substitute_by_itself(make(), 1)
    assert 1 <= len(made) <= 5


def test_features_that_have_no_room_are_not_made(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []
    real = substitutions._copy_feature

    def count(table: bytes, place: int, more: list[int]) -> bytes:
        made.append(place)
        return real(table, place, more)

    language = struct.pack(">3H", 0, 0xFFFF, 1) + struct.pack(">H", 0)
    scripts = make_list(1, struct.pack(">2H", 4, 0) + language)
    feature = struct.pack(">2H", 0, 10_000) + NUMBERS
    records = make_list(MANY, feature).replace(b"arab", b"liga")
    monkeypatch.setattr(substitutions, "_copy_feature", count)
    with pytest.raises(struct.error):
        substitute_by_itself(make_table(scripts, records), 1)
    assert 1 <= len(made) <= 5
