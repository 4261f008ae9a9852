r'''Source formats. A format is one module or package of this package; no list names it.

Another distribution adds a format by one module and one entry point. This module is a whole format,
for the words of a song; the tests read it here and take it through every command::

    """Lyrics (.lrc): the words after a time are one unit; the times are not translated."""

    import re

    from dragoman.model import Document, Kind, Unit
    from dragoman.sources import decode, encode, fold_to_one_line, replace_slices

    SUFFIXES = (".lrc",)

    _LINE = re.compile(r"^(?:\[[\d:.]+\])+[ \t]*([^\r\n]*[^\s])", re.MULTILINE)


    def read(data, name, options):
        text, encoding, bom = decode(data, name, options.encoding)
        units = tuple(
            Unit(
                " ".join(line[1].split()),
                Kind.PARAGRAPH,
                line=text.count("\n", 0, line.start(1)) + 1,
                span=line.span(1),
            )
            for line in _LINE.finditer(text)
        )
        return Document(name, "lrc", text, units, encoding=encoding, bom=bom)


    def rebuild(document, texts, language=""):
        edits = []
        for unit in document.units:
            line = fold_to_one_line(texts.get(unit.key, ""))
            if line and line != unit.text:
                edits.append((*unit.span, line))
        return encode(document, replace_slices(document.text, edits))

The ``pyproject.toml`` of its distribution names the module::

    [project.entry-points."dragoman.sources"]
    lyrics = "dragoman_lyrics"

What every format must keep:

1. Every visible character of the file is in exactly one unit, or in markup that is not translated.
   The units are in reading order.
2. ``rebuild`` without texts and without a language gives the bytes of the file again.
3. ``rebuild`` with texts gives the same units with other texts. A translation may contain anything,
   a blank line for example; it must stay in its place.

What dragoman needs to know of a unit is in ``dragoman.model.Unit``. A format says in
``Document.markup`` what its texts are written in: "markdown" for the inline markup of Markdown. A
format that says nothing has plain texts, and ``*stars*`` are shown as stars. What ``rebuild`` needs
besides the text, such as the other parts of a ZIP file, is kept in ``Document.state``.
'''

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from dragoman import plugins
from dragoman.errors import SourceError, quote
from dragoman.sources._common import (
    ReadOptions,
    Texts,
    decode,
    encode,
    first_line_end,
    fold_to_one_line,
    iterate_lines,
    join_wrapped,
    replace_slices,
)
from dragoman.sources._other_formats import OTHER_FORMATS
from dragoman.texts.unseen import shows_nothing

if TYPE_CHECKING:  # what a command does not read, it need not know
    from dragoman.model import Document, Unit

__all__ = [
    "OTHER_FORMATS",
    "HoldsPictures",
    "ReadOptions",
    "SourceFormat",
    "TellsKept",
    "Texts",
    "decode",
    "encode",
    "find_place",
    "find_source",
    "first_line_end",
    "fold_to_one_line",
    "has_own_pictures",
    "iterate_lines",
    "join_wrapped",
    "known_suffixes",
    "read",
    "read_picture",
    "rebuild",
    "rebuild_telling",
    "replace_slices",
]


class SourceFormat(Protocol):
    """What a module must hold to be a source format."""

    @property
    def SUFFIXES(self) -> tuple[str, ...]:
        """The suffixes of its files, in lower case and with the dot: ``(".md", ".markdown")``."""

    def read(self, data: bytes, name: str, options: ReadOptions) -> Document:
        """Read the bytes of a file.

        ``name`` is the name of the document, for ``Document.name`` and for errors. The result needs
        no ``digest``: the function ``read`` of this package sets it, and ``format`` as well. Raises
        SourceError, with the line where there is one, for a file that cannot be read.
        """

    def rebuild(self, document: Document, texts: Texts, language: str = "") -> bytes:
        """Return the document with other texts, as bytes in its own format.

        ``language`` is the code of the language of these texts, such as "fa"; empty for that of the
        source. A format that says in its files which language they are in says this one, if a text
        is in it. What is written for a language is for readers: also without a text, it does not
        say who made the file.

        ``texts`` holds the new text of each unit by its ``key``, without markup of its own. A unit
        that has no new text, an empty one or the same one keeps the text of the source, and so does
        a unit that is not ``translatable``.
        """


@runtime_checkable
class HoldsPictures(Protocol):
    """What the module of a format has besides if pictures are in the files of the format."""

    def read_picture(self, document: Document, unit: Unit, address: str) -> bytes | None:
        """Return the bytes of the picture that a unit names by an address; None if the file does
        not have it."""

    def find_place(self, document: Document, unit: Unit) -> str:
        """Return the name of the part of the file at which the addresses in a unit begin."""


@runtime_checkable
class TellsKept(Protocol):
    """What the module of a format has besides if a translation may not fit into its files."""

    def rebuild_telling(
        self, document: Document, texts: Texts, language: str = ""
    ) -> tuple[bytes, tuple[Unit, ...]]:
        """Return what ``rebuild`` does, and the units that have a new text and keep their own."""


def known_suffixes(*, third_party: bool = False) -> dict[str, str]:
    """Return the name of the format for each suffix that can be read, such as ".md".

    The formats of other distributions are included with ``third_party``.
    """
    return dict(_list_suffixes(third_party=True) if third_party else _list_own_suffixes())


def find_source(suffix: str) -> SourceFormat:
    """Return the format that reads files with that suffix, in capital or small letters.

    The formats of other distributions are loaded only where none of our own fits. Raises
    SourceError for a suffix that no format reads.
    """
    return _load_format(_find_format_name(suffix))


def read(
    data: bytes,
    name: str,
    *,
    suffix: str,
    options: ReadOptions | None = None,
    path: str | None = None,
) -> Document:
    """Read a source with the format that its suffix belongs to.

    Raises SourceError for a file that cannot be read. The error names ``path``, the file as the
    user knows it, or else ``name``.
    """
    options = (options or ReadOptions())._replace(suffix=suffix.lower())
    try:
        format_name = _find_format_name(suffix)
        document = _load_format(format_name).read(data, name, options)
    except SourceError as error:
        raise SourceError(error.sentence, path or name, error.line) from None
    except UnicodeError as error:  # of a format that does not use ``decode``
        sentence = f"the file is not {options.encoding}; save it as UTF-8 or set `encoding`"
        raise SourceError(sentence, path or name) from error
    return replace(document, format=format_name, digest=sha256(data).hexdigest()[:12])


def rebuild(document: Document, texts: Texts, language: str = "") -> bytes:
    """Return the document with other texts, in its own format.

    ``language`` is that of the texts; empty for that of the source. Without a language and texts,
    the result is the file, byte for byte. A text in which nothing can be
    seen counts as none.
    """
    return rebuild_telling(document, texts, language)[0]


def rebuild_telling(
    document: Document, texts: Texts, language: str = ""
) -> tuple[bytes, tuple[Unit, ...]]:
    """Return what ``rebuild`` does, and the units whose text stays because their translation does
    not fit."""
    seen = {key: text for key, text in texts.items() if not shows_nothing(text)}
    source_format = _load_format(document.format)
    if isinstance(source_format, TellsKept):
        return source_format.rebuild_telling(document, seen, language)
    return source_format.rebuild(document, seen, language), ()


def has_own_pictures(document: Document) -> bool:
    """Return whether the pictures of a document are in its own file, as in an e-book."""
    return isinstance(_load_format(document.format), HoldsPictures)


def find_place(document: Document, unit: Unit) -> str:
    """Return what the addresses in a unit begin at: the name of a part in the document's own file,
    or nothing where all of them begin at the document."""
    source_format = _load_format(document.format)
    if isinstance(source_format, HoldsPictures):
        return source_format.find_place(document, unit)
    return ""


def read_picture(document: Document, unit: Unit, address: str) -> bytes:
    """Return the bytes of a picture in a document's own file. Raises PictureError for none."""
    source_format = _load_format(document.format)
    data = None
    if isinstance(source_format, HoldsPictures):
        data = source_format.read_picture(document, unit, address)
    if data is None:
        from dragoman.pictures import PictureError  # slow to import; most documents need none

        raise PictureError("the document does not have it in its own file")
    return data


@cache
def _list_own_suffixes() -> Mapping[str, str]:
    """Return the name of our own format for each suffix: one process asks for them very often."""
    return _list_suffixes(third_party=False)


def _list_suffixes(*, third_party: bool) -> dict[str, str]:
    formats: dict[str, str] = {}
    for name in plugins.names(__name__, group=__name__ if third_party else ""):
        for suffix in _load_format(name).SUFFIXES:
            formats.setdefault(suffix, name)
    return formats


def _find_format_name(suffix: str) -> str:
    lowered = suffix.lower()
    name = _list_own_suffixes().get(lowered) or known_suffixes(third_party=True).get(lowered)
    if name is None and lowered in OTHER_FORMATS:
        raise SourceError(OTHER_FORMATS[lowered])
    if name is None:
        known = ", ".join(sorted(known_suffixes(third_party=True)))
        raise SourceError(
            f"no format reads {quote(suffix)} files; use a file with one of the suffixes {known}"
        )
    return name


def _load_format(name: str) -> SourceFormat:
    source_format: SourceFormat = plugins.load(__name__, name)
    return source_format
