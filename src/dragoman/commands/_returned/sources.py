"""Texts of a returned file that differ from ours only in what programs change by themselves.

po4a writes two spaces where a line ended after a full stop, keeps the indent of a list, and ends a
block of code with a newline. Phones and word processors write other quotation marks, dashes and
spaces, and marks of direction.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from textwrap import dedent

from dragoman.catalogs.sent_keys import read_sent_key
from dragoman.commands._returned.places import KnownMessages
from dragoman.model import MessageKey, Returned, ReturnedRow
from dragoman.sources import join_wrapped

_SPACES = re.compile(r"[ \t]+")
"""What lines are wrapped with, beside their ends. Other spaces, such as U+00A0, are meant."""
_LINE_END = re.compile(r"[ \t]*[\r\n][ \t\r\n]*")
_HARD_END = re.compile(r"(?<!\\)\\\r?\n")
"""A line end that readers see; in Markdown, a backslash is before it."""
_SIGNS = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032`\u00b4", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
        **dict.fromkeys("\u200b\u200e\u200f\u061c\u202a\u202b\u202c\u2066\u2067\u2068\u2069\ufeff"),
        "\u2044": "/",
        "\u00a9": "(c)",
        "\u00ae": "(r)",
    }
)
"""What word processors make of the signs on a keyboard, and those signs."""
_HYPHENS = re.compile("-+")


def restore_sources(known: KnownMessages, documents: Iterable[str], returned: Returned) -> Returned:
    """Return a file whose rows have our sources where theirs differ only by what programs change.

    Where it is only white space, the translation gets that of our source, too: one line where ours
    is one line. Where it is also quotation marks, dashes, capital letters and the like, it stays.
    A row stays as it is where it has a key, where its source is known, and where two messages fit.
    """
    if returned.is_memory:
        return returned
    documents = tuple(documents)
    returned = replace(
        returned, rows=tuple(_unwrap(row, known, documents) for row in returned.rows)
    )
    if all(read_sent_key(row.key) for row in returned.rows):
        return returned
    ours = {key for document in documents for key in known.list_keys(document).values()}
    returned = replace(returned, rows=tuple(_drop_contexts(returned.rows, ours)))
    if all((row.context, row.source) in ours for row in returned.rows):
        return returned
    by_words, by_letters = (_group(ours, fold) for fold in (_fold, _fold_signs))
    rows = (
        row
        if row.source is None or (row.context, row.source) in ours or read_sent_key(row.key)
        else _restore_row(row, row.source, by_words) or _restore_signs(row, by_letters)
        for row in returned.rows
    )
    return replace(returned, rows=tuple(rows))


def _unwrap(row: ReturnedRow, known: KnownMessages, documents: Iterable[str]) -> ReturnedRow:
    """Return a row with a key without the line ends that a mail put into its source and its text.

    They are in the source only if a program wrapped it: nobody writes there.
    """
    sent = read_sent_key(row.key) if row.source and "\n" in row.source.strip() else None
    if sent is None or row.source is None:
        return row
    found = (known.list_keys(document).get(sent.message) for document in documents)
    ours = next((key[1] for key in found if key), "\n")
    if "\n" in ours or _fold(row.source) != _fold(ours):
        return row
    return row._replace(source=ours, text=_fold(row.text))


def _drop_contexts(
    rows: Iterable[ReturnedRow], ours: Collection[MessageKey]
) -> Iterator[ReturnedRow]:
    """Yield the rows, those with a context that no message here has without it.

    Programs put their own into it: the name that a text has there.
    """
    contexts = {context for context, _ in ours}
    for row in rows:
        yield row if row.key or row.context in contexts else row._replace(context=None)


def _group(
    keys: Iterable[MessageKey], fold: Callable[[str], str]
) -> dict[MessageKey, list[MessageKey]]:
    """Return messages by their context and what is left of their source."""
    found: dict[MessageKey, list[MessageKey]] = {}
    for context, source in keys:
        found.setdefault((context, fold(source)), []).append((context, source))
    return found


def _restore_signs(
    row: ReturnedRow, by_letters: Mapping[MessageKey, Sequence[MessageKey]]
) -> ReturnedRow:
    source = row.source or ""
    fitting = by_letters.get((row.context, _fold_signs(source)), ())
    if len(fitting) != 1 or fitting[0][1].count("\n") != source.strip().count("\n"):
        return row  # the lines of code and of poems are meant
    return row._replace(source=fitting[0][1])


def _restore_row(
    row: ReturnedRow, source: str, by_words: Mapping[MessageKey, Sequence[MessageKey]]
) -> ReturnedRow | None:
    """Return a row with our white space; None where its source differs in more."""
    fitting = by_words.get((row.context, _fold(source)), ())
    if len(fitting) != 1:
        return None
    _, ours = fitting[0]
    if "\n" not in ours:
        return row._replace(source=ours, text=_fold(row.text))
    if dedent(source).strip() != ours.strip():  # the lines of code and of poems are meant
        return row
    return row._replace(source=ours, text=dedent(row.text).strip())


def _fold_signs(text: str) -> str:
    """Return a text with one sign for those that programs exchange, and in small letters."""
    plain = unicodedata.normalize("NFKC", text.translate(_SIGNS)).translate(_SIGNS)
    return _HYPHENS.sub("-", " ".join(plain.casefold().split()))


def _fold(text: str) -> str:
    """Return a text without the line ends that only wrap it, and with one space between words."""
    parts = (_LINE_END.split(part.strip(" \t\r\n")) for part in _HARD_END.split(text))
    return "\\\n".join(_SPACES.sub(" ", join_wrapped(lines)) for lines in parts)
