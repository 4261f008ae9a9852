"""What every source format shares: bytes to text and back, lines, and replacing slices."""

from __future__ import annotations

import codecs
import contextlib
import hashlib
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dragoman.bidi import clean
from dragoman.errors import SourceError
from dragoman.model import Document

LINE_END = re.compile(r"\r\n|\r|\n")
"""Other separators, such as U+2028 or a form feed, are characters of a line."""


class ReadOptions(NamedTuple):
    """How a source is to be read."""

    encoding: str = "utf-8"
    code: bool = False
    """Are code blocks to be translated?"""


def decode(data: bytes, name: str, encoding: str = "utf-8") -> tuple[str, str, bool]:
    """Give the text, its encoding in full ("utf-16-le", not "utf-16"), and had it a mark.

    Encoding the text again gives the same bytes; what cannot do so is refused.
    """
    if not data.strip():
        raise SourceError("the file is empty; write the text into it, or remove it", name)
    codec = _find_codec(data, name, encoding)
    if b"\0" in data and not codec.startswith(("utf-16", "utf-32")):
        line = data[: data.index(b"\0")].count(b"\n") + 1
        raise SourceError("a NUL byte stands here, so this is no text file", name, line)
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as error:
        raise _describe_wrong_byte(error, data, name, codec) from None
    except ValueError:
        raise SourceError(f"the file is not {codec}; set `encoding`", name) from None
    if "\0" in text:
        raise SourceError("a NUL character stands in the file, so this is no text file", name)
    if codec != "utf-8" and text.encode(codec) != data:
        raise SourceError(f"{codec} would not give the same bytes; save the file as UTF-8", name)
    if text.startswith("\ufeff"):
        return text[1:], codec, True
    return text, codec, False


def _find_codec(data: bytes, name: str, encoding: str) -> str:
    try:
        codec = codecs.lookup(encoding).name
        with contextlib.suppress(UnicodeError):
            b"text".decode(codec)  # a LookupError for rot13, hex and the like
    except (LookupError, ValueError):
        sentence = f"no text encoding is called {encoding!r}; set `encoding` to one such as utf-8"
        raise SourceError(sentence, name) from None
    if codec in ("utf-8-sig", "ascii"):
        return "utf-8" if codec == "utf-8-sig" else codec
    if codec in ("utf-16", "utf-32"):
        mark = codecs.BOM_UTF16_BE if codec == "utf-16" else codecs.BOM_UTF32_BE
        return f"{codec}-be" if data.startswith(mark) else f"{codec}-le"
    return codec


def _describe_wrong_byte(
    error: UnicodeDecodeError, data: bytes, name: str, codec: str
) -> SourceError:
    before = data[: error.start].decode(codec, "replace")
    spelled = "UTF-8" if codec == "utf-8" else codec
    sentence = (
        f"byte 0x{data[error.start]:02x} is not {spelled}; save the file as UTF-8 or set `encoding`"
    )
    return SourceError(sentence, name, len(LINE_END.findall(before)) + 1)


def encode(document: Document, text: str) -> bytes:
    """Give the bytes of a text in the encoding, and with the mark, of the document."""
    try:
        return ("\ufeff" * document.bom + text).encode(document.encoding)
    except UnicodeEncodeError as error:
        character = text[error.start - document.bom]
        sentence = (
            f"{document.encoding} has no {character!r} (U+{ord(character):04X}), which a "
            "translation needs; save the source as UTF-8"
        )
        raise SourceError(sentence, document.name) from None


def file_digest(data: bytes) -> str:
    """Give 12 hexadecimal digits that stand for the file's content."""
    return hashlib.sha256(data).hexdigest()[:12]


def iterate_lines(text: str) -> Iterator[tuple[int, str]]:
    """Give where each line begins, and the line without its line end."""
    start = 0
    if "\r" not in text:  # nearly always; to split at one character is the fastest
        for line in text.split("\n"):
            yield start, line
            start += len(line) + 1
        return
    for match in LINE_END.finditer(text):
        yield start, text[start : match.start()]
        start = match.end()
    yield start, text[start:]


def fold_to_one_line(text: str) -> str:
    """Fold what a translator wrote into one line."""
    pieces = (piece.strip() for piece in LINE_END.split(clean(text)))
    return " ".join(piece for piece in pieces if piece)


def first_line_end(text: str) -> str:
    """Give the line end that the text uses first; LF when it has one line."""
    match = LINE_END.search(text)
    return match[0] if match else "\n"


def replace_slices(text: str, edits: Iterable[tuple[int, int, str]]) -> str:
    """Replace slices; the edits are in order and do not overlap."""
    parts: list[str] = []
    done = 0
    for start, end, new in edits:
        parts += (text[done:start], new)
        done = end
    return "".join((*parts, text[done:]))
