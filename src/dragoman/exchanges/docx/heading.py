"""The lines above the table: what it is, and what to do. They are known again when it is back."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from dragoman.languages import find_language_name as language_name
from dragoman.model import Package

_TASK = (
    "Write into the column “Translation”, and choose a state: “translated” when you are sure, "
    "“fuzzy” when you are not. Remarks go into “Note”. Leave the other columns, the first row and "
    "the small grey keys as they are."
)
_MARKUP = (
    "Signs such as **, [text](address) and <g1> belong to the text: keep them around the words "
    "that they belong to."
)
_TITLE = re.compile(r"(.+): .+ → .+ \(\S+\) · (\d{1,6}) texts?(?:; beside them: .+)?")


class Heading(NamedTuple):
    """What the lines above a table say."""

    document: str = ""
    texts: int = 0
    """How many went out; 0 where nobody says it."""
    others: tuple[str, ...] = ()
    """Lines that are not ours."""


def list_lines(package: Package) -> tuple[str, ...]:
    """Return the lines: a title with the document and its languages, and what to do."""
    count = sum(bool(item.key) for item in package.items)
    title = (
        f"{package.document}: {language_name(package.source_language)} → "
        f"{language_name(package.language)} ({package.language}) · "
        f"{count} {'text' if count == 1 else 'texts'}"
    )
    if package.pivot:
        title += f"; beside them: {language_name(package.pivot)}"
    task = (_TASK, _MARKUP) if package.markup == "markdown" else (_TASK,)
    return (title, *task)


def read_lines(lines: Iterable[str]) -> Heading:
    """Return what lines around tables say, and which of them are not ours."""
    document, texts, others = "", 0, list[str]()
    known = set[str]()
    for line in lines:
        text = " ".join(line.split())
        match = _TITLE.fullmatch(text)
        if match:
            document, texts = match[1], texts + (0 if text in known else int(match[2]))
            known.add(text)  # a table that was pasted twice went out once
        elif text and text not in (_TASK, _MARKUP):
            others.append(line)
    return Heading(document, texts, tuple(others))
