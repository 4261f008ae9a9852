"""What answers about a catalogue have in common: how far it is, its rows in HTML, its edition."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from flask import request

from dragoman.commands._numbered_messages import NumberedMessage
from dragoman.errors import DragomanError
from dragoman.po import Block
from dragoman.project import Project
from dragoman.workbench._live import LAYOUTS, LiveEdition
from dragoman.workbench._opened import OpenedCatalog, describe_language
from dragoman.workbench._pages import choose_words, write_part
from dragoman.workbench._reading import read_sent
from dragoman.workbench._rows import ParagraphRow, describe_counts, describe_progress, find_next

DOCUMENT = "/api/document/<path:document>/<language>"
"""Below it are the addresses of one catalogue."""


def describe_head(opened: OpenedCatalog) -> dict[str, Any]:
    """Return how far a catalogue is, and which one it is."""
    tally, words = opened.tally, choose_words()
    return {
        "revision": opened.revision,
        "total": len(opened.rows),
        "next": find_next(opened, request.args.get("after", 0, int)),
        "changed": opened.is_changed,
        **describe_counts(tally),
        **describe_progress(tally, words),
    }


def write_rows(opened: OpenedCatalog, rows: Sequence[ParagraphRow]) -> str:
    """Return the HTML of rows."""
    return write_part("rows.html", rows=rows, **name_languages(opened))


def name_languages(opened: OpenedCatalog) -> dict[str, Any]:
    """Return the languages of the rows, for templates."""
    pivot = read_pivot(opened.project)
    return {
        "source": describe_language(opened.project.settings.source_language),
        "target": describe_language(opened.language),
        "pivot": describe_language(pivot) if pivot else None,
    }


def read_pivot(project: Project) -> str:
    """Return the other language that the page shows; "" for none, and for one that the project no
    longer has: somebody may take it out of the settings while the page is open."""
    pivot = request.args.get("pivot", "")
    return pivot if pivot in project.languages else ""


def find_live(opened: OpenedCatalog) -> LiveEdition:
    """Return the edition that is asked for: the one of the languages that are shown, or of those
    that it names. Nothing is read yet.

    Raises ValueError, KeyError and ProjectError for a layout or a language that is not there.
    """
    project, given = opened.project, request.args
    layout, shown = given.get("layout", "columns"), [opened.language]
    if layout not in LAYOUTS:
        raise ValueError(layout)
    if layout != "single":
        shown = [project.settings.source_language, read_pivot(project), opened.language]
    wanted = given.get("languages", ",".join(filter(None, shown)))
    languages = tuple(dict.fromkeys(project.find_code(code) for code in wanted.split(",")))
    unknown = set(languages) - {project.settings.source_language, *project.languages}
    if unknown:
        raise KeyError(*unknown)
    return LiveEdition(opened, languages, layout)


def write_row(opened: OpenedCatalog, number: int, block: Block) -> str:
    """Return the HTML of one row of the edition that is asked for, with a message in it.

    It is "" where the edition cannot be made, for example because of a mistake in another file.
    That is no reason to refuse a text, and the page hears it when it asks for the edition.
    """
    live = share_live(opened)
    with suppress(DragomanError):
        return live.write_row(number, {**opened.blocks, block.key: block})
    return ""


def share_live(opened: OpenedCatalog) -> LiveEdition:
    """Return the edition that is asked for, which may be of an earlier state of the catalogue."""
    live = find_live(opened)
    return opened.shared.give((live.languages, live.layout), lambda: live)


def read_number(item: NumberedMessage) -> int:
    """Return the paragraph that somebody works on, of those that have this message."""
    number = read_sent("number", int, item.numbers[0])
    return number if number in item.numbers else item.numbers[0]
