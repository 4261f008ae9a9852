"""Texts of a returned file that differ from ours only in white space, as programs wrap lines.

po4a writes two spaces where a line ended after a full stop, keeps the indent of a list, and ends a
block of code with a newline.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from textwrap import dedent

from dragoman.catalogs.sent_keys import read_sent_key
from dragoman.commands._returned_places import KnownMessages
from dragoman.model import MessageKey, Returned, ReturnedRow
from dragoman.sources import join_wrapped

_SPACES = re.compile(r"[ \t]+")
"""What lines are wrapped with, beside their ends. Other spaces, such as U+00A0, are meant."""
_LINE_END = re.compile(r"[ \t]*[\r\n][ \t\r\n]*")
_HARD_END = re.compile(r"(?<!\\)\\\r?\n")
"""A line end that readers see; in Markdown, a backslash is before it."""


def restore_spaces(known: KnownMessages, documents: Iterable[str], returned: Returned) -> Returned:
    """Return a file whose rows have our white space where a source differs in nothing else.

    The translation gets the white space of our source, too: one line where ours is one line.
    A row stays as it is where it has a key, where its source is known, and where two messages fit.
    """
    if returned.is_memory or all(read_sent_key(row.key) for row in returned.rows):
        return returned
    ours = {key for document in documents for key in known.list_keys(document).values()}
    if all((row.context, row.source) in ours for row in returned.rows):
        return returned
    by_words: dict[MessageKey, list[MessageKey]] = {}
    for key in ours:
        by_words.setdefault(_join_lines(key), []).append(key)
    rows = (
        row
        if row.source is None or (row.context, row.source) in ours or read_sent_key(row.key)
        else _restore_row(row, row.source, by_words)
        for row in returned.rows
    )
    return replace(returned, rows=tuple(rows))


def _restore_row(
    row: ReturnedRow, source: str, by_words: Mapping[MessageKey, Sequence[MessageKey]]
) -> ReturnedRow:
    fitting = by_words.get(_join_lines((row.context, source)), ())
    if len(fitting) != 1:
        return row
    _, ours = fitting[0]
    if "\n" not in ours:
        return row._replace(source=ours, text=_fold(row.text))
    if dedent(source).strip() != ours.strip():  # the lines of code and of poems are meant
        return row
    return row._replace(source=ours, text=dedent(row.text).strip())


def _join_lines(key: MessageKey) -> MessageKey:
    context, source = key
    return context, _fold(source)


def _fold(text: str) -> str:
    """Return a text without the line ends that only wrap it, and with one space between words."""
    parts = (_LINE_END.split(part.strip(" \t\r\n")) for part in _HARD_END.split(text))
    return "\\\n".join(_SPACES.sub(" ", join_wrapped(lines)) for lines in parts)
