"""Pictures that are written into Markdown: they do not say who made them and where."""

from __future__ import annotations

import base64

import pytest

from dragoman.pictures import clean_picture
from dragoman.sources import read, rebuild
from helpers.pictures import make_jpeg, make_png, soil_jpeg, soil_png


def write_address(data: bytes, kind: str = "png") -> str:
    return f"data:image/{kind};base64,{base64.b64encode(data).decode()}"


OLD = write_address(soil_png(make_png()))
NEW = write_address(clean_picture(soil_png(make_png())).data)
JPEG = write_address(soil_jpeg(make_jpeg()), "jpeg")
CLEAN_JPEG = write_address(clean_picture(soil_jpeg(make_jpeg())).data, "jpeg")


@pytest.mark.parametrize(
    "text",
    [
        "A ![boat]({}) here.\n",
        'A ![boat]({} "On the river") here.\n',
        "A ![boat][a].\n\n[a]: {}\n[b]: {}\nMore words after it\n",
        "A ![boat][a].\n\n[a]: <{}>\n",
        '<p>A boat</p>\n<img src="{}" alt="Boat">\n',
        "The address {} is long, and these are words.\n",
    ],
)
@pytest.mark.parametrize("is_translated", [False, True])
def test_a_picture_that_is_written_in_a_text_says_nothing_about_people(
    text: str, *, is_translated: bool
) -> None:
    old = text.replace("{}", OLD)
    document = read(old.encode(), "a", suffix=".md")
    new = {unit.key: f"{unit.text} x" for unit in document.units[:1] if is_translated}
    assert rebuild(document, {}).decode() == old
    plain = rebuild(document, new).decode()
    assert rebuild(document, new, "fa").decode() == plain.replace(OLD, NEW)


def test_each_kind_is_cleaned_and_what_is_no_picture_stays() -> None:
    text = f"![a]({JPEG}) ![b]({OLD}) ![c](data:image/png;base64,AAAA) ![d]({OLD[:-40]})\n"
    document = read(text.encode(), "a", suffix=".md")
    clean = text.replace(JPEG, CLEAN_JPEG).replace(OLD, NEW)
    assert rebuild(document, {}, "fa").decode() == clean


@pytest.mark.parametrize(
    "text",
    [
        "A ![boat]({}) here.\n",
        "| ![boat]({}) | b |\n|---|---|\n| c | d |\n",
        '<p>A <img src="{}" alt="boat"></p>\n',
        "- a\n\n  > ![boat]({} 'T')\n",
        "a[^1]\n\n[^1]: ![boat]({})\n",
    ],
)
def test_a_message_has_a_short_address_and_the_file_the_picture(text: str) -> None:
    old = text.replace("{}", JPEG)
    document = read(old.encode(), "a", suffix=".md")
    assert all(len(unit.text) < 100 for unit in document.units)
    new = {unit.key: unit.text.replace("boat", "قایق") for unit in document.units}
    assert rebuild(document, new).decode() == old.replace("boat", "قایق")
