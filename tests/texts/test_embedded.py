"""Pictures that are written into a text have short addresses in a message."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dragoman.texts.embedded import restore_pictures, shorten_pictures

ADDRESS = "data:image/png;base64," + "iVBORw0KGgo" * 40
OTHER = "data:image/svg+xml;base64," + "PHN2Zz48L3N2Zz4" * 30 + "="
SMALL = "data:image/gif;base64,R0lGODlhAQABAAAAACw="


def test_each_picture_has_one_short_address() -> None:
    text = f"![a]({ADDRESS}) and ![b]({OTHER}), ![a]({ADDRESS} 'T')"
    short = shorten_pictures(text)
    first, second, third = (part.split(")")[0].split(" ")[0] for part in short.split("](")[1:])
    assert first == third != second
    assert first.startswith("data:image/png;sha256=")
    assert second.startswith("data:image/svg+xml;sha256=")
    assert len(short) < 200
    assert restore_pictures(short, text) == text


def test_a_small_picture_and_an_address_of_no_picture_stay() -> None:
    assert shorten_pictures(f"![a]({SMALL})") == f"![a]({SMALL})"
    unknown = "![a](data:image/png;sha256=0123456789abcdef)"
    assert restore_pictures(unknown, ADDRESS) == unknown
    assert restore_pictures("data:image/png;sha256=0123456789abcdef0", ADDRESS).endswith("0")


@given(st.lists(st.sampled_from([ADDRESS, OTHER, SMALL, " ", "a ", "![", ")", ";sha256="])))
def test_what_is_shortened_comes_back(parts: list[str]) -> None:
    text = " ".join(parts)
    short = shorten_pictures(text)
    assert shorten_pictures(short) == short
    assert restore_pictures(short, text) == text
