"""A document's template."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.catalogs.template import (
    dump_template,
    have_same_messages,
    make_template,
    set_creation_date,
)
from dragoman.errors import CatalogError
from dragoman.model import Document, Kind, Unit
from dragoman.po import Catalog, dump, parse

DATE = "2026-01-02 03:04+0000"


def make(*units: Unit, created: str = DATE) -> Catalog:
    document = Document("letter", "text", "", units)
    return make_template(document, reference="source/letter.txt", created=created)


def write_messages(*units: Unit) -> str:
    return dump(make(*units)).decode().partition("\n\n")[2]


def test_a_heading_a_paragraph_and_a_remark_of_the_author() -> None:
    assert write_messages(
        Unit("Aleppo", Kind.HEADING, 1, level=1, comment="the city"),
        Unit("A text.", Kind.PARAGRAPH, 3),
        Unit("Open", Kind.LIST_ITEM, 5, context="door"),
    ) == (
        "#. heading 1\n#. the city\n#: source/letter.txt\n"
        'msgid "Aleppo"\nmsgstr ""\n\n'
        '#: source/letter.txt\nmsgid "A text."\nmsgstr ""\n\n'
        '#. list item\n#: source/letter.txt\nmsgctxt "door"\nmsgid "Open"\nmsgstr ""\n'
    )


def test_a_message_occurs_once_with_all_its_roles() -> None:
    units = [Unit("A", kind, 1) for kind in (Kind.QUOTATION, Kind.PARAGRAPH, Kind.QUOTATION)]
    assert write_messages(*units).count("msgid") == 1
    assert write_messages(*units).startswith("#. quotation\n#. paragraph\n#: ")


def test_what_is_not_translated_has_no_message() -> None:
    assert write_messages(Unit("x = 1", Kind.CODE, 1, translatable=False)) == ""
    assert 'msgid "x = 1"' in write_messages(Unit("x = 1", Kind.CODE, 1, translatable=True))


def test_the_header_names_nobody() -> None:
    assert dict(make().header) == {
        "Project-Id-Version": "letter",
        "POT-Creation-Date": DATE,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }


def test_templates_with_the_same_messages_are_the_same_whatever_their_date() -> None:
    unit = Unit("A", Kind.PARAGRAPH, 1)
    later = make(unit, created="2027-01-01 00:00+0000")
    assert have_same_messages(parse(dump(make(unit)), "letter.pot"), later)
    assert dump(set_creation_date(later, DATE)) == dump(make(unit))
    assert not have_same_messages(make(unit), make(unit, Unit("B", Kind.PARAGRAPH, 2)))


def test_gettext_reads_it(tmp_path: Path, need_tool: Callable[[str], str]) -> None:
    path = tmp_path / "letter.pot"
    units = [
        Unit('He said "50%\tof it".\nThen\\left.', Kind.PARAGRAPH, 1),
        Unit("٪ %s", Kind.NOTE, 2),
    ]
    path.write_bytes(dump(make(*units)))
    msgcat = [need_tool("msgcat"), "--no-wrap", str(path)]
    assert subprocess.run(msgcat, capture_output=True, check=True).stdout == path.read_bytes()


UNITS = st.builds(
    Unit,
    text=st.text('a"\\\n\tب', max_size=6),
    kind=st.sampled_from(Kind),
    line=st.just(1),
    level=st.integers(0, 2),
    context=st.sampled_from([None, "", "door\n", 'a "b"']),
    comment=st.sampled_from(["", "the city", "two\nlines"]),
    translatable=st.booleans(),
)


def check_dump(units: tuple[Unit, ...]) -> None:
    document = Document("letter", "text", "", units)
    dumped = dump_template(document, reference="source/letter.txt", created=DATE)
    made = make(*units)
    assert dumped.data == dump(made)
    assert dumped.keys == tuple(block.key for block in made.blocks)


@given(st.lists(UNITS, max_size=12))
def test_a_template_without_blocks_has_the_same_bytes(units: list[Unit]) -> None:
    check_dump(tuple(units))


@pytest.mark.parametrize("count", [0, 1, 199, 200, 201, 400, 1001])
def test_a_template_of_any_length_has_the_same_bytes(count: int) -> None:
    check_dump(tuple(Unit(f"Text {number}.", Kind.PARAGRAPH, number) for number in range(count)))


@pytest.mark.parametrize(
    "unit",
    [
        Unit("a\0b", Kind.PARAGRAPH, 1),
        Unit("a\n\0b", Kind.PARAGRAPH, 1),
        Unit("a", Kind.PARAGRAPH, 1, context="\0"),
        Unit("a", Kind.PARAGRAPH, 1, comment="\0"),
    ],
)
def test_no_template_has_a_nul(unit: Unit) -> None:
    document = Document("letter", "text", "", (unit,))
    with pytest.raises(CatalogError, match="contains a NUL"):
        dump_template(document, reference="source/letter.txt", created=DATE)
