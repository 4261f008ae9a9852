"""XLIFF 1.2 (.xlf): the older version, which most programs for translators know.

A message that has no translation has its source as target, in the state "new": OmegaT offers only
what is in a target. Where such a text comes back as it was, nobody has translated it.
https://docs.oasis-open.org/xliff/v1.2/os/xliff-core.html
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

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
from dragoman.exchanges._xliff.trans_units import DIVIDER, PREFIXES, WHITE_SPACE, read_unit
from dragoman.exchanges._xliff.units import (
    CONTEXT,
    PREVIOUS,
    list_notes,
    read_units,
    walk_units,
)
from dragoman.exchanges._xliff.versions import is_version, read_root
from dragoman.inline import MarkPiece, PieceRole, cut_marks
from dragoman.languages import make_tag
from dragoman.languages.naming import find_language
from dragoman.model import Package, PackageItem, Returned, SpanKind, State

SUFFIX = ".1.2.xlf"
_STATES = {
    State.UNTRANSLATED: "new",
    State.FUZZY: "needs-review-translation",
    State.TRANSLATED: "translated",
    State.REVIEWED: "signed-off",
}
_CONTROLS = re.compile(rf"{FORBIDDEN.pattern}|\r")
"""What is a code because it would not come back: programs change carriage returns, too."""
_SIGNS = frozenset(WHITE_SPACE.values())
_SHOW = {ord(character): sign for character, sign in WHITE_SPACE.items()}
_TYPES = {
    SpanKind.EMPHASIS: "italic",
    SpanKind.STRONG: "bold",
    SpanKind.INSERTED: "underlined",
    SpanKind.LINK: "link",
}
_TYPES_ALONE = {SpanKind.BREAK: "lb", SpanKind.IMAGE: "image"}


def write(package: Package) -> bytes:
    """Return a file in XLIFF 1.2 with a unit for each message."""
    source, target = make_tag(package.source_language), make_tag(package.language)
    kind = "plaintext" if package.markup == "plain" else f"x-{package.markup}"
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">',
        f'  <file original="{escape_value(package.document)}" source-language="{source}" '
        f'target-language="{target}" datatype="{kind}">',
        "    <body>",
    ]
    for number, item in enumerate(package.items, 1):
        lines += _write_unit(item, package.markup, number)
    return "\n".join([*lines, "    </body>", "  </file>", "</xliff>", ""]).encode()


def _write_unit(item: PackageItem, markup: str, number: int) -> Iterator[str]:
    source = number_codes(_cut(item.source, markup))
    target = number_codes(_cut(item.text, markup), source) if item.text else source
    name = item.key or f"heading-{number}"
    said = 'translate="no" ' if not item.key else ""
    said += 'approved="yes" ' if item.state is State.REVIEWED else ""
    yield f'      <trans-unit id="{name}" resname="{name}" {said}xml:space="preserve">'
    yield f"        <source>{_write_content(source)}</source>"
    if item.key:
        state = _STATES[item.state if item.text else State.UNTRANSLATED]
        yield f'        <target state="{state}">{_write_content(target)}</target>'
    yield from _write_notes(item)
    if item.previous:
        previous = number_codes(_cut(item.previous, markup))
        yield '        <alt-trans alttranstype="previous-version">'
        yield f"          <source>{_write_content(previous)}</source>"
        yield f"          <target>{_write_content(target)}</target>"
        yield "        </alt-trans>"
    yield "      </trans-unit>"


def _write_notes(item: PackageItem) -> Iterator[str]:
    if item.context:
        context = escape_allowed(item.context)
        yield '        <context-group purpose="information">'
        yield f'          <context context-type="x-msgctxt">{context}</context>'
        yield "        </context-group>"
    for kind, text in list_notes(item):
        if kind not in (CONTEXT, PREVIOUS):
            yield f'        <note from="{kind}">{escape_allowed(text)}</note>'


def _cut(text: str, markup: str) -> list[MarkPiece]:
    """Return the pieces of a text whose marks can be in the attributes of codes.

    There a mark has one attribute for both its ends, with ``DIVIDER`` between. Where an end has
    that itself, each is alone. A mark with a character that cannot be there does not become a code.
    """
    pieces = list(cut_marks(text, markup))
    waiting: list[int] = []
    for number, piece in enumerate(pieces):
        if piece.role is PieceRole.OPEN:
            waiting.append(number)
        places = [number]
        if piece.role is PieceRole.CLOSE:
            places.append(waiting.pop())
        elif piece.role is not PieceRole.ALONE:
            continue
        ends = "".join(pieces[place].text for place in places)
        is_refused = FORBIDDEN.search(ends) or not _SIGNS.isdisjoint(ends)
        if DIVIDER in ends or is_refused:
            role = PieceRole.TEXT if is_refused else PieceRole.ALONE
            for place in places:
                pieces[place] = pieces[place]._replace(role=role)
    return pieces


def _write_content(codes: Iterable[Code]) -> str:
    parts: list[str] = []
    controls = 0
    for code in codes:
        if code.role is PieceRole.TEXT:
            position = 0
            for match in _CONTROLS.finditer(code.text):
                controls += 1
                parts.append(escape_content(code.text[position : match.start()]))
                parts.append(f'<x id="c{controls}-{ord(match[0]):04x}" ctype="x-control"/>')
                position = match.end()
            parts.append(escape_content(code.text[position:]))
        else:
            parts.append(_write_code(code))
    return "".join(parts)


def _write_code(code: Code) -> str:
    if code.role is PieceRole.CLOSE:
        return "</g>"
    is_pair = code.role is PieceRole.OPEN
    kind = (_TYPES if is_pair else _TYPES_ALONE).get(code.kind, f"x-{code.kind}")
    said = f"{code.text}{DIVIDER}{code.end}" if is_pair else code.text
    written = escape_value(said.translate(_SHOW))
    name = "g" if is_pair else "x"
    return f'<{name} id="{code.id}" ctype="{kind}" equiv-text="{written}"{"" if is_pair else "/"}>'


def recognizes(data: bytes) -> bool:
    """Return whether bytes are XLIFF 1, in any encoding of two bytes or fewer a character."""
    return is_version(data, 1)


def read(data: bytes, name: str) -> Returned:
    """Read a file in XLIFF 1.0 to 1.2, whoever wrote it."""
    root = read_root(data, name, 1, PREFIXES)
    files = list(root.find_all("file"))
    said = [file.attributes.get("target-language", "") for file in files]
    codes = {code.replace("_", "-").casefold(): code for code in said if code}
    for code in _list_target_languages(files):
        if _find_main_language(code) not in map(_find_main_language, codes):
            codes[code.casefold()] = code
    if len(codes) > 1:
        languages = ", ".join(codes.values())
        raise ExchangeError(
            f"it is in several languages ({languages}); save each as a file of its own", name
        )
    found = read_units(files, "trans-unit", read_unit)
    return replace(found, language=next(iter(codes.values()), ""))


def _list_target_languages(files: Iterable[XmlNode]) -> dict[str, None]:
    """Return the languages that targets say themselves, but that of the source, which programs copy
    from there, and what is no language, such as "und"."""
    found: dict[str, None] = {}
    for file in files:
        source = _find_main_language(file.attributes.get("source-language", ""))
        for unit, _ in walk_units(file, "trans-unit"):
            target = unit.find("target")
            code = target.attributes.get("xml:lang", "") if target else ""
            if _find_main_language(code) not in ("", source):
                found[code] = None
    return found


def _find_main_language(code: str) -> str:
    """Return the usual code of a language without its country and script: ``fa`` for ``per``,
    ``prs`` and ``fa-IR``; "" where nobody knows the language."""
    return (find_language(code) or "").split("_")[0]
