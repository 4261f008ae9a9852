"""A document's template: each of its messages once, without a translation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from dragoman import po
from dragoman.model import Document, Kind, MessageKey, Unit
from dragoman.po.edit import MessageHead, write_head, write_lines, write_message
from dragoman.po.references import isolate_path

if TYPE_CHECKING:  # a new template is written without blocks
    from dragoman.po import Catalog

DATE = "POT-Creation-Date"
"""The field of a header with the date of the template."""
ENCODING_FIELDS = {
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
}
"""The fields that every header has."""
NAME_FIELDS = {"Last-Translator": "", "Language-Team": ""}
"""The fields with the names of people. They are there even without a name, because some editors
do not save a catalogue that lacks them."""
_ORDER = {
    name: number
    for number, name in enumerate(
        (
            "Project-Id-Version",
            "Report-Msgid-Bugs-To",
            DATE,
            "PO-Revision-Date",
            *NAME_FIELDS,
            "Language",
            *ENCODING_FIELDS,
            "Plural-Forms",
        )
    )
}
"""The order of the fields of a header. Source: gettext's msginit, which all editors follow."""
_BATCH = 200
"""How many messages are written at a time: to have the lines of all twice would take memory, and
the system gives memory slowly."""


def make_template(
    document: Document,
    *,
    reference: str,
    created: str,
    header: Mapping[str, str] | None = None,
) -> Catalog:
    """Make the template of a document: its messages in order, each key once.

    ``reference`` is the path of the source for the ``#:`` lines, ``created`` the date for
    ``POT-Creation-Date``. ``header`` has fields to add or to change.
    """
    head = write_message(None, "", _make_header(document, created, header or {}))
    blocks = (
        po.Block(text, body, *key, None, ("",), False, False, new=True)
        for key, text, body in _write_messages(document, reference)
    )
    return po.Catalog(f"{document.name}.pot", head, tuple(blocks))


class DumpedTemplate(NamedTuple):
    """A template as it is written to a file."""

    data: bytes
    """What ``dump`` returns of the template."""
    keys: tuple[MessageKey, ...]
    """Those of its messages, in its order."""


def dump_template(
    document: Document,
    *,
    reference: str,
    created: str,
    header: Mapping[str, str] | None = None,
) -> DumpedTemplate:
    """Return what is written of the template that ``make_template`` makes; no blocks are made."""
    head = write_lines("", None, "", _make_header(document, created, header or {}))
    messages = _write_messages(document, reference)
    keys: list[MessageKey] = []
    written = BytesIO()
    written.write(head.encode())
    while some := list(islice(messages, _BATCH)):
        keys += [key for key, _, _ in some]
        written.write("".join(f"\n{text}" for _, text, _ in some).encode())
    return DumpedTemplate(written.getvalue(), tuple(keys))


def list_keys(document: Document) -> list[MessageKey]:
    """Return the keys of the messages that the template of a document has, in its order."""
    units = (unit for unit in document.units if unit.translatable and unit.text)
    return list(dict.fromkeys(unit.key for unit in units))


def set_creation_date(template: Catalog, created: str) -> Catalog:
    """Return the template with another date."""
    head = write_header({**template.header, DATE: created})
    return replace(template, head=write_message(None, "", head))


def have_same_messages(old: Catalog, new: Catalog) -> bool:
    """Return whether two templates are the same, except for the date.

    The line ends of ``old`` do not matter.
    """
    if old.head is None or new.head is None:
        return False
    if _drop_date(old.head.msgstr[0]) != _drop_date(new.head.msgstr[0]):
        return False
    before = [block.text.replace("\r\n", "\n") for block in old.blocks]
    return before == [block.text for block in new.blocks]


def _write_messages(document: Document, reference: str) -> Iterator[tuple[MessageKey, str, int]]:
    """Yield each message of a document once, in its order: its key, its lines, and where in these
    the keywords begin."""
    by_key: dict[MessageKey, list[Unit]] = {}
    for unit in document.units:
        if unit.translatable and unit.text:
            by_key.setdefault(unit.key, []).append(unit)
    place = f"#: {isolate_path(reference)}"
    heads: dict[tuple[str, ...], str] = {}  # most messages have the same few lines there
    for key, units in by_key.items():
        lines = _describe_units(units)
        if lines not in heads:
            heads[lines] = write_head(MessageHead(source=[*lines, place]))
        above = heads[lines]
        yield key, write_lines(above, *key), len(above)


def _describe_units(units: list[Unit]) -> tuple[str, ...]:
    """Return the lines that tell translators what a message is at each of its places, as ``heading
    1`` or ``list item``, and then what the author says of it.

    There is no line for what is a plain paragraph everywhere.
    """
    first = units[0]
    if len(units) == 1 and first.kind is Kind.PARAGRAPH and not first.level and not first.comment:
        return ()  # as nearly always
    roles = []
    if any(unit.kind is not Kind.PARAGRAPH or unit.level for unit in units):
        roles = [f"{unit.kind} {unit.level}" if unit.level else str(unit.kind) for unit in units]
    comments = [line for unit in units if unit.comment for line in unit.comment.splitlines()]
    return tuple(f"#. {line}".rstrip() for line in dict.fromkeys([*roles, *comments]))


def _make_header(document: Document, created: str, header: Mapping[str, str]) -> str:
    """Return the msgstr of the header."""
    fields = {
        "Project-Id-Version": document.name,
        DATE: created,
        **ENCODING_FIELDS,
        **header,
    }
    return write_header(fields)


def write_header(fields: Mapping[str, str]) -> str:
    """Return the msgstr of a header with these fields, in gettext's order; all others follow.

    White space in a value becomes one space, because a line break would begin another field.
    """
    names = sorted(fields, key=lambda name: _ORDER.get(name, len(_ORDER)))
    return "".join(f"{name}: {' '.join(fields[name].split())}\n" for name in names)


def tidy_header(text: str) -> str:
    """Return the msgstr of a header in gettext's order, with the fields of names there.

    Every line stays as it is. A text with a line that is not a field is returned as it is, because
    nobody can say what that line belongs to.
    """
    lines = [line for line in text.split("\n") if line.strip()]
    if not all(":" in line for line in lines):
        return text
    names = {_name_field(line) for line in lines}
    lines += [f"{name}: {value}" for name, value in NAME_FIELDS.items() if name not in names]
    lines.sort(key=lambda line: _ORDER.get(_name_field(line), len(_ORDER)))
    return "".join(f"{line}\n" for line in lines)


def _name_field(line: str) -> str:
    return line.partition(":")[0].strip()


def _drop_date(text: str) -> list[str]:
    return [line for line in text.split("\n") if not line.startswith(f"{DATE}:")]
