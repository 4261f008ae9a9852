"""A document's template: each of its messages once, without a translation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from dragoman.model import Document, Kind, MessageKey, Unit
from dragoman.po.blocks import Block, isolate_path
from dragoman.po.catalog import Catalog
from dragoman.po.edit import write_message

DATE = "POT-Creation-Date"


def make_template(
    document: Document,
    *,
    reference: str,
    created: str,
    header: Mapping[str, str] | None = None,
) -> Catalog:
    """Make the template of a document: its messages in order, each key once.

    ``reference`` is the source's path as ``#:`` shows it, ``created`` the date for
    ``POT-Creation-Date``; ``header`` has fields to add or change.
    """
    head = _make_header(document, created, header or {})
    return Catalog(f"{document.name}.pot", head, tuple(_make_blocks(document, reference)))


def set_creation_date(made: Catalog, created: str) -> Catalog:
    """Give the same template with another date."""
    head = write_header({**made.header, DATE: created})
    return replace(made, head=write_message(None, "", head))


def have_same_messages(old: Catalog, new: Catalog) -> bool:
    """Tell whether two templates have the same messages and fields, but for the date."""
    if old.head is None or new.head is None:
        return False
    if _drop_date(old.head.msgstr[0]) != _drop_date(new.head.msgstr[0]):
        return False
    before = [block.text.replace("\r\n", "\n") for block in old.blocks]
    return before == [block.text for block in new.blocks]


def list_roles(units: list[Unit]) -> list[str]:
    """Say what a message is in its document, each role once.

    A plain paragraph is not remarked on, unless the same text is something else as well.
    """
    names = dict.fromkeys(
        f"{unit.kind} {unit.level}" if unit.level else unit.kind for unit in units
    )
    return [] if list(names) == [Kind.PARAGRAPH] else list(names)


def _make_blocks(document: Document, reference: str) -> list[Block]:
    found: dict[MessageKey, list[Unit]] = {}
    for unit in document.units:
        if unit.translatable and unit.text:
            found.setdefault(unit.key, []).append(unit)
    made: list[Block] = []
    for (context, msgid), units in found.items():
        comments = [line for unit in units for line in unit.comment.splitlines()]
        extracted = dict.fromkeys([*list_roles(units), *comments])
        lines = [f"#. {line}".rstrip() for line in extracted]
        made.append(write_message(context, msgid, source=[*lines, f"#: {isolate_path(reference)}"]))
    return made


def _make_header(document: Document, created: str, header: Mapping[str, str]) -> Block:
    fields = {
        "Project-Id-Version": document.name,
        DATE: created,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        **header,
    }
    return write_message(None, "", write_header(fields))


def write_header(fields: Mapping[str, str]) -> str:
    """Write the fields of a header; a line break in a value would be another field."""
    return "".join(f"{name}: {' '.join(value.split())}\n" for name, value in fields.items())


def _drop_date(text: str) -> list[str]:
    return [line for line in text.split("\n") if not line.startswith(f"{DATE}:")]
