"""The copy of a font that keeps the half-space: one rule more, and nothing else is changed."""

from __future__ import annotations

import io
import struct
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.fonts.joiners import keep_non_joiner
from helpers.tools import need_module

fontpkg = need_module("fontpkg")
ttlib = need_module("fontTools.ttLib")
builder = need_module("fontTools.fontBuilder")
pens = need_module("fontTools.pens.ttGlyphPen")
xml_writer = need_module("fontTools.misc.xmlWriter")
cmaps = need_module("fontTools.ttLib.tables._c_m_a_p")
variations = need_module("fontTools.varLib.featureVars")

GLYPHS = (".notdef", "empty", "joiner", "alef", "beh", "beh.fina")
SHAPES = "feature fina { sub beh by beh.fina; } fina;"
LATE = "feature liga { sub alef beh by beh.fina; } liga;"
SCRIPTS = "languagesystem DFLT dflt; languagesystem arab dflt; languagesystem arab FAR;"


def make_font(
    features: str = SCRIPTS + SHAPES + LATE,
    *,
    width: int = 0,
    has_joiner: bool = True,
    variable: bool = False,
) -> bytes:
    """Return a font whose half-space is drawn, as in some fonts for people who make fonts."""
    font = builder.FontBuilder(1000, isTTF=True)
    font.setupGlyphOrder(list(GLYPHS))
    characters = {0x627: "alef", 0x628: "beh"} | ({0x200C: "joiner"} if has_joiner else {})
    font.setupCharacterMap(characters)
    drawn = draw_square()
    empty = pens.TTGlyphPen(None).glyph()
    font.setupGlyf({name: empty if name == "empty" else drawn for name in GLYPHS})
    widths = {name: (500, 0) for name in GLYPHS} | {"joiner": (width, 0)}
    font.setupHorizontalMetrics(widths)
    font.setupHorizontalHeader(ascent=800, descent=-200)
    font.setupNameTable({"familyName": "Test", "styleName": "Regular"})
    font.setupOS2()
    font.setupPost()
    if features:
        font.addOpenTypeFeatures(features)
    if variable:
        font.setupFvar([("wght", 100, 400, 900, "Weight")], [])
        heavy = [([{"wght": (0.5, 1.0)}], {"alef": "beh"})]
        variations.addFeatureVariations(font.font, heavy, featureTag="rclt")
    stream = io.BytesIO()
    font.save(stream)
    return stream.getvalue()


def draw_square() -> Any:
    pen = pens.TTGlyphPen(None)
    pen.moveTo((0, 0))
    for point in ((0, 500), (400, 500), (400, 0)):
        pen.lineTo(point)
    pen.closePath()
    return pen.glyph()


def read_font(data: bytes) -> Any:
    return ttlib.TTFont(io.BytesIO(data))


def describe_rules(font: Any) -> dict[tuple[str, str], list[tuple[str, list[int]]]]:
    """Return the features of each language of each script, with their lookups."""
    table = font["GSUB"].table
    records = table.FeatureList.FeatureRecord
    found = {}
    for script in table.ScriptList.ScriptRecord:
        languages = [("dflt", script.Script.DefaultLangSys)]
        languages += [(each.LangSysTag, each.LangSys) for each in script.Script.LangSysRecord]
        for tag, language in languages:
            if language:
                features = [records[index] for index in language.FeatureIndex]
                found[script.ScriptTag, tag] = [
                    (each.FeatureTag, list(each.Feature.LookupListIndex)) for each in features
                ]
    return found


def dump_lookups(font: Any) -> list[str]:
    return [dump_table(lookup, font) for lookup in font["GSUB"].table.LookupList.Lookup]


def dump_table(table: Any, font: Any) -> str:
    stream = io.StringIO()
    table.toXML(xml_writer.XMLWriter(stream), font)
    return stream.getvalue()


def check_copy(data: bytes, *stages: str) -> None:
    """Check that in the copy one rule is new, at the end of one of these features in each language
    of Arabic script, that the half-space is empty, and that all else is as it was."""
    copy = keep_non_joiner(data)
    assert copy != data
    old, new = read_font(data), read_font(copy)
    joiner = old.getBestCmap()[0x200C]
    *kept, added = dump_lookups(new)
    assert kept == dump_lookups(old)
    assert f'<Substitution in="{joiner}" out="{joiner}"/>' in added
    before, after = describe_rules(old), describe_rules(new)
    assert list(before) == list(after)
    for (script, language), features in before.items():
        changed = [tag for tag, rules in after[script, language] if len(kept) in rules]
        if script == "arab":
            assert len(changed) == 1 and changed[0] in stages, (language, changed)
        assert features == [
            (tag, [rule for rule in rules if rule != len(kept)])
            for tag, rules in after[script, language]
        ]
    assert new["hmtx"][joiner] == (0, 0)
    assert not new["glyf"][joiner].numberOfContours
    for name in old.getGlyphOrder():
        if name != joiner:
            assert new["hmtx"][name] == old["hmtx"][name]
            assert new["glyf"][name] == old["glyf"][name], name


@pytest.mark.parametrize("weight", [400, 700])
def test_a_font_of_a_package_has_one_rule_more(weight: int) -> None:
    check_copy(fontpkg.path("Amiri", weight=weight).read_bytes(), "liga")


@pytest.mark.parametrize(
    ("features", "stage"),
    [
        (SCRIPTS + SHAPES + LATE, "liga"),
        (SCRIPTS + SHAPES + "feature rlig { sub alef beh by beh.fina; } rlig;", "rlig"),
        (SCRIPTS + SHAPES + LATE + "feature ccmp { sub alef by beh; } ccmp;", "liga"),
        ("languagesystem arab dflt;" + SHAPES + LATE, "liga"),
    ],
)
def test_the_rule_comes_last(features: str, stage: str) -> None:
    check_copy(make_font(features), stage)


def test_languages_with_features_of_their_own_get_the_rule() -> None:
    own = "feature locl { script arab; language FAR exclude_dflt; sub alef by beh; } locl;"
    check_copy(make_font(SCRIPTS + SHAPES + LATE + own), "liga", "locl")


def test_names_of_features_and_variations_stay() -> None:
    named = 'feature ss01 { featureNames { name "Round"; }; sub alef by beh; } ss01;'
    data = make_font(SCRIPTS + SHAPES + LATE + named, variable=True)
    check_copy(data, "liga")
    old, new = (read_font(each)["GSUB"].table for each in (data, keep_non_joiner(data)))
    assert old.Version == new.Version == 0x00010001
    parameters = [
        [
            each.Feature.FeatureParams.UINameID
            for each in table.FeatureList.FeatureRecord
            if each.FeatureTag == "ss01"
        ]
        for table in (old, new)
    ]
    assert parameters[0] == parameters[1] != []
    assert dump_table(old.FeatureVariations, None) == dump_table(new.FeatureVariations, None)


def test_the_half_space_is_found_in_every_form_of_the_table_of_characters() -> None:
    for form in (4, 12):
        font = read_font(make_font())
        (characters,) = {id(each.cmap): each.cmap for each in font["cmap"].tables}.values()
        table = cmaps.CmapSubtable.newSubtable(form)
        table.platformID, table.platEncID, table.language = 3, {4: 1, 12: 10}[form], 0
        table.cmap = characters | {0x629: "beh", 0x200B: "empty", 0x200D: "empty"}
        font["cmap"].tables = [table]
        stream = io.BytesIO()
        font.save(stream)
        check_copy(stream.getvalue(), "liga")


def test_a_width_is_taken_away() -> None:
    check_copy(make_font(width=300), "liga")


@pytest.mark.parametrize(
    "data",
    [
        make_font(""),
        make_font(has_joiner=False),
        make_font(SHAPES),
        make_font(SCRIPTS + SHAPES),
        b"OTTO" + make_font()[4:],
        b"",
        b"ttcf\0\1\0\0\0\0\0\1\0\0\0\x0c",
    ],
    ids=["no rules", "no half-space", "Latin", "no late rules", "other outlines", "empty", "many"],
)
def test_a_font_that_cannot_be_changed_stays(data: bytes) -> None:
    assert keep_non_joiner(data) is data


def damage(data: bytes, places: list[tuple[int, int]], end: int) -> bytes:
    changed = bytearray(data)
    for place, value in places:
        changed[place % len(changed)] = value
    return bytes(changed[: len(changed) - end])


FONT = make_font()


@given(
    st.lists(st.tuples(st.integers(0, 4096), st.integers(0, 255)), max_size=8), st.integers(0, 900)
)
def test_a_damaged_font_is_no_error(places: list[tuple[int, int]], end: int) -> None:
    data = damage(FONT, places, end)
    assert isinstance(keep_non_joiner(data), bytes)


def test_twice_gives_the_same_bytes() -> None:
    assert keep_non_joiner(FONT) == keep_non_joiner(bytes(FONT))


def test_after_the_last_group_of_characters_nothing_is_read() -> None:
    font = read_font(make_font(has_joiner=False))
    table = cmaps.CmapSubtable.newSubtable(12)
    table.platformID, table.platEncID, table.language = 3, 10, 0
    table.format, table.reserved, table.length, table.nGroups = 12, 0, 0, 0
    table.cmap = {0x627: "alef", 0x1F600: "beh"}
    font["cmap"].tables = [table]
    stream = io.BytesIO()
    font.save(stream)
    data = bytearray(stream.getvalue())
    place = data.index(b"cmap", 12)  # its record: the table goes to the end of the file
    start, size = struct.unpack_from(">II", data, place + 8)
    moved = bytes(data[start : start + size])
    struct.pack_into(">I", data, place + 8, len(data))
    like_a_group = struct.pack(">III", 0x200C, 0x200C, GLYPHS.index("joiner"))
    whole = bytes(data) + moved + like_a_group
    assert keep_non_joiner(whole) == whole
