"""Pictures of editions."""

from __future__ import annotations

import struct

import pytest

from dragoman.editions import png
from dragoman.model import Options
from helpers import editions
from helpers.tools import need_module

need_module("typst")


@pytest.mark.parametrize(
    ("languages", "landscape"), [(("en", "fa"), False), (("en", "fa", "ar"), True)]
)
def test_the_picture_is_the_first_page(languages: tuple[str, ...], landscape: bool) -> None:
    data = png.render(editions.letter(*languages), Options())
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", data[16:24])
    assert (width > height) is landscape
    assert 1000 < max(width, height) < 1700


def test_the_same_bytes_twice() -> None:
    edition = editions.letter("fa", "ar")
    assert png.render(edition, Options()) == png.render(edition, Options())
