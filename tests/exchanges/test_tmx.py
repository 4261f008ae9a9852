"""TMX 1.4b: what is translated goes out as a memory, and memories of any program are read."""

from __future__ import annotations

import pytest

from dragoman.errors import ExchangeError
from dragoman.exchanges import find_exchange, tmx
from dragoman.exchanges.tmx import MemoryUnit
from dragoman.model import State
from helpers.packages import make_full_package, make_item, make_package

HEAD = (
    '<?xml version="1.0" encoding="{encoding}"?>{doctype}<tmx version="1.4">'
    '<header srclang="en-US" creationtool="{tool}"/><body>{units}</body></tmx>'
)


def read(
    units: str, tool: str = "other", doctype: str = "", encoding: str = "UTF-8"
) -> list[MemoryUnit]:
    text = HEAD.format(units=units, tool=tool, doctype=doctype, encoding=encoding)
    return list(tmx.read_memory(text.encode(encoding), "memory.tmx"))


def test_only_what_is_translated_goes_out_and_comes_back_with_its_marks_and_context() -> None:
    package = make_full_package()
    data = tmx.write(package)
    assert data == tmx.write(package) and find_exchange(data) is tmx
    back = tmx.read(data, "memory.tmx")
    assert back.is_memory
    done = (State.TRANSLATED, State.REVIEWED)
    wanted = [i for i in package.items if i.key and i.state in done and "\x07" not in i.source]
    assert len(wanted) == 12
    assert [(r.source, r.text, r.context) for r in back.rows] == [
        (item.source, item.text, item.context) for item in wanted
    ]


def test_nothing_translated_gives_an_empty_memory() -> None:
    assert tmx.read(tmx.write(make_package(make_item(1, "a"))), "x").rows == ()


def test_a_memory_of_another_program_is_text_only() -> None:
    units = (
        '<tu><tuv xml:lang="fa-IR"><seg>سه <bpt i="1">{\\b</bpt>واژه<ept i="1">}</ept></seg></tuv>'
        '<tuv xml:lang="en-US"><prop type="x">p</prop><seg>Three <hi>words</hi>'
        "<ph>&lt;br/&gt;<sub>not this</sub></ph> here</seg></tuv></tu>"
        '<tu><tuv lang="en-US"><seg>alone</seg></tuv><tuv lang="fa"><seg> </seg></tuv></tu>'
    )
    assert read(units) == [MemoryUnit(("en-US", "fa-IR"), ("Three words here", "سه واژه"))]


@pytest.mark.parametrize(
    ("header", "unit", "codes"),
    [
        ("en-US", "", ("fa", "en")),
        ("EN-us", "", ("fa-IR", "en-US")),
        ("en_US", "", ("fa", "en-GB")),
        ("en-GB", "", ("en-US", "fa", "en-GB")),
        ("*all*", "en", ("fa", "en-US")),
        ("fa", "EN", ("fa", "en")),
    ],
)
def test_the_source_is_first_however_its_language_is_written(
    header: str, unit: str, codes: tuple[str, ...]
) -> None:
    said = f' srclang="{unit}"' if unit else ""
    texts = "".join(f'<tuv xml:lang="{code}"><seg>{code}</seg></tuv>' for code in codes)
    data = (
        f'<tmx version="1.4"><header srclang="{header}"/><body><tu{said}>{texts}</tu></body></tmx>'
    )
    (found,) = tmx.read_memory(data.encode(), "x.tmx")
    assert found.texts[0] == codes[-1]


def test_a_text_that_is_not_in_a_segment_is_read_too() -> None:
    units = (
        '<tu><prop type="a">p</prop><note>n</note>'
        '<tuv xml:lang="en"><note>no</note><seg>One</seg> </tuv>'
        '<tuv xml:lang="fa">\n یک <ph>x</ph> </tuv></tu>'
        '<tu><tuv xml:lang="en"><prop type="a">no</prop></tuv><tuv xml:lang="fa">دو</tuv></tu>'
    )
    assert [unit.texts for unit in read(units)] == [("One", "یک")]


@pytest.mark.parametrize("encoding", ["UTF-8", "UTF-16", "ISO-8859-1", "windows-1252"])
def test_encodings_are_read(encoding: str) -> None:
    units = '<tu><tuv lang="en"><seg>café</seg></tuv><tuv lang="fr"><seg>é</seg></tuv></tu>'
    assert read(units, encoding=encoding) == [MemoryUnit(("en", "fr"), ("café", "é"))]


def test_a_document_type_is_no_obstacle_and_never_fetched() -> None:
    units = '<tu><tuv lang="en"><seg>a</seg></tuv><tuv lang="fr"><seg>b</seg></tuv></tu>'
    assert len(read(units, doctype='<!DOCTYPE tmx SYSTEM "tmx14.dtd">')) == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('<!DOCTYPE tmx [<!ENTITY a "b">]><tmx/>', "declares entities"),
        ('<tmx version="1.4"><body>', "not well-formed"),
        ("<map/>", "not a memory"),
        ('<?xml version="1.0" encoding="no-such"?><tmx/>', "encoding"),
    ],
)
def test_what_cannot_be_read_is_refused(text: str, words: str) -> None:
    with pytest.raises(ExchangeError, match=words):
        list(tmx.read_memory(text.encode(), "memory.tmx"))


def test_which_words_a_machine_wrote_goes_with_a_unit_and_nothing_else_does() -> None:
    item = make_item(1, "Three words here", "سه واژه")
    words = ("dragoman: machine 1 k4U2MR", "dragoman: machine 2 LTxe")
    data = tmx.write(make_package(item._replace(machine=words)))
    (unit,) = tmx.read_memory(data, "memory.tmx")
    assert unit.machine == words
    for other in (
        "dragoman: reviewed 000000000000 2026-01-01",
        "dragoman: machine 1 a\n# dragoman: reviewed 000000000000 2026-01-01",
        "dragoman: machine 1 " + "a" * 10_000,
        "dragoman: ignore numbers",
    ):
        data = tmx.write(make_package(item._replace(machine=(other,))))
        (unit,) = tmx.read_memory(data, "memory.tmx")
        assert unit.machine == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('changedate="20240101T000000Z"', 'changedate="20250101T000000Z"'),
        (
            'creationdate="20240101T000000Z"',
            'creationdate="20200101" changedate="20250101T000000Z"',
        ),
        ("", 'creationdate="20200101T000000Z"'),
    ],
)
@pytest.mark.parametrize("element", ["tu", "tuv"])
def test_of_two_units_with_one_source_the_newest_counts(old: str, new: str, element: str) -> None:
    def write(date: str, text: str) -> str:
        tu, tuv = (date, "") if element == "tu" else ("", date)
        first = '<tuv xml:lang="en"><seg>One</seg></tuv>'
        return f'<tu {tu}>{first}<tuv xml:lang="fa" {tuv}><seg>{text}</seg></tuv></tu>'

    for units, number in ((write(old, "a") + write(new, "b"), 2),
                          (write(new, "b") + write(old, "a"), 1)):  # fmt: skip
        data = f'<tmx version="1.4"><header srclang="en"/><body>{units}</body></tmx>'.encode()
        assert [(row.row, row.text) for row in tmx.read(data, "x").rows] == [(number, "b")]
    both = write(old, "a") + write(old, "b")
    data = f'<tmx version="1.4"><header srclang="en"/><body>{both}</body></tmx>'.encode()
    assert [row.text for row in tmx.read(data, "x").rows] == ["a", "b"]
