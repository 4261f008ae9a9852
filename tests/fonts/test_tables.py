"""What the tables of a font say of it, also where they are wrong."""

from __future__ import annotations

import io
import struct
from pathlib import Path

import pytest

from dragoman import fonts
from dragoman.editions._typst.faces import FontChains, make_font_book
from dragoman.fonts import files, tables
from dragoman.model import Options
from helpers.made_fonts import load, make_font, save_collection, set_names
from helpers.tools import missing, need_module

need_module("fontTools")

NASTALIQ = Path("/usr/share/fonts/truetype/noto/NotoNastaliqUrdu-Bold.ttf")
MYANMAR = Path("/usr/share/fonts/truetype/noto/NotoSerifMyanmar-Bold.ttf")


def look_for(folder: Path, family: str) -> fonts.FontFiles | None:
    return fonts.find_family(family, Options(font_folders=(str(folder),)))


def list_weights(font: fonts.FontFiles, folder: Path) -> list[tuple[str, int]]:
    """Return the family and the weight of each file, as Typst sees the copies."""
    folder.mkdir()
    book, _ = make_font_book(FontChains({"xx": font}, ()), folder)
    return sorted((info.family, info.weight) for info in book.fonts() if info.path)


@pytest.mark.parametrize(
    ("style", "said", "weight"),
    [
        ("Bold", 400, 700),
        ("Bold", 700, 700),
        ("Bold", 300, 700),
        ("Regular", 700, 400),
        ("Regular", 4, 400),
        ("Regular", 400, 400),
        ("Bold", 7, 700),
        ("Bold", 0, 700),
        ("Odd", 0, 400),
        ("Bold", 600, 600),
    ],
)
def test_the_weight_is_what_the_style_says_where_the_number_is_wrong(
    tmp_path: Path, style: str, said: int, weight: int
) -> None:
    make_font(tmp_path / "a" / "one.ttf", "Lying Face", style=style, weight=said)
    (face,) = files.read_faces(tmp_path)
    assert face.weight == weight
    found = look_for(tmp_path, "Lying Face")
    assert found is not None
    assert list_weights(found, tmp_path / "copies") == [("Lying Face", weight)]


def save_with_bit(path: Path, style: str, table: str, field: str, bit: int) -> None:
    font = load()
    set_names(font, {1: "Lying Face", 2: style})
    font["OS/2"].usWeightClass = 400
    setattr(font[table], field, getattr(font[table], field) | 1 << bit)
    font.save(path)


@pytest.mark.parametrize("style", ["Odd", "Regular"])
@pytest.mark.parametrize(
    ("table", "field", "bit"), [("OS/2", "fsSelection", 5), ("head", "macStyle", 0)]
)
def test_a_bit_for_bold_is_right_where_the_number_and_the_name_say_otherwise(
    tmp_path: Path, style: str, table: str, field: str, bit: int
) -> None:
    save_with_bit(tmp_path / "one.ttf", style, table, field, bit)
    (face,) = files.read_faces(tmp_path)
    assert (face.weight, face.italic) == (700, False)


@pytest.mark.parametrize(
    ("table", "field", "bit"),
    [("OS/2", "fsSelection", 0), ("OS/2", "fsSelection", 9), ("head", "macStyle", 1)],
)
def test_each_bit_for_italic_or_oblique_is_believed(
    tmp_path: Path, table: str, field: str, bit: int
) -> None:
    save_with_bit(tmp_path / "one.ttf", "Regular", table, field, bit)
    (face,) = files.read_faces(tmp_path)
    assert (face.weight, face.italic) == (400, True)


@pytest.mark.parametrize("bold", [NASTALIQ, MYANMAR], ids=["Nastaliq", "Myanmar"])
def test_the_bolds_of_debian_that_say_400(bold: Path, tmp_path: Path) -> None:
    if not bold.is_file():
        missing(f"{bold.name} is not installed: fonts-noto-core")
    family = "Noto Nastaliq Urdu" if bold is NASTALIQ else "Noto Serif Myanmar"
    found = look_for(bold.parent, family)
    assert found is not None and found.bold is not None and found.bold.path == bold
    assert list_weights(found, tmp_path / "copies") == [(family, 400), (family, 700)]


def test_all_faces_of_a_collection_are_found_by_all_their_names(tmp_path: Path) -> None:
    """As in Noto Serif CJK, MS Mincho, Hiragino: also by a name in another language, and with a
    weight in the name of the family that only old programs read."""
    one, two, three = load(), load(), load()
    set_names(one, {1: "Mincho One", 2: "Regular"})
    one["name"].setName("明朝", 1, 3, 1, 0x411)
    set_names(two, {1: "Mincho Two W3", 2: "Regular", 16: "Mincho Two", 17: "W3"})
    set_names(three, {1: "宋体", 2: "Regular"}, 0x804)
    save_collection(tmp_path / "all.ttc", (one, two, three))
    assert [face.index for face in files.read_faces(tmp_path)] == [0, 1, 2]
    for name in ("mincho one", "明朝", "Mincho Two", "Mincho Two W3", "宋体"):
        found = look_for(tmp_path, name)
        assert found is not None, name
        folder = tmp_path / f"copies of {name}"
        assert (found.family, 400) in list_weights(found, folder)


def test_names_of_the_macintosh_and_of_unicode_are_read(tmp_path: Path) -> None:
    for number, platform in enumerate((1, 0)):
        font = load()
        font["name"].names = []
        for name, text in ((1, f"Old {number}"), (2, "Regular")):
            font["name"].setName(text, name, platform, 0 if platform else 3, 0)
        font.save(tmp_path / f"{number}.ttf")
    assert {face.family for face in files.read_faces(tmp_path)} == {"Old 0", "Old 1"}


def test_the_characters_are_those_that_fonttools_reads(tmp_path: Path) -> None:
    from fontTools.ttLib import TTFont

    make_font(tmp_path / "made.ttf", "Made", "aب漢😀")
    (face,) = files.read_faces(tmp_path)
    assert [face.has(each) for each in "aب漢😀bc"] == [True, True, True, True, False, False]
    amiri = fonts.find_family("Amiri", Options())
    assert amiri is not None and amiri.regular is not None
    expected = set(TTFont(amiri.regular.path).getBestCmap())
    assert {code for code in range(0x20000) if amiri.has(chr(code))} == expected


def test_a_normal_width_is_taken_before_a_narrow_one(tmp_path: Path) -> None:
    for name, width in (("a", 3), ("b", 5), ("c", 7)):
        make_font(tmp_path / f"{name}.ttf", "Wide Face")
        from fontTools.ttLib import TTFont

        font = TTFont(tmp_path / f"{name}.ttf")
        font["OS/2"].usWidthClass = width
        font.save(tmp_path / f"{name}.ttf")
    found = look_for(tmp_path, "Wide Face")
    assert found is not None and found.regular is not None
    assert found.regular.path.name == "b.ttf"


def test_a_font_that_changes_arabic_for_unknown_languages_is_recognized(tmp_path: Path) -> None:
    """Noto Naskh Arabic 2.004 does; Amiri has forms for the languages that it knows only."""
    from fontTools.ttLib import TTFont

    amiri = fonts.find_family("Amiri", Options())
    assert amiri is not None and amiri.regular is not None
    assert not amiri.regular.changes_arabic_by_default()
    font = TTFont(amiri.regular.path)
    table = font["GSUB"].table
    (arabic,) = (each.Script for each in table.ScriptList.ScriptRecord if each.ScriptTag == "arab")
    records = table.FeatureList.FeatureRecord
    (locl, *_) = (index for index, each in enumerate(records) if each.FeatureTag == "locl")
    arabic.DefaultLangSys.FeatureIndex.append(locl)
    font.save(tmp_path / "changed.ttf")
    (face,) = files.read_faces(tmp_path)
    assert face.changes_arabic_by_default()


def write_overlapping_characters(count: int) -> bytes:
    """Return a table of characters in which each of many segments has all of them."""
    return write_characters(
        [0xFFFF] * count, [0], [0] * count, [0] * count, [2] * count, [1] * 70_000
    )


def write_characters(ends: list[int], *others: list[int]) -> bytes:
    """Return a table of characters (format 4) with its lists of numbers."""
    numbers = [number for each in (ends, *others) for number in each]
    head = struct.pack(">7H", 4, 0, 0, 2 * len(ends), 0, 0, 0)
    return struct.pack(">4HI", 0, 1, 3, 1, 12) + head + struct.pack(f">{len(numbers)}H", *numbers)


def read_characters(table: bytes) -> tuple[tuple[int, ...], tuple[int, ...]]:
    records = struct.pack(">4xH6x4s4xII", 1, b"cmap", 28, len(table))
    return tables.read_characters(io.BytesIO(records + table), 0)


def test_overlapping_segments_are_read_once() -> None:
    """A font of 400 KB could else fill the memory."""
    table = write_overlapping_characters(30_000)
    assert read_characters(table) == ((0,), (0xFFFE,))


@pytest.mark.parametrize(
    ("missing", "found"),
    [(65, [(66, 70)]), (67, [(65, 66), (68, 70)]), (70, [(65, 69)]), (71, [(65, 70)])],
)
def test_a_character_whose_glyph_is_0_is_not_in_the_font(
    missing: int, found: list[tuple[int, int]]
) -> None:
    table = write_characters([70, 0xFFFF], [0], [65, 0xFFFF], [-missing & 0xFFFF, 1], [0, 0])
    assert list(zip(*read_characters(table), strict=True)) == found
