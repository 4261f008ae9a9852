"""The key of a message that went out to a translator: which message it is, and how it was.

A key has digests only, so it says nothing about the text to who does not have it. It is written
with letters, digits and ``_`` and has 37 characters: so it can be a bookmark in Word, which takes
40, or the name of a field anywhere else.
"""

from __future__ import annotations

from hashlib import sha256
from typing import NamedTuple

from dragoman.catalogs.states import find_state, make_block_digest, make_message_digest
from dragoman.model import MessageKey, State
from dragoman.patterns import compile_later
from dragoman.po.blocks import Block
from dragoman.po.marks import MarkKind, is_mark

_MESSAGE, _TEXT, _NOTE, _PIVOT = 10, 8, 6, 8
"""How many hexadecimal digits of each digest a key has."""
_FORM = compile_later(
    rf"dgm_([0-9a-f]{{{_MESSAGE}}})([0-9a-f]{{{_TEXT}}})([0-9a-f]{{{_NOTE}}})([0-9a-f]{{{_PIVOT}}})"
    r"([uftr])"
)
_STATES = {state.value[0]: state for state in State}
NO_PIVOT = "0" * _PIVOT


class SentKey(NamedTuple):
    """What a key says; the digests are the beginnings of longer ones."""

    message: str
    """Of the name of the document, msgctxt and msgid: so a row of one document is never taken for
    a row of another."""
    text: str
    """Of the whole message with its translation, as ``make_block_digest`` returns it."""
    note: str
    """Of the comments of translators."""
    pivot: str
    """Of the message in the pivot language that was beside it; ``NO_PIVOT`` without one."""
    state: State


def write_sent_key(document: str, message: Block, pivot: Block | None = None) -> str:
    """Return the key of a message of a document as it is now."""
    digests = (
        digest_key(document, message.key),
        make_block_digest(message)[:_TEXT],
        digest_note(read_note(message)),
        make_block_digest(pivot)[:_PIVOT] if pivot else NO_PIVOT,
    )
    return f"dgm_{''.join(digests)}{find_state(message).value[0]}"


def read_sent_key(text: str) -> SentKey | None:
    """Return what a key says; None for a text that is not one."""
    match = _FORM.fullmatch(text)
    if match is None:
        return None
    message, of_text, note, pivot, letter = match.groups()
    return SentKey(message, of_text, note, pivot, _STATES[letter])


def digest_key(document: str, key: MessageKey) -> str:
    """Return what a key says of the document, the msgctxt and the msgid."""
    return make_message_digest(*key, (document,))[:_MESSAGE]


def digest_text(message: Block, text: str) -> str:
    """Return what a key would say of the message if it had another translation."""
    return make_message_digest(message.context, message.msgid, (text,), message.plural)[:_TEXT]


def is_text_of(sent: SentKey, key: MessageKey, text: str) -> bool:
    """Return whether a message went out with this very translation."""
    return make_message_digest(*key, (text,))[:_TEXT] == sent.text


def read_note(message: Block) -> str:
    """Return the comments of translators, one a line, without dragoman's own marks."""
    return "\n".join(line for line in message.comments if not is_mark(line, set(MarkKind)))


def digest_note(note: str) -> str:
    """Return what a key says of comments; white space around lines does not count."""
    lines = (" ".join(line.split()) for line in note.splitlines())
    return sha256("\n".join(filter(None, lines)).encode()).hexdigest()[:_NOTE]
