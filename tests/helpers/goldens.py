"""Texts that are kept in files, to be read as a diff when they change."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from unicodedata import category

_LONG = 32
"""Characters of repeated lines that need no shorter form."""
_INVISIBLE = ("Cf", "Zs", "Zl", "Zp", "Cc")
_JOINERS = "\u200c\u200d\n\t "


def compare_with_kept(shown: str, kept: Path) -> None:
    """Assert that a text is the one in a file, paragraph by paragraph.

    With DRAGOMAN_WRITE_GOLDEN=1 the file gets the text first: what is new there must be read.
    """
    if os.environ.get("DRAGOMAN_WRITE_GOLDEN") == "1":
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(shown, "utf-8", newline="\n")
    assert shown.split("\n\n") == kept.read_text("utf-8").split("\n\n"), (
        f"if what is in it now is right: DRAGOMAN_WRITE_GOLDEN=1 pytest, then read {kept.name}"
    )


def shorten_repeated(text: str) -> str:
    """Return a text in which each line is whole once: in the place of lines that were all there
    before is how many they are, what the first begins with, and a digest of them."""
    seen: set[str] = set()
    shown: list[str] = []
    repeated: list[str] = []
    for line in [*text.split("\n"), ""]:
        if line in seen and line:
            repeated.append(line)
            continue
        shown += _describe_lines(repeated)
        repeated = []
        shown.append(line)
        seen.add(line)
    return "\n".join(shown[:-1])


def _describe_lines(lines: Sequence[str]) -> Iterator[str]:
    text = "\n".join(lines)
    if len(text) <= _LONG:
        yield from lines
    else:
        digest = hashlib.sha256(text.encode()).hexdigest()[:4]
        yield f"  ={len(lines)} {lines[0].strip()[: _LONG - 16]}… {digest}"


def show_invisible(text: str) -> str:
    """Return a text in which characters of direction and breaks are written as their numbers.

    The joiners of Persian and Indic words stay: words with numbers in them cannot be read.
    """
    return "".join(
        char if category(char) not in _INVISIBLE or char in _JOINERS else f"\\u{ord(char):04x}"
        for char in text
    )
