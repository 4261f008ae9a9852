"""A catalogue that was pasted into a mail: with the ``>`` of an answer, and text around it."""

from __future__ import annotations

import codecs
import re

_QUOTED_MESSAGE = re.compile(rb'^(?:>[ \t]?)+msgid[ \t]+"', re.MULTILINE)
_QUOTED = re.compile(rb"^(?:>[ \t]?)+", re.MULTILINE)
_LINE = re.compile(rb'[ \t]*(?:#|"|msg(?:ctxt|id|str))')
"""How the lines of a catalogue begin."""
_LONGEST = 60
"""So many characters of a text are shown."""


def unquote_catalog(data: bytes) -> bytes:
    """Return a catalogue without the ``>`` of an answer, if its messages have it."""
    return _QUOTED.sub(b"", data) if _QUOTED_MESSAGE.search(data) else data


def cut_text_around(data: bytes) -> tuple[bytes, list[tuple[int, str]]]:
    """Return a catalogue without the text before and after it, and what to say of that text.

    Its lines become blank, so that all others keep their numbers. What is between the lines of the
    catalogue stays: who reads it says what is wrong.
    """
    lines = data.removeprefix(codecs.BOM_UTF8).split(b"\n")
    own = [number for number, line in enumerate(lines) if _LINE.match(line)]
    if not own:
        return data, []
    around = [*range(own[0]), *range(own[-1] + 1, len(lines))]
    texts = [(number, lines[number].decode("utf-8", "replace").strip()) for number in around]
    for number in around:
        lines[number] = b""
    remarks = [
        (number + 1, f"a text outside of the catalogue is not taken: {text[:_LONGEST]}")
        for number, text in texts
        if text
    ]
    return b"\n".join(lines), remarks
