"""A browser shows a clean picture as it showed the picture before."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from typing import Any

import pytest

from dragoman.pictures import _profile, clean_picture
from helpers import browser, pictures
from helpers.pictures import MAKERS, make_gamma, make_profile

DRAW = """async ({address, type}) => {
  const picture = new Image();
  picture.src = address;
  await picture.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [picture.naturalWidth || 90, picture.naturalHeight || 90];
  const context = canvas.getContext('2d', {colorSpace: type ? 'srgb' : 'display-p3'});
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  if (type) return canvas.toDataURL(type, 0.9);
  const {data} = context.getImageData(0, 0, canvas.width, canvas.height);
  return [canvas.width, canvas.height, ...data];
}"""
SIZE = (24, 16)


@pytest.fixture(scope="module")
def page() -> Iterator[Any]:
    with browser.chromium() as reader, reader.open("about:blank") as opened:
        yield opened


def write_address(data: bytes, kind: str) -> str:
    media_type = "svg+xml" if kind == "svg" else kind
    return f"data:image/{media_type};base64,{base64.b64encode(data).decode()}"


def show(page: Any, data: bytes, kind: str) -> list[int]:
    """Return the width and the height of a picture, and the colours of its pixels."""
    shown: list[int] = page.evaluate(DRAW, {"address": write_address(data, kind), "type": ""})
    return shown


def make_photograph(page: Any, kind: str) -> bytes:
    """Return a picture of 24 × 16 pixels in a format that only the browser can write."""
    address = write_address(pictures.make_png(*SIZE), "png")
    written = page.evaluate(DRAW, {"address": address, "type": f"image/{kind}"})
    data = base64.b64decode(written.partition(",")[2])
    return re.sub(rb"\xff\xe2..ICC_PROFILE.*?(?=\xff\xdb)", b"", data, flags=re.DOTALL)


def soil(page: Any, kind: str, orientation: int, profile: bytes) -> bytes:
    if kind == "webp":
        simple = make_photograph(page, kind)
        at = min(where for name in (b"VP8 ", b"VP8L") if (where := simple.find(name)) > 0)
        simple = pictures.write_riff((simple[at : at + 4], read_chunk(simple, at)))
        return pictures.soil_webp(simple, orientation, profile, SIZE)
    data = make_photograph(page, kind) if kind == "jpeg" else pictures.make_png(*SIZE)
    return MAKERS[kind][1](data, orientation, profile)


def read_chunk(data: bytes, at: int) -> bytes:
    return data[at + 8 : at + 8 + int.from_bytes(data[at + 4 : at + 8], "little")]


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp"])
@pytest.mark.parametrize("orientation", [1, 2, 3, 6, 8])
def test_pixels_and_orientation_are_the_same(page: Any, kind: str, orientation: int) -> None:
    data = soil(page, kind, orientation, b"")
    before, after = show(page, data, kind), show(page, clean_picture(data).data, kind)
    assert after == before
    assert len(set(before[2:])) > 20, "the picture has no colours, so nothing is compared"
    if kind != "webp":  # Chromium turns no picture in WebP
        assert tuple(before[:2]) == (SIZE if orientation < 5 else SIZE[::-1])


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp"])
@pytest.mark.parametrize("space", [0, 1, 2])
def test_colours_of_a_standard_profile_are_the_same(page: Any, kind: str, space: int) -> None:
    """A measured value of a profile may differ in its last digit from the standard's."""
    profile = make_profile(_profile._SPACES[space], make_gamma(2.2))
    data = soil(page, kind, 1, profile)
    plain = show(page, soil(page, kind, 1, b""), kind)
    before, after = show(page, data, kind), show(page, clean_picture(data).data, kind)
    assert max(abs(one - other) for one, other in zip(before, after, strict=True)) <= 1
    assert before != plain, "the browser does not use the profile, so nothing is compared"


@pytest.mark.parametrize("kind", ["gif", "svg"])
def test_animations_and_drawings_look_the_same(page: Any, kind: str) -> None:
    make, put = MAKERS[kind]
    data = put(make())
    assert show(page, clean_picture(data).data, kind) == show(page, data, kind)
