"""What the rules about catalogues speak of: a file, its messages, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from dragoman.checks._model import Severity, first_line

HEAD = b'msgid ""\nmsgstr ""\n"Language: fa\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
ONE = b'\nmsgid "one"\nmsgstr "\xd8\xa2"\n'
"""A header and a message, for examples."""


class Message(Protocol):
    """A message of a catalogue, as far as checks read one."""

    @property
    def context(self) -> str | None: ...
    @property
    def msgid(self) -> str: ...
    @property
    def plural(self) -> str | None: ...
    @property
    def msgstr(self) -> tuple[str, ...]: ...
    @property
    def fuzzy(self) -> bool: ...
    @property
    def obsolete(self) -> bool: ...
    @property
    def flags(self) -> tuple[str, ...]: ...
    @property
    def comments(self) -> tuple[str, ...]: ...
    @property
    def extracted(self) -> tuple[str, ...]: ...
    @property
    def previous(self) -> str | None: ...
    @property
    def line(self) -> int: ...


@dataclass(frozen=True, slots=True)
class File:
    """A catalogue as the ``po-*`` rules see it: its bytes, and what was read of them."""

    data: bytes
    language: str
    """What the place of the file says its language is; empty when it says nothing."""
    header: Mapping[str, str] = field(default_factory=dict)
    messages: tuple[Message, ...] = ()
    problem: tuple[str, int] | None = None
    """Why it could not be read, and the line; then there are no messages."""
    strict: bool = False


@dataclass(frozen=True, slots=True)
class Fault:
    """What a rule finds in a catalogue."""

    line: int
    message: str
    subject: Message | None = None
    severity: Severity | None = None
    """Where it differs from the rule's own."""
    fixable: bool = False


@dataclass(frozen=True, slots=True)
class FileRule:
    """One thing that can be wrong with a catalogue, whatever its texts say."""

    id: str
    severity: Severity
    sentence: str
    silent: tuple[bytes, ...]
    """Catalogues, or the end of one, that must not be reported."""
    fires: tuple[bytes, ...]
    fix: str
    function: Callable[[File], Iterable[Fault]]


def file_rule(
    id: str,
    severity: str,
    *,
    silent: Iterable[bytes],
    fires: Iterable[bytes],
    fix: str = "",
) -> Callable[[Callable[[File], Iterable[Fault]]], FileRule]:
    """Make a function into a rule about catalogues."""

    def make(function: Callable[[File], Iterable[Fault]]) -> FileRule:
        return FileRule(
            id, Severity(severity), first_line(function), tuple(silent), tuple(fires), fix, function
        )

    return make
