"""The extractor that ``pybabel extract`` finds under the entry point ``babel.extractors``.

An example of a mapping file of Babel::

    [dragoman: source/**.md]
    encoding = utf-8
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import PurePath
from typing import IO

from dragoman import sources
from dragoman.choices import FRONT_MATTER
from dragoman.model import Unit

_TRUE = ("1", "true", "yes", "on")
"""The values that switch an option on, the same as for the extractor of Jinja."""

BabelMessage = tuple[int, str | None, str | tuple[str, str], list[str]]
"""Line, function, message (msgctxt and msgid where the function is pgettext) and comments."""


def extract(
    fileobj: IO[bytes],
    keywords: Mapping[str, object] | Collection[str],
    comment_tags: Collection[str],
    options: Mapping[str, object],
) -> Iterator[BabelMessage]:
    """Yield the line, function, message and comments of each unit that is to be translated.

    The msgids and msgctxts are those of ``dragoman extract``. Options: ``encoding``, ``code``
    (translate code blocks), ``paragraphs`` (of plain text: "auto", "blank-lines" or "lines"),
    ``front_matter`` (patterns of keys with spaces between), and ``suffix`` for a file whose name
    does not show its format. Raises SourceError for a file that cannot be read. The parameters are
    Babel's interface of extractors; ``keywords`` and ``comment_tags`` do not apply to documents.
    """
    path = str(getattr(fileobj, "name", "") or "source.txt")
    document = sources.read(
        fileobj.read(),
        PurePath(path).stem,
        suffix=str(options.get("suffix") or PurePath(path).suffix),
        options=sources.ReadOptions(
            encoding=str(options.get("encoding") or "utf-8"),
            code=str(options.get("code", "")).lower() in _TRUE,
            paragraphs=str(options.get("paragraphs") or "auto"),
            front_matter=tuple(str(options.get("front_matter") or "").split()) or FRONT_MATTER,
        ),
        path=path,
    )
    for unit in document.units:
        if unit.translatable:
            yield _as_babel_message(unit)


def _as_babel_message(unit: Unit) -> BabelMessage:
    comments = [f"{unit.kind} {unit.level}" if unit.level else str(unit.kind)]
    if unit.comment:
        comments.append(unit.comment)
    if unit.context is None:
        return unit.line, None, unit.text, comments
    return unit.line, "pgettext", (unit.context, unit.text), comments
