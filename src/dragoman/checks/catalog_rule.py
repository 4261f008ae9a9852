"""What a rule about catalogue files is made of: the file that it reads, the faults it returns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

from dragoman.checks.policy import Severity
from dragoman.checks.text_rule import Fix, SeverityName, read_first_line
from dragoman.model import MessageKey

EXAMPLE_HEADER = (
    b'msgid ""\nmsgstr ""\n"Language: fa\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
)
EXAMPLE_MESSAGE = b'\nmsgid "one"\nmsgstr "\xd8\xa2"\n'
"""A header and a message, from which the examples of rules are made. The document of the examples
has no other message."""


class Message(Protocol):
    """A message of a catalogue: what rules may know about it."""

    @property
    def context(self) -> str | None:
        """Its msgctxt; None where it has none."""
        ...

    @property
    def msgid(self) -> str:
        """The source."""
        ...

    @property
    def plural(self) -> str | None:
        """The msgid_plural; None where the message has no plurals."""
        ...

    @property
    def msgstr(self) -> tuple[str, ...]:
        """The translation: one form, or all plural forms."""
        ...

    @property
    def fuzzy(self) -> bool:
        """Whether nobody has confirmed the translation."""
        ...

    @property
    def obsolete(self) -> bool:
        """Whether the source no longer has the message."""
        ...

    @property
    def flags(self) -> tuple[str, ...]:
        """What is behind ``#,``."""
        ...

    @property
    def comments(self) -> tuple[str, ...]:
        """The translator's comments, behind ``#``."""
        ...

    @property
    def extracted(self) -> tuple[str, ...]:
        """The comments for the translator, behind ``#.``."""
        ...

    @property
    def previous(self) -> str | None:
        """The source that was translated before, behind ``#|``."""
        ...

    @property
    def line(self) -> int:
        """The line where the message begins."""
        ...


@dataclass(frozen=True)
class CatalogFile:
    """A catalogue as a rule about files gets it: its bytes, and what was read from them."""

    data: bytes
    language: str
    """The language that the file's folder names; empty when no folder does."""
    header: Mapping[str, str] = field(default_factory=dict)
    header_comments: tuple[str, ...] = ()
    """The comments of the header, one a line, without ``# ``."""
    messages: tuple[Message, ...] = ()
    problem: tuple[str, int] | None = None
    """Why it could not be read, and the line; then there are no messages."""
    strict: bool = False
    """Whether fuzzy messages count as errors."""
    names: tuple[str, ...] = ()
    """The names and addresses that may be in it."""
    known: frozenset[MessageKey] | None = None
    """The msgctxt and msgid of each message of the document; None where it is not known."""

    @cached_property
    def live(self) -> tuple[Message, ...]:
        """The messages that are not obsolete."""
        return tuple([message for message in self.messages if not message.obsolete])

    @cached_property
    def finished(self) -> tuple[Message, ...]:
        """Those of the live messages that are translated and not fuzzy."""
        return tuple([each for each in self.live if not each.fuzzy and any(each.msgstr)])


@dataclass(frozen=True, slots=True)
class Fault:
    """What a rule finds in a catalogue."""

    line: int
    message: str
    subject: Message | None = None
    """The message of the catalogue that has the fault, if it is in one."""
    severity: Severity | None = None
    """The severity where it is not the rule's own."""
    fixable: bool = False
    """Whether ``--fix`` fixes it."""


class FileCheck(Protocol):
    """The function that ``file_rule`` makes into a rule."""

    def __call__(self, file: CatalogFile, /) -> Iterable[Fault]:
        """Yield the faults of a catalogue."""
        ...


@dataclass(frozen=True, slots=True)
class FileRule:
    """One thing that can be wrong with a catalogue, whatever its texts are."""

    id: str
    severity: Severity
    sentence: str
    """What is wrong, for the person who has to fix it."""
    silent: tuple[bytes, ...]
    """Catalogues that must not be reported."""
    fires: tuple[bytes, ...]
    """Catalogues that must be reported."""
    fix: Fix
    check: FileCheck


def file_rule(
    id: str,
    severity: SeverityName,
    *,
    silent: Iterable[bytes],
    fires: Iterable[bytes],
    fix: Fix = "",
) -> Callable[[FileCheck], FileRule]:
    """Make a function into a rule about files; its docstring's first line says what is wrong.

    The examples are whole catalogues.
    """

    def make_rule(check: FileCheck) -> FileRule:
        return FileRule(
            id,
            Severity(severity),
            read_first_line(check),
            tuple(silent),
            tuple(fires),
            fix,
            check,
        )

    return make_rule
