"""The numbers of notes that a translator typed, or a program wrote as text: ``[1]``."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from dragoman.patterns import compile_later
from dragoman.texts.changed_marks import write_plain

_TYPED = compile_later(
    r"\\?\[\^?(\w+)\\?\](?![(\[:])|\((\w+)\)|(?<=[^\s\d])(?<!\d\W)([\d¹²³⁰⁴-⁹]+)(?=\W*\Z)"
)


def is_typed(label: str, source: str, text: str) -> bool:
    """Return whether a translator typed the number of a note: ``[1]``, or ``1`` at the end.

    What looks so in the source as well does not count, nor does the last letter of a word.
    """
    at_end = rf"|(?<=[^\s\d])(?<!\d\W){label}\W*\Z" if label.isdecimal() else ""
    form = re.compile(rf"[\[(]\^?{re.escape(label)}[\])]{at_end}")
    ours, theirs = (form.search(_fold(write_plain(each))) for each in (source, text))
    return theirs is not None and ours is None


def restore_typed(text: str, labels: Sequence[str]) -> str:
    """Return a text in which the typed numbers of notes are notes: ``[1]``, ``(1)``, or ``1`` at
    the end, in any digits, also raised ones."""
    waiting = Counter(labels)

    def restore(match: re.Match[str]) -> str:
        label = _fold(write_plain(match[1] or match[2] or match[3]))
        if not waiting[label]:
            return match[0]
        waiting[label] -= 1
        return f"[^{label}]"

    return _TYPED.sub(restore, text) if labels else text


def _fold(text: str) -> str:
    """Return a text with the digits of ASCII."""
    plain = unicodedata.normalize("NFKC", text)
    return "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in plain)
