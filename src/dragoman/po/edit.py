"""Changing a message line by line: what does not change keeps its bytes and its wrapping."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from dragoman import po
from dragoman.errors import CatalogError, quote
from dragoman.po.quoting import escape, write_string

if TYPE_CHECKING:  # who only writes the lines of new messages makes no blocks
    from dragoman.po.blocks import Block


class MessageHead(NamedTuple):
    """What is above the msgid of a message."""

    comments: Iterable[str] = ()
    """The translator's comments, one a line, without ``# ``."""
    source: Iterable[str] = ()
    """The lines that come from the source, as they are in the file: ``#. …`` and ``#: …``."""
    flags: Sequence[str] = ()
    previous: tuple[str | None, str | None] = (None, None)
    """The msgctxt and the msgid that the translation was made from."""


NO_HEAD = MessageHead()
_EMPTY = 'msgstr ""\n'


def write_message(
    context: str | None, msgid: str, msgstr: str = "", head: MessageHead = NO_HEAD
) -> Block:
    """Write a new message as ``msgcat --no-wrap`` does. Raises CatalogError for a NUL."""
    above = write_head(head)
    text = write_lines(above, context, msgid, msgstr)
    fuzzy = "fuzzy" in head.flags
    return po.Block(text, len(above), context, msgid, None, (msgstr,), False, fuzzy, new=True)


def write_lines(above: str, context: str | None, msgid: str, msgstr: str = "") -> str:
    """Return the lines of a new message; ``above`` are those that ``write_head`` returns.

    Raises CatalogError for a NUL.
    """
    if context is None and not msgstr and "\n" not in msgid:  # nearly all that are written
        text = f'{above}msgid "{escape(msgid)}"\n{_EMPTY}'
    else:
        written = "" if context is None else write_string("msgctxt", context)
        written += write_string("msgid", msgid)
        text = above + written + (write_string("msgstr", msgstr) if msgstr else _EMPTY)
    if "\0" in text:
        raise CatalogError(
            f"the message {quote(msgid[:40])} contains a NUL, which PO does not allow"
        )
    return text


def write_head(head: MessageHead) -> str:
    """Return the lines that are above the keywords of a message."""
    lines = [f"# {comment}" if comment else "#" for comment in head.comments]
    lines.extend(head.source)
    if head.flags:
        lines.append("#, " + ", ".join(head.flags))
    text = "\n".join((*lines, ""))
    previous_context, previous_msgid = head.previous
    if previous_context is not None:
        text += write_string("msgctxt", previous_context, "#| ")
    if previous_msgid is not None:
        text += write_string("msgid", previous_msgid, "#| ")
    return text


def have_same_lines(one: Block, other: Block) -> bool:
    """Return whether two blocks have the same lines, whatever ends them."""
    return one.text == other.text or _text_with_lf(one) == _text_with_lf(other)


def adopt_block(message: Block) -> Block:
    """Return a block of one catalogue as a new block of another.

    It takes on the other's line ends and separation, and forgets the line that it was read on.
    """
    text = _text_with_lf(message)
    body = message.body - message.text.count("\r\n", 0, message.body)
    return replace(message, text=text, body=body, line=0, gap=None, new=True)


def _text_with_lf(message: Block) -> str:
    return message.text.replace("\r\n", "\n")


def source_lines(message: Block) -> list[str]:
    """Return the lines of a message that come from its source: ``#. …`` and ``#: …``."""
    return [line for line in _head_lines(message) if line.startswith(("#.", "#:"))]


def set_source_lines(message: Block, lines: Sequence[str]) -> Block:
    """Return a message with other lines from the source, instead of those that it has."""
    others = [line for line in _head_lines(message) if not line.startswith(("#.", "#:"))]
    place = next(
        (number for number, line in enumerate(others) if line.startswith(("#,", "#=", "#|"))),
        len(others),
    )
    return _replace_lines(message, [*others[:place], *lines, *others[place:]])


def confirm_message(message: Block) -> Block:
    """Return a message without the flag fuzzy and without what it was translated from."""
    head: list[str] = []
    for line in _head_lines(message):
        if line.startswith(("#,", "#=")):
            flags = [flag.strip() for flag in line[2:].split(",")]
            others = [flag for flag in flags if flag and flag != "fuzzy"]
            line = f"{line[:2]} {', '.join(others)}" if others else ""
        if line and not line.startswith(("#|", "#~|")):
            head.append(line)
    return replace(_replace_lines(message, head), fuzzy=False)


def doubt_message(message: Block) -> Block:
    """Return a message with the flag fuzzy; all its other lines stay."""
    entry = message.entry()
    entry.flags = ["fuzzy", *entry.flags]
    return po.write_block(entry, message)


def make_obsolete(message: Block) -> Block:
    """Return a message as an obsolete one, without the lines that come from the source."""
    if message.obsolete:
        return message
    head = [line for line in _head_lines(message) if not line.startswith(("#.", "#:"))]
    head = [f"#~{line[1:]}" if line.startswith("#|") else line for line in head]
    body = [f"#~ {line}" for line in _body_lines(message)]
    return replace(_replace_lines(message, head, body), obsolete=True, gap=None)


def make_live(message: Block, lines: Sequence[str]) -> Block:
    """Return an obsolete message as a live one, with the lines from its new source."""
    head = [f"#{line[2:]}" if line.startswith("#~|") else line for line in _head_lines(message)]
    body = [line.removeprefix("#~").lstrip(" \t") for line in _body_lines(message)]
    live = replace(_replace_lines(message, head, body), obsolete=False, gap=None)
    return set_source_lines(live, lines)


def _head_lines(message: Block) -> list[str]:
    return [line.strip(" \t\r") for line in message.text[: message.body].split("\n")[:-1]]


def _body_lines(message: Block) -> list[str]:
    lines = message.text[message.body :].split("\n")
    return [line.rstrip("\r") for line in (lines[:-1] if not lines[-1] else lines)]


def _replace_lines(message: Block, head: Sequence[str], body: Sequence[str] | None = None) -> Block:
    """Return a message with other lines; it takes on the line ends of its catalogue."""
    above = "".join(f"{line}\n" for line in head)
    below = "".join(f"{line}\n" for line in (_body_lines(message) if body is None else body))
    return replace(message, text=above + below, body=len(above), new=True)
