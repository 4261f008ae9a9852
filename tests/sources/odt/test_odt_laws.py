"""OpenDocument texts in another language: what changes, what stays, and which direction it has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZIP_STORED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.containers.archive import pack_archive, read_archive, replace_parts
from dragoman.errors import SourceError
from dragoman.model import MessageKey
from dragoman.pictures import clean_picture
from dragoman.sources import read
from dragoman.sources.odt import rebuild
from helpers.cases import each_case
from helpers.durations import check_growth
from helpers.odt_files import (
    BOLD,
    DECLARED,
    RED,
    STYLE,
    STYLES,
    TEXT,
    make_odt,
    p,
    parse_part,
    read_body,
    read_odt,
    read_part,
    span,
    style,
    text_style,
    translate,
)
from helpers.pictures import make_jpeg, soil_jpeg

TAB = "<text:tab/>"
LINK = '<text:a xlink:href="https://e.org">{}</text:a>'
NOTE = (
    '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
    "<text:note-body><text:p>note</text:p></text:note-body></text:note>"
)
CELLS = "<table:table><table:table-row><table:table-cell>{}</table:table-cell></table:table-row></table:table>"  # noqa: E501
LONG = make_odt(
    '<text:h text:outline-level="1">Heading</text:h>'
    + p("Plain, ", span("bold", "B"), " and ", span("italic", "I"), NOTE)
    + f"<text:list><text:list-item>{p('An item')}</text:list-item></text:list>"
    + CELLS.format(p("A cell"))
    + p("On <text:date>May</text:date> or ", LINK.format("later"), TAB, "end"),
    STYLES,
    "<dc:title>A title</dc:title>",
    pages=f"<style:master-page><style:header>{p('Top', TAB, 'page')}</style:header>"
    "</style:master-page>",
)


@pytest.mark.parametrize("language", ["", "ar", "de"])
def test_without_another_text_the_file_is_the_same_bytes(language: str) -> None:
    document = read_odt(LONG)
    same = {unit.key: unit.text for unit in document.units}
    empty = {unit.key: " " for unit in document.units}
    unknown: dict[MessageKey, str] = {(None, "unknown"): "x"}
    for texts in ({}, same, empty, unknown):
        assert rebuild(document, texts, language) == LONG


def test_each_text_is_in_the_place_of_its_unit() -> None:
    document = read_odt(LONG)
    texts = {unit.key: f"{unit.text} قصير" for unit in document.units}
    new = rebuild(document, texts, "ar")
    again = read_odt(new)
    assert [unit.text for unit in again.units] == [texts[unit.key] for unit in document.units]
    places = [(unit.kind, unit.level, unit.place, unit.note) for unit in document.units]
    assert places == [(unit.kind, unit.level, unit.place, unit.note) for unit in again.units]
    assert new == rebuild(document, texts, "ar")


def cut_paragraphs(text: str) -> list[str]:
    return re.findall(r"<text:p[ >].*?</text:p>", text, re.S)


def test_parts_and_paragraphs_that_do_not_change_keep_their_bytes() -> None:
    new = translate(LONG, {"An item": "Ein Punkt"}, "de")
    old_archive, new_archive = read_archive(LONG, ""), read_archive(new, "")
    assert old_archive.names == new_archive.names
    changed = [
        name
        for name in old_archive.names
        if old_archive.read_part(name) != new_archive.read_part(name)
    ]
    assert changed == ["content.xml"]
    pairs = zip(cut_paragraphs(read_part(LONG)), cut_paragraphs(read_part(new)), strict=True)
    assert [before for before, after in pairs if before != after] == [p("An item")]


@pytest.mark.parametrize(
    ("content", "old", "new"),
    [
        (["a ", span("b", "B")], "a **b**", "**x** y"),
        (["a ", span("b", "B")], "a **b**", "x *y* ~~z~~ <u>u</u> 1<sup>2</sup><sub>3</sub>"),
        ([span("a", "B")], "**a**", "x"),
        (["a"], "a", "x\\\ny"),
        (["a"], "a", "1 < 2 & 3 \\<b> \"'"),
        (["a"], "a", "x   y  **  z**".replace("**  z", "  **z")),
        (["a"], "a", "**x `y` z**"),
        (["a b c ", span("b", "R")], "a b c <g1>b</g1>", "<g1>x</g1> y y y"),
        (["a b c ", span("b", "R")], "a b c <g1>b</g1>", "**<g1>x</g1>** y y y"),
        (["a", TAB, "b", "<draw:frame/>", "c"], "a<x1/>b<x2/>c", "1<x1/>2<x2/>3"),
        ([LINK.format("a"), " b"], "[a](https://e.org) b", "x [y](https://e.org) z"),
        (["<text:meta>b</text:meta> c"], "<g1>b</g1> c", "x <g1>y **z**</g1>"),
        (["a <text:date>b</text:date>"], "a <g1>b</g1>", "<g1>y</g1> x"),
        (["a ", span("<text:date>b</text:date>", "B")], "a **<g1>b</g1>**", "**<g1>y</g1>** x"),
    ],
)  # fmt: skip
def test_a_translation_is_read_back(content: list[str], old: str, new: str) -> None:
    data = make_odt(p(*content), STYLES)
    for language in ("de", "ar"):
        assert [unit.text for unit in read_odt(translate(data, {old: new}, language)).units] == [
            new
        ]


@given(st.text(alphabet="ab*_`[]<>&~\\!{}(/x1) \n\t\u0633\u200f\ufffe\x01#-", max_size=40))
def test_any_translation_stays_in_its_paragraph(text: str) -> None:
    data = make_odt(p("a ", span("b", "B"), TAB, "c") + p("next"), STYLES)
    new = rebuild(read_odt(data), {(None, "a **b**<x1/>c"): text}, "ar")
    units = [unit.text for unit in read_odt(new).units]
    assert units[-1] == "next" and len(units) <= 2
    assert read_part(new).count("<text:tab/>") == 1


@given(st.text(alphabet="ab \u0633", min_size=1, max_size=20), st.sampled_from(["ar", "de"]))
def test_no_space_of_a_translation_is_lost(text: str, language: str) -> None:
    data = make_odt(p("a ", span("b", "B"), " c"), STYLES)
    new = translate(data, {"a **b** c": f"x {text} **y** {text} z"}, language)
    shown = "".join(read_odt(new).units[0].text.split("**"))
    assert shown == f"x {text} y {text} z"


def test_what_a_translation_has_not_is_at_its_end_and_never_twice() -> None:
    data = make_odt(p("a", TAB, "b", "<draw:frame/>", "c"))
    new = read_part(translate(data, {"a<x1/>b<x2/>c": "x<x2/>y<x2/>z<x9/>"}))
    assert new.count("<text:tab/>") == new.count("<draw:frame/>") == 1
    assert new.index("<draw:frame/>") < new.index("yz") < new.index("<text:tab/>")


def test_a_field_has_no_elements_in_it() -> None:
    for body in (p("a <text:date>b</text:date>"), p("<text:title>b</text:title>")):
        text = read_odt(make_odt(body)).units[0].text
        marks = "**x** [y](https://e.org)\\\n  z"
        new = translate(make_odt(body), {text: text.replace("b", marks)})
        (field,) = (
            node
            for node in parse_part(new).iter()
            if node.tag in (f"{{{TEXT}}}date", f"{{{TEXT}}}title")
        )
        assert (field.text, len(field)) == ("x y z", 0)


def test_notes_and_boxes_in_a_translated_paragraph_are_translated_too() -> None:
    box = "<draw:frame><draw:text-box><text:p>in</text:p></draw:text-box><svg:desc>it</svg:desc></draw:frame>"  # noqa: E501
    data = make_odt(p("a", box, "b", NOTE, "c"))
    texts = {"a<x1/>b[^1]c": "x[^1]y<x1/>z", "in": "drin", "note": "Notiz", "it": "es"}
    new = translate(data, texts, "de")
    assert [unit.text for unit in read_odt(new).units] == ["x[^1]y<x1/>z", "drin", "es", "Notiz"]


def find_style(data: bytes, name: str, part: str = "content.xml") -> ElementTree.Element:
    return next(
        node
        for node in parse_part(data, part).iter(f"{{{STYLE}}}style")
        if node.get(f"{{{STYLE}}}name") == name
    )


def list_properties(data: bytes, name: str, kind: str = "paragraph") -> dict[str, str]:
    node = find_style(data, name).find(f"{{{STYLE}}}{kind}-properties")
    return {} if node is None else {key.partition("}")[2]: value for key, value in node.items()}


AUTOMATIC = style(
    "paragraph",
    "P1",
    f'<style:text-properties {BOLD} officeooo:rsid="00ab12cd"/>',
    "Standard",
)


def test_a_paragraph_from_right_to_left_has_a_style_that_says_so() -> None:
    body = p("a", style="P1") + p("b", style="P1") + p("c", style="Standard") + p("d")
    data = make_odt(body, AUTOMATIC, styles=style("paragraph", "Standard"))
    new = translate(data, {"a": "س", "c": "ص", "d": "ض"}, "fa")
    names = [node.get(f"{{{TEXT}}}style-name") for node in parse_part(new).iter(f"{{{TEXT}}}p")]
    assert names == ["P1_fa", "P1", "Standard_fa", "P_fa"]
    turned = {"writing-mode": "rl-tb", "text-align": "right"}
    for name in ("P1_fa", "Standard_fa", "P_fa"):
        assert list_properties(new, name) == turned
        language = list_properties(new, name, "text")
        assert (language["language-complex"], language["country-complex"]) == ("fa", "none")
    assert find_style(new, "Standard_fa").get(f"{{{STYLE}}}parent-style-name") == "Standard"
    assert find_style(new, "P1_fa").get(f"{{{STYLE}}}parent-style-name") == "Standard"
    assert list_properties(new, "P1_fa", "text")["font-weight"] == "bold"
    assert "rsid" not in read_part(new), "numbers of revisions are gone"


@pytest.mark.parametrize(
    ("language", "mode", "old", "new"),
    [
        ("ar", "", "", "right"),
        ("ar", "lr-tb", "start", "right"),
        ("ar", "lr-tb", "left", "right"),
        ("ar", "lr-tb", "end", "left"),
        ("ar", "lr-tb", "center", "center"),
        ("ar", "page", "justify", "justify"),
        ("ar", "rl-tb", "end", "end"),
        ("en", "rl-tb", "end", "left"),
        ("en", "rl-tb", "right", "left"),
        ("en", "rl-tb", "left", "right"),
        ("en", "rl-tb", "start", "left"),
        ("en", "rl-tb", "justify", "justify"),
        ("en", "lr-tb", "end", "end"),
    ],
)
def test_alignments_turn_with_the_direction(language: str, mode: str, old: str, new: str) -> None:
    properties = f'style:writing-mode="{mode}"' * bool(mode)
    properties += f' fo:text-align="{old}"' * bool(old)
    automatic = style("paragraph", "P1", f"<style:paragraph-properties {properties}/>")
    data = translate(make_odt(p("a", style="P1"), automatic), {"a": "x"}, language)
    found = list_properties(data, f"P1_{language}")
    assert found.get("text-align", "") == new
    assert found["writing-mode"] == ("rl-tb" if language == "ar" else "lr-tb")


def test_a_style_is_made_once_and_its_name_is_new() -> None:
    body = "".join(p(text, style="P1") for text in "abc")
    taken = AUTOMATIC + style("paragraph", "P1_ar")
    new = read_part(translate(make_odt(body, taken), dict(zip("abc", "سصض", strict=True))))
    assert new.count('style:name="P1_ar_2"') == 1
    assert new.count('text:style-name="P1_ar_2"') == 3


def test_letters_of_the_other_kind_get_the_weight_and_the_size_of_the_text() -> None:
    automatic = style("paragraph", "P1", '<style:text-properties fo:font-size="20pt"/>')
    automatic += text_style("T1", 'fo:font-weight="bold"')
    data = make_odt(p("a ", span("b", "T1"), style="P1"), automatic)
    new = translate(data, {"a **b**": "س **ص**"})
    assert list_properties(new, "P1_ar", "text")["font-size-complex"] == "20pt"
    assert list_properties(new, "T1_ar", "text")["font-weight-complex"] == "bold"
    arabic = text_style("T1", 'style:font-weight-complex="bold" style:font-size-complex="9pt"')
    data = make_odt(p("س ", span("ص", "T1")), arabic)
    (text,) = (unit.text for unit in read_odt(data).units)
    back = translate(data, {text: text.replace("س", "a").replace("ص", "b")}, "en")
    found = list_properties(back, "T1_en", "text")
    assert (found["font-weight"], found["font-size"]) == ("bold", "9pt")


def test_spans_in_another_language_say_the_new_one() -> None:
    automatic = text_style("T1", f'{RED} fo:language="en" fo:country="US"')
    new = translate(
        make_odt(p("a a a ", span("b", "T1")), automatic),
        {"a a a <g1>b</g1>": "x x x <g1>y</g1>"},
        "de",
    )
    wanted = {"color": "#ff0000", "language": "de", "country": "none"}
    assert list_properties(new, "T1_de", "text") == wanted


def test_tables_turn_around_translated_paragraphs() -> None:
    named = CELLS.replace("<table:table>", '<table:table table:style-name="T1">')
    automatic = style("table", "T1", '<style:table-properties table:align="left"/>')
    data = make_odt(named.format(p("a")) + named.format(p("b")) + CELLS.format(p("c")), automatic)
    new = translate(data, {"a": "س", "c": "ص"})
    table = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
    names = [node.get(f"{table}style-name") for node in parse_part(new).iter(f"{table}table")]
    assert names == ["T1_ar", "T1", "T_ar"]
    assert list_properties(new, "T1_ar", "table") == {"align": "right", "writing-mode": "rl-tb"}
    assert read_part(translate(data, {"a": "x"}, "de")).count("T1_de") == 0


LAYOUT = (
    '<style:page-layout style:name="L"><style:page-layout-properties fo:page-width="21cm"/>'
    "</style:page-layout>"
)


def test_pages_turn_when_everything_is_translated() -> None:
    data = make_odt(p("a") + p("b") + p("12"), layouts=LAYOUT)
    mode = 'style:writing-mode="rl-tb"'
    assert mode not in read_part(translate(data, {"a": "س"}), "styles.xml")
    new = translate(data, {"a": "س", "b": "ص"})
    assert mode in read_part(new, "styles.xml")
    back = read_part(translate(new, {"س": "a", "ص": "b"}, "en"), "styles.xml")
    assert 'style:writing-mode="lr-tb"' in back


@pytest.mark.parametrize(
    ("language", "old", "new"),
    [
        ("fa", "1", "۱, ۲, ۳, ..."),
        ("ar_EG", "1", "١, ٢, ٣, ..."),
        ("mr", "1", "१, २, ३, ..."),
        ("de", "1", "1"),
        ("fa", "a", "a"),
        ("en", "۱, ۲, ۳, ...", "1"),
        ("", "۱, ۲, ۳, ...", "۱, ۲, ۳, ..."),  # nobody has said which it is
    ],
)
def test_lists_are_numbered_in_the_digits_of_the_language(
    language: str, old: str, new: str
) -> None:
    level = f'<text:list-level-style-number text:level="1" style:num-format="{old}"/>'
    data = make_odt(p("a"), f'<text:list-style style:name="L">{level}</text:list-style>')
    found = re.search('num-format="([^"]*)"', read_part(translate(data, {"a": "x"}, language)))
    assert found
    assert found[1] == new


def test_the_deleted_text_of_a_translated_paragraph_is_gone() -> None:
    regions = "".join(
        f'<text:changed-region text:id="{number}"><text:deletion><office:change-info><dc:creator>'
        f"Jane Roe</dc:creator></office:change-info><text:p>old{number}</text:p></text:deletion>"
        "</text:changed-region>"
        for number in (1, 2)
    )
    body = (
        f"<text:tracked-changes>{regions}</text:tracked-changes>"
        + p("a", '<text:change text:change-id="1"/>')
        + p("b", '<text:change text:change-id="2"/>')
    )
    new = read_part(translate(make_odt(body), {"a": "x"}, "de"))
    assert "old1" not in new and "old2" in new and "Jane" not in new
    assert new.count("<text:change ") == 1


SETTINGS = (
    '<config:config-item config:name="PrinterName">Office of Jane</config:config-item>'
    '<config:config-item config:name="PrinterSetup">SmFuZQ==</config:config-item>'
)
META = (
    "<dc:title>T</dc:title><meta:initial-creator>Jane</meta:initial-creator>"
    "<dc:creator>Jane</dc:creator><meta:printed-by>Jane</meta:printed-by>"
    "<meta:editing-duration>PT5H</meta:editing-duration>"
    '<meta:user-defined meta:name="Boss">Jane</meta:user-defined>'
    '<meta:user-defined meta:name="Shown">kept</meta:user-defined>'
    '<meta:template xlink:href="file:///home/jane/x.ott"/><dc:language>en</dc:language>'
)


def test_a_changed_file_names_no_people() -> None:
    comment = "<office:annotation><dc:creator>Jane</dc:creator><meta:creator-initials>JR</meta:creator-initials><text:p>c</text:p></office:annotation>"  # noqa: E501
    data = make_odt(
        p("a", comment) + p('b <text:user-defined text:name="Shown">kept</text:user-defined>'),
        meta=META,
        settings=SETTINGS,
        more={
            "Thumbnails/thumbnail.png": b"a picture of Jane",
            "Object 1/settings.xml": f"<x {DECLARED}>{SETTINGS}</x>",
            "Object 2/content.xml": "<!DOCTYPE x><x/>",
        },
    )
    signed = "META-INF/documentsignatures.xml"
    parts = {name: read_archive(data, "").read_part(name) for name in read_archive(data, "").names}
    data = pack_archive([*parts.items(), (signed, b"<Jane/>"), ("VersionList.xml", b"<Jane/>")])
    new = translate(data, {"a": "x"}, "de")
    names = read_archive(new, "").names
    every = "".join(read_part(new, name) for name in names)
    assert "Jane" not in every and "JR" not in every and "jane" not in every
    assert "Thumbnails" not in every and "PT5H" not in every
    assert not {signed, "VersionList.xml", "Thumbnails/thumbnail.png"} & set(names)
    assert '<meta:user-defined meta:name="Shown">kept' in read_part(new, "meta.xml")
    assert "<dc:language>de</dc:language>" in read_part(new, "meta.xml")
    assert rebuild(read_odt(data), {}) == data
    plain = rebuild(read_odt(data), {}, "de")
    every = "".join(read_part(plain, name) for name in read_archive(plain, "").names)
    assert "Jane" not in every and "JR" not in every and "jane" not in every
    assert "<dc:language>en</dc:language>" in every, "nothing in it is in another language"


def test_pictures_say_nothing_about_people() -> None:
    jpeg, drawing = soil_jpeg(make_jpeg()), b"a picture of a kind that nobody knows"
    more = {"Pictures/1.jpg": jpeg, "Pictures/2.wmf": drawing}
    data = make_odt(p("a"), more=more)
    archive = read_archive(translate(data, {"a": "x"}, "de"), "")
    assert archive.read_part("Pictures/1.jpg") == clean_picture(jpeg).data != jpeg
    assert archive.read_part("Pictures/2.wmf") == drawing


def test_the_first_part_says_what_the_file_is_and_is_not_packed() -> None:
    new = translate(LONG, {"An item": "س"})
    with ZipFile(BytesIO(new)) as archive:
        first = archive.infolist()[0]
        assert archive.testzip() is None
    assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)
    assert new[30:38] == b"mimetype"


def test_other_prefixes_stay_and_ours_are_declared() -> None:
    data = make_odt(p("a ", span("b", "B")), STYLES)
    text = read_part(data)
    for ours, other in (("style", "q"), ("text", "r"), ("fo", "s")):
        text = re.sub(rf"(?<=[\s</]){ours}(?=:)|(?<=xmlns:){ours}(?==)", other, text)
    data = replace_parts(read_archive(data, ""), {"content.xml": text.encode()})
    new = translate(data, {"a **b**": "**x** *y*"})
    assert [unit.text for unit in read_odt(new).units] == ["**x** *y*"]
    assert 'writing-mode="rl-tb"' in read_part(new)


@pytest.mark.parametrize("empty", ["", "<office:automatic-styles/>"])
def test_styles_are_put_into_a_part_that_has_none(empty: str) -> None:
    data = make_odt(p("a"))
    text = read_part(data).replace("<office:automatic-styles></office:automatic-styles>", empty)
    new = translate(
        replace_parts(read_archive(data, ""), {"content.xml": text.encode()}), {"a": "س"}
    )
    assert list_properties(new, "P_ar")["writing-mode"] == "rl-tb"


def with_part(name: str, data: str | bytes) -> bytes:
    raw = data if isinstance(data, bytes) else data.encode()
    return replace_parts(read_archive(make_odt(p("a")), ""), {name: raw})


def list_bad_files() -> Iterator[tuple[bytes, str]]:
    kind = "application/vnd.oasis.opendocument"
    yield b"", "empty"
    yield b"some text", "not an OpenDocument text"
    yield b"{\\rtf1 x}", "Rich Text"
    yield b"%PDF-1.7", "a PDF and not an OpenDocument text; take the document"
    yield b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "an old version of Word"
    yield make_odt(p("a"))[:-40], "damaged"
    yield pack_archive([("x.txt", b"x")]), "the part with the text is missing"
    yield pack_archive([("[Content_Types].xml", b"<x/>")]), "name it .docx"
    yield make_odt(p("a"), kind=f"{kind}.spreadsheet"), "a spreadsheet"
    yield make_odt(p("a"), kind=f"{kind}.presentation-template"), "a presentation"
    yield make_odt(p("a"), kind=f"{kind}.text-template"), "a template"
    yield make_odt(p("a"), kind=f"{kind}.text-master"), "a master document"
    yield make_odt(p("a"), kind="application/epub+zip"), "not an OpenDocument text"
    encrypted = read_part(make_odt(p("a")), "META-INF/manifest.xml").replace(
        'media-type=""/>', 'media-type=""><manifest:encryption-data/></manifest:file-entry>'
    )
    yield with_part("META-INF/manifest.xml", encrypted), "encrypted"
    yield make_odt(p("a"), more={"Basic/Standard/Module1.xml": "x"}), "macros"
    yield make_odt(p("a"), more={"Scripts/python/a.py": "x"}), "macros"
    yield with_part("content.xml", "<office>"), "content.xml: a part is not well"
    yield with_part("content.xml", "<office/>"), "not an OpenDocument text"
    laughs = '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'
    yield with_part("content.xml", laughs), "document type"
    yield with_part("content.xml", "<a>" * 300 + "</a>" * 300), "nested deeper"


@each_case(list(list_bad_files()))
def test_what_is_no_opendocument_text_says_what_to_do(data: bytes, sentence: str) -> None:
    with pytest.raises(SourceError, match=re.escape(sentence)) as caught:
        read(data, "doc", suffix=".odt", path="source/a.odt")
    assert caught.value.path == "source/a.odt"


def test_empty_lists_of_macros_and_old_document_types_are_no_danger() -> None:
    data = make_odt(p("a"), more={"Basic/script-lc.xml": "x"})
    doctype = '<!DOCTYPE manifest:manifest PUBLIC "x" "Manifest.dtd">'
    manifest = doctype + read_part(data, "META-INF/manifest.xml")
    data = replace_parts(read_archive(data, ""), {"META-INF/manifest.xml": manifest.encode()})
    assert [unit.text for unit in read_odt(data).units] == ["a"]


@given(st.integers(0, len(LONG) - 1), st.integers(0, 255))
def test_a_damaged_byte_is_an_error_or_nothing(place: int, byte: int) -> None:
    data = LONG[:place] + bytes([byte]) + LONG[place + 1 :]
    try:
        document = read_odt(data)
    except SourceError:
        return
    assert rebuild(document, {}) == data


_ODD = ["text:p", "text:h", "text:span", "text:a", "text:list", "text:list-item", "text:note"]
_ODD += ["text:note-body", "table:table", "table:table-row", "table:table-cell", "draw:frame"]
_ODD += ["draw:text-box", "text:section", "text:ruby", "text:ruby-base", "text:date", "text:meta"]
_ODD += ["svg:desc", "text:tab", "office:annotation", "text:tracked-changes", "text:s"]


@given(st.data())
def test_a_document_of_odd_elements_is_read_and_written(data: st.DataObject) -> None:
    """Elements in places where they do not belong, as other programs write them."""
    tree = st.recursive(
        st.just("text"),
        lambda inner: st.builds(
            lambda name, found: f"<{name}>{''.join(found)}</{name}>",
            st.sampled_from(_ODD),
            st.lists(inner, max_size=4),
        ),
        max_leaves=20,
    )
    odt = make_odt("".join(data.draw(st.lists(tree, max_size=5))))
    document = read_odt(odt)
    new = rebuild(document, {unit.key: f"س{unit.text}" for unit in document.units}, "ar")
    parse_part(new)
    assert len(read_odt(new).units) == len(document.units)


def nest(opening: str, closing: str, times: int, inside: str) -> str:
    return opening * times + inside + closing * times


@pytest.mark.parametrize(
    "body",
    [
        nest("<table:table><table:table-row><table:table-cell>",
             "</table:table-cell></table:table-row></table:table>", 60, p("deep")),
        nest("<text:section>", "</text:section>", 200, p("deep")),
        nest("<text:list><text:list-item>", "</text:list-item></text:list>", 100, p("deep")),
        p(nest("<text:span>", "</text:span>", 200, "deep")),
        p(nest("<text:meta>a", "b</text:meta>", 200, "deep")),
        nest("<text:p><draw:frame><draw:text-box>", "</draw:text-box></draw:frame></text:p>", 60,
             p("deep")),
    ],
    ids=["tables", "sections", "lists", "spans", "groups", "boxes"],
)  # fmt: skip
def test_what_is_nested_deep_is_read_and_written(body: str) -> None:
    document = read_odt(make_odt(body))
    new = rebuild(document, {unit.key: f"س{unit.text}" for unit in document.units}, "ar")
    assert "deep" in read_part(new) and "س" in read_part(new)
    assert len(read_odt(new).units) == len(document.units) == 1


def test_the_time_grows_with_the_number_of_paragraphs_and_styles() -> None:
    def make(count: int) -> bytes:
        chain = "".join(style("paragraph", f"s{n}", parent=f"s{n - 1}") for n in range(count))
        colours = "".join(text_style(f"T{n}", f'fo:color="#{n:06d}"') for n in range(count // 4))
        last, half = f"s{count - 1}", count // 4
        body = "".join(
            p(
                f"Paragraph {n}, ",
                span("bold", "B"),
                " and ",
                span("red", f"T{n % half}"),
                style=last,
            )
            for n in range(count)
        )
        return make_odt(body, STYLES + colours, styles=chain)

    def pass_through(data: bytes) -> None:
        document = read_odt(data)
        assert len(document.units) > 40
        rebuild(document, {unit.key: f"{unit.text} x" for unit in document.units}, "ar")

    check_growth(make, pass_through, 1500)


def test_addresses_are_never_opened() -> None:
    body = p('<text:a xlink:href="file:///etc/passwd">a</text:a>')
    assert read_body(body) == ["[a](file:///etc/passwd)"]


def test_deleted_text_is_gone_wherever_it_is_in_its_own_paragraph() -> None:
    regions = "".join(
        f'<text:changed-region text:id="{number}"><text:deletion><text:p>old{number}</text:p>'
        "</text:deletion></text:changed-region>"
        for number in (1, 2)
    )
    box = p("box", '<text:change text:change-id="2"/>')
    data = make_odt(
        f"<text:tracked-changes>{regions}</text:tracked-changes>"
        + p("a ", span('b<text:change text:change-id="1"/>', "B"))
        + p("c ", f"<draw:frame><draw:text-box>{box}</draw:text-box></draw:frame>", " d"),
        STYLES,
    )
    for texts, gone, kept in (
        ({"a **b**": "x"}, "old1", "old2"),
        ({"box": "x"}, "old2", "old1"),
        ({"c <x1/> d": "x <x1/> y"}, "", "old1 old2"),  # the box is another paragraph
    ):
        new = read_part(translate(data, texts, "de"))
        assert not [each for each in gone.split() if each in new], texts
        assert [each for each in kept.split() if each in new] == kept.split(), texts


@pytest.mark.parametrize(
    ("new", "shown"), [("y   z", "y z"), ("  y", " y"), ("y\\\\z  ", "y\\z "), ("\\1  2", "\\1 2")]
)
def test_a_field_shows_one_space_where_a_translation_has_several(new: str, shown: str) -> None:
    data = make_odt(p("a <text:date>b</text:date> c"), STYLES)
    written = read_part(translate(data, {"a <g1>b</g1> c": f"x <g1>{new}</g1> z"}, "de"))
    assert f"<text:date>{shown}</text:date>" in written


@pytest.mark.parametrize("automatic", ["<office:automatic-styles></office:automatic-styles>",
                                       "<office:automatic-styles/>", ""])  # fmt: skip
def test_where_no_style_is_new_only_the_paragraph_changes(automatic: str) -> None:
    data = make_odt(p("a") + p("b"))
    usual = "<office:automatic-styles></office:automatic-styles>"
    parts = {
        name: read_part(data, name).replace(usual, automatic).encode()
        for name in ("content.xml", "styles.xml")
    }
    data = replace_parts(read_archive(data, "doc"), parts)
    new = translate(data, {"a": "x"}, "")
    assert read_part(new) == read_part(data).replace(p("a"), p("x"))
    assert read_part(new, "styles.xml") == read_part(data, "styles.xml")
