"""XLIFF 2.0 (.xlf): the standard of OASIS for texts on their way to translators.

Marks are inline codes with their original data. Files of 2.0, 2.1 and 2.2 are read; what is written
is the same in all three, and some programs open 2.0 only: Poedit to version 3.2, Symfony.
https://docs.oasis-open.org/xliff/xliff-core/v2.1/xliff-core-v2.1.html
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from dragoman.containers.xml_places import XmlNode
from dragoman.errors import ExchangeError
from dragoman.exchanges._xliff.codes import (
    FORBIDDEN,
    Code,
    escape_allowed,
    escape_content,
    escape_value,
    number_codes,
)
from dragoman.exchanges._xliff.faults import find_faults, find_faulty_units
from dragoman.exchanges._xliff.segments import PREFIXES, read_unit
from dragoman.exchanges._xliff.units import list_notes, read_units
from dragoman.exchanges._xliff.versions import is_version, read_root
from dragoman.inline import PieceRole, cut_marks
from dragoman.languages import make_tag
from dragoman.model import (
    NotTaken,
    Package,
    PackageItem,
    Returned,
    ReturnedRow,
    SpanKind,
    State,
)

SUFFIX = ".xlf"
_STATES = {
    State.UNTRANSLATED: 'state="initial"',
    State.FUZZY: 'state="initial" subState="dragoman:fuzzy"',
    State.TRANSLATED: 'state="translated"',
    State.REVIEWED: 'state="reviewed"',
}
_TYPES = {
    SpanKind.EMPHASIS: ' type="fmt" subType="xlf:i"',
    SpanKind.STRONG: ' type="fmt" subType="xlf:b"',
    SpanKind.INSERTED: ' type="fmt" subType="xlf:u"',
    SpanKind.BREAK: ' type="fmt" subType="xlf:lb"',
    SpanKind.LINK: ' type="link"',
    SpanKind.IMAGE: ' type="image"',
    SpanKind.QUOTATION: ' type="quote"',
}


def write(package: Package) -> bytes:
    """Return a file in XLIFF 2.0 with a unit for each message."""
    languages = (
        f'srcLang="{make_tag(package.source_language)}" trgLang="{make_tag(package.language)}"'
    )
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" {languages}>',
        f'  <file id="f1" original="{escape_value(package.document)}">',
    ]
    for number, item in enumerate(package.items, 1):
        lines += _write_unit(item, package.markup, number)
    return "\n".join([*lines, "  </file>", "</xliff>", ""]).encode()


def _write_unit(item: PackageItem, markup: str, number: int) -> Iterator[str]:
    source = number_codes(cut_marks(item.source, markup))
    target = number_codes(cut_marks(item.text, markup), source)
    written = (text for code in (*source, *target) for text in _list_data(code))
    data = {text: f"d{number}" for number, text in enumerate(dict.fromkeys(written), 1)}
    fixed = "" if item.key else ' translate="no"'
    yield f'    <unit id="{item.key or f"heading-{number}"}"{fixed} xml:space="preserve">'
    if notes := list_notes(item):
        yield "      <notes>"
        for kind, text in notes:
            yield f'        <note category="{kind}">{escape_allowed(text)}</note>'
        yield "      </notes>"
    if data:
        yield "      <originalData>"
        for text, name in data.items():
            yield f'        <data id="{name}">{_escape(text)}</data>'
        yield "      </originalData>"
    yield f"      <segment {_STATES[item.state]}>"
    yield f"        <source>{_write_content(source, data)}</source>"
    if item.text:
        yield f"        <target>{_write_content(target, data)}</target>"
    yield "      </segment>"
    yield "    </unit>"


def _list_data(code: Code) -> tuple[str, ...]:
    if code.role is PieceRole.OPEN:
        return code.text, code.end
    return (code.text,) if code.role is PieceRole.ALONE else ()


def _write_content(codes: Iterable[Code], data: dict[str, str]) -> str:
    return "".join(_write_code(code, data) for code in codes)


def _write_code(code: Code, data: dict[str, str]) -> str:
    kind = _TYPES.get(code.kind, "")
    match code.role:
        case PieceRole.OPEN:
            start, end = data[code.text], data[code.end]
            return f'<pc id="{code.id}"{kind} dataRefStart="{start}" dataRefEnd="{end}">'
        case PieceRole.CLOSE:
            return "</pc>"
        case PieceRole.ALONE:
            return f'<ph id="{code.id}"{kind} dataRef="{data[code.text]}"/>'
        case _:
            return _escape(code.text)


def _escape(text: str) -> str:
    """Return a text as content; what XML cannot contain is an element (``cp``)."""
    pieces = FORBIDDEN.split(text)
    others = (f'<cp hex="{ord(each):04X}"/>' for each in FORBIDDEN.findall(text))
    escaped = map(escape_content, pieces)
    return next(escaped) + "".join(chain.from_iterable(zip(others, escaped, strict=True)))


def recognizes(data: bytes) -> bool:
    """Return whether bytes are XLIFF 2, in any encoding of two bytes or fewer a character."""
    return is_version(data, 2)


def read(data: bytes, name: str) -> Returned:
    """Read a file in XLIFF 2, whoever wrote it.

    A unit that is not valid is not taken. Where nothing else is translated, the file is refused.
    """
    root = read_root(data, name, 2, PREFIXES)
    fault = next(find_faults(root), "")
    if fault:
        raise ExchangeError(f"it is not valid as XLIFF: {fault}", name)
    faulty = find_faulty_units(root)

    def read_valid(unit: XmlNode, number: int, is_fixed: bool) -> ReturnedRow | None:
        row = read_unit(unit, number, is_fixed)
        if row is None or unit not in faulty:
            return row
        remark = NotTaken(f"it is not valid as XLIFF: {faulty[unit]}; it is not taken")
        return ReturnedRow(number, row.key, None if row.key else row.source, "", remarks=(remark,))

    found = read_units(list(root.find_all("file")), "unit", read_valid)
    if faulty and not any(row.text for row in found.rows):
        raise ExchangeError(f"it is not valid as XLIFF: {next(iter(faulty.values()))}", name)
    return replace(found, language=root.attributes.get("trgLang", ""))
