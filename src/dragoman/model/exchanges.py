"""What goes out to a translator in one file, and what comes back in one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from dragoman.model.documents import Kind
from dragoman.model.states import State

SENT_KEY = r"dgm_[0-9a-f]{32}[uftr]"
"""What the key of a message looks like in a file, as a regular expression."""


class PackageItem(NamedTuple):
    """A message as it goes out."""

    key: str
    """What says which message it is and how it was, in at most 40 letters, digits and "_". It comes
    back as it went out. "" for a heading that is only shown, so that the place of others is
    clear."""
    numbers: tuple[int, ...]
    """The numbers of the editions' rows, one at least: a text that is there twice has two."""
    kind: Kind
    level: int
    """For a heading, 1 to 6."""
    context: str | None
    """The msgctxt."""
    source: str
    """The msgid, with its inline markup."""
    text: str = ""
    """The translation, or the suggestion for one; "" where there is none yet."""
    state: State = State.UNTRANSLATED
    remark: str = ""
    """Why it is fuzzy, in a few words: ``outdated``, ``draft``."""
    previous: str = ""
    """The source that the translation was made from, where it is fuzzy because that changed."""
    note: str = ""
    """The comments of translators, one a line."""
    explained: str = ""
    """What the author wants the translators to know, one comment a line."""
    pivot: str = ""
    """The text in the pivot language; "" where it has none."""
    machine: tuple[str, ...] = ()
    """Which words of the translation a machine wrote, as the comments of a catalogue keep it."""


@dataclass(frozen=True, slots=True)
class Package:
    """What goes out to one translator: messages of one document, in one language."""

    document: str
    source_language: str
    language: str
    items: tuple[PackageItem, ...]
    """In the order of the document."""
    markup: str = "plain"
    """What the texts are written in: "plain" or "markdown"."""
    pivot: str = ""
    """The pivot language: one that the translator reads beside the source; "" without one."""
    header: str = ""
    """The msgstr of the header of a catalogue, for formats that need one."""


class NotTaken(str):
    """A sentence about something of a returned file that is not taken; all others are plain.

    Where there is one, somebody has to look. What is put together from one is a plain string.
    """

    __slots__ = ()


class ReturnedRow(NamedTuple):
    """What a returned file says of one message."""

    row: int
    """Where it is in the file, as its reader counts: the row of a table, the line of a text."""
    key: str
    """As in ``PackageItem``; "" where it was lost."""
    source: str | None
    """The source as the file has it now; None where it says none."""
    text: str
    """The translation; "" for none."""
    state: State | None = None
    """How far it has got; None where the file does not say."""
    note: str = ""
    """The comments of translators: those that went out, and those that came to them."""
    context: str | None = None
    """The msgctxt, where the file says it."""
    pivot: str | None = None
    """The text in the pivot language as the file has it now."""
    is_approved: bool = False
    """Whether a reviewer has read this very text and found it good."""
    machine: tuple[str, ...] = ()
    """As in ``PackageItem``, where the file says it."""
    is_past: bool = False
    """Whether the file has it only as a thing of the past: it fills what is empty here, fuzzy, and
    says nothing else."""
    remarks: tuple[str, ...] = ()
    """What the user should know of this row, in sentences without a capital and a full stop."""


@dataclass(frozen=True, slots=True)
class Returned:
    """A returned file, as it was read."""

    rows: tuple[ReturnedRow, ...]
    language: str = ""
    """The code of its language, where the file says it."""
    document: str = ""
    """The name of its document, where the file says it."""
    pivot: str = ""
    """The code of the language that the translator read beside the source, where the file says
    it."""
    row_name: str = "row"
    """What ``ReturnedRow.row`` counts: "row", "line", "unit"."""
    states_are_kept: bool = False
    """Whether the programs that edit such files change the state together with the text, as
    editors of PO do. Elsewhere a text that somebody changed is translated, unless the state was
    changed as well."""
    remarks: tuple[tuple[int, str], ...] = ()
    """What the user should know of the file: a row, or 0, and a sentence."""
    is_memory: bool = False
    """Whether it holds pairs of texts that belong to no document."""
    columns_are_guessed: bool = False
    """Whether no names of columns say which one has the sources, and which the translations."""
    is_whole: bool = False
    """Whether it has a row for each message that went out, if nobody took one away."""
    missing: int | None = None
    """How many of these rows it lacks; None where the file does not say it."""
    refused: tuple[str, ...] = ()
    """The keys of rows that could be read only so far that they are not taken; there is a remark
    for each."""
