"""TMX 1.4b (.tmx): the translations of a document as a memory for the programs of translators.

It has no document type: programs that look for the DTD beside the file would refuse the file
without it. https://www.gala-global.org/tmx-14b
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from dragoman import __version__
from dragoman.exchanges._tmx import (
    CONTEXT,
    CREATOR,
    MACHINE,
    MemoryUnit,
    number_newest,
    read_memory,
)
from dragoman.exchanges._xliff.codes import (
    FORBIDDEN,
    Code,
    escape_allowed,
    escape_content,
    escape_value,
    number_codes,
)
from dragoman.exchanges._xliff.units import MOST_UNITS
from dragoman.inline import PieceRole, cut_marks
from dragoman.languages import make_tag
from dragoman.model import Package, PackageItem, Returned, ReturnedRow, SpanKind, State

__all__ = [
    "SUFFIX",
    "MemoryUnit",
    "holds",
    "number_newest",
    "read",
    "read_memory",
    "recognizes",
    "write",
]

SUFFIX = ".tmx"
_ROOT = re.compile(rb"<tmx\b[^<>]*>")
_SAMPLE = 1 << 16
_DONE = frozenset({State.TRANSLATED, State.REVIEWED})
_TYPES = {
    SpanKind.EMPHASIS: "italic",
    SpanKind.STRONG: "bold",
    SpanKind.INSERTED: "underlined",
    SpanKind.LINK: "link",
    SpanKind.IMAGE: "image",
    SpanKind.BREAK: "lb",
}


def write(package: Package) -> bytes:
    """Return the messages of a package that a memory holds, each as a unit."""
    source, target = make_tag(package.source_language), make_tag(package.language)
    kind = "plaintext" if package.markup == "plain" else f"x-{package.markup}"
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<tmx version="1.4">',
        f'  <header creationtool="{CREATOR}" creationtoolversion="{__version__}" '
        f'segtype="paragraph" o-tmf="{CREATOR}" adminlang="en" srclang="{source}" '
        f'datatype="{kind}"/>',
        "  <body>",
    ]
    for item in package.items:
        if item.key and holds(item):
            lines += _write_unit(item, (source, target), package)
    return "\n".join([*lines, "  </body>", "</tmx>", ""]).encode()


def holds(item: PackageItem) -> bool:
    """Return whether a message is in a memory: it is translated, and XML can contain its texts."""
    is_done = item.state in _DONE and bool(item.text)
    return is_done and not FORBIDDEN.search(item.source + item.text)


def _write_unit(item: PackageItem, tags: tuple[str, str], package: Package) -> Iterator[str]:
    source = number_codes(cut_marks(item.source, package.markup))
    target = number_codes(cut_marks(item.text, package.markup), source)
    props = [("x-document", package.document), (CONTEXT, item.context or "")]
    yield "    <tu>"
    for name, value in [*props, *((MACHINE, line) for line in item.machine)]:
        if value:
            yield f'      <prop type="{name}">{escape_allowed(value)}</prop>'
    for code, codes in zip(tags, (source, target), strict=True):
        yield f'      <tuv xml:lang="{code}"><seg>{_write_content(codes)}</seg></tuv>'
    yield "    </tu>"


def _write_content(codes: Iterable[Code]) -> str:
    parts: list[str] = []
    waiting: list[str] = []
    for code in codes:
        text = escape_content(code.text)
        kind = f' type="{_TYPES.get(code.kind, escape_value(f"x-{code.kind}"))}"'
        match code.role:
            case PieceRole.OPEN:
                waiting.append(code.id)
                parts.append(f'<bpt i="{code.id}" x="{code.id}"{kind}>{text}</bpt>')
            case PieceRole.CLOSE:
                parts.append(f'<ept i="{waiting.pop()}">{text}</ept>')
            case PieceRole.ALONE:
                parts.append(f'<ph x="{code.id}"{kind}>{text}</ph>')
            case _:
                parts.append(text)
    return "".join(parts)


def recognizes(data: bytes) -> bool:
    """Return whether bytes are TMX, in any encoding of two bytes or fewer a character."""
    return bool(_ROOT.search(data[:_SAMPLE].replace(b"\0", b"")))


def read(data: bytes, name: str) -> Returned:
    """Read a memory: each pair of a text and a translation is a row.

    Of a large memory it is the first ``MOST_UNITS`` units; ``read_memory`` has no such bound.
    """
    rows: list[ReturnedRow] = []
    for number, unit in number_newest(islice(read_memory(data, name), MOST_UNITS)):
        first, *others = unit.texts
        rows += [ReturnedRow(number, "", first, text, context=unit.context) for text in others]
    return Returned(tuple(rows), row_name="unit", is_memory=True)
